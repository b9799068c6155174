/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "made-locales.h"

#include <glib/gstdio.h>

#include <locale.h>

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/**
 * made_locales_begin:
 *
 * Returns: (transfer full): where locales will be made and looked for
 */
char *
made_locales_begin (void)
{
  char *folder = g_dir_make_tmp ("clew-test-XXXXXX", NULL);

  g_setenv ("LOCPATH", folder, TRUE);
  return folder;
}

/**
 * made_locales_set:
 * @name: such as "de_DE"
 *
 * Makes the locale and writes dates and times by it from now on.
 *
 * Returns: %FALSE where it can't be made
 */
gboolean
made_locales_set (const char *folder, const char *name)
{
  g_autofree char *full = g_strconcat (name, ".UTF-8", NULL);
  g_autofree char *path = g_build_filename (folder, full, NULL);
  const char      *argv[] = { "localedef", "--no-archive", "-i", name, "-f", "UTF-8", path, NULL };
  int              status = -1;

  if (!g_spawn_sync (NULL, (char **)argv, NULL,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                     NULL, NULL, NULL, NULL, &status, NULL) ||
      !g_spawn_check_wait_status (status, NULL))
    return FALSE;
  g_assert_nonnull (setlocale (LC_TIME, full));
  return TRUE;
}

/**
 * made_locales_end:
 * @folder: (transfer full): what made_locales_begin() gave
 */
void
made_locales_end (char *folder)
{
  setlocale (LC_TIME, "C");
  remove_folder (folder);
  g_free (folder);
}
