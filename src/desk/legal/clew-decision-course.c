/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-decision-course.h"

#include "records/clew-day-words.h"

#include <glib/gi18n.h>

static const char *
get_label (const ClewOrdinary *ordinary, ClewCourseScale scale)
{
  const ClewChoice *choices = clew_course_get_choices (scale);

  return clew_choice_get_label (choices, choices[ordinary->course.place[scale]].id);
}

/**
 * clew_decision_course_describe:
 * @ordinary: what is ordinary for a case on a day
 *
 * Returns: (transfer full): it in words, and what follows for a decision
 */
char *
clew_decision_course_describe (const ClewOrdinary *ordinary)
{
  const char *class = ordinary->charge_class != NULL
                        ? clew_choice_get_label (clew_charge_classes, ordinary->charge_class)
                        : NULL;
  g_autofree char *day = NULL;
  g_autofree char *course = NULL;

  if (class == NULL)
    return g_strdup (
      _ ("The class of no charge in this case is known, so nothing can be compared with the "
         "ordinary course. The decision can be recorded."));
  if (ordinary->entered_on == CLEW_DAY_UNKNOWN)
    /* Translators: %s is a class of charges, like "Misdemeanor" */
    return g_strdup_printf (
      _ ("This office has entered no ordinary course for “%s” that was in force on this day, so "
         "nothing can be compared. The decision can be recorded. What is ordinary is entered in "
         "Preferences, under Courts."),
         class);
  day = clew_day_words (ordinary->entered_on);
  course = clew_course_describe (&ordinary->course);
  /* Translators: a date, a class of charges, and what is ordinary */
  return g_strdup_printf (
    _ ("Since %s this is the ordinary course of this office for “%s”:\n%s\nNothing harsher is "
       "offered, since nobody may fare worse for taking part."),
       day, class, course);
}

/**
 * clew_decision_course_why_not:
 * @ordinary: what is ordinary for a case on a day
 * @kind: a kind of decision
 *
 * Returns: (transfer full) (nullable): why it isn't offered, with whose rule it is; %NULL if it is
 */
char *
clew_decision_course_why_not (const ClewOrdinary *ordinary, ClewDecisionKind kind)
{
  ClewCourse       decided;
  ClewCourseScale  scale;
  g_autofree char *day = NULL;

  for (guint i = 0; i < CLEW_COURSE_N_SCALES; i++)
    decided.place[i] = CLEW_COURSE_UNKNOWN;
  if (!clew_course_find_harsher (kind, &decided, &ordinary->course, &scale))
    return NULL;
  day = clew_day_words (ordinary->entered_on);
  /* Translators: what is ordinary, a class of charges, and since when, like "Not offered: harsher
     than “Bail”, the ordinary course of this office for “Misdemeanor” since May 3, 2026" */
  return g_strdup_printf (_ ("Not offered: harsher than “%s”, the ordinary course of this office "
                             "for “%s” since %s"),
                             get_label (ordinary, scale),
                             clew_choice_get_label (clew_charge_classes, ordinary->charge_class),
                             day);
}
