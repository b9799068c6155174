/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "records-office.h"

#include "base/clew-error.h"
#include "documents/clew-release-form.h"
#include "records/clew-blank-form.h"
#include "records/clew-gate.h"
#include "records/clew-release-detail.h"
#include "records/clew-release-renew.h"
#include "records/clew-release.h"
#include "rules/clew-wording-rules.h"

/* The kinds of consent: none mixed with another, each by its own wording. */

typedef struct
{
  ClewRecord *person;
  ClewRecord *clinic;
  ClewRecord *police;
} Site;

static void
site_clear (Site *site)
{
  g_clear_object (&site->person);
  g_clear_object (&site->clinic);
  g_clear_object (&site->police);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Site, site_clear)

static Site
make_site (Desk *desk)
{
  Site site = {
    .person = desk_add_person (desk, "Rosa", "Peña"),
    .clinic = desk_add (desk, &clew_kind_agency, "legal_name", "Cedar Behavioral Health", "kind",
                        "treatment", "offered_categories", "enrollment treatment", NULL),
    .police = desk_add (desk, &clew_kind_agency, "legal_name", "Bay Police Department", "kind",
                        "police", NULL),
  };

  return site;
}

static ClewReleaseDraft *
make_draft (Desk *desk, const Site *site, const char *kind)
{
  g_autoptr (GError) error = NULL;
  ClewReleaseDraft *draft = clew_release_draft_new (desk->office,
                                                    clew_record_get_id (site->person), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (draft->kind, ==, "multi_party");
  clew_release_draft_set_kind (draft, kind);
  clew_release_draft_offer (draft, clew_record_get_id (site->clinic), TRUE);
  return draft;
}

static void
assert_gap (Desk *desk, ClewReleaseDraft *draft, ClewReleaseGap gap)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (clew_release_draft_check (draft, desk->office), ==, gap);
  if (gap == CLEW_RELEASE_COMPLETE)
    return;
  g_assert_null (clew_release_issue (desk->office, draft, clew_release_form_print, NULL, NULL,
                                     &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
}

/* Each comes out on its own paper, with its own wording, as its own kind. */
static void
test_issue (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk);

  for (guint i = 0; clew_consent_kinds[i].id != NULL; i++)
    {
      const char *kind = clew_consent_kinds[i].id;
      g_autoptr (ClewReleaseDraft) draft = make_draft (desk, &site, kind);
      g_autoptr (ClewRecord) consent = NULL;
      g_autoptr (ClewRecord) wording = NULL;
      g_autoptr (GPtrArray) offers = NULL;
      g_autoptr (GBytes) pdf = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *id = NULL;

      if (g_str_equal (kind, "proceedings"))
        draft->proceeding = g_strdup ("State v. Peña");
      id = clew_release_issue (desk->office, draft, clew_release_form_print, NULL, &pdf, &error);
      g_assert_no_error (error);
      consent = clew_record_load (desk->store, &clew_kind_consent, id, &error);
      g_assert_cmpstr (clew_record_get_text (consent, "kind"), ==, kind);
      g_assert_cmpstr (clew_record_get_text (consent, "purposes"), ==, draft->proceeding);
      wording = clew_record_load (desk->store, &clew_kind_wording,
                                  clew_record_get_text (consent, "wording"), &error);
      g_assert_no_error (error);
      g_assert_cmpstr (clew_record_get_text (wording, "form"), ==,
                       clew_form_name_find_for (kind)->id);
      offers = clew_release_load_offers (desk->office, id, &error);
      g_assert_cmpuint (offers->len, ==, 1);
      g_assert_cmpint (clew_release_offer_has (g_ptr_array_index (offers, 0), "counseling_notes"),
                       ==, g_str_equal (kind, "counseling_notes"));
    }
}

/* K4 */
static void
test_not_mixed (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk);
  g_autoptr (ClewReleaseDraft) draft = make_draft (desk, &site, "counseling_notes");
  ClewReleaseOffer *offer = clew_release_draft_find (draft, clew_record_get_id (site.clinic));
  const char *const both[] = { "enrollment", "counseling_notes", NULL };

  assert_gap (desk, draft, CLEW_RELEASE_COMPLETE);
  g_strfreev (offer->categories);
  offer->categories = g_strdupv ((char **)both);
  assert_gap (desk, draft, CLEW_RELEASE_MIXED_NOTES);
  clew_release_draft_set_kind (draft, "multi_party");
  assert_gap (desk, draft, CLEW_RELEASE_COMPLETE);
  g_assert_true (clew_release_offer_has (offer, "treatment"));
  g_strfreev (offer->categories);
  offer->categories = g_strdupv ((char **)both);
  assert_gap (desk, draft, CLEW_RELEASE_MIXED_NOTES);
  clew_release_draft_set_kind (draft, "tpo");
  clew_release_offer_set (offer, "treatment", TRUE);
  assert_gap (desk, draft, CLEW_RELEASE_COMPLETE);
  clew_release_draft_offer (draft, clew_record_get_id (site.police), TRUE);
  assert_gap (desk, draft, CLEW_RELEASE_NOT_TREATMENT);
  clew_release_draft_set_kind (draft, "proceedings");
  assert_gap (desk, draft, CLEW_RELEASE_NO_PROCEEDING);
  draft->proceeding = g_strdup ("State v. Peña");
  assert_gap (desk, draft, CLEW_RELEASE_COMPLETE);
}

/* K3; 42 CFR 2.31(a)(7) */
static void
test_ends (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk);

  for (guint i = 0; clew_consent_kinds[i].id != NULL; i++)
    {
      g_autoptr (ClewReleaseDraft) draft = make_draft (desk, &site, clew_consent_kinds[i].id);
      gboolean treatment = g_str_equal (draft->kind, "tpo");

      if (g_str_equal (draft->kind, "proceedings"))
        draft->proceeding = g_strdup ("State v. Peña");
      draft->expires_on = CLEW_DAY_UNKNOWN;
      assert_gap (desk, draft, CLEW_RELEASE_NO_END);
      draft->expires_event = g_strdup ("None.");
      assert_gap (desk, draft, treatment ? CLEW_RELEASE_COMPLETE : CLEW_RELEASE_ENDLESS);
      g_free (draft->expires_event);
      draft->expires_event = g_strdup (CLEW_RELEASE_END_OF_TREATMENT);
      assert_gap (desk, draft, treatment ? CLEW_RELEASE_COMPLETE : CLEW_RELEASE_ENDLESS);
      g_free (g_steal_pointer (&draft->expires_event));
      draft->no_end = TRUE;
      assert_gap (desk, draft, treatment ? CLEW_RELEASE_COMPLETE : CLEW_RELEASE_ENDLESS);
    }
}

/* An endless consent is kept as what it is, and only of the kind that may be. */
static void
test_endless_is_kept (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk);
  g_autoptr (ClewReleaseDraft) draft = make_draft (desk, &site, "tpo");
  g_autoptr (ClewRecord) consent = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  draft->expires_on = CLEW_DAY_UNKNOWN;
  draft->no_end = TRUE;
  id = clew_release_issue (desk->office, draft, clew_release_form_print, NULL, NULL, &error);
  g_assert_no_error (error);
  consent = clew_record_load (desk->store, &clew_kind_consent, id, &error);
  g_assert_cmpstr (clew_record_get_text (consent, "expires_event"), ==, CLEW_RELEASE_NEVER);
  clew_record_set_text (consent, "kind", "multi_party");
  g_assert_false (clew_record_check (consent, TODAY, NULL, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
}

/* In the form's own language, whatever was chosen first. */
static void
test_end_of_treatment (Desk *desk, gconstpointer data)
{
  static const char *const languages[] = { "en", "es" };
  g_auto (Site) site = make_site (desk);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (ClewReleaseDraft) draft = make_draft (desk, &site, "tpo");
      g_autoptr (ClewRecord) wording = clew_release_find_wording_for (desk->store, "tpo",
                                                                      languages[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) pdf = NULL;
      g_autoptr (GBytes) typed = NULL;
      g_autoptr (ClewWording) words = clew_wording_parse (clew_record_get_text (wording, "body"),
                                                          NULL);

      g_free (draft->language);
      draft->language = g_strdup (languages[i]);
      draft->expires_on = CLEW_DAY_UNKNOWN;
      draft->expires_event = g_strdup (CLEW_RELEASE_END_OF_TREATMENT);
      pdf = clew_release_form_print (desk->office, draft, wording, "PC-1", NULL, &error);
      g_assert_no_error (error);
      g_free (draft->expires_event);
      draft->expires_event = g_strdup (clew_wording_get_text (words, "end_of_treatment"));
      typed = clew_release_form_print (desk->office, draft, wording, "PC-1", NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (pdf, typed));
    }
}

/* K3: an event may never happen, so a site with a longest release has a day at the latest. */
static void
test_latest (Desk *desk, gconstpointer data)
{
  static const char *const kinds[] = { "multi_party", "tpo" };
  g_auto (Site) site = make_site (desk);
  g_autoptr (ClewRecord) office = clew_record_copy (clew_office_get_record (desk->office));

  clew_record_set_number (office, "release_cap_months", 24);
  g_assert_true (clew_office_save (desk->office, "cap", office, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (ClewReleaseDraft) draft = make_draft (desk, &site, kinds[i]);
      g_autoptr (ClewReleaseDraft) again = NULL;
      g_autoptr (ClewRecord) consent = NULL;
      g_autoptr (GPtrArray) dropped = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *id = NULL;

      draft->expires_on = CLEW_DAY_UNKNOWN;
      draft->no_end = i == 1;
      draft->expires_event = draft->no_end ? NULL : g_strdup ("My case ends");
      id = clew_release_issue (desk->office, draft, clew_release_form_print, NULL, NULL, &error);
      g_assert_no_error (error);
      consent = clew_record_load (desk->store, &clew_kind_consent, id, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (clew_record_get_day (consent, "expires_on"), ==,
                        clew_day_add_months (TODAY, 24));
      g_assert_cmpstr (clew_record_get_text (consent, "expires_event"), ==, draft->expires_event);
      again = clew_release_renew (desk->office, id, &dropped, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (again->expires_event, ==, draft->expires_event);
      g_assert_cmpuint (clew_release_draft_get_latest (again, desk->office), <=,
                        clew_day_add_months (TODAY, 24));
    }
}

/* What the paper says is what is kept, in whichever language it was found. */
static void
test_reasons (Desk *desk, gconstpointer data)
{
  static const char *const languages[] = { "en", "es" };
  g_auto (Site) site = make_site (desk);
  g_autoptr (GError) error = NULL;

  clew_record_set_text (site.clinic, "reason", "Sees me each week");
  g_assert_true (clew_office_save (desk->office, "reason", site.clinic, &error));
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (ClewReleaseDraft) draft = make_draft (desk, &site, "multi_party");
      g_autoptr (ClewReleaseDraft) blank = clew_release_draft_new (desk->office, NULL, &error);
      g_autofree char *id = NULL;
      g_autofree char *form = NULL;

      g_free (draft->language);
      draft->language = g_strdup (languages[i]);
      id = clew_release_issue (desk->office, draft, clew_release_form_print, NULL, NULL, &error);
      g_assert_no_error (error);
      g_free (blank->language);
      blank->language = g_strdup (languages[i]);
      clew_release_draft_offer (blank, clew_record_get_id (site.clinic), TRUE);
      form = clew_blank_form_issue (desk->office, blank, clew_release_form_print, NULL, NULL,
                                    &error);
      g_assert_no_error (error);
    }
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM consent_agency WHERE printed_reason = "
                                     "'Sees me each week'"),
                   ==, 2);
  g_assert_cmpint (desk_count (desk, "SELECT count (*) FROM blank_form WHERE offered LIKE "
                                     "'%\"reason\":\"Sees me each week\"%'"),
                   ==, 2);
}

/* K11, K3: what is typed gets its answer at its field. */
static void
test_typed (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk);
  g_autoptr (ClewReleaseDraft) draft = make_draft (desk, &site, "proceedings");
  g_autoptr (ClewRecord) office = clew_record_copy (clew_office_get_record (desk->office));
  g_autoptr (GError) error = NULL;
  const char *field = NULL;

  draft->proceeding = g_strdup ("State v. Peña, irrevocable");
  assert_gap (desk, draft, CLEW_RELEASE_BAD_PROCEEDING);
  g_free (draft->proceeding);
  draft->proceeding = g_strdup ("State v. Peña");
  draft->expires_on = CLEW_DAY_UNKNOWN;
  draft->expires_event = g_strdup ("irrevocable until my case closes");
  assert_gap (desk, draft, CLEW_RELEASE_IRREVOCABLE);
  g_free (draft->expires_event);
  draft->expires_event = g_strdup ("It never ends");
  assert_gap (desk, draft, CLEW_RELEASE_ENDLESS);
  g_free (draft->expires_event);
  draft->expires_event = g_strdup ("My case closes");
  assert_gap (desk, draft, CLEW_RELEASE_COMPLETE);
  clew_record_set_text (site.clinic, "reason_es", "Esto es irrevocable");
  g_assert_false (clew_record_check (site.clinic, TODAY, &field, &error));
  g_assert_cmpstr (field, ==, "reason_es");
  g_clear_error (&error);
  clew_record_set_text (office, "name", "Irrevocable Office");
  g_assert_false (clew_record_check (office, TODAY, &field, &error));
  g_assert_cmpstr (field, ==, "name");
}

/* 42 CFR 2.31(a)(4)(iii), (5): asked of the kind that has them, and shown with it alone. */
static void
test_elements_of_treatment (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk);

  for (guint i = 0; clew_consent_kinds[i].id != NULL; i++)
    {
      g_autoptr (ClewReleaseDraft) draft = make_draft (desk, &site, clew_consent_kinds[i].id);
      guint n = 0;

      for (const ClewReleaseElement *e = clew_release_elements; e->label != NULL; e++)
        if (g_str_equal (e->citation, "42 CFR 2.31(a)(4)(iii)") ||
            g_str_equal (e->citation, "42 CFR 2.31(a)(5)"))
          {
            g_assert_cmpint (e->gap (draft, desk->office), ==, CLEW_RELEASE_COMPLETE);
            n += clew_release_element_applies (e, draft) ? 1 : 0;
          }
      g_assert_cmpuint (n, ==, g_str_equal (draft->kind, "tpo") ? 2 : 0);
    }
}

/* Signed, each is in force by itself and for its own purpose alone. */
static void
test_in_force (Desk *desk, gconstpointer data)
{
  static const ClewPurpose purposes[] = { CLEW_PURPOSE_COORDINATION, CLEW_PURPOSE_TREATMENT,
                                          CLEW_PURPOSE_TREATMENT, CLEW_PURPOSE_PROCEEDING };
  g_auto (Site) site = make_site (desk);

  for (guint i = 0; clew_consent_kinds[i].id != NULL; i++)
    {
      g_autoptr (ClewReleaseDraft) draft = make_draft (desk, &site, clew_consent_kinds[i].id);
      gboolean       notes = g_str_equal (draft->kind, "counseling_notes");
      const char    *agencies[] = { clew_record_get_id (site.clinic), NULL };
      const char    *categories[] = { notes ? "counseling_notes" : "enrollment", NULL };
      ClewDisclosure what = {
        .participant = clew_record_get_id (site.person),
        .agencies = agencies,
        .categories = categories,
        .purpose = purposes[i],
        .method = "spoken",
        .on = TODAY,
      };
      g_autoptr (GPtrArray) offers = NULL;
      g_autoptr (GPtrArray) before = NULL;
      g_autoptr (GPtrArray) after = NULL;
      g_autoptr (ClewReleaseDetail) detail = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *id = NULL;

      if (g_str_equal (draft->kind, "proceedings"))
        draft->proceeding = g_strdup ("State v. Peña");
      before = clew_gate_ask (desk->store, &what, TODAY, &error);
      g_assert_no_error (error);
      g_assert_false (clew_gate_is_yes (((ClewGateRow *)before->pdata[0])->answer));
      id = clew_release_issue (desk->office, draft, clew_release_form_print, NULL, NULL, &error);
      g_assert_no_error (error);
      offers = clew_release_load_offers (desk->office, id, &error);
      ((ClewReleaseOffer *)offers->pdata[0])->offered = TRUE;
      clew_release_record_signed (desk->office, id, TODAY, offers, NULL, NULL, &error);
      g_assert_no_error (error);
      detail = clew_release_detail_load (desk->store, id, TODAY, &error);
      g_assert_no_error (error);
      g_assert_cmpint (detail->standing.state, ==, CLEW_RELEASE_ACTIVE);
      g_assert_cmpstr (((ClewReleaseAgency *)detail->agencies->pdata[0])->may_hear[0], ==,
                       categories[0]);
      after = clew_gate_ask (desk->store, &what, TODAY, &error);
      g_assert_no_error (error);
      g_assert_cmpint (((ClewGateRow *)after->pdata[0])->answer, ==, CLEW_GATE_BY_CONSENT);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  DESK_ADD ("/clew/records/release-kinds/issue", test_issue);
  DESK_ADD ("/clew/records/release-kinds/in-force", test_in_force);
  DESK_ADD ("/clew/records/release-kinds/not-mixed", test_not_mixed);
  DESK_ADD ("/clew/records/release-kinds/ends", test_ends);
  DESK_ADD ("/clew/records/release-kinds/end-of-treatment", test_end_of_treatment);
  DESK_ADD ("/clew/records/release-kinds/endless-is-kept", test_endless_is_kept);
  DESK_ADD ("/clew/records/release-kinds/latest", test_latest);
  DESK_ADD ("/clew/records/release-kinds/reasons", test_reasons);
  DESK_ADD ("/clew/records/release-kinds/typed", test_typed);
  DESK_ADD ("/clew/records/release-kinds/elements-of-treatment", test_elements_of_treatment);
  return g_test_run ();
}
