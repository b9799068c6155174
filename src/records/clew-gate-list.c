/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-gate-private.h"

#include "base/clew-error.h"
#include "records/clew-outgoing-paper.h"

#include <glib/gi18n-lib.h>

/* One paper about several people: each has a clearance of their own, and all
 * hold or nothing is printed. */

typedef struct
{
  GPtrArray             *clearances;
  const char            *paper_kind;
  ClewClearedListPrinter printer;
  gpointer               data;
  GBytes                *pdf;
} ListEmission;

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED, why);
  return FALSE;
}

/* Everybody on the paper is told of to the same agencies, and the same is told. */
static gboolean
is_alike (const ClewClearance *one, const ClewClearance *other)
{
  return one->office == other->office && one->what.on == other->what.on &&
         one->what.purpose == other->what.purpose &&
         g_strv_equal (one->what.agencies, other->what.agencies) &&
         g_strv_equal (one->what.categories, other->what.categories);
}

static gboolean
check (const ListEmission *emission, GError **error)
{
  if (emission->clearances->len == 0)
    return refuse (error, _ ("Nobody is chosen, so there is nothing to print."));
  for (guint i = 0; i < emission->clearances->len; i++)
    {
      const ClewClearance *clearance = g_ptr_array_index (emission->clearances, i);

      g_return_val_if_fail (!clearance->spent, FALSE);
      g_return_val_if_fail (is_alike (clearance, emission->clearances->pdata[0]), FALSE);
      if (!clew_gate_check_paper (clearance, emission->paper_kind, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
save_rows (ClewStore *store, const ClewClearance *clearance, const char *paper, GError **error)
{
  for (guint i = 0; i < clearance->recipients->len; i++)
    {
      g_autoptr (ClewRecord) row = clew_gate_make_row (clearance->office, &clearance->what,
                                                       clearance->recipients->pdata[i]);

      clew_record_set_text (row, "paper", paper);
      if (!clew_record_check (row, clew_office_today (clearance->office), NULL, error) ||
          !clew_record_save (store, row, error))
        return FALSE;
    }
  return TRUE;
}

/* Each is asked about again before anything is drawn. */
static gboolean
emit_in_change (ClewStore *store, gpointer data, GError **error)
{
  ListEmission *emission = data;
  g_autoptr (ClewRecord) wording = NULL;
  g_autofree char *paper = NULL;

  for (guint i = 0; i < emission->clearances->len; i++)
    if (!clew_gate_ask_again (g_ptr_array_index (emission->clearances, i), error))
      return FALSE;
  emission->pdf = emission->printer (emission->clearances, emission->data, &wording, error);
  if (emission->pdf == NULL)
    return FALSE;
  paper = clew_outgoing_paper_keep (store, NULL, emission->paper_kind, emission->pdf, wording,
                                    error);
  if (paper == NULL)
    return FALSE;
  for (guint i = 0; i < emission->clearances->len; i++)
    if (!save_rows (store, g_ptr_array_index (emission->clearances, i), paper, error))
      return FALSE;
  return TRUE;
}

/**
 * clew_gate_print_list:
 * @clearances: (element-type ClewClearance): clearances that were not used yet, one a person,
 *   for the same agencies, kinds of information and day
 * @paper_kind: an id of clew_outgoing_kinds
 * @printer: makes the paper; must not change records
 * @data: for @printer
 * @error: return location; %CLEW_RECORDS_ERROR_REFUSED when one of them holds no longer
 *
 * clew_clearance_print() for one paper about several people that all agencies
 * see: makes it, keeps its bytes once and writes a row of the ledger for each
 * person and agency, all in one change.
 *
 * Returns: (transfer full): the paper, or %NULL when nothing was kept and nothing may leave
 */
GBytes *
clew_gate_print_list (GPtrArray             *clearances,
                      const char            *paper_kind,
                      ClewClearedListPrinter printer,
                      gpointer               data,
                      GError               **error)
{
  ListEmission emission = { clearances, paper_kind, printer, data, NULL };
  ClewOffice  *office;

  if (!check (&emission, error))
    return NULL;
  office = clew_clearance_get_office (clearances->pdata[0]);
  if (!clew_office_change (office, "print list for a meeting", emit_in_change, &emission, error))
    {
      g_clear_pointer (&emission.pdf, g_bytes_unref);
      return NULL;
    }
  for (guint i = 0; i < clearances->len; i++)
    ((ClewClearance *)g_ptr_array_index (clearances, i))->spent = TRUE;
  return emission.pdf;
}
