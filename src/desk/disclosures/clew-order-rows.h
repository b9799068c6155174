/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/clew-entry-frame.h"
#include "records/clew-office.h"

/* The court orders about a person that are recorded already. */

void clew_order_rows_add (GtkWidget      *box,
                          ClewEntryFrame *frame,
                          ClewOffice     *office,
                          GPtrArray      *agencies,
                          GPtrArray      *orders);
