/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-error-words.h"

#include "base/clew-error.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

typedef struct
{
  int            code;
  ClewErrorWords words;
} Entry;

/* The last two of each: the remedy to suggest, and others that help. */

/* Ways to the key past the keyring. */
#define OTHER_KEYS (CLEW_REMEDY_RECOVERY_CODE | CLEW_REMEDY_KEY_FILE)

#define UNTOUCHED N_ ("The file was not changed. The records in it are as they were.")
#define NOT_ATTACHED \
  N_ ("Nothing was attached. The file was not changed, and the release is as it was.")
#define NOT_OPENED N_ ("The office file was not opened and not changed.")
#define NOTHING_SAVED \
  N_ ("What was saved before is safe. What you typed is still on the screen.")

static const Entry store_entries[] = {
  { CLEW_STORE_ERROR_NO_FILE,
    { "document-open-symbolic", N_ ("The Office File Is Not There"),
      N_ ("There is no file at this place. It may have been moved or renamed, or "
          "it may be on a disk that is not connected."),
      N_ ("Nothing was created in its place and nothing was changed."),
      N_ ("Connect the disk and try again, or choose where the file is now."),
      CLEW_REMEDY_TRY_AGAIN, CLEW_REMEDY_OTHER_FILE } },
  { CLEW_STORE_ERROR_NOT_OFFICE,
    { "dialog-question-symbolic", N_ ("This Is Not an Office File"),
      N_ ("The file is empty or holds something else than an office of Clew."),
      N_ ("The file was not changed."),
      N_ ("Choose another file. If this was your office file, do not delete it; "
          "restore a backup beside it."),
      CLEW_REMEDY_OTHER_FILE, CLEW_REMEDY_RESTORE_BACKUP } },
  { CLEW_STORE_ERROR_WRONG_KEY,
    { "dialog-password-symbolic", N_ ("The Key Does Not Fit"),
      N_ ("The key does not open this file. It may be the key of another office, "
          "or the beginning of the file is damaged."),
      UNTOUCHED,
      N_ ("Use the recovery code of this office. If that does not open it either, "
          "restore a backup."),
      CLEW_REMEDY_RECOVERY_CODE,
      OTHER_KEYS | CLEW_REMEDY_OTHER_FILE | CLEW_REMEDY_RESTORE_BACKUP } },
  { CLEW_STORE_ERROR_DAMAGED,
    { "dialog-warning-symbolic", N_ ("The Office File Is Damaged"),
      N_ ("The key fits, but a part of the file can no longer be read. A failing "
          "disk or an interrupted copy can do this."),
      N_ ("The file was not changed, so nothing more is lost. Your backups are "
          "separate files."),
      N_ ("Keep the damaged file as it is and restore the newest backup."),
      CLEW_REMEDY_RESTORE_BACKUP, CLEW_REMEDY_TRY_AGAIN | CLEW_REMEDY_OTHER_FILE } },
  { CLEW_STORE_ERROR_NEWER,
    { "software-update-available-symbolic", N_ ("The File Is From a Newer Clew"),
      N_ ("A newer version of Clew wrote this file. This version does not know all "
          "that it holds."),
      UNTOUCHED,
      N_ ("Install the newer version on this computer, then try again."),
      CLEW_REMEDY_TRY_AGAIN, CLEW_REMEDY_OTHER_FILE } },
  { CLEW_STORE_ERROR_IN_USE,
    { "changes-prevent-symbolic", N_ ("The Office Is Open Elsewhere"),
      N_ ("Another window, another account or a program has this office file open."),
      N_ ("Nothing is lost. Only one at a time may write, so that no change "
          "overwrites another."),
      N_ ("Close it there, then try again."),
      CLEW_REMEDY_TRY_AGAIN, CLEW_REMEDY_OTHER_FILE } },
  { CLEW_STORE_ERROR_UNSAFE_PLACE,
    { "folder-remote-symbolic", N_ ("This Place Is Not Safe for Records"),
      N_ ("The file is on a network or synchronized place, where two computers "
          "could write at once and damage it."),
      NOT_OPENED,
      N_ ("Move the file to a folder on this computer’s own disk and open it there."),
      CLEW_REMEDY_OTHER_FILE, CLEW_REMEDY_TRY_AGAIN } },
  { CLEW_STORE_ERROR_READ_ONLY,
    { "changes-prevent-symbolic", N_ ("The Office File Cannot Be Written"),
      N_ ("This account may not write the file or its folder, or the disk is "
          "read-only."),
      UNTOUCHED,
      N_ ("Ask who looks after this computer for the right to write there, then "
          "try again."),
      CLEW_REMEDY_TRY_AGAIN, CLEW_REMEDY_OTHER_FILE } },
  { CLEW_STORE_ERROR_NO_SPACE,
    { "drive-harddisk-symbolic", N_ ("The Disk Is Full"),
      N_ ("There is not enough room on the disk to write."),
      NOTHING_SAVED,
      N_ ("Make room on the disk, then try again. Never delete the office file to "
          "make room."),
      CLEW_REMEDY_TRY_AGAIN, CLEW_REMEDY_OTHER_FILE } },
  { CLEW_STORE_ERROR_EXISTS,
    { "dialog-warning-symbolic", N_ ("There Is Already a File"),
      N_ ("A file with this name is already there."),
      N_ ("It was not changed. A new office never replaces a file."),
      N_ ("Choose another name or another folder."), CLEW_REMEDY_OTHER_FILE, CLEW_REMEDY_NONE } },
  { CLEW_STORE_ERROR_CONSTRAINT,
    { "dialog-warning-symbolic", N_ ("This Could Not Be Saved"),
      N_ ("A rule that protects the records refused this change."), NOTHING_SAVED,
      N_ ("Look at what was entered and try again."), CLEW_REMEDY_TRY_AGAIN, CLEW_REMEDY_NONE } },
  { CLEW_STORE_ERROR_LIBRARY,
    { "dialog-error-symbolic", N_ ("The Encryption Is Not Available"),
      N_ ("The library that encrypts the records is missing or is not the one that "
          "Clew needs. Without it, records would be written readable for everybody."),
      NOT_OPENED,
      N_ ("Install Clew again from its package, with SQLCipher 4, then try again."),
      CLEW_REMEDY_TRY_AGAIN, CLEW_REMEDY_NONE } },
};

static const Entry keys_entries[] = {
  { CLEW_KEYS_ERROR_ABSENT,
    { "dialog-password-symbolic", N_ ("This Keyring Has No Key for the Office"),
      N_ ("The keyring is open, but it does not hold the key of this office. That "
          "is so with a new computer, another account, or a keyring that was reset."),
      UNTOUCHED,
      N_ ("Use the recovery code that was written down when the office was made. "
          "The key is then kept in this keyring again."),
      CLEW_REMEDY_RECOVERY_CODE, OTHER_KEYS | CLEW_REMEDY_TRY_AGAIN | CLEW_REMEDY_OTHER_FILE } },
  { CLEW_KEYS_ERROR_LOCKED,
    { "system-lock-screen-symbolic", N_ ("The Keyring Is Locked"),
      N_ ("The key of this office is in your keyring, and the keyring is locked."),
      NOT_OPENED,
      N_ ("Unlock the keyring. Its password is usually the one that you log in "
          "with."),
      CLEW_REMEDY_UNLOCK, OTHER_KEYS | CLEW_REMEDY_OTHER_FILE } },
  { CLEW_KEYS_ERROR_DISMISSED,
    { "system-lock-screen-symbolic", N_ ("The Keyring Was Not Unlocked"),
      N_ ("The question for the keyring’s password was closed without an answer."),
      NOT_OPENED,
      N_ ("Unlock the keyring when you are ready. If the password is forgotten, "
          "use the recovery code."),
      CLEW_REMEDY_UNLOCK, OTHER_KEYS | CLEW_REMEDY_OTHER_FILE } },
  { CLEW_KEYS_ERROR_NO_SERVICE,
    { "dialog-password-symbolic", N_ ("No Keyring Is Running"),
      N_ ("Clew keeps the key of the office in the keyring of this account, and no "
          "keyring service answers."),
      UNTOUCHED,
      N_ ("Log out and in again, or ask who looks after this computer to install "
          "GNOME Keyring. The recovery code opens the office meanwhile."),
      CLEW_REMEDY_TRY_AGAIN, OTHER_KEYS | CLEW_REMEDY_OTHER_FILE } },
  { CLEW_KEYS_ERROR_TIMED_OUT,
    { "content-loading-symbolic", N_ ("The Keyring Does Not Answer"),
      N_ ("The keyring service is running, but it has not answered. It may still "
          "be waiting for its own password window."),
      UNTOUCHED,
      N_ ("Look for a password window, then try again. The recovery code opens the "
          "office meanwhile."),
      CLEW_REMEDY_TRY_AGAIN, OTHER_KEYS | CLEW_REMEDY_OTHER_FILE } },
  { CLEW_KEYS_ERROR_DUPLICATE,
    { "dialog-password-symbolic", N_ ("More Than One Key for This Office"),
      N_ ("The keyring holds several keys for this office, and Clew does not guess "
          "among them."),
      N_ ("The file was not changed, and no key was removed."),
      N_ ("Use the recovery code, or remove the wrong key with the program "
          "Passwords and Keys."),
      CLEW_REMEDY_RECOVERY_CODE, OTHER_KEYS | CLEW_REMEDY_TRY_AGAIN | CLEW_REMEDY_OTHER_FILE } },
  { CLEW_KEYS_ERROR_BAD_KEY,
    { "dialog-password-symbolic", N_ ("The Kept Key Is Not a Key"),
      N_ ("What the keyring holds for this office is not a whole key."),
      UNTOUCHED,
      N_ ("Use the recovery code of this office."),
      CLEW_REMEDY_RECOVERY_CODE, OTHER_KEYS | CLEW_REMEDY_TRY_AGAIN | CLEW_REMEDY_OTHER_FILE } },
  { CLEW_KEYS_ERROR_BAD_CODE,
    { "dialog-password-symbolic", N_ ("The Recovery Code Does Not Check"),
      N_ ("This is not the recovery code of this office, or a part of it was "
          "mistyped."),
      UNTOUCHED,
      N_ ("Compare the code with the paper, group by group."),
      CLEW_REMEDY_RECOVERY_CODE, OTHER_KEYS | CLEW_REMEDY_OTHER_FILE } },
  { CLEW_KEYS_ERROR_BAD_FILE,
    { "dialog-password-symbolic", N_ ("The Key File Cannot Be Used"),
      N_ ("The key file cannot be read, holds no key, or may be read by other "
          "accounts."),
      NOT_OPENED,
      N_ ("Check the name of the key file, and that only your account may read it."),
      CLEW_REMEDY_TRY_AGAIN, OTHER_KEYS | CLEW_REMEDY_OTHER_FILE } },
  { CLEW_KEYS_ERROR_FAILED,
    { "dialog-password-symbolic", N_ ("The Keyring Gave No Usable Answer"),
      N_ ("The keyring service answered with something that Clew did not expect."),
      UNTOUCHED,
      N_ ("Try again. If it stays so, use the recovery code."),
      CLEW_REMEDY_TRY_AGAIN, OTHER_KEYS | CLEW_REMEDY_OTHER_FILE } },
};

static const Entry records_entries[] = {
  { CLEW_RECORDS_ERROR_NOT_FOUND,
    { "edit-find-symbolic", N_ ("This Record Is Not There"),
      N_ ("The record is not in this office any more, or never was."),
      N_ ("Everything else is as it was."),
      N_ ("Go back and look for it in the list."),
      CLEW_REMEDY_NONE, CLEW_REMEDY_NONE } },
};

static const Entry documents_entries[] = {
  { CLEW_DOCUMENTS_ERROR_NO_FONT,
    { "printer-symbolic", N_ ("A Font Is Missing"),
      N_ ("No font on this computer has the letters of a text on this page."),
      N_ ("Nothing was printed, and no record was changed."),
      N_ ("Install the Noto fonts (package fonts-noto-core; for Chinese, Japanese and Korean "
          "fonts-wqy-microhei), then try again."),
      CLEW_REMEDY_NONE, CLEW_REMEDY_NONE } },
  { CLEW_DOCUMENTS_ERROR_NO_SCAN,
    { "dialog-question-symbolic", N_ ("This Is Not a Scan"),
      N_ ("The file is neither a PDF nor a PNG or JPEG picture, whatever its name says."),
      NOT_ATTACHED, N_ ("Scan the paper as PDF, PNG or JPEG and choose that file."),
      CLEW_REMEDY_NONE, CLEW_REMEDY_NONE } },
  { CLEW_DOCUMENTS_ERROR_LOCKED_SCAN,
    { "dialog-password-symbolic", N_ ("The PDF Has a Password"),
      N_ ("The PDF can’t be opened without its password, so nobody could look at it here."),
      NOT_ATTACHED,
      N_ ("Scan the paper again without a password, or save the PDF without one. The office file "
          "is encrypted as a whole."),
      CLEW_REMEDY_NONE, CLEW_REMEDY_NONE } },
  { CLEW_DOCUMENTS_ERROR_BROKEN_SCAN,
    { "dialog-warning-symbolic", N_ ("The Scan Is Not Whole"),
      N_ ("The file begins like a scan, but a part of it is missing or damaged."),
      NOT_ATTACHED, N_ ("Copy or scan it again, then choose that file."),
      CLEW_REMEDY_NONE, CLEW_REMEDY_NONE } },
  { CLEW_DOCUMENTS_ERROR_LARGE_SCAN,
    { "drive-harddisk-symbolic", N_ ("The Scan Is Too Large"),
      N_ ("A scan may have up to 64 MB, and a picture up to 150 million points. This one is "
          "larger."),
      NOT_ATTACHED, N_ ("Scan the paper at 200 points an inch, in gray, and choose that file."),
      CLEW_REMEDY_NONE, CLEW_REMEDY_NONE } },
};

static const ClewErrorWords otherwise = {
  "dialog-error-symbolic", N_ ("This Did Not Work"),
  N_ ("Something went wrong that Clew has no better words for."), NOTHING_SAVED,
  N_ ("Try again. If it happens again, copy the details for whoever looks "
      "after this computer."),
  CLEW_REMEDY_TRY_AGAIN, CLEW_REMEDY_OTHER_FILE
};

static const ClewErrorWords *
find (const Entry *entries, gsize n_entries, int code)
{
  for (gsize i = 0; i < n_entries; i++)
    if (entries[i].code == code)
      return &entries[i].words;

  return &otherwise;
}

/**
 * clew_error_words:
 * @error: from any room
 * @words: (out caller-allocates): what to say to people
 *
 * The one place where errors get their words. A refused field
 * (%CLEW_RECORDS_ERROR_INVALID) has its words already and is said at the field.
 */
void
clew_error_words (const GError *error, ClewErrorWords *words)
{
  const ClewErrorWords *found = &otherwise;

  g_return_if_fail (error != NULL);

  if (error->domain == CLEW_STORE_ERROR)
    found = find (store_entries, G_N_ELEMENTS (store_entries), error->code);
  else if (error->domain == CLEW_KEYS_ERROR)
    found = find (keys_entries, G_N_ELEMENTS (keys_entries), error->code);
  else if (error->domain == CLEW_RECORDS_ERROR)
    found = find (records_entries, G_N_ELEMENTS (records_entries), error->code);
  else if (error->domain == CLEW_DOCUMENTS_ERROR)
    found = find (documents_entries, G_N_ELEMENTS (documents_entries), error->code);

  *words = *found;
  words->title = _ (found->title);
  words->happened = _ (found->happened);
  words->safe = _ (found->safe);
  words->next = _ (found->next);
}

/**
 * clew_error_words_dup_text:
 *
 * For places with room for one text only, such as a dialog.
 *
 * Returns: (transfer full): what happened, what is safe, what to do
 */
char *
clew_error_words_dup_text (const GError *error)
{
  ClewErrorWords words;

  /* A field or a disclosure that is refused says why and what to do by itself, and
   * what somebody cancelled needs no more than that. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_error_matches (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID) ||
      g_error_matches (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED))
    return g_strdup (error->message);
  clew_error_words (error, &words);

  return g_strdup_printf ("%s\n\n%s\n\n%s", words.happened, words.safe, words.next);
}

/**
 * clew_error_words_dup_details:
 *
 * Returns: (transfer full): for whoever looks after the computer; errors never hold personal data
 */
char *
clew_error_words_dup_details (const GError *error)
{
  return g_strdup_printf ("%s (%s %d)", error->message, g_quark_to_string (error->domain),
                          error->code);
}

/**
 * clew_error_words_show:
 * @page: has a title that says what can't be shown
 *
 * Says there what happened, what is safe and what to do.
 */
void
clew_error_words_show (AdwStatusPage *page, const GError *error)
{
  g_autofree char *text = clew_error_words_dup_text (error);

  clew_error_words_show_text (page, text);
}

/**
 * clew_error_words_show_text:
 * @text: the description, as it shall be read: it may hold a path or what the system said
 *
 * AdwStatusPage reads its description as markup, of which one "&" leaves nothing.
 */
void
clew_error_words_show_text (AdwStatusPage *page, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_description (page, escaped);
}
