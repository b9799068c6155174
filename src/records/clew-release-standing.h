/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-facts.h"

/* How one release stands, of all that a person has. */

/**
 * ClewReleaseStanding:
 * @state: of this one release by itself
 * @day: the day that goes with @state
 * @replaced_on: the day on which a newer one was signed, or unknown
 * @signed_on: the day of its latest signature, or unknown
 * @is_signed: whether it was signed
 * @is_governing: whether it decides who may hear, or adds to the one that does
 * @is_addition: whether it only adds to another release
 * @is_not_theirs: whether it was entered for the wrong person
 * @needs_attention: whether somebody should do something: have it signed, or renew it
 */
typedef struct
{
  ClewReleaseState state;
  ClewDay          day;
  ClewDay          replaced_on;
  ClewDay          signed_on;
  gboolean         is_signed;
  gboolean         is_governing;
  gboolean         needs_attention;
  gboolean         is_addition;
  gboolean         is_not_theirs;
} ClewReleaseStanding;

gboolean                clew_release_state_is_in_force (ClewReleaseState state);
const ClewConsentEvent *clew_release_find_signature (const ClewConsent *consent, ClewDay today);
ClewDay                 clew_release_signed_on (const ClewConsent *consent, ClewDay today);
const ClewConsent      *clew_release_find_kin (const ClewFacts *facts,
                                               const char      *consent,
                                               guint           *n);
ClewReleaseStanding     clew_release_stand (const ClewFacts *facts,
                                            const char      *consent,
                                            ClewDay          today);
gboolean                clew_release_should_have_scan (const ClewReleaseStanding *standing);
gboolean                clew_release_is_replaced (const ClewReleaseStanding *standing);
char                   *clew_release_standing_words (const ClewReleaseStanding *standing,
                                                     ClewDay                    today);
