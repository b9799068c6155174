/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/clew-demo-private.h"

#include "base/clew-error.h"

#include <string.h>

/* Releases of information in every state that they can be in. */

/* How many months a release lasts here. */
#define MONTHS 12

typedef struct
{
  char       id[CLEW_DEMO_ID];
  ClewDay    on;         /* the day of printing */
  GPtrArray *agencies;   /* ClewRecord, borrowed */
  GPtrArray *granted;    /* ClewDemoGrant: what was ticked */
  gboolean   has_end;    /* a date rather than an event */
  ClewDay    expires_on; /* when @has_end */
} Release;

/* The day of the first signature, or unknown when there will be none. */
ClewDay
clew_demo_choose_signing (ClewDemo *demo, ClewDemoState state)
{
  ClewRandom *random = &demo->random;
  ClewDay     today = demo->today;

  switch (state)
    {
    case CLEW_DEMO_ACTIVE:
    case CLEW_DEMO_REVOKED:
    case CLEW_DEMO_PARTLY_REVOKED:
      return today - clew_random_between (random, 20, 325);
    case CLEW_DEMO_EXPIRING:
      return clew_day_add_months (today + clew_random_between (random, 2, 29), -MONTHS);
    case CLEW_DEMO_RENEWED:
      return today - clew_random_between (random, 380, 1000);
    case CLEW_DEMO_BY_EVENT:
    case CLEW_DEMO_ENDED:
      return today - clew_random_between (random, 20, 700);
    case CLEW_DEMO_EXPIRED:
      return today - clew_random_between (random, 370, 1050);
    case CLEW_DEMO_DEFICIENT:
      return today - clew_random_between (random, 20, 200);
    case CLEW_DEMO_NONE:
    case CLEW_DEMO_PREPARED:
    case CLEW_DEMO_PRINTED:
    case CLEW_DEMO_DECLINED:
    case CLEW_DEMO_N_STATES:
    default:
      return CLEW_DAY_UNKNOWN;
    }
}

/* Numbers within a year grow with the day, as a counter's would, though
 * people are not invented in the order of their releases. */
static char *
choose_number (ClewDemo *demo, ClewDay day)
{
  int   year;
  guint place;
  guint number;

  clew_day_split (day, &year, NULL, NULL);
  place = day - clew_day_new (year, 1, 1);
  number = (guint)((guint64)place * (demo->options->people * 3 / 2) / 366) + 1;
  while (!g_hash_table_add (demo->numbers,
                            GUINT_TO_POINTER ((guint)(year % 100) * 10000000 + number)))
    number++;
  return g_strdup_printf ("PC-%04d-%04u", year, number);
}

/* The prosecutor and whoever defends are on nearly every form; others as it comes. */
static gboolean
is_chosen (ClewDemo *demo, ClewRecord *agency)
{
  static const char *const often[] = { "prosecutor", "public_defender", NULL };
  guint                    few = demo->is_brief ? 50 : 400;
  guint                    chance = g_strv_contains (often, clew_record_get_text (agency, "kind"))
                                      ? 90
                                      : MAX (few / demo->agencies->len, 6);

  return clew_random_chance (&demo->random, MIN (chance, 100));
}

/* Whether the site had an agreement with the agency. */
static gboolean
is_of_site (ClewRecord *agency, ClewDay on)
{
  ClewDay ended_on = clew_record_get_day (agency, "mou_ended_on");

  return clew_record_get_day (agency, "mou_signed_on") <= on &&
         (ended_on == CLEW_DAY_UNKNOWN || ended_on > on);
}

static GPtrArray *
choose_agencies (ClewDemo *demo, ClewDay on)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < demo->agencies->len; i++)
    {
      ClewRecord *agency = g_ptr_array_index (demo->agencies, i);

      /* The die is thrown for all, so that agencies that come and go change nobody else. */
      if (is_chosen (demo, agency) && is_of_site (agency, on))
        g_ptr_array_add (chosen, agency);
    }
  /* Two at least, so that one can be taken back and one be left. */
  for (guint i = 0; i < demo->agencies->len && chosen->len < 2; i++)
    if (!g_ptr_array_find (chosen, g_ptr_array_index (demo->agencies, i), NULL))
      g_ptr_array_add (chosen, g_ptr_array_index (demo->agencies, i));
  return chosen;
}

static const char *
ending_event (const ClewDemoPerson *person)
{
  return g_str_equal (person->language, "es") ? "Cuando yo deje LEAD" : "When I leave LEAD";
}

static void
keep_event (ClewDemo      *demo,
            const Release *release,
            const char    *kind,
            ClewDay        day,
            const char    *agency,
            const char    *staff,
            char           id[CLEW_DEMO_ID])
{
  clew_demo_add (demo, &clew_kind_consent_event, day, id, "consent", release->id, "kind", kind,
                 "on_day", day, "agency", agency, "staff", staff, NULL);
}

static void
keep_agencies (ClewDemo *demo, const ClewDemoPerson *person, const Release *release)
{
  const char *reason = g_str_equal (person->language, "es") ? "reason_es" : "reason";

  for (guint i = 0; i < release->agencies->len; i++)
    {
      ClewRecord *agency = g_ptr_array_index (release->agencies, i);

      clew_demo_add (demo, &clew_kind_consent_agency, release->on, NULL,
                     "consent", release->id,
                     "agency", clew_record_get_id (agency),
                     "position", (int)i + 1,
                     "printed_name", clew_record_get_text (agency, "legal_name"),
                     "printed_reason", clew_record_get_text (agency, reason),
                     "offered_categories", clew_record_get_text (agency, "offered_categories"),
                     NULL);
    }
}

static ClewReleaseDraft *
make_draft (ClewDemo *demo, const ClewDemoPerson *person, const Release *release)
{
  ClewReleaseDraft *draft = g_new0 (ClewReleaseDraft, 1);

  draft->kind = g_strdup ("multi_party");
  draft->participant = g_object_ref (person->record);
  draft->agencies = g_ptr_array_new_with_free_func ((GDestroyNotify)clew_release_offer_free);
  draft->language = g_strdup (g_str_equal (person->language, "es") ? "es" : "en");
  draft->door = g_strdup (person->door);
  draft->expires_on = release->has_end ? release->expires_on : CLEW_DAY_UNKNOWN;
  if (!release->has_end)
    draft->expires_event = g_strdup (ending_event (person));
  for (guint i = 0; i < demo->agencies->len; i++)
    {
      ClewReleaseOffer *offer;

      if (!is_of_site (g_ptr_array_index (demo->agencies, i), release->on) &&
          !g_ptr_array_find (release->agencies, g_ptr_array_index (demo->agencies, i), NULL))
        continue;
      offer = g_new0 (ClewReleaseOffer, 1);
      offer->agency = g_object_ref (g_ptr_array_index (demo->agencies, i));
      offer->offered = g_ptr_array_find (release->agencies, offer->agency, NULL);
      offer->categories = g_strsplit (clew_record_get_text (offer->agency, "offered_categories"),
                                      " ", -1);
      g_ptr_array_add (draft->agencies, offer);
    }
  return draft;
}

/* The paper itself, for the first few. */
static void
keep_print (ClewDemo             *demo,
            const ClewDemoPerson *person,
            const Release        *release,
            const char           *number,
            const char           *event)
{
  g_autoptr (ClewReleaseDraft) draft = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *hash = NULL;

  if (demo->prints_left == 0 || demo->failure != NULL)
    return;
  demo->prints_left--;
  draft = make_draft (demo, person, release);
  clew_office_set_today (demo->office, release->on);
  pdf = demo->options->printer (demo->office, draft,
                                demo->wordings[g_str_equal (draft->language, "es")], number,
                                demo->options->printer_data, &demo->failure);
  if (pdf == NULL)
    return;
  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, pdf);
  clew_demo_add (demo, &clew_kind_consent_print, release->on, NULL, "event", event, "sha256", hash,
                 "bytes", pdf, NULL);
}

/* A form that was prepared and, if @printed, printed. */
static void
start_release (ClewDemo             *demo,
               const ClewDemoPerson *person,
               ClewDay               on,
               gboolean              has_end,
               gboolean              printed,
               Release              *release)
{
  g_autofree char *number = choose_number (demo, on);
  gboolean         spanish = g_str_equal (person->language, "es");
  gboolean         large = clew_random_chance (&demo->random, 6);
  char             event[CLEW_DEMO_ID];

  release->on = on;
  release->has_end = has_end;
  release->expires_on = clew_day_add_months (on, MONTHS);
  release->agencies = choose_agencies (demo, on);
  release->granted = g_ptr_array_new_with_free_func (clew_demo_grant_free);
  clew_demo_add (demo, &clew_kind_consent, on, release->id,
                 "participant", person->id,
                 "kind", "multi_party",
                 "form_number", number,
                 "wording", clew_record_get_id (demo->wordings[spanish]),
                 "door", person->door,
                 "expires_on", has_end ? release->expires_on : CLEW_DAY_UNKNOWN,
                 "expires_event", has_end ? NULL : ending_event (person),
                 "paper", "letter",
                 "large_print", large,
                 NULL);
  keep_agencies (demo, person, release);
  if (!demo->is_brief || !printed)
    keep_event (demo, release, "prepared", on, NULL, person->staff, NULL);
  if (!printed)
    return;
  keep_event (demo, release, "printed", on, NULL, person->staff, event);
  keep_print (demo, person, release, number, event);
}

/* What was ticked: mostly all that is offered, sometimes less, and an agency
 * may be left out. */
static void
keep_grants (ClewDemo *demo, const Release *release, const char *event)
{
  for (guint i = 0; i < release->agencies->len; i++)
    {
      ClewDemoGrant   *grant;
      ClewRecord      *agency = g_ptr_array_index (release->agencies, i);
      g_autofree char *ticked = g_strdup (clew_record_get_text (agency, "offered_categories"));
      char            *last = strrchr (ticked, ' ');

      if (last != NULL && clew_random_chance (&demo->random, 20))
        *last = '\0';
      if (i > 0 && clew_random_chance (&demo->random, 7))
        continue;
      clew_demo_add (demo, &clew_kind_consent_grant, release->on, NULL, "event", event, "agency",
                     clew_record_get_id (agency), "categories", ticked, NULL);
      grant = g_new0 (ClewDemoGrant, 1);
      grant->agency = agency;
      grant->categories = g_steal_pointer (&ticked);
      g_ptr_array_add (release->granted, grant);
    }
}

static void
sign_release (ClewDemo *demo, const ClewDemoPerson *person, const Release *release, ClewDay on)
{
  gboolean interpreted = g_strcmp0 (clew_record_get_text (person->record, "interpreter"),
                                    "yes") == 0;
  char     event[CLEW_DEMO_ID];

  clew_demo_add (demo, &clew_kind_consent_event, on, event, "consent", release->id, "kind",
                 "signed", "on_day", on, "staff", person->staff, "interpreter",
                 interpreted ? "Telephone interpreter 4471" : NULL, NULL);
  keep_grants (demo, release, event);
  if (!demo->is_brief && clew_random_chance (&demo->random, 85))
    keep_event (demo, release, "copy_given", on, NULL, person->staff, NULL);
}

static void
free_release (Release *release)
{
  g_clear_pointer (&release->agencies, g_ptr_array_unref);
  g_clear_pointer (&release->granted, g_ptr_array_unref);
}

static ClewDay
some_day_after (ClewDemo *demo, ClewDay day, ClewDay last)
{
  return (ClewDay)clew_random_between (&demo->random, (int)day + 1, (int)last);
}

/* What was told while the release held, and to those from whom nothing was taken back. */
static void
tell_meanwhile (ClewDemo *demo, const ClewDemoPerson *person, const Release *release, ClewDay until,
                gboolean not_the_first)
{
  ClewRecord *out = not_the_first ? g_ptr_array_index (release->agencies, 0) : NULL;

  if (release->has_end)
    until = MIN (until, release->expires_on);
  clew_demo_add_disclosures (demo, person, release->id, release->granted, out, release->on,
                             until);
}

/* A second form replaces the first before that ends, or after. */
static void
renew (ClewDemo *demo, ClewDemoPerson *person, Release *first)
{
  Release second = { 0 };
  ClewDay on = demo->today - clew_random_between (&demo->random, 10, 325);

  on = MAX (on, first->on + 1);
  start_release (demo, person, on, TRUE, TRUE, &second);
  sign_release (demo, person, &second, on);
  if (on < first->expires_on)
    keep_event (demo, first, "superseded", on, NULL, person->staff, NULL);
  tell_meanwhile (demo, person, &second, demo->today + 1, FALSE);
  person->last = on;
  free_release (&second);
}

static void
take_back_for_one (ClewDemo *demo, ClewDemoPerson *person, Release *release)
{
  ClewRecord *agency = g_ptr_array_index (release->agencies, 0);
  ClewDay     day = some_day_after (demo, release->on, demo->today);

  clew_demo_add (demo, &clew_kind_consent_event, day, NULL, "consent", release->id, "kind",
                 "revoked", "on_day", day, "agency", clew_record_get_id (agency), "by_mouth",
                 clew_random_chance (&demo->random, 30), "staff", person->staff, NULL);
  person->last = day;
}

/* What happened to a signed release later on. */
static void
keep_later (ClewDemo *demo, ClewDemoPerson *person, ClewDemoState state, Release *release)
{
  const char *kind = NULL;

  person->last = release->on;
  if (state == CLEW_DEMO_RENEWED)
    renew (demo, person, release);
  else if (state == CLEW_DEMO_PARTLY_REVOKED)
    take_back_for_one (demo, person, release);
  else if (state == CLEW_DEMO_REVOKED)
    kind = "revoked";
  else if (state == CLEW_DEMO_ENDED)
    kind = "ended";
  else if (state == CLEW_DEMO_DEFICIENT)
    kind = "deficient";
  if (kind == NULL)
    {
      ClewDay until = person->last > release->on ? person->last : demo->today + 1;

      tell_meanwhile (demo, person, release, until, state == CLEW_DEMO_PARTLY_REVOKED);
      return;
    }
  person->last = some_day_after (demo, release->on, demo->today);
  keep_event (demo, release, kind, person->last, NULL, person->staff, NULL);
  tell_meanwhile (demo, person, release, person->last, FALSE);
}

/* Makes the person's releases so that their state today is @state. */
void
clew_demo_add_releases (ClewDemo *demo, ClewDemoPerson *person, ClewDemoState state)
{
  Release  release = { 0 };
  gboolean has_end = state != CLEW_DEMO_BY_EVENT && state != CLEW_DEMO_ENDED;
  ClewDay  on = person->signed_on;

  if (state == CLEW_DEMO_NONE)
    return;
  if (on == CLEW_DAY_UNKNOWN)
    on = some_day_after (demo, person->referred, demo->today);
  start_release (demo, person, MIN (on, demo->today), has_end, state != CLEW_DEMO_PREPARED,
                 &release);
  if (person->signed_on != CLEW_DAY_UNKNOWN)
    {
      sign_release (demo, person, &release, on);
      keep_later (demo, person, state, &release);
    }
  else if (state == CLEW_DEMO_DECLINED)
    keep_event (demo, &release, "declined", release.on, NULL, person->staff, NULL);
  free_release (&release);
}
