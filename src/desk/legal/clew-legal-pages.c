/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-legal-pages.h"

#include "desk/legal/clew-case-entry.h"
#include "desk/legal/clew-decision-window.h"
#include "desk/legal/clew-legal-task.h"
#include "records/clew-case-save.h"
#include "records/clew-day-words.h"
#include "records/clew-legal-lists.h"

#include <glib/gi18n.h>
#include <inttypes.h>

/* How far ahead reviews are listed. */
#define REVIEW_DAYS 366

/**
 * clew_legal_question_free:
 * @question: (transfer full): what a list was read with
 */
void
clew_legal_question_free (ClewLegalQuestion *question)
{
  g_free (question->since);
  g_free (question->me);
  g_free (question);
}

/**
 * clew_legal_take:
 * @parts: parts of a line
 * @part: (transfer full) (nullable): another, if there is something to say
 */
void
clew_legal_take (GPtrArray *parts, char *part)
{
  if (part != NULL && *part != '\0')
    g_ptr_array_add (parts, part);
  else
    g_free (part);
}

/**
 * clew_legal_join:
 * @parts: parts of a line
 *
 * Returns: (transfer full): the line
 */
char *
clew_legal_join (GPtrArray *parts)
{
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **)parts->pdata);
}

/* "Issued May 3", with a format that has the day in it. */
static char *
on_day (const char *format, ClewDay day, ClewDay today)
{
  g_autofree char *words = day != CLEW_DAY_UNKNOWN ? clew_day_words_short (day, today) : NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return words != NULL ? g_strdup_printf (format, words) : NULL;
#pragma GCC diagnostic pop
}

static ClewRecord *
load (GtkWidget *view, ClewOffice *office, const ClewKind *kind, const char *id)
{
  g_autoptr (GError) error = NULL;
  ClewRecord *record = clew_record_load (clew_office_get_store (office), kind, id, &error);

  if (record == NULL)
    clew_case_entry_show_problem (view, error);
  return record;
}

typedef struct
{
  const char           *what;
  const ClewRecordTask *task;
} Way;

/* Opens the window of the task that @what names. */
static gboolean
begin_task (GtkWidget *view, ClewOffice *office, const Way *ways, const char *what, const char *id)
{
  for (const Way *way = ways; way->what != NULL; way++)
    if (g_str_equal (way->what, what))
      {
        g_autoptr (ClewRecord) record = load (view, office, way->task->kind, id);

        if (record != NULL)
          clew_case_entry_begin (view, office, way->task, record);
        return TRUE;
      }
  return FALSE;
}

/* Warrants */

static gpointer
read_warrants (ClewStore *reader, ClewDay today, gpointer data, GError **error)
{
  return clew_warrant_list_read (reader, NULL, today, error);
}

static char *
describe_warrant (ClewWarrantRow *row, ClewDay today)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *age = clew_day_words_relative (row->issued_on, today);
  g_autofree char *issued = clew_day_words_short (row->issued_on, today);

  clew_legal_take (parts, g_strdup (row->of.cause_number));
  clew_legal_take (parts, g_strdup (row->of.court));
  /* Translators: of a warrant: the date, then how long ago that is */
  clew_legal_take (parts, g_strdup_printf (_ ("issued %s, %s"), issued, age));
  if (row->bail >= 0)
    /* Translators: an amount in dollars */
    clew_legal_take (parts, g_strdup_printf (_ ("bail $%'" PRId64), row->bail));
  clew_legal_take (parts, g_strdup (row->place));
  clew_legal_take (parts, row->officers_told_on != CLEW_DAY_UNKNOWN
                   ? on_day (_ ("officers told %s"), row->officers_told_on, today)
                   : g_strdup (_ ("officers not told")));
  return clew_legal_join (parts);
}

#define WARRANT_DEEDS                            \
  { "served", N_ ("_Served…") },                 \
    { "officers-told", N_ ("_Officers Told…") }, \
    { "edit", N_ ("_Edit Warrant…") },           \
  {                                              \
    NULL                                         \
  }

static const ClewLegalDeed if_stands[] = { { "quash-requested", N_ ("Quash _Requested…") },
                                           { "quash-supported", N_ ("Quash S_upported…") },
                                           { "quashed", N_ ("_Quashed…") },
                                           WARRANT_DEEDS };
static const ClewLegalDeed if_requested[] = { { "quash-supported", N_ ("Quash S_upported…") },
                                              { "quashed", N_ ("_Quashed…") },
                                              WARRANT_DEEDS };
static const ClewLegalDeed if_supported[] = { { "quashed", N_ ("_Quashed…") }, WARRANT_DEEDS };

static const ClewLegalDeed *
get_warrant_deeds (ClewWarrantState state)
{
  if (state == CLEW_WARRANT_QUASH_REQUESTED)
    return if_requested;
  return state == CLEW_WARRANT_QUASH_SUPPORTED ? if_supported : if_stands;
}

static void
fill_warrants (ClewLegalList *list, ClewOffice *office, GPtrArray *rows)
{
  ClewDay today = clew_office_today (office);

  for (guint i = 0; i < rows->len; i++)
    {
      ClewWarrantRow  *row = g_ptr_array_index (rows, i);
      g_autofree char *subtitle = describe_warrant (row, today);
      ClewLegalItem    item = {
           .title = row->of.name,
           .subtitle = subtitle,
           .id = row->id,
           .court_case = row->of.court_case,
           .participant = row->of.participant,
           .pill = clew_warrant_state_label (row->state),
           .pill_icon = "dialog-warning-symbolic",
           .tone = row->state == CLEW_WARRANT_STANDS ? CLEW_PILL_CAREFUL : CLEW_PILL_PLAIN,
           .deeds = get_warrant_deeds (row->state),
      };

      clew_legal_list_add (list, &item);
    }
}

static void
act_on_warrant (GtkWidget *view, ClewOffice *office, const char *what, const char *id)
{
  static const Way ways[] = {
    { "quash-requested", &clew_task_quash_requested },
    { "quash-supported", &clew_task_quash_supported },
    { "quashed", &clew_task_quashed },
    { "served", &clew_task_served },
    { "officers-told", &clew_task_officers_told },
    { "edit", &clew_task_edit_warrant },
    { NULL },
  };

  begin_task (view, office, ways, what, id);
}

const ClewLegalPage clew_legal_page_warrants = {
  .name = "warrants",
  .title = N_ ("Warrants"),
  .icon_name = "dialog-warning-symbolic",
  .empty_title = N_ ("No Warrant Stands"),
  .empty_text = N_ ("Warrants that are neither quashed nor served are listed here, the oldest "
                    "first. A warrant is added on the page of its case."),
  .read = read_warrants,
  .fill = fill_warrants,
  .act = act_on_warrant,
};

/* Held charges */

static gpointer
read_held (ClewStore *reader, ClewDay today, gpointer data, GError **error)
{
  return clew_held_list_read (reader, NULL, today, error);
}

static char *
describe_held (ClewHeldRow *row, ClewDay today)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *holder = clew_choice_get_label (clew_paperwork_holders, row->held_by);

  if (row->holder != NULL)
    /* Translators: who holds the paperwork: what sort of office, then a name or unit */
    clew_legal_take (parts, g_strdup_printf (_ ("%s, %s"), holder, row->holder));
  else
    clew_legal_take (parts, g_strdup (holder));
  clew_legal_take (parts, on_day (_ ("diverted %s"), row->diverted_on, today));
  clew_legal_take (parts, on_day (row->clock.is_extended ? _ ("extended until %s")
                                                         : _ ("last day %s"),
                                                              row->clock.deadline, today));
  return clew_legal_join (parts);
}

static char *
describe_clock (const ClewIntakeClock *clock, ClewDay diverted)
{
  int over = -clock->days_left;

  if (clock->state == CLEW_INTAKE_DONE || clock->state == CLEW_INTAKE_ENDED)
    return g_strdup (clew_intake_state_label (clock->state));
  if (over > 0)
    return g_strdup_printf (ngettext ("%d day over", "%d days over", over), over);
  /* Translators: of the time for an intake: which day it is, and how many there are */
  return g_strdup_printf (_ ("Day %d of %d"), clock->day, (int)(clock->deadline - diverted));
}

static ClewPillTone
get_clock_tone (ClewIntakeState state)
{
  switch (state)
    {
    case CLEW_INTAKE_SOON:
      return CLEW_PILL_CAREFUL;
    case CLEW_INTAKE_PASSED:
      return CLEW_PILL_BAD;
    case CLEW_INTAKE_DONE:
      return CLEW_PILL_GOOD;
    case CLEW_INTAKE_WAITING:
    case CLEW_INTAKE_ENDED:
    default:
      return CLEW_PILL_PLAIN;
    }
}

static void
add_held (ClewLegalList *list, ClewHeldRow *row, ClewDay today)
{
  static const ClewLegalDeed waiting[] = { { "extend", N_ ("_Extend…") },
                                           { "end", N_ ("_Given Up…") },
                                           { "edit", N_ ("E_dit Held Charge…") },
                                           { NULL } };
  static const ClewLegalDeed done[] = { { "end", N_ ("_Given Up…") },
                                        { "edit", N_ ("E_dit Held Charge…") },
                                        { NULL } };
  gboolean                   is_done = row->clock.state == CLEW_INTAKE_DONE;
  gboolean                   is_late = row->clock.state == CLEW_INTAKE_PASSED;
  g_autofree char           *title = g_strdup_printf ("%s · %s", row->of.name, row->charge);
  g_autofree char           *subtitle = describe_held (row, today);
  g_autofree char           *pill = describe_clock (&row->clock, row->diverted_on);
  ClewLegalItem              item = {
                 .title = title,
                 .subtitle = subtitle,
                 .id = row->id,
                 .court_case = row->of.court_case,
                 .participant = row->of.participant,
                 .pill = pill,
                 .pill_icon = is_done   ? "emblem-ok-symbolic"
                              : is_late ? "appointment-missed-symbolic"
                                        : "alarm-symbolic",
                 .tone = get_clock_tone (row->clock.state),
                 .deeds = is_done ? done : waiting,
  };

  clew_legal_list_add (list, &item);
}

static void
fill_held (ClewLegalList *list, ClewOffice *office, GPtrArray *rows)
{
  static const struct
  {
    ClewIntakeState state;
    const char     *title;
  } groups[] = {
    { CLEW_INTAKE_PASSED, N_ ("Past the Deadline") },
    { CLEW_INTAKE_SOON, N_ ("Ends Soon") },
    { CLEW_INTAKE_WAITING, N_ ("In Time") },
    { CLEW_INTAKE_DONE, N_ ("Intake Completed") },
  };
  ClewDay today = clew_office_today (office);

  for (guint group = 0; group < G_N_ELEMENTS (groups); group++)
    {
      gboolean begun = FALSE;

      for (guint i = 0; i < rows->len; i++)
        {
          ClewHeldRow *row = g_ptr_array_index (rows, i);

          if (row->clock.state != groups[group].state)
            continue;
          if (!begun)
            clew_legal_list_add_heading (list, _ (groups[group].title), NULL);
          begun = TRUE;
          add_held (list, row, today);
        }
    }
}

static void
extend (GtkWidget *view, ClewOffice *office, const char *id)
{
  g_autoptr (ClewRecord) extension = clew_record_new (&clew_kind_intake_extension);

  clew_record_set_text (extension, "held_charge", id);
  clew_case_entry_begin (view, office, &clew_task_extend_intake, extension);
}

static void
act_on_held (GtkWidget *view, ClewOffice *office, const char *what, const char *id)
{
  static const Way ways[] = {
    { "end", &clew_task_end_held },
    { "edit", &clew_task_edit_held },
    { NULL },
  };

  if (g_str_equal (what, "extend"))
    extend (view, office, id);
  else
    begin_task (view, office, ways, what, id);
}

const ClewLegalPage clew_legal_page_held = {
  .name = "held",
  .title = N_ ("Held Charges"),
  .icon_name = "folder-documents-symbolic",
  .empty_title = N_ ("No Charge Is Held"),
  .empty_text = N_ ("Diverted charges whose paperwork somebody holds until the intake are listed "
                    "here, with the time that is left. The day of the diversion is day 0."),
  .read = read_held,
  .fill = fill_held,
  .act = act_on_held,
};

/* Decisions to review */

static gpointer
read_reviews (ClewStore *reader, ClewDay today, gpointer data, GError **error)
{
  return clew_review_list_read (reader, NULL, today + REVIEW_DAYS, today, error);
}

static void
add_day_heading (ClewLegalList *list, ClewDay day, ClewDay today)
{
  g_autofree char *weekday = clew_day_words_weekday (day);
  g_autofree char *date = clew_day_words_short (day, today);

  if (day < today)
    clew_legal_list_add_heading (list, _ ("Overdue"), NULL);
  else if (day == today)
    clew_legal_list_add_heading (list, _ ("Today"), date);
  else if (day == today + 1)
    clew_legal_list_add_heading (list, _ ("Tomorrow"), date);
  else
    clew_legal_list_add_heading (list, weekday, date);
}

static char *
describe_review (ClewReviewRow *row, ClewDay today)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  clew_legal_take (parts, g_strdup (row->of.cause_number));
  clew_legal_take (parts, g_strdup (row->of.court));
  clew_legal_take (parts, on_day (_ ("decided %s"), row->decided_on, today));
  if (row->decided_by != NULL)
    /* Translators: of a decision: by whom */
    clew_legal_take (parts, g_strdup_printf (_ ("by %s"), row->decided_by));
  return clew_legal_join (parts);
}

static void
add_review (ClewLegalList *list, ClewReviewRow *row, ClewDay today)
{
  static const ClewLegalDeed deeds[] = {
    { "reviewed-today", N_ ("_Reviewed Today") },
    { "reviewed", N_ ("Reviewed on _Another Day…") },
    { "change", N_ ("Change Re_view Date…") },
    { "decide", N_ ("Record New _Decision…") },
    { NULL }
  };
  const char      *decision = clew_choice_get_label (clew_decision_kinds,
                                                     clew_decision_get_id (row->kind));
  g_autofree char *title = g_strdup_printf ("%s · %s", row->of.name, decision);
  g_autofree char *subtitle = describe_review (row, today);
  g_autofree char *relative = clew_day_words_relative (row->review_on, today);
  gboolean         is_late = row->review_on < today;
  ClewLegalItem    item = {
       .title = title,
       .subtitle = subtitle,
       .id = row->id,
       .court_case = row->of.court_case,
       .participant = row->of.participant,
       .pill = relative,
       .pill_icon = is_late ? "appointment-missed-symbolic" : "alarm-symbolic",
       .tone = is_late ? CLEW_PILL_BAD : CLEW_PILL_PLAIN,
       .deeds = deeds,
  };

  clew_legal_list_add (list, &item);
}

static void
fill_reviews (ClewLegalList *list, ClewOffice *office, GPtrArray *rows)
{
  ClewDay today = clew_office_today (office);
  ClewDay last = CLEW_DAY_UNKNOWN;

  for (guint i = 0; i < rows->len; i++)
    {
      ClewReviewRow *row = g_ptr_array_index (rows, i);

      if (i == 0 || (row->review_on != last && row->review_on >= today))
        add_day_heading (list, row->review_on, today);
      last = row->review_on;
      add_review (list, row, today);
    }
}

static void
review_today (GtkWidget *view, ClewOffice *office, const char *id)
{
  g_autoptr (GError) error = NULL;

  if (clew_decision_review (office, id, clew_office_today (office), CLEW_DAY_UNKNOWN, &error))
    clew_case_entry_show_toast (view, _ ("Reviewed today"));
  else
    clew_case_entry_show_problem (view, error);
}

static void
decide (GtkWidget *view, ClewOffice *office, const char *id)
{
  g_autoptr (ClewRecord) decision = load (view, office, &clew_kind_decision, id);

  if (decision != NULL)
    gtk_window_present (GTK_WINDOW (
      clew_decision_window_new (GTK_WINDOW (gtk_widget_get_root (view)), office,
                                clew_record_get_text (decision, "court_case"))));
}

static void
act_on_review (GtkWidget *view, ClewOffice *office, const char *what, const char *id)
{
  static const Way ways[] = {
    { "reviewed", &clew_task_reviewed },
    { "change", &clew_task_edit_review },
    { NULL },
  };

  if (g_str_equal (what, "reviewed-today"))
    review_today (view, office, id);
  else if (g_str_equal (what, "decide"))
    decide (view, office, id);
  else
    begin_task (view, office, ways, what, id);
}

const ClewLegalPage clew_legal_page_reviews = {
  .name = "reviews",
  .title = N_ ("Decisions Due"),
  .icon_name = "alarm-symbolic",
  .empty_title = N_ ("No Decision to Review"),
  .empty_text = N_ ("Decisions with a review date are listed here, day by day, until somebody "
                    "has looked at them again or a later decision took their place."),
  .read = read_reviews,
  .fill = fill_reviews,
  .act = act_on_review,
};
