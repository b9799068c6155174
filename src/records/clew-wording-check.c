/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-wording-check.h"

#include "base/clew-error.h"

#include <glib/gi18n-lib.h>

static void
problem_free (gpointer data)
{
  ClewWordingProblem *problem = data;

  g_free (problem->key);
  g_free (problem->message);
  g_free (problem);
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
  const ClewWordingText    *known = clew_wording_text_find (key);
  const ClewWordingElement *element = clew_wording_element_find (
    known != NULL ? known->element : "wording");

  switch (clew_wording_judge (key, text, form))
    {
    case CLEW_WORDING_MISSING:
      if (*element->citation == '\0')
        return g_strdup (_ ("This text is missing."));
      /* Translators: %s is where the law says so, such as 42 CFR 2.31(a)(6) */
      return g_strdup_printf (_ ("This text is missing. The law asks for it: %s."),
                                 element->citation);
    case CLEW_WORDING_NO_PLACE:
      /* Translators: %s is a placeholder such as {date}, which stays as it is */
      return g_strdup_printf (_ ("This text must have %s, where Clew puts the answer."),
                                 known->place);
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
                                 clew_wording_part2_notice);
    case CLEW_WORDING_GOOD:
    default:
      return NULL;
    }
}

static void
look_at (ClewWording *wording, const char *key, ClewFormFlags form, GPtrArray *problems)
{
  const ClewWordingText *known = clew_wording_text_find (key);
  char                  *message = clew_wording_describe_fault (
                     key, clew_wording_get_text (wording, key), form);
  ClewWordingProblem *problem;

  if (message == NULL)
    return;
  problem = g_new0 (ClewWordingProblem, 1);
  problem->key = g_strdup (key);
  problem->element = clew_wording_element_find (known != NULL ? known->element : "wording");
  problem->message = message;
  g_ptr_array_add (problems, problem);
}

/**
 * clew_wording_find_problems:
 * @wording: a wording
 *
 * All that keeps the wording from being approved: each text that any paper by
 * it may need must be there and say nothing that spoils it: 42 CFR 2.31(a),
 * 2.32; 45 CFR 164.508(c).
 *
 * Returns: (transfer full) (element-type ClewWordingProblem): in the order of
 *   the paper; empty when the wording may be approved
 */
GPtrArray *
clew_wording_find_problems (ClewWording *wording)
{
  GPtrArray          *problems = g_ptr_array_new_with_free_func (problem_free);
  const ClewFormName *name = clew_form_name_find (clew_wording_get_form (wording));

  if (name == NULL)
    return problems;
  for (const ClewWordingText *text = clew_wording_texts; text->key != NULL; text++)
    look_at (wording, text->key, name->flag, problems);
  for (const char *const *key = clew_wording_get_keys (wording); *key != NULL; key++)
    if (clew_wording_text_find (*key) == NULL)
      look_at (wording, *key, name->flag, problems);
  return problems;
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
  g_autoptr (GPtrArray) problems = clew_wording_find_problems (wording);
  const ClewWordingProblem *first;

  if (problems->len == 0)
    return TRUE;
  first = g_ptr_array_index (problems, 0);
  /* Translators: what a consent form must have, then what is wrong with the text about it */
  g_set_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID,
               _ ("This wording can’t be approved yet. %s: %s"), _ (first->element->label),
                                                                    first->message);
  return FALSE;
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

/**
 * clew_wording_count_reading:
 * @wording: a wording
 *
 * Counts what a person reads or hears read: not names of fields and months,
 * the footer or marks for screen readers, nor the sentence that the law gives word
 * for word (42 CFR 2.32), of which the text after it says what it means.
 *
 * Returns: the counts
 */
ClewReadability
clew_wording_count_reading (ClewWording *wording)
{
  ClewReadability counts = { 0 };
  const char     *language = clew_wording_get_language (wording);

  for (const ClewWordingText *text = clew_wording_texts; text->key != NULL; text++)
    {
      const char *words = clew_wording_get_text (wording, text->key);

      if (words != NULL && text->need != CLEW_TEXT_FURNITURE &&
          !g_str_equal (text->key, "part2_notice"))
        add_prose (&counts, words, language);
    }
  for (const char *const *id = clew_wording_get_categories (wording); *id != NULL; id++)
    add_prose (&counts, clew_wording_get_category (wording, *id, "description"), language);
  return counts;
}
