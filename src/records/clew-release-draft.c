/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-release.h"

#include "base/clew-error.h"
#include "records/clew-facts.h"
#include "records/clew-wording-check.h"
#include "records/clew-wording-store.h"
#include "rules/clew-gate-rules.h"

#include <glib/gi18n-lib.h>

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

/* Agencies that may stand on a form today: allowed to receive, with an
 * agreement that has not ended. */
static gboolean
load_agencies (ClewReleaseDraft *draft, ClewOffice *office, GError **error)
{
  ClewDay today = clew_office_today (office);
  g_autoptr (GPtrArray) agencies = clew_record_select (
    clew_office_get_store (office), &clew_kind_agency, error,
    "coalesce (may_receive, 1) = 1 AND (mou_ended_on IS NULL OR mou_ended_on > ?) "
    "ORDER BY legal_name COLLATE NOCASE",
    "d", today);

  if (agencies == NULL)
    return FALSE;
  for (guint i = 0; i < agencies->len; i++)
    {
      ClewReleaseOffer *offer = g_new0 (ClewReleaseOffer, 1);

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

static ClewReleaseGap
check_agencies (ClewReleaseDraft *draft, ClewOffice *office)
{
  return clew_release_draft_count_offered (draft) > 0 ? CLEW_RELEASE_COMPLETE
                                                      : CLEW_RELEASE_NO_AGENCY;
}

static ClewReleaseGap
check_categories (ClewReleaseDraft *draft, ClewOffice *office)
{
  for (guint i = 0; i < draft->agencies->len; i++)
    {
      ClewReleaseOffer *offer = g_ptr_array_index (draft->agencies, i);

      if (offer->offered && offer->categories[0] == NULL)
        return CLEW_RELEASE_NO_CATEGORY;
    }
  return check_agencies (draft, office);
}

/* 42 CFR 2.31(a)(7): "none" and "end of the treatment" are for treatment,
 * payment and operations alone. */
static ClewReleaseGap
check_event (ClewReleaseDraft *draft)
{
  gboolean treatment = is_kind (draft, "tpo");

  if (draft->no_end)
    return treatment ? CLEW_RELEASE_COMPLETE : CLEW_RELEASE_ENDLESS;
  if (clew_wording_text_is_blank (draft->expires_event))
    return CLEW_RELEASE_NO_END;
  if (!treatment && clew_wording_is_no_end (draft->expires_event))
    return CLEW_RELEASE_ENDLESS;
  return CLEW_RELEASE_COMPLETE;
}

static ClewReleaseGap
check_end (ClewReleaseDraft *draft, ClewOffice *office)
{
  ClewDay today = clew_office_today (office);
  gint64  cap = clew_record_get_number (clew_office_get_record (office), "release_cap_months", 0);

  if (draft->expires_on == CLEW_DAY_UNKNOWN)
    return check_event (draft);
  if (draft->expires_on <= today)
    return CLEW_RELEASE_END_PAST;
  if (cap > 0 && draft->expires_on > clew_day_add_months (today, (int)cap))
    return CLEW_RELEASE_END_TOO_LATE;
  return CLEW_RELEASE_COMPLETE;
}

/* A written revocation must have somewhere to go. */
static ClewReleaseGap
check_way_back (ClewReleaseDraft *draft, ClewOffice *office)
{
  ClewRecord *site = clew_office_get_record (office);

  if (clew_record_get_text (site, "address") != NULL ||
      clew_record_get_text (site, "phone") != NULL)
    return CLEW_RELEASE_COMPLETE;
  return CLEW_RELEASE_NO_WAY_BACK;
}

/* Read once for all elements, and anew when the wording is another. */
static ClewWording *
load_words (ClewReleaseDraft *draft, ClewRecord *record)
{
  const char *body = clew_record_get_text (record, "body");

  if (g_strcmp0 (body, draft->body) == 0)
    return draft->words;
  g_clear_pointer (&draft->words, clew_wording_unref);
  g_free (draft->body);
  draft->body = g_strdup (body);
  draft->words = body != NULL ? clew_wording_parse (body, NULL) : NULL;
  return draft->words;
}

/* Whether the wording has words for an element of the law. */
static ClewReleaseGap
check_texts (ClewReleaseDraft *draft, ClewOffice *office, const char *element)
{
  const ClewFormName *form = clew_form_name_find_for (draft->kind);
  g_autoptr (ClewRecord) record = clew_release_find_wording_for (
    clew_office_get_store (office), draft->kind, draft->language, NULL);
  ClewWording *wording;

  if (record == NULL)
    return CLEW_RELEASE_NO_WORDING;
  wording = load_words (draft, record);
  if (wording == NULL)
    return CLEW_RELEASE_BAD_WORDING;
  for (const ClewWordingText *text = clew_wording_texts; text->key != NULL; text++)
    if (text->need == CLEW_TEXT_ALWAYS && g_str_equal (text->element, element) &&
        clew_wording_judge (text->key, clew_wording_get_text (wording, text->key), form->flag) !=
          CLEW_WORDING_GOOD)
      return CLEW_RELEASE_BAD_WORDING;
  return CLEW_RELEASE_COMPLETE;
}

static ClewReleaseGap
check_revocation (ClewReleaseDraft *draft, ClewOffice *office)
{
  return check_texts (draft, office, "revocation");
}

static ClewReleaseGap
check_signature (ClewReleaseDraft *draft, ClewOffice *office)
{
  return check_texts (draft, office, "signature");
}

static ClewReleaseGap
check_date (ClewReleaseDraft *draft, ClewOffice *office)
{
  return check_texts (draft, office, "date");
}

static ClewReleaseGap
check_refusal (ClewReleaseDraft *draft, ClewOffice *office)
{
  return check_texts (draft, office, "refusal");
}

static ClewReleaseGap
check_redisclosure (ClewReleaseDraft *draft, ClewOffice *office)
{
  return check_texts (draft, office, "redisclosure");
}

static ClewReleaseGap
check_copy (ClewReleaseDraft *draft, ClewOffice *office)
{
  return check_texts (draft, office, "copy");
}

/* Use in a proceeding is for one that is named (42 CFR 2.31(d)). */
static ClewReleaseGap
check_purpose (ClewReleaseDraft *draft, ClewOffice *office)
{
  if (is_kind (draft, "proceedings") && clew_wording_text_is_blank (draft->proceeding))
    return CLEW_RELEASE_NO_PROCEEDING;
  return check_texts (draft, office, "purpose");
}

/* Who can have no part in treatment, payment or operations. */
static gboolean
is_of_the_law (ClewRecord *agency)
{
  static const char *const kinds[] = { "police", "sheriff", "prosecutor", "city_attorney",
                                       "public_defender", "court", "corrections",
                                       "business_district", NULL };
  const char              *kind = clew_record_get_text (agency, "kind");

  return kind != NULL && g_strv_contains (kinds, kind);
}

/* Kinds are never merged: 42 CFR 2.31(b), (d); a consent for treatment,
 * payment and operations may authorize nothing else; 45 CFR 164.508(b)(3). */
static ClewReleaseGap
check_kind (ClewReleaseDraft *draft, ClewOffice *office)
{
  gboolean notes = is_kind (draft, "counseling_notes");

  for (guint i = 0; i < draft->agencies->len; i++)
    {
      ClewReleaseOffer *offer = g_ptr_array_index (draft->agencies, i);

      if (!offer->offered)
        continue;
      for (guint j = 0; offer->categories[j] != NULL; j++)
        if (g_str_equal (offer->categories[j], CLEW_CATEGORY_COUNSELING_NOTES) != notes)
          return CLEW_RELEASE_MIXED_NOTES;
      if (is_kind (draft, "tpo") && is_of_the_law (offer->agency))
        return CLEW_RELEASE_NOT_TREATMENT;
    }
  return CLEW_RELEASE_COMPLETE;
}

static ClewReleaseGap
check_nothing (ClewReleaseDraft *draft, ClewOffice *office)
{
  return CLEW_RELEASE_COMPLETE;
}

/* All of 42 CFR 2.31(a) and 45 CFR 164.508(c). A participant always has a name
 * and an office always has one, so those two can't be missing; they stand here
 * because a reader looks for them. */
const ClewReleaseElement clew_release_elements[] = {
  { N_ ("Whose information it is"), "42 CFR 2.31(a)(1)", CLEW_RELEASE_STEP_PERSON, check_nothing },
  { N_ ("Who may share it"), "42 CFR 2.31(a)(2); 45 CFR 164.508(c)(1)(ii)",
    CLEW_RELEASE_STEP_PERSON, check_nothing },
  { N_ ("Who may hear it, each agency by name"), "42 CFR 2.31(a)(4); 45 CFR 164.508(c)(1)(iii)",
    CLEW_RELEASE_STEP_AGENCIES, check_agencies },
  { N_ ("What each agency may hear"), "42 CFR 2.31(a)(3); 45 CFR 164.508(c)(1)(i)",
    CLEW_RELEASE_STEP_INFORMATION, check_categories },
  { N_ ("One kind of consent, not mixed with another"),
    "42 CFR 2.31(b), (d); 45 CFR 164.508(b)(3)", CLEW_RELEASE_STEP_AGENCIES, check_kind },
  { N_ ("What it is for"), "42 CFR 2.31(a)(5); 45 CFR 164.508(c)(1)(iv)",
    CLEW_RELEASE_STEP_PERSON, check_purpose },
  { N_ ("That it can be taken back, and how"), "42 CFR 2.31(a)(6); 45 CFR 164.508(c)(2)(i)",
    CLEW_RELEASE_STEP_FORMAT, check_revocation },
  { N_ ("Where a written withdrawal goes"), "42 CFR 2.31(a)(6)", CLEW_RELEASE_STEP_PERSON,
    check_way_back },
  { N_ ("When it ends"), "42 CFR 2.31(a)(7); 45 CFR 164.508(c)(1)(v)", CLEW_RELEASE_STEP_TIME,
    check_end },
  { N_ ("Room for the signature, and for who signs instead"),
    "42 CFR 2.31(a)(8); 45 CFR 164.508(c)(1)(vi)", CLEW_RELEASE_STEP_FORMAT, check_signature },
  { N_ ("Room for the date of signing"), "42 CFR 2.31(a)(9); 45 CFR 164.508(c)(1)(vi)",
    CLEW_RELEASE_STEP_FORMAT, check_date },
  { N_ ("What happens without it"), "42 CFR 2.31(a)(10); 45 CFR 164.508(c)(2)(ii)",
    CLEW_RELEASE_STEP_FORMAT, check_refusal },
  { N_ ("That it might be passed on, and the notice against it"),
    "42 CFR 2.31(a)(10), 2.32; 45 CFR 164.508(c)(2)(iii)", CLEW_RELEASE_STEP_FORMAT,
    check_redisclosure },
  { N_ ("That the person gets a copy"), "45 CFR 164.508(c)(4)", CLEW_RELEASE_STEP_FORMAT,
    check_copy },
  { NULL },
};

/**
 * clew_release_draft_check:
 * @draft: a draft
 * @office: the office
 *
 * Whether the form could be printed: every element of clew_release_elements
 * is there.
 *
 * Returns: the first thing missing
 */
ClewReleaseGap
clew_release_draft_check (ClewReleaseDraft *draft, ClewOffice *office)
{
  for (const ClewReleaseElement *element = clew_release_elements; element->label != NULL; element++)
    {
      ClewReleaseGap gap = element->gap (draft, office);

      if (gap != CLEW_RELEASE_COMPLETE)
        return gap;
    }
  return CLEW_RELEASE_COMPLETE;
}

/**
 * clew_release_gap_message:
 * @gap: what is missing
 *
 * Returns: (nullable): what to say at the step, translated; %NULL when complete
 */
const char *
clew_release_gap_message (ClewReleaseGap gap)
{
  switch (gap)
    {
    case CLEW_RELEASE_NO_AGENCY:
      return _ ("No agency is chosen. Nothing chosen means nobody may hear anything.");
    case CLEW_RELEASE_NO_CATEGORY:
      return _ ("One agency is on the form without any kind of information. "
                "Choose what it may hear, or take it off.");
    case CLEW_RELEASE_NO_WAY_BACK:
      return _ ("The office has neither an address nor a phone number, so nobody could take "
                "the release back. Add one in Preferences.");
    case CLEW_RELEASE_NO_END:
      return _ ("The release has no end. Enter a date, or an event that ends it.");
    case CLEW_RELEASE_END_PAST:
      return _ ("The end date has passed. Enter a later one.");
    case CLEW_RELEASE_END_TOO_LATE:
      return _ ("The end date is later than the site allows. Enter an earlier one.");
    case CLEW_RELEASE_NO_WORDING:
      return _ ("There is no wording in this language. Choose another language.");
    case CLEW_RELEASE_BAD_WORDING:
      return _ ("The wording of the form lacks words for this. Mend it in Form Wordings.");
    case CLEW_RELEASE_ENDLESS:
      return _ ("Only a form for treatment, payment and operations may go on without an end. "
                "Enter a date, or an event that will really happen.");
    case CLEW_RELEASE_MIXED_NOTES:
      return _ ("Counseling notes stand alone on a form of their own. Choose that kind of form, "
                "or leave them out.");
    case CLEW_RELEASE_NOT_TREATMENT:
      return _ ("A form for treatment, payment and operations can’t name police, prosecutors, "
                "courts or businesses. Take them off, or make a release to several agencies.");
    case CLEW_RELEASE_NO_PROCEEDING:
      return _ ("Name the one case or hearing in which the information may be used.");
    case CLEW_RELEASE_COMPLETE:
    default:
      return NULL;
    }
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
