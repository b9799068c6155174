/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-no-worse-view.h"

#include "desk/clew-accessible.h"
#include "desk/clew-day-field.h"
#include "desk/clew-error-words.h"
#include "desk/clew-message.h"
#include "desk/clew-pdf-output.h"
#include "desk/clew-wrap-box.h"
#include "desk/legal/clew-case-entry.h"
#include "desk/legal/clew-no-worse-rows.h"
#include "desk/legal/clew-no-worse-span.h"
#include "documents/clew-outcome-paper.h"

#include <glib/gi18n.h>

struct _ClewNoWorseView
{
  ClewView parent_instance;

  AdwHeaderBar      *header_bar;
  AdwWindowTitle    *title;
  GtkMenuButton     *menu_button;
  GtkDropDown       *choice;
  GtkBox            *days;
  GtkStack          *states;
  ClewLegalList     *list;
  AdwStatusPage     *error_page;
  ClewDayField      *from; /* (nullable): both, until other days are asked for */
  ClewDayField      *to;
  ClewNoWorseSpan    span; /* that was asked for last */
  ClewOutcomeReport *report;
  gboolean           focus_first;
};

G_DEFINE_FINAL_TYPE (ClewNoWorseView, clew_no_worse_view, CLEW_TYPE_VIEW)

static ClewDay
get_today (ClewNoWorseView *view)
{
  return clew_office_today (clew_view_get_office (CLEW_VIEW (view)));
}

/* Reading */

static gpointer
read_report (ClewStore *reader, ClewDay today, gpointer data, GError **error)
{
  const ClewNoWorseSpan *span = data;

  return clew_outcome_report_read (reader, span->from, span->to, error);
}

static void
fill (ClewNoWorseView *view)
{
  clew_legal_list_begin (view->list);
  clew_no_worse_rows_fill (view->list, view->report, get_today (view));
  clew_legal_list_end (view->list);
}

static gboolean
is_empty (const ClewOutcomeReport *report)
{
  return report->cases->len == 0 && report->concerns->len == 0 && report->n_hidden == 0;
}

static void
show_report (ClewView *base, gpointer answer, const GError *error)
{
  ClewNoWorseView   *view = CLEW_NO_WORSE_VIEW (base);
  ClewOutcomeReport *report = answer;

  if (report == NULL)
    {
      clew_error_words_show (view->error_page, error);
      gtk_stack_set_visible_child_name (view->states, "error");
      return;
    }
  g_clear_pointer (&view->report, clew_outcome_report_unref);
  view->report = clew_outcome_report_ref (report);
  fill (view);
  gtk_stack_set_visible_child_name (view->states, is_empty (report) ? "empty" : "content");
  if (view->focus_first && !is_empty (report))
    view->focus_first = !clew_legal_list_focus (view->list);
}

static void
load (ClewNoWorseView *view)
{
  g_autofree char *words = NULL;

  if (clew_view_get_office (CLEW_VIEW (view)) == NULL)
    return;
  words = clew_no_worse_span_words (view->span);
  adw_window_title_set_subtitle (view->title, words);
  clew_view_read (CLEW_VIEW (view), read_report, g_memdup2 (&view->span, sizeof view->span), g_free,
                  (GDestroyNotify)clew_outcome_report_unref, show_report);
}

static void
more_cb (ClewNoWorseView *view)
{
  if (view->report != NULL)
    fill (view);
}

/* Of which days */

/* Asks for the days typed once both are days. */
static void
typed_cb (ClewNoWorseView *view)
{
  ClewDay from = clew_day_field_get_day (view->from);
  ClewDay to = clew_day_field_get_day (view->to);

  if (from == CLEW_DAY_UNKNOWN || to == CLEW_DAY_UNKNOWN)
    return;
  if (to < from)
    {
      clew_day_field_say (view->to, NULL, _ ("This lies before the first day."));
      return;
    }
  if (from == view->span.from && to == view->span.to)
    return;
  view->span = (ClewNoWorseSpan){ from, to };
  load (view);
}

static ClewDayField *
add_day (ClewNoWorseView *view, const char *title, ClewDay day)
{
  ClewDayField *field = clew_day_field_new (title, get_today (view));

  clew_day_field_set_in_past (field);
  clew_day_field_set_day (field, day);
  gtk_box_append (view->days, GTK_WIDGET (field));
  g_signal_connect_object (field, "changed", G_CALLBACK (typed_cb), view, G_CONNECT_SWAPPED);
  return field;
}

static void
show_days (ClewNoWorseView *view, gboolean shown)
{
  if (shown && view->from == NULL)
    {
      view->from = add_day (view, _ ("First day"), view->span.from);
      view->to = add_day (view, _ ("Last day"), view->span.to);
    }
  gtk_widget_set_visible (GTK_WIDGET (view->days), shown);
}

static void
choice_cb (ClewNoWorseView *view)
{
  ClewNoWorseChoice choice = gtk_drop_down_get_selected (view->choice);

  if (clew_view_get_office (CLEW_VIEW (view)) == NULL || choice >= CLEW_NO_WORSE_N_CHOICES)
    return;
  if (choice != CLEW_NO_WORSE_OTHER || view->span.from == CLEW_DAY_UNKNOWN)
    view->span = clew_no_worse_span (choice, get_today (view));
  show_days (view, choice == CLEW_NO_WORSE_OTHER);
  load (view);
}

/* What is done */

static void
do_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ClewOffice *office = clew_view_get_office (CLEW_VIEW (widget));
  const char *what;
  const char *id;
  g_autoptr (ClewRecord) concern = NULL;
  g_autoptr (GError) error = NULL;

  g_variant_get (parameter, "(&s&s)", &what, &id);
  if (office == NULL)
    return;
  if (g_str_equal (what, "concern"))
    {
      clew_case_entry_add (widget, office, &clew_task_add_concern, id, NULL);
      return;
    }
  concern = clew_record_load (clew_office_get_store (office), &clew_kind_concern, id, &error);
  if (concern == NULL)
    clew_case_entry_show_problem (widget, error);
  else
    clew_case_entry_begin (widget, office,
                           g_str_equal (what, "answer") ? &clew_task_answer_concern
                                                        : &clew_task_raise_again,
                           concern);
}

/* On paper */

typedef struct
{
  GtkWindow      *parent;
  ClewOffice     *office;
  ClewNoWorseSpan span;
  gboolean        numbers_only;
  gboolean        on_paper;
} Output;

static GBytes *
make_paper (gpointer data, GError **error)
{
  Output *output = data;

  return clew_outcome_paper_print (output->office, output->span.from, output->span.to,
                                   output->numbers_only, output->on_paper, error);
}

static void
output_done_cb (const GError *error, gpointer data)
{
  Output *output = data;

  if (error != NULL)
    gtk_window_present (
      clew_message_new_problem (output->parent, _ ("The Report Was Not Made"), error));
  g_object_unref (output->parent);
  g_object_unref (output->office);
  g_free (output);
}

static void
put_out (ClewNoWorseView *view, gboolean numbers_only, gboolean on_paper)
{
  ClewOffice      *office = clew_view_get_office (CLEW_VIEW (view));
  GtkWindow       *parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (view)));
  const char      *paper = clew_record_get_text (clew_office_get_record (office), "paper");
  g_autofree char *name = g_strconcat (C_ ("file name", "no-worse-off"), ".pdf", NULL);
  Output          *output = g_new0 (Output, 1);

  output->parent = g_object_ref (parent);
  output->office = g_object_ref (office);
  output->span = view->span;
  output->numbers_only = numbers_only;
  output->on_paper = on_paper;
  if (on_paper)
    clew_pdf_output_print (parent, _ ("No Worse Off"), g_strcmp0 (paper, "a4") == 0, make_paper,
                                      output_done_cb, output);
  else
    clew_pdf_output_save (parent, _ ("Save Report"), name, make_paper, output_done_cb, output);
}

static void
output_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *name = g_action_get_name (G_ACTION (action));

  if (clew_view_get_office (CLEW_VIEW (data)) != NULL)
    put_out (data, g_str_has_suffix (name, "-numbers"), g_str_has_prefix (name, "print"));
}

/* The view */

static void
clew_no_worse_view_refresh (ClewView *base)
{
  ClewNoWorseView  *view = CLEW_NO_WORSE_VIEW (base);
  ClewNoWorseChoice choice = gtk_drop_down_get_selected (view->choice);

  if (choice != CLEW_NO_WORSE_OTHER)
    view->span = clew_no_worse_span (choice, get_today (view));
  load (view);
}

static void
clew_no_worse_view_grab_first_focus (ClewView *base)
{
  ClewNoWorseView *view = CLEW_NO_WORSE_VIEW (base);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (view->states), "content") != 0 ||
      !clew_legal_list_focus (view->list))
    view->focus_first = TRUE;
}

static void
clew_no_worse_view_dispose (GObject *object)
{
  ClewNoWorseView *view = CLEW_NO_WORSE_VIEW (object);

  g_clear_pointer (&view->report, clew_outcome_report_unref);
  gtk_widget_dispose_template (GTK_WIDGET (view), CLEW_TYPE_NO_WORSE_VIEW);
  G_OBJECT_CLASS (clew_no_worse_view_parent_class)->dispose (object);
}

static void
clew_no_worse_view_class_init (ClewNoWorseViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  ClewViewClass  *view_class = CLEW_VIEW_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = clew_no_worse_view_dispose;
  view_class->refresh = clew_no_worse_view_refresh;
  view_class->grab_first_focus = clew_no_worse_view_grab_first_focus;

  g_type_ensure (CLEW_TYPE_LEGAL_LIST);
  g_type_ensure (CLEW_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/clewproject/Clew/legal/clew-no-worse-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewNoWorseView, header_bar);
  gtk_widget_class_bind_template_child (widget_class, ClewNoWorseView, title);
  gtk_widget_class_bind_template_child (widget_class, ClewNoWorseView, menu_button);
  gtk_widget_class_bind_template_child (widget_class, ClewNoWorseView, choice);
  gtk_widget_class_bind_template_child (widget_class, ClewNoWorseView, days);
  gtk_widget_class_bind_template_child (widget_class, ClewNoWorseView, states);
  gtk_widget_class_bind_template_child (widget_class, ClewNoWorseView, list);
  gtk_widget_class_bind_template_child (widget_class, ClewNoWorseView, error_page);
  gtk_widget_class_bind_template_callback (widget_class, load);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_cb);
  gtk_widget_class_install_action (widget_class, "legal.do", "(ss)", do_cb);
}

static void
clew_no_worse_view_init (ClewNoWorseView *view)
{
  static const GActionEntry actions[] = {
    { "print", output_cb },
    { "save", output_cb },
    { "print-numbers", output_cb },
    { "save-numbers", output_cb },
  };
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (view));
  clew_view_adopt_header_bar (CLEW_VIEW (view), view->header_bar);
  clew_view_add_actions (CLEW_VIEW (view), actions, G_N_ELEMENTS (actions));
  clew_menu_button_set_accessible_name (view->menu_button, _ ("Report Menu"));
  for (ClewNoWorseChoice choice = 0; choice < CLEW_NO_WORSE_N_CHOICES; choice++)
    gtk_string_list_append (labels, clew_no_worse_choice_label (choice));
  gtk_drop_down_set_model (view->choice, G_LIST_MODEL (labels));
  clew_accessible_set_name (GTK_WIDGET (view->choice), _ ("Days"));
}
