/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-about.h"

#include "desk/clew-accessible.h"
#include "records/clew-office.h"

#include <adwaita.h>
#include <glib/gi18n.h>

static void
add_line (GString *text, const char *what, const char *value)
{
  g_string_append_printf (text, "%s: %s\n", what, value != NULL ? value : "unknown");
}

static void
add_version (GString *text, const char *what, guint major, guint minor, guint micro)
{
  g_string_append_printf (text, "%s: %u.%u.%u\n", what, major, minor, micro);
}

/**
 * clew_about_dup_debug_info:
 *
 * Versions and surroundings only: no path, no office, nobody's name. In
 * English, since it is read by whoever maintains the program.
 *
 * Returns: (transfer full): text to copy into a report
 */
char *
clew_about_dup_debug_info (void)
{
  GString         *text = g_string_new (NULL);
  GdkDisplay      *display = gdk_display_get_default ();
  g_autofree char *system = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);
  g_autofree char *library = clew_office_dup_library_version ();

  add_line (text, "Clew", CLEW_VERSION);
  add_line (text, "System", system);
  add_version (text, "GTK", gtk_get_major_version (), gtk_get_minor_version (),
               gtk_get_micro_version ());
  add_version (text, "libadwaita", adw_get_major_version (), adw_get_minor_version (),
               adw_get_micro_version ());
  add_version (text, "GLib", glib_major_version, glib_minor_version, glib_micro_version);
  add_line (text, "SQLCipher", library);
  add_line (text, "Display", display != NULL ? G_OBJECT_TYPE_NAME (display) : NULL);
  add_line (text, "Desktop", g_getenv ("XDG_CURRENT_DESKTOP"));
  add_line (text, "Language", pango_language_to_string (gtk_get_default_language ()));

  return g_string_free (text, FALSE);
}

/**
 * clew_about_present:
 * @parent: (nullable): the window that asks
 */
void
clew_about_present (GtkWindow *parent)
{
  g_autofree char *debug_info = clew_about_dup_debug_info ();
  AdwAboutWindow  *about = ADW_ABOUT_WINDOW (adw_about_window_new ());
  const char      *comments = _("Keeps an office’s part of a LEAD site: who may hear what about "
                                "a participant, and what is next in court.");

  adw_about_window_set_application_name (about, _("Clew"));
  adw_about_window_set_application_icon (about, CLEW_APPLICATION_ID);
  adw_about_window_set_developer_name (about, _("The Clew project"));
  adw_about_window_set_version (about, CLEW_VERSION);
  adw_about_window_set_license_type (about, GTK_LICENSE_GPL_3_0);
  adw_about_window_set_comments (about, comments);
  adw_about_window_set_debug_info (about, debug_info);
  adw_about_window_set_debug_info_filename (about, "clew-debug-info.txt");
  /* Translators: your names, one a line. */
  adw_about_window_set_translator_credits (about, _("translator-credits"));

  gtk_window_set_transient_for (GTK_WINDOW (about), parent);
  gtk_window_set_modal (GTK_WINDOW (about), parent != NULL);
  clew_accessible_mend (GTK_WIDGET (about));
  gtk_window_present (GTK_WINDOW (about));
}
