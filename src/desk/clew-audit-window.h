/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-office.h"

#define CLEW_TYPE_AUDIT_WINDOW (clew_audit_window_get_type ())
G_DECLARE_FINAL_TYPE (ClewAuditWindow, clew_audit_window, CLEW, AUDIT_WINDOW, AdwWindow)

ClewAuditWindow *clew_audit_window_new (GtkWindow  *parent,
                                        ClewOffice *office,
                                        const char *participant);
