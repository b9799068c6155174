/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-facts-private.h"

#include "records/clew-kind.h"

#include <string.h>

/* Three streams over the same people in the same order, read in step: who
 * they are, their releases, their enrollment. */
typedef struct
{
  ClewRows *rows;
  gboolean  more;
} Stream;

static ClewFacts *
facts_new (void)
{
  ClewFacts *facts = g_new0 (ClewFacts, 1);

  facts->papers = g_array_new (FALSE, FALSE, sizeof (ClewPaper));
  for (guint i = 0; i < CLEW_CONSENT_N_KINDS; i++)
    facts->consents[i] = g_array_new (FALSE, FALSE, sizeof (ClewConsent));
  facts->additions = g_array_new (FALSE, FALSE, sizeof (ClewConsent));
  facts->folded = g_array_new (FALSE, FALSE, sizeof (ClewConsentEvent));
  facts->events = g_array_new (FALSE, FALSE, sizeof (ClewConsentEvent));
  facts->grants = g_array_new (FALSE, FALSE, sizeof (ClewConsentGrant));
  facts->ticks = g_array_new (FALSE, FALSE, sizeof (guint));
  facts->signers = g_array_new (FALSE, FALSE, sizeof (ClewSigner));
  facts->steps = g_array_new (FALSE, FALSE, sizeof (ClewEnrollmentEvent));
  facts->told = g_array_new (FALSE, FALSE, sizeof (ClewTold));
  facts->told_ends = g_array_new (FALSE, FALSE, sizeof (ClewToldEnd));
  facts->texts = g_string_chunk_new (512);
  facts->gaps = g_array_new (FALSE, FALSE, sizeof (ClewAgencyGap));
  facts->gap_texts = g_string_chunk_new (64);
  return facts;
}

static void
facts_reset (ClewFacts *facts)
{
  facts->participant = facts->door = facts->case_manager = NULL;
  facts->referred = facts->born = CLEW_DAY_UNKNOWN;
  g_array_set_size (facts->papers, 0);
  for (guint i = 0; i < CLEW_CONSENT_N_KINDS; i++)
    g_array_set_size (facts->consents[i], 0);
  g_array_set_size (facts->additions, 0);
  g_array_set_size (facts->folded, 0);
  g_array_set_size (facts->events, 0);
  g_array_set_size (facts->grants, 0);
  g_array_set_size (facts->ticks, 0);
  g_array_set_size (facts->signers, 0);
  g_array_set_size (facts->steps, 0);
  g_array_set_size (facts->told, 0);
  g_array_set_size (facts->told_ends, 0);
  g_string_chunk_clear (facts->texts);
}

/**
 * clew_facts_free:
 * @facts: (nullable): facts from clew_facts_load()
 */
void
clew_facts_free (ClewFacts *facts)
{
  if (facts == NULL)
    return;
  g_array_unref (facts->papers);
  for (guint i = 0; i < CLEW_CONSENT_N_KINDS; i++)
    g_array_unref (facts->consents[i]);
  g_array_unref (facts->additions);
  g_array_unref (facts->folded);
  g_array_unref (facts->events);
  g_array_unref (facts->grants);
  g_array_unref (facts->ticks);
  g_array_unref (facts->signers);
  clew_signer_ages_free (facts->ages);
  g_array_unref (facts->steps);
  g_array_unref (facts->told);
  g_array_unref (facts->told_ends);
  g_string_chunk_free (facts->texts);
  g_array_unref (facts->gaps);
  g_string_chunk_free (facts->gap_texts);
  g_free (facts);
}

static char *
keep (ClewFacts *facts, const char *text)
{
  return text == NULL ? NULL : g_string_chunk_insert_const (facts->texts, text);
}

static int
index_of (const char *const *ids, const char *id)
{
  for (int i = 0; ids[i] != NULL; i++)
    if (g_strcmp0 (ids[i], id) == 0)
      return i;
  return -1;
}

/**
 * clew_facts_find_kind:
 * @id: (nullable): an id of clew_consent_kinds
 *
 * Returns: its #ClewConsentKind, since the two have one order, or -1
 */
int
clew_facts_find_kind (const char *id)
{
  for (int i = 0; clew_consent_kinds[i].id != NULL; i++)
    if (g_strcmp0 (clew_consent_kinds[i].id, id) == 0)
      return i;
  return -1;
}

static gboolean
advance (Stream *stream, GError **error)
{
  GError *failure = NULL;

  stream->more = clew_rows_next (stream->rows, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

static gboolean
belongs (Stream *stream, const char *participant)
{
  return stream->more && strcmp (clew_rows_get_text (stream->rows, 0), participant) == 0;
}

static void
add_event (ClewFacts *facts, ClewRows *rows)
{
  int              kind = index_of (clew_consent_event_ids, clew_rows_get_text (rows, 4));
  ClewConsentEvent event = {
    .kind = kind,
    .on = clew_day_from_iso (clew_rows_get_text (rows, 5)),
    .entered = clew_rows_get_number (rows, 8),
    .agency = keep (facts, clew_rows_get_text (rows, 6)),
    .category = keep (facts, clew_rows_get_text (rows, 7)),
  };

  ClewSigner signer = clew_signer_find (clew_rows_get_text (rows, 13));

  if (kind < 0)
    return;
  g_array_append_val (facts->signers, signer);
  g_array_append_val (facts->events, event);
  g_array_append_val (facts->ticks, facts->grants->len);
}

/* One row a tick of an event of a release; ticks and events may be missing. */
static gboolean
read_consents (ClewFacts *facts, Stream *stream, GError **error)
{
  g_autofree char *consent = NULL;
  gint64           event = -1;

  while (belongs (stream, facts->participant))
    {
      ClewRows *rows = stream->rows;

      if (g_strcmp0 (consent, clew_rows_get_text (rows, 1)) != 0)
        {
          ClewPaper next = {
            .consent = { .id = keep (facts, clew_rows_get_text (rows, 1)),
                         .expires_on = clew_day_from_iso (clew_rows_get_text (rows, 2)) },
            .kind = clew_facts_find_kind (clew_rows_get_text (rows, 11)),
            .adds_to = keep (facts, clew_rows_get_text (rows, 12)),
            .first = facts->events->len,
          };

          g_free (consent);
          consent = g_strdup (next.consent.id);
          event = -1;
          g_array_append_val (facts->papers, next);
        }
      if (!clew_rows_is_nothing (rows, 3) && event != clew_rows_get_number (rows, 8))
        {
          event = clew_rows_get_number (rows, 8);
          add_event (facts, rows);
        }
      clew_facts_add_ticks (facts, clew_rows_get_text (rows, 9), clew_rows_get_text (rows, 10),
                            clew_rows_get_text (rows, 14));
      if (!advance (stream, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_steps (ClewFacts *facts, Stream *stream, GError **error)
{
  while (belongs (stream, facts->participant))
    {
      int                 kind = index_of (clew_enrollment_event_ids,
                                           clew_rows_get_text (stream->rows, 1));
      ClewEnrollmentEvent step = {
        .kind = kind,
        .on = clew_day_from_iso (clew_rows_get_text (stream->rows, 2)),
        .entered = clew_rows_get_number (stream->rows, 3),
      };

      if (kind >= 0)
        g_array_append_val (facts->steps, step);
      if (!advance (stream, error))
        return FALSE;
    }
  return TRUE;
}

/* Columns: 0 participant, 1 whether it is an end, 2 agency, 3 form, 4 received or ended, 5 ground
 * or kind of end, 6 signed, 7 until, 8 until an event, 9 takes part since, 10 by mistake. */
static gboolean
read_told (ClewFacts *facts, Stream *stream, GError **error)
{
  while (belongs (stream, facts->participant))
    {
      ClewRows   *rows = stream->rows;
      const char *agency = keep (facts, clew_rows_get_text (rows, 2));
      const char *form = keep (facts, clew_rows_get_text (rows, 3));
      ClewDay     day = clew_day_from_iso (clew_rows_get_text (rows, 4));
      const char *word = clew_rows_get_text (rows, 5);
      ClewToldEnd end = { agency, { form, day, g_strcmp0 (word, "taken_back") == 0 } };
      ClewTold    told = {
           .agency = agency,
           .facts = { day, g_strcmp0 (word, "none") != 0, form,
                      clew_day_from_iso (clew_rows_get_text (rows, 6)),
                      clew_day_from_iso (clew_rows_get_text (rows, 7)),
                      clew_rows_get_number (rows, 8) != 0, clew_rows_get_number (rows, 10) != 0 },
           .enrolled = clew_day_from_iso (clew_rows_get_text (rows, 9)),
      };

      if (clew_rows_get_number (rows, 1) != 0)
        g_array_append_val (facts->told_ends, end);
      else
        g_array_append_val (facts->told, told);
      if (!advance (stream, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
open_stream (Stream *stream, ClewStore *store, const char *sql, const char *ids, GError **error)
{
  stream->rows = ids != NULL ? clew_store_query (store, error, sql, "s",
                                                 ids)
                             : clew_store_query (store, error, sql, NULL);
  return stream->rows != NULL && advance (stream, error);
}

static char *
ids_as_json (const char *const *ids)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_string_append (json, i > 0 ? ",\"" : "\"");
      g_string_append (json, ids[i]);
      g_string_append_c (json, '"');
    }
  return g_string_free (g_string_append_c (json, ']'), FALSE);
}

#define CHOSEN(column) column " IN (SELECT value FROM json_each (?)) "

/* clang-format off */
#define PEOPLE_SQL \
  "SELECT p.id, p.case_manager, min (r.referred_on), " \
  "(SELECT door FROM referral l WHERE l.participant = p.id AND l.removed IS NULL " \
  " ORDER BY l.referred_on DESC, l.rowid DESC LIMIT 1), p.birth_date " \
  "FROM participant p LEFT JOIN referral r ON r.participant = p.id AND r.removed IS NULL " \
  "WHERE p.removed IS NULL AND %s GROUP BY p.id ORDER BY p.id"
/* Without what is kept elsewhere than with the person. */
#define PEOPLE_ALONE_SQL \
  "SELECT p.id, p.case_manager, NULL, NULL, p.birth_date FROM participant p " \
  "WHERE p.removed IS NULL AND %s ORDER BY p.id"
#define CONSENTS_OF(which, join, events, grants) \
  "SELECT c.participant, c.id, c.expires_on, e.id, e.kind, e.on_day, e.agency, " \
  "e.category, e.rowid, g.agency, g.categories, c.kind, c.adds_to, e.signer, " \
  "(SELECT group_concat (a.offered_categories, ' ') FROM consent_agency a " \
  " WHERE a.consent = c.id AND a.agency = g.agency) " \
  "FROM consent c " join " consent_event e ON e.consent = c.id AND e.kind " events " " \
  " AND NOT EXISTS (SELECT 1 FROM consent_event x WHERE x.corrects = e.id) " \
  "LEFT JOIN consent_grant g ON " grants " " \
  "WHERE " which " %s ORDER BY c.participant, c.rowid, e.rowid, g.rowid"
#define CONSENTS_SQL CONSENTS_OF ("", "LEFT JOIN", "<> 'corrected'", "g.event = e.id")
/* What is an act of enrollment, and what says that it was none. Of the ticks one that counts is
 * enough (clew_facts_add_ticks()). */
#define LISTED(categories) \
  "json_each ('[\"' || replace (replace (replace (" categories ", '\\', ''), '\"', ''), " \
  "' ', '\",\"') || '\"]')"
#define SIGNATURES_SQL \
  CONSENTS_OF ("c.kind = 'multi_party' AND c.adds_to IS NULL AND", "JOIN", \
               "IN ('signed', 'wrong_person')", \
               "g.rowid = (SELECT x.rowid FROM consent_grant x JOIN consent_agency y " \
               "ON y.consent = c.id AND y.agency = x.agency WHERE x.event = e.id AND EXISTS " \
               "(SELECT 1 FROM " LISTED ("x.categories") " WHERE value <> '' AND " \
               "instr (' ' || y.offered_categories || ' ', ' ' || value || ' ') > 0) LIMIT 1)")
#define STEPS_SQL \
  "SELECT participant, kind, on_day, rowid FROM enrollment_event WHERE %s " \
  "ORDER BY participant, rowid"
#define TOLD_SQL \
  "SELECT * FROM (SELECT r.participant, 0, r.agency, r.form_number, r.received_on, r.ground, " \
  "r.signed_on, r.until_on, r.until_event, r.enrolled_on, " \
  "EXISTS (SELECT 1 FROM received_event m WHERE m.received = r.id AND m.kind = 'mistake') " \
  "FROM received r UNION ALL SELECT participant, 1, agency, form_number, on_day, kind, " \
  "NULL, NULL, NULL, NULL, NULL FROM received_event WHERE kind <> 'mistake') " \
  "WHERE %s AND EXISTS (SELECT 1 FROM office WHERE kind = 'prosecutor') ORDER BY participant"
/* clang-format on */

static gboolean
skip_to (Stream *stream, const char *participant, GError **error)
{
  while (stream->more && strcmp (clew_rows_get_text (stream->rows, 0), participant) < 0)
    if (!advance (stream, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_person (ClewFacts *facts,
             ClewStore *store,
             Stream    *people,
             Stream    *consents,
             Stream    *steps,
             Stream    *told,
             GError   **error)
{
  facts_reset (facts);
  facts->participant = keep (facts, clew_rows_get_text (people->rows, 0));
  facts->case_manager = keep (facts, clew_rows_get_text (people->rows, 1));
  facts->referred = clew_day_from_iso (clew_rows_get_text (people->rows, 2));
  facts->door = keep (facts, clew_rows_get_text (people->rows, 3));
  facts->born = clew_day_from_iso (clew_rows_get_text (people->rows, 4));
  if (!skip_to (consents, facts->participant, error) ||
      !skip_to (steps, facts->participant, error) ||
      !skip_to (told, facts->participant, error) || !read_consents (facts, consents, error) ||
      !read_steps (facts, steps, error) || !read_told (facts, told, error))
    return FALSE;
  return clew_facts_join (facts, store, error) && advance (people, error);
}

static void
stream_clear (Stream *stream)
{
  g_clear_pointer (&stream->rows, clew_rows_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Stream, stream_clear)

/* Of the whole site, once: few agencies ever left and joined again. */
static gboolean
read_gaps (ClewFacts *facts, ClewStore *store, GError **error)
{
  g_autoptr (ClewRows) rows = clew_store_query (
    store, error, "SELECT agency, left_on, rejoined_on FROM agency_gap WHERE removed IS NULL",
    NULL);
  GError *failure = NULL;

  if (rows == NULL)
    return FALSE;
  while (clew_rows_next (rows, &failure))
    {
      const char   *agency = clew_rows_get_text (rows, 0);
      ClewAgencyGap gap = {
        .agency = g_string_chunk_insert_const (facts->gap_texts, agency),
        .left_on = clew_day_from_iso (clew_rows_get_text (rows, 1)),
        .rejoined_on = clew_day_from_iso (clew_rows_get_text (rows, 2)),
      };

      g_array_append_val (facts->gaps, gap);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

/* What of a person is read. */
typedef enum
{
  ALL,
  RELEASES,
  ENROLLMENT,
} Part;

static gboolean
read_each (ClewStore         *store,
           const char *const *participants,
           Part               part,
           ClewFacts         *facts,
           ClewFactsFunc      func,
           gpointer           data,
           GError           **error)
{
  gboolean         all = participants == NULL;
  g_autofree char *ids = all ? NULL : ids_as_json (participants);
  g_autofree char *first = g_strdup_printf (part == ALL ? PEOPLE_SQL : PEOPLE_ALONE_SQL,
                                            all ? "1" : CHOSEN ("p.id"));
  g_autofree char *second = g_strdup_printf (part == ENROLLMENT ? SIGNATURES_SQL : CONSENTS_SQL,
                                             all ? "1" : CHOSEN ("c.participant"));
  g_autofree char *third = g_strdup_printf (STEPS_SQL, all ? "1" : CHOSEN ("participant"));
  g_autofree char *fourth = g_strdup_printf (TOLD_SQL, all ? "1" : CHOSEN ("participant"));
  g_auto (Stream) people = { 0 };
  g_auto (Stream) consents = { 0 };
  g_auto (Stream) steps = { 0 };
  g_auto (Stream) told = { 0 };

  if (!read_gaps (facts, store, error) || !open_stream (&people, store, first, ids, error) ||
      !open_stream (&consents, store, second, ids, error) ||
      (part != RELEASES && (!open_stream (&steps, store, third, ids, error) ||
                            !open_stream (&told, store, fourth, ids, error))))
    return FALSE;
  while (people.more)
    {
      if (!read_person (facts, store, &people, &consents, &steps, &told, error))
        return FALSE;
      if (!func (facts, data))
        break;
    }
  return TRUE;
}

/**
 * clew_facts_each:
 * @store: a store
 * @participants: (nullable): ids, %NULL-terminated, or %NULL for everybody
 * @func: called once for each person who is not removed, in the order of ids;
 *   returning %FALSE ends the walk
 * @data: for @func
 * @error: return location
 *
 * Returns: %FALSE with @error set when reading failed
 */
gboolean
clew_facts_each (ClewStore         *store,
                 const char *const *participants,
                 ClewFactsFunc      func,
                 gpointer           data,
                 GError           **error)
{
  g_autoptr (ClewFacts) facts = facts_new ();

  return read_each (store, participants, ALL, facts, func, data, error);
}

/**
 * clew_facts_each_releases:
 * @store: a store
 * @participants: ids, %NULL-terminated
 * @func: as for clew_facts_each()
 * @data: for @func
 * @error: return location
 *
 * clew_facts_each() for lists of releases, which leave referrals and
 * enrollment unread: these facts know of neither.
 *
 * Returns: %FALSE with @error set when reading failed
 */
gboolean
clew_facts_each_releases (ClewStore         *store,
                          const char *const *participants,
                          ClewFactsFunc      func,
                          gpointer           data,
                          GError           **error)
{
  g_autoptr (ClewFacts) facts = facts_new ();

  return read_each (store, participants, RELEASES, facts, func, data, error);
}

/**
 * clew_facts_each_enrollment:
 * @store: a store
 * @participants: ids, %NULL-terminated
 * @func: as for clew_facts_each()
 * @data: for @func
 * @error: return location
 *
 * clew_facts_each() for lists that need the day of enrollment and no more: these facts know
 * of no referral, and of releases only that they were signed.
 *
 * Returns: %FALSE with @error set when reading failed
 */
gboolean
clew_facts_each_enrollment (ClewStore         *store,
                            const char *const *participants,
                            ClewFactsFunc      func,
                            gpointer           data,
                            GError           **error)
{
  g_autoptr (ClewFacts) facts = facts_new ();

  return read_each (store, participants, ENROLLMENT, facts, func, data, error);
}

static gboolean
stop (const ClewFacts *facts, gpointer data)
{
  return FALSE;
}

/**
 * clew_facts_load:
 * @store: a store
 * @participant: a participant's id
 * @error: return location
 *
 * Returns: (transfer full): what the rules need to know about the person;
 *   empty for somebody who is not there; %NULL with @error set when reading failed
 */
ClewFacts *
clew_facts_load (ClewStore *store, const char *participant, GError **error)
{
  const char *ids[] = { participant, NULL };
  g_autoptr (ClewFacts) facts = facts_new ();

  return read_each (store, ids, ALL, facts, stop, NULL, error) ? g_steal_pointer (&facts) : NULL;
}
