/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-legal-pages.h"

#include "records/clew-case-changes.h"
#include "records/clew-day-words.h"

#include <glib/gi18n.h>

/* What others changed since somebody looked last, case by case. */

static gpointer
read_changes (ClewStore *reader, ClewDay today, gpointer data, GError **error)
{
  const ClewLegalQuestion *question = data;
  gboolean                 more;

  /* One more than is shown tells that there are too many. */
  return clew_case_changes_read (reader, question->since, question->me,
                                 CLEW_LEGAL_MOST_CHANGES + 1, &more, error);
}

/* Of one case, or of what hangs on none, of one person. */
static const char *
get_group (ClewCaseChange *change)
{
  return change->of.court_case != NULL ? change->of.court_case : change->of.participant;
}

static char *
describe_when (ClewOffice *office, ClewCaseChange *change)
{
  g_autoptr (GDateTime) local = clew_office_to_local (office, change->at);
  g_autofree char *clock = NULL;
  g_autofree char *time = NULL;
  g_autofree char *day = NULL;

  if (local == NULL)
    return NULL;
  clock = g_date_time_format (local, "%H:%M");
  time = clew_time_words (clock);
  day = clew_day_words_short (clew_day_new (g_date_time_get_year (local),
                                            g_date_time_get_month (local),
                                            g_date_time_get_day_of_month (local)),
                              clew_office_today (office));
  /* Translators: a date and a time of day */
  return g_strdup_printf (_ ("%s, %s"), day, time);
}

static char *
describe_move (ClewCaseChange *change, ClewDay today)
{
  g_autofree char *from = change->moved_from != CLEW_DAY_UNKNOWN
                            ? clew_day_words_short (change->moved_from, today)
                            : NULL;
  g_autofree char *to = change->moved_to != CLEW_DAY_UNKNOWN
                          ? clew_day_words_short (change->moved_to, today)
                          : NULL;

  if (from != NULL && to != NULL)
    /* Translators: of a hearing: the date before, and the date since */
    return g_strdup_printf (_ ("moved from %s to %s"), from, to);
  if (from != NULL)
    return g_strdup_printf (_ ("moved from %s, no date yet"), from);
  return to != NULL ? g_strdup_printf (_ ("set for %s"), to) : NULL;
}

static char *
describe (ClewOffice *office, ClewCaseChange *change)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  clew_legal_take (parts, g_strdup (_ (change->kind->label)));
  clew_legal_take (parts, describe_move (change, clew_office_today (office)));
  clew_legal_take (parts, g_strdup (change->fields));
  clew_legal_take (parts, describe_when (office, change));
  /* Translators: who changed something */
  clew_legal_take (parts, change->who != NULL ? g_strdup_printf (_ ("by %s"), change->who) : NULL);
  return clew_legal_join (parts);
}

static const struct
{
  const char *label;
  const char *icon_name;
} deeds[] = {
  [CLEW_CHANGE_ADDED] = { N_ ("Added"), "list-add-symbolic" },
  [CLEW_CHANGE_ALTERED] = { N_ ("Changed"), "document-edit-symbolic" },
  [CLEW_CHANGE_REMOVED] = { N_ ("Removed"), "user-trash-symbolic" },
};

static void
add_change (ClewLegalList *list, ClewOffice *office, ClewCaseChange *change)
{
  g_autofree char *subtitle = describe (office, change);
  const char      *kind = _ (change->kind->label);
  const char      *deed = _ (deeds[change->deed].label);
  ClewLegalItem    item = {
       .title = change->what != NULL ? change->what : kind,
       .subtitle = subtitle,
       .id = change->id,
       .court_case = change->of.court_case,
       .participant = change->of.participant,
       .pill = deed,
       .pill_icon = deeds[change->deed].icon_name,
       .tone = CLEW_PILL_PLAIN,
  };

  clew_legal_list_add (list, &item);
}

static gboolean
is_shown (ClewCaseChange *change)
{
  return !change->is_mine;
}

/* All of one case, beginning with the change at @first. */
static void
add_group (ClewLegalList *list, ClewOffice *office, GPtrArray *rows, guint first)
{
  ClewCaseChange *head = g_ptr_array_index (rows, first);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *detail = NULL;

  clew_legal_take (parts, g_strdup (head->of.cause_number));
  clew_legal_take (parts, g_strdup (head->of.court));
  detail = clew_legal_join (parts);
  clew_legal_list_add_heading (list, head->of.name, detail);
  for (guint i = first; i < rows->len; i++)
    {
      ClewCaseChange *change = g_ptr_array_index (rows, i);

      if (is_shown (change) && g_str_equal (get_group (change), get_group (head)))
        add_change (list, office, change);
    }
}

static void
fill_changes (ClewLegalList *list, ClewOffice *office, GPtrArray *rows)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *text = g_strdup_printf (
    _ ("There are more than %u changes. The latest are shown; “What Has Happened” has all."),
       CLEW_LEGAL_MOST_CHANGES);

  if (rows->len > CLEW_LEGAL_MOST_CHANGES)
    clew_legal_list_add_note (list, text);
  for (guint i = 0; i < MIN (rows->len, CLEW_LEGAL_MOST_CHANGES); i++)
    {
      ClewCaseChange *change = g_ptr_array_index (rows, i);

      if (is_shown (change) && g_hash_table_add (seen, (gpointer)get_group (change)))
        add_group (list, office, rows, i);
    }
}

const ClewLegalPage clew_legal_page_changes = {
  .name = "changes",
  .title = N_ ("Changes"),
  .icon_name = "document-open-recent-symbolic",
  .empty_title = N_ ("Nothing Has Changed"),
  .empty_text = N_ ("What others add, change or remove in a case is listed here until you have "
                    "seen it. What you do yourself is not."),
  .read = read_changes,
  .fill = fill_changes,
};
