/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/clew-signer-rules.h"

#include "base/clew-fold.h"

/*
 * HOUSE CONVENTIONS FOR SIGNERS
 *
 *  1. Where a minor alone may obtain the service, the minor alone releases what
 *     is kept about it; else minor and parent both sign (42 CFR 2.14). The ages
 *     are the state's, so the site enters them; what it has no age for needs
 *     the age of majority.
 *  2. One paper has one signature. If one kind that is ticked needs a parent,
 *     the parent signs with the minor; what the minor alone may release is
 *     released by the minor's own signature on the same line.
 *  3. A guardian of a minor signs as a parent does, together with the minor. A
 *     representative signs for somebody of age who can't (2.15).
 *  4. An age begins on the birthday, whole; a person born on 29 February has it
 *     on 1 March of a shorter year.
 *  5. A parent's signature ends on the first day after it on which the person
 *     alone could sign for something that is ticked: then they are asked
 *     themselves. It ends as a whole, since one paper has one end.
 *  6. Nobody's age is guessed. Without a date of birth nothing is refused, and
 *     it is said that nothing was checked.
 */

const char *const clew_signer_ids[] = {
  [CLEW_SIGNER_PARTICIPANT] = "participant",
  [CLEW_SIGNER_REPRESENTATIVE] = "representative",
  [CLEW_SIGNER_MINOR_AND_PARENT] = "minor_and_parent",
  [CLEW_SIGNER_N] = NULL,
};

/**
 * clew_signer_birthday:
 * @born: a date of birth, or unknown
 * @age: an age in years
 *
 * Returns: the first day on which somebody born on @born has @age, or unknown
 */
ClewDay
clew_signer_birthday (ClewDay born, int age)
{
  int     year, month, day_of_month;
  ClewDay day;

  if (born == CLEW_DAY_UNKNOWN)
    return CLEW_DAY_UNKNOWN;
  clew_day_split (born, &year, &month, &day_of_month);
  day = clew_day_new (year + age, month, day_of_month);
  return day != CLEW_DAY_UNKNOWN ? day : clew_day_new (year + age, 3, 1);
}

/**
 * clew_signer_own_age:
 * @ages: the site's ages
 * @category: an information category
 *
 * Returns: the age from which the person alone releases it; never above majority
 */
int
clew_signer_own_age (const ClewSignerAges *ages, const char *category)
{
  for (guint i = 0; i < ages->n_rules; i++)
    if (g_strcmp0 (ages->rules[i].category, category) == 0)
      return MIN (ages->rules[i].own_consent_age, ages->majority);
  return ages->majority;
}

/**
 * clew_signer_find:
 * @id: (nullable): an id of clew_signer_ids
 *
 * Returns: which; without one, the participant signed alone
 */
ClewSigner
clew_signer_find (const char *id)
{
  for (int i = 0; clew_signer_ids[i] != NULL; i++)
    if (g_strcmp0 (clew_signer_ids[i], id) == 0)
      return i;
  return CLEW_SIGNER_PARTICIPANT;
}

static gboolean
has_age (ClewDay born, int age, ClewDay on)
{
  return clew_signer_birthday (born, age) <= on;
}

/**
 * clew_signer_is_authority:
 * @text: (nullable): why somebody may sign for another, as typed
 *
 * Not whether it is so, which only the paper can show, but whether it says
 * anything at all: 45 CFR 164.508(c)(1)(vi) asks for a description.
 *
 * Returns: whether it names an authority
 */
gboolean
clew_signer_is_authority (const char *text)
{
  static const char *const nothing[] = { "none", "n a", "nil", "unknown",
                                         "ninguna", "ninguno", "no se", "nada", NULL };
  g_autofree char         *folded = text != NULL ? clew_fold (text) : NULL;

  return folded != NULL && g_utf8_strlen (folded, -1) >= 3 &&
         !g_strv_contains (nothing, folded);
}

/**
 * clew_signer_could_read:
 * @form_language: the language of the form
 * @spoken: (nullable): the person's language, "declined" or "unknown"
 * @needs_interpreter: whether the person asked for one
 * @had_interpreter: whether one took part
 *
 * Nobody is warned of what is not known. A warning, no refusal: the person may
 * read more languages than were entered.
 *
 * Returns: whether nothing speaks against the person having understood the form
 */
gboolean
clew_signer_could_read (const char *form_language,
                        const char *spoken,
                        gboolean    needs_interpreter,
                        gboolean    had_interpreter)
{
  gboolean is_known = spoken != NULL && !g_str_equal (spoken, "declined") &&
                      !g_str_equal (spoken, "unknown");

  if (had_interpreter)
    return TRUE;
  return !needs_interpreter && (!is_known || g_str_equal (spoken, form_language));
}

/**
 * clew_signer_expect:
 * @ages: the site's ages
 * @born: the date of birth, or unknown
 * @on: the day of signing
 * @categories: (array zero-terminated=1): the kinds of information that are ticked
 *
 * Returns: who must sign, if nobody signs for an adult who can't
 */
ClewSigner
clew_signer_expect (const ClewSignerAges *ages,
                    ClewDay               born,
                    ClewDay               on,
                    const char *const    *categories)
{
  if (born == CLEW_DAY_UNKNOWN || has_age (born, ages->majority, on))
    return CLEW_SIGNER_PARTICIPANT;
  /* Before anything is ticked, what most of a form needs. */
  if (categories[0] == NULL)
    return CLEW_SIGNER_MINOR_AND_PARENT;
  for (guint i = 0; categories[i] != NULL; i++)
    if (!has_age (born, clew_signer_own_age (ages, categories[i]), on))
      return CLEW_SIGNER_MINOR_AND_PARENT;
  return CLEW_SIGNER_PARTICIPANT;
}

/**
 * clew_signer_check:
 * @ages: the site's ages
 * @born: the date of birth, or unknown
 * @on: the day of signing
 * @categories: (array zero-terminated=1): the kinds of information that are ticked
 * @signer: who signed
 *
 * Whether that signature counts for somebody of that age (42 CFR 2.14, 2.15).
 *
 * Returns: yes, that it can't be told, or who is missing
 */
ClewSignerAnswer
clew_signer_check (const ClewSignerAges *ages,
                   ClewDay               born,
                   ClewDay               on,
                   const char *const    *categories,
                   ClewSigner            signer)
{
  ClewSigner expected = clew_signer_expect (ages, born, on, categories);

  if (born == CLEW_DAY_UNKNOWN)
    return CLEW_SIGNER_AGE_UNKNOWN;
  if (has_age (born, ages->majority, on))
    return signer == CLEW_SIGNER_MINOR_AND_PARENT ? CLEW_SIGNER_IS_OF_AGE : CLEW_SIGNER_FITS;
  if (signer == CLEW_SIGNER_REPRESENTATIVE)
    return CLEW_SIGNER_NEEDS_MINOR;
  if (signer == expected)
    return CLEW_SIGNER_FITS;
  return expected == CLEW_SIGNER_MINOR_AND_PARENT ? CLEW_SIGNER_NEEDS_PARENT
                                                  : CLEW_SIGNER_NEEDS_NO_PARENT;
}

/**
 * clew_signer_parent_ends:
 * @ages: the site's ages
 * @born: the date of birth, or unknown
 * @on: the day on which minor and parent signed
 * @categories: (array zero-terminated=1): the kinds of information that are ticked
 *
 * Returns: the first day without authority, or unknown if that can't be told
 */
ClewDay
clew_signer_parent_ends (const ClewSignerAges *ages,
                         ClewDay               born,
                         ClewDay               on,
                         const char *const    *categories)
{
  ClewDay ends = clew_signer_birthday (born, ages->majority);

  for (guint i = 0; born != CLEW_DAY_UNKNOWN && categories[i] != NULL; i++)
    {
      ClewDay day = clew_signer_birthday (born, clew_signer_own_age (ages, categories[i]));

      if (day > on)
        ends = MIN (ends, day);
    }
  return ends;
}
