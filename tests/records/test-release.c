/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "records-office.h"

#include "base/clew-error.h"
#include "documents/clew-release-form.h"
#include "records/clew-facts.h"
#include "records/clew-release.h"
#include "records/clew-who-may-hear.h"

#include <string.h>

/* Making a release and recording what became of it. */

typedef struct
{
  guint    calls;
  gboolean fail;
} Printer;

static GBytes *
print_cb (ClewOffice       *office,
          ClewReleaseDraft *draft,
          ClewRecord       *wording,
          const char       *form_number,
          gpointer          data,
          GError          **error)
{
  Printer *printer = data;
  char    *text = g_strdup_printf ("%s in %s", form_number,
                                   clew_record_get_text (wording, "language"));

  printer->calls++;
  if (!printer->fail)
    return g_bytes_new_take (text, strlen (text));
  g_free (text);
  g_set_error_literal (error, CLEW_DOCUMENTS_ERROR, CLEW_DOCUMENTS_ERROR_FAILED, "No paper.");
  return NULL;
}

typedef struct
{
  ClewRecord *person;
  ClewRecord *cedar;
  ClewRecord *police;
  ClewRecord *gone;
  ClewRecord *silent;
} Site;

static void
site_clear (Site *site)
{
  g_clear_object (&site->person);
  g_clear_object (&site->cedar);
  g_clear_object (&site->police);
  g_clear_object (&site->gone);
  g_clear_object (&site->silent);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Site, site_clear)

static Site
make_site (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  Site site;

  site.person = desk_add (desk, &clew_kind_participant, "given_name", "Rosa", "family_name",
                          "Peña", "language", "es", "interpreter", "yes", NULL);
  site.cedar = desk_add (desk, &clew_kind_agency, "legal_name", "Cedar Behavioral Health", "kind",
                         "treatment", "reason", "Where I can get treatment", "reason_es",
                         "Donde puedo recibir tratamiento", "offered_categories",
                         "enrollment treatment", NULL);
  site.police = desk_add (desk, &clew_kind_agency, "legal_name", "Bay Police Department", "kind",
                          "police", "reason", "Can bring me to LEAD", NULL);
  site.gone = desk_add (desk, &clew_kind_agency, "legal_name", "Old Clinic", "kind", "health",
                        "mou_ended_on", "2026-11-23", NULL);
  site.silent = clew_record_new (&clew_kind_agency);
  clew_record_set_text (site.silent, "legal_name", "Silent Shelter");
  clew_record_set_text (site.silent, "kind", "shelter");
  clew_record_set_yes (site.silent, "may_receive", FALSE);
  clew_office_save (desk->office, "add", site.silent, &error);
  g_assert_no_error (error);
  return site;
}

static ClewReleaseDraft *
make_draft (Desk *desk, Site *site)
{
  g_autoptr (GError) error = NULL;
  ClewReleaseDraft *draft = clew_release_draft_new (desk->office,
                                                    clew_record_get_id (site->person), &error);

  g_assert_no_error (error);
  clew_release_draft_offer (draft, clew_record_get_id (site->cedar), TRUE);
  clew_release_draft_offer (draft, clew_record_get_id (site->police), TRUE);
  return draft;
}

static char *
issue (Desk *desk, Site *site, ClewDay expires_on)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewReleaseDraft) draft = make_draft (desk, site);
  Printer printer = { 0 };
  char   *consent;

  if (expires_on != CLEW_DAY_UNKNOWN)
    draft->expires_on = expires_on;
  consent = clew_release_issue (desk->office, draft, print_cb, &printer, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (consent);
  return consent;
}

static void
test_draft (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk);
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewReleaseDraft) draft = clew_release_draft_new (
    desk->office, clew_record_get_id (site.person), &error);
  ClewReleaseOffer *offer;

  /* Nothing chosen means nobody. */
  g_assert_cmpuint (clew_release_draft_count_offered (draft), ==, 0);
  g_assert_cmpint (clew_release_draft_check (draft, desk->office), ==, CLEW_RELEASE_NO_AGENCY);
  g_assert_cmpstr (draft->language, ==, "es");
  g_assert_true (draft->interpreter);
  g_assert_cmpuint (draft->expires_on, ==, clew_day_new (2027, 11, 23));
  /* Whoever may not receive, or has no agreement any more, is not on the list. */
  g_assert_cmpuint (draft->agencies->len, ==, 2);
  g_assert_null (clew_release_draft_find (draft, clew_record_get_id (site.gone)));
  g_assert_null (clew_release_draft_find (draft, clew_record_get_id (site.silent)));
  offer = clew_release_draft_find (draft, clew_record_get_id (site.cedar));
  g_assert_true (clew_release_offer_has (offer, "treatment"));
  g_assert_false (clew_release_offer_has (offer, "court"));
  clew_release_offer_set (offer, "court", TRUE);
  clew_release_offer_set (offer, "court", TRUE);
  clew_release_offer_set (offer, "enrollment", FALSE);
  g_assert_cmpuint (g_strv_length (offer->categories), ==, 2);
  g_assert_cmpstr (offer->categories[0], ==, "treatment");
  offer = clew_release_draft_find (draft, clew_record_get_id (site.police));
  g_assert_cmpuint (g_strv_length (offer->categories), ==, 1);
  g_assert_cmpstr (offer->categories[0], ==, "enrollment");
  g_assert_null (clew_release_draft_new (desk->office, "nobody", &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_NOT_FOUND);
}

/* Each gap is found, has its words, and keeps the printer from being asked. */
static void
assert_gap (Desk *desk, ClewReleaseDraft *draft, ClewReleaseGap gap)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  Printer printer = { 0 };
  gint64  changes = desk_count (desk, "SELECT count (*) FROM change");

  g_assert_cmpint (clew_release_draft_check (draft, desk->office), ==, gap);
  g_assert_nonnull (clew_release_gap_message (gap));
  g_assert_null (clew_release_issue (desk->office, draft, print_cb, &printer, &pdf, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
  g_assert_null (pdf);
  g_assert_cmpuint (printer.calls, ==, 0);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM change"), ==, changes);
}

static void
test_gaps (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk);
  g_autoptr (ClewReleaseDraft) draft = make_draft (desk, &site);
  g_autoptr (ClewRecord) office = clew_record_copy (clew_office_get_record (desk->office));
  ClewReleaseOffer *offer = clew_release_draft_find (draft, clew_record_get_id (site.police));

  clew_record_set_number (office, "release_cap_months", 24);
  g_assert_true (clew_office_save (desk->office, "cap", office, NULL));
  g_assert_cmpint (clew_release_draft_check (draft, desk->office), ==, CLEW_RELEASE_COMPLETE);
  clew_release_offer_set (offer, "enrollment", FALSE);
  assert_gap (desk, draft, CLEW_RELEASE_NO_CATEGORY);
  clew_release_offer_set (offer, "enrollment", TRUE);
  draft->expires_on = CLEW_DAY_UNKNOWN;
  assert_gap (desk, draft, CLEW_RELEASE_NO_END);
  draft->expires_on = TODAY;
  assert_gap (desk, draft, CLEW_RELEASE_END_PAST);
  draft->expires_on = clew_day_new (2028, 11, 24);
  assert_gap (desk, draft, CLEW_RELEASE_END_TOO_LATE);
  draft->expires_on = clew_day_new (2028, 11, 23);
  g_assert_cmpint (clew_release_draft_check (draft, desk->office), ==, CLEW_RELEASE_COMPLETE);
  g_free (draft->language);
  draft->language = g_strdup ("pl");
  assert_gap (desk, draft, CLEW_RELEASE_NO_WORDING);
  g_free (draft->language);
  draft->language = g_strdup ("en");
  clew_record_set_nothing (office, "address");
  clew_record_set_nothing (office, "phone");
  g_assert_true (clew_office_save (desk->office, "nowhere", office, NULL));
  assert_gap (desk, draft, CLEW_RELEASE_NO_WAY_BACK);
}

static void
test_issue (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk);
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewReleaseDraft) draft = make_draft (desk, &site);
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (ClewRecord) consent = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) prints = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *id = NULL;
  Printer          printer = { 0 };
  gint64           changes = desk_count (desk, "SELECT count (*) FROM change");

  draft->large_print = TRUE;
  id = clew_release_issue (desk->office, draft, print_cb, &printer, &pdf, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (printer.calls, ==, 1);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM change"), ==, changes + 1);
  g_assert_cmpstr (g_bytes_get_data (pdf, NULL), ==, "TO-2026-0001 in es");

  consent = clew_record_load (desk->store, &clew_kind_consent, id, &error);
  g_assert_cmpstr (clew_record_get_text (consent, "form_number"), ==, "TO-2026-0001");
  g_assert_cmpuint (clew_record_get_day (consent, "expires_on"), ==, clew_day_new (2027, 11, 23));
  g_assert_true (clew_record_get_yes (consent, "large_print"));
  g_assert_cmpint (
    desk_count (desk, "SELECT count (*) FROM consent_event WHERE kind IN ('prepared', 'printed')"),
    ==, 2);

  /* As the paper has them: in its order, with its words. */
  rows = clew_record_select (desk->store, &clew_kind_consent_agency, &error, "1 ORDER BY position",
                             NULL);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (clew_record_get_text (rows->pdata[0], "printed_name"), ==,
                   "Bay Police Department");
  /* In English for want of Spanish, as on the paper. */
  g_assert_cmpstr (clew_record_get_text (rows->pdata[0], "printed_reason"), ==,
                   "Can bring me to LEAD");
  g_assert_cmpstr (clew_record_get_text (rows->pdata[1], "printed_name"), ==,
                   "Cedar Behavioral Health");
  g_assert_cmpstr (clew_record_get_text (rows->pdata[1], "printed_reason"), ==,
                   "Donde puedo recibir tratamiento");
  g_assert_cmpstr (clew_record_get_text (rows->pdata[1], "offered_categories"), ==,
                   "enrollment treatment");

  kept = clew_release_load_pdf (desk->office, id, &error);
  g_assert_true (g_bytes_equal (kept, pdf));
  prints = clew_record_select (desk->store, &clew_kind_consent_print, &error, "1", NULL);
  g_assert_cmpuint (prints->len, ==, 1);
  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, pdf);
  g_assert_cmpstr (clew_record_get_text (prints->pdata[0], "sha256"), ==, hash);
}

static void
test_printer_fails (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk);
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewReleaseDraft) draft = make_draft (desk, &site);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *number = NULL;
  Printer          printer = { .fail = TRUE };
  gint64           changes = desk_count (desk, "SELECT count (*) FROM change");

  g_assert_null (clew_release_issue (desk->office, draft, print_cb, &printer, &pdf, &error));
  g_assert_error (error, CLEW_DOCUMENTS_ERROR, CLEW_DOCUMENTS_ERROR_FAILED);
  g_assert_null (pdf);
  g_assert_cmpuint (printer.calls, ==, 1);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM change"), ==, changes);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM consent"), ==, 0);
  number = clew_release_next_number (desk->office, NULL);
  g_assert_cmpstr (number, ==, "TO-2026-0001");
}

static void
assert_next_number (Desk *desk, const char *number)
{
  g_autofree char *next = clew_release_next_number (desk->office, NULL);

  g_assert_cmpstr (next, ==, number);
}

/* Counted within a year and a prefix, without a gap, past 9,999 too. */
static void
test_numbers (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk);
  g_autoptr (ClewRecord) office = clew_record_copy (clew_office_get_record (desk->office));
  g_autoptr (ClewRecord) far = NULL;

  for (guint i = 1; i <= 11; i++)
    {
      g_autofree char *number = g_strdup_printf ("TO-2026-%04u", i);
      g_autofree char *consent = NULL;

      assert_next_number (desk, number);
      consent = issue (desk, &site, CLEW_DAY_UNKNOWN);
    }
  clew_office_set_today (desk->office, clew_day_new (2027, 1, 1));
  assert_next_number (desk, "TO-2027-0001");
  clew_office_set_today (desk->office, TODAY);
  clew_record_set_text (office, "form_prefix", "TO2026");
  g_assert_true (clew_office_save (desk->office, "prefix", office, NULL));
  assert_next_number (desk, "TO2026-2026-0001");
  clew_record_set_text (office, "form_prefix", "TO");
  g_assert_true (clew_office_save (desk->office, "prefix", office, NULL));
  far = desk_add (desk, &clew_kind_consent, "participant", clew_record_get_id (site.person), "kind",
                  "multi_party", "form_number", "TO-2026-9999", "expires_on", "2027-01-01", NULL);
  assert_next_number (desk, "TO-2026-10000");
}

static void
assert_state (Desk *desk, Site *site, ClewReleaseState state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewFacts) facts = clew_facts_load (desk->store, clew_record_get_id (site->person),
                                                 &error);

  g_assert_no_error (error);
  g_assert_cmpint (clew_facts_get_release (facts, TODAY).state, ==, state);
}

static void
assert_hears (Desk *desk, Site *site, ClewRecord *agency, const char *category, gboolean hears)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewFacts) facts = clew_facts_load (desk->store, clew_record_get_id (site->person),
                                                 &error);
  ClewHear answer = clew_facts_may_hear (facts, clew_record_get_id (agency), category, TODAY)
                      .answer;

  g_assert_cmpint (answer == CLEW_HEAR_YES, ==, hears);
}

static void
sign (Desk *desk, const char *consent)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) offers = clew_release_load_offers (desk->office, consent, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < offers->len; i++)
    ((ClewReleaseOffer *)offers->pdata[i])->offered = TRUE;
  clew_release_record_signed (desk->office, consent, TODAY, offers, "A. Vega", NULL, &error);
  g_assert_no_error (error);
}

static void
record (Desk *desk, const char *consent, const char *kind, ClewRecord *agency)
{
  g_autoptr (GError) error = NULL;

  clew_release_record_event (desk->office, consent, kind, TODAY,
                             agency != NULL ? clew_record_get_id (agency) : NULL, TRUE, &error);
  g_assert_no_error (error);
}

static void
test_sign (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk);
  g_autoptr (GError) error = NULL;
  g_autofree char *consent = NULL;
  g_autoptr (GPtrArray) offers = NULL;

  assert_state (desk, &site, CLEW_RELEASE_NONE);
  consent = issue (desk, &site, CLEW_DAY_UNKNOWN);
  assert_state (desk, &site, CLEW_RELEASE_PREPARED);
  assert_hears (desk, &site, site.cedar, "treatment", FALSE);

  /* Nothing is ticked in advance, and a signature alone lets nobody hear. */
  offers = clew_release_load_offers (desk->office, consent, &error);
  g_assert_cmpuint (offers->len, ==, 2);
  g_assert_false (((ClewReleaseOffer *)offers->pdata[0])->offered);
  g_assert_false (((ClewReleaseOffer *)offers->pdata[1])->offered);

  ((ClewReleaseOffer *)offers->pdata[1])->offered = TRUE;
  g_assert_true (clew_release_record_signed (desk->office, consent, TODAY, offers, NULL, NULL,
                                             &error));
  assert_state (desk, &site, CLEW_RELEASE_ACTIVE);
  assert_hears (desk, &site, site.cedar, "treatment", TRUE);
  assert_hears (desk, &site, site.cedar, "court", FALSE);
  assert_hears (desk, &site, site.police, "enrollment", FALSE);
  g_assert_false (clew_release_record_signed (desk->office, consent, TODAY + 1, offers, NULL, NULL,
                                              &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
}

/* Nobody can have signed for what is not on the paper. */
static void
test_sign_beyond_paper (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk);
  g_autoptr (GError) error = NULL;
  g_autofree char *consent = issue (desk, &site, CLEW_DAY_UNKNOWN);
  g_autoptr (GPtrArray) offers = clew_release_load_offers (desk->office, consent, &error);
  ClewReleaseOffer *offer = offers->pdata[1];

  offer->offered = TRUE;
  clew_release_offer_set (offer, "court", TRUE);
  g_assert_false (clew_release_record_signed (desk->office, consent, TODAY, offers, NULL, NULL,
                                              &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
  g_clear_error (&error);
  clew_release_offer_set (offer, "court", FALSE);
  g_set_object (&offer->agency, site.silent);
  g_assert_false (clew_release_record_signed (desk->office, consent, TODAY, offers, NULL, NULL,
                                              &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
  assert_state (desk, &site, CLEW_RELEASE_PREPARED);
}

static void
test_take_back (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk);
  g_autofree char *consent = issue (desk, &site, CLEW_DAY_UNKNOWN);

  sign (desk, consent);
  assert_hears (desk, &site, site.police, "enrollment", TRUE);
  record (desk, consent, "revoked", site.police);
  assert_state (desk, &site, CLEW_RELEASE_PARTLY_REVOKED);
  assert_hears (desk, &site, site.police, "enrollment", FALSE);
  assert_hears (desk, &site, site.cedar, "treatment", TRUE);
  record (desk, consent, "revoked", NULL);
  assert_state (desk, &site, CLEW_RELEASE_REVOKED);
  assert_hears (desk, &site, site.cedar, "treatment", FALSE);
  /* No reason is asked for or kept. */
  g_assert_null (clew_kind_find_field (&clew_kind_consent_event, "reason", NULL));
}

static void
test_events (Desk *desk, gconstpointer data)
{
  static const struct
  {
    const char      *kind;
    gboolean         is_signed;
    ClewReleaseState state;
  } events[] = {
    { "declined", FALSE, CLEW_RELEASE_DECLINED },
    { "ended", TRUE, CLEW_RELEASE_ENDED },
    { "deficient", TRUE, CLEW_RELEASE_DEFICIENT },
    { "copy_given", TRUE, CLEW_RELEASE_ACTIVE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    {
      g_auto (Site) site = make_site (desk);
      g_autofree char *consent = issue (desk, &site, CLEW_DAY_UNKNOWN);

      if (events[i].is_signed)
        sign (desk, consent);
      record (desk, consent, events[i].kind, NULL);
      assert_state (desk, &site, events[i].state);
    }
}

static void
test_expiring (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk);
  g_autofree char *consent = issue (desk, &site, TODAY + CLEW_RELEASE_SOON_DAYS);

  sign (desk, consent);
  assert_state (desk, &site, CLEW_RELEASE_EXPIRING);
}

/* The paper itself, from a draft: the same bytes for the same form. */
static void
test_paper (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk);
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewReleaseDraft) draft = make_draft (desk, &site);
  g_autoptr (ClewRecord) wording = clew_release_find_wording (desk->store, "en", &error);
  g_autoptr (GBytes) first = clew_release_form_print (desk->office, draft, wording, "TO-2026-0001",
                                                      NULL, &error);
  g_autoptr (GBytes) again = clew_release_form_print (desk->office, draft, wording, "TO-2026-0001",
                                                      NULL, &error);
  g_autoptr (GBytes) other = clew_release_form_print (desk->office, draft, wording, "TO-2026-0002",
                                                      NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (first, again));
  g_assert_false (g_bytes_equal (first, other));
  g_assert_true (g_str_has_prefix (g_bytes_get_data (first, NULL), "%PDF-"));
}

/* An event names who did it, or nobody: never somebody who did not. */
static void
test_staff (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk);
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) me = clew_record_copy (clew_office_get_me (desk->office));
  g_autofree char *mine = issue (desk, &site, CLEW_DAY_UNKNOWN);
  g_autofree char *nobodys = NULL;

  clew_record_set_text (me, "login", "somebody-else");
  g_assert_true (clew_office_save (desk->office, "edit", me, &error));
  nobodys = issue (desk, &site, CLEW_DAY_UNKNOWN);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM consent_event"), ==, 4);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM consent_event e JOIN staff s "
                                     "ON s.id = e.staff WHERE s.name = 'Robin Teller'"),
                   ==, 2);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM consent_event WHERE staff IS NULL"),
                   ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  DESK_ADD ("/clew/records/release/draft", test_draft);
  DESK_ADD ("/clew/records/release/gaps", test_gaps);
  DESK_ADD ("/clew/records/release/issue", test_issue);
  DESK_ADD ("/clew/records/release/printer-fails", test_printer_fails);
  DESK_ADD ("/clew/records/release/numbers", test_numbers);
  DESK_ADD ("/clew/records/release/sign", test_sign);
  DESK_ADD ("/clew/records/release/sign-beyond-paper", test_sign_beyond_paper);
  DESK_ADD ("/clew/records/release/take-back", test_take_back);
  DESK_ADD ("/clew/records/release/events", test_events);
  DESK_ADD ("/clew/records/release/staff", test_staff);
  DESK_ADD ("/clew/records/release/expiring", test_expiring);
  DESK_ADD ("/clew/records/release/paper", test_paper);
  return g_test_run ();
}
