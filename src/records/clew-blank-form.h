/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-release.h"

/* Forms that are printed before it is known who will sign them. Such a form
 * has its number and its exact bytes from the first; it becomes somebody's
 * consent when they bring it back. */

char       *clew_blank_form_issue (ClewOffice        *office,
                                   ClewReleaseDraft  *draft,
                                   ClewReleasePrinter printer,
                                   gpointer           data,
                                   GBytes           **pdf,
                                   GError           **error);
ClewRecord *clew_blank_form_find (ClewStore *store, const char *number, GError **error);
char       *clew_blank_form_find_consent (ClewStore  *store,
                                          ClewRecord *blank,
                                          GError    **error);
GPtrArray  *clew_blank_form_list_waiting (ClewStore *store, guint limit, GError **error);
char       *clew_blank_form_take_in (ClewOffice *office,
                                     ClewRecord *blank,
                                     const char *participant,
                                     GError    **error);
