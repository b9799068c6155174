/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-roster.h"

#include "records/clew-day-words.h"
#include "records/clew-who-may-hear.h"

#include <glib/gi18n-lib.h>

/* Why somebody must not be spoken of, for the person at the desk. */

/* More lines say less. */
#define MOST_LINES 3

/* Whether this is so whoever is present. */
static gboolean
is_whole (const ClewRosterBar *bar)
{
  switch (bar->answer == CLEW_GATE_NO_CONSENT ? bar->hear : CLEW_HEAR_YES)
    {
    case CLEW_HEAR_NO_RELEASE:
    case CLEW_HEAR_NOT_SIGNED:
    case CLEW_HEAR_DECLINED:
    case CLEW_HEAR_EXPIRED:
    case CLEW_HEAR_ENDED:
    case CLEW_HEAR_REVOKED:
    case CLEW_HEAR_DEFICIENT:
      return TRUE;
    case CLEW_HEAR_YES:
    case CLEW_HEAR_NOT_NAMED:
    case CLEW_HEAR_NOT_THIS_KIND:
    case CLEW_HEAR_REVOKED_AGENCY:
    case CLEW_HEAR_RESTRICTED:
    case CLEW_HEAR_LEFT:
    default:
      return FALSE;
    }
}

static char *
explain_whole (const ClewRosterBar *bar)
{
  g_autofree char *since = bar->since != CLEW_DAY_UNKNOWN ? clew_day_words (bar->since) : NULL;

  if (since == NULL)
    /* Translators: why somebody must not be spoken of at a meeting; %s is why, such as
     * “no release” */
    return g_strdup_printf (_ ("Whoever is present: %s"), clew_hear_reason (bar->hear));
  /* Translators: why somebody must not be spoken of at a meeting; the first %s is why, such as
   * “the release has expired”, the second a date */
  return g_strdup_printf (_ ("Whoever is present: %s (%s)"), clew_hear_reason (bar->hear), since);
}

static char *
dup_reason (const ClewRosterBar *bar)
{
  if (bar->answer == CLEW_GATE_BARRED)
    /* Translators: why an agency bars somebody at a meeting */
    return g_strdup (_ ("the site lets it receive nothing"));
  if (bar->answer == CLEW_GATE_LEFT)
    /* Translators: why an agency bars somebody at a meeting */
    return g_strdup (_ ("its agreement has ended"));
  if (bar->answer != CLEW_GATE_NO_CONSENT)
    /* Translators: why an agency bars somebody at a meeting */
    return g_strdup (_ ("no release covers this"));
  if (bar->hear == CLEW_HEAR_NOT_THIS_KIND || bar->hear == CLEW_HEAR_RESTRICTED)
    /* Translators: why an agency bars somebody at a meeting; the first %s is a kind of
     * information, the second such as “this information was not ticked” */
    return g_strdup_printf (_ ("“%s”: %s"),
                               clew_choice_get_label (clew_all_categories, bar->category),
                               clew_hear_reason (bar->hear));
  return g_strdup (clew_hear_reason (bar->hear));
}

static char *
explain_bar (const ClewRoster *roster, const ClewRosterBar *bar)
{
  g_autofree char *reason = NULL;

  if (bar->agency >= roster->agencies->len)
    return g_strdup (_ ("Not while somebody is present who is not in the directory"));
  reason = dup_reason (bar);
  /* Translators: the first %s is an agency, the second why, such as “not named on the release” */
  return g_strdup_printf (_ ("Not while %s is present: %s"),
                             (const char *)g_ptr_array_index (roster->agencies, bar->agency), reason);
}

/**
 * clew_roster_explain:
 * @roster: the list
 * @person: somebody on it who must not be spoken of
 *
 * Who bars the person, and why. Not for the meeting: it says things about them.
 *
 * Returns: (transfer full): the words, a line for each who bars, translated
 */
char *
clew_roster_explain (const ClewRoster *roster, const ClewRosterPerson *person)
{
  GString *words = g_string_new (NULL);
  guint    left = person->n_bars;

  for (guint i = 0; i < person->n_bars; i++)
    if (is_whole (&person->bars[i]))
      {
        g_string_free (words, TRUE);
        return explain_whole (&person->bars[i]);
      }
  for (guint i = 0; i < person->n_bars && i < MOST_LINES; i++, left--)
    {
      g_autofree char *line = explain_bar (roster, &person->bars[i]);

      g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", line);
    }
  if (left > 0)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("Nor while %u more is present",
                                                         "Nor while %u more are present", left),
                                               left);

      g_string_append_printf (words, "\n%s", more);
    }
  return g_string_free (words, FALSE);
}
