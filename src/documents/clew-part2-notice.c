/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/clew-part2-notice.h"

#define N_PARAGRAPHS 5

static void
add (ClewPages *pages, const char *tag, const char *language, ClewTextStyle style,
     const char *words, double space, ClewKeep keep)
{
  ClewText *text = clew_text_new_plain (pages, clew_pages_get_width (pages), CLEW_ALIGN_LEFT, style,
                                        words != NULL ? words : "");

  clew_pages_begin_block (pages, space, keep);
  if (language != NULL)
    clew_pages_open_with (pages, tag, CLEW_PDF_TAG_LANGUAGE, language);
  else
    clew_pages_open (pages, tag);
  clew_pages_add_text (pages, text, 0, 0);
  clew_pages_close (pages);
  clew_pages_end_block (pages, clew_text_get_height (text));
}

/**
 * clew_part2_notice_add:
 * @pages: a document
 * @wording: its words
 * @office: whose it is; one that is no program of 42 CFR part 2 gives no notice
 *
 * 42 CFR 2.32(a)(1) gives it word for word, so it stays English in a paper in
 * any language, and a reader is told to speak it so. It is kept on one page.
 */
void
clew_part2_notice_add (ClewPages *pages, ClewWording *wording, ClewOffice *office)
{
  const char *part2 = clew_record_get_text (clew_office_get_record (office), "part2");

  if (g_strcmp0 (part2, "no") == 0)
    return;
  add (pages, "H2", NULL, CLEW_TEXT_HEADING, clew_wording_get_text (wording, "part2_heading"), 16,
       CLEW_KEEP_WITH_NEXT);
  for (guint i = 1; i <= N_PARAGRAPHS; i++)
    {
      g_autofree char *key = g_strdup_printf ("part2_notice_%u", i);

      add (pages, "P", "en", CLEW_TEXT_SMALL, clew_wording_get_text (wording, key), 4,
           i < N_PARAGRAPHS ? CLEW_KEEP_WITH_NEXT : CLEW_KEEP_NONE);
    }
}
