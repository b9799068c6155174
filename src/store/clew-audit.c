/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/clew-audit.h"
#include "store/clew-store-private.h"

#include "base/clew-error.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>

#include <string.h>

/* The audit is a chain: each row's hash is SHA-256 over the hash before it and
 * all that the row says, each part with its length. The row that begins a change
 * holds what the table "change" says of it; one that puts in or alters a record
 * holds a digest of the record as it then stands. The chain's end stands in the
 * table "chain". A row altered, removed, put in or moved therefore shows, and so
 * does a shortened chain, and a record that is not what its last entry says
 * (clew-compare.c).
 *
 * What this can't show: somebody with the key and the knowledge can compute the
 * whole chain anew. Only an end of the chain kept elsewhere, such as the one in
 * yesterday's backup, tells that. */

static void
add_part (crypto_hash_sha256_state *state, const void *bytes, gsize size)
{
  /* Nothing and the empty text are not the same. */
  guint64 length = GUINT64_TO_LE (bytes == NULL ? G_MAXUINT64 : (guint64)size);

  crypto_hash_sha256_update (state, (const guint8 *)&length, sizeof length);
  if (bytes != NULL)
    crypto_hash_sha256_update (state, bytes, size);
}

/**
 * clew_audit_hash:
 * @before: the hash of the row before
 * @seq: the row's number
 * @change: the number of the change that it belongs to
 * @parts: action, kind, record, old and digest; %NULL where there is nothing
 * @sizes: their sizes in bytes
 * @hash: (out): the row's hash; may be @before
 *
 * A row without a digest has the hash that it had before there were digests.
 */
void
clew_audit_hash (const guint8        before[CLEW_STORE_HASH_SIZE],
                 gint64              seq,
                 gint64              change,
                 const guint8 *const parts[CLEW_AUDIT_PARTS],
                 const gsize         sizes[CLEW_AUDIT_PARTS],
                 guint8              hash[CLEW_STORE_HASH_SIZE])
{
  gint64                   numbers[2] = { GINT64_TO_LE (seq), GINT64_TO_LE (change) };
  crypto_hash_sha256_state state;

  crypto_hash_sha256_init (&state);
  crypto_hash_sha256_update (&state, before, CLEW_STORE_HASH_SIZE);
  crypto_hash_sha256_update (&state, (const guint8 *)numbers, sizeof numbers);
  for (guint i = 0; i < CLEW_AUDIT_DIGEST; i++)
    add_part (&state, parts[i], sizes[i]);
  if (parts[CLEW_AUDIT_DIGEST] != NULL)
    add_part (&state, parts[CLEW_AUDIT_DIGEST], sizes[CLEW_AUDIT_DIGEST]);
  crypto_hash_sha256_final (&state, hash);
}

static void
append_json_text (GString *json, const char *text, gsize size)
{
  g_string_append_c (json, '"');
  for (gsize i = 0; i < size; i++)
    {
      guchar c = (guchar)text[i];

      if (c == '"' || c == '\\')
        g_string_append_printf (json, "\\%c", c);
      else if (c < 0x20 || c == 0x7f)
        g_string_append_printf (json, "\\u%04x", c);
      else
        g_string_append_c (json, (char)c);
    }
  g_string_append_c (json, '"');
}

static void
append_json_value (GString *json, sqlite3_value *value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  switch (sqlite3_value_type (value))
    {
    case SQLITE_NULL:
      g_string_append (json, "null");
      break;
    case SQLITE_INTEGER:
      g_string_append_printf (json, "%" G_GINT64_FORMAT, (gint64)sqlite3_value_int64 (value));
      break;
    case SQLITE_FLOAT:
      g_string_append (json, g_ascii_dtostr (number, sizeof number, sqlite3_value_double (value)));
      break;
    case SQLITE_BLOB:
      g_string_append_printf (json, "\"blob:%d\"", sqlite3_value_bytes (value));
      break;
    default:
      append_json_text (json, (const char *)sqlite3_value_text (value),
                        (gsize)sqlite3_value_bytes (value));
      break;
    }
}

static gboolean
is_same (sqlite3_value *a, sqlite3_value *b)
{
  int type = sqlite3_value_type (a);

  if (type != sqlite3_value_type (b))
    return FALSE;
  switch (type)
    {
    case SQLITE_NULL:
      return TRUE;
    case SQLITE_INTEGER:
      return sqlite3_value_int64 (a) == sqlite3_value_int64 (b);
    case SQLITE_FLOAT:
      return !(sqlite3_value_double (a) < sqlite3_value_double (b) ||
               sqlite3_value_double (a) > sqlite3_value_double (b));
    default:
      return sqlite3_value_bytes (a) == sqlite3_value_bytes (b) &&
             (sqlite3_value_bytes (a) == 0 ||
              memcmp (sqlite3_value_blob (a), sqlite3_value_blob (b),
                      (gsize)sqlite3_value_bytes (a)) == 0);
    }
}

/* The first argument names the columns, with spaces between; then come their
 * values, @stride arguments for each, the old value first. */
static void
answer_old (sqlite3_context *context, int n, sqlite3_value **values, int stride)
{
  g_autoptr(GString) json = g_string_new ("{");
  const char *name = (const char *)sqlite3_value_text (values[0]);

  for (int i = 1; i + stride <= n && name != NULL; i += stride)
    {
      gsize length = strcspn (name, " ");

      if (stride == 1 || !is_same (values[i], values[i + 1]))
        {
          if (json->len > 1)
            g_string_append_c (json, ',');
          append_json_text (json, name, length);
          g_string_append_c (json, ':');
          append_json_value (json, values[i]);
        }
      name += length;
      while (*name == ' ')
        name++;
    }
  g_string_append_c (json, '}');
  sqlite3_result_text (context, json->str, (int)json->len, SQLITE_TRANSIENT);
}

static void
old_cb (sqlite3_context *context, int n, sqlite3_value **values)
{
  answer_old (context, n, values, 2);
}

static void
old_row_cb (sqlite3_context *context, int n, sqlite3_value **values)
{
  answer_old (context, n, values, 1);
}

/* What kind of value it is, how long, and what it says. */
static void
add_value (crypto_generichash_state *state, sqlite3_value *value)
{
  int         type = sqlite3_value_type (value);
  const void *bytes;
  gint64      number;
  double      real;
  guint64     head, size = sizeof number;

  switch (type)
    {
    case SQLITE_INTEGER:
      number = GINT64_TO_LE (sqlite3_value_int64 (value));
      bytes = &number;
      break;
    case SQLITE_FLOAT:
      real = sqlite3_value_double (value);
      memcpy (&number, &real, sizeof number);
      number = GINT64_TO_LE (number);
      bytes = &number;
      break;
    default:
      bytes = sqlite3_value_blob (value);
      size = (guint64)sqlite3_value_bytes (value);
      break;
    }
  head = GUINT64_TO_LE (size << 3 | (guint64)type);
  crypto_generichash_update (state, (const guint8 *)&head, sizeof head);
  crypto_generichash_update (state, bytes, size);
}

/* clew_digest ('rowid a b ', rowid, a, b): BLAKE2b, which costs a third of SHA-256, over the
 * names and values of a record. What is empty is left out, so that a column more changes no
 * digest. */
static void
digest_cb (sqlite3_context *context, int n, sqlite3_value **values)
{
  const char              *name = (const char *)sqlite3_value_text (values[0]);
  guint8                   digest[CLEW_STORE_HASH_SIZE];
  crypto_generichash_state state;

  crypto_generichash_init (&state, NULL, 0, sizeof digest);
  for (int i = 1; i < n && name != NULL; i++)
    {
      gsize length = strcspn (name, " ");

      length += name[length] == ' ';
      if (sqlite3_value_type (values[i]) != SQLITE_NULL)
        {
          crypto_generichash_update (&state, (const guint8 *)name, length);
          add_value (&state, values[i]);
        }
      name += length;
    }
  crypto_generichash_final (&state, digest, sizeof digest);
  sqlite3_result_blob (context, digest, sizeof digest, SQLITE_TRANSIENT);
}

static gboolean
check_in_change (sqlite3_context *context, ClewStore *store)
{
  if (store->change.running)
    return TRUE;
  sqlite3_result_error (context, "records change only inside a named change", -1);
  return FALSE;
}

static void
change_cb (sqlite3_context *context, int n, sqlite3_value **values)
{
  ClewStore *store = sqlite3_user_data (context);

  if (check_in_change (context, store))
    sqlite3_result_int64 (context, store->change.number);
}

static void
touch_cb (sqlite3_context *context, int n, sqlite3_value **values)
{
  ClewStore  *store = sqlite3_user_data (context);
  const char *id = (const char *)sqlite3_value_text (values[0]);

  if (check_in_change (context, store) && id != NULL &&
      !g_hash_table_contains (store->change.touched, id))
    g_hash_table_add (store->change.touched, g_strdup (id));
}

/* The audit's last row: @seq is 0 when there is none. */
static int
read_last (ClewStore *store, gint64 *seq, guint8 hash[CLEW_STORE_HASH_SIZE])
{
  sqlite3_stmt *statement = NULL;
  int           result;

  *seq = 0;
  memset (hash, 0, CLEW_STORE_HASH_SIZE);
  result = sqlite3_prepare_v2 (store->db, "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1",
                               -1, &statement, NULL);
  if (result == SQLITE_OK && (result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      *seq = sqlite3_column_int64 (statement, 0);
      if (sqlite3_column_bytes (statement, 1) == CLEW_STORE_HASH_SIZE)
        memcpy (hash, sqlite3_column_blob (statement, 1), CLEW_STORE_HASH_SIZE);
      result = SQLITE_DONE;
    }
  sqlite3_finalize (statement);
  return result;
}

/* After a statement failed, its rows are gone and the chain ends before them. */
static int
find_end (ClewStore *store)
{
  ClewChain *chain = &store->change.chain;
  int        result;

  if (chain->known)
    return SQLITE_DONE;
  result = read_last (store, &chain->seq, chain->head);
  if (result == SQLITE_DONE && chain->seq <= chain->base_seq)
    {
      chain->seq = chain->base_seq;
      memcpy (chain->head, chain->base_head, sizeof chain->head);
    }
  chain->known = result == SQLITE_DONE;
  return result;
}

/* clew_chain (action, kind, record, old, digest): the hash of the row about to be added. */
static void
chain_cb (sqlite3_context *context, int n, sqlite3_value **values)
{
  ClewStore    *store = sqlite3_user_data (context);
  ClewChain    *chain = &store->change.chain;
  const guint8 *parts[CLEW_AUDIT_PARTS];
  gsize         sizes[CLEW_AUDIT_PARTS];
  int           result;

  if (!check_in_change (context, store))
    return;
  result = find_end (store);
  if (result != SQLITE_DONE)
    {
      sqlite3_result_error_code (context, result);
      return;
    }
  for (int i = 0; i < CLEW_AUDIT_PARTS; i++)
    {
      parts[i] = i == CLEW_AUDIT_DIGEST ? sqlite3_value_blob (values[i])
                                        : sqlite3_value_text (values[i]);
      sizes[i] = (gsize)sqlite3_value_bytes (values[i]);
    }
  clew_audit_hash (chain->head, chain->seq + 1, store->change.number, parts, sizes, chain->head);
  chain->seq++;
  sqlite3_result_blob (context, chain->head, CLEW_STORE_HASH_SIZE, SQLITE_TRANSIENT);
}

/**
 * clew_audit_install:
 * @store: a store whose connection is open
 * @error: return location
 *
 * Gives the connection the functions that triggers call. Whoever opens the file
 * with another program has none of them, and can't change a record by accident.
 */
gboolean
clew_audit_install (ClewStore *store, GError **error)
{
  static const struct
  {
    const char *name;
    int         n_arguments;
    void (*function) (sqlite3_context *, int, sqlite3_value **);
  } functions[] = {
    { "clew_change", 0, change_cb },
    { "clew_chain", CLEW_AUDIT_PARTS, chain_cb },
    { "clew_digest", -1, digest_cb },
    { "clew_old", -1, old_cb },
    { "clew_old_row", -1, old_row_cb },
    { "clew_touch", 1, touch_cb },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      int result = sqlite3_create_function_v2 (
        store->db, functions[i].name, functions[i].n_arguments, SQLITE_UTF8 | SQLITE_INNOCUOUS,
        store, functions[i].function, NULL, NULL, NULL);

      if (result != SQLITE_OK)
        return clew_connection_fail (store->db, result, "add a function", error);
    }
  return TRUE;
}

/* One statement that only the store may run; @text is nothing where %NULL. */
static gboolean
run_trusted (ClewStore *store, const char *sql, const char *const *texts, int n_texts,
             GError **error)
{
  sqlite3_stmt *statement = NULL;
  int           result;

  store->trusted++;
  result = sqlite3_prepare_v2 (store->db, sql, -1, &statement, NULL);
  for (int i = 0; i < n_texts && result == SQLITE_OK; i++)
    result = sqlite3_bind_text (statement, i + 1, texts[i], -1, SQLITE_STATIC);
  if (result == SQLITE_OK)
    result = sqlite3_step (statement);
  store->trusted--;
  if (result != SQLITE_DONE)
    {
      store->change.chain.known = FALSE;
      clew_connection_fail (store->db, sqlite3_extended_errcode (store->db), "write the audit",
                            error);
    }
  sqlite3_finalize (statement);
  return result == SQLITE_DONE;
}

static gboolean
read_chain_row (ClewStore *store, gint64 *count, guint8 head[CLEW_STORE_HASH_SIZE], GError **error)
{
  sqlite3_stmt *statement = NULL;
  int           result;

  *count = 0;
  memset (head, 0, CLEW_STORE_HASH_SIZE);
  result = sqlite3_prepare_v2 (store->db, "SELECT count, head FROM chain", -1, &statement, NULL);
  if (result == SQLITE_OK && (result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      *count = sqlite3_column_int64 (statement, 0);
      if (sqlite3_column_bytes (statement, 1) == CLEW_STORE_HASH_SIZE)
        memcpy (head, sqlite3_column_blob (statement, 1), CLEW_STORE_HASH_SIZE);
      result = SQLITE_DONE;
    }
  if (result != SQLITE_DONE)
    clew_connection_fail (store->db, sqlite3_extended_errcode (store->db), "read the chain", error);
  sqlite3_finalize (statement);
  return result == SQLITE_DONE;
}

/* A shortened audit must not look whole again because work goes on: the numbers
 * that are gone are never given out a second time. */
static gboolean
mark_gap (ClewStore *store, gint64 count, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "INSERT INTO audit (seq, change, action, kind, record, old, hash) VALUES (%" G_GINT64_FORMAT
    ", clew_change (), 'gap', 'audit', NULL, NULL, clew_chain ('gap', 'audit', NULL, NULL, NULL))",
    count + 1);

  return run_trusted (store, sql, NULL, 0, error);
}

/**
 * clew_audit_begin:
 * @store: a store in a change whose number is known
 * @error: return location
 *
 * Finds the end of the chain, to which the change's rows will be added.
 */
gboolean
clew_audit_begin (ClewStore *store, GError **error)
{
  ClewChain *chain = &store->change.chain;
  gint64     last, count;
  guint8     hash[CLEW_STORE_HASH_SIZE];

  memset (chain, 0, sizeof *chain);
  if (!read_chain_row (store, &count, chain->head, error))
    return FALSE;
  if (read_last (store, &last, hash) != SQLITE_DONE)
    return clew_connection_fail (store->db, sqlite3_extended_errcode (store->db),
                                 "read the audit", error);

  chain->seq = chain->base_seq = MAX (last, count);
  memcpy (chain->base_head, chain->head, sizeof chain->head);
  chain->known = TRUE;
  return last >= count || mark_gap (store, count, error);
}

/**
 * clew_audit_end:
 * @store: a store in a change
 * @error: return location
 *
 * Writes down where the chain ends now.
 */
gboolean
clew_audit_end (ClewStore *store, GError **error)
{
  ClewChain       *chain = &store->change.chain;
  gint64           last;
  guint8           hash[CLEW_STORE_HASH_SIZE];
  char             hex[2 * CLEW_STORE_HASH_SIZE + 1];
  g_autofree char *sql = NULL;

  if (read_last (store, &last, hash) != SQLITE_DONE || find_end (store) != SQLITE_DONE)
    return clew_connection_fail (store->db, sqlite3_extended_errcode (store->db),
                                 "read the audit", error);
  if (last != chain->seq || memcmp (hash, chain->head, sizeof hash) != 0)
    return clew_connection_fail (NULL, SQLITE_INTERNAL, "close the audit", error);

  sodium_bin2hex (hex, sizeof hex, hash, sizeof hash);
  sql = g_strdup_printf (
    "UPDATE chain SET count = %" G_GINT64_FORMAT ", head = x'%s' WHERE one = 1", last, hex);
  return run_trusted (store, sql, NULL, 0, error);
}

/**
 * clew_audit_note:
 * @store: a store, inside clew_store_change()
 * @action: what was done ("printed", "exported", "viewed")
 * @kind: to what kind of record
 * @record: (nullable): to which
 * @error: return location
 *
 * Adds a row to the audit for what changes no record. A change of nothing but
 * notes is kept, but does not emit "changed".
 */
gboolean
clew_audit_note (ClewStore *store, const char *action, const char *kind, const char *record,
                 GError **error)
{
  const char *const texts[] = { action, kind, record };

  CLEW_STORE_ASSERT_OWNER (store);
  g_return_val_if_fail (action != NULL && kind != NULL && strcmp (kind, "change") != 0, FALSE);

  if (!store->change.running || sqlite3_get_autocommit (store->db))
    {
      g_set_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_FAILED,
                   "A note outside a named change is refused. Nothing was changed. "
                   "This is a fault of the program: report it.");
      return FALSE;
    }
  if (!run_trusted (store,
                    "INSERT INTO audit (change, action, kind, record, old, hash) "
                    "VALUES (clew_change (), ?1, ?2, ?3, NULL, "
                    "clew_chain (?1, ?2, ?3, NULL, NULL))",
                    texts, G_N_ELEMENTS (texts), error))
    return FALSE;
  store->change.chain.n_notes++;
  return TRUE;
}
