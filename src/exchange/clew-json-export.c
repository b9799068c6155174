/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/clew-json.h"

#include "base/clew-new-file.h"
#include "records/clew-record-store.h"
#include "store/clew-audit.h"

#include <glib/gi18n-lib.h>

/* How many bytes are gathered before they are written. */
#define FULL (64 * 1024)

typedef struct
{
  ClewNewFile  *file;
  GString      *text;
  GCancellable *cancellable;
  gboolean      is_first; /* of its kind */
} Writer;

static void
append_text (GString *json, const char *text)
{
  g_string_append_c (json, '"');
  for (; *text != '\0'; text++)
    switch (*text)
      {
      case '"':
      case '\\':
        g_string_append_c (json, '\\');
        g_string_append_c (json, *text);
        break;
      case '\n':
        g_string_append (json, "\\n");
        break;
      case '\t':
        g_string_append (json, "\\t");
        break;
      default:
        if ((guchar)*text < 0x20 || *text == 0x7f)
          g_string_append_printf (json, "\\u%04x", *text);
        else
          g_string_append_c (json, *text);
        break;
      }
  g_string_append_c (json, '"');
}

static void
append_member (GString *json, const char *name, const char *text)
{
  g_string_append_printf (json, ",\"%s\":", name);
  append_text (json, text);
}

static void
append_bytes (GString *json, GBytes *bytes)
{
  gsize            size;
  gconstpointer    data = g_bytes_get_data (bytes, &size);
  g_autofree char *coded = g_base64_encode (data, size);

  g_string_append_printf (json, "\"%s\"", coded);
}

static void
append_field (GString *json, ClewRecord *record, const ClewField *field)
{
  if (field->type == CLEW_FIELD_BYTES)
    {
      GBytes *bytes = clew_record_get_bytes (record, field->column);

      if (bytes == NULL)
        return;
      g_string_append_printf (json, ",\"%s\":", field->column);
      append_bytes (json, bytes);
    }
  else if (field->type == CLEW_FIELD_NUMBER || field->type == CLEW_FIELD_YES_NO)
    {
      gint64 number = clew_record_get_number (record, field->column, G_MININT64);

      if (number == G_MININT64)
        return;
      if (field->type == CLEW_FIELD_YES_NO)
        g_string_append_printf (json, ",\"%s\":%s", field->column, number != 0 ? "true" : "false");
      else
        g_string_append_printf (json, ",\"%s\":%" G_GINT64_FORMAT, field->column, number);
    }
  else if (clew_record_get_text (record, field->column) != NULL)
    append_member (json, field->column, clew_record_get_text (record, field->column));
}

static gboolean
flush (Writer *writer, gsize unless_below, GError **error)
{
  gboolean done;

  if (writer->text->len < unless_below)
    return TRUE;
  done = clew_new_file_write (writer->file, writer->text->str, writer->text->len, error);
  g_string_truncate (writer->text, 0);
  return done;
}

static gboolean
write_record (ClewRecord *record, gpointer data, GError **error)
{
  Writer         *writer = data;
  GString        *json = writer->text;
  const ClewKind *kind = clew_record_get_kind (record);

  if (g_cancellable_set_error_if_cancelled (writer->cancellable, error))
    return FALSE;
  g_string_append (json, writer->is_first ? "\n{\"id\":" : ",\n{\"id\":");
  writer->is_first = FALSE;
  append_text (json, clew_record_get_id (record));
  append_member (json, "created", clew_record_get_created (record));
  if (clew_record_is_removed (record))
    append_member (json, "removed", clew_record_get_removed (record));
  for (guint i = 0; kind->fields[i].column != NULL; i++)
    append_field (json, record, &kind->fields[i]);
  g_string_append_c (json, '}');
  return flush (writer, FULL, error);
}

static gboolean
write_kinds (Writer *writer, ClewStore *store, GError **error)
{
  for (guint i = 0; clew_kinds[i] != NULL; i++)
    {
      g_string_append_printf (writer->text, "%s\"%s\":[", i > 0 ? ",\n" : "\n",
                              clew_kinds[i]->table);
      writer->is_first = TRUE;
      if (!clew_record_each (store, clew_kinds[i], write_record, writer, error))
        return FALSE;
      g_string_append (writer->text, writer->is_first ? "]" : "\n]");
    }
  return TRUE;
}

static gboolean
write_office (Writer *writer, ClewOffice *office, GError **error)
{
  g_autofree char *now = clew_instant_now ();

  g_string_append_printf (writer->text, "{\"clew\":%d", CLEW_JSON_VERSION);
  append_member (writer->text, "office", clew_office_get_id (office));
  append_member (writer->text, "exported", now);
  g_string_append (writer->text, ",\n\"kinds\":{");
  if (!write_kinds (writer, clew_office_get_store (office), error))
    return FALSE;
  g_string_append (writer->text, "\n}}\n");
  return flush (writer, 0, error);
}

static gboolean
note_export (ClewStore *store, gpointer data, GError **error)
{
  return clew_audit_note (store, "exported", "office", data, error);
}

/**
 * clew_json_export:
 * @office: an office
 * @path: (type filename): where the file shall be
 * @replace: whether a file that is there may be replaced
 * @cancellable: (nullable): to give up
 * @error: return location, of the domains G_FILE_ERROR, G_IO_ERROR or the store's
 *
 * Writes every record of every kind, removed ones too, as JSON, and notes in
 * the audit that it was done. The file is whole or not there; only its owner
 * may read it. It is not encrypted. However many records there are, one at a
 * time is in memory. The format is described in the help (json-format).
 *
 * Returns: %FALSE with @error set when there is no file
 */
gboolean
clew_json_export (ClewOffice   *office,
                  const char   *path,
                  gboolean      replace,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_autoptr (ClewNewFile) file = clew_new_file_begin (path, replace, error);
  g_autoptr (GString) text = NULL;
  ClewRecord *record = clew_office_get_record (office);
  Writer      writer;

  if (file == NULL)
    return FALSE;
  text = g_string_sized_new (FULL + 4096);
  writer = (Writer){ file, text, cancellable, TRUE };
  /* Noted before the file has its name: a note too many does no harm. */
  return write_office (&writer, office, error) &&
         clew_office_change (office, "export records", note_export,
                             (gpointer)clew_record_get_id (record), error) &&
         clew_new_file_keep (file, error);
}
