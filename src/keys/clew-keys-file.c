/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "keys/clew-keys-private.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEX_LENGTH (2 * CLEW_SECRET_SIZE)

/* The file's own words: 64 hexadecimal digits and a line end. */
#define FILE_LENGTH (HEX_LENGTH + 1)

static void set_bad_file (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
set_bad_file (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error != NULL)
    *error = g_error_new_valist (CLEW_KEYS_ERROR, CLEW_KEYS_ERROR_BAD_FILE, format, arguments);
  va_end (arguments);
}

static void
set_unreadable (GError **error, const char *shown, int code)
{
  set_bad_file (error, _("The key file “%s” can't be read: %s. Nothing was changed."), shown,
                          g_strerror (code));
}

static void
close_file (int *fd)
{
  if (*fd >= 0)
    close (*fd);
  *fd = -1;
}

/* Whole, unless there is less of it. */
static gssize
read_all (int fd, char *buffer, gsize size)
{
  gsize done = 0;

  while (done < size)
    {
      gssize n = read (fd, buffer + done, size - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return -1;
      if (n == 0)
        break;
      done += n;
    }
  return done;
}

static gboolean
write_all (int fd, const char *buffer, gsize size)
{
  while (size > 0)
    {
      gssize n = write (fd, buffer, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      buffer += n;
      size -= n;
    }
  return TRUE;
}

/* Whether the file is one that nobody else may read or could have put there.
 * Asked of the open file and not of its name, which could be swapped between. */
static gboolean
is_private_file (int fd, const char *shown, GError **error)
{
  struct stat info;

  if (fstat (fd, &info) != 0)
    set_unreadable (error, shown, errno);
  else if (!S_ISREG (info.st_mode))
    set_bad_file (error,
                  _("“%s” is not a file, so it can't be a key file. Nothing was changed."), shown);
  else if (info.st_uid != geteuid ())
    set_bad_file (error,
                  _("The key file “%s” belongs to another account, so it is not used. Nothing was "
                     "changed. Choose a key file of your own."),
                     shown);
  else if ((info.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    set_bad_file (error,
                  _("Other accounts may open the key file “%s”, so it is not used. Nothing was "
                     "changed. Make it private (chmod 600) if you are sure that nobody else has "
                     "read it."),
                     shown);
  else
    return TRUE;
  return FALSE;
}

static int
open_for_reading (const char *path, const char *shown, GError **error)
{
  /* Not blocking, because opening a pipe would wait for somebody to write. */
  int fd = open (path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

  if (fd < 0 && errno == ELOOP)
    set_bad_file (error,
                  _("“%s” is a symbolic link, so it is not used as a key file. Nothing was "
                     "changed. Name the file itself."),
                     shown);
  else if (fd < 0)
    set_unreadable (error, shown, errno);
  else if (!is_private_file (fd, shown, error))
    close_file (&fd);
  return fd;
}

/**
 * clew_keys_read_file:
 * @path: (type filename): a key file
 * @error: %CLEW_KEYS_ERROR_BAD_FILE where it can't be opened, is a symbolic link or no plain file,
 *   belongs to another user or lets others in; %CLEW_KEYS_ERROR_BAD_KEY where it holds anything
 *   but 64 hexadecimal digits and at most one line end
 *
 * Reads the key of an office from a file, for machines without a keyring. It
 * blocks on the disk; may be called from any thread.
 *
 * Returns: (transfer full) (nullable): the key
 */
ClewSecret *
clew_keys_read_file (const char *path, GError **error)
{
  g_autofree char *shown = NULL;
  ClewSecret      *key = NULL;
  guint8           bytes[CLEW_SECRET_SIZE];
  char             text[FILE_LENGTH + 1];
  gsize            n_bytes = 0;
  gssize           length;
  int              fd;

  g_return_val_if_fail (path != NULL, NULL);

  shown = g_filename_display_name (path);
  fd = open_for_reading (path, shown, error);
  if (fd < 0)
    return NULL;

  length = read_all (fd, text, sizeof text);
  if (length < 0)
    set_unreadable (error, shown, errno);
  else if ((length == HEX_LENGTH || (length == FILE_LENGTH && text[HEX_LENGTH] == '\n')) &&
           sodium_hex2bin (bytes, sizeof bytes, text, HEX_LENGTH, NULL, &n_bytes, NULL) == 0 &&
           n_bytes == sizeof bytes)
    key = clew_secret_new (bytes);
  else
    g_set_error (error, CLEW_KEYS_ERROR, CLEW_KEYS_ERROR_BAD_KEY,
                 _("“%s” is not a key file: it holds something else than 64 hexadecimal digits. "
                    "Nothing was changed. Choose the right file."),
                    shown);

  sodium_memzero (bytes, sizeof bytes);
  sodium_memzero (text, sizeof text);
  close_file (&fd);
  return key;
}

/* A new name is on the disk only once its folder is. A folder that can't be
 * synchronized is no reason to give up a file that is written. */
static void
synchronize_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int              fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd >= 0)
    fsync (fd);
  close_file (&fd);
}

/**
 * clew_keys_write_file:
 * @path: (type filename): where nothing may be yet
 * @key: a key
 * @error: %CLEW_KEYS_ERROR_BAD_FILE where something is there already or it can't be written
 *
 * Writes a key as a file that only its owner can read, and waits until it is on
 * the disk. Whoever has that file can read the office's records. What is there
 * already is never touched, and a file that could not be finished is removed.
 *
 * It blocks on the disk; may be called from any thread.
 *
 * Returns: whether the file is complete
 */
gboolean
clew_keys_write_file (const char *path, ClewSecret *key, GError **error)
{
  g_autofree char *shown = NULL;
  gboolean         is_written;
  int              saved_errno;
  char            *hex;
  int              fd;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  shown = g_filename_display_name (path);
  fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (fd < 0)
    {
      saved_errno = errno;
      if (saved_errno == EEXIST)
        set_bad_file (error,
                      _("“%s” is there already, so no key was written. Nothing was changed. "
                         "Choose another name."),
                         shown);
      else
        set_bad_file (error,
                      _("The key file “%s” can't be written: %s. Nothing was changed. Choose "
                         "another folder."),
                         shown, g_strerror (saved_errno));
      return FALSE;
    }

  hex = clew_secret_dup_hex (key);
  /* The umask could have taken even the owner's rights. */
  is_written = fchmod (fd, S_IRUSR | S_IWUSR) == 0 && write_all (fd, hex, HEX_LENGTH) &&
               write_all (fd, "\n", 1) && fsync (fd) == 0;
  saved_errno = errno;
  clew_secret_free_text (hex);
  close_file (&fd);

  if (!is_written)
    {
      unlink (path);
      set_bad_file (error,
                    _("The key file “%s” can't be written: %s. Nothing was left of it. Make room "
                       "or choose another folder."),
                       shown, g_strerror (saved_errno));
      return FALSE;
    }
  synchronize_folder (path);
  return TRUE;
}
