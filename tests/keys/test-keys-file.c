/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/clew-error.h"
#include "keys/clew-keys.h"

#include <glib/gstdio.h>

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define HEX "00112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("clew-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "office.key", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
write_text (const char *path, const char *text, gssize length, int mode)
{
  g_autoptr(GError) error = NULL;

  /* It does not shorten what is there. */
  g_unlink (path);
  g_file_set_contents_full (path, text, length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_chmod (path, mode), ==, 0);
}

static void
assert_reads (const char *path, const char *hex)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(ClewSecret) wanted = clew_secret_new_from_hex (hex);
  g_autoptr(ClewSecret) key = clew_keys_read_file (path, &error);

  g_assert_no_error (error);
  g_assert_true (clew_secret_equal (key, wanted));
}

static void
assert_refused (const char *path, ClewKeysError code)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (clew_keys_read_file (path, &error));
  g_assert_error (error, CLEW_KEYS_ERROR, (int)code);
  g_assert_null (strstr (error->message, HEX));
  g_assert_nonnull (strstr (error->message, "Nothing was changed"));
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(ClewSecret) key = clew_secret_new_from_hex (HEX);
  g_autofree char *text = NULL;
  struct stat      info;

  /* Even with a umask that would leave the owner nothing. */
  mode_t old = umask (0777);

  g_assert_true (clew_keys_write_file (fixture->path, key, &error));
  umask (old);
  g_assert_no_error (error);

  g_assert_cmpint (stat (fixture->path, &info), ==, 0);
  g_assert_cmphex (info.st_mode, ==, S_IFREG | 0600);
  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, HEX "\n");
  assert_reads (fixture->path, HEX);
}

static void
test_forms (Fixture *fixture, gconstpointer data)
{
  static const char *const wrong[] = {
    "",
    "\n",
    "00112233445566778899aabbccddeeff0123456789abcdef0123456789abcde",
    "00112233445566778899aabbccddeeff0123456789abcdef0123456789abcde\n",
    HEX "0",
    HEX "\r",
    HEX " ",
    HEX "\n\n",
    HEX "\r\n",
    HEX HEX,
    " 0112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef\n",
    "0x112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef\n",
    "g0112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef\n",
    "\xef\xbb\xbf" HEX "\n",
  };
  g_autofree char *upper = g_ascii_strup (HEX, -1);

  write_text (fixture->path, HEX "\n", -1, 0600);
  assert_reads (fixture->path, HEX);
  write_text (fixture->path, HEX, -1, 0400);
  assert_reads (fixture->path, HEX);
  write_text (fixture->path, upper, -1, 0600);
  assert_reads (fixture->path, HEX);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      write_text (fixture->path, wrong[i], -1, 0600);
      assert_refused (fixture->path, CLEW_KEYS_ERROR_BAD_KEY);
    }
  write_text (fixture->path, HEX "\0", 65, 0600);
  assert_refused (fixture->path, CLEW_KEYS_ERROR_BAD_KEY);
}

static void
test_others_may_open (Fixture *fixture, gconstpointer data)
{
  for (int mode = 01; mode <= 077; mode++)
    {
      write_text (fixture->path, HEX "\n", -1, 0600 | mode);
      assert_refused (fixture->path, CLEW_KEYS_ERROR_BAD_FILE);
    }
  write_text (fixture->path, HEX "\n", -1, 0600);
  assert_reads (fixture->path, HEX);
}

static void
test_not_a_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link", NULL);
  g_autofree char *pipe = g_build_filename (fixture->folder, "pipe", NULL);

  assert_refused (fixture->path, CLEW_KEYS_ERROR_BAD_FILE);
  assert_refused (fixture->folder, CLEW_KEYS_ERROR_BAD_FILE);
  assert_refused ("/dev/null", CLEW_KEYS_ERROR_BAD_FILE);

  write_text (fixture->path, HEX "\n", -1, 0600);
  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  assert_refused (link, CLEW_KEYS_ERROR_BAD_FILE);
  g_unlink (link);

  /* Nobody writes to it: waiting would be for ever. */
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  assert_refused (pipe, CLEW_KEYS_ERROR_BAD_FILE);
  g_unlink (pipe);
}

/* Only root can give a file away, so only root can see this refusal; anybody
 * else looks at a file of root that is as private as ours. */
static void
test_other_owner (Fixture *fixture, gconstpointer data)
{
  write_text (fixture->path, HEX "\n", -1, 0600);
  if (geteuid () == 0)
    {
      g_assert_cmpint (chown (fixture->path, 65534, 65534), ==, 0);
      assert_refused (fixture->path, CLEW_KEYS_ERROR_BAD_FILE);
      g_assert_cmpint (chown (fixture->path, 0, 0), ==, 0);
      assert_reads (fixture->path, HEX);
    }
  else
    {
      struct stat info;

      g_assert_cmpint (stat ("/etc/shadow", &info), ==, 0);
      g_assert_cmpint (info.st_uid, !=, geteuid ());
      assert_refused ("/etc/shadow", CLEW_KEYS_ERROR_BAD_FILE);
    }
}

static void
test_never_over_a_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(ClewSecret) key = clew_secret_new_random ();
  g_autofree char *link = g_build_filename (fixture->folder, "link", NULL);
  g_autofree char *far = g_build_filename (fixture->folder, "no", "such", "folder", NULL);

  write_text (fixture->path, HEX "\n", -1, 0600);
  g_assert_false (clew_keys_write_file (fixture->path, key, &error));
  g_assert_error (error, CLEW_KEYS_ERROR, CLEW_KEYS_ERROR_BAD_FILE);
  g_clear_error (&error);
  assert_reads (fixture->path, HEX);
  g_unlink (fixture->path);

  /* A dangling link would be a place chosen by somebody else. */
  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  g_assert_false (clew_keys_write_file (link, key, &error));
  g_assert_error (error, CLEW_KEYS_ERROR, CLEW_KEYS_ERROR_BAD_FILE);
  g_clear_error (&error);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_unlink (link);

  g_assert_false (clew_keys_write_file (far, key, &error));
  g_assert_error (error, CLEW_KEYS_ERROR, CLEW_KEYS_ERROR_BAD_FILE);
}

/* As on a full disk: the limit lets the file begin, not end. */
static void
test_no_room (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(ClewSecret) key = clew_secret_new_random ();
  struct rlimit old, small = { 10, 10 };
  gboolean      is_written;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
  signal (SIGXFSZ, SIG_IGN);
  small.rlim_max = old.rlim_max;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  is_written = clew_keys_write_file (fixture->path, key, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);

  g_assert_false (is_written);
  g_assert_error (error, CLEW_KEYS_ERROR, CLEW_KEYS_ERROR_BAD_FILE);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/clew/keys/file/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("round-trip", test_round_trip);
  ADD ("forms", test_forms);
  ADD ("others-may-open", test_others_may_open);
  ADD ("not-a-file", test_not_a_file);
  ADD ("other-owner", test_other_owner);
  ADD ("never-over-a-file", test_never_over_a_file);
  ADD ("no-room", test_no_room);
#undef ADD

  return g_test_run ();
}
