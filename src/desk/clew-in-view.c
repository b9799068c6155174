/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-in-view.h"

typedef struct
{
  GtkWidget *message;
  gboolean   is_laid_out;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_object_unref (wanted->message);
  g_free (wanted);
}

static void
bring (GtkWidget *field, GtkWidget *message)
{
  GtkWidget      *viewport = gtk_widget_get_ancestor (field, GTK_TYPE_VIEWPORT);
  GtkAdjustment  *adjustment;
  GtkWidget      *child;
  graphene_rect_t above, below;

  if (viewport == NULL)
    return;
  child = gtk_viewport_get_child (GTK_VIEWPORT (viewport));
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  if (gtk_widget_compute_bounds (field, child, &above) &&
      gtk_widget_compute_bounds (message, child, &below))
    gtk_adjustment_clamp_page (adjustment, above.origin.y, below.origin.y + below.size.height);
}

/* A tick comes before the layout of its frame: the second one sees the message in its place. */
static gboolean
tick_cb (GtkWidget *field, GdkFrameClock *clock, gpointer data)
{
  Wanted *wanted = data;

  if (!wanted->is_laid_out)
    {
      wanted->is_laid_out = TRUE;
      gtk_widget_queue_draw (field);
      return G_SOURCE_CONTINUE;
    }
  if ((gtk_widget_get_state_flags (field) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0 &&
      gtk_widget_get_mapped (wanted->message))
    bring (field, wanted->message);
  return G_SOURCE_REMOVE;
}

/**
 * clew_in_view_bring:
 * @field: where something is typed
 * @message: what was just said below it
 *
 * Scrolls as far as it takes to see both; not while the focus is elsewhere.
 */
void
clew_in_view_bring (GtkWidget *field, GtkWidget *message)
{
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->message = g_object_ref (message);
  gtk_widget_add_tick_callback (field, tick_cb, wanted, wanted_free);
}
