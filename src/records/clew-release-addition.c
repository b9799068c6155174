/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-release-addition.h"

#include "base/clew-error.h"
#include "records/clew-release-standing.h"
#include "rules/clew-scan-rules.h"

/* Whether the release decides today and somebody may hear something by it. */
static gboolean
is_in_force (const ClewFacts *facts, const char *consent, ClewDay today)
{
  ClewReleaseSummary release = clew_facts_get_release (facts, today);

  return clew_release_state_is_in_force (release.state) && release.consent != NULL &&
         g_str_equal (release.consent->id, consent);
}

static gboolean
hears (const ClewFacts *facts, const ClewReleaseOffer *offer, const char *category, ClewDay today)
{
  return clew_facts_may_hear (facts, clew_record_get_id (offer->agency), category, today).answer ==
         CLEW_HEAR_YES;
}

/* What the agency may not hear already, of what it is offered. */
static GStrv
list_new (const ClewReleaseOffer *offer, const ClewFacts *facts, ClewDay today)
{
  g_autoptr (GStrvBuilder) left = g_strv_builder_new ();

  for (guint i = 0; offer->categories[i] != NULL; i++)
    if (!hears (facts, offer, offer->categories[i], today))
      g_strv_builder_add (left, offer->categories[i]);
  return g_strv_builder_end (left);
}

static gboolean
hears_everything (const ClewReleaseOffer *offer, const ClewFacts *facts, ClewDay today)
{
  for (guint i = 0; clew_information_categories[i].id != NULL; i++)
    if (!hears (facts, offer, clew_information_categories[i].id, today))
      return FALSE;
  return TRUE;
}

static void
leave_out_what_is_heard (ClewReleaseDraft *draft, const ClewFacts *facts, ClewDay today)
{
  for (guint i = draft->agencies->len; i > 0; i--)
    {
      ClewReleaseOffer *offer = g_ptr_array_index (draft->agencies, i - 1);
      GStrv             left;

      if (hears_everything (offer, facts, today))
        {
          g_ptr_array_remove_index (draft->agencies, i - 1);
          continue;
        }
      left = list_new (offer, facts, today);
      g_strfreev (offer->categories);
      offer->categories = left;
    }
}

/* Everything but the agencies is as it is on the release. */
static gboolean
take_from_base (ClewReleaseDraft *draft, ClewOffice *office, ClewRecord *base, GError **error)
{
  const char *wording = clew_record_get_text (base, "wording");

  draft->adds_to = g_strdup (clew_record_get_id (base));
  draft->adds_to_number = clew_form_number_on_paper (clew_record_get_text (base, "form_number"));
  g_free (draft->door);
  draft->door = g_strdup (clew_record_get_text (base, "door"));
  draft->expires_on = clew_record_get_day (base, "expires_on");
  g_free (draft->expires_event);
  draft->expires_event = g_strdup (clew_record_get_text (base, "expires_event"));
  draft->a4 = g_strcmp0 (clew_record_get_text (base, "paper"), "a4") == 0;
  draft->large_print = clew_record_get_yes (base, "large_print");
  if (wording != NULL)
    {
      g_autoptr (ClewRecord) words = clew_record_load (clew_office_get_store (office),
                                                       &clew_kind_wording, wording, error);

      if (words == NULL)
        return FALSE;
      g_free (draft->language);
      draft->language = g_strdup (clew_record_get_text (words, "language"));
    }
  return TRUE;
}

/**
 * clew_release_addition_new:
 * @office: an office
 * @consent: the id of the release to add to
 * @error: return location; %CLEW_RECORDS_ERROR_INVALID when it is not in force
 *
 * A draft of a form that adds agencies to a release, or kinds of information
 * to an agency that it names. It says as much as any release must (42 CFR
 * 2.31(a)) and ends with the one that it adds to, whose paper stays as it is.
 * No agency is on it: nothing chosen means nobody.
 *
 * Returns: (transfer full): the draft, or %NULL with @error set
 */
ClewReleaseDraft *
clew_release_addition_new (ClewOffice *office, const char *consent, GError **error)
{
  ClewStore *store = clew_office_get_store (office);
  ClewDay    today = clew_office_today (office);
  g_autoptr (ClewRecord) base = clew_record_load (store, &clew_kind_consent, consent, error);
  g_autoptr (ClewReleaseDraft) draft = NULL;
  g_autoptr (ClewFacts) facts = NULL;
  const char *participant;

  if (base == NULL)
    return NULL;
  participant = clew_record_get_text (base, "participant");
  facts = clew_facts_load (store, participant, error);
  if (facts == NULL)
    return NULL;
  if (!is_in_force (facts, consent, today))
    {
      g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID,
                           clew_release_gap_message (CLEW_RELEASE_NOT_IN_FORCE));
      return NULL;
    }
  draft = clew_release_draft_new (office, participant, error);
  if (draft == NULL || !take_from_base (draft, office, base, error))
    return NULL;
  leave_out_what_is_heard (draft, facts, today);
  return g_steal_pointer (&draft);
}

/**
 * clew_release_addition_list_kinds:
 * @office: the office
 * @draft: a draft of a form that only adds
 * @offer: an agency's place on it
 *
 * Returns: (transfer full): ids of the kinds of information that the agency may
 *   not hear yet, %NULL-terminated; none if that can't be read
 */
GStrv
clew_release_addition_list_kinds (ClewOffice             *office,
                                  ClewReleaseDraft       *draft,
                                  const ClewReleaseOffer *offer)
{
  g_autoptr (ClewFacts) facts = clew_facts_load (clew_office_get_store (office),
                                                 clew_record_get_id (draft->participant), NULL);
  g_autoptr (GStrvBuilder) kinds = g_strv_builder_new ();

  for (guint i = 0; facts != NULL && clew_information_categories[i].id != NULL; i++)
    if (!hears (facts, offer, clew_information_categories[i].id, clew_office_today (office)))
      g_strv_builder_add (kinds, clew_information_categories[i].id);
  return g_strv_builder_end (kinds);
}

/**
 * clew_release_addition_check:
 * @draft: a draft of a form that only adds
 * @office: the office
 *
 * Returns: whether the release that it adds to is in force, and whether it
 *   offers anything that may be heard already
 */
ClewReleaseGap
clew_release_addition_check (ClewReleaseDraft *draft, ClewOffice *office)
{
  ClewDay today = clew_office_today (office);
  g_autoptr (ClewFacts) facts = clew_facts_load (clew_office_get_store (office),
                                                 clew_record_get_id (draft->participant), NULL);

  if (facts == NULL || !is_in_force (facts, draft->adds_to, today))
    return CLEW_RELEASE_NOT_IN_FORCE;
  for (guint i = 0; i < draft->agencies->len; i++)
    {
      const ClewReleaseOffer *offer = g_ptr_array_index (draft->agencies, i);
      g_auto (GStrv) left = offer->offered ? list_new (offer, facts, today) : NULL;

      if (left != NULL && g_strv_length (left) < g_strv_length (offer->categories))
        return CLEW_RELEASE_NAMED_ALREADY;
    }
  return CLEW_RELEASE_COMPLETE;
}
