/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-docket-view.h"

#include "desk/clew-accessible.h"
#include "desk/clew-error-words.h"
#include "desk/clew-settings.h"
#include "desk/clew-wrap-box.h"
#include "desk/legal/clew-bring-in-window.h"
#include "desk/legal/clew-case-page.h"
#include "desk/legal/clew-docket-agenda.h"
#include "desk/legal/clew-docket-chosen.h"
#include "desk/legal/clew-docket-filters.h"
#include "desk/legal/clew-docket-month.h"
#include "desk/legal/clew-docket-output.h"
#include "desk/legal/clew-docket-read.h"
#include "desk/legal/clew-docket-span.h"
#include "desk/legal/clew-docket-switch.h"
#include "desk/legal/clew-docket-table.h"
#include "desk/legal/clew-docket-week.h"

#include <glib/gi18n.h>

/* What is due, in the form that somebody chose, and the page of one case. */

/* How many entries a week or a table shows at most, and how many a month counts. */
#define MOST         5000
#define MOST_COUNTED 1000000

struct _ClewDocketView
{
  ClewView parent_instance;

  GtkStack         *pages;
  AdwHeaderBar     *header_bar;
  AdwWindowTitle   *title;
  GtkWidget        *earlier_button;
  GtkWidget        *later_button;
  GtkMenuButton    *menu_button;
  ClewWrapBox      *bar;
  GtkWidget        *filtered;
  GtkLabel         *filter_words;
  GtkStack         *states;
  ClewDocketAgenda *agenda;
  ClewDocketWeek   *week;
  ClewDocketMonth  *month;
  ClewDocketTable  *table;
  AdwStatusPage    *empty_page;
  GtkWidget        *clear_button;
  ClewDocketChosen *chosen;
  AdwStatusPage    *error_page;
  AdwHeaderBar     *case_header_bar;
  ClewCasePage     *case_page;

  ClewDocketFilters *filters;
  ClewDocketOutput  *output; /* what was printed or saved last, which may be asked about yet */
  ClewDocketForm     form;
  ClewDay            day;        /* which is to be seen */
  gboolean           from_today; /* and so it stays when the day changes */
  guint              limit;
  guint              overdue_limit;
  char              *court_case;
  gboolean           to_top;      /* another span was asked for */
  gboolean           focus_first; /* once there is something to have the focus */
};

G_DEFINE_FINAL_TYPE (ClewDocketView, clew_docket_view, CLEW_TYPE_VIEW)

static ClewDocketSpan
get_span (ClewDocketView *docket)
{
  return clew_docket_span (docket->form, docket->day, clew_docket_first_weekday ());
}

static ClewDay
get_today (ClewDocketView *docket)
{
  return clew_office_today (clew_view_get_office (CLEW_VIEW (docket)));
}

/* The two buttons say how far they go. */
static void
show_steps (ClewDocketView *docket)
{
  const char *earlier = clew_docket_span_step_label (docket->form, FALSE);
  const char *later = clew_docket_span_step_label (docket->form, TRUE);

  clew_accessible_set_name (docket->earlier_button, earlier);
  clew_accessible_set_name (docket->later_button, later);
  gtk_widget_set_tooltip_text (docket->earlier_button, earlier);
  gtk_widget_set_tooltip_text (docket->later_button, later);
}

static void
show_span (ClewDocketView *docket)
{
  g_autofree char *span = clew_docket_span_words (docket->form, get_span (docket),
                                                  get_today (docket));

  adw_window_title_set_subtitle (docket->title, span);
  show_steps (docket);
}

/* What is filtered is always said. */
static void
show_filters (ClewDocketView *docket)
{
  g_autofree char *what = clew_docket_filters_describe (docket->filters);
  g_autofree char *words = NULL;

  gtk_widget_set_visible (docket->filtered, what != NULL);
  clew_view_set_action_enabled (CLEW_VIEW (docket), "clear-filters", what != NULL);
  if (what == NULL)
    return;
  /* Translators: %s is what the docket is filtered by, such as a court and a prosecutor */
  words = g_strdup_printf (_ ("Only this is shown: %s"), what);
  gtk_label_set_label (docket->filter_words, words);
}

static GtkWidget *
get_form_page (ClewDocketView *docket)
{
  GtkWidget *const pages[CLEW_DOCKET_N_FORMS] = {
    [CLEW_DOCKET_FORM_AGENDA] = GTK_WIDGET (docket->agenda),
    [CLEW_DOCKET_FORM_WEEK] = GTK_WIDGET (docket->week),
    [CLEW_DOCKET_FORM_MONTH] = GTK_WIDGET (docket->month),
    [CLEW_DOCKET_FORM_TABLE] = GTK_WIDGET (docket->table),
  };

  return pages[docket->form];
}

static void
clear_forms (ClewDocketView *docket)
{
  clew_docket_agenda_clear (docket->agenda);
  clew_docket_week_clear (docket->week);
  clew_docket_month_clear (docket->month);
  clew_docket_table_clear (docket->table);
}

static void
show_form (ClewDocketView *docket, const ClewDocketAnswer *answer)
{
  ClewDay today = get_today (docket);

  switch (answer->form)
    {
    case CLEW_DOCKET_FORM_WEEK:
      clew_docket_week_show (docket->week, answer, today);
      break;
    case CLEW_DOCKET_FORM_MONTH:
      clew_docket_month_show (docket->month, answer, today);
      break;
    case CLEW_DOCKET_FORM_TABLE:
      clew_docket_table_show (docket->table, answer, today, docket->to_top);
      break;
    case CLEW_DOCKET_FORM_AGENDA:
    case CLEW_DOCKET_N_FORMS:
    default:
      clew_docket_agenda_show (docket->agenda, answer, today, docket->to_top);
    }
}

/* Only the agenda and the table let several be selected. */
static void
chosen_cb (ClewDocketView *docket)
{
  g_autoptr (GPtrArray) entries = NULL;

  if (docket->form == CLEW_DOCKET_FORM_AGENDA)
    entries = clew_docket_agenda_get_chosen (docket->agenda);
  else if (docket->form == CLEW_DOCKET_FORM_TABLE)
    entries = clew_docket_table_get_chosen (docket->table);
  else
    entries = g_ptr_array_new ();
  clew_docket_chosen_show (docket->chosen, entries);
  clew_view_set_action_enabled (CLEW_VIEW (docket), "set-next-date", entries->len > 0);
}

static void
show_answer (ClewView *view, gpointer data, const GError *error)
{
  ClewDocketView         *docket = CLEW_DOCKET_VIEW (view);
  const ClewDocketAnswer *answer = data;
  gboolean                found;

  if (answer == NULL)
    {
      clear_forms (docket);
      clew_error_words_show (docket->error_page, error);
      gtk_stack_set_visible_child_name (docket->states, "error");
      return;
    }
  clew_docket_filters_offer (docket->filters, answer);
  found = answer->overdue->len > 0 || answer->days->len > 0 || answer->n_undated > 0;
  show_form (docket, answer);
  if (!found)
    gtk_widget_set_visible (docket->clear_button,
                            clew_docket_filters_show_nothing (docket->filters, docket->empty_page));
  chosen_cb (docket);
  gtk_stack_set_visible_child_name (docket->states,
                                    found ? clew_docket_form_ids[answer->form] : "empty");
  docket->to_top = FALSE;
  if (docket->focus_first)
    gtk_widget_grab_focus (get_form_page (docket));
  docket->focus_first = FALSE;
}

static ClewDocketQuestion *
new_question (ClewDocketView *docket)
{
  ClewDocketQuestion *question = g_new0 (ClewDocketQuestion, 1);
  gboolean            agenda = docket->form == CLEW_DOCKET_FORM_AGENDA;

  question->form = docket->form;
  question->span = get_span (docket);
  question->shown = docket->form == CLEW_DOCKET_FORM_MONTH
                      ? clew_docket_span_weeks (question->span, clew_docket_first_weekday ())
                      : question->span;
  question->limit = agenda                                   ? docket->limit
                    : docket->form == CLEW_DOCKET_FORM_MONTH ? MOST_COUNTED
                                                             : MOST;
  question->overdue_limit = agenda || docket->form != CLEW_DOCKET_FORM_TABLE
                              ? docket->overdue_limit
                              : CLEW_DOCKET_STRETCH;
  clew_docket_filters_ask (docket->filters, question);
  return question;
}

static void
load_docket (ClewDocketView *docket)
{
  if (clew_view_get_office (CLEW_VIEW (docket)) == NULL)
    return;
  if (docket->from_today)
    docket->day = get_today (docket);
  show_span (docket);
  show_filters (docket);
  clew_view_read (CLEW_VIEW (docket), clew_docket_answer_read, new_question (docket),
                  (GDestroyNotify)clew_docket_question_free,
                  (GDestroyNotify)clew_docket_answer_free, show_answer);
}

static void
clew_docket_view_refresh (ClewView *view)
{
  ClewDocketView *docket = CLEW_DOCKET_VIEW (view);

  load_docket (docket);
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
  GtkWidget      *page = docket->court_case != NULL ? GTK_WIDGET (docket->case_page)
                                                    : get_form_page (docket);
  GtkRoot        *root = gtk_widget_get_root (page);
  GtkWidget      *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (docket->court_case != NULL)
    docket->focus_first = !clew_view_focus_within (page);
  else
    docket->focus_first = !((focus != NULL && gtk_widget_is_ancestor (focus, page)) ||
                            gtk_widget_grab_focus (page));
}

static const char *
clew_docket_view_get_help_topic (ClewView *view)
{
  return CLEW_DOCKET_VIEW (view)->court_case != NULL ? "case" : "docket";
}

static void
show_from (ClewDocketView *docket, ClewDay day)
{
  docket->day = day;
  docket->from_today = day == get_today (docket);
  docket->limit = CLEW_DOCKET_STRETCH;
  docket->overdue_limit = CLEW_DOCKET_FEW_OVERDUE;
  docket->to_top = TRUE;
  load_docket (docket);
}

static void
set_form (ClewDocketView *docket, ClewDocketForm form)
{
  GActionMap *actions = G_ACTION_MAP (clew_view_get_actions (CLEW_VIEW (docket)));

  docket->form = form;
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, "form")),
                             g_variant_new_string (clew_docket_form_ids[form]));
}

/* Of a span with today in it, today stays to be seen; of another, its first day. */
static void
show_as (ClewDocketView *docket, ClewDocketForm form)
{
  ClewDocketSpan span = get_span (docket);
  ClewDay        today = get_today (docket);

  set_form (docket, form);
  g_settings_set_string (clew_settings_get (), "docket-form", clew_docket_form_ids[form]);
  show_from (docket, span.from <= today && today <= span.to ? today : span.from);
}

static void
form_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewDocketForm form = clew_docket_form_find (g_variant_get_string (parameter, NULL));

  if (form != CLEW_DOCKET_VIEW (data)->form)
    show_as (data, form);
}

static void
today_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewDocketView *docket = data;

  gtk_widget_activate_action (GTK_WIDGET (docket), "win.show-view", "s", "docket");
  show_from (docket, get_today (docket));
}

static void
step_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewDocketView *docket = data;
  int             by = g_str_equal (g_action_get_name (G_ACTION (action)), "later") ? 1 : -1;

  show_from (docket, clew_docket_span_step (docket->form, docket->day, by));
}

/* From a calendar to all of one day. */
static void
show_day_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewDocketView *docket = data;
  ClewDay         day = g_variant_get_uint32 (parameter);

  show_as (docket, CLEW_DOCKET_FORM_AGENDA);
  docket->focus_first = TRUE;
  show_from (docket, day);
}

static void
show_overdue_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewDocketView *docket = data;

  show_as (docket, CLEW_DOCKET_FORM_AGENDA);
  docket->overdue_limit = CLEW_DOCKET_STRETCH;
  docket->focus_first = TRUE;
  load_docket (docket);
}

static void
more_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewDocketView *docket = data;

  if (g_str_equal (g_action_get_name (G_ACTION (action)), "more-days"))
    docket->limit += CLEW_DOCKET_STRETCH;
  else if (docket->overdue_limit == CLEW_DOCKET_FEW_OVERDUE)
    docket->overdue_limit = CLEW_DOCKET_STRETCH;
  else
    docket->overdue_limit += CLEW_DOCKET_STRETCH;
  load_docket (docket);
}

static void
clear_filters_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  clew_docket_filters_clear (CLEW_DOCKET_VIEW (data)->filters);
}

static void
output_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewDocketView   *docket = data;
  g_autofree char  *only = clew_docket_filters_describe (docket->filters);
  ClewDocketOutput *output = clew_docket_output_new (
    GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (docket))),
    clew_view_get_office (CLEW_VIEW (docket)), new_question (docket), only);

  g_clear_object (&docket->output);
  docket->output = output;
  clew_docket_output_begin (output, g_action_get_name (G_ACTION (action)));
}

static void
filters_changed_cb (ClewDocketView *docket)
{
  show_from (docket, docket->day);
}

static void
select_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewDocketView *docket = data;
  gboolean        all = g_str_equal (g_action_get_name (G_ACTION (action)), "select-all");

  if (all && docket->form != CLEW_DOCKET_FORM_TABLE)
    show_as (docket, CLEW_DOCKET_FORM_AGENDA);
  if (docket->form == CLEW_DOCKET_FORM_TABLE)
    clew_docket_table_choose (docket->table, all);
  else
    clew_docket_agenda_choose (docket->agenda, all);
  gtk_widget_grab_focus (get_form_page (docket));
}

static void
set_next_date_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewDocketView *docket = data;

  clew_docket_chosen_set_next (docket->chosen, clew_view_get_office (CLEW_VIEW (docket)));
}

/* Of the hearings that are selected, or of the one on which somebody is. */
static void
record_outcome_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ClewDocketView  *docket = data;
  ClewDocketEntry *entry = clew_docket_chosen_find_focused (GTK_WIDGET (docket->states));

  if (docket->court_case != NULL)
    clew_case_page_record_outcome (docket->case_page);
  else if (clew_docket_chosen_is_several (docket->chosen))
    clew_docket_chosen_set_next (docket->chosen, clew_view_get_office (CLEW_VIEW (docket)));
  else if (entry != NULL && entry->kind == CLEW_DOCKET_HEARING)
    gtk_widget_activate_action (GTK_WIDGET (docket), "win.record-outcome", "s", entry->id);
  else if (docket->form == CLEW_DOCKET_FORM_MONTH)
    clew_docket_month_open_focused (docket->month);
}

static void
retry_cb (ClewDocketView *docket)
{
  load_docket (docket);
}

static void
clew_docket_view_dispose (GObject *object)
{
  g_clear_object (&CLEW_DOCKET_VIEW (object)->filters);
  g_clear_object (&CLEW_DOCKET_VIEW (object)->output);

  G_OBJECT_CLASS (clew_docket_view_parent_class)->dispose (object);
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

  G_OBJECT_CLASS (klass)->dispose = clew_docket_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = clew_docket_view_finalize;
  view_class->refresh = clew_docket_view_refresh;
  view_class->show_record = clew_docket_view_show_record;
  view_class->grab_first_focus = clew_docket_view_grab_first_focus;
  view_class->get_help_topic = clew_docket_view_get_help_topic;

  g_type_ensure (CLEW_TYPE_CASE_PAGE);
  g_type_ensure (CLEW_TYPE_DOCKET_AGENDA);
  g_type_ensure (CLEW_TYPE_DOCKET_CHOSEN);
  g_type_ensure (CLEW_TYPE_DOCKET_MONTH);
  g_type_ensure (CLEW_TYPE_DOCKET_TABLE);
  g_type_ensure (CLEW_TYPE_DOCKET_WEEK);
  g_type_ensure (CLEW_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/clewproject/Clew/legal/clew-docket-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewDocketView, pages);
  gtk_widget_class_bind_template_child (widget_class, ClewDocketView, header_bar);
  gtk_widget_class_bind_template_child (widget_class, ClewDocketView, title);
  gtk_widget_class_bind_template_child (widget_class, ClewDocketView, earlier_button);
  gtk_widget_class_bind_template_child (widget_class, ClewDocketView, later_button);
  gtk_widget_class_bind_template_child (widget_class, ClewDocketView, menu_button);
  gtk_widget_class_bind_template_child (widget_class, ClewDocketView, bar);
  gtk_widget_class_bind_template_child (widget_class, ClewDocketView, filtered);
  gtk_widget_class_bind_template_child (widget_class, ClewDocketView, filter_words);
  gtk_widget_class_bind_template_child (widget_class, ClewDocketView, states);
  gtk_widget_class_bind_template_child (widget_class, ClewDocketView, agenda);
  gtk_widget_class_bind_template_child (widget_class, ClewDocketView, week);
  gtk_widget_class_bind_template_child (widget_class, ClewDocketView, month);
  gtk_widget_class_bind_template_child (widget_class, ClewDocketView, table);
  gtk_widget_class_bind_template_child (widget_class, ClewDocketView, empty_page);
  gtk_widget_class_bind_template_child (widget_class, ClewDocketView, clear_button);
  gtk_widget_class_bind_template_child (widget_class, ClewDocketView, chosen);
  gtk_widget_class_bind_template_child (widget_class, ClewDocketView, error_page);
  gtk_widget_class_bind_template_child (widget_class, ClewDocketView, case_header_bar);
  gtk_widget_class_bind_template_child (widget_class, ClewDocketView, case_page);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
}

/* The form in which this account saw it last. */
static void
restore_form (ClewDocketView *docket)
{
  g_autofree char *id = g_settings_get_string (clew_settings_get (), "docket-form");

  set_form (docket, clew_docket_form_find (id));
}

static void
clew_docket_view_init (ClewDocketView *docket)
{
  static const GActionEntry actions[] = {
    { "today", today_cb },
    { "record-outcome", record_outcome_cb },
    { "set-next-date", set_next_date_cb },
    { "select-all", select_cb },
    { "select-none", select_cb },
    { "earlier", step_cb },
    { "later", step_cb },
    { "form", form_cb, "s", "'agenda'" },
    { "show-day", show_day_cb, "u" },
    { "show-overdue", show_overdue_cb },
    { "more-overdue", more_cb },
    { "more-days", more_cb },
    { "clear-filters", clear_filters_cb },
    { "print", output_cb },
    { "save-sheet", output_cb },
    { "save-calendar", output_cb },
    { "bring-in", clew_bring_in_window_open },
    { NULL },
  };

  gtk_widget_init_template (GTK_WIDGET (docket));
  docket->from_today = TRUE;
  docket->limit = CLEW_DOCKET_STRETCH;
  docket->overdue_limit = CLEW_DOCKET_FEW_OVERDUE;
  clew_view_add_actions (CLEW_VIEW (docket), actions, -1);
  clew_view_adopt_header_bar (CLEW_VIEW (docket), docket->header_bar);
  clew_view_adopt_header_bar (CLEW_VIEW (docket), docket->case_header_bar);
  clew_menu_button_set_accessible_name (docket->menu_button, _ ("Docket Menu"));
  restore_form (docket);
  clew_wrap_box_append (docket->bar, clew_docket_switch_new ());
  docket->filters = clew_docket_filters_new (docket->bar);
  g_signal_connect_object (docket->filters, "changed", G_CALLBACK (filters_changed_cb), docket,
                           G_CONNECT_SWAPPED);
  show_steps (docket);
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
  return clew_docket_count (reader, today, today + CLEW_DOCKET_AGENDA_DAYS - 1, today, error);
}
