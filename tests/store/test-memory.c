/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-vfs.h"
#include "office-file.h"
#include "people.h"

#include "store/clew-audit.h"
#include "store/clew-search.h"
#include "store/clew-store-private.h"

#include <glib/gstdio.h>

#include <string.h>

/* SQLite gets no memory, at each of the times that it asks: once, or from then on. What
 * is done then is done rightly or told as an error, and the file is sound. */

#define N_PEOPLE 40

static sqlite3_mem_methods below;
static guint               fails_at, n_asked;
static gboolean            is_sticky;

static gboolean
is_refused (void)
{
  if (fails_at == 0)
    return FALSE;
  n_asked++;
  return n_asked == fails_at || (is_sticky && n_asked > fails_at);
}

static void *
allocate (int size)
{
  return is_refused () ? NULL : below.xMalloc (size);
}

static void *
reallocate (void *memory, int size)
{
  return is_refused () ? NULL : below.xRealloc (memory, size);
}

static void
install (void)
{
  sqlite3_mem_methods layer;

  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &below), ==, SQLITE_OK);
  layer = below;
  layer.xMalloc = allocate;
  layer.xRealloc = reallocate;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &layer), ==, SQLITE_OK);
}

static void
start_failing (guint at, gboolean sticky)
{
  n_asked = 0;
  fails_at = at;
  is_sticky = sticky;
}

/* Whether it came to a failure. */
static gboolean
stop_failing (void)
{
  gboolean was_reached = n_asked >= fails_at;

  fails_at = 0;
  return was_reached;
}

/* The linker leads the store here. SQLCipher 4.6 itself crashes where it gets no memory
 * while it takes the key, or makes of it what it needs, which it does when the first
 * page is read; so there it gets it. */
int __real_sqlite3_key_v2 (sqlite3 *db, const char *name, const void *key, int size);
int __wrap_sqlite3_key_v2 (sqlite3 *db, const char *name, const void *key, int size);

int
__wrap_sqlite3_key_v2 (sqlite3 *db, const char *name, const void *key, int size)
{
  guint at = fails_at;
  int   result;

  fails_at = 0;
  result = __real_sqlite3_key_v2 (db, name, key, size);
  sqlite3_exec (db, "PRAGMA cipher_log = off; PRAGMA user_version", NULL, NULL, NULL);
  fails_at = at;
  return result;
}

/* A thing to do: FALSE with @error set, or done rightly. What it leaves open is closed
 * while there is no memory still. */
typedef gboolean (*Deed) (OfficeFile *file, GError **error);

static gboolean
open_file (OfficeFile *file, GError **error)
{
  file->store = clew_store_open (file->path, file->key, error);
  return file->store != NULL;
}

static gboolean
add_cb (ClewStore *store, gpointer data, GError **error)
{
  return clew_store_run (store, error,
                         "INSERT INTO participant (id, office, created, changed, family_name) "
                         "VALUES (lower (hex (randomblob (16))), 'o', 'n', 'n', 'Invented')",
                         NULL) &&
         clew_store_run (store, error,
                         "INSERT INTO alias (id, office, created, changed, participant, name) "
                         "SELECT lower (hex (randomblob (16))), 'o', 'n', 'n', id, 'Rosie' FROM "
                         "participant LIMIT 1",
                         NULL);
}

static gboolean
change_file (OfficeFile *file, GError **error)
{
  return clew_store_change (file->store, NULL, "add", add_cb, NULL, error);
}

static gboolean
search_file (OfficeFile *file, GError **error)
{
  guint    n_exact;
  gboolean more;
  g_autoptr(GArray) ranks = NULL;

  /* With a slip to forgive. */
  ranks = clew_search_find (file->store, "rosemarz inv", CLEW_DATE_ORDER_MONTH_FIRST, 10, &n_exact,
                            &more, error);
  if (ranks != NULL)
    g_assert_cmpuint (ranks->len, ==, 10);
  return ranks != NULL;
}

static gboolean
list_file (OfficeFile *file, GError **error)
{
  g_autoptr(GArray) pages = clew_search_list_pages (file->store, error);
  guint n = 0;

  for (guint i = 0; pages != NULL && i < pages->len; i++)
    n += g_array_index (pages, ClewPage, i).count;
  if (pages != NULL)
    g_assert_cmpuint (n, ==, N_PEOPLE);
  return pages != NULL;
}

static gboolean
verify_file (OfficeFile *file, GError **error)
{
  return clew_audit_verify (file->store, NULL, NULL, error);
}

static gboolean
check_file (OfficeFile *file, GError **error)
{
  g_auto(GStrv) findings = NULL;

  if (!clew_store_check (file->store, NULL, &findings, error))
    return FALSE;
  /* What could not be read is told as a finding. */
  if (findings[0] != NULL)
    g_set_error_literal (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_FAILED, findings[0]);
  return findings[0] == NULL;
}

/* Every text, long ones too, or an error: never a part, never nothing instead. */
static gboolean
read_file (OfficeFile *file, GError **error)
{
  g_autoptr(ClewRows) rows = NULL;
  GError *local = NULL;
  guint   n = 0;

  rows = clew_store_query (file->store, error,
                           "SELECT given_name || substr (hex (zeroblob (3000)), 1, 5999), "
                           "family_name FROM participant ORDER BY id",
                           NULL);
  if (rows == NULL)
    return FALSE;
  while (clew_rows_next (rows, &local))
    {
      const char *given = clew_rows_get_text (rows, 0);
      const char *family = clew_rows_get_text (rows, 1);

      if (given == NULL || family == NULL)
        continue;
      g_assert_cmpuint (strlen (given), ==, 5999 + strlen ("Rosemary"));
      g_assert_cmpstr (family, ==, "Invented");
      n++;
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  g_assert_cmpuint (n, ==, N_PEOPLE);
  return TRUE;
}

static const struct
{
  const char *name;
  Deed        deed;
  gboolean    starts_open;
  guint       most_step; /* more than 1: chance leaves some out, for there are many */
} deeds[] = {
  { "open", open_file, FALSE, 150 },
  { "change", change_file, TRUE, 12 },
  { "search", search_file, TRUE, 4 },
  { "list", list_file, TRUE, 1 },
  { "read", read_file, TRUE, 1 },
  { "verify", verify_file, TRUE, 4 },
  { "check", check_file, TRUE, 1000 },
};

static gboolean
add_everybody_cb (ClewStore *store, gpointer data, GError **error)
{
  for (guint i = 0; i < N_PEOPLE; i++)
    g_free (add_person (store, "Rosemary", "Invented", NULL));
  return TRUE;
}

static void
set_up (OfficeFile *file)
{
  g_autoptr(GError) error = NULL;

  clew_store_change (file->store, NULL, "test", add_everybody_cb, NULL, &error);
  g_assert_no_error (error);
}

/* What is in the file now. */
static void
assert_sound (OfficeFile *file, guint n_aliases, gboolean thoroughly)
{
  office_file_reopen (file);
  g_assert_cmpint (get_number (file->store, "SELECT count (*) FROM alias"), ==, n_aliases);
  g_assert_cmpint (get_number (file->store, "SELECT count (*) FROM browse"), ==,
                   get_number (file->store, "SELECT count (*) FROM participant"));
  if (!thoroughly)
    return;
  g_assert_true (clew_audit_verify (file->store, NULL, NULL, NULL));
  assert_check_is_clean (file->store);
}

static void
test_deed (OfficeFile *file, gconstpointer data)
{
  guint    i = GPOINTER_TO_UINT (data) / 2, n_failed = 0, n_borne = 0, n_aliases = 0, n_rounds = 0;
  gboolean sticky = GPOINTER_TO_UINT (data) % 2, was_reached = TRUE;

  set_up (file);
  for (guint at = 1; was_reached;
       at += (guint)g_test_rand_int_range (1, (int)deeds[i].most_step + 1), n_rounds++)
    {
      g_autoptr(GError) error = NULL;
      gboolean ok;

      if (deeds[i].starts_open)
        office_file_reopen (file);
      else
        office_file_close (file);
      start_failing (at, sticky);
      ok = deeds[i].deed (file, &error);
      office_file_close (file);
      was_reached = stop_failing ();
      g_assert_true (ok || was_reached);
      g_assert_true (ok == (error == NULL));
      if (ok && deeds[i].deed == change_file)
        n_aliases++;
      n_failed += !ok;
      n_borne += ok && was_reached;
      assert_sound (file, n_aliases, n_rounds % 25 == 0);
    }
  assert_sound (file, n_aliases, TRUE);
  g_test_message ("%s: %u failed, %u did without", deeds[i].name, n_failed, n_borne);
  g_assert_cmpuint (n_failed, >, 50);
}

/* The control: that SQLite asks here, and is refused. */
static void
test_control (void)
{
  sqlite3 *db = NULL;
  void    *memory;

  memory = sqlite3_malloc (10);
  g_assert_nonnull (memory);
  sqlite3_free (memory);
  start_failing (2, FALSE);
  memory = sqlite3_malloc (10);
  g_assert_nonnull (memory);
  sqlite3_free (memory);
  g_assert_null (sqlite3_malloc (10));
  memory = sqlite3_malloc (10);
  g_assert_nonnull (memory);
  sqlite3_free (memory);
  g_assert_true (stop_failing ());
  start_failing (1, TRUE);
  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_NOMEM);
  sqlite3_close (db);
  g_assert_true (stop_failing ());
}

/* A journal that holds the first page as it is, beside a file whose first page is torn. */
static void
leave_journal (OfficeFile *file, const char *journal)
{
  static const guint8 header[] = { 0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7, 0, 0, 0, 1,
                                   0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 2, 0,
                                   0, 0, 0x10, 0 };
  g_autofree char    *contents = NULL;
  g_autofree char    *bytes = g_malloc0 (512 + 4 + CLEW_STORE_PAGE_SIZE + 4);
  gsize               length;

  g_assert_true (g_file_get_contents (file->path, &contents, &length, NULL));
  memcpy (bytes, header, sizeof header);
  bytes[512 + 3] = 1;
  memcpy (bytes + 512 + 4, contents, CLEW_STORE_PAGE_SIZE);
  g_assert_true (g_file_set_contents (journal, bytes, 512 + 4 + CLEW_STORE_PAGE_SIZE + 4, NULL));
  memset (contents + 2048, 0x55, 1024);
  g_assert_true (g_file_set_contents (file->path, contents, (gssize)length, NULL));
}

/* That a key could not be tried does not prove it. */
static void
test_wrong_key (OfficeFile *file, gconstpointer data)
{
  g_autofree char *journal = g_strconcat (file->path, "-journal", NULL);
  g_autofree char *before = NULL;
  g_autofree char *journal_before = NULL;
  g_autoptr(ClewSecret) wrong = clew_secret_new_random ();
  gboolean was_reached = TRUE;

  office_file_close (file);
  leave_journal (file, journal);
  before = hash_file (file->path);
  journal_before = hash_file (journal);
  for (guint at = 1; was_reached; at++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *after = NULL;
      g_autofree char *journal_after = NULL;

      start_failing (at, FALSE);
      g_assert_null (clew_store_open (file->path, wrong, &error));
      was_reached = stop_failing ();
      g_assert_nonnull (error);
      after = hash_file (file->path);
      journal_after = hash_file (journal);
      g_assert_cmpstr (after, ==, before);
      g_assert_cmpstr (journal_after, ==, journal_before);
      if (!was_reached)
        g_assert_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_WRONG_KEY);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  install ();
  fault_vfs_install ();
  g_test_add_func ("/clew/store/memory/control", test_control);
  for (guint i = 0; i < 2 * G_N_ELEMENTS (deeds); i++)
    {
      g_autofree char *path =
        g_strdup_printf ("/clew/store/memory/%s%s", deeds[i / 2].name, i % 2 ? "-sticky" : "");

      OFFICE_FILE_ADD_DATA (path, GUINT_TO_POINTER (i), test_deed);
    }
  OFFICE_FILE_ADD ("/clew/store/memory/wrong-key", test_wrong_key);
  return g_test_run ();
}
