/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-release.h"

/* Offering again what a person was offered before, one by one or for many. */

/**
 * ClewReleaseEnding:
 * @participant: a participant's id
 * @name: as listed
 * @ends_on: the first day on which the release no longer holds
 */
typedef struct
{
  char   *participant;
  char   *name;
  ClewDay ends_on;
} ClewReleaseEnding;

GPtrArray *clew_release_again_load (ClewOffice       *office,
                                    ClewReleaseDraft *draft,
                                    GError          **error);
guint      clew_release_again_offer (ClewReleaseDraft *draft, const GPtrArray *offers);
ClewReleaseDraft            *
clew_release_again_draft (ClewOffice *office, const char *participant, GError **error);
GPtrArray *clew_release_again_list_ending (ClewStore *store,
                                           guint      days,
                                           ClewDay    today,
                                           GError   **error);
