/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/consent/clew-scan-question.h"

#include "desk/clew-accessible.h"

#include <glib/gi18n.h>

struct _ClewScanQuestion
{
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (ClewScanQuestion, clew_scan_question, GTK_TYPE_BOX)

static guint answered_signal;

static void
answer_cb (GtkButton *button, ClewScanQuestion *question)
{
  int answer = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "answer"));

  g_signal_emit (question, answered_signal, 0, answer);
}

static void
clew_scan_question_class_init (ClewScanQuestionClass *klass)
{
  /**
   * ClewScanQuestion::answered:
   * @answer: a #ClewScanAnswer
   *
   * Somebody said what to do with the scan.
   */
  answered_signal = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
clew_scan_question_init (ClewScanQuestion *question)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (question), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (question), 9);
  gtk_widget_add_css_class (GTK_WIDGET (question), "card");
}

static void
add_button (ClewScanQuestion *question, ClewScanAnswer answer, const char *label, const char *about)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_margin_start (button, 12);
  gtk_widget_set_margin_end (button, 12);
  g_object_set_data (G_OBJECT (button), "answer", GINT_TO_POINTER (answer));
  clew_accessible_set_description (button, about);
  g_signal_connect_object (button, "clicked", G_CALLBACK (answer_cb), question, 0);
  gtk_box_append (GTK_BOX (question), button);
}

static void
add_text (ClewScanQuestion *question, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  if (css_class != NULL)
    {
      gtk_widget_add_css_class (label, css_class);
      gtk_widget_set_margin_top (label, 12);
    }
  gtk_box_append (GTK_BOX (question), label);
}

static char *
dup_title (const ClewScanTie *tie)
{
  if (tie->match == CLEW_SCAN_BOTH_FORMS)
    return g_strdup (_ ("Two Forms in One File"));
  /* Translators: a heading above a scan that was to be attached elsewhere; the number of a form */
  return g_strdup_printf (_ ("This Is Form %s"), tie->number);
}

static char *
dup_text (const ClewScanTie *tie, const char *number, const char *file_name)
{
  g_autofree char *what = NULL;
  g_autofree char *blank = NULL;

  if (tie->match == CLEW_SCAN_BOTH_FORMS)
    /* Translators: the name of a file, and the numbers of two forms */
    what = g_strdup_printf (_ ("“%s” shows form %s as well as form %s. Nothing was attached. "
                               "Best scan each form into a file of its own."),
                               file_name, tie->number, number);
  else
    /* Translators: the name of a file, and the number of the form that is on the screen */
    what = g_strdup_printf (_ ("The square code in “%s” says so, and here is form %s. Nothing was "
                               "attached."),
                               file_name, number);
  if (tie->consent != NULL)
    return g_steal_pointer (&what);
  /* Translators: %s is the number of a form */
  blank = g_strdup_printf (_ ("Form %s was printed blank and is not entered yet. Enter it first, "
                              "then attach the file there."),
                              tie->number);
  return g_strjoin (" ", what, blank, NULL);
}

/**
 * clew_scan_question_new:
 * @tie: names another form
 * @number: of the form at hand
 * @file_name: as people know the file
 *
 * Returns: (transfer floating): what to do with the scan; its last button, with which nothing
 *   happens, is the one to have the focus
 */
ClewScanQuestion *
clew_scan_question_new (const ClewScanTie *tie, const char *number, const char *file_name)
{
  ClewScanQuestion *question = g_object_new (CLEW_TYPE_SCAN_QUESTION, NULL);
  g_autofree char  *title = dup_title (tie);
  g_autofree char  *text = dup_text (tie, number, file_name);

  add_text (question, title, "heading");
  add_text (question, text, NULL);
  if (tie->consent != NULL)
    {
      /* Translators: %s is the number of another form */
      g_autofree char *there = g_strdup_printf (_ ("_Attach to Form %s"), tie->number);

      add_button (question, CLEW_SCAN_ANSWER_THERE, there, text);
    }
  add_button (question, CLEW_SCAN_ANSWER_HERE, _ ("_Keep Here Anyway"), text);
  add_button (question, CLEW_SCAN_ANSWER_NOWHERE, _ ("_Don’t Attach"), text);
  gtk_widget_set_margin_bottom (gtk_widget_get_last_child (GTK_WIDGET (question)), 12);
  return question;
}
