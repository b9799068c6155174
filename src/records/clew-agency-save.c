/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-agency.h"

#include "base/clew-error.h"
#include "rules/clew-recipient-rules.h"

#include <glib/gi18n-lib.h>

/* What may be entered of an agency, and what somebody must say first: releases
 * rest on who it is and on when it was of the site. */

static gboolean G_GNUC_PRINTF (2, 3)
  refuse (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list          list;

  va_start (list, format);
  message = g_strdup_vprintf (format, list);
  va_end (list);
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
check_unique (ClewStore *store, ClewRecord *agency, const char *name, GError **error)
{
  g_autoptr (GPtrArray) others = clew_record_select (store, &clew_kind_agency, error, "id <> ?",
                                                     "s", clew_record_get_id (agency));

  if (others == NULL)
    return FALSE;
  for (guint i = 0; i < others->len; i++)
    {
      const char *other = clew_record_get_text (g_ptr_array_index (others, i), "legal_name");

      if (clew_recipient_is_same (name, other))
        return refuse (error, _ ("“%s” is in the directory already. Open that agency, or enter "
                                 "what tells the two apart."),
                                 other);
    }
  return TRUE;
}

/* What somebody said of an agency, without which it can't be kept so. */
typedef enum
{
  SAID_NOTHING,
  SAID_SAME, /* it is the same under another name */
  SAID_BACK, /* it joined again, or never left on that day */
} Said;

/* On these words the form puts the question; whoever calls by another way is refused. */
static gboolean
check_renamed (ClewOffice *office, ClewRecord *agency, Said said, GError **error)
{
  gboolean renamed;

  if (!clew_agency_is_renamed (office, agency, &renamed, error))
    return FALSE;
  return said == SAID_SAME || !renamed ||
         refuse (error, _ ("Forms name this agency as it was called. Say whether it is the same "
                           "agency: what people signed lets only that one hear."));
}

/* Who takes the date away on which it left takes the past away with it. */
static gboolean
check_back (ClewOffice *office, ClewRecord *agency, Said said, GError **error)
{
  gboolean back;

  if (!clew_agency_is_back (office, agency, &back, error))
    return FALSE;
  return said == SAID_BACK || !back ||
         refuse (error, _ ("This agency left, and what was signed before that lets it hear "
                           "nothing any more. Say whether it joined again or the date was wrong."));
}

/* People named an agency of a kind; what lets it hear does not go over to another. */
static gboolean
check_kind (ClewOffice *office, ClewRecord *before, ClewRecord *agency, GError **error)
{
  ClewStore *store = clew_office_get_store (office);
  g_autoptr (ClewRows) rows = NULL;

  if (clew_recipient_kind_can_become (clew_record_get_text (before, "kind"),
                                      clew_record_get_text (agency, "kind")))
    return TRUE;
  rows = clew_store_query (store, error,
                           "SELECT EXISTS (SELECT 1 FROM consent_agency a "
                           "JOIN consent c ON c.id = a.consent WHERE a.agency = ? AND "
                           "(c.adds_to IS NOT NULL OR c.expires_on IS NULL OR c.expires_on > ?))",
                           "sd", clew_record_get_id (agency), clew_office_today (office));
  if (rows == NULL || !clew_rows_next (rows, error))
    return FALSE;
  return clew_rows_get_number (rows, 0) == 0 ||
         refuse (error, _ ("Releases in force name this agency as another kind of agency, and "
                           "other rules hold for this kind. Add a new agency of this kind; "
                           "people name it when they sign again."));
}

static gboolean
check (ClewOffice  *office,
       ClewRecord  *agency,
       Said         said,
       const char **field,
       GError     **error)
{
  ClewStore  *store = clew_office_get_store (office);
  const char *name = clew_record_get_text (agency, "legal_name");

  if (field != NULL)
    *field = "legal_name";
  if (name == NULL)
    return TRUE;
  if (clew_record_is_stored (agency))
    {
      g_autoptr (ClewRecord) before = clew_record_load (store, &clew_kind_agency,
                                                        clew_record_get_id (agency), error);

      if (before == NULL)
        return FALSE;
      if (!check_kind (office, before, agency, error))
        {
          if (field != NULL)
            *field = "kind";
          return FALSE;
        }
      if (!check_back (office, agency, said, error))
        {
          if (field != NULL)
            *field = "mou_ended_on";
          return FALSE;
        }
      if (g_strcmp0 (clew_record_get_text (before, "legal_name"), name) == 0)
        return TRUE;
    }
  if (clew_recipient_is_class (name))
    return refuse (error,
                   _ ("“%s” is a group, not one agency. Enter the legal name of one agency, so "
                      "that the person who signs knows who may hear."),
                      name);
  return check_unique (store, agency, name, error) && check_renamed (office, agency, said, error);
}

/**
 * clew_agency_is_renamed:
 * @office: an office
 * @agency: an agency, new or changed
 * @renamed: (out): whether some form names it, and it is called otherwise now
 * @error: return location
 *
 * Whether somebody must say that it is the same agency still: a release lets
 * only those hear whom it names (42 CFR 2.31(a)(4)). Case, accents and marks do
 * not matter.
 *
 * Returns: %FALSE with @error set when reading failed
 */
gboolean
clew_agency_is_renamed (ClewOffice *office, ClewRecord *agency, gboolean *renamed, GError **error)
{
  ClewStore  *store = clew_office_get_store (office);
  const char *name = clew_record_get_text (agency, "legal_name");
  g_autoptr (ClewRecord) before = NULL;

  *renamed = FALSE;
  if (!clew_record_is_stored (agency) || name == NULL)
    return TRUE;
  before = clew_record_load (store, &clew_kind_agency, clew_record_get_id (agency), error);
  if (before == NULL)
    return FALSE;
  return clew_recipient_is_same (clew_record_get_text (before, "legal_name"), name) ||
         clew_agency_is_on_forms (store, clew_record_get_id (agency), renamed, error);
}

/**
 * clew_agency_check:
 * @office: an office
 * @agency: an agency, new or changed, maybe half entered
 * @error: return location; %CLEW_RECORDS_ERROR_INVALID when its name or kind is refused
 *
 * Refuses a name that is a class of recipients (42 CFR 2.31(a)(4)), and one
 * that another agency of the site has but for case, accents and marks: two
 * of one name could not be told apart on paper. A name that was kept before there
 * was a check is not judged until it is changed. What forms name keeps its name
 * (but see clew_agency_rename()) and its kind as of
 * clew_recipient_kind_can_become().
 *
 * Returns: whether name and kind may be kept
 */
gboolean
clew_agency_check (ClewOffice *office, ClewRecord *agency, GError **error)
{
  return check (office, agency, SAID_NOTHING, NULL, error);
}

static gboolean
save (ClewOffice  *office,
      const char  *what,
      ClewRecord  *agency,
      Said         said,
      const char **field,
      GError     **error)
{
  if (!clew_record_check (agency, clew_office_today (office), field, error) ||
      !check (office, agency, said, field, error))
    return FALSE;
  if (field != NULL)
    *field = NULL;
  return clew_office_save (office, what, agency, error);
}

/**
 * clew_agency_save:
 * @office: an office
 * @what: for the audit and the undo menu, translated
 * @agency: an agency, new or changed
 * @field: (out) (optional): the column at which to show the message
 * @error: return location; %CLEW_RECORDS_ERROR_INVALID when a field is refused
 *
 * Keeps an agency that clew_agency_check() lets pass. What is printed on forms
 * already stays as it was.
 *
 * Returns: %FALSE with @error set when nothing was kept
 */
gboolean
clew_agency_save (ClewOffice  *office,
                  const char  *what,
                  ClewRecord  *agency,
                  const char **field,
                  GError     **error)
{
  return save (office, what, agency, SAID_NOTHING, field, error);
}

/**
 * clew_agency_rename:
 * @office: an office
 * @agency: an agency with its new name, of which somebody said that it is the same
 * @error: return location; %CLEW_RECORDS_ERROR_INVALID when a field is refused
 *
 * clew_agency_save() for one that forms name under its old name. That somebody
 * said so stands in the audit.
 *
 * Returns: %FALSE with @error set when nothing was kept
 */
gboolean
clew_agency_rename (ClewOffice *office, ClewRecord *agency, GError **error)
{
  return save (office, _ ("Same agency under a new name"), agency, SAID_SAME, NULL, error);
}

/**
 * clew_agency_is_back:
 * @office: an office
 * @agency: an agency, new or changed
 * @back: (out): whether forms name it, it had left by today, and it has not now
 * @error: return location
 *
 * Whether somebody must say that it joined again, or that it never left on that day.
 *
 * Returns: %FALSE with @error set when reading failed
 */
gboolean
clew_agency_is_back (ClewOffice *office, ClewRecord *agency, gboolean *back, GError **error)
{
  ClewStore *store = clew_office_get_store (office);
  ClewDay    today = clew_office_today (office);
  g_autoptr (ClewRecord) before = NULL;

  *back = FALSE;
  if (!clew_record_is_stored (agency))
    return TRUE;
  before = clew_record_load (store, &clew_kind_agency, clew_record_get_id (agency), error);
  if (before == NULL)
    return FALSE;
  return clew_agency_get_agreement (before, today) != CLEW_AGREEMENT_ENDED ||
         clew_agency_get_agreement (agency, today) == CLEW_AGREEMENT_ENDED ||
         clew_agency_is_on_forms (store, clew_record_get_id (agency), back, error);
}

/**
 * clew_agency_correct_end:
 * @office: an office
 * @agency: an agency that had left, of which somebody said that the date was wrong
 * @error: return location; %CLEW_RECORDS_ERROR_INVALID when a field is refused
 *
 * clew_agency_save() for one that never left on that day: what was signed goes on
 * as if it had not. That somebody said so stands in the audit.
 *
 * Returns: %FALSE with @error set when nothing was kept
 */
gboolean
clew_agency_correct_end (ClewOffice *office, ClewRecord *agency, GError **error)
{
  return save (office, _ ("Correct when the agreement ended"), agency, SAID_BACK, NULL, error);
}

typedef struct
{
  ClewRecord *agency;
  ClewRecord *gap;
} Rejoining;

static gboolean
save_rejoining (ClewStore *store, gpointer data, GError **error)
{
  Rejoining *rejoining = data;

  return clew_record_save (store, rejoining->gap, error) &&
         clew_record_save (store, rejoining->agency, error);
}

/**
 * clew_agency_rejoin:
 * @office: an office
 * @agency: an agency that has left, as it is kept; its agreement is as of
 *   @rejoined_on afterwards
 * @rejoined_on: the first day on which it is of the site again
 * @error: return location; %CLEW_RECORDS_ERROR_INVALID when the day is refused
 *
 * What was signed before lets it hear nothing all the same (rule 14 of
 * clew-consent-rules.c); whoever signed before is to be seen again.
 *
 * Returns: %FALSE with @error set when nothing was kept
 */
gboolean
clew_agency_rejoin (ClewOffice *office, ClewRecord *agency, ClewDay rejoined_on, GError **error)
{
  ClewDay today = clew_office_today (office);
  g_autoptr (ClewRecord) next = clew_record_copy (agency);
  g_autoptr (ClewRecord) gap = clew_record_new (&clew_kind_agency_gap);

  if (rejoined_on == CLEW_DAY_UNKNOWN || rejoined_on > today)
    return refuse (error, _ ("Enter the day on which it joined again, today or earlier."));
  clew_record_set_text (gap, "agency", clew_record_get_id (agency));
  clew_record_set_day (gap, "left_on", clew_record_get_day (agency, "mou_ended_on"));
  clew_record_set_day (gap, "rejoined_on", rejoined_on);
  clew_record_set_day (next, "mou_signed_on", rejoined_on);
  clew_record_set_nothing (next, "mou_ended_on");
  if (!clew_record_check (gap, today, NULL, error) ||
      !check (office, next, SAID_BACK, NULL, error))
    return FALSE;
  return clew_office_change (office, _ ("Agency joined again"), save_rejoining,
                                        &(Rejoining){ next, gap }, error);
}
