/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/consent/clew-steps.h"

#include "desk/clew-accessible.h"

#include <glib/gi18n.h>

/* The form's language, which need not be the desk's, and how it prints. */

typedef struct
{
  ClewStep   parent_instance;
  GtkWidget *language;
  GtkWidget *paper;
  GtkWidget *large;
  GtkWidget *interpreter;
  GPtrArray *languages; /* ids of those that have a wording */
} ClewFormatStep;

typedef ClewStepClass ClewFormatStepClass;

G_DEFINE_TYPE (ClewFormatStep, clew_format_step, CLEW_TYPE_STEP)

static void
read_answer (ClewStep *step)
{
  ClewFormatStep   *self = (ClewFormatStep *)step;
  ClewReleaseDraft *draft = clew_step_get_draft (step);
  guint             chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (self->language));

  if (chosen < self->languages->len)
    {
      g_free (draft->language);
      draft->language = g_strdup (g_ptr_array_index (self->languages, chosen));
    }
  draft->a4 = adw_combo_row_get_selected (ADW_COMBO_ROW (self->paper)) == 1;
  draft->large_print = gtk_switch_get_active (GTK_SWITCH (self->large));
  draft->interpreter = gtk_switch_get_active (GTK_SWITCH (self->interpreter));
  clew_step_answered (step);
}

static GtkWidget *
add_combo (GtkWidget *group, const char *title, GtkStringList *choices, guint selected)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  clew_accessible_mend (row);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (choices));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static GtkWidget *
add_switch (GtkWidget *group, const char *title, const char *subtitle, gboolean on)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_switch_set_active (GTK_SWITCH (toggle), on);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return toggle;
}

static GtkStringList *
list_languages (ClewFormatStep *self, ClewStep *step, guint *selected)
{
  GtkStringList    *labels = gtk_string_list_new (NULL);
  ClewReleaseDraft *draft = clew_step_get_draft (step);

  for (guint i = 0; clew_languages[i].id != NULL; i++)
    {
      g_autoptr (ClewRecord) wording = clew_release_find_wording (
        clew_office_get_store (clew_step_get_office (step)), clew_languages[i].id, NULL);

      if (wording == NULL)
        continue;
      if (g_strcmp0 (draft->language, clew_languages[i].id) == 0)
        *selected = self->languages->len;
      g_ptr_array_add (self->languages, (gpointer)clew_languages[i].id);
      gtk_string_list_append (labels, _ (clew_languages[i].label));
    }
  return labels;
}

static GtkWidget *
add_rows (ClewStep *step)
{
  ClewFormatStep   *self = (ClewFormatStep *)step;
  ClewReleaseDraft *draft = clew_step_get_draft (step);
  GtkWidget        *group = adw_preferences_group_new ();
  const char       *lines = _ ("Adds lines for name and signature");
  guint             selected = 0;
  g_autoptr (GtkStringList) languages = list_languages (self, step, &selected);
  g_autoptr (GtkStringList) papers = gtk_string_list_new (NULL);

  gtk_string_list_append (papers, _ ("Letter"));
  gtk_string_list_append (papers, _ ("A4"));
  self->language = add_combo (group, _ ("Form language"), languages, selected);
  self->paper = add_combo (group, _ ("Paper"), papers, draft->a4 ? 1 : 0);
  self->large = add_switch (group, _ ("Large print"), _ ("18 point letters"), draft->large_print);
  self->interpreter = add_switch (group, _ ("Interpreter"), lines, draft->interpreter);
  return group;
}

static const char question[] = N_ ("In which language, and how large?");
static const char explanation[] =
  N_ ("The form’s language is the person’s. Read it aloud together.");

static void
start (ClewStep *step)
{
  ClewFormatStep *self = (ClewFormatStep *)step;
  GtkWidget      *column;

  column = clew_step_lay_out (step, _ (question), _ (explanation));
  gtk_box_append (GTK_BOX (column), add_rows (step));
  g_signal_connect_object (self->language, "notify::selected", G_CALLBACK (read_answer), step,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->paper, "notify::selected", G_CALLBACK (read_answer), step,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->large, "notify::active", G_CALLBACK (read_answer), step,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->interpreter, "notify::active", G_CALLBACK (read_answer), step,
                           G_CONNECT_SWAPPED);
}

static gboolean
grab_first_focus (ClewStep *step)
{
  return gtk_widget_grab_focus (((ClewFormatStep *)step)->language);
}

static char *
summarize (ClewStep *step)
{
  ClewReleaseDraft *draft = clew_step_get_draft (step);
  const char       *language = clew_choice_get_label (clew_languages, draft->language);

  if (draft->large_print)
    /* Translators: the form's language */
    return g_strdup_printf (_ ("%s, large print"), language);
  /* Translators: the form's language, then the size of the paper */
  return g_strdup_printf (_ ("%s, %s"), language, draft->a4 ? _ ("A4") : _ ("letter"));
}

static void
clew_format_step_finalize (GObject *object)
{
  g_ptr_array_unref (((ClewFormatStep *)object)->languages);

  G_OBJECT_CLASS (clew_format_step_parent_class)->finalize (object);
}

static void
clew_format_step_class_init (ClewFormatStepClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clew_format_step_finalize;
  klass->start = start;
  klass->summarize = summarize;
  klass->grab_first_focus = grab_first_focus;
}

static void
clew_format_step_init (ClewFormatStep *self)
{
  self->languages = g_ptr_array_new ();
}
