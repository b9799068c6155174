/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-roster.h"

#include "base/clew-error.h"
#include "records/clew-gate-private.h"
#include "records/clew-may-hear-sql.h"
#include "records/clew-person-name.h"
#include "rules/clew-roster-rules.h"

#include <glib/gi18n-lib.h>

static void
person_free (gpointer data)
{
  ClewRosterPerson *person = data;

  g_free (person->participant);
  g_free (person->name);
  g_free (person->initials);
  g_free (person->bars);
  g_free (person);
}

/**
 * clew_roster_free:
 * @roster: (nullable): a list from clew_roster_load()
 */
void
clew_roster_free (ClewRoster *roster)
{
  if (roster == NULL)
    return;
  g_ptr_array_unref (roster->agencies);
  g_ptr_array_unref (roster->cleared);
  g_ptr_array_unref (roster->withheld);
  g_free (roster->gains);
  g_free (roster->barred);
  g_free (roster);
}

static ClewRoster *
roster_new (guint n_agencies)
{
  ClewRoster *roster = g_new0 (ClewRoster, 1);

  roster->agencies = g_ptr_array_new_with_free_func (g_free);
  roster->cleared = g_ptr_array_new_with_free_func (person_free);
  roster->withheld = g_ptr_array_new_with_free_func (person_free);
  roster->gains = g_new0 (guint, n_agencies + 1);
  roster->barred = g_new0 (guint, n_agencies + 1);
  return roster;
}

/* What is asked of each person, and the names of those who could be meant. */
typedef struct
{
  ClewRosterMeeting meeting;
  GPtrArray        *records;    /* the agencies that are present */
  GArray           *recipients; /* borrowed from them */
  GPtrArray        *people;     /* ids */
  GPtrArray        *persons;    /* ClewRosterPerson, of the same */
  GHashTable       *by_id;      /* id → ClewRosterPerson */
  ClewGateVerdict  *verdicts;
} Asking;

static void
asking_clear (Asking *asking)
{
  g_clear_pointer (&asking->records, g_ptr_array_unref);
  g_clear_pointer (&asking->recipients, g_array_unref);
  g_clear_pointer (&asking->people, g_ptr_array_unref);
  g_clear_pointer (&asking->persons, g_ptr_array_unref);
  g_clear_pointer (&asking->by_id, g_hash_table_unref);
  g_clear_pointer (&asking->verdicts, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Asking, asking_clear)

static gboolean
read_agencies (ClewStore                *store,
               const ClewRosterQuestion *question,
               Asking                   *asking,
               ClewRoster               *roster,
               GError                  **error)
{
  for (guint i = 0; question->agencies[i] != NULL; i++)
    {
      ClewRecord       *agency = clew_record_load (store, &clew_kind_agency, question->agencies[i],
                                                   error);
      ClewGateRecipient recipient;

      if (agency == NULL)
        return FALSE;
      g_ptr_array_add (asking->records, agency);
      recipient = clew_gate_describe_recipient (agency);
      g_array_append_val (asking->recipients, recipient);
      g_ptr_array_add (roster->agencies, g_strdup (clew_record_get_text (agency, "legal_name")));
    }
  return TRUE;
}

static gboolean
read_people (ClewStore *store, Asking *asking, ClewDay on, GError **error)
{
  g_autoptr (ClewRows) rows = clew_may_hear_query_signed (store, on, error);
  GError *failure = NULL;

  if (rows == NULL)
    return FALSE;
  while (clew_rows_next (rows, &failure))
    {
      ClewRosterPerson *person = g_new0 (ClewRosterPerson, 1);
      const char       *names[4];

      for (int i = 0; i < 4; i++)
        names[i] = clew_rows_get_text (rows, i + 1);
      person->participant = g_strdup (clew_rows_get_text (rows, 0));
      person->name = clew_person_name_listed (names[0], names[1], names[2], names[3]);
      person->initials = clew_person_name_initials (names[0], names[1], names[2], names[3]);
      g_ptr_array_add (asking->people, person->participant);
      g_ptr_array_add (asking->persons, person);
      g_hash_table_insert (asking->by_id, person->participant, person);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

static void
note_bars (ClewRosterPerson *person, const ClewGateVerdict *verdicts, guint n)
{
  g_autoptr (GArray) bars = g_array_new (FALSE, FALSE, sizeof (ClewRosterBar));

  for (guint i = 0; i < n; i++)
    {
      ClewRosterBar bar = { i, verdicts[i].answer, verdicts[i].hear,
                            g_intern_string (verdicts[i].category), verdicts[i].since };

      if (!clew_gate_is_yes (verdicts[i].answer))
        g_array_append_val (bars, bar);
    }
  person->n_bars = bars->len;
  person->bars = (ClewRosterBar *)(gpointer)g_array_free (g_steal_pointer (&bars), FALSE);
}

typedef struct
{
  Asking     *asking;
  ClewRoster *roster;
} Judging;

static gpointer
judge_person (const ClewFacts *facts, gpointer data, GError **error)
{
  Judging          *judging = data;
  Asking           *asking = judging->asking;
  guint             n = asking->meeting.n_agencies;
  ClewRosterPerson *person = g_hash_table_lookup (asking->by_id,
                                                  clew_facts_get_participant (facts));
  ClewGrounds       grounds = { .n_orders = 0 };

  grounds.gaps = clew_facts_get_gaps (facts, &grounds.n_gaps);
  for (guint i = 0; i < CLEW_CONSENT_N_KINDS; i++)
    grounds.consents[i] = clew_facts_get_consents_of (facts, i, &grounds.n_consents[i]);
  person->may_be_spoken_of = clew_roster_decide (&grounds, &asking->meeting,
                                                 clew_gate_list_known (), asking->verdicts);
  if (!person->may_be_spoken_of)
    {
      int only = clew_roster_find_only_bar (asking->verdicts, n + 1);

      note_bars (person, asking->verdicts, n + 1);
      /* Somebody must stay to hear it. */
      if (only >= 0 && n > (only < (int)n ? 1 : 0))
        judging->roster->gains[only]++;
    }
  return person;
}

/* Each stands where their answer puts them. */
static void
sort_people (GPtrArray *persons, ClewRoster *roster)
{
  g_ptr_array_set_free_func (persons, NULL);
  for (guint i = 0; i < persons->len; i++)
    {
      ClewRosterPerson *person = g_ptr_array_index (persons, i);

      g_ptr_array_add (person->may_be_spoken_of ? roster->cleared : roster->withheld, person);
      for (guint j = 0; j < person->n_bars; j++)
        roster->barred[person->bars[j].agency]++;
    }
}

/* Whether this is so whoever is present. */
static gboolean
is_whole (const ClewRosterBar *bar)
{
  switch (bar->answer == CLEW_GATE_NO_CONSENT ? bar->hear : CLEW_HEAR_YES)
    {
    case CLEW_HEAR_NO_RELEASE:
    case CLEW_HEAR_NOT_SIGNED:
    case CLEW_HEAR_DECLINED:
    case CLEW_HEAR_EXPIRED:
    case CLEW_HEAR_ENDED:
    case CLEW_HEAR_REVOKED:
    case CLEW_HEAR_DEFICIENT:
      return TRUE;
    case CLEW_HEAR_YES:
    case CLEW_HEAR_NOT_NAMED:
    case CLEW_HEAR_NOT_THIS_KIND:
    case CLEW_HEAR_REVOKED_AGENCY:
    case CLEW_HEAR_RESTRICTED:
    case CLEW_HEAR_LEFT:
    default:
      return FALSE;
    }
}

/**
 * clew_roster_find_whole:
 * @person: somebody who must not be spoken of
 *
 * Returns: (nullable) (transfer none): the bar that stands whoever is present, if there is one
 */
const ClewRosterBar *
clew_roster_find_whole (const ClewRosterPerson *person)
{
  for (guint i = 0; i < person->n_bars; i++)
    if (is_whole (&person->bars[i]))
      return &person->bars[i];
  return NULL;
}

/**
 * clew_roster_find_bar_to_all:
 * @roster: the list
 *
 * Returns: the place of the first of those present that bars everybody on the list, and not
 *   only people of whom nobody may hear; -1 if there is none
 */
int
clew_roster_find_bar_to_all (const ClewRoster *roster)
{
  gboolean has_others = FALSE;

  for (guint i = 0; i < roster->withheld->len && !has_others; i++)
    has_others = clew_roster_find_whole (g_ptr_array_index (roster->withheld, i)) == NULL;
  for (guint i = 0; has_others && roster->cleared->len == 0 && i <= roster->agencies->len; i++)
    if (roster->barred[i] == roster->withheld->len)
      return (int)i;
  return -1;
}

/**
 * clew_roster_load:
 * @store: a store
 * @question: who is present, and what is to be spoken of; at least one of each
 * @today: today
 * @error: return location
 *
 * Of whom may be spoken at a meeting (42 CFR 2.33): of everybody who ever signed a
 * multi-party release whether all who are present may hear it, and if not, who may not,
 * and why. About anybody else nothing may be said, whoever is there. It reads as many
 * people as the office has, so it belongs on a thread. For inside the office: what is
 * printed comes from clew_roster_clear().
 *
 * Returns: (transfer full): the list, or %NULL with @error set when reading failed
 */
ClewRoster *
clew_roster_load (ClewStore                *store,
                  const ClewRosterQuestion *question,
                  ClewDay                   today,
                  GError                  **error)
{
  guint n = g_strv_length ((GStrv)question->agencies);
  g_autoptr (ClewRoster) roster = roster_new (n);
  g_autoptr (GPtrArray) judged = NULL;
  g_auto (Asking) asking = {
    .records = g_ptr_array_new_with_free_func (g_object_unref),
    .recipients = g_array_new (FALSE, FALSE, sizeof (ClewGateRecipient)),
    .people = g_ptr_array_new (),
    .persons = g_ptr_array_new_with_free_func (person_free),
    .by_id = g_hash_table_new (g_str_hash, g_str_equal),
    .verdicts = g_new0 (ClewGateVerdict, n + 1),
  };
  Judging judging = { &asking, roster };

  if (!read_agencies (store, question, &asking, roster, error) ||
      !read_people (store, &asking, question->on, error))
    return NULL;
  asking.meeting = (ClewRosterMeeting){
    .agencies = (const ClewGateRecipient *)(gpointer)asking.recipients->data,
    .n_agencies = n,
    .has_others = question->has_others,
    .categories = question->categories,
    .on = question->on,
    .today = today,
  };
  judged = clew_may_hear_choose (store, asking.people, judge_person, &judging, NULL,
                                 G_MAXUINT, NULL, error);
  if (judged == NULL)
    return NULL;
  sort_people (asking.persons, roster);
  return g_steal_pointer (&roster);
}

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED, why);
  return FALSE;
}

static gboolean
check (ClewOffice               *office,
       const ClewRosterQuestion *question,
       const char *const        *participants,
       GError                  **error)
{
  if (question->agencies[0] == NULL)
    return refuse (error, _ ("No agency is chosen. Nothing chosen means nobody."));
  if (question->has_others)
    return refuse (error, _ ("Somebody is present who is not in the directory of agencies, so "
                             "nobody may be spoken of."));
  if (question->on != clew_office_today (office))
    return refuse (error, _ ("The list is printed on the day of the meeting, since permission can "
                             "be taken back until then."));
  if (participants[0] == NULL)
    return refuse (error, _ ("Nobody is chosen, so there is nothing to print."));
  if (g_strv_length ((GStrv)participants) > CLEW_ROSTER_MOST)
    return refuse (error, _ ("These are too many people for one meeting. Choose those of whom you "
                             "will speak."));
  return TRUE;
}

/**
 * clew_roster_clear:
 * @office: an office
 * @question: who is present, and what is to be spoken of
 * @participants: (array zero-terminated=1): of whom
 * @error: return location; %CLEW_RECORDS_ERROR_REFUSED with the reason
 *
 * Asks the gate for a list that is given to all who are present, today. One person who
 * may not stand on it refuses the whole: since the list was looked at, something changed.
 *
 * Returns: (transfer full) (element-type ClewClearance): a clearance for each, for
 *   clew_gate_print_list(), or %NULL
 */
GPtrArray *
clew_roster_clear (ClewOffice               *office,
                   const ClewRosterQuestion *question,
                   const char *const        *participants,
                   GError                  **error)
{
  g_autofree const char **categories = clew_roster_list_categories (question->categories);
  g_autoptr (GPtrArray) clearances =
               g_ptr_array_new_with_free_func ((GDestroyNotify)clew_clearance_free);

  if (!check (office, question, participants, error))
    return NULL;
  for (guint i = 0; participants[i] != NULL; i++)
    {
      ClewDisclosure what = {
        .participant = participants[i],
        .agencies = question->agencies,
        .categories = categories,
        .purpose = CLEW_PURPOSE_COORDINATION,
        .method = "meeting",
        .on = question->on,
      };
      ClewClearance *clearance = clew_gate_clear (office, &what, error);

      if (clearance == NULL)
        return NULL;
      g_ptr_array_add (clearances, clearance);
    }
  return g_steal_pointer (&clearances);
}
