/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-state-words.h"

#include "records/clew-day-words.h"

#include <glib/gi18n-lib.h>

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

/**
 * clew_release_words:
 * @state: the state of somebody's releases
 * @day: the day that goes with it
 * @today: today
 *
 * Returns: (transfer full): the state as a word with its date, to stand
 *   beside an icon: "Active until Mar 3, 2027"
 */
char *
clew_release_words (ClewReleaseState state, ClewDay day, ClewDay today)
{
  g_autofree char *date = clew_day_words (day);
  g_autofree char *relative = clew_day_words_relative (day, today);

  if (day == CLEW_DAY_UNKNOWN)
    return g_strdup (clew_release_state_word (state));
  switch (state)
    {
    case CLEW_RELEASE_ACTIVE:
      /* Translators: a release's state; %s is a date */
      return g_strdup_printf (_ ("Active until %s"), date);
    case CLEW_RELEASE_EXPIRING:
      /* Translators: a release's state; %s is "in 3 days" or "tomorrow" */
      return g_strdup_printf (_ ("Expires %s"), relative);
    case CLEW_RELEASE_PARTLY_REVOKED:
      return g_strdup_printf (_ ("Partly taken back, until %s"), date);
    case CLEW_RELEASE_EXPIRED:
      return g_strdup_printf (_ ("Expired %s"), date);
    case CLEW_RELEASE_ENDED:
      return g_strdup_printf (_ ("Ended %s"), date);
    case CLEW_RELEASE_REVOKED:
      return g_strdup_printf (_ ("Taken back %s"), date);
    case CLEW_RELEASE_DECLINED:
      return g_strdup_printf (_ ("Declined %s"), date);
    case CLEW_RELEASE_DEFICIENT:
      return g_strdup_printf (_ ("Deficient since %s"), date);
    case CLEW_RELEASE_PREPARED:
      return g_strdup_printf (_ ("Waiting for signature since %s"), date);
    case CLEW_RELEASE_NONE:
    case CLEW_RELEASE_N_STATES:
    default:
      return g_strdup (clew_release_state_word (state));
    }
}

/**
 * clew_enrollment_away_words:
 * @enrollment: how a person stands to the program
 *
 * Returns: (transfer full) (nullable): that they are inactive, left or died, since when, and
 *   what follows for their cases, translated; %NULL for everybody else
 */
char *
clew_enrollment_away_words (ClewEnrollment enrollment)
{
  g_autofree char *day = enrollment.since != CLEW_DAY_UNKNOWN ? clew_day_words (enrollment.since)
                                                              : NULL;

  if (day == NULL || !clew_enrollment_is_away (enrollment.state))
    return NULL;
  if (enrollment.state == CLEW_ENROLLMENT_DECEASED)
    /* Translators: of a participant; %s is a date */
    return g_strdup_printf (_ ("This person died on %s. No outcome, letter or step is asked for "
                               "any more."),
                               day);
  if (enrollment.state == CLEW_ENROLLMENT_LEFT)
    /* Translators: of a participant; %s is a date */
    return g_strdup_printf (_ ("This person left on %s and may return. The case goes on; the "
                               "release still says who may hear what."),
                               day);
  /* Translators: of a participant; %s is a date */
  return g_strdup_printf (_ ("This person is inactive since %s and may return. The case goes on; "
                             "the release still says who may hear what."),
                             day);
}
