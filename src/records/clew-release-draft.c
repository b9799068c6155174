/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-release.h"

#include "base/clew-error.h"
#include "records/clew-agency.h"
#include "records/clew-facts.h"
#include "records/clew-wording-store.h"
#include "rules/clew-wording-rules.h"
#include "rules/clew-gate-rules.h"

/* How long a release lasts when the site has not said; the longest period
 * that Maryland-like caps leave, and what half of the forms in use print. */
#define USUAL_MONTHS 12

/**
 * clew_release_offer_free:
 * @offer: (nullable): an offer
 */
void
clew_release_offer_free (ClewReleaseOffer *offer)
{
  if (offer == NULL)
    return;
  g_clear_object (&offer->agency);
  g_strfreev (offer->categories);
  g_free (offer);
}

/**
 * clew_release_draft_free:
 * @draft: (nullable): a draft
 */
void
clew_release_draft_free (ClewReleaseDraft *draft)
{
  if (draft == NULL)
    return;
  g_clear_object (&draft->participant);
  g_clear_pointer (&draft->agencies, g_ptr_array_unref);
  g_free (draft->language);
  g_free (draft->door);
  g_free (draft->expires_event);
  g_free (draft->renews);
  g_free (draft->kind);
  g_free (draft->proceeding);
  g_free (draft->adds_to);
  g_free (draft->adds_to_number);
  g_clear_pointer (&draft->words, clew_wording_unref);
  g_free (draft->body);
  g_free (draft);
}

static GStrv
list_usual (ClewRecord *agency)
{
  const char *usual = clew_record_get_text (agency, "offered_categories");

  return g_strsplit (usual != NULL ? usual : "enrollment", " ", -1);
}

/* Agencies that may stand on a form today. */
static gboolean
load_agencies (ClewReleaseDraft *draft, ClewOffice *office, GError **error)
{
  ClewDay today = clew_office_today (office);
  g_autoptr (GPtrArray) agencies = clew_record_select (clew_office_get_store (office),
                                                       &clew_kind_agency, error,
                                                       "1 ORDER BY legal_name COLLATE NOCASE",
                                                       NULL);

  if (agencies == NULL)
    return FALSE;
  for (guint i = 0; i < agencies->len; i++)
    {
      ClewReleaseOffer *offer;

      if (!clew_agency_can_be_offered (g_ptr_array_index (agencies, i), today))
        continue;
      offer = g_new0 (ClewReleaseOffer, 1);
      offer->agency = g_object_ref (g_ptr_array_index (agencies, i));
      offer->categories = list_usual (offer->agency);
      g_ptr_array_add (draft->agencies, offer);
    }
  return TRUE;
}

/* Forms exist in the languages of the wordings; others get the office's. */
static char *
choose_language (ClewReleaseDraft *draft, ClewOffice *office)
{
  const char *spoken =
    draft->participant != NULL ? clew_record_get_text (draft->participant, "language") : NULL;
  const char *usual = clew_record_get_text (clew_office_get_record (office), "form_language");

  if (spoken != NULL)
    {
      g_autoptr (ClewRecord) wording = clew_release_find_wording (clew_office_get_store (office),
                                                                  spoken, NULL);

      if (wording != NULL)
        return g_strdup (spoken);
    }
  return g_strdup (usual != NULL ? usual : "en");
}

/* As long as usual, and no longer than the site allows. */
static ClewDay
choose_end (ClewOffice *office)
{
  ClewRecord *site = clew_office_get_record (office);
  gint64      months = clew_record_get_number (site, "release_months", USUAL_MONTHS);
  gint64      cap = clew_record_get_number (site, "release_cap_months", 0);

  return clew_day_add_months (clew_office_today (office),
                              (int)(cap > 0 ? MIN (months, cap) : months));
}

static gboolean
load_person (ClewReleaseDraft *draft, ClewStore *store, const char *participant, GError **error)
{
  g_autoptr (ClewFacts) facts = NULL;

  draft->participant = clew_record_load (store, &clew_kind_participant, participant, error);
  facts = draft->participant == NULL ? NULL : clew_facts_load (store, participant, error);
  if (facts == NULL)
    return FALSE;
  draft->door = g_strdup (clew_facts_get_door (facts));
  draft->interpreter = g_strcmp0 (clew_record_get_text (draft->participant, "interpreter"),
                                  "yes") == 0;
  return TRUE;
}

/**
 * clew_release_draft_new:
 * @office: an office
 * @participant: (nullable): a participant's id; %NULL for a blank form
 * @error: return location
 *
 * A draft with the site's usual answers. No agency is on it: nothing chosen
 * means nobody.
 *
 * Returns: (transfer full): the draft
 */
ClewReleaseDraft *
clew_release_draft_new (ClewOffice *office, const char *participant, GError **error)
{
  g_autoptr (ClewReleaseDraft) draft = g_new0 (ClewReleaseDraft, 1);
  ClewRecord *site = clew_office_get_record (office);
  ClewStore  *store = clew_office_get_store (office);

  draft->agencies = g_ptr_array_new_with_free_func ((GDestroyNotify)clew_release_offer_free);
  if (!load_agencies (draft, office, error) ||
      (participant != NULL && !load_person (draft, store, participant, error)))
    return NULL;
  draft->kind = g_strdup ("multi_party");
  draft->language = choose_language (draft, office);
  draft->a4 = g_strcmp0 (clew_record_get_text (site, "paper"), "a4") == 0;
  draft->expires_on = choose_end (office);
  return g_steal_pointer (&draft);
}

static gboolean
is_kind (const ClewReleaseDraft *draft, const char *kind)
{
  return g_strcmp0 (draft->kind, kind) == 0;
}

/**
 * clew_release_draft_set_kind:
 * @draft: a draft
 * @kind: an id of clew_consent_kinds
 *
 * Makes the draft one of another kind. Counseling notes stand alone (42 CFR
 * 2.31(b)), so with them each agency is offered them and nothing else, and
 * without them what it usually hears. What only the kind before may say is
 * dropped.
 */
void
clew_release_draft_set_kind (ClewReleaseDraft *draft, const char *kind)
{
  static const char *const notes[] = { CLEW_CATEGORY_COUNSELING_NOTES, NULL };
  gboolean                 now = g_str_equal (kind, "counseling_notes");
  gboolean                 before = is_kind (draft, "counseling_notes");

  for (guint i = 0; now != before && i < draft->agencies->len; i++)
    {
      ClewReleaseOffer *offer = g_ptr_array_index (draft->agencies, i);

      g_strfreev (offer->categories);
      offer->categories = now ? g_strdupv ((char **)notes) : list_usual (offer->agency);
    }
  if (!g_str_equal (kind, "tpo"))
    draft->no_end = FALSE;
  if (!g_str_equal (kind, "proceedings"))
    g_clear_pointer (&draft->proceeding, g_free);
  g_free (draft->kind);
  draft->kind = g_strdup (kind);
}

/**
 * clew_release_draft_find:
 * @draft: a draft
 * @agency_id: an agency's id
 *
 * Returns: (nullable) (transfer none): the agency's place on the draft
 */
ClewReleaseOffer *
clew_release_draft_find (ClewReleaseDraft *draft, const char *agency_id)
{
  for (guint i = 0; i < draft->agencies->len; i++)
    {
      ClewReleaseOffer *offer = g_ptr_array_index (draft->agencies, i);

      if (g_str_equal (clew_record_get_id (offer->agency), agency_id))
        return offer;
    }
  return NULL;
}

/**
 * clew_release_draft_offer:
 * @draft: a draft
 * @agency_id: an agency's id
 * @offered: whether the form offers it
 */
void
clew_release_draft_offer (ClewReleaseDraft *draft, const char *agency_id, gboolean offered)
{
  ClewReleaseOffer *offer = clew_release_draft_find (draft, agency_id);

  if (offer != NULL)
    offer->offered = offered;
}

/**
 * clew_release_offer_has:
 * @offer: an agency's place
 * @category: an information category
 *
 * Returns: whether that kind of information is offered to the agency
 */
gboolean
clew_release_offer_has (const ClewReleaseOffer *offer, const char *category)
{
  return g_strv_contains ((const char *const *)offer->categories, category);
}

/**
 * clew_release_offer_set:
 * @offer: an agency's place
 * @category: an information category
 * @on: whether that kind of information is offered to the agency
 */
void
clew_release_offer_set (ClewReleaseOffer *offer, const char *category, gboolean on)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; clew_information_categories[i].id != NULL; i++)
    {
      const char *id = clew_information_categories[i].id;

      if (g_str_equal (id, category) ? on : clew_release_offer_has (offer, id))
        g_strv_builder_add (builder, id);
    }
  g_strfreev (offer->categories);
  offer->categories = g_strv_builder_end (builder);
}

/**
 * clew_release_draft_count_offered:
 * @draft: a draft
 *
 * Returns: how many agencies are on the form
 */
guint
clew_release_draft_count_offered (ClewReleaseDraft *draft)
{
  guint offered = 0;

  for (guint i = 0; i < draft->agencies->len; i++)
    offered += ((ClewReleaseOffer *)g_ptr_array_index (draft->agencies, i))->offered ? 1 : 0;
  return offered;
}

/**
 * clew_release_find_wording_for:
 * @store: a store
 * @kind: an id of clew_consent_kinds
 * @language: a language's id
 * @error: return location
 *
 * Returns: (transfer full): the wording that a form of this kind uses now, see
 *   clew_wording_store_find(); a shipped draft that is not kept yet is not stored
 */
ClewRecord *
clew_release_find_wording_for (ClewStore  *store,
                               const char *kind,
                               const char *language,
                               GError    **error)
{
  const ClewFormName *form = clew_form_name_find_for (kind);
  g_autoptr (GError) failure = NULL;
  g_autoptr (ClewWordingVersion) version = NULL;

  g_return_val_if_fail (form != NULL, NULL);
  version = clew_wording_store_find (store, form->id, language, &failure);
  if (version != NULL)
    return g_object_ref (version->record);
  if (g_error_matches (failure, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_NOT_FOUND))
    g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_NOT_FOUND,
                         clew_release_gap_message (CLEW_RELEASE_NO_WORDING));
  else
    g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/**
 * clew_release_find_wording:
 * @store: a store
 * @language: a language's id
 * @error: return location
 *
 * Returns: (transfer full): the wording that a release to several agencies uses now
 */
ClewRecord *
clew_release_find_wording (ClewStore *store, const char *language, GError **error)
{
  return clew_release_find_wording_for (store, "multi_party", language, error);
}
