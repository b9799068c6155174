/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/clew-scan-rules.h"

#include <string.h>

/**
 * clew_form_number_on_paper:
 * @number: the number of an entry
 *
 * Each entry has a number of its own: a blank form that was entered for the wrong
 * person and then again is PC-2026-0413 and PC-2026-0413/2. Its paper is one.
 *
 * Returns: (transfer full): the number that is printed
 */
char *
clew_form_number_on_paper (const char *number)
{
  const char *stroke = strrchr (number, '/');

  if (stroke == NULL || stroke[1] == '\0' ||
      strspn (stroke + 1, "0123456789") != strlen (stroke + 1))
    return g_strdup (number);
  return g_strndup (number, (gsize)(stroke - number));
}

/**
 * clew_scan_match:
 * @number: of the form at hand
 * @codes: what the square codes in the file say; from outside, so it is compared and no more
 * @known: the numbers of forms of this office, at least those that stand among @codes
 * @other: (out) (transfer none) (nullable): of @known, the first other form that is named
 *
 * Which form a scan is of. A form's code says its number and nothing else; what
 * differs in a single letter is no number.
 *
 * Returns: what the codes say
 */
ClewScanMatch
clew_scan_match (const char        *number,
                 const char *const *codes,
                 const char *const *known,
                 const char       **other)
{
  gboolean is_this = g_strv_contains (codes, number);

  *other = NULL;
  if (codes[0] == NULL)
    return CLEW_SCAN_NO_CODE;
  for (guint i = 0; codes[i] != NULL && *other == NULL; i++)
    for (guint j = 0; known[j] != NULL && *other == NULL; j++)
      if (g_str_equal (codes[i], known[j]) && !g_str_equal (known[j], number))
        *other = known[j];
  if (*other != NULL)
    return is_this ? CLEW_SCAN_BOTH_FORMS : CLEW_SCAN_OTHER_FORM;
  return is_this ? CLEW_SCAN_THIS_FORM : CLEW_SCAN_UNKNOWN_CODE;
}

/**
 * clew_scan_match_is_refused:
 * @match: what the codes say
 *
 * A paper of somebody else is never attached without somebody saying so. What
 * could not be read is no hindrance: the number is printed under the code.
 *
 * Returns: whether the scan is kept only by a named act
 */
gboolean
clew_scan_match_is_refused (ClewScanMatch match)
{
  return match == CLEW_SCAN_OTHER_FORM || match == CLEW_SCAN_BOTH_FORMS;
}
