/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-docket-private.h"

const char *const clew_docket_kind_ids[] = { "hearing", "review", "release_ends", NULL };

/* clang-format off */
#define DOCKET_SQL \
  HEARINGS "h.on_day BETWEEN ?1 AND ?2 " \
  "UNION ALL " HEARINGS CLEW_CASE_ASKED_SQL "h.outcome IS NULL AND h.on_day >= ?3 " \
  "AND h.on_day < ?4 " \
  "AND h.on_day < ?1 " \
  "UNION ALL " REVIEWS "d.review_on BETWEEN ?1 AND ?2 " \
  "UNION ALL " REVIEWS CLEW_CASE_ASKED_SQL "d.reviewed_on IS NULL AND d.review_on >= ?3 AND " \
  "d.review_on < ?4 " \
  "AND d.review_on < ?1 " \
  "UNION ALL " RELEASES_BY_DATE "r.expires_on BETWEEN ?1 AND ?2"

/* One part of it by the index over its day. */
#define HEARINGS_SQL HEARINGS ONLY_HEARINGS "h.on_day BETWEEN ?1 AND ?2 ORDER BY h.on_day"
#define REVIEWS_SQL REVIEWS ONLY_REVIEWS "d.review_on BETWEEN ?1 AND ?2 ORDER BY d.review_on"
#define RELEASES_SQL \
  RELEASES_BY_DATE ONLY_RELEASES "r.expires_on BETWEEN ?1 AND ?2 ORDER BY r.expires_on"
#define LATEST_HEARINGS_SQL \
  HEARINGS ONLY_HEARINGS CLEW_CASE_ASKED_SQL "h.outcome IS NULL AND h.on_day BETWEEN ?1 AND ?2 " \
  "ORDER BY h.on_day DESC, h.at_time DESC NULLS FIRST LIMIT ?3"
#define LATEST_REVIEWS_SQL \
  REVIEWS ONLY_REVIEWS CLEW_CASE_ASKED_SQL "d.reviewed_on IS NULL " \
  "AND d.review_on BETWEEN ?1 AND ?2 " \
  "ORDER BY d.review_on DESC LIMIT ?3"
#define OVERDUE_HEARINGS_SQL \
  HEARINGS ONLY_HEARINGS CLEW_CASE_ASKED_SQL "h.outcome IS NULL AND h.on_day BETWEEN ?1 AND ?2 " \
  "ORDER BY h.on_day"
#define OVERDUE_REVIEWS_SQL \
  REVIEWS ONLY_REVIEWS CLEW_CASE_ASKED_SQL "d.reviewed_on IS NULL " \
  "AND d.review_on BETWEEN ?1 AND ?2 " \
  "ORDER BY d.review_on"

/* A case that is closed waits for no date. */
#define UNDATED_SQL \
  HEARINGS ONLY_HEARINGS "h.on_day IS NULL AND h.outcome IS NULL AND c.closed_on IS NULL " \
  "ORDER BY h.created, h.id LIMIT ?3"

/* How many of all but the releases, whose end is derived. */
#define COUNT_HEARINGS \
  "SELECT count (*) FROM hearing h " \
  "JOIN court_case c ON c.id = h.court_case AND c.removed IS NULL AND " CLEW_CASE_SHOWN_SQL " " \
  "JOIN participant p ON p.id = c.participant AND p.removed IS NULL WHERE h.removed IS NULL AND "
#define COUNT_REVIEWS \
  "SELECT count (*) FROM decision d " \
  "JOIN court_case c ON c.id = d.court_case AND c.removed IS NULL AND " CLEW_CASE_SHOWN_SQL " " \
  "JOIN participant p ON p.id = c.participant AND p.removed IS NULL WHERE d.removed IS NULL AND "
#define COUNT_UNDATED_SQL \
  "SELECT (" COUNT_HEARINGS ONLY_HEARINGS \
  "h.on_day IS NULL AND h.outcome IS NULL AND c.closed_on IS NULL)"
#define COUNT_OVERDUE_SQL \
  "SELECT (" COUNT_HEARINGS ONLY_HEARINGS CLEW_CASE_ASKED_SQL \
  "h.outcome IS NULL AND h.on_day BETWEEN ?1 AND ?2) + " \
  "(" COUNT_REVIEWS ONLY_REVIEWS CLEW_CASE_ASKED_SQL \
  "d.reviewed_on IS NULL AND d.review_on BETWEEN ?1 AND ?2)"
#define COUNT_SQL \
  "SELECT (" COUNT_HEARINGS "h.on_day BETWEEN ?1 AND ?2) + " \
  "(" COUNT_HEARINGS CLEW_CASE_ASKED_SQL "h.outcome IS NULL AND h.on_day >= ?3 " \
  "AND h.on_day < min (?1, ?4)) + " \
  "(" COUNT_REVIEWS "d.review_on BETWEEN ?1 AND ?2) + " \
  "(" COUNT_REVIEWS CLEW_CASE_ASKED_SQL "d.reviewed_on IS NULL AND d.review_on >= ?3 " \
  "AND d.review_on < min (?1, ?4))"
/* clang-format on */

static const ClewDocketFilter everything = { NULL, NULL, NULL, NULL };

static ClewRows *
query_part (ClewStore              *store,
            const char             *sql,
            ClewDay                 from,
            ClewDay                 to,
            guint                   limit,
            const ClewDocketFilter *filter,
            GError                **error)
{
  if (filter == NULL)
    filter = &everything;
  return clew_store_query (store, error, sql, "ddissss", from, to, (gint64)limit, filter->court,
                           filter->prosecutor, filter->kind, filter->participant);
}

static gboolean
shows_release (const ClewDocketFilter *filter, const char *participant)
{
  return filter == NULL ||
         (filter->court == NULL && filter->prosecutor == NULL &&
          (filter->kind == NULL ||
           g_str_equal (filter->kind, clew_docket_kind_ids[CLEW_DOCKET_RELEASE_ENDS])) &&
          (filter->participant == NULL || g_str_equal (filter->participant, participant)));
}

static gboolean
read_all (ClewRows *rows, ClewDay today, GPtrArray *entries, GArray *all_dates, GError **error)
{
  GError *failure = NULL;

  while (clew_rows_next (rows, &failure))
    {
      ClewCaseDates dates;

      g_ptr_array_add (entries, clew_docket_entry_read (rows, today, &dates));
      g_array_append_val (all_dates, dates);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

/* Adds the releases that a parent signed and that end within the days: by a
 * date that no index holds, since it is derived. */
static gboolean
add_by_parent (ClewStore              *store,
               ClewDay                 from,
               ClewDay                 to,
               ClewDay                 today,
               const ClewDocketFilter *filter,
               GPtrArray              *found,
               GError                **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) all_dates = g_array_new (FALSE, FALSE, sizeof (ClewCaseDates));
  g_autoptr (ClewRows) rows = clew_store_query (store, error, RELEASES_BY_PARENT_SQL, "d", from);

  if (rows == NULL || !read_all (rows, today, entries, all_dates, error) ||
      !clew_docket_derive (store, entries, all_dates, today, error))
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      ClewDocketEntry *entry = g_ptr_array_index (entries, i);

      if (from <= entry->day && entry->day <= to && shows_release (filter, entry->participant))
        g_ptr_array_add (found, g_object_ref (entry));
    }
  return TRUE;
}

/**
 * clew_docket_load:
 * @store: a store
 * @from: the first day
 * @to: the last day, included
 * @today: today; what is open from the %CLEW_DOCKET_OVERDUE_DAYS days before
 *   it comes too, marked overdue
 * @error: return location
 *
 * Returns: (transfer full) (element-type ClewDocketEntry): what is due, in
 *   the order of day and time
 */
GPtrArray *
clew_docket_load (ClewStore *store, ClewDay from, ClewDay to, ClewDay today, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) all_dates = g_array_new (FALSE, FALSE, sizeof (ClewCaseDates));
  g_autoptr (ClewRows) rows = NULL;

  rows = clew_store_query (store, error, DOCKET_SQL, "dddd", from, to,
                           today - CLEW_DOCKET_OVERDUE_DAYS, today);
  if (rows == NULL)
    return NULL;
  if (!read_all (rows, today, entries, all_dates, error) ||
      !clew_docket_derive (store, entries, all_dates, today, error) ||
      !add_by_parent (store, from, to, today, NULL, entries, error))
    return NULL;
  g_ptr_array_sort (entries, clew_docket_entry_compare);
  return g_steal_pointer (&entries);
}

/* Adds to @entries from the day @from on, whole days, until there are more
 * than @limit. Returns the last day that was read, or CLEW_DAY_UNKNOWN at a failure. */
static ClewDay
read_days (ClewStore              *store,
           const char             *sql,
           ClewDay                 from,
           ClewDay                 to,
           ClewDay                 today,
           guint                   limit,
           const ClewDocketFilter *filter,
           GPtrArray              *entries,
           GArray                 *all_dates,
           GError                **error)
{
  g_autoptr (ClewRows) rows = query_part (store, sql, from, to, limit, filter, error);
  GError *failure = NULL;
  ClewDay last = CLEW_DAY_UNKNOWN;

  if (rows == NULL)
    return CLEW_DAY_UNKNOWN;
  while (clew_rows_next (rows, &failure))
    {
      ClewCaseDates dates;
      g_autoptr (ClewDocketEntry) entry = clew_docket_entry_read (rows, today, &dates);

      if (entries->len > limit && entry->day != last)
        return last;
      last = entry->day;
      g_ptr_array_add (entries, g_steal_pointer (&entry));
      g_array_append_val (all_dates, dates);
    }
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return CLEW_DAY_UNKNOWN;
    }
  return to;
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  GPtrArray *entries = data;

  return clew_docket_entry_compare (&entries->pdata[*(const guint *)a],
                                    &entries->pdata[*(const guint *)b]);
}

/* Leaves the earliest, so that facts are read about those only. */
static void
keep_earliest (GPtrArray *entries, GArray *all_dates, guint limit)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_autoptr (GArray) kept_dates = g_array_new (FALSE, FALSE, sizeof (ClewCaseDates));

  for (guint i = 0; i < entries->len; i++)
    g_array_append_val (places, i);
  g_array_sort_with_data (places, compare_places, entries);
  for (guint i = 0; i < places->len && i < limit; i++)
    {
      guint place = g_array_index (places, guint, i);

      g_ptr_array_add (kept, g_object_ref (g_ptr_array_index (entries, place)));
      g_array_append_val (kept_dates, g_array_index (all_dates, ClewCaseDates, place));
    }
  g_ptr_array_set_size (entries, 0);
  g_array_set_size (all_dates, 0);
  for (guint i = 0; i < kept->len; i++)
    {
      g_ptr_array_add (entries, g_ptr_array_index (kept, i));
      g_array_append_val (all_dates, g_array_index (kept_dates, ClewCaseDates, i));
    }
}

/* By the clock of a court elsewhere a hearing may be over while the office's day is not, and the
 * other way round: yesterday's and today's stand in the part that the court's clock says. */
static void
leave_out_others (GPtrArray *entries, GArray *all_dates, ClewDocketPart part, ClewDay today)
{
  for (guint i = entries->len; i > 0; i--)
    {
      ClewDocketEntry *entry = g_ptr_array_index (entries, i - 1);

      if (part == CLEW_DOCKET_OVERDUE
            ? entry->overdue
            : !entry->overdue &&
                (entry->day >= today || (entry->court_zone != NULL && entry->is_open)))
        continue;
      g_ptr_array_remove_index (entries, i - 1);
      g_array_remove_index (all_dates, i - 1);
    }
}

static const char *const part_sql[CLEW_DOCKET_N_PARTS][2] = {
  { OVERDUE_HEARINGS_SQL, OVERDUE_REVIEWS_SQL },
  { HEARINGS_SQL, NULL },
  { REVIEWS_SQL, NULL },
  { RELEASES_SQL, NULL },
};

/* Adds to @found the earliest of @part: at least one more than @limit, when there are. @only:
 * without what belongs to another part. */
static gboolean
load_part (ClewStore              *store,
           ClewDocketPart          part,
           ClewDay                 from,
           ClewDay                 to,
           ClewDay                 today,
           gboolean                only,
           guint                   limit,
           const ClewDocketFilter *filter,
           GPtrArray              *found,
           GError                **error)
{
  guint had;

  if (part == CLEW_DOCKET_NEXT_RELEASES &&
      !add_by_parent (store, from, to, today, filter, found, error))
    return FALSE;
  had = found->len;
  /* Again, from the day after, where releases turn out not to end. */
  while (from <= to && found->len - had <= limit)
    {
      g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GArray) all_dates = g_array_new (FALSE, FALSE, sizeof (ClewCaseDates));
      ClewDay read_to = to;

      for (guint i = 0; i < 2 && part_sql[part][i] != NULL; i++)
        {
          g_autoptr (GPtrArray) some = g_ptr_array_new_with_free_func (g_object_unref);
          ClewDay last = read_days (store, part_sql[part][i], from, to, today, limit, filter,
                                    some, all_dates, error);

          if (last == CLEW_DAY_UNKNOWN)
            return FALSE;
          read_to = MIN (read_to, last);
          g_ptr_array_extend_and_steal (entries, g_steal_pointer (&some));
        }
      if (!clew_docket_clock_set (store, entries, today, error))
        return FALSE;
      if (only && part != CLEW_DOCKET_NEXT_RELEASES)
        leave_out_others (entries, all_dates, part, today);
      if (part != CLEW_DOCKET_NEXT_RELEASES)
        keep_earliest (entries, all_dates, limit + 1);
      if (!clew_docket_derive (store, entries, all_dates, today, error))
        return FALSE;
      for (guint i = 0; i < entries->len; i++)
        if (((ClewDocketEntry *)g_ptr_array_index (entries, i))->day <= read_to)
          g_ptr_array_add (found, g_object_ref (g_ptr_array_index (entries, i)));
      from = read_to + 1;
    }
  return TRUE;
}

/* In order, and not more than @limit. Returns whether there were more. */
static gboolean
sort_and_cut (GPtrArray *found, guint limit)
{
  gboolean more = found->len > limit;

  g_ptr_array_sort (found, clew_docket_entry_compare);
  if (more)
    g_ptr_array_set_size (found, limit);
  return more;
}

/**
 * clew_docket_load_few:
 * @store: a store
 * @part: which part of what is due
 * @to: the last day, included; not used for what is overdue
 * @today: today: the first day, but for what is overdue
 * @limit: how many are wanted
 * @more: (out): whether there are more
 * @error: return location
 *
 * The beginning of what clew_docket_load() lists of one kind. Its cost is that of
 * few people, however many the office has.
 *
 * Returns: (transfer full) (element-type ClewDocketEntry): at most @limit, the
 *   earliest first
 */
GPtrArray *
clew_docket_load_few (ClewStore     *store,
                      ClewDocketPart part,
                      ClewDay        to,
                      ClewDay        today,
                      guint          limit,
                      gboolean      *more,
                      GError       **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean overdue = part == CLEW_DOCKET_OVERDUE;
  ClewDay  from = today;

  if (overdue)
    from = today - CLEW_DOCKET_OVERDUE_DAYS;
  else if (part == CLEW_DOCKET_NEXT_HEARINGS)
    from = today - 1;
  if (!load_part (store, part, from, overdue ? today : to, today, TRUE, limit, NULL, found, error))
    return NULL;
  *more = sort_and_cut (found, limit);
  return g_steal_pointer (&found);
}

/**
 * clew_docket_load_days:
 * @store: a store
 * @from: the first day
 * @to: the last day, included
 * @today: today
 * @filter: (nullable): what of it
 * @limit: how many are wanted
 * @more: (out): whether there are more
 * @error: return location
 *
 * The beginning of what clew_docket_load() lists of the days themselves, without what
 * is overdue from before them.
 *
 * Returns: (transfer full) (element-type ClewDocketEntry): at most @limit, the
 *   earliest first
 */
GPtrArray *
clew_docket_load_days (ClewStore              *store,
                       ClewDay                 from,
                       ClewDay                 to,
                       ClewDay                 today,
                       const ClewDocketFilter *filter,
                       guint                   limit,
                       gboolean               *more,
                       GError                **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  for (ClewDocketPart part = CLEW_DOCKET_NEXT_HEARINGS; part < CLEW_DOCKET_N_PARTS; part++)
    if (!load_part (store, part, from, to, today, FALSE, limit, filter, found, error))
      return NULL;
  *more = sort_and_cut (found, limit);
  return g_steal_pointer (&found);
}

/* Adds the latest @limit that one query finds. */
static gboolean
read_latest (ClewStore              *store,
             const char             *sql,
             ClewDay                 from,
             ClewDay                 to,
             ClewDay                 today,
             const ClewDocketFilter *filter,
             guint                   limit,
             GPtrArray              *entries,
             GArray                 *all_dates,
             GError                **error)
{
  g_autoptr (ClewRows) rows = query_part (store, sql, from, to, limit, filter, error);

  return rows != NULL && read_all (rows, today, entries, all_dates, error);
}

/**
 * clew_docket_load_overdue:
 * @store: a store
 * @before: the day before which to look
 * @today: today; nothing older than %CLEW_DOCKET_OVERDUE_DAYS before it is called overdue
 * @filter: (nullable): what of it
 * @limit: how many are wanted
 * @n_overdue: (out): how many there are
 * @error: return location
 *
 * What clew_docket_load() lists from before its first day: appointments without an
 * outcome and reviews that nobody made.
 *
 * Returns: (transfer full) (element-type ClewDocketEntry): at most @limit, the latest
 *   ones, the earliest of them first
 */
GPtrArray *
clew_docket_load_overdue (ClewStore              *store,
                          ClewDay                 before,
                          ClewDay                 today,
                          const ClewDocketFilter *filter,
                          guint                   limit,
                          guint                  *n_overdue,
                          GError                **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) all_dates = g_array_new (FALSE, FALSE, sizeof (ClewCaseDates));
  g_autoptr (ClewRows) rows = NULL;
  ClewDay from = today - CLEW_DOCKET_OVERDUE_DAYS;
  ClewDay to = MIN (before, today) - 1;

  rows = query_part (store, COUNT_OVERDUE_SQL, from, to, 0, filter, error);
  if (rows == NULL || !clew_rows_next (rows, error))
    return NULL;
  *n_overdue = (guint)clew_rows_get_number (rows, 0);
  if (!read_latest (store, LATEST_HEARINGS_SQL, from, to, today, filter, limit, entries,
                    all_dates, error) ||
      !read_latest (store, LATEST_REVIEWS_SQL, from, to, today, filter, limit, entries,
                    all_dates, error) ||
      !clew_docket_derive (store, entries, all_dates, today, error))
    return NULL;
  g_ptr_array_sort (entries, clew_docket_entry_compare);
  if (entries->len > limit)
    g_ptr_array_remove_range (entries, 0, entries->len - limit);
  return g_steal_pointer (&entries);
}

/**
 * clew_docket_load_undated:
 * @store: a store
 * @today: today
 * @filter: (nullable): what of it
 * @limit: how many are wanted
 * @n_undated: (out): how many there are
 * @error: return location
 *
 * Hearings that nobody has set a date for yet, in cases that are open.
 *
 * Returns: (transfer full) (element-type ClewDocketEntry): at most @limit, those that wait longest
 *   first
 */
GPtrArray *
clew_docket_load_undated (ClewStore              *store,
                          ClewDay                 today,
                          const ClewDocketFilter *filter,
                          guint                   limit,
                          guint                  *n_undated,
                          GError                **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) all_dates = g_array_new (FALSE, FALSE, sizeof (ClewCaseDates));
  g_autoptr (ClewRows) rows = query_part (store, COUNT_UNDATED_SQL, 0, 0, 0, filter, error);

  if (rows == NULL || !clew_rows_next (rows, error))
    return NULL;
  *n_undated = (guint)clew_rows_get_number (rows, 0);
  if (!read_latest (store, UNDATED_SQL, 0, 0, today, filter, limit, entries, all_dates, error) ||
      !clew_docket_derive (store, entries, all_dates, today, error))
    return NULL;
  return g_steal_pointer (&entries);
}

/**
 * clew_docket_count:
 * @store: a store
 * @from: the first day
 * @to: the last day, included
 * @today: as for clew_docket_load()
 * @error: return location
 *
 * Returns: how many entries clew_docket_load() lists, or -1 with @error set
 */
gint64
clew_docket_count (ClewStore *store, ClewDay from, ClewDay to, ClewDay today, GError **error)
{
  g_autoptr (GPtrArray) releases = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) all_dates = g_array_new (FALSE, FALSE, sizeof (ClewCaseDates));
  g_autoptr (ClewRows) rows = NULL;

  rows = clew_store_query (store, error, COUNT_SQL, "dddd", from, to,
                           today - CLEW_DOCKET_OVERDUE_DAYS, today);
  if (rows == NULL || !clew_rows_next (rows, error) ||
      read_days (store, RELEASES_SQL, from, to, today, G_MAXUINT - 1, NULL, releases, all_dates,
                 error) == CLEW_DAY_UNKNOWN ||
      !clew_docket_derive (store, releases, all_dates, today, error) ||
      !add_by_parent (store, from, to, today, NULL, releases, error))
    return -1;
  return clew_rows_get_number (rows, 0) + releases->len;
}
