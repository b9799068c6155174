/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-record.h"

/* The people who work in the office. */

GPtrArray *clew_staff_list_working (ClewStore *store, GError **error);
