/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-gate-private.h"

#include "base/clew-error.h"

#include <glib/gi18n-lib.h>

/* What was told already, whether or not it was covered. */

typedef struct
{
  ClewOffice           *office;
  const ClewDisclosure *what;
  const char           *corrects;
} Told;

/* An entry can be corrected once; what corrects it can be corrected in turn. So
 * each entry has one line of corrections, and one that holds. */
static ClewRecord *
load_corrected (ClewStore *store, const char *id, GError **error)
{
  g_autoptr (ClewRecord) entry = clew_record_load (store, &clew_kind_disclosure, id, error);
  g_autoptr (GPtrArray) newer = NULL;

  if (entry == NULL)
    return NULL;
  newer = clew_record_select (store, &clew_kind_disclosure, error, "corrects = ?", "s", id);
  if (newer == NULL)
    return NULL;
  if (newer->len == 0)
    return g_steal_pointer (&entry);
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID,
                       _ ("This entry was corrected already. Correct the newer one."));
  return NULL;
}

/* @corrected: (out): what is corrected, if anything is. */
static gboolean
check_corrected (ClewStore *store, const Told *told, ClewRecord **corrected, GError **error)
{
  if (told->corrects == NULL)
    return TRUE;
  *corrected = load_corrected (store, told->corrects, error);
  if (*corrected == NULL)
    return FALSE;
  if (g_strcmp0 (clew_record_get_text (*corrected, "participant"), told->what->participant) == 0)
    return TRUE;
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID,
                       _ ("The entry to correct is about somebody else."));
  return FALSE;
}

/* What was printed was printed, and for which case, whatever else was wrong. */
static void
keep_facts (ClewRecord *row, ClewRecord *corrected)
{
  static const char *const columns[] = { "paper", "court_case" };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    clew_record_set_text (row, columns[i], clew_record_get_text (corrected, columns[i]));
}

static gboolean
save_told (ClewStore *store, gpointer data, GError **error)
{
  Told   *told = data;
  ClewDay today = clew_office_today (told->office);
  g_autoptr (ClewRecord) corrected = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (!check_corrected (store, told, &corrected, error))
    return FALSE;
  rows = clew_gate_ask (store, told->what, today, error);
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (ClewRecord) row = clew_gate_make_row (told->office, told->what,
                                                       g_ptr_array_index (rows, i));

      clew_record_set_text (row, "corrects", told->corrects);
      if (corrected != NULL)
        keep_facts (row, corrected);
      if (!clew_record_check (row, today, NULL, error) || !clew_record_save (store, row, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * clew_gate_record_told:
 * @office: an office
 * @what: who heard what about whom, and when
 * @corrects: (nullable): the row of the ledger that this one corrects; it must
 *   be about the same person and not corrected yet
 * @error: return location; %CLEW_RECORDS_ERROR_INVALID with words for the person
 *   at the desk
 *
 * Notes what was told already, by word of mouth or otherwise, also to somebody who
 * is not in the directory; the name is kept as typed. The gate is asked
 * for the ground as of that day; what was not covered is kept all the same and
 * says so: the ledger tells what happened (42 CFR 2.25, 45 CFR 164.528).
 *
 * Returns: %FALSE with @error set when nothing was kept
 */
gboolean
clew_gate_record_told (ClewOffice           *office,
                       const ClewDisclosure *what,
                       const char           *corrects,
                       GError              **error)
{
  Told     told = { office, what, corrects };
  gboolean has_agency = what->agencies != NULL && what->agencies[0] != NULL;

  if (!has_agency && what->recipient == NULL)
    {
      g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID,
                           _ ("Choose or name who was told."));
      return FALSE;
    }
  if (corrects != NULL && has_agency && (what->agencies[1] != NULL || what->recipient != NULL))
    {
      g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID,
                           _ ("One entry corrects one entry: choose one agency."));
      return FALSE;
    }
  if (what->categories == NULL || what->categories[0] == NULL)
    {
      g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID,
                           _ ("Choose what was told."));
      return FALSE;
    }
  return clew_office_change (office, "record disclosure", save_told, &told, error);
}

/* Inside a change: what clew_gate_record_mistake() does. */
gboolean
clew_gate_save_mistake (ClewStore *store, ClewOffice *office, const char *entry_id, GError **error)
{
  static const char *const copied[] = { "participant", "on_day", "agency", "recipient",
                                        "recipient_address", "person", "categories", "purpose",
                                        "method", "description", "court_case" };
  g_autoptr (ClewRecord) entry = load_corrected (store, entry_id, error);
  g_autoptr (ClewRecord) row = clew_record_new (&clew_kind_disclosure);
  ClewRecord *me = clew_office_get_me (office);

  if (entry == NULL)
    return FALSE;
  if (clew_record_get_text (entry, "paper") != NULL)
    {
      g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID,
                           _ ("A paper was printed for this entry, and its copy is kept, so the "
                              "entry stays. If it was not given, correct the entry and say in a "
                              "few words what became of it."));
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (copied); i++)
    clew_record_set_text (row, copied[i], clew_record_get_text (entry, copied[i]));
  clew_record_set_text (row, "ground", "mistake");
  clew_record_set_text (row, "corrects", entry_id);
  if (me != NULL)
    clew_record_set_text (row, "staff", clew_record_get_id (me));
  return clew_record_check (row, clew_office_today (office), NULL, error) &&
         clew_record_save (store, row, error);
}

typedef struct
{
  ClewOffice *office;
  const char *entry;
} Mistake;

static gboolean
save_mistake (ClewStore *store, gpointer data, GError **error)
{
  Mistake *mistake = data;

  return clew_gate_save_mistake (store, mistake->office, mistake->entry, error);
}

/**
 * clew_gate_record_mistake:
 * @office: an office
 * @entry: id of a row of the ledger
 * @error: return location
 *
 * Notes that what @entry says never happened, for instance because somebody else
 * was meant. The row stays; a new one names it and says so, and the accounting
 * leaves both out. Not of a row with a printed paper: that one was made, and
 * nobody can show that it went nowhere.
 *
 * Returns: %FALSE with @error set when nothing was kept
 */
gboolean
clew_gate_record_mistake (ClewOffice *office, const char *entry, GError **error)
{
  Mistake mistake = { office, entry };

  return clew_office_change (office, "record disclosure", save_mistake, &mistake, error);
}
