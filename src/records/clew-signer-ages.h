/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/clew-signer-rules.h"
#include "store/clew-store.h"

/* The site's ages, read for the rules. */

ClewSignerAges *clew_signer_ages_load (ClewStore *store, GError **error);
void            clew_signer_ages_free (ClewSignerAges *ages);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClewSignerAges, clew_signer_ages_free)
