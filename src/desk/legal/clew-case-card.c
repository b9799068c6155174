/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-case-card.h"

#include "desk/clew-accessible.h"
#include "records/clew-day-words.h"

#include <glib/gi18n.h>

#include <adwaita.h>

#include <math.h>

/* GTK keeps some two hundred cards of each column and draws the few that are seen. So a card is
 * one widget that lays its lines out when it is drawn. */

#define MARGIN      6
#define LINE_GAP    2
#define LEAST_WIDTH 150
#define USUAL_WIDTH 220

/* As libadwaita has them for "caption" and "dim-label". */
#define SMALL        0.82
#define DIM          0.65
#define CONTRAST_DIM 0.9

typedef enum
{
  LINE_NAME,
  LINE_NUMBER,
  LINE_COURT,
  LINE_CLASS,
  LINE_SINCE,
  LINE_NEXT,
  N_LINES,
} Line;

struct _ClewCaseCard
{
  GtkWidget parent_instance;

  ClewCaseRow *row;
  char        *lines[N_LINES];
};

G_DEFINE_FINAL_TYPE (ClewCaseCard, clew_case_card, GTK_TYPE_WIDGET)

static void
get_heights (GtkWidget *widget, double *large, double *small)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (widget),
                                                         NULL, NULL);

  *large = ceil (pango_units_to_double (pango_font_metrics_get_height (metrics)));
  *small = ceil (pango_units_to_double (pango_font_metrics_get_height (metrics)) * SMALL);
  pango_font_metrics_unref (metrics);
}

static void
clew_case_card_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  double large;
  double small;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = USUAL_WIDTH;
      return;
    }
  get_heights (widget, &large, &small);
  *minimum = *natural = (int)(2 * MARGIN + large + (N_LINES - 1) * (small + LINE_GAP));
}

static void
draw_line (ClewCaseCard *card, GtkSnapshot *snapshot, Line line, double y, const GdkRGBA *color)
{
  int room = gtk_widget_get_width (GTK_WIDGET (card)) - 2 * MARGIN;
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (card),
                                                                   card->lines[line]);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, line == LINE_NAME
                                        ? pango_attr_weight_new (PANGO_WEIGHT_BOLD)
                                        : pango_attr_scale_new (SMALL));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_width (layout, MAX (room, 0) * PANGO_SCALE);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (MARGIN, (float)y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
clew_case_card_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ClewCaseCard *card = CLEW_CASE_CARD (widget);
  double        large;
  double        small;
  double        y = MARGIN;
  GdkRGBA       color;
  GdkRGBA       dim;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  dim = color;
  dim.alpha *= adw_style_manager_get_high_contrast (adw_style_manager_get_default ())
                 ? CONTRAST_DIM
                 : DIM;
  get_heights (widget, &large, &small);
  for (Line line = 0; line < N_LINES; line++)
    {
      if (card->lines[line] != NULL)
        draw_line (card, snapshot, line, y, line < LINE_COURT ? &color : &dim);
      y += (line == LINE_NAME ? large : small) + LINE_GAP;
    }
}

/* All that may have been cut. */
static gboolean
clew_case_card_query_tooltip (GtkWidget  *widget,
                              int         x,
                              int         y,
                              gboolean    keyboard,
                              GtkTooltip *tooltip)
{
  ClewCaseCard *card = CLEW_CASE_CARD (widget);
  g_autoptr (GString) text = g_string_new (NULL);

  for (Line line = 0; line < N_LINES; line++)
    if (card->lines[line] != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", card->lines[line]);
  gtk_tooltip_set_text (tooltip, text->str);
  return text->len > 0;
}

static void
forget (ClewCaseCard *card)
{
  for (Line line = 0; line < N_LINES; line++)
    g_clear_pointer (&card->lines[line], g_free);
  g_clear_object (&card->row);
}

static void
clew_case_card_dispose (GObject *object)
{
  forget (CLEW_CASE_CARD (object));
  G_OBJECT_CLASS (clew_case_card_parent_class)->dispose (object);
}

static void
clew_case_card_class_init (ClewCaseCardClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = clew_case_card_dispose;
  widget_class->measure = clew_case_card_measure;
  widget_class->snapshot = clew_case_card_snapshot;
  widget_class->query_tooltip = clew_case_card_query_tooltip;
}

static void
clew_case_card_init (ClewCaseCard *card)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (card), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (card), GTK_OVERFLOW_HIDDEN);
}

static char *
describe_since (ClewCaseRow *row, ClewDay today)
{
  guint days;

  if (row->stage.since == CLEW_DAY_UNKNOWN)
    return g_strdup (_ ("Since when isn’t known"));
  if (row->stage.since >= today)
    return g_strdup (_ ("In this stage since today"));
  days = today - row->stage.since;
  return g_strdup_printf (
    ngettext ("In this stage for %u day", "In this stage for %u days", days), days);
}

static char *
describe_next (ClewCaseRow *row, ClewDay today)
{
  g_autofree char *day = NULL;

  if (row->stage.stage == CLEW_STAGE_RESOLVED)
    return NULL;
  if (row->hearing_on == CLEW_DAY_UNKNOWN)
    return g_strdup (_ ("No next date"));
  day = clew_day_words_short (row->hearing_on, today);
  /* Translators: the next hearing: its date, then what it is */
  return g_strdup_printf (_ ("Next: %s, %s"), day, row->hearing_kind);
}

static char *
describe_for_ear (ClewCaseCard *card)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (Line line = 0; line < N_LINES; line++)
    if (card->lines[line] != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ". " : "", card->lines[line]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * clew_case_card_new:
 *
 * Returns: (transfer floating): a card without a case
 */
GtkWidget *
clew_case_card_new (void)
{
  return g_object_new (CLEW_TYPE_CASE_CARD, NULL);
}

/**
 * clew_case_card_show:
 * @card: the card
 * @row: (nullable): the case; the card takes a reference
 * @today: today
 *
 * Shows the case, and gives the row around the card the name that is spoken.
 */
void
clew_case_card_show (ClewCaseCard *card, ClewCaseRow *row, ClewDay today)
{
  g_autoptr (ClewCaseRow) kept = row != NULL ? g_object_ref (row) : NULL;
  g_autofree char *spoken = NULL;

  forget (card);
  if (kept == NULL)
    return;
  card->lines[LINE_NAME] = g_strdup (kept->of.name);
  card->lines[LINE_NUMBER] = g_strdup (
    kept->of.cause_number != NULL ? kept->of.cause_number : _ ("No cause number yet"));
  card->lines[LINE_COURT] = g_strdup (kept->of.court);
  if (kept->standing.class != CLEW_CASE_CLASS_UNKNOWN)
    card->lines[LINE_CLASS] = clew_case_describe_standing (kept->standing);
  card->lines[LINE_SINCE] = describe_since (kept, today);
  card->lines[LINE_NEXT] = describe_next (kept, today);
  card->row = g_steal_pointer (&kept);
  spoken = describe_for_ear (card);
  clew_row_set_accessible_name (GTK_WIDGET (card), spoken);
  gtk_widget_queue_draw (GTK_WIDGET (card));
}

/**
 * clew_case_card_get_row:
 * @card: the card
 *
 * Returns: (transfer none) (nullable): the case
 */
ClewCaseRow *
clew_case_card_get_row (ClewCaseCard *card)
{
  return card->row;
}
