/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-vfs.h"
#include "power-cut.h"

#include <sqlite3.h>

#include <signal.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  sqlite3_file  base;
  sqlite3_file *real;
  char         *path;
} FaultFile;

static sqlite3_vfs  layer;
static sqlite3_vfs *below;
static Fault        planned;
static guint        planned_at, n_operations;

/* What an operation does: TRUE when it is to be done. */
static gboolean
begin (int failure, int *result)
{
  gboolean is_now = planned != FAULT_NONE && ++n_operations == planned_at;
  gboolean is_after = planned != FAULT_NONE && n_operations > planned_at;

  *result = SQLITE_OK;
  if (planned == FAULT_KILL && is_now)
    kill (getpid (), SIGKILL);
  if (planned == FAULT_CUT && is_now)
    power_cut ();
  if ((planned == FAULT_FAIL && is_now) || (planned == FAULT_FAIL_STICKY && (is_now || is_after)))
    *result = failure;
  if (planned == FAULT_FULL && (is_now || is_after) && failure == SQLITE_IOERR_WRITE)
    *result = SQLITE_FULL;
  if (planned == FAULT_LIE && is_now)
    *result = failure;
  return *result == SQLITE_OK || planned == FAULT_LIE;
}

static sqlite3_file *
get_real (sqlite3_file *file)
{
  return ((FaultFile *)file)->real;
}

static const char *
get_path (sqlite3_file *file)
{
  return ((FaultFile *)file)->path;
}

static int
close_file (sqlite3_file *file)
{
  sqlite3_file *real = get_real (file);

  g_clear_pointer (&((FaultFile *)file)->path, g_free);
  return real->pMethods != NULL ? real->pMethods->xClose (real) : SQLITE_OK;
}

static int
read_file (sqlite3_file *file, void *to, int amount, sqlite3_int64 at)
{
  return get_real (file)->pMethods->xRead (get_real (file), to, amount, at);
}

static int
write_file (sqlite3_file *file, const void *from, int amount, sqlite3_int64 at)
{
  int result, done = SQLITE_OK;

  if (begin (SQLITE_IOERR_WRITE, &result))
    {
      if (planned == FAULT_CUT)
        power_note_write (get_path (file), at, from, (gsize)amount);
      done = get_real (file)->pMethods->xWrite (get_real (file), from, amount, at);
    }
  return result != SQLITE_OK ? result : done;
}

static int
truncate_file (sqlite3_file *file, sqlite3_int64 size)
{
  int result, done = SQLITE_OK;

  if (begin (SQLITE_IOERR_TRUNCATE, &result))
    {
      if (planned == FAULT_CUT)
        power_note_truncate (get_path (file), size);
      done = get_real (file)->pMethods->xTruncate (get_real (file), size);
    }
  return result != SQLITE_OK ? result : done;
}

/* Counted, and noted where the power may go; but the disk below is not waited for. */
static int
sync_file (sqlite3_file *file, int flags)
{
  int result;

  if (begin (SQLITE_IOERR_FSYNC, &result) && planned == FAULT_CUT)
    power_note_sync (get_path (file));
  return result;
}

static int
get_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return get_real (file)->pMethods->xFileSize (get_real (file), size);
}

static int
lock_file (sqlite3_file *file, int level)
{
  return get_real (file)->pMethods->xLock (get_real (file), level);
}

static int
unlock_file (sqlite3_file *file, int level)
{
  return get_real (file)->pMethods->xUnlock (get_real (file), level);
}

static int
check_lock (sqlite3_file *file, int *is)
{
  return get_real (file)->pMethods->xCheckReservedLock (get_real (file), is);
}

static int
control_file (sqlite3_file *file, int operation, void *argument)
{
  return get_real (file)->pMethods->xFileControl (get_real (file), operation, argument);
}

static int
get_sector_size (sqlite3_file *file)
{
  return get_real (file)->pMethods->xSectorSize (get_real (file));
}

static int
get_device (sqlite3_file *file)
{
  return get_real (file)->pMethods->xDeviceCharacteristics (get_real (file));
}

static const sqlite3_io_methods methods = {
  1,
  close_file,
  read_file,
  write_file,
  truncate_file,
  sync_file,
  get_size,
  lock_file,
  unlock_file,
  check_lock,
  control_file,
  get_sector_size,
  get_device,
};

static int
open_file (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  FaultFile *fault = (FaultFile *)file;
  int        result;

  fault->real = (sqlite3_file *)(fault + 1);
  memset (fault->real, 0, (size_t)below->szOsFile);
  result = below->xOpen (below, name, fault->real, flags, out_flags);
  fault->path = g_strdup (name);
  fault->base.pMethods = result == SQLITE_OK ? &methods : NULL;
  return result;
}

static int
delete_file (sqlite3_vfs *vfs, const char *name, int sync)
{
  int result, done = SQLITE_OK;

  if (begin (SQLITE_IOERR_DELETE, &result))
    {
      if (planned == FAULT_CUT)
        power_note_delete (name, sync != 0);
      done = below->xDelete (below, name, sync);
    }
  return result != SQLITE_OK ? result : done;
}

void
fault_vfs_install (void)
{
  if (below != NULL)
    return;
  sqlite3_initialize ();
  below = sqlite3_vfs_find (NULL);
  layer = *below;
  layer.szOsFile = (int)sizeof (FaultFile) + below->szOsFile;
  layer.zName = "fault";
  layer.xOpen = open_file;
  layer.xDelete = delete_file;
  sqlite3_vfs_register (&layer, 1);
}

void
fault_vfs_plan (Fault fault, guint at)
{
  planned = fault;
  planned_at = at;
  n_operations = 0;
}

guint
fault_vfs_count (void)
{
  return n_operations;
}
