/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-test.h"

#include "desk/clew-check-row.h"
#include "desk/clew-day-field.h"
#include "desk/participants/clew-participant-row.h"
#include "records/clew-office-read.h"

#include <link.h>
#include <stdlib.h>
#include <string.h>

/* Longer than anything that is not broken takes on a busy machine; as for the
 * tests from outside, CLEW_TEST_PATIENCE is how many times as long where
 * everything is slow (sanitizers). */
#define PATIENCE_SECONDS 20

static ClewApplication *application;

/* The linker puts __wrap_adw_toast_new() where the program calls adw_toast_new().
 * A toast goes after five seconds, which a test under the sanitizers can take to
 * look for it, and the next one waits until it has gone. */
AdwToast *__real_adw_toast_new (const char *title);
AdwToast *__wrap_adw_toast_new (const char *title);

AdwToast *
__wrap_adw_toast_new (const char *title)
{
  AdwToast *toast = __real_adw_toast_new (title);

  adw_toast_set_timeout (toast, 0);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  return toast;
}

/* GLib lets go of its table of quarks when it needs a larger one, since another thread may be
 * reading it. To the leak sanitizer that is a leak, which can't be told from ours: the way to
 * it ends in g_malloc(). So what GLib holds when a test begins stays in sight here. */
static GPtrArray *held_by_glib;

static int
hold (struct dl_phdr_info *library, size_t size, void *data)
{
  if (strstr (library->dlpi_name, "/libglib-2.0.so") == NULL)
    return 0;
  for (guint i = 0; i < library->dlpi_phnum; i++)
    {
      const ElfW (Phdr) *part = &library->dlpi_phdr[i];

      if (part->p_type == PT_LOAD && (part->p_flags & PF_W) != 0)
        g_ptr_array_add (held_by_glib,
                         g_memdup2 ((const char *)library->dlpi_addr + part->p_vaddr,
                                    part->p_memsz));
    }
  return 1;
}

/**
 * desk_test_init:
 *
 * As g_test_init(), with the program registered but no window.
 */
void
desk_test_init (int *argc, char ***argv)
{
  g_autoptr(GError) error = NULL;

  held_by_glib = g_ptr_array_new ();
  dl_iterate_phdr (hold, NULL);
  g_test_init (argc, argv, NULL);
  application = clew_application_new ();
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_application_set_default (G_APPLICATION (application));
}

ClewApplication *
desk_test_get_application (void)
{
  return application;
}

static gboolean
out_of_patience_cb (gpointer data)
{
  g_error ("What the test waits for did not happen in time");
  return G_SOURCE_REMOVE;
}

/**
 * desk_test_wait:
 *
 * Runs the main loop until @condition holds; fails when it does not come.
 */
void
desk_test_wait (DeskCondition condition, gpointer data)
{
  const char *times = g_getenv ("CLEW_TEST_PATIENCE");
  guint       id = g_timeout_add_seconds (PATIENCE_SECONDS * (times != NULL ? atoi (times) : 1),
                                          out_of_patience_cb, NULL);

  while (!condition (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
}

static gboolean
is_open (gpointer data)
{
  return clew_window_get_office (data) != NULL;
}

/**
 * desk_test_wait_for_office:
 *
 * As desk_test_wait(), until @window has the office that it was told to open.
 */
void
desk_test_wait_for_office (ClewWindow *window)
{
  desk_test_wait (is_open, window);
}

/**
 * desk_test_open:
 * @place: (transfer full) (nullable): what to go to
 *
 * Returns: (transfer none): a window of the program in which @office is open
 */
ClewWindow *
desk_test_open (DeskOffice *office, ClewPlace *place)
{
  ClewWindow *window = clew_window_new (GTK_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  clew_window_open (window, office->path, office->key_file, place);
  desk_test_wait_for_office (window);
  desk_test_settle ();
  return window;
}

/**
 * desk_test_settle:
 *
 * Runs what is ready to run: idle functions, layout, and what other threads read.
 */
void
desk_test_settle (void)
{
  while (g_main_context_iteration (NULL, clew_office_read_is_pending ()))
    ;
}

/* What people would read on @widget itself. */
static const char *
get_label (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_BUTTON (widget))
    return gtk_button_get_label (GTK_BUTTON (widget));
  if (ADW_IS_PREFERENCES_ROW (widget))
    return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));

  return NULL;
}

/**
 * desk_test_find:
 * @label: (nullable): what is written on it, mnemonics included
 *
 * Returns: (transfer none) (nullable): the first widget of @type below @root
 */
GtkWidget *
desk_test_find (gpointer root, GType type, const char *label)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) &&
      (label == NULL || g_strcmp0 (get_label (root), label) == 0))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = desk_test_find (child, type, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * desk_test_get:
 *
 * As desk_test_find(); without such a widget the test fails.
 */
GtkWidget *
desk_test_get (gpointer root, GType type, const char *label)
{
  GtkWidget *found = desk_test_find (root, type, label);

  if (found == NULL)
    g_error ("There is no %s “%s”", g_type_name (type), label != NULL ? label : "");
  return found;
}

/**
 * desk_test_find_icon:
 *
 * Returns: (transfer none) (nullable): the first button below @root that shows just an icon
 */
GtkWidget *
desk_test_find_icon (gpointer root, const char *icon_name)
{
  if (GTK_IS_BUTTON (root) &&
      g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (root)), icon_name) == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = desk_test_find_icon (child, icon_name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * desk_test_find_window:
 *
 * Returns: (transfer none) (nullable): of the windows of @type, the one that came last
 */
GtkWidget *
desk_test_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }

  return NULL;
}

/**
 * desk_test_get_window:
 *
 * As desk_test_find_window(), of what has just been asked to open; without it the test fails.
 */
GtkWidget *
desk_test_get_window (GType type)
{
  GtkWidget *window;

  desk_test_settle ();
  window = desk_test_find_window (type);
  if (window == NULL)
    g_error ("There is no %s", g_type_name (type));
  return window;
}

/**
 * desk_test_find_message:
 *
 * Returns: (transfer none) (nullable): a message dialog that is on screen
 */
GtkWidget *
desk_test_find_message (void)
{
  return desk_test_find_window (ADW_TYPE_MESSAGE_DIALOG);
}

/**
 * desk_test_answer:
 * @label: of the button to press in the message dialog, mnemonic included
 */
void
desk_test_answer (const char *label)
{
  GtkWidget *message = desk_test_find_message ();

  g_assert_nonnull (message);
  desk_test_click (message, label);
}

/**
 * desk_test_choose_file:
 * @path: of a new file, to type into the file chooser that is on screen
 *
 * The answer comes later: the chooser looks on a thread whether there is such a file.
 */
void
desk_test_choose_file (const char *path)
{
  GtkWidget *chooser = desk_test_find_window (GTK_TYPE_FILE_CHOOSER_DIALOG);
  GtkWidget *entry;

  g_assert_nonnull (chooser);
  entry = desk_test_get (chooser, GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), path);
  desk_test_settle ();
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_ACCEPT);
}

gboolean
desk_test_is_on_screen (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_child_visible (widget);
}

/**
 * desk_test_has_text:
 *
 * Returns: whether a mapped label below @root holds @text now
 */
gboolean
desk_test_has_text (gpointer root, const char *text)
{
  const char *label = get_label (root);

  if (label != NULL && gtk_widget_get_mapped (root) && strstr (label, text) != NULL)
    return TRUE;
  if (CLEW_IS_PARTICIPANT_ROW (root))
    {
      g_autofree char *drawn = clew_participant_row_dup_text (CLEW_PARTICIPANT_ROW (root));

      return gtk_widget_get_mapped (root) && strstr (drawn, text) != NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (desk_test_has_text (child, text))
      return TRUE;

  return FALSE;
}

/**
 * desk_test_shows:
 *
 * As desk_test_has_text(), once what was set going has come to rest.
 */
gboolean
desk_test_shows (gpointer root, const char *text)
{
  desk_test_settle ();
  return desk_test_has_text (root, text);
}

static gboolean
has_text (gpointer data)
{
  gpointer *pair = data;

  return desk_test_has_text (pair[0], pair[1]);
}

/**
 * desk_test_wait_for_text:
 *
 * As desk_test_wait(), for what comes by itself.
 */
void
desk_test_wait_for_text (gpointer root, const char *text)
{
  gpointer pair[] = { root, (gpointer)text };

  g_test_message ("Waiting for “%s”", text);
  desk_test_wait (has_text, pair);
}

typedef struct
{
  gpointer root;
  GType    type;
} Wanted;

static gboolean
has_widget (gpointer data)
{
  Wanted *wanted = data;

  return desk_test_find (wanted->root, wanted->type, NULL) != NULL;
}

/**
 * desk_test_wait_for_widget:
 *
 * As desk_test_wait(), until there is a widget of @type below @root.
 */
void
desk_test_wait_for_widget (gpointer root, GType type)
{
  Wanted wanted = { root, type };

  desk_test_wait (has_widget, &wanted);
}

static gboolean
has_no_window (gpointer data)
{
  return desk_test_find_window (*(GType *)data) == NULL;
}

/**
 * desk_test_wait_for_no_window:
 *
 * As desk_test_wait(), until there is no window of @type.
 */
void
desk_test_wait_for_no_window (GType type)
{
  desk_test_wait (has_no_window, &type);
}

gboolean
desk_test_can_click (gpointer root, const char *label)
{
  desk_test_settle ();
  return gtk_widget_is_sensitive (desk_test_get (root, GTK_TYPE_BUTTON, label));
}

void
desk_test_click (gpointer root, const char *label)
{
  GtkWidget *button = desk_test_get (root, GTK_TYPE_BUTTON, label);

  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  desk_test_settle ();
}

void
desk_test_tick (gpointer root, const char *title, gboolean on)
{
  GtkWidget *row = desk_test_get (root, CLEW_TYPE_CHECK_ROW, title);

  clew_check_row_set_active (CLEW_CHECK_ROW (row), on);
  desk_test_settle ();
}

/**
 * desk_test_choose:
 * @which: of the choices of the row, from 0 on
 */
void
desk_test_choose (gpointer root, const char *title, guint which)
{
  GtkWidget *row = desk_test_get (root, ADW_TYPE_COMBO_ROW, title);

  adw_combo_row_set_selected (ADW_COMBO_ROW (row), which);
  desk_test_settle ();
}

void
desk_test_type (gpointer root, const char *title, const char *text)
{
  GtkWidget *row = desk_test_get (root, ADW_TYPE_ENTRY_ROW, title);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  desk_test_settle ();
}

/**
 * desk_test_enter:
 *
 * Types into a row and ends it with Return.
 */
void
desk_test_enter (gpointer root, const char *title, const char *text)
{
  GtkWidget *row = desk_test_get (root, ADW_TYPE_ENTRY_ROW, title);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, "entry-activated");
  desk_test_settle ();
}

static GtkWidget *
find_day (GtkWidget *root, guint *which)
{
  if (CLEW_IS_DAY_FIELD (root) && (*which)-- == 0)
    return desk_test_get (root, ADW_TYPE_ENTRY_ROW, NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_day (child, which);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * desk_test_type_day:
 * @which: of the day fields below @root, from 0 on
 */
void
desk_test_type_day (gpointer root, guint which, const char *text)
{
  GtkWidget *entry = find_day (root, &which);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  desk_test_settle ();
}

/**
 * desk_test_search:
 *
 * Types into the first search entry below @root, and does not wait as people do.
 */
void
desk_test_search (gpointer root, const char *text)
{
  GtkWidget *entry = desk_test_get (root, GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "search-changed");
  desk_test_settle ();
}
