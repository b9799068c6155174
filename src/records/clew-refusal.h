/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-case-list.h"
#include "records/clew-office.h"

/* Decisions that were refused because they are harsher than the ordinary course: that one was
 * tried is kept until a project manager has looked at it, and after. */

#define CLEW_TYPE_REFUSAL_ROW (clew_refusal_row_get_type ())
G_DECLARE_FINAL_TYPE (ClewRefusalRow, clew_refusal_row, CLEW, REFUSAL_ROW, GObject)

/**
 * ClewRefusalRow:
 * @of: which case
 * @id: of the refusal
 * @on: when it was tried
 * @aspect: id of clew_course_aspects: what was harsher
 * @by: (nullable): name of whoever tried it, if they are of the staff
 */
struct _ClewRefusalRow
{
  GObject       parent_instance;
  ClewCaseLabel of;
  char         *id;
  ClewDay       on;
  char         *aspect;
  char         *by;
};

gboolean   clew_refusal_keep (ClewOffice *office,
                              const char *court_case,
                              const char *aspect,
                              GError    **error);
GPtrArray *clew_refusal_list_unseen (ClewStore *store, GError **error);
gboolean   clew_refusal_may_see (ClewOffice *office);
gboolean   clew_refusal_see (ClewOffice *office, const char *id, GError **error);
