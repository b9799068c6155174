/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/wordings/clew-approval-window.h"

#include "desk/clew-accessible.h"
#include "desk/clew-day-field.h"
#include "desk/clew-entry-frame.h"
#include "records/clew-day-words.h"
#include "records/clew-wording-check.h"
#include "records/clew-wording-store.h"
#include "rules/clew-wording-rules.h"

#include <glib/gi18n.h>

struct _ClewApprovalWindow
{
  AdwWindow parent_instance;

  ClewEntryFrame frame;
  ClewDayField  *day;
  GtkWidget     *by;

  ClewOffice *office;
  ClewRecord *wording;
};

G_DEFINE_FINAL_TYPE (ClewApprovalWindow, clew_approval_window, ADW_TYPE_WINDOW)

enum
{
  APPROVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
find_problem (ClewApprovalWindow *window)
{
  ClewDay          day = clew_day_field_get_day (window->day);
  g_autofree char *echo = NULL;
  const char      *problem = NULL;

  if (day == CLEW_DAY_UNKNOWN)
    return _ ("Enter the day on which the policy group approved it.");
  if (day > clew_office_today (window->office))
    problem = _ ("This day has not come yet. Enter the day of the decision.");
  echo = clew_day_words_long (day);
  clew_day_field_say (window->day, echo, problem);
  if (problem == NULL &&
      clew_wording_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (window->by))))
    problem = _ ("Enter who approved it, such as “Policy Coordinating Group”.");
  return problem;
}

static void
changed_cb (ClewApprovalWindow *window)
{
  window->frame.touched = TRUE;
  clew_entry_frame_say (&window->frame, find_problem (window));
}

static void
commit_cb (ClewApprovalWindow *window)
{
  g_autoptr (GError) error = NULL;

  if (!clew_wording_store_approve (window->office, window->wording,
                                   clew_day_field_get_day (window->day),
                                   gtk_editable_get_text (GTK_EDITABLE (window->by)), &error))
    {
      clew_entry_frame_fail (&window->frame, error);
      return;
    }
  g_signal_emit (window, signals[APPROVED], 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
clew_approval_window_dispose (GObject *object)
{
  g_clear_object (&CLEW_APPROVAL_WINDOW (object)->office);
  g_clear_object (&CLEW_APPROVAL_WINDOW (object)->wording);

  G_OBJECT_CLASS (clew_approval_window_parent_class)->dispose (object);
}

static void
clew_approval_window_class_init (ClewApprovalWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clew_approval_window_dispose;

  /**
   * ClewApprovalWindow::approved:
   *
   * The approval was kept.
   */
  signals[APPROVED] = g_signal_new ("approved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
clew_approval_window_init (ClewApprovalWindow *window)
{
}

static const char explanation[] =
  N_ ("From now on, what is printed uses this version and says at the foot of each page when it "
      "was approved. What is printed already stays as it is.");

/* A text that reads hard may still be approved, and whoever does knows it (K16). */
static void
add_reading (ClewApprovalWindow *window)
{
  g_autoptr (ClewWording) words = clew_wording_parse (
    clew_record_get_text (window->wording, "body"), NULL);
  g_autofree char *text = NULL;
  gboolean         good;

  if (words == NULL)
    return;
  text = clew_reading_words (words, &good);
  if (!good)
    clew_entry_frame_add_text (&window->frame, text);
}

/**
 * clew_approval_window_new:
 * @parent: (nullable): the window to stand over
 * @office: the open office
 * @wording: the wording's record
 *
 * Returns: (transfer none): the window
 */
ClewApprovalWindow *
clew_approval_window_new (GtkWindow *parent, ClewOffice *office, ClewRecord *wording)
{
  ClewApprovalWindow *window = g_object_new (CLEW_TYPE_APPROVAL_WINDOW,
                                             "default-width", 560,
                                             "default-height", 420,
                                             NULL);
  GtkListBox         *list;

  window->office = g_object_ref (office);
  window->wording = g_object_ref (wording);
  clew_entry_frame_build (&window->frame, ADW_WINDOW (window), parent, _ ("Record Approval"));
  clew_entry_frame_set_verb (&window->frame, _ ("_Record"));
  clew_entry_frame_set_help (ADW_WINDOW (window), "wordings");
  clew_entry_frame_add_text (&window->frame, _ (explanation));
  add_reading (window);
  window->day = clew_day_field_new (_ ("Approved on"), clew_office_today (office));
  clew_day_field_set_in_past (window->day);
  gtk_box_append (GTK_BOX (window->frame.column), GTK_WIDGET (window->day));
  list = clew_entry_frame_add_list (&window->frame, _ ("Who approved it"));
  window->by = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (window->by), _ ("Approved by"));
  gtk_list_box_append (list, window->by);
  g_signal_connect_object (window->day, "changed", G_CALLBACK (changed_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->by, "changed", G_CALLBACK (changed_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->frame.commit, "clicked", G_CALLBACK (commit_cb), window,
                           G_CONNECT_SWAPPED);
  clew_entry_frame_say (&window->frame, find_problem (window));
  clew_accessible_mend (GTK_WIDGET (window));
  gtk_widget_grab_focus (GTK_WIDGET (window->day));
  return window;
}

/**
 * clew_reading_words:
 * @wording: a wording
 * @good: (out): whether it reads as easily as a form should
 *
 * Returns: (transfer full): how hard it reads, in words
 */
char *
clew_reading_words (ClewWording *wording, gboolean *good)
{
  ClewReadability counts = clew_wording_count_reading (wording);
  double          grade = clew_readability_get_grade (&counts, clew_wording_get_language (wording));

  *good = grade <= CLEW_READABILITY_GOAL;
  /* Translators: %.1f is a school grade, counted from a text */
  return g_strdup_printf (*good ? _ ("Reads at grade %.1f. Good: 8 or below is the goal.")
                                : _ ("Reads at grade %.1f. The goal is 8 or below: try shorter "
                                     "sentences and words."),
                                     grade);
}

/**
 * clew_approval_words:
 * @on: a day
 * @by: (nullable): who
 *
 * Returns: (transfer full): that it was approved, in words
 */
char *
clew_approval_words (ClewDay on, const char *by)
{
  g_autofree char *day = clew_day_words (on);

  if (by == NULL)
    return g_strdup_printf (_ ("Approved %s"), day);
  /* Translators: a date, then who approved a wording */
  return g_strdup_printf (_ ("Approved %s by %s"), day, by);
}
