/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-docket-read.h"

#include "desk/legal/clew-docket-square.h"
#include "records/clew-court-closing.h"

/* Who has something due within so many days can be chosen, whatever is shown. */
#define OFFERED_DAYS 366

void
clew_docket_question_free (ClewDocketQuestion *question)
{
  for (ClewDocketBy by = 0; by < CLEW_DOCKET_N_CHOICES; by++)
    g_free (question->wanted[by]);
  g_free (question);
}

void
clew_docket_answer_free (ClewDocketAnswer *answer)
{
  g_clear_pointer (&answer->overdue, g_ptr_array_unref);
  g_clear_pointer (&answer->days, g_ptr_array_unref);
  g_clear_pointer (&answer->undated, g_ptr_array_unref);
  g_clear_pointer (&answer->closings, g_ptr_array_unref);
  for (ClewDocketBy by = 0; by < CLEW_DOCKET_N_CHOICES; by++)
    g_clear_pointer (&answer->choices[by], g_ptr_array_unref);
  g_free (answer);
}

/**
 * clew_docket_question_get_filter:
 * @question: a question
 *
 * Returns: its filter, borrowed from it
 */
ClewDocketFilter
clew_docket_question_get_filter (const ClewDocketQuestion *question)
{
  return (ClewDocketFilter){
    .court = question->wanted[CLEW_DOCKET_BY_COURT],
    .prosecutor = question->wanted[CLEW_DOCKET_BY_PROSECUTOR],
    .kind = question->wanted[CLEW_DOCKET_BY_KIND],
    .participant = question->wanted[CLEW_DOCKET_BY_PARTICIPANT],
  };
}

/* On the thread. */
static gboolean
read_entries (ClewStore                *reader,
              ClewDay                   today,
              const ClewDocketQuestion *question,
              ClewDocketAnswer         *answer,
              GError                  **error)
{
  const ClewDocketFilter filter = clew_docket_question_get_filter (question);

  gboolean pinned = question->form == CLEW_DOCKET_FORM_WEEK ||
                    question->form == CLEW_DOCKET_FORM_MONTH;

  /* A calendar has them on its days, too; above it they can't be missed. */
  answer->overdue = clew_docket_load_overdue (reader, pinned ? today : question->shown.from,
                                              today, &filter,
                                              question->overdue_limit, &answer->n_overdue, error);
  if (answer->overdue == NULL)
    return FALSE;
  answer->days = clew_docket_load_days (reader, question->shown.from, question->shown.to, today,
                                        &filter, question->limit, &answer->more, error);
  if (answer->days == NULL)
    return FALSE;
  clew_docket_take_not_over (answer->overdue, &answer->n_overdue,
                             !pinned && question->shown.from <= today ? answer->days : NULL);
  answer->closings = clew_court_closing_load (reader, question->shown.from, question->shown.to,
                                              error);
  return answer->closings != NULL;
}

/* On the thread. They stand below the days from today on, and would be in the way elsewhere. */
static gboolean
read_undated (ClewStore                *reader,
              ClewDay                   today,
              const ClewDocketQuestion *question,
              ClewDocketAnswer         *answer,
              GError                  **error)
{
  const ClewDocketFilter filter = clew_docket_question_get_filter (question);

  if (question->form != CLEW_DOCKET_FORM_AGENDA || today < question->span.from ||
      today > question->span.to)
    return TRUE;
  answer->undated = clew_docket_load_undated (reader, today, &filter, question->limit,
                                              &answer->n_undated, error);
  return answer->undated != NULL;
}

/* Leaves what stands in the squares of a month. Here, where thousands can be freed without
 * holding up the window. */
static void
count_days (ClewDocketAnswer *answer)
{
  GPtrArray *kept = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < answer->days->len; i++)
    {
      ClewDocketEntry *entry = g_ptr_array_index (answer->days, i);
      ClewDocketCount *count;

      if (entry->day < answer->shown.from || entry->day > answer->shown.to)
        continue;
      count = &answer->counts[entry->day - answer->shown.from];
      if (count->n < CLEW_DOCKET_SQUARE_LINES)
        g_ptr_array_add (kept, g_object_ref (entry));
      count->n++;
      count->n_overdue += entry->overdue;
    }
  g_ptr_array_unref (answer->days);
  answer->days = kept;
}

/**
 * clew_docket_answer_read:
 * @reader: a connection of the calling thread
 * @today: today
 * @data: a #ClewDocketQuestion
 * @error: return location
 *
 * Returns: (transfer full): a #ClewDocketAnswer
 */
gpointer
clew_docket_answer_read (ClewStore *reader, ClewDay today, gpointer data, GError **error)
{
  const ClewDocketQuestion *question = data;
  ClewDocketAnswer         *answer = g_new0 (ClewDocketAnswer, 1);
  /* The same people for all spans near today, so that what is offered stays as it is. */
  ClewDay  from = MIN (question->shown.from, today - CLEW_DOCKET_OVERDUE_DAYS);
  ClewDay  to = MAX (question->shown.to, today + OFFERED_DAYS);
  gboolean read;

  answer->form = question->form;
  answer->span = question->span;
  answer->shown = question->shown;
  read = read_entries (reader, today, question, answer, error) &&
         read_undated (reader, today, question, answer, error);
  if (read && question->form == CLEW_DOCKET_FORM_MONTH)
    count_days (answer);
  for (ClewDocketBy by = 0; read && by < CLEW_DOCKET_N_CHOICES; by++)
    {
      answer->choices[by] = clew_docket_choices_load (reader, by, from, to, error);
      read = answer->choices[by] != NULL;
    }
  if (!read)
    g_clear_pointer (&answer, clew_docket_answer_free);
  return answer;
}
