/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-wording-check.h"

#include "base/clew-error.h"
#include "records/clew-kind.h"

#include <glib/gi18n-lib.h>

#include <string.h>

static void
problem_free (gpointer data)
{
  ClewWordingProblem *problem = data;

  g_free (problem->key);
  g_free (problem->message);
  g_free (problem);
}

static char *
dup_kind_label (const char *key, ClewFormFlags form)
{
  g_auto (GStrv) parts = g_strsplit (key, "/", 2);
  const char *kind = clew_choice_get_label (clew_all_categories, parts[0]);
  const char *what = parts[1];

  for (const ClewWordingKindText *text = clew_wording_list_kind_texts (form); text->what != NULL;
       text++)
    if (g_str_equal (text->what, parts[1]))
      what = _ (text->label);
  /* Translators: a kind of information, then a text about it, such as “Housing: short name” */
  return g_strdup_printf (_ ("%s: %s"), kind != NULL ? _ (kind) : parts[0], what);
}

/**
 * clew_wording_dup_label:
 * @key: a text's key
 * @form: on which form
 *
 * Returns: (transfer full): what the text is called where it is edited; of texts of
 *   which there are several, with the number; @key itself for a text that Clew doesn't know
 */
char *
clew_wording_dup_label (const char *key, ClewFormFlags form)
{
  const ClewWordingText *known = clew_wording_text_find (key, form);
  const char            *number = strrchr (key, '_');

  if (strchr (key, '/') != NULL)
    return dup_kind_label (key, form);
  if (known == NULL)
    return g_strdup (key);
  if (known->need == CLEW_TEXT_FURNITURE || number == NULL || !g_ascii_isdigit (number[1]))
    return g_strdup (_ (known->label));
  /* Translators: what a text is called, then the number of the text, as in “Reason 2” */
  return g_strdup_printf (_ ("%s %s"), _ (known->label), number + 1);
}

/**
 * clew_wording_describe_fault:
 * @key: a text's key
 * @text: (nullable): the text
 * @form: on which form
 *
 * Returns: (transfer full) (nullable): what is wrong with the text, for the
 *   person who edits it; %NULL when nothing is
 */
char *
clew_wording_describe_fault (const char *key, const char *text, ClewFormFlags form)
{
  const ClewWordingText    *known = clew_wording_text_find (key, form);
  const ClewWordingElement *element = clew_wording_element_find (
    clew_wording_get_element (key, form));
  g_autofree char *places = NULL;

  switch (clew_wording_judge (key, text, form))
    {
    case CLEW_WORDING_MISSING:
      if (*element->citation == '\0')
        return g_strdup (_ ("This text is missing."));
      /* Translators: %s is where the law says so, such as 42 CFR 2.31(a)(6) */
      return g_strdup_printf (_ ("This text is missing. The law asks for it: %s."),
                                 element->citation);
    case CLEW_WORDING_NO_PLACE:
      places = clew_wording_dup_missing_places (known, text);
      /* Translators: %s is a placeholder such as {date}, which stays as it is, or several */
      return g_strdup_printf (_ ("This text must have %s, where Clew puts the answer."), places);
    case CLEW_WORDING_IRREVOCABLE:
      return g_strdup (_ ("A release can always be taken back. Leave “irrevocable” out, even "
                          "with “not”."));
    case CLEW_WORDING_CLASS:
      return g_strdup (_ ("This names a group instead of agencies. Each agency must stand on the "
                          "form by name: 42 CFR 2.31(a)(4)."));
    case CLEW_WORDING_NO_END:
      return g_strdup (_ ("This says that the permission has no end. It needs a date or an event: "
                          "42 CFR 2.31(a)(7)."));
    case CLEW_WORDING_OLD_NOTICE:
      return g_strdup_printf (_ ("The law gives this sentence word for word, in English: “%s”"),
                                 known != NULL && known->verbatim != NULL
                                   ? known->verbatim
                                   : clew_wording_text_find ("part2_notice", CLEW_FORM_RELEASE)
                                       ->verbatim);
    case CLEW_WORDING_UNSPECIFIC:
      return g_strdup (_ ("This opens everything. Say which information is meant: 42 CFR "
                          "2.31(a)(3)."));
    case CLEW_WORDING_GOOD:
    default:
      return NULL;
    }
}

static void
look_at (const char *key, const char *text, ClewFormFlags form, GPtrArray *problems)
{
  char               *message = clew_wording_describe_fault (key, text, form);
  ClewWordingProblem *problem;

  if (message == NULL)
    return;
  problem = g_new0 (ClewWordingProblem, 1);
  problem->key = g_strdup (key);
  problem->element = clew_wording_element_find (clew_wording_get_element (key, form));
  problem->fault = clew_wording_judge (key, text, form);
  problem->message = message;
  g_ptr_array_add (problems, problem);
}

static void
look_at_kinds (ClewWording *wording, ClewFormFlags form, GPtrArray *problems)
{
  for (const char *const *id = clew_wording_get_categories (wording); *id != NULL; id++)
    for (const ClewWordingKindText *text = clew_wording_list_kind_texts (form);
         text->what != NULL; text++)
      {
        g_autofree char *key = g_strconcat (*id, "/", text->what, NULL);

        look_at (key, clew_wording_get_category (wording, *id, text->what), form, problems);
      }
}

/**
 * clew_wording_find_problems:
 * @wording: a wording
 *
 * All that keeps the wording from being approved: each text that any paper by
 * it may need must be there and say nothing that spoils it: 42 CFR 2.31(a),
 * 2.32; 45 CFR 164.508(c), 164.528(b).
 *
 * Returns: (transfer full) (element-type ClewWordingProblem): in the order of
 *   the paper; empty when the wording may be approved
 */
GPtrArray *
clew_wording_find_problems (ClewWording *wording)
{
  GPtrArray          *problems = g_ptr_array_new_with_free_func (problem_free);
  const ClewFormName *name = clew_form_name_find (clew_wording_get_form (wording));
  ClewFormFlags       form;

  if (name == NULL)
    return problems;
  form = name->flag;
  for (const ClewWordingText *text = clew_wording_list_texts (form); text->key != NULL; text++)
    look_at (text->key, clew_wording_get_text (wording, text->key), form, problems);
  for (const char *const *key = clew_wording_get_keys (wording); *key != NULL; key++)
    if (clew_wording_text_find (*key, form) == NULL)
      look_at (*key, clew_wording_get_text (wording, *key), form, problems);
  look_at_kinds (wording, form, problems);
  return problems;
}

/**
 * clew_wording_dup_spoiled:
 * @wording: a wording
 * @part2: whether its forms have the notice of 42 CFR 2.32
 *
 * What it lacks is of no account: a draft may lack much, and the form that was printed
 * by it did not need it.
 *
 * Returns: (transfer full) (nullable): what it says that no consent may say, for
 *   people; %NULL when it says nothing of the kind
 */
char *
clew_wording_dup_spoiled (ClewWording *wording, gboolean part2)
{
  g_autoptr (GPtrArray) problems = clew_wording_find_problems (wording);

  for (guint i = 0; i < problems->len; i++)
    {
      const ClewWordingProblem *problem = g_ptr_array_index (problems, i);

      if (clew_wording_fault_spoils (problem->fault) &&
          (part2 || !g_str_equal (problem->key, "part2_notice")))
        return g_strdup (problem->message);
    }
  return NULL;
}

/* @refusal: translated; what the paper must have and what is wrong follow. */
static gboolean
refuse_problems (ClewWording *wording, const char *refusal, GError **error)
{
  g_autoptr (GPtrArray) problems = clew_wording_find_problems (wording);
  const ClewWordingProblem *first;
  g_autofree char          *text = NULL;

  if (problems->len == 0)
    return TRUE;
  first = g_ptr_array_index (problems, 0);
  text = g_strdup_printf ("%s %s: %s", refusal, _ (first->element->label), first->message);
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID, text);
  return FALSE;
}

/**
 * clew_wording_check:
 * @wording: a wording
 * @error: return location
 *
 * Returns: whether the wording may be approved; if not, @error names the first
 *   element that it lacks, with %CLEW_RECORDS_ERROR_INVALID
 */
gboolean
clew_wording_check (ClewWording *wording, GError **error)
{
  return refuse_problems (wording, _ ("This wording can’t be approved yet."), error);
}

/**
 * clew_wording_check_use:
 * @wording: the wording of a letter or list
 * @error: return location
 *
 * A letter without its notice, or a list that lacks what it must tell, is never
 * made, by a draft neither.
 *
 * Returns: whether a paper may be made with it; if not, @error names the first
 *   element that it lacks, with %CLEW_RECORDS_ERROR_INVALID
 */
gboolean
clew_wording_check_use (ClewWording *wording, GError **error)
{
  return refuse_problems (wording, _ ("Nothing can be made with this wording until it is mended."),
                                      error);
}

/* Names of fields and columns are no prose; counted as sentences of a word or
 * two they would hide hard ones. */
#define LEAST_WORDS 4

static void
add_prose (ClewReadability *counts, const char *text, const char *language)
{
  ClewReadability alone = { 0 };

  clew_readability_add (&alone, text, language);
  if (alone.words < LEAST_WORDS)
    return;
  counts->sentences += alone.sentences;
  counts->words += alone.words;
  counts->syllables += alone.syllables;
}

static void
add_kinds (ClewReadability *counts, ClewWording *wording, ClewFormFlags form)
{
  for (const ClewWordingKindText *text = clew_wording_list_kind_texts (form); text->what != NULL;
       text++)
    if (g_str_equal (text->what, "description"))
      for (const char *const *id = clew_wording_get_categories (wording); *id != NULL; id++)
        add_prose (counts, clew_wording_get_category (wording, *id, "description"),
                   clew_wording_get_language (wording));
}

/**
 * clew_wording_count_reading:
 * @wording: a wording
 *
 * Counts what a person reads or hears read: not names of fields and months,
 * the footer or marks for screen readers, nor what the law gives word for word
 * (42 CFR 2.32), which nobody may make easier.
 *
 * Returns: the counts
 */
ClewReadability
clew_wording_count_reading (ClewWording *wording)
{
  ClewReadability     counts = { 0 };
  const ClewFormName *name = clew_form_name_find (clew_wording_get_form (wording));
  ClewFormFlags       form = name != NULL ? name->flag : CLEW_FORM_RELEASE;

  for (const ClewWordingText *text = clew_wording_list_texts (form); text->key != NULL; text++)
    {
      const char *words = clew_wording_get_text (wording, text->key);

      if (words != NULL && text->need != CLEW_TEXT_FURNITURE && text->verbatim == NULL)
        add_prose (&counts, words, clew_wording_get_language (wording));
    }
  add_kinds (&counts, wording, form);
  return counts;
}
