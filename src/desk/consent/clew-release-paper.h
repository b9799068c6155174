/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-release-detail.h"

/* The paper of a release: the form as it was printed, or a scan of it with the
 * form's number and code beside it to compare. */

#define CLEW_TYPE_RELEASE_PAPER (clew_release_paper_get_type ())
G_DECLARE_FINAL_TYPE (ClewReleasePaper, clew_release_paper, CLEW, RELEASE_PAPER, GtkBox)

void     clew_release_paper_show (ClewReleasePaper        *paper,
                                  ClewOffice              *office,
                                  const ClewReleaseDetail *release);
void     clew_release_paper_show_scan (ClewReleasePaper *paper, const char *scan);
gboolean clew_release_paper_has_form (ClewReleasePaper *paper);
gboolean clew_release_paper_is_elsewhere (ClewReleasePaper *paper);
