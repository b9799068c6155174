/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/disclosures/clew-subpoena-fields.h"

#include "desk/clew-day-field.h"
#include "desk/clew-heading-list.h"
#include "records/clew-day-words.h"

#include <glib/gi18n.h>

struct _ClewSubpoenaFields
{
  GtkBox parent_instance;

  ClewDayField *came;
  GtkEditable  *brought_by;
  ClewDayField *due;
  GtkEditable  *given_to;
  ClewDay       today;
};

G_DEFINE_FINAL_TYPE (ClewSubpoenaFields, clew_subpoena_fields, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
changed_cb (ClewSubpoenaFields *fields)
{
  g_signal_emit (fields, signals[CHANGED], 0);
}

static void
clew_subpoena_fields_class_init (ClewSubpoenaFieldsClass *klass)
{
  /**
   * ClewSubpoenaFields::changed:
   *
   * Something else stands in a field now.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
clew_subpoena_fields_init (ClewSubpoenaFields *fields)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (fields), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (fields), 12);
}

static GtkEditable *
add_entry (ClewSubpoenaFields *fields, GtkListBox *list, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_list_box_append (list, row);
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), fields, G_CONNECT_SWAPPED);
  return GTK_EDITABLE (row);
}

static ClewDayField *
add_day (ClewSubpoenaFields *fields, const char *title)
{
  ClewDayField *field = clew_day_field_new (title, fields->today);

  gtk_box_append (GTK_BOX (fields), GTK_WIDGET (field));
  g_signal_connect_object (field, "changed", G_CALLBACK (changed_cb), fields, G_CONNECT_SWAPPED);
  return field;
}

static char *
describe (ClewRecord *subpoena)
{
  ClewDay          due_on = clew_record_get_day (subpoena, "due_on");
  const char      *given_to = clew_record_get_text (subpoena, "given_to");
  g_autofree char *due_day = clew_day_words (due_on);
  g_autofree char *due =
    due_on != CLEW_DAY_UNKNOWN
    /* Translators: a date */
    ? g_strdup_printf (_ ("To be answered by %s"), due_day)
    : g_strdup (_ ("No day to answer by"));
  g_autofree char *given =
    given_to != NULL
    /* Translators: a person or an office */
    ? g_strdup_printf (_ ("Given to %s"), given_to)
    : g_strdup (_ ("Not given to anybody yet"));

  return g_strjoin ("\n", due, given, NULL);
}

static void
add_recorded (ClewSubpoenaFields *fields, GPtrArray *recorded)
{
  GtkListBox *list;

  if (recorded->len == 0)
    return;
  list = clew_heading_list_add (GTK_WIDGET (fields), _ ("Subpoenas that came before"));
  for (guint i = 0; i < recorded->len; i++)
    {
      ClewRecord      *subpoena = g_ptr_array_index (recorded, i);
      GtkWidget       *row = adw_action_row_new ();
      g_autofree char *came = clew_day_words (clew_record_get_day (subpoena, "came_on"));
      /* Translators: a date, and who brought a subpoena */
      g_autofree char *title = g_strdup_printf (_ ("%s, from %s"), came,
                                                   clew_record_get_text (subpoena, "brought_by"));
      g_autofree char *subtitle = describe (subpoena);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
      gtk_list_box_append (list, row);
    }
}

/**
 * clew_subpoena_fields_new:
 * @today: today
 * @recorded: (element-type ClewRecord): the subpoenas recorded before, the latest first
 *
 * Returns: (transfer floating): the fields, empty but for today as the day it came
 */
ClewSubpoenaFields *
clew_subpoena_fields_new (ClewDay today, GPtrArray *recorded)
{
  ClewSubpoenaFields *fields = g_object_new (CLEW_TYPE_SUBPOENA_FIELDS, NULL);
  GtkListBox         *list = clew_heading_list_add (GTK_WIDGET (fields), _ ("Write down"));

  fields->today = today;
  fields->brought_by = add_entry (fields, list, _ ("Who brought or sent it"));
  fields->given_to = add_entry (fields, list, _ ("Who has it now (project manager, counsel)"));
  fields->came = add_day (fields, _ ("Came on"));
  clew_day_field_set_in_past (fields->came);
  clew_day_field_set_day (fields->came, today);
  fields->due = add_day (fields, _ ("Must be answered by (if it says so)"));
  add_recorded (fields, recorded);
  return fields;
}

/* What is empty stays unset. */
static void
take_text (ClewRecord *record, const char *column, GtkEditable *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  if (text[0] != '\0')
    clew_record_set_text (record, column, text);
}

/**
 * clew_subpoena_fields_make:
 * @fields: the fields
 * @participant: a participant's id
 *
 * Returns: (transfer full): what was entered, not kept yet
 */
ClewRecord *
clew_subpoena_fields_make (ClewSubpoenaFields *fields, const char *participant)
{
  ClewRecord *subpoena = clew_record_new (&clew_kind_subpoena);

  clew_record_set_text (subpoena, "participant", participant);
  clew_record_set_day (subpoena, "came_on", clew_day_field_get_day (fields->came));
  take_text (subpoena, "brought_by", fields->brought_by);
  clew_record_set_day (subpoena, "due_on", clew_day_field_get_day (fields->due));
  take_text (subpoena, "given_to", fields->given_to);
  return subpoena;
}

/* Says a day back, or what is wrong with it. */
static gboolean
check_day (ClewDayField *field, gboolean may_be_empty, ClewDay latest)
{
  ClewDay          day = clew_day_field_get_day (field);
  g_autofree char *echo = day != CLEW_DAY_UNKNOWN ? clew_day_words_long (day) : g_strdup ("");
  gboolean         empty = clew_day_field_is_empty (field);
  const char      *problem = NULL;

  if (day == CLEW_DAY_UNKNOWN && !empty)
    return FALSE;
  if (day != CLEW_DAY_UNKNOWN && day > latest)
    problem = _ ("This day has not come yet.");
  clew_day_field_say (field, echo, problem);
  return empty ? may_be_empty : day <= latest;
}

/**
 * clew_subpoena_fields_find_missing:
 * @fields: the fields
 *
 * Returns: (nullable): what has to be entered yet, translated
 */
const char *
clew_subpoena_fields_find_missing (ClewSubpoenaFields *fields)
{
  gboolean         days = check_day (fields->came, FALSE, fields->today);
  g_autofree char *by = g_strstrip (g_strdup (gtk_editable_get_text (fields->brought_by)));

  days = check_day (fields->due, TRUE, G_MAXUINT32) && days;
  if (by[0] == '\0')
    return _ ("Enter who brought the subpoena.");
  return days ? NULL : _ ("Enter the dates.");
}

/**
 * clew_subpoena_fields_is_touched:
 * @fields: the fields
 *
 * Returns: whether somebody typed into one
 */
gboolean
clew_subpoena_fields_is_touched (ClewSubpoenaFields *fields)
{
  return gtk_editable_get_text (fields->brought_by)[0] != '\0' ||
         gtk_editable_get_text (fields->given_to)[0] != '\0' ||
         !clew_day_field_is_empty (fields->due);
}
