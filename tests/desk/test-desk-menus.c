/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-test.h"

#include "desk/clew-check-row.h"
#include "desk/disclosures/clew-letter-window.h"
#include "records/clew-gate.h"

/* What menus and pages lead to when somebody asks about a person. */

typedef struct
{
  DeskOffice *files;
  ClewWindow *window;
  char       *participant;
  char       *court_case;
} Fixture;

static void
fixture_init (Fixture *fixture)
{
  fixture->files = desk_office_new ("case_management");
}

static void
fixture_open (Fixture *fixture, const char *name, const char *id)
{
  fixture->window = desk_test_open (fixture->files, clew_place_new (name, id));
  desk_test_settle ();
}

static void
fixture_clear (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  desk_test_settle ();
  desk_office_free (fixture->files);
  g_free (fixture->participant);
  g_free (fixture->court_case);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

/* Whether the menu has an item for this action, with this target if it is given. */
static gboolean
has_item (GMenuModel *menu, const char *action, const char *target)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autofree char *named = NULL;
      g_autofree char *aimed = NULL;

      if (section != NULL && has_item (section, action, target))
        return TRUE;
      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &named);
      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_TARGET, "s", &aimed);
      if (g_strcmp0 (named, action) == 0 && (target == NULL || g_strcmp0 (aimed, target) == 0))
        return TRUE;
    }
  return FALSE;
}

/* Of the buttons that are on the screen. */
static gboolean
has_menu_item (GtkWidget *root, const char *action, const char *target)
{
  if (GTK_IS_MENU_BUTTON (root) && gtk_widget_get_mapped (root))
    {
      GMenuModel *menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (root));

      if (menu != NULL && has_item (menu, action, target))
        return TRUE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_menu_item (child, action, target))
      return TRUE;
  return FALSE;
}

/* The letter stands there with the sentence that says least, and goes to nobody yet. */
static void
assert_nothing_helpful (void)
{
  GtkWidget *letter = desk_test_get_window (CLEW_TYPE_LETTER_WINDOW);

  g_assert_true (clew_check_row_get_active (CLEW_CHECK_ROW (
    desk_test_get (letter, CLEW_TYPE_CHECK_ROW, "Nothing helpful to report"))));
  gtk_window_destroy (GTK_WINDOW (letter));
  desk_test_settle ();
}

/* Nobody may hear of somebody without a release, so the letter only stands ready. */
static void
make_person (Fixture *fixture)
{
  g_autoptr (ClewOffice) office = desk_office_open (fixture->files);
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewRecord) person = clew_record_new (&clew_kind_participant);
  g_autoptr (ClewRecord) held = clew_record_new (&clew_kind_court_case);

  clew_record_set_text (person, "family_name", "Somebody");
  g_assert_true (clew_office_save (office, "add", person, &error));
  clew_record_set_text (held, "participant", clew_record_get_id (person));
  clew_record_set_text (held, "court", "Pine County Superior Court");
  g_assert_true (clew_office_save (office, "add", held, &error));
  g_free (fixture->participant);
  fixture->participant = g_strdup (clew_record_get_id (person));
  g_free (fixture->court_case);
  fixture->court_case = g_strdup (clew_record_get_id (held));
  clew_office_close (office);
}

static void
test_person (void)
{
  g_auto (Fixture) fixture = { NULL };

  fixture_init (&fixture);
  make_person (&fixture);
  fixture_open (&fixture, "person", fixture.participant);
  g_assert_true (has_menu_item (GTK_WIDGET (fixture.window), "view.say-nothing-helpful", NULL));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture.window),
                                             "view.say-nothing-helpful", NULL));
  desk_test_settle ();
  assert_nothing_helpful ();
}

static void
test_case (void)
{
  g_auto (Fixture) fixture = { NULL };
  GtkWidget *row;

  fixture_init (&fixture);
  make_person (&fixture);
  fixture_open (&fixture, "case", fixture.court_case);
  row = desk_test_get (fixture.window, ADW_TYPE_ACTION_ROW, "Nothing Helpful to Report…");
  g_assert_true (gtk_widget_activate (row));
  desk_test_settle ();
  assert_nothing_helpful ();
}

static void
text_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(char **)data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
is_read (gpointer data)
{
  return *(char **)data != NULL;
}

/* The same words whoever is asked about, from anywhere; they can be taken along. */
static void
test_neutral_words (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autofree char *copied = NULL;
  GtkWidget       *dialog;

  fixture_init (&fixture);
  fixture_open (&fixture, "start", NULL);
  g_assert_true (has_menu_item (GTK_WIDGET (fixture.window), "win.show-task", "neutral-words"));
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.show-task", "s", "neutral-words");
  desk_test_settle ();
  dialog = desk_test_find_message ();
  g_assert_nonnull (dialog);
  g_assert_true (desk_test_shows (dialog, "What to Say to Someone Who Asks"));
  g_assert_true (desk_test_shows (dialog, clew_gate_neutral_words ()));
  desk_test_answer ("_Copy");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (fixture.window)), NULL,
                                 text_cb, &copied);
  desk_test_wait (is_read, &copied);
  g_assert_cmpstr (copied, ==, clew_gate_neutral_words ());
  /* And closed, nothing is left of it. */
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.show-task", "s", "neutral-words");
  desk_test_settle ();
  desk_test_answer ("C_lose");
  g_assert_null (desk_test_find_message ());
}

int
main (int argc, char *argv[])
{
  desk_test_init (&argc, &argv);
  g_test_add_func ("/clew/desk/menus/person", test_person);
  g_test_add_func ("/clew/desk/menus/case", test_case);
  g_test_add_func ("/clew/desk/menus/neutral-words", test_neutral_words);
  return g_test_run ();
}
