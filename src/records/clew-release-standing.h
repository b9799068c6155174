/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-facts.h"

/* How one release stands, of all that a person has. */

/**
 * ClewReleaseStanding:
 * @state: of this one release by itself
 * @day: the day that goes with @state
 * @replaced_on: the day on which a newer one was signed, or unknown
 * @is_signed: whether it was signed
 * @is_governing: whether it decides who may hear
 * @needs_attention: whether somebody should do something: have it signed, or renew it
 */
typedef struct
{
  ClewReleaseState state;
  ClewDay          day;
  ClewDay          replaced_on;
  gboolean         is_signed;
  gboolean         is_governing;
  gboolean         needs_attention;
} ClewReleaseStanding;

const ClewConsent  *clew_release_find_kin (const ClewFacts *facts, const char *consent, guint *n);
ClewReleaseStanding clew_release_stand (const ClewFacts *facts,
                                        const char      *consent,
                                        ClewDay          today);
gboolean            clew_release_is_replaced (const ClewReleaseStanding *standing);
char               *clew_release_standing_words (const ClewReleaseStanding *standing,
                                                 ClewDay                    today);
