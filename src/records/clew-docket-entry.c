/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-docket-private.h"

#include "records/clew-case-sharing.h"
#include "records/clew-facts.h"
#include "records/clew-person-name.h"
#include "records/clew-sighting.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* One line of the docket: how it is read, what follows for it from the person's events, and
 * where it stands among others. */

G_DEFINE_FINAL_TYPE (ClewDocketEntry, clew_docket_entry, G_TYPE_OBJECT)

static void
clew_docket_entry_finalize (GObject *object)
{
  ClewDocketEntry *entry = CLEW_DOCKET_ENTRY (object);

  g_free (entry->time);
  g_free (entry->id);
  g_free (entry->participant);
  g_free (entry->court_case);
  g_free (entry->initials);
  g_free (entry->name);
  g_free (entry->what);
  g_free (entry->where);
  g_free (entry->court);
  g_free (entry->cause_number);
  g_free (entry->moved_from_time);
  g_free (entry->moved_by);
  g_free (entry->court_zone);
  g_free (entry->zone);
  g_free (entry->here_time);
  G_OBJECT_CLASS (clew_docket_entry_parent_class)->finalize (object);
}

static void
clew_docket_entry_class_init (ClewDocketEntryClass *class)
{
  G_OBJECT_CLASS (class)->finalize = clew_docket_entry_finalize;
}

static void
clew_docket_entry_init (ClewDocketEntry *entry)
{
}

static char *
describe (ClewDocketKind kind, const char *what)
{
  const char *label;

  switch (kind)
    {
    case CLEW_DOCKET_HEARING:
      return g_strdup (clew_hearing_name (what));
    case CLEW_DOCKET_REVIEW:
      label = clew_choice_get_label (clew_decision_kinds, what);
      /* Translators: %s is a prosecutor's decision, e.g. "Hold filing in abeyance" */
      return g_strdup_printf (_ ("Review: %s"), label != NULL ? label : what);
    case CLEW_DOCKET_RELEASE_ENDS:
    case CLEW_DOCKET_N_KINDS:
    default:
      return g_strdup (_ ("Release ends"));
    }
}

char *
clew_docket_describe_place (const char *court, const char *department)
{
  if (court == NULL || department == NULL)
    return g_strdup (court != NULL ? court : department);
  return g_strdup_printf ("%s, %s", court, department);
}

static ClewCaseDates
read_dates (ClewRows *rows, guint first)
{
  return (ClewCaseDates){
    .incident = clew_day_from_iso (clew_rows_get_text (rows, first)),
    .arrested = clew_day_from_iso (clew_rows_get_text (rows, first + 1)),
    .filed = clew_day_from_iso (clew_rows_get_text (rows, first + 2)),
    .warrant_issued = clew_day_from_iso (clew_rows_get_text (rows, first + 3)),
  };
}

/* Of one of the queries of clew-docket-private.h. */
ClewDocketEntry *
clew_docket_entry_read (ClewRows *rows, ClewDay today, ClewCaseDates *dates)
{
  ClewDocketEntry *entry = g_object_new (CLEW_TYPE_DOCKET_ENTRY, NULL);

  entry->kind = (ClewDocketKind)clew_rows_get_number (rows, 0);
  entry->day = clew_day_from_iso (clew_rows_get_text (rows, 1));
  entry->time = g_strdup (clew_rows_get_text (rows, 2));
  entry->id = g_strdup (clew_rows_get_text (rows, 3));
  entry->participant = g_strdup (clew_rows_get_text (rows, 4));
  entry->court_case = g_strdup (clew_rows_get_text (rows, 5));
  {
    g_autofree char *given = g_strdup (clew_rows_get_text (rows, 6));
    g_autofree char *middle = g_strdup (clew_rows_get_text (rows, 7));
    g_autofree char *family = g_strdup (clew_rows_get_text (rows, 8));
    const char      *preferred = clew_rows_get_text (rows, 9);

    entry->initials = clew_person_name_initials (given, middle, family, preferred);
    entry->name = clew_person_name_listed (given, middle, family, preferred);
  }
  entry->what = describe (entry->kind, clew_rows_get_text (rows, 10));
  entry->where = clew_docket_describe_place (clew_rows_get_text (rows, 11),
                                             clew_rows_get_text (rows, 12));
  entry->court = g_strdup (clew_rows_get_text (rows, 11));
  entry->cause_number = g_strdup (clew_rows_get_text (rows, 13));
  *dates = read_dates (rows, 14);
  entry->moved_from = clew_day_from_iso (clew_rows_get_text (rows, 18));
  entry->is_open = clew_rows_get_number (rows, 19) != 0;
  entry->overdue = entry->is_open && entry->day != CLEW_DAY_UNKNOWN && entry->day < today;
  entry->moved_from_time = g_strdup (clew_rows_get_text (rows, 20));
  entry->moved_by = g_strdup (clew_rows_get_text (rows, 21));
  entry->order = clew_docket_count_minutes (entry->time);
  entry->court_zone = g_strdup (clew_rows_get_text (rows, 22));
  return entry;
}

/* By day and moment, what has no hour last. */
int
clew_docket_entry_compare (gconstpointer a, gconstpointer b)
{
  const ClewDocketEntry *first = *(ClewDocketEntry *const *)a;
  const ClewDocketEntry *second = *(ClewDocketEntry *const *)b;

  if (first->day != second->day)
    return first->day < second->day ? -1 : 1;
  if ((first->time == NULL) != (second->time == NULL))
    return first->time == NULL ? 1 : -1;
  if (first->order != second->order)
    return first->order < second->order ? -1 : 1;
  if (g_strcmp0 (first->time, second->time) != 0)
    return strcmp (first->time, second->time);
  if (!g_str_equal (first->name, second->name))
    return strcmp (first->name, second->name);
  return strcmp (first->id, second->id);
}

typedef struct
{
  GHashTable *by_person; /* id → GPtrArray of indexes into entries */
  GPtrArray  *entries;
  GArray     *dates; /* ClewCaseDates, one an entry */
  GHashTable *took;  /* ids of people who took something back */
  ClewDay     today;
} Derive;

/* The day on which a release ends, which a parent's signature may bring forward
 * (the conventions of clew-signer-rules.c), or unknown if it does not end any
 * more: it was taken back or replaced, or a newer one governs. */
static ClewDay
find_end (const ClewFacts *facts, const char *id, ClewDay today)
{
  guint              n;
  const ClewConsent *consents = clew_facts_get_consents (facts, &n);
  ClewDay            end = CLEW_DAY_UNKNOWN;
  const ClewConsent *governing;
  ClewReleaseState   state;

  for (guint i = 0; i < n; i++)
    if (g_str_equal (consents[i].id, id))
      end = consents[i].expires_on;
  if (end == CLEW_DAY_UNKNOWN)
    return CLEW_DAY_UNKNOWN;
  governing = clew_consent_find_governing (consents, n, end - 1);
  if (governing == NULL || !g_str_equal (governing->id, id))
    return CLEW_DAY_UNKNOWN;
  state = clew_facts_get_release (facts, MIN (today, end - 1)).state;
  return state == CLEW_RELEASE_ACTIVE || state == CLEW_RELEASE_EXPIRING ||
             state == CLEW_RELEASE_PARTLY_REVOKED
           ? end
           : CLEW_DAY_UNKNOWN;
}

static void
derive_end (const ClewFacts *facts, ClewDocketEntry *entry, ClewDay today)
{
  ClewDay end = find_end (facts, entry->id, today);

  if (end != CLEW_DAY_UNKNOWN && end != entry->day)
    {
      g_free (entry->what);
      entry->what = g_strdup (_ ("Release ends: the person can sign alone then"));
    }
  entry->day = end;
}

static gboolean
took_back (const ClewFacts *facts)
{
  static const ClewConsentKind kinds[] = { CLEW_CONSENT_MULTI_PARTY, CLEW_CONSENT_PROCEEDINGS };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      guint              n;
      const ClewConsent *consents = clew_facts_get_consents_of (facts, kinds[i], &n);

      for (guint j = 0; j < n; j++)
        for (guint k = 0; k < consents[j].n_events; k++)
          if (consents[j].events[k].kind == CLEW_CONSENT_REVOKED ||
              consents[j].events[k].kind == CLEW_CONSENT_DECLINED)
            return TRUE;
    }
  return FALSE;
}

static gboolean
derive (const ClewFacts *facts, gpointer data)
{
  Derive            *job = data;
  GArray            *places = g_hash_table_lookup (job->by_person,
                                                   clew_facts_get_participant (facts));
  ClewReleaseSummary release = clew_facts_get_release (facts, job->today);
  ClewEnrollment     person = clew_facts_get_enrollment (facts, job->today);

  if (took_back (facts))
    g_hash_table_add (job->took, g_strdup (clew_facts_get_participant (facts)));
  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      guint            place = g_array_index (places, guint, i);
      ClewDocketEntry *entry = g_ptr_array_index (job->entries, place);
      ClewCaseDates    dates = g_array_index (job->dates, ClewCaseDates, place);

      dates.enrolled = person.enrolled;
      entry->standing = clew_case_classify (&dates);
      entry->release = release.state;
      entry->release_day = release.day;
      entry->person = person;
      entry->overdue = entry->overdue && clew_enrollment_has_cases_open (person.state);
      if (entry->kind == CLEW_DOCKET_RELEASE_ENDS)
        derive_end (facts, entry, job->today);
    }
  return TRUE;
}

/* Only of those who took something back is the ledger asked. */
static gboolean
derive_taken_back (ClewStore  *store,
                   GPtrArray  *entries,
                   GHashTable *took,
                   ClewDay     today,
                   GError    **error)
{
  g_autofree gpointer *people = g_hash_table_get_keys_as_array (took, NULL);
  g_autoptr (GHashTable) days = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; people[i] != NULL; i++)
    {
      const char *participant = people[i];
      ClewDay     since;

      if (!clew_sharing_find_taken_back (store, participant, today, &since, error))
        return FALSE;
      g_hash_table_insert (days, (gpointer)participant, GUINT_TO_POINTER (since));
    }
  for (guint i = 0; i < entries->len; i++)
    {
      ClewDocketEntry *entry = g_ptr_array_index (entries, i);

      if (entry->kind == CLEW_DOCKET_HEARING)
        entry->taken_back = GPOINTER_TO_UINT (g_hash_table_lookup (days, entry->participant));
    }
  return TRUE;
}

/* Reads the facts of everybody in @entries once, fills in what follows from
 * them, and drops the ends of releases that do not end any more. */
gboolean
clew_docket_derive (ClewStore *store,
                    GPtrArray *entries,
                    GArray    *dates,
                    ClewDay    today,
                    GError   **error)
{
  g_autoptr (GHashTable) by_person = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                            (GDestroyNotify)g_array_unref);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GHashTable) took = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Derive job = { by_person, entries, dates, took, today };

  for (guint i = 0; i < entries->len; i++)
    {
      ClewDocketEntry *entry = g_ptr_array_index (entries, i);
      GArray          *places = g_hash_table_lookup (by_person, entry->participant);

      if (places == NULL)
        {
          places = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (by_person, entry->participant, places);
          g_ptr_array_add (ids, entry->participant);
        }
      g_array_append_val (places, i);
    }
  g_ptr_array_add (ids, NULL);
  if (!clew_facts_each (store, (const char *const *)ids->pdata, derive, &job, error))
    return FALSE;

  /* Keys of the table are the entries' own texts. */
  g_hash_table_remove_all (by_person);
  for (guint i = entries->len; i > 0; i--)
    {
      ClewDocketEntry *entry = g_ptr_array_index (entries, i - 1);

      if (entry->kind == CLEW_DOCKET_RELEASE_ENDS && entry->day == CLEW_DAY_UNKNOWN)
        g_ptr_array_remove_index (entries, i - 1);
    }
  return derive_taken_back (store, entries, took, today, error) &&
         clew_sighting_mark (store, entries, today, error) &&
         clew_docket_clock_set (store, entries, today, error);
}
