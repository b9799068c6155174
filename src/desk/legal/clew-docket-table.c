/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-docket-table.h"

#include "desk/clew-accessible.h"
#include "desk/clew-drawn-lines.h"
#include "desk/clew-gradual-list.h"
#include "desk/legal/clew-docket-row.h"
#include "desk/legal/clew-docket-words.h"
#include "records/clew-day-words.h"
#include "records/clew-state-words.h"

#include <glib/gi18n.h>

/* How many rows it begins with. */
#define FEW_ROWS 40

typedef enum
{
  DAY,
  TIME,
  WHO,
  WHAT,
  WHERE,
  MOVED,
  NUMBER,
  STANDING,
  RELEASE,
  N_COLUMNS,
} Column;

/* The cells of a column. */
typedef struct
{
  ClewDocketTable *table;
  Column           column;
} Cells;

/* all, sorted here → the beginning of it → GtkMultiSelection → GtkColumnView. A
 * GtkSortListModel would compare thousands that stand in order already. */
struct _ClewDocketTable
{
  AdwBin parent_instance;

  GtkScrolledWindow *scroller;
  GtkColumnView     *view;
  GtkLabel          *more;
  ClewGradualList   *entries;
  GtkMultiSelection *selection;
  Cells              cells[N_COLUMNS];
  ClewDay            today;
};

G_DEFINE_FINAL_TYPE (ClewDocketTable, clew_docket_table, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Texts of a column are never narrower than @least letters. */
static const struct
{
  const char *title;
  int         least;
  gboolean    expand;
} columns[N_COLUMNS] = {
  [DAY] = { N_ ("Date"), 14, FALSE },
  [TIME] = { N_ ("Time"), 10, FALSE },
  [WHO] = { N_ ("Participant"), 6, FALSE },
  [WHAT] = { N_ ("What Is Due"), 13, TRUE },
  [WHERE] = { N_ ("Where"), 13, TRUE },
  [NUMBER] = { N_ ("Cause Number"), 10, FALSE },
  [STANDING] = { N_ ("Case"), 10, FALSE },
  [MOVED] = { N_ ("Moved From"), 13, FALSE },
  [RELEASE] = { N_ ("Release"), 12, FALSE },
};

static char *
dup_day (ClewDocketEntry *entry, ClewDay today)
{
  g_autofree char *day = clew_day_words_short (entry->day, today);

  /* Translators: a day on which something was due */
  return entry->overdue ? g_strdup_printf (_ ("%s, overdue"), day) : g_strdup (day);
}

static char *
dup_before (ClewDocketEntry *entry, ClewDay today)
{
  g_autofree char *before = clew_docket_words_before (entry, today);

  if (before == NULL || entry->moved_by == NULL)
    return g_steal_pointer (&before);
  /* Translators: under "Moved From": a date or time, and the initials of whoever entered that */
  return g_strdup_printf (_ ("%s, by %s"), before, entry->moved_by);
}

static char *
dup_text (ClewDocketEntry *entry, Column column, ClewDay today)
{
  switch (column)
    {
    case DAY:
      return dup_day (entry, today);
    case TIME:
      return clew_docket_entry_dup_time (entry);
    case WHO:
      return g_strdup (entry->initials);
    case WHAT:
      return g_strdup (entry->what);
    case WHERE:
      return g_strdup (entry->where);
    case NUMBER:
      return g_strdup (entry->cause_number);
    case STANDING:
      if (entry->kind == CLEW_DOCKET_RELEASE_ENDS)
        return NULL;
      return clew_case_describe_standing (entry->standing);
    case MOVED:
      return dup_before (entry, today);
    case RELEASE:
      return clew_release_words (entry->release, entry->release_day, today);
    case N_COLUMNS:
    default:
      return NULL;
    }
}

/* By the clock of the office, wherever the court is. */
static int
compare_times (ClewDocketEntry *a, ClewDocketEntry *b)
{
  if (a->time == NULL || b->time == NULL)
    return (a->time == NULL) - (b->time == NULL);
  return (a->order > b->order) - (a->order < b->order);
}

static int
compare_days (ClewDocketEntry *a, ClewDocketEntry *b)
{
  if (a->day != b->day)
    return a->day < b->day ? -1 : 1;
  return compare_times (a, b);
}

static int
compare_texts (const char *a, const char *b)
{
  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL);
  return g_utf8_collate (a, b);
}

static int
compare_numbers (guint a, guint b)
{
  return a == b ? 0 : a < b ? -1
                            : 1;
}

static int
compare_by (Column column, ClewDocketEntry *a, ClewDocketEntry *b)
{
  switch (column)
    {
    case TIME:
      return compare_times (a, b);
    case WHO:
      return compare_texts (a->initials, b->initials);
    case WHAT:
      return compare_texts (a->what, b->what);
    case WHERE:
      return compare_texts (a->where, b->where);
    case NUMBER:
      return compare_texts (a->cause_number, b->cause_number);
    case STANDING:
      return compare_numbers (a->standing.class, b->standing.class);
    case MOVED:
      return compare_numbers (b->moved_from, a->moved_from);
    case RELEASE:
      return compare_numbers (a->release, b->release);
    case DAY:
    case N_COLUMNS:
    default:
      return 0;
    }
}

/* What is alike in the column stands in the order of time. */
static int
compare_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  ClewDocketEntry *first = (ClewDocketEntry *)a;
  ClewDocketEntry *second = (ClewDocketEntry *)b;
  int              order = compare_by (GPOINTER_TO_UINT (data), first, second);

  return order != 0 ? order : compare_days (first, second);
}

static int
compare_entries_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  ClewDocketEntry *first = *(ClewDocketEntry *const *)a;
  ClewDocketEntry *second = *(ClewDocketEntry *const *)b;

  if (first->overdue != second->overdue)
    return second->overdue - first->overdue;
  return gtk_sorter_compare (data, first, second);
}

/* They come in the order of time, in which most people leave them. */
static gboolean
is_sorted (GPtrArray *entries, GtkSorter *sorter)
{
  for (guint i = 1; i < entries->len; i++)
    if (compare_entries_cb (&entries->pdata[i - 1], &entries->pdata[i], sorter) > 0)
      return FALSE;
  return TRUE;
}

static void
fill (ClewDocketTable *table, GPtrArray *all, gboolean anew)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (table->view);

  if (!is_sorted (all, sorter))
    g_ptr_array_sort_with_data (all, compare_entries_cb, sorter);
  clew_gradual_list_show (table->entries, all, anew);
}

static GHashTable *
dup_chosen_ids (ClewDocketTable *table)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) chosen = clew_docket_table_get_chosen (table);

  for (guint i = 0; i < chosen->len; i++)
    g_hash_table_add (ids, g_strdup (((ClewDocketEntry *)g_ptr_array_index (chosen, i))->id));
  return ids;
}

/* Of all entries, whether the list has come to them yet or not. */
static void
select_again (ClewDocketTable *table, GHashTable *ids)
{
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (table->selection));
  for (guint i = 0; i < clew_gradual_list_count (table->entries) && g_hash_table_size (ids) > 0;
       i++)
    {
      ClewDocketEntry *entry = clew_gradual_list_get (table->entries, i);

      if (!g_hash_table_contains (ids, entry->id))
        continue;
      clew_gradual_list_reach (table->entries, i);
      gtk_selection_model_select_item (GTK_SELECTION_MODEL (table->selection), i, FALSE);
    }
}

/* What is selected stays so, and is somewhere else. */
static void
sort_cb (ClewDocketTable *table)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) chosen = NULL;

  /* A view that goes away takes its columns out. */
  if (table->selection == NULL)
    return;
  chosen = dup_chosen_ids (table);
  for (guint i = 0; i < clew_gradual_list_count (table->entries); i++)
    g_ptr_array_add (all, g_object_ref (clew_gradual_list_get (table->entries, i)));
  fill (table, all, FALSE);
  select_again (table, chosen);
}

static void
set_up (GtkListItem *item, gpointer data)
{
  const Cells *cells = data;
  GtkWidget   *text = clew_drawn_lines_new ((guint)columns[cells->column].least,
                                            CLEW_DRAWN_LINES_NO_BOLD);

  if (cells->column == TIME || cells->column == NUMBER)
    gtk_widget_add_css_class (text, "numeric");
  gtk_list_item_set_child (item, text);
}

static void
show_entry (GtkListItem *item, gpointer object, gpointer data)
{
  const Cells     *cells = data;
  ClewDocketEntry *entry = object;
  ClewDay          today = cells->table->today;
  GtkWidget       *cell = gtk_list_item_get_child (item);
  g_autofree char *spoken = NULL;

  clew_drawn_lines_set_text (CLEW_DRAWN_LINES (cell), dup_text (entry, cells->column, today));
  if (cells->column != DAY)
    return;
  spoken = clew_docket_words_spoken (entry, today);
  if (entry->overdue)
    gtk_widget_add_css_class (cell, "clew-overdue");
  else
    gtk_widget_remove_css_class (cell, "clew-overdue");
  clew_row_set_accessible_name (cell, spoken);
}

static void
add_column (ClewDocketTable *table, Column column)
{
  Cells               *cells = &table->cells[column];
  GtkListItemFactory  *factory = clew_gradual_list_factory_new (set_up, show_entry, cells);
  GtkColumnViewColumn *made = gtk_column_view_column_new (_ (columns[column].title), factory);
  GtkCustomSorter     *sorter = gtk_custom_sorter_new (compare_cb, GUINT_TO_POINTER (column),
                                                       NULL);

  *cells = (Cells){ table, column };
  gtk_column_view_column_set_sorter (made, GTK_SORTER (sorter));
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_column_set_expand (made, columns[column].expand);
  gtk_column_view_append_column (table->view, made);
  if (column == DAY)
    gtk_column_view_sort_by_column (table->view, made, GTK_SORT_ASCENDING);
  g_object_unref (sorter);
  g_object_unref (made);
}

static void
activate_cb (GtkColumnView *view, guint position, ClewDocketTable *table)
{
  clew_docket_row_open (GTK_WIDGET (table), clew_gradual_list_get (table->entries, position));
}

static void
selection_changed_cb (ClewDocketTable *table)
{
  g_signal_emit (table, signals[CHOSEN], 0);
}

static void
set_up_model (ClewDocketTable *table)
{
  table->entries = clew_gradual_list_new (
    gtk_scrolled_window_get_vadjustment (table->scroller), FEW_ROWS);
  table->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (table->entries)));
  g_signal_connect_object (table->selection, "selection-changed",
                           G_CALLBACK (selection_changed_cb), table, G_CONNECT_SWAPPED);
  gtk_column_view_set_model (table->view, GTK_SELECTION_MODEL (table->selection));
  g_signal_connect_object (gtk_column_view_get_sorter (table->view), "changed",
                           G_CALLBACK (sort_cb), table, G_CONNECT_SWAPPED);
}

static gboolean
clew_docket_table_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (CLEW_DOCKET_TABLE (widget)->view),
                                 GTK_DIR_TAB_FORWARD);
}

static void
clew_docket_table_dispose (GObject *object)
{
  ClewDocketTable *table = CLEW_DOCKET_TABLE (object);

  g_clear_object (&table->entries);
  g_clear_object (&table->selection);

  G_OBJECT_CLASS (clew_docket_table_parent_class)->dispose (object);
}

static void
clew_docket_table_class_init (ClewDocketTableClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = clew_docket_table_dispose;
  widget_class->grab_focus = clew_docket_table_grab_focus;

  /**
   * ClewDocketTable::chosen:
   *
   * Other rows are selected than before.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/clewproject/Clew/legal/clew-docket-table.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewDocketTable, scroller);
  gtk_widget_class_bind_template_child (widget_class, ClewDocketTable, view);
  gtk_widget_class_bind_template_child (widget_class, ClewDocketTable, more);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
clew_docket_table_init (ClewDocketTable *table)
{
  gtk_widget_init_template (GTK_WIDGET (table));
  set_up_model (table);
  for (Column column = 0; column < N_COLUMNS; column++)
    add_column (table, column);
  clew_accessible_set_name (GTK_WIDGET (table->view), _ ("Docket"));
  /* The row of the titles. */
  clew_accessible_set_name (gtk_widget_get_first_child (GTK_WIDGET (table->view)), _ ("Columns"));
}

/**
 * clew_docket_table_clear:
 * @table: the table
 *
 * Shows nothing any more.
 */
void
clew_docket_table_clear (ClewDocketTable *table)
{
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();

  clew_gradual_list_show (table->entries, nothing, TRUE);
}

/**
 * clew_docket_table_get_chosen:
 * @table: the table
 *
 * Returns: (transfer full) (element-type ClewDocketEntry): what is selected
 */
GPtrArray *
clew_docket_table_get_chosen (ClewDocketTable *table)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) places =
               gtk_selection_model_get_selection (GTK_SELECTION_MODEL (table->selection));

  for (guint i = 0; i < gtk_bitset_get_size (places); i++)
    g_ptr_array_add (chosen,
                     g_object_ref (clew_gradual_list_get (table->entries,
                                                          gtk_bitset_get_nth (places, i))));
  return chosen;
}

/**
 * clew_docket_table_choose:
 * @table: the table
 * @all: whether all rows, or none
 */
void
clew_docket_table_choose (ClewDocketTable *table, gboolean all)
{
  if (all)
    {
      clew_gradual_list_reach (table->entries, G_MAXUINT);
      gtk_selection_model_select_all (GTK_SELECTION_MODEL (table->selection));
    }
  else
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (table->selection));
}

static void
show_more (ClewDocketTable *table, const ClewDocketAnswer *answer)
{
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (table->more), answer->more);
  if (!answer->more)
    return;
  text = g_strdup_printf (
    ngettext ("The first entry is shown. Filter by court or person to see others.",
              "The first %u entries are shown. Filter by court or person to see others.",
              answer->days->len),
    answer->days->len);
  gtk_label_set_label (table->more, text);
}

/**
 * clew_docket_table_show:
 * @table: the table
 * @answer: what is due
 * @today: today
 * @to_top: whether these are other days than before
 *
 * Shows what was read. What was chosen stays chosen, and the order that somebody asked for.
 */
void
clew_docket_table_show (ClewDocketTable        *table,
                        const ClewDocketAnswer *answer,
                        ClewDay                 today,
                        gboolean                to_top)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (table->scroller);
  double         place = to_top ? 0 : gtk_adjustment_get_value (adjustment);
  g_autoptr (GHashTable) chosen = dup_chosen_ids (table);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < answer->overdue->len; i++)
    g_ptr_array_add (all, g_object_ref (g_ptr_array_index (answer->overdue, i)));
  for (guint i = 0; i < answer->days->len; i++)
    g_ptr_array_add (all, g_object_ref (g_ptr_array_index (answer->days, i)));
  table->today = today;
  fill (table, all, g_hash_table_size (chosen) == 0 && place <= 0);
  show_more (table, answer);
  select_again (table, chosen);
  g_signal_emit (table, signals[CHOSEN], 0);
  gtk_adjustment_set_value (adjustment, place);
}
