/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-release.h"

/* The paper of a draft as it would print now, beside where it is chosen. */

#define CLEW_TYPE_RELEASE_PREVIEW (clew_release_preview_get_type ())
G_DECLARE_FINAL_TYPE (ClewReleasePreview, clew_release_preview, CLEW, RELEASE_PREVIEW, AdwBin)

void clew_release_preview_set_draft (ClewReleasePreview *preview,
                                     ClewOffice         *office,
                                     ClewReleaseDraft   *draft);
void clew_release_preview_redraw (ClewReleasePreview *preview);
