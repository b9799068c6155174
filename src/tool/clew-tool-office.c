/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tool/clew-tool.h"

#include "base/clew-error.h"
#include "keys/clew-keys.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

/* Opening and making office files. */

/* Without a keyring there is another way here than in a window. */
static void
pass_on (GError **error, GError *failure)
{
  if (g_error_matches (failure, CLEW_KEYS_ERROR, CLEW_KEYS_ERROR_NO_SERVICE))
    {
      g_set_error_literal (error, CLEW_KEYS_ERROR, CLEW_KEYS_ERROR_NO_SERVICE,
                           _ ("No keyring is running here. Nothing was changed. Sign in to a "
                              "desktop that has one, or name a file for the key with "
                              "--key-file."));
      g_error_free (failure);
    }
  else
    g_propagate_error (error, failure);
}

static ClewSecret *
look_up_key (const char *office_id, GError **error)
{
  GError     *failure = NULL;
  ClewSecret *key;

  /* A timer has nobody who could answer a prompt. */
  key = clew_keys_look_up_sync (office_id, isatty (STDIN_FILENO), CLEW_KEYS_TIMEOUT_MS, &failure);
  if (key == NULL)
    pass_on (error, failure);
  return key;
}

static ClewSecret *
find_key (const char *office_id, const char *key_file, GError **error)
{
  if (key_file == NULL)
    return look_up_key (office_id, error);
  if (!g_file_test (key_file, G_FILE_TEST_EXISTS))
    {
      clew_tool_refuse (error, _ ("There is no key file of that name. Nothing was changed."));
      return NULL;
    }
  return clew_keys_read_file (key_file, error);
}

/**
 * clew_tool_open:
 * @path: an office file
 * @key_file: (nullable): where its key is; %NULL for the keyring
 * @error: return location
 *
 * Returns: (transfer full): the office, open
 */
ClewOffice *
clew_tool_open (const char *path, const char *key_file, GError **error)
{
  g_autofree char *office_id = clew_office_read_id (path, error);
  g_autoptr (ClewSecret) key = NULL;

  if (office_id == NULL)
    return NULL;
  key = find_key (office_id, key_file, error);
  return key == NULL ? NULL : clew_office_open (path, key, error);
}

/**
 * clew_tool_check_new:
 * @path: where an office file is to be made
 * @error: return location
 *
 * Whether nothing is there yet, before a key is made for it.
 */
gboolean
clew_tool_check_new (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    clew_tool_refuse (error, _ ("There is something at “%s” already. Nothing was changed. "
                                "Choose another name."),
                                path);
  else if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    clew_tool_refuse (error, _ ("The folder “%s” is not there. Nothing was changed."), folder);
  else
    return TRUE;
  return FALSE;
}

/* An office that was brought in may have its key here from before. A keyring that stays
 * locked may hold one too, so nothing is kept beside it. */
static ClewSecret *
find_or_keep_key (const char *office_id, gboolean *is_new, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (ClewSecret) key = look_up_key (office_id, &failure);

  if (key != NULL)
    return g_steal_pointer (&key);
  if (!g_error_matches (failure, CLEW_KEYS_ERROR, CLEW_KEYS_ERROR_ABSENT))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  key = clew_secret_new_random ();
  *is_new = clew_keys_keep_sync (office_id, key, error);
  return *is_new ? g_steal_pointer (&key) : NULL;
}

/**
 * clew_tool_make_key:
 * @office_id: the UUID of an office that is to be made
 * @key_file: (nullable): where its key is or shall be; %NULL for the keyring
 * @is_new: (out): whether it was made and kept here; clew_tool_forget_key() takes it back
 * @error: return location
 *
 * A key for a new office, kept before anything is encrypted with it.
 *
 * Returns: (transfer full): the key
 */
ClewSecret *
clew_tool_make_key (const char *office_id,
                    const char *key_file,
                    gboolean   *is_new,
                    GError    **error)
{
  g_autoptr (ClewSecret) key = NULL;

  *is_new = FALSE;
  if (key_file != NULL && g_file_test (key_file, G_FILE_TEST_EXISTS))
    return clew_keys_read_file (key_file, error);
  if (key_file == NULL)
    return find_or_keep_key (office_id, is_new, error);
  key = clew_secret_new_random ();
  if (!clew_keys_write_file (key_file, key, error))
    return NULL;
  *is_new = TRUE;
  return g_steal_pointer (&key);
}

/**
 * clew_tool_say_recovery:
 * @key_file: (nullable): where the key of an office just made is
 *
 * A key that is in the keyring only goes with it: says, in one line, how to get
 * the code. A key file is its own copy.
 */
void
clew_tool_say_recovery (const char *key_file)
{
  if (key_file == NULL)
    g_print ("%s\n", _ ("The key is in this keyring and nowhere else. Open the office in Clew and "
                        "choose Show Recovery Code… in the main menu, to have it on paper."));
}

/**
 * clew_tool_forget_key:
 * @office_id: the UUID of an office that came to nothing
 * @key_file: (nullable): the file that was made for its key; %NULL for the keyring
 * @key: the key
 */
void
clew_tool_forget_key (const char *office_id, const char *key_file, ClewSecret *key)
{
  if (key_file != NULL)
    g_unlink (key_file);
  else
    clew_keys_forget_sync (office_id, key);
}

/**
 * clew_tool_begin_file:
 * @path: a file that is to be written
 * @replace: whether one that is there may be replaced
 * @error: return location
 *
 * clew_new_file_begin(), whose failure is a wrong call: nothing was done yet.
 *
 * Returns: (transfer full) (nullable): the file
 */
ClewNewFile *
clew_tool_begin_file (const char *path, gboolean replace, GError **error)
{
  g_autoptr (GError) failure = NULL;
  ClewNewFile *file = clew_new_file_begin (path, replace, &failure);

  if (file == NULL)
    clew_tool_refuse (error, "%s", failure->message);
  return file;
}

typedef struct
{
  sigset_t      signals;
  GCancellable *cancellable;
  int           is_busy; /* whether something could be left half done */
} Waiting;

static Waiting waiting;

static gpointer
cancel_on_signal (gpointer data)
{
  int number;

  sigwait (&waiting.signals, &number);
  if (!g_atomic_int_get (&waiting.is_busy))
    _exit (EXIT_FAILURE);
  g_cancellable_cancel (waiting.cancellable);
  return NULL;
}

/**
 * clew_tool_cancel_on_signal:
 *
 * From now on an interrupt or a request to end goes to a thread of its own. It
 * ends the program as always, until clew_tool_begin_work(). Call before other
 * threads start, since they would take the signal; asking the keyring does.
 */
void
clew_tool_cancel_on_signal (void)
{
  sigemptyset (&waiting.signals);
  sigaddset (&waiting.signals, SIGINT);
  sigaddset (&waiting.signals, SIGTERM);
  sigaddset (&waiting.signals, SIGHUP);
  pthread_sigmask (SIG_BLOCK, &waiting.signals, NULL);
  waiting.cancellable = g_cancellable_new ();
  g_thread_unref (g_thread_new ("signals", cancel_on_signal, NULL));
}

/**
 * clew_tool_begin_work:
 *
 * From now on a signal cancels the work, which then leaves nothing half done.
 *
 * Returns: (transfer none): what is cancelled; lives as long as the program
 */
GCancellable *
clew_tool_begin_work (void)
{
  g_atomic_int_set (&waiting.is_busy, TRUE);
  return waiting.cancellable;
}
