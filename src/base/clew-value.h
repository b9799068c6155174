/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

typedef enum
{
  CLEW_VALUE_NONE,
  CLEW_VALUE_TEXT,
  CLEW_VALUE_NUMBER,
  CLEW_VALUE_BYTES,
} ClewValueType;

/**
 * ClewValue:
 *
 * What one column of one row holds. Zeroed memory is "nothing". A value owns
 * what it points to; clear it with clew_value_clear().
 */
typedef struct
{
  ClewValueType type;
  union
  {
    char   *text;
    gint64  number;
    GBytes *bytes;
  };
} ClewValue;

#define CLEW_VALUE_INIT \
  {                     \
    0                   \
  }

void     clew_value_clear (ClewValue *value);
void     clew_value_set_text (ClewValue *value, const char *text);
void     clew_value_take_text (ClewValue *value, char *text);
void     clew_value_set_number (ClewValue *value, gint64 number);
void     clew_value_set_bytes (ClewValue *value, GBytes *bytes);
void     clew_value_copy (ClewValue *to, const ClewValue *from);
gboolean clew_value_equal (const ClewValue *a, const ClewValue *b);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ClewValue, clew_value_clear)
