/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/clew-json.h"

#include "base/clew-error.h"
#include "base/clew-id.h"
#include "exchange/clew-json-reader.h"
#include "records/clew-import-check.h"
#include "records/clew-record-store.h"

#include <glib/gi18n-lib.h>

#include <inttypes.h>
#include <string.h>

/* Everything is checked by the field tables, and one thing that is wrong
 * refuses the whole file: what came in by halves would look complete. */

/* The members that every record has besides its fields. */
enum
{
  ID,
  CREATED,
  REMOVED,
  N_COMMON,
};

static const char *const common[] = { "id", "created", "removed", NULL };

typedef struct
{
  ClewJsonReader  *reader;
  GCancellable    *cancellable;
  ClewStore       *store;
  ClewImportCheck *check;
  const ClewKind  *kind;
  guint64          index; /* of the record within its kind, from 1 */
  guint64          n_records;
  guint64          n_offices;
  guint64          seen; /* members of the record, one bit each */
  char            *texts[N_COMMON];
} Import;

/* Says where, never what: a value may be somebody's name. */
static gboolean
refuse (Import *import, const char *member, const char *why, GError **error)
{
  g_set_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_BAD_DATA,
               /* Translators: a table's name, the number of a record, a column's name, what is
                  wrong with its value as a sentence */
               _ ("%s %" PRIu64 ", %s: %s Nothing was brought in."), import->kind->table,
                  import->index, member, why);
  return FALSE;
}

static gboolean
refuse_file (const char *why, GError **error)
{
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_BAD_DATA, why);
  return FALSE;
}

static gboolean
set_bytes (ClewRecord *record, const ClewField *field, const char *text)
{
  gsize            size;
  guchar          *data = g_base64_decode (text, &size);
  g_autofree char *again = g_base64_encode (data, size);
  g_autoptr (GBytes) bytes = g_bytes_new_take (data, size);

  /* g_base64_decode() passes over what it does not know. */
  if (!g_str_equal (again, text))
    return FALSE;
  clew_record_set_bytes (record, field->column, bytes);
  return TRUE;
}

static gboolean
set_field (ClewRecord *record, const ClewField *field, const ClewJsonValue *value)
{
  if (value->type == CLEW_JSON_NOTHING)
    return TRUE;
  switch (field->type)
    {
    case CLEW_FIELD_NUMBER:
      clew_record_set_number (record, field->column, value->number);
      return value->type == CLEW_JSON_NUMBER;
    case CLEW_FIELD_YES_NO:
      clew_record_set_number (record, field->column, value->number);
      return value->type == CLEW_JSON_YES_NO;
    case CLEW_FIELD_BYTES:
      return value->type == CLEW_JSON_TEXT && set_bytes (record, field, value->text);
    case CLEW_FIELD_TEXT:
    case CLEW_FIELD_LONG_TEXT:
    case CLEW_FIELD_DAY:
    case CLEW_FIELD_TIME:
    case CLEW_FIELD_CHOICE:
    case CLEW_FIELD_CHOICES:
    case CLEW_FIELD_REFERENCE:
    default:
      if (value->type != CLEW_JSON_TEXT)
        return FALSE;
      clew_record_set_text (record, field->column, value->text);
      return TRUE;
    }
}

/* Whether a text is an instant as clew_instant_now() writes it. */
static gboolean
is_instant (const char *text)
{
  static const char shape[] = "0000-00-00T00:00:00.000000Z";
  g_autofree char  *day = g_strndup (text, 10);
  ClewDay           parsed;

  if (strlen (text) != strlen (shape) || !clew_day_parse_iso (day, &parsed))
    return FALSE;
  for (guint i = 0; shape[i] != '\0'; i++)
    if (shape[i] == '0' ? !g_ascii_isdigit (text[i]) : text[i] != shape[i])
      return FALSE;
  return strncmp (text + 11, "24", 2) < 0 && text[14] < '6' && text[17] < '6';
}

static gboolean
set_common (Import *import, guint place, const ClewJsonValue *value, GError **error)
{
  if (value->type != CLEW_JSON_TEXT)
    return refuse (import, common[place], _ ("This is not the right sort of value."), error);
  if (place == ID && !clew_id_is_valid (value->text))
    return refuse (import, common[place], _ ("This is not a UUID in small letters."), error);
  if (place != ID && !is_instant (value->text))
    return refuse (import, common[place],
                   _ ("This is not an instant like 2027-05-03T14:30:00.000000Z."), error);
  if (place == REMOVED && import->kind->append_only)
    return refuse (import, common[place], _ ("Records of this kind are never removed."), error);
  import->texts[place] = g_strdup (value->text);
  return TRUE;
}

/* One member of a record. Its bit in `seen` is its place among the fields,
 * after the common ones. */
static gboolean
read_member (Import *import, ClewRecord *record, GError **error)
{
  const char      *name = clew_json_reader_name (import->reader, error);
  const ClewField *field = NULL;
  guint            place = 0;
  ClewJsonValue    value;

  if (name == NULL)
    return FALSE;
  while (place < N_COMMON && !g_str_equal (common[place], name))
    place++;
  if (place == N_COMMON)
    {
      guint index = 0;

      field = clew_kind_find_field (import->kind, name, &index);
      /* The name may be anything, so it is not said. */
      if (field == NULL)
        return refuse (import, "?", _ ("There is no field of this name."), error);
      place += index;
    }
  if ((import->seen & (G_GUINT64_CONSTANT (1) << place)) != 0)
    return refuse (import, field != NULL ? field->column : common[place],
                   _ ("This stands twice."), error);
  import->seen |= G_GUINT64_CONSTANT (1) << place;
  if (!clew_json_reader_value (import->reader, &value, error))
    return FALSE;
  if (field == NULL)
    return set_common (import, place, &value, error);
  if (!set_field (record, field, &value))
    return refuse (import, field->column, _ ("This is not the right sort of value."), error);
  /* A record trims its texts; the file would come out again with another one. */
  if (value.type == CLEW_JSON_TEXT && field->type != CLEW_FIELD_BYTES &&
      g_strcmp0 (clew_record_get_text (record, field->column), value.text) != 0)
    return refuse (import, field->column, _ ("This is empty or has spaces at its ends."), error);
  return TRUE;
}

static gboolean
read_members (Import *import, ClewRecord *record, GError **error)
{
  gboolean is_first = TRUE;
  gboolean is_end = FALSE;

  if (!clew_json_reader_begin (import->reader, '{', error))
    return FALSE;
  while (clew_json_reader_next (import->reader, '}', is_first, &is_end, error) && !is_end)
    {
      if (!read_member (import, record, error))
        return FALSE;
      is_first = FALSE;
    }
  return is_end;
}

static gboolean
is_kept (Import *import, const ClewKind *kind, const char *id)
{
  g_autoptr (ClewRecord) record = clew_record_load (import->store, kind, id, NULL);

  return record != NULL;
}

/* What the database refused, in the terms of the file. */
static gboolean
explain (Import *import, ClewRecord *record, GError **error)
{
  if (is_kept (import, import->kind, import->texts[ID]))
    return refuse (import, "id", _ ("Another record of this kind has the same."), error);
  for (guint i = 0; import->kind->fields[i].column != NULL; i++)
    {
      const ClewField *field = &import->kind->fields[i];
      const char      *id = field->refers_to != NULL ? clew_record_get_text (record, field->column)
                                                     : NULL;

      if (id != NULL && !is_kept (import, field->refers_to, id))
        return refuse (import, field->column,
                       _ ("The record that it names is not in the file."), error);
    }
  /* What else must be there once, says the schema. */
  return refuse (import, import->kind == &clew_kind_consent ? "form_number" : "version",
                 _ ("Another record has the same."), error);
}

static gboolean
keep (Import *import, ClewRecord *record, GError **error)
{
  const char *member = NULL;
  g_autoptr (GError) failure = NULL;

  if (import->texts[ID] == NULL || import->texts[CREATED] == NULL)
    return refuse (import, import->texts[ID] == NULL ? "id" : "created",
                   _ ("This can’t be empty."), error);
  /* A day is left for offices further east. */
  if (!clew_record_check (record, clew_day_today (NULL) + 1, &member, &failure))
    return refuse (import, member, failure->message, error);
  if (!clew_import_check_record (import->check, import->store, record, &member, &failure))
    {
      if (failure->domain == CLEW_RECORDS_ERROR)
        return refuse (import, member, failure->message, error);
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (clew_record_import (import->store, record, import->texts[ID], import->texts[CREATED],
                          import->texts[REMOVED], &failure))
    return TRUE;
  if (g_error_matches (failure, CLEW_STORE_ERROR, CLEW_STORE_ERROR_CONSTRAINT))
    return explain (import, record, error);
  if (g_error_matches (failure, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED))
    return refuse (import, "kind", failure->message, error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
read_record (Import *import, GError **error)
{
  g_autoptr (ClewRecord) record = clew_record_new (import->kind);
  gboolean done;

  import->seen = 0;
  import->index++;
  import->n_records++;
  done = read_members (import, record, error) && keep (import, record, error);
  for (guint i = 0; i < N_COMMON; i++)
    g_clear_pointer (&import->texts[i], g_free);
  return done;
}

static gboolean
read_kind (Import *import, GError **error)
{
  gboolean is_first = TRUE;
  gboolean is_end = FALSE;

  import->index = 0;
  if (!clew_json_reader_begin (import->reader, '[', error))
    return FALSE;
  while (clew_json_reader_next (import->reader, ']', is_first, &is_end, error) && !is_end)
    {
      if (g_cancellable_set_error_if_cancelled (import->cancellable, error) ||
          !read_record (import, error))
        return FALSE;
      is_first = FALSE;
    }
  if (import->kind == &clew_kind_office)
    import->n_offices = import->index;
  return is_end;
}

/* The place of a kind in clew_kinds, or -1. */
static int
find_kind (const char *table)
{
  for (int i = 0; clew_kinds[i] != NULL; i++)
    if (g_str_equal (clew_kinds[i]->table, table))
      return i;
  return -1;
}

static gboolean
read_kinds (Import *import, GError **error)
{
  int      last = -1;
  gboolean is_end = FALSE;

  if (!clew_json_reader_begin (import->reader, '{', error))
    return FALSE;
  while (clew_json_reader_next (import->reader, '}', last < 0, &is_end, error) && !is_end)
    {
      const char *table = clew_json_reader_name (import->reader, error);
      int         place = table != NULL ? find_kind (table) : -1;

      if (table == NULL)
        return FALSE;
      if (place < 0)
        return refuse_file (_ ("The file holds a kind of records that this Clew does not know. "
                               "Nothing was brought in."),
                               error);
      if (place <= last)
        return refuse_file (_ ("The kinds of records stand in the file in another order than "
                               "Clew writes them. Nothing was brought in."),
                               error);
      last = place;
      import->kind = clew_kinds[place];
      if (!read_kind (import, error))
        return FALSE;
    }
  return is_end;
}

static gboolean
expect_member (ClewJsonReader *reader, const char *wanted, gboolean is_first, GError **error)
{
  gboolean    is_end = FALSE;
  const char *name;

  if (!clew_json_reader_next (reader, '}', is_first, &is_end, error))
    return FALSE;
  name = is_end ? NULL : clew_json_reader_name (reader, error);
  if (!is_end && name == NULL)
    return FALSE;
  return g_strcmp0 (name, wanted) == 0 ||
         refuse_file (_ ("This is not an office that Clew wrote as JSON. Nothing was brought in."),
                         error);
}

/* The first members: the version, and whose records they are. */
static char *
read_header (ClewJsonReader *reader, GError **error)
{
  ClewJsonValue value;

  if (!clew_json_reader_begin (reader, '{', error) ||
      !expect_member (reader, "clew", TRUE, error) ||
      !clew_json_reader_value (reader, &value, error))
    return NULL;
  if (value.type != CLEW_JSON_NUMBER || value.number < 1)
    return refuse_file (_ ("This is not an office that Clew wrote as JSON. "
                           "Nothing was brought in."),
                           error),
                        NULL;
  if (value.number > CLEW_JSON_VERSION)
    return refuse_file (_ ("A newer Clew wrote this file. Nothing was brought in. "
                           "Install the newer version."),
                           error),
                        NULL;
  if (!expect_member (reader, "office", FALSE, error) ||
      !clew_json_reader_value (reader, &value, error))
    return NULL;
  if (value.type == CLEW_JSON_TEXT && clew_id_is_valid (value.text))
    return g_strdup (value.text);
  refuse_file (_ ("The file does not say which office it is. Nothing was brought in."), error);
  return NULL;
}

static gboolean
read_body (Import *import, GError **error)
{
  gboolean      is_end = FALSE;
  ClewJsonValue value;

  if (!expect_member (import->reader, "exported", FALSE, error) ||
      !clew_json_reader_value (import->reader, &value, error))
    return FALSE;
  if (value.type != CLEW_JSON_TEXT || !is_instant (value.text))
    return refuse_file (_ ("The file does not say when it was written. Nothing was brought in."),
                           error);
  if (!expect_member (import->reader, "kinds", FALSE, error) || !read_kinds (import, error) ||
      !clew_json_reader_next (import->reader, '}', FALSE, &is_end, error))
    return FALSE;
  if (!is_end)
    return refuse_file (_ ("The file says more than Clew writes. Nothing was brought in."), error);
  if (import->n_offices != 1)
    return refuse_file (_ ("The file does not hold exactly one office. Nothing was brought in."),
                           error);
  return clew_json_reader_end (import->reader, error);
}

static gboolean
import_in_change (ClewStore *store, gpointer data, GError **error)
{
  Import *import = data;

  import->store = store;
  return read_body (import, error);
}

static ClewJsonReader *
open_file (const char *path, char **office_id, GError **error)
{
  g_autoptr (ClewJsonReader) reader = clew_json_reader_open (path, error);

  *office_id = reader != NULL ? read_header (reader, error) : NULL;
  return *office_id != NULL ? g_steal_pointer (&reader) : NULL;
}

/**
 * clew_json_read_office_id:
 * @path: (type filename): a file that clew_json_export() wrote
 * @error: return location; %CLEW_RECORDS_ERROR_BAD_DATA when it is no such file
 *
 * Returns: (transfer full) (nullable): the UUID of the office whose records it holds
 */
char *
clew_json_read_office_id (const char *path, GError **error)
{
  g_autofree char *office_id = NULL;
  g_autoptr (ClewJsonReader) reader = open_file (path, &office_id, error);

  return reader != NULL ? g_steal_pointer (&office_id) : NULL;
}

/**
 * clew_json_import:
 * @path: (type filename): a file that clew_json_export() wrote
 * @office_path: (type filename): where nothing is yet
 * @key: the key that the office file shall have, kept safe by the caller before
 * @cancellable: (nullable): to give up
 * @n_records: (out) (optional): how many records were brought in
 * @error: return location; %CLEW_RECORDS_ERROR_BAD_DATA names the kind, the number of
 *   the record within it from 1, and the member at fault, and never a value
 *
 * Makes an office file with all records of @path under their ids, in one change.
 * When anything is wrong no file is left. However long the file is, one record
 * at a time is in memory.
 *
 * Returns: %FALSE with @error set when there is no office file
 */
gboolean
clew_json_import (const char   *path,
                  const char   *office_path,
                  ClewSecret   *key,
                  GCancellable *cancellable,
                  guint64      *n_records,
                  GError      **error)
{
  g_autofree char *office_id = NULL;
  g_autoptr (ClewJsonReader) reader = open_file (path, &office_id, error);
  g_autoptr (ClewStore) store = NULL;
  g_autoptr (ClewImportCheck) check = clew_import_check_new ();
  Import   import = { .reader = reader, .cancellable = cancellable, .check = check };
  gboolean done;

  if (reader == NULL)
    return FALSE;
  store = clew_store_create (office_path, office_id, key, error);
  if (store == NULL)
    return FALSE;
  done = clew_store_change (store, g_get_user_name (), "import records", import_in_change, &import,
                            error);
  if (done)
    clew_store_close (store);
  else
    clew_store_discard (store);
  if (n_records != NULL)
    *n_records = import.n_records;
  return done;
}
