/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>
#include <string.h>

#include "base/clew-error.h"
#include "documents/roi-fixture.h"

/* Forms that only add to another, and agencies that hear and share nothing. */

static const char *const languages[] = { "en", "es" };

static char *
fill (const ClewRoiForm *form, const char *key, const char *name, const char *value)
{
  g_autofree char *text = clew_wording_fill (form->wording, key, name, value, NULL);

  return roi_clean (text);
}

static char *
read_form (const ClewRoiForm *form, const char *sample)
{
  g_autoptr (GBytes) pdf = roi_render (form);
  g_autofree char *text = roi_read_all (pdf);

  roi_leave_sample (sample, pdf);
  return roi_clean (text);
}

static void
assert_says (const char *text, const char *words, gboolean says)
{
  g_test_message ("%s", words);
  g_assert_cmpint (strstr (text, words) != NULL, ==, says);
}

/* It names the form it adds to, says that all else stays, ends with it, and
 * threatens nobody who says no. */
static void
test_addition (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (RoiFixture) fixture = roi_fixture_new (languages[i], 2, roi_five_categories);
      g_autofree char         *sample = g_strdup_printf ("addition-%s", languages[i]);
      g_autofree char         *text = NULL;
      static const char *const keys[] = { "addition", "not_on_addition", "how_long_addition" };

      fixture->form.adds_to = "PC-2026-0107";
      text = read_form (&fixture->form, sample);
      for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
        {
          g_autofree char *words = fill (&fixture->form, keys[k], "number", "PC-2026-0107");

          assert_says (text, words, TRUE);
        }
      assert_says (text, clew_wording_get_text (fixture->form.wording, "addition_title"), TRUE);
      assert_says (text, clew_wording_get_text (fixture->form.wording, "refuse_addition"), TRUE);
      assert_says (text, clew_wording_get_text (fixture->form.wording, "refuse_arrest_diversion"),
                   FALSE);
      assert_says (text, clew_wording_get_text (fixture->form.wording, "not_on_form_lead"), FALSE);
      assert_says (text, roi_agency_names[0], TRUE);
      assert_says (text, roi_agency_names[1], TRUE);
      /* Those not on it may be on the other form. */
      assert_says (text, roi_agency_names[2], FALSE);
    }
}

/* K15: an agency funded for victim services hears and is never asked to share. */
static void
test_only_hears (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (RoiFixture) fixture = roi_fixture_new (languages[i], 8, roi_five_categories);
      g_autofree char *sample = g_strdup_printf ("only-hears-%s", languages[i]);
      g_autofree char *everybody = fill (&fixture->form, "who_shares", "office",
                                         fixture->form.office_name);
      g_autofree char *some = fill (&fixture->form, "who_shares_some", "office",
                                    fixture->form.office_name);
      const char      *mark = clew_wording_get_text (fixture->form.wording, "only_hears");
      g_autofree char *without = read_form (&fixture->form, "nobody-only-hears");
      g_autofree char *with = NULL;

      assert_says (without, everybody, TRUE);
      assert_says (without, mark, FALSE);
      fixture->agencies[3].only_hears = TRUE;
      fixture->agencies[5].only_hears = TRUE;
      with = read_form (&fixture->form, sample);
      assert_says (with, everybody, FALSE);
      assert_says (with, some, TRUE);
      g_assert_cmpuint (roi_count (with, mark), ==, 2);
      fixture->form.large_print = TRUE;
      g_free (with);
      with = read_form (&fixture->form, "only-hears-large");
      g_assert_cmpuint (roi_count (with, mark), ==, 2);
    }
}

static void
assert_needs (RoiFixture *fixture, const char *key, const char *element)
{
  g_autofree char *json = clew_wording_dup_shipped_json ("roi", "en", NULL);
  g_autoptr (JsonNode) root = json_from_string (json, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *changed = NULL;
  const char      *named = NULL;
  ClewWording     *whole = fixture->form.wording;

  json_object_remove_member (
    json_object_get_object_member (json_node_get_object (root), "texts"), key);
  changed = json_to_string (root, FALSE);
  fixture->form.wording = clew_wording_parse (changed, &error);
  g_assert_no_error (error);
  g_assert_false (clew_roi_form_check (&fixture->form, &named, &error));
  g_assert_error (error, CLEW_DOCUMENTS_ERROR, CLEW_DOCUMENTS_ERROR_INCOMPLETE);
  g_assert_cmpstr (named, ==, element);
  clew_wording_unref (fixture->form.wording);
  fixture->form.wording = whole;
}

/* A wording from before there were such forms can't make one. */
static void
test_needs (void)
{
  g_autoptr (RoiFixture) fixture = roi_fixture_new ("en", 2, roi_five_categories);

  fixture->form.adds_to = "PC-2026-0107";
  assert_needs (fixture, "addition_title", "recipients");
  assert_needs (fixture, "addition", "recipients");
  assert_needs (fixture, "not_on_addition", "recipients");
  assert_needs (fixture, "how_long_addition", "expiry");
  assert_needs (fixture, "refuse_addition", "refusal");
  fixture->form.adds_to = NULL;
  fixture->agencies[1].only_hears = TRUE;
  assert_needs (fixture, "who_shares_some", "discloser");
  assert_needs (fixture, "only_hears", "discloser");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/documents/roi-addition/addition", test_addition);
  g_test_add_func ("/clew/documents/roi-addition/only-hears", test_only_hears);
  g_test_add_func ("/clew/documents/roi-addition/needs", test_needs);
  return g_test_run ();
}
