/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/consent/clew-steps.h"

#include "desk/clew-accessible.h"

#include <glib/gi18n.h>

/* Everything a written consent must have, one row each, with where the law
 * says so; each leads back to its step, and what is missing says so. */

typedef struct
{
  ClewStep   parent_instance;
  GtkWidget *list;
} ClewCheckStep;

typedef ClewStepClass ClewCheckStepClass;

G_DEFINE_TYPE (ClewCheckStep, clew_check_step, CLEW_TYPE_STEP)

static GtkWidget *
new_row (const ClewReleaseElement *element, const char *problem)
{
  GtkWidget       *row = adw_action_row_new ();
  const char      *icon_name = problem == NULL ? "emblem-ok-symbolic" : "dialog-warning-symbolic";
  GtkWidget       *icon = gtk_image_new_from_icon_name (icon_name);
  const char      *state = problem != NULL ? problem : _ ("complete");
  /* Translators: spoken for one row: what the form must have, then what is wrong with it */
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), _ (element->label), state);
  g_autofree char *subtitle =
    problem != NULL ? g_strdup_printf ("%s\n%s", problem, element->citation)
                    : g_strdup (element->citation);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (element->label));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_add_css_class (icon, problem == NULL ? "success" : "warning");
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  clew_accessible_set_name (row, name);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "i", (int)element->step);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "release.go-to");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data (G_OBJECT (row), "problem", (gpointer)problem);
  return row;
}

static void
enter (ClewStep *step)
{
  ClewCheckStep *self = (ClewCheckStep *)step;
  GtkWidget     *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  for (const ClewReleaseElement *element = clew_release_elements; element->label != NULL; element++)
    {
      ClewReleaseGap gap = element->gap (clew_step_get_draft (step), clew_step_get_office (step));

      if (clew_release_element_applies (element, clew_step_get_draft (step)))
        gtk_list_box_append (GTK_LIST_BOX (self->list),
                             new_row (element, clew_release_gap_message (gap)));
    }
}

static const char question[] = N_ ("Is the form complete?");
static const char explanation[] =
  N_ ("Printing or saving gives the form its number and keeps its exact pages with the "
      "person’s records. It is not in force until it is signed.");

static void
start (ClewStep *step)
{
  ClewCheckStep *self = (ClewCheckStep *)step;
  GtkWidget     *column;

  column = clew_step_lay_out (step, _ (question), _ (explanation));
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  clew_accessible_set_name (self->list, _ ("What a release must have"));
  gtk_box_append (GTK_BOX (column), self->list);
  enter (step);
}

/* One thing can leave several elements without an answer; it is one thing. */
static char *
summarize (ClewStep *step)
{
  guint32 seen = 0;
  int     missing = 0;

  for (const ClewReleaseElement *element = clew_release_elements; element->label != NULL; element++)
    {
      ClewReleaseGap gap = element->gap (clew_step_get_draft (step), clew_step_get_office (step));

      if (gap == CLEW_RELEASE_COMPLETE || (seen & (1u << gap)) != 0)
        continue;
      seen |= 1u << gap;
      missing++;
    }
  if (missing == 0)
    return g_strdup (_ ("Complete"));
  return g_strdup_printf (ngettext ("%d thing left", "%d things left", missing), missing);
}

/* What is missing comes first; a complete form leaves the focus to Print. */
static gboolean
grab_first_focus (ClewStep *step)
{
  ClewCheckStep *self = (ClewCheckStep *)step;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    if (g_object_get_data (G_OBJECT (row), "problem") != NULL)
      return gtk_widget_grab_focus (GTK_WIDGET (row));
  return FALSE;
}

static void
clew_check_step_class_init (ClewCheckStepClass *klass)
{
  klass->start = start;
  klass->summarize = summarize;
  klass->enter = enter;
  klass->grab_first_focus = grab_first_focus;
}

static void
clew_check_step_init (ClewCheckStep *step)
{
}
