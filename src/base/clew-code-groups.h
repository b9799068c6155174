/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Codes that people read aloud, write down and type: groups of four symbols and a check. */

#define CLEW_CODE_GROUP_SYMBOLS 4
#define CLEW_CODE_GROUP_LENGTH  (CLEW_CODE_GROUP_SYMBOLS + 1)

/* By their value, of five bits. */
extern const char clew_code_symbols[33];

guint8   clew_code_get_check (const guint8 *group, guint number);
gboolean clew_code_is_right_group (const guint8 *group, guint number);
guint    clew_code_find_bad_group (const guint8 *code, guint n_groups);
guint    clew_code_read (const char *typed, guint8 *code, guint length);
