/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "clew-window-office"
#include "config.h"

#include "desk/clew-window-private.h"

#include "desk/clew-accessible.h"
#include "desk/clew-audit-window.h"
#include "desk/clew-demonstration.h"
#include "desk/clew-error-words.h"
#include "desk/clew-message.h"
#include "desk/clew-files.h"
#include "desk/clew-new-office-window.h"
#include "desk/clew-opening.h"
#include "desk/clew-recovery-sheet-window.h"
#include "desk/clew-recovery-window.h"
#include "desk/clew-settings.h"
#include "keys/clew-keys.h"
#include "records/clew-office-read.h"

#include <glib/gi18n.h>

/* A wait shorter than this shows nothing: a spinner that flashes is noise. */
#define SLOW_MS 1000

/* How long a new window may wait for something to show. */
#define APPEAR_MS 250
/* How often to look whether a new day began. */
#define DAY_CHECK_SECONDS 60

typedef struct
{
  ClewWindow *window;
  guint       generation;
  ClewSecret *recovered; /* (nullable): a key to keep in the keyring once it has proved to fit */
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->window);
  g_clear_pointer (&question->recovered, clew_secret_unref);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

/* A window that comes on screen with something in it comes there sooner than one
 * that is drawn empty first. */
static void
appear (ClewWindow *window)
{
  g_clear_handle_id (&window->opening.appear_id, g_source_remove);
  if (!gtk_widget_get_mapped (GTK_WIDGET (window)))
    gtk_window_present (GTK_WINDOW (window));
}

static void
show_shut_page (ClewWindow *window, const char *name, const char *title)
{
  g_clear_handle_id (&window->opening.slow_id, g_source_remove);
  gtk_spinner_stop (window->opening_spinner);
  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_stack_set_visible_child_name (window->shut_stack, name);
  gtk_stack_set_visible_child_name (window->shut_or_open, "shut");
}

/* The page is shown first: what is not on screen can't take the focus. */
static void
show_problem_page (ClewWindow *window, const GError *error)
{
  ClewErrorWords words;

  clew_error_words (error, &words);
  show_shut_page (window, "problem", words.title);
  appear (window);
  clew_key_page_show_error (window->key_page, error, window->opening.path);
}

static gboolean
appear_cb (gpointer data)
{
  ClewWindow *window = data;

  window->opening.appear_id = 0;
  appear (window);

  return G_SOURCE_REMOVE;
}

static gboolean
slow_cb (gpointer data)
{
  ClewWindow *window = data;

  window->opening.slow_id = 0;
  gtk_stack_set_visible_child_name (window->shut_stack, "opening");
  gtk_spinner_start (window->opening_spinner);

  return G_SOURCE_REMOVE;
}

/* Shows nothing yet, and what is waited for only when it takes long. */
static void
show_waiting (ClewWindow *window, const char *title, const char *description)
{
  adw_status_page_set_title (window->opening_page, title);
  adw_status_page_set_description (window->opening_page, description);
  show_shut_page (window, "nothing", _("Clew"));
  window->opening.slow_id = g_timeout_add (SLOW_MS, slow_cb, window);
  if (window->opening.appear_id == 0)
    window->opening.appear_id = g_timeout_add (APPEAR_MS, appear_cb, window);
}

/* Views read what the office holds and what day it is. */
static void
show_changes (ClewWindow *window)
{
  GtkWidget *child;

  window->shown_day = clew_office_today (window->opening.office);
  clew_window_update_counts (window);
  for (child = gtk_widget_get_first_child (GTK_WIDGET (window->views)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    clew_view_changed (CLEW_VIEW (child));
}

static gboolean
new_day_cb (gpointer data)
{
  ClewWindow *window = data;

  if (window->shown_day != clew_office_today (window->opening.office))
    show_changes (window);

  return G_SOURCE_CONTINUE;
}

static void
office_changed_cb (ClewWindow *window)
{
  show_changes (window);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(ClewWindow) window = data;
  g_autoptr(GError) error = NULL;

  if (clew_keys_keep_finish (result, &error))
    clew_window_add_toast (window, adw_toast_new (_("The key is kept in this keyring again.")));
  else
    clew_window_show_problem (window, error);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(Question) question = data;
  ClewWindow *window = question->window;
  g_autoptr(ClewOffice) office = NULL;
  g_autoptr(GError) error = NULL;

  office = clew_opening_open_finish (result, &error);
  if (question->generation != window->opening.generation)
    {
      if (office != NULL)
        clew_office_close (office);
      return;
    }

  if (office == NULL)
    {
      show_problem_page (window, error);
      return;
    }

  if (question->recovered != NULL)
    clew_keys_keep_async (clew_office_get_id (office), question->recovered, kept_cb,
                          g_object_ref (window));
  clew_window_take_office (window, office, g_steal_pointer (&window->opening.place));
}

static void
start_opening (ClewWindow *window, ClewSecret *recovered, gboolean may_prompt)
{
  const ClewOpeningKey key = {
    .key = recovered,
    .key_file = window->opening.key_file,
    .may_prompt = may_prompt,
  };
  Question *question = g_new0 (Question, 1);

  question->window = g_object_ref (window);
  question->generation = ++window->opening.generation;
  question->recovered = recovered != NULL ? clew_secret_ref (recovered) : NULL;

  show_waiting (window, _("Opening the Office"),
                           _("Waiting for the keyring. A password window may be behind this one."));
  clew_opening_open_async (window->opening.path, &key, opened_cb, question);
}

/* Actions */

static void
open_chosen_cb (const char *path, gpointer data)
{
  clew_window_open (data, path, NULL, NULL);
}

static void
open_office_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  clew_files_choose_office (data, open_chosen_cb, data);
}

static void
created_cb (ClewWindow *window, ClewOffice *office)
{
  clew_window_take_office (window, office, NULL);
}

static void
new_office_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewNewOfficeWindow *dialog = clew_new_office_window_new (data);

  g_signal_connect_object (dialog, "created", G_CALLBACK (created_cb), data, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
demonstration_made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(ClewWindow) window = data;
  g_autofree char *path = clew_demonstration_dup_path ();
  g_autoptr(GError) error = NULL;

  if (clew_demonstration_make_finish (result, &error))
    {
      clew_window_open (window, path, NULL, NULL);
      return;
    }
  clew_window_welcome (window);
  clew_window_show_problem (window, error);
}

static void
make_demonstration_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewWindow *window = data;

  clew_window_close_office (window);
  show_waiting (window, _("Making a Demonstration Office"), _("300 people are being invented."));
  clew_demonstration_make_async (demonstration_made_cb, g_object_ref (window));
}

static void
remove_demonstration_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewWindow      *window = data;
  g_autofree char *path = clew_demonstration_dup_path ();
  g_autoptr(GError) error = NULL;

  if (window->opening.office == NULL || g_strcmp0 (window->opening.path, path) != 0)
    return;

  clew_window_welcome (window);
  g_settings_reset (clew_settings_get (), "office-path");
  if (clew_demonstration_remove (&error))
    clew_window_add_toast (window, adw_toast_new (_("The demonstration office is removed.")));
  else
    clew_window_show_problem (window, error);
}

static void
try_again_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewWindow *window = data;

  if (window->opening.office == NULL && window->opening.path != NULL)
    start_opening (window, NULL, FALSE);
}

static void
unlock_keyring_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewWindow *window = data;

  if (window->opening.office != NULL || window->opening.path == NULL)
    return;

  g_clear_pointer (&window->opening.key_file, g_free);
  start_opening (window, NULL, TRUE);
}

static void
key_file_chosen_cb (const char *path, gpointer data)
{
  ClewWindow *window = data;

  if (window->opening.office != NULL || window->opening.path == NULL)
    return;

  g_free (window->opening.key_file);
  window->opening.key_file = g_strdup (path);
  start_opening (window, NULL, FALSE);
}

static void
use_key_file_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  clew_files_choose_key_file (data, key_file_chosen_cb, data);
}

static void
recovered_cb (ClewWindow *window, ClewSecret *key)
{
  start_opening (window, key, FALSE);
}

static void
use_recovery_code_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewWindow         *window = data;
  ClewRecoveryWindow *dialog;
  g_autofree char    *office_id = NULL;
  g_autoptr(GError) error = NULL;

  if (window->opening.office != NULL || window->opening.path == NULL)
    return;

  office_id = clew_office_read_id (window->opening.path, &error);
  if (office_id == NULL)
    {
      show_problem_page (window, error);
      return;
    }

  dialog = clew_recovery_window_new (GTK_WINDOW (window), office_id);
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (recovered_cb), window,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_audit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewWindow *window = data;
  const char *participant = parameter != NULL ? g_variant_get_string (parameter, NULL) : NULL;

  if (window->opening.office != NULL)
    gtk_window_present (GTK_WINDOW (clew_audit_window_new (GTK_WINDOW (window),
                                                           window->opening.office, participant)));
}

static void
show_recovery_code_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewWindow *window = data;
  g_autoptr(ClewSecret) key = NULL;
  g_autoptr(GError) error = NULL;

  if (window->opening.office == NULL)
    return;

  key = clew_office_reveal_key (window->opening.office, &error);
  if (key != NULL)
    gtk_window_present (GTK_WINDOW (
      clew_recovery_sheet_window_new (GTK_WINDOW (window), window->opening.office, key)));
  else
    clew_window_show_problem (window, error);
}

static const GActionEntry actions[] = {
  { "open-office", open_office_cb },
  { "new-office", new_office_cb },
  { "make-demonstration", make_demonstration_cb },
  { "remove-demonstration", remove_demonstration_cb },
  { "try-again", try_again_cb },
  { "unlock-keyring", unlock_keyring_cb },
  { "use-recovery-code", use_recovery_code_cb },
  { "use-key-file", use_key_file_cb },
  { "show-recovery-code", show_recovery_code_cb },
  { "show-audit", show_audit_cb },
  { "show-history", show_audit_cb, "s" },
};

/* In the menu these are gray while there is nothing to show. */
static void
enable_office_actions (ClewWindow *window)
{
  static const char *const names[] = { "show-audit", "show-recovery-code", "show-task" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (window), names[i])),
      window->opening.office != NULL);
}

/* For clew-window.c. */
void
clew_window_install_office_actions (ClewWindow *window)
{
  g_action_map_add_action_entries (G_ACTION_MAP (window), actions, G_N_ELEMENTS (actions), window);
  enable_office_actions (window);
}

static GtkWindow *
find_over (GtkWindow *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) other = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (other) == window &&
          gtk_widget_get_visible (GTK_WIDGET (other)))
        return other;
    }

  return NULL;
}

/* For clew-window.c: closes what stands over @window, the topmost first. Returns whether all of it
 * is closed. */
gboolean
clew_window_close_over (GtkWindow *window)
{
  GtkWindow *over;

  while ((over = find_over (window)) != NULL)
    {
      g_autoptr(GtkWindow) kept = g_object_ref (over);

      if (!clew_window_close_over (over))
        return FALSE;
      gtk_window_close (over);
      if (gtk_widget_get_visible (GTK_WIDGET (over)))
        return FALSE;
    }

  return TRUE;
}

/**
 * clew_window_get_office:
 *
 * Returns: (transfer none) (nullable): the open office
 */
ClewOffice *
clew_window_get_office (ClewWindow *window)
{
  g_return_val_if_fail (CLEW_IS_WINDOW (window), NULL);

  return window->opening.office;
}

/**
 * clew_window_get_path:
 *
 * Returns: (transfer none) (nullable): the office file that is open or could not be opened
 */
const char *
clew_window_get_path (ClewWindow *window)
{
  g_return_val_if_fail (CLEW_IS_WINDOW (window), NULL);

  return window->opening.path;
}

/**
 * clew_window_welcome:
 *
 * Shows the first-run page.
 */
void
clew_window_welcome (ClewWindow *window)
{
  g_return_if_fail (CLEW_IS_WINDOW (window));

  clew_window_close_office (window);
  show_shut_page (window, "welcome", _("Welcome to Clew"));
}

/**
 * clew_window_open:
 * @path: the office file
 * @key_file: (nullable): a file with its key, or %NULL to ask the keyring
 * @place: (transfer full) (nullable): where to go
 *
 * Closes what is open and opens @path, or shows the page that says why not and what to do.
 */
void
clew_window_open (ClewWindow *window, const char *path, const char *key_file, ClewPlace *place)
{
  g_return_if_fail (CLEW_IS_WINDOW (window));
  g_return_if_fail (path != NULL);

  clew_window_close_office (window);
  g_free (window->opening.path);
  window->opening.path = g_strdup (path);
  g_free (window->opening.key_file);
  window->opening.key_file = g_strdup (key_file);
  g_clear_pointer (&window->opening.place, clew_place_free);
  window->opening.place = place;
  start_opening (window, NULL, FALSE);
}

/**
 * clew_window_take_office:
 * @office: an office that was just opened or created; the window takes a reference
 * @place: (transfer full) (nullable): where to go
 *
 * Shows @office, and remembers it for the next start.
 */
void
clew_window_take_office (ClewWindow *window, ClewOffice *office, ClewPlace *place)
{
  g_return_if_fail (CLEW_IS_WINDOW (window));
  g_return_if_fail (CLEW_IS_OFFICE (office));

  g_object_ref (office);
  clew_window_close_office (window);
  show_shut_page (window, "nothing", _("Clew"));
  window->opening.office = office;
  window->opening.place = place;
  g_free (window->opening.path);
  window->opening.path = g_strdup (clew_office_get_path (office));
  g_settings_set_string (clew_settings_get (), "office-path", window->opening.path);

  window->opening.changed_id =
    g_signal_connect_swapped (office, "changed", G_CALLBACK (office_changed_cb), window);
  window->shown_day = clew_office_today (office);
  window->day_id = g_timeout_add_seconds (DAY_CHECK_SECONDS, new_day_cb, window);
  enable_office_actions (window);
  /* Drawn only once this is over, and before any window that opens over it. */
  appear (window);
  clew_window_office_opened (window);
}

/**
 * clew_window_close_office:
 *
 * Destroys every view and closes the file. Does nothing when none is open.
 */
void
clew_window_close_office (ClewWindow *window)
{
  g_return_if_fail (CLEW_IS_WINDOW (window));

  window->opening.generation++;
  g_clear_handle_id (&window->opening.slow_id, g_source_remove);
  g_clear_handle_id (&window->opening.appear_id, g_source_remove);
  g_clear_handle_id (&window->day_id, g_source_remove);
  g_clear_handle_id (&window->count_id, g_source_remove);
  if (window->opening.office == NULL)
    return;

  clew_window_forget_views (window);
  g_clear_signal_handler (&window->opening.changed_id, window->opening.office);
  clew_office_close (window->opening.office);
  g_clear_object (&window->opening.office);
  enable_office_actions (window);
  /* Whoever opens the file next must not meet our own readers. */
  clew_office_read_wait ();
}

/**
 * clew_window_show_problem:
 * @error: something that failed while the office stays open
 *
 * Says what happened, what is safe and what to do.
 */
void
clew_window_show_problem (ClewWindow *window, const GError *error)
{
  g_return_if_fail (CLEW_IS_WINDOW (window));
  g_return_if_fail (error != NULL);

  gtk_window_present (clew_message_new_problem (GTK_WINDOW (window), NULL, error));
}
