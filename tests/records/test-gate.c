/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "consent-paper.h"

#include "base/clew-error.h"
#include "records/clew-gate.h"
#include "records/clew-ledger.h"
#include "records/clew-release-detail.h"
#include "records/clew-wording-store.h"

#include <string.h>

/* Nothing leaves without its row in the ledger, and no row is lost. */

static const char *const enrollment[] = { "enrollment", NULL };
static const char *const treatment[] = { "enrollment", "treatment", NULL };

/* Rosa signed for the court and the clinic on day 10 before today. */
typedef struct
{
  ClewRecord *person;
  ClewRecord *court;
  ClewRecord *clinic;
  ClewRecord *shelter; /* not named */
  ClewRecord *consent;
  const char *both[3];
  const char *one[2];
  const char *all[4];
} Site;

static void
site_clear (Site *site)
{
  g_clear_object (&site->person);
  g_clear_object (&site->court);
  g_clear_object (&site->clinic);
  g_clear_object (&site->shelter);
  g_clear_object (&site->consent);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Site, site_clear)

static ClewRecord *
add_event (Desk *desk, ClewRecord *consent, const char *kind, int days_ago)
{
  g_autofree char *day = clew_day_to_iso (TODAY - (ClewDay)days_ago);

  return desk_add (desk, &clew_kind_consent_event, "consent", clew_record_get_id (consent), "kind",
                   kind, "on_day", day, NULL);
}

static ClewRecord *
add_consent (Desk *desk, Site *site, const char *number, const char *expires_on)
{
  ClewRecord *consent = desk_add (desk, &clew_kind_consent, "participant",
                                  clew_record_get_id (site->person), "kind", "multi_party",
                                  "form_number", number, "expires_on", expires_on, NULL);

  paper_offer (desk, clew_record_get_id (consent), clew_record_get_id (site->court),
               "enrollment");
  paper_offer (desk, clew_record_get_id (consent), clew_record_get_id (site->clinic),
               "enrollment treatment");
  return consent;
}

static void
sign (Desk *desk, Site *site, ClewRecord *consent, int days_ago)
{
  g_autoptr (ClewRecord) event = add_event (desk, consent, "signed", days_ago);
  g_autoptr (ClewRecord) court = desk_add (
    desk, &clew_kind_consent_grant, "event", clew_record_get_id (event), "agency",
    clew_record_get_id (site->court), "categories", "enrollment", NULL);
  g_autoptr (ClewRecord) clinic = desk_add (
    desk, &clew_kind_consent_grant, "event", clew_record_get_id (event), "agency",
    clew_record_get_id (site->clinic), "categories", "enrollment treatment", NULL);
}

static Site
make_site (Desk *desk)
{
  g_autofree char *number = g_strdup_printf (
    "TO-%" G_GINT64_FORMAT, desk_count (desk, "SELECT count (*) FROM consent") + 1);
  Site site;

  site.person = desk_add_person (desk, "Rosa", "Peña");
  site.court = desk_add (desk, &clew_kind_agency, "legal_name", "Bay Municipal Court", "kind",
                         "court", "address", "2 Court Street", NULL);
  site.clinic = desk_add (desk, &clew_kind_agency, "legal_name", "Cedar Clinic", "kind",
                          "treatment", NULL);
  site.shelter = desk_add (desk, &clew_kind_agency, "legal_name", "North Shelter", "kind",
                           "shelter", NULL);
  site.consent = add_consent (desk, &site, number, "2027-05-03");
  sign (desk, &site, site.consent, 10);
  /* A record that is saved makes its id anew. */
  site.one[0] = g_intern_string (clew_record_get_id (site.court));
  site.one[1] = NULL;
  site.both[0] = g_intern_string (clew_record_get_id (site.court));
  site.both[1] = g_intern_string (clew_record_get_id (site.clinic));
  site.both[2] = NULL;
  site.all[0] = g_intern_string (clew_record_get_id (site.court));
  site.all[1] = g_intern_string (clew_record_get_id (site.clinic));
  site.all[2] = g_intern_string (clew_record_get_id (site.shelter));
  site.all[3] = NULL;
  return site;
}

static ClewDisclosure
disclose (Site *site, const char *const *agencies, const char *const *categories)
{
  return (ClewDisclosure){
    .participant = clew_record_get_id (site->person),
    .agencies = agencies,
    .categories = categories,
    .purpose = CLEW_PURPOSE_COORDINATION,
    .method = "spoken",
    .on = TODAY,
  };
}

static GPtrArray *
load_rows (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = clew_record_select (desk->store, &clew_kind_disclosure, &error,
                                        "1 ORDER BY rowid", NULL);

  g_assert_no_error (error);
  return rows;
}

static void
assert_empty (Desk *desk)
{
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM disclosure"), ==, 0);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM outgoing_paper"), ==, 0);
}

static void
assert_refused (Desk *desk, const ClewDisclosure *what)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (clew_gate_clear (desk->office, what, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED);
  assert_empty (desk);
}

static void
test_commit (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk);
  g_autoptr (GError) error = NULL;
  ClewDisclosure what = disclose (&site, site.both, enrollment);
  g_autoptr (ClewClearance) clearance = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  ClewRecord *row;

  what.person = "The clerk";
  what.description = "That she comes";
  clearance = clew_gate_clear (desk->office, &what, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (clew_clearance_get_recipients (clearance)->len, ==, 2);
  /* A clearance alone leaves nothing. */
  assert_empty (desk);
  g_assert_true (clew_clearance_commit (clearance, &error));
  g_assert_no_error (error);
  rows = load_rows (desk);
  g_assert_cmpuint (rows->len, ==, 2);
  row = rows->pdata[0];
  g_assert_cmpstr (clew_record_get_text (row, "participant"), ==, what.participant);
  g_assert_cmpstr (clew_record_get_text (row, "agency"), ==, site.both[0]);
  g_assert_cmpstr (clew_record_get_text (row, "recipient"), ==, "Bay Municipal Court");
  g_assert_cmpstr (clew_record_get_text (row, "recipient_address"), ==, "2 Court Street");
  g_assert_cmpstr (clew_record_get_text (row, "person"), ==, "The clerk");
  g_assert_cmpstr (clew_record_get_text (row, "description"), ==, "That she comes");
  g_assert_cmpstr (clew_record_get_text (row, "categories"), ==, "enrollment");
  g_assert_cmpstr (clew_record_get_text (row, "purpose"), ==, "coordination");
  g_assert_cmpstr (clew_record_get_text (row, "ground"), ==, "consent");
  g_assert_cmpstr (clew_record_get_text (row, "consent"), ==, clew_record_get_id (site.consent));
  g_assert_cmpstr (clew_record_get_text (row, "staff"), ==,
                   clew_record_get_id (clew_office_get_me (desk->office)));
  g_assert_cmpuint (clew_record_get_day (row, "on_day"), ==, TODAY);
  g_assert_cmpstr (clew_record_get_text (rows->pdata[1], "agency"), ==, site.both[1]);
  /* Nobody undoes what was told: undo goes on with what was done before. */
  g_assert_cmpstr (clew_office_get_undo (desk->office), ==, "add");
  g_assert_true (clew_office_undo (desk->office, &error));
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM disclosure WHERE removed IS NULL"), ==,
                   2);
}

typedef struct
{
  guint      calls;
  guint      fails_at;
  ClewStore *store;
} Printer;

static GBytes *
print_cb (const ClewClearance *clearance, const ClewGateRow *recipient, gpointer data,
          ClewRecord **wording, GError **error)
{
  Printer *printer = data;
  char    *text = g_strdup_printf ("%s may hear of %s", recipient->name, recipient->form_number);

  if (printer->store != NULL)
    {
      g_autoptr (ClewWordingVersion) version = clew_wording_store_find (printer->store, "letter",
                                                                        "en", NULL);

      *wording = g_object_ref (version->record);
    }

  g_assert_true (clew_gate_is_yes (recipient->answer));
  if (++printer->calls != printer->fails_at)
    return g_bytes_new_take (text, strlen (text));
  g_free (text);
  g_set_error_literal (error, CLEW_DOCUMENTS_ERROR, CLEW_DOCUMENTS_ERROR_FAILED, "No paper.");
  return NULL;
}

static void
test_print (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk);
  g_autoptr (GError) error = NULL;
  ClewDisclosure what = disclose (&site, site.both, enrollment);
  g_autoptr (ClewClearance) clearance = clew_gate_clear (desk->office, &what, &error);
  g_autoptr (GPtrArray) papers = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  Printer printer = { 0 };
  gint64  changes = desk_count (desk, "SELECT count (*) FROM change");

  papers = clew_clearance_print (clearance, "status_letter", print_cb, &printer, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (papers->len, ==, 2);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM change"), ==, changes + 1);
  rows = load_rows (desk);
  g_assert_cmpuint (rows->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, papers->pdata[i]);
      g_autoptr (ClewRecord) kept = clew_record_load (
        desk->store, &clew_kind_outgoing_paper, clew_record_get_text (rows->pdata[i], "paper"),
        &error);

      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (clew_record_get_bytes (kept, "bytes"), papers->pdata[i]));
      g_assert_cmpstr (clew_record_get_text (kept, "sha256"), ==, hash);
      g_assert_cmpstr (clew_record_get_text (kept, "kind"), ==, "status_letter");
      g_assert_cmpstr (clew_record_get_text (kept, "participant"), ==, what.participant);
    }
}

/* The paper says in which words it speaks; shipped words are kept with it, once. */
static void
test_wording (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk);
  g_autoptr (GError) error = NULL;
  ClewDisclosure what = disclose (&site, site.both, enrollment);
  g_autoptr (ClewClearance) clearance = clew_gate_clear (desk->office, &what, &error);
  g_autoptr (GPtrArray) papers = NULL;
  g_autoptr (GPtrArray) told = NULL;
  g_autofree char *words = NULL;
  Printer          printer = { 0, 2, desk->store };

  papers = clew_clearance_print (clearance, "status_letter", print_cb, &printer, &error);
  g_assert_null (papers);
  g_clear_error (&error);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM wording WHERE form = 'letter'"), ==,
                   0);
  printer.fails_at = 0;
  papers = clew_clearance_print (clearance, "status_letter", print_cb, &printer, &error);
  g_assert_no_error (error);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM wording WHERE form = 'letter'"), ==,
                   1);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM outgoing_paper p JOIN wording w "
                                     "ON w.id = p.wording WHERE w.form = 'letter'"),
                   ==, 2);
  told = clew_ledger_load (desk->store, clew_record_get_id (site.person), CLEW_DAY_UNKNOWN,
                           CLEW_DAY_UNKNOWN, CLEW_LEDGER_ALL, NULL, &error);
  g_assert_cmpuint (told->len, ==, 2);
  words = clew_ledger_wording_words (told->pdata[0]);
  g_assert_cmpstr (words, ==, "letter wording: English, version 1");
}

/* What was only said was said in no wording. */
static void
test_no_wording (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk);
  g_autoptr (GError) error = NULL;
  ClewDisclosure what = disclose (&site, site.one, enrollment);
  g_autoptr (GPtrArray) told = NULL;

  g_assert_true (clew_gate_record_told (desk->office, &what, NULL, &error));
  told = clew_ledger_load (desk->store, clew_record_get_id (site.person), CLEW_DAY_UNKNOWN,
                           CLEW_DAY_UNKNOWN, CLEW_LEDGER_ALL, NULL, &error);
  g_assert_cmpuint (told->len, ==, 1);
  g_assert_null (clew_ledger_wording_words (told->pdata[0]));
}

/* A printer that fails at the first or the second leaves nothing of either. */
static void
test_printer_fails (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk);

  for (guint at = 1; at <= 2; at++)
    {
      g_autoptr (GError) error = NULL;
      ClewDisclosure what = disclose (&site, site.both, enrollment);
      g_autoptr (ClewClearance) clearance = clew_gate_clear (desk->office, &what, &error);
      g_autoptr (GPtrArray) papers = NULL;
      Printer printer = { .fails_at = at };

      papers = clew_clearance_print (clearance, "status_letter", print_cb, &printer, &error);
      g_assert_null (papers);
      g_assert_error (error, CLEW_DOCUMENTS_ERROR, CLEW_DOCUMENTS_ERROR_FAILED);
      assert_empty (desk);
      g_clear_error (&error);
      /* It can be tried again. */
      printer.fails_at = 0;
      papers = clew_clearance_print (clearance, "no such kind", print_cb, &printer, &error);
      g_assert_null (papers);
      g_assert_nonnull (error);
      assert_empty (desk);
    }
}

/* What is taken back between the asking and the sending stays here. */
static void
test_taken_back_between (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk);
  g_autoptr (GError) error = NULL;
  ClewDisclosure what = disclose (&site, site.both, enrollment);
  g_autoptr (ClewClearance) clearance = clew_gate_clear (desk->office, &what, &error);
  g_autoptr (ClewRecord) revoked = add_event (desk, site.consent, "revoked", 0);
  g_autoptr (GPtrArray) papers = NULL;
  Printer printer = { 0 };

  g_assert_false (clew_clearance_commit (clearance, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED);
  g_clear_error (&error);
  papers = clew_clearance_print (clearance, "status_letter", print_cb, &printer, &error);
  g_assert_null (papers);
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED);
  g_assert_cmpuint (printer.calls, ==, 0);
  assert_empty (desk);
}

static void
test_refused (Desk *desk, gconstpointer data)
{
  static const char *const nothing[] = { NULL };
  g_auto (Site) site = make_site (desk);
  ClewDisclosure what = disclose (&site, site.all, enrollment);

  /* One of three is not named, so nobody hears. */
  assert_refused (desk, &what);
  /* The clinic may hear of treatment, the court may not. */
  what = disclose (&site, site.both, treatment);
  assert_refused (desk, &what);
  what = disclose (&site, nothing, enrollment);
  assert_refused (desk, &what);
  what = disclose (&site, NULL, enrollment);
  assert_refused (desk, &what);
  what = disclose (&site, site.both, nothing);
  assert_refused (desk, &what);
  what = disclose (&site, site.both, NULL);
  assert_refused (desk, &what);
  what = disclose (&site, site.both, enrollment);
  what.on = TODAY + 1;
  assert_refused (desk, &what);
  what.on = TODAY;
  what.purpose = CLEW_PURPOSE_PROCEEDING;
  assert_refused (desk, &what);
  what.purpose = CLEW_PURPOSE_COORDINATION;
  what.subpoena = TRUE;
  assert_refused (desk, &what);
}

/* A consent that is over or spoiled is no ground, nor one without a signature
 * with ticks, as a file from elsewhere may bring it. */
static void
test_no_ground (Desk *desk, gconstpointer data)
{
  static const char *const ends[] = { "deficient", "ended", "revoked", "declined", "superseded" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_auto (Site) site = make_site (desk);
      ClewDisclosure what = disclose (&site, site.one, enrollment);
      g_autoptr (ClewRecord) end = NULL;
      g_autoptr (ClewRecord) later = NULL;

      end = add_event (desk, site.consent, ends[i], 1);
      g_test_message ("%s", ends[i]);
      assert_refused (desk, &what);
      /* The same, written by another hand: events without a signature. */
      later = add_consent (desk, &site, ends[i], "2028-01-01");
      g_clear_object (&end);
      end = add_event (desk, later, "copy_given", 0);
      assert_refused (desk, &what);
    }
}

static void
test_expired (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk);
  g_autoptr (GError) error = NULL;
  ClewDisclosure what = disclose (&site, site.one, enrollment);
  g_autoptr (ClewRecord) newer = add_consent (desk, &site, "TO-9", "2026-11-23");
  g_autoptr (ClewClearance) clearance = NULL;

  sign (desk, &site, newer, 5);
  /* It ends today, and ending it revives nothing older. */
  assert_refused (desk, &what);
  what.on = TODAY - 1;
  clearance = clew_gate_clear (desk->office, &what, &error);
  g_assert_no_error (error);
  g_assert_nonnull (clearance);
}

/* What the site says of an agency goes before what a person signed. */
static void
test_barred (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk);
  g_autoptr (GError) error = NULL;
  ClewDisclosure what = disclose (&site, site.one, enrollment);

  clew_record_set_day (site.court, "mou_ended_on", TODAY);
  clew_office_save (desk->office, "change", site.court, &error);
  assert_refused (desk, &what);
  clew_record_set_nothing (site.court, "mou_ended_on");
  clew_record_set_yes (site.court, "may_receive", FALSE);
  clew_office_save (desk->office, "change", site.court, &error);
  assert_refused (desk, &what);
  clew_record_set_yes (site.court, "may_receive", TRUE);
  clew_office_save (desk->office, "change", site.court, &error);
  clew_office_remove (desk->office, "remove", site.court, &error);
  assert_refused (desk, &what);
  g_assert_no_error (error);
}

static ClewRecord *
add_order (Desk *desk, Site *site, const char *mandate, const char *mandate_on)
{
  g_autofree char *issued = clew_day_to_iso (TODAY - 3);

  return desk_add (desk, &clew_kind_court_order, "participant", clew_record_get_id (site->person),
                   "agency", clew_record_get_id (site->court), "court", "Superior Court",
                   "issued_on", issued, "categories", "enrollment plan", "mandate", mandate,
                   "mandate_on", mandate_on, NULL);
}

static void
test_order (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk);
  g_autoptr (GError) error = NULL;
  ClewDisclosure what = disclose (&site, site.one, enrollment);
  g_autoptr (ClewRecord) bare = add_order (desk, &site, NULL, NULL);
  g_autoptr (ClewRecord) undated = add_order (desk, &site, "Subpoena", NULL);
  g_autoptr (ClewRecord) nameless = add_order (desk, &site, NULL, "2026-11-20");
  g_autoptr (ClewRecord) whole = NULL;
  g_autoptr (ClewClearance) clearance = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  what.subpoena = TRUE;
  assert_refused (desk, &what);
  whole = add_order (desk, &site, "Subpoena", "2026-11-21");
  clearance = clew_gate_clear (desk->office, &what, &error);
  g_assert_no_error (error);
  g_assert_true (clew_clearance_commit (clearance, &error));
  rows = load_rows (desk);
  g_assert_cmpstr (clew_record_get_text (rows->pdata[0], "ground"), ==, "court_order");
  g_assert_cmpstr (clew_record_get_text (rows->pdata[0], "court_order"), ==,
                   clew_record_get_id (whole));
  g_assert_null (clew_record_get_text (rows->pdata[0], "consent"));
}

/* Of somebody who was taken out nothing leaves, by consent or by order. */
static void
test_removed_person (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk);
  g_autoptr (GError) error = NULL;
  ClewDisclosure what = disclose (&site, site.one, enrollment);
  g_autoptr (ClewRecord) order = add_order (desk, &site, "Subpoena", "2026-11-21");
  g_autofree char *person = g_strdup (clew_record_get_id (site.person));

  /* The record's own is another one once it was removed. */
  what.participant = person;
  clew_office_remove (desk->office, "remove", site.person, &error);
  g_assert_no_error (error);
  assert_refused (desk, &what);
  what.purpose = CLEW_PURPOSE_PROCEEDING;
  assert_refused (desk, &what);
}

/* The ledger says what happened, covered or not. */
static void
test_told (Desk *desk, gconstpointer data)
{
  static const char *const nothing[] = { NULL };
  g_auto (Site) site = make_site (desk);
  g_autoptr (GError) error = NULL;
  ClewDisclosure what = disclose (&site, site.all, enrollment);
  g_autoptr (GPtrArray) rows = NULL;

  what.on = TODAY - 10;
  g_assert_true (clew_gate_record_told (desk->office, &what, NULL, &error));
  what.on = TODAY - 11; /* the day before it was signed */
  what.agencies = site.one;
  g_assert_true (clew_gate_record_told (desk->office, &what, NULL, &error));
  g_assert_no_error (error);
  rows = load_rows (desk);
  g_assert_cmpuint (rows->len, ==, 4);
  g_assert_cmpstr (clew_record_get_text (rows->pdata[0], "ground"), ==, "consent");
  g_assert_cmpstr (clew_record_get_text (rows->pdata[1], "ground"), ==, "consent");
  g_assert_cmpstr (clew_record_get_text (rows->pdata[2], "ground"), ==, "none");
  g_assert_null (clew_record_get_text (rows->pdata[2], "consent"));
  g_assert_cmpstr (clew_record_get_text (rows->pdata[3], "ground"), ==, "none");

  what.on = TODAY + 1;
  g_assert_false (clew_gate_record_told (desk->office, &what, NULL, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
  g_clear_error (&error);
  what.on = TODAY;
  what.categories = nothing;
  g_assert_false (clew_gate_record_told (desk->office, &what, NULL, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
  g_clear_error (&error);
  what.categories = enrollment;
  what.agencies = nothing;
  g_assert_false (clew_gate_record_told (desk->office, &what, NULL, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM disclosure"), ==, 4);
}

static gboolean
edit_row_cb (ClewStore *store, gpointer data, GError **error)
{
  return clew_store_run (store, error, data, NULL);
}

/* Neither the records nor plain SQL get at a row, nor at a paper. */
static void
test_rows_stay (Desk *desk, gconstpointer data)
{
  static const char *const attempts[] = {
    "UPDATE disclosure SET recipient = 'Nobody'",
    "UPDATE disclosure SET removed = created",
    "DELETE FROM disclosure",
    "REPLACE INTO disclosure SELECT * FROM disclosure",
    "INSERT OR REPLACE INTO disclosure SELECT * FROM disclosure",
    "UPDATE OR REPLACE disclosure SET recipient = 'Nobody'",
    "UPDATE outgoing_paper SET bytes = x'00'",
    "DELETE FROM outgoing_paper",
    "REPLACE INTO outgoing_paper SELECT * FROM outgoing_paper",
  };
  g_auto (Site) site = make_site (desk);
  g_autoptr (GError) error = NULL;
  ClewDisclosure what = disclose (&site, site.one, enrollment);
  g_autoptr (ClewClearance) clearance = clew_gate_clear (desk->office, &what, &error);
  g_autoptr (GPtrArray) papers = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  Printer printer = { 0 };

  papers = clew_clearance_print (clearance, "status_letter", print_cb, &printer, &error);
  g_assert_no_error (error);
  rows = load_rows (desk);
  clew_record_set_text (rows->pdata[0], "recipient", "Nobody");
  g_assert_false (clew_office_save (desk->office, "change", rows->pdata[0], &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_APPEND_ONLY);
  g_clear_error (&error);
  g_assert_false (clew_office_remove (desk->office, "remove", rows->pdata[0], &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_assert_false (clew_office_change (desk->office, "change", edit_row_cb,
                                          (gpointer)attempts[i], &error));
      g_assert_nonnull (error);
      g_clear_error (&error);
    }
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM disclosure "
                                     "WHERE recipient = 'Bay Municipal Court' "
                                     "AND removed IS NULL"),
                   ==, 1);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM outgoing_paper"), ==, 1);
}

static const ClewLedgerEntry *
get_entry (GPtrArray *entries, guint i)
{
  return g_ptr_array_index (entries, i);
}

static GPtrArray *
load_ledger (Desk *desk, Site *site, ClewDay from, ClewDay to, guint limit, gboolean *more)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = clew_ledger_load (desk->store, clew_record_get_id (site->person), from, to,
                                         limit, more, &error);

  g_assert_no_error (error);
  return entries;
}

static void
tell (Desk *desk, Site *site, int days_ago, const char *description, const char *corrects)
{
  g_autoptr (GError) error = NULL;
  ClewDisclosure what = disclose (site, site->one, enrollment);

  what.on = TODAY - (ClewDay)days_ago;
  what.description = description;
  g_assert_true (clew_gate_record_told (desk->office, &what, corrects, &error));
  g_assert_no_error (error);
}

static void
test_ledger (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  gboolean more;
  guint    count;

  entries = load_ledger (desk, &site, CLEW_DAY_UNKNOWN, CLEW_DAY_UNKNOWN, 10, &more);
  g_assert_cmpuint (entries->len, ==, 0);
  g_assert_false (more);
  for (guint i = 0; i < 12; i++)
    tell (desk, &site, (int)(i * 7 % 12), NULL, NULL);
  g_clear_pointer (&entries, g_ptr_array_unref);
  entries = load_ledger (desk, &site, CLEW_DAY_UNKNOWN, CLEW_DAY_UNKNOWN, 12, &more);
  g_assert_cmpuint (entries->len, ==, 12);
  g_assert_false (more);
  for (guint i = 0; i < 12; i++)
    {
      const ClewLedgerEntry *entry = get_entry (entries, i);
      g_autofree char       *ground = clew_ledger_ground_words (entry);
      const char *const     *kinds = (const char *const *)entry->categories;
      g_autofree char       *told = clew_release_list_categories (kinds);

      g_assert_cmpuint (entry->on, ==, TODAY - i);
      g_assert_cmpstr (ground, ==, i <= 10 ? "Release TO-1" : "Not covered");
      g_assert_cmpint (clew_ledger_is_covered (entry), ==, i <= 10);
      g_assert_cmpstr (told, ==, "Enrolled, attendance");
      g_assert_cmpstr (entry->told_by, ==, "Robin Teller");
      g_assert_cmpuint (entry->earlier->len, ==, 0);
    }
  g_clear_pointer (&entries, g_ptr_array_unref);
  entries = load_ledger (desk, &site, CLEW_DAY_UNKNOWN, CLEW_DAY_UNKNOWN, 5, &more);
  g_assert_cmpuint (entries->len, ==, 5);
  g_assert_true (more);
  g_clear_pointer (&entries, g_ptr_array_unref);
  entries = load_ledger (desk, &site, TODAY - 4, TODAY - 2, CLEW_LEDGER_ALL, &more);
  g_assert_cmpuint (entries->len, ==, 3);
  g_assert_cmpuint (get_entry (entries, 0)->on, ==, TODAY - 2);
  g_assert_true (clew_ledger_count (desk->store, clew_record_get_id (site.person), TODAY - 4,
                                    CLEW_DAY_UNKNOWN, &count, &error));
  g_assert_cmpuint (count, ==, 5);
}

/* A correction stands with what it corrects, and the corrected counts no longer. */
static void
test_corrections (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk);
  g_auto (Site) other = make_site (desk);
  g_autoptr (GError) error = NULL;
  ClewDisclosure what = disclose (&site, site.one, enrollment);
  ClewDisclosure about_other = disclose (&other, other.one, enrollment);
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  tell (desk, &site, 5, "first", NULL);
  tell (desk, &site, 4, "untouched", NULL);
  entries = load_ledger (desk, &site, CLEW_DAY_UNKNOWN, CLEW_DAY_UNKNOWN, 9, NULL);
  first = g_strdup (get_entry (entries, 1)->id);
  tell (desk, &site, 6, "second", first);
  g_clear_pointer (&entries, g_ptr_array_unref);
  entries = load_ledger (desk, &site, CLEW_DAY_UNKNOWN, CLEW_DAY_UNKNOWN, 9, NULL);
  g_assert_cmpuint (entries->len, ==, 2);
  second = g_strdup (get_entry (entries, 1)->id);
  tell (desk, &site, 3, "third", second);

  /* Once each, and only about the same person, and one for one. */
  g_assert_false (clew_gate_record_told (desk->office, &what, first, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (clew_gate_record_mistake (desk->office, first, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
  g_clear_error (&error);
  g_clear_pointer (&entries, g_ptr_array_unref);
  entries = load_ledger (desk, &site, CLEW_DAY_UNKNOWN, CLEW_DAY_UNKNOWN, 9, NULL);
  g_assert_false (clew_gate_record_told (desk->office, &about_other, get_entry (entries, 0)->id,
                                         &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
  g_clear_error (&error);
  what.agencies = site.both;
  g_assert_false (clew_gate_record_told (desk->office, &what, get_entry (entries, 0)->id, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_cmpstr (get_entry (entries, 0)->description, ==, "third");
  g_assert_cmpuint (get_entry (entries, 0)->earlier->len, ==, 2);
  g_assert_cmpstr (get_entry (get_entry (entries, 0)->earlier, 0)->description, ==, "second");
  g_assert_cmpstr (get_entry (get_entry (entries, 0)->earlier, 1)->description, ==, "first");
  g_assert_cmpstr (get_entry (entries, 1)->description, ==, "untouched");
}

static void
test_mistake (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *ground = NULL;

  tell (desk, &site, 5, "about somebody else", NULL);
  entries = load_ledger (desk, &site, CLEW_DAY_UNKNOWN, CLEW_DAY_UNKNOWN, 9, NULL);
  g_assert_false (clew_ledger_is_mistake (get_entry (entries, 0)));
  g_assert_true (clew_gate_record_mistake (desk->office, get_entry (entries, 0)->id, &error));
  g_assert_no_error (error);
  g_clear_pointer (&entries, g_ptr_array_unref);
  entries = load_ledger (desk, &site, CLEW_DAY_UNKNOWN, CLEW_DAY_UNKNOWN, 9, NULL);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_true (clew_ledger_is_mistake (get_entry (entries, 0)));
  g_assert_false (clew_ledger_is_covered (get_entry (entries, 0)));
  g_assert_cmpuint (get_entry (entries, 0)->earlier->len, ==, 1);
  ground = clew_ledger_ground_words (get_entry (entries, 0));
  g_assert_cmpstr (ground, ==, "Entered by mistake");
  g_assert_false (clew_gate_record_mistake (desk->office, "nothing", &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_NOT_FOUND);
}

/* Whoever was told is kept as typed; only an agency of the directory can be covered. */
static void
test_told_somebody_else (Desk *desk, gconstpointer data)
{
  static const char *const nobody[] = { NULL };
  g_auto (Site) site = make_site (desk);
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) agency = clew_record_load (desk->store, &clew_kind_agency, site.one[0],
                                                    &error);
  ClewDisclosure what = disclose (&site, nobody, enrollment);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *shouted = NULL;

  g_assert_no_error (error);
  what.recipient = "Su tía  María, the aunt";
  what.recipient_address = "12 Elm St";
  g_assert_true (clew_gate_record_told (desk->office, &what, NULL, &error));
  g_assert_no_error (error);
  /* An agency that was typed, not chosen, is that agency. */
  shouted = g_utf8_strup (clew_record_get_text (agency, "legal_name"), -1);
  what.recipient = shouted;
  what.recipient_address = NULL;
  g_assert_true (clew_gate_record_told (desk->office, &what, NULL, &error));
  rows = load_rows (desk);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (clew_record_get_text (rows->pdata[0], "recipient"), ==,
                   "Su tía  María, the aunt");
  g_assert_cmpstr (clew_record_get_text (rows->pdata[0], "recipient_address"), ==, "12 Elm St");
  g_assert_null (clew_record_get_text (rows->pdata[0], "agency"));
  g_assert_null (clew_record_get_text (rows->pdata[0], "consent"));
  g_assert_cmpstr (clew_record_get_text (rows->pdata[0], "ground"), ==, "none");
  g_assert_cmpstr (clew_record_get_text (rows->pdata[1], "recipient"), ==, shouted);
  g_assert_cmpstr (clew_record_get_text (rows->pdata[1], "agency"), ==, site.one[0]);
  g_assert_cmpstr (clew_record_get_text (rows->pdata[1], "ground"), ==, "consent");

  /* It is corrected like any other, and as a mistake keeps its name. */
  g_assert_true (clew_gate_record_mistake (desk->office, clew_record_get_id (rows->pdata[0]),
                                           &error));
  g_assert_no_error (error);
  entries = clew_ledger_load (desk->store, what.participant, CLEW_DAY_UNKNOWN, CLEW_DAY_UNKNOWN,
                              CLEW_LEDGER_ALL, NULL, &error);
  g_assert_cmpstr (get_entry (entries, 0)->recipient, ==, "Su tía  María, the aunt");
  g_assert_true (clew_ledger_is_mistake (get_entry (entries, 0)));

  /* Words open nothing: a clearance is for agencies. */
  g_assert_null (clew_gate_clear (desk->office, &what, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED);
  g_clear_error (&error);
  /* And one entry still corrects one. */
  what.agencies = site.one;
  g_assert_false (clew_gate_record_told (desk->office, &what, clew_record_get_id (rows->pdata[1]),
                                         &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
}

/* What was printed was printed: a correction keeps its paper, and it never was nothing. */
static void
test_printed_stays (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk);
  g_autoptr (GError) error = NULL;
  ClewDisclosure what = disclose (&site, site.one, enrollment);
  g_autoptr (ClewClearance) clearance = clew_gate_clear (desk->office, &what, &error);
  g_autoptr (GPtrArray) papers = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *id = NULL;
  g_autofree char *paper = NULL;
  Printer          printer = { 0 };

  papers = clew_clearance_print (clearance, "status_letter", print_cb, &printer, &error);
  g_assert_no_error (error);
  entries = load_ledger (desk, &site, CLEW_DAY_UNKNOWN, CLEW_DAY_UNKNOWN, 9, NULL);
  id = g_strdup (get_entry (entries, 0)->id);
  paper = g_strdup (get_entry (entries, 0)->paper);
  g_assert_nonnull (paper);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_false (clew_gate_record_mistake (desk->office, id, &error));
      g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
      g_clear_error (&error);
      what.description = "Torn up before anybody saw it";
      g_assert_true (clew_gate_record_told (desk->office, &what, id, &error));
      g_assert_no_error (error);
      g_clear_pointer (&entries, g_ptr_array_unref);
      entries = load_ledger (desk, &site, CLEW_DAY_UNKNOWN, CLEW_DAY_UNKNOWN, 9, NULL);
      g_assert_cmpuint (entries->len, ==, 1);
      g_assert_cmpstr (get_entry (entries, 0)->paper, ==, paper);
      g_free (id);
      id = g_strdup (get_entry (entries, 0)->id);
    }
}

/* The reasons are words for the desk; who asked hears the same of everybody. */
static void
test_words (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk);
  g_autoptr (GError) error = NULL;
  ClewDisclosure what = disclose (&site, site.all, enrollment);
  g_autoptr (GPtrArray) rows = clew_gate_ask (desk->store, &what, TODAY, &error);
  g_autofree char *yes = clew_gate_explain (rows->pdata[0]);
  g_autofree char *no = clew_gate_explain (rows->pdata[2]);

  g_assert_cmpstr (yes, ==, "Release TO-1 lets this out.");
  g_assert_cmpstr (no, ==, "The release in force does not name North Shelter.");
  g_assert_cmpstr (clew_gate_neutral_words (), ==,
                   "We can’t say whether any person takes part in a program here. With that "
                   "person’s written permission, or a court order, please ask again.");
  for (guint answer = 0; answer < CLEW_GATE_N_ANSWERS; answer++)
    for (guint hear = 0; hear <= CLEW_HEAR_DEFICIENT; hear++)
      {
        ClewGateRow row = {
          .name = (char *)"Court",
          .answer = answer,
          .hear = hear,
          .category = (char *)"enrollment",
          .form_number = (char *)"TO-1",
          .since = TODAY,
        };
        g_autofree char *words = clew_gate_explain (&row);

        g_assert_nonnull (words);
        g_assert_null (strstr (words, "(null)"));
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  DESK_ADD ("/clew/records/gate/commit", test_commit);
  DESK_ADD ("/clew/records/gate/print", test_print);
  DESK_ADD ("/clew/records/gate/wording", test_wording);
  DESK_ADD ("/clew/records/gate/no-wording", test_no_wording);
  DESK_ADD ("/clew/records/gate/printer-fails", test_printer_fails);
  DESK_ADD ("/clew/records/gate/taken-back-between", test_taken_back_between);
  DESK_ADD ("/clew/records/gate/refused", test_refused);
  DESK_ADD ("/clew/records/gate/no-ground", test_no_ground);
  DESK_ADD ("/clew/records/gate/expired", test_expired);
  DESK_ADD ("/clew/records/gate/barred", test_barred);
  DESK_ADD ("/clew/records/gate/order", test_order);
  DESK_ADD ("/clew/records/gate/removed-person", test_removed_person);
  DESK_ADD ("/clew/records/gate/told", test_told);
  DESK_ADD ("/clew/records/gate/told-somebody-else", test_told_somebody_else);
  DESK_ADD ("/clew/records/gate/rows-stay", test_rows_stay);
  DESK_ADD ("/clew/records/gate/ledger", test_ledger);
  DESK_ADD ("/clew/records/gate/corrections", test_corrections);
  DESK_ADD ("/clew/records/gate/mistake", test_mistake);
  DESK_ADD ("/clew/records/gate/words", test_words);
  DESK_ADD ("/clew/records/gate/printed-stays", test_printed_stays);
  return g_test_run ();
}
