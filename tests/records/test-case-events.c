/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "records-office.h"

#include "records/clew-case-events.h"

/* What has happened in a case, in its order. */

static ClewCase *
load (Desk *desk, ClewRecord *record)
{
  g_autoptr (GError) error = NULL;
  ClewCase *court_case = clew_case_load (desk->store, clew_record_get_id (record), &error);

  g_assert_no_error (error);
  return court_case;
}

static ClewRecord *
add_case (Desk *desk, const char *incident, const char *arrested, const char *filed,
          const char *closed)
{
  g_autoptr (ClewRecord) person = desk_add_person (desk, "Ada", "Bear");
  ClewRecord *record = desk_add (desk, &clew_kind_court_case, "participant",
                                 clew_record_get_id (person), "court", "Municipal Court", NULL);

  clew_record_set_text (record, "incident_on", incident);
  clew_record_set_text (record, "arrested_on", arrested);
  clew_record_set_text (record, "filed_on", filed);
  clew_record_set_text (record, "closed_on", closed);
  g_assert_true (clew_office_save (desk->office, "test", record, NULL));
  return record;
}

static void
test_order (Desk *desk, gconstpointer data)
{
  static const char *const expected[] = {
    "2026-01-05 Incident",
    "2026-01-05 Arrest",
    "2026-01-20 Case filed",
    "2026-01-20 Hold a filed case, A. Deputy",
    "2026-02-01 Decision reviewed, Hold a filed case",
    "2026-02-10 Booked, Pine County Jail",
    "2026-02-12 Condition ordered, Check in",
    "2026-02-12 Released, Pine County Jail",
    /* Of one day the earlier hearing first, and the warrant after what it came of. */
    "2026-03-02 Arraignment, Held",
    "2026-03-02 Review hearing, Participant was not there",
    "2026-03-02 Warrant issued",
    "2026-03-10 Quash of a warrant requested",
    "2026-03-11 Quash of a warrant supported",
    "2026-03-20 Warrant quashed",
    "2026-06-01 Charge disposed of, Dismissed",
    "2026-06-01 Case closed",
  };
  g_autoptr (ClewRecord) record = add_case (desk, "2026-01-05", "2026-01-05", "2026-01-20",
                                            "2026-06-01");
  const char *id = clew_record_get_id (record);
  g_autoptr (ClewCase) court_case = NULL;
  g_autoptr (GPtrArray) events = NULL;

  g_object_unref (desk_add (desk, &clew_kind_charge, "court_case", id, "description", "Theft",
                            "disposition", "dismissed", "disposed_on", "2026-06-01", NULL));
  g_object_unref (desk_add (desk, &clew_kind_warrant, "court_case", id, "issued_on", "2026-03-02",
                            "quash_requested_on", "2026-03-10", "quash_supported_on",
                            "2026-03-11", "quashed_on", "2026-03-20", NULL));
  g_object_unref (desk_add (desk, &clew_kind_hearing, "court_case", id, "kind", "review", "on_day",
                            "2026-03-02", "at_time", "13:30", "outcome", "did_not_appear", NULL));
  g_object_unref (desk_add (desk, &clew_kind_hearing, "court_case", id, "kind", "arraignment",
                            "on_day", "2026-03-02", "at_time", "09:00", "outcome", "held", NULL));
  g_object_unref (desk_add (desk, &clew_kind_decision, "court_case", id, "kind",
                            "hold_filed_case", "on_day", "2026-01-20", "decided_by", "A. Deputy",
                            "review_on", "2026-02-01", "reviewed_on", "2026-02-01", NULL));
  g_object_unref (desk_add (desk, &clew_kind_custody_stay, "participant",
                            clew_record_get_text (record, "participant"), "court_case", id,
                            "booked_on", "2026-02-10", "released_on", "2026-02-12", "place",
                            "Pine County Jail", NULL));
  g_object_unref (desk_add (desk, &clew_kind_court_condition, "court_case", id, "kind",
                            "check_in", "ordered_on", "2026-02-12", NULL));
  court_case = load (desk, record);
  events = clew_case_list_events (court_case, TODAY);
  for (guint i = 0; i < events->len; i++)
    {
      ClewCaseEvent   *event = g_ptr_array_index (events, i);
      g_autofree char *day = clew_day_to_iso (event->day);
      g_autofree char *text = g_strdup_printf ("%s %s%s%s", day, event->title,
                                               event->detail != NULL ? ", " : "",
                                               event->detail != NULL ? event->detail : "");

      g_assert_cmpuint (i, <, G_N_ELEMENTS (expected));
      g_assert_cmpstr (text, ==, expected[i]);
    }
  g_assert_cmpuint (events->len, ==, G_N_ELEMENTS (expected));
}

/* What is to come, has no day, or may not have been held is no event. */
static void
test_nothing (Desk *desk, gconstpointer data)
{
  g_autoptr (ClewRecord) record = add_case (desk, NULL, NULL, NULL, NULL);
  const char *id = clew_record_get_id (record);
  g_autoptr (ClewCase) court_case = NULL;
  g_autoptr (GPtrArray) events = NULL;

  g_object_unref (desk_add (desk, &clew_kind_hearing, "court_case", id, "kind", "arraignment",
                            "on_day", "2026-03-02", NULL));
  g_object_unref (desk_add (desk, &clew_kind_hearing, "court_case", id, "kind", "review", "on_day",
                            "2026-12-02", "outcome", "stricken", NULL));
  g_object_unref (desk_add (desk, &clew_kind_hearing, "court_case", id, "kind", "review", NULL));
  court_case = load (desk, record);
  events = clew_case_list_events (court_case, TODAY);
  g_assert_cmpuint (events->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  DESK_ADD ("/clew/records/case-events/order", test_order);
  DESK_ADD ("/clew/records/case-events/nothing", test_nothing);
  return g_test_run ();
}
