/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-release.h"

#include "base/clew-error.h"
#include "records/clew-facts.h"
#include "records/clew-release-private.h"
#include "records/clew-signer-ages.h"

#include <glib/gi18n-lib.h>

/* What became of a form: signed, taken back, corrected. Events are only added. */

typedef struct
{
  ClewOffice      *office;
  ClewRecord      *event;
  const GPtrArray *agencies;
} Signing;

static gboolean
save_grants (ClewStore *store, Signing *signing, GError **error)
{
  for (guint i = 0; i < signing->agencies->len; i++)
    {
      const ClewReleaseOffer *offer = g_ptr_array_index (signing->agencies, i);
      g_autoptr (ClewRecord) grant = NULL;
      g_autofree char *categories = NULL;

      if (!offer->offered || offer->categories[0] == NULL)
        continue;
      grant = clew_record_new (&clew_kind_consent_grant);
      categories = g_strjoinv (" ", offer->categories);
      clew_record_set_text (grant, "event", clew_record_get_id (signing->event));
      clew_record_set_text (grant, "agency", clew_record_get_id (offer->agency));
      clew_record_set_text (grant, "categories", categories);
      if (!clew_record_save (store, grant, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
holds (const ClewConsent *consents, guint n_consents, const char *id)
{
  for (guint i = 0; i < n_consents; i++)
    if (g_str_equal (consents[i].id, id))
      return TRUE;
  return FALSE;
}

/* Which release governed before this one was signed, or %NULL. A form that
 * only adds replaces nothing. */
static char *
find_replaced (ClewStore *store, const char *consent, ClewDay on, GError **error)
{
  g_autoptr (ClewRecord) record = clew_record_load (store, &clew_kind_consent, consent, error);
  g_autoptr (ClewFacts) facts = NULL;

  if (record != NULL)
    facts = clew_facts_load (store, clew_record_get_text (record, "participant"), error);
  for (ClewConsentKind kind = 0; facts != NULL && kind < CLEW_CONSENT_N_KINDS; kind++)
    {
      guint              n;
      const ClewConsent *consents = clew_facts_get_consents_of (facts, kind, &n);
      const ClewConsent *governing = clew_consent_find_governing (consents, n, on);

      if (governing != NULL && holds (consents, n, consent) &&
          !g_str_equal (governing->id, consent))
        return g_strdup (governing->id);
    }
  return NULL;
}

/* The note that the older release is replaced follows its signature directly,
 * by which a correction of the signature finds it. */
static gboolean
save_signing (ClewStore *store, gpointer data, GError **error)
{
  Signing         *signing = data;
  const char      *consent = clew_record_get_text (signing->event, "consent");
  ClewDay          on = clew_record_get_day (signing->event, "on_day");
  GError          *failure = NULL;
  g_autofree char *replaced = find_replaced (store, consent, on, &failure);
  g_autoptr (ClewRecord) note = NULL;

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (!clew_record_save (store, signing->event, error))
    return FALSE;
  if (replaced != NULL)
    {
      note = clew_release_new_event (signing->office, replaced, "superseded", on);
      if (!clew_record_save (store, note, error))
        return FALSE;
    }
  return save_grants (store, signing, error);
}

static gboolean
is_offered (const GPtrArray *paper, const ClewReleaseOffer *ticked)
{
  for (guint i = 0; i < paper->len; i++)
    {
      const ClewReleaseOffer *offer = g_ptr_array_index (paper, i);
      gboolean                all = TRUE;

      if (!g_str_equal (clew_record_get_id (offer->agency), clew_record_get_id (ticked->agency)))
        continue;
      for (guint j = 0; ticked->categories[j] != NULL; j++)
        all = all && clew_release_offer_has (offer, ticked->categories[j]);
      return all;
    }
  return FALSE;
}

/* Nobody can have signed for what the paper does not say: an agency that is
 * added afterwards needs a form of its own (42 CFR 2.31(a)(4)). */
static gboolean
check_ticks (ClewOffice *office, const char *consent, const GPtrArray *ticked, GError **error)
{
  g_autoptr (GPtrArray) paper = clew_release_load_offers (office, consent, error);

  if (paper == NULL)
    return FALSE;
  for (guint i = 0; i < ticked->len; i++)
    {
      const ClewReleaseOffer *offer = g_ptr_array_index (ticked, i);

      if (!offer->offered || offer->categories[0] == NULL || is_offered (paper, offer))
        continue;
      g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID,
                           _ ("The printed form does not offer this. What is not on the paper "
                              "needs a new form."));
      return FALSE;
    }
  return TRUE;
}

/**
 * clew_release_signer_problem:
 * @answer: whether who signed could sign
 *
 * Returns: (nullable): what to say at the field, translated; %NULL when it fits
 */
const char *
clew_release_signer_problem (ClewSignerAnswer answer)
{
  switch (answer)
    {
    case CLEW_SIGNER_NEEDS_PARENT:
      return _ ("On this day the person was too young to sign alone for what is ticked. A parent "
                "or guardian must sign with them.");
    case CLEW_SIGNER_NEEDS_MINOR:
      return _ ("On this day the person was not of age. They must sign themselves, with a parent "
                "or guardian where one is needed.");
    case CLEW_SIGNER_IS_OF_AGE:
      return _ ("On this day the person was of age, so a parent can’t sign for them.");
    case CLEW_SIGNER_NEEDS_NO_PARENT:
      return _ ("On this day the person could sign alone for all that is ticked. Choose “The "
                "participant”: a parent’s signature adds nothing.");
    case CLEW_SIGNER_FITS:
    case CLEW_SIGNER_AGE_UNKNOWN:
    default:
      return NULL;
    }
}

static GPtrArray *
list_ticked (const GPtrArray *agencies)
{
  GPtrArray *categories = g_ptr_array_new ();

  for (guint i = 0; i < agencies->len; i++)
    {
      const ClewReleaseOffer *offer = g_ptr_array_index (agencies, i);

      for (guint j = 0; offer->offered && offer->categories[j] != NULL; j++)
        g_ptr_array_add (categories, offer->categories[j]);
    }
  g_ptr_array_add (categories, NULL);
  return categories;
}

static gboolean
check_signer (ClewOffice                 *office,
              const char                 *consent,
              const ClewReleaseSignature *signature,
              const char                **field,
              GError                    **error)
{
  ClewStore *store = clew_office_get_store (office);
  g_autoptr (ClewSignerAges) ages = clew_signer_ages_load (store, error);
  g_autoptr (ClewRecord) record = clew_record_load (store, &clew_kind_consent, consent, error);
  g_autoptr (ClewRecord) person = NULL;
  g_autoptr (GPtrArray) ticked = list_ticked (signature->agencies);
  const char *problem;

  if (record != NULL)
    person = clew_record_load (store, &clew_kind_participant,
                               clew_record_get_text (record, "participant"), error);
  if (ages == NULL || person == NULL)
    return FALSE;
  problem = clew_release_signer_problem (
    clew_signer_check (ages, clew_record_get_day (person, "birth_date"), signature->on,
                       (const char *const *)ticked->pdata, signature->signer));
  if (problem == NULL)
    return TRUE;
  *field = "signer";
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID, problem);
  return FALSE;
}

/* Who can't follow what is read to them that day signs nothing that day, on no form;
 * for somebody who lacks capacity for longer a representative signs (42 CFR 2.15(a)). */
static gboolean
check_could_decide (ClewOffice                 *office,
                    const char                 *consent,
                    const ClewReleaseSignature *signature,
                    GError                    **error)
{
  g_autofree char *on = clew_day_to_iso (signature->on);
  g_autoptr (ClewRows) rows = NULL;
  gint64 n;

  if (signature->signer == CLEW_SIGNER_REPRESENTATIVE)
    return TRUE;
  rows = clew_store_query (
    clew_office_get_store (office), error,
    "SELECT count (*) FROM consent_event e JOIN consent c ON c.id = e.consent "
    "WHERE c.participant = (SELECT participant FROM consent WHERE id = ?) "
    "AND e.kind = 'not_now' AND e.on_day = ? AND " CLEW_RELEASE_IS_THEIRS " "
    "AND NOT EXISTS (SELECT 1 FROM consent_event x WHERE x.corrects = e.id)",
    "ss", consent, on);
  if (rows == NULL || !clew_rows_next (rows, error))
    return FALSE;
  n = clew_rows_get_number (rows, 0);
  if (n == 0)
    return TRUE;
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID,
                       _ ("It is entered that the person could not decide on this day, so nothing "
                          "signed then counts. If that is wrong, correct that entry."));
  return FALSE;
}

/**
 * clew_release_record_signature:
 * @office: an office
 * @consent: a release's id
 * @signature: what the signed paper says
 * @field: (out): the column of the event at which to say @error, or %NULL
 * @error: return location; %CLEW_RECORDS_ERROR_INVALID also when something is
 *   ticked that the paper does not offer, who signed could not sign, or could
 *   not decide that day (42 CFR 2.14, 2.15; 45 CFR 164.508(c)(1)(vi))
 *
 * Enters a signature. The release that governed before gets a note that it is
 * replaced.
 *
 * Returns: %FALSE with @error set when nothing was kept
 */
gboolean
clew_release_record_signature (ClewOffice                 *office,
                               const char                 *consent,
                               const ClewReleaseSignature *signature,
                               const char                **field,
                               GError                    **error)
{
  g_autoptr (ClewRecord) event = clew_release_new_event (office, consent, "signed", signature->on);
  Signing signing = { office, event, signature->agencies };

  *field = NULL;
  if (signature->explained_by != NULL)
    clew_record_set_text (event, "staff", signature->explained_by);
  clew_record_set_text (event, "interpreter", signature->interpreter);
  clew_record_set_text (event, "witness", signature->witness);
  if (signature->read_aloud)
    clew_record_set_yes (event, "read_aloud", TRUE);
  if (signature->signer != CLEW_SIGNER_PARTICIPANT)
    {
      clew_record_set_text (event, "signer", clew_signer_ids[signature->signer]);
      clew_record_set_text (event, "signed_by", signature->signed_by);
      clew_record_set_text (event, "authority", signature->authority);
    }
  if (!clew_release_check_is_theirs (clew_office_get_store (office), consent, error) ||
      !clew_record_check (event, clew_office_today (office), field, error) ||
      !check_signer (office, consent, signature, field, error) ||
      !check_could_decide (office, consent, signature, error) ||
      !check_ticks (office, consent, signature->agencies, error))
    return FALSE;
  return clew_office_change (office, "record signature", save_signing, &signing, error);
}

/**
 * clew_release_record_signed:
 * @office: an office
 * @consent: a release's id
 * @on: the day on which it was signed
 * @agencies: (element-type ClewReleaseOffer): what was ticked on the paper:
 *   agencies with @offered set, with the categories ticked for each
 * @interpreter: (nullable): the interpreter's name
 * @witness: (nullable): the witness's name
 * @error: return location, as for clew_release_record_signature()
 *
 * Enters that the participant signed, and that I explained it.
 *
 * Returns: %FALSE with @error set when nothing was kept
 */
gboolean
clew_release_record_signed (ClewOffice      *office,
                            const char      *consent,
                            ClewDay          on,
                            const GPtrArray *agencies,
                            const char      *interpreter,
                            const char      *witness,
                            GError         **error)
{
  const ClewReleaseSignature signature = {
    .on = on,
    .agencies = agencies,
    .signer = CLEW_SIGNER_PARTICIPANT,
    .interpreter = interpreter,
    .witness = witness,
  };
  const char *field;

  return clew_release_record_signature (office, consent, &signature, &field, error);
}

/* The last day on which it was signed, corrected entries left out; unknown with
 * @error set when reading failed, unknown without when it is not signed. */
static ClewDay
find_signed (ClewStore *store, const char *consent, GError **error)
{
  g_autoptr (ClewRows) rows = clew_store_query (
    store, error,
    "SELECT max (e.on_day) FROM consent_event e WHERE e.consent = ? AND e.kind = 'signed' "
    "AND NOT EXISTS (SELECT 1 FROM consent_event x WHERE x.corrects = e.id)",
    "s", consent);

  if (rows == NULL || !clew_rows_next (rows, error))
    return CLEW_DAY_UNKNOWN;
  return clew_day_from_iso (clew_rows_get_text (rows, 0));
}

static gboolean
check_is_signed_by (ClewOffice *office, const char *consent, ClewDay on, GError **error)
{
  GError *failure = NULL;
  ClewDay signed_on;

  if (!clew_release_check_is_theirs (clew_office_get_store (office), consent, error))
    return FALSE;
  signed_on = find_signed (clew_office_get_store (office), consent, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (signed_on != CLEW_DAY_UNKNOWN && on >= signed_on)
    return TRUE;
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID,
                       signed_on == CLEW_DAY_UNKNOWN
                       ? _ ("The release is not signed, so nothing can be taken back.")
                       : _ ("This is before the release was signed."));
  return FALSE;
}

static gboolean
save_event (ClewStore *store, gpointer data, GError **error)
{
  return clew_record_save (store, data, error);
}

/**
 * clew_release_record_event:
 * @office: an office
 * @consent: a release's id
 * @kind: an id of clew_consent_event_kinds other than "signed"
 * @on: the day on which it happened
 * @agency: (nullable): for "revoked": the one agency, or %NULL for all
 * @by_mouth: whether it was said and not yet written
 * @error: return location
 *
 * No reason is asked for or kept, whatever happened.
 *
 * Returns: %FALSE with @error set when nothing was kept
 */
gboolean
clew_release_record_event (ClewOffice *office,
                           const char *consent,
                           const char *kind,
                           ClewDay     on,
                           const char *agency,
                           gboolean    by_mouth,
                           GError    **error)
{
  g_autoptr (ClewRecord) event = NULL;

  if (!clew_release_check_is_theirs (clew_office_get_store (office), consent, error))
    return FALSE;
  event = clew_release_new_event (office, consent, kind, on);
  clew_record_set_text (event, "agency", agency);
  if (by_mouth)
    clew_record_set_yes (event, "by_mouth", TRUE);
  if (!clew_record_check (event, clew_office_today (office), NULL, error))
    return FALSE;
  return clew_office_change (office, "record release event", save_event, event, error);
}

static gboolean
save_events (ClewStore *store, gpointer data, GError **error)
{
  GPtrArray *events = data;

  for (guint i = 0; i < events->len; i++)
    if (!clew_record_save (store, g_ptr_array_index (events, i), error))
      return FALSE;
  return TRUE;
}

/**
 * clew_release_record_taken_back:
 * @office: an office
 * @consent: a release's id
 * @on: the day on which it was taken back
 * @agencies: (nullable): ids of those from whom, or %NULL for all
 * @by_mouth: whether it was said and not yet written
 * @error: return location
 *
 * Takes a release back from all or from some, in one change. No reason is
 * asked for or kept. A day before the signing is refused: what is taken back
 * before it is signed takes nothing back.
 *
 * Returns: %FALSE with @error set when nothing was kept
 */
gboolean
clew_release_record_taken_back (ClewOffice        *office,
                                const char        *consent,
                                ClewDay            on,
                                const char *const *agencies,
                                gboolean           by_mouth,
                                GError           **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func (g_object_unref);

  if (!check_is_signed_by (office, consent, on, error))
    return FALSE;
  for (guint i = 0; agencies == NULL ? i == 0 : agencies[i] != NULL; i++)
    {
      ClewRecord *event = clew_release_new_event (office, consent, "revoked", on);

      g_ptr_array_add (events, event);
      clew_record_set_text (event, "agency", agencies == NULL ? NULL : agencies[i]);
      if (by_mouth)
        clew_record_set_yes (event, "by_mouth", TRUE);
      if (!clew_record_check (event, clew_office_today (office), NULL, error))
        return FALSE;
    }
  return clew_office_change (office, "take release back", save_events, events, error);
}

/**
 * clew_release_record_restricted:
 * @office: an office
 * @consent: a release's id
 * @on: the day on which it was agreed
 * @agency: (nullable): the one agency that hears less, or %NULL for all
 * @category: (nullable): the one kind of information that it no longer hears, or %NULL for all
 * @error: return location
 *
 * An agreed restriction binds (42 CFR 2.26). One that names neither would take
 * everything back and is refused: that has a name of its own.
 *
 * Returns: %FALSE with @error set when nothing was kept
 */
gboolean
clew_release_record_restricted (ClewOffice *office,
                                const char *consent,
                                ClewDay     on,
                                const char *agency,
                                const char *category,
                                GError    **error)
{
  g_autoptr (ClewRecord) event = clew_release_new_event (office, consent, "restricted", on);

  if (agency == NULL && category == NULL)
    {
      g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID,
                           _ ("Choose an agency, a kind of information, or both."));
      return FALSE;
    }
  clew_record_set_text (event, "agency", agency);
  clew_record_set_text (event, "category", category);
  if (!clew_record_check (event, clew_office_today (office), NULL, error) ||
      !check_is_signed_by (office, consent, on, error))
    return FALSE;
  return clew_office_change (office, "record release event", save_event, event, error);
}

/**
 * clew_release_can_correct:
 * @kind: an id of clew_consent_event_kinds
 *
 * What the program itself did happened; and a correction is not corrected: what
 * was right after all is entered again.
 *
 * Returns: whether such an entry may be declared wrong
 */
gboolean
clew_release_can_correct (const char *kind)
{
  static const char *const kept[] = { "prepared", "printed", "superseded", "corrected",
                                      "wrong_person", NULL };

  return !g_strv_contains (kept, kind);
}

static ClewRecord *
new_correction (ClewOffice *office, ClewRecord *wrong)
{
  ClewRecord *event = clew_release_new_event (office, clew_record_get_text (wrong, "consent"),
                                              "corrected", clew_office_today (office));

  clew_record_set_text (event, "corrects", clew_record_get_id (wrong));
  return event;
}

/* What the signature replaced was not replaced then; see save_signing(). */
static GPtrArray *
find_notes (ClewStore *store, ClewRecord *signature, GError **error)
{
  return clew_record_select (store, &clew_kind_consent_event, error,
                             "kind = 'superseded' AND rowid = "
                             "(SELECT rowid + 1 FROM consent_event WHERE id = ?)",
                             "s", clew_record_get_id (signature));
}

static gboolean
check_correction (ClewStore *store, ClewRecord *wrong, GError **error)
{
  const char *problem = NULL;
  g_autoptr (GPtrArray) before = clew_record_select (store, &clew_kind_consent_event, error,
                                                     "corrects = ?", "s",
                                                     clew_record_get_id (wrong));

  if (before == NULL)
    return FALSE;
  if (before->len > 0)
    problem = _ ("This entry is corrected already.");
  else if (!clew_release_can_correct (clew_record_get_text (wrong, "kind")))
    problem = _ ("This entry can’t be corrected.");
  if (problem == NULL)
    return TRUE;
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID, problem);
  return FALSE;
}

/**
 * clew_release_record_correction:
 * @office: an office
 * @event: the id of an entry that was wrong: what it says never happened
 * @error: return location
 *
 * Adds the correction; the wrong entry stays to be seen and counts for nothing.
 *
 * Returns: %FALSE with @error set when nothing was kept
 */
gboolean
clew_release_record_correction (ClewOffice *office, const char *event, GError **error)
{
  ClewStore *store = clew_office_get_store (office);
  g_autoptr (GPtrArray) corrections = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (ClewRecord) wrong = clew_record_load (store, &clew_kind_consent_event, event, error);

  if (wrong == NULL || !check_correction (store, wrong, error))
    return FALSE;
  notes = find_notes (store, wrong, error);
  if (notes == NULL)
    return FALSE;
  g_ptr_array_add (corrections, new_correction (office, wrong));
  if (g_str_equal (clew_record_get_text (wrong, "kind"), "signed") && notes->len > 0)
    g_ptr_array_add (corrections, new_correction (office, g_ptr_array_index (notes, 0)));
  return clew_office_change (office, "correct release entry", save_events, corrections, error);
}
