/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-case-list.h"

/* What others changed about cases, from the audit. */

#define CLEW_TYPE_CASE_CHANGE (clew_case_change_get_type ())
G_DECLARE_FINAL_TYPE (ClewCaseChange, clew_case_change, CLEW, CASE_CHANGE, GObject)

typedef enum
{
  CLEW_CHANGE_ADDED,
  CLEW_CHANGE_ALTERED,
  CLEW_CHANGE_REMOVED,
} ClewChangeDeed;

/**
 * ClewCaseChange:
 * @of: which case; without a case whose it is
 * @at: the latest instant, ISO 8601 in UTC
 * @who: (nullable): name of the staff member or a login name
 * @is_mine: whether @who is the one who asks
 * @deed: what was done to it in all
 * @kind: what sort of record
 * @id: of the record
 * @what: (nullable): what the change was for, as it was named
 * @fields: (nullable): labels of the fields that the latest change altered, translated
 * @moved_from: of a hearing that was moved: the day before, or unknown
 * @moved_to: likewise the day since
 *
 * One record that was changed, however often.
 */
struct _ClewCaseChange
{
  GObject         parent_instance;
  ClewCaseLabel   of;
  char           *at;
  char           *who;
  gboolean        is_mine;
  ClewChangeDeed  deed;
  const ClewKind *kind;
  char           *id;
  char           *what;
  char           *fields;
  ClewDay         moved_from;
  ClewDay         moved_to;
};

GPtrArray *clew_case_changes_read (ClewStore  *store,
                                   const char *since,
                                   const char *me,
                                   guint       limit,
                                   gboolean   *more,
                                   GError    **error);
