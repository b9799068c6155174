/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/consent/clew-step.h"

typedef struct
{
  ClewOffice       *office;
  ClewReleaseDraft *draft;
} ClewStepPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (ClewStep, clew_step, ADW_TYPE_BIN)

enum
{
  ANSWERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
clew_step_dispose (GObject *object)
{
  ClewStepPrivate *priv = clew_step_get_instance_private (CLEW_STEP (object));

  g_clear_object (&priv->office);
  priv->draft = NULL;

  G_OBJECT_CLASS (clew_step_parent_class)->dispose (object);
}

static void
clew_step_class_init (ClewStepClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clew_step_dispose;

  /**
   * ClewStep::answered:
   *
   * The draft says something else now.
   */
  signals[ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
clew_step_init (ClewStep *step)
{
}

/**
 * clew_step_start:
 * @step: a step
 * @office: the open office
 * @draft: the assistant's draft, which outlives the step's use of it
 */
void
clew_step_start (ClewStep *step, ClewOffice *office, ClewReleaseDraft *draft)
{
  ClewStepPrivate *priv = clew_step_get_instance_private (step);

  g_set_object (&priv->office, office);
  priv->draft = draft;
  CLEW_STEP_GET_CLASS (step)->start (step);
}

/**
 * clew_step_enter:
 * @step: a step that comes on screen
 */
void
clew_step_enter (ClewStep *step)
{
  if (CLEW_STEP_GET_CLASS (step)->enter != NULL)
    CLEW_STEP_GET_CLASS (step)->enter (step);
}

/**
 * clew_step_grab_first_focus:
 * @step: a step that is on screen
 *
 * Returns: whether the step took the focus
 */
gboolean
clew_step_grab_first_focus (ClewStep *step)
{
  return CLEW_STEP_GET_CLASS (step)->grab_first_focus != NULL &&
         CLEW_STEP_GET_CLASS (step)->grab_first_focus (step);
}

/**
 * clew_step_summarize:
 * @step: a step
 *
 * Returns: (transfer full): the answer so far in a few words
 */
char *
clew_step_summarize (ClewStep *step)
{
  return CLEW_STEP_GET_CLASS (step)->summarize (step);
}

/**
 * clew_step_get_office:
 * @step: a step
 *
 * Returns: (transfer none): the open office
 */
ClewOffice *
clew_step_get_office (ClewStep *step)
{
  ClewStepPrivate *priv = clew_step_get_instance_private (step);

  return priv->office;
}

/**
 * clew_step_get_draft:
 * @step: a step
 *
 * Returns: (transfer none): the draft, to be changed in place
 */
ClewReleaseDraft *
clew_step_get_draft (ClewStep *step)
{
  ClewStepPrivate *priv = clew_step_get_instance_private (step);

  return priv->draft;
}

/**
 * clew_step_answered:
 * @step: a step that changed the draft
 */
void
clew_step_answered (ClewStep *step)
{
  g_signal_emit (step, signals[ANSWERED], 0);
}

/**
 * clew_step_lay_out:
 * @step: a step
 * @question: its one question
 * @explanation: (nullable): what to know for answering it
 *
 * Gives the step its heading and a scrolling column beneath.
 *
 * Returns: (transfer none): the column, a #GtkBox
 */
GtkWidget *
clew_step_lay_out (ClewStep *step, const char *question, const char *explanation)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *heading = gtk_label_new (question);
  GtkWidget *text = gtk_label_new (explanation);

  gtk_widget_add_css_class (heading, "title-2");
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (text, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_widget_set_visible (text, explanation != NULL);
  gtk_box_append (GTK_BOX (column), heading);
  gtk_box_append (GTK_BOX (column), text);
  gtk_widget_set_margin_start (column, 18);
  gtk_widget_set_margin_end (column, 18);
  gtk_widget_set_margin_top (column, 18);
  gtk_widget_set_margin_bottom (column, 18);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 760);
  adw_clamp_set_child (ADW_CLAMP (clamp), column);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  adw_bin_set_child (ADW_BIN (step), scroller);
  return column;
}

/**
 * clew_step_new_row:
 * @number: of a step, from 1
 * @name: its name
 * @answer: (out) (transfer none): takes its answer so far
 *
 * Returns: (transfer floating): its row in the list of steps
 */
GtkWidget *
clew_step_new_row (int number, const char *name, GtkLabel **answer)
{
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *text = g_strdup_printf ("%d  %s", number, name);
  GtkWidget       *title = gtk_label_new (text);
  GtkWidget       *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_margin_top (title, 6);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 4);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_set_margin_start (label, 18);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  *answer = GTK_LABEL (label);
  return row;
}
