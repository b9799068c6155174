/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-person-name.h"

static gboolean
has (const char *text)
{
  return text != NULL && *text != '\0';
}

static char *
join (const char *first, const char *second, const char *third)
{
  GString    *name = g_string_new (NULL);
  const char *parts[] = { first, second, third };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (has (parts[i]))
      g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", parts[i]);
  return g_string_free (name, FALSE);
}

/**
 * clew_person_name_listed:
 * @given: (nullable): given name
 * @middle: (nullable): middle name
 * @family: (nullable): family name
 * @preferred: (nullable): the name they go by
 *
 * Returns: (transfer full): the name as a list in order of names shows it
 */
char *
clew_person_name_listed (const char *given,
                         const char *middle,
                         const char *family,
                         const char *preferred)
{
  g_autofree char *rest = join (has (given) ? given : preferred, middle, NULL);

  if (!has (family))
    return g_steal_pointer (&rest);
  return has (rest) ? g_strconcat (family, ", ", rest, NULL) : g_strdup (family);
}

/**
 * clew_person_name_full:
 * @given: (nullable): given name
 * @middle: (nullable): middle name
 * @family: (nullable): family name
 * @preferred: (nullable): the name they go by
 *
 * Returns: (transfer full): the name as one says it
 */
char *
clew_person_name_full (const char *given,
                       const char *middle,
                       const char *family,
                       const char *preferred)
{
  return join (has (given) ? given : preferred, middle, family);
}

/**
 * clew_person_name_initials:
 * @given: (nullable): given name
 * @middle: (nullable): middle name
 * @family: (nullable): family name
 * @preferred: (nullable): the name they go by
 *
 * Returns: (transfer full): initials with periods, such as "R. A. P."
 */
char *
clew_person_name_initials (const char *given,
                           const char *middle,
                           const char *family,
                           const char *preferred)
{
  g_autofree char *full = clew_person_name_full (given, middle, family, preferred);
  GString         *initials = g_string_new (NULL);
  gboolean         at_start = TRUE;

  for (const char *next = full; *next != '\0'; next = g_utf8_next_char (next))
    {
      gunichar letter = g_utf8_get_char (next);

      if (at_start && g_unichar_isalpha (letter))
        {
          if (initials->len > 0)
            g_string_append_c (initials, ' ');
          g_string_append_unichar (initials, g_unichar_toupper (letter));
          g_string_append_c (initials, '.');
        }
      at_start = letter == ' ' || letter == '-';
    }
  return g_string_free (initials, FALSE);
}

#define NAMES(participant)                             \
  clew_record_get_text (participant, "given_name"),    \
    clew_record_get_text (participant, "middle_name"), \
    clew_record_get_text (participant, "family_name"), \
    clew_record_get_text (participant, "preferred_name")

/**
 * clew_person_dup_listed_name:
 * @participant: a participant's record
 *
 * Returns: (transfer full): see clew_person_name_listed()
 */
char *
clew_person_dup_listed_name (ClewRecord *participant)
{
  return clew_person_name_listed (NAMES (participant));
}

/**
 * clew_person_dup_full_name:
 * @participant: a participant's record
 *
 * Returns: (transfer full): see clew_person_name_full()
 */
char *
clew_person_dup_full_name (ClewRecord *participant)
{
  return clew_person_name_full (NAMES (participant));
}

/**
 * clew_person_dup_initials:
 * @participant: a participant's record
 *
 * Returns: (transfer full): see clew_person_name_initials()
 */
char *
clew_person_dup_initials (ClewRecord *participant)
{
  return clew_person_name_initials (NAMES (participant));
}

/**
 * clew_person_age:
 * @birth_date: (nullable): ISO day
 * @approximate_age: age in years that somebody guessed, or -1
 * @approximate_age_on: (nullable): ISO day of the guess
 * @today: today
 * @approximate: (out): whether the answer rests on a guess
 *
 * Returns: the age in full years, or -1 when it is not known
 */
int
clew_person_age (const char *birth_date,
                 gint64      approximate_age,
                 const char *approximate_age_on,
                 ClewDay     today,
                 gboolean   *approximate)
{
  ClewDay born = clew_day_from_iso (birth_date);
  ClewDay guessed = clew_day_from_iso (approximate_age_on);

  *approximate = FALSE;
  if (born != CLEW_DAY_UNKNOWN)
    return clew_day_age (born, today);
  if (approximate_age < 0)
    return -1;
  *approximate = TRUE;
  if (guessed == CLEW_DAY_UNKNOWN)
    return (int)approximate_age;
  return (int)approximate_age + MAX (clew_day_age (guessed, today), 0);
}
