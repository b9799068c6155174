/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-office.h"

/* A copy of a scan in a file, outside the office file. */

gboolean clew_scan_copy_begin (ClewOffice         *office,
                               const char         *scan,
                               const char         *path,
                               GAsyncReadyCallback callback,
                               gpointer            data,
                               GError            **error);
