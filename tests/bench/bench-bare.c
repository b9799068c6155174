/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sqlite3.h>

#include <stdio.h>
#include <string.h>

/* bench-bare FILE BEGINNING | bench-bare --version
 *
 * The least that a program can do to answer a search: no encryption, no checks, no
 * status of anybody, nothing linked but SQLite itself. */

static const char search[] =
  "SELECT b.sort, b.participant FROM found JOIN browse b ON b.rank = found.rowid "
  "WHERE found MATCH '\"' || ? || '\" *' ORDER BY found.rowid LIMIT 1000";

int
main (int argc, char *argv[])
{
  const char   *path = argc == 3 ? argv[1] : ":memory:";
  const char   *sql = argc == 3 ? search : "PRAGMA cipher_version";
  sqlite3      *db;
  sqlite3_stmt *statement;
  int           result;

  if (argc != 3 && (argc != 2 || strcmp (argv[1], "--version") != 0))
    return 2;
  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK ||
      sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    {
      fprintf (stderr, "bench-bare: %s\n", sqlite3_errmsg (db));
      return 1;
    }
  if (argc == 3)
    sqlite3_bind_text (statement, 1, argv[2], -1, SQLITE_STATIC);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    if (argc == 3)
      printf ("%s  %s\n", sqlite3_column_text (statement, 0), sqlite3_column_text (statement, 1));
    else
      printf ("SQLCipher %s (SQLite %s)\n", sqlite3_column_text (statement, 0),
              sqlite3_libversion ());
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return result == SQLITE_DONE ? 0 : 1;
}
