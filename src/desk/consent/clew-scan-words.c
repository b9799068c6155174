/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/consent/clew-scan-words.h"

#include "base/clew-error.h"
#include "desk/clew-error-words.h"

#include <glib/gi18n.h>

static const char *
find_words (const GError *error)
{
  if (error->domain != G_IO_ERROR)
    return NULL;
  switch (error->code)
    {
    case G_IO_ERROR_IS_DIRECTORY:
      return N_ ("This is a folder. Nothing of it was attached. Choose the scans in it, or drop "
                 "them here.");
    case G_IO_ERROR_NOT_FOUND:
      return N_ ("The file is no longer where it was. Nothing of it was attached. Look where it "
                 "went, or scan the paper again.");
    case G_IO_ERROR_PERMISSION_DENIED:
      return N_ ("You may not read this file. Nothing of it was attached. Ask whoever keeps it "
                 "for a copy, or scan the paper again.");
    case G_IO_ERROR_NOT_SUPPORTED:
    case G_IO_ERROR_NOT_MOUNTED:
    case G_IO_ERROR_HOST_NOT_FOUND:
    case G_IO_ERROR_HOST_UNREACHABLE:
    case G_IO_ERROR_NETWORK_UNREACHABLE:
    case G_IO_ERROR_CONNECTION_REFUSED:
    case G_IO_ERROR_TIMED_OUT:
      return N_ ("The file is at another place that can’t be reached from here. Nothing of it was "
                 "attached. Copy it to this computer, then attach the copy.");
    default:
      return NULL;
    }
}

/**
 * clew_scan_words_refused:
 * @error: why a file was not attached, or a copy not saved
 *
 * A refused scan has its words; what the system says needs ours around.
 *
 * Returns: (transfer full): what happened, what is safe, what to do
 */
char *
clew_scan_words_refused (const GError *error)
{
  const char    *words = find_words (error);
  ClewErrorWords parts;

  if (words != NULL)
    return g_strdup (_ (words));
  if (error->domain == CLEW_DOCUMENTS_ERROR)
    {
      clew_error_words (error, &parts);
      return g_strjoin (" ", parts.happened, _ ("Nothing of it was attached."), parts.next, NULL);
    }
  if (error->domain == G_IO_ERROR)
    /* Translators: %s is what the system says of a file */
    return g_strdup_printf (_ ("The file can’t be used: %s\n\nNothing was changed here. Choose "
                               "another file or place."),
                               error->message);
  return clew_error_words_dup_text (error);
}

/**
 * clew_scan_words_compare:
 * @tie: of which form the scan is
 * @number: of the form that it is attached to
 *
 * Returns: (transfer full) (nullable): what somebody should compare themselves; %NULL when
 *   the codes told
 */
char *
clew_scan_words_compare (const ClewScanTie *tie, const char *number)
{
  if (tie->match == CLEW_SCAN_NO_CODE)
    /* Translators: of a scan; %s is the number of a form */
    return g_strdup_printf (_ ("No square code could be read on it. Is the number on the paper "
                               "%s?"),
                               number);
  if (tie->match == CLEW_SCAN_UNKNOWN_CODE)
    /* Translators: of a scan; %s is the number of a form */
    return g_strdup_printf (_ ("The square code on it is of no form of this office. Is the number "
                               "on the paper %s?"),
                               number);
  return NULL;
}

/**
 * clew_scan_words_is_unsure:
 * @tie: of which form the scan is
 *
 * Returns: whether no code told, so that somebody should compare
 */
gboolean
clew_scan_words_is_unsure (const ClewScanTie *tie)
{
  return tie->match == CLEW_SCAN_NO_CODE || tie->match == CLEW_SCAN_UNKNOWN_CODE;
}

/**
 * clew_scan_words_compared:
 * @number: of the form that the scan is attached to
 *
 * Returns: (transfer full): what stands above a scan whose number somebody compared
 */
char *
clew_scan_words_compared (const char *number)
{
  /* Translators: above a scan; %s is the number of a form */
  return g_strdup_printf (_ ("This is form %s. Somebody compared the number on the paper."),
                             number);
}

/**
 * clew_scan_words_match:
 * @tie: of which form a kept scan is
 * @number: of the form that it is attached to
 *
 * Returns: (transfer full): what stands above the scan
 */
char *
clew_scan_words_match (const ClewScanTie *tie, const char *number)
{
  switch (tie->match)
    {
    case CLEW_SCAN_THIS_FORM:
      /* Translators: above a scan; %s is the number of a form */
      return g_strdup_printf (_ ("This is form %s. The square code on the scan says so."), number);
    case CLEW_SCAN_OTHER_FORM:
      /* Translators: above a scan; both are numbers of forms */
      return g_strdup_printf (_ ("The square code on this scan is of form %s. Somebody attached it "
                                 "to form %s all the same."),
                                 tie->number, number);
    case CLEW_SCAN_BOTH_FORMS:
      /* Translators: above a scan; both are numbers of forms */
      return g_strdup_printf (_ ("This scan shows form %s as well as form %s. Somebody attached it "
                                 "all the same."),
                                 tie->number, number);
    case CLEW_SCAN_UNKNOWN_CODE:
      /* Translators: above a scan; %s is the number of a form */
      return g_strdup_printf (_ ("This is attached to form %s. The square code on the scan is of "
                                 "no form of this office: compare the number on the paper."),
                                 number);
    case CLEW_SCAN_NO_CODE:
    default:
      /* Translators: above a scan; %s is the number of a form */
      return g_strdup_printf (_ ("This is attached to form %s. No square code could be read on the "
                                 "scan: compare the number on the paper."),
                                 number);
    }
}
