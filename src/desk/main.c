/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-application.h"
#include "desk/clew-settings.h"
#include "records/clew-office.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int argc, char *argv[])
{
  g_autoptr(ClewApplication) application = NULL;
  g_autoptr(GError) error = NULL;
  const char *locale_dir = g_getenv ("CLEW_LOCALE_DIR");

  clew_office_protect_process ();

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : CLEW_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  g_set_application_name (_("Clew"));
  if (!clew_office_check_library (&error))
    {
      g_printerr ("clew: %s\n", error->message);
      return 1;
    }
  if (!clew_settings_are_installed ())
    {
      g_printerr (_("clew: its settings schema is missing; install Clew from its package, or "
                     "set GSETTINGS_SCHEMA_DIR to the build’s data folder\n"));
      return 1;
    }

  application = clew_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
