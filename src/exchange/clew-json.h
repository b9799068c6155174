/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-office.h"

#include <gio/gio.h>

/* All records of an office as JSON, straight from the field tables, for other
 * programs and for keeping. Such a file is not encrypted. */

/* The version of the format, in the member "clew". */
#define CLEW_JSON_VERSION 1

gboolean clew_json_export (ClewOffice   *office,
                           const char   *path,
                           gboolean      replace,
                           GCancellable *cancellable,
                           GError      **error);
char    *clew_json_read_office_id (const char *path, GError **error);
gboolean clew_json_import (const char   *path,
                           const char   *office_path,
                           ClewSecret   *key,
                           GCancellable *cancellable,
                           guint64      *n_records,
                           GError      **error);
