/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tool/clew-tool.h"

#include "base/clew-id.h"
#include "documents/clew-release-form.h"
#include "exchange/clew-demo.h"

#include <glib/gi18n.h>

#include <string.h>

/* More would not be an office any more, and fill the disk. */
#define MOST_PEOPLE 10000000

static gboolean
read_kind (const char *text, ClewDemoOptions *options, GError **error)
{
  g_autofree char *id = NULL;

  if (text == NULL)
    return TRUE;
  id = g_strdelimit (g_strdup (text), "-", '_');
  for (guint i = 0; clew_office_kinds[i].id != NULL; i++)
    if (g_str_equal (clew_office_kinds[i].id, id))
      {
        options->kind = clew_office_kinds[i].id;
        return TRUE;
      }
  clew_tool_refuse (error, _ ("What follows --kind is not one of case-management, "
                              "project-management and prosecutor. Nothing was changed."));
  return FALSE;
}

static gboolean
read_numbers (int people, int agencies, gint64 seed, ClewDemoOptions *options, GError **error)
{
  if (people < 1 || people > MOST_PEOPLE)
    clew_tool_refuse (error, _ ("--people is a number from 1 to %d. Nothing was changed."),
                                MOST_PEOPLE);
  else if (agencies < 1 || agencies > CLEW_DEMO_MAX_AGENCIES)
    clew_tool_refuse (error, _ ("--agencies is a number from 1 to %d. Nothing was changed."),
                                CLEW_DEMO_MAX_AGENCIES);
  else if (seed < 0)
    clew_tool_refuse (error, _ ("--seed is a number from 0 on. Nothing was changed."));
  else
    {
      options->people = (guint)people;
      options->agencies = (guint)agencies;
      options->seed = (guint64)seed;
      return TRUE;
    }
  return FALSE;
}

static gboolean
make_office (const char            *path,
             const char            *key_file,
             const ClewDemoOptions *options,
             GError               **error)
{
  g_autofree char *office_id = clew_id_new ();
  g_autoptr (ClewSecret) key = NULL;
  g_autoptr (ClewOffice) office = NULL;
  gboolean is_new;

  if (!clew_tool_check_new (path, error))
    return FALSE;
  clew_tool_cancel_on_signal ();
  key = clew_tool_make_key (office_id, key_file, &is_new, error);
  if (key == NULL)
    return FALSE;
  office = clew_demo_create (path, office_id, key, options, clew_tool_begin_work (), error);
  if (office == NULL)
    {
      if (is_new)
        clew_tool_forget_key (office_id, key_file, key);
      return FALSE;
    }
  g_print (ngettext ("%s: a demonstration office with %u invented person\n",
                     "%s: a demonstration office with %u invented people\n", options->people),
           path, options->people);
  clew_tool_say_recovery (key_file);
  return TRUE;
}

/* clewctl demo OFFICE */
gboolean
clew_tool_demo (const char *name, int argc, char **argv, GError **error)
{
  int                people = CLEW_DEMO_PEOPLE;
  int                agencies = CLEW_DEMO_AGENCIES;
  gint64             seed = 1;
  g_autofree char   *kind = NULL;
  g_autofree char   *today = NULL;
  g_autofree char   *key_file = NULL;
  ClewDemoOptions    options = CLEW_DEMO_OPTIONS_INIT;
  const GOptionEntry entries[] = {
    { "people", 0, 0, G_OPTION_ARG_INT, &people, N_ ("How many people (300)"), N_ ("N") },
    { "agencies", 0, 0, G_OPTION_ARG_INT, &agencies, N_ ("How many agencies (14)"), N_ ("N") },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, N_ ("Another number invents other people (1)"),
      N_ ("N") },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind,
      N_ ("case-management, project-management or prosecutor"), N_ ("KIND") },
    { "today", 0, 0, G_OPTION_ARG_STRING, &today,
      N_ ("The day around which everything happens"), N_ ("DATE") },
    { "key-file", 0, 0, G_OPTION_ARG_FILENAME, &key_file,
      N_ ("Keep the key in this file and not in the keyring"), N_ ("FILE") },
    { NULL },
  };

  if (!clew_tool_parse (name, entries, 1, &argc, &argv, error) ||
      !read_kind (kind, &options, error) ||
      !read_numbers (people, agencies, seed, &options, error) ||
      !clew_tool_parse_day ("today", today, clew_day_today (NULL), &options.today, error))
    return FALSE;
  options.printer = clew_release_form_print;
  return make_office (argv[1], key_file, &options, error);
}
