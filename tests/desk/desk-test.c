/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-test.h"

#include "desk/participants/clew-participant-row.h"
#include "records/clew-office-read.h"

#include <stdlib.h>
#include <string.h>

/* Longer than anything that is not broken takes on a busy machine; as for the
 * tests from outside, CLEW_TEST_PATIENCE is how many times as long where
 * everything is slow (sanitizers). */
#define PATIENCE_SECONDS 20

static ClewApplication *application;

/**
 * desk_test_init:
 *
 * As g_test_init(), with the program registered but no window.
 */
void
desk_test_init (int *argc, char ***argv)
{
  g_autoptr(GError) error = NULL;

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
desk_test_find (GtkWidget *root, GType type, const char *label)
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

static GtkWidget *
find_window (GType type)
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
 * desk_test_find_message:
 *
 * Returns: (transfer none) (nullable): a message dialog that is on screen
 */
GtkWidget *
desk_test_find_message (void)
{
  return find_window (ADW_TYPE_MESSAGE_DIALOG);
}

/**
 * desk_test_answer:
 * @label: of the button to press in the message dialog, mnemonic included
 */
void
desk_test_answer (const char *label)
{
  GtkWidget *message = desk_test_find_message ();
  GtkWidget *button;

  g_assert_nonnull (message);
  button = desk_test_find (message, GTK_TYPE_BUTTON, label);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  desk_test_settle ();
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
  GtkWidget *chooser = find_window (GTK_TYPE_FILE_CHOOSER_DIALOG);
  GtkWidget *entry;

  g_assert_nonnull (chooser);
  entry = desk_test_find (chooser, GTK_TYPE_ENTRY, NULL);
  g_assert_nonnull (entry);
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
 * Returns: whether a mapped label below @root holds @text
 */
gboolean
desk_test_has_text (GtkWidget *root, const char *text)
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
