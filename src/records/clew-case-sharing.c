/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-case-sharing.h"

#include "base/clew-fold.h"
#include "records/clew-agency.h"
#include "records/clew-day-words.h"
#include "records/clew-gate-private.h"
#include "rules/clew-letter-rules.h"
#include "rules/clew-recipient-rules.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* The kinds of agencies that have a part in a case, and which field of it names them. */
static const struct
{
  const char  *kind;
  ClewCaseRole role;
  const char  *column;
} parts[] = {
  { "prosecutor", CLEW_CASE_PROSECUTOR, "prosecutor" },
  { "city_attorney", CLEW_CASE_PROSECUTOR, "prosecutor" },
  { "court", CLEW_CASE_COURT, "court" },
  { "public_defender", CLEW_CASE_DEFENSE, "defense_counsel" },
};

#define CASE_KINDS "'prosecutor', 'city_attorney', 'court', 'public_defender'"

static guint
find_part (ClewRecord *agency)
{
  const char *kind = clew_record_get_text (agency, "kind");

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_strcmp0 (parts[i].kind, kind) == 0)
      return i;
  g_return_val_if_reached (0);
}

/**
 * clew_case_role_of:
 * @agency: an agency from clew_case_list_agencies()
 *
 * Returns: which part it has in a case
 */
ClewCaseRole
clew_case_role_of (ClewRecord *agency)
{
  return parts[find_part (agency)].role;
}

/* Whether the case names this agency, or whoever is to be asked for there. */
static gboolean
is_named (ClewRecord *court_case, ClewRecord *agency)
{
  static const char *const columns[] = { "legal_name", "short_name", "contact_name" };
  const char              *column = parts[find_part (agency)].column;
  const char              *name = clew_record_get_text (court_case, column);

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (columns); i++)
    {
      const char *called = clew_record_get_text (agency, columns[i]);

      if (called != NULL && clew_recipient_is_same (name, called))
        return TRUE;
    }
  return FALSE;
}

static GPtrArray *
list_agencies (ClewStore *store, ClewRecord *court_case, GError **error)
{
  g_autoptr (GPtrArray) all = clew_record_select (
    store, &clew_kind_agency, error, "kind IN (" CASE_KINDS ") ORDER BY legal_name COLLATE NOCASE",
    NULL);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean named[CLEW_CASE_N_ROLES] = { FALSE };

  if (all == NULL)
    return NULL;
  for (guint i = 0; i < all->len; i++)
    if (is_named (court_case, g_ptr_array_index (all, i)))
      named[clew_case_role_of (g_ptr_array_index (all, i))] = TRUE;
  for (guint role = 0; role < CLEW_CASE_N_ROLES; role++)
    for (guint i = 0; i < all->len; i++)
      {
        ClewRecord *agency = g_ptr_array_index (all, i);

        if (clew_case_role_of (agency) == role && (!named[role] || is_named (court_case, agency)))
          g_ptr_array_add (found, g_object_ref (agency));
      }
  return g_steal_pointer (&found);
}

/**
 * clew_case_list_agencies:
 * @store: a store
 * @court_case: a case
 * @error: return location
 *
 * Who has a part in the case: of prosecutors, courts and defenders each time the one that the
 * case names, and where it names none of the directory, all that there are: which of them it
 * is then, a person says.
 *
 * Returns: (transfer full) (element-type ClewRecord): the agencies, prosecutors first, then
 *   courts, then the defense, each by name
 */
GPtrArray *
clew_case_list_agencies (ClewStore *store, const ClewCase *court_case, GError **error)
{
  return list_agencies (store, court_case->record, error);
}

/* Whether no other has the same part, so that whoever the case names is there. */
static gboolean
is_only_one (GPtrArray *agencies, ClewRecord *agency)
{
  guint n = 0;

  for (guint i = 0; i < agencies->len; i++)
    n += clew_case_role_of (g_ptr_array_index (agencies, i)) == clew_case_role_of (agency);
  return n == 1;
}

/* Who there, as the case says; a court is no person. */
static char *
dup_person (ClewRecord *court_case, GPtrArray *agencies, ClewRecord *agency)
{
  guint            part = find_part (agency);
  const char      *name = clew_record_get_text (court_case, parts[part].column);
  g_autofree char *folded = NULL;
  g_autofree char *called = NULL;

  if (parts[part].role == CLEW_CASE_COURT || name == NULL || !is_only_one (agencies, agency))
    return NULL;
  folded = clew_fold (name);
  called = clew_fold (clew_record_get_text (agency, "legal_name"));
  /* Often it is the agency over again, or a part of its name. */
  return strstr (called, folded) == NULL ? g_strdup (name) : NULL;
}

/**
 * clew_case_dup_person:
 * @store: a store
 * @court_case: a case's id
 * @agency: id of an agency that has a part in it
 *
 * Returns: (transfer full) (nullable): who there, as the case says; %NULL where it does not,
 *   and when reading failed
 */
char *
clew_case_dup_person (ClewStore *store, const char *court_case, const char *agency)
{
  g_autoptr (ClewRecord) record = clew_record_load (store, &clew_kind_court_case, court_case,
                                                    NULL);
  g_autoptr (GPtrArray) agencies = record != NULL ? list_agencies (store, record, NULL) : NULL;

  for (guint i = 0; agencies != NULL && i < agencies->len; i++)
    if (g_str_equal (clew_record_get_id (g_ptr_array_index (agencies, i)), agency))
      return dup_person (record, agencies, g_ptr_array_index (agencies, i));
  return NULL;
}

static void
agency_free (gpointer data)
{
  ClewCaseAgency *agency = data;

  g_object_unref (agency->record);
  g_ptr_array_unref (agency->told);
  g_free (agency->person);
  g_free (agency->consent);
  g_strfreev (agency->hears);
  g_strfreev (agency->hears_then);
  g_free (agency->why_not);
  g_free (agency->why_not_then);
  g_free (agency);
}

/**
 * clew_case_sharing_free:
 * @sharing: (nullable): what a hearing is prepared from
 */
void
clew_case_sharing_free (ClewCaseSharing *sharing)
{
  if (sharing == NULL)
    return;
  g_clear_pointer (&sharing->agencies, g_ptr_array_unref);
  g_clear_pointer (&sharing->ledger, g_ptr_array_unref);
  g_free (sharing);
}

/* What is judged beside the records themselves. */
typedef struct
{
  ClewStore      *store;
  const ClewCase *court_case;
  ClewGateKnown  *known;
  ClewDay         today;
  ClewDay         hearing;
} Judging;

static ClewPurpose
find_purpose (const char *id)
{
  for (guint i = 0; i < CLEW_PURPOSE_N; i++)
    if (g_strcmp0 (clew_purpose_ids[i], id) == 0)
      return (ClewPurpose)i;
  return CLEW_PURPOSE_COORDINATION;
}

static ClewPermission
judge_entry (const Judging         *judging,
             ClewGateRecipient     *recipient,
             const ClewLedgerEntry *entry,
             ClewDay                on)
{
  ClewShared shared = {
    .recipient = recipient,
    .categories = (const char *const *)entry->categories,
    .purpose = find_purpose (entry->purpose),
    .was_covered = clew_ledger_is_covered (entry),
    .told_on = entry->on,
  };

  return clew_permission_find (&judging->known->grounds, &shared, clew_gate_list_known (), on);
}

/* A notice asks to stop, and tells nothing that could be taken back. */
static gboolean
is_notice (const ClewLedgerEntry *entry)
{
  return find_purpose (entry->purpose) == CLEW_PURPOSE_NOTICE;
}

static void
note_entry (const Judging *judging, ClewCaseAgency *agency, const ClewLedgerEntry *entry)
{
  ClewGateRecipient recipient = clew_gate_describe_recipient (agency->record);
  ClewSharedEntry  *shared = g_new0 (ClewSharedEntry, 1);
  ClewPermission    permission = { CLEW_PERMISSION_STANDS, CLEW_DAY_UNKNOWN, NULL };

  if (!is_notice (entry))
    permission = judge_entry (judging, &recipient, entry, judging->today);
  *shared = (ClewSharedEntry){ entry, permission.state, permission.since };
  g_ptr_array_add (agency->told, shared);
  if (permission.state != CLEW_PERMISSION_TAKEN_BACK || permission.since <= agency->taken_back)
    return;
  agency->taken_back = permission.since;
  g_free (agency->consent);
  agency->consent = permission.consent != NULL ? g_strdup (permission.consent->id) : NULL;
}

/* One kind of information at a time, so that one that is not covered hides no other. */
static GStrv
list_heard (const Judging *judging, ClewCaseAgency *agency, ClewDay on, ClewDay *until)
{
  g_autoptr (GStrvBuilder) heard = g_strv_builder_new ();
  ClewGateRecipient recipient = clew_gate_describe_recipient (agency->record);

  *until = CLEW_DAY_UNKNOWN;
  for (guint i = 0; clew_information_categories[i].id != NULL; i++)
    {
      const char *const categories[] = { clew_information_categories[i].id, NULL };
      ClewGateQuestion  question = {
         .recipient = &recipient,
         .categories = categories,
         .purpose = agency->purpose,
         .on = on,
         .today = on,
      };
      ClewGateVerdict verdict = clew_gate_decide (&judging->known->grounds, &question,
                                                  clew_gate_list_known ());
      ClewDay         ends = CLEW_DAY_UNKNOWN;

      if (!clew_gate_is_yes (verdict.answer))
        continue;
      g_strv_builder_add (heard, categories[0]);
      ends = verdict.order != NULL ? verdict.order->ends_on : verdict.consent->expires_on;
      if (ends != CLEW_DAY_UNKNOWN && (*until == CLEW_DAY_UNKNOWN || ends < *until))
        *until = ends;
    }
  return g_strv_builder_end (heard);
}

/* Why even the least can't be told. */
static gboolean
explain (const Judging *judging, ClewCaseAgency *agency, ClewDay on, char **why, GError **error)
{
  static const char *const least[] = { CLEW_CATEGORY_ENROLLMENT, NULL };
  ClewDisclosure           what = { .categories = least, .purpose = agency->purpose, .on = on };
  ClewGateRow             *row = clew_gate_answer (judging->store, &what, on,
                                                   &judging->known->grounds, agency->record, error);

  if (row == NULL)
    return FALSE;
  *why = clew_gate_explain (row);
  clew_gate_row_free (row);
  return TRUE;
}

static gboolean
note_hearing (const Judging *judging, ClewCaseAgency *agency, GError **error)
{
  ClewDay until_then;

  agency->hears = list_heard (judging, agency, judging->today, &agency->until);
  if (agency->hears[0] == NULL &&
      !explain (judging, agency, judging->today, &agency->why_not, error))
    return FALSE;
  if (judging->hearing == CLEW_DAY_UNKNOWN)
    return TRUE;
  agency->hears_then = list_heard (judging, agency, judging->hearing, &until_then);
  return agency->hears_then[0] != NULL ||
         explain (judging, agency, judging->hearing, &agency->why_not_then, error);
}

static ClewCaseAgency *
agency_new (const Judging *judging, GPtrArray *records, ClewRecord *record)
{
  ClewCaseAgency *agency = g_new0 (ClewCaseAgency, 1);
  guint           part = find_part (record);

  agency->record = g_object_ref (record);
  agency->role = parts[part].role;
  agency->purpose = clew_letter_get_purpose (CLEW_LETTER_STATUS,
                                             clew_record_get_text (record, "kind"), FALSE);
  agency->told = g_ptr_array_new_with_free_func (g_free);
  agency->person = dup_person (judging->court_case->record, records, record);
  return agency;
}

static gboolean
add_agency (const Judging   *judging,
            ClewCaseSharing *sharing,
            GPtrArray       *records,
            ClewRecord      *record,
            GError         **error)
{
  ClewCaseAgency *agency = agency_new (judging, records, record);
  ClewDay         today = judging->today;

  g_ptr_array_add (sharing->agencies, agency);
  for (guint i = 0; i < sharing->ledger->len; i++)
    {
      const ClewLedgerEntry *entry = g_ptr_array_index (sharing->ledger, i);

      if (g_strcmp0 (entry->agency, clew_record_get_id (record)) == 0 &&
          !clew_ledger_is_mistake (entry))
        note_entry (judging, agency, entry);
    }
  if (!note_hearing (judging, agency, error))
    return FALSE;
  /* One that has left, and that nobody told anything, has no part any more. */
  if (agency->told->len == 0 && clew_agency_get_agreement (record, today) == CLEW_AGREEMENT_ENDED)
    g_ptr_array_remove (sharing->agencies, agency);
  return TRUE;
}

static ClewDay
find_hearing_day (const ClewCase *court_case, ClewDay today)
{
  ClewRecord *hearing = clew_case_find_next_hearing (court_case, today);

  return hearing != NULL ? clew_record_get_day (hearing, "on_day") : CLEW_DAY_UNKNOWN;
}

/**
 * clew_case_sharing_load:
 * @store: a store
 * @court_case: a case that is shown
 * @today: today
 * @error: return location
 *
 * Of the ledger the description in somebody's own words is read, too; it has no place
 * where a prosecutor reads.
 *
 * Returns: (transfer full): what a hearing is prepared from, or %NULL with @error set
 */
ClewCaseSharing *
clew_case_sharing_load (ClewStore      *store,
                        const ClewCase *court_case,
                        ClewDay         today,
                        GError        **error)
{
  const char *participant = clew_record_get_id (court_case->participant);
  g_autoptr (ClewCaseSharing) sharing = g_new0 (ClewCaseSharing, 1);
  g_autoptr (GPtrArray) records = clew_case_list_agencies (store, court_case, error);
  g_auto (ClewGateKnown) known = { .facts = NULL };
  Judging judging = { store, court_case, &known, today, find_hearing_day (court_case, today) };

  if (records == NULL || !clew_gate_known_load (&known, store, participant, error))
    return NULL;
  sharing->hearing = judging.hearing;
  sharing->agencies = g_ptr_array_new_with_free_func (agency_free);
  sharing->ledger = clew_ledger_load (store, participant, CLEW_DAY_UNKNOWN, CLEW_DAY_UNKNOWN,
                                      CLEW_LEDGER_ALL, NULL, error);
  if (sharing->ledger == NULL)
    return NULL;
  for (guint i = 0; i < records->len; i++)
    if (!add_agency (&judging, sharing, records, g_ptr_array_index (records, i), error))
      return NULL;
  return g_steal_pointer (&sharing);
}

/**
 * clew_case_agency_warning:
 * @agency: an agency of a case
 *
 * The words are those of the notice that it gets (42 CFR 2.31(a)(6), 2.32).
 *
 * Returns: (transfer full) (nullable): that permission was taken back after it was told
 *   something, and what follows, translated; %NULL where it was not
 */
char *
clew_case_agency_warning (const ClewCaseAgency *agency)
{
  g_autofree char *day = NULL;

  if (agency->taken_back == CLEW_DAY_UNKNOWN)
    return NULL;
  day = clew_day_words (agency->taken_back);
  /* Translators: the first %s is an agency, the second a date */
  return g_strdup_printf (_ ("Permission for %s was taken back on %s, after something was shared "
                             "with it. From that day on it may not use what it heard or pass it "
                             "on, unless the law lets it."),
                             clew_record_get_text (agency->record, "legal_name"), day);
}

/**
 * clew_sharing_find_taken_back:
 * @store: a store
 * @participant: a participant's id
 * @today: today
 * @since: (out): the latest day on which permission was taken back from a prosecutor, court or
 *   defender that had been told something before and may hear nothing now; unknown if none was
 * @error: return location
 *
 * For lists of what is due, which have no room for more than that.
 *
 * Returns: %FALSE with @error set
 */
gboolean
clew_sharing_find_taken_back (ClewStore  *store,
                              const char *participant,
                              ClewDay     today,
                              ClewDay    *since,
                              GError    **error)
{
  g_auto (ClewGateKnown) known = { .facts = NULL };
  Judging judging = { store, NULL, &known, today, CLEW_DAY_UNKNOWN };
  g_autoptr (GPtrArray) ledger = clew_ledger_load (store, participant, CLEW_DAY_UNKNOWN,
                                                   CLEW_DAY_UNKNOWN, CLEW_LEDGER_ALL, NULL, error);
  g_autoptr (GPtrArray) agencies = NULL;

  *since = CLEW_DAY_UNKNOWN;
  if (ledger == NULL || ledger->len == 0)
    return ledger != NULL;
  agencies = clew_record_select (store, &clew_kind_agency, error, "kind IN (" CASE_KINDS ")", NULL);
  if (agencies == NULL || !clew_gate_known_load (&known, store, participant, error))
    return FALSE;
  for (guint i = 0; i < ledger->len; i++)
    for (guint j = 0; j < agencies->len; j++)
      {
        ClewRecord       *agency = g_ptr_array_index (agencies, j);
        ClewLedgerEntry  *entry = g_ptr_array_index (ledger, i);
        ClewGateRecipient recipient = clew_gate_describe_recipient (agency);
        ClewPermission    found;

        if (g_strcmp0 (entry->agency, recipient.agency) != 0 || is_notice (entry))
          continue;
        found = judge_entry (&judging, &recipient, entry, today);
        if (found.state == CLEW_PERMISSION_TAKEN_BACK)
          *since = MAX (*since, found.since);
      }
  return TRUE;
}
