/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-case-save.h"

#include "base/clew-error.h"
#include "base/clew-fold.h"

#include <glib/gi18n-lib.h>

static gboolean
refuse (const char **field, const char *column, const char *message, GError **error)
{
  if (field != NULL)
    *field = column;
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
is_same (const char *one, const char *other)
{
  g_autofree char *first = clew_fold (one);
  g_autofree char *second = clew_fold (other);

  return g_str_equal (first, second);
}

/* A court gives a number once. One that is sealed keeps its own to itself. */
static gboolean
check_number (ClewStore *store, ClewRecord *court_case, const char **field, GError **error)
{
  const char *number = clew_record_get_text (court_case, "cause_number");
  g_autoptr (GPtrArray) others = NULL;

  if (number == NULL)
    return TRUE;
  others = clew_record_select (
    store, &clew_kind_court_case, error,
    "cause_number = ? AND id <> ? AND sealed_on IS NULL AND vacated_on IS NULL", "ss", number,
    clew_record_get_id (court_case));
  if (others == NULL)
    return FALSE;
  for (guint i = 0; i < others->len; i++)
    if (is_same (clew_record_get_text (g_ptr_array_index (others, i), "court"),
                 clew_record_get_text (court_case, "court")))
      return refuse (field, "cause_number",
                     _ ("There is a case with this number in this court already. "
                        "Check the number and the court."),
                        error);
  return TRUE;
}

/* What follows itself in the end would never be shown whole. */
static gboolean
check_follows (ClewStore *store, ClewRecord *court_case, const char **field, GError **error)
{
  g_autofree char *before = g_strdup (clew_record_get_text (court_case, "follows"));

  while (before != NULL)
    {
      g_autoptr (ClewRecord) one = NULL;

      if (g_str_equal (before, clew_record_get_id (court_case)))
        return refuse (field, "follows", _ ("That case follows this one. Choose another."), error);
      one = clew_record_load (store, &clew_kind_court_case, before, error);
      if (one == NULL)
        return FALSE;
      if (g_strcmp0 (clew_record_get_text (one, "participant"),
                     clew_record_get_text (court_case, "participant")) != 0)
        return refuse (field, "follows", _ ("That is a case of somebody else."), error);
      g_free (before);
      before = g_strdup (clew_record_get_text (one, "follows"));
    }
  return TRUE;
}

/* Nothing in a case comes before its incident (K28). */
static const struct
{
  const ClewKind *kind;
  const char     *column;
} firsts[] = {
  { &clew_kind_hearing, "on_day" },
  { &clew_kind_warrant, "issued_on" },
  { &clew_kind_charge, "disposed_on" },
  { &clew_kind_court_condition, "ordered_on" },
  { &clew_kind_custody_stay, "booked_on" },
  { &clew_kind_decision, "on_day" },
};

static gboolean
check_incident (ClewStore *store, ClewRecord *court_case, const char **field, GError **error)
{
  ClewDay          incident = clew_record_get_day (court_case, "incident_on");
  g_autofree char *day = clew_day_to_iso (incident);

  for (guint i = 0; incident != CLEW_DAY_UNKNOWN && i < G_N_ELEMENTS (firsts); i++)
    {
      g_autofree char *where = g_strdup_printf ("court_case = ? AND %s < ? LIMIT 1",
                                                firsts[i].column);
      g_autoptr (GPtrArray) earlier = clew_record_select (
        store, firsts[i].kind, error, where, "ss", clew_record_get_id (court_case), day);

      if (earlier == NULL)
        return FALSE;
      if (earlier->len > 0)
        return refuse (field, "incident_on",
                       _ ("Something in this case is dated before this day. Check both dates."),
                          error);
    }
  return TRUE;
}

static gboolean
check_case (ClewStore *store, ClewRecord *court_case, const char **field, GError **error)
{
  return check_number (store, court_case, field, error) &&
         check_follows (store, court_case, field, error) &&
         (!clew_record_is_stored (court_case) ||
          check_incident (store, court_case, field, error));
}

static gboolean
check_part (ClewStore *store, ClewRecord *part, const char **field, GError **error)
{
  const ClewKind *kind = clew_record_get_kind (part);
  const char     *id = clew_kind_find_field (kind, "court_case", NULL) != NULL
                         ? clew_record_get_text (part, "court_case")
                         : NULL;
  g_autoptr (ClewRecord) court_case = NULL;
  ClewCaseDates dates;

  if (id == NULL)
    return TRUE;
  court_case = clew_record_load (store, &clew_kind_court_case, id, error);
  if (court_case == NULL)
    return FALSE;
  dates = clew_case_read_dates (court_case);
  if (!clew_case_is_shown (dates.sealed, dates.vacated))
    return refuse (field, "court_case",
                   _ ("This case is sealed or vacated. Nothing more is entered in it."), error);
  for (guint i = 0; i < G_N_ELEMENTS (firsts); i++)
    if (firsts[i].kind == kind)
      {
        ClewDay day = clew_record_get_day (part, firsts[i].column);

        if (day != CLEW_DAY_UNKNOWN && dates.incident != CLEW_DAY_UNKNOWN && day < dates.incident)
          return refuse (field, firsts[i].column,
                         _ ("This can’t be before the incident. Check both dates."), error);
      }
  return TRUE;
}

/**
 * clew_case_check_in:
 * @store: a store, of any thread
 * @today: today
 * @record: a case, or what hangs on one
 * @field: (out) (optional): the column at which to show the message
 * @error: return location; %CLEW_RECORDS_ERROR_INVALID
 *
 * clew_record_check(), and what the record may not say beside others: a number that the court
 * has given already, a day before the incident, anything in a case that is sealed.
 *
 * Returns: whether the record may be kept
 */
gboolean
clew_case_check_in (ClewStore   *store,
                    ClewDay      today,
                    ClewRecord  *record,
                    const char **field,
                    GError     **error)
{
  if (!clew_record_check (record, today, field, error))
    return FALSE;
  return clew_record_get_kind (record) == &clew_kind_court_case
           ? check_case (store, record, field, error)
           : check_part (store, record, field, error);
}

/**
 * clew_case_check:
 * @office: an office
 * @record: a case, or what hangs on one
 * @field: (out) (optional): the column at which to show the message
 * @error: return location; %CLEW_RECORDS_ERROR_INVALID
 *
 * clew_case_check_in() the store of the office, on its day.
 *
 * Returns: whether the record may be kept
 */
gboolean
clew_case_check (ClewOffice *office, ClewRecord *record, const char **field, GError **error)
{
  return clew_case_check_in (clew_office_get_store (office), clew_office_today (office), record,
                             field, error);
}

/**
 * clew_case_save:
 * @office: an office
 * @what: for the audit and the undo menu, translated
 * @record: a case, or what hangs on one: any kind but moves of hearings and decisions, which have
 *   changes of their own
 * @field: (out) (optional): the column at which to show the message
 * @error: return location; %CLEW_RECORDS_ERROR_INVALID when a field is refused
 *
 * Keeps it after clew_case_check(); can be undone.
 *
 * Returns: %FALSE with @error set when nothing was kept
 */
gboolean
clew_case_save (ClewOffice  *office,
                const char  *what,
                ClewRecord  *record,
                const char **field,
                GError     **error)
{
  return clew_case_check (office, record, field, error) &&
         clew_office_save (office, what, record, error);
}

/**
 * clew_case_seal:
 * @office: an office
 * @id: a case's id
 * @on: the day on which it was sealed or vacated
 * @vacated: whether it was vacated
 * @error: return location; %CLEW_RECORDS_ERROR_INVALID when the day can't be
 *
 * From then on nothing of the case is shown anywhere, but that it was sealed or vacated. What is
 * recorded of it stays. Can be undone.
 *
 * Returns: %FALSE with @error set when nothing was changed
 */
gboolean
clew_case_seal (ClewOffice *office, const char *id, ClewDay on, gboolean vacated, GError **error)
{
  g_autoptr (ClewRecord) court_case = clew_record_load (clew_office_get_store (office),
                                                        &clew_kind_court_case, id, error);
  const char *what;

  if (court_case == NULL)
    return FALSE;
  clew_record_set_day (court_case, vacated ? "vacated_on" : "sealed_on", on);
  what = vacated ? _ ("Mark case vacated") : _ ("Seal case");
  return clew_office_save (office, what, court_case, error);
}

/**
 * clew_case_unseal:
 * @office: an office
 * @id: a case's id
 * @error: return location
 *
 * For what was sealed or vacated by mistake: all of it is shown again.
 *
 * Returns: %FALSE with @error set when nothing was changed
 */
gboolean
clew_case_unseal (ClewOffice *office, const char *id, GError **error)
{
  g_autoptr (ClewRecord) court_case = clew_record_load (clew_office_get_store (office),
                                                        &clew_kind_court_case, id, error);

  if (court_case == NULL)
    return FALSE;
  clew_record_set_nothing (court_case, "sealed_on");
  clew_record_set_nothing (court_case, "vacated_on");
  return clew_office_save (office, _ ("Show case again"), court_case, error);
}

/**
 * clew_case_unrelate:
 * @office: an office
 * @one: a case's id
 * @other: id of a case that is related to it
 * @error: return location
 *
 * The two cases belong together no more, whichever of them named the other. Can be undone.
 *
 * Returns: %FALSE with @error set when nothing was changed
 */
gboolean
clew_case_unrelate (ClewOffice *office, const char *one, const char *other, GError **error)
{
  g_autoptr (GPtrArray) pairs = clew_record_select (
    clew_office_get_store (office), &clew_kind_related_case, error,
    "(court_case = ?1 AND related = ?2) OR (court_case = ?2 AND related = ?1)", "ss", one, other);

  if (pairs == NULL)
    return FALSE;
  for (guint i = 0; i < pairs->len; i++)
    if (!clew_office_remove (office, _ ("Remove related case"), g_ptr_array_index (pairs, i),
                                        error))
      return FALSE;
  return TRUE;
}
