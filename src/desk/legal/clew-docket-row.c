/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-docket-row.h"

#include "desk/clew-accessible.h"
#include "desk/clew-drawing.h"
#include "desk/clew-pill.h"
#include "desk/legal/clew-docket-words.h"
#include "records/clew-day-words.h"
#include "records/clew-state-words.h"

#include <glib/gi18n.h>

/* As libadwaita has them for a row with icons. */
#define SIDE         12
#define MARGIN       6
#define LINE_GAP     3
#define GAP          12
#define ICON_GAP     6
#define LEAST_HEIGHT 50
#define WHEN_CHARS   8

/* Where the words would have less room than this, the pill stands below them. */
#define LEAST_ROOM  170
#define USUAL_WIDTH 480

#define ICON CLEW_DRAWING_ICON_SIZE

/* An agenda has many rows and each would be a dozen widgets, so this one draws its words. */
struct _ClewDocketDrawing
{
  GtkWidget parent_instance;

  ClewDocketEntry *entry;
  char            *when;
  char            *title;
  char            *details;
  char            *pill;
  const char      *pill_icon;
  ClewPillTone     tone;
  gboolean         chosen;

  /* Made when they are needed first: a row far down isn't. */
  PangoLayout *when_layout;
  PangoLayout *title_layout;
  PangoLayout *details_layout;
  PangoLayout *pill_layout;
};

#define CLEW_TYPE_DOCKET_DRAWING (clew_docket_drawing_get_type ())
G_DECLARE_FINAL_TYPE (ClewDocketDrawing, clew_docket_drawing, CLEW, DOCKET_DRAWING, GtkWidget)
G_DEFINE_FINAL_TYPE (ClewDocketDrawing, clew_docket_drawing, GTK_TYPE_WIDGET)

/* Where things stand, x from the edge where reading begins. */
typedef struct
{
  int icon_x;
  int words_x;
  int words_height;
  int pill_x;
  int pill_y; /* less than 0 in the middle of the row */
  int pill_height;
  int height;
} Places;

static void
make_layouts (ClewDocketDrawing *words)
{
  GtkWidget     *widget = GTK_WIDGET (words);
  PangoAttrList *attributes;

  if (words->title_layout != NULL)
    return;
  words->when_layout = clew_drawing_create_layout (widget,
                                                   pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  attributes = pango_layout_get_attributes (words->when_layout);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_text (words->when_layout, words->when != NULL ? words->when : "", -1);
  words->title_layout = clew_drawing_create_layout (widget, NULL);
  pango_layout_set_text (words->title_layout, words->title, -1);
  pango_layout_set_wrap (words->title_layout, PANGO_WRAP_WORD_CHAR);
  words->details_layout = clew_drawing_create_layout (widget,
                                                      pango_attr_scale_new (CLEW_DRAWING_SMALL));
  pango_layout_set_text (words->details_layout, words->details, -1);
  pango_layout_set_wrap (words->details_layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height (words->details_layout, -2);
  pango_layout_set_ellipsize (words->details_layout, PANGO_ELLIPSIZE_END);
  words->pill_layout = clew_pill_create_layout (widget, words->pill);
}

static int
measure_when (ClewDocketDrawing *words)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (
    gtk_widget_get_pango_context (GTK_WIDGET (words)), NULL, NULL);
  int letter = MAX (pango_font_metrics_get_approximate_char_width (metrics),
                    pango_font_metrics_get_approximate_digit_width (metrics));
  int width;

  pango_font_metrics_unref (metrics);
  pango_layout_get_pixel_size (words->when_layout, &width, NULL);
  return MAX (width, PANGO_PIXELS_CEIL (WHEN_CHARS * letter));
}

/* Lays the words out as they stand in a row of @width. */
static void
find_places (ClewDocketDrawing *words, int width, Places *places)
{
  int pill_width, title_height, details_height, room;

  make_layouts (words);
  clew_pill_measure (words->pill_layout, &pill_width, &places->pill_height);
  places->icon_x = SIDE + measure_when (words) + ICON_GAP;
  places->words_x = places->icon_x + ICON + GAP;
  places->pill_x = width - SIDE - ICON - ICON_GAP - pill_width;
  places->pill_y = -1;
  room = places->pill_x - ICON_GAP - places->words_x;
  if (room < LEAST_ROOM)
    room = width - SIDE - ICON - GAP - places->words_x;
  pango_layout_set_width (words->title_layout, MAX (room, 1) * PANGO_SCALE);
  pango_layout_set_width (words->details_layout, MAX (room, 1) * PANGO_SCALE);
  pango_layout_get_pixel_size (words->title_layout, NULL, &title_height);
  pango_layout_get_pixel_size (words->details_layout, NULL, &details_height);
  places->words_height = title_height;
  if (words->details[0] != '\0')
    places->words_height += LINE_GAP + details_height;
  places->height = places->words_height + 2 * MARGIN;
  if (room > places->pill_x - ICON_GAP - places->words_x)
    {
      places->pill_x = places->words_x;
      places->pill_y = places->words_height + 2 * MARGIN;
      places->height += places->pill_height + MARGIN;
    }
  places->height = MAX (places->height, MAX (LEAST_HEIGHT, places->pill_height + 2 * MARGIN));
}

static GtkSizeRequestMode
clew_docket_drawing_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
clew_docket_drawing_measure (GtkWidget     *widget,
                             GtkOrientation orientation,
                             int            for_size,
                             int           *minimum,
                             int           *natural,
                             int           *minimum_baseline,
                             int           *natural_baseline)
{
  ClewDocketDrawing *words = CLEW_DOCKET_DRAWING (widget);
  Places             places;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      int before, pill;

      make_layouts (words);
      before = SIDE + measure_when (words) + ICON_GAP + ICON + GAP;
      clew_pill_measure (words->pill_layout, &pill, NULL);
      *minimum = before + MAX (LEAST_ROOM + GAP + ICON, pill) + SIDE;
      *natural = MAX (*minimum, USUAL_WIDTH);
      return;
    }
  find_places (words, for_size > 0 ? for_size : USUAL_WIDTH, &places);
  *minimum = *natural = places.height;
}

static void
draw_words (ClewDocketDrawing *words, GtkSnapshot *snapshot, const Places *places, double top)
{
  GtkWidget *widget = GTK_WIDGET (words);
  GdkRGBA    color, dim;
  int        width, height, title_height;

  clew_drawing_get_color (widget, &color, &dim);
  pango_layout_get_pixel_size (words->when_layout, &width, &height);
  clew_drawing_add_layout (snapshot, words->when_layout,
                           clew_drawing_mirror (widget, SIDE, width),
                           (gtk_widget_get_height (widget) - height) / 2, &color);
  pango_layout_get_pixel_size (words->title_layout, NULL, &title_height);
  width = pango_layout_get_width (words->title_layout) / PANGO_SCALE;
  clew_drawing_add_layout (snapshot, words->title_layout,
                           clew_drawing_mirror (widget, places->words_x, width), top, &color);
  clew_drawing_add_layout (snapshot, words->details_layout,
                           clew_drawing_mirror (widget, places->words_x, width),
                           top + title_height + LINE_GAP, &dim);
}

static void
clew_docket_drawing_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ClewDocketDrawing *words = CLEW_DOCKET_DRAWING (widget);
  gboolean           to_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int                height = gtk_widget_get_height (widget);
  int                width = gtk_widget_get_width (widget);
  int                icon_y = (height - ICON) / 2;
  Places             places;
  GdkRGBA            color;

  find_places (words, width, &places);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  draw_words (words, snapshot, &places,
              places.pill_y < 0 ? (height - places.words_height) / 2 : MARGIN);
  clew_drawing_add_icon (snapshot, widget,
                         words->chosen ? "object-select-symbolic"
                                       : clew_docket_words_icon (words->entry),
                         clew_drawing_mirror (widget, places.icon_x, ICON), icon_y, &color);
  clew_pill_draw (snapshot, widget, words->pill_layout, words->pill_icon, words->tone,
                  places.pill_x,
                  places.pill_y < 0 ? (height - places.pill_height) / 2 : places.pill_y);
  clew_drawing_add_icon (snapshot, widget,
                         to_left ? "go-previous-symbolic" : "go-next-symbolic",
                         clew_drawing_mirror (widget, width - SIDE - ICON, ICON), icon_y, &color);
}

static gboolean
clew_docket_drawing_query_tooltip (GtkWidget  *widget,
                                   int         x,
                                   int         y,
                                   gboolean    keyboard,
                                   GtkTooltip *tooltip)
{
  ClewDocketDrawing *words = CLEW_DOCKET_DRAWING (widget);

  make_layouts (words);
  if (!pango_layout_is_ellipsized (words->details_layout))
    return FALSE;
  gtk_tooltip_set_text (tooltip, words->details);
  return TRUE;
}

static void
clew_docket_drawing_finalize (GObject *object)
{
  ClewDocketDrawing *words = CLEW_DOCKET_DRAWING (object);

  g_clear_object (&words->when_layout);
  g_clear_object (&words->title_layout);
  g_clear_object (&words->details_layout);
  g_clear_object (&words->pill_layout);
  g_clear_object (&words->entry);
  g_free (words->when);
  g_free (words->title);
  g_free (words->details);
  g_free (words->pill);
  G_OBJECT_CLASS (clew_docket_drawing_parent_class)->finalize (object);
}

static void
clew_docket_drawing_class_init (ClewDocketDrawingClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = clew_docket_drawing_finalize;
  widget_class->get_request_mode = clew_docket_drawing_get_request_mode;
  widget_class->measure = clew_docket_drawing_measure;
  widget_class->snapshot = clew_docket_drawing_snapshot;
  widget_class->query_tooltip = clew_docket_drawing_query_tooltip;
}

static void
clew_docket_drawing_init (ClewDocketDrawing *words)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (words), TRUE);
}

/* What is overdue may stand above the days, away from its own. */
static char *
dup_when (ClewDocketEntry *entry, ClewDay today)
{
  if (entry->day == CLEW_DAY_UNKNOWN)
    return g_strdup ("–");
  return entry->overdue && entry->day < today ? clew_day_words_short (entry->day, today)
                                              : clew_docket_entry_dup_time (entry);
}

static void
fill (ClewDocketDrawing *words, ClewDocketEntry *entry, ClewDay today)
{
  words->entry = g_object_ref (entry);
  words->when = dup_when (entry, today);
  words->title = clew_docket_words_title (entry);
  words->details = clew_docket_words_details (entry, today);
  if (entry->overdue)
    {
      /* By the clock of a court elsewhere a day may be over that is today here. */
      words->pill = entry->day < today ? clew_day_words_relative (entry->day, today)
                                       : g_strdup (_ ("overdue at the court"));
      words->pill_icon = "appointment-missed-symbolic";
      words->tone = CLEW_PILL_BAD;
    }
  else
    {
      words->pill = clew_release_words (entry->release, entry->release_day, today);
      words->pill_icon = clew_release_state_icon (entry->release);
      words->tone = clew_release_state_tone (entry->release);
    }
}

/**
 * clew_docket_row_new:
 * @entry: what is due
 * @today: today
 *
 * The entry is the row's data "entry".
 *
 * Returns: (transfer floating): a #GtkListBoxRow that can be activated
 */
GtkWidget *
clew_docket_row_new (ClewDocketEntry *entry, ClewDay today)
{
  GtkWidget         *row = gtk_list_box_row_new ();
  ClewDocketDrawing *words = g_object_new (CLEW_TYPE_DOCKET_DRAWING, NULL);
  g_autofree char   *sentence = clew_docket_words_spoken (entry, today);

  fill (words, entry, today);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), GTK_WIDGET (words));
  clew_accessible_set_name (row, sentence);
  gtk_widget_set_name (row, "docket-row");
  g_object_set_data_full (G_OBJECT (row), "entry", g_object_ref (entry), g_object_unref);
  return row;
}

/**
 * clew_docket_row_dup_text:
 * @row: from clew_docket_row_new()
 *
 * Returns: (transfer full): what is written on it, for tests
 */
char *
clew_docket_row_dup_text (GtkWidget *row)
{
  ClewDocketDrawing *words = CLEW_DOCKET_DRAWING (
    gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)));

  return g_strjoin ("\n", words->when != NULL ? words->when : "", words->title, words->details,
                    words->pill, NULL);
}

/**
 * clew_docket_row_set_chosen:
 * @row: from clew_docket_row_new()
 * @chosen: whether it is one of several that are selected
 */
void
clew_docket_row_set_chosen (GtkWidget *row, gboolean chosen)
{
  ClewDocketDrawing *words = CLEW_DOCKET_DRAWING (
    gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)));

  words->chosen = chosen;
  if (chosen)
    gtk_widget_add_css_class (row, "clew-chosen");
  else
    gtk_widget_remove_css_class (row, "clew-chosen");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_SELECTED, chosen, -1);
  gtk_widget_queue_draw (GTK_WIDGET (words));
}

/**
 * clew_docket_row_open:
 * @widget: where somebody chose it
 * @entry: what is due
 *
 * Goes to the case, or to the release that ends.
 */
void
clew_docket_row_open (GtkWidget *widget, ClewDocketEntry *entry)
{
  if (entry->court_case != NULL)
    gtk_widget_activate_action (widget, "win.show-case", "s", entry->court_case);
  else
    gtk_widget_activate_action (widget, "win.show-release", "s", entry->id);
}
