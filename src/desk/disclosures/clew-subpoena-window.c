/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/disclosures/clew-subpoena-window.h"

#include "desk/clew-accessible.h"
#include "desk/clew-message.h"
#include "desk/clew-check-row.h"
#include "desk/clew-choice-row.h"
#include "desk/clew-day-field.h"
#include "desk/clew-entry-frame.h"
#include "desk/clew-heading-list.h"
#include "desk/disclosures/clew-neutral-words.h"
#include "desk/disclosures/clew-order-rows.h"
#include "desk/disclosures/clew-subpoena-fields.h"
#include "records/clew-court-order.h"
#include "records/clew-day-words.h"
#include "records/clew-person.h"

#include <glib/gi18n.h>

struct _ClewSubpoenaWindow
{
  AdwWindow parent_instance;

  ClewEntryFrame      frame;
  ClewCheckRow       *order;
  ClewSubpoenaFields *came;
  GtkWidget          *advice;
  GtkWidget          *order_box;
  AdwComboRow        *agency;
  GtkEditable        *court;
  ClewDayField       *issued;
  ClewDayField       *ends;
  GtkListBox         *categories;
  GtkEditable        *mandate;
  ClewDayField       *mandated;

  ClewOffice *office;
  char       *participant;
  GPtrArray  *agencies; /* ClewRecord, as in the choices after the first */
};

G_DEFINE_FINAL_TYPE (ClewSubpoenaWindow, clew_subpoena_window, ADW_TYPE_WINDOW)

/* 42 CFR 2.13(c), 2.61: what to do about a subpoena alone. */
static const char *const steps[] = {
  N_ ("1. Do not say whether the person takes part, and hand out nothing."),
  N_ ("2. Write down who brought it and by when it must be answered."),
  N_ ("3. Give it to the project manager or counsel today."),
  N_ ("A subpoena alone does not open these records. A court order under 42 CFR Part 2, subpart "
      "E, is needed too. Counsel answers; you need not."),
};

static const char order_text[] =
  N_ ("Have counsel look at the order first. An order only permits; with a subpoena or another "
      "mandate it also compels. Without a mandate it is recorded, but opens nothing.");

static gboolean
is_order (ClewSubpoenaWindow *window)
{
  return clew_check_row_get_active (window->order);
}

static char *
dup_entry (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static char *
join_categories (ClewSubpoenaWindow *window)
{
  GString       *ids = g_string_new (NULL);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (window->categories, i)) != NULL; i++)
    if (clew_check_row_get_active (CLEW_CHECK_ROW (row)))
      g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "", clew_all_categories[i].id);
  return g_string_free (ids, FALSE);
}

/* What is empty stays unset, for the check to name. */
static void
take_text (ClewRecord *record, const char *column, char *text)
{
  if (text[0] != '\0')
    clew_record_set_text (record, column, text);
  g_free (text);
}

static ClewRecord *
make_order (ClewSubpoenaWindow *window)
{
  ClewRecord *order = clew_record_new (&clew_kind_court_order);
  guint       chosen = adw_combo_row_get_selected (window->agency);

  clew_record_set_text (order, "participant", window->participant);
  if (chosen > 0 && chosen <= window->agencies->len)
    clew_record_set_text (order, "agency",
                          clew_record_get_id (g_ptr_array_index (window->agencies, chosen - 1)));
  take_text (order, "court", dup_entry (window->court));
  take_text (order, "categories", join_categories (window));
  take_text (order, "mandate", dup_entry (window->mandate));
  clew_record_set_day (order, "issued_on", clew_day_field_get_day (window->issued));
  clew_record_set_day (order, "ends_on", clew_day_field_get_day (window->ends));
  if (clew_record_get_text (order, "mandate") != NULL)
    clew_record_set_day (order, "mandate_on", clew_day_field_get_day (window->mandated));
  return order;
}

/* Says at a day's field what is wrong with it; an empty one may be fine. */
static gboolean
check_day (ClewDayField *field, gboolean may_be_empty, ClewDay latest, ClewDay earliest)
{
  ClewDay          day = clew_day_field_get_day (field);
  g_autofree char *echo = NULL;
  const char      *problem = NULL;

  if (day == CLEW_DAY_UNKNOWN)
    {
      if (may_be_empty && clew_day_field_is_empty (field))
        clew_day_field_say (field, "", NULL);
      return may_be_empty && clew_day_field_is_empty (field);
    }
  echo = clew_day_words_long (day);
  if (day > latest)
    problem = _ ("This day has not come yet.");
  else if (day < earliest)
    problem = _ ("The order can’t end before it was issued.");
  clew_day_field_say (field, echo, problem);
  return problem == NULL;
}

static const char *
find_missing (ClewSubpoenaWindow *window, ClewRecord *order)
{
  ClewDay  today = clew_office_today (window->office);
  ClewDay  issued = clew_day_field_get_day (window->issued);
  gboolean has_mandate = clew_record_get_text (order, "mandate") != NULL;
  gboolean days = check_day (window->issued, FALSE, today, CLEW_DAY_UNKNOWN);

  days = check_day (window->ends, TRUE, G_MAXUINT32, issued + 1) && days;
  days = check_day (window->mandated, !has_mandate, today, CLEW_DAY_UNKNOWN) && days;
  if (clew_record_get_text (order, "court") == NULL)
    return _ ("Enter the court.");
  if (clew_record_get_text (order, "agency") == NULL)
    return _ ("Choose who may receive the records.");
  if (clew_record_get_text (order, "categories") == NULL)
    return _ ("Choose what the order covers.");
  if (!clew_court_order_can_be_told (order))
    return _ ("Whatever is told also tells that the person takes part. Choose “Enrolled, "
              "attendance” too, if the order covers it; if not, ask counsel.");
  if (!days)
    return _ ("Enter the dates.");
  return NULL;
}

static void
check (ClewSubpoenaWindow *window)
{
  g_autoptr (ClewRecord) order = make_order (window);
  const char *missing;

  gtk_widget_set_visible (window->advice, !is_order (window));
  gtk_widget_set_visible (window->order_box, is_order (window));
  clew_entry_frame_set_verb (&window->frame,
                             is_order (window) ? _ ("_Record Order") : _ ("_Record Subpoena"));
  if (!is_order (window))
    {
      missing = clew_subpoena_fields_find_missing (window->came);
      clew_entry_frame_say (&window->frame, missing);
      if (missing == NULL)
        gtk_label_set_label (window->frame.missing, _ ("Once recorded, it opens nothing."));
      return;
    }
  missing = find_missing (window, order);
  clew_entry_frame_say (&window->frame, missing);
  if (missing == NULL && clew_record_get_text (order, "mandate") != NULL)
    gtk_label_set_label (window->frame.missing,
                         _ ("Once recorded, what it covers can go to that agency."));
  else if (missing == NULL)
    gtk_label_set_label (window->frame.missing, _ ("Without a mandate it opens nothing yet."));
}

static void
changed_cb (ClewSubpoenaWindow *window)
{
  window->frame.touched = is_order (window) || clew_subpoena_fields_is_touched (window->came);
  check (window);
}

/* Recorded: what came is to be answered, which is a letter like any other. */

static void
answer_cb (ClewSubpoenaWindow *window)
{
  GtkWindow       *parent = gtk_window_get_transient_for (GTK_WINDOW (window));
  g_autofree char *participant = g_strdup (window->participant);

  gtk_window_destroy (GTK_WINDOW (window));
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.write-letter", "s", participant);
}

static void
show_recorded (ClewSubpoenaWindow *window, gboolean order)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *answer = gtk_button_new_with_mnemonic (_ ("_Write a Letter…"));

  for (GtkWidget *child = gtk_widget_get_first_child (window->frame.column); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_visible (child, FALSE);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "emblem-ok-symbolic");
  if (order)
    {
      adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Court Order Recorded"));
      adw_status_page_set_description (
        ADW_STATUS_PAGE (page),
        _ ("A letter on its ground goes to who may receive the records, for the proceeding."));
    }
  else
    {
      adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Subpoena Recorded"));
      adw_status_page_set_description (
        ADW_STATUS_PAGE (page),
        _ ("It opens nothing. Write a letter only when counsel says that you answer, and tick “A "
           "subpoena came for this” there."));
    }
  gtk_widget_set_halign (answer, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (answer, "pill");
  adw_status_page_set_child (ADW_STATUS_PAGE (page), answer);
  gtk_box_append (GTK_BOX (window->frame.column), page);
  g_signal_connect_object (answer, "clicked", G_CALLBACK (answer_cb), window, G_CONNECT_SWAPPED);
  window->frame.touched = FALSE;
  gtk_widget_set_visible (window->frame.commit, FALSE);
  gtk_widget_set_sensitive (window->frame.commit, FALSE);
  gtk_button_set_label (GTK_BUTTON (window->frame.leave), _ ("_Close"));
  gtk_label_set_label (window->frame.missing, "");
  clew_accessible_mend (GTK_WIDGET (window));
  gtk_widget_grab_focus (answer);
}

static void
commit_cb (ClewSubpoenaWindow *window)
{
  g_autoptr (ClewRecord) record = is_order (window)
                                    ? make_order (window)
                                    : clew_subpoena_fields_make (window->came, window->participant);
  g_autoptr (GError) error = NULL;
  const char *what = is_order (window) ? _ ("Record court order") : _ ("Record subpoena");

  if (clew_office_save (window->office, what, record, &error))
    show_recorded (window, is_order (window));
  else
    clew_entry_frame_fail (&window->frame, error);
}

/* Building */

static void
watch (ClewSubpoenaWindow *window, gpointer object, const char *signal)
{
  g_signal_connect_object (object, signal, G_CALLBACK (changed_cb), window, G_CONNECT_SWAPPED);
}

static void
add_what_came (ClewSubpoenaWindow *window)
{
  GtkListBox   *list = clew_heading_list_add (window->frame.column, _ ("What came"));
  ClewCheckRow *subpoena = clew_check_row_new_choice (
    _ ("A subpoena"), _ ("Or a letter, a call, or somebody at the door"), NULL);

  window->order = clew_check_row_new_choice (
    _ ("A court order"), _ ("Signed by a judge, under 42 CFR Part 2"), subpoena);
  gtk_list_box_append (list, GTK_WIDGET (subpoena));
  gtk_list_box_append (list, GTK_WIDGET (window->order));
  watch (window, window->order, "toggled");
}

static GtkWidget *
new_label (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static void
add_advice (ClewSubpoenaWindow *window, GPtrArray *subpoenas)
{
  GtkWidget *list;

  window->advice = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_box_append (GTK_BOX (window->advice), new_label (_ (steps[i])));
  list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  clew_accessible_set_name (list, _ ("What to answer"));
  gtk_list_box_append (GTK_LIST_BOX (list), clew_neutral_words_new ());
  gtk_box_append (GTK_BOX (window->advice), list);
  window->came = clew_subpoena_fields_new (clew_office_today (window->office), subpoenas);
  gtk_box_append (GTK_BOX (window->advice), GTK_WIDGET (window->came));
  watch (window, window->came, "changed");
  gtk_box_append (GTK_BOX (window->frame.column), window->advice);
}

static void
add_agency (ClewSubpoenaWindow *window, GtkListBox *list)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("Choose…"));
  for (guint i = 0; i < window->agencies->len; i++)
    gtk_string_list_append (
      names, clew_record_get_text (g_ptr_array_index (window->agencies, i), "legal_name"));
  window->agency = ADW_COMBO_ROW (adw_combo_row_new ());
  clew_accessible_mend (GTK_WIDGET (window->agency));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (window->agency), _ ("Who may receive"));
  clew_choice_row_show_whole (window->agency);
  adw_combo_row_set_model (window->agency, G_LIST_MODEL (names));
  g_object_unref (names);
  gtk_list_box_append (list, GTK_WIDGET (window->agency));
  watch (window, window->agency, "notify::selected");
}

static GtkEditable *
add_entry (ClewSubpoenaWindow *window, GtkListBox *list, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_list_box_append (list, row);
  watch (window, row, "changed");
  return GTK_EDITABLE (row);
}

static ClewDayField *
add_day (ClewSubpoenaWindow *window, const char *title)
{
  ClewDayField *field = clew_day_field_new (title, clew_office_today (window->office));

  gtk_box_append (GTK_BOX (window->order_box), GTK_WIDGET (field));
  watch (window, field, "changed");
  return field;
}

static void
add_order (ClewSubpoenaWindow *window)
{
  GtkListBox *list;

  window->order_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (window->frame.column), window->order_box);
  gtk_box_append (GTK_BOX (window->order_box), new_label (_ (order_text)));
  list = clew_heading_list_add (window->order_box, _ ("The order"));
  window->court = add_entry (window, list, _ ("Court"));
  add_agency (window, list);
  window->issued = add_day (window, _ ("Issued on"));
  clew_day_field_set_in_past (window->issued);
  window->ends = add_day (window, _ ("Until, not including (if it says so)"));
  window->categories = clew_heading_list_add (window->order_box, _ ("What it covers"));
  for (guint i = 0; clew_all_categories[i].id != NULL; i++)
    {
      ClewCheckRow *row = clew_check_row_new (_ (clew_all_categories[i].label), NULL, FALSE);

      gtk_list_box_append (window->categories, GTK_WIDGET (row));
      watch (window, row, "toggled");
    }
  list = clew_heading_list_add (window->order_box, _ ("What orders us to answer"));
  window->mandate = add_entry (window, list, _ ("Subpoena or other mandate"));
  window->mandated = add_day (window, _ ("Mandate issued on"));
  clew_day_field_set_in_past (window->mandated);
}

static void
clew_subpoena_window_dispose (GObject *object)
{
  g_clear_object (&CLEW_SUBPOENA_WINDOW (object)->office);

  G_OBJECT_CLASS (clew_subpoena_window_parent_class)->dispose (object);
}

static void
clew_subpoena_window_finalize (GObject *object)
{
  ClewSubpoenaWindow *window = CLEW_SUBPOENA_WINDOW (object);

  g_clear_pointer (&window->agencies, g_ptr_array_unref);
  g_free (window->participant);

  G_OBJECT_CLASS (clew_subpoena_window_parent_class)->finalize (object);
}

static void
clew_subpoena_window_class_init (ClewSubpoenaWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clew_subpoena_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = clew_subpoena_window_finalize;
}

static void
clew_subpoena_window_init (ClewSubpoenaWindow *window)
{
}

/**
 * clew_subpoena_window_new:
 * @parent: (nullable): the window to stand over
 * @office: the open office
 * @participant: a participant's id
 * @error: return location
 *
 * Returns: (transfer none): the window, at the subpoena, or %NULL with @error set
 */
ClewSubpoenaWindow *
clew_subpoena_window_new (GtkWindow  *parent,
                          ClewOffice *office,
                          const char *participant,
                          GError    **error)
{
  ClewStore *store = clew_office_get_store (office);
  g_autoptr (GPtrArray) agencies = clew_person_load_agencies (store, error);
  g_autoptr (GPtrArray) orders = NULL;
  g_autoptr (GPtrArray) subpoenas = NULL;
  ClewSubpoenaWindow *window;

  if (agencies == NULL)
    return NULL;
  orders = clew_court_order_list (store, participant, error);
  if (orders == NULL)
    return NULL;
  subpoenas = clew_subpoena_list (store, participant, error);
  if (subpoenas == NULL)
    return NULL;
  window = g_object_new (CLEW_TYPE_SUBPOENA_WINDOW, "default-width", 640, "default-height", 640,
                         NULL);
  window->office = g_object_ref (office);
  window->participant = g_strdup (participant);
  window->agencies = g_steal_pointer (&agencies);
  clew_entry_frame_build (&window->frame, ADW_WINDOW (window), parent,
                          _ ("A Subpoena or Order Came"));
  clew_entry_frame_set_verb (&window->frame, _ ("_Record Order"));
  clew_entry_frame_set_help (ADW_WINDOW (window), "subpoena");
  add_what_came (window);
  add_advice (window, subpoenas);
  add_order (window);
  clew_order_rows_add (window->order_box, &window->frame, office, window->agencies, orders);
  g_signal_connect_object (window->frame.commit, "clicked", G_CALLBACK (commit_cb), window,
                           G_CONNECT_SWAPPED);
  check (window);
  clew_accessible_mend (GTK_WIDGET (window));
  return window;
}

/**
 * clew_subpoena_window_present:
 * @parent: the window to stand over
 * @office: the open office
 * @participant: (nullable): a participant's id; without one nothing happens
 *
 * Opens the window, or says why it can't.
 */
void
clew_subpoena_window_present (GtkWindow *parent, ClewOffice *office, const char *participant)
{
  g_autoptr (GError) error = NULL;
  ClewSubpoenaWindow *window;

  if (participant == NULL)
    return;
  window = clew_subpoena_window_new (parent, office, participant, &error);
  if (window != NULL)
    gtk_window_present (GTK_WINDOW (window));
  else
    gtk_window_present (clew_message_new_problem (parent, _ ("The Agencies Can’t Be Read Now"),
                                                             error));
}
