/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/clew-json-reader.h"

#include "base/clew-error.h"

#include <glib/gi18n-lib.h>

#include <inttypes.h>
#include <string.h>

/* The longest text: a printed form in base64, with much room. */
#define LONGEST (256 * 1024 * 1024)

#define END (-1)

struct _ClewJsonReader
{
  GInputStream *stream;
  GString      *text; /* the last name or text */
  char         *name;
  guint64       line;
  gssize        size;
  gssize        place;
  gboolean      failed;
  guint8        bytes[64 * 1024];
};

/**
 * clew_json_reader_open:
 * @path: (type filename): a file
 * @error: return location, of the domain G_IO_ERROR
 *
 * Returns: (transfer full) (nullable): a reader before the first value
 */
ClewJsonReader *
clew_json_reader_open (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GFileInputStream *stream = g_file_read (file, NULL, error);
  ClewJsonReader   *reader;

  if (stream == NULL)
    return NULL;
  reader = g_new0 (ClewJsonReader, 1);
  reader->stream = G_INPUT_STREAM (stream);
  reader->text = g_string_new (NULL);
  reader->line = 1;
  return reader;
}

/**
 * clew_json_reader_free:
 * @reader: (nullable): a reader
 */
void
clew_json_reader_free (ClewJsonReader *reader)
{
  if (reader == NULL)
    return;
  g_object_unref (reader->stream);
  g_string_free (reader->text, TRUE);
  g_free (reader->name);
  g_free (reader);
}

/* The first error is the one that counts. */
static gboolean
fail (ClewJsonReader *reader, GError **error)
{
  if (!reader->failed)
    g_set_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_BAD_DATA,
                 _ ("Line %" PRIu64 " is not the JSON that Clew writes. "
                    "Nothing was brought in."),
                    reader->line);
  reader->failed = TRUE;
  return FALSE;
}

static gboolean
fill (ClewJsonReader *reader, GError **error)
{
  if (reader->failed)
    return FALSE;
  reader->place = 0;
  reader->size = g_input_stream_read (reader->stream, reader->bytes, sizeof reader->bytes, NULL,
                                      error);
  if (reader->size >= 0)
    return TRUE;
  reader->failed = TRUE;
  reader->size = 0;
  return FALSE;
}

/* The next byte without taking it; END at the end and after an error. */
static int
peek (ClewJsonReader *reader, GError **error)
{
  if (reader->place == reader->size && !fill (reader, error))
    return END;
  return reader->place < reader->size ? reader->bytes[reader->place] : END;
}

static int
take (ClewJsonReader *reader, GError **error)
{
  int byte = peek (reader, error);

  if (byte == END)
    return END;
  reader->place++;
  if (byte == '\n')
    reader->line++;
  return byte;
}

static int
peek_token (ClewJsonReader *reader, GError **error)
{
  int byte;

  while ((byte = peek (reader, error)) != END && strchr (" \t\r\n", byte) != NULL && byte != 0)
    take (reader, error);
  return byte;
}

static gboolean
take_token (ClewJsonReader *reader, char wanted, GError **error)
{
  if (peek_token (reader, error) != wanted)
    return fail (reader, error);
  take (reader, error);
  return TRUE;
}

/**
 * clew_json_reader_begin:
 * @reader: a reader
 * @bracket: '{' or '['
 * @error: return location
 *
 * Goes into an object or an array.
 */
gboolean
clew_json_reader_begin (ClewJsonReader *reader, char bracket, GError **error)
{
  return take_token (reader, bracket, error);
}

/**
 * clew_json_reader_next:
 * @reader: a reader within an object or an array
 * @bracket: '}' or ']', which ends it
 * @is_first: whether nothing was read from it yet
 * @is_end: (out): whether it is over; @reader then stands behind it
 * @error: return location
 *
 * Goes to the next member or element.
 */
gboolean
clew_json_reader_next (ClewJsonReader *reader,
                       char            bracket,
                       gboolean        is_first,
                       gboolean       *is_end,
                       GError        **error)
{
  *is_end = peek_token (reader, error) == bracket;
  if (*is_end)
    return take_token (reader, bracket, error);
  return is_first ? !reader->failed : take_token (reader, ',', error);
}

static gboolean
read_hex (ClewJsonReader *reader, gunichar *letter, GError **error)
{
  *letter = 0;
  for (guint i = 0; i < 4; i++)
    {
      int byte = take (reader, error);

      if (byte == END || !g_ascii_isxdigit (byte))
        return fail (reader, error);
      *letter = *letter * 16 + (gunichar)g_ascii_xdigit_value ((char)byte);
    }
  return TRUE;
}

/* \uXXXX, or two of them for letters beyond the first 65,536. */
static gboolean
read_letter (ClewJsonReader *reader, GError **error)
{
  gunichar letter, second;

  if (!read_hex (reader, &letter, error))
    return FALSE;
  if (letter >= 0xd800 && letter < 0xdc00)
    {
      if (take (reader, error) != '\\' || take (reader, error) != 'u' ||
          !read_hex (reader, &second, error) || second < 0xdc00 || second > 0xdfff)
        return fail (reader, error);
      letter = 0x10000 + ((letter - 0xd800) << 10) + (second - 0xdc00);
    }
  /* Text of ours ends at the first NUL, so one would hide what follows it. */
  if (letter == 0 || !g_unichar_validate (letter))
    return fail (reader, error);
  g_string_append_unichar (reader->text, letter);
  return TRUE;
}

static gboolean
read_escape (ClewJsonReader *reader, GError **error)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meant[] = "\"\\/\b\f\n\r\t";
  int               byte = take (reader, error);
  const char       *found;

  if (byte == 'u')
    return read_letter (reader, error);
  found = byte == END || byte == 0 ? NULL : strchr (letters, byte);
  if (found == NULL)
    return fail (reader, error);
  g_string_append_c (reader->text, meant[found - letters]);
  return TRUE;
}

static gboolean
read_text (ClewJsonReader *reader, GError **error)
{
  int byte;

  if (!take_token (reader, '"', error))
    return FALSE;
  g_string_truncate (reader->text, 0);
  while ((byte = take (reader, error)) != '"')
    {
      if (byte == '\\' && read_escape (reader, error))
        continue;
      if (byte == '\\' || byte < 0x20 || reader->text->len > LONGEST)
        return fail (reader, error);
      g_string_append_c (reader->text, (char)byte);
    }
  if (g_utf8_validate_len (reader->text->str, reader->text->len, NULL))
    return TRUE;
  return fail (reader, error);
}

/**
 * clew_json_reader_name:
 * @reader: a reader at a member of an object
 * @error: return location
 *
 * Returns: (nullable): the member's name, borrowed until the next one
 */
const char *
clew_json_reader_name (ClewJsonReader *reader, GError **error)
{
  if (!read_text (reader, error) || !take_token (reader, ':', error))
    return NULL;
  g_free (reader->name);
  reader->name = g_strdup (reader->text->str);
  return reader->name;
}

static gboolean
read_word (ClewJsonReader *reader, const char *word, GError **error)
{
  for (; *word != '\0'; word++)
    if (take (reader, error) != *word)
      return fail (reader, error);
  return TRUE;
}

/* A whole number: no field holds any other. */
static gboolean
read_number (ClewJsonReader *reader, gint64 *number, GError **error)
{
  char  text[24];
  gsize length = 0;
  gsize first;

  while (length < sizeof text - 1)
    {
      int byte = peek (reader, error);

      if (!(byte == '-' && length == 0) && (byte == END || !g_ascii_isdigit (byte)))
        break;
      text[length++] = (char)take (reader, error);
    }
  text[length] = '\0';
  first = text[0] == '-' ? 1 : 0;
  if (length == first || (text[first] == '0' && length > first + 1) ||
      !g_ascii_string_to_signed (text, 10, G_MININT64 + 1, G_MAXINT64, number, NULL))
    return fail (reader, error);
  return TRUE;
}

/**
 * clew_json_reader_value:
 * @reader: a reader at a value that is no object and no array
 * @value: (out): the value
 * @error: return location
 */
gboolean
clew_json_reader_value (ClewJsonReader *reader, ClewJsonValue *value, GError **error)
{
  *value = (ClewJsonValue){ CLEW_JSON_NOTHING, NULL, 0 };
  switch (peek_token (reader, error))
    {
    case '"':
      value->type = CLEW_JSON_TEXT;
      if (!read_text (reader, error))
        return FALSE;
      value->text = reader->text->str;
      return TRUE;
    case 't':
      value->type = CLEW_JSON_YES_NO;
      value->number = 1;
      return read_word (reader, "true", error);
    case 'f':
      value->type = CLEW_JSON_YES_NO;
      return read_word (reader, "false", error);
    case 'n':
      return read_word (reader, "null", error);
    default:
      value->type = CLEW_JSON_NUMBER;
      return read_number (reader, &value->number, error);
    }
}

/**
 * clew_json_reader_end:
 * @reader: a reader behind the outermost value
 * @error: return location
 *
 * Returns: whether nothing follows
 */
gboolean
clew_json_reader_end (ClewJsonReader *reader, GError **error)
{
  return peek_token (reader, error) == END && !reader->failed ? TRUE : fail (reader, error);
}
