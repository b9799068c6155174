/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-release-detail.h"
#include "records/clew-release.h"

/* Who took part in a signature, besides who signed, and what makes one wonder
 * whether it was understood. The signal "changed" follows each answer. */

#define CLEW_TYPE_PART_FIELD (clew_part_field_get_type ())
G_DECLARE_FINAL_TYPE (ClewPartField, clew_part_field, CLEW, PART_FIELD, GtkBox)

ClewPartField *clew_part_field_new (const ClewReleaseDetail *release);
gboolean       clew_part_field_fill (ClewPartField *field, ClewOffice *office, GError **error);
void           clew_part_field_read (ClewPartField *field, ClewReleaseSignature *signature);
