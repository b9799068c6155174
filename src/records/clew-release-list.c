/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-release-list.h"

#include "records/clew-participant-page.h"
#include "records/clew-person-name.h"

#include <string.h>

/* What SQL can't say is how a release stands: that is for the rules to
 * derive. So SQL takes out those that could be meant, the newest form first and
 * at most so many at a time, and the rules keep those that are. */

#define CHUNK 400
#define FEW   20

/* As many people as a name may mean. */
#define MANY_PEOPLE 200

G_DEFINE_FINAL_TYPE (ClewReleaseItem, clew_release_item, G_TYPE_OBJECT)

static void
clew_release_item_finalize (GObject *object)
{
  ClewReleaseItem *item = CLEW_RELEASE_ITEM (object);

  g_free (item->id);
  g_free (item->participant);
  g_free (item->name);
  g_free (item->form_number);

  G_OBJECT_CLASS (clew_release_item_parent_class)->finalize (object);
}

static void
clew_release_item_class_init (ClewReleaseItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clew_release_item_finalize;
}

static void
clew_release_item_init (ClewReleaseItem *item)
{
}

/* Columns: 0 id, 1 participant, 2 form number, 3 expires, 4–7 names, 8 agencies, 9 made,
 * 10 scan. ?1 is the form number to go on from, ?2 today, ?3 the last day that is soon,
 * ?4 the text, ?5 the people whom the text means, ?6 the end to go on from,
 * ?7 how many. */
/* clang-format off */
#define HAS(kinds) \
  "EXISTS (SELECT 1 FROM consent_event e WHERE e.consent = c.id AND e.kind IN (" kinds ") " \
  "AND NOT EXISTS (SELECT 1 FROM consent_event x WHERE x.corrects = e.id))"
/* In just these words an index answers that holds signatures alone. */
#define IS_SIGNED \
  "EXISTS (SELECT 1 FROM consent_event e WHERE e.consent = c.id AND e.kind = 'signed' " \
  "AND NOT EXISTS (SELECT 1 FROM consent_event x WHERE x.corrects = e.id))"
/* And here one that holds those of parents, which end by themselves. */
#define IS_BY_PARENT \
  "EXISTS (SELECT 1 FROM consent_event e " \
  "WHERE e.consent = c.id AND e.signer = 'minor_and_parent')"
#define HAS_SCAN "EXISTS (SELECT 1 FROM scan s WHERE s.consent = c.id AND s.removed IS NULL)"
#define COLUMNS \
  "SELECT c.id, c.participant, c.form_number, c.expires_on, " \
  "p.given_name, p.middle_name, p.family_name, p.preferred_name, " \
  "(SELECT count(*) FROM consent_agency a WHERE a.consent = c.id), " \
  "(SELECT min (e.on_day) FROM consent_event e WHERE e.consent = c.id " \
  " AND e.kind IN ('prepared', 'printed')), " HAS_SCAN " " \
  "FROM consent c JOIN participant p ON p.id = c.participant AND p.removed IS NULL "
#define MEANT_BY_TEXT \
  "AND (?4 IS NULL OR instr (lower (c.form_number), lower (?4)) > 0 " \
  " OR c.participant IN (SELECT value FROM json_each (?5))) "
#define LIST_SQL \
  COLUMNS "WHERE (?1 IS NULL OR c.form_number < ?1) AND %s " MEANT_BY_TEXT \
  "AND ?2 IS NOT NULL AND ?3 IS NOT NULL AND ?6 IS NULL " \
  "ORDER BY c.form_number DESC LIMIT ?7"
/* Those that end by their date, read in its order from the index. */
#define ENDING_SQL \
  COLUMNS "WHERE c.expires_on BETWEEN max (date (?2, '+1 day'), coalesce (?6, '')) AND ?3 " \
  "AND (?6 IS NULL OR c.expires_on > ?6 OR c.form_number > ?1) " MEANT_BY_TEXT \
  "ORDER BY c.expires_on, c.form_number LIMIT ?7"
/* Those whose end may come before their date, since a parent signed: few. */
#define PARENTS_SQL \
  COLUMNS "WHERE c.id IN (SELECT consent FROM consent_event WHERE signer = 'minor_and_parent') " \
  "AND (c.expires_on IS NULL OR c.expires_on > ?3) " MEANT_BY_TEXT \
  "AND ?1 IS NULL AND ?2 IS NOT NULL AND ?6 IS NULL ORDER BY c.form_number LIMIT ?7"

static const char *const could_be[CLEW_RELEASES_N_CHOICES] = {
  [CLEW_RELEASES_ATTENTION] =
    "(coalesce (c.expires_on > ?2, 1) AND (coalesce (c.expires_on <= ?3, 0) "
    "OR NOT " IS_SIGNED " OR " IS_BY_PARENT "))",
  [CLEW_RELEASES_WAITING] = "NOT " IS_SIGNED,
  [CLEW_RELEASES_IN_FORCE] =
    "(c.expires_on IS NULL OR c.expires_on > ?2) AND " IS_SIGNED,
  [CLEW_RELEASES_SCAN_MISSING] = "NOT " HAS_SCAN " AND " IS_SIGNED,
  [CLEW_RELEASES_OVER] = "(" IS_SIGNED " OR " HAS ("'deficient'") ")",
  [CLEW_RELEASES_TAKEN_BACK] = HAS ("'revoked', 'restricted', 'declined'"),
  [CLEW_RELEASES_DECLINED] = HAS ("'declined'"),
  [CLEW_RELEASES_ALL] = "1",
};
/* clang-format on */

/* How many days the choice looks ahead, or 0 if it is not about ends. */
static guint
get_days (ClewReleasesChoice choice)
{
  switch (choice)
    {
    case CLEW_RELEASES_ENDS_30:
      return 30;
    case CLEW_RELEASES_ENDS_60:
      return 60;
    case CLEW_RELEASES_ENDS_90:
      return 90;
    case CLEW_RELEASES_ATTENTION:
    case CLEW_RELEASES_WAITING:
    case CLEW_RELEASES_IN_FORCE:
    case CLEW_RELEASES_SCAN_MISSING:
    case CLEW_RELEASES_OVER:
    case CLEW_RELEASES_TAKEN_BACK:
    case CLEW_RELEASES_DECLINED:
    case CLEW_RELEASES_ALL:
    case CLEW_RELEASES_N_CHOICES:
    default:
      return 0;
    }
}

static gboolean
is_in_force (const ClewReleaseStanding *standing)
{
  return standing->state == CLEW_RELEASE_ACTIVE || standing->state == CLEW_RELEASE_EXPIRING ||
         standing->state == CLEW_RELEASE_PARTLY_REVOKED;
}

/* By what the rules say of its end, which a parent's signature may bring forward. */
static gboolean
ends_within (const ClewReleaseStanding *standing, ClewDay today, guint days)
{
  return standing->is_governing && is_in_force (standing) && standing->day != CLEW_DAY_UNKNOWN &&
         standing->day <= today + days;
}

/**
 * clew_release_item_lacks_scan:
 * @item: a release in the list
 *
 * Returns: whether it is signed and nobody attached a scan of the signed paper
 */
gboolean
clew_release_item_lacks_scan (ClewReleaseItem *item)
{
  return clew_release_should_have_scan (&item->standing) && !item->has_scan;
}

static gboolean
is_meant (ClewReleasesChoice choice, ClewReleaseItem *item, ClewDay today)
{
  const ClewReleaseStanding *standing = &item->standing;
  gboolean                   replaced = clew_release_is_replaced (standing);

  switch (choice)
    {
    case CLEW_RELEASES_ENDS_30:
    case CLEW_RELEASES_ENDS_60:
    case CLEW_RELEASES_ENDS_90:
      return ends_within (standing, today, get_days (choice));
    case CLEW_RELEASES_SCAN_MISSING:
      return clew_release_item_lacks_scan (item);
    case CLEW_RELEASES_ATTENTION:
      return standing->needs_attention;
    case CLEW_RELEASES_WAITING:
      return standing->state == CLEW_RELEASE_PREPARED;
    case CLEW_RELEASES_IN_FORCE:
      return !replaced && is_in_force (standing);
    case CLEW_RELEASES_OVER:
      return replaced || standing->state == CLEW_RELEASE_EXPIRED ||
             standing->state == CLEW_RELEASE_ENDED || standing->state == CLEW_RELEASE_DEFICIENT;
    case CLEW_RELEASES_TAKEN_BACK:
      return standing->state == CLEW_RELEASE_REVOKED ||
             standing->state == CLEW_RELEASE_PARTLY_REVOKED;
    case CLEW_RELEASES_DECLINED:
      return standing->state == CLEW_RELEASE_DECLINED;
    case CLEW_RELEASES_ALL:
    case CLEW_RELEASES_N_CHOICES:
    default:
      return TRUE;
    }
}

static ClewReleaseItem *
read_item (ClewRows *rows)
{
  ClewReleaseItem *item = g_object_new (CLEW_TYPE_RELEASE_ITEM, NULL);
  g_autofree char *given = g_strdup (clew_rows_get_text (rows, 4));
  g_autofree char *middle = g_strdup (clew_rows_get_text (rows, 5));
  g_autofree char *family = g_strdup (clew_rows_get_text (rows, 6));

  item->id = g_strdup (clew_rows_get_text (rows, 0));
  item->participant = g_strdup (clew_rows_get_text (rows, 1));
  item->form_number = g_strdup (clew_rows_get_text (rows, 2));
  item->expires_on = clew_day_from_iso (clew_rows_get_text (rows, 3));
  item->name = clew_person_name_listed (given, middle, family, clew_rows_get_text (rows, 7));
  item->n_agencies = (guint)clew_rows_get_number (rows, 8);
  item->made_on = clew_day_from_iso (clew_rows_get_text (rows, 9));
  item->has_scan = clew_rows_get_number (rows, 10) != 0;
  return item;
}

/* What is asked for, and how far reading has come. */
typedef struct
{
  ClewReleasesChoice choice;
  const char        *text;
  ClewDateOrder      order;
  char              *people; /* (nullable): JSON */
  char              *after;  /* (nullable): form number */
  ClewDay            ended;  /* of @after, if read in the order of ends */
  ClewDay            today;
  GHashTable        *by_person; /* id → GPtrArray of items that are borrowed */
} Reading;

static void
reading_clear (Reading *reading)
{
  g_free (reading->people);
  g_free (reading->after);
  g_clear_pointer (&reading->by_person, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static gboolean
find_people (ClewStore *store, Reading *reading, GError **error)
{
  guint    n_exact;
  gboolean more;
  g_autoptr (GArray) ranks = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GString) json = g_string_new ("[");

  if (reading->text == NULL)
    return TRUE;
  ranks = clew_search_find (store, reading->text, reading->order, MANY_PEOPLE, &n_exact, &more,
                            error);
  if (ranks == NULL)
    return FALSE;
  people = clew_participant_page_read_ranks (store, (const gint64 *)(gpointer)ranks->data,
                                             ranks->len, reading->today, error);
  if (people == NULL)
    return FALSE;
  for (guint i = 0; i < people->len; i++)
    g_string_append_printf (json, "%s\"%s\"", i > 0 ? "," : "",
                            ((ClewPersonFields *)g_ptr_array_index (people, i))->id);
  g_string_append_c (json, ']');
  reading->people = g_string_free (g_steal_pointer (&json), FALSE);
  return TRUE;
}

static GPtrArray *
read_items (ClewStore *store, Reading *reading, const char *sql, gint64 n, GError **error)
{
  guint days = get_days (reading->choice);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (ClewRows) rows = clew_store_query (
    store, error, sql, "sddssdi", reading->after, reading->today,
    reading->today + (days > 0 ? days : CLEW_RELEASE_SOON_DAYS), reading->text, reading->people,
    reading->ended, n);
  GError *failure = NULL;

  if (rows == NULL)
    return NULL;
  while (clew_rows_next (rows, &failure))
    g_ptr_array_add (items, read_item (rows));
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  return g_steal_pointer (&items);
}

/* The next of those that could be meant; none when all were read. */
static GPtrArray *
read_chunk (ClewStore *store, Reading *reading, guint n, GError **error)
{
  gboolean         by_end = get_days (reading->choice) > 0;
  g_autofree char *sql = by_end ? g_strdup (ENDING_SQL)
                                : g_strdup_printf (LIST_SQL, could_be[reading->choice]);
  GPtrArray       *items = read_items (store, reading, sql, n, error);

  if (items != NULL && items->len > 0)
    {
      ClewReleaseItem *last = g_ptr_array_index (items, items->len - 1);

      g_free (reading->after);
      reading->after = g_strdup (last->form_number);
      reading->ended = by_end ? last->expires_on : CLEW_DAY_UNKNOWN;
    }
  return items;
}

static gboolean
derive (const ClewFacts *facts, gpointer data)
{
  Reading   *reading = data;
  GPtrArray *items = g_hash_table_lookup (reading->by_person, clew_facts_get_participant (facts));

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      ClewReleaseItem *item = g_ptr_array_index (items, i);

      item->standing = clew_release_stand (facts, item->id, reading->today);
    }
  return TRUE;
}

static gboolean
derive_chunk (ClewStore *store, Reading *reading, GPtrArray *items, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  g_clear_pointer (&reading->by_person, g_hash_table_unref);
  reading->by_person = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                              (GDestroyNotify)g_ptr_array_unref);
  for (guint i = 0; i < items->len; i++)
    {
      ClewReleaseItem *item = g_ptr_array_index (items, i);
      GPtrArray       *theirs = g_hash_table_lookup (reading->by_person, item->participant);

      if (theirs == NULL)
        {
          theirs = g_ptr_array_new ();
          g_hash_table_insert (reading->by_person, item->participant, theirs);
          g_ptr_array_add (ids, item->participant);
        }
      g_ptr_array_add (theirs, item);
    }
  g_ptr_array_add (ids, NULL);
  return clew_facts_each_releases (store, (const char *const *)ids->pdata, derive, reading, error);
}

/* The longest waiting first, then what ends first; then the newest. */
static int
compare_items (gconstpointer one, gconstpointer other)
{
  const ClewReleaseItem *a = *(ClewReleaseItem *const *)one;
  const ClewReleaseItem *b = *(ClewReleaseItem *const *)other;
  gboolean               a_waits = a->standing.state == CLEW_RELEASE_PREPARED;
  gboolean               b_waits = b->standing.state == CLEW_RELEASE_PREPARED;

  if (a->standing.needs_attention != b->standing.needs_attention)
    return a->standing.needs_attention ? -1 : 1;
  if (a->standing.needs_attention && a_waits != b_waits)
    return a_waits ? -1 : 1;
  if (a->standing.needs_attention && a->standing.day != b->standing.day)
    return a->standing.day < b->standing.day ? -1 : 1;
  if (a->made_on != b->made_on)
    return a->made_on > b->made_on ? -1 : 1;
  return -g_strcmp0 (a->form_number, b->form_number);
}

static int
compare_ends (gconstpointer one, gconstpointer other)
{
  const ClewReleaseItem *a = *(ClewReleaseItem *const *)one;
  const ClewReleaseItem *b = *(ClewReleaseItem *const *)other;

  if (a->standing.day != b->standing.day)
    return a->standing.day < b->standing.day ? -1 : 1;
  return g_strcmp0 (a->form_number, b->form_number);
}

static gboolean
keep_meant (ClewStore *store, Reading *reading, GPtrArray *chunk, GPtrArray *found, GError **error)
{
  if (!derive_chunk (store, reading, chunk, error))
    return FALSE;
  for (guint i = 0; i < chunk->len; i++)
    {
      ClewReleaseItem *item = g_ptr_array_index (chunk, i);

      if (is_meant (reading->choice, item, reading->today))
        g_ptr_array_add (found, g_object_ref (item));
    }
  return TRUE;
}

static gboolean
find_all (ClewStore *store, Reading *reading, guint limit, GPtrArray *found, GError **error)
{
  gboolean at_end = FALSE;

  if (get_days (reading->choice) > 0)
    {
      g_autoptr (GPtrArray) early = read_items (store, reading, PARENTS_SQL, -1, error);

      if (early == NULL || !keep_meant (store, reading, early, found, error))
        return FALSE;
    }
  while (!at_end && found->len <= limit)
    {
      /* Most of those that could be meant are: no more than are still wanted, and a few. */
      guint n = MIN (limit - found->len, CHUNK) + FEW;
      g_autoptr (GPtrArray) chunk = read_chunk (store, reading, n, error);

      if (chunk == NULL || !keep_meant (store, reading, chunk, found, error))
        return FALSE;
      at_end = chunk->len < n;
    }
  return TRUE;
}

/**
 * clew_release_list_load:
 * @store: a store
 * @choice: which
 * @text: (nullable): part of a form number, or words by which a person is found
 * @order: how a date with slashes in @text is meant
 * @limit: how many at most; the newest are taken, or those that end soonest
 * @today: today
 * @more: (out) (optional): whether there are more than @limit
 * @error: return location
 *
 * Returns: (transfer full) (element-type ClewReleaseItem): the releases, those
 *   that need attention first (of those asked for by their end, what ends first), or %NULL with
 *   @error set
 */
GPtrArray *
clew_release_list_load (ClewStore         *store,
                        ClewReleasesChoice choice,
                        const char        *text,
                        ClewDateOrder      order,
                        guint              limit,
                        ClewDay            today,
                        gboolean          *more,
                        GError           **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (Reading) reading = {
    .choice = choice,
    .text = text != NULL && *text != '\0' ? text : NULL,
    .order = order,
    .today = today,
  };

  if (!find_people (store, &reading, error) ||
      !find_all (store, &reading, limit, found, error))
    return NULL;
  if (more != NULL)
    *more = found->len > limit;
  if (get_days (choice) > 0)
    g_ptr_array_sort (found, compare_ends);
  if (found->len > limit)
    g_ptr_array_set_size (found, (int)limit);
  if (get_days (choice) == 0)
    g_ptr_array_sort (found, compare_items);
  return g_steal_pointer (&found);
}

/**
 * clew_release_list_count_attention:
 * @store: a store
 * @today: today
 * @error: return location
 *
 * Returns: how many releases wait for a signature or end soon, but never more
 *   than the list shows; -1 with @error set
 */
gint64
clew_release_list_count_attention (ClewStore *store, ClewDay today, GError **error)
{
  g_autoptr (GPtrArray) found = clew_release_list_load (store, CLEW_RELEASES_ATTENTION, NULL,
                                                        CLEW_DATE_ORDER_MONTH_FIRST,
                                                        CLEW_RELEASE_LIST_LIMIT, today, NULL,
                                                        error);

  return found != NULL ? (gint64)found->len : -1;
}
