/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-agency-people.h"

#include "records/clew-kind.h"

static void
person_free (gpointer data)
{
  ClewAgencyPerson *person = data;

  g_free (person->participant);
  g_free (person->name);
  g_strfreev (person->categories);
  g_free (person);
}

typedef struct
{
  ClewStore  *store;
  const char *agency;
  ClewDay     on;
} Question;

static gpointer
show_person (const ClewFacts *facts, gpointer data, GError **error)
{
  const Question *question = data;
  g_autoptr (GStrvBuilder) heard = g_strv_builder_new ();
  g_auto (GStrv) categories = NULL;
  g_autofree char  *name = NULL;
  ClewDay           until = CLEW_DAY_UNKNOWN;
  ClewAgencyPerson *person;

  for (guint i = 0; clew_information_categories[i].id != NULL; i++)
    {
      const char    *category = clew_information_categories[i].id;
      ClewHearAnswer answer = clew_facts_may_hear (facts, question->agency, category, question->on);

      if (answer.answer != CLEW_HEAR_YES)
        continue;
      g_strv_builder_add (heard, category);
      until = answer.consent->expires_on;
    }
  categories = g_strv_builder_end (heard);
  if (categories[0] == NULL)
    return NULL;
  name = clew_may_hear_dup_name (question->store, clew_facts_get_participant (facts), error);
  if (name == NULL)
    return NULL;
  person = g_new0 (ClewAgencyPerson, 1);
  person->participant = g_strdup (clew_facts_get_participant (facts));
  person->name = g_steal_pointer (&name);
  person->until = until;
  person->categories = g_steal_pointer (&categories);
  return person;
}

/**
 * clew_agency_people_load:
 * @store: a store
 * @agency: an agency's id
 * @limit: how many at most
 * @on: the day asked about
 * @more: (out) (optional): whether there are more than @limit
 * @error: return location
 *
 * The people whose multi-party release lets the agency hear something on a
 * day. Of an agency that has left, or may not receive, the gate lets nothing
 * out to it all the same.
 *
 * Returns: (transfer full) (element-type ClewAgencyPerson): the people in the
 *   order of their list, or %NULL with @error set
 */
GPtrArray *
clew_agency_people_load (ClewStore  *store,
                         const char *agency,
                         guint       limit,
                         ClewDay     on,
                         gboolean   *more,
                         GError    **error)
{
  Question question = { store, agency, on };

  return clew_may_hear_choose_for_agency (store, agency, on, show_person, &question, person_free,
                                          limit, more, error);
}
