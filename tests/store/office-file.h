/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "base/clew-error.h"
#include "store/clew-store.h"

/* An office file of its own for each test, in a folder of its own. */
typedef struct
{
  char       *folder;
  char       *path;
  char       *office;
  ClewSecret *key;
  ClewStore  *store;
} OfficeFile;

#define OFFICE_FILE_ADD(path, test) \
  g_test_add (path, OfficeFile, NULL, office_file_set_up, test, office_file_tear_down)
#define OFFICE_FILE_ADD_DATA(path, data, test) \
  g_test_add (path, OfficeFile, data, office_file_set_up, test, office_file_tear_down)

void  office_file_set_up (OfficeFile *file, gconstpointer data);
void  office_file_tear_down (OfficeFile *file, gconstpointer data);
void  office_file_close (OfficeFile *file);
void  office_file_reopen (OfficeFile *file);
char *office_file_get_beside (OfficeFile *file, const char *name);

/* The file opened behind the store's back, as somebody with the key could. */
sqlite3 *office_file_open_raw (const char *path, ClewSecret *key);
void     raw_run (sqlite3 *db, const char *sql);
gint64   raw_get_number (sqlite3 *db, const char *sql);

/* Records, without the room that knows them. */
char  *add_person (ClewStore *store, const char *given, const char *family, const char *born);
void   add_alias (ClewStore *store, const char *participant, const char *name);
void   run_in_change (ClewStore *store, const char *sql);
gint64 get_number (ClewStore *store, const char *sql);
char  *get_text (ClewStore *store, const char *sql);

char *hash_file (const char *path);
