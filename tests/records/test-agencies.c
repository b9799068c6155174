/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "consent-paper.h"

#include "base/clew-error.h"
#include "records/clew-agency-changes.h"
#include "records/clew-agency-people.h"
#include "records/clew-agency.h"
#include "records/clew-gate.h"
#include "records/clew-ledger.h"
#include "records/clew-release-detail.h"
#include "records/clew-release.h"
#include "records/clew-who-may-hear.h"

#include <string.h>

/* The agencies of the site: what may be entered, who named them, and what
 * happens when one joins or leaves. */

static ClewRecord *
add_agency (Desk *desk, const char *name, const char *joined_on)
{
  return desk_add (desk, &clew_kind_agency, "legal_name", name, "kind", "other", "mou_signed_on",
                   joined_on, NULL);
}

static void
set (Desk *desk, ClewRecord *agency, const char *column, const char *text)
{
  g_autoptr (GError) error = NULL;

  clew_record_set_text (agency, column, text);
  clew_agency_save (desk->office, "edit", agency, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_refused (Desk *desk, ClewRecord *agency, const char *column)
{
  g_autoptr (GError) error = NULL;
  const char *field = NULL;

  g_assert_false (clew_agency_save (desk->office, "edit", agency, &field, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
  g_assert_cmpstr (field, ==, column);
}

/* In the form's language; where the site has no Spanish words for it, in English. */
static void
test_reason (Desk *desk, gconstpointer data)
{
  g_autoptr (ClewRecord) agency = add_agency (desk, "Clínica Sol", "2026-01-02");

  g_assert_null (clew_agency_get_reason (agency, "es", NULL));
  set (desk, agency, "reason", "Where I see a doctor");
  g_assert_cmpstr (clew_agency_get_reason (agency, "es", NULL), ==, "Where I see a doctor");
  set (desk, agency, "reason_es", "Donde veo al médico");
  g_assert_cmpstr (clew_agency_get_reason (agency, "es", NULL), ==, "Donde veo al médico");
  g_assert_cmpstr (clew_agency_get_reason (agency, "en", NULL), ==, "Where I see a doctor");
  g_assert_cmpstr (clew_agency_get_reason (agency, NULL, NULL), ==, "Where I see a doctor");
}

static void
test_refused (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) clinic = add_agency (desk, "Clínica Sol", "2026-01-02");
  g_autoptr (ClewRecord) agency = clew_record_new (&clew_kind_agency);

  clew_record_set_text (agency, "kind", "health");
  assert_refused (desk, agency, "legal_name");
  clew_record_set_text (agency, "legal_name", "and other agencies");
  assert_refused (desk, agency, "legal_name");
  clew_record_set_text (agency, "legal_name", "Law Enforcement");
  assert_refused (desk, agency, "legal_name");
  clew_record_set_text (agency, "legal_name", "CLINICA SOL");
  assert_refused (desk, agency, "legal_name");
  clew_record_set_text (agency, "legal_name", "Clínica Sol, Northgate");
  clew_record_set_text (agency, "mou_signed_on", "2026-05-02");
  clew_record_set_text (agency, "mou_ended_on", "2026-05-01");
  assert_refused (desk, agency, "mou_ended_on");
  g_assert_false (clew_record_is_stored (agency));
  clew_record_set_nothing (agency, "mou_ended_on");
  g_assert_true (clew_agency_save (desk->office, "add", agency, NULL, &error));
  g_assert_no_error (error);
  /* Its own name is no duplicate. */
  set (desk, agency, "legal_name", "Clinica Sol, Northgate");
}

/* What was entered before there was a check can still be mended field by field. */
static void
test_old_name (Desk *desk, gconstpointer data)
{
  g_autoptr (ClewRecord) police = add_agency (desk, "Police", NULL);

  set (desk, police, "phone", "(360) 555-0101");
  clew_record_set_text (police, "legal_name", "The Police");
  set (desk, police, "legal_name", "Northgate Police Department");
}

static void
test_list (Desk *desk, gconstpointer data)
{
  static const struct
  {
    const char *text;
    guint       found;
  } searches[] = {
    { NULL, 3 },
    { "", 3 },
    { "clinica", 1 },
    { "sol cli", 1 },
    { "hous", 1 },
    { "sol housing", 0 },
    { "NORTH", 1 },
  };
  g_autoptr (ClewRecord) clinic = add_agency (desk, "Clínica Sol", NULL);
  g_autoptr (ClewRecord) shelter = add_agency (desk, "Harbor House", "2026-01-01");
  g_autoptr (ClewRecord) police = add_agency (desk, "Northgate Police Department", "2026-12-24");

  set (desk, shelter, "site_role", "Housing first");
  set (desk, shelter, "mou_ended_on", "2026-11-23");
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) found = clew_agency_list_load (desk->store, searches[i].text, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (found->len, ==, searches[i].found);
      /* Who left stands at the end. */
      if (found->len == 3)
        g_assert_cmpstr (clew_record_get_id (found->pdata[2]), ==, clew_record_get_id (shelter));
    }
  g_assert_cmpint (clew_agency_count (desk->store, NULL), ==, 3);
  g_assert_cmpint (clew_agency_get_agreement (clinic, TODAY), ==, CLEW_AGREEMENT_NONE);
  g_assert_cmpint (clew_agency_get_agreement (police, TODAY), ==, CLEW_AGREEMENT_TO_COME);
  g_assert_cmpint (clew_agency_get_agreement (shelter, TODAY), ==, CLEW_AGREEMENT_ENDED);
  /* The day of leaving is out whole; the day before is in. */
  g_assert_cmpint (clew_agency_get_agreement (shelter, TODAY - 1), ==, CLEW_AGREEMENT_SIGNED);
}

static GPtrArray *
load_people (Desk *desk, ClewRecord *agency)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *people = clew_agency_people_load (desk->store, clew_record_get_id (agency), 100,
                                               TODAY, NULL, &error);

  g_assert_no_error (error);
  return people;
}

static guint
count_changes (Desk *desk, ClewRecord *agency)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = clew_agency_changes_load (
    desk->store, agency != NULL ? clew_record_get_id (agency) : NULL, 100, TODAY, NULL, &error);

  g_assert_no_error (error);
  return changes->len;
}

/* A new name changes neither the old paper nor who may hear. */
/* At the gate, in the ledger and in the table of who may hear. */
static void
assert_named_as (Desk *desk, ClewRecord *person, const char *agency, const char *name)
{
  g_autoptr (GError) error = NULL;
  const char *const agencies[] = { agency, NULL };
  const char *const enrollment[] = { "enrollment", NULL };
  ClewDisclosure    what = {
       .participant = clew_record_get_id (person),
       .agencies = agencies,
       .categories = enrollment,
       .purpose = CLEW_PURPOSE_COORDINATION,
       .method = "spoken",
       .on = TODAY,
  };
  g_autoptr (GPtrArray) rows = clew_gate_ask (desk->store, &what, TODAY, &error);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) table = NULL;
  g_autofree char *words = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (((ClewGateRow *)rows->pdata[0])->answer, ==, CLEW_GATE_BY_CONSENT);
  g_assert_cmpstr (((ClewGateRow *)rows->pdata[0])->named_as, ==, name);
  words = clew_gate_explain (rows->pdata[0]);
  g_assert_nonnull (strstr (words, name));
  g_assert_true (clew_gate_record_told (desk->office, &what, NULL, &error));
  entries = clew_ledger_load (desk->store, what.participant, 0, 0, CLEW_LEDGER_ALL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((ClewLedgerEntry *)entries->pdata[0])->recipient, ==, "Sun Health Center");
  g_assert_cmpstr (((ClewLedgerEntry *)entries->pdata[0])->named_as, ==, name);
  table = clew_who_may_hear_load (desk->store, what.participant, TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((ClewHearingRow *)table->pdata[0])->named_as, ==, name);
}

/* No release for one kind of agency lets another kind hear. */
static void
test_other_kind (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) street = add_agency (desk, "Lantern Street Outreach", "2026-01-02");
  g_autoptr (ClewRecord) rosa = desk_add_person (desk, "Rosa", "Peña");
  g_autofree char *over = paper_add (desk, clew_record_get_id (rosa), "TO-2025-0001", NULL,
                                     "2026-03-01", "enrollment", clew_record_get_id (street), NULL);
  g_autofree char *paper = NULL;

  set (desk, street, "kind", "police");
  set (desk, street, "kind", "housing");
  paper = paper_add (desk, clew_record_get_id (rosa), "TO-2026-0001", NULL, "2027-03-01",
                     "enrollment", clew_record_get_id (street), NULL);
  paper_sign (desk, paper, "2026-03-01");
  set (desk, street, "kind", "shelter");
  clew_record_set_text (street, "kind", "police");
  assert_refused (desk, street, "kind");
  clew_record_set_text (street, "kind", "court");
  assert_refused (desk, street, "kind");
  g_assert_no_error (error);
}

static ClewHear
ask_clinic (Desk *desk, ClewRecord *person, const char *agency, ClewDay on)
{
  g_autoptr (GError) error = NULL;
  const char *const agencies[] = { agency, NULL };
  const char *const enrollment[] = { "enrollment", NULL };
  ClewDisclosure    what = {
       .participant = clew_record_get_id (person),
       .agencies = agencies,
       .categories = enrollment,
       .purpose = CLEW_PURPOSE_COORDINATION,
       .on = on,
  };
  g_autoptr (GPtrArray) rows = clew_gate_ask (desk->store, &what, TODAY, &error);
  const ClewGateRow *row;

  g_assert_no_error (error);
  row = rows->pdata[0];
  if (row->answer == CLEW_GATE_LEFT)
    return CLEW_HEAR_LEFT;
  return row->answer == CLEW_GATE_BY_CONSENT ? CLEW_HEAR_YES : row->hear;
}

/* Who signed before an agency left does not let it hear when it joins again. */
static void
test_rejoins (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) clinic = add_agency (desk, "Clínica Sol", "2026-01-02");
  g_autoptr (ClewRecord) rosa = desk_add_person (desk, "Rosa", "Peña");
  const char      *id = g_intern_string (clew_record_get_id (clinic));
  g_autofree char *paper = paper_add (desk, clew_record_get_id (rosa), "TO-2026-0001", NULL,
                                      "2027-03-01", "enrollment", id, NULL);
  g_autofree char *addition = NULL;
  g_autoptr (ClewRecord) now = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GPtrArray) people_again = NULL;

  paper_sign (desk, paper, "2026-03-01");
  set (desk, clinic, "mou_ended_on", "2026-05-01");
  clew_record_set_nothing (clinic, "mou_ended_on");
  assert_refused (desk, clinic, "mou_ended_on");
  now = clew_record_load (desk->store, &clew_kind_agency, id, &error);
  g_assert_false (clew_agency_rejoin (desk->office, now, clew_day_new (2026, 4, 30), &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (clew_agency_rejoin (desk->office, now, TODAY + 1, &error));
  g_clear_error (&error);
  g_assert_true (clew_agency_rejoin (desk->office, now, clew_day_new (2026, 9, 1), &error));
  g_assert_no_error (error);
  g_assert_cmpint (ask_clinic (desk, rosa, id, clew_day_new (2026, 4, 30)), ==, CLEW_HEAR_YES);
  g_assert_cmpint (ask_clinic (desk, rosa, id, clew_day_new (2026, 5, 1)), ==, CLEW_HEAR_LEFT);
  g_assert_cmpint (ask_clinic (desk, rosa, id, clew_day_new (2026, 8, 31)), ==, CLEW_HEAR_LEFT);
  g_assert_cmpint (ask_clinic (desk, rosa, id, clew_day_new (2026, 9, 1)), ==, CLEW_HEAR_LEFT);
  g_assert_cmpint (ask_clinic (desk, rosa, id, TODAY), ==, CLEW_HEAR_LEFT);
  people = load_people (desk, clinic);
  g_assert_cmpuint (people->len, ==, 0);
  /* Rosa is to be seen again, until she was asked. */
  g_assert_cmpuint (count_changes (desk, NULL), ==, 1);
  addition = paper_add (desk, clew_record_get_id (rosa), "TO-2026-0002", paper, "2027-03-01",
                        "enrollment", id, NULL);
  g_free (paper_add_event (desk, addition, "prepared", "2026-09-02", NULL));
  paper_sign (desk, addition, "2026-09-03");
  g_assert_cmpuint (count_changes (desk, NULL), ==, 0);
  g_assert_cmpint (ask_clinic (desk, rosa, id, clew_day_new (2026, 9, 2)), ==, CLEW_HEAR_LEFT);
  g_assert_cmpint (ask_clinic (desk, rosa, id, clew_day_new (2026, 9, 3)), ==, CLEW_HEAR_YES);
  people_again = load_people (desk, clinic);
  g_assert_cmpuint (people_again->len, ==, 1);
}

/* A date that was wrong never was: what was signed goes on. */
static void
test_wrong_end (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) clinic = add_agency (desk, "Clínica Sol", "2026-01-02");
  g_autoptr (ClewRecord) rosa = desk_add_person (desk, "Rosa", "Peña");
  const char      *id = g_intern_string (clew_record_get_id (clinic));
  g_autofree char *paper = paper_add (desk, clew_record_get_id (rosa), "TO-2026-0001", NULL,
                                      "2027-03-01", "enrollment", id, NULL);

  paper_sign (desk, paper, "2026-03-01");
  set (desk, clinic, "mou_ended_on", "2026-05-01");
  clew_record_set_nothing (clinic, "mou_ended_on");
  g_assert_true (clew_agency_correct_end (desk->office, clinic, &error));
  g_assert_no_error (error);
  g_assert_cmpint (ask_clinic (desk, rosa, id, clew_day_new (2026, 6, 1)), ==, CLEW_HEAR_YES);
  g_assert_cmpuint (count_changes (desk, NULL), ==, 0);
}

static void
test_renamed (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) clinic = add_agency (desk, "Clínica Sol", "2026-01-02");
  g_autoptr (ClewRecord) rosa = desk_add_person (desk, "Rosa", "Peña");
  const char      *id = g_intern_string (clew_record_get_id (clinic));
  g_autofree char *paper = paper_add (desk, clew_record_get_id (rosa), "TO-2026-0001", NULL,
                                      "2027-03-01", "enrollment housing", id, NULL);
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (ClewReleaseDetail) release = NULL;
  ClewReleaseAgency *named;
  ClewAgencyPerson  *person;

  paper_sign (desk, paper, "2026-03-01");
  clew_record_set_text (clinic, "legal_name", "CLINICA SOL");
  g_assert_true (clew_agency_save (desk->office, "edit", clinic, NULL, &error));
  clew_record_set_text (clinic, "legal_name", "Sun Health Center");
  assert_refused (desk, clinic, "legal_name");
  g_assert_true (clew_agency_rename (desk->office, clinic, &error));
  g_assert_no_error (error);
  release = clew_release_detail_load (desk->store, paper, TODAY, &error);
  g_assert_no_error (error);
  named = release->agencies->pdata[0];
  g_assert_cmpstr (named->name, ==, "Clínica Sol");
  g_assert_cmpstr (named->called, ==, "Sun Health Center");
  g_assert_cmpuint (g_strv_length (named->may_hear), ==, 2);
  assert_named_as (desk, rosa, id, "Clínica Sol");
  people = load_people (desk, clinic);
  g_assert_cmpuint (people->len, ==, 1);
  person = people->pdata[0];
  g_assert_cmpstr (person->participant, ==, clew_record_get_id (rosa));
  g_assert_cmpstr (person->name, ==, "Peña, Rosa");
  g_assert_cmpuint (person->until, ==, clew_day_new (2027, 3, 1));
  g_assert_cmpuint (g_strv_length (person->categories), ==, 2);
}

/* Limited, in the order of the list of people, and told that there are more. */
static void
test_people (Desk *desk, gconstpointer data)
{
  static const char *const names[] = { "Zhou", "Álvarez", "Moss", "Berg" };
  static const char *const order[] = { "Álvarez, Kim", "Berg, Kim", "Moss, Kim" };
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) clinic = add_agency (desk, "Clínica Sol", NULL);
  g_autoptr (GPtrArray) people = NULL;
  gboolean more = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (ClewRecord) person = desk_add_person (desk, "Kim", names[i]);
      g_autofree char *number = g_strdup_printf ("TO-2026-%04u", i + 1);
      g_autofree char *paper = paper_add (desk, clew_record_get_id (person), number, NULL, NULL,
                                          "plan", clew_record_get_id (clinic), NULL);

      paper_sign (desk, paper, "2026-03-01");
    }
  people = clew_agency_people_load (desk->store, clew_record_get_id (clinic), 3, TODAY, &more,
                                    &error);
  g_assert_no_error (error);
  g_assert_true (more);
  g_assert_cmpuint (people->len, ==, 3);
  for (guint i = 0; i < people->len; i++)
    g_assert_cmpstr (((ClewAgencyPerson *)people->pdata[i])->name, ==, order[i]);
  g_clear_pointer (&people, g_ptr_array_unref);
  people = clew_agency_people_load (desk->store, clew_record_get_id (clinic), 4, TODAY, &more,
                                    &error);
  g_assert_false (more);
  g_assert_cmpuint (people->len, ==, 4);
}

/* Who leaves is out from that day: from the release's page and from new forms. */
static void
test_leaves (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) clinic = add_agency (desk, "Clínica Sol", "2026-01-02");
  g_autoptr (ClewRecord) shelter = add_agency (desk, "Harbor House", "2026-01-02");
  g_autoptr (ClewRecord) rosa = desk_add_person (desk, "Rosa", "Peña");
  g_autofree char *paper = paper_add (desk, clew_record_get_id (rosa), "TO-2026-0001", NULL,
                                      "2027-03-01", "enrollment", clew_record_get_id (clinic),
                                      clew_record_get_id (shelter), NULL);
  g_autoptr (ClewReleaseDetail) release = NULL;
  g_autoptr (ClewReleaseDraft) draft = NULL;
  ClewReleaseAgency *named;

  paper_sign (desk, paper, "2026-03-01");
  g_assert_cmpuint (count_changes (desk, NULL), ==, 0);
  set (desk, clinic, "mou_ended_on", "2026-11-24");
  g_assert_cmpuint (count_changes (desk, NULL), ==, 0);
  set (desk, clinic, "mou_ended_on", "2026-11-23");
  release = clew_release_detail_load (desk->store, paper, TODAY, &error);
  g_assert_no_error (error);
  named = release->agencies->pdata[0];
  g_assert_cmpuint (named->left_on, ==, TODAY);
  g_assert_cmpuint (g_strv_length (named->ticked), ==, 1);
  g_assert_cmpuint (g_strv_length (named->may_hear), ==, 0);
  named = release->agencies->pdata[1];
  g_assert_cmpuint (named->left_on, ==, CLEW_DAY_UNKNOWN);
  g_assert_cmpuint (g_strv_length (named->may_hear), ==, 1);
  draft = clew_release_draft_new (desk->office, clew_record_get_id (rosa), &error);
  g_assert_null (clew_release_draft_find (draft, clew_record_get_id (clinic)));
  g_assert_nonnull (clew_release_draft_find (draft, clew_record_get_id (shelter)));
  g_assert_cmpuint (count_changes (desk, NULL), ==, 1);
  g_assert_cmpuint (count_changes (desk, clinic), ==, 1);
  g_assert_cmpuint (count_changes (desk, shelter), ==, 0);
  /* Whoever took it back from the agency need not hear of it. */
  g_free (paper_add_event (desk, paper, "revoked", "2026-11-20", clew_record_get_id (clinic)));
  g_assert_cmpuint (count_changes (desk, NULL), ==, 0);
}

typedef struct
{
  ClewRecord *old;
  ClewRecord *joined;
  ClewRecord *person;
  char       *paper;
} Joining;

static void
joining_clear (Joining *joining)
{
  g_clear_object (&joining->old);
  g_clear_object (&joining->joined);
  g_clear_object (&joining->person);
  g_free (joining->paper);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Joining, joining_clear)

/* Somebody signed in March; an agency joined in May. */
static Joining
set_up_joining (Desk *desk)
{
  Joining joining = {
    add_agency (desk, "Harbor House", "2026-01-02"),
    add_agency (desk, "Clínica Sol", "2026-05-01"),
    desk_add_person (desk, "Rosa", "Peña"),
    NULL,
  };

  joining.paper = paper_add (desk, clew_record_get_id (joining.person), "TO-2026-0001", NULL,
                             "2027-03-01", "enrollment", clew_record_get_id (joining.old), NULL);
  paper_sign (desk, joining.paper, "2026-03-01");
  return joining;
}

static void
test_joins (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Joining) joining = set_up_joining (desk);
  g_autoptr (GPtrArray) changes = clew_agency_changes_load (desk->store, NULL, 100, TODAY, NULL,
                                                            &error);
  ClewAgencyChange *change;

  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, ==, 1);
  change = changes->pdata[0];
  g_assert_cmpstr (change->participant, ==, clew_record_get_id (joining.person));
  g_assert_cmpstr (change->form_number, ==, "TO-2026-0001");
  g_assert_cmpuint (change->signed_on, ==, clew_day_new (2026, 3, 1));
  g_assert_cmpuint (g_strv_length (change->joined), ==, 1);
  g_assert_cmpstr (change->joined[0], ==, "Clínica Sol");
  g_assert_cmpuint (g_strv_length (change->left), ==, 0);
  g_assert_cmpuint (count_changes (desk, joining.old), ==, 0);
  g_assert_cmpuint (count_changes (desk, joining.joined), ==, 1);
  /* Not while it is still to join, may not receive, or on the day of the signature. */
  set (desk, joining.joined, "mou_signed_on", "2026-11-24");
  g_assert_cmpuint (count_changes (desk, NULL), ==, 0);
  set (desk, joining.joined, "mou_signed_on", "2026-11-23");
  g_assert_cmpuint (count_changes (desk, NULL), ==, 1);
  set (desk, joining.joined, "mou_signed_on", "2026-03-01");
  g_assert_cmpuint (count_changes (desk, NULL), ==, 0);
  set (desk, joining.joined, "mou_signed_on", "2026-03-02");
  clew_record_set_yes (joining.joined, "may_receive", FALSE);
  clew_agency_save (desk->office, "edit", joining.joined, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_changes (desk, NULL), ==, 0);
}

/* Who was asked, whatever the answer, is not asked again; a form found
 * deficient asked nothing. */
static void
test_asked (Desk *desk, gconstpointer data)
{
  static const char *const answers[] = { NULL, "signed", "declined" };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      Desk one = { 0 };
      g_auto (Joining) joining = { 0 };
      g_autofree char *form = NULL;

      desk_set_up (&one, NULL);
      joining = set_up_joining (&one);
      form = paper_add (&one, clew_record_get_id (joining.person), "TO-2026-0002", joining.paper,
                        "2027-03-01", "enrollment", clew_record_get_id (joining.joined), NULL);
      g_free (paper_add_event (&one, form, "prepared", "2026-06-01", NULL));
      if (g_strcmp0 (answers[i], "signed") == 0)
        paper_sign (&one, form, "2026-06-02");
      else if (answers[i] != NULL)
        g_free (paper_add_event (&one, form, answers[i], "2026-06-02", NULL));
      g_assert_cmpuint (count_changes (&one, NULL), ==, 0);
      g_free (paper_add_event (&one, form, "deficient", "2026-07-01", NULL));
      g_assert_cmpuint (count_changes (&one, NULL), ==, 1);
      desk_tear_down (&one, NULL);
    }
}

/* Nobody without a release in force: there is nothing to add to. */
static void
test_not_in_force (Desk *desk, gconstpointer data)
{
  g_auto (Joining) joining = set_up_joining (desk);

  g_free (paper_add_event (desk, joining.paper, "revoked", "2026-06-01", NULL));
  g_assert_cmpuint (count_changes (desk, NULL), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  DESK_ADD ("/clew/records/agencies/refused", test_refused);
  DESK_ADD ("/clew/records/agencies/old-name", test_old_name);
  DESK_ADD ("/clew/records/agencies/list", test_list);
  DESK_ADD ("/clew/records/agencies/renamed", test_renamed);
  DESK_ADD ("/clew/records/agencies/reason", test_reason);
  DESK_ADD ("/clew/records/agencies/other-kind", test_other_kind);
  DESK_ADD ("/clew/records/agencies/rejoins", test_rejoins);
  DESK_ADD ("/clew/records/agencies/wrong-end", test_wrong_end);
  DESK_ADD ("/clew/records/agencies/people", test_people);
  DESK_ADD ("/clew/records/agencies/leaves", test_leaves);
  DESK_ADD ("/clew/records/agencies/joins", test_joins);
  DESK_ADD ("/clew/records/agencies/asked", test_asked);
  DESK_ADD ("/clew/records/agencies/not-in-force", test_not_in_force);
  return g_test_run ();
}
