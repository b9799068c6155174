/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-accessible.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include <string.h>

/**
 * clew_accessible_set_name:
 * @name: what a screen reader says, translated
 *
 * The only name: GTK 4.8 joins the words of a label that stands for the widget
 * to its own name, and later versions say that label's words instead of it.
 */
void
clew_accessible_set_name (GtkWidget *widget, const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (name != NULL);

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * clew_accessible_set_description:
 * @description: what a screen reader adds to the name, translated
 */
void
clew_accessible_set_description (GtkWidget *widget, const char *description)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (description != NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

/**
 * clew_menu_button_set_accessible_name:
 *
 * Names the menu button and the toggle inside it, which is what takes the focus.
 */
void
clew_menu_button_set_accessible_name (GtkMenuButton *button, const char *name)
{
  GtkWidget *toggle;

  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  clew_accessible_set_name (GTK_WIDGET (button), name);
  toggle = gtk_widget_get_first_child (GTK_WIDGET (button));
  if (toggle != NULL)
    clew_accessible_set_name (toggle, name);
}

static void
mend_button (GtkButton *button)
{
  const char      *label = gtk_button_get_label (button);
  g_autofree char *plain = NULL;

  if (g_strcmp0 (gtk_button_get_icon_name (button), "window-close-symbolic") == 0)
    clew_accessible_set_name (GTK_WIDGET (button), _("Close"));
  if (label == NULL || !gtk_button_get_use_underline (button))
    return;

  if (pango_parse_markup (label, -1, '_', NULL, &plain, NULL, NULL))
    clew_accessible_set_name (GTK_WIDGET (button), plain);
}

/* GTK 4.18 names an item of a menu by a label that it does not show to others.
 * The type is private; its text is a property all the same. */
static void
mend_menu_item (GtkWidget *item)
{
  g_autofree char *text = NULL;
  g_autofree char *markup = NULL;
  g_autofree char *plain = NULL;

  g_object_get (item, "text", &text, NULL);
  if (text == NULL)
    return;

  markup = g_markup_escape_text (text, -1);
  if (pango_parse_markup (markup, -1, '_', NULL, &plain, NULL, NULL))
    clew_accessible_set_name (item, plain);
}

static void
mend_menu_items (GtkWidget *root)
{
  if (strcmp (G_OBJECT_TYPE_NAME (root), "GtkModelButton") == 0)
    mend_menu_item (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    mend_menu_items (child);
}

/* A menu makes its items when it likes; they are all there when it is shown. */
static void
mend_menu (GtkWidget *menu)
{
  if (g_object_get_data (G_OBJECT (menu), "clew-mended"))
    return;

  g_signal_connect (menu, "map", G_CALLBACK (mend_menu_items), NULL);
  g_object_set_data (G_OBJECT (menu), "clew-mended", menu);
}

/* The choices of a combo box are rows without names. */
static void
bind_choice_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gpointer   choice = gtk_list_item_get_item (item);
  GtkWidget *child = gtk_list_item_get_child (item);

  if (GTK_IS_STRING_OBJECT (choice) && child != NULL)
    clew_row_set_accessible_name (child, gtk_string_object_get_string (choice));
}

static void
mend_choices (GtkListItemFactory *factory)
{
  if (GTK_IS_SIGNAL_LIST_ITEM_FACTORY (factory) &&
      !g_object_get_data (G_OBJECT (factory), "clew-mended"))
    {
      g_signal_connect (factory, "bind", G_CALLBACK (bind_choice_cb), NULL);
      g_object_set_data (G_OBJECT (factory), "clew-mended", factory);
    }
}

static void
mend_search (GtkSearchEntry *entry)
{
  g_autofree char *placeholder = NULL;

  g_object_get (entry, "placeholder-text", &placeholder, NULL);
  clew_accessible_set_name (GTK_WIDGET (entry), placeholder != NULL ? placeholder : _("Search"));
}

/* A toast comes long after its overlay was mended, with a button to close it. */
static void
mend_toasts_cb (GListModel *toasts, guint position, guint removed, guint added)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr(GtkWidget) toast = g_list_model_get_item (toasts, i);

      clew_accessible_mend (toast);
    }
}

static void
mend_toasts (GtkWidget *overlay)
{
  GListModel *children;

  if (g_object_get_data (G_OBJECT (overlay), "clew-mended"))
    return;

  children = gtk_widget_observe_children (overlay);
  g_signal_connect (children, "items-changed", G_CALLBACK (mend_toasts_cb), NULL);
  g_object_set_data_full (G_OBJECT (overlay), "clew-mended", children, g_object_unref);
}

static const char *
find_text (GtkWidget *widget)
{
  const char *text = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && text == NULL;
       child = gtk_widget_get_next_sibling (child))
    text = find_text (child);

  return text;
}

/* The ways back in libadwaita's window have tooltips only, the version is a label in a button. */
static void
mend_about (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) == NULL)
    {
      const char *name = gtk_widget_get_tooltip_text (widget);

      if (name == NULL)
        name = find_text (widget);
      if (name != NULL)
        clew_accessible_set_name (widget, name);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    mend_about (child);
}

/* GTK names nothing of its own window but the shortcuts. */
static void
mend_shortcuts (GtkWidget *widget)
{
  if (GTK_IS_MENU_BUTTON (widget))
    clew_menu_button_set_accessible_name (GTK_MENU_BUTTON (widget), _("Keyboard Shortcuts"));
  else if (GTK_IS_TOGGLE_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL)
    clew_accessible_set_name (widget, _("Search"));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    mend_shortcuts (child);
}

/**
 * clew_accessible_mend:
 * @root: a page or window whose template has been initialized
 *
 * Gives names where GTK gives none or two, at and below @root: buttons with
 * mnemonics, items of menus, expanders, search entries, toasts, the window of shortcuts, and the
 * choices of combo boxes that get their model after this call. The window does it for its views.
 */
void
clew_accessible_mend (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  if (GTK_IS_BUTTON (root))
    mend_button (GTK_BUTTON (root));
  else if (GTK_IS_POPOVER_MENU (root))
    mend_menu (root);
  else if (GTK_IS_SEARCH_ENTRY (root))
    mend_search (GTK_SEARCH_ENTRY (root));
  else if (ADW_IS_COMBO_ROW (root))
    mend_choices (adw_combo_row_get_factory (ADW_COMBO_ROW (root)));
  else if (GTK_IS_DROP_DOWN (root))
    mend_choices (gtk_drop_down_get_factory (GTK_DROP_DOWN (root)));
  else if (ADW_IS_TOAST_OVERLAY (root))
    mend_toasts (root);
  else if (ADW_IS_ABOUT_WINDOW (root))
    mend_about (root);
  else if (GTK_IS_SHORTCUTS_WINDOW (root))
    mend_shortcuts (root);
  else if (GTK_IS_EXPANDER (root) && gtk_expander_get_label (GTK_EXPANDER (root)) != NULL)
    clew_accessible_set_name (root, gtk_expander_get_label (GTK_EXPANDER (root)));

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    clew_accessible_mend (child);
}

/**
 * clew_row_set_accessible_name:
 * @child: what a factory put into the list item, or the child of a GtkListBoxRow
 * @name: one spoken sentence for the whole row
 *
 * Names the row that holds @child; call it at bind. In a column view, also
 * the row around the cell.
 */
void
clew_row_set_accessible_name (GtkWidget *child, const char *name)
{
  GtkWidget *row;
  GtkWidget *outer;

  g_return_if_fail (GTK_IS_WIDGET (child));

  row = gtk_widget_get_parent (child);
  if (row == NULL)
    return;
  clew_accessible_set_name (row, name);

  /* The cell's type is private in 4.8, so it is known by name only. */
  outer = gtk_widget_get_parent (row);
  if (outer != NULL && strcmp (G_OBJECT_TYPE_NAME (row), "GtkColumnViewCell") == 0)
    clew_accessible_set_name (outer, name);
}
