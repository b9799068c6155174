/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* Reads JSON bit by bit, so that a file may be larger than the memory. Strict:
 * what RFC 8259 does not allow is an error that names the line. */
typedef struct _ClewJsonReader ClewJsonReader;

typedef enum
{
  CLEW_JSON_NOTHING, /* null */
  CLEW_JSON_TEXT,
  CLEW_JSON_NUMBER,
  CLEW_JSON_YES_NO,
} ClewJsonType;

/**
 * ClewJsonValue:
 * @type: what it is
 * @text: (nullable): for text: borrowed until the next value is read
 * @number: for numbers, which are whole here; 0 or 1 for true and false
 */
typedef struct
{
  ClewJsonType type;
  const char  *text;
  gint64       number;
} ClewJsonValue;

ClewJsonReader *clew_json_reader_open (const char *path, GError **error);
void            clew_json_reader_free (ClewJsonReader *reader);
gboolean        clew_json_reader_begin (ClewJsonReader *reader, char bracket, GError **error);
gboolean        clew_json_reader_next (ClewJsonReader *reader,
                                       char            bracket,
                                       gboolean        is_first,
                                       gboolean       *is_end,
                                       GError        **error);
const char     *clew_json_reader_name (ClewJsonReader *reader, GError **error);
gboolean        clew_json_reader_value (ClewJsonReader *reader,
                                        ClewJsonValue  *value,
                                        GError        **error);
gboolean        clew_json_reader_end (ClewJsonReader *reader, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClewJsonReader, clew_json_reader_free)
