/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-release.h"

#include "records/clew-agency.h"
#include "records/clew-release-addition.h"
#include "records/clew-wording-check.h"
#include "rules/clew-gate-rules.h"

#include <glib/gi18n-lib.h>

/* What a written consent must have, and what a draft of one lacks. */

static gboolean
is_kind (const ClewReleaseDraft *draft, const char *kind)
{
  return g_strcmp0 (draft->kind, kind) == 0;
}

static ClewFormFlags
get_form (const ClewReleaseDraft *draft)
{
  return clew_form_name_find_for (draft->kind)->flag;
}

/* The site's longest release in months, or 0. */
static gint64
get_cap (ClewOffice *office)
{
  return clew_record_get_number (clew_office_get_record (office), "release_cap_months", 0);
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

static ClewReleaseGap
find_words (ClewReleaseDraft *draft, ClewOffice *office, ClewWording **wording)
{
  g_autoptr (ClewRecord) record = clew_release_find_wording_for (
    clew_office_get_store (office), draft->kind, draft->language, NULL);

  if (record == NULL)
    return CLEW_RELEASE_NO_WORDING;
  *wording = load_words (draft, record);
  return *wording != NULL ? CLEW_RELEASE_COMPLETE : CLEW_RELEASE_BAD_WORDING;
}

/* Whether the wording has words for an element of the law. */
static ClewReleaseGap
check_texts (ClewReleaseDraft *draft, ClewOffice *office, const char *element)
{
  ClewWording   *wording;
  ClewReleaseGap gap = find_words (draft, office, &wording);

  if (gap != CLEW_RELEASE_COMPLETE)
    return gap;
  for (const ClewWordingText *text = clew_wording_list_texts (get_form (draft));
       text->key != NULL; text++)
    {
      const char *words = clew_wording_get_text (wording, text->key);

      if (text->need == CLEW_TEXT_ALWAYS && g_str_equal (text->element, element) &&
          clew_wording_judge (text->key, words, get_form (draft)) != CLEW_WORDING_GOOD)
        return CLEW_RELEASE_BAD_WORDING;
    }
  return CLEW_RELEASE_COMPLETE;
}

/* What is said of a kind of information: 42 CFR 2.31(a)(3). One that the form can't
 * have is another thing: check_kind(). */
static gboolean
has_words_for (ClewReleaseDraft *draft, ClewWording *wording, const char *category)
{
  if (clew_wording_get_category (wording, category, "label") == NULL)
    return TRUE;
  for (const ClewWordingKindText *text = clew_wording_list_kind_texts (get_form (draft));
       text->what != NULL; text++)
    {
      g_autofree char *key = g_strconcat (category, "/", text->what, NULL);

      if (clew_wording_judge (key, clew_wording_get_category (wording, category, text->what),
                              get_form (draft)) != CLEW_WORDING_GOOD)
        return FALSE;
    }
  return TRUE;
}

/* A reason that was kept before there was a check. */
static gboolean
has_bad_reason (ClewReleaseDraft *draft, ClewRecord *agency)
{
  return clew_wording_judge_typed (clew_agency_get_reason (agency, draft->language, NULL),
                                   get_form (draft)) != CLEW_WORDING_GOOD;
}

static ClewReleaseGap
check_agencies (ClewReleaseDraft *draft, ClewOffice *office)
{
  for (guint i = 0; i < draft->agencies->len; i++)
    {
      ClewReleaseOffer *offer = g_ptr_array_index (draft->agencies, i);

      if (offer->offered && has_bad_reason (draft, offer->agency))
        return CLEW_RELEASE_BAD_REASON;
    }
  return clew_release_draft_count_offered (draft) > 0 ? CLEW_RELEASE_COMPLETE
                                                      : CLEW_RELEASE_NO_AGENCY;
}

static ClewReleaseGap
check_categories (ClewReleaseDraft *draft, ClewOffice *office)
{
  ClewWording   *wording;
  ClewReleaseGap gap = find_words (draft, office, &wording);

  for (guint i = 0; i < draft->agencies->len; i++)
    {
      ClewReleaseOffer *offer = g_ptr_array_index (draft->agencies, i);

      if (offer->offered && offer->categories[0] == NULL)
        return CLEW_RELEASE_NO_CATEGORY;
      for (guint j = 0; offer->offered && offer->categories[j] != NULL; j++)
        if (gap == CLEW_RELEASE_COMPLETE && !has_words_for (draft, wording, offer->categories[j]))
          gap = CLEW_RELEASE_BAD_WORDING;
    }
  if (clew_release_draft_count_offered (draft) == 0)
    return CLEW_RELEASE_NO_AGENCY;
  return gap;
}

/* 42 CFR 2.31(a)(7): "none" and "end of the treatment" are for treatment,
 * payment and operations alone. */
static ClewReleaseGap
check_event (ClewReleaseDraft *draft)
{
  gboolean treatment = is_kind (draft, "tpo");

  if (draft->no_end)
    return treatment ? CLEW_RELEASE_COMPLETE : CLEW_RELEASE_ENDLESS;
  switch (clew_wording_judge_event (draft->expires_event, get_form (draft)))
    {
    case CLEW_WORDING_GOOD:
      return CLEW_RELEASE_COMPLETE;
    case CLEW_WORDING_MISSING:
      return CLEW_RELEASE_NO_END;
    case CLEW_WORDING_IRREVOCABLE:
      return CLEW_RELEASE_IRREVOCABLE;
    case CLEW_WORDING_NO_PLACE:
    case CLEW_WORDING_CLASS:
    case CLEW_WORDING_NO_END:
    case CLEW_WORDING_OLD_NOTICE:
    case CLEW_WORDING_UNSPECIFIC:
    default:
      return CLEW_RELEASE_ENDLESS;
    }
}

/**
 * clew_release_draft_get_latest:
 * @draft: a draft
 * @office: the office
 *
 * An event may never happen. Where the site has a longest release (state law
 * may have one), a form that ends by an event or, for treatment, by nothing, ends
 * on that day at the latest, and says so.
 *
 * Returns: the first day on which the form surely holds no longer, or unknown
 */
ClewDay
clew_release_draft_get_latest (const ClewReleaseDraft *draft, ClewOffice *office)
{
  gint64 cap = get_cap (office);

  if (draft->expires_on != CLEW_DAY_UNKNOWN || cap <= 0)
    return draft->expires_on;
  return clew_day_add_months (clew_office_today (office), (int)cap);
}

static ClewReleaseGap
check_end (ClewReleaseDraft *draft, ClewOffice *office)
{
  ClewDay today = clew_office_today (office);
  gint64  cap = get_cap (office);

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
  if (is_kind (draft, "proceedings") &&
      clew_wording_judge_typed (draft->proceeding, get_form (draft)) != CLEW_WORDING_GOOD)
    return CLEW_RELEASE_BAD_PROCEEDING;
  return check_texts (draft, office, "purpose");
}

static ClewReleaseGap
check_fundraising (ClewReleaseDraft *draft, ClewOffice *office)
{
  return is_kind (draft, "tpo") ? check_texts (draft, office, "fundraising")
                                : CLEW_RELEASE_COMPLETE;
}

static ClewReleaseGap
check_health_law (ClewReleaseDraft *draft, ClewOffice *office)
{
  return is_kind (draft, "tpo") ? check_texts (draft, office, "health_law")
                                : CLEW_RELEASE_COMPLETE;
}

static ClewReleaseGap
check_discloser (ClewReleaseDraft *draft, ClewOffice *office)
{
  const char *name = clew_record_get_text (clew_office_get_record (office), "name");

  return clew_wording_judge_typed (name, get_form (draft)) == CLEW_WORDING_GOOD
           ? CLEW_RELEASE_COMPLETE
           : CLEW_RELEASE_BAD_OFFICE_NAME;
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

/* All of 42 CFR 2.31(a) and 45 CFR 164.508(c). A participant always has a name,
 * so that can't be missing; it stands here because a reader looks for it. */
const ClewReleaseElement clew_release_elements[] = {
  { N_ ("Whose information it is"), "42 CFR 2.31(a)(1)", CLEW_RELEASE_STEP_PERSON, check_nothing },
  { N_ ("Who may share it"), "42 CFR 2.31(a)(2); 45 CFR 164.508(c)(1)(ii)",
    CLEW_RELEASE_STEP_PERSON, check_discloser },
  { N_ ("Who may hear it, each agency by name"), "42 CFR 2.31(a)(4); 45 CFR 164.508(c)(1)(iii)",
    CLEW_RELEASE_STEP_AGENCIES, check_agencies },
  { N_ ("What each agency may hear"), "42 CFR 2.31(a)(3); 45 CFR 164.508(c)(1)(i)",
    CLEW_RELEASE_STEP_INFORMATION, check_categories },
  { N_ ("One kind of consent, not mixed with another"),
    "42 CFR 2.31(b), (d); 45 CFR 164.508(b)(3)", CLEW_RELEASE_STEP_AGENCIES, check_kind },
  { N_ ("What it is for"), "42 CFR 2.31(a)(5); 45 CFR 164.508(c)(1)(iv)",
    CLEW_RELEASE_STEP_PERSON, check_purpose },
  { N_ ("That it is not used for fundraising"), "42 CFR 2.31(a)(5)", CLEW_RELEASE_STEP_FORMAT,
    check_fundraising, "tpo" },
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
  { N_ ("That health care law applies to what was shared"), "42 CFR 2.31(a)(4)(iii)",
    CLEW_RELEASE_STEP_FORMAT, check_health_law, "tpo" },
  { N_ ("That the person gets a copy"), "45 CFR 164.508(c)(4)", CLEW_RELEASE_STEP_FORMAT,
    check_copy },
  { NULL },
};

/**
 * clew_release_element_applies:
 * @element: an element
 * @draft: a draft
 *
 * Returns: whether a consent of the draft's kind needs the element
 */
gboolean
clew_release_element_applies (const ClewReleaseElement *element, const ClewReleaseDraft *draft)
{
  return element->kind == NULL || is_kind (draft, element->kind);
}

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
  return draft->adds_to != NULL ? clew_release_addition_check (draft, office)
                                : CLEW_RELEASE_COMPLETE;
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
      return _ ("The wording of the form lacks words for this. Mend it in Wordings.");
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
    case CLEW_RELEASE_IRREVOCABLE:
      return _ ("A release can always be taken back. Leave out what says that it can’t.");
    case CLEW_RELEASE_BAD_PROCEEDING:
      return _ ("This says that the permission can’t be taken back or never ends. Enter just the "
                "name of the case or hearing.");
    case CLEW_RELEASE_BAD_REASON:
      return _ ("The reason for which one agency stands on the form says that the permission "
                "can’t be taken back or never ends. Change it on the agency’s page.");
    case CLEW_RELEASE_BAD_OFFICE_NAME:
      return _ ("The office’s name says that the permission can’t be taken back or never ends. "
                "Change it in Preferences.");
    case CLEW_RELEASE_NOT_IN_FORCE:
      return _ ("Only a release in force can be added to, and this one is not. Make a new release "
                "instead.");
    case CLEW_RELEASE_NAMED_ALREADY:
      return _ ("One agency on the form may hear all or part of this already. Take off what the "
                "release in force gives it.");
    case CLEW_RELEASE_COMPLETE:
    default:
      return NULL;
    }
}
