/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-office.h"

/* The people who work in the office. */

GPtrArray *clew_staff_list (ClewStore *store, GError **error);
GPtrArray *clew_staff_list_working (ClewStore *store, GError **error);
gboolean   clew_staff_set_me (ClewOffice *office, const char *what, ClewRecord *me, GError **error);
