/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/received/clew-packet-window.h"

#include "base/clew-error.h"
#include "base/clew-sealed.h"
#include "desk/clew-accessible.h"
#include "desk/clew-check-row.h"
#include "desk/clew-entry-frame.h"
#include "desk/clew-files.h"
#include "records/clew-day-words.h"
#include "records/clew-packet.h"
#include "records/clew-person-name.h"

#include <glib/gi18n.h>

/* How long after the last key a code is tried: trying takes a moment on purpose. */
#define TRY_DELAY 400

struct _ClewPacketWindow
{
  AdwWindow parent_instance;

  ClewEntryFrame frame;
  GtkWidget     *file_row;
  GtkWidget     *code;
  GtkWidget     *problem;
  GtkListBox    *inside;
  GtkListBox    *people;
  GtkWidget     *inside_box;
  GtkWidget     *people_box;

  ClewOffice *office;
  GBytes     *file;
  ClewPacket *packet;  /* (nullable): once the code fits */
  GPtrArray  *choices; /* ClewCheckRow, borrowed; of each its participant's id, or none */
  guint       try_id;
};

G_DEFINE_FINAL_TYPE (ClewPacketWindow, clew_packet_window, ADW_TYPE_WINDOW)

static void
clear_list (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

static ClewCheckRow *
get_chosen (ClewPacketWindow *window)
{
  for (guint i = 0; i < window->choices->len; i++)
    if (clew_check_row_get_active (g_ptr_array_index (window->choices, i)))
      return g_ptr_array_index (window->choices, i);
  return NULL;
}

static void
say_missing (ClewPacketWindow *window)
{
  if (window->file == NULL)
    clew_entry_frame_say (&window->frame, _ ("Choose the file."));
  else if (window->packet == NULL)
    clew_entry_frame_say (&window->frame,
                          _ ("Enter the code that was told to you, by telephone for instance."));
  else if (window->choices->len == 0)
    clew_entry_frame_say (&window->frame,
                          _ ("This office has nothing under the release that this notice is about. "
                             "Keep the file: if a letter under it comes later, open the notice "
                             "after it."));
  else if (get_chosen (window) == NULL)
    clew_entry_frame_say (&window->frame, _ ("Choose who is meant."));
  else
    clew_entry_frame_say (&window->frame, NULL);
}

static void
chosen_cb (ClewPacketWindow *window)
{
  window->frame.touched = TRUE;
  say_missing (window);
}

static void
add_fact (ClewPacketWindow *window, const char *title, const char *text)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (row, "clew-property");
  gtk_list_box_append (window->inside, row);
}

static void
add_day (ClewPacketWindow *window, const char *title, ClewDay day)
{
  g_autofree char *words = day != CLEW_DAY_UNKNOWN ? clew_day_words (day) : NULL;

  if (words != NULL)
    add_fact (window, title, words);
}

static void
show_inside (ClewPacketWindow *window)
{
  const ClewPacket *packet = window->packet;
  g_autofree char  *name = clew_packet_dup_name (packet);
  g_autofree char  *says = clew_packet_dup_says (packet);
  g_autofree char  *ground = clew_packet_dup_ground (packet);

  if (!packet->is_notice)
    {
      add_fact (window, _ ("About"), name);
      add_day (window, _ ("Date of birth"), packet->born);
    }
  add_fact (window, _ ("From"), packet->from);
  add_fact (window, _ ("Addressed to"), packet->to);
  add_day (window, _ ("Dated"), packet->dated);
  add_fact (window, _ ("What it says"), says);
  add_fact (window, _ ("Ground"), ground);
  if (packet->is_notice)
    add_day (window, _ ("First day without permission"), packet->until);
  else
    add_day (window, _ ("Until, not including"), packet->until);
  if (packet->until_event)
    add_fact (window, _ ("Ends"), _ ("When something happens that the letter names"));
}

static void
add_choice (ClewPacketWindow *window, const char *title, const char *subtitle, const char *id)
{
  ClewCheckRow *first = window->choices->len > 0 ? g_ptr_array_index (window->choices, 0) : NULL;
  ClewCheckRow *row = clew_check_row_new_choice (title, subtitle, first);

  g_object_set_data_full (G_OBJECT (row), "participant", g_strdup (id), g_free);
  g_signal_connect_object (row, "toggled", G_CALLBACK (chosen_cb), window, G_CONNECT_SWAPPED);
  gtk_list_box_append (window->people, GTK_WIDGET (row));
  g_ptr_array_add (window->choices, row);
}

static void
add_person (ClewPacketWindow *window, ClewRecord *person)
{
  ClewDay          day = clew_record_get_day (person, "birth_date");
  g_autofree char *name = clew_person_dup_full_name (person);
  g_autofree char *date = clew_day_words (day);
  /* Translators: of a person; %s is the date of birth */
  g_autofree char *born = day != CLEW_DAY_UNKNOWN ? g_strdup_printf (_ ("born %s"), date)
                                                  : g_strdup (_ ("date of birth not known"));

  if (window->packet->born != CLEW_DAY_UNKNOWN && day != CLEW_DAY_UNKNOWN &&
      day != window->packet->born)
    {
      /* Translators: %s is a date of birth that is not the one in the file */
      g_autofree char *other = g_strdup_printf (_ ("%s: not the same as in the file"), born);

      add_choice (window, name, other, clew_record_get_id (person));
      return;
    }
  add_choice (window, name, born, clew_record_get_id (person));
}

static gboolean
show_people (ClewPacketWindow *window, GError **error)
{
  const char *somebody = _ ("Somebody new to this office");
  const char *added = _ ("A participant is added with the name and date of birth above");
  g_autoptr (GPtrArray) people = clew_packet_find_people (
    clew_office_get_store (window->office), window->packet, error);

  if (people == NULL)
    return FALSE;
  for (guint i = 0; i < people->len; i++)
    add_person (window, g_ptr_array_index (people, i));
  if (!window->packet->is_notice)
    add_choice (window, somebody, added, NULL);
  /* Nobody is taken for somebody else because they stand first. */
  if (window->choices->len > 0)
    clew_check_row_set_active (g_ptr_array_index (window->choices, 0), FALSE);
  return TRUE;
}

static void
forget_packet (ClewPacketWindow *window)
{
  g_clear_pointer (&window->packet, clew_packet_free);
  g_ptr_array_set_size (window->choices, 0);
  clear_list (window->inside);
  clear_list (window->people);
  gtk_widget_set_visible (window->inside_box, FALSE);
  gtk_widget_set_visible (window->people_box, FALSE);
}

static void
show_problem (ClewPacketWindow *window, const char *text)
{
  gtk_label_set_label (GTK_LABEL (window->problem), text != NULL ? text : "");
  gtk_widget_set_visible (window->problem, text != NULL);
}

/* Whether it is here already is said before anybody chooses. */
static gboolean
check_new (ClewPacketWindow *window, GError **error)
{
  GError          *failure = NULL;
  g_autofree char *kept = clew_packet_find_kept (clew_office_get_store (window->office),
                                                 window->packet, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (kept == NULL)
    return clew_packet_check (window->office, window->packet, error);
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_BAD_DATA,
                       _ ("This was taken in before. Nothing was changed."));
  return FALSE;
}

static gboolean
try_code (gpointer data)
{
  ClewPacketWindow *window = data;
  const char       *typed = gtk_editable_get_text (GTK_EDITABLE (window->code));
  g_autoptr (GError) error = NULL;

  window->try_id = 0;
  forget_packet (window);
  show_problem (window, NULL);
  if (window->file != NULL && *typed != '\0')
    window->packet = clew_packet_open (window->file, typed, &error);
  if (window->packet != NULL && (!check_new (window, &error) || !show_people (window, &error)))
    forget_packet (window);
  if (window->packet != NULL)
    {
      show_inside (window);
      gtk_widget_set_visible (window->inside_box, TRUE);
      gtk_widget_set_visible (window->people_box, window->choices->len > 0);
    }
  else if (error != NULL)
    show_problem (window, error->message);
  say_missing (window);
  return G_SOURCE_REMOVE;
}

/* While a code is half typed nothing is said of it. */
static void
code_changed_cb (ClewPacketWindow *window)
{
  window->frame.touched = TRUE;
  g_clear_handle_id (&window->try_id, g_source_remove);
  forget_packet (window);
  show_problem (window, NULL);
  say_missing (window);
  if (g_utf8_strlen (gtk_editable_get_text (GTK_EDITABLE (window->code)), -1) >=
      CLEW_SEAL_GROUPS * 5)
    window->try_id = g_timeout_add (TRY_DELAY, try_code, window);
}

static void
try_now_cb (ClewPacketWindow *window)
{
  g_clear_handle_id (&window->try_id, g_source_remove);
  try_code (window);
}

/**
 * clew_packet_window_take_file:
 * @window: the window
 * @file: the file that came
 *
 * As if somebody had chosen it.
 */
void
clew_packet_window_take_file (ClewPacketWindow *window, GBytes *file)
{
  g_autofree char *size = g_format_size (g_bytes_get_size (file));

  g_clear_pointer (&window->file, g_bytes_unref);
  window->file = g_bytes_ref (file);
  window->frame.touched = TRUE;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (window->file_row), size);
  gtk_widget_grab_focus (window->code);
  try_now_cb (window);
}

static void
file_chosen_cb (const char *path, gpointer data)
{
  ClewPacketWindow *window = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = NULL;
  char *contents;
  gsize size;

  if (!g_file_get_contents (path, &contents, &size, &error))
    {
      clew_entry_frame_fail (&window->frame, error);
      return;
    }
  file = g_bytes_new_take (contents, size);
  clew_packet_window_take_file (window, file);
}

static void
choose_cb (ClewPacketWindow *window)
{
  clew_files_choose_packet (GTK_WINDOW (window), file_chosen_cb, window);
}

static void
commit_cb (ClewPacketWindow *window)
{
  GtkWindow    *parent = gtk_window_get_transient_for (GTK_WINDOW (window));
  ClewCheckRow *chosen = get_chosen (window);
  g_autoptr (GError) error = NULL;
  g_autofree char *person = NULL;

  if (chosen == NULL)
    return;
  person = clew_packet_keep (window->office, window->packet,
                             g_object_get_data (G_OBJECT (chosen), "participant"), &error);
  if (person == NULL)
    {
      clew_entry_frame_fail (&window->frame, error);
      return;
    }
  gtk_window_destroy (GTK_WINDOW (window));
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-person", "s", person);
}

static void
clew_packet_window_dispose (GObject *object)
{
  ClewPacketWindow *window = CLEW_PACKET_WINDOW (object);

  g_clear_handle_id (&window->try_id, g_source_remove);
  g_clear_object (&window->office);

  G_OBJECT_CLASS (clew_packet_window_parent_class)->dispose (object);
}

static void
clew_packet_window_finalize (GObject *object)
{
  ClewPacketWindow *window = CLEW_PACKET_WINDOW (object);

  g_clear_pointer (&window->file, g_bytes_unref);
  g_clear_pointer (&window->packet, clew_packet_free);
  g_ptr_array_unref (window->choices);

  G_OBJECT_CLASS (clew_packet_window_parent_class)->finalize (object);
}

static void
clew_packet_window_class_init (ClewPacketWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clew_packet_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = clew_packet_window_finalize;
}

static void
clew_packet_window_init (ClewPacketWindow *window)
{
  window->choices = g_ptr_array_new ();
}

static void
add_file (ClewPacketWindow *window)
{
  GtkListBox *list = clew_entry_frame_add_list (&window->frame, _ ("The file and its code"));
  GtkWidget  *button = gtk_button_new_with_mnemonic (_ ("Choose _File…"));

  window->file_row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (window->file_row), _ ("File"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (window->file_row), _ ("None chosen yet"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (choose_cb), window, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (window->file_row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (window->file_row), button);
  gtk_list_box_append (list, window->file_row);
  window->code = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (window->code),
                                 _ ("Code, three groups of five"));
  g_signal_connect_object (window->code, "changed", G_CALLBACK (code_changed_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->code, "entry-activated", G_CALLBACK (try_now_cb), window,
                           G_CONNECT_SWAPPED);
  gtk_list_box_append (list, window->code);
  window->problem = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (window->problem), TRUE);
  gtk_label_set_xalign (GTK_LABEL (window->problem), 0);
  gtk_widget_add_css_class (window->problem, "error");
  gtk_widget_set_visible (window->problem, FALSE);
  gtk_box_append (GTK_BOX (window->frame.column), window->problem);
}

/* The list with its heading, which is only there once there is something in it. */
static GtkListBox *
add_later (ClewPacketWindow *window, const char *name, GtkWidget **box)
{
  GtkWidget  *column = window->frame.column;
  GtkListBox *list;

  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (column), *box);
  window->frame.column = *box;
  list = clew_entry_frame_add_list (&window->frame, name);
  window->frame.column = column;
  gtk_widget_set_visible (*box, FALSE);
  return list;
}

static const char explanation[] =
  N_ ("Another office made a file with what it may tell this one, and tells you its code some "
      "other way. Nothing is kept before you say who is meant.");

/**
 * clew_packet_window_new:
 * @parent: (nullable): the window to stand over
 * @office: the open office
 *
 * Returns: (transfer none): the window, not shown yet
 */
ClewPacketWindow *
clew_packet_window_new (GtkWindow *parent, ClewOffice *office)
{
  ClewPacketWindow *window = g_object_new (CLEW_TYPE_PACKET_WINDOW, "default-width", 600,
                                           "default-height", 560, NULL);

  window->office = g_object_ref (office);
  clew_entry_frame_build (&window->frame, ADW_WINDOW (window), parent,
                          _ ("Open What Was Shared"));
  clew_entry_frame_set_verb (&window->frame, _ ("_Keep"));
  clew_entry_frame_set_help (ADW_WINDOW (window), "received");
  clew_entry_frame_add_text (&window->frame, _ (explanation));
  add_file (window);
  window->inside = add_later (window, _ ("What is in it"), &window->inside_box);
  window->people = add_later (window, _ ("Who is meant"), &window->people_box);
  g_signal_connect_object (window->frame.commit, "clicked", G_CALLBACK (commit_cb), window,
                           G_CONNECT_SWAPPED);
  say_missing (window);
  window->frame.touched = FALSE;
  clew_accessible_mend (GTK_WIDGET (window));
  return window;
}

/**
 * clew_packet_window_present:
 * @parent: the window to stand over
 * @office: the open office
 * @nothing: (nullable): not used
 *
 * Opens the window.
 */
void
clew_packet_window_present (GtkWindow *parent, ClewOffice *office, const char *nothing)
{
  gtk_window_present (GTK_WINDOW (clew_packet_window_new (parent, office)));
}
