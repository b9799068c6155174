/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-office.h"

/* A signed blank form that was entered for the wrong person: taken away from
 * them, so that it can be entered for the right one. */

gboolean clew_release_is_from_blank (ClewStore  *store,
                                     ClewRecord *consent,
                                     gboolean   *from_blank,
                                     GError    **error);
gboolean clew_release_paper_waits (ClewStore  *store,
                                   ClewRecord *consent,
                                   gboolean   *waits,
                                   GError    **error);
gboolean clew_release_count_disclosures (ClewStore  *store,
                                         const char *consent,
                                         guint      *count,
                                         GError    **error);
gboolean clew_release_record_wrong_person (ClewOffice *office, const char *consent, GError **error);
