/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-test.h"
#include "release-office.h"

#include "desk/clew-caution-window.h"
#include "desk/clew-check-row.h"
#include "desk/consent/clew-day-field.h"
#include "desk/consent/clew-happening-window.h"
#include "desk/consent/clew-letter-window.h"
#include "desk/consent/clew-notices-window.h"
#include "desk/consent/clew-paper-page.h"
#include "desk/consent/clew-subpoena-window.h"
#include "documents/clew-letter.h"

#include <glib/gstdio.h>

/* Writing letters and notices, and what a subpoena asks for, from inside the program. */

#define PROSECUTOR "Pine County Prosecuting Attorney"
#define HOUSING    "City Housing Partnership"

typedef struct
{
  ReleaseOffice *made;
  ClewOffice    *office;
  GtkWidget     *window;
  char          *consent;
} Fixture;

/* Eight agencies, of which six are on a signed release. */
static void
fixture_init (Fixture *fixture)
{
  fixture->made = release_office_new (8);
  fixture->office = release_office_open (fixture->made);
  fixture->consent = release_office_issue (fixture->made, fixture->office, 6);
  release_office_sign (fixture->office, fixture->consent, RELEASE_OFFICE_TODAY - 9);
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
  g_free (fixture->consent);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static void
present (Fixture *fixture, gpointer window)
{
  g_assert_nonnull (window);
  fixture->window = window;
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)&fixture->window);
  gtk_window_present (GTK_WINDOW (window));
  desk_test_settle ();
}

static GtkWidget *
find (Fixture *fixture, GType type, const char *label)
{
  GtkWidget *found = desk_test_find (fixture->window, type, label);

  if (found == NULL)
    g_error ("There is no %s “%s”", g_type_name (type), label != NULL ? label : "");
  return found;
}

static gboolean
has (Fixture *fixture, const char *text)
{
  desk_test_settle ();
  return desk_test_has_text (fixture->window, text);
}

static void
click (Fixture *fixture, const char *label)
{
  GtkWidget *button = find (fixture, GTK_TYPE_BUTTON, label);

  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  desk_test_settle ();
}

static gboolean
can_click (Fixture *fixture, const char *label)
{
  desk_test_settle ();
  return gtk_widget_is_sensitive (find (fixture, GTK_TYPE_BUTTON, label));
}

static void
tick (Fixture *fixture, const char *title)
{
  clew_check_row_set_active (CLEW_CHECK_ROW (find (fixture, CLEW_TYPE_CHECK_ROW, title)), TRUE);
  desk_test_settle ();
}

static gint64
count (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRows) rows = clew_store_query (clew_office_get_store (fixture->office), &error,
                                                sql, NULL);

  g_assert_no_error (error);
  g_assert_true (clew_rows_next (rows, &error));
  return clew_rows_get_number (rows, 0);
}

/* What changed is asked a moment later. */
static gboolean
can_save (gpointer data)
{
  return gtk_widget_is_sensitive (find (data, GTK_TYPE_BUTTON, "_Save PDF…"));
}

static gboolean
cannot_save (gpointer data)
{
  return !can_save (data);
}

static void
start_letter (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  present (fixture, clew_letter_window_new (NULL, fixture->office, fixture->made->person, &error));
  g_assert_no_error (error);
}

static gboolean
is_done (gpointer data)
{
  return desk_test_has_text (((Fixture *)data)->window, "The Letter Is Recorded");
}

static void
save (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->made->desk->folder, "letter.pdf", NULL);
  g_autofree char *written = NULL;
  gsize            size;

  click (fixture, "_Save PDF…");
  desk_test_choose_file (path);
  desk_test_wait (is_done, fixture);
  g_assert_true (g_file_get_contents (path, &written, &size, NULL));
  g_assert_true (g_str_has_prefix (written, "%PDF"));
  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* With a recipient, one click: and what went out is in the ledger. */
static void
test_nothing_helpful (void)
{
  g_auto (Fixture) fixture = { NULL };

  fixture_init (&fixture);
  start_letter (&fixture);
  g_assert_false (can_click (&fixture, "_Print…"));
  g_assert_true (has (&fixture, "Choose who shall receive the letter."));
  tick (&fixture, HOUSING);
  desk_test_wait (can_save, &fixture);
  g_assert_nonnull (find (&fixture, CLEW_TYPE_PAPER_PAGE, NULL));
  g_assert_cmpint (count (&fixture, "SELECT count (*) FROM disclosure"), ==, 0);
  save (&fixture);
  g_assert_cmpint (count (&fixture, "SELECT count (*) FROM disclosure d JOIN outgoing_paper p "
                                    "ON p.id = d.paper WHERE p.kind = 'nothing_helpful' "
                                    "AND d.recipient = '" HOUSING "'"),
                   ==, 1);
}

/* With as many agencies as a site may have; how long it takes is only told. */
static void
test_many (void)
{
  g_auto (Fixture) fixture = { NULL };
  ClewLetter letter = { .kind = CLEW_LETTER_NOTHING_HELPFUL, .language = "en" };
  g_autoptr (GPtrArray) answers = NULL;
  g_autoptr (GError) error = NULL;
  double asking;

  fixture.made = release_office_new (60);
  fixture.office = release_office_open (fixture.made);
  fixture.consent = release_office_issue (fixture.made, fixture.office, 30);
  release_office_sign (fixture.office, fixture.consent, RELEASE_OFFICE_TODAY - 9);
  g_ptr_array_add (fixture.made->agencies, NULL);
  g_test_timer_start ();
  answers = clew_letter_ask (fixture.office, fixture.made->person, &letter,
                             (const char *const *)fixture.made->agencies->pdata, FALSE, NULL,
                             &error);
  asking = g_test_timer_elapsed ();
  g_assert_no_error (error);
  g_assert_cmpuint (answers->len, ==, 60);
  for (guint i = 0; i < answers->len; i++)
    g_assert_cmpstr (((ClewGateRow *)g_ptr_array_index (answers, i))->agency, ==,
                     g_ptr_array_index (fixture.made->agencies, i));
  start_letter (&fixture);
  g_assert_nonnull (find (&fixture, ADW_TYPE_EXPANDER_ROW, "May not hear this"));
  g_test_message ("asking the gate for 60 agencies: %.1f ms", asking * 1000);
}

/* Who may not hear says why, and there are words for who asked. */
static void
test_refused (void)
{
  g_auto (Fixture) fixture = { NULL };
  GtkWidget *sheriff;

  fixture_init (&fixture);
  start_letter (&fixture);
  g_assert_null (desk_test_find (fixture.window, CLEW_TYPE_CHECK_ROW, "Pine County Sheriff"));
  sheriff = find (&fixture, ADW_TYPE_ACTION_ROW, "Pine County Sheriff");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (sheriff)), ==,
                   "The release in force does not name Pine County Sheriff.");
  g_assert_true (has (&fixture, clew_gate_neutral_words ()));
  click (&fixture, "_Copy");
  g_assert_true (has (&fixture, "Copied"));
  /* Nobody may hear it for a proceeding: that needs its own form. */
  tick (&fixture, "For use in a proceeding");
  desk_test_wait (cannot_save, &fixture);
}

static void
tick_first_about (Fixture *fixture, const char *words)
{
  g_autofree char *title = g_strdup_printf ("Rosa Aguilar Peña %s", words);

  tick (fixture, title);
}

static gboolean
has_no_housing (gpointer data)
{
  return desk_test_find (((Fixture *)data)->window, CLEW_TYPE_CHECK_ROW, HOUSING) == NULL;
}

/* What the letter says decides who may hear it. */
static void
test_status (void)
{
  g_auto (Fixture) fixture = { NULL };

  fixture_init (&fixture);
  start_letter (&fixture);
  tick (&fixture, "How things are going");
  tick (&fixture, HOUSING);
  tick_first_about (&fixture, "and our staff are working together.");
  desk_test_wait (can_save, &fixture);
  tick_first_about (&fixture, "has taken first steps in the plan.");
  desk_test_wait (has_no_housing, &fixture);
  desk_test_wait (cannot_save, &fixture);
  tick (&fixture, PROSECUTOR);
  desk_test_wait (can_save, &fixture);
  save (&fixture);
  g_assert_cmpint (count (&fixture, "SELECT count (*) FROM disclosure WHERE categories = "
                                    "'enrollment plan' AND recipient = '" PROSECUTOR "'"),
                   ==, 1);
}

static GtkTextBuffer *
get_words (Fixture *fixture)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (find (fixture, GTK_TYPE_TEXT_VIEW, NULL)));
}

/* Own words are warned of while they are typed, and one click says it neutrally. */
static void
test_own_words (void)
{
  g_auto (Fixture) fixture = { NULL };
  GtkWidget       *button;
  g_autofree char *text = NULL;
  GtkTextIter      start, end;

  fixture_init (&fixture);
  start_letter (&fixture);
  tick (&fixture, "How things are going");
  tick (&fixture, "Add a few words");
  button = find (&fixture, GTK_TYPE_BUTTON, "_Use This Sentence Instead");
  gtk_text_buffer_set_text (get_words (&fixture), "We meet each week.", -1);
  desk_test_settle ();
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_parent (gtk_widget_get_parent (button))));
  gtk_text_buffer_set_text (get_words (&fixture), "She was arrested again.", -1);
  g_assert_true (has (&fixture, "“arrested” suggests an offense."));
  g_assert_true (gtk_widget_get_mapped (button));
  click (&fixture, "_Use This Sentence Instead");
  gtk_text_buffer_get_bounds (get_words (&fixture), &start, &end);
  text = gtk_text_buffer_get_text (get_words (&fixture), &start, &end, FALSE);
  g_assert_cmpstr (text, ==, "There is nothing helpful to report at this time.");
  g_assert_false (gtk_widget_get_mapped (button));
}

/* What was chosen is not thrown away without a word. */
static void
test_leave (void)
{
  g_auto (Fixture) fixture = { NULL };

  fixture_init (&fixture);
  start_letter (&fixture);
  tick (&fixture, HOUSING);
  gtk_window_close (GTK_WINDOW (fixture.window));
  desk_test_settle ();
  desk_test_answer ("_Discard");
  g_assert_null (fixture.window);
}

/* After a release was taken back, those that heard may be told that. */
static void
test_notices (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autoptr (GError) error = NULL;
  const char *some[] = { NULL, NULL };

  fixture_init (&fixture);
  some[0] = g_ptr_array_index (fixture.made->agencies, 0);
  clew_release_record_taken_back (fixture.office, fixture.consent, RELEASE_OFFICE_TODAY, some,
                                  TRUE, &error);
  g_assert_no_error (error);
  present (&fixture, clew_notices_window_new (NULL, fixture.office, fixture.consent, &error));
  g_assert_no_error (error);
  g_assert_nonnull (find (&fixture, CLEW_TYPE_CHECK_ROW, HOUSING));
  g_assert_null (desk_test_find (fixture.window, CLEW_TYPE_CHECK_ROW, PROSECUTOR));
  g_assert_false (can_click (&fixture, "_Print…"));
  tick (&fixture, HOUSING);
  g_assert_true (can_click (&fixture, "_Print…"));
  g_assert_true (has (&fixture, "Printing records 1 notice."));
}

static void
offered_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_assert_null (*(char **)data);
  *(char **)data = g_variant_dup_string (parameter, NULL);
}

/* Who takes a release back is asked about notices right away; what only ends is
 * no withdrawal. */
static void
test_offered (void)
{
  static const ClewConsentEventKind kinds[] = { CLEW_CONSENT_COPY_GIVEN, CLEW_CONSENT_REVOKED };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_auto (Fixture) fixture = { NULL };
      g_autoptr (ClewReleaseDetail) release = NULL;
      g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char   *offered = NULL;
      const GActionEntry entry = { "print-notices", offered_cb, "s" };
      GtkWidget         *parent = gtk_window_new ();

      fixture_init (&fixture);
      g_action_map_add_action_entries (G_ACTION_MAP (group), &entry, 1, &offered);
      gtk_widget_insert_action_group (parent, "win", G_ACTION_GROUP (group));
      release = clew_release_detail_load (clew_office_get_store (fixture.office), fixture.consent,
                                          RELEASE_OFFICE_TODAY, &error);
      g_assert_no_error (error);
      present (&fixture, clew_happening_window_new (GTK_WINDOW (parent), fixture.office, release,
                                                    kinds[i]));
      click (&fixture, kinds[i] == CLEW_CONSENT_REVOKED ? "_Take Back" : "_Record");
      g_assert_null (fixture.window);
      g_assert_cmpstr (offered, ==, kinds[i] == CLEW_CONSENT_REVOKED ? fixture.consent : NULL);
      gtk_window_destroy (GTK_WINDOW (parent));
    }
}

static void
test_subpoena (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  present (&fixture, clew_subpoena_window_new (NULL, fixture.office, fixture.made->person,
                                               &error));
  g_assert_no_error (error);
  g_assert_true (has (&fixture, clew_gate_neutral_words ()));
  g_assert_true (has (&fixture, "Nothing is recorded for a subpoena alone."));
  g_assert_false (gtk_widget_get_mapped (find (&fixture, GTK_TYPE_BUTTON, "_Record Order")));
}

static void
set_text (GtkWidget *entry, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  desk_test_settle ();
}

/* The day fields of the window, in order. */
static GtkWidget *
find_day (GtkWidget *root, guint *which)
{
  if (CLEW_IS_DAY_FIELD (root) && (*which)-- == 0)
    return desk_test_find (root, ADW_TYPE_ENTRY_ROW, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_day (child, which);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
type_day (Fixture *fixture, guint which, const char *text)
{
  set_text (find_day (fixture->window, &which), text);
}

static void
test_order (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  present (&fixture, clew_subpoena_window_new (NULL, fixture.office, fixture.made->person,
                                               &error));
  tick (&fixture, "A court order");
  g_assert_false (can_click (&fixture, "_Record Order"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (find (&fixture, ADW_TYPE_COMBO_ROW, NULL)), 1);
  g_assert_true (has (&fixture, "Enter the court."));
  set_text (find (&fixture, ADW_TYPE_ENTRY_ROW, "Court"), "Pine County Superior Court");
  g_assert_true (has (&fixture, "Choose what the order covers."));
  tick (&fixture, "Plan and progress");
  g_assert_true (has (&fixture, "Enter the dates."));
  type_day (&fixture, 0, "2026-11-01");
  g_assert_true (has (&fixture, "This day has not come yet."));
  type_day (&fixture, 0, "2026-10-01");
  g_assert_true (has (&fixture, "Without a mandate it opens nothing yet."));
  type_day (&fixture, 1, "2026-09-30");
  g_assert_true (has (&fixture, "The order can’t end before it was issued."));
  g_assert_false (can_click (&fixture, "_Record Order"));
  type_day (&fixture, 1, "2027-01-01");
  set_text (find (&fixture, ADW_TYPE_ENTRY_ROW, "Subpoena or other mandate"), "Subpoena 88");
  g_assert_false (can_click (&fixture, "_Record Order"));
  type_day (&fixture, 2, "2026-10-02");
  click (&fixture, "_Record Order");
  g_assert_null (fixture.window);
  g_assert_cmpint (count (&fixture, "SELECT count (*) FROM court_order WHERE categories = 'plan' "
                                    "AND issued_on = '2026-10-01' AND ends_on = '2027-01-01' "
                                    "AND mandate = 'Subpoena 88' AND mandate_on = '2026-10-02'"),
                   ==, 1);
}

/* An order that was entered wrongly is removed, and brought back. */
static void
test_recorded_order (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autoptr (ClewRecord) order = clew_record_new (&clew_kind_court_order);
  g_autoptr (GError) error = NULL;
  const char *kept = "SELECT count (*) FROM court_order WHERE removed IS NULL";

  fixture_init (&fixture);
  clew_record_set_text (order, "participant", fixture.made->person);
  clew_record_set_text (order, "agency", g_ptr_array_index (fixture.made->agencies, 0));
  clew_record_set_text (order, "court", "Pine County Superior Court");
  clew_record_set_text (order, "categories", "plan");
  clew_record_set_day (order, "issued_on", RELEASE_OFFICE_TODAY - 3);
  clew_office_save (fixture.office, "order", order, &error);
  g_assert_no_error (error);
  present (&fixture, clew_subpoena_window_new (NULL, fixture.office, fixture.made->person,
                                               &error));
  g_assert_no_error (error);
  tick (&fixture, "A court order");
  g_assert_true (has (&fixture, "Without a mandate: opens nothing"));
  /* At once, as below. */
  g_signal_emit_by_name (find (&fixture, GTK_TYPE_BUTTON, "_Remove"), "clicked");
  g_assert_cmpint (count (&fixture, kept), ==, 0);
  click (&fixture, "_Undo");
  g_assert_cmpint (count (&fixture, kept), ==, 1);
}

static void
test_caution_words (void)
{
  g_auto (Fixture) fixture = { NULL };
  GtkWidget *row;

  fixture_init (&fixture);
  present (&fixture, clew_caution_window_new (NULL, fixture.office));
  g_assert_true (has (&fixture, "The list that comes with Clew"));
  set_text (find (&fixture, ADW_TYPE_ENTRY_ROW, NULL), "a*");
  click (&fixture, "_Add");
  g_assert_true (has (&fixture, "Enter a word, or at least three letters before the star."));
  set_text (find (&fixture, ADW_TYPE_ENTRY_ROW, NULL), "tulip*");
  click (&fixture, "_Add");
  g_assert_true (has (&fixture, "The list of this site"));
  g_assert_true (has (&fixture, "tulip*"));
  row = find (&fixture, ADW_TYPE_ACTION_ROW, "tulip*");
  /* At once: a toast goes by itself, and under the sanitizers waiting takes longer. */
  g_signal_emit_by_name (desk_test_find (row, GTK_TYPE_BUTTON, NULL), "clicked");
  g_assert_null (desk_test_find (fixture.window, ADW_TYPE_ACTION_ROW, "tulip*"));
  g_assert_true (desk_test_has_text (fixture.window, "“tulip*” removed"));
  click (&fixture, "_Undo");
  g_assert_nonnull (find (&fixture, ADW_TYPE_ACTION_ROW, "tulip*"));
}

int
main (int argc, char *argv[])
{
  desk_test_init (&argc, &argv);
  g_test_add_func ("/clew/desk/letter/nothing-helpful", test_nothing_helpful);
  g_test_add_func ("/clew/desk/letter/many", test_many);
  g_test_add_func ("/clew/desk/letter/refused", test_refused);
  g_test_add_func ("/clew/desk/letter/status", test_status);
  g_test_add_func ("/clew/desk/letter/own-words", test_own_words);
  g_test_add_func ("/clew/desk/letter/leave", test_leave);
  g_test_add_func ("/clew/desk/letter/notices", test_notices);
  g_test_add_func ("/clew/desk/letter/offered", test_offered);
  g_test_add_func ("/clew/desk/letter/subpoena", test_subpoena);
  g_test_add_func ("/clew/desk/letter/order", test_order);
  g_test_add_func ("/clew/desk/letter/recorded-order", test_recorded_order);
  g_test_add_func ("/clew/desk/letter/caution-words", test_caution_words);
  return g_test_run ();
}
