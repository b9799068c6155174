/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-ledger.h"

#include "records/clew-agency.h"
#include "records/clew-kind.h"
#include "rules/clew-scan-rules.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
#define ENTRY_SQL \
  "SELECT d.id, d.on_day, d.agency, d.recipient, d.recipient_address, d.person, d.categories, " \
  "d.purpose, d.method, d.description, d.ground, c.form_number, d.paper, s.name, d.corrects, " \
  "d.consent, w.language, w.version, iif (o.participant IS NULL, NULL, o.kind), d.court_case " \
  "FROM disclosure d LEFT JOIN consent c ON c.id = d.consent LEFT JOIN staff s ON s.id = d.staff " \
  "LEFT JOIN outgoing_paper o ON o.id = d.paper LEFT JOIN wording w ON w.id = o.wording "
/* What is true now of a person: the entries that nothing corrects. */
#define TRUE_NOW \
  "d.participant = ?1 AND d.removed IS NULL " \
  "AND (?2 IS NULL OR d.on_day >= ?2) AND (?3 IS NULL OR d.on_day <= ?3) " \
  "AND NOT EXISTS (SELECT 1 FROM disclosure x WHERE x.corrects = d.id) "
#define EARLIER_SQL \
  "WITH RECURSIVE chain (id) AS (SELECT ?1 UNION " \
  "SELECT x.corrects FROM disclosure x JOIN chain ON x.id = chain.id " \
  "WHERE x.corrects IS NOT NULL) " \
  ENTRY_SQL "WHERE d.id IN (SELECT id FROM chain) AND d.participant = ?2 ORDER BY d.rowid DESC"
/* clang-format on */

static void
entry_free (gpointer data)
{
  ClewLedgerEntry *entry = data;

  g_free (entry->id);
  g_free (entry->agency);
  g_free (entry->recipient);
  g_free (entry->named_as);
  g_free (entry->address);
  g_free (entry->person);
  g_strfreev (entry->categories);
  g_free (entry->purpose);
  g_free (entry->method);
  g_free (entry->description);
  g_free (entry->ground);
  g_free (entry->form_number);
  g_free (entry->paper);
  g_free (entry->paper_kind);
  g_free (entry->court_case);
  g_free (entry->told_by);
  g_free (entry->language);
  g_ptr_array_unref (entry->earlier);
  g_free (entry);
}

static gboolean
find_printed_name (ClewStore *store, ClewRows *rows, ClewLedgerEntry *entry, GError **error)
{
  const char *consent = clew_rows_get_text (rows, 15);

  return consent == NULL || entry->agency == NULL ||
         clew_agency_find_printed_name (store, entry->agency, consent, entry->recipient,
                                        &entry->named_as, error);
}

static ClewLedgerEntry *
read_entry (ClewRows *rows)
{
  ClewLedgerEntry *entry = g_new0 (ClewLedgerEntry, 1);

  entry->id = g_strdup (clew_rows_get_text (rows, 0));
  entry->on = clew_day_from_iso (clew_rows_get_text (rows, 1));
  entry->agency = g_strdup (clew_rows_get_text (rows, 2));
  entry->recipient = g_strdup (clew_rows_get_text (rows, 3));
  entry->address = g_strdup (clew_rows_get_text (rows, 4));
  entry->person = g_strdup (clew_rows_get_text (rows, 5));
  entry->categories = g_strsplit (clew_rows_get_text (rows, 6), " ", -1);
  entry->purpose = g_strdup (clew_rows_get_text (rows, 7));
  entry->method = g_strdup (clew_rows_get_text (rows, 8));
  entry->description = g_strdup (clew_rows_get_text (rows, 9));
  entry->ground = g_strdup (clew_rows_get_text (rows, 10));
  if (!clew_rows_is_nothing (rows, 11))
    entry->form_number = clew_form_number_on_paper (clew_rows_get_text (rows, 11));
  entry->paper = g_strdup (clew_rows_get_text (rows, 12));
  entry->told_by = g_strdup (clew_rows_get_text (rows, 13));
  entry->language = g_strdup (clew_rows_get_text (rows, 16));
  entry->version = clew_rows_get_number (rows, 17);
  entry->paper_kind = g_strdup (clew_rows_get_text (rows, 18));
  entry->court_case = g_strdup (clew_rows_get_text (rows, 19));
  entry->earlier = g_ptr_array_new_with_free_func (entry_free);
  return entry;
}

static gboolean
load_earlier (ClewStore       *store,
              ClewLedgerEntry *entry,
              const char      *corrects,
              const char      *participant,
              GError         **error)
{
  g_autoptr (ClewRows) rows = NULL;
  GError *failure = NULL;

  if (corrects == NULL)
    return TRUE;
  rows = clew_store_query (store, error, EARLIER_SQL, "ss", corrects, participant);
  if (rows == NULL)
    return FALSE;
  while (clew_rows_next (rows, &failure))
    g_ptr_array_add (entry->earlier, read_entry (rows));
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

static char *
day_or_nothing (ClewDay day)
{
  return day == CLEW_DAY_UNKNOWN ? NULL : clew_day_to_iso (day);
}

/**
 * clew_ledger_load:
 * @store: a store
 * @participant: a participant's id
 * @from: the first day, or unknown for no bound
 * @to: the last day, or unknown for no bound
 * @limit: how many at most, or %CLEW_LEDGER_ALL
 * @more: (out) (optional): whether there are more
 * @error: return location
 *
 * What left the office about a person, the newest first, and of one day what was
 * entered last first. An entry that was corrected stands with the one that
 * corrects it, whose day decides where it stands.
 *
 * Returns: (transfer full) (element-type ClewLedgerEntry): the entries that hold,
 *   or %NULL with @error set
 */
GPtrArray *
clew_ledger_load (ClewStore  *store,
                  const char *participant,
                  ClewDay     from,
                  ClewDay     to,
                  guint       limit,
                  gboolean   *more,
                  GError    **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);
  g_autofree char *first = day_or_nothing (from);
  g_autofree char *last = day_or_nothing (to);
  g_autoptr (ClewRows) rows = clew_store_query (
    store, error, ENTRY_SQL "WHERE " TRUE_NOW "ORDER BY d.on_day DESC, d.rowid DESC LIMIT ?4",
    "sssi", participant, first, last, (gint64)limit + 1);
  gboolean is_cut = FALSE;
  GError  *failure = NULL;

  if (rows == NULL)
    return NULL;
  while (!is_cut && clew_rows_next (rows, &failure))
    {
      ClewLedgerEntry *entry;

      is_cut = entries->len == limit;
      if (is_cut)
        break;
      entry = read_entry (rows);
      g_ptr_array_add (entries, entry);
      if (!find_printed_name (store, rows, entry, &failure) ||
          !load_earlier (store, entry, clew_rows_get_text (rows, 14), participant, &failure))
        break;
    }
  if (more != NULL)
    *more = is_cut;
  if (failure == NULL)
    return g_steal_pointer (&entries);
  g_propagate_error (error, failure);
  return NULL;
}

/**
 * clew_ledger_count:
 * @store: a store
 * @participant: a participant's id
 * @from: the first day, or unknown for no bound
 * @to: the last day, or unknown for no bound
 * @count: (out): how many clew_ledger_load() would find
 * @error: return location
 *
 * Returns: %FALSE with @error set
 */
gboolean
clew_ledger_count (ClewStore  *store,
                   const char *participant,
                   ClewDay     from,
                   ClewDay     to,
                   guint      *count,
                   GError    **error)
{
  g_autofree char *first = day_or_nothing (from);
  g_autofree char *last = day_or_nothing (to);
  g_autoptr (ClewRows) rows = clew_store_query (
    store, error, "SELECT count (*) FROM disclosure d WHERE " TRUE_NOW, "sss", participant, first,
    last);

  if (rows == NULL || !clew_rows_next (rows, error))
    return FALSE;
  *count = (guint)clew_rows_get_number (rows, 0);
  return TRUE;
}

/**
 * clew_ledger_is_mistake:
 * @entry: an entry
 *
 * Returns: whether it says of an earlier one that nothing was told
 */
gboolean
clew_ledger_is_mistake (const ClewLedgerEntry *entry)
{
  return g_strcmp0 (entry->ground, "mistake") == 0;
}

/**
 * clew_ledger_is_covered:
 * @entry: an entry
 *
 * Returns: whether a consent or an order let it out
 */
gboolean
clew_ledger_is_covered (const ClewLedgerEntry *entry)
{
  return g_strcmp0 (entry->ground, "consent") == 0 || g_strcmp0 (entry->ground, "court_order") == 0;
}

/**
 * clew_ledger_wording_words:
 * @entry: an entry
 *
 * Returns: (transfer full) (nullable): in which wording its paper speaks, translated; %NULL
 *   when nothing was printed
 */
char *
clew_ledger_wording_words (const ClewLedgerEntry *entry)
{
  const char *language = clew_choice_get_label (clew_languages, entry->language);

  if (language == NULL)
    return NULL;
  /* Translators: of a letter: its language, then the version of its wording */
  return g_strdup_printf (_ ("letter wording: %s, version %d"), language, (int)entry->version);
}

/**
 * clew_ledger_ground_words:
 * @entry: an entry
 *
 * Returns: (transfer full): on what ground it left, translated
 */
char *
clew_ledger_ground_words (const ClewLedgerEntry *entry)
{
  const char *label;

  if (entry->form_number != NULL)
    /* Translators: the ground of a disclosure; %s is a form's number */
    return g_strdup_printf (_ ("Release %s"), entry->form_number);
  label = clew_choice_get_label (clew_disclosure_grounds, entry->ground);
  return g_strdup (label != NULL ? label : entry->ground);
}
