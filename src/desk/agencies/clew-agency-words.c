/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/agencies/clew-agency-words.h"

#include "desk/agencies/clew-people-list.h"
#include "desk/clew-pill.h"
#include "records/clew-agency.h"
#include "records/clew-day-words.h"
#include "records/clew-release-detail.h"

#include <glib/gi18n.h>

/**
 * clew_agency_pill_new:
 * @agency: an agency
 * @today: today
 *
 * Returns: (transfer floating): how its agreement stands, as icon and words
 */
GtkWidget *
clew_agency_pill_new (ClewRecord *agency, ClewDay today)
{
  static const struct
  {
    const char  *icon_name;
    ClewPillTone tone;
  } looks[] = {
    [CLEW_AGREEMENT_NONE] = { "dialog-question-symbolic", CLEW_PILL_PLAIN },
    [CLEW_AGREEMENT_TO_COME] = { "content-loading-symbolic", CLEW_PILL_PLAIN },
    [CLEW_AGREEMENT_SIGNED] = { "emblem-ok-symbolic", CLEW_PILL_GOOD },
    [CLEW_AGREEMENT_ENDED] = { "action-unavailable-symbolic", CLEW_PILL_CAREFUL },
  };
  ClewAgreement    agreement = clew_agency_get_agreement (agency, today);
  g_autofree char *words = clew_agency_agreement_words (agency, today);
  GtkWidget       *pill = clew_pill_new (looks[agreement].icon_name, words, looks[agreement].tone);

  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (pill, GTK_ALIGN_START);
  return pill;
}

/**
 * clew_agency_about:
 * @agency: an agency
 *
 * Returns: (transfer full): its kind, its role in the site, and whether it may receive
 */
char *
clew_agency_about (ClewRecord *agency)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  const char *role = clew_record_get_text (agency, "site_role");

  g_ptr_array_add (parts, (gpointer)clew_record_get_choice_label (agency, "kind"));
  if (role != NULL)
    g_ptr_array_add (parts, (gpointer)role);
  g_ptr_array_add (parts, clew_agency_may_receive (agency) ? _ ("may receive information")
                                                           : _ ("may receive nothing"));
  if (clew_record_get_yes (agency, "victim_services_funded"))
    g_ptr_array_add (parts, _ ("only hears"));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **)parts->pdata);
}

static char *
describe_person (const ClewAgencyPerson *person)
{
  g_autofree char *kinds = clew_release_list_categories ((const char *const *)person->categories);
  g_autofree char *until = clew_day_words (person->until);

  if (until == NULL || *until == '\0')
    /* Translators: %s is a list of kinds of information */
    return g_strdup_printf (_ ("%s · until an event ends it"), kinds);
  /* Translators: a list of kinds of information, then a date */
  return g_strdup_printf (_ ("%s · until %s"), kinds, until);
}

/**
 * clew_agency_people_items:
 * @people: (element-type ClewAgencyPerson): people
 *
 * Returns: (transfer full) (element-type ClewPeopleItem): a row for each, which
 *   leads to the person
 */
GPtrArray *
clew_agency_people_items (const GPtrArray *people)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < people->len; i++)
    {
      const ClewAgencyPerson *person = g_ptr_array_index (people, i);
      g_autofree char        *detail = describe_person (person);

      g_ptr_array_add (items, clew_people_item_new (person->participant, person->name, detail));
    }
  return items;
}

static char *
describe_change (const ClewAgencyChange *change)
{
  g_autofree char *joined = g_strjoinv ("; ", change->joined);
  g_autofree char *left = g_strjoinv ("; ", change->left);
  g_autofree char *signed_on = clew_day_words (change->signed_on);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  /* Translators: the number of a form, then the date on which it was signed */
  g_ptr_array_add (parts, g_strdup_printf (_ ("%s, signed %s"), change->form_number, signed_on));
  if (*joined != '\0')
    /* Translators: %s are agencies that joined after somebody signed */
    g_ptr_array_add (parts, g_strdup_printf (_ ("joined since: %s"), joined));
  if (*left != '\0')
    /* Translators: %s are agencies on somebody's release that have left the site */
    g_ptr_array_add (parts, g_strdup_printf (_ ("has left: %s"), left));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **)parts->pdata);
}

/**
 * clew_agency_change_items:
 * @changes: (element-type ClewAgencyChange): people to see again
 *
 * Returns: (transfer full) (element-type ClewPeopleItem): a row for each, which
 *   leads to the release
 */
GPtrArray *
clew_agency_change_items (const GPtrArray *changes)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < changes->len; i++)
    {
      const ClewAgencyChange *change = g_ptr_array_index (changes, i);
      g_autofree char        *detail = describe_change (change);

      g_ptr_array_add (items, clew_people_item_new (change->consent, change->name, detail));
    }
  return items;
}
