/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "records-office.h"

#include "base/clew-error.h"
#include "records/clew-participant-filter.h"
#include "records/clew-participant-list.h"
#include "records/clew-person-name.h"
#include "records/clew-facts.h"
#include "store/clew-search.h"

#include <string.h>

/* The lazy list against a naive one: everybody read at once, in the order of
 * the file's own list. What the two show must never differ. */

#define ORDER CLEW_DATE_ORDER_MONTH_FIRST

typedef struct
{
  Desk                *desk;
  ClewParticipantList *list;
  GPtrArray           *held;   /* ClewPersonRow that somebody looks at */
  GArray              *places; /* guint: where each stands */
  guint                n_items;
} Watch;

/* Ids in list order, read without the list. */
static GPtrArray *
read_naively (Desk *desk, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) hits = NULL;
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (ClewRows) rows = NULL;

  if (text != NULL)
    {
      hits = clew_search_find (desk->store, text, ORDER, CLEW_PARTICIPANT_LIST_HITS, NULL, NULL,
                               &error);
      g_assert_no_error (error);
      for (guint i = 0; i < hits->len; i++)
        {
          g_autoptr (ClewRows) one = clew_store_query (
            desk->store, &error, "SELECT participant FROM browse WHERE rank = ?", "i",
            g_array_index (hits, gint64, i));

          g_assert_true (clew_rows_next (one, &error));
          g_ptr_array_add (ids, g_strdup (clew_rows_get_text (one, 0)));
        }
      return ids;
    }
  rows = clew_store_query (desk->store, &error, "SELECT participant FROM browse ORDER BY rank",
                           NULL);
  g_assert_no_error (error);
  while (clew_rows_next (rows, &error))
    g_ptr_array_add (ids, g_strdup (clew_rows_get_text (rows, 0)));
  return ids;
}

static void
assert_person (Desk *desk, const char *id, const ClewPersonFields *fields)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) person = clew_record_load (desk->store, &clew_kind_participant, id,
                                                    &error);
  g_autoptr (ClewFacts) facts = clew_facts_load (desk->store, id, &error);
  g_autofree char   *name = clew_person_dup_listed_name (person);
  ClewReleaseSummary release = clew_facts_get_release (facts, TODAY);

  g_assert_cmpstr (fields->id, ==, id);
  g_assert_cmpstr (fields->name, ==, name);
  g_assert_cmpint (fields->release, ==, release.state);
  g_assert_cmpint (fields->release_day, ==, release.day);
  g_assert_cmpint (fields->enrollment, ==, clew_facts_get_enrollment (facts, TODAY).state);
}

/* The list keeps its word: a place before the change keeps its object, and
 * what is announced adds up to what there is. */
static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Watch *watch)
{
  g_assert_cmpuint (position + removed, <=, watch->n_items);
  watch->n_items += added - removed;
  g_assert_cmpuint (watch->n_items, ==, g_list_model_get_n_items (model));
  for (guint i = watch->held->len; i > 0; i--)
    if (g_array_index (watch->places, guint, i - 1) >= position)
      {
        g_assert_cmpuint (g_array_index (watch->places, guint, i - 1), <, position + removed);
        g_ptr_array_remove_index (watch->held, i - 1);
        g_array_remove_index (watch->places, i - 1);
      }
}

static void
watch_start (Watch *watch, Desk *desk)
{
  watch->desk = desk;
  watch->list = clew_participant_list_new (desk->office);
  watch->held = g_ptr_array_new_with_free_func (g_object_unref);
  watch->places = g_array_new (FALSE, FALSE, sizeof (guint));
  watch->n_items = g_list_model_get_n_items (G_LIST_MODEL (watch->list));
  g_signal_connect (watch->list, "items-changed", G_CALLBACK (items_changed_cb), watch);
}

static void
watch_end (Watch *watch)
{
  g_signal_handlers_disconnect_by_data (watch->list, watch);
  g_ptr_array_unref (watch->held);
  g_array_unref (watch->places);
  g_assert_finalize_object (watch->list);
}

static void
hold_some (Watch *watch)
{
  for (guint i = 0; i < 10 && watch->n_items > 0; i++)
    {
      guint place = (guint)g_test_rand_int_range (0, (gint32)watch->n_items);
      g_autoptr (ClewPersonRow) row = g_list_model_get_item (G_LIST_MODEL (watch->list), place);
      g_autoptr (ClewPersonRow) again = g_list_model_get_item (G_LIST_MODEL (watch->list), place);

      g_assert_true (row == again);
      g_ptr_array_add (watch->held, g_object_ref (row));
      g_array_append_val (watch->places, place);
    }
}

static void
compare (Watch *watch, const char *text)
{
  g_autoptr (GPtrArray) ids = read_naively (watch->desk, text);
  GListModel *model = G_LIST_MODEL (watch->list);
  guint       position;

  g_assert_null (clew_participant_list_get_error (watch->list));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, ids->len);
  g_assert_cmpuint (watch->n_items, ==, ids->len);
  g_assert_null (g_list_model_get_item (model, ids->len));
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (ClewPersonRow) row = g_list_model_get_item (model, i);

      g_assert_cmpstr (clew_person_row_get (row)->id, ==, ids->pdata[i]);
      g_assert_true (clew_participant_list_find (watch->list, ids->pdata[i], &position));
      g_assert_cmpuint (position, ==, i);
    }
  for (guint i = 0; i < watch->held->len; i++)
    {
      guint place = g_array_index (watch->places, guint, i);
      g_autoptr (ClewPersonRow) row = g_list_model_get_item (model, place);

      g_assert_true (row == watch->held->pdata[i]);
      assert_person (watch->desk, ids->pdata[place], clew_person_row_get (row));
    }
}

static const char *const names[] = {
  "Ada", "Álvaro", "Bear", "Đức", "Emeka", "Fatima", "O’Brien", "Núñez", "Zoë", "王", "Олена", NULL
};

static const char *
some_name (void)
{
  return names[g_test_rand_int_range (0, G_N_ELEMENTS (names) - 1)];
}

static void
change_by_chance (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) record = NULL;
  g_autofree char *id = NULL;
  int              deed = g_test_rand_int_range (0, 5);

  if (deed <= 1)
    {
      record = desk_add_person (desk, some_name (), some_name ());
      return;
    }
  id = desk_pick_person (desk);
  if (deed == 2)
    {
      record = desk_add (desk, &clew_kind_alias, "participant", id, "name", some_name (), NULL);
      return;
    }
  record = clew_record_load (desk->store, &clew_kind_participant, id, &error);
  clew_record_set_text (record, "family_name", some_name ());
  if (deed == 3)
    clew_office_remove (desk->office, "remove", record, &error);
  else
    clew_office_save (desk->office, "edit", record, &error);
  g_assert_no_error (error);
}

static void
test_changes (Desk *desk, gconstpointer data)
{
  Watch watch = { 0 };

  watch_start (&watch, desk);
  compare (&watch, NULL);
  for (guint i = 0; i < 40; i++)
    {
      hold_some (&watch);
      change_by_chance (desk);
      if (g_test_rand_int_range (0, 8) == 0)
        clew_office_undo (desk->office, NULL);
      compare (&watch, NULL);
    }
  g_assert_cmpuint (clew_participant_list_get_total (watch.list), ==, watch.n_items);
  watch_end (&watch);
}

static void
test_search (Desk *desk, gconstpointer data)
{
  Watch watch = { 0 };

  watch_start (&watch, desk);
  for (guint i = 0; i < 40; i++)
    {
      const char      *name = some_name ();
      gsize            letters = (gsize)g_utf8_strlen (name, -1);
      g_autofree char *text = g_utf8_substring (
        name, 0, 1 + (glong)g_test_rand_int_range (0, (gint32)letters));
      gboolean everybody = g_test_rand_int_range (0, 4) == 0;

      hold_some (&watch);
      clew_participant_list_search (watch.list, everybody ? "  " : text, ORDER, NULL);
      compare (&watch, everybody ? NULL : text);
      if (i % 3 == 0)
        change_by_chance (desk);
      compare (&watch, everybody ? NULL : text);
    }
  watch_end (&watch);
}

/* Marks alone ask for nobody in particular, so everybody is listed. */
static void
test_search_marks (Desk *desk, gconstpointer data)
{
  Watch watch = { 0 };

  watch_start (&watch, desk);
  clew_participant_list_search (watch.list, "Nobodyiscalledthis", ORDER, NULL);
  g_assert_cmpuint (watch.n_items, ==, 0);
  clew_participant_list_search (watch.list, " -’ ", ORDER, NULL);
  compare (&watch, NULL);
  watch_end (&watch);
}

static void
test_empty (Desk *desk, gconstpointer data)
{
  Watch watch = { 0 };
  g_autoptr (ClewRecord) person = NULL;
  guint position;

  watch_start (&watch, desk);
  compare (&watch, NULL);
  g_assert_false (clew_participant_list_find (watch.list, "nobody", &position));
  person = desk_add_person (desk, "Rosa", NULL);
  compare (&watch, NULL);
  watch_end (&watch);
}

/* Whoever holds a row may hold it longer than the list lives. */
static void
test_row_outlives (Desk *desk, gconstpointer data)
{
  ClewParticipantList *list = clew_participant_list_new (desk->office);
  g_autoptr (ClewPersonRow) row = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_autofree char *id = g_strdup (clew_person_row_get (row)->id);

  g_assert_finalize_object (list);
  g_assert_cmpstr (clew_person_row_get (row)->id, ==, id);
}

static void
count_cb (ClewPersonRow *row, gpointer data)
{
  (*(guint *)data)++;
}

/* A held row says so when what stands there changes. */
static void
test_row_changes (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewParticipantList) list = clew_participant_list_new (desk->office);
  g_autoptr (ClewPersonRow) row = g_list_model_get_item (G_LIST_MODEL (list), 3);
  g_autoptr (ClewRecord) person = clew_record_load (desk->store, &clew_kind_participant,
                                                    clew_person_row_get (row)->id, &error);
  guint n = 0;

  g_signal_connect (row, "changed", G_CALLBACK (count_cb), &n);
  clew_record_set_text (person, "preferred_name", "Quetzal");
  g_assert_true (clew_office_save (desk->office, "edit", person, &error));
  g_assert_cmpuint (n, >=, 1);
  g_assert_nonnull (strstr (clew_person_row_get (row)->aliases != NULL
                              ? clew_person_row_get (row)->aliases
                              : clew_person_row_get (row)->name,
                            "Quetzal"));
}

/* Facets asked one person at a time. */
static gboolean
fits (Desk *desk, const char *id, const ClewFacets *facets)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) person = clew_record_load (desk->store, &clew_kind_participant, id,
                                                    &error);
  g_autoptr (ClewFacts) facts = clew_facts_load (desk->store, id, &error);
  g_autoptr (GPtrArray) referrals = clew_record_select (
    desk->store, &clew_kind_referral, &error,
    "participant = ? ORDER BY referred_on DESC, rowid DESC", "s", id);
  const char *manager = clew_record_get_text (person, "case_manager");
  const char *door = referrals->len > 0 ? clew_record_get_text (referrals->pdata[0], "door") : NULL;
  const char *enrollment;
  const char *release;

  enrollment = clew_enrollment_state_ids[clew_facts_get_enrollment (facts, TODAY).state];
  release = clew_release_state_ids[clew_facts_get_release (facts, TODAY).state];
  return (facets->door == NULL || g_strcmp0 (door, facets->door) == 0) &&
         (facets->case_manager == NULL ||
          g_str_equal (facets->case_manager, manager != NULL ? manager : "none")) &&
         (facets->enrollment == NULL || g_str_equal (facets->enrollment, enrollment)) &&
         (facets->release == NULL || g_str_equal (facets->release, release));
}

static const char *
maybe (const char *text)
{
  return g_test_rand_int_range (0, 2) == 0 ? text : NULL;
}

static ClewFacets
some_facets (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  static char manager[64];
  g_autoptr (GPtrArray) staff = clew_record_select (desk->store, &clew_kind_staff, &error, "1",
                                                    NULL);
  gint32 which = g_test_rand_int_range (-1, (gint32)staff->len);

  g_strlcpy (manager, which < 0 ? "none" : clew_record_get_id (staff->pdata[which]),
             sizeof manager);
  return (ClewFacets){
    .enrollment = maybe (
      clew_enrollment_state_ids[g_test_rand_int_range (0, CLEW_ENROLLMENT_N_STATES)]),
    .door = maybe (clew_doors[g_test_rand_int_range (0, 3)].id),
    .case_manager = maybe (manager),
    .release = maybe (clew_release_state_ids[g_test_rand_int_range (0, CLEW_RELEASE_N_STATES)]),
  };
}

static void
wait_until_loaded (ClewParticipantList *list)
{
  while (clew_participant_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_facets (Desk *desk, gconstpointer data)
{
  g_autoptr (ClewParticipantList) list = clew_participant_list_new (desk->office);
  guint found = 0;

  for (guint i = 0; i < 40; i++)
    {
      ClewFacets  facets = some_facets (desk);
      const char *text = g_test_rand_int_range (0, 3) == 0 ? "a" : NULL;
      g_autoptr (GPtrArray) ids = read_naively (desk, text);
      guint place = 0;

      clew_participant_list_search (list, text, ORDER, &facets);
      wait_until_loaded (list);
      for (guint j = 0; j < ids->len; j++)
        {
          g_autoptr (ClewPersonRow) row = NULL;

          if (!fits (desk, ids->pdata[j], &facets))
            continue;
          row = g_list_model_get_item (G_LIST_MODEL (list), place++);
          g_assert_nonnull (row);
          g_assert_cmpstr (clew_person_row_get (row)->id, ==, ids->pdata[j]);
        }
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, place);
      found += place;
    }
  /* The control: that something was compared at all. */
  g_assert_cmpuint (found, >, 50);
}

/* The last search counts, however many were asked for meanwhile. */
static void
test_facets_overtaken (Desk *desk, gconstpointer data)
{
  g_autoptr (ClewParticipantList) list = clew_participant_list_new (desk->office);
  ClewFacets first = { .release = "active" };
  ClewFacets second = { .release = "expired" };
  guint      n = g_list_model_get_n_items (G_LIST_MODEL (list));

  clew_participant_list_search (list, NULL, ORDER, &first);
  clew_participant_list_search (list, NULL, ORDER, &second);
  wait_until_loaded (list);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (ClewPersonRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_assert_cmpint (clew_person_row_get (row)->release, ==, CLEW_RELEASE_EXPIRED);
    }
  clew_participant_list_search (list, NULL, ORDER, &first);
  clew_participant_list_search (list, NULL, ORDER, NULL);
  wait_until_loaded (list);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, n);
}

static void
count_told_cb (ClewParticipantList *list, gpointer data)
{
  (*(guint *)data)++;
}

static void
ask_for (ClewParticipantList *list, guint position)
{
  g_autoptr (ClewPersonRow) row = g_list_model_get_item (G_LIST_MODEL (list), position);

  g_assert_nonnull (row);
  g_assert_null (clew_person_row_get (row)->id);
}

/* Rows that can't be read on the way down are told of, once, and not while they are asked
 * for. */
static void
test_unreadable (Desk *desk, gconstpointer data)
{
  ClewParticipantList *list = clew_participant_list_new (desk->office);
  ClewParticipantList *other = clew_participant_list_new (desk->office);
  guint                n_told = 0, n_other = 0;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), >=, 80);
  g_signal_connect (list, "state-changed", G_CALLBACK (count_told_cb), &n_told);
  g_signal_connect (other, "state-changed", G_CALLBACK (count_told_cb), &n_other);
  clew_store_close (desk->store);
  ask_for (list, 40);
  ask_for (list, 41);
  ask_for (list, 70);
  ask_for (other, 40);
  g_assert_cmpuint (n_told, ==, 0);
  /* Nobody is told of a list that is gone. */
  g_assert_finalize_object (other);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n_told, ==, 1);
  g_assert_cmpuint (n_other, ==, 0);
  g_assert_error (clew_participant_list_get_error (list), CLEW_STORE_ERROR,
                  CLEW_STORE_ERROR_FAILED);
  g_assert_finalize_object (list);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  DESK_ADD_DEMO ("/clew/records/participant-list/changes", test_changes);
  DESK_ADD_DEMO ("/clew/records/participant-list/search", test_search);
  DESK_ADD_DEMO ("/clew/records/participant-list/search-marks", test_search_marks);
  DESK_ADD ("/clew/records/participant-list/empty", test_empty);
  DESK_ADD_DEMO ("/clew/records/participant-list/row-outlives", test_row_outlives);
  DESK_ADD_DEMO ("/clew/records/participant-list/row-changes", test_row_changes);
  DESK_ADD_DEMO ("/clew/records/participant-list/facets", test_facets);
  DESK_ADD_DEMO ("/clew/records/participant-list/facets-overtaken", test_facets_overtaken);
  DESK_ADD_DEMO ("/clew/records/participant-list/unreadable", test_unreadable);
  return g_test_run ();
}
