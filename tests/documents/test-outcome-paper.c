/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents/clew-outcome-paper.h"

#include "documents/roi-fixture.h"
#include "records/clew-outcome-words.h"
#include "records/records-office.h"

#include <poppler.h>

#include <string.h>

/* "No Worse Off" on paper, as it is read back from the finished file. */

static char *
read_text (GBytes *pdf, gboolean is_confidential)
{
  g_autoptr (GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (pdf, NULL, &error);
  GString         *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (int i = 0; i < poppler_document_get_n_pages (document); i++)
    {
      PopplerPage     *page = poppler_document_get_page (document, i);
      g_autofree char *words = poppler_page_get_text (page);

      g_assert_cmpint (strstr (words, "Confidential") != NULL, ==, is_confidential);
      g_string_append_printf (text, "%s ", words);
      g_object_unref (page);
    }
  g_object_unref (document);
  return g_strdelimit (g_string_free (text, FALSE), "\n", ' ');
}

static char *
print (Desk *desk, gboolean numbers_only)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = clew_outcome_paper_print (desk->office, CLEW_DAY_UNKNOWN, TODAY,
                                                     numbers_only, TRUE, &error);

  g_assert_no_error (error);
  return read_text (pdf, !numbers_only);
}

static ClewOutcomeReport *
read_report (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  ClewOutcomeReport *report = clew_outcome_report_read (desk->store, CLEW_DAY_UNKNOWN, TODAY,
                                                        &error);

  g_assert_no_error (error);
  g_assert_cmpuint (report->verdicts[CLEW_VERDICT_HARSHER], ==, 1);
  return report;
}

/* Whether @word stands in @text by itself. */
static gboolean
has_word (const char *text, const char *word)
{
  g_autofree char *escaped = g_regex_escape_string (word, -1);
  g_autofree char *pattern = g_strdup_printf ("(?<!\\w)%s(?!\\w)", escaped);

  return g_regex_match_simple (pattern, text, 0, 0);
}

static void
test_office (Desk *desk, gconstpointer data)
{
  g_autofree char *text = print (desk, FALSE);
  g_autoptr (ClewOutcomeReport) report = read_report (desk);
  g_autofree char *answer = clew_outcome_dup_answer (report);

  g_assert_nonnull (strstr (text, answer));
  for (guint i = 0; i < report->cases->len; i++)
    {
      ClewOutcomeCase *one = g_ptr_array_index (report->cases, i);

      if (one->verdict == CLEW_VERDICT_HARSHER || one->verdict == CLEW_VERDICT_UNKNOWN)
        g_assert_nonnull (strstr (text, one->of.initials));
      g_assert_null (strstr (text, one->of.name));
      if (one->of.cause_number != NULL)
        g_assert_null (strstr (text, one->of.cause_number));
    }
  g_assert_nonnull (strstr (text, "Disposition: Jail; ordinarily Fine or community service"));
  g_assert_nonnull (strstr (text, "Not answered"));
  g_assert_nonnull (strstr (text, "Until Nov 23, 2026"));
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM audit WHERE action = 'printed' "
                                     "AND kind = 'office'"),
                   ==, 1);
}

/* About nobody: no name, no initials, no number of a case, no charge, no small number. But that
 * one came out harsher is said. */
static void
test_numbers (Desk *desk, gconstpointer data)
{
  g_autofree char *text = print (desk, TRUE);
  g_autoptr (ClewOutcomeReport) report = read_report (desk);
  ClewOutcomePaper paper = { "Office", report, TODAY, TRUE, FALSE, FALSE };
  g_autoptr (ClewPages) pages = NULL;
  g_autoptr (GArray) marks = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (strstr (text, "Some decided cases came out harsher than the ordinary course."));
  g_assert_null (strstr (text, "none"));
  for (guint i = 0; i < report->cases->len; i++)
    {
      ClewOutcomeCase *one = g_ptr_array_index (report->cases, i);

      g_assert_false (has_word (text, one->of.initials));
      g_assert_null (strstr (text, one->of.name));
      if (one->of.cause_number != NULL)
        g_assert_null (strstr (text, one->of.cause_number));
      for (guint j = 0; j < one->lines->len; j++)
        {
          ClewOutcomeLine *line = g_ptr_array_index (one->lines, j);

          g_assert_true (line->charge == NULL || strstr (text, line->charge) == NULL);
          g_assert_true (line->decided_by == NULL || strstr (text, line->decided_by) == NULL);
        }
    }
  for (guint i = 0; i < report->concerns->len; i++)
    g_assert_null (strstr (text, ((ClewConcernRow *)report->concerns->pdata[i])->raised_by));
  pages = clew_outcome_paper_lay_out (&paper, &error);
  g_assert_no_error (error);
  marks = clew_pages_list_marks (pages);
  for (guint i = 0; i < marks->len; i++)
    {
      const char *words = g_array_index (marks, ClewMark, i).text;

      g_assert_false (words != NULL && strlen (words) == 1 && words[0] >= '1' && words[0] <= '9');
    }
  g_assert_nonnull (strstr (text, "not shown"));
}

/* Big numbers stand; none harsher is said as none, and zero is never hidden. */
static void
test_big (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewOutcomeReport) report = g_atomic_rc_box_new0 (ClewOutcomeReport);
  ClewOutcomePaper paper = { "Office", report, TODAY, TRUE, FALSE, TRUE };
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  report->to = TODAY;
  report->cases = g_ptr_array_new ();
  report->concerns = g_ptr_array_new ();
  report->n_cases = 430;
  report->verdicts[CLEW_VERDICT_SAME] = 217;
  report->verdicts[CLEW_VERDICT_MILDER] = 213;
  report->classes[0][CLEW_VERDICT_SAME] = 217;
  report->classes[3][CLEW_VERDICT_MILDER] = 213;
  pdf = clew_outcome_paper_render (&paper, &error);
  g_assert_no_error (error);
  text = read_text (pdf, FALSE);
  g_assert_nonnull (strstr (text, "None of the decided cases that can be compared"));
  g_assert_nonnull (strstr (text, "217"));
  g_assert_nonnull (strstr (text, "430"));
  g_assert_nonnull (strstr (text, " 0 "));
  g_assert_true (strstr (strstr (text, "neither are others"), "not shown") == NULL);
}

/* Nothing lies over anything else, on either paper, with or without cases. */
static void
test_layout (Desk *desk, gconstpointer data)
{
  g_autoptr (ClewOutcomeReport) report = read_report (desk);
  ClewOutcomePaper paper = { "Office of a Rather Long Name in a County of a Longer One", report,
                             TODAY };

  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ClewPages) pages = NULL;
      g_autoptr (GArray) marks = NULL;

      paper.a4 = (i & 1) != 0;
      paper.numbers_only = (i & 2) != 0;
      paper.names = (i & 4) != 0 && !paper.numbers_only;
      pages = clew_outcome_paper_lay_out (&paper, &error);
      g_assert_no_error (error);
      marks = clew_pages_list_marks (pages);
      roi_assert_disjoint (marks, paper.a4 ? 210 / 25.4 * 72 : 612,
                           paper.a4 ? 297 / 25.4 * 72 : 792, 54);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  DESK_ADD_DEMO ("/clew/documents/outcome-paper/office", test_office);
  DESK_ADD_DEMO ("/clew/documents/outcome-paper/numbers", test_numbers);
  DESK_ADD_DEMO ("/clew/documents/outcome-paper/layout", test_layout);
  g_test_add_func ("/clew/documents/outcome-paper/big", test_big);
  return g_test_run ();
}
