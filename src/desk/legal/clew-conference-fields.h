/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-conference.h"

/* The steps that can be agreed at a conference: each ticked one asks whose it is, and by when.
 * The signal "changed" follows each change. */

#define CLEW_TYPE_CONFERENCE_FIELDS (clew_conference_fields_get_type ())
G_DECLARE_FINAL_TYPE (ClewConferenceFields, clew_conference_fields, CLEW, CONFERENCE_FIELDS, GtkBox)

ClewConferenceFields *clew_conference_fields_new (ClewDay today);
GArray               *clew_conference_fields_list (ClewConferenceFields *fields);
const char           *clew_conference_fields_find_problem (ClewConferenceFields *fields);
