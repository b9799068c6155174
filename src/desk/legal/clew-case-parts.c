/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-case-page-private.h"

#include "desk/clew-accessible.h"
#include "desk/legal/clew-case-entry.h"
#include "desk/legal/clew-case-rows.h"
#include "records/clew-case-events.h"
#include "records/clew-case-save.h"
#include "records/clew-day-words.h"

#include <glib/gi18n.h>

/* The rows of a case, in their groups, with the steps that may be taken from each. */

/* For clew-case-page.c. */
void
clew_placed_row_free (ClewPlacedRow *placed)
{
  g_free (placed->key);
  g_free (placed);
}

/* For clew-case-page.c: takes all rows away. */
void
clew_case_page_clear (ClewCasePage *page)
{
  for (guint i = 0; i < page->rows->len; i++)
    {
      ClewPlacedRow *placed = g_ptr_array_index (page->rows, i);

      adw_preferences_group_remove (placed->group, placed->row);
    }
  g_ptr_array_set_size (page->rows, 0);
}

/* Puts a row into a group. @key: what of the case it says: a record's id, or a field. */
void
clew_case_page_place (ClewCasePage        *page,
                      AdwPreferencesGroup *group,
                      const char          *key,
                      GtkWidget           *row)
{
  ClewPlacedRow *placed = g_new0 (ClewPlacedRow, 1);

  placed->group = group;
  placed->row = row;
  placed->key = g_strdup (key);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (page->rows, placed);
}

static GtkWidget *
add_row (ClewCasePage        *page,
         AdwPreferencesGroup *group,
         const char          *key,
         const char          *title,
         const char          *subtitle)
{
  GtkWidget *row = clew_case_row_new (title, subtitle, NULL);

  clew_case_page_place (page, group, key, row);
  return row;
}

/* Instead of rows: why there are none. */
void
clew_case_page_add_text (ClewCasePage *page, AdwPreferencesGroup *group, const char *text)
{
  gtk_widget_add_css_class (add_row (page, group, "", text, NULL), "dim-label");
}

static void
add_nothing (ClewCasePage *page, AdwPreferencesGroup *group, GPtrArray *records, const char *text)
{
  if (records->len == 0)
    clew_case_page_add_text (page, group, text);
}

/* A press on a row, or on a button of it, begins a task about a record. */

static void
begin_cb (GtkWidget *widget, ClewCasePage *page)
{
  const ClewRecordTask *task = g_object_get_data (G_OBJECT (widget), "task");
  ClewRecord           *record = g_object_get_data (G_OBJECT (widget), "record");

  clew_case_entry_begin (GTK_WIDGET (page), page->office, task, record);
}

static void
begin_on (ClewCasePage         *page,
          GtkWidget            *widget,
          const char           *signal,
          const ClewRecordTask *task,
          ClewRecord           *record)
{
  g_object_set_data (G_OBJECT (widget), "task", (gpointer)task);
  g_object_set_data_full (G_OBJECT (widget), "record", g_object_ref (record), g_object_unref);
  g_signal_connect_object (widget, signal, G_CALLBACK (begin_cb), page, 0);
}

static void
place_record (ClewCasePage         *page,
              AdwPreferencesGroup  *group,
              GtkWidget            *row,
              const ClewRecordTask *edit,
              ClewRecord           *record)
{
  GtkWidget *pencil = g_object_new (GTK_TYPE_IMAGE, "icon-name", "document-edit-symbolic",
                                    "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), pencil);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  begin_on (page, row, "activated", edit, record);
  clew_case_page_place (page, group, clew_record_get_id (record), row);
}

/* What can be entered next, as buttons beneath the row that was placed last. @key: of it. */
GtkWidget *
clew_case_page_add_steps (ClewCasePage *page, AdwPreferencesGroup *group, const char *key)
{
  ClewPlacedRow   *above = g_ptr_array_index (page->rows, page->rows->len - 1);
  GtkWidget       *row = adw_preferences_row_new ();
  GtkWidget       *box = g_object_new (CLEW_TYPE_WRAP_BOX, NULL);
  g_autofree char *steps_key = g_strconcat (key, "-steps", NULL);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  clew_accessible_set_name (row, _ ("What can be entered next"));
  gtk_widget_add_css_class (above->row, "clew-with-message");
  gtk_widget_add_css_class (row, "clew-steps");
  clew_case_page_place (page, group, steps_key, row);
  return box;
}

static GtkWidget *
add_steps (ClewCasePage *page, AdwPreferencesGroup *group, ClewRecord *record)
{
  return clew_case_page_add_steps (page, group, clew_record_get_id (record));
}

static void
add_step (ClewCasePage         *page,
          GtkWidget            *steps,
          const ClewRecordTask *task,
          ClewRecord           *record,
          const char           *label)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  begin_on (page, button, "clicked", task, record);
  clew_wrap_box_append (CLEW_WRAP_BOX (steps), button);
}

static void
show_charges (ClewCasePage *page, const ClewCase *court_case)
{
  for (guint i = 0; i < court_case->charges->len; i++)
    {
      ClewRecord *charge = g_ptr_array_index (court_case->charges, i);

      place_record (page, page->charges, clew_case_row_new_charge (charge),
                    &clew_task_edit_charge, charge);
    }
  add_nothing (page, page->charges, court_case->charges, _ ("No charge is entered."));
}

static void
show_hearings (ClewCasePage *page, const ClewCase *court_case, ClewDay today)
{
  gboolean   goes_on = clew_enrollment_has_cases_open (court_case->enrollment.state);
  ClewStore *store = clew_office_get_store (page->office);

  for (guint i = 0; i < court_case->hearings->len; i++)
    {
      ClewRecord *hearing = g_ptr_array_index (court_case->hearings, i);
      GtkWidget  *steps;

      place_record (page, page->hearings,
                    clew_case_row_new_hearing (hearing, court_case, store, today),
                    &clew_task_edit_hearing, hearing);
      if (clew_record_get_text (hearing, "outcome") != NULL || !goes_on)
        continue;
      steps = add_steps (page, page->hearings, hearing);
      add_step (page, steps, NULL, hearing, _ ("Outcome and Next Date…"));
      add_step (page, steps, &clew_task_move_hearing, hearing,
                clew_record_get_text (hearing, "on_day") != NULL ? _ ("Move…") : _ ("Set Date…"));
    }
  add_nothing (page, page->hearings, court_case->hearings, _ ("No hearing is set."));
}

/* What may be entered of a warrant that stands; each day is entered once. */
static void
add_warrant_steps (ClewCasePage *page, ClewRecord *warrant)
{
  static const struct
  {
    const char           *column;
    const char           *not_after; /* (nullable): makes it late */
    const char           *label;
    const ClewRecordTask *task;
  } steps[] = {
    { "quash_requested_on", "quash_supported_on", N_ ("Quash Requested…"),
      &clew_task_quash_requested },
    { "quash_supported_on", NULL, N_ ("Quash Supported…"), &clew_task_quash_supported },
    { "quashed_on", NULL, N_ ("Quashed…"), &clew_task_quashed },
    { "served_on", NULL, N_ ("Served…"), &clew_task_served },
    { "officers_told_on", NULL, N_ ("Officers Told…"), &clew_task_officers_told },
  };
  GtkWidget *box;

  if (clew_record_get_text (warrant, "quashed_on") != NULL ||
      clew_record_get_text (warrant, "served_on") != NULL)
    return;
  box = add_steps (page, page->warrants, warrant);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (clew_record_get_text (warrant, steps[i].column) == NULL &&
        (steps[i].not_after == NULL || clew_record_get_text (warrant, steps[i].not_after) == NULL))
      add_step (page, box, steps[i].task, warrant, _ (steps[i].label));
}

static void
show_warrants (ClewCasePage *page, const ClewCase *court_case, ClewDay today)
{
  for (guint i = 0; i < court_case->warrants->len; i++)
    {
      ClewRecord *warrant = g_ptr_array_index (court_case->warrants, i);

      place_record (page, page->warrants, clew_case_row_new_warrant (warrant, today),
                    &clew_task_edit_warrant, warrant);
      add_warrant_steps (page, warrant);
    }
  add_nothing (page, page->warrants, court_case->warrants, _ ("No warrant is entered."));
}

static void
show_conditions (ClewCasePage *page, const ClewCase *court_case, ClewDay today)
{
  for (guint i = 0; i < court_case->conditions->len; i++)
    {
      ClewRecord *condition = g_ptr_array_index (court_case->conditions, i);

      place_record (page, page->conditions, clew_case_row_new_condition (condition, today),
                    &clew_task_edit_condition, condition);
      if (clew_record_get_text (condition, "met_on") == NULL)
        add_step (page, add_steps (page, page->conditions, condition), &clew_task_condition_met,
                  condition, _ ("Met…"));
    }
  add_nothing (page, page->conditions, court_case->conditions, _ ("No condition is entered."));
}

static void
show_custody (ClewCasePage *page, const ClewCase *court_case, ClewDay today)
{
  for (guint i = 0; i < court_case->custody->len; i++)
    {
      ClewRecord *stay = g_ptr_array_index (court_case->custody, i);

      place_record (page, page->custody, clew_case_row_new_custody (stay, today),
                    &clew_task_edit_custody, stay);
      if (clew_record_get_text (stay, "released_on") == NULL)
        add_step (page, add_steps (page, page->custody, stay), &clew_task_released, stay,
                  _ ("Released…"));
    }
  add_nothing (page, page->custody, court_case->custody, _ ("No time in custody is entered."));
}

static void
show_decisions (ClewCasePage *page, const ClewCase *court_case, ClewDay today)
{
  for (guint i = 0; i < court_case->decisions->len; i++)
    {
      ClewRecord *decision = g_ptr_array_index (court_case->decisions, i);

      place_record (page, page->decisions, clew_case_row_new_decision (decision, today),
                    &clew_task_edit_review, decision);
      if (clew_record_get_text (decision, "review_on") != NULL &&
          clew_record_get_text (decision, "reviewed_on") == NULL)
        add_step (page, add_steps (page, page->decisions, decision), &clew_task_reviewed, decision,
                  _ ("Reviewed…"));
    }
  add_nothing (page, page->decisions, court_case->decisions, _ ("No decision is recorded."));
}

/* One is never changed or taken away here: somebody asked. */
static void
show_concerns (ClewCasePage *page, const ClewCase *court_case)
{
  for (guint i = 0; i < court_case->concerns->len; i++)
    {
      ClewRecord *concern = g_ptr_array_index (court_case->concerns, i);

      clew_case_page_place (page, page->concerns, clew_record_get_id (concern),
                            clew_case_row_new_concern (concern));
      if (clew_record_get_text (concern, "answered_on") == NULL)
        add_step (page, add_steps (page, page->concerns, concern), &clew_task_answer_concern,
                  concern, _ ("Answer…"));
      else
        add_step (page, add_steps (page, page->concerns, concern), &clew_task_raise_again, concern,
                  _ ("Raise Again…"));
    }
  gtk_widget_set_visible (GTK_WIDGET (page->concerns), court_case->concerns->len > 0);
}

static void
related_cb (AdwActionRow *row, ClewCasePage *page)
{
  ClewRecord *other = g_object_get_data (G_OBJECT (row), "record");

  gtk_widget_activate_action (GTK_WIDGET (page), "win.show-case", "s",
                              clew_record_get_id (other));
}

static void
unrelate_cb (GtkWidget *button, ClewCasePage *page)
{
  ClewRecord *other = g_object_get_data (G_OBJECT (button), "record");
  g_autoptr (GError) error = NULL;

  if (clew_case_unrelate (page->office, page->id, clew_record_get_id (other), &error))
    clew_case_entry_show_toast (GTK_WIDGET (page), _ ("Link removed"));
  else
    clew_case_entry_show_problem (GTK_WIDGET (page), error);
}

static void
add_unrelate_button (ClewCasePage *page, GtkWidget *row, ClewRecord *other)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Remove This Link"));
  clew_accessible_set_name (button, _ ("Remove This Link"));
  g_object_set_data_full (G_OBJECT (button), "record", g_object_ref (other), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (unrelate_cb), page, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* What the case itself says of the other; NULL when the two are only related. */
static const char *
describe_relation (const ClewCase *court_case, ClewRecord *other)
{
  if (g_strcmp0 (clew_record_get_text (court_case->record, "follows"),
                 clew_record_get_id (other)) == 0)
    return _ ("filed again as this case");
  if (g_strcmp0 (clew_record_get_text (other, "follows"),
                 clew_record_get_id (court_case->record)) == 0)
    return _ ("this case, filed again");
  return NULL;
}

static void
show_related (ClewCasePage *page, const ClewCase *court_case)
{
  for (guint i = 0; i < court_case->related->len; i++)
    {
      ClewRecord      *other = g_ptr_array_index (court_case->related, i);
      const char      *number = clew_record_get_text (other, "cause_number");
      const char      *court = clew_record_get_text (other, "court");
      g_autofree char *title = clew_case_rows_join (number, court, NULL);
      const char      *name = court != NULL ? title : _ ("Sealed or vacated");
      const char *relation = describe_relation (court_case, other);
      GtkWidget  *row = clew_case_row_new (name, relation, NULL);

      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (other), g_object_unref);
      g_signal_connect_object (row, "activated", G_CALLBACK (related_cb), page, 0);
      if (relation == NULL)
        add_unrelate_button (page, row, other);
      clew_case_page_place (page, page->related, clew_record_get_id (other), row);
    }
  gtk_widget_set_visible (GTK_WIDGET (page->related), court_case->related->len > 0);
}

static void
show_events (ClewCasePage *page, const ClewCase *court_case, ClewDay today)
{
  g_autoptr (GPtrArray) events = clew_case_list_events (court_case, today);

  for (guint i = 0; i < events->len; i++)
    {
      ClewCaseEvent   *event = g_ptr_array_index (events, i);
      g_autofree char *day = clew_day_words (event->day);
      g_autofree char *detail = clew_case_rows_join (day, event->detail, NULL);
      g_autofree char *key = g_strconcat (clew_record_get_id (event->record), event->title, NULL);

      add_row (page, page->events, key, event->title, detail);
    }
  gtk_widget_set_visible (GTK_WIDGET (page->events), events->len > 0);
}

/* What a field says, or nothing where it is no fact by itself. */
static char *
dup_fact (ClewRecord *record, const ClewField *field)
{
  const char *column = field->column;

  if (field->type == CLEW_FIELD_REFERENCE || g_str_equal (column, "cause_number") ||
      g_str_equal (column, "court"))
    return NULL;
  if (field->type == CLEW_FIELD_YES_NO)
    {
      if (clew_record_get_number (record, column, -1) < 0)
        return NULL;
      return g_strdup (clew_record_get_yes (record, column) ? _ ("Yes") : _ ("No"));
    }
  if (field->type == CLEW_FIELD_DAY)
    {
      ClewDay day = clew_record_get_day (record, column);

      return day != CLEW_DAY_UNKNOWN ? clew_day_words (day) : NULL;
    }
  return g_strdup (clew_record_get_text (record, column));
}

/* What is known of the case itself, straight from the field table. */
static void
show_facts (ClewCasePage *page, ClewRecord *record)
{
  const ClewKind *kind = clew_record_get_kind (record);

  for (const ClewField *field = kind->fields; field->column != NULL; field++)
    {
      g_autofree char *fact = dup_fact (record, field);

      if (fact != NULL)
        add_row (page, page->facts, field->column, _ (field->label), fact);
    }
}

/* For clew-case-page.c: shows all that hangs on a case, and what there is to do about it. */
void
clew_case_page_fill (ClewCasePage *page, const ClewCase *court_case, ClewDay today)
{
  clew_case_page_prepare (page, court_case, today);
  show_hearings (page, court_case, today);
  show_charges (page, court_case);
  show_warrants (page, court_case, today);
  show_decisions (page, court_case, today);
  show_concerns (page, court_case);
  show_conditions (page, court_case, today);
  show_custody (page, court_case, today);
  show_related (page, court_case);
  show_events (page, court_case, today);
  show_facts (page, court_case->record);
}
