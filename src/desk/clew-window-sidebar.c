/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "clew-window-sidebar"
#include "config.h"

#include "desk/clew-window-private.h"

#include "desk/clew-accessible.h"
#include "records/clew-office-read.h"

#include <glib/gi18n.h>

#define COUNT_DELAY_MS 300

static GtkWidget *
create_row (const ClewArea *area)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (area->icon_name);
  GtkWidget *title = gtk_label_new (_ (area->title));
  GtkWidget *badge = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (badge, "clew-badge");
  gtk_widget_add_css_class (badge, "numeric");
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (badge, FALSE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), badge);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);

  g_object_set_data (G_OBJECT (row), "clew-area", (gpointer)area);
  g_object_set_data (G_OBJECT (row), "clew-badge", badge);
  clew_accessible_set_name (row, _ (area->title));

  return row;
}

static void
show_count (GtkListBoxRow *row, gint64 count)
{
  const ClewArea  *area = g_object_get_data (G_OBJECT (row), "clew-area");
  GtkWidget       *badge = g_object_get_data (G_OBJECT (row), "clew-badge");
  g_autofree char *shown = g_strdup_printf ("%'" G_GINT64_FORMAT, count);
  g_autofree char *name = NULL;

  gtk_widget_set_visible (badge, count > 0);
  gtk_label_set_label (GTK_LABEL (badge), shown);
  /* Translators: spoken: a view of the sidebar and how many things are in it. */
  name = g_strdup_printf (_("%s, %s"), _ (area->title), shown);
  clew_accessible_set_name (GTK_WIDGET (row), count > 0 ? name : _ (area->title));
}

/* On a thread. A number that can't be read is only left out: the view itself says what is wrong. */
static gpointer
read_counts (ClewStore *reader, ClewDay today, gpointer data, GError **error)
{
  GArray *counts = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (const ClewArea *area = clew_areas; area->name != NULL; area++)
    {
      g_autoptr(GError) failure = NULL;
      gint64 count = -1;

      if (area->count != NULL)
        count = area->count (reader, today, &failure);
      if (failure != NULL)
        g_debug ("No number for %s: %s", area->name, failure->message);
      g_array_append_val (counts, count);
    }

  return counts;
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(ClewWindow) window = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) counts = clew_office_read_finish (result, &error);

  window->counting = FALSE;
  if (window->opening.office == NULL)
    return;

  for (guint i = 0; counts != NULL && i < counts->len; i++)
    show_count (gtk_list_box_get_row_at_index (window->sidebar, i),
                g_array_index (counts, gint64, i));
  if (window->count_again)
    clew_window_update_counts (window);
}

static gboolean
count_cb (gpointer data)
{
  ClewWindow *window = data;

  window->count_id = 0;
  window->counting = TRUE;
  window->count_again = FALSE;
  clew_office_read_async (window->opening.office, read_counts, NULL, NULL,
                          (GDestroyNotify)g_array_unref, counted_cb, g_object_ref (window));

  return G_SOURCE_REMOVE;
}

/* For clew-window-office.c: after each change the numbers follow, a moment
 * later, so that they never keep a first frame or a row of changes waiting. */
void
clew_window_update_counts (ClewWindow *window)
{
  if (window->counting)
    window->count_again = TRUE;
  else if (window->count_id == 0)
    window->count_id = g_timeout_add (COUNT_DELAY_MS, count_cb, window);
}

/* For clew-window.c: one row an area, in the order of the table. */
void
clew_window_fill_sidebar (ClewWindow *window)
{
  for (const ClewArea *area = clew_areas; area->name != NULL; area++)
    gtk_list_box_append (window->sidebar, create_row (area));
}

void
clew_window_select_area (ClewWindow *window, const ClewArea *area)
{
  gtk_list_box_select_row (window->sidebar,
                           gtk_list_box_get_row_at_index (window->sidebar, area - clew_areas));
}

/* For clew-window.c: this kind of office has these views. */
void
clew_window_fit_sidebar (ClewWindow *window)
{
  for (const ClewArea *area = clew_areas; area->name != NULL; area++)
    gtk_widget_set_visible (
      GTK_WIDGET (gtk_list_box_get_row_at_index (window->sidebar, area - clew_areas)),
      clew_areas_has (window->opening.office, area));
}
