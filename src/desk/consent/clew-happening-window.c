/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/consent/clew-happening-window.h"

#include "desk/clew-accessible.h"
#include "desk/clew-check-row.h"
#include "desk/clew-choice-row.h"
#include "desk/clew-day-field.h"
#include "desk/clew-entry-frame.h"
#include "records/clew-day-words.h"
#include "records/clew-release.h"

#include <glib/gi18n.h>

struct _ClewHappeningWindow
{
  AdwWindow parent_instance;

  ClewEntryFrame frame;
  ClewDayField  *day;
  ClewCheckRow  *some;
  ClewCheckRow  *by_mouth;
  GtkListBox    *agencies;
  GtkWidget     *agency;   /* of a restriction */
  GtkWidget     *category; /* of a restriction */
  GPtrArray     *ids;      /* of the agencies to choose from */

  ClewOffice          *office;
  ClewConsentEventKind kind;
  char                *consent;
  ClewDay              made_on;
  ClewDay              signed_on;
};

G_DEFINE_FINAL_TYPE (ClewHappeningWindow, clew_happening_window, ADW_TYPE_WINDOW)

/* In words that blame nobody: saying no, or no longer, is a right. */
static const struct
{
  const char *title;
  const char *verb;
  const char *text;
  const char *day;
  const char *help_topic;
} words[CLEW_CONSENT_N_EVENTS] = {
  [CLEW_CONSENT_DECLINED] = {
    .title = N_ ("Declined"),
    .verb = N_ ("_Record"),
    .text = N_ ("Saying no is a good answer, and nothing else changes for the person. Nobody may "
                "hear anything by this form. They can still sign it another day."),
    .day = N_ ("Declined on"),
    .help_topic = "record-signature",
  },
  [CLEW_CONSENT_NOT_NOW] = {
    .title = N_ ("Could Not Decide"),
    .verb = N_ ("_Record"),
    .text = N_ ("Nobody signs while they can’t follow what is read to them: tired out, ill, or "
                "after using. Nothing changes for the person, and the form waits. What is signed "
                "on that day does not count. For somebody who can’t decide for longer, a person "
                "with authority may sign."),
    .day = N_ ("Asked on"),
    .help_topic = "record-signature",
  },
  [CLEW_CONSENT_NOTE_RECEIVED] = {
    .title = N_ ("Note Received"),
    .verb = N_ ("_Record"),
    .text = N_ ("What was taken back by word of mouth ended on the day it was said. The written "
                "note is here now; attach its scan to the release."),
    .day = N_ ("Received on"),
    .help_topic = "take-back",
  },
  [CLEW_CONSENT_COPY_GIVEN] = {
    .title = N_ ("Copy Given"),
    .verb = N_ ("_Record"),
    .text = N_ ("The person got a copy of the signed release."),
    .day = N_ ("Given on"),
    .help_topic = "record-signature",
  },
  [CLEW_CONSENT_REVOKED] = {
    .title = N_ ("Take Back"),
    .verb = N_ ("_Take Back"),
    .text = N_ ("From the start of that day, these agencies may hear nothing more by this release. "
                "What they heard before can’t be called back. The person need not say why."),
    .day = N_ ("Taken back on"),
    .help_topic = "take-back",
  },
  [CLEW_CONSENT_RESTRICTED] = {
    .title = N_ ("Restriction Agreed"),
    .verb = N_ ("_Record"),
    .text = N_ ("The person asked that less be shared, and the office agreed. From that day on it "
                "binds. It is lifted only by a new signature."),
    .day = N_ ("Agreed on"),
    .help_topic = "take-back",
  },
  [CLEW_CONSENT_ENDED] = {
    .title = N_ ("Release Has Ended"),
    .verb = N_ ("_Record"),
    .text = N_ ("What the form names as its end has happened. From that day on, nobody may hear "
                "anything more by it."),
    .day = N_ ("Ended on"),
    .help_topic = "take-back",
  },
  [CLEW_CONSENT_DEFICIENT] = {
    .title = N_ ("Found Deficient"),
    .verb = N_ ("_Record"),
    .text = N_ ("The signed form lacks something that it must have. From that day on, nobody may "
                "hear anything by it, and a new form is needed."),
    .day = N_ ("Found on"),
    .help_topic = "record-signature",
  },
};

static gboolean
is_from_some (ClewHappeningWindow *window)
{
  return window->some != NULL && clew_check_row_get_active (window->some);
}

static GPtrArray *
list_chosen (ClewHappeningWindow *window)
{
  GPtrArray     *chosen = g_ptr_array_new ();
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (window->agencies, i)) != NULL; i++)
    if (clew_check_row_get_active (CLEW_CHECK_ROW (row)))
      g_ptr_array_add (chosen, g_object_get_data (G_OBJECT (row), "agency"));
  g_ptr_array_add (chosen, NULL);
  return chosen;
}

/* The first of each is "all". */
static const char *
get_agency (ClewHappeningWindow *window)
{
  guint chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (window->agency));

  return chosen > 0 && chosen <= window->ids->len ? g_ptr_array_index (window->ids, chosen - 1)
                                                  : NULL;
}

static const char *
get_category (ClewHappeningWindow *window)
{
  guint chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (window->category));

  return chosen > 0 && chosen != GTK_INVALID_LIST_POSITION
           ? clew_information_categories[chosen - 1].id
           : NULL;
}

static const char *
find_day_problem (ClewHappeningWindow *window, ClewDay day)
{
  if (day > clew_office_today (window->office))
    return _ ("This day has not come yet.");
  if (day < window->made_on)
    return _ ("This is before the form was made.");
  if (window->kind != CLEW_CONSENT_DECLINED && window->kind != CLEW_CONSENT_NOT_NOW &&
      day < window->signed_on)
    return _ ("This is before the release was signed.");
  return NULL;
}

static void
check (ClewHappeningWindow *window)
{
  ClewDay     day = clew_day_field_get_day (window->day);
  const char *problem = NULL;

  if (window->agencies != NULL)
    gtk_widget_set_visible (GTK_WIDGET (window->agencies), is_from_some (window));
  if (day != CLEW_DAY_UNKNOWN)
    {
      g_autofree char *echo = clew_day_words_long (day);

      problem = find_day_problem (window, day);
      clew_day_field_say (window->day, echo, problem);
    }
  else
    problem = _ ("Enter the date.");
  if (problem == NULL && window->agency != NULL && get_agency (window) == NULL &&
      get_category (window) == NULL)
    problem = _ ("Choose an agency, a kind of information, or both.");
  if (problem == NULL && is_from_some (window))
    {
      g_autoptr (GPtrArray) chosen = list_chosen (window);

      if (chosen->len == 1)
        problem = _ ("Choose at least one agency.");
    }
  clew_entry_frame_say (&window->frame, problem);
}

static void
changed_cb (ClewHappeningWindow *window)
{
  window->frame.touched = TRUE;
  check (window);
}

static gboolean
record (ClewHappeningWindow *window, GError **error)
{
  ClewDay day = clew_day_field_get_day (window->day);
  g_autoptr (GPtrArray) chosen = NULL;

  if (window->kind == CLEW_CONSENT_RESTRICTED)
    return clew_release_record_restricted (window->office, window->consent, day,
                                           get_agency (window), get_category (window), error);
  if (window->kind != CLEW_CONSENT_REVOKED)
    return clew_release_record_event (window->office, window->consent,
                                      clew_consent_event_ids[window->kind], day, NULL, FALSE,
                                      error);
  if (is_from_some (window))
    chosen = list_chosen (window);
  return clew_release_record_taken_back (
    window->office, window->consent, day,
    chosen != NULL ? (const char *const *)chosen->pdata : NULL,
    clew_check_row_get_active (window->by_mouth), error);
}

/* Who relied on it should hear that it ended; whether to tell them is asked there. */
static void
offer_notices (ClewHappeningWindow *window)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (window));

  if (window->kind == CLEW_CONSENT_REVOKED && parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.print-notices", "s", window->consent);
}

static void
commit_cb (ClewHappeningWindow *window)
{
  g_autoptr (GError) error = NULL;

  if (!record (window, &error))
    {
      clew_entry_frame_fail (&window->frame, error);
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
  offer_notices (window);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
watch (ClewHappeningWindow *window, gpointer row)
{
  g_signal_connect_object (row, "toggled", G_CALLBACK (changed_cb), window, G_CONNECT_SWAPPED);
}

/* Those that may hear something, by the release or by a form that adds to it. */
static void
add_agencies (ClewHappeningWindow *window, const ClewReleaseDetail *release)
{
  g_autoptr (GPtrArray) agencies = clew_release_list_agencies (release);

  for (guint i = 0; i < agencies->len; i++)
    {
      ClewReleaseAgency *agency = g_ptr_array_index (agencies, i);
      g_autofree char   *hears = NULL;
      ClewCheckRow      *row;

      if (agency->may_hear == NULL || agency->may_hear[0] == NULL)
        continue;
      hears = clew_release_list_categories ((const char *const *)agency->may_hear);
      row = clew_check_row_new (agency->name, hears, FALSE);
      g_object_set_data_full (G_OBJECT (row), "agency", g_strdup (agency->agency), g_free);
      gtk_list_box_append (window->agencies, GTK_WIDGET (row));
      watch (window, row);
    }
}

/* From all, which stops most, unless somebody says from whom. */
static void
add_whom (ClewHappeningWindow *window, const ClewReleaseDetail *release)
{
  GtkListBox   *whom = clew_entry_frame_add_list (&window->frame, _ ("From whom"));
  ClewCheckRow *all = clew_check_row_new_choice (_ ("From all agencies"), NULL, NULL);
  const char   *like_a_letter = _ ("It counts like a letter, from the same day");
  GtkListBox   *how;

  window->some = clew_check_row_new_choice (_ ("From some agencies"), NULL, all);
  gtk_list_box_append (whom, GTK_WIDGET (all));
  gtk_list_box_append (whom, GTK_WIDGET (window->some));
  window->agencies = clew_entry_frame_add_list (&window->frame, _ ("Agencies"));
  add_agencies (window, release);
  how = clew_entry_frame_add_list (&window->frame, _ ("How"));
  window->by_mouth = clew_check_row_new (_ ("By word of mouth"), like_a_letter, FALSE);
  gtk_list_box_append (how, GTK_WIDGET (window->by_mouth));
  watch (window, window->some);
  watch (window, window->by_mouth);
}

static GtkWidget *
add_combo (ClewHappeningWindow *window, GtkListBox *list, const char *title, GtkStringList *labels)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  clew_accessible_mend (row);
  clew_choice_row_show_whole (ADW_COMBO_ROW (row));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (changed_cb), window,
                           G_CONNECT_SWAPPED);
  gtk_list_box_append (list, row);
  return row;
}

/* One agency, one kind, or one kind for one agency (42 CFR 2.26). */
static void
add_restriction (ClewHappeningWindow *window, const ClewReleaseDetail *release)
{
  GtkListBox *list = clew_entry_frame_add_list (&window->frame, _ ("What is shared no longer"));
  g_autoptr (GPtrArray) named = clew_release_list_agencies (release);
  g_autoptr (GtkStringList) agencies = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  window->ids = g_ptr_array_new_with_free_func (g_free);
  gtk_string_list_append (agencies, _ ("All agencies"));
  for (guint i = 0; i < named->len; i++)
    {
      ClewReleaseAgency *agency = g_ptr_array_index (named, i);

      if (agency->may_hear == NULL || agency->may_hear[0] == NULL)
        continue;
      gtk_string_list_append (agencies, agency->name);
      g_ptr_array_add (window->ids, g_strdup (agency->agency));
    }
  gtk_string_list_append (kinds, _ ("All kinds of information"));
  for (guint i = 0; clew_information_categories[i].id != NULL; i++)
    gtk_string_list_append (kinds, _ (clew_information_categories[i].label));
  window->agency = add_combo (window, list, _ ("Agency"), agencies);
  window->category = add_combo (window, list, _ ("Information"), kinds);
}

/* What the form names as its end, to be compared with what happened. */
static void
add_event (ClewHappeningWindow *window, const ClewReleaseDetail *release)
{
  const char *event = clew_record_get_text (release->consent, "expires_event");
  GtkListBox *list;
  GtkWidget  *row;

  if (event == NULL)
    return;
  list = clew_entry_frame_add_list (&window->frame, _ ("The end"));
  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), event);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("What the form names as its end"));
  gtk_list_box_append (list, row);
}

static void
clew_happening_window_dispose (GObject *object)
{
  g_clear_object (&CLEW_HAPPENING_WINDOW (object)->office);

  G_OBJECT_CLASS (clew_happening_window_parent_class)->dispose (object);
}

static void
clew_happening_window_finalize (GObject *object)
{
  ClewHappeningWindow *window = CLEW_HAPPENING_WINDOW (object);

  g_free (window->consent);
  g_clear_pointer (&window->ids, g_ptr_array_unref);

  G_OBJECT_CLASS (clew_happening_window_parent_class)->finalize (object);
}

static void
clew_happening_window_class_init (ClewHappeningWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clew_happening_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = clew_happening_window_finalize;
}

static void
clew_happening_window_init (ClewHappeningWindow *window)
{
}

/**
 * clew_happening_window_new:
 * @parent: (nullable): the window to stand over
 * @office: the open office
 * @release: the release
 * @kind: what happened, for which there are words above
 *
 * Returns: (transfer none): the window, with today as the day
 */
ClewHappeningWindow *
clew_happening_window_new (GtkWindow               *parent,
                           ClewOffice              *office,
                           const ClewReleaseDetail *release,
                           ClewConsentEventKind     kind)
{
  ClewHappeningWindow *window;
  ClewDay              today = clew_office_today (office);
  gboolean             is_long = kind == CLEW_CONSENT_REVOKED || kind == CLEW_CONSENT_RESTRICTED;

  g_return_val_if_fail (words[kind].title != NULL, NULL);

  window = g_object_new (CLEW_TYPE_HAPPENING_WINDOW,
                         "default-width", 560,
                         "default-height", is_long ? 600 : 440,
                         NULL);
  window->office = g_object_ref (office);
  window->kind = kind;
  window->consent = g_strdup (clew_record_get_id (release->consent));
  window->made_on = release->made_on;
  window->signed_on = release->signed_on;
  clew_entry_frame_build (&window->frame, ADW_WINDOW (window), parent, _ (words[kind].title));
  clew_entry_frame_set_verb (&window->frame, _ (words[kind].verb));
  clew_entry_frame_set_help (ADW_WINDOW (window), words[kind].help_topic);
  clew_entry_frame_add_text (&window->frame, _ (words[kind].text));
  window->day = clew_day_field_new (_ (words[kind].day), today);
  clew_day_field_set_in_past (window->day);
  gtk_box_append (GTK_BOX (window->frame.column), GTK_WIDGET (window->day));
  if (kind == CLEW_CONSENT_REVOKED)
    add_whom (window, release);
  else if (kind == CLEW_CONSENT_RESTRICTED)
    add_restriction (window, release);
  else if (kind == CLEW_CONSENT_ENDED)
    add_event (window, release);
  clew_day_field_set_day (window->day, today);
  g_signal_connect_object (window->day, "changed", G_CALLBACK (changed_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->frame.commit, "clicked", G_CALLBACK (commit_cb), window,
                           G_CONNECT_SWAPPED);
  check (window);
  clew_accessible_mend (GTK_WIDGET (window));
  gtk_widget_grab_focus (GTK_WIDGET (window->day));
  return window;
}
