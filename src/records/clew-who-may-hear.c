/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-who-may-hear.h"

#include "records/clew-day-words.h"
#include "rules/clew-recipient-rules.h"

#include <glib/gi18n-lib.h>

static void
row_free (gpointer data)
{
  ClewHearingRow *row = data;

  g_free (row->agency);
  g_free (row->name);
  g_free (row->named_as);
  g_free (row->consent);
  g_free (row->answers);
  g_free (row);
}

static guint
count_categories (void)
{
  guint n = 0;

  while (clew_information_categories[n].id != NULL)
    n++;
  return n;
}

/* One question for the whole table: hardly any agency was ever renamed. From the
 * person on, as all that is asked here: the planner would rather begin with an agency. */
static gboolean
read_printed_names (ClewStore *store, const char *participant, GPtrArray *table, GError **error)
{
  g_autoptr (ClewRows) rows = clew_store_query (
    store, error,
    "SELECT a.agency, ifnull (c.adds_to, c.id), a.printed_name FROM consent c "
    "CROSS JOIN consent_agency a ON a.consent = c.id CROSS JOIN agency g ON g.id = a.agency "
    "WHERE c.participant = ? AND a.printed_name <> g.legal_name ORDER BY c.rowid",
    "s", participant);
  GError *failure = NULL;

  if (rows == NULL)
    return FALSE;
  while (clew_rows_next (rows, &failure))
    for (guint i = 0; i < table->len; i++)
      {
        ClewHearingRow *row = g_ptr_array_index (table, i);

        if (g_str_equal (row->agency, clew_rows_get_text (rows, 0)) &&
            g_strcmp0 (row->consent, clew_rows_get_text (rows, 1)) == 0 &&
            !clew_recipient_is_same (clew_rows_get_text (rows, 2), row->name))
          {
            g_free (row->named_as);
            row->named_as = g_strdup (clew_rows_get_text (rows, 2));
          }
      }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

/* Columns: 0 id, 1 name, 2 when the agreement ended, 3 may receive, 4 removed. */
static ClewHearingRow *
ask (const ClewFacts *facts, ClewRows *rows, ClewDay on)
{
  const char     *agency = clew_rows_get_text (rows, 0);
  guint           n = count_categories ();
  ClewHearingRow *row = g_new0 (ClewHearingRow, 1);

  row->agency = g_strdup (agency);
  row->name = g_strdup (clew_rows_get_text (rows, 1));
  row->left_on = clew_day_from_iso (clew_rows_get_text (rows, 2));
  if (row->left_on > on)
    row->left_on = CLEW_DAY_UNKNOWN;
  row->is_barred = clew_rows_get_number (rows, 3) == 0 || !clew_rows_is_nothing (rows, 4);
  row->answers = g_new0 (ClewHearAnswer, n);
  for (guint i = 0; i < n; i++)
    {
      row->answers[i] = clew_facts_may_hear (facts, agency, clew_information_categories[i].id, on);
      if (row->answers[i].consent != NULL && row->consent == NULL)
        row->consent = g_strdup (row->answers[i].consent->id);
      row->answers[i].consent = NULL; /* it would not outlive the facts */
    }
  return row;
}

/**
 * clew_who_may_hear_load:
 * @store: a store
 * @participant: a participant's id
 * @on: the day asked about
 * @error: return location
 *
 * The agencies that any signed release of the person ever named, with the
 * answer for each kind of information, as the gate would give it for coordinating
 * help. Whoever is not listed may hear nothing.
 *
 * Returns: (transfer full) (element-type ClewHearingRow): the rows in order
 *   of names
 */
GPtrArray *
clew_who_may_hear_load (ClewStore *store, const char *participant, ClewDay on, GError **error)
{
  g_autoptr (GPtrArray) table = g_ptr_array_new_with_free_func (row_free);
  g_autoptr (ClewFacts) facts = clew_facts_load (store, participant, error);
  g_autoptr (ClewRows) rows = NULL;
  GError *failure = NULL;

  if (facts == NULL)
    return NULL;
  rows = clew_store_query (store, error,
                           "SELECT a.id, a.legal_name, a.mou_ended_on, "
                           "ifnull (a.may_receive, 1), a.removed FROM agency a WHERE a.id IN "
                           "(SELECT g.agency FROM consent c "
                           " CROSS JOIN consent_event e ON e.consent = c.id "
                           " CROSS JOIN consent_grant g ON g.event = e.id "
                           " CROSS JOIN consent_agency o "
                           " ON o.consent = c.id AND o.agency = g.agency "
                           "WHERE c.participant = ?) "
                           "ORDER BY a.legal_name COLLATE NOCASE",
                           "s", participant);
  if (rows == NULL)
    return NULL;
  while (clew_rows_next (rows, &failure))
    g_ptr_array_add (table, ask (facts, rows, on));
  if (failure == NULL)
    return read_printed_names (store, participant, table, error) ? g_steal_pointer (&table) : NULL;
  g_propagate_error (error, failure);
  return NULL;
}

/**
 * clew_who_may_hear_cell:
 * @answer: an answer
 *
 * Returns: the mark that stands for it: a dash for what was given and taken
 *   back is another thing than what was never given
 */
ClewHearingCell
clew_who_may_hear_cell (ClewHear answer)
{
  if (answer == CLEW_HEAR_YES)
    return CLEW_HEARING_CELL_YES;
  if (answer == CLEW_HEAR_REVOKED ||
      answer == CLEW_HEAR_REVOKED_AGENCY ||
      answer == CLEW_HEAR_RESTRICTED)
    return CLEW_HEARING_CELL_TAKEN_BACK;
  return CLEW_HEARING_CELL_NO;
}

/**
 * clew_hearing_row_cell:
 * @row: an agency with its answers
 * @category: the place of a kind of information in clew_information_categories
 *
 * Returns: the mark that holds: what was granted to an agency whose agreement has
 *   ended, or which the site bars, is no yes
 */
ClewHearingCell
clew_hearing_row_cell (const ClewHearingRow *row, guint category)
{
  ClewHearingCell cell = clew_who_may_hear_cell (row->answers[category].answer);
  gboolean        is_closed = row->is_barred || row->left_on != CLEW_DAY_UNKNOWN;

  return cell == CLEW_HEARING_CELL_YES && is_closed ? CLEW_HEARING_CELL_NO : cell;
}

/**
 * clew_hearing_row_site_words:
 * @row: an agency with its answers
 *
 * Returns: (transfer full) (nullable): why it may hear nothing whatever was signed,
 *   translated, or %NULL if the site has nothing against it
 */
char *
clew_hearing_row_site_words (const ClewHearingRow *row)
{
  g_autofree char *day = NULL;

  if (row->is_barred)
    return g_strdup (_ ("The site lets this agency receive nothing"));
  if (row->left_on == CLEW_DAY_UNKNOWN)
    return NULL;
  day = clew_day_words (row->left_on);
  /* Translators: of an agency; %s is a date */
  return g_strdup_printf (_ ("The agreement ended on %s"), day);
}

/**
 * clew_hear_reason:
 * @answer: an answer
 *
 * Returns: why, in a few words for the person at the desk, translated
 */
const char *
clew_hear_reason (ClewHear answer)
{
  switch (answer)
    {
    case CLEW_HEAR_YES:
      return _ ("may hear this");
    case CLEW_HEAR_NO_RELEASE:
      return _ ("no release");
    case CLEW_HEAR_NOT_SIGNED:
      return _ ("not signed");
    case CLEW_HEAR_DECLINED:
      return _ ("declined");
    case CLEW_HEAR_NOT_NAMED:
      return _ ("not named on the release");
    case CLEW_HEAR_NOT_THIS_KIND:
      return _ ("this information was not ticked");
    case CLEW_HEAR_EXPIRED:
      return _ ("the release has expired");
    case CLEW_HEAR_ENDED:
      return _ ("the release has ended");
    case CLEW_HEAR_REVOKED:
      return _ ("the release was taken back");
    case CLEW_HEAR_REVOKED_AGENCY:
      return _ ("taken back for this agency");
    case CLEW_HEAR_RESTRICTED:
      return _ ("restricted");
    case CLEW_HEAR_LEFT:
      return _ ("it left the site after this was signed");
    case CLEW_HEAR_DEFICIENT:
      return _ ("the release was found deficient");
    default:
      return NULL;
    }
}
