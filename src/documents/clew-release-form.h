/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-release.h"

GBytes *clew_release_form_print (ClewOffice       *office,
                                 ClewReleaseDraft *draft,
                                 ClewRecord       *wording,
                                 const char       *form_number,
                                 gpointer          data,
                                 GError          **error);
