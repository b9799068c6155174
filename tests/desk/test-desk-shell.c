/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-test.h"

#include "base/clew-error.h"
#include "desk/clew-about.h"
#include "desk/clew-areas.h"
#include "desk/clew-key-page.h"
#include "desk/clew-shortcuts.h"

#include <string.h>

#define RESOURCES "/org/clewproject/Clew"

/* Templates */

static char *
find_template_class (const char *path)
{
  g_autoptr(GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  const char      *start = strstr (text, "<template class=\"");

  if (start == NULL)
    return NULL;
  start += strlen ("<template class=\"");

  return g_strndup (start, strcspn (start, "\""));
}

static guint
try_templates (GtkBuilder *builder, const char *folder)
{
  g_auto(GStrv) names = g_resources_enumerate_children (folder, 0, NULL);
  guint n = 0;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (folder, names[i], NULL);

      if (g_str_has_suffix (names[i], "/") && strcmp (names[i], "core/") != 0)
        {
          n += try_templates (builder, path);
        }
      else if (g_str_has_suffix (names[i], ".ui"))
        {
          g_autofree char *type_name = find_template_class (path);
          GType            type;
          GtkWidget       *widget;

          if (type_name == NULL)
            continue;
          g_test_message ("%s", type_name);
          type = gtk_builder_get_type_from_name (builder, type_name);
          g_assert_cmpuint (type, !=, G_TYPE_INVALID);
          widget = g_object_new (type, NULL);
          g_object_ref_sink (widget);
          if (GTK_IS_WINDOW (widget))
            gtk_window_destroy (GTK_WINDOW (widget));
          g_object_unref (widget);
          n++;
        }
    }

  return n;
}

static void
test_templates (void)
{
  /* The builder finds a type by its name through the program's symbols. */
  g_autoptr(GtkBuilder) builder = gtk_builder_new ();

  g_assert_cmpuint (try_templates (builder, RESOURCES "/"), >=, 7);
}

/* Key page */

static const char *const button_labels[] = {
  "_Unlock Keyring…",
  "_Try Again",
  "Use _Recovery Code…",
  "Use _Key File…",
  "How to Restore a _Backup",
  "_Choose Another File…",
};

static void
assert_buttons (gboolean domain_is_keys, int code, const char *visible)
{
  ClewKeyPage *page = g_object_ref_sink (g_object_new (CLEW_TYPE_KEY_PAGE, NULL));
  GQuark       domain = domain_is_keys ? CLEW_KEYS_ERROR : CLEW_STORE_ERROR;
  g_autoptr(GError) error = g_error_new_literal (domain, code, "for the test");
  guint n_suggested = 0;

  clew_key_page_show_error (page, error, "/invented/office.clew");
  for (gsize i = 0; i < G_N_ELEMENTS (button_labels); i++)
    {
      GtkWidget *button = desk_test_find (GTK_WIDGET (page), GTK_TYPE_BUTTON, button_labels[i]);

      g_assert_nonnull (button);
      g_assert_cmpint (gtk_widget_get_visible (button), ==, visible[i] == '1');
      if (gtk_widget_has_css_class (button, "suggested-action"))
        n_suggested++;
    }
  g_assert_cmpuint (n_suggested, ==, 1);
  g_assert_nonnull (desk_test_find (GTK_WIDGET (page), GTK_TYPE_LABEL, "/invented/office.clew"));
  g_object_unref (page);
}

static void
test_key_page (void)
{
  /*                                         unlock, again, code, key file, backup, other */
  assert_buttons (TRUE, CLEW_KEYS_ERROR_LOCKED, "101101");
  assert_buttons (TRUE, CLEW_KEYS_ERROR_DISMISSED, "101101");
  assert_buttons (TRUE, CLEW_KEYS_ERROR_NO_SERVICE, "011101");
  assert_buttons (TRUE, CLEW_KEYS_ERROR_TIMED_OUT, "011101");
  assert_buttons (TRUE, CLEW_KEYS_ERROR_ABSENT, "011101");
  assert_buttons (TRUE, CLEW_KEYS_ERROR_DUPLICATE, "011101");
  assert_buttons (TRUE, CLEW_KEYS_ERROR_BAD_KEY, "011101");
  assert_buttons (FALSE, CLEW_STORE_ERROR_WRONG_KEY, "001111");
  assert_buttons (FALSE, CLEW_STORE_ERROR_NO_FILE, "010001");
  assert_buttons (FALSE, CLEW_STORE_ERROR_NOT_OFFICE, "000011");
  assert_buttons (FALSE, CLEW_STORE_ERROR_NEWER, "010001");
  assert_buttons (FALSE, CLEW_STORE_ERROR_DAMAGED, "010011");
  assert_buttons (FALSE, CLEW_STORE_ERROR_IN_USE, "010001");
  assert_buttons (FALSE, CLEW_STORE_ERROR_UNSAFE_PLACE, "010001");
}

/* Keys */

/* What GTK binds itself, and Ctrl+Z, which the window binds for a reason of its own. */
static const char *const bound_elsewhere[] = {
  "<Control>z",
  "<Shift><Control>z",
  "F10",
  "<Control>question",
};

static char *
normalize (const char *key)
{
  guint           value;
  GdkModifierType modifiers;

  g_assert_true (gtk_accelerator_parse (key, &value, &modifiers));

  return gtk_accelerator_name (value, modifiers);
}

static void
collect_shown (GtkWidget *widget, GHashTable *shown)
{
  if (GTK_IS_SHORTCUTS_SHORTCUT (widget))
    {
      g_autofree char *key = NULL;

      g_object_get (widget, "accelerator", &key, NULL);
      g_hash_table_add (shown, normalize (key));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_shown (child, shown);
}

static void
test_shortcuts (void)
{
  g_autoptr(GtkBuilder) builder = gtk_builder_new_from_resource (RESOURCES "/gtk/help-overlay.ui");
  GtkWidget *overlay = GTK_WIDGET (gtk_builder_get_object (builder, "help_overlay"));
  g_autoptr(GHashTable) shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_bound = 0;

  g_assert_true (GTK_IS_SHORTCUTS_WINDOW (overlay));
  collect_shown (overlay, shown);
  for (guint i = 0; clew_shortcuts[i].action != NULL; i++, n_bound++)
    {
      g_autofree char *key = normalize (clew_shortcuts[i].key);

      if (!g_hash_table_contains (shown, key))
        g_error ("%s is bound and not shown", key);
      /* Alt+letter belongs to mnemonics, Super to the desktop. */
      g_assert_true (strstr (key, "<Alt>") == NULL || strcmp (key, "<Alt>Left") == 0);
      g_assert_null (strstr (key, "<Super>"));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bound_elsewhere); i++, n_bound++)
    {
      g_autofree char *key = normalize (bound_elsewhere[i]);

      if (!g_hash_table_contains (shown, key))
        g_error ("%s is bound and not shown", key);
    }
  g_assert_cmpuint (g_hash_table_size (shown), ==, n_bound);
  gtk_window_destroy (GTK_WINDOW (overlay));
}

/* The views have the numbers of their places in the sidebar. */
static void
test_view_keys (void)
{
  for (guint i = 0, place = 1; clew_areas[i].name != NULL; i++)
    {
      g_autofree char *action = g_strdup_printf ("win.show-view('%s')", clew_areas[i].name);
      g_autofree char *key = g_strdup_printf ("<Control>%u", place);
      gboolean         found = FALSE;

      /* In the place of another it has that one's key. */
      if (clew_areas[i].without != NULL)
        continue;
      place++;

      for (guint k = 0; clew_shortcuts[k].action != NULL; k++)
        found |= g_str_equal (clew_shortcuts[k].action, action) &&
                 g_str_equal (clew_shortcuts[k].key, key);
      if (!found)
        g_error ("%s does not show %s", key, clew_areas[i].name);
    }
}

/* A key for an action that no view has would do nothing anywhere. */
static void
test_view_actions (void)
{
  for (guint i = 0; clew_shortcuts[i].action != NULL; i++)
    {
      gboolean found = FALSE;

      if (!g_str_has_prefix (clew_shortcuts[i].action, "view."))
        continue;
      for (const ClewArea *area = clew_areas; area->name != NULL; area++)
        {
          ClewView *view = g_object_ref_sink (g_object_new (area->get_type (), NULL));

          found |= g_action_group_has_action (clew_view_get_actions (view),
                                              clew_shortcuts[i].action + strlen ("view."));
          g_object_unref (view);
        }
      if (!found)
        g_error ("%s is offered by no view", clew_shortcuts[i].action);
    }
}

/* Help */

static void
assert_page (const char *topic)
{
  g_autofree char *name = g_strconcat (topic, ".page", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "..", "help", "C", name, NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_error ("The help has no page %s", topic);
}

/* Whatever F1 and the pages for errors show is in the help. */
static void
test_help_topics (void)
{
  for (const ClewArea *area = clew_areas; area->name != NULL; area++)
    {
      ClewView *view = g_object_ref_sink (g_object_new (area->get_type (), NULL));

      assert_page (area->help_topic);
      if (clew_view_get_help_topic (view) != NULL)
        assert_page (clew_view_get_help_topic (view));
      g_object_unref (view);
    }
  assert_page ("audit");
  assert_page ("index");
  assert_page ("opening");
  assert_page ("new-office");
  assert_page ("recovery-code");
  assert_page ("backup");
}

/* About */

static void
test_debug_info (void)
{
  g_autofree char  *info = clew_about_dup_debug_info ();
  const char *const personal[] = { g_get_user_name (), g_get_home_dir (), g_get_host_name () };

  g_assert_nonnull (strstr (info, "GTK: 4."));
  g_assert_nonnull (strstr (info, "libadwaita: 1."));
  g_assert_nonnull (strstr (info, CLEW_VERSION));
  g_assert_nonnull (strstr (info, "SQLCipher: 4."));
  g_assert_nonnull (strstr (info, "SQLite 3."));
  g_assert_null (strstr (info, " /"));
  for (gsize i = 0; i < G_N_ELEMENTS (personal); i++)
    g_assert_null (strstr (info, personal[i]));
}

/* Nothing about a record may reach a list that other programs show. */
static void
test_recent_files_off (void)
{
  gboolean enabled = TRUE;

  g_object_get (gtk_settings_get_default (), "gtk-recent-files-enabled", &enabled, NULL);
  g_assert_false (enabled);
}

int
main (int argc, char *argv[])
{
  desk_test_init (&argc, &argv);

  g_test_add_func ("/clew/desk/shell/templates", test_templates);
  g_test_add_func ("/clew/desk/shell/key-page", test_key_page);
  g_test_add_func ("/clew/desk/shell/shortcuts", test_shortcuts);
  g_test_add_func ("/clew/desk/shell/view-keys", test_view_keys);
  g_test_add_func ("/clew/desk/shell/view-actions", test_view_actions);
  g_test_add_func ("/clew/desk/shell/help-topics", test_help_topics);
  g_test_add_func ("/clew/desk/shell/debug-info", test_debug_info);
  g_test_add_func ("/clew/desk/shell/recent-files-off", test_recent_files_off);

  return g_test_run ();
}
