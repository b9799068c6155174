/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/clew-demo-private.h"

#include <string.h>

/* Invented people: who they are, how they came, and whether they are here. */

static const char *const genders[] = { "man", "woman", "nonbinary", "declined", "unknown" };
static const guint       gender_weights[] = { 57, 35, 4, 2, 2 };

static const char *const nicknames[] = {
  "Ace", "Bear", "Birdie", "Bubbles", "Chayo", "Cricket", "Doc", "Dusty", "Ghost", "Goldie",
  "Junior", "KiKi", "Little Mo", "Lucky", "Mama Lou", "Peaches", "Pockets", "Red", "Rosie",
  "Shorty", "Sunny", "T-Bone", "Tiny", "Twin", "Whisper", "Ziggy", NULL
};

static const char *const places[] = {
  "Bus shelter at Mill Street and First Avenue", "Day center, mornings",
  "Library, second floor by the windows", "Riverside Park, near the footbridge",
  "Under the Fourth Street overpass", "Behind the hardware store on Alder Street",
  "First Avenue Night Shelter", "Sister’s apartment on Maple Court", "Tent by the old rail yard",
  "Food bank line on Tuesdays and Fridays", "Coffee stand across from the courthouse",
  "Laundromat on Seventh Street", "Waterfront benches, evenings", "Transit center, bay C", NULL
};

static const char *const safe_contacts[] = {
  "Text first. No voicemail.", "Calls only before noon.",
  "Leave word with the desk at the day center.", "Email is fine; shares a phone.",
  "Do not call the mail address.", "Say it is “the clinic” if somebody else answers.", NULL
};

static const char *const flags[] = {
  "Prefers text messages", "Hard of hearing, left side", "Travels with a service dog",
  "Uses a wheelchair", "No voicemail", "Reads large print", NULL
};

static const char *const races[] = { "white", "black", "multiple", "american_indian", "other" };
static const guint       race_weights[] = { 56, 30, 8, 3, 3 };

static void
set_text (ClewDemoPerson *person, const char *column, const char *text)
{
  clew_record_set_text (person->record, column, text);
}

static void
set_gender (ClewDemo *demo, ClewDemoPerson *person, const char *gender)
{
  static const char *const pronouns[] = { "they/them", "any", NULL };

  set_text (person, "gender", gender);
  if (g_str_equal (gender, "woman"))
    set_text (person, "pronouns", "she/her");
  else if (g_str_equal (gender, "man"))
    set_text (person, "pronouns", clew_random_chance (&demo->random, 90) ? "he/him" : NULL);
  else if (g_str_equal (gender, "nonbinary"))
    set_text (person, "pronouns", clew_random_pick (&demo->random, pronouns));
}

/* Everybody may decline, and much is not known at first. */
static void
set_race (ClewDemo *demo, ClewDemoPerson *person, const ClewDemoPool *pool)
{
  ClewRandom *random = &demo->random;
  guint       answer = clew_random_below (random, 100);
  const char *unanswered = answer < 7 ? "declined" : answer < 12 ? "unknown"
                                                                 : NULL;

  if (unanswered != NULL)
    set_text (person, "race_category", unanswered);
  else if (pool->race != NULL)
    set_text (person, "race_category", pool->race);
  else if (pool->hispanic)
    set_text (person, "race_category", clew_random_chance (random, 60) ? "other" : "white");
  else
    set_text (person, "race_category",
              races[clew_random_weighted (random, race_weights, G_N_ELEMENTS (races))]);
  if (unanswered == NULL && pool->described != NULL && clew_random_chance (random, 40))
    set_text (person, pool->hispanic ? "ethnicity_described" : "race_described",
              clew_random_pick (random, pool->described));
  if (unanswered != NULL)
    set_text (person, "ethnicity_category", unanswered);
  else
    set_text (person, "ethnicity_category", pool->hispanic ? "hispanic" : "not_hispanic");
}

static void
set_age (ClewDemo *demo, ClewDemoPerson *person)
{
  ClewRandom *random = &demo->random;
  /* The sum of three makes the middle ages more likely. */
  int age = 18 + clew_random_between (random, 0, 18) + clew_random_between (random, 0, 18) +
            clew_random_between (random, 0, 18);

  if (clew_random_chance (random, 6))
    {
      clew_record_set_number (person->record, "approximate_age", age / 5 * 5);
      clew_record_set_day (person->record, "approximate_age_on", person->referred);
    }
  else if (clew_random_chance (random, 98))
    clew_record_set_day (person->record, "birth_date",
                         clew_day_add_years (person->referred, -age) -
                           clew_random_below (random, 365));
}

static void
set_language (ClewDemo *demo, ClewDemoPerson *person, const ClewDemoPool *pool)
{
  person->language = "en";
  if (pool->language != NULL && clew_random_chance (&demo->random, 45))
    {
      person->language = pool->language;
      set_text (person, "interpreter", clew_random_chance (&demo->random, 60) ? "yes" : "no");
    }
  set_text (person, "language", person->language);
}

static void
set_contact (ClewDemo *demo, ClewDemoPerson *person)
{
  ClewRandom *random = &demo->random;

  if (clew_random_chance (random, 55))
    {
      g_autofree char *phone = g_strdup_printf ("(360) 555-01%02u",
                                                clew_random_below (random, 100));

      set_text (person, "phone", phone);
    }
  if (clew_random_chance (random, 15))
    {
      g_autofree char *email = g_strdup_printf ("mail-%04u@example.org",
                                                clew_random_below (random, 10000));

      set_text (person, "email", email);
    }
  if (clew_random_chance (random, 25))
    set_text (person, "mail_address", "General Delivery\nPine City, WA 98999");
  if (clew_random_chance (random, 75))
    {
      const char      *first = clew_random_pick (random, places);
      const char      *second = clew_random_pick (random, places);
      g_autofree char *both = g_strconcat (first, "\n", second, NULL);

      set_text (person, "usual_places",
                first != second && clew_random_chance (random, 40) ? both : first);
    }
  if (clew_random_chance (random, 30))
    set_text (person, "safe_contact", clew_random_pick (random, safe_contacts));
}

static const ClewDemoName *
pick_name (ClewDemo *demo, const ClewDemoName *names)
{
  guint n = 0;

  while (names[n].latin != NULL)
    n++;
  return &names[clew_random_below (&demo->random, n)];
}

/* In Chinese and Korean the family comes first, without a space. */
static char *
native_name (const ClewDemoPool *pool, const ClewDemoName *given, const ClewDemoName *family)
{
  if (given->native == NULL || family->native == NULL)
    return NULL;
  if (g_str_equal (pool->language, "zh") || g_str_equal (pool->language, "ko"))
    return g_strconcat (family->native, given->native, NULL);
  return g_strconcat (given->native, " ", family->native, NULL);
}

static char *
without_marks (const char *name)
{
  g_autofree char *apart = g_utf8_normalize (name, -1, G_NORMALIZE_NFD);
  GString         *plain = g_string_new (NULL);

  for (const char *next = apart; *next != '\0'; next = g_utf8_next_char (next))
    {
      gunichar letter = g_utf8_get_char (next);

      if (letter == 0x0111 || letter == 0x0110)
        g_string_append_c (plain, letter == 0x0111 ? 'd' : 'D');
      else if (letter == 0x0142 || letter == 0x0141)
        g_string_append_c (plain, letter == 0x0142 ? 'l' : 'L');
      else if (letter == 0x2019 || letter == 0x02bb)
        g_string_append_c (plain, '\'');
      else if (g_unichar_type (letter) != G_UNICODE_NON_SPACING_MARK)
        g_string_append_unichar (plain, letter);
    }
  return g_string_free (plain, FALSE);
}

/* The person's other names, each of which is kept once. */
static void
add_alias (ClewDemo       *demo,
           ClewDemoPerson *person,
           GPtrArray      *known,
           const char     *name,
           const char     *kind)
{
  if (g_ptr_array_find_with_equal_func (known, name, g_str_equal, NULL))
    return;
  g_ptr_array_add (known, g_strdup (name));
  clew_demo_add (demo, &clew_kind_alias, person->referred, NULL, "participant", person->id, "name",
                 name, "kind", kind, NULL);
}

typedef struct
{
  const ClewDemoName *given;
  const ClewDemoName *family;
  char               *middle;
  gboolean            in_script; /* listed in the script of the name */
} Name;

static void
choose_name (ClewDemo *demo, const ClewDemoPool *pool, const char *gender, Name *name)
{
  gboolean woman = g_str_equal (gender, "woman") ||
                   (!g_str_equal (gender, "man") && clew_random_chance (&demo->random, 50));
  const ClewDemoName *second;

  name->given = pick_name (demo, woman ? pool->women : pool->men);
  name->family = pick_name (demo, pool->families);
  second = pick_name (demo, woman ? pool->women : pool->men);
  if (g_strcmp0 (pool->language, "vi") == 0)
    name->middle = g_strdup (woman ? "Thị" : "Văn");
  else if (pool->language == NULL && second != name->given &&
           clew_random_chance (&demo->random, 25))
    name->middle = g_strdup (second->latin);
  name->in_script = name->given->native != NULL && clew_random_chance (&demo->random, 12);
}

static void
set_name (ClewDemo *demo, ClewDemoPerson *person, const Name *name)
{
  const char *nickname = NULL;

  if (clew_random_chance (&demo->random, 14))
    nickname = clew_random_pick (&demo->random, nicknames);
  set_text (person, "preferred_name", nickname);
  /* Some give one name only, and nobody asks for more. */
  if (nickname != NULL && clew_random_chance (&demo->random, 12))
    {
      person->called = g_strdup (nickname);
      return;
    }
  set_text (person, "given_name", name->in_script ? name->given->native : name->given->latin);
  set_text (person, "family_name", name->in_script ? name->family->native : name->family->latin);
  set_text (person, "middle_name", name->in_script ? NULL : name->middle);
  person->called = g_strdup (nickname != NULL ? nickname : name->given->latin);
}

/* A street name, a name from before, or one that somebody once wrote down. */
static void
add_some_alias (ClewDemo           *demo,
                ClewDemoPerson     *person,
                const ClewDemoPool *pool,
                const Name         *name,
                GPtrArray          *known)
{
  ClewRandom         *random = &demo->random;
  guint               course = clew_random_below (random, 100);
  const ClewDemoName *other_family = pick_name (demo, pool->families);
  const ClewDemoName *other_given = pick_name (demo, pool->men);
  g_autofree char    *former = g_strconcat (name->given->latin, " ", other_family->latin, NULL);
  g_autofree char    *written = g_strconcat (other_given->latin, " ", name->family->latin, NULL);

  if (course < 65)
    add_alias (demo, person, known, clew_random_pick (random, nicknames), "street");
  else if (course < 85)
    add_alias (demo, person, known, former, "former");
  else
    add_alias (demo, person, known, written, "given_to_police");
}

static void
keep_aliases (ClewDemo *demo, ClewDemoPerson *person, const ClewDemoPool *pool, const Name *name)
{
  static const guint counts[] = { 40, 34, 16, 7, 3 };
  ClewRandom        *random = &demo->random;
  guint              n = clew_random_weighted (random, counts, G_N_ELEMENTS (counts));
  g_autofree char   *native = native_name (pool, name->given, name->family);
  g_autofree char   *full = g_strconcat (name->given->latin, " ", name->family->latin, NULL);
  g_autofree char   *plain = without_marks (full);
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (known, g_strdup (full));
  if (person->called != NULL)
    g_ptr_array_add (known, g_strdup (person->called));
  if (name->in_script)
    clew_demo_add (demo, &clew_kind_alias, person->referred, NULL, "participant", person->id,
                   "name", full, "kind", "other_script", NULL);
  else if (native != NULL && clew_random_chance (random, 55))
    add_alias (demo, person, known, native, "other_script");
  if (!g_str_equal (full, plain) && clew_random_chance (random, 35))
    add_alias (demo, person, known, plain, "other_spelling");
  for (guint i = 0; i < n; i++)
    add_some_alias (demo, person, pool, name, known);
}

static void
keep_identifier (ClewDemo *demo, ClewDemoPerson *person, const char *kind, const char *number)
{
  clew_demo_add (demo, &clew_kind_identifier, person->referred, NULL, "participant", person->id,
                 "kind", kind, "number", number, NULL);
}

static void
keep_identifiers (ClewDemo *demo, ClewDemoPerson *person, guint number)
{
  ClewRandom *random = &demo->random;

  if (person->enrolled != CLEW_DAY_UNKNOWN)
    {
      g_autofree char *text = g_strdup_printf ("L-%05u", number + 1);

      keep_identifier (demo, person, "office_number", text);
    }
  if (g_str_equal (person->door, "arrest_diversion") && clew_random_chance (random, 60))
    {
      g_autofree char *text = g_strdup_printf ("BK%07u", clew_random_below (random, 10000000));

      keep_identifier (demo, person, "booking_number", text);
    }
  if (clew_random_chance (random, 25))
    {
      g_autofree char *text = g_strdup_printf ("HS-%06u", clew_random_below (random, 1000000));

      keep_identifier (demo, person, "homeless_services", text);
    }
}

/* Finds an agency of one of @wanted kinds (with spaces between), or any. */
static const char *
find_agency (ClewDemo *demo, const char *wanted)
{
  guint start = clew_random_below (&demo->random, demo->agencies->len);

  for (guint i = 0; i < demo->agencies->len; i++)
    {
      ClewRecord *agency = g_ptr_array_index (demo->agencies, (start + i) % demo->agencies->len);

      if (strstr (wanted, clew_record_get_text (agency, "kind")) != NULL)
        return clew_record_get_id (agency);
    }
  return NULL;
}

static void
keep_referral (ClewDemo *demo, ClewDemoPerson *person, const char *door, ClewDay day)
{
  static const char *const by[] = { "Ofc. Lena Hart", "Ofc. Paul Dietrich", "Dep. Rosa Amaro",
                                    "Sgt. Alma Reece", "Ofc. Kim Sutter", NULL };
  static const char *const who[] = { "Ambassador on shift", "Shelter staff", "Clinic social worker",
                                     "Shop owner, Mill Street", "Self, with a friend", NULL };
  static const char *const charges[] = { "Theft in the third degree", "Criminal trespass",
                                         "Possession of a controlled substance",
                                         "Possession of drug paraphernalia",
                                         "Obstructing a sidewalk", "Unlawful transit conduct",
                                         NULL };
  static const char *const corners[] = { "Mill Street and First Avenue", "Transit center",
                                         "Riverside Park", "Seventh Street market",
                                         "Waterfront, pier 2", "Alder Street", NULL };
  gboolean                 arrest = g_str_equal (door, "arrest_diversion");
  gboolean                 community = g_str_equal (door, "community_referral");
  const char              *kinds = community ? "business_district shelter health community"
                                             : "police sheriff";
  const char              *agency = find_agency (demo, kinds);
  const char              *referrer = clew_random_pick (&demo->random, community ? who : by);
  const char              *place = clew_random_pick (&demo->random, corners);
  const char              *charge = clew_random_pick (&demo->random, charges);

  clew_demo_add (demo, &clew_kind_referral, day, NULL, "participant", person->id, "door", door,
                 "referred_on", day, "agency", agency, "referred_by", referrer, "place", place,
                 "charge", arrest ? charge : NULL, NULL);
}

static void
keep_step (ClewDemo *demo, ClewDemoPerson *person, const char *kind, ClewDay day)
{
  clew_demo_add (demo, &clew_kind_enrollment_event, day, NULL, "participant", person->id, "kind",
                 kind, "on_day", day, "staff", person->staff, NULL);
}

static void
keep_intake (ClewDemo *demo, ClewDemoPerson *person)
{
  ClewRandom *random = &demo->random;
  gboolean    is_signed = person->signed_on != CLEW_DAY_UNKNOWN;
  ClewDay     from = is_signed ? person->signed_on : person->referred;
  ClewDay     day = from + clew_random_between (random, is_signed ? -9 : 0, 9);

  if (!clew_random_chance (random, is_signed ? 96 : 30))
    return;
  day = CLAMP (day, person->referred, demo->today);
  keep_step (demo, person, "intake_completed", day);
  if (is_signed)
    person->enrolled = MAX (day, person->signed_on);
}

/* Whoever is enrolled is active, or was made inactive, came back, left, or
 * died; never before the last thing that happened to a release. */
static void
keep_course (ClewDemo *demo, ClewDemoPerson *person, ClewDemoState state)
{
  static const guint weights[] = { 76, 11, 6, 5, 2 };
  static const guint after_expiry[] = { 30, 45, 5, 15, 5 };
  ClewRandom        *random = &demo->random;
  ClewDay            from = MAX (person->enrolled, person->last);
  const guint       *chances = state == CLEW_DEMO_EXPIRED ? after_expiry : weights;
  guint              course = clew_random_weighted (random, chances,
                                                    G_N_ELEMENTS (weights));
  ClewDay            day = clew_random_between (random, (int)from, (int)demo->today);
  ClewDay            later = clew_random_between (random, (int)day, (int)demo->today);

  if (person->enrolled == CLEW_DAY_UNKNOWN)
    return;
  if (state == CLEW_DEMO_ENDED)
    course = 3;
  person->at_work = course == 0 || course == 2;
  if (course == 1 || course == 2)
    keep_step (demo, person, "made_inactive", day);
  if (course == 2)
    keep_step (demo, person, "returned", later);
  if (course >= 3)
    {
      person->gone = state == CLEW_DEMO_ENDED ? from : day;
      keep_step (demo, person, course == 3 ? "discharged" : "died", person->gone);
    }
}

static ClewDemoState
choose_state (ClewDemo *demo, guint number)
{
  /* clang-format off */
  static const guint weights[CLEW_DEMO_N_STATES] = {
    [CLEW_DEMO_ACTIVE] = 46,
    [CLEW_DEMO_EXPIRING] = 6,
    [CLEW_DEMO_PARTLY_REVOKED] = 5,
    [CLEW_DEMO_RENEWED] = 9,
    [CLEW_DEMO_BY_EVENT] = 4,
    [CLEW_DEMO_NONE] = 9,
    [CLEW_DEMO_PREPARED] = 1,
    [CLEW_DEMO_PRINTED] = 5,
    [CLEW_DEMO_DECLINED] = 3,
    [CLEW_DEMO_EXPIRED] = 7,
    [CLEW_DEMO_ENDED] = 2,
    [CLEW_DEMO_REVOKED] = 2,
    [CLEW_DEMO_DEFICIENT] = 1,
  };
  /* clang-format on */
  ClewDemoState chosen = clew_random_weighted (&demo->random, weights, CLEW_DEMO_N_STATES);

  /* A small office too has one of each. */
  return number < CLEW_DEMO_N_STATES ? (ClewDemoState)number : chosen;
}

static gboolean
is_case_manager (ClewDemo *demo, guint place)
{
  ClewRecord *person = g_ptr_array_index (demo->staff, place);

  return g_str_equal (clew_record_get_text (person, "role"), "case_manager");
}

static const char *
find_case_manager (ClewDemo *demo)
{
  guint n = 0;
  guint place;

  for (guint i = 0; i < demo->staff->len; i++)
    n += is_case_manager (demo, i) ? 1 : 0;
  place = clew_random_below (&demo->random, n);
  for (guint i = 0;; i++)
    if (is_case_manager (demo, i) && place-- == 0)
      return clew_record_get_id (g_ptr_array_index (demo->staff, i));
}

static void
choose_course (ClewDemo *demo, ClewDemoPerson *person, ClewDemoState state)
{
  static const char *const doors[] = { "arrest_diversion", "social_contact", "community_referral" };
  static const guint       weights[] = { 62, 28, 10 };
  ClewRandom              *random = &demo->random;

  person->door = doors[clew_random_weighted (random, weights, G_N_ELEMENTS (doors))];
  person->signed_on = clew_demo_choose_signing (demo, state);
  if (person->signed_on != CLEW_DAY_UNKNOWN)
    person->referred = person->signed_on - clew_random_below (random, 30);
  else
    person->referred = demo->today - clew_random_below (random, 60) - 1;
  if (clew_random_chance (random, 93))
    person->staff = find_case_manager (demo);
}

static void
describe (ClewDemo *demo, ClewDemoPerson *person, const ClewDemoPool *pool, const char *gender)
{
  set_age (demo, person);
  set_gender (demo, person, gender);
  set_race (demo, person, pool);
  set_language (demo, person, pool);
  if (demo->has_contacts)
    set_contact (demo, person);
  if (clew_random_chance (&demo->random, 12))
    set_text (person, "alerts", clew_random_pick (&demo->random, flags));
  set_text (person, "case_manager", person->staff);
}

static const ClewDemoPool *
choose_pool (ClewDemo *demo)
{
  guint place = clew_random_below (&demo->random, 100);
  guint i;

  for (i = 0; i + 1 < clew_demo_n_pools && place >= clew_demo_pools[i].weight; i++)
    place -= clew_demo_pools[i].weight;
  return &clew_demo_pools[i];
}

/* Invents person number @number with all that is kept about them. */
void
clew_demo_add_person (ClewDemo *demo, guint number)
{
  const ClewDemoPool *pool = choose_pool (demo);
  const char         *gender;
  ClewDemoState       state = choose_state (demo, number);
  ClewDemoPerson      person = { 0 };
  Name                name = { 0 };

  gender = genders[clew_random_weighted (&demo->random, gender_weights, G_N_ELEMENTS (genders))];
  person.record = clew_record_new (&clew_kind_participant);
  choose_course (demo, &person, state);
  choose_name (demo, pool, gender, &name);
  set_name (demo, &person, &name);
  describe (demo, &person, pool, gender);
  clew_demo_keep (demo, person.record, person.referred, person.id);
  keep_aliases (demo, &person, pool, &name);
  keep_referral (demo, &person, person.door, person.referred);
  keep_intake (demo, &person);
  keep_identifiers (demo, &person, number);
  clew_demo_add_releases (demo, &person, state);
  if (!demo->has_contacts)
    clew_demo_add_received (demo, &person, state);
  keep_course (demo, &person, state);
  if (person.at_work && clew_random_chance (&demo->random, 9))
    keep_referral (demo, &person, "arrest_diversion",
                   clew_random_between (&demo->random, (int)person.enrolled, (int)demo->today));
  clew_demo_add_cases (demo, &person);
  clew_demo_add_held (demo, &person);
  clew_demo_add_rare (demo, &person);
  if (demo->has_notes)
    clew_demo_add_notes (demo, &person);
  g_object_unref (person.record);
  g_free (person.called);
  g_free (name.middle);
}
