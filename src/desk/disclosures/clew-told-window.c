/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/disclosures/clew-told-window.h"

#include "desk/clew-accessible.h"
#include "desk/clew-message.h"
#include "desk/clew-check-row.h"
#include "desk/clew-choice-row.h"
#include "desk/clew-day-field.h"
#include "desk/clew-entry-frame.h"
#include "desk/clew-heading-list.h"
#include "records/clew-agency.h"
#include "records/clew-case-sharing.h"
#include "records/clew-gate.h"
#include "rules/clew-letter-rules.h"

#include <glib/gi18n.h>

#include <string.h>

/* More than a few words belong in a letter, and no page could hold them. */
#define LONGEST_DESCRIPTION 300

#define N_CATEGORIES 8

struct _ClewToldWindow
{
  AdwWindow parent_instance;

  ClewEntryFrame frame;
  ClewCheckRow  *mistake; /* %NULL unless it corrects what has no paper */
  GtkWidget     *fields;
  ClewDayField  *day;
  AdwComboRow   *agency; /* after the agencies: somebody else */
  GtkWidget     *name;   /* of somebody else */
  GtkWidget     *address;
  GtkWidget     *person;
  ClewCheckRow  *categories[N_CATEGORIES];
  AdwComboRow   *purpose;
  AdwComboRow   *method;
  GtkWidget     *description;
  GtkWidget     *said_box;
  GtkImage      *said_icon;
  GtkLabel      *said;
  GtkListBox    *own_list;
  ClewCheckRow  *own;

  ClewOffice *office;
  char       *participant;
  char       *court_case; /* (nullable): for which it was told */
  ClewRecord *corrected;  /* nullable */
  GPtrArray  *agencies;
  gboolean    is_covered;
};

G_DEFINE_FINAL_TYPE (ClewToldWindow, clew_told_window, ADW_TYPE_WINDOW)

static gboolean
is_mistake (ClewToldWindow *window)
{
  return window->mistake != NULL && clew_check_row_get_active (window->mistake);
}

static gboolean
is_somebody_else (ClewToldWindow *window)
{
  return clew_choice_row_get (window->agency) == (int)window->agencies->len;
}

/* As typed, but white space alone is nothing. */
static const char *
get_text (GtkWidget *entry)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  return text[strspn (text, " \t\n")] != '\0' ? text : NULL;
}

/* What is entered, as far as it is; the lists are freed by who asked. */
typedef struct
{
  ClewDisclosure disclosure;
  const char    *agencies[2];
  const char    *categories[N_CATEGORIES + 1];
} Entered;

static void
gather (ClewToldWindow *window, Entered *entered)
{
  int   agency = clew_choice_row_get (window->agency);
  int   purpose = clew_choice_row_get (window->purpose);
  int   method = clew_choice_row_get (window->method);
  guint n = 0;

  *entered = (Entered){ .agencies = { NULL } };
  if (agency >= 0 && !is_somebody_else (window))
    entered->agencies[0] = clew_record_get_id (g_ptr_array_index (window->agencies, agency));
  for (guint i = 0; i < N_CATEGORIES; i++)
    if (clew_check_row_get_active (window->categories[i]))
      entered->categories[n++] = clew_all_categories[i].id;
  entered->disclosure = (ClewDisclosure){
    .participant = window->participant,
    .agencies = entered->agencies,
    .categories = entered->categories,
    .recipient = is_somebody_else (window) ? get_text (window->name) : NULL,
    .recipient_address = is_somebody_else (window) ? get_text (window->address) : NULL,
    .person = get_text (window->person),
    .purpose = purpose >= 0 ? (ClewPurpose)purpose : CLEW_PURPOSE_COORDINATION,
    .method = method >= 0 ? clew_disclosure_methods[method].id : NULL,
    .description = get_text (window->description),
    .court_case = window->court_case,
    .on = clew_day_field_get_day (window->day),
  };
}

static gboolean
has_recipient (const Entered *entered)
{
  return entered->agencies[0] != NULL || entered->disclosure.recipient != NULL;
}

static const char *
find_problem (ClewToldWindow *window, const Entered *entered)
{
  if (entered->disclosure.on == CLEW_DAY_UNKNOWN)
    return _ ("Enter the date.");
  if (entered->disclosure.on > clew_office_today (window->office))
    return _ ("This day has not come yet.");
  if (!has_recipient (entered))
    return is_somebody_else (window) ? _ ("Enter the name of who was told.")
                                     : _ ("Choose who was told.");
  if (entered->categories[0] == NULL)
    return _ ("Choose what was told.");
  if (clew_choice_row_get (window->purpose) < 0)
    return _ ("Choose what for.");
  if (entered->disclosure.method == NULL)
    return _ ("Choose how.");
  if (entered->disclosure.description != NULL &&
      g_utf8_strlen (entered->disclosure.description, -1) > LONGEST_DESCRIPTION)
    return _ ("Say it in fewer words.");
  return NULL;
}

/* What the gate says of it as of that day. */
static void
show_gate (ClewToldWindow *window, const Entered *entered, gboolean can_ask)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const ClewGateRow *row;
  g_autofree char   *why = NULL;
  g_autofree char   *text = NULL;

  window->is_covered = FALSE;
  gtk_widget_set_visible (window->said_box, can_ask);
  gtk_widget_set_visible (GTK_WIDGET (window->own_list), FALSE);
  if (!can_ask)
    return;
  rows = clew_gate_ask (clew_office_get_store (window->office), &entered->disclosure,
                        clew_office_today (window->office), &error);
  if (rows == NULL)
    {
      gtk_widget_set_visible (window->said_box, FALSE);
      clew_entry_frame_fail (&window->frame, error);
      return;
    }
  row = g_ptr_array_index (rows, 0);
  window->is_covered = clew_gate_is_yes (row->answer);
  why = clew_gate_explain (row);
  text = window->is_covered
    /* Translators: %s says which release or order lets something out */
    ? g_strdup_printf (_ ("Covered on that day. %s"), why)
    /* Translators: %s says why */
    : g_strdup_printf (_ ("Not covered on that day. %s"), why);
  gtk_label_set_label (window->said, text);
  gtk_image_set_from_icon_name (window->said_icon, window->is_covered ? "emblem-ok-symbolic"
                                                                      : "dialog-warning-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (window->own_list), !window->is_covered);
}

static void
check (ClewToldWindow *window)
{
  Entered     entered;
  const char *problem;

  gtk_widget_set_visible (window->fields, !is_mistake (window));
  gtk_widget_set_visible (window->name, is_somebody_else (window));
  gtk_widget_set_visible (window->address, is_somebody_else (window));
  if (is_mistake (window))
    {
      clew_entry_frame_say (&window->frame, NULL);
      return;
    }
  gather (window, &entered);
  if (entered.disclosure.on > clew_office_today (window->office))
    clew_day_field_say (window->day, NULL, _ ("This day has not come yet."));
  problem = find_problem (window, &entered);
  show_gate (window, &entered,
             entered.disclosure.on != CLEW_DAY_UNKNOWN &&
               entered.disclosure.on <= clew_office_today (window->office) &&
               has_recipient (&entered) && entered.categories[0] != NULL &&
               clew_choice_row_get (window->purpose) >= 0);
  if (problem == NULL && !window->is_covered && !clew_check_row_get_active (window->own))
    problem = _ ("Say beneath that no release covered this.");
  clew_entry_frame_say (&window->frame, problem);
}

static void
changed_cb (ClewToldWindow *window)
{
  window->frame.touched = TRUE;
  /* What was owned was owned for what stood there. */
  clew_check_row_set_active (window->own, FALSE);
  check (window);
}

/* What the gate does not look at. */
static void
detail_changed_cb (ClewToldWindow *window)
{
  window->frame.touched = TRUE;
  check (window);
}

static void
commit_cb (ClewToldWindow *window)
{
  const char *corrects = window->corrected != NULL ? clew_record_get_id (window->corrected) : NULL;
  g_autoptr (GError) error = NULL;
  Entered  entered;
  gboolean kept;

  if (is_mistake (window))
    kept = clew_gate_record_mistake (window->office, corrects, &error);
  else
    {
      gather (window, &entered);
      kept = clew_gate_record_told (window->office, &entered.disclosure, corrects, &error);
    }
  if (kept)
    gtk_window_destroy (GTK_WINDOW (window));
  else
    clew_entry_frame_fail (&window->frame, error);
}

static void
watch (ClewToldWindow *window, gpointer widget, const char *signal)
{
  g_signal_connect_object (widget, signal, G_CALLBACK (changed_cb), window, G_CONNECT_SWAPPED);
}

static void
watch_detail (ClewToldWindow *window, gpointer widget, const char *signal)
{
  g_signal_connect_object (widget, signal, G_CALLBACK (detail_changed_cb), window,
                           G_CONNECT_SWAPPED);
}

/* Building it */

static GtkWidget *
add_entry (ClewToldWindow *window, GtkListBox *list, const char *title)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  gtk_list_box_append (list, entry);
  watch_detail (window, entry, "changed");
  return entry;
}

static void
add_who (ClewToldWindow *window)
{
  GtkListBox *list = clew_heading_list_add (window->fields, _ ("Who was told"));
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < window->agencies->len; i++)
    g_ptr_array_add (names, (gpointer)clew_record_get_text (
                              g_ptr_array_index (window->agencies, i), "legal_name"));
  /* Translators: who was told is none of the agencies in the list */
  g_ptr_array_add (names, (gpointer)_ ("Somebody who is not in the directory"));
  g_ptr_array_add (names, NULL);
  window->agency = clew_choice_row_new (_ ("Told to"), (const char *const *)names->pdata);
  gtk_list_box_append (list, GTK_WIDGET (window->agency));
  window->name = add_entry (window, list, _ ("Name of the person or place"));
  window->address = add_entry (window, list, _ ("Address, if known"));
  window->person = add_entry (window, list, _ ("Person there"));
  watch (window, window->agency, "notify::selected");
  watch (window, window->name, "changed");
}

static void
add_what (ClewToldWindow *window)
{
  GtkListBox *list = clew_heading_list_add (window->fields, _ ("What was told"));

  for (guint i = 0; i < N_CATEGORIES; i++)
    {
      const char *label = clew_choice_get_label (clew_all_categories, clew_all_categories[i].id);

      window->categories[i] = clew_check_row_new (label, NULL, FALSE);
      gtk_list_box_append (list, GTK_WIDGET (window->categories[i]));
      watch (window, window->categories[i], "toggled");
    }
}

static void
add_how (ClewToldWindow *window)
{
  GtkListBox *list = clew_heading_list_add (window->fields, _ ("How and what for"));

  window->purpose = clew_choice_row_new_for (_ ("Why"), clew_disclosure_purposes);
  window->method = clew_choice_row_new_for (_ ("How"), clew_disclosure_methods);
  gtk_list_box_append (list, GTK_WIDGET (window->purpose));
  gtk_list_box_append (list, GTK_WIDGET (window->method));
  window->description = add_entry (window, list, _ ("In a few words"));
  watch (window, window->purpose, "notify::selected");
  watch_detail (window, window->method, "notify::selected");
}

static void
add_said (ClewToldWindow *window)
{
  window->said_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  window->said_icon = GTK_IMAGE (gtk_image_new ());
  window->said = GTK_LABEL (gtk_label_new (NULL));
  gtk_accessible_update_state (GTK_ACCESSIBLE (window->said_icon), GTK_ACCESSIBLE_STATE_HIDDEN,
                               TRUE, -1);
  gtk_widget_set_valign (GTK_WIDGET (window->said_icon), GTK_ALIGN_START);
  gtk_label_set_wrap (window->said, TRUE);
  gtk_label_set_xalign (window->said, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (window->said), TRUE);
  gtk_box_append (GTK_BOX (window->said_box), GTK_WIDGET (window->said_icon));
  gtk_box_append (GTK_BOX (window->said_box), GTK_WIDGET (window->said));
  gtk_box_append (GTK_BOX (window->fields), window->said_box);
  window->own_list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (window->own_list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (window->own_list), "boxed-list");
  clew_accessible_set_name (GTK_WIDGET (window->own_list), _ ("Not covered"));
  gtk_box_append (GTK_BOX (window->fields), GTK_WIDGET (window->own_list));
  window->own = clew_check_row_new (_ ("No release covered this"),
                                       _ ("It is kept all the same, and the list for the "
                                       "participant says so. Tell your supervisor today."),
                                          FALSE);
  gtk_list_box_append (window->own_list, GTK_WIDGET (window->own));
  watch_detail (window, window->own, "toggled");
}

static void
add_mistake (ClewToldWindow *window)
{
  GtkListBox *list = clew_entry_frame_add_list (&window->frame, _ ("What was wrong"));

  window->mistake = clew_check_row_new (_ ("Nothing was told"),
                                           _ ("The entry was made by mistake, such as for somebody "
                                           "else"),
                                              FALSE);
  gtk_list_box_append (list, GTK_WIDGET (window->mistake));
  watch_detail (window, window->mistake, "toggled");
}

static void
select_choice (AdwComboRow *row, const ClewChoice *choices, const char *id)
{
  for (guint i = 0; choices[i].id != NULL; i++)
    if (g_strcmp0 (choices[i].id, id) == 0)
      clew_choice_row_set (row, (int)i);
}

static void
set_text (GtkWidget *entry, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
}

static ClewRecord *
choose_agency (ClewToldWindow *window, const char *id)
{
  for (guint i = 0; i < window->agencies->len; i++)
    {
      ClewRecord *agency = g_ptr_array_index (window->agencies, i);

      if (g_strcmp0 (clew_record_get_id (agency), id) != 0)
        continue;
      clew_choice_row_set (window->agency, (int)i);
      return agency;
    }
  return NULL;
}

/* A correction starts from what it corrects. */
static void
fill (ClewToldWindow *window, ClewRecord *entry)
{
  g_auto (GStrv) categories = g_strsplit (clew_record_get_text (entry, "categories"), " ", -1);

  clew_day_field_set_day (window->day, clew_record_get_day (entry, "on_day"));
  choose_agency (window, clew_record_get_text (entry, "agency"));
  if (clew_record_get_text (entry, "agency") == NULL)
    {
      clew_choice_row_set (window->agency, (int)window->agencies->len);
      set_text (window->name, clew_record_get_text (entry, "recipient"));
      set_text (window->address, clew_record_get_text (entry, "recipient_address"));
    }
  set_text (window->person, clew_record_get_text (entry, "person"));
  for (guint i = 0; i < N_CATEGORIES; i++)
    clew_check_row_set_active (window->categories[i],
                               g_strv_contains ((const char *const *)categories,
                                                clew_all_categories[i].id));
  select_choice (window->purpose, clew_disclosure_purposes,
                 clew_record_get_text (entry, "purpose"));
  select_choice (window->method, clew_disclosure_methods, clew_record_get_text (entry, "method"));
  set_text (window->description, clew_record_get_text (entry, "description"));
}

static void
clew_told_window_dispose (GObject *object)
{
  ClewToldWindow *window = CLEW_TOLD_WINDOW (object);

  g_clear_object (&window->office);
  g_clear_object (&window->corrected);

  G_OBJECT_CLASS (clew_told_window_parent_class)->dispose (object);
}

static void
clew_told_window_finalize (GObject *object)
{
  ClewToldWindow *window = CLEW_TOLD_WINDOW (object);

  g_free (window->participant);
  g_free (window->court_case);
  g_clear_pointer (&window->agencies, g_ptr_array_unref);

  G_OBJECT_CLASS (clew_told_window_parent_class)->finalize (object);
}

static void
clew_told_window_class_init (ClewToldWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clew_told_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = clew_told_window_finalize;
}

static void
clew_told_window_init (ClewToldWindow *window)
{
}

static void
build (ClewToldWindow *window, GtkWindow *parent)
{
  gboolean corrects = window->corrected != NULL;
  ClewDay  today = clew_office_today (window->office);

  clew_entry_frame_build (&window->frame, ADW_WINDOW (window), parent,
                          corrects ? _ ("Correct Disclosure") : _ ("Record What Was Told"));
  clew_entry_frame_set_verb (&window->frame, _ ("_Record"));
  clew_entry_frame_set_help (ADW_WINDOW (window), "disclosures");
  clew_entry_frame_add_text (
    &window->frame,
    corrects ? _ ("The old entry stays and is shown as corrected. Change here what was wrong.")
             : _ ("Enter what somebody outside has been told already: in person, by telephone, at "
                  "a meeting. This sends nothing."));
  if (corrects && clew_record_get_text (window->corrected, "paper") != NULL)
    clew_entry_frame_add_text (&window->frame,
                               _ ("A paper was printed for this entry, and its copy is kept. "
                                  "If it was not given, say in a few words what became of it."));
  else if (corrects)
    add_mistake (window);
  window->fields = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_box_append (GTK_BOX (window->frame.column), window->fields);
  window->day = clew_day_field_new (_ ("Told on"), today);
  clew_day_field_set_in_past (window->day);
  gtk_box_append (GTK_BOX (window->fields), GTK_WIDGET (window->day));
  add_who (window);
  add_what (window);
  add_how (window);
  add_said (window);
  if (corrects)
    fill (window, window->corrected);
  else
    clew_day_field_set_day (window->day, today);
  watch (window, window->day, "changed");
  g_signal_connect_object (window->frame.commit, "clicked", G_CALLBACK (commit_cb), window,
                           G_CONNECT_SWAPPED);
}

/**
 * clew_told_window_new:
 * @parent: (nullable): the window to stand over
 * @office: the open office
 * @participant: about whom, a participant's id
 * @corrected: (nullable): the row of the ledger that is to be corrected
 * @error: return location
 *
 * Returns: (transfer none): the window, with nothing ticked unless it corrects, or
 *   %NULL when the agencies can't be read
 */
ClewToldWindow *
clew_told_window_new (GtkWindow  *parent,
                      ClewOffice *office,
                      const char *participant,
                      ClewRecord *corrected,
                      GError    **error)
{
  g_autoptr (GPtrArray) agencies = clew_agency_list_load_with (
    clew_office_get_store (office),
    corrected != NULL ? clew_record_get_text (corrected, "agency") : NULL, error);
  ClewToldWindow *window;

  if (agencies == NULL)
    return NULL;
  window = g_object_new (CLEW_TYPE_TOLD_WINDOW,
                         "default-width", 560,
                         "default-height", 640,
                         NULL);
  window->office = g_object_ref (office);
  window->participant = g_strdup (participant);
  window->corrected = corrected != NULL ? g_object_ref (corrected) : NULL;
  window->agencies = g_steal_pointer (&agencies);
  build (window, parent);
  window->frame.touched = FALSE;
  check (window);
  clew_accessible_mend (GTK_WIDGET (window));
  gtk_widget_grab_focus (GTK_WIDGET (window->day));
  return window;
}

/**
 * clew_told_window_begin_about:
 * @window: the window, in which nothing is entered yet
 * @about: for which case it was told, and to which agency of it
 *
 * Fills in the agency, who there, and what for, as with a letter to it. What was told stays to
 * be ticked.
 */
void
clew_told_window_begin_about (ClewToldWindow *window, const ClewTaskAbout *about)
{
  ClewRecord      *agency = choose_agency (window, about->agency);
  g_autofree char *person = NULL;

  g_free (window->court_case);
  window->court_case = g_strdup (about->court_case);
  if (agency == NULL)
    return;
  person = clew_case_dup_person (clew_office_get_store (window->office), about->court_case,
                                 about->agency);
  set_text (window->person, person);
  clew_choice_row_set (window->purpose,
                       (int)clew_letter_get_purpose (CLEW_LETTER_STATUS,
                                                     clew_record_get_text (agency, "kind"), FALSE));
  window->frame.touched = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (window->categories[0]));
}
