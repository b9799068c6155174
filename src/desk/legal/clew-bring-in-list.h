/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "exchange/clew-bring-in.h"

/* What a file says otherwise than is kept, a row each, to be ticked. "chosen-changed" follows
 * each tick. */

#define CLEW_TYPE_BRING_IN_LIST (clew_bring_in_list_get_type ())
G_DECLARE_FINAL_TYPE (ClewBringInList, clew_bring_in_list, CLEW, BRING_IN_LIST, AdwBin)

void clew_bring_in_list_show (ClewBringInList *list, ClewBringIn *plan);
void clew_bring_in_list_grab_first_focus (ClewBringInList *list);
