/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/clew-agency-changes.h"
#include "records/clew-agency-people.h"
#include "records/clew-office.h"

/* Agencies, and people seen from them, in words. */

GtkWidget *clew_agency_pill_new (ClewRecord *agency, ClewDay today);
char      *clew_agency_about (ClewRecord *agency);
GPtrArray *clew_agency_people_items (const GPtrArray *people);
GPtrArray *clew_agency_change_items (const GPtrArray *changes);
