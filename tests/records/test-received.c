/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "records-office.h"

#include "base/clew-error.h"
#include "records/clew-received.h"

#include <string.h>

/* What other agencies told this office. Today is 23 November 2026. */

typedef struct
{
  char *person;
  char *other;
  char *agency;
  char *second;
} Site;

static char *
take_id (ClewRecord *record)
{
  char *id = g_strdup (clew_record_get_id (record));

  g_object_unref (record);
  return id;
}

static Site
make_site (Desk *desk)
{
  return (Site){
    take_id (desk_add_person (desk, "Rosa", "Aguilar")),
    take_id (desk_add_person (desk, "Tam", "Nguyen")),
    take_id (desk_add (desk, &clew_kind_agency, "legal_name", "Mill Street Services", "kind",
                       "case_management", NULL)),
    take_id (desk_add (desk, &clew_kind_agency, "legal_name", "Riverside Clinic", "kind",
                       "treatment", NULL)),
  };
}

static void
site_clear (Site *site)
{
  g_free (site->person);
  g_free (site->other);
  g_free (site->agency);
  g_free (site->second);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Site, site_clear)

static ClewRecord *
make_received (const Site *site, const char *agency, const char *form)
{
  ClewRecord *record = clew_record_new (&clew_kind_received);

  clew_record_set_text (record, "participant", site->person);
  clew_record_set_text (record, "agency", agency);
  clew_record_set_text (record, "received_on", "2026-11-02");
  clew_record_set_text (record, "method", "letter");
  clew_record_set_text (record, "says", "takes_part progress");
  clew_record_set_text (record, "ground", form != NULL ? "release" : "none");
  clew_record_set_text (record, "form_number", form);
  clew_record_set_text (record, "signed_on", form != NULL ? "2026-06-01" : NULL);
  clew_record_set_text (record, "until_on", form != NULL ? "2027-06-01" : NULL);
  return record;
}

static char *
keep (Desk *desk, ClewRecord *record, GBytes *paper)
{
  g_autoptr (GError) error = NULL;
  gboolean done = clew_received_keep (desk->office, record, paper, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (done);
  return take_id (record);
}

static ClewReceived *
find (Desk *desk, const Site *site, guint place, ClewDay on)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = clew_received_list (desk->store, site->person, on, &error);
  ClewReceived *found;

  g_assert_no_error (error);
  g_assert_cmpuint (list->len, >, place);
  g_ptr_array_set_free_func (list, NULL);
  found = g_ptr_array_index (list, place);
  for (guint i = 0; i < list->len; i++)
    if (i != place)
      clew_received_free (g_ptr_array_index (list, i));
  return found;
}

static void
expect_use (Desk *desk, const Site *site, guint place, ClewUse use)
{
  g_autoptr (ClewReceived) received = find (desk, site, place, TODAY);

  g_assert_cmpint (received->answer.use, ==, use);
}

static void
end (Desk *desk, const Site *site, const char *agency, const char *form, const char *on)
{
  g_autoptr (ClewRecord) event = clew_record_new (&clew_kind_received_event);
  g_autoptr (GError) error = NULL;

  clew_record_set_text (event, "participant", site->person);
  clew_record_set_text (event, "agency", agency);
  clew_record_set_text (event, "kind", "taken_back");
  clew_record_set_text (event, "on_day", on);
  clew_record_set_text (event, "received_on", "2026-11-23");
  clew_record_set_text (event, "form_number", form);
  clew_received_end (desk->office, event, NULL, &error);
  g_assert_no_error (error);
}

static void
test_kept (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk);
  g_autoptr (GBytes) paper = g_bytes_new_static ("%PDF-", 5);
  g_autoptr (GBytes) loaded = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = keep (desk, make_received (&site, site.agency, "PC-2026-0012"), paper);
  g_autoptr (ClewReceived) received = find (desk, &site, 0, TODAY);
  g_autofree char *says = clew_received_dup_says (received);
  g_autofree char *use = clew_received_dup_use (received);

  g_assert_cmpstr (received->from, ==, "Mill Street Services");
  g_assert_cmpstr (says, ==, "Takes part, Progress");
  g_assert_true (received->has_paper);
  g_assert_cmpint (received->answer.use, ==, CLEW_USE_YES);
  g_assert_nonnull (strstr (use, "2027"));
  loaded = clew_received_load_paper (desk->store, id, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (loaded, paper));
  g_assert_cmpint (clew_received_count (desk->store, TODAY, &error), ==, 1);
}

static void
test_taken_back (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk);

  g_free (keep (desk, make_received (&site, site.agency, "PC-1"), NULL));
  g_free (keep (desk, make_received (&site, site.agency, "PC-2"), NULL));
  g_free (keep (desk, make_received (&site, site.second, "PC-1"), NULL));
  end (desk, &site, site.agency, "pc-1", "2026-11-20");
  /* Of the other form, and of the other agency, nothing ends. */
  expect_use (desk, &site, 2, CLEW_USE_TAKEN_BACK);
  expect_use (desk, &site, 1, CLEW_USE_YES);
  expect_use (desk, &site, 0, CLEW_USE_YES);
  end (desk, &site, site.agency, NULL, "2026-11-21");
  expect_use (desk, &site, 1, CLEW_USE_TAKEN_BACK);
  expect_use (desk, &site, 0, CLEW_USE_YES);
}

/* The notice is here before the letter that it ends. */
static void
test_notice_first (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk);
  g_autoptr (GError) error = NULL;

  end (desk, &site, site.agency, "PC-1", "2026-11-01");
  g_free (keep (desk, make_received (&site, site.agency, "PC-1"), NULL));
  expect_use (desk, &site, 0, CLEW_USE_TAKEN_BACK);
  g_assert_cmpint (clew_received_count (desk->store, TODAY, &error), ==, 0);
  g_assert_no_error (error);
}

static void
test_mistake (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = keep (desk, make_received (&site, site.agency, "PC-1"), NULL);

  g_free (keep (desk, make_received (&site, site.agency, NULL), NULL));
  expect_use (desk, &site, 0, CLEW_USE_NO_GROUND);
  g_assert_true (clew_received_mistake (desk->office, id, &error));
  g_assert_no_error (error);
  expect_use (desk, &site, 1, CLEW_USE_MISTAKE);
}

static void
test_cases (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk);
  g_autofree char *mine = take_id (desk_add (desk, &clew_kind_court_case, "participant",
                                             site.person, "court", "Mill", NULL));
  g_autofree char *second = take_id (desk_add (desk, &clew_kind_court_case, "participant",
                                               site.person, "court", "Pine", NULL));
  g_autofree char *theirs = take_id (desk_add (desk, &clew_kind_court_case, "participant",
                                               site.other, "court", "Mill", NULL));
  ClewRecord      *record = make_received (&site, site.agency, "PC-1");
  g_autoptr (ClewRecord) wrong = make_received (&site, site.agency, "PC-1");
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  const char *field = NULL;

  clew_record_set_text (wrong, "court_case", theirs);
  g_assert_false (clew_received_keep (desk->office, wrong, NULL, &field, &error));
  g_assert_cmpstr (field, ==, "court_case");
  g_clear_error (&error);
  clew_record_set_text (record, "court_case", mine);
  g_free (keep (desk, record, NULL));
  g_free (keep (desk, make_received (&site, site.agency, "PC-1"), NULL));
  list = clew_received_list_for_case (desk->store, mine, TODAY, &error);
  g_assert_cmpuint (list->len, ==, 2);
  g_clear_pointer (&list, g_ptr_array_unref);
  list = clew_received_list_for_case (desk->store, second, TODAY, &error);
  g_assert_cmpuint (list->len, ==, 1);
  g_clear_pointer (&list, g_ptr_array_unref);
  list = clew_received_list_for_case (desk->store, theirs, TODAY, &error);
  g_assert_cmpuint (list->len, ==, 0);
  g_assert_no_error (error);
}

static void
expect_refused (Desk *desk, const Site *site, const char *column, const char *text)
{
  g_autoptr (ClewRecord) record = make_received (site, site->agency, "PC-1");
  g_autoptr (GError) error = NULL;
  const char *field = NULL;

  clew_record_set_text (record, column, text);
  g_test_message ("%s", column);
  g_assert_false (clew_received_keep (desk->office, record, NULL, &field, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_INVALID);
  g_assert_cmpstr (field, ==, column);
}

/* Nothing can be written where it could be a story. */
static void
test_refused (Desk *desk, gconstpointer data)
{
  g_auto (Site) site = make_site (desk);

  expect_refused (desk, &site, "says", "missed_appointment");
  expect_refused (desk, &site, "says", NULL);
  expect_refused (desk, &site, "form_number", "was seen with others");
  expect_refused (desk, &site, "form_number",
                  "PC-1, and was seen at the transit center with two others");
  expect_refused (desk, &site, "received_on", "2026-11-24");
  expect_refused (desk, &site, "dated_on", "2026-11-03");
  expect_refused (desk, &site, "until_on", "2026-06-01");
  for (guint i = 0; clew_kind_received.fields[i].column != NULL; i++)
    g_assert_cmpint (clew_kind_received.fields[i].type, !=, CLEW_FIELD_LONG_TEXT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  DESK_ADD ("/clew/records/received/kept", test_kept);
  DESK_ADD ("/clew/records/received/taken-back", test_taken_back);
  DESK_ADD ("/clew/records/received/notice-first", test_notice_first);
  DESK_ADD ("/clew/records/received/mistake", test_mistake);
  DESK_ADD ("/clew/records/received/cases", test_cases);
  DESK_ADD ("/clew/records/received/refused", test_refused);
  return g_test_run ();
}
