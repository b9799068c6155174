/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/clew-page.h"
#include "records/clew-office.h"
#include "records/clew-wording.h"

/* The list of disclosures for the person whom they are about. */

/* How far back it reaches: 42 CFR 2.25 and 45 CFR 164.528. */
#define CLEW_ACCOUNTING_PART2_YEARS 3
#define CLEW_ACCOUNTING_HIPAA_YEARS 6

/**
 * ClewAccounting:
 * @wording: the words, of the form "accounting"
 * @approved_on: when they were approved, or unknown
 * @participant_name: for whom it is
 * @office_name: who told
 * @office_where: (nullable): its address and phone
 * @years: how many years it covers
 * @made_on: the day it is made, and the last that it covers
 * @entries: (element-type ClewLedgerEntry): what it lists, in order
 * @a4: A4 instead of Letter
 */
typedef struct
{
  ClewWording *wording;
  ClewDay      approved_on;
  const char  *participant_name;
  const char  *office_name;
  const char  *office_where;
  guint        years;
  ClewDay      made_on;
  GPtrArray   *entries;
  gboolean     a4;
} ClewAccounting;

ClewPages *clew_accounting_lay_out (const ClewAccounting *accounting, GError **error);
GBytes    *clew_accounting_render (const ClewAccounting *accounting, GError **error);
GBytes    *clew_accounting_print (ClewOffice *office,
                                  const char *participant,
                                  guint       years,
                                  GError    **error);
