/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-conference-fields.h"

#include "desk/clew-check-row.h"
#include "desk/clew-choice-row.h"
#include "desk/clew-day-field.h"
#include "desk/clew-heading-list.h"

#include <glib/gi18n.h>

#define MOST_STEPS 12

/* One step that can be agreed, and what is asked of it. */
typedef struct
{
  ClewCheckRow *row;
  GtkWidget    *more; /* on screen while it is ticked */
  AdwComboRow  *whose;
  ClewDayField *due;
} StepField;

struct _ClewConferenceFields
{
  GtkBox parent_instance;

  StepField steps[MOST_STEPS];
  guint     n_steps;
};

G_DEFINE_FINAL_TYPE (ClewConferenceFields, clew_conference_fields, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
changed_cb (ClewConferenceFields *fields)
{
  for (guint i = 0; i < fields->n_steps; i++)
    {
      StepField *step = &fields->steps[i];

      gtk_widget_set_visible (step->more, clew_check_row_get_active (step->row));
      /* A step can be agreed without a day. */
      if (clew_day_field_is_empty (step->due))
        clew_day_field_say (step->due, _ ("Leave it empty if no day was agreed."), NULL);
    }
  g_signal_emit (fields, signals[CHANGED], 0);
}

static void
clew_conference_fields_class_init (ClewConferenceFieldsClass *klass)
{
  /**
   * ClewConferenceFields::changed:
   *
   * Something else was agreed.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
clew_conference_fields_init (ClewConferenceFields *fields)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (fields), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (fields), 18);
}

static void
add_step (ClewConferenceFields *fields, GtkListBox *list, const char *label, ClewDay today)
{
  StepField  *step = &fields->steps[fields->n_steps++];
  GtkListBox *more;

  step->row = clew_check_row_new (label, NULL, FALSE);
  gtk_list_box_append (list, GTK_WIDGET (step->row));
  more = clew_heading_list_add (GTK_WIDGET (fields), label);
  step->more = gtk_widget_get_parent (GTK_WIDGET (more));
  step->whose = clew_choice_row_new_for (_ ("Whose step"), clew_step_owners);
  gtk_list_box_append (more, GTK_WIDGET (step->whose));
  step->due = clew_day_field_new (_ ("By"), today);
  gtk_box_append (GTK_BOX (step->more), GTK_WIDGET (step->due));
  g_signal_connect_object (step->row, "toggled", G_CALLBACK (changed_cb), fields,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (step->whose, "notify::selected", G_CALLBACK (changed_cb), fields,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (step->due, "changed", G_CALLBACK (changed_cb), fields,
                           G_CONNECT_SWAPPED);
}

/**
 * clew_conference_fields_new:
 * @today: today
 *
 * Returns: (transfer floating): the steps, none of them ticked
 */
ClewConferenceFields *
clew_conference_fields_new (ClewDay today)
{
  ClewConferenceFields *fields = g_object_new (CLEW_TYPE_CONFERENCE_FIELDS, NULL);
  GtkListBox           *list = clew_heading_list_add (GTK_WIDGET (fields), _ ("What was agreed"));

  for (guint i = 0; clew_step_kinds[i].id != NULL && i < MOST_STEPS; i++)
    add_step (fields, list, _ (clew_step_kinds[i].label), today);
  changed_cb (fields);
  return fields;
}

/**
 * clew_conference_fields_list:
 * @fields: the steps
 *
 * Returns: (transfer full) (element-type ClewStepEntry): those that are ticked, as far as they
 *   are entered; the strings are static
 */
GArray *
clew_conference_fields_list (ClewConferenceFields *fields)
{
  GArray *agreed = g_array_new (FALSE, TRUE, sizeof (ClewStepEntry));

  for (guint i = 0; i < fields->n_steps; i++)
    {
      StepField    *step = &fields->steps[i];
      int           whose = clew_choice_row_get (step->whose);
      ClewStepEntry entry = {
        .kind = clew_step_kinds[i].id,
        .whose = whose >= 0 ? clew_step_owners[whose].id : NULL,
        .due_on = clew_day_field_get_day (step->due),
      };

      if (clew_check_row_get_active (step->row))
        g_array_append_val (agreed, entry);
    }
  return agreed;
}

/**
 * clew_conference_fields_find_problem:
 * @fields: the steps
 *
 * Returns: (nullable): what is missing, translated
 */
const char *
clew_conference_fields_find_problem (ClewConferenceFields *fields)
{
  for (guint i = 0; i < fields->n_steps; i++)
    {
      StepField *step = &fields->steps[i];

      if (!clew_check_row_get_active (step->row))
        continue;
      if (clew_choice_row_get (step->whose) < 0)
        return _ ("Choose whose step each is.");
      if (!clew_day_field_is_empty (step->due) &&
          clew_day_field_get_day (step->due) == CLEW_DAY_UNKNOWN)
        return _ ("Check the day by which a step is to be done.");
    }
  return NULL;
}
