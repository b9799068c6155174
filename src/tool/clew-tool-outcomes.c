/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tool/clew-tool.h"

#include "records/clew-outcome-words.h"

#include <glib/gi18n.h>

/* Numbers only: nobody is named, and a case only by its record's id. */

static const char *const verdict_ids[CLEW_N_VERDICTS] = {
  [CLEW_VERDICT_HARSHER] = "harsher",
  [CLEW_VERDICT_UNKNOWN] = "not_comparable",
  [CLEW_VERDICT_SAME] = "ordinary",
  [CLEW_VERDICT_MILDER] = "milder",
};

static const char *const scale_ids[CLEW_COURSE_N_SCALES] = {
  [CLEW_COURSE_OFFER] = "offer",
  [CLEW_COURSE_DETENTION] = "detention",
  [CLEW_COURSE_DISPOSITION] = "disposition",
};

/* The answers of a scale as those of cases are told. */
static guint
count_answers (const ClewOutcomeReport *report, ClewCourseScale scale, ClewVerdict verdict)
{
  const guint *answers = report->answers[scale];

  switch (verdict)
    {
    case CLEW_VERDICT_HARSHER:
      return answers[CLEW_OUTCOME_HARSHER];
    case CLEW_VERDICT_SAME:
      return answers[CLEW_OUTCOME_SAME];
    case CLEW_VERDICT_MILDER:
      return answers[CLEW_OUTCOME_MILDER];
    case CLEW_VERDICT_UNKNOWN:
    case CLEW_VERDICT_NONE:
    case CLEW_N_VERDICTS:
    default:
      return answers[CLEW_OUTCOME_NOT_ENTERED] + answers[CLEW_OUTCOME_NO_CLASS] +
             answers[CLEW_OUTCOME_NO_COURSE];
    }
}

static void
add_number (GString *json, const char *name, guint number)
{
  g_string_append_printf (json, "%s\"%s\": %u", g_str_has_suffix (json->str, "{") ? "" : ", ", name,
                          number);
}

static void
add_verdicts (GString *json, const guint *verdicts)
{
  for (ClewVerdict verdict = CLEW_VERDICT_HARSHER; verdict < CLEW_N_VERDICTS; verdict++)
    add_number (json, verdict_ids[verdict], verdicts[verdict]);
}

static void
add_harsher (GString *json, const ClewOutcomeReport *report)
{
  gboolean is_first = TRUE;

  g_string_append (json, ", \"harsher_cases\": [");
  for (guint i = 0; i < report->cases->len; i++)
    {
      ClewOutcomeCase *one = g_ptr_array_index (report->cases, i);

      if (one->verdict != CLEW_VERDICT_HARSHER)
        continue;
      g_string_append_printf (json, "%s\"%s\"", is_first ? "" : ", ", one->of.court_case);
      is_first = FALSE;
    }
  g_string_append (json, "]");
}

static void
print_json (const ClewOutcomeReport *report)
{
  GString         *json = g_string_new ("{");
  g_autofree char *from = clew_day_to_iso (report->from);
  g_autofree char *to = clew_day_to_iso (report->to);

  clew_tool_json_member (json, "from", from);
  clew_tool_json_member (json, "to", to);
  add_number (json, "decided", report->n_cases);
  add_verdicts (json, report->verdicts);
  add_number (json, "left_out", report->n_hidden);
  add_number (json, "resting_on_released", report->n_resting);
  add_number (json, "without_source", report->n_groundless);
  add_number (json, "open_concerns", report->n_open);
  add_number (json, "answered_concerns", report->concerns->len - report->n_open);
  for (ClewCourseScale scale = 0; scale < CLEW_COURSE_N_SCALES; scale++)
    {
      g_string_append_printf (json, ", \"%s\": {", scale_ids[scale]);
      for (ClewVerdict verdict = CLEW_VERDICT_HARSHER; verdict < CLEW_N_VERDICTS; verdict++)
        add_number (json, verdict_ids[verdict], count_answers (report, scale, verdict));
      g_string_append (json, "}");
    }
  g_string_append (json, ", \"classes\": {");
  for (guint n_class = 0; n_class < CLEW_OUTCOME_N_CLASSES; n_class++)
    {
      const char *id = clew_outcome_class_id (n_class);

      g_string_append_printf (json, "%s\"%s\": {", n_class > 0 ? ", " : "",
                              id != NULL ? id : "unknown");
      add_verdicts (json, report->classes[n_class]);
      g_string_append (json, "}");
    }
  g_string_append (json, "}");
  add_harsher (json, report);
  g_print ("%s}\n", json->str);
  g_string_free (json, TRUE);
}

static void
print_line (const char *label, guint number)
{
  g_autofree char *padded = clew_tool_pad (label, 52);

  g_print ("  %s  %6u\n", padded, number);
}

static void
print_text (const ClewOutcomeReport *report)
{
  g_autofree char *answer = clew_outcome_dup_answer (report);

  g_print ("%s\n\n", answer);
  for (ClewVerdict verdict = CLEW_VERDICT_HARSHER; verdict < CLEW_N_VERDICTS; verdict++)
    print_line (clew_outcome_verdict_label (verdict), report->verdicts[verdict]);
  for (ClewCourseScale scale = 0; scale < CLEW_COURSE_N_SCALES; scale++)
    {
      g_print ("\n%s\n", clew_outcome_scale_label (scale));
      for (ClewVerdict verdict = CLEW_VERDICT_HARSHER; verdict < CLEW_N_VERDICTS; verdict++)
        print_line (clew_outcome_verdict_label (verdict), count_answers (report, scale, verdict));
    }
  g_print ("\n");
  print_line (_ ("Decisions that rest on information from LEAD"), report->n_resting);
  print_line (_ ("Adverse decisions without another source"), report->n_groundless);
  print_line (_ ("Concerns without an answer"), report->n_open);
  print_line (_ ("Concerns answered in these days"), report->concerns->len - report->n_open);
  print_line (_ ("Cases left out: sealed or vacated"), report->n_hidden);
}

static gboolean
print_report (ClewOffice *office, const char *from_text, const char *to_text, gboolean json,
              GError **error)
{
  ClewDay today = clew_office_today (office);
  ClewDay from = CLEW_DAY_UNKNOWN, to = today;
  g_autoptr (ClewOutcomeReport) report = NULL;

  if (!clew_tool_parse_day ("from", from_text, today, &from, error) ||
      !clew_tool_parse_day ("to", to_text, today, &to, error))
    return FALSE;
  if (to < from)
    {
      clew_tool_refuse (error, _ ("The day after --to lies before that after --from."));
      return FALSE;
    }
  report = clew_outcome_report_read (clew_office_get_store (office), from, to, error);
  if (report == NULL)
    return FALSE;
  if (json)
    print_json (report);
  else
    print_text (report);
  return report->verdicts[CLEW_VERDICT_HARSHER] == 0 && report->n_groundless == 0;
}

/* clewctl no-worse-off OFFICE: the answer is no when a case came out harsher, or when an adverse
 * decision lacks a source. */
gboolean
clew_tool_no_worse_off (const char *name, int argc, char **argv, GError **error)
{
  g_autofree char   *from = NULL;
  g_autofree char   *to = NULL;
  g_autofree char   *key_file = NULL;
  gboolean           json = FALSE;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_ ("The first day (all there are)"), N_ ("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_ ("The last day (today)"), N_ ("DATE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
    { "key-file", 0, 0, G_OPTION_ARG_FILENAME, &key_file,
      N_ ("Take the key from this file and not from the keyring"), N_ ("FILE") },
    { NULL },
  };
  g_autoptr (ClewOffice) office = NULL;
  ClewDay day = CLEW_DAY_UNKNOWN;

  if (!clew_tool_parse (name, entries, 1, &argc, &argv, error) ||
      !clew_tool_parse_day ("from", from, clew_day_today (NULL), &day, error) ||
      !clew_tool_parse_day ("to", to, clew_day_today (NULL), &day, error))
    return FALSE;
  office = clew_tool_open (argv[1], key_file, error);
  return office != NULL && print_report (office, from, to, json, error);
}
