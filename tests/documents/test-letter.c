/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/clew-error.h"
#include "documents/clew-letter.h"
#include "documents/clew-pdf-join.h"
#include "documents/roi-fixture.h"
#include "records/clew-agency.h"
#include "records/clew-caution.h"
#include "records/clew-wording-store.h"
#include "records/records-office.h"
#include "rules/clew-wording-rules.h"

#include <qpdf/qpdf-c.h>
#include <string.h>

/* Letters, from an office's records to what a reader gets of the finished file. */

#define FORM_NUMBER "TO-2026-0007"

static const char *const languages[] = { "en", "es" };

/* Fields of the person that no letter may hold (K17). */
static const char *const secrets[] = { "Mariposa", "555-0188", "14 Alder", "scarred",
                                       "trapdoor", "Vietnam", "26-1-0042", "assault" };

typedef struct
{
  Desk        desk;
  ClewRecord *person;
  ClewRecord *prosecutor;
  ClewRecord *court;
  ClewRecord *housing;
  ClewRecord *stranger;
  ClewRecord *consent;
} Fixture;

static void
tick (Fixture *fixture, const char *event, ClewRecord *agency, const char *categories)
{
  g_autoptr (ClewRecord) row = clew_record_new (&clew_kind_consent_agency);
  g_autoptr (GError) error = NULL;

  clew_record_set_text (row, "consent", clew_record_get_id (fixture->consent));
  clew_record_set_text (row, "agency", clew_record_get_id (agency));
  clew_record_set_number (row, "position", 1);
  clew_record_set_text (row, "printed_name", clew_record_get_text (agency, "legal_name"));
  clew_record_set_text (row, "offered_categories", categories);
  clew_office_save (fixture->desk.office, "add", row, &error);
  g_assert_no_error (error);
  g_object_unref (desk_add (&fixture->desk, &clew_kind_consent_grant, "event", event, "agency",
                            clew_record_get_id (agency), "categories", categories, NULL));
}

static void
sign (Fixture *fixture)
{
  g_autoptr (ClewRecord) event = NULL;
  const char *id;

  fixture->consent = desk_add (&fixture->desk, &clew_kind_consent, "participant",
                               clew_record_get_id (fixture->person), "kind", "multi_party",
                               "form_number", FORM_NUMBER, "expires_on", "2027-03-04", NULL);
  event = desk_add (&fixture->desk, &clew_kind_consent_event, "consent",
                    clew_record_get_id (fixture->consent), "kind", "signed", "on_day",
                    "2026-09-01", NULL);
  id = clew_record_get_id (event);
  tick (fixture, id, fixture->prosecutor, "enrollment plan needs court");
  tick (fixture, id, fixture->housing, "enrollment");
}

static void
take_back (Fixture *fixture)
{
  g_object_unref (desk_add (&fixture->desk, &clew_kind_consent_event, "consent",
                            clew_record_get_id (fixture->consent), "kind", "revoked", "on_day",
                            "2026-11-20", NULL));
}

static void
add_intake (Fixture *fixture)
{
  g_object_unref (desk_add (&fixture->desk, &clew_kind_enrollment_event, "participant",
                            clew_record_get_id (fixture->person), "kind", "intake_completed",
                            "on_day", "2026-08-30", NULL));
}

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  Desk *desk = &fixture->desk;

  desk_set_up (desk, NULL);
  fixture->person = desk_add (desk, &clew_kind_participant, "given_name", "Rosa", "family_name",
                              "Aguilar Peña", "birth_date", "1985-05-08", "alerts",
                              "scarred by a trapdoor, assault in Vietnam", "phone", "555-0188",
                              "usual_places", "14 Alder Street", "preferred_name",
                              "Mariposa", NULL);
  fixture->prosecutor = desk_add (desk, &clew_kind_agency, "legal_name",
                                  "Pine County Prosecuting Attorney", "kind", "prosecutor",
                                  "address", "7 Court Square\nPine City", NULL);
  fixture->court = desk_add (desk, &clew_kind_agency, "legal_name", "Pine County District Court",
                             "kind", "court", NULL);
  fixture->housing = desk_add (desk, &clew_kind_agency, "legal_name", "City Housing Partnership",
                               "kind", "housing", NULL);
  fixture->stranger = desk_add (desk, &clew_kind_agency, "legal_name", "Northgate Police", "kind",
                                "police", NULL);
  g_object_unref (desk_add (desk, &clew_kind_court_case, "participant",
                            clew_record_get_id (fixture->person), "court", "Pine County",
                            "cause_number", "26-1-0042", NULL));
  sign (fixture);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->person);
  g_object_unref (fixture->prosecutor);
  g_object_unref (fixture->court);
  g_object_unref (fixture->housing);
  g_object_unref (fixture->stranger);
  g_object_unref (fixture->consent);
  desk_tear_down (&fixture->desk, NULL);
}

static ClewClearance *
clear_for (Fixture *fixture, const ClewLetter *letter, ClewRecord *agency, GError **error)
{
  ClewLetterAddress address = { .agency = clew_record_get_id (agency), .person = "Dana Quill" };

  return clew_letter_clear (fixture->desk.office, clew_record_get_id (fixture->person), letter,
                            &address, error);
}

/* Makes it, as the desk does, and gives it back with its words. */
static const char *const plan_only[] = { "plan", NULL };

static char *
make (Fixture *fixture, const ClewLetter *letter, ClewRecord *agency, const char *sample)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewClearance) clearance = clear_for (fixture, letter, agency, &error);
  g_autoptr (GPtrArray) papers = NULL;
  g_autofree char *name = g_strdup_printf ("letter-%s-%s.pdf", sample, letter->language);

  g_assert_no_error (error);
  papers = clew_clearance_print (clearance, clew_letter_kind_ids[letter->kind], clew_letter_print,
                                 (gpointer)letter, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (papers->len, ==, 1);
  roi_leave_sample (name, g_ptr_array_index (papers, 0));
  return roi_read_all (g_ptr_array_index (papers, 0));
}

static void
assert_refused (Fixture *fixture, const ClewLetter *letter, ClewRecord *agency)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewClearance) clearance = clear_for (fixture, letter, agency, &error);
  g_autoptr (GPtrArray) papers = NULL;

  if (clearance != NULL)
    papers = clew_clearance_print (clearance, clew_letter_kind_ids[letter->kind],
                                   clew_letter_print, (gpointer)letter, &error);
  g_assert_null (papers);
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED);
  g_assert_cmpint (desk_count (&fixture->desk, "SELECT count (*) FROM disclosure"), ==, 0);
  g_assert_cmpint (desk_count (&fixture->desk, "SELECT count (*) FROM outgoing_paper"), ==, 0);
}

static void
assert_has (const char *text, const char *part)
{
  g_autofree char *clean = roi_clean (part);

  if (strstr (text, clean) == NULL)
    g_error ("The letter lacks “%s”", clean);
}

static void
assert_says (const char *text, ClewWording *wording, const char *key)
{
  g_assert_nonnull (clew_wording_get_text (wording, key));
  assert_has (text, clew_wording_get_text (wording, key));
}

static ClewWording *
load_wording (const char *language)
{
  g_autoptr (GError) error = NULL;
  ClewWording *wording = clew_wording_load_shipped ("letter", language, &error);

  g_assert_no_error (error);
  return wording;
}

/* What every letter has: who, to whom, when; scope; the notice, word for word. */
static void
assert_frame (const char *text, ClewWording *wording, const char *recipient)
{
  g_autofree char *date = clew_wording_dup_date (wording, TODAY);

  assert_has (text, "Test Office");
  assert_has (text, "1 Mill Street");
  assert_has (text, "Robin Teller");
  assert_has (text, recipient);
  assert_has (text, "Dana Quill");
  assert_has (text, date);
  assert_has (text, FORM_NUMBER);
  assert_says (text, wording, "scope_heading");
  for (guint i = 1; i <= 5; i++)
    {
      g_autofree char *key = g_strdup_printf ("part2_notice_%u", i);

      assert_says (text, wording, key);
    }
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    if (strstr (text, secrets[i]) != NULL)
      g_error ("The letter holds “%s”", secrets[i]);
  /* A text that was not filled in is seen by its braces. */
  g_assert_null (strchr (text, '{'));
}

/* The type says it: whatever draws a letter takes a clearance. */
_Static_assert(__builtin_types_compatible_p (typeof (&clew_letter_print), ClewClearedPrinter),
               "a letter is made from a clearance");

static void
test_status (Fixture *fixture, gconstpointer data)
{
  static const char *const statements[] = { "barriers_1", "working_together_1", NULL };
  ClewLetter               letter = {
                  .kind = CLEW_LETTER_STATUS,
                  .statements = statements,
                  .words = "The plan is on paper.\nWe meet on Mondays.",
                  .about = plan_only,
  };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (ClewWording) wording = load_wording (languages[i]);
      g_autofree char *text = NULL;
      g_autofree char *until = clew_wording_dup_date (wording, clew_day_new (2027, 3, 4));
      g_autofree char *born = clew_wording_dup_date (wording, clew_day_new (1985, 5, 8));
      g_autofree char *together =
        clew_wording_fill (wording, "working_together_1", "name", "Rosa Aguilar Peña", NULL);

      letter.language = languages[i];
      text = make (fixture, &letter, fixture->prosecutor, "status");
      assert_frame (text, wording, "Pine County Prosecuting Attorney");
      assert_has (text, "7 Court Square");
      assert_has (text, together);
      assert_says (text, wording, "barriers_1");
      /* In the order of the topics, not of the ticks. */
      g_assert_true (strstr (text, together) <
                     strstr (text, clew_wording_get_text (wording, "barriers_1")));
      assert_has (text, "The plan is on paper.");
      assert_has (text, "We meet on Mondays.");
      assert_has (text, until);
      assert_says (text, wording, "scope_for_coordination");
      assert_says (text, wording, "scope_limits");
      /* All that the release lets this agency hear, and nothing else. */
      assert_has (text, clew_wording_get_category (wording, "court", "description"));
      g_assert_null (strstr (text, clew_wording_get_category (wording, "health", "description")));
      g_assert_null (strstr (text, clew_wording_get_text (wording, "progress_1") + 7));
      g_assert_null (strstr (text, born));
      g_assert_null (strstr (text, clew_wording_get_text (wording, "footer_preview")));
    }
  g_assert_cmpint (desk_count (&fixture->desk,
                               "SELECT count (*) FROM disclosure d JOIN outgoing_paper p "
                               "ON p.id = d.paper WHERE p.kind = 'status_letter' "
                               "AND d.categories = 'enrollment plan' AND d.method = 'letter' "
                               "AND d.purpose = 'coordination' AND d.person = 'Dana Quill'"),
                   ==, 2);
}

static void
test_birth_date (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ClewWording) wording = load_wording ("en");
  ClewLetter letter = {
    .kind = CLEW_LETTER_NOTHING_HELPFUL,
    .language = "en",
    .with_birth_date = TRUE,
  };
  g_autofree char *text = make (fixture, &letter, fixture->housing, "birth-date");

  assert_has (text, "Rosa Aguilar Peña, born May 8, 1985");
}

static void
test_nothing_helpful (Fixture *fixture, gconstpointer data)
{
  static const char *const verbatim[] = { "There is nothing helpful to report at this time.",
                                          "No hay nada útil que informar en este momento." };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (ClewWording) wording = load_wording (languages[i]);
      ClewLetter letter = {
        .kind = CLEW_LETTER_NOTHING_HELPFUL,
        .language = languages[i],
        .words = "never printed",
      };
      g_autofree char *text = make (fixture, &letter, fixture->housing, "nothing-helpful");

      assert_frame (text, wording, "City Housing Partnership");
      assert_has (text, verbatim[i]);
      assert_has (text, "Rosa Aguilar Peña");
      g_assert_null (strstr (text, "never printed"));
    }
}

static void
test_intake (Fixture *fixture, gconstpointer data)
{
  ClewLetter letter = { .kind = CLEW_LETTER_INTAKE, .language = "en" };

  assert_refused (fixture, &letter, fixture->prosecutor);
  add_intake (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (ClewWording) wording = load_wording (languages[i]);
      g_autofree char *date = clew_wording_dup_date (wording, clew_day_new (2026, 8, 30));
      g_autofree char *text = NULL;

      letter.language = languages[i];
      text = make (fixture, &letter, fixture->prosecutor, "intake");
      assert_frame (text, wording, "Pine County Prosecuting Attorney");
      assert_has (text, date);
    }
}

static void
test_notice (Fixture *fixture, gconstpointer data)
{
  ClewLetter letter = { .kind = CLEW_LETTER_NOTICE, .language = "en" };

  assert_refused (fixture, &letter, fixture->prosecutor);
  take_back (fixture);
  assert_refused (fixture, &letter, fixture->stranger);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (ClewWording) wording = load_wording (languages[i]);
      g_autofree char *date = clew_wording_dup_date (wording, clew_day_new (2026, 11, 20));
      g_autofree char *text = NULL;

      letter.language = languages[i];
      text = make (fixture, &letter, fixture->prosecutor, "notice");
      assert_frame (text, wording, "Pine County Prosecuting Attorney");
      assert_has (text, date);
      assert_says (text, wording, "notice_use");
      /* It names nobody. */
      g_assert_null (strstr (text, "Rosa"));
      g_assert_null (strstr (text, "Aguilar"));
    }
  g_assert_cmpint (desk_count (&fixture->desk,
                               "SELECT count (*) FROM disclosure WHERE purpose = 'notice' "
                               "AND categories = 'enrollment' AND ground = 'consent' "
                               "AND consent IS NOT NULL AND paper IS NOT NULL"),
                   ==, 2);
}

/* What the release does not let out is not printed, and leaves no trace. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const plan[] = { "progress_1", NULL };
  static const char *const unknown[] = { "progress_9", NULL };
  static const char *const text_key[] = { "scope_consent", NULL };
  g_autofree char         *long_words = g_strnfill (CLEW_LETTER_MOST_WORDS + 1, 'x');
  ClewLetter               letter = {
                  .kind = CLEW_LETTER_STATUS,
                  .language = "en",
                  .statements = plan,
  };

  assert_refused (fixture, &letter, fixture->housing);  /* hears enrollment only */
  assert_refused (fixture, &letter, fixture->stranger); /* is not named */
  assert_refused (fixture, &letter, fixture->court);    /* needs the form for proceedings */
  letter.statements = NULL;
  assert_refused (fixture, &letter, fixture->prosecutor); /* says nothing */
  letter.statements = unknown;
  assert_refused (fixture, &letter, fixture->prosecutor);
  letter.statements = text_key;
  assert_refused (fixture, &letter, fixture->prosecutor);
  letter.statements = NULL;
  letter.about = plan_only;
  letter.words = long_words;
  assert_refused (fixture, &letter, fixture->prosecutor);
  letter.words = "Words need the plan.";
  assert_refused (fixture, &letter, fixture->housing);
  take_back (fixture);
  letter.statements = plan;
  assert_refused (fixture, &letter, fixture->prosecutor);
}

/* A clearance for one letter makes no other. */
static void
test_other_letter (Fixture *fixture, gconstpointer data)
{
  static const char *const plan[] = { "progress_1", NULL };
  ClewLetter               cleared = {
                  .kind = CLEW_LETTER_NOTHING_HELPFUL,
                  .language = "en",
  };
  ClewLetter other = {
    .kind = CLEW_LETTER_STATUS,
    .language = "en",
    .statements = plan,
  };
  ClewLetter notice = { .kind = CLEW_LETTER_NOTICE, .language = "en" };
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewClearance) clearance = clear_for (fixture, &cleared, fixture->prosecutor,
                                                   &error);

  g_assert_no_error (error);
  g_assert_null (clew_clearance_print (clearance, "status_letter", clew_letter_print, &other,
                                       &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (clew_clearance_print (clearance, "revocation_notice", clew_letter_print, &notice,
                                       &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (clew_clearance_print (clearance, "nothing_helpful", clew_letter_print, &notice,
                                       &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED);
  g_clear_error (&error);
  g_clear_pointer (&clearance, clew_clearance_free);

  take_back (fixture);
  clearance = clear_for (fixture, &notice, fixture->prosecutor, &error);
  g_assert_no_error (error);
  g_assert_null (clew_clearance_print (clearance, "nothing_helpful", clew_letter_print, &cleared,
                                       &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (clew_clearance_commit (clearance, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED);
  g_assert_cmpint (desk_count (&fixture->desk, "SELECT count (*) FROM disclosure"), ==, 0);
}

/* To a court, only by an order with its mandate (K9). */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  ClewLetter letter = { .kind = CLEW_LETTER_NOTHING_HELPFUL, .language = "en" };

  assert_refused (fixture, &letter, fixture->court);
  g_object_unref (desk_add (&fixture->desk, &clew_kind_court_order, "participant",
                            clew_record_get_id (fixture->person), "agency",
                            clew_record_get_id (fixture->court), "court", "Superior Court of Pine",
                            "issued_on", "2026-11-01", "ends_on", "2027-01-02", "categories",
                            "enrollment", "mandate", "Subpoena 88", "mandate_on", "2026-11-03",
                            NULL));
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (ClewWording) wording = load_wording (languages[i]);
      g_autofree char *text = NULL;

      letter.language = languages[i];
      text = make (fixture, &letter, fixture->court, "order");
      assert_has (text, "Superior Court of Pine");
      assert_has (text, "Subpoena 88");
      assert_says (text, wording, "scope_for_proceeding");
      assert_says (text, wording, "part2_notice_1");
      g_assert_null (strstr (text, FORM_NUMBER));
    }
}

static void
test_preview (Fixture *fixture, gconstpointer data)
{
  ClewLetter letter = {
    .kind = CLEW_LETTER_NOTHING_HELPFUL,
    .language = "en",
    .is_preview = TRUE,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewClearance) clearance = clear_for (fixture, &letter, fixture->prosecutor, &error);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  pdf = clew_letter_print (clearance,
                           g_ptr_array_index (clew_clearance_get_recipients (clearance), 0),
                           &letter, NULL, &error);
  g_assert_no_error (error);
  text = roi_read_all (pdf);
  assert_has (text, "Preview: not recorded, not for sending");
  g_assert_cmpint (desk_count (&fixture->desk, "SELECT count (*) FROM disclosure"), ==, 0);
}

/* Nothing overlaps or leaves the paper, with everything that a letter can say. */
static void
test_layout (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (ClewWording) wording = load_wording (languages[i]);
      g_autoptr (GPtrArray) all = g_ptr_array_new ();
      ClewLetter letter = {
        .kind = CLEW_LETTER_STATUS,
        .language = languages[i],
        .with_birth_date = TRUE,
      };
      g_autoptr (GError) error = NULL;
      g_autoptr (ClewClearance) clearance = NULL;
      g_autoptr (ClewPages) pages = NULL;
      g_autoptr (GArray) marks = NULL;
      g_autofree char *words = g_strnfill (CLEW_LETTER_MOST_WORDS, 'm');

      for (guint topic = 0; topic < CLEW_TOPIC_N; topic++)
        {
          g_autofree const char **known = clew_letter_list_statements (wording, topic);

          g_assert_nonnull (known[0]);
          for (guint j = 0; known[j] != NULL; j++)
            g_ptr_array_add (all, (gpointer)known[j]);
        }
      g_ptr_array_add (all, NULL);
      letter.statements = (const char *const *)all->pdata;
      letter.words = words;
      letter.about = plan_only;
      clearance = clear_for (fixture, &letter, fixture->prosecutor, &error);
      g_assert_no_error (error);
      pages = clew_letter_lay_out (
        clearance, g_ptr_array_index (clew_clearance_get_recipients (clearance), 0), &letter,
        &error);
      g_assert_no_error (error);
      marks = clew_pages_list_marks (pages);
      roi_assert_disjoint (marks, 612, 792, 72);
    }
}

/* Very long names, and one that runs from right to left, stay on the paper. */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "محمد السوداني", "Nguyễn Thị Ánh Tuyết", "ኃይለ ሥላሴ" };
  g_autofree char         *long_name = g_strnfill (200, 'W');
  g_autofree char         *agency_name = g_strdup_printf ("%s Agency", long_name);

  clew_record_set_text (fixture->prosecutor, "legal_name", agency_name);
  clew_office_save (fixture->desk.office, "name", fixture->prosecutor, NULL);
  for (guint i = 0; i <= G_N_ELEMENTS (names); i++)
    {
      const char *name = i < G_N_ELEMENTS (names) ? names[i] : long_name;
      ClewLetter  letter = { .kind = CLEW_LETTER_NOTHING_HELPFUL, .language = "en" };
      g_autoptr (GError) error = NULL;
      g_autoptr (ClewClearance) clearance = NULL;
      g_autoptr (ClewPages) pages = NULL;
      g_autoptr (GArray) marks = NULL;

      clew_record_set_text (fixture->person, "given_name", name);
      clew_office_save (fixture->desk.office, "name", fixture->person, &error);
      g_assert_no_error (error);
      clearance = clear_for (fixture, &letter, fixture->prosecutor, &error);
      g_assert_no_error (error);
      pages = clew_letter_lay_out (
        clearance, g_ptr_array_index (clew_clearance_get_recipients (clearance), 0), &letter,
        &error);
      g_assert_no_error (error);
      marks = clew_pages_list_marks (pages);
      roi_assert_disjoint (marks, 612, 792, 72);
    }
}

/* The file names nobody, is tagged, and says its language. */
static void
test_file (Fixture *fixture, gconstpointer data)
{
  ClewLetter letter = { .kind = CLEW_LETTER_NOTHING_HELPFUL, .language = "es" };
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewClearance) clearance = clear_for (fixture, &letter, fixture->prosecutor, &error);
  g_autoptr (GPtrArray) papers = NULL;
  g_autofree char *title = NULL, *author = NULL, *first = NULL, *page_words = NULL;
  PopplerDocument *document;

  g_assert_no_error (error);
  papers = clew_clearance_print (clearance, "nothing_helpful", clew_letter_print, &letter, &error);
  g_assert_no_error (error);
  document = roi_open (g_ptr_array_index (papers, 0));
  title = poppler_document_get_title (document);
  author = poppler_document_get_author (document);
  g_assert_cmpstr (title, ==, "Carta de situación");
  g_assert_null (author);
  first = roi_read_page (g_ptr_array_index (papers, 0), 0);
  page_words = g_strdup_printf ("Página 1 de %d", poppler_document_get_n_pages (document));
  assert_has (first, page_words);
  g_assert_nonnull (poppler_structure_element_iter_new (document));
  g_object_unref (document);
}

/* Several papers print as one job; what is no paper is refused. */
static void
test_join (Fixture *fixture, gconstpointer data)
{
  ClewLetter letter = { .kind = CLEW_LETTER_NOTHING_HELPFUL, .language = "en" };
  g_autoptr (GPtrArray) papers = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) joined = NULL;
  g_autofree char *text = NULL;
  ClewRecord      *agencies[] = { fixture->prosecutor, fixture->housing };

  for (guint i = 0; i < G_N_ELEMENTS (agencies); i++)
    {
      g_autoptr (ClewClearance) clearance = clear_for (fixture, &letter, agencies[i], &error);

      g_assert_no_error (error);
      g_ptr_array_extend_and_steal (papers, clew_clearance_print (clearance, "nothing_helpful",
                                                                  clew_letter_print, &letter,
                                                                  &error));
      g_assert_no_error (error);
    }
  joined = clew_pdf_join (papers, &error);
  g_assert_no_error (error);
  text = roi_read_all (joined);
  g_assert_cmpuint (roi_count (text, "Page 1 of 2"), ==, 2);
  g_assert_cmpuint (roi_count (text, "Page 2 of 2"), ==, 2);
  assert_has (text, "Attention: Dana Quill 7 Court Square");
  assert_has (text, "City Housing Partnership");
  g_ptr_array_add (papers, g_bytes_new_static ("no paper", 8));
  g_assert_null (clew_pdf_join (papers, &error));
  g_assert_error (error, CLEW_DOCUMENTS_ERROR, CLEW_DOCUMENTS_ERROR_FAILED);
}

/* A new version of the site's words for letters, of which one text is another. */
static ClewWordingVersion *
add_version (Fixture *fixture, const char *key, const char *text)
{
  g_autofree char *body = clew_wording_dup_shipped_json ("letter", "en", NULL);
  g_autoptr (GHashTable) edits = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *edited = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  ClewWordingVersion *version;

  g_hash_table_insert (edits, (gpointer)key, (gpointer)text);
  edited = clew_wording_store_edit (body, edits, &error);
  g_assert_no_error (error);
  id = clew_wording_store_add (fixture->desk.office, edited, &error);
  g_assert_no_error (error);
  version = clew_wording_store_load (fixture->desk.store, id, &error);
  g_assert_no_error (error);
  return version;
}

static void
approve (Fixture *fixture, ClewWordingVersion *version)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (clew_wording_store_approve (fixture->desk.office, version->record, TODAY,
                                             "The PCG", &error));
  g_assert_no_error (error);
}

/* How many papers speak in a version. */
static gint64
count_in (Fixture *fixture, int version)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM outgoing_paper p JOIN wording w "
                                          "ON w.id = p.wording WHERE w.form = 'letter' "
                                          "AND w.version = %d",
                                          version);

  return desk_count (&fixture->desk, sql);
}

/* Letters use the newest approved words, else the newest draft, and say so; each
 * paper knows in which version it speaks. */
static void
test_site_words (Fixture *fixture, gconstpointer data)
{
  ClewLetter letter = { .kind = CLEW_LETTER_NOTHING_HELPFUL, .language = "en" };
  g_autoptr (ClewWordingVersion) second = NULL;
  g_autoptr (ClewWordingVersion) third = NULL;
  g_autoptr (ClewWording) wording = load_wording ("en");
  g_autofree char *today = clew_wording_dup_date (wording, TODAY);
  g_autofree char *approved = g_strdup_printf ("Wording 2, English · approved %s", today);
  g_autofree char *first_text = make (fixture, &letter, fixture->housing, "words-1");
  g_autofree char *draft_text = NULL;
  g_autofree char *approved_text = NULL;
  g_autofree char *later_text = NULL;

  assert_has (first_text, "Wording 1, English · draft, not yet approved");
  g_assert_cmpint (count_in (fixture, 1), ==, 1);

  second = add_version (fixture, "nothing_helpful", "We have no news that helps today.");
  draft_text = make (fixture, &letter, fixture->housing, "words-2");
  assert_has (draft_text, "We have no news that helps today.");
  assert_has (draft_text, "Wording 2, English · draft, not yet approved");

  approve (fixture, second);
  approved_text = make (fixture, &letter, fixture->housing, "words-3");
  assert_has (approved_text, approved);

  third = add_version (fixture, "nothing_helpful", "Half a thought");
  later_text = make (fixture, &letter, fixture->housing, "words-4");
  assert_has (later_text, "We have no news that helps today.");
  g_assert_cmpint (count_in (fixture, 1), ==, 1);
  g_assert_cmpint (count_in (fixture, 2), ==, 3);
  g_assert_cmpint (count_in (fixture, 3), ==, 0);
}

/* A sentence that the site adds can be said; one that it struck can't. */
static void
test_site_sentences (Fixture *fixture, gconstpointer data)
{
  static const char *const added[] = { "progress_4", NULL };
  static const char *const struck[] = { "progress_3", NULL };
  ClewLetter               letter = {
                  .kind = CLEW_LETTER_STATUS,
                  .language = "en",
                  .statements = added,
  };
  g_autoptr (ClewWordingVersion) more = NULL;
  g_autoptr (ClewWordingVersion) less = NULL;
  g_autoptr (ClewWording) words = NULL;
  g_autofree const char **known = NULL;
  g_autofree char        *text = NULL;

  assert_refused (fixture, &letter, fixture->prosecutor);
  less = add_version (fixture, "progress_3", " ");
  words = clew_wording_version_parse (less, NULL);
  known = clew_letter_list_statements (words, CLEW_TOPIC_PROGRESS);
  g_assert_cmpuint (g_strv_length ((GStrv)known), ==, 2);
  letter.statements = struck;
  assert_refused (fixture, &letter, fixture->prosecutor);
  more = add_version (fixture, "progress_4", "{name} has a new phone.");
  letter.statements = added;
  text = make (fixture, &letter, fixture->prosecutor, "words-added");
  assert_has (text, "Rosa Aguilar Peña has a new phone.");
}

/* No draft can leave out what the law asks of every letter (K8). */
static void
test_words_that_lack (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *key;
    const char *text;
  } cases[] = {
    { "part2_notice_2", "" },
    { "part2_notice_5", "A general authorization is sufficient." },
    { "scope_consent", "By a release." },
    { "scope_limits", "" },
    { "plan/description", " " },
  };
  ClewLetter letter = { .kind = CLEW_LETTER_NOTHING_HELPFUL, .language = "en" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ClewWordingVersion) version = add_version (fixture, cases[i].key, cases[i].text);
      g_autoptr (GError) error = NULL;
      g_autoptr (ClewClearance) clearance = clear_for (fixture, &letter, fixture->housing, &error);

      g_test_message ("%s", cases[i].key);
      g_assert_null (clew_clearance_print (clearance, "nothing_helpful", clew_letter_print,
                                           &letter, &error));
      g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
    }
  g_assert_cmpint (desk_count (&fixture->desk, "SELECT count (*) FROM outgoing_paper"), ==, 0);
  g_assert_cmpint (desk_count (&fixture->desk, "SELECT count (*) FROM disclosure"), ==, 0);
}

/* Whoever reads the letter sees whom the person named. */
static void
test_renamed (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ClewRecord) paper = NULL;
      ClewLetter       letter = { .kind = CLEW_LETTER_NOTHING_HELPFUL, .language = languages[i] };
      g_autofree char *text = NULL;

      if (i == 0)
        {
          paper = clew_record_new (&clew_kind_consent_agency);
          clew_record_set_text (paper, "consent", clew_record_get_id (fixture->consent));
          clew_record_set_text (paper, "agency", clew_record_get_id (fixture->housing));
          clew_record_set_number (paper, "position", 0);
          clew_record_set_text (paper, "printed_name", "City Housing Partnership");
          clew_record_set_text (paper, "offered_categories", "enrollment");
          g_assert_true (clew_office_save (fixture->desk.office, "add", paper, &error));
          clew_record_set_text (fixture->housing, "legal_name", "Pine Homes");
          g_assert_true (clew_agency_rename (fixture->desk.office, fixture->housing, &error));
          g_assert_no_error (error);
        }
      text = make (fixture, &letter, fixture->housing, "renamed");
      assert_has (text, "Pine Homes");
      assert_has (text, i == 0 ? "Named on the form as “City Housing Partnership”"
                               : "En el formulario aparece como “City Housing Partnership”");
    }
}

/* All words are seen before they are approved, and nobody's record is. */
static void
test_sample (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (ClewWording) wording = load_wording (languages[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) pdf = clew_letter_sample (fixture->desk.office, wording, TODAY, &error);
      g_autofree char *text = NULL;
      g_autofree char *name = g_strdup_printf ("letter-sample-%s.pdf", languages[i]);

      g_assert_no_error (error);
      roi_leave_sample (name, pdf);
      text = roi_read_all (pdf);
      for (const ClewWordingText *known = clew_wording_list_texts (CLEW_FORM_LETTER);
           known->key != NULL; known++)
        {
          const char *words = clew_wording_get_text (wording, known->key);

          if (words != NULL && strchr (words, '{') == NULL && known->need != CLEW_TEXT_FURNITURE)
            assert_says (text, wording, known->key);
        }
      g_assert_null (strchr (text, '{'));
      g_assert_null (strstr (text, "Rosa"));
      g_assert_null (strstr (text, FORM_NUMBER));
      assert_says (text, wording, "footer_preview");
    }
}

/* What a screen reader is told: the text by the tree of tags, not by the pages. */
static char *
read_tags (GBytes *pdf)
{
  PopplerDocument             *document = poppler_document_new_from_bytes (pdf, NULL, NULL);
  PopplerStructureElementIter *iter = poppler_structure_element_iter_new (document);
  GString                     *text = g_string_new (NULL);

  g_assert_nonnull (iter);
  do
    {
      PopplerStructureElement *element = poppler_structure_element_iter_get_element (iter);
      g_autofree char         *part = poppler_structure_element_get_text (
                element, POPPLER_STRUCTURE_GET_TEXT_RECURSIVE);

      g_string_append (text, part);
      g_object_unref (element);
    }
  while (poppler_structure_element_iter_next (iter));
  poppler_structure_element_iter_free (iter);
  g_object_unref (document);
  return g_string_free (text, FALSE);
}

static void
assert_language (GBytes *pdf, int kid, const char *language)
{
  qpdf_data q = qpdf_init ();
  qpdf_oh   kids, lang;

  g_assert_cmpint (qpdf_read_memory (q, "letter", g_bytes_get_data (pdf, NULL),
                                     g_bytes_get_size (pdf), NULL),
                   ==, QPDF_SUCCESS);
  kids = qpdf_oh_get_key (
    q, qpdf_oh_get_key (q, qpdf_oh_get_key (q, qpdf_get_root (q), "/StructTreeRoot"), "/K"), "/K");
  lang = qpdf_oh_get_key (q, qpdf_oh_get_array_item (q, kids, kid), "/Lang");
  g_assert_cmpstr (qpdf_oh_get_utf8_value (q, lang), ==, language);
  qpdf_cleanup (&q);
}

/* What a screen reader finds in a joined file is what it finds in each, one after
 * the other, each in its language. */
static void
test_join_tags (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) papers = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autoptr (GBytes) joined = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;

  for (guint i = 0; i < 3; i++)
    {
      ClewLetter letter = { .kind = CLEW_LETTER_NOTHING_HELPFUL, .language = languages[i % 2] };
      g_autoptr (ClewClearance) clearance = clear_for (
        fixture, &letter, i == 0 ? fixture->prosecutor : fixture->housing, &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      g_ptr_array_extend_and_steal (papers, clew_clearance_print (clearance, "nothing_helpful",
                                                                  clew_letter_print, &letter,
                                                                  &error));
      g_assert_no_error (error);
      text = read_tags (g_ptr_array_index (papers, i));
      g_assert_cmpuint (strlen (text), >, 200);
      g_string_append (expected, text);
    }
  joined = clew_pdf_join (papers, &error);
  g_assert_no_error (error);
  found = read_tags (joined);
  g_assert_cmpstr (found, ==, expected->str);
  assert_language (joined, 0, "en");
  assert_language (joined, 1, "es");
  assert_language (joined, 2, "en");
}

/* Both languages have the same texts, and the notice is the one of the rule. */
static void
test_wording (void)
{
  g_autoptr (ClewWording) english = load_wording ("en");
  g_autoptr (ClewWording) spanish = load_wording ("es");
  const char *const *keys = clew_wording_get_keys (english);

  g_assert_cmpuint (g_strv_length ((GStrv)keys), ==,
                    g_strv_length ((GStrv)clew_wording_get_keys (spanish)));
  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *text = clew_wording_get_text (spanish, keys[i]);

      g_assert_nonnull (text);
      if (g_str_has_prefix (keys[i], "part2_notice"))
        g_assert_cmpstr (text, ==, clew_wording_get_text (english, keys[i]));
    }
  assert_has (clew_wording_get_text (english, "part2_notice_1"),
              "These rules prohibit you from using or disclosing this record");
  assert_has (clew_wording_get_text (english, "part2_notice_5"), "is NOT sufficient");
  for (guint i = 0; clew_all_categories[i].id != NULL; i++)
    {
      const char *id = clew_all_categories[i].id;

      g_assert_nonnull (clew_wording_get_category (english, id, "heading"));
      g_assert_nonnull (clew_wording_get_category (spanish, id, "heading"));
    }
}

/* What a release for the plan alone does not let out. */
static const char *const not_the_plan[] = {
  "She has schizophrenia and takes lithium.",
  "He is in treatment at Cedar and on methadone.",
  "She has HIV.",
  "They are at the night shelter.",
  "She went to detox.",
  "Tiene esquizofrenia y toma litio.",
  "Está en tratamiento con metadona.",
  "Tiene VIH.",
  "Está en un albergue.",
  "Fue a desintoxicación.",
};

/* Own words go out only as what they are said to be, and are warned of when they
 * sound like something else (K6). */
static void
test_own_words (Fixture *fixture, gconstpointer data)
{
  static const char *const nothing[] = { NULL };
  static const char *const health[] = { "health", NULL };
  static const char *const plan_and_health[] = { "plan", "health", NULL };
  static const char *const unknown[] = { "everything", NULL };
  static const char *const court[] = { "court", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewCautionList) list = clew_caution_list_load (fixture->desk.store, &error);
  ClewLetter letter = { .kind = CLEW_LETTER_STATUS, .language = "en" };

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (not_the_plan); i++)
    {
      g_autoptr (GPtrArray) hits = clew_caution_list_find (list, not_the_plan[i], 1);

      if (hits->len == 0)
        g_error ("Nothing warns of “%s”", not_the_plan[i]);
      g_assert_nonnull (clew_caution_get_category (((ClewCautionHit *)hits->pdata[0])->kind));
      letter.words = not_the_plan[i];
      letter.about = NULL;
      assert_refused (fixture, &letter, fixture->prosecutor);
      letter.about = nothing;
      assert_refused (fixture, &letter, fixture->prosecutor);
      letter.about = health;
      assert_refused (fixture, &letter, fixture->prosecutor);
      letter.about = plan_and_health;
      assert_refused (fixture, &letter, fixture->prosecutor);
      letter.about = unknown;
      assert_refused (fixture, &letter, fixture->prosecutor);
    }
  letter.words = "A hearing is set.";
  letter.about = court;
  g_free (make (fixture, &letter, fixture->prosecutor, "own-words"));
  g_assert_cmpint (desk_count (&fixture->desk, "SELECT count (*) FROM disclosure "
                                               "WHERE categories = 'enrollment court'"),
                   ==, 1);
}

/* A message in the place of a name is refused. */
static void
test_person (Fixture *fixture, gconstpointer data)
{
  g_autofree char  *longest = g_strnfill (CLEW_LETTER_MOST_PERSON, 'x');
  g_autofree char  *too_long = g_strnfill (CLEW_LETTER_MOST_PERSON + 1, 'x');
  const char *const bad[] = { too_long, "Dana Quill\nShe is ill" };
  ClewLetter        letter = { .kind = CLEW_LETTER_NOTHING_HELPFUL, .language = "en" };

  g_assert_true (clew_letter_check_person (longest, NULL));
  g_assert_true (clew_letter_check_person (NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      ClewLetterAddress address = {
        .agency = clew_record_get_id (fixture->prosecutor),
        .person = bad[i],
      };
      g_autoptr (GError) error = NULL;

      g_assert_null (clew_letter_clear (fixture->desk.office, clew_record_get_id (fixture->person),
                                        &letter, &address, &error));
      g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED);
    }
}

/* What came with a subpoena needs the form for proceedings or an order (K9, K10), though the
 * release would let the same letter out without one. */
static void
test_subpoena (Fixture *fixture, gconstpointer data)
{
  ClewLetter        letter = { .kind = CLEW_LETTER_NOTHING_HELPFUL, .language = "en" };
  const char       *id = clew_record_get_id (fixture->prosecutor);
  const char *const agencies[] = { id, NULL };
  ClewLetterAddress address = { .agency = id, .subpoena = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewClearance) clearance = NULL;
  g_autoptr (GPtrArray) answers =
               clew_letter_ask (fixture->desk.office, clew_record_get_id (fixture->person), &letter,
                                agencies, &address, &error);

  g_assert_no_error (error);
  g_assert_cmpint (((ClewGateRow *)answers->pdata[0])->answer, ==, CLEW_GATE_SUBPOENA_ALONE);
  clearance = clew_letter_clear (fixture->desk.office, clew_record_get_id (fixture->person),
                                 &letter, &address, &error);
  g_assert_null (clearance);
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED);
  g_clear_error (&error);
  g_object_unref (desk_add (&fixture->desk, &clew_kind_court_order, "participant",
                            clew_record_get_id (fixture->person), "agency", id, "court",
                            "Superior Court of Pine", "issued_on", "2026-11-01", "categories",
                            "enrollment", "mandate", "Subpoena 88", "mandate_on", "2026-11-03",
                            NULL));
  clearance = clew_letter_clear (fixture->desk.office, clew_record_get_id (fixture->person),
                                 &letter, &address, &error);
  g_assert_no_error (error);
  g_assert_nonnull (clearance);
}

/* No ready sentence sounds like what is never told, or like a kind of information that the
 * gate is not asked for with it. */
static void
test_unwarned (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewCautionList) list = clew_caution_list_load (fixture->desk.store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (ClewWording) wording = load_wording (languages[i]);
      const char *const *keys = clew_wording_get_keys (wording);
      ClewTopic          topic;

      for (guint j = 0; keys[j] != NULL; j++)
        {
          const char *const       said[] = { keys[j], NULL };
          g_autofree const char **asked =
            clew_letter_list_categories (CLEW_LETTER_STATUS, said, NULL);
          g_autoptr (GPtrArray) hits =
                       clew_caution_list_find (list, clew_wording_get_text (wording, keys[j]), 99);

          if (!clew_statement_get_topic (keys[j], &topic) &&
              !g_str_equal (keys[j], "nothing_helpful"))
            continue;
          for (guint k = 0; k < hits->len; k++)
            {
              const ClewCautionHit *hit = hits->pdata[k];
              const char           *category = clew_caution_get_category (hit->kind);

              if (category == NULL || !g_strv_contains (asked, category))
                g_error ("“%s” is warned of in %s", hit->written, keys[j]);
            }
        }
    }
}

#define ADD(path, test)                                                            \
  g_test_add ("/clew/documents/letter/" path, Fixture, NULL, fixture_set_up, test, \
              fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("status", test_status);
  ADD ("birth-date", test_birth_date);
  ADD ("nothing-helpful", test_nothing_helpful);
  ADD ("intake", test_intake);
  ADD ("notice", test_notice);
  ADD ("refused", test_refused);
  ADD ("other-letter", test_other_letter);
  ADD ("order", test_order);
  ADD ("preview", test_preview);
  ADD ("layout", test_layout);
  ADD ("names", test_names);
  ADD ("file", test_file);
  ADD ("join", test_join);
  ADD ("join-tags", test_join_tags);
  ADD ("unwarned", test_unwarned);
  ADD ("site-words", test_site_words);
  ADD ("site-sentences", test_site_sentences);
  ADD ("words-that-lack", test_words_that_lack);
  ADD ("renamed", test_renamed);
  ADD ("sample", test_sample);
  ADD ("own-words", test_own_words);
  ADD ("person", test_person);
  ADD ("subpoena", test_subpoena);
  g_test_add_func ("/clew/documents/letter/wording", test_wording);
  return g_test_run ();
}
