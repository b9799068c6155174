/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <poppler.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

#include "base/clew-error.h"
#include "documents/roi-fixture.h"

/* The finished file, read back with another library than the one that wrote it. */

static const guint counts[] = { 1, 8, 25, 60 };

static void
assert_catalog (GBytes *pdf, const char *language)
{
  qpdf_data q = qpdf_init ();
  qpdf_oh   root;

  qpdf_silence_errors (q);
  g_assert_cmpint (
    qpdf_read_memory (q, "form", g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), NULL), ==,
    QPDF_SUCCESS);
  root = qpdf_get_root (q);
  g_assert_cmpstr (qpdf_oh_get_string_value (q, qpdf_oh_get_key (q, root, "/Lang")), ==,
                   language);
  g_assert_true (qpdf_oh_get_bool_value (
    q, qpdf_oh_get_key (q, qpdf_oh_get_key (q, root, "/MarkInfo"), "/Marked")));
  g_assert_true (qpdf_oh_get_bool_value (
    q, qpdf_oh_get_key (q, qpdf_oh_get_key (q, root, "/ViewerPreferences"), "/DisplayDocTitle")));
  for (int i = 0; i < qpdf_get_num_pages (q); i++)
    g_assert_cmpstr (
      qpdf_oh_get_name (q, qpdf_oh_get_key (q, qpdf_get_page_n (q, (size_t)i), "/Tabs")), ==,
      "/S");
  g_assert_cmpint (qpdf_check_pdf (q), ==, QPDF_SUCCESS);
  g_assert_false (qpdf_has_error (q));
  g_assert_false (qpdf_more_warnings (q));
  qpdf_cleanup (&q);
}

/* Neutral: who sees the title bar, the file's properties or a search index learns a number. */
static void
test_metadata (void)
{
  g_autoptr (RoiFixture) fixture = roi_fixture_new ("es", 8, roi_five_categories);
  g_autoptr (GBytes) pdf = roi_render (&fixture->form);
  PopplerDocument *document = roi_open (pdf);
  g_autofree char *title = poppler_document_get_title (document);
  g_autofree char *author = poppler_document_get_author (document);
  g_autofree char *subject = poppler_document_get_subject (document);
  g_autofree char *keywords = poppler_document_get_keywords (document);
  g_autofree char *xmp = poppler_document_get_metadata (document);
  g_autoptr (GDateTime) created = poppler_document_get_creation_date_time (document);

  assert_catalog (pdf, "es");
  g_assert_cmpstr (title, ==, "Permiso para compartir información PC-2026-0413");
  g_assert_null (author);
  g_assert_null (subject);
  g_assert_null (keywords);
  g_assert_cmpint (g_date_time_to_unix (created), ==, fixture->form.prepared_at);
  g_assert_nonnull (strstr (xmp,
                            "<rdf:li xml:lang=\"x-default\">Permiso para compartir información "
                            "PC-2026-0413</rdf:li>"));
  g_assert_nonnull (strstr (xmp, "<dc:language><rdf:Bag><rdf:li>es</rdf:li>"));
  g_assert_null (strstr (xmp, "Rosa"));
  g_assert_null (strstr (xmp, "1985"));
  g_assert_null (strstr (xmp, "Pine"));
  g_object_unref (document);
}

static void
test_fonts (void)
{
  g_autoptr (RoiFixture) fixture = roi_fixture_new ("en", 8, roi_five_categories);
  g_autoptr (GBytes) pdf = NULL;
  PopplerDocument  *document = NULL;
  PopplerFontInfo  *info;
  PopplerFontsIter *iter = NULL;
  guint             n = 0;

  fixture->form.participant_name = "Нгуен Trần Thị Ấu יעל عائشة";
  pdf = roi_render (&fixture->form);
  document = roi_open (pdf);
  info = poppler_font_info_new (document);
  g_assert_true (poppler_font_info_scan (info, poppler_document_get_n_pages (document), &iter));
  do
    {
      g_assert_true (poppler_fonts_iter_is_embedded (iter));
      g_assert_true (poppler_fonts_iter_is_subset (iter));
      n++;
    }
  while (poppler_fonts_iter_next (iter));
  g_assert_cmpuint (n, >=, 4);
  poppler_fonts_iter_free (iter);
  g_object_unref (info);
  g_object_unref (document);
}

/* The same form, the same bytes, whatever was drawn in between. */
static void
test_same_bytes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (RoiFixture) fixture = roi_fixture_new ("en", counts[i], roi_all_categories);
      g_autoptr (RoiFixture) other = roi_fixture_new ("es", 5, roi_five_categories);
      g_autoptr (GBytes) one = roi_render (&fixture->form);
      g_autoptr (GBytes) between = NULL;
      g_autoptr (GBytes) two = NULL;
      g_autoptr (GBytes) later = NULL;

      other->form.participant_name = "Ærøskøbing Ωμέγα";
      between = roi_render (&other->form);
      two = roi_render (&fixture->form);
      g_assert_true (g_bytes_equal (one, two));
      g_assert_false (g_bytes_equal (one, between));
      fixture->form.prepared_at++;
      later = roi_render (&fixture->form);
      g_assert_false (g_bytes_equal (one, later));
    }
}

static gpointer
render_in_thread (gpointer data)
{
  return roi_render (data);
}

static void
test_same_bytes_in_a_thread (void)
{
  g_autoptr (RoiFixture) fixture = roi_fixture_new ("en", 8, roi_all_categories);
  g_autoptr (GBytes) here = roi_render (&fixture->form);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("render", render_in_thread, &fixture->form);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (GBytes) there = g_thread_join (threads[i]);

      g_assert_true (g_bytes_equal (here, there));
    }
}

static void
test_footers (void)
{
  g_autoptr (RoiFixture) fixture = roi_fixture_new ("en", 8, roi_five_categories);
  g_autoptr (GBytes) draft = roi_render (&fixture->form);
  PopplerDocument *document = roi_open (draft);
  guint            n_pages = (guint)poppler_document_get_n_pages (document);
  g_autoptr (GBytes) approved = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *page = roi_read_page (draft, i);
      g_autofree char *count = g_strdup_printf ("Page %u of %u", i + 1, n_pages);

      g_assert_cmpuint (roi_count (page, count), ==, 1);
      g_assert_cmpuint (roi_count (page,
                                   "Form PC-2026-0413 · wording 1, English · draft wording, "
                                   "not yet approved"),
                        ==, 1);
    }
  fixture->form.approved_on = clew_day_new (2026, 9, 14);
  approved = roi_render (&fixture->form);
  text = roi_read_all (approved);
  g_assert_cmpuint (roi_count (text, "approved by the PCG September 14, 2026"), ==, n_pages);
  g_assert_cmpuint (roi_count (text, "draft"), ==, 0);
  g_object_unref (document);
}

/* The head of the grid is drawn on each page that has rows. */
static void
test_head_repeats (void)
{
  g_autoptr (RoiFixture) fixture = roi_fixture_new ("en", 60, roi_all_categories);
  g_autoptr (GBytes) pdf = roi_render (&fixture->form);

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *page = roi_read_page (pdf, i);

      g_assert_cmpuint (roi_count (page, "Check and initials"), ==, 1);
      g_assert_cmpuint (roi_count (page, "Enrolled"), ==, 1);
    }
}

static void
test_what_it_says (void)
{
  static const char *const needed[] = {
    "Release of information for Rosa Aguilar Peña",
    "Born May 8, 1985",
    "Pine County Provider may share",
    "until, but not including, November 22, 2027",
    "Pine County Provider, 210 Alder Street, Northgate, 555-0142",
    "You can say no.",
    "the charge from my arrest may go ahead",
    "42 CFR part 2 prohibits unauthorized use or disclosure of these records.",
    "My signature",
    "If someone signs for me",
    "Cut here",
    "with everyone on the form",
    "only with these agencies:"
  };
  g_autoptr (RoiFixture) fixture = roi_fixture_new ("en", 8, roi_five_categories);
  g_autoptr (GBytes) pdf = roi_render (&fixture->form);
  g_autofree char *text = roi_read_all (pdf);

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (strstr (text, needed[i]) == NULL)
      g_error ("“%s” is not in “%s”", needed[i], text);
  /* What is not asked for is not there, and no day of signing ever is. */
  g_assert_null (strstr (text, "interpreter"));
  g_assert_cmpuint (roi_count (text, "2026"), ==, roi_count (text, "PC-2026-0413"));
}

static void
test_doors (void)
{
  static const char *const doors[][2] = {
    { "arrest_diversion", "the charge from my arrest may go ahead" },
    { "social_contact", "There are no other consequences." },
    { "community_referral", "Nothing else changes for me." },
    { NULL, "staff must tell me what else it means for me" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (doors); i++)
    {
      g_autoptr (RoiFixture) fixture = roi_fixture_new ("en", 2, roi_five_categories);
      g_autoptr (GBytes) pdf = NULL;
      g_autofree char *text = NULL;

      fixture->form.door = doors[i][0];
      fixture->form.interpreter = TRUE;
      fixture->form.part2 = FALSE;
      fixture->form.expires_on = CLEW_DAY_UNKNOWN;
      fixture->form.expires_event = "my case in District Court ends";
      pdf = roi_render (&fixture->form);
      text = roi_read_all (pdf);
      for (guint j = 0; j < G_N_ELEMENTS (doors); j++)
        g_assert_cmpuint (roi_count (text, doors[j][1]), ==, i == j);
      g_assert_nonnull (strstr (text, "Name of interpreter"));
      g_assert_null (strstr (text, "42 CFR"));
      g_assert_nonnull (strstr (text, "ends when this happens: my case in District Court ends."));
    }
}

static void
test_blank (void)
{
  g_autoptr (RoiFixture) fixture = roi_fixture_new ("en", 3, roi_five_categories);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *page = NULL;

  fixture->form.participant_name = NULL;
  pdf = roi_render (&fixture->form);
  page = roi_read_page (pdf, 0);
  roi_leave_sample ("roi-blank.pdf", pdf);
  g_assert_nonnull (strstr (page, "My name My date of birth"));
  g_assert_null (strstr (page, "1985"));
}

/* Where a long name breaks at a hyphen, the reader of pages puts a space. */
static char *
read_without_spaces (const char *text)
{
  g_autofree char *clean = roi_clean (text);
  g_auto (GStrv) words = g_strsplit (clean, " ", -1);

  return g_strjoinv ("", words);
}

static void
test_scripts (void)
{
  static const char *const names[] = {
    "Мария Ильинична Соколова-Петренко",
    "Nguyễn Thị Ấu Đặng",
    "יעל כהן",
    "عائشة بنت محمد",
    "አበበ በቀለ",
    "Zoë Łukasz O’Brien",
    "ลลิตา สุขใจ",
    "Ἀθηνᾶ Παπαδοπούλου",
    "Søren Åström",
    "Wolfeschlegelsteinhausenbergerdorff Hubert Blaine Senior of the Northern Territories",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (RoiFixture) fixture = roi_fixture_new ("en", 2, roi_five_categories);
      g_autofree char *agency = g_strconcat (names[i], " House", NULL);
      g_autofree char *wanted = read_without_spaces (names[i]);
      g_autofree char *mirrored = NULL;
      g_autofree char *all = NULL;
      g_autofree char *text = NULL;
      g_autoptr (GBytes) pdf = NULL;

      fixture->form.participant_name = names[i];
      fixture->agencies[0].name = agency;
      pdf = roi_render (&fixture->form);
      all = roi_read_all (pdf);
      text = read_without_spaces (all);
      /* A page is read from left to right, whichever way the letters run. */
      mirrored = g_utf8_strreverse (wanted, -1);
      if (roi_count (text, wanted) + roi_count (text, mirrored) != 2)
        g_error ("“%s” is not twice in “%s”", wanted, text);
    }
}

static char *
read_hash (const ClewRoiForm *form)
{
  g_autoptr (GBytes) pdf = roi_render (form);
  g_autofree char *text = roi_read_page (pdf, 0);
  g_autoptr (GRegex) regex = g_regex_new ("SHA-256\\s+([0-9a-f]{16})\\b", 0, 0, NULL);
  g_autoptr (GMatchInfo) found = NULL;

  g_assert_true (g_regex_match (regex, text, 0, &found));
  return g_match_info_fetch (found, 1);
}

/* The foot of the page says by a hash what the form says, whatever it looks like. */
static void
test_hash (void)
{
  g_autoptr (RoiFixture) fixture = roi_fixture_new ("en", 3, roi_five_categories);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *first = read_hash (&fixture->form);
  g_autofree char *large = NULL;
  g_autofree char *a4 = NULL;

  fixture->form.large_print = TRUE;
  large = read_hash (&fixture->form);
  fixture->form.large_print = FALSE;
  fixture->form.paper = CLEW_PAPER_A4;
  a4 = read_hash (&fixture->form);
  g_assert_cmpstr (large, ==, first);
  g_assert_cmpstr (a4, ==, first);
  g_hash_table_add (seen, g_steal_pointer (&first));
  fixture->agencies[1].only_hears = TRUE;
  g_assert_true (g_hash_table_add (seen, read_hash (&fixture->form)));
  fixture->agencies[1].name = "Another Agency";
  g_assert_true (g_hash_table_add (seen, read_hash (&fixture->form)));
  fixture->form.expires_on++;
  g_assert_true (g_hash_table_add (seen, read_hash (&fixture->form)));
  fixture->form.expires_event = "My case ends";
  g_assert_true (g_hash_table_add (seen, read_hash (&fixture->form)));
  fixture->form.participant_name = "Somebody Else";
  g_assert_true (g_hash_table_add (seen, read_hash (&fixture->form)));
  fixture->form.part2 = !fixture->form.part2;
  g_assert_true (g_hash_table_add (seen, read_hash (&fixture->form)));
}

/* K3: an event, and a day at the latest. */
static void
test_latest (void)
{
  static const char *const languages[] = { "en", "es" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (RoiFixture) fixture = roi_fixture_new (languages[i], 3, roi_five_categories);
      g_autoptr (GBytes) pdf = NULL;
      g_autofree char *date = NULL;
      g_autofree char *wanted = NULL;
      g_autofree char *found = NULL;
      g_autofree char *text = NULL;
      g_autofree char *latest = NULL;

      fixture->form.expires_event = "My case in Pine County District Court ends";
      pdf = roi_render (&fixture->form);
      date = clew_wording_dup_date (fixture->form.wording, fixture->form.expires_on);
      latest = clew_wording_fill (fixture->form.wording, "how_long_latest", "date", date, NULL);
      wanted = read_without_spaces (latest);
      text = roi_read_all (pdf);
      found = read_without_spaces (text);
      g_assert_cmpuint (roi_count (found, wanted), ==, 1);
      g_assert_cmpuint (roi_count (text, "My case in Pine County District Court ends"), ==, 1);
    }
}

static void
assert_no_font (const ClewRoiForm *form, const char *letter, const char *code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = clew_roi_form_render (form, NULL, &error);

  g_assert_null (pdf);
  g_assert_error (error, CLEW_DOCUMENTS_ERROR, CLEW_DOCUMENTS_ERROR_NO_FONT);
  g_assert_nonnull (strstr (error->message, letter));
  g_assert_nonnull (strstr (error->message, code));
}

/* A letter that is in no font anywhere: for private use. */
static void
test_no_font (void)
{
  g_autoptr (RoiFixture) fixture = roi_fixture_new ("en", 2, roi_five_categories);

  fixture->form.participant_name = "Kim \356\210\264 Lee";
  assert_no_font (&fixture->form, "\356\210\264", "U+E234");
  fixture->form.participant_name = "Kim Lee";
  fixture->agencies[1].name = "Harbor \356\210\264";
  assert_no_font (&fixture->form, "\356\210\264", "U+E234");
}

/* Asked of fontconfig's own tool, not of what draws. */
static gboolean
has_han_font (void)
{
  const char *const argv[] = { "fc-list", ":charset=738b", "family", NULL };
  g_autofree char  *found = NULL;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &found, NULL, NULL,
                &error);
  g_assert_no_error (error);
  return *found != '\0';
}

/* With a font a Chinese name is printed; without one nothing is, and the letter is said. */
static void
test_han (void)
{
  g_autoptr (RoiFixture) fixture = roi_fixture_new ("en", 2, roi_five_categories);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) pdf = NULL;

  fixture->form.participant_name = "王小明";
  if (!has_han_font ())
    {
      assert_no_font (&fixture->form, "王", "U+738B");
      return;
    }
  pdf = roi_render (&fixture->form);
  text = roi_read_all (pdf);
  g_assert_nonnull (strstr (text, "王小明"));
}

/* Two names that run from right to left keep their places in a row of names. */
static void
test_isolated (void)
{
  g_autoptr (RoiFixture) fixture = roi_fixture_new ("en", 2, roi_five_categories);
  static const char *const others[] = { "בית", "דלת", NULL };
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  fixture->form.not_on_form = others;
  pdf = roi_render (&fixture->form);
  text = roi_read_all (pdf);
  /* Each word mirrored, as a page is read; their order is not. */
  g_assert_true (strstr (text, "תיב; תלד; and everyone else.") != NULL ||
                 strstr (text, "בית; דלת; and everyone else.") != NULL);
}

static void
test_odd_values (void)
{
  g_autoptr (RoiFixture) fixture = roi_fixture_new ("en", 2, roi_five_categories);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;
  g_autofree char *long_name = g_strnfill (300, 'W');

  fixture->form.participant_name = "Two\nLines\t{number} <b>& \"q\" ’";
  fixture->form.form_number = "A&B<1>";
  fixture->agencies[0].name = "/Private << /MCID 7 >> BDC";
  fixture->agencies[1].name = long_name;
  pdf = roi_render (&fixture->form);
  text = roi_read_all (pdf);
  g_assert_nonnull (strstr (text, "Two Lines {number} <b>& \"q\" ’"));
  g_assert_nonnull (strstr (text, "/Private << /MCID 7 >> BDC"));
  assert_catalog (pdf, "en");
}

static void
test_too_long (void)
{
  g_autoptr (RoiFixture) fixture = roi_fixture_new ("en", 2, roi_five_categories);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strnfill (20000, 'W');

  fixture->agencies[0].name = name;
  g_assert_null (clew_roi_form_render (&fixture->form, NULL, &error));
  g_assert_error (error, CLEW_DOCUMENTS_ERROR, CLEW_DOCUMENTS_ERROR_FAILED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/documents/roi-form/metadata", test_metadata);
  g_test_add_func ("/clew/documents/roi-form/fonts", test_fonts);
  g_test_add_func ("/clew/documents/roi-form/same-bytes", test_same_bytes);
  g_test_add_func ("/clew/documents/roi-form/same-bytes-in-a-thread",
                   test_same_bytes_in_a_thread);
  g_test_add_func ("/clew/documents/roi-form/footers", test_footers);
  g_test_add_func ("/clew/documents/roi-form/head-repeats", test_head_repeats);
  g_test_add_func ("/clew/documents/roi-form/what-it-says", test_what_it_says);
  g_test_add_func ("/clew/documents/roi-form/doors", test_doors);
  g_test_add_func ("/clew/documents/roi-form/blank", test_blank);
  g_test_add_func ("/clew/documents/roi-form/scripts", test_scripts);
  g_test_add_func ("/clew/documents/roi-form/hash", test_hash);
  g_test_add_func ("/clew/documents/roi-form/latest", test_latest);
  g_test_add_func ("/clew/documents/roi-form/no-font", test_no_font);
  g_test_add_func ("/clew/documents/roi-form/han", test_han);
  g_test_add_func ("/clew/documents/roi-form/isolated", test_isolated);
  g_test_add_func ("/clew/documents/roi-form/odd-values", test_odd_values);
  g_test_add_func ("/clew/documents/roi-form/too-long", test_too_long);
  return g_test_run ();
}
