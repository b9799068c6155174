/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-office-private.h"

#include "records/clew-wording.h"

typedef struct
{
  ClewRecord *office;
  ClewRecord *staff;
} FirstRecords;

static gboolean
save_wording (ClewStore *store, const char *language, GError **error)
{
  g_autofree char *json = clew_wording_dup_shipped_json ("roi", language, error);
  g_autoptr (ClewWording) wording = json == NULL ? NULL : clew_wording_parse (json, error);
  g_autoptr (ClewRecord) record = NULL;

  if (wording == NULL)
    return FALSE;
  record = clew_record_new (&clew_kind_wording);
  clew_record_set_text (record, "form", "roi");
  clew_record_set_text (record, "language", language);
  clew_record_set_number (record, "version", clew_wording_get_version (wording));
  clew_record_set_text (record, "body", json);
  return clew_record_save (store, record, error);
}

static gboolean
save_first_records (ClewStore *store, gpointer data, GError **error)
{
  FirstRecords *first = data;

  return clew_record_save (store, first->office, error) &&
         (first->staff == NULL || clew_record_save (store, first->staff, error)) &&
         save_wording (store, "en", error) && save_wording (store, "es", error);
}

/**
 * clew_office_create:
 * @path: where nothing is yet
 * @office_id: the new office's UUID
 * @key: its key, kept safe by the caller before this is called
 * @office: the office's own record
 * @first_staff: (nullable): the first person who works there
 * @error: return location
 *
 * Makes an office file with its first records and the shipped draft wordings.
 *
 * Returns: (transfer full): the office, open
 */
ClewOffice *
clew_office_create (const char *path,
                    const char *office_id,
                    ClewSecret *key,
                    ClewRecord *office,
                    ClewRecord *first_staff,
                    GError    **error)
{
  g_autoptr (ClewStore) store = clew_store_create (path, office_id, key, error);
  FirstRecords first = { office, first_staff };
  const char  *actor = first_staff != NULL ? clew_record_get_id (first_staff) : g_get_user_name ();

  if (store == NULL)
    return NULL;
  if (!clew_store_change (store, actor, "create office", save_first_records, &first, error))
    {
      clew_store_discard (store);
      return NULL;
    }
  return clew_office_wrap (g_steal_pointer (&store), error);
}
