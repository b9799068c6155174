/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../records/records-office.h"

#include "base/clew-error.h"
#include "base/clew-id.h"
#include "base/clew-sealed.h"
#include "documents/clew-letter-packet.h"
#include "records/clew-packet.h"
#include "records/clew-received.h"

#include <glib/gstdio.h>

#include <string.h>

/* From a case manager's office to a prosecutor's, and nothing on the way but what the letter
 * says. Today is 23 November 2026. */

#define FORM "PC-2026-0012"

/* What the office knows and the letter does not say. */
static const char *const secrets[] = { "Mariposa", "Alder Street", "555-0188", "trapdoor",
                                       "26-1-0042", "Northgate", "waiting list", "methadone" };

typedef struct
{
  Desk        desk;
  char       *person;
  char       *prosecutor;
  char       *consent;
  char       *folder;
  char       *path;
  ClewOffice *there;
} Fixture;

static char *
take_id (ClewRecord *record)
{
  char *id = g_strdup (clew_record_get_id (record));

  g_object_unref (record);
  return id;
}

static void
open_there (Fixture *fixture)
{
  g_autoptr (ClewSecret) key = clew_secret_new_random ();
  g_autoptr (ClewRecord) office = clew_record_new (&clew_kind_office);
  g_autofree char *id = clew_id_new ();
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("clew-packet-XXXXXX", &error);
  fixture->path = g_build_filename (fixture->folder, "there.clew", NULL);
  clew_record_set_text (office, "name", "Liaison prosecutor");
  clew_record_set_text (office, "kind", "prosecutor");
  fixture->there = clew_office_create (fixture->path, id, key, office, NULL, &error);
  g_assert_no_error (error);
  clew_office_set_today (fixture->there, TODAY);
}

static void
add_box (Fixture *fixture)
{
  g_autoptr (ClewRecord) row = clew_record_new (&clew_kind_consent_agency);
  g_autoptr (GError) error = NULL;

  clew_record_set_text (row, "consent", fixture->consent);
  clew_record_set_text (row, "agency", fixture->prosecutor);
  clew_record_set_number (row, "position", 1);
  clew_record_set_text (row, "printed_name", "Pine County Prosecuting Attorney");
  clew_record_set_text (row, "offered_categories", "enrollment plan");
  clew_office_save (fixture->desk.office, "add", row, &error);
  g_assert_no_error (error);
}

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  Desk            *desk = &fixture->desk;
  g_autofree char *event = NULL;

  desk_set_up (desk, NULL);
  clew_office_set_today (desk->office, TODAY);
  fixture->person = take_id (
    desk_add (desk, &clew_kind_participant, "given_name", "Rosa", "family_name", "Aguilar Peña",
              "birth_date", "1985-05-08", "preferred_name", "Mariposa", "usual_places",
              "14 Alder Street", "phone", "555-0188", "alerts", "scarred by a trapdoor", NULL));
  fixture->prosecutor = take_id (desk_add (desk, &clew_kind_agency, "legal_name",
                                           "Pine County Prosecuting Attorney", "kind",
                                           "prosecutor", NULL));
  g_object_unref (desk_add (desk, &clew_kind_agency, "legal_name", "Northgate Police", "kind",
                            "police", NULL));
  g_object_unref (desk_add (desk, &clew_kind_court_case, "participant", fixture->person, "court",
                            "Pine", "cause_number", "26-1-0042", NULL));
  g_object_unref (desk_add (desk, &clew_kind_contact_note, "participant", fixture->person,
                            "on_day", "2026-11-02", "body", "On the waiting list; methadone.",
                            NULL));
  g_object_unref (desk_add (desk, &clew_kind_enrollment_event, "participant", fixture->person,
                            "kind", "intake_completed", "on_day", "2026-08-30", NULL));
  fixture->consent = take_id (desk_add (desk, &clew_kind_consent, "participant", fixture->person,
                                        "kind", "multi_party", "form_number", FORM, "expires_on",
                                        "2027-03-04", NULL));
  event = take_id (desk_add (desk, &clew_kind_consent_event, "consent", fixture->consent, "kind",
                             "signed", "on_day", "2026-09-01", NULL));
  add_box (fixture);
  g_object_unref (desk_add (desk, &clew_kind_consent_grant, "event", event, "agency",
                            fixture->prosecutor, "categories", "enrollment plan", NULL));
  open_there (fixture);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  clew_office_close (fixture->there);
  g_object_unref (fixture->there);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->person);
  g_free (fixture->prosecutor);
  g_free (fixture->consent);
  desk_tear_down (&fixture->desk, NULL);
}

static GBytes *
send (Fixture *fixture, const ClewLetter *letter, const char *code)
{
  ClewLetterAddress address = { .agency = fixture->prosecutor };
  g_autoptr (GError) error = NULL;
  GBytes *file = clew_letter_packet_make (fixture->desk.office, fixture->person, letter, &address,
                                          code, &error);

  g_assert_no_error (error);
  return file;
}

static GBytes *
send_status (Fixture *fixture, const char *code)
{
  static const char *const statements[] = { "progress_1", "progress_2", "barriers_1", NULL };
  ClewLetter               letter = {
                  .kind = CLEW_LETTER_STATUS,
                  .language = "en",
                  .statements = statements,
                  .with_birth_date = TRUE,
  };

  return send (fixture, &letter, code);
}

static GBytes *
send_notice (Fixture *fixture, const char *code)
{
  ClewLetter letter = { .kind = CLEW_LETTER_NOTICE, .language = "en" };

  g_object_unref (desk_add (&fixture->desk, &clew_kind_consent_event, "consent", fixture->consent,
                            "kind", "revoked", "on_day", "2026-11-20", NULL));
  return send (fixture, &letter, code);
}

static ClewPacket *
open_file (GBytes *file, const char *code)
{
  g_autoptr (GError) error = NULL;
  ClewPacket *packet = clew_packet_open (file, code, &error);

  g_assert_no_error (error);
  return packet;
}

static char *
keep (Fixture *fixture, const ClewPacket *packet, const char *participant)
{
  g_autoptr (GError) error = NULL;
  char *kept = clew_packet_keep (fixture->there, packet, participant, &error);

  g_assert_no_error (error);
  return kept;
}

static ClewUse
get_use (Fixture *fixture, const char *person)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = clew_received_list (clew_office_get_store (fixture->there), person,
                                                   TODAY, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1);
  return ((ClewReceived *)g_ptr_array_index (list, 0))->answer.use;
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autofree char *code = clew_seal_code_new ();
  g_autoptr (GBytes) file = send_status (fixture, code);
  g_autoptr (ClewPacket) packet = open_file (file, code);
  g_autofree char *name = clew_packet_dup_name (packet);
  g_autofree char *says = g_strjoinv (" ", packet->says);
  g_autofree char *person = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (name, ==, "Rosa Aguilar Peña");
  g_assert_cmpuint (packet->born, ==, clew_day_new (1985, 5, 8));
  g_assert_cmpstr (packet->to, ==, "Pine County Prosecuting Attorney");
  g_assert_cmpstr (says, ==, "takes_part progress barriers");
  g_assert_cmpstr (packet->form_number, ==, FORM);
  g_assert_cmpuint (packet->until, ==, clew_day_new (2027, 3, 4));
  g_assert_cmpint (desk_count (&fixture->desk,
                               "SELECT count (*) FROM disclosure d JOIN outgoing_paper p "
                               "ON p.id = d.paper WHERE d.method = 'export' "
                               "AND d.categories = 'enrollment plan'"),
                   ==, 1);
  person = keep (fixture, packet, NULL);
  g_assert_cmpint (get_use (fixture, person), ==, CLEW_USE_YES);
  /* Twice is said, and not doubled. */
  g_assert_null (clew_packet_keep (fixture->there, packet, person, &error));
  g_assert_nonnull (strstr (error->message, "before"));
  again = clew_packet_find_kept (clew_office_get_store (fixture->there), packet, NULL);
  g_assert_cmpstr (again, ==, person);
  g_assert_cmpint (get_use (fixture, person), ==, CLEW_USE_YES);
}

/* The letter in the file is the one that is kept here, byte for byte. */
static void
test_paper (Fixture *fixture, gconstpointer data)
{
  g_autofree char *code = clew_seal_code_new ();
  g_autoptr (GBytes) file = send_status (fixture, code);
  g_autoptr (ClewPacket) packet = open_file (file, code);
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, packet->paper);
  g_autofree char *sql = g_strdup_printf (
    "SELECT count (*) FROM outgoing_paper WHERE sha256 = '%s'", sum);

  g_assert_cmpint (desk_count (&fixture->desk, sql), ==, 1);
}

static void
test_canary (Fixture *fixture, gconstpointer data)
{
  g_autofree char *code = clew_seal_code_new ();
  g_autoptr (GBytes) file = send_status (fixture, code);
  g_autoptr (GBytes) plain = clew_seal_open (file, code, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (plain, NULL), g_bytes_get_size (plain));
  const char      *members = strstr (text, "\"paper\"");

  g_assert_nonnull (members);
  g_assert_nonnull (strstr (text, "Aguilar"));
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    if (strstr (text, secrets[i]) != NULL)
      g_error ("The file holds “%s”", secrets[i]);
  /* Closed, it says nothing at all. */
  g_assert_null (g_strstr_len (g_bytes_get_data (file, NULL), (gssize)g_bytes_get_size (file),
                               "Aguilar"));
}

static void
test_taken_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *code = clew_seal_code_new ();
  g_autoptr (GBytes) file = send_status (fixture, code);
  g_autoptr (GBytes) notice = send_notice (fixture, code);
  g_autoptr (ClewPacket) packet = open_file (file, code);
  g_autoptr (ClewPacket) ended = open_file (notice, code);
  g_autoptr (GPtrArray) people = NULL;
  g_autofree char *person = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  /* It names nobody, and before the letter came it is about nobody. */
  g_assert_null (ended->given);
  g_assert_null (ended->family);
  g_assert_null (clew_packet_keep (fixture->there, ended, NULL, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_BAD_DATA);
  g_clear_error (&error);
  person = keep (fixture, packet, NULL);
  people = clew_packet_find_people (clew_office_get_store (fixture->there), ended, &error);
  g_assert_cmpuint (people->len, ==, 1);
  kept = keep (fixture, ended, clew_record_get_id (g_ptr_array_index (people, 0)));
  g_assert_cmpstr (kept, ==, person);
  g_assert_cmpint (get_use (fixture, person), ==, CLEW_USE_TAKEN_BACK);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const statements[] = { "progress_1", NULL };
  static const char *const about[] = { "plan", NULL };
  ClewLetter               letter = {
                  .kind = CLEW_LETTER_STATUS,
                  .language = "en",
                  .statements = statements,
                  .words = "Was seen.",
                  .about = about,
  };
  ClewLetterAddress address = { .agency = fixture->prosecutor };
  g_autofree char  *code = clew_seal_code_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (clew_letter_packet_make (fixture->desk.office, fixture->person, &letter, &address,
                                          code, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED);
  g_clear_error (&error);
  letter.words = NULL;
  g_object_unref (desk_add (&fixture->desk, &clew_kind_consent_event, "consent", fixture->consent,
                            "kind", "revoked", "on_day", "2026-11-20", NULL));
  g_assert_null (clew_letter_packet_make (fixture->desk.office, fixture->person, &letter, &address,
                                          code, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED);
  g_assert_cmpint (desk_count (&fixture->desk, "SELECT count (*) FROM disclosure"), ==, 0);
  g_assert_cmpint (desk_count (&fixture->desk, "SELECT count (*) FROM outgoing_paper"), ==, 0);
}

/* The office that made it does not take it in. */
static void
test_own (Fixture *fixture, gconstpointer data)
{
  g_autofree char *code = clew_seal_code_new ();
  g_autoptr (GBytes) file = send_status (fixture, code);
  g_autoptr (ClewPacket) packet = open_file (file, code);
  g_autoptr (GError) error = NULL;

  g_assert_null (clew_packet_keep (fixture->desk.office, packet, fixture->person, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_BAD_DATA);
}

/* Likely people first, and somebody born on another day last. */
static void
test_people (Fixture *fixture, gconstpointer data)
{
  static const char *const there[][3] = { { "Rosa", "Aguilar Pena", "1991-01-01" },
                                          { "rosa", "AGUILAR PEÑA", "1985-05-08" },
                                          { "Rosa", "Aguilar Peña", NULL },
                                          { "Rosa", "Marsh", NULL },
                                          { "Maria", "Aguilar Peña", "1985-05-08" } };
  static const guint       expected[] = { 1, 2, 4, 0 };
  g_autofree char         *code = clew_seal_code_new ();
  g_autoptr (GBytes) file = send_status (fixture, code);
  g_autoptr (ClewPacket) packet = open_file (file, code);
  g_autoptr (GPtrArray) found = NULL;
  char *ids[G_N_ELEMENTS (there)];
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (there); i++)
    {
      g_autoptr (ClewRecord) person = clew_record_new (&clew_kind_participant);

      clew_record_set_text (person, "given_name", there[i][0]);
      clew_record_set_text (person, "family_name", there[i][1]);
      clew_record_set_text (person, "birth_date", there[i][2]);
      g_assert_true (clew_office_save (fixture->there, "test", person, &error));
      ids[i] = g_strdup (clew_record_get_id (person));
    }
  found = clew_packet_find_people (clew_office_get_store (fixture->there), packet, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < found->len; i++)
    g_assert_cmpstr (clew_record_get_id (g_ptr_array_index (found, i)), ==, ids[expected[i]]);
  for (guint i = 0; i < G_N_ELEMENTS (there); i++)
    g_free (ids[i]);
}

/* What is inside is not believed either: bytes changed, cut and left out. */
static void
test_parse (Fixture *fixture, gconstpointer data)
{
  g_autofree char *code = clew_seal_code_new ();
  g_autoptr (GBytes) file = send_status (fixture, code);
  g_autoptr (GBytes) plain = clew_seal_open (file, code, NULL);
  gsize       size;
  const char *text = g_bytes_get_data (plain, &size);
  gsize       members = (gsize)(g_strstr_len (text, (gssize)size, "\"paper\"") - text);
  guint       n_refused = 0;

  for (guint round = 0; round < 3000; round++)
    {
      char *altered = g_memdup2 (text, size);
      gsize length = round % 3 == 0 ? (gsize)g_test_rand_int_range (0, (gint32)size) : size;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (ClewPacket) packet = NULL;
      g_autoptr (GError) error = NULL;

      for (guint n = 0; round % 3 != 0 && n < 1 + round % 4; n++)
        altered[g_test_rand_int_range (0, (gint32)members)] = (char)g_test_rand_int_range (0, 256);
      bytes = g_bytes_new_with_free_func (altered, length, g_free, altered);
      packet = clew_packet_parse (bytes, &error);
      g_assert_true ((packet == NULL) == (error != NULL));
      n_refused += packet == NULL;
    }
  g_assert_cmpuint (n_refused, >, 2000);
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) newer = g_bytes_new_static ("{\"clew_packet\":2}", 17);
  g_autoptr (GBytes) other = g_bytes_new_static ("{\"clew_packet\":1}", 17);
  g_autoptr (GError) error = NULL;

  g_assert_null (clew_packet_parse (newer, &error));
  g_assert_nonnull (strstr (error->message, "newer"));
  g_clear_error (&error);
  g_assert_null (clew_packet_parse (other, &error));
  g_assert_error (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_BAD_DATA);
}

#define ADD(path, test)                                                                   \
  g_test_add ("/clew/documents/letter-packet/" path, Fixture, NULL, fixture_set_up, test, \
              fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("round-trip", test_round_trip);
  ADD ("paper", test_paper);
  ADD ("canary", test_canary);
  ADD ("taken-back", test_taken_back);
  ADD ("refused", test_refused);
  ADD ("own", test_own);
  ADD ("people", test_people);
  ADD ("parse", test_parse);
  ADD ("newer", test_newer);
  return g_test_run ();
}
