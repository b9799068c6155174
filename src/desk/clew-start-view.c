/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-start-view.h"

#include <glib/gi18n.h>

/* What needs somebody today, in the order that fits the office's kind and the
 * role of whoever works here. */
struct _ClewStartView
{
  ClewView parent_instance;

  AdwHeaderBar *header_bar;
  GtkWidget    *cards;
};

G_DEFINE_FINAL_TYPE (ClewStartView, clew_start_view, CLEW_TYPE_VIEW)

static void
clew_start_view_refresh (ClewView *view)
{
}

static void
clew_start_view_class_init (ClewStartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  ClewViewClass  *view_class = CLEW_VIEW_CLASS (klass);

  view_class->refresh = clew_start_view_refresh;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/clewproject/Clew/clew-start-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewStartView, header_bar);
  gtk_widget_class_bind_template_child (widget_class, ClewStartView, cards);
}

static void
clew_start_view_init (ClewStartView *start)
{
  gtk_widget_init_template (GTK_WIDGET (start));
  clew_view_adopt_header_bar (CLEW_VIEW (start), start->header_bar);
}
