/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-office.h"
#include "rules/clew-wording-rules.h"

/* The words of one form in one language: its versions, and the place where a
 * new one is written. */

#define CLEW_TYPE_WORDING_EDITOR (clew_wording_editor_get_type ())
G_DECLARE_FINAL_TYPE (ClewWordingEditor, clew_wording_editor, CLEW, WORDING_EDITOR, AdwWindow)

ClewWordingEditor *clew_wording_editor_new (GtkWindow          *parent,
                                            ClewOffice         *office,
                                            const ClewFormName *form,
                                            const char         *language);
