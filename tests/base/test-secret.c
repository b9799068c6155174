/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/clew-secret.h"

#include <linux/capability.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#define HEX "00112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef"

static void
test_hex (void)
{
  static const char *const wrong[] = {
    NULL,
    "",
    "00112233445566778899aabbccddeeff0123456789abcdef0123456789abcde",
    HEX "0",
    HEX HEX,
    " 0112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef",
    "00:12233445566778899aabbccddeeff0123456789abcdef0123456789abcdef",
    "0x112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef",
    "00112233445566778899aabbccddeeff0123456789abcdef0123456789abcde\n",
    "00112233445566778899aabbccddeeff0123456789abcdef0123456789abcdeg",
    "g0112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef",
  };
  g_autoptr (ClewSecret) secret = clew_secret_new_from_hex (HEX);
  g_autoptr (ClewSecret) upper = NULL;
  g_autofree char *text = g_ascii_strup (HEX, -1);
  char            *hex;

  g_assert_nonnull (secret);
  g_assert_cmpint (clew_secret_get_bytes (secret)[1], ==, 0x11);
  g_assert_cmpint (clew_secret_get_bytes (secret)[31], ==, 0xef);
  hex = clew_secret_dup_hex (secret);
  g_assert_cmpstr (hex, ==, HEX);
  clew_secret_free_text (hex);
  clew_secret_free_text (NULL);

  upper = clew_secret_new_from_hex (text);
  g_assert_true (clew_secret_equal (secret, upper));

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_null (clew_secret_new_from_hex (wrong[i]));
}

static void
test_equal (void)
{
  guint8 bytes[CLEW_SECRET_SIZE] = { 0 };
  g_autoptr (ClewSecret) zero = clew_secret_new (bytes);
  g_autoptr (ClewSecret) same = clew_secret_new (bytes);
  g_autoptr (ClewSecret) random = clew_secret_new_random ();
  g_autoptr (ClewSecret) other = clew_secret_new_random ();

  g_assert_true (clew_secret_equal (zero, zero));
  g_assert_true (clew_secret_equal (zero, same));
  g_assert_false (clew_secret_equal (zero, random));
  g_assert_false (clew_secret_equal (random, other));
  g_assert_false (clew_secret_equal (zero, NULL));
  g_assert_true (clew_secret_equal (NULL, NULL));

  for (guint i = 0; i < CLEW_SECRET_SIZE * 8; i++)
    {
      g_autoptr (ClewSecret) flipped = NULL;

      bytes[i / 8] ^= 1 << i % 8;
      flipped = clew_secret_new (bytes);
      bytes[i / 8] ^= 1 << i % 8;
      g_assert_false (clew_secret_equal (zero, flipped));
    }
}

static gpointer
use_cb (gpointer data)
{
  for (guint i = 0; i < 10000; i++)
    {
      g_autoptr (ClewSecret) mine = clew_secret_ref (data);

      if (clew_secret_get_bytes (mine)[0] != 0x00)
        return NULL;
    }
  return data;
}

static void
test_threads (void)
{
  g_autoptr (ClewSecret) secret = clew_secret_new_from_hex (HEX);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("user", use_cb, secret);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (g_thread_join (threads[i]) == secret);
  g_assert_cmpint (clew_secret_get_bytes (secret)[1], ==, 0x11);
}

static void
test_boxed (void)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (ClewSecret) secret = clew_secret_new_random ();

  g_value_init (&value, CLEW_TYPE_SECRET);
  g_value_set_boxed (&value, secret);
  g_assert_true (g_value_get_boxed (&value) == secret);
}

/* The sanitizers take mlock() away and say that it worked. */
#ifndef __SANITIZE_ADDRESS__
#define HAS_MLOCK 1
#else
#define HAS_MLOCK 0
#endif

/* What this process has locked, in kilobytes. */
static int
count_locked (void)
{
  g_autofree char *status = NULL;
  const char      *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, "VmLck:");
  g_assert_nonnull (line);
  return atoi (line + strlen ("VmLck:"));
}

static void
test_locked (void)
{
  struct rlimit limit;
  int           before = count_locked ();
  g_autoptr (ClewSecret) secret = NULL;

  if (!HAS_MLOCK)
    {
      g_test_skip ("mlock() does nothing under a sanitizer");
      return;
    }
  g_assert_cmpint (getrlimit (RLIMIT_MEMLOCK, &limit), ==, 0);
  if (limit.rlim_cur < 64 * 1024)
    {
      g_test_skip ("this machine allows no locked memory");
      return;
    }
  secret = clew_secret_new_random ();
  g_assert_cmpint (count_locked (), >, before);
  g_clear_pointer (&secret, clew_secret_unref);
  g_assert_cmpint (count_locked (), ==, before);
}

/* Under a limit of no locked memory at all, which is said, once. */
static void
test_without_locked_memory (void)
{
  if (g_test_subprocess ())
    {
      struct rlimit                   none = { 0, 0 };
      struct __user_cap_header_struct self = { _LINUX_CAPABILITY_VERSION_3, 0 };
      struct __user_cap_data_struct   no_rights[_LINUX_CAPABILITY_U32S_3] = { 0 };
      char                           *hex;
      g_autoptr (ClewSecret) secret = NULL;

      /* The limit is none to root. */
      g_assert_cmpint (syscall (SYS_capset, &self, no_rights), ==, 0);
      g_assert_cmpint (setrlimit (RLIMIT_MEMLOCK, &none), ==, 0);
      secret = clew_secret_new_from_hex (HEX);
      hex = clew_secret_dup_hex (secret);
      g_assert_cmpstr (hex, ==, HEX);
      clew_secret_free_text (hex);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  if (HAS_MLOCK)
    g_test_trap_assert_stderr ("*limit on locked memory*");
  g_test_trap_assert_stderr_unmatched ("*limit on locked memory*limit on locked memory*");
  g_test_trap_assert_stderr_unmatched ("*00112233*");
}

static void
expect_fault (void)
{
  struct rlimit none = { 0, 0 };

  setrlimit (RLIMIT_CORE, &none);
  signal (SIGSEGV, SIG_DFL);
  signal (SIGBUS, SIG_DFL);
}

/* The key can't be overwritten by a stray pointer, nor read past its end. */
static void
test_guarded (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (ClewSecret) secret = clew_secret_new_from_hex (HEX);

      expect_fault ();
      *(volatile guint8 *)clew_secret_get_bytes (secret) = 1;
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
}

static void
test_guarded_end (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (ClewSecret) secret = clew_secret_new_from_hex (HEX);
      volatile guint8 past;

      expect_fault ();
      past = *(volatile const guint8 *)(clew_secret_get_bytes (secret) + CLEW_SECRET_SIZE);
      g_assert_cmpint (past, >=, 0);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
}

/* The control of the two above: the same, without the fault. */
static void
test_guarded_control (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (ClewSecret) secret = clew_secret_new_from_hex (HEX);

      expect_fault ();
      g_assert_cmpint (clew_secret_get_bytes (secret)[CLEW_SECRET_SIZE - 1], ==, 0xef);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/base/secret/hex", test_hex);
  g_test_add_func ("/clew/base/secret/equal", test_equal);
  g_test_add_func ("/clew/base/secret/threads", test_threads);
  g_test_add_func ("/clew/base/secret/boxed", test_boxed);
  g_test_add_func ("/clew/base/secret/locked", test_locked);
  g_test_add_func ("/clew/base/secret/without-locked-memory", test_without_locked_memory);
  g_test_add_func ("/clew/base/secret/guarded", test_guarded);
  g_test_add_func ("/clew/base/secret/guarded-end", test_guarded_end);
  g_test_add_func ("/clew/base/secret/guarded-control", test_guarded_control);
  return g_test_run ();
}
