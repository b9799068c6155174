/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tool/clew-tool.h"

#include "records/clew-agency.h"
#include "records/clew-roster.h"

#include <glib/gi18n.h>

/* Of whom may be spoken at a meeting. Nothing is let out, and nobody is named
 * who must not be spoken of. */

typedef struct
{
  char    *key_file;
  char   **agencies;
  char   **categories;
  char    *on;
  gboolean others;
  gboolean json;
} Choices;

static void
choices_clear (Choices *choices)
{
  g_free (choices->key_file);
  g_strfreev (choices->agencies);
  g_strfreev (choices->categories);
  g_free (choices->on);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Choices, choices_clear)

static gboolean
check_choices (const Choices *choices, ClewDay *on, GError **error)
{
  if (choices->agencies == NULL)
    clew_tool_refuse (error, _ ("--agency is missing. Nothing chosen means nobody. Nothing was "
                                "changed."));
  else if (choices->categories == NULL)
    clew_tool_refuse (error, _ ("No --category is given. Nothing chosen means nothing is shared. "
                                "Nothing was changed."));
  else
    return clew_tool_check_categories (clew_information_categories, choices->categories, error) &&
           clew_tool_parse_day ("on", choices->on, clew_day_today (NULL), on, error);
  return FALSE;
}

/* Twice the same agency is that agency once. */
static gboolean
find_agencies (ClewStore *store, char **names, GPtrArray *found, GError **error)
{
  g_autoptr (GPtrArray) known = clew_agency_list_load (store, NULL, error);

  if (known == NULL)
    return FALSE;
  for (guint i = 0; names[i] != NULL; i++)
    {
      ClewRecord *agency;

      if (!clew_tool_find_agency (known, names[i], &agency, error))
        return FALSE;
      if (agency == NULL)
        {
          clew_tool_refuse (error, _ ("No agency of this site is called “%s”. Nothing was "
                                      "changed."),
                                      names[i]);
          return FALSE;
        }
      if (!g_ptr_array_find (found, agency, NULL))
        g_ptr_array_add (found, g_object_ref (agency));
    }
  return TRUE;
}

static void
print_json (const ClewRosterQuestion *question, const ClewRoster *roster)
{
  GString         *json = g_string_new ("{");
  g_autofree char *on = clew_day_to_iso (question->on);

  clew_tool_json_member (json, "on", on);
  g_string_append (json, ", \"agencies\": [");
  for (guint i = 0; i < roster->agencies->len; i++)
    {
      g_string_append (json, i > 0 ? ", {" : "{");
      clew_tool_json_member (json, "agency", question->agencies[i]);
      clew_tool_json_member (json, "agency_name", g_ptr_array_index (roster->agencies, i));
      g_string_append_printf (json, ", \"more_without\": %u}", roster->gains[i]);
    }
  g_string_append (json, "], \"may_be_spoken_of\": [");
  for (guint i = 0; i < roster->cleared->len; i++)
    {
      const ClewRosterPerson *person = g_ptr_array_index (roster->cleared, i);

      g_string_append (json, i > 0 ? ", {" : "{");
      clew_tool_json_member (json, "participant", person->participant);
      clew_tool_json_member (json, "initials", person->initials);
      g_string_append_c (json, '}');
    }
  g_print ("%s], \"withheld\": %u}\n", json->str, roster->withheld->len);
  g_string_free (json, TRUE);
}

static void
print_words (const ClewRoster *roster)
{
  for (guint i = 0; i < roster->cleared->len; i++)
    {
      const ClewRosterPerson *person = g_ptr_array_index (roster->cleared, i);

      g_print ("%s  %s\n", person->participant, person->initials);
    }
  g_print (ngettext ("%u person may be spoken of.", "%u people may be spoken of.",
                     roster->cleared->len),
           roster->cleared->len);
  g_print (" ");
  g_print (ngettext ("%u must not be.", "%u must not be.", roster->withheld->len),
           roster->withheld->len);
  g_print ("\n");
}

static gboolean
answer (ClewOffice *office, const Choices *choices, ClewDay on, GError **error)
{
  ClewStore *store = clew_office_get_store (office);
  ClewDay    today = clew_office_today (office);
  g_autoptr (GPtrArray) agencies = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (ClewRoster) roster = NULL;
  ClewRosterQuestion question = {
    .has_others = choices->others,
    .categories = (const char *const *)choices->categories,
    .on = on != CLEW_DAY_UNKNOWN ? on : today,
  };

  if (!find_agencies (store, choices->agencies, agencies, error))
    return FALSE;
  for (guint i = 0; i < agencies->len; i++)
    g_ptr_array_add (ids, (gpointer)clew_record_get_id (g_ptr_array_index (agencies, i)));
  g_ptr_array_add (ids, NULL);
  question.agencies = (const char *const *)ids->pdata;
  roster = clew_roster_load (store, &question, today, error);
  if (roster == NULL)
    return FALSE;
  if (choices->json)
    print_json (&question, roster);
  else
    print_words (roster);
  return roster->cleared->len > 0;
}

/* clewctl roster OFFICE. Nobody is no error: it is printed, and %FALSE. */
gboolean
clew_tool_roster (const char *name, int argc, char **argv, GError **error)
{
  g_auto (Choices) choices = { 0 };
  const GOptionEntry entries[] = {
    { "agency", 0, 0, G_OPTION_ARG_STRING_ARRAY, &choices.agencies,
      N_ ("An agency that is present; once for each"), N_ ("NAME") },
    { "category", 0, 0, G_OPTION_ARG_STRING_ARRAY, &choices.categories,
      N_ ("A kind of information to be spoken of; once for each"), N_ ("ID") },
    { "others", 0, 0, G_OPTION_ARG_NONE, &choices.others,
      N_ ("Somebody is present who is not in the directory of agencies"), NULL },
    { "on", 0, 0, G_OPTION_ARG_STRING, &choices.on, N_ ("The day of the meeting (today)"),
      N_ ("DATE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &choices.json, N_ ("Print JSON"), NULL },
    { "key-file", 0, 0, G_OPTION_ARG_FILENAME, &choices.key_file,
      N_ ("Take the key from this file and not from the keyring"), N_ ("FILE") },
    { NULL },
  };
  ClewDay on = CLEW_DAY_UNKNOWN;
  g_autoptr (ClewOffice) office = NULL;

  if (!clew_tool_parse (name, entries, 1, &argc, &argv, error) ||
      !check_choices (&choices, &on, error))
    return FALSE;
  office = clew_tool_open (argv[1], choices.key_file, error);
  return office != NULL && answer (office, &choices, on, error);
}
