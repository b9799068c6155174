/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-test.h"

#include "base/clew-id.h"
#include "base/clew-sealed.h"
#include "desk/clew-areas.h"
#include "desk/clew-check-row.h"
#include "desk/participants/clew-person-page.h"
#include "desk/received/clew-packet-window.h"
#include "desk/received/clew-received-window.h"
#include "exchange/clew-demo.h"
#include "records/clew-packet.h"
#include "records/clew-received.h"

/* A prosecutor's office: what it has, what was shared with it, and that it is taken in. */

typedef struct
{
  DeskOffice *files;
  ClewWindow *window;
  ClewOffice *office;
  ClewDay     today;
} Fixture;

static void
fill (DeskOffice *files, guint people)
{
  ClewDemoOptions options = CLEW_DEMO_OPTIONS_INIT;
  g_autoptr (ClewOffice) office = desk_office_open (files);
  g_autoptr (GError) error = NULL;

  options.people = people;
  options.today = clew_office_today (office);
  clew_demo_fill (office, &options, NULL, &error);
  g_assert_no_error (error);
  clew_office_close (office);
}

static Fixture
begin (const char *kind, guint people, const char *place)
{
  Fixture fixture = { .files = desk_office_new (kind) };

  if (people > 0)
    fill (fixture.files, people);
  fixture.window = desk_test_open (fixture.files, clew_place_new (place, NULL));
  fixture.office = clew_window_get_office (fixture.window);
  fixture.today = clew_office_today (fixture.office);
  desk_test_settle ();
  return fixture;
}

static void
end (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  desk_test_settle ();
  desk_office_free (fixture->files);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, end)

static void
go (Fixture *fixture, const char *name, const char *id)
{
  g_autoptr (ClewPlace) place = clew_place_new (name, id);

  clew_window_go (fixture->window, place);
  desk_test_settle ();
}

static const char *
get_place (Fixture *fixture)
{
  return clew_window_get_place (fixture->window)->name;
}

/* All views of each kind of office open, and none that it does not have. */
static void
test_views (void)
{
  for (guint i = 0; clew_office_kinds[i].id != NULL; i++)
    {
      g_auto (Fixture) fixture = begin (clew_office_kinds[i].id, 40, "start");
      gboolean prosecutor = g_str_equal (clew_office_kinds[i].id, "prosecutor");

      for (const ClewArea *area = clew_areas; area->name != NULL; area++)
        {
          gboolean has = clew_areas_has (fixture.office, area);

          go (&fixture, "start", NULL);
          go (&fixture, area->name, NULL);
          g_test_message ("%s, %s", clew_office_kinds[i].id, area->name);
          g_assert_cmpstr (get_place (&fixture), ==, has ? area->name : "start");
        }
      g_assert_true (clew_areas_has (fixture.office, clew_areas_find ("received")) == prosecutor);
      g_assert_true (clew_areas_has (fixture.office, clew_areas_find ("releases")) != prosecutor);
    }
}

static char *
find_person (Fixture *fixture, ClewUse use)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = clew_received_list_latest (
    clew_office_get_store (fixture->office), 500, fixture->today, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    {
      const ClewReceived *received = g_ptr_array_index (list, i);

      if (received->answer.use == use)
        return g_strdup (received->participant);
    }
  g_assert_not_reached ();
}

static void
show_received (Fixture *fixture)
{
  clew_person_page_show_tab (
    CLEW_PERSON_PAGE (desk_test_find (fixture->window, CLEW_TYPE_PERSON_PAGE, NULL)), "received");
  desk_test_settle ();
}

static void
test_pages (void)
{
  g_auto (Fixture) fixture = begin ("prosecutor", 60, "received");
  g_autofree char *usable = find_person (&fixture, CLEW_USE_YES);
  g_autofree char *ended = find_person (&fixture, CLEW_USE_TAKEN_BACK);

  desk_test_wait_for_text (fixture.window, "May Be Used");
  g_assert_true (desk_test_shows (fixture.window, "No Longer to Be Used"));
  go (&fixture, "person", usable);
  g_assert_false (desk_test_shows (fixture.window, "Who may hear what"));
  show_received (&fixture);
  g_assert_true (desk_test_has_text (fixture.window, "What Was Shared With This Office"));
  g_assert_false (desk_test_shows (fixture.window, "Disclosures"));
  go (&fixture, "person", ended);
  show_received (&fixture);
  g_assert_true (desk_test_has_text (fixture.window, "Taken back"));
}

static ClewPacket *
make_packet (Fixture *fixture)
{
  ClewPacket *packet = g_new0 (ClewPacket, 1);

  packet->id = clew_id_new ();
  packet->office = clew_id_new ();
  packet->from = g_strdup ("Mill Street Services");
  packet->to = g_strdup ("Prosecuting Attorney");
  packet->given = g_strdup ("Rosa");
  packet->family = g_strdup ("Aguilar");
  packet->dated = fixture->today - 1;
  packet->says = g_strsplit ("takes_part progress", " ", -1);
  packet->ground = g_strdup ("release");
  packet->form_number = g_strdup ("PC-2026-0012");
  packet->until = fixture->today + 100;
  packet->purpose = g_strdup ("coordination");
  return packet;
}

static void
type_code (GtkWidget *window, const char *code)
{
  desk_test_type (window, "Code, three groups of five", code);
  g_signal_emit_by_name (desk_test_find (window, ADW_TYPE_ENTRY_ROW, NULL), "entry-activated");
  desk_test_settle ();
}

/* The file, its code, who is meant; and the person's page shows it. */
static void
test_packet (void)
{
  g_auto (Fixture) fixture = begin ("prosecutor", 0, "received");
  g_autoptr (ClewPacket) packet = make_packet (&fixture);
  g_autofree char *code = clew_seal_code_new ();
  g_autofree char *wrong = clew_seal_code_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = clew_packet_close (packet, code, &error);
  GtkWidget *window;

  g_assert_no_error (error);
  desk_test_wait_for_text (fixture.window, "Nothing Shared Yet");
  clew_packet_window_present (GTK_WINDOW (fixture.window), fixture.office, NULL);
  window = desk_test_get_window (CLEW_TYPE_PACKET_WINDOW);
  g_assert_false (desk_test_can_click (window, "_Keep"));
  clew_packet_window_take_file (CLEW_PACKET_WINDOW (window), file);
  type_code (window, wrong);
  g_assert_true (desk_test_has_text (window, "The code doesn’t fit this file"));
  g_assert_false (desk_test_shows (window, "Rosa Aguilar"));
  type_code (window, code);
  g_assert_true (desk_test_has_text (window, "Rosa Aguilar"));
  g_assert_true (desk_test_has_text (window, "Takes part, Progress"));
  /* Nobody is chosen beforehand. */
  g_assert_false (desk_test_can_click (window, "_Keep"));
  desk_test_tick (window, "Somebody new to this office", TRUE);
  desk_test_click (window, "_Keep");
  desk_test_settle ();
  g_assert_null (desk_test_find_window (CLEW_TYPE_PACKET_WINDOW));
  g_assert_cmpstr (get_place (&fixture), ==, "person");
  show_received (&fixture);
  g_assert_true (desk_test_has_text (fixture.window, "Takes part, Progress"));

  /* A second time it is said. */
  clew_packet_window_present (GTK_WINDOW (fixture.window), fixture.office, NULL);
  window = desk_test_get_window (CLEW_TYPE_PACKET_WINDOW);
  clew_packet_window_take_file (CLEW_PACKET_WINDOW (window), file);
  type_code (window, code);
  g_assert_true (desk_test_has_text (window, "This was taken in before."));
  g_assert_false (desk_test_can_click (window, "_Keep"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What a letter says is ticked; that permission ended shows at once. */
static void
test_paper (void)
{
  g_auto (Fixture) fixture = begin ("prosecutor", 12, "received");
  g_autofree char *person = find_person (&fixture, CLEW_USE_YES);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  const ClewReceived *received;
  GtkWidget          *window;

  clew_received_window_present (GTK_WINDOW (fixture.window), fixture.office, person);
  window = desk_test_get_window (CLEW_TYPE_RECEIVED_WINDOW);
  g_assert_false (desk_test_can_click (window, "_Keep"));
  desk_test_choose (window, "From which agency", 1);
  desk_test_choose (window, "How it came", 3);
  desk_test_tick (window, "Barriers", TRUE);
  desk_test_choose (window, "Ground as stated", 1);
  desk_test_type (window, "Number of the form or order", "was seen");
  desk_test_click (window, "_Keep");
  g_assert_true (desk_test_has_text (window, "Enter just the number"));
  desk_test_type (window, "Number of the form or order", "PC-77");
  desk_test_click (window, "_Keep");
  desk_test_settle ();
  g_assert_null (desk_test_find_window (CLEW_TYPE_RECEIVED_WINDOW));
  list = clew_received_list (clew_office_get_store (fixture.office), person, fixture.today, &error);
  received = g_ptr_array_index (list, 0);
  g_assert_cmpstr (received->form_number, ==, "PC-77");
  g_assert_cmpint (received->answer.use, ==, CLEW_USE_YES);

  clew_received_window_present_end (GTK_WINDOW (fixture.window), fixture.office, person);
  window = desk_test_get_window (CLEW_TYPE_RECEIVED_WINDOW);
  desk_test_choose (window, "From which agency", 1);
  desk_test_choose (window, "What happened", 1);
  desk_test_type (window, "Number of the form or order", "PC-77");
  desk_test_type_day (window, 0, "today");
  desk_test_click (window, "_Keep");
  desk_test_settle ();
  g_assert_null (desk_test_find_window (CLEW_TYPE_RECEIVED_WINDOW));
  g_clear_pointer (&list, g_ptr_array_unref);
  list = clew_received_list (clew_office_get_store (fixture.office), person, fixture.today, &error);
  received = g_ptr_array_index (list, 0);
  g_assert_cmpint (received->answer.use, ==, CLEW_USE_TAKEN_BACK);
}

int
main (int argc, char **argv)
{
  desk_test_init (&argc, &argv);
  g_test_add_func ("/clew/desk/received/views", test_views);
  g_test_add_func ("/clew/desk/received/pages", test_pages);
  g_test_add_func ("/clew/desk/received/packet", test_packet);
  g_test_add_func ("/clew/desk/received/paper", test_paper);
  return g_test_run ();
}
