/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "power-cut.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SECTOR 512

typedef struct
{
  char    *path;
  gboolean is_delete;
  gboolean is_truncate;
  gint64   at;       /* where, or to what size */
  gint64   old_size; /* of the file */
  GBytes  *old;      /* what was there */
  GBytes *new;
} Piece;

/* Not synced yet, the oldest first. */
static GPtrArray *pieces;

static void
piece_free (gpointer data)
{
  Piece *piece = data;

  g_free (piece->path);
  g_clear_pointer (&piece->old, g_bytes_unref);
  g_clear_pointer (&piece->new, g_bytes_unref);
  g_free (piece);
}

static gint64
get_size (const char *path)
{
  struct stat status;

  return stat (path, &status) == 0 ? (gint64)status.st_size : 0;
}

static GBytes *
read_at (const char *path, gint64 at, gsize size)
{
  g_autofree char *bytes = g_malloc0 (size + 1);
  int              descriptor = open (path, O_RDONLY);
  gssize           got = 0;

  if (descriptor >= 0)
    {
      got = pread (descriptor, bytes, size, at);
      close (descriptor);
    }
  return g_bytes_new (bytes, got > 0 ? (gsize)got : 0);
}

static void
write_at (const char *path, gint64 at, GBytes *bytes, gsize size)
{
  int descriptor = open (path, O_WRONLY);

  if (descriptor < 0)
    return;
  g_assert_cmpint (pwrite (descriptor, g_bytes_get_data (bytes, NULL), size, at), ==, (gssize)size);
  close (descriptor);
}

static Piece *
add_piece (const char *path)
{
  Piece *piece = g_new0 (Piece, 1);

  if (pieces == NULL)
    pieces = g_ptr_array_new_with_free_func (piece_free);
  piece->path = g_strdup (path);
  piece->old_size = get_size (path);
  g_ptr_array_add (pieces, piece);
  return piece;
}

void
power_note_write (const char *path, gint64 at, const void *bytes, gsize size)
{
  Piece *piece = add_piece (path);

  piece->at = at;
  piece->old = read_at (path, at, size);
  piece->new = g_bytes_new (bytes, size);
}

void
power_note_truncate (const char *path, gint64 size)
{
  Piece *piece = add_piece (path);

  piece->is_truncate = TRUE;
  piece->at = size;
  piece->old = read_at (path, size, (gsize)MAX (0, piece->old_size - size));
}

void
power_note_sync (const char *path)
{
  for (guint i = 0; pieces != NULL && i < pieces->len;)
    {
      Piece *piece = pieces->pdata[i];

      /* SQLite syncs the folder with the first sync of a file that it made there. */
      if (strcmp (piece->path, path) == 0)
        g_ptr_array_remove_index (pieces, i);
      else
        i++;
    }
}

void
power_note_delete (const char *path, gboolean folder_is_synced)
{
  Piece *piece;

  power_note_sync (path);
  if (folder_is_synced)
    return;
  piece = add_piece (path);
  piece->is_delete = TRUE;
  piece->old = read_at (path, 0, (gsize)piece->old_size);
}

static void
undo (const Piece *piece)
{
  if (piece->is_delete)
    return;
  write_at (piece->path, piece->at, piece->old, g_bytes_get_size (piece->old));
  g_assert_true (truncate (piece->path, piece->old_size) == 0 || get_size (piece->path) == 0);
}

static void
redo (const Piece *piece)
{
  gsize size, torn = SECTOR * (gsize)g_random_int_range (0, 9);

  if (piece->is_delete)
    {
      /* In the place of a new one of that name, of which the folder has not heard. */
      g_file_set_contents (piece->path, g_bytes_get_data (piece->old, NULL),
                           (gssize)g_bytes_get_size (piece->old), NULL);
      return;
    }
  if (piece->is_truncate)
    {
      g_assert_true (truncate (piece->path, piece->at) == 0 || get_size (piece->path) == 0);
      return;
    }
  size = g_bytes_get_size (piece->new);
  if (g_random_boolean ())
    size -= MIN (size, torn);
  write_at (piece->path, piece->at, piece->new, size);
}

void
power_cut (void)
{
  g_autoptr(GPtrArray) removed = g_ptr_array_new ();

  if (pieces == NULL)
    pieces = g_ptr_array_new ();
  for (guint i = pieces->len; i > 0; i--)
    undo (pieces->pdata[i - 1]);
  while (pieces->len > 0)
    {
      Piece *piece =
        g_ptr_array_steal_index (pieces, (guint)g_random_int_range (0, (int)pieces->len));

      if (piece->is_delete)
        g_ptr_array_add (removed, piece);
      else if (g_random_boolean ())
        redo (piece);
    }
  /* Last, for it is another file than one that has taken its name since. */
  for (guint i = 0; i < removed->len; i++)
    if (g_random_boolean ())
      redo (removed->pdata[i]);
  kill (getpid (), SIGKILL);
  for (;;)
    pause ();
}
