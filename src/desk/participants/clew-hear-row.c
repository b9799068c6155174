/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/participants/clew-hear-row.h"

#include "desk/clew-accessible.h"
#include "desk/participants/clew-person-words.h"
#include "records/clew-agency.h"
#include "records/clew-day-words.h"

#include <glib/gi18n.h>

#define GAP            12
#define LINE_GAP       3
#define COLUMN_SPACING 6
/* A name narrower than this would break too often: the marks go below it. */
#define NAME_WIDTH 150
/* Heads wrap to about so many letters. */
#define HEAD_CHARS 9
#define N_CELLS    (CLEW_HEARING_CELL_TAKEN_BACK + 1)

struct _ClewHearRow
{
  GtkWidget parent_instance;

  GtkWidget *name;  /* NULL above the columns */
  GPtrArray *cells; /* a mark or a head for each kind of information */
  GPtrArray *heads; /* the cells of the first line, which are as wide as the columns */

  /* The words below the marks. They are drawn and no widgets: of many agencies there
   * are hundreds, and for the ear each mark has a name. */
  GPtrArray       *words; /* PangoLayout: for each column each word, shared by all lines */
  ClewHearingCell *said;  /* which of them; NULL above the columns */
  int              words_y;
};

G_DEFINE_FINAL_TYPE (ClewHearRow, clew_hear_row, GTK_TYPE_WIDGET)

static const char *const cell_classes[] = {
  [CLEW_HEARING_CELL_NO] = "dim-label",
  [CLEW_HEARING_CELL_YES] = "success",
  [CLEW_HEARING_CELL_TAKEN_BACK] = "warning",
};

static GtkSizeRequestMode
request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
get_minimum (GtkWidget *widget, GtkOrientation orientation, int for_size)
{
  int minimum;

  gtk_widget_measure (widget, orientation, for_size, &minimum, NULL, NULL, NULL);
  return minimum;
}

static int
get_column_width (ClewHearRow *row, guint column)
{
  return get_minimum (g_ptr_array_index (row->heads, column), GTK_ORIENTATION_HORIZONTAL, -1);
}

static int
get_marks_width (ClewHearRow *row)
{
  int width = -COLUMN_SPACING;

  for (guint i = 0; i < row->heads->len; i++)
    width += get_column_width (row, i) + COLUMN_SPACING;
  return MAX (width, 0);
}

static PangoLayout *
get_word (ClewHearRow *row, guint column)
{
  PangoLayout *word = g_ptr_array_index (row->words,
                                         column * N_CELLS + row->said[column]);

  pango_layout_set_width (word, get_column_width (row, column) * PANGO_SCALE);
  return word;
}

static int
get_words_height (ClewHearRow *row)
{
  int highest = 0;

  for (guint i = 0; row->said != NULL && i < row->cells->len; i++)
    {
      int height;

      pango_layout_get_pixel_size (get_word (row, i), NULL, &height);
      highest = MAX (highest, height);
    }
  return highest;
}

static int
get_cells_height (ClewHearRow *row)
{
  int height = 0;

  for (guint i = 0; i < row->cells->len; i++)
    height = MAX (height, get_minimum (g_ptr_array_index (row->cells, i),
                                       GTK_ORIENTATION_VERTICAL, get_column_width (row, i)));
  return height;
}

static int
get_marks_height (ClewHearRow *row)
{
  return get_cells_height (row) + get_words_height (row);
}

static gboolean
fits_beside (ClewHearRow *row, int width)
{
  return width >= NAME_WIDTH + GAP + get_marks_width (row);
}

static int
get_height (ClewHearRow *row, int width)
{
  int marks = get_marks_height (row);

  if (row->name == NULL)
    return marks;
  if (fits_beside (row, width))
    return MAX (marks, get_minimum (row->name, GTK_ORIENTATION_VERTICAL,
                                    width - GAP - get_marks_width (row)));
  return marks + LINE_GAP + get_minimum (row->name, GTK_ORIENTATION_VERTICAL, width);
}

static void
measure (GtkWidget     *widget,
         GtkOrientation orientation,
         int            for_size,
         int           *minimum,
         int           *natural,
         int           *minimum_baseline,
         int           *natural_baseline)
{
  ClewHearRow *row = CLEW_HEAR_ROW (widget);
  int          marks = get_marks_width (row);
  int          widest = NAME_WIDTH + GAP + marks;
  int          name_natural;

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = get_height (row, for_size < 0 ? widest : for_size);
      return;
    }
  *minimum = marks;
  *natural = widest;
  if (row->name != NULL)
    {
      gtk_widget_measure (row->name, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &name_natural, NULL,
                          NULL);
      *minimum = MAX (marks, get_minimum (row->name, GTK_ORIENTATION_HORIZONTAL, -1));
      *natural = MAX (widest, name_natural + GAP + marks);
    }
}

static void
place (GtkWidget *row, GtkWidget *child, GtkAllocation where, int row_width)
{
  if (gtk_widget_get_direction (row) == GTK_TEXT_DIR_RTL)
    where.x = row_width - where.x - where.width;
  gtk_widget_size_allocate (child, &where, -1);
}

/* The columns end where the line ends, so that they agree in every line. */
static void
place_cells (ClewHearRow *row, int y, int width, int height)
{
  int x = width - get_marks_width (row);

  if (row->said != NULL)
    {
      int cells = get_cells_height (row);

      y += MAX (0, (height - cells - get_words_height (row)) / 2);
      height = cells;
      row->words_y = y + cells;
    }
  for (guint i = 0; i < row->cells->len; i++)
    {
      int column = get_column_width (row, i);

      place (GTK_WIDGET (row), g_ptr_array_index (row->cells, i),
             (GtkAllocation){ x, y, column, height }, width);
      x += column + COLUMN_SPACING;
    }
}

static void
allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ClewHearRow *row = CLEW_HEAR_ROW (widget);
  int          name_height;

  if (row->name == NULL)
    {
      place_cells (row, 0, width, height);
      return;
    }
  if (fits_beside (row, width))
    {
      place (widget, row->name,
             (GtkAllocation){ 0, 0, width - GAP - get_marks_width (row), height }, width);
      place_cells (row, 0, width, height);
      return;
    }
  name_height = get_minimum (row->name, GTK_ORIENTATION_VERTICAL, width);
  place (widget, row->name, (GtkAllocation){ 0, 0, width, name_height }, width);
  place_cells (row, name_height + LINE_GAP, width, height - name_height - LINE_GAP);
}

static void
clew_hear_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ClewHearRow *row = CLEW_HEAR_ROW (widget);
  int          width = gtk_widget_get_width (widget);
  int          x = width - get_marks_width (row);
  gboolean     mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GdkRGBA      color;

  GTK_WIDGET_CLASS (clew_hear_row_parent_class)->snapshot (widget, snapshot);
  if (row->said == NULL)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  for (guint i = 0; i < row->cells->len; i++)
    {
      PangoLayout *word = get_word (row, i);
      int          column = get_column_width (row, i);

      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (
        snapshot, &GRAPHENE_POINT_INIT ((float)(mirrored ? width - x - column : x),
                                        (float)row->words_y));
      gtk_snapshot_append_layout (snapshot, word, &color);
      gtk_snapshot_restore (snapshot);
      x += column + COLUMN_SPACING;
    }
}

static void
clew_hear_row_dispose (GObject *object)
{
  ClewHearRow *row = CLEW_HEAR_ROW (object);

  g_clear_pointer (&row->name, gtk_widget_unparent);
  for (guint i = 0; row->cells != NULL && i < row->cells->len; i++)
    gtk_widget_unparent (g_ptr_array_index (row->cells, i));
  g_clear_pointer (&row->cells, g_ptr_array_unref);
  g_clear_pointer (&row->heads, g_ptr_array_unref);
  g_clear_pointer (&row->words, g_ptr_array_unref);
  g_clear_pointer (&row->said, g_free);

  G_OBJECT_CLASS (clew_hear_row_parent_class)->dispose (object);
}

static void
clew_hear_row_class_init (ClewHearRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clew_hear_row_dispose;
  GTK_WIDGET_CLASS (klass)->snapshot = clew_hear_row_snapshot;
}

static void
clew_hear_row_init (ClewHearRow *row)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (row),
                                 gtk_custom_layout_new (request_mode, measure, allocate));
  row->cells = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
add_cell (ClewHearRow *row, GtkWidget *cell)
{
  g_ptr_array_add (row->cells, g_object_ref (cell));
  gtk_widget_set_parent (cell, GTK_WIDGET (row));
}

static GtkWidget *
create_mark (ClewHearingCell cell)
{
  GtkWidget *mark = gtk_image_new_from_icon_name (clew_hear_cell_icon (cell));

  gtk_widget_add_css_class (mark, cell_classes[cell]);
  return mark;
}

/* In the column there is room for a word only; the legend has the whole of it. */
static const char *
get_short_word (ClewHearingCell cell)
{
  switch (cell)
    {
    case CLEW_HEARING_CELL_YES:
      /* Translators: in a narrow column: an agency may hear this kind of information */
      return C_ ("who may hear", "Yes");
    case CLEW_HEARING_CELL_TAKEN_BACK:
      /* Translators: in a narrow column: permission was taken back or restricted */
      return C_ ("who may hear", "Taken back");
    case CLEW_HEARING_CELL_NO:
    default:
      /* Translators: in a narrow column: an agency may not hear this kind of information */
      return C_ ("who may hear", "No");
    }
}

static void
add_words (ClewHearRow *line, GtkWidget *head)
{
  g_autoptr (PangoAttrList) plain = pango_attr_list_new ();

  pango_attr_list_insert (plain, pango_attr_weight_new (PANGO_WEIGHT_NORMAL));
  for (guint cell = 0; cell < N_CELLS; cell++)
    {
      PangoLayout *word = gtk_widget_create_pango_layout (head, get_short_word (cell));

      pango_layout_set_attributes (word, plain);
      pango_layout_set_alignment (word, PANGO_ALIGN_CENTER);
      pango_layout_set_wrap (word, PANGO_WRAP_WORD_CHAR);
      g_ptr_array_add (line->words, word);
    }
}

static char *
describe_answer (guint category, const ClewHearingRow *row)
{
  const ClewHearAnswer *answer = &row->answers[category];
  const char           *label =
    clew_choice_get_label (clew_information_categories, clew_information_categories[category].id);
  const char      *reason = clew_hear_reason (answer->answer);
  g_autofree char *site = clew_hearing_row_site_words (row);
  g_autofree char *since = NULL;

  if (answer->answer == CLEW_HEAR_YES && site != NULL)
    return g_strdup_printf (C_ ("who may hear", "%s: %s"), label, site);
  if (answer->answer == CLEW_HEAR_YES || answer->since == CLEW_DAY_UNKNOWN)
    /* Translators: a kind of information, then whether an agency may hear it, or why not */
    return g_strdup_printf (C_ ("who may hear", "%s: %s"), label, reason);
  since = clew_day_words (answer->since);
  /* Translators: a kind of information, why an agency may not hear it, and since when */
  return g_strdup_printf (_ ("%s: %s, since %s"), label, reason, since);
}

/**
 * clew_hear_row_new_heads:
 *
 * Returns: (transfer floating): what the columns are called
 */
GtkWidget *
clew_hear_row_new_heads (void)
{
  ClewHearRow *line = g_object_new (CLEW_TYPE_HEAR_ROW, NULL);

  line->heads = g_ptr_array_ref (line->cells);
  line->words = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; clew_information_categories[i].id != NULL; i++)
    {
      GtkWidget *head = gtk_label_new (clew_choice_get_label (clew_information_categories,
                                                              clew_information_categories[i].id));

      gtk_label_set_wrap (GTK_LABEL (head), TRUE);
      gtk_label_set_width_chars (GTK_LABEL (head), HEAD_CHARS);
      gtk_label_set_max_width_chars (GTK_LABEL (head), HEAD_CHARS);
      gtk_label_set_justify (GTK_LABEL (head), GTK_JUSTIFY_CENTER);
      gtk_label_set_yalign (GTK_LABEL (head), 1);
      gtk_widget_add_css_class (head, "clew-head");
      add_cell (line, head);
      add_words (line, head);
    }
  return GTK_WIDGET (line);
}

/* Beneath the name what the site has against it, which no signature lifts. */
static GtkWidget *
create_name (const ClewHearingRow *row)
{
  GtkWidget       *label = gtk_label_new (NULL);
  g_autofree char *site = clew_hearing_row_site_words (row);
  g_autofree char *name = clew_agency_dup_both_names (row->name, row->named_as);
  g_autofree char *markup = NULL;

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (site == NULL)
    {
      gtk_label_set_label (GTK_LABEL (label), name);
      return label;
    }
  markup = g_markup_printf_escaped ("%s\n<small>%s</small>", name, site);
  gtk_label_set_markup (GTK_LABEL (label), markup);
  return label;
}

/**
 * clew_hear_row_new:
 * @row: an agency and its answers
 * @heads: the first line, whose columns the marks follow
 *
 * Returns: (transfer floating): the line
 */
GtkWidget *
clew_hear_row_new (const ClewHearingRow *row, ClewHearRow *heads)
{
  ClewHearRow *line = g_object_new (CLEW_TYPE_HEAR_ROW, NULL);

  line->heads = g_ptr_array_ref (heads->cells);
  line->words = g_ptr_array_ref (heads->words);
  line->said = g_new0 (ClewHearingCell, heads->cells->len);
  line->name = create_name (row);
  gtk_widget_set_parent (line->name, GTK_WIDGET (line));
  for (guint i = 0; clew_information_categories[i].id != NULL; i++)
    {
      GtkWidget       *mark = create_mark (clew_hearing_row_cell (row, i));
      g_autofree char *words = describe_answer (i, row);

      line->said[i] = clew_hearing_row_cell (row, i);
      gtk_widget_set_tooltip_text (mark, words);
      clew_accessible_set_name (mark, words);
      add_cell (line, mark);
    }
  return GTK_WIDGET (line);
}

/**
 * clew_hear_row_dup_reasons:
 * @row: an agency and its answers
 *
 * Returns: (transfer full): of each kind of information a line: whether the
 *   agency may hear it, or why not and since when
 */
char *
clew_hear_row_dup_reasons (const ClewHearingRow *row)
{
  GString *reasons = g_string_new (NULL);

  for (guint i = 0; clew_information_categories[i].id != NULL; i++)
    {
      g_autofree char *words = describe_answer (i, row);

      g_string_append_printf (reasons, "%s%s", i > 0 ? "\n" : "", words);
    }
  return g_string_free (reasons, FALSE);
}

/**
 * clew_hear_row_new_legend:
 * @cell: a mark
 *
 * Returns: (transfer floating): the mark with what it means
 */
GtkWidget *
clew_hear_row_new_legend (ClewHearingCell cell)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *mark = create_mark (cell);
  GtkWidget *label = gtk_label_new (clew_hear_cell_word (cell));

  gtk_accessible_update_state (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}
