/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-help.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* A toast in the window around @widget, if there is one. */
static void
say (GtkWidget *widget, const char *text)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);

  if (overlay == NULL)
    {
      GtkRoot *root = gtk_widget_get_root (widget);

      if (ADW_IS_APPLICATION_WINDOW (root))
        overlay = adw_application_window_get_content (ADW_APPLICATION_WINDOW (root));
    }
  if (ADW_IS_TOAST_OVERLAY (overlay))
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), adw_toast_new (text));
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GtkWindow) window = data;
  g_autoptr(GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error))
    say (GTK_WIDGET (window), _("The help could not be shown. Is the program Yelp installed?"));
}

/**
 * clew_help_set_topic:
 * @widget: a dialog
 * @topic: (transfer none): a static string: the page of the help for it
 */
void
clew_help_set_topic (GtkWidget *widget, const char *topic)
{
  g_object_set_data (G_OBJECT (widget), "clew-help-topic", (gpointer)topic);
}

/**
 * clew_help_get_topic:
 *
 * Returns: (transfer none) (nullable): what was set for @widget
 */
const char *
clew_help_get_topic (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "clew-help-topic");
}

/**
 * clew_help_show:
 * @widget: whose window asks
 * @topic: a page of the help, without ".page"
 *
 * Shows the help in the desktop's help viewer, or says that there is none.
 */
void
clew_help_show (GtkWidget *widget, const char *topic)
{
  g_autofree char *uri = g_strdup_printf ("help:clew/%s", topic);
  g_autoptr(GAppInfo) viewer = g_app_info_get_default_for_uri_scheme ("help");
  GtkRoot *root = gtk_widget_get_root (widget);

  if (viewer == NULL || !GTK_IS_WINDOW (root))
    {
      say (widget, _("There is no help viewer. Install the program Yelp to read the help."));
      return;
    }

  gtk_show_uri_full (GTK_WINDOW (root), uri, GDK_CURRENT_TIME, NULL, shown_cb, g_object_ref (root));
}
