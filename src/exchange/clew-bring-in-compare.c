/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/clew-bring-in-private.h"

#include "base/clew-error.h"
#include "base/clew-fold.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* A file beside what is kept. Nothing is written. */

/* So many rows are looked at before anybody asks whether to go on. */
#define BLOCK_ROWS 256

typedef struct
{
  ClewIncomingReader reader;
  ClewIncomingWork   work;
  ClewKnownCases    *known;
  ClewBringIn       *plan;
  GHashTable        *days;   /* court and department, folded → ClewIncomingDays */
  GHashTable        *groups; /* rows of one case → GPtrArray of ClewIncoming */
  GPtrArray         *in_order;
} Comparison;

static void
days_free (gpointer data)
{
  ClewIncomingDays *days = data;

  g_free (days->court);
  g_free (days->department);
  g_free (days);
}

/* Takes in the day of a row, whosever it is: which days the file tells all of. */
static void
note_day (Comparison *comparison, ClewIncoming *row, ClewDay day)
{
  g_autofree char  *court = clew_fold (row->texts[CLEW_INCOMING_COURT]);
  g_autofree char  *department = clew_fold (row->texts[CLEW_INCOMING_DEPARTMENT]);
  g_autofree char  *key = g_strdup_printf ("%s\n%s", court, department);
  ClewIncomingDays *days = g_hash_table_lookup (comparison->days, key);

  if (day == CLEW_DAY_UNKNOWN)
    return;
  if (days == NULL)
    {
      days = g_new0 (ClewIncomingDays, 1);
      days->court = g_strdup (court);
      days->department = g_strdup (row->texts[CLEW_INCOMING_DEPARTMENT]);
      days->from = days->to = day;
      g_hash_table_insert (comparison->days, g_steal_pointer (&key), days);
    }
  days->from = MIN (days->from, day);
  days->to = MAX (days->to, day);
}

static void
take_match (ClewIncoming *row, ClewMatch match, const ClewIncomingName *name)
{
  row->match = match.kind;
  if (match.person != NULL)
    {
      row->participant = g_strdup (match.person->id);
      row->name = g_strdup (clew_known_person_get_name (match.person));
    }
  if (match.court_case != NULL)
    row->court_case = g_strdup (match.court_case->id);
  row->cause_number = g_strdup (row->texts[CLEW_INCOMING_CAUSE_NUMBER]);
  row->court = g_strdup (row->texts[CLEW_INCOMING_COURT]);
  if (row->texts[CLEW_INCOMING_NAME] != NULL)
    row->file_name = g_strdup (row->texts[CLEW_INCOMING_NAME]);
  else if (!clew_incoming_name_is_empty (name))
    row->file_name = g_strjoin (row->texts[CLEW_INCOMING_FAMILY_NAME] != NULL ? ", " : "",
                                row->texts[CLEW_INCOMING_FAMILY_NAME] != NULL
                                  ? row->texts[CLEW_INCOMING_FAMILY_NAME]
                                  : "",
                                row->texts[CLEW_INCOMING_GIVEN_NAME], NULL);
}

static void
add_to_group (Comparison *comparison, ClewIncoming *row)
{
  g_autofree char *key = clew_incoming_dup_group (row);
  GPtrArray       *group = g_hash_table_lookup (comparison->groups, key);

  if (group == NULL)
    {
      group = g_ptr_array_new ();
      g_hash_table_insert (comparison->groups, g_steal_pointer (&key), group);
      g_ptr_array_add (comparison->in_order, group);
    }
  g_ptr_array_add (group, row);
}

/* A row whose birth date can't be read may be anybody's, so it is told by its number only. */
static void
take_unread (ClewIncoming *row, Comparison *comparison)
{
  for (guint i = 0; i < CLEW_INCOMING_N_FIELDS; i++)
    g_clear_pointer (&row->texts[i], g_free);
  row->match = CLEW_MATCH_UNCLEAR;
  clew_incoming_refuse (
    row, comparison->reader.headers[comparison->reader.columns[CLEW_INCOMING_BIRTH_DATE]],
    _ ("This date of birth is not a date in the order that was chosen, so it can’t be told whose "
       "the row is."));
}

static void
take_row (Comparison *comparison, const ClewCsvRow *cells)
{
  ClewIncomingName name;
  ClewDay          born;
  gboolean         is_born_read;
  g_autoptr (ClewIncoming) row = clew_incoming_read_who (&comparison->reader, cells, &name, &born,
                                                         &is_born_read);
  g_autofree char *court = clew_fold (row->texts[CLEW_INCOMING_COURT]);
  ClewIncomingRow  who = { row->texts[CLEW_INCOMING_CAUSE_NUMBER] != NULL,
                          *court != '\0' ? court : NULL, &name, born };
  ClewMatch        match = clew_known_cases_match (comparison->known,
                                                   row->texts[CLEW_INCOMING_CAUSE_NUMBER], &who);

  comparison->plan->n_rows++;
  note_day (comparison, row,
            clew_incoming_read_day (&comparison->reader, row->texts[CLEW_INCOMING_DAY]));
  if (match.kind == CLEW_MATCH_NOBODY && is_born_read)
    comparison->plan->n_strangers++;
  else
    {
      g_ptr_array_add (comparison->plan->rows, g_object_ref (row));
      row->state = CLEW_INCOMING_SAME;
      if (match.kind == CLEW_MATCH_NOBODY)
        take_unread (row, comparison);
      else
        take_match (row, match, &name);
      if (match.person != NULL)
        {
          clew_incoming_read_rest (&comparison->reader, row);
          add_to_group (comparison, row);
        }
      else if (match.kind == CLEW_MATCH_UNCLEAR)
        row->state = CLEW_INCOMING_UNCLEAR;
    }
  clew_incoming_name_clear (&name);
}

/* Which days of the court of this row the file tells all of. A list of cases tells of each case
 * all that is still to come. */
static ClewCoveredDays
find_covered (Comparison *comparison, ClewIncoming *row)
{
  ClewCoveredDays   covered = { comparison->plan->as_of, G_MAXUINT32, CLEW_DAY_UNKNOWN };
  g_autofree char  *court = clew_fold (row->texts[CLEW_INCOMING_COURT]);
  GHashTableIter    iter;
  ClewIncomingDays *days;

  if (!g_str_equal (comparison->plan->source, "court_calendar"))
    return (ClewCoveredDays){ comparison->plan->as_of, CLEW_DAY_UNKNOWN, G_MAXUINT32 };
  g_hash_table_iter_init (&iter, comparison->days);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&days))
    if (g_str_equal (days->court, court))
      {
        covered.from = MIN (covered.from, days->from);
        covered.to = MAX (covered.to, days->to);
      }
  return covered;
}

static void
place_rows (GPtrArray *group, GPtrArray *hearings, const ClewCoveredDays *covered)
{
  g_autofree ClewIncomingHearing *rows = g_new0 (ClewIncomingHearing, group->len);
  g_autofree ClewKeptHearing     *kept = g_new0 (ClewKeptHearing, hearings->len + 1);
  g_autofree ClewHearingPlace    *places = g_new0 (ClewHearingPlace, group->len);

  for (guint i = 0; i < group->len; i++)
    {
      ClewIncoming *row = g_ptr_array_index (group, i);

      if (row->state != CLEW_INCOMING_NOT_READ)
        rows[i] = (ClewIncomingHearing){ row->day, row->time, row->kind };
    }
  for (guint i = 0; i < hearings->len; i++)
    {
      ClewRecord *hearing = g_ptr_array_index (hearings, i);

      kept[i] = (ClewKeptHearing){ clew_record_get_day (hearing, "on_day"),
                                   clew_record_get_text (hearing, "at_time"),
                                   clew_record_get_text (hearing, "kind"),
                                   clew_record_get_text (hearing, "outcome") == NULL };
    }
  clew_bring_in_place (rows, group->len, kept, hearings->len, covered, places);
  for (guint i = 0; i < group->len; i++)
    {
      ClewIncoming *row = g_ptr_array_index (group, i);

      row->place = places[i];
      if (places[i].fit == CLEW_HEARING_KEPT || places[i].fit == CLEW_HEARING_MOVED)
        row->hearing = g_strdup (
          clew_record_get_id (g_ptr_array_index (hearings, places[i].index)));
    }
}

static ClewIncomingState
find_state (ClewIncoming *row)
{
  if (row->court_case == NULL)
    return CLEW_INCOMING_NEW_CASE;
  if (row->changes->len == 0)
    return CLEW_INCOMING_SAME;
  if (row->place.fit == CLEW_HEARING_NEW)
    return CLEW_INCOMING_NEW_HEARING;
  return row->is_moved ? CLEW_INCOMING_MOVED : CLEW_INCOMING_CHANGED;
}

/* Says what a row would change. */
static gboolean
describe (Comparison *comparison, ClewIncoming *row, gboolean is_older, GError **error)
{
  GError *failure = NULL;

  if (row->state == CLEW_INCOMING_NOT_READ)
    return TRUE;
  if (clew_incoming_make (&comparison->work, row, row->changes, NULL, NULL, &failure))
    {
      row->state = find_state (row);
      if (is_older && row->state != CLEW_INCOMING_SAME)
        row->state = CLEW_INCOMING_OLDER;
      return TRUE;
    }
  if (failure->domain == CLEW_RECORDS_ERROR)
    {
      clew_incoming_refuse (row, NULL, failure->message);
      g_error_free (failure);
      return TRUE;
    }
  g_propagate_error (error, failure);
  return FALSE;
}

/* A case is called as here, once it is known here. */
static gboolean
take_label (ClewStore *store, GPtrArray *group, const char *id, GError **error)
{
  g_autoptr (ClewRecord) court_case = clew_record_load (store, &clew_kind_court_case, id, error);

  for (guint i = 0; court_case != NULL && i < group->len; i++)
    {
      ClewIncoming *row = g_ptr_array_index (group, i);

      g_free (row->cause_number);
      g_free (row->court);
      row->cause_number = g_strdup (clew_record_get_text (court_case, "cause_number"));
      row->court = g_strdup (clew_record_get_text (court_case, "court"));
    }
  return court_case != NULL;
}

static gboolean
take_group (Comparison *comparison, GPtrArray *group, GError **error)
{
  ClewIncoming   *first = g_ptr_array_index (group, 0);
  ClewStore      *store = comparison->work.store;
  ClewCoveredDays covered = find_covered (comparison, first);
  gboolean        is_older = FALSE;
  g_autoptr (GPtrArray) hearings = NULL;

  if (first->court_case != NULL)
    {
      hearings = clew_known_hearings_load (store, first->court_case, error);
      if (hearings == NULL || !take_label (store, group, first->court_case, error) ||
          !clew_sighting_is_newer (store, first->court_case, comparison->plan->as_of, &is_older,
                                   error))
        return FALSE;
    }
  else
    hearings = g_ptr_array_new ();
  place_rows (group, hearings, &covered);
  for (guint i = 0; i < group->len; i++)
    if (!describe (comparison, g_ptr_array_index (group, i), is_older, error))
      return FALSE;
  return TRUE;
}

static gboolean
go_on (guint i, GCancellable *cancellable, GError **error)
{
  return i % BLOCK_ROWS != 0 || !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static gboolean
compare_rows (Comparison *comparison, const ClewCsv *csv, GCancellable *cancellable, GError **error)
{
  guint first = clew_record_get_yes (comparison->reader.mapping, "has_headers") ? 1 : 0;

  for (guint i = first; i < csv->rows->len; i++)
    {
      if (!go_on (i, cancellable, error))
        return FALSE;
      take_row (comparison, g_ptr_array_index (csv->rows, i));
    }
  for (guint i = 0; i < comparison->in_order->len; i++)
    if (!go_on (i, cancellable, error) ||
        !take_group (comparison, g_ptr_array_index (comparison->in_order, i), error))
      return FALSE;
  for (guint i = 0; i < comparison->plan->rows->len; i++)
    comparison->plan->n[((ClewIncoming *)g_ptr_array_index (comparison->plan->rows, i))->state]++;
  return TRUE;
}

/* Which readings are to be kept: of courts that have a case here, called as here. */
static void
keep_days (Comparison *comparison)
{
  GHashTableIter    iter;
  ClewIncomingDays *days;
  char             *key;

  if (!g_str_equal (comparison->plan->source, "court_calendar"))
    return;
  g_hash_table_iter_init (&iter, comparison->days);
  while (g_hash_table_iter_next (&iter, (gpointer *)&key, (gpointer *)&days))
    {
      const char *court = clew_known_cases_get_court (comparison->known, days->court);

      if (court == NULL)
        continue;
      g_hash_table_iter_steal (&iter);
      g_free (key);
      g_free (days->court);
      days->court = g_strdup (court);
      g_ptr_array_add (comparison->plan->days, days);
    }
}

static gboolean
check_mapping (ClewRecord *mapping, ClewDay today, const ClewCsv *csv, GError **error)
{
  guint first = clew_record_get_yes (mapping, "has_headers") ? 1 : 0;

  if (csv->rows->len <= first)
    {
      g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_BAD_DATA,
                           _ ("There are no rows in this file."));
      return FALSE;
    }
  return clew_mapping_fits (mapping, csv, NULL, error) &&
         clew_record_check (mapping, today, NULL, error);
}

static ClewBringIn *
new_plan (ClewRecord *mapping, ClewDay as_of)
{
  ClewBringIn *plan = g_new0 (ClewBringIn, 1);

  plan->rows = g_ptr_array_new_with_free_func (g_object_unref);
  plan->days = g_ptr_array_new_with_free_func (days_free);
  plan->as_of = as_of;
  plan->source = g_strdup (clew_record_get_text (mapping, "source"));
  return plan;
}

/**
 * clew_bring_in_compare:
 * @store: a store, of any thread
 * @today: today
 * @csv: a file
 * @mapping: how it is read, with a name
 * @as_of: of which day it is
 * @cancellable: (nullable): to give up
 * @error: return location; %CLEW_RECORDS_ERROR_BAD_DATA when the file is none for @mapping
 *
 * Compares each row with what is kept. Nothing is chosen, and nothing is written. Of rows that are
 * nobody's nothing is in what it returns but their number.
 *
 * Returns: (transfer full): the differences, or %NULL with @error set
 */
ClewBringIn *
clew_bring_in_compare (ClewStore     *store,
                       ClewDay        today,
                       const ClewCsv *csv,
                       ClewRecord    *mapping,
                       ClewDay        as_of,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr (ClewBringIn) plan = new_plan (mapping, as_of);
  g_autoptr (ClewKnownCases) known = NULL;
  g_autoptr (GHashTable) new_cases = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, days_free);
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                         (GDestroyNotify)g_ptr_array_unref);
  g_autoptr (GPtrArray) in_order = g_ptr_array_new ();
  Comparison comparison = { .plan = plan, .days = days, .groups = groups, .in_order = in_order };
  gboolean   done;

  if (!check_mapping (mapping, today, csv, error))
    return NULL;
  known = clew_known_cases_read (store, error);
  if (known == NULL ||
      !clew_incoming_reader_init (&comparison.reader, store, today, csv, mapping, error))
    return NULL;
  comparison.known = known;
  comparison.work = (ClewIncomingWork){
    .store = store, .today = today, .as_of = as_of, .source = plan->source, .new_cases = new_cases
  };
  done = compare_rows (&comparison, csv, cancellable, error);
  if (done)
    keep_days (&comparison);
  clew_incoming_reader_clear (&comparison.reader);
  return done ? g_steal_pointer (&plan) : NULL;
}

/**
 * clew_bring_in_find_day:
 * @file: a file
 * @today: today
 *
 * Unless somebody says so, a file is of the day on which it was saved last.
 *
 * Returns: that day, or @today if it can't be told
 */
ClewDay
clew_bring_in_find_day (GFile *file, ClewDay today)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_TIME_MODIFIED,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autoptr (GDateTime) saved = NULL;
  g_autoptr (GDateTime) local = NULL;

  if (info != NULL)
    saved = g_file_info_get_modification_date_time (info);
  if (saved != NULL)
    local = g_date_time_to_local (saved);
  if (local == NULL)
    return today;
  return MIN (today, clew_day_new (g_date_time_get_year (local), g_date_time_get_month (local),
                                   g_date_time_get_day_of_month (local)));
}

/**
 * clew_bring_in_free:
 * @plan: the differences
 */
void
clew_bring_in_free (ClewBringIn *plan)
{
  g_ptr_array_unref (plan->rows);
  g_ptr_array_unref (plan->days);
  g_free (plan->source);
  g_free (plan);
}
