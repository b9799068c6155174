/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tool/clew-tool.h"

#include <glib/gi18n.h>

#include <stdarg.h>

/* Reading what was typed after a command. */

/* Sets an error that ends the program with the status for a wrong call. */
void
clew_tool_refuse (GError **error, const char *format, ...)
{
  va_list arguments;

  if (error == NULL)
    return;
  va_start (arguments, format);
  *error = g_error_new_valist (G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, format, arguments);
  va_end (arguments);
}

static const ClewCommand *
find_command (const char *name)
{
  for (guint i = 0; clew_commands[i].name != NULL; i++)
    if (g_str_equal (clew_commands[i].name, name))
      return &clew_commands[i];
  g_assert_not_reached ();
}

/**
 * clew_tool_parse:
 * @name: the command
 * @entries: its options
 * @n_files: how many arguments that are no options it takes; at least 1
 * @argc: (inout): as from main(), starting with the command
 * @argv: (inout): likewise
 * @error: return location, of the domain G_OPTION_ERROR
 *
 * Takes the options out of the arguments. “--help” prints help and ends the
 * program.
 *
 * Returns: %FALSE when anything can't be understood or is missing
 */
gboolean
clew_tool_parse (const char         *name,
                 const GOptionEntry *entries,
                 int                 n_files,
                 int                *argc,
                 char             ***argv,
                 GError            **error)
{
  const ClewCommand *command = find_command (name);
  g_autoptr (GOptionContext) context = g_option_context_new (_ (command->arguments));
  g_autofree char *program = g_strconcat ("clewctl ", name, NULL);

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _ (command->summary));
  g_set_prgname (program);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  g_set_prgname ("clewctl");
  /* After “--” whatever follows stands for itself. */
  if (*argc > 1 && g_str_equal ((*argv)[1], "--"))
    {
      (*argv)++;
      (*argc)--;
    }
  if (*argc - 1 == n_files)
    return TRUE;
  if (*argc - 1 > n_files)
    clew_tool_refuse (error, _ ("Too many arguments. “clewctl %s --help” shows what it takes."),
                                name);
  else if (*argc - 1 == 0)
    clew_tool_refuse (error, _ ("Name an office file. “clewctl %s --help” shows what it takes."),
                                name);
  else
    clew_tool_refuse (error, _ ("Name a file to read. “clewctl %s --help” shows what it takes."),
                                name);
  return FALSE;
}

/**
 * clew_tool_parse_day:
 * @option: the option's name, for the message
 * @text: (nullable): what was typed
 * @today: today
 * @day: (inout): the day; left alone when @text is %NULL
 * @error: return location
 *
 * Reads a date as ISO 8601 or as people type it in this locale.
 *
 * Returns: %FALSE when it is no date
 */
gboolean
clew_tool_parse_day (const char *option,
                     const char *text,
                     ClewDay     today,
                     ClewDay    *day,
                     GError    **error)
{
  ClewDay read;

  if (text == NULL)
    return TRUE;
  read = clew_day_parse_typed (text, today, clew_day_order_of_locale ());
  if (read == CLEW_DAY_UNKNOWN)
    {
      clew_tool_refuse (error, _ ("What follows --%s is not a date. Enter it like 2027-05-03."),
                                  option);
      return FALSE;
    }
  *day = read;
  return TRUE;
}
