/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/clew-page.h"
#include "documents/clew-roi-form.h"

/* A release on its way to paper. */
typedef struct
{
  const ClewRoiForm *form;
  ClewWording       *wording;
  ClewPages         *pages;
  GPtrArray         *columns;
  char              *where;
  double             width;
  double             box;
  double             line;
  double             writing;
  gboolean           large;
  guint              section;
  guint              grid_section;
} ClewRoi;

/* One line to write on: the words under it, and its share of the width. */
typedef struct
{
  const char *key;
  double      share;
} ClewRoiField;

/* The square code, measured but not yet put anywhere. */
typedef struct
{
  ClewQr   *qr;
  ClewText *number;
  double    size;
  double    quiet;
  double    beside;
} ClewRoiCode;

char       *clew_roi_isolate (const char *value);
char       *clew_roi_join_lines (const char *value);
const char *clew_roi_say (ClewRoi *roi, const char *key);
ClewText   *clew_roi_text (ClewRoi *roi, double width, ClewTextStyle style, const char *words);
double      clew_roi_put (ClewRoi *roi, const char *tag, ClewText *text, double x, double y);
double      clew_roi_put_heading (ClewRoi *roi, const char *words, double y);
double      clew_roi_put_fields (ClewRoi *roi, const ClewRoiField *fields, guint n_fields, double x,
                                 double y);
double      clew_roi_put_choice (ClewRoi *roi, const char *words, double width, double x, double y);
void        clew_roi_put_box (ClewRoi *roi, double x, double y);
void        clew_roi_put_box_and_line (ClewRoi *roi, double x, double y, double gap);
void        clew_roi_put_line (ClewRoi *roi, double x, double y, double width);
gboolean    clew_roi_code_init (ClewRoi *roi, ClewRoiCode *code, GError **error);
double      clew_roi_put_code (ClewRoi *roi, ClewRoiCode *code, double y);
void        clew_roi_add_heading (ClewRoi *roi, const char *key);
void        clew_roi_add_paragraph (ClewRoi *roi, const char *words, ClewKeep keep);

void     clew_roi_add_grid (ClewRoi *roi);
void     clew_roi_add_signatures (ClewRoi *roi);
gboolean clew_roi_add_slip (ClewRoi *roi, GError **error);

char       *clew_roi_form_dup_hash (const ClewRoiForm *form);
gboolean    clew_roi_form_has_listener (const ClewRoiForm *form);
gboolean    clew_roi_form_has_latest (const ClewRoiForm *form);
const char *clew_roi_form_get_end_key (const ClewRoiForm *form);
char       *clew_roi_form_dup_refusal_key (const ClewRoiForm *form);

ClewPages *clew_roi_form_lay_out (const ClewRoiForm *form, GError **error);
