/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-received.h"

#include "base/clew-error.h"
#include "records/clew-case-list-private.h"
#include "records/clew-case.h"
#include "records/clew-day-words.h"

#include <glib/gi18n-lib.h>

/**
 * clew_received_free:
 * @received: (nullable): what was received
 */
void
clew_received_free (ClewReceived *received)
{
  if (received == NULL)
    return;
  g_free (received->id);
  g_free (received->participant);
  g_free (received->agency);
  g_free (received->from);
  g_free (received->method);
  g_strfreev (received->says);
  g_free (received->ground);
  g_free (received->form_number);
  g_free (received->purpose);
  g_free (received->court_case);
  g_free (received);
}

/* Columns: 0 id, 1 participant, 2 agency, 3 its name, 4 received, 5 dated, 6 method, 7 says, 8
 * ground, 9 form, 10 signed, 11 until, 12 event, 13 purpose, 14 notice, 15 case, 16 paper, 17
 * mistake. What belongs to a case that is sealed or vacated is as little shown as that. */
/* clang-format off */
#define RECEIVED_SQL \
  "SELECT r.id, r.participant, r.agency, a.legal_name, r.received_on, r.dated_on, r.method, " \
  "r.says, r.ground, r.form_number, r.signed_on, r.until_on, r.until_event, r.purpose, " \
  "r.has_notice, r.court_case, " \
  "EXISTS (SELECT 1 FROM received_paper q WHERE q.received = r.id), " \
  "EXISTS (SELECT 1 FROM received_event m WHERE m.received = r.id AND m.kind = 'mistake') " \
  "FROM received r JOIN agency a ON a.id = r.agency " \
  "LEFT JOIN court_case c ON c.id = r.court_case " \
  "WHERE (c.id IS NULL OR (c.removed IS NULL AND " CLEW_CASE_SHOWN_SQL ")) AND "
#define LAST_FIRST "ORDER BY r.received_on DESC, r.rowid DESC"
#define ENDS_SQL \
  "SELECT agency, form_number, on_day, kind FROM received_event " \
  "WHERE participant = ?1 AND kind <> 'mistake' ORDER BY rowid"
/* clang-format on */

static ClewReceived *
read_row (ClewRows *rows)
{
  ClewReceived *received = g_new0 (ClewReceived, 1);

  received->id = g_strdup (clew_rows_get_text (rows, 0));
  received->participant = g_strdup (clew_rows_get_text (rows, 1));
  received->agency = g_strdup (clew_rows_get_text (rows, 2));
  received->from = g_strdup (clew_rows_get_text (rows, 3));
  received->received_on = clew_day_from_iso (clew_rows_get_text (rows, 4));
  received->dated_on = clew_day_from_iso (clew_rows_get_text (rows, 5));
  received->method = g_strdup (clew_rows_get_text (rows, 6));
  received->says = g_strsplit (clew_rows_get_text (rows, 7), " ", -1);
  received->ground = g_strdup (clew_rows_get_text (rows, 8));
  received->form_number = g_strdup (clew_rows_get_text (rows, 9));
  received->signed_on = clew_day_from_iso (clew_rows_get_text (rows, 10));
  received->until_on = clew_day_from_iso (clew_rows_get_text (rows, 11));
  received->until_event = clew_rows_get_number (rows, 12) != 0;
  received->purpose = g_strdup (clew_rows_get_text (rows, 13));
  received->has_notice = clew_rows_get_number (rows, 14) != 0;
  received->court_case = g_strdup (clew_rows_get_text (rows, 15));
  received->has_paper = clew_rows_get_number (rows, 16) != 0;
  /* For the moment; judge() knows the rest. */
  received->answer.use = clew_rows_get_number (rows, 17) != 0 ? CLEW_USE_MISTAKE : CLEW_USE_YES;
  return received;
}

/* That permission ended, with whose notice said so. */
typedef struct
{
  char           *agency;
  char           *form_number;
  ClewReceivedEnd end;
} Notice;

static void
notice_free (gpointer data)
{
  Notice *notice = data;

  g_free (notice->agency);
  g_free (notice->form_number);
  g_free (notice);
}

static GPtrArray *
read_notices (ClewStore *store, const char *participant, GError **error)
{
  g_autoptr (ClewRows) rows = clew_store_query (store, error, ENDS_SQL, "s", participant);
  g_autoptr (GPtrArray) notices = g_ptr_array_new_with_free_func (notice_free);
  GError *failure = NULL;

  if (rows == NULL)
    return NULL;
  while (clew_rows_next (rows, &failure))
    {
      Notice *notice = g_new0 (Notice, 1);

      notice->agency = g_strdup (clew_rows_get_text (rows, 0));
      notice->form_number = g_strdup (clew_rows_get_text (rows, 1));
      notice->end.form_number = notice->form_number;
      notice->end.on = clew_day_from_iso (clew_rows_get_text (rows, 2));
      notice->end.is_taken_back = g_strcmp0 (clew_rows_get_text (rows, 3), "taken_back") == 0;
      g_ptr_array_add (notices, notice);
    }
  return clew_rows_failed (failure, error) ? NULL : g_steal_pointer (&notices);
}

static void
judge (ClewReceived *received, GPtrArray *notices, ClewDay on)
{
  const ClewReceivedFacts facts = {
    .received = received->received_on,
    .has_ground = g_strcmp0 (received->ground, "none") != 0,
    .form_number = received->form_number,
    .signed_on = received->signed_on,
    .until = received->until_on,
    .is_until_event = received->until_event,
    .is_mistake = received->answer.use == CLEW_USE_MISTAKE,
  };
  g_autofree ClewReceivedEnd *ends = g_new0 (ClewReceivedEnd, notices->len + 1);
  guint                       n = 0;

  for (guint i = 0; i < notices->len; i++)
    {
      const Notice *notice = g_ptr_array_index (notices, i);

      if (g_strcmp0 (notice->agency, received->agency) == 0)
        ends[n++] = notice->end;
    }
  received->answer = clew_received_may_use (&facts, ends, n, on);
}

static GPtrArray *
read_all (ClewRows *rows, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)clew_received_free);
  GError *failure = NULL;

  while (clew_rows_next (rows, &failure))
    g_ptr_array_add (list, read_row (rows));
  return clew_rows_failed (failure, error) ? NULL : g_steal_pointer (&list);
}

/* Takes @rows. All of @rows are about one person. */
static GPtrArray *
judge_all (ClewStore *store, ClewRows *rows, ClewDay on, GError **error)
{
  g_autoptr (ClewRows) owned = rows;
  g_autoptr (GPtrArray) list = owned != NULL ? read_all (owned, error) : NULL;
  g_autoptr (GPtrArray) notices = NULL;

  if (list == NULL || list->len == 0)
    return g_steal_pointer (&list);
  notices = read_notices (store, ((ClewReceived *)g_ptr_array_index (list, 0))->participant, error);
  if (notices == NULL)
    return NULL;
  for (guint i = 0; i < list->len; i++)
    judge (g_ptr_array_index (list, i), notices, on);
  return g_steal_pointer (&list);
}

/**
 * clew_received_list:
 * @store: a store
 * @participant: a participant's id
 * @on: the day on which it would be used
 * @error: return location
 *
 * What was entered by mistake is among it, with that answer.
 *
 * Returns: (transfer full) (element-type ClewReceived): what was received about the person, the
 *   latest first, or %NULL with @error set
 */
GPtrArray *
clew_received_list (ClewStore *store, const char *participant, ClewDay on, GError **error)
{
  return judge_all (store,
                    clew_store_query (store, error, RECEIVED_SQL "r.participant = ?1 " LAST_FIRST,
                                      "s", participant),
                    on, error);
}

/**
 * clew_received_list_for_case:
 * @store: a store
 * @court_case: a case's id
 * @on: the day on which it would be used
 * @error: return location
 *
 * Returns: (transfer full) (element-type ClewReceived): what was received for the case, or about
 *   its participant and for no case in particular, the latest first, or %NULL with @error set
 */
GPtrArray *
clew_received_list_for_case (ClewStore *store, const char *court_case, ClewDay on, GError **error)
{
  return judge_all (store,
                    clew_store_query (
                      store, error,
                      RECEIVED_SQL "r.participant = (SELECT participant FROM court_case "
                                   "WHERE id = ?1 AND removed IS NULL) "
                                   "AND (r.court_case IS NULL OR r.court_case = ?1) " LAST_FIRST,
                      "s", court_case),
                    on, error);
}

/* Judges each by the notices about whom it is about; @list may be in any order. */
static gboolean
judge_people (ClewStore *store, GPtrArray *list, ClewDay on, GError **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                        (GDestroyNotify)g_ptr_array_unref);

  for (guint i = 0; i < list->len; i++)
    {
      ClewReceived *received = g_ptr_array_index (list, i);
      GPtrArray    *notices = g_hash_table_lookup (known, received->participant);

      if (notices == NULL)
        {
          notices = read_notices (store, received->participant, error);
          if (notices == NULL)
            return FALSE;
          g_hash_table_insert (known, received->participant, notices);
        }
      judge (received, notices, on);
    }
  return TRUE;
}

#define OF_PEOPLE "r.participant IN (SELECT id FROM participant WHERE removed IS NULL) "

/**
 * clew_received_list_latest:
 * @store: a store
 * @limit: how many at most
 * @on: the day on which it would be used
 * @error: return location
 *
 * Returns: (transfer full) (element-type ClewReceived): what was received about anybody, the
 *   latest first, or %NULL with @error set
 */
GPtrArray *
clew_received_list_latest (ClewStore *store, guint limit, ClewDay on, GError **error)
{
  g_autoptr (ClewRows) rows = clew_store_query (store, error,
                                                RECEIVED_SQL OF_PEOPLE LAST_FIRST " LIMIT ?1", "i",
                                                (gint64)limit);
  g_autoptr (GPtrArray) list = rows != NULL ? read_all (rows, error) : NULL;

  if (list == NULL || !judge_people (store, list, on, error))
    return NULL;
  return g_steal_pointer (&list);
}

/**
 * clew_received_count:
 * @store: a store
 * @on: the day on which it would be used
 * @error: return location
 *
 * Returns: about how many people there is something that may be used, or -1 with @error set
 */
gint64
clew_received_count (ClewStore *store, ClewDay on, GError **error)
{
  g_autoptr (ClewRows) rows = clew_store_query (store, error, RECEIVED_SQL OF_PEOPLE, NULL);
  g_autoptr (GPtrArray) list = rows != NULL ? read_all (rows, error) : NULL;
  g_autoptr (GHashTable) people = g_hash_table_new (g_str_hash, g_str_equal);

  if (list == NULL || !judge_people (store, list, on, error))
    return -1;
  for (guint i = 0; i < list->len; i++)
    {
      ClewReceived *received = g_ptr_array_index (list, i);

      if (clew_use_is_yes (received->answer.use))
        g_hash_table_add (people, received->participant);
    }
  return g_hash_table_size (people);
}

/**
 * clew_received_load_paper:
 * @store: a store
 * @id: id of something received
 * @error: return location; %CLEW_RECORDS_ERROR_NOT_FOUND when no paper came with it
 *
 * Returns: (transfer full): the paper as it came, or %NULL with @error set
 */
GBytes *
clew_received_load_paper (ClewStore *store, const char *id, GError **error)
{
  g_autoptr (GPtrArray) papers = clew_record_select (store, &clew_kind_received_paper, error,
                                                     "received = ? LIMIT 1", "s", id);

  if (papers == NULL)
    return NULL;
  if (papers->len > 0)
    return g_bytes_ref (clew_record_get_bytes (g_ptr_array_index (papers, 0), "bytes"));
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_NOT_FOUND,
                       _ ("No paper was kept with this."));
  return NULL;
}

/**
 * clew_received_dup_says:
 * @received: what was received
 *
 * Returns: (transfer full): what it says, for people: "Working together, Progress"
 */
char *
clew_received_dup_says (const ClewReceived *received)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; received->says[i] != NULL; i++)
    {
      const char *label = clew_choice_get_label (clew_received_says, received->says[i]);

      if (label != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", label);
    }
  return g_string_free (words, FALSE);
}

/**
 * clew_received_dup_ground:
 * @received: what was received
 *
 * Returns: (transfer full): on what it stands, for people: "Release of information PC-00012,
 *   signed May 3, 2026"
 */
char *
clew_received_dup_ground (const ClewReceived *received)
{
  const char      *label = clew_choice_get_label (clew_received_grounds, received->ground);
  g_autofree char *named = NULL;
  g_autofree char *day = NULL;

  if (g_strcmp0 (received->ground, "none") == 0)
    return g_strdup (_ ("No ground stated"));
  named = received->form_number != NULL ? g_strdup_printf ("%s %s", label, received->form_number)
                                        : g_strdup (label);
  if (received->signed_on == CLEW_DAY_UNKNOWN)
    return g_steal_pointer (&named);
  day = clew_day_words (received->signed_on);
  /* Translators: first a release or court order with its number, then a date */
  return g_strdup_printf (_ ("%s, signed %s"), named, day);
}

/**
 * clew_received_dup_use:
 * @received: what was received
 *
 * Returns: (transfer full): whether it may be used, for people, as a short sentence
 */
char *
clew_received_dup_use (const ClewReceived *received)
{
  ClewDay          day = clew_use_is_yes (received->answer.use) ? received->until_on
                                                                : received->answer.since;
  g_autofree char *words = day != CLEW_DAY_UNKNOWN ? clew_day_words (day) : NULL;

  switch (received->answer.use)
    {
    case CLEW_USE_YES:
      /* Translators: %s is the first day on which it may not be used any more */
      return words != NULL ? g_strdup_printf (_ ("May be used until, not including, %s"), words)
                           : g_strdup (_ ("May be used"));
    case CLEW_USE_ASK:
      return g_strdup (_ ("Ends when something happens. Ask whether it has"));
    case CLEW_USE_TAKEN_BACK:
      return g_strdup_printf (_ ("Permission was taken back on %s. Do not use it"), words);
    case CLEW_USE_ENDED:
      return g_strdup_printf (_ ("Permission ended on %s. Do not use it"), words);
    case CLEW_USE_NO_GROUND:
      return g_strdup (_ ("Without a ground. Do not use it"));
    case CLEW_USE_MISTAKE:
      return g_strdup (_ ("Entered by mistake"));
    case CLEW_USE_NOT_YET:
    case CLEW_USE_N:
    default:
      return g_strdup (_ ("Not received yet"));
    }
}

static gboolean
refuse (const char **field, const char *column, const char *message, GError **error)
{
  if (field != NULL)
    *field = column;
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
check_case (ClewStore *store, ClewRecord *received, const char **field, GError **error)
{
  const char *id = clew_record_get_text (received, "court_case");
  g_autoptr (ClewRecord) court_case = NULL;

  if (id == NULL)
    return TRUE;
  court_case = clew_record_load (store, &clew_kind_court_case, id, error);
  if (court_case == NULL)
    return FALSE;
  return g_strcmp0 (clew_record_get_text (court_case, "participant"),
                    clew_record_get_text (received, "participant")) == 0 ||
         refuse (field, "court_case", _ ("That is a case of somebody else."), error);
}

typedef struct
{
  ClewRecord *received;
  GBytes     *paper;
} Keeping;

static gboolean
keep_in_change (ClewStore *store, gpointer data, GError **error)
{
  Keeping *keeping = data;
  g_autoptr (ClewRecord) paper = NULL;

  if (!clew_record_save (store, keeping->received, error))
    return FALSE;
  if (keeping->paper == NULL)
    return TRUE;
  paper = clew_record_new (&clew_kind_received_paper);
  clew_record_set_text (paper, "received", clew_record_get_id (keeping->received));
  clew_record_set_file (paper, keeping->paper);
  return clew_record_save (store, paper, error);
}

/**
 * clew_received_keep:
 * @office: an office
 * @received: a new record of what was received
 * @paper: (nullable): the paper that came, as it came
 * @field: (out) (optional): the column at which to show the message
 * @error: return location; %CLEW_RECORDS_ERROR_INVALID when a field is refused
 *
 * Keeps it for good: an entry made by mistake is marked as that with clew_received_mistake().
 *
 * Returns: %FALSE with @error set when nothing was kept
 */
gboolean
clew_received_keep (ClewOffice  *office,
                    ClewRecord  *received,
                    GBytes      *paper,
                    const char **field,
                    GError     **error)
{
  Keeping keeping = { received, paper };

  return clew_record_check (received, clew_office_today (office), field, error) &&
         check_case (clew_office_get_store (office), received, field, error) &&
         clew_office_change (office, "record what was received", keep_in_change, &keeping, error);
}

static gboolean
save_in_change (ClewStore *store, gpointer data, GError **error)
{
  return clew_record_save (store, data, error);
}

/**
 * clew_received_end:
 * @office: an office
 * @event: a new record of clew_kind_received_event
 * @field: (out) (optional): the column at which to show the message
 * @error: return location; %CLEW_RECORDS_ERROR_INVALID when a field is refused
 *
 * Keeps that permission was taken back or ended, for good. What it ends need not have come yet.
 *
 * Returns: %FALSE with @error set when nothing was kept
 */
gboolean
clew_received_end (ClewOffice *office, ClewRecord *event, const char **field, GError **error)
{
  return clew_record_check (event, clew_office_today (office), field, error) &&
         clew_office_change (office, "record end of permission", save_in_change, event, error);
}

/**
 * clew_received_mistake:
 * @office: an office
 * @id: id of something received
 * @error: return location
 *
 * Marks it as entered by mistake, for instance because somebody else was meant. It stays, and may
 * not be used.
 *
 * Returns: %FALSE with @error set when nothing was kept
 */
gboolean
clew_received_mistake (ClewOffice *office, const char *id, GError **error)
{
  g_autoptr (ClewRecord) received = clew_record_load (clew_office_get_store (office),
                                                      &clew_kind_received, id, error);
  g_autoptr (ClewRecord) event = NULL;

  if (received == NULL)
    return FALSE;
  event = clew_record_new (&clew_kind_received_event);
  clew_record_set_text (event, "participant", clew_record_get_text (received, "participant"));
  clew_record_set_text (event, "agency", clew_record_get_text (received, "agency"));
  clew_record_set_text (event, "kind", "mistake");
  clew_record_set_text (event, "received", id);
  clew_record_set_day (event, "on_day", clew_office_today (office));
  clew_record_set_day (event, "received_on", clew_office_today (office));
  return clew_received_end (office, event, NULL, error);
}
