/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/clew-demo-private.h"

/* What case management told a prosecutor's office: in force, ended, and taken back. */

/* How many months a release lasts here. */
#define MONTHS 12

typedef struct
{
  const char *agency;
  char       *form_number;
  ClewDay     signed_on;
  ClewDay     until; /* unknown when an event ends it */
} Ground;

static const char *
find_sender (ClewDemo *demo)
{
  for (guint i = 0; i < demo->agencies->len; i++)
    {
      ClewRecord *agency = g_ptr_array_index (demo->agencies, i);

      if (g_str_equal (clew_record_get_text (agency, "kind"), "case_management"))
        return clew_record_get_id (agency);
    }
  return clew_record_get_id (g_ptr_array_index (demo->agencies, 0));
}

/* Returns the day on which it came. */
static ClewDay
keep_letter (ClewDemo *demo, const ClewDemoPerson *person, const Ground *ground, ClewDay day)
{
  static const char *const says[] = {
    "takes_part", "takes_part working_together", "takes_part working_together progress",
    "takes_part progress interim_goals", "takes_part barriers resource_limits",
    "takes_part nothing_helpful", "takes_part working_together prospects", NULL
  };
  static const char *const methods[] = { "letter", "export", "letter", "meeting", NULL };
  ClewRandom              *random = &demo->random;
  gboolean                 confirms = person->enrolled != CLEW_DAY_UNKNOWN &&
                      person->enrolled <= day && clew_random_chance (random, 70);
  const char *said = clew_random_pick (random, says);
  const char *method = clew_random_pick (random, methods);
  ClewDay     received = MIN (day + (ClewDay)clew_random_below (random, 4), demo->today);

  clew_demo_add (demo, &clew_kind_received, received, NULL,
                 "participant", person->id,
                 "agency", ground->agency,
                 "received_on", received,
                 "dated_on", day,
                 "method", method,
                 "says", confirms ? "takes_part intake" : said,
                 "ground", "release",
                 "form_number", ground->form_number,
                 "signed_on", ground->signed_on,
                 "until_on", ground->until,
                 "until_event", ground->until == CLEW_DAY_UNKNOWN ? 1 : 0,
                 "purpose", "coordination",
                 "has_notice", 1,
                 "enrolled_on", confirms ? person->enrolled : CLEW_DAY_UNKNOWN,
                 NULL);
  return received;
}

/* What was told about somebody under a release in @state, if anything was. */
void
clew_demo_add_received (ClewDemo *demo, const ClewDemoPerson *person, ClewDemoState state)
{
  ClewRandom *random = &demo->random;
  gboolean    by_event = state == CLEW_DEMO_BY_EVENT || state == CLEW_DEMO_ENDED;
  Ground      ground = { find_sender (demo), NULL, person->signed_on, CLEW_DAY_UNKNOWN };
  ClewDay     last;
  ClewDay     latest = person->signed_on; /* on which something came */
  int         year;
  guint       n;

  if (person->signed_on == CLEW_DAY_UNKNOWN || !clew_random_chance (random, 85))
    return;
  if (state == CLEW_DEMO_RENEWED)
    ground.signed_on = MIN (demo->today - 20, clew_day_add_months (person->signed_on, MONTHS));
  if (!by_event)
    ground.until = clew_day_add_months (ground.signed_on, MONTHS);
  last = ground.until != CLEW_DAY_UNKNOWN ? MIN (ground.until - 1, demo->today) : demo->today;
  clew_day_split (ground.signed_on, &year, NULL, NULL);
  ground.form_number = g_strdup_printf ("PC-%d-%04u", year, 1 + clew_random_below (random, 9000));
  n = 1 + clew_random_below (random, 3);
  for (guint i = 0; i < n; i++)
    {
      ClewDay day = (ClewDay)clew_random_between (random, (int)ground.signed_on, (int)last);

      latest = MAX (latest, keep_letter (demo, person, &ground, day));
    }
  if (state == CLEW_DEMO_REVOKED || state == CLEW_DEMO_ENDED)
    {
      ClewDay on = (ClewDay)clew_random_between (random, (int)latest, (int)demo->today);

      clew_demo_add (demo, &clew_kind_received_event, on, NULL, "participant", person->id, "agency",
                     ground.agency, "kind", state == CLEW_DEMO_REVOKED ? "taken_back" : "ended",
                     "on_day", on, "received_on", on, "form_number", ground.form_number, NULL);
    }
  g_free (ground.form_number);
}
