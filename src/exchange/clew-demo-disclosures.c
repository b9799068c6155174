/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/clew-demo-private.h"

#include <string.h>

/* What the invented office told whom: nothing that its releases don't let out. */

typedef struct
{
  const char *category;
  const char *words;
} Telling;

static const Telling tellings[] = {
  { "enrollment", "Takes part and keeps in touch" },
  { "enrollment", "When the intake was" },
  { "plan", "Working together on the plan" },
  { "plan", "What stands in the way, and what comes next" },
  { "housing", "Place on the waiting list" },
  { "housing", "Needs a room on the ground floor" },
  { "needs", "Needs an ID card and a bus pass" },
  { "treatment", "Keeps the appointments" },
  { "health", "Needs an appointment soon" },
  { "court", "Which hearings come next" },
};

void
clew_demo_grant_free (gpointer data)
{
  ClewDemoGrant *grant = data;

  g_free (grant->categories);
  g_free (grant);
}

static gboolean
has_category (const char *categories, const char *category)
{
  g_auto (GStrv) ids = g_strsplit (categories, " ", -1);

  return g_strv_contains ((const char *const *)ids, category);
}

/* Something that the ticks let the agency hear; the first kind always is. */
static const Telling *
choose_telling (ClewDemo *demo, const ClewDemoGrant *grant)
{
  guint start = clew_random_below (&demo->random, G_N_ELEMENTS (tellings));

  for (guint i = 0; i < G_N_ELEMENTS (tellings); i++)
    {
      const Telling *telling = &tellings[(start + i) % G_N_ELEMENTS (tellings)];

      if (has_category (grant->categories, telling->category))
        return telling;
    }
  return NULL;
}

static void
add_disclosure (ClewDemo             *demo,
                const ClewDemoPerson *person,
                const char           *consent,
                const ClewDemoGrant  *grant,
                ClewDay               day)
{
  static const char *const methods[] = { "spoken", "telephone", "meeting", "email", NULL };
  const Telling           *telling = choose_telling (demo, grant);
  const char              *method = clew_random_pick (&demo->random, methods);

  if (telling == NULL)
    return;
  clew_demo_add (demo, &clew_kind_disclosure, day, NULL,
                 "participant", person->id,
                 "on_day", day,
                 "agency", clew_record_get_id (grant->agency),
                 "recipient", clew_record_get_text (grant->agency, "legal_name"),
                 "recipient_address", clew_record_get_text (grant->agency, "address"),
                 "person", clew_record_get_text (grant->agency, "contact_name"),
                 "categories", telling->category,
                 "purpose", "coordination",
                 "method", method,
                 "description", telling->words,
                 "ground", "consent",
                 "consent", consent,
                 "staff", person->staff,
                 NULL);
}

/* A few rows of the ledger for a release: on days from @from to before @until,
 * to agencies that it lets hear, but not to @out. Thin files have none. */
void
clew_demo_add_disclosures (ClewDemo             *demo,
                           const ClewDemoPerson *person,
                           const char           *consent,
                           const GPtrArray      *granted,
                           ClewRecord           *out,
                           ClewDay               from,
                           ClewDay               until)
{
  ClewRandom *random = &demo->random;
  guint       n = demo->is_brief ? 0 : clew_random_below (random, 5);

  until = MIN (until, demo->today + 1);
  if (until <= from || granted->len == 0)
    return;
  for (guint i = 0; i < n; i++)
    {
      const ClewDemoGrant *grant = g_ptr_array_index (granted,
                                                      clew_random_below (random, granted->len));
      ClewDay              day = from + clew_random_below (random, until - from);
      ClewDay              left_on = clew_record_get_day (grant->agency, "mou_ended_on");

      if (grant->agency == out || (left_on != CLEW_DAY_UNKNOWN && left_on <= day))
        continue;
      add_disclosure (demo, person, consent, grant, day);
    }
}
