/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What the file of a kind of office may hold: an allow-list, pure. */

gboolean clew_office_kind_holds (const char *office_kind, const char *table);
gboolean clew_office_kind_holds_field (const char *office_kind,
                                       const char *table,
                                       const char *column);
gboolean clew_office_kind_holds_choice (const char *office_kind,
                                        const char *table,
                                        const char *column,
                                        const char *choice);
gboolean clew_office_kinds_differ (const char *table);
