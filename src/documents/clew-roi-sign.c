/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/clew-roi-private.h"

#include <math.h>

/* What is done with a pen: signatures, and the slip to take it all back. A
 * date is a line to write on; none is ever printed. */

static double
put_bold (ClewRoi *roi, const char *key, double y)
{
  return clew_roi_put (
    roi, "P", clew_roi_text (roi, roi->width, CLEW_TEXT_BOLD, clew_roi_say (roi, key)), 0, y);
}

/* The person's own signature and who may sign instead: one block, so that
 * nobody ever signs a page that says nothing. */
static void
add_own_signature (ClewRoi *roi)
{
  static const ClewRoiField own[] = { { "my_signature", 0.68 }, { "date_signed", 0.32 } };
  static const ClewRoiField other[] = { { "name", 0.42 }, { "representative_authority", 0.58 } };
  static const ClewRoiField other_signature[] = { { "signature", 0.68 },
                                                  { "date_signed", 0.32 } };
  g_autofree char          *heading =
    g_strdup_printf ("%u  %s", ++roi->section, clew_roi_say (roi, "sign_heading"));
  double y;

  clew_pages_begin_block (roi->pages, roi->large ? 20 : 12, CLEW_KEEP_NONE);
  clew_pages_open (roi->pages, "Sect");
  y = clew_roi_put_heading (roi, heading, 0);
  y = clew_roi_put (roi, "P",
                    clew_roi_text (roi, roi->width, CLEW_TEXT_BODY, clew_roi_say (roi, "sign")),
                    0, y + 4);
  y = clew_roi_put_fields (roi, own, G_N_ELEMENTS (own), 0, y + 6);
  y = put_bold (roi, "representative", y + 10);
  y = clew_roi_put_fields (roi, other, G_N_ELEMENTS (other), 0, y);
  y = clew_roi_put_fields (roi, other_signature, G_N_ELEMENTS (other_signature), 0, y);
  clew_pages_close (roi->pages);
  clew_pages_end_block (roi->pages, y);
}

/* Staff, interpreter, witness: who helped, and how. */
static void
add_others (ClewRoi *roi)
{
  static const ClewRoiField staff[] = { { "staff_name", 0.36 },
                                        { "signature", 0.4 },
                                        { "date_signed", 0.24 } };
  static const ClewRoiField witness[] = { { "witness_name", 0.36 },
                                          { "signature", 0.4 },
                                          { "date_signed", 0.24 } };
  static const ClewRoiField interpreter[] = { { "interpreter_name", 0.6 },
                                              { "interpreter_language", 0.4 } };
  static const ClewRoiField interpreter_signature[] = { { "signature", 0.68 },
                                                        { "date_signed", 0.32 } };
  g_autofree char          *heading =
    g_strdup_printf ("%u  %s", ++roi->section, clew_roi_say (roi, "also_heading"));
  double y;

  clew_pages_begin_block (roi->pages, roi->large ? 20 : 12, CLEW_KEEP_WITH_NEXT);
  clew_pages_open (roi->pages, "Sect");
  y = clew_roi_put_heading (roi, heading, 0);
  y = clew_roi_put_choice (roi, clew_roi_say (roi, "staff_read"), roi->width, 0, y + 4);
  y = clew_roi_put_choice (roi, clew_roi_say (roi, "staff_questions"), roi->width, 0, y + 2);
  y = clew_roi_put_fields (roi, staff, G_N_ELEMENTS (staff), 0, y);
  clew_pages_close (roi->pages);
  clew_pages_end_block (roi->pages, y);
  if (roi->form->interpreter)
    {
      clew_pages_begin_block (roi->pages, 0, CLEW_KEEP_WITH_NEXT);
      y = clew_roi_put_fields (roi, interpreter, G_N_ELEMENTS (interpreter), 0, 0);
      y = clew_roi_put_fields (roi, interpreter_signature, G_N_ELEMENTS (interpreter_signature),
                               0, y);
      clew_pages_end_block (roi->pages, y);
    }
  clew_pages_begin_block (roi->pages, 0, CLEW_KEEP_NONE);
  clew_pages_end_block (roi->pages,
                        clew_roi_put_fields (roi, witness, G_N_ELEMENTS (witness), 0, 0));
}

/* A copy is owed: 45 CFR 164.508(c)(4). */
static void
add_copy (ClewRoi *roi)
{
  static const ClewRoiField fields[] = { { "my_initials", 0.5 }, { "date_signed", 0.5 } };
  g_autofree char          *heading =
    g_strdup_printf ("%u  %s", ++roi->section, clew_roi_say (roi, "copy_heading"));
  double y;

  clew_pages_begin_block (roi->pages, roi->large ? 20 : 12, CLEW_KEEP_NONE);
  clew_pages_open (roi->pages, "Sect");
  y = clew_roi_put_heading (roi, heading, 0);
  y = clew_roi_put_choice (roi, clew_roi_say (roi, "copy_given"), roi->width, 0, y + 4);
  y = clew_roi_put_fields (roi, fields, G_N_ELEMENTS (fields), 0, y);
  clew_pages_close (roi->pages);
  clew_pages_end_block (roi->pages, y);
}

void
clew_roi_add_signatures (ClewRoi *roi)
{
  add_own_signature (roi);
  add_others (roi);
  add_copy (roi);
}

static double
put_cut_line (ClewRoi *roi)
{
  ClewText *text = clew_text_new_plain (roi->pages, roi->width, CLEW_ALIGN_CENTER,
                                        CLEW_TEXT_FOOTER, clew_roi_say (roi, "slip_cut"));
  double    middle = clew_text_get_height (text) / 2;
  double    side = (roi->width - clew_text_get_width (text)) / 2 - 10;

  clew_pages_add_dashes (roi->pages, 0, middle, side);
  clew_roi_put (roi, "P", text, 0, 0);
  clew_pages_add_dashes (roi->pages, roi->width - side, middle, side);
  return clew_text_get_height (text);
}

/* The lines for "only with these agencies". */
static double
put_agency_lines (ClewRoi *roi, double y)
{
  double indent = roi->box + 8;

  for (guint i = 0; i < 3; i++)
    {
      y += roi->writing - 4;
      clew_pages_add_rule (roi->pages, indent, y, roi->width - indent, 0.75, 0);
    }
  return y;
}

gboolean
clew_roi_add_slip (ClewRoi *roi, GError **error)
{
  static const ClewRoiField fields[] = {
    { "my_name", 0.38 },
    { "my_signature", 0.38 },
    { "date_signed", 0.24 },
  };
  g_autofree char *where =
    clew_wording_fill (roi->wording, "slip_where", "where", roi->where, NULL);
  ClewRoiCode code;
  ClewText   *heading, *lead;
  double      top, y, foot;

  if (!clew_roi_code_init (roi, &code, error))
    return FALSE;
  heading =
    clew_roi_text (roi, code.beside, CLEW_TEXT_HEADING, clew_roi_say (roi, "slip_heading"));
  lead = clew_roi_text (roi, code.beside, CLEW_TEXT_BODY, clew_roi_say (roi, "slip"));
  clew_pages_begin_block (roi->pages, roi->large ? 26 : 18, CLEW_KEEP_AT_BOTTOM);
  clew_pages_open (roi->pages, "Sect");
  top = put_cut_line (roi) + 10;
  y = clew_roi_put (roi, "H2", heading, 0, top);
  foot = clew_roi_put_code (roi, &code, top + 4);
  y = clew_roi_put (roi, "P", lead, 0, y + 3);
  y = clew_roi_put_choice (roi, clew_roi_say (roi, "slip_everyone"), code.beside, 0, y + 4);
  y = clew_roi_put_choice (roi, clew_roi_say (roi, "slip_some"), code.beside, 0, y + 3);
  y = put_agency_lines (roi, fmax (y, foot - roi->writing + 8));
  y = clew_roi_put_fields (roi, fields, G_N_ELEMENTS (fields), 0, y + 4);
  y = clew_roi_put (roi, "P", clew_roi_text (roi, roi->width, CLEW_TEXT_BODY, where), 0, y + 6);
  clew_pages_close (roi->pages);
  clew_pages_end_block (roi->pages, y);
  return TRUE;
}
