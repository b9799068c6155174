/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "rules/clew-signer-rules.h"

/* Who signed: the participant, somebody for them, or a minor with a parent.
 * The signal "changed" follows each answer. */

#define CLEW_TYPE_SIGNER_FIELD (clew_signer_field_get_type ())
G_DECLARE_FINAL_TYPE (ClewSignerField, clew_signer_field, CLEW, SIGNER_FIELD, GtkBox)

ClewSignerField *clew_signer_field_new (void);
ClewSigner       clew_signer_field_get_signer (ClewSignerField *field);
const char      *clew_signer_field_get_name (ClewSignerField *field);
const char      *clew_signer_field_get_authority (ClewSignerField *field);
const char      *clew_signer_field_find_problem (ClewSignerField *field);
void             clew_signer_field_say (ClewSignerField *field,
                                        const char      *note,
                                        const char      *problem);
