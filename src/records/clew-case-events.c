/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-case-events.h"

#include "records/clew-received.h"
#include "records/clew-release-detail.h"
#include "rules/clew-conference-rules.h"

#include <glib/gi18n-lib.h>

/* What has happened in a case, told from its beginning. */

/* The steps of a case: which day says that one was taken. Of one day, what
 * comes about by a step stands after it: a warrant after the hearing that
 * somebody missed, its end after the hearing that ended it. */
typedef struct
{
  const ClewKind *kind;
  const char     *column;
  const char     *title; /* or NULL: what the record's own words say */
} Step;

static const Step steps[] = {
  { &clew_kind_court_case, "incident_on", N_ ("Incident") },
  { &clew_kind_court_case, "arrested_on", N_ ("Arrest") },
  { &clew_kind_court_case, "filed_on", N_ ("Case filed") },
  { &clew_kind_custody_stay, "booked_on", N_ ("Booked") },
  { &clew_kind_decision, "on_day", NULL },
  { &clew_kind_decision, "reviewed_on", N_ ("Decision reviewed") },
  { &clew_kind_hearing_move, "on_day", N_ ("Hearing moved") },
  { &clew_kind_received, "received_on", N_ ("Received from another agency") },
  { &clew_kind_disclosure, "on_day", NULL },
  { &clew_kind_case_conference, "on_day", N_ ("Conference") },
  { &clew_kind_agreed_step_event, "on_day", NULL },
  { &clew_kind_hearing, "on_day", NULL },
  { &clew_kind_warrant, "issued_on", N_ ("Warrant issued") },
  { &clew_kind_warrant, "quash_requested_on", N_ ("Quash of a warrant requested") },
  { &clew_kind_warrant, "quash_supported_on", N_ ("Quash of a warrant supported") },
  { &clew_kind_warrant, "quashed_on", N_ ("Warrant quashed") },
  { &clew_kind_warrant, "served_on", N_ ("Warrant served") },
  { &clew_kind_warrant, "officers_told_on", N_ ("Officers told that discretion is asked for") },
  { &clew_kind_court_condition, "ordered_on", N_ ("Condition ordered") },
  { &clew_kind_court_condition, "met_on", N_ ("Condition met") },
  { &clew_kind_custody_stay, "released_on", N_ ("Released") },
  { &clew_kind_charge, "disposed_on", N_ ("Charge disposed of") },
  { &clew_kind_court_case, "closed_on", N_ ("Case closed") },
};

static int
compare (gconstpointer one, gconstpointer other)
{
  const ClewCaseEvent *a = *(ClewCaseEvent *const *)one;
  const ClewCaseEvent *b = *(ClewCaseEvent *const *)other;

  if (a->day != b->day)
    return a->day < b->day ? -1 : 1;
  if (a->step != b->step)
    return a->step < b->step ? -1 : 1;
  if (steps[a->step].kind == &clew_kind_hearing)
    return g_strcmp0 (clew_record_get_text (a->record, "at_time"),
                      clew_record_get_text (b->record, "at_time"));
  return 0;
}

/* To whom, by letter or otherwise; never what somebody wrote of it in their own words. */
static char *
title_disclosure (ClewRecord *record)
{
  const char *name = clew_record_get_text (record, "recipient");

  if (g_strcmp0 (clew_record_get_text (record, "method"), "letter") == 0)
    /* Translators: %s is an agency */
    return g_strdup_printf (_ ("Letter to %s"), name);
  /* Translators: %s is an agency */
  return g_strdup_printf (_ ("Told %s"), name);
}

static char *
detail_disclosure (ClewRecord *record)
{
  g_auto (GStrv) ids = g_strsplit (clew_record_get_text (record, "categories"), " ", -1);

  return clew_release_list_categories ((const char *const *)ids);
}

static char *
list_choices (const ClewChoice *choices, const char *text)
{
  g_auto (GStrv) ids = g_strsplit (text, " ", -1);
  GString *words = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "; " : "",
                            clew_choice_get_label (choices, ids[i]));
  return g_string_free (words, FALSE);
}

static char *
title_step_event (ClewRecord *record)
{
  const char *kind = clew_record_get_text (record, "kind");

  if (g_strcmp0 (kind, clew_step_event_ids[CLEW_STEP_DONE]) == 0)
    return g_strdup (_ ("Agreed step done"));
  if (g_strcmp0 (kind, clew_step_event_ids[CLEW_STEP_NOT_NEEDED]) == 0)
    return g_strdup (_ ("Agreed step not needed"));
  return g_strdup (_ ("Agreed step open again"));
}

static const char *
find_step (const ClewCase *court_case, ClewRecord *event)
{
  for (guint i = 0; i < court_case->steps->len; i++)
    {
      ClewRecord *step = g_ptr_array_index (court_case->steps, i);

      if (g_strcmp0 (clew_record_get_id (step), clew_record_get_text (event, "step")) == 0)
        return clew_record_get_choice_label (step, "kind");
    }
  return NULL;
}

static char *
title (const ClewCase *court_case, ClewRecord *record, const Step *step)
{
  if (step->title != NULL)
    return g_strdup (_ (step->title));
  if (step->kind == &clew_kind_disclosure)
    return title_disclosure (record);
  if (step->kind == &clew_kind_agreed_step_event)
    return title_step_event (record);
  if (step->kind == &clew_kind_hearing)
    return g_strdup (clew_case_get_hearing_name (court_case, record));
  return g_strdup (clew_record_get_choice_label (record, "kind"));
}

/* Which field says more of a step. */
static const struct
{
  const ClewKind *kind;
  const char     *column;
} details[] = {
  { &clew_kind_hearing, "outcome" },
  { &clew_kind_hearing_move, "reason" },
  { &clew_kind_court_condition, "kind" },
  { &clew_kind_charge, "disposition" },
  { &clew_kind_case_conference, "method" },
};

static char *
detail (const ClewCase *court_case, ClewRecord *record, const Step *step)
{
  if (step->kind == &clew_kind_disclosure)
    return detail_disclosure (record);
  if (step->kind == &clew_kind_agreed_step_event)
    return g_strdup (find_step (court_case, record));
  if (step->kind == &clew_kind_received)
    return list_choices (clew_received_says, clew_record_get_text (record, "says"));
  if (step->kind == &clew_kind_decision)
    return g_strdup (step->title == NULL ? clew_record_get_text (record, "decided_by")
                                         : clew_record_get_choice_label (record, "kind"));
  if (step->kind == &clew_kind_custody_stay)
    return g_strdup (clew_record_get_text (record, "place"));
  for (guint i = 0; i < G_N_ELEMENTS (details); i++)
    if (details[i].kind == step->kind)
      return g_strdup (clew_record_get_choice_label (record, details[i].column));
  return NULL;
}

/* A hearing without an outcome may not have been held. */
static gboolean
has_happened (ClewRecord *record, ClewDay day, ClewDay today)
{
  return day != CLEW_DAY_UNKNOWN && day <= today &&
         (clew_record_get_kind (record) != &clew_kind_hearing ||
          clew_record_get_text (record, "outcome") != NULL);
}

static void
event_free (gpointer data)
{
  ClewCaseEvent *event = data;

  g_free (event->title);
  g_free (event->detail);
  g_free (event);
}

static void
add_record (GPtrArray *events, const ClewCase *court_case, ClewRecord *record, ClewDay today)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      ClewCaseEvent *event;
      ClewDay        day;

      if (steps[i].kind != clew_record_get_kind (record))
        continue;
      day = clew_record_get_day (record, steps[i].column);
      if (!has_happened (record, day, today))
        continue;
      event = g_new0 (ClewCaseEvent, 1);
      event->day = day;
      event->record = record;
      event->step = i;
      event->title = title (court_case, record, &steps[i]);
      event->detail = detail (court_case, record, &steps[i]);
      g_ptr_array_add (events, event);
    }
}

/**
 * clew_case_list_events:
 * @court_case: a case, which the answer borrows from
 * @today: today
 *
 * Returns: (transfer full) (element-type ClewCaseEvent): what has happened until
 *   @today, the first first: the case's own dates, decisions, hearings with their
 *   outcomes and moves, conditions, custody, what became of warrants and charges, what the
 *   agencies of the case were told, conferences and what became of agreed steps
 */
GPtrArray *
clew_case_list_events (const ClewCase *court_case, ClewDay today)
{
  GPtrArray *events = g_ptr_array_new_with_free_func (event_free);
  GPtrArray *parts[] = { court_case->decisions, court_case->hearings, court_case->warrants,
                         court_case->charges, court_case->moves, court_case->conditions,
                         court_case->custody, court_case->disclosures,
                         court_case->conferences, court_case->step_events,
                         court_case->received };

  add_record (events, court_case, court_case->record, today);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (guint j = 0; j < parts[i]->len; j++)
      add_record (events, court_case, g_ptr_array_index (parts[i], j), today);
  g_ptr_array_sort (events, compare);
  return events;
}
