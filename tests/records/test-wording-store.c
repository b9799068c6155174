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

/* A form, a letter, a list: one of its texts, and what ships. */
typedef struct
{
  const char *form;
  const char *key;
  const char *ships;
} Paper;

static const Paper papers[] = {
  { "roi", "title", "Who may talk about my case" },
  { "letter", "closing", "Sincerely," },
  { "accounting", "title", "Who was told about you" },
  { "roster", "title", "List for a work group meeting" },
};

static void
test_versions_of (Desk *desk, const Paper *paper)
{
  g_autoptr (ClewWordingVersion) first = find (desk, paper->form);
  g_autoptr (ClewWordingVersion) approved = NULL;
  g_autoptr (ClewWordingVersion) now = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  const char      *body = clew_record_get_text (first->record, "body");
  g_autofree char *second = add (desk, body, paper->key, "Who may hear");
  g_autofree char *third = NULL;

  /* While none is approved, the newest draft. */
  now = find (desk, paper->form);
  g_assert_cmpstr (clew_record_get_id (now->record), ==, second);
  g_assert_cmpint (now->version, ==, 2);
  g_assert_cmpuint (now->approved_on, ==, CLEW_DAY_UNKNOWN);
  assert_says (now->record, paper->key, "Who may hear");
  /* Approved, it stays in use when a newer draft comes. */
  g_assert_true (clew_wording_store_approve (desk->office, now->record, TODAY - 3, "The PCG",
                                             &error));
  g_assert_no_error (error);
  third = add (desk, body, paper->key, "Half done");
  approved = find (desk, paper->form);
  g_assert_cmpstr (clew_record_get_id (approved->record), ==, second);
  g_assert_cmpuint (approved->approved_on, ==, TODAY - 3);
  g_assert_cmpstr (approved->approved_by, ==, "The PCG");
  g_assert_cmpuint (clew_wording_store_get_approval (desk->store, approved->record, NULL), ==,
                    TODAY - 3);
  /* All are kept, the newest first, each as it was. */
  all = clew_wording_store_list (desk->store, paper->form, "en", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (((ClewWordingVersion *)g_ptr_array_index (all, i))->version, ==, 3 - i);
  assert_says (((ClewWordingVersion *)g_ptr_array_index (all, 0))->record, paper->key,
               "Half done");
  assert_says (((ClewWordingVersion *)g_ptr_array_index (all, 2))->record, paper->key,
               paper->ships);
}

static void
test_versions (Desk *desk, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    test_versions_of (desk, &papers[i]);
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
    const char *form;
    const char *key;
    const char *text;
    const char *names;
  } cases[] = {
    { "roi", "how_long_date", "It ends some day.", "When it ends" },
    { "roi", "take_back", "", "That it can be taken back, and how" },
    { "roi", "who_hears", "These agencies and other agencies.", "Who may hear it, each by name" },
    { "roi", "part2_notice", "42 CFR part 2 prohibits unauthorized disclosure of these records.",
      "the notice against it" },
    { "roi", "refuse_social_contact", " ", "What happens without it" },
    { "roi", "date_signed", "", "Room for the date of signing" },
    { "roi", "housing/label", " ", "What may be shared" },
    { "letter", "part2_notice_4", "", "The notice against use and passing on" },
    { "letter", "part2_notice_1", "This record is protected.",
      "The notice against use and passing on" },
    { "letter", "scope_kind", "{heading}", "What a letter rests on" },
    { "letter", "scope_until_date", "It lasts a year.", "What a letter rests on" },
    { "letter", "health/description", "", "What a letter rests on" },
    { "letter", "scope_limits", " ", "What a letter may not be used for" },
    { "letter", "notice", "Form {number} has ended.", "That permission was taken back" },
    { "letter", "about", "About somebody", "Whom a letter is about" },
    { "letter", "nothing_helpful", "", "What a letter may say" },
    { "accounting", "date", "{month} {year}", "The day of each disclosure" },
    { "accounting", "recipient", "{person}", "Who was told" },
    { "accounting", "what", "Something.", "What was told" },
    { "accounting", "court/heading", "", "What was told" },
    { "accounting", "why", "How: {how}.", "Why it was told" },
    { "accounting", "covers", "From {from}.", "What the list covers" },
    { "roster", "present", "Somebody", "Who is present, and who may be spoken of" },
    { "roster", "kind", "{heading}", "What a list for a meeting rests on" },
    { "roster", "plan/description", "", "What a list for a meeting rests on" },
    { "roster", "scope_limits", "", "What a list for a meeting may not be used for" },
    { "roster", "part2_notice_5", "", "The notice against use and passing on" },
    { "roi", "housing/description", "", "What may be shared" },
    { "roi", "plan/description",
      "Any and all records. This is irrevocable, and other agencies may hear it as needed.",
      "What may be shared" },
    { "roi", "plan/description", "All of my records.", "What may be shared" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *body = clew_wording_dup_shipped_json (cases[i].form, "en", NULL);
      g_autofree char *id = add (desk, body, cases[i].key, cases[i].text);
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

static int
find_used (Desk *desk, ClewDay *approved_on)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewWordingVersion) used = clew_wording_store_find (desk->store, "roi", "en", &error);

  g_assert_no_error (error);
  *approved_on = used->approved_on;
  return used->version;
}

static void
approve (Desk *desk, const char *id, ClewDay on)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewWordingVersion) version = clew_wording_store_load (desk->store, id, &error);

  g_assert_no_error (error);
  clew_wording_store_approve (desk->office, version->record, on, "The PCG", &error);
  g_assert_no_error (error);
}

/* One can go back to an older version, and an approval entered by mistake is withdrawn. */
static void
test_approval_withdrawn (Desk *desk, gconstpointer data)
{
  g_autofree char *body = clew_wording_dup_shipped_json ("roi", "en", NULL);
  g_autofree char *older = add (desk, body, "title", "Older words");
  g_autofree char *newer = add (desk, body, "title", "Newer words");
  g_autoptr (ClewWordingVersion) version = clew_wording_store_load (desk->store, newer, NULL);
  g_autoptr (GError) error = NULL;
  int     newest = version->version;
  ClewDay on;

  approve (desk, newer, TODAY - 1);
  g_assert_cmpint (find_used (desk, &on), ==, newest);
  approve (desk, older, TODAY);
  g_assert_cmpint (find_used (desk, &on), ==, newest - 1);
  g_assert_cmpuint (on, ==, TODAY);
  g_clear_pointer (&version, clew_wording_version_free);
  version = clew_wording_store_load (desk->store, older, NULL);
  clew_wording_store_withdraw (desk->office, version, &error);
  g_assert_no_error (error);
  g_assert_cmpint (find_used (desk, &on), ==, newest);
  g_assert_cmpuint (on, ==, TODAY - 1);
  /* Both entries stay, and it may be approved again. */
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM wording_approval"), ==, 3);
  approve (desk, older, TODAY);
  g_assert_cmpint (find_used (desk, &on), ==, newest - 1);
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
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM wording"), ==, 8);
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
        g_assert_cmpuint (counts.words, >, 180);
        g_assert_cmpfloat (clew_readability_get_grade (&counts, languages[i]), <=,
                           CLEW_READABILITY_GOAL);
      }
}

static GHashTable *
new_edits (const char *key, const char *text)
{
  GHashTable *edits = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (edits, (gpointer)key, (gpointer)text);
  return edits;
}

/* Without the text the wording lacks just that, and says of which element. */
static void
assert_missed (const char *body, const char *key, ClewFormFlags form)
{
  g_autoptr (GHashTable) edits = new_edits (key, " ");
  g_autofree char *edited = clew_wording_store_edit (body, edits, NULL);
  g_autoptr (ClewWording) wording = clew_wording_parse (edited, NULL);
  g_autoptr (GPtrArray) problems = clew_wording_find_problems (wording);
  g_autoptr (GError) error = NULL;
  const ClewWordingProblem *problem;

  g_test_message ("%s", key);
  g_assert_cmpuint (problems->len, ==, 1);
  problem = g_ptr_array_index (problems, 0);
  g_assert_cmpstr (problem->key, ==, key);
  g_assert_cmpstr (problem->element->id, ==, clew_wording_get_element (key, form));
  g_assert_false (clew_wording_check (wording, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, problem->element->label));
  g_clear_error (&error);
  g_assert_false (clew_wording_check_use (wording, &error));
  g_assert_nonnull (strstr (error->message, problem->element->label));
}

/* Whatever text is taken out of whatever wording. */
static void
test_every_text (gconstpointer data)
{
  const ClewFormName *name = data;

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *body = clew_wording_dup_shipped_json (name->id, languages[i], NULL);

      for (const ClewWordingText *text = clew_wording_list_texts (name->flag); text->key != NULL;
           text++)
        if ((text->forms & name->flag) != 0 && text->need != CLEW_TEXT_MORE)
          assert_missed (body, text->key, name->flag);
      for (const ClewWordingKindText *text = clew_wording_list_kind_texts (name->flag);
           text->what != NULL; text++)
        {
          g_autofree char *kind = g_strconcat (
            name->flag == CLEW_FORM_COUNSELING_NOTES ? "counseling_notes/" : "enrollment/",
            text->what, NULL);

          assert_missed (body, kind, name->flag);
        }
    }
}

/* No text that ships is shown by its key where it is edited. */
static void
test_labels (void)
{
  for (const ClewFormName *name = clew_form_names; name->id != NULL; name++)
    for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
      {
        g_autoptr (ClewWording) wording = clew_wording_load_shipped (name->id, languages[i], NULL);
        g_autofree char *reason = clew_wording_dup_label ("why_2", CLEW_FORM_RELEASE);
        g_autofree char *month = clew_wording_dup_label ("month_12", name->flag);
        g_autofree char *housing = clew_wording_dup_label ("housing/heading", name->flag);

        for (const char *const *key = clew_wording_get_keys (wording); *key != NULL; key++)
          {
            g_autofree char *label = clew_wording_dup_label (*key, name->flag);

            g_test_message ("%s %s: %s", name->id, *key, label);
            g_assert_nonnull (clew_wording_text_find (*key, name->flag));
            g_assert_cmpstr (label, !=, *key);
            g_assert_null (strchr (label, '_'));
          }
        g_assert_cmpstr (reason, ==, "Reason 2");
        g_assert_cmpstr (month, ==, "December");
        g_assert_cmpstr (housing, ==, "Housing: short name");
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
  DESK_ADD ("/clew/records/wording-store/approval-withdrawn", test_approval_withdrawn);
  DESK_ADD ("/clew/records/wording-store/shipped", test_shipped);
  g_test_add_func ("/clew/records/wording-store/shipped-is-fit", test_shipped_is_fit);
  for (const ClewFormName *name = clew_form_names; name->id != NULL; name++)
    {
      g_autofree char *path = g_strconcat ("/clew/records/wording-store/every-text/", name->id,
                                           NULL);

      g_test_add_data_func (path, name, test_every_text);
    }
  g_test_add_func ("/clew/records/wording-store/labels", test_labels);
  g_test_add_func ("/clew/records/wording-store/edit", test_edit);
  return g_test_run ();
}
