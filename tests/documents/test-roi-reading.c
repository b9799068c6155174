/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <poppler.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

#include "base/clew-error.h"
#include "documents/roi-fixture.h"

/* The finished file as a screen reader goes through it. */

static const guint counts[] = { 1, 8, 25, 60 };

/* Structure elements, as a reader goes through them. */
typedef void (*ElementFunc) (PopplerStructureElement *element, gpointer data);

static void
walk (PopplerStructureElementIter *iter, ElementFunc func, gpointer data)
{
  do
    {
      PopplerStructureElement     *element = poppler_structure_element_iter_get_element (iter);
      PopplerStructureElementIter *child = poppler_structure_element_iter_get_child (iter);

      func (element, data);
      g_object_unref (element);
      if (child != NULL)
        {
          walk (child, func, data);
          poppler_structure_element_iter_free (child);
        }
    }
  while (poppler_structure_element_iter_next (iter));
}

static void
walk_document (PopplerDocument *document, ElementFunc func, gpointer data)
{
  PopplerStructureElementIter *iter = poppler_structure_element_iter_new (document);

  g_assert_nonnull (iter);
  walk (iter, func, data);
  poppler_structure_element_iter_free (iter);
}

/* poppler-glib 22.12 garbles the letters beyond ASCII of a structure's text
 * (not of a page's), so of those texts only ASCII is compared. */
static char *
keep_ascii (const char *text)
{
  g_autoptr (GString) ascii = g_string_new (NULL);

  for (; *text != '\0'; text++)
    if (g_ascii_isprint (*text))
      g_string_append_c (ascii, *text);
    else if (g_ascii_isspace (*text))
      g_string_append_c (ascii, ' ');
  return roi_clean (ascii->str);
}

static char *
element_text (PopplerStructureElement *element)
{
  g_autofree char *text =
    poppler_structure_element_get_text (element, POPPLER_STRUCTURE_GET_TEXT_RECURSIVE);

  return keep_ascii (text != NULL ? text : "");
}

static void
collect_heads (PopplerStructureElement *element, gpointer data)
{
  if (poppler_structure_element_get_kind (element) == POPPLER_STRUCTURE_ELEMENT_TABLE_HEADING)
    g_ptr_array_add (data, element_text (element));
}

static void
collect_text (PopplerStructureElement *element, gpointer data)
{
  g_autofree char *text = NULL;

  if (!poppler_structure_element_is_content (element))
    return;
  text = poppler_structure_element_get_text (element, POPPLER_STRUCTURE_GET_TEXT_NONE);
  g_string_append_printf (data, "%s ", text != NULL ? text : "");
}

/* Everything that is read, in the order of reading, without footers and repeated heads. */
static char *
read_structure (GBytes *pdf)
{
  PopplerDocument *document = roi_open (pdf);
  g_autoptr (GString) raw = g_string_new (NULL);

  walk_document (document, collect_text, raw);
  g_object_unref (document);
  return keep_ascii (raw->str);
}

/* Every agency chosen stands once, in the grid; every other one once, behind
 * the words that it may hear nothing. */
static void
assert_agencies (const RoiFixture *fixture, GBytes *pdf)
{
  const char *lead =
    fixture->others[0] != NULL ? "not_on_form_lead" : "not_on_form_none";
  g_autofree char *text = read_structure (pdf);
  g_autofree char *border_text =
    keep_ascii (clew_wording_get_text (fixture->form.wording, lead));
  const char      *border = strstr (text, border_text);
  g_autofree char *before = NULL;

  g_assert_nonnull (border);
  before = g_strndup (text, border - text);
  for (guint i = 0; i < ROI_N_AGENCIES; i++)
    {
      g_autofree char *name = keep_ascii (roi_agency_names[i]);
      gboolean         chosen = i < fixture->form.n_agencies;

      if (roi_count (text, name) != 1)
        g_error ("“%s” stands %u times in “%s”", name, roi_count (text, name), text);
      g_assert_cmpuint (roi_count (before, name), ==, chosen);
    }
}

static void
test_agencies (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    for (guint j = 0; j < 16; j++)
      {
        const char        *language = j & 1 ? "es" : "en";
        const char *const *kinds = j & 2 ? roi_all_categories : roi_five_categories;
        g_autoptr (RoiFixture) fixture = roi_fixture_new (language, counts[i], kinds);
        g_autofree char *name = NULL;
        g_autoptr (GBytes) pdf = NULL;

        fixture->form.paper = j & 4 ? CLEW_PAPER_A4 : CLEW_PAPER_LETTER;
        fixture->form.large_print = (j & 8) != 0;
        pdf = roi_render (&fixture->form);
        name = g_strdup_printf ("roi-%s-%02u-%s-%s%s.pdf", language, counts[i], j & 2 ? "7" : "5",
                                j & 4 ? "a4" : "letter", j & 8 ? "-large" : "");
        roi_leave_sample (name, pdf);
        assert_agencies (fixture, pdf);
      }
}

/* poppler-glib 22.12 can't tell a head's scope, so qpdf counts them. */
static guint
count_scopes (qpdf_data q, qpdf_oh element, const char *scope)
{
  qpdf_oh kids = qpdf_oh_get_key (q, element, "/K");
  qpdf_oh attributes = qpdf_oh_get_key (q, element, "/A");
  guint   n = qpdf_oh_is_dictionary (q, attributes) &&
            qpdf_oh_is_name_and_equals (q, qpdf_oh_get_key (q, attributes, "/Scope"), scope);

  for (int i = 0; qpdf_oh_is_array (q, kids) && i < qpdf_oh_get_array_n_items (q, kids); i++)
    {
      qpdf_oh kid = qpdf_oh_get_array_item (q, kids, i);

      if (qpdf_oh_is_dictionary (q, kid))
        n += count_scopes (q, kid, scope);
    }
  return n;
}

static void
assert_scopes (GBytes *pdf, guint columns, guint rows)
{
  qpdf_data q = qpdf_init ();
  qpdf_oh   tree;

  qpdf_read_memory (q, "form", g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), NULL);
  tree = qpdf_oh_get_key (q, qpdf_get_root (q), "/StructTreeRoot");
  g_assert_cmpuint (count_scopes (q, tree, "/Column"), ==, columns);
  g_assert_cmpuint (count_scopes (q, tree, "/Row"), ==, rows);
  qpdf_cleanup (&q);
}

/* As a table says it: a head for each column, said once, and for each row. */
static void
test_heads (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (RoiFixture) fixture = roi_fixture_new ("en", counts[i], roi_five_categories);
      g_autoptr (GBytes) pdf = roi_render (&fixture->form);
      g_autoptr (GPtrArray) heads = g_ptr_array_new_with_free_func (g_free);
      PopplerDocument *document = roi_open (pdf);
      /* The one agency alone is offered three kinds of information. */
      guint columns = 2 + (counts[i] == 1 ? 3 : 5);

      walk_document (document, collect_heads, heads);
      g_assert_cmpuint (heads->len, ==, columns + counts[i]);
      for (guint j = 0; j < counts[i]; j++)
        {
          g_autofree char *name = keep_ascii (roi_agency_names[j]);

          g_assert_true (g_str_has_prefix (heads->pdata[columns + j], name));
        }
      assert_scopes (pdf, columns, counts[i]);
      g_object_unref (document);
    }
}

typedef struct
{
  guint    kinds[128];
  guint    bare_figures;
  guint    english;
  gboolean footer;
} Structure;

static void
count_element (PopplerStructureElement *element, gpointer data)
{
  Structure                  *structure = data;
  PopplerStructureElementKind kind = poppler_structure_element_get_kind (element);
  g_autofree char            *alt = poppler_structure_element_get_alt_text (element);
  g_autofree char            *language = NULL;
  g_autofree char            *text = NULL;

  if (poppler_structure_element_is_content (element))
    return;
  if (kind < G_N_ELEMENTS (structure->kinds))
    structure->kinds[kind]++;
  if (kind == POPPLER_STRUCTURE_ELEMENT_FIGURE && (alt == NULL || alt[0] == '\0'))
    structure->bare_figures++;
  text = element_text (element);
  if (kind != POPPLER_STRUCTURE_ELEMENT_PARAGRAPH)
    return;
  language = poppler_structure_element_get_language (element);
  if (g_strcmp0 (language, "en") == 0 && strstr (text, "42 CFR part 2 prohibits") != NULL)
    structure->english++;
  if (strstr (text, " · ") != NULL)
    structure->footer = TRUE;
}

static void
test_structure (void)
{
  g_autoptr (RoiFixture) fixture = roi_fixture_new ("es", 25, roi_five_categories);
  g_autoptr (GBytes) pdf = roi_render (&fixture->form);
  PopplerDocument *document = roi_open (pdf);
  Structure        structure = { 0 };

  walk_document (document, count_element, &structure);
  g_assert_cmpuint (structure.kinds[POPPLER_STRUCTURE_ELEMENT_DOCUMENT], ==, 1);
  g_assert_cmpuint (structure.kinds[POPPLER_STRUCTURE_ELEMENT_HEADING_1], ==, 1);
  g_assert_cmpuint (structure.kinds[POPPLER_STRUCTURE_ELEMENT_HEADING_2], ==, 13);
  /* One table over all its pages, its head said once. */
  g_assert_cmpuint (structure.kinds[POPPLER_STRUCTURE_ELEMENT_TABLE], ==, 1);
  g_assert_cmpuint (structure.kinds[POPPLER_STRUCTURE_ELEMENT_TABLE_ROW], ==, 26);
  g_assert_cmpuint (structure.kinds[POPPLER_STRUCTURE_ELEMENT_TABLE_HEADING], ==, 7 + 25);
  g_assert_cmpuint (structure.kinds[POPPLER_STRUCTURE_ELEMENT_TABLE_DATA], ==, 25 * 6);
  g_assert_cmpuint (structure.kinds[POPPLER_STRUCTURE_ELEMENT_FIGURE], >, 100);
  g_assert_cmpuint (structure.bare_figures, ==, 0);
  g_assert_cmpuint (structure.english, ==, 1);
  /* Footers and repeated heads are not part of the reading. */
  g_assert_false (structure.footer);
  g_assert_cmpuint (structure.kinds[POPPLER_STRUCTURE_ELEMENT_PRIVATE], ==, 0);
  g_assert_cmpuint (structure.kinds[POPPLER_STRUCTURE_ELEMENT_NONSTRUCT], ==, 0);
  g_object_unref (document);
}

/* In Spanish, without what poppler garbles. */
static const char only_hears_in_spanish[] = "no comparte";

static void
count_spans (PopplerStructureElement *element, gpointer data)
{
  guint           *n = data;
  g_autofree char *language = NULL;
  g_autofree char *text = NULL;

  if (poppler_structure_element_is_content (element) ||
      poppler_structure_element_get_kind (element) != POPPLER_STRUCTURE_ELEMENT_SPAN)
    return;
  language = poppler_structure_element_get_language (element);
  text = element_text (element);
  if (g_strcmp0 (language, "en") == 0 && strstr (text, "Sees me each week") != NULL &&
      strstr (text, only_hears_in_spanish) == NULL)
    (*n)++;
}

/* A reason in another language than the form's is spoken in its own, in each layout; the
 * form's own words beside it are not. */
static void
test_languages (void)
{
  static const char *const languages[] = { "es", "en" };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (RoiFixture) fixture = roi_fixture_new (languages[i & 1], 4, roi_five_categories);
      g_autoptr (GBytes) pdf = NULL;
      PopplerDocument *document;
      guint            n = 0;

      fixture->form.large_print = i >= G_N_ELEMENTS (languages);
      for (guint a = 1; a < 3; a++)
        {
          fixture->agencies[a].reason = "Sees me each week";
          fixture->agencies[a].reason_language = "en";
        }
      fixture->agencies[2].only_hears = TRUE;
      pdf = roi_render (&fixture->form);
      document = roi_open (pdf);
      walk_document (document, count_spans, &n);
      g_assert_cmpuint (n, ==, (i & 1) == 0 ? 2 : 0);
      g_object_unref (document);
    }
}

/* A reader hears every sentence to its end, on every page. */
static void
test_reading (void)
{
  static const char *const languages[] = { "en", "es" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (RoiFixture) fixture = roi_fixture_new (languages[i], 8, roi_all_categories);
      g_autoptr (GBytes) pdf = roi_render (&fixture->form);
      g_autofree char   *text = read_structure (pdf);
      const char *const *key = clew_wording_get_keys (fixture->form.wording);

      for (; *key != NULL; key++)
        {
          const char      *words = clew_wording_get_text (fixture->form.wording, *key);
          g_autofree char *clean = keep_ascii (words);

          if (strchr (words, '{') != NULL || strstr (words, ". ") == NULL ||
              g_str_equal (*key, "not_on_form_none") ||
              (g_str_has_prefix (*key, "refuse_") &&
               !g_str_has_suffix (*key, "arrest_diversion")))
            continue;
          if (strstr (text, clean) == NULL)
            g_error ("“%s” is not in “%s”", clean, text);
        }
      for (guint j = 0; roi_all_categories[j] != NULL; j++)
        {
          g_autofree char *clean = keep_ascii (clew_wording_get_category (
            fixture->form.wording, roi_all_categories[j], "description"));

          g_assert_nonnull (strstr (text, clean));
        }
    }
}

/* Footers and repeated heads are marked as what they are. */
static void
test_artifacts (void)
{
  g_autoptr (RoiFixture) fixture = roi_fixture_new ("en", 25, roi_five_categories);
  g_autoptr (GBytes) pdf = roi_render (&fixture->form);
  qpdf_data q = qpdf_init ();

  qpdf_read_memory (q, "form", g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), NULL);
  for (int i = 0; i < qpdf_get_num_pages (q); i++)
    {
      unsigned char   *data = NULL;
      size_t           size = 0;
      g_autofree char *content = NULL;

      qpdf_oh_get_page_content_data (q, qpdf_get_page_n (q, (size_t)i), &data, &size);
      content = g_strndup ((const char *)data, size);
      free (data);
      /* The grid runs over the first three pages, its head repeated on two. */
      g_assert_cmpuint (roi_count (content, "/Artifact << /Type /Pagination >> BDC"), ==,
                        i == 1 || i == 2 ? 2 : 1);
      g_assert_cmpuint (roi_count (content, " BDC"), ==, roi_count (content, "EMC"));
    }
  qpdf_cleanup (&q);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/documents/roi-reading/agencies", test_agencies);
  g_test_add_func ("/clew/documents/roi-reading/languages", test_languages);
  g_test_add_func ("/clew/documents/roi-reading/heads", test_heads);
  g_test_add_func ("/clew/documents/roi-reading/structure", test_structure);
  g_test_add_func ("/clew/documents/roi-reading/reading", test_reading);
  g_test_add_func ("/clew/documents/roi-reading/artifacts", test_artifacts);
  return g_test_run ();
}
