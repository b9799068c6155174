/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/clew-store-private.h"

#include "base/clew-error.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* When the power goes during a commit, the file's first page may be half written,
 * and no key fits it until SQLite has played back the journal. To play it back is to
 * write, and nothing is written before the key is proven. So the key is tried on the
 * first page as the journal holds it.
 *
 * The journal's form: https://www.sqlite.org/fileformat2.html#the_rollback_journal */

#define MAGIC        "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
#define MAGIC_SIZE   8
#define SECTOR_AT    20
#define PAGE_SIZE_AT 24
#define HEADER_SIZE  28
/* Before each page stands its number, behind it a sum. */
#define NUMBER_SIZE 4
#define SUM_SIZE    4

static guint32
read_number (const guint8 *from)
{
  return (guint32)from[0] << 24 | (guint32)from[1] << 16 | (guint32)from[2] << 8 | from[3];
}

/* Finds the first page in the journal open at @descriptor. */
static gboolean
find_first_page (int descriptor, guint8 page[CLEW_STORE_PAGE_SIZE])
{
  const gsize step = NUMBER_SIZE + CLEW_STORE_PAGE_SIZE + SUM_SIZE;
  guint8      header[HEADER_SIZE];
  guint8      number[NUMBER_SIZE];

  if (pread (descriptor, header, sizeof header, 0) != sizeof header ||
      memcmp (header, MAGIC, MAGIC_SIZE) != 0 ||
      read_number (header + PAGE_SIZE_AT) != CLEW_STORE_PAGE_SIZE)
    return FALSE;
  for (off_t at = read_number (header + SECTOR_AT);
       pread (descriptor, number, sizeof number, at) == sizeof number; at += (off_t)step)
    if (read_number (number) == 1)
      return pread (descriptor, page, CLEW_STORE_PAGE_SIZE, at + NUMBER_SIZE) ==
             CLEW_STORE_PAGE_SIZE;
  return FALSE;
}

static gboolean
read_first_page (const char *path, guint8 page[CLEW_STORE_PAGE_SIZE])
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  int              descriptor = open (journal, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  gboolean         found;

  if (descriptor < 0)
    return FALSE;
  found = find_first_page (descriptor, page);
  close (descriptor);
  return found;
}

static gboolean
write_page (const char *path, const guint8 page[CLEW_STORE_PAGE_SIZE], GError **error)
{
  int      descriptor = open (path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW);
  gboolean ok;

  if (descriptor < 0)
    return clew_file_fail (errno, error);
  ok = write (descriptor, page, CLEW_STORE_PAGE_SIZE) == CLEW_STORE_PAGE_SIZE;
  if (!ok)
    clew_file_fail (errno != 0 ? errno : EIO, error);
  close (descriptor);
  return ok;
}

/**
 * clew_journal_prove_key:
 * @path: an office file whose first page does not check
 * @key: a key
 * @fits: (out): whether the journal beside it holds that page, and @key fits it
 * @error: return location
 *
 * Touches neither the file nor its journal. The page is looked at, still encrypted, in
 * a file of its own.
 *
 * Returns: whether that could be found out
 */
gboolean
clew_journal_prove_key (const char *path, ClewSecret *key, gboolean *fits, GError **error)
{
  g_autofree char *temporary = NULL;
  g_autoptr(GError) local = NULL;
  guint8   page[CLEW_STORE_PAGE_SIZE];
  sqlite3 *db;

  *fits = FALSE;
  if (!read_first_page (path, page))
    return TRUE;
  temporary = clew_file_make_temporary (path, error);
  if (temporary == NULL)
    return FALSE;
  if (!write_page (temporary, page, error))
    {
      clew_file_remove_temporary (temporary);
      return FALSE;
    }
  db = clew_connection_open (temporary, CLEW_CONNECTION_PROBE, key, NULL, &local);
  /* With the right key it is a database whose other pages are missing. */
  *fits = db != NULL || g_error_matches (local, CLEW_STORE_ERROR, CLEW_STORE_ERROR_DAMAGED) ||
          g_error_matches (local, CLEW_STORE_ERROR, CLEW_STORE_ERROR_NOT_OFFICE);
  sqlite3_close (db);
  clew_file_remove_temporary (temporary);
  if (*fits || g_error_matches (local, CLEW_STORE_ERROR, CLEW_STORE_ERROR_WRONG_KEY))
    return TRUE;
  /* Out of memory, a disk that fails: that says nothing about the key. */
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
