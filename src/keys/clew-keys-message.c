/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "keys/clew-keys-private.h"

#include <glib/gi18n-lib.h>

static const char *
message_of (ClewKeysError code)
{
  switch (code)
    {
    case CLEW_KEYS_ERROR_ABSENT:
      return _("The keyring is open and holds no key for this office. Your records are "
                "intact. Enter the recovery code, or open the office from the account in "
                "which it was set up.");
    case CLEW_KEYS_ERROR_LOCKED:
      return _("The keyring is locked, so Clew can't read the key of this office. Your records "
                "are intact. Unlock the keyring and try again, or enter the recovery code.");
    case CLEW_KEYS_ERROR_NO_SERVICE:
      return _("No keyring is running, so Clew can't read the key of this office. Your records "
                "are intact. Sign out, sign in and try again, or enter the recovery code.");
    case CLEW_KEYS_ERROR_TIMED_OUT:
      return _("The keyring does not answer. Your records are intact. Look for a window that "
                "asks for a password and try again, or enter the recovery code.");
    case CLEW_KEYS_ERROR_DISMISSED:
      return _("The keyring was not unlocked, so Clew can't read the key of this office. Your "
                "records are intact. Try again, or enter the recovery code.");
    case CLEW_KEYS_ERROR_DUPLICATE:
      return _("The keyring holds more than one key for this office, and Clew can't tell which "
                "one fits. Your records are intact. Enter the recovery code, or ask whoever "
                "looks after this computer to remove the key that does not belong.");
    case CLEW_KEYS_ERROR_BAD_KEY:
      return _("What the keyring holds for this office is not a key. Your records are intact. "
                "Enter the recovery code.");
    case CLEW_KEYS_ERROR_BAD_CODE:
      return _("The recovery code is not right. Your records are intact. Compare it with the "
                "recovery sheet and try again.");
    case CLEW_KEYS_ERROR_BAD_FILE:
      return _("The key file can't be used. Your records are intact. Choose another key file, "
                "or enter the recovery code.");
    case CLEW_KEYS_ERROR_FAILED:
    default:
      return _("The keyring did not do what was asked. Your records are intact. Try again, or "
                "enter the recovery code.");
    }
}

/**
 * clew_keys_error_new:
 * @code: what happened
 *
 * Returns: (transfer full): an error that says what happened, what is safe and what to do
 */
GError *
clew_keys_error_new (ClewKeysError code)
{
  return g_error_new_literal (CLEW_KEYS_ERROR, code, message_of (code));
}

static gboolean
is_one_of (const GError *error, GQuark domain, const int *codes, guint n_codes)
{
  for (guint i = 0; i < n_codes; i++)
    if (g_error_matches (error, domain, codes[i]))
      return TRUE;
  return FALSE;
}

static ClewKeysError
code_of (const GError *foreign)
{
  static const int bus_is_away[] = {
    G_DBUS_ERROR_SERVICE_UNKNOWN, G_DBUS_ERROR_NAME_HAS_NO_OWNER, G_DBUS_ERROR_NO_REPLY,
    G_DBUS_ERROR_NO_SERVER, G_DBUS_ERROR_DISCONNECTED, G_DBUS_ERROR_BAD_ADDRESS,
    G_DBUS_ERROR_SPAWN_EXEC_FAILED, G_DBUS_ERROR_SPAWN_FORK_FAILED,
    G_DBUS_ERROR_SPAWN_CHILD_EXITED, G_DBUS_ERROR_SPAWN_CHILD_SIGNALED,
    G_DBUS_ERROR_SPAWN_FAILED, G_DBUS_ERROR_SPAWN_SETUP_FAILED,
    G_DBUS_ERROR_SPAWN_CONFIG_INVALID, G_DBUS_ERROR_SPAWN_SERVICE_INVALID,
    G_DBUS_ERROR_SPAWN_SERVICE_NOT_FOUND, G_DBUS_ERROR_SPAWN_PERMISSIONS_INVALID,
    G_DBUS_ERROR_SPAWN_FILE_INVALID, G_DBUS_ERROR_SPAWN_NO_MEMORY
  };
  static const int bus_is_late[] = { G_DBUS_ERROR_TIMEOUT, G_DBUS_ERROR_TIMED_OUT };
  /* What a connection to a bus that is not there ends in; a session without a
   * bus gives the plain G_IO_ERROR_FAILED. */
  static const int no_connection[] = {
    G_IO_ERROR_FAILED, G_IO_ERROR_NOT_FOUND, G_IO_ERROR_CONNECTION_REFUSED, G_IO_ERROR_CLOSED,
    G_IO_ERROR_BROKEN_PIPE, G_IO_ERROR_PERMISSION_DENIED, G_IO_ERROR_NOT_CONNECTED
  };

  if (is_one_of (foreign, G_DBUS_ERROR, bus_is_away, G_N_ELEMENTS (bus_is_away)) ||
      is_one_of (foreign, G_IO_ERROR, no_connection, G_N_ELEMENTS (no_connection)))
    return CLEW_KEYS_ERROR_NO_SERVICE;
  if (is_one_of (foreign, G_DBUS_ERROR, bus_is_late, G_N_ELEMENTS (bus_is_late)) ||
      g_error_matches (foreign, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return CLEW_KEYS_ERROR_TIMED_OUT;
  if (g_error_matches (foreign, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    return CLEW_KEYS_ERROR_LOCKED;
  return CLEW_KEYS_ERROR_FAILED;
}

/**
 * clew_keys_error_from:
 * @foreign: (transfer full): an error of libsecret or of the bus
 *
 * Turns an error from outside into one of this room. What is unexpected keeps
 * its technical words at the end, since nothing else tells what to mend.
 *
 * Returns: (transfer full): an error of %CLEW_KEYS_ERROR
 */
GError *
clew_keys_error_from (GError *foreign)
{
  GError *error = clew_keys_error_new (code_of (foreign));

  if (error->code == CLEW_KEYS_ERROR_FAILED)
    {
      char *message = g_strdup_printf ("%s (%s)", error->message, foreign->message);

      g_free (error->message);
      error->message = message;
    }
  g_error_free (foreign);
  return error;
}
