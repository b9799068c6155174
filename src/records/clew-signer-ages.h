/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-office.h"
#include "rules/clew-signer-rules.h"

/* The site's ages, read for the rules. */

ClewSignerAges *clew_signer_ages_load (ClewStore *store, GError **error);
gboolean        clew_signer_ages_save_own (ClewOffice *office,
                                           const char *what,
                                           const char *category,
                                           gint64      age,
                                           GError    **error);
void            clew_signer_ages_free (ClewSignerAges *ages);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClewSignerAges, clew_signer_ages_free)
