/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-gate-private.h"

#include "base/clew-error.h"
#include "records/clew-agency.h"
#include "records/clew-facts.h"
#include "records/clew-outgoing-paper.h"
#include "records/clew-who-may-hear.h"
#include "rules/clew-scan-rules.h"

#include <glib/gi18n-lib.h>

/**
 * clew_gate_row_free:
 * @data: (transfer full) (nullable): a #ClewGateRow
 */
void
clew_gate_row_free (gpointer data)
{
  ClewGateRow *row = data;

  if (row == NULL)
    return;
  g_free (row->agency);
  g_free (row->name);
  g_free (row->named_as);
  g_free (row->address);
  g_free (row->category);
  g_free (row->consent);
  g_free (row->form_number);
  g_free (row->order);
  g_free (row);
}

/* The court orders about a person; the records keep their strings. */
static GArray *
load_orders (ClewStore *store, const char *participant, GPtrArray *records, GPtrArray *lists,
             GError **error)
{
  g_autoptr (GArray) orders = g_array_new (FALSE, FALSE, sizeof (ClewCourtOrder));
  g_autoptr (GPtrArray) found = clew_record_select (store, &clew_kind_court_order, error,
                                                    "participant = ? ORDER BY rowid", "s",
                                                    participant);

  if (found == NULL)
    return NULL;
  for (guint i = 0; i < found->len; i++)
    {
      ClewRecord    *record = g_ptr_array_index (found, i);
      GStrv          categories = g_strsplit (clew_record_get_text (record, "categories"), " ", -1);
      ClewCourtOrder order = {
        .id = clew_record_get_id (record),
        .agency = clew_record_get_text (record, "agency"),
        .issued_on = clew_record_get_day (record, "issued_on"),
        .ends_on = clew_record_get_day (record, "ends_on"),
        .mandate_on = clew_record_get_text (record, "mandate") != NULL
                        ? clew_record_get_day (record, "mandate_on")
                        : CLEW_DAY_UNKNOWN,
        .categories = (const char *const *)categories,
        .confirmed_on = clew_record_get_day (record, "confirmed_on"),
      };

      g_ptr_array_add (records, g_object_ref (record));
      g_ptr_array_add (lists, categories);
      g_array_append_val (orders, order);
    }
  return g_steal_pointer (&orders);
}

/* What the paper says: its number, and how it calls the agency. */
static gboolean
read_paper (ClewStore *store, ClewGateRow *row, GError **error)
{
  g_autoptr (ClewRecord) record = clew_record_load (store, &clew_kind_consent, row->consent, error);

  if (record == NULL)
    return FALSE;
  row->form_number = clew_form_number_on_paper (clew_record_get_text (record, "form_number"));
  return clew_agency_find_printed_name (store, row->agency, row->consent, row->name,
                                        &row->named_as, error);
}

/* Who is asked about. It borrows from @agency. */
ClewGateRecipient
clew_gate_describe_recipient (ClewRecord *agency)
{
  return (ClewGateRecipient){
    .agency = clew_record_get_id (agency),
    .may_receive = !clew_record_is_removed (agency) && clew_agency_may_receive (agency),
    .left_on = clew_record_get_day (agency, "mou_ended_on"),
  };
}

/* The ids of every kind of information, %NULL-terminated. */
const char *const *
clew_gate_list_known (void)
{
  static const char *known[16];
  static gsize       once;

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; clew_all_categories[i].id != NULL; i++)
        known[i] = clew_all_categories[i].id;
      g_once_init_leave (&once, 1);
    }
  return known;
}

static ClewGateVerdict
decide (const ClewDisclosure    *what,
        ClewDay                  today,
        const ClewGrounds       *grounds,
        const ClewGateRecipient *recipient)
{
  ClewGateQuestion question = {
    .recipient = recipient,
    .categories = what->categories,
    .purpose = what->purpose,
    .subpoena = what->subpoena,
    .consent = what->consent,
    .on = what->on,
    .today = today,
  };

  return clew_gate_decide (grounds, &question, clew_gate_list_known ());
}

/* @agency is %NULL for who is not in the directory. */
ClewGateRow *
clew_gate_answer (ClewStore            *store,
                  const ClewDisclosure *what,
                  ClewDay               today,
                  const ClewGrounds    *grounds,
                  ClewRecord           *agency,
                  GError              **error)
{
  ClewGateRecipient recipient = { .agency = NULL };
  ClewGateVerdict   verdict;
  ClewGateRow      *row = g_new0 (ClewGateRow, 1);

  if (agency != NULL)
    {
      recipient = clew_gate_describe_recipient (agency);
      row->agency = g_strdup (recipient.agency);
      row->name = g_strdup (clew_record_get_text (agency, "legal_name"));
      row->address = g_strdup (clew_record_get_text (agency, "address"));
    }
  verdict = decide (what, today, grounds, &recipient);
  row->answer = verdict.answer;
  row->hear = verdict.hear;
  row->category = g_strdup (verdict.category);
  row->order = verdict.order != NULL ? g_strdup (verdict.order->id) : NULL;
  row->since = verdict.since;
  if (verdict.consent != NULL)
    {
      row->consent = g_strdup (verdict.consent->id);
      row->expires_on = verdict.consent->expires_on;
      if (!read_paper (store, row, error))
        g_clear_pointer (&row, clew_gate_row_free);
    }
  return row;
}

/* Whoever is named in words, and may be an agency all the same. */
static ClewGateRow *
ask_named (ClewStore            *store,
           const ClewDisclosure *what,
           ClewDay               today,
           const ClewGrounds    *grounds,
           GError              **error)
{
  g_autoptr (GPtrArray) agencies = clew_agency_list_load (store, NULL, error);
  ClewGateRow *row;

  if (agencies == NULL)
    return NULL;
  row = clew_gate_answer (store, what, today, grounds,
                          clew_agency_find_called (agencies, what->recipient), error);
  if (row == NULL)
    return NULL;
  g_free (row->name);
  row->name = g_strdup (what->recipient);
  if (what->recipient_address != NULL)
    {
      g_free (row->address);
      row->address = g_strdup (what->recipient_address);
    }
  return row;
}

/* All on which something about a person can stand. To be cleared also after a failure. */
gboolean
clew_gate_known_load (ClewGateKnown *known,
                      ClewStore     *store,
                      const char    *participant,
                      GError       **error)
{
  ClewGrounds *grounds = &known->grounds;

  *known = (ClewGateKnown){
    .facts = clew_facts_load (store, participant, error),
    .records = g_ptr_array_new_with_free_func (g_object_unref),
    .lists = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev),
  };
  if (known->facts == NULL)
    return FALSE;
  known->orders = load_orders (store, participant, known->records, known->lists, error);
  if (known->orders == NULL)
    return FALSE;
  /* Of somebody who was taken out nothing leaves, whatever the court said. */
  if (clew_facts_get_participant (known->facts) != NULL)
    {
      grounds->orders = (const ClewCourtOrder *)(gpointer)known->orders->data;
      grounds->n_orders = known->orders->len;
    }
  grounds->gaps = clew_facts_get_gaps (known->facts, &grounds->n_gaps);
  for (guint i = 0; i < CLEW_CONSENT_N_KINDS; i++)
    grounds->consents[i] = clew_facts_get_consents_of (known->facts, i, &grounds->n_consents[i]);
  return TRUE;
}

void
clew_gate_known_clear (ClewGateKnown *known)
{
  g_clear_pointer (&known->facts, clew_facts_free);
  g_clear_pointer (&known->orders, g_array_unref);
  g_clear_pointer (&known->records, g_ptr_array_unref);
  g_clear_pointer (&known->lists, g_ptr_array_unref);
}

/**
 * clew_gate_ask:
 * @store: a store
 * @what: who would hear what about whom
 * @today: today
 * @error: return location
 *
 * What the gate says of each recipient. Nothing is written; to let something
 * out, ask clew_gate_clear().
 *
 * Returns: (transfer full) (element-type ClewGateRow): the answers in the order
 *   of @what's agencies, then of who is named in words, or %NULL with @error set when
 *   reading failed
 */
GPtrArray *
clew_gate_ask (ClewStore *store, const ClewDisclosure *what, ClewDay today, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (clew_gate_row_free);
  g_auto (ClewGateKnown) known = { .facts = NULL };

  if (!clew_gate_known_load (&known, store, what->participant, error))
    return NULL;
  for (guint i = 0; what->agencies != NULL && what->agencies[i] != NULL; i++)
    {
      g_autoptr (ClewRecord) agency = clew_record_load (store, &clew_kind_agency,
                                                        what->agencies[i], error);
      ClewGateRow *row;

      if (agency == NULL)
        return NULL;
      row = clew_gate_answer (store, what, today, &known.grounds, agency, error);
      if (row == NULL)
        return NULL;
      g_ptr_array_add (rows, row);
    }
  if (what->recipient != NULL)
    {
      ClewGateRow *row = ask_named (store, what, today, &known.grounds, error);

      if (row == NULL)
        return NULL;
      g_ptr_array_add (rows, row);
    }
  return g_steal_pointer (&rows);
}

static char **
copy_list (const char *const *list)
{
  return list != NULL ? g_strdupv ((char **)list) : NULL;
}

static ClewClearance *
clearance_new (ClewOffice *office, const ClewDisclosure *what)
{
  ClewClearance *clearance = g_new0 (ClewClearance, 1);

  clearance->office = g_object_ref (office);
  clearance->what = *what;
  clearance->what.participant = g_strdup (what->participant);
  clearance->what.agencies = (const char *const *)copy_list (what->agencies);
  clearance->what.person = g_strdup (what->person);
  clearance->what.categories = (const char *const *)copy_list (what->categories);
  clearance->what.method = g_strdup (what->method);
  clearance->what.consent = g_strdup (what->consent);
  clearance->what.description = g_strdup (what->description);
  clearance->what.court_case = g_strdup (what->court_case);
  clearance->what.recipient = clearance->what.recipient_address = NULL;
  return clearance;
}

/**
 * clew_clearance_free:
 * @clearance: (nullable): a clearance; what was not committed leaves no trace
 */
void
clew_clearance_free (ClewClearance *clearance)
{
  if (clearance == NULL)
    return;
  g_object_unref (clearance->office);
  g_free ((char *)clearance->what.participant);
  g_strfreev ((char **)clearance->what.agencies);
  g_free ((char *)clearance->what.person);
  g_strfreev ((char **)clearance->what.categories);
  g_free ((char *)clearance->what.method);
  g_free ((char *)clearance->what.consent);
  g_free ((char *)clearance->what.description);
  g_free ((char *)clearance->what.court_case);
  g_clear_pointer (&clearance->recipients, g_ptr_array_unref);
  g_free (clearance);
}

/* Asks for all, and takes only a yes of all. */
gboolean
clew_gate_ask_again (ClewClearance *clearance, GError **error)
{
  g_autoptr (GPtrArray) rows = clew_gate_ask (clew_office_get_store (clearance->office),
                                              &clearance->what,
                                              clew_office_today (clearance->office), error);

  if (rows == NULL)
    return FALSE;
  if (rows->len == 0)
    {
      g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED,
                           _ ("No agency is chosen. Nothing chosen means nobody."));
      return FALSE;
    }
  for (guint i = 0; i < rows->len; i++)
    {
      const ClewGateRow *row = g_ptr_array_index (rows, i);
      g_autofree char   *why = NULL;

      if (clew_gate_is_yes (row->answer))
        continue;
      why = clew_gate_explain (row);
      g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED, why);
      return FALSE;
    }
  g_clear_pointer (&clearance->recipients, g_ptr_array_unref);
  clearance->recipients = g_steal_pointer (&rows);
  return TRUE;
}

/**
 * clew_gate_clear:
 * @office: an office
 * @what: who would hear what about whom
 * @error: return location; %CLEW_RECORDS_ERROR_REFUSED with the reason of the
 *   first recipient that is refused
 *
 * The only way to a clearance. It is for agencies: whom @what names in words gets
 * nothing. One recipient refused refuses all: who wants the
 * others to hear asks for them.
 *
 * Returns: (transfer full): the clearance, good for one commit, or %NULL
 */
ClewClearance *
clew_gate_clear (ClewOffice *office, const ClewDisclosure *what, GError **error)
{
  g_autoptr (ClewClearance) clearance = clearance_new (office, what);

  return clew_gate_ask_again (clearance, error) ? g_steal_pointer (&clearance) : NULL;
}

/**
 * clew_clearance_get_office:
 * @clearance: a clearance
 *
 * Returns: (transfer none): its office
 */
ClewOffice *
clew_clearance_get_office (const ClewClearance *clearance)
{
  return clearance->office;
}

/**
 * clew_clearance_get_disclosure:
 * @clearance: a clearance
 *
 * Returns: (transfer none): what was cleared, as it was asked
 */
const ClewDisclosure *
clew_clearance_get_disclosure (const ClewClearance *clearance)
{
  return &clearance->what;
}

/**
 * clew_clearance_get_recipients:
 * @clearance: a clearance
 *
 * Returns: (transfer none) (element-type ClewGateRow): who may receive, and by what
 */
GPtrArray *
clew_clearance_get_recipients (const ClewClearance *clearance)
{
  return clearance->recipients;
}

/* A row of the ledger, not kept yet. */
ClewRecord *
clew_gate_make_row (ClewOffice *office, const ClewDisclosure *what, const ClewGateRow *recipient)
{
  ClewRecord      *row = clew_record_new (&clew_kind_disclosure);
  ClewRecord      *me = clew_office_get_me (office);
  g_autofree char *categories = g_strjoinv (" ", (char **)what->categories);

  clew_record_set_text (row, "participant", what->participant);
  clew_record_set_day (row, "on_day", what->on);
  clew_record_set_text (row, "agency", recipient->agency);
  clew_record_set_text (row, "recipient", recipient->name);
  clew_record_set_text (row, "recipient_address", recipient->address);
  clew_record_set_text (row, "person", what->person);
  clew_record_set_text (row, "categories", categories);
  clew_record_set_text (row, "purpose", clew_purpose_ids[what->purpose]);
  clew_record_set_text (row, "method", what->method);
  clew_record_set_text (row, "description", what->description);
  clew_record_set_text (row, "court_case", what->court_case);
  if (recipient->answer == CLEW_GATE_BY_CONSENT)
    {
      clew_record_set_text (row, "ground", "consent");
      clew_record_set_text (row, "consent", recipient->consent);
    }
  else if (recipient->answer == CLEW_GATE_BY_ORDER)
    {
      clew_record_set_text (row, "ground", "court_order");
      clew_record_set_text (row, "court_order", recipient->order);
    }
  else
    clew_record_set_text (row, "ground", "none");
  if (me != NULL)
    clew_record_set_text (row, "staff", clew_record_get_id (me));
  return row;
}

/* What happens inside the change. */
typedef struct
{
  ClewClearance     *clearance;
  const char        *paper_kind;
  ClewClearedPrinter printer;
  gpointer           data;
  GPtrArray         *papers;
} Emission;

static gboolean
print_in_change (ClewStore *store, Emission *emission, const ClewGateRow *recipient,
                 ClewRecord *row, GError **error)
{
  ClewClearance *clearance = emission->clearance;
  g_autoptr (ClewRecord) wording = NULL;
  g_autofree char *paper = NULL;
  GBytes          *bytes = emission->printer (clearance, recipient, emission->data, &wording,
                                              error);

  if (bytes == NULL)
    return FALSE;
  g_ptr_array_add (emission->papers, bytes);
  paper = clew_outgoing_paper_keep (store, clearance->what.participant, emission->paper_kind,
                                    bytes, wording, error);
  clew_record_set_text (row, "paper", paper);
  return paper != NULL;
}

/* A consent can end between the asking and the sending, so it is asked again
 * here, where nothing can come between. */
static gboolean
emit_in_change (ClewStore *store, gpointer data, GError **error)
{
  Emission      *emission = data;
  ClewClearance *clearance = emission->clearance;

  if (!clew_gate_ask_again (clearance, error))
    return FALSE;
  for (guint i = 0; i < clearance->recipients->len; i++)
    {
      const ClewGateRow *recipient = g_ptr_array_index (clearance->recipients, i);
      g_autoptr (ClewRecord) row = clew_gate_make_row (clearance->office, &clearance->what,
                                                       recipient);

      if (emission->printer != NULL && !print_in_change (store, emission, recipient, row, error))
        return FALSE;
      if (!clew_record_check (row, clew_office_today (clearance->office), NULL, error) ||
          !clew_record_save (store, row, error))
        return FALSE;
    }
  return TRUE;
}

/* A clearance for a notice is for nothing else (rule 8 of clew-gate-rules.c). */
gboolean
clew_gate_check_paper (const ClewClearance *clearance, const char *paper_kind, GError **error)
{
  gboolean may_be_notice = clearance->what.purpose == CLEW_PURPOSE_NOTICE;

  if (may_be_notice == (g_strcmp0 (paper_kind, "revocation_notice") == 0))
    return TRUE;
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED,
                       _ ("A notice says only that permission was taken back."));
  return FALSE;
}

static gboolean
emit (Emission *emission, GError **error)
{
  g_return_val_if_fail (!emission->clearance->spent, FALSE);

  if (!clew_gate_check_paper (emission->clearance, emission->paper_kind, error) ||
      !clew_office_change (emission->clearance->office, "record disclosure", emit_in_change,
                           emission, error))
    return FALSE;
  emission->clearance->spent = TRUE;
  return TRUE;
}

/**
 * clew_clearance_commit:
 * @clearance: a clearance that was not used yet
 * @error: return location; %CLEW_RECORDS_ERROR_REFUSED when it holds no longer
 *
 * Writes the ledger for something that leaves without paper, such as what is
 * said at a meeting.
 *
 * Returns: %FALSE with @error set when nothing was kept and nothing may leave
 */
gboolean
clew_clearance_commit (ClewClearance *clearance, GError **error)
{
  Emission emission = { .clearance = clearance };

  return emit (&emission, error);
}

/**
 * clew_clearance_print:
 * @clearance: a clearance that was not used yet
 * @paper_kind: an id of clew_outgoing_kinds
 * @printer: makes the paper for one recipient; must not change records
 * @data: for @printer
 * @error: return location; %CLEW_RECORDS_ERROR_REFUSED when it holds no longer
 *
 * Makes a paper for each recipient, keeps its exact bytes and writes the
 * ledger, all in one change: there is no paper without its row.
 *
 * Returns: (transfer full) (element-type GBytes): the papers in the order of
 *   the recipients, or %NULL when nothing was kept and nothing may leave
 */
GPtrArray *
clew_clearance_print (ClewClearance     *clearance,
                      const char        *paper_kind,
                      ClewClearedPrinter printer,
                      gpointer           data,
                      GError           **error)
{
  g_autoptr (GPtrArray) papers = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  Emission emission = { clearance, paper_kind, printer, data, papers };

  return emit (&emission, error) ? g_steal_pointer (&papers) : NULL;
}
