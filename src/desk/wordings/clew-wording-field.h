/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

/* One text of a wording, with what is wrong with it beneath. The signal
 * "changed" follows each key. */

#define CLEW_TYPE_WORDING_FIELD (clew_wording_field_get_type ())
G_DECLARE_FINAL_TYPE (ClewWordingField, clew_wording_field, CLEW, WORDING_FIELD, GtkBox)

ClewWordingField *clew_wording_field_new (const char *key,
                                          const char *label,
                                          const char *part,
                                          const char *places);
const char       *clew_wording_field_get_key (ClewWordingField *field);
char             *clew_wording_field_dup_text (ClewWordingField *field);
void              clew_wording_field_set_text (ClewWordingField *field, const char *text);
void              clew_wording_field_say (ClewWordingField *field, const char *problem);
void              clew_wording_field_warn (ClewWordingField *field, const char *warning);
gboolean          clew_wording_field_has_problem (ClewWordingField *field);
gboolean          clew_wording_field_grab_focus (ClewWordingField *field);
