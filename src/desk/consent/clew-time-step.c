/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/consent/clew-steps.h"

#include "desk/clew-accessible.h"
#include "records/clew-day-words.h"

#include <glib/gi18n.h>

/* When the release ends: a date, or an event (42 CFR 2.31(a)(7)). */

typedef struct
{
  ClewStep   parent_instance;
  GtkWidget *by_date;
  GtkWidget *by_event;
  GtkWidget *date;
  GtkWidget *event;
  GtkWidget *echo;
} ClewTimeStep;

typedef ClewStepClass ClewTimeStepClass;

G_DEFINE_TYPE (ClewTimeStep, clew_time_step, CLEW_TYPE_STEP)

static ClewDay
typed_day (ClewStep *step)
{
  ClewTimeStep *self = (ClewTimeStep *)step;

  return clew_day_parse_typed (gtk_editable_get_text (GTK_EDITABLE (self->date)),
                               clew_office_today (clew_step_get_office (step)),
                               clew_day_order_of_locale ());
}

/* Says back what was understood, or what is wrong, under the field. */
static void
show_echo (ClewStep *step)
{
  ClewTimeStep     *self = (ClewTimeStep *)step;
  ClewReleaseDraft *draft = clew_step_get_draft (step);
  gboolean          by_date = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->by_date));
  g_autofree char  *day = clew_day_words_long (draft->expires_on);
  g_autofree char  *text = NULL;
  const char       *problem = NULL;

  for (const ClewReleaseElement *element = clew_release_elements; element->label != NULL; element++)
    if (element->step == CLEW_RELEASE_STEP_TIME)
      problem = clew_release_gap_message (element->gap (draft, clew_step_get_office (step)));
  if (by_date && draft->expires_on == CLEW_DAY_UNKNOWN)
    problem = _ ("This is not a date. Enter it like 2027-05-03, 5/3/2027 or May 3, 2027.");
  if (problem == NULL && by_date)
    /* Translators: %s is a date with its weekday; the day itself does not count */
    text = g_strdup_printf (_ ("Until %s, not including that day."), day);
  gtk_label_set_label (GTK_LABEL (self->echo), problem != NULL ? problem : text);
  if (problem != NULL)
    gtk_widget_add_css_class (self->echo, "error");
  else
    gtk_widget_remove_css_class (self->echo, "error");
  gtk_widget_set_visible (self->date, by_date);
  gtk_widget_set_visible (self->event, !by_date);
}

static void
read_answer (ClewStep *step)
{
  ClewTimeStep     *self = (ClewTimeStep *)step;
  ClewReleaseDraft *draft = clew_step_get_draft (step);

  if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->by_date)))
    {
      draft->expires_on = typed_day (step);
    }
  else
    {
      draft->expires_on = CLEW_DAY_UNKNOWN;
      g_free (draft->expires_event);
      draft->expires_event = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->event)));
    }
  show_echo (step);
  clew_step_answered (step);
}

static void
set_date (ClewStep *step, ClewDay day)
{
  ClewTimeStep    *self = (ClewTimeStep *)step;
  g_autofree char *text = clew_day_to_iso (day);

  gtk_editable_set_text (GTK_EDITABLE (self->date), text);
}

static void
months_cb (GtkButton *button, ClewStep *step)
{
  int     months = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "months"));
  ClewDay today = clew_office_today (clew_step_get_office (step));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (((ClewTimeStep *)step)->by_date), TRUE);
  set_date (step, months > 0 ? clew_day_add_months (today, months) : today + 90);
}

static GtkWidget *
new_choice (ClewStep *step, GtkWidget *group, const char *title, GtkWidget *first)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  clew_accessible_set_name (check, title);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), (GtkCheckButton *)first);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return check;
}

static GtkWidget *
new_shortcuts (ClewStep *step)
{
  static const struct
  {
    const char *label;
    int         months;
  } usual[] = {
    { N_ ("90 Days"), 0 },
    { N_ ("6 Months"), 6 },
    { N_ ("1 Year"), 12 },
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (_ (usual[i].label));

      g_object_set_data (G_OBJECT (button), "months", GINT_TO_POINTER (usual[i].months));
      g_signal_connect_object (button, "clicked", G_CALLBACK (months_cb), step, 0);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static void
fill_in (ClewStep *step)
{
  ClewTimeStep     *self = (ClewTimeStep *)step;
  ClewReleaseDraft *draft = clew_step_get_draft (step);

  if (draft->expires_on != CLEW_DAY_UNKNOWN)
    set_date (step, draft->expires_on);
  if (draft->expires_event != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->event), draft->expires_event);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->by_date), draft->expires_event == NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->by_event), draft->expires_event != NULL);
  show_echo (step);
}

static void
start (ClewStep *step)
{
  ClewTimeStep *self = (ClewTimeStep *)step;
  GtkWidget    *column = clew_step_lay_out (
       step, _ ("How long does it last?"),
                _ ("The person can take it back at any time before, for everyone or for one agency. The form "
       "says how."));
  GtkWidget *group = adw_preferences_group_new ();

  self->by_date = new_choice (step, group, _ ("Until a date"), NULL);
  self->date = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->date), _ ("Until, not including"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->date);
  self->by_event = new_choice (step, group, _ ("Until something happens"), self->by_date);
  self->event = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->event),
                                 _ ("What happens, as the form says it"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->event);
  self->echo = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->echo), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->echo), 0);
  gtk_box_append (GTK_BOX (column), group);
  gtk_box_append (GTK_BOX (column), self->echo);
  gtk_box_append (GTK_BOX (column), new_shortcuts (step));
  fill_in (step);
  g_signal_connect_object (self->date, "changed", G_CALLBACK (read_answer), step,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->event, "changed", G_CALLBACK (read_answer), step,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->by_date, "toggled", G_CALLBACK (read_answer), step,
                           G_CONNECT_SWAPPED);
}

static char *
summarize (ClewStep *step)
{
  ClewReleaseDraft *draft = clew_step_get_draft (step);

  if (draft->expires_on != CLEW_DAY_UNKNOWN)
    {
      g_autofree char *day = clew_day_words (draft->expires_on);

      return g_strdup_printf (_ ("Until %s"), day);
    }
  if (draft->expires_event != NULL && *draft->expires_event != '\0')
    return g_strdup (_ ("Until an event"));
  return g_strdup (_ ("No end yet"));
}

static void
clew_time_step_class_init (ClewTimeStepClass *klass)
{
  klass->start = start;
  klass->summarize = summarize;
}

static void
clew_time_step_init (ClewTimeStep *step)
{
}
