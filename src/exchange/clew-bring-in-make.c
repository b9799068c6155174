/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/clew-bring-in-private.h"

#include "base/clew-error.h"
#include "base/clew-fold.h"
#include "records/clew-case-save.h"
#include "records/clew-day-words.h"

#include <glib/gi18n-lib.h>

/* What a row changes: the same code says it beforehand and does it afterwards. An empty cell never
 * takes anything away. */

/* One row at work. */
typedef struct
{
  ClewIncomingWork *work;
  ClewIncoming     *row;
  GPtrArray        *changes;
  ClewIncomingKeep  keep;
  gpointer          data;
} Making;

static gboolean
is_same (const char *one, const char *other)
{
  g_autofree char *first = clew_fold (one);
  g_autofree char *second = clew_fold (other);

  return g_str_equal (first, second);
}

static char *
dup_words (const ClewField *field, const char *text)
{
  if (text == NULL)
    return NULL;
  if (field->type == CLEW_FIELD_DAY)
    return clew_day_words (clew_day_from_iso (text));
  if (field->type == CLEW_FIELD_TIME)
    return clew_time_words (text);
  if (field->type == CLEW_FIELD_CHOICE)
    return g_strdup (_ (clew_choice_get_label (field->choices, text)));
  return g_strdup (text);
}

static void
add_change (Making *making, ClewRecord *record, const char *column, const char *before,
            const char *after)
{
  const ClewField    *field = clew_kind_find_field (clew_record_get_kind (record), column, NULL);
  ClewIncomingChange *change = g_new0 (ClewIncomingChange, 1);

  change->label = g_strdup (_ (field->label));
  change->before = dup_words (field, before);
  change->after = dup_words (field, after);
  g_ptr_array_add (making->changes, change);
}

/* Sets what the file says otherwise than @before, which is what counts for the record now. */
static void
set_text (Making *making, ClewRecord *record, const char *column, const char *before,
          const char *after)
{
  if (after == NULL || is_same (before, after))
    return;
  add_change (making, record, column, before, after);
  clew_record_set_text (record, column, after);
}

static void
set_own_text (Making *making, ClewRecord *record, const char *column, const char *after)
{
  g_autofree char *before = g_strdup (clew_record_get_text (record, column));

  set_text (making, record, column, before, after);
}

static gboolean
is_in_hearing (const ClewIncoming *row)
{
  return row->place.fit != CLEW_HEARING_NONE;
}

static void
alter_case (Making *making, ClewRecord *court_case)
{
  ClewIncoming    *row = making->row;
  g_autofree char *filed = clew_day_to_iso (row->filed);

  if (!clew_record_is_stored (court_case))
    {
      clew_record_set_text (court_case, "participant", row->participant);
      set_own_text (making, court_case, "cause_number", row->texts[CLEW_INCOMING_CAUSE_NUMBER]);
      set_own_text (making, court_case, "court", row->texts[CLEW_INCOMING_COURT]);
    }
  if (!is_in_hearing (row))
    set_own_text (making, court_case, "department", row->texts[CLEW_INCOMING_DEPARTMENT]);
  set_own_text (making, court_case, "prosecutor", row->texts[CLEW_INCOMING_PROSECUTOR]);
  set_own_text (making, court_case, "defense_counsel", row->texts[CLEW_INCOMING_DEFENSE_COUNSEL]);
  set_own_text (making, court_case, "filed_on", filed);
}

/* Of a hearing that has no court or department of its own those of the case count. */
static const char *
counts (ClewRecord *hearing, ClewRecord *court_case, const char *column)
{
  const char *own = clew_record_get_text (hearing, column);

  return own != NULL ? own : clew_record_get_text (court_case, column);
}

/* Returns the move, if it is one. */
static ClewRecord *
set_when (Making *making, ClewRecord *hearing)
{
  ClewIncoming    *row = making->row;
  ClewDay          before = clew_record_get_day (hearing, "on_day");
  g_autofree char *from = clew_day_to_iso (before);
  g_autofree char *to = clew_day_to_iso (row->day);
  g_autofree char *at = g_strdup (clew_record_get_text (hearing, "at_time"));
  const char      *time = row->time;

  if (time == NULL && before == row->day)
    time = at;
  if (clew_record_get_text (hearing, "outcome") != NULL ||
      (before == row->day && g_strcmp0 (at, time) == 0))
    return NULL;
  if (before != row->day)
    add_change (making, hearing, "on_day", from, to);
  if (time != NULL && g_strcmp0 (at, time) != 0)
    add_change (making, hearing, "at_time", at, time);
  if (clew_record_is_stored (hearing))
    return clew_hearing_set_day (hearing, row->day, time, "calendar", making->work->today,
                                 making->work->staff);
  clew_record_set_day (hearing, "on_day", row->day);
  clew_record_set_text (hearing, "at_time", time);
  return NULL;
}

static void
set_kind (Making *making, ClewRecord *hearing)
{
  ClewIncoming *row = making->row;
  const char   *before = clew_record_get_text (hearing, "kind");
  const char   *kind = row->kind != NULL || before != NULL ? row->kind : "other";

  if (kind == NULL || g_strcmp0 (before, kind) == 0)
    return;
  add_change (making, hearing, "kind", before, kind);
  clew_record_set_text (hearing, "kind", kind);
  clew_record_set_text (hearing, "site_kind", row->site_kind);
}

static ClewRecord *
alter_hearing (Making *making, ClewRecord *hearing, ClewRecord *court_case)
{
  char      **texts = making->row->texts;
  ClewRecord *move;

  set_kind (making, hearing);
  move = set_when (making, hearing);
  set_text (making, hearing, "court", counts (hearing, court_case, "court"),
            texts[CLEW_INCOMING_COURT]);
  set_text (making, hearing, "department", counts (hearing, court_case, "department"),
            texts[CLEW_INCOMING_DEPARTMENT]);
  set_own_text (making, hearing, "judge", texts[CLEW_INCOMING_JUDGE]);
  set_own_text (making, hearing, "outcome", making->row->outcome);
  return move;
}

static gboolean
keep (Making *making, ClewRecord *record, GError **error)
{
  return making->keep == NULL || making->keep (making->data, record, error);
}

/* A hearing of a case that is not kept yet is checked by itself. */
static gboolean
check (Making *making, ClewRecord *record, gboolean stands_alone, GError **error)
{
  return stands_alone ? clew_record_check (record, making->work->today, NULL, error)
                      : clew_case_check_in (making->work->store, making->work->today, record, NULL,
                                            error);
}

static ClewRecord *
find_case (Making *making, GError **error)
{
  g_autofree char *group = clew_incoming_dup_group (making->row);
  const char      *id = making->row->court_case;
  g_autoptr (ClewRecord) found = NULL;

  if (id == NULL)
    id = g_hash_table_lookup (making->work->new_cases, group);
  if (id == NULL)
    return clew_record_new (&clew_kind_court_case);
  found = clew_record_load (making->work->store, &clew_kind_court_case, id, error);
  if (found == NULL)
    return NULL;
  if (!clew_record_is_removed (found) &&
      clew_record_get_text (found, "sealed_on") == NULL &&
      clew_record_get_text (found, "vacated_on") == NULL)
    return g_steal_pointer (&found);
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_NOT_FOUND,
                       _ ("This case is not shown any more."));
  return NULL;
}

static ClewRecord *
find_hearing (Making *making, ClewRecord *court_case, GError **error)
{
  ClewRecord *hearing;

  if (making->row->hearing != NULL)
    return clew_record_load (making->work->store, &clew_kind_hearing, making->row->hearing, error);
  hearing = clew_record_new (&clew_kind_hearing);
  clew_record_set_text (hearing, "court_case", clew_record_get_id (court_case));
  return hearing;
}

static gboolean
keep_sighting (Making *making, ClewRecord *court_case, ClewRecord *hearing, GError **error)
{
  g_autoptr (ClewRecord) sighting = NULL;

  if (making->keep == NULL)
    return TRUE;
  sighting = clew_sighting_renew (making->work->store, clew_record_get_id (court_case),
                                  hearing != NULL ? clew_record_get_id (hearing) : NULL,
                                  making->work->as_of, making->work->source, error);
  return sighting != NULL && keep (making, sighting, error);
}

static gboolean
make_hearing (Making *making, ClewRecord *court_case, GError **error)
{
  g_autoptr (ClewRecord) hearing = find_hearing (making, court_case, error);
  g_autoptr (ClewRecord) move = NULL;

  if (hearing == NULL)
    return FALSE;
  move = alter_hearing (making, hearing, court_case);
  making->row->is_moved = move != NULL;
  if (!check (making, hearing, !clew_record_is_stored (court_case), error) ||
      !keep (making, hearing, error))
    return FALSE;
  if (move != NULL && !keep (making, move, error))
    return FALSE;
  return keep_sighting (making, court_case, hearing, error);
}

/* What rows of one case have in common, one that is not kept yet included. */
char *
clew_incoming_dup_group (ClewIncoming *row)
{
  g_autofree char *number = clew_fold (row->texts[CLEW_INCOMING_CAUSE_NUMBER]);
  g_autofree char *court = clew_fold (row->texts[CLEW_INCOMING_COURT]);

  if (row->court_case != NULL)
    return g_strdup (row->court_case);
  return g_strdup_printf ("%s\n%s\n%s", row->participant, number, court);
}

/**
 * clew_incoming_make:
 * @work: where, and when
 * @row: a row of which is known whose it is
 * @changes: (element-type ClewIncomingChange): what the row changes is added here
 * @keep: (nullable): keeps each record that is made, in the order in which they refer to each
 *   other; without it nothing is kept
 * @data: for @keep
 * @error: return location; %CLEW_RECORDS_ERROR_INVALID when what the row says can't be
 *
 * Returns: %FALSE with @error set when the row can't be kept
 */
gboolean
clew_incoming_make (ClewIncomingWork *work,
                    ClewIncoming     *row,
                    GPtrArray        *changes,
                    ClewIncomingKeep  keep_func,
                    gpointer          data,
                    GError          **error)
{
  Making   making = { work, row, changes, keep_func, data };
  gboolean is_new;
  g_autoptr (ClewRecord) court_case = find_case (&making, error);

  if (court_case == NULL)
    return FALSE;
  is_new = !clew_record_is_stored (court_case);
  alter_case (&making, court_case);
  if (!check (&making, court_case, FALSE, error) || !keep (&making, court_case, error))
    return FALSE;
  if (is_new && keep_func != NULL)
    g_hash_table_insert (work->new_cases, clew_incoming_dup_group (row),
                         g_strdup (clew_record_get_id (court_case)));
  if (row->place.fit == CLEW_HEARING_TWICE)
    return TRUE;
  return is_in_hearing (row) ? make_hearing (&making, court_case, error)
                             : keep_sighting (&making, court_case, NULL, error);
}
