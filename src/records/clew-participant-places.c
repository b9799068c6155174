/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-participant-places.h"

#include "records/clew-participant-page.h"
#include "store/clew-search.h"

/**
 * clew_participant_places_load:
 * @places: (inout): places
 * @store: a store
 * @error: return location
 *
 * Reads how everybody is cut into pages now.
 *
 * Returns: %FALSE with @error set, and @places are as they were
 */
gboolean
clew_participant_places_load (ClewParticipantPlaces *places, ClewStore *store, GError **error)
{
  GArray *pages = clew_search_list_pages (store, error);
  guint   total = 0;

  if (pages == NULL)
    return FALSE;
  g_clear_pointer (&places->pages, g_array_unref);
  g_clear_pointer (&places->starts, g_array_unref);
  places->pages = pages;
  places->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < pages->len; i++)
    {
      g_array_append_val (places->starts, total);
      total += g_array_index (pages, ClewPage, i).count;
    }
  places->total = total;
  return TRUE;
}

/**
 * clew_participant_places_take_hits:
 * @places: places
 * @hits: (transfer full) (nullable) (element-type gint64): ranks, or %NULL for everybody
 */
void
clew_participant_places_take_hits (ClewParticipantPlaces *places, GArray *hits)
{
  g_clear_pointer (&places->hits, g_array_unref);
  places->hits = hits;
}

/* The last page that begins at @position or before it. */
static guint
find_page_at (ClewParticipantPlaces *places, guint position)
{
  guint low = 0, high = places->starts->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (places->starts, guint, middle) <= position)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* The last page whose first rank is @rank or less. */
static guint
find_page_of (ClewParticipantPlaces *places, gint64 rank)
{
  guint low = 0, high = places->pages->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (places->pages, ClewPage, middle).first <= rank)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/**
 * clew_participant_places_read:
 * @places: places
 * @office: an open office
 * @first: the first place
 * @count: how many
 * @error: return location
 *
 * Returns: (transfer full) (element-type ClewPersonFields): who stands there, or %NULL with
 *   @error set
 */
GPtrArray *
clew_participant_places_read (ClewParticipantPlaces *places,
                              ClewOffice            *office,
                              guint                  first,
                              guint                  count,
                              GError               **error)
{
  ClewStore *store = clew_office_get_store (office);
  ClewDay    today = clew_office_today (office);
  guint      page;
  ClewPage   from;

  if (places->hits != NULL)
    return clew_participant_page_read_ranks (store, &g_array_index (places->hits, gint64, first),
                                             count, today, error);
  page = find_page_at (places, first);
  from = (ClewPage){ g_array_index (places->pages, ClewPage, page).first, count };
  return clew_participant_page_read (
    store, &from, first - g_array_index (places->starts, guint, page), today, error);
}

static gboolean
find_among_hits (ClewParticipantPlaces *places, gint64 rank, guint *position)
{
  for (guint i = 0; i < places->hits->len; i++)
    if (g_array_index (places->hits, gint64, i) == rank)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
find_among_all (ClewParticipantPlaces *places, ClewStore *store, gint64 rank, guint *position)
{
  guint page;
  g_autoptr (ClewRows) rows = NULL;

  if (places->pages == NULL || places->pages->len == 0)
    return FALSE;
  page = find_page_of (places, rank);
  rows = clew_store_query (store, NULL,
                           "SELECT count(*) FROM browse WHERE rank >= ? AND rank < ?", "ii",
                           g_array_index (places->pages, ClewPage, page).first, rank);
  if (rows == NULL || !clew_rows_next (rows, NULL))
    return FALSE;
  *position = g_array_index (places->starts, guint, page) +
              (guint)clew_rows_get_number (rows, 0);
  return TRUE;
}

/**
 * clew_participant_places_find:
 * @places: places
 * @store: a store
 * @id: a participant's id
 * @position: (out): the place
 *
 * Returns: whether the person has a place
 */
gboolean
clew_participant_places_find (ClewParticipantPlaces *places,
                              ClewStore             *store,
                              const char            *id,
                              guint                 *position)
{
  g_autoptr (ClewRows) rows = clew_store_query (
    store, NULL, "SELECT rank FROM browse WHERE participant = ?", "s", id);
  gint64 rank;

  if (rows == NULL || !clew_rows_next (rows, NULL))
    return FALSE;
  rank = clew_rows_get_number (rows, 0);
  return places->hits != NULL ? find_among_hits (places, rank, position)
                              : find_among_all (places, store, rank, position);
}

/**
 * clew_participant_places_clear:
 * @places: places, empty afterwards
 */
void
clew_participant_places_clear (ClewParticipantPlaces *places)
{
  g_clear_pointer (&places->pages, g_array_unref);
  g_clear_pointer (&places->starts, g_array_unref);
  g_clear_pointer (&places->hits, g_array_unref);
}
