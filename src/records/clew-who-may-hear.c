/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-who-may-hear.h"

#include <glib/gi18n-lib.h>

static void
row_free (gpointer data)
{
  ClewHearingRow *row = data;

  g_free (row->agency);
  g_free (row->name);
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

static ClewHearingRow *
ask (const ClewFacts *facts, const char *agency, const char *name, ClewDay on)
{
  guint           n = count_categories ();
  ClewHearingRow *row = g_new0 (ClewHearingRow, 1);

  row->agency = g_strdup (agency);
  row->name = g_strdup (name);
  row->answers = g_new0 (ClewHearAnswer, n);
  for (guint i = 0; i < n; i++)
    {
      row->answers[i] = clew_facts_may_hear (facts, agency, clew_information_categories[i].id, on);
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
 * answer for each kind of information. Whoever is not listed may hear nothing.
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
                           "SELECT a.id, a.legal_name FROM agency a WHERE a.id IN "
                           "(SELECT g.agency FROM consent_grant g "
                           "JOIN consent_event e ON e.id = g.event "
                           " JOIN consent c ON c.id = e.consent WHERE c.participant = ?) "
                           "ORDER BY a.legal_name COLLATE NOCASE",
                           "s", participant);
  if (rows == NULL)
    return NULL;
  while (clew_rows_next (rows, &failure))
    g_ptr_array_add (table, ask (facts, clew_rows_get_text (rows, 0), clew_rows_get_text (rows, 1),
                                 on));
  if (failure == NULL)
    return g_steal_pointer (&table);
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
    case CLEW_HEAR_DEFICIENT:
      return _ ("the release was found deficient");
    default:
      return NULL;
    }
}

/**
 * clew_release_state_word:
 * @state: the state of a person's releases
 *
 * Returns: the word for it, to stand beside an icon and a date, translated
 */
const char *
clew_release_state_word (ClewReleaseState state)
{
  static const char *const words[CLEW_RELEASE_N_STATES] = {
    [CLEW_RELEASE_NONE] = N_ ("No release"),
    [CLEW_RELEASE_PREPARED] = N_ ("Waiting for signature"),
    [CLEW_RELEASE_DECLINED] = N_ ("Declined"),
    [CLEW_RELEASE_ACTIVE] = N_ ("Active"),
    [CLEW_RELEASE_EXPIRING] = N_ ("Expires soon"),
    [CLEW_RELEASE_PARTLY_REVOKED] = N_ ("Partly taken back"),
    [CLEW_RELEASE_EXPIRED] = N_ ("Expired"),
    [CLEW_RELEASE_ENDED] = N_ ("Ended"),
    [CLEW_RELEASE_REVOKED] = N_ ("Taken back"),
    [CLEW_RELEASE_DEFICIENT] = N_ ("Deficient"),
  };

  g_return_val_if_fail (state < CLEW_RELEASE_N_STATES, NULL);
  return _ (words[state]);
}

/**
 * clew_enrollment_state_word:
 * @state: how a person stands to the program
 *
 * Returns: the word for it, translated
 */
const char *
clew_enrollment_state_word (ClewEnrollmentState state)
{
  static const char *const words[CLEW_ENROLLMENT_N_STATES] = {
    [CLEW_ENROLLMENT_NOT_REFERRED] = N_ ("Not referred yet"),
    [CLEW_ENROLLMENT_REFERRED] = N_ ("Referred"),
    [CLEW_ENROLLMENT_INACTIVE] = N_ ("Inactive"),
    [CLEW_ENROLLMENT_LEFT] = N_ ("Left"),
    [CLEW_ENROLLMENT_DECEASED] = N_ ("Deceased"),
  };

  g_return_val_if_fail (state < CLEW_ENROLLMENT_N_STATES, NULL);
  /* A person is not active in the sense in which a release is. */
  if (state == CLEW_ENROLLMENT_ACTIVE)
    return C_ ("participant", "Active");
  return _ (words[state]);
}
