/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-docket-late.h"

#include "desk/clew-accessible.h"
#include "desk/clew-wrap-box.h"
#include "desk/legal/clew-docket-row.h"
#include "desk/legal/clew-docket-words.h"
#include "records/clew-day-words.h"

#include <glib/gi18n.h>

/* How many stand in the line; the agenda has them all. */
#define N_SHOWN 2

struct _ClewDocketLate
{
  AdwBin parent_instance;

  ClewWrapBox *box;
};

G_DEFINE_FINAL_TYPE (ClewDocketLate, clew_docket_late, ADW_TYPE_BIN)

static void
clicked_cb (GtkWidget *button)
{
  clew_docket_row_open (button, g_object_get_data (G_OBJECT (button), "entry"));
}

static GtkWidget *
button_new (ClewDocketEntry *entry, ClewDay today)
{
  GtkWidget       *button = gtk_button_new ();
  GtkWidget       *label;
  g_autofree char *day = clew_day_words_short (entry->day, today);
  g_autofree char *sentence = clew_docket_words_spoken (entry, today);
  /* Translators: of something overdue: the day, then initials and what was due */
  g_autofree char *text = g_strdup_printf (_ ("%s: %s · %s"), day, entry->initials, entry->what);

  label = gtk_label_new (text);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 26);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_tooltip_text (button, text);
  gtk_widget_set_name (button, "docket-overdue");
  g_object_set_data_full (G_OBJECT (button), "entry", g_object_ref (entry), g_object_unref);
  clew_accessible_set_name (button, sentence);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), NULL);
  return button;
}

static GtkWidget *
heading_new (guint n)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  g_autofree char *text = g_strdup_printf (ngettext ("%u overdue", "%u overdue", n), n);
  GtkWidget       *label = gtk_label_new (text);

  gtk_widget_add_css_class (box, "clew-overdue");
  gtk_widget_add_css_class (box, "clew-late-head");
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static void
clew_docket_late_class_init (ClewDocketLateClass *class)
{
}

static void
clew_docket_late_init (ClewDocketLate *late)
{
  late->box = g_object_new (CLEW_TYPE_WRAP_BOX, "margin-start", 12, "margin-end", 12,
                            "margin-top", 6, "margin-bottom", 6, NULL);
  adw_bin_set_child (ADW_BIN (late), GTK_WIDGET (late->box));
}

/**
 * clew_docket_late_new:
 *
 * Returns: (transfer floating): the line, which is not seen until something is overdue
 */
GtkWidget *
clew_docket_late_new (void)
{
  return g_object_new (CLEW_TYPE_DOCKET_LATE, "visible", FALSE, NULL);
}

/**
 * clew_docket_late_show:
 * @late: the line
 * @answer: what is due
 * @today: today
 *
 * Shows how many are overdue, and the latest of them.
 */
void
clew_docket_late_show (ClewDocketLate         *late,
                       const ClewDocketAnswer *answer,
                       ClewDay                 today)
{
  guint n = answer->overdue->len;

  clew_wrap_box_clear (late->box);
  gtk_widget_set_visible (GTK_WIDGET (late), n > 0);
  if (n == 0)
    return;
  clew_wrap_box_append (late->box, heading_new (answer->n_overdue));
  for (guint i = n > N_SHOWN ? n - N_SHOWN : 0; i < n; i++)
    clew_wrap_box_append (late->box,
                          button_new (g_ptr_array_index (answer->overdue, i), today));
  if (answer->n_overdue > N_SHOWN)
    {
      GtkWidget *all = gtk_button_new_with_label (_ ("Show All"));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (all), "view.show-overdue");
      gtk_widget_add_css_class (all, "flat");
      clew_accessible_set_name (all, _ ("Show All Overdue"));
      clew_wrap_box_append (late->box, all);
    }
}
