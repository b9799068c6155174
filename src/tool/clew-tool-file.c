/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tool/clew-tool.h"

#include "base/clew-error.h"
#include "store/clew-store.h"

#include <glib/gi18n.h>

/* Whole files: checking one, bringing its records out and in. */

/* clewctl check OFFICE */
gboolean
clew_tool_check (const char *name, int argc, char **argv, GError **error)
{
  g_autofree char   *key_file = NULL;
  const GOptionEntry entries[] = {
    { "key-file", 0, 0, G_OPTION_ARG_FILENAME, &key_file,
      N_ ("Take the key from this file and not from the keyring"), N_ ("FILE") },
    { NULL },
  };
  g_autoptr (ClewOffice) office = NULL;
  g_auto (GStrv) findings = NULL;

  if (!clew_tool_parse (name, entries, 1, &argc, &argv, error))
    return FALSE;
  office = clew_tool_open (argv[1], key_file, error);
  if (office == NULL || !clew_store_check (clew_office_get_store (office), NULL, &findings, error))
    return FALSE;
  for (guint i = 0; findings != NULL && findings[i] != NULL; i++)
    g_print ("%s\n", findings[i]);
  if (findings != NULL && findings[0] != NULL)
    {
      g_set_error_literal (error, CLEW_STORE_ERROR, CLEW_STORE_ERROR_DAMAGED,
                           _ ("The office file is not whole; what was found stands above. Nothing "
                              "was changed. Keep the file, and restore a backup beside it."));
      return FALSE;
    }
  g_print ("%s\n", _ ("The office file is whole."));
  return TRUE;
}
