/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/clew-caution-rules.h"

#include "base/clew-fold.h"

#include <string.h>

/* With fewer letters a beginning stands for half of the language. */
#define SHORTEST_STEM 3

const char *const clew_caution_kind_ids[] = {
  [CLEW_CAUTION_OFFENSE] = "offense",
  [CLEW_CAUTION_USE] = "use",
  [CLEW_CAUTION_WHEREABOUTS] = "whereabouts",
  [CLEW_CAUTION_BREACH] = "breach",
  [CLEW_CAUTION_HEALTH] = "health",
  [CLEW_CAUTION_TREATMENT] = "treatment",
  [CLEW_CAUTION_HOUSING] = "housing",
  [CLEW_CAUTION_NEEDS] = "needs",
  [CLEW_CAUTION_COURT] = "court",
  [CLEW_CAUTION_N_KINDS] = NULL,
};

/* A word of the text, folded. What is written with hyphens is one for each
 * part; the first of them also knows the whole. */
typedef struct
{
  char *folded;
  char *whole;
  guint n_parts; /* of which it is the first; 0 if it is another */
  gsize start;   /* where it is written */
  gsize end;
} Part;

/* A word of the list, taken apart. */
typedef struct
{
  char    *folded;
  gboolean is_stem;
} Pattern;

static void
part_free (gpointer data)
{
  Part *part = data;

  g_free (part->folded);
  g_free (part->whole);
  g_free (part);
}

static void
pattern_free (gpointer data)
{
  Pattern *pattern = data;

  g_free (pattern->folded);
  g_free (pattern);
}

static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x2014;
}

/* Commas and quotes around a word are not shown as a part of it. */
static void
trim (const char *text, gsize *start, gsize *end)
{
  while (*start < *end && !g_unichar_isalnum (g_utf8_get_char (text + *start)))
    *start = (gsize)(g_utf8_next_char (text + *start) - text);
  while (*end > *start)
    {
      gsize    before = (gsize)(g_utf8_prev_char (text + *end) - text);
      gunichar c = g_utf8_get_char (text + before);

      if (g_unichar_isalnum (c) || g_unichar_ismark (c))
        break;
      *end = before;
    }
}

static void
add_parts (GPtrArray *parts, const char *text, gsize start, gsize end)
{
  g_autofree char *written = NULL;
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;

  trim (text, &start, &end);
  written = g_strndup (text + start, end - start);
  folded = clew_fold (written);
  words = g_strsplit (folded, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      Part *part = g_new0 (Part, 1);

      part->folded = g_strdup (words[i]);
      part->start = start;
      part->end = end;
      if (i == 0)
        {
          part->n_parts = g_strv_length (words);
          part->whole = g_strjoinv ("", words);
        }
      g_ptr_array_add (parts, part);
    }
}

static GPtrArray *
take_text_apart (const char *text)
{
  GPtrArray  *parts = g_ptr_array_new_with_free_func (part_free);
  const char *start = text;

  for (const char *at = text;; at = g_utf8_next_char (at))
    {
      if (*at != '\0' && !is_space (g_utf8_get_char (at)))
        continue;
      if (at > start)
        add_parts (parts, text, (gsize)(start - text), (gsize)(at - text));
      if (*at == '\0')
        return parts;
      start = g_utf8_next_char (at);
    }
}

static GPtrArray *
take_word_apart (const char *word)
{
  GPtrArray *patterns = g_ptr_array_new_with_free_func (pattern_free);
  g_auto (GStrv) pieces = g_strsplit_set (word, " \t\n", -1);

  for (guint i = 0; pieces[i] != NULL; i++)
    {
      g_autofree char *folded = clew_fold (pieces[i]);
      g_auto (GStrv) words = g_strsplit (folded, " ", -1);

      for (guint j = 0; words[j] != NULL; j++)
        {
          Pattern *pattern = g_new0 (Pattern, 1);

          pattern->folded = g_strdup (words[j]);
          pattern->is_stem = words[j + 1] == NULL && g_str_has_suffix (pieces[i], "*");
          g_ptr_array_add (patterns, pattern);
        }
    }
  return patterns;
}

static gboolean
fits (const Pattern *pattern, const char *folded)
{
  return pattern->is_stem ? g_str_has_prefix (folded, pattern->folded)
                          : g_str_equal (folded, pattern->folded);
}

/* How many parts of the text, from the one at @from, are what the list says; 0
 * if they are not. */
static guint
measure (const GPtrArray *parts, guint from, const GPtrArray *patterns)
{
  const Part *first = g_ptr_array_index (parts, from);

  if (patterns->len == 0)
    return 0;
  if (patterns->len == 1 && first->n_parts > 1 &&
      fits (g_ptr_array_index (patterns, 0), first->whole))
    return first->n_parts;
  if (from + patterns->len > parts->len)
    return 0;
  for (guint i = 0; i < patterns->len; i++)
    if (!fits (g_ptr_array_index (patterns, i),
               ((const Part *)g_ptr_array_index (parts, from + i))->folded))
      return 0;
  return patterns->len;
}

static void
hit_free (gpointer data)
{
  ClewCautionHit *hit = data;

  g_free (hit->written);
  g_free (hit);
}

static ClewCautionHit *
hit_new (const char *text, const GPtrArray *parts, guint from, guint n, ClewCautionKind kind)
{
  const Part     *first = g_ptr_array_index (parts, from);
  const Part     *last = g_ptr_array_index (parts, from + n - 1);
  ClewCautionHit *hit = g_new0 (ClewCautionHit, 1);

  hit->written = g_strndup (text + first->start, last->end - first->start);
  hit->kind = kind;
  return hit;
}

/**
 * clew_caution_find:
 * @text: what somebody wrote
 * @words: the site's list
 * @n_words: how long it is
 * @most: how many are wanted
 *
 * Looks for whole words, and for those that begin as a stem says, folded as
 * for search: case, accents and apostrophes don't count. Where several entries
 * fit at one place, the longest counts; of equally long ones the first.
 *
 * Pure; any thread.
 *
 * Returns: (transfer full) (element-type ClewCautionHit): the first @most, in
 *   the order of the text
 */
GPtrArray *
clew_caution_find (const char *text, const ClewCautionWord *words, guint n_words, guint most)
{
  GPtrArray       *hits = g_ptr_array_new_with_free_func (hit_free);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GPtrArray) parts = take_text_apart (valid);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);

  for (guint i = 0; i < n_words; i++)
    g_ptr_array_add (list, clew_caution_is_usable (words[i].word) ? take_word_apart (words[i].word)
                                                                  : g_ptr_array_new ());
  for (guint from = 0; from < parts->len && hits->len < most;)
    {
      guint           longest = 0;
      ClewCautionKind kind = CLEW_CAUTION_OFFENSE;

      for (guint i = 0; i < n_words; i++)
        {
          guint length = measure (parts, from, g_ptr_array_index (list, i));

          if (length <= longest)
            continue;
          longest = length;
          kind = words[i].kind;
        }
      if (longest > 0)
        g_ptr_array_add (hits, hit_new (valid, parts, from, longest, kind));
      from += MAX (longest, 1);
    }
  return hits;
}

/**
 * clew_caution_is_usable:
 * @word: an entry of a list
 *
 * Returns: whether it can be found: it has a letter, and a stem has some
 */
gboolean
clew_caution_is_usable (const char *word)
{
  g_autoptr (GPtrArray) patterns = take_word_apart (word);

  for (guint i = 0; i < patterns->len; i++)
    {
      const Pattern *pattern = g_ptr_array_index (patterns, i);

      if (pattern->folded[0] == '\0' ||
          (pattern->is_stem && g_utf8_strlen (pattern->folded, -1) < SHORTEST_STEM))
        return FALSE;
    }
  return patterns->len > 0;
}

/**
 * clew_caution_get_category:
 * @kind: what a word suggests
 *
 * Returns: (nullable): the kind of information under which it may be told, or
 *   %NULL if it is never told
 */
const char *
clew_caution_get_category (ClewCautionKind kind)
{
  return kind >= CLEW_CAUTION_HEALTH && kind < CLEW_CAUTION_N_KINDS ? clew_caution_kind_ids[kind]
                                                                    : NULL;
}
