/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-case-page-private.h"

#include "desk/clew-accessible.h"
#include "desk/clew-error-words.h"
#include "desk/clew-pill.h"
#include "desk/clew-received-rows.h"
#include "desk/clew-task-about.h"
#include "desk/legal/clew-case-entry.h"
#include "desk/legal/clew-decision-window.h"
#include "records/clew-case-list.h"
#include "records/clew-case-save.h"
#include "records/clew-day-words.h"
#include "records/clew-facts.h"
#include "records/clew-person-name.h"

#include <glib/gi18n.h>

#include <string.h>

/* The key of what is entered of a record begins with its id. */
#define ID_LENGTH 36

G_DEFINE_FINAL_TYPE (ClewCasePage, clew_case_page, ADW_TYPE_BIN)

/* Rows are made anew; whoever was on one stays on it. */
static ClewPlacedRow *
dup_focused (ClewCasePage *page)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (page));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; focus != NULL && i < page->rows->len; i++)
    {
      ClewPlacedRow *placed = g_ptr_array_index (page->rows, i);
      ClewPlacedRow *copy;

      if (placed->row != focus && !gtk_widget_is_ancestor (focus, placed->row))
        continue;
      copy = g_memdup2 (placed, sizeof *placed);
      copy->key = g_strdup (placed->key);
      return copy;
    }
  return NULL;
}

/* Once the last step of a record is taken, the record itself is next to it. */
static void
focus_row (ClewCasePage *page, const ClewPlacedRow *focused)
{
  GtkWidget *near = NULL;

  for (guint i = 0; i < page->rows->len; i++)
    {
      const ClewPlacedRow *placed = g_ptr_array_index (page->rows, i);

      if (placed->group != focused->group || !g_str_has_prefix (focused->key, placed->key))
        continue;
      if (*placed->key != '\0' || near == NULL)
        near = placed->row;
    }
  if (near == NULL || !gtk_widget_child_focus (near, GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
}

static void
show_pills (ClewCasePage *page, const ClewCase *court_case, ClewOffice *office, ClewDay today)
{
  g_autofree char *standing = clew_case_describe_standing (court_case->standing);
  ClewStagePlace   stage = clew_case_get_stage (court_case, today);
  g_autoptr (ClewFacts) facts = clew_facts_load (
    clew_office_get_store (office), clew_record_get_id (court_case->participant), NULL);

  clew_wrap_box_clear (page->pills);
  if (standing != NULL)
    clew_wrap_box_append (page->pills,
                          clew_pill_new ("x-office-calendar-symbolic", standing, CLEW_PILL_PLAIN));
  if (court_case->is_shown)
    clew_wrap_box_append (page->pills, clew_pill_new ("view-grid-symbolic",
                                                      clew_stage_label (stage.stage),
                                                      CLEW_PILL_PLAIN));
  if (facts != NULL)
    {
      ClewReleaseSummary release = clew_facts_get_release (facts, today);

      clew_wrap_box_append (page->pills, clew_pill_new_release (release.state, release.day, today));
    }
  else
    {
      clew_wrap_box_append (page->pills,
                            clew_pill_new ("dialog-warning-symbolic",
                                           _ ("The records can’t be read now."), CLEW_PILL_BAD));
    }
}

static void
show_person (ClewCasePage *page, const ClewCase *court_case)
{
  g_autofree char *name = clew_person_dup_full_name (court_case->participant);

  g_free (page->participant);
  page->participant = g_strdup (clew_record_get_id (court_case->participant));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (page->person_row), name);
}

static void
show_error (ClewCasePage *page, const char *id, const GError *error)
{
  clew_error_words_show (page->error_page, error);
  gtk_actionable_set_action_target (page->try_again_button, "s", id);
  gtk_stack_set_visible_child_name (page->states, "error");
}

/* Of which hearing an outcome is asked for: the one that was due first, or that comes next. */
static void
find_next_hearing (ClewCasePage *page, const ClewCase *court_case)
{
  gboolean    goes_on = clew_enrollment_has_cases_open (court_case->enrollment.state);
  ClewRecord *next = NULL;

  for (guint i = 0; goes_on && i < court_case->hearings->len; i++)
    {
      ClewRecord *hearing = g_ptr_array_index (court_case->hearings, i);

      if (clew_record_get_text (hearing, "outcome") == NULL &&
          (next == NULL || clew_record_get_text (hearing, "on_day") != NULL))
        next = hearing;
    }
  g_free (page->next_hearing);
  page->next_hearing = next != NULL ? g_strdup (clew_record_get_id (next)) : NULL;
  gtk_widget_action_set_enabled (GTK_WIDGET (page), "case.record-outcome", next != NULL);
}

static const char *
name_case (const ClewCase *court_case)
{
  const char *cause_number = clew_record_get_text (court_case->record, "cause_number");

  if (!court_case->is_shown)
    return clew_case_get_hidden_label (court_case);
  return cause_number != NULL ? cause_number : _ ("No cause number yet");
}

/* When, and no more: what a court sealed is shown nowhere. */
static void
show_sealed (ClewCasePage *page, ClewRecord *record)
{
  ClewDay          sealed = clew_record_get_day (record, "sealed_on");
  ClewDay          vacated = clew_record_get_day (record, "vacated_on");
  g_autofree char *day = clew_day_words_long (sealed != CLEW_DAY_UNKNOWN ? sealed : vacated);
  g_autofree char *text = NULL;

  if (sealed != CLEW_DAY_UNKNOWN)
    /* Translators: of a case; %s is a date */
    text = g_strdup_printf (_ ("Sealed on %s"), day);
  else
    /* Translators: of a case; %s is a date */
    text = g_strdup_printf (_ ("Vacated on %s"), day);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (page->sealed_row), text);
}

static void
show_received (ClewCasePage *page, ClewDay today)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) received = clew_received_list_for_case (
    clew_office_get_store (page->office), page->id, today, &error);

  if (received != NULL)
    clew_received_group_fill (page->received, page->office, received);
  else
    clew_case_entry_show_problem (GTK_WIDGET (page), error);
}

static void
show_case (ClewCasePage *page, const ClewCase *court_case)
{
  ClewDay     today = clew_office_today (page->office);
  const char *court = clew_record_get_text (court_case->record, "court");

  gtk_label_set_label (page->heading, name_case (court_case));
  gtk_label_set_label (page->court, court != NULL ? court : "");
  gtk_widget_set_visible (GTK_WIDGET (page->court), court != NULL);
  gtk_widget_set_visible (page->whole, court_case->is_shown);
  gtk_widget_set_visible (page->sealed, !court_case->is_shown);
  gtk_widget_set_visible (GTK_WIDGET (page->warnings), FALSE);
  show_person (page, court_case);
  find_next_hearing (page, court_case);
  if (court_case->is_shown)
    {
      show_pills (page, court_case, page->office, today);
      clew_case_page_fill (page, court_case, today);
      show_received (page, today);
    }
  else
    {
      clew_wrap_box_clear (page->pills);
      show_sealed (page, court_case->record);
    }
  gtk_stack_set_visible_child_name (page->states, "case");
}

/**
 * clew_case_page_show:
 * @page: the page
 * @office: the open office
 * @id: a case's id
 *
 * Shows a case as it stands now. Shown again it stays where somebody reads it;
 * another case is shown from the top.
 */
void
clew_case_page_show (ClewCasePage *page, ClewOffice *office, const char *id)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (page->scroller);
  gboolean       again = g_strcmp0 (id, page->id) == 0;
  double         place = again ? gtk_adjustment_get_value (adjustment) : 0;
  ClewPlacedRow *focused = again ? dup_focused (page) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewCase) court_case = NULL;

  if (!again)
    {
      g_free (page->id);
      page->id = g_strdup (id);
    }
  g_set_object (&page->office, office);
  court_case = clew_case_load (clew_office_get_store (office), id, &error);
  clew_case_page_clear (page);
  if (court_case != NULL)
    show_case (page, court_case);
  else
    show_error (page, id, error);
  if (focused != NULL)
    focus_row (page, focused);
  g_clear_pointer (&focused, clew_placed_row_free);
  gtk_adjustment_set_value (adjustment, place);
}

static void
person_activated_cb (ClewCasePage *page)
{
  if (page->participant != NULL)
    gtk_widget_activate_action (GTK_WIDGET (page), "win.show-person", "s", page->participant);
}

/* For this case, so that what leaves stands on its page. */
static void
begin_about (ClewCasePage *page, const char *action)
{
  g_autofree char *about = NULL;

  if (page->participant == NULL)
    return;
  about = clew_task_about_to_text (page->participant, page->id, NULL);
  gtk_widget_activate_action (GTK_WIDGET (page), action, "s", about);
}

static void
letter_activated_cb (ClewCasePage *page)
{
  begin_about (page, "win.write-letter");
}

static void
nothing_helpful_activated_cb (ClewCasePage *page)
{
  begin_about (page, "win.say-nothing-helpful");
}

/* What may be added to a case, each by an action. */
static const struct
{
  const char           *action;
  const ClewRecordTask *task;
} additions[] = {
  { "case.add-charge", &clew_task_add_charge },
  { "case.add-hearing", &clew_task_add_hearing },
  { "case.add-warrant", &clew_task_add_warrant },
  { "case.add-condition", &clew_task_add_condition },
  { "case.add-custody", &clew_task_add_custody },
  { "case.add-related", &clew_task_add_related },
  { "case.add-concern", &clew_task_add_concern },
};

static void
add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ClewCasePage *page = CLEW_CASE_PAGE (widget);

  for (guint i = 0; i < G_N_ELEMENTS (additions); i++)
    if (g_str_equal (additions[i].action, action))
      clew_case_entry_add (widget, page->office, additions[i].task, page->id, page->participant);
}

/* The whole record, which a page of a sealed case does not have. */
static void
edit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ClewCasePage *page = CLEW_CASE_PAGE (widget);
  g_autoptr (ClewRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  record = clew_record_load (clew_office_get_store (page->office), &clew_kind_court_case, page->id,
                             &error);
  if (record == NULL)
    show_error (page, page->id, error);
  else
    clew_case_entry_begin (widget, page->office,
                           g_str_equal (action, "case.seal") ? &clew_task_seal_case
                                                             : &clew_task_edit_case,
                           record);
}

static void
decision_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ClewCasePage       *page = CLEW_CASE_PAGE (widget);
  GtkRoot            *root = gtk_widget_get_root (widget);
  ClewDecisionWindow *window = clew_decision_window_new (GTK_WINDOW (root), page->office,
                                                         page->id);

  gtk_window_present (GTK_WINDOW (window));
}

static void
show_again_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ClewCasePage *page = CLEW_CASE_PAGE (widget);
  g_autoptr (GError) error = NULL;

  if (clew_case_unseal (page->office, page->id, &error))
    clew_case_entry_show_toast (widget, _ ("Case shown again"));
  else
    clew_case_entry_show_problem (widget, error);
}

static void
conference_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.record-conference", "s", CLEW_CASE_PAGE (widget)->id);
}

static void
outcome_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  clew_case_page_record_outcome (CLEW_CASE_PAGE (widget));
}

/**
 * clew_case_page_record_outcome:
 * @page: the page, showing a case
 *
 * Begins to enter the outcome of the hearing that has the focus, or else of the one that was due
 * first or comes next.
 */
void
clew_case_page_record_outcome (ClewCasePage *page)
{
  ClewPlacedRow   *focused = dup_focused (page);
  g_autofree char *id = NULL;

  if (focused != NULL && focused->group == page->hearings && strlen (focused->key) >= ID_LENGTH)
    id = g_strndup (focused->key, ID_LENGTH);
  else
    id = g_strdup (page->next_hearing);
  g_clear_pointer (&focused, clew_placed_row_free);
  if (id != NULL)
    gtk_widget_activate_action (GTK_WIDGET (page), "win.record-outcome", "s", id);
}

static void
clew_case_page_dispose (GObject *object)
{
  g_clear_object (&CLEW_CASE_PAGE (object)->office);

  G_OBJECT_CLASS (clew_case_page_parent_class)->dispose (object);
}

static void
clew_case_page_finalize (GObject *object)
{
  ClewCasePage *page = CLEW_CASE_PAGE (object);

  g_ptr_array_unref (page->rows);
  g_free (page->id);
  g_free (page->participant);
  g_free (page->next_hearing);

  G_OBJECT_CLASS (clew_case_page_parent_class)->finalize (object);
}

static void
clew_case_page_class_init (ClewCasePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clew_case_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = clew_case_page_finalize;

  for (guint i = 0; i < G_N_ELEMENTS (additions); i++)
    gtk_widget_class_install_action (widget_class, additions[i].action, NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "case.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "case.seal", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "case.record-decision", NULL, decision_cb);
  gtk_widget_class_install_action (widget_class, "case.show-again", NULL, show_again_cb);
  gtk_widget_class_install_action (widget_class, "case.record-outcome", NULL, outcome_cb);
  gtk_widget_class_install_action (widget_class, "case.record-conference", NULL, conference_cb);

  g_type_ensure (CLEW_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/clewproject/Clew/legal/clew-case-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, states);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, error_page);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, try_again_button);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, heading);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, court);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, pills);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, person_row);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, charges);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, hearings);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, warrants);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, conditions);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, custody);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, related);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, sealed_row);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, whole);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, sealed);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, decisions);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, concerns);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, events);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, facts);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, warnings);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, writing);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, agreed);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, asked);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, shared);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, conferences);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, letters);
  gtk_widget_class_bind_template_child (widget_class, ClewCasePage, received);
  gtk_widget_class_bind_template_callback (widget_class, person_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, letter_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, nothing_helpful_activated_cb);
}

static void
clew_case_page_init (ClewCasePage *page)
{
  page->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)clew_placed_row_free);
  gtk_widget_init_template (GTK_WIDGET (page));
}
