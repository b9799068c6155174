/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/participants/clew-person-legal.h"

#include "desk/clew-boxed-rows.h"
#include "desk/participants/clew-person-words.h"
#include "records/clew-case-list.h"
#include "records/clew-case.h"
#include "records/clew-day-words.h"
#include "records/clew-legal-lists.h"

#include <glib/gi18n.h>

struct _ClewPersonLegal
{
  AdwBin parent_instance;

  GtkStack   *states;
  GtkWidget  *warrants_box;
  GtkListBox *warrants;
  GtkWidget  *held_box;
  GtkListBox *held;
  GtkWidget  *open_box;
  GtkListBox *open_cases;
  GtkWidget  *closed_box;
  GtkListBox *closed_cases;
  GtkButton  *add_button;
  GtkButton  *hold_button;
  GtkButton  *add_first_button;
  GtkButton  *hold_first_button;
};

G_DEFINE_FINAL_TYPE (ClewPersonLegal, clew_person_legal, ADW_TYPE_BIN)

static char *
describe_next (const ClewCase *court_case, ClewDay today)
{
  ClewRecord      *hearing = clew_case_find_next_hearing (court_case, today);
  const char      *kind;
  g_autofree char *day = NULL;
  g_autofree char *relative = NULL;

  if (hearing == NULL)
    return NULL;
  kind = clew_case_get_hearing_name (court_case, hearing);
  day = clew_day_words_short (clew_record_get_day (hearing, "on_day"), today);
  relative = clew_day_words_relative (clew_record_get_day (hearing, "on_day"), today);
  /* Translators: the next hearing: its kind, the date, and "in 3 days" */
  return g_strdup_printf (_ ("next: %s, %s, %s"), kind, day, relative);
}

static char *
describe_case (const ClewCase *court_case, ClewDay today)
{
  guint            n = court_case->charges->len;
  g_autofree char *charges = g_strdup_printf (ngettext ("%u charge", "%u charges", n), n);
  g_autofree char *standing = clew_case_describe_standing (court_case->standing);
  g_autofree char *next = describe_next (court_case, today);
  g_autofree char *closed = NULL;
  ClewDay          closed_on = clew_record_get_day (court_case->record, "closed_on");
  const char      *parts[] = { NULL, NULL, NULL, NULL, NULL, NULL };

  if (closed_on != CLEW_DAY_UNKNOWN)
    {
      g_autofree char *day = clew_day_words (closed_on);

      /* Translators: of a case; %s is a date */
      closed = g_strdup_printf (_ ("closed %s"), day);
    }
  parts[0] = clew_stage_label (clew_case_get_stage (court_case, today).stage);
  parts[1] = standing != NULL ? standing : _ ("class not known");
  parts[2] = charges;
  parts[3] = next != NULL ? next : "";
  parts[4] = closed != NULL ? closed : "";
  return clew_person_join (parts);
}

static char *
name_case (const ClewCase *court_case)
{
  const char *court = clew_record_get_text (court_case->record, "court");
  const char *number = clew_record_get_text (court_case->record, "cause_number");

  if (!court_case->is_shown)
    return g_strdup (clew_case_get_hidden_label (court_case));
  if (number == NULL)
    /* Translators: a case without a cause number; %s is a court */
    return g_strdup_printf (_ ("%s, not filed yet"), court);
  return g_strdup_printf ("%s · %s", number, court);
}

static GtkWidget *
create_case_row (const ClewCase *court_case, ClewDay today)
{
  g_autofree char *title = name_case (court_case);
  g_autofree char *detail = court_case->is_shown ? describe_case (court_case, today) : NULL;
  GtkWidget       *row = clew_boxed_row_new ("folder-documents-symbolic", title, detail);

  clew_boxed_row_lead_to (row, "win.show-case", clew_record_get_id (court_case->record));
  return row;
}

static void
add_warrants (GPtrArray *rows, const ClewCase *court_case)
{
  for (guint i = 0; i < court_case->warrants->len; i++)
    {
      ClewRecord      *warrant = g_ptr_array_index (court_case->warrants, i);
      g_autofree char *issued = clew_day_words (clew_record_get_day (warrant, "issued_on"));
      g_autofree char *title = NULL;
      g_autofree char *name = NULL;
      const char      *asked = NULL;
      const char      *reason = clew_record_get_text (warrant, "reason");
      g_autofree char *detail = NULL;
      const char      *parts[] = { NULL, NULL, NULL, NULL };
      GtkWidget       *row;

      if (clew_record_get_text (warrant, "quashed_on") != NULL ||
          clew_record_get_text (warrant, "served_on") != NULL)
        continue;
      if (clew_record_get_text (warrant, "quash_supported_on") != NULL)
        asked = _ ("quash supported");
      else if (clew_record_get_text (warrant, "quash_requested_on") != NULL)
        asked = _ ("quash requested");
      /* Translators: %s is a date */
      title = g_strdup_printf (_ ("Warrant issued %s"), issued);
      name = name_case (court_case);
      parts[0] = reason != NULL ? reason : "";
      parts[1] = asked != NULL ? asked : "";
      parts[2] = name;
      detail = clew_person_join (parts);
      row = clew_boxed_row_new ("dialog-warning-symbolic", title, detail);
      clew_boxed_row_lead_to (row, "win.show-case", clew_record_get_id (court_case->record));
      g_ptr_array_add (rows, row);
    }
}

/* What is diverted, and how its clock stands. */
static GtkWidget *
create_held_row (const ClewHeldRow *charge)
{
  g_autofree char *diverted_on = clew_day_words (charge->diverted_on);
  g_autofree char *last = clew_day_words (charge->clock.deadline);
  /* Translators: of a charge; %s is a date */
  g_autofree char *diverted = g_strdup_printf (_ ("diverted %s"), diverted_on);
  /* Translators: of an intake; %s is a date */
  g_autofree char *until = g_strdup_printf (_ ("intake until %s"), last);
  const char      *holder = charge->holder != NULL
                              ? charge->holder
                              : clew_choice_get_label (clew_paperwork_holders, charge->held_by);
  const char      *parts[] = { holder, diverted, until,
                               clew_intake_state_label (charge->clock.state), NULL };
  g_autofree char *detail = clew_person_join (parts);
  GtkWidget       *row = clew_boxed_row_new ("alarm-symbolic", charge->charge, detail);

  clew_boxed_row_lead_to (row, "win.show-cases", "held");
  return row;
}

static gboolean
add_held (ClewStore *store, const char *id, ClewDay today, GPtrArray *rows, GError **error)
{
  g_autoptr (GPtrArray) held = clew_held_list_read (store, id, today, error);

  if (held == NULL)
    return FALSE;
  for (guint i = 0; i < held->len; i++)
    g_ptr_array_add (rows, create_held_row (g_ptr_array_index (held, i)));
  return TRUE;
}

static void
clew_person_legal_class_init (ClewPersonLegalClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/clewproject/Clew/participants/clew-person-legal.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewPersonLegal, states);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonLegal, warrants_box);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonLegal, warrants);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonLegal, held_box);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonLegal, held);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonLegal, open_box);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonLegal, open_cases);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonLegal, closed_box);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonLegal, closed_cases);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonLegal, add_button);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonLegal, hold_button);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonLegal, add_first_button);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonLegal, hold_first_button);
  gtk_widget_class_bind_template_callback (widget_class, clew_boxed_list_activate);
}

static void
clew_person_legal_init (ClewPersonLegal *legal)
{
  gtk_widget_init_template (GTK_WIDGET (legal));
}

/**
 * clew_person_legal_show:
 * @legal: the tab
 * @office: the open office
 * @id: a participant's id
 * @error: return location
 *
 * Returns: %FALSE with @error set when something could not be read
 */
gboolean
clew_person_legal_show (ClewPersonLegal *legal,
                        ClewOffice      *office,
                        const char      *id,
                        GError         **error)
{
  ClewStore *store = clew_office_get_store (office);
  ClewDay    today = clew_office_today (office);
  g_autoptr (GPtrArray) cases = clew_case_list (store, id, error);
  g_autoptr (GPtrArray) warrants = g_ptr_array_new ();
  g_autoptr (GPtrArray) held = g_ptr_array_new ();
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  g_autoptr (GPtrArray) closed = g_ptr_array_new ();

  if (cases == NULL)
    return FALSE;
  for (guint i = 0; i < cases->len; i++)
    {
      ClewRecord *record = g_ptr_array_index (cases, i);
      g_autoptr (ClewCase) court_case = clew_case_load (store, clew_record_get_id (record), error);

      if (court_case == NULL)
        return FALSE;
      add_warrants (warrants, court_case);
      g_ptr_array_add (court_case->is_shown && clew_record_get_text (record, "closed_on") == NULL
                         ? open
                         : closed,
                       create_case_row (court_case, today));
    }
  if (!add_held (store, id, today, held, error))
    return FALSE;
  clew_boxed_list_fill (legal->warrants, warrants);
  clew_boxed_list_fill (legal->held, held);
  clew_boxed_list_fill (legal->open_cases, open);
  clew_boxed_list_fill (legal->closed_cases, closed);
  gtk_widget_set_visible (legal->warrants_box, warrants->len > 0);
  gtk_widget_set_visible (legal->held_box, held->len > 0);
  gtk_widget_set_visible (legal->open_box, open->len > 0);
  gtk_widget_set_visible (legal->closed_box, closed->len > 0);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (legal->add_button), "s", id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (legal->hold_button), "s", id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (legal->add_first_button), "s", id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (legal->hold_first_button), "s", id);
  gtk_stack_set_visible_child_name (legal->states, cases->len + held->len > 0 ? "list"
                                                                              : "nothing");
  return TRUE;
}
