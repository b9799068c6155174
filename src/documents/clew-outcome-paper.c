/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/clew-outcome-paper.h"

#include "records/clew-day-words.h"
#include "records/clew-docket-calendar.h"
#include "records/clew-outcome-words.h"
#include "rules/clew-small-numbers.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

/* With cases it is for those who have the office file open anyway, says so on each page, and shows
 * initials unless the site decided otherwise. With numbers only it may go out: it is about nobody,
 * so it needs no release and stands in no ledger. No two of its tables add up to what one of them
 * hides. Both are in the language of the desk. */

#define MARGIN     54
#define FOOTER_GAP 10
#define PAD        8.0
#define ROW_PAD    4.0
#define MOST       5
#define NUMBER     84.0
#define WHO        132.0

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

typedef struct
{
  const ClewOutcomePaper *paper;
  ClewPages              *pages;
  guint                   n_columns;
  double                  x[MOST];
  double                  width[MOST];
  gboolean                has_numbers; /* the columns after the first are numbers */
} Drawing;

static const char *
get_language (void)
{
  return C_ ("language code", "en");
}

static void
add_words (Drawing *drawing, const char *tag, ClewTextStyle style, const char *words, double space)
{
  ClewPages *pages = drawing->pages;
  ClewText  *text =
    clew_text_new_plain (pages, clew_pages_get_width (pages), CLEW_ALIGN_LEFT, style, words);
  gboolean is_heading = tag[0] == 'H';

  clew_pages_begin_block (pages, space, is_heading ? CLEW_KEEP_WITH_NEXT : CLEW_KEEP_NONE);
  clew_pages_open (pages, tag);
  clew_pages_add_text (pages, text, 0, 0);
  clew_pages_close (pages);
  clew_pages_end_block (pages, clew_text_get_height (text));
}

/* Tables */

/* Each line of @words by itself. Returns how high they are. */
static double
add_cell (Drawing *drawing, guint column, const char *tag, const char *scope, ClewTextStyle style,
          const char *words)
{
  ClewAlign align = drawing->has_numbers && column > 0 ? CLEW_ALIGN_RIGHT : CLEW_ALIGN_LEFT;
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);
  double height = 0;

  if (scope != NULL)
    clew_pages_open_with (drawing->pages, tag, CLEW_PDF_TAG_SCOPE, scope);
  else
    clew_pages_open (drawing->pages, tag);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      ClewText *text = clew_text_new_plain (drawing->pages, drawing->width[column] - PAD, align,
                                            style, lines[i]);

      clew_pages_add_text (drawing->pages, text, drawing->x[column], ROW_PAD + height);
      height += clew_text_get_height (text);
    }
  clew_pages_close (drawing->pages);
  return height;
}

static void
add_row (Drawing *drawing, const char *const *cells, gboolean is_head)
{
  double height = 0;

  clew_pages_begin_block (drawing->pages, is_head ? 4 : 0,
                          is_head ? CLEW_KEEP_WITH_NEXT : CLEW_KEEP_NONE);
  clew_pages_open (drawing->pages, "TR");
  for (guint i = 0; i < drawing->n_columns; i++)
    {
      double cell = is_head ? add_cell (drawing, i, "TH", "Column", CLEW_TEXT_COLUMN, cells[i])
                    : i == 0
                      ? add_cell (drawing, i, "TH", "Row", CLEW_TEXT_BOLD, cells[i])
                      : add_cell (drawing, i, "TD", NULL, CLEW_TEXT_BODY, cells[i]);

      height = fmax (height, cell);
    }
  clew_pages_close (drawing->pages);
  height += 2 * ROW_PAD;
  clew_pages_add_rule (drawing->pages, 0, height, clew_pages_get_width (drawing->pages),
                       is_head ? 1 : 0.5, is_head ? 0 : 0.6);
  clew_pages_end_block (drawing->pages, height + 1);
  if (is_head)
    clew_pages_repeat_last_block (drawing->pages);
}

static void
begin_table (Drawing *drawing, const char *heading, const char *const *heads, guint n_columns,
             gboolean has_numbers)
{
  double width = clew_pages_get_width (drawing->pages);

  drawing->n_columns = n_columns;
  drawing->has_numbers = has_numbers;
  for (guint i = 0; i < n_columns; i++)
    drawing->width[i] = has_numbers ? i == 0 ? width - NUMBER * (n_columns - 1) : NUMBER
                        : i == 0    ? WHO
                                    : (width - WHO) / (n_columns - 1);
  for (guint i = 0; i < n_columns; i++)
    drawing->x[i] = i > 0 ? drawing->x[i - 1] + drawing->width[i - 1] : 0;
  add_words (drawing, "H2", CLEW_TEXT_HEADING, heading, 16);
  clew_pages_open (drawing->pages, "Table");
  add_row (drawing, heads, TRUE);
}

static void
end_table (Drawing *drawing)
{
  clew_pages_end_repeat (drawing->pages);
  clew_pages_close (drawing->pages);
}

/* Numbers */

static char *
dup_number (guint number, gboolean is_hidden)
{
  return is_hidden ? g_strdup (_ ("not shown")) : g_strdup_printf ("%u", number);
}

/* For a number that stands alone. */
static char *
dup_single (const Drawing *drawing, guint number)
{
  if (drawing->paper->numbers_only && number > 0 && number < CLEW_SMALL_NUMBER)
    return g_strdup_printf (_ ("fewer than %d"), CLEW_SMALL_NUMBER);
  return g_strdup_printf ("%u", number);
}

static void
hide (const Drawing *drawing, const guint *counts, guint n_counts, gboolean *hidden)
{
  memset (hidden, 0, n_counts * sizeof *hidden);
  if (drawing->paper->numbers_only)
    clew_small_numbers_hide (counts, n_counts, CLEW_SMALL_NUMBER, hidden);
}

/* A table of a line for each number, and their sum. */
static void
add_counts (Drawing           *drawing,
            const char        *heading,
            const char        *what,
            const char *const *labels,
            const guint       *counts,
            guint              n_counts)
{
  const char *const heads[] = { what, _ ("Cases") };
  gboolean          hidden[CLEW_N_VERDICTS + CLEW_OUTCOME_N_CLASSES];
  g_autofree char  *total = dup_single (drawing, drawing->paper->report->n_cases);
  const char *const last[] = { _ ("All"), total };

  hide (drawing, counts, n_counts, hidden);
  begin_table (drawing, heading, heads, 2, TRUE);
  for (guint i = 0; i < n_counts; i++)
    {
      g_autofree char  *number = dup_number (counts[i], hidden[i]);
      const char *const cells[] = { labels[i], number };

      add_row (drawing, cells, FALSE);
    }
  add_row (drawing, last, FALSE);
  end_table (drawing);
}

static void
add_verdicts (Drawing *drawing)
{
  const ClewOutcomeReport *report = drawing->paper->report;
  const char              *decided = _ ("Decided Cases");
  const char              *beside = _ ("Beside the ordinary course");
  const char              *labels[CLEW_N_VERDICTS];

  for (ClewVerdict verdict = CLEW_VERDICT_HARSHER; verdict < CLEW_N_VERDICTS; verdict++)
    labels[verdict] = clew_outcome_verdict_label (verdict);
  add_counts (drawing, decided, beside, labels + CLEW_VERDICT_HARSHER,
              report->verdicts + CLEW_VERDICT_HARSHER, CLEW_N_VERDICTS - CLEW_VERDICT_HARSHER);
}

static void
add_classes (Drawing *drawing)
{
  const ClewOutcomeReport *report = drawing->paper->report;
  const char              *labels[CLEW_OUTCOME_N_CLASSES];
  guint                    counts[CLEW_OUTCOME_N_CLASSES] = { 0 };

  for (guint n_class = 0; n_class < CLEW_OUTCOME_N_CLASSES; n_class++)
    {
      labels[n_class] = clew_outcome_class_label (n_class);
      for (ClewVerdict verdict = CLEW_VERDICT_HARSHER; verdict < CLEW_N_VERDICTS; verdict++)
        counts[n_class] += report->classes[n_class][verdict];
    }
  add_counts (drawing, _ ("By the Gravest Charge"), _ ("Class of charge"), labels, counts,
                                                       CLEW_OUTCOME_N_CLASSES);
}

static void
add_scales (Drawing *drawing)
{
  const char *const heads[] = { _ ("What came"), clew_outcome_verdict_label (CLEW_VERDICT_HARSHER),
                                   clew_outcome_verdict_label (CLEW_VERDICT_UNKNOWN),
                                   clew_outcome_verdict_label (CLEW_VERDICT_SAME),
                                   clew_outcome_verdict_label (CLEW_VERDICT_MILDER) };

  begin_table (drawing, _ ("Decisions and Counts, Scale by Scale"), heads, MOST, TRUE);
  for (ClewCourseScale scale = 0; scale < CLEW_COURSE_N_SCALES; scale++)
    {
      const guint *answers = drawing->paper->report->answers[scale];
      const guint  counts[] = { answers[CLEW_OUTCOME_HARSHER],
                                answers[CLEW_OUTCOME_NOT_ENTERED] + answers[CLEW_OUTCOME_NO_CLASS] +
                                  answers[CLEW_OUTCOME_NO_COURSE],
                                answers[CLEW_OUTCOME_SAME], answers[CLEW_OUTCOME_MILDER] };
      gboolean     hidden[G_N_ELEMENTS (counts)];
      char        *numbers[G_N_ELEMENTS (counts)];
      const char  *cells[MOST] = { clew_outcome_scale_label (scale) };

      hide (drawing, counts, G_N_ELEMENTS (counts), hidden);
      for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
        cells[i + 1] = numbers[i] = dup_number (counts[i], hidden[i]);
      add_row (drawing, cells, FALSE);
      for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
        g_free (numbers[i]);
    }
  end_table (drawing);
}

static void
add_rest (Drawing *drawing)
{
  const ClewOutcomeReport *report = drawing->paper->report;
  const char *const        heads[] = { _ ("Decisions and concerns"), _ ("Number") };
  const struct
  {
    const char *label;
    guint       number;
  } lines[] = {
    { _ ("Decisions that rest on information from LEAD"), report->n_resting },
      { _ ("Adverse decisions without another source"), report->n_groundless },
        { _ ("Concerns without an answer"), report->n_open },
          { _ ("Concerns answered in these days"), report->concerns->len - report->n_open },
            { _ ("Cases left out: sealed or vacated"), report->n_hidden },
          };

  begin_table (drawing, _ ("Information and Concerns"), heads, 2, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char  *number = dup_single (drawing, lines[i].number);
      const char *const cells[] = { lines[i].label, number };

      add_row (drawing, cells, FALSE);
    }
  end_table (drawing);
}

/* Cases, for the office alone */

static char *
dup_who (const Drawing *drawing, const ClewCaseLabel *of)
{
  if (!drawing->paper->names)
    return g_strdup (of->initials);
  return of->cause_number != NULL ? g_strdup_printf ("%s\n%s", of->name, of->cause_number)
                                  : g_strdup (of->name);
}

static void
append_line (GString *text, const char *what, const char *detail, ClewDay on, const char *who)
{
  g_autofree char *day = on != CLEW_DAY_UNKNOWN ? clew_day_words (on) : NULL;

  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", what);
  if (detail != NULL)
    g_string_append_printf (text, " · %s", detail);
  if (day != NULL)
    g_string_append_printf (text, " · %s", day);
  if (who != NULL)
    g_string_append_printf (text, " · %s", who);
}

static void
add_case_row (Drawing *drawing, const ClewCaseLabel *of, const char *words)
{
  g_autofree char  *who = dup_who (drawing, of);
  const char *const cells[] = { who, words };

  add_row (drawing, cells, FALSE);
}

static void
add_cases (Drawing *drawing, ClewVerdict verdict, const char *heading)
{
  const ClewOutcomeReport *report = drawing->paper->report;
  const char *const        heads[] = { _ ("Participant"), _ ("What came") };

  if (report->verdicts[verdict] == 0)
    return;
  begin_table (drawing, heading, heads, 2, FALSE);
  for (guint i = 0; i < report->cases->len; i++)
    {
      ClewOutcomeCase *one = g_ptr_array_index (report->cases, i);
      g_autoptr (GString) text = g_string_new (NULL);

      if (one->verdict != verdict)
        continue;
      for (guint j = 0; j < one->lines->len; j++)
        {
          ClewOutcomeLine *line = g_ptr_array_index (one->lines, j);
          g_autofree char *what = clew_outcome_dup_what (line);
          g_autofree char *comparison = clew_outcome_dup_comparison (line, verdict);

          if (comparison != NULL)
            append_line (text, what, comparison, line->on, line->decided_by);
        }
      add_case_row (drawing, &one->of, text->str);
    }
  end_table (drawing);
}

static void
add_groundless (Drawing *drawing)
{
  const ClewOutcomeReport *report = drawing->paper->report;
  const char *const        heads[] = { _ ("Participant"), _ ("Decision") };

  if (report->n_groundless == 0)
    return;
  begin_table (drawing, _ ("Against Somebody, Without Another Source"), heads, 2, FALSE);
  for (guint i = 0; i < report->cases->len; i++)
    {
      ClewOutcomeCase *one = g_ptr_array_index (report->cases, i);
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint j = 0; j < one->lines->len; j++)
        {
          ClewOutcomeLine *line = g_ptr_array_index (one->lines, j);
          g_autofree char *what = clew_outcome_dup_what (line);

          if (!line->is_count && line->ground != CLEW_GROUND_GOOD)
            append_line (text, what, clew_outcome_ground_label (line->ground), line->on,
                         line->decided_by);
        }
      if (text->len > 0)
        add_case_row (drawing, &one->of, text->str);
    }
  end_table (drawing);
}

static void
add_concerns (Drawing *drawing)
{
  const ClewOutcomeReport *report = drawing->paper->report;
  const char *const        heads[] = { _ ("Participant"), _ ("Concern") };

  if (report->concerns->len == 0)
    return;
  begin_table (drawing, _ ("Concerns"), heads, 2, FALSE);
  for (guint i = 0; i < report->concerns->len; i++)
    {
      ClewConcernRow *row = g_ptr_array_index (report->concerns, i);
      g_autoptr (GString) text = g_string_new (NULL);
      const char *answer = clew_choice_get_label (clew_concern_answers, row->answer);

      append_line (text, clew_choice_get_label (clew_concern_subjects, row->about),
                   row->asked != NULL ? clew_choice_get_label (clew_concern_requests, row->asked)
                                      : NULL,
                   row->on, row->raised_by);
      if (answer == NULL)
        answer = _ ("Not answered");
      append_line (text, answer, NULL, row->answered_on, row->answered_by);
      add_case_row (drawing, &row->of, text->str);
    }
  end_table (drawing);
}

/* The pages */

/* With no number in it that is hidden below. */
static char *
dup_answer (const Drawing *drawing)
{
  const ClewOutcomeReport *report = drawing->paper->report;
  guint                    unknown = report->verdicts[CLEW_VERDICT_UNKNOWN];
  const char              *answer;

  if (!drawing->paper->numbers_only || report->n_cases == 0)
    return clew_outcome_dup_answer (report);
  if (report->n_cases == unknown)
    return g_strdup (_ ("No decided case can be compared with the ordinary course."));
  answer = report->verdicts[CLEW_VERDICT_HARSHER] > 0
    ? _ ("Some decided cases came out harsher than the ordinary course.")
    : _ ("None of the decided cases that can be compared came out harsher than the "
                    "ordinary course.");
  if (unknown == 0)
    return g_strdup (answer);
  return g_strjoin (" ", answer, _ ("Some decided cases can’t be compared."), NULL);
}

static void
add_head (Drawing *drawing)
{
  const ClewOutcomePaper *paper = drawing->paper;
  g_autofree char        *from = clew_day_words (paper->report->from);
  g_autofree char        *to = clew_day_words (paper->report->to);
  g_autofree char        *answer = dup_answer (drawing);
  g_autofree char        *span =
    paper->report->from != CLEW_DAY_UNKNOWN ? g_strdup_printf (_ ("%s – %s"), from, to)
                                            : g_strdup_printf (_ ("Until %s"), to);

  add_words (drawing, "H1", CLEW_TEXT_TITLE, _ ("No Worse Off"), 0);
  add_words (drawing, "P", CLEW_TEXT_LEAD, span, 2);
  add_words (drawing, "P", CLEW_TEXT_BODY, paper->office_name, 2);
  if (paper->numbers_only)
    {
      g_autofree char *words = g_strdup_printf (
        _ ("This report is about nobody. It names no person and no case. Numbers below %d are not "
           "shown, and neither are others from which they could be told."),
           CLEW_SMALL_NUMBER);

      add_words (drawing, "P", CLEW_TEXT_BODY, words, 10);
    }
  else
    add_words (drawing, "P", CLEW_TEXT_BOLD,
               _ ("Confidential. This report is for the office alone: do not hand it on or copy "
                  "it, and shred it when it is done with."),
                  10);
  add_words (drawing, "P", CLEW_TEXT_LEAD, answer, 12);
  add_words (drawing, "P", CLEW_TEXT_BODY,
             _ ("Compared is what was offered, whether somebody was detained, and how each count "
                "ended, with what this office had entered as its ordinary course for such a charge "
                "on that day. What isn’t entered is never counted as no harsher."),
                8);
}

static void
draw_footer (ClewPages *pages, guint page, guint n_pages, gpointer data)
{
  const ClewOutcomePaper *paper = data;
  double                  width = clew_pages_get_width (pages);
  g_autofree char        *day = clew_day_words (paper->made_on);
  g_autofree char        *count = g_strdup_printf (_ ("Page %u of %u"), page + 1, n_pages);
  g_autofree char        *words =
    paper->numbers_only
    /* Translators: at the foot of a printed page; %s is a date */
    ? g_strdup_printf (_ ("Made on %s"), day)
    : g_strdup_printf (_ ("Confidential · made on %s"), day);

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
clew_outcome_paper_lay_out (const ClewOutcomePaper *paper, GError **error)
{
  ClewPageSetup setup = { .width = 612, .height = 792, .margin = MARGIN };
  Drawing       drawing = { .paper = paper };
  g_autoptr (ClewPages) pages = NULL;

  if (paper->a4)
    {
      setup.width = 210 / 25.4 * 72;
      setup.height = 297 / 25.4 * 72;
    }
  memcpy (setup.sizes, sizes, sizeof setup.sizes);
  setup.language = get_language ();
  pages = clew_pages_new (&setup);
  clew_pages_set_footer (pages, FOOTER_GAP + 1.5 * sizes[CLEW_TEXT_FOOTER]);
  drawing.pages = pages;
  add_head (&drawing);
  if (!paper->numbers_only)
    {
      add_cases (&drawing, CLEW_VERDICT_HARSHER, _ ("Harsher Than the Ordinary Course"));
      add_groundless (&drawing);
      add_concerns (&drawing);
    }
  add_verdicts (&drawing);
  add_classes (&drawing);
  add_scales (&drawing);
  add_rest (&drawing);
  if (!paper->numbers_only)
    add_cases (&drawing, CLEW_VERDICT_UNKNOWN, _ ("Can’t Be Compared"));
  return clew_pages_lay_out (pages, draw_footer, (gpointer)paper, error) ? g_steal_pointer (&pages)
                                                                         : NULL;
}

/**
 * clew_outcome_paper_render:
 * @paper: what it says
 * @error: return location
 *
 * Draws the report as a tagged PDF file in the language of the desk. Its title names nobody.
 *
 * Returns: (transfer full): the file, or %NULL with an error of %CLEW_DOCUMENTS_ERROR. Any thread.
 */
GBytes *
clew_outcome_paper_render (const ClewOutcomePaper *paper, GError **error)
{
  g_autoptr (ClewPages) pages = clew_outcome_paper_lay_out (paper, error);
  ClewPdfInfo info = {
    .title = _ ("No Worse Off"),
                .language = get_language (),
                .created = ((gint64)paper->made_on - clew_day_new (1970, 1, 1)) * 24 * 60 * 60,
    };

  return pages != NULL ? clew_pages_draw (pages, &info, error) : NULL;
}

/**
 * clew_outcome_paper_print:
 * @office: an office
 * @from: the first day, or unknown for all until @to
 * @to: the last day, included
 * @numbers_only: whether it is for the outside
 * @on_paper: whether it goes to a printer, not into a file
 * @error: return location
 *
 * The report of these days, and an entry in the audit that it was made. Nothing is disclosed: with
 * cases it is for those who have the office open, with @numbers_only it is about nobody.
 *
 * Returns: (transfer full): the file as of clew_outcome_paper_render(), or %NULL when nothing was
 *   noted
 */
GBytes *
clew_outcome_paper_print (ClewOffice *office,
                          ClewDay     from,
                          ClewDay     to,
                          gboolean    numbers_only,
                          gboolean    on_paper,
                          GError    **error)
{
  ClewRecord      *record = clew_office_get_record (office);
  const char      *what = numbers_only ? "print report of numbers" : "print report of cases";
  ClewOutcomePaper paper = {
    .office_name = clew_record_get_text (record, "name"),
    .made_on = clew_office_today (office),
    .numbers_only = numbers_only,
    .names = !numbers_only && clew_docket_shows_names (office),
    .a4 = g_strcmp0 (clew_record_get_text (record, "paper"), "a4") == 0,
  };
  g_autoptr (ClewOutcomeReport) report = clew_outcome_report_read (clew_office_get_store (office),
                                                                   from, to, error);
  g_autoptr (GBytes) pdf = NULL;

  if (report == NULL)
    return NULL;
  paper.report = report;
  pdf = clew_outcome_paper_render (&paper, error);
  if (pdf == NULL || !clew_office_note (office, what, on_paper ? "printed" : "copied", "office",
                                        clew_office_get_id (office), error))
    return NULL;
  return g_steal_pointer (&pdf);
}
