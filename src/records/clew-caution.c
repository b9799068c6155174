/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-caution.h"

#include "base/clew-error.h"
#include "base/clew-fold.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#define SHIPPED "/org/clewproject/Clew/core/forms/caution.json"

struct _ClewCautionList
{
  GPtrArray *records; /* of clew_kind_caution_word; not stored while they are the shipped ones */
  GArray    *words;   /* ClewCautionWord, borrowing from the records */
  gboolean   is_shipped;
};

/**
 * clew_caution_list_free:
 * @list: (nullable) (transfer full): a list
 */
void
clew_caution_list_free (ClewCautionList *list)
{
  if (list == NULL)
    return;
  g_ptr_array_unref (list->records);
  g_array_unref (list->words);
  g_free (list);
}

/* The file is the program's own, and a test reads all of it. */
static void
add_shipped_kind (GPtrArray *records, const char *language, const char *kind, JsonArray *words)
{
  for (guint i = 0; i < json_array_get_length (words); i++)
    {
      ClewRecord *record = clew_record_new (&clew_kind_caution_word);

      clew_record_set_text (record, "language", language);
      clew_record_set_text (record, "kind", kind);
      clew_record_set_text (record, "word", json_array_get_string_element (words, i));
      g_ptr_array_add (records, record);
    }
}

/* As the store sorts those that it keeps. */
static int
compare (gconstpointer a, gconstpointer b)
{
  ClewRecord *first = *(ClewRecord *const *)a, *second = *(ClewRecord *const *)b;
  int         order = g_strcmp0 (clew_record_get_text (first, "language"),
                                 clew_record_get_text (second, "language"));

  if (order != 0)
    return order;
  return g_strcmp0 (clew_record_get_text (first, "word"), clew_record_get_text (second, "word"));
}

static GPtrArray *
make_shipped (GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GBytes) bytes = g_resources_lookup_data (SHIPPED, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                                      error);
  JsonObject *languages;

  if (bytes == NULL ||
      !json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL),
                                   (gssize)g_bytes_get_size (bytes), error))
    return NULL;
  languages = json_object_get_object_member (json_node_get_object (json_parser_get_root (parser)),
                                             "words");
  for (guint i = 0; clew_languages[i].id != NULL; i++)
    {
      JsonObject *kinds;

      if (!json_object_has_member (languages, clew_languages[i].id))
        continue;
      kinds = json_object_get_object_member (languages, clew_languages[i].id);
      for (guint j = 0; clew_caution_kinds[j].id != NULL; j++)
        add_shipped_kind (records, clew_languages[i].id, clew_caution_kinds[j].id,
                          json_object_get_array_member (kinds, clew_caution_kinds[j].id));
    }
  g_ptr_array_sort (records, compare);
  return g_steal_pointer (&records);
}

static void
collect_words (ClewCautionList *list)
{
  for (guint i = 0; i < list->records->len; i++)
    {
      ClewRecord     *record = g_ptr_array_index (list->records, i);
      const char     *kind = clew_record_get_text (record, "kind");
      ClewCautionWord word = { clew_record_get_text (record, "word"), CLEW_CAUTION_OFFENSE };

      for (guint j = 0; j < CLEW_CAUTION_N_KINDS; j++)
        if (g_strcmp0 (clew_caution_kind_ids[j], kind) == 0)
          word.kind = (ClewCautionKind)j;
      g_array_append_val (list->words, word);
    }
}

/**
 * clew_caution_list_load:
 * @store: a store
 * @error: return location
 *
 * Returns: (transfer full): the site's list, or the shipped one if the site
 *   keeps no word of its own
 */
ClewCautionList *
clew_caution_list_load (ClewStore *store, GError **error)
{
  g_autoptr (GPtrArray) records = clew_record_select (
    store, &clew_kind_caution_word, error, "1 ORDER BY language, word, rowid", NULL);
  ClewCautionList *list;
  gboolean         is_shipped;

  if (records == NULL)
    return NULL;
  is_shipped = records->len == 0;
  if (is_shipped)
    {
      g_clear_pointer (&records, g_ptr_array_unref);
      records = make_shipped (error);
      if (records == NULL)
        return NULL;
    }
  list = g_new0 (ClewCautionList, 1);
  list->records = g_steal_pointer (&records);
  list->words = g_array_new (FALSE, FALSE, sizeof (ClewCautionWord));
  list->is_shipped = is_shipped;
  collect_words (list);
  return list;
}

/**
 * clew_caution_list_find:
 * @list: a list
 * @text: what somebody wrote
 * @most: how many are wanted
 *
 * Looks for the words of all languages, whatever the letter's: who writes in
 * two languages writes in both.
 *
 * Returns: (transfer full) (element-type ClewCautionHit): see clew_caution_find()
 */
GPtrArray *
clew_caution_list_find (ClewCautionList *list, const char *text, guint most)
{
  return clew_caution_find (text, (const ClewCautionWord *)(gpointer)list->words->data,
                            list->words->len, most);
}

/**
 * clew_caution_list_get_records:
 * @list: a list
 *
 * Returns: (transfer none) (element-type ClewRecord): the words
 */
GPtrArray *
clew_caution_list_get_records (ClewCautionList *list)
{
  return list->records;
}

/**
 * clew_caution_list_is_shipped:
 * @list: a list
 *
 * Returns: whether it is the one that comes with the program
 */
gboolean
clew_caution_list_is_shipped (ClewCautionList *list)
{
  return list->is_shipped;
}

static gboolean
is_same (ClewRecord *a, ClewRecord *b)
{
  static const char *const columns[] = { "language", "kind", "word" };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_strcmp0 (clew_record_get_text (a, columns[i]), clew_record_get_text (b, columns[i])) != 0)
      return FALSE;
  return TRUE;
}

/* The first edit makes the shipped words the site's own, so that none is lost:
 * all of them save @without, and @with. */
static gboolean
save_words (ClewOffice *office, const char *what, ClewRecord *with, ClewRecord *without,
            GError **error)
{
  g_autoptr (ClewCautionList) list = clew_caution_list_load (clew_office_get_store (office), error);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  if (list == NULL)
    return FALSE;
  for (guint i = 0; list->is_shipped && i < list->records->len; i++)
    if (without == NULL || !is_same (g_ptr_array_index (list->records, i), without))
      g_ptr_array_add (records, g_ptr_array_index (list->records, i));
  if (with != NULL)
    g_ptr_array_add (records, with);
  return records->len == 0 ||
         clew_office_save_together (office, what, (ClewRecord *const *)records->pdata,
                                    records->len, error);
}

/**
 * clew_caution_add:
 * @office: an office
 * @word: a new record of clew_kind_caution_word
 * @field: (out) (optional): the column at which to say what is wrong
 * @error: return location
 *
 * Adds a word to the site's list; can be undone.
 *
 * Returns: %FALSE with @error set when nothing was kept
 */
gboolean
clew_caution_add (ClewOffice *office, ClewRecord *word, const char **field, GError **error)
{
  const char *at = NULL;

  if (!clew_record_check (word, clew_office_today (office), &at, error))
    {
      if (field != NULL)
        *field = at;
      return FALSE;
    }
  if (!clew_caution_is_usable (clew_record_get_text (word, "word")))
    {
      if (field != NULL)
        *field = "word";
      g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID,
                           _ ("Enter a word, or at least three letters before the star."));
      return FALSE;
    }
  return save_words (office, _ ("Add word to be careful with"), word, NULL, error);
}

/**
 * clew_caution_remove:
 * @office: an office
 * @word: a word of the site's list, or of the shipped one
 * @error: return location
 *
 * Takes a word off the site's list; can be undone. A site that has taken off
 * all its words is warned of the shipped ones again.
 *
 * Returns: %FALSE with @error set when nothing was kept
 */
gboolean
clew_caution_remove (ClewOffice *office, ClewRecord *word, GError **error)
{
  const char *what = _ ("Remove word to be careful with");

  return clew_record_is_stored (word) ? clew_office_remove (office, what, word, error)
                                      : save_words (office, what, NULL, word, error);
}
