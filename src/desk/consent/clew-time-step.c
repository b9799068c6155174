/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/consent/clew-steps.h"

#include "desk/clew-check-row.h"
#include "desk/clew-day-field.h"
#include "records/clew-day-words.h"

#include <glib/gi18n.h>

/* When the release ends: a date, or an event (42 CFR 2.31(a)(7)). */

typedef struct
{
  ClewStep      parent_instance;
  ClewCheckRow *by_date;
  ClewCheckRow *by_event;
  ClewCheckRow *by_treatment;
  ClewCheckRow *never;
  ClewDayField *date;
  GtkWidget    *date_box;
  GtkWidget    *event_box;
  GtkWidget    *event;
  GtkWidget    *event_problem;
  GtkWidget    *latest;
} ClewTimeStep;

typedef ClewStepClass ClewTimeStepClass;

G_DEFINE_TYPE (ClewTimeStep, clew_time_step, CLEW_TYPE_STEP)

static const char *
find_problem (ClewStep *step)
{
  const char *problem = NULL;

  for (const ClewReleaseElement *element = clew_release_elements; element->label != NULL; element++)
    if (element->step == CLEW_RELEASE_STEP_TIME && problem == NULL)
      problem = clew_release_gap_message (
        element->gap (clew_step_get_draft (step), clew_step_get_office (step)));
  return problem;
}

/* An event may never happen; where the site has a longest release, the form says so. */
static void
show_latest (ClewStep *step)
{
  ClewTimeStep     *self = (ClewTimeStep *)step;
  ClewReleaseDraft *draft = clew_step_get_draft (step);
  ClewDay           latest = clew_release_draft_get_latest (draft, clew_step_get_office (step));
  gboolean          shown = latest != CLEW_DAY_UNKNOWN && draft->expires_on == CLEW_DAY_UNKNOWN &&
                   find_problem (step) == NULL && !clew_check_row_get_active (self->by_date);
  g_autofree char *day = clew_day_words_long (latest);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->latest, shown);
  if (!shown)
    return;
  /* Translators: %s is a date with its weekday; the day itself does not count */
  text = g_strdup_printf (_ ("The form ends on %s at the latest, and says so: the site allows "
                             "no longer release."),
                             day);
  gtk_label_set_label (GTK_LABEL (self->latest), text);
}

/* Says back what was understood, or what is wrong, under the field. */
static void
show_echo (ClewStep *step)
{
  ClewTimeStep     *self = (ClewTimeStep *)step;
  ClewReleaseDraft *draft = clew_step_get_draft (step);
  const char       *problem = find_problem (step);
  g_autofree char  *day = clew_day_words_long (draft->expires_on);
  g_autofree char  *text = NULL;

  if (draft->expires_on != CLEW_DAY_UNKNOWN)
    {
      /* Translators: %s is a date with its weekday; the day itself does not count */
      text = g_strdup_printf (_ ("Until %s, not including that day."), day);
      clew_day_field_say (self->date, text, problem);
    }
  gtk_label_set_label (GTK_LABEL (self->event_problem), problem != NULL ? problem : "");
  show_latest (step);
  gtk_widget_set_visible (self->date_box, clew_check_row_get_active (self->by_date));
  gtk_widget_set_visible (self->event_box, clew_check_row_get_active (self->by_event));
}

static void
read_answer (ClewStep *step)
{
  ClewTimeStep     *self = (ClewTimeStep *)step;
  ClewReleaseDraft *draft = clew_step_get_draft (step);

  /* Only one of the two is the answer: an event typed before must not stand
   * in for a date that is no date. */
  g_clear_pointer (&draft->expires_event, g_free);
  draft->no_end = clew_check_row_get_active (self->never);
  draft->expires_on = CLEW_DAY_UNKNOWN;
  if (clew_check_row_get_active (self->by_date))
    draft->expires_on = clew_day_field_get_day (self->date);
  else if (clew_check_row_get_active (self->by_treatment))
    draft->expires_event = g_strdup (CLEW_RELEASE_END_OF_TREATMENT);
  else if (!draft->no_end)
    {
      draft->expires_event = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->event)));
      g_strstrip (draft->expires_event);
    }
  show_echo (step);
  clew_step_answered (step);
}

/* Counts from today, as what the button says does. */
static void
usual_cb (GtkButton *button, ClewStep *step)
{
  ClewDay day = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "day"));

  clew_day_field_set_day (((ClewTimeStep *)step)->date, day);
}

static void
add_usual (ClewStep *step, GtkWidget *box, const char *label, ClewDay day)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_object_set_data (G_OBJECT (button), "day", GUINT_TO_POINTER (day));
  g_signal_connect_object (button, "clicked", G_CALLBACK (usual_cb), step, 0);
  gtk_box_append (GTK_BOX (box), button);
}

/* Those that the site allows. */
static GtkWidget *
new_usual (ClewStep *step)
{
  ClewOffice *office = clew_step_get_office (step);
  ClewDay     today = clew_office_today (office);
  gint64      cap = clew_record_get_number (clew_office_get_record (office), "release_cap_months",
                                            0);
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (cap == 0 || cap >= 3)
    add_usual (step, box, _ ("90 Days"), today + 90);
  if (cap == 0 || cap >= 6)
    add_usual (step, box, _ ("6 Months"), clew_day_add_months (today, 6));
  if (cap == 0 || cap >= 12)
    add_usual (step, box, _ ("1 Year"), clew_day_add_months (today, 12));
  return box;
}

static GtkWidget *
new_date_box (ClewStep *step)
{
  ClewTimeStep *self = (ClewTimeStep *)step;
  GtkWidget    *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->date = clew_day_field_new (_ ("Until, not including"),
                                      clew_office_today (clew_step_get_office (step)));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->date));
  gtk_box_append (GTK_BOX (box), new_usual (step));
  return box;
}

static GtkWidget *
new_note (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static GtkWidget *
new_event_box (ClewStep *step)
{
  ClewTimeStep *self = (ClewTimeStep *)step;
  GtkWidget    *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget    *list = gtk_list_box_new ();

  self->event = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->event),
                                 _ ("What happens, as the form says it"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (self->event), TRUE);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), self->event);
  self->event_problem = new_note ();
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), self->event_problem);
  return box;
}

static void
fill_in (ClewStep *step)
{
  ClewTimeStep     *self = (ClewTimeStep *)step;
  ClewReleaseDraft *draft = clew_step_get_draft (step);
  const char       *event = draft->expires_event;
  gboolean          treatment = g_strcmp0 (event, CLEW_RELEASE_END_OF_TREATMENT) == 0;
  ClewCheckRow     *chosen = self->by_date;

  clew_day_field_set_day (self->date, draft->expires_on);
  if (event != NULL && !treatment)
    gtk_editable_set_text (GTK_EDITABLE (self->event), event);
  if (draft->no_end)
    chosen = self->never;
  else if (treatment)
    chosen = self->by_treatment;
  else if (draft->expires_on == CLEW_DAY_UNKNOWN)
    chosen = self->by_event;
  clew_check_row_set_active (chosen, TRUE);
  show_echo (step);
}

/* 42 CFR 2.31(a)(7): without an end only for treatment, payment and operations.
 * Of another kind, what was chosen here before is an answer no more. */
static void
enter (ClewStep *step)
{
  ClewTimeStep *self = (ClewTimeStep *)step;
  gboolean      treatment = g_str_equal (clew_step_get_draft (step)->kind, "tpo");

  gtk_widget_set_visible (GTK_WIDGET (self->by_treatment), treatment);
  gtk_widget_set_visible (GTK_WIDGET (self->never), treatment);
  if (!treatment && (clew_check_row_get_active (self->by_treatment) ||
                     clew_check_row_get_active (self->never)))
    clew_check_row_set_active (self->by_date, TRUE);
}

static const char question[] = N_ ("How long does it last?");
static const char explanation[] =
  N_ ("The person can take it back at any time before, for everyone or for one agency. The "
      "form says how.");

static void
start (ClewStep *step)
{
  ClewTimeStep *self = (ClewTimeStep *)step;
  GtkWidget    *column;
  GtkWidget    *list = gtk_list_box_new ();

  column = clew_step_lay_out (step, _ (question), _ (explanation));
  self->by_date = clew_check_row_new_choice (_ ("Until a date"), NULL, NULL);
  self->by_event = clew_check_row_new_choice (_ ("Until something happens"), NULL, self->by_date);
  self->by_treatment = clew_check_row_new_choice (_ ("Until the treatment ends"), NULL,
                                                     self->by_date);
  self->never = clew_check_row_new_choice (_ ("Without an end"), NULL, self->by_date);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->by_date));
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->by_event));
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->by_treatment));
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->never));
  self->date_box = new_date_box (step);
  self->event_box = new_event_box (step);
  gtk_box_append (GTK_BOX (column), list);
  gtk_box_append (GTK_BOX (column), self->date_box);
  gtk_box_append (GTK_BOX (column), self->event_box);
  self->latest = new_note ();
  gtk_box_append (GTK_BOX (column), self->latest);
  fill_in (step);
  g_signal_connect_object (self->date, "changed", G_CALLBACK (read_answer), step,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->event, "changed", G_CALLBACK (read_answer), step,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->by_date, "toggled", G_CALLBACK (read_answer), step,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->by_event, "toggled", G_CALLBACK (read_answer), step,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->by_treatment, "toggled", G_CALLBACK (read_answer), step,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->never, "toggled", G_CALLBACK (read_answer), step,
                           G_CONNECT_SWAPPED);
  enter (step);
}

static char *
summarize (ClewStep *step)
{
  ClewReleaseDraft *draft = clew_step_get_draft (step);

  if (draft->expires_on != CLEW_DAY_UNKNOWN)
    {
      g_autofree char *day = clew_day_words (draft->expires_on);

      /* Translators: when a release ends; %s is a date */
      return g_strdup_printf (_ ("Until %s"), day);
    }
  if (draft->no_end)
    return g_strdup (_ ("Without an end"));
  if (g_strcmp0 (draft->expires_event, CLEW_RELEASE_END_OF_TREATMENT) == 0)
    return g_strdup (_ ("Until the treatment ends"));
  if (draft->expires_event != NULL && *draft->expires_event != '\0')
    return g_strdup (_ ("Until an event"));
  return g_strdup (_ ("No end yet"));
}

static gboolean
grab_first_focus (ClewStep *step)
{
  ClewTimeStep *self = (ClewTimeStep *)step;

  if (clew_check_row_get_active (self->by_date))
    return gtk_widget_grab_focus (GTK_WIDGET (self->date));
  if (clew_check_row_get_active (self->by_event))
    return gtk_widget_grab_focus (self->event);
  return FALSE;
}

static void
clew_time_step_class_init (ClewTimeStepClass *klass)
{
  klass->start = start;
  klass->summarize = summarize;
  klass->enter = enter;
  klass->grab_first_focus = grab_first_focus;
}

static void
clew_time_step_init (ClewTimeStep *step)
{
}
