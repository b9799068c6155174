/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-record.h"

GPtrArray *clew_court_order_list (ClewStore *store, const char *participant, GError **error);
