/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tool/clew-tool.h"

#include "documents/clew-release-form.h"
#include "records/clew-blank-form.h"

#include <glib/gi18n.h>

/* A release of information, from the same parts as the assistant's. */

typedef struct
{
  char        *key_file;
  char        *participant;
  gboolean     blank;
  ClewToolForm form;
} Choices;

static void
choices_clear (Choices *choices)
{
  g_free (choices->key_file);
  g_free (choices->participant);
  clew_tool_form_clear (&choices->form);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Choices, choices_clear)

/* What can be told without the office. */
static gboolean
check_choices (const Choices *choices, GError **error)
{
  if (choices->participant != NULL && choices->blank)
    clew_tool_refuse (error, _ ("--blank makes a form for nobody, so --participant can’t stand "
                                "beside it. Nothing was changed."));
  else if (choices->participant == NULL && !choices->blank)
    clew_tool_refuse (error, _ ("--participant is missing. “clewctl participants OFFICE” lists "
                                "their ids. Nothing was changed."));
  else if (choices->form.agencies == NULL)
    clew_tool_refuse (error, _ ("No --agency is given. Nothing chosen means nobody, so there is "
                                "no form. Nothing was changed."));
  else
    return clew_tool_form_check (&choices->form, error);
  return FALSE;
}

static ClewReleaseDraft *
make_draft (ClewOffice *office, const Choices *choices, GError **error)
{
  g_autofree char *id = choices->blank
                          ? NULL
                          : clew_tool_find_participant (clew_office_get_store (office),
                                                        choices->participant, error);
  g_autoptr (ClewReleaseDraft) draft = NULL;

  if (id == NULL && !choices->blank)
    return NULL;
  draft = clew_release_draft_new (office, id, error);
  if (draft == NULL || !clew_tool_form_fill (&choices->form, office, draft, error))
    return NULL;
  return g_steal_pointer (&draft);
}

static gboolean
write_pdf (ClewNewFile *file, GBytes *pdf, GError **error)
{
  gsize       size;
  const char *data = g_bytes_get_data (pdf, &size);

  if (clew_new_file_write (file, data, size, error) && clew_new_file_keep (file, error))
    return TRUE;
  g_prefix_error (error, "%s ", _ ("The form is kept in the office; print it from there."));
  return FALSE;
}

/* The form's number, once it is kept. */
static char *
keep_form (ClewOffice *office, ClewReleaseDraft *draft, GBytes **pdf, GError **error)
{
  gboolean         blank = draft->participant == NULL;
  g_autofree char *id =
    blank ? clew_blank_form_issue (office, draft, clew_release_form_print, NULL, pdf, error)
          : clew_release_issue (office, draft, clew_release_form_print, NULL, pdf, error);
  g_autoptr (ClewRecord) record = NULL;

  if (id != NULL)
    record = clew_record_load (clew_office_get_store (office),
                               blank ? &clew_kind_blank_form : &clew_kind_consent, id, error);
  return record != NULL ? g_strdup (clew_record_get_text (record, "form_number")) : NULL;
}

static gboolean
issue (ClewOffice *office, const Choices *choices, GError **error)
{
  g_autoptr (ClewReleaseDraft) draft = make_draft (office, choices, error);
  g_autoptr (ClewNewFile) file = NULL;
  g_autofree char *number = NULL;
  g_autoptr (GBytes) pdf = NULL;

  if (draft == NULL)
    return FALSE;
  /* A wrong folder must show before the form has its number. */
  file = clew_tool_begin_file (choices->form.output, choices->form.force, error);
  if (file == NULL)
    return FALSE;
  number = keep_form (office, draft, &pdf, error);
  if (number == NULL || !write_pdf (file, pdf, error))
    return FALSE;
  g_print ("%s\n", number);
  return TRUE;
}

/* clewctl roi OFFICE */
gboolean
clew_tool_roi (const char *name, int argc, char **argv, GError **error)
{
  g_auto (Choices) choices = { 0 };
  const GOptionEntry entries[] = {
    { "participant", 0, 0, G_OPTION_ARG_STRING, &choices.participant,
      N_ ("Whose release: an id, or a number they are known by"), N_ ("ID") },
    { "blank", 0, 0, G_OPTION_ARG_NONE, &choices.blank,
      N_ ("For nobody yet, with a line for the name"), NULL },
    { "agency", 0, 0, G_OPTION_ARG_STRING_ARRAY, &choices.form.agencies,
      N_ ("An agency on the form, by its name; once for each"), N_ ("NAME") },
    { "category", 0, 0, G_OPTION_ARG_STRING_ARRAY, &choices.form.categories,
      N_ ("A kind of information to offer; once for each (what each agency usually hears)"),
      N_ ("ID") },
    { "expires", 0, 0, G_OPTION_ARG_STRING, &choices.form.expires,
      N_ ("The first day on which it no longer holds (the office’s usual)"), N_ ("DATE") },
    { "language", 0, 0, G_OPTION_ARG_STRING, &choices.form.language,
      N_ ("The form’s language, like en or es (the person’s)"), N_ ("LANGUAGE") },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &choices.form.paper, N_ ("letter or a4 (the office’s)"),
      N_ ("PAPER") },
    { "large-print", 0, 0, G_OPTION_ARG_NONE, &choices.form.large_print, N_ ("Print large"), NULL },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &choices.form.output, N_ ("Where the PDF goes"),
      N_ ("FILE") },
    { "force", 0, 0, G_OPTION_ARG_NONE, &choices.form.force,
      N_ ("Replace a file that is there"), NULL },
    { "key-file", 0, 0, G_OPTION_ARG_FILENAME, &choices.key_file,
      N_ ("Take the key from this file and not from the keyring"), N_ ("FILE") },
    { NULL },
  };
  g_autoptr (ClewOffice) office = NULL;

  if (!clew_tool_parse (name, entries, 1, &argc, &argv, error) || !check_choices (&choices, error))
    return FALSE;
  office = clew_tool_open (argv[1], choices.key_file, error);
  return office != NULL && issue (office, &choices, error);
}
