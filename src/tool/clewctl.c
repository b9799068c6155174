/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tool/clew-tool.h"

#include "base/clew-error.h"

#include <glib/gi18n.h>

#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Wrongly called: nothing was changed. */
#define STATUS_REFUSED 2

const ClewCommand clew_commands[] = {
  { "demo", N_ ("OFFICE"), N_ ("Make an office of invented people"), clew_tool_demo },
  { "participants", N_ ("OFFICE"), N_ ("List participants, or search them"),
    clew_tool_participants },
  { "roi", N_ ("OFFICE"), N_ ("Make a release of information as a PDF file"), clew_tool_roi },
  { "roi-batch", N_ ("OFFICE"), N_ ("Make releases for many people, or many blank ones"),
    clew_tool_roi_batch },
  { "may-share", N_ ("OFFICE"), N_ ("Ask whether an agency may hear something"),
    clew_tool_may_share },
  { "roster", N_ ("OFFICE"), N_ ("List of whom may be spoken at a meeting"), clew_tool_roster },
  { "docket", N_ ("OFFICE"), N_ ("List what is due in court, day by day"), clew_tool_docket },
  { "cases", N_ ("OFFICE"), N_ ("List cases by the stage that they are at"), clew_tool_cases },
  { "no-worse-off", N_ ("OFFICE"), N_ ("Compare what came of cases with the ordinary course"),
    clew_tool_no_worse_off },
  { "bring-in", N_ ("OFFICE FILE"),
    N_ ("Bring in what a court’s calendar says, where it is certain whose it is"),
    clew_tool_bring_in },
  { "share", N_ ("OFFICE"), N_ ("Make a file with a letter for another office’s Clew"),
    clew_tool_share },
  { "receive", N_ ("OFFICE FILE"), N_ ("Take in a file that another office made"),
    clew_tool_receive },
  { "check", N_ ("OFFICE"), N_ ("Check that an office file is whole"), clew_tool_check },
  { "export", N_ ("OFFICE"), N_ ("Write all records to a JSON file, unencrypted"),
    clew_tool_export },
  { "import", N_ ("OFFICE FILE"), N_ ("Make an office file from a JSON file"), clew_tool_import },
  { NULL },
};

static const ClewCommand *
find_command (const char *name)
{
  for (guint i = 0; clew_commands[i].name != NULL; i++)
    if (g_str_equal (clew_commands[i].name, name))
      return &clew_commands[i];
  return NULL;
}

static void
print_help (void)
{
  g_print ("%s\n  clewctl %s\n\n", _ ("Usage:"), _ ("COMMAND OFFICE [OPTION…]"));
  g_print ("%s\n\n",
           _ ("The work of Clew without a window: for administrators, timers and tests."));
  g_print ("%s\n", _ ("Commands:"));
  for (guint i = 0; clew_commands[i].name != NULL; i++)
    g_print ("  %-14s%s\n", clew_commands[i].name, _ (clew_commands[i].summary));
  g_print ("  %-14s%s\n", "help", _ ("Show this, or the options of a command"));
  g_print ("\n%s\n", _ ("“clewctl COMMAND --help” shows the options of a command, and "
                        "“clewctl --version” the version. The key of an office comes from the "
                        "keyring, or from the file that --key-file names. The status is 0 when all "
                        "is well, 2 when the command was refused and nothing was changed, and 1 "
                        "when something else failed or the answer is no."));
}

/* One line, whatever the message holds. */
static int
fail (const GError *error)
{
  g_autofree char *line = g_strdelimit (g_strdup (error->message), "\n\r", ' ');
  gboolean         refused = error->domain == G_OPTION_ERROR ||
                     g_error_matches (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_NO_FILE) ||
                     g_error_matches (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_EXISTS) ||
                     g_error_matches (error, CLEW_KEYS_ERROR, CLEW_KEYS_ERROR_BAD_CODE) ||
                     g_error_matches (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_BAD_DATA);

  g_printerr ("clewctl: %s\n", line);
  return refused ? STATUS_REFUSED : EXIT_FAILURE;
}

static int
refuse (const char *message)
{
  g_printerr ("clewctl: %s\n", message);
  return STATUS_REFUSED;
}

static int
run_command (const char *name, int argc, char **argv)
{
  const ClewCommand *command = find_command (name);
  g_autoptr (GError) error = NULL;

  if (command == NULL)
    return refuse (_ ("There is no such command. “clewctl help” lists them."));
  if (command->run (name, argc, argv, &error))
    return EXIT_SUCCESS;
  return error != NULL ? fail (error) : EXIT_FAILURE;
}

static int
run_help (int argc, char **argv)
{
  char *help[] = { argv[0], (char *)"--help", NULL };

  if (argc > 2)
    return refuse (_ ("Too many arguments. “clewctl help” lists the commands."));
  if (argc == 2)
    return run_command (argv[1], 2, help);
  print_help ();
  return EXIT_SUCCESS;
}

static int output_failure;

/* Names and JSON are UTF-8 whatever the locale: by itself g_print() would write
 * "?" for what the locale lacks, and that of a timer is "C". */
static void
print_cb (const char *text)
{
  if (fputs (text, stdout) == EOF && output_failure == 0)
    output_failure = errno;
}

/* At exit, since the help of an option ends the program by itself. */
static void
finish_output_cb (void)
{
  if (fclose (stdout) != 0 && output_failure == 0)
    output_failure = errno;
  if (output_failure == 0)
    return;
  g_printerr (_ ("clewctl: What was to be printed could not be written: %s. "
                 "What the command did otherwise is kept.\n"),
                 g_strerror (output_failure));
  _exit (EXIT_FAILURE);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  const char *locale_dir = g_getenv ("CLEW_LOCALE_DIR");

  clew_office_protect_process ();
  g_set_print_handler (print_cb);
  atexit (finish_output_cb);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : CLEW_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("clewctl");

  if (!clew_office_check_library (&error))
    return fail (error);
  if (argc < 2)
    return refuse (_ ("Say what to do. “clewctl help” lists the commands."));
  if (g_str_equal (argv[1], "help"))
    return run_help (argc - 1, argv + 1);
  if (argc == 2 && (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h")))
    return run_help (1, argv + 1);
  if (argc == 2 && g_str_equal (argv[1], "--version"))
    {
      g_print ("clewctl %s\n", CLEW_VERSION);
      return EXIT_SUCCESS;
    }
  if (argv[1][0] == '-')
    return refuse (_ ("Options follow a command. “clewctl help” lists the commands."));
  return run_command (argv[1], argc - 1, argv + 1);
}
