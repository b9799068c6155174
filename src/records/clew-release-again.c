/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-release-again.h"

#include "records/clew-facts.h"
#include "records/clew-person-name.h"
#include "records/clew-release-renew.h"

static gboolean
was_taken_back (ClewFacts *facts, const char *agency, ClewDay today)
{
  for (int i = 0; clew_information_categories[i].id != NULL; i++)
    {
      ClewHear answer = clew_facts_may_hear (facts, agency, clew_information_categories[i].id,
                                             today)
                          .answer;

      if (answer == CLEW_HEAR_REVOKED || answer == CLEW_HEAR_REVOKED_AGENCY)
        return TRUE;
    }
  return FALSE;
}

/**
 * clew_release_again_load:
 * @office: an office
 * @draft: a draft for somebody
 * @error: return location
 *
 * What the person's release offers that stands now or stood last, without the
 * agencies that have left the site and those from whom it was taken back: what
 * was taken back is not offered again in one stroke.
 *
 * Returns: (transfer full) (element-type ClewReleaseOffer): the offers, maybe none
 */
GPtrArray *
clew_release_again_load (ClewOffice *office, ClewReleaseDraft *draft, GError **error)
{
  ClewDay today = clew_office_today (office);
  g_autoptr (ClewFacts) facts = clew_facts_load (
    clew_office_get_store (office), clew_record_get_id (draft->participant), error);
  const ClewConsent *consent;
  GPtrArray         *offers;

  if (facts == NULL)
    return NULL;
  consent = clew_facts_get_release (facts, today).consent;
  if (consent == NULL)
    return g_ptr_array_new ();
  offers = clew_release_load_offers (office, consent->id, error);
  for (guint i = offers != NULL ? offers->len : 0; i > 0; i--)
    {
      ClewReleaseOffer *offer = g_ptr_array_index (offers, i - 1);
      const char       *agency = clew_record_get_id (offer->agency);

      if (clew_release_draft_find (draft, agency) == NULL ||
          was_taken_back (facts, agency, today))
        g_ptr_array_remove_index (offers, i - 1);
    }
  return offers;
}

/**
 * clew_release_again_offer:
 * @draft: a draft
 * @offers: (element-type ClewReleaseOffer): offers of the site's agencies
 *
 * Puts them on the form as they were; who else is on it stays.
 *
 * Returns: how many there are
 */
guint
clew_release_again_offer (ClewReleaseDraft *draft, const GPtrArray *offers)
{
  for (guint i = 0; i < offers->len; i++)
    {
      ClewReleaseOffer *before = g_ptr_array_index (offers, i);
      ClewReleaseOffer *offer = clew_release_draft_find (draft,
                                                         clew_record_get_id (before->agency));

      g_strfreev (offer->categories);
      offer->categories = g_strdupv (before->categories);
      offer->offered = TRUE;
    }
  return offers->len;
}

/**
 * clew_release_again_draft:
 * @office: an office
 * @participant: a participant's id
 * @error: return location
 *
 * Returns: (transfer full): a draft that renews the release that stands now or
 *   stood last; with nobody on it when there was none
 */
ClewReleaseDraft *
clew_release_again_draft (ClewOffice *office, const char *participant, GError **error)
{
  g_autoptr (ClewFacts) facts = clew_facts_load (clew_office_get_store (office), participant,
                                                 error);
  g_autoptr (GPtrArray) dropped = NULL;
  const ClewConsent *consent;

  if (facts == NULL)
    return NULL;
  consent = clew_facts_get_release (facts, clew_office_today (office)).consent;
  if (consent == NULL)
    return clew_release_draft_new (office, participant, error);
  return clew_release_renew (office, consent->id, &dropped, error);
}

static void
ending_free (gpointer data)
{
  ClewReleaseEnding *ending = data;

  g_free (ending->participant);
  g_free (ending->name);
  g_free (ending);
}

typedef struct
{
  GPtrArray *found;
  ClewDay    today;
  guint      days;
} Search;

/* Of several forms only what governs counts, and it must still be in force. */
static gboolean
look_at (const ClewFacts *facts, gpointer data)
{
  Search            *search = data;
  ClewReleaseSummary release = clew_facts_get_release (facts, search->today);
  ClewReleaseEnding *ending;

  if ((release.state != CLEW_RELEASE_ACTIVE && release.state != CLEW_RELEASE_EXPIRING &&
       release.state != CLEW_RELEASE_PARTLY_REVOKED) ||
      release.day == CLEW_DAY_UNKNOWN || release.day > search->today + search->days)
    return TRUE;
  ending = g_new0 (ClewReleaseEnding, 1);
  ending->participant = g_strdup (clew_facts_get_participant (facts));
  ending->ends_on = release.day;
  g_ptr_array_add (search->found, ending);
  return TRUE;
}

/* By their date, or because a parent signed, which may end before it. */
static GStrv
list_candidates (ClewStore *store, const Search *search, GError **error)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (ClewRows) rows = clew_store_query (
    store, error,
    "SELECT participant FROM consent WHERE expires_on > ? AND expires_on <= ? "
    "UNION SELECT c.participant FROM consent_event e JOIN consent c ON c.id = e.consent "
    "WHERE e.signer = 'minor_and_parent'",
    "dd", search->today, search->today + search->days);
  GError *failure = NULL;

  if (rows == NULL)
    return NULL;
  while (clew_rows_next (rows, &failure))
    g_strv_builder_add (ids, clew_rows_get_text (rows, 0));
  if (failure == NULL)
    return g_strv_builder_end (ids);
  g_propagate_error (error, failure);
  return NULL;
}

static int
compare_endings (gconstpointer a, gconstpointer b)
{
  const ClewReleaseEnding *one = *(const ClewReleaseEnding *const *)a;
  const ClewReleaseEnding *two = *(const ClewReleaseEnding *const *)b;

  if (one->ends_on != two->ends_on)
    return one->ends_on < two->ends_on ? -1 : 1;
  return g_utf8_collate (one->name, two->name);
}

/**
 * clew_release_again_list_ending:
 * @store: a store of the calling thread
 * @days: how far to look
 * @today: today
 * @error: return location
 *
 * Returns: (transfer full) (element-type ClewReleaseEnding): people whose
 *   release in force ends within @days days, the soonest first
 */
GPtrArray *
clew_release_again_list_ending (ClewStore *store, guint days, ClewDay today, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (ending_free);
  Search search = { found, today, days };
  g_auto (GStrv) ids = list_candidates (store, &search, error);

  if (ids == NULL)
    return NULL;
  if (ids[0] != NULL &&
      !clew_facts_each (store, (const char *const *)ids, look_at, &search, error))
    return NULL;
  for (guint i = found->len; i > 0; i--)
    {
      ClewReleaseEnding *ending = g_ptr_array_index (found, i - 1);
      g_autoptr (ClewRecord) person = clew_record_load (store, &clew_kind_participant,
                                                        ending->participant, error);

      if (person == NULL)
        return NULL;
      ending->name = clew_person_dup_listed_name (person);
      if (clew_record_is_removed (person))
        g_ptr_array_remove_index (found, i - 1);
    }
  g_ptr_array_sort (found, compare_endings);
  return g_steal_pointer (&found);
}
