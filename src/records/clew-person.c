/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-person.h"

#include "records/clew-case.h"
#include "records/clew-day-words.h"
#include "records/clew-hearing-kind.h"
#include "records/clew-person-name.h"

#include <glib/gi18n-lib.h>

/**
 * clew_person_free:
 * @person: (nullable): a person
 */
void
clew_person_free (ClewPerson *person)
{
  if (person == NULL)
    return;
  g_clear_object (&person->record);
  g_clear_pointer (&person->aliases, g_ptr_array_unref);
  g_clear_pointer (&person->identifiers, g_ptr_array_unref);
  g_clear_pointer (&person->referrals, g_ptr_array_unref);
  g_clear_object (&person->case_manager);
  g_free (person);
}

static gboolean
load_parts (ClewStore *store, ClewPerson *person, GError **error)
{
  const char *id = clew_record_get_id (person->record);
  const char *manager = clew_record_get_text (person->record, "case_manager");

  person->aliases = clew_record_select (store, &clew_kind_alias, error,
                                        "participant = ? ORDER BY created, rowid", "s", id);
  if (person->aliases == NULL)
    return FALSE;
  person->identifiers = clew_record_select (store, &clew_kind_identifier, error,
                                            "participant = ? ORDER BY created, rowid", "s", id);
  if (person->identifiers == NULL)
    return FALSE;
  person->referrals = clew_record_select (store, &clew_kind_referral, error,
                                          "participant = ? ORDER BY referred_on DESC, rowid", "s",
                                          id);
  if (person->referrals == NULL)
    return FALSE;
  if (manager != NULL)
    {
      person->case_manager = clew_record_load (store, &clew_kind_staff, manager, error);
      return person->case_manager != NULL;
    }
  return TRUE;
}

/**
 * clew_person_load:
 * @store: a store
 * @id: a participant's id
 * @today: today
 * @error: return location
 *
 * Returns: (transfer full): the participant with what is shown beside the name
 */
ClewPerson *
clew_person_load (ClewStore *store, const char *id, ClewDay today, GError **error)
{
  g_autoptr (ClewPerson) person = g_new0 (ClewPerson, 1);
  g_autoptr (ClewFacts) facts = NULL;
  ClewReleaseSummary release;

  person->record = clew_record_load (store, &clew_kind_participant, id, error);
  if (person->record == NULL || !load_parts (store, person, error))
    return NULL;
  facts = clew_facts_load (store, id, error);
  if (facts == NULL)
    return NULL;
  release = clew_facts_get_release (facts, today);
  person->release = release.state;
  person->release_day = release.day;
  person->enrollment = clew_facts_get_enrollment (facts, today);
  person->age = clew_person_age (clew_record_get_text (person->record, "birth_date"),
                                 clew_record_get_number (person->record, "approximate_age", -1),
                                 clew_record_get_text (person->record, "approximate_age_on"),
                                 today, &person->age_is_guess);
  return g_steal_pointer (&person);
}

/**
 * clew_person_dup_aliases:
 * @person: a person
 *
 * Returns: (transfer full) (nullable): the other names, the one they go by
 *   first: "“Chayo”, “Rosie”"
 */
char *
clew_person_dup_aliases (const ClewPerson *person)
{
  g_autoptr (GString) names = g_string_new (NULL);
  const char *preferred = clew_record_get_text (person->record, "preferred_name");

  if (preferred != NULL && clew_record_get_text (person->record, "given_name") != NULL)
    /* Translators: a name that somebody also goes by, in quotation marks */
    g_string_append_printf (names, _ ("“%s”"), preferred);
  for (guint i = 0; i < person->aliases->len; i++)
    {
      ClewRecord *alias = g_ptr_array_index (person->aliases, i);

      if (names->len > 0)
        /* Translators: stands between the names of a list */
        g_string_append (names, C_ ("between names", ", "));
      g_string_append_printf (names, _ ("“%s”"), clew_record_get_text (alias, "name"));
    }
  return names->len > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

/* What is due. Columns: 0 kind, 1 day, 2 time, 3 case, 4 choice, 5 court or
 * who decided, 6 department, 7 cause number, 8 hearing, 9 the time zone of a court elsewhere. */
/* clang-format off */
#define DATES_SQL \
  "SELECT 0, h.on_day, h.at_time, c.id, " CLEW_HEARING_NAME_SQL ", " \
  "coalesce (h.court, c.court), h.department, c.cause_number, h.id, c.time_zone " \
  "FROM court_case c " \
  "JOIN hearing h ON h.court_case = c.id AND h.removed IS NULL AND h.outcome IS NULL " \
  "AND h.on_day BETWEEN ?2 AND ?3 WHERE c.participant = ?1 AND c.removed IS NULL " \
  "AND " CLEW_CASE_SHOWN_SQL " " \
  "UNION ALL " \
  "SELECT 1, d.review_on, NULL, c.id, d.kind, d.decided_by, NULL, c.cause_number, NULL, NULL " \
  "FROM court_case c " \
  "JOIN decision d ON d.court_case = c.id AND d.removed IS NULL AND d.reviewed_on IS NULL " \
  "AND d.review_on BETWEEN ?2 AND ?3 WHERE c.participant = ?1 AND c.removed IS NULL " \
  "AND " CLEW_CASE_SHOWN_SQL " " \
  "ORDER BY 2, 3 NULLS LAST"
/* clang-format on */

static void
date_free (gpointer data)
{
  ClewPersonDate *date = data;

  g_free (date->time);
  g_free (date->hearing);
  g_free (date->zone);
  g_free (date->court_case);
  g_free (date->release);
  g_free (date->what);
  g_free (date->where);
  g_free (date->cause_number);
  g_free (date);
}

static char *
join_place (const char *court, const char *department)
{
  if (court == NULL || department == NULL)
    return g_strdup (court != NULL ? court : department);
  /* Translators: a court and its department or room */
  return g_strdup_printf (_ ("%s, %s"), court, department);
}

static ClewPersonDate *
read_date (ClewRows *rows, ClewDay today)
{
  ClewPersonDate *date = g_new0 (ClewPersonDate, 1);
  const char     *choice = clew_rows_get_text (rows, 4);
  const char     *label;

  date->kind = (ClewDocketKind)clew_rows_get_number (rows, 0);
  date->day = clew_day_from_iso (clew_rows_get_text (rows, 1));
  date->overdue = date->day < today;
  date->time = g_strdup (clew_rows_get_text (rows, 2));
  date->court_case = g_strdup (clew_rows_get_text (rows, 3));
  if (date->kind == CLEW_DOCKET_HEARING)
    {
      date->what = g_strdup (clew_hearing_name (choice));
    }
  else
    {
      label = clew_choice_get_label (clew_decision_kinds, choice);
      /* Translators: %s is a prosecutor's decision, e.g. "Hold filing in abeyance" */
      date->what = g_strdup_printf (_ ("Review: %s"), label != NULL ? label : choice);
    }
  date->where = join_place (clew_rows_get_text (rows, 5), clew_rows_get_text (rows, 6));
  date->cause_number = g_strdup (clew_rows_get_text (rows, 7));
  date->hearing = g_strdup (clew_rows_get_text (rows, 8));
  date->zone = g_strdup (clew_rows_get_text (rows, 9));
  return date;
}

static void
insert_by_day (GPtrArray *dates, ClewPersonDate *date)
{
  guint at = 0;

  while (at < dates->len && ((ClewPersonDate *)g_ptr_array_index (dates, at))->day <= date->day)
    at++;
  g_ptr_array_insert (dates, (int)at, date);
}

static gboolean
add_release_end (ClewStore  *store,
                 GPtrArray  *dates,
                 const char *id,
                 ClewDay     to,
                 ClewDay     today,
                 GError    **error)
{
  g_autoptr (ClewFacts) facts = clew_facts_load (store, id, error);
  ClewReleaseSummary summary;
  ClewPersonDate    *date;

  if (facts == NULL)
    return FALSE;
  summary = clew_facts_get_release (facts, today);
  if ((summary.state != CLEW_RELEASE_ACTIVE && summary.state != CLEW_RELEASE_EXPIRING &&
       summary.state != CLEW_RELEASE_PARTLY_REVOKED) ||
      summary.day == CLEW_DAY_UNKNOWN || summary.day > to)
    return TRUE;
  date = g_new0 (ClewPersonDate, 1);
  date->kind = CLEW_DOCKET_RELEASE_ENDS;
  date->day = summary.day;
  date->release = g_strdup (summary.consent != NULL ? summary.consent->id : NULL);
  date->what = g_strdup (_ ("Release ends"));
  insert_by_day (dates, date);
  return TRUE;
}

/**
 * clew_person_load_dates:
 * @store: a store
 * @id: a participant's id
 * @from: the first day; may lie before today for what is overdue
 * @to: the last day, included
 * @today: today
 * @error: return location
 *
 * Returns: (transfer full) (element-type ClewPersonDate): hearings and reviews
 *   that nothing was entered for yet, and the end of the release in force, by day
 */
GPtrArray *
clew_person_load_dates (ClewStore  *store,
                        const char *id,
                        ClewDay     from,
                        ClewDay     to,
                        ClewDay     today,
                        GError    **error)
{
  g_autoptr (GPtrArray) dates = g_ptr_array_new_with_free_func (date_free);
  g_autoptr (ClewRows) rows = clew_store_query (store, error, DATES_SQL, "sdd", id, from, to);
  GError *failure = NULL;

  if (rows == NULL)
    return NULL;
  while (clew_rows_next (rows, &failure))
    g_ptr_array_add (dates, read_date (rows, today));
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  return add_release_end (store, dates, id, to, today, error) ? g_steal_pointer (&dates) : NULL;
}

static void
release_free (gpointer data)
{
  ClewPersonRelease *release = data;

  g_clear_object (&release->record);
  g_free (release);
}

static gboolean
count_papers (ClewStore *store, ClewPersonRelease *release, GError **error)
{
  g_autoptr (ClewRows) rows = clew_store_query (
    store, error,
    "SELECT (SELECT count(*) FROM consent_agency WHERE consent = ?1), "
    "EXISTS (SELECT 1 FROM consent_print p JOIN consent_event e ON e.id = p.event "
    "WHERE e.consent = ?1), "
    "EXISTS (SELECT 1 FROM scan WHERE consent = ?1 AND removed IS NULL)",
    "s", clew_record_get_id (release->record));

  if (rows == NULL || !clew_rows_next (rows, error))
    return FALSE;
  release->n_agencies = (guint)clew_rows_get_number (rows, 0);
  release->is_printed = clew_rows_get_number (rows, 1) != 0;
  release->has_scan = clew_rows_get_number (rows, 2) != 0;
  return TRUE;
}

/**
 * clew_person_load_releases:
 * @store: a store
 * @id: a participant's id
 * @today: today
 * @error: return location
 *
 * Returns: (transfer full) (element-type ClewPersonRelease): every release
 *   that was prepared for the person, the latest first
 */
GPtrArray *
clew_person_load_releases (ClewStore *store, const char *id, ClewDay today, GError **error)
{
  g_autoptr (GPtrArray) releases = g_ptr_array_new_with_free_func (release_free);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (ClewFacts) facts = clew_facts_load (store, id, error);

  if (facts == NULL)
    return NULL;
  records = clew_record_select (store, &clew_kind_consent, error,
                                "participant = ? ORDER BY created DESC, rowid DESC", "s", id);
  if (records == NULL)
    return NULL;
  for (guint i = 0; i < records->len; i++)
    {
      ClewPersonRelease *release = g_new0 (ClewPersonRelease, 1);

      release->record = g_object_ref (g_ptr_array_index (records, i));
      g_ptr_array_add (releases, release);
      release->standing =
        clew_release_stand (facts, clew_record_get_id (release->record), today);
      if (!count_papers (store, release, error))
        return NULL;
    }
  return g_steal_pointer (&releases);
}

/**
 * clew_person_count:
 * @store: a store
 * @error: return location
 *
 * Returns: how many people are listed, or -1 with @error set
 */
gint64
clew_person_count (ClewStore *store, GError **error)
{
  g_autoptr (ClewRows) rows = clew_store_query (store, error, "SELECT count(*) FROM browse", NULL);

  if (rows == NULL || !clew_rows_next (rows, error))
    return -1;
  return clew_rows_get_number (rows, 0);
}

/**
 * clew_person_load_staff:
 * @store: a store
 * @also: (nullable): a staff member's id that is listed even after they left
 * @error: return location
 *
 * Returns: (transfer full) (element-type ClewRecord): who works here, by name
 */
GPtrArray *
clew_person_load_staff (ClewStore *store, const char *also, GError **error)
{
  return clew_record_select (store, &clew_kind_staff, error,
                             "(ended_on IS NULL OR id = ?) ORDER BY name COLLATE NOCASE", "s",
                             also);
}

/**
 * clew_person_load_agencies:
 * @store: a store
 * @error: return location
 *
 * Returns: (transfer full) (element-type ClewRecord): the site's agencies, by name
 */
GPtrArray *
clew_person_load_agencies (ClewStore *store, GError **error)
{
  return clew_record_select (store, &clew_kind_agency, error,
                             "1 ORDER BY legal_name COLLATE NOCASE", NULL);
}
