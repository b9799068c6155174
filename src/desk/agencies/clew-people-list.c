/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/agencies/clew-people-list.h"

#include "desk/clew-accessible.h"
#include "desk/clew-error-words.h"

#include <glib/gi18n.h>

struct _ClewPeopleItem
{
  GObject parent_instance;

  char *id;
  char *name;
  char *detail;
};

G_DEFINE_FINAL_TYPE (ClewPeopleItem, clew_people_item, G_TYPE_OBJECT)

static void
clew_people_item_finalize (GObject *object)
{
  ClewPeopleItem *item = CLEW_PEOPLE_ITEM (object);

  g_free (item->id);
  g_free (item->name);
  g_free (item->detail);

  G_OBJECT_CLASS (clew_people_item_parent_class)->finalize (object);
}

static void
clew_people_item_class_init (ClewPeopleItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clew_people_item_finalize;
}

static void
clew_people_item_init (ClewPeopleItem *item)
{
}

/**
 * clew_people_item_new:
 * @id: what the list's action goes to
 * @name: the person's name as listed
 * @detail: a line about the person
 *
 * Returns: (transfer full): a row of the list
 */
ClewPeopleItem *
clew_people_item_new (const char *id, const char *name, const char *detail)
{
  ClewPeopleItem *item = g_object_new (CLEW_TYPE_PEOPLE_ITEM, NULL);

  item->id = g_strdup (id);
  item->name = g_strdup (name);
  item->detail = g_strdup (detail);
  return item;
}

struct _ClewPeopleList
{
  AdwBin parent_instance;

  GtkStack      *states;
  AdwStatusPage *empty_page;
  AdwStatusPage *error_page;
  GtkListView   *list;
  GtkLabel      *more;

  GListStore *items;
  const char *action;
};

G_DEFINE_FINAL_TYPE (ClewPeopleList, clew_people_list, ADW_TYPE_BIN)

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_box_append (GTK_BOX (box), new_label ("heading"));
  gtk_box_append (GTK_BOX (box), new_label ("dim-label"));
  gtk_list_item_set_child (list_item, box);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  ClewPeopleItem  *item = gtk_list_item_get_item (list_item);
  GtkWidget       *box = gtk_list_item_get_child (list_item);
  g_autofree char *spoken = NULL;

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), item->name);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), item->detail);
  /* Translators: spoken: the first and the second line of a row */
  spoken = g_strdup_printf (_ ("%s, %s"), item->name, item->detail);
  clew_row_set_accessible_name (box, spoken);
}

static void
activated_cb (ClewPeopleList *list, guint position)
{
  g_autoptr (ClewPeopleItem) item = g_list_model_get_item (G_LIST_MODEL (list->items), position);

  gtk_widget_activate_action (GTK_WIDGET (list), list->action, "s", item->id);
}

static void
clew_people_list_dispose (GObject *object)
{
  ClewPeopleList *list = CLEW_PEOPLE_LIST (object);

  g_clear_object (&list->items);

  G_OBJECT_CLASS (clew_people_list_parent_class)->dispose (object);
}

static void
clew_people_list_class_init (ClewPeopleListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clew_people_list_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/clewproject/Clew/agencies/clew-people-list.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewPeopleList, states);
  gtk_widget_class_bind_template_child (widget_class, ClewPeopleList, empty_page);
  gtk_widget_class_bind_template_child (widget_class, ClewPeopleList, error_page);
  gtk_widget_class_bind_template_child (widget_class, ClewPeopleList, list);
  gtk_widget_class_bind_template_child (widget_class, ClewPeopleList, more);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
clew_people_list_init (ClewPeopleList *list)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (list));
  list->items = g_list_store_new (CLEW_TYPE_PEOPLE_ITEM);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (list->list, factory);
  gtk_list_view_set_model (
    list->list,
    GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (list->items)))));
}

/**
 * clew_people_list_set_words:
 * @list: a list
 * @words: what it says, which must outlive it
 */
void
clew_people_list_set_words (ClewPeopleList *list, const ClewPeopleWords *words)
{
  clew_accessible_set_name (GTK_WIDGET (list->list), _ (words->name));
  adw_status_page_set_title (list->empty_page, _ (words->nothing));
  adw_status_page_set_description (list->empty_page, _ (words->explanation));
  list->action = words->action;
}

/**
 * clew_people_list_show:
 * @list: a list
 * @items: (element-type ClewPeopleItem): what it shows from now on
 * @more: whether there are more than these
 */
void
clew_people_list_show (ClewPeopleList *list, GPtrArray *items, gboolean more)
{
  g_autofree char *text = g_strdup_printf (
    ngettext ("The first person is shown. There are more.",
              "The first %u people are shown. There are more.", items->len),
    items->len);

  g_list_store_splice (list->items, 0, g_list_model_get_n_items (G_LIST_MODEL (list->items)),
                       items->pdata, items->len);
  gtk_label_set_label (list->more, text);
  gtk_widget_set_visible (GTK_WIDGET (list->more), more);
  gtk_stack_set_visible_child_name (list->states, items->len > 0 ? "list" : "empty");
}

/**
 * clew_people_list_show_error:
 * @list: a list
 * @error: why it can't be shown
 */
void
clew_people_list_show_error (ClewPeopleList *list, const GError *error)
{
  clew_error_words_show (list->error_page, error);
  gtk_stack_set_visible_child_name (list->states, "error");
}

/**
 * clew_people_list_wait:
 * @list: a list
 *
 * Shows nothing, not even that there is nothing: it is about to be read.
 */
void
clew_people_list_wait (ClewPeopleList *list)
{
  g_list_store_remove_all (list->items);
  gtk_stack_set_visible_child_name (list->states, "waiting");
}
