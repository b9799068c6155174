/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-record.h"

GPtrArray *clew_person_find (ClewStore *store, const char *id_or_number, GError **error);
