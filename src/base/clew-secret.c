/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "clew-secret"

#include "base/clew-secret.h"

#include <sodium.h>
#include <string.h>

/* The key itself lies alone between guard pages, so that it can be read-only
 * while the count beside it changes. */
struct _ClewSecret
{
  gatomicrefcount references;
  guint8         *bytes;
};

G_DEFINE_BOXED_TYPE (ClewSecret, clew_secret, clew_secret_ref, clew_secret_unref)

/* Memory between guard pages, left out of core dumps, wiped by sodium_free().
 * Where the limit on locked memory is used up, sodium_malloc() still gives the
 * memory, unlocked, and does not tell: the office opens rather than not, and
 * whoever keeps the machine can read why the key may be in its swap space. Locks
 * don't add up, so asking for one again only finds out. As with g_malloc(),
 * there is no going on without memory. */
static gpointer
allocate_guarded (gsize size)
{
  static int said = FALSE;
  gpointer   memory;

  if (sodium_init () < 0)
    g_error ("The system gives no random numbers");

  memory = sodium_malloc (size);
  if (memory == NULL)
    g_error ("Out of memory for a key");
  if (sodium_mlock (memory, size) != 0 && g_atomic_int_compare_and_exchange (&said, FALSE, TRUE))
    g_message ("Keys may be swapped to the disk: the limit on locked memory is used up "
               "(ulimit -l)");
  return memory;
}

static ClewSecret *
begin_secret (void)
{
  ClewSecret *secret = g_new0 (ClewSecret, 1);

  g_atomic_ref_count_init (&secret->references);
  secret->bytes = allocate_guarded (CLEW_SECRET_SIZE);
  return secret;
}

static ClewSecret *
seal_secret (ClewSecret *secret)
{
  sodium_mprotect_readonly (secret->bytes);
  return secret;
}

/**
 * clew_secret_new_random:
 *
 * Makes a key from the system's random source.
 *
 * Returns: (transfer full): a new key
 */
ClewSecret *
clew_secret_new_random (void)
{
  ClewSecret *secret = begin_secret ();

  randombytes_buf (secret->bytes, CLEW_SECRET_SIZE);
  return seal_secret (secret);
}

/**
 * clew_secret_new:
 * @bytes: the key, copied; the caller wipes its own copy
 *
 * Returns: (transfer full): a new key
 */
ClewSecret *
clew_secret_new (const guint8 bytes[CLEW_SECRET_SIZE])
{
  ClewSecret *secret = begin_secret ();

  memcpy (secret->bytes, bytes, CLEW_SECRET_SIZE);
  return seal_secret (secret);
}

/**
 * clew_secret_new_from_hex:
 * @hex: (nullable): the key as text; the caller wipes its own copy
 *
 * Reads exactly 64 hexadecimal digits in either case: nothing before, between
 * or after them.
 *
 * Returns: (transfer full) (nullable): a new key, or %NULL if @hex is anything else
 */
ClewSecret *
clew_secret_new_from_hex (const char *hex)
{
  g_autoptr (ClewSecret) secret = NULL;
  gsize length = 0;

  if (hex == NULL || strnlen (hex, 2 * CLEW_SECRET_SIZE + 1) != 2 * CLEW_SECRET_SIZE)
    return NULL;

  secret = begin_secret ();
  if (sodium_hex2bin (secret->bytes, CLEW_SECRET_SIZE, hex, 2 * CLEW_SECRET_SIZE, NULL, &length,
                      NULL) != 0 ||
      length != CLEW_SECRET_SIZE)
    return NULL;
  return seal_secret (g_steal_pointer (&secret));
}

/**
 * clew_secret_ref:
 * @secret: a key
 *
 * May be called from any thread.
 *
 * Returns: (transfer full): @secret
 */
ClewSecret *
clew_secret_ref (ClewSecret *secret)
{
  g_return_val_if_fail (secret != NULL, NULL);

  g_atomic_ref_count_inc (&secret->references);
  return secret;
}

/**
 * clew_secret_unref:
 * @secret: (nullable) (transfer full): a key
 *
 * Gives up a reference; the last one wipes the key. May be called from any thread.
 */
void
clew_secret_unref (ClewSecret *secret)
{
  if (secret == NULL || !g_atomic_ref_count_dec (&secret->references))
    return;

  sodium_free (secret->bytes);
  g_free (secret);
}

/**
 * clew_secret_get_bytes:
 * @secret: a key
 *
 * Returns: (transfer none): its %CLEW_SECRET_SIZE bytes, read-only memory that
 *   lives as long as @secret
 */
const guint8 *
clew_secret_get_bytes (ClewSecret *secret)
{
  g_return_val_if_fail (secret != NULL, NULL);

  return secret->bytes;
}

/**
 * clew_secret_equal:
 * @a: (nullable): a key
 * @b: (nullable): another
 *
 * Whether both are the same key, in a time that tells nothing about where they
 * differ. Two %NULLs are equal.
 */
gboolean
clew_secret_equal (ClewSecret *a, ClewSecret *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return sodium_memcmp (a->bytes, b->bytes, CLEW_SECRET_SIZE) == 0;
}

/**
 * clew_secret_dup_hex:
 * @secret: a key
 *
 * Writes the key as 64 lower-case hexadecimal digits, in guarded memory of its own.
 *
 * Returns: (transfer full): text to give back with clew_secret_free_text(), never with g_free()
 */
char *
clew_secret_dup_hex (ClewSecret *secret)
{
  char *text;

  g_return_val_if_fail (secret != NULL, NULL);

  text = allocate_guarded (2 * CLEW_SECRET_SIZE + 1);
  sodium_bin2hex (text, 2 * CLEW_SECRET_SIZE + 1, secret->bytes, CLEW_SECRET_SIZE);
  return text;
}

/**
 * clew_secret_free_text:
 * @text: (nullable) (transfer full): from clew_secret_dup_hex()
 *
 * Wipes the text and frees it.
 */
void
clew_secret_free_text (char *text)
{
  sodium_free (text);
}
