/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-pill.h"

#include "desk/clew-drawing.h"
#include "records/clew-state-words.h"

/* How many letters stay on one line; where there are more, how wide the lines are
 * (in GTK's letters, which are wider than most). */
#define UNWRAPPED  26
#define LINE_WIDTH 20

/* As style.css has them. */
#define PADDING_X 10
#define PADDING_Y 2
#define ICON_GAP  6

static const char *const tone_classes[] = { NULL, "clew-good", "clew-careful", "clew-bad" };

/**
 * clew_pill_new:
 * @icon_name: a symbolic icon
 * @text: the state in words
 * @tone: how it is colored, beside the words
 *
 * The pill is as wide as its words. Long ones wrap rather than being cut.
 *
 * Returns: (transfer floating): the pill
 */
GtkWidget *
clew_pill_new (const char *icon_name, const char *text, ClewPillTone tone)
{
  GtkWidget *pill = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);
  GtkWidget *label = gtk_label_new (text);

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  /* A pill is as wide as its words: a few stay on one line, longer ones wrap. */
  if (g_utf8_strlen (text, -1) > UNWRAPPED)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_width_chars (GTK_LABEL (label), LINE_WIDTH);
      gtk_label_set_max_width_chars (GTK_LABEL (label), LINE_WIDTH);
    }
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (pill), icon);
  gtk_box_append (GTK_BOX (pill), label);
  gtk_widget_add_css_class (pill, "clew-pill");
  if (tone_classes[tone] != NULL)
    gtk_widget_add_css_class (pill, tone_classes[tone]);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  return pill;
}

/**
 * clew_release_state_icon:
 * @state: the state of somebody's releases
 *
 * Returns: the icon that goes with its word
 */
const char *
clew_release_state_icon (ClewReleaseState state)
{
  switch (state)
    {
    case CLEW_RELEASE_ACTIVE:
      return "emblem-ok-symbolic";
    case CLEW_RELEASE_EXPIRING:
      return "alarm-symbolic";
    case CLEW_RELEASE_PARTLY_REVOKED:
    case CLEW_RELEASE_REVOKED:
    case CLEW_RELEASE_DECLINED:
      return "action-unavailable-symbolic";
    case CLEW_RELEASE_EXPIRED:
    case CLEW_RELEASE_ENDED:
      return "appointment-missed-symbolic";
    case CLEW_RELEASE_DEFICIENT:
      return "dialog-warning-symbolic";
    case CLEW_RELEASE_PREPARED:
      return "document-edit-symbolic";
    case CLEW_RELEASE_NONE:
    case CLEW_RELEASE_N_STATES:
    default:
      return "document-new-symbolic";
    }
}

/**
 * clew_release_state_tone:
 * @state: the state of somebody's releases
 *
 * Returns: the color that goes with its word
 */
ClewPillTone
clew_release_state_tone (ClewReleaseState state)
{
  switch (state)
    {
    case CLEW_RELEASE_ACTIVE:
      return CLEW_PILL_GOOD;
    case CLEW_RELEASE_EXPIRING:
    case CLEW_RELEASE_PARTLY_REVOKED:
    case CLEW_RELEASE_PREPARED:
      return CLEW_PILL_CAREFUL;
    case CLEW_RELEASE_REVOKED:
    case CLEW_RELEASE_EXPIRED:
    case CLEW_RELEASE_ENDED:
    case CLEW_RELEASE_DEFICIENT:
      return CLEW_PILL_BAD;
    case CLEW_RELEASE_DECLINED:
    case CLEW_RELEASE_NONE:
    case CLEW_RELEASE_N_STATES:
    default:
      return CLEW_PILL_PLAIN;
    }
}

/**
 * clew_pill_new_release:
 * @state: the state of somebody's releases
 * @day: the day that goes with it
 * @today: today
 *
 * Returns: (transfer floating): the pill
 */
GtkWidget *
clew_pill_new_release (ClewReleaseState state, ClewDay day, ClewDay today)
{
  g_autofree char *words = clew_release_words (state, day, today);

  return clew_pill_new (clew_release_state_icon (state), words, clew_release_state_tone (state));
}

/**
 * clew_pill_create_layout:
 * @widget: what draws the pill among other things
 * @text: the state in words
 *
 * Returns: (transfer full): the words of a pill, which wrap as those of clew_pill_new() do
 */
PangoLayout *
clew_pill_create_layout (GtkWidget *widget, const char *text)
{
  PangoLayout *layout = clew_drawing_create_layout (widget,
                                                    pango_attr_weight_new (PANGO_WEIGHT_BOLD));

  pango_layout_set_text (layout, text, -1);
  if (g_utf8_strlen (text, -1) > UNWRAPPED)
    {
      PangoFontMetrics *metrics = pango_context_get_metrics (pango_layout_get_context (layout),
                                                             NULL, NULL);

      pango_layout_set_width (layout,
                              LINE_WIDTH * pango_font_metrics_get_approximate_char_width (metrics));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_font_metrics_unref (metrics);
    }
  return layout;
}

/**
 * clew_pill_measure:
 * @layout: from clew_pill_create_layout()
 * @width: (out): of the whole pill
 * @height: (out) (optional): likewise
 */
void
clew_pill_measure (PangoLayout *layout, int *width, int *height)
{
  int text_width, text_height;

  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  *width = text_width + 2 * PADDING_X + CLEW_DRAWING_ICON_SIZE + ICON_GAP;
  if (height != NULL)
    *height = MAX (text_height, CLEW_DRAWING_ICON_SIZE) + 2 * PADDING_Y;
}

static void
find_colors (GtkWidget *widget, ClewPillTone tone, GdkRGBA *color, GdkRGBA *background)
{
  static const struct
  {
    const char *color;
    const char *background;
    float       alpha;
  } tones[] = {
    [CLEW_PILL_PLAIN] = { NULL, NULL, 0.12f },
    [CLEW_PILL_GOOD] = { "success_color", "success_bg_color", 0.15f },
    [CLEW_PILL_CAREFUL] = { "warning_color", "warning_bg_color", 0.18f },
    [CLEW_PILL_BAD] = { "error_color", "error_bg_color", 0.12f },
  };
  GtkStyleContext *style = gtk_widget_get_style_context (widget);

  gtk_style_context_get_color (style, color);
  if (tones[tone].color != NULL)
    gtk_style_context_lookup_color (style, tones[tone].color, color);
  *background = *color;
  if (tones[tone].background != NULL)
    gtk_style_context_lookup_color (style, tones[tone].background, background);
  background->alpha *= tones[tone].alpha;
}

/**
 * clew_pill_draw:
 * @snapshot: where to draw
 * @widget: what draws
 * @layout: from clew_pill_create_layout()
 * @icon_name: a symbolic icon
 * @tone: how it is colored, beside the words
 * @x: from the edge where reading begins
 * @y: from the top
 *
 * Draws what clew_pill_new() makes, for a widget that draws all its words.
 */
void
clew_pill_draw (GtkSnapshot *snapshot,
                GtkWidget   *widget,
                PangoLayout *layout,
                const char  *icon_name,
                ClewPillTone tone,
                int          x,
                int          y)
{
  int             width, height, text_width, text_height;
  GdkRGBA         color, background;
  graphene_rect_t bounds;
  GskRoundedRect  shape;

  clew_pill_measure (layout, &width, &height);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  find_colors (widget, tone, &color, &background);
  bounds = GRAPHENE_RECT_INIT ((float)clew_drawing_mirror (widget, x, width), (float)y,
                               (float)width, (float)height);
  gsk_rounded_rect_init_from_rect (&shape, &bounds, (float)height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, &background, &bounds);
  gtk_snapshot_pop (snapshot);
  clew_drawing_add_icon (snapshot, widget, icon_name,
                         clew_drawing_mirror (widget, x + PADDING_X, CLEW_DRAWING_ICON_SIZE),
                         y + (height - CLEW_DRAWING_ICON_SIZE) / 2, &color);
  clew_drawing_add_layout (snapshot, layout,
                           clew_drawing_mirror (
                             widget, x + PADDING_X + CLEW_DRAWING_ICON_SIZE + ICON_GAP, text_width),
                           y + (height - text_height) / 2, &color);
}
