/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tool/clew-tool.h"

#include "exchange/clew-ics.h"
#include "records/clew-day-words.h"
#include "records/clew-docket.h"
#include "records/clew-state-words.h"

#include <glib/gi18n.h>

/* How many days are listed when nothing else is asked for, today included. */
#define USUAL_DAYS 14

static const char *
class_id (ClewCaseClass class)
{
  if (class == CLEW_CASE_CLASS_PRE_EXISTING)
    return "pre_existing";
  return class == CLEW_CASE_CLASS_POST_ENROLLMENT ? "post_enrollment" : NULL;
}

static void
print_json (const ClewDocketEntry *entry, gboolean is_first)
{
  GString         *json = g_string_new ("{");
  g_autofree char *day = clew_day_to_iso (entry->day);
  g_autofree char *moved_from = clew_day_to_iso (entry->moved_from);

  clew_tool_json_member (json, "kind", clew_docket_kind_ids[entry->kind]);
  clew_tool_json_member (json, "id", entry->id);
  clew_tool_json_member (json, "day", day);
  clew_tool_json_member (json, "time", entry->time);
  g_string_append_printf (json, ", \"overdue\": %s", entry->overdue ? "true" : "false");
  clew_tool_json_member (json, "participant", entry->participant);
  clew_tool_json_member (json, "name", entry->name);
  clew_tool_json_member (json, "what", entry->what);
  clew_tool_json_member (json, "where", entry->where);
  clew_tool_json_member (json, "case", entry->court_case);
  clew_tool_json_member (json, "cause_number", entry->cause_number);
  clew_tool_json_member (json, "class", class_id (entry->standing.class));
  clew_tool_json_member (json, "moved_from", moved_from);
  clew_tool_json_member (json, "release", clew_release_state_ids[entry->release]);
  g_print ("%s\n  %s}", is_first ? "[" : ",", json->str);
  g_string_free (json, TRUE);
}

static void
print_line (const ClewDocketEntry *entry, ClewDay today)
{
  g_autofree char *at_time = clew_tool_pad (entry->time, 5);
  g_autofree char *what = clew_tool_pad (entry->what, 34);
  g_autofree char *name = clew_tool_pad (entry->name, 28);
  g_autofree char *where = clew_tool_pad (entry->where, 42);
  g_autofree char *cause = clew_tool_pad (entry->cause_number, 12);
  g_autofree char *release = clew_release_words (entry->release, entry->release_day, today);
  g_autofree char *overdue = g_strconcat ("  ", _ ("overdue"), NULL);
  g_autofree char *line = g_strdup_printf ("  %s  %s  %s  %s  %s  %s%s", at_time, what, name, where,
                                           cause, release, entry->overdue ? overdue : "");

  g_print ("%s\n", g_strchomp (line));
}

static void
print_entries (GPtrArray *entries, ClewDay today, gboolean json)
{
  ClewDay day = CLEW_DAY_UNKNOWN;

  for (guint i = 0; i < entries->len; i++)
    {
      ClewDocketEntry *entry = g_ptr_array_index (entries, i);

      if (json)
        {
          print_json (entry, i == 0);
          continue;
        }
      if (entry->day != day)
        {
          g_autofree char *words = clew_day_words_long (entry->day);

          g_print ("%s%s\n", i > 0 ? "\n" : "", words);
          day = entry->day;
        }
      print_line (entry, today);
    }
  if (json)
    g_print (entries->len > 0 ? "\n]\n" : "[]\n");
}

static gboolean
print_calendar (ClewOffice *office, ClewDay from, ClewDay to, GError **error)
{
  g_autoptr (GBytes) text = clew_ics_export (office, from, to, NULL, error);

  if (text == NULL)
    return FALSE;
  g_print ("%.*s", (int)g_bytes_get_size (text), (const char *)g_bytes_get_data (text, NULL));
  return TRUE;
}

static gboolean
print_docket (ClewOffice *office,
              const char *from_text,
              const char *to_text,
              gboolean    json,
              gboolean    ics,
              GError    **error)
{
  ClewDay today = clew_office_today (office);
  ClewDay from = today;
  ClewDay to;
  g_autoptr (GPtrArray) entries = NULL;

  if (!clew_tool_parse_day ("from", from_text, today, &from, error))
    return FALSE;
  to = from + USUAL_DAYS - 1;
  if (!clew_tool_parse_day ("to", to_text, today, &to, error))
    return FALSE;
  if (to < from)
    {
      clew_tool_refuse (error, _ ("The day after --to lies before that after --from."));
      return FALSE;
    }
  if (ics)
    return print_calendar (office, from, to, error);
  entries = clew_docket_load (clew_office_get_store (office), from, to, today, error);
  if (entries == NULL)
    return FALSE;
  print_entries (entries, today, json);
  return TRUE;
}

/* clewctl docket OFFICE */
gboolean
clew_tool_docket (const char *name, int argc, char **argv, GError **error)
{
  g_autofree char   *from = NULL;
  g_autofree char   *to = NULL;
  g_autofree char   *key_file = NULL;
  gboolean           json = FALSE;
  gboolean           ics = FALSE;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_ ("The first day (today)"), N_ ("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_ ("The last day (two weeks)"), N_ ("DATE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
    { "ics", 0, 0, G_OPTION_ARG_NONE, &ics, N_ ("Print a calendar file of the hearings"), NULL },
    { "key-file", 0, 0, G_OPTION_ARG_FILENAME, &key_file,
      N_ ("Take the key from this file and not from the keyring"), N_ ("FILE") },
    { NULL },
  };
  g_autoptr (ClewOffice) office = NULL;
  ClewDay day = CLEW_DAY_UNKNOWN;

  /* Refused before anybody is asked for a password; read again with the
   * office's own today. */
  if (!clew_tool_parse (name, entries, 1, &argc, &argv, error) ||
      !clew_tool_parse_day ("from", from, clew_day_today (NULL), &day, error) ||
      !clew_tool_parse_day ("to", to, clew_day_today (NULL), &day, error))
    return FALSE;
  if (json && ics)
    {
      clew_tool_refuse (error, _ ("Choose one of --json and --ics."));
      return FALSE;
    }
  office = clew_tool_open (argv[1], key_file, error);
  return office != NULL && print_docket (office, from, to, json, ics, error);
}
