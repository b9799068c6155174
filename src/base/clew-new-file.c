/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/clew-new-file.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

struct _ClewNewFile
{
  char    *path;
  char    *temporary;
  gboolean replace;
  int      fd;
};

static gboolean
fail (GError **error, int code, const char *path)
{
  g_autofree char *shown = g_filename_display_name (path);

  if (code == EEXIST)
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_EXIST,
                 _ ("There is something at “%s” already. It was left alone. Choose another name."),
                    shown);
  else
    g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code),
                 _ ("“%s” can’t be written: %s. No file was left there."), shown,
                    g_strerror (code));
  return FALSE;
}

/**
 * clew_new_file_begin:
 * @path: (type filename): where the file shall be
 * @replace: whether what is there may be replaced
 * @error: return location, of the domain G_FILE_ERROR
 *
 * Begins a file beside the place where it shall be, so that a wrong folder or
 * a name that is taken shows before any work is done. Any thread, one at a time.
 *
 * Returns: (transfer full) (nullable): the file; freeing it before
 *   clew_new_file_keep() leaves nothing
 */
ClewNewFile *
clew_new_file_begin (const char *path, gboolean replace, GError **error)
{
  g_autoptr (ClewNewFile) file = g_new0 (ClewNewFile, 1);
  struct stat status;
  gboolean    is_there = lstat (path, &status) == 0;

  file->path = g_strdup (path);
  file->replace = replace;
  file->fd = -1;
  /* A link is never followed: what it names was not what was asked for. */
  if (is_there && (!replace || !S_ISREG (status.st_mode)))
    return fail (error, EEXIST, path), NULL;
  file->temporary = g_strconcat (path, ".XXXXXX", NULL);
  file->fd = g_mkstemp_full (file->temporary, O_RDWR | O_CLOEXEC, 0600);
  if (file->fd >= 0)
    return g_steal_pointer (&file);
  fail (error, errno, path);
  g_clear_pointer (&file->temporary, g_free);
  return NULL;
}

/**
 * clew_new_file_write:
 * @file: a file
 * @data: (array length=size) (element-type guint8): what to add
 * @size: how many bytes
 * @error: return location, of the domain G_FILE_ERROR
 *
 * Returns: %FALSE with @error set when it could not be written
 */
gboolean
clew_new_file_write (ClewNewFile *file, const char *data, gsize size, GError **error)
{
  while (size > 0)
    {
      gssize n = write (file->fd, data, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return fail (error, errno, file->path);
      data += n;
      size -= (gsize)n;
    }
  return TRUE;
}

static int
give_name (ClewNewFile *file)
{
  if (file->replace)
    return g_rename (file->temporary, file->path);
  if (renameat2 (AT_FDCWD, file->temporary, AT_FDCWD, file->path, RENAME_NOREPLACE) == 0)
    return 0;
  /* File systems that can't do that can mostly do this. */
  if (errno != EINVAL && errno != ENOSYS)
    return -1;
  if (link (file->temporary, file->path) != 0)
    return -1;
  g_unlink (file->temporary);
  return 0;
}

static void
synchronize_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int              fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

/**
 * clew_new_file_keep:
 * @file: a file, written to its end
 * @error: return location; %G_FILE_ERROR_EXIST when something came to be at
 *   its place meanwhile that may not be replaced
 *
 * Waits until the file is on the disk and gives it its name.
 *
 * Returns: %FALSE with @error set when there is no file of that name
 */
gboolean
clew_new_file_keep (ClewNewFile *file, GError **error)
{
  if (fsync (file->fd) != 0 || give_name (file) != 0)
    return fail (error, errno, file->path);
  synchronize_folder (file->path);
  g_clear_pointer (&file->temporary, g_free);
  return TRUE;
}

/**
 * clew_new_file_free:
 * @file: (nullable): a file
 *
 * Lets go of it; what was not kept is removed.
 */
void
clew_new_file_free (ClewNewFile *file)
{
  if (file == NULL)
    return;
  if (file->temporary != NULL)
    g_unlink (file->temporary);
  if (file->fd >= 0)
    close (file->fd);
  g_free (file->temporary);
  g_free (file->path);
  g_free (file);
}
