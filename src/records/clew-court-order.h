/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-office.h"
#include "records/clew-record.h"

/* What courts ordered about a person, and the subpoenas that came. */

GPtrArray *clew_court_order_list (ClewStore *store, const char *participant, GError **error);
gboolean   clew_court_order_can_be_told (ClewRecord *order);
gboolean   clew_court_order_is_ground (ClewStore  *store,
                                       const char *order,
                                       gboolean   *is_ground,
                                       GError    **error);
gboolean   clew_court_order_remove (ClewOffice *office, ClewRecord *order, GError **error);
gboolean   clew_court_order_awaits_confirmation (ClewStore  *store,
                                                 ClewRecord *order,
                                                 ClewDay     today,
                                                 gboolean   *awaits,
                                                 GError    **error);
gboolean   clew_court_order_confirm (ClewOffice *office, ClewRecord *order, GError **error);
gboolean   clew_court_order_end (ClewOffice *office, ClewRecord *order, GError **error);

GPtrArray *clew_subpoena_list (ClewStore *store, const char *participant, GError **error);
