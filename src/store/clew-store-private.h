/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "store/clew-store.h"

/* What the files of this room share; no other room includes it. */

/* "Clew" in the file's header. */
#define CLEW_STORE_APPLICATION_ID 0x436c6577
#define CLEW_STORE_PAGE_SIZE      4096
#define CLEW_STORE_SALT_SIZE      16
#define CLEW_STORE_HASH_SIZE      32
/* As many statements are kept ready. */
#define CLEW_STORE_MAX_IDLE_STATEMENTS 96

/* The office file, held by this process alone (clew-lock.c). */
typedef struct _ClewLock ClewLock;

ClewLock     *clew_lock_take (const char *path, GError **error);
ClewLock     *clew_lock_ref (ClewLock *lock);
void          clew_lock_unref (ClewLock *lock);
const guint8 *clew_lock_get_salt (ClewLock *lock);
gboolean      clew_lock_is_held (const char *path);
gboolean      clew_lock_is_unsafe_place (gint64 file_system);
gboolean      clew_lock_read_salt (const char *path,
                                   guint8      salt[CLEW_STORE_SALT_SIZE],
                                   GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClewLock, clew_lock_unref)

/* Connections (clew-connection.c). */
typedef enum
{
  CLEW_CONNECTION_WRITE, /* an office file, to work with */
  CLEW_CONNECTION_READ,  /* an office file that somebody in this process holds */
  CLEW_CONNECTION_PROBE, /* an office file, touching nothing, not even its journal */
  CLEW_CONNECTION_NEW,   /* an empty file that becomes one */
} ClewConnectionMode;

sqlite3 *clew_connection_open (const char        *path,
                               ClewConnectionMode mode,
                               ClewSecret        *key,
                               const guint8      *salt,
                               GError           **error);
gboolean clew_connection_run (sqlite3 *db, const char *sql, GError **error);
gboolean clew_connection_get_number (sqlite3    *db,
                                     const char *sql,
                                     gint64     *number,
                                     GError    **error);
gboolean clew_connection_library_fits (gboolean    is_threadsafe,
                                       int         version,
                                       const char *cipher_version,
                                       gboolean    temporary_in_memory);
void     clew_connection_watch (sqlite3 *db, GCancellable *cancellable);
void     clew_store_watch (ClewStore *store, GCancellable *cancellable);
gboolean clew_connection_fail (sqlite3 *db, int code, const char *doing, GError **error);

/* Files beside an office file (clew-file.c). */
char    *clew_file_make_temporary (const char *path, GError **error);
gboolean clew_file_sync (const char *path, GError **error);
gboolean clew_file_publish (const char *temporary,
                            const char *path,
                            gboolean    replace,
                            GError    **error);
void     clew_file_remove_temporary (const char *temporary);
gboolean clew_file_fail (int code, GError **error);

/* What a journal tells before it is played back (clew-journal.c). */
gboolean clew_journal_prove_key (const char *path, ClewSecret *key, gboolean *fits, GError **error);

/* The newest schema that this program knows, and the way there (clew-schema.c). */
int      clew_schema_get_newest (void);
gboolean clew_schema_migrate (ClewStore *store, int target, GError **error);

/* A line of record_table, and triggers made from it (clew-triggers.c). */
typedef struct
{
  char      *name;
  gboolean   append_only;
  char      *participant;
  GPtrArray *columns; /* empty where there is no such table */
} ClewRecordTable;

gboolean   clew_triggers_drop (sqlite3 *db, GError **error);
gboolean   clew_triggers_make (sqlite3 *db, GError **error);
GPtrArray *clew_triggers_compose (sqlite3 *db, GError **error);
GPtrArray *clew_record_tables_read (sqlite3 *db, GError **error);
char      *clew_record_table_compose_digest (const ClewRecordTable *table, const char *row);

/* The audit's place in a change (clew-audit.c). */
typedef struct
{
  gboolean known; /* whether seq and head are those of the audit's last row */
  gint64   seq;
  guint8   head[CLEW_STORE_HASH_SIZE];
  gint64   base_seq; /* where the change began */
  guint8   base_head[CLEW_STORE_HASH_SIZE];
  guint    n_notes;
} ClewChain;

/* action, kind, record, old, and the digest */
#define CLEW_AUDIT_PARTS  5
#define CLEW_AUDIT_DIGEST 4

void     clew_audit_hash (const guint8        before[CLEW_STORE_HASH_SIZE],
                          gint64              seq,
                          gint64              change,
                          const guint8 *const parts[CLEW_AUDIT_PARTS],
                          const gsize         sizes[CLEW_AUDIT_PARTS],
                          guint8              hash[CLEW_STORE_HASH_SIZE]);
gboolean clew_audit_install (ClewStore *store, GError **error);
gboolean clew_audit_begin (ClewStore *store, GError **error);
gboolean clew_audit_end (ClewStore *store, GError **error);

/* Records and their entries (clew-compare.c). */
gboolean clew_compare_before_step (ClewStore *store, GError **error);
gboolean clew_compare_after_step (ClewStore *store, GError **error);

/* Order and words (clew-search.c, clew-browse.c, clew-words.c). */
typedef struct
{
  gint64 rank;
  char  *participant;
  char  *sort;   /* folded */
  char  *words;  /* folded, sorted, with spaces between */
  gint64 digest; /* of the words */
} ClewPerson;

/* Somebody who had to make room in the list. */
typedef struct
{
  gint64 from;
  gint64 to;
  char  *participant;
} ClewMove;

void clew_person_clear (ClewPerson *person);

void     clew_search_read_person (ClewRows *rows, guint first, ClewPerson *person);
gboolean clew_search_update (ClewStore *store, GHashTable *touched, GError **error);
gboolean clew_search_rebuild_here (ClewStore *store, GError **error);

gboolean clew_browse_place (ClewStore *store, ClewPerson *person, GArray *moved, GError **error);
gboolean clew_browse_find (ClewStore  *store,
                           const char *participant,
                           ClewPerson *place,
                           GError    **error);
gboolean clew_browse_remove (ClewStore *store, gint64 rank, GError **error);
gboolean clew_browse_set_digest (ClewStore *store, const ClewPerson *person, GError **error);
gboolean clew_browse_lay_out (ClewStore *store, GArray *people, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ClewPerson, clew_person_clear)

gboolean clew_words_is_remembered (const char *word);
gboolean clew_words_can_have_typo (const char *word);
gboolean clew_words_add (ClewStore *store, const char *word, GError **error);
gboolean clew_words_lay_out (ClewStore *store, GHashTable *words, GError **error);
gboolean clew_words_list_longer (ClewStore  *store,
                                 const char *beginning,
                                 GPtrArray  *words,
                                 gboolean   *is_complete,
                                 GError    **error);
gboolean clew_words_list_near (ClewStore  *store,
                               const char *word,
                               GHashTable *near,
                               GError    **error);

/* The named change (clew-change.c): the transaction, who signs it, its end. */
gboolean clew_change_begin (ClewStore *store, GError **error);
gboolean clew_change_sign (ClewStore *store, const char *actor, const char *what, GError **error);
gboolean clew_change_end (ClewStore *store, GError **error);
void     clew_change_undo (ClewStore *store);

/* Statements (clew-statements.c), and cursors over them (clew-rows.c). */
gboolean      clew_statements_guard (ClewStore *store, GError **error);
sqlite3_stmt *clew_statements_take (ClewStore *store, const char *sql, GError **error);
void          clew_statements_give_back (ClewStore *store, sqlite3_stmt *statement);
int           clew_statements_step (ClewStore *store, sqlite3_stmt *statement, GError **error);
void          clew_statements_forget (ClewStore *store);
gboolean      clew_statements_fail_closed (GError **error);
void          clew_rows_forget_all (ClewStore *store);

ClewStore *clew_store_new (const char        *path,
                           ClewLock          *lock,
                           const guint8      *salt,
                           ClewSecret        *key,
                           ClewConnectionMode mode,
                           GError           **error);

/* For tests of migration: an office file as an older Clew made it. */
ClewStore *clew_store_create_at_version (const char *path,
                                         const char *office_id,
                                         ClewSecret *key,
                                         int         version,
                                         GError    **error);

struct _ClewStore
{
  GObject parent_instance;

  /* Set once, before anybody else sees the store: may be read from any thread. */
  struct
  {
    char       *path;
    char       *office_id;
    ClewSecret *key;
    ClewLock   *lock;
    GThread    *owner;
    gboolean    is_reader;
    /* Cancelled when the store closes from which readers were opened: theirs, too. */
    GCancellable *closing;
  } fixed;

  /* All below belongs to the owner's thread. */
  sqlite3 *db;
  int      version;
  int      trusted; /* while positive, the authorizer allows what only the store does */

  struct
  {
    GHashTable   *idle;   /* SQL text → sqlite3_stmt, not running */
    GQueue        order;  /* the same, the longest idle first */
    GHashTable   *open;   /* set of ClewRows */
    sqlite3_stmt *probe;  /* asks whether the page read last was sound */
    int           misses; /* pages read from the disk when it was asked */
  } statements;

  struct
  {
    gboolean    running;
    gint64      number;
    char       *at;
    GHashTable *touched; /* ids of people to index anew */
    ClewChain   chain;
  } change;
};

#define CLEW_STORE_ASSERT_OWNER(store) \
  g_assert (CLEW_IS_STORE (store) && (store)->fixed.owner == g_thread_self ())
