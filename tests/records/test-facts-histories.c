/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "records-office.h"

#include "records/clew-facts.h"

#include <string.h>

/* Random histories with forms that only add and with entries that were
 * corrected, written into an office file and read back as facts; told once more
 * here as plainly as can be. */

#define N_PEOPLE   1500
#define MAX_PAPERS 4
#define MAX_EVENTS 5
#define N_DAYS     12
#define FIRST_DAY  (TODAY - 20)
#define N_AGENCIES 3
#define N_KINDS    2

static const char *const kinds[N_KINDS] = { "enrollment", "plan" };

typedef struct
{
  const char *kind;
  ClewDay     on;
  int         agency;   /* or -1 */
  int         category; /* or -1 */
  gboolean    ticks[N_AGENCIES][N_KINDS];
  gboolean    corrected;
  guint       entered;
} Event;

typedef struct
{
  int     adds_to; /* or -1 */
  ClewDay expires_on;
  Event   events[MAX_EVENTS];
  guint   n;
  int     lacks; /* the agency that the paper does not offer the second kind, or -1 */
} Paper;

typedef struct
{
  Paper papers[MAX_PAPERS];
  guint n;
} Person;

typedef struct
{
  Desk       *desk;
  char       *agencies[N_AGENCIES];
  GHashTable *people; /* id → Person */
  guint       n_yes, n_added, n_answers, n_corrected, n_wrong;
} World;

static guint
pick (guint n)
{
  return (guint)g_test_rand_int_range (0, (gint32)n);
}

static const char *
pick_end (gboolean adds)
{
  static const char *const ends[] = { "revoked", "revoked", "restricted", "ended", "deficient",
                                      "wrong_person", "printed", "declined", "superseded" };

  /* What a superseded base means is for the rules' own histories to tell; what only adds
   * names the person. */
  if (!adds)
    return ends[pick (7)];
  return ends[pick (2) == 0 ? pick (5) : 6 + pick (3)];
}

static void
make_event (Event *event, const char *kind, guint *entered)
{
  memset (event, 0, sizeof *event);
  event->kind = kind;
  event->on = FIRST_DAY + pick (N_DAYS);
  event->agency = event->category = -1;
  event->corrected = pick (8) == 0;
  event->entered = (*entered)++;
  if (strcmp (kind, "signed") == 0)
    for (guint a = 0; a < N_AGENCIES; a++)
      for (guint k = 0; k < N_KINDS; k++)
        event->ticks[a][k] = pick (2) == 0;
  if (strcmp (kind, "restricted") == 0 || (strcmp (kind, "revoked") == 0 && pick (2) == 0))
    event->agency = (int)pick (N_AGENCIES);
  if (strcmp (kind, "restricted") == 0)
    event->category = (int)pick (N_KINDS);
}

static void
make_person (Person *person)
{
  guint entered = 0;

  memset (person, 0, sizeof *person);
  person->n = 1 + pick (MAX_PAPERS);
  for (guint p = 0; p < person->n; p++)
    {
      Paper *paper = &person->papers[p];

      paper->adds_to = p > 0 && pick (3) > 0 ? 0 : -1;
      if (p == 3 && paper->adds_to == 0 && person->papers[1].adds_to < 0)
        paper->adds_to = (int)pick (2);
      paper->expires_on = pick (4) == 0 ? FIRST_DAY + pick (N_DAYS) : TODAY + 100;
      if (pick (8) > 0)
        make_event (&paper->events[paper->n++], "signed", &entered);
      while (pick (2) == 0 && paper->n < MAX_EVENTS)
        make_event (&paper->events[paper->n++],
                    paper->adds_to >= 0 && pick (4) == 0 ? "signed"
                                                         : pick_end (paper->adds_to >= 0),
                    &entered);
      paper->lacks = pick (3) == 0 ? (int)pick (N_AGENCIES) : -1;
      for (guint e = 0; paper->lacks >= 0 && e < paper->n; e++)
        paper->events[e].ticks[paper->lacks][1] = FALSE;
    }
}

/* Writing it down */

static char *
save (ClewStore *store, const ClewKind *kind, const char *const *pairs)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) record = clew_record_new (kind);

  if (kind == &clew_kind_consent_agency)
    clew_record_set_number (record, "position", 1);
  for (guint i = 0; pairs[i] != NULL; i += 2)
    if (pairs[i + 1][0] != '\0')
      clew_record_set_text (record, pairs[i], pairs[i + 1]);
  clew_record_save (store, record, &error);
  g_assert_no_error (error);
  return g_strdup (clew_record_get_id (record));
}

static void
save_offers (World *world, ClewStore *store, const Paper *paper, const char *id)
{
  for (guint a = 0; a < N_AGENCIES; a++)
    {
      const char      *offered = paper->lacks == (int)a ? kinds[0] : "plan enrollment";
      const char      *pairs[] = { "consent", id, "agency", world->agencies[a], "printed_name",
                                   "An agency", "offered_categories", offered, NULL };
      g_autofree char *row = NULL;

      row = save (store, &clew_kind_consent_agency, pairs);
    }
}

/* With ticks for which the paper has no box: they count for nothing. */
static void
save_ticks (World *world, ClewStore *store, const Paper *paper, const Event *event, const char *id)
{
  for (guint a = 0; a < N_AGENCIES; a++)
    {
      gboolean second = event->ticks[a][1] ||
                        (paper->lacks == (int)a && strcmp (event->kind, "signed") == 0);
      const char      *ticked = event->ticks[a][0] && second ? "enrollment plan"
                                : event->ticks[a][0]         ? kinds[0]
                                : second                     ? kinds[1]
                                                             : NULL;
      const char      *pairs[] = { "event", id, "agency", world->agencies[a], "categories", ticked,
                                   NULL };
      g_autofree char *grant = NULL;

      if (ticked != NULL)
        grant = save (store, &clew_kind_consent_grant, pairs);
    }
}

static void
save_event (World       *world,
            ClewStore   *store,
            const Paper *paper,
            const Event *event,
            const char  *consent)
{
  g_autofree char *day = clew_day_to_iso (event->on);
  const char      *pairs[] = { "consent", consent, "kind", event->kind, "on_day", day, "agency",
                          event->agency >= 0 ? world->agencies[event->agency] : "", "category",
                          event->category >= 0 ? kinds[event->category] : "", NULL };
  g_autofree char *id = save (store, &clew_kind_consent_event, pairs);

  world->n_wrong += strcmp (event->kind, "wrong_person") == 0 && !event->corrected;
  save_ticks (world, store, paper, event, id);
  if (event->corrected)
    {
      const char      *correction[] = { "consent", consent, "kind", "corrected", "on_day", day,
                                        "corrects", id, NULL };
      g_autofree char *corrected = save (store, &clew_kind_consent_event, correction);

      world->n_corrected++;
    }
}

static void
save_person (World *world, ClewStore *store, const char *id, const Person *person)
{
  static guint     n_forms;
  g_autofree char *ids[MAX_PAPERS] = { NULL };
  guint            entered = 0;

  for (guint p = 0; p < person->n; p++)
    {
      const Paper     *paper = &person->papers[p];
      g_autofree char *number = g_strdup_printf ("F-%u", ++n_forms);
      g_autofree char *until = clew_day_to_iso (paper->expires_on);
      const char      *pairs[] = { "participant", id, "kind", "multi_party", "form_number", number,
                                   "expires_on", until, "adds_to",
                              paper->adds_to >= 0 ? ids[paper->adds_to] : "", NULL };

      ids[p] = save (store, &clew_kind_consent, pairs);
      save_offers (world, store, paper, ids[p]);
    }
  /* In the order in which they were entered. */
  for (gboolean found = TRUE; found; entered++)
    {
      found = FALSE;
      for (guint p = 0; p < person->n; p++)
        for (guint e = 0; e < person->papers[p].n; e++)
          if (person->papers[p].events[e].entered == entered)
            {
              save_event (world, store, &person->papers[p], &person->papers[p].events[e], ids[p]);
              found = TRUE;
            }
    }
  for (guint p = 0; p < MAX_PAPERS; p++)
    g_clear_pointer (&ids[p], g_free);
}

static gboolean
fill_cb (ClewStore *store, gpointer data, GError **error)
{
  World *world = data;

  for (guint a = 0; a < N_AGENCIES; a++)
    {
      const char *pairs[] = { "legal_name", "An agency", "kind", "other", NULL };

      world->agencies[a] = save (store, &clew_kind_agency, pairs);
    }
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      const char *pairs[] = { "family_name", "Somebody", NULL };
      char       *id = save (store, &clew_kind_participant, pairs);
      Person     *person = g_new (Person, 1);

      make_person (person);
      save_person (world, store, id, person);
      g_hash_table_insert (world->people, id, person);
    }
  return TRUE;
}

/* Telling it plainly */

static gboolean
happened (const Event *event, ClewDay on)
{
  return !event->corrected && event->on <= on;
}

static gboolean
comes_after (const Event *event, const Event *other)
{
  return event->on > other->on || (event->on == other->on && event->entered > other->entered);
}

static gboolean
has (const Paper *paper, const char *kind, ClewDay on)
{
  for (guint e = 0; e < paper->n; e++)
    if (strcmp (paper->events[e].kind, kind) == 0 && happened (&paper->events[e], on))
      return TRUE;
  return FALSE;
}

/* It never was one: by what is known on a day, or because it is somebody else's, on any. */
static gboolean
is_void (const Paper *paper, ClewDay on)
{
  return has (paper, "deficient", on) || has (paper, "wrong_person", G_MAXUINT32);
}

/* A base has one signature at most. */
static const Event *
find_signature (const Paper *paper, ClewDay on)
{
  for (guint e = 0; e < paper->n; e++)
    if (strcmp (paper->events[e].kind, "signed") == 0 && happened (&paper->events[e], on))
      return &paper->events[e];
  return NULL;
}

static int
find_governing (const Person *person, ClewDay on)
{
  int last = -1;

  for (guint p = 0; p < person->n; p++)
    if (person->papers[p].adds_to < 0 && find_signature (&person->papers[p], on) != NULL &&
        !is_void (&person->papers[p], on) &&
        (last < 0 || comes_after (find_signature (&person->papers[p], on),
                                  find_signature (&person->papers[last], on))))
      last = (int)p;
  return last;
}

/* Whether the paper as a whole stops at this event. */
static gboolean
is_whole (const Event *event)
{
  return (strcmp (event->kind, "revoked") == 0 && event->agency < 0) ||
         strcmp (event->kind, "declined") == 0 || strcmp (event->kind, "superseded") == 0 ||
         strcmp (event->kind, "ended") == 0 || strcmp (event->kind, "deficient") == 0;
}

static gboolean
is_about (const Event *event, int a, int k)
{
  return event->agency == a && (event->category < 0 || event->category == k) &&
         (strcmp (event->kind, "revoked") == 0 || strcmp (event->kind, "restricted") == 0);
}

static gboolean
had_ticked (const Paper *paper, const Event *until, int a, int k)
{
  for (guint e = 0; e < paper->n; e++)
    if (strcmp (paper->events[e].kind, "signed") == 0 && !paper->events[e].corrected &&
        paper->events[e].ticks[a][k] && comes_after (until, &paper->events[e]))
      return TRUE;
  return FALSE;
}

/* Whether something that happened to one paper takes this away after it was
 * granted. */
static gboolean
paper_takes (const Paper *paper, const Event *granted, int a, int k, ClewDay on)
{
  Event until = { .on = paper->expires_on, .entered = G_MAXUINT };

  for (guint e = 0; e < paper->n; e++)
    {
      const Event *event = &paper->events[e];

      if (!happened (event, on) || !comes_after (event, granted))
        continue;
      if (is_about (event, a, k))
        return TRUE;
      if (is_whole (event) && paper->adds_to >= 0 && had_ticked (paper, event, a, k))
        return TRUE;
    }
  return paper->adds_to >= 0 && paper->expires_on <= on && comes_after (&until, granted) &&
         had_ticked (paper, &until, a, k);
}

/* What befell a paper counts, and what befell one that proved deficient after it
 * had been signed, and what was added to either. */
static gboolean
takes (const Person *person, int governing, const Event *granted, int a, int k, ClewDay on)
{
  for (guint p = 0; p < person->n; p++)
    {
      const Paper *paper = &person->papers[p];
      int          base = paper->adds_to < 0 ? (int)p : paper->adds_to;
      const Event *signature = find_signature (&person->papers[base], on);
      Event        since = *granted;

      if (base != governing)
        {
          if (signature == NULL || !is_void (&person->papers[base], on))
            continue;
          if (comes_after (signature, &since))
            since = *signature;
        }
      if (paper_takes (paper, &since, a, k, on))
        return TRUE;
    }
  return FALSE;
}

/* A release that was taken back as a whole is over, and adding to it revives nothing. */
static gboolean
is_taken_back (const Person *person, int governing, ClewDay on)
{
  const Event *granted = find_signature (&person->papers[governing], on);

  for (guint p = 0; p < person->n; p++)
    {
      const Paper *paper = &person->papers[p];
      const Event *own = find_signature (paper, on);

      if (paper->adds_to >= 0 || own == NULL ||
          ((int)p != governing && !is_void (paper, on)))
        continue;
      for (guint e = 0; e < paper->n; e++)
        if (strcmp (paper->events[e].kind, "revoked") == 0 && paper->events[e].agency < 0 &&
            happened (&paper->events[e], on) && comes_after (&paper->events[e], granted) &&
            comes_after (&paper->events[e], own))
          return TRUE;
    }
  return FALSE;
}

static gboolean
is_over (const Paper *paper, ClewDay on)
{
  return paper->expires_on <= on || has (paper, "ended", on) || has (paper, "deficient", on);
}

static gboolean
hears (const Person *person, int a, int k, ClewDay on, gboolean *added)
{
  int          governing = find_governing (person, on);
  const Paper *base;

  *added = FALSE;
  if (governing < 0)
    return FALSE;
  base = &person->papers[governing];
  if (base->expires_on <= on || has (base, "ended", on) ||
      is_taken_back (person, governing, on))
    return FALSE;
  if (find_signature (base, on)->ticks[a][k] &&
      !takes (person, governing, find_signature (base, on), a, k, on))
    return TRUE;
  for (guint p = 0; p < person->n; p++)
    for (guint e = 0; e < person->papers[p].n && person->papers[p].adds_to == governing; e++)
      {
        const Event *event = &person->papers[p].events[e];

        if (strcmp (event->kind, "signed") != 0 || !happened (event, on) ||
            !comes_after (event, find_signature (base, on)) || !event->ticks[a][k] ||
            is_over (&person->papers[p], event->on) ||
            takes (person, governing, event, a, k, on))
          continue;
        *added = TRUE;
      }
  return *added;
}

static gboolean
compare_cb (const ClewFacts *facts, gpointer data)
{
  World        *world = data;
  const Person *person = g_hash_table_lookup (world->people, clew_facts_get_participant (facts));
  guint         n_bases, n_additions, n_adding = 0;

  g_assert_nonnull (person);
  for (guint p = 0; p < person->n; p++)
    n_adding += person->papers[p].adds_to >= 0;
  clew_facts_get_consents (facts, &n_bases);
  clew_facts_get_additions (facts, &n_additions);
  g_assert_cmpuint (n_additions, ==, n_adding);
  g_assert_cmpuint (n_bases, ==, person->n - n_adding);
  for (ClewDay on = FIRST_DAY - 1; on <= FIRST_DAY + N_DAYS; on++)
    for (int a = 0; a < N_AGENCIES; a++)
      for (int k = 0; k < N_KINDS; k++)
        {
          gboolean added, plain = hears (person, a, k, on, &added);
          ClewHear found = clew_facts_may_hear (facts, world->agencies[a], kinds[k], on).answer;

          g_assert_cmpint (found == CLEW_HEAR_YES, ==, plain);
          world->n_answers++;
          world->n_yes += plain;
          world->n_added += plain && added;
        }
  return TRUE;
}

static gboolean
keep_enrolled_cb (const ClewFacts *facts, gpointer data)
{
  ClewDay enrolled = clew_facts_get_enrollment (facts, FIRST_DAY + N_DAYS).enrolled;

  g_hash_table_insert (data, g_strdup (clew_facts_get_participant (facts)),
                       GUINT_TO_POINTER (enrolled));
  return TRUE;
}

static gboolean
add_intakes_cb (ClewStore *store, gpointer data, GError **error)
{
  g_autofree char *day = clew_day_to_iso (FIRST_DAY);
  GHashTableIter   iter;
  gpointer         id;

  g_hash_table_iter_init (&iter, data);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_autoptr (ClewRecord) intake = clew_record_new (&clew_kind_enrollment_event);

      clew_record_set_text (intake, "participant", id);
      clew_record_set_text (intake, "kind", "intake_completed");
      clew_record_set_text (intake, "on_day", day);
      if (!clew_record_save (store, intake, error))
        return FALSE;
    }
  return TRUE;
}

/* The day of enrollment alone is what it is among all facts, whatever was granted, corrected or
 * entered for the wrong person. */
static void
compare_enrolled (Desk *desk, GHashTable *people)
{
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) alone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  gpointer       id, enrolled;
  guint          n_enrolled = 0;

  clew_office_change (desk->office, "add", add_intakes_cb, people, &error);
  g_assert_no_error (error);
  g_hash_table_iter_init (&iter, people);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (ids, id);
  g_ptr_array_add (ids, NULL);
  g_assert_true (clew_facts_each (desk->store, NULL, keep_enrolled_cb, all, &error));
  g_assert_no_error (error);
  g_assert_true (clew_facts_each_enrollment (desk->store, (const char *const *)ids->pdata,
                                             keep_enrolled_cb, alone, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (alone), ==, g_hash_table_size (all));
  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, &id, &enrolled))
    {
      g_assert_true (g_hash_table_lookup (alone, id) == enrolled);
      n_enrolled += GPOINTER_TO_UINT (enrolled) != CLEW_DAY_UNKNOWN;
    }
  g_assert_cmpuint (n_enrolled, >, 300);
  g_assert_cmpuint (n_enrolled, <, g_hash_table_size (all));
}

static void
test_histories (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  World world = { .desk = desk };

  world.people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  clew_office_change (desk->office, "add", fill_cb, &world, &error);
  g_assert_no_error (error);
  g_assert_true (clew_facts_each (desk->store, NULL, compare_cb, &world, &error));
  g_assert_no_error (error);
  g_test_message ("%u people, %u answers: %u yes, %u of them by what was added; %u corrections",
                  N_PEOPLE, world.n_answers, world.n_yes, world.n_added, world.n_corrected);
  g_assert_cmpuint (world.n_yes, >, 5000);
  g_assert_cmpuint (world.n_added, >, 1000);
  g_assert_cmpuint (world.n_corrected, >, 300);
  g_assert_cmpuint (world.n_wrong, >, 150);
  compare_enrolled (desk, world.people);
  g_hash_table_unref (world.people);
  for (guint a = 0; a < N_AGENCIES; a++)
    g_free (world.agencies[a]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  DESK_ADD ("/clew/records/facts-histories/hearing", test_histories);
  return g_test_run ();
}
