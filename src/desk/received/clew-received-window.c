/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/received/clew-received-window.h"

#include "desk/clew-accessible.h"
#include "desk/clew-check-row.h"
#include "desk/clew-choice-row.h"
#include "desk/clew-day-field.h"
#include "desk/clew-entry-frame.h"
#include "desk/clew-person-picker.h"
#include "records/clew-agency.h"
#include "records/clew-person-name.h"
#include "records/clew-received.h"

#include <glib/gi18n.h>

#define MOST_SAYS 16

struct _ClewReceivedWindow
{
  AdwWindow parent_instance;

  ClewEntryFrame    frame;
  GtkWidget        *person_row;
  ClewPersonPicker *picker; /* (nullable): where nobody was chosen before */
  AdwComboRow      *agency;
  AdwComboRow      *method;
  AdwComboRow      *kind;
  ClewDayField     *day;
  ClewCheckRow     *says[MOST_SAYS];
  AdwComboRow      *ground;
  GtkWidget        *number;
  ClewDayField     *signed_on;
  ClewDayField     *until;
  ClewCheckRow     *until_event;
  ClewCheckRow     *proceeding;
  ClewCheckRow     *notice;
  GtkWidget        *problem;

  ClewOffice *office;
  gboolean    is_end;
  char       *participant;
  GPtrArray  *agencies; /* ClewRecord */
};

G_DEFINE_FINAL_TYPE (ClewReceivedWindow, clew_received_window, ADW_TYPE_WINDOW)

static const ClewChoice *
get_choices (const ClewKind *kind, const char *column)
{
  return clew_kind_find_field (kind, column, NULL)->choices;
}

static void
set_choice (ClewRecord *record, const char *column, AdwComboRow *row, const ClewChoice *choices)
{
  int chosen = clew_choice_row_get (row);

  clew_record_set_text (record, column, chosen >= 0 ? choices[chosen].id : NULL);
}

static void
set_common (ClewReceivedWindow *window, ClewRecord *record)
{
  int         agency = clew_choice_row_get (window->agency);
  const char *number = gtk_editable_get_text (GTK_EDITABLE (window->number));

  clew_record_set_text (record, "participant", window->participant);
  if (agency >= 0)
    clew_record_set_text (record, "agency",
                          clew_record_get_id (g_ptr_array_index (window->agencies, agency)));
  clew_record_set_text (record, "form_number", number);
}

static char *
list_says (ClewReceivedWindow *window)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; clew_received_says[i].id != NULL; i++)
    if (clew_check_row_get_active (window->says[i]))
      g_ptr_array_add (ids, (gpointer)clew_received_says[i].id);
  if (ids->len == 0)
    return NULL;
  g_ptr_array_add (ids, NULL);
  return g_strjoinv (" ", (char **)ids->pdata);
}

static ClewRecord *
gather_received (ClewReceivedWindow *window)
{
  ClewRecord      *record = clew_record_new (&clew_kind_received);
  g_autofree char *says = list_says (window);

  set_common (window, record);
  clew_record_set_day (record, "received_on", clew_day_field_get_day (window->day));
  set_choice (record, "method", window->method, clew_disclosure_methods);
  clew_record_set_text (record, "says", says);
  set_choice (record, "ground", window->ground, clew_received_grounds);
  clew_record_set_day (record, "signed_on", clew_day_field_get_day (window->signed_on));
  clew_record_set_day (record, "until_on", clew_day_field_get_day (window->until));
  clew_record_set_yes (record, "until_event", clew_check_row_get_active (window->until_event));
  clew_record_set_text (record, "purpose",
                        clew_check_row_get_active (window->proceeding) ? "proceeding"
                                                                       : "coordination");
  clew_record_set_yes (record, "has_notice", clew_check_row_get_active (window->notice));
  return record;
}

static ClewRecord *
gather_end (ClewReceivedWindow *window)
{
  ClewRecord *record = clew_record_new (&clew_kind_received_event);

  set_common (window, record);
  set_choice (record, "kind", window->kind, get_choices (&clew_kind_received_event, "kind"));
  clew_record_set_day (record, "on_day", clew_day_field_get_day (window->day));
  clew_record_set_day (record, "received_on", clew_office_today (window->office));
  return record;
}

/* A day that can't be read is no empty day. */
static gboolean
is_unread (ClewDayField *field)
{
  return field != NULL && !clew_day_field_is_empty (field) &&
         clew_day_field_get_day (field) == CLEW_DAY_UNKNOWN;
}

static const char *
find_missing (ClewReceivedWindow *window)
{
  g_autofree char *says = window->is_end ? NULL : list_says (window);

  if (window->participant == NULL)
    return _ ("Choose whom it is about.");
  if (clew_choice_row_get (window->agency) < 0)
    return _ ("Choose who told it.");
  if (clew_day_field_get_day (window->day) == CLEW_DAY_UNKNOWN)
    return _ ("Enter the day.");
  if (window->is_end)
    return clew_choice_row_get (window->kind) < 0 ? _ ("Choose what happened.") : NULL;
  if (clew_choice_row_get (window->method) < 0)
    return _ ("Choose how it came.");
  if (says == NULL)
    return _ ("Tick what it says.");
  if (clew_choice_row_get (window->ground) < 0)
    return _ ("Choose the ground that it states.");
  if (is_unread (window->signed_on) || is_unread (window->until))
    return _ ("Enter the dates so that they can be read.");
  return NULL;
}

static void
check (ClewReceivedWindow *window)
{
  /* Not before all of it is built. */
  if (window->problem == NULL)
    return;
  gtk_widget_set_visible (window->problem, FALSE);
  clew_entry_frame_say (&window->frame, find_missing (window));
}

static void
changed_cb (ClewReceivedWindow *window)
{
  window->frame.touched = TRUE;
  check (window);
}

static void
show_person (ClewReceivedWindow *window, ClewRecord *person)
{
  g_autofree char *name = clew_person_dup_full_name (person);

  g_free (window->participant);
  window->participant = g_strdup (clew_record_get_id (person));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (window->person_row), name);
}

static void
picked_cb (ClewPersonPicker   *picker,
           const char         *id,
           const char         *name,
           ClewReceivedWindow *window)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) person = clew_record_load (clew_office_get_store (window->office),
                                                    &clew_kind_participant, id, &error);

  if (person == NULL)
    {
      clew_entry_frame_fail (&window->frame, error);
      return;
    }
  show_person (window, person);
  changed_cb (window);
}

/* What is refused for what somebody typed is said beneath the fields; everything stays. */
static void
commit_cb (ClewReceivedWindow *window)
{
  g_autoptr (ClewRecord) record = window->is_end ? gather_end (window) : gather_received (window);
  const char *field = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = window->is_end
                    ? clew_received_end (window->office, record, &field, &error)
                    : clew_received_keep (window->office, record, NULL, &field, &error);

  if (done)
    {
      gtk_window_destroy (GTK_WINDOW (window));
      return;
    }
  if (field != NULL)
    {
      const char *label = clew_kind_find_field (clew_record_get_kind (record), field,
                                                NULL)
                            ->label;
      g_autofree char *text = g_strdup_printf ("%s: %s", _ (label), error->message);

      gtk_label_set_label (GTK_LABEL (window->problem), text);
      gtk_widget_set_visible (window->problem, TRUE);
      clew_entry_frame_say (&window->frame, text);
    }
  else
    clew_entry_frame_fail (&window->frame, error);
}

static void
clew_received_window_dispose (GObject *object)
{
  g_clear_object (&CLEW_RECEIVED_WINDOW (object)->office);

  G_OBJECT_CLASS (clew_received_window_parent_class)->dispose (object);
}

static void
clew_received_window_finalize (GObject *object)
{
  ClewReceivedWindow *window = CLEW_RECEIVED_WINDOW (object);

  g_free (window->participant);
  g_clear_pointer (&window->agencies, g_ptr_array_unref);

  G_OBJECT_CLASS (clew_received_window_parent_class)->finalize (object);
}

static void
clew_received_window_class_init (ClewReceivedWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clew_received_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = clew_received_window_finalize;
}

static void
clew_received_window_init (ClewReceivedWindow *window)
{
}

static void
watch (ClewReceivedWindow *window, gpointer object, const char *signal)
{
  g_signal_connect_object (object, signal, G_CALLBACK (changed_cb), window, G_CONNECT_SWAPPED);
}

static AdwComboRow *
add_choices (ClewReceivedWindow *window,
             GtkListBox         *list,
             const char         *title,
             const ClewChoice   *choices)
{
  AdwComboRow *row = clew_choice_row_new_for (title, choices);

  gtk_list_box_append (list, GTK_WIDGET (row));
  watch (window, row, "notify::selected");
  return row;
}

static ClewDayField *
add_day (ClewReceivedWindow *window, const char *title, gboolean in_past)
{
  ClewDayField *field = clew_day_field_new (title, clew_office_today (window->office));

  if (in_past)
    clew_day_field_set_in_past (field);
  gtk_box_append (GTK_BOX (window->frame.column), GTK_WIDGET (field));
  watch (window, field, "changed");
  return field;
}

static ClewCheckRow *
add_check (ClewReceivedWindow *window, GtkListBox *list, const char *title, const char *subtitle)
{
  ClewCheckRow *row = clew_check_row_new (_ (title), subtitle != NULL ? _ (subtitle) : NULL, FALSE);

  gtk_list_box_append (list, GTK_WIDGET (row));
  watch (window, row, "toggled");
  return row;
}

static void
add_person (ClewReceivedWindow *window)
{
  GtkListBox *list = clew_entry_frame_add_list (&window->frame, _ ("Whom it is about"));
  g_autoptr (ClewRecord) person = NULL;

  window->person_row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (window->person_row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (window->person_row), _ ("Participant"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (window->person_row), _ ("Nobody chosen yet"));
  gtk_list_box_append (list, window->person_row);
  if (window->participant != NULL)
    person = clew_record_load (clew_office_get_store (window->office), &clew_kind_participant,
                               window->participant, NULL);
  if (person != NULL)
    {
      show_person (window, person);
      return;
    }
  window->picker = clew_person_picker_new (window->office,
                                           _ ("Search by name, number or date of birth"));
  gtk_box_append (GTK_BOX (window->frame.column), GTK_WIDGET (window->picker));
  g_signal_connect_object (window->picker, "picked", G_CALLBACK (picked_cb), window, 0);
}

static void
add_agency (ClewReceivedWindow *window, GtkListBox *list)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < window->agencies->len; i++)
    g_ptr_array_add (names, (gpointer)clew_record_get_text (
                              g_ptr_array_index (window->agencies, i), "legal_name"));
  g_ptr_array_add (names, NULL);
  window->agency = clew_choice_row_new (_ ("From which agency"),
                                           (const char *const *)names->pdata);
  gtk_list_box_append (list, GTK_WIDGET (window->agency));
  watch (window, window->agency, "notify::selected");
}

static void
add_number (ClewReceivedWindow *window, GtkListBox *list)
{
  window->number = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (window->number),
                                 _ ("Number of the form or order"));
  gtk_list_box_append (list, window->number);
  watch (window, window->number, "changed");
}

static void
add_says (ClewReceivedWindow *window)
{
  GtkListBox *list = clew_entry_frame_add_list (&window->frame, _ ("What it says"));

  for (guint i = 0; clew_received_says[i].id != NULL && i < MOST_SAYS; i++)
    window->says[i] = add_check (window, list, clew_received_says[i].label, NULL);
}

static void
add_ground (ClewReceivedWindow *window)
{
  GtkListBox *list = clew_entry_frame_add_list (&window->frame, _ ("On what ground"));

  window->ground = add_choices (window, list, _ ("Ground as stated"), clew_received_grounds);
  add_number (window, list);
  window->signed_on = add_day (window, _ ("Signed or issued"), TRUE);
  window->until = add_day (window, _ ("Until, not including"), FALSE);
  list = clew_entry_frame_add_list (&window->frame, _ ("What else it states"));
  window->until_event = add_check (window, list, N_ ("Ends when something happens"),
                                   N_ ("An event that the letter names, besides or instead of a "
                                       "date"));
  window->proceeding = add_check (window, list, N_ ("May be used in a proceeding"),
                                  N_ ("Only with a form for that, or by a court’s order"));
  window->notice = add_check (window, list, N_ ("Says not to pass it on"),
                              N_ ("The notice of 42 CFR 2.32"));
}

static void
build (ClewReceivedWindow *window)
{
  /* The third is of an entry and not of a permission. */
  const ClewChoice *all = get_choices (&clew_kind_received_event, "kind");
  const ClewChoice  ends[] = { all[0], all[1], { NULL } };
  GtkListBox       *list;

  clew_entry_frame_add_text (
    &window->frame,
    window->is_end
    ? _ ("From that day on, whole, what was shared under it is not to be used. There is no place "
           "for why.")
    : _ ("What it says is ticked and not written down. There is no place for anything else."));
  add_person (window);
  list = clew_entry_frame_add_list (&window->frame, _ ("Who told it"));
  add_agency (window, list);
  if (window->is_end)
    {
      window->kind = add_choices (window, list, _ ("What happened"), ends);
      add_number (window, list);
      window->day = add_day (window, _ ("First day without permission"), TRUE);
    }
  else
    {
      window->method = add_choices (window, list, _ ("How it came"), clew_disclosure_methods);
      window->day = add_day (window, _ ("Received"), TRUE);
      clew_day_field_set_day (window->day, clew_office_today (window->office));
      add_says (window);
      add_ground (window);
    }
  window->problem = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (window->problem), TRUE);
  gtk_label_set_xalign (GTK_LABEL (window->problem), 0);
  gtk_widget_add_css_class (window->problem, "error");
  gtk_box_append (GTK_BOX (window->frame.column), window->problem);
}

/**
 * clew_received_window_new:
 * @parent: (nullable): the window to stand over
 * @office: the open office
 * @participant: (nullable): whom it is about, if that is known
 * @is_end: whether it is that permission ended
 *
 * Returns: (transfer none): the window, not shown yet
 */
ClewReceivedWindow *
clew_received_window_new (GtkWindow  *parent,
                          ClewOffice *office,
                          const char *participant,
                          gboolean    is_end)
{
  ClewReceivedWindow *window = g_object_new (CLEW_TYPE_RECEIVED_WINDOW, "default-width", 600,
                                             "default-height", 620, NULL);
  g_autoptr (GError) error = NULL;

  window->office = g_object_ref (office);
  window->is_end = is_end;
  window->participant = participant != NULL && *participant != '\0' ? g_strdup (participant) : NULL;
  window->agencies = clew_agency_list_load (clew_office_get_store (office), NULL, &error);
  clew_entry_frame_build (&window->frame, ADW_WINDOW (window), parent,
                          is_end ? _ ("Permission Ended") : _ ("Record What Was Shared"));
  clew_entry_frame_set_verb (&window->frame, _ ("_Keep"));
  clew_entry_frame_set_help (ADW_WINDOW (window), "received");
  if (window->agencies == NULL)
    window->agencies = g_ptr_array_new ();
  build (window);
  g_signal_connect_object (window->frame.commit, "clicked", G_CALLBACK (commit_cb), window,
                           G_CONNECT_SWAPPED);
  check (window);
  if (error != NULL)
    clew_entry_frame_fail (&window->frame, error);
  window->frame.touched = FALSE;
  clew_accessible_mend (GTK_WIDGET (window));
  if (window->picker != NULL)
    gtk_widget_child_focus (GTK_WIDGET (window->picker), GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (GTK_WIDGET (window->agency));
  return window;
}

/**
 * clew_received_window_present:
 * @parent: the window to stand over
 * @office: the open office
 * @participant: (nullable): whom it is about, if that is known
 *
 * Opens the window for what a letter says.
 */
void
clew_received_window_present (GtkWindow *parent, ClewOffice *office, const char *participant)
{
  gtk_window_present (
    GTK_WINDOW (clew_received_window_new (parent, office, participant, FALSE)));
}

/**
 * clew_received_window_present_end:
 * @parent: the window to stand over
 * @office: the open office
 * @participant: (nullable): whom it is about, if that is known
 *
 * Opens the window for a notice that permission ended.
 */
void
clew_received_window_present_end (GtkWindow *parent, ClewOffice *office, const char *participant)
{
  gtk_window_present (GTK_WINDOW (clew_received_window_new (parent, office, participant, TRUE)));
}
