/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/clew-bring-in-private.h"

#include "base/clew-fold.h"
#include "base/clew-time-typed.h"
#include "records/clew-hearing-kind.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* What the cells of a row say. */

G_DEFINE_FINAL_TYPE (ClewIncoming, clew_incoming, G_TYPE_OBJECT)

void
clew_incoming_change_free (gpointer data)
{
  ClewIncomingChange *change = data;

  g_free (change->label);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

static void
clew_incoming_finalize (GObject *object)
{
  ClewIncoming *row = CLEW_INCOMING (object);

  g_free (row->participant);
  g_free (row->name);
  g_free (row->court_case);
  g_free (row->cause_number);
  g_free (row->court);
  g_free (row->file_name);
  g_ptr_array_unref (row->changes);
  g_free (row->problem);
  g_free (row->column);
  for (guint i = 0; i < CLEW_INCOMING_N_FIELDS; i++)
    g_free (row->texts[i]);
  g_free (row->time);
  g_free (row->site_kind);
  g_free (row->hearing);
  G_OBJECT_CLASS (clew_incoming_parent_class)->finalize (object);
}

enum
{
  CHOSEN_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
clew_incoming_class_init (ClewIncomingClass *class)
{
  G_OBJECT_CLASS (class)->finalize = clew_incoming_finalize;
  signals[CHOSEN_CHANGED] = g_signal_new ("chosen-changed", CLEW_TYPE_INCOMING, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
clew_incoming_init (ClewIncoming *row)
{
  row->changes = g_ptr_array_new_with_free_func (clew_incoming_change_free);
}

/**
 * clew_incoming_can_be_chosen:
 * @row: a row
 *
 * Returns: whether it would change anything, and is understood
 */
gboolean
clew_incoming_can_be_chosen (ClewIncoming *row)
{
  return row->state <= CLEW_INCOMING_CHANGED;
}

/**
 * clew_incoming_is_sure:
 * @row: a row
 *
 * Returns: whether it may be kept without a look at whose it is: cause number, court and name agree
 */
gboolean
clew_incoming_is_sure (ClewIncoming *row)
{
  return clew_incoming_can_be_chosen (row) && row->match == CLEW_MATCH_SURE;
}

/**
 * clew_incoming_set_chosen:
 * @row: a row
 * @chosen: whether to keep what it says
 *
 * Emits "chosen-changed".
 */
void
clew_incoming_set_chosen (ClewIncoming *row, gboolean chosen)
{
  chosen = chosen && clew_incoming_can_be_chosen (row);
  if (row->is_chosen == chosen)
    return;
  row->is_chosen = chosen;
  g_signal_emit (row, signals[CHOSEN_CHANGED], 0);
}

/* Says of a row that it is not understood, once. */
void
clew_incoming_refuse (ClewIncoming *row, const char *column, const char *problem)
{
  if (row->state == CLEW_INCOMING_NOT_READ)
    return;
  row->state = CLEW_INCOMING_NOT_READ;
  g_free (row->problem);
  g_free (row->column);
  row->problem = g_strdup (problem);
  row->column = g_strdup (column);
}

gboolean
clew_incoming_reader_init (ClewIncomingReader *reader,
                           ClewStore          *store,
                           ClewDay             today,
                           const ClewCsv      *csv,
                           ClewRecord         *mapping,
                           GError            **error)
{
  gboolean has_headers = clew_record_get_yes (mapping, "has_headers");
  gboolean day_first = g_strcmp0 (clew_record_get_text (mapping, "date_order"), "day_first") == 0;

  *reader = (ClewIncomingReader){ .store = store, .today = today, .mapping = mapping };
  reader->order = day_first ? CLEW_DATE_ORDER_DAY_FIRST : CLEW_DATE_ORDER_MONTH_FIRST;
  reader->site_kinds = clew_hearing_kind_list (store, NULL, error);
  if (reader->site_kinds == NULL)
    return FALSE;
  reader->headers = g_new0 (char *, csv->n_columns + 1);
  for (guint i = 0; i < csv->n_columns; i++)
    reader->headers[i] = clew_mapping_dup_header (csv, has_headers, i);
  for (ClewIncomingField i = 0; i < CLEW_INCOMING_N_FIELDS; i++)
    {
      const char *header = clew_record_get_text (mapping, clew_mapping_column (i));

      reader->columns[i] = G_MAXUINT;
      for (guint j = 0; header != NULL && j < csv->n_columns; j++)
        if (g_str_equal (reader->headers[j], header))
          reader->columns[i] = j;
    }
  return TRUE;
}

void
clew_incoming_reader_clear (ClewIncomingReader *reader)
{
  g_strfreev (reader->headers);
  g_ptr_array_unref (reader->site_kinds);
}

static char *
dup_line (const char *text)
{
  g_autofree char *line = text != NULL ? g_strdelimit (g_strdup (text), "\n\t", ' ') : NULL;

  return line != NULL ? g_strdup (g_strstrip (line)) : NULL;
}

static const char *
header_of (ClewIncomingReader *reader, ClewIncomingField field)
{
  return reader->columns[field] != G_MAXUINT ? reader->headers[reader->columns[field]] : NULL;
}

/* A day, by the order of the settings; with a time after it, as databases write it. */
ClewDay
clew_incoming_read_day (ClewIncomingReader *reader, const char *text)
{
  g_autofree char *date = g_strdup (text != NULL ? text : "");
  ClewDay          day = clew_day_parse_typed (date, reader->today, reader->order);

  if (day == CLEW_DAY_UNKNOWN)
    {
      date[strcspn (date, " T")] = '\0';
      day = clew_day_parse_typed (date, reader->today, reader->order);
    }
  return day;
}

/* Born in '88: never still to come. */
static ClewDay
read_birth (ClewIncomingReader *reader, const char *text)
{
  ClewDay day = clew_incoming_read_day (reader, text);

  while (day != CLEW_DAY_UNKNOWN && day > reader->today)
    day = clew_day_add_years (day, -100);
  return day;
}

/* Reads whose a row is. */
ClewIncoming *
clew_incoming_read_who (ClewIncomingReader *reader,
                        const ClewCsvRow   *cells,
                        ClewIncomingName   *name,
                        ClewDay            *born,
                        gboolean           *is_born_read)
{
  ClewIncoming *row = g_object_new (CLEW_TYPE_INCOMING, NULL);
  char        **texts = row->texts;

  row->number = cells->number;
  for (ClewIncomingField i = 0; i < CLEW_INCOMING_N_FIELDS; i++)
    if (reader->columns[i] != G_MAXUINT)
      texts[i] = dup_line (clew_csv_row_get (cells, reader->columns[i]));
  if (texts[CLEW_INCOMING_COURT] == NULL)
    texts[CLEW_INCOMING_COURT] = g_strdup (clew_record_get_text (reader->mapping, "court"));
  clew_incoming_name_read (name, texts[CLEW_INCOMING_NAME], texts[CLEW_INCOMING_FAMILY_NAME],
                           texts[CLEW_INCOMING_GIVEN_NAME]);
  *born = CLEW_DAY_UNKNOWN;
  *is_born_read = TRUE;
  if (texts[CLEW_INCOMING_BIRTH_DATE] != NULL)
    {
      *born = read_birth (reader, texts[CLEW_INCOMING_BIRTH_DATE]);
      *is_born_read = *born != CLEW_DAY_UNKNOWN;
    }
  return row;
}

/* What courts call them besides what they are called here, folded. */
static const ClewChoice other_kinds[] = {
  { "arraignment", "arr" },
  { "arraignment", "arrn" },
  { "arraignment", "arraign" },
  { "arraignment", "first appearance" },
  { "pretrial", "pth" },
  { "pretrial", "ptc" },
  { "pretrial", "pretrial" },
  { "pretrial", "pre trial" },
  { "pretrial", "pre trial hearing" },
  { "pretrial", "pretrial conference" },
  { "pretrial", "omnibus" },
  { "status", "stat" },
  { "status", "status hearing" },
  { "motion", "mot" },
  { "motion", "motion hearing" },
  { "motion", "motions" },
  { "warrant_quash", "quash" },
  { "warrant_quash", "quash warrant" },
  { "review", "rev" },
  { "review", "compliance review" },
  { "plea", "plea hearing" },
  { "plea", "plea" },
  { "trial", "jury trial" },
  { "trial", "bench trial" },
  { "sentencing", "sent" },
  { "sentencing", "sentence" },
  { "dismissal", "dismiss" },
  { NULL },
};

static const ClewChoice other_outcomes[] = {
  { "held", "completed" },
  { "continued", "cont" },
  { "continued", "continued" },
  { "continued", "continuance" },
  { "continued", "rescheduled" },
  { "stricken", "struck" },
  { "stricken", "canceled" },
  { "stricken", "cancelled" },
  { "stricken", "vacated" },
  { "did_not_appear", "fta" },
  { "did_not_appear", "failure to appear" },
  { "did_not_appear", "failed to appear" },
  { "warrant_issued", "bench warrant" },
  { "warrant_issued", "bw issued" },
  { "warrant_quashed", "quashed" },
  { "dismissed", "dismissed" },
  { "dismissed", "dism" },
  { "resolved", "disposed" },
  { "resolved", "closed" },
  { NULL },
};

/* What a new hearing needs no outcome for. */
static const char *const no_outcomes[] = { "set", "scheduled", "pending", "open", "active", NULL };

static const char *
find_choice (const ClewChoice *choices, const ClewChoice *others, const char *folded)
{
  for (guint i = 0; choices[i].id != NULL; i++)
    {
      g_autofree char *id = clew_fold (choices[i].id);
      g_autofree char *label = clew_fold (choices[i].label);
      g_autofree char *translated = clew_fold (_ (choices[i].label));

      if (g_str_equal (id, folded) || g_str_equal (label, folded) ||
          g_str_equal (translated, folded))
        return choices[i].id;
    }
  for (guint i = 0; others[i].id != NULL; i++)
    if (g_str_equal (others[i].label, folded))
      return others[i].id;
  return NULL;
}

static void
note (ClewIncoming *row, const char *column, char *text)
{
  if (row->problem != NULL)
    {
      g_free (text);
      return;
    }
  row->problem = text;
  row->column = g_strdup (column);
}

static void
read_kind (ClewIncomingReader *reader, ClewIncoming *row)
{
  const char      *text = row->texts[CLEW_INCOMING_KIND];
  g_autofree char *folded = clew_fold (text);

  if (*folded == '\0')
    return;
  for (guint i = 0; i < reader->site_kinds->len; i++)
    {
      ClewRecord      *known = g_ptr_array_index (reader->site_kinds, i);
      g_autofree char *name = clew_fold (clew_record_get_text (known, "name"));

      if (!g_str_equal (name, folded))
        continue;
      row->kind = g_intern_string (clew_record_get_text (known, "kind"));
      row->site_kind = g_strdup (clew_record_get_id (known));
      return;
    }
  row->kind = find_choice (clew_hearing_kinds, other_kinds, folded);
  if (row->kind == NULL)
    note (row, header_of (reader, CLEW_INCOMING_KIND),
          /* Translators: %s is what a court calls a kind of hearing */
          g_strdup_printf (_ ("“%s” is no kind of hearing that is known here. A new hearing is "
                              "entered as “Other”."),
                              text));
}

static void
read_outcome (ClewIncomingReader *reader, ClewIncoming *row)
{
  const char      *text = row->texts[CLEW_INCOMING_OUTCOME];
  g_autofree char *folded = clew_fold (text);

  if (*folded == '\0' || g_strv_contains (no_outcomes, folded))
    return;
  row->outcome = find_choice (clew_hearing_outcomes, other_outcomes, folded);
  if (row->outcome == NULL)
    note (row, header_of (reader, CLEW_INCOMING_OUTCOME),
          /* Translators: %s is what a court calls the outcome of a hearing */
          g_strdup_printf (_ ("“%s” is no outcome that is known here. It is left out."), text));
}

static const char no_date[] = N_ ("This is not a date in the order that was chosen.");

/* Databases write seconds, too, and the time after the day. */
static char *
read_time (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", 3);
  g_autofree char *short_one = NULL;
  char            *time = clew_time_parse_typed (text);

  if (time != NULL || g_strv_length (parts) != 3)
    return time;
  /* The seconds are two figures; what follows them may be "PM". */
  short_one = g_strdup_printf ("%s:%s%s", parts[0], parts[1],
                               parts[2] + MIN (strspn (parts[2], "0123456789"), 2));
  return clew_time_parse_typed (short_one);
}

static void
read_when (ClewIncomingReader *reader, ClewIncoming *row)
{
  const char *day = row->texts[CLEW_INCOMING_DAY];
  const char *time = row->texts[CLEW_INCOMING_TIME];

  if (day != NULL)
    {
      row->day = clew_incoming_read_day (reader, day);
      if (row->day == CLEW_DAY_UNKNOWN)
        clew_incoming_refuse (row, header_of (reader, CLEW_INCOMING_DAY), _ (no_date));
      if (time == NULL && clew_day_parse_typed (day, reader->today, reader->order) == 0 &&
          day[strcspn (day, " T")] != '\0')
        row->time = read_time (day + strcspn (day, " T") + 1);
    }
  if (time == NULL)
    return;
  row->time = read_time (time);
  if (row->time == NULL)
    clew_incoming_refuse (row, header_of (reader, CLEW_INCOMING_TIME),
                          _ ("This is not a time like 9:30, 1:30 pm or 13:30."));
}

/* Reads what somebody's row says besides whose it is. */
void
clew_incoming_read_rest (ClewIncomingReader *reader, ClewIncoming *row)
{
  const char *filed = row->texts[CLEW_INCOMING_FILED];

  read_kind (reader, row);
  read_outcome (reader, row);
  read_when (reader, row);
  if (filed == NULL)
    return;
  row->filed = clew_incoming_read_day (reader, filed);
  if (row->filed == CLEW_DAY_UNKNOWN)
    clew_incoming_refuse (row, header_of (reader, CLEW_INCOMING_FILED), _ (no_date));
}
