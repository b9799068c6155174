/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "records-office.h"

#include "records/clew-docket-choices.h"
#include "records/clew-docket.h"
#include "records/clew-record-store.h"

/* What a filter leaves of the docket, against the whole of it, looked at entry by entry. */

static ClewRecord *
load (Desk *desk, const ClewKind *kind, const char *id)
{
  g_autoptr (GError) error = NULL;
  ClewRecord *record = clew_record_load (desk->store, kind, id, &error);

  g_assert_no_error (error);
  return record;
}

static gboolean
is_asked (const char *wanted, const char *has)
{
  return wanted == NULL || g_strcmp0 (wanted, has) == 0;
}

/* The filter, said once more by the records themselves. */
static gboolean
belongs (Desk *desk, ClewDocketEntry *entry, const ClewDocketFilter *filter)
{
  g_autoptr (ClewRecord) court_case = NULL;
  g_autoptr (ClewRecord) hearing = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *site_kind = NULL;
  const char      *court;

  if (!is_asked (filter->participant, entry->participant))
    return FALSE;
  if (entry->kind == CLEW_DOCKET_RELEASE_ENDS)
    return filter->court == NULL && filter->prosecutor == NULL &&
           is_asked (filter->kind, "release_ends");
  court_case = load (desk, &clew_kind_court_case, entry->court_case);
  court = clew_record_get_text (court_case, "court");
  if (!is_asked (filter->prosecutor, clew_record_get_text (court_case, "prosecutor")))
    return FALSE;
  if (entry->kind == CLEW_DOCKET_REVIEW)
    return is_asked (filter->court, court) && is_asked (filter->kind, "review");
  hearing = load (desk, &clew_kind_hearing, entry->id);
  if (clew_record_get_text (hearing, "court") != NULL)
    court = clew_record_get_text (hearing, "court");
  kind = g_strconcat ("hearing:", clew_record_get_text (hearing, "kind"), NULL);
  site_kind = g_strconcat ("site:", clew_record_get_text (hearing, "site_kind"), NULL);
  return is_asked (filter->court, court) &&
         (is_asked (filter->kind, "hearing") || is_asked (filter->kind, kind) ||
          is_asked (filter->kind, site_kind));
}

static const char *
pick (GPtrArray *choices)
{
  guint i = (guint)g_test_rand_int_range (0, (int)choices->len * 2);

  return i < choices->len ? ((ClewDocketChoice *)g_ptr_array_index (choices, i))->id : NULL;
}

static void
assert_filtered (Desk                   *desk,
                 const ClewDocketFilter *filter,
                 ClewDay                 from,
                 ClewDay                 to,
                 guint                  *n_kept)
{
  gboolean more = 7;
  guint    n_overdue = 0, late_at = 0, day_at = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) whole = clew_docket_load (desk->store, from, to, TODAY, &error);
  g_autoptr (GPtrArray) days = clew_docket_load_days (desk->store, from, to, TODAY, filter, 5000,
                                                      &more, &error);
  g_autoptr (GPtrArray) late = clew_docket_load_overdue (desk->store, from, TODAY, filter, 5000,
                                                         &n_overdue, &error);

  g_assert_no_error (error);
  g_assert_false (more);
  for (guint i = 0; i < whole->len; i++)
    {
      ClewDocketEntry *entry = g_ptr_array_index (whole, i);
      GPtrArray       *part = entry->day < from ? late : days;
      guint           *at = entry->day < from ? &late_at : &day_at;

      if (!belongs (desk, entry, filter))
        continue;
      g_assert_cmpuint (*at, <, part->len);
      g_assert_cmpstr (((ClewDocketEntry *)g_ptr_array_index (part, *at))->id, ==, entry->id);
      ++*at;
    }
  g_assert_cmpuint (late_at, ==, late->len);
  g_assert_cmpuint (late_at, ==, n_overdue);
  g_assert_cmpuint (day_at, ==, days->len);
  *n_kept += late_at + day_at;
}

static void
test_filter (Desk *desk, gconstpointer data)
{
  GPtrArray *choices[CLEW_DOCKET_N_CHOICES];
  guint      n_kept = 0;

  for (ClewDocketBy by = 0; by < CLEW_DOCKET_N_CHOICES; by++)
    {
      g_autoptr (GError) error = NULL;

      choices[by] = clew_docket_choices_load (desk->store, by, TODAY - 90, TODAY + 60, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (choices[by]->len, >, 0);
    }
  for (int round = 0; round < 120; round++)
    {
      ClewDay          from = TODAY + (ClewDay)g_test_rand_int_range (-40, 30);
      ClewDocketFilter filter = { pick (choices[CLEW_DOCKET_BY_COURT]),
                                  pick (choices[CLEW_DOCKET_BY_PROSECUTOR]),
                                  pick (choices[CLEW_DOCKET_BY_KIND]),
                                  round % 3 == 0 ? pick (choices[CLEW_DOCKET_BY_PARTICIPANT])
                                                 : NULL };

      assert_filtered (desk, &filter, from, from + 30, &n_kept);
    }
  g_test_message ("120 filters kept %u entries", n_kept);
  g_assert_cmpuint (n_kept, >, 100);
  for (ClewDocketBy by = 0; by < CLEW_DOCKET_N_CHOICES; by++)
    g_ptr_array_unref (choices[by]);
}

/* Each spelling once, in order; nobody who is not on the docket then. */
static void
test_choices (Desk *desk, gconstpointer data)
{
  g_autoptr (ClewRecord) one = desk_add_person (desk, "Ada", "Stone");
  g_autoptr (ClewRecord) other = desk_add_person (desk, "Bo", "Reed");
  g_autoptr (ClewRecord) first = desk_add (desk, &clew_kind_court_case, "participant",
                                           clew_record_get_id (one), "court", "Harbor Court",
                                           "prosecutor", "K. Lind", NULL);
  g_autoptr (ClewRecord) second = desk_add (desk, &clew_kind_court_case, "participant",
                                            clew_record_get_id (other), "court", "Harbor Court",
                                            NULL);
  g_autoptr (ClewRecord) hearing = desk_add (desk, &clew_kind_hearing, "court_case",
                                             clew_record_get_id (first), "kind", "arraignment",
                                             "on_day", "2026-11-25", "court", "Annex", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) courts = clew_docket_choices_load (desk->store, CLEW_DOCKET_BY_COURT, TODAY,
                                                           TODAY, &error);
  g_autoptr (GPtrArray) people = clew_docket_choices_load (desk->store, CLEW_DOCKET_BY_PARTICIPANT,
                                                           TODAY, TODAY + 7, &error);
  g_autoptr (GPtrArray) none = clew_docket_choices_load (desk->store, CLEW_DOCKET_BY_PARTICIPANT,
                                                         TODAY, TODAY + 1, &error);
  g_autoptr (GPtrArray) kinds = clew_docket_choices_load (desk->store, CLEW_DOCKET_BY_KIND, TODAY,
                                                          TODAY, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (courts->len, ==, 2);
  g_assert_cmpstr (((ClewDocketChoice *)courts->pdata[0])->label, ==, "Annex");
  g_assert_cmpstr (((ClewDocketChoice *)courts->pdata[1])->label, ==, "Harbor Court");
  g_assert_cmpuint (people->len, ==, 1);
  g_assert_cmpstr (((ClewDocketChoice *)people->pdata[0])->initials, ==, "A. S.");
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (kinds->len, ==, CLEW_DOCKET_N_KINDS + 1);
  g_assert_cmpstr (((ClewDocketChoice *)kinds->pdata[3])->id, ==, "hearing:arraignment");
  g_assert_cmpstr (((ClewDocketChoice *)kinds->pdata[3])->label, ==, "Arraignment");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  DESK_ADD_DEMO ("/clew/records/docket/filter", test_filter);
  DESK_ADD ("/clew/records/docket/choices", test_choices);

  return g_test_run ();
}
