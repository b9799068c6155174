/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-court-order.h"

#include "base/clew-error.h"
#include "records/clew-facts.h"
#include "rules/clew-gate-rules.h"

#include <glib/gi18n-lib.h>

/**
 * clew_court_order_list:
 * @store: a store
 * @participant: a participant's id
 * @error: return location
 *
 * Returns: (transfer full) (element-type ClewRecord): the court orders about the
 *   person, the latest issued first, or %NULL with @error set
 */
GPtrArray *
clew_court_order_list (ClewStore *store, const char *participant, GError **error)
{
  return clew_record_select (store, &clew_kind_court_order, error,
                             "participant = ? ORDER BY issued_on DESC, rowid DESC", "s",
                             participant);
}

/**
 * clew_court_order_can_be_told:
 * @order: a court order, complete or not
 *
 * Whatever is told about a person tells that they take part, so an order that
 * does not cover that lets nothing out; save counseling notes, which go alone.
 *
 * Returns: whether something can be told on its ground
 */
gboolean
clew_court_order_can_be_told (ClewRecord *order)
{
  const char *categories = clew_record_get_text (order, "categories");
  g_auto (GStrv) ids = g_strsplit (categories != NULL ? categories : "", " ", -1);

  return g_strv_contains ((const char *const *)ids, "enrollment") ||
         g_strcmp0 (categories, "counseling_notes") == 0;
}

/**
 * clew_court_order_is_ground:
 * @store: a store
 * @order: a court order's id
 * @is_ground: (out): whether something was told on its ground
 * @error: return location
 *
 * Returns: %FALSE with @error set when reading failed
 */
gboolean
clew_court_order_is_ground (ClewStore *store, const char *order, gboolean *is_ground,
                            GError **error)
{
  g_autoptr (GPtrArray) told = clew_record_select (store, &clew_kind_disclosure, error,
                                                   "court_order = ? LIMIT 1", "s", order);

  if (told == NULL)
    return FALSE;
  *is_ground = told->len > 0;
  return TRUE;
}

/**
 * clew_court_order_remove:
 * @office: an office
 * @order: a court order about somebody
 * @error: return location; %CLEW_RECORDS_ERROR_REFUSED for one that was a ground
 *
 * Removes an order that was entered wrongly; can be undone. One on whose ground
 * something was told stays, since the list of disclosures names it.
 *
 * Returns: %FALSE with @error set when nothing was changed
 */
gboolean
clew_court_order_remove (ClewOffice *office, ClewRecord *order, GError **error)
{
  gboolean is_ground;

  if (!clew_court_order_is_ground (clew_office_get_store (office), clew_record_get_id (order),
                                   &is_ground, error))
    return FALSE;
  if (!is_ground)
    return clew_office_remove (office, _ ("Remove court order"), order, error);
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED,
                       _ ("Something was told on the ground of this order, so it stays on the "
                          "record. End it instead: then nothing more goes out on it."));
  return FALSE;
}

/**
 * clew_court_order_end:
 * @office: an office
 * @order: a court order about somebody
 * @error: return location
 *
 * Ends an order as of today, or the day after it was issued if that is later;
 * can be undone.
 *
 * Returns: %FALSE with @error set when nothing was changed
 */
gboolean
clew_court_order_end (ClewOffice *office, ClewRecord *order, GError **error)
{
  g_autoptr (ClewRecord) ended = clew_record_load (clew_office_get_store (office),
                                                   &clew_kind_court_order,
                                                   clew_record_get_id (order), error);

  ClewDay after_issued;

  if (ended == NULL)
    return FALSE;
  after_issued = clew_record_get_day (ended, "issued_on") + 1;
  clew_record_set_day (ended, "ends_on", MAX (clew_office_today (office), after_issued));
  return clew_office_save (office, _ ("End court order"), ended, error);
}

/**
 * clew_court_order_awaits_confirmation:
 * @store: a store
 * @order: a court order about somebody
 * @today: today
 * @awaits: (out): whether it counts no more because its agency left and joined again
 * @error: return location
 *
 * Returns: %FALSE with @error set when reading failed
 */
gboolean
clew_court_order_awaits_confirmation (ClewStore  *store,
                                      ClewRecord *order,
                                      ClewDay     today,
                                      gboolean   *awaits,
                                      GError    **error)
{
  g_autoptr (ClewFacts) facts = clew_facts_load (
    store, clew_record_get_text (order, "participant"), error);
  const ClewCourtOrder asked = {
    .agency = clew_record_get_text (order, "agency"),
    .issued_on = clew_record_get_day (order, "issued_on"),
    .confirmed_on = clew_record_get_day (order, "confirmed_on"),
  };
  const ClewAgencyGap *gaps;
  guint                n_gaps;

  if (facts == NULL)
    return FALSE;
  gaps = clew_facts_get_gaps (facts, &n_gaps);
  *awaits = clew_gate_order_find_gap (gaps, n_gaps, &asked, today) != CLEW_DAY_UNKNOWN;
  return TRUE;
}

/**
 * clew_court_order_confirm:
 * @office: an office
 * @order: a court order about somebody
 * @error: return location
 *
 * Confirms as of today that an order still counts (rule 5 of clew-gate-rules.c); can be undone.
 *
 * Returns: %FALSE with @error set when nothing was changed
 */
gboolean
clew_court_order_confirm (ClewOffice *office, ClewRecord *order, GError **error)
{
  g_autoptr (ClewRecord) confirmed = clew_record_load (clew_office_get_store (office),
                                                       &clew_kind_court_order,
                                                       clew_record_get_id (order), error);

  if (confirmed == NULL)
    return FALSE;
  clew_record_set_day (confirmed, "confirmed_on", clew_office_today (office));
  return clew_office_save (office, _ ("Confirm court order"), confirmed, error);
}

/**
 * clew_subpoena_list:
 * @store: a store
 * @participant: a participant's id
 * @error: return location
 *
 * Returns: (transfer full) (element-type ClewRecord): the subpoenas that came
 *   about the person, the latest first, or %NULL with @error set
 */
GPtrArray *
clew_subpoena_list (ClewStore *store, const char *participant, GError **error)
{
  return clew_record_select (store, &clew_kind_subpoena, error,
                             "participant = ? ORDER BY came_on DESC, rowid DESC", "s",
                             participant);
}
