/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-known-cases.h"

#include "base/clew-fold.h"
#include "records/clew-case-list-private.h"
#include "records/clew-person-name.h"

#include <string.h>

/* A person with what the rules want to know of them, which points in here. */
typedef struct
{
  ClewKnownPerson person; /* first, so that one is the other */
  char           *id;
  char           *listed;
  GPtrArray      *names;
  GPtrArray      *cases; /* of ClewKnownCase, not owned */
} Person;

typedef struct
{
  ClewKnownCase court_case; /* first, likewise */
  char         *id;
  char         *court;
} Case;

struct _ClewKnownCases
{
  GHashTable *people;    /* id → Person */
  GHashTable *by_birth;  /* day → GPtrArray of Person */
  GHashTable *by_number; /* key → GPtrArray of Case */
  GHashTable *courts;    /* folded → as it is written here */
  GPtrArray  *cases;
};

static void
person_free (gpointer data)
{
  Person *person = data;

  g_free (person->id);
  g_free (person->listed);
  g_ptr_array_unref (person->names);
  g_ptr_array_unref (person->cases);
  g_free (person);
}

static void
case_free (gpointer data)
{
  Case *one = data;

  g_free (one->id);
  g_free (one->court);
  g_free (one);
}

/* Courts write one number with dashes, with spaces or without. */
static char *
make_number_key (const char *cause_number)
{
  char *key = clew_fold (cause_number);
  char *to = key;

  for (const char *at = key; *at != '\0'; at++)
    if (*at != ' ')
      *to++ = *at;
  *to = '\0';
  return key;
}

static void
add_to (GHashTable *table, gpointer key, gpointer value)
{
  GPtrArray *values = g_hash_table_lookup (table, key);

  if (values == NULL)
    {
      values = g_ptr_array_new ();
      g_hash_table_insert (table, key, values);
    }
  g_ptr_array_add (values, value);
}

static void
add_name (Person *person, const char *family, const char *given)
{
  if (family == NULL || given == NULL)
    return;
  g_ptr_array_add (person->names, clew_fold (family));
  g_ptr_array_add (person->names, clew_fold (given));
  person->person.names = (const char *const *)person->names->pdata;
  person->person.n_names = person->names->len / 2;
}

/* Columns: 0 to 4 those of CLEW_PERSON_COLUMNS, 5 birth date. */
static void
add_person (ClewKnownCases *known, ClewRows *rows)
{
  Person     *person = g_new0 (Person, 1);
  const char *given = clew_rows_get_text (rows, 1);
  const char *family = clew_rows_get_text (rows, 3);
  const char *preferred = clew_rows_get_text (rows, 4);

  person->id = g_strdup (clew_rows_get_text (rows, 0));
  person->listed = clew_person_name_listed (given, clew_rows_get_text (rows, 2), family, preferred);
  person->names = g_ptr_array_new_with_free_func (g_free);
  person->cases = g_ptr_array_new ();
  person->person.id = person->id;
  person->person.born = clew_day_from_iso (clew_rows_get_text (rows, 5));
  add_name (person, family, given);
  add_name (person, family, preferred);
  g_hash_table_insert (known->people, person->id, person);
  if (person->person.born != CLEW_DAY_UNKNOWN)
    add_to (known->by_birth, GUINT_TO_POINTER (person->person.born), person);
}

/* Columns: 0 participant, 1 name in one. */
static void
add_alias (ClewKnownCases *known, ClewRows *rows)
{
  Person     *person = g_hash_table_lookup (known->people, clew_rows_get_text (rows, 0));
  const char *name = clew_rows_get_text (rows, 1);
  const char *last = name != NULL ? strrchr (name, ' ') : NULL;

  if (person != NULL && last != NULL)
    {
      g_autofree char *given = g_strndup (name, (gsize)(last - name));

      add_name (person, last + 1, given);
    }
}

/* Columns: 0 id, 1 participant, 2 cause number, 3 court, 4 whether it is hidden. */
static void
add_case (ClewKnownCases *known, ClewRows *rows)
{
  Person          *person = g_hash_table_lookup (known->people, clew_rows_get_text (rows, 1));
  g_autofree char *key = make_number_key (clew_rows_get_text (rows, 2));
  Case            *one;

  if (person == NULL)
    return;
  one = g_new0 (Case, 1);
  one->id = g_strdup (clew_rows_get_text (rows, 0));
  one->court = clew_fold (clew_rows_get_text (rows, 3));
  one->court_case = (ClewKnownCase){ one->id, one->court, &person->person,
                                     clew_rows_get_number (rows, 4) != 0 };
  g_ptr_array_add (known->cases, one);
  g_ptr_array_add (person->cases, one);
  if (!g_hash_table_contains (known->courts, one->court))
    g_hash_table_insert (known->courts, one->court, g_strdup (clew_rows_get_text (rows, 3)));
  if (*key == '\0')
    return;
  if (!g_hash_table_contains (known->by_number, key))
    add_to (known->by_number, g_steal_pointer (&key), one);
  else
    add_to (known->by_number, key, one);
}

typedef void (*AddFunc) (ClewKnownCases *known, ClewRows *rows);

/* clang-format off */
static const struct
{
  const char *sql;
  AddFunc     add;
} parts[] = {
  { "SELECT " CLEW_PERSON_COLUMNS ", p.birth_date FROM participant p WHERE p.removed IS NULL",
    add_person },
  { "SELECT participant, name FROM alias WHERE removed IS NULL", add_alias },
  { "SELECT c.id, c.participant, c.cause_number, c.court, NOT (" CLEW_CASE_SHOWN_SQL ") "
    "FROM court_case c WHERE c.removed IS NULL", add_case },
};
/* clang-format on */

/**
 * clew_known_cases_read:
 * @store: a store, of any thread
 * @error: return location
 *
 * Reads who is known, by which names, and which cases; sealed ones only to leave them alone.
 *
 * Returns: (transfer full): what is known, or %NULL with @error set
 */
ClewKnownCases *
clew_known_cases_read (ClewStore *store, GError **error)
{
  g_autoptr (ClewKnownCases) known = g_new0 (ClewKnownCases, 1);

  known->people = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, person_free);
  known->by_birth = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
  known->by_number = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify)g_ptr_array_unref);
  known->courts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  known->cases = g_ptr_array_new_with_free_func (case_free);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (ClewRows) rows = clew_store_query (store, error, parts[i].sql, NULL);
      GError *failure = NULL;

      if (rows == NULL)
        return NULL;
      while (clew_rows_next (rows, &failure))
        parts[i].add (known, rows);
      if (clew_rows_failed (failure, error))
        return NULL;
    }
  return g_steal_pointer (&known);
}

/**
 * clew_known_cases_match:
 * @known: what is known
 * @cause_number: (nullable): as the row has it
 * @row: what else it says
 *
 * clew_bring_in_match() among all that is known.
 *
 * Returns: whose the row is; it points into @known
 */
ClewMatch
clew_known_cases_match (ClewKnownCases *known, const char *cause_number, const ClewIncomingRow *row)
{
  g_autofree char *key = make_number_key (cause_number);
  GPtrArray       *same_number = *key != '\0' ? g_hash_table_lookup (known->by_number, key) : NULL;
  GPtrArray       *same_birth = NULL;
  g_autoptr (GPtrArray) theirs = g_ptr_array_new ();

  if (row->born != CLEW_DAY_UNKNOWN)
    same_birth = g_hash_table_lookup (known->by_birth, GUINT_TO_POINTER (row->born));
  for (guint i = 0; same_birth != NULL && i < same_birth->len; i++)
    {
      Person *person = g_ptr_array_index (same_birth, i);

      for (guint j = 0; j < person->cases->len; j++)
        g_ptr_array_add (theirs, g_ptr_array_index (person->cases, j));
    }
  return clew_bring_in_match (
    row, same_number != NULL ? (const ClewKnownCase *const *)same_number->pdata : NULL,
    same_number != NULL ? same_number->len : 0,
    same_birth != NULL ? (const ClewKnownPerson *const *)same_birth->pdata : NULL,
    same_birth != NULL ? same_birth->len : 0, (const ClewKnownCase *const *)theirs->pdata,
    theirs->len);
}

/**
 * clew_known_cases_get_court:
 * @known: what is known
 * @court: folded
 *
 * Returns: (nullable) (transfer none): how a court of which a case is known is written here
 */
const char *
clew_known_cases_get_court (ClewKnownCases *known, const char *court)
{
  return g_hash_table_lookup (known->courts, court);
}

/**
 * clew_known_person_get_name:
 * @person: somebody whom clew_known_cases_match() found
 *
 * Returns: (transfer none): their name as on lists
 */
const char *
clew_known_person_get_name (const ClewKnownPerson *person)
{
  return ((const Person *)person)->listed;
}

/**
 * clew_known_cases_free:
 * @known: what is known
 */
void
clew_known_cases_free (ClewKnownCases *known)
{
  g_hash_table_unref (known->by_birth);
  g_hash_table_unref (known->by_number);
  g_hash_table_unref (known->courts);
  g_hash_table_unref (known->people);
  g_ptr_array_unref (known->cases);
  g_free (known);
}

/**
 * clew_known_hearings_load:
 * @store: a store
 * @court_case: a case's id
 * @error: return location
 *
 * Returns: (transfer full) (element-type ClewRecord): its hearings by day, or %NULL with @error set
 */
GPtrArray *
clew_known_hearings_load (ClewStore *store, const char *court_case, GError **error)
{
  return clew_record_select (store, &clew_kind_hearing, error,
                             "court_case = ? ORDER BY on_day, at_time, id", "s", court_case);
}

static ClewRecord *
take_first (GPtrArray *found)
{
  ClewRecord *first = found != NULL && found->len > 0 ? g_object_ref (found->pdata[0]) : NULL;

  g_clear_pointer (&found, g_ptr_array_unref);
  return first;
}

/**
 * clew_known_mapping_load:
 * @store: a store
 * @headers: what stands above the columns of a file, a line each
 * @numbers: the same, were its first row none that names them
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the settings such a file was read with last; %NULL when
 *   there are none, or with @error set
 */
ClewRecord *
clew_known_mapping_load (ClewStore  *store,
                         const char *headers,
                         const char *numbers,
                         GError    **error)
{
  return take_first (clew_record_select (
    store, &clew_kind_calendar_mapping, error,
    "headers IN (?, ?) ORDER BY has_headers DESC, changed DESC LIMIT 1", "ss", headers, numbers));
}

/**
 * clew_known_mapping_find:
 * @store: a store
 * @name: how somebody called settings
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the latest of that name; %NULL when there are none, or with
 *   @error set
 */
ClewRecord *
clew_known_mapping_find (ClewStore *store, const char *name, GError **error)
{
  return take_first (clew_record_select (store, &clew_kind_calendar_mapping, error,
                                         "name = ? ORDER BY changed DESC LIMIT 1", "s", name));
}
