/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-court-closing.h"

#include "base/clew-fold.h"
#include "records/clew-day-words.h"
#include "rules/clew-court-days.h"

#include <glib/gi18n-lib.h>

static const char *const names[CLEW_N_HOLIDAYS] = {
  [CLEW_HOLIDAY_NEW_YEAR] = N_ ("New Year’s Day"),
  [CLEW_HOLIDAY_KING] = N_ ("Martin Luther King Jr. Day"),
  [CLEW_HOLIDAY_WASHINGTON] = N_ ("Washington’s Birthday"),
  [CLEW_HOLIDAY_MEMORIAL] = N_ ("Memorial Day"),
  [CLEW_HOLIDAY_JUNETEENTH] = N_ ("Juneteenth"),
  [CLEW_HOLIDAY_INDEPENDENCE] = N_ ("Independence Day"),
  [CLEW_HOLIDAY_LABOR] = N_ ("Labor Day"),
  [CLEW_HOLIDAY_COLUMBUS] = N_ ("Columbus Day"),
  [CLEW_HOLIDAY_VETERANS] = N_ ("Veterans Day"),
  [CLEW_HOLIDAY_THANKSGIVING] = N_ ("Thanksgiving Day"),
  [CLEW_HOLIDAY_CHRISTMAS] = N_ ("Christmas Day"),
};

/**
 * clew_court_closing_load:
 * @store: a store
 * @from: the first day
 * @to: the last day, included
 * @error: return location
 *
 * Returns: (transfer full) (element-type ClewRecord): what the site entered for these days
 */
GPtrArray *
clew_court_closing_load (ClewStore *store, ClewDay from, ClewDay to, GError **error)
{
  return clew_record_select (store, &clew_kind_court_closing, error,
                             "on_day BETWEEN ? AND ? ORDER BY on_day, court "
                             "NULLS FIRST, name",
                             "dd", from, to);
}

static char *
describe_holiday (ClewDay day)
{
  gboolean    observed;
  ClewHoliday holiday = clew_court_days_holiday (day, &observed);

  if (holiday == CLEW_HOLIDAY_NONE)
    return NULL;
  /* Translators: %s is a holiday whose own day is on a weekend */
  return observed                    ? g_strdup_printf (_ ("%s (observed)"), _ (names[holiday]))
                                     : g_strdup (_ (names[holiday]));
}

static char *
describe_closing (ClewRecord *closing)
{
  const char *court = clew_record_get_text (closing, "court");
  const char *name = clew_record_get_text (closing, "name");

  if (court == NULL)
    return g_strdup (name);
  /* Translators: on the docket: why a court is closed on a day, then which court */
  return g_strdup_printf (_ ("%s (%s)"), name, court);
}

/**
 * clew_court_closing_describe:
 * @day: a day
 * @closings: (nullable) (element-type ClewRecord): what clew_court_closing_load() gave for it
 *
 * Returns: (transfer full) (nullable): "Christmas Day", "Judges’ meeting (Pine)", if courts may not
 *   sit then
 */
char *
clew_court_closing_describe (ClewDay day, GPtrArray *closings)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  char *holiday = describe_holiday (day);

  if (holiday != NULL)
    g_ptr_array_add (parts, holiday);
  for (guint i = 0; closings != NULL && i < closings->len; i++)
    if (clew_record_get_day (g_ptr_array_index (closings, i), "on_day") == day)
      g_ptr_array_add (parts, describe_closing (g_ptr_array_index (closings, i)));
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **)parts->pdata);
}

static gboolean
is_same_court (const char *one, const char *other)
{
  g_autofree char *first = clew_fold (one);
  g_autofree char *second = clew_fold (other);

  return g_str_equal (first, second);
}

/* What concerns a hearing there; of a court that isn't known, what concerns all. */
static GPtrArray *
keep_of_court (GPtrArray *closings, const char *court)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; closings != NULL && i < closings->len; i++)
    {
      ClewRecord *closing = g_ptr_array_index (closings, i);
      const char *only = clew_record_get_text (closing, "court");

      if (only == NULL || (court != NULL && is_same_court (only, court)))
        g_ptr_array_add (kept, g_object_ref (closing));
    }
  return g_steal_pointer (&kept);
}

/**
 * clew_court_closing_remark:
 * @store: a store
 * @day: a day on which a hearing is to be
 * @court: (nullable): in which court
 *
 * Returns: (transfer full) (nullable): what to say to whoever sets it, if that court may not sit.
 *   It is never refused: some courts do sit.
 */
char *
clew_court_closing_remark (ClewStore *store, ClewDay day, const char *court)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) closings = NULL;
  g_autofree char *why = NULL;
  g_autofree char *weekday = NULL;

  if (day == CLEW_DAY_UNKNOWN)
    return NULL;
  /* Holidays are known without the file. */
  all = clew_court_closing_load (store, day, day, NULL);
  closings = keep_of_court (all, court);
  why = clew_court_closing_describe (day, closings);
  if (why != NULL)
    /* Translators: below a date of a hearing; %s is a holiday, or why a court is closed */
    return g_strdup_printf (_ ("The court may be closed: %s. Check the date."), why);
  if (!clew_court_days_is_weekend (day))
    return NULL;
  weekday = clew_day_words_weekday (day);
  /* Translators: below a date of a hearing; %s is Saturday or Sunday */
  return g_strdup_printf (_ ("The court may be closed: %s. Check the date."), weekday);
}
