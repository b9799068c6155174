/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-conference.h"

#include "base/clew-error.h"
#include "records/clew-case.h"
#include "records/clew-gate-private.h"
#include "rules/clew-office-rules.h"

#include <glib/gi18n-lib.h>

static gboolean
refuse (GError **error, int code, const char *why)
{
  g_set_error_literal (error, CLEW_RECORDS_ERROR, code, why);
  return FALSE;
}

static ClewDisclosure
make_disclosure (const ClewConferenceEntry *entry, const char *const *categories)
{
  return (ClewDisclosure){
    .participant = entry->participant,
    .categories = categories,
    .method = entry->method,
    .on = entry->on,
    .court_case = entry->court_case,
  };
}

/* What it is for depends on who hears it, as with a letter. */
static ClewGateRow *
ask_one (ClewStore         *store,
         const ClewGrounds *grounds,
         ClewDisclosure    *what,
         const char        *agency,
         ClewDay            today,
         GError           **error)
{
  g_autoptr (ClewRecord) record = clew_record_load (store, &clew_kind_agency, agency, error);

  if (record == NULL)
    return NULL;
  what->purpose = clew_letter_get_purpose (CLEW_LETTER_STATUS,
                                           clew_record_get_text (record, "kind"), FALSE);
  return clew_gate_answer (store, what, today, grounds, record, error);
}

/**
 * clew_conference_tells:
 * @office: an office
 *
 * Returns: whether what is said at a conference is told under a release, and stands in the
 *   ledger: a prosecutor's office tells nothing under one (rules/clew-office-rules.h)
 */
gboolean
clew_conference_tells (ClewOffice *office)
{
  const char *kind = clew_record_get_text (clew_office_get_record (office), "kind");

  return clew_office_kind_holds (kind, clew_kind_disclosure.table);
}

/**
 * clew_conference_ask:
 * @store: a store
 * @entry: who was there, and what was spoken of
 * @today: today
 * @error: return location
 *
 * What the gate says of each agency present, as of the day of the conference. One that may not
 * hear bars the rest: all hear what is said (rule 1 of clew-roster-rules.c; K31). Nothing is
 * written.
 *
 * Returns: (transfer full) (element-type ClewGateRow): the answers in the order of the agencies
 */
GPtrArray *
clew_conference_ask (ClewStore                 *store,
                     const ClewConferenceEntry *entry,
                     ClewDay                    today,
                     GError                   **error)
{
  g_autofree const char **categories = clew_conference_list_categories (entry->topics,
                                                                        entry->also);
  ClewDisclosure          what = make_disclosure (entry, categories);
  g_auto (ClewGateKnown) known = { .facts = NULL };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (clew_gate_row_free);

  if (!clew_gate_known_load (&known, store, entry->participant, error))
    return NULL;
  for (guint i = 0; entry->agencies[i] != NULL; i++)
    {
      ClewGateRow *row = ask_one (store, &known.grounds, &what, entry->agencies[i], today, error);

      if (row == NULL)
        return NULL;
      g_ptr_array_add (rows, row);
    }
  return g_steal_pointer (&rows);
}

typedef struct
{
  ClewOffice                *office;
  const ClewConferenceEntry *entry;
} Recording;

static gboolean
keep (ClewStore *store, ClewOffice *office, ClewRecord *record, GError **error)
{
  return clew_record_check (record, clew_office_today (office), NULL, error) &&
         clew_record_save (store, record, error);
}

static void
set_me (ClewOffice *office, ClewRecord *record)
{
  ClewRecord *me = clew_office_get_me (office);

  if (me != NULL)
    clew_record_set_text (record, "staff", clew_record_get_id (me));
}

static ClewRecord *
make_conference (const Recording *recording)
{
  const ClewConferenceEntry *entry = recording->entry;
  ClewRecord                *record = clew_record_new (&clew_kind_case_conference);

  clew_record_set_text (record, "court_case", entry->court_case);
  clew_record_set_day (record, "on_day", entry->on);
  clew_record_set_text (record, "method", entry->method);
  set_me (recording->office, record);
  if (entry->topics != NULL && entry->topics[0] != NULL)
    {
      g_autofree char *topics = g_strjoinv (" ", (char **)entry->topics);

      clew_record_set_text (record, "topics", topics);
    }
  if (entry->nothing_helpful)
    clew_record_set_yes (record, "nothing_helpful", TRUE);
  return record;
}

/* Who was there. @disclosure: (nullable): the row of the ledger for what they heard. */
static gboolean
keep_party (ClewStore       *store,
            const Recording *recording,
            const char      *conference,
            const char      *agency,
            const char      *disclosure,
            GError         **error)
{
  g_autoptr (ClewRecord) party = clew_record_new (&clew_kind_conference_party);

  clew_record_set_text (party, "conference", conference);
  clew_record_set_text (party, "agency", agency);
  clew_record_set_text (party, "disclosure", disclosure);
  return keep (store, recording->office, party, error);
}

static gboolean
keep_told (ClewStore       *store,
           const Recording *recording,
           const char      *conference,
           ClewGateRow     *answer,
           GError         **error)
{
  const ClewConferenceEntry *entry = recording->entry;
  g_autofree const char    **categories = clew_conference_list_categories (entry->topics,
                                                                           entry->also);
  ClewDisclosure             what = make_disclosure (entry, categories);
  g_autoptr (ClewRecord) agency = clew_record_load (store, &clew_kind_agency, answer->agency,
                                                    error);
  g_autoptr (ClewRecord) row = NULL;

  if (agency == NULL)
    return FALSE;
  what.purpose = clew_letter_get_purpose (CLEW_LETTER_STATUS,
                                          clew_record_get_text (agency, "kind"), FALSE);
  row = clew_gate_make_row (recording->office, &what, answer);
  return keep (store, recording->office, row, error) &&
         keep_party (store, recording, conference, answer->agency, clew_record_get_id (row),
                     error);
}

/* With what each heard, in an office that tells under releases. */
static gboolean
keep_parties (ClewStore       *store,
              const Recording *recording,
              const char      *conference,
              GPtrArray       *rows,
              GError         **error)
{
  const char *const *agencies = recording->entry->agencies;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (!keep_told (store, recording, conference, g_ptr_array_index (rows, i), error))
      return FALSE;
  for (guint i = 0; rows == NULL && agencies[i] != NULL; i++)
    if (!keep_party (store, recording, conference, agencies[i], NULL, error))
      return FALSE;
  return TRUE;
}

static gboolean
keep_steps (ClewStore *store, const Recording *recording, const char *conference, GError **error)
{
  for (guint i = 0; i < recording->entry->n_steps; i++)
    {
      const ClewStepEntry *step = &recording->entry->steps[i];
      g_autoptr (ClewRecord) record = clew_record_new (&clew_kind_agreed_step);

      clew_record_set_text (record, "conference", conference);
      clew_record_set_text (record, "kind", step->kind);
      clew_record_set_text (record, "whose", step->whose);
      if (step->due_on != CLEW_DAY_UNKNOWN)
        clew_record_set_day (record, "due_on", step->due_on);
      if (!keep (store, recording->office, record, error))
        return FALSE;
    }
  return TRUE;
}

/* Something can be taken back while somebody enters this. */
static gboolean
check_covered (const GPtrArray *rows, gboolean owned, GError **error)
{
  for (guint i = 0; i < rows->len && !owned; i++)
    {
      const ClewGateRow *row = g_ptr_array_index (rows, i);
      g_autofree char   *why = NULL;

      if (clew_gate_is_yes (row->answer))
        continue;
      why = clew_gate_explain (row);
      return refuse (error, CLEW_RECORDS_ERROR_REFUSED, why);
    }
  return TRUE;
}

static gboolean
check_case (ClewStore *store, const ClewConferenceEntry *entry, GError **error)
{
  g_autoptr (ClewRecord) court_case = clew_record_load (store, &clew_kind_court_case,
                                                        entry->court_case, error);
  ClewCaseDates dates;

  if (court_case == NULL)
    return FALSE;
  dates = clew_case_read_dates (court_case);
  if (!clew_case_is_shown (dates.sealed, dates.vacated))
    return refuse (error, CLEW_RECORDS_ERROR_INVALID,
                   _ ("This case is sealed or vacated. Nothing more is entered in it."));
  if (g_strcmp0 (clew_record_get_text (court_case, "participant"), entry->participant) != 0)
    return refuse (error, CLEW_RECORDS_ERROR_INVALID, _ ("That is a case of somebody else."));
  return TRUE;
}

static gboolean
save_conference (ClewStore *store, gpointer data, GError **error)
{
  const Recording *recording = data;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (ClewRecord) record = make_conference (recording);

  if (!check_case (store, recording->entry, error))
    return FALSE;
  if (clew_conference_tells (recording->office))
    {
      rows = clew_conference_ask (store, recording->entry, clew_office_today (recording->office),
                                  error);
      if (rows == NULL || !check_covered (rows, recording->entry->owned, error))
        return FALSE;
    }
  if (!keep (store, recording->office, record, error) ||
      !keep_parties (store, recording, clew_record_get_id (record), rows, error))
    return FALSE;
  return keep_steps (store, recording, clew_record_get_id (record), error);
}

/**
 * clew_conference_record:
 * @office: an office
 * @entry: who was there, of what was spoken, and what was agreed
 * @error: return location; %CLEW_RECORDS_ERROR_REFUSED when an agency may not hear it and that
 *   is not owned; %CLEW_RECORDS_ERROR_INVALID with words for the person at the desk
 *
 * Keeps the conference, what was agreed and, for each agency that was there, the row of the
 * ledger, in one change that asks the gate again (42 CFR 2.13, 2.25). What nothing covered is
 * kept all the same once it is owned: the ledger tells what happened. In a prosecutor's office,
 * which tells nothing under a release, who was there is kept alone.
 *
 * Returns: %FALSE with @error set when nothing was kept
 */
gboolean
clew_conference_record (ClewOffice *office, const ClewConferenceEntry *entry, GError **error)
{
  Recording recording = { office, entry };

  if (entry->agencies == NULL || entry->agencies[0] == NULL)
    return refuse (error, CLEW_RECORDS_ERROR_INVALID, _ ("Choose which agencies were there."));
  if ((entry->topics == NULL || entry->topics[0] == NULL) && !entry->nothing_helpful)
    return refuse (error, CLEW_RECORDS_ERROR_INVALID,
                   _ ("Choose what was spoken of, or that nothing helpful could be shared."));
  return clew_office_change (office, "record conference", save_conference, &recording, error);
}

/* Taking one back that was entered by mistake */

typedef struct
{
  ClewOffice *office;
  const char *id;
} Naming;

/* What corrects it, or corrects what corrects it. */
static char *
find_newest (ClewStore *store, const char *entry, GError **error)
{
  g_autoptr (ClewRows) rows = clew_store_query (
    store, error,
    "WITH RECURSIVE chain (id, n) AS (SELECT ?1, 0 UNION "
    "SELECT d.id, chain.n + 1 FROM disclosure d JOIN chain ON d.corrects = chain.id) "
    "SELECT d.id FROM chain JOIN disclosure d ON d.id = chain.id "
    "WHERE d.ground <> 'mistake' AND chain.n = (SELECT max (n) FROM chain)",
    "s", entry);

  if (rows == NULL || !clew_rows_next (rows, error))
    return NULL;
  return g_strdup (clew_rows_get_text (rows, 0));
}

static gboolean
withdraw_told (ClewStore *store, ClewOffice *office, const char *conference, GError **error)
{
  g_autoptr (GPtrArray) parties = clew_record_select (
    store, &clew_kind_conference_party, error, "conference = ?", "s", conference);

  if (parties == NULL)
    return FALSE;
  for (guint i = 0; i < parties->len; i++)
    {
      const char      *told = clew_record_get_text (g_ptr_array_index (parties, i), "disclosure");
      GError          *failure = NULL;
      g_autofree char *newest = told != NULL ? find_newest (store, told, &failure) : NULL;

      if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return FALSE;
        }
      if (newest != NULL && !clew_gate_save_mistake (store, office, newest, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
save_withdrawal (ClewStore *store, gpointer data, GError **error)
{
  const Naming *naming = data;
  g_autoptr (ClewRecord) earlier = clew_record_load (store, &clew_kind_case_conference, naming->id,
                                                     error);
  g_autoptr (GPtrArray) taken = NULL;
  g_autoptr (ClewRecord) record = clew_record_new (&clew_kind_case_conference);

  if (earlier == NULL)
    return FALSE;
  taken = clew_record_select (store, &clew_kind_case_conference, error, "withdraws = ?", "s",
                              naming->id);
  if (taken == NULL)
    return FALSE;
  if (taken->len > 0 || clew_record_get_text (earlier, "withdraws") != NULL)
    return refuse (error, CLEW_RECORDS_ERROR_INVALID,
                   _ ("This conference is marked as a mistake already."));
  clew_record_set_text (record, "court_case", clew_record_get_text (earlier, "court_case"));
  clew_record_set_text (record, "on_day", clew_record_get_text (earlier, "on_day"));
  clew_record_set_text (record, "method", clew_record_get_text (earlier, "method"));
  clew_record_set_text (record, "withdraws", naming->id);
  set_me (naming->office, record);
  return keep (store, naming->office, record, error) &&
         withdraw_told (store, naming->office, naming->id, error);
}

/**
 * clew_conference_withdraw:
 * @office: an office
 * @id: id of a conference that never was
 * @error: return location
 *
 * Says of the conference, and of what the ledger has of it, that it was entered by mistake. All
 * rows stay.
 *
 * Returns: %FALSE with @error set when nothing was kept
 */
gboolean
clew_conference_withdraw (ClewOffice *office, const char *id, GError **error)
{
  Naming naming = { office, id };

  return clew_office_change (office, "withdraw conference", save_withdrawal, &naming, error);
}

/* Steps */

typedef struct
{
  ClewOffice       *office;
  const char       *step;
  ClewStepEventKind what;
} Noting;

static gboolean
save_note (ClewStore *store, gpointer data, GError **error)
{
  const Noting *noting = data;
  g_autoptr (ClewRecord) event = clew_record_new (&clew_kind_agreed_step_event);

  clew_record_set_text (event, "step", noting->step);
  clew_record_set_text (event, "kind", clew_step_event_ids[noting->what]);
  clew_record_set_day (event, "on_day", clew_office_today (noting->office));
  set_me (noting->office, event);
  return keep (store, noting->office, event, error);
}

/**
 * clew_step_note:
 * @office: an office
 * @step: id of an agreed step
 * @what: what became of it today; an entry by mistake is answered by %CLEW_STEP_OPEN_AGAIN
 * @error: return location
 *
 * Returns: %FALSE with @error set when nothing was kept
 */
gboolean
clew_step_note (ClewOffice *office, const char *step, ClewStepEventKind what, GError **error)
{
  Noting noting = { office, step, what };

  return clew_office_change (office, "record agreed step", save_note, &noting, error);
}

/* Reading */

static void
step_free (gpointer data)
{
  ClewAgreedStep *step = data;

  g_object_unref (step->record);
  g_free (step);
}

static void
conference_free (gpointer data)
{
  ClewConference *conference = data;

  g_object_unref (conference->record);
  g_ptr_array_unref (conference->agencies);
  g_ptr_array_unref (conference->steps);
  g_free (conference);
}

static gboolean
read_agencies (ClewStore *store, ClewConference *conference, GError **error)
{
  g_autoptr (ClewRows) rows = clew_store_query (
    store, error,
    "SELECT a.legal_name FROM conference_party p JOIN agency a ON a.id = p.agency "
    "WHERE p.conference = ? ORDER BY p.rowid",
    "s", clew_record_get_id (conference->record));
  GError *failure = NULL;

  if (rows == NULL)
    return FALSE;
  while (clew_rows_next (rows, &failure))
    g_ptr_array_add (conference->agencies, g_strdup (clew_rows_get_text (rows, 0)));
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

static gboolean
judge_step (ClewStore *store, ClewAgreedStep *step, GError **error)
{
  g_autoptr (GPtrArray) records = clew_record_select (
    store, &clew_kind_agreed_step_event, error, "step = ? ORDER BY rowid", "s",
    clew_record_get_id (step->record));
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (ClewStepEvent));

  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      const char   *kind = clew_record_get_text (g_ptr_array_index (records, i), "kind");
      ClewStepEvent event = { .entered = i };

      while (event.kind < CLEW_STEP_OPEN_AGAIN &&
             !g_str_equal (clew_step_event_ids[event.kind], kind))
        event.kind++;
      g_array_append_val (events, event);
    }
  step->is_open = clew_step_is_open ((const ClewStepEvent *)(gpointer)events->data, events->len);
  if (!step->is_open)
    step->closed_on = clew_record_get_day (g_ptr_array_index (records, records->len - 1), "on_day");
  return TRUE;
}

static gboolean
read_steps (ClewStore *store, ClewConference *conference, GError **error)
{
  g_autoptr (GPtrArray) records = clew_record_select (
    store, &clew_kind_agreed_step, error, "conference = ? ORDER BY rowid", "s",
    clew_record_get_id (conference->record));

  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      ClewAgreedStep *step = g_new0 (ClewAgreedStep, 1);

      step->record = g_object_ref (g_ptr_array_index (records, i));
      g_ptr_array_add (conference->steps, step);
      if (!judge_step (store, step, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * clew_conference_list:
 * @store: a store
 * @court_case: a case's id
 * @error: return location
 *
 * Returns: (transfer full) (element-type ClewConference): the conferences about it that are no
 *   mistake, the latest first, with what was agreed
 */
GPtrArray *
clew_conference_list (ClewStore *store, const char *court_case, GError **error)
{
  g_autoptr (GPtrArray) records = clew_record_select (
    store, &clew_kind_case_conference, error,
    "court_case = ? AND withdraws IS NULL AND id NOT IN "
    "(SELECT w.withdraws FROM case_conference w WHERE w.withdraws IS NOT NULL) "
    "ORDER BY on_day DESC, rowid DESC",
    "s", court_case);
  g_autoptr (GPtrArray) conferences = g_ptr_array_new_with_free_func (conference_free);

  if (records == NULL)
    return NULL;
  for (guint i = 0; i < records->len; i++)
    {
      ClewConference *conference = g_new0 (ClewConference, 1);

      conference->record = g_object_ref (g_ptr_array_index (records, i));
      conference->agencies = g_ptr_array_new_with_free_func (g_free);
      conference->steps = g_ptr_array_new_with_free_func (step_free);
      g_ptr_array_add (conferences, conference);
      if (!read_agencies (store, conference, error) || !read_steps (store, conference, error))
        return NULL;
    }
  return g_steal_pointer (&conferences);
}
