/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-hearing-private.h"

#include "base/clew-error.h"

#include <glib/gi18n-lib.h>

/* How hearings go on: moved, held, continued to another date. */

static gboolean
refuse (const char *message, GError **error)
{
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID, message);
  return FALSE;
}

/* A hearing of a case that may be shown. */
ClewRecord *
clew_hearing_load_open (ClewOffice *office, const char *id, GError **error)
{
  g_autoptr (ClewRecord) hearing = clew_record_load (clew_office_get_store (office),
                                                     &clew_kind_hearing, id, error);

  if (hearing == NULL || !clew_case_check (office, hearing, NULL, error))
    return NULL;
  return g_steal_pointer (&hearing);
}

/**
 * clew_hearing_set_day:
 * @hearing: (inout): a hearing that is to be held
 * @day: its new day, or unknown when it has none now
 * @time: (nullable): its new time, local HH:MM
 * @reason: id of clew_move_reasons
 * @today: today
 * @staff: (nullable): id of who enters that
 *
 * Gives the hearing its new day, and says so in a row to be kept in the same change.
 *
 * Returns: (transfer full): the move
 */
ClewRecord *
clew_hearing_set_day (ClewRecord *hearing,
                      ClewDay     day,
                      const char *time,
                      const char *reason,
                      ClewDay     today,
                      const char *staff)
{
  ClewRecord *move = clew_record_new (&clew_kind_hearing_move);
  ClewDay     before = clew_record_get_day (hearing, "on_day");

  clew_record_set_text (move, "hearing", clew_record_get_id (hearing));
  clew_record_set_day (move, "on_day", today);
  clew_record_set_day (move, "from_day", before);
  clew_record_set_text (move, "from_time", clew_record_get_text (hearing, "at_time"));
  clew_record_set_day (move, "to_day", day);
  clew_record_set_text (move, "to_time", time);
  clew_record_set_text (move, "reason", reason);
  clew_record_set_text (move, "staff", staff);
  if (before != CLEW_DAY_UNKNOWN && before != day)
    clew_record_set_day (hearing, "moved_from", before);
  clew_record_set_day (hearing, "on_day", day);
  clew_record_set_text (hearing, "at_time", time);
  return move;
}

static ClewRecord *
new_move (ClewOffice *office, const char *hearing)
{
  ClewRecord *move = clew_record_new (&clew_kind_hearing_move);
  ClewRecord *me = clew_office_get_me (office);

  clew_record_set_text (move, "hearing", hearing);
  clew_record_set_day (move, "on_day", clew_office_today (office));
  clew_record_set_text (move, "staff", me != NULL ? clew_record_get_id (me) : NULL);
  return move;
}

/**
 * clew_hearing_take_move_back:
 * @office: an office
 * @move: a move of a hearing
 * @back: whether it is taken back, or done again after that
 *
 * A move is a thing that was kept, so another takes it back: the same way in reverse.
 *
 * Returns: (transfer full): the other move
 */
ClewRecord *
clew_hearing_take_move_back (ClewOffice *office, ClewRecord *move, gboolean back)
{
  static const char *const ways[][2] = { { "from_day", "to_day" },
                                         { "from_time", "to_time" },
                                         { "to_day", "from_day" },
                                         { "to_time", "from_time" } };
  ClewRecord              *answer = new_move (office, clew_record_get_text (move, "hearing"));

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    clew_record_set_text (answer, ways[i][0], clew_record_get_text (move, ways[i][back ? 1 : 0]));
  clew_record_set_text (answer, "reason", clew_record_get_text (move, "reason"));
  clew_record_set_text (answer, "undoes", back ? clew_record_get_id (move) : NULL);
  return answer;
}

/* Gives @hearing its new day, and adds it to @records with the row that says so. */
gboolean
clew_hearing_add_move (ClewOffice *office,
                       ClewRecord *hearing,
                       ClewDay     day,
                       const char *time,
                       const char *reason,
                       GPtrArray  *records,
                       GError    **error)
{
  ClewRecord *move;
  ClewRecord *me = clew_office_get_me (office);

  if (clew_record_get_text (hearing, "outcome") != NULL)
    return refuse (_ ("This hearing has an outcome, so it can’t be moved any more."), error);
  if (clew_record_get_day (hearing, "on_day") == day &&
      g_strcmp0 (clew_record_get_text (hearing, "at_time"), time) == 0)
    return TRUE;
  move = clew_hearing_set_day (hearing, day, time, reason, clew_office_today (office),
                               me != NULL ? clew_record_get_id (me) : NULL);
  g_ptr_array_add (records, g_object_ref (hearing));
  g_ptr_array_add (records, move);
  return clew_case_check (office, hearing, NULL, error);
}

gboolean
clew_hearing_save (ClewOffice *office, const char *what, GPtrArray *records, GError **error)
{
  return clew_office_save_events (office, what, (ClewRecord *const *)records->pdata, records->len,
                                  clew_hearing_take_move_back, error);
}

/**
 * clew_hearing_move:
 * @office: an office
 * @id: a hearing's id
 * @day: its new day, or unknown when it has none now
 * @time: (nullable): its new time, local HH:MM
 * @reason: id of clew_move_reasons
 * @error: return location; %CLEW_RECORDS_ERROR_INVALID when it can't be
 *
 * Moves a hearing that is still to be held, and keeps that it was moved, by whom and from when.
 * Can be undone: what was kept stays, and another move says that it was taken back.
 *
 * Returns: %FALSE with @error set when nothing was changed
 */
gboolean
clew_hearing_move (ClewOffice *office,
                   const char *id,
                   ClewDay     day,
                   const char *time,
                   const char *reason,
                   GError    **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (ClewRecord) hearing = clew_hearing_load_open (office, id, error);

  return hearing != NULL &&
         clew_hearing_add_move (office, hearing, day, time, reason, records, error) &&
         clew_hearing_save (office, _ ("Move hearing"), records, error);
}

/* The hearing that @hearing was continued to, if it is still to be held; or a new one. */
static ClewRecord *
find_next (ClewStore *store, ClewRecord *hearing, GError **error)
{
  static const char *const same[] = { "court_case", "court", "department", "judge",
                                      "appearance_needed", "virtual_link" };
  g_autoptr (GPtrArray) found = clew_record_select (
    store, &clew_kind_hearing, error,
    "continued_from = ? AND outcome IS NULL ORDER BY rowid DESC LIMIT 1", "s",
    clew_record_get_id (hearing));
  ClewRecord *next;

  if (found == NULL)
    return NULL;
  if (found->len > 0)
    return g_object_ref (g_ptr_array_index (found, 0));
  next = clew_record_new (&clew_kind_hearing);
  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    clew_record_set_text (next, same[i], clew_record_get_text (hearing, same[i]));
  clew_record_set_text (next, "continued_from", clew_record_get_id (hearing));
  return next;
}

gboolean
clew_hearing_add_outcome (ClewOffice            *office,
                          ClewRecord            *hearing,
                          const char            *outcome,
                          const ClewNextHearing *next,
                          GPtrArray             *records,
                          GError               **error)
{
  ClewDay     day = clew_record_get_day (hearing, "on_day");
  ClewRecord *following;

  clew_record_set_text (hearing, "outcome", outcome);
  g_ptr_array_add (records, g_object_ref (hearing));
  if (next == NULL)
    return TRUE;
  if (next->day != CLEW_DAY_UNKNOWN && day != CLEW_DAY_UNKNOWN && next->day < day)
    return refuse (_ ("The next date can’t be before this one."), error);
  following = find_next (clew_office_get_store (office), hearing, error);
  if (following == NULL)
    return FALSE;
  g_ptr_array_add (records, following);
  if (next->kind != NULL)
    {
      clew_record_set_text (following, "kind", next->kind);
      clew_record_set_text (following, "site_kind", next->site_kind);
    }
  else if (clew_record_get_text (following, "kind") == NULL)
    {
      clew_record_set_text (following, "kind", clew_record_get_text (hearing, "kind"));
      clew_record_set_text (following, "site_kind", clew_record_get_text (hearing, "site_kind"));
    }
  if (next->department != NULL)
    clew_record_set_text (following, "department", next->department);
  clew_record_set_day (following, "on_day", next->day);
  clew_record_set_text (following, "at_time", next->time);
  clew_record_set_day (following, "moved_from",
                       g_strcmp0 (outcome, "continued") == 0 ? day : CLEW_DAY_UNKNOWN);
  return clew_case_check (office, following, NULL, error);
}

/**
 * clew_hearing_set_outcome:
 * @office: an office
 * @id: a hearing's id
 * @outcome: (nullable): id of clew_hearing_outcomes, or %NULL to take it back
 * @next: (nullable): the hearing that follows from it
 * @error: return location; %CLEW_RECORDS_ERROR_INVALID when it can't be
 *
 * Enters what came of a hearing, and the next date with it: one change, undone at once. A next
 * date entered again is that of the hearing that follows already.
 *
 * Returns: %FALSE with @error set when nothing was changed
 */
gboolean
clew_hearing_set_outcome (ClewOffice            *office,
                          const char            *id,
                          const char            *outcome,
                          const ClewNextHearing *next,
                          GError               **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (ClewRecord) hearing = clew_hearing_load_open (office, id, error);

  return hearing != NULL &&
         clew_hearing_add_outcome (office, hearing, outcome, next, records, error) &&
         clew_hearing_save (office, _ ("Enter outcome"), records, error);
}
