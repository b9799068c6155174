/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-office.h"

/* What happened to a person, the latest first. */

/**
 * ClewTimelineEntry:
 * @day: when
 * @kind: the table of the record it comes from, for an icon and a filter
 * @id: that record's id
 * @title: what happened, translated
 * @detail: (nullable): a second line
 */
typedef struct
{
  ClewDay     day;
  const char *kind;
  char       *id;
  char       *title;
  char       *detail;
} ClewTimelineEntry;

GPtrArray *clew_timeline_load (ClewStore *store, const char *participant, GError **error);
