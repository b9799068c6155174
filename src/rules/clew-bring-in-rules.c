/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/clew-bring-in-rules.h"

#include "base/clew-fold.h"

#include <string.h>

/* What courts and case-management systems call their columns, folded; the whole header. */
static const struct
{
  ClewIncomingField field;
  const char       *headers[14];
} known_headers[] = {
  { CLEW_INCOMING_CAUSE_NUMBER,
    { "cause number", "cause no", "cause", "case number", "case no", "case", "case id",
      "docket number", "docket no", "court case number", "numero de causa", "numero de caso" } },
  { CLEW_INCOMING_COURT,
    { "court", "court name", "court location", "location", "jurisdiction", "tribunal", "corte",
      "juzgado" } },
  { CLEW_INCOMING_DEPARTMENT,
    { "department", "dept", "division", "courtroom", "room", "ctrm", "part", "departamento",
      "sala" } },
  { CLEW_INCOMING_NAME,
    { "name", "defendant", "defendant name", "full name", "party", "party name", "respondent",
      "client", "client name", "nombre completo", "acusado" } },
  { CLEW_INCOMING_FAMILY_NAME,
    { "last name", "last", "family name", "surname", "defendant last name", "def last",
      "apellido", "apellidos" } },
  { CLEW_INCOMING_GIVEN_NAME,
    { "first name", "first", "given name", "defendant first name", "def first", "nombre",
      "nombres" } },
  { CLEW_INCOMING_BIRTH_DATE,
    { "dob", "birth date", "date of birth", "birthdate", "born", "defendant dob",
      "fecha de nacimiento" } },
  { CLEW_INCOMING_DAY,
    { "hearing date", "date", "court date", "event date", "next hearing", "next court date",
      "next hearing date", "calendar date", "setting date", "hearing", "fecha",
      "fecha de audiencia" } },
  { CLEW_INCOMING_TIME,
    { "time", "hearing time", "court time", "event time", "start time", "hora" } },
  { CLEW_INCOMING_KIND,
    { "hearing type", "type", "hearing kind", "event", "event type", "setting",
      "hearing description", "proceeding", "tipo", "tipo de audiencia" } },
  { CLEW_INCOMING_JUDGE,
    { "judge", "judicial officer", "judge name", "hearing officer", "juez", "jueza" } },
  { CLEW_INCOMING_OUTCOME,
    { "outcome", "result", "hearing result", "disposition", "status", "hearing status",
      "resultado" } },
  { CLEW_INCOMING_PROSECUTOR,
    { "prosecutor", "dpa", "da", "ada", "prosecuting attorney", "state attorney", "fiscal" } },
  { CLEW_INCOMING_DEFENSE_COUNSEL,
    { "defense counsel", "defense attorney", "defense", "attorney", "public defender",
      "defendant attorney", "defensor", "defensa" } },
  { CLEW_INCOMING_FILED, { "filed", "filing date", "date filed", "file date", "presentado" } },
};

/**
 * clew_bring_in_guess_field:
 * @header: what stands above a column
 *
 * A guess for somebody to look at, never more.
 *
 * Returns: what the column may say, or %CLEW_INCOMING_N_FIELDS
 */
ClewIncomingField
clew_bring_in_guess_field (const char *header)
{
  g_autofree char *folded = clew_fold (header);

  for (guint i = 0; i < G_N_ELEMENTS (known_headers); i++)
    if (g_strv_contains (known_headers[i].headers, folded))
      return known_headers[i].field;
  return CLEW_INCOMING_N_FIELDS;
}

static char *
fold_or_nothing (const char *text)
{
  g_autofree char *folded = clew_fold (text);

  return *folded != '\0' ? g_steal_pointer (&folded) : NULL;
}

/**
 * clew_incoming_name_read:
 * @name: (out): to be cleared with clew_incoming_name_clear()
 * @whole: (nullable): a name in one cell: "FAMILY, GIVEN" or in another order
 * @family: (nullable): a family name in a cell of its own
 * @given: (nullable): the given names in a cell of their own
 *
 * A family name in a cell of its own counts before what stands in one cell.
 */
void
clew_incoming_name_read (ClewIncomingName *name,
                         const char       *whole,
                         const char       *family,
                         const char       *given)
{
  const char *comma = whole != NULL ? strchr (whole, ',') : NULL;

  if (family != NULL)
    *name = (ClewIncomingName){ fold_or_nothing (family), fold_or_nothing (given) };
  else if (comma != NULL)
    {
      g_autofree char *before = g_strndup (whole, (gsize)(comma - whole));

      *name = (ClewIncomingName){ fold_or_nothing (before), fold_or_nothing (comma + 1) };
    }
  else
    *name = (ClewIncomingName){ NULL, fold_or_nothing (whole != NULL ? whole : given) };
}

/**
 * clew_incoming_name_clear:
 * @name: a name
 */
void
clew_incoming_name_clear (ClewIncomingName *name)
{
  g_clear_pointer (&name->family, g_free);
  g_clear_pointer (&name->given, g_free);
}

/**
 * clew_incoming_name_is_empty:
 * @name: a name
 *
 * Returns: whether it names nobody
 */
gboolean
clew_incoming_name_is_empty (const ClewIncomingName *name)
{
  return name->family == NULL && name->given == NULL;
}

/* Whether @text begins with @words, whole words. */
static gboolean
begins_with (const char *text, const char *words)
{
  gsize n = strlen (words);

  return strncmp (text, words, n) == 0 && (text[n] == '\0' || text[n] == ' ');
}

/* Whether the first word of both is the same. */
static gboolean
first_words_equal (const char *one, const char *other)
{
  gsize n = strcspn (one, " ");

  return n == strcspn (other, " ") && n > 0 && strncmp (one, other, n) == 0;
}

/**
 * clew_incoming_name_fits:
 * @name: a name in a file
 * @family: a family name, folded, maybe empty
 * @given: given names, folded, maybe empty
 *
 * Whether the two may name one person: the whole family name and the first of the given names.
 * Courts cut middle names short or leave them out.
 *
 * Returns: whether it fits
 */
gboolean
clew_incoming_name_fits (const ClewIncomingName *name, const char *family, const char *given)
{
  gsize length, n;

  if (name->given == NULL || *family == '\0' || *given == '\0')
    return FALSE;
  if (name->family != NULL)
    return g_str_equal (name->family, family) && first_words_equal (name->given, given);
  n = strlen (family);
  length = strlen (name->given);
  if (begins_with (name->given, family) && name->given[n] == ' ' &&
      first_words_equal (name->given + n + 1, given))
    return TRUE;
  return length > n && name->given[length - n - 1] == ' ' &&
         g_str_equal (name->given + length - n, family) && first_words_equal (name->given, given);
}

static gboolean
is_named (const ClewIncomingRow *row, const ClewKnownPerson *person)
{
  for (guint i = 0; i < person->n_names; i++)
    if (clew_incoming_name_fits (row->name, person->names[2 * i], person->names[2 * i + 1]))
      return TRUE;
  return FALSE;
}

/* What a search found: the only one, whether there are more, whether one may not be found. */
typedef struct
{
  const ClewKnownCase *only;
  guint                n;
  gboolean             any_hidden;
} Found;

static void
add_found (Found *found, const ClewKnownCase *one)
{
  found->any_hidden |= one->is_hidden;
  found->only = one;
  found->n++;
}

static const ClewMatch nobody = { CLEW_MATCH_NOBODY, NULL, NULL };
static const ClewMatch unclear = { CLEW_MATCH_UNCLEAR, NULL, NULL };

/* Name and birth date, where no case with its number is known. */
static ClewMatch
match_person (const ClewIncomingRow        *row,
              const ClewKnownPerson *const *people,
              guint                         n_people,
              const ClewKnownCase *const   *cases,
              guint                         n_cases)
{
  const ClewKnownPerson *person = NULL;
  Found                  here = { 0 };

  for (guint i = 0; i < n_people && row->born != CLEW_DAY_UNKNOWN; i++)
    if (people[i]->born == row->born && is_named (row, people[i]))
      {
        if (person != NULL && person != people[i])
          return unclear;
        person = people[i];
      }
  if (person == NULL)
    return nobody;
  if (row->has_number)
    return (ClewMatch){ CLEW_MATCH_PERSON, NULL, person };
  for (guint i = 0; i < n_cases; i++)
    if (cases[i]->person == person &&
        (row->court == NULL || g_str_equal (cases[i]->court, row->court)))
      add_found (&here, cases[i]);
  if (here.any_hidden)
    return nobody;
  if (here.n != 1)
    return unclear;
  return (ClewMatch){ CLEW_MATCH_PERSON_CASE, here.only, person };
}

/* The number is known, but only in other courts. */
static ClewMatch
match_elsewhere (const ClewIncomingRow      *row,
                 const ClewKnownCase *const *cases,
                 guint                       n_cases)
{
  Found found = { 0 };

  for (guint i = 0; i < n_cases; i++)
    if (is_named (row, cases[i]->person))
      add_found (&found, cases[i]);
  if (found.n == 0 || found.any_hidden)
    return nobody;
  if (found.n > 1)
    return unclear;
  return (ClewMatch){ CLEW_MATCH_OTHER_COURT, found.only, found.only->person };
}

/**
 * clew_bring_in_match:
 * @row: what a row says of whose it is
 * @same_number: (array length=n_same_number): all cases with its cause number
 * @n_same_number: how many
 * @same_birth: (array length=n_same_birth): at least everybody with its birth date
 * @n_same_birth: how many
 * @their_cases: (array length=n_their_cases): at least all cases of those
 * @n_their_cases: how many
 *
 * Whose a row is: by cause number, which a court gives once, then by name and birth date. A case
 * that is sealed or vacated is not found, and no new one with its number is proposed; where the
 * row may mean one, it is nobody's. Somebody has to confirm what is not %CLEW_MATCH_SURE.
 *
 * Returns: whose it is
 */
ClewMatch
clew_bring_in_match (const ClewIncomingRow        *row,
                     const ClewKnownCase *const   *same_number,
                     guint                         n_same_number,
                     const ClewKnownPerson *const *same_birth,
                     guint                         n_same_birth,
                     const ClewKnownCase *const   *their_cases,
                     guint                         n_their_cases)
{
  Found         here = { 0 };
  ClewMatchKind kind = row->court == NULL ? CLEW_MATCH_NO_COURT : CLEW_MATCH_SURE;

  for (guint i = 0; row->has_number && i < n_same_number; i++)
    if (row->court == NULL || g_str_equal (same_number[i]->court, row->court))
      add_found (&here, same_number[i]);
  if (here.any_hidden)
    return nobody;
  if (here.n > 1)
    return unclear;
  if (here.n == 1)
    {
      if (!clew_incoming_name_is_empty (row->name) && !is_named (row, here.only->person))
        kind = CLEW_MATCH_OTHER_NAME;
      else if (clew_incoming_name_is_empty (row->name) && kind == CLEW_MATCH_SURE)
        kind = CLEW_MATCH_NUMBER;
      return (ClewMatch){ kind, here.only, here.only->person };
    }
  for (guint i = 0; row->has_number && i < n_same_number; i++)
    if (is_named (row, same_number[i]->person))
      return match_elsewhere (row, same_number, n_same_number);
  return match_person (row, same_birth, n_same_birth, their_cases, n_their_cases);
}

/* Which hearing. */

typedef struct
{
  const ClewIncomingHearing *rows;
  guint                      n_rows;
  const ClewKeptHearing     *kept;
  guint                      n_kept;
  const ClewCoveredDays     *covered;
  ClewHearingPlace          *places;
  gboolean                  *is_taken;
} Placing;

static gboolean
same_if_said (const char *one, const char *other)
{
  return one == NULL || other == NULL || g_str_equal (one, other);
}

/* The ways in which a row means a hearing of its day, the surest first. */
typedef enum
{
  KIND_AND_TIME,
  KIND,
  TIME,
  ONLY_DAY,
  N_WAYS,
} Way;

static gboolean
is_meant (Way way, const ClewIncomingHearing *row, const ClewKeptHearing *hearing)
{
  if (row->day != hearing->day)
    return FALSE;
  switch (way)
    {
    case KIND_AND_TIME:
      return g_strcmp0 (row->kind, hearing->kind) == 0 && g_strcmp0 (row->time, hearing->time) == 0;
    case KIND:
      return g_strcmp0 (row->kind, hearing->kind) == 0;
    case TIME:
      return row->time != NULL && g_strcmp0 (row->time, hearing->time) == 0;
    case ONLY_DAY:
      return row->kind == NULL || (hearing->is_open && same_if_said (row->time, hearing->time));
    case N_WAYS:
    default:
      g_assert_not_reached ();
    }
}

static void
take (Placing *placing, guint row, ClewHearingFit fit, guint hearing)
{
  placing->places[row] = (ClewHearingPlace){ fit, hearing };
  placing->is_taken[hearing] = TRUE;
}

static gboolean
waits (const Placing *placing, guint row)
{
  return placing->places[row].fit == CLEW_HEARING_NEW;
}

static void
place_of_day (Placing *placing, Way way)
{
  for (guint i = 0; i < placing->n_rows; i++)
    for (guint j = 0; j < placing->n_kept && waits (placing, i); j++)
      if (!placing->is_taken[j] && is_meant (way, &placing->rows[i], &placing->kept[j]))
        take (placing, i, CLEW_HEARING_KEPT, j);
}

/* Whether the file would name this hearing if it were still on its day. */
static gboolean
may_have_moved (const Placing *placing, guint hearing, const char *kind)
{
  const ClewKeptHearing *kept = &placing->kept[hearing];
  const ClewCoveredDays *covered = placing->covered;

  if (placing->is_taken[hearing] || !kept->is_open || !same_if_said (kind, kept->kind))
    return FALSE;
  return kept->day == CLEW_DAY_UNKNOWN ||
         (kept->day >= covered->as_of && kept->day >= covered->from && kept->day <= covered->to);
}

static gboolean
may_be_move (const Placing *placing, guint row)
{
  return waits (placing, row) && placing->rows[row].day >= placing->covered->as_of;
}

/* A move is said only where there is one way to say it. */
static void
place_move (Placing *placing, guint row)
{
  guint n_hearings = 0, n_rows = 0, hearing = 0;

  for (guint j = 0; j < placing->n_kept; j++)
    if (may_have_moved (placing, j, placing->rows[row].kind))
      {
        hearing = j;
        n_hearings++;
      }
  if (n_hearings != 1)
    return;
  for (guint i = 0; i < placing->n_rows; i++)
    if (may_be_move (placing, i) &&
        same_if_said (placing->rows[i].kind, placing->kept[hearing].kind))
      n_rows++;
  if (n_rows == 1)
    take (placing, row, CLEW_HEARING_MOVED, hearing);
}

static void
place_first (Placing *placing, guint row)
{
  const ClewIncomingHearing *one = &placing->rows[row];

  placing->places[row] = (ClewHearingPlace){ CLEW_HEARING_NEW, 0 };
  if (one->day == CLEW_DAY_UNKNOWN)
    placing->places[row].fit = CLEW_HEARING_NONE;
  for (guint i = 0; i < row && waits (placing, row); i++)
    if (placing->places[i].fit == CLEW_HEARING_NEW && placing->rows[i].day == one->day &&
        same_if_said (placing->rows[i].kind, one->kind) &&
        same_if_said (placing->rows[i].time, one->time))
      placing->places[row] = (ClewHearingPlace){ CLEW_HEARING_TWICE, i };
}

/**
 * clew_bring_in_place:
 * @rows: (array length=n_rows): what the rows of a file say that mean one case
 * @n_rows: how many
 * @kept: (array length=n_kept): the hearings that are kept of that case
 * @n_kept: how many
 * @covered: of which days the file tells all
 * @places: (array length=n_rows): which hearing each row means
 *
 * A row means a hearing of its own day if there is one; else the one that stood on a day the file
 * tells all of and that it names no more, if there is only one such row and only one such hearing;
 * else a new one. No two rows mean one hearing: calendars have a row for each charge, and such
 * rows are said twice.
 */
void
clew_bring_in_place (const ClewIncomingHearing *rows,
                     guint                      n_rows,
                     const ClewKeptHearing     *kept,
                     guint                      n_kept,
                     const ClewCoveredDays     *covered,
                     ClewHearingPlace          *places)
{
  g_autofree gboolean *is_taken = g_new0 (gboolean, n_kept + 1);
  Placing              placing = { rows, n_rows, kept, n_kept, covered, places, is_taken };

  for (guint i = 0; i < n_rows; i++)
    place_first (&placing, i);
  for (Way way = KIND_AND_TIME; way < N_WAYS; way++)
    place_of_day (&placing, way);
  for (guint i = 0; i < n_rows; i++)
    if (may_be_move (&placing, i))
      place_move (&placing, i);
}

/**
 * clew_sighting_get_state:
 * @seen: of which day the last file was that had the hearing
 * @is_calendar: whether that was a court's calendar, not a list of cases
 * @hearing: the hearing's day, or unknown
 * @is_open: whether no outcome was entered
 * @read_since: of which day the last calendar of that court is that tells all of the hearing's day,
 *   or unknown
 * @today: today
 *
 * What is said of a hearing that came from a file. Of one that is over nothing is: nobody goes
 * there because of it.
 *
 * Returns: whether it is to be asked for again
 */
ClewSightingState
clew_sighting_get_state (ClewDay  seen,
                         gboolean is_calendar,
                         ClewDay  hearing,
                         gboolean is_open,
                         ClewDay  read_since,
                         ClewDay  today)
{
  ClewDay limit = is_calendar ? CLEW_CALENDAR_FRESH_DAYS : CLEW_CASE_LIST_FRESH_DAYS;

  if (!is_open || (hearing != CLEW_DAY_UNKNOWN && hearing < today))
    return CLEW_SIGHTING_FRESH;
  if (read_since != CLEW_DAY_UNKNOWN && read_since > seen)
    return CLEW_SIGHTING_GONE;
  return today > seen + limit ? CLEW_SIGHTING_OLD : CLEW_SIGHTING_FRESH;
}
