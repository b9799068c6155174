/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-case.h"

/**
 * ClewCaseEvent:
 * @day: when
 * @record: what says so: the case, or what hangs on it
 * @title: what happened, translated
 * @detail: (nullable): more about it, translated
 */
typedef struct
{
  ClewDay     day;
  ClewRecord *record;
  char       *title;
  char       *detail;
  guint       step;
} ClewCaseEvent;

GPtrArray *clew_case_list_events (const ClewCase *court_case, ClewDay today);
