/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-release.h"

/* A half-made release, kept while somebody makes it: at most one a person. */

char             *clew_release_keep_to_json (ClewReleaseDraft *draft, ClewReleaseStep step);
ClewReleaseDraft *clew_release_keep_from_json (ClewOffice      *office,
                                               const char      *participant,
                                               const char      *json,
                                               ClewReleaseStep *step,
                                               GPtrArray      **dropped,
                                               GError         **error);

gboolean          clew_release_keep_save (ClewOffice       *office,
                                          ClewReleaseDraft *draft,
                                          ClewReleaseStep   step,
                                          GError          **error);
gboolean          clew_release_keep_find (ClewOffice *office,
                                          const char *participant,
                                          gboolean   *is_kept,
                                          GError    **error);
ClewReleaseDraft *clew_release_keep_load (ClewOffice      *office,
                                          const char      *participant,
                                          ClewReleaseStep *step,
                                          GPtrArray      **dropped,
                                          GError         **error);
gboolean          clew_release_keep_drop (ClewOffice *office,
                                          const char *participant,
                                          GError    **error);
gboolean          clew_release_keep_drop_in_change (ClewStore  *store,
                                                    const char *participant,
                                                    GError    **error);
