/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/consent/clew-steps.h"

#include "desk/clew-accessible.h"

#include <glib/gi18n.h>

/* Everything a written consent must have, one row each; what is missing says
 * so and leads back to its step. */

typedef struct
{
  ClewStep   parent_instance;
  GtkWidget *list;
} ClewCheckStep;

typedef ClewStepClass ClewCheckStepClass;

G_DEFINE_TYPE (ClewCheckStep, clew_check_step, CLEW_TYPE_STEP)

static GtkWidget *
new_row (ClewStep *step, const ClewReleaseElement *element)
{
  ClewReleaseGap gap = element->gap (clew_step_get_draft (step), clew_step_get_office (step));
  const char    *problem = clew_release_gap_message (gap);
  GtkWidget     *row = adw_action_row_new ();
  GtkWidget     *icon = gtk_image_new_from_icon_name (
        problem == NULL ? "emblem-ok-symbolic" : "dialog-warning-symbolic");
  g_autofree char *name = g_strdup_printf ("%s: %s", _ (element->label),
                                                        problem != NULL ? problem : _ ("complete"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (element->label));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), problem != NULL ? problem : element->citation);
  gtk_widget_add_css_class (icon, problem == NULL ? "success" : "warning");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  clew_accessible_set_name (row, name);
  if (problem != NULL)
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "i", (int)element->step);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "release.go-to");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("go-next-symbolic"));
    }
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
    gtk_list_box_append (GTK_LIST_BOX (self->list), new_row (step, element));
}

static GtkWidget *
new_buttons (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *print = gtk_button_new_with_mnemonic (_ ("_Print…"));
  GtkWidget *save = gtk_button_new_with_mnemonic (_ ("_Save PDF…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (print), "release.print");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (save), "release.save");
  gtk_widget_add_css_class (print, "suggested-action");
  gtk_widget_add_css_class (print, "pill");
  gtk_widget_add_css_class (save, "pill");
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (box, 12);
  gtk_box_append (GTK_BOX (box), print);
  gtk_box_append (GTK_BOX (box), save);
  return box;
}

static void
start (ClewStep *step)
{
  ClewCheckStep *self = (ClewCheckStep *)step;
  GtkWidget     *column = clew_step_lay_out (
        step, _ ("Is the form complete?"),
                 _ ("Printing gives the form its number and keeps its exact pages with the person’s records. "
       "It is not in force until it is signed."));

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  clew_accessible_set_name (self->list, _ ("What a release must have"));
  gtk_box_append (GTK_BOX (column), self->list);
  gtk_box_append (GTK_BOX (column), new_buttons ());
  enter (step);
}

static char *
summarize (ClewStep *step)
{
  int missing = 0;

  for (const ClewReleaseElement *element = clew_release_elements; element->label != NULL; element++)
    if (element->gap (clew_step_get_draft (step), clew_step_get_office (step)) !=
        CLEW_RELEASE_COMPLETE)
      missing++;
  if (missing == 0)
    return g_strdup (_ ("Complete"));
  return g_strdup_printf (ngettext ("%d thing left", "%d things left", missing), missing);
}

static void
clew_check_step_class_init (ClewCheckStepClass *klass)
{
  klass->start = start;
  klass->summarize = summarize;
  klass->enter = enter;
}

static void
clew_check_step_init (ClewCheckStep *step)
{
}
