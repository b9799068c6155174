/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-docket-agenda.h"

#include "desk/legal/clew-docket-choosing.h"
#include "desk/legal/clew-docket-row.h"
#include "records/clew-court-closing.h"
#include "records/clew-day-words.h"

#include <glib/gi18n.h>

/* How many rows are made before the first frame, and then between two frames: making them all
 * at once would hold up the window. */
#define FIRST_ROWS 12
#define NEXT_ROWS  6

/* Rows that are to be made yet, in order. */
typedef struct
{
  GtkListBox      *list;
  ClewDocketEntry *entry;
} Waiting;

struct _ClewDocketAgenda
{
  AdwBin parent_instance;

  GtkScrolledWindow *scroller;
  GtkBox            *days;

  GArray *waiting; /* Waiting */
  guint   at;      /* the next of them */
  guint   idle_id;
  ClewDay today;

  ClewDocketChoosing *choosing;
};

G_DEFINE_FINAL_TYPE (ClewDocketAgenda, clew_docket_agenda, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, ClewDocketAgenda *agenda)
{
  clew_docket_row_open (GTK_WIDGET (agenda), g_object_get_data (G_OBJECT (row), "entry"));
}

static GtkWidget *
add_heading (ClewDocketAgenda *agenda, const char *title, const char *detail)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *dim = gtk_label_new (detail);

  gtk_widget_add_css_class (heading, "title-2");
  gtk_widget_add_css_class (dim, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (dim), TRUE);
  gtk_label_set_xalign (GTK_LABEL (dim), 0);
  gtk_widget_set_valign (dim, GTK_ALIGN_BASELINE);
  gtk_widget_set_valign (heading, GTK_ALIGN_BASELINE);
  gtk_widget_set_margin_top (box, 12);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), dim);
  gtk_box_append (agenda->days, box);
  return heading;
}

static GtkListBox *
add_list (ClewDocketAgenda *agenda, GtkWidget *heading)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  heading, NULL, -1);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), agenda, 0);
  gtk_box_append (agenda->days, list);
  return GTK_LIST_BOX (list);
}

static void
wait_for_row (ClewDocketAgenda *agenda, GtkListBox *list, ClewDocketEntry *entry)
{
  Waiting waiting = { list, g_object_ref (entry) };

  g_array_append_val (agenda->waiting, waiting);
}

static void
make_rows (ClewDocketAgenda *agenda, guint n)
{
  for (; n > 0 && agenda->at < agenda->waiting->len; n--, agenda->at++)
    {
      const Waiting *next = &g_array_index (agenda->waiting, Waiting, agenda->at);

      GtkWidget *row = clew_docket_row_new (next->entry, agenda->today);

      gtk_list_box_append (next->list, row);
      clew_docket_choosing_mark (agenda->choosing, row);
    }
}

static gboolean
make_rows_cb (gpointer data)
{
  ClewDocketAgenda *agenda = data;

  make_rows (agenda, NEXT_ROWS);
  if (agenda->at < agenda->waiting->len)
    return G_SOURCE_CONTINUE;
  agenda->idle_id = 0;
  return G_SOURCE_REMOVE;
}

/* Where somebody was may be far down. */
static guint
count_first_rows (ClewDocketAgenda *agenda, const char *focused, double place)
{
  for (guint i = 0; i < agenda->waiting->len && focused != NULL; i++)
    if (g_str_equal (g_array_index (agenda->waiting, Waiting, i).entry->id, focused))
      return MAX (i + 1, place > 0 ? agenda->waiting->len : FIRST_ROWS);
  return place > 0 ? agenda->waiting->len : FIRST_ROWS;
}

/* A court may be closed that day; whoever has a hearing then should see it. */
static GtkWidget *
add_heading_of (ClewDocketAgenda *agenda, const char *title, const char *date, const char *closed)
{
  g_autofree char *detail = closed != NULL ? g_strdup_printf ("%s · %s", date, closed)
                                           : g_strdup (date);

  return add_heading (agenda, title, detail);
}

static GtkWidget *
add_day_heading (ClewDocketAgenda *agenda, const ClewDocketAnswer *answer, ClewDay day,
                 ClewDay today)
{
  g_autofree char *weekday = clew_day_words_weekday (day);
  g_autofree char *date = clew_day_words_short (day, today);
  g_autofree char *long_date = clew_day_words_long (day);
  g_autofree char *closed = clew_court_closing_describe (day, answer->closings);

  if (day == today)
    return add_heading_of (agenda, _ ("Today"), long_date, closed);
  if (day == today + 1)
    return add_heading_of (agenda, _ ("Tomorrow"), long_date, closed);
  return add_heading_of (agenda, weekday, date, closed);
}

/* Above the pills of a day: "Active until" is said of no hearing. */
static void
add_pill_heading (GtkWidget *heading)
{
  GtkWidget *label = gtk_label_new (_ ("Release"));

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_halign (label, GTK_ALIGN_END);
  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE);
  gtk_widget_set_margin_end (label, 42); /* as far in as the pills */
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (heading)), label);
}

static void
add_nothing_today (ClewDocketAgenda *agenda, const ClewDocketAnswer *answer, ClewDay today)
{
  GtkWidget *label = gtk_label_new (_ ("Nothing is set for today."));

  add_day_heading (agenda, answer, today, today);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (agenda->days, label);
}

static void
add_more_button (ClewDocketAgenda *agenda, const char *text, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (agenda->days, button);
}

static void
add_overdue (ClewDocketAgenda *agenda, const ClewDocketAnswer *answer)
{
  g_autofree char *detail = NULL;
  guint            n_hidden = answer->n_overdue - answer->overdue->len;
  GtkListBox      *list;

  if (answer->overdue->len == 0)
    return;
  detail = g_strdup_printf (ngettext ("%u needs an outcome", "%u need an outcome",
                                      answer->n_overdue),
                            answer->n_overdue);
  list = add_list (agenda, add_heading (agenda, _ ("Overdue"), detail));
  for (guint i = 0; i < answer->overdue->len; i++)
    wait_for_row (agenda, list, g_ptr_array_index (answer->overdue, i));
  if (n_hidden > 0)
    {
      guint            n_next = answer->overdue->len <= CLEW_DOCKET_FEW_OVERDUE
                                  ? CLEW_DOCKET_STRETCH - CLEW_DOCKET_FEW_OVERDUE
                                  : CLEW_DOCKET_STRETCH;
      guint            n_shown = MIN (n_hidden, n_next);
      g_autofree char *text = g_strdup_printf (
        /* Translators: a button under the latest overdue rows */
        ngettext ("Show %u Earlier", "Show %u Earlier", n_shown), n_shown);

      add_more_button (agenda, text, "view.more-overdue");
    }
}

static void
add_days (ClewDocketAgenda *agenda, const ClewDocketAnswer *answer, ClewDay today)
{
  ClewDay     last = CLEW_DAY_UNKNOWN;
  gboolean    today_due = answer->span.from <= today && today <= answer->span.to;
  GtkListBox *list = NULL;

  for (guint i = 0; i < answer->days->len; i++)
    {
      ClewDocketEntry *entry = g_ptr_array_index (answer->days, i);

      if (today_due && entry->day > today && last < today)
        {
          add_nothing_today (agenda, answer, today);
          last = today;
        }
      if (entry->day != last)
        {
          GtkWidget *heading = add_day_heading (agenda, answer, entry->day, today);

          add_pill_heading (heading);
          list = add_list (agenda, heading);
        }
      last = entry->day;
      wait_for_row (agenda, list, entry);
    }
  if (today_due && last < today && !answer->more)
    add_nothing_today (agenda, answer, today);
  if (answer->more)
    {
      g_autofree char *text = g_strdup_printf (
        /* Translators: a button under the first rows of very many */
        ngettext ("Show %u More", "Show %u More", CLEW_DOCKET_STRETCH), CLEW_DOCKET_STRETCH);

      add_more_button (agenda, text, "view.more-days");
    }
}

static void
add_undated (ClewDocketAgenda *agenda, const ClewDocketAnswer *answer)
{
  g_autofree char *detail = NULL;
  GtkListBox      *list;

  if (answer->n_undated == 0)
    return;
  detail = g_strdup_printf (ngettext ("%u hearing waits for a date", "%u hearings wait for a date",
                                      answer->n_undated),
                            answer->n_undated);
  list = add_list (agenda, add_heading (agenda, _ ("No Date Yet"), detail));
  for (guint i = 0; i < answer->undated->len; i++)
    wait_for_row (agenda, list, g_ptr_array_index (answer->undated, i));
}

/* Rows are made anew; whoever was on one stays on it. */
static char *
dup_focused (ClewDocketAgenda *agenda)
{
  GtkRoot         *root = gtk_widget_get_root (GTK_WIDGET (agenda));
  GtkWidget       *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  ClewDocketEntry *entry;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (agenda->days)))
    return NULL;
  entry = g_object_get_data (G_OBJECT (focus), "entry");
  return g_strdup (entry != NULL ? entry->id : "");
}

static GtkWidget *
find_row (GtkWidget *widget, const char *id)
{
  ClewDocketEntry *entry = g_object_get_data (G_OBJECT (widget), "entry");

  if (entry != NULL)
    return g_str_equal (entry->id, id) ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
focus_row (ClewDocketAgenda *agenda, const char *id)
{
  GtkWidget *row = id != NULL ? find_row (GTK_WIDGET (agenda->days), id) : NULL;

  if (row != NULL)
    gtk_widget_grab_focus (row);
  else if (id != NULL)
    gtk_widget_child_focus (GTK_WIDGET (agenda->days), GTK_DIR_TAB_FORWARD);
}

static gboolean
clew_docket_agenda_grab_focus (GtkWidget *widget)
{
  /* Not the scroller around the days, which takes the focus where nobody sees or hears it. */
  return gtk_widget_child_focus (GTK_WIDGET (CLEW_DOCKET_AGENDA (widget)->days),
                                 GTK_DIR_TAB_FORWARD);
}

static void
waiting_clear (gpointer data)
{
  g_object_unref (((Waiting *)data)->entry);
}

static void
clew_docket_agenda_dispose (GObject *object)
{
  ClewDocketAgenda *agenda = CLEW_DOCKET_AGENDA (object);

  g_clear_handle_id (&agenda->idle_id, g_source_remove);
  g_clear_pointer (&agenda->waiting, g_array_unref);
  g_clear_object (&agenda->choosing);

  G_OBJECT_CLASS (clew_docket_agenda_parent_class)->dispose (object);
}

static void
clew_docket_agenda_class_init (ClewDocketAgendaClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = clew_docket_agenda_dispose;
  widget_class->grab_focus = clew_docket_agenda_grab_focus;

  /**
   * ClewDocketAgenda::chosen:
   *
   * Other hearings are selected than before.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/clewproject/Clew/legal/clew-docket-agenda.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewDocketAgenda, scroller);
  gtk_widget_class_bind_template_child (widget_class, ClewDocketAgenda, days);
}

static void
chosen_cb (ClewDocketAgenda *agenda)
{
  g_signal_emit (agenda, signals[CHOSEN], 0);
}

static void
clew_docket_agenda_init (ClewDocketAgenda *agenda)
{
  gtk_widget_init_template (GTK_WIDGET (agenda));
  agenda->choosing = clew_docket_choosing_new (GTK_WIDGET (agenda->days));
  g_signal_connect_object (agenda->choosing, "changed", G_CALLBACK (chosen_cb), agenda,
                           G_CONNECT_SWAPPED);
  agenda->waiting = g_array_new (FALSE, FALSE, sizeof (Waiting));
  g_array_set_clear_func (agenda->waiting, waiting_clear);
}

/**
 * clew_docket_agenda_clear:
 * @agenda: the agenda
 *
 * Shows nothing any more.
 */
void
clew_docket_agenda_clear (ClewDocketAgenda *agenda)
{
  GtkWidget *child;

  g_clear_handle_id (&agenda->idle_id, g_source_remove);
  g_array_set_size (agenda->waiting, 0);
  agenda->at = 0;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (agenda->days))) != NULL)
    gtk_box_remove (agenda->days, child);
}

/**
 * clew_docket_agenda_get_chosen:
 * @agenda: the agenda
 *
 * Returns: (transfer full) (element-type ClewDocketEntry): the hearings that are selected
 */
GPtrArray *
clew_docket_agenda_get_chosen (ClewDocketAgenda *agenda)
{
  return clew_docket_choosing_get_chosen (agenda->choosing);
}

/**
 * clew_docket_agenda_choose:
 * @agenda: the agenda
 * @all: whether all hearings, or none
 */
void
clew_docket_agenda_choose (ClewDocketAgenda *agenda, gboolean all)
{
  clew_docket_choosing_choose (agenda->choosing, all);
}

static void
offer (ClewDocketAgenda *agenda)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();

  for (guint i = 0; i < agenda->waiting->len; i++)
    g_ptr_array_add (entries, g_array_index (agenda->waiting, Waiting, i).entry);
  clew_docket_choosing_offer (agenda->choosing, entries);
}

/**
 * clew_docket_agenda_show:
 * @agenda: the agenda
 * @answer: what is due
 * @today: today
 * @to_top: whether these are other days than before
 *
 * Shows what was read. Where somebody was, they stay, unless these are other days.
 */
void
clew_docket_agenda_show (ClewDocketAgenda       *agenda,
                         const ClewDocketAnswer *answer,
                         ClewDay                 today,
                         gboolean                to_top)
{
  GtkAdjustment   *adjustment = gtk_scrolled_window_get_vadjustment (agenda->scroller);
  double           place = to_top ? 0 : gtk_adjustment_get_value (adjustment);
  g_autofree char *focused = dup_focused (agenda);

  clew_docket_agenda_clear (agenda);
  agenda->today = today;
  add_overdue (agenda, answer);
  add_days (agenda, answer, today);
  if (!answer->more)
    add_undated (agenda, answer);
  offer (agenda);
  make_rows (agenda, count_first_rows (agenda, focused, place));
  if (agenda->at < agenda->waiting->len)
    agenda->idle_id = g_idle_add (make_rows_cb, agenda);
  focus_row (agenda, focused);
  gtk_adjustment_set_value (adjustment, place);
}
