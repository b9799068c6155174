/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/participants/clew-participant-row.h"

#include "base/clew-fold.h"
#include "desk/clew-accessible.h"
#include "desk/clew-drawing.h"
#include "desk/clew-pill.h"
#include "desk/participants/clew-person-words.h"
#include "records/clew-day-words.h"
#include "records/clew-state-words.h"

#include <glib/gi18n.h>

#include <math.h>
#include <string.h>

/* A row is one widget that lays its words out when it is drawn: with a widget for
 * each word, a keystroke in the search laid out a thousand labels. */

#define MARGIN      6
#define LINE_GAP    3
#define NAME_GAP    9
#define ICON_SIZE   CLEW_DRAWING_ICON_SIZE
#define LEAST_WIDTH 160
#define USUAL_WIDTH 240

/* The least for the other names, and the most of the line for the case manager. */
#define ABOUT_WIDTH   40
#define MANAGER_SHARE 0.4

#define SMALL CLEW_DRAWING_SMALL

struct _ClewParticipantRow
{
  GtkWidget parent_instance;

  char            *name;
  char            *case_manager;
  char            *about;
  char            *enrollment;
  char            *state;
  ClewReleaseState release;
};

G_DEFINE_FINAL_TYPE (ClewParticipantRow, clew_participant_row, GTK_TYPE_WIDGET)

typedef enum
{
  NAME,
  CASE_MANAGER,
  ABOUT,
  ENROLLMENT,
  STATE,
  N_TEXTS,
} Text;

/* The words with their places, x from the row's leading edge. */
typedef struct
{
  PangoLayout *layouts[N_TEXTS];
  int          x[N_TEXTS];
  int          baselines[N_TEXTS];
  int          icon_x;
  int          icon_y;
} Drawing;

static void
drawing_clear (Drawing *drawing)
{
  for (int i = 0; i < N_TEXTS; i++)
    g_clear_object (&drawing->layouts[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Drawing, drawing_clear)

static PangoLayout *
create_layout (ClewParticipantRow *row, Text text, const char *words)
{
  PangoLayout *layout = clew_drawing_create_layout (
    GTK_WIDGET (row), text == NAME ? pango_attr_weight_new (PANGO_WEIGHT_BOLD)
                                   : pango_attr_scale_new (SMALL));

  pango_layout_set_text (layout, words, -1);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  return layout;
}

/* Gives the words at most @room. Returns the width that they take. */
static int
fit (PangoLayout *layout, int room)
{
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width <= room)
    return width;
  pango_layout_set_width (layout, MAX (room, 0) * PANGO_SCALE);
  return MAX (room, 0);
}

/* How high the two lines are, whichever letters a name has, and where their letters stand. */
static void
measure_lines (ClewParticipantRow *row, int heights[2], int baselines[2])
{
  PangoContext     *context = gtk_widget_get_pango_context (GTK_WIDGET (row));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  double            height = pango_units_to_double (pango_font_metrics_get_height (metrics));
  double            ascent = pango_units_to_double (pango_font_metrics_get_ascent (metrics));

  pango_font_metrics_unref (metrics);
  heights[0] = (int)ceil (height);
  heights[1] = MAX ((int)ceil (height * SMALL), ICON_SIZE);
  baselines[0] = MARGIN + (int)round (ascent);
  baselines[1] = MARGIN + heights[0] + LINE_GAP +
                 (int)round ((heights[1] - height * SMALL) / 2 + ascent * SMALL);
}

static void
lay_out (ClewParticipantRow *row, Drawing *drawing)
{
  const char *words[] = { row->name, row->case_manager, row->about, row->enrollment, row->state };
  int         room = gtk_widget_get_width (GTK_WIDGET (row)) - 2 * MARGIN;
  int         heights[2];
  int         baselines[2];
  int         x = MARGIN;
  int         used;

  measure_lines (row, heights, baselines);
  for (Text text = 0; text < N_TEXTS; text++)
    {
      drawing->layouts[text] = create_layout (row, text, words[text] != NULL ? words[text] : "");
      drawing->baselines[text] = baselines[text < ABOUT ? 0 : 1];
    }

  used = fit (drawing->layouts[CASE_MANAGER], (int)(room * MANAGER_SHARE));
  drawing->x[CASE_MANAGER] = MARGIN + room - used;
  drawing->x[NAME] = MARGIN;
  fit (drawing->layouts[NAME], room - used - (used > 0 ? NAME_GAP : 0));

  /* Where there is not room for all, other names are cut before the state. */
  if (row->about != NULL)
    {
      int enrollment, state;

      room -= NAME_GAP;
      pango_layout_get_pixel_size (drawing->layouts[ENROLLMENT], &enrollment, NULL);
      pango_layout_get_pixel_size (drawing->layouts[STATE], &state, NULL);
      used = fit (drawing->layouts[ABOUT], MAX (room - enrollment - ICON_SIZE - 2 * MARGIN - state,
                                                MIN (ABOUT_WIDTH, room)));
      drawing->x[ABOUT] = x;
      x += used + NAME_GAP;
      room -= used;
    }
  if (row->enrollment != NULL)
    {
      used = fit (drawing->layouts[ENROLLMENT], room) + MARGIN;
      drawing->x[ENROLLMENT] = x;
      x += used;
      room -= used;
    }
  drawing->icon_x = x;
  drawing->icon_y = MARGIN + heights[0] + LINE_GAP + (heights[1] - ICON_SIZE) / 2;
  drawing->x[STATE] = x + ICON_SIZE + MARGIN;
  fit (drawing->layouts[STATE], room - ICON_SIZE - MARGIN);
}

/* In the color of the state, which its words have beside it. */
static void
draw_icon (ClewParticipantRow *row, GtkSnapshot *snapshot, int x, int y, const GdkRGBA *text_color)
{
  GtkWidget       *widget = GTK_WIDGET (row);
  const char      *tone = clew_person_tone_class (clew_release_state_tone (row->release));
  g_autofree char *name = g_strconcat (tone != NULL ? tone : "", "_color", NULL);
  GdkRGBA          color;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, &color))
    color = *text_color;
  clew_drawing_add_icon (snapshot, widget, clew_release_state_icon (row->release),
                         clew_drawing_mirror (widget, x, ICON_SIZE), y, &color);
}

static gboolean
is_dim (Text text)
{
  return text == CASE_MANAGER || text == ABOUT;
}

static void
clew_participant_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ClewParticipantRow *row = CLEW_PARTICIPANT_ROW (widget);
  g_auto (Drawing) drawing = { 0 };
  GdkRGBA color;
  GdkRGBA dim;

  if (row->name == NULL)
    return;
  clew_drawing_get_color (widget, &color, &dim);
  lay_out (row, &drawing);
  for (Text text = 0; text < N_TEXTS; text++)
    {
      PangoLayout *layout = drawing.layouts[text];
      int          width;

      pango_layout_get_pixel_size (layout, &width, NULL);
      clew_drawing_add_layout (snapshot, layout,
                               clew_drawing_mirror (widget, drawing.x[text], width),
                               drawing.baselines[text] -
                                 pango_units_to_double (pango_layout_get_baseline (layout)),
                               is_dim (text) ? &dim : &color);
    }
  draw_icon (row, snapshot, drawing.icon_x, drawing.icon_y, &color);
}

static void
clew_participant_row_measure (GtkWidget     *widget,
                              GtkOrientation orientation,
                              int            for_size,
                              int           *minimum,
                              int           *natural,
                              int           *minimum_baseline,
                              int           *natural_baseline)
{
  int heights[2];
  int baselines[2];

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = USUAL_WIDTH;
      return;
    }
  measure_lines (CLEW_PARTICIPANT_ROW (widget), heights, baselines);
  *minimum = *natural = heights[0] + heights[1] + LINE_GAP + 2 * MARGIN;
}

/* A cut text can be read whole under the pointer; others need no tooltip. */
static gboolean
clew_participant_row_query_tooltip (GtkWidget  *widget,
                                    int         x,
                                    int         y,
                                    gboolean    keyboard,
                                    GtkTooltip *tooltip)
{
  static const Text order[N_TEXTS] = { NAME, ABOUT, ENROLLMENT, STATE, CASE_MANAGER };
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (Drawing) drawing = { 0 };

  lay_out (CLEW_PARTICIPANT_ROW (widget), &drawing);
  for (int i = 0; i < N_TEXTS; i++)
    if (pango_layout_is_ellipsized (drawing.layouts[order[i]]))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                              pango_layout_get_text (drawing.layouts[order[i]]));
  if (text->len == 0)
    return FALSE;
  gtk_tooltip_set_text (tooltip, text->str);
  return TRUE;
}

static void
clew_participant_row_finalize (GObject *object)
{
  ClewParticipantRow *row = CLEW_PARTICIPANT_ROW (object);

  g_free (row->name);
  g_free (row->case_manager);
  g_free (row->about);
  g_free (row->enrollment);
  g_free (row->state);
  G_OBJECT_CLASS (clew_participant_row_parent_class)->finalize (object);
}

static void
clew_participant_row_class_init (ClewParticipantRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = clew_participant_row_finalize;
  widget_class->snapshot = clew_participant_row_snapshot;
  widget_class->measure = clew_participant_row_measure;
  widget_class->query_tooltip = clew_participant_row_query_tooltip;
}

static void
clew_participant_row_init (ClewParticipantRow *row)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (row), TRUE);
}

/**
 * clew_participant_row_new:
 *
 * Returns: (transfer floating): a row that shows nobody yet
 */
GtkWidget *
clew_participant_row_new (void)
{
  return g_object_new (CLEW_TYPE_PARTICIPANT_ROW, NULL);
}

static void
take (char **slot, char *text)
{
  g_free (*slot);
  *slot = text;
}

/* The other names, the one that was searched first: the end may be cut. */
static char *
dup_aliases (const ClewPersonFields *person, const char *search)
{
  g_auto (GStrv) names = g_strsplit (person->aliases, ", ", -1);
  g_autofree char *wanted = search != NULL ? clew_fold (search) : NULL;

  for (guint i = 1; wanted != NULL && *wanted != '\0' && names[i] != NULL; i++)
    {
      g_autofree char *folded = clew_fold (names[i]);

      if (strstr (folded, wanted) != NULL)
        {
          char *found = names[i];

          memmove (names + 1, names, i * sizeof (char *));
          names[0] = found;
          break;
        }
    }
  return g_strjoinv (", ", names);
}

static char *
dup_about (const ClewPersonFields *person, const char *search)
{
  g_autofree char *age = clew_person_age_words (person->age, person->age_is_guess);
  g_autofree char *aliases = NULL;

  if (person->aliases == NULL)
    return g_steal_pointer (&age);
  aliases = dup_aliases (person, search);
  if (age == NULL)
    /* Translators: other names of somebody, in quotation marks */
    return clew_person_keep_order (g_strdup_printf (_ ("“%s”"), aliases));
  /* Translators: on a list: the age, then other names: 41, “Chayo” */
  return clew_person_keep_order (g_strdup_printf (_ ("%s, “%s”"), age, aliases));
}

/* Shorter than elsewhere where the words would not fit beside a name. */
static char *
dup_release (const ClewPersonFields *person, ClewDay today)
{
  g_autofree char *day = NULL;

  if (person->release != CLEW_RELEASE_PREPARED || person->release_day == CLEW_DAY_UNKNOWN)
    return clew_release_words (person->release, person->release_day, today);
  day = clew_day_words_short (person->release_day, today);
  /* Translators: a release waits for its signature since %s, a date */
  return g_strdup_printf (_ ("Unsigned since %s"), day);
}

/* Where somebody is not (any more) with the program, that stands before the icon of their
 * release: "Inactive" and "Active until" are said of two things. */
static const char *
get_enrollment (const ClewPersonFields *person)
{
  if (person->enrollment == CLEW_ENROLLMENT_INACTIVE ||
      person->enrollment == CLEW_ENROLLMENT_LEFT ||
      person->enrollment == CLEW_ENROLLMENT_DECEASED)
    return clew_enrollment_state_word (person->enrollment);
  return NULL;
}

static void
add_state (GPtrArray *parts, const ClewPersonFields *person, ClewDay today)
{
  const char      *enrollment = get_enrollment (person);
  g_autofree char *release = dup_release (person, today);

  if (enrollment != NULL)
    g_ptr_array_add (parts, g_strdup (enrollment));
  if (enrollment != NULL && person->release != CLEW_RELEASE_NONE)
    /* Translators: the state of the newest release: "Release: Active until May 3, 2027" */
    g_ptr_array_add (parts, g_strdup_printf (_ ("Release: %s"), release));
  else
    g_ptr_array_add (parts, g_steal_pointer (&release));
}

/**
 * clew_participant_row_show:
 * @row: a row
 * @person: whom it shows
 * @search: (nullable): what was typed to find them
 * @similar: whether they match a search only with a slip of the fingers forgiven
 * @today: today
 */
void
clew_participant_row_show (ClewParticipantRow     *row,
                           const ClewPersonFields *person,
                           const char             *search,
                           gboolean                similar,
                           ClewDay                 today)
{
  g_autofree char *about = dup_about (person, search);
  g_autofree char *state = dup_release (person, today);
  g_autofree char *spoken = clew_participant_row_describe (person, similar, today);

  take (&row->name, g_strdup (person->name));
  take (&row->case_manager, g_strdup (person->case_manager));
  take (&row->about, g_steal_pointer (&about));
  take (&row->enrollment, g_strdup (get_enrollment (person)));
  take (&row->state, g_steal_pointer (&state));
  row->release = person->release;
  gtk_widget_queue_draw (GTK_WIDGET (row));
  clew_row_set_accessible_name (GTK_WIDGET (row), spoken);
}

/**
 * clew_participant_row_dup_text:
 * @row: a row
 *
 * Returns: (transfer full): what is written on it, top to bottom, for tests
 */
char *
clew_participant_row_dup_text (ClewParticipantRow *row)
{
  const char *words[] = { row->name, row->case_manager, row->about, row->enrollment, row->state };
  GString    *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i] != NULL)
      g_string_append_printf (text, "%s\n", words[i]);
  return g_string_free (text, FALSE);
}

/**
 * clew_participant_row_describe:
 * @person: somebody
 * @similar: whether they match a search only with a slip of the fingers forgiven
 * @today: today
 *
 * Returns: (transfer full): the row as one spoken sentence
 */
char *
clew_participant_row_describe (const ClewPersonFields *person, gboolean similar, ClewDay today)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *age = clew_person_age_words (person->age, person->age_is_guess);

  g_ptr_array_add (parts, g_strdup (person->name != NULL ? person->name : ""));
  if (similar)
    /* Translators: spoken: this name is like the one that was searched */
    g_ptr_array_add (parts, g_strdup (_ ("similar name")));
  if (person->aliases != NULL)
    /* Translators: spoken: other names */
    g_ptr_array_add (parts, g_strdup_printf (_ ("also called %s"), person->aliases));
  if (age != NULL)
    /* Translators: spoken: "41" or "about 50" */
    g_ptr_array_add (parts, g_strdup_printf (_ ("age %s"), age));
  add_state (parts, person, today);
  if (person->case_manager != NULL)
    /* Translators: spoken; %s is a name or initials */
    g_ptr_array_add (parts, g_strdup_printf (_ ("case manager %s"), person->case_manager));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (GStrv)parts->pdata);
}
