/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-docket-week.h"

#include "desk/clew-accessible.h"
#include "desk/clew-drawn-lines.h"
#include "desk/clew-gradual-list.h"
#include "desk/legal/clew-docket-late.h"
#include "desk/legal/clew-docket-row.h"
#include "desk/legal/clew-docket-words.h"
#include "records/clew-court-closing.h"
#include "records/clew-day-words.h"

#include <glib/gi18n.h>

#define N_DAYS 7

/* How many rows a day begins with. */
#define FEW_ROWS 12

/* A day of the week: a heading, and a list that makes rows only for what is seen. */
typedef struct
{
  GtkWidget       *box;
  GtkWidget       *heading; /* a button */
  GtkWidget       *weekday;
  GtkWidget       *number;
  GtkWidget       *count;
  GtkWidget       *closed; /* why courts may be */
  GtkWidget       *list;
  ClewGradualList *entries;
  ClewDay          day;
} Column;

struct _ClewDocketWeek
{
  AdwBin parent_instance;

  ClewDocketLate *late;
  Column          columns[N_DAYS];
  ClewDay         today;
};

G_DEFINE_FINAL_TYPE (ClewDocketWeek, clew_docket_week, ADW_TYPE_BIN)

static gboolean
tooltip_cb (GtkWidget   *lines,
            int          x,
            int          y,
            gboolean     keyboard,
            GtkTooltip  *tooltip,
            GtkListItem *item)
{
  ClewDocketEntry *entry = clew_list_place_get (gtk_list_item_get_item (item));
  ClewDocketWeek  *week = CLEW_DOCKET_WEEK (
     gtk_widget_get_ancestor (lines, CLEW_TYPE_DOCKET_WEEK));
  g_autofree char *title = clew_docket_words_title (entry);
  g_autofree char *details = clew_docket_words_details (entry, week->today);
  g_autofree char *text = g_strjoin ("\n", title, details, NULL);

  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* A line each for when, who, what and where. */
static void
set_up (GtkListItem *item, gpointer data)
{
  GtkWidget *lines = clew_drawn_lines_new (3, 1);

  g_signal_connect (lines, "query-tooltip", G_CALLBACK (tooltip_cb), item);
  gtk_list_item_set_child (item, lines);
}

static char *
dup_when (ClewDocketEntry *entry)
{
  g_autofree char *time = clew_docket_entry_dup_time (entry);
  /* Translators: on the docket, of what has no time of the day */
  const char *when = time != NULL ? time : _ ("All day");

  /* Translators: a time on the docket at which something was due */
  return entry->overdue ? g_strdup_printf (_ ("%s, overdue"), when) : g_strdup (when);
}

static void
show_entry (GtkListItem *item, gpointer object, gpointer data)
{
  ClewDocketEntry *entry = object;
  ClewDocketWeek  *week = data;
  GtkWidget       *lines = gtk_list_item_get_child (item);
  g_autofree char *when = dup_when (entry);
  g_autofree char *spoken = clew_docket_words_spoken (entry, week->today);

  g_object_set_data_full (G_OBJECT (lines), "entry", g_object_ref (entry), g_object_unref);
  clew_drawn_lines_set_text (
    CLEW_DRAWN_LINES (lines),
    g_strjoin ("\n", when, entry->initials, entry->what, entry->where, NULL));
  if (entry->overdue)
    gtk_widget_add_css_class (lines, "clew-overdue");
  else
    gtk_widget_remove_css_class (lines, "clew-overdue");
  clew_row_set_accessible_name (lines, spoken);
}

static void
activated_cb (GtkListView *list, guint position, ClewDocketWeek *week)
{
  for (guint i = 0; i < N_DAYS; i++)
    if (week->columns[i].list == GTK_WIDGET (list))
      clew_docket_row_open (GTK_WIDGET (week),
                            clew_gradual_list_get (week->columns[i].entries, position));
}

static void
heading_cb (GtkWidget *button, ClewDocketWeek *week)
{
  for (guint i = 0; i < N_DAYS; i++)
    if (week->columns[i].heading == button)
      gtk_widget_activate_action (button, "view.show-day", "u", week->columns[i].day);
}

/* Left and right lead to the day before and after, as up and down lead within one. */
static gboolean
key_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state,
        ClewDocketWeek *week)
{
  gboolean   backwards = key == GDK_KEY_Left || key == GDK_KEY_KP_Left;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (week)));
  int        at = -1, step;

  if ((!backwards && key != GDK_KEY_Right && key != GDK_KEY_KP_Right) ||
      (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  for (int i = 0; i < N_DAYS && focus != NULL; i++)
    if (gtk_widget_is_ancestor (focus, week->columns[i].box))
      at = i;
  if (at < 0)
    return GDK_EVENT_PROPAGATE;
  step = backwards == (gtk_widget_get_direction (GTK_WIDGET (week)) == GTK_TEXT_DIR_RTL) ? 1 : -1;
  if (at + step >= 0 && at + step < N_DAYS)
    {
      Column  *next = &week->columns[at + step];
      gboolean in_list = gtk_widget_is_ancestor (focus, week->columns[at].list);

      if (!in_list || clew_gradual_list_count (next->entries) == 0 ||
          !gtk_widget_child_focus (next->list, GTK_DIR_TAB_FORWARD))
        gtk_widget_grab_focus (next->heading);
    }
  return GDK_EVENT_STOP;
}

static GtkWidget *
list_new (ClewDocketWeek *week, Column *column, GtkAdjustment *adjustment)
{
  GtkWidget *list;

  column->entries = clew_gradual_list_new (adjustment, FEW_ROWS);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (
                              g_object_ref (G_LIST_MODEL (column->entries)))),
                            clew_gradual_list_factory_new (set_up, show_entry, week));
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (list), TRUE);
  gtk_widget_add_css_class (list, "clew-day-list");
  g_signal_connect (list, "activate", G_CALLBACK (activated_cb), week);
  return list;
}

static void
fill_heading (ClewDocketWeek *week, Column *column)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  column->heading = gtk_button_new ();
  column->weekday = gtk_label_new (NULL);
  column->number = gtk_label_new (NULL);
  column->count = gtk_label_new (NULL);
  column->closed = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (column->closed), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (column->closed, "caption");
  gtk_widget_add_css_class (column->number, "title-3");
  gtk_widget_add_css_class (column->count, "dim-label");
  gtk_widget_add_css_class (column->count, "caption");
  gtk_box_append (GTK_BOX (box), column->weekday);
  gtk_box_append (GTK_BOX (box), column->number);
  gtk_box_append (GTK_BOX (box), column->count);
  gtk_box_append (GTK_BOX (box), column->closed);
  gtk_button_set_child (GTK_BUTTON (column->heading), box);
  gtk_widget_add_css_class (column->heading, "flat");
  /* Until it is known which. */
  clew_accessible_set_name (column->heading, _ ("Day"));
  g_signal_connect (column->heading, "clicked", G_CALLBACK (heading_cb), week);
}

static void
add_column (ClewDocketWeek *week, Column *column, GtkBox *days)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  column->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  fill_heading (week, column);
  column->list = list_new (
    week, column, gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), column->list);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (column->box), column->heading);
  gtk_box_append (GTK_BOX (column->box), scroller);
  gtk_widget_add_css_class (column->box, "clew-day");
  gtk_box_append (days, column->box);
}

static void
clew_docket_week_dispose (GObject *object)
{
  ClewDocketWeek *week = CLEW_DOCKET_WEEK (object);

  for (guint i = 0; i < N_DAYS; i++)
    g_clear_object (&week->columns[i].entries);

  G_OBJECT_CLASS (clew_docket_week_parent_class)->dispose (object);
}

static void
clew_docket_week_class_init (ClewDocketWeekClass *class)
{
  G_OBJECT_CLASS (class)->dispose = clew_docket_week_dispose;
}

static void
clew_docket_week_init (ClewDocketWeek *week)
{
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget          *scroller = gtk_scrolled_window_new ();
  GtkWidget          *days = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  week->late = CLEW_DOCKET_LATE (clew_docket_late_new ());
  for (guint i = 0; i < N_DAYS; i++)
    add_column (week, &week->columns[i], GTK_BOX (days));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), week);
  gtk_widget_add_controller (days, keys);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), days);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (week->late));
  gtk_box_append (GTK_BOX (box), scroller);
  adw_bin_set_child (ADW_BIN (week), box);
}

static char *
describe_day (Column *column, guint n, const char *closed)
{
  g_autofree char *long_day = clew_day_words_long (column->day);
  /* Translators: of a day on the docket: the date, and how much is due */
  g_autofree char *spoken = g_strdup_printf (ngettext ("%s: %u entry", "%s: %u entries", n),
                                             long_day, n);

  return closed != NULL ? g_strdup_printf ("%s. %s", spoken, closed) : g_steal_pointer (&spoken);
}

static void
show_heading (Column *column, const ClewDocketAnswer *answer, ClewDay today, guint n)
{
  g_autofree char *weekday = clew_day_words_weekday_short (column->day);
  g_autofree char *long_day = clew_day_words_long (column->day);
  g_autofree char *closed = clew_court_closing_describe (column->day, answer->closings);
  g_autofree char *spoken = describe_day (column, n, closed);
  g_autofree char *count = n > 0 ? g_strdup_printf ("%u", n) : NULL;
  g_autofree char *number = NULL;
  int              day_of_month;

  clew_day_split (column->day, NULL, NULL, &day_of_month);
  number = g_strdup_printf ("%d", day_of_month);
  gtk_label_set_label (GTK_LABEL (column->weekday),
                       column->day == today ? _ ("Today") : weekday);
  gtk_label_set_label (GTK_LABEL (column->number), number);
  gtk_label_set_label (GTK_LABEL (column->count), count != NULL ? count : "–");
  gtk_label_set_label (GTK_LABEL (column->closed), closed != NULL ? closed : "");
  clew_accessible_set_name (column->heading, spoken);
  gtk_widget_set_tooltip_text (column->heading, spoken);
  if (column->day == today)
    gtk_widget_add_css_class (column->box, "clew-today");
  else
    gtk_widget_remove_css_class (column->box, "clew-today");
  clew_accessible_set_name (column->list, long_day);
}

/* A weekend on which nothing is due takes little room. */
static void
show_width (Column *column, guint n)
{
  gboolean narrow = clew_day_weekday (column->day) >= 6 && n == 0;

  gtk_widget_set_hexpand (column->box, !narrow);
  gtk_widget_set_size_request (column->box, narrow ? 56 : 104, -1);
}

/* Whoever is in a day already keeps all that they have come to. */
static void
show_entries (ClewDocketWeek *week, Column *column, ClewDocketEntry *const *entries, guint n)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (week));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (all, g_object_ref (entries[i]));
  clew_gradual_list_show (column->entries, all,
                          focus == NULL || !gtk_widget_is_ancestor (focus, column->list));
}

/* The line is there for all days or for none, so that the lists begin at one height. */
static void
show_closed_lines (ClewDocketWeek *week, const ClewDocketAnswer *answer)
{
  gboolean any = FALSE;

  for (guint i = 0; i < N_DAYS; i++)
    {
      g_autofree char *closed = clew_court_closing_describe (answer->shown.from + i,
                                                             answer->closings);

      any |= closed != NULL;
    }
  for (guint i = 0; i < N_DAYS; i++)
    gtk_widget_set_visible (week->columns[i].closed, any);
}

/**
 * clew_docket_week_show:
 * @week: the week
 * @answer: what is due
 * @today: today
 *
 * Shows what was read.
 */
void
clew_docket_week_show (ClewDocketWeek *week, const ClewDocketAnswer *answer, ClewDay today)
{
  guint at = 0;

  week->today = today;
  clew_docket_late_show (week->late, answer, today);
  show_closed_lines (week, answer);
  for (guint i = 0; i < N_DAYS; i++)
    {
      Column *column = &week->columns[i];
      guint   first;

      column->day = answer->shown.from + i;
      while (at < answer->days->len &&
             ((ClewDocketEntry *)g_ptr_array_index (answer->days, at))->day < column->day)
        at++;
      first = at;
      while (at < answer->days->len &&
             ((ClewDocketEntry *)g_ptr_array_index (answer->days, at))->day == column->day)
        at++;
      show_entries (week, column, (ClewDocketEntry *const *)answer->days->pdata + first,
                    at - first);
      show_heading (column, answer, today, at - first);
      show_width (column, at - first);
    }
}

/**
 * clew_docket_week_clear:
 * @week: the week
 *
 * Shows nothing any more.
 */
void
clew_docket_week_clear (ClewDocketWeek *week)
{
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();

  for (guint i = 0; i < N_DAYS; i++)
    clew_gradual_list_show (week->columns[i].entries, nothing, TRUE);
}
