/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-release-wrong-person.h"

#include "base/clew-error.h"
#include "records/clew-release-private.h"
#include "rules/clew-scan-rules.h"

#include <glib/gi18n-lib.h>

static gboolean
read_count (ClewRows *rows, gint64 *count, GError **error)
{
  g_autoptr (ClewRows) owned = rows;

  if (rows == NULL || !clew_rows_next (rows, error))
    return FALSE;
  *count = clew_rows_get_number (rows, 0);
  return TRUE;
}

/**
 * clew_release_is_from_blank:
 * @store: a store
 * @consent: a release
 * @from_blank: (out): whether it was printed for nobody, so that its paper names nobody
 * @error: return location
 *
 * Returns: %FALSE with @error set when reading failed
 */
gboolean
clew_release_is_from_blank (ClewStore  *store,
                            ClewRecord *consent,
                            gboolean   *from_blank,
                            GError    **error)
{
  g_autofree char *number = clew_form_number_on_paper (
    clew_record_get_text (consent, "form_number"));
  gint64 n;

  if (!read_count (clew_store_query (store, error,
                                     "SELECT count (*) FROM blank_form WHERE form_number = ?", "s",
                                     number),
                   &n, error))
    return FALSE;
  *from_blank = n > 0;
  return TRUE;
}

/* clang-format off */
#define ENTERED_SQL \
  "SELECT count (*) FROM consent c " \
  "WHERE " CLEW_RELEASE_OF_PAPER ("?1") " AND " CLEW_RELEASE_IS_THEIRS
/* clang-format on */

/**
 * clew_release_paper_waits:
 * @store: a store
 * @consent: a release
 * @waits: (out): whether its paper is nobody's now: entered for the wrong person, and not yet for
 *   the right one
 * @error: return location
 *
 * Returns: %FALSE with @error set when reading failed
 */
gboolean
clew_release_paper_waits (ClewStore *store, ClewRecord *consent, gboolean *waits, GError **error)
{
  g_autofree char *number = clew_form_number_on_paper (
    clew_record_get_text (consent, "form_number"));
  gint64 n;

  if (!read_count (clew_store_query (store, error, ENTERED_SQL, "s", number), &n, error))
    return FALSE;
  *waits = n == 0;
  return TRUE;
}

/**
 * clew_release_count_disclosures:
 * @store: a store
 * @consent: a release's id
 * @count: (out): how many entries of the ledger name it as their ground and are not corrected
 * @error: return location
 *
 * Returns: %FALSE with @error set when reading failed
 */
gboolean
clew_release_count_disclosures (ClewStore  *store,
                                const char *consent,
                                guint      *count,
                                GError    **error)
{
  gint64 n;

  if (!read_count (clew_store_query (
                     store, error,
                     "SELECT count (*) FROM disclosure d WHERE d.consent = ?1 AND d.participant = "
                     "(SELECT participant FROM consent WHERE id = ?1) "
                     "AND NOT EXISTS (SELECT 1 FROM disclosure x WHERE x.corrects = d.id)",
                     "s", consent),
                   &n, error))
    return FALSE;
  *count = (guint)n;
  return TRUE;
}

/**
 * clew_release_check_is_theirs:
 * @store: a store
 * @consent: a release's id
 * @error: return location; %CLEW_RECORDS_ERROR_INVALID if it was entered for the wrong person
 *
 * Nothing more happens to a paper that is not the person's.
 *
 * Returns: whether something may be recorded of it
 */
gboolean
clew_release_check_is_theirs (ClewStore *store, const char *consent, GError **error)
{
  gint64 n;

  if (!read_count (clew_store_query (store, error,
                                     "SELECT count (*) FROM consent c WHERE c.id = ? "
                                     "AND NOT " CLEW_RELEASE_IS_THEIRS,
                                     "s", consent),
                   &n, error))
    return FALSE;
  if (n == 0)
    return TRUE;
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID,
                       _ ("This form was entered for the wrong person. Record it where it is "
                          "entered for the right one."));
  return FALSE;
}

static gboolean
check_is_from_blank (ClewStore *store, const char *consent, GError **error)
{
  g_autoptr (ClewRecord) record = clew_record_load (store, &clew_kind_consent, consent, error);
  gboolean from_blank;

  if (record == NULL || !clew_release_is_from_blank (store, record, &from_blank, error))
    return FALSE;
  if (from_blank)
    return TRUE;
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID,
                       _ ("The person’s name is printed on this form, so it is theirs. If it was "
                          "not signed by them, correct the signature."));
  return FALSE;
}

static gboolean
save_event (ClewStore *store, gpointer data, GError **error)
{
  return clew_record_save (store, data, error);
}

/**
 * clew_release_record_wrong_person:
 * @office: an office
 * @consent: id of a release that was a blank form
 * @error: return location; %CLEW_RECORDS_ERROR_INVALID if the form names the person, or is taken
 *   away already
 *
 * Takes the form away from the person for whom it was entered by mistake, from the
 * beginning on (rule 15 of clew-consent-rules.c). Nothing is edited, and nothing says whose
 * it is; clew_blank_form_take_in() then enters it for the right person. What was told on its
 * ground stays in the ledger.
 *
 * Returns: %FALSE with @error set when nothing was kept
 */
gboolean
clew_release_record_wrong_person (ClewOffice *office, const char *consent, GError **error)
{
  ClewStore *store = clew_office_get_store (office);
  g_autoptr (ClewRecord) event = NULL;

  if (!clew_release_check_is_theirs (store, consent, error) ||
      !check_is_from_blank (store, consent, error))
    return FALSE;
  event = clew_release_new_event (office, consent, "wrong_person", clew_office_today (office));
  return clew_office_change (office, "release entered for the wrong person", save_event, event,
                             error);
}
