/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-test.h"
#include "release-office.h"

#include "desk/consent/clew-approval-window.h"
#include "desk/clew-check-row.h"
#include "desk/consent/clew-day-field.h"
#include "desk/consent/clew-many-forms-window.h"
#include "desk/consent/clew-paper-page.h"
#include "desk/consent/clew-person-picker.h"
#include "desk/consent/clew-release-assistant.h"
#include "desk/consent/clew-release-begin.h"
#include "desk/consent/clew-signed-blank-window.h"
#include "desk/consent/clew-wording-editor.h"
#include "desk/consent/clew-wording-field.h"
#include "desk/consent/clew-wordings-window.h"
#include "documents/clew-release-form.h"
#include "records/clew-blank-form.h"
#include "records/clew-wording-store.h"

#include <string.h>

/* Wordings, kinds of form, blank forms and forms for many, from inside the program. */

typedef struct
{
  ReleaseOffice *made;
  ClewOffice    *office;
  GtkWidget     *window;
} Fixture;

static void
fixture_init (Fixture *fixture)
{
  fixture->made = release_office_new (4);
  fixture->office = release_office_open (fixture->made);
}

static void
fixture_clear (Fixture *fixture)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  desk_test_settle ();
  clew_office_close (fixture->office);
  g_assert_finalize_object (fixture->office);
  release_office_free (fixture->made);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static void
watch (Fixture *fixture, gpointer window)
{
  fixture->window = window;
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)&fixture->window);
  gtk_window_present (GTK_WINDOW (window));
  desk_test_settle ();
}

/* The window that came last. */
static gpointer
get_newest (GType type)
{
  g_autoptr (GListModel) all = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (all, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }
  return NULL;
}

static GtkWidget *
find_in (gpointer root, GType type, const char *label)
{
  GtkWidget *found = desk_test_find (root, type, label);

  if (found == NULL)
    g_error ("There is no %s “%s”", g_type_name (type), label != NULL ? label : "");
  return found;
}

static void
click (gpointer root, const char *label)
{
  GtkWidget *button = find_in (root, GTK_TYPE_BUTTON, label);

  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  desk_test_settle ();
}

static gboolean
can_click (gpointer root, const char *label)
{
  desk_test_settle ();
  return gtk_widget_is_sensitive (find_in (root, GTK_TYPE_BUTTON, label));
}

static gboolean
has (Fixture *fixture, const char *text)
{
  desk_test_settle ();
  return desk_test_has_text (fixture->window, text);
}

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
type_into (Fixture *fixture, const char *key, const char *text)
{
  clew_wording_field_set_text (find_field (fixture->window, key), text);
  desk_test_settle ();
}

static gboolean
preview_is_drawn (gpointer data)
{
  return desk_test_find (data, CLEW_TYPE_PAPER_PAGE, NULL) != NULL;
}

static void
start_editor (Fixture *fixture, const char *form)
{
  watch (fixture, clew_wording_editor_new (NULL, fixture->office, clew_form_name_find (form),
                                           "en"));
}

/* A text that spoils the wording says so where it stands, and keeps it from
 * being approved but not from being kept. */
static void
test_editor (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autoptr (GPtrArray) versions = NULL;
  ClewStore *store;

  fixture_init (&fixture);
  store = clew_office_get_store (fixture.office);
  start_editor (&fixture, "roi");
  g_assert_true (has (&fixture, "Reads at grade"));
  desk_test_wait (preview_is_drawn, fixture.window);
  g_assert_false (can_click (fixture.window, "_Keep as New Version"));
  g_assert_true (can_click (fixture.window, "Record _Approval…"));

  type_into (&fixture, "who_hears", "These and other agencies.");
  g_assert_true (clew_wording_field_has_problem (find_field (fixture.window, "who_hears")));
  g_assert_true (has (&fixture, "1 text keeps this wording from being approved."));
  g_assert_false (can_click (fixture.window, "Record _Approval…"));
  click (fixture.window, "_Keep as New Version");
  versions = clew_wording_store_list (store, "roi", "en", NULL);
  g_assert_cmpuint (versions->len, ==, 2);
  g_assert_false (can_click (fixture.window, "Record _Approval…"));
  g_assert_false (can_click (fixture.window, "_Keep as New Version"));

  type_into (&fixture, "who_hears", "I check the box of each agency that may hear about me.");
  g_assert_false (clew_wording_field_has_problem (find_field (fixture.window, "who_hears")));
  click (fixture.window, "_Keep as New Version");
  g_clear_pointer (&versions, g_ptr_array_unref);
  versions = clew_wording_store_list (store, "roi", "en", NULL);
  g_assert_cmpuint (versions->len, ==, 3);
  g_assert_true (can_click (fixture.window, "Record _Approval…"));
}

/* Half-typed words aren't thrown away without a question. */
static void
test_editor_keeps (void)
{
  g_auto (Fixture) fixture = { NULL };

  fixture_init (&fixture);
  start_editor (&fixture, "tpo");
  type_into (&fixture, "title", "Half of a ti");
  gtk_window_close (GTK_WINDOW (fixture.window));
  desk_test_settle ();
  g_assert_nonnull (fixture.window);
  desk_test_answer ("_Keep Working");
  g_assert_nonnull (fixture.window);
  gtk_window_close (GTK_WINDOW (fixture.window));
  desk_test_settle ();
  desk_test_answer ("_Discard");
  g_assert_null (fixture.window);
}

static void
test_approval (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autoptr (ClewWordingVersion) used = NULL;
  GtkWidget *approval, *day;

  fixture_init (&fixture);
  start_editor (&fixture, "roi");
  click (fixture.window, "Record _Approval…");
  approval = get_newest (CLEW_TYPE_APPROVAL_WINDOW);
  g_assert_nonnull (approval);
  g_assert_false (can_click (approval, "_Record"));
  day = find_in (approval, CLEW_TYPE_DAY_FIELD, NULL);
  clew_day_field_set_day (CLEW_DAY_FIELD (day), RELEASE_OFFICE_TODAY + 1);
  gtk_editable_set_text (GTK_EDITABLE (find_in (approval, ADW_TYPE_ENTRY_ROW, "Approved by")),
                         "The PCG");
  g_assert_false (can_click (approval, "_Record"));
  clew_day_field_set_day (CLEW_DAY_FIELD (day), RELEASE_OFFICE_TODAY);
  click (approval, "_Record");
  used = clew_wording_store_find (clew_office_get_store (fixture.office), "roi", "en", NULL);
  g_assert_cmpuint (used->approved_on, ==, RELEASE_OFFICE_TODAY);
  g_assert_false (can_click (fixture.window, "Record _Approval…"));
  g_assert_true (has (&fixture, "The PCG"));
}

static void
test_list (void)
{
  g_auto (Fixture) fixture = { NULL };

  fixture_init (&fixture);
  clew_wordings_window_present (NULL, fixture.office, NULL);
  desk_test_settle ();
  watch (&fixture, get_newest (CLEW_TYPE_WORDINGS_WINDOW));
  for (const ClewFormName *form = clew_form_names; form->id != NULL; form++)
    g_assert_true (has (&fixture, form->label));
  g_assert_true (has (&fixture, "Draft, not approved yet"));
}

/* Kinds */

static void
tick (Fixture *fixture, const char *title)
{
  clew_check_row_set_active (
    CLEW_CHECK_ROW (find_in (fixture->window, CLEW_TYPE_CHECK_ROW, title)), TRUE);
  desk_test_settle ();
}

static void
start_assistant (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  ClewReleaseDraft *draft = clew_release_draft_new (fixture->office, fixture->made->person,
                                                    &error);

  g_assert_no_error (error);
  watch (fixture, clew_release_assistant_new (NULL, fixture->office, draft));
}

/* Use in a proceeding can't be finished without its name. */
static void
test_proceeding (void)
{
  g_auto (Fixture) fixture = { NULL };

  fixture_init (&fixture);
  start_assistant (&fixture);
  tick (&fixture, "Harbor Recovery Center");
  g_assert_true (has (&fixture, "Complete"));
  tick (&fixture, "Use in a proceeding");
  g_assert_true (has (&fixture, "1 thing left"));
  gtk_editable_set_text (
    GTK_EDITABLE (find_in (fixture.window, ADW_TYPE_ENTRY_ROW,
                           "Name of the case or hearing, as the form says it")),
    "State v. Aguilar");
  g_assert_true (has (&fixture, "Complete"));
}

/* Only treatment, payment and operations may go on without an end, and may not name police. */
static void
test_treatment (void)
{
  g_auto (Fixture) fixture = { NULL };
  GtkWidget *never;

  fixture_init (&fixture);
  start_assistant (&fixture);
  tick (&fixture, "Harbor Recovery Center");
  for (guint i = 0; i < 3; i++)
    click (fixture.window, "_Next");
  never = find_in (fixture.window, CLEW_TYPE_CHECK_ROW, "Without an end");
  g_assert_false (gtk_widget_get_visible (never));
  tick (&fixture, "Treatment, payment and operations");
  click (fixture.window, "_Back");
  click (fixture.window, "_Next");
  g_assert_true (gtk_widget_get_visible (never));
  tick (&fixture, "Until the treatment ends");
  g_assert_true (has (&fixture, "Complete"));
  tick (&fixture, "Without an end");
  g_assert_true (has (&fixture, "Complete"));
  tick (&fixture, "Multi-party release");
  click (fixture.window, "_Back");
  click (fixture.window, "_Next");
  g_assert_false (gtk_widget_get_visible (never));
  g_assert_true (has (&fixture, "Complete"));
}

static void
test_notes (void)
{
  g_auto (Fixture) fixture = { NULL };

  fixture_init (&fixture);
  start_assistant (&fixture);
  tick (&fixture, "Harbor Recovery Center");
  tick (&fixture, "Counseling notes");
  g_assert_true (has (&fixture, "Complete"));
  click (fixture.window, "_Next");
  click (fixture.window, "_Next");
  g_assert_true (has (&fixture, "they stand alone on a form of their own."));
}

/* Blank forms */

static void
test_blank (void)
{
  g_auto (Fixture) fixture = { NULL };

  fixture_init (&fixture);
  clew_release_begin_blank (NULL, fixture.office, NULL);
  desk_test_settle ();
  watch (&fixture, get_newest (CLEW_TYPE_RELEASE_ASSISTANT));
  g_assert_true (has (&fixture, "A form for nobody yet"));
  g_assert_true (has (&fixture, "1 thing left"));
  tick (&fixture, "Harbor Recovery Center");
  g_assert_true (has (&fixture, "Complete"));
  desk_test_wait (preview_is_drawn, fixture.window);
}

static char *
print_blank (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewReleaseDraft) draft = clew_release_draft_new (fixture->office, NULL, &error);
  g_autoptr (ClewRecord) blank = NULL;
  g_autofree char *id = NULL;

  ((ClewReleaseOffer *)g_ptr_array_index (draft->agencies, 0))->offered = TRUE;
  id = clew_blank_form_issue (fixture->office, draft, clew_release_form_print, NULL, NULL,
                              &error);
  g_assert_no_error (error);
  blank = clew_record_load (clew_office_get_store (fixture->office), &clew_kind_blank_form, id,
                            &error);
  return g_strdup (clew_record_get_text (blank, "form_number"));
}

static void
test_signed_blank (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autofree char *number = NULL;
  g_autoptr (ClewRecord) blank = NULL;
  g_autofree char *release = NULL;
  GtkWidget       *entry;

  fixture_init (&fixture);
  number = print_blank (&fixture);
  clew_signed_blank_window_present (NULL, fixture.office, NULL);
  desk_test_settle ();
  watch (&fixture, get_newest (CLEW_TYPE_SIGNED_BLANK_WINDOW));
  entry = find_in (fixture.window, ADW_TYPE_ENTRY_ROW, "Form number");
  gtk_editable_set_text (GTK_EDITABLE (entry), "XX-1999-0001");
  g_assert_true (has (&fixture, "No blank form of this office has this number."));
  gtk_editable_set_text (GTK_EDITABLE (entry), number);
  g_assert_true (has (&fixture, "Choose the person who signed it."));
  g_assert_false (can_click (fixture.window, "_Enter"));
  g_signal_emit_by_name (find_in (fixture.window, CLEW_TYPE_PERSON_PICKER, NULL), "picked",
                         fixture.made->person, "Somebody");
  click (fixture.window, "_Enter");
  g_assert_null (fixture.window);
  blank = clew_blank_form_find (clew_office_get_store (fixture.office), number, NULL);
  release = clew_blank_form_find_consent (clew_office_get_store (fixture.office), blank, NULL);
  g_assert_nonnull (release);
}

/* For many: nobody is chosen beforehand, and nobody is left out unsaid. */
static void
test_many (void)
{
  g_auto (Fixture) fixture = { NULL };

  fixture_init (&fixture);
  clew_many_forms_window_present (NULL, fixture.office, NULL);
  desk_test_settle ();
  watch (&fixture, get_newest (CLEW_TYPE_MANY_FORMS_WINDOW));
  g_assert_false (can_click (fixture.window, "_Print…"));
  g_signal_emit_by_name (find_in (fixture.window, CLEW_TYPE_PERSON_PICKER, NULL), "picked",
                         fixture.made->person, "Somebody");
  g_signal_emit_by_name (find_in (fixture.window, CLEW_TYPE_PERSON_PICKER, NULL), "picked",
                         fixture.made->person, "Somebody");
  g_assert_true (has (&fixture, "1 form, with a number of its own."));
  click (fixture.window, "_Print…");
  g_assert_true (has (&fixture, "No form can be made like this for: Somebody."));
  tick (&fixture, "The same agencies for all");
  g_assert_false (can_click (fixture.window, "_Print…"));
  tick (&fixture, "Harbor Recovery Center");
  g_assert_true (can_click (fixture.window, "_Print…"));
}

int
main (int argc, char **argv)
{
  desk_test_init (&argc, &argv);
  g_test_add_func ("/clew/desk/forms/editor", test_editor);
  g_test_add_func ("/clew/desk/forms/editor-keeps", test_editor_keeps);
  g_test_add_func ("/clew/desk/forms/approval", test_approval);
  g_test_add_func ("/clew/desk/forms/list", test_list);
  g_test_add_func ("/clew/desk/forms/proceeding", test_proceeding);
  g_test_add_func ("/clew/desk/forms/treatment", test_treatment);
  g_test_add_func ("/clew/desk/forms/notes", test_notes);
  g_test_add_func ("/clew/desk/forms/blank", test_blank);
  g_test_add_func ("/clew/desk/forms/signed-blank", test_signed_blank);
  g_test_add_func ("/clew/desk/forms/many", test_many);
  return g_test_run ();
}
