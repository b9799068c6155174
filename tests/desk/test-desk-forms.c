/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-test.h"
#include "release-office.h"

#include "desk/wordings/clew-approval-window.h"
#include "desk/clew-check-row.h"
#include "desk/clew-day-field.h"
#include "desk/consent/clew-many-forms-window.h"
#include "desk/clew-paper-page.h"
#include "desk/clew-person-picker.h"
#include "desk/consent/clew-release-assistant.h"
#include "desk/consent/clew-release-begin.h"
#include "desk/consent/clew-release-page.h"
#include "desk/consent/clew-signed-blank-window.h"
#include "desk/wordings/clew-wording-editor.h"
#include "desk/wordings/clew-wording-field.h"
#include "desk/wordings/clew-wordings-window.h"
#include "documents/clew-release-form.h"
#include "records/clew-blank-form.h"
#include "records/clew-wording-store.h"

#include <glib/gstdio.h>
#include <poppler.h>
#include <string.h>

/* Wordings, kinds of form, blank forms and forms for many, from inside the program. */

/* Wordings */

static ClewWordingField *
find_field (GtkWidget *root, const char *key)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      ClewWordingField *found;

      if (CLEW_IS_WORDING_FIELD (child) &&
          g_str_equal (clew_wording_field_get_key (CLEW_WORDING_FIELD (child)), key))
        return CLEW_WORDING_FIELD (child);
      found = find_field (child, key);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
rewrite (ReleaseDesk *desk, const char *key, const char *text)
{
  clew_wording_field_set_text (find_field (desk->window, key), text);
  desk_test_settle ();
}

static void
start_editor (ReleaseDesk *desk, const char *form)
{
  release_desk_present (
    desk, clew_wording_editor_new (NULL, desk->office, clew_form_name_find (form), "en"));
}

/* A text that spoils the wording says so where it stands, and keeps it from
 * being approved but not from being kept. */
static void
test_editor (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autoptr (GPtrArray) versions = NULL;
  ClewStore *store;

  release_desk_init (&desk, 4);
  store = clew_office_get_store (desk.office);
  start_editor (&desk, "roi");
  g_assert_true (desk_test_shows (desk.window, "Reads at grade"));
  desk_test_wait_for_widget (desk.window, CLEW_TYPE_PAPER_PAGE);
  g_assert_false (desk_test_can_click (desk.window, "_Keep as New Version"));
  g_assert_true (desk_test_can_click (desk.window, "Record _Approval…"));

  rewrite (&desk, "who_hears", "These and other agencies.");
  g_assert_true (clew_wording_field_has_problem (find_field (desk.window, "who_hears")));
  g_assert_true (desk_test_shows (desk.window,
                                  "1 text keeps this wording from being approved. Missing or "
                                  "wrong: Who may hear it, each by name."));
  g_assert_false (desk_test_can_click (desk.window, "Record _Approval…"));
  desk_test_click (desk.window, "_Keep as New Version");
  versions = clew_wording_store_list (store, "roi", "en", NULL);
  g_assert_cmpuint (versions->len, ==, 2);
  g_assert_false (desk_test_can_click (desk.window, "Record _Approval…"));
  g_assert_false (desk_test_can_click (desk.window, "_Keep as New Version"));

  rewrite (&desk, "who_hears", "I check the box of each agency that may hear about me.");
  g_assert_false (clew_wording_field_has_problem (find_field (desk.window, "who_hears")));
  desk_test_click (desk.window, "_Keep as New Version");
  g_clear_pointer (&versions, g_ptr_array_unref);
  versions = clew_wording_store_list (store, "roi", "en", NULL);
  g_assert_cmpuint (versions->len, ==, 3);
  g_assert_true (desk_test_can_click (desk.window, "Record _Approval…"));
}

/* Letters and lists are edited like forms: with their own names for texts, their own
 * elements and their own page beside them. */
static void
test_editor_papers (void)
{
  static const struct
  {
    const char *form;
    const char *label;
    const char *key;
    const char *bad;
    const char *says;
    const char *element;
    const char *good;
  } cases[] = {
    { "letter", "By which release, with {number} {recipient}", "scope_consent",
      "By form {number}.", "This text must have {recipient}, where Clew puts the answer.",
      "What a letter rests on", "Form {number} lets us tell {recipient}:" },
    { "roster", "A kind of information, with {heading} {description}", "kind", "{heading}.",
      "This text must have {description}, where Clew puts the answer.",
      "What a list for a meeting rests on", "{heading}: that is, {description}" },
    { "accounting", "Why, and how, with {why}", "why", "How: {how}.",
      "This text must have {why}, where Clew puts the answer.", "Why it was told",
      "For {why}, {how}." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (ReleaseDesk) desk = { NULL };
      g_autoptr (GPtrArray) versions = NULL;

      release_desk_init (&desk, 4);
      start_editor (&desk, cases[i].form);
      desk_test_wait_for_widget (desk.window, CLEW_TYPE_PAPER_PAGE);
      g_assert_true (desk_test_shows (desk.window, "Reads at grade"));
      g_assert_true (desk_test_shows (desk.window, cases[i].label));
      g_assert_false (desk_test_shows (desk.window, "Other texts"));
      g_assert_true (desk_test_can_click (desk.window, "Record _Approval…"));
      rewrite (&desk, cases[i].key, cases[i].bad);
      g_assert_true (desk_test_shows (desk.window, cases[i].says));
      g_assert_true (desk_test_shows (desk.window, cases[i].element));
      g_assert_false (desk_test_can_click (desk.window, "Record _Approval…"));
      rewrite (&desk, cases[i].key, cases[i].good);
      g_assert_false (desk_test_shows (desk.window, cases[i].says));
      desk_test_click (desk.window, "_Keep as New Version");
      versions = clew_wording_store_list (clew_office_get_store (desk.office), cases[i].form, "en",
                                          NULL);
      g_assert_cmpuint (versions->len, ==, 2);
      g_assert_true (desk_test_can_click (desk.window, "Record _Approval…"));
    }
}

/* A sentence for letters that suggests an offense is warned of, and may still be kept and
 * approved: whoever approves decides (K18). */
static void
test_editor_warns (void)
{
  g_auto (ReleaseDesk) desk = { NULL };

  release_desk_init (&desk, 4);
  start_editor (&desk, "letter");
  g_assert_false (desk_test_shows (desk.window, "suggests an offense."));
  rewrite (&desk, "progress_2", "{name} was not arrested again.");
  g_assert_true (desk_test_shows (desk.window, "“arrested” suggests an offense."));
  g_assert_false (clew_wording_field_has_problem (find_field (desk.window, "progress_2")));
  rewrite (&desk, "closing", "Arrested,");
  rewrite (&desk, "progress_2", "{name} keeps going.");
  g_assert_false (desk_test_shows (desk.window, "suggests an offense."));
  rewrite (&desk, "progress_2", "{name} was not arrested again.");
  desk_test_click (desk.window, "_Keep as New Version");
  g_assert_true (desk_test_can_click (desk.window, "Record _Approval…"));
}

/* Half-typed words aren't thrown away without a question. */
static void
test_editor_keeps (void)
{
  g_auto (ReleaseDesk) desk = { NULL };

  release_desk_init (&desk, 4);
  start_editor (&desk, "tpo");
  rewrite (&desk, "title", "Half of a ti");
  gtk_window_close (GTK_WINDOW (desk.window));
  desk_test_settle ();
  g_assert_nonnull (desk.window);
  desk_test_answer ("_Keep Working");
  g_assert_nonnull (desk.window);
  gtk_window_close (GTK_WINDOW (desk.window));
  desk_test_settle ();
  desk_test_answer ("_Discard");
  g_assert_null (desk.window);
}

static void
test_approval (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autoptr (ClewWordingVersion) used = NULL;
  GtkWidget *approval, *day;

  release_desk_init (&desk, 4);
  start_editor (&desk, "roi");
  desk_test_click (desk.window, "Record _Approval…");
  approval = desk_test_get_window (CLEW_TYPE_APPROVAL_WINDOW);
  g_assert_nonnull (approval);
  g_assert_false (desk_test_can_click (approval, "_Record"));
  day = desk_test_get (approval, CLEW_TYPE_DAY_FIELD, NULL);
  clew_day_field_set_day (CLEW_DAY_FIELD (day), RELEASE_OFFICE_TODAY + 1);
  gtk_editable_set_text (
    GTK_EDITABLE (desk_test_get (approval, ADW_TYPE_ENTRY_ROW, "Approved by")), "The PCG");
  g_assert_false (desk_test_can_click (approval, "_Record"));
  clew_day_field_set_day (CLEW_DAY_FIELD (day), RELEASE_OFFICE_TODAY);
  desk_test_click (approval, "_Record");
  used = clew_wording_store_find (clew_office_get_store (desk.office), "roi", "en", NULL);
  g_assert_cmpuint (used->approved_on, ==, RELEASE_OFFICE_TODAY);
  g_assert_false (gtk_widget_get_visible (
    desk_test_get (desk.window, GTK_TYPE_BUTTON, "Record _Approval…")));
  g_assert_true (desk_test_shows (desk.window, "The PCG"));
  /* An approval that was a mistake is withdrawn, after a question. */
  desk_test_click (desk.window, "_Withdraw Approval…");
  desk_test_answer ("_Withdraw");
  g_clear_pointer (&used, clew_wording_version_free);
  used = clew_wording_store_find (clew_office_get_store (desk.office), "roi", "en", NULL);
  g_assert_cmpuint (used->approved_on, ==, CLEW_DAY_UNKNOWN);
  g_assert_true (desk_test_can_click (desk.window, "Record _Approval…"));
}

static void
test_list (void)
{
  g_auto (ReleaseDesk) desk = { NULL };

  release_desk_init (&desk, 4);
  clew_wordings_window_present (NULL, desk.office, NULL);
  release_desk_present (&desk, desk_test_get_window (CLEW_TYPE_WORDINGS_WINDOW));
  for (const ClewFormName *form = clew_form_names; form->id != NULL; form++)
    g_assert_true (desk_test_shows (desk.window, form->label));
  g_assert_true (desk_test_shows (desk.window, "Draft, not approved yet"));
}

/* Kinds */

static void
start_assistant (ReleaseDesk *desk)
{
  release_desk_present (desk, clew_release_assistant_new (NULL, desk->office,
                                                          release_desk_new_draft (desk)));
}

/* Use in a proceeding can't be finished without its name. */
static void
test_proceeding (void)
{
  g_auto (ReleaseDesk) desk = { NULL };

  release_desk_init (&desk, 4);
  start_assistant (&desk);
  desk_test_tick (desk.window, "Harbor Recovery Center", TRUE);
  g_assert_true (desk_test_shows (desk.window, "Complete"));
  desk_test_tick (desk.window, "Use in a proceeding", TRUE);
  g_assert_true (desk_test_shows (desk.window, "1 thing left"));
  desk_test_type (desk.window, "Name of the case or hearing, as the form says it",
                  "State v. Aguilar");
  g_assert_true (desk_test_shows (desk.window, "Complete"));
}

/* Only treatment, payment and operations may go on without an end, and may not name police. */
static void
test_treatment (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  GtkWidget *never;

  release_desk_init (&desk, 4);
  start_assistant (&desk);
  desk_test_tick (desk.window, "Harbor Recovery Center", TRUE);
  for (guint i = 0; i < 3; i++)
    desk_test_click (desk.window, "_Next");
  never = desk_test_get (desk.window, CLEW_TYPE_CHECK_ROW, "Without an end");
  g_assert_false (gtk_widget_get_visible (never));
  desk_test_tick (desk.window, "Treatment, payment and operations", TRUE);
  desk_test_click (desk.window, "_Back");
  desk_test_click (desk.window, "_Next");
  g_assert_true (gtk_widget_get_visible (never));
  desk_test_tick (desk.window, "Until the treatment ends", TRUE);
  g_assert_true (desk_test_shows (desk.window, "Complete"));
  desk_test_tick (desk.window, "Without an end", TRUE);
  g_assert_true (desk_test_shows (desk.window, "Complete"));
  desk_test_tick (desk.window, "Multi-party release", TRUE);
  desk_test_click (desk.window, "_Back");
  desk_test_click (desk.window, "_Next");
  g_assert_false (gtk_widget_get_visible (never));
  g_assert_true (desk_test_shows (desk.window, "Complete"));
}

static void
test_notes (void)
{
  g_auto (ReleaseDesk) desk = { NULL };

  release_desk_init (&desk, 4);
  start_assistant (&desk);
  desk_test_tick (desk.window, "Harbor Recovery Center", TRUE);
  desk_test_tick (desk.window, "Counseling notes", TRUE);
  g_assert_true (desk_test_shows (desk.window, "Complete"));
  desk_test_click (desk.window, "_Next");
  desk_test_click (desk.window, "_Next");
  g_assert_true (desk_test_shows (desk.window, "they stand alone on a form of their own."));
}

/* Blank forms */

static void
test_blank (void)
{
  g_auto (ReleaseDesk) desk = { NULL };

  release_desk_init (&desk, 4);
  clew_release_begin_blank (NULL, desk.office, NULL);
  release_desk_present (&desk, desk_test_get_window (CLEW_TYPE_RELEASE_ASSISTANT));
  g_assert_true (desk_test_shows (desk.window, "A form for nobody yet"));
  g_assert_true (desk_test_shows (desk.window, "1 thing left"));
  desk_test_tick (desk.window, "Harbor Recovery Center", TRUE);
  g_assert_true (desk_test_shows (desk.window, "Complete"));
  desk_test_wait_for_widget (desk.window, CLEW_TYPE_PAPER_PAGE);
}

static char *
print_blank (ReleaseDesk *desk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewReleaseDraft) draft = clew_release_draft_new (desk->office, NULL, &error);
  g_autoptr (ClewRecord) blank = NULL;
  g_autofree char *id = NULL;

  ((ClewReleaseOffer *)g_ptr_array_index (draft->agencies, 0))->offered = TRUE;
  id = clew_blank_form_issue (desk->office, draft, clew_release_form_print, NULL, NULL,
                              &error);
  g_assert_no_error (error);
  blank = clew_record_load (clew_office_get_store (desk->office), &clew_kind_blank_form, id,
                            &error);
  return g_strdup (clew_record_get_text (blank, "form_number"));
}

#define WRONG_PERSON "SELECT count (*) FROM consent_event WHERE kind = 'wrong_person'"

static void
test_signed_blank (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autofree char *number = NULL;
  g_autoptr (ClewRecord) blank = NULL;
  g_autofree char *release = NULL;
  GtkWidget       *entry;

  release_desk_init (&desk, 4);
  number = print_blank (&desk);
  clew_signed_blank_window_present (NULL, desk.office, NULL);
  release_desk_present (&desk, desk_test_get_window (CLEW_TYPE_SIGNED_BLANK_WINDOW));
  entry = desk_test_get (desk.window, ADW_TYPE_ENTRY_ROW, "Form number");
  gtk_editable_set_text (GTK_EDITABLE (entry), "XX-1999-0001");
  g_assert_true (desk_test_shows (desk.window, "No blank form of this office has this number."));
  gtk_editable_set_text (GTK_EDITABLE (entry), number);
  g_assert_true (desk_test_shows (desk.window, "Choose the person who signed it."));
  g_assert_false (desk_test_can_click (desk.window, "_Enter"));
  g_signal_emit_by_name (desk_test_get (desk.window, CLEW_TYPE_PERSON_PICKER, NULL), "picked",
                         desk.made->person, "Somebody");
  desk_test_settle ();
  /* Whose it becomes is compared with the paper first. */
  g_assert_true (desk_test_shows (desk.window, "Rosa Aguilar Peña"));
  g_assert_true (desk_test_shows (desk.window, "born May 8, 1985"));
  g_assert_true (desk_test_shows (desk.window, "Compare the name written on the paper"));
  g_assert_false (desk_test_can_click (desk.window, "_Enter"));
  desk_test_tick (desk.window, "The paper names this person", TRUE);
  g_assert_true (desk_test_shows (desk.window, "It becomes the form of Rosa Aguilar Peña."));
  /* Chosen anew, they are compared anew. */
  g_signal_emit_by_name (desk_test_get (desk.window, CLEW_TYPE_PERSON_PICKER, NULL), "picked",
                         desk.made->person, "Somebody");
  g_assert_false (desk_test_can_click (desk.window, "_Enter"));
  desk_test_tick (desk.window, "The paper names this person", TRUE);
  desk_test_click (desk.window, "_Enter");
  g_assert_null (desk.window);
  blank = clew_blank_form_find (clew_office_get_store (desk.office), number, NULL);
  release = clew_blank_form_find_consent (clew_office_get_store (desk.office), blank, NULL);
  g_assert_nonnull (release);
}

/* Entered for the wrong person: taken away after a question, and led on to the right one. */
static void
test_wrong_person (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autofree char *number = NULL;
  g_autofree char *own = NULL;
  g_autofree char *release = NULL;
  g_autoptr (ClewRecord) blank = NULL;
  GtkWidget *page;
  GtkWidget *row;

  release_desk_init (&desk, 4);
  number = print_blank (&desk);
  blank = clew_blank_form_find (clew_office_get_store (desk.office), number, NULL);
  release = clew_blank_form_take_in (desk.office, blank, desk.made->person, NULL);
  own = release_office_issue (desk.made, desk.office, 2);
  page = g_object_new (CLEW_TYPE_RELEASE_PAGE, NULL);
  release_desk_present_child (&desk, page);
  /* A form with the name on it is theirs. */
  clew_release_page_show (CLEW_RELEASE_PAGE (page), desk.office, own);
  gtk_widget_activate_action (page, "form.wrong-person", NULL);
  g_assert_null (desk_test_find_message ());
  clew_release_page_show (CLEW_RELEASE_PAGE (page), desk.office, release);
  gtk_widget_activate_action (page, "form.wrong-person", NULL);
  g_assert_true (desk_test_shows (desk_test_find_message (),
                                  "The form is taken away from Rosa Aguilar Peña"));
  desk_test_answer ("_Cancel");
  g_assert_cmpint (release_desk_count (&desk, WRONG_PERSON), ==, 0);
  gtk_widget_activate_action (page, "form.wrong-person", NULL);
  desk_test_answer ("_Take It Away");
  g_assert_cmpint (release_desk_count (&desk, WRONG_PERSON), ==, 1);

  clew_release_page_show (CLEW_RELEASE_PAGE (page), desk.office, release);
  desk_test_settle ();
  g_assert_true (desk_test_shows (page, "Entered for the wrong person"));
  g_assert_true (desk_test_shows (page, "Nothing was told about this person on its ground."));
  g_assert_false (desk_test_shows (page, "Record Signature…"));
  g_assert_false (desk_test_shows (page, "Attach Scan…"));
  row = desk_test_get (page, ADW_TYPE_ACTION_ROW, "Enter for the Right Person…");
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (row)), ==,
                   "win.enter-signed-form");
  g_assert_cmpstr (g_variant_get_string (gtk_actionable_get_action_target_value (
                                           GTK_ACTIONABLE (row)),
                                         NULL),
                   ==, number);
  gtk_window_destroy (GTK_WINDOW (desk.window));
  clew_signed_blank_window_present (NULL, desk.office, number);
  release_desk_present (&desk, desk_test_get_window (CLEW_TYPE_SIGNED_BLANK_WINDOW));
  g_assert_true (desk_test_shows (desk.window, "Choose the person who signed it."));
}

/* For many: nobody is chosen beforehand, and nobody is left out unsaid. */
static void
test_many (void)
{
  g_auto (ReleaseDesk) desk = { NULL };

  release_desk_init (&desk, 4);
  clew_many_forms_window_present (NULL, desk.office, NULL);
  release_desk_present (&desk, desk_test_get_window (CLEW_TYPE_MANY_FORMS_WINDOW));
  g_assert_false (desk_test_can_click (desk.window, "_Print…"));
  g_signal_emit_by_name (desk_test_get (desk.window, CLEW_TYPE_PERSON_PICKER, NULL), "picked",
                         desk.made->person, "Somebody");
  g_signal_emit_by_name (desk_test_get (desk.window, CLEW_TYPE_PERSON_PICKER, NULL), "picked",
                         desk.made->person, "Somebody");
  g_assert_true (desk_test_shows (desk.window, "1 form, with a number of its own."));
  desk_test_click (desk.window, "_Print…");
  g_assert_true (desk_test_shows (desk.window, "No form can be made like this for: Somebody."));
  desk_test_tick (desk.window, "The same agencies for all", TRUE);
  g_assert_false (desk_test_can_click (desk.window, "_Print…"));
  desk_test_tick (desk.window, "Harbor Recovery Center", TRUE);
  g_assert_true (desk_test_can_click (desk.window, "_Print…"));
}

/* One file for many, and what happens when it is stopped on the way */

static gboolean
has_chooser (gpointer data)
{
  return desk_test_find_window (GTK_TYPE_FILE_CHOOSER_DIALOG) != NULL;
}

static gboolean
is_there (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static GtkWidget *
find_progress (void)
{
  g_autoptr (GListModel) all = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (all, i);

      if (gtk_widget_get_mapped (window) &&
          g_strcmp0 (gtk_window_get_title (GTK_WINDOW (window)), "Making the Forms") == 0)
        return window;
    }
  return NULL;
}

static gboolean
has_progress (gpointer data)
{
  return find_progress () != NULL;
}

static void
save_as (const char *path)
{
  desk_test_wait (has_chooser, NULL);
  desk_test_settle ();
  desk_test_choose_file (path);
}

static char *
dup_path (ReleaseDesk *desk, const char *name)
{
  return g_build_filename (desk->made->desk->folder, name, NULL);
}

/* All numbers that were given, of forms of @kind; each stands on the pages of the file. */
static void
assert_all_in_file (ReleaseDesk *desk, const ClewKind *kind, const char *path, guint n_numbers)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  PopplerDocument *document = poppler_document_new_from_file (uri, NULL, &error);
  g_autoptr (GPtrArray) forms = clew_record_select (clew_office_get_store (desk->office), kind,
                                                    &error, "1", NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  g_assert_cmpuint (forms->len, ==, n_numbers);
  for (int i = 0; i < poppler_document_get_n_pages (document); i++)
    {
      PopplerPage     *page = poppler_document_get_page (document, i);
      g_autofree char *words = poppler_page_get_text (page);

      g_string_append (text, words);
      g_object_unref (page);
    }
  g_object_unref (document);
  for (guint i = 0; i < forms->len; i++)
    g_assert_nonnull (strstr (text->str, clew_record_get_text (g_ptr_array_index (forms, i),
                                                               "form_number")));
}

/* Chooses @n new people and the same agency for all. */
static void
choose_many (ReleaseDesk *desk, guint n)
{
  clew_many_forms_window_present (NULL, desk->office, NULL);
  desk_test_settle ();
  release_desk_present (desk, desk_test_get_window (CLEW_TYPE_MANY_FORMS_WINDOW));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ClewRecord) person = clew_record_new (&clew_kind_participant);
      g_autofree char *name = g_strdup_printf ("Person%u", i);

      clew_record_set_text (person, "given_name", name);
      clew_record_set_text (person, "family_name", "Invented");
      g_assert_true (clew_office_save (desk->office, "add", person, &error));
      g_assert_no_error (error);
      g_signal_emit_by_name (desk_test_get (desk->window, CLEW_TYPE_PERSON_PICKER, NULL), "picked",
                             clew_record_get_id (person), name);
    }
  desk_test_tick (desk->window, "The same agencies for all", TRUE);
  desk_test_tick (desk->window, "Harbor Recovery Center", TRUE);
}

static guint
count_ticked (ReleaseDesk *desk, guint n_people)
{
  guint n = 0;

  for (guint i = 0; i < n_people; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person%u", i);

      n += clew_check_row_get_active (CLEW_CHECK_ROW (
        desk_test_get (desk->window, CLEW_TYPE_CHECK_ROW, name)));
    }
  return n;
}

static gboolean
is_gone (gpointer window)
{
  return *(GtkWidget **)window == NULL;
}

static void
test_save_many (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autofree char *path = NULL;

  release_desk_init (&desk, 4);
  path = dup_path (&desk, "forms.pdf");
  choose_many (&desk, 3);
  desk_test_click (desk.window, "_Save PDF…");
  save_as (path);
  desk_test_wait (is_gone, &desk.window);
  assert_all_in_file (&desk, &clew_kind_consent, path, 3);
}

/* The office can't go on after the first change: what is made by then is kept, in the file and
 * told, and those people are not ticked for a second form. */
static void
stop_cb (ClewOffice *office, ReleaseDesk *desk)
{
  g_autoptr (GPtrArray) made = clew_record_select (clew_office_get_store (office),
                                                   &clew_kind_consent, NULL, "1", NULL);

  if (made->len == 8)
    clew_office_set_today (office, RELEASE_OFFICE_TODAY + 4000);
}

static void
test_stop_many (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autofree char *path = NULL;

  release_desk_init (&desk, 4);
  path = dup_path (&desk, "forms.pdf");
  choose_many (&desk, 12);
  g_signal_connect (desk.office, "changed", G_CALLBACK (stop_cb), &desk);
  desk_test_click (desk.window, "_Save PDF…");
  save_as (path);
  desk_test_wait (is_there, path);
  desk_test_settle ();
  assert_all_in_file (&desk, &clew_kind_consent, path, 8);
  g_assert_true (
    desk_test_shows (desk.window, "8 forms of 12 were made and are kept; the others were not."));
  g_assert_cmpuint (count_ticked (&desk, 12), ==, 4);
}

/* Cancelled on the way, as somebody does who sees it go wrong: every number that was given
 * is in the file. */
static void
test_cancel_many (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) made = NULL;
  GtkWidget *copies;

  release_desk_init (&desk, 4);
  path = dup_path (&desk, "blank.pdf");
  clew_release_begin_blank (NULL, desk.office, NULL);
  desk_test_settle ();
  release_desk_present (&desk, desk_test_get_window (CLEW_TYPE_RELEASE_ASSISTANT));
  desk_test_tick (desk.window, "Harbor Recovery Center", TRUE);
  copies = desk_test_get (desk.window, GTK_TYPE_SPIN_BUTTON, NULL);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (copies), 200);
  desk_test_settle ();
  gtk_widget_activate_action (desk.window, "release.save", NULL);
  save_as (path);
  desk_test_wait (has_progress, NULL);
  desk_test_click (find_progress (), "_Cancel");
  desk_test_wait (is_there, path);
  made = clew_record_select (clew_office_get_store (desk.office), &clew_kind_blank_form, &error,
                             "1", NULL);
  g_assert_no_error (error);
  g_test_message ("%u forms were made before it was cancelled", made->len);
  g_assert_cmpuint (made->len, >, 0);
  g_assert_cmpuint (made->len, <, 200);
  assert_all_in_file (&desk, &clew_kind_blank_form, path, made->len);
  g_assert_true (desk_test_shows (desk.window, "Not All Forms Came Out"));
  g_assert_true (desk_test_shows (desk.window, "Cancelled before all was made."));
}

/* The forms of several people, of which a few are kept at a time: nobody's is kept and not in
 * the file. */
static void
test_cancel_people (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) made = NULL;

  release_desk_init (&desk, 4);
  path = dup_path (&desk, "forms.pdf");
  choose_many (&desk, 200);
  desk_test_click (desk.window, "_Save PDF…");
  save_as (path);
  desk_test_wait (has_progress, NULL);
  desk_test_click (find_progress (), "_Cancel");
  desk_test_wait (is_there, path);
  made = clew_record_select (clew_office_get_store (desk.office), &clew_kind_consent, &error,
                             "1", NULL);
  g_assert_no_error (error);
  g_test_message ("%u forms were made before it was cancelled", made->len);
  g_assert_cmpuint (made->len, >, 0);
  g_assert_cmpuint (made->len, <, 200);
  assert_all_in_file (&desk, &clew_kind_consent, path, made->len);
  g_assert_true (desk_test_shows (desk.window, "made and are kept; the others were not."));
  g_assert_cmpuint (count_ticked (&desk, 200), ==, 200 - made->len);
}

static GtkWidget *
find_dialog (GType type)
{
  g_autoptr (GListModel) all = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (all, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type) && gtk_widget_get_mapped (window))
        return window;
    }
  return NULL;
}

/* GTK's own, whose header is in a library of its own. */
static GtkWidget *
find_print_dialog (void)
{
  GType type = g_type_from_name ("GtkPrintUnixDialog");

  return type != G_TYPE_INVALID ? find_dialog (type) : NULL;
}

/* It has found where it can print, here to a file alone, and that is chosen. */
static gboolean
can_print (gpointer data)
{
  GtkWidget *dialog = find_print_dialog ();
  GtkWidget *list = dialog != NULL ? desk_test_find (dialog, GTK_TYPE_COLUMN_VIEW, NULL) : NULL;
  g_autoptr (GObject) printer = NULL;

  if (list == NULL)
    return FALSE;
  gtk_selection_model_select_item (gtk_column_view_get_model (GTK_COLUMN_VIEW (list)), 0, TRUE);
  g_object_get (dialog, "selected-printer", &printer, NULL);
  return printer != NULL;
}

static gboolean
is_printing (gpointer data)
{
  return find_dialog (GTK_TYPE_MESSAGE_DIALOG) != NULL;
}

static gboolean
says_cancelled (gpointer data)
{
  return desk_test_has_text (data, "Printing was cancelled before all was on paper.");
}

/* A print job that is cancelled on the way leaves every number with its kept pages, and
 * says that not all is on paper. */
static void
test_cancel_print (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) made = NULL;
  g_autofree char *before = NULL;

  release_desk_init (&desk, 4);
  /* What would be printed goes there. */
  before = g_get_current_dir ();
  g_assert_cmpint (g_chdir (desk.made->desk->folder), ==, 0);
  choose_many (&desk, 200);
  desk_test_click (desk.window, "_Print…");
  desk_test_wait (can_print, NULL);
  gtk_dialog_response (GTK_DIALOG (find_print_dialog ()), GTK_RESPONSE_OK);
  desk_test_wait (is_printing, NULL);
  gtk_dialog_response (GTK_DIALOG (find_dialog (GTK_TYPE_MESSAGE_DIALOG)), GTK_RESPONSE_CANCEL);
  desk_test_wait (says_cancelled, desk.window);
  made = clew_record_select (clew_office_get_store (desk.office), &clew_kind_consent, &error,
                             "1", NULL);
  g_assert_no_error (error);
  g_test_message ("%u forms were made before it was cancelled", made->len);
  g_assert_cmpuint (made->len, >, 0);
  for (guint i = 0; i < made->len; i++)
    {
      const char *id = clew_record_get_id (g_ptr_array_index (made, i));
      g_autoptr (GBytes) pdf = clew_release_load_pdf (desk.office, id, &error);

      g_assert_no_error (error);
      g_assert_nonnull (pdf);
    }
  g_assert_true (desk_test_shows (desk.window, "kept"));
  g_assert_cmpuint (count_ticked (&desk, 200), ==, 200 - made->len);
  g_assert_cmpint (g_chdir (before), ==, 0);
}

int
main (int argc, char **argv)
{
  desk_test_init (&argc, &argv);
  g_test_add_func ("/clew/desk/forms/editor", test_editor);
  g_test_add_func ("/clew/desk/forms/editor-papers", test_editor_papers);
  g_test_add_func ("/clew/desk/forms/editor-warns", test_editor_warns);
  g_test_add_func ("/clew/desk/forms/editor-keeps", test_editor_keeps);
  g_test_add_func ("/clew/desk/forms/approval", test_approval);
  g_test_add_func ("/clew/desk/forms/list", test_list);
  g_test_add_func ("/clew/desk/forms/proceeding", test_proceeding);
  g_test_add_func ("/clew/desk/forms/treatment", test_treatment);
  g_test_add_func ("/clew/desk/forms/notes", test_notes);
  g_test_add_func ("/clew/desk/forms/blank", test_blank);
  g_test_add_func ("/clew/desk/forms/signed-blank", test_signed_blank);
  g_test_add_func ("/clew/desk/forms/wrong-person", test_wrong_person);
  g_test_add_func ("/clew/desk/forms/many", test_many);
  g_test_add_func ("/clew/desk/forms/save-many", test_save_many);
  g_test_add_func ("/clew/desk/forms/stop-many", test_stop_many);
  g_test_add_func ("/clew/desk/forms/cancel-many", test_cancel_many);
  g_test_add_func ("/clew/desk/forms/cancel-people", test_cancel_people);
  g_test_add_func ("/clew/desk/forms/cancel-print", test_cancel_print);
  return g_test_run ();
}
