/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-record.h"

char *clew_outgoing_paper_keep (ClewStore  *store,
                                const char *participant,
                                const char *kind,
                                GBytes     *bytes,
                                ClewRecord *wording,
                                GError    **error);
