/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Every error domain of the core stands here, one a room, so that desk/ can
 * word an error for people without seeing the room that it came from. */

#define CLEW_STORE_ERROR (clew_store_error_quark ())
GQuark clew_store_error_quark (void);

/**
 * ClewStoreError:
 * @CLEW_STORE_ERROR_FAILED: anything without a code of its own
 * @CLEW_STORE_ERROR_NO_FILE: there is no file at that path
 * @CLEW_STORE_ERROR_NOT_OFFICE: a file, but not an office file (empty, plain SQLite, anything else)
 * @CLEW_STORE_ERROR_WRONG_KEY: the key does not fit, or the first page is
 *   damaged; the two can't be told apart
 * @CLEW_STORE_ERROR_DAMAGED: the key fits, a later page does not check
 * @CLEW_STORE_ERROR_NEWER: made by a newer Clew
 * @CLEW_STORE_ERROR_IN_USE: another window or program has it open
 * @CLEW_STORE_ERROR_EXISTS: asked to create where something already is
 * @CLEW_STORE_ERROR_CONSTRAINT: a rule of the schema refused the change
 * @CLEW_STORE_ERROR_NO_SPACE: the disk is full
 * @CLEW_STORE_ERROR_READ_ONLY: the file or the folder can't be written
 * @CLEW_STORE_ERROR_UNSAFE_PLACE: a network or synchronized place where locks can't be trusted
 * @CLEW_STORE_ERROR_CANCELLED: a cancellable was cancelled
 * @CLEW_STORE_ERROR_LIBRARY: the SQLite in this process is not SQLCipher 4, or it is built unsafely
 */
typedef enum
{
  CLEW_STORE_ERROR_FAILED,
  CLEW_STORE_ERROR_NO_FILE,
  CLEW_STORE_ERROR_NOT_OFFICE,
  CLEW_STORE_ERROR_WRONG_KEY,
  CLEW_STORE_ERROR_DAMAGED,
  CLEW_STORE_ERROR_NEWER,
  CLEW_STORE_ERROR_IN_USE,
  CLEW_STORE_ERROR_EXISTS,
  CLEW_STORE_ERROR_CONSTRAINT,
  CLEW_STORE_ERROR_NO_SPACE,
  CLEW_STORE_ERROR_READ_ONLY,
  CLEW_STORE_ERROR_UNSAFE_PLACE,
  CLEW_STORE_ERROR_CANCELLED,
  CLEW_STORE_ERROR_LIBRARY,
} ClewStoreError;

#define CLEW_KEYS_ERROR (clew_keys_error_quark ())
GQuark clew_keys_error_quark (void);

/**
 * ClewKeysError:
 * @CLEW_KEYS_ERROR_FAILED: the service answered with something unexpected
 * @CLEW_KEYS_ERROR_ABSENT: the keyring is open and holds no key for this
 *   office (never a reason to make one)
 * @CLEW_KEYS_ERROR_LOCKED: the keyring is locked, or could be (nobody can tell
 *   until it is unlocked)
 * @CLEW_KEYS_ERROR_NO_SERVICE: no keyring service, or no session bus
 * @CLEW_KEYS_ERROR_TIMED_OUT: the service did not answer in time
 * @CLEW_KEYS_ERROR_DISMISSED: the person closed the unlock prompt
 * @CLEW_KEYS_ERROR_DUPLICATE: more than one key for this office
 * @CLEW_KEYS_ERROR_BAD_KEY: what is kept is not a key of 64 hexadecimal digits
 * @CLEW_KEYS_ERROR_BAD_CODE: a recovery code that does not check; the message names the group
 * @CLEW_KEYS_ERROR_BAD_FILE: a key file that can't be read, or that others may read
 */
typedef enum
{
  CLEW_KEYS_ERROR_FAILED,
  CLEW_KEYS_ERROR_ABSENT,
  CLEW_KEYS_ERROR_LOCKED,
  CLEW_KEYS_ERROR_NO_SERVICE,
  CLEW_KEYS_ERROR_TIMED_OUT,
  CLEW_KEYS_ERROR_DISMISSED,
  CLEW_KEYS_ERROR_DUPLICATE,
  CLEW_KEYS_ERROR_BAD_KEY,
  CLEW_KEYS_ERROR_BAD_CODE,
  CLEW_KEYS_ERROR_BAD_FILE,
} ClewKeysError;

#define CLEW_RECORDS_ERROR (clew_records_error_quark ())
GQuark clew_records_error_quark (void);

/**
 * ClewRecordsError:
 * @CLEW_RECORDS_ERROR_FAILED: anything without a code of its own
 * @CLEW_RECORDS_ERROR_INVALID: a field's value is refused; the message is for
 *   the person at the field
 * @CLEW_RECORDS_ERROR_NOT_FOUND: no such record
 * @CLEW_RECORDS_ERROR_APPEND_ONLY: the kind keeps events, which are never changed
 * @CLEW_RECORDS_ERROR_BAD_DATA: a file brought in (JSON, wording) does not say what it must
 * @CLEW_RECORDS_ERROR_REFUSED: no consent in force lets this leave the office; the
 *   message is for the person at the desk, never for who asked
 */
typedef enum
{
  CLEW_RECORDS_ERROR_FAILED,
  CLEW_RECORDS_ERROR_INVALID,
  CLEW_RECORDS_ERROR_NOT_FOUND,
  CLEW_RECORDS_ERROR_APPEND_ONLY,
  CLEW_RECORDS_ERROR_BAD_DATA,
  CLEW_RECORDS_ERROR_REFUSED,
} ClewRecordsError;

#define CLEW_DOCUMENTS_ERROR (clew_documents_error_quark ())
GQuark clew_documents_error_quark (void);

/**
 * ClewDocumentsError:
 * @CLEW_DOCUMENTS_ERROR_FAILED: the drawing library refused
 * @CLEW_DOCUMENTS_ERROR_INCOMPLETE: a required element is missing; the message names it
 * @CLEW_DOCUMENTS_ERROR_NO_FONT: no installed font has the letters of a text on the page
 * @CLEW_DOCUMENTS_ERROR_NO_SCAN: a file that is neither PDF, PNG nor JPEG, whatever its name says
 * @CLEW_DOCUMENTS_ERROR_LOCKED_SCAN: a PDF with a password
 * @CLEW_DOCUMENTS_ERROR_BROKEN_SCAN: a PDF, PNG or JPEG that is not whole
 * @CLEW_DOCUMENTS_ERROR_LARGE_SCAN: more than an office file shall hold of one scan
 */
typedef enum
{
  CLEW_DOCUMENTS_ERROR_FAILED,
  CLEW_DOCUMENTS_ERROR_INCOMPLETE,
  CLEW_DOCUMENTS_ERROR_NO_FONT,
  CLEW_DOCUMENTS_ERROR_NO_SCAN,
  CLEW_DOCUMENTS_ERROR_LOCKED_SCAN,
  CLEW_DOCUMENTS_ERROR_BROKEN_SCAN,
  CLEW_DOCUMENTS_ERROR_LARGE_SCAN,
} ClewDocumentsError;
