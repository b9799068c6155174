/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "records-office.h"

#include "records/clew-docket.h"
#include "records/clew-office-read.h"

/* The beginnings of the docket, and its number, against the whole of it. */

static gboolean
belongs (ClewDocketEntry *entry, ClewDocketPart part)
{
  switch (part)
    {
    case CLEW_DOCKET_OVERDUE:
      return entry->overdue;
    case CLEW_DOCKET_NEXT_HEARINGS:
      return !entry->overdue && entry->kind == CLEW_DOCKET_HEARING;
    case CLEW_DOCKET_NEXT_REVIEWS:
      return !entry->overdue && entry->kind == CLEW_DOCKET_REVIEW;
    case CLEW_DOCKET_NEXT_RELEASES:
    case CLEW_DOCKET_N_PARTS:
    default:
      return entry->kind == CLEW_DOCKET_RELEASE_ENDS;
    }
}

static GHashTable *
collect_ids (GPtrArray *entries, ClewDocketPart part)
{
  GHashTable *ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < entries->len; i++)
    {
      ClewDocketEntry *entry = g_ptr_array_index (entries, i);

      if (belongs (entry, part))
        g_hash_table_add (ids, entry->id);
    }
  return ids;
}

/* @few are of @part, as many as there can be, and none of the whole is earlier than the last. */
static void
assert_beginning (GPtrArray *few, gboolean more, GPtrArray *whole, ClewDocketPart part, guint limit)
{
  g_autoptr (GHashTable) ids = collect_ids (whole, part);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_earlier = 0;

  g_assert_cmpuint (few->len, ==, MIN (limit, g_hash_table_size (ids)));
  g_assert_cmpint (more, ==, g_hash_table_size (ids) > limit);
  for (guint i = 0; i < few->len; i++)
    {
      ClewDocketEntry *entry = g_ptr_array_index (few, i);
      ClewDocketEntry *before = i > 0 ? g_ptr_array_index (few, i - 1) : entry;

      g_assert_true (g_hash_table_contains (ids, entry->id));
      g_assert_true (g_hash_table_add (seen, entry->id));
      g_assert_cmpuint (before->day, <=, entry->day);
    }
  for (guint i = 0; few->len > 0 && i < whole->len; i++)
    {
      ClewDocketEntry *entry = g_ptr_array_index (whole, i);
      ClewDocketEntry *last = g_ptr_array_index (few, few->len - 1);

      n_earlier += belongs (entry, part) && entry->day < last->day;
    }
  g_assert_cmpuint (n_earlier, <, few->len + (few->len == 0));
}

static void
test_few (Desk *desk, gconstpointer data)
{
  for (int round = 0; round < 40; round++)
    {
      ClewDay today = TODAY + g_test_rand_int_range (-120, 120);
      ClewDay to = today + g_test_rand_int_range (0, 60);
      guint   limit = g_test_rand_int_range (1, 12);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) whole = clew_docket_load (desk->store, today, to, today, &error);

      g_assert_no_error (error);
      for (ClewDocketPart part = 0; part < CLEW_DOCKET_N_PARTS; part++)
        {
          gboolean more = 7;
          g_autoptr (GPtrArray) few = clew_docket_load_few (desk->store, part, to, today, limit,
                                                            &more, &error);

          g_assert_no_error (error);
          assert_beginning (few, more, whole, part, limit);
        }
      g_assert_cmpint (clew_docket_count (desk->store, today, to, today, &error), ==, whole->len);
      g_assert_no_error (error);
    }
}

/* The agenda's two halves are the whole: the days from their first on, and the
 * latest of what is overdue from before them. */
static void
test_days_and_overdue (Desk *desk, gconstpointer data)
{
  for (int round = 0; round < 60; round++)
    {
      ClewDay  from = TODAY + g_test_rand_int_range (-60, 60);
      ClewDay  to = from + g_test_rand_int_range (0, 40);
      guint    limit = g_test_rand_int_range (1, 40);
      guint    n_before = 0;
      guint    n_overdue = 0;
      gboolean more = 7;
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) whole = clew_docket_load (desk->store, from, to, TODAY, &error);
      g_autoptr (GPtrArray) days = clew_docket_load_days (desk->store, from, to, TODAY, NULL, limit,
                                                          &more, &error);
      g_autoptr (GPtrArray) late = clew_docket_load_overdue (desk->store, from, TODAY, NULL, limit,
                                                             &n_overdue, &error);

      g_assert_no_error (error);
      while (n_before < whole->len &&
             ((ClewDocketEntry *)g_ptr_array_index (whole, n_before))->day < from)
        n_before++;
      g_assert_cmpuint (n_overdue, ==, n_before);
      g_assert_cmpuint (late->len, ==, MIN (limit, n_before));
      for (guint i = 0; i < late->len; i++)
        g_assert_cmpuint (((ClewDocketEntry *)g_ptr_array_index (late, i))->day, ==,
                          ((ClewDocketEntry *)g_ptr_array_index (whole,
                                                                 n_before - late->len + i))
                            ->day);
      g_assert_cmpuint (days->len, ==, MIN (limit, whole->len - n_before));
      g_assert_cmpint (more, ==, whole->len - n_before > limit);
      for (guint i = 0; i < days->len; i++)
        g_assert_cmpstr (((ClewDocketEntry *)g_ptr_array_index (days, i))->id, ==,
                         ((ClewDocketEntry *)g_ptr_array_index (whole, n_before + i))->id);
    }
}

/* Another day than today as the first: what is overdue does not change. */
static void
test_count_from (Desk *desk, gconstpointer data)
{
  for (int round = 0; round < 40; round++)
    {
      ClewDay from = TODAY + g_test_rand_int_range (-60, 60);
      ClewDay to = from + g_test_rand_int_range (0, 40);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) whole = clew_docket_load (desk->store, from, to, TODAY, &error);

      g_assert_no_error (error);
      g_assert_cmpint (clew_docket_count (desk->store, from, to, TODAY, &error), ==, whole->len);
    }
}

typedef struct
{
  gboolean   done;
  GThread   *main_thread;
  GPtrArray *found;
  GError    *error;
} Reading;

static gpointer
read_whole (ClewStore *reader, ClewDay today, gpointer data, GError **error)
{
  Reading *reading = data;

  g_assert_true (g_thread_self () != reading->main_thread);
  g_assert_cmpuint (today, ==, TODAY);
  return clew_docket_load (reader, today, today + 30, today, error);
}

static gpointer
fail_to_read (ClewStore *reader, ClewDay today, gpointer data, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "for the test");
  return NULL;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Reading *reading = data;

  g_assert_true (g_thread_self () == reading->main_thread);
  reading->found = clew_office_read_finish (result, &reading->error);
  reading->done = TRUE;
}

static void
read_on_thread (Desk *desk, ClewOfficeReadFunc func, Reading *reading)
{
  reading->main_thread = g_thread_self ();
  clew_office_read_async (desk->office, func, reading, NULL, (GDestroyNotify)g_ptr_array_unref,
                          read_cb, reading);
  while (!reading->done)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_on_thread (Desk *desk, gconstpointer data)
{
  Reading right = { 0 };
  Reading wrong = { 0 };
  g_autoptr (GPtrArray) here = clew_docket_load (desk->store, TODAY, TODAY + 30, TODAY, NULL);

  read_on_thread (desk, read_whole, &right);
  g_assert_no_error (right.error);
  g_assert_cmpuint (right.found->len, ==, here->len);
  g_ptr_array_unref (right.found);

  read_on_thread (desk, fail_to_read, &wrong);
  g_assert_null (wrong.found);
  g_assert_error (wrong.error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_clear_error (&wrong.error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  DESK_ADD_DEMO ("/clew/records/docket/few", test_few);
  DESK_ADD_DEMO ("/clew/records/docket/days-and-overdue", test_days_and_overdue);
  DESK_ADD_DEMO ("/clew/records/docket/count-from", test_count_from);
  DESK_ADD_DEMO ("/clew/records/docket/on-thread", test_on_thread);

  return g_test_run ();
}
