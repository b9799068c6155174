/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/clew-roi-private.h"

#include <math.h>

/* Which agency may hear what. Three layouts, chosen by what fits:
 *
 * - beside: one row an agency, its name left of its boxes;
 * - band: its name over its boxes, when many columns leave no width for names;
 * - list: every box with its word behind it, for large print.
 *
 * In all of them an agency stays whole, and what is not offered to it has no box. */

typedef enum
{
  GRID_BESIDE,
  GRID_BAND,
  GRID_LIST,
} GridLayout;

typedef struct
{
  ClewRoi   *roi;
  GridLayout layout;
  double     names;
  double     check;
  double    *widths;
} Grid;

#define PAD        4.0
#define ROW_PAD    6.0
#define NAME_LEAST 165.0
#define NAME_MOST  250.0
#define CHECK_GAP  7.0

static double
widest_word (ClewRoi *roi, ClewTextStyle style, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  double width = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    width = fmax (width, clew_text_get_width (clew_roi_text (roi, roi->width, style, parts[i])));
  return width;
}

static double
least_column (ClewRoi *roi, const char *category)
{
  double width = widest_word (roi, CLEW_TEXT_COLUMN,
                              clew_wording_get_category (roi->wording, category, "heading"));

  if (clew_wording_is_sensitive (roi->wording, category))
    {
      width =
        fmax (width, widest_word (roi, CLEW_TEXT_SMALL, clew_roi_say (roi, "column_initials")));
      width = fmax (width, roi->line);
    }
  return fmax (width, roi->box) + 2 * PAD;
}

static void
share_out (Grid *grid, double extra)
{
  guint n = grid->roi->columns->len;

  for (guint i = 0; i < n; i++)
    grid->widths[i] += extra / n;
}

static void
choose_layout (Grid *grid)
{
  ClewRoi *roi = grid->roi;
  double   total = 0;

  grid->check = roi->box + CHECK_GAP + roi->line;
  grid->check =
    fmax (grid->check, widest_word (roi, CLEW_TEXT_COLUMN, clew_roi_say (roi, "column_check"))) +
    2 * PAD;
  for (guint i = 0; i < roi->columns->len; i++)
    {
      grid->widths[i] = least_column (roi, roi->columns->pdata[i]);
      total += grid->widths[i];
    }
  grid->names = roi->width - grid->check - total;
  if (roi->large || grid->names < -grid->check)
    grid->layout = GRID_LIST;
  else if (grid->names >= NAME_LEAST)
    {
      grid->layout = GRID_BESIDE;
      share_out (grid, fmax (0, grid->names - NAME_MOST));
      grid->names = fmin (grid->names, NAME_MOST);
    }
  else if (grid->names >= 0)
    {
      ClewText *check =
        clew_roi_text (roi, roi->width, CLEW_TEXT_COLUMN, clew_roi_say (roi, "column_check"));
      double wanted = clew_text_get_width (check) + 2 * PAD - grid->check;

      /* Without a column of names there is room to say it in one line. */
      wanted = CLAMP (wanted, 0, grid->names);
      grid->layout = GRID_BAND;
      grid->check += wanted;
      share_out (grid, grid->names - wanted);
      grid->names = 0;
    }
  else
    grid->layout = GRID_LIST;
}

/* The names of a column stand on the rule under them. */
static void
put_column_head (Grid *grid, ClewText *text, ClewText *note, double x, double bottom)
{
  ClewPages *pages = grid->roi->pages;
  double     note_height = note != NULL ? clew_text_get_height (note) : 0;

  clew_pages_open_with (pages, "TH", CLEW_PDF_TAG_SCOPE, "Column");
  clew_pages_add_text (pages, text, x, bottom - clew_text_get_height (text) - note_height);
  if (note != NULL)
    clew_pages_add_text (pages, note, x, bottom - note_height);
  clew_pages_close (pages);
}

static double
measure_head (Grid *grid, ClewText **texts, ClewText **notes)
{
  ClewRoi *roi = grid->roi;
  double   height = 0;

  for (guint i = 0; i < roi->columns->len; i++)
    {
      const char *category = roi->columns->pdata[i];
      double      width = grid->widths[i] - PAD;
      double      tall;

      texts[i] =
        clew_text_new_plain (roi->pages, width, CLEW_ALIGN_CENTER, CLEW_TEXT_COLUMN,
                             clew_wording_get_category (roi->wording, category, "heading"));
      notes[i] = NULL;
      if (clew_wording_is_sensitive (roi->wording, category))
        {
          clew_text_add (texts[i], CLEW_TEXT_COLUMN, " ");
          notes[i] = clew_text_new_plain (roi->pages, width, CLEW_ALIGN_CENTER, CLEW_TEXT_SMALL,
                                          clew_roi_say (roi, "column_initials"));
        }
      tall = clew_text_get_height (texts[i]) +
             (notes[i] != NULL ? clew_text_get_height (notes[i]) : 0);
      height = fmax (height, tall);
    }
  return height;
}

static void
add_head (Grid *grid)
{
  ClewRoi              *roi = grid->roi;
  g_autofree ClewText **texts = g_new0 (ClewText *, roi->columns->len);
  g_autofree ClewText **notes = g_new0 (ClewText *, roi->columns->len);
  gboolean              band = grid->layout == GRID_BAND;
  double                name_width = band ? grid->check : grid->names;
  ClewText             *agency = clew_roi_text (roi, name_width, CLEW_TEXT_COLUMN,
                                                clew_roi_say (roi, "column_agency"));
  ClewText             *check =
    clew_roi_text (roi, grid->check - PAD, CLEW_TEXT_COLUMN, clew_roi_say (roi, "column_check"));
  double height = fmax (measure_head (grid, texts, notes), clew_text_get_height (check));
  double x = grid->names + grid->check;

  if (band)
    height = fmax (height, clew_text_get_height (check) + clew_text_get_height (agency));
  clew_pages_begin_block (roi->pages, 10, CLEW_KEEP_WITH_NEXT);
  clew_pages_open (roi->pages, "TR");
  put_column_head (grid, agency, NULL, 0, band ? height - clew_text_get_height (check) : height);
  put_column_head (grid, check, NULL, grid->names, height);
  for (guint i = 0; i < roi->columns->len; i++)
    {
      put_column_head (grid, texts[i], notes[i], x + PAD / 2, height);
      x += grid->widths[i];
    }
  clew_pages_close (roi->pages);
  clew_pages_add_rule (roi->pages, 0, height + 4, roi->width, 1.2, 0);
  clew_pages_end_block (roi->pages, height + 5);
  clew_pages_repeat_last_block (roi->pages);
}

/* The cells of one agency; their boxes stand around middle. */
static void
put_cells (Grid *grid, const ClewRoiAgency *agency, double middle)
{
  ClewRoi *roi = grid->roi;
  double   x = grid->names;
  double   foot = middle + roi->box / 2;

  clew_pages_open (roi->pages, "TD");
  clew_roi_put_box_and_line (roi, x, middle - roi->box / 2, CHECK_GAP);
  clew_pages_close (roi->pages);
  x += grid->check;
  for (guint i = 0; i < roi->columns->len; i++)
    {
      const char *category = roi->columns->pdata[i];
      double      center = x + grid->widths[i] / 2;

      clew_pages_open (roi->pages, "TD");
      if (!g_strv_contains (agency->categories, category))
        ;
      else if (clew_wording_is_sensitive (roi->wording, category))
        clew_roi_put_line (roi, center - roi->line / 2, foot, roi->line);
      else
        clew_roi_put_box (roi, center - roi->box / 2, middle - roi->box / 2);
      clew_pages_close (roi->pages);
      x += grid->widths[i];
    }
}

/* Whether the reason is in another language than the form. */
static gboolean
is_foreign (ClewRoi *roi, const ClewRoiAgency *agency)
{
  return agency->reason_language != NULL && agency->reason != NULL &&
         !g_str_equal (agency->reason_language, clew_wording_get_language (roi->wording));
}

/* What stands under the name: why it is on the form, and if it only hears. */
static char *
dup_reason (ClewRoi *roi, const ClewRoiAgency *agency)
{
  g_autofree char *reason = clew_roi_isolate (agency->reason != NULL ? agency->reason : "");

  if (!agency->only_hears || is_foreign (roi, agency))
    return g_steal_pointer (&reason);
  return g_strconcat (reason, reason[0] != '\0' ? " · " : "", clew_roi_say (roi, "only_hears"),
                      NULL);
}

/* Puts the reason; a reader is told to speak it in its own language. */
static double
put_reason (ClewRoi *roi, const ClewRoiAgency *agency, ClewText *small, double x, double y)
{
  ClewText *hears;

  if (!is_foreign (roi, agency))
    {
      clew_pages_add_text (roi->pages, small, x, y);
      return y + clew_text_get_height (small);
    }
  clew_pages_open_with (roi->pages, "Span", CLEW_PDF_TAG_LANGUAGE, agency->reason_language);
  clew_pages_add_text (roi->pages, small, x, y);
  clew_pages_close (roi->pages);
  y += clew_text_get_height (small);
  if (!agency->only_hears)
    return y;
  hears = clew_roi_text (roi, roi->width - x, CLEW_TEXT_SMALL, clew_roi_say (roi, "only_hears"));
  clew_pages_add_text (roi->pages, hears, x, y);
  return y + clew_text_get_height (hears);
}

/* Name and reason, the reason on the name's line where there is room. */
static double
put_name (Grid *grid, const ClewRoiAgency *agency, double width, double y)
{
  ClewRoi         *roi = grid->roi;
  g_autofree char *name = clew_roi_isolate (agency->name);
  g_autofree char *reason = dup_reason (roi, agency);
  /* The space is for readers, who would run name and reason together. */
  g_autofree char *spaced = g_strconcat (name, reason[0] != '\0' ? " " : "", NULL);
  ClewText        *text = clew_roi_text (roi, width, CLEW_TEXT_BOLD, spaced);
  ClewText        *small = clew_roi_text (roi, width, CLEW_TEXT_SMALL, reason);
  double           behind = clew_text_get_width (text) + 10;
  double           drop = clew_text_get_baseline (text) - clew_text_get_baseline (small);
  gboolean         one_line = grid->layout == GRID_BAND && clew_text_get_n_lines (text) == 1 &&
                      clew_text_get_n_lines (small) == 1 &&
                      !(agency->only_hears && is_foreign (roi, agency)) &&
                      behind + clew_text_get_width (small) <= width;
  double bottom;

  clew_pages_open_with (roi->pages, "TH", CLEW_PDF_TAG_SCOPE, "Row");
  clew_pages_add_text (roi->pages, text, 0, y);
  bottom = y + clew_text_get_height (text);
  if (reason[0] != '\0' && one_line)
    put_reason (roi, agency, small, behind, y + drop);
  else if (reason[0] != '\0')
    bottom = put_reason (roi, agency, small, 0, bottom);
  clew_pages_close (roi->pages);
  return bottom;
}

static void
add_row (Grid *grid, const ClewRoiAgency *agency, gboolean last)
{
  ClewRoi     *roi = grid->roi;
  const double writing = 21;
  double       y;

  clew_pages_begin_block (roi->pages, 0, last ? CLEW_KEEP_WITH_NEXT : CLEW_KEEP_NONE);
  clew_pages_open (roi->pages, "TR");
  if (grid->layout == GRID_BAND)
    {
      y = put_name (grid, agency, roi->width, ROW_PAD - 2);
      put_cells (grid, agency, y + writing - roi->box / 2);
      y += writing;
    }
  else
    {
      y = fmax (put_name (grid, agency, grid->names - 2 * PAD, ROW_PAD), ROW_PAD + writing);
      put_cells (grid, agency, (y + ROW_PAD) / 2 + 1);
    }
  clew_pages_close (roi->pages);
  y += ROW_PAD;
  clew_pages_add_rule (roi->pages, 0, y, roi->width, 0.5, 0.5);
  clew_pages_end_block (roi->pages, y + 0.5);
}

/* One kind of information in the list: its box or line, and its word. */
static double
put_listed_kind (ClewRoi *roi, const char *category, double x, double width, double y)
{
  gboolean  sensitive = clew_wording_is_sensitive (roi->wording, category);
  double    mark = sensitive ? roi->line - 8 : roi->box;
  ClewText *text = clew_roi_text (roi, width - mark - 6, CLEW_TEXT_BODY,
                                  clew_wording_get_category (roi->wording, category, "heading"));
  double    foot = y + clew_text_get_baseline (text) + 2;

  clew_pages_open (roi->pages, "LI");
  clew_pages_open (roi->pages, "Lbl");
  if (sensitive)
    clew_roi_put_line (roi, x, foot, mark);
  else
    clew_roi_put_box (roi, x, foot - roi->box);
  clew_pages_close (roi->pages);
  y = clew_roi_put (roi, "LBody", text, x + mark + 6, y);
  clew_pages_close (roi->pages);
  return y;
}

static double
put_listed_kinds (ClewRoi *roi, const ClewRoiAgency *agency, double x, double y)
{
  double half = (roi->width - x) / 2;
  double bottom = y;
  guint  n = 0;

  clew_pages_open (roi->pages, "L");
  for (guint i = 0; i < roi->columns->len; i++)
    {
      if (!g_strv_contains (agency->categories, roi->columns->pdata[i]))
        continue;
      if (n % 2 == 0)
        y = bottom;
      bottom = fmax (bottom, put_listed_kind (roi, roi->columns->pdata[i],
                                              n % 2 == 0 ? x : x + half, half - 4, y + 6) +
                               2);
      n++;
    }
  clew_pages_close (roi->pages);
  return bottom;
}

static void
add_listed_agency (Grid *grid, const ClewRoiAgency *agency, gboolean first, gboolean last)
{
  ClewRoi         *roi = grid->roi;
  g_autofree char *name = clew_roi_isolate (agency->name);
  g_autofree char *reason = dup_reason (roi, agency);
  double           x = roi->box + 10 + roi->line + 12;
  ClewText        *text = clew_roi_text (roi, roi->width - x, CLEW_TEXT_BOLD, name);
  double           foot = 10 + clew_text_get_baseline (text) + 2;
  double           y;

  clew_pages_begin_block (roi->pages, first ? 12 : 0,
                          last ? CLEW_KEEP_WITH_NEXT : CLEW_KEEP_NONE);
  clew_pages_add_rule (roi->pages, 0, 0.5, roi->width, 1, 0);
  clew_pages_open (roi->pages, "LI");
  clew_pages_open (roi->pages, "Lbl");
  clew_roi_put_box_and_line (roi, 0, foot - roi->box, 10);
  clew_pages_close (roi->pages);
  clew_pages_open (roi->pages, "LBody");
  y = clew_roi_put (roi, "P", text, x, 10);
  if (reason[0] != '\0')
    {
      clew_pages_open (roi->pages, "P");
      y = put_reason (roi, agency,
                      clew_roi_text (roi, roi->width - x, CLEW_TEXT_SMALL, reason), x, y);
      clew_pages_close (roi->pages);
    }
  y = put_listed_kinds (roi, agency, x, y);
  clew_pages_close (roi->pages);
  clew_pages_close (roi->pages);
  clew_pages_end_block (roi->pages, y + 12);
}

/* Of a form that only adds, those not on it may be on the other. */
static void
add_not_on_addition (ClewRoi *roi)
{
  g_autofree char *words =
    clew_wording_fill (roi->wording, "not_on_addition", "number", roi->form->adds_to, NULL);

  clew_roi_add_paragraph (roi, words, CLEW_KEEP_NONE);
}

/* Named outright: who is not on the form and hears nothing. */
static void
add_not_on_form (ClewRoi *roi)
{
  const char *const *names = roi->form->not_on_form;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) isolated = NULL;
  g_autofree char *joined = NULL;
  g_autofree char *words = NULL;
  g_autofree char *lead = g_strconcat (clew_roi_say (roi, "not_on_form_lead"), " ", NULL);
  ClewText        *text = clew_text_new (roi->pages, roi->width, CLEW_ALIGN_LEFT);

  for (; names != NULL && *names != NULL; names++)
    {
      g_autofree char *name = clew_roi_isolate (*names);

      g_strv_builder_add (builder, name);
    }
  isolated = g_strv_builder_end (builder);
  if (isolated[0] == NULL)
    clew_text_add (text, CLEW_TEXT_BODY, clew_roi_say (roi, "not_on_form_none"));
  else
    {
      joined = g_strjoinv (clew_roi_say (roi, "list_separator"), isolated);
      words = clew_wording_fill (roi->wording, "not_on_form", "names", joined, NULL);
      clew_text_add (text, CLEW_TEXT_BOLD, lead);
      clew_text_add (text, CLEW_TEXT_BODY, words);
    }
  clew_pages_add_paragraph (roi->pages, text, roi->large ? 12 : 8, CLEW_KEEP_NONE);
}

void
clew_roi_add_grid (ClewRoi *roi)
{
  g_autofree double *widths = g_new0 (double, roi->columns->len);
  Grid               grid = { .roi = roi, .widths = widths };

  clew_roi_add_heading (roi, "who_hears_heading");
  roi->grid_section = roi->section;
  clew_roi_add_paragraph (roi, clew_roi_say (roi, "who_hears"),
                          CLEW_KEEP_WITH_NEXT);
  choose_layout (&grid);
  clew_pages_open (roi->pages, grid.layout == GRID_LIST ? "L" : "Table");
  if (grid.layout != GRID_LIST)
    add_head (&grid);
  for (guint i = 0; i < roi->form->n_agencies; i++)
    {
      const ClewRoiAgency *agency = &roi->form->agencies[i];
      gboolean             last = i + 1 == roi->form->n_agencies;

      if (grid.layout == GRID_LIST)
        add_listed_agency (&grid, agency, i == 0, last);
      else
        add_row (&grid, agency, last);
    }
  clew_pages_close (roi->pages);
  clew_pages_end_repeat (roi->pages);
  if (roi->form->adds_to != NULL)
    add_not_on_addition (roi);
  else
    add_not_on_form (roi);
}
