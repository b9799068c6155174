/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/clew-store-private.h"

#include "base/clew-error.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>

#include <errno.h>
#include <string.h>

/* How long a statement waits for another connection of this process: a commit
 * for a reader to finish, a reader for a commit. */
#define BUSY_MILLISECONDS 10000

static int
code_of_system_error (sqlite3 *db)
{
  switch (db != NULL ? sqlite3_system_errno (db) : 0)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return CLEW_STORE_ERROR_NO_SPACE;
    case EACCES:
    case EPERM:
    case EROFS:
      return CLEW_STORE_ERROR_READ_ONLY;
    default:
      return CLEW_STORE_ERROR_FAILED;
    }
}

static int
code_of_result (sqlite3 *db, int result)
{
  switch (result & 0xff)
    {
    case SQLITE_CONSTRAINT:
      return CLEW_STORE_ERROR_CONSTRAINT;
    case SQLITE_FULL:
      return CLEW_STORE_ERROR_NO_SPACE;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return CLEW_STORE_ERROR_READ_ONLY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return CLEW_STORE_ERROR_IN_USE;
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      return CLEW_STORE_ERROR_DAMAGED;
    case SQLITE_INTERRUPT:
      return CLEW_STORE_ERROR_CANCELLED;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
      return code_of_system_error (db);
    default:
      return CLEW_STORE_ERROR_FAILED;
    }
}

static const char *
words_of_code (int code)
{
  switch (code)
    {
    case CLEW_STORE_ERROR_CONSTRAINT:
      return _("A rule of the records refused this. Nothing was changed. "
               "Correct what was entered and try again.");
    case CLEW_STORE_ERROR_NO_SPACE:
      return _("The disk is full. Nothing of this change was kept; all that was saved before is "
               "safe. Make room on the disk, then try again.");
    case CLEW_STORE_ERROR_READ_ONLY:
      return _("The office file or its folder can't be written. Nothing of this change was kept; "
               "all that was saved before is safe. Get the right to write there, then try again.");
    case CLEW_STORE_ERROR_IN_USE:
      return _("Other work with the office file took too long to wait for. Nothing of this "
               "change was kept. Try again in a moment.");
    case CLEW_STORE_ERROR_DAMAGED:
      return _("A part of the office file is damaged. Nothing was changed. Copy the file aside, "
               "then bring back the latest backup.");
    case CLEW_STORE_ERROR_CANCELLED:
      return _("Cancelled. Nothing was changed.");
    default:
      return _("The office file could not be used. Nothing of this change was kept; all that was "
               "saved before is safe. Try again, and if it happens again, check the file.");
    }
}

/**
 * clew_connection_fail:
 * @db: (nullable): the connection that said @result
 * @result: an SQLite result code
 * @doing: for whoever repairs the program: what was tried, without personal data
 * @error: return location
 *
 * Words an SQLite error for people. What SQLite says itself stands at the end in
 * brackets; it names tables and columns, never what is in them.
 *
 * Returns: %FALSE
 */
gboolean
clew_connection_fail (sqlite3 *db, int result, const char *doing, GError **error)
{
  int code = code_of_result (db, result);

  g_set_error (error, CLEW_STORE_ERROR, code, "%s (%s: %s, %d)", words_of_code (code), doing,
               db != NULL && sqlite3_errcode (db) != SQLITE_OK ? sqlite3_errmsg (db)
                                                               : sqlite3_errstr (result),
               result);
  return FALSE;
}

/**
 * clew_connection_run:
 * @db: a connection
 * @sql: statements that need no values and whose rows don't matter
 * @error: return location
 */
gboolean
clew_connection_run (sqlite3 *db, const char *sql, GError **error)
{
  int result = sqlite3_exec (db, sql, NULL, NULL, NULL);

  if (result == SQLITE_OK)
    return TRUE;
  return clew_connection_fail (db, sqlite3_extended_errcode (db), "run", error);
}

/**
 * clew_connection_get_number:
 * @db: a connection
 * @sql: a query for one number
 * @number: (out): the number; 0 if there is no row
 * @error: return location
 */
gboolean
clew_connection_get_number (sqlite3 *db, const char *sql, gint64 *number, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int           result = sqlite3_prepare_v2 (db, sql, -1, &statement, NULL);

  *number = 0;
  if (result == SQLITE_OK)
    result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    *number = sqlite3_column_int64 (statement, 0);
  if (result != SQLITE_ROW && result != SQLITE_DONE)
    clew_connection_fail (db, sqlite3_extended_errcode (db), "read a number", error);
  sqlite3_finalize (statement);
  return result == SQLITE_ROW || result == SQLITE_DONE;
}

static char *
get_answer (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  char         *answer = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    answer = g_strdup ((const char *)sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  return answer;
}

/* The schema's index of words needs contentless_delete. */
#define SQLITE_FLOOR 3043000

/**
 * clew_connection_library_fits:
 * @is_threadsafe: whether it was built with its locks
 * @version: what SQLite it is, as sqlite3_libversion_number() has it
 * @cipher_version: (nullable): its answer to PRAGMA cipher_version; a plain SQLite has none
 * @temporary_in_memory: whether it was built to keep temporary tables in memory
 *
 * A plain SQLite in this process would take the key without a word and write
 * people's records in the clear; one built to put temporary tables into files
 * would write them to /var/tmp in the clear.
 *
 * Returns: whether the library that says this of itself may be given a key
 */
gboolean
clew_connection_library_fits (gboolean    is_threadsafe,
                              int         version,
                              const char *cipher_version,
                              gboolean    temporary_in_memory)
{
  return is_threadsafe && version >= SQLITE_FLOOR && cipher_version != NULL &&
         g_str_has_prefix (cipher_version, "4.") && temporary_in_memory;
}

static gboolean
check_library (sqlite3 *db, GError **error)
{
  g_autofree char *cipher_version = get_answer (db, "PRAGMA cipher_version");

  if (clew_connection_library_fits (sqlite3_threadsafe () != 0, sqlite3_libversion_number (),
                                    cipher_version,
                                    sqlite3_compileoption_used ("TEMP_STORE=2") ||
                                      sqlite3_compileoption_used ("TEMP_STORE=3")))
    return TRUE;
  g_set_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_LIBRARY,
               _("The encryption on this computer is not the one that Clew needs (SQLCipher 4.5.6 "
                 "or newer). The office file was not touched. Install Clew again, with what it "
                 "asks for."));
  return FALSE;
}

/**
 * clew_store_dup_library_version:
 *
 * What encrypts the records here, for whoever maintains the program. Opens no file. May be called
 * from any thread.
 *
 * Returns: (transfer full): such as "4.5.3 community, SQLite 3.39.4"; without the first part
 *   where it is not SQLCipher
 */
char *
clew_store_dup_library_version (void)
{
  g_autofree char *cipher = NULL;
  sqlite3         *db = NULL;

  if (sqlite3_open_v2 (":memory:", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) ==
      SQLITE_OK)
    cipher = get_answer (db, "PRAGMA cipher_version");
  sqlite3_close (db);
  return cipher != NULL ? g_strdup_printf ("%s, SQLite %s", cipher, sqlite3_libversion ())
                        : g_strdup_printf ("SQLite %s", sqlite3_libversion ());
}

/**
 * clew_store_check_library:
 * @error: %CLEW_STORE_ERROR_LIBRARY
 *
 * Asks the library that answers in this process whether it is the one that
 * encrypts, before there is a file or a key. Each opening asks again.
 *
 * Returns: whether it is
 */
gboolean
clew_store_check_library (GError **error)
{
  sqlite3 *db = NULL;
  int      result = sqlite3_open_v2 (":memory:", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                                     NULL);
  gboolean fits = result == SQLITE_OK ? check_library (db, error)
                                      : clew_connection_fail (db, result, "open", error);

  sqlite3_close (db);
  return fits;
}

/* A raw key, and for a new file its salt: no passphrase, no derivation. Any other
 * form of text would be taken for a passphrase without a word. */
static int
give_key (sqlite3 *db, ClewSecret *key, const guint8 *salt)
{
  char  text[2 + 2 * CLEW_SECRET_SIZE + 2 * CLEW_STORE_SALT_SIZE + 2];
  char *end = text;
  int   result;

  *end++ = 'x';
  *end++ = '\'';
  sodium_bin2hex (end, 2 * CLEW_SECRET_SIZE + 1, clew_secret_get_bytes (key), CLEW_SECRET_SIZE);
  end += 2 * CLEW_SECRET_SIZE;
  if (salt != NULL)
    {
      sodium_bin2hex (end, 2 * CLEW_STORE_SALT_SIZE + 1, salt, CLEW_STORE_SALT_SIZE);
      end += 2 * CLEW_STORE_SALT_SIZE;
    }
  *end++ = '\'';
  result = sqlite3_key_v2 (db, "main", text, (int)(end - text));
  sodium_memzero (text, sizeof text);
  return result;
}

static gboolean
prove_key (sqlite3 *db, GError **error)
{
  gint64 ignored;
  g_autoptr(GError) local = NULL;

  if (clew_connection_get_number (db, "SELECT count (*) FROM sqlite_schema", &ignored, &local))
    return TRUE;
  if ((sqlite3_errcode (db) & 0xff) == SQLITE_NOTADB)
    g_set_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_WRONG_KEY,
                 _("This key does not open this office file, or the file's first page is "
                   "damaged. Nothing was changed. Try the recovery code; if that does not help "
                   "either, copy the file aside and bring back a backup."));
  else if ((sqlite3_errcode (db) & 0xff) == SQLITE_ERROR)
    /* A part of the schema that does not check reads as zeros. */
    clew_connection_fail (NULL, SQLITE_CORRUPT, "read the schema", error);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
check_office (sqlite3 *db, GError **error)
{
  gint64 application, version;

  if (!clew_connection_get_number (db, "PRAGMA application_id", &application, error) ||
      !clew_connection_get_number (db, "PRAGMA user_version", &version, error))
    return FALSE;
  if (application != CLEW_STORE_APPLICATION_ID || version < 1)
    {
      g_set_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_NOT_OFFICE,
                   _("The key fits, but this is not an office file. Nothing was changed. Choose "
                     "another file."));
      return FALSE;
    }
  if (version > clew_schema_get_newest ())
    {
      g_set_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_NEWER,
                   _("This office file was made by a newer Clew. Nothing was changed. Install "
                     "the newer Clew on this computer, then open the file again."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
set_up (sqlite3 *db, ClewConnectionMode mode, GError **error)
{
  g_autofree char *journal = NULL;

  sqlite3_extended_result_codes (db, 1);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  if (!clew_connection_run (db,
                            "PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON;"
                            "PRAGMA recursive_triggers = ON; PRAGMA trusted_schema = OFF;"
                            "PRAGMA secure_delete = ON; PRAGMA cache_size = -64000;",
                            error))
    return FALSE;
  if (mode == CLEW_CONNECTION_READ || mode == CLEW_CONNECTION_PROBE)
    return clew_connection_run (db, "PRAGMA query_only = ON", error);

  /* Not SQLite's default: DELETE lost acknowledged commits when the power was
   * cut, TRUNCATE none (tests/store/test-fault.c cuts it). */
  journal = get_answer (db, "PRAGMA journal_mode = TRUNCATE");
  if (g_strcmp0 (journal, "truncate") != 0)
    return clew_connection_fail (db, sqlite3_extended_errcode (db), "set the journal", error);
  return clew_connection_run (db, "PRAGMA synchronous = FULL", error);
}

static int
open_plain (const char *path, ClewConnectionMode mode, sqlite3 **db)
{
  g_autofree char *uri = NULL;
  g_autofree char *address = NULL;

  switch (mode)
    {
    case CLEW_CONNECTION_PROBE:
      /* "immutable" keeps SQLite from playing back a journal before the key
       * is proven. */
      uri = g_filename_to_uri (path, NULL, NULL);
      address = g_strconcat (uri, "?immutable=1", NULL);
      return sqlite3_open_v2 (address, db,
                              SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
    case CLEW_CONNECTION_READ:
      return sqlite3_open_v2 (path, db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL);
    case CLEW_CONNECTION_WRITE:
    case CLEW_CONNECTION_NEW:
    default:
      /* Never CREATE: an empty file would open with any key. */
      return sqlite3_open_v2 (path, db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
    }
}

/**
 * clew_connection_open:
 * @path: an absolute path, symbolic links resolved
 * @mode: what for
 * @key: the database key
 * @salt: (nullable): 16 bytes that begin a new file; %NULL to read them from the file
 * @error: return location
 *
 * Opens one connection. The key is proven and, but for a new file, the file known
 * for an office file of a schema that this program has, before the first byte
 * could be written.
 *
 * Returns: (nullable): the connection; close it with sqlite3_close()
 */
sqlite3 *
clew_connection_open (const char        *path,
                      ClewConnectionMode mode,
                      ClewSecret        *key,
                      const guint8      *salt,
                      GError           **error)
{
  sqlite3 *db = NULL;
  int      result = open_plain (path, mode, &db);

  /* From the first read on: a commit may be under way. */
  if (result == SQLITE_OK)
    sqlite3_busy_timeout (db, BUSY_MILLISECONDS);
  if (result != SQLITE_OK)
    clew_connection_fail (db, result, "open", error);
  else if (!check_library (db, error))
    ;
  else if ((result = give_key (db, key, salt)) != SQLITE_OK)
    clew_connection_fail (db, result, "give the key", error);
  /* Only sticks once there is a key; else errors go to the terminal. */
  else if (clew_connection_run (db, "PRAGMA cipher_log = off", error) && prove_key (db, error) &&
           (mode == CLEW_CONNECTION_NEW || check_office (db, error)) && set_up (db, mode, error))
    return db;

  sqlite3_close (db);
  return NULL;
}

/* A look every thousand steps costs nothing that could be measured. */
#define STEPS_BETWEEN_LOOKS 1000

static int
look_cb (void *cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

/**
 * clew_connection_watch:
 * @db: a connection
 * @cancellable: (nullable): what stops statements from here on; %NULL to stop watching
 */
void
clew_connection_watch (sqlite3 *db, GCancellable *cancellable)
{
  sqlite3_progress_handler (db, STEPS_BETWEEN_LOOKS, cancellable != NULL ? look_cb : NULL,
                            cancellable);
}
