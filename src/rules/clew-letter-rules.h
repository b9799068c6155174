/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/clew-gate-rules.h"

/* What a letter may say at all, what kind of information that is, and what it
 * is for: an allow-list, pure. */

typedef enum
{
  CLEW_LETTER_STATUS,
  CLEW_LETTER_INTAKE,
  CLEW_LETTER_NOTHING_HELPFUL,
  CLEW_LETTER_NOTICE,
  CLEW_LETTER_N_KINDS,
} ClewLetterKind;

/* The ids of clew_outgoing_kinds. */
extern const char *const clew_letter_kind_ids[CLEW_LETTER_N_KINDS + 1];

/* What may be told of how somebody is doing, and nothing else. */
typedef enum
{
  CLEW_TOPIC_WORKING_TOGETHER,
  CLEW_TOPIC_PROGRESS,
  CLEW_TOPIC_BARRIERS,
  CLEW_TOPIC_RESOURCE_LIMITS,
  CLEW_TOPIC_PROSPECTS,
  CLEW_TOPIC_INTERIM_GOALS,
  CLEW_TOPIC_N,
} ClewTopic;

extern const char *const clew_topic_ids[CLEW_TOPIC_N + 1];

gboolean     clew_statement_get_topic (const char *statement, ClewTopic *topic);
const char **clew_letter_list_categories (ClewLetterKind     kind,
                                          const char *const *statements,
                                          const char *const *about);
ClewPurpose  clew_letter_get_purpose (ClewLetterKind kind,
                                      const char    *agency_kind,
                                      gboolean       for_proceeding);
