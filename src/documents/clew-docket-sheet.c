/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/clew-docket-sheet.h"

#include "records/clew-court-closing.h"
#include "records/clew-day-words.h"
#include "records/clew-docket-calendar.h"
#include "records/clew-state-words.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

/* It is no disclosure: it is for those who have the office file open anyway, in the language of
 * their desk. It says on each page that it is confidential, and shows initials unless the site
 * decided otherwise. */

#define MARGIN     54
#define FOOTER_GAP 10
#define PAD        8.0
#define ROW_PAD    5.0
#define OUTCOME    120.0

/* How many entries stand on paper at most. */
#define MOST         5000
#define MOST_OVERDUE 200
#define MOST_UNDATED 100

static const double sizes[CLEW_TEXT_N_STYLES] = {
  [CLEW_TEXT_BODY] = 11,
  [CLEW_TEXT_BOLD] = 11,
  [CLEW_TEXT_TITLE] = 20,
  [CLEW_TEXT_LEAD] = 13,
  [CLEW_TEXT_HEADING] = 14,
  [CLEW_TEXT_SMALL] = 10,
  [CLEW_TEXT_COLUMN] = 10,
  [CLEW_TEXT_FOOTER] = 9,
};

typedef enum
{
  WHEN,
  WHO,
  WHAT,
  OUTCOME_LINE,
  N_COLUMNS,
} Column;

typedef struct
{
  const ClewDocketSheet *sheet;
  ClewPages             *pages;
  double                 x[N_COLUMNS];
  double                 width[N_COLUMNS];
} Drawing;

static const char *
get_language (void)
{
  /* Translators: the code of the language that you translate to, such as "es" */
  return C_ ("language code", "en");
}

static ClewText *
new_text (Drawing *drawing, Column column, ClewTextStyle style, const char *words)
{
  return clew_text_new_plain (drawing->pages, drawing->width[column] - PAD, CLEW_ALIGN_LEFT, style,
                              words);
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

static void
set_columns (Drawing *drawing)
{
  double width = clew_pages_get_width (drawing->pages);

  drawing->width[WHEN] = 82;
  drawing->width[WHO] = drawing->sheet->names ? 130 : 72;
  drawing->width[OUTCOME_LINE] = OUTCOME;
  drawing->width[WHAT] = width - drawing->width[WHEN] - drawing->width[WHO] - OUTCOME;
  drawing->x[WHEN] = 0;
  for (Column column = WHO; column < N_COLUMNS; column++)
    drawing->x[column] = drawing->x[column - 1] + drawing->width[column - 1];
}

static void
add_column_heads (Drawing *drawing, const char *when)
{
  const char *const words[N_COLUMNS] = {
    [WHEN] = when,
    [WHO] = _ ("Participant"),
               [WHAT] = _ ("What is due"),
                           /* Translators: over lines to write on by hand */
                           [OUTCOME_LINE] = _ ("Outcome"),
                           };
  double height = 0;

  clew_pages_begin_block (drawing->pages, 4, CLEW_KEEP_WITH_NEXT);
  clew_pages_open (drawing->pages, "TR");
  for (Column column = 0; column < N_COLUMNS; column++)
    {
      ClewText *text = new_text (drawing, column, CLEW_TEXT_COLUMN, words[column]);

      clew_pages_open_with (drawing->pages, "TH", CLEW_PDF_TAG_SCOPE, "Column");
      clew_pages_add_text (drawing->pages, text, drawing->x[column], 0);
      clew_pages_close (drawing->pages);
      height = fmax (height, clew_text_get_height (text));
    }
  clew_pages_close (drawing->pages);
  clew_pages_add_rule (drawing->pages, 0, height + 2, clew_pages_get_width (drawing->pages), 1, 0);
  clew_pages_end_block (drawing->pages, height + 3);
  clew_pages_repeat_last_block (drawing->pages);
}

/* Lines of one cell, each on its own. Returns how high they are. */
static double
add_cell (Drawing *drawing, Column column, ClewTextStyle style, const char *const *lines)
{
  double height = 0;

  clew_pages_open (drawing->pages, "TD");
  for (guint i = 0; i < 3 && lines[i] != NULL; i++)
    {
      ClewText *text = new_text (drawing, column, i == 0 ? style : CLEW_TEXT_SMALL, lines[i]);

      clew_pages_add_text (drawing->pages, text, drawing->x[column], ROW_PAD + height);
      height += clew_text_get_height (text);
    }
  clew_pages_close (drawing->pages);
  return height;
}

/* What matters in court of whoever isn’t there any more. */
static const char *
describe_person (ClewDocketEntry *entry)
{
  return clew_enrollment_is_away (entry->person.state)
           ? clew_enrollment_state_word (entry->person.state)
           : NULL;
}

static char *
dup_when (Drawing *drawing, ClewDocketEntry *entry, gboolean with_day)
{
  if (entry->day == CLEW_DAY_UNKNOWN)
    return g_strdup (_ ("No date yet"));
  if (with_day)
    return clew_day_words_short (entry->day, drawing->sheet->made_on);
  return clew_docket_entry_dup_time (entry);
}

static void
add_entry (Drawing *drawing, ClewDocketEntry *entry, gboolean with_day)
{
  gboolean         names = drawing->sheet->names;
  g_autofree char *when = dup_when (drawing, entry, with_day);
  g_autofree char *here = clew_docket_entry_dup_here (entry, drawing->sheet->made_on);
  /* Translators: on the docket, of what has no time of the day */
  const char *const whens[3] = { when != NULL ? when : _ ("All day"), here };
  const char *const whos[3] = { names ? entry->name : entry->initials,
                                names ? entry->cause_number : NULL };
  const char *const whats[3] = { entry->what, entry->where, describe_person (entry) };
  double            line = 1.5 * sizes[CLEW_TEXT_BODY], height = line;

  clew_pages_begin_block (drawing->pages, 0, CLEW_KEEP_NONE);
  clew_pages_open (drawing->pages, "TR");
  height = fmax (height, add_cell (drawing, WHEN, CLEW_TEXT_BODY, whens));
  height = fmax (height, add_cell (drawing, WHO, CLEW_TEXT_BOLD, whos));
  height = fmax (height, add_cell (drawing, WHAT, CLEW_TEXT_BODY, whats));
  clew_pages_open (drawing->pages, "TD");
  clew_pages_add_line (drawing->pages, drawing->x[OUTCOME_LINE], ROW_PAD + line,
                       drawing->width[OUTCOME_LINE]);
  clew_pages_close (drawing->pages);
  clew_pages_close (drawing->pages);
  height += 2 * ROW_PAD;
  clew_pages_add_rule (drawing->pages, 0, height, clew_pages_get_width (drawing->pages), 0.5, 0.6);
  clew_pages_end_block (drawing->pages, height + 0.5);
}

static void
add_table (Drawing *drawing, const char *heading, GPtrArray *entries, guint from, guint to,
           gboolean with_day)
{
  add_words (drawing->pages, "H2", CLEW_TEXT_HEADING, heading, 16);
  clew_pages_open (drawing->pages, "Table");
  add_column_heads (drawing, with_day ? _ ("Date") : _ ("Time"));
  for (guint i = from; i < to; i++)
    add_entry (drawing, g_ptr_array_index (entries, i), with_day);
  clew_pages_end_repeat (drawing->pages);
  clew_pages_close (drawing->pages);
}

static void
add_overdue (Drawing *drawing)
{
  const ClewDocketSheet *sheet = drawing->sheet;
  g_autofree char       *heading = NULL;

  if (sheet->overdue->len == 0)
    return;
  if (sheet->n_overdue > sheet->overdue->len)
    /* Translators: a heading on paper: how many are listed, of how many */
    heading = g_strdup_printf (_ ("Overdue: the latest %u of %u"), sheet->overdue->len,
                                  sheet->n_overdue);
  else
    heading = g_strdup (_ ("Overdue"));
  add_table (drawing, heading, sheet->overdue, 0, sheet->overdue->len, TRUE);
}

static void
add_days (Drawing *drawing)
{
  GPtrArray *entries = drawing->sheet->days;

  for (guint i = 0, next; i < entries->len; i = next)
    {
      ClewDay          day = ((ClewDocketEntry *)g_ptr_array_index (entries, i))->day;
      g_autofree char *date = clew_day_words_long (day);
      g_autofree char *closed = clew_court_closing_describe (day, drawing->sheet->closings);
      g_autofree char *heading = g_strjoin (" · ", date, closed, NULL);

      for (next = i + 1; next < entries->len; next++)
        if (((ClewDocketEntry *)g_ptr_array_index (entries, next))->day != day)
          break;
      add_table (drawing, heading, entries, i, next, FALSE);
    }
  if (entries->len == 0)
    add_words (drawing->pages, "P", CLEW_TEXT_BODY, _ ("Nothing is due on these days."), 16);
  if (drawing->sheet->more)
    add_words (drawing->pages, "P", CLEW_TEXT_BODY,
               _ ("More is due on these days than this sheet lists."), 16);
}

static void
add_undated (Drawing *drawing)
{
  const ClewDocketSheet *sheet = drawing->sheet;
  g_autofree char       *heading = NULL;

  if (sheet->undated == NULL || sheet->undated->len == 0)
    return;
  if (sheet->n_undated > sheet->undated->len)
    /* Translators: a heading on paper: how many are listed, of how many */
    heading = g_strdup_printf (_ ("No date yet: %u of %u"), sheet->undated->len, sheet->n_undated);
  else
    heading = g_strdup (_ ("No date yet"));
  add_table (drawing, heading, sheet->undated, 0, sheet->undated->len, TRUE);
}

static char *
dup_span (const ClewDocketSheet *sheet)
{
  g_autofree char *from = clew_day_words (sheet->from);
  g_autofree char *to = clew_day_words (sheet->to);

  /* Translators: a span of days, first and last */
  return sheet->from == sheet->to ? g_strdup (from) : g_strdup_printf (_ ("%s – %s"), from, to);
}

static void
add_head (Drawing *drawing)
{
  const ClewDocketSheet *sheet = drawing->sheet;
  g_autofree char       *span = dup_span (sheet);

  add_words (drawing->pages, "H1", CLEW_TEXT_TITLE, _ ("Docket"), 0);
  add_words (drawing->pages, "P", CLEW_TEXT_LEAD, span, 2);
  add_words (drawing->pages, "P", CLEW_TEXT_BODY, sheet->office_name, 2);
  add_words (drawing->pages, "P", CLEW_TEXT_BOLD,
             _ ("Confidential. This sheet is for the office alone: do not hand it on or copy it, "
                "and shred it when it is done with."),
                10);
  if (sheet->only != NULL)
    {
      /* Translators: %s is what the docket is filtered by, such as a court and a prosecutor */
      g_autofree char *words = g_strdup_printf (_ ("Only this is shown: %s"), sheet->only);

      add_words (drawing->pages, "P", CLEW_TEXT_BODY, words, 6);
    }
}

static void
draw_footer (ClewPages *pages, guint page, guint n_pages, gpointer data)
{
  const ClewDocketSheet *sheet = data;
  double                 width = clew_pages_get_width (pages);
  g_autofree char       *day = clew_day_words (sheet->made_on);
  /* Translators: at the foot of a printed page; %s is a date */
  g_autofree char *words = g_strdup_printf (_ ("Confidential · made on %s"), day);
  /* Translators: at the foot of a printed page: its number, and how many there are */
  g_autofree char *count = g_strdup_printf (_ ("Page %u of %u"), page + 1, n_pages);

  clew_pages_add_text (pages,
                       clew_text_new_plain (pages, width / 2, CLEW_ALIGN_LEFT, CLEW_TEXT_FOOTER,
                                            words),
                       0, FOOTER_GAP);
  clew_pages_add_text (pages,
                       clew_text_new_plain (pages, width / 2, CLEW_ALIGN_RIGHT, CLEW_TEXT_FOOTER,
                                            count),
                       width / 2, FOOTER_GAP);
}

/* The pages before they are drawn; for tests, which look at every mark. */
ClewPages *
clew_docket_sheet_lay_out (const ClewDocketSheet *sheet, GError **error)
{
  ClewPageSetup setup = { .width = 612, .height = 792, .margin = MARGIN };
  Drawing       drawing = { .sheet = sheet };
  g_autoptr (ClewPages) pages = NULL;

  if (sheet->a4)
    {
      setup.width = 210 / 25.4 * 72;
      setup.height = 297 / 25.4 * 72;
    }
  memcpy (setup.sizes, sizes, sizeof setup.sizes);
  setup.language = get_language ();
  pages = clew_pages_new (&setup);
  clew_pages_set_footer (pages, FOOTER_GAP + 1.5 * sizes[CLEW_TEXT_FOOTER]);
  drawing.pages = pages;
  set_columns (&drawing);
  add_head (&drawing);
  add_overdue (&drawing);
  add_days (&drawing);
  add_undated (&drawing);
  return clew_pages_lay_out (pages, draw_footer, (gpointer)sheet, error) ? g_steal_pointer (&pages)
                                                                         : NULL;
}

/**
 * clew_docket_sheet_render:
 * @sheet: what it says
 * @error: return location
 *
 * Draws the sheet as a tagged PDF file in the language of the desk. Its title names nobody.
 *
 * Returns: (transfer full): the file, or %NULL with an error of %CLEW_DOCUMENTS_ERROR. Any thread.
 */
GBytes *
clew_docket_sheet_render (const ClewDocketSheet *sheet, GError **error)
{
  g_autoptr (ClewPages) pages = clew_docket_sheet_lay_out (sheet, error);
  ClewPdfInfo info = {
    .title = _ ("Docket"),
                .language = get_language (),
                .created = ((gint64)sheet->made_on - clew_day_new (1970, 1, 1)) * 24 * 60 * 60,
    };

  return pages != NULL ? clew_pages_draw (pages, &info, error) : NULL;
}

/**
 * clew_docket_sheet_print:
 * @office: an office
 * @from: the first day
 * @to: the last day, included
 * @filter: (nullable): what of it
 * @only: (nullable): the filter in words, without a name
 * @on_paper: whether it goes to a printer, not into a file
 * @error: return location
 *
 * The docket of these days, and an entry in the audit that it was made. Nothing is kept of it and
 * nothing is disclosed: it is for those who have the office open.
 *
 * Returns: (transfer full): the file as of clew_docket_sheet_render(), or %NULL when nothing was
 *   noted
 */
GBytes *
clew_docket_sheet_print (ClewOffice             *office,
                         ClewDay                 from,
                         ClewDay                 to,
                         const ClewDocketFilter *filter,
                         const char             *only,
                         gboolean                on_paper,
                         GError                **error)
{
  ClewStore      *store = clew_office_get_store (office);
  ClewRecord     *record = clew_office_get_record (office);
  ClewDay         today = clew_office_today (office);
  ClewDocketSheet sheet = {
    .office_name = clew_record_get_text (record, "name"),
    .from = from,
    .to = to,
    .made_on = today,
    .only = only,
    .names = clew_docket_shows_names (office),
    .a4 = g_strcmp0 (clew_record_get_text (record, "paper"), "a4") == 0,
  };
  g_autoptr (GPtrArray) overdue = clew_docket_load_overdue (store, from, today, filter,
                                                            MOST_OVERDUE, &sheet.n_overdue, error);
  g_autoptr (GPtrArray) days = NULL;
  g_autoptr (GPtrArray) undated = NULL;
  g_autoptr (GPtrArray) closings = NULL;
  g_autoptr (GBytes) pdf = NULL;

  if (overdue != NULL)
    days = clew_docket_load_days (store, from, to, today, filter, MOST, &sheet.more, error);
  if (days != NULL)
    closings = clew_court_closing_load (store, from, to, error);
  if (closings != NULL)
    undated = clew_docket_load_undated (store, today, filter, MOST_UNDATED, &sheet.n_undated,
                                        error);
  if (undated == NULL)
    return NULL;
  clew_docket_take_not_over (overdue, &sheet.n_overdue, from <= today ? days : NULL);
  sheet.overdue = overdue;
  sheet.days = days;
  sheet.undated = undated;
  sheet.closings = closings;
  pdf = clew_docket_sheet_render (&sheet, error);
  if (pdf == NULL ||
      !clew_office_note (office, "print calendar sheet", on_paper ? "printed" : "copied", "office",
                         clew_office_get_id (office), error))
    return NULL;
  return g_steal_pointer (&pdf);
}
