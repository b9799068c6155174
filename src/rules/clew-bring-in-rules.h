/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/clew-day.h"

/* Whose a row of a court's calendar is, and which hearing it means. Of most rows the answer is
 * “nobody’s that this office knows”, and nothing of those is kept. */

/* What a column of such a file may say. */
typedef enum
{
  CLEW_INCOMING_CAUSE_NUMBER,
  CLEW_INCOMING_COURT,
  CLEW_INCOMING_DEPARTMENT,
  CLEW_INCOMING_NAME,
  CLEW_INCOMING_FAMILY_NAME,
  CLEW_INCOMING_GIVEN_NAME,
  CLEW_INCOMING_BIRTH_DATE,
  CLEW_INCOMING_DAY,
  CLEW_INCOMING_TIME,
  CLEW_INCOMING_KIND,
  CLEW_INCOMING_JUDGE,
  CLEW_INCOMING_OUTCOME,
  CLEW_INCOMING_PROSECUTOR,
  CLEW_INCOMING_DEFENSE_COUNSEL,
  CLEW_INCOMING_FILED,
  CLEW_INCOMING_N_FIELDS,
} ClewIncomingField;

ClewIncomingField clew_bring_in_guess_field (const char *header);

/**
 * ClewIncomingName:
 * @family: (nullable): folded
 * @given: (nullable): folded
 *
 * A name in a file. Where nothing says which is which, @family is %NULL and @given the whole.
 */
typedef struct
{
  char *family;
  char *given;
} ClewIncomingName;

void     clew_incoming_name_read (ClewIncomingName *name,
                                  const char       *whole,
                                  const char       *family,
                                  const char       *given);
void     clew_incoming_name_clear (ClewIncomingName *name);
gboolean clew_incoming_name_is_empty (const ClewIncomingName *name);
gboolean clew_incoming_name_fits (const ClewIncomingName *name,
                                  const char             *family,
                                  const char             *given);

/**
 * ClewKnownPerson:
 * @id: the participant's id
 * @born: their birth date, or unknown
 * @names: (array length=n_names): folded names that they go by, family and given by turns; either
 *   may be empty
 * @n_names: how many pairs
 */
typedef struct
{
  const char        *id;
  ClewDay            born;
  const char *const *names;
  guint              n_names;
} ClewKnownPerson;

/**
 * ClewKnownCase:
 * @id: the case's id
 * @court: folded
 * @person: whose it is
 * @is_hidden: whether it is sealed or vacated
 */
typedef struct
{
  const char            *id;
  const char            *court;
  const ClewKnownPerson *person;
  gboolean               is_hidden;
} ClewKnownCase;

/* How sure it is whose a row is, the surest first. */
typedef enum
{
  CLEW_MATCH_SURE,        /* cause number, court and name */
  CLEW_MATCH_NUMBER,      /* cause number and court; the file names nobody */
  CLEW_MATCH_NO_COURT,    /* cause number, in a file that does not say of which court */
  CLEW_MATCH_OTHER_NAME,  /* the case has somebody else's name */
  CLEW_MATCH_OTHER_COURT, /* a case with this number is known in another court */
  CLEW_MATCH_PERSON_CASE, /* name and birth date, and the one case in this court */
  CLEW_MATCH_PERSON,      /* name and birth date: a case that is new here */
  CLEW_MATCH_UNCLEAR,     /* more than one may be meant */
  CLEW_MATCH_NOBODY,
} ClewMatchKind;

/**
 * ClewIncomingRow:
 * @has_number: whether it says a cause number
 * @court: (nullable): folded
 * @name: whose it is
 * @born: their birth date, or unknown
 */
typedef struct
{
  gboolean                has_number;
  const char             *court;
  const ClewIncomingName *name;
  ClewDay                 born;
} ClewIncomingRow;

/**
 * ClewMatch:
 * @kind: how sure it is
 * @court_case: (nullable): the case that is meant
 * @person: (nullable): whose it is
 */
typedef struct
{
  ClewMatchKind          kind;
  const ClewKnownCase   *court_case;
  const ClewKnownPerson *person;
} ClewMatch;

ClewMatch clew_bring_in_match (const ClewIncomingRow        *row,
                               const ClewKnownCase *const   *same_number,
                               guint                         n_same_number,
                               const ClewKnownPerson *const *same_birth,
                               guint                         n_same_birth,
                               const ClewKnownCase *const   *their_cases,
                               guint                         n_their_cases);

/**
 * ClewKeptHearing:
 * @day: its day, or unknown while it has none
 * @time: (nullable): local HH:MM
 * @kind: id of clew_hearing_kinds
 * @is_open: whether no outcome was entered
 */
typedef struct
{
  ClewDay     day;
  const char *time;
  const char *kind;
  gboolean    is_open;
} ClewKeptHearing;

/**
 * ClewIncomingHearing:
 * @day: its day, or unknown when the row names no hearing
 * @time: (nullable): local HH:MM
 * @kind: (nullable): id of clew_hearing_kinds, or %NULL when the file does not say
 */
typedef struct
{
  ClewDay     day;
  const char *time;
  const char *kind;
} ClewIncomingHearing;

typedef enum
{
  CLEW_HEARING_NONE,
  CLEW_HEARING_KEPT,
  CLEW_HEARING_MOVED,
  CLEW_HEARING_NEW,
  CLEW_HEARING_TWICE, /* a row before it says the same */
} ClewHearingFit;

/**
 * ClewHearingPlace:
 * @fit: what the row means
 * @index: which of the hearings that are kept, or for %CLEW_HEARING_TWICE which row
 */
typedef struct
{
  ClewHearingFit fit;
  guint          index;
} ClewHearingPlace;

/* The days of which a file tells all, both included. */
typedef struct
{
  ClewDay as_of;
  ClewDay from;
  ClewDay to;
} ClewCoveredDays;

void clew_bring_in_place (const ClewIncomingHearing *rows,
                          guint                      n_rows,
                          const ClewKeptHearing     *kept,
                          guint                      n_kept,
                          const ClewCoveredDays     *covered,
                          ClewHearingPlace          *places);

/* What is said of a hearing that a file told of once. */
typedef enum
{
  CLEW_SIGHTING_FRESH,
  CLEW_SIGHTING_OLD,
  CLEW_SIGHTING_GONE,
} ClewSightingState;

/**
 * ClewSighting:
 * @state: what is said of it
 * @is_calendar: whether the file was a court's calendar, not a list of cases
 * @seen: of which day the file was
 * @read_since: of which day the last calendar of that court is that tells all of the hearing's day,
 *   or unknown
 */
typedef struct
{
  ClewSightingState state;
  gboolean          is_calendar;
  ClewDay           seen;
  ClewDay           read_since;
} ClewSighting;

/* House conventions: a court's calendar changes by the week, a list of cases by the month. */
#define CLEW_CALENDAR_FRESH_DAYS  7
#define CLEW_CASE_LIST_FRESH_DAYS 30

ClewSightingState clew_sighting_get_state (ClewDay  seen,
                                           gboolean is_calendar,
                                           ClewDay  hearing,
                                           gboolean is_open,
                                           ClewDay  read_since,
                                           ClewDay  today);
