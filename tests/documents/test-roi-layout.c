/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents/clew-roi-private.h"

#include <string.h>

#include "documents/roi-fixture.h"

/* Every mark of every page: inside the margins, none on top of another. */

static const guint counts[] = { 1, 8, 25, 60 };

static double
paper_width (const ClewRoiForm *form)
{
  return form->paper == CLEW_PAPER_A4 ? 210 / 25.4 * 72 : 612;
}

static double
paper_height (const ClewRoiForm *form)
{
  return form->paper == CLEW_PAPER_A4 ? 297 / 25.4 * 72 : 792;
}

static ClewPages *
lay_out (const ClewRoiForm *form)
{
  g_autoptr (GError) error = NULL;
  ClewPages *pages = clew_roi_form_lay_out (form, &error);

  g_assert_no_error (error);
  return pages;
}

static void
assert_disjoint (const ClewRoiForm *form)
{
  g_autoptr (ClewPages) pages = lay_out (form);
  g_autoptr (GArray) marks = clew_pages_list_marks (pages);

  roi_assert_disjoint (marks, paper_width (form), paper_height (form), 72);
}

typedef void (*FormFunc) (const ClewRoiForm *form);

static void
for_each_form (FormFunc func)
{
  static const char *const languages[] = { "en", "es" };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    for (guint j = 0; j < 16; j++)
      {
        g_autoptr (RoiFixture) fixture = roi_fixture_new (
          languages[j & 1], counts[i], j & 2 ? roi_all_categories : roi_five_categories);

        fixture->form.paper = j & 4 ? CLEW_PAPER_A4 : CLEW_PAPER_LETTER;
        fixture->form.large_print = (j & 8) != 0;
        fixture->form.interpreter = (j & 4) != 0;
        g_test_message ("%u agencies, %s, %s, %s", counts[i], languages[j & 1],
                        j & 4 ? "A4" : "letter", j & 8 ? "large" : "normal");
        func (&fixture->form);
      }
}

static void
test_disjoint (void)
{
  for_each_form (assert_disjoint);
}

static void
test_blank (void)
{
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (RoiFixture) fixture =
                   roi_fixture_new (i & 1 ? "es" : "en", 3, roi_five_categories);

      fixture->form.participant_name = NULL;
      fixture->form.large_print = (i & 2) != 0;
      fixture->form.not_on_form = NULL;
      assert_disjoint (&fixture->form);
    }
}

static guint
count_pages_of (ClewPages *pages, const char *const *texts, guint *page)
{
  g_autoptr (GArray) marks = clew_pages_list_marks (pages);
  guint seen = 0;
  guint n_pages = 0;

  for (guint t = 0; texts[t] != NULL; t++)
    for (guint i = 0; i < marks->len; i++)
      {
        const ClewMark *mark = &g_array_index (marks, ClewMark, i);

        if (mark->text == NULL || strstr (mark->text, texts[t]) == NULL)
          continue;
        seen++;
        if (n_pages == 0 || mark->page != *page)
          n_pages++;
        *page = mark->page;
        break;
      }
  g_assert_cmpuint (seen, ==, g_strv_length ((GStrv)texts));
  return n_pages;
}

static void
assert_signature_whole (const ClewRoiForm *form)
{
  g_autoptr (ClewPages) pages = lay_out (form);
  static const char *const english[] = { "10  My signature", "I read this form, or",
                                         "If someone signs for me", "Why they may", NULL };
  static const char *const spanish[] = { "10  Mi firma", "Leí este formulario, o",
                                         "Si otra persona firma", "Por qué puede", NULL };
  static const char *const english_slip[] = { "Cut here", "I take back my permission", "My name",
                                              NULL };
  static const char *const spanish_slip[] = { "Cortar aquí", "Quito mi permiso", "Mi nombre",
                                              NULL };
  const char              *language = clew_wording_get_language (form->wording);
  gboolean                 is_english = g_str_equal (language, "en");
  guint                    page = 0;

  g_assert_cmpuint (count_pages_of (pages, is_english ? english : spanish, &page), ==, 1);
  g_assert_cmpuint (count_pages_of (pages, is_english ? english_slip : spanish_slip, &page), ==,
                    1);
  g_assert_cmpuint (page, ==, clew_pages_get_n_pages (pages) - 1);
}

static void
test_signature_whole (void)
{
  for_each_form (assert_signature_whole);
}

/* Wherever the text before it ends, the signature block stays whole. */
static void
test_signature_anywhere (void)
{
  for (guint n = 1; n <= ROI_N_AGENCIES; n++)
    {
      g_autoptr (RoiFixture) fixture = roi_fixture_new ("en", n, roi_five_categories);

      assert_signature_whole (&fixture->form);
    }
}

static void
test_page_count (void)
{
  static const guint normal[] = { 5, 6, 8, 12 };
  static const guint large[] = { 10, 12, 17, 32 };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    for (guint j = 0; j < 4; j++)
      {
        g_autoptr (RoiFixture) fixture =
                     roi_fixture_new (j & 1 ? "es" : "en", counts[i], roi_five_categories);
        g_autoptr (ClewPages) pages = NULL;

        fixture->form.large_print = (j & 2) != 0;
        pages = lay_out (&fixture->form);
        g_test_message ("%u agencies%s: %u pages", counts[i], j & 2 ? ", large" : "",
                        clew_pages_get_n_pages (pages));
        g_assert_cmpuint (clew_pages_get_n_pages (pages), <=, (j & 2 ? large : normal)[i]);
      }
}

/* Nothing but boxes that are empty: as many boxes and lines as are offered. */
static void
test_cells (void)
{
  g_autoptr (RoiFixture) fixture = roi_fixture_new ("en", 25, roi_all_categories);
  g_autoptr (ClewPages) pages = lay_out (&fixture->form);
  g_autoptr (GArray) marks = clew_pages_list_marks (pages);
  guint boxes = 0;
  guint wanted = 0;

  for (guint i = 0; i < marks->len; i++)
    boxes += g_array_index (marks, ClewMark, i).kind == CLEW_MARK_BOX;
  for (guint i = 0; i < 25; i++)
    {
      wanted++;
      for (guint j = 0; fixture->agencies[i].categories[j] != NULL; j++)
        wanted +=
          !clew_wording_is_sensitive (fixture->form.wording, fixture->agencies[i].categories[j]);
    }
  /* And five beside statements: staff twice, copy, slip twice. */
  g_assert_cmpuint (boxes, ==, wanted + 5);
}

static char *
make_name (guint length, guint number)
{
  static const char *const words[] = { "Pine", "County", "Office", "of",
                                       "and", "Reentry", "Partnership", "Обслуживание",
                                       "Trần", "מרכז", "التعافي", "Rehabilitationszentrum",
                                       "St.", "(North)", "ภูเก็ต", "Ægir’s" };
  GString                 *name = g_string_new (NULL);

  g_string_append_printf (name, "%u", number);
  while (name->len < length)
    g_string_append_printf (name, " %s", words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
  return g_string_free (name, FALSE);
}

static void
test_random (void)
{
  for (guint round = 0; round < 40; round++)
    {
      guint n = (guint)g_test_rand_int_range (1, ROI_N_AGENCIES);
      g_autoptr (RoiFixture) fixture =
                   roi_fixture_new (g_test_rand_bit () ? "en" : "es", n,
                                    g_test_rand_bit () ? roi_all_categories : roi_five_categories);
      g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

      for (guint i = 0; i < n; i++)
        {
          char *name = make_name ((guint)g_test_rand_int_range (3, 160), i);
          char *reason = make_name ((guint)g_test_rand_int_range (3, 120), i);

          g_ptr_array_add (words, name);
          g_ptr_array_add (words, reason);
          fixture->agencies[i].name = name;
          fixture->agencies[i].reason = g_test_rand_bit () ? reason : NULL;
        }
      fixture->form.paper = g_test_rand_bit () ? CLEW_PAPER_A4 : CLEW_PAPER_LETTER;
      fixture->form.large_print = g_test_rand_int_range (0, 3) == 0;
      fixture->form.part2 = g_test_rand_bit ();
      fixture->form.interpreter = g_test_rand_bit ();
      assert_disjoint (&fixture->form);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/documents/roi-layout/disjoint", test_disjoint);
  g_test_add_func ("/clew/documents/roi-layout/blank", test_blank);
  g_test_add_func ("/clew/documents/roi-layout/signature-whole", test_signature_whole);
  g_test_add_func ("/clew/documents/roi-layout/signature-anywhere", test_signature_anywhere);
  g_test_add_func ("/clew/documents/roi-layout/page-count", test_page_count);
  g_test_add_func ("/clew/documents/roi-layout/cells", test_cells);
  g_test_add_func ("/clew/documents/roi-layout/random", test_random);
  return g_test_run ();
}
