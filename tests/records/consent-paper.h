/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records-office.h"

/* Releases as they stand in a file, without the desk. */

void  paper_offer (Desk *desk, const char *paper, const char *agency, const char *categories);
char *paper_add (Desk       *desk,
                 const char *person,
                 const char *number,
                 const char *adds_to,
                 const char *expires_on,
                 const char *categories,
                 ...) G_GNUC_NULL_TERMINATED; /* ids of agencies */
char *paper_add_event (Desk *desk, const char *paper, const char *kind, const char *on_day,
                       const char *agency);
void  paper_sign (Desk *desk, const char *paper, const char *on_day);
