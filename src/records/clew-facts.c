/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-facts.h"

#include "records/clew-kind.h"
#include "records/clew-signer-ages.h"

#include <string.h>

/* One form; its events stand in `events` from @first on. */
typedef struct
{
  ClewConsent consent;
  int         kind;
  const char *adds_to;
  guint       first;
  ClewDay     parent_ends; /* from when a parent's signature no longer holds, or unknown */
} Paper;

struct _ClewFacts
{
  char         *participant;
  char         *door;
  char         *case_manager;
  ClewDay       referred;
  ClewDay       born;
  GArray       *papers;                         /* Paper: every release as it was read */
  GArray       *consents[CLEW_CONSENT_N_KINDS]; /* ClewConsent, of each kind */
  GArray       *additions;                      /* ClewConsent: forms that only add, alone */
  GArray       *folded;                         /* ClewConsentEvent, with what was added */
  GArray       *events;                         /* ClewConsentEvent, of all papers */
  GArray       *grants;                         /* ClewConsentGrant, of all events */
  GArray       *ticks;                          /* guint: each event's first grant */
  GArray       *signers;                        /* ClewSigner: each event's */
  GArray       *steps;                          /* ClewEnrollmentEvent */
  GStringChunk *texts;

  ClewSignerAges *ages; /* (nullable): read when the first parent has signed */
};

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

  facts->papers = g_array_new (FALSE, FALSE, sizeof (Paper));
  for (guint i = 0; i < CLEW_CONSENT_N_KINDS; i++)
    facts->consents[i] = g_array_new (FALSE, FALSE, sizeof (ClewConsent));
  facts->additions = g_array_new (FALSE, FALSE, sizeof (ClewConsent));
  facts->folded = g_array_new (FALSE, FALSE, sizeof (ClewConsentEvent));
  facts->events = g_array_new (FALSE, FALSE, sizeof (ClewConsentEvent));
  facts->grants = g_array_new (FALSE, FALSE, sizeof (ClewConsentGrant));
  facts->ticks = g_array_new (FALSE, FALSE, sizeof (guint));
  facts->signers = g_array_new (FALSE, FALSE, sizeof (ClewSigner));
  facts->steps = g_array_new (FALSE, FALSE, sizeof (ClewEnrollmentEvent));
  facts->texts = g_string_chunk_new (512);
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
  g_string_chunk_free (facts->texts);
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

/* The place of a kind of consent in clew_consent_kinds, or -1. */
static int
find_kind (const char *id)
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
add_grants (ClewFacts *facts, const char *agency, const char *categories)
{
  g_auto (GStrv) ids = NULL;

  if (agency == NULL || categories == NULL)
    return;
  ids = g_strsplit (categories, " ", -1);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      ClewConsentGrant grant = { keep (facts, agency), keep (facts, ids[i]) };

      g_array_append_val (facts->grants, grant);
    }
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
          Paper next = {
            .consent = { .id = keep (facts, clew_rows_get_text (rows, 1)),
                         .expires_on = clew_day_from_iso (clew_rows_get_text (rows, 2)) },
            .kind = find_kind (clew_rows_get_text (rows, 11)),
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
      add_grants (facts, clew_rows_get_text (rows, 9), clew_rows_get_text (rows, 10));
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

static Paper *
get_paper (ClewFacts *facts, guint i)
{
  return &g_array_index (facts->papers, Paper, i);
}

/* Arrays no longer grow: now their addresses hold. */
static void
link_up (ClewFacts *facts)
{
  for (guint i = 0; i < facts->events->len; i++)
    {
      ClewConsentEvent *event = &g_array_index (facts->events, ClewConsentEvent, i);
      guint             first = g_array_index (facts->ticks, guint, i);
      guint             end = i + 1 < facts->ticks->len ? g_array_index (facts->ticks, guint,
                                                                         i + 1)
                                                        : facts->grants->len;

      event->grants = (ClewConsentGrant *)facts->grants->data + first;
      event->n_grants = end - first;
    }
  for (guint i = 0; i < facts->papers->len; i++)
    {
      Paper *paper = get_paper (facts, i);
      guint  end = i + 1 < facts->papers->len ? get_paper (facts, i + 1)->first
                                              : facts->events->len;

      paper->consent.events = (ClewConsentEvent *)facts->events->data + paper->first;
      paper->consent.n_events = end - paper->first;
    }
}

static ClewDay
find_parent_end (ClewFacts *facts, const ClewConsentEvent *signature)
{
  g_autoptr (GPtrArray) categories = g_ptr_array_new ();

  for (guint i = 0; i < signature->n_grants; i++)
    g_ptr_array_add (categories, (gpointer)signature->grants[i].category);
  g_ptr_array_add (categories, NULL);
  return clew_signer_parent_ends (facts->ages, facts->born, signature->on,
                                  (const char *const *)categories->pdata);
}

static gboolean
comes_before (const ClewConsentEvent *a, const ClewConsentEvent *b)
{
  return a->on < b->on || (a->on == b->on && a->entered < b->entered);
}

/* The first signature after this one, of whomever. */
static const ClewConsentEvent *
find_next_signature (const ClewConsent *consent, const ClewConsentEvent *signature)
{
  const ClewConsentEvent *next = NULL;

  for (guint i = 0; i < consent->n_events; i++)
    {
      const ClewConsentEvent *event = &consent->events[i];

      if (event->kind == CLEW_CONSENT_SIGNED && comes_before (signature, event) &&
          (next == NULL || comes_before (event, next)))
        next = event;
    }
  return next;
}

/* A parent's signature ends when the person comes of age, unless the paper was
 * signed again before (42 CFR 2.14; the conventions of clew-signer-rules.c). */
static gboolean
end_by_age (ClewFacts *facts, Paper *paper, ClewStore *store, GError **error)
{
  for (guint i = 0; i < paper->consent.n_events; i++)
    {
      const ClewConsentEvent *event = &paper->consent.events[i];
      const ClewConsentEvent *next;
      ClewDay                 end;

      if (event->kind != CLEW_CONSENT_SIGNED || event->on == CLEW_DAY_UNKNOWN ||
          g_array_index (facts->signers, ClewSigner, paper->first + i) !=
            CLEW_SIGNER_MINOR_AND_PARENT)
        continue;
      if (facts->ages == NULL && (facts->ages = clew_signer_ages_load (store, error)) == NULL)
        return FALSE;
      end = find_parent_end (facts, event);
      next = find_next_signature (&paper->consent, event);
      if (end == CLEW_DAY_UNKNOWN || (next != NULL && next->on < end))
        continue;
      if (paper->parent_ends == CLEW_DAY_UNKNOWN || end < paper->parent_ends)
        paper->parent_ends = end;
    }
  if (paper->parent_ends != CLEW_DAY_UNKNOWN &&
      (paper->consent.expires_on == CLEW_DAY_UNKNOWN ||
       paper->parent_ends < paper->consent.expires_on))
    paper->consent.expires_on = paper->parent_ends;
  return TRUE;
}

static gboolean
end_all_by_age (ClewFacts *facts, ClewStore *store, GError **error)
{
  for (guint i = 0; i < facts->papers->len; i++)
    if (!end_by_age (facts, get_paper (facts, i), store, error))
      return FALSE;
  return TRUE;
}

/* Whether a form that only adds is over on a day: by its own date, by its event
 * or by a deficiency. Then it can't be signed again (rule 7). */
static gboolean
is_over (const ClewConsent *addition, ClewDay on)
{
  if (addition->expires_on != CLEW_DAY_UNKNOWN && addition->expires_on <= on)
    return TRUE;
  for (guint i = 0; i < addition->n_events; i++)
    if ((addition->events[i].kind == CLEW_CONSENT_ENDED ||
         addition->events[i].kind == CLEW_CONSENT_DEFICIENT) &&
        addition->events[i].on <= on)
      return TRUE;
  return FALSE;
}

/* What a form that only adds granted by then, taken back on one day. */
static void
fold_end (ClewFacts *facts, const ClewConsent *addition, ClewDay on, gint64 entered)
{
  for (guint i = 0; i < addition->n_events; i++)
    {
      const ClewConsentEvent *signature = &addition->events[i];

      if (signature->kind != CLEW_CONSENT_SIGNED || signature->on > on ||
          (signature->on == on && signature->entered > entered))
        continue;
      for (guint g = 0; g < signature->n_grants; g++)
        {
          ClewConsentEvent taken = {
            .kind = CLEW_CONSENT_RESTRICTED,
            .on = on,
            .entered = entered,
            .agency = signature->grants[g].agency,
            .category = signature->grants[g].category,
          };

          g_array_append_val (facts->folded, taken);
        }
    }
}

static void
fold_event (ClewFacts *facts, const ClewConsent *addition, ClewConsentEvent event)
{
  switch (event.kind)
    {
    case CLEW_CONSENT_SIGNED:
      if (is_over (addition, event.on))
        break;
      event.kind = CLEW_CONSENT_ADDED;
      g_array_append_val (facts->folded, event);
      break;
    case CLEW_CONSENT_RESTRICTED:
    case CLEW_CONSENT_REVOKED:
      if (event.agency != NULL)
        g_array_append_val (facts->folded, event);
      else
        fold_end (facts, addition, event.on, event.entered);
      break;
    case CLEW_CONSENT_DECLINED:
    case CLEW_CONSENT_ENDED:
    case CLEW_CONSENT_SUPERSEDED:
    case CLEW_CONSENT_DEFICIENT:
      fold_end (facts, addition, event.on, event.entered);
      break;
    case CLEW_CONSENT_PREPARED:
    case CLEW_CONSENT_PRINTED:
    case CLEW_CONSENT_COPY_GIVEN:
    case CLEW_CONSENT_ADDED:
    case CLEW_CONSENT_N_EVENTS:
    default:
      break;
    }
}

/* Rule 13: the events of a form that only adds, as events of what it adds to.
 * What ends that form as a whole takes away just what it granted. */
static void
fold_addition (ClewFacts *facts, const ClewConsent *addition)
{
  for (guint i = 0; i < addition->n_events; i++)
    fold_event (facts, addition, addition->events[i]);
  if (addition->expires_on != CLEW_DAY_UNKNOWN)
    fold_end (facts, addition, addition->expires_on, G_MAXINT64);
}

/* Where the folded events of a release begin, or -1 if nothing was added to it. */
static int
fold (ClewFacts *facts, const Paper *paper)
{
  int first = -1;

  for (guint i = 0; i < facts->papers->len; i++)
    {
      const Paper *addition = get_paper (facts, i);

      if (addition->kind != paper->kind || g_strcmp0 (addition->adds_to, paper->consent.id) != 0)
        continue;
      if (first < 0)
        {
          first = (int)facts->folded->len;
          g_array_append_vals (facts->folded, paper->consent.events, paper->consent.n_events);
        }
      fold_addition (facts, &addition->consent);
    }
  return first;
}

/* Sorts the papers by kind, with what only adds read into what it adds to. */
static void
sort_papers (ClewFacts *facts)
{
  g_autoptr (GArray) firsts = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < facts->papers->len; i++)
    {
      Paper *paper = get_paper (facts, i);
      int    first = paper->adds_to == NULL ? fold (facts, paper) : -1;

      g_array_append_val (firsts, first);
      g_array_append_val (ends, facts->folded->len);
    }
  for (guint i = 0; i < facts->papers->len; i++)
    {
      Paper *paper = get_paper (facts, i);
      int    first = g_array_index (firsts, int, i);

      if (paper->kind < 0)
        continue;
      if (first >= 0)
        {
          paper->consent.events = (ClewConsentEvent *)facts->folded->data + first;
          paper->consent.n_events = g_array_index (ends, guint, i) - (guint)first;
        }
      g_array_append_val (paper->adds_to != NULL ? facts->additions
                                                 : facts->consents[paper->kind],
                          paper->consent);
    }
}

/* A signature is the second act of enrollment, so it is a step too. */
static void
add_signatures (ClewFacts *facts)
{
  const GArray *releases = facts->consents[CLEW_CONSENT_MULTI_PARTY];

  for (guint i = 0; i < releases->len; i++)
    {
      const ClewConsent *consent = &g_array_index (releases, ClewConsent, i);

      for (guint j = 0; j < consent->n_events; j++)
        {
          const ClewConsentEvent *event = &consent->events[j];
          ClewEnrollmentEvent     step = { CLEW_ENROLLMENT_RELEASE_SIGNED, event->on,
                                           event->entered };

          if (event->kind == CLEW_CONSENT_SIGNED && event->n_grants > 0)
            g_array_append_val (facts->steps, step);
        }
    }
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
    g_string_append_printf (json, "%s\"%s\"", i > 0 ? "," : "", ids[i]);
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
#define CONSENTS_SQL \
  "SELECT c.participant, c.id, c.expires_on, e.id, e.kind, e.on_day, e.agency, " \
  "e.category, e.rowid, g.agency, g.categories, c.kind, c.adds_to, e.signer " \
  "FROM consent c LEFT JOIN consent_event e ON e.consent = c.id AND e.kind <> 'corrected' " \
  " AND NOT EXISTS (SELECT 1 FROM consent_event x WHERE x.corrects = e.id) " \
  "LEFT JOIN consent_grant g ON g.event = e.id " \
  "WHERE %s ORDER BY c.participant, c.rowid, e.rowid, g.rowid"
#define STEPS_SQL \
  "SELECT participant, kind, on_day, rowid FROM enrollment_event WHERE %s " \
  "ORDER BY participant, rowid"
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
      !read_consents (facts, consents, error) || !read_steps (facts, steps, error))
    return FALSE;
  link_up (facts);
  if (!end_all_by_age (facts, store, error))
    return FALSE;
  sort_papers (facts);
  add_signatures (facts);
  return advance (people, error);
}

static void
stream_clear (Stream *stream)
{
  g_clear_pointer (&stream->rows, clew_rows_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Stream, stream_clear)

static gboolean
read_each (ClewStore         *store,
           const char *const *participants,
           ClewFacts         *facts,
           ClewFactsFunc      func,
           gpointer           data,
           GError           **error)
{
  gboolean         all = participants == NULL;
  g_autofree char *ids = all ? NULL : ids_as_json (participants);
  g_autofree char *first = g_strdup_printf (PEOPLE_SQL, all ? "1" : CHOSEN ("p.id"));
  g_autofree char *second = g_strdup_printf (CONSENTS_SQL, all ? "1" : CHOSEN ("c.participant"));
  g_autofree char *third = g_strdup_printf (STEPS_SQL, all ? "1" : CHOSEN ("participant"));
  g_auto (Stream) people = { 0 };
  g_auto (Stream) consents = { 0 };
  g_auto (Stream) steps = { 0 };

  if (!open_stream (&people, store, first, ids, error) ||
      !open_stream (&consents, store, second, ids, error) ||
      !open_stream (&steps, store, third, ids, error))
    return FALSE;
  while (people.more)
    {
      if (!read_person (facts, store, &people, &consents, &steps, error))
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

  return read_each (store, participants, facts, func, data, error);
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

  return read_each (store, ids, facts, stop, NULL, error) ? g_steal_pointer (&facts) : NULL;
}

/**
 * clew_facts_get_participant:
 * @facts: facts
 *
 * Returns: (nullable): whom they are about
 */
const char *
clew_facts_get_participant (const ClewFacts *facts)
{
  return facts->participant;
}

/**
 * clew_facts_get_consents:
 * @facts: facts
 * @n_consents: (out): how many
 *
 * The person's multi-party releases. What a form only adds stands among the
 * events of the release that it adds to; an entry that was corrected is left out.
 *
 * Returns: as the rules take them, borrowed
 */
const ClewConsent *
clew_facts_get_consents (const ClewFacts *facts, guint *n_consents)
{
  return clew_facts_get_consents_of (facts, CLEW_CONSENT_MULTI_PARTY, n_consents);
}

/**
 * clew_facts_get_consents_of:
 * @facts: facts
 * @kind: a kind of consent; kinds are never merged (42 CFR 2.31(b), (d))
 * @n_consents: (out): how many
 *
 * Returns: the person's consents of that kind as the rules take them, borrowed
 */
const ClewConsent *
clew_facts_get_consents_of (const ClewFacts *facts, ClewConsentKind kind, guint *n_consents)
{
  g_return_val_if_fail (kind < CLEW_CONSENT_N_KINDS, NULL);

  *n_consents = facts->consents[kind]->len;
  return (const ClewConsent *)facts->consents[kind]->data;
}

/**
 * clew_facts_get_additions:
 * @facts: facts
 * @n_additions: (out): how many
 *
 * Returns: the forms that only add to a release, each by itself, borrowed. Who
 *   may hear is asked of the releases alone.
 */
const ClewConsent *
clew_facts_get_additions (const ClewFacts *facts, guint *n_additions)
{
  *n_additions = facts->additions->len;
  return (const ClewConsent *)facts->additions->data;
}

/**
 * clew_facts_find_base:
 * @facts: facts
 * @addition: the id of a form that only adds
 *
 * Returns: (nullable): the release that it adds to, with what was added among
 *   its events, borrowed; %NULL if it adds to none of the person's
 */
const ClewConsent *
clew_facts_find_base (const ClewFacts *facts, const char *addition)
{
  const Paper *papers = (const Paper *)(gpointer)facts->papers->data;
  const char  *base = NULL;

  for (guint i = 0; i < facts->papers->len; i++)
    if (g_str_equal (papers[i].consent.id, addition))
      base = papers[i].adds_to;
  for (guint i = 0; base != NULL && i < facts->papers->len; i++)
    if (g_str_equal (papers[i].consent.id, base))
      return papers[i].adds_to == NULL ? &papers[i].consent : NULL;
  return NULL;
}

/**
 * clew_facts_get_door:
 * @facts: facts
 *
 * Returns: (nullable): the door of the latest referral
 */
const char *
clew_facts_get_door (const ClewFacts *facts)
{
  return facts->door;
}

/**
 * clew_facts_get_case_manager:
 * @facts: facts
 *
 * Returns: (nullable): the case manager's id
 */
const char *
clew_facts_get_case_manager (const ClewFacts *facts)
{
  return facts->case_manager;
}

/**
 * clew_facts_get_referred:
 * @facts: facts
 *
 * Returns: the day of the first referral, or unknown
 */
ClewDay
clew_facts_get_referred (const ClewFacts *facts)
{
  return facts->referred;
}

/**
 * clew_facts_get_release:
 * @facts: facts
 * @on: the day asked about
 *
 * Returns: the state of the person's releases in one word
 */
ClewReleaseSummary
clew_facts_get_release (const ClewFacts *facts, ClewDay on)
{
  guint              n;
  const ClewConsent *consents = clew_facts_get_consents (facts, &n);

  return clew_consent_summarize (consents, n, on, CLEW_RELEASE_SOON_DAYS);
}

/**
 * clew_facts_get_enrollment:
 * @facts: facts
 * @on: the day asked about
 *
 * Returns: how the person stands to the program
 */
ClewEnrollment
clew_facts_get_enrollment (const ClewFacts *facts, ClewDay on)
{
  return clew_enrollment_on (facts->referred, (const ClewEnrollmentEvent *)facts->steps->data,
                             facts->steps->len, on);
}

/**
 * clew_facts_get_intake:
 * @facts: facts
 * @on: the day asked about
 *
 * Returns: the day of the first intake by @on, or unknown if there was none
 */
ClewDay
clew_facts_get_intake (const ClewFacts *facts, ClewDay on)
{
  ClewDay first = CLEW_DAY_UNKNOWN;

  for (guint i = 0; i < facts->steps->len; i++)
    {
      const ClewEnrollmentEvent *step = &g_array_index (facts->steps, ClewEnrollmentEvent, i);

      if (step->kind == CLEW_ENROLLMENT_INTAKE_COMPLETED && step->on != CLEW_DAY_UNKNOWN &&
          step->on <= on && (first == CLEW_DAY_UNKNOWN || step->on < first))
        first = step->on;
    }
  return first;
}

/**
 * clew_facts_may_hear:
 * @facts: facts
 * @agency: an agency's id
 * @category: an information category
 * @on: the day asked about
 *
 * Returns: whether the agency may hear that kind of information, and why not
 */
ClewHearAnswer
clew_facts_may_hear (const ClewFacts *facts, const char *agency, const char *category, ClewDay on)
{
  guint              n;
  const ClewConsent *consents = clew_facts_get_consents (facts, &n);

  return clew_consent_may_hear (consents, n, agency, category, on);
}
