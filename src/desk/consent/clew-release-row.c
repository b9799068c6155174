/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/consent/clew-release-row.h"

#include "desk/clew-accessible.h"
#include "desk/consent/clew-release-actions.h"
#include "desk/consent/clew-release-words.h"
#include "records/clew-day-words.h"

#include <glib/gi18n.h>

struct _ClewReleaseRow
{
  GtkBox parent_instance;

  GtkLabel  *name;
  GtkLabel  *detail;
  AdwBin    *pill;
  GtkWidget *renew;
};

G_DEFINE_FINAL_TYPE (ClewReleaseRow, clew_release_row, GTK_TYPE_BOX)

static void
clew_release_row_class_init (ClewReleaseRowClass *klass)
{
}

/* Only what is cut short is said again. */
static gboolean
query_tooltip_cb (GtkLabel *label, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (label));
  return TRUE;
}

static GtkLabel *
add_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_has_tooltip (label, TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
clew_release_row_init (ClewReleaseRow *row)
{
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_set_spacing (GTK_BOX (row), 12);
  gtk_widget_set_margin_start (GTK_WIDGET (row), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (row), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (row), 9);
  gtk_widget_set_margin_bottom (GTK_WIDGET (row), 9);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  row->name = add_label (text, "heading");
  row->detail = add_label (text, "dim-label");
  row->pill = ADW_BIN (adw_bin_new ());
  gtk_box_append (GTK_BOX (row), text);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (row->pill));
  row->renew = gtk_button_new_with_label (_ ("Renew…"));
  gtk_widget_set_valign (row->renew, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), row->renew);
}

/**
 * clew_release_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
clew_release_row_new (void)
{
  return g_object_new (CLEW_TYPE_RELEASE_ROW, NULL);
}

/* On one line where there is room, and on a second where letters are large: a state
 * without its day is half an answer. */
static void
show_pill (ClewReleaseRow *row, ClewReleaseItem *item, ClewDay today)
{
  GtkWidget *pill = clew_release_pill_new (&item->standing, today);
  GtkWidget *words = gtk_widget_get_last_child (pill);

  gtk_label_set_max_width_chars (GTK_LABEL (words), -1);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (words), GTK_NATURAL_WRAP_NONE);
  adw_bin_set_child (row->pill, pill);
}

/* From when on renewing is what somebody may want to do. */
#define RENEW_DAYS 90

static gboolean
is_due (const ClewReleaseStanding *standing, ClewDay today)
{
  if (!clew_release_can_be_renewed (standing))
    return FALSE;
  return !clew_release_is_in_force (standing) ||
         (standing->day != CLEW_DAY_UNKNOWN && standing->day <= today + RENEW_DAYS);
}

static void
show_renew (ClewReleaseRow *row, ClewReleaseItem *item, ClewDay today)
{
  /* Translators: spoken for a button; %s is the number of a form */
  g_autofree char *name = g_strdup_printf (_ ("Renew form %s"), item->form_number);

  gtk_widget_set_visible (row->renew, is_due (&item->standing, today));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row->renew), "s", item->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row->renew), "releases.renew");
  clew_accessible_set_name (row->renew, name);
}

static char *
describe (ClewReleaseItem *item, ClewDay today)
{
  g_autofree char *agencies = g_strdup_printf (ngettext ("%u agency", "%u agencies",
                                                         item->n_agencies),
                                               item->n_agencies);
  g_autofree char *made = clew_day_words_short (item->made_on, today);

  if (clew_release_item_lacks_scan (item))
    /* Translators: of a release: its form number, how many agencies, the date it was made */
    return g_strdup_printf (_ ("%s · %s · made %s · scan missing"), item->form_number, agencies,
                               made);
  /* Translators: of a release: its form number, how many agencies, the date it was made */
  return g_strdup_printf (_ ("%s · %s · made %s"), item->form_number, agencies, made);
}

/**
 * clew_release_row_show:
 * @row: a row, in its list
 * @item: what stands there
 * @today: today
 */
void
clew_release_row_show (ClewReleaseRow *row, ClewReleaseItem *item, ClewDay today)
{
  g_autofree char *detail = describe (item, today);
  g_autofree char *state = clew_release_standing_words (&item->standing, today);
  g_autofree char *spoken = NULL;

  gtk_label_set_label (row->name, item->name);
  gtk_label_set_label (row->detail, detail);
  show_pill (row, item, today);
  show_renew (row, item, today);
  /* Translators: spoken for a release: whose, its state, details */
  spoken = g_strdup_printf (_ ("%s: %s. %s"), item->name, state, detail);
  clew_row_set_accessible_name (GTK_WIDGET (row), spoken);
}
