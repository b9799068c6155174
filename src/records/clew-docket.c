/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-docket.h"

#include "records/clew-facts.h"
#include "records/clew-person-name.h"

#include <glib/gi18n-lib.h>

#include <string.h>

G_DEFINE_FINAL_TYPE (ClewDocketEntry, clew_docket_entry, G_TYPE_OBJECT)

const char *const clew_docket_kind_ids[] = { "hearing", "review", "release_ends", NULL };

static void
clew_docket_entry_finalize (GObject *object)
{
  ClewDocketEntry *entry = CLEW_DOCKET_ENTRY (object);

  g_free (entry->time);
  g_free (entry->id);
  g_free (entry->participant);
  g_free (entry->court_case);
  g_free (entry->initials);
  g_free (entry->name);
  g_free (entry->what);
  g_free (entry->where);
  g_free (entry->cause_number);
  G_OBJECT_CLASS (clew_docket_entry_parent_class)->finalize (object);
}

static void
clew_docket_entry_class_init (ClewDocketEntryClass *class)
{
  G_OBJECT_CLASS (class)->finalize = clew_docket_entry_finalize;
}

static void
clew_docket_entry_init (ClewDocketEntry *entry)
{
}

/* Columns: 0 kind, 1 day, 2 time, 3 id, 4 participant, 5 case, 6–9 names,
 * 10 what, 11 court, 12 department, 13 cause number, 14 incident, 15 arrest,
 * 16 filed, 17 first warrant, 18 moved from, 19 open. */
#define PERSON "p.given_name, p.middle_name, p.family_name, p.preferred_name"
/* clang-format off */
#define CASE_DATES \
  "c.cause_number, c.incident_on, c.arrested_on, c.filed_on, " \
  "(SELECT min (w.issued_on) FROM warrant w WHERE w.court_case = c.id AND w.removed IS NULL)"
#define HEARINGS \
  "SELECT 0, h.on_day, h.at_time, h.id, p.id, c.id, " PERSON ", h.kind, " \
  "coalesce (h.court, c.court), h.department, " CASE_DATES ", h.moved_from, h.outcome IS NULL " \
  "FROM hearing h JOIN court_case c ON c.id = h.court_case AND c.removed IS NULL " \
  "JOIN participant p ON p.id = c.participant AND p.removed IS NULL " \
  "WHERE h.removed IS NULL AND "
#define REVIEWS \
  "SELECT 1, d.review_on, NULL, d.id, p.id, c.id, " PERSON ", d.kind, d.decided_by, NULL, " \
  CASE_DATES \
  ", NULL, d.reviewed_on IS NULL " \
  "FROM decision d JOIN court_case c ON c.id = d.court_case AND c.removed IS NULL " \
  "JOIN participant p ON p.id = c.participant AND p.removed IS NULL " \
  "WHERE d.removed IS NULL AND "
#define RELEASES \
  "SELECT 2, r.expires_on, NULL, r.id, p.id, NULL, " PERSON ", r.form_number, NULL, NULL, NULL, " \
  "NULL, NULL, NULL, NULL, NULL, 0 " \
  "FROM consent r JOIN participant p ON p.id = r.participant AND p.removed IS NULL WHERE "
/* clang-format on */

/* clang-format off */
#define DOCKET_SQL \
  HEARINGS "h.on_day BETWEEN ?1 AND ?2 " \
  "UNION ALL " HEARINGS "h.outcome IS NULL AND h.on_day >= ?3 AND h.on_day < ?4 " \
  "AND h.on_day < ?1 " \
  "UNION ALL " REVIEWS "d.review_on BETWEEN ?1 AND ?2 " \
  "UNION ALL " REVIEWS "d.reviewed_on IS NULL AND d.review_on >= ?3 AND d.review_on < ?4 " \
  "AND d.review_on < ?1 " \
  "UNION ALL " RELEASES "r.expires_on BETWEEN ?1 AND ?2"
/* clang-format on */

static char *
describe (ClewDocketKind kind, const char *what)
{
  const char *label;

  switch (kind)
    {
    case CLEW_DOCKET_HEARING:
      label = clew_choice_get_label (clew_hearing_kinds, what);
      return g_strdup (label != NULL ? label : what);
    case CLEW_DOCKET_REVIEW:
      label = clew_choice_get_label (clew_decision_kinds, what);
      /* Translators: %s is a prosecutor's decision, e.g. "Hold filing in abeyance" */
      return g_strdup_printf (_ ("Review: %s"), label != NULL ? label : what);
    case CLEW_DOCKET_RELEASE_ENDS:
    case CLEW_DOCKET_N_KINDS:
    default:
      return g_strdup (_ ("Release ends"));
    }
}

static char *
describe_place (const char *court, const char *department)
{
  if (court == NULL || department == NULL)
    return g_strdup (court != NULL ? court : department);
  return g_strdup_printf ("%s, %s", court, department);
}

static ClewCaseDates
read_dates (ClewRows *rows, guint first)
{
  return (ClewCaseDates){
    .incident = clew_day_from_iso (clew_rows_get_text (rows, first)),
    .arrested = clew_day_from_iso (clew_rows_get_text (rows, first + 1)),
    .filed = clew_day_from_iso (clew_rows_get_text (rows, first + 2)),
    .warrant_issued = clew_day_from_iso (clew_rows_get_text (rows, first + 3)),
  };
}

static ClewDocketEntry *
read_entry (ClewRows *rows, ClewDay today, ClewCaseDates *dates)
{
  ClewDocketEntry *entry = g_object_new (CLEW_TYPE_DOCKET_ENTRY, NULL);

  entry->kind = (ClewDocketKind)clew_rows_get_number (rows, 0);
  entry->day = clew_day_from_iso (clew_rows_get_text (rows, 1));
  entry->time = g_strdup (clew_rows_get_text (rows, 2));
  entry->id = g_strdup (clew_rows_get_text (rows, 3));
  entry->participant = g_strdup (clew_rows_get_text (rows, 4));
  entry->court_case = g_strdup (clew_rows_get_text (rows, 5));
  {
    g_autofree char *given = g_strdup (clew_rows_get_text (rows, 6));
    g_autofree char *middle = g_strdup (clew_rows_get_text (rows, 7));
    g_autofree char *family = g_strdup (clew_rows_get_text (rows, 8));
    const char      *preferred = clew_rows_get_text (rows, 9);

    entry->initials = clew_person_name_initials (given, middle, family, preferred);
    entry->name = clew_person_name_listed (given, middle, family, preferred);
  }
  entry->what = describe (entry->kind, clew_rows_get_text (rows, 10));
  entry->where = describe_place (clew_rows_get_text (rows, 11), clew_rows_get_text (rows, 12));
  entry->cause_number = g_strdup (clew_rows_get_text (rows, 13));
  *dates = read_dates (rows, 14);
  entry->moved_from = clew_day_from_iso (clew_rows_get_text (rows, 18));
  entry->overdue = entry->day < today && clew_rows_get_number (rows, 19) != 0;
  return entry;
}

/* One part of it by the index over its day. */
/* clang-format off */
#define HEARINGS_SQL HEARINGS "h.on_day BETWEEN ?1 AND ?2 ORDER BY h.on_day"
#define REVIEWS_SQL REVIEWS "d.review_on BETWEEN ?1 AND ?2 ORDER BY d.review_on"
#define RELEASES_SQL RELEASES "r.expires_on BETWEEN ?1 AND ?2 ORDER BY r.expires_on"
#define LATEST_HEARINGS_SQL \
  HEARINGS "h.outcome IS NULL AND h.on_day BETWEEN ?1 AND ?2 " \
  "ORDER BY h.on_day DESC, h.at_time DESC NULLS FIRST LIMIT ?3"
#define LATEST_REVIEWS_SQL \
  REVIEWS "d.reviewed_on IS NULL AND d.review_on BETWEEN ?1 AND ?2 " \
  "ORDER BY d.review_on DESC LIMIT ?3"
#define OVERDUE_HEARINGS_SQL \
  HEARINGS "h.outcome IS NULL AND h.on_day BETWEEN ?1 AND ?2 ORDER BY h.on_day"
#define OVERDUE_REVIEWS_SQL \
  REVIEWS "d.reviewed_on IS NULL AND d.review_on BETWEEN ?1 AND ?2 ORDER BY d.review_on"

/* How many of all but the releases, whose end is derived. */
#define COUNT_HEARINGS \
  "SELECT count (*) FROM hearing h " \
  "JOIN court_case c ON c.id = h.court_case AND c.removed IS NULL " \
  "JOIN participant p ON p.id = c.participant AND p.removed IS NULL WHERE h.removed IS NULL AND "
#define COUNT_REVIEWS \
  "SELECT count (*) FROM decision d " \
  "JOIN court_case c ON c.id = d.court_case AND c.removed IS NULL " \
  "JOIN participant p ON p.id = c.participant AND p.removed IS NULL WHERE d.removed IS NULL AND "
#define COUNT_OVERDUE_SQL \
  "SELECT (" COUNT_HEARINGS "h.outcome IS NULL AND h.on_day BETWEEN ?1 AND ?2) + " \
  "(" COUNT_REVIEWS "d.reviewed_on IS NULL AND d.review_on BETWEEN ?1 AND ?2)"
#define COUNT_SQL \
  "SELECT (" COUNT_HEARINGS "h.on_day BETWEEN ?1 AND ?2) + " \
  "(" COUNT_HEARINGS "h.outcome IS NULL AND h.on_day >= ?3 AND h.on_day < min (?1, ?4)) + " \
  "(" COUNT_REVIEWS "d.review_on BETWEEN ?1 AND ?2) + " \
  "(" COUNT_REVIEWS "d.reviewed_on IS NULL AND d.review_on >= ?3 AND d.review_on < min (?1, ?4))"
/* clang-format on */

/* By day and time, what has no hour last. */
static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const ClewDocketEntry *first = *(ClewDocketEntry *const *)a;
  const ClewDocketEntry *second = *(ClewDocketEntry *const *)b;

  if (first->day != second->day)
    return first->day < second->day ? -1 : 1;
  if (g_strcmp0 (first->time, second->time) != 0)
    return first->time == NULL    ? 1
           : second->time == NULL ? -1
                                  : strcmp (first->time, second->time);
  if (!g_str_equal (first->name, second->name))
    return strcmp (first->name, second->name);
  return strcmp (first->id, second->id);
}

typedef struct
{
  GHashTable *by_person; /* id → GPtrArray of indexes into entries */
  GPtrArray  *entries;
  GArray     *dates; /* ClewCaseDates, one an entry */
  ClewDay     today;
} Derive;

/* A release that was taken back or replaced does not end any more, and a
 * newer one that governs makes the end of the older one no matter. One that a
 * parent signed may have ended before its date. */
static gboolean
still_ends (const ClewFacts *facts, ClewDocketEntry *entry, ClewDay today)
{
  guint              n;
  const ClewConsent *consents = clew_facts_get_consents (facts, &n);
  const ClewConsent *governing = clew_consent_find_governing (consents, n, entry->day - 1);
  ClewReleaseState   state;

  if (governing == NULL || !g_str_equal (governing->id, entry->id) ||
      governing->expires_on != entry->day)
    return FALSE;
  state = clew_facts_get_release (facts, MIN (today, entry->day - 1)).state;
  return state == CLEW_RELEASE_ACTIVE || state == CLEW_RELEASE_EXPIRING ||
         state == CLEW_RELEASE_PARTLY_REVOKED;
}

static gboolean
derive (const ClewFacts *facts, gpointer data)
{
  Derive            *job = data;
  GArray            *places = g_hash_table_lookup (job->by_person,
                                                   clew_facts_get_participant (facts));
  ClewReleaseSummary release = clew_facts_get_release (facts, job->today);
  ClewDay            enrolled = clew_facts_get_enrollment (facts, job->today).enrolled;

  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      guint            place = g_array_index (places, guint, i);
      ClewDocketEntry *entry = g_ptr_array_index (job->entries, place);
      ClewCaseDates    dates = g_array_index (job->dates, ClewCaseDates, place);

      dates.enrolled = enrolled;
      entry->standing = clew_case_classify (&dates);
      entry->release = release.state;
      entry->release_day = release.day;
      if (entry->kind == CLEW_DOCKET_RELEASE_ENDS && !still_ends (facts, entry, job->today))
        entry->day = CLEW_DAY_UNKNOWN;
    }
  return TRUE;
}

/* Reads the facts of everybody in @entries once, fills in what follows from
 * them, and drops the ends of releases that do not end any more. */
static gboolean
derive_all (ClewStore *store, GPtrArray *entries, GArray *dates, ClewDay today, GError **error)
{
  g_autoptr (GHashTable) by_person = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                            (GDestroyNotify)g_array_unref);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  Derive job = { by_person, entries, dates, today };

  for (guint i = 0; i < entries->len; i++)
    {
      ClewDocketEntry *entry = g_ptr_array_index (entries, i);
      GArray          *places = g_hash_table_lookup (by_person, entry->participant);

      if (places == NULL)
        {
          places = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (by_person, entry->participant, places);
          g_ptr_array_add (ids, entry->participant);
        }
      g_array_append_val (places, i);
    }
  g_ptr_array_add (ids, NULL);
  if (!clew_facts_each (store, (const char *const *)ids->pdata, derive, &job, error))
    return FALSE;

  /* Keys of the table are the entries' own texts. */
  g_hash_table_remove_all (by_person);
  for (guint i = entries->len; i > 0; i--)
    if (((ClewDocketEntry *)g_ptr_array_index (entries, i - 1))->day == CLEW_DAY_UNKNOWN)
      g_ptr_array_remove_index (entries, i - 1);

  return TRUE;
}

static gboolean
read_all (ClewRows *rows, ClewDay today, GPtrArray *entries, GArray *all_dates, GError **error)
{
  GError *failure = NULL;

  while (clew_rows_next (rows, &failure))
    {
      ClewCaseDates dates;

      g_ptr_array_add (entries, read_entry (rows, today, &dates));
      g_array_append_val (all_dates, dates);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
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
      !derive_all (store, entries, all_dates, today, error))
    return NULL;
  g_ptr_array_sort (entries, compare_entries);
  return g_steal_pointer (&entries);
}

/* Adds to @entries from the day @from on, whole days, until there are more
 * than @limit. Returns the last day that was read, or CLEW_DAY_UNKNOWN at a failure. */
static ClewDay
read_days (ClewStore  *store,
           const char *sql,
           ClewDay     from,
           ClewDay     to,
           ClewDay     today,
           guint       limit,
           GPtrArray  *entries,
           GArray     *all_dates,
           GError    **error)
{
  g_autoptr (ClewRows) rows = clew_store_query (store, error, sql, "dd", from, to);
  GError *failure = NULL;
  ClewDay last = CLEW_DAY_UNKNOWN;

  if (rows == NULL)
    return CLEW_DAY_UNKNOWN;
  while (clew_rows_next (rows, &failure))
    {
      ClewCaseDates dates;
      g_autoptr (ClewDocketEntry) entry = read_entry (rows, today, &dates);

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

  return compare_entries (&entries->pdata[*(const guint *)a], &entries->pdata[*(const guint *)b]);
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

static const char *const part_sql[CLEW_DOCKET_N_PARTS][2] = {
  { OVERDUE_HEARINGS_SQL, OVERDUE_REVIEWS_SQL },
  { HEARINGS_SQL, NULL },
  { REVIEWS_SQL, NULL },
  { RELEASES_SQL, NULL },
};

/* Adds to @found the earliest of @part: at least one more than @limit, when there are. */
static gboolean
load_part (ClewStore     *store,
           ClewDocketPart part,
           ClewDay        from,
           ClewDay        to,
           ClewDay        today,
           guint          limit,
           GPtrArray     *found,
           GError       **error)
{
  guint had = found->len;

  /* Again, from the day after, where releases turn out not to end. */
  while (from <= to && found->len - had <= limit)
    {
      g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GArray) all_dates = g_array_new (FALSE, FALSE, sizeof (ClewCaseDates));
      ClewDay read_to = to;

      for (guint i = 0; i < 2 && part_sql[part][i] != NULL; i++)
        {
          g_autoptr (GPtrArray) some = g_ptr_array_new_with_free_func (g_object_unref);
          ClewDay last = read_days (store, part_sql[part][i], from, to, today, limit, some,
                                    all_dates, error);

          if (last == CLEW_DAY_UNKNOWN)
            return FALSE;
          read_to = MIN (read_to, last);
          g_ptr_array_extend_and_steal (entries, g_steal_pointer (&some));
        }
      if (part != CLEW_DOCKET_NEXT_RELEASES)
        keep_earliest (entries, all_dates, limit + 1);
      if (!derive_all (store, entries, all_dates, today, error))
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

  g_ptr_array_sort (found, compare_entries);
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
  ClewDay  from = overdue ? today - CLEW_DOCKET_OVERDUE_DAYS : today;

  if (!load_part (store, part, from, overdue ? today - 1 : to, today, limit, found, error))
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
clew_docket_load_days (ClewStore *store,
                       ClewDay    from,
                       ClewDay    to,
                       ClewDay    today,
                       guint      limit,
                       gboolean  *more,
                       GError   **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  for (ClewDocketPart part = CLEW_DOCKET_NEXT_HEARINGS; part < CLEW_DOCKET_N_PARTS; part++)
    if (!load_part (store, part, from, to, today, limit, found, error))
      return NULL;
  *more = sort_and_cut (found, limit);
  return g_steal_pointer (&found);
}

/* Adds the latest @limit that one query finds. */
static gboolean
read_latest (ClewStore  *store,
             const char *sql,
             ClewDay     from,
             ClewDay     to,
             ClewDay     today,
             guint       limit,
             GPtrArray  *entries,
             GArray     *all_dates,
             GError    **error)
{
  g_autoptr (ClewRows) rows = clew_store_query (store, error, sql, "ddi", from, to, (gint64)limit);

  return rows != NULL && read_all (rows, today, entries, all_dates, error);
}

/**
 * clew_docket_load_overdue:
 * @store: a store
 * @before: the day before which to look
 * @today: today; nothing older than %CLEW_DOCKET_OVERDUE_DAYS before it is called overdue
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
clew_docket_load_overdue (ClewStore *store,
                          ClewDay    before,
                          ClewDay    today,
                          guint      limit,
                          guint     *n_overdue,
                          GError   **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) all_dates = g_array_new (FALSE, FALSE, sizeof (ClewCaseDates));
  g_autoptr (ClewRows) rows = NULL;
  ClewDay from = today - CLEW_DOCKET_OVERDUE_DAYS;
  ClewDay to = MIN (before, today) - 1;

  rows = clew_store_query (store, error, COUNT_OVERDUE_SQL, "dd", from, to);
  if (rows == NULL || !clew_rows_next (rows, error))
    return NULL;
  *n_overdue = (guint)clew_rows_get_number (rows, 0);
  if (!read_latest (store, LATEST_HEARINGS_SQL, from, to, today, limit, entries, all_dates,
                    error) ||
      !read_latest (store, LATEST_REVIEWS_SQL, from, to, today, limit, entries, all_dates,
                    error) ||
      !derive_all (store, entries, all_dates, today, error))
    return NULL;
  g_ptr_array_sort (entries, compare_entries);
  if (entries->len > limit)
    g_ptr_array_remove_range (entries, 0, entries->len - limit);
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
      read_days (store, RELEASES_SQL, from, to, today, G_MAXUINT - 1, releases, all_dates,
                 error) == CLEW_DAY_UNKNOWN ||
      !derive_all (store, releases, all_dates, today, error))
    return -1;
  return clew_rows_get_number (rows, 0) + releases->len;
}
