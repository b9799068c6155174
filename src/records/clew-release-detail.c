/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-release-detail.h"

#include "records/clew-release.h"

static void
agency_free (gpointer data)
{
  ClewReleaseAgency *agency = data;

  g_free (agency->agency);
  g_free (agency->name);
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
  g_free (detail);
}

static gboolean
load_agencies (ClewStore *store, ClewReleaseDetail *detail, GError **error)
{
  g_autoptr (GPtrArray) rows = clew_record_select (store, &clew_kind_consent_agency, error,
                                                   "consent = ? ORDER BY position", "s",
                                                   clew_record_get_id (detail->consent));

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      ClewRecord        *row = g_ptr_array_index (rows, i);
      ClewReleaseAgency *agency = g_new0 (ClewReleaseAgency, 1);

      agency->agency = g_strdup (clew_record_get_text (row, "agency"));
      agency->name = g_strdup (clew_record_get_text (row, "printed_name"));
      agency->reason = g_strdup (clew_record_get_text (row, "printed_reason"));
      agency->offered = g_strsplit (clew_record_get_text (row, "offered_categories"), " ", -1);
      g_ptr_array_add (detail->agencies, agency);
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
  return TRUE;
}

static const ClewConsentEvent *
find_signature (const ClewFacts *facts, const char *consent, ClewDay today)
{
  guint                   n;
  const ClewConsent      *consents = clew_release_find_kin (facts, consent, &n);
  const ClewConsentEvent *signature = NULL;

  for (guint i = 0; i < n; i++)
    for (guint j = 0; g_str_equal (consents[i].id, consent) && j < consents[i].n_events; j++)
      {
        const ClewConsentEvent *event = &consents[i].events[j];

        if (event->kind == CLEW_CONSENT_SIGNED && event->on <= today &&
            (signature == NULL || event->on > signature->on ||
             (event->on == signature->on && event->entered >= signature->entered)))
          signature = event;
      }
  return signature;
}

/* In the order in which kinds of information are always listed. */
static void
read_ticks (ClewReleaseAgency      *agency,
            const ClewConsentEvent *signature,
            const ClewFacts        *facts,
            const char             *consent,
            ClewDay                 today)
{
  g_autoptr (GStrvBuilder) ticked = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) may_hear = g_strv_builder_new ();
  guint              n_kin;
  const ClewConsent *kin = clew_release_find_kin (facts, consent, &n_kin);

  for (guint c = 0; clew_all_categories[c].id != NULL; c++)
    for (guint i = 0; i < signature->n_grants; i++)
      {
        const char    *category = clew_all_categories[c].id;
        ClewHearAnswer answer;

        if (g_strcmp0 (signature->grants[i].agency, agency->agency) != 0 ||
            g_strcmp0 (signature->grants[i].category, category) != 0)
          continue;
        g_strv_builder_add (ticked, category);
        answer = clew_consent_may_hear (kin, n_kin, agency->agency, category, today);
        if (answer.answer == CLEW_HEAR_YES && answer.consent != NULL &&
            g_str_equal (answer.consent->id, consent))
          g_strv_builder_add (may_hear, category);
        break;
      }
  agency->ticked = g_strv_builder_end (ticked);
  agency->may_hear = g_strv_builder_end (may_hear);
}

static gboolean
derive (ClewStore *store, ClewReleaseDetail *detail, ClewDay today, GError **error)
{
  const char *consent = clew_record_get_id (detail->consent);
  g_autoptr (ClewFacts) facts = clew_facts_load (
    store, clew_record_get_id (detail->participant), error);
  const ClewConsentEvent *signature;

  if (facts == NULL)
    return FALSE;
  detail->standing = clew_release_stand (facts, consent, today);
  signature = find_signature (facts, consent, today);
  detail->signed_on = signature != NULL ? signature->on : CLEW_DAY_UNKNOWN;
  for (guint i = 0; signature != NULL && i < detail->agencies->len; i++)
    read_ticks (g_ptr_array_index (detail->agencies, i), signature, facts, consent, today);
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

  detail->agencies = g_ptr_array_new_with_free_func (agency_free);
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
  if (detail->scans == NULL)
    return NULL;
  if (!load_agencies (store, detail, error) || !load_events (store, detail, error) ||
      !derive (store, detail, today, error))
    return NULL;
  return g_steal_pointer (&detail);
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
