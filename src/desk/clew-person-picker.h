/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-office.h"

/* Finding one person by name, number or birth date and choosing them. The
 * signal "picked" follows with their id and name. */

#define CLEW_TYPE_PERSON_PICKER (clew_person_picker_get_type ())
G_DECLARE_FINAL_TYPE (ClewPersonPicker, clew_person_picker, CLEW, PERSON_PICKER, GtkBox)

ClewPersonPicker *clew_person_picker_new (ClewOffice *office, const char *prompt);
