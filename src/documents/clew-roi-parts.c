/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/clew-roi-private.h"

#include "base/clew-fold.h"

#include <math.h>

/* What the parts of the release are made of. */

const char *
clew_roi_say (ClewRoi *roi, const char *key)
{
  const char *text = clew_wording_get_text (roi->wording, key);

  return text != NULL ? text : "";
}

ClewText *
clew_roi_text (ClewRoi *roi, double width, ClewTextStyle style, const char *words)
{
  return clew_text_new_plain (roi->pages, width, CLEW_ALIGN_LEFT, style, words);
}

/* A value from outside may run the other way; then it stands for itself and
 * turns neither the words around it nor its own brackets (UAX #9, isolates). */
char *
clew_roi_isolate (const char *value)
{
  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    if (clew_fold_runs_right_to_left (g_utf8_get_char (p)))
      return g_strconcat ("\342\201\250", value, "\342\201\251", NULL);
  return g_strdup (value);
}

/* An address of several lines in the middle of a sentence. */
char *
clew_roi_join_lines (const char *value)
{
  g_auto (GStrv) lines = g_strsplit (value, "\n", -1);
  GString *joined = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strstrip (lines[i]);
      if (joined->len > 0 && *lines[i] != '\0')
        g_string_append (joined, joined->str[joined->len - 1] == ',' ? " " : ", ");
      g_string_append (joined, lines[i]);
    }
  return g_string_free (joined, FALSE);
}

double
clew_roi_put (ClewRoi *roi, const char *tag, ClewText *text, double x, double y)
{
  clew_pages_open (roi->pages, tag);
  clew_pages_add_text (roi->pages, text, x, y);
  clew_pages_close (roi->pages);
  return y + clew_text_get_height (text);
}

void
clew_roi_put_box (ClewRoi *roi, double x, double y)
{
  clew_pages_open_with (roi->pages, "Figure", CLEW_PDF_TAG_ALT, clew_roi_say (roi, "alt_box"));
  clew_pages_add_box (roi->pages, x, y, roi->box);
  clew_pages_close (roi->pages);
}

void
clew_roi_put_line (ClewRoi *roi, double x, double y, double width)
{
  clew_pages_open_with (roi->pages, "Figure", CLEW_PDF_TAG_ALT, clew_roi_say (roi, "alt_line"));
  clew_pages_add_line (roi->pages, x, y, width);
  clew_pages_close (roi->pages);
}

/* Both, for an agency: one thing to a reader. */
void
clew_roi_put_box_and_line (ClewRoi *roi, double x, double y, double gap)
{
  clew_pages_open_with (roi->pages, "Figure", CLEW_PDF_TAG_ALT, clew_roi_say (roi, "alt_both"));
  clew_pages_add_box (roi->pages, x, y, roi->box);
  clew_pages_add_line (roi->pages, x + roi->box + gap, y + roi->box, roi->line);
  clew_pages_close (roi->pages);
}

/* A box and what checking it says. */
double
clew_roi_put_choice (ClewRoi *roi, const char *words, double width, double x, double y)
{
  double    indent = roi->box + 8;
  ClewText *text = clew_roi_text (roi, width - x - indent, CLEW_TEXT_BODY, words);
  double    capital = 0.714 * clew_pages_get_size (roi->pages, CLEW_TEXT_BODY);
  double    middle = y + clew_text_get_baseline (text) - capital / 2;

  clew_roi_put_box (roi, x, middle - roi->box / 2);
  return clew_roi_put (roi, "P", text, x + indent, y);
}

double
clew_roi_put_heading (ClewRoi *roi, const char *words, double y)
{
  clew_pages_add_rule (roi->pages, 0, y + 0.5, roi->width, 1, 0);
  return clew_roi_put (roi, "H2", clew_roi_text (roi, roi->width, CLEW_TEXT_HEADING, words), 0,
                       y + 5) +
         1;
}

double
clew_roi_put_fields (ClewRoi *roi, const ClewRoiField *fields, guint n_fields, double x, double y)
{
  const double gap = 16;
  double       free = roi->width - x - gap * (n_fields - 1);
  double       bottom = y;

  for (guint i = 0; i < n_fields; i++)
    {
      double    width = free * fields[i].share;
      ClewText *label =
        clew_roi_text (roi, width, CLEW_TEXT_SMALL, clew_roi_say (roi, fields[i].key));

      clew_pages_add_rule (roi->pages, x, y + roi->writing, width, 0.75, 0);
      bottom = fmax (bottom, clew_roi_put (roi, "P", label, x, y + roi->writing + 2));
      x += width + gap;
    }
  return bottom;
}

void
clew_roi_add_heading (ClewRoi *roi, const char *key)
{
  g_autofree char *words = g_strdup_printf ("%u  %s", ++roi->section, clew_roi_say (roi, key));

  clew_pages_begin_block (roi->pages, roi->large ? 20 : 12, CLEW_KEEP_WITH_NEXT);
  clew_pages_end_block (roi->pages, clew_roi_put_heading (roi, words, 0));
}

void
clew_roi_add_paragraph (ClewRoi *roi, const char *words, ClewKeep keep)
{
  ClewText *text;

  if (words[0] == '\0')
    return;
  text = clew_roi_text (roi, roi->width, CLEW_TEXT_BODY, words);
  clew_pages_begin_block (roi->pages, roi->large ? 8 : 4, keep);
  clew_pages_end_block (roi->pages, clew_roi_put (roi, "P", text, 0, 0));
}

/* The code of the form number, and how much width it leaves for words beside it. */
gboolean
clew_roi_code_init (ClewRoi *roi, ClewRoiCode *code, GError **error)
{
  const double module = roi->large ? 3 : 2.4;

  code->qr = clew_qr_new (roi->form->form_number, error);
  if (code->qr == NULL)
    return FALSE;
  code->number = clew_text_new_plain (roi->pages, roi->width, CLEW_ALIGN_RIGHT, CLEW_TEXT_FOOTER,
                                      roi->form->form_number);
  code->size = code->qr->size * module;
  code->quiet = CLEW_QR_QUIET * module;
  code->beside =
    roi->width - fmax (code->size, clew_text_get_width (code->number)) - code->quiet - 6;
  return TRUE;
}

/* The code at the right edge with the number under it; nothing else comes
 * into its space, and the quiet zone at its right is the margin. */
double
clew_roi_put_code (ClewRoi *roi, ClewRoiCode *code, double y)
{
  g_autofree char *alt =
    clew_wording_fill (roi->wording, "alt_code", "number", roi->form->form_number, NULL);

  clew_pages_open_with (roi->pages, "Figure", CLEW_PDF_TAG_ALT, alt);
  clew_pages_add_code (roi->pages, g_steal_pointer (&code->qr), roi->width - code->size, y,
                       code->size);
  clew_pages_close (roi->pages);
  return clew_roi_put (roi, "P", code->number, 0, y + code->size + code->quiet);
}
