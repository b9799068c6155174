/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-docket-words.h"

#include "records/clew-day-words.h"
#include "records/clew-sighting.h"
#include "records/clew-state-words.h"

#include <glib/gi18n.h>

const char *
clew_docket_words_icon (ClewDocketEntry *entry)
{
  if (entry->overdue)
    return "dialog-warning-symbolic";
  switch (entry->kind)
    {
    case CLEW_DOCKET_REVIEW:
      return "alarm-symbolic";
    case CLEW_DOCKET_RELEASE_ENDS:
      return "document-edit-symbolic";
    case CLEW_DOCKET_HEARING:
    case CLEW_DOCKET_N_KINDS:
    default:
      return "x-office-calendar-symbolic";
    }
}

/**
 * clew_docket_words_title:
 * @entry: what is due
 *
 * Returns: (transfer full): whom it is about, what is due and where
 */
char *
clew_docket_words_title (ClewDocketEntry *entry)
{
  if (entry->where == NULL)
    /* Translators: a participant's initials, then what is due */
    return g_strdup_printf (_ ("%s · %s"), entry->initials, entry->what);
  /* Translators: a participant's initials, what is due, in which court */
  return g_strdup_printf (_ ("%s · %s, %s"), entry->initials, entry->what, entry->where);
}

static void
add_part (GPtrArray *parts, char *part)
{
  if (part != NULL && *part != '\0')
    g_ptr_array_add (parts, part);
  else
    g_free (part);
}

/**
 * clew_docket_words_before:
 * @entry: what is due
 * @today: today
 *
 * Returns: (transfer full) (nullable): "May 3", or a time, if it was moved from there
 */
char *
clew_docket_words_before (ClewDocketEntry *entry, ClewDay today)
{
  if (entry->moved_from == CLEW_DAY_UNKNOWN)
    return NULL;
  return entry->moved_from == entry->day && entry->moved_from_time != NULL
           ? clew_time_words (entry->moved_from_time)
           : clew_day_words_short (entry->moved_from, today);
}

/**
 * clew_docket_words_moved:
 * @entry: what is due
 * @today: today
 *
 * Returns: (transfer full) (nullable): "moved from May 3 by JR", if it was
 */
char *
clew_docket_words_moved (ClewDocketEntry *entry, ClewDay today)
{
  g_autofree char *from = clew_docket_words_before (entry, today);

  if (from == NULL)
    return NULL;
  if (entry->moved_by == NULL)
    /* Translators: a hearing was moved; %s is the date or time at which it was set before */
    return g_strdup_printf (_ ("moved from %s"), from);
  /* Translators: a hearing was moved; the date or time at which it was set before, and the
   * initials of whoever entered that */
  return g_strdup_printf (_ ("moved from %s by %s"), from, entry->moved_by);
}

/**
 * clew_docket_words_details:
 * @entry: what is due
 * @today: today
 *
 * Returns: (transfer full): the number and class of its case, and what is out of the ordinary
 */
char *
clew_docket_words_details (ClewDocketEntry *entry, ClewDay today)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (entry->taken_back != CLEW_DAY_UNKNOWN)
    add_part (parts, g_strdup (_ ("taken back after something was shared")));
  add_part (parts, clew_docket_entry_dup_here (entry, today));
  add_part (parts, g_strdup (entry->cause_number));
  if (entry->kind != CLEW_DOCKET_RELEASE_ENDS)
    add_part (parts, clew_case_describe_standing (entry->standing));
  add_part (parts, clew_docket_words_moved (entry, today));
  add_part (parts, clew_sighting_words (&entry->sighting, today));
  if (entry->overdue)
    add_part (parts, g_strdup (entry->kind == CLEW_DOCKET_REVIEW ? _ ("review date passed")
                                                                 : _ ("no outcome entered")));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **)parts->pdata);
}

/**
 * clew_docket_words_brief:
 * @entry: what is due
 *
 * Returns: (transfer full): one short line for a day of a calendar
 */
char *
clew_docket_words_brief (ClewDocketEntry *entry)
{
  g_autofree char *time = clew_docket_entry_dup_time (entry);

  if (time == NULL)
    return g_strdup_printf (_ ("%s · %s"), entry->initials, entry->what);
  /* Translators: on a day of a calendar: a time, a participant's initials, what is due */
  return g_strdup_printf (_ ("%s %s · %s"), time, entry->initials, entry->what);
}

/**
 * clew_docket_words_spoken:
 * @entry: what is due
 * @today: today
 *
 * Returns: (transfer full): all of it in one sentence, for a screen reader
 */
char *
clew_docket_words_spoken (ClewDocketEntry *entry, ClewDay today)
{
  g_autofree char *day = entry->day != CLEW_DAY_UNKNOWN ? clew_day_words_long (entry->day)
                                                        : g_strdup (_ ("No date yet"));
  g_autofree char *time = clew_docket_entry_dup_time (entry);
  g_autofree char *title = clew_docket_words_title (entry);
  g_autofree char *details = clew_docket_words_details (entry, today);
  g_autofree char *release = clew_release_words (entry->release, entry->release_day, today);

  /* Translators: spoken for one row: date and time, title, details, release state */
  return g_strdup_printf (_ ("%s %s: %s. %s. Release: %s"), day, time != NULL ? time : "", title,
                             details, release);
}
