/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/clew-store-private.h"

#include "base/clew-error.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

/* A file appears under its name only when it is whole: it is made under another
 * name in the same folder, synced, checked, and then renamed. */

/**
 * clew_file_fail:
 * @code: an errno
 * @error: return location
 *
 * Returns: %FALSE
 */
gboolean
clew_file_fail (int code, GError **error)
{
  switch (code)
    {
    case EEXIST:
      g_set_error (
        error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_EXISTS,
        _("There is a file of this name already. It was not touched. Choose another name."));
      break;
    case ENOENT:
    case ENOTDIR:
      g_set_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_NO_FILE,
                   _("There is no such folder. Nothing was changed. Choose another folder."));
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      g_set_error (
        error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_READ_ONLY,
        _("You may not write in this folder. Nothing was changed. Choose another folder."));
      break;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      g_set_error (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_NO_SPACE,
                   _("The disk is full. What was there before is safe. "
                     "Make room on the disk, then try again."));
      break;
    default:
      g_set_error (
        error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_FAILED,
        _("The file could not be written (%s). What was there before is safe. Try again."),
           g_strerror (code));
      break;
    }
  return FALSE;
}

/**
 * clew_file_make_temporary:
 * @path: where a file shall appear
 * @error: return location
 *
 * Makes an empty file that only this person may read, in the folder of @path.
 *
 * Returns: (transfer full) (nullable): its path
 */
char *
clew_file_make_temporary (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *temporary = g_strdup_printf ("%s/.%s.XXXXXX", folder, name);
  int              descriptor = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);

  if (descriptor < 0)
    return clew_file_fail (errno, error), NULL;
  close (descriptor);
  return g_steal_pointer (&temporary);
}

/**
 * clew_file_remove_temporary:
 * @temporary: what clew_file_make_temporary() gave
 *
 * Removes it, and the journal beside it.
 */
void
clew_file_remove_temporary (const char *temporary)
{
  g_autofree char *journal = g_strconcat (temporary, "-journal", NULL);

  g_unlink (temporary);
  g_unlink (journal);
}

/**
 * clew_file_sync:
 * @path: a file or folder
 * @error: return location
 *
 * Waits until what was written is on the disk.
 */
gboolean
clew_file_sync (const char *path, GError **error)
{
  int descriptor = open (path, O_RDONLY | O_CLOEXEC);
  int code = 0;

  if (descriptor < 0)
    return clew_file_fail (errno, error);
  if (fsync (descriptor) != 0)
    code = errno;
  close (descriptor);
  return code == 0 || clew_file_fail (code, error);
}

/**
 * clew_file_publish:
 * @temporary: a whole file, synced
 * @path: where it shall appear, in the same folder
 * @replace: whether a file that is there already may go
 * @error: return location
 *
 * Gives the file its name, and waits until the folder knows. A file whose folder may not
 * know it goes again, unless it has replaced another: then the new one is whole, and the
 * earlier one is gone.
 */
gboolean
clew_file_publish (const char *temporary, const char *path, gboolean replace, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int              code = 0;

  if (renameat2 (AT_FDCWD, temporary, AT_FDCWD, path, replace ? 0 : RENAME_NOREPLACE) != 0)
    code = errno;
  /* Some file systems, and old kernels, can't rename without replacing. */
  if ((code == EINVAL || code == ENOSYS) && !replace)
    {
      code = link (temporary, path) == 0 ? 0 : errno;
      if (code == 0)
        g_unlink (temporary);
    }
  if (code != 0)
    return clew_file_fail (code, error);
  if (clew_file_sync (folder, error))
    return TRUE;
  if (!replace)
    g_unlink (path);
  return FALSE;
}
