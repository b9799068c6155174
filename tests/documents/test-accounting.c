/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents/clew-accounting.h"

#include "documents/roi-fixture.h"
#include "base/clew-error.h"
#include "records/clew-gate.h"
#include "records/clew-ledger.h"
#include "records/clew-wording-store.h"
#include "records/records-office.h"

#include <string.h>

/* The list of disclosures as it is read back from the finished file. */

typedef struct
{
  ClewAccounting   accounting;
  ClewLedgerEntry *entries;
} Fixture;

static const char *const kinds[] = { "enrollment", "treatment", "counseling_notes", NULL };

static void
fixture_init (Fixture *fixture, const char *language, guint n_entries)
{
  static const char *const grounds[] = { "consent", "court_order", "none" };

  fixture->entries = g_new0 (ClewLedgerEntry, n_entries);
  fixture->accounting = (ClewAccounting){
    .wording = clew_wording_load_shipped ("accounting", language, NULL),
    .participant_name = "Rosa Aguilar Peña",
    .office_name = "Pine County Provider",
    .office_where = "1 Mill Street, (360) 555-0100",
    .years = CLEW_ACCOUNTING_PART2_YEARS,
    .made_on = TODAY,
    .entries = g_ptr_array_new (),
    .a4 = g_str_equal (language, "es"),
  };
  for (guint i = 0; i < n_entries; i++)
    {
      ClewLedgerEntry *entry = &fixture->entries[i];

      entry->on = TODAY - i;
      entry->recipient = g_strdup_printf ("Agency No. %u of the County", i + 1);
      entry->address = g_strdup_printf ("%u Court Street\nPine City", i + 1);
      entry->person = i % 3 == 0 ? g_strdup ("The clerk") : NULL;
      entry->categories = g_strdupv ((char **)kinds);
      entry->purpose = g_strdup (clew_purpose_ids[i % CLEW_PURPOSE_N]);
      entry->method = g_strdup (clew_disclosure_methods[i % 6].id);
      entry->description = i % 2 == 0 ? g_strdup_printf ("Said word%u.", i + 1) : NULL;
      entry->ground = g_strdup (grounds[i % 3]);
      entry->form_number = i % 3 == 0 ? g_strdup_printf ("PC-%u", i + 1) : NULL;
      g_ptr_array_add (fixture->accounting.entries, entry);
    }
}

static void
fixture_clear (Fixture *fixture)
{
  for (guint i = 0; i < fixture->accounting.entries->len; i++)
    {
      ClewLedgerEntry *entry = &fixture->entries[i];

      g_free (entry->recipient);
      g_free (entry->address);
      g_free (entry->person);
      g_strfreev (entry->categories);
      g_free (entry->purpose);
      g_free (entry->method);
      g_free (entry->description);
      g_free (entry->ground);
      g_free (entry->form_number);
    }
  g_free (fixture->entries);
  g_ptr_array_unref (fixture->accounting.entries);
  clew_wording_unref (fixture->accounting.wording);
}

static GBytes *
render (const Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GBytes *pdf = clew_accounting_render (&fixture->accounting, &error);

  g_assert_no_error (error);
  return pdf;
}

static void
assert_says (const char *text, const char *words)
{
  g_autofree char *clean = roi_clean (words);

  if (strstr (text, clean) == NULL)
    g_error ("“%s” is not there", clean);
}

/* Each entry with its day, recipient, address, what, why, how and ground. */
static void
assert_entry (const Fixture *fixture, const char *text, guint i)
{
  ClewWording           *wording = fixture->accounting.wording;
  const ClewLedgerEntry *entry = &fixture->entries[i];
  g_autofree char       *purpose = g_strconcat ("purpose_", entry->purpose, NULL);
  g_autofree char       *method = g_strconcat ("method_", entry->method, NULL);
  g_autofree char       *ground = g_strconcat ("ground_", entry->ground, NULL);
  g_autofree char       *address = g_strdup_printf ("%u Court Street, Pine City", i + 1);
  g_autofree char       *date = clew_wording_dup_date (wording, entry->on);
  g_autofree char       *why = clew_wording_fill (wording, "why", "why",
                                                  clew_wording_get_text (wording, purpose), "how",
                                                  clew_wording_get_text (wording, method), NULL);
  g_autofree char       *by = clew_wording_fill (wording, ground, "number", entry->form_number,
                                                 NULL);

  assert_says (text, date);
  g_assert_cmpuint (roi_count (text, entry->recipient), ==, 1);
  assert_says (text, address);
  assert_says (text, why);
  assert_says (text, by);
  if (entry->description != NULL)
    g_assert_cmpuint (roi_count (text, entry->description), ==, 1);
}

static void
assert_pages (const Fixture *fixture, GBytes *pdf)
{
  PopplerDocument *document = roi_open (pdf);
  int              n = poppler_document_get_n_pages (document);
  g_autofree char *title = poppler_document_get_title (document);
  g_autofree char *metadata = poppler_document_get_metadata (document);

  g_assert_cmpstr (title, ==,
                   clew_wording_get_text (fixture->accounting.wording, "document_title"));
  g_assert_null (strstr (metadata, "Rosa"));
  g_assert_null (poppler_document_get_author (document));
  g_assert_null (poppler_document_get_subject (document));
  for (int page = 0; page < n; page++)
    {
      g_autofree char *text = roi_read_page (pdf, (guint)page);
      g_autofree char *number = g_strdup_printf ("%d", page + 1);
      g_autofree char *of = g_strdup_printf ("%d", n);
      g_autofree char *words = clew_wording_fill (fixture->accounting.wording, "footer_page",
                                                  "page", number, "pages", of, NULL);

      assert_says (text, words);
    }
  g_object_unref (document);
}

/* How many elements of a kind the structure has. */
static guint
count_elements (PopplerStructureElementIter *iter, PopplerStructureElementKind kind)
{
  guint n = 0;

  do
    {
      PopplerStructureElement     *element = poppler_structure_element_iter_get_element (iter);
      PopplerStructureElementIter *child = poppler_structure_element_iter_get_child (iter);

      n += poppler_structure_element_get_kind (element) == kind;
      g_object_unref (element);
      if (child != NULL)
        {
          n += count_elements (child, kind);
          poppler_structure_element_iter_free (child);
        }
    }
  while (poppler_structure_element_iter_next (iter));
  return n;
}

static guint
count_tagged (GBytes *pdf, PopplerStructureElementKind kind)
{
  PopplerDocument             *document = roi_open (pdf);
  PopplerStructureElementIter *iter = poppler_structure_element_iter_new (document);
  guint                        n;

  g_assert_nonnull (iter);
  n = count_elements (iter, kind);
  poppler_structure_element_iter_free (iter);
  g_object_unref (document);
  return n;
}

static void
read_back (const char *language, guint n_entries)
{
  Fixture fixture;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;
  g_autofree char *sample = g_strdup_printf ("accounting-%s-%u.pdf", language, n_entries);

  fixture_init (&fixture, language, n_entries);
  pdf = render (&fixture);
  roi_leave_sample (sample, pdf);
  text = roi_read_all (pdf);
  assert_says (text, "Rosa Aguilar Peña");
  assert_says (text, "42 CFR 2.25");
  assert_says (text, "45 CFR 164.528");
  g_assert_null (strchr (text, '{'));
  g_assert_cmpint (strstr (text, clew_wording_get_text (fixture.accounting.wording, "nothing")) !=
                     NULL,
                   ==, n_entries == 0);
  for (guint i = 0; i < n_entries; i++)
    assert_entry (&fixture, text, i);
  assert_pages (&fixture, pdf);
  g_assert_cmpuint (count_tagged (pdf, POPPLER_STRUCTURE_ELEMENT_LIST_ITEM), ==, n_entries);
  g_assert_cmpuint (count_tagged (pdf, POPPLER_STRUCTURE_ELEMENT_HEADING_1), ==, 1);
  g_assert_cmpuint (count_tagged (pdf, POPPLER_STRUCTURE_ELEMENT_HEADING_2), ==, 2);
  fixture_clear (&fixture);
}

static void
test_read_back (gconstpointer language)
{
  read_back (language, 0);
  read_back (language, 1);
  read_back (language, 200);
}

static void
test_layout (gconstpointer language)
{
  Fixture fixture;
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewPages) pages = NULL;
  g_autoptr (GArray) marks = NULL;
  g_autoptr (GString) repeat = g_string_new (NULL);

  /* Longer than a page. */
  for (guint i = 0; i < 800; i++)
    g_string_append (repeat, "word after ");
  fixture_init (&fixture, language, 40);
  g_free (fixture.entries[7].recipient);
  fixture.entries[7].recipient = g_strnfill (200, 'M');
  g_free (fixture.entries[8].recipient);
  fixture.entries[8].recipient = g_strdup ("مكتب المقاطعة");
  g_free (fixture.entries[9].description);
  fixture.entries[9].description = g_strdup (repeat->str);
  fixture.accounting.participant_name = "عائشة الحسن";
  pages = clew_accounting_lay_out (&fixture.accounting, &error);
  g_assert_no_error (error);
  marks = clew_pages_list_marks (pages);
  roi_assert_disjoint (marks, fixture.accounting.a4 ? 210 / 25.4 * 72 : 612,
                       fixture.accounting.a4 ? 297 / 25.4 * 72 : 792, 72);
  fixture_clear (&fixture);
}

/* Both languages say the same things, and each thing that the ledger can hold. */
static void
test_wordings (void)
{
  g_autoptr (ClewWording) english = clew_wording_load_shipped ("accounting", "en", NULL);
  g_autoptr (ClewWording) spanish = clew_wording_load_shipped ("accounting", "es", NULL);
  const char *const *keys = clew_wording_get_keys (english);
  ClewWording *const both[] = { english, spanish };

  g_assert_nonnull (english);
  g_assert_nonnull (spanish);
  g_assert_cmpuint (g_strv_length ((char **)keys), ==,
                    g_strv_length ((char **)clew_wording_get_keys (spanish)));
  for (guint i = 0; keys[i] != NULL; i++)
    g_assert_nonnull (clew_wording_get_text (spanish, keys[i]));
  for (guint w = 0; w < 2; w++)
    {
      for (guint i = 0; clew_all_categories[i].id != NULL; i++)
        g_assert_nonnull (clew_wording_get_category (both[w], clew_all_categories[i].id,
                                                     "heading"));
      for (guint i = 0; clew_disclosure_methods[i].id != NULL; i++)
        {
          g_autofree char *key = g_strconcat ("method_", clew_disclosure_methods[i].id, NULL);

          g_assert_nonnull (clew_wording_get_text (both[w], key));
        }
      for (guint i = 0; i < CLEW_PURPOSE_N; i++)
        {
          g_autofree char *key = g_strconcat ("purpose_", clew_purpose_ids[i], NULL);

          g_assert_nonnull (clew_wording_get_text (both[w], key));
        }
    }
}

static void
tell (Desk *desk, const char *person, const char *agency, ClewDay on, const char *description)
{
  static const char *const categories[] = { "enrollment", NULL };
  const char              *agencies[] = { agency, NULL };
  g_autoptr (GError) error = NULL;
  ClewDisclosure what = {
    .participant = person,
    .agencies = agencies,
    .categories = categories,
    .purpose = CLEW_PURPOSE_COORDINATION,
    .method = "telephone",
    .on = on,
    .description = description,
  };

  g_assert_true (clew_gate_record_told (desk->office, &what, NULL, &error));
  g_assert_no_error (error);
}

static char *
read_printed (Desk *desk, const char *person, guint years)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = clew_accounting_print (desk->office, person, years, &error);

  g_assert_no_error (error);
  return roi_read_all (pdf);
}

/* To somebody who is in no directory. */
static void
tell_somebody_else (Desk *desk, const char *person)
{
  static const char *const categories[] = { "enrollment", NULL };
  g_autoptr (GError) error = NULL;
  ClewDisclosure what = {
    .participant = person,
    .recipient = "la tía Inés",
    .recipient_address = "9 Elm Street",
    .categories = categories,
    .purpose = CLEW_PURPOSE_COORDINATION,
    .method = "telephone",
    .on = TODAY,
    .description = "recent",
  };

  g_assert_true (clew_gate_record_told (desk->office, &what, NULL, &error));
  g_assert_no_error (error);
}

/* What was told within the years, to the day, and no mistake. */
static void
test_from_the_ledger (Desk *desk, gconstpointer data)
{
  g_autoptr (ClewRecord) person = desk_add (desk, &clew_kind_participant, "given_name", "Rosa",
                                            "family_name", "Peña", "language", "es", NULL);
  g_autoptr (ClewRecord) court = desk_add (desk, &clew_kind_agency, "legal_name", "Bay Court",
                                           "kind", "court", NULL);
  const char *id = clew_record_get_id (person), *agency = clew_record_get_id (court);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *three = NULL;
  g_autofree char *six = NULL;

  tell (desk, id, agency, TODAY, "recent");
  tell_somebody_else (desk, id);
  tell (desk, id, agency, clew_day_add_years (TODAY, -3), "inside");
  tell (desk, id, agency, clew_day_add_years (TODAY, -3) - 1, "older");
  tell (desk, id, agency, clew_day_add_years (TODAY, -6), "oldest");
  tell (desk, id, agency, clew_day_add_years (TODAY, -6) - 1, "forgotten");
  tell (desk, id, agency, TODAY - 1, "mistaken");
  entries = clew_ledger_load (desk->store, id, TODAY - 1, TODAY - 1, 1, NULL, &error);
  g_assert_true (clew_gate_record_mistake (
    desk->office, ((ClewLedgerEntry *)entries->pdata[0])->id, &error));
  three = read_printed (desk, id, CLEW_ACCOUNTING_PART2_YEARS);
  six = read_printed (desk, id, CLEW_ACCOUNTING_HIPAA_YEARS);
  assert_says (three, "Una lista para Rosa Peña");
  assert_says (three, "Ningún permiso suyo cubría esto");
  assert_says (three, "recent");
  assert_says (three, "la tía Inés");
  assert_says (three, "9 Elm Street");
  assert_says (three, "inside");
  g_assert_null (strstr (three, "older"));
  g_assert_null (strstr (three, "mistaken"));
  assert_says (six, "older");
  assert_says (six, "oldest");
  g_assert_null (strstr (six, "forgotten"));
  /* A copy of each is kept, and neither is a disclosure. */
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM outgoing_paper "
                                     "WHERE kind = 'accounting'"),
                   ==, 2);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM disclosure"), ==, 8);
  g_assert_null (clew_accounting_print (desk->office, "nobody", 3, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_NOT_FOUND);
}

static void
add_words (Desk *desk, const char *key, const char *text, gboolean approved)
{
  g_autofree char *body = clew_wording_dup_shipped_json ("accounting", "en", NULL);
  g_autoptr (GHashTable) edits = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *edited = NULL;
  g_autofree char *id = NULL;
  g_autoptr (ClewWordingVersion) version = NULL;
  g_autoptr (GError) error = NULL;

  g_hash_table_insert (edits, (gpointer)key, (gpointer)text);
  edited = clew_wording_store_edit (body, edits, &error);
  g_assert_no_error (error);
  id = clew_wording_store_add (desk->office, edited, &error);
  g_assert_no_error (error);
  version = clew_wording_store_load (desk->store, id, &error);
  g_assert_no_error (error);
  if (approved)
    g_assert_true (clew_wording_store_approve (desk->office, version->record, TODAY, "The PCG",
                                               &error));
  g_assert_no_error (error);
}

/* The site's own words, of which each list knows the version; never those that
 * lack what the law asks for (45 CFR 164.528(b)(2)). */
static void
test_site_words (Desk *desk, gconstpointer data)
{
  static const char counting[] = "SELECT count (*) FROM outgoing_paper p JOIN wording w "
                                 "ON w.id = p.wording AND w.form = 'accounting' "
                                 "AND w.version = %d";
  g_autoptr (ClewRecord) person = desk_add (desk, &clew_kind_participant, "given_name", "Rosa",
                                            "family_name", "Peña", "language", "en", NULL);
  const char *id = clew_record_get_id (person);
  g_autoptr (GError) error = NULL;
  g_autofree char *shipped = read_printed (desk, id, 3);
  g_autofree char *own = NULL;
  g_autofree char *first = g_strdup_printf (counting, 1);
  g_autofree char *second = g_strdup_printf (counting, 2);

  assert_says (shipped, "wording 1, English · draft wording, not yet approved");
  add_words (desk, "title", "Who heard about you", TRUE);
  own = read_printed (desk, id, 3);
  assert_says (own, "Who heard about you");
  assert_says (own, "wording 2, English · approved by the PCG");
  g_assert_cmpint (desk_count (desk, first), ==, 1);
  g_assert_cmpint (desk_count (desk, second), ==, 1);
}

static void
test_words_that_lack (Desk *desk, gconstpointer data)
{
  g_autoptr (ClewRecord) person = desk_add (desk, &clew_kind_participant, "given_name", "Rosa",
                                            "language", "en", NULL);
  g_autoptr (GError) error = NULL;

  add_words (desk, "why", "How: {how}.", FALSE);
  g_assert_null (clew_accounting_print (desk->office, clew_record_get_id (person), 3, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Why it was told"));
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM outgoing_paper"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/clew/documents/accounting/english", "en", test_read_back);
  g_test_add_data_func ("/clew/documents/accounting/spanish", "es", test_read_back);
  g_test_add_data_func ("/clew/documents/accounting/layout-english", "en", test_layout);
  g_test_add_data_func ("/clew/documents/accounting/layout-spanish", "es", test_layout);
  g_test_add_func ("/clew/documents/accounting/wordings", test_wordings);
  DESK_ADD ("/clew/documents/accounting/from-the-ledger", test_from_the_ledger);
  DESK_ADD ("/clew/documents/accounting/site-words", test_site_words);
  DESK_ADD ("/clew/documents/accounting/words-that-lack", test_words_that_lack);
  return g_test_run ();
}
