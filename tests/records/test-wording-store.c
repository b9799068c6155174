/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "records-office.h"

#include "base/clew-error.h"
#include "records/clew-release.h"
#include "records/clew-wording-check.h"
#include "records/clew-wording-store.h"

#include <string.h>

/* Versions of a wording, their approval, and which of them a form uses. */

static const char *const languages[] = { "en", "es" };

static char *
add (Desk *desk, const char *body, const char *key, const char *text)
{
  g_autoptr (GHashTable) edits = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *edited = NULL;
  g_autoptr (GError) error = NULL;
  char *id;

  g_hash_table_insert (edits, (gpointer)key, (gpointer)text);
  edited = clew_wording_store_edit (body, edits, &error);
  g_assert_no_error (error);
  id = clew_wording_store_add (desk->office, edited, &error);
  g_assert_no_error (error);
  return id;
}

static ClewWordingVersion *
find (Desk *desk, const char *form)
{
  g_autoptr (GError) error = NULL;
  ClewWordingVersion *version = clew_wording_store_find (desk->store, form, "en", &error);

  g_assert_no_error (error);
  return version;
}

static void
assert_says (ClewRecord *record, const char *key, const char *text)
{
  g_autoptr (ClewWording) wording = clew_wording_parse (clew_record_get_text (record, "body"),
                                                        NULL);

  g_assert_cmpstr (clew_wording_get_text (wording, key), ==, text);
  g_assert_cmpint (clew_wording_get_version (wording), ==,
                   clew_record_get_number (record, "version", 0));
}

static void
test_versions (Desk *desk, gconstpointer data)
{
  g_autoptr (ClewWordingVersion) first = find (desk, "roi");
  g_autoptr (ClewWordingVersion) approved = NULL;
  g_autoptr (ClewWordingVersion) now = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  const char      *body = clew_record_get_text (first->record, "body");
  g_autofree char *second = add (desk, body, "title", "Who may hear");
  g_autofree char *third = NULL;

  /* While none is approved, the newest draft. */
  now = find (desk, "roi");
  g_assert_cmpstr (clew_record_get_id (now->record), ==, second);
  g_assert_cmpint (now->version, ==, 2);
  g_assert_cmpuint (now->approved_on, ==, CLEW_DAY_UNKNOWN);
  assert_says (now->record, "title", "Who may hear");
  /* Approved, it stays in use when a newer draft comes. */
  g_assert_true (clew_wording_store_approve (desk->office, now->record, TODAY - 3, "The PCG",
                                             &error));
  g_assert_no_error (error);
  third = add (desk, body, "title", "Half done");
  approved = find (desk, "roi");
  g_assert_cmpstr (clew_record_get_id (approved->record), ==, second);
  g_assert_cmpuint (approved->approved_on, ==, TODAY - 3);
  g_assert_cmpstr (approved->approved_by, ==, "The PCG");
  g_assert_cmpuint (clew_wording_store_get_approval (desk->store, approved->record, NULL), ==,
                    TODAY - 3);
  /* All are kept, the newest first, each as it was. */
  all = clew_wording_store_list (desk->store, "roi", "en", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (((ClewWordingVersion *)g_ptr_array_index (all, i))->version, ==, 3 - i);
  assert_says (((ClewWordingVersion *)g_ptr_array_index (all, 0))->record, "title", "Half done");
  assert_says (((ClewWordingVersion *)g_ptr_array_index (all, 2))->record, "title",
               "Who may talk about my case");
}

/* Nothing about a kept wording can be changed. */
static void
test_append_only (Desk *desk, gconstpointer data)
{
  g_autoptr (ClewWordingVersion) first = find (desk, "roi");
  g_autoptr (GError) error = NULL;

  clew_record_set_text (first->record, "body", "{}");
  g_assert_false (clew_office_save (desk->office, "edit", first->record, &error));
  g_assert_nonnull (error);
}

/* What lacks an element can't be approved, and the message names it. */
static void
test_approval_refused (Desk *desk, gconstpointer data)
{
  static const struct
  {
    const char *key;
    const char *text;
    const char *names;
  } cases[] = {
    { "how_long_date", "It ends some day.", "When it ends" },
    { "take_back", "", "That it can be taken back, and how" },
    { "who_hears", "These agencies and other agencies.", "Who may hear it, each by name" },
    { "part2_notice", "42 CFR part 2 prohibits unauthorized disclosure of these records.",
      "the notice against it" },
    { "refuse_social_contact", " ", "What happens without it" },
    { "date_signed", "", "Room for the date of signing" },
  };
  g_autoptr (ClewWordingVersion) first = find (desk, "roi");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *id = add (desk, clew_record_get_text (first->record, "body"), cases[i].key,
                                 cases[i].text);
      g_autoptr (ClewWordingVersion) version = clew_wording_store_load (desk->store, id, &error);

      g_assert_no_error (error);
      g_assert_false (clew_wording_store_approve (desk->office, version->record, TODAY, "The PCG",
                                                  &error));
      g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i].names));
    }
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM wording_approval"), ==, 0);
}

static void
test_approval_needs (Desk *desk, gconstpointer data)
{
  g_autoptr (ClewWordingVersion) first = find (desk, "roi");
  g_autoptr (GError) error = NULL;

  g_assert_false (clew_wording_store_approve (desk->office, first->record, TODAY, NULL, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (clew_wording_store_approve (desk->office, first->record, TODAY + 1, "The PCG",
                                              &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (clew_wording_store_approve (desk->office, first->record, CLEW_DAY_UNKNOWN,
                                              "The PCG", &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
}

/* Forms that the office never used stand ready as they ship, and are kept with
 * the first change that needs them. */
static void
test_shipped (Desk *desk, gconstpointer data)
{
  for (const ClewFormName *name = clew_form_names; name->id != NULL; name++)
    {
      g_autoptr (ClewWordingVersion) version = find (desk, name->id);
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (version->version, ==, 1);
      g_assert_cmpuint (version->approved_on, ==, CLEW_DAY_UNKNOWN);
      g_assert_cmpint (clew_record_is_stored (version->record), ==,
                       g_str_equal (name->id, "roi"));
      g_assert_true (clew_wording_store_approve (desk->office, version->record, TODAY, "The PCG",
                                                 &error));
      g_assert_no_error (error);
    }
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM wording"), ==, 5);
  for (const ClewFormName *name = clew_form_names; name->id != NULL; name++)
    {
      g_autoptr (ClewWordingVersion) version = find (desk, name->id);

      g_assert_cmpuint (version->approved_on, ==, TODAY);
      g_assert_cmpint (version->version, ==, 1);
    }
  g_assert_null (clew_wording_store_find (desk->store, "roi", "tlh", NULL));
}

/* K16: what ships is complete and at grade 8 or below, each of them. */
static void
test_shipped_is_fit (void)
{
  for (const ClewFormName *name = clew_form_names; name->id != NULL; name++)
    for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (ClewWording) wording = clew_wording_load_shipped (name->id, languages[i],
                                                                     &error);
        g_autoptr (GPtrArray) problems = NULL;
        ClewReadability counts;

        g_assert_no_error (error);
        problems = clew_wording_find_problems (wording);
        for (guint j = 0; j < problems->len; j++)
          {
            ClewWordingProblem *problem = g_ptr_array_index (problems, j);

            g_test_message ("%s %s %s: %s", name->id, languages[i], problem->key,
                            problem->message);
          }
        g_assert_cmpuint (problems->len, ==, 0);
        g_assert_true (clew_wording_check (wording, &error));
        counts = clew_wording_count_reading (wording);
        g_test_message ("%s %s: grade %.1f, ease %.1f, %.1f words a sentence", name->id,
                        languages[i], clew_readability_get_grade (&counts, languages[i]),
                        clew_readability_get_ease (&counts, languages[i]),
                        (double)counts.words / counts.sentences);
        g_assert_cmpuint (counts.words, >, 300);
        g_assert_cmpfloat (clew_readability_get_grade (&counts, languages[i]), <=,
                           CLEW_READABILITY_GOAL);
      }
}

static void
test_edit (void)
{
  g_autofree char *body = clew_wording_dup_shipped_json ("roi", "en", NULL);
  g_autoptr (GHashTable) edits = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  g_autofree char *edited = NULL;
  g_autoptr (ClewWording) wording = NULL;

  g_hash_table_insert (edits, (gpointer) "title", (gpointer) "“Mine” {x}\n\\");
  g_hash_table_insert (edits, (gpointer) "housing/description", (gpointer) "Where I live.");
  g_hash_table_insert (edits, (gpointer) "shoes/label", (gpointer) "Shoes");
  g_hash_table_insert (edits, (gpointer) "why_4", (gpointer) "more");
  edited = clew_wording_store_edit (body, edits, &error);
  g_assert_no_error (error);
  wording = clew_wording_parse (edited, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (clew_wording_get_text (wording, "title"), ==, "“Mine” {x}\n\\");
  g_assert_cmpstr (clew_wording_get_text (wording, "why_4"), ==, "more");
  g_assert_cmpstr (clew_wording_get_category (wording, "housing", "description"), ==,
                   "Where I live.");
  g_assert_null (clew_wording_get_category (wording, "shoes", "label"));
  g_assert_true (clew_wording_is_sensitive (wording, "health"));
  g_assert_null (clew_wording_store_edit ("{", edits, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_BAD_DATA);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  DESK_ADD ("/clew/records/wording-store/versions", test_versions);
  DESK_ADD ("/clew/records/wording-store/append-only", test_append_only);
  DESK_ADD ("/clew/records/wording-store/approval-refused", test_approval_refused);
  DESK_ADD ("/clew/records/wording-store/approval-needs", test_approval_needs);
  DESK_ADD ("/clew/records/wording-store/shipped", test_shipped);
  g_test_add_func ("/clew/records/wording-store/shipped-is-fit", test_shipped_is_fit);
  g_test_add_func ("/clew/records/wording-store/edit", test_edit);
  return g_test_run ();
}
