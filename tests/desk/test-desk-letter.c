/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-test.h"
#include "release-office.h"

#include "desk/clew-caution-window.h"
#include "desk/clew-check-row.h"
#include "desk/consent/clew-happening-window.h"
#include "desk/disclosures/clew-letter-recipients.h"
#include "desk/disclosures/clew-letter-window.h"
#include "desk/disclosures/clew-notices-window.h"
#include "desk/disclosures/clew-sent-file.h"
#include "desk/clew-paper-page.h"
#include "desk/disclosures/clew-subpoena-window.h"
#include "base/clew-error.h"
#include "documents/clew-letter.h"
#include "records/clew-court-order.h"
#include "records/clew-packet.h"
#include "records/clew-wording-store.h"

#include <glib/gstdio.h>

/* Writing letters and notices, and what a subpoena asks for, from inside the program. */

#define PROSECUTOR "Pine County Prosecuting Attorney"
#define HOUSING    "City Housing Partnership"

/* Eight agencies, of which six are on a signed release. */
static void
set_up (ReleaseDesk *desk)
{
  release_desk_init (desk, 8);
  desk->consent = release_office_issue (desk->made, desk->office, 6);
  release_office_sign (desk->office, desk->consent, RELEASE_OFFICE_TODAY - 9);
}

/* What changed is asked a moment later. */
static gboolean
can_save (gpointer data)
{
  ReleaseDesk *desk = data;

  return gtk_widget_is_sensitive (desk_test_get (desk->window, GTK_TYPE_BUTTON, "_Save PDF…"));
}

static gboolean
cannot_save (gpointer data)
{
  return !can_save (data);
}

static void
start_letter (ReleaseDesk *desk)
{
  g_autoptr (GError) error = NULL;

  release_desk_present (desk,
                        clew_letter_window_new (NULL, desk->office, desk->made->person, &error));
  g_assert_no_error (error);
}

static void
save (ReleaseDesk *desk)
{
  g_autofree char *path = g_build_filename (desk->made->desk->folder, "letter.pdf", NULL);
  g_autofree char *written = NULL;
  gsize            size;

  desk_test_click (desk->window, "_Save PDF…");
  desk_test_choose_file (path);
  desk_test_wait_for_text (desk->window, "The Letter Is Recorded");
  g_assert_true (g_file_get_contents (path, &written, &size, NULL));
  g_assert_true (g_str_has_prefix (written, "%PDF"));
  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* With a recipient, one click: and what went out is in the ledger. */
static void
test_nothing_helpful (void)
{
  g_auto (ReleaseDesk) desk = { NULL };

  set_up (&desk);
  start_letter (&desk);
  g_assert_false (desk_test_can_click (desk.window, "_Print…"));
  g_assert_true (desk_test_shows (desk.window, "Choose who receives the letter."));
  desk_test_tick (desk.window, HOUSING, TRUE);
  desk_test_wait (can_save, &desk);
  g_assert_nonnull (desk_test_get (desk.window, CLEW_TYPE_PAPER_PAGE, NULL));
  g_assert_cmpint (release_desk_count (&desk, "SELECT count (*) FROM disclosure"), ==, 0);
  save (&desk);
  g_assert_cmpint (release_desk_count (&desk,
                                       "SELECT count (*) FROM disclosure d JOIN outgoing_paper p "
                                       "ON p.id = d.paper WHERE p.kind = 'nothing_helpful' "
                                       "AND d.recipient = '" HOUSING "'"),
                   ==, 1);
}

/* As a file for their Clew: the code is shown once it is there, and opens it; and no paper is
 * offered beside it. */
static void
test_file (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autofree char *path = NULL;
  g_autofree char *written = NULL;
  g_autoptr (GBytes) file = NULL;
  g_autoptr (ClewPacket) packet = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *sent;
  GtkWidget *code;
  gsize      size;

  set_up (&desk);
  start_letter (&desk);
  desk_test_tick (desk.window, HOUSING, TRUE);
  desk_test_wait (can_save, &desk);
  path = g_build_filename (desk.made->desk->folder, "shared.clewshare", NULL);
  gtk_widget_activate_action (desk.window, "letter.send", NULL);
  desk_test_choose_file (path);
  desk_test_wait_for_text (desk.window, "The Letter Is Recorded");
  sent = desk_test_get (desk.window, CLEW_TYPE_SENT_FILE, NULL);
  code = gtk_widget_get_first_child (sent);
  g_assert_true (desk_test_is_on_screen (code));
  g_assert_false (desk_test_has_text (desk.window, "Print the _Same Letter Again…"));
  g_assert_true (g_file_get_contents (path, &written, &size, &error));
  g_assert_cmpint (g_unlink (path), ==, 0);
  file = g_bytes_new (written, size);
  packet = clew_packet_open (file, gtk_label_get_text (GTK_LABEL (code)), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (packet->to, ==, HOUSING);
  g_assert_cmpint (release_desk_count (&desk,
                                       "SELECT count (*) FROM disclosure "
                                       "WHERE method = 'export' AND recipient = '" HOUSING "'"),
                   ==, 1);
}

/* Where one court or prosecutor may hear it, nobody has to be chosen; while a proceeding needs
 * another form, nobody is. */
static void
test_justice (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  ClewLetter            letter = { .kind = CLEW_LETTER_NOTHING_HELPFUL, .language = "en" };
  ClewLetterAddress     address = { .agency = NULL };
  ClewLetterRecipients *recipients;
  g_autoptr (ClewRecord) agency = NULL;
  g_autoptr (GError) error = NULL;

  set_up (&desk);
  recipients = g_object_ref_sink (clew_letter_recipients_new (desk.office, desk.made->person));
  address.for_proceeding = TRUE;
  g_assert_true (clew_letter_recipients_ask (recipients, &letter, &address, &error));
  g_assert_false (clew_letter_recipients_choose_justice (recipients));
  g_assert_null (clew_letter_recipients_get_agency (recipients));
  address.for_proceeding = FALSE;
  g_assert_true (clew_letter_recipients_ask (recipients, &letter, &address, &error));
  g_assert_true (clew_letter_recipients_choose_justice (recipients));
  agency = clew_record_load (clew_office_get_store (desk.office), &clew_kind_agency,
                             clew_letter_recipients_get_agency (recipients), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (clew_record_get_text (agency, "legal_name"), ==, PROSECUTOR);
  g_object_unref (recipients);
}

/* With as many agencies as a site may have; how long it takes is only told. */
static void
test_many (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  ClewLetter        letter = { .kind = CLEW_LETTER_NOTHING_HELPFUL, .language = "en" };
  ClewLetterAddress address = { .agency = NULL };
  g_autoptr (GPtrArray) answers = NULL;
  g_autoptr (GError) error = NULL;
  double asking;

  release_desk_init (&desk, 60);
  desk.consent = release_office_issue (desk.made, desk.office, 30);
  release_office_sign (desk.office, desk.consent, RELEASE_OFFICE_TODAY - 9);
  g_ptr_array_add (desk.made->agencies, NULL);
  g_test_timer_start ();
  answers = clew_letter_ask (desk.office, desk.made->person, &letter,
                             (const char *const *)desk.made->agencies->pdata, &address, &error);
  asking = g_test_timer_elapsed ();
  g_assert_no_error (error);
  g_assert_cmpuint (answers->len, ==, 60);
  for (guint i = 0; i < answers->len; i++)
    g_assert_cmpstr (((ClewGateRow *)g_ptr_array_index (answers, i))->agency, ==,
                     g_ptr_array_index (desk.made->agencies, i));
  start_letter (&desk);
  g_assert_nonnull (desk_test_get (desk.window, ADW_TYPE_EXPANDER_ROW, "May not hear this"));
  g_test_message ("asking the gate for 60 agencies: %.1f ms", asking * 1000);
}

/* Who may not hear says why, and there are words for who asked. */
static void
test_refused (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  GtkWidget *sheriff;

  set_up (&desk);
  start_letter (&desk);
  g_assert_null (desk_test_find (desk.window, CLEW_TYPE_CHECK_ROW, "Pine County Sheriff"));
  sheriff = desk_test_get (desk.window, ADW_TYPE_ACTION_ROW, "Pine County Sheriff");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (sheriff)), ==,
                   "The release in force does not name Pine County Sheriff.");
  g_assert_true (desk_test_shows (desk.window, clew_gate_neutral_words ()));
  desk_test_click (desk.window, "_Copy");
  g_assert_true (desk_test_shows (desk.window, "Copied"));
  /* Nobody may hear it for a proceeding: that needs its own form. */
  desk_test_tick (desk.window, "For use in a proceeding", TRUE);
  desk_test_wait (cannot_save, &desk);
  desk_test_wait_for_text (desk.window, "No agency may hear this letter today.");
  g_assert_false (desk_test_shows (desk.window, "Choose who receives the letter."));
}

static void
tick_first_about (ReleaseDesk *desk, const char *words)
{
  g_autofree char *title = g_strdup_printf ("Rosa Aguilar Peña %s", words);

  desk_test_tick (desk->window, title, TRUE);
}

static gboolean
has_no_housing (gpointer data)
{
  return desk_test_find (((ReleaseDesk *)data)->window, CLEW_TYPE_CHECK_ROW, HOUSING) == NULL;
}

/* The sentences to choose from are the site's. */
static void
test_site_sentences (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autoptr (GHashTable) edits = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *body = clew_wording_dup_shipped_json ("letter", "en", NULL);
  g_autofree char *edited = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  set_up (&desk);
  g_hash_table_insert (edits, (gpointer) "prospects_3", (gpointer) "{name} likes the plan.");
  edited = clew_wording_store_edit (body, edits, &error);
  g_assert_no_error (error);
  id = clew_wording_store_add (desk.office, edited, &error);
  g_assert_no_error (error);
  start_letter (&desk);
  desk_test_tick (desk.window, "How things are going", TRUE);
  tick_first_about (&desk, "likes the plan.");
}

/* What the letter says decides who may hear it. */
static void
test_status (void)
{
  g_auto (ReleaseDesk) desk = { NULL };

  set_up (&desk);
  start_letter (&desk);
  desk_test_tick (desk.window, "How things are going", TRUE);
  desk_test_tick (desk.window, HOUSING, TRUE);
  tick_first_about (&desk, "and our staff are working together.");
  desk_test_wait (can_save, &desk);
  tick_first_about (&desk, "has taken first steps in the plan.");
  desk_test_wait (has_no_housing, &desk);
  desk_test_wait (cannot_save, &desk);
  desk_test_tick (desk.window, PROSECUTOR, TRUE);
  desk_test_wait (can_save, &desk);
  save (&desk);
  g_assert_cmpint (release_desk_count (&desk,
                                       "SELECT count (*) FROM disclosure WHERE categories = "
                                       "'enrollment plan' AND recipient = '" PROSECUTOR "'"),
                   ==, 1);
}

static GtkTextBuffer *
get_words (ReleaseDesk *desk)
{
  return gtk_text_view_get_buffer (
    GTK_TEXT_VIEW (desk_test_get (desk->window, GTK_TYPE_TEXT_VIEW, NULL)));
}

/* Own words are warned of while they are typed, and one click says it neutrally. */
static void
test_own_words (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  GtkWidget       *button;
  g_autofree char *text = NULL;
  GtkTextIter      start, end;

  set_up (&desk);
  start_letter (&desk);
  desk_test_tick (desk.window, "How things are going", TRUE);
  desk_test_tick (desk.window, "Add a few words", TRUE);
  button = desk_test_get (desk.window, GTK_TYPE_BUTTON, "_Use This Sentence Instead");
  gtk_text_buffer_set_text (get_words (&desk), "We meet each week.", -1);
  desk_test_settle ();
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_parent (gtk_widget_get_parent (button))));
  g_assert_true (desk_test_shows (desk.window, "What is this about?"));
  gtk_text_buffer_set_text (get_words (&desk), "She takes lithium.", -1);
  g_assert_true (desk_test_shows (desk.window, "“lithium” sounds like “Health”."));
  g_assert_false (gtk_widget_get_mapped (button));
  desk_test_tick (desk.window, "Health", TRUE);
  g_assert_false (desk_test_shows (desk.window, "“lithium” sounds like “Health”."));
  desk_test_tick (desk.window, "Health", FALSE);
  gtk_text_buffer_set_text (get_words (&desk), "She was arrested again.", -1);
  g_assert_true (desk_test_shows (desk.window, "“arrested” suggests an offense."));
  g_assert_true (gtk_widget_get_mapped (button));
  desk_test_click (desk.window, "_Use This Sentence Instead");
  gtk_text_buffer_get_bounds (get_words (&desk), &start, &end);
  text = gtk_text_buffer_get_text (get_words (&desk), &start, &end, FALSE);
  g_assert_cmpstr (text, ==, "There is nothing helpful to report at this time.");
  g_assert_false (gtk_widget_get_mapped (button));
}

static gboolean
asks_about (gpointer data)
{
  return desk_test_shows (((ReleaseDesk *)data)->window, "Tick what your own words are about.");
}

/* Own words go nowhere until it is said what they are about, and then only to who may
 * hear that. */
static void
test_about (void)
{
  g_auto (ReleaseDesk) desk = { NULL };

  set_up (&desk);
  start_letter (&desk);
  desk_test_tick (desk.window, "How things are going", TRUE);
  desk_test_tick (desk.window, "Add a few words", TRUE);
  gtk_text_buffer_set_text (get_words (&desk), "We meet each week.", -1);
  desk_test_tick (desk.window, PROSECUTOR, TRUE);
  desk_test_wait (asks_about, &desk);
  g_assert_true (cannot_save (&desk));
  desk_test_tick (desk.window, "Plan and progress", TRUE);
  desk_test_wait (can_save, &desk);
  desk_test_tick (desk.window, "Health", TRUE);
  desk_test_wait (cannot_save, &desk);
}

/* A subpoena makes it a letter for a proceeding, and the refusal says what to do. */
static void
test_letter_subpoena (void)
{
  g_auto (ReleaseDesk) desk = { NULL };

  set_up (&desk);
  start_letter (&desk);
  desk_test_tick (desk.window, PROSECUTOR, TRUE);
  desk_test_wait (can_save, &desk);
  desk_test_tick (desk.window, "A subpoena came for this", TRUE);
  desk_test_wait (cannot_save, &desk);
  g_assert_true (g_str_has_prefix (
    adw_action_row_get_subtitle (
      ADW_ACTION_ROW (desk_test_get (desk.window, ADW_TYPE_ACTION_ROW, PROSECUTOR))),
    "A subpoena alone does not open these records."));
}

/* Where a name belongs, a message is pointed at. */
static void
test_person (void)
{
  g_auto (ReleaseDesk) desk = { NULL };

  set_up (&desk);
  start_letter (&desk);
  desk_test_type (desk.window, "Name of the person there, if known", "Dana on methadone");
  g_assert_true (
    desk_test_shows (desk.window, "Is “methadone” part of a name? Only a name belongs here."));
}

/* What was chosen is not thrown away without a word. */
static void
test_leave (void)
{
  g_auto (ReleaseDesk) desk = { NULL };

  set_up (&desk);
  start_letter (&desk);
  desk_test_tick (desk.window, HOUSING, TRUE);
  gtk_window_close (GTK_WINDOW (desk.window));
  desk_test_settle ();
  desk_test_answer ("_Discard");
  g_assert_null (desk.window);
}

/* After a release was taken back, those that heard may be told that. */
static void
test_notices (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autoptr (GError) error = NULL;
  const char *some[] = { NULL, NULL };

  set_up (&desk);
  some[0] = g_ptr_array_index (desk.made->agencies, 0);
  clew_release_record_taken_back (desk.office, desk.consent, RELEASE_OFFICE_TODAY, some,
                                  TRUE, &error);
  g_assert_no_error (error);
  release_desk_present (&desk, clew_notices_window_new (NULL, desk.office, desk.consent, &error));
  g_assert_no_error (error);
  g_assert_true (gtk_widget_is_focus (desk_test_get (desk.window, CLEW_TYPE_CHECK_ROW, HOUSING)));
  g_assert_null (desk_test_find (desk.window, CLEW_TYPE_CHECK_ROW, PROSECUTOR));
  g_assert_false (desk_test_can_click (desk.window, "_Print…"));
  desk_test_tick (desk.window, HOUSING, TRUE);
  g_assert_true (desk_test_can_click (desk.window, "_Print…"));
  g_assert_true (desk_test_shows (desk.window, "Printing or saving records 1 notice."));
}

static gboolean
is_gone (gpointer window)
{
  return *(GtkWidget **)window == NULL;
}

static gboolean
has_chooser (gpointer data)
{
  return desk_test_find_window (GTK_TYPE_FILE_CHOOSER_DIALOG) != NULL;
}

/* All that are ticked are one file, and each is in the ledger with its paper. */
static void
test_save_notices (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *path = NULL;

  set_up (&desk);
  path = g_build_filename (desk.made->desk->folder, "notices.pdf", NULL);
  clew_release_record_taken_back (desk.office, desk.consent, RELEASE_OFFICE_TODAY, NULL,
                                  TRUE, &error);
  g_assert_no_error (error);
  release_desk_present (&desk, clew_notices_window_new (NULL, desk.office, desk.consent, &error));
  g_assert_no_error (error);
  g_assert_false (desk_test_can_click (desk.window, "_Save PDF…"));
  desk_test_tick (desk.window, HOUSING, TRUE);
  desk_test_tick (desk.window, PROSECUTOR, TRUE);
  g_assert_true (desk_test_shows (desk.window, "Printing or saving records 2 notices."));
  desk_test_click (desk.window, "_Save PDF…");
  desk_test_wait (has_chooser, NULL);
  desk_test_settle ();
  desk_test_choose_file (path);
  desk_test_wait (is_gone, &desk.window);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  rows = clew_record_select (clew_office_get_store (desk.office), &clew_kind_disclosure, &error,
                             "1", NULL);
  g_assert_cmpuint (rows->len, ==, 2);
  for (guint i = 0; i < rows->len; i++)
    g_assert_nonnull (clew_record_get_text (g_ptr_array_index (rows, i), "paper"));
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
      g_auto (ReleaseDesk) desk = { NULL };
      g_autoptr (ClewReleaseDetail) release = NULL;
      g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char   *offered = NULL;
      const GActionEntry entry = { "print-notices", offered_cb, "s" };
      GtkWidget         *parent = gtk_window_new ();

      set_up (&desk);
      g_action_map_add_action_entries (G_ACTION_MAP (group), &entry, 1, &offered);
      gtk_widget_insert_action_group (parent, "win", G_ACTION_GROUP (group));
      release = clew_release_detail_load (clew_office_get_store (desk.office), desk.consent,
                                          RELEASE_OFFICE_TODAY, &error);
      g_assert_no_error (error);
      release_desk_present (
        &desk, clew_happening_window_new (GTK_WINDOW (parent), desk.office, release, kinds[i]));
      desk_test_click (desk.window, kinds[i] == CLEW_CONSENT_REVOKED ? "_Take Back" : "_Record");
      g_assert_null (desk.window);
      g_assert_cmpstr (offered, ==, kinds[i] == CLEW_CONSENT_REVOKED ? desk.consent : NULL);
      gtk_window_destroy (GTK_WINDOW (parent));
    }
}

static void
test_subpoena (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autoptr (GError) error = NULL;

  set_up (&desk);
  release_desk_present (&desk, clew_subpoena_window_new (NULL, desk.office, desk.made->person,
                                                         &error));
  g_assert_no_error (error);
  g_assert_true (desk_test_shows (desk.window, clew_gate_neutral_words ()));
  g_assert_true (desk_test_shows (desk.window, "Enter who brought the subpoena."));
  g_assert_true (gtk_widget_is_focus (desk_test_get (desk.window, CLEW_TYPE_CHECK_ROW,
                                                     "A subpoena")));
  g_assert_false (desk_test_can_click (desk.window, "_Record Subpoena"));
  desk_test_type (desk.window, "Who brought or sent it", "Process server, Pine County");
  g_assert_true (desk_test_shows (desk.window, "Once recorded, it opens nothing."));
  desk_test_type (desk.window, "Who has it now (project manager, counsel)", "Kim Ferris");
  desk_test_type_day (desk.window, 1, "2026-12-09");
  desk_test_click (desk.window, "_Record Subpoena");
  g_assert_true (desk_test_shows (desk.window, "Subpoena Recorded"));
  g_assert_false (desk_test_can_click (desk.window, "_Record Subpoena"));
  release_desk_close (&desk);
  g_assert_cmpint (
    release_desk_count (&desk, "SELECT count (*) FROM subpoena WHERE due_on = '2026-12-09' "
                               "AND brought_by = 'Process server, Pine County' "
                               "AND given_to = 'Kim Ferris'"),
    ==, 1);
  g_assert_cmpint (release_desk_count (&desk, "SELECT count (*) FROM audit "
                                              "WHERE kind = 'subpoena'"),
                   ==, 1);
  release_desk_present (&desk, clew_subpoena_window_new (NULL, desk.office, desk.made->person,
                                                         &error));
  g_assert_true (desk_test_shows (desk.window, "Subpoenas that came before"));
  g_assert_true (
    desk_test_shows (desk.window, "To be answered by Dec 9, 2026\nGiven to Kim Ferris"));
}

static void
lead_on_cb (GSimpleAction *action, GVariant *parameter, char **led_to)
{
  *led_to = g_variant_dup_string (parameter, NULL);
}

/* Once recorded, what came leads on to the letter that answers it. */
static void
test_subpoena_leads_on (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("write-letter", G_VARIANT_TYPE_STRING);
  g_autofree char *led_to = NULL;

  set_up (&desk);
  desk.parent = gtk_window_new ();
  g_signal_connect (action, "activate", G_CALLBACK (lead_on_cb), &led_to);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
  gtk_widget_insert_action_group (desk.parent, "win", G_ACTION_GROUP (actions));
  gtk_window_present (GTK_WINDOW (desk.parent));
  release_desk_present (&desk, clew_subpoena_window_new (GTK_WINDOW (desk.parent), desk.office,
                                                         desk.made->person, NULL));
  desk_test_type (desk.window, "Who brought or sent it", "Process server, Pine County");
  desk_test_click (desk.window, "_Record Subpoena");
  g_assert_null (led_to);
  desk_test_click (desk.window, "_Write a Letter…");
  g_assert_null (desk.window);
  g_assert_cmpstr (led_to, ==, desk.made->person);
}

static void
test_order (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autoptr (GError) error = NULL;

  set_up (&desk);
  release_desk_present (&desk, clew_subpoena_window_new (NULL, desk.office, desk.made->person,
                                                         &error));
  desk_test_tick (desk.window, "A court order", TRUE);
  g_assert_false (desk_test_can_click (desk.window, "_Record Order"));
  adw_combo_row_set_selected (
    ADW_COMBO_ROW (desk_test_get (desk.window, ADW_TYPE_COMBO_ROW, NULL)), 1);
  g_assert_true (desk_test_shows (desk.window, "Enter the court."));
  desk_test_type (desk.window, "Court", "Pine County Superior Court");
  g_assert_true (desk_test_shows (desk.window, "Choose what the order covers."));
  desk_test_tick (desk.window, "Plan and progress", TRUE);
  g_assert_true (desk_test_has_text (desk.window, "Whatever is told also tells that the person "
                                                  "takes part."));
  g_assert_false (desk_test_can_click (desk.window, "_Record Order"));
  desk_test_tick (desk.window, "Enrolled, attendance", TRUE);
  g_assert_true (desk_test_shows (desk.window, "Enter the dates."));
  desk_test_type_day (desk.window, 2, "2026-11-01");
  g_assert_true (desk_test_shows (desk.window, "This day has not come yet."));
  desk_test_type_day (desk.window, 2, "2026-10-01");
  g_assert_true (desk_test_shows (desk.window, "Without a mandate it opens nothing yet."));
  desk_test_type_day (desk.window, 3, "2026-09-30");
  g_assert_true (desk_test_shows (desk.window, "The order can’t end before it was issued."));
  g_assert_false (desk_test_can_click (desk.window, "_Record Order"));
  desk_test_type_day (desk.window, 3, "2027-01-01");
  desk_test_type (desk.window, "Subpoena or other mandate", "Subpoena 88");
  g_assert_false (desk_test_can_click (desk.window, "_Record Order"));
  desk_test_type_day (desk.window, 4, "2026-10-02");
  desk_test_click (desk.window, "_Record Order");
  g_assert_true (desk_test_shows (desk.window, "Court Order Recorded"));
  g_assert_false (desk_test_shows (desk.window, "Pine County Superior Court"));
  release_desk_close (&desk);
  g_assert_cmpint (
    release_desk_count (&desk, "SELECT count (*) FROM court_order "
                               "WHERE categories = 'enrollment plan' "
                               "AND issued_on = '2026-10-01' AND ends_on = '2027-01-01' "
                               "AND mandate = 'Subpoena 88' AND mandate_on = '2026-10-02'"),
    ==, 1);
}

static void
add_order (ReleaseDesk *desk, const char *court, ClewDay issued)
{
  g_autoptr (ClewRecord) order = clew_record_new (&clew_kind_court_order);
  g_autoptr (GError) error = NULL;

  clew_record_set_text (order, "participant", desk->made->person);
  clew_record_set_text (order, "agency", g_ptr_array_index (desk->made->agencies, 0));
  clew_record_set_text (order, "court", court);
  clew_record_set_text (order, "categories", "plan");
  clew_record_set_day (order, "issued_on", issued);
  clew_office_save (desk->office, "order", order, &error);
  g_assert_no_error (error);
}

/* An order that was entered wrongly is removed, and brought back. Undo stands at the one that
 * it would bring back. */
static void
test_recorded_order (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autoptr (GError) error = NULL;
  const char *kept = "SELECT count (*) FROM court_order WHERE removed IS NULL";
  GtkWidget  *first;

  set_up (&desk);
  add_order (&desk, "Pine County Superior Court", RELEASE_OFFICE_TODAY - 3);
  add_order (&desk, "Pine County District Court", RELEASE_OFFICE_TODAY - 5);
  release_desk_present (&desk, clew_subpoena_window_new (NULL, desk.office, desk.made->person,
                                                         &error));
  g_assert_no_error (error);
  desk_test_tick (desk.window, "A court order", TRUE);
  g_assert_true (desk_test_shows (desk.window, "Without a mandate: opens nothing"));
  /* At once, as below. */
  desk_test_click (desk.window, "_Remove");
  g_assert_cmpint (release_desk_count (&desk, kept), ==, 1);
  g_assert_true (desk_test_has_text (desk.window, "Removed: opens nothing"));
  desk_test_click (desk.window, "_Undo");
  g_assert_cmpint (release_desk_count (&desk, kept), ==, 2);
  g_assert_false (desk_test_has_text (desk.window, "Removed: opens nothing"));
  desk_test_click (desk.window, "_Remove");
  first = desk_test_get (desk.window, GTK_TYPE_BUTTON, "_Undo");
  desk_test_click (desk.window, "_Remove");
  g_assert_cmpint (release_desk_count (&desk, kept), ==, 0);
  g_assert_false (gtk_widget_get_visible (first));
}

/* From before its agency left and joined again, it opens nothing until somebody confirms it. */
static void
test_order_before_gap (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autoptr (ClewRecord) order = clew_record_new (&clew_kind_court_order);
  g_autoptr (ClewRecord) gap = clew_record_new (&clew_kind_agency_gap);
  g_autoptr (GError) error = NULL;
  ClewLetter        letter = { .kind = CLEW_LETTER_NOTHING_HELPFUL, .language = "en" };
  ClewLetterAddress address = { .for_proceeding = TRUE };
  g_autoptr (ClewClearance) clearance = NULL;

  set_up (&desk);
  address.agency = g_ptr_array_index (desk.made->agencies, 0);
  clew_record_set_text (order, "participant", desk.made->person);
  clew_record_set_text (order, "agency", address.agency);
  clew_record_set_text (order, "court", "Pine County Superior Court");
  clew_record_set_text (order, "categories", "enrollment");
  clew_record_set_day (order, "issued_on", RELEASE_OFFICE_TODAY - 30);
  clew_record_set_text (order, "mandate", "Subpoena 88");
  clew_record_set_day (order, "mandate_on", RELEASE_OFFICE_TODAY - 30);
  g_assert_true (clew_office_save (desk.office, "order", order, &error));
  clew_record_set_text (gap, "agency", address.agency);
  clew_record_set_day (gap, "left_on", RELEASE_OFFICE_TODAY - 20);
  clew_record_set_day (gap, "rejoined_on", RELEASE_OFFICE_TODAY - 12);
  g_assert_true (clew_office_save (desk.office, "gap", gap, &error));
  g_assert_null (clew_letter_clear (desk.office, desk.made->person, &letter, &address, &error));
  g_assert_true (g_str_has_prefix (error->message, "The court order is from before City Housing"));
  g_clear_error (&error);
  release_desk_present (&desk, clew_subpoena_window_new (NULL, desk.office, desk.made->person,
                                                         &error));
  desk_test_tick (desk.window, "A court order", TRUE);
  g_assert_true (desk_test_has_text (desk.window, "opens nothing until counsel says"));
  desk_test_click (desk.window, "_Still Counts");
  g_assert_false (desk_test_has_text (desk.window, "opens nothing until counsel says"));
  clearance = clew_letter_clear (desk.office, desk.made->person, &letter, &address, &error);
  g_assert_no_error (error);
  desk_test_click (desk.window, "_Undo");
  g_assert_true (desk_test_has_text (desk.window, "opens nothing until counsel says"));
  g_assert_null (clew_letter_clear (desk.office, desk.made->person, &letter, &address, NULL));
}

/* An order on whose ground something was told stays; it is ended instead. */
static void
test_ground_order (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autoptr (ClewRecord) order = clew_record_new (&clew_kind_court_order);
  g_autoptr (GError) error = NULL;
  ClewLetter        letter = { .kind = CLEW_LETTER_NOTHING_HELPFUL, .language = "en" };
  ClewLetterAddress address = { .for_proceeding = TRUE };
  g_autoptr (ClewClearance) clearance = NULL;

  set_up (&desk);
  address.agency = g_ptr_array_index (desk.made->agencies, 0);
  clew_record_set_text (order, "participant", desk.made->person);
  clew_record_set_text (order, "agency", address.agency);
  clew_record_set_text (order, "court", "Pine County Superior Court");
  clew_record_set_text (order, "categories", "enrollment");
  clew_record_set_day (order, "issued_on", RELEASE_OFFICE_TODAY - 3);
  clew_record_set_text (order, "mandate", "Subpoena 88");
  clew_record_set_day (order, "mandate_on", RELEASE_OFFICE_TODAY - 2);
  clew_office_save (desk.office, "order", order, &error);
  g_assert_no_error (error);
  clearance = clew_letter_clear (desk.office, desk.made->person, &letter, &address, &error);
  g_assert_no_error (error);
  g_assert_true (clew_clearance_commit (clearance, &error));
  g_assert_false (clew_court_order_remove (desk.office, order, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED);
  g_clear_error (&error);
  release_desk_present (&desk, clew_subpoena_window_new (NULL, desk.office, desk.made->person,
                                                         &error));
  desk_test_tick (desk.window, "A court order", TRUE);
  g_assert_null (desk_test_find (desk.window, GTK_TYPE_BUTTON, "_Remove"));
  desk_test_click (desk.window, "_End Today");
  g_assert_true (desk_test_has_text (desk.window, "until, not including,"));
  g_assert_cmpint (release_desk_count (&desk, "SELECT count (*) FROM court_order "
                                              "WHERE removed IS NULL AND ends_on IS NOT NULL"),
                   ==, 1);
  g_clear_pointer (&clearance, clew_clearance_free);
  clearance = clew_letter_clear (desk.office, desk.made->person, &letter, &address, &error);
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED);
  g_assert_true (g_str_has_prefix (error->message, "The court order ended on "));
}

static void
test_caution_words (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  GtkWidget *row;

  set_up (&desk);
  release_desk_present (&desk, clew_caution_window_new (NULL, desk.office));
  g_assert_true (desk_test_shows (desk.window, "The list that comes with Clew"));
  desk_test_type (desk.window, NULL, "a*");
  desk_test_click (desk.window, "_Add");
  g_assert_true (
    desk_test_shows (desk.window, "Enter a word, or at least three letters before the star."));
  desk_test_type (desk.window, NULL, "tulip*");
  desk_test_click (desk.window, "_Add");
  g_assert_true (desk_test_shows (desk.window, "The list of this site"));
  g_assert_true (desk_test_shows (desk.window, "tulip*"));
  row = desk_test_get (desk.window, ADW_TYPE_ACTION_ROW, "tulip*");
  /* At once: a toast goes by itself, and under the sanitizers waiting takes longer. */
  g_signal_emit_by_name (desk_test_find (row, GTK_TYPE_BUTTON, NULL), "clicked");
  g_assert_null (desk_test_find (desk.window, ADW_TYPE_ACTION_ROW, "tulip*"));
  g_assert_true (desk_test_has_text (desk.window, "“tulip*” removed"));
  desk_test_click (desk.window, "_Undo");
  g_assert_nonnull (desk_test_get (desk.window, ADW_TYPE_ACTION_ROW, "tulip*"));
}

int
main (int argc, char *argv[])
{
  desk_test_init (&argc, &argv);
  g_test_add_func ("/clew/desk/letter/nothing-helpful", test_nothing_helpful);
  g_test_add_func ("/clew/desk/letter/file", test_file);
  g_test_add_func ("/clew/desk/letter/justice", test_justice);
  g_test_add_func ("/clew/desk/letter/many", test_many);
  g_test_add_func ("/clew/desk/letter/refused", test_refused);
  g_test_add_func ("/clew/desk/letter/status", test_status);
  g_test_add_func ("/clew/desk/letter/site-sentences", test_site_sentences);
  g_test_add_func ("/clew/desk/letter/own-words", test_own_words);
  g_test_add_func ("/clew/desk/letter/about", test_about);
  g_test_add_func ("/clew/desk/letter/for-a-subpoena", test_letter_subpoena);
  g_test_add_func ("/clew/desk/letter/person", test_person);
  g_test_add_func ("/clew/desk/letter/leave", test_leave);
  g_test_add_func ("/clew/desk/letter/notices", test_notices);
  g_test_add_func ("/clew/desk/letter/save-notices", test_save_notices);
  g_test_add_func ("/clew/desk/letter/offered", test_offered);
  g_test_add_func ("/clew/desk/letter/subpoena", test_subpoena);
  g_test_add_func ("/clew/desk/letter/subpoena-leads-on", test_subpoena_leads_on);
  g_test_add_func ("/clew/desk/letter/order", test_order);
  g_test_add_func ("/clew/desk/letter/recorded-order", test_recorded_order);
  g_test_add_func ("/clew/desk/letter/ground-order", test_ground_order);
  g_test_add_func ("/clew/desk/letter/order-before-gap", test_order_before_gap);
  g_test_add_func ("/clew/desk/letter/caution-words", test_caution_words);
  return g_test_run ();
}
