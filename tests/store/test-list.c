/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office-file.h"
#include "people.h"

#include "base/clew-fold.h"
#include "store/clew-search.h"

/* The list of people against a sort, while people come, change and go at random. */

/* The list as the store has it: ids in order of ranks, and pages that add up. */
static void
assert_list (ClewStore *store, GPtrArray *people)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) pages = clew_search_list_pages (store, &error);
  g_autoptr(ClewRows) rows = NULL;
  guint n = 0, page = 0, on_page = 0;

  g_assert_no_error (error);
  g_ptr_array_sort (people, compare_people);
  rows =
    clew_store_query (store, &error, "SELECT rank, participant FROM browse ORDER BY rank", NULL);
  while (clew_rows_next (rows, &error))
    {
      if (on_page == 0)
        {
          g_assert_cmpuint (page, <, pages->len);
          g_assert_cmpint (g_array_index (pages, ClewPage, page).first, ==,
                           clew_rows_get_number (rows, 0));
          g_assert_cmpuint (g_array_index (pages, ClewPage, page).count, <=, 256);
          g_assert_cmpuint (g_array_index (pages, ClewPage, page).count, >, 0);
        }
      g_assert_cmpint (clew_rows_get_number (rows, 0), >, 0);
      g_assert_cmpuint (n, <, people->len);
      g_assert_cmpstr (clew_rows_get_text (rows, 1), ==, ((Person *)people->pdata[n])->id);
      n++;
      if (++on_page == g_array_index (pages, ClewPage, page).count)
        page++, on_page = 0;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, people->len);
  g_assert_cmpuint (page, ==, pages->len);
}

typedef struct
{
  GPtrArray *people;
  int        n;
  gboolean   in_one_place;
} Shuffle;

static gboolean
shuffle_cb (ClewStore *store, gpointer data, GError **error)
{
  Shuffle *shuffle = data;

  for (int i = 0; i < shuffle->n; i++)
    {
      int     kind = g_test_rand_int_range (0, 10);
      guint   at = shuffle->people->len > 0
                     ? (guint)g_test_rand_int_range (0, (int)shuffle->people->len)
                     : 0;
      Person *person;

      if (shuffle->people->len == 0 || kind < 5 || shuffle->in_one_place)
        {
          person = invent_person ();
          if (shuffle->in_one_place)
            {
              /* Each before the last: the same gap is halved every time. */
              g_free (person->family);
              person->family = g_strdup_printf ("Mmm%08d", 10000000 - (int)shuffle->people->len);
            }
          g_ptr_array_add (shuffle->people, person);
          store_person (store, person);
        }
      else if (kind < 8)
        {
          person = shuffle->people->pdata[at];
          g_free (person->family);
          person->family = invent_family_name ();
          if (!clew_store_run (store, error,
                               "UPDATE participant SET family_name = ? WHERE id = ?", "ss",
                               person->family, person->id))
            return FALSE;
        }
      else
        {
          person = shuffle->people->pdata[at];
          if (!clew_store_run (store, error,
                               "UPDATE participant SET removed = 'now' WHERE id = ?", "s",
                               person->id))
            return FALSE;
          g_ptr_array_remove_index_fast (shuffle->people, at);
        }
    }
  return TRUE;
}

static void
test_list (OfficeFile *file, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) people = g_ptr_array_new_with_free_func (person_free);

  assert_list (file->store, people);
  for (int round = 0; round < 60; round++)
    {
      Shuffle shuffle = { people, g_test_rand_int_range (1, round % 6 == 0 ? 200 : 12), FALSE };

      clew_store_change (file->store, NULL, "shuffle", shuffle_cb, &shuffle, &error);
      g_assert_no_error (error);
      assert_list (file->store, people);
    }
  for (int i = 0; i < 40; i++)
    {
      g_autofree char *query = invent_query (people);
      g_autofree char *folded = clew_fold (query);

      if (*folded != '\0')
        assert_found (file->store, people, query, 1000);
    }
  assert_check_is_clean (file->store);
}

static void
test_gaps_close (OfficeFile *file, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) people = add_people (file->store, 60);
  gint64 smallest;

  for (int round = 0; round < 12; round++)
    {
      Shuffle shuffle = { people, 30, TRUE };

      clew_store_change (file->store, NULL, "crowd", shuffle_cb, &shuffle, &error);
      g_assert_no_error (error);
      assert_list (file->store, people);
    }
  /* 360 halvings of a gap of 2^20 would have come to nothing long ago. */
  smallest = get_number (file->store,
                         "SELECT min (rank - before) FROM "
                         "(SELECT rank, lag (rank) OVER (ORDER BY rank) AS before FROM browse)");
  g_assert_cmpint (smallest, >, 0);
  for (int i = 0; i < 60; i++)
    {
      g_autofree char *query = invent_query (people);
      g_autofree char *folded = clew_fold (query);

      if (*folded != '\0')
        assert_found (file->store, people, query, 1000);
    }
  assert_check_is_clean (file->store);
}

static void
test_many (OfficeFile *file, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) people = add_people (file->store, 2200);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  /* So many at once are laid out anew. */
  g_assert_cmpint (get_number (file->store, "SELECT count (DISTINCT count) FROM page"), ==, 2);
  assert_list (file->store, people);
  before = get_text (file->store, "SELECT group_concat (participant) FROM browse");
  g_assert_true (clew_search_rebuild (file->store, &error));
  g_assert_no_error (error);
  after = get_text (file->store, "SELECT group_concat (participant) FROM browse");
  g_assert_cmpstr (before, ==, after);
  assert_check_is_clean (file->store);
  for (int i = 0; i < 20; i++)
    {
      g_autofree char *query = invent_query (people);
      g_autofree char *folded = clew_fold (query);

      if (*folded != '\0')
        assert_found (file->store, people, query, 3000);
    }
}

/* An edit that changes no word leaves the index alone; one that is undone, too. */
static void
test_unchanged (OfficeFile *file, gconstpointer data)
{
  g_autoptr(GPtrArray) people = add_people (file->store, 20);
  gint64 blocks = get_number (file->store, "SELECT sum (id) FROM found_data");

  run_in_change (file->store, "UPDATE participant SET phone = '555-0100'");
  g_assert_cmpint (get_number (file->store, "SELECT sum (id) FROM found_data"), ==, blocks);
  run_in_change (file->store, "UPDATE participant SET preferred_name = 'Sam'");
  g_assert_cmpint (get_number (file->store, "SELECT sum (id) FROM found_data"), !=, blocks);
  assert_check_is_clean (file->store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  OFFICE_FILE_ADD ("/clew/store/list/random", test_list);
  OFFICE_FILE_ADD ("/clew/store/list/gaps-close", test_gaps_close);
  OFFICE_FILE_ADD ("/clew/store/list/many", test_many);
  OFFICE_FILE_ADD ("/clew/store/list/unchanged", test_unchanged);
  return g_test_run ();
}
