/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Locales in a folder of their own, so that tests don't depend on which ones
 * the machine has. */

char    *made_locales_begin (void);
gboolean made_locales_set (const char *folder, const char *name);
void     made_locales_end (char *folder);
