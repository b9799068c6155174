/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tool/clew-tool.h"

#include "documents/clew-pdf-join.h"
#include "documents/clew-release-batch.h"
#include "documents/clew-release-form.h"
#include "records/clew-blank-form.h"
#include "records/clew-release-again.h"

#include <glib/gi18n.h>

#include <stdio.h>

/* Releases for a day's outreach as one file: for many people, or blank. */

#define MOST_BLANK 1000

typedef struct
{
  char        *key_file;
  char       **participants;
  int          ending; /* days; below 0 if not asked for */
  int          blank;  /* how many */
  ClewToolForm form;
} Choices;

static void
choices_clear (Choices *choices)
{
  g_free (choices->key_file);
  g_strfreev (choices->participants);
  clew_tool_form_clear (&choices->form);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Choices, choices_clear)

/* What can be told without the office. */
static gboolean
check_choices (const Choices *choices, GError **error)
{
  gboolean for_people = choices->participants != NULL || choices->ending >= 0;

  if (choices->blank < 0 || choices->blank > MOST_BLANK)
    clew_tool_refuse (error, _ ("What follows --blank is no number from 1 to %d. "
                                "Nothing was changed."),
                                MOST_BLANK);
  else if (for_people && choices->blank > 0)
    clew_tool_refuse (error, _ ("--blank makes forms for nobody, so neither --participant nor "
                                "--ending can stand beside it. Nothing was changed."));
  else if (!for_people && choices->blank == 0)
    clew_tool_refuse (error, _ ("Say for whom: --participant once for each, --ending, or --blank. "
                                "Nothing was changed."));
  else if (choices->blank > 0 && choices->form.agencies == NULL)
    clew_tool_refuse (error, _ ("No --agency is given. Nothing chosen means nobody, so there is "
                                "no form. Nothing was changed."));
  else
    return clew_tool_form_check (&choices->form, error);
  return FALSE;
}

/* Whose forms: each person once, in the order in which they were named. */
static GPtrArray *
list_people (ClewOffice *office, const Choices *choices, GError **error)
{
  ClewStore *store = clew_office_get_store (office);
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) ending = NULL;

  for (guint i = 0; choices->participants != NULL && choices->participants[i] != NULL; i++)
    {
      g_autofree char *id = clew_tool_find_participant (store, choices->participants[i], error);

      if (id == NULL)
        return NULL;
      if (!g_ptr_array_find_with_equal_func (people, id, g_str_equal, NULL))
        g_ptr_array_add (people, g_steal_pointer (&id));
    }
  if (choices->ending < 0)
    return g_steal_pointer (&people);
  ending = clew_release_again_list_ending (store, (guint)choices->ending,
                                           clew_office_today (office), error);
  if (ending == NULL)
    return NULL;
  for (guint i = 0; i < ending->len; i++)
    {
      const char *id = ((ClewReleaseEnding *)g_ptr_array_index (ending, i))->participant;

      if (!g_ptr_array_find_with_equal_func (people, id, g_str_equal, NULL))
        g_ptr_array_add (people, g_strdup (id));
    }
  return g_steal_pointer (&people);
}

/* For nobody if @id is %NULL; without agencies, what the last release offered. */
static ClewReleaseDraft *
make_draft (ClewOffice *office, const Choices *choices, const char *id, GError **error)
{
  g_autoptr (ClewReleaseDraft) draft = id != NULL && choices->form.agencies == NULL
                                         ? clew_release_again_draft (office, id, error)
                                         : clew_release_draft_new (office, id, error);

  if (draft != NULL && clew_tool_form_fill (&choices->form, office, draft, error))
    return g_steal_pointer (&draft);
  if (id != NULL)
    {
      /* Translators: before the reason; %s is a person's id */
      g_autofree char *whose = g_strdup_printf (_ ("No form can be made for %s, so none was made:"),
                                                   id);

      g_prefix_error (error, "%s ", whose);
    }
  return NULL;
}

/* All drafts before the first number is given: one that can't be made stops all. */
static GPtrArray *
make_drafts (ClewOffice *office, const Choices *choices, GError **error)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func (
    (GDestroyNotify)clew_release_draft_free);
  g_autoptr (GPtrArray) people = NULL;
  ClewReleaseDraft *draft;

  if (choices->blank > 0)
    {
      draft = make_draft (office, choices, NULL, error);
      if (draft == NULL)
        return NULL;
      g_ptr_array_add (drafts, draft);
      return g_steal_pointer (&drafts);
    }
  people = list_people (office, choices, error);
  if (people == NULL)
    return NULL;
  for (guint i = 0; i < people->len; i++)
    {
      draft = make_draft (office, choices, g_ptr_array_index (people, i), error);
      if (draft == NULL)
        return NULL;
      g_ptr_array_add (drafts, draft);
    }
  return g_steal_pointer (&drafts);
}

/* Says the form's number as soon as it is kept, whatever happens after it. */
static gboolean
say_number (ClewOffice *office, const ClewKind *kind, const char *id, GError **error)
{
  g_autoptr (ClewRecord) record = clew_record_load (clew_office_get_store (office), kind, id,
                                                    error);

  if (record == NULL)
    return FALSE;
  g_print ("%s\n", clew_record_get_text (record, "form_number"));
  fflush (stdout);
  return TRUE;
}

static gboolean
keep_one (ClewOffice       *office,
          ClewReleaseBatch *batch, /* nullable */
          ClewReleaseDraft *blank,
          guint             index,
          GPtrArray        *papers,
          GError          **error)
{
  GBytes          *pdf = NULL;
  g_autofree char *id = batch != NULL
                          ? clew_release_batch_issue (batch, index, &pdf, error)
                          : clew_blank_form_issue (office, blank, clew_release_form_print, NULL,
                                                   &pdf, error);

  if (pdf != NULL)
    g_ptr_array_add (papers, pdf);
  return id != NULL &&
         say_number (office, batch != NULL ? &clew_kind_consent : &clew_kind_blank_form, id, error);
}

static gboolean
keep_all (ClewOffice *office, const Choices *choices, GPtrArray *drafts, GPtrArray *papers,
          GError **error)
{
  GCancellable *cancellable = clew_tool_begin_work ();
  guint         n = choices->blank > 0 ? (guint)choices->blank : drafts->len;
  g_autoptr (ClewReleaseBatch) batch = NULL;

  if (choices->blank == 0)
    {
      batch = clew_release_batch_new (office, drafts, error);
      if (batch == NULL)
        return FALSE;
    }
  /* What is kept already is told of and comes out, though somebody stops it. */
  for (guint i = 0; i < n; i++)
    if (((batch == NULL || i >= clew_release_batch_get_n_kept (batch)) &&
         g_cancellable_set_error_if_cancelled (cancellable, error)) ||
        !keep_one (office, batch, g_ptr_array_index (drafts, 0), i, papers, error))
      return FALSE;
  return TRUE;
}

static gboolean
write_all (ClewNewFile *file, GPtrArray *papers, GError **error)
{
  g_autoptr (GBytes) joined = clew_pdf_join (papers, error);
  gsize       size;
  const char *data;

  if (joined == NULL)
    return FALSE;
  data = g_bytes_get_data (joined, &size);
  if (clew_new_file_write (file, data, size, error) && clew_new_file_keep (file, error))
    return TRUE;
  g_prefix_error (error, "%s ", _ ("The forms are kept in the office; print them from there."));
  return FALSE;
}

/* Whatever stops it, the file has the forms that have a number by then. */
static gboolean
make_all (ClewOffice *office, const Choices *choices, GError **error)
{
  g_autoptr (GPtrArray) drafts = make_drafts (office, choices, error);
  g_autoptr (GPtrArray) papers = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  g_autoptr (ClewNewFile) file = NULL;
  g_autofree char *before = NULL;
  gboolean         all;

  if (drafts == NULL || drafts->len == 0)
    return drafts != NULL;
  /* A wrong folder must show before a form has its number. */
  file = clew_tool_begin_file (choices->form.output, choices->form.force, error);
  if (file == NULL)
    return FALSE;
  all = keep_all (office, choices, drafts, papers, error);
  if (papers->len == 0)
    return FALSE;
  if (!write_all (file, papers, all ? error : NULL))
    return FALSE;
  if (all)
    return TRUE;
  before = g_strdup_printf (ngettext ("%u form was made, is kept and is in the file; then:",
                                      "%u forms were made, are kept and are in the file; then:",
                                      papers->len),
                            papers->len);
  g_prefix_error (error, "%s ", before);
  return FALSE;
}

/* clewctl roi-batch OFFICE */
gboolean
clew_tool_roi_batch (const char *name, int argc, char **argv, GError **error)
{
  g_auto (Choices) choices = { .ending = -1 };
  const GOptionEntry entries[] = {
    { "participant", 0, 0, G_OPTION_ARG_STRING_ARRAY, &choices.participants,
      N_ ("Whose release: an id, or a number they are known by; once for each"), N_ ("ID") },
    { "ending", 0, 0, G_OPTION_ARG_INT, &choices.ending,
      N_ ("For all whose release ends within so many days"), N_ ("DAYS") },
    { "blank", 0, 0, G_OPTION_ARG_INT, &choices.blank,
      N_ ("So many for nobody yet, with a line for the name"), N_ ("COUNT") },
    { "agency", 0, 0, G_OPTION_ARG_STRING_ARRAY, &choices.form.agencies,
      N_ ("An agency on all forms, by its name; once for each (those of each last release)"),
      N_ ("NAME") },
    { "category", 0, 0, G_OPTION_ARG_STRING_ARRAY, &choices.form.categories,
      N_ ("A kind of information to offer; once for each (what each agency usually hears)"),
      N_ ("ID") },
    { "expires", 0, 0, G_OPTION_ARG_STRING, &choices.form.expires,
      N_ ("The first day on which they no longer hold (the office’s usual)"), N_ ("DATE") },
    { "language", 0, 0, G_OPTION_ARG_STRING, &choices.form.language,
      N_ ("The forms’ language, like en or es (each person’s)"), N_ ("LANGUAGE") },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &choices.form.paper, N_ ("letter or a4 (the office’s)"),
      N_ ("PAPER") },
    { "large-print", 0, 0, G_OPTION_ARG_NONE, &choices.form.large_print, N_ ("Print large"), NULL },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &choices.form.output,
      N_ ("Where the one PDF with all forms goes"), N_ ("FILE") },
    { "force", 0, 0, G_OPTION_ARG_NONE, &choices.form.force, N_ ("Replace a file that is there"),
      NULL },
    { "key-file", 0, 0, G_OPTION_ARG_FILENAME, &choices.key_file,
      N_ ("Take the key from this file and not from the keyring"), N_ ("FILE") },
    { NULL },
  };
  g_autoptr (ClewOffice) office = NULL;

  if (!clew_tool_parse (name, entries, 1, &argc, &argv, error) || !check_choices (&choices, error))
    return FALSE;
  clew_tool_cancel_on_signal ();
  office = clew_tool_open (argv[1], choices.key_file, error);
  return office != NULL && make_all (office, &choices, error);
}
