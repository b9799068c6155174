/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tool/clew-tool.h"

#include "records/clew-case-list.h"
#include "records/clew-day-words.h"

#include <glib/gi18n.h>

static const char *
class_id (ClewCaseClass class)
{
  if (class == CLEW_CASE_CLASS_PRE_EXISTING)
    return "pre_existing";
  return class == CLEW_CASE_CLASS_POST_ENROLLMENT ? "post_enrollment" : NULL;
}

static void
print_json (const ClewCaseRow *row, gboolean is_first)
{
  GString         *json = g_string_new ("{");
  g_autofree char *since = clew_day_to_iso (row->stage.since);
  g_autofree char *hearing = clew_day_to_iso (row->hearing_on);
  g_autofree char *review = clew_day_to_iso (row->review_on);

  clew_tool_json_member (json, "id", row->of.court_case);
  clew_tool_json_member (json, "stage", clew_stage_get_id (row->stage.stage));
  clew_tool_json_member (json, "since", since);
  clew_tool_json_member (json, "participant", row->of.participant);
  clew_tool_json_member (json, "name", row->of.name);
  clew_tool_json_member (json, "cause_number", row->of.cause_number);
  clew_tool_json_member (json, "court", row->of.court);
  clew_tool_json_member (json, "department", row->of.department);
  clew_tool_json_member (json, "prosecutor", row->of.prosecutor);
  clew_tool_json_member (json, "charge", row->charge);
  clew_tool_json_member (json, "class", class_id (row->standing.class));
  clew_tool_json_member (json, "next_hearing", hearing);
  clew_tool_json_member (json, "next_time", row->hearing_at);
  clew_tool_json_member (json, "review", review);
  g_string_append_printf (json, ", \"warrants\": %u", row->n_warrants);
  g_print ("%s\n  %s}", is_first ? "[" : ",", json->str);
  g_string_free (json, TRUE);
}

static void
print_line (const ClewCaseRow *row)
{
  g_autofree char *since = clew_day_to_iso (row->stage.since);
  g_autofree char *padded = clew_tool_pad (since, 10);
  g_autofree char *name = clew_tool_pad (row->of.name, 28);
  g_autofree char *cause = clew_tool_pad (row->of.cause_number, 12);
  g_autofree char *court = clew_tool_pad (row->of.court, 30);
  g_autofree char *line = g_strdup_printf ("  %s  %s  %s  %s  %s", padded, name, cause, court,
                                           row->charge != NULL ? row->charge : "");

  g_print ("%s\n", g_strchomp (line));
}

static void
print_rows (GPtrArray *rows, gboolean json)
{
  int stage = -1;

  for (guint i = 0; i < rows->len; i++)
    {
      ClewCaseRow *row = g_ptr_array_index (rows, i);

      if (json)
        {
          print_json (row, i == 0);
          continue;
        }
      if ((int)row->stage.stage != stage)
        g_print ("%s%s\n", i > 0 ? "\n" : "", clew_stage_label (row->stage.stage));
      stage = (int)row->stage.stage;
      print_line (row);
    }
  if (json)
    g_print (rows->len > 0 ? "\n]\n" : "[]\n");
}

static const char stages[] =
  "filing_queue, held_in_abeyance, filed, warrant, set_for_disposition, resolved";

static gboolean
read_stage (const char *text, ClewCaseFilter *filter, GError **error)
{
  if (text == NULL)
    return TRUE;
  filter->has_stage = TRUE;
  if (clew_stage_find_id (text, &filter->stage))
    return TRUE;
  clew_tool_refuse (error, _ ("There is no such stage. There are: %s."), stages);
  return FALSE;
}

/* clewctl cases OFFICE */
gboolean
clew_tool_cases (const char *name, int argc, char **argv, GError **error)
{
  g_autofree char   *stage = NULL;
  g_autofree char   *key_file = NULL;
  gboolean           json = FALSE;
  const GOptionEntry entries[] = {
    { "stage", 0, 0, G_OPTION_ARG_STRING, &stage, N_ ("Only cases at this stage"), N_ ("STAGE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
    { "key-file", 0, 0, G_OPTION_ARG_FILENAME, &key_file,
      N_ ("Take the key from this file and not from the keyring"), N_ ("FILE") },
    { NULL },
  };
  ClewCaseFilter filter = { .with_class = TRUE };
  g_autoptr (ClewOffice) office = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (!clew_tool_parse (name, entries, 1, &argc, &argv, error) ||
      !read_stage (stage, &filter, error))
    return FALSE;
  office = clew_tool_open (argv[1], key_file, error);
  if (office == NULL)
    return FALSE;
  rows = clew_case_list_read (clew_office_get_store (office), &filter, clew_office_today (office),
                              error);
  if (rows == NULL)
    return FALSE;
  print_rows (rows, json);
  return TRUE;
}
