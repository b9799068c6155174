/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-application.h"

#include "desk/clew-about.h"
#include "desk/clew-accessible.h"
#include "desk/clew-areas.h"
#include "desk/clew-help.h"
#include "desk/clew-preferences-window.h"
#include "desk/clew-settings.h"
#include "desk/clew-shortcuts.h"

#include "desk/clew-window.h"

#include <glib/gi18n.h>
#include <string.h>

struct _ClewApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (ClewApplication, clew_application, ADW_TYPE_APPLICATION)

static ClewWindow *
find_window_for (ClewApplication *application, const char *path)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (application));

  for (GList *l = windows; l != NULL; l = l->next)
    if (CLEW_IS_WINDOW (l->data) &&
        g_strcmp0 (clew_window_get_path (CLEW_WINDOW (l->data)), path) == 0)
      return CLEW_WINDOW (l->data);

  return NULL;
}

/* A window with nothing open takes the office; otherwise a new one does. */
static ClewWindow *
find_free_window (ClewApplication *application)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (application));

  for (GList *l = windows; l != NULL; l = l->next)
    if (CLEW_IS_WINDOW (l->data) && clew_window_get_office (CLEW_WINDOW (l->data)) == NULL)
      return CLEW_WINDOW (l->data);

  return clew_window_new (GTK_APPLICATION (application));
}

/**
 * open_path:
 * @key_file: (nullable)
 * @place: (transfer full) (nullable)
 */
static void
open_path (ClewApplication *application, const char *path, const char *key_file, ClewPlace *place)
{
  ClewWindow *window = find_window_for (application, path);

  if (window != NULL && clew_window_get_office (window) != NULL)
    {
      if (place != NULL)
        clew_window_go (window, place);
      clew_place_free (place);
    }
  else
    {
      window = window != NULL ? window : find_free_window (application);
      clew_window_open (window, path, key_file, place);
      /* A new window appears by itself, once there is something to show. */
      if (!gtk_widget_get_mapped (GTK_WIDGET (window)))
        return;
    }
  gtk_window_present (GTK_WINDOW (window));
}

/* Without a path: the office that was open last, or the first-run page. */
static void
open_last (ClewApplication *application, const char *key_file, ClewPlace *place)
{
  g_autofree char *path = g_settings_get_string (clew_settings_get (), "office-path");
  GtkWindow       *active = gtk_application_get_active_window (GTK_APPLICATION (application));
  ClewWindow      *window;

  if (*path != '\0')
    {
      open_path (application, path, key_file, place);
      return;
    }

  clew_place_free (place);
  if (active == NULL)
    {
      window = clew_window_new (GTK_APPLICATION (application));
      clew_window_welcome (window);
      active = GTK_WINDOW (window);
    }
  gtk_window_present (active);
}

static void
clew_application_activate (GApplication *application)
{
  open_last (CLEW_APPLICATION (application), NULL, NULL);
}

static void
clew_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path != NULL)
        open_path (CLEW_APPLICATION (application), path, NULL, NULL);
    }
}

static int
clew_application_command_line (GApplication *application, GApplicationCommandLine *line)
{
  GVariantDict *options = g_application_command_line_get_options_dict (line);
  g_auto(GStrv) arguments = g_application_command_line_get_arguments (line, NULL);
  const char      *view = NULL;
  const char      *key_file_name = NULL;
  g_autofree char *key_file = NULL;
  g_autoptr(ClewPlace) place = NULL;

  if (g_variant_dict_lookup (options, "view", "&s", &view))
    {
      place = clew_place_parse (view);
      if (place == NULL || !clew_areas_check_place (place))
        {
          g_application_command_line_printerr (line, _("clew: there is no view “%s”\n"), view);
          return 2;
        }
    }
  if (g_variant_dict_lookup (options, "key-file", "^&ay", &key_file_name))
    {
      g_autoptr(GFile) file = g_application_command_line_create_file_for_arg (line, key_file_name);

      key_file = g_file_get_path (file);
    }
  if (g_strv_length (arguments) > 2)
    {
      g_application_command_line_printerr (line, _("clew: only one office at a time\n"));
      return 2;
    }

  if (g_strv_length (arguments) == 2)
    {
      g_autoptr(GFile) file = g_application_command_line_create_file_for_arg (line, arguments[1]);
      g_autofree char *path = g_file_get_path (file);

      if (path == NULL)
        {
          g_application_command_line_printerr (line, _("clew: the office is not a local file\n"));
          return 2;
        }
      open_path (CLEW_APPLICATION (application), path, key_file, g_steal_pointer (&place));
    }
  else
    {
      open_last (CLEW_APPLICATION (application), key_file, g_steal_pointer (&place));
    }

  return 0;
}

/* Actions */

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow             *active = gtk_application_get_active_window (data);
  ClewPreferencesWindow *window;

  if (!CLEW_IS_WINDOW (active))
    return;

  window = clew_preferences_window_new (active, clew_window_get_office (CLEW_WINDOW (active)));
  if (parameter != NULL)
    adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (window),
                                                  g_variant_get_string (parameter, NULL));
  gtk_window_present (GTK_WINDOW (window));
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow  *active = gtk_application_get_active_window (data);
  const char *topic = NULL;

  /* A dialog has a page of its own, or that of what it stands over. */
  for (; active != NULL; active = gtk_window_get_transient_for (active))
    {
      topic = CLEW_IS_WINDOW (active) ? clew_window_get_help_topic (CLEW_WINDOW (active))
                                      : clew_help_get_topic (GTK_WIDGET (active));
      if (topic != NULL)
        break;
    }
  if (topic != NULL)
    clew_help_show (GTK_WIDGET (active), topic);
}

static void
help_topic_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *active = gtk_application_get_active_window (data);

  if (active != NULL)
    clew_help_show (GTK_WIDGET (active), g_variant_get_string (parameter, NULL));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  clew_about_present (gtk_application_get_active_window (data));
}

static gpointer
take_window (gconstpointer window, gpointer data)
{
  return g_object_ref ((gpointer)window);
}

/* Closing asks each window. The first that stays, for what was typed in it or for a task that
 * must not be cut short, ends this: the others stay as they are. */
static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autolist(GtkWindow) windows = NULL;

  windows = g_list_copy_deep (gtk_application_get_windows (data), take_window, NULL);
  for (GList *l = windows; l != NULL; l = l->next)
    {
      gtk_window_close (l->data);
      if (gtk_widget_get_visible (l->data))
        break;
    }
}

static const GActionEntry actions[] = {
  { "preferences", preferences_cb },
  { "preferences-page", preferences_cb, "s" },
  { "help", help_cb },
  { "help-topic", help_topic_cb, "s" },
  { "about", about_cb },
  { "quit", quit_cb },
};

static void
appearance_cb (GSettings *settings, const char *key, gpointer data)
{
  g_autofree char *appearance = g_settings_get_string (settings, "appearance");
  AdwColorScheme   scheme = ADW_COLOR_SCHEME_DEFAULT;

  if (strcmp (appearance, "light") == 0)
    scheme = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (strcmp (appearance, "dark") == 0)
    scheme = ADW_COLOR_SCHEME_FORCE_DARK;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
}

static void
clew_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (clew_application_parent_class)->startup (application);

  /* The file chooser would write where offices and printed releases are into a
   * list that other programs show. */
  g_object_set (gtk_settings_get_default (), "gtk-recent-files-enabled", FALSE, NULL);
  gtk_window_set_default_icon_name (CLEW_APPLICATION_ID);

  clew_shortcuts_install (GTK_APPLICATION (application));

  g_signal_connect_object (clew_settings_get (), "changed::appearance", G_CALLBACK (appearance_cb),
                           application, 0);
  appearance_cb (clew_settings_get (), "appearance", application);
}

/* Dialogs join the program when they get their parent: each is mended here, whoever made it.
 * GTK's window of shortcuts never joins; it comes with the window that it explains. */
static void
clew_application_window_added (GtkApplication *application, GtkWindow *window)
{
  GtkShortcutsWindow *shortcuts = NULL;

  GTK_APPLICATION_CLASS (clew_application_parent_class)->window_added (application, window);
  clew_accessible_mend (GTK_WIDGET (window));
  if (GTK_IS_APPLICATION_WINDOW (window))
    shortcuts = gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (window));
  if (shortcuts != NULL)
    clew_accessible_mend (GTK_WIDGET (shortcuts));
}

static int
clew_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Clew %s\n", CLEW_VERSION);
      return 0;
    }

  return -1;
}

static void
clew_application_class_init (ClewApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  GTK_APPLICATION_CLASS (klass)->window_added = clew_application_window_added;
  application_class->activate = clew_application_activate;
  application_class->open = clew_application_open;
  application_class->command_line = clew_application_command_line;
  application_class->handle_local_options = clew_application_handle_local_options;
  application_class->startup = clew_application_startup;
}

static void
clew_application_init (ClewApplication *application)
{
  const GOptionEntry options[] = {
    { "view", 0, 0, G_OPTION_ARG_STRING, NULL,
      N_ ("Go to a view, or to a record by its id"),
      N_ ("VIEW") },
    { "key-file", 0, 0, G_OPTION_ARG_FILENAME, NULL,
      N_ ("Read the key from a file, not the keyring"),
      N_ ("FILE") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (application), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (application), _("[OFFICE]"));
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
}

/**
 * clew_application_new:
 *
 * Returns: (transfer full): the program
 */
ClewApplication *
clew_application_new (void)
{
  return g_object_new (CLEW_TYPE_APPLICATION,
                       "application-id", CLEW_APPLICATION_ID,
                       "resource-base-path", "/org/clewproject/Clew",
                       "flags", G_APPLICATION_HANDLES_OPEN | G_APPLICATION_HANDLES_COMMAND_LINE,
                       "register-session", TRUE,
                       NULL);
}
