/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "records-office.h"

#include "base/clew-error.h"
#include "documents/clew-release-form.h"
#include "records/clew-docket.h"
#include "records/clew-facts.h"
#include "records/clew-release-again.h"
#include "records/clew-release-detail.h"
#include "records/clew-release-keep.h"
#include "records/clew-release-list.h"
#include "records/clew-release-renew.h"
#include "records/clew-scan.h"
#include "records/clew-timeline.h"

#include <string.h>

/* What becomes of a release: who signs it, scans, corrections, renewal, and
 * the half-made form. */

typedef struct
{
  char      *person;
  GPtrArray *agencies; /* ids, in the order of the form */
} Site;

static void
site_clear (Site *site)
{
  g_free (site->person);
  g_ptr_array_unref (site->agencies);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Site, site_clear)

static Site
make_site (Desk *desk, const char *born)
{
  static const char *const names[] = { "Cedar Behavioral Health", "Harbor Housing",
                                       "Northgate Police Department" };
  static const char *const kinds[] = { "treatment", "housing", "police" };
  static const char *const hears[] = { "enrollment treatment health", "enrollment housing",
                                       "enrollment" };
  g_autoptr (ClewRecord) person = desk_add (desk, &clew_kind_participant, "given_name", "Rosa",
                                            "family_name", "Peña", "birth_date", born, NULL);
  Site site = { g_strdup (clew_record_get_id (person)),
                g_ptr_array_new_with_free_func (g_free) };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (ClewRecord) agency = desk_add (desk, &clew_kind_agency, "legal_name", names[i],
                                                "kind", kinds[i], "offered_categories", hears[i],
                                                NULL);

      g_ptr_array_add (site.agencies, g_strdup (clew_record_get_id (agency)));
    }
  return site;
}

static ClewReleaseDraft *
new_draft (Desk *desk, Site *site)
{
  g_autoptr (GError) error = NULL;
  ClewReleaseDraft *draft = clew_release_draft_new (desk->office, site->person, &error);

  g_assert_no_error (error);
  return draft;
}

static char *
issue_draft (Desk *desk, ClewReleaseDraft *draft)
{
  g_autoptr (GError) error = NULL;
  char *consent = clew_release_issue (desk->office, draft, clew_release_form_print, NULL, NULL,
                                      &error);

  g_assert_no_error (error);
  return consent;
}

static char *
issue (Desk *desk, Site *site, guint n_agencies, ClewDay until)
{
  g_autoptr (ClewReleaseDraft) draft = new_draft (desk, site);

  for (guint i = 0; i < n_agencies; i++)
    clew_release_draft_offer (draft, g_ptr_array_index (site->agencies, i), TRUE);
  if (until != CLEW_DAY_UNKNOWN)
    draft->expires_on = until;
  return issue_draft (desk, draft);
}

static gboolean
sign_as (Desk       *desk,
         const char *consent,
         ClewDay     on,
         ClewSigner  signer,
         const char *authority,
         const char *field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) offers = clew_release_load_offers (desk->office, consent, &error);
  const ClewReleaseSignature signature = {
    .on = on,
    .agencies = offers,
    .signer = signer,
    .signed_by = "Marta Peña",
    .authority = authority,
  };
  const char *found;
  gboolean    done;

  g_assert_no_error (error);
  for (guint i = 0; i < offers->len; i++)
    ((ClewReleaseOffer *)g_ptr_array_index (offers, i))->offered = TRUE;
  done = clew_release_record_signature (desk->office, consent, &signature, &found, &error);
  if (done)
    g_assert_no_error (error);
  else
    {
      g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
      g_assert_cmpstr (found, ==, field);
    }
  return done;
}

static void
sign (Desk *desk, const char *consent, ClewDay on)
{
  g_assert_true (sign_as (desk, consent, on, CLEW_SIGNER_PARTICIPANT, NULL, NULL));
}

static ClewReleaseDetail *
load (Desk *desk, const char *consent)
{
  g_autoptr (GError) error = NULL;
  ClewReleaseDetail *release = clew_release_detail_load (desk->store, consent,
                                                         clew_office_today (desk->office), &error);

  g_assert_no_error (error);
  return release;
}

static void
assert_state (Desk *desk, const char *consent, ClewReleaseState state, ClewDay day)
{
  g_autoptr (ClewReleaseDetail) release = load (desk, consent);

  g_assert_cmpint (release->standing.state, ==, state);
  if (day != CLEW_DAY_UNKNOWN)
    g_assert_cmpuint (release->standing.day, ==, day);
}

/* Who signs */

static void
test_authority (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk, "1985-05-08");
  g_autofree char *consent = issue (desk, &site, 2, CLEW_DAY_UNKNOWN);

  g_assert_false (sign_as (desk, consent, TODAY, CLEW_SIGNER_REPRESENTATIVE, NULL, "authority"));
  g_assert_false (sign_as (desk, consent, TODAY, CLEW_SIGNER_MINOR_AND_PARENT, "mother",
                           "signer"));
  g_assert_false (sign_as (desk, consent, TODAY, CLEW_SIGNER_REPRESENTATIVE, "None.",
                           "authority"));
  assert_state (desk, consent, CLEW_RELEASE_PREPARED, TODAY);
  g_assert_true (sign_as (desk, consent, TODAY, CLEW_SIGNER_REPRESENTATIVE, "guardian", NULL));
  assert_state (desk, consent, CLEW_RELEASE_ACTIVE, CLEW_DAY_UNKNOWN);
}

static void
enter (Desk *desk, const char *consent, const char *kind, ClewDay on)
{
  g_autoptr (GError) error = NULL;

  clew_release_record_event (desk->office, consent, kind, on, NULL, FALSE, &error);
  g_assert_no_error (error);
}

/* Who could not decide signs no form on that day; on the next, or through somebody with
 * authority, it counts. */
static void
test_could_not_decide (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk, "1985-05-08");
  g_autofree char *asked = issue (desk, &site, 2, CLEW_DAY_UNKNOWN);
  g_autofree char *other = issue (desk, &site, 1, CLEW_DAY_UNKNOWN);

  enter (desk, asked, "not_now", TODAY);
  assert_state (desk, asked, CLEW_RELEASE_PREPARED, TODAY);
  g_assert_false (sign_as (desk, asked, TODAY, CLEW_SIGNER_PARTICIPANT, NULL, NULL));
  g_assert_false (sign_as (desk, other, TODAY, CLEW_SIGNER_PARTICIPANT, NULL, NULL));
  g_assert_true (sign_as (desk, other, TODAY, CLEW_SIGNER_REPRESENTATIVE, "guardian", NULL));
  clew_office_set_today (desk->office, TODAY + 1);
  sign (desk, asked, TODAY + 1);
  assert_state (desk, asked, CLEW_RELEASE_ACTIVE, CLEW_DAY_UNKNOWN);
}

/* A parent's signature ends when the person comes of age, though the paper
 * names a later day, and then nobody may hear. */
static void
test_comes_of_age (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk, "2009-02-28");
  g_autofree char *consent = issue (desk, &site, 2, clew_day_new (2027, 11, 23));
  ClewDay          of_age = clew_day_new (2027, 2, 28);

  g_assert_false (sign_as (desk, consent, TODAY, CLEW_SIGNER_PARTICIPANT, NULL, "signer"));
  g_assert_false (sign_as (desk, consent, TODAY, CLEW_SIGNER_REPRESENTATIVE, "mother", "signer"));
  g_assert_true (sign_as (desk, consent, TODAY, CLEW_SIGNER_MINOR_AND_PARENT, "mother", NULL));
  assert_state (desk, consent, CLEW_RELEASE_ACTIVE, of_age);
  clew_office_set_today (desk->office, of_age - 1);
  assert_state (desk, consent, CLEW_RELEASE_EXPIRING, of_age);
  clew_office_set_today (desk->office, of_age);
  assert_state (desk, consent, CLEW_RELEASE_EXPIRED, of_age);
}

/* The site's own ages decide, and who is old enough signs alone. */
static void
test_own_age (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk, "2010-02-28");
  g_autoptr (ClewRecord) rule = clew_record_new (&clew_kind_minor_rule);
  g_autoptr (ClewRecord) office = clew_record_copy (clew_office_get_record (desk->office));
  g_autofree char *consent = issue (desk, &site, 1, clew_day_new (2027, 11, 23));

  clew_record_set_text (rule, "category", "health");
  clew_record_set_number (rule, "own_consent_age", 17);
  clew_record_set_number (office, "majority_age", 21);
  g_assert_true (clew_office_save (desk->office, "rule", rule, NULL));
  g_assert_true (clew_office_save (desk->office, "age", office, NULL));
  g_assert_true (sign_as (desk, consent, TODAY, CLEW_SIGNER_MINOR_AND_PARENT, "mother", NULL));
  /* Seventeen in February: then she is asked about health herself. */
  assert_state (desk, consent, CLEW_RELEASE_ACTIVE, clew_day_new (2027, 2, 28));
  clew_record_set_number (rule, "own_consent_age", 16);
  g_assert_true (clew_office_save (desk->office, "rule", rule, NULL));
  assert_state (desk, consent, CLEW_RELEASE_ACTIVE, clew_day_new (2027, 11, 23));
}

static void
test_unknown_age (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk, NULL);
  g_autofree char *consent = issue (desk, &site, 1, CLEW_DAY_UNKNOWN);

  g_assert_true (sign_as (desk, consent, TODAY, CLEW_SIGNER_MINOR_AND_PARENT, "mother", NULL));
  assert_state (desk, consent, CLEW_RELEASE_ACTIVE, clew_day_new (2027, 11, 23));
}

/* Corrections */

static const ClewReleaseHappening *
find_happening (const ClewReleaseDetail *release, const char *kind)
{
  for (guint i = 0; i < release->events->len; i++)
    {
      const ClewReleaseHappening *happening = g_ptr_array_index (release->events, i);

      if (g_str_equal (clew_record_get_text (happening->record, "kind"), kind))
        return happening;
    }
  return NULL;
}

static gboolean
correct (Desk *desk, const char *consent, const char *kind)
{
  g_autoptr (ClewReleaseDetail) release = load (desk, consent);
  g_autoptr (GError) error = NULL;
  const ClewReleaseHappening *happening = find_happening (release, kind);
  gboolean                    done;

  g_assert_nonnull (happening);
  done = clew_release_record_correction (desk->office, clew_record_get_id (happening->record),
                                         &error);
  g_assert_cmpint (done, ==, happening->can_be_corrected);
  if (!done)
    g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
  return done;
}

static void
test_correct (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk, "1985-05-08");
  g_autofree char *consent = issue (desk, &site, 2, CLEW_DAY_UNKNOWN);
  g_autoptr (ClewReleaseDetail) release = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;
  const ClewReleaseHappening *wrong;

  sign (desk, consent, TODAY);
  g_assert_true (clew_release_record_taken_back (desk->office, consent, TODAY, NULL, TRUE, NULL));
  assert_state (desk, consent, CLEW_RELEASE_REVOKED, TODAY);
  g_assert_true (correct (desk, consent, "revoked"));
  assert_state (desk, consent, CLEW_RELEASE_ACTIVE, CLEW_DAY_UNKNOWN);

  release = load (desk, consent);
  wrong = find_happening (release, "revoked");
  g_assert_nonnull (wrong->correction);
  g_assert_cmpstr (wrong->corrected_by, ==, "Robin Teller");
  /* Neither the correction nor what the program did can be corrected, nor anything twice. */
  g_assert_false (correct (desk, consent, "corrected"));
  g_assert_false (correct (desk, consent, "printed"));
  g_assert_false (correct (desk, consent, "prepared"));
  g_assert_false (correct (desk, consent, "revoked"));

  g_assert_true (correct (desk, consent, "signed"));
  assert_state (desk, consent, CLEW_RELEASE_PREPARED, TODAY);
  /* What never happened is no part of the person's history. */
  history = clew_timeline_load (desk->store, site.person, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 1);
  g_assert_cmpstr (((ClewTimelineEntry *)history->pdata[0])->title, ==, "Release: Printed");
}

/* An entry that the person could not decide counts no longer once it is corrected. */
static void
test_could_decide_after_all (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk, "1985-05-08");
  g_autofree char *consent = issue (desk, &site, 1, CLEW_DAY_UNKNOWN);

  enter (desk, consent, "not_now", TODAY);
  g_assert_false (sign_as (desk, consent, TODAY, CLEW_SIGNER_PARTICIPANT, NULL, NULL));
  g_assert_true (correct (desk, consent, "not_now"));
  sign (desk, consent, TODAY);
}

static void
assert_open_ends (Desk *desk, const char *consent, gboolean has_copy, gboolean awaits_note)
{
  g_autoptr (ClewReleaseDetail) release = load (desk, consent);

  g_assert_cmpint (release->has_copy, ==, has_copy);
  g_assert_cmpint (release->awaits_note, ==, awaits_note);
}

/* What is said ends it at once, and the note that follows is waited for; so is the copy. */
static void
test_open_ends (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk, "1985-05-08");
  g_autofree char *consent = issue (desk, &site, 2, CLEW_DAY_UNKNOWN);

  sign (desk, consent, TODAY);
  assert_open_ends (desk, consent, FALSE, FALSE);
  enter (desk, consent, "copy_given", TODAY);
  assert_open_ends (desk, consent, TRUE, FALSE);
  g_assert_true (clew_release_record_taken_back (desk->office, consent, TODAY, NULL, TRUE, NULL));
  assert_state (desk, consent, CLEW_RELEASE_REVOKED, TODAY);
  assert_open_ends (desk, consent, TRUE, TRUE);
  enter (desk, consent, "note_received", TODAY);
  assert_open_ends (desk, consent, TRUE, FALSE);
  assert_state (desk, consent, CLEW_RELEASE_REVOKED, TODAY);
  g_assert_true (correct (desk, consent, "note_received"));
  assert_open_ends (desk, consent, TRUE, TRUE);
  g_assert_true (correct (desk, consent, "revoked"));
  assert_open_ends (desk, consent, TRUE, FALSE);
  /* A new signature wants a new copy. */
  sign (desk, consent, TODAY);
  assert_open_ends (desk, consent, FALSE, FALSE);
}

/* The note that a newer release replaced the older comes and goes with the
 * signature of the newer. */
static void
test_superseded (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk, "1985-05-08");
  g_autofree char *older = issue (desk, &site, 2, CLEW_DAY_UNKNOWN);
  g_autofree char *newer = issue (desk, &site, 1, CLEW_DAY_UNKNOWN);
  g_autoptr (ClewReleaseDetail) replaced = NULL;

  sign (desk, older, TODAY);
  sign (desk, newer, TODAY);
  replaced = load (desk, older);
  g_assert_nonnull (find_happening (replaced, "superseded"));
  g_assert_true (clew_release_is_replaced (&replaced->standing));
  g_assert_cmpint (
    desk_count (desk, "SELECT count (*) FROM consent_event WHERE kind = 'superseded'"), ==, 1);

  g_assert_true (correct (desk, newer, "signed"));
  assert_state (desk, older, CLEW_RELEASE_ACTIVE, CLEW_DAY_UNKNOWN);
  sign (desk, newer, TODAY);
  g_assert_cmpint (
    desk_count (desk, "SELECT count (*) FROM consent_event WHERE kind = 'superseded'"), ==, 2);
}

static void
test_too_early (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk, "1985-05-08");
  g_autofree char *consent = NULL;
  g_autoptr (GError) error = NULL;

  clew_office_set_today (desk->office, TODAY - 10);
  consent = issue (desk, &site, 2, CLEW_DAY_UNKNOWN);
  g_assert_false (
    clew_release_record_taken_back (desk->office, consent, TODAY - 10, NULL, TRUE, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
  g_clear_error (&error);
  clew_office_set_today (desk->office, TODAY);
  sign (desk, consent, TODAY - 5);
  g_assert_false (
    clew_release_record_taken_back (desk->office, consent, TODAY - 6, NULL, TRUE, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (
    clew_release_record_taken_back (desk->office, consent, TODAY - 5, NULL, TRUE, &error));
}

static void
test_restricted (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk, "1985-05-08");
  g_autofree char *consent = issue (desk, &site, 2, CLEW_DAY_UNKNOWN);
  const char      *cedar = g_ptr_array_index (site.agencies, 0);
  g_autoptr (ClewReleaseDetail) release = NULL;
  g_autoptr (GError) error = NULL;
  const ClewReleaseAgency *agency;

  sign (desk, consent, TODAY);
  g_assert_false (
    clew_release_record_restricted (desk->office, consent, TODAY, NULL, NULL, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
  g_clear_error (&error);
  clew_release_record_restricted (desk->office, consent, TODAY, cedar, "health", &error);
  g_assert_no_error (error);
  release = load (desk, consent);
  agency = g_ptr_array_index (release->agencies, 0);
  g_assert_cmpstr (agency->agency, ==, cedar);
  g_assert_false (g_strv_contains ((const char *const *)agency->may_hear, "health"));
  g_assert_true (g_strv_contains ((const char *const *)agency->may_hear, "treatment"));
}

/* Scans */

static void
take_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **)data = g_object_ref (result);
}

/* Attaches on its thread. Meanwhile the main loop turns, and @longest says how
 * long it stood still at most, in microseconds. */
static ClewScanTie *
attach (Desk       *desk,
        const char *consent,
        GBytes     *bytes,
        const char *code,
        gboolean    anyway,
        gint64     *longest,
        GError    **error)
{
  const char *const   codes[] = { code, NULL };
  const ClewScanPaper paper = { bytes, "png", 1, codes };
  g_autoptr (GAsyncResult) result = NULL;
  gint64 before = g_get_monotonic_time ();

  clew_scan_attach_async (desk->office, consent, &paper, anyway, take_result_cb, &result);
  while (result == NULL)
    {
      gint64 now;

      g_main_context_iteration (NULL, FALSE);
      now = g_get_monotonic_time ();
      if (longest != NULL)
        *longest = MAX (*longest, now - before);
      before = now;
      g_usleep (500);
    }
  return clew_scan_attach_finish (desk->office, result, error);
}

static char *
load_number (Desk *desk, const char *consent)
{
  g_autoptr (ClewRecord) record = clew_record_load (desk->store, &clew_kind_consent, consent, NULL);

  return g_strdup (clew_record_get_text (record, "form_number"));
}

static void
count_cb (ClewOffice *office, guint *n)
{
  (*n)++;
}

static void
test_scans (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk, "1985-05-08");
  g_autofree char *consent = issue (desk, &site, 2, CLEW_DAY_UNKNOWN);
  g_autofree char *other = issue (desk, &site, 1, CLEW_DAY_UNKNOWN);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\x89PNG, so to say", 15);
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GPtrArray) missing = NULL;
  g_autoptr (GPtrArray) scans = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (ClewScanTie) tie = NULL;
  g_autoptr (GError) error = NULL;
  const ClewScan *scan;
  guint           n_changed = 0;

  sign (desk, consent, TODAY);
  missing = clew_release_list_load (desk->store, CLEW_RELEASES_SCAN_MISSING, NULL,
                                    CLEW_DATE_ORDER_MONTH_FIRST, 10, TODAY, NULL, &error);
  g_assert_cmpuint (missing->len, ==, 1);
  g_assert_cmpstr (((ClewReleaseItem *)missing->pdata[0])->id, ==, consent);

  g_signal_connect (desk->office, "changed", G_CALLBACK (count_cb), &n_changed);
  tie = attach (desk, consent, bytes, NULL, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (tie->match, ==, CLEW_SCAN_NO_CODE);
  g_assert_cmpuint (n_changed, ==, 1);
  scans = clew_scan_list (desk->store, consent, &error);
  g_assert_cmpuint (scans->len, ==, 1);
  scan = g_ptr_array_index (scans, 0);
  g_assert_cmpstr (scan->id, ==, tie->scan);
  g_assert_cmpint (scan->size, ==, 15);
  g_assert_cmpstr (scan->media, ==, "png");
  kept = clew_scan_load (desk->store, scan->id, &error);
  g_assert_true (g_bytes_equal (kept, bytes));
  none = clew_release_list_load (desk->store, CLEW_RELEASES_SCAN_MISSING, NULL,
                                 CLEW_DATE_ORDER_MONTH_FIRST, 10, TODAY, NULL, &error);
  g_assert_cmpuint (none->len, ==, 0);

  /* One file is the scan of one form. */
  g_assert_null (attach (desk, other, bytes, NULL, FALSE, NULL, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_true (clew_scan_remove (desk->office, scan->id, &error));
  g_clear_pointer (&scans, g_ptr_array_unref);
  scans = clew_scan_list (desk->store, consent, &error);
  g_assert_cmpuint (scans->len, ==, 0);
  g_assert_true (clew_office_undo (desk->office, &error));
  g_clear_pointer (&scans, g_ptr_array_unref);
  scans = clew_scan_list (desk->store, consent, &error);
  g_assert_cmpuint (scans->len, ==, 1);
}

/* A paper of another form is kept only by an act that the audit names, and can
 * go where it belongs; what no code tells of is no hindrance. */
#define ATTACHED "SELECT count (*) FROM change WHERE what LIKE 'Attach%'"

static void
test_scan_ties (Desk *desk, gconstpointer data)
{
  static const struct
  {
    gint64      change;
    const char *what;
  } acts[] = { { 1, "Attach scan with the code of another form" }, { 2, "Attach scan" } };
  g_auto (Site) site = make_site (desk, "1985-05-08");
  g_autofree char *consent = issue (desk, &site, 2, CLEW_DAY_UNKNOWN);
  g_autofree char *other = issue (desk, &site, 1, CLEW_DAY_UNKNOWN);
  g_autofree char *here = load_number (desk, consent);
  g_autofree char *there = load_number (desk, other);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\x89PNG, so to say", 15);
  g_autoptr (GBytes) second = g_bytes_new_static ("\x89PNG, another", 14);
  g_autoptr (GBytes) third = g_bytes_new_static ("\x89PNG, one more", 15);
  g_autoptr (ClewScanTie) refused = NULL;
  g_autoptr (ClewScanTie) kept = NULL;
  g_autoptr (ClewScanTie) right = NULL;
  g_autoptr (ClewScanTie) foreign = NULL;
  g_autoptr (GError) error = NULL;

  refused = attach (desk, consent, bytes, there, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (refused->match, ==, CLEW_SCAN_OTHER_FORM);
  g_assert_cmpstr (refused->number, ==, there);
  g_assert_cmpstr (refused->consent, ==, other);
  g_assert_null (refused->scan);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM scan"), ==, 0);
  g_assert_cmpint (desk_count (desk, ATTACHED), ==, 0);

  kept = attach (desk, consent, bytes, there, TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (kept->scan);
  right = attach (desk, other, second, there, FALSE, NULL, &error);
  g_assert_cmpint (right->match, ==, CLEW_SCAN_THIS_FORM);
  g_assert_nonnull (right->scan);
  foreign = attach (desk, consent, third, "OT-2026-0001", FALSE, NULL, &error);
  g_assert_cmpint (foreign->match, ==, CLEW_SCAN_UNKNOWN_CODE);
  g_assert_nonnull (foreign->scan);
  g_assert_cmpstr (here, !=, there);
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      g_autoptr (ClewRows) rows = clew_store_query (
        desk->store, NULL, "SELECT count (*) FROM change WHERE what = ?", "s", acts[i].what);

      g_assert_true (clew_rows_next (rows, NULL));
      g_assert_cmpint (clew_rows_get_number (rows, 0), ==, acts[i].change);
    }
}

/* What leaves the office file by hand leaves an entry, and nothing to undo. */
static void
test_copies (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk, "1985-05-08");
  g_autofree char *consent = issue (desk, &site, 2, CLEW_DAY_UNKNOWN);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\x89PNG, so to say", 15);
  g_autoptr (ClewScanTie) tie = NULL;
  g_autoptr (GBytes) form = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GPtrArray) scans = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *undo = NULL;

  tie = attach (desk, consent, bytes, NULL, FALSE, NULL, &error);
  g_assert_no_error (error);
  scans = clew_scan_list (desk->store, consent, &error);
  undo = g_strdup (clew_office_get_undo (desk->office));
  clew_scan_note_copy (desk->office, ((ClewScan *)scans->pdata[0])->id, &error);
  g_assert_no_error (error);
  form = clew_release_take_copy (desk->office, consent, FALSE, &error);
  g_assert_no_error (error);
  again = clew_release_take_copy (desk->office, consent, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (form, again));
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM audit WHERE action = 'copied' "
                                     "AND kind IN ('scan', 'consent')"),
                   ==, 2);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM audit WHERE action = 'printed_again'"),
                   ==, 1);
  g_assert_cmpstr (clew_office_get_undo (desk->office), ==, undo);
}

/* Forty megabytes go in and come out as they were, while the window answers,
 * and the audit stays whole with a second connection that writes. */
static void
test_large_scan (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk, "1985-05-08");
  g_autofree char *consent = issue (desk, &site, 1, CLEW_DAY_UNKNOWN);
  gsize            size = 40 * 1024 * 1024;
  guint32         *noise = g_malloc (size);
  gint64           start, longest = 0;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GPtrArray) scans = NULL;
  g_autoptr (ClewScanTie) tie = NULL;
  g_auto (GStrv) findings = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < size / sizeof *noise; i++)
    noise[i] = (guint32)i * 2654435761u;
  bytes = g_bytes_new_take (noise, size);
  start = g_get_monotonic_time ();
  tie = attach (desk, consent, bytes, NULL, FALSE, &longest, &error);
  g_assert_no_error (error);
  g_test_message ("40 MB attached in %" G_GINT64_FORMAT " ms; the main loop stood still for "
                  "%.1f ms at most",
                  (g_get_monotonic_time () - start) / 1000, (double)longest / 1000);
  scans = clew_scan_list (desk->store, consent, &error);
  start = g_get_monotonic_time ();
  kept = clew_scan_load (desk->store, ((ClewScan *)scans->pdata[0])->id, &error);
  g_test_message ("and read in %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - start) / 1000);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (kept, bytes));
  start = g_get_monotonic_time ();
  g_assert_true (clew_scan_remove (desk->office, tie->scan, &error));
  g_test_message ("removed in %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - start) / 1000);
  start = g_get_monotonic_time ();
  g_assert_true (clew_office_undo (desk->office, &error));
  g_test_message ("and brought back in %" G_GINT64_FORMAT " ms",
                  (g_get_monotonic_time () - start) / 1000);
  sign (desk, consent, TODAY);
  g_assert_true (clew_store_check (desk->store, NULL, &findings, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (findings != NULL ? g_strv_length (findings) : 0, ==, 0);
}

/* Renewal */

static void
test_renew (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk, "1985-05-08");
  g_autofree char *consent = issue (desk, &site, 2, clew_day_new (2026, 12, 1));
  g_autofree char *again = NULL;
  g_autoptr (ClewReleaseDraft) draft = NULL;
  g_autoptr (GPtrArray) dropped = NULL;
  g_autoptr (ClewRecord) renewed = NULL;
  g_autoptr (GError) error = NULL;

  sign (desk, consent, TODAY);
  draft = clew_release_renew (desk->office, consent, &dropped, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dropped->len, ==, 0);
  g_assert_cmpuint (clew_release_draft_count_offered (draft), ==, 2);
  g_assert_cmpuint (draft->expires_on, ==, clew_day_new (2027, 11, 23));
  g_assert_cmpint (clew_release_draft_check (draft, desk->office), ==, CLEW_RELEASE_COMPLETE);
  again = issue_draft (desk, draft);
  renewed = clew_record_load (desk->store, &clew_kind_consent, again, &error);
  g_assert_cmpstr (clew_record_get_text (renewed, "renews"), ==, consent);
}

/* Whoever is not of the site any more falls out, and whoever the person took
 * out stays out; of each it is said why. */
static void
test_renew_dropped (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk, "1985-05-08");
  g_autofree char *consent = issue (desk, &site, 3, CLEW_DAY_UNKNOWN);
  const char      *back[] = { g_ptr_array_index (site.agencies, 2), NULL };
  g_autoptr (ClewRecord) left = clew_record_load (
    desk->store, &clew_kind_agency, g_ptr_array_index (site.agencies, 0), NULL);
  g_autoptr (ClewReleaseDraft) draft = NULL;
  g_autoptr (GPtrArray) dropped = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;

  sign (desk, consent, TODAY);
  clew_release_record_taken_back (desk->office, consent, TODAY, back, TRUE, &error);
  clew_record_set_day (left, "mou_ended_on", TODAY);
  clew_office_save (desk->office, "leave", left, &error);
  g_assert_no_error (error);
  draft = clew_release_renew (desk->office, consent, &dropped, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (clew_release_draft_count_offered (draft), ==, 1);
  g_assert_cmpuint (dropped->len, ==, 2);
  first = clew_release_dropped_words (g_ptr_array_index (dropped, 0));
  second = clew_release_dropped_words (g_ptr_array_index (dropped, 1));
  g_assert_cmpstr (first, ==, "Cedar Behavioral Health: its agreement with the site has ended");
  g_assert_cmpstr (second, ==, "Northgate Police Department: the person took it back");
}

/* The half-made form */

static void
randomize (ClewReleaseDraft *draft)
{
  static const char *const languages[] = { "en", "es" };
  static const char *const kinds[] = { "multi_party", "tpo", "proceedings" };

  clew_release_draft_set_kind (draft, kinds[g_test_rand_int_range (0, 3)]);
  draft->no_end = g_str_equal (draft->kind, "tpo") && g_test_rand_bit ();
  if (g_str_equal (draft->kind, "proceedings"))
    draft->proceeding = g_strdup ("State v. “Peña”");
  for (guint i = 0; i < draft->agencies->len; i++)
    {
      ClewReleaseOffer *offer = g_ptr_array_index (draft->agencies, i);

      offer->offered = g_test_rand_bit ();
      for (guint c = 0; offer->offered && clew_information_categories[c].id != NULL; c++)
        clew_release_offer_set (offer, clew_information_categories[c].id, g_test_rand_bit ());
    }
  g_free (draft->language);
  draft->language = g_strdup (languages[g_test_rand_int_range (0, 2)]);
  draft->a4 = g_test_rand_bit ();
  draft->large_print = g_test_rand_bit ();
  draft->interpreter = g_test_rand_bit ();
  draft->expires_on = g_test_rand_bit () ? TODAY + (ClewDay)g_test_rand_int_range (0, 800)
                                         : CLEW_DAY_UNKNOWN;
  if (draft->expires_on == CLEW_DAY_UNKNOWN && g_test_rand_bit ())
    draft->expires_event = g_strdup ("When “I” leave\tLEAD, {or} \\ move: ñ");
}

static void
assert_same (ClewReleaseDraft *a, ClewReleaseDraft *b)
{
  g_assert_cmpstr (clew_record_get_id (a->participant), ==, clew_record_get_id (b->participant));
  g_assert_cmpstr (a->language, ==, b->language);
  g_assert_cmpstr (a->door, ==, b->door);
  g_assert_cmpuint (a->expires_on, ==, b->expires_on);
  g_assert_cmpstr (a->expires_event, ==, b->expires_event);
  g_assert_cmpstr (a->renews, ==, b->renews);
  g_assert_cmpstr (a->kind, ==, b->kind);
  g_assert_cmpstr (a->proceeding, ==, b->proceeding);
  g_assert_cmpint (a->no_end, ==, b->no_end);
  g_assert_cmpint (a->a4, ==, b->a4);
  g_assert_cmpint (a->large_print, ==, b->large_print);
  g_assert_cmpint (a->interpreter, ==, b->interpreter);
  g_assert_cmpuint (a->agencies->len, ==, b->agencies->len);
  for (guint i = 0; i < a->agencies->len; i++)
    {
      ClewReleaseOffer *one = g_ptr_array_index (a->agencies, i);
      ClewReleaseOffer *other = g_ptr_array_index (b->agencies, i);

      g_assert_cmpint (one->offered, ==, other->offered);
      for (guint c = 0; one->offered && clew_information_categories[c].id != NULL; c++)
        {
          const char *id = clew_information_categories[c].id;

          g_assert_cmpint (clew_release_offer_has (one, id), ==,
                           clew_release_offer_has (other, id));
        }
    }
}

static void
test_keep_random (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk, "1985-05-08");

  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (ClewReleaseDraft) draft = new_draft (desk, &site);
      g_autoptr (ClewReleaseDraft) again = NULL;
      g_autoptr (GPtrArray) dropped = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *json = NULL;
      ClewReleaseStep  step = (ClewReleaseStep)g_test_rand_int_range (0, CLEW_RELEASE_N_STEPS);
      ClewReleaseStep  found;

      randomize (draft);
      json = clew_release_keep_to_json (draft, step);
      again = clew_release_keep_from_json (desk->office, site.person, json, &found, &dropped,
                                           &error);
      g_assert_no_error (error);
      g_assert_cmpint (found, ==, step);
      g_assert_cmpuint (dropped->len, ==, 0);
      assert_same (draft, again);
    }
  g_test_message ("500 random drafts");
}

static gboolean
is_kept (Desk *desk, Site *site)
{
  g_autoptr (GError) error = NULL;
  gboolean kept;

  g_assert_true (clew_release_keep_find (desk->office, site->person, &kept, &error));
  return kept;
}

/* Kept once a person, there after the office was opened anew, and gone once
 * the form is printed. */
static void
test_keep (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk, "1985-05-08");
  g_autoptr (ClewReleaseDraft) draft = new_draft (desk, &site);
  g_autoptr (ClewReleaseDraft) again = NULL;
  g_autoptr (ClewRecord) left = clew_record_load (
    desk->store, &clew_kind_agency, g_ptr_array_index (site.agencies, 1), NULL);
  g_autoptr (GPtrArray) dropped = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *consent = NULL;
  ClewReleaseStep  step;

  g_assert_false (is_kept (desk, &site));
  clew_release_draft_offer (draft, g_ptr_array_index (site.agencies, 0), TRUE);
  clew_release_draft_offer (draft, g_ptr_array_index (site.agencies, 1), TRUE);
  for (ClewReleaseStep i = 0; i < CLEW_RELEASE_N_STEPS; i++)
    g_assert_true (clew_release_keep_save (desk->office, draft, i, &error));
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM release_draft"), ==, 1);
  g_assert_null (clew_office_get_undo (desk->office) != NULL &&
                     strstr (clew_office_get_undo (desk->office), "half-made") != NULL
                   ? "undo"
                   : NULL);

  desk_reopen (desk);
  clew_record_set_yes (left, "may_receive", FALSE);
  g_assert_true (clew_office_save (desk->office, "leave", left, &error));
  again = clew_release_keep_load (desk->office, site.person, &step, &dropped, &error);
  g_assert_no_error (error);
  g_assert_cmpint (step, ==, CLEW_RELEASE_STEP_CHECK);
  g_assert_cmpuint (clew_release_draft_count_offered (again), ==, 1);
  g_assert_cmpuint (dropped->len, ==, 1);
  g_assert_cmpstr (((ClewReleaseDropped *)dropped->pdata[0])->name, ==, "Harbor Housing");
  consent = issue_draft (desk, again);
  g_assert_false (is_kept (desk, &site));

  g_assert_true (clew_release_keep_save (desk->office, again, 0, &error));
  g_assert_true (is_kept (desk, &site));
  g_assert_true (clew_release_keep_drop (desk->office, site.person, &error));
  g_assert_false (is_kept (desk, &site));
}

static void
test_keep_broken (Desk *desk, gconstpointer data)
{
  static const char *const broken[] = { "", "[]", "{}", "{\"agencies\":3}",
                                        "{\"agencies\":[{\"agency\":7}]}", "{\"agencies\":[" };
  g_auto (Site) site = make_site (desk, "1985-05-08");

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) dropped = NULL;
      ClewReleaseStep step;

      g_assert_null (clew_release_keep_from_json (desk->office, site.person, broken[i], &step,
                                                  &dropped, &error));
      g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_BAD_DATA);
    }
}

/* What ends soon */

static guint
count_ending (Desk *desk, ClewReleasesChoice choice)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = clew_release_list_load (
    desk->store, choice, NULL, CLEW_DATE_ORDER_MONTH_FIRST, 1000, TODAY, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 1; i < found->len; i++)
    g_assert_cmpuint (((ClewReleaseItem *)found->pdata[i - 1])->standing.day, <=,
                      ((ClewReleaseItem *)found->pdata[i])->standing.day);
  return found->len;
}

/* The soonest first, over an invented office; who is in it test-release-list.c tells. */
static void
test_ending (Desk *desk, gconstpointer data)
{
  guint within_30 = count_ending (desk, CLEW_RELEASES_ENDS_30);
  guint within_60 = count_ending (desk, CLEW_RELEASES_ENDS_60);
  guint within_90 = count_ending (desk, CLEW_RELEASES_ENDS_90);

  g_assert_cmpuint (within_30, <=, within_60);
  g_assert_cmpuint (within_60, <=, within_90);
  g_assert_cmpuint (within_90, >, 0);
}

/* By each way into the docket: the whole, its part of releases, its days, its count. */
static void
assert_docket (Desk *desk, ClewDay from, ClewDay to, ClewDay ends_on)
{
  guint    n = ends_on != CLEW_DAY_UNKNOWN ? 1 : 0;
  gboolean more;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) whole = clew_docket_load (desk->store, from, to, from, &error);
  g_autoptr (GPtrArray) few = clew_docket_load_few (desk->store, CLEW_DOCKET_NEXT_RELEASES, to,
                                                    from, 5, &more, &error);
  g_autoptr (GPtrArray) days = clew_docket_load_days (desk->store, from, to, from, NULL, 5, &more,
                                                      &error);

  g_assert_cmpint (clew_docket_count (desk->store, from, to, from, &error), ==, n);
  g_assert_no_error (error);
  g_assert_cmpuint (whole->len, ==, n);
  g_assert_cmpuint (few->len, ==, n);
  g_assert_cmpuint (days->len, ==, n);
  if (n == 0)
    return;
  g_assert_cmpuint (((ClewDocketEntry *)g_ptr_array_index (whole, 0))->day, ==, ends_on);
  g_assert_cmpuint (((ClewDocketEntry *)g_ptr_array_index (few, 0))->day, ==, ends_on);
  g_assert_cmpuint (((ClewDocketEntry *)g_ptr_array_index (days, 0))->day, ==, ends_on);
}

/* One that a parent signed ends earlier than its paper says, and is found by
 * its true end. */
static void
test_ending_by_age (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk, "2008-12-20");
  g_autofree char *consent = issue (desk, &site, 2, clew_day_new (2027, 11, 23));
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (sign_as (desk, consent, TODAY, CLEW_SIGNER_MINOR_AND_PARENT, "mother", NULL));
  g_assert_cmpuint (count_ending (desk, CLEW_RELEASES_ENDS_30), ==, 1);
  /* Nor do many forms at once leave that person out. */
  again = clew_release_again_list_ending (desk->store, 30, TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->len, ==, 1);
  assert_docket (desk, TODAY, clew_day_new (2027, 12, 1), clew_day_new (2026, 12, 20));
  assert_docket (desk, TODAY, clew_day_new (2026, 12, 20), clew_day_new (2026, 12, 20));
  assert_docket (desk, TODAY, clew_day_new (2026, 12, 19), CLEW_DAY_UNKNOWN);
  /* On the day that the paper names nothing ends any more. */
  assert_docket (desk, clew_day_new (2026, 12, 21), clew_day_new (2027, 12, 1), CLEW_DAY_UNKNOWN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  DESK_ADD ("/clew/records/release-life/authority", test_authority);
  DESK_ADD ("/clew/records/release-life/could-not-decide", test_could_not_decide);
  DESK_ADD ("/clew/records/release-life/could-decide-after-all", test_could_decide_after_all);
  DESK_ADD ("/clew/records/release-life/open-ends", test_open_ends);
  DESK_ADD ("/clew/records/release-life/comes-of-age", test_comes_of_age);
  DESK_ADD ("/clew/records/release-life/own-age", test_own_age);
  DESK_ADD ("/clew/records/release-life/unknown-age", test_unknown_age);
  DESK_ADD ("/clew/records/release-life/correct", test_correct);
  DESK_ADD ("/clew/records/release-life/superseded", test_superseded);
  DESK_ADD ("/clew/records/release-life/too-early", test_too_early);
  DESK_ADD ("/clew/records/release-life/restricted", test_restricted);
  DESK_ADD ("/clew/records/release-life/scans", test_scans);
  DESK_ADD ("/clew/records/release-life/scan-ties", test_scan_ties);
  DESK_ADD ("/clew/records/release-life/large-scan", test_large_scan);
  DESK_ADD ("/clew/records/release-life/renew", test_renew);
  DESK_ADD ("/clew/records/release-life/renew-dropped", test_renew_dropped);
  DESK_ADD ("/clew/records/release-life/keep-random", test_keep_random);
  DESK_ADD ("/clew/records/release-life/keep", test_keep);
  DESK_ADD ("/clew/records/release-life/keep-broken", test_keep_broken);
  DESK_ADD_DEMO ("/clew/records/release-life/ending", test_ending);
  DESK_ADD ("/clew/records/release-life/ending-by-age", test_ending_by_age);
  DESK_ADD ("/clew/records/release-life/copies", test_copies);
  return g_test_run ();
}
