/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-outcome-words.h"

#include "records/clew-ordinary.h"

#include <glib/gi18n-lib.h>

/* Said of cases and decisions, never of a person. */

/**
 * clew_outcome_scale_label:
 * @scale: a scale
 *
 * Returns: what it is called, translated
 */
const char *
clew_outcome_scale_label (ClewCourseScale scale)
{
  static const char *const labels[CLEW_COURSE_N_SCALES] = {
    [CLEW_COURSE_OFFER] = N_ ("Offer"),
    [CLEW_COURSE_DETENTION] = N_ ("Detention"),
    [CLEW_COURSE_DISPOSITION] = N_ ("Disposition"),
  };

  return _ (labels[scale]);
}

/**
 * clew_outcome_class_label:
 * @n_class: a number below %CLEW_OUTCOME_N_CLASSES
 *
 * Returns: what the class is called, translated
 */
const char *
clew_outcome_class_label (guint n_class)
{
  const char *id = clew_outcome_class_id (n_class);

  return clew_choice_get_label (clew_charge_classes, id != NULL ? id : "unknown");
}

/**
 * clew_outcome_verdict_label:
 * @verdict: what can be said of a case
 *
 * Returns: in a word or two, translated
 */
const char *
clew_outcome_verdict_label (ClewVerdict verdict)
{
  static const char *const labels[CLEW_N_VERDICTS] = {
    [CLEW_VERDICT_NONE] = N_ ("Nothing decided"),
    [CLEW_VERDICT_HARSHER] = N_ ("Harsher"),
    [CLEW_VERDICT_UNKNOWN] = N_ ("Can’t be compared"),
    /* Translators: of what came of a case: no other than the ordinary course */
    [CLEW_VERDICT_SAME] = N_ ("As ordinarily"),
    [CLEW_VERDICT_MILDER] = N_ ("Milder"),
  };

  return _ (labels[verdict]);
}

/**
 * clew_outcome_ground_label:
 * @ground: what a decision lacks
 *
 * Returns: (nullable): in words, translated; %NULL when it lacks nothing
 */
const char *
clew_outcome_ground_label (ClewGround ground)
{
  switch (ground)
    {
    case CLEW_GROUND_RELEASED:
      return _ ("rests on what was shared under a release");
    case CLEW_GROUND_WHO:
      return _ ("nobody attests to another source");
    case CLEW_GROUND_WHAT:
      return _ ("the kind of other source isn’t named");
    case CLEW_GROUND_GOOD:
    default:
      return NULL;
    }
}

static char *
dup_compared (const ClewOutcomeReport *report)
{
  guint compared = report->n_cases - report->verdicts[CLEW_VERDICT_UNKNOWN];
  guint harsher = report->verdicts[CLEW_VERDICT_HARSHER];

  if (compared == 0)
    return g_strdup (_ ("No decided case can be compared with the ordinary course."));
  if (harsher > 0)
    /* Translators: a number of cases, then out of how many */
    return g_strdup_printf (
      ngettext ("%u case came out harsher than the ordinary course, out of %u that can be "
                "compared.",
                "%u cases came out harsher than the ordinary course, out of %u that can be "
                "compared.",
                harsher),
      harsher, compared);
  if (compared == 1)
    return g_strdup (_ ("The one decided case that can be compared did not come out harsher than "
                        "the ordinary course."));
  return g_strdup_printf (ngettext ("Of %u decided case that can be compared, none came out "
                                    "harsher than the ordinary course.",
                                    "Of %u decided cases that can be compared, none came out "
                                    "harsher than the ordinary course.",
                                    compared),
                          compared);
}

/**
 * clew_outcome_dup_answer:
 * @report: a report
 *
 * What can't be compared is never among those of which none came out harsher.
 *
 * Returns: (transfer full): whether anybody fared worse, in a sentence or two
 */
char *
clew_outcome_dup_answer (const ClewOutcomeReport *report)
{
  guint            unknown = report->verdicts[CLEW_VERDICT_UNKNOWN];
  g_autofree char *compared = NULL;
  g_autofree char *rest = NULL;

  if (report->n_cases == 0)
    return g_strdup (_ ("Nothing was decided in these days."));
  compared = dup_compared (report);
  if (unknown == 0)
    return g_steal_pointer (&compared);
  rest = g_strdup_printf (ngettext ("%u decided case can’t be compared.",
                                    "%u decided cases can’t be compared.", unknown),
                          unknown);
  return g_strjoin (" ", compared, rest, NULL);
}

/**
 * clew_outcome_dup_hidden:
 * @report: a report
 *
 * Returns: (transfer full) (nullable): how many cases were left out, or %NULL if none
 */
char *
clew_outcome_dup_hidden (const ClewOutcomeReport *report)
{
  if (report->n_hidden == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%u case that is sealed or vacated is left out.",
                                    "%u cases that are sealed or vacated are left out.",
                                    report->n_hidden),
                          report->n_hidden);
}

static const char *
get_place_label (ClewCourseScale scale, int place)
{
  const char *id = clew_course_get_id (scale, place);

  return id != NULL ? clew_choice_get_label (clew_course_get_choices (scale), id) : NULL;
}

static char *
dup_scale (const ClewComparison *comparison, ClewCourseScale scale)
{
  const char *label = clew_outcome_scale_label (scale);
  const char *came = get_place_label (scale, comparison->came.place[scale]);
  const char *ordinary = get_place_label (scale, comparison->ordinary.place[scale]);

  switch (comparison->answers[scale])
    {
    case CLEW_OUTCOME_NOT_ENTERED:
      /* Translators: %s is Offer, Detention or Disposition */
      return g_strdup_printf (_ ("%s: what came isn’t entered"), label);
    case CLEW_OUTCOME_NO_CLASS:
      /* Translators: Offer, Detention or Disposition, then what came */
      return g_strdup_printf (_ ("%s: %s; the class of the charge isn’t entered"), label, came);
    case CLEW_OUTCOME_NO_COURSE:
      return g_strdup_printf (_ ("%s: %s; what is ordinary isn’t entered"), label, came);
    case CLEW_OUTCOME_MILDER:
    case CLEW_OUTCOME_SAME:
    case CLEW_OUTCOME_HARSHER:
      /* Translators: Offer, Detention or Disposition, then what came, then what is ordinary */
      return g_strdup_printf (_ ("%s: %s; ordinarily %s"), label, came, ordinary);
    case CLEW_OUTCOME_NOTHING:
    case CLEW_N_OUTCOMES:
    default:
      return NULL;
    }
}

/**
 * clew_outcome_dup_comparison:
 * @line: a decision or a count
 * @verdict: %CLEW_VERDICT_HARSHER or %CLEW_VERDICT_UNKNOWN
 *
 * Returns: (transfer full) (nullable): on which scales it is so, or %NULL if on none
 */
char *
clew_outcome_dup_comparison (const ClewOutcomeLine *line, ClewVerdict verdict)
{
  GString *text = g_string_new (NULL);

  for (ClewCourseScale scale = 0; scale < CLEW_COURSE_N_SCALES; scale++)
    {
      ClewOutcome      answer = line->comparison.answers[scale];
      g_autofree char *words = NULL;

      if (verdict == CLEW_VERDICT_HARSHER ? answer != CLEW_OUTCOME_HARSHER
                                          : !clew_outcome_is_unknown (answer) ||
                                              line->comparison.is_replaced)
        continue;
      words = dup_scale (&line->comparison, scale);
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words);
    }
  if (text->len == 0)
    {
      g_string_free (text, TRUE);
      return NULL;
    }
  return g_string_free (text, FALSE);
}

/**
 * clew_outcome_dup_what:
 * @line: a decision or a count
 *
 * Returns: (transfer full): which it is
 */
char *
clew_outcome_dup_what (const ClewOutcomeLine *line)
{
  if (!line->is_count)
    return g_strdup (clew_choice_get_label (clew_decision_kinds,
                                            clew_decision_get_id (line->kind)));
  return g_strdup (line->charge != NULL ? line->charge : _ ("No charge is entered"));
}
