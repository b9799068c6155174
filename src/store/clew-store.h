/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/clew-secret.h"
#include "base/clew-value.h"

#define CLEW_TYPE_STORE (clew_store_get_type ())
G_DECLARE_FINAL_TYPE (ClewStore, clew_store, CLEW, STORE, GObject)

/**
 * ClewChangeFunc:
 *
 * The body of a named change. Runs inside the transaction; returning %FALSE
 * (with @error set) rolls everything back.
 */
typedef gboolean (*ClewChangeFunc) (ClewStore *store,
                                    gpointer   data,
                                    GError   **error);

/* First thing in main(): no core dumps, no looking in from outside; and no
 * SQLite but the one that encrypts. */
void     clew_store_protect_process (void);
gboolean clew_store_check_library (GError **error);

char *clew_store_dup_library_version (void);

/* Opening. The office's UUID is the file's first 16 bytes (SQLCipher's salt
 * is made from it), so it can be read before there is a key. */
char      *clew_store_read_office_id (const char *path, GError **error);
ClewStore *clew_store_create (const char *path,
                              const char *office_id,
                              ClewSecret *key,
                              GError    **error);
ClewStore *clew_store_open (const char *path,
                            ClewSecret *key,
                            GError    **error);
ClewStore *clew_store_open_reader (ClewStore *store, GError **error);
ClewStore *clew_store_open_writer (ClewStore *store, GError **error);
void       clew_store_close (ClewStore *store);
void       clew_store_discard (ClewStore *store);

const char *clew_store_get_path (ClewStore *store);
const char *clew_store_get_office_id (ClewStore *store);
ClewSecret *clew_store_get_key (ClewStore *store);
int         clew_store_get_version (ClewStore *store);

/* Writing: one door. The signal "changed" (no arguments) follows each commit
 * that touched a row, on the store's thread. */
gboolean clew_store_change (ClewStore     *store,
                            const char    *actor,
                            const char    *what,
                            ClewChangeFunc func,
                            gpointer       data,
                            GError       **error);
gboolean clew_store_run (ClewStore  *store,
                         GError    **error,
                         const char *sql,
                         const char *types,
                         ...);
gboolean clew_store_run_values (ClewStore       *store,
                                GError         **error,
                                const char      *sql,
                                const ClewValue *values,
                                guint            n_values);

/* Reading: a cursor over rows. */
typedef struct _ClewRows ClewRows;

ClewRows   *clew_store_query (ClewStore  *store,
                              GError    **error,
                              const char *sql,
                              const char *types,
                              ...);
ClewRows   *clew_store_query_values (ClewStore       *store,
                                     GError         **error,
                                     const char      *sql,
                                     const ClewValue *values,
                                     guint            n_values);
gboolean    clew_rows_next (ClewRows *rows, GError **error);
guint       clew_rows_get_n_columns (ClewRows *rows);
const char *clew_rows_get_column_name (ClewRows *rows, guint column);
gboolean    clew_rows_is_nothing (ClewRows *rows, guint column);
const char *clew_rows_get_text (ClewRows *rows, guint column);
gint64      clew_rows_get_number (ClewRows *rows, guint column);
GBytes     *clew_rows_dup_bytes (ClewRows *rows, guint column);
void        clew_rows_get_value (ClewRows *rows, guint column, ClewValue *value);
void        clew_rows_free (ClewRows *rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClewRows, clew_rows_free)

/* Checking the whole file. */
gboolean clew_store_check (ClewStore    *store,
                           GCancellable *cancellable,
                           GStrv        *findings,
                           GError      **error);
gboolean clew_store_back_up (ClewStore    *store,
                             const char   *path,
                             GCancellable *cancellable,
                             GError      **error);
