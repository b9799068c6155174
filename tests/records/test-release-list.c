/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "records-office.h"

#include "documents/clew-release-form.h"
#include "records/clew-person.h"
#include "records/clew-release-detail.h"
#include "records/clew-release-list.h"
#include "records/clew-release.h"

#include <string.h>

/* Releases in a list, and one with all that hangs on it. */

static GPtrArray *
load (Desk *desk, ClewReleasesChoice choice, const char *text, guint limit, gboolean *more)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *items = clew_release_list_load (desk->store, choice, text, CLEW_DATE_ORDER_MONTH_FIRST,
                                             limit, TODAY, more, &error);

  g_assert_no_error (error);
  return items;
}

static gboolean
is_in_force (ClewReleaseState state)
{
  return state == CLEW_RELEASE_ACTIVE || state == CLEW_RELEASE_EXPIRING ||
         state == CLEW_RELEASE_PARTLY_REVOKED;
}

/* What the rules say of one release, worked out plainly. */
typedef struct
{
  ClewReleaseState state;
  ClewDay          day;
  ClewDay          replaced_on;
  gboolean         is_governing;
  gboolean         is_signed;
} Expected;

static ClewDay
last_signed (const ClewConsent *consent)
{
  ClewDay last = CLEW_DAY_UNKNOWN;

  for (guint i = 0; i < consent->n_events; i++)
    if (consent->events[i].kind == CLEW_CONSENT_SIGNED && consent->events[i].on <= TODAY)
      last = MAX (last, consent->events[i].on);
  return last;
}

/* A newer paper was signed: without the note of that. */
static ClewReleaseSummary
summarize (const ClewConsent *consent, gboolean replaced)
{
  ClewConsentEvent events[64];
  ClewConsent      alone = { consent->id, consent->expires_on, events, 0 };

  g_assert_cmpuint (consent->n_events, <, G_N_ELEMENTS (events));
  for (guint i = 0; i < consent->n_events; i++)
    if (!replaced || consent->events[i].kind != CLEW_CONSENT_SUPERSEDED)
      events[alone.n_events++] = consent->events[i];
  return clew_consent_summarize (&alone, 1, TODAY, CLEW_RELEASE_SOON_DAYS);
}

static Expected
expect (Desk *desk, ClewReleaseItem *item)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewFacts) facts = clew_facts_load (desk->store, item->participant, &error);
  guint              n;
  const ClewConsent *consents;
  const ClewConsent *governing;

  g_assert_no_error (error);
  consents = clew_facts_get_consents (facts, &n);
  governing = clew_consent_find_governing (consents, n, TODAY);
  for (guint i = 0; i < n; i++)
    if (g_str_equal (consents[i].id, item->id))
      {
        gboolean replaced = governing != NULL && governing != &consents[i] &&
                            last_signed (&consents[i]) != CLEW_DAY_UNKNOWN;
        ClewReleaseSummary summary = summarize (&consents[i], replaced);

        return (Expected){ summary.state, summary.day,
                           replaced ? last_signed (governing) : CLEW_DAY_UNKNOWN,
                           governing == &consents[i],
                           last_signed (&consents[i]) != CLEW_DAY_UNKNOWN };
      }
  g_assert_not_reached ();
}

/* The list on the person's page says the same of the same paper. */
static void
assert_on_page (Desk *desk, ClewReleaseItem *item)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) page =
               clew_person_load_releases (desk->store, item->participant, TODAY, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < page->len; i++)
    {
      const ClewPersonRelease *release = g_ptr_array_index (page, i);

      if (!g_str_equal (clew_record_get_id (release->record), item->id))
        continue;
      g_assert_cmpint (item->standing.state, ==, release->standing.state);
      g_assert_cmpuint (item->n_agencies, ==, release->n_agencies);
      return;
    }
  g_assert_not_reached ();
}

static gboolean
ends_within (const Expected *release, guint days)
{
  return release->is_governing && is_in_force (release->state) &&
         release->day != CLEW_DAY_UNKNOWN && release->day - TODAY <= days;
}

/* Nobody of those invented has a scan. */
static gboolean
is_meant (ClewReleasesChoice choice, const Expected *release)
{
  gboolean replaced = release->replaced_on != CLEW_DAY_UNKNOWN && is_in_force (release->state);

  switch (choice)
    {
    case CLEW_RELEASES_WAITING:
      return release->state == CLEW_RELEASE_PREPARED;
    case CLEW_RELEASES_IN_FORCE:
      return is_in_force (release->state) && !replaced;
    case CLEW_RELEASES_ENDS_30:
      return ends_within (release, 30);
    case CLEW_RELEASES_ENDS_60:
      return ends_within (release, 60);
    case CLEW_RELEASES_ENDS_90:
      return ends_within (release, 90);
    case CLEW_RELEASES_SCAN_MISSING:
      return release->is_signed && release->state != CLEW_RELEASE_DEFICIENT;
    case CLEW_RELEASES_OVER:
      return replaced || release->state == CLEW_RELEASE_EXPIRED ||
             release->state == CLEW_RELEASE_ENDED || release->state == CLEW_RELEASE_DEFICIENT;
    case CLEW_RELEASES_TAKEN_BACK:
      return release->state == CLEW_RELEASE_REVOKED ||
             release->state == CLEW_RELEASE_PARTLY_REVOKED;
    case CLEW_RELEASES_DECLINED:
      return release->state == CLEW_RELEASE_DECLINED;
    case CLEW_RELEASES_ATTENTION:
    case CLEW_RELEASES_ALL:
    case CLEW_RELEASES_N_CHOICES:
    default:
      return TRUE;
    }
}

/* Every choice lists exactly those that the rules put there, though SQL has
 * thrown most of the others out before. */
static void
test_choices (Desk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) all = load (desk, CLEW_RELEASES_ALL, NULL, 10000, NULL);

  g_assert_cmpint (all->len, ==, desk_count (desk, "SELECT count(*) FROM consent"));
  g_assert_cmpuint (all->len, >, 40);
  for (guint choice = CLEW_RELEASES_WAITING; choice < CLEW_RELEASES_ALL; choice++)
    {
      g_autoptr (GPtrArray) chosen = load (desk, choice, NULL, 10000, NULL);
      g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint i = 0; i < chosen->len; i++)
        g_hash_table_add (ids, ((ClewReleaseItem *)g_ptr_array_index (chosen, i))->id);
      g_assert_cmpuint (g_hash_table_size (ids), ==, chosen->len);
      for (guint i = 0; i < all->len; i++)
        {
          ClewReleaseItem *item = g_ptr_array_index (all, i);
          Expected         expected = expect (desk, item);

          g_assert_cmpint (item->standing.state, ==, expected.state);
          g_assert_cmpuint (item->standing.day, ==, expected.day);
          g_assert_cmpuint (item->standing.replaced_on, ==, expected.replaced_on);
          assert_on_page (desk, item);
          g_assert_cmpint (g_hash_table_contains (ids, item->id), ==, is_meant (choice, &expected));
        }
    }
}

static void
test_order_and_limit (Desk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) all = load (desk, CLEW_RELEASES_ALL, NULL, 10000, NULL);
  g_autoptr (GPtrArray) attention = load (desk, CLEW_RELEASES_ATTENTION, NULL, 10000, NULL);
  gboolean more = FALSE;
  g_autoptr (GPtrArray) some = load (desk, CLEW_RELEASES_ALL, NULL, 7, &more);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (some->len, ==, 7);
  g_assert_true (more);
  g_assert_cmpuint (attention->len, >, 0);
  g_assert_cmpint (clew_release_list_count_attention (desk->store, TODAY, &error), ==,
                   attention->len);
  /* All begins with what needs attention, in the same order. */
  for (guint i = 0; i < all->len; i++)
    {
      ClewReleaseItem *item = g_ptr_array_index (all, i);

      g_assert_cmpint (item->standing.needs_attention, ==, i < attention->len);
      if (i < attention->len)
        g_assert_cmpstr (item->id, ==, ((ClewReleaseItem *)g_ptr_array_index (attention, i))->id);
    }
}

static void
test_search (Desk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) all = load (desk, CLEW_RELEASES_ALL, NULL, 10000, NULL);

  for (guint i = 0; i < all->len; i += 5)
    {
      ClewReleaseItem *item = g_ptr_array_index (all, i);
      g_autofree char *number = g_ascii_strdown (item->form_number, -1);
      g_autoptr (GPtrArray) by_number = load (desk, CLEW_RELEASES_ALL, number, 10000, NULL);
      g_autoptr (GPtrArray) by_name = load (desk, CLEW_RELEASES_ALL, item->name, 10000, NULL);
      gboolean found = FALSE;

      g_assert_cmpuint (by_number->len, ==, 1);
      g_assert_cmpstr (((ClewReleaseItem *)g_ptr_array_index (by_number, 0))->id, ==, item->id);
      for (guint j = 0; j < by_name->len; j++)
        found |= g_str_equal (((ClewReleaseItem *)g_ptr_array_index (by_name, j))->id, item->id);
      g_assert_true (found);
    }
  {
    g_autoptr (GPtrArray) none = load (desk, CLEW_RELEASES_ALL, "zzqqxx'%", 10000, NULL);

    g_assert_cmpuint (none->len, ==, 0);
  }
}

/* One release from its making to its end */

typedef struct
{
  char *first; /* agencies' ids */
  char *second;
  char *person;
} People;

static void
people_init (Desk *desk, People *people)
{
  g_autoptr (ClewRecord) person = desk_add_person (desk, "Rosa", "Aguilar Peña");
  g_autoptr (ClewRecord) first = desk_add (desk, &clew_kind_agency, "legal_name", "Harbor Center",
                                           "kind", "treatment", "reason", "Counseling",
                                           "offered_categories", "enrollment treatment", NULL);
  g_autoptr (ClewRecord) second = desk_add (desk, &clew_kind_agency, "legal_name",
                                            "Northgate Police Department", "kind", "police",
                                            "reason", "Officers", "offered_categories",
                                            "enrollment", NULL);

  people->person = g_strdup (clew_record_get_id (person));
  people->first = g_strdup (clew_record_get_id (first));
  people->second = g_strdup (clew_record_get_id (second));
}

static void
people_clear (People *people)
{
  g_free (people->person);
  g_free (people->first);
  g_free (people->second);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (People, people_clear)

static char *
issue (Desk *desk, const People *people)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewReleaseDraft) draft = clew_release_draft_new (desk->office, people->person,
                                                               &error);
  char *consent;

  g_assert_no_error (error);
  clew_release_draft_offer (draft, people->first, TRUE);
  clew_release_draft_offer (draft, people->second, TRUE);
  consent = clew_release_issue (desk->office, draft, clew_release_form_print, NULL, NULL, &error);
  g_assert_no_error (error);
  return consent;
}

static void
sign (Desk *desk, const char *consent, ClewDay on)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) offers = clew_release_load_offers (desk->office, consent, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < offers->len; i++)
    {
      ClewReleaseOffer *offer = g_ptr_array_index (offers, i);

      /* Nothing is ticked in advance. */
      g_assert_false (offer->offered);
      offer->offered = TRUE;
    }
  clew_release_record_signed (desk->office, consent, on, offers, NULL, "Wen Li", &error);
  g_assert_no_error (error);
}

static ClewReleaseDetail *
detail (Desk *desk, const char *consent)
{
  g_autoptr (GError) error = NULL;
  ClewReleaseDetail *release = clew_release_detail_load (desk->store, consent, TODAY, &error);

  g_assert_no_error (error);
  return release;
}

static void
assert_ids (GStrv got, const char *wanted)
{
  g_autofree char *joined = got != NULL ? g_strjoinv (" ", got) : NULL;

  g_assert_cmpstr (joined, ==, wanted);
}

static const ClewReleaseAgency *
agency (ClewReleaseDetail *release, const char *id)
{
  for (guint i = 0; i < release->agencies->len; i++)
    {
      const ClewReleaseAgency *found = g_ptr_array_index (release->agencies, i);

      if (g_str_equal (found->agency, id))
        return found;
    }
  g_assert_not_reached ();
}

static void
test_life (Desk *desk, gconstpointer data)
{
  g_auto (People) people = { NULL };
  g_autofree char *consent = NULL;
  g_autoptr (ClewReleaseDetail) made = NULL;
  g_autoptr (ClewReleaseDetail) in_force = NULL;
  g_autoptr (ClewReleaseDetail) partly = NULL;
  g_autoptr (ClewReleaseDetail) over = NULL;
  g_autoptr (GError) error = NULL;
  const char *second[] = { NULL, NULL };

  people_init (desk, &people);
  consent = issue (desk, &people);
  made = detail (desk, consent);
  g_assert_cmpint (made->standing.state, ==, CLEW_RELEASE_PREPARED);
  g_assert_true (made->standing.needs_attention);
  g_assert_cmpuint (made->made_on, ==, TODAY);
  assert_ids (agency (made, people.first)->offered, "enrollment treatment");
  assert_ids (agency (made, people.first)->ticked, NULL);

  sign (desk, consent, TODAY);
  in_force = detail (desk, consent);
  g_assert_cmpint (in_force->standing.state, ==, CLEW_RELEASE_ACTIVE);
  g_assert_true (in_force->standing.is_governing);
  g_assert_false (in_force->standing.needs_attention);
  assert_ids (agency (in_force, people.first)->may_hear, "enrollment treatment");

  second[0] = people.second;
  clew_release_record_taken_back (desk->office, consent, TODAY, second, TRUE, &error);
  g_assert_no_error (error);
  partly = detail (desk, consent);
  g_assert_cmpint (partly->standing.state, ==, CLEW_RELEASE_PARTLY_REVOKED);
  assert_ids (agency (partly, people.second)->may_hear, "");
  assert_ids (agency (partly, people.second)->ticked, "enrollment");
  assert_ids (agency (partly, people.first)->may_hear, "enrollment treatment");

  clew_release_record_taken_back (desk->office, consent, TODAY, NULL, FALSE, &error);
  g_assert_no_error (error);
  over = detail (desk, consent);
  g_assert_cmpint (over->standing.state, ==, CLEW_RELEASE_REVOKED);
  assert_ids (agency (over, people.first)->may_hear, "");
  g_assert_cmpuint (over->events->len, ==, 5);
  g_assert_cmpstr (((ClewReleaseHappening *)g_ptr_array_index (over->events, 1))->agency, ==,
                   "Northgate Police Department");
  g_assert_cmpstr (((ClewReleaseHappening *)g_ptr_array_index (over->events, 2))->staff, ==,
                   "Robin Teller");
}

/* Taking back from several is one change: all of it is kept, or none. */
static void
test_taken_back_whole (Desk *desk, gconstpointer data)
{
  g_auto (People) people = { NULL };
  g_autofree char *consent = NULL;
  g_autoptr (GError) error = NULL;
  const char *agencies[] = { NULL, "no such agency", NULL };

  people_init (desk, &people);
  consent = issue (desk, &people);
  sign (desk, consent, TODAY);
  agencies[0] = people.first;
  g_assert_false (
    clew_release_record_taken_back (desk->office, consent, TODAY, agencies, FALSE, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (
    clew_release_record_taken_back (desk->office, consent, TODAY + 1, NULL, FALSE, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (
    desk_count (desk, "SELECT count(*) FROM consent_event WHERE kind = 'revoked'"), ==, 0);
}

/* A newer signature replaces; a newer paper that waits takes the attention. */
static void
test_replaced (Desk *desk, gconstpointer data)
{
  g_auto (People) people = { NULL };
  g_autofree char *older = NULL;
  g_autofree char *newer = NULL;
  g_autofree char *words = NULL;
  g_autoptr (ClewReleaseDetail) before = NULL;
  g_autoptr (ClewReleaseDetail) after = NULL;

  people_init (desk, &people);
  older = issue (desk, &people);
  newer = issue (desk, &people);
  sign (desk, older, TODAY);
  before = detail (desk, older);
  g_assert_true (before->standing.is_governing);
  sign (desk, newer, TODAY);
  after = detail (desk, older);
  g_assert_false (after->standing.is_governing);
  g_assert_true (clew_release_is_replaced (&after->standing));
  words = clew_release_standing_words (&after->standing, TODAY);
  g_assert_cmpstr (words, ==, "Replaced Nov 23, 2026");
  assert_ids (agency (after, people.first)->may_hear, "");
}

static void
test_nobody (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (clew_release_detail_load (desk->store, "nothing", TODAY, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  DESK_ADD_DEMO ("/clew/records/release-list/choices", test_choices);
  DESK_ADD_DEMO ("/clew/records/release-list/order-and-limit", test_order_and_limit);
  DESK_ADD_DEMO ("/clew/records/release-list/search", test_search);
  DESK_ADD ("/clew/records/release-detail/life", test_life);
  DESK_ADD ("/clew/records/release-detail/taken-back-whole", test_taken_back_whole);
  DESK_ADD ("/clew/records/release-detail/replaced", test_replaced);
  DESK_ADD ("/clew/records/release-detail/nobody", test_nobody);
  return g_test_run ();
}
