/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-test.h"
#include "release-office.h"

#include "desk/clew-start-view.h"
#include "desk/consent/clew-release-page.h"
#include "desk/consent/clew-scan-question.h"
#include "desk/consent/clew-scan-rows.h"
#include "desk/participants/clew-person-releases.h"
#include "records/clew-scan.h"

#include <glib/gstdio.h>

#include <string.h>

/* Scans on the page of a release: files of every kind are dropped on it. */

typedef struct
{
  ReleaseOffice   *made;
  ClewOffice      *office;
  GtkWidget       *window;
  ClewReleasePage *page;
  char            *folder;
  char            *consent; /* shown; form PC-2026-0001 */
  char            *other;   /* form PC-2026-0002 */
} Fixture;

static void
show (Fixture *fixture)
{
  clew_release_page_show (fixture->page, fixture->office, fixture->consent);
}

static void
fixture_init (Fixture *fixture)
{
  GtkWidget *toasts = adw_toast_overlay_new ();

  fixture->made = release_office_new (2);
  fixture->office = release_office_open (fixture->made);
  fixture->folder = g_dir_make_tmp ("clew-scans-XXXXXX", NULL);
  fixture->consent = release_office_issue (fixture->made, fixture->office, 2);
  fixture->other = release_office_issue (fixture->made, fixture->office, 1);
  release_office_sign (fixture->office, fixture->consent, RELEASE_OFFICE_TODAY);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 700);
  fixture->page = g_object_new (CLEW_TYPE_RELEASE_PAGE, NULL);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), GTK_WIDGET (fixture->page));
  gtk_window_set_child (GTK_WINDOW (fixture->window), toasts);
  gtk_window_present (GTK_WINDOW (fixture->window));
  /* As the view does with each change. */
  g_signal_connect_swapped (fixture->office, "changed", G_CALLBACK (show), fixture);
  show (fixture);
  desk_test_settle ();
}

static void
empty_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

static void
fixture_clear (Fixture *fixture)
{
  g_signal_handlers_disconnect_by_data (fixture->office, fixture);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  desk_test_settle ();
  clew_office_close (fixture->office);
  g_assert_finalize_object (fixture->office);
  empty_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->consent);
  g_free (fixture->other);
  release_office_free (fixture->made);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static GtkWidget *
get_scan (Fixture *fixture)
{
  return desk_test_get (fixture->window, ADW_TYPE_ACTION_ROW, "Scan 1");
}

static guint
count_scans (Fixture *fixture, const char *consent)
{
  g_autoptr (GPtrArray) scans = clew_scan_list (clew_office_get_store (fixture->office), consent,
                                                NULL);

  return scans->len;
}

/* How many rows on the page have this title. */
static guint
count_rows (GtkWidget *root, const char *title)
{
  guint n = ADW_IS_PREFERENCES_ROW (root) &&
            g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title) == 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_rows (child, title);
  return n;
}

/* Files */

static GFile *
make_file (Fixture *fixture, const char *name, GBytes *bytes)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize)g_bytes_get_size (bytes), NULL));
  return g_file_new_for_path (path);
}

static GFile *
make_text (Fixture *fixture, const char *name, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return make_file (fixture, name, bytes);
}

/* The form as it was printed; with @spare another file that shows the same. */
static GFile *
make_form (Fixture *fixture, const char *name, const char *consent, const char *spare)
{
  g_autoptr (GBytes) pdf = clew_release_load_pdf (fixture->office, consent, NULL);
  GByteArray *array = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;

  g_byte_array_append (array, g_bytes_get_data (pdf, NULL), (guint)g_bytes_get_size (pdf));
  g_byte_array_append (array, (const guint8 *)spare, (guint)strlen (spare));
  bytes = g_byte_array_free_to_bytes (array);
  return make_file (fixture, name, bytes);
}

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GFile *
make_picture (Fixture *fixture, const char *name, int width)
{
  GByteArray      *array = g_byte_array_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, 60);
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_write_to_png_stream (surface, write_cb, array);
  cairo_surface_destroy (surface);
  bytes = g_byte_array_free_to_bytes (array);
  return make_file (fixture, name, bytes);
}

static GtkDropTarget *
find_drop_target (GtkWidget *root)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (root);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkDropTarget *found = find_drop_target (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Lets go of files above the page. */
static void
drop (Fixture *fixture, GFile **files, guint n_files)
{
  GtkDropTarget *target = find_drop_target (GTK_WIDGET (fixture->page));
  GdkFileList   *list = gdk_file_list_new_from_array (files, n_files);
  GValue         value = G_VALUE_INIT;
  gboolean       taken = FALSE;

  g_assert_nonnull (target);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, list);
  g_signal_emit_by_name (target, "drop", &value, 100.0, 100.0, &taken);
  g_assert_true (taken);
  g_value_unset (&value);
}

/* Refused by what is in it; attached because its code is of this form; looked at. */
static void
test_attach (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autoptr (GFile) text = NULL;
  g_autoptr (GFile) paper = NULL;

  fixture_init (&fixture);
  text = make_text (&fixture, "text.pdf", "Dear diary");
  paper = make_form (&fixture, "paper.pdf", fixture.consent, "");
  g_assert_true (desk_test_shows (fixture.window, "The scan of the signed paper is missing."));
  g_assert_cmpuint (count_rows (fixture.window, "Attach Scan…"), ==, 1);

  drop (&fixture, &text, 1);
  desk_test_wait_for_text (fixture.window, "neither a PDF nor a PNG");
  g_assert_cmpuint (count_scans (&fixture, fixture.consent), ==, 0);

  drop (&fixture, &paper, 1);
  g_assert_false (desk_test_has_text (fixture.window, "neither a PDF nor a PNG"));
  desk_test_wait_for_text (fixture.window, "Scan attached to form PC-2026-0001");
  g_assert_true (desk_test_shows (fixture.window, "Scan 1"));
  g_assert_false (desk_test_shows (fixture.window, "The scan of the signed paper is missing."));
  g_assert_false (desk_test_shows (fixture.window, "Is the number on the paper"));

  gtk_widget_activate (get_scan (&fixture));
  desk_test_wait_for_text (fixture.window, "of the scan");
  desk_test_wait_for_text (fixture.window, "This is form PC-2026-0001. The square code");
  desk_test_click (fixture.window, "Show the _Printed Form");
  g_assert_true (desk_test_shows (fixture.window, "as it prints"));
}

/* Somebody else's paper is not attached until somebody says where. */
static void
test_other_form (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autoptr (GFile) wrong = NULL;
  g_autoptr (GFile) again = NULL;

  fixture_init (&fixture);
  wrong = make_form (&fixture, "wrong.pdf", fixture.other, "");
  again = make_form (&fixture, "again.pdf", fixture.other, "\n%");

  drop (&fixture, &wrong, 1);
  desk_test_wait_for_text (fixture.window, "This Is Form PC-2026-0002");
  g_assert_true (desk_test_shows (fixture.window, "here is form PC-2026-0001. Nothing was"));
  g_assert_cmpuint (count_scans (&fixture, fixture.consent), ==, 0);
  /* It stays while the page is shown anew. */
  show (&fixture);
  g_assert_true (desk_test_shows (fixture.window, "This Is Form PC-2026-0002"));
  desk_test_click (fixture.window, "_Don’t Attach");
  g_assert_false (desk_test_shows (fixture.window, "This Is Form PC-2026-0002"));
  g_assert_cmpuint (count_scans (&fixture, fixture.other), ==, 0);

  drop (&fixture, &wrong, 1);
  desk_test_wait_for_text (fixture.window, "This Is Form PC-2026-0002");
  desk_test_click (fixture.window, "_Attach to Form PC-2026-0002");
  desk_test_wait_for_text (fixture.window, "Scan attached to form PC-2026-0002");
  g_assert_cmpuint (count_scans (&fixture, fixture.other), ==, 1);
  g_assert_cmpuint (count_scans (&fixture, fixture.consent), ==, 0);

  drop (&fixture, &again, 1);
  desk_test_wait_for_text (fixture.window, "This Is Form PC-2026-0002");
  desk_test_click (fixture.window, "_Keep Here Anyway");
  desk_test_wait_for_text (fixture.window, "Scan 1");
  g_assert_cmpuint (count_scans (&fixture, fixture.consent), ==, 1);
  gtk_widget_activate (get_scan (&fixture));
  desk_test_wait_for_text (fixture.window, "Somebody attached it to form PC-2026-0001");
}

/* Without a code that could be read, nobody is held up, and the number is asked for. */
static void
test_no_code (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autoptr (GFile) picture = NULL;
  GtkWidget *matches;

  fixture_init (&fixture);
  picture = make_picture (&fixture, "picture.png", 40);
  drop (&fixture, &picture, 1);
  desk_test_wait_for_text (fixture.window, "Is the number on the paper PC-2026-0001?");
  g_assert_cmpuint (count_scans (&fixture, fixture.consent), ==, 1);
  show (&fixture);
  g_assert_true (desk_test_shows (fixture.window, "Is the number on the paper PC-2026-0001?"));
  matches = desk_test_find (get_scan (&fixture),
                            GTK_TYPE_BUTTON, NULL);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (matches), ==, "The Number on Scan 1 Matches");
  g_signal_emit_by_name (matches, "clicked");
  g_assert_false (desk_test_shows (fixture.window, "Is the number on the paper"));
  matches = desk_test_find (get_scan (&fixture), GTK_TYPE_BUTTON, NULL);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (matches), ==, "The Number on Scan 1 Matches");
  g_assert_false (gtk_widget_get_visible (matches));
  gtk_widget_activate (get_scan (&fixture));
  desk_test_wait_for_text (fixture.window, "Somebody compared the number on the paper.");
  /* Kept with the scan, it is asked no more, until the answer is taken back. */
  show (&fixture);
  g_assert_false (desk_test_shows (fixture.window, "Is the number on the paper"));
  g_assert_true (clew_office_undo (fixture.office, NULL));
  show (&fixture);
  g_assert_true (desk_test_shows (fixture.window, "Is the number on the paper PC-2026-0001?"));
}

/* Where nobody answered, the pages ask, and keep the answer. */
static void
test_no_code_later (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autoptr (GFile) picture = NULL;

  fixture_init (&fixture);
  picture = make_picture (&fixture, "picture.png", 40);
  drop (&fixture, &picture, 1);
  desk_test_wait_for_text (fixture.window, "Is the number on the paper PC-2026-0001?");
  gtk_widget_activate (get_scan (&fixture));
  desk_test_wait_for_text (fixture.window, "compare the number on the paper.");
  desk_test_click (fixture.window, "The Number _Matches");
  g_assert_true (desk_test_shows (fixture.window, "Somebody compared the number on the paper."));
  show (&fixture);
  g_assert_false (desk_test_shows (fixture.window, "Is the number on the paper"));
}

/* What is read may be given up, and those that wait with it. */
static void
test_give_up (void)
{
  g_auto (Fixture) fixture = { NULL };
  GFile *pictures[2];

  fixture_init (&fixture);
  pictures[0] = make_picture (&fixture, "one.png", 40);
  pictures[1] = make_picture (&fixture, "two.png", 60);
  drop (&fixture, pictures, 2);
  g_assert_true (desk_test_has_text (fixture.window, "Reading the file…"));
  desk_test_click (fixture.window, "_Cancel");
  g_assert_false (desk_test_has_text (fixture.window, "Reading the file…"));
  desk_test_settle ();
  g_assert_cmpuint (count_scans (&fixture, fixture.consent), ==, 0);
  /* And the next is taken as ever. */
  drop (&fixture, pictures, 1);
  desk_test_wait_for_text (fixture.window, "Scan 1");
  for (guint i = 0; i < 2; i++)
    g_object_unref (pictures[i]);
}

/* Of many things dropped at once, what can be attached is, in their order, and
 * each of the others has its reason beside its name. */
static void
test_many (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autoptr (GPtrArray) scans = NULL;
  g_autofree char *gone_path = NULL;
  GFile           *files[6];

  fixture_init (&fixture);
  gone_path = g_build_filename (fixture.folder, "gone.pdf", NULL);
  files[0] = g_file_new_for_path (fixture.folder);
  files[1] = make_picture (&fixture, "first.png", 40);
  files[2] = g_file_new_for_path (gone_path);
  files[3] = g_file_new_for_uri ("nosuch://elsewhere/paper.pdf");
  files[4] = make_text (&fixture, "text.pdf", "Dear diary");
  files[5] = make_picture (&fixture, "second.png", 500);
  drop (&fixture, files, G_N_ELEMENTS (files));
  desk_test_wait_for_text (fixture.window, "Scan 2");

  g_assert_true (desk_test_shows (fixture.window, "This is a folder. Nothing of it was attached."));
  g_assert_true (desk_test_shows (fixture.window, "“gone.pdf”: The file is no longer where it"));
  g_assert_true (desk_test_shows (fixture.window, "“paper.pdf”: The file is at another place"));
  g_assert_true (desk_test_shows (fixture.window, "“text.pdf”: The file is neither a PDF"));
  scans = clew_scan_list (clew_office_get_store (fixture.office), fixture.consent, NULL);
  g_assert_cmpuint (scans->len, ==, 2);
  g_assert_cmpint (((ClewScan *)scans->pdata[0])->size, <, ((ClewScan *)scans->pdata[1])->size);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    g_object_unref (files[i]);
}

/* Whoever goes to another release takes no file along. */
static void
test_leave (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autoptr (GFile) paper = NULL;
  g_autoptr (GFile) picture = NULL;
  char *first;

  fixture_init (&fixture);
  paper = make_form (&fixture, "paper.pdf", fixture.other, "");
  picture = make_picture (&fixture, "picture.png", 40);
  drop (&fixture, &paper, 1);
  desk_test_wait_for_text (fixture.window, "This Is Form PC-2026-0002");
  first = fixture.consent;
  fixture.consent = fixture.other;
  fixture.other = first;
  show (&fixture);
  g_assert_false (desk_test_shows (fixture.window, "This Is Form PC-2026-0002"));
  drop (&fixture, &picture, 1);
  desk_test_wait_for_text (fixture.window, "Is the number on the paper PC-2026-0002?");
  g_assert_cmpuint (count_scans (&fixture, fixture.consent), ==, 1);
  g_assert_cmpuint (count_scans (&fixture, fixture.other), ==, 0);
}

/* What a view says in a window of its own. */
static gboolean
says (GtkWidget *widget, const char *text)
{
  GtkWidget *window = gtk_window_new ();
  gboolean   is_there;

  gtk_window_set_default_size (GTK_WINDOW (window), 900, 700);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  desk_test_settle ();
  is_there = desk_test_has_text (widget, text);
  gtk_window_destroy (GTK_WINDOW (window));
  desk_test_settle ();
  return is_there;
}

static gboolean
view_says (Fixture *fixture, GType type, const char *text)
{
  ClewView *view = g_object_new (type, NULL);

  clew_view_set_office (view, fixture->office);
  clew_view_set_shown (view, TRUE);
  return says (GTK_WIDGET (view), text);
}

static gboolean
person_says (Fixture *fixture, const char *text)
{
  ClewPersonReleases *releases = g_object_new (CLEW_TYPE_PERSON_RELEASES, NULL);

  g_assert_true (
    clew_person_releases_show (releases, fixture->office, fixture->made->person, NULL));
  return says (GTK_WIDGET (releases), text);
}

/* A missing scan is to be seen wherever somebody looks, until it is there; one
 * that is removed is missing again. */
static void
test_to_do (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autoptr (GFile) paper = NULL;

  fixture_init (&fixture);
  paper = make_form (&fixture, "paper.pdf", fixture.consent, "");
  for (guint i = 0; i < 3; i++)
    {
      gboolean is_missing = i != 1;

      g_assert_cmpint (desk_test_shows (fixture.window, "The scan of the signed paper is missing."),
                       ==, is_missing);
      g_assert_cmpint (view_says (&fixture, CLEW_TYPE_START_VIEW,
                                  "Scan of the Signed Paper Missing"),
                       ==, is_missing);
      g_assert_cmpint (person_says (&fixture, "scan missing"), ==, is_missing);
      if (i == 0)
        {
          drop (&fixture, &paper, 1);
          desk_test_wait_for_text (fixture.window, "Scan attached to form PC-2026-0001");
        }
      else if (i == 1)
        {
          g_autoptr (GPtrArray) scans = clew_scan_list (clew_office_get_store (fixture.office),
                                                        fixture.consent, NULL);

          clew_scan_remove (fixture.office, ((ClewScan *)scans->pdata[0])->id, NULL);
        }
    }
}

int
main (int argc, char *argv[])
{
  desk_test_init (&argc, &argv);
  g_test_add_func ("/clew/desk/scans/attach", test_attach);
  g_test_add_func ("/clew/desk/scans/other-form", test_other_form);
  g_test_add_func ("/clew/desk/scans/no-code", test_no_code);
  g_test_add_func ("/clew/desk/scans/no-code-later", test_no_code_later);
  g_test_add_func ("/clew/desk/scans/give-up", test_give_up);
  g_test_add_func ("/clew/desk/scans/many", test_many);
  g_test_add_func ("/clew/desk/scans/leave", test_leave);
  g_test_add_func ("/clew/desk/scans/to-do", test_to_do);
  return g_test_run ();
}
