/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-day-field.h"

#include "desk/clew-accessible.h"
#include "desk/clew-in-view.h"
#include "desk/clew-typed-day.h"
#include "records/clew-day-words.h"

#include <glib/gi18n.h>

struct _ClewDayField
{
  GtkBox parent_instance;

  GtkWidget *entry;
  GtkLabel  *echo;
  ClewDay    today;
  gboolean   in_past;
};

G_DEFINE_FINAL_TYPE (ClewDayField, clew_day_field, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Without more from who asks, the day itself is the echo. */
static void
say_day (ClewDayField *field)
{
  ClewDay          day = clew_day_field_get_day (field);
  g_autofree char *words = clew_day_words_long (day);
  g_autofree char *relative = NULL;
  g_autofree char *echo = NULL;

  if (day == CLEW_DAY_UNKNOWN)
    {
      clew_day_field_say (field, NULL,
                          clew_day_field_is_empty (field)
                          ? _ ("Enter a date.")
                          : clew_typed_day_problem ());
      return;
    }
  relative = clew_day_words_relative (day, field->today);
  /* Translators: a date with its weekday, then "today" or "in 3 days" */
  echo = g_strdup_printf (_ ("%s, %s"), words, relative);
  clew_day_field_say (field, echo, NULL);
}

static void
changed_cb (ClewDayField *field)
{
  say_day (field);
  g_signal_emit (field, signals[CHANGED], 0);
}

static gboolean
clew_day_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CLEW_DAY_FIELD (widget)->entry);
}

static void
clew_day_field_class_init (ClewDayFieldClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = clew_day_field_grab_focus;

  /**
   * ClewDayField::changed:
   *
   * Something else is typed. The field has said the day back already; the
   * handler may say something better with clew_day_field_say().
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
clew_day_field_init (ClewDayField *field)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *echo = gtk_label_new (NULL);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (field), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (field), 6);
  field->entry = adw_entry_row_new ();
  field->echo = GTK_LABEL (echo);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), field->entry);
  gtk_label_set_wrap (field->echo, TRUE);
  gtk_label_set_xalign (field->echo, 0);
  gtk_widget_set_margin_start (echo, 12);
  gtk_widget_set_margin_end (echo, 12);
  gtk_widget_add_css_class (echo, "caption");
  gtk_box_append (GTK_BOX (field), list);
  gtk_box_append (GTK_BOX (field), echo);
  /* Return goes on, as in any form of one line. */
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (field->entry), TRUE);
  g_signal_connect_object (field->entry, "changed", G_CALLBACK (changed_cb), field,
                           G_CONNECT_SWAPPED);
}

/**
 * clew_day_field_new:
 * @title: what the date is
 * @today: today
 *
 * Returns: (transfer floating): an empty field
 */
ClewDayField *
clew_day_field_new (const char *title, ClewDay today)
{
  ClewDayField *field = g_object_new (CLEW_TYPE_DAY_FIELD, NULL);

  field->today = today;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (field->entry), title);
  return field;
}

/**
 * clew_day_field_set_in_past:
 * @field: a field for something that has happened
 *
 * From now on what leaves open which day is meant ("friday", "3/4") is the last such day.
 */
void
clew_day_field_set_in_past (ClewDayField *field)
{
  g_return_if_fail (CLEW_IS_DAY_FIELD (field));

  field->in_past = TRUE;
}

/**
 * clew_day_field_get_day:
 * @field: a field
 *
 * Returns: what is typed, or unknown when it is not a date
 */
ClewDay
clew_day_field_get_day (ClewDayField *field)
{
  g_return_val_if_fail (CLEW_IS_DAY_FIELD (field), CLEW_DAY_UNKNOWN);

  return clew_typed_day_read (gtk_editable_get_text (GTK_EDITABLE (field->entry)), field->today,
                              field->in_past);
}

void
clew_day_field_set_day (ClewDayField *field, ClewDay day)
{
  g_autofree char *text = clew_day_words (day);

  g_return_if_fail (CLEW_IS_DAY_FIELD (field));

  gtk_editable_set_text (GTK_EDITABLE (field->entry), text);
}

gboolean
clew_day_field_is_empty (ClewDayField *field)
{
  g_return_val_if_fail (CLEW_IS_DAY_FIELD (field), TRUE);

  return *gtk_editable_get_text (GTK_EDITABLE (field->entry)) == '\0';
}

/**
 * clew_day_field_say:
 * @field: a field
 * @echo: (nullable): what was understood
 * @problem: (nullable): what is wrong with it, said instead
 */
void
clew_day_field_say (ClewDayField *field, const char *echo, const char *problem)
{
  const char *text = problem != NULL ? problem : echo;

  g_return_if_fail (CLEW_IS_DAY_FIELD (field));

  gtk_label_set_label (field->echo, text != NULL ? text : "");
  clew_in_view_bring (field->entry, GTK_WIDGET (field->echo));
  /* An empty field is no mistake yet. */
  if (problem != NULL && !clew_day_field_is_empty (field))
    {
      gtk_widget_add_css_class (GTK_WIDGET (field->echo), "error");
      gtk_widget_add_css_class (field->entry, "error");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (field->echo), "error");
      gtk_widget_remove_css_class (field->entry, "error");
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (field->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  clew_accessible_set_description (field->entry, text != NULL ? text : "");
}
