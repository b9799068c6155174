/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>
#include <string.h>

#include "base/clew-error.h"
#include "documents/roi-fixture.h"

/* What may not be put on paper, and which element each refusal names. */

static void
assert_refused (const ClewRoiForm *form, const char *element)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) render_error = NULL;
  const char *named = NULL;

  g_assert_false (clew_roi_form_check (form, &named, &error));
  g_assert_error (error, CLEW_DOCUMENTS_ERROR, CLEW_DOCUMENTS_ERROR_INCOMPLETE);
  g_assert_cmpstr (named, ==, element);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  /* No way around the check. */
  g_assert_null (clew_roi_form_render (form, NULL, &render_error));
  g_assert_error (render_error, CLEW_DOCUMENTS_ERROR, CLEW_DOCUMENTS_ERROR_INCOMPLETE);
}

static void
assert_allowed (const ClewRoiForm *form)
{
  g_autoptr (GError) error = NULL;
  const char *named = "left alone";

  clew_roi_form_check (form, &named, &error);
  g_assert_no_error (error);
  g_assert_null (named);
}

static void
test_complete (void)
{
  g_autoptr (RoiFixture) fixture = roi_fixture_new ("en", 8, roi_five_categories);

  assert_allowed (&fixture->form);
  fixture->form.participant_name = NULL;
  assert_allowed (&fixture->form);
  fixture->form.office_phone = NULL;
  assert_allowed (&fixture->form);
  fixture->form.not_on_form = NULL;
  assert_allowed (&fixture->form);
  fixture->form.door = NULL;
  assert_allowed (&fixture->form);
  fixture->form.expires_on = CLEW_DAY_UNKNOWN;
  fixture->form.expires_event = "My case in Pine County District Court ends";
  assert_allowed (&fixture->form);
}

static void
test_person_and_office (void)
{
  g_autoptr (RoiFixture) fixture = roi_fixture_new ("en", 8, roi_five_categories);

  fixture->form.participant_name = " \302\240 ";
  assert_refused (&fixture->form, "participant");
  fixture->form.participant_name = "Rosa";
  fixture->form.form_number = "";
  assert_refused (&fixture->form, "form_number");
  fixture->form.form_number = NULL;
  assert_refused (&fixture->form, "form_number");
  fixture->form.form_number = "PC-1";
  fixture->form.office_name = NULL;
  assert_refused (&fixture->form, "discloser");
  fixture->form.office_name = "LEAD partners";
  assert_refused (&fixture->form, "discloser");
  fixture->form.office_name = "Pine County Provider";
  fixture->form.office_address = "";
  fixture->form.office_phone = NULL;
  assert_refused (&fixture->form, "revocation");
}

static void
test_nobody (void)
{
  static const char *const none[] = { NULL };
  g_autoptr (RoiFixture) fixture = roi_fixture_new ("en", 8, roi_five_categories);

  fixture->form.n_agencies = 0;
  assert_refused (&fixture->form, "recipients");
  fixture->form.n_agencies = 8;
  fixture->agencies[3].name = "";
  assert_refused (&fixture->form, "recipients");
  fixture->agencies[3].name = fixture->agencies[1].name;
  assert_refused (&fixture->form, "recipients");
  fixture->agencies[3].name = "NORTHGATE  POLICE DEPARTMENT";
  assert_refused (&fixture->form, "recipients");
  fixture->agencies[3].name = "Harbor Recovery Center";
  fixture->others[2] = "Harbor Recovery Center";
  assert_refused (&fixture->form, "recipients");
  fixture->others[2] = "Somebody Else";
  assert_allowed (&fixture->form);
  fixture->agencies[3].categories = none;
  assert_refused (&fixture->form, "information");
}

static void
test_information (void)
{
  static const char *const none[] = { NULL };
  static const char *const strange[] = { "enrollment", "shoe_size", NULL };
  static const char *const twice[] = { "enrollment", "plan", "housing", "treatment",
                                       "court", "plan", NULL };
  static const char *const health[] = { "health", NULL };
  g_autoptr (RoiFixture) fixture = roi_fixture_new ("en", 8, roi_five_categories);

  fixture->form.categories = none;
  assert_refused (&fixture->form, "information");
  fixture->form.categories = strange;
  assert_refused (&fixture->form, "information");
  fixture->form.categories = twice;
  assert_refused (&fixture->form, "information");
  fixture->form.categories = roi_five_categories;
  fixture->agencies[0].categories = health;
  assert_refused (&fixture->form, "information");
}

/* K2: a class of recipients is refused, a name that sounds like one is not. */
static void
test_classes (void)
{
  static const char *const classes[] = {
    "other agencies",
    "Other Agencies",
    "Northgate Police and other agencies",
    "17 agencies and other participating agencies where necessary",
    "Any agency in the county",
    "All partners",
    "Law Enforcement",
    "The courts",
    "Treatment providers",
    "Service Providers, etc.",
    "Harbor Recovery Center et al.",
    "My treating providers",
    "Anyone",
    "Housing (including, but not limited to, shelters)",
    "Otras agencias",
    "OTRAS AGENCIAS según sea necesario",
    "Policía y otros",
    "Cualquier agencia",
    "Todos los demás",
    "Proveedores de servicios",
  };
  static const char *const names[] = {
    "Mothers and Others Clinic",
    "Any Baby Can",
    "All Saints Housing",
    "Court Street Clinic",
    "Police Athletic League",
    "Partners in Recovery, Inc.",
    "Everyone Home Northgate",
    "Pine County Family Court",
    "Department of Law Enforcement Standards, Pine County",
    "Casa de Otras Voces",
    "Other Side Academy",
    "Agency for Housing, Northgate",
  };
  g_autoptr (RoiFixture) fixture = roi_fixture_new ("en", 8, roi_five_categories);

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      fixture->agencies[4].name = classes[i];
      assert_refused (&fixture->form, "recipients");
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      fixture->agencies[4].name = names[i];
      assert_allowed (&fixture->form);
    }
}

/* K3: a date or an event, or an event and a date at the latest; not none. */
static void
test_expiry (void)
{
  static const char *const no_end[] = {
    "none", "None.", "N/A", "never", "NUNCA", "no vence", "End of the treatment",
    "Indefinite", "until revoked", "forever", "It never ends", "This permission never expires",
    "until further notice", "para siempre", "until revoked by me",
    "irrevocable until my case closes"
  };
  g_autoptr (RoiFixture) fixture = roi_fixture_new ("en", 8, roi_five_categories);

  fixture->form.expires_event = "My case ends";
  assert_allowed (&fixture->form);
  fixture->form.expires_event = "It never ends";
  assert_refused (&fixture->form, "expiry");
  fixture->form.expires_event = "My case ends";
  fixture->form.expires_on = clew_day_new (2026, 11, 21);
  assert_refused (&fixture->form, "expiry");
  fixture->form.expires_event = NULL;
  fixture->form.expires_on = clew_day_new (2026, 11, 21);
  assert_refused (&fixture->form, "expiry");
  fixture->form.expires_on = CLEW_DAY_UNKNOWN;
  assert_refused (&fixture->form, "expiry");
  fixture->form.expires_event = "  ";
  assert_refused (&fixture->form, "expiry");
  for (guint i = 0; i < G_N_ELEMENTS (no_end); i++)
    {
      fixture->form.expires_event = no_end[i];
      assert_refused (&fixture->form, "expiry");
    }
  fixture->form.expires_event = "None of my cases is open any more";
  assert_allowed (&fixture->form);
}

/* The shipped wording with one text changed, or without it; "housing/label" is the
 * label of a kind of information. */
static ClewWording *
change_wording (const char *key, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (key, "/", 2);
  g_autofree char *json = clew_wording_dup_shipped_json ("roi", "en", NULL);
  g_autoptr (JsonNode) root = json_from_string (json, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *changed = NULL;
  JsonObject      *texts = json_object_get_object_member (json_node_get_object (root), "texts");
  ClewWording     *wording;

  if (parts[1] != NULL)
    {
      texts = json_object_get_object_member (json_node_get_object (root), "categories");
      texts = json_object_get_object_member (texts, parts[0]);
      key = parts[1];
    }
  if (text != NULL)
    json_object_set_string_member (texts, key, text);
  else
    json_object_remove_member (texts, key);
  changed = json_to_string (root, FALSE);
  wording = clew_wording_parse (changed, &error);
  g_assert_no_error (error);
  return wording;
}

static void
with_wording (RoiFixture *fixture, const char *key, const char *text)
{
  clew_wording_unref (fixture->form.wording);
  fixture->form.wording = change_wording (key, text);
}

/* Some texts stand on every form: without one there is no form. */
static void
test_every_text (void)
{
  static const char *const only_some[] = { "subtitle_blank",
                                           "my_birth_date",
                                           "how_long_event",
                                           "how_long_latest",
                                           "refuse_general",
                                           "refuse_social_contact",
                                           "refuse_community_referral",
                                           "why_2",
                                           "why_3",
                                           "not_for_2",
                                           "not_for_3",
                                           "interpreter_name",
                                           "interpreter_language",
                                           "addition_title",
                                           "addition",
                                           "not_on_addition",
                                           "how_long_addition",
                                           "refuse_addition",
                                           "who_shares_some",
                                           "only_hears",
                                           NULL };
  g_autoptr (RoiFixture) fixture = roi_fixture_new ("en", 8, roi_five_categories);
  g_autoptr (ClewWording) whole = clew_wording_ref (fixture->form.wording);

  for (const char *const *key = clew_wording_get_keys (whole); *key != NULL; key++)
    {
      const char *element = NULL;

      with_wording (fixture, *key, NULL);
      if (g_strv_contains (only_some, *key))
        assert_allowed (&fixture->form);
      else
        {
          g_assert_false (clew_roi_form_check (&fixture->form, &element, NULL));
          g_assert_nonnull (element);
        }
      with_wording (fixture, *key, " ");
      g_assert_cmpint (clew_roi_form_check (&fixture->form, NULL, NULL), ==,
                       g_strv_contains (only_some, *key));
    }
}

/* K1, element 3: each kind of information on the form says what it is, and it is not all. */
static void
test_kinds_of_information (void)
{
  static const char *const bad[] = {
    "", " \302\240", "Any and all records.", "This is irrevocable.",
    "My goals. Other agencies as needed may hear of them."
  };
  g_autoptr (RoiFixture) fixture = roi_fixture_new ("en", 8, roi_five_categories);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      const char *element = i == 3 ? "revocation" : "information";

      with_wording (fixture, "housing/description", bad[i]);
      assert_refused (&fixture->form, element);
      with_wording (fixture, "plan/label", bad[i]);
      assert_refused (&fixture->form, element);
      with_wording (fixture, "plan/heading", bad[i]);
      assert_refused (&fixture->form, element);
    }
  with_wording (fixture, "housing/description", "Where I stay.");
  assert_allowed (&fixture->form);
}

/* K11, K3: what somebody typed is of the form, too. */
static void
test_typed (void)
{
  g_autoptr (RoiFixture) fixture = roi_fixture_new ("en", 8, roi_five_categories);

  fixture->agencies[1].reason = "Irrevocable until my case closes";
  assert_refused (&fixture->form, "recipients");
  fixture->agencies[1].reason = "Hears of me. This release never expires.";
  assert_refused (&fixture->form, "recipients");
  fixture->agencies[1].reason = "Gives rides as needed";
  assert_allowed (&fixture->form);
  fixture->form.office_name = "The Irrevocable Office";
  assert_refused (&fixture->form, "discloser");
  fixture->form.office_name = "Forever Home Family Services";
  assert_allowed (&fixture->form);
  fixture->form.proceeding = "Irrevocable, State v. Doe";
  assert_refused (&fixture->form, "purpose");
}

/* A clause that this paper does not print is of its approved wording all the same. */
static void
test_spoiled (void)
{
  g_autoptr (RoiFixture) fixture = roi_fixture_new ("en", 8, roi_five_categories);

  g_assert_cmpstr (fixture->form.door, !=, "social_contact");
  with_wording (fixture, "refuse_social_contact", "This is irrevocable.");
  assert_refused (&fixture->form, "revocation");
  fixture->form.part2 = FALSE;
  with_wording (fixture, "part2_notice", "This site has no notice.");
  assert_allowed (&fixture->form);
}

static void
test_some_texts (void)
{
  g_autoptr (RoiFixture) fixture = roi_fixture_new ("en", 8, roi_five_categories);

  fixture->form.door = "social_contact";
  with_wording (fixture, "refuse_social_contact", NULL);
  assert_refused (&fixture->form, "refusal");
  fixture->form.door = "moon";
  assert_refused (&fixture->form, "refusal");
  fixture->form.door = NULL;
  assert_allowed (&fixture->form);
  fixture->form.interpreter = TRUE;
  with_wording (fixture, "interpreter_language", NULL);
  assert_refused (&fixture->form, "signature");
  fixture->form.interpreter = FALSE;
  with_wording (fixture, "why_1", NULL);
  assert_refused (&fixture->form, "purpose");
  with_wording (fixture, "date_signed", NULL);
  assert_refused (&fixture->form, "date");
  fixture->form.wording = (clew_wording_unref (fixture->form.wording), NULL);
  assert_refused (&fixture->form, "wording");
  fixture->form.wording = clew_wording_load_shipped ("roi", "en", NULL);
}

/* K11, and the notice word for word. */
static void
test_law (void)
{
  g_autoptr (RoiFixture) fixture = roi_fixture_new ("en", 8, roi_five_categories);

  with_wording (fixture, "how_long_sooner", "This permission is Irrevocable until then.");
  assert_refused (&fixture->form, "revocation");
  with_wording (fixture, "extra", "La autorización es irrevocable.");
  assert_refused (&fixture->form, "revocation");
  with_wording (fixture, "part2_notice",
                "42 CFR part 2 prohibits unauthorized disclosure of these records.");
  assert_refused (&fixture->form, "redisclosure");
  fixture->form.part2 = FALSE;
  assert_allowed (&fixture->form);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clew/documents/roi-check/complete", test_complete);
  g_test_add_func ("/clew/documents/roi-check/person-and-office", test_person_and_office);
  g_test_add_func ("/clew/documents/roi-check/nobody", test_nobody);
  g_test_add_func ("/clew/documents/roi-check/information", test_information);
  g_test_add_func ("/clew/documents/roi-check/classes", test_classes);
  g_test_add_func ("/clew/documents/roi-check/expiry", test_expiry);
  g_test_add_func ("/clew/documents/roi-check/every-text", test_every_text);
  g_test_add_func ("/clew/documents/roi-check/kinds-of-information", test_kinds_of_information);
  g_test_add_func ("/clew/documents/roi-check/typed", test_typed);
  g_test_add_func ("/clew/documents/roi-check/spoiled", test_spoiled);
  g_test_add_func ("/clew/documents/roi-check/some-texts", test_some_texts);
  g_test_add_func ("/clew/documents/roi-check/law", test_law);
  return g_test_run ();
}
