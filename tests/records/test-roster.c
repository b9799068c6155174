/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "consent-paper.h"

#include "base/clew-error.h"
#include "records/clew-facts.h"
#include "records/clew-roster.h"

#include <string.h>

/* Of whom may be spoken at a meeting, and that nobody else gets on the paper. */

#define DAY_BEFORE "2026-11-22"

static const char *const plan[] = { "plan", NULL };

/* Rosa may be heard of by all, Ben by the court alone, Cal signed for all and took it back
 * for the police; Dee's release has expired, and Eve never signed. */
typedef struct
{
  char *police;
  char *court;
  char *shelter; /* that the site lets receive nothing */
  char *rosa;
  char *ben;
  char *cal;
  char *dee;
  char *eve;
  char *rosa_paper;
} Site;

static char *
keep_id (ClewRecord *record)
{
  char *id = g_strdup (clew_record_get_id (record));

  g_object_unref (record);
  return id;
}

static char *
add_paper (Desk *desk, const char *person, const char *expires_on, const char *first,
           const char *second)
{
  g_autofree char *number = g_strdup_printf (
    "TO-%" G_GINT64_FORMAT, desk_count (desk, "SELECT count (*) FROM consent") + 1);
  char *paper = paper_add (desk, person, number, NULL, expires_on, "enrollment plan", first, second,
                           NULL);

  paper_sign (desk, paper, "2026-11-01");
  return paper;
}

/* That the site lets receive nothing. */
static char *
add_barred_agency (Desk *desk, const char *name)
{
  g_autoptr (GError) error = NULL;
  ClewRecord *agency = desk_add (desk, &clew_kind_agency, "legal_name", name, "kind", "shelter",
                                 NULL);

  clew_record_set_number (agency, "may_receive", 0);
  clew_office_save (desk->office, "edit", agency, &error);
  g_assert_no_error (error);
  return keep_id (agency);
}

static void
site_fill (Site *site, Desk *desk)
{
  g_autofree char *ben = NULL;
  g_autofree char *cal = NULL;
  g_autofree char *dee = NULL;
  g_autofree char *taken = NULL;

  site->police = keep_id (desk_add (desk, &clew_kind_agency, "legal_name", "Riverside Police",
                                    "kind", "police", NULL));
  site->court = keep_id (desk_add (desk, &clew_kind_agency, "legal_name", "Bay Court", "kind",
                                   "court", NULL));
  site->shelter = add_barred_agency (desk, "North Shelter");
  site->rosa = keep_id (desk_add_person (desk, "Rosa", "Peña"));
  site->ben = keep_id (desk_add_person (desk, "Ben", "Okafor"));
  site->cal = keep_id (desk_add_person (desk, "Cal", "Young"));
  site->dee = keep_id (desk_add_person (desk, "Dee", "Arnold"));
  site->eve = keep_id (desk_add_person (desk, "Eve", "Zorn"));
  site->rosa_paper = add_paper (desk, site->rosa, "2027-05-03", site->police, site->court);
  ben = add_paper (desk, site->ben, "2027-05-03", site->court, NULL);
  cal = add_paper (desk, site->cal, "2027-05-03", site->police, site->court);
  dee = add_paper (desk, site->dee, "2026-11-20", site->police, site->court);
  taken = paper_add_event (desk, cal, "revoked", DAY_BEFORE, site->police);
}

static void
site_clear (Site *site)
{
  char **texts[] = { &site->police, &site->court, &site->shelter, &site->rosa, &site->ben,
                     &site->cal, &site->dee, &site->eve, &site->rosa_paper };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (texts[i], g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Site, site_clear)

static ClewRoster *
load (Desk *desk, const char *const *agencies, gboolean has_others, ClewDay on)
{
  g_autoptr (GError) error = NULL;
  ClewRosterQuestion question = { agencies, has_others, plan, on };
  ClewRoster        *roster = clew_roster_load (desk->store, &question, TODAY, &error);

  g_assert_no_error (error);
  return roster;
}

static char *
list_names (GPtrArray *people)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < people->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "; " : "",
                            ((ClewRosterPerson *)g_ptr_array_index (people, i))->name);
  return g_string_free (names, FALSE);
}

static void
assert_lists (const ClewRoster *roster, const char *cleared, const char *withheld)
{
  g_autofree char *may = list_names (roster->cleared);
  g_autofree char *must_not = list_names (roster->withheld);

  g_assert_cmpstr (may, ==, cleared);
  g_assert_cmpstr (must_not, ==, withheld);
}

static void
assert_why (const ClewRoster *roster, guint place, const char *words)
{
  g_autofree char *why = clew_roster_explain (roster, g_ptr_array_index (roster->withheld, place));

  g_assert_cmpstr (why, ==, words);
}

static void
test_list (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = { 0 };
  g_autoptr (ClewRoster) roster = NULL;

  site_fill (&site, desk);
  roster = load (desk, (const char *[]){ site.police, site.court, NULL }, FALSE, TODAY);
  assert_lists (roster, "Peña, Rosa", "Arnold, Dee; Okafor, Ben; Young, Cal");
  g_assert_cmpstr (((ClewRosterPerson *)roster->cleared->pdata[0])->initials, ==, "R. P.");
  assert_why (roster, 0, "Whoever is present: the release has expired (Nov 20, 2026)");
  assert_why (roster, 1, "Not while Riverside Police is present: not named on the release");
  assert_why (roster, 2, "Not while Riverside Police is present: taken back for this agency");
  /* Without the police of two more, without the court of nobody. */
  g_assert_cmpint (clew_roster_find_bar_to_all (roster), ==, -1);
  g_assert_cmpuint (roster->barred[0], ==, 3);
  g_assert_cmpuint (roster->barred[1], ==, 1);
  g_assert_cmpuint (roster->gains[0], ==, 2);
  g_assert_cmpuint (roster->gains[1], ==, 0);
  g_assert_cmpuint (roster->gains[2], ==, 0);
}

static void
test_fewer (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = { 0 };
  g_autoptr (ClewRoster) court = NULL;
  g_autoptr (ClewRoster) police = NULL;
  g_autoptr (ClewRoster) before = NULL;

  site_fill (&site, desk);
  court = load (desk, (const char *[]){ site.court, NULL }, FALSE, TODAY);
  assert_lists (court, "Okafor, Ben; Peña, Rosa; Young, Cal", "Arnold, Dee");
  police = load (desk, (const char *[]){ site.police, NULL }, FALSE, TODAY);
  assert_lists (police, "Peña, Rosa", "Arnold, Dee; Okafor, Ben; Young, Cal");
  /* If it steps out nobody is left to hear. */
  g_assert_cmpuint (police->gains[0], ==, 0);
  before = load (desk, (const char *[]){ site.police, NULL }, FALSE, TODAY - 4);
  assert_lists (before, "Arnold, Dee; Peña, Rosa; Young, Cal", "Okafor, Ben");
}

static void
test_nobody (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = { 0 };
  g_autoptr (ClewRoster) others = NULL;
  g_autoptr (ClewRoster) shelter = NULL;
  g_autoptr (ClewRoster) alone = NULL;
  g_autoptr (ClewRoster) both = NULL;

  site_fill (&site, desk);
  others = load (desk, (const char *[]){ site.court, NULL }, TRUE, TODAY);
  g_assert_cmpuint (others->cleared->len, ==, 0);
  g_assert_cmpuint (others->gains[1], ==, 3);
  g_assert_cmpint (clew_roster_find_bar_to_all (others), ==, 1);
  assert_why (others, 1, "Not while somebody is present who is not in the directory");
  shelter = load (desk, (const char *[]){ site.court, site.shelter, NULL }, FALSE, TODAY);
  g_assert_cmpuint (shelter->cleared->len, ==, 0);
  g_assert_cmpuint (shelter->gains[1], ==, 3);
  assert_why (shelter, 1,
              "Not while North Shelter is present: the site lets it receive nothing");
  g_assert_cmpint (clew_roster_find_bar_to_all (shelter), ==, 1);
  both = load (desk, (const char *[]){ site.court, site.shelter, NULL }, TRUE, TODAY);
  g_assert_cmpint (clew_roster_find_bar_to_all (both), ==, 1);
  g_assert_cmpuint (both->gains[1] + both->gains[2], ==, 0);
  alone = load (desk, (const char *[]){ NULL }, FALSE, TODAY);
  g_assert_cmpuint (alone->cleared->len, ==, 0);
  g_assert_cmpint (clew_roster_find_bar_to_all (alone), ==, -1);
}

/* Whom the facts of one person would let be spoken of, the list lets, and nobody else. */
static gboolean
may_all_hear (Desk *desk, const char *participant, const char *const *agencies)
{
  g_autoptr (GError) error = NULL;
  ClewDisclosure what = {
    .participant = participant,
    .agencies = agencies,
    .categories = (const char *const[]){ "enrollment", "plan", NULL },
    .purpose = CLEW_PURPOSE_COORDINATION,
    .method = "meeting",
    .on = TODAY,
  };
  g_autoptr (ClewClearance) clearance = clew_gate_clear (desk->office, &what, &error);

  if (clearance == NULL)
    g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED);
  return clearance != NULL;
}

static void
assert_agrees (Desk *desk, const char *const *agencies)
{
  g_autoptr (ClewRoster) roster = load (desk, agencies, FALSE, TODAY);
  g_autoptr (GHashTable) cleared = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRows) rows = clew_store_query (desk->store, &error,
                                                "SELECT id FROM participant WHERE removed IS NULL",
                                                NULL);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < roster->cleared->len; i++)
    g_hash_table_add (cleared,
                      ((ClewRosterPerson *)g_ptr_array_index (roster->cleared, i))->participant);
  while (clew_rows_next (rows, &error))
    {
      gboolean may = g_hash_table_contains (cleared, clew_rows_get_text (rows, 0));

      g_assert_cmpint (may_all_hear (desk, clew_rows_get_text (rows, 0), agencies), ==, may);
      n += may;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, roster->cleared->len);
  g_test_message ("%u of whom may be spoken, %u withheld", n, roster->withheld->len);
}

static void
test_like_the_gate (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRows) rows = clew_store_query (
    desk->store, &error, "SELECT agency FROM consent_grant GROUP BY agency ORDER BY count (*) DESC",
    NULL);
  const char *agencies[4] = { NULL };

  for (guint i = 0; i < 3 && clew_rows_next (rows, &error); i++)
    {
      agencies[i] = g_intern_string (clew_rows_get_text (rows, 0));
      assert_agrees (desk, agencies);
    }
  g_assert_no_error (error);
}

/* The paper */

typedef struct
{
  GPtrArray *seen; /* participants */
} Printing;

static GBytes *
print (const GPtrArray *clearances, gpointer data, ClewRecord **wording, GError **error)
{
  Printing *printing = data;

  for (guint i = 0; i < clearances->len; i++)
    g_ptr_array_add (printing->seen,
                     g_strdup (clew_clearance_get_disclosure (clearances->pdata[i])->participant));
  return g_bytes_new_static ("%PDF", 4);
}

static GBytes *
fail (const GPtrArray *clearances, gpointer data, ClewRecord **wording, GError **error)
{
  g_set_error_literal (error, CLEW_DOCUMENTS_ERROR, CLEW_DOCUMENTS_ERROR_FAILED, "No ink.");
  return NULL;
}

static GPtrArray *
clear (Desk *desk, const char *const *agencies, const char *const *people, GError **error)
{
  ClewRosterQuestion question = { agencies, FALSE, plan, TODAY };

  return clew_roster_clear (desk->office, &question, people, error);
}

static void
assert_empty (Desk *desk)
{
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM disclosure"), ==, 0);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM outgoing_paper"), ==, 0);
}

/* One row of the ledger a person and agency, in the same change as the paper (K32). */
static void
test_ledger (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) clearances = NULL;
  g_autoptr (GBytes) pdf = NULL;
  Printing printing = { seen };

  site_fill (&site, desk);
  clearances = clear (desk, (const char *[]){ site.court, NULL },
                      (const char *[]){ site.rosa, site.ben, NULL }, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (clearances->len, ==, 2);
  assert_empty (desk);
  pdf = clew_gate_print_list (clearances, "roster", print, &printing, &error);
  g_assert_no_error (error);
  g_assert_nonnull (pdf);
  g_assert_cmpuint (seen->len, ==, 2);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM outgoing_paper "
                                     "WHERE participant IS NULL AND kind = 'roster'"),
                   ==, 1);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM disclosure d "
                                     "JOIN outgoing_paper p ON p.id = d.paper WHERE "
                                     "d.ground = 'consent' AND d.method = 'meeting' AND "
                                     "d.purpose = 'coordination' AND d.on_day = '2026-11-23' AND "
                                     "d.categories = 'enrollment plan'"),
                   ==, 2);
  g_assert_cmpint (desk_count (desk, "SELECT count (DISTINCT participant) FROM disclosure"), ==, 2);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM audit WHERE kind = 'disclosure'"),
                   ==, 2);
}

/* Not one who is barred by anybody in the room. */
static void
test_barred (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = { 0 };
  const char *barred[4];

  site_fill (&site, desk);
  barred[0] = site.ben;
  barred[1] = site.cal;
  barred[2] = site.dee;
  barred[3] = site.eve;
  for (guint i = 0; i < G_N_ELEMENTS (barred); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (clear (desk, (const char *[]){ site.police, site.court, NULL },
                            (const char *[]){ site.rosa, barred[i], NULL }, &error));
      g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED);
      assert_empty (desk);
    }
}

/* What was cleared and then taken back is refused at the printer. */
static void
test_taken_back_between (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) clearances = NULL;
  g_autofree char *taken = NULL;
  Printing         printing = { seen };

  site_fill (&site, desk);
  clearances = clear (desk, (const char *[]){ site.court, NULL },
                      (const char *[]){ site.ben, site.rosa, NULL }, &error);
  g_assert_no_error (error);
  taken = paper_add_event (desk, site.rosa_paper, "revoked", "2026-11-23", NULL);
  g_assert_null (clew_gate_print_list (clearances, "roster", print, &printing, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "taken back"));
  g_assert_cmpuint (seen->len, ==, 0);
  assert_empty (desk);
}

static void
test_no_paper (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) clearances = NULL;

  site_fill (&site, desk);
  clearances = clear (desk, (const char *[]){ site.court, NULL },
                      (const char *[]){ site.rosa, NULL }, &error);
  g_assert_null (clew_gate_print_list (clearances, "roster", fail, NULL, &error));
  g_assert_error (error, CLEW_DOCUMENTS_ERROR, CLEW_DOCUMENTS_ERROR_FAILED);
  assert_empty (desk);
}

/* What is never printed, whoever signed. */
static void
test_refused (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = { 0 };
  g_autoptr (GStrvBuilder) many = g_strv_builder_new ();
  g_auto (GStrv) too_many = NULL;
  const char *none[] = { NULL }, *court[2] = { NULL }, *rosa[2] = { NULL };

  site_fill (&site, desk);
  court[0] = site.court;
  rosa[0] = site.rosa;
  for (guint i = 0; i <= CLEW_ROSTER_MOST; i++)
    g_strv_builder_add (many, site.rosa);
  too_many = g_strv_builder_end (many);
  {
    const struct
    {
      ClewRosterQuestion question;
      const char *const *people;
    } asked[] = {
      { { none, FALSE, plan, TODAY }, rosa },
      { { court, TRUE, plan, TODAY }, rosa },
      { { court, FALSE, none, TODAY }, rosa },
      { { court, FALSE, plan, TODAY + 1 }, rosa },
      { { court, FALSE, plan, TODAY - 1 }, rosa },
      { { court, FALSE, plan, TODAY }, none },
      { { court, FALSE, plan, TODAY }, (const char *const *)too_many },
    };

    for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
      {
        g_autoptr (GError) error = NULL;

        g_assert_null (
          clew_roster_clear (desk->office, &asked[i].question, asked[i].people, &error));
        g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED);
      }
  }
  assert_empty (desk);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  DESK_ADD ("/clew/records/roster/list", test_list);
  DESK_ADD ("/clew/records/roster/fewer", test_fewer);
  DESK_ADD ("/clew/records/roster/nobody", test_nobody);
  DESK_ADD_DEMO ("/clew/records/roster/like-the-gate", test_like_the_gate);
  DESK_ADD ("/clew/records/roster/ledger", test_ledger);
  DESK_ADD ("/clew/records/roster/barred", test_barred);
  DESK_ADD ("/clew/records/roster/taken-back-between", test_taken_back_between);
  DESK_ADD ("/clew/records/roster/no-paper", test_no_paper);
  DESK_ADD ("/clew/records/roster/refused", test_refused);

  return g_test_run ();
}
