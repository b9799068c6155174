/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-conference-window.h"

#include "desk/clew-accessible.h"
#include "desk/clew-check-row.h"
#include "desk/clew-choice-row.h"
#include "desk/clew-day-field.h"
#include "desk/clew-entry-frame.h"
#include "desk/clew-heading-list.h"
#include "desk/clew-message.h"
#include "desk/legal/clew-conference-fields.h"
#include "records/clew-agency.h"
#include "records/clew-case-sharing.h"
#include "records/clew-conference.h"

#include <glib/gi18n.h>

struct _ClewConferenceWindow
{
  AdwWindow parent_instance;

  ClewEntryFrame        frame;
  ClewDayField         *day;
  AdwComboRow          *method;
  GPtrArray            *present; /* ClewCheckRow, one an agency */
  GPtrArray            *topics;  /* ClewCheckRow */
  ClewCheckRow         *nothing_helpful;
  GPtrArray            *also; /* ClewCheckRow */
  ClewConferenceFields *steps;
  GtkListBox           *own_list;
  ClewCheckRow         *own;

  ClewOffice *office;
  char       *court_case;
  char       *participant;
  gboolean    is_covered;
};

G_DEFINE_FINAL_TYPE (ClewConferenceWindow, clew_conference_window, ADW_TYPE_WINDOW)

static const char *
get_id (gpointer row)
{
  return g_object_get_data (G_OBJECT (row), "id");
}

static char **
list_ticked (GPtrArray *rows)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < rows->len; i++)
    if (clew_check_row_get_active (g_ptr_array_index (rows, i)))
      g_strv_builder_add (ids, get_id (g_ptr_array_index (rows, i)));
  return g_strv_builder_end (ids);
}

/* What is entered, as far as it is. */
typedef struct
{
  ClewConferenceEntry entry;
  GStrv               agencies;
  GStrv               topics;
  GStrv               also;
  GArray             *steps;
} Entered;

static void
entered_clear (Entered *entered)
{
  g_clear_pointer (&entered->agencies, g_strfreev);
  g_clear_pointer (&entered->topics, g_strfreev);
  g_clear_pointer (&entered->also, g_strfreev);
  g_clear_pointer (&entered->steps, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Entered, entered_clear)

static Entered
gather (ClewConferenceWindow *window)
{
  int     method = clew_choice_row_get (window->method);
  Entered entered = {
    .agencies = list_ticked (window->present),
    .topics = list_ticked (window->topics),
    .also = list_ticked (window->also),
    .steps = clew_conference_fields_list (window->steps),
  };

  entered.entry = (ClewConferenceEntry){
    .court_case = window->court_case,
    .participant = window->participant,
    .on = clew_day_field_get_day (window->day),
    .method = method >= 0 ? clew_conference_methods[method].id : NULL,
    .agencies = (const char *const *)entered.agencies,
    .topics = (const char *const *)entered.topics,
    .also = (const char *const *)entered.also,
    .nothing_helpful = clew_check_row_get_active (window->nothing_helpful),
    .steps = (const ClewStepEntry *)(gpointer)entered.steps->data,
    .n_steps = entered.steps->len,
    .owned = clew_check_row_get_active (window->own),
  };
  return entered;
}

static const char *
find_problem (ClewConferenceWindow *window, const Entered *entered)
{
  if (entered->entry.on == CLEW_DAY_UNKNOWN)
    return _ ("Enter the date.");
  if (entered->entry.on > clew_office_today (window->office))
    return _ ("This day has not come yet.");
  if (entered->entry.method == NULL)
    return _ ("Choose how.");
  if (entered->agencies[0] == NULL)
    return _ ("Choose which agencies were there.");
  if (entered->topics[0] == NULL && !entered->entry.nothing_helpful)
    return _ ("Choose what was spoken of, or that nothing helpful could be shared.");
  return clew_conference_fields_find_problem (window->steps);
}

static void
say_at (ClewCheckRow *row, const char *text, gboolean barred)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  if (barred)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
}

static const char *
get_kind (ClewCheckRow *row)
{
  return g_object_get_data (G_OBJECT (row), "kind");
}

/* Whether each that was there may hear what was spoken of, said at its own row. */
static void
show_gate (ClewConferenceWindow *window, const Entered *entered)
{
  ClewDay  on = entered->entry.on;
  gboolean can_ask = clew_conference_tells (window->office) && on != CLEW_DAY_UNKNOWN &&
                     on <= clew_office_today (window->office);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  guint n = 0;

  window->is_covered = TRUE;
  if (can_ask && entered->agencies[0] != NULL)
    {
      rows = clew_conference_ask (clew_office_get_store (window->office), &entered->entry,
                                  clew_office_today (window->office), &error);
      if (rows == NULL)
        clew_entry_frame_fail (&window->frame, error);
    }
  for (guint i = 0; i < window->present->len; i++)
    {
      ClewCheckRow      *row = g_ptr_array_index (window->present, i);
      const ClewGateRow *answer = NULL;
      g_autofree char   *why = NULL;

      if (clew_check_row_get_active (row) && rows != NULL)
        answer = g_ptr_array_index (rows, n++);
      why = answer != NULL ? clew_gate_explain (answer) : g_strdup (get_kind (row));
      say_at (row, why, answer != NULL && !clew_gate_is_yes (answer->answer));
      window->is_covered &= answer == NULL || clew_gate_is_yes (answer->answer);
    }
  gtk_widget_set_visible (GTK_WIDGET (window->own_list), !window->is_covered);
}

static void
check (ClewConferenceWindow *window)
{
  g_auto (Entered) entered = gather (window);
  const char *problem = find_problem (window, &entered);

  clew_entry_frame_say (&window->frame, problem);
  if (entered.entry.on > clew_office_today (window->office))
    clew_day_field_say (window->day, NULL, _ ("This day has not come yet."));
  show_gate (window, &entered);
  if (problem == NULL && !window->is_covered && !entered.entry.owned)
    clew_entry_frame_say (&window->frame, _ ("Say beneath that no release covered all of it."));
}

static void
changed_cb (ClewConferenceWindow *window)
{
  window->frame.touched = TRUE;
  /* What was owned was owned for what stood there. */
  clew_check_row_set_active (window->own, FALSE);
  check (window);
}

/* What the gate does not look at. */
static void
detail_changed_cb (ClewConferenceWindow *window)
{
  window->frame.touched = TRUE;
  check (window);
}

static void
commit_cb (ClewConferenceWindow *window)
{
  g_auto (Entered) entered = gather (window);
  g_autoptr (GError) error = NULL;

  if (clew_conference_record (window->office, &entered.entry, &error))
    gtk_window_destroy (GTK_WINDOW (window));
  else
    {
      check (window);
      clew_entry_frame_fail (&window->frame, error);
    }
}

static void
clew_conference_window_dispose (GObject *object)
{
  ClewConferenceWindow *window = CLEW_CONFERENCE_WINDOW (object);

  g_clear_object (&window->office);

  G_OBJECT_CLASS (clew_conference_window_parent_class)->dispose (object);
}

static void
clew_conference_window_finalize (GObject *object)
{
  ClewConferenceWindow *window = CLEW_CONFERENCE_WINDOW (object);

  g_ptr_array_unref (window->present);
  g_ptr_array_unref (window->topics);
  g_ptr_array_unref (window->also);
  g_free (window->court_case);
  g_free (window->participant);

  G_OBJECT_CLASS (clew_conference_window_parent_class)->finalize (object);
}

static void
clew_conference_window_class_init (ClewConferenceWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clew_conference_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = clew_conference_window_finalize;
}

static void
clew_conference_window_init (ClewConferenceWindow *window)
{
  window->present = g_ptr_array_new ();
  window->topics = g_ptr_array_new ();
  window->also = g_ptr_array_new ();
}

/* Building it */

static void
watch (ClewConferenceWindow *window, gpointer object, const char *signal, GCallback callback)
{
  g_signal_connect_object (object, signal, callback, window, G_CONNECT_SWAPPED);
}

static ClewCheckRow *
add_check (ClewConferenceWindow *window,
           GtkListBox           *list,
           GPtrArray            *rows,
           const char           *id,
           const char           *title,
           const char           *subtitle)
{
  ClewCheckRow *row = clew_check_row_new (title, subtitle, FALSE);

  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
  gtk_list_box_append (list, GTK_WIDGET (row));
  watch (window, row, "toggled", G_CALLBACK (changed_cb));
  g_ptr_array_add (rows, row);
  return row;
}

static void
add_agency (ClewConferenceWindow *window, GtkListBox *list, ClewRecord *agency)
{
  const char   *kind = clew_record_get_choice_label (agency, "kind");
  ClewCheckRow *row = add_check (window, list, window->present, clew_record_get_id (agency),
                                 clew_record_get_text (agency, "legal_name"), kind);

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  g_object_set_data (G_OBJECT (row), "kind", (gpointer)g_intern_string (kind));
}

static gboolean
is_listed (GPtrArray *agencies, ClewRecord *agency)
{
  for (guint i = 0; i < agencies->len; i++)
    if (g_strcmp0 (clew_record_get_id (g_ptr_array_index (agencies, i)),
                   clew_record_get_id (agency)) == 0)
      return TRUE;
  return FALSE;
}

/* Those of the case first; others of the site can be there, too. */
static gboolean
add_agencies (ClewConferenceWindow *window, const ClewCase *court_case, GError **error)
{
  ClewStore *store = clew_office_get_store (window->office);
  ClewDay    today = clew_office_today (window->office);
  g_autoptr (GPtrArray) theirs = clew_case_list_agencies (store, court_case, error);
  g_autoptr (GPtrArray) all = NULL;
  GtkListBox *list;

  if (theirs == NULL)
    return FALSE;
  all = clew_agency_list_load (store, NULL, error);
  if (all == NULL)
    return FALSE;
  list = clew_heading_list_add (window->frame.column, _ ("Agencies present"));
  for (guint i = 0; i < theirs->len; i++)
    add_agency (window, list, g_ptr_array_index (theirs, i));
  for (guint i = 0; i < all->len; i++)
    {
      ClewRecord *agency = g_ptr_array_index (all, i);

      if (!is_listed (theirs, agency) &&
          clew_agency_get_agreement (agency, today) != CLEW_AGREEMENT_ENDED)
        add_agency (window, list, agency);
    }
  return TRUE;
}

static const char neutral_words[] = N_ ("“I don’t have anything helpful to share right now”");

static void
add_topics (ClewConferenceWindow *window)
{
  static const char *const also[] = { "housing", "needs", "treatment", "health", "court" };
  GtkListBox              *list = clew_heading_list_add (window->frame.column,
                                                         _ ("What was spoken of"));

  for (guint i = 0; clew_topics[i].id != NULL; i++)
    add_check (window, list, window->topics, clew_topics[i].id, _ (clew_topics[i].label), NULL);
  window->nothing_helpful = clew_check_row_new (_ (neutral_words), _ ("That was said"), FALSE);
  gtk_list_box_append (list, GTK_WIDGET (window->nothing_helpful));
  watch (window, window->nothing_helpful, "toggled", G_CALLBACK (changed_cb));
  list = clew_heading_list_add (window->frame.column, _ ("What it also touched"));
  for (guint i = 0; i < G_N_ELEMENTS (also); i++)
    add_check (window, list, window->also, also[i],
               clew_choice_get_label (clew_information_categories, also[i]), NULL);
}

static void
add_own (ClewConferenceWindow *window)
{
  window->own_list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (window->own_list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (window->own_list), "boxed-list");
  clew_accessible_set_name (GTK_WIDGET (window->own_list), _ ("Not covered"));
  window->own = clew_check_row_new (_ ("No release covered all of it"),
                                       _ ("It is kept all the same, and the list for the "
                                       "participant says so. Tell your supervisor today."),
                                          FALSE);
  gtk_list_box_append (window->own_list, GTK_WIDGET (window->own));
  gtk_box_append (GTK_BOX (window->frame.column), GTK_WIDGET (window->own_list));
  watch (window, window->own, "toggled", G_CALLBACK (detail_changed_cb));
}

static const char tells_text[] =
  N_ ("All who are present hear what is said, so each of them is put on the participant’s list of "
      "disclosures.");
static const char no_words_text[] =
  N_ ("There is no place here for what somebody did, used or left undone: that is told to nobody.");

static gboolean
build (ClewConferenceWindow *window, GtkWindow *parent, const ClewCase *court_case, GError **error)
{
  ClewDay     today = clew_office_today (window->office);
  GtkListBox *list;

  clew_entry_frame_build (&window->frame, ADW_WINDOW (window), parent, _ ("Record Conference"));
  clew_entry_frame_set_verb (&window->frame, _ ("_Record"));
  clew_entry_frame_set_help (ADW_WINDOW (window), "case-conference");
  if (clew_conference_tells (window->office))
    clew_entry_frame_add_text (&window->frame, _ (tells_text));
  clew_entry_frame_add_text (&window->frame, _ (no_words_text));
  window->day = clew_day_field_new (_ ("Held on"), today);
  clew_day_field_set_in_past (window->day);
  clew_day_field_set_day (window->day, today);
  gtk_box_append (GTK_BOX (window->frame.column), GTK_WIDGET (window->day));
  list = clew_heading_list_add (window->frame.column, _ ("How it was held"));
  window->method = clew_choice_row_new_for (_ ("How"), clew_conference_methods);
  gtk_list_box_append (list, GTK_WIDGET (window->method));
  if (!add_agencies (window, court_case, error))
    return FALSE;
  add_topics (window);
  window->steps = clew_conference_fields_new (today);
  gtk_box_append (GTK_BOX (window->frame.column), GTK_WIDGET (window->steps));
  add_own (window);
  watch (window, window->day, "changed", G_CALLBACK (changed_cb));
  watch (window, window->method, "notify::selected", G_CALLBACK (detail_changed_cb));
  watch (window, window->steps, "changed", G_CALLBACK (detail_changed_cb));
  watch (window, window->frame.commit, "clicked", G_CALLBACK (commit_cb));
  return TRUE;
}

/**
 * clew_conference_window_new:
 * @parent: (nullable): the window to stand over
 * @office: the open office
 * @court_case: id of the case it was about
 * @error: return location
 *
 * Returns: (transfer none): the window, with nobody present and nothing spoken of, or %NULL when
 *   the records can't be read
 */
ClewConferenceWindow *
clew_conference_window_new (GtkWindow  *parent,
                            ClewOffice *office,
                            const char *court_case,
                            GError    **error)
{
  g_autoptr (ClewCase) loaded = clew_case_load (clew_office_get_store (office), court_case, error);
  ClewConferenceWindow *window;

  if (loaded == NULL)
    return NULL;
  window = g_object_new (CLEW_TYPE_CONFERENCE_WINDOW, "default-width", 600, "default-height", 660,
                         NULL);
  window->office = g_object_ref (office);
  window->court_case = g_strdup (court_case);
  window->participant = g_strdup (clew_record_get_id (loaded->participant));
  if (!build (window, parent, loaded, error))
    {
      gtk_window_destroy (GTK_WINDOW (window));
      return NULL;
    }
  window->frame.touched = FALSE;
  check (window);
  clew_accessible_mend (GTK_WIDGET (window));
  gtk_widget_grab_focus (GTK_WIDGET (window->day));
  return window;
}

/**
 * clew_conference_window_present:
 * @parent: the window to stand over
 * @office: the open office
 * @court_case: (nullable): id of the case it was about; nothing opens without one
 */
void
clew_conference_window_present (GtkWindow *parent, ClewOffice *office, const char *court_case)
{
  g_autoptr (GError) error = NULL;
  ClewConferenceWindow *window;

  if (court_case == NULL)
    return;
  window = clew_conference_window_new (parent, office, court_case, &error);
  gtk_window_present (window != NULL
                        ? GTK_WINDOW (window)
                        : clew_message_new_problem (parent, _ ("Nothing Can Be Recorded Now"),
                                                               error));
}
