/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/clew-store-private.h"

#include <string.h>

/* The list of people in the order of their names: who stands where (table
 * "browse"), and the list cut into pages (table "page").
 *
 * Each person has a rank, and ranks have gaps: somebody new gets a number in the
 * middle between the two neighbors. When a gap has closed, the people around it
 * are spread out again. Ranks start high, so that there is room before the first
 * one, and never fall below 1. */

#define STEP       (G_GINT64_CONSTANT (1) << 20)
#define FIRST_RANK (G_GINT64_CONSTANT (1) << 41)
/* People are spread until the gaps are at least so wide. */
#define ENOUGH     (G_GINT64_CONSTANT (1) << 10)
#define FEW_AROUND 16

#define PAGE_MAX   256
#define PAGE_SPLIT 128
/* What a page is filled to when the whole list is laid out. */
#define PAGE_FILL  192
#define PAGE_SMALL 64

/* The first column of the first row; 0 when there is none, as ranks are never. */
static gboolean
get_rank (ClewRows *rows, gint64 *rank, GError **error)
{
  g_autoptr(ClewRows) owned = rows;
  g_autoptr(GError) local = NULL;

  *rank = 0;
  if (rows == NULL)
    return FALSE;
  if (clew_rows_next (rows, &local))
    *rank = clew_rows_get_number (rows, 0);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* The page on which @rank stands or would stand; @first is 0 when there is none. */
static gboolean
find_page (ClewStore *store, gint64 rank, gint64 *first, gint64 *count, GError **error)
{
  g_autoptr(ClewRows) rows = NULL;
  g_autoptr(GError) local = NULL;

  *first = *count = 0;
  rows = clew_store_query (
    store, error, "SELECT first, count FROM page WHERE first <= ? ORDER BY first DESC LIMIT 1",
    "i", rank);
  if (rows == NULL)
    return FALSE;
  if (clew_rows_next (rows, &local))
    {
      *first = clew_rows_get_number (rows, 0);
      *count = clew_rows_get_number (rows, 1);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
add_page (ClewStore *store, gint64 first, gint64 count, GError **error)
{
  return clew_store_run (store, error, "INSERT INTO page (first, count) VALUES (?, ?)", "ii", first,
                         count);
}

static gboolean
set_page (ClewStore *store, gint64 first, gint64 new_first, gint64 count, GError **error)
{
  return clew_store_run (store, error, "UPDATE page SET first = ?, count = ? WHERE first = ?",
                         "iii", new_first, count, first);
}

static gboolean
remove_page (ClewStore *store, gint64 first, GError **error)
{
  return clew_store_run (store, error, "DELETE FROM page WHERE first = ?", "i", first);
}

static gboolean
get_next_page (ClewStore *store, gint64 after, gint64 *first, gint64 *count, GError **error)
{
  gint64 next;

  *first = *count = 0;
  if (!get_rank (clew_store_query (store, error, "SELECT min (first) FROM page WHERE first > ?",
                                   "i", after),
                 &next, error))
    return FALSE;
  return next == 0 || find_page (store, next, first, count, error);
}

static gboolean
split_page (ClewStore *store, gint64 first, gint64 count, GError **error)
{
  gint64 middle;

  if (!get_rank (clew_store_query (
                   store, error,
                   "SELECT rank FROM browse WHERE rank >= ? ORDER BY rank LIMIT 1 OFFSET ?", "ii",
                   first, (gint64)PAGE_SPLIT),
                 &middle, error))
    return FALSE;
  return set_page (store, first, first, PAGE_SPLIT, error) &&
         add_page (store, middle, count - PAGE_SPLIT, error);
}

/* After @rank came into the list. */
static gboolean
count_in (ClewStore *store, gint64 rank, GError **error)
{
  gint64 first, count;

  if (!find_page (store, rank, &first, &count, error))
    return FALSE;
  /* Before everybody: the first page now begins with this one. */
  if (first == 0 && !get_next_page (store, 0, &first, &count, error))
    return FALSE;
  if (first == 0)
    return add_page (store, rank, 1, error);
  if (!set_page (store, first, MIN (first, rank), count + 1, error))
    return FALSE;
  return count + 1 <= PAGE_MAX || split_page (store, MIN (first, rank), count + 1, error);
}

/* After @rank left the list. */
static gboolean
count_out (ClewStore *store, gint64 rank, GError **error)
{
  gint64 first, count, next, next_count;

  if (!find_page (store, rank, &first, &count, error))
    return FALSE;
  if (first == 0)
    return clew_connection_fail (NULL, SQLITE_CORRUPT_INDEX, "count pages", error);
  if (count == 1)
    return remove_page (store, first, error);

  next = first;
  if (first == rank &&
      !get_rank (clew_store_query (store, error, "SELECT min (rank) FROM browse WHERE rank > ?",
                                   "i", rank),
                 &next, error))
    return FALSE;
  if (!set_page (store, first, next, count - 1, error))
    return FALSE;

  first = next;
  count--;
  if (count >= PAGE_SMALL)
    return TRUE;
  if (!get_next_page (store, first, &next, &next_count, error))
    return FALSE;
  if (next == 0 || count + next_count > PAGE_FILL)
    return TRUE;
  return remove_page (store, next, error) &&
         set_page (store, first, first, count + next_count, error);
}

#define PLACE "rank, participant, sort, digest"

static void
read_place (ClewRows *rows, ClewPerson *place)
{
  place->rank = clew_rows_get_number (rows, 0);
  place->participant = g_strdup (clew_rows_get_text (rows, 1));
  place->sort = g_strdup (clew_rows_get_text (rows, 2));
  place->words = NULL;
  place->digest = clew_rows_get_number (rows, 3);
}

static gboolean
write_place (ClewStore *store, const ClewPerson *place, gint64 rank, GError **error)
{
  return clew_store_run (store, error, "INSERT INTO browse (" PLACE ") VALUES (?, ?, ?, ?)", "issi",
                         rank, place->participant, place->sort, place->digest);
}

/* Puts the people of a query for PLACE into @places. */
static gboolean
read_places (ClewRows *rows, GArray *places, GError **error)
{
  g_autoptr(ClewRows) owned = rows;
  g_autoptr(GError) local = NULL;

  while (rows != NULL && clew_rows_next (rows, &local))
    {
      ClewPerson place;

      read_place (rows, &place);
      g_array_append_val (places, place);
    }
  if (local == NULL)
    return rows != NULL;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Where the pages in the window begin, after everybody there has moved. */
static gboolean
move_pages (ClewStore *store, GArray *places, const gint64 *ranks, GError **error)
{
  g_autoptr(GArray) pages = g_array_new (FALSE, FALSE, 2 * sizeof (gint64));
  g_autoptr(ClewRows) rows = NULL;
  g_autoptr(GError) local = NULL;
  gint64 low = g_array_index (places, ClewPerson, 0).rank;
  gint64 high = g_array_index (places, ClewPerson, places->len - 1).rank;
  guint  at = 0;

  rows = clew_store_query (
    store, error, "SELECT first, count FROM page WHERE first BETWEEN ? AND ? ORDER BY first",
    "ii", low, high);
  while (rows != NULL && clew_rows_next (rows, &local))
    {
      gint64 page[2] = { clew_rows_get_number (rows, 0), clew_rows_get_number (rows, 1) };

      g_array_append_val (pages, page);
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  if (rows == NULL || local != NULL ||
      !clew_store_run (store, error, "DELETE FROM page WHERE first BETWEEN ? AND ?", "ii", low,
                       high))
    return FALSE;

  for (guint i = 0; i < pages->len; i++)
    {
      const gint64 *page = (gpointer)(pages->data + i * 2 * sizeof (gint64));

      while (at < places->len && g_array_index (places, ClewPerson, at).rank < page[0])
        at++;
      if (at == places->len || g_array_index (places, ClewPerson, at).rank != page[0])
        return clew_connection_fail (NULL, SQLITE_CORRUPT_INDEX, "move pages", error);
      if (!add_page (store, ranks[at], page[1], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
move_people (ClewStore *store, GArray *places, const gint64 *ranks, GArray *moved, GError **error)
{
  if (!move_pages (store, places, ranks, error) ||
      !clew_store_run (store, error, "DELETE FROM browse WHERE rank BETWEEN ? AND ?", "ii",
                       g_array_index (places, ClewPerson, 0).rank,
                       g_array_index (places, ClewPerson, places->len - 1).rank))
    return FALSE;
  for (guint i = 0; i < places->len; i++)
    {
      const ClewPerson *place = &g_array_index (places, ClewPerson, i);
      ClewMove          move = { place->rank, ranks[i], g_strdup (place->participant) };

      g_array_append_val (moved, move);
      if (!write_place (store, place, ranks[i], error))
        return FALSE;
    }
  return TRUE;
}

/* Reads up to @around people on each side of the gap after @before, in order. */
static gboolean
read_window (ClewStore *store, gint64 before, gint64 around, GArray *places, GError **error)
{
  return read_places (clew_store_query (store, error,
                                        "SELECT " PLACE " FROM (SELECT * FROM browse "
                                        "WHERE rank <= ? ORDER BY rank DESC LIMIT ?) ORDER BY rank",
                                        "ii", before, around),
                      places, error) &&
         read_places (clew_store_query (store, error,
                                        "SELECT " PLACE " FROM browse "
                                        "WHERE rank > ? ORDER BY rank LIMIT ?",
                                        "ii", before, around),
                      places, error);
}

/* The free numbers around the window: those between @low and @high, both excluded. */
static gboolean
find_room (ClewStore *store, GArray *places, gint64 *low, gint64 *high, GError **error)
{
  gint64 first = g_array_index (places, ClewPerson, 0).rank;
  gint64 last = g_array_index (places, ClewPerson, places->len - 1).rank;

  if (!get_rank (clew_store_query (store, error, "SELECT max (rank) FROM browse WHERE rank < ?",
                                   "i", first),
                 low, error) ||
      !get_rank (clew_store_query (store, error, "SELECT min (rank) FROM browse WHERE rank > ?",
                                   "i", last),
                 high, error))
    return FALSE;
  if (*low == 0)
    *low = MAX (0, first - STEP * places->len);
  if (*high == 0)
    *high = last + STEP * places->len;
  return TRUE;
}

/* Spreads the people around the gap after @before, as many as it takes. */
static gboolean
make_room (ClewStore *store, gint64 before, GArray *moved, GError **error)
{
  for (gint64 around = FEW_AROUND;; around *= 4)
    {
      g_autoptr(GArray) places = g_array_new (FALSE, FALSE, sizeof (ClewPerson));
      g_autofree gint64 *ranks = NULL;
      gint64             low, high, step;

      g_array_set_clear_func (places, (GDestroyNotify)clew_person_clear);
      if (!read_window (store, before, around, places, error) ||
          !find_room (store, places, &low, &high, error))
        return FALSE;
      step = (high - low) / (places->len + 1);
      if (step < ENOUGH && places->len >= around)
        continue;

      ranks = g_new (gint64, places->len);
      for (guint i = 0; i < places->len; i++)
        ranks[i] = low + step * (i + 1);
      return move_people (store, places, ranks, moved, error);
    }
}

static gboolean
find_neighbors (ClewStore        *store,
                const ClewPerson *person,
                gint64           *before,
                gint64           *after,
                GError          **error)
{
  return get_rank (clew_store_query (store, error,
                                     "SELECT rank FROM browse WHERE (sort, participant) < (?, ?) "
                                     "ORDER BY sort DESC, participant DESC LIMIT 1",
                                     "ss", person->sort, person->participant),
                   before, error) &&
         get_rank (clew_store_query (store, error,
                                     "SELECT rank FROM browse WHERE (sort, participant) > (?, ?) "
                                     "ORDER BY sort, participant LIMIT 1",
                                     "ss", person->sort, person->participant),
                   after, error);
}

/**
 * clew_browse_place:
 * @store: a store in a change
 * @person: (inout): somebody who is not in the list; gets the rank
 * @moved: (element-type ClewMove): gets whoever had to make room
 * @error: return location
 *
 * Puts a person into the list, in the order of `sort`; among equals the id decides.
 */
gboolean
clew_browse_place (ClewStore *store, ClewPerson *person, GArray *moved, GError **error)
{
  gint64 before, after;

  if (!find_neighbors (store, person, &before, &after, error))
    return FALSE;
  if (after != 0 && after - before < 2)
    {
      if (!make_room (store, before, moved, error) ||
          !find_neighbors (store, person, &before, &after, error))
        return FALSE;
    }

  if (before == 0 && after == 0)
    person->rank = FIRST_RANK;
  else if (after == 0)
    person->rank = before + STEP;
  else if (before == 0 && after > STEP)
    person->rank = after - STEP;
  else
    person->rank = before + (after - before) / 2;

  return write_place (store, person, person->rank, error) && count_in (store, person->rank, error);
}

/**
 * clew_browse_find:
 * @store: a store
 * @participant: somebody
 * @place: (out): where the person stands, without words; rank 0 if not in the list
 * @error: return location
 */
gboolean
clew_browse_find (ClewStore *store, const char *participant, ClewPerson *place, GError **error)
{
  g_autoptr(ClewRows) rows = NULL;
  g_autoptr(GError) local = NULL;

  memset (place, 0, sizeof *place);
  rows = clew_store_query (store, error, "SELECT " PLACE " FROM browse WHERE participant = ?", "s",
                           participant);
  if (rows == NULL)
    return FALSE;
  if (clew_rows_next (rows, &local))
    read_place (rows, place);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * clew_browse_set_digest:
 * @store: a store in a change
 * @person: somebody who stays in place
 * @error: return location
 */
gboolean
clew_browse_set_digest (ClewStore *store, const ClewPerson *person, GError **error)
{
  return clew_store_run (store, error, "UPDATE browse SET digest = ? WHERE participant = ?", "is",
                         person->digest, person->participant);
}

/**
 * clew_browse_remove:
 * @store: a store in a change
 * @rank: where somebody stands
 * @error: return location
 *
 * Takes a person out of the list.
 */
gboolean
clew_browse_remove (ClewStore *store, gint64 rank, GError **error)
{
  return clew_store_run (store, error, "DELETE FROM browse WHERE rank = ?", "i", rank) &&
         count_out (store, rank, error);
}

/**
 * clew_browse_lay_out:
 * @store: a store in a change
 * @people: (element-type ClewPerson): everybody, sorted; gets the ranks
 * @error: return location
 *
 * Makes the whole list anew.
 */
gboolean
clew_browse_lay_out (ClewStore *store, GArray *people, GError **error)
{
  if (!clew_store_run (store, error, "DELETE FROM browse", NULL) ||
      !clew_store_run (store, error, "DELETE FROM page", NULL))
    return FALSE;
  for (guint i = 0; i < people->len; i++)
    {
      ClewPerson *person = &g_array_index (people, ClewPerson, i);

      person->rank = FIRST_RANK + STEP * i;
      if (!write_place (store, person, person->rank, error))
        return FALSE;
      if (i % PAGE_FILL == 0 &&
          !add_page (store, person->rank, MIN (PAGE_FILL, people->len - i), error))
        return FALSE;
    }
  return TRUE;
}
