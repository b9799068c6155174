/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tool/clew-tool.h"

#include "base/clew-error.h"
#include "exchange/clew-json.h"
#include "records/clew-office-holds.h"
#include "store/clew-store.h"

#include <glib/gi18n.h>

#include <inttypes.h>

/* Whole files: checking one, bringing its records out and in. */

/* What somebody put into the file that this kind of office may not have. */
static gboolean
check_holdings (ClewOffice *office, GError **error)
{
  g_auto (GStrv) found = clew_office_holds_find (clew_office_get_store (office), error);

  if (found == NULL)
    return FALSE;
  for (guint i = 0; found[i] != NULL; i++)
    /* Translators: %s is a kind of record, such as “Contact notes” */
    g_print (_ ("%s: this kind of office may not have these, or not all that they say\n"),
                _ (clew_kind_find (found[i])->plural));
  if (found[0] == NULL)
    return TRUE;
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED,
                       _ ("The file is whole, but holds what such an office may not have; that "
                          "stands above. Nothing was changed."));
  return FALSE;
}

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
  if (!check_holdings (office, error))
    return FALSE;
  g_print ("%s\n", _ ("The office file is whole."));
  return TRUE;
}

static gboolean
export_to (ClewOffice *office, const char *output, gboolean force, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (clew_json_export (office, output, force, clew_tool_begin_work (), &failure))
    {
      /* Translators: said after an export, of the file that was written */
      g_print (_ ("%s: not encrypted; only your account may read it\n"), output);
      g_print ("%s\n", _ ("It is the whole office, readable by whoever has the file. It is not for "
                          "an agency: an agency gets what it may hear in a letter."));
      return TRUE;
    }
  /* Where it can't be is a wrong call; a disk that fails is not. */
  if (failure->domain == G_FILE_ERROR && failure->code != G_FILE_ERROR_NOSPC &&
      failure->code != G_FILE_ERROR_IO)
    clew_tool_refuse (error, "%s", failure->message);
  else
    g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* clewctl export OFFICE */
gboolean
clew_tool_export (const char *name, int argc, char **argv, GError **error)
{
  g_autofree char   *output = NULL;
  g_autofree char   *key_file = NULL;
  gboolean           force = FALSE;
  const GOptionEntry entries[] = {
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_ ("Where the JSON goes"), N_ ("FILE") },
    { "force", 0, 0, G_OPTION_ARG_NONE, &force, N_ ("Replace a file that is there"), NULL },
    { "key-file", 0, 0, G_OPTION_ARG_FILENAME, &key_file,
      N_ ("Take the key from this file and not from the keyring"), N_ ("FILE") },
    { NULL },
  };
  g_autoptr (ClewOffice) office = NULL;

  if (!clew_tool_parse (name, entries, 1, &argc, &argv, error))
    return FALSE;
  if (output == NULL)
    {
      clew_tool_refuse (error, _ ("--output is missing. Nothing was changed."));
      return FALSE;
    }
  if (!force && g_file_test (output, G_FILE_TEST_EXISTS))
    {
      clew_tool_refuse (error, _ ("The file that --output names is there already. Nothing was "
                                  "changed. Choose another name, or add --force."));
      return FALSE;
    }
  clew_tool_cancel_on_signal ();
  office = clew_tool_open (argv[1], key_file, error);
  return office != NULL && export_to (office, output, force, error);
}

static gboolean
import_from (const char *office, const char *file, const char *key_file, GError **error)
{
  g_autofree char *office_id = NULL;
  g_autoptr (ClewSecret) key = NULL;
  gboolean is_new = FALSE;
  guint64  n_records = 0;

  if (!g_file_test (file, G_FILE_TEST_IS_REGULAR))
    {
      clew_tool_refuse (error, _ ("There is no file at “%s”. Nothing was changed."), file);
      return FALSE;
    }
  office_id = clew_json_read_office_id (file, error);
  if (office_id == NULL || !clew_tool_check_new (office, error))
    return FALSE;
  clew_tool_cancel_on_signal ();
  key = clew_tool_make_key (office_id, key_file, &is_new, error);
  if (key == NULL)
    return FALSE;
  if (!clew_json_import (file, office, key, clew_tool_begin_work (), &n_records, error))
    {
      if (is_new)
        clew_tool_forget_key (office_id, key_file, key);
      return FALSE;
    }
  g_print (_ ("%s: %" PRIu64 " records brought in\n"), office, n_records);
  clew_tool_say_recovery (key_file);
  return TRUE;
}

/* clewctl import OFFICE FILE */
gboolean
clew_tool_import (const char *name, int argc, char **argv, GError **error)
{
  g_autofree char   *key_file = NULL;
  const GOptionEntry entries[] = {
    { "key-file", 0, 0, G_OPTION_ARG_FILENAME, &key_file,
      N_ ("Keep the key in this file and not in the keyring"), N_ ("FILE") },
    { NULL },
  };

  return clew_tool_parse (name, entries, 2, &argc, &argv, error) &&
         import_from (argv[1], argv[2], key_file, error);
}
