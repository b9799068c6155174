/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "consent-paper.h"

#include "records/clew-agency-people.h"
#include "records/clew-may-hear-sql.h"

/* Random histories in a real file, against the pure rules over the same
 * histories in memory: the list of who may hear is neither short nor long. */

#define N_PEOPLE   5000
#define MAX_PAPERS 3
#define MAX_EVENTS 5
#define N_DAYS     12
#define FIRST_DAY  (TODAY - 8)

static const char *const categories[] = { "enrollment", "plan", "housing" };
#define N_AGENCIES   3
#define N_CATEGORIES G_N_ELEMENTS (categories)
#define MAX_GRANTS   (N_AGENCIES * N_CATEGORIES)

/* One event as it is written and as the rules take it. */
typedef struct
{
  ClewConsentEvent event;
  ClewConsentGrant grants[MAX_GRANTS];
} Happening;

typedef struct
{
  char     *id;
  int       adds_to; /* the number of another paper, or -1 */
  ClewDay   expires_on;
  Happening happenings[MAX_EVENTS];
  guint     n;
  int       lacks; /* the agency that the paper does not offer the last category, or -1 */
} Paper;

typedef struct
{
  char    *id;
  Paper    papers[MAX_PAPERS];
  guint    n;
  gboolean adds; /* whether a paper only adds to another */
} Person;

typedef struct
{
  Desk   *desk;
  char   *agencies[N_AGENCIES];
  Person *people;
  gint64  entered;
  guint   number;
} World;

static int
pick (guint n)
{
  return g_test_rand_int_range (0, (gint32)n);
}

static gboolean
save (World *world, ClewRecord *record, GError **error)
{
  return clew_record_save (world->desk->store, record, error);
}

static void
make_event (World *world, Happening *happening)
{
  static const ClewConsentEventKind kinds[] = {
    CLEW_CONSENT_SIGNED, CLEW_CONSENT_SIGNED, CLEW_CONSENT_SIGNED, CLEW_CONSENT_SIGNED,
    CLEW_CONSENT_SIGNED, CLEW_CONSENT_SIGNED, CLEW_CONSENT_PREPARED, CLEW_CONSENT_REVOKED,
    CLEW_CONSENT_RESTRICTED, CLEW_CONSENT_DECLINED, CLEW_CONSENT_ENDED, CLEW_CONSENT_DEFICIENT,
    CLEW_CONSENT_PREPARED, CLEW_CONSENT_SUPERSEDED
  };
  ClewConsentEvent *event = &happening->event;

  event->kind = kinds[pick (G_N_ELEMENTS (kinds))];
  event->on = FIRST_DAY + (ClewDay)pick (N_DAYS);
  event->entered = ++world->entered;
  event->grants = happening->grants;
  if (event->kind == CLEW_CONSENT_REVOKED || event->kind == CLEW_CONSENT_RESTRICTED)
    event->agency = pick (3) > 0 ? world->agencies[pick (N_AGENCIES)] : NULL;
  if (event->kind == CLEW_CONSENT_RESTRICTED)
    event->category = pick (2) ? categories[pick (N_CATEGORIES)] : NULL;
  for (guint a = 0; event->kind == CLEW_CONSENT_SIGNED && a < N_AGENCIES; a++)
    for (guint c = 0; c < N_CATEGORIES; c++)
      /* The last is named by few, and so looked for another way. */
      if (pick (a + 1 < N_AGENCIES ? 2 : 200) == 0)
        happening->grants[event->n_grants++] = (ClewConsentGrant){ world->agencies[a],
                                                                   categories[c] };
}

static gboolean
write_offers (World *world, const Paper *paper, GError **error)
{
  for (guint a = 0; a < N_AGENCIES; a++)
    {
      g_autoptr (ClewRecord) row = clew_record_new (&clew_kind_consent_agency);

      clew_record_set_text (row, "consent", paper->id);
      clew_record_set_text (row, "agency", world->agencies[a]);
      clew_record_set_number (row, "position", a + 1);
      clew_record_set_text (row, "printed_name", "An agency");
      clew_record_set_text (row, "offered_categories",
                            paper->lacks == (int)a ? "enrollment plan" : "housing plan enrollment");
      if (!save (world, row, error))
        return FALSE;
    }
  return TRUE;
}

/* What the paper has no box for counts for nothing. */
static void
drop_unoffered (World *world, const Paper *paper, Happening *happening)
{
  guint n = 0;

  for (guint i = 0; i < happening->event.n_grants; i++)
    if (paper->lacks < 0 || happening->grants[i].agency != world->agencies[paper->lacks] ||
        happening->grants[i].category != categories[N_CATEGORIES - 1])
      happening->grants[n++] = happening->grants[i];
  happening->event.n_grants = n;
}

static gboolean
write_grants (World *world, const char *event, const Happening *happening, GError **error)
{
  for (guint a = 0; a < N_AGENCIES; a++)
    {
      g_autoptr (GString) ids = g_string_new (NULL);
      g_autoptr (ClewRecord) grant = NULL;

      for (guint i = 0; i < happening->event.n_grants; i++)
        if (happening->grants[i].agency == world->agencies[a])
          g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "",
                                  happening->grants[i].category);
      if (ids->len == 0)
        continue;
      grant = clew_record_new (&clew_kind_consent_grant);
      clew_record_set_text (grant, "event", event);
      clew_record_set_text (grant, "agency", world->agencies[a]);
      clew_record_set_text (grant, "categories", ids->str);
      if (!save (world, grant, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_event (World *world, const Paper *paper, const Happening *happening, GError **error)
{
  const ClewConsentEvent *event = &happening->event;
  g_autoptr (ClewRecord) record = clew_record_new (&clew_kind_consent_event);

  clew_record_set_text (record, "consent", paper->id);
  clew_record_set_text (record, "kind", clew_consent_event_ids[event->kind]);
  clew_record_set_day (record, "on_day", event->on);
  clew_record_set_text (record, "agency", event->agency);
  clew_record_set_text (record, "category", event->category);
  return save (world, record, error) &&
         write_grants (world, clew_record_get_id (record), happening, error);
}

static gboolean
write_paper (World *world, Person *person, Paper *paper, GError **error)
{
  g_autoptr (ClewRecord) record = clew_record_new (&clew_kind_consent);
  g_autofree char *number = g_strdup_printf ("TO-2026-%06u", ++world->number);

  clew_record_set_text (record, "participant", person->id);
  clew_record_set_text (record, "kind", "multi_party");
  clew_record_set_text (record, "form_number", number);
  if (paper->adds_to >= 0)
    clew_record_set_text (record, "adds_to", person->papers[paper->adds_to].id);
  clew_record_set_day (record, "expires_on", paper->expires_on);
  if (paper->expires_on == CLEW_DAY_UNKNOWN)
    clew_record_set_text (record, "expires_event", "The case ends");
  paper->id = g_strdup (clew_record_get_id (record));
  paper->lacks = pick (3) == 0 ? pick (N_AGENCIES) : -1;
  if (!save (world, record, error) || !write_offers (world, paper, error))
    return FALSE;
  for (guint i = 0; i < paper->n; i++)
    {
      make_event (world, &paper->happenings[i]);
      if (!write_event (world, paper, &paper->happenings[i], error))
        return FALSE;
      drop_unoffered (world, paper, &paper->happenings[i]);
    }
  return TRUE;
}

/* Some papers only add to the first. */
static gboolean
write_person (World *world, Person *person, GError **error)
{
  g_autoptr (ClewRecord) record = clew_record_new (&clew_kind_participant);

  clew_record_set_text (record, "given_name", "Kim");
  person->id = g_strdup (clew_record_get_id (record));
  if (!save (world, record, error))
    return FALSE;
  person->n = (guint)pick (MAX_PAPERS + 1);
  for (guint i = 0; i < person->n; i++)
    {
      Paper *paper = &person->papers[i];

      paper->adds_to = i > 0 && pick (2) ? 0 : -1;
      person->adds = person->adds || paper->adds_to >= 0;
      paper->expires_on = pick (3) ? FIRST_DAY + 4 + (ClewDay)pick (2 * N_DAYS) : CLEW_DAY_UNKNOWN;
      paper->n = (guint)pick (MAX_EVENTS + 1);
      if (!write_paper (world, person, paper, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_world (ClewStore *store, gpointer data, GError **error)
{
  World *world = data;

  for (guint i = 0; i < N_PEOPLE; i++)
    if (!write_person (world, &world->people[i], error))
      return FALSE;
  return TRUE;
}

/* The rules over the history in memory, as it was made. */
static gboolean
hears_in_memory (const Person *person, const char *agency, const char *category, ClewDay on)
{
  ClewConsentEvent events[MAX_PAPERS][MAX_EVENTS];
  ClewConsent      consents[MAX_PAPERS];

  for (guint p = 0; p < person->n; p++)
    {
      const Paper *paper = &person->papers[p];

      for (guint i = 0; i < paper->n; i++)
        events[p][i] = paper->happenings[i].event;
      consents[p] = (ClewConsent){ paper->id, paper->expires_on, events[p], paper->n };
    }
  return clew_consent_may_hear (consents, person->n, agency, category, on).answer == CLEW_HEAR_YES;
}

typedef struct
{
  World      *world;
  GHashTable *by_id; /* id → Person */
  GHashTable *shown; /* id → ClewAgencyPerson */
  const char *agency;
  ClewDay     on;
  guint       n_hear;
  guint       n_asked;
} Comparison;

static gboolean
is_listed (const ClewAgencyPerson *shown, const char *category)
{
  return g_strv_contains ((const char *const *)shown->categories, category);
}

/* Everybody is walked here, not the candidates. */
static gboolean
compare_one (const ClewFacts *facts, gpointer data)
{
  Comparison       *comparison = data;
  const char       *id = clew_facts_get_participant (facts);
  const Person     *person = g_hash_table_lookup (comparison->by_id, id);
  ClewAgencyPerson *shown = g_hash_table_lookup (comparison->shown, id);

  for (guint c = 0; c < N_CATEGORIES; c++)
    {
      ClewHearAnswer answer = clew_facts_may_hear (facts, comparison->agency, categories[c],
                                                   comparison->on);
      gboolean       hears = answer.answer == CLEW_HEAR_YES;
      gboolean       listed = shown != NULL && is_listed (shown, categories[c]);

      g_assert_cmpint (listed, ==, hears);
      if (!person->adds)
        g_assert_cmpint (hears, ==,
                         hears_in_memory (person, comparison->agency, categories[c],
                                          comparison->on));
      comparison->n_hear += hears;
      comparison->n_asked++;
    }
  return TRUE;
}

static void
compare_agency (Comparison *comparison)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) shown = g_hash_table_new (g_str_hash, g_str_equal);
  ClewStore *store = comparison->world->desk->store;
  g_autoptr (GPtrArray) people = clew_agency_people_load (store, comparison->agency, N_PEOPLE,
                                                          comparison->on, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < people->len; i++)
    g_hash_table_insert (shown, ((ClewAgencyPerson *)people->pdata[i])->participant,
                         people->pdata[i]);
  g_assert_cmpuint (g_hash_table_size (shown), ==, people->len);
  comparison->shown = shown;
  g_assert_true (clew_facts_each (store, NULL, compare_one, comparison, &error));
  g_assert_no_error (error);
}

static void
test_equals_the_rules (Desk *desk, gconstpointer data)
{
  static const char *const names[N_AGENCIES] = { "Cedar Clinic", "Bay Police", "Pine Defenders" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  World      world = { .desk = desk, .people = g_new0 (Person, N_PEOPLE) };
  Comparison comparison = { .world = &world, .by_id = by_id };

  for (guint i = 0; i < N_AGENCIES; i++)
    {
      g_autoptr (ClewRecord) agency = desk_add (desk, &clew_kind_agency, "legal_name", names[i],
                                                "kind", "other", NULL);

      world.agencies[i] = g_strdup (clew_record_get_id (agency));
    }
  clew_office_change (desk->office, "write", write_world, &world, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_PEOPLE; i++)
    g_hash_table_insert (by_id, world.people[i].id, &world.people[i]);
  for (guint i = 0; i < N_AGENCIES; i++)
    for (ClewDay on = TODAY - 4; on <= TODAY + 4; on += 4)
      {
        comparison.agency = world.agencies[i];
        comparison.on = on;
        compare_agency (&comparison);
      }
  g_assert_cmpuint (comparison.n_hear, >, N_PEOPLE / 4);
  g_test_message ("%d histories, %u answers compared, %u of them yes", N_PEOPLE,
                  comparison.n_asked, comparison.n_hear);

  for (guint i = 0; i < N_PEOPLE; i++)
    {
      for (guint p = 0; p < world.people[i].n; p++)
        g_free (world.people[i].papers[p].id);
      g_free (world.people[i].id);
    }
  for (guint i = 0; i < N_AGENCIES; i++)
    g_free (world.agencies[i]);
  g_free (world.people);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  DESK_ADD ("/clew/records/may-hear/equals-the-rules", test_equals_the_rules);
  return g_test_run ();
}
