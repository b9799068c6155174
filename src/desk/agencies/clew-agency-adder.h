/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-office.h"

/* A new agency. The signal "added" carries its id. */

#define CLEW_TYPE_AGENCY_ADDER (clew_agency_adder_get_type ())
G_DECLARE_FINAL_TYPE (ClewAgencyAdder, clew_agency_adder, CLEW, AGENCY_ADDER, AdwWindow)

ClewAgencyAdder *clew_agency_adder_new (GtkWindow  *parent,
                                        ClewOffice *office,
                                        const char *name);
