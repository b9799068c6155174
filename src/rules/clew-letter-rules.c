/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/clew-letter-rules.h"

#include <string.h>

#define ENROLLMENT "enrollment"
#define PLAN       "plan"

const char *const clew_letter_kind_ids[] = {
  [CLEW_LETTER_STATUS] = "status_letter",
  [CLEW_LETTER_INTAKE] = "intake_confirmation",
  [CLEW_LETTER_NOTHING_HELPFUL] = "nothing_helpful",
  [CLEW_LETTER_NOTICE] = "revocation_notice",
  [CLEW_LETTER_N_KINDS] = NULL,
};

/* LEAD toolkit 2023, what may be shared under a release. */
const char *const clew_topic_ids[] = {
  [CLEW_TOPIC_WORKING_TOGETHER] = "working_together",
  [CLEW_TOPIC_PROGRESS] = "progress",
  [CLEW_TOPIC_BARRIERS] = "barriers",
  [CLEW_TOPIC_RESOURCE_LIMITS] = "resource_limits",
  [CLEW_TOPIC_PROSPECTS] = "prospects",
  [CLEW_TOPIC_INTERIM_GOALS] = "interim_goals",
  [CLEW_TOPIC_N] = NULL,
};

/**
 * clew_topic_get_category:
 * @topic: a topic
 *
 * Returns: the kind of information that a sentence about it is
 */
const char *
clew_topic_get_category (ClewTopic topic)
{
  return topic == CLEW_TOPIC_WORKING_TOGETHER ? ENROLLMENT : PLAN;
}

/**
 * clew_statement_get_topic:
 * @statement: the id of a ready sentence, such as "progress_2"
 * @topic: (out): its topic
 *
 * Returns: %FALSE if it is of none, and may not stand in a letter
 */
gboolean
clew_statement_get_topic (const char *statement, ClewTopic *topic)
{
  for (guint i = 0; i < CLEW_TOPIC_N; i++)
    {
      gsize length = strlen (clew_topic_ids[i]);

      if (strncmp (statement, clew_topic_ids[i], length) != 0 || statement[length] != '_' ||
          !g_ascii_isdigit (statement[length + 1]) || statement[length + 2] != '\0')
        continue;
      *topic = (ClewTopic)i;
      return TRUE;
    }
  return FALSE;
}

/**
 * clew_letter_list_categories:
 * @kind: which letter
 * @statements: (nullable) (array zero-terminated=1): the ready sentences in it
 * @has_words: whether somebody's own words stand in it
 *
 * A letter to somebody says that the person takes part, whatever else it says.
 * Own words are taken for words about the plan.
 *
 * Returns: (transfer container) (array zero-terminated=1): the kinds of
 *   information that the recipient must be allowed to hear
 */
const char **
clew_letter_list_categories (ClewLetterKind     kind,
                             const char *const *statements,
                             gboolean           has_words)
{
  const char **categories = g_new0 (const char *, 3);
  gboolean     has_plan = has_words;
  ClewTopic    topic;

  for (guint i = 0; statements != NULL && statements[i] != NULL; i++)
    if (clew_statement_get_topic (statements[i], &topic))
      has_plan = has_plan || g_str_equal (clew_topic_get_category (topic), PLAN);
  categories[0] = ENROLLMENT;
  if (kind == CLEW_LETTER_STATUS && has_plan)
    categories[1] = PLAN;
  return categories;
}

/**
 * clew_letter_get_purpose:
 * @kind: which letter
 * @agency_kind: (nullable): an id of clew_agency_kinds
 * @for_proceeding: whether it is asked for to be used in a proceeding
 *
 * Whether a letter about progress is used in a proceeding (42 CFR 2.31(d)) is
 * for counsel; until told otherwise, one that goes to a court always is, and
 * needs the form for that.
 *
 * Returns: what the letter is for
 */
ClewPurpose
clew_letter_get_purpose (ClewLetterKind kind, const char *agency_kind, gboolean for_proceeding)
{
  if (kind == CLEW_LETTER_NOTICE)
    return CLEW_PURPOSE_NOTICE;
  return for_proceeding || g_strcmp0 (agency_kind, "court") == 0 ? CLEW_PURPOSE_PROCEEDING
                                                                 : CLEW_PURPOSE_COORDINATION;
}
