/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

char    *clew_id_new (void);
gboolean clew_id_is_valid (const char *id);
gboolean clew_id_to_bytes (const char *id, guint8 bytes[16]);
char    *clew_id_from_bytes (const guint8 bytes[16]);
