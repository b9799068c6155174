/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/participants/clew-person-words.h"

#include "base/clew-fold.h"
#include "records/clew-agency.h"
#include "records/clew-day-words.h"

#include <glib/gi18n.h>

/**
 * clew_people_count_words:
 * @list: a list
 * @narrowed: whether something is searched or filtered
 *
 * Returns: (transfer full): how many people the list shows
 */
char *
clew_people_count_words (ClewParticipantList *list, gboolean narrowed)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  guint n_exact = clew_participant_list_get_n_exact (list);

  if (!narrowed)
    /* Translators: under the title of the list of participants */
    return g_strdup_printf (ngettext ("%'u person", "%'u people", n), n);
  if (clew_participant_list_get_more (list))
    /* Translators: how many people a search found, when it stopped counting */
    return g_strdup_printf (_ ("%'u+ found"), (guint)CLEW_PARTICIPANT_LIST_HITS);
  if (n_exact >= n)
    /* Translators: how many people a search found */
    return g_strdup_printf (ngettext ("%'u found", "%'u found", n), n);
  if (n_exact == 0)
    /* Translators: a search found only names that are like the one typed */
    return g_strdup_printf (ngettext ("%'u similar name", "%'u similar names", n), n);
  /* Translators: a search found some people, and some with names like the one typed */
  return g_strdup_printf (_ ("%'u found, %'u similar"), n_exact, n - n_exact);
}

/**
 * clew_person_age_words:
 * @age: in years, or -1
 * @is_guess: whether it rests on a guess
 *
 * Returns: (transfer full) (nullable): "41" or "about 50"
 */
char *
clew_person_age_words (int age, gboolean is_guess)
{
  if (age < 0)
    return NULL;
  if (is_guess)
    /* Translators: an age that somebody guessed */
    return g_strdup_printf (_ ("about %d"), age);
  return g_strdup_printf ("%d", age);
}

/**
 * clew_person_join:
 * @parts: texts, ending after the last; the list itself ends with %NULL, empty texts are ""
 *
 * Returns: (transfer full): the texts that say something, with dots between
 */
char *
clew_person_join (const char *const *parts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);
  return g_string_free (text, FALSE);
}

static char *
language_words (ClewRecord *record)
{
  const char *language = clew_record_get_text (record, "language");
  const char *label = clew_record_get_choice_label (record, "language");

  /* The language that everybody is taken to speak says nothing. */
  if (language == NULL || g_str_equal (language, "other") ||
      g_str_equal (language, "declined") || g_str_equal (language, "unknown") ||
      (g_str_equal (language, "en") &&
       g_strcmp0 (clew_record_get_text (record, "interpreter"), "yes") != 0))
    return g_strdup ("");
  if (g_strcmp0 (clew_record_get_text (record, "interpreter"), "yes") == 0)
    /* Translators: %s is a language */
    return g_strdup_printf (_ ("speaks %s, needs an interpreter"), label);
  if (g_str_equal (language, "sign"))
    return g_strdup (_ ("uses sign language"));
  /* Translators: %s is a language */
  return g_strdup_printf (_ ("speaks %s"), label);
}

/**
 * clew_person_keep_order:
 * @text: (transfer full): a line that a name may begin
 *
 * A line that begins with a name in Arabic letters would run from right to left as a
 * whole: what follows the name would stand before it.
 *
 * Returns: (transfer full): the same words, in the order of the window
 */
char *
clew_person_keep_order (char *text)
{
  g_autofree char *owned = text;
  const char      *first = text;

  while (*first != '\0' && !g_unichar_isalpha (g_utf8_get_char (first)))
    first = g_utf8_next_char (first);
  if (!clew_fold_runs_right_to_left (g_utf8_get_char (first)) ||
      gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL)
    return g_steal_pointer (&owned);
  return g_strconcat ("\342\200\216", text, NULL); /* LEFT-TO-RIGHT MARK */
}

/**
 * clew_person_about_words:
 * @person: a person
 * @has_managers: whether this office has case managers, so that it says if there is none
 *
 * Returns: (transfer full): other names, pronouns, age, language and case
 *   manager on one line
 */
char *
clew_person_about_words (const ClewPerson *person, gboolean has_managers)
{
  g_autofree char *aliases = clew_person_dup_aliases (person);
  g_autofree char *age = clew_person_age_words (person->age, person->age_is_guess);
  g_autofree char *language = language_words (person->record);
  g_autofree char *manager = NULL;
  const char      *pronouns = clew_record_get_text (person->record, "pronouns");
  const char      *parts[] = { NULL, NULL, NULL, NULL, NULL, NULL };

  if (person->case_manager != NULL)
    /* Translators: %s is a name */
    manager = g_strdup_printf (_ ("case manager %s"),
                                  clew_record_get_text (person->case_manager, "name"));
  parts[0] = aliases != NULL ? aliases : "";
  parts[1] = pronouns != NULL ? pronouns : "";
  parts[2] = age != NULL ? age : "";
  parts[3] = language;
  parts[4] = manager != NULL ? manager : has_managers ? _ ("no case manager") : "";
  return clew_person_keep_order (clew_person_join (parts));
}

/**
 * clew_person_tone_class:
 * @tone: how something is colored beside its words
 *
 * Returns: (nullable): the style class
 */
const char *
clew_person_tone_class (ClewPillTone tone)
{
  switch (tone)
    {
    case CLEW_PILL_GOOD:
      return "success";
    case CLEW_PILL_CAREFUL:
      return "warning";
    case CLEW_PILL_BAD:
      return "error";
    case CLEW_PILL_PLAIN:
    default:
      return NULL;
    }
}

const char *
clew_person_date_icon (ClewDocketKind kind)
{
  switch (kind)
    {
    case CLEW_DOCKET_HEARING:
      return "x-office-calendar-symbolic";
    case CLEW_DOCKET_REVIEW:
      return "alarm-symbolic";
    case CLEW_DOCKET_RELEASE_ENDS:
    case CLEW_DOCKET_N_KINDS:
    default:
      return "document-edit-symbolic";
    }
}

const char *
clew_hear_cell_icon (ClewHearingCell cell)
{
  switch (cell)
    {
    case CLEW_HEARING_CELL_YES:
      return "object-select-symbolic";
    case CLEW_HEARING_CELL_TAKEN_BACK:
      return "list-remove-symbolic";
    case CLEW_HEARING_CELL_NO:
    default:
      return "window-close-symbolic";
    }
}

const char *
clew_hear_cell_word (ClewHearingCell cell)
{
  switch (cell)
    {
    case CLEW_HEARING_CELL_YES:
      return _ ("May hear this");
    case CLEW_HEARING_CELL_TAKEN_BACK:
      return _ ("Taken back or restricted");
    case CLEW_HEARING_CELL_NO:
    default:
      return _ ("May not hear this");
    }
}

static char *
list_categories (const ClewHearingRow *row, ClewHearingCell cell)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; clew_information_categories[i].id != NULL; i++)
    if (clew_hearing_row_cell (row, i) == cell)
      g_string_append_printf (list, "%s%s", list->len > 0 ? "; " : "",
                              clew_choice_get_label (clew_information_categories,
                                                     clew_information_categories[i].id));
  return list->len > 0 ? g_string_free (g_steal_pointer (&list), FALSE) : NULL;
}

/**
 * clew_hear_row_words:
 * @row: an agency with its answers
 *
 * Returns: (transfer full): all marks of the row as one spoken sentence
 */
char *
clew_hear_row_words (const ClewHearingRow *row)
{
  g_autofree char *yes = list_categories (row, CLEW_HEARING_CELL_YES);
  g_autofree char *taken_back = list_categories (row, CLEW_HEARING_CELL_TAKEN_BACK);
  g_autofree char *no = list_categories (row, CLEW_HEARING_CELL_NO);
  g_autofree char *site = clew_hearing_row_site_words (row);
  g_autofree char *name = clew_agency_dup_both_names (row->name, row->named_as);
  GString         *words = g_string_new (NULL);

  if (yes != NULL)
    /* Translators: spoken: an agency, then what it may hear */
    g_string_append_printf (words, _ ("%s may hear: %s."), name, yes);
  else
    /* Translators: spoken; %s is an agency */
    g_string_append_printf (words, _ ("%s may hear nothing."), name);
  if (site != NULL)
    g_string_append_printf (words, " %s.", site);
  if (taken_back != NULL)
    {
      g_string_append_c (words, ' ');
      /* Translators: spoken: what an agency could hear once and may not now */
      g_string_append_printf (words, _ ("Taken back: %s."), taken_back);
    }
  if (yes != NULL && no != NULL)
    {
      g_string_append_c (words, ' ');
      /* Translators: spoken: what an agency may not hear */
      g_string_append_printf (words, _ ("Not: %s."), no);
    }
  return g_string_free (words, FALSE);
}
