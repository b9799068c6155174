/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "records-office.h"

#include "base/clew-error.h"
#include "documents/clew-release-batch.h"
#include "documents/clew-release-form.h"
#include "records/clew-blank-form.h"
#include "records/clew-facts.h"
#include "records/clew-gate.h"
#include "records/clew-ledger.h"
#include "records/clew-release-again.h"
#include "records/clew-release-detail.h"
#include "records/clew-release-list.h"
#include "records/clew-release-wrong-person.h"
#include "records/clew-timeline.h"

#include <string.h>

/* Forms for nobody yet, and forms for many at once. */

static ClewRecord *
add_agency (Desk *desk, const char *name)
{
  return desk_add (desk, &clew_kind_agency, "legal_name", name, "kind", "treatment", "reason",
                   "Where I can get treatment", "offered_categories", "enrollment treatment",
                   NULL);
}

static char *
print_blank (Desk *desk, ClewRecord *agency, GBytes **pdf)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewReleaseDraft) draft = clew_release_draft_new (desk->office, NULL, &error);
  char *id;

  g_assert_no_error (error);
  g_assert_null (draft->participant);
  clew_release_draft_offer (draft, clew_record_get_id (agency), TRUE);
  id = clew_blank_form_issue (desk->office, draft, clew_release_form_print, NULL, pdf, &error);
  g_assert_no_error (error);
  return id;
}

static ClewRecord *
load_blank (Desk *desk, const char *id)
{
  g_autoptr (GError) error = NULL;
  ClewRecord *blank = clew_record_load (desk->store, &clew_kind_blank_form, id, &error);

  g_assert_no_error (error);
  return blank;
}

static char *
sign_and_count (Desk *desk, const char *consent)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) offers = clew_release_load_offers (desk->office, consent, &error);

  for (guint i = 0; i < offers->len; i++)
    ((ClewReleaseOffer *)g_ptr_array_index (offers, i))->offered = TRUE;
  g_assert_true (clew_release_record_signed (desk->office, consent, TODAY, offers, NULL, NULL,
                                             &error));
  g_assert_no_error (error);
  return g_strdup_printf ("%u", offers->len);
}

/* The whole way: printed for nobody, brought back a week later, signed. */
static void
test_way (Desk *desk, gconstpointer data)
{
  g_autoptr (ClewRecord) agency = add_agency (desk, "Cedar Behavioral Health");
  g_autoptr (ClewRecord) person = desk_add_person (desk, "Rosa", "Peña");
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GBytes) kept = NULL;
  g_autofree char *id = print_blank (desk, agency, &pdf);
  g_autoptr (ClewRecord) blank = load_blank (desk, id);
  g_autoptr (ClewRecord) consent = NULL;
  g_autoptr (ClewFacts) facts = NULL;
  g_autoptr (GPtrArray) waiting = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *release = NULL;
  g_autofree char *count = NULL;
  g_autofree char *next = clew_release_next_number (desk->office, NULL);

  /* Its number is taken from the first. */
  g_assert_cmpstr (next, !=, clew_record_get_text (blank, "form_number"));
  waiting = clew_blank_form_list_waiting (desk->store, 10, NULL);
  g_assert_cmpuint (waiting->len, ==, 1);
  /* The agency is renamed meanwhile: the paper says what it says. */
  clew_record_set_text (agency, "legal_name", "Cedar Health");
  g_assert_true (clew_office_save (desk->office, "rename", agency, &error));
  release = clew_blank_form_take_in (desk->office, blank, clew_record_get_id (person), &error);
  g_assert_no_error (error);
  consent = clew_record_load (desk->store, &clew_kind_consent, release, &error);
  g_assert_cmpstr (clew_record_get_text (consent, "form_number"), ==,
                   clew_record_get_text (blank, "form_number"));
  g_assert_cmpuint (clew_record_get_day (consent, "expires_on"), ==,
                    clew_record_get_day (blank, "expires_on"));
  kept = clew_release_load_pdf (desk->office, release, &error);
  g_assert_true (g_bytes_equal (kept, pdf));
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM consent_agency WHERE printed_name = "
                                     "'Cedar Behavioral Health' AND printed_reason = "
                                     "'Where I can get treatment'"),
                   ==, 1);
  /* Nobody may hear before the ticks are entered, and then who was ticked. */
  facts = clew_facts_load (desk->store, clew_record_get_id (person), NULL);
  g_assert_cmpint (clew_facts_may_hear (facts, clew_record_get_id (agency), "treatment", TODAY)
                     .answer,
                   ==, CLEW_HEAR_NOT_SIGNED);
  count = sign_and_count (desk, release);
  g_assert_cmpstr (count, ==, "1");
  clew_facts_free (facts);
  facts = clew_facts_load (desk->store, clew_record_get_id (person), NULL);
  g_assert_cmpint (clew_facts_may_hear (facts, clew_record_get_id (agency), "treatment", TODAY)
                     .answer,
                   ==, CLEW_HEAR_YES);
  g_clear_pointer (&waiting, g_ptr_array_unref);
  waiting = clew_blank_form_list_waiting (desk->store, 10, NULL);
  g_assert_cmpuint (waiting->len, ==, 0);
}

/* One paper is one person's. */
static void
test_only_once (Desk *desk, gconstpointer data)
{
  g_autoptr (ClewRecord) agency = add_agency (desk, "Cedar Behavioral Health");
  g_autoptr (ClewRecord) rosa = desk_add_person (desk, "Rosa", "Peña");
  g_autoptr (ClewRecord) lee = desk_add_person (desk, "Lee", "Wong");
  g_autofree char *id = print_blank (desk, agency, NULL);
  g_autoptr (ClewRecord) blank = load_blank (desk, id);
  g_autoptr (GError) error = NULL;
  g_autofree char *release = clew_blank_form_take_in (desk->office, blank,
                                                      clew_record_get_id (rosa), &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  found = clew_blank_form_find_consent (desk->store, blank, &error);
  g_assert_cmpstr (found, ==, release);
  g_assert_null (clew_blank_form_take_in (desk->office, blank, clew_record_get_id (lee), &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM consent"), ==, 1);
  g_clear_error (&error);
  /* A participant who isn't there leaves nothing behind. */
  g_free (id);
  id = print_blank (desk, agency, NULL);
  g_clear_object (&blank);
  blank = load_blank (desk, id);
  g_assert_null (clew_blank_form_take_in (desk->office, blank, "nobody", &error));
  g_assert_nonnull (error);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM consent"), ==, 1);
}

static ClewHear
ask (Desk *desk, ClewRecord *person, ClewRecord *agency, ClewDay on)
{
  g_autoptr (ClewFacts) facts = clew_facts_load (desk->store, clew_record_get_id (person), NULL);

  return clew_facts_may_hear (facts, clew_record_get_id (agency), "treatment", on).answer;
}

static char *
take_in (Desk *desk, ClewRecord *blank, ClewRecord *person)
{
  g_autoptr (GError) error = NULL;
  char *release = clew_blank_form_take_in (desk->office, blank, clew_record_get_id (person),
                                           &error);

  g_assert_no_error (error);
  return release;
}

static void
sign_all (Desk *desk, const char *consent)
{
  g_autofree char *count = sign_and_count (desk, consent);

  g_assert_cmpstr (count, ==, "1");
}

static void
tell (Desk *desk, ClewRecord *person, ClewRecord *agency)
{
  static const char *const kinds[] = { "enrollment", NULL };
  const char *const        agencies[] = { clew_record_get_id (agency), NULL };
  const ClewDisclosure     what = {
        .participant = clew_record_get_id (person),
        .agencies = agencies,
        .categories = kinds,
        .purpose = CLEW_PURPOSE_COORDINATION,
        .method = "spoken",
        .on = TODAY,
  };
  g_autoptr (GError) error = NULL;

  g_assert_true (clew_gate_record_told (desk->office, &what, NULL, &error));
  g_assert_no_error (error);
}

static char *
print_own (Desk *desk, ClewRecord *person, ClewRecord *agency)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewReleaseDraft) draft = clew_release_draft_new (desk->office,
                                                               clew_record_get_id (person),
                                                               &error);
  char *consent;

  clew_release_draft_offer (draft, clew_record_get_id (agency), TRUE);
  consent = clew_release_issue (desk->office, draft, clew_release_form_print, NULL, NULL, &error);
  g_assert_no_error (error);
  return consent;
}

static void
take_away (Desk *desk, const char *consent)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (clew_release_record_wrong_person (desk->office, consent, &error));
  g_assert_no_error (error);
}

/* Rosa's own release stands again, as if Lee's paper had never been hers; Lee gets it. */
static void
test_wrong_person (Desk *desk, gconstpointer data)
{
  g_autoptr (ClewRecord) cedar = add_agency (desk, "Cedar Behavioral Health");
  g_autoptr (ClewRecord) harbor = add_agency (desk, "Harbor Clinic");
  g_autoptr (ClewRecord) rosa = desk_add_person (desk, "Rosa", "Peña");
  g_autoptr (ClewRecord) lee = desk_add_person (desk, "Lee", "Wong");
  g_autofree char *own = print_own (desk, rosa, cedar);
  g_autofree char *id = print_blank (desk, harbor, NULL);
  g_autoptr (ClewRecord) blank = load_blank (desk, id);
  g_autoptr (ClewRecord) right_record = NULL;
  g_autofree char *wrong = NULL;
  g_autofree char *right = NULL;
  g_autofree char *number = NULL;
  g_autofree char *now = NULL;
  g_autoptr (GPtrArray) waiting = NULL;
  g_autoptr (GPtrArray) told = NULL;
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GError) error = NULL;
  guint count;

  sign_all (desk, own);
  g_assert_cmpint (ask (desk, rosa, cedar, TODAY), ==, CLEW_HEAR_YES);
  wrong = take_in (desk, blank, rosa);
  sign_all (desk, wrong);
  g_assert_cmpint (ask (desk, rosa, cedar, TODAY), ==, CLEW_HEAR_NOT_NAMED);
  g_assert_cmpint (ask (desk, rosa, harbor, TODAY), ==, CLEW_HEAR_YES);
  tell (desk, rosa, harbor);
  tell (desk, rosa, harbor);

  take_away (desk, wrong);
  g_assert_cmpint (ask (desk, rosa, cedar, TODAY), ==, CLEW_HEAR_YES);
  g_assert_cmpint (ask (desk, rosa, harbor, TODAY), ==, CLEW_HEAR_NOT_NAMED);
  g_assert_true (clew_release_count_disclosures (desk->store, wrong, &count, &error));
  g_assert_cmpuint (count, ==, 2);
  told = clew_ledger_load (desk->store, clew_record_get_id (rosa), CLEW_DAY_UNKNOWN,
                           CLEW_DAY_UNKNOWN, CLEW_LEDGER_ALL, NULL, &error);
  g_assert_cmpuint (told->len, ==, 2);
  waiting = clew_blank_form_list_waiting (desk->store, 10, NULL);
  g_assert_cmpuint (waiting->len, ==, 1);
  now = clew_blank_form_find_consent (desk->store, blank, &error);
  g_assert_no_error (error);
  g_assert_null (now);

  right = take_in (desk, blank, lee);
  sign_all (desk, right);
  g_assert_cmpint (ask (desk, lee, harbor, TODAY), ==, CLEW_HEAR_YES);
  g_assert_cmpint (ask (desk, rosa, harbor, TODAY), ==, CLEW_HEAR_NOT_NAMED);
  right_record = clew_record_load (desk->store, &clew_kind_consent, right, &error);
  number = g_strdup_printf ("%s/2", clew_record_get_text (blank, "form_number"));
  g_assert_cmpstr (clew_record_get_text (right_record, "form_number"), ==, number);
  kept = clew_release_load_pdf (desk->office, right, &error);
  g_assert_true (g_bytes_equal (kept, clew_record_get_bytes (blank, "bytes")));
  now = clew_blank_form_find_consent (desk->store, blank, &error);
  g_assert_cmpstr (now, ==, right);
  /* Its number is taken once, whoever it belongs to. */
  g_assert_null (clew_blank_form_take_in (desk->office, blank, clew_record_get_id (rosa), &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
  g_clear_pointer (&waiting, g_ptr_array_unref);
  waiting = clew_blank_form_list_waiting (desk->store, 10, NULL);
  g_assert_cmpuint (waiting->len, ==, 0);
}

static gboolean
lists (Desk *desk, ClewReleasesChoice choice, const char *consent)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = clew_release_list_load (desk->store, choice, NULL,
                                                        CLEW_DATE_ORDER_MONTH_FIRST, 100, TODAY,
                                                        NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    if (g_str_equal (((ClewReleaseItem *)g_ptr_array_index (found, i))->id, consent))
      return TRUE;
  return FALSE;
}

/* What is left of it with the wrong person: words that name nobody, on no list of work. */
static void
test_wrong_person_words (Desk *desk, gconstpointer data)
{
  g_autoptr (ClewRecord) cedar = add_agency (desk, "Cedar Behavioral Health");
  g_autoptr (ClewRecord) rosa = desk_add_person (desk, "Rosa", "Peña");
  g_autoptr (ClewRecord) lee = desk_add_person (desk, "Lee", "Wong");
  g_autofree char *id = print_blank (desk, cedar, NULL);
  g_autoptr (ClewRecord) blank = load_blank (desk, id);
  g_autofree char *wrong = take_in (desk, blank, rosa);
  g_autofree char *right = NULL;
  g_autofree char *words = NULL;
  g_autoptr (ClewReleaseDetail) before = NULL;
  g_autoptr (ClewReleaseDetail) detail = NULL;
  g_autoptr (GPtrArray) timeline = NULL;
  g_autoptr (ClewFacts) facts = NULL;
  g_autoptr (GError) error = NULL;

  sign_all (desk, wrong);
  take_away (desk, wrong);
  before = clew_release_detail_load (desk->store, wrong, TODAY, &error);
  g_assert_true (before->paper_waits);
  right = take_in (desk, blank, lee);
  detail = clew_release_detail_load (desk->store, wrong, TODAY, &error);
  g_assert_no_error (error);
  g_assert_true (detail->from_blank && detail->standing.is_not_theirs && !detail->paper_waits);
  words = clew_release_standing_words (&detail->standing, TODAY);
  g_assert_cmpstr (words, ==, "Entered for the wrong person");
  timeline = clew_timeline_load (desk->store, clew_record_get_id (rosa), &error);
  g_assert_cmpuint (timeline->len, ==, 1);
  g_assert_cmpstr (((ClewTimelineEntry *)timeline->pdata[0])->title, ==,
                   "Release: Entered for the wrong person");
  facts = clew_facts_load (desk->store, clew_record_get_id (rosa), NULL);
  g_assert_cmpint (clew_facts_get_release (facts, TODAY).state, ==, CLEW_RELEASE_NONE);
  for (ClewReleasesChoice choice = 0; choice < CLEW_RELEASES_N_CHOICES; choice++)
    {
      g_test_message ("choice %d", choice);
      g_assert_cmpint (lists (desk, choice, wrong), ==, choice == CLEW_RELEASES_ALL);
    }
  g_assert_true (lists (desk, CLEW_RELEASES_WAITING, right));
}

/* What is refused: a form that names the person, the same twice, and whatever would happen to
 * a paper that is not theirs. */
static void
test_wrong_person_refused (Desk *desk, gconstpointer data)
{
  g_autoptr (ClewRecord) cedar = add_agency (desk, "Cedar Behavioral Health");
  g_autoptr (ClewRecord) rosa = desk_add_person (desk, "Rosa", "Peña");
  g_autofree char *own = print_own (desk, rosa, cedar);
  g_autofree char *id = print_blank (desk, cedar, NULL);
  g_autoptr (ClewRecord) blank = load_blank (desk, id);
  g_autofree char *wrong = take_in (desk, blank, rosa);
  g_autoptr (GPtrArray) offers = clew_release_load_offers (desk->office, wrong, NULL);
  gint64  before;
  GError *errors[5] = { NULL };

  take_away (desk, wrong);
  before = desk_count (desk, "SELECT count (*) FROM consent_event");
  clew_release_record_wrong_person (desk->office, own, &errors[0]);
  clew_release_record_wrong_person (desk->office, wrong, &errors[1]);
  clew_release_record_signed (desk->office, wrong, TODAY, offers, NULL, NULL, &errors[2]);
  clew_release_record_event (desk->office, wrong, "declined", TODAY, NULL, FALSE, &errors[3]);
  clew_release_record_taken_back (desk->office, wrong, TODAY, NULL, TRUE, &errors[4]);
  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      g_assert_error (errors[i], CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
      g_error_free (errors[i]);
    }
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM consent_event"), ==, before);
}

/* Entered wrongly twice, it still is one paper; what could not be decided on it by somebody
 * else hinders nobody; and what was taken back stays taken back (rule 15). */
static void
test_wrong_person_twice (Desk *desk, gconstpointer data)
{
  g_autoptr (ClewRecord) cedar = add_agency (desk, "Cedar Behavioral Health");
  g_autoptr (ClewRecord) rosa = desk_add_person (desk, "Rosa", "Peña");
  g_autoptr (ClewRecord) lee = desk_add_person (desk, "Lee", "Wong");
  g_autofree char *own = print_own (desk, rosa, cedar);
  g_autofree char *id = print_blank (desk, cedar, NULL);
  g_autoptr (ClewRecord) blank = load_blank (desk, id);
  g_autofree char *first = take_in (desk, blank, rosa);
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (clew_release_record_event (desk->office, first, "not_now", TODAY, NULL, FALSE,
                                            &error));
  take_away (desk, first);
  sign_all (desk, own);
  second = take_in (desk, blank, rosa);
  sign_all (desk, second);
  g_assert_true (clew_release_record_taken_back (desk->office, second, TODAY, NULL, TRUE, &error));
  take_away (desk, second);
  g_assert_cmpint (ask (desk, rosa, cedar, TODAY), ==, CLEW_HEAR_REVOKED);
  third = take_in (desk, blank, lee);
  sign_all (desk, third);
  g_assert_cmpint (ask (desk, lee, cedar, TODAY), ==, CLEW_HEAR_YES);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM consent WHERE form_number LIKE '%/3'"),
                   ==, 1);
}

/* A scan of the paper goes with it, and its code finds it where it is entered now. */
static void
test_wrong_person_scan (Desk *desk, gconstpointer data)
{
  g_autoptr (ClewRecord) cedar = add_agency (desk, "Cedar Behavioral Health");
  g_autoptr (ClewRecord) rosa = desk_add_person (desk, "Rosa", "Peña");
  g_autoptr (ClewRecord) lee = desk_add_person (desk, "Lee", "Wong");
  g_autofree char *own = print_own (desk, rosa, cedar);
  g_autofree char *id = print_blank (desk, cedar, NULL);
  g_autoptr (ClewRecord) blank = load_blank (desk, id);
  const char      *codes[] = { clew_record_get_text (blank, "form_number"), NULL };
  g_autofree char *wrong = take_in (desk, blank, rosa);
  g_autoptr (ClewRecord) scan = NULL;
  g_autofree char *right = NULL;
  g_autoptr (GPtrArray) scans = NULL;
  g_autoptr (ClewScanTie) waiting = NULL;
  g_autoptr (ClewScanTie) here = NULL;
  g_autoptr (ClewScanTie) elsewhere = NULL;
  g_autoptr (GError) error = NULL;

  scan = clew_record_new (&clew_kind_scan);
  clew_record_set_text (scan, "consent", wrong);
  clew_record_set_text (scan, "media", "pdf");
  clew_record_set_text (scan, "sha256", "00");
  clew_record_set_number (scan, "size", 10);
  g_assert_true (clew_office_save (desk->office, "attach", scan, &error));
  take_away (desk, wrong);
  waiting = clew_scan_tie_read (desk->store, own, codes, &error);
  g_assert_cmpint (waiting->match, ==, CLEW_SCAN_OTHER_FORM);
  g_assert_null (waiting->consent);
  right = take_in (desk, blank, lee);
  scans = clew_scan_list (desk->store, right, &error);
  g_assert_cmpuint (scans->len, ==, 1);
  here = clew_scan_tie_read (desk->store, right, codes, &error);
  g_assert_cmpint (here->match, ==, CLEW_SCAN_THIS_FORM);
  elsewhere = clew_scan_tie_read (desk->store, own, codes, &error);
  g_assert_cmpint (elsewhere->match, ==, CLEW_SCAN_OTHER_FORM);
  g_assert_cmpstr (elsewhere->number, ==, codes[0]);
  g_assert_cmpstr (elsewhere->consent, ==, right);
}

static void
test_number (Desk *desk, gconstpointer data)
{
  static const char *const shapes[] = { "%s-2026-0001", "%s-2026-1", " %s 2026 1 ",
                                        "%s–2026", "x%s-2026-0001", "" };
  g_autoptr (ClewRecord) agency = add_agency (desk, "Cedar Behavioral Health");
  g_autofree char *id = print_blank (desk, agency, NULL);
  g_autoptr (ClewRecord) blank = load_blank (desk, id);
  g_auto (GStrv) parts = g_strsplit (clew_record_get_text (blank, "form_number"), "-", -1);
  g_autofree char *lower = g_ascii_strdown (parts[0], -1);

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autoptr (GString) typed = g_string_new (shapes[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (ClewRecord) found = NULL;

      g_string_replace (typed, "%s", lower, 0);
      found = clew_blank_form_find (desk->store, typed->str, &error);
      g_test_message ("%s", typed->str);
      if (i < 3)
        g_assert_no_error (error);
      else
        g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_NOT_FOUND);
    }
}

/* The same as people read it off the list of everybody, day by day. */
static void
test_ending (Desk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) everybody = clew_record_select (desk->store, &clew_kind_participant, NULL,
                                                        "removed IS NULL", "");
  static const guint days[] = { 0, 1, 30, 60, 90, 400 };

  for (guint d = 0; d < G_N_ELEMENTS (days); d++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) ending = clew_release_again_list_ending (desk->store, days[d], TODAY,
                                                                     &error);
      g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
      guint wanted = 0;

      g_assert_no_error (error);
      for (guint i = 0; i < ending->len; i++)
        g_hash_table_add (ids, ((ClewReleaseEnding *)g_ptr_array_index (ending, i))->participant);
      for (guint i = 0; i < everybody->len; i++)
        {
          const char *id = clew_record_get_id (g_ptr_array_index (everybody, i));
          g_autoptr (ClewFacts) facts = clew_facts_load (desk->store, id, &error);
          ClewReleaseSummary now = clew_facts_get_release (facts, TODAY);
          gboolean           in_force = now.state == CLEW_RELEASE_ACTIVE ||
                              now.state == CLEW_RELEASE_EXPIRING ||
                              now.state == CLEW_RELEASE_PARTLY_REVOKED;
          gboolean ends = in_force && now.day != CLEW_DAY_UNKNOWN && now.day <= TODAY + days[d];

          wanted += ends;
          g_assert_cmpint (g_hash_table_contains (ids, id), ==, ends);
        }
      g_test_message ("%u days: %u of %u people", days[d], wanted, everybody->len);
      g_assert_cmpuint (ending->len, ==, wanted);
      for (guint i = 1; i < ending->len; i++)
        g_assert_cmpuint (((ClewReleaseEnding *)g_ptr_array_index (ending, i - 1))->ends_on, <=,
                          ((ClewReleaseEnding *)g_ptr_array_index (ending, i))->ends_on);
    }
}

/* Drawn ahead on several processors, each form is what it is when drawn alone. */
static void
test_batch (Desk *desk, gconstpointer data)
{
  g_autoptr (ClewRecord) agency = add_agency (desk, "Cedar Behavioral Health");
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func (
    (GDestroyNotify)clew_release_draft_free);
  g_autoptr (ClewReleaseBatch) batch = NULL;
  g_autoptr (GError) error = NULL;
  const guint n = 40;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *given = g_strdup_printf ("Number %u", i);
      g_autoptr (ClewRecord) person = desk_add_person (desk, given, "Peña");
      ClewReleaseDraft *draft = clew_release_draft_new (desk->office,
                                                        clew_record_get_id (person), &error);

      clew_release_draft_offer (draft, clew_record_get_id (agency), TRUE);
      g_ptr_array_add (drafts, draft);
    }
  batch = clew_release_batch_new (desk->office, drafts, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GBytes) pdf = NULL;
      g_autoptr (GBytes) alone = NULL;
      g_autoptr (ClewRecord) consent = NULL;
      g_autoptr (ClewRecord) wording = NULL;
      g_autofree char *between = NULL;
      g_autofree char *id = clew_release_batch_issue (batch, i, &pdf, &error);

      g_assert_no_error (error);
      consent = clew_record_load (desk->store, &clew_kind_consent, id, &error);
      wording = clew_record_load (desk->store, &clew_kind_wording,
                                  clew_record_get_text (consent, "wording"), &error);
      alone = clew_release_form_print (desk->office, g_ptr_array_index (drafts, i), wording,
                                       clew_record_get_text (consent, "form_number"), NULL,
                                       &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (pdf, alone));
      /* A form of another kind comes between: the numbers move on, and all is still right. */
      if (i == 25)
        between = print_blank (desk, agency, NULL);
    }
  g_assert_cmpint (desk_count (desk, "SELECT count (DISTINCT form_number) FROM consent"), ==, n);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM consent_print"), ==, n);
}

/* Left halfway, what was not issued leaves nothing. */
static void
test_batch_left (Desk *desk, gconstpointer data)
{
  g_autoptr (ClewRecord) agency = add_agency (desk, "Cedar Behavioral Health");
  g_autoptr (ClewRecord) person = desk_add_person (desk, "Rosa", "Peña");
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func (
    (GDestroyNotify)clew_release_draft_free);
  ClewReleaseBatch *batch;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  guint            n_kept;

  for (guint i = 0; i < 30; i++)
    {
      g_ptr_array_add (drafts, clew_release_draft_new (desk->office, clew_record_get_id (person),
                                                       &error));
      clew_release_draft_offer (g_ptr_array_index (drafts, i), clew_record_get_id (agency), TRUE);
    }
  batch = clew_release_batch_new (desk->office, drafts, &error);
  g_assert_no_error (error);
  id = clew_release_batch_issue (batch, 0, NULL, &error);
  g_assert_no_error (error);
  n_kept = clew_release_batch_get_n_kept (batch);
  clew_release_batch_free (batch);
  g_assert_cmpuint (n_kept, >=, 1);
  g_assert_cmpuint (n_kept, <, 30);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM consent"), ==, n_kept);
}

/* Of several that are kept together one is not complete: those before it are kept, and it says
 * what is missing. */
static void
test_batch_gap (Desk *desk, gconstpointer data)
{
  g_autoptr (ClewRecord) agency = add_agency (desk, "Cedar Behavioral Health");
  g_autoptr (ClewRecord) person = desk_add_person (desk, "Rosa", "Peña");
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func (
    (GDestroyNotify)clew_release_draft_free);
  g_autoptr (ClewReleaseBatch) batch = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 10; i++)
    {
      g_ptr_array_add (drafts, clew_release_draft_new (desk->office, clew_record_get_id (person),
                                                       &error));
      if (i != 5)
        clew_release_draft_offer (g_ptr_array_index (drafts, i), clew_record_get_id (agency),
                                  TRUE);
    }
  batch = clew_release_batch_new (desk->office, drafts, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (GBytes) pdf = NULL;
      g_autofree char *id = clew_release_batch_issue (batch, i, &pdf, &error);

      g_assert_no_error (error);
      g_assert_nonnull (id);
      g_assert_nonnull (pdf);
    }
  g_assert_null (clew_release_batch_issue (batch, 5, NULL, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
  g_assert_cmpuint (clew_release_batch_get_n_kept (batch), ==, 5);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM consent"), ==, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  DESK_ADD ("/clew/records/blank-form/way", test_way);
  DESK_ADD ("/clew/records/blank-form/only-once", test_only_once);
  DESK_ADD ("/clew/records/blank-form/wrong-person", test_wrong_person);
  DESK_ADD ("/clew/records/blank-form/wrong-person/words", test_wrong_person_words);
  DESK_ADD ("/clew/records/blank-form/wrong-person/refused", test_wrong_person_refused);
  DESK_ADD ("/clew/records/blank-form/wrong-person/twice", test_wrong_person_twice);
  DESK_ADD ("/clew/records/blank-form/wrong-person/scan", test_wrong_person_scan);
  DESK_ADD ("/clew/records/blank-form/number", test_number);
  DESK_ADD_DEMO ("/clew/records/blank-form/ending", test_ending);
  DESK_ADD ("/clew/records/blank-form/batch", test_batch);
  DESK_ADD ("/clew/records/blank-form/batch-left", test_batch_left);
  DESK_ADD ("/clew/records/blank-form/batch-gap", test_batch_gap);
  return g_test_run ();
}
