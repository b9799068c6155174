/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tool/clew-tool.h"

#include "exchange/clew-bring-in.h"
#include "records/clew-known-cases.h"

#include <glib/gi18n.h>

/* Counts only: what a timer prints ends up in a log. */

static const struct
{
  ClewIncomingState state;
  const char       *label;
} labels[] = {
  { CLEW_INCOMING_NEW_CASE, N_ ("New cases") },
  { CLEW_INCOMING_NEW_HEARING, N_ ("New hearings") },
  { CLEW_INCOMING_MOVED, N_ ("Moved hearings") },
  { CLEW_INCOMING_CHANGED, N_ ("Other changes") },
  { CLEW_INCOMING_SAME, N_ ("The same as kept") },
  { CLEW_INCOMING_OLDER, N_ ("Older than what is kept") },
  { CLEW_INCOMING_UNCLEAR, N_ ("Unclear whose they are") },
  { CLEW_INCOMING_NOT_READ, N_ ("Not understood") },
};

static void
print_count (const char *label, guint n)
{
  g_autofree char *padded = clew_tool_pad (label, 32);

  g_print ("  %s %6u\n", padded, n);
}

static void
print_counts (const ClewBringIn *plan, guint n_kept)
{
  print_count (_ ("Rows in the file"), plan->n_rows);
  print_count (_ ("Nobody’s who is known here"), plan->n_strangers);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    print_count (_ (labels[i].label), plan->n[labels[i].state]);
  print_count (_ ("Kept now"), n_kept);
}

/* The settings with that name, or those that such a file was read with before. */
static ClewRecord *
find_mapping (ClewStore *store, const ClewCsv *csv, const char *name, GError **error)
{
  g_autoptr (ClewRecord) found = NULL;
  GError *failure = NULL;

  if (name == NULL)
    {
      found = clew_mapping_find (store, csv, error);
      if (found == NULL || clew_record_is_stored (found))
        return g_steal_pointer (&found);
      clew_tool_refuse (error, _ ("No settings are kept for a file with these columns. Bring one "
                                  "in through the window first."));
      return NULL;
    }
  found = clew_known_mapping_find (store, name, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  if (found != NULL)
    return g_steal_pointer (&found);
  clew_tool_refuse (error, _ ("There are no settings with the name that follows --mapping."));
  return NULL;
}

static gboolean
keep (ClewOffice *office, ClewBringIn *plan, GError **error)
{
  g_autoptr (GPtrArray) before = g_ptr_array_new ();
  g_autoptr (GPtrArray) after = g_ptr_array_new ();

  return clew_bring_in_keep (clew_office_get_store (office), clew_office_today (office),
                             clew_office_get_actor (office), plan, before, after, error);
}

typedef struct
{
  char    *mapping;
  char    *as_of;
  char    *key_file;
  gboolean dry_run;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->mapping);
  g_free (options->as_of);
  g_free (options->key_file);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
run (const char *office_path, const char *path, const Options *options, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (ClewCsv) csv = clew_csv_load (file, NULL, error);
  g_autoptr (ClewOffice) office = NULL;
  g_autoptr (ClewRecord) mapping = NULL;
  g_autoptr (ClewBringIn) plan = NULL;
  ClewDay today, as_of;
  guint   n;

  if (csv == NULL)
    return FALSE;
  office = clew_tool_open (office_path, options->key_file, error);
  if (office == NULL)
    return FALSE;
  today = clew_office_today (office);
  mapping = find_mapping (clew_office_get_store (office), csv, options->mapping, error);
  as_of = clew_bring_in_find_day (file, today);
  if (mapping == NULL ||
      !clew_tool_parse_day ("as-of", options->as_of, today, &as_of, error))
    return FALSE;
  plan = clew_bring_in_compare (clew_office_get_store (office), today, csv, mapping, as_of, NULL,
                                error);
  if (plan == NULL)
    return FALSE;
  n = options->dry_run ? 0 : clew_bring_in_choose_sure (plan);
  if (!options->dry_run && !keep (office, plan, error))
    return FALSE;
  print_counts (plan, n);
  return TRUE;
}

/* clewctl bring-in OFFICE FILE */
gboolean
clew_tool_bring_in (const char *name, int argc, char **argv, GError **error)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "mapping", 0, 0, G_OPTION_ARG_STRING, &options.mapping,
      N_ ("Settings to read the file with; else those of a file with the same columns"),
      N_ ("NAME") },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &options.as_of,
      N_ ("Of which day the file is; else the day on which it was saved"), N_ ("DATE") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run,
      N_ ("Count the differences and keep nothing"), NULL },
    { "key-file", 0, 0, G_OPTION_ARG_FILENAME, &options.key_file,
      N_ ("Take the key from this file and not from the keyring"), N_ ("FILE") },
    { NULL },
  };

  return clew_tool_parse (name, entries, 2, &argc, &argv, error) &&
         run (argv[1], argv[2], &options, error);
}
