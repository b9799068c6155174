/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/clew-error.h"
#include "documents/clew-roster-paper.h"
#include "documents/roi-fixture.h"
#include "records/clew-roster.h"
#include "records/consent-paper.h"

#include <string.h>

/* The list for a meeting, from an office's records to what a reader gets of the file. */

static const char *const plan[] = { "plan", "housing", NULL };

/* Rosa and Minh may be spoken of with both, Ben with the court alone. */
typedef struct
{
  Desk  desk;
  char *police;
  char *court;
  char *rosa;
  char *minh;
  char *ben;
} Fixture;

static char *
keep_id (ClewRecord *record)
{
  char *id = g_strdup (clew_record_get_id (record));

  g_object_unref (record);
  return id;
}

static char *
add_person (Fixture *fixture, const char *given, const char *family, const char *expires_on,
            gboolean police_too)
{
  char            *id = keep_id (desk_add_person (&fixture->desk, given, family));
  g_autofree char *number = g_strdup_printf ("TO-%s", given);
  g_autofree char *paper = paper_add (&fixture->desk, id, number, NULL, expires_on,
                                      "enrollment plan housing", fixture->court,
                                      police_too ? fixture->police : NULL, NULL);

  paper_sign (&fixture->desk, paper, "2026-11-01");
  return id;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  desk_set_up (&fixture->desk, NULL);
  fixture->police = keep_id (desk_add (&fixture->desk, &clew_kind_agency, "legal_name",
                                       "Riverside Police", "kind", "police", NULL));
  fixture->court = keep_id (desk_add (&fixture->desk, &clew_kind_agency, "legal_name",
                                      "Bay Municipal Court", "kind", "court", NULL));
  fixture->rosa = add_person (fixture, "Rosa", "Aguilar Peña", "2027-03-04", TRUE);
  fixture->minh = add_person (fixture, "Minh", "Trần", NULL, TRUE);
  fixture->ben = add_person (fixture, "Benedict", "Okafor", "2027-03-04", FALSE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->police);
  g_free (fixture->court);
  g_free (fixture->rosa);
  g_free (fixture->minh);
  g_free (fixture->ben);
  desk_tear_down (&fixture->desk, NULL);
}

static void
edit_office (Fixture *fixture, const char *column, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) record = g_object_ref (clew_office_get_record (fixture->desk.office));

  clew_record_set_text (record, column, text);
  clew_office_save (fixture->desk.office, "edit", record, &error);
  g_assert_no_error (error);
}

static GPtrArray *
clear (Fixture *fixture, const char *const *people)
{
  const char        *agencies[] = { fixture->police, fixture->court, NULL };
  ClewRosterQuestion question = { agencies, FALSE, plan, TODAY };
  g_autoptr (GError) error = NULL;
  GPtrArray *clearances = clew_roster_clear (fixture->desk.office, &question, people, &error);

  g_assert_no_error (error);
  return clearances;
}

/* As the desk makes it. */
static char *
make (Fixture *fixture, gboolean has_names, const char *sample)
{
  const char *people[] = { fixture->rosa, fixture->minh, NULL };
  g_autoptr (GPtrArray) clearances = clear (fixture, people);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  ClewRosterPaper paper = { has_names };

  pdf = clew_gate_print_list (clearances, "roster", clew_roster_paper_print, &paper, &error);
  g_assert_no_error (error);
  roi_leave_sample (sample, pdf);
  return roi_read_all (pdf);
}

static void
assert_has (const char *text, const char *part)
{
  g_autofree char *clean = roi_clean (part);

  if (strstr (text, clean) == NULL)
    g_error ("The list lacks “%s”", clean);
}

static void
assert_lacks (const char *text, const char *part)
{
  g_autofree char *clean = roi_clean (part);

  if (strstr (text, clean) != NULL)
    g_error ("The list holds “%s”", clean);
}

static void
assert_frame (const char *text, const char *language)
{
  static const char *const keys[] = { "title", "people", "scope", "scope_limits",
                                      "part2_notice_1", "part2_notice_2", "part2_notice_3",
                                      "part2_notice_4", "part2_notice_5" };
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewWording) wording = clew_wording_load_shipped ("roster", language, &error);
  g_autofree char *today = clew_wording_dup_date (wording, TODAY);
  g_autofree char *until = clew_wording_dup_date (wording, clew_day_new (2027, 3, 4));

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    assert_has (text, clew_wording_get_text (wording, keys[i]));
  assert_has (text, clew_wording_get_text (wording, "until_event"));
  assert_has (text, clew_wording_get_category (wording, "enrollment", "description"));
  assert_has (text, clew_wording_get_category (wording, "housing", "description"));
  assert_lacks (text, clew_wording_get_category (wording, "health", "description"));
  assert_has (text, today);
  assert_has (text, until);
  assert_has (text, "Riverside Police");
  assert_has (text, "Bay Municipal Court");
  assert_has (text, "TO-Rosa");
  /* Nobody who is withheld, by name, initials or number; nor that there is anybody. */
  assert_lacks (text, "Okafor");
  assert_lacks (text, "B. O.");
  assert_lacks (text, "TO-Benedict");
  assert_lacks (text, "withheld");
  /* A text that was not filled in is seen by its braces. */
  g_assert_null (strchr (text, '{'));
}

static void
test_initials (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = make (fixture, FALSE, "roster-initials-en.pdf");

  assert_frame (text, "en");
  assert_has (text, "R. A. P.");
  assert_has (text, "M. T.");
  assert_lacks (text, "Aguilar");
  assert_lacks (text, "Trần");
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  edit_office (fixture, "form_language", "es");
  text = make (fixture, TRUE, "roster-names-es.pdf");
  assert_frame (text, "es");
  assert_has (text, "Rosa Aguilar Peña");
  assert_has (text, "Minh Trần");
}

/* An office that is no program of Part 2 gives no notice of it. */
static void
test_without_part2 (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  edit_office (fixture, "part2", "no");
  text = make (fixture, FALSE, "roster-no-part2-en.pdf");
  assert_lacks (text, "Federal confidentiality rules");
}

static void
test_renamed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) court = clew_record_load (fixture->desk.store, &clew_kind_agency,
                                                   fixture->court, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  clew_record_set_text (court, "legal_name", "Harbor District Court");
  clew_office_save (fixture->desk.office, "edit", court, &error);
  g_assert_no_error (error);
  text = make (fixture, FALSE, "roster-renamed-en.pdf");
  assert_has (text, "Harbor District Court (on the form: “Bay Municipal Court”)");
}

/* No marks touch, and nothing leaves the page, with as many people as one list may have. */
static void
test_layout (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) clearances = NULL;
  g_autoptr (ClewPages) pages = NULL;
  g_autoptr (GArray) marks = NULL;
  g_autoptr (GError) error = NULL;
  ClewRosterPaper paper = { TRUE };

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *given = g_strdup_printf ("Person%u", i);
      g_autofree char *family = g_strnfill (i % 9 == 0 ? 120 : 8, 'm');

      g_ptr_array_add (ids, add_person (fixture, given, family, "2027-09-30", TRUE));
    }
  g_ptr_array_add (ids, NULL);
  clearances = clear (fixture, (const char *const *)ids->pdata);
  pages = clew_roster_paper_lay_out (clearances, &paper, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (clew_pages_get_n_pages (pages), >, 2);
  marks = clew_pages_list_marks (pages);
  roi_assert_disjoint (marks, 612, 792, 72);
}

static void
test_sample (Fixture *fixture, gconstpointer data)
{
  static const char *const languages[] = { "en", "es" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ClewWording) wording = clew_wording_load_shipped ("roster", languages[i], &error);
      g_autoptr (GBytes) pdf = NULL;
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      pdf = clew_roster_paper_sample (fixture->desk.office, wording, CLEW_DAY_UNKNOWN, &error);
      g_assert_no_error (error);
      text = roi_read_all (pdf);
      assert_has (text, clew_wording_get_text (wording, "footer_preview"));
      assert_lacks (text, "Aguilar");
      g_assert_null (strchr (text, '{'));
    }
  g_assert_cmpint (desk_count (&fixture->desk, "SELECT count (*) FROM outgoing_paper"), ==, 0);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

/* The type says it: whatever draws a list takes clearances. */
_Static_assert(__builtin_types_compatible_p (typeof (&clew_roster_paper_print),
                                             ClewClearedListPrinter),
               "a list is made from clearances");

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/clew/documents/roster-paper/initials", test_initials);
  ADD ("/clew/documents/roster-paper/names", test_names);
  ADD ("/clew/documents/roster-paper/without-part2", test_without_part2);
  ADD ("/clew/documents/roster-paper/renamed", test_renamed);
  ADD ("/clew/documents/roster-paper/layout", test_layout);
  ADD ("/clew/documents/roster-paper/sample", test_sample);

  return g_test_run ();
}
