/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-test.h"

#include "base/clew-secret.h"
#include "desk/clew-areas.h"
#include "desk/clew-files.h"
#include "desk/clew-new-office-window.h"
#include "desk/clew-settings.h"
#include "desk/participants/clew-participant-adder.h"
#include "desk/participants/clew-participant-editor.h"
#include "keys/clew-keys.h"
#include "tests/store/office-file.h"

#include <glib/gstdio.h>

/* The way to an open office, over each thing that can be in the way, and about in it. */

static ClewWindow *
new_window (void)
{
  ClewWindow *window = clew_window_new (GTK_APPLICATION (desk_test_get_application ()));

  gtk_window_present (GTK_WINDOW (window));

  return window;
}

static void
end_window (ClewWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  desk_test_settle ();
}

static GBytes *
read_whole (const char *path)
{
  char   *data;
  gsize   size;
  GError *error = NULL;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (data, size);
}

/* Opens @path and expects the page with @title; the file must stay as it is. */
static void
assert_page (const char *path, const char *key_file, const char *title)
{
  ClewWindow *window = new_window ();
  g_autoptr(GBytes) before = g_file_test (path, G_FILE_TEST_EXISTS) ? read_whole (path) : NULL;

  clew_window_open (window, path, key_file, NULL);
  desk_test_wait_for_text (window, title);
  g_assert_null (clew_window_get_office (window));
  if (before != NULL)
    {
      g_autoptr(GBytes) after = read_whole (path);

      g_assert_true (g_bytes_equal (before, after));
    }
  else
    {
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
  end_window (window);
}

/* The first @size bytes, with a bit flipped in each page from that of @flip_from on. */
static void
write_changed (const char *path, GBytes *bytes, gsize size, gsize flip_from)
{
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  GError            *error = NULL;

  for (gsize at = flip_from; at < size; at += 4096)
    copy[at] ^= 0x40;
  g_file_set_contents (path, (const char *)copy, size, &error);
  g_assert_no_error (error);
}

static void
test_welcome (void)
{
  ClewWindow *window = new_window ();

  clew_window_welcome (window);
  desk_test_wait_for_text (window, "Welcome to Clew");
  g_assert_true (desk_test_has_text (GTK_WIDGET (window), "_Open an Office File…"));
  g_assert_true (desk_test_has_text (GTK_WIDGET (window), "Create _New Office…"));
  end_window (window);
}

static void
test_files_in_the_way (void)
{
  g_autoptr(DeskOffice) office = desk_office_new ("case_management");
  g_autoptr(GBytes) whole = read_whole (office->path);
  g_autoptr(ClewSecret) other = clew_secret_new_random ();
  g_autofree char *missing = g_build_filename (office->folder, "missing.clew", NULL);
  g_autofree char *broken = g_build_filename (office->folder, "broken.clew", NULL);
  g_autofree char *other_key = g_build_filename (office->folder, "other.key", NULL);
  g_autoptr(GError) error = NULL;

  assert_page (missing, office->key_file, "The Office File Is Not There");

  g_file_set_contents (broken, "", 0, &error);
  g_assert_no_error (error);
  assert_page (broken, office->key_file, "This Is Not an Office File");

  clew_keys_write_file (other_key, other, &error);
  g_assert_no_error (error);
  assert_page (office->path, other_key, "The Key Does Not Fit");
  assert_page (office->path, missing, "The Key File Cannot Be Used");

  /* A flipped byte on the first page can't be told from a wrong key, later ones can. */
  write_changed (broken, whole, g_bytes_get_size (whole), 600);
  assert_page (broken, office->key_file, "The Key Does Not Fit");
  write_changed (broken, whole, g_bytes_get_size (whole), 4096 + 600);
  assert_page (broken, office->key_file, "The Office File Is Damaged");
  write_changed (broken, whole, g_bytes_get_size (whole) / 2, G_MAXSIZE);
  assert_page (broken, office->key_file, "The Office File Is Damaged");
}

/* Written by a version that knows more: nothing is touched, and it is said what helps. */
static void
test_newer (void)
{
  g_autoptr(DeskOffice) office = desk_office_new ("case_management");
  g_autoptr(GError) error = NULL;
  g_autoptr(ClewSecret) key = clew_keys_read_file (office->key_file, &error);
  sqlite3 *db;

  g_assert_no_error (error);
  db = office_file_open_raw (office->path, key);
  raw_run (db, "PRAGMA user_version = 10000");
  sqlite3_close (db);
  assert_page (office->path, office->key_file, "The File Is From a Newer Clew");
}

static void
test_in_use (void)
{
  g_autoptr(DeskOffice) office = desk_office_new ("case_management");
  ClewWindow *window = new_window ();
  ClewWindow *second = new_window ();

  clew_window_open (window, office->path, office->key_file, NULL);
  desk_test_wait_for_office (window);
  clew_window_open (second, office->path, office->key_file, NULL);
  desk_test_wait_for_text (second, "The Office Is Open Elsewhere");

  /* Try Again does, once it is free. */
  clew_window_close_office (window);
  gtk_widget_activate_action (GTK_WIDGET (second), "win.try-again", NULL);
  desk_test_wait_for_office (second);
  end_window (second);
  end_window (window);
}

/* Closing while the views still read must leave the file free. */
static void
test_reopen_at_once (void)
{
  g_autoptr(DeskOffice) office = desk_office_new ("case_management");
  ClewWindow *window = new_window ();

  for (int i = 0; i < 10; i++)
    {
      clew_window_open (window, office->path, office->key_file, NULL);
      desk_test_wait_for_office (window);
    }
  end_window (window);
}

static void
test_open_and_go (void)
{
  g_autoptr(DeskOffice) office = desk_office_new ("prosecutor");
  ClewWindow *window = new_window ();

  clew_window_open (window, office->path, office->key_file, NULL);
  desk_test_wait_for_office (window);
  g_assert_cmpstr (clew_window_get_place (window)->name, ==, "start");
  desk_test_wait_for_text (window, "Pine County Provider");
  desk_test_wait_for_text (window, "Demonstration office");

  for (const ClewArea *area = clew_areas; area->name != NULL; area++)
    {
      if (!clew_areas_has (clew_window_get_office (window), area))
        continue;
      gtk_widget_activate_action (GTK_WIDGET (window), "win.show-view", "s", area->name);
      desk_test_settle ();
      g_assert_cmpstr (clew_window_get_place (window)->name, ==, area->name);
      g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, area->title);
      g_assert_nonnull (clew_window_get_help_topic (window));
    }
  /* Such an office keeps no releases; what was shared with it stands in their place. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-view", "s", "releases");
  desk_test_settle ();
  g_assert_cmpstr (clew_window_get_place (window)->name, ==, "received");
  for (const ClewArea *area = clew_areas; area->name != NULL; area++)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  desk_test_settle ();
  g_assert_cmpstr (clew_window_get_place (window)->name, ==, "start");

  /* Closed, nothing of the office is left in any widget. */
  clew_window_welcome (window);
  desk_test_settle ();
  g_assert_null (clew_window_get_place (window));
  for (const ClewArea *area = clew_areas; area->name != NULL; area++)
    g_assert_null (desk_test_find (GTK_WIDGET (window), area->get_type (), NULL));
  end_window (window);
}

/* The office that was open comes back; a place is kept until it is open. */
static void
test_remembers_office (void)
{
  g_autoptr(DeskOffice) office = desk_office_new ("case_management");
  ClewWindow      *window = new_window ();
  g_autofree char *remembered = NULL;

  clew_window_open (window, office->path, office->key_file, clew_place_new ("start", NULL));
  desk_test_wait_for_office (window);
  remembered = g_settings_get_string (clew_settings_get (), "office-path");
  g_assert_cmpstr (remembered, ==, office->path);
  end_window (window);
}

/* A new office */

static gboolean
is_insensitive (gpointer data)
{
  return !gtk_widget_is_sensitive (data);
}

/* A window that has just asked the keyring to keep the key of an office at @path. */
static GtkWidget *
ask_keyring (const char *path)
{
  GtkWidget *window = GTK_WIDGET (clew_new_office_window_new (NULL));
  GtkWidget *button;

  gtk_window_present (GTK_WINDOW (window));
  desk_test_type (window, "Office name", "Pine County Provider");
  desk_test_type (window, "Your name", "Tamsin Osei");
  button = desk_test_find (window, GTK_TYPE_BUTTON, "C_reate…");
  g_signal_emit_by_name (button, "clicked");
  desk_test_choose_file (path);
  desk_test_wait (is_insensitive, button);
  return window;
}

/* Nobody leaves while the keyring is asked: the office would be made all the same, and its
 * recovery code shown to nobody. */
static void
test_new_office_waits (void)
{
  g_autoptr(DeskOffice) files = desk_office_new ("case_management");
  g_autofree char *path = g_build_filename (files->folder, "made.clew", NULL);
  gpointer         window = ask_keyring (path);

  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  gtk_window_close (window);
  g_assert_true (gtk_widget_get_visible (window));
  g_assert_true (desk_test_has_text (window, "Waiting for the keyring."));
  desk_test_wait_for_text (window, "Open Office");
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  gtk_window_destroy (window);
  desk_test_settle ();
}

static void
chosen_cb (const char *path, gpointer data)
{
  g_assert_not_reached ();
}

/* A file chooser can be answered after what asked for the file went. */
static void
test_late_file (void)
{
  g_autoptr(DeskOffice) files = desk_office_new ("case_management");
  g_autofree char *path = g_build_filename (files->folder, "copy.pdf", NULL);
  ClewWindow      *window = new_window ();
  GObject         *asks = g_object_new (G_TYPE_OBJECT, NULL);

  clew_files_choose_copy (GTK_WINDOW (window), "Save", "copy.pdf", chosen_cb, asks);
  desk_test_settle ();
  g_object_unref (asks);
  desk_test_choose_file (path);
  desk_test_wait_for_no_window (GTK_TYPE_FILE_CHOOSER_DIALOG);
  end_window (window);
}

/* Quitting */

static ClewWindow *
open_filled (DeskOffice *office, gpointer *weak)
{
  ClewWindow *window;

  desk_office_fill (office);
  window = desk_test_open (office, NULL);
  *weak = window;
  g_object_add_weak_pointer (G_OBJECT (window), weak);
  return window;
}

static void
quit (void)
{
  g_action_group_activate_action (G_ACTION_GROUP (desk_test_get_application ()), "quit", NULL);
  desk_test_settle ();
}

/* A participant who is typed and not added. */
static void
test_quit_asks (void)
{
  g_autoptr(DeskOffice) office = desk_office_new ("case_management");
  gpointer    weak, adder;
  ClewWindow *window = open_filled (office, &weak);

  adder = clew_participant_adder_new (GTK_WINDOW (window), clew_window_get_office (window));
  g_object_add_weak_pointer (adder, &adder);
  gtk_window_present (adder);
  desk_test_type (adder, "Given name", "Quillon");
  quit ();
  g_assert_nonnull (clew_window_get_office (window));
  g_assert_nonnull (desk_test_find_message ());
  /* Again, with the question on screen, and by closing the window below. */
  quit ();
  gtk_window_close (GTK_WINDOW (window));
  desk_test_settle ();
  g_assert_nonnull (adder);
  g_assert_true (gtk_widget_get_visible (adder));
  g_assert_nonnull (clew_window_get_office (window));
  desk_test_answer ("_Discard");
  g_assert_null (adder);
  g_assert_nonnull (weak);
  quit ();
  g_assert_null (weak);
}

/* What can be kept is kept on the way out; what can't holds everything open. */
static void
test_quit_keeps (void)
{
  g_autoptr(DeskOffice) office = desk_office_new ("case_management");
  g_autoptr(GPtrArray) people = NULL;
  g_autoptr(GPtrArray) edited = NULL;
  g_autoptr(ClewOffice) opened = NULL;
  g_autoptr(GError) error = NULL;
  gpointer    weak;
  ClewWindow *window = open_filled (office, &weak);
  GtkWindow  *editor;

  opened = g_object_ref (clew_window_get_office (window));
  people = clew_record_select (clew_office_get_store (opened), &clew_kind_participant, &error,
                               "TRUE", NULL);
  g_assert_no_error (error);
  editor = clew_participant_editor_new (GTK_WINDOW (window), opened,
                                        clew_record_get_id (people->pdata[0]));
  gtk_window_present (editor);
  desk_test_type (editor, "Date of birth", "the day before");
  quit ();
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (editor)));
  g_assert_true (desk_test_has_text (GTK_WIDGET (editor), "This is not a date."));
  g_assert_true (clew_window_get_office (window) == opened);
  desk_test_type (editor, "Date of birth", "1990-04-04");
  quit ();
  g_assert_null (weak);

  g_clear_object (&opened);
  opened = desk_office_open (office);
  edited = clew_record_select (clew_office_get_store (opened), &clew_kind_participant, &error,
                               "birth_date = ?", "s", "1990-04-04");
  g_assert_no_error (error);
  g_assert_cmpuint (edited->len, ==, 1);
  clew_office_close (opened);
}

/* Windows that lose nothing go with the one below them, however they are stacked. */
static void
test_quit_closes (void)
{
  g_autoptr(DeskOffice) office = desk_office_new ("case_management");
  g_autoptr(GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "for the test");
  gpointer              weak;
  ClewWindow           *window = open_filled (office, &weak);
  ClewParticipantAdder *adder;

  adder = clew_participant_adder_new (GTK_WINDOW (window), clew_window_get_office (window));
  gtk_window_present (GTK_WINDOW (adder));
  clew_window_show_problem (window, error);
  desk_test_settle ();
  quit ();
  g_assert_null (weak);
  g_assert_null (gtk_application_get_windows (GTK_APPLICATION (desk_test_get_application ())));
}

int
main (int argc, char *argv[])
{
  desk_test_init (&argc, &argv);

  g_test_add_func ("/clew/desk/window/welcome", test_welcome);
  g_test_add_func ("/clew/desk/window/files-in-the-way", test_files_in_the_way);
  g_test_add_func ("/clew/desk/window/newer", test_newer);
  g_test_add_func ("/clew/desk/window/in-use", test_in_use);
  g_test_add_func ("/clew/desk/window/reopen-at-once", test_reopen_at_once);
  g_test_add_func ("/clew/desk/window/open-and-go", test_open_and_go);
  g_test_add_func ("/clew/desk/window/remembers-office", test_remembers_office);
  g_test_add_func ("/clew/desk/window/new-office-waits", test_new_office_waits);
  g_test_add_func ("/clew/desk/window/late-file", test_late_file);
  g_test_add_func ("/clew/desk/window/quit-asks", test_quit_asks);
  g_test_add_func ("/clew/desk/window/quit-keeps", test_quit_keeps);
  g_test_add_func ("/clew/desk/window/quit-closes", test_quit_closes);

  return g_test_run ();
}
