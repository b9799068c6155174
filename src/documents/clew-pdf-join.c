/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/clew-pdf-join.h"

#include "base/clew-error.h"

#include <glib/gi18n-lib.h>

#include <qpdf/qpdf-c.h>

static qpdf_data
open_file (GBytes *file)
{
  qpdf_data   qpdf = qpdf_init ();
  gsize       size;
  const char *data = g_bytes_get_data (file, &size);

  qpdf_silence_errors (qpdf);
  qpdf_set_suppress_warnings (qpdf, QPDF_TRUE);
  qpdf_read_memory (qpdf, "paper", data, size, NULL);
  return qpdf;
}

/* The tags of all files in one tree: the document at its top, of which each file
 * becomes a part, and the first key that is free in the numbers by which pages
 * find their elements. */
typedef struct
{
  qpdf_data whole;
  qpdf_oh   document;
  qpdf_oh   kids;    /* an array */
  qpdf_oh   numbers; /* an array */
  int       next;
} Tags;

/* As clew_pdf_finish() leaves them: one flat array of keys and values. */
static qpdf_oh
get_numbers (qpdf_data qpdf, qpdf_oh tree)
{
  return qpdf_oh_get_key_if_dict (qpdf, qpdf_oh_get_key_if_dict (qpdf, tree, "/ParentTree"),
                                  "/Nums");
}

static int
find_next (qpdf_data qpdf, qpdf_oh numbers)
{
  int next = 0;

  for (int i = 0; i + 1 < qpdf_oh_get_array_n_items (qpdf, numbers); i += 2)
    next = MAX (next, 1 + qpdf_oh_get_int_value_as_int (
                            qpdf, qpdf_oh_get_array_item (qpdf, numbers, i)));
  return next;
}

static qpdf_oh
get_tree (qpdf_data qpdf)
{
  return qpdf_oh_get_key (qpdf, qpdf_get_root (qpdf), "/StructTreeRoot");
}

/* What stood at the top of a file, with its language, which the whole need not have. */
static void
add_part (Tags *tags, qpdf_oh part, qpdf_oh language)
{
  qpdf_data q = tags->whole;

  qpdf_oh_replace_key (q, part, "/S", qpdf_oh_new_name (q, "/Part"));
  qpdf_oh_replace_key (q, part, "/P", tags->document);
  if (qpdf_oh_is_string (q, language) && !qpdf_oh_has_key (q, part, "/Lang"))
    qpdf_oh_replace_key (q, part, "/Lang", language);
  qpdf_oh_append_item (q, tags->kids, part);
}

static void
add_parts (Tags *tags, qpdf_oh tree, qpdf_oh language)
{
  qpdf_data q = tags->whole;
  qpdf_oh   parts = qpdf_oh_get_key (q, tree, "/K");

  if (!qpdf_oh_is_array (q, parts))
    parts = qpdf_oh_wrap_in_array (q, parts);
  for (int i = 0; i < qpdf_oh_get_array_n_items (q, parts); i++)
    add_part (tags, qpdf_oh_get_array_item (q, parts, i), language);
}

/* Returns %FALSE for a file without tags. */
static gboolean
tags_init (Tags *tags, qpdf_data whole)
{
  qpdf_oh tree = get_tree (whole);

  *tags = (Tags){ .whole = whole, .numbers = get_numbers (whole, tree) };
  if (!qpdf_oh_is_array (whole, tags->numbers))
    return FALSE;
  tags->document = qpdf_make_indirect_object (
    whole, qpdf_oh_parse (whole, "<< /Type /StructElem /S /Document /K [] >>"));
  tags->kids = qpdf_oh_get_key (whole, tags->document, "/K");
  qpdf_oh_replace_key (whole, tags->document, "/P", tree);
  add_parts (tags, tree, qpdf_oh_get_key (whole, qpdf_get_root (whole), "/Lang"));
  qpdf_oh_replace_key (whole, tree, "/K", tags->document);
  tags->next = find_next (whole, tags->numbers);
  return TRUE;
}

/* Takes in the tags of a file whose pages are in the whole already, from page @first
 * on. Only then do its elements keep the pages on which they stand. */
static void
add_tags (Tags *tags, qpdf_data part, int first, int n_pages)
{
  qpdf_data q = tags->whole;
  qpdf_oh   tree = get_tree (part);
  qpdf_oh   lang = qpdf_oh_get_key (part, qpdf_get_root (part), "/Lang");
  qpdf_oh   numbers, language = qpdf_oh_new_null (q);

  if (!qpdf_oh_is_array (part, get_numbers (part, tree)))
    return;
  if (qpdf_oh_is_string (part, lang))
    language = qpdf_oh_new_unicode_string (q, qpdf_oh_get_utf8_value (part, lang));
  tree = qpdf_oh_copy_foreign_object (q, part, tree);
  numbers = get_numbers (q, tree);
  for (int i = 0; i + 1 < qpdf_oh_get_array_n_items (q, numbers); i += 2)
    {
      int key = qpdf_oh_get_int_value_as_int (q, qpdf_oh_get_array_item (q, numbers, i));

      qpdf_oh_append_item (q, tags->numbers, qpdf_oh_new_integer (q, tags->next + key));
      qpdf_oh_append_item (q, tags->numbers, qpdf_oh_get_array_item (q, numbers, i + 1));
    }
  for (int i = first; i < first + n_pages; i++)
    {
      qpdf_oh page = qpdf_get_page_n (q, (size_t)i);
      qpdf_oh key = qpdf_oh_get_key (q, page, "/StructParents");

      if (qpdf_oh_is_integer (q, key))
        qpdf_oh_replace_key (q, page, "/StructParents",
                             qpdf_oh_new_integer (
                               q, tags->next + qpdf_oh_get_int_value_as_int (q, key)));
    }
  tags->next += find_next (q, numbers);
  add_parts (tags, tree, language);
}

/* @part must live until @whole is written. */
static gboolean
append (qpdf_data whole, qpdf_data part)
{
  int n = qpdf_get_num_pages (part);

  for (int i = 0; i < n; i++)
    if ((qpdf_add_page (whole, part, qpdf_get_page_n (part, (size_t)i), QPDF_FALSE) &
         QPDF_ERRORS) != 0)
      return FALSE;
  return n > 0;
}

static void
clean_up (gpointer data)
{
  qpdf_data qpdf = data;

  qpdf_cleanup (&qpdf);
}

/**
 * clew_pdf_join:
 * @files: (element-type GBytes): at least one file
 * @error: return location
 *
 * One file of all pages, to print or keep them at once, with the tags of all, each
 * in its language. It has the first one's title and description only, and nothing
 * that was signed or sealed would hold: what is kept in the office are the files
 * themselves.
 *
 * Returns: (transfer full): the file, or %NULL with %CLEW_DOCUMENTS_ERROR_FAILED. Any thread.
 */
GBytes *
clew_pdf_join (const GPtrArray *files, GError **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (clean_up);
  qpdf_data whole;
  Tags      tags;
  gboolean  sound, has_tags;
  GBytes   *joined = NULL;

  g_return_val_if_fail (files->len > 0, NULL);

  whole = open_file (g_ptr_array_index (files, 0));
  g_ptr_array_add (parts, whole);
  sound = qpdf_get_num_pages (whole) > 0;
  has_tags = sound && files->len > 1 && tags_init (&tags, whole);
  for (guint i = 1; i < files->len && sound; i++)
    {
      qpdf_data part = open_file (g_ptr_array_index (files, i));
      int       first = qpdf_get_num_pages (whole);

      g_ptr_array_add (parts, part);
      sound = append (whole, part);
      if (sound && has_tags)
        add_tags (&tags, part, first, qpdf_get_num_pages (part));
    }
  if (sound)
    {
      qpdf_init_write_memory (whole);
      qpdf_set_deterministic_ID (whole, QPDF_TRUE);
      sound = (qpdf_write (whole) & QPDF_ERRORS) == 0;
    }
  if (sound)
    joined = g_bytes_new (qpdf_get_buffer (whole), qpdf_get_buffer_length (whole));
  else
    g_set_error_literal (error, CLEW_DOCUMENTS_ERROR, CLEW_DOCUMENTS_ERROR_FAILED,
                         _ ("The papers could not be put together. Each is kept; print or save "
                            "them one by one."));
  return joined;
}
