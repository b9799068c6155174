/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/clew-store-private.h"

#include "base/clew-error.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

/* One process works with an office file at a time. The kernel's flock() on the
 * file itself decides: it goes when the process goes, so no stale lock can keep
 * people out, and of two that start at once exactly one gets it.
 *
 * SQLite's own locks (fcntl) are dropped by the kernel when the process closes
 * ANY descriptor of the file. Hence this file is the only one that opens office
 * files beside SQLite; it keeps its descriptor until the last connection is
 * closed, and never opens a file that this process holds already. */

#define TRIES             12
#define WAIT_MICROSECONDS 25000

struct _ClewLock
{
  gatomicrefcount references;
  int             fd;
  guint64         device;
  guint64         inode;
  guint8          salt[CLEW_STORE_SALT_SIZE];
};

static GMutex     held_mutex;
static GPtrArray *held; /* of ClewLock, without references */

/* With held_mutex locked. */
static ClewLock *
find_held (const struct stat *status)
{
  for (guint i = 0; held != NULL && i < held->len; i++)
    {
      ClewLock *lock = held->pdata[i];

      if (lock->device == status->st_dev && lock->inode == status->st_ino)
        return lock;
    }
  return NULL;
}

static gboolean
fail_errno (int code, GError **error)
{
  if (code == ENOENT || code == ENOTDIR)
    g_set_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_NO_FILE,
                 _("There is no office file at this place. Nothing was changed. If it is on "
                   "another disk, connect it and try again, or choose the file."));
  else if (code == EACCES || code == EPERM || code == EROFS)
    g_set_error (
      error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_READ_ONLY,
      _("You may not read and write this office file. Nothing was changed. Ask whoever keeps "
        "this computer to give you the right to the file and its folder."));
  else
    g_set_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_FAILED,
                 _("The office file could not be opened (%s). Nothing was changed. Try again."),
                    g_strerror (code));
  return FALSE;
}

static gboolean
fail_in_use (GError **error)
{
  g_set_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_IN_USE,
               _("This office file is open in another window or program. Nothing was changed. "
                 "Close it there, then try again."));
  return FALSE;
}

static gboolean
check_kind (const struct stat *status, GError **error)
{
  if (!S_ISREG (status->st_mode) || status->st_size < CLEW_STORE_PAGE_SIZE)
    {
      g_set_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_NOT_OFFICE,
                   _("This is not a whole office file. Nothing was changed. Choose another file, "
                     "or bring back a backup."));
      return FALSE;
    }
  if (status->st_nlink > 1)
    {
      g_set_error (
        error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_UNSAFE_PLACE,
        _("This office file has two names (hard links), and two programs could spoil it without "
          "seeing each other. Nothing was changed. Remove the other name, then try again."));
      return FALSE;
    }
  return TRUE;
}

/**
 * clew_lock_is_unsafe_place:
 * @file_system: what statfs() calls the type of a file system
 *
 * Whether locks can't be trusted there: file systems of the network, and those
 * made by a program (FUSE), of which nobody can tell.
 *
 * Source: the numbers of linux/magic.h and statfs(2).
 */
gboolean
clew_lock_is_unsafe_place (gint64 file_system)
{
  static const guint32 unsafe[] = {
    0x6969,     /* NFS */
    0x517b,     /* SMB */
    0xff534d42, /* CIFS */
    0xfe534d42, /* SMB2 */
    0x564c,     /* NCP */
    0x65735546, /* FUSE */
    0x01021997, /* 9P */
    0x5346414f, /* AFS */
    0x6b414653, /* kAFS */
    0x73757245, /* Coda */
    0x00c36400, /* Ceph */
    0x01161970, /* GFS2 */
    0x7461636f, /* OCFS2 */
    0x0bd00bd0, /* Lustre */
    0x47504653, /* GPFS */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (unsafe); i++)
    if ((guint32)file_system == unsafe[i])
      return TRUE;
  return FALSE;
}

static gboolean
check_place (int fd, GError **error)
{
  struct statfs place;

  if (fstatfs (fd, &place) != 0)
    return fail_errno (errno, error);
  if (!clew_lock_is_unsafe_place ((gint64)place.f_type))
    return TRUE;
  g_set_error (
    error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_UNSAFE_PLACE,
    _("This folder is on the network or kept by a synchronizing program, where two computers "
      "could spoil the office file. Nothing was changed. Move the file to a disk of this "
      "computer, and keep backups on the network instead."));
  return FALSE;
}

static gboolean
read_salt (int fd, guint8 salt[CLEW_STORE_SALT_SIZE], GError **error)
{
  gssize got = pread (fd, salt, CLEW_STORE_SALT_SIZE, 0);

  if (got < 0)
    return fail_errno (errno, error);
  if (got == CLEW_STORE_SALT_SIZE && memcmp (salt, "SQLite format 3", 16) != 0)
    return TRUE;
  g_set_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_NOT_OFFICE,
               _("This is not an office file. Nothing was changed. Choose another file."));
  return FALSE;
}

static int
open_file (const char *path, int flags)
{
  /* NONBLOCK: a named pipe must not hang the program. */
  return open (path, flags | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY | O_NONBLOCK);
}

/* Sets @busy when somebody else has the file, or it was replaced just now. */
static ClewLock *
try_to_take (const char *path, gboolean *busy, GError **error)
{
  struct stat named, opened;
  ClewLock   *lock;
  guint8      salt[CLEW_STORE_SALT_SIZE];
  int         fd;

  *busy = FALSE;
  if (stat (path, &named) != 0)
    return fail_errno (errno, error), NULL;
  if (!check_kind (&named, error))
    return NULL;
  if (find_held (&named) != NULL)
    return fail_in_use (error), NULL;

  fd = open_file (path, O_RDWR);
  if (fd < 0)
    return fail_errno (errno, error), NULL;

  if (!check_place (fd, error))
    goto fail;
  if (flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      *busy = errno == EWOULDBLOCK || errno == EINTR;
      if (!*busy)
        fail_errno (errno, error);
      goto fail;
    }
  /* A restore may have renamed another file to this place in between. */
  if (fstat (fd, &opened) != 0 || stat (path, &named) != 0 ||
      opened.st_dev != named.st_dev || opened.st_ino != named.st_ino)
    {
      *busy = TRUE;
      goto fail;
    }
  if (!check_kind (&opened, error) || !read_salt (fd, salt, error))
    goto fail;

  lock = g_new0 (ClewLock, 1);
  g_atomic_ref_count_init (&lock->references);
  lock->fd = fd;
  lock->device = opened.st_dev;
  lock->inode = opened.st_ino;
  memcpy (lock->salt, salt, sizeof salt);
  if (held == NULL)
    held = g_ptr_array_new ();
  g_ptr_array_add (held, lock);
  return lock;

fail:
  close (fd);
  return NULL;
}

/**
 * clew_lock_take:
 * @path: an office file, symbolic links resolved
 * @error: return location
 *
 * Holds the file at @path for this process. Waits at most a third of a second
 * for somebody who is just leaving. May be called from any thread.
 *
 * Returns: (transfer full) (nullable): the lock; release it after the last connection is closed
 */
ClewLock *
clew_lock_take (const char *path, GError **error)
{
  for (int i = 0; i < TRIES; i++)
    {
      g_autoptr(GError) local = NULL;
      gboolean  busy;
      ClewLock *lock;

      g_mutex_lock (&held_mutex);
      lock = try_to_take (path, &busy, &local);
      g_mutex_unlock (&held_mutex);
      if (lock != NULL)
        return lock;
      if (!busy)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      g_usleep (WAIT_MICROSECONDS);
    }
  fail_in_use (error);
  return NULL;
}

/**
 * clew_lock_ref:
 * @lock: a lock
 *
 * May be called from any thread.
 *
 * Returns: (transfer full): @lock
 */
ClewLock *
clew_lock_ref (ClewLock *lock)
{
  g_atomic_ref_count_inc (&lock->references);
  return lock;
}

/**
 * clew_lock_unref:
 * @lock: (transfer full): a lock
 *
 * With the last reference the file is free for others.
 */
void
clew_lock_unref (ClewLock *lock)
{
  if (!g_atomic_ref_count_dec (&lock->references))
    return;
  g_mutex_lock (&held_mutex);
  g_ptr_array_remove_fast (held, lock);
  if (held->len == 0)
    g_clear_pointer (&held, g_ptr_array_unref);
  close (lock->fd);
  g_mutex_unlock (&held_mutex);
  g_free (lock);
}

/**
 * clew_lock_get_salt:
 * @lock: a lock
 *
 * Returns: the file's first 16 bytes, which are the office's UUID
 */
const guint8 *
clew_lock_get_salt (ClewLock *lock)
{
  return lock->salt;
}

/**
 * clew_lock_is_held:
 * @path: any path
 *
 * Whether the file there is one that this process holds.
 */
gboolean
clew_lock_is_held (const char *path)
{
  struct stat status;
  gboolean    is_held;

  if (stat (path, &status) != 0)
    return FALSE;
  g_mutex_lock (&held_mutex);
  is_held = find_held (&status) != NULL;
  g_mutex_unlock (&held_mutex);
  return is_held;
}

/**
 * clew_lock_read_salt:
 * @path: an office file
 * @salt: (out): its first 16 bytes
 * @error: return location
 *
 * Reads without holding the file, and without disturbing who does.
 */
gboolean
clew_lock_read_salt (const char *path, guint8 salt[CLEW_STORE_SALT_SIZE], GError **error)
{
  struct stat status;
  ClewLock   *lock;
  gboolean    ok = FALSE;
  int         fd;

  if (stat (path, &status) != 0)
    return fail_errno (errno, error);
  if (!check_kind (&status, error))
    return FALSE;

  g_mutex_lock (&held_mutex);
  lock = find_held (&status);
  if (lock != NULL)
    {
      memcpy (salt, lock->salt, CLEW_STORE_SALT_SIZE);
      ok = TRUE;
    }
  else if ((fd = open_file (path, O_RDONLY)) < 0)
    fail_errno (errno, error);
  else
    {
      ok = read_salt (fd, salt, error);
      close (fd);
    }
  g_mutex_unlock (&held_mutex);
  return ok;
}
