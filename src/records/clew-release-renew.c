/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-release-renew.h"

#include "records/clew-agency.h"
#include "records/clew-facts.h"

#include <glib/gi18n-lib.h>

static void
dropped_free (gpointer data)
{
  ClewReleaseDropped *dropped = data;

  g_free (dropped->name);
  g_free (dropped);
}

/**
 * clew_release_dropped_new:
 *
 * Returns: (transfer full) (element-type ClewReleaseDropped): an empty list
 */
GPtrArray *
clew_release_dropped_new (void)
{
  return g_ptr_array_new_with_free_func (dropped_free);
}

static ClewReleaseDropReason
find_reason (ClewRecord *agency)
{
  if (clew_record_is_removed (agency))
    return CLEW_RELEASE_DROP_REMOVED;
  if (!clew_agency_may_receive (agency))
    return CLEW_RELEASE_DROP_NOT_RECEIVING;
  return CLEW_RELEASE_DROP_AGREEMENT_ENDED;
}

/**
 * clew_release_dropped_add:
 * @dropped: the list
 * @office: an office
 * @agency: id of an agency that can't stand on a form made today
 * @why: why, or %CLEW_RELEASE_DROP_NONE to read it from the agency
 * @error: return location
 *
 * Returns: %FALSE with @error set when reading failed
 */
gboolean
clew_release_dropped_add (GPtrArray            *dropped,
                          ClewOffice           *office,
                          const char           *agency,
                          ClewReleaseDropReason why,
                          GError              **error)
{
  g_autoptr (ClewRecord) record = clew_record_load (clew_office_get_store (office),
                                                    &clew_kind_agency, agency, error);
  ClewReleaseDropped *entry;

  if (record == NULL)
    return FALSE;
  entry = g_new0 (ClewReleaseDropped, 1);
  entry->name = g_strdup (clew_record_get_text (record, "legal_name"));
  entry->why = why != CLEW_RELEASE_DROP_NONE ? why : find_reason (record);
  g_ptr_array_add (dropped, entry);
  return TRUE;
}

/**
 * clew_release_dropped_words:
 * @dropped: an agency that fell out
 *
 * Returns: (transfer full): which, and why
 */
char *
clew_release_dropped_words (const ClewReleaseDropped *dropped)
{
  switch (dropped->why)
    {
    case CLEW_RELEASE_DROP_REMOVED:
      /* Translators: %s is an agency that is not on the new form */
      return g_strdup_printf (_ ("%s: removed from the site’s list"), dropped->name);
    case CLEW_RELEASE_DROP_NOT_RECEIVING:
      /* Translators: %s is an agency that is not on the new form */
      return g_strdup_printf (_ ("%s: may not receive information now"), dropped->name);
    case CLEW_RELEASE_DROP_TAKEN_BACK:
      /* Translators: %s is an agency that is not on the new form */
      return g_strdup_printf (_ ("%s: the person took it back"), dropped->name);
    case CLEW_RELEASE_DROP_NONE:
    case CLEW_RELEASE_DROP_AGREEMENT_ENDED:
    default:
      /* Translators: %s is an agency that is not on the new form */
      return g_strdup_printf (_ ("%s: its agreement with the site has ended"), dropped->name);
    }
}

/* Of the kinds that the form before offered, those that nobody took away since. */
static GStrv
list_kinds (ClewReleaseDraft       *draft,
            const ClewFacts        *facts,
            const ClewReleaseOffer *before,
            ClewDay                 today)
{
  g_autoptr (GStrvBuilder) kinds = g_strv_builder_new ();
  const char        *agency = clew_record_get_id (before->agency);
  guint              n;
  const ClewConsent *consents = clew_facts_get_consents_of (
    facts, (ClewConsentKind)clew_facts_find_kind (draft->kind), &n);

  for (guint i = 0; before->categories[i] != NULL; i++)
    {
      ClewHear hear = clew_consent_may_hear (consents, n, agency, before->categories[i], today)
                        .answer;

      if (hear != CLEW_HEAR_REVOKED && hear != CLEW_HEAR_REVOKED_AGENCY &&
          hear != CLEW_HEAR_RESTRICTED)
        g_strv_builder_add (kinds, before->categories[i]);
    }
  return g_strv_builder_end (kinds);
}

static gboolean
offer_again (ClewReleaseDraft *draft,
             ClewOffice       *office,
             const char       *consent,
             GPtrArray        *dropped,
             GError          **error)
{
  g_autoptr (GPtrArray) offers = clew_release_load_offers (office, consent, error);
  g_autoptr (ClewFacts) facts = NULL;

  if (offers != NULL)
    facts = clew_facts_load (clew_office_get_store (office),
                             clew_record_get_id (draft->participant), error);
  if (facts == NULL)
    return FALSE;
  for (guint i = 0; i < offers->len; i++)
    {
      const ClewReleaseOffer *before = g_ptr_array_index (offers, i);
      const char             *agency = clew_record_get_id (before->agency);
      ClewReleaseOffer       *offer = clew_release_draft_find (draft, agency);
      g_auto (GStrv) kinds = list_kinds (draft, facts, before, clew_office_today (office));
      gboolean is_taken_back = kinds[0] == NULL;

      if (offer == NULL || is_taken_back)
        {
          if (!clew_release_dropped_add (dropped, office, agency,
                                         offer != NULL ? CLEW_RELEASE_DROP_TAKEN_BACK
                                                       : CLEW_RELEASE_DROP_NONE,
                                         error))
            return FALSE;
          continue;
        }
      g_strfreev (offer->categories);
      offer->categories = g_steal_pointer (&kinds);
      offer->offered = TRUE;
    }
  return TRUE;
}

/* Whether it was granted, and only the end of the whole took it away. */
static gboolean
was_added (const ClewFacts *facts, const char *agency, const char *category, ClewDay today)
{
  ClewHear hear = clew_facts_may_hear (facts, agency, category, today).answer;

  return hear == CLEW_HEAR_YES || hear == CLEW_HEAR_EXPIRED || hear == CLEW_HEAR_ENDED;
}

static gboolean
offer_added (ClewReleaseDraft       *draft,
             ClewOffice             *office,
             const ClewFacts        *facts,
             const ClewReleaseOffer *added,
             GPtrArray              *dropped,
             GError                **error)
{
  const char       *agency = clew_record_get_id (added->agency);
  ClewReleaseOffer *offer = clew_release_draft_find (draft, agency);

  for (guint i = 0; added->categories[i] != NULL; i++)
    {
      if (!was_added (facts, agency, added->categories[i], clew_office_today (office)))
        continue;
      if (offer == NULL)
        return clew_release_dropped_add (dropped, office, agency, CLEW_RELEASE_DROP_NONE, error);
      if (!offer->offered)
        {
          g_strfreev (offer->categories);
          offer->categories = g_new0 (char *, 1);
          offer->offered = TRUE;
        }
      clew_release_offer_set (offer, added->categories[i], TRUE);
    }
  return TRUE;
}

/* What was added to the release since becomes part of the new one. */
static gboolean
offer_additions (ClewReleaseDraft *draft,
                 ClewOffice       *office,
                 const char       *consent,
                 GPtrArray        *dropped,
                 GError          **error)
{
  ClewStore *store = clew_office_get_store (office);
  g_autoptr (GPtrArray) forms = clew_record_select (store, &clew_kind_consent, error,
                                                    "adds_to = ? ORDER BY rowid", "s", consent);
  g_autoptr (ClewFacts) facts = NULL;

  if (forms != NULL)
    facts = clew_facts_load (store, clew_record_get_id (draft->participant), error);
  if (facts == NULL)
    return FALSE;
  for (guint i = 0; i < forms->len; i++)
    {
      g_autoptr (GPtrArray) offers = clew_release_load_offers (
        office, clew_record_get_id (g_ptr_array_index (forms, i)), error);

      if (offers == NULL)
        return FALSE;
      for (guint j = 0; j < offers->len; j++)
        if (!offer_added (draft, office, facts, g_ptr_array_index (offers, j), dropped, error))
          return FALSE;
    }
  return TRUE;
}

/* In the language of the form before, if there still is a wording. */
static void
take_format (ClewReleaseDraft *draft, ClewOffice *office, ClewRecord *consent)
{
  ClewStore  *store = clew_office_get_store (office);
  const char *id = clew_record_get_text (consent, "wording");
  g_autoptr (ClewRecord) wording = NULL;
  g_autoptr (ClewRecord) newest = NULL;

  draft->a4 = g_strcmp0 (clew_record_get_text (consent, "paper"), "a4") == 0;
  draft->large_print = clew_record_get_yes (consent, "large_print");
  if (id != NULL)
    wording = clew_record_load (store, &clew_kind_wording, id, NULL);
  if (wording != NULL)
    newest = clew_release_find_wording_for (store, draft->kind,
                                            clew_record_get_text (wording, "language"), NULL);
  if (newest == NULL)
    return;
  g_free (draft->language);
  draft->language = g_strdup (clew_record_get_text (newest, "language"));
}

static void
take_kind (ClewReleaseDraft *draft, ClewRecord *consent)
{
  clew_release_draft_set_kind (draft, clew_record_get_text (consent, "kind"));
  draft->proceeding = g_strdup (clew_record_get_text (consent, "purposes"));
}

/* A date is the site's to set, and so is the latest day of an event; what has an event ends
 * by it again, and what has nothing not at all. */
static void
take_end (ClewReleaseDraft *draft, ClewRecord *consent)
{
  const char *event = clew_record_get_text (consent, "expires_event");

  if (event == NULL)
    return;
  draft->expires_on = CLEW_DAY_UNKNOWN;
  draft->no_end = g_strcmp0 (event, CLEW_RELEASE_NEVER) == 0;
  if (!draft->no_end)
    draft->expires_event = g_strdup (event);
}

/**
 * clew_release_renew:
 * @office: an office
 * @consent: id of a release that was made before
 * @dropped: (out) (transfer full) (element-type ClewReleaseDropped): the
 *   agencies that are not on the new form, and why
 * @error: return location
 *
 * A draft that says what the form before said: the agencies still of the site
 * that nobody took back, with those added since, the same kinds, language and
 * paper. A date is set anew by the site's rule; an event stays.
 *
 * Returns: (transfer full): the draft, or %NULL with @error set
 */
ClewReleaseDraft *
clew_release_renew (ClewOffice *office, const char *consent, GPtrArray **dropped, GError **error)
{
  g_autoptr (ClewRecord) record = clew_record_load (clew_office_get_store (office),
                                                    &clew_kind_consent, consent, error);
  g_autoptr (ClewReleaseDraft) draft = NULL;
  g_autoptr (GPtrArray) gone = clew_release_dropped_new ();

  if (record != NULL)
    draft = clew_release_draft_new (office, clew_record_get_text (record, "participant"), error);
  if (draft == NULL)
    return NULL;
  take_kind (draft, record);
  if (!offer_again (draft, office, consent, gone, error) ||
      !offer_additions (draft, office, consent, gone, error))
    return NULL;
  take_format (draft, office, record);
  take_end (draft, record);
  draft->renews = g_strdup (consent);
  *dropped = g_steal_pointer (&gone);
  return g_steal_pointer (&draft);
}
