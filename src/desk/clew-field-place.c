/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-field-place.h"

#include "base/clew-time-typed.h"
#include "desk/clew-accessible.h"
#include "desk/clew-choice-row.h"
#include "desk/clew-in-view.h"
#include "desk/clew-typed-day.h"
#include "desk/clew-typed-time.h"
#include "records/clew-day-words.h"

#include <glib/gi18n.h>

#include <string.h>

/* Up to so many letters the usual row shows a choice whole. */
#define SHORT_CHOICE 20

/**
 * clew_field_place_new:
 * @office: an open office
 * @record: whose field it is
 * @column: which field
 * @done: called when something was typed to its end
 * @data: for @done
 *
 * Returns: (transfer full): a place without a row yet
 */
ClewFieldPlace *
clew_field_place_new (ClewOffice    *office,
                      ClewRecord    *record,
                      const char    *column,
                      ClewFieldTyped done,
                      gpointer       data)
{
  ClewFieldPlace *place = g_new0 (ClewFieldPlace, 1);

  place->office = g_object_ref (office);
  place->record = g_object_ref (record);
  place->field = clew_kind_find_field (clew_record_get_kind (record), column, NULL);
  place->done = done;
  place->done_data = data;
  place->showing = TRUE;
  return place;
}

/**
 * clew_field_place_free:
 * @place: a place; its row stays where it is and does nothing more
 */
void
clew_field_place_free (ClewFieldPlace *place)
{
  for (guint i = 0; i < G_N_ELEMENTS (place->controllers); i++)
    if (place->controllers[i] != NULL)
      gtk_widget_remove_controller (place->row, place->controllers[i]);
  if (place->text_view != NULL)
    g_signal_handlers_disconnect_by_data (gtk_text_view_get_buffer (place->text_view), place);
  if (place->row != NULL)
    g_signal_handlers_disconnect_by_data (place->row, place);
  g_clear_object (&place->text_view);
  g_clear_object (&place->row);
  g_clear_pointer (&place->ids, g_ptr_array_unref);
  g_object_unref (place->record);
  g_object_unref (place->office);
  g_free (place);
}

static char *
get_text (ClewFieldPlace *place)
{
  GtkTextBuffer *buffer;
  GtkTextIter    start, end;

  if (place->text_view == NULL)
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (place->row)));
  buffer = gtk_text_view_get_buffer (place->text_view);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
set_text (ClewFieldPlace *place, const char *text)
{
  if (place->text_view != NULL)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (place->text_view), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (place->row), text);
}

static char *
dup_kept (ClewFieldPlace *place)
{
  const char *column = place->field->column;
  const char *also = place->also != NULL ? clew_record_get_text (place->record, place->also) : NULL;
  gint64      number;

  if (also != NULL)
    return g_strdup_printf ("%s %s", clew_record_get_text (place->record, column), also);
  if (place->field->type == CLEW_FIELD_DAY)
    return clew_day_words (clew_record_get_day (place->record, column));
  if (place->field->type == CLEW_FIELD_TIME)
    return clew_time_words (clew_record_get_text (place->record, column));
  if (place->field->type == CLEW_FIELD_NUMBER || place->field->type == CLEW_FIELD_YES_NO)
    {
      number = clew_record_get_number (place->record, column, G_MININT64);
      return number == G_MININT64 ? NULL : g_strdup_printf ("%" G_GINT64_FORMAT, number);
    }
  return g_strdup (clew_record_get_text (place->record, column));
}

/**
 * clew_field_place_show:
 * @place: a place
 *
 * Shows what the record says, in place of what is typed.
 */
void
clew_field_place_show (ClewFieldPlace *place)
{
  g_autofree char *kept = dup_kept (place);

  place->showing = TRUE;
  if (place->ids != NULL)
    {
      for (guint i = 0; i < place->ids->len; i++)
        if (g_strcmp0 (g_ptr_array_index (place->ids, i), kept) == 0)
          adw_combo_row_set_selected (ADW_COMBO_ROW (place->row), i);
    }
  else
    set_text (place, kept != NULL ? kept : "");
  place->showing = FALSE;
  place->typed = FALSE;
}

/* What takes the focus and is read by a screen reader. */
static GtkWidget *
get_speaking_widget (ClewFieldPlace *place)
{
  if (place->text_view != NULL)
    return GTK_WIDGET (place->text_view);
  if (GTK_IS_EDITABLE (place->row))
    return GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (place->row)));
  return place->row;
}

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/**
 * clew_field_place_show_message:
 * @place: a place
 * @text: (nullable): what to say below the row
 * @refused: whether what is typed can't be kept
 */
void
clew_field_place_show_message (ClewFieldPlace *place, const char *text, gboolean refused)
{
  GtkAccessible *speaking = GTK_ACCESSIBLE (get_speaking_widget (place));

  gtk_label_set_label (place->message, text != NULL ? text : "");
  clew_accessible_set_name (place->message_row, text != NULL ? text : "");
  gtk_widget_set_visible (place->message_row, text != NULL);
  set_class (place->row, "clew-with-message", text != NULL);
  set_class (place->row, "error", refused);
  set_class (GTK_WIDGET (place->message), "error", refused);
  gtk_accessible_update_state (speaking, GTK_ACCESSIBLE_STATE_INVALID,
                               refused ? GTK_ACCESSIBLE_INVALID_TRUE
                                       : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_accessible_update_property (speaking, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
  if (text != NULL)
    clew_in_view_bring (place->row, place->message_row);
}

static ClewDay
read_day (ClewFieldPlace *place, const char *text)
{
  return clew_typed_day_read (text, clew_office_today (place->office),
                              (place->field->flags & CLEW_FIELD_NOT_FUTURE) != 0);
}

/* A typed day is said back in full before it is kept: 3/4 may be two days. */
static void
echo_day (ClewFieldPlace *place)
{
  g_autofree char *text = get_text (place);
  ClewDay          day = read_day (place, text);
  g_autofree char *words = day != CLEW_DAY_UNKNOWN ? clew_day_words_long (day) : NULL;
  g_autofree char *remark = words != NULL && place->remark != NULL
                              ? place->remark (day, place->remark_data)
                              : NULL;
  g_autofree char *both = remark != NULL ? g_strdup_printf ("%s\n%s", words, remark) : NULL;

  clew_field_place_show_message (place, both != NULL ? both : words, FALSE);
}

/**
 * clew_field_place_show_remark:
 * @place: a place
 *
 * Says below the row what there is to say of the day that is kept, if there is anything.
 */
void
clew_field_place_show_remark (ClewFieldPlace *place)
{
  ClewDay          day = place->remark != NULL
                           ? clew_record_get_day (place->record, place->field->column)
                           : CLEW_DAY_UNKNOWN;
  g_autofree char *remark = day != CLEW_DAY_UNKNOWN ? place->remark (day, place->remark_data)
                                                    : NULL;

  clew_field_place_show_message (place, remark, FALSE);
}

static void
echo_time (ClewFieldPlace *place)
{
  g_autofree char *text = get_text (place);
  g_autofree char *time = clew_time_parse_typed (text);
  g_autofree char *words = clew_time_words (time);

  clew_field_place_show_message (place, words, FALSE);
}

/* @id: (nullable) */
static void
read_both (ClewFieldPlace *place, ClewRecord *record, const char *id)
{
  g_auto (GStrv) parts = g_strsplit (id != NULL ? id : "", " ", 2);
  gboolean is_first = parts[0] != NULL;

  clew_record_set_text (record, place->field->column, is_first ? parts[0] : NULL);
  clew_record_set_text (record, place->also, is_first ? parts[1] : NULL);
}

static const char *
read_choice (ClewFieldPlace *place, ClewRecord *record)
{
  guint       chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (place->row));
  const char *column = place->field->column;
  const char *id;

  if (chosen >= place->ids->len)
    return NULL;
  id = g_ptr_array_index (place->ids, chosen);
  if (place->also != NULL)
    read_both (place, record, id);
  else if (place->field->type != CLEW_FIELD_YES_NO)
    clew_record_set_text (record, column, id);
  else if (id != NULL)
    clew_record_set_yes (record, column, g_str_equal (id, "1"));
  else
    clew_record_set_nothing (record, column);
  return NULL;
}

static const char *
read_time (const char *text, const char *column, ClewRecord *record)
{
  g_autofree char *time = clew_time_parse_typed (text);

  if (time == NULL)
    return clew_typed_time_problem ();
  clew_record_set_text (record, column, time);
  return NULL;
}

static const char *
read_number (const char *text, const char *column, ClewRecord *record)
{
  char  *end;
  gint64 number = g_ascii_strtoll (text, &end, 10);

  if (*end != '\0')
    return _ ("This is not a number. Write it in figures, like 45.");
  clew_record_set_number (record, column, number);
  return NULL;
}

/**
 * clew_field_place_read:
 * @place: a place
 * @record: where to put what is typed
 *
 * Returns: (nullable): what is wrong with what is typed, translated
 */
const char *
clew_field_place_read (ClewFieldPlace *place, ClewRecord *record)
{
  const char      *column = place->field->column;
  g_autofree char *text = NULL;
  ClewDay          day;

  if (place->ids != NULL)
    return read_choice (place, record);
  text = g_strstrip (get_text (place));
  if (*text == '\0')
    {
      clew_record_set_nothing (record, column);
      return NULL;
    }
  if (place->field->type == CLEW_FIELD_NUMBER)
    return read_number (text, column, record);
  if (place->field->type == CLEW_FIELD_TIME)
    return read_time (text, column, record);
  if (place->field->type == CLEW_FIELD_DAY)
    {
      day = read_day (place, text);
      if (day == CLEW_DAY_UNKNOWN)
        return clew_typed_day_problem ();
      clew_record_set_day (record, column, day);
      return NULL;
    }
  clew_record_set_text (record, column, text);
  return NULL;
}

/**
 * clew_field_place_focus:
 * @place: a place
 *
 * Puts the focus where it is typed or chosen.
 */
void
clew_field_place_focus (ClewFieldPlace *place)
{
  gtk_widget_grab_focus (get_speaking_widget (place));
}

static void
typed_cb (ClewFieldPlace *place)
{
  if (place->showing)
    return;
  place->typed = TRUE;
  if (place->field->type == CLEW_FIELD_DAY)
    echo_day (place);
  else if (place->field->type == CLEW_FIELD_TIME)
    echo_time (place);
}

static void
done_cb (ClewFieldPlace *place)
{
  if (!place->showing)
    place->done (place, place->done_data);
}

static void
chosen_cb (ClewFieldPlace *place)
{
  if (place->showing)
    return;
  place->typed = TRUE;
  place->done (place, place->done_data);
}

/* Esc puts back what was there; once nothing is typed it closes the window. Ctrl+Z is the
 * entry's while something is typed, then the office's: GTK's entry would swallow it. */
static gboolean
key_cb (ClewFieldPlace *place, guint key, guint code, GdkModifierType state)
{
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;

  if (!place->typed && (state & GDK_CONTROL_MASK) != 0 && gdk_keyval_to_lower (key) == GDK_KEY_z)
    return gtk_widget_activate_action (place->row, shift ? "win.redo" : "win.undo", NULL);
  if (key != GDK_KEY_Escape || !place->typed)
    return FALSE;
  clew_field_place_show (place);
  clew_field_place_show_message (place, NULL, FALSE);
  return TRUE;
}

static void
add_controllers (ClewFieldPlace *place)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (done_cb), place);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_cb), place);
  gtk_widget_add_controller (place->row, place->controllers[0] = focus);
  gtk_widget_add_controller (place->row, place->controllers[1] = key);
}

/* A group takes only rows of this kind into its list. */
static GtkWidget *
create_message_row (ClewFieldPlace *place)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  /* The Tab key stops at rows that can't take the focus, but for these. */
  gtk_widget_set_sensitive (row, FALSE);
  gtk_widget_set_visible (row, FALSE);
  gtk_widget_add_css_class (row, "clew-still");
  gtk_widget_add_css_class (row, "clew-message");
  place->message = GTK_LABEL (label);
  return row;
}

/* Once it has its width, the text says how high it is. */
static gboolean
grow_cb (GtkWidget *text_view, GdkFrameClock *clock, gpointer scroller)
{
  if (gtk_widget_get_width (text_view) <= 1)
    return G_SOURCE_CONTINUE;
  gtk_scrolled_window_set_propagate_natural_height (scroller, TRUE);
  return G_SOURCE_REMOVE;
}

/* A text view that has no width yet wraps at each letter and asks for that height; so until it
 * was laid out once, the style says how high the field is. */
static GtkWidget *
create_scroller (GtkWidget *text_view)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_add_tick_callback (text_view, grow_cb, scroller, NULL);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), text_view);
  return scroller;
}

static GtkWidget *
create_long_text (ClewFieldPlace *place, const char *title)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *text_view = gtk_text_view_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (text_view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (text_view), FALSE);
  clew_accessible_set_name (text_view, title);
  clew_accessible_set_name (row, title);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), create_scroller (text_view));
  gtk_widget_add_css_class (row, "clew-long-text");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  place->text_view = g_object_ref (GTK_TEXT_VIEW (text_view));
  g_signal_connect_swapped (gtk_text_view_get_buffer (place->text_view), "changed",
                            G_CALLBACK (typed_cb), place);
  return row;
}

static GtkWidget *
create_entry (ClewFieldPlace *place, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (typed_cb), place);
  g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (done_cb), place);
  return row;
}

static gboolean
are_long (char **texts)
{
  for (; *texts != NULL; texts++)
    if (g_utf8_strlen (*texts, -1) > SHORT_CHOICE)
      return TRUE;
  return FALSE;
}

static GtkWidget *
create_combo (ClewFieldPlace *place, const char *title, GStrvBuilder *labels)
{
  GtkWidget *row = adw_combo_row_new ();
  g_auto (GStrv) texts = g_strv_builder_end (labels);
  g_autoptr (GtkStringList) model = gtk_string_list_new ((const char *const *)texts);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  clew_accessible_mend (row);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  if (are_long (texts))
    clew_choice_row_show_whole (ADW_COMBO_ROW (row));
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (chosen_cb), place);
  return row;
}

/**
 * clew_field_place_add_choice:
 * @place: a place without a row yet
 * @labels: collects the labels for clew_field_place_build()
 * @id: (nullable): what is kept
 * @label: what people read
 */
void
clew_field_place_add_choice (ClewFieldPlace *place,
                             GStrvBuilder   *labels,
                             const char     *id,
                             const char     *label)
{
  if (place->ids == NULL)
    place->ids = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (place->ids, g_strdup (id));
  g_strv_builder_add (labels, label);
}

/**
 * clew_field_place_limit:
 * @place: a place whose choices are those of its field
 * @last: (nullable): id of the last one that is offered; %NULL offers all
 *
 * What is chosen stays in the list, whatever it is.
 */
void
clew_field_place_limit (ClewFieldPlace *place, const char *last)
{
  const ClewChoice *choices = place->field->choices;
  const char       *kept = clew_record_get_text (place->record, place->field->column);
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  gboolean is_over = FALSE;

  gtk_string_list_append (
    model, gtk_string_list_get_string (
             GTK_STRING_LIST (adw_combo_row_get_model (ADW_COMBO_ROW (place->row))), 0));
  g_ptr_array_set_size (place->ids, 1);
  for (guint i = 0; choices[i].id != NULL; i++)
    {
      if (!is_over || g_strcmp0 (choices[i].id, kept) == 0)
        {
          g_ptr_array_add (place->ids, g_strdup (choices[i].id));
          gtk_string_list_append (model, clew_choice_get_label (choices, choices[i].id));
        }
      is_over = is_over || g_strcmp0 (choices[i].id, last) == 0;
    }
  place->showing = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (place->row), G_LIST_MODEL (model));
  clew_field_place_show (place);
}

/**
 * clew_field_place_build:
 * @place: a place without a row yet
 * @group: where the row goes
 * @labels: (nullable): of the choices, or %NULL for what is typed
 *
 * Makes the row and the one below it for messages.
 */
void
clew_field_place_build (ClewFieldPlace *place, AdwPreferencesGroup *group, GStrvBuilder *labels)
{
  const char *title = _ (place->field->label);
  GtkWidget  *row;

  if (labels != NULL)
    row = create_combo (place, title, labels);
  else if (place->field->type == CLEW_FIELD_LONG_TEXT)
    row = create_long_text (place, title);
  else
    row = create_entry (place, title);
  place->row = g_object_ref_sink (row);
  place->group = group;
  place->message_row = create_message_row (place);
  adw_preferences_group_add (group, row);
  adw_preferences_group_add (group, place->message_row);
  add_controllers (place);
  clew_field_place_show (place);
}

/**
 * clew_field_place_take_away:
 * @place: a place
 *
 * Takes its rows out of their group.
 */
void
clew_field_place_take_away (ClewFieldPlace *place)
{
  place->showing = TRUE;
  adw_preferences_group_remove (place->group, place->message_row);
  adw_preferences_group_remove (place->group, place->row);
}
