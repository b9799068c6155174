/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/clew-letter-rules.h"

#include <string.h>

#define PLAN  "plan"
#define NEEDS "needs"

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

/* What a ready sentence tells beside its topic. The release names papers,
 * phone, rides and money as basic needs, so a sentence about them is one about
 * needs too, whatever it stands under. */
static const struct
{
  const char *statement;
  const char *category;
} also_told[] = {
  { "working_together_3", PLAN },
  { "barriers_2", NEEDS },
  { "barriers_3", NEEDS },
  { "resource_limits_3", NEEDS },
};

static void
add_category (GPtrArray *categories, const char *category)
{
  for (guint i = 0; i < categories->len; i++)
    if (g_str_equal (g_ptr_array_index (categories, i), category))
      return;
  g_ptr_array_add (categories, (gpointer)category);
}

static void
add_statement (GPtrArray *categories, const char *statement)
{
  ClewTopic topic;

  if (!clew_statement_get_topic (statement, &topic))
    return;
  if (topic != CLEW_TOPIC_WORKING_TOGETHER)
    add_category (categories, PLAN);
  for (guint i = 0; i < G_N_ELEMENTS (also_told); i++)
    if (g_str_equal (also_told[i].statement, statement))
      add_category (categories, also_told[i].category);
}

/**
 * clew_letter_list_categories:
 * @kind: which letter
 * @statements: (nullable) (array zero-terminated=1): the ready sentences in it
 * @about: (nullable) (array zero-terminated=1): what somebody's own words in it are
 *   about, as whoever wrote them says
 *
 * A letter to somebody says that the person takes part, whatever else it says.
 * What own words are about no program can read, so nothing is assumed of them
 * (42 CFR 2.13(a): no more than what was agreed to).
 *
 * Returns: (transfer container) (array zero-terminated=1): the kinds of
 *   information that the recipient must be allowed to hear; the strings are
 *   static or borrowed from @about
 */
const char **
clew_letter_list_categories (ClewLetterKind     kind,
                             const char *const *statements,
                             const char *const *about)
{
  GPtrArray *categories = g_ptr_array_new ();

  add_category (categories, CLEW_CATEGORY_ENROLLMENT);
  for (guint i = 0; kind == CLEW_LETTER_STATUS && statements != NULL && statements[i] != NULL; i++)
    add_statement (categories, statements[i]);
  for (guint i = 0; kind == CLEW_LETTER_STATUS && about != NULL && about[i] != NULL; i++)
    add_category (categories, about[i]);
  g_ptr_array_add (categories, NULL);
  return (const char **)g_ptr_array_free (categories, FALSE);
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
