/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Bytes on their way to another office, closed under a code that is told by telephone and used
 * once. */

#define CLEW_SEAL_GROUPS 3

char   *clew_seal_code_new (void);
GBytes *clew_seal_close (GBytes *bytes, const char *code, GError **error);
GBytes *clew_seal_open (GBytes *sealed, const char *typed, GError **error);
