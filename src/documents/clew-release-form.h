/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-release.h"

GBytes *clew_release_form_print (ClewOffice       *office,
                                 ClewReleaseDraft *draft,
                                 ClewRecord       *wording,
                                 const char       *form_number,
                                 gpointer          data,
                                 GError          **error);

/* The same in two halves: what is gathered in the office's thread can be drawn
 * in any other. */
typedef struct _ClewReleaseForm ClewReleaseForm;

ClewReleaseForm *clew_release_form_new (ClewOffice       *office,
                                        ClewReleaseDraft *draft,
                                        ClewRecord       *wording,
                                        const char       *form_number,
                                        GError          **error);
GBytes          *clew_release_form_draw (ClewReleaseForm *form, GError **error);
void             clew_release_form_free (ClewReleaseForm *form);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClewReleaseForm, clew_release_form_free)
