/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-release.h"

/* Making a release again from one that was made before. */

/* Why an agency that stood there is not on the new form. */
typedef enum
{
  CLEW_RELEASE_DROP_NONE,
  CLEW_RELEASE_DROP_REMOVED,
  CLEW_RELEASE_DROP_NOT_RECEIVING,
  CLEW_RELEASE_DROP_AGREEMENT_ENDED,
  CLEW_RELEASE_DROP_TAKEN_BACK,
} ClewReleaseDropReason;

/**
 * ClewReleaseDropped:
 * @name: the agency's legal name
 * @why: why it fell out
 */
typedef struct
{
  char                 *name;
  ClewReleaseDropReason why;
} ClewReleaseDropped;

GPtrArray *clew_release_dropped_new (void);
gboolean   clew_release_dropped_add (GPtrArray            *dropped,
                                     ClewOffice           *office,
                                     const char           *agency,
                                     ClewReleaseDropReason why,
                                     GError              **error);
char      *clew_release_dropped_words (const ClewReleaseDropped *dropped);

ClewReleaseDraft *clew_release_renew (ClewOffice *office,
                                      const char *consent,
                                      GPtrArray **dropped,
                                      GError    **error);
