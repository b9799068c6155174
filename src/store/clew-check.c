/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/clew-audit.h"
#include "store/clew-store-private.h"

#include "base/clew-error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* Looks at the whole file, with a connection of its own: one that met a bad page
 * finds faults everywhere after. What is found is told in lines without anything
 * personal in them. */

/* As many lines of one kind are told. */
#define MOST_LINES 20

typedef struct
{
  ClewStore    *reader;
  GCancellable *cancellable;
  GPtrArray    *findings;
} Check;

/* @detail is what another program says, or a number. */
static void
add_finding (Check *check, const char *what, const char *detail)
{
  g_ptr_array_add (check->findings,
                   detail != NULL ? g_strdup_printf ("%s: %s", what, detail) : g_strdup (what));
}

static void
add_count (Check *check, const char *what, gint64 n)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, n);

  if (n != 0)
    add_finding (check, what, number);
}

/* The rows of a PRAGMA whose answers say what is wrong; "ok" says that nothing is. */
static gboolean
add_complaints (Check *check, const char *sql, const char *what, GError **error)
{
  sqlite3_stmt *statement = NULL;
  guint         n = 0;
  int           result = sqlite3_prepare_v2 (check->reader->db, sql, -1, &statement, NULL);

  if (result == SQLITE_OK)
    while ((result = sqlite3_step (statement)) == SQLITE_ROW)
      {
        const char *text = (const char *)sqlite3_column_text (statement, 0);

        if (g_strcmp0 (text, "ok") != 0 && n++ < MOST_LINES)
          add_finding (check, what, text);
      }
  sqlite3_finalize (statement);
  if (n > MOST_LINES)
    add_count (check, _("And more of this kind"), n - MOST_LINES);
  if (result == SQLITE_DONE)
    return TRUE;
  if ((result & 0xff) == SQLITE_INTERRUPT)
    return clew_connection_fail (check->reader->db, result, "check", error);
  /* A file too damaged to be looked at further is a finding, not a failure. */
  add_finding (check, what, sqlite3_errmsg (check->reader->db));
  return TRUE;
}

static gboolean
check_pages (Check *check, GError **error)
{
  return add_complaints (check, "PRAGMA cipher_integrity_check",
                         /* Translators: followed by what SQLCipher says, in English */
                         _("A page of the file is damaged"), error);
}

static gboolean
check_structure (Check *check, GError **error)
{
  static const char references[] = "SELECT \"table\" || ': ' || parent || ': ' || count (*) "
                                   "FROM pragma_foreign_key_check GROUP BY \"table\", parent";
  /* Translators: followed by what SQLite says, in English */
  const char *damaged = _("The file's structure is damaged");
  /* Translators: followed by names of tables and a number */
  const char *missing = _("Records refer to others that are not there");

  return add_complaints (check, "PRAGMA integrity_check", damaged, error) &&
         add_complaints (check, references, missing, error);
}

static void
take_text_cb (sqlite3_stmt *statement, gpointer set)
{
  g_hash_table_add (set, g_strdup ((const char *)sqlite3_column_text (statement, 0)));
}

static gboolean
check_triggers (Check *check, GError **error)
{
  g_autoptr(GPtrArray) expected = clew_triggers_compose (check->reader->db, error);
  g_autoptr(GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean      is_same;
  sqlite3_stmt *statement = NULL;

  if (expected == NULL)
    return FALSE;
  sqlite3_prepare_v2 (check->reader->db, "SELECT sql FROM sqlite_schema WHERE type = 'trigger'", -1,
                      &statement, NULL);
  while (sqlite3_step (statement) == SQLITE_ROW)
    take_text_cb (statement, found);
  sqlite3_finalize (statement);

  is_same = g_hash_table_size (found) == expected->len;
  for (guint i = 0; i < expected->len && is_same; i++)
    is_same = g_hash_table_contains (found, expected->pdata[i]);
  if (!is_same)
    add_finding (check, _("What writes the record of changes (triggers) was altered."), NULL);
  return TRUE;
}

static gboolean
check_audit (Check *check, GError **error)
{
  g_autoptr(GError) local = NULL;
  gint64 first_bad;

  if (clew_audit_verify (check->reader, check->cancellable, &first_bad, &local))
    return TRUE;
  if (g_error_matches (local, CLEW_STORE_ERROR, CLEW_STORE_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (first_bad > 0)
    add_count (check, _("The record of changes was altered from this entry on"), first_bad);
  else
    add_finding (check, local->message, NULL);
  return TRUE;
}

/* Which kinds they are of is told by the names of their tables. */
static gboolean
check_records (Check *check, GError **error)
{
  g_autoptr(GPtrArray) differences =
               clew_audit_compare (check->reader, check->cancellable, error);

  for (guint i = 0; differences != NULL && i < differences->len; i++)
    {
      const ClewAuditDifference *difference = differences->pdata[i];
      g_autofree char           *altered = g_strdup_printf (
                  /* Translators: %s is the name of a table; a number follows */
        _("Records that are not as Clew wrote them, in %s"), difference->kind);
      g_autofree char *added = g_strdup_printf (
        /* Translators: %s is the name of a table; a number follows */
        _("Records that Clew did not write, in %s"), difference->kind);
      g_autofree char *missing = g_strdup_printf (
        /* Translators: %s is the name of a table; a number follows */
        _("Records that were taken out past Clew, of %s"), difference->kind);

      add_count (check, altered, difference->n_altered);
      add_count (check, added, difference->n_added);
      add_count (check, missing, difference->n_missing);
    }
  return differences != NULL;
}

/* One number that has to be 0. */
static gboolean
check_none (Check *check, const char *sql, const char *what, GError **error)
{
  gint64 n;
  g_autoptr(GError) local = NULL;

  if (clew_connection_get_number (check->reader->db, sql, &n, &local))
    {
      add_count (check, what, n);
      return TRUE;
    }
  if (!g_error_matches (local, CLEW_STORE_ERROR, CLEW_STORE_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  add_finding (check, local->message, NULL);
  return TRUE;
}

static gboolean
check_list (Check *check, GError **error)
{
  const char *pages = _("Rebuild the search. Pages of the list of people that count wrong");
  const char *order = _("Rebuild the search. People out of order in the list");
  const char *extra = _("Rebuild the search. People in the list who are not on record");

  return check_none (check,
                     "SELECT count (*) FROM browse WHERE NOT EXISTS "
                     "(SELECT 1 FROM search_source s WHERE s.participant = browse.participant)",
                     extra, error) &&
         check_none (check,
                     "SELECT count (*) FROM (SELECT sort, participant, lag (sort) OVER (ORDER BY "
                     "rank) AS s, "
                     "lag (participant) OVER (ORDER BY rank) AS p FROM browse) "
                     "WHERE (s, p) >= (sort, participant)",
                     order, error) &&
         check_none (
           check,
           "SELECT (SELECT count (*) FROM (SELECT first, count, "
           "lead (first, 1, 9223372036854775807) OVER (ORDER BY first) AS next FROM page) "
           "WHERE count > 256 OR first NOT IN (SELECT rank FROM browse) OR count <> "
           "(SELECT count (*) FROM browse WHERE rank >= first AND rank < next)) + "
           "((SELECT ifnull (sum (count), 0) FROM page) <> (SELECT count (*) FROM browse))",
           pages, error);
}

/* What the index holds, as a sum over (word, rank) that does not depend on order. */
static guint64
hash_pair (const char *word, gsize length, gint64 rank)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037) ^ (guint64)rank;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar)word[i]) * G_GUINT64_CONSTANT (1099511628211);
  return hash ^ (hash >> 29);
}

static guint64
hash_words (const ClewPerson *person, gint64 rank)
{
  guint64 sum = 0;

  for (const char *at = person->words; *at != '\0';)
    {
      gsize length = strcspn (at, " ");

      sum += hash_pair (at, length, rank);
      at += length;
      while (*at == ' ')
        at++;
    }
  return sum;
}

/* Compares each person on record with the list; @sum is what the index should hold. */
static gboolean
compare_people (Check *check, guint64 *sum, GError **error)
{
  g_autoptr(ClewRows) rows = NULL;
  g_autoptr(GError) local = NULL;
  guint n = 0;

  *sum = 0;
  rows =
    clew_store_query (check->reader, error,
                      "SELECT b.rank, b.sort, b.digest, s.sort, name, alias, born, number, cause "
                      "FROM search_source s LEFT JOIN browse b ON b.participant = s.participant",
                      NULL);
  while (rows != NULL && clew_rows_next (rows, &local))
    {
      g_auto(ClewPerson) person = { 0 };
      gint64 rank = clew_rows_get_number (rows, 0);

      clew_search_read_person (rows, 3, &person);
      *sum += hash_words (&person, rank);
      if (rank == 0 || g_strcmp0 (clew_rows_get_text (rows, 1), person.sort) != 0 ||
          clew_rows_get_number (rows, 2) != person.digest)
        n++;
    }
  add_count (
    check, _("Rebuild the search. People on record who stand wrongly or not at all in the list"),
              n);
  if (local == NULL)
    return rows != NULL;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
sum_index (Check *check, guint64 *sum, GError **error)
{
  sqlite3      *db = check->reader->db;
  sqlite3_stmt *statement = NULL;
  int           result;

  *sum = 0;
  /* The temporary table is a view of the index and lives in memory. */
  result = sqlite3_exec (
    db,
    "PRAGMA query_only = OFF;"
    "CREATE VIRTUAL TABLE temp.found_words USING fts5vocab ('main', 'found', 'instance');"
    "PRAGMA query_only = ON;",
    NULL, NULL, NULL);
  if (result == SQLITE_OK)
    result =
      sqlite3_prepare_v2 (db, "SELECT term, doc FROM temp.found_words", -1, &statement, NULL);
  while (result == SQLITE_OK || result == SQLITE_ROW)
    {
      result = sqlite3_step (statement);
      if (result == SQLITE_ROW)
        *sum += hash_pair ((const char *)sqlite3_column_text (statement, 0),
                           (gsize)sqlite3_column_bytes (statement, 0),
                           sqlite3_column_int64 (statement, 1));
    }
  if (result != SQLITE_DONE)
    clew_connection_fail (db, result, "check the index", error);
  sqlite3_finalize (statement);
  return result == SQLITE_DONE;
}

static gboolean
check_search (Check *check, GError **error)
{
  guint64 expected, found;

  if (!check_list (check, error) || !compare_people (check, &expected, error) ||
      !sum_index (check, &found, error))
    return FALSE;
  if (expected != found)
    add_finding (
      check, _("Rebuild the search. The words by which people are found do not fit the records"),
                NULL);
  return TRUE;
}

/* Runs one part on a connection of its own. */
static gboolean
run_part (ClewStore *store, Check *check, gboolean (*part) (Check *, GError **), GError **error)
{
  gboolean ok;

  check->reader = clew_store_open_reader (store, error);
  if (check->reader == NULL)
    return FALSE;
  check->reader->trusted++;
  clew_store_watch (check->reader, check->cancellable);
  ok = part (check, error);
  if (check->reader->db != NULL)
    clew_store_watch (check->reader, NULL);
  clew_store_close (check->reader);
  g_clear_object (&check->reader);
  return ok;
}

/**
 * clew_store_check:
 * @store: a store, or a reader of the calling thread
 * @cancellable: (nullable): to stop; the check of pages can't be stopped within
 * @findings: (out) (transfer full): what is wrong, in lines for people without anything
 *   personal; empty when all is well
 * @error: return location
 *
 * Checks each page, the structure, the references between records, the record of
 * changes, that each record is as its last entry says, and that the list and the search
 * agree with the records. Takes a second or
 * so for each 100 MB: call it on a reader in a worker thread.
 *
 * Returns: whether the check could be done, whatever it found
 */
gboolean
clew_store_check (ClewStore *store, GCancellable *cancellable, GStrv *findings, GError **error)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  Check    check = { NULL, cancellable, lines };
  gboolean ok;

  CLEW_STORE_ASSERT_OWNER (store);
  *findings = NULL;
  ok = run_part (store, &check, check_pages, error);
  /* What lies on a bad page can't be told from what is wrong with it. */
  if (ok && lines->len == 0)
    ok = run_part (store, &check, check_structure, error);
  if (ok && lines->len == 0)
    ok = run_part (store, &check, check_triggers, error) &&
         run_part (store, &check, check_audit, error) &&
         run_part (store, &check, check_records, error) &&
         run_part (store, &check, check_search, error);
  if (!ok)
    return FALSE;
  g_ptr_array_add (lines, NULL);
  *findings = (GStrv)g_ptr_array_free (g_steal_pointer (&lines), FALSE);
  return TRUE;
}
