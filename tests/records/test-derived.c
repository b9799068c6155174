/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "records-office.h"

#include "records/clew-docket.h"
#include "records/clew-facts.h"
#include "records/clew-gate.h"
#include "records/clew-timeline.h"
#include "records/clew-who-may-hear.h"

#include <string.h>

/* What is derived from events, against the same asked one record at a time. */

static GPtrArray *
select_all (Desk *desk, const ClewKind *kind)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *records = clew_record_select (desk->store, kind, &error, "1 ORDER BY id", NULL);

  g_assert_no_error (error);
  return records;
}

static ClewRecord *
load (Desk *desk, const ClewKind *kind, const char *id)
{
  g_autoptr (GError) error = NULL;
  ClewRecord *record = clew_record_load (desk->store, kind, id, &error);

  g_assert_no_error (error);
  return record;
}

/* Whether a day is on the docket: within, or open and not too long past. */
static gboolean
is_due (ClewDay day, gboolean is_open, ClewDay from, ClewDay to)
{
  if (day == CLEW_DAY_UNKNOWN)
    return FALSE;
  if (day >= from && day <= to)
    return TRUE;
  return is_open && day < from && day < TODAY && day >= TODAY - CLEW_DOCKET_OVERDUE_DAYS;
}

static void
expect (GHashTable *expected, ClewRecord *record, gboolean is_overdue)
{
  g_hash_table_insert (expected, g_strdup (clew_record_get_id (record)),
                       GINT_TO_POINTER (is_overdue ? 2 : 1));
}

static gboolean
is_live (Desk *desk, const char *court_case)
{
  g_autoptr (ClewRecord) record = load (desk, &clew_kind_court_case, court_case);
  g_autoptr (ClewRecord) person = load (desk, &clew_kind_participant,
                                        clew_record_get_text (record, "participant"));

  return !clew_record_is_removed (record) && !clew_record_is_removed (person);
}

static void
expect_appointments (Desk           *desk,
                     GHashTable     *expected,
                     const ClewKind *kind,
                     const char     *day_column,
                     const char     *done_column,
                     ClewDay         from,
                     ClewDay         to)
{
  g_autoptr (GPtrArray) records = select_all (desk, kind);

  for (guint i = 0; i < records->len; i++)
    {
      ClewRecord *record = records->pdata[i];
      ClewDay     day = clew_record_get_day (record, day_column);
      gboolean    is_open = clew_record_get_text (record, done_column) == NULL;

      if (is_due (day, is_open, from, to) &&
          is_live (desk, clew_record_get_text (record, "court_case")))
        expect (expected, record, is_open && day < TODAY);
    }
}

/* A release ends on a day when it still holds on the day before, and nothing
 * newer has taken its place. */
static void
expect_releases (Desk *desk, GHashTable *expected, ClewDay from, ClewDay to)
{
  g_autoptr (GPtrArray) consents = select_all (desk, &clew_kind_consent);

  for (guint i = 0; i < consents->len; i++)
    {
      g_autoptr (GError) error = NULL;
      ClewRecord *consent = consents->pdata[i];
      ClewDay     end = clew_record_get_day (consent, "expires_on");
      g_autoptr (ClewRecord) person = load (desk, &clew_kind_participant,
                                            clew_record_get_text (consent, "participant"));
      g_autoptr (ClewFacts) facts = clew_facts_load (desk->store, clew_record_get_id (person),
                                                     &error);
      ClewReleaseSummary summary;

      if (!is_due (end, FALSE, from, to) || clew_record_is_removed (person))
        continue;
      summary = clew_facts_get_release (facts, end - 1);
      if (summary.consent != NULL &&
          g_str_equal (summary.consent->id, clew_record_get_id (consent)) && summary.day == end &&
          (summary.state == CLEW_RELEASE_ACTIVE || summary.state == CLEW_RELEASE_EXPIRING ||
           summary.state == CLEW_RELEASE_PARTLY_REVOKED))
        expect (expected, consent, FALSE);
    }
}

static void
compare_docket (Desk *desk, ClewDay from, ClewDay to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) entries = clew_docket_load (desk->store, from, to, TODAY, &error);
  ClewDocketEntry *last = NULL;

  g_assert_no_error (error);
  expect_appointments (desk, expected, &clew_kind_hearing, "on_day", "outcome", from, to);
  expect_appointments (desk, expected, &clew_kind_decision, "review_on", "reviewed_on", from, to);
  expect_releases (desk, expected, from, to);
  for (guint i = 0; i < entries->len; i++)
    {
      ClewDocketEntry *entry = entries->pdata[i];
      gpointer         known = g_hash_table_lookup (expected, entry->id);

      g_test_message ("%s %s", clew_docket_kind_ids[entry->kind], entry->id);
      g_assert_nonnull (known);
      g_assert_cmpint (entry->overdue, ==, GPOINTER_TO_INT (known) == 2);
      if (last != NULL)
        g_assert_cmpuint (last->day, <=, entry->day);
      if (last != NULL && last->day == entry->day && last->time != NULL && entry->time != NULL)
        g_assert_cmpint (last->order, <=, entry->order);
      g_hash_table_remove (expected, entry->id);
      last = entry;
    }
  g_assert_cmpuint (g_hash_table_size (expected), ==, 0);
}

static void
test_docket (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  compare_docket (desk, TODAY, TODAY + 13);
  compare_docket (desk, TODAY, TODAY);
  compare_docket (desk, TODAY - 400, TODAY + 400);
  for (guint i = 0; i < 12; i++)
    {
      ClewDay from = TODAY - 120 + (ClewDay)g_test_rand_int_range (0, 240);

      compare_docket (desk, from, from + (ClewDay)g_test_rand_int_range (0, 40));
    }
  entries = clew_docket_load (desk->store, TODAY, TODAY + 13, TODAY, &error);
  g_assert_cmpuint (entries->len, >, 5);
}

/* Whoever is taken out, and what belongs to them, is on no docket. */
static void
test_docket_removed (Desk *desk, gconstpointer data)
{
  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *id = desk_pick_person (desk);
      g_autoptr (ClewRecord) person = load (desk, &clew_kind_participant, id);

      clew_office_remove (desk->office, "remove", person, &error);
      g_assert_no_error (error);
    }
  compare_docket (desk, TODAY - 400, TODAY + 400);
}

/* What an entry says beside its day. */
static void
test_docket_entry (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) person = desk_add (desk, &clew_kind_participant, "given_name", "Rosa",
                                            "family_name", "Aguilar Peña", NULL);
  g_autoptr (ClewRecord) court_case = desk_add (
    desk, &clew_kind_court_case, "participant", clew_record_get_id (person), "court",
    "Municipal Court", "cause_number", "26-1", "incident_on", "2026-01-01", "filed_on",
    "2026-02-01", NULL);
  g_autoptr (ClewRecord) hearing = desk_add (
    desk, &clew_kind_hearing, "court_case", clew_record_get_id (court_case), "kind", "arraignment",
    "on_day", "2026-11-25", "at_time", "09:30", "department", "Courtroom 2", "moved_from",
    "2026-11-10", NULL);
  g_autoptr (GPtrArray) entries = clew_docket_load (desk->store, TODAY, TODAY + 5, TODAY, &error);
  ClewDocketEntry *entry;

  g_assert_cmpuint (entries->len, ==, 1);
  entry = entries->pdata[0];
  g_assert_cmpint (entry->kind, ==, CLEW_DOCKET_HEARING);
  g_assert_cmpstr (entry->id, ==, clew_record_get_id (hearing));
  g_assert_cmpstr (entry->court_case, ==, clew_record_get_id (court_case));
  g_assert_cmpstr (entry->time, ==, "09:30");
  g_assert_cmpstr (entry->name, ==, "Aguilar Peña, Rosa");
  g_assert_cmpstr (entry->initials, ==, "R. A. P.");
  g_assert_cmpstr (entry->what, ==, "Arraignment");
  g_assert_cmpstr (entry->where, ==, "Municipal Court, Courtroom 2");
  g_assert_cmpstr (entry->cause_number, ==, "26-1");
  g_assert_cmpuint (entry->moved_from, ==, clew_day_new (2026, 11, 10));
  g_assert_cmpint (entry->release, ==, CLEW_RELEASE_NONE);
  g_assert_false (entry->overdue);
}

/* Facts of many at once are those of each alone. */
static gboolean
compare_facts (const ClewFacts *facts, gpointer data)
{
  Desk *desk = data;
  g_autoptr (GError) error = NULL;
  const char *id = clew_facts_get_participant (facts);
  g_autoptr (ClewFacts) alone = clew_facts_load (desk->store, id, &error);
  guint              n, n_alone;
  ClewReleaseSummary release = clew_facts_get_release (facts, TODAY);
  ClewReleaseSummary release_alone = clew_facts_get_release (alone, TODAY);

  g_assert_no_error (error);
  g_assert_cmpstr (clew_facts_get_participant (alone), ==, id);
  clew_facts_get_consents (facts, &n);
  clew_facts_get_consents (alone, &n_alone);
  g_assert_cmpuint (n, ==, n_alone);
  g_assert_cmpint (release.state, ==, release_alone.state);
  g_assert_cmpuint (release.day, ==, release_alone.day);
  g_assert_cmpstr (clew_facts_get_door (facts), ==, clew_facts_get_door (alone));
  g_assert_cmpuint (clew_facts_get_referred (facts), ==, clew_facts_get_referred (alone));
  g_assert_cmpint (clew_facts_get_enrollment (facts, TODAY).state, ==,
                   clew_facts_get_enrollment (alone, TODAY).state);
  return TRUE;
}

static void
test_facts (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = desk_pick_person (desk);
  g_autofree char *second = desk_pick_person (desk);
  const char      *some[] = { first, second, "nobody", NULL };
  g_autoptr (ClewFacts) nobody = NULL;
  guint n;

  g_assert_true (clew_facts_each (desk->store, NULL, compare_facts, desk, &error));
  g_assert_true (clew_facts_each (desk->store, some, compare_facts, desk, &error));
  nobody = clew_facts_load (desk->store, "nobody", &error);
  g_assert_no_error (error);
  g_assert_null (clew_facts_get_participant (nobody));
  clew_facts_get_consents (nobody, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpint (clew_facts_get_release (nobody, TODAY).state, ==, CLEW_RELEASE_NONE);
}

/* What the events in the file say, by the naive way through the records. */
static gboolean
hears_naively (Desk *desk, const char *person, const char *agency, const char *category)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewFacts) facts = clew_facts_load (desk->store, person, &error);
  ClewReleaseSummary summary = clew_facts_get_release (facts, TODAY);
  g_autoptr (GPtrArray) grants = NULL;
  g_autoptr (GPtrArray) revoked = NULL;
  gboolean ticked = FALSE;

  if (summary.state != CLEW_RELEASE_ACTIVE && summary.state != CLEW_RELEASE_EXPIRING &&
      summary.state != CLEW_RELEASE_PARTLY_REVOKED)
    return FALSE;
  grants = clew_record_select (desk->store, &clew_kind_consent_grant, &error,
                               "agency = ? AND event IN (SELECT id FROM consent_event "
                               "WHERE consent = ? AND kind = 'signed')",
                               "ss", agency, summary.consent->id);
  revoked = clew_record_select (desk->store, &clew_kind_consent_event, &error,
                                "consent = ? AND kind = 'revoked' AND agency = ?", "ss",
                                summary.consent->id, agency);
  for (guint i = 0; i < grants->len; i++)
    {
      g_auto (GStrv) ids = g_strsplit (clew_record_get_text (grants->pdata[i], "categories"), " ",
                                       -1);

      ticked = ticked || g_strv_contains ((const char *const *)ids, category);
    }
  return ticked && revoked->len == 0;
}

static void
test_who_may_hear (Desk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) people = select_all (desk, &clew_kind_participant);
  guint n_yes = 0, n_taken_back = 0;

  for (guint i = 0; i < people->len; i++)
    {
      g_autoptr (GError) error = NULL;
      const char *id = clew_record_get_id (people->pdata[i]);
      g_autoptr (GPtrArray) table = clew_who_may_hear_load (desk->store, id, TODAY, &error);

      g_assert_no_error (error);
      for (guint j = 0; j < table->len; j++)
        {
          ClewHearingRow *row = table->pdata[j];

          for (guint k = 0; clew_information_categories[k].id != NULL; k++)
            {
              ClewHear        answer = row->answers[k].answer;
              ClewHearingCell cell = clew_who_may_hear_cell (answer);

              g_assert_cmpint (answer == CLEW_HEAR_YES, ==,
                               hears_naively (desk, id, row->agency,
                                              clew_information_categories[k].id));
              g_assert_cmpint (answer == CLEW_HEAR_YES, ==, cell == CLEW_HEARING_CELL_YES);
              g_assert_nonnull (clew_hear_reason (answer));
              n_yes += cell == CLEW_HEARING_CELL_YES;
              n_taken_back += cell == CLEW_HEARING_CELL_TAKEN_BACK;
            }
        }
    }
  g_assert_cmpuint (n_yes, >, 100);
  g_assert_cmpuint (n_taken_back, >, 0);
}

static void
compare_with_gate (Desk *desk, const char *person, const ClewHearingRow *row, ClewDay on)
{
  guint       category = (guint)g_test_rand_int_range (0, 7);
  const char *categories[] = { clew_information_categories[category].id, NULL };
  const char *agencies[] = { row->agency, NULL };
  g_autoptr (GError) error = NULL;
  ClewDisclosure what = {
    .participant = person,
    .agencies = agencies,
    .categories = categories,
    .purpose = CLEW_PURPOSE_COORDINATION,
    .on = on,
  };
  g_autoptr (GPtrArray) said = clew_gate_ask (desk->store, &what, TODAY, &error);
  const ClewGateRow *gate = g_ptr_array_index (said, 0);
  g_autofree char   *site = clew_hearing_row_site_words (row);

  g_assert_cmpint (clew_gate_is_yes (gate->answer), ==,
                   clew_hearing_row_cell (row, category) == CLEW_HEARING_CELL_YES);
  g_assert_cmpint (site != NULL, ==,
                   gate->answer == CLEW_GATE_BARRED || gate->answer == CLEW_GATE_LEFT);
}

/* The table shows what the gate would say, on any day, also of an agency that
 * has left, was taken out or may receive nothing. */
static void
test_who_may_hear_as_the_gate (Desk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) people = select_all (desk, &clew_kind_participant);
  g_autoptr (GPtrArray) agencies = select_all (desk, &clew_kind_agency);
  g_autoptr (GError) error = NULL;
  guint n = 0, n_closed = 0;

  clew_record_set_day (agencies->pdata[0], "mou_ended_on", TODAY - 100);
  clew_record_set_day (agencies->pdata[1], "mou_ended_on", TODAY);
  clew_record_set_yes (agencies->pdata[2], "may_receive", FALSE);
  for (guint i = 0; i < 3; i++)
    clew_office_save (desk->office, "change", agencies->pdata[i], &error);
  clew_office_remove (desk->office, "remove", agencies->pdata[3], &error);
  g_assert_no_error (error);
  for (guint i = 0; i < people->len; i++)
    for (guint j = 0; j < 3; j++)
      {
        const char *id = clew_record_get_id (people->pdata[i]);
        ClewDay     on = TODAY - (j == 0 ? 0 : (ClewDay)g_test_rand_int_range (0, 500));
        g_autoptr (GPtrArray) table = clew_who_may_hear_load (desk->store, id, on, &error);

        g_assert_no_error (error);
        for (guint k = 0; k < table->len; k++)
          {
            const ClewHearingRow *row = table->pdata[k];

            compare_with_gate (desk, id, row, on);
            n++;
            n_closed += row->is_barred || row->left_on != CLEW_DAY_UNKNOWN;
          }
      }
  g_test_message ("%u rows, %u of agencies that may hear nothing", n, n_closed);
  g_assert_cmpuint (n_closed, >, 50);
  g_assert_cmpuint (n, >, n_closed);
}

static guint
count_rows (Desk *desk, const char *table, const char *person)
{
  static const char *const of_cases = "court_case IN (SELECT id FROM court_case "
                                      "WHERE participant = ? AND removed IS NULL "
                                      "AND sealed_on IS NULL)";
  const ClewKind          *kind = clew_kind_find (table);
  const char              *where = "participant = ?";
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;

  if (clew_kind_find_field (kind, "court_case", NULL) != NULL)
    where = of_cases;
  else if (g_str_equal (table, "court_case"))
    where = "participant = ? AND sealed_on IS NULL";
  else if (g_str_equal (table, "consent_event"))
    where = "kind <> 'prepared' AND consent IN (SELECT id FROM consent WHERE participant = ?)";
  records = clew_record_select (desk->store, kind, &error, where, "s", person);
  g_assert_no_error (error);
  return records->len;
}

static void
test_timeline (Desk *desk, gconstpointer data)
{
  static const char *const tables[] = { "referral", "enrollment_event", "consent_event",
                                        "contact_note", "hearing", "warrant", "decision",
                                        "court_case", NULL };
  g_autoptr (GPtrArray) people = select_all (desk, &clew_kind_participant);
  guint n_entries = 0;

  for (guint i = 0; i < people->len; i++)
    {
      g_autoptr (GError) error = NULL;
      const char *id = clew_record_get_id (people->pdata[i]);
      g_autoptr (GPtrArray) entries = clew_timeline_load (desk->store, id, &error);
      guint n = 0;

      g_assert_no_error (error);
      for (guint j = 0; tables[j] != NULL; j++)
        n += count_rows (desk, tables[j], id);
      g_assert_cmpuint (entries->len, ==, n);
      for (guint j = 0; j < entries->len; j++)
        {
          ClewTimelineEntry *entry = entries->pdata[j];
          g_autoptr (ClewRecord) record = load (desk, clew_kind_find (entry->kind), entry->id);

          g_assert_nonnull (entry->title);
          g_assert_cmpstr (entry->title, !=, "");
          if (j > 0)
            g_assert_cmpuint (((ClewTimelineEntry *)entries->pdata[j - 1])->day, >=, entry->day);
        }
      n_entries += n;
    }
  g_assert_cmpuint (n_entries, >, 300);
}

/* The demonstration holds nothing that the checks at the desk would refuse. */
static void
test_demo_passes (Desk *desk, gconstpointer data)
{
  for (guint i = 0; clew_kinds[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) records = select_all (desk, clew_kinds[i]);

      for (guint j = 0; j < records->len; j++)
        {
          g_autoptr (GError) error = NULL;
          const char *field = NULL;

          if (!clew_record_check (records->pdata[j], TODAY, &field, &error))
            g_error ("%s.%s: %s", clew_kinds[i]->table, field, error->message);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  DESK_ADD_DEMO ("/clew/records/derived/docket", test_docket);
  DESK_ADD_DEMO ("/clew/records/derived/docket-removed", test_docket_removed);
  DESK_ADD ("/clew/records/derived/docket-entry", test_docket_entry);
  DESK_ADD_DEMO ("/clew/records/derived/facts", test_facts);
  DESK_ADD_DEMO ("/clew/records/derived/who-may-hear", test_who_may_hear);
  DESK_ADD_DEMO ("/clew/records/derived/who-may-hear-as-the-gate", test_who_may_hear_as_the_gate);
  DESK_ADD_DEMO ("/clew/records/derived/timeline", test_timeline);
  DESK_ADD_DEMO ("/clew/records/derived/demo-passes", test_demo_passes);
  return g_test_run ();
}
