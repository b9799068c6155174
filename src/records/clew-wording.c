/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-wording.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "base/clew-error.h"

#define RESOURCE_PREFIX "/org/clewproject/Clew/core/forms/"

typedef struct
{
  char    *label;
  char    *heading;
  char    *description;
  gboolean sensitive;
} Category;

struct _ClewWording
{
  gatomicrefcount references;
  char           *form;
  char           *language;
  int             version;
  GHashTable     *texts;
  GStrv           keys;
  GHashTable     *categories;
  GStrv           category_ids;
};

static void
category_free (Category *category)
{
  g_free (category->label);
  g_free (category->heading);
  g_free (category->description);
  g_free (category);
}

static void
set_bad_data (GError **error, const char *what)
{
  /* Translators: %s names what is wrong, such as “texts” */
  g_set_error (
    error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_BAD_DATA,
    _ ("The wording of this form can’t be used: “%s” is missing or wrong. Nothing was changed. "
       "Ask whoever prepared the wording to mend it."),
       what);
}

/* json-glib's own getters complain on stderr about a wrong type; a wording is
 * a file from outside, so every type is looked at first. */
static const char *
get_string (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

static JsonObject *
get_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static gboolean
get_version (JsonObject *object, int *version)
{
  JsonNode *node = json_object_get_member (object, "version");
  gint64    number;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  number = json_node_get_int (node);
  if (number < 1 || number > G_MAXINT)
    return FALSE;
  *version = (int)number;
  return TRUE;
}

static gboolean
read_texts (ClewWording *wording, JsonObject *texts, GError **error)
{
  g_autoptr (GList) members = NULL;
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();

  if (texts == NULL)
    {
      set_bad_data (error, "texts");
      return FALSE;
    }
  members = json_object_get_members (texts);
  for (GList *l = members; l != NULL; l = l->next)
    {
      const char *text = get_string (texts, l->data);

      if (text == NULL)
        {
          set_bad_data (error, l->data);
          return FALSE;
        }
      g_hash_table_insert (wording->texts, g_strdup (l->data), g_strdup (text));
      g_strv_builder_add (keys, l->data);
    }
  wording->keys = g_strv_builder_end (keys);
  return TRUE;
}

static Category *
read_category (JsonObject *object)
{
  const char *label = get_string (object, "label");
  const char *heading = get_string (object, "heading");
  const char *description = get_string (object, "description");
  JsonNode   *sensitive = json_object_get_member (object, "sensitive");
  Category   *category;

  /* Whether initials are asked for is never guessed. */
  if (label == NULL || heading == NULL || description == NULL || sensitive == NULL ||
      !JSON_NODE_HOLDS_VALUE (sensitive) ||
      json_node_get_value_type (sensitive) != G_TYPE_BOOLEAN)
    return NULL;
  category = g_new0 (Category, 1);
  category->label = g_strdup (label);
  category->heading = g_strdup (heading);
  category->description = g_strdup (description);
  category->sensitive = json_node_get_boolean (sensitive);
  return category;
}

static gboolean
read_categories (ClewWording *wording, JsonObject *categories, GError **error)
{
  g_autoptr (GList) members = NULL;
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  if (categories == NULL)
    {
      set_bad_data (error, "categories");
      return FALSE;
    }
  members = json_object_get_members (categories);
  for (GList *l = members; l != NULL; l = l->next)
    {
      JsonObject *object = get_object (categories, l->data);
      Category   *category = object != NULL ? read_category (object) : NULL;

      if (category == NULL)
        {
          set_bad_data (error, l->data);
          return FALSE;
        }
      g_hash_table_insert (wording->categories, g_strdup (l->data), category);
      g_strv_builder_add (ids, l->data);
    }
  wording->category_ids = g_strv_builder_end (ids);
  return TRUE;
}

/**
 * clew_wording_parse:
 * @json: the wording as JSON: `form`, `language`, `version`, `texts`, `categories`
 * @error: return location
 *
 * Reads a wording. Which texts a form needs is the form's to check.
 *
 * Returns: (transfer full): the wording, or %NULL with
 *   %CLEW_RECORDS_ERROR_BAD_DATA. May be called, and the result used, from any thread.
 */
ClewWording *
clew_wording_parse (const char *json, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (ClewWording) wording = NULL;
  g_autoptr (GError) local_error = NULL;
  JsonNode   *root;
  JsonObject *object;

  g_return_val_if_fail (json != NULL, NULL);

  if (!json_parser_load_from_data (parser, json, -1, &local_error))
    {
      set_bad_data (error, local_error->message);
      return NULL;
    }
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      set_bad_data (error, "{ }");
      return NULL;
    }
  object = json_node_get_object (root);
  wording = g_new0 (ClewWording, 1);
  g_atomic_ref_count_init (&wording->references);
  wording->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  wording->categories =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)category_free);
  wording->form = g_strdup (get_string (object, "form"));
  wording->language = g_strdup (get_string (object, "language"));
  if (wording->form == NULL || wording->form[0] == '\0')
    set_bad_data (error, "form");
  else if (wording->language == NULL || wording->language[0] == '\0')
    set_bad_data (error, "language");
  else if (!get_version (object, &wording->version))
    set_bad_data (error, "version");
  else if (read_texts (wording, get_object (object, "texts"), error) &&
           read_categories (wording, get_object (object, "categories"), error))
    return g_steal_pointer (&wording);
  return NULL;
}

/**
 * clew_wording_dup_shipped_json:
 * @form: the form's id, such as "roi"
 * @language: a language code, such as "es"
 * @error: return location
 *
 * What the program ships: the draft that a site starts from.
 *
 * Returns: (transfer full): the JSON text, or %NULL with %CLEW_RECORDS_ERROR_NOT_FOUND
 */
char *
clew_wording_dup_shipped_json (const char *form, const char *language, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char *data;
  gsize       size;

  g_return_val_if_fail (form != NULL && language != NULL, NULL);

  path = g_strdup_printf (RESOURCE_PREFIX "%s-%s.json", form, language);
  bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (bytes == NULL)
    {
      /* Translators: the first %s is a form's id, the second a language code */
      g_set_error (
        error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_NOT_FOUND,
        _ ("Clew has no wording of the form “%s” in the language “%s”. Choose another language, "
           "or bring in a wording that your office has approved."),
           form, language);
      return NULL;
    }
  data = g_bytes_get_data (bytes, &size);
  return g_strndup (data, size);
}

/**
 * clew_wording_load_shipped:
 * @form: the form's id, such as "roi"
 * @language: a language code, such as "es"
 * @error: return location
 *
 * Returns: (transfer full): the shipped draft, read, or %NULL with error
 */
ClewWording *
clew_wording_load_shipped (const char *form, const char *language, GError **error)
{
  g_autofree char *json = clew_wording_dup_shipped_json (form, language, error);

  return json != NULL ? clew_wording_parse (json, error) : NULL;
}

/**
 * clew_wording_ref:
 * @wording: a wording
 *
 * Returns: (transfer full): @wording, one reference more. Any thread.
 */
ClewWording *
clew_wording_ref (ClewWording *wording)
{
  g_atomic_ref_count_inc (&wording->references);
  return wording;
}

/**
 * clew_wording_unref:
 * @wording: (transfer full): a wording
 *
 * Any thread.
 */
void
clew_wording_unref (ClewWording *wording)
{
  if (!g_atomic_ref_count_dec (&wording->references))
    return;
  g_clear_pointer (&wording->texts, g_hash_table_unref);
  g_clear_pointer (&wording->categories, g_hash_table_unref);
  g_clear_pointer (&wording->keys, g_strfreev);
  g_clear_pointer (&wording->category_ids, g_strfreev);
  g_free (wording->form);
  g_free (wording->language);
  g_free (wording);
}

/**
 * clew_wording_get_form:
 * @wording: a wording
 *
 * Returns: the form's id, such as "roi"
 */
const char *
clew_wording_get_form (ClewWording *wording)
{
  return wording->form;
}

/**
 * clew_wording_get_language:
 * @wording: a wording
 *
 * Returns: the language code, such as "en"
 */
const char *
clew_wording_get_language (ClewWording *wording)
{
  return wording->language;
}

/**
 * clew_wording_get_version:
 * @wording: a wording
 *
 * Returns: the version of the wording, at least 1
 */
int
clew_wording_get_version (ClewWording *wording)
{
  return wording->version;
}

/**
 * clew_wording_get_text:
 * @wording: a wording
 * @key: the text's key
 *
 * Returns: (nullable): the text with its placeholders, or %NULL if the wording lacks it
 */
const char *
clew_wording_get_text (ClewWording *wording, const char *key)
{
  return g_hash_table_lookup (wording->texts, key);
}

/**
 * clew_wording_get_keys:
 * @wording: a wording
 *
 * Returns: (transfer none): the keys of all texts in the order of the file, %NULL-terminated
 */
const char *const *
clew_wording_get_keys (ClewWording *wording)
{
  return (const char *const *)wording->keys;
}

/**
 * clew_wording_get_categories:
 * @wording: a wording
 *
 * Returns: (transfer none): the ids of the kinds of information that it has
 *   words for, in the order of the file, %NULL-terminated
 */
const char *const *
clew_wording_get_categories (ClewWording *wording)
{
  return (const char *const *)wording->category_ids;
}

/* One pass over the template: what is filled in is never searched for
 * placeholders again, so a name with braces stays a name. */
static char *
fill (const char *text, GHashTable *values)
{
  GString    *out = g_string_new (NULL);
  const char *at = text;

  while (*at != '\0')
    {
      const char *end = *at == '{' ? strchr (at, '}') : NULL;

      if (end != NULL)
        {
          g_autofree char *name = g_strndup (at + 1, end - at - 1);
          const char      *value = g_hash_table_lookup (values, name);

          if (value != NULL)
            {
              g_string_append (out, value);
              at = end + 1;
              continue;
            }
        }
      g_string_append_c (out, *at++);
    }
  return g_string_free (out, FALSE);
}

/**
 * clew_wording_fill:
 * @wording: a wording
 * @key: the text's key
 * @...: pairs of a placeholder's name and its value, then %NULL
 *
 * Puts values where the text says `{name}`. A placeholder without a value
 * stays as it is written, so that it is seen.
 *
 * Returns: (transfer full): the text, or "" if the wording lacks it
 */
char *
clew_wording_fill (ClewWording *wording, const char *key, ...)
{
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  const char *text = clew_wording_get_text (wording, key);
  const char *name;
  va_list     list;

  va_start (list, key);
  while ((name = va_arg (list, const char *)) != NULL)
    {
      const char *value = va_arg (list, const char *);

      g_hash_table_insert (values, (char *)name, (char *)(value != NULL ? value : ""));
    }
  va_end (list);
  return text != NULL ? fill (text, values) : g_strdup ("");
}

/**
 * clew_wording_dup_date:
 * @wording: a wording
 * @day: a known day
 *
 * The day as people of the form's language write it, whatever the language of
 * the program: texts `date` and `month_1` to `month_12`.
 *
 * Returns: (transfer full): the date in words, or "" if @day is unknown
 */
char *
clew_wording_dup_date (ClewWording *wording, ClewDay day)
{
  int              year, month, day_of_month;
  g_autofree char *key = NULL;
  g_autofree char *year_text = NULL;
  g_autofree char *day_text = NULL;

  if (day == CLEW_DAY_UNKNOWN)
    return g_strdup ("");
  clew_day_split (day, &year, &month, &day_of_month);
  key = g_strdup_printf ("month_%d", month);
  year_text = g_strdup_printf ("%d", year);
  day_text = g_strdup_printf ("%d", day_of_month);
  return clew_wording_fill (wording, "date", "day", day_text, "month",
                            clew_wording_get_text (wording, key), "year", year_text, NULL);
}

/**
 * clew_wording_dup_standing:
 * @wording: a wording
 * @approved_on: when the PCG approved it, or unknown
 *
 * Returns: (transfer full): how it stands, for the foot of each page: a draft, or
 *   approved and when
 */
char *
clew_wording_dup_standing (ClewWording *wording, ClewDay approved_on)
{
  g_autofree char *date = clew_wording_dup_date (wording, approved_on);

  return clew_wording_fill (wording,
                            approved_on != CLEW_DAY_UNKNOWN ? "footer_approved" : "footer_draft",
                            "date", date, NULL);
}

/**
 * clew_wording_get_category:
 * @wording: a wording
 * @category: the id of a kind of information, such as "housing"
 * @what: "label", "heading" (short, for a column), "description" (plain words) or
 *   "sensitive" (the answer is then "true" or "false")
 *
 * Returns: (nullable): the text, or %NULL if the wording lacks the category
 */
const char *
clew_wording_get_category (ClewWording *wording, const char *category, const char *what)
{
  const Category *found = g_hash_table_lookup (wording->categories, category);

  if (found == NULL)
    return NULL;
  if (g_str_equal (what, "label"))
    return found->label;
  if (g_str_equal (what, "heading"))
    return found->heading;
  if (g_str_equal (what, "description"))
    return found->description;
  if (g_str_equal (what, "sensitive"))
    return found->sensitive ? "true" : "false";
  g_return_val_if_reached (NULL);
}

/**
 * clew_wording_is_sensitive:
 * @wording: a wording
 * @category: the id of a kind of information
 *
 * Returns: whether the kind asks for initials of its own
 */
gboolean
clew_wording_is_sensitive (ClewWording *wording, const char *category)
{
  const Category *found = g_hash_table_lookup (wording->categories, category);

  return found != NULL && found->sensitive;
}
