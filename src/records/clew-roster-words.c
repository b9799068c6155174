/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-roster.h"

#include "records/clew-day-words.h"
#include "records/clew-who-may-hear.h"

#include <glib/gi18n-lib.h>

/* Why somebody must not be spoken of, for the person at the desk. */

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

static gboolean
is_alike (const ClewRosterBar *one, const ClewRosterBar *other)
{
  return one->answer == other->answer && one->hear == other->hear &&
         g_strcmp0 (one->category, other->category) == 0;
}

/* All who bar for the same reason as the bar at @first, in one line. */
static char *
explain_alike (const ClewRoster *roster, const ClewRosterPerson *person, guint first)
{
  const ClewRosterBar *bar = &person->bars[first];
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *reason = NULL;
  guint            n = 0;

  if (bar->agency >= roster->agencies->len)
    return g_strdup (_ ("Not while somebody is present who is not in the directory"));
  reason = dup_reason (bar);
  for (guint i = first; i < person->n_bars; i++)
    if (is_alike (bar, &person->bars[i]) && person->bars[i].agency < roster->agencies->len)
      g_string_append_printf (
        names, "%s%s", n++ > 0 ? ", " : "",
        (const char *)g_ptr_array_index (roster->agencies, person->bars[i].agency));
  if (n == 1)
    /* Translators: the first %s is an agency, the second why, such as “not named on the
     * release” */
    return g_strdup_printf (_ ("Not while %s is present: %s"), names->str, reason);
  /* Translators: the first %s is a list of agencies, the second why, such as “not named on the
   * release” */
  return g_strdup_printf (_ ("Not while one of these is present: %s (%s)"), names->str, reason);
}

static gboolean
is_told (const ClewRosterPerson *person, guint bar)
{
  for (guint i = 0; i < bar; i++)
    if (is_alike (&person->bars[i], &person->bars[bar]))
      return TRUE;
  return FALSE;
}

/**
 * clew_roster_explain:
 * @roster: the list
 * @person: somebody on it who must not be spoken of
 *
 * Who bars the person, and why. Not for the meeting: it says things about them.
 *
 * Returns: (transfer full): the words, a line for each reason, translated
 */
char *
clew_roster_explain (const ClewRoster *roster, const ClewRosterPerson *person)
{
  GString *words = g_string_new (NULL);

  const ClewRosterBar *whole = clew_roster_find_whole (person);

  if (whole != NULL)
    return explain_whole (whole);
  for (guint i = 0; i < person->n_bars; i++)
    {
      g_autofree char *line = is_told (person, i) ? NULL : explain_alike (roster, person, i);

      if (line != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", line);
    }
  return g_string_free (words, FALSE);
}
