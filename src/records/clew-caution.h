/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-office.h"
#include "rules/clew-caution-rules.h"

/* The words of which somebody who writes a letter is warned: the site's own,
 * or the shipped ones while it has none. */

typedef struct _ClewCautionList ClewCautionList;

ClewCautionList *clew_caution_list_load (ClewStore *store, GError **error);
void             clew_caution_list_free (ClewCautionList *list);
GPtrArray       *clew_caution_list_find (ClewCautionList *list, const char *text, guint most);
GPtrArray       *clew_caution_list_get_records (ClewCautionList *list);
gboolean         clew_caution_list_is_shipped (ClewCautionList *list);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClewCautionList, clew_caution_list_free)

gboolean clew_caution_add (ClewOffice *office, ClewRecord *word, const char **field,
                           GError **error);
gboolean clew_caution_remove (ClewOffice *office, ClewRecord *word, GError **error);
