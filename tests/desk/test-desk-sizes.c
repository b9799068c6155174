/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-test.h"
#include "made-locales.h"

#include "desk/agencies/clew-agency-adder.h"
#include "desk/clew-caution-window.h"
#include "desk/clew-courts-window.h"
#include "desk/clew-new-office-window.h"
#include "desk/clew-preferences-window.h"
#include "desk/clew-recovery-window.h"
#include "desk/consent/clew-addition-window.h"
#include "desk/consent/clew-happening-window.h"
#include "desk/disclosures/clew-letter-window.h"
#include "desk/consent/clew-many-forms-window.h"
#include "desk/disclosures/clew-roster-window.h"
#include "desk/disclosures/clew-notices-window.h"
#include "desk/consent/clew-release-assistant.h"
#include "desk/consent/clew-release-begin.h"
#include "desk/consent/clew-signature-window.h"
#include "desk/consent/clew-signed-blank-window.h"
#include "desk/disclosures/clew-subpoena-window.h"
#include "desk/disclosures/clew-told-window.h"
#include "desk/wordings/clew-wording-editor.h"
#include "desk/wordings/clew-wordings-window.h"
#include "desk/legal/clew-case-entry.h"
#include "desk/legal/clew-decision-window.h"
#include "desk/legal/clew-record-window.h"
#include "desk/participants/clew-participant-adder.h"
#include "desk/participants/clew-participant-editor.h"
#include "exchange/clew-demo.h"
#include "records/clew-release-detail.h"

#include <glib/gi18n.h>
#include <locale.h>

/* Every window can be as small as the smallest screen, with letters half as large again, in the
 * language that the environment variable CLEW_TEST_LANGUAGE names. */

#define WIDEST  1024
#define HIGHEST 600
#define N_STEPS 6

typedef struct
{
  DeskOffice *made;
  ClewWindow *window;
  ClewOffice *office;
  char       *person; /* ids */
  char       *court_case;
  char       *consent; /* which is signed and in force */
  char       *agency;
} Fixture;

static Fixture fixture;

static gboolean
is_refused (gpointer data)
{
  return desk_test_has_text (data, _ ("The Office Is Open Elsewhere"));
}

static void
fill (DeskOffice *made)
{
  ClewDemoOptions options = CLEW_DEMO_OPTIONS_INIT;
  g_autoptr (ClewOffice) office = desk_office_open (made);
  g_autoptr (GError) error = NULL;

  options.people = 60;
  options.today = clew_office_today (office);
  clew_demo_fill (office, &options, NULL, &error);
  g_assert_no_error (error);
  clew_office_close (office);
}

static char *
find_id (const char *sql)
{
  g_autoptr (GError) error = NULL;
  ClewRows *rows = clew_store_query (clew_office_get_store (fixture.office), &error, sql, NULL);
  char     *id;

  g_assert_no_error (error);
  g_assert_true (clew_rows_next (rows, &error));
  id = g_strdup (clew_rows_get_text (rows, 0));
  clew_rows_free (rows);
  return id;
}

static void
set_up (void)
{
  fixture.made = desk_office_new ("case_management");
  fill (fixture.made);
  fixture.window = desk_test_open (fixture.made, NULL);
  fixture.office = clew_window_get_office (fixture.window);
  /* Of each, the one that says most. */
  fixture.consent = find_id ("SELECT consent FROM consent_grant JOIN consent_event "
                             "ON consent_event.id = event GROUP BY consent "
                             "ORDER BY count(*) DESC, consent LIMIT 1");
  fixture.person = find_id ("SELECT participant FROM consent GROUP BY participant "
                            "ORDER BY count(*) DESC, participant LIMIT 1");
  fixture.agency = find_id ("SELECT id FROM agency ORDER BY length (legal_name) DESC LIMIT 1");
  fixture.court_case = find_id ("SELECT court_case FROM hearing GROUP BY court_case "
                                "ORDER BY count(*) DESC, court_case LIMIT 1");
}

static void
tear_down (void)
{
  gtk_window_destroy (GTK_WINDOW (fixture.window));
  desk_test_settle ();
  desk_office_free (fixture.made);
  g_free (fixture.person);
  g_free (fixture.court_case);
  g_free (fixture.consent);
  g_free (fixture.agency);
}

/* A dialog is as wide as it opens, and higher is what it can't be. */
static void
assert_fits (gpointer window, const char *what)
{
  int wide, high, width, height;

  desk_test_settle ();
  gtk_window_get_default_size (window, &wide, &high);
  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  if (GTK_IS_APPLICATION_WINDOW (window) || wide < 1 || wide > WIDEST)
    wide = WIDEST;
  gtk_widget_measure (window, GTK_ORIENTATION_VERTICAL, MAX (width, wide), &height, NULL, NULL,
                      NULL);
  g_test_message ("%s: %d×%d", what, width, height);
  if (width > WIDEST || height > HIGHEST)
    {
      g_test_message ("%s does not fit", what);
      g_test_fail ();
    }
}

static void
assert_window_fits (gpointer window, const char *what)
{
  gtk_window_present (window);
  assert_fits (window, what);
  gtk_window_destroy (window);
  desk_test_settle ();
}

static void
test_views (void)
{
  const struct
  {
    const char *name;
    const char *id;
  } places[] = {
    { "start", NULL },
    { "participants", NULL },
    { "person", fixture.person },
    { "releases", NULL },
    { "consent", fixture.consent },
    { "docket", NULL },
    { "cases", NULL },
    { "case", fixture.court_case },
    { "agencies", NULL },
    { "agency", fixture.agency },
    { "no-worse-off", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (ClewPlace) place = clew_place_new (places[i].name, places[i].id);

      clew_window_go (fixture.window, place);
      assert_fits (fixture.window, places[i].name);
    }
}

/* The board and the lists beside it. */
static void
test_board (void)
{
  static const char *const tabs[] = { "board", "warrants", "held", "reviews", "changes" };

  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.show-cases", "s", tabs[i]);
      desk_test_settle ();
      assert_fits (fixture.window, tabs[i]);
    }
}

static void
test_assistant (void)
{
  g_autoptr (GError) error = NULL;
  ClewReleaseDraft *draft = clew_release_draft_new (fixture.office, fixture.person, &error);
  GtkWidget        *assistant;

  g_assert_no_error (error);
  assistant = GTK_WIDGET (clew_release_assistant_new (GTK_WINDOW (fixture.window), fixture.office,
                                                      draft));
  gtk_window_present (GTK_WINDOW (assistant));
  for (int step = 1; step <= N_STEPS; step++)
    {
      g_autofree char *what = g_strdup_printf ("assistant, step %d", step);

      assert_fits (assistant, what);
      gtk_widget_activate_action (assistant, "release.next", NULL);
    }
  gtk_window_destroy (GTK_WINDOW (assistant));
  desk_test_settle ();
}

static void
test_releases (void)
{
  GtkWindow *window = GTK_WINDOW (fixture.window);
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewReleaseDetail) release =
               clew_release_detail_load (clew_office_get_store (fixture.office), fixture.consent,
                                         clew_office_today (fixture.office), &error);

  g_assert_no_error (error);
  assert_window_fits (clew_signature_window_new (window, fixture.office, release), "signature");
  assert_window_fits (clew_happening_window_new (window, fixture.office, release,
                                                 CLEW_CONSENT_REVOKED),
                      "taking back");
  assert_window_fits (clew_happening_window_new (window, fixture.office, release,
                                                 CLEW_CONSENT_DECLINED),
                      "declined");
  assert_window_fits (clew_happening_window_new (window, fixture.office, release,
                                                 CLEW_CONSENT_RESTRICTED),
                      "restriction");
  assert_window_fits (clew_told_window_new (window, fixture.office, fixture.person, NULL, NULL),
                      "told");
}

/* What opens by itself and is not handed out: the window that was not there before. */
static void
assert_presented_fits (void (*present) (GtkWindow *, ClewOffice *, const char *), const char *id,
                       const char *what)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  g_autoptr (GHashTable) before = g_hash_table_new (NULL, NULL);
  g_autoptr (GtkWindow) window = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) one = g_list_model_get_item (windows, i);

      g_hash_table_add (before, one);
    }
  present (GTK_WINDOW (fixture.window), fixture.office, id);
  desk_test_settle ();
  for (guint i = 0; i < g_list_model_get_n_items (windows) && window == NULL; i++)
    {
      g_autoptr (GtkWindow) one = g_list_model_get_item (windows, i);

      if (!g_hash_table_contains (before, one))
        window = g_steal_pointer (&one);
    }
  g_assert_nonnull (window);
  assert_fits (window, what);
  gtk_window_destroy (window);
  desk_test_settle ();
}

static void
test_tasks (void)
{
  GtkWindow *parent = GTK_WINDOW (fixture.window);

  assert_presented_fits (clew_letter_window_present, fixture.person, "letter");
  assert_presented_fits (clew_subpoena_window_present, fixture.person, "subpoena");
  assert_presented_fits (clew_wordings_window_present, NULL, "wordings");
  assert_presented_fits (clew_many_forms_window_present, NULL, "forms for many");
  assert_presented_fits (clew_roster_window_present, NULL, "meeting");
  assert_presented_fits (clew_signed_blank_window_present, NULL, "signed blank form");
  assert_presented_fits (clew_release_begin_blank, NULL, "blank form");
  assert_presented_fits (clew_addition_window_present, fixture.consent, "addition");
  assert_presented_fits (clew_notices_window_present, fixture.consent, "notices");
  assert_window_fits (clew_wording_editor_new (parent, fixture.office, &clew_form_names[0], "en"),
                      "wording");
  assert_window_fits (clew_caution_window_new (parent, fixture.office), "words");
  assert_window_fits (clew_agency_adder_new (parent, fixture.office, NULL), "agency");
}

static void
test_cases (void)
{
  static const ClewRecordTask *const tasks[] = {
    &clew_task_add_case,
    &clew_task_add_charge,
    &clew_task_add_hearing,
    &clew_task_edit_hearing,
    &clew_task_move_hearing,
    &clew_task_edit_warrant,
    &clew_task_officers_told,
    &clew_task_add_condition,
    &clew_task_add_custody,
    &clew_task_add_related,
    &clew_task_seal_case,
    &clew_task_edit_review,
  };
  GtkWindow       *parent = GTK_WINDOW (fixture.window);
  g_autofree char *hearing = find_id ("SELECT id FROM hearing WHERE outcome IS NULL LIMIT 1");
  GtkWidget       *decision;

  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    {
      g_autoptr (ClewRecord) record = clew_record_new (tasks[i]->kind);

      clew_record_set_text (record,
                            tasks[i]->kind == &clew_kind_court_case     ? "participant"
                            : tasks[i]->kind == &clew_kind_hearing_move ? "hearing"
                                                                        : "court_case",
                            tasks[i]->kind == &clew_kind_court_case     ? fixture.person
                            : tasks[i]->kind == &clew_kind_hearing_move ? hearing
                                                                        : fixture.court_case);
      assert_window_fits (clew_record_window_new (parent, fixture.office, tasks[i], record),
                          tasks[i]->title);
    }
  assert_presented_fits (clew_case_entry_present_outcome, hearing, "outcome");
  decision = GTK_WIDGET (clew_decision_window_new (parent, fixture.office, fixture.court_case));
  gtk_window_present (GTK_WINDOW (decision));
  assert_fits (decision, "decisions");
  gtk_widget_activate (desk_test_get (decision, ADW_TYPE_ACTION_ROW, _ ("Seek a warrant")));
  assert_window_fits (decision, "decision");
}

static void
test_people (void)
{
  GtkWindow *window = GTK_WINDOW (fixture.window);

  assert_window_fits (clew_participant_editor_new (window, fixture.office, fixture.person),
                      "editor");
  assert_window_fits (clew_participant_adder_new (window, fixture.office), "adder");
}

static void
test_program (void)
{
  GtkWindow  *parent = GTK_WINDOW (fixture.window);
  GtkWidget  *made = GTK_WIDGET (clew_new_office_window_new (parent));
  ClewWindow *window = clew_window_new (GTK_APPLICATION (desk_test_get_application ()));

  assert_window_fits (clew_preferences_window_new (parent, fixture.office), "preferences");
  assert_window_fits (clew_courts_window_new_course (parent, fixture.office, "misdemeanor"),
                      "ordinary course");
  assert_window_fits (clew_courts_window_new_kind (parent, fixture.office, NULL),
                      "kind of hearing");
  gtk_window_present (GTK_WINDOW (made));
  assert_fits (made, "new office");
  gtk_stack_set_visible_child_name (GTK_STACK (desk_test_find (made, GTK_TYPE_STACK, NULL)),
                                    "code");
  assert_window_fits (made, "new recovery code");
  assert_window_fits (clew_recovery_window_new (parent, fixture.made->id), "recovery code");
  gtk_window_present (GTK_WINDOW (window));
  clew_window_welcome (window);
  assert_fits (window, "welcome");
  /* Open in the other window: a page with most words and buttons. */
  clew_window_open (window, fixture.made->path, fixture.made->key_file, NULL);
  desk_test_wait (is_refused, window);
  assert_window_fits (window, "key page");
}

/* Before GTK reads them. Words come from the build, dates from a locale made for this:
 * newer systems translate nothing in C.UTF-8. Returns the folder of that locale. */
static char *
set_language (void)
{
  const char      *language = g_getenv ("CLEW_TEST_LANGUAGE");
  char            *folder = made_locales_begin ();
  g_autofree char *name = g_strconcat (language, "_US", NULL);
  g_autofree char *full = g_strconcat (name, ".UTF-8", NULL);

  g_assert_true (made_locales_set (folder, name));
  g_setenv ("LANGUAGE", language, TRUE);
  g_setenv ("LC_ALL", full, TRUE);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("CLEW_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_assert_cmpint (g_str_equal (_ ("Participants"), "Participants"), ==,
                                g_str_equal (language, "en"));
  return folder;
}

int
main (int argc, char **argv)
{
  int   dpi, result;
  char *locales = set_language ();

  desk_test_init (&argc, &argv);
  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi * 3 / 2, NULL);
  set_up ();

  g_test_add_func ("/clew/desk/sizes/views", test_views);
  g_test_add_func ("/clew/desk/sizes/board", test_board);
  g_test_add_func ("/clew/desk/sizes/assistant", test_assistant);
  g_test_add_func ("/clew/desk/sizes/releases", test_releases);
  g_test_add_func ("/clew/desk/sizes/tasks", test_tasks);
  g_test_add_func ("/clew/desk/sizes/cases", test_cases);
  g_test_add_func ("/clew/desk/sizes/people", test_people);
  g_test_add_func ("/clew/desk/sizes/program", test_program);
  result = g_test_run ();

  tear_down ();
  made_locales_end (locales);
  return result;
}
