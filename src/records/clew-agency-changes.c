/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-agency-changes.h"

#include "records/clew-agency.h"
#include "records/clew-release-standing.h"

static void
change_free (gpointer data)
{
  ClewAgencyChange *change = data;

  g_free (change->participant);
  g_free (change->name);
  g_free (change->consent);
  g_free (change->form_number);
  g_strfreev (change->joined);
  g_strfreev (change->left);
  g_free (change);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClewAgencyChange, change_free)

typedef struct
{
  ClewStore *store;
  ClewDay    today;
  GPtrArray *joined; /* agencies that can be offered and whose agreement has a day */
  GPtrArray *left;   /* agencies whose agreement has ended */
} Question;

/* Everybody whose release in force was signed before the latest agreement, and
 * everybody who named an agency that left. ?1 is today, ?2 the day of the
 * latest agreement, ?3 those that left. */
/* clang-format off */
#define CANDIDATES_SQL \
  "SELECT b.participant FROM browse b WHERE b.participant IN (" \
  "SELECT c.participant FROM consent c INDEXED BY consent_in_short " \
  "CROSS JOIN consent_event e INDEXED BY consent_event_signed " \
  "ON e.consent = c.id AND e.kind = 'signed' AND e.on_day < ?2 " \
  "WHERE c.kind = 'multi_party' AND c.adds_to IS NULL " \
  "AND (c.expires_on IS NULL OR c.expires_on > ?1) " \
  "UNION SELECT c.participant FROM consent_grant g " \
  "CROSS JOIN consent_event e INDEXED BY consent_event_signature " \
  "ON e.id = g.event AND e.kind = 'signed' " \
  "CROSS JOIN consent c INDEXED BY consent_in_short " \
  "ON c.id = e.consent AND c.kind = 'multi_party' " \
  "WHERE g.agency IN (SELECT value FROM json_each (?3))) ORDER BY b.rank"

/* Agencies about which the person was asked: they stand on the release, on a
 * form that adds to it, or on a newer form. One found deficient asked nothing,
 * nor did one made and answered before the agency left and joined again. */
#define ASKED_SQL \
  "SELECT a.agency FROM consent b " \
  "JOIN consent c ON c.participant = b.participant AND c.kind = b.kind " \
  "AND (c.rowid >= b.rowid OR c.adds_to = b.id) " \
  "JOIN consent_agency a ON a.consent = c.id WHERE b.id = ? " \
  "AND NOT EXISTS (SELECT 1 FROM consent_event d WHERE d.consent = c.id AND c.id <> b.id " \
  "AND d.kind IN ('deficient', 'wrong_person') " \
  "AND NOT EXISTS (SELECT 1 FROM consent_event x WHERE x.corrects = d.id)) " \
  "AND NOT EXISTS (SELECT 1 FROM agency_gap g WHERE g.agency = a.agency AND g.removed IS NULL " \
  "AND g.rejoined_on > max (" \
  "ifnull ((SELECT min (m.on_day) FROM consent_event m WHERE m.consent = c.id " \
  " AND m.kind IN ('prepared', 'printed')), ''), " \
  "ifnull ((SELECT max (m.on_day) FROM consent_event m WHERE m.consent = c.id " \
  " AND m.kind IN ('signed', 'declined')), '')))"
/* clang-format on */

static gboolean
load_agencies (Question *question, const char *agency, GError **error)
{
  g_autoptr (GPtrArray) all = clew_record_select (question->store, &clew_kind_agency, error,
                                                  "(?1 IS NULL OR id = ?1) "
                                                  "ORDER BY legal_name COLLATE NOCASE",
                                                  "s", agency);

  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    {
      ClewRecord   *record = g_ptr_array_index (all, i);
      ClewAgreement agreement = clew_agency_get_agreement (record, question->today);

      if (agreement == CLEW_AGREEMENT_ENDED)
        g_ptr_array_add (question->left, g_object_ref (record));
      else if (agreement == CLEW_AGREEMENT_SIGNED && clew_agency_may_receive (record))
        g_ptr_array_add (question->joined, g_object_ref (record));
    }
  return TRUE;
}

static GPtrArray *
find_candidates (const Question *question, GError **error)
{
  ClewDay latest = CLEW_DAY_UNKNOWN;
  g_autoptr (GString) left = g_string_new ("[");

  for (guint i = 0; i < question->joined->len; i++)
    latest = MAX (latest, clew_record_get_day (g_ptr_array_index (question->joined, i),
                                               "mou_signed_on"));
  for (guint i = 0; i < question->left->len; i++)
    g_string_append_printf (left, "%s\"%s\"", i > 0 ? "," : "",
                            clew_record_get_id (g_ptr_array_index (question->left, i)));
  g_string_append_c (left, ']');
  return clew_may_hear_read_people (clew_store_query (question->store, error, CANDIDATES_SQL,
                                                      "dds", question->today, latest, left->str),
                                    error);
}

static GHashTable *
load_asked (ClewStore *store, const char *consent, GError **error)
{
  g_autoptr (GHashTable) asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (ClewRows) rows = clew_store_query (store, error, ASKED_SQL, "s", consent);
  GError *failure = NULL;

  if (rows == NULL)
    return NULL;
  while (clew_rows_next (rows, &failure))
    g_hash_table_add (asked, g_strdup (clew_rows_get_text (rows, 0)));
  if (failure == NULL)
    return g_steal_pointer (&asked);
  g_propagate_error (error, failure);
  return NULL;
}

static GStrv
list_joined (const Question *question, const ClewConsent *consent, ClewDay signed_on,
             GError **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GHashTable) asked = NULL;

  for (guint i = 0; i < question->joined->len; i++)
    {
      ClewRecord *agency = g_ptr_array_index (question->joined, i);

      if (clew_record_get_day (agency, "mou_signed_on") <= signed_on)
        continue;
      if (asked == NULL)
        asked = load_asked (question->store, consent->id, error);
      if (asked == NULL)
        return NULL;
      if (!g_hash_table_contains (asked, clew_record_get_id (agency)))
        g_strv_builder_add (names, clew_record_get_text (agency, "legal_name"));
    }
  return g_strv_builder_end (names);
}

static GStrv
list_left (const Question *question, const ClewFacts *facts)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < question->left->len; i++)
    {
      ClewRecord *agency = g_ptr_array_index (question->left, i);

      if (clew_facts_may_hear (facts, clew_record_get_id (agency), NULL, question->today).answer ==
          CLEW_HEAR_YES)
        g_strv_builder_add (names, clew_record_get_text (agency, "legal_name"));
    }
  return g_strv_builder_end (names);
}

static gboolean
fill_in (ClewAgencyChange *change, ClewStore *store, GError **error)
{
  g_autoptr (ClewRecord) consent = clew_record_load (store, &clew_kind_consent, change->consent,
                                                     error);

  change->name = clew_may_hear_dup_name (store, change->participant, error);
  if (consent == NULL || change->name == NULL)
    return FALSE;
  change->form_number = g_strdup (clew_record_get_text (consent, "form_number"));
  return TRUE;
}

static gpointer
show_change (const ClewFacts *facts, gpointer data, GError **error)
{
  const Question    *question = data;
  ClewReleaseSummary release = clew_facts_get_release (facts, question->today);
  g_autoptr (ClewAgencyChange) change = NULL;

  if (!clew_release_state_is_in_force (release.state) || release.consent == NULL)
    return NULL;
  change = g_new0 (ClewAgencyChange, 1);
  change->participant = g_strdup (clew_facts_get_participant (facts));
  change->consent = g_strdup (release.consent->id);
  change->signed_on = clew_release_signed_on (release.consent, question->today);
  change->joined = list_joined (question, release.consent, change->signed_on, error);
  if (change->joined == NULL)
    return NULL;
  change->left = list_left (question, facts);
  if ((change->joined[0] == NULL && change->left[0] == NULL) ||
      !fill_in (change, question->store, error))
    return NULL;
  return g_steal_pointer (&change);
}

/**
 * clew_agency_changes_load:
 * @store: a store
 * @agency: (nullable): an agency's id, or %NULL for all
 * @limit: how many at most
 * @today: today
 * @more: (out) (optional): whether there are more than @limit
 * @error: return location
 *
 * The people with a release in force to whom an agency is to be offered that
 * joined after they signed, or of whose agencies one has left. An agency
 * joined on the day of its agreement; without that day nobody can say. Who was
 * asked about it once, whatever the answer, is not asked again. Nothing of this
 * is stored.
 *
 * Returns: (transfer full) (element-type ClewAgencyChange): the people in the
 *   order of their list, or %NULL with @error set
 */
GPtrArray *
clew_agency_changes_load (ClewStore  *store,
                          const char *agency,
                          guint       limit,
                          ClewDay     today,
                          gboolean   *more,
                          GError    **error)
{
  g_autoptr (GPtrArray) joined = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) left = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) candidates = NULL;
  Question question = { store, today, joined, left };

  if (!load_agencies (&question, agency, error))
    return NULL;
  candidates = find_candidates (&question, error);
  if (candidates == NULL)
    return NULL;
  return clew_may_hear_choose (store, candidates, show_change, &question, change_free, limit, more,
                               error);
}
