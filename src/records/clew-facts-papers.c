/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-facts-private.h"

#include <string.h>

/* From rows to releases as the rules take them: which events belong to which, what
 * only adds read into what it adds to, and what ends because somebody comes of age. */

/* Whether a list of ids with single spaces has one of them. */
static gboolean
lists (const char *list, const char *id)
{
  gsize size = strlen (id);

  if (size == 0)
    return FALSE;
  for (const char *at = strstr (list, id); at != NULL; at = strstr (at + size, id))
    if ((at == list || at[-1] == ' ') && (at[size] == ' ' || at[size] == '\0'))
      return TRUE;
  return FALSE;
}

/* A tick counts only where the paper has a box for it: 42 CFR 2.31(a)(3), (4). */
void
clew_facts_add_ticks (ClewFacts  *facts,
                      const char *agency,
                      const char *categories,
                      const char *offered)
{
  g_auto (GStrv) ids = NULL;

  if (agency == NULL || categories == NULL || offered == NULL)
    return;
  ids = g_strsplit (categories, " ", -1);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      ClewConsentGrant grant = { g_string_chunk_insert_const (facts->texts, agency),
                                 g_string_chunk_insert_const (facts->texts, ids[i]) };

      if (lists (offered, ids[i]))
        g_array_append_val (facts->grants, grant);
    }
}

static ClewPaper *
get_paper (ClewFacts *facts, guint i)
{
  return &g_array_index (facts->papers, ClewPaper, i);
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
      ClewPaper *paper = get_paper (facts, i);
      guint      end = i + 1 < facts->papers->len ? get_paper (facts, i + 1)->first
                                                  : facts->events->len;

      paper->consent.events = (ClewConsentEvent *)facts->events->data + paper->first;
      paper->consent.n_events = end - paper->first;
      paper->consent.gaps = clew_facts_get_gaps (facts, &paper->consent.n_gaps);
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
end_by_age (ClewFacts *facts, ClewPaper *paper, ClewStore *store, GError **error)
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
    case CLEW_CONSENT_NOT_NOW:
    case CLEW_CONSENT_NOTE_RECEIVED:
    case CLEW_CONSENT_WRONG_PERSON:
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
fold (ClewFacts *facts, const ClewPaper *paper)
{
  int first = -1;

  for (guint i = 0; i < facts->papers->len; i++)
    {
      const ClewPaper *addition = get_paper (facts, i);

      if (addition->kind != paper->kind || g_strcmp0 (addition->adds_to, paper->consent.id) != 0 ||
          clew_consent_is_not_theirs (&addition->consent))
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
      ClewPaper *paper = get_paper (facts, i);
      int        first = paper->adds_to == NULL ? fold (facts, paper) : -1;

      g_array_append_val (firsts, first);
      g_array_append_val (ends, facts->folded->len);
    }
  for (guint i = 0; i < facts->papers->len; i++)
    {
      ClewPaper *paper = get_paper (facts, i);
      int        first = g_array_index (firsts, int, i);

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

      if (clew_consent_is_not_theirs (consent))
        continue;
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

/* Once everything about the person was read. */
gboolean
clew_facts_join (ClewFacts *facts, ClewStore *store, GError **error)
{
  link_up (facts);
  if (!end_all_by_age (facts, store, error))
    return FALSE;
  sort_papers (facts);
  add_signatures (facts);
  return TRUE;
}
