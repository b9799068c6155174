/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "consent-paper.h"

#include "base/clew-error.h"
#include "records/clew-case-events.h"
#include "records/clew-case-sharing.h"
#include "records/clew-conference.h"
#include "records/clew-docket.h"

#include <string.h>

/* What a hearing is prepared from, and conferences about a case. */

static const char *const nothing[] = { NULL };
static const char *const enrollment[] = { "enrollment", NULL };

/* Ada has a case and a hearing in ten days; her release names prosecutor and defense. */
typedef struct
{
  char *person;
  char *court_case;
  char *prosecutor;
  char *other; /* another prosecutor, not named on the form */
  char *court;
  char *defense;
  char *paper;
} Site;

static void
site_clear (Site *site)
{
  g_free (site->person);
  g_free (site->court_case);
  g_free (site->prosecutor);
  g_free (site->other);
  g_free (site->court);
  g_free (site->defense);
  g_free (site->paper);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Site, site_clear)

static char *
take_id (ClewRecord *record)
{
  char *id = g_strdup (clew_record_get_id (record));

  g_object_unref (record);
  return id;
}

static char *
day_text (int days)
{
  return clew_day_to_iso ((ClewDay)((int)TODAY + days));
}

static void
add_hearing (Desk *desk, const Site *site, int days)
{
  g_autofree char *day = day_text (days);

  g_object_unref (desk_add (desk, &clew_kind_hearing, "court_case", site->court_case, "kind",
                            "status", "on_day", day, NULL));
}

static Site
make_site (Desk *desk, int until)
{
  g_autofree char *signed_on = day_text (-30);
  g_autofree char *ends_on = day_text (until);
  Site             site = { NULL };

  site.person = take_id (desk_add_person (desk, "Ada", "Bear"));
  site.prosecutor = take_id (desk_add (desk, &clew_kind_agency, "legal_name", "Bay City Attorney",
                                       "kind", "city_attorney", "contact_name", "Noel Prewitt",
                                       NULL));
  site.other = take_id (desk_add (desk, &clew_kind_agency, "legal_name", "Alder Prosecutor", "kind",
                                  "prosecutor", NULL));
  site.court = take_id (desk_add (desk, &clew_kind_agency, "legal_name", "Bay Municipal Court",
                                  "kind", "court", NULL));
  site.defense = take_id (desk_add (desk, &clew_kind_agency, "legal_name", "Bay Defenders", "kind",
                                    "public_defender", NULL));
  g_object_unref (desk_add (desk, &clew_kind_agency, "legal_name", "Cedar Clinic", "kind",
                            "treatment", NULL));
  site.court_case = take_id (desk_add (desk, &clew_kind_court_case, "participant", site.person,
                                       "court", "Bay Municipal Court", "prosecutor", "noel prewitt",
                                       NULL));
  site.paper = paper_add (desk, site.person, "TO-1", NULL, ends_on, "enrollment plan",
                          site.prosecutor, site.defense, NULL);
  paper_sign (desk, site.paper, signed_on);
  add_hearing (desk, &site, 10);
  return site;
}

static ClewCase *
load_case (Desk *desk, const Site *site)
{
  g_autoptr (GError) error = NULL;
  ClewCase *court_case = clew_case_load (desk->store, site->court_case, &error);

  g_assert_no_error (error);
  return court_case;
}

static ClewCaseSharing *
load_sharing (Desk *desk, const Site *site)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewCase) court_case = load_case (desk, site);
  ClewCaseSharing *sharing = clew_case_sharing_load (desk->store, court_case, TODAY, &error);

  g_assert_no_error (error);
  return sharing;
}

static ClewCaseAgency *
find_agency (ClewCaseSharing *sharing, const char *id)
{
  for (guint i = 0; i < sharing->agencies->len; i++)
    {
      ClewCaseAgency *agency = g_ptr_array_index (sharing->agencies, i);

      if (g_str_equal (clew_record_get_id (agency->record), id))
        return agency;
    }
  return NULL;
}

static void
tell (Desk *desk, const Site *site, const char *agency, int days)
{
  const char *const agencies[] = { agency, NULL };
  ClewDisclosure    what = {
       .participant = site->person,
       .agencies = agencies,
       .categories = enrollment,
       .purpose = CLEW_PURPOSE_COORDINATION,
       .method = "telephone",
       .on = (ClewDay)((int)TODAY + days),
       .description = "CANARY in somebody's own words",
       .court_case = site->court_case,
  };
  g_autoptr (GError) error = NULL;

  clew_gate_record_told (desk->office, &what, NULL, &error);
  g_assert_no_error (error);
}

static void
take_back (Desk *desk, const Site *site, int days, const char *agency)
{
  g_autofree char *day = day_text (days);

  g_free (paper_add_event (desk, site->paper, "revoked", day, agency));
}

/* The case names a prosecutor by the person there, and its court; of the defense it names
 * nobody, so all there are. */
static void
test_agencies (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk, 100);
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewCase) court_case = load_case (desk, &site);
  g_autoptr (GPtrArray) agencies = clew_case_list_agencies (desk->store, court_case, &error);
  const char *expected[] = { site.prosecutor, site.court, site.defense };

  g_assert_no_error (error);
  g_assert_cmpuint (agencies->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < agencies->len; i++)
    g_assert_cmpstr (clew_record_get_id (g_ptr_array_index (agencies, i)), ==, expected[i]);
}

static void
test_may_hear (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk, 8);
  g_autoptr (ClewCaseSharing) sharing = load_sharing (desk, &site);
  ClewCaseAgency *agency = find_agency (sharing, site.prosecutor);

  g_assert_cmpuint (sharing->hearing, ==, TODAY + 10);
  g_assert_cmpstr (agency->person, ==, "noel prewitt");
  g_assert_cmpuint (g_strv_length (agency->hears), ==, 2);
  g_assert_cmpstr (agency->hears[1], ==, "plan");
  g_assert_null (agency->why_not);
  /* The release ends before the hearing. */
  g_assert_cmpuint (agency->until, ==, TODAY + 8);
  g_assert_cmpuint (g_strv_length (agency->hears_then), ==, 0);
  g_assert_nonnull (strstr (agency->why_not_then, "expired"));
  /* A court hears for the proceeding only, which takes a form of its own. */
  agency = find_agency (sharing, site.court);
  g_assert_cmpint (agency->purpose, ==, CLEW_PURPOSE_PROCEEDING);
  g_assert_cmpuint (g_strv_length (agency->hears), ==, 0);
  g_assert_nonnull (agency->why_not);
}

static void
assert_docket (Desk *desk, gboolean marked)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = clew_docket_load (desk->store, TODAY, TODAY + 20, TODAY, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    {
      ClewDocketEntry *entry = g_ptr_array_index (entries, i);

      if (entry->kind == CLEW_DOCKET_HEARING)
        g_assert_cmpint (entry->taken_back != CLEW_DAY_UNKNOWN, ==, marked);
    }
}

/* Between the telling and the hearing. */
static void
test_taken_back (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk, 100);
  g_autoptr (ClewCaseSharing) before = NULL;
  g_autoptr (ClewCaseSharing) after = NULL;
  g_autofree char *words = NULL;
  ClewCaseAgency  *agency;

  tell (desk, &site, site.prosecutor, -5);
  before = load_sharing (desk, &site);
  agency = find_agency (before, site.prosecutor);
  g_assert_cmpuint (agency->told->len, ==, 1);
  g_assert_cmpuint (agency->taken_back, ==, CLEW_DAY_UNKNOWN);
  g_assert_null (clew_case_agency_warning (agency));
  assert_docket (desk, FALSE);
  take_back (desk, &site, -2, site.prosecutor);
  after = load_sharing (desk, &site);
  agency = find_agency (after, site.prosecutor);
  g_assert_cmpuint (agency->taken_back, ==, TODAY - 2);
  g_assert_cmpstr (agency->consent, ==, site.paper);
  words = clew_case_agency_warning (agency);
  g_assert_nonnull (strstr (words, "Permission for Bay City Attorney was taken back on"));
  assert_docket (desk, TRUE);
  /* Of the others nothing was taken back. */
  g_assert_cmpuint (find_agency (after, site.defense)->taken_back, ==, CLEW_DAY_UNKNOWN);
}

/* What nobody was told can't be used any further. */
static void
test_taken_back_untold (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk, 100);

  tell (desk, &site, site.other, -5); /* not covered */
  take_back (desk, &site, -2, NULL);
  assert_docket (desk, FALSE);
  tell (desk, &site, site.prosecutor, -1); /* after it was taken back: not covered either */
  assert_docket (desk, FALSE);
}

static ClewConferenceEntry
make_entry (const Site *site, const char *const *agencies)
{
  static const char *const topics[] = { "progress", NULL };
  static ClewStepEntry     steps[] = {
        { "seek_continuance", "prosecutor", CLEW_DAY_UNKNOWN },
        { "get_records", "case_management", CLEW_DAY_UNKNOWN },
  };

  steps[1].due_on = TODAY + 9;
  return (ClewConferenceEntry){
    .court_case = site->court_case,
    .participant = site->person,
    .on = TODAY,
    .method = "meeting",
    .agencies = agencies,
    .topics = topics,
    .also = nothing,
    .steps = steps,
    .n_steps = G_N_ELEMENTS (steps),
  };
}

static GPtrArray *
list (Desk *desk, const Site *site)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *conferences = clew_conference_list (desk->store, site->court_case, &error);

  g_assert_no_error (error);
  return conferences;
}

static void
record (Desk *desk, const ClewConferenceEntry *entry)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (clew_conference_record (desk->office, entry, &error));
  g_assert_no_error (error);
}

/* All who are there hear it: each has its row, with the case and what was told. */
static void
test_conference (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk, 100);
  const char *const   both[] = { site.prosecutor, site.defense, NULL };
  ClewConferenceEntry entry = make_entry (&site, both);
  g_autoptr (GPtrArray) conferences = NULL;
  ClewConference *conference;
  ClewAgreedStep *step;

  record (desk, &entry);
  conferences = list (desk, &site);
  g_assert_cmpuint (conferences->len, ==, 1);
  conference = conferences->pdata[0];
  g_assert_cmpuint (conference->agencies->len, ==, 2);
  g_assert_cmpstr (conference->agencies->pdata[1], ==, "Bay Defenders");
  g_assert_cmpstr (clew_record_get_text (conference->record, "topics"), ==, "progress");
  g_assert_cmpuint (conference->steps->len, ==, 2);
  step = conference->steps->pdata[1];
  g_assert_true (step->is_open);
  g_assert_cmpuint (clew_record_get_day (step->record, "due_on"), ==, TODAY + 9);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM disclosure WHERE ground = 'consent' "
                                     "AND categories = 'enrollment plan' AND method = 'meeting' "
                                     "AND court_case IS NOT NULL AND description IS NULL"),
                   ==, 2);
}

/* One that may not hear bars it, unless whoever enters it owns that; asked at saving. */
static void
test_conference_barred (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk, 100);
  const char *const   both[] = { site.prosecutor, site.other, NULL };
  ClewConferenceEntry entry = make_entry (&site, both);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = clew_conference_ask (desk->store, &entry, TODAY, NULL);

  g_assert_true (clew_gate_is_yes (((ClewGateRow *)rows->pdata[0])->answer));
  g_assert_false (clew_gate_is_yes (((ClewGateRow *)rows->pdata[1])->answer));
  g_assert_false (clew_conference_record (desk->office, &entry, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM case_conference"), ==, 0);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM disclosure"), ==, 0);
  entry.owned = TRUE;
  record (desk, &entry);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM disclosure WHERE ground = 'none'"), ==,
                   1);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM disclosure WHERE ground = 'consent'"),
                   ==, 1);
}

/* Taken back while somebody types. */
static void
test_conference_asked_again (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk, 100);
  const char *const   one[] = { site.prosecutor, NULL };
  ClewConferenceEntry entry = make_entry (&site, one);
  g_autoptr (GPtrArray) rows = clew_conference_ask (desk->store, &entry, TODAY, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (clew_gate_is_yes (((ClewGateRow *)rows->pdata[0])->answer));
  take_back (desk, &site, 0, NULL);
  g_assert_false (clew_conference_record (desk->office, &entry, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED);
}

static void
test_conference_refused (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk, 100);
  const char *const   one[] = { site.prosecutor, NULL };
  ClewConferenceEntry entry = make_entry (&site, nothing);
  g_autofree char    *other = take_id (desk_add_person (desk, "Ben", "Crow"));
  g_autoptr (GError) error = NULL;

  g_assert_false (clew_conference_record (desk->office, &entry, &error));
  g_clear_error (&error);
  entry = make_entry (&site, one);
  entry.topics = nothing;
  g_assert_false (clew_conference_record (desk->office, &entry, &error));
  g_clear_error (&error);
  /* Of somebody else's case nothing is told about this person. */
  entry = make_entry (&site, one);
  entry.participant = other;
  g_assert_false (clew_conference_record (desk->office, &entry, &error));
  g_clear_error (&error);
  /* That nothing helpful could be shared is said, and tells that the person takes part. */
  entry = make_entry (&site, one);
  entry.topics = nothing;
  entry.nothing_helpful = TRUE;
  record (desk, &entry);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM disclosure WHERE categories = "
                                     "'enrollment'"),
                   ==, 1);
}

static void
test_withdraw (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk, 100);
  const char *const   both[] = { site.prosecutor, site.defense, NULL };
  ClewConferenceEntry entry = make_entry (&site, both);
  g_autoptr (GPtrArray) conferences = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (ClewCaseSharing) sharing = NULL;
  g_autoptr (GError) error = NULL;
  const char *id;

  record (desk, &entry);
  conferences = list (desk, &site);
  id = clew_record_get_id (((ClewConference *)conferences->pdata[0])->record);
  g_assert_true (clew_conference_withdraw (desk->office, id, &error));
  g_assert_no_error (error);
  left = list (desk, &site);
  g_assert_cmpuint (left->len, ==, 0);
  /* All rows stay, and the ledger says that nothing was told. */
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM disclosure"), ==, 4);
  sharing = load_sharing (desk, &site);
  g_assert_cmpuint (find_agency (sharing, site.prosecutor)->told->len, ==, 0);
  g_assert_false (clew_conference_withdraw (desk->office, id, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
}

static gboolean
is_open (Desk *desk, const Site *site)
{
  g_autoptr (GPtrArray) conferences = list (desk, site);
  ClewConference *conference = conferences->pdata[0];

  return ((ClewAgreedStep *)conference->steps->pdata[0])->is_open;
}

static void
test_steps (Desk *desk, gconstpointer data)
{
  static const ClewStepEventKind course[] = { CLEW_STEP_DONE, CLEW_STEP_OPEN_AGAIN,
                                              CLEW_STEP_NOT_NEEDED };
  g_auto (Site) site = make_site (desk, 100);
  const char *const   one[] = { site.defense, NULL };
  ClewConferenceEntry entry = make_entry (&site, one);
  g_autoptr (GPtrArray) conferences = NULL;
  g_autoptr (ClewCase) court_case = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GString) told = g_string_new (NULL);
  ClewConference *conference;
  const char     *id;

  record (desk, &entry);
  conferences = list (desk, &site);
  conference = conferences->pdata[0];
  id = clew_record_get_id (((ClewAgreedStep *)conference->steps->pdata[0])->record);
  for (guint i = 0; i < G_N_ELEMENTS (course); i++)
    {
      g_assert_true (clew_step_note (desk->office, id, course[i], NULL));
      g_assert_cmpint (is_open (desk, &site), ==, course[i] == CLEW_STEP_OPEN_AGAIN);
    }
  court_case = load_case (desk, &site);
  events = clew_case_list_events (court_case, TODAY);
  for (guint i = 0; i < events->len; i++)
    {
      ClewCaseEvent *event = g_ptr_array_index (events, i);

      g_string_append_printf (told, "%s, %s; ", event->title, event->detail);
    }
  g_assert_cmpstr (told->str, ==,
                   "Told Bay Defenders, Enrolled, attendance; Plan and progress; "
                   "Conference, At a meeting; Agreed step done, Seek a continuance; "
                   "Agreed step open again, Seek a continuance; "
                   "Agreed step not needed, Seek a continuance; ");
}

/* One order: what was told before the conference, and nobody's own words. */
static void
test_events (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk, 100);
  g_autoptr (ClewCase) court_case = NULL;
  g_autoptr (GPtrArray) events = NULL;

  g_object_unref (desk_add (desk, &clew_kind_contact_note, "participant", site.person, "on_day",
                            "2026-11-20", "body", "CANARY in a note", NULL));
  tell (desk, &site, site.prosecutor, -5);
  court_case = load_case (desk, &site);
  events = clew_case_list_events (court_case, TODAY);
  g_assert_cmpuint (events->len, ==, 1);
  for (guint i = 0; i < events->len; i++)
    {
      ClewCaseEvent *event = g_ptr_array_index (events, i);

      g_assert_cmpstr (event->title, ==, "Told Bay City Attorney");
      g_assert_null (strstr (event->detail, "CANARY"));
    }
}

/* Nothing is asked for any more of somebody who died; one who left goes on. */
static void
test_died (Desk *desk, gconstpointer data)
{
  static const struct
  {
    const char *kind;
    guint       n_overdue;
  } course[] = { { "discharged", 1 }, { "returned", 1 }, { "died", 0 }, { "returned", 1 } };
  g_auto (Site) site = make_site (desk, 100);

  add_hearing (desk, &site, -3);
  for (guint i = 0; i < G_N_ELEMENTS (course); i++)
    {
      g_autofree char *day = day_text ((int)i - 9);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) overdue = NULL;
      g_autoptr (GPtrArray) all = NULL;
      guint n_overdue, n_marked = 0;

      g_object_unref (desk_add (desk, &clew_kind_enrollment_event, "participant", site.person,
                                "kind", course[i].kind, "on_day", day, NULL));
      overdue = clew_docket_load_overdue (desk->store, TODAY, TODAY, NULL, 10, &n_overdue, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (n_overdue, ==, course[i].n_overdue);
      g_assert_cmpuint (overdue->len, ==, course[i].n_overdue);
      all = clew_docket_load (desk->store, TODAY - 5, TODAY + 20, TODAY, &error);
      g_assert_no_error (error);
      for (guint j = 0; j < all->len; j++)
        n_marked += ((ClewDocketEntry *)g_ptr_array_index (all, j))->overdue;
      g_assert_cmpuint (n_marked, ==, course[i].n_overdue);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  DESK_ADD ("/clew/records/case-sharing/agencies", test_agencies);
  DESK_ADD ("/clew/records/case-sharing/may-hear", test_may_hear);
  DESK_ADD ("/clew/records/case-sharing/taken-back", test_taken_back);
  DESK_ADD ("/clew/records/case-sharing/taken-back-untold", test_taken_back_untold);
  DESK_ADD ("/clew/records/case-sharing/conference", test_conference);
  DESK_ADD ("/clew/records/case-sharing/conference-barred", test_conference_barred);
  DESK_ADD ("/clew/records/case-sharing/conference-asked-again", test_conference_asked_again);
  DESK_ADD ("/clew/records/case-sharing/conference-refused", test_conference_refused);
  DESK_ADD ("/clew/records/case-sharing/withdraw", test_withdraw);
  DESK_ADD ("/clew/records/case-sharing/steps", test_steps);
  DESK_ADD ("/clew/records/case-sharing/events", test_events);
  DESK_ADD ("/clew/records/case-sharing/died", test_died);
  return g_test_run ();
}
