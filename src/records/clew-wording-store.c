/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-wording-store.h"

#include "base/clew-error.h"
#include "records/clew-wording-check.h"

#include <json-glib/json-glib.h>

#include <string.h>

/**
 * clew_wording_version_free:
 * @version: (nullable): a version
 */
void
clew_wording_version_free (ClewWordingVersion *version)
{
  if (version == NULL)
    return;
  g_clear_object (&version->record);
  g_free (version->approved_by);
  g_free (version);
}

/* The last entry decides, an approval or its withdrawal; what an older file has in the
 * wording itself counts as the first. */
static gboolean
read_approval (ClewStore *store, ClewWordingVersion *version, GError **error)
{
  ClewRecord *record = version->record;
  g_autoptr (GPtrArray) approvals = clew_record_select (
    store, &clew_kind_wording_approval, error, "wording = ? ORDER BY rowid DESC LIMIT 1", "s",
    clew_record_get_id (record));

  if (approvals == NULL)
    return FALSE;
  if (approvals->len > 0)
    record = g_ptr_array_index (approvals, 0);
  if (approvals->len > 0 && clew_record_get_yes (record, "withdrawn"))
    return TRUE;
  version->approved_on = clew_record_get_day (
    record, approvals->len > 0 ? "on_day" : "approved_on");
  version->approved_by = g_strdup (clew_record_get_text (record, "approved_by"));
  return TRUE;
}

/* Takes over @record. */
static ClewWordingVersion *
new_version (ClewStore *store, ClewRecord *record, GError **error)
{
  g_autoptr (ClewWordingVersion) version = g_new0 (ClewWordingVersion, 1);

  version->record = record;
  version->version = (int)clew_record_get_number (record, "version", 1);
  version->approved_on = CLEW_DAY_UNKNOWN;
  if (clew_record_is_stored (record) && !read_approval (store, version, error))
    return NULL;
  return g_steal_pointer (&version);
}

static ClewRecord *
new_record (ClewWording *wording, const char *body)
{
  ClewRecord *record = clew_record_new (&clew_kind_wording);

  clew_record_set_text (record, "form", clew_wording_get_form (wording));
  clew_record_set_text (record, "language", clew_wording_get_language (wording));
  clew_record_set_number (record, "version", clew_wording_get_version (wording));
  clew_record_set_text (record, "body", body);
  return record;
}

static ClewRecord *
new_shipped (const char *form, const char *language, GError **error)
{
  g_autofree char *body = clew_wording_dup_shipped_json (form, language, error);
  g_autoptr (ClewWording) wording = body != NULL ? clew_wording_parse (body, error) : NULL;

  return wording != NULL ? new_record (wording, body) : NULL;
}

static void
version_free (gpointer data)
{
  clew_wording_version_free (data);
}

/**
 * clew_wording_store_list:
 * @store: a store
 * @form: a form's id, such as "roi"
 * @language: a language's id
 * @error: return location
 *
 * Returns: (transfer full) (element-type ClewWordingVersion): all versions,
 *   the newest first; the shipped draft alone when nothing is kept of the form;
 *   %NULL with %CLEW_RECORDS_ERROR_NOT_FOUND when there is none of either
 */
GPtrArray *
clew_wording_store_list (ClewStore  *store,
                         const char *form,
                         const char *language,
                         GError    **error)
{
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func (version_free);
  g_autoptr (GPtrArray) records = clew_record_select (
    store, &clew_kind_wording, error, "form = ? AND language = ? ORDER BY version DESC, rowid DESC",
    "ss", form, language);

  if (records == NULL)
    return NULL;
  if (records->len == 0)
    {
      ClewRecord *shipped = new_shipped (form, language, error);

      if (shipped == NULL)
        return NULL;
      g_ptr_array_add (records, shipped);
    }
  for (guint i = 0; i < records->len; i++)
    {
      ClewWordingVersion *version = new_version (
        store, g_object_ref (g_ptr_array_index (records, i)), error);

      if (version == NULL)
        return NULL;
      g_ptr_array_add (versions, version);
    }
  return g_steal_pointer (&versions);
}

/**
 * clew_wording_store_find:
 * @store: a store
 * @form: a form's id
 * @language: a language's id
 * @error: return location
 *
 * Which wording a paper uses: of those that are approved, the one that was approved
 * last, so that an older one can be gone back to; while none is, the newest draft,
 * which says on paper that it is one.
 *
 * Returns: (transfer full): the version, or %NULL with error
 */
ClewWordingVersion *
clew_wording_store_find (ClewStore  *store,
                         const char *form,
                         const char *language,
                         GError    **error)
{
  g_autoptr (GPtrArray) found = clew_record_select (
    store, &clew_kind_wording, error,
    "form = ? AND language = ? ORDER BY coalesce ("
    "(SELECT CASE WHEN a.withdrawn THEN -1 ELSE a.rowid END FROM wording_approval a "
    " WHERE a.wording = wording.id ORDER BY a.rowid DESC LIMIT 1), "
    "CASE WHEN approved_on IS NULL THEN -1 ELSE 0 END) DESC, version DESC LIMIT 1",
    "ss", form, language);
  ClewRecord *record;

  if (found == NULL)
    return NULL;
  record = found->len > 0 ? g_object_ref (g_ptr_array_index (found, 0))
                          : new_shipped (form, language, error);
  return record != NULL ? new_version (store, record, error) : NULL;
}

/**
 * clew_wording_version_parse:
 * @version: a version
 * @error: return location
 *
 * Returns: (transfer full): its words, or %NULL with error
 */
ClewWording *
clew_wording_version_parse (ClewWordingVersion *version, GError **error)
{
  return clew_wording_parse (clew_record_get_text (version->record, "body"), error);
}

/**
 * clew_wording_store_find_words:
 * @store: a store
 * @form: a form's id
 * @language: a language's id
 * @error: return location
 *
 * Returns: (transfer full): the words that a paper uses, see clew_wording_store_find()
 */
ClewWording *
clew_wording_store_find_words (ClewStore  *store,
                               const char *form,
                               const char *language,
                               GError    **error)
{
  g_autoptr (ClewWordingVersion) version = clew_wording_store_find (store, form, language, error);

  return version != NULL ? clew_wording_version_parse (version, error) : NULL;
}

/**
 * clew_wording_store_load:
 * @store: a store
 * @id: a kept wording's id
 * @error: return location
 *
 * Returns: (transfer full): the version
 */
ClewWordingVersion *
clew_wording_store_load (ClewStore *store, const char *id, GError **error)
{
  ClewRecord *record = clew_record_load (store, &clew_kind_wording, id, error);

  return record != NULL ? new_version (store, record, error) : NULL;
}

/**
 * clew_wording_store_get_approval:
 * @store: a store
 * @wording: a wording's record
 * @error: return location
 *
 * Returns: the day on which the PCG approved it; unknown when it is a draft,
 *   or with @error set
 */
ClewDay
clew_wording_store_get_approval (ClewStore *store, ClewRecord *wording, GError **error)
{
  g_autoptr (ClewWordingVersion) version = new_version (store, g_object_ref (wording), error);

  return version != NULL ? version->approved_on : CLEW_DAY_UNKNOWN;
}

/**
 * clew_wording_store_keep:
 * @store: a store, in a change
 * @wording: a wording's record
 * @error: return location
 *
 * Keeps a shipped draft with the office's own, so that a form can name it.
 *
 * Returns: %FALSE with @error set
 */
gboolean
clew_wording_store_keep (ClewStore *store, ClewRecord *wording, GError **error)
{
  return clew_record_is_stored (wording) || clew_record_save (store, wording, error);
}

/* "housing/label" is the label of a kind of information. */
static void
edit_one (JsonObject *root, const char *key, const char *text)
{
  const char *slash = strchr (key, '/');
  JsonObject *categories = json_object_get_object_member (root, "categories");

  if (slash == NULL)
    json_object_set_string_member (json_object_get_object_member (root, "texts"), key, text);
  else
    {
      g_autofree char *id = g_strndup (key, slash - key);

      if (json_object_has_member (categories, id))
        json_object_set_string_member (json_object_get_object_member (categories, id), slash + 1,
                                       text);
    }
}

/**
 * clew_wording_store_edit:
 * @body: a wording as JSON
 * @edits: (element-type utf8 utf8): by key what a text says now; the key
 *   "housing/label" is the label of that kind of information
 * @error: return location
 *
 * Returns: (transfer full): the wording with these texts, as JSON
 */
char *
clew_wording_store_edit (const char *body, GHashTable *edits, GError **error)
{
  g_autoptr (ClewWording) wording = clew_wording_parse (body, error);
  g_autoptr (JsonNode) node = wording != NULL ? json_from_string (body, error) : NULL;
  GHashTableIter iter;
  gpointer       key, text;

  if (node == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, edits);
  while (g_hash_table_iter_next (&iter, &key, &text))
    edit_one (json_node_get_object (node), key, text);
  return json_to_string (node, TRUE);
}

/* What the shipped file says about itself is not true of the site's own. */
static char *
number_body (const char *body, int version)
{
  g_autoptr (JsonNode) node = json_from_string (body, NULL);
  JsonObject *root = json_node_get_object (node);

  json_object_set_int_member (root, "version", version);
  json_object_remove_member (root, "status");
  json_object_remove_member (root, "note");
  return json_to_string (node, TRUE);
}

typedef struct
{
  const char *body;
  char       *id;
} Adding;

static gboolean
add_in_change (ClewStore *store, gpointer data, GError **error)
{
  Adding *adding = data;
  g_autoptr (ClewWording) wording = clew_wording_parse (adding->body, error);
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (ClewRecord) record = NULL;
  g_autofree char    *body = NULL;
  ClewWordingVersion *newest;

  if (wording == NULL)
    return FALSE;
  versions = clew_wording_store_list (store, clew_wording_get_form (wording),
                                      clew_wording_get_language (wording), error);
  if (versions == NULL)
    return FALSE;
  newest = g_ptr_array_index (versions, 0);
  if (!clew_wording_store_keep (store, newest->record, error))
    return FALSE;
  body = number_body (adding->body, newest->version + 1);
  record = new_record (wording, body);
  clew_record_set_number (record, "version", newest->version + 1);
  adding->id = g_strdup (clew_record_get_id (record));
  return clew_record_save (store, record, error);
}

/**
 * clew_wording_store_add:
 * @office: an office
 * @body: the wording as JSON; its own number is of no account
 * @error: return location
 *
 * Keeps a new version, as a draft. Nothing is said against what it lacks: that
 * is for its approval.
 *
 * Returns: (transfer full): its id, or %NULL when nothing was kept
 */
char *
clew_wording_store_add (ClewOffice *office, const char *body, GError **error)
{
  Adding adding = { body, NULL };

  if (!clew_office_change (office, "keep form wording", add_in_change, &adding, error))
    g_clear_pointer (&adding.id, g_free);
  return adding.id;
}

typedef struct
{
  ClewRecord *wording;
  ClewRecord *approval;
} Approving;

static gboolean
approve_in_change (ClewStore *store, gpointer data, GError **error)
{
  Approving *approving = data;

  return clew_wording_store_keep (store, approving->wording, error) &&
         clew_record_save (store, approving->approval, error);
}

/**
 * clew_wording_store_approve:
 * @office: an office
 * @wording: the wording's record
 * @on: the day on which the PCG approved it
 * @by: by whom, such as "Policy Coordinating Group"
 * @error: return location
 *
 * Returns: %FALSE with %CLEW_RECORDS_ERROR_INVALID when the wording lacks an
 *   element, which the message names, or the day or name is missing
 */
gboolean
clew_wording_store_approve (ClewOffice *office,
                            ClewRecord *wording,
                            ClewDay     on,
                            const char *by,
                            GError    **error)
{
  g_autoptr (ClewWording) words = clew_wording_parse (clew_record_get_text (wording, "body"),
                                                      error);
  g_autoptr (ClewRecord) approval = clew_record_new (&clew_kind_wording_approval);
  Approving approving = { wording, approval };

  if (words == NULL || !clew_wording_check (words, error))
    return FALSE;
  clew_record_set_text (approval, "wording", clew_record_get_id (wording));
  clew_record_set_day (approval, "on_day", on);
  clew_record_set_text (approval, "approved_by", by);
  return clew_record_check (approval, clew_office_today (office), NULL, error) &&
         clew_office_change (office, "approve form wording", approve_in_change, &approving, error);
}

/**
 * clew_wording_store_withdraw:
 * @office: an office
 * @version: an approved version
 * @error: return location
 *
 * Enters that the approval counts no longer; the entry before stays to be seen.
 * What is printed next uses what was approved before, or says that it is a draft.
 *
 * Returns: %FALSE with @error set when nothing was kept
 */
gboolean
clew_wording_store_withdraw (ClewOffice *office, const ClewWordingVersion *version, GError **error)
{
  g_autoptr (ClewRecord) withdrawal = clew_record_new (&clew_kind_wording_approval);
  Approving withdrawing = { version->record, withdrawal };

  clew_record_set_text (withdrawal, "wording", clew_record_get_id (version->record));
  clew_record_set_day (withdrawal, "on_day", clew_office_today (office));
  clew_record_set_text (withdrawal, "approved_by", version->approved_by);
  clew_record_set_yes (withdrawal, "withdrawn", TRUE);
  return clew_record_check (withdrawal, clew_office_today (office), NULL, error) &&
         clew_office_change (office, "withdraw approval of wording", approve_in_change,
                             &withdrawing, error);
}
