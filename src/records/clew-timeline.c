/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-timeline.h"

#include "records/clew-case.h"
#include "records/clew-hearing-kind.h"

#include <glib/gi18n-lib.h>

/* Columns: 0 table, 1 id, 2 day, 3 choice, 4 second, 5 third. */
/* clang-format off */
#define TIMELINE_SQL \
  "SELECT 'referral', r.id, r.referred_on, r.door, a.legal_name, r.charge FROM referral r " \
  "LEFT JOIN agency a ON a.id = r.agency WHERE r.participant = ?1 AND r.removed IS NULL " \
  "UNION ALL SELECT 'enrollment_event', id, on_day, kind, NULL, NULL FROM enrollment_event " \
  "WHERE participant = ?1 " \
  "UNION ALL SELECT 'consent_event', e.id, e.on_day, e.kind, a.legal_name, c.form_number " \
  "FROM consent_event e JOIN consent c ON c.id = e.consent LEFT JOIN agency a ON a.id = e.agency " \
  "WHERE c.participant = ?1 AND e.kind NOT IN ('prepared', 'corrected') " \
  "AND NOT EXISTS (SELECT 1 FROM consent_event x WHERE x.corrects = e.id) " \
  "AND (e.kind = 'wrong_person' OR NOT EXISTS (SELECT 1 FROM consent_event w " \
  " WHERE w.consent = c.id AND w.kind = 'wrong_person')) " \
  "UNION ALL SELECT 'contact_note', n.id, n.on_day, n.kind, n.body, s.name FROM contact_note n " \
  "LEFT JOIN staff s ON s.id = n.staff WHERE n.participant = ?1 AND n.removed IS NULL " \
  "UNION ALL SELECT 'hearing', h.id, h.on_day, " CLEW_HEARING_NAME_SQL \
  ", h.outcome, c.cause_number FROM hearing h " \
  "JOIN court_case c ON c.id = h.court_case " \
  "WHERE c.participant = ?1 AND h.removed IS NULL AND c.removed IS NULL AND h.on_day IS NOT NULL " \
  "AND " CLEW_CASE_SHOWN_SQL " " \
  "UNION ALL SELECT 'warrant', w.id, w.issued_on, NULL, w.quashed_on, c.cause_number " \
  "FROM warrant w " \
  "JOIN court_case c ON c.id = w.court_case " \
  "WHERE c.participant = ?1 AND w.removed IS NULL AND c.removed IS NULL " \
  "AND " CLEW_CASE_SHOWN_SQL " " \
  "UNION ALL SELECT 'decision', d.id, d.on_day, d.kind, d.decided_by, c.cause_number " \
  "FROM decision d " \
  "JOIN court_case c ON c.id = d.court_case " \
  "WHERE c.participant = ?1 AND d.removed IS NULL AND c.removed IS NULL " \
  "AND " CLEW_CASE_SHOWN_SQL " " \
  "UNION ALL SELECT 'court_case', c.id, coalesce (c.filed_on, c.arrested_on, c.incident_on), " \
  "CASE WHEN c.filed_on IS NULL THEN NULL ELSE 'filed' END, c.court, c.cause_number " \
  "FROM court_case c WHERE c.participant = ?1 AND c.removed IS NULL " \
  "AND " CLEW_CASE_SHOWN_SQL " " \
  "AND coalesce (c.filed_on, c.arrested_on, c.incident_on) IS NOT NULL " \
  "UNION ALL SELECT 'received', r.id, r.received_on, NULL, a.legal_name, r.form_number " \
  "FROM received r JOIN agency a ON a.id = r.agency " \
  "LEFT JOIN court_case c ON c.id = r.court_case " \
  "WHERE r.participant = ?1 AND (c.id IS NULL OR (" CLEW_CASE_SHOWN_SQL ")) " \
  "AND NOT EXISTS (SELECT 1 FROM received_event m WHERE m.received = r.id) " \
  "UNION ALL SELECT 'received_event', e.id, e.on_day, e.kind, a.legal_name, e.form_number " \
  "FROM received_event e JOIN agency a ON a.id = e.agency " \
  "WHERE e.participant = ?1 AND e.kind <> 'mistake' " \
  "ORDER BY 3 DESC, 1, 2"
/* clang-format on */

static void
entry_free (gpointer data)
{
  ClewTimelineEntry *entry = data;

  g_free (entry->id);
  g_free (entry->title);
  g_free (entry->detail);
  g_free (entry);
}

static const char *
choice_label (const char *table, const char *column, const char *id)
{
  const ClewField *field = clew_kind_find_field (clew_kind_find (table), column, NULL);

  return clew_choice_get_label (field->choices, id);
}

static char *
join_with_dot (const char *first, const char *second)
{
  if (first != NULL && second != NULL)
    return g_strdup_printf ("%s · %s", first, second);
  return g_strdup (first != NULL ? first : second);
}

static char *
consent_title (const char *kind, const char *agency)
{
  const char *label = clew_choice_get_label (clew_consent_event_kinds, kind);

  if (agency == NULL)
    /* Translators: %s is what happened to a release: "Signed", "Taken back", … */
    return g_strdup_printf (_ ("Release: %s"), label);
  /* Translators: first what happened to a release, then an agency's name */
  return g_strdup_printf (_ ("Release: %s for %s"), label, agency);
}

static void
word (ClewTimelineEntry *entry, const char *choice, const char *second, const char *third)
{
  if (g_str_equal (entry->kind, "referral"))
    {
      entry->title = g_strdup_printf (_ ("Referred: %s"), clew_choice_get_label (clew_doors,
                                                                                 choice));
      entry->detail = join_with_dot (second, third);
    }
  else if (g_str_equal (entry->kind, "enrollment_event"))
    entry->title = g_strdup (choice_label ("enrollment_event", "kind", choice));
  else if (g_str_equal (entry->kind, "consent_event"))
    {
      entry->title = consent_title (choice, second);
      entry->detail = g_strdup (third);
    }
  else if (g_str_equal (entry->kind, "contact_note"))
    {
      const char *how = choice == NULL ? NULL : choice_label ("contact_note", "kind", choice);

      entry->title = join_with_dot (how != NULL ? how : _ ("Contact"), third);
      entry->detail = g_strdup (second);
    }
  else if (g_str_equal (entry->kind, "hearing"))
    {
      entry->title = g_strdup (clew_hearing_name (choice));
      entry->detail = join_with_dot (clew_choice_get_label (clew_hearing_outcomes, second), third);
    }
  else if (g_str_equal (entry->kind, "warrant"))
    {
      entry->title = g_strdup (second == NULL ? _ ("Warrant issued")
                                              : _ ("Warrant issued, since quashed"));
      entry->detail = g_strdup (third);
    }
  else if (g_str_equal (entry->kind, "received"))
    {
      entry->title = g_strdup (_ ("Shared with this office"));
      entry->detail = join_with_dot (second, third);
    }
  else if (g_str_equal (entry->kind, "received_event"))
    {
      entry->title = g_strdup (choice_label ("received_event", "kind", choice));
      entry->detail = join_with_dot (second, third);
    }
  else if (g_str_equal (entry->kind, "decision"))
    {
      entry->title = g_strdup (clew_choice_get_label (clew_decision_kinds, choice));
      entry->detail = join_with_dot (second, third);
    }
  else
    {
      entry->title = g_strdup (choice != NULL ? _ ("Case filed") : _ ("Case opened"));
      entry->detail = join_with_dot (second, third);
    }
}

/**
 * clew_timeline_load:
 * @store: a store
 * @participant: a participant's id
 * @error: return location
 *
 * Returns: (transfer full) (element-type ClewTimelineEntry): what happened,
 *   the latest first; hearings to come stand first
 */
GPtrArray *
clew_timeline_load (ClewStore *store, const char *participant, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);
  g_autoptr (ClewRows) rows = clew_store_query (store, error, TIMELINE_SQL, "s", participant);
  GError *failure = NULL;

  if (rows == NULL)
    return NULL;
  while (clew_rows_next (rows, &failure))
    {
      ClewTimelineEntry *entry = g_new0 (ClewTimelineEntry, 1);

      entry->kind = clew_kind_find (clew_rows_get_text (rows, 0))->table;
      entry->id = g_strdup (clew_rows_get_text (rows, 1));
      entry->day = clew_day_from_iso (clew_rows_get_text (rows, 2));
      word (entry, clew_rows_get_text (rows, 3), clew_rows_get_text (rows, 4),
            clew_rows_get_text (rows, 5));
      g_ptr_array_add (entries, entry);
    }
  if (failure == NULL)
    return g_steal_pointer (&entries);
  g_propagate_error (error, failure);
  return NULL;
}
