/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-case.h"

/**
 * ClewCaseEvent:
 * @day: when
 * @record: what says so: the case, or a hearing, decision, warrant or charge of it
 * @title: what happened, translated
 * @detail: (nullable): more about it, translated
 */
typedef struct
{
  ClewDay     day;
  ClewRecord *record;
  const char *title;
  const char *detail;
  guint       step;
} ClewCaseEvent;

GPtrArray *clew_case_list_events (const ClewCase *court_case, ClewDay today);
