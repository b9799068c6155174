/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-test.h"
#include "release-office.h"

#include "desk/clew-settings.h"
#include "desk/clew-day-field.h"
#include "desk/consent/clew-happening-window.h"
#include "desk/clew-paper-page.h"
#include "desk/clew-paper-view.h"
#include "desk/consent/clew-release-assistant.h"
#include "desk/consent/clew-release-page.h"
#include "desk/consent/clew-releases-view.h"
#include "desk/consent/clew-signature-window.h"
#include "documents/clew-release-form.h"
#include "exchange/clew-demo.h"

#include <string.h>

/* Making a release, and entering what became of it, from inside the program. */

/* The assistant */

static void
start_assistant (ReleaseDesk *desk)
{
  release_desk_present (desk, clew_release_assistant_new (NULL, desk->office,
                                                          release_desk_new_draft (desk)));
}

/* From the first step to Check; nobody is on the form until somebody is
 * ticked, and until then it can't be finished. */
static void
test_steps (void)
{
  g_auto (ReleaseDesk) desk = { NULL };

  release_desk_init (&desk, 8);
  start_assistant (&desk);
  g_assert_true (desk_test_shows (desk.window, "Whose release is this?"));
  g_assert_true (desk_test_shows (desk.window, "Nobody yet"));
  g_assert_true (desk_test_shows (desk.window, "1 thing left"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (desk.window)), ==, "New Release");
  for (guint i = 0; i < 5; i++)
    desk_test_click (desk.window, "_Next");
  g_assert_true (desk_test_shows (desk.window, "Is the form complete?"));
  g_assert_false (desk_test_can_click (desk.window, "_Print…"));
  g_assert_false (desk_test_can_click (desk.window, "_Save PDF…"));

  desk_test_tick (desk.window, "Harbor Recovery Center", TRUE);
  desk_test_tick (desk.window, "City Housing Partnership", TRUE);
  g_assert_true (desk_test_shows (desk.window, "2 of 8 offered"));
  g_assert_true (desk_test_shows (desk.window, "4 kinds"));
  g_assert_true (desk_test_shows (desk.window, "Complete"));
  g_assert_true (desk_test_can_click (desk.window, "_Print…"));
  g_assert_true (desk_test_can_click (desk.window, "_Save PDF…"));

  desk_test_tick (desk.window, "Harbor Recovery Center", FALSE);
  desk_test_tick (desk.window, "City Housing Partnership", FALSE);
  g_assert_false (desk_test_can_click (desk.window, "_Print…"));
}

static void
test_back (void)
{
  g_auto (ReleaseDesk) desk = { NULL };

  release_desk_init (&desk, 2);
  start_assistant (&desk);
  g_assert_false (desk_test_can_click (desk.window, "_Back"));
  desk_test_click (desk.window, "_Next");
  g_assert_true (desk_test_shows (desk.window, "Which agencies does this form offer?"));
  desk_test_click (desk.window, "_Back");
  g_assert_true (desk_test_shows (desk.window, "Whose release is this?"));
}

/* What is missing leads to the step that answers it. */
static void
test_gap_leads_back (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  GtkWidget *row;

  release_desk_init (&desk, 2);
  start_assistant (&desk);
  for (guint i = 0; i < 5; i++)
    desk_test_click (desk.window, "_Next");
  row = desk_test_get (desk.window, ADW_TYPE_ACTION_ROW, "Who may hear it, each agency by name");
  g_assert_true (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
  gtk_widget_activate (row);
  g_assert_true (desk_test_shows (desk.window, "Which agencies does this form offer?"));
}

/* A typed date is said back, and none that won't do is taken. */
static void
test_end (void)
{
  g_auto (ReleaseDesk) desk = { NULL };

  release_desk_init (&desk, 2);
  start_assistant (&desk);
  desk_test_tick (desk.window, "City Housing Partnership", TRUE);
  for (guint i = 0; i < 3; i++)
    desk_test_click (desk.window, "_Next");
  g_assert_true (
    desk_test_shows (desk.window, "Until Tuesday, October 12, 2027, not including that day."));
  desk_test_type_day (desk.window, 0, "soon");
  g_assert_true (desk_test_shows (desk.window, "This is not a date."));
  g_assert_false (desk_test_can_click (desk.window, "_Print…"));
  desk_test_type_day (desk.window, 0, "2026-10-12");
  g_assert_true (desk_test_shows (desk.window, "The end date has passed."));
  g_assert_false (desk_test_can_click (desk.window, "_Print…"));
  desk_test_type_day (desk.window, 0, "5/3/2027");
  g_assert_true (
    desk_test_shows (desk.window, "Until Monday, May 3, 2027, not including that day."));
  g_assert_true (desk_test_can_click (desk.window, "_Print…"));

  /* An event instead; and no event stands in for a date that is no date. */
  desk_test_tick (desk.window, "Until something happens", TRUE);
  g_assert_false (desk_test_can_click (desk.window, "_Print…"));
  desk_test_type (desk.window, "What happens, as the form says it", "I leave the program");
  g_assert_true (desk_test_can_click (desk.window, "_Print…"));
  desk_test_tick (desk.window, "Until a date", TRUE);
  desk_test_type_day (desk.window, 0, "soon");
  g_assert_false (desk_test_can_click (desk.window, "_Print…"));
}

static void
test_search (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  GtkWidget *search;

  release_desk_init (&desk, 60);
  start_assistant (&desk);
  desk_test_click (desk.window, "_Next");
  search = desk_test_get (desk.window, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "SHERIFF of ward 07");
  g_signal_emit_by_name (search, "search-changed");
  g_assert_false (desk_test_shows (desk.window, "City Housing Partnership"));
  g_assert_false (desk_test_shows (desk.window, "No agency has these words."));
  gtk_editable_set_text (GTK_EDITABLE (search), "harbor recovery center of ward 08");
  g_signal_emit_by_name (search, "search-changed");
  g_assert_true (desk_test_shows (desk.window, "Harbor Recovery Center of Ward 08"));
  g_assert_false (desk_test_shows (desk.window, "City Housing Partnership"));
  gtk_editable_set_text (GTK_EDITABLE (search), "zzz");
  g_signal_emit_by_name (search, "search-changed");
  g_assert_true (desk_test_shows (desk.window, "No agency has these words."));
}

/* Who was on the last form is offered again in one stroke, but nobody from
 * whom it was taken back. */
static void
test_again (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autofree char *consent = NULL;
  g_autoptr (GError) error = NULL;
  const char *gone[] = { NULL, NULL };

  release_desk_init (&desk, 8);
  consent = release_office_issue (desk.made, desk.office, 3);
  release_office_sign (desk.office, consent, RELEASE_OFFICE_TODAY);
  gone[0] = g_ptr_array_index (desk.made->agencies, 1);
  clew_release_record_taken_back (desk.office, consent, RELEASE_OFFICE_TODAY, gone, FALSE,
                                  &error);
  g_assert_no_error (error);
  start_assistant (&desk);
  desk_test_click (desk.window, "_Next");
  g_assert_true (desk_test_shows (desk.window, "Nobody yet"));
  desk_test_click (desk.window, "_Offer the 2 Agencies of the Last Release");
  g_assert_true (desk_test_shows (desk.window, "2 of 8 offered"));
}

/* A library that brings a plain SQLite along could answer for ours. Poppler's
 * does when it looks at a signature, and only then. */
static void
assert_one_sqlite (void)
{
  g_autofree char *maps = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL));
  g_assert_nonnull (strstr (maps, "/libpoppler-glib.so"));
  g_assert_null (strstr (maps, "/libsqlite3.so"));
}

static void
test_preview (void)
{
  g_auto (ReleaseDesk) desk = { NULL };

  release_desk_init (&desk, 25);
  start_assistant (&desk);
  g_assert_true (desk_test_shows (desk.window, "No agency is chosen."));
  desk_test_tick (desk.window, "Harbor Recovery Center", TRUE);
  desk_test_wait_for_widget (desk.window, CLEW_TYPE_PAPER_PAGE);
  g_assert_true (desk_test_shows (desk.window, "Page 1 of "));
  assert_one_sqlite ();
  /* It is a preview: nothing has a number yet. */
  g_assert_cmpint (release_desk_count (&desk, "SELECT count(*) FROM consent"), ==, 0);
}

/* A form whose file can't be written is made; what the system says of it can hold anything. */
static void
test_not_out (void)
{
  g_auto (ReleaseDesk) desk = { NULL };

  release_desk_init (&desk, 2);
  start_assistant (&desk);
  desk_test_tick (desk.window, "City Housing Partnership", TRUE);
  gtk_widget_activate_action (desk.window, "release.save", NULL);
  desk_test_settle ();
  desk_test_choose_file ("/proc/form <&> paper.pdf");
  desk_test_wait_for_text (desk.window, "The Form Is Made but Not Out");
  g_assert_cmpint (release_desk_count (&desk, "SELECT count(*) FROM consent"), ==, 1);
  g_assert_true (desk_test_shows (desk.window, "form <&> paper.pdf"));
  g_assert_true (desk_test_shows (desk.window, "Its exact pages are kept"));
  g_assert_true (desk_test_shows (desk.window, "to print or save the same pages again."));
  /* Nor does a key make a second one here. */
  gtk_widget_activate_action (desk.window, "release.save", NULL);
  desk_test_settle ();
  g_assert_null (desk_test_find_window (GTK_TYPE_FILE_CHOOSER_DIALOG));
}

/* A file chooser that is answered after its window went makes no form that nobody sees. */
static void
test_late_answer (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autofree char *path = NULL;

  release_desk_init (&desk, 2);
  path = g_build_filename (desk.made->desk->folder, "form.pdf", NULL);
  start_assistant (&desk);
  desk_test_tick (desk.window, "City Housing Partnership", TRUE);
  gtk_widget_activate_action (desk.window, "release.save", NULL);
  desk_test_settle ();
  gtk_window_destroy (GTK_WINDOW (desk.window));
  desk_test_settle ();
  desk_test_choose_file (path);
  desk_test_wait_for_no_window (GTK_TYPE_FILE_CHOOSER_DIALOG);
  g_assert_cmpint (release_desk_count (&desk, "SELECT count(*) FROM consent"), ==, 0);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static GtkWidget *
find_print_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (GTK_IS_DIALOG (window) && gtk_widget_get_mapped (window))
        return window;
    }
  return NULL;
}

static gboolean
has_print_dialog (gpointer data)
{
  return find_print_dialog () != NULL;
}

static gboolean
is_revealed (gpointer data)
{
  return adw_flap_get_reveal_flap (data);
}

/* The print dialog's own button Preview makes no form and writes no file: it
 * shows the preview that the window has. */
static void
test_print_preview (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autoptr (GDir) folder = NULL;
  g_autoptr (GError) error = NULL;
  AdwFlap    *flap;
  const char *name;

  release_desk_init (&desk, 2);
  start_assistant (&desk);
  desk_test_tick (desk.window, "City Housing Partnership", TRUE);
  flap = ADW_FLAP (desk_test_get (desk.window, ADW_TYPE_FLAP, NULL));
  adw_flap_set_reveal_flap (flap, FALSE);
  gtk_widget_activate_action (desk.window, "release.print", NULL);
  desk_test_wait (has_print_dialog, NULL);
  gtk_dialog_response (GTK_DIALOG (find_print_dialog ()), GTK_RESPONSE_APPLY);
  desk_test_wait (is_revealed, flap);
  desk_test_settle ();
  g_assert_false (has_print_dialog (NULL));
  g_assert_cmpint (release_desk_count (&desk, "SELECT count(*) FROM consent"), ==, 0);
  g_assert_false (desk_test_shows (desk.window, "The Form Is Made"));
  folder = g_dir_open (g_get_tmp_dir (), 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (folder)) != NULL)
    g_assert_false (g_str_has_suffix (name, ".pdf"));
}

/* What was chosen is kept without a word; what wasn't leaves nothing. */
static void
test_leaving (void)
{
  static const char kept[] = "SELECT count(*) FROM release_draft WHERE removed IS NULL";
  g_auto (ReleaseDesk) desk = { NULL };

  release_desk_init (&desk, 2);
  start_assistant (&desk);
  release_desk_close (&desk);
  g_assert_cmpint (release_desk_count (&desk, kept), ==, 0);

  start_assistant (&desk);
  desk_test_tick (desk.window, "City Housing Partnership", TRUE);
  release_desk_close (&desk);
  g_assert_cmpint (release_desk_count (&desk, kept), ==, 1);
}

/* One form: its rows, its number, its exact bytes. */
static void
test_issue (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autofree char *consent = NULL;
  g_autofree char *next = NULL;
  g_autofree char *hash = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (ClewReleaseDetail) release = NULL;
  g_autoptr (ClewRows) rows = NULL;
  g_autoptr (GError) error = NULL;
  ClewStore *store;

  release_desk_init (&desk, 8);
  store = clew_office_get_store (desk.office);
  consent = release_office_issue (desk.made, desk.office, 3);
  g_assert_cmpint (release_desk_count (&desk, "SELECT count(*) FROM consent"), ==, 1);
  g_assert_cmpint (release_desk_count (&desk, "SELECT count(*) FROM consent_agency"), ==, 3);
  g_assert_cmpint (release_desk_count (&desk, "SELECT count(*) FROM consent_event"), ==, 2);
  g_assert_cmpint (release_desk_count (&desk, "SELECT count(*) FROM consent_print"), ==, 1);
  release = clew_release_detail_load (store, consent, RELEASE_OFFICE_TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (clew_record_get_text (release->consent, "form_number"), ==, "PC-2026-0001");
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (((ClewReleaseAgency *)g_ptr_array_index (release->agencies, i))->agency, ==,
                     g_ptr_array_index (desk.made->agencies, i));
  pdf = clew_release_load_pdf (desk.office, consent, &error);
  g_assert_no_error (error);
  g_assert_cmpint (memcmp (g_bytes_get_data (pdf, NULL), "%PDF-", 5), ==, 0);
  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, pdf);
  rows = clew_store_query (store, &error, "SELECT sha256 FROM consent_print", NULL);
  g_assert_no_error (error);
  g_assert_true (clew_rows_next (rows, &error));
  g_assert_cmpstr (clew_rows_get_text (rows, 0), ==, hash);
  next = clew_release_next_number (desk.office, &error);
  g_assert_cmpstr (next, ==, "PC-2026-0002");
}

/* The paper */

static void
test_paper_view (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autofree char *consent = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GBytes) garbage = g_bytes_new_static ("no PDF", 6);
  g_autoptr (GError) error = NULL;
  ClewPaperView *view;
  GtkWidget     *window = gtk_window_new ();

  release_desk_init (&desk, 60);
  consent = release_office_issue (desk.made, desk.office, 60);
  pdf = clew_release_load_pdf (desk.office, consent, &error);
  g_assert_no_error (error);
  view = g_object_new (CLEW_TYPE_PAPER_VIEW, NULL);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  release_desk_present (&desk, window);
  g_assert_true (clew_paper_view_show (view, pdf, &error));
  g_assert_no_error (error);
  g_assert_nonnull (desk_test_find (window, CLEW_TYPE_PAPER_PAGE, NULL));
  g_assert_true (desk_test_shows (desk.window, "Page 3 of "));
  assert_one_sqlite ();
  clew_paper_view_say (view, "Nothing to show.");
  g_assert_true (desk_test_shows (desk.window, "Nothing to show."));
  g_assert_null (desk_test_find (window, CLEW_TYPE_PAPER_PAGE, NULL));
  g_assert_false (clew_paper_view_show (view, garbage, &error));
  g_assert_nonnull (error);
  g_assert_null (desk_test_find (window, CLEW_TYPE_PAPER_PAGE, NULL));
}

/* The signature */

/* A box of the grid, by what it is called. */
static GtkWidget *
find_box (GtkWidget *root, const char *name)
{
  if (GTK_IS_CHECK_BUTTON (root) && g_strcmp0 (gtk_widget_get_tooltip_text (root), name) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_box (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
tick_box (ReleaseDesk *desk, const char *name)
{
  GtkWidget *box = find_box (desk->window, name);

  g_assert_nonnull (box);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (box)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (box), TRUE);
  desk_test_settle ();
}

static void
test_signature (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autofree char *consent = NULL;
  g_autoptr (ClewReleaseDetail) release = NULL;
  g_autoptr (ClewReleaseDetail) signed_release = NULL;
  ClewReleaseAgency *agency;

  release_desk_init (&desk, 8);
  consent = release_office_issue (desk.made, desk.office, 2);
  release = release_desk_load (&desk, consent);
  release_desk_present (&desk, clew_signature_window_new (NULL, desk.office, release));
  g_assert_false (desk_test_can_click (desk.window, "_Record"));
  g_assert_true (desk_test_shows (desk.window, "Enter the date beside the signature."));
  desk_test_type_day (desk.window, 0, "2026-10-13");
  g_assert_true (desk_test_shows (desk.window, "This day has not come yet."));
  desk_test_type_day (desk.window, 0, "2026-10-11");
  g_assert_true (desk_test_shows (desk.window, "This is before the form was made."));
  desk_test_type_day (desk.window, 0, "10/12");
  g_assert_true (desk_test_shows (desk.window, "Monday, October 12, 2026"));
  g_assert_true (desk_test_shows (desk.window, "Tick what is ticked on paper."));
  g_assert_false (desk_test_can_click (desk.window, "_Record"));

  /* A kind counts only with its agency's own box. */
  g_assert_false (gtk_widget_is_sensitive (
    find_box (desk.window, "City Housing Partnership: Housing")));
  tick_box (&desk, "City Housing Partnership: ticked and initialed");
  g_assert_true (
    desk_test_shows (desk.window, "An agency is ticked without any kind of information."));
  g_assert_false (desk_test_can_click (desk.window, "_Record"));
  tick_box (&desk, "City Housing Partnership: Housing");
  g_assert_true (desk_test_shows (desk.window, "Once entered, this can’t be undone."));
  desk_test_click (desk.window, "_Record");
  g_assert_null (desk.window);

  signed_release = release_desk_load (&desk, consent);
  g_assert_cmpint (signed_release->standing.state, ==, CLEW_RELEASE_ACTIVE);
  agency = g_ptr_array_index (signed_release->agencies, 0);
  g_assert_cmpstr (agency->ticked[0], ==, "housing");
  g_assert_null (agency->ticked[1]);
  agency = g_ptr_array_index (signed_release->agencies, 1);
  g_assert_null (agency->ticked[0]);
}

/* Which kinds are initialed on paper, the form's wording says, and no list in the program. */
static void
test_initialed (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autoptr (ClewReleaseDraft) draft = NULL;
  g_autoptr (ClewReleaseDetail) release = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char  *consent = NULL;
  ClewReleaseOffer *offer;

  release_desk_init (&desk, 8);
  draft = release_desk_new_draft (&desk);
  clew_release_draft_set_kind (draft, "counseling_notes");
  offer = g_ptr_array_index (draft->agencies, 0);
  offer->offered = TRUE;
  consent = clew_release_issue (desk.office, draft, clew_release_form_print, NULL, NULL, &error);
  g_assert_no_error (error);
  release = release_desk_load (&desk, consent);
  release_desk_present (&desk, clew_signature_window_new (NULL, desk.office, release));
  g_assert_true (desk_test_shows (desk.window, ", initialed"));
}

static void
close_and_answer (ReleaseDesk *desk, const char *answer)
{
  gtk_window_close (GTK_WINDOW (desk->window));
  desk_test_settle ();
  g_assert_nonnull (desk->window);
  desk_test_answer (answer);
}

/* What was ticked or typed is not thrown away without a word, and what wasn't
 * needs none. */
static void
test_leaving_signature (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autofree char *consent = NULL;
  g_autoptr (ClewReleaseDetail) release = NULL;

  release_desk_init (&desk, 2);
  consent = release_office_issue (desk.made, desk.office, 2);
  release = release_desk_load (&desk, consent);
  release_desk_present (&desk, clew_signature_window_new (NULL, desk.office, release));
  release_desk_close (&desk);

  release_desk_present (&desk, clew_signature_window_new (NULL, desk.office, release));
  tick_box (&desk, "City Housing Partnership: ticked and initialed");
  close_and_answer (&desk, "_Keep Working");
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (
    find_box (desk.window, "City Housing Partnership: ticked and initialed"))));
  close_and_answer (&desk, "_Discard");
  g_assert_null (desk.window);

  release_desk_present (&desk, clew_signature_window_new (NULL, desk.office, release));
  desk_test_type (desk.window, "Witness, if there was one", "Tamsin Osei");
  close_and_answer (&desk, "_Discard");
  g_assert_null (desk.window);
}

/* What became of it */

static void
test_leaving_happening (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autofree char *consent = NULL;
  g_autoptr (ClewReleaseDetail) release = NULL;

  release_desk_init (&desk, 2);
  consent = release_office_issue (desk.made, desk.office, 2);
  release_office_sign (desk.office, consent, RELEASE_OFFICE_TODAY);
  release = release_desk_load (&desk, consent);
  release_desk_present (
    &desk, clew_happening_window_new (NULL, desk.office, release, CLEW_CONSENT_REVOKED));
  release_desk_close (&desk);

  release_desk_present (
    &desk, clew_happening_window_new (NULL, desk.office, release, CLEW_CONSENT_REVOKED));
  desk_test_tick (desk.window, "By word of mouth", TRUE);
  close_and_answer (&desk, "_Discard");
  g_assert_null (desk.window);
  g_assert_cmpint (
    release_desk_count (&desk, "SELECT count(*) FROM consent_event WHERE kind = 'revoked'"), ==,
    0);
}

static void
test_take_back (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autofree char *consent = NULL;
  g_autoptr (ClewReleaseDetail) release = NULL;
  g_autoptr (ClewReleaseDetail) after = NULL;

  release_desk_init (&desk, 8);
  consent = release_office_issue (desk.made, desk.office, 3);
  release_office_sign (desk.office, consent, RELEASE_OFFICE_TODAY);
  release = release_desk_load (&desk, consent);
  release_desk_present (
    &desk, clew_happening_window_new (NULL, desk.office, release, CLEW_CONSENT_REVOKED));
  /* Today and from all: nothing more need be said. */
  g_assert_true (desk_test_can_click (desk.window, "_Take Back"));
  desk_test_tick (desk.window, "From some agencies", TRUE);
  g_assert_true (desk_test_shows (desk.window, "Choose at least one agency."));
  g_assert_false (desk_test_can_click (desk.window, "_Take Back"));
  desk_test_tick (desk.window, "Harbor Recovery Center", TRUE);
  desk_test_tick (desk.window, "By word of mouth", TRUE);
  desk_test_type_day (desk.window, 0, "tomorrow");
  g_assert_true (desk_test_shows (desk.window, "This day has not come yet."));
  desk_test_type_day (desk.window, 0, "today");
  desk_test_click (desk.window, "_Take Back");
  g_assert_null (desk.window);
  after = release_desk_load (&desk, consent);
  g_assert_cmpint (after->standing.state, ==, CLEW_RELEASE_PARTLY_REVOKED);
  g_assert_cmpint (release_desk_count (&desk,
                                       "SELECT count(*) FROM consent_event WHERE kind = 'revoked' "
                                       "AND by_mouth = 1 AND agency IS NOT NULL"),
                   ==, 1);
}

static void
test_declined (void)
{
  g_auto (ReleaseDesk) desk = { NULL };
  g_autofree char *consent = NULL;
  g_autoptr (ClewReleaseDetail) release = NULL;
  g_autoptr (ClewReleaseDetail) after = NULL;

  release_desk_init (&desk, 8);
  consent = release_office_issue (desk.made, desk.office, 3);
  release = release_desk_load (&desk, consent);
  release_desk_present (
    &desk, clew_happening_window_new (NULL, desk.office, release, CLEW_CONSENT_DECLINED));
  g_assert_true (desk_test_shows (desk.window, "Saying no is a good answer"));
  desk_test_click (desk.window, "_Record");
  after = release_desk_load (&desk, consent);
  g_assert_cmpint (after->standing.state, ==, CLEW_RELEASE_DECLINED);
}

/* Looking back, "friday" is the last one and a day without a year too, in the order
 * that is preferred; what the field shows itself it can read. */
static void
test_day_field (void)
{
  static const char *const orders[] = { "month-first", "day-first" };
  static const struct
  {
    const char *typed[G_N_ELEMENTS (orders)];
    int         year, month, day;
  } table[] = {
    { { "friday", "friday" }, 2026, 10, 9 },
    { { "monday", "monday" }, 2026, 10, 12 },
    { { "10/12", "12/10" }, 2026, 10, 12 },
    { { "10/13", "13/10" }, 2025, 10, 13 },
    { { "3/4/2026", "4/3/2026" }, 2026, 3, 4 },
    { { "3/4/30", "4/3/30" }, 1930, 3, 4 },
    { { "dec 31", "31 dec" }, 2025, 12, 31 },
    { { "tomorrow", "tomorrow" }, 2026, 10, 13 },
    { { "yesterday", "yesterday" }, 2026, 10, 11 },
    { { "2027-05-03", "2027-05-03" }, 2027, 5, 3 },
  };
  ClewDayField *field = clew_day_field_new ("Signed on", RELEASE_OFFICE_TODAY);
  GtkEditable  *entry;

  g_object_ref_sink (field);
  entry = GTK_EDITABLE (desk_test_find (GTK_WIDGET (field), ADW_TYPE_ENTRY_ROW, NULL));
  clew_day_field_set_in_past (field);
  for (guint order = 0; order < G_N_ELEMENTS (orders); order++)
    {
      g_settings_set_string (clew_settings_get (), "date-order", orders[order]);
      for (guint i = 0; i < G_N_ELEMENTS (table); i++)
        {
          ClewDay meant = clew_day_new (table[i].year, table[i].month, table[i].day);

          g_test_message ("%s, %s", table[i].typed[order], orders[order]);
          gtk_editable_set_text (entry, table[i].typed[order]);
          g_assert_cmpuint (clew_day_field_get_day (field), ==, meant);
          clew_day_field_set_day (field, meant);
          g_assert_cmpuint (clew_day_field_get_day (field), ==, meant);
        }
    }
  clew_day_field_set_day (field, clew_day_new (2026, 3, 4));
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "Mar 4, 2026");
  g_settings_reset (clew_settings_get (), "date-order");
  g_object_unref (field);
}

/* In the window */

static gboolean
can_print (ClewWindow *window)
{
  GtkWidget *view = desk_test_find (GTK_WIDGET (window), CLEW_TYPE_RELEASES_VIEW, NULL);

  return g_action_group_get_action_enabled (clew_view_get_actions (CLEW_VIEW (view)), "print");
}

/* The key is there while pages are. */
static void
test_print_key (ClewWindow *window)
{
  g_auto (GStrv) keys = gtk_application_get_accels_for_action (
    GTK_APPLICATION (desk_test_get_application ()), "view.print");
  g_autoptr (ClewPlace) list = clew_place_new ("releases", NULL);
  g_autoptr (ClewPlace) back = clew_place_copy (clew_window_get_place (window));

  g_assert_cmpstr (keys[0], ==, "<Control>p");
  g_assert_true (can_print (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "view.print", NULL);
  desk_test_wait (has_print_dialog, NULL);
  gtk_dialog_response (GTK_DIALOG (find_print_dialog ()), GTK_RESPONSE_CANCEL);
  desk_test_settle ();
  clew_window_go (window, list);
  g_assert_false (can_print (window));
  clew_window_go (window, back);
  g_assert_true (can_print (window));
}

static void
test_page (void)
{
  ReleaseOffice   *made = release_office_new (8);
  ClewOffice      *office = release_office_open (made);
  g_autofree char *consent = release_office_issue (made, office, 3);
  ClewWindow      *window;
  g_autoptr (ClewPlace) place = clew_place_new ("consent", "no such release");
  GtkWidget *page;
  guint      n_windows;

  clew_office_close (office);
  g_object_unref (office);
  window = desk_test_open (made->desk, clew_place_new ("consent", consent));
  g_assert_true (desk_test_has_text (GTK_WIDGET (window), "PC-2026-0001"));
  g_assert_true (desk_test_has_text (GTK_WIDGET (window), "Waiting for signature since"));
  g_assert_true (desk_test_has_text (GTK_WIDGET (window), "Offered: Enrolled, attendance"));
  g_assert_nonnull (desk_test_find (GTK_WIDGET (window), CLEW_TYPE_PAPER_PAGE, NULL));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Releases");

  test_print_key (window);
  n_windows = g_list_model_get_n_items (gtk_window_get_toplevels ());
  clew_window_go (window, place);
  desk_test_settle ();
  g_assert_true (desk_test_has_text (GTK_WIDGET (window), "The Release Can’t Be Read"));
  /* Nor does anything act on the one that was shown before it. */
  g_assert_false (can_print (window));
  page = desk_test_find (GTK_WIDGET (window), CLEW_TYPE_RELEASE_PAGE, NULL);
  gtk_widget_activate_action (page, "form.save", NULL);
  gtk_widget_activate_action (page, "form.record-signature", NULL);
  desk_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, n_windows);
  gtk_window_destroy (GTK_WINDOW (window));
  desk_test_settle ();
  release_office_free (made);
}

static char *
find_id (ClewOffice *office, const char *sql)
{
  g_autoptr (GError) error = NULL;
  ClewRows *rows = clew_store_query (clew_office_get_store (office), &error, sql, NULL);
  char     *id;

  g_assert_no_error (error);
  g_assert_true (clew_rows_next (rows, &error));
  id = g_strdup (clew_rows_get_text (rows, 0));
  clew_rows_free (rows);
  return id;
}

/* Of a form that was not printed here there are no pages, and no half of the page for them. */
static void
test_paper_elsewhere (void)
{
  ClewDemoOptions  options = CLEW_DEMO_OPTIONS_INIT;
  ReleaseOffice   *made = release_office_new (8);
  ClewOffice      *office = release_office_open (made);
  g_autofree char *elsewhere = NULL;
  g_autofree char *here = NULL;
  ClewWindow      *window;
  AdwFlap         *flap;
  g_autoptr (ClewPlace) place = NULL;
  g_autoptr (GError) error = NULL;

  options.people = 10;
  options.today = clew_office_today (office);
  clew_demo_fill (office, &options, NULL, &error);
  g_assert_no_error (error);
  elsewhere = find_id (office, "SELECT id FROM consent");
  here = release_office_issue (made, office, 3);
  clew_office_close (office);
  g_object_unref (office);
  window = desk_test_open (made->desk, clew_place_new ("consent", elsewhere));
  flap = ADW_FLAP (desk_test_get (desk_test_get (window, CLEW_TYPE_RELEASE_PAGE, NULL),
                                  ADW_TYPE_FLAP, NULL));
  g_assert_false (adw_flap_get_reveal_flap (flap));
  g_assert_true (desk_test_has_text (window, "Look for the paper in the file cabinet."));
  place = clew_place_new ("consent", here);
  clew_window_go (window, place);
  desk_test_settle ();
  g_assert_true (adw_flap_get_reveal_flap (flap));
  gtk_window_destroy (GTK_WINDOW (window));
  desk_test_settle ();
  release_office_free (made);
}

int
main (int argc, char *argv[])
{
  desk_test_init (&argc, &argv);
  g_test_add_func ("/clew/desk/release/steps", test_steps);
  g_test_add_func ("/clew/desk/release/back", test_back);
  g_test_add_func ("/clew/desk/release/gap-leads-back", test_gap_leads_back);
  g_test_add_func ("/clew/desk/release/end", test_end);
  g_test_add_func ("/clew/desk/release/search", test_search);
  g_test_add_func ("/clew/desk/release/again", test_again);
  g_test_add_func ("/clew/desk/release/preview", test_preview);
  g_test_add_func ("/clew/desk/release/print-preview", test_print_preview);
  g_test_add_func ("/clew/desk/release/not-out", test_not_out);
  g_test_add_func ("/clew/desk/release/late-answer", test_late_answer);
  g_test_add_func ("/clew/desk/release/leaving", test_leaving);
  g_test_add_func ("/clew/desk/release/issue", test_issue);
  g_test_add_func ("/clew/desk/release/paper-view", test_paper_view);
  g_test_add_func ("/clew/desk/release/signature", test_signature);
  g_test_add_func ("/clew/desk/release/initialed", test_initialed);
  g_test_add_func ("/clew/desk/release/leaving-signature", test_leaving_signature);
  g_test_add_func ("/clew/desk/release/leaving-happening", test_leaving_happening);
  g_test_add_func ("/clew/desk/release/take-back", test_take_back);
  g_test_add_func ("/clew/desk/release/declined", test_declined);
  g_test_add_func ("/clew/desk/release/day-field", test_day_field);
  g_test_add_func ("/clew/desk/release/page", test_page);
  g_test_add_func ("/clew/desk/release/paper-elsewhere", test_paper_elsewhere);
  return g_test_run ();
}
