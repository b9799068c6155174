/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-case-rows.h"

#include "desk/clew-pill.h"
#include "records/clew-day-words.h"
#include "records/clew-docket.h"
#include "records/clew-sighting.h"

#include <glib/gi18n.h>

#include <inttypes.h>

/**
 * clew_case_rows_join:
 * @first: (nullable): a part
 * @second: (nullable): another
 * @third: (nullable): another
 *
 * Returns: (transfer full): what there is of them, with dots between
 */
char *
clew_case_rows_join (const char *first, const char *second, const char *third)
{
  const char *parts[] = { first, second, third };
  GString    *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);
  return g_string_free (text, FALSE);
}

/**
 * clew_case_row_new:
 * @title: what it is
 * @subtitle: (nullable): more about it
 * @suffix: (nullable): how it stands
 *
 * A row that is read, not pressed; it still takes the focus, so that the
 * keyboard reaches all there is to read.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
clew_case_row_new (const char *title, const char *subtitle, GtkWidget *suffix)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  if (suffix != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
  return row;
}

static char *
dup_day (ClewRecord *record, const char *column)
{
  ClewDay day = clew_record_get_day (record, column);

  return day != CLEW_DAY_UNKNOWN ? clew_day_words (day) : NULL;
}

/**
 * clew_case_row_new_charge:
 * @charge: a charge
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
clew_case_row_new_charge (ClewRecord *charge)
{
  gint64           count = clew_record_get_number (charge, "position", 0);
  const char      *disposition = clew_record_get_choice_label (charge, "disposition");
  g_autofree char *disposed = dup_day (charge, "disposed_on");
  g_autofree char *detail = NULL;
  g_autofree char *title = NULL;

  if (count > 0)
    /* Translators: the number of a charge in its case, then the charge */
    title = g_strdup_printf (_ ("Count %" PRId64 ": %s"), count,
                                clew_record_get_text (charge, "description"));
  else
    title = g_strdup (clew_record_get_text (charge, "description"));
  detail = clew_case_rows_join (clew_record_get_text (charge, "statute"),
                                clew_record_get_choice_label (charge, "class"), disposed);
  return clew_case_row_new (title, detail,
                            disposition != NULL
                              ? clew_pill_new ("emblem-ok-symbolic", disposition, CLEW_PILL_PLAIN)
                              : NULL);
}

static GtkWidget *
hearing_pill (ClewRecord *hearing, ClewDay today)
{
  const char      *outcome = clew_record_get_choice_label (hearing, "outcome");
  ClewDay          day = clew_record_get_day (hearing, "on_day");
  g_autofree char *relative = NULL;

  if (outcome != NULL)
    return clew_pill_new ("emblem-ok-symbolic", outcome, CLEW_PILL_PLAIN);
  if (day == CLEW_DAY_UNKNOWN)
    return clew_pill_new ("appointment-soon-symbolic", _ ("No date yet"), CLEW_PILL_CAREFUL);
  relative = clew_day_words_relative (day, today);
  if (day < today)
    return clew_pill_new ("appointment-missed-symbolic", _ ("No outcome entered"), CLEW_PILL_BAD);
  return clew_pill_new ("x-office-calendar-symbolic", relative, CLEW_PILL_GOOD);
}

static char *
dup_mover (ClewRecord *move, ClewStore *store)
{
  const char *id = clew_record_get_text (move, "staff");
  const char *initials;
  g_autoptr (ClewRecord) staff = NULL;

  staff = id != NULL ? clew_record_load (store, &clew_kind_staff, id, NULL) : NULL;
  if (staff == NULL)
    return NULL;
  initials = clew_record_get_text (staff, "initials");
  return g_strdup (initials != NULL ? initials : clew_record_get_text (staff, "name"));
}

static char *
describe_move (ClewRecord *move, ClewStore *store, ClewDay today)
{
  ClewDay          from = clew_record_get_day (move, "from_day");
  g_autofree char *mover = dup_mover (move, store);
  g_autofree char *words = from != CLEW_DAY_UNKNOWN ? clew_day_words_short (from, today) : NULL;

  if (words != NULL && mover != NULL)
    /* Translators: a hearing was moved: from which date, and by whom */
    return g_strdup_printf (_ ("moved from %s by %s"), words, mover);
  if (words != NULL)
    return g_strdup_printf (_ ("moved from %s"), words);
  if (mover != NULL)
    /* Translators: a hearing without a date got one; %s is a person */
    return g_strdup_printf (_ ("date set by %s"), mover);
  return NULL;
}

/* All its moves, the latest first; before there were moves, the day before the last. */
static char *
describe_moves (ClewRecord *hearing, const ClewCase *court_case, ClewStore *store, ClewDay today)
{
  ClewDay  moved_from = clew_record_get_day (hearing, "moved_from");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < court_case->moves->len; i++)
    {
      ClewRecord      *move = g_ptr_array_index (court_case->moves, i);
      g_autofree char *words = NULL;

      if (g_strcmp0 (clew_record_get_text (move, "hearing"), clew_record_get_id (hearing)) != 0)
        continue;
      words = describe_move (move, store, today);
      if (words != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words);
    }
  if (text->len == 0 && moved_from != CLEW_DAY_UNKNOWN)
    {
      g_autofree char *words = clew_day_words_short (moved_from, today);

      /* Translators: a hearing was moved; %s is the date on which it was first set */
      g_string_append_printf (text, _ ("moved from %s"), words);
    }
  return g_string_free (text, FALSE);
}

static const char *
describe_appearance (ClewRecord *hearing)
{
  if (g_strcmp0 (clew_record_get_text (hearing, "appearance_needed"), "unknown") == 0)
    return NULL;
  return clew_record_get_choice_label (hearing, "appearance_needed");
}

/* From which file it is, once that is old. What can't be read is left out. */
static char *
describe_age (ClewRecord *hearing, ClewStore *store, ClewDay today)
{
  ClewSighting sighting;

  return clew_sighting_load (store, clew_record_get_id (hearing), today, &sighting, NULL)
           ? clew_sighting_words (&sighting, today)
           : NULL;
}

/**
 * clew_case_row_new_hearing:
 * @hearing: a hearing
 * @court_case: of this case
 * @store: to know who moved it
 * @today: today
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
clew_case_row_new_hearing (ClewRecord     *hearing,
                           const ClewCase *court_case,
                           ClewStore      *store,
                           ClewDay         today)
{
  ClewDay          day = clew_record_get_day (hearing, "on_day");
  g_autofree char *date = day == CLEW_DAY_UNKNOWN ? NULL : clew_day_words_long (day);
  g_autofree char *time = clew_docket_describe_time (
    store, day, clew_record_get_text (hearing, "at_time"),
    clew_record_get_text (court_case->record, "time_zone"), today);
  g_autofree char *where = clew_case_rows_join (clew_record_get_text (hearing, "court"),
                                                clew_record_get_text (hearing, "department"),
                                                clew_record_get_text (hearing, "judge"));
  g_autofree char *when = clew_case_rows_join (date, time, where);
  g_autofree char *moves = describe_moves (hearing, court_case, store, today);
  g_autofree char *known = clew_case_rows_join (when, describe_appearance (hearing), moves);
  g_autofree char *age = describe_age (hearing, store, today);
  g_autofree char *detail = clew_case_rows_join (known, age, NULL);

  return clew_case_row_new (clew_case_get_hearing_name (court_case, hearing), detail,
                            hearing_pill (hearing, today));
}

static GtkWidget *
warrant_pill (ClewRecord *warrant, ClewDay today)
{
  ClewWarrantDates dates = {
    .quash_requested = clew_record_get_day (warrant, "quash_requested_on"),
    .quash_supported = clew_record_get_day (warrant, "quash_supported_on"),
    .quashed = clew_record_get_day (warrant, "quashed_on"),
    .served = clew_record_get_day (warrant, "served_on"),
  };

  switch (clew_warrant_get_state (&dates, today))
    {
    case CLEW_WARRANT_QUASHED:
      return clew_pill_new ("emblem-ok-symbolic", _ ("Quashed"), CLEW_PILL_GOOD);
    case CLEW_WARRANT_SERVED:
      return clew_pill_new ("emblem-ok-symbolic", _ ("Served"), CLEW_PILL_PLAIN);
    case CLEW_WARRANT_QUASH_SUPPORTED:
      return clew_pill_new ("alarm-symbolic", _ ("Quash supported"), CLEW_PILL_CAREFUL);
    case CLEW_WARRANT_QUASH_REQUESTED:
      return clew_pill_new ("alarm-symbolic", _ ("Quash requested"), CLEW_PILL_CAREFUL);
    case CLEW_WARRANT_STANDS:
    default:
      return clew_pill_new ("dialog-warning-symbolic", _ ("Stands"), CLEW_PILL_BAD);
    }
}

/**
 * clew_case_row_new_warrant:
 * @warrant: a warrant
 * @today: today
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
clew_case_row_new_warrant (ClewRecord *warrant, ClewDay today)
{
  g_autofree char *day = clew_day_words (clew_record_get_day (warrant, "issued_on"));
  g_autofree char *title = g_strdup_printf (_ ("Issued %s"), day);
  g_autofree char *told_day = dup_day (warrant, "officers_told_on");
  gint64           dollars = clew_record_get_number (warrant, "bail", -1);
  g_autofree char *bail = NULL;
  g_autofree char *told = NULL;
  g_autofree char *where = NULL;
  g_autofree char *detail = NULL;

  if (dollars >= 0)
    /* Translators: bail on a warrant, in dollars */
    bail = g_strdup_printf (_ ("bail $%" PRId64), dollars);
  if (told_day != NULL)
    /* Translators: officers were told that discretion is asked for; %s is a date */
    told = g_strdup_printf (_ ("officers told %s"), told_day);
  /* Why it was issued is in older files, in words of one's own: not for every eye. */
  where = clew_case_rows_join (bail, clew_record_get_text (warrant, "place"), NULL);
  detail = clew_case_rows_join (where, told, NULL);
  return clew_case_row_new (title, detail, warrant_pill (warrant, today));
}

/**
 * clew_case_row_new_condition:
 * @condition: what the court ordered
 * @today: today
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
clew_case_row_new_condition (ClewRecord *condition, ClewDay today)
{
  ClewDay          due = clew_record_get_day (condition, "due_on");
  g_autofree char *ordered_day = dup_day (condition, "ordered_on");
  g_autofree char *due_day = dup_day (condition, "due_on");
  g_autofree char *ordered = NULL;
  g_autofree char *due_words = NULL;
  g_autofree char *detail = NULL;
  GtkWidget       *pill = NULL;

  if (ordered_day != NULL)
    /* Translators: of a condition of a court; %s is a date */
    ordered = g_strdup_printf (_ ("ordered %s"), ordered_day);
  if (due_day != NULL)
    /* Translators: of a condition of a court; %s is a date */
    due_words = g_strdup_printf (_ ("due %s"), due_day);
  detail = clew_case_rows_join (ordered, due_words, NULL);
  if (clew_record_get_text (condition, "met_on") != NULL)
    pill = clew_pill_new ("emblem-ok-symbolic", _ ("Met"), CLEW_PILL_GOOD);
  else if (due != CLEW_DAY_UNKNOWN)
    {
      g_autofree char *relative = clew_day_words_relative (due, today);

      pill = clew_pill_new ("alarm-symbolic", relative,
                            due < today ? CLEW_PILL_CAREFUL : CLEW_PILL_PLAIN);
    }
  return clew_case_row_new (clew_record_get_choice_label (condition, "kind"), detail, pill);
}

/**
 * clew_case_row_new_custody:
 * @stay: a time in custody
 * @today: today
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
clew_case_row_new_custody (ClewRecord *stay, ClewDay today)
{
  ClewDay          released = clew_record_get_day (stay, "released_on");
  g_autofree char *day = clew_day_words (clew_record_get_day (stay, "booked_on"));
  g_autofree char *title = g_strdup_printf (_ ("Booked %s"), day);
  g_autofree char *released_day = dup_day (stay, "released_on");
  g_autofree char *until = NULL;
  g_autofree char *detail = NULL;

  if (released_day != NULL)
    /* Translators: from custody; %s is a date */
    until = g_strdup_printf (_ ("released %s"), released_day);
  detail = clew_case_rows_join (clew_record_get_text (stay, "place"), until, NULL);
  return clew_case_row_new (title, detail,
                            released == CLEW_DAY_UNKNOWN || released > today
                            ? clew_pill_new ("alarm-symbolic", _ ("In custody"),
                                                                  CLEW_PILL_CAREFUL)
                                             : NULL);
}

static void
add_line (GString *text, const char *line)
{
  if (line != NULL && *line != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
}

static char *
describe_attestation (ClewRecord *decision)
{
  const char *who = clew_record_get_text (decision, "attested_by");

  if (who == NULL)
    return NULL;
  /* Translators: of a source of information: its kind, and who attests to it */
  return g_strdup_printf (_ ("%s, attested by %s"),
                             clew_record_get_choice_label (decision, "attested_source"), who);
}

/* When and by whom; on what it rests; what it comes to; and what the prosecutor considered. */
static char *
describe_decision (ClewRecord *decision)
{
  GString         *text = g_string_new (NULL);
  g_autofree char *day = clew_day_words (clew_record_get_day (decision, "on_day"));
  g_autofree char *who = clew_case_rows_join (day, clew_record_get_text (decision, "decided_by"),
                                              clew_record_get_text (decision, "authority"));
  g_autofree char *attested = describe_attestation (decision);
  g_autofree char *source = clew_case_rows_join (clew_record_get_choice_label (decision, "source"),
                                                 attested, NULL);
  g_autofree char *course = clew_case_rows_join (
    clew_record_get_choice_label (decision, "offer"),
    clew_record_get_choice_label (decision, "detention"),
    clew_record_get_choice_label (decision, "disposition"));

  add_line (text, who);
  add_line (text, source);
  add_line (text, course);
  add_line (text, clew_record_get_text (decision, "considerations"));
  return g_string_free (text, FALSE);
}

/**
 * clew_case_row_new_decision:
 * @decision: a decision
 * @today: today
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
clew_case_row_new_decision (ClewRecord *decision, ClewDay today)
{
  ClewDay          review = clew_record_get_day (decision, "review_on");
  g_autofree char *detail = describe_decision (decision);
  GtkWidget       *pill = NULL;

  if (review != CLEW_DAY_UNKNOWN && clew_record_get_text (decision, "reviewed_on") == NULL)
    {
      g_autofree char *date = clew_day_words_short (review, today);
      g_autofree char *text = g_strdup_printf (_ ("Review %s"), date);

      pill = clew_pill_new ("alarm-symbolic", text,
                            review < today ? CLEW_PILL_BAD : CLEW_PILL_CAREFUL);
    }
  return clew_case_row_new (clew_record_get_choice_label (decision, "kind"), detail, pill);
}

/**
 * clew_case_row_new_concern:
 * @concern: what somebody asks about the case
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
clew_case_row_new_concern (ClewRecord *concern)
{
  GString         *text = g_string_new (NULL);
  g_autofree char *day = clew_day_words (clew_record_get_day (concern, "on_day"));
  g_autofree char *who = clew_case_rows_join (
    day, clew_record_get_text (concern, "raised_by"),
    clew_record_get_choice_label (concern, "kind"));
  g_autofree char *asked = clew_case_rows_join (
    clew_record_get_choice_label (concern, "decision_kind"),
    clew_record_get_choice_label (concern, "asked"),
    clew_record_get_text (concern, "follows") != NULL ? _ ("raised again") : NULL);
  g_autofree char *answered = dup_day (concern, "answered_on");
  g_autofree char *answer = clew_case_rows_join (answered,
                                                 clew_record_get_text (concern, "answered_by"),
                                                 clew_record_get_choice_label (concern, "answer"));
  GtkWidget       *pill;
  g_autofree char *detail = NULL;

  add_line (text, who);
  add_line (text, asked);
  add_line (text, answer);
  detail = g_string_free (text, FALSE);
  if (answered != NULL)
    pill = clew_pill_new ("emblem-ok-symbolic", _ ("Answered"), CLEW_PILL_GOOD);
  else
    pill = clew_pill_new ("dialog-question-symbolic", _ ("Not answered"), CLEW_PILL_CAREFUL);
  return clew_case_row_new (clew_record_get_choice_label (concern, "about"), detail, pill);
}
