/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-case-list.h"

/* Concerns that somebody fares worse for taking part, each followed to its answer. */

#define CLEW_TYPE_CONCERN_ROW (clew_concern_row_get_type ())
G_DECLARE_FINAL_TYPE (ClewConcernRow, clew_concern_row, CLEW, CONCERN_ROW, GObject)

/**
 * ClewConcernRow:
 * @of: which case
 * @id: of the concern
 * @kind: id of clew_concern_kinds
 * @about: id of clew_concern_subjects
 * @decision_kind: (nullable): id of clew_decision_kinds
 * @asked: (nullable): id of clew_concern_requests
 * @raised_by: (nullable)
 * @on: when it was raised
 * @is_again: whether it was raised and answered before
 * @answered_on: when it was answered, or unknown
 * @answered_by: (nullable)
 * @answer: (nullable): id of clew_concern_answers
 */
struct _ClewConcernRow
{
  GObject       parent_instance;
  ClewCaseLabel of;
  char         *id;
  char         *kind;
  char         *about;
  char         *decision_kind;
  char         *asked;
  char         *raised_by;
  ClewDay       on;
  gboolean      is_again;
  ClewDay       answered_on;
  char         *answered_by;
  char         *answer;
};

GPtrArray *clew_concern_list_read (ClewStore *store, gboolean open_only, GError **error);
