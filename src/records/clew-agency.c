/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-agency.h"

#include "base/clew-fold.h"
#include "records/clew-day-words.h"
#include "rules/clew-recipient-rules.h"

#include <glib/gi18n-lib.h>

/**
 * clew_agency_get_agreement:
 * @agency: an agency
 * @today: today
 *
 * The day on which an agreement ends is out whole.
 *
 * Returns: how its agreement with the site stands
 */
ClewAgreement
clew_agency_get_agreement (ClewRecord *agency, ClewDay today)
{
  ClewDay signed_on = clew_record_get_day (agency, "mou_signed_on");
  ClewDay ended_on = clew_record_get_day (agency, "mou_ended_on");

  if (ended_on != CLEW_DAY_UNKNOWN && ended_on <= today)
    return CLEW_AGREEMENT_ENDED;
  if (signed_on == CLEW_DAY_UNKNOWN)
    return CLEW_AGREEMENT_NONE;
  return signed_on > today ? CLEW_AGREEMENT_TO_COME : CLEW_AGREEMENT_SIGNED;
}

/**
 * clew_agency_agreement_words:
 * @agency: an agency
 * @today: today
 *
 * Returns: (transfer full): how its agreement stands, with the date, translated
 */
char *
clew_agency_agreement_words (ClewRecord *agency, ClewDay today)
{
  ClewDay          ended_on = clew_record_get_day (agency, "mou_ended_on");
  g_autofree char *begun = clew_day_words (clew_record_get_day (agency, "mou_signed_on"));
  g_autofree char *ended = clew_day_words (ended_on);

  switch (clew_agency_get_agreement (agency, today))
    {
    case CLEW_AGREEMENT_ENDED:
      /* Translators: of the agreement with an agency; %s is a date */
      return g_strdup_printf (_ ("Left %s"), ended);
    case CLEW_AGREEMENT_TO_COME:
      /* Translators: of the agreement with an agency; %s is a date */
      return g_strdup_printf (_ ("Joins %s"), begun);
    case CLEW_AGREEMENT_SIGNED:
      if (ended_on != CLEW_DAY_UNKNOWN)
        /* Translators: of the agreement with an agency: it will end on this date */
        return g_strdup_printf (_ ("Leaves %s"), ended);
      /* Translators: of the agreement with an agency; %s is a date */
      return g_strdup_printf (_ ("Joined %s"), begun);
    case CLEW_AGREEMENT_NONE:
    default:
      return g_strdup (_ ("No agreement entered"));
    }
}

/**
 * clew_agency_may_receive:
 * @agency: an agency
 *
 * Returns: whether the site lets it receive anything; it does unless it said no
 */
gboolean
clew_agency_may_receive (ClewRecord *agency)
{
  return clew_record_get_number (agency, "may_receive", 1) != 0;
}

/**
 * clew_agency_can_be_offered:
 * @agency: an agency
 * @today: today
 *
 * Returns: whether it may stand on a form that is made today
 */
gboolean
clew_agency_can_be_offered (ClewRecord *agency, ClewDay today)
{
  return !clew_record_is_removed (agency) && clew_agency_may_receive (agency) &&
         clew_agency_get_agreement (agency, today) != CLEW_AGREEMENT_ENDED;
}

/**
 * clew_agency_find_printed_name:
 * @store: a store
 * @agency: an agency's id
 * @consent: the release that lets it hear
 * @name: what it is called now, or was when it heard
 * @printed: (out) (transfer full) (nullable): what the form calls it, if that is
 *   another name; %NULL also when neither the release nor what adds to it names it
 * @error: return location
 *
 * Returns: %FALSE with @error set when reading failed
 */
gboolean
clew_agency_find_printed_name (ClewStore  *store,
                               const char *agency,
                               const char *consent,
                               const char *name,
                               char      **printed,
                               GError    **error)
{
  g_autoptr (ClewRows) rows = clew_store_query (
    store, error,
    "SELECT a.printed_name FROM consent_agency a JOIN consent c ON c.id = a.consent "
    "WHERE a.agency = ?1 AND c.id IN (SELECT ?2 UNION SELECT id FROM consent WHERE adds_to = ?2) "
    "ORDER BY a.printed_name = ?3 DESC, c.rowid DESC LIMIT 1",
    "sss", agency, consent, name);
  GError *failure = NULL;

  *printed = NULL;
  if (rows == NULL)
    return FALSE;
  if (clew_rows_next (rows, &failure) &&
      !clew_recipient_is_same (clew_rows_get_text (rows, 0), name))
    *printed = g_strdup (clew_rows_get_text (rows, 0));
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

/**
 * clew_agency_get_reason:
 * @agency: an agency
 * @language: the language of a form
 * @written_in: (out) (optional): the language of the reason
 *
 * Why the agency stands on a form, as the paper says it and the record of it
 * keeps: in English, too, where nothing else was entered.
 *
 * Returns: (nullable): the reason
 */
const char *
clew_agency_get_reason (ClewRecord *agency, const char *language, const char **written_in)
{
  const char *spanish = clew_record_get_text (agency, "reason_es");
  gboolean    is_spanish = g_strcmp0 (language, "es") == 0 && spanish != NULL;

  if (written_in != NULL)
    *written_in = is_spanish ? "es" : "en";
  return is_spanish ? spanish : clew_record_get_text (agency, "reason");
}

/**
 * clew_agency_dup_both_names:
 * @name: an agency's name
 * @named_as: (nullable): what the form calls it, if that is another name
 *
 * Returns: (transfer full): the name, with what the form calls it, translated
 */
char *
clew_agency_dup_both_names (const char *name, const char *named_as)
{
  if (named_as == NULL)
    return g_strdup (name);
  /* Translators: the first %s is an agency's name, the second its name when the form was signed */
  return g_strdup_printf (_ ("%s (named on the form as “%s”)"), name, named_as);
}

static gboolean
begins_one (const char *typed, const char *const *words)
{
  for (; *words != NULL; words++)
    if (g_str_has_prefix (*words, typed))
      return TRUE;
  return FALSE;
}

/* Each word that was typed begins some word of the names. */
static gboolean
is_meant (ClewRecord *agency, const char *const *typed)
{
  static const char *const columns[] = { "legal_name", "short_name", "site_role" };
  g_autoptr (GString) names = g_string_new (NULL);
  g_auto (GStrv) words = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const char *text = clew_record_get_text (agency, columns[i]);

      g_string_append_printf (names, " %s", text != NULL ? text : "");
    }
  words = clew_fold_words (names->str);
  for (; *typed != NULL; typed++)
    if (!begins_one (*typed, (const char *const *)words))
      return FALSE;
  return TRUE;
}

/* Those of the site first; those that left, after them. */
static int
compare_agencies (gconstpointer one, gconstpointer other, gpointer data)
{
  ClewRecord *a = *(ClewRecord *const *)one;
  ClewRecord *b = *(ClewRecord *const *)other;
  gboolean    a_left = clew_record_get_text (a, "mou_ended_on") != NULL;
  gboolean    b_left = clew_record_get_text (b, "mou_ended_on") != NULL;

  if (a_left != b_left)
    return a_left ? 1 : -1;
  return g_utf8_collate (clew_record_get_text (a, "legal_name"),
                         clew_record_get_text (b, "legal_name"));
}

/**
 * clew_agency_is_on_forms:
 * @store: a store
 * @agency: an agency's id
 * @on_forms: (out): whether some form offers or offered it
 * @error: return location
 *
 * Returns: %FALSE with @error set when reading failed
 */
gboolean
clew_agency_is_on_forms (ClewStore *store, const char *agency, gboolean *on_forms, GError **error)
{
  g_autoptr (ClewRows) rows = clew_store_query (
    store, error, "SELECT EXISTS (SELECT 1 FROM consent_agency WHERE agency = ?)", "s", agency);

  if (rows == NULL || !clew_rows_next (rows, error))
    return FALSE;
  *on_forms = clew_rows_get_number (rows, 0) != 0;
  return TRUE;
}

/**
 * clew_agency_list_load:
 * @store: a store
 * @text: (nullable): beginnings of words of a name or a role
 * @error: return location
 *
 * Returns: (transfer full) (element-type ClewRecord): the agencies, those that
 *   left at the end, or %NULL with @error set
 */
GPtrArray *
clew_agency_list_load (ClewStore *store, const char *text, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) all = clew_record_select (store, &clew_kind_agency, error, "1", NULL);
  g_autofree char *folded = clew_fold (text);
  g_auto (GStrv) typed = g_strsplit (folded, " ", -1);

  if (all == NULL)
    return NULL;
  for (guint i = 0; i < all->len; i++)
    if (is_meant (g_ptr_array_index (all, i), (const char *const *)typed))
      g_ptr_array_add (found, g_object_ref (g_ptr_array_index (all, i)));
  g_ptr_array_sort_with_data (found, compare_agencies, NULL);
  return g_steal_pointer (&found);
}

static gboolean
is_called (ClewRecord *agency, const char *column, const char *folded)
{
  g_autofree char *known = clew_fold (clew_record_get_text (agency, column));

  return g_strcmp0 (known, folded) == 0;
}

/**
 * clew_agency_list_load_with:
 * @store: a store
 * @also: (nullable): id of one that belongs in the list though it may have been removed
 * @error: return location
 *
 * For what happened before: something may have been told to one that is gone.
 *
 * Returns: (transfer full) (element-type ClewRecord): the agencies, or %NULL with @error set
 */
GPtrArray *
clew_agency_list_load_with (ClewStore *store, const char *also, GError **error)
{
  g_autoptr (GPtrArray) agencies = clew_agency_list_load (store, NULL, error);
  ClewRecord *gone;

  if (agencies == NULL || also == NULL)
    return g_steal_pointer (&agencies);
  for (guint i = 0; i < agencies->len; i++)
    if (g_str_equal (clew_record_get_id (g_ptr_array_index (agencies, i)), also))
      return g_steal_pointer (&agencies);
  gone = clew_record_load (store, &clew_kind_agency, also, error);
  if (gone == NULL)
    return NULL;
  g_ptr_array_add (agencies, gone);
  return g_steal_pointer (&agencies);
}

/**
 * clew_agency_find_called:
 * @agencies: (element-type ClewRecord): agencies
 * @name: a name as somebody typed it
 *
 * Returns: (transfer none) (nullable): the one agency whose legal or short name this
 *   is, but for case and accents; %NULL if there is none or more than one
 */
ClewRecord *
clew_agency_find_called (GPtrArray *agencies, const char *name)
{
  g_autofree char *folded = clew_fold (name);
  ClewRecord      *found = NULL;

  if (folded == NULL || *folded == '\0')
    return NULL;
  for (guint i = 0; i < agencies->len; i++)
    {
      ClewRecord *agency = g_ptr_array_index (agencies, i);

      if (!is_called (agency, "legal_name", folded) && !is_called (agency, "short_name", folded))
        continue;
      if (found != NULL)
        return NULL;
      found = agency;
    }
  return found;
}

/**
 * clew_agency_count:
 * @store: a store
 * @error: return location
 *
 * Returns: how many agencies the list opens with; -1 with @error set
 */
gint64
clew_agency_count (ClewStore *store, GError **error)
{
  g_autoptr (ClewRows) rows = clew_store_query (
    store, error, "SELECT count (*) FROM agency WHERE removed IS NULL", NULL);

  if (rows == NULL || !clew_rows_next (rows, error))
    return -1;
  return clew_rows_get_number (rows, 0);
}
