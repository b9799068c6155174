/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-wording.h"
#include "rules/clew-readability.h"
#include "rules/clew-wording-rules.h"

/* Whether a wording may be approved, and what it lacks, in words. */

/**
 * ClewWordingProblem:
 * @key: the text's key
 * @element: (transfer none): the element that it carries
 * @fault: what is wrong
 * @message: the same for people
 */
typedef struct
{
  char                     *key;
  const ClewWordingElement *element;
  ClewWordingFault          fault;
  char                     *message;
} ClewWordingProblem;

char           *clew_wording_dup_label (const char *key, ClewFormFlags form);
char           *clew_wording_describe_fault (const char   *key,
                                             const char   *text,
                                             ClewFormFlags form);
GPtrArray      *clew_wording_find_problems (ClewWording *wording);
char           *clew_wording_dup_spoiled (ClewWording *wording, gboolean part2);
gboolean        clew_wording_check (ClewWording *wording, GError **error);
gboolean        clew_wording_check_use (ClewWording *wording, GError **error);
ClewReadability clew_wording_count_reading (ClewWording *wording);
