/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "consent-paper.h"

#include "base/clew-error.h"
#include "documents/clew-release-form.h"
#include "records/clew-gate.h"
#include "records/clew-release-addition.h"
#include "records/clew-release-detail.h"
#include "records/clew-release-list.h"
#include "records/clew-release-renew.h"
#include "records/clew-who-may-hear.h"

/* Forms that only add an agency to a release in force. */

typedef struct
{
  ClewRecord *person;
  ClewRecord *cedar;
  ClewRecord *police;
  char       *base;
  char       *addition;
} Adding;

static void
adding_clear (Adding *adding)
{
  g_clear_object (&adding->person);
  g_clear_object (&adding->cedar);
  g_clear_object (&adding->police);
  g_free (adding->base);
  g_free (adding->addition);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Adding, adding_clear)

/* Signed in March for one agency, in June for another. */
static Adding
set_up (Desk *desk)
{
  Adding adding = {
    desk_add_person (desk, "Rosa", "Peña"),
    desk_add (desk, &clew_kind_agency, "legal_name", "Cedar Clinic", "kind", "treatment", NULL),
    desk_add (desk, &clew_kind_agency, "legal_name", "Bay Police Department", "kind", "police",
              NULL),
  };
  const char *person = clew_record_get_id (adding.person);

  adding.base = paper_add (desk, person, "TO-2026-0001", NULL, "2027-03-01", "enrollment plan",
                           clew_record_get_id (adding.cedar), NULL);
  paper_sign (desk, adding.base, "2026-03-01");
  adding.addition = paper_add (desk, person, "TO-2026-0002", adding.base, "2027-03-01",
                               "enrollment court", clew_record_get_id (adding.police), NULL);
  g_free (paper_add_event (desk, adding.addition, "prepared", "2026-06-01", NULL));
  return adding;
}

static ClewReleaseStanding
stand (Desk *desk, const Adding *adding, const char *paper)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewFacts) facts = clew_facts_load (desk->store,
                                                 clew_record_get_id (adding->person), &error);

  g_assert_no_error (error);
  return clew_release_stand (facts, paper, TODAY);
}

static ClewHear
ask (Desk *desk, const Adding *adding, ClewRecord *agency, const char *category)
{
  g_autoptr (ClewFacts) facts = clew_facts_load (desk->store,
                                                 clew_record_get_id (adding->person), NULL);

  return clew_facts_may_hear (facts, clew_record_get_id (agency), category, TODAY).answer;
}

static void
test_waits (Desk *desk, gconstpointer data)
{
  g_auto (Adding) adding = set_up (desk);
  ClewReleaseStanding standing = stand (desk, &adding, adding.addition);

  g_assert_true (standing.is_addition);
  g_assert_false (standing.is_signed);
  g_assert_cmpint (standing.state, ==, CLEW_RELEASE_PREPARED);
  g_assert_true (standing.needs_attention);
  g_assert_cmpint (ask (desk, &adding, adding.police, "court"), ==, CLEW_HEAR_NOT_NAMED);
  /* Nothing to wait for once there is nothing to add to. */
  g_free (paper_add_event (desk, adding.base, "revoked", "2026-07-01", NULL));
  g_assert_false (stand (desk, &adding, adding.addition).needs_attention);
}

static void
test_declined (Desk *desk, gconstpointer data)
{
  g_auto (Adding) adding = set_up (desk);

  g_free (paper_add_event (desk, adding.addition, "declined", "2026-06-02", NULL));
  g_assert_cmpint (stand (desk, &adding, adding.addition).state, ==, CLEW_RELEASE_DECLINED);
  g_assert_cmpint (stand (desk, &adding, adding.base).state, ==, CLEW_RELEASE_ACTIVE);
}

static void
test_signed (Desk *desk, gconstpointer data)
{
  g_auto (Adding) adding = set_up (desk);
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewReleaseDetail) base = NULL;
  g_autoptr (ClewReleaseDetail) detail = NULL;
  g_autoptr (GPtrArray) items = NULL;
  ClewReleaseStanding  standing;
  ClewReleaseAddition *addition;
  ClewReleaseAgency   *agency;

  paper_sign (desk, adding.addition, "2026-06-02");
  standing = stand (desk, &adding, adding.addition);
  g_assert_cmpint (standing.state, ==, CLEW_RELEASE_ACTIVE);
  g_assert_cmpuint (standing.day, ==, clew_day_new (2027, 3, 1));
  g_assert_true (standing.is_governing);
  g_assert_false (standing.needs_attention);
  g_assert_false (clew_release_is_replaced (&standing));
  g_assert_cmpint (ask (desk, &adding, adding.police, "court"), ==, CLEW_HEAR_YES);
  g_assert_cmpint (ask (desk, &adding, adding.police, "plan"), ==, CLEW_HEAR_NOT_THIS_KIND);

  base = clew_release_detail_load (desk->store, adding.base, TODAY, &error);
  g_assert_no_error (error);
  g_assert_null (base->base);
  g_assert_cmpuint (base->agencies->len, ==, 1);
  g_assert_cmpuint (base->additions->len, ==, 1);
  addition = base->additions->pdata[0];
  g_assert_cmpstr (clew_record_get_id (addition->consent), ==, adding.addition);
  agency = addition->agencies->pdata[0];
  g_assert_cmpstr (agency->name, ==, "Bay Police Department");
  g_assert_cmpuint (g_strv_length (agency->may_hear), ==, 2);

  detail = clew_release_detail_load (desk->store, adding.addition, TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (clew_record_get_id (detail->base), ==, adding.base);
  agency = detail->agencies->pdata[0];
  g_assert_cmpuint (g_strv_length (agency->ticked), ==, 2);
  g_assert_cmpuint (g_strv_length (agency->may_hear), ==, 2);

  items = clew_release_list_load (desk->store, CLEW_RELEASES_IN_FORCE, NULL,
                                  CLEW_DATE_ORDER_MONTH_FIRST, 10, TODAY, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 2);
}

/* What ends the release ends what was added to it. */
static void
test_ends_with_its_base (Desk *desk, gconstpointer data)
{
  static const struct
  {
    const char      *kind;
    ClewReleaseState state;
  } ends[] = { { "revoked", CLEW_RELEASE_REVOKED },
               { "ended", CLEW_RELEASE_ENDED },
               { "deficient", CLEW_RELEASE_DEFICIENT } };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      Desk one = { 0 };
      g_auto (Adding) adding = { 0 };
      ClewReleaseStanding standing;

      desk_set_up (&one, NULL);
      adding = set_up (&one);
      paper_sign (&one, adding.addition, "2026-06-02");
      g_free (paper_add_event (&one, adding.base, ends[i].kind, "2026-07-01", NULL));
      standing = stand (&one, &adding, adding.addition);
      g_assert_cmpint (standing.state, ==, ends[i].state);
      g_assert_cmpuint (standing.day, ==, clew_day_new (2026, 7, 1));
      g_assert_cmpint (ask (&one, &adding, adding.police, "court"), !=, CLEW_HEAR_YES);
      desk_tear_down (&one, NULL);
    }
}

/* Taken back on the release for the agency that was added, or on the form
 * that added it: the rest stands. */
static void
test_taken_back (Desk *desk, gconstpointer data)
{
  for (guint on_base = 0; on_base < 2; on_base++)
    {
      Desk one = { 0 };
      g_auto (Adding) adding = { 0 };
      ClewReleaseStanding standing;

      desk_set_up (&one, NULL);
      adding = set_up (&one);
      paper_sign (&one, adding.addition, "2026-06-02");
      g_free (paper_add_event (&one, on_base ? adding.base : adding.addition, "revoked",
                               "2026-07-01",
                               on_base ? clew_record_get_id (adding.police) : NULL));
      standing = stand (&one, &adding, adding.addition);
      g_assert_cmpint (standing.state, ==, CLEW_RELEASE_REVOKED);
      g_assert_cmpuint (standing.day, ==, clew_day_new (2026, 7, 1));
      g_assert_cmpint (stand (&one, &adding, adding.base).state, ==,
                       CLEW_RELEASE_PARTLY_REVOKED);
      g_assert_cmpint (ask (&one, &adding, adding.cedar, "plan"), ==, CLEW_HEAR_YES);
      desk_tear_down (&one, NULL);
    }
}

/* A newer release, or the same signed anew, leaves behind what was added. */
static void
test_replaced (Desk *desk, gconstpointer data)
{
  for (guint anew = 0; anew < 2; anew++)
    {
      Desk one = { 0 };
      g_auto (Adding) adding = { 0 };
      g_autofree char    *newer = NULL;
      ClewReleaseStanding standing;

      desk_set_up (&one, NULL);
      adding = set_up (&one);
      paper_sign (&one, adding.addition, "2026-06-02");
      newer = paper_add (&one, clew_record_get_id (adding.person), "TO-2026-0003", NULL,
                         "2027-09-01", "plan", clew_record_get_id (adding.cedar), NULL);
      paper_sign (&one, anew ? adding.base : newer, "2026-09-01");
      standing = stand (&one, &adding, adding.addition);
      g_assert_true (clew_release_is_replaced (&standing));
      g_assert_cmpuint (standing.replaced_on, ==, clew_day_new (2026, 9, 1));
      g_assert_cmpint (ask (&one, &adding, adding.police, "court"), ==, CLEW_HEAR_NOT_NAMED);
      desk_tear_down (&one, NULL);
    }
}

static ClewReleaseDraft *
make_addition (Desk *desk, const Adding *adding)
{
  g_autoptr (GError) error = NULL;
  ClewReleaseDraft *draft = clew_release_addition_new (desk->office, adding->base, &error);

  g_assert_no_error (error);
  return draft;
}

static void
test_draft (Desk *desk, gconstpointer data)
{
  g_auto (Adding) adding = set_up (desk);
  g_autoptr (ClewReleaseDraft) draft = make_addition (desk, &adding);
  ClewReleaseOffer *cedar = clew_release_draft_find (draft, clew_record_get_id (adding.cedar));

  g_assert_cmpuint (clew_release_draft_count_offered (draft), ==, 0);
  g_assert_cmpint (clew_release_draft_check (draft, desk->office), ==, CLEW_RELEASE_NO_AGENCY);
  g_assert_cmpuint (draft->expires_on, ==, clew_day_new (2027, 3, 1));
  g_assert_cmpstr (draft->adds_to_number, ==, "TO-2026-0001");
  /* What it may hear is not offered again, and refused when it is. */
  g_assert_false (clew_release_offer_has (cedar, "enrollment"));
  cedar->offered = TRUE;
  clew_release_offer_set (cedar, "plan", TRUE);
  clew_release_offer_set (cedar, "housing", TRUE);
  g_assert_cmpint (clew_release_draft_check (draft, desk->office), ==,
                   CLEW_RELEASE_NAMED_ALREADY);
  clew_release_offer_set (cedar, "plan", FALSE);
  g_assert_cmpint (clew_release_draft_check (draft, desk->office), ==, CLEW_RELEASE_COMPLETE);
  /* The release may end while the form is being made. */
  g_free (paper_add_event (desk, adding.base, "revoked", "2026-11-23", NULL));
  g_assert_cmpint (clew_release_draft_check (draft, desk->office), ==,
                   CLEW_RELEASE_NOT_IN_FORCE);
}

static void
test_refused (Desk *desk, gconstpointer data)
{
  g_auto (Adding) adding = set_up (desk);
  g_autoptr (GError) error = NULL;

  /* Nothing is added to what only adds. */
  paper_sign (desk, adding.addition, "2026-06-02");
  g_assert_null (clew_release_addition_new (desk->office, adding.addition, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
  g_clear_error (&error);
  g_free (paper_add_event (desk, adding.base, "revoked", "2026-07-01", NULL));
  g_assert_null (clew_release_addition_new (desk->office, adding.base, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
}

/* A number and a paper of its own; the old paper stays byte for byte. */
static void
test_issue (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Adding) adding = set_up (desk);
  g_autoptr (ClewReleaseDraft) whole = clew_release_draft_new (
    desk->office, clew_record_get_id (adding.person), &error);
  g_autoptr (ClewReleaseDraft) draft = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GBytes) paper = NULL;
  g_autoptr (ClewRecord) consent = NULL;
  g_autofree char *addition = NULL;

  g_assert_no_error (error);
  clew_release_draft_offer (whole, clew_record_get_id (adding.cedar), TRUE);
  g_free (adding.base);
  adding.base = clew_release_issue (desk->office, whole, clew_release_form_print, NULL, &before,
                                    &error);
  g_assert_no_error (error);
  paper_sign (desk, adding.base, "2026-11-23");
  draft = make_addition (desk, &adding);
  clew_release_draft_offer (draft, clew_record_get_id (adding.police), TRUE);
  addition = clew_release_issue (desk->office, draft, clew_release_form_print, NULL, &paper,
                                 &error);
  g_assert_no_error (error);
  consent = clew_record_load (desk->store, &clew_kind_consent, addition, &error);
  g_assert_cmpstr (clew_record_get_text (consent, "adds_to"), ==, adding.base);
  g_assert_cmpstr (clew_record_get_text (consent, "form_number"), ==, "TO-2026-0004");
  g_assert_cmpuint (clew_record_get_day (consent, "expires_on"), ==, draft->expires_on);
  after = clew_release_load_pdf (desk->office, adding.base, &error);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_cmpuint (g_bytes_get_size (paper), >, 1000);
  g_assert_cmpint (stand (desk, &adding, addition).state, ==, CLEW_RELEASE_PREPARED);
}

static ClewGateAnswer
ask_gate (Desk *desk, const Adding *adding, ClewPurpose purpose)
{
  const char    *agencies[] = { clew_record_get_id (adding->police), NULL };
  const char    *categories[] = { "enrollment", NULL };
  ClewDisclosure what = {
    .participant = clew_record_get_id (adding->person),
    .agencies = agencies,
    .categories = categories,
    .purpose = purpose,
    .on = TODAY,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) answers = clew_gate_ask (desk->store, &what, TODAY, &error);

  g_assert_no_error (error);
  return ((ClewGateRow *)answers->pdata[0])->answer;
}

/* The gate lets out to who was added, and afterwards only the notice. */
static void
test_gate (Desk *desk, gconstpointer data)
{
  g_auto (Adding) adding = set_up (desk);

  g_assert_cmpint (ask_gate (desk, &adding, CLEW_PURPOSE_COORDINATION), ==, CLEW_GATE_NO_CONSENT);
  paper_sign (desk, adding.addition, "2026-06-02");
  g_assert_cmpint (ask_gate (desk, &adding, CLEW_PURPOSE_COORDINATION), ==, CLEW_GATE_BY_CONSENT);
  g_free (paper_add_event (desk, adding.base, "revoked", "2026-11-23", NULL));
  g_assert_cmpint (ask_gate (desk, &adding, CLEW_PURPOSE_COORDINATION), ==, CLEW_GATE_NO_CONSENT);
  g_assert_true (clew_gate_is_yes (ask_gate (desk, &adding, CLEW_PURPOSE_NOTICE)));
}

/* What was signed on a form that adds is part of the renewed release; what was
 * only prepared is not. */
static void
test_renew (Desk *desk, gconstpointer data)
{
  for (guint is_signed = 0; is_signed < 2; is_signed++)
    {
      Desk one = { 0 };
      g_auto (Adding) adding = { 0 };
      g_autoptr (GError) error = NULL;
      g_autoptr (ClewReleaseDraft) draft = NULL;
      g_autoptr (GPtrArray) dropped = NULL;
      ClewReleaseOffer *police;

      desk_set_up (&one, NULL);
      adding = set_up (&one);
      if (is_signed)
        paper_sign (&one, adding.addition, "2026-06-02");
      draft = clew_release_renew (one.office, adding.base, &dropped, &error);
      g_assert_no_error (error);
      police = clew_release_draft_find (draft, clew_record_get_id (adding.police));
      g_assert_cmpint (police->offered, ==, is_signed);
      if (is_signed)
        g_assert_cmpuint (g_strv_length (police->categories), ==, 2);
      g_assert_cmpuint (dropped->len, ==, 0);
      g_assert_null (draft->adds_to);
      desk_tear_down (&one, NULL);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  DESK_ADD ("/clew/records/additions/waits", test_waits);
  DESK_ADD ("/clew/records/additions/declined", test_declined);
  DESK_ADD ("/clew/records/additions/signed", test_signed);
  DESK_ADD ("/clew/records/additions/ends-with-its-base", test_ends_with_its_base);
  DESK_ADD ("/clew/records/additions/taken-back", test_taken_back);
  DESK_ADD ("/clew/records/additions/replaced", test_replaced);
  DESK_ADD ("/clew/records/additions/draft", test_draft);
  DESK_ADD ("/clew/records/additions/refused", test_refused);
  DESK_ADD ("/clew/records/additions/issue", test_issue);
  DESK_ADD ("/clew/records/additions/renew", test_renew);
  DESK_ADD ("/clew/records/additions/gate", test_gate);
  return g_test_run ();
}
