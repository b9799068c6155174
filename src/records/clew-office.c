/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#define G_LOG_DOMAIN "clew-office"

#include "records/clew-office-private.h"

#include "base/clew-error.h"
#include "base/clew-id.h"
#include "records/clew-undo.h"
#include "store/clew-audit.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

struct _ClewOffice
{
  GObject     parent_instance;
  ClewStore  *store;
  ClewRecord *record;
  ClewRecord *me;
  GTimeZone  *zone;
  ClewDay     fixed_today;
  ClewUndo   *undo;
};

G_DEFINE_FINAL_TYPE (ClewOffice, clew_office, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
clew_office_dispose (GObject *object)
{
  ClewOffice *office = CLEW_OFFICE (object);

  clew_office_close (office);
  g_clear_pointer (&office->undo, clew_undo_free);
  g_clear_pointer (&office->zone, g_time_zone_unref);
  G_OBJECT_CLASS (clew_office_parent_class)->dispose (object);
}

static void
clew_office_class_init (ClewOfficeClass *class)
{
  G_OBJECT_CLASS (class)->dispose = clew_office_dispose;

  /**
   * ClewOffice::changed:
   *
   * A change was committed; whatever shows records reads them again.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
clew_office_init (ClewOffice *office)
{
  office->undo = clew_undo_new ();
}

/**
 * clew_office_read_id:
 * @path: an office file
 * @error: return location
 *
 * Reads which office a file belongs to. Needs no key.
 *
 * Returns: (transfer full): the office's UUID
 */
char *
clew_office_read_id (const char *path, GError **error)
{
  return clew_store_read_office_id (path, error);
}

/**
 * clew_office_dup_library_version:
 *
 * Returns: (transfer full): which libraries keep the records, as for
 *   clew_store_dup_library_version()
 */
char *
clew_office_dup_library_version (void)
{
  return clew_store_dup_library_version ();
}

/**
 * clew_office_protect_process:
 *
 * Keeps this process from leaving memory behind: no core dumps, no tracing by
 * other programs of the same person. Call first in main().
 */
void
clew_office_protect_process (void)
{
  clew_store_protect_process ();
}

/**
 * clew_office_check_library:
 * @error: %CLEW_STORE_ERROR_LIBRARY
 *
 * Whether what would keep the records is the library that encrypts them. Ask in
 * main(), once messages can be translated, and go no further without it.
 */
gboolean
clew_office_check_library (GError **error)
{
  return clew_store_check_library (error);
}

/* The office's own record, and who has the login of whoever runs this. Nobody else is
 * taken for them: what the audit says of somebody, they did. */
static gboolean
read_records (ClewOffice *office, GError **error)
{
  g_autoptr (GPtrArray) offices = NULL;
  g_autoptr (GPtrArray) staff = NULL;
  ClewRecord *me;

  offices = clew_record_select (office->store, &clew_kind_office, error,
                                "1 ORDER BY rowid LIMIT 1", NULL);
  if (offices == NULL)
    return FALSE;
  if (offices->len == 0)
    {
      g_set_error_literal (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_DAMAGED,
                           _ ("The file is encrypted with this key but holds no office."));
      return FALSE;
    }
  staff = clew_record_select (office->store, &clew_kind_staff, error,
                              "ended_on IS NULL AND login = ? ORDER BY rowid LIMIT 1", "s",
                              g_get_user_name ());
  if (staff == NULL)
    return FALSE;
  g_set_object (&office->record, g_ptr_array_index (offices, 0));
  me = staff->len > 0 ? g_ptr_array_index (staff, 0) : NULL;
  g_set_object (&office->me, me);
  return TRUE;
}

static void
read_zone (ClewOffice *office)
{
  const char *zone = clew_record_get_text (office->record, "time_zone");

  g_clear_pointer (&office->zone, g_time_zone_unref);
  office->zone = zone != NULL ? g_time_zone_new_identifier (zone) : NULL;
  if (office->zone == NULL)
    office->zone = g_time_zone_new_local ();
}

static void
store_changed_cb (ClewOffice *office)
{
  g_autoptr (GError) error = NULL;

  /* The change is kept; what was read before it stays. */
  if (read_records (office, &error))
    read_zone (office);
  else
    g_warning ("The office's own record could not be read again: %s", error->message);
  g_signal_emit (office, signals[CHANGED], 0);
}

/* Takes over @store. */
ClewOffice *
clew_office_wrap (ClewStore *store, GError **error)
{
  g_autoptr (ClewOffice) office = g_object_new (CLEW_TYPE_OFFICE, NULL);

  office->store = store;
  if (!read_records (office, error))
    return NULL;
  read_zone (office);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), office,
                           G_CONNECT_SWAPPED);
  return g_steal_pointer (&office);
}

/**
 * clew_office_open:
 * @path: an office file
 * @key: its key
 * @error: return location; store errors tell what is the matter
 *
 * Opens an office file for this thread. A key that does not fit changes nothing.
 *
 * Returns: (transfer full): the office
 */
ClewOffice *
clew_office_open (const char *path, ClewSecret *key, GError **error)
{
  ClewStore *store = clew_store_open (path, key, error);

  return store == NULL ? NULL : clew_office_wrap (store, error);
}

/**
 * clew_office_close:
 * @office: an office
 *
 * Closes the file and lets go of the key. Reading afterwards is a mistake.
 */
void
clew_office_close (ClewOffice *office)
{
  if (office->store != NULL)
    {
      g_signal_handlers_disconnect_by_data (office->store, office);
      clew_store_close (office->store);
    }
  g_clear_object (&office->store);
  g_clear_object (&office->record);
  g_clear_object (&office->me);
}

/**
 * clew_office_discard:
 * @office: an office that this program has just created
 *
 * Closes it and removes its file, when filling it came to nothing.
 */
void
clew_office_discard (ClewOffice *office)
{
  g_autoptr (ClewStore) store = g_object_ref (office->store);

  g_signal_handlers_disconnect_by_data (store, office);
  clew_store_discard (store);
  clew_office_close (office);
}

/**
 * clew_office_get_store:
 * @office: an office
 *
 * Returns: (transfer none): the store behind it
 */
ClewStore *
clew_office_get_store (ClewOffice *office)
{
  return office->store;
}

/**
 * clew_office_get_path:
 * @office: an office
 *
 * Returns: where its file is
 */
const char *
clew_office_get_path (ClewOffice *office)
{
  return clew_store_get_path (office->store);
}

/**
 * clew_office_get_id:
 * @office: an office
 *
 * Returns: its UUID
 */
const char *
clew_office_get_id (ClewOffice *office)
{
  return clew_store_get_office_id (office->store);
}

/**
 * clew_office_get_record:
 * @office: an office
 *
 * Returns: (transfer none): the office's own record, as last read
 */
ClewRecord *
clew_office_get_record (ClewOffice *office)
{
  return office->record;
}

/**
 * clew_office_get_me:
 * @office: an office
 *
 * Returns: (transfer none) (nullable): the staff member at the desk, who has the login
 *   name of this account; %NULL when none of the staff has it
 */
ClewRecord *
clew_office_get_me (ClewOffice *office)
{
  return office->me;
}

/**
 * clew_office_today:
 * @office: an office
 *
 * Returns: the day it is in the office's time zone
 */
ClewDay
clew_office_today (ClewOffice *office)
{
  if (office->fixed_today != CLEW_DAY_UNKNOWN)
    return office->fixed_today;
  return clew_day_today (office->zone);
}

/**
 * clew_office_to_local:
 * @office: an office
 * @instant: an instant as the store keeps it, ISO 8601 in UTC
 *
 * Returns: (transfer full) (nullable): the same instant in the office's time zone
 */
GDateTime *
clew_office_to_local (ClewOffice *office, const char *instant)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (instant, NULL);

  return time != NULL ? g_date_time_to_timezone (time, office->zone) : NULL;
}

/**
 * clew_office_set_today:
 * @office: an office
 * @today: a day, or unknown to follow the clock again
 *
 * For tests and for pictures that must not change from day to day.
 */
void
clew_office_set_today (ClewOffice *office, ClewDay today)
{
  office->fixed_today = today;
}

/**
 * clew_office_get_actor:
 * @office: an office
 *
 * Returns: in whose name changes are made: the id of the person at the desk, or where none
 *   of the staff has this account's login name, that name
 */
const char *
clew_office_get_actor (ClewOffice *office)
{
  return office->me != NULL ? clew_record_get_id (office->me) : g_get_user_name ();
}

/**
 * clew_office_change:
 * @office: an office
 * @what: what the change is for; kept in the audit
 * @func: makes the change
 * @data: for @func
 * @error: return location
 *
 * clew_store_change() in the name of clew_office_get_actor().
 *
 * Returns: %FALSE with @error set when nothing was changed
 */
gboolean
clew_office_change (ClewOffice    *office,
                    const char    *what,
                    ClewChangeFunc func,
                    gpointer       data,
                    GError       **error)
{
  return clew_store_change (office->store, clew_office_get_actor (office), what, func, data, error);
}

typedef struct
{
  const char *action;
  const char *kind;
  const char *record;
} Note;

static gboolean
note_in_change (ClewStore *store, gpointer data, GError **error)
{
  const Note *note = data;

  return clew_audit_note (store, note->action, note->kind, note->record, error);
}

/**
 * clew_office_note:
 * @office: an office
 * @what: what it is for
 * @action: what was done
 * @kind: to what kind of record
 * @record: to which
 * @error: return location
 *
 * Notes in the audit what changes no record, such as a copy. Nothing can be undone.
 *
 * Returns: %FALSE with @error set when nothing was noted; then do not do it
 */
gboolean
clew_office_note (ClewOffice *office, const char *what, const char *action, const char *kind,
                  const char *record, GError **error)
{
  return clew_office_change (office, what, note_in_change, &(Note){ action, kind, record }, error);
}

/**
 * clew_office_reveal_key:
 * @office: an office
 * @error: return location
 *
 * The key, to show people its recovery code. Who was shown it stands in the audit first:
 * without an entry there is no key.
 *
 * Returns: (transfer full): the key
 */
ClewSecret *
clew_office_reveal_key (ClewOffice *office, GError **error)
{
  if (!clew_office_note (office, "show recovery code", "shown", "office",
                         clew_office_get_id (office), error))
    return NULL;
  return clew_secret_ref (clew_store_get_key (office->store));
}

/**
 * clew_office_save:
 * @office: an office
 * @what: for the audit and the undo menu, translated
 * @record: a new record, or one with new fields
 * @error: return location; %CLEW_RECORDS_ERROR_INVALID when a field is refused
 *
 * Keeps one record as a change of its own that can be undone. A record that
 * says what the store says already is left alone.
 *
 * Returns: %FALSE with @error set when nothing was kept
 */
gboolean
clew_office_save (ClewOffice *office, const char *what, ClewRecord *record, GError **error)
{
  return clew_office_save_together (office, what, &record, 1, error);
}

/**
 * clew_office_save_together:
 * @office: an office
 * @what: for the audit and the undo menu, translated
 * @records: (array length=n_records): records, each after those that it refers to
 * @n_records: how many
 * @error: return location; %CLEW_RECORDS_ERROR_INVALID when a field is refused
 *
 * clew_office_save() for records that belong together: one change, undone at once.
 *
 * Returns: %FALSE with @error set when nothing was kept
 */
gboolean
clew_office_save_together (ClewOffice        *office,
                           const char        *what,
                           ClewRecord *const *records,
                           guint              n_records,
                           GError           **error)
{
  return clew_office_save_events (office, what, records, n_records, NULL, error);
}

/**
 * clew_office_save_events:
 * @office: an office
 * @what: for the audit and the undo menu, translated
 * @records: (array length=n_records): records, each after those that it refers to
 * @n_records: how many
 * @take_back: (nullable): answers the events among them when they are undone; without it what has
 *   an event in it can't be
 * @error: return location; %CLEW_RECORDS_ERROR_INVALID when a field is refused
 *
 * clew_office_save_together() for records with events among them. An event stays for ever: undo
 * adds another that takes it back.
 *
 * Returns: %FALSE with @error set when nothing was kept
 */
gboolean
clew_office_save_events (ClewOffice        *office,
                         const char        *what,
                         ClewRecord *const *records,
                         guint              n_records,
                         ClewTakeBackFunc   take_back,
                         GError           **error)
{
  for (guint i = 0; i < n_records; i++)
    if (!clew_record_check (records[i], clew_office_today (office), NULL, error))
      return FALSE;
  return clew_undo_change (office->undo, office, what, records, n_records, FALSE, take_back, error);
}

/**
 * clew_office_remove:
 * @office: an office
 * @what: for the audit and the undo menu, translated
 * @record: a record that is stored
 * @error: return location
 *
 * Returns: %FALSE with @error set when nothing was changed
 */
gboolean
clew_office_remove (ClewOffice *office, const char *what, ClewRecord *record, GError **error)
{
  return clew_undo_change (office->undo, office, what, &record, 1, TRUE, NULL, error);
}

/**
 * clew_office_follow_all:
 * @office: an office, closed by now or not
 * @what: what the change was for, translated
 * @before: (element-type ClewRecord): each record that clew_office_write_async() kept as it was
 *   before, %NULL for one that was new
 * @after: (element-type ClewRecord): and as it is now
 * @take_back: (nullable): as for clew_office_save_events()
 *
 * Remembers how to undo it, and says that records have changed.
 */
void
clew_office_follow_all (ClewOffice      *office,
                        const char      *what,
                        GPtrArray       *before,
                        GPtrArray       *after,
                        ClewTakeBackFunc take_back)
{
  if (office->store == NULL)
    return;
  clew_undo_follow (office->undo, what, before, after, take_back);
  store_changed_cb (office);
}

/* For clew-office-undo.c. */
ClewUndo *
clew_office_get_steps (ClewOffice *office)
{
  return office->undo;
}
