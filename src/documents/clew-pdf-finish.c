/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#define G_LOG_DOMAIN "clew-pdf-finish"

#include "documents/clew-pdf-finish.h"

#include <glib/gi18n-lib.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

#include "base/clew-error.h"

/* The file as cairo wrote it, on its way through qpdf. */
typedef struct
{
  qpdf_data         qpdf;
  const ClewPdfTag *tags;
  guint             n_tags;
  guint             next_tag;
  gboolean          mismatch;
  GHashTable       *parent_arrays;
  GHashTable       *values;
} Finish;

/* Few different words describe many elements: each is made once. */
static qpdf_oh
make_once (Finish *finish, const ClewPdfTag *tag)
{
  gpointer         known = g_hash_table_lookup (finish->values, tag->value);
  g_autofree char *scope = NULL;
  qpdf_oh          made;

  if (known != NULL)
    return GPOINTER_TO_UINT (known);
  if (tag->key == CLEW_PDF_TAG_SCOPE)
    {
      scope = g_strdup_printf ("<< /O /Table /Scope /%s >>", tag->value);
      made = qpdf_oh_parse (finish->qpdf, scope);
    }
  else
    made = qpdf_oh_new_unicode_string (finish->qpdf, tag->value);
  g_hash_table_insert (finish->values, (gpointer)tag->value, GUINT_TO_POINTER (made));
  return made;
}

static void
describe_element (Finish *finish, qpdf_oh element, const ClewPdfTag *tag)
{
  static const char *const keys[] = {
    [CLEW_PDF_TAG_ALT] = "/Alt",
    [CLEW_PDF_TAG_SCOPE] = "/A",
    [CLEW_PDF_TAG_LANGUAGE] = "/Lang",
  };

  if (tag->actual != NULL)
    qpdf_oh_replace_key (finish->qpdf, element, "/ActualText",
                         qpdf_oh_new_unicode_string (finish->qpdf, tag->actual));
  if (tag->key != CLEW_PDF_TAG_PLAIN)
    qpdf_oh_replace_key (finish->qpdf, element, keys[tag->key], make_once (finish, tag));
}

/* Takes the marked content of an artifact out of the way back from page to structure. */
static void
forget_content (Finish *finish, qpdf_oh element)
{
  qpdf_data q = finish->qpdf;
  qpdf_oh   page = qpdf_oh_get_key (q, element, "/Pg");
  qpdf_oh   content = qpdf_oh_get_key (q, element, "/K");
  qpdf_oh   parents;
  gpointer  array;

  if (qpdf_oh_is_array (q, content) && qpdf_oh_get_array_n_items (q, content) == 1)
    content = qpdf_oh_get_array_item (q, content, 0);
  parents = qpdf_oh_get_key_if_dict (q, page, "/StructParents");
  if (!qpdf_oh_is_integer (q, content) || !qpdf_oh_is_integer (q, parents))
    return;
  array = g_hash_table_lookup (finish->parent_arrays,
                               GINT_TO_POINTER (qpdf_oh_get_int_value_as_int (q, parents)));
  if (array != NULL && qpdf_oh_get_int_value_as_int (q, content) <
                         qpdf_oh_get_array_n_items (q, GPOINTER_TO_UINT (array)))
    qpdf_oh_set_array_item (q, GPOINTER_TO_UINT (array),
                            qpdf_oh_get_int_value_as_int (q, content), qpdf_oh_new_null (q));
}

static gboolean walk_element (Finish *finish, qpdf_oh element, const char *name);

/* The name of an element of the structure, or "" for marked content. */
static const char *
get_element_name (qpdf_data q, qpdf_oh kid)
{
  qpdf_oh name = qpdf_oh_get_key_if_dict (q, kid, "/S");

  return qpdf_oh_is_name (q, name) ? qpdf_oh_get_name (q, name) : "";
}

static void
walk_kids (Finish *finish, qpdf_oh kids)
{
  qpdf_data q = finish->qpdf;
  int       n = qpdf_oh_get_array_n_items (q, kids);

  for (int i = 0; i < n && !finish->mismatch;)
    {
      qpdf_oh     kid = qpdf_oh_get_array_item (q, kids, i);
      const char *name = get_element_name (q, kid);

      if (name[0] == '\0' || walk_element (finish, kid, name))
        i++;
      else
        {
          qpdf_oh_erase_item (q, kids, i);
          n--;
        }
      qpdf_oh_release (q, kid);
    }
}

/* Walks the elements in the order in which they were opened, which is the
 * order of the tags, and drops artifacts. Returns whether the element stays.
 * @name is qpdf's and lasts until its next name. */
static gboolean
walk_element (Finish *finish, qpdf_oh element, const char *name)
{
  qpdf_data         q = finish->qpdf;
  const ClewPdfTag *tag;
  qpdf_oh           kids;

  if (finish->next_tag >= finish->n_tags || name[0] != '/' ||
      !g_str_equal (name + 1, finish->tags[finish->next_tag].name))
    {
      finish->mismatch = TRUE;
      return TRUE;
    }
  tag = &finish->tags[finish->next_tag++];
  if (g_str_equal (tag->name, CLEW_TAG_ARTIFACT))
    {
      forget_content (finish, element);
      return FALSE;
    }
  describe_element (finish, element, tag);
  kids = qpdf_oh_get_key (q, element, "/K");
  if (qpdf_oh_is_array (q, kids))
    {
      walk_kids (finish, kids);
      return TRUE;
    }
  name = get_element_name (q, kids);
  return name[0] == '\0' || walk_element (finish, kids, name);
}

static void
finish_structure (Finish *finish, qpdf_oh root)
{
  qpdf_data q = finish->qpdf;
  qpdf_oh   tree = qpdf_oh_get_key (q, root, "/StructTreeRoot");
  qpdf_oh   numbers =
    qpdf_oh_get_key_if_dict (q, qpdf_oh_get_key_if_dict (q, tree, "/ParentTree"), "/Nums");
  qpdf_oh kids = qpdf_oh_get_key_if_dict (q, tree, "/K");

  for (int i = 0; qpdf_oh_is_array (q, numbers) && i + 1 < qpdf_oh_get_array_n_items (q, numbers);
       i += 2)
    {
      int     page = qpdf_oh_get_int_value_as_int (q, qpdf_oh_get_array_item (q, numbers, i));
      qpdf_oh array = qpdf_oh_get_array_item (q, numbers, i + 1);

      if (qpdf_oh_is_array (q, array))
        g_hash_table_insert (finish->parent_arrays, GINT_TO_POINTER (page),
                             GUINT_TO_POINTER (array));
    }
  if (qpdf_oh_is_array (q, kids) && qpdf_oh_get_array_n_items (q, kids) == 1)
    kids = qpdf_oh_get_array_item (q, kids, 0);
  if (qpdf_oh_is_dictionary (q, kids))
    walk_element (finish, kids, get_element_name (q, kids));
  if (finish->next_tag != finish->n_tags)
    finish->mismatch = TRUE;
}

static gboolean
is_begin (const char *line, gsize length, const char *tag)
{
  static const char end[] = " >> BDC\n";
  gsize             tag_length = strlen (tag);

  return length > tag_length + sizeof end && line[0] == '/' &&
         strncmp (line + 1, tag, tag_length) == 0 &&
         strncmp (line + 1 + tag_length, " << ", 4) == 0 &&
         strncmp (line + length - (sizeof end - 1), end, sizeof end - 1) == 0;
}

/* “/Private << /MCID 7 >> BDC”, alone on its line, becomes an artifact. A text
 * can't pass for it: cairo breaks a long string only behind a backslash. */
static void
mark_artifacts (Finish *finish, qpdf_oh page)
{
  qpdf_data      q = finish->qpdf;
  unsigned char *data = NULL;
  size_t         size = 0;
  char           before = '\n';
  g_autoptr (GString) out = NULL;
  qpdf_oh contents = qpdf_oh_get_key (q, page, "/Contents");

  if (!qpdf_oh_is_stream (q, contents) ||
      (qpdf_oh_get_stream_data (q, contents, qpdf_dl_generalized, NULL, &data, &size) &
       QPDF_ERRORS) != 0)
    return;
  out = g_string_sized_new (size);
  for (const char *at = (const char *)data, *end = at + size; at < end;)
    {
      const char *stop = memchr (at, '\n', end - at);
      gsize       length = (stop != NULL ? stop + 1 : end) - at;

      if (before != '\\' && is_begin (at, length, CLEW_TAG_ARTIFACT))
        g_string_append (out, "/Artifact << /Type /Pagination >> BDC\n");
      else
        g_string_append_len (out, at, length);
      before = length > 1 ? at[length - 2] : '\n';
      at += length;
    }
  free (data);
  qpdf_oh_replace_stream_data (q, contents, (const unsigned char *)out->str, out->len,
                               qpdf_oh_new_null (q), qpdf_oh_new_null (q));
}

static void
finish_pages (Finish *finish)
{
  int n_pages = qpdf_get_num_pages (finish->qpdf);

  for (int i = 0; i < n_pages; i++)
    {
      qpdf_oh page = qpdf_get_page_n (finish->qpdf, (size_t)i);

      qpdf_oh_replace_key (finish->qpdf, page, "/Tabs", qpdf_oh_new_name (finish->qpdf, "/S"));
      mark_artifacts (finish, page);
    }
}

static char *
make_xmp (const ClewPdfInfo *info, const char *created)
{
  return g_markup_printf_escaped (
    "<?xpacket begin=\"\357\273\277\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "  <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n"
    "   <dc:format>application/pdf</dc:format>\n"
    "   <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>\n"
    "   <dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n"
    "   <xmp:CreateDate>%s</xmp:CreateDate>\n"
    "  </rdf:Description>\n"
    " </rdf:RDF>\n"
    "</x:xmpmeta>\n"
    "<?xpacket end=\"r\"?>\n",
    info->title, info->language, created);
}

static void
finish_catalog (Finish *finish, qpdf_oh root, const ClewPdfInfo *info)
{
  qpdf_data q = finish->qpdf;
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (info->created);
  g_autofree char *iso =
    date != NULL ? g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
  g_autofree char *pdf_date =
    date != NULL ? g_date_time_format (date, "D:%Y%m%d%H%M%SZ") : g_strdup ("");
  g_autofree char *xmp = make_xmp (info, iso);
  qpdf_oh          metadata = qpdf_oh_new_stream (q);
  qpdf_oh          document_info = qpdf_oh_get_key (q, qpdf_get_trailer (q), "/Info");

  qpdf_oh_replace_stream_data (q, metadata, (const unsigned char *)xmp, strlen (xmp),
                               qpdf_oh_new_null (q), qpdf_oh_new_null (q));
  qpdf_oh_replace_key (q, qpdf_oh_get_dict (q, metadata), "/Type",
                       qpdf_oh_new_name (q, "/Metadata"));
  qpdf_oh_replace_key (q, qpdf_oh_get_dict (q, metadata), "/Subtype",
                       qpdf_oh_new_name (q, "/XML"));
  qpdf_oh_replace_key (q, root, "/Metadata", metadata);
  qpdf_oh_replace_key (q, root, "/Lang", qpdf_oh_new_string (q, info->language));
  qpdf_oh_replace_key (q, root, "/ViewerPreferences",
                       qpdf_oh_parse (q, "<< /DisplayDocTitle true >>"));
  if (!qpdf_oh_is_dictionary (q, document_info))
    return;
  qpdf_oh_replace_key (q, document_info, "/Title", qpdf_oh_new_unicode_string (q, info->title));
  /* cairo 1.16 leaves out the "D:" that a date begins with. */
  qpdf_oh_replace_key (q, document_info, "/CreationDate", qpdf_oh_new_string (q, pdf_date));
}

static GBytes *
write_file (qpdf_data q)
{
  if ((qpdf_init_write_memory (q) & QPDF_ERRORS) != 0)
    return NULL;
  qpdf_set_deterministic_ID (q, QPDF_TRUE);
  qpdf_set_object_stream_mode (q, qpdf_o_generate);
  qpdf_set_compress_streams (q, QPDF_TRUE);
  if ((qpdf_write (q) & QPDF_ERRORS) != 0)
    return NULL;
  return g_bytes_new (qpdf_get_buffer (q), qpdf_get_buffer_length (q));
}

/**
 * clew_pdf_finish:
 * @pdf: a file written by cairo
 * @info: title, language and creation time
 * @tags: (array length=n_tags): every tag begun on the cairo surface, in that order
 * @n_tags: how many
 * @error: return location
 *
 * Adds title, language, figure descriptions, scopes of table heads and the
 * languages of passages, and turns what is no part of the reading into
 * artifacts. The result is a tagged file; PDF/UA is not claimed.
 *
 * Returns: (transfer full): the file, or %NULL with %CLEW_DOCUMENTS_ERROR_FAILED. Any thread.
 */
GBytes *
clew_pdf_finish (GBytes *pdf, const ClewPdfInfo *info, const ClewPdfTag *tags, guint n_tags,
                 GError **error)
{
  Finish  finish = { .qpdf = qpdf_init (), .tags = tags, .n_tags = n_tags };
  gsize   size;
  GBytes *finished = NULL;
  qpdf_oh root;

  const char *data = g_bytes_get_data (pdf, &size);
  qpdf_silence_errors (finish.qpdf);
  qpdf_set_suppress_warnings (finish.qpdf, QPDF_TRUE);
  finish.parent_arrays = g_hash_table_new (NULL, NULL);
  finish.values = g_hash_table_new (g_str_hash, g_str_equal);
  if ((qpdf_read_memory (finish.qpdf, "form", data, size, NULL) & QPDF_ERRORS) == 0)
    {
      root = qpdf_get_root (finish.qpdf);
      finish_structure (&finish, root);
      finish_pages (&finish);
      finish_catalog (&finish, root, info);
      /* Only a change in cairo can do this. The paper is right all the same. */
      if (finish.mismatch)
        g_warning (
          "The structure of a PDF file is not as drawn; a screen reader may miss parts of it");
      if (!qpdf_has_error (finish.qpdf))
        finished = write_file (finish.qpdf);
    }
  g_hash_table_unref (finish.parent_arrays);
  g_hash_table_unref (finish.values);
  if (finished == NULL)
    g_set_error (error, CLEW_DOCUMENTS_ERROR, CLEW_DOCUMENTS_ERROR_FAILED,
                 _ ("The form could not be finished (%s). Nothing was printed or kept. Try "
                    "again; if it happens "
                    "again, tell whoever looks after Clew."),
                    qpdf_has_error (finish.qpdf)
                      ? qpdf_get_error_full_text (finish.qpdf, qpdf_get_error (finish.qpdf))
                      : "qpdf");
  qpdf_cleanup (&finish.qpdf);
  return finished;
}
