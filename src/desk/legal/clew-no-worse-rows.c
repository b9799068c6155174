/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-no-worse-rows.h"

#include "desk/clew-accessible.h"
#include "desk/legal/clew-legal-pages.h"
#include "records/clew-day-words.h"
#include "records/clew-outcome-words.h"

#include <glib/gi18n.h>

/* The answer */

static GtkWidget *
create_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_answer (ClewLegalList *list, const ClewOutcomeReport *report)
{
  gboolean         is_harsher = report->verdicts[CLEW_VERDICT_HARSHER] > 0;
  gboolean         is_known = report->n_cases > report->verdicts[CLEW_VERDICT_UNKNOWN];
  g_autofree char *answer = clew_outcome_dup_answer (report);
  g_autofree char *hidden = clew_outcome_dup_hidden (report);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget       *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget       *image = gtk_image_new_from_icon_name (
          is_harsher ? "dialog-warning-symbolic"
          : is_known ? "emblem-ok-symbolic"
                     : "dialog-question-symbolic");

  gtk_image_set_icon_size (GTK_IMAGE (image), GTK_ICON_SIZE_LARGE);
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_add_css_class (image, is_harsher ? "error" : is_known ? "success"
                                                                   : "dim-label");
  gtk_box_append (GTK_BOX (words), create_label (answer, "title-3"));
  if (hidden != NULL)
    gtk_box_append (GTK_BOX (words), create_label (hidden, "dim-label"));
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_set_margin_top (box, 6);
  clew_legal_list_add_widget (list, box);
}

/* A part of how the answers on one scale fall out, or nothing when there are none. */
static void
take_count (GPtrArray *parts, const char *format, guint n)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  clew_legal_take (parts, n > 0 ? g_strdup_printf (format, n) : NULL);
#pragma GCC diagnostic pop
}

static char *
describe_scale (const guint *answers)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  /* Translators: how many decisions or counts came out so */
  take_count (parts, _ ("%u harsher"), answers[CLEW_OUTCOME_HARSHER]);
  take_count (parts, _ ("%u as ordinarily"), answers[CLEW_OUTCOME_SAME]);
  take_count (parts, _ ("%u milder"), answers[CLEW_OUTCOME_MILDER]);
  take_count (parts, _ ("%u not entered"), answers[CLEW_OUTCOME_NOT_ENTERED]);
  take_count (parts, _ ("%u without a class of charge"), answers[CLEW_OUTCOME_NO_CLASS]);
  take_count (parts, _ ("%u with no ordinary course to compare with"),
                        answers[CLEW_OUTCOME_NO_COURSE]);
  if (parts->len == 0)
    clew_legal_take (parts, g_strdup (_ ("Nothing came")));
  return clew_legal_join (parts);
}

static void
add_scales (ClewLegalList *list, const ClewOutcomeReport *report)
{
  GtkWidget *rows = gtk_list_box_new ();

  if (report->n_cases == 0)
    return;
  clew_legal_list_add_heading (list, _ ("Scale by Scale"), NULL);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (rows), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (rows, "boxed-list");
  clew_accessible_set_name (rows, _ ("Scale by Scale"));
  for (ClewCourseScale scale = 0; scale < CLEW_COURSE_N_SCALES; scale++)
    {
      GtkWidget       *row = adw_action_row_new ();
      g_autofree char *words = describe_scale (report->answers[scale]);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), clew_outcome_scale_label (scale));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
      gtk_list_box_append (GTK_LIST_BOX (rows), row);
    }
  clew_legal_list_add_widget (list, rows);
}

/* Cases */

static void
take_day (GPtrArray *parts, ClewDay on, ClewDay today)
{
  if (on != CLEW_DAY_UNKNOWN)
    clew_legal_take (parts, clew_day_words_short (on, today));
  else
    clew_legal_take (parts, g_strdup (_ ("on a day that isn’t entered")));
}

/* Which case, first of all. */
static void
take_case (GPtrArray *parts, const ClewCaseLabel *of)
{
  clew_legal_take (parts, g_strdup (of->cause_number != NULL ? of->cause_number : of->court));
}

/* Decision or charge, scale by scale, day and who, for each line of which it is so. */
static char *
describe_case (const ClewOutcomeCase *one, ClewVerdict verdict, ClewDay today)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < one->lines->len; i++)
    {
      ClewOutcomeLine *line = g_ptr_array_index (one->lines, i);
      g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *comparison = clew_outcome_dup_comparison (line, verdict);
      g_autofree char *joined = NULL;

      if (comparison == NULL)
        continue;
      if (text->len == 0)
        take_case (parts, &one->of);
      clew_legal_take (parts, clew_outcome_dup_what (line));
      clew_legal_take (parts, g_strdup (comparison));
      take_day (parts, line->on, today);
      clew_legal_take (parts, g_strdup (line->decided_by));
      joined = clew_legal_join (parts);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", joined);
    }
  return g_string_free (text, FALSE);
}

static const ClewLegalDeed case_deeds[] = { { "concern", N_ ("Record _Concern…") }, { NULL } };

static void
add_cases (ClewLegalList           *list,
           const ClewOutcomeReport *report,
           ClewVerdict              verdict,
           const char              *heading,
           ClewDay                  today)
{
  if (report->verdicts[verdict] == 0)
    return;
  clew_legal_list_add_heading (list, heading, NULL);
  for (guint i = 0; i < report->cases->len; i++)
    {
      ClewOutcomeCase *one = g_ptr_array_index (report->cases, i);
      g_autofree char *subtitle = NULL;
      ClewLegalItem    item = {
           .title = one->of.name,
           .id = one->of.court_case,
           .court_case = one->of.court_case,
           .participant = one->of.participant,
           .deeds = verdict == CLEW_VERDICT_HARSHER ? case_deeds : NULL,
      };

      if (one->verdict != verdict)
        continue;
      item.subtitle = subtitle = describe_case (one, verdict, today);
      clew_legal_list_add (list, &item);
    }
}

/* Decisions */

static void
add_decision (ClewLegalList         *list,
              const ClewOutcomeCase *one,
              const ClewOutcomeLine *line,
              ClewDay                today)
{
  gboolean is_bad = line->ground != CLEW_GROUND_GOOD;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *subtitle = NULL;
  ClewLegalItem    item = {
       .title = one->of.name,
       .id = line->id,
       .court_case = one->of.court_case,
       .participant = one->of.participant,
       .pill = is_bad ? _ ("No source") : NULL,
                           .pill_icon = "dialog-warning-symbolic",
                           .tone = CLEW_PILL_BAD,
    };

  take_case (parts, &one->of);
  clew_legal_take (parts, clew_outcome_dup_what (line));
  clew_legal_take (parts, g_strdup (clew_outcome_ground_label (line->ground)));
  take_day (parts, line->on, today);
  clew_legal_take (parts, g_strdup (line->decided_by));
  item.subtitle = subtitle = clew_legal_join (parts);
  clew_legal_list_add (list, &item);
}

/* Those that lack a source, or else the others that rest on what was shared. */
static void
add_decisions (ClewLegalList           *list,
               const ClewOutcomeReport *report,
               gboolean                 lacking,
               ClewDay                  today)
{
  gboolean begun = FALSE;

  for (guint i = 0; i < report->cases->len; i++)
    {
      ClewOutcomeCase *one = g_ptr_array_index (report->cases, i);

      for (guint j = 0; j < one->lines->len; j++)
        {
          ClewOutcomeLine *line = g_ptr_array_index (one->lines, j);
          gboolean         lacks = line->ground != CLEW_GROUND_GOOD;

          if (line->is_count || lacks != lacking || (!lacks && !line->rests_on_released))
            continue;
          if (!begun)
            clew_legal_list_add_heading (list,
                                         lacking ? _ ("Against Somebody, Without Another Source")
                                                 : _ ("Resting on Information From LEAD"),
                                                      NULL);
          begun = TRUE;
          add_decision (list, one, line, today);
        }
    }
  if (begun && lacking)
    clew_legal_list_add_note (
      list, _ ("To file, to seek detention or a warrant may rest on what LEAD shared only against "
               "an extreme threat to life or safety. Look whether there was one, or another "
               "source."));
}

/* Concerns */

static char *
describe_concern (const ClewConcernRow *row, ClewDay today)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  take_case (parts, &row->of);
  clew_legal_take (parts, g_strdup (clew_choice_get_label (clew_concern_subjects, row->about)));
  if (row->asked != NULL)
    clew_legal_take (parts, g_strdup (clew_choice_get_label (clew_concern_requests, row->asked)));
  clew_legal_take (parts, g_strdup (clew_choice_get_label (clew_concern_kinds, row->kind)));
  clew_legal_take (parts, g_strdup (row->raised_by));
  if (row->is_again)
    clew_legal_take (parts, g_strdup (_ ("raised again")));
  take_day (parts, row->on, today);
  if (row->answered_on != CLEW_DAY_UNKNOWN)
    {
      g_autofree char *on = clew_day_words_short (row->answered_on, today);
      const char      *answer = clew_choice_get_label (clew_concern_answers, row->answer);

      /* Translators: an answer, by whom, and when */
      clew_legal_take (parts, g_strdup_printf (_ ("%s (%s, %s)"), answer, row->answered_by, on));
    }
  return clew_legal_join (parts);
}

static void
add_concern (ClewLegalList *list, const ClewConcernRow *row, ClewDay today)
{
  static const ClewLegalDeed open[] = { { "answer", N_ ("_Answer…") }, { NULL } };
  static const ClewLegalDeed answered[] = { { "again", N_ ("Raise _Again…") }, { NULL } };
  gboolean                   is_open = row->answered_on == CLEW_DAY_UNKNOWN;
  guint                      age = today > row->on ? today - row->on : 0;
  g_autofree char           *subtitle = describe_concern (row, today);
  g_autofree char           *pill =
    is_open ? g_strdup_printf (ngettext ("Open for %u day", "Open for %u days", age), age)
                      : g_strdup (_ ("Answered"));
  ClewLegalItem item = {
              .title = row->of.name,
              .subtitle = subtitle,
              .id = row->id,
              .court_case = row->of.court_case,
              .participant = row->of.participant,
              .pill = pill,
              .pill_icon = is_open ? "dialog-question-symbolic" : "emblem-ok-symbolic",
              .tone = is_open ? CLEW_PILL_CAREFUL : CLEW_PILL_GOOD,
              .deeds = is_open ? open : answered,
  };

  clew_legal_list_add (list, &item);
}

static void
add_concerns (ClewLegalList           *list,
              const ClewOutcomeReport *report,
              gboolean                 are_open,
              ClewDay                  today)
{
  guint first = are_open ? 0 : report->n_open;
  guint end = are_open ? report->n_open : report->concerns->len;

  if (first < end)
    clew_legal_list_add_heading (list, are_open ? _ ("Concerns Without an Answer")
                                                : _ ("Concerns Answered"), NULL);
  for (guint i = first; i < end; i++)
    add_concern (list, g_ptr_array_index (report->concerns, i), today);
}

/**
 * clew_no_worse_rows_fill:
 * @list: an empty list
 * @report: what to show
 * @today: today
 */
void
clew_no_worse_rows_fill (ClewLegalList *list, const ClewOutcomeReport *report, ClewDay today)
{
  add_answer (list, report);
  add_cases (list, report, CLEW_VERDICT_HARSHER, _ ("Harsher Than the Ordinary Course"), today);
  add_decisions (list, report, TRUE, today);
  add_concerns (list, report, TRUE, today);
  add_scales (list, report);
  add_cases (list, report, CLEW_VERDICT_UNKNOWN, _ ("Can’t Be Compared"), today);
  add_decisions (list, report, FALSE, today);
  add_concerns (list, report, FALSE, today);
}
