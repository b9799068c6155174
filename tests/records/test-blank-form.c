/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "records-office.h"

#include "base/clew-error.h"
#include "documents/clew-release-batch.h"
#include "documents/clew-release-form.h"
#include "records/clew-blank-form.h"
#include "records/clew-facts.h"
#include "records/clew-release-again.h"

#include <string.h>

/* Forms for nobody yet, and forms for many at once. */

static ClewRecord *
add_agency (Desk *desk, const char *name)
{
  return desk_add (desk, &clew_kind_agency, "legal_name", name, "kind", "treatment", "reason",
                   "Where I can get treatment", "offered_categories", "enrollment treatment",
                   NULL);
}

static char *
print_blank (Desk *desk, ClewRecord *agency, GBytes **pdf)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewReleaseDraft) draft = clew_release_draft_new (desk->office, NULL, &error);
  char *id;

  g_assert_no_error (error);
  g_assert_null (draft->participant);
  clew_release_draft_offer (draft, clew_record_get_id (agency), TRUE);
  id = clew_blank_form_issue (desk->office, draft, clew_release_form_print, NULL, pdf, &error);
  g_assert_no_error (error);
  return id;
}

static ClewRecord *
load_blank (Desk *desk, const char *id)
{
  g_autoptr (GError) error = NULL;
  ClewRecord *blank = clew_record_load (desk->store, &clew_kind_blank_form, id, &error);

  g_assert_no_error (error);
  return blank;
}

static char *
sign_and_count (Desk *desk, const char *consent)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) offers = clew_release_load_offers (desk->office, consent, &error);

  for (guint i = 0; i < offers->len; i++)
    ((ClewReleaseOffer *)g_ptr_array_index (offers, i))->offered = TRUE;
  g_assert_true (clew_release_record_signed (desk->office, consent, TODAY, offers, NULL, NULL,
                                             &error));
  g_assert_no_error (error);
  return g_strdup_printf ("%u", offers->len);
}

/* The whole way: printed for nobody, brought back a week later, signed. */
static void
test_way (Desk *desk, gconstpointer data)
{
  g_autoptr (ClewRecord) agency = add_agency (desk, "Cedar Behavioral Health");
  g_autoptr (ClewRecord) person = desk_add_person (desk, "Rosa", "Peña");
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GBytes) kept = NULL;
  g_autofree char *id = print_blank (desk, agency, &pdf);
  g_autoptr (ClewRecord) blank = load_blank (desk, id);
  g_autoptr (ClewRecord) consent = NULL;
  g_autoptr (ClewFacts) facts = NULL;
  g_autoptr (GPtrArray) waiting = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *release = NULL;
  g_autofree char *count = NULL;
  g_autofree char *next = clew_release_next_number (desk->office, NULL);

  /* Its number is taken from the first. */
  g_assert_cmpstr (next, !=, clew_record_get_text (blank, "form_number"));
  waiting = clew_blank_form_list_waiting (desk->store, 10, NULL);
  g_assert_cmpuint (waiting->len, ==, 1);
  /* The agency is renamed meanwhile: the paper says what it says. */
  clew_record_set_text (agency, "legal_name", "Cedar Health");
  g_assert_true (clew_office_save (desk->office, "rename", agency, &error));
  release = clew_blank_form_take_in (desk->office, blank, clew_record_get_id (person), &error);
  g_assert_no_error (error);
  consent = clew_record_load (desk->store, &clew_kind_consent, release, &error);
  g_assert_cmpstr (clew_record_get_text (consent, "form_number"), ==,
                   clew_record_get_text (blank, "form_number"));
  g_assert_cmpuint (clew_record_get_day (consent, "expires_on"), ==,
                    clew_record_get_day (blank, "expires_on"));
  kept = clew_release_load_pdf (desk->office, release, &error);
  g_assert_true (g_bytes_equal (kept, pdf));
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM consent_agency WHERE printed_name = "
                                     "'Cedar Behavioral Health' AND printed_reason = "
                                     "'Where I can get treatment'"),
                   ==, 1);
  /* Nobody may hear before the ticks are entered, and then who was ticked. */
  facts = clew_facts_load (desk->store, clew_record_get_id (person), NULL);
  g_assert_cmpint (clew_facts_may_hear (facts, clew_record_get_id (agency), "treatment", TODAY)
                     .answer,
                   ==, CLEW_HEAR_NOT_SIGNED);
  count = sign_and_count (desk, release);
  g_assert_cmpstr (count, ==, "1");
  clew_facts_free (facts);
  facts = clew_facts_load (desk->store, clew_record_get_id (person), NULL);
  g_assert_cmpint (clew_facts_may_hear (facts, clew_record_get_id (agency), "treatment", TODAY)
                     .answer,
                   ==, CLEW_HEAR_YES);
  g_clear_pointer (&waiting, g_ptr_array_unref);
  waiting = clew_blank_form_list_waiting (desk->store, 10, NULL);
  g_assert_cmpuint (waiting->len, ==, 0);
}

/* One paper is one person's. */
static void
test_only_once (Desk *desk, gconstpointer data)
{
  g_autoptr (ClewRecord) agency = add_agency (desk, "Cedar Behavioral Health");
  g_autoptr (ClewRecord) rosa = desk_add_person (desk, "Rosa", "Peña");
  g_autoptr (ClewRecord) lee = desk_add_person (desk, "Lee", "Wong");
  g_autofree char *id = print_blank (desk, agency, NULL);
  g_autoptr (ClewRecord) blank = load_blank (desk, id);
  g_autoptr (GError) error = NULL;
  g_autofree char *release = clew_blank_form_take_in (desk->office, blank,
                                                      clew_record_get_id (rosa), &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  found = clew_blank_form_find_consent (desk->store, blank, &error);
  g_assert_cmpstr (found, ==, release);
  g_assert_null (clew_blank_form_take_in (desk->office, blank, clew_record_get_id (lee), &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM consent"), ==, 1);
  g_clear_error (&error);
  /* A participant who isn't there leaves nothing behind. */
  g_free (id);
  id = print_blank (desk, agency, NULL);
  g_clear_object (&blank);
  blank = load_blank (desk, id);
  g_assert_null (clew_blank_form_take_in (desk->office, blank, "nobody", &error));
  g_assert_nonnull (error);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM consent"), ==, 1);
}

static void
test_number (Desk *desk, gconstpointer data)
{
  static const char *const shapes[] = { "%s-2026-0001", "%s-2026-1", " %s 2026 1 ",
                                        "%s–2026", "x%s-2026-0001", "" };
  g_autoptr (ClewRecord) agency = add_agency (desk, "Cedar Behavioral Health");
  g_autofree char *id = print_blank (desk, agency, NULL);
  g_autoptr (ClewRecord) blank = load_blank (desk, id);
  g_auto (GStrv) parts = g_strsplit (clew_record_get_text (blank, "form_number"), "-", -1);
  g_autofree char *lower = g_ascii_strdown (parts[0], -1);

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autoptr (GString) typed = g_string_new (shapes[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (ClewRecord) found = NULL;

      g_string_replace (typed, "%s", lower, 0);
      found = clew_blank_form_find (desk->store, typed->str, &error);
      g_test_message ("%s", typed->str);
      if (i < 3)
        g_assert_no_error (error);
      else
        g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_NOT_FOUND);
    }
}

/* The same as people read it off the list of everybody, day by day. */
static void
test_ending (Desk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) everybody = clew_record_select (desk->store, &clew_kind_participant, NULL,
                                                        "removed IS NULL", "");
  static const guint days[] = { 0, 1, 30, 60, 90, 400 };

  for (guint d = 0; d < G_N_ELEMENTS (days); d++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) ending = clew_release_again_list_ending (desk->store, days[d], TODAY,
                                                                     &error);
      g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
      guint wanted = 0;

      g_assert_no_error (error);
      for (guint i = 0; i < ending->len; i++)
        g_hash_table_add (ids, ((ClewReleaseEnding *)g_ptr_array_index (ending, i))->participant);
      for (guint i = 0; i < everybody->len; i++)
        {
          const char *id = clew_record_get_id (g_ptr_array_index (everybody, i));
          g_autoptr (ClewFacts) facts = clew_facts_load (desk->store, id, &error);
          ClewReleaseSummary now = clew_facts_get_release (facts, TODAY);
          gboolean           in_force = now.state == CLEW_RELEASE_ACTIVE ||
                              now.state == CLEW_RELEASE_EXPIRING ||
                              now.state == CLEW_RELEASE_PARTLY_REVOKED;
          gboolean ends = in_force && now.day != CLEW_DAY_UNKNOWN && now.day <= TODAY + days[d];

          wanted += ends;
          g_assert_cmpint (g_hash_table_contains (ids, id), ==, ends);
        }
      g_test_message ("%u days: %u of %u people", days[d], wanted, everybody->len);
      g_assert_cmpuint (ending->len, ==, wanted);
      for (guint i = 1; i < ending->len; i++)
        g_assert_cmpuint (((ClewReleaseEnding *)g_ptr_array_index (ending, i - 1))->ends_on, <=,
                          ((ClewReleaseEnding *)g_ptr_array_index (ending, i))->ends_on);
    }
}

/* Drawn ahead on several processors, each form is what it is when drawn alone. */
static void
test_batch (Desk *desk, gconstpointer data)
{
  g_autoptr (ClewRecord) agency = add_agency (desk, "Cedar Behavioral Health");
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func (
    (GDestroyNotify)clew_release_draft_free);
  g_autoptr (ClewReleaseBatch) batch = NULL;
  g_autoptr (GError) error = NULL;
  const guint n = 40;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *given = g_strdup_printf ("Number %u", i);
      g_autoptr (ClewRecord) person = desk_add_person (desk, given, "Peña");
      ClewReleaseDraft *draft = clew_release_draft_new (desk->office,
                                                        clew_record_get_id (person), &error);

      clew_release_draft_offer (draft, clew_record_get_id (agency), TRUE);
      g_ptr_array_add (drafts, draft);
    }
  batch = clew_release_batch_new (desk->office, drafts, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GBytes) pdf = NULL;
      g_autoptr (GBytes) alone = NULL;
      g_autoptr (ClewRecord) consent = NULL;
      g_autoptr (ClewRecord) wording = NULL;
      g_autofree char *between = NULL;
      g_autofree char *id = clew_release_batch_issue (batch, i, &pdf, &error);

      g_assert_no_error (error);
      consent = clew_record_load (desk->store, &clew_kind_consent, id, &error);
      wording = clew_record_load (desk->store, &clew_kind_wording,
                                  clew_record_get_text (consent, "wording"), &error);
      alone = clew_release_form_print (desk->office, g_ptr_array_index (drafts, i), wording,
                                       clew_record_get_text (consent, "form_number"), NULL,
                                       &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (pdf, alone));
      /* A form of another kind comes between: the numbers move on, and all is still right. */
      if (i == 25)
        between = print_blank (desk, agency, NULL);
    }
  g_assert_cmpint (desk_count (desk, "SELECT count (DISTINCT form_number) FROM consent"), ==, n);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM consent_print"), ==, n);
}

/* Left halfway, what was not issued leaves nothing. */
static void
test_batch_left (Desk *desk, gconstpointer data)
{
  g_autoptr (ClewRecord) agency = add_agency (desk, "Cedar Behavioral Health");
  g_autoptr (ClewRecord) person = desk_add_person (desk, "Rosa", "Peña");
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func (
    (GDestroyNotify)clew_release_draft_free);
  ClewReleaseBatch *batch;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  for (guint i = 0; i < 30; i++)
    {
      g_ptr_array_add (drafts, clew_release_draft_new (desk->office, clew_record_get_id (person),
                                                       &error));
      clew_release_draft_offer (g_ptr_array_index (drafts, i), clew_record_get_id (agency), TRUE);
    }
  batch = clew_release_batch_new (desk->office, drafts, &error);
  g_assert_no_error (error);
  id = clew_release_batch_issue (batch, 0, NULL, &error);
  g_assert_no_error (error);
  clew_release_batch_free (batch);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM consent"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  DESK_ADD ("/clew/records/blank-form/way", test_way);
  DESK_ADD ("/clew/records/blank-form/only-once", test_only_once);
  DESK_ADD ("/clew/records/blank-form/number", test_number);
  DESK_ADD_DEMO ("/clew/records/blank-form/ending", test_ending);
  DESK_ADD ("/clew/records/blank-form/batch", test_batch);
  DESK_ADD ("/clew/records/blank-form/batch-left", test_batch_left);
  return g_test_run ();
}
