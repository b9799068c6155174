/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-docket-view.h"

#include "desk/clew-accessible.h"
#include "desk/clew-error-words.h"
#include "desk/legal/clew-case-page.h"
#include "desk/legal/clew-docket-row.h"
#include "records/clew-day-words.h"

#include <glib/gi18n.h>

/* The agenda: what is due, day by day, and the page of one case. */

/* How many days one look at the agenda takes in. */
#define SPAN 14

/* Of what is overdue only the latest few stand above today, until asked for:
 * what is to come must not be pushed off the screen. */
#define FEW_OVERDUE 4

/* How many rows come at a time. Two weeks of a usual office are fewer; of a
 * very busy one, people read the beginning. */
#define STRETCH 150

struct _ClewDocketView
{
  ClewView parent_instance;

  GtkStack          *pages;
  AdwHeaderBar      *header_bar;
  AdwWindowTitle    *title;
  GtkWidget         *earlier_button;
  GtkWidget         *later_button;
  GtkStack          *states;
  AdwStatusPage     *empty_page;
  AdwStatusPage     *error_page;
  GtkScrolledWindow *scroller;
  GtkBox            *days;
  AdwHeaderBar      *case_header_bar;
  ClewCasePage      *case_page;

  ClewDay  from;
  gboolean from_today; /* and so it stays when the day changes */
  guint    limit;
  guint    overdue_limit;
  char    *court_case;
  gboolean to_top;      /* another span was asked for */
  gboolean focus_first; /* once there is something to have the focus */
};

/* What to read, and what the thread brings back. */
typedef struct
{
  ClewDay from;
  guint   limit;
  guint   overdue_limit;
} Question;

typedef struct
{
  GPtrArray *overdue;
  guint      n_overdue;
  GPtrArray *days;
  gboolean   more;
} Agenda;

G_DEFINE_FINAL_TYPE (ClewDocketView, clew_docket_view, CLEW_TYPE_VIEW)

static void load_agenda (ClewDocketView *docket);

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, ClewDocketView *docket)
{
  ClewDocketEntry *entry = g_object_get_data (G_OBJECT (row), "entry");

  if (entry->court_case != NULL)
    gtk_widget_activate_action (GTK_WIDGET (docket), "win.show-case", "s", entry->court_case);
  else
    gtk_widget_activate_action (GTK_WIDGET (docket), "win.show-release", "s", entry->id);
}

static GtkWidget *
add_heading (ClewDocketView *docket, const char *title, const char *detail)
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
  gtk_box_append (docket->days, box);
  return heading;
}

static GtkListBox *
add_list (ClewDocketView *docket, GtkWidget *heading)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  heading, NULL, -1);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), docket, 0);
  gtk_box_append (docket->days, list);
  return GTK_LIST_BOX (list);
}

static GtkWidget *
add_day_heading (ClewDocketView *docket, ClewDay day, ClewDay today)
{
  g_autofree char *weekday = clew_day_words_weekday (day);
  g_autofree char *date = clew_day_words_short (day, today);
  g_autofree char *long_date = clew_day_words_long (day);

  if (day == today)
    return add_heading (docket, _ ("Today"), long_date);
  if (day == today + 1)
    return add_heading (docket, _ ("Tomorrow"), long_date);
  return add_heading (docket, weekday, date);
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
add_nothing_today (ClewDocketView *docket, ClewDay today)
{
  GtkWidget *label = gtk_label_new (_ ("Nothing is set for today."));

  add_day_heading (docket, today, today);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (docket->days, label);
}

static void
more_overdue_cb (ClewDocketView *docket)
{
  docket->overdue_limit = docket->overdue_limit == FEW_OVERDUE ? STRETCH
                                                               : docket->overdue_limit + STRETCH;
  load_agenda (docket);
}

static void
more_days_cb (ClewDocketView *docket)
{
  docket->limit += STRETCH;
  load_agenda (docket);
}

static void
add_more_button (ClewDocketView *docket, const char *text, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", callback, docket, G_CONNECT_SWAPPED);
  gtk_box_append (docket->days, button);
}

static void
add_overdue (ClewDocketView *docket, const Agenda *agenda, ClewDay today)
{
  g_autofree char *detail = NULL;
  guint            n_hidden = agenda->n_overdue - agenda->overdue->len;
  GtkListBox      *list;

  if (agenda->overdue->len == 0)
    return;
  detail = g_strdup_printf (ngettext ("%u needs an outcome", "%u need an outcome",
                                      agenda->n_overdue),
                            agenda->n_overdue);
  list = add_list (docket, add_heading (docket, _ ("Overdue"), detail));
  for (guint i = 0; i < agenda->overdue->len; i++)
    gtk_list_box_append (list,
                         clew_docket_row_new (g_ptr_array_index (agenda->overdue, i), today));
  if (n_hidden > 0)
    {
      guint            n_next = docket->overdue_limit == FEW_OVERDUE ? STRETCH - FEW_OVERDUE
                                                                     : STRETCH;
      guint            n_shown = MIN (n_hidden, n_next);
      g_autofree char *text = g_strdup_printf (
        /* Translators: a button under the latest overdue rows */
        ngettext ("Show %u Earlier", "Show %u Earlier", n_shown), n_shown);

      add_more_button (docket, text, G_CALLBACK (more_overdue_cb));
    }
}

static void
add_days (ClewDocketView *docket, const Agenda *agenda, ClewDay today)
{
  ClewDay     last = CLEW_DAY_UNKNOWN;
  gboolean    today_due = docket->from <= today && today < docket->from + SPAN;
  GtkListBox *list = NULL;

  for (guint i = 0; i < agenda->days->len; i++)
    {
      ClewDocketEntry *entry = g_ptr_array_index (agenda->days, i);

      if (today_due && entry->day > today && last < today)
        {
          add_nothing_today (docket, today);
          last = today;
        }
      if (entry->day != last)
        {
          GtkWidget *heading = add_day_heading (docket, entry->day, today);

          add_pill_heading (heading);
          list = add_list (docket, heading);
        }
      last = entry->day;
      gtk_list_box_append (list, clew_docket_row_new (entry, today));
    }
  if (today_due && last < today && !agenda->more)
    add_nothing_today (docket, today);
  if (agenda->more)
    {
      g_autofree char *text = g_strdup_printf (
        /* Translators: a button under the first rows of very many */
        ngettext ("Show %u More", "Show %u More", STRETCH), STRETCH);

      add_more_button (docket, text, G_CALLBACK (more_days_cb));
    }
}

static void
clear_days (ClewDocketView *docket)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (docket->days))) != NULL)
    gtk_box_remove (docket->days, child);
}

static void
show_span (ClewDocketView *docket, ClewDay today)
{
  g_autofree char *from = clew_day_words_short (docket->from, today);
  g_autofree char *to = clew_day_words_short (docket->from + SPAN - 1, today);
  /* Translators: a span of days, first and last */
  g_autofree char *span = g_strdup_printf (_ ("%s – %s"), from, to);

  adw_window_title_set_subtitle (docket->title, span);
}

/* Rows are made anew; whoever was on one stays on it. */
static char *
dup_focused (ClewDocketView *docket)
{
  GtkRoot         *root = gtk_widget_get_root (GTK_WIDGET (docket));
  GtkWidget       *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  ClewDocketEntry *entry;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (docket->days)))
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
focus_row (ClewDocketView *docket, const char *id)
{
  GtkWidget *row = id != NULL ? find_row (GTK_WIDGET (docket->days), id) : NULL;

  if (row != NULL)
    gtk_widget_grab_focus (row);
  else if (id != NULL || docket->focus_first)
    gtk_widget_child_focus (GTK_WIDGET (docket->days), GTK_DIR_TAB_FORWARD);
  docket->focus_first = FALSE;
}

static void
show_agenda (ClewView *view, gpointer answer, const GError *error)
{
  ClewDocketView  *docket = CLEW_DOCKET_VIEW (view);
  const Agenda    *agenda = answer;
  GtkAdjustment   *adjustment = gtk_scrolled_window_get_vadjustment (docket->scroller);
  double           place = docket->to_top ? 0 : gtk_adjustment_get_value (adjustment);
  g_autofree char *focused = dup_focused (docket);
  gboolean         found;

  clear_days (docket);
  if (agenda == NULL)
    {
      clew_error_words_show (docket->error_page, error);
      gtk_stack_set_visible_child_name (docket->states, "error");
      return;
    }
  found = agenda->overdue->len > 0 || agenda->days->len > 0;
  if (found)
    {
      ClewDay today = clew_office_today (clew_view_get_office (view));

      add_overdue (docket, agenda, today);
      add_days (docket, agenda, today);
    }
  gtk_stack_set_visible_child_name (docket->states, found ? "agenda" : "empty");
  docket->to_top = FALSE;
  focus_row (docket, focused);
  gtk_adjustment_set_value (adjustment, place);
}

static void
agenda_free (Agenda *agenda)
{
  g_clear_pointer (&agenda->overdue, g_ptr_array_unref);
  g_clear_pointer (&agenda->days, g_ptr_array_unref);
  g_free (agenda);
}

/* On a thread, with a connection of its own. */
static gpointer
read_agenda (ClewStore *reader, ClewDay today, gpointer data, GError **error)
{
  const Question *question = data;
  Agenda         *agenda = g_new0 (Agenda, 1);

  agenda->overdue = clew_docket_load_overdue (reader, question->from, today, NULL,
                                              question->overdue_limit, &agenda->n_overdue, error);
  if (agenda->overdue != NULL)
    agenda->days = clew_docket_load_days (reader, question->from, question->from + SPAN - 1, today, NULL,
                                          question->limit, &agenda->more, error);
  if (agenda->days == NULL)
    g_clear_pointer (&agenda, agenda_free);
  return agenda;
}

static void
load_agenda (ClewDocketView *docket)
{
  ClewDay   today = clew_office_today (clew_view_get_office (CLEW_VIEW (docket)));
  Question *question = g_new0 (Question, 1);

  if (docket->from_today)
    docket->from = today;
  show_span (docket, today);
  question->from = docket->from;
  question->limit = docket->limit;
  question->overdue_limit = docket->overdue_limit;
  clew_view_read (CLEW_VIEW (docket), read_agenda, question, g_free, (GDestroyNotify)agenda_free,
                  show_agenda);
}

static void
clew_docket_view_refresh (ClewView *view)
{
  ClewDocketView *docket = CLEW_DOCKET_VIEW (view);

  load_agenda (docket);
  if (docket->court_case != NULL)
    clew_case_page_show (docket->case_page, clew_view_get_office (view), docket->court_case);
}

static void
clew_docket_view_show_record (ClewView *view, const char *id)
{
  ClewDocketView *docket = CLEW_DOCKET_VIEW (view);

  if (g_strcmp0 (docket->court_case, id) != 0)
    {
      g_free (docket->court_case);
      docket->court_case = g_strdup (id);
    }
  if (id != NULL && clew_view_get_office (view) != NULL)
    clew_case_page_show (docket->case_page, clew_view_get_office (view), id);
  gtk_stack_set_visible_child_name (docket->pages, id != NULL ? "case" : "agenda");
}

static void
clew_docket_view_grab_first_focus (ClewView *view)
{
  ClewDocketView *docket = CLEW_DOCKET_VIEW (view);

  /* Not the scroller around the days, which takes the focus where nobody sees or hears it. */
  GtkWidget *page = docket->court_case != NULL ? GTK_WIDGET (docket->case_page)
                                               : GTK_WIDGET (docket->days);

  docket->focus_first = !clew_view_focus_within (page);
}

static const char *
clew_docket_view_get_help_topic (ClewView *view)
{
  return CLEW_DOCKET_VIEW (view)->court_case != NULL ? "case" : "docket";
}

static void
show_from (ClewDocketView *docket, ClewDay from)
{
  docket->from = from;
  docket->from_today = from == clew_office_today (clew_view_get_office (CLEW_VIEW (docket)));
  docket->limit = STRETCH;
  docket->overdue_limit = FEW_OVERDUE;
  docket->to_top = TRUE;
  load_agenda (docket);
}

static void
today_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewDocketView *docket = data;

  gtk_widget_activate_action (GTK_WIDGET (docket), "win.show-view", "s", "docket");
  show_from (docket, clew_office_today (clew_view_get_office (CLEW_VIEW (docket))));
}

static void
earlier_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show_from (data, CLEW_DOCKET_VIEW (data)->from - SPAN);
}

static void
later_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show_from (data, CLEW_DOCKET_VIEW (data)->from + SPAN);
}

/* Of the hearing on which somebody is. */
static void
record_outcome_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewDocketView  *docket = data;
  GtkRoot         *root = gtk_widget_get_root (GTK_WIDGET (docket));
  GtkWidget       *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  ClewDocketEntry *entry = focus != NULL ? g_object_get_data (G_OBJECT (focus), "entry") : NULL;

  if (docket->court_case != NULL)
    clew_case_page_record_outcome (docket->case_page);
  else if (entry != NULL && entry->kind == CLEW_DOCKET_HEARING)
    gtk_widget_activate_action (GTK_WIDGET (docket), "win.record-outcome", "s", entry->id);
}

static void
retry_cb (ClewDocketView *docket)
{
  load_agenda (docket);
}

static void
clew_docket_view_finalize (GObject *object)
{
  g_free (CLEW_DOCKET_VIEW (object)->court_case);

  G_OBJECT_CLASS (clew_docket_view_parent_class)->finalize (object);
}

static void
clew_docket_view_class_init (ClewDocketViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  ClewViewClass  *view_class = CLEW_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = clew_docket_view_finalize;
  view_class->refresh = clew_docket_view_refresh;
  view_class->show_record = clew_docket_view_show_record;
  view_class->grab_first_focus = clew_docket_view_grab_first_focus;
  view_class->get_help_topic = clew_docket_view_get_help_topic;

  g_type_ensure (CLEW_TYPE_CASE_PAGE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/clewproject/Clew/legal/clew-docket-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewDocketView, pages);
  gtk_widget_class_bind_template_child (widget_class, ClewDocketView, header_bar);
  gtk_widget_class_bind_template_child (widget_class, ClewDocketView, title);
  gtk_widget_class_bind_template_child (widget_class, ClewDocketView, earlier_button);
  gtk_widget_class_bind_template_child (widget_class, ClewDocketView, later_button);
  gtk_widget_class_bind_template_child (widget_class, ClewDocketView, states);
  gtk_widget_class_bind_template_child (widget_class, ClewDocketView, empty_page);
  gtk_widget_class_bind_template_child (widget_class, ClewDocketView, error_page);
  gtk_widget_class_bind_template_child (widget_class, ClewDocketView, scroller);
  gtk_widget_class_bind_template_child (widget_class, ClewDocketView, days);
  gtk_widget_class_bind_template_child (widget_class, ClewDocketView, case_header_bar);
  gtk_widget_class_bind_template_child (widget_class, ClewDocketView, case_page);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
}

static void
clew_docket_view_init (ClewDocketView *docket)
{
  static const GActionEntry actions[] = {
    { "today", today_cb },
    { "earlier", earlier_cb },
    { "later", later_cb },
    { "record-outcome", record_outcome_cb },
    { NULL },
  };

  gtk_widget_init_template (GTK_WIDGET (docket));
  docket->from_today = TRUE;
  docket->limit = STRETCH;
  docket->overdue_limit = FEW_OVERDUE;
  clew_view_add_actions (CLEW_VIEW (docket), actions, -1);
  clew_view_adopt_header_bar (CLEW_VIEW (docket), docket->header_bar);
  clew_view_adopt_header_bar (CLEW_VIEW (docket), docket->case_header_bar);
  clew_accessible_set_name (docket->earlier_button, _ ("Earlier Two Weeks"));
  clew_accessible_set_name (docket->later_button, _ ("Later Two Weeks"));
}

/**
 * clew_docket_view_count:
 * @reader: a store of the calling thread
 * @today: today
 * @error: return location
 *
 * Returns: how many entries the agenda opens with, those overdue among them;
 *   -1 with @error set when reading failed
 */
gint64
clew_docket_view_count (ClewStore *reader, ClewDay today, GError **error)
{
  return clew_docket_count (reader, today, today + SPAN - 1, today, error);
}
