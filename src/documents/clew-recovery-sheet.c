/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/clew-recovery-sheet.h"

#include "records/clew-day-words.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

/* The page says all of the key. It passes through Pango, cairo and qpdf, whose
 * memory nobody locks or wipes: it is made when somebody prints or saves it,
 * and kept by nobody here. */

#define MARGIN     72
#define FOOTER_GAP 12

/* Of the square code: the side of a module. At 300 dots an inch nine dots are
 * enough for any camera, also after a copier. */
#define MODULE 2.4

#define COLUMN_WIDTH 100
#define ROW_HEIGHT   26

static const ClewPageSetup letter = {
  .width = 612,
  .height = 792,
  .margin = MARGIN,
  .sizes = {
    [CLEW_TEXT_BODY] = 12,
    [CLEW_TEXT_BOLD] = 12,
    [CLEW_TEXT_TITLE] = 22,
    [CLEW_TEXT_LEAD] = 16,
    [CLEW_TEXT_HEADING] = 16,
    [CLEW_TEXT_SMALL] = 10,
    [CLEW_TEXT_COLUMN] = 10,
    [CLEW_TEXT_FOOTER] = 10,
  },
};

static const char *
get_language (void)
{
  /* Translators: the code of the language that you translate to, such as "es" */
  return C_ ("language code", "en");
}

static void
add_words (ClewPages *pages, const char *tag, ClewTextStyle style, const char *words, double space)
{
  ClewText *text =
    clew_text_new_plain (pages, clew_pages_get_width (pages), CLEW_ALIGN_LEFT, style, words);

  clew_pages_begin_block (pages, space, CLEW_KEEP_WITH_NEXT);
  clew_pages_open (pages, tag);
  clew_pages_add_text (pages, text, 0, 0);
  clew_pages_close (pages);
  clew_pages_end_block (pages, clew_text_get_height (text));
}

/* Numbered, and across before down: so whoever copies the text has them in order. */
static double
put_groups (ClewPages *pages, const char *code)
{
  g_auto (GStrv) groups = g_strsplit (code, "-", -1);
  guint n = g_strv_length (groups);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u  ", i + 1);
      ClewText        *text = clew_text_new (pages, COLUMN_WIDTH, CLEW_ALIGN_LEFT);

      clew_text_add (text, CLEW_TEXT_SMALL, number);
      clew_text_add (text, CLEW_TEXT_LEAD, groups[i]);
      clew_pages_open (pages, "P");
      clew_pages_add_text (pages, text, i % 2 * (COLUMN_WIDTH + 20), i / 2 * ROW_HEIGHT);
      clew_pages_close (pages);
      explicit_bzero (groups[i], strlen (groups[i]));
    }
  return (n + 1) / 2 * ROW_HEIGHT;
}

static gboolean
add_code (ClewPages *pages, const char *code, GError **error)
{
  ClewQr *qr = clew_qr_new (code, error);
  double  size, height;

  if (qr == NULL)
    return FALSE;
  size = qr->size * MODULE;
  clew_pages_begin_block (pages, 12, CLEW_KEEP_WITH_NEXT);
  height = put_groups (pages, code);
  clew_pages_open_with (pages, "Figure", CLEW_PDF_TAG_ALT, _ ("A square code that says the same"));
  clew_pages_add_code (pages, qr, clew_pages_get_width (pages) - size, 0, size);
  clew_pages_close (pages);
  clew_pages_end_block (pages, fmax (height, size + CLEW_QR_QUIET * MODULE));
  return TRUE;
}

static void
draw_footer (ClewPages *pages, guint page, guint n_pages, gpointer data)
{
  const ClewRecoverySheet *sheet = data;
  g_autofree char         *day = clew_day_words (sheet->made_on);
  /* Translators: %s is a date */
  g_autofree char *words = g_strdup_printf (_ ("Made on %s"), day);

  clew_pages_add_text (pages,
                       clew_text_new_plain (pages, clew_pages_get_width (pages), CLEW_ALIGN_LEFT,
                                            CLEW_TEXT_FOOTER, words),
                       0, FOOTER_GAP);
}

static gboolean
add_parts (ClewPages *pages, const ClewRecoverySheet *sheet, GError **error)
{
  add_words (pages, "H1", CLEW_TEXT_TITLE, _ ("Recovery sheet"), 0);
  add_words (pages, "P", CLEW_TEXT_LEAD, sheet->office_name, 4);
  add_words (pages, "P", CLEW_TEXT_BODY,
             _ ("This code opens the records of this office when its computer or the keyring on "
                "it is lost. Nothing else does."),
                14);
  if (!add_code (pages, sheet->code, error))
    return FALSE;
  add_words (pages, "H2", CLEW_TEXT_HEADING, _ ("Keep it locked away"), 18);
  add_words (pages, "P", CLEW_TEXT_BODY,
             _ ("Whoever has both this sheet and the office file can read every record. Keep the "
                "sheet in a safe or a locked drawer, away from the computer. Do not send it, and "
                "do not photograph it: a phone may keep or pass on what it sees."),
                4);
  add_words (pages, "H2", CLEW_TEXT_HEADING, _ ("When you need it"), 18);
  add_words (pages, "P", CLEW_TEXT_BODY,
             _ ("Open the office file, or a backup of it, in Clew."),
                4);
  add_words (pages, "P", CLEW_TEXT_BODY, _ ("Choose Use Recovery Code…"), 4);
  add_words (pages, "P", CLEW_TEXT_BODY,
             _ ("Type the groups in order, or scan the square. Each group is checked while you "
                "type. There is no letter O and no letter I: what looks like them is 0 or 1."),
                4);
  return clew_pages_lay_out (pages, draw_footer, (gpointer)sheet, error);
}

/* The page before it is drawn; for tests, which look at every mark. */
ClewPages *
clew_recovery_sheet_lay_out (const ClewRecoverySheet *sheet, GError **error)
{
  ClewPageSetup setup = letter;
  g_autoptr (ClewPages) pages = NULL;

  if (sheet->a4)
    {
      setup.width = 210 / 25.4 * 72;
      setup.height = 297 / 25.4 * 72;
    }
  setup.language = get_language ();
  pages = clew_pages_new (&setup);
  clew_pages_set_footer (pages, FOOTER_GAP + 1.5 * setup.sizes[CLEW_TEXT_FOOTER]);
  return add_parts (pages, sheet, error) ? g_steal_pointer (&pages) : NULL;
}

/**
 * clew_recovery_sheet_render:
 * @sheet: what it says
 * @error: return location
 *
 * Draws the page as a tagged PDF file in the language of the desk. Its title and
 * metadata say nothing of the code.
 *
 * Returns: (transfer full): the file, or %NULL with an error of %CLEW_DOCUMENTS_ERROR. Any thread.
 */
GBytes *
clew_recovery_sheet_render (const ClewRecoverySheet *sheet, GError **error)
{
  g_autoptr (ClewPages) pages = clew_recovery_sheet_lay_out (sheet, error);
  ClewPdfInfo info = {
    .title = _ ("Recovery sheet"),
                .language = get_language (),
                .created = ((gint64)sheet->made_on - clew_day_new (1970, 1, 1)) * 24 * 60 * 60,
    };

  return pages != NULL ? clew_pages_draw (pages, &info, error) : NULL;
}
