/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents/clew-page.h"

#include "base/clew-error.h"
#include "documents/roi-fixture.h"

static const ClewPageSetup setup = {
  .width = 400,
  .height = 300,
  .margin = 50,
  .sizes = { 12, 12, 20, 14, 16, 10, 10, 9 },
  .language = "en",
};

static void
add_footer (ClewPages *pages, guint page, guint n_pages, gpointer data)
{
  g_autofree char *words = g_strdup_printf ("%u of %u", page + 1, n_pages);

  clew_pages_add_text (
    pages, clew_text_new_plain (pages, 300, CLEW_ALIGN_RIGHT, CLEW_TEXT_FOOTER, words), 0, 5);
}

static ClewPages *
new_pages (void)
{
  ClewPages *pages = clew_pages_new (&setup);

  clew_pages_set_footer (pages, 20);
  return pages;
}

static void
add_block (ClewPages *pages, double height, ClewKeep keep, const char *words)
{
  clew_pages_begin_block (pages, 0, keep);
  clew_pages_open (pages, "P");
  clew_pages_add_text (
    pages, clew_text_new_plain (pages, 300, CLEW_ALIGN_LEFT, CLEW_TEXT_BODY, words), 0, 0);
  clew_pages_close (pages);
  clew_pages_end_block (pages, height);
}

static guint
page_of (ClewPages *pages, const char *words)
{
  g_autoptr (GArray) marks = clew_pages_list_marks (pages);

  for (guint i = 0; i < marks->len; i++)
    {
      const ClewMark *mark = &g_array_index (marks, ClewMark, i);

      if (g_strcmp0 (mark->text, words) == 0)
        return mark->page;
    }
  g_assert_not_reached ();
}

static void
test_breaks_between_blocks (void)
{
  g_autoptr (ClewPages) pages = new_pages ();
  g_autoptr (GError) error = NULL;

  /* 180 points a page */
  add_block (pages, 100, CLEW_KEEP_NONE, "one");
  add_block (pages, 80, CLEW_KEEP_NONE, "two");
  add_block (pages, 20, CLEW_KEEP_NONE, "three");
  g_assert_true (clew_pages_lay_out (pages, add_footer, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (clew_pages_get_n_pages (pages), ==, 2);
  g_assert_cmpuint (page_of (pages, "two"), ==, 0);
  g_assert_cmpuint (page_of (pages, "three"), ==, 1);
  g_assert_cmpuint (page_of (pages, "2 of 2"), ==, 1);
}

static void
test_keeps_together (void)
{
  g_autoptr (ClewPages) pages = new_pages ();

  add_block (pages, 120, CLEW_KEEP_NONE, "before");
  add_block (pages, 20, CLEW_KEEP_WITH_NEXT, "heading");
  add_block (pages, 20, CLEW_KEEP_WITH_NEXT, "lead");
  add_block (pages, 40, CLEW_KEEP_NONE, "body");
  g_assert_true (clew_pages_lay_out (pages, add_footer, NULL, NULL));
  g_assert_cmpuint (page_of (pages, "before"), ==, 0);
  g_assert_cmpuint (page_of (pages, "heading"), ==, 1);
  g_assert_cmpuint (page_of (pages, "body"), ==, 1);
}

/* A chain longer than any page is broken rather than lost. */
static void
test_long_chain (void)
{
  g_autoptr (ClewPages) pages = new_pages ();

  for (guint i = 0; i < 10; i++)
    add_block (pages, 50, CLEW_KEEP_WITH_NEXT, "link");
  add_block (pages, 50, CLEW_KEEP_NONE, "end");
  g_assert_true (clew_pages_lay_out (pages, add_footer, NULL, NULL));
  g_assert_cmpuint (clew_pages_get_n_pages (pages), ==, 4);
}

static void
test_too_high (void)
{
  g_autoptr (ClewPages) pages = new_pages ();
  g_autoptr (GError) error = NULL;

  add_block (pages, 181, CLEW_KEEP_NONE, "giant");
  g_assert_false (clew_pages_lay_out (pages, add_footer, NULL, &error));
  g_assert_error (error, CLEW_DOCUMENTS_ERROR, CLEW_DOCUMENTS_ERROR_FAILED);
}

static void
test_at_bottom (void)
{
  g_autoptr (ClewPages) pages = new_pages ();
  g_autoptr (GArray) marks = NULL;

  add_block (pages, 20, CLEW_KEEP_NONE, "top");
  add_block (pages, 30, CLEW_KEEP_AT_BOTTOM, "bottom");
  g_assert_true (clew_pages_lay_out (pages, add_footer, NULL, NULL));
  marks = clew_pages_list_marks (pages);
  g_assert_cmpuint (clew_pages_get_n_pages (pages), ==, 1);
  g_assert_cmpfloat_with_epsilon (g_array_index (marks, ClewMark, 1).y, 300 - 50 - 20 - 30, 0.01);
}

static guint
count_marks (ClewPages *pages, const char *words)
{
  g_autoptr (GArray) marks = clew_pages_list_marks (pages);
  guint n = 0;

  for (guint i = 0; i < marks->len; i++)
    n += g_strcmp0 (g_array_index (marks, ClewMark, i).text, words) == 0;
  return n;
}

static void
test_repeats_head (void)
{
  g_autoptr (ClewPages) pages = new_pages ();

  clew_pages_open (pages, "Sect");
  add_block (pages, 20, CLEW_KEEP_WITH_NEXT, "head");
  clew_pages_repeat_last_block (pages);
  for (guint i = 0; i < 12; i++)
    add_block (pages, 40, CLEW_KEEP_NONE, "row");
  clew_pages_end_repeat (pages);
  clew_pages_close (pages);
  add_block (pages, 180, CLEW_KEEP_NONE, "after");
  g_assert_true (clew_pages_lay_out (pages, add_footer, NULL, NULL));
  /* Four rows a page under the head, and none over what follows. */
  g_assert_cmpuint (clew_pages_get_n_pages (pages), ==, 4);
  g_assert_cmpuint (count_marks (pages, "head"), ==, 3);
  g_assert_cmpuint (count_marks (pages, "row"), ==, 12);
}

static void
test_paragraph_breaks (void)
{
  g_autoptr (ClewPages) pages = new_pages ();
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GArray) marks = NULL;
  guint on_page[16] = { 0 };

  for (guint i = 0; i < 200; i++)
    g_string_append (words, "several words ");
  clew_pages_add_paragraph (
    pages, clew_text_new_plain (pages, 300, CLEW_ALIGN_LEFT, CLEW_TEXT_BODY, words->str), 0,
    CLEW_KEEP_NONE);
  g_assert_true (clew_pages_lay_out (pages, add_footer, NULL, NULL));
  marks = clew_pages_list_marks (pages);
  g_assert_cmpuint (clew_pages_get_n_pages (pages), <, G_N_ELEMENTS (on_page));
  for (guint i = 0; i < marks->len; i++)
    if (g_str_has_prefix (g_array_index (marks, ClewMark, i).text, "se") ||
        g_str_has_prefix (g_array_index (marks, ClewMark, i).text, "wo"))
      on_page[g_array_index (marks, ClewMark, i).page]++;
  for (guint i = 0; i < clew_pages_get_n_pages (pages); i++)
    g_assert_cmpuint (on_page[i], >=, 2);
}

/* Random blocks: all there, in order, whole, and nothing on top of another. */
static void
test_random (void)
{
  for (guint round = 0; round < 50; round++)
    {
      g_autoptr (ClewPages) pages = new_pages ();
      guint  n = (guint)g_test_rand_int_range (1, 60);
      guint  page = 0;
      double y = 0;
      g_autoptr (GArray) marks = NULL;

      for (guint i = 0; i < n; i++)
        add_block (pages, g_test_rand_double_range (18, 100),
                   g_test_rand_bit () ? CLEW_KEEP_WITH_NEXT : CLEW_KEEP_NONE, "block");
      g_assert_true (clew_pages_lay_out (pages, add_footer, NULL, NULL));
      g_assert_cmpuint (count_marks (pages, "block"), ==, n);
      marks = clew_pages_list_marks (pages);
      roi_assert_disjoint (marks, setup.width, setup.height, setup.margin);
      for (guint i = 0; i < marks->len; i++)
        {
          const ClewMark *mark = &g_array_index (marks, ClewMark, i);

          g_assert_true (mark->page > page || mark->y >= y);
          page = mark->page;
          y = mark->y;
        }
    }
}

/* The harness sees what it must: two texts on one place. */
static void
test_control (void)
{
  g_autoptr (ClewPages) pages = new_pages ();
  g_autoptr (GArray) marks = NULL;

  clew_pages_begin_block (pages, 0, CLEW_KEEP_NONE);
  for (guint i = 0; i < 2; i++)
    {
      clew_pages_open (pages, "P");
      clew_pages_add_text (
        pages, clew_text_new_plain (pages, 300, CLEW_ALIGN_LEFT, CLEW_TEXT_BODY, "twice"), 0,
        i * 5);
      clew_pages_close (pages);
    }
  clew_pages_end_block (pages, 30);
  g_assert_true (clew_pages_lay_out (pages, add_footer, NULL, NULL));
  marks = clew_pages_list_marks (pages);
  g_assert_cmpuint (roi_count_overlaps (marks), ==, 1);
}

static void
test_no_font (void)
{
  g_autoptr (ClewPages) pages = new_pages ();
  g_autoptr (GError) error = NULL;

  /* The last code point for private use: no font has it. */
  add_block (pages, 20, CLEW_KEEP_NONE, "x \364\217\277\275 y");
  g_assert_false (clew_pages_lay_out (pages, add_footer, NULL, &error));
  g_assert_error (error, CLEW_DOCUMENTS_ERROR, CLEW_DOCUMENTS_ERROR_NO_FONT);
  g_assert_nonnull (strstr (error->message, "U+10FFFD"));
}

/* The same words in every way that changes how they stand. */
static ClewPages *
tell_alike (double size, const char *language)
{
  static const char words[] = "One text that is long enough for three lines, at least when large";
  ClewPageSetup     other = setup;
  ClewPages        *pages;

  other.sizes[CLEW_TEXT_BODY] = size;
  other.language = language;
  pages = clew_pages_new (&other);
  for (guint align = CLEW_ALIGN_LEFT; align <= CLEW_ALIGN_RIGHT; align++)
    for (double width = 200; width <= 300; width += 50)
      {
        ClewText *mixed = clew_text_new (pages, width, align);

        clew_pages_add_paragraph (
          pages, clew_text_new_plain (pages, width, align, CLEW_TEXT_BODY, words), 0, 0);
        clew_pages_add_paragraph (
          pages, clew_text_new_plain (pages, width, align, CLEW_TEXT_BOLD, words), 0, 0);
        clew_text_add (mixed, CLEW_TEXT_BOLD, "One text ");
        clew_text_add (mixed, CLEW_TEXT_BODY, words + strlen ("One text "));
        clew_pages_add_paragraph (pages, mixed, 0, 0);
      }
  g_assert_true (clew_pages_lay_out (pages, add_footer, NULL, NULL));
  return pages;
}

static gpointer
draw_alike (gpointer data)
{
  static const ClewPdfInfo info = { .title = "Alike", .language = "en", .created = 0 };
  static const double      sizes[] = { 12, 18, 12, 13 };
  GPtrArray               *drawn = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);

  if (GPOINTER_TO_INT (data))
    clew_pages_keep_shapes ();
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint j = 0; j < 2; j++)
      {
        g_autoptr (ClewPages) pages = tell_alike (sizes[i], j == 0 ? "en" : "es");
        g_autoptr (GError) error = NULL;
        GBytes *pdf = clew_pages_draw (pages, &info, &error);

        g_assert_no_error (error);
        g_ptr_array_add (drawn, pdf);
      }
  return drawn;
}

/* A thread that keeps what it broke into lines draws the same bytes. */
static void
test_keeps_shapes (void)
{
  g_autoptr (GPtrArray) once = g_thread_join (g_thread_new ("once", draw_alike, NULL));
  g_autoptr (GPtrArray) kept = g_thread_join (
    g_thread_new ("kept", draw_alike, GINT_TO_POINTER (TRUE)));

  for (guint i = 0; i < once->len; i++)
    g_assert_true (
      g_bytes_equal (g_ptr_array_index (once, i), g_ptr_array_index (kept, i)));
  g_assert_false (g_bytes_equal (g_ptr_array_index (once, 0), g_ptr_array_index (once, 2)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/documents/page/breaks-between-blocks", test_breaks_between_blocks);
  g_test_add_func ("/clew/documents/page/keeps-together", test_keeps_together);
  g_test_add_func ("/clew/documents/page/long-chain", test_long_chain);
  g_test_add_func ("/clew/documents/page/too-high", test_too_high);
  g_test_add_func ("/clew/documents/page/at-bottom", test_at_bottom);
  g_test_add_func ("/clew/documents/page/repeats-head", test_repeats_head);
  g_test_add_func ("/clew/documents/page/paragraph-breaks", test_paragraph_breaks);
  g_test_add_func ("/clew/documents/page/random", test_random);
  g_test_add_func ("/clew/documents/page/control", test_control);
  g_test_add_func ("/clew/documents/page/no-font", test_no_font);
  g_test_add_func ("/clew/documents/page/keeps-shapes", test_keeps_shapes);
  return g_test_run ();
}
