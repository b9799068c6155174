/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people.h"

#include "office-file.h"

#include "base/clew-day.h"
#include "base/clew-fold.h"
#include "base/clew-id.h"
#include "store/clew-search.h"

#include <stdio.h>
#include <string.h>

static const char *const given_names[] = {
  "Rosa",
  "Søren",
  "José María",
  "Łukasz",
  "Thị",
  "Ana-Sofía",
  "Dwayne",
  "D'Andre",
  "Nguyễn",
  "李",
  "Ольга",
  "محمد",
  "Jo",
  "Jonathan",
  "Johnathan",
  "Catherine",
  "Katherine",
  "Æsa",
  "Zoë",
  "明美",
};
static const char *const family_names[] = {
  "Garcia-Lopez",
  "O’Brien",
  "Smith",
  "Smithson",
  "Smyth",
  "Müller",
  "Straße",
  "Nakamura",
  "田中",
  "Đặng",
  "Петрова",
  "Johnson",
  "Johnsen",
  "Johnston",
  "van der Berg",
  "Martinez",
  "Martínez",
  "Mc Donald",
  "McDonald",
  "Ibragimov",
  "김",
  "Okonkwo",
  "Yılmaz",
  "",
  "Castellanos",
};

Person *
invent_person (void)
{
  Person *person = g_new0 (Person, 1);
  int     n = (int)G_N_ELEMENTS (given_names), m = (int)G_N_ELEMENTS (family_names);

  person->id = clew_id_new ();
  person->given = g_strdup (given_names[g_test_rand_int_range (0, n)]);
  person->family = g_strdup (family_names[g_test_rand_int_range (0, m)]);
  if (g_test_rand_int_range (0, 3) == 0)
    person->alias = g_strdup_printf ("%s %s", given_names[g_test_rand_int_range (0, n)],
                                     family_names[g_test_rand_int_range (0, m)]);
  if (g_test_rand_int_range (0, 5) != 0)
    person->born = g_strdup_printf ("%04d-%02d-%02d", g_test_rand_int_range (1950, 2005),
                                    g_test_rand_int_range (1, 13), g_test_rand_int_range (1, 29));
  person->number = g_strdup_printf ("MRN%05d", g_test_rand_int_range (0, 100000));
  person->cause = g_strdup_printf ("%02d-1-%05d-%d", g_test_rand_int_range (18, 27),
                                   g_test_rand_int_range (0, 1000), g_test_rand_int_range (1, 10));
  return person;
}

void
person_free (gpointer data)
{
  Person *person = data;

  g_free (person->id);
  g_free (person->given);
  g_free (person->family);
  g_free (person->alias);
  g_free (person->born);
  g_free (person->number);
  g_free (person->cause);
  g_free (person);
}

void
store_person (ClewStore *store, const Person *person)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *now = clew_instant_now ();
  g_autofree char *number = clew_id_new ();
  g_autofree char *court_case = clew_id_new ();

  clew_store_run (
    store, &error,
    "INSERT INTO participant (id, office, created, changed, given_name, family_name, birth_date) "
    "VALUES (?1, 'o', ?2, ?2, ?3, ?4, ?5)",
    "sssss", person->id, now, person->given, person->family, person->born);
  g_assert_no_error (error);
  if (person->alias != NULL)
    add_alias (store, person->id, person->alias);
  clew_store_run (
    store, &error,
    "INSERT INTO identifier (id, office, created, changed, participant, kind, number) "
    "VALUES (?1, 'o', ?2, ?2, ?3, 'other', ?4)",
    "ssss", number, now, person->id, person->number);
  g_assert_no_error (error);
  clew_store_run (
    store, &error,
    "INSERT INTO court_case (id, office, created, changed, participant, court, cause_number) "
    "VALUES (?1, 'o', ?2, ?2, ?3, 'superior', ?4)",
    "ssss", court_case, now, person->id, person->cause);
  g_assert_no_error (error);
}

gboolean
store_people_cb (ClewStore *store, gpointer people, GError **error)
{
  for (guint i = 0; i < ((GPtrArray *)people)->len; i++)
    store_person (store, ((GPtrArray *)people)->pdata[i]);
  return TRUE;
}

GPtrArray *
add_people (ClewStore *store, guint n)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *people = g_ptr_array_new_with_free_func (person_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (people, invent_person ());
  clew_store_change (store, NULL, "test", store_people_cb, people, &error);
  g_assert_no_error (error);
  return people;
}

static void
add_words (GPtrArray *words, const char *text)
{
  g_auto(GStrv) folded = clew_fold_words (text);

  for (guint i = 0; folded[i] != NULL; i++)
    g_ptr_array_add (words, g_strdup (folded[i]));
}

static GPtrArray *
list_words (const Person *person)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  add_words (words, person->given);
  add_words (words, person->family);
  add_words (words, person->alias);
  add_words (words, person->number);
  add_words (words, person->cause);
  if (person->born != NULL)
    g_ptr_array_add (
      words, g_strdup_printf ("%.4s%.2s%.2s", person->born, person->born + 5, person->born + 8));
  return words;
}

static gboolean
word_matches (const char *typed, GPtrArray *words, gboolean forgive)
{
  if (g_utf8_strlen (typed, -1) < 5 || strpbrk (typed, "0123456789") != NULL)
    forgive = FALSE;
  for (guint i = 0; i < words->len; i++)
    if (g_str_has_prefix (words->pdata[i], typed) ||
        (forgive && g_utf8_strlen (words->pdata[i], -1) >= 5 &&
         strpbrk (words->pdata[i], "0123456789") == NULL &&
         clew_fold_one_typo (typed, words->pdata[i])))
      return TRUE;
  return FALSE;
}

/* How numbers with hyphens are read: as a whole, or also part by part. */
typedef enum
{
  WHOLE,
  PARTS
} Numbers;

static gboolean
chunk_matches (const char *chunk, GPtrArray *words, gboolean forgive, Numbers numbers)
{
  g_autofree char *folded = clew_fold (chunk);
  g_auto(GStrv) parts = g_strsplit (folded, " ", -1);
  g_autofree char *joined = g_strjoinv (NULL, parts);
  int              month, day, year;
  char             rest;

  if (sscanf (chunk, "%d/%d/%d%c", &month, &day, &year, &rest) == 3)
    {
      g_autofree char *date = g_strdup_printf ("%04d%02d%02d", year, month, day);

      if (g_ptr_array_find_with_equal_func (words, date, g_str_equal, NULL))
        return TRUE;
    }
  if (word_matches (joined, words, forgive))
    return TRUE;
  /* Of a date there are no parts. */
  if (g_regex_match_simple ("^\\d{4}-\\d\\d(-\\d?\\d?)?$", chunk, G_REGEX_DEFAULT, 0))
    return FALSE;
  if (numbers == WHOLE && strspn (folded, "0123456789 ") == strlen (folded))
    return FALSE;
  for (guint i = 0; parts[i] != NULL; i++)
    if (!word_matches (parts[i], words, forgive))
      return FALSE;
  return TRUE;
}

static gboolean
person_matches (const Person *person, const char *text, gboolean forgive, Numbers numbers)
{
  g_autoptr(GPtrArray) words = list_words (person);
  g_auto(GStrv) chunks = g_strsplit (text, " ", -1);

  for (guint i = 0; chunks[i] != NULL; i++)
    if (*chunks[i] != '\0' && !chunk_matches (chunks[i], words, forgive, numbers))
      return FALSE;
  return TRUE;
}

/* Adds whoever is found, those first who need no slip to be forgiven. */
static void
scan (GPtrArray *people, const char *text, Numbers numbers, GPtrArray *found, guint *n_exact)
{
  for (guint i = 0; i < people->len; i++)
    if (person_matches (people->pdata[i], text, FALSE, numbers))
      g_ptr_array_add (found, people->pdata[i]);
  *n_exact = found->len;
  for (guint i = 0; i < people->len && (numbers == PARTS || *n_exact > 0); i++)
    if (!person_matches (people->pdata[i], text, FALSE, numbers) &&
        person_matches (people->pdata[i], text, TRUE, numbers))
      g_ptr_array_add (found, people->pdata[i]);
}

static char *
get_sort (const Person *person)
{
  g_autofree char *text = g_strdup_printf ("%s %s", person->family, person->given);

  return clew_fold (text);
}

int
compare_people (gconstpointer a, gconstpointer b)
{
  const Person    *first = *(Person *const *)a, *second = *(Person *const *)b;
  g_autofree char *sort_first = get_sort (first), *sort_second = get_sort (second);
  int              order = strcmp (sort_first, sort_second);

  return order != 0 ? order : strcmp (first->id, second->id);
}

static char *
get_participant (ClewStore *store, gint64 rank)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(ClewRows) rows = NULL;

  rows =
    clew_store_query (store, &error, "SELECT participant FROM browse WHERE rank = ?", "i", rank);
  g_assert_no_error (error);
  g_assert_true (clew_rows_next (rows, &error));
  return g_strdup (clew_rows_get_text (rows, 0));
}

/* @people are sorted. */
void
assert_found (ClewStore *store, GPtrArray *people, const char *text, guint limit)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) ranks = NULL;
  g_autoptr(GPtrArray) expected = g_ptr_array_new ();
  guint    n_exact, n_expected_exact;
  gboolean more;

  scan (people, text, WHOLE, expected, &n_expected_exact);
  if (n_expected_exact == 0)
    scan (people, text, PARTS, expected, &n_expected_exact);

  ranks = clew_search_find (store, text, CLEW_DATE_ORDER_MONTH_FIRST, limit, &n_exact, &more,
                            &error);
  g_assert_no_error (error);
  if (ranks->len != MIN (limit, expected->len) || n_exact != MIN (limit, n_expected_exact))
    g_error ("“%s”: found %u (%u exact), expected %u (%u exact)", text, ranks->len, n_exact,
             expected->len, n_expected_exact);
  g_assert_cmpint (more, ==, expected->len > limit);
  for (guint i = 0; i < ranks->len; i++)
    {
      g_autofree char *id = get_participant (store, g_array_index (ranks, gint64, i));

      g_assert_cmpstr (id, ==, ((Person *)expected->pdata[i])->id);
    }
}

/* A slip: a letter less, more, another, or two that changed places. */
static char *
slip (const char *text)
{
  g_autofree gunichar *letters = g_utf8_to_ucs4_fast (text, -1, NULL);
  glong                n = g_utf8_strlen (text, -1);
  GString             *result = g_string_new (NULL);
  glong                at = g_test_rand_int_range (0, (int)n);
  int                  kind = g_test_rand_int_range (0, 4);

  for (glong i = 0; i < n; i++)
    {
      gunichar letter = letters[i];

      if (i == at && kind == 0)
        continue;
      if (i == at && kind == 1)
        g_string_append_unichar (result, (gunichar)g_test_rand_int_range ('a', 'z' + 1));
      if (i == at && kind == 2)
        letter = (gunichar)g_test_rand_int_range ('a', 'z' + 1);
      if (i == at && kind == 3 && i + 1 < n)
        {
          g_string_append_unichar (result, letters[i + 1]);
          i++;
        }
      g_string_append_unichar (result, letter);
    }
  return g_string_free (result, FALSE);
}

static char *
pick_word (const Person *person)
{
  g_autoptr(GPtrArray) words = list_words (person);
  const char *const written[] = { person->given, person->family, person->alias, person->born,
                                  person->number, person->cause };
  const char       *text;

  if (g_test_rand_bit ())
    return g_strdup (words->pdata[g_test_rand_int_range (0, (int)words->len)]);
  text = written[g_test_rand_int_range (0, (int)G_N_ELEMENTS (written))];
  return g_strdup (text != NULL ? text : "x");
}

char *
invent_query (GPtrArray *people)
{
  GString *query = g_string_new (NULL);
  Person  *person = people->pdata[g_test_rand_int_range (0, (int)people->len)];
  int      n = g_test_rand_int_range (1, 4);

  for (int i = 0; i < n; i++)
    {
      g_autofree char *word = pick_word (person);
      g_autofree char *cut =
        g_utf8_substring (word, 0, g_test_rand_int_range (0, (int)g_utf8_strlen (word, -1) + 1));

      if (i > 0)
        g_string_append_c (query, ' ');
      if (g_test_rand_int_range (0, 3) == 0)
        {
          g_autofree char *slipped = *word != '\0' ? slip (word) : g_strdup ("");

          g_string_append (query, slipped);
        }
      else
        g_string_append (query, cut);
    }
  return g_string_free (query, FALSE);
}

char *
invent_family_name (void)
{
  return g_strdup (family_names[g_test_rand_int_range (0, (int)G_N_ELEMENTS (family_names))]);
}

void
assert_check_is_clean (ClewStore *store)
{
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) findings = NULL;

  clew_store_check (store, NULL, &findings, &error);
  g_assert_no_error (error);
  if (findings[0] != NULL)
    g_error ("%s", findings[0]);
}
