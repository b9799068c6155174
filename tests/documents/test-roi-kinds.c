/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents/roi-fixture.h"

#include "base/clew-error.h"
#include "rules/clew-wording-rules.h"

#include <string.h>

/* Each kind of consent on paper by its own wording, and none mixed with another. */

static const char *const languages[] = { "en", "es" };
static const char *const notes_alone[] = { "counseling_notes", NULL };
static const char *const notes_too[] = { "enrollment", "counseling_notes", NULL };

static RoiFixture *
new_form (const char *kind, const char *language)
{
  gboolean    notes = g_str_equal (kind, "counseling-notes");
  RoiFixture *fixture = roi_fixture_new (language, 4, notes ? notes_alone : roi_five_categories);

  clew_wording_unref (fixture->form.wording);
  fixture->form.wording = clew_wording_load_shipped (kind, language, NULL);
  g_assert_nonnull (fixture->form.wording);
  for (guint i = 0; notes && i < 4; i++)
    fixture->agencies[i].categories = notes_alone;
  if (g_str_equal (kind, "proceedings"))
    fixture->form.proceeding = "State v. Aguilar, Pine County District Court";
  return fixture;
}

static void
assert_refused (const ClewRoiForm *form, const char *element)
{
  g_autoptr (GError) error = NULL;
  const char *named = NULL;

  g_assert_false (clew_roi_form_check (form, &named, &error));
  g_assert_error (error, CLEW_DOCUMENTS_ERROR, CLEW_DOCUMENTS_ERROR_INCOMPLETE);
  g_assert_cmpstr (named, ==, element);
}

static void
assert_has (const char *page, ClewWording *wording, const char *key)
{
  g_autofree char *wanted = roi_clean (clew_wording_get_text (wording, key));
  char            *brace = strchr (wanted, '{');

  /* Up to where a value is put in. */
  if (brace != NULL)
    *brace = '\0';
  g_test_message ("%s", key);
  g_assert_nonnull (strstr (page, g_strstrip (wanted)));
}

/* What the law asks for stands on each paper in the words of its wording. */
static void
test_papers (void)
{
  static const char *const keys[] = {
    "title",
    "say_no",
    "who_shares_heading",
    "who_hears",
    "why",
    "why_1",
    "not_for_1",
    "how_long_date",
    "take_back",
    "take_back_aloud",
    "take_back_writing",
    "refuse_general",
    "after",
    "part2_notice",
    "sign",
    "my_signature",
    "date_signed",
    "copy_given",
    "slip_heading",
  };

  for (const ClewFormName *name = clew_form_names; name->consent_kind != NULL; name++)
    for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
      {
        g_autoptr (RoiFixture) fixture = new_form (name->id, languages[i]);
        g_autoptr (GBytes) pdf = NULL;
        g_autofree char *text = NULL;
        g_autofree char *sample = g_strdup_printf ("%s-%s.pdf", name->id, languages[i]);

        fixture->form.door = NULL;
        pdf = roi_render (&fixture->form);
        text = roi_read_all (pdf);
        roi_leave_sample (sample, pdf);
        for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
          assert_has (text, fixture->form.wording, keys[k]);
        g_assert_cmpint (strstr (text, "State v. Aguilar") != NULL, ==,
                         name->flag == CLEW_FORM_PROCEEDINGS);
        if (name->flag == CLEW_FORM_TREATMENT)
          assert_has (text, fixture->form.wording, "after_health_law");
      }
}

/* The door matters only where a signature opens it. */
static void
test_doors (void)
{
  g_autoptr (RoiFixture) fixture = new_form ("tpo", "en");
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  fixture->form.door = "arrest_diversion";
  pdf = roi_render (&fixture->form);
  text = roi_read_all (pdf);
  assert_has (text, fixture->form.wording, "refuse_general");
  g_assert_null (strstr (text, "the charge from my arrest may go ahead"));
}

/* K4 */
static void
test_not_mixed (void)
{
  g_autoptr (RoiFixture) release = new_form ("roi", "en");
  g_autoptr (RoiFixture) notes = new_form ("counseling-notes", "en");
  g_autoptr (RoiFixture) case_form = new_form ("proceedings", "en");

  release->form.categories = notes_too;
  assert_refused (&release->form, "information");
  notes->form.categories = notes_too;
  assert_refused (&notes->form, "information");
  case_form->form.proceeding = " ";
  assert_refused (&case_form->form, "purpose");
  case_form->form.proceeding = NULL;
  assert_refused (&case_form->form, "purpose");
  /* Words of a letter make no form. */
  clew_wording_unref (release->form.wording);
  release->form.wording = clew_wording_load_shipped ("letter", "en", NULL);
  assert_refused (&release->form, "wording");
}

/* K3: "none" and the end of the treatment, for treatment, payment and operations alone. */
static void
test_ends (void)
{
  for (const ClewFormName *name = clew_form_names; name->consent_kind != NULL; name++)
    {
      g_autoptr (RoiFixture) fixture = new_form (name->id, "en");
      gboolean treatment = name->flag == CLEW_FORM_TREATMENT;

      fixture->form.no_end = TRUE;
      /* With a day at the latest, it ends on that day. */
      if (treatment)
        {
          g_autoptr (GBytes) pdf = roi_render (&fixture->form);
          g_autofree char *text = roi_read_all (pdf);

          g_assert_nonnull (strstr (text, "It lasts until, but not including,"));
          g_assert_null (strstr (text, "It has no end date."));
        }
      else
        assert_refused (&fixture->form, "expiry");
      fixture->form.expires_on = CLEW_DAY_UNKNOWN;
      if (treatment)
        {
          g_autoptr (GBytes) pdf = roi_render (&fixture->form);
          g_autofree char *text = roi_read_all (pdf);

          assert_has (text, fixture->form.wording, "how_long_none");
        }
      else
        assert_refused (&fixture->form, "expiry");
      fixture->form.no_end = FALSE;
      fixture->form.expires_event = "End of the treatment";
      if (treatment)
        g_assert_true (clew_roi_form_check (&fixture->form, NULL, NULL));
      else
        assert_refused (&fixture->form, "expiry");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/documents/roi-kinds/papers", test_papers);
  g_test_add_func ("/clew/documents/roi-kinds/doors", test_doors);
  g_test_add_func ("/clew/documents/roi-kinds/not-mixed", test_not_mixed);
  g_test_add_func ("/clew/documents/roi-kinds/ends", test_ends);
  return g_test_run ();
}
