/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office-file.h"
#include "people.h"

#include "base/clew-fold.h"
#include "base/clew-id.h"
#include "store/clew-search.h"

/* The search against a scan that knows nothing of indexes. */

static void
test_find (OfficeFile *file, gconstpointer data)
{
  g_autoptr(GPtrArray) people = add_people (file->store, 300);

  g_ptr_array_sort (people, compare_people);
  for (int i = 0; i < 1500; i++)
    {
      g_autofree char *query = invent_query (people);
      g_autofree char *folded = clew_fold (query);

      if (*folded != '\0')
        assert_found (file->store, people, query, i % 3 == 0 ? 5 : 400);
    }
}

static void
test_examples (OfficeFile *file, gconstpointer data)
{
  static const struct
  {
    const char *text;
    guint       n_exact;
    guint       n;
    gboolean    day_first; /* is the order in which dates are typed */
  } examples[] = {
    { "soren", 1, 1 },
    { "SØREN", 1, 1 },
    { "berg van", 1, 1 },
    { "vandenberg", 0, 0 },
    { "obrien", 1, 1 },
    { "o'brien", 1, 1 },
    { "o-brien", 1, 1 },
    { "garcialopez", 1, 1 },
    { "lopez garc", 1, 1 },
    { "garcia-lopes", 0, 1 },
    { "jonhson", 0, 1 },
    { "johnso", 1, 1 },
    { "smit", 0, 0 },
    { "1985-05-08", 1, 1 },
    { "1985-05", 1, 1 },
    { "19850508", 1, 1 },
    { "5/8/1985", 1, 1 },
    { "05/08/85", 1, 1 },
    { "8/5/1985", 0, 0 },
    { "8/5/1985", 1, 1, TRUE },
    { "08/05/85", 1, 1, TRUE },
    { "5/8/1985", 0, 0, TRUE },
    { "1985-05-08", 1, 1, TRUE },
    { "26-1-00417-4", 1, 1 },
    { "26100417", 1, 1 },
    { "00417", 1, 1 },
    { "00417-4", 1, 1 },
    { "1-00417", 1, 1 },
    { "26-3-00417", 0, 0 },
    { "田", 1, 1 },
    { "中", 1, 1 },
    { "田中太", 1, 1 },
    { "", 0, 0 },
    { " - / ' ", 0, 0 },
    { "\"", 0, 0 },
    { "* OR NOT NEAR(", 0, 0 },
    { "found:x", 0, 0 },
  };
  g_autoptr(GPtrArray) people = g_ptr_array_new_with_free_func (person_free);
  g_autoptr(GError) error = NULL;
  static const char *const written[][6] = {
    { "Søren", "van der Berg", NULL, "1985-05-08", "MRN00001", "26-1-00417-4" },
    { "Maeve", "O’Brien", NULL, "1990-01-02", "MRN00002", "25-1-00001-1" },
    { "Ana", "Garcia-López", NULL, NULL, "MRN00003", "25-1-00002-1" },
    { "Luz", "Johnson", "Lucky", NULL, "MRN00004", "25-1-00003-1" },
    { "", "田中太郎", NULL, NULL, "MRN00006", "25-1-00005-1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (written); i++)
    {
      Person *person = g_new0 (Person, 1);

      person->id = clew_id_new ();
      person->given = g_strdup (written[i][0]);
      person->family = g_strdup (written[i][1]);
      person->alias = g_strdup (written[i][2]);
      person->born = g_strdup (written[i][3]);
      person->number = g_strdup (written[i][4]);
      person->cause = g_strdup (written[i][5]);
      g_ptr_array_add (people, person);
    }
  clew_store_change (file->store, NULL, "test", store_people_cb, people, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr(GArray) ranks = NULL;
      ClewDateOrder order = examples[i].day_first ? CLEW_DATE_ORDER_DAY_FIRST
                                                  : CLEW_DATE_ORDER_MONTH_FIRST;
      guint         n_exact;
      gboolean      more;

      ranks = clew_search_find (file->store, examples[i].text, order, 10, &n_exact, &more, &error);
      g_assert_no_error (error);
      if (n_exact != examples[i].n_exact || ranks->len != examples[i].n)
        g_error ("“%s” finds %u (%u exact)", examples[i].text, ranks->len, n_exact);
      g_assert_false (more);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  OFFICE_FILE_ADD ("/clew/store/search/examples", test_examples);
  OFFICE_FILE_ADD ("/clew/store/search/find", test_find);
  return g_test_run ();
}
