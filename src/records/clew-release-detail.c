/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-release-detail.h"

#include "records/clew-agency.h"
#include "records/clew-release-wrong-person.h"
#include "records/clew-release.h"
#include "rules/clew-recipient-rules.h"

static void
agency_free (gpointer data)
{
  ClewReleaseAgency *agency = data;

  g_free (agency->agency);
  g_free (agency->name);
  g_free (agency->called);
  g_free (agency->reason);
  g_strfreev (agency->offered);
  g_strfreev (agency->ticked);
  g_strfreev (agency->may_hear);
  g_free (agency);
}

static void
happening_free (gpointer data)
{
  ClewReleaseHappening *happening = data;

  g_clear_object (&happening->record);
  g_free (happening->staff);
  g_free (happening->agency);
  g_clear_object (&happening->correction);
  g_free (happening->corrected_by);
  g_free (happening);
}

static void
addition_free (gpointer data)
{
  ClewReleaseAddition *addition = data;

  g_clear_object (&addition->consent);
  g_clear_pointer (&addition->agencies, g_ptr_array_unref);
  g_free (addition);
}

/**
 * clew_release_detail_free:
 * @detail: (nullable): a release
 */
void
clew_release_detail_free (ClewReleaseDetail *detail)
{
  if (detail == NULL)
    return;
  g_clear_object (&detail->consent);
  g_clear_object (&detail->participant);
  g_clear_object (&detail->wording);
  g_clear_pointer (&detail->agencies, g_ptr_array_unref);
  g_clear_pointer (&detail->events, g_ptr_array_unref);
  g_clear_pointer (&detail->scans, g_ptr_array_unref);
  g_clear_pointer (&detail->additions, g_ptr_array_unref);
  g_clear_object (&detail->base);
  g_free (detail);
}

/* The gate asks the site as well, so an agency that left may hear nothing,
 * whatever was ticked. One that is no longer in the directory is barred. */
static gboolean
ask_site (ClewStore *store, ClewReleaseAgency *agency, ClewDay today, GError **error)
{
  g_autoptr (ClewRecord) record = clew_record_load (store, &clew_kind_agency, agency->agency,
                                                    error);

  if (record == NULL)
    return FALSE;
  if (!clew_recipient_is_same (agency->name, clew_record_get_text (record, "legal_name")))
    agency->called = g_strdup (clew_record_get_text (record, "legal_name"));
  agency->barred = clew_record_is_removed (record) || !clew_agency_may_receive (record);
  if (clew_agency_get_agreement (record, today) == CLEW_AGREEMENT_ENDED)
    agency->left_on = clew_record_get_day (record, "mou_ended_on");
  return TRUE;
}

static GPtrArray *
load_agencies (ClewStore *store, const char *consent, ClewDay today, GError **error)
{
  g_autoptr (GPtrArray) agencies = g_ptr_array_new_with_free_func (agency_free);
  g_autoptr (GPtrArray) rows = clew_record_select (store, &clew_kind_consent_agency, error,
                                                   "consent = ? ORDER BY position", "s", consent);

  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    {
      ClewRecord        *row = g_ptr_array_index (rows, i);
      ClewReleaseAgency *agency = g_new0 (ClewReleaseAgency, 1);

      g_ptr_array_add (agencies, agency);
      agency->agency = g_strdup (clew_record_get_text (row, "agency"));
      agency->name = g_strdup (clew_record_get_text (row, "printed_name"));
      agency->reason = g_strdup (clew_record_get_text (row, "printed_reason"));
      agency->offered = g_strsplit (clew_record_get_text (row, "offered_categories"), " ", -1);
      if (!ask_site (store, agency, today, error))
        return NULL;
    }
  return g_steal_pointer (&agencies);
}

static gboolean
load_additions (ClewStore *store, ClewReleaseDetail *detail, ClewDay today, GError **error)
{
  const char *base = clew_record_get_text (detail->consent, "adds_to");
  g_autoptr (GPtrArray) forms = clew_record_select (store, &clew_kind_consent, error,
                                                    "adds_to = ? ORDER BY rowid", "s",
                                                    clew_record_get_id (detail->consent));

  if (forms == NULL)
    return FALSE;
  if (base != NULL)
    {
      detail->base = clew_record_load (store, &clew_kind_consent, base, error);
      if (detail->base == NULL)
        return FALSE;
    }
  for (guint i = 0; i < forms->len; i++)
    {
      ClewReleaseAddition *addition = g_new0 (ClewReleaseAddition, 1);

      g_ptr_array_add (detail->additions, addition);
      addition->consent = g_object_ref (g_ptr_array_index (forms, i));
      addition->agencies = load_agencies (store, clew_record_get_id (addition->consent), today,
                                          error);
      if (addition->agencies == NULL)
        return FALSE;
    }
  return TRUE;
}

static char *
load_name (ClewStore *store, const ClewKind *kind, const char *column, const char *id)
{
  g_autoptr (ClewRecord) record = id != NULL ? clew_record_load (store, kind, id, NULL) : NULL;

  return record != NULL ? g_strdup (clew_record_get_text (record, column)) : NULL;
}

/* By the name that the person saw on the form. */
static char *
find_agency_name (ClewStore *store, ClewReleaseDetail *detail, const char *id)
{
  for (guint i = 0; id != NULL && i < detail->agencies->len; i++)
    {
      ClewReleaseAgency *agency = g_ptr_array_index (detail->agencies, i);

      if (g_str_equal (agency->agency, id))
        return g_strdup (agency->name);
    }
  return load_name (store, &clew_kind_agency, "legal_name", id);
}

static ClewRecord *
find_correction (GPtrArray *rows, ClewRecord *event)
{
  for (guint i = 0; i < rows->len; i++)
    {
      ClewRecord *row = g_ptr_array_index (rows, i);

      if (g_strcmp0 (clew_record_get_text (row, "corrects"), clew_record_get_id (event)) == 0)
        return row;
    }
  return NULL;
}

static void
read_correction (ClewStore *store, GPtrArray *rows, ClewReleaseHappening *happening)
{
  ClewRecord *correction = find_correction (rows, happening->record);

  happening->can_be_corrected =
    correction == NULL && clew_release_can_correct (clew_record_get_text (happening->record,
                                                                          "kind"));
  if (correction == NULL)
    return;
  happening->correction = g_object_ref (correction);
  happening->corrected_by = load_name (store, &clew_kind_staff, "name",
                                       clew_record_get_text (correction, "staff"));
}

/* The latest first: what was taken back by word of mouth waits for a note until one
 * came after it; a copy is one of what was signed last. */
static void
read_open_ends (ClewReleaseDetail *detail)
{
  gboolean has_note = FALSE;
  gboolean is_older = FALSE;

  for (guint i = 0; i < detail->events->len; i++)
    {
      const ClewReleaseHappening *happening = g_ptr_array_index (detail->events, i);
      const char                 *kind = clew_record_get_text (happening->record, "kind");

      if (happening->correction != NULL)
        continue;
      if (g_str_equal (kind, "note_received"))
        has_note = TRUE;
      else if (g_str_equal (kind, "revoked") && !has_note)
        detail->awaits_note |= clew_record_get_yes (happening->record, "by_mouth");
      else if (g_str_equal (kind, "copy_given") && !is_older)
        detail->has_copy = TRUE;
      else if (g_str_equal (kind, "signed"))
        is_older = TRUE;
    }
}

static gboolean
load_events (ClewStore *store, ClewReleaseDetail *detail, GError **error)
{
  g_autoptr (GPtrArray) rows = clew_record_select (store, &clew_kind_consent_event, error,
                                                   "consent = ? ORDER BY on_day DESC, rowid DESC",
                                                   "s", clew_record_get_id (detail->consent));

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      ClewRecord           *row = g_ptr_array_index (rows, i);
      ClewReleaseHappening *happening = g_new0 (ClewReleaseHappening, 1);
      const char           *kind = clew_record_get_text (row, "kind");
      ClewDay               on = clew_record_get_day (row, "on_day");

      happening->record = g_object_ref (row);
      happening->staff = load_name (store, &clew_kind_staff, "name",
                                    clew_record_get_text (row, "staff"));
      happening->agency = find_agency_name (store, detail, clew_record_get_text (row, "agency"));
      read_correction (store, rows, happening);
      g_ptr_array_add (detail->events, happening);
      if ((g_str_equal (kind, "prepared") || g_str_equal (kind, "printed")) &&
          (detail->made_on == CLEW_DAY_UNKNOWN || on < detail->made_on))
        detail->made_on = on;
    }
  read_open_ends (detail);
  return TRUE;
}

static const ClewConsentEvent *
find_signature (const ClewFacts *facts, const char *consent, ClewDay today)
{
  guint              n, n_additions;
  const ClewConsent *consents = clew_release_find_kin (facts, consent, &n);
  const ClewConsent *additions = clew_facts_get_additions (facts, &n_additions);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (consents[i].id, consent))
      return clew_release_find_signature (&consents[i], today);
  for (guint i = 0; i < n_additions; i++)
    if (g_str_equal (additions[i].id, consent))
      return clew_release_find_signature (&additions[i], today);
  return NULL;
}

static gboolean
may_hear (ClewReleaseAgency *agency,
          const char        *category,
          const ClewFacts   *facts,
          const char        *release,
          ClewDay            today)
{
  guint              n;
  const ClewConsent *kin = clew_release_find_kin (facts, release, &n);
  ClewHearAnswer     answer = clew_consent_may_hear (kin, n, agency->agency, category, today);

  if (answer.answer == CLEW_HEAR_LEFT)
    agency->left_on = answer.since;
  return answer.answer == CLEW_HEAR_YES && g_str_equal (answer.consent->id, release) &&
         agency->left_on == CLEW_DAY_UNKNOWN && !agency->barred;
}

/* In the order in which kinds of information are always listed. */
static void
read_ticks (ClewReleaseAgency      *agency,
            const ClewConsentEvent *signature,
            const ClewFacts        *facts,
            const char             *release,
            ClewDay                 today)
{
  g_autoptr (GStrvBuilder) ticked = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) heard = g_strv_builder_new ();

  for (guint c = 0; clew_all_categories[c].id != NULL; c++)
    for (guint i = 0; i < signature->n_grants; i++)
      {
        const char *category = clew_all_categories[c].id;

        if (g_strcmp0 (signature->grants[i].agency, agency->agency) != 0 ||
            g_strcmp0 (signature->grants[i].category, category) != 0)
          continue;
        g_strv_builder_add (ticked, category);
        if (may_hear (agency, category, facts, release, today))
          g_strv_builder_add (heard, category);
        break;
      }
  agency->ticked = g_strv_builder_end (ticked);
  agency->may_hear = g_strv_builder_end (heard);
}

/* @release: the release that decides, which an addition is read into. */
static void
derive_agencies (GPtrArray       *agencies,
                 const char      *consent,
                 const char      *release,
                 const ClewFacts *facts,
                 ClewDay          today)
{
  const ClewConsentEvent *signature = find_signature (facts, consent, today);

  for (guint i = 0; signature != NULL && i < agencies->len; i++)
    read_ticks (g_ptr_array_index (agencies, i), signature, facts, release, today);
}

static gboolean
derive (ClewStore *store, ClewReleaseDetail *detail, ClewDay today, GError **error)
{
  const char *consent = clew_record_get_id (detail->consent);
  const char *release = detail->base != NULL ? clew_record_get_id (detail->base) : consent;
  g_autoptr (ClewFacts) facts = clew_facts_load (
    store, clew_record_get_id (detail->participant), error);

  if (facts == NULL)
    return FALSE;
  detail->standing = clew_release_stand (facts, consent, today);
  detail->signed_on = detail->standing.signed_on;
  detail->awaits_note = detail->awaits_note && !detail->standing.is_not_theirs;
  derive_agencies (detail->agencies, consent, release, facts, today);
  for (guint i = 0; i < detail->additions->len; i++)
    {
      ClewReleaseAddition *addition = g_ptr_array_index (detail->additions, i);
      const char          *id = clew_record_get_id (addition->consent);

      addition->standing = clew_release_stand (facts, id, today);
      derive_agencies (addition->agencies, id, release, facts, today);
    }
  return TRUE;
}

/**
 * clew_release_detail_load:
 * @store: a store
 * @consent: a release's id
 * @today: today
 * @error: return location
 *
 * Returns: (transfer full): the release, or %NULL with @error set
 */
ClewReleaseDetail *
clew_release_detail_load (ClewStore *store, const char *consent, ClewDay today, GError **error)
{
  g_autoptr (ClewReleaseDetail) detail = g_new0 (ClewReleaseDetail, 1);
  const char *wording;

  detail->additions = g_ptr_array_new_with_free_func (addition_free);
  detail->events = g_ptr_array_new_with_free_func (happening_free);
  detail->consent = clew_record_load (store, &clew_kind_consent, consent, error);
  if (detail->consent == NULL)
    return NULL;
  detail->participant = clew_record_load (store, &clew_kind_participant,
                                          clew_record_get_text (detail->consent, "participant"),
                                          error);
  if (detail->participant == NULL)
    return NULL;
  wording = clew_record_get_text (detail->consent, "wording");
  if (wording != NULL)
    detail->wording = clew_record_load (store, &clew_kind_wording, wording, NULL);
  detail->scans = clew_scan_list (store, consent, error);
  if (detail->scans == NULL ||
      !clew_release_is_from_blank (store, detail->consent, &detail->from_blank, error) ||
      !clew_release_paper_waits (store, detail->consent, &detail->paper_waits, error) ||
      !clew_release_count_disclosures (store, consent, &detail->n_disclosures, error))
    return NULL;
  detail->agencies = load_agencies (store, consent, today, error);
  if (detail->agencies == NULL || !load_events (store, detail, error) ||
      !load_additions (store, detail, today, error) || !derive (store, detail, today, error))
    return NULL;
  return g_steal_pointer (&detail);
}

static gboolean
hears_something (const ClewReleaseAgency *agency)
{
  return agency->may_hear != NULL && agency->may_hear[0] != NULL;
}

static void
add_once (GPtrArray *all, ClewReleaseAgency *agency)
{
  for (guint i = 0; i < all->len; i++)
    {
      const ClewReleaseAgency *known = g_ptr_array_index (all, i);

      if (!g_str_equal (known->agency, agency->agency))
        continue;
      if (!hears_something (known) && hears_something (agency))
        all->pdata[i] = agency;
      return;
    }
  g_ptr_array_add (all, agency);
}

/**
 * clew_release_list_agencies:
 * @release: a release
 *
 * Returns: (transfer container) (element-type ClewReleaseAgency): the agencies on
 *   its paper and on the forms that add to it, each once, borrowed: where it may
 *   hear something, if it may
 */
GPtrArray *
clew_release_list_agencies (const ClewReleaseDetail *release)
{
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; i < release->agencies->len; i++)
    g_ptr_array_add (all, g_ptr_array_index (release->agencies, i));
  for (guint i = 0; i < release->additions->len; i++)
    {
      const ClewReleaseAddition *addition = g_ptr_array_index (release->additions, i);

      for (guint j = 0; j < addition->agencies->len; j++)
        add_once (all, g_ptr_array_index (addition->agencies, j));
    }
  return all;
}

/**
 * clew_release_list_categories:
 * @ids: ids of kinds of information, %NULL-terminated
 *
 * Returns: (transfer full): their names, one after the other; empty for none
 */
char *
clew_release_list_categories (const char *const *ids)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const char *label = clew_choice_get_label (clew_all_categories, ids[i]);

      if (label != NULL)
        g_ptr_array_add (labels, (gpointer)label);
    }
  g_ptr_array_add (labels, NULL);
  return g_strjoinv ("; ", (char **)labels->pdata);
}
