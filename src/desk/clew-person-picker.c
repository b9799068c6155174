/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-person-picker.h"

#include "desk/clew-accessible.h"
#include "desk/clew-settings.h"
#include "records/clew-participant-list.h"

#include <glib/gi18n.h>

struct _ClewPersonPicker
{
  GtkBox parent_instance;

  GtkWidget   *search;
  GtkWidget   *scroller;
  GtkListView *view;
  GtkWidget   *note;

  ClewParticipantList *people;
};

G_DEFINE_FINAL_TYPE (ClewPersonPicker, clew_person_picker, GTK_TYPE_BOX)

enum
{
  PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_searching (ClewPersonPicker *picker)
{
  return *gtk_editable_get_text (GTK_EDITABLE (picker->search)) != '\0';
}

static void
show (ClewPersonPicker *picker)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (picker->people));

  gtk_widget_set_visible (picker->scroller, is_searching (picker) && n > 0);
  gtk_widget_set_visible (picker->note, is_searching (picker) && n == 0);
  gtk_label_set_label (GTK_LABEL (picker->note),
                       clew_participant_list_is_loading (picker->people)
                       ? _ ("Searching…")
                       : _ ("Nobody in this office is found by that."));
}

static void
search_changed_cb (ClewPersonPicker *picker)
{
  clew_participant_list_search (picker->people,
                                gtk_editable_get_text (GTK_EDITABLE (picker->search)),
                                clew_settings_get_date_order (), NULL);
  show (picker);
}

static void
pick (ClewPersonPicker *picker, guint position)
{
  g_autoptr (ClewPersonRow) row = g_list_model_get_item (G_LIST_MODEL (picker->people), position);
  const ClewPersonFields *fields = row != NULL ? clew_person_row_get (row) : NULL;
  g_autofree char        *id = fields != NULL ? g_strdup (fields->id) : NULL;
  g_autofree char        *name = fields != NULL ? g_strdup (fields->name) : NULL;

  if (id == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (picker->search), "");
  g_signal_emit (picker, signals[PICKED], 0, id, name);
}

static void
activated_cb (GtkListView *view, guint position, ClewPersonPicker *picker)
{
  pick (picker, position);
}

/* Return takes whoever is marked, at first the one found best. */
static void
search_activated_cb (ClewPersonPicker *picker)
{
  GtkSelectionModel *selection = gtk_list_view_get_model (picker->view);

  if (is_searching (picker))
    pick (picker, gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (selection)));
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_widget_set_margin_start (label, 6);
  gtk_list_item_set_child (item, label);
}

static void
show_person (GtkListItem *item)
{
  const ClewPersonFields *fields = clew_person_row_get (gtk_list_item_get_item (item));
  GtkWidget              *label = gtk_list_item_get_child (item);
  g_autofree char        *text = NULL;

  if (fields->age >= 0)
    /* Translators: a name, then an age in years */
    text = g_strdup_printf (_ ("%s, %d"), fields->name, fields->age);
  else
    text = g_strdup (fields->name);
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  clew_row_set_accessible_name (label, text != NULL ? text : "");
}

/* A place in the list is filled anew when other people stand there. */
static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  g_signal_connect_swapped (gtk_list_item_get_item (item), "changed", G_CALLBACK (show_person),
                            item);
  show_person (item);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item), item);
}

static void
clew_person_picker_dispose (GObject *object)
{
  g_clear_object (&CLEW_PERSON_PICKER (object)->people);

  G_OBJECT_CLASS (clew_person_picker_parent_class)->dispose (object);
}

static void
clew_person_picker_class_init (ClewPersonPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clew_person_picker_dispose;

  /**
   * ClewPersonPicker::picked:
   * @picker: the picker
   * @id: the person's id
   * @name: as listed
   *
   * Somebody was chosen.
   */
  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
clew_person_picker_init (ClewPersonPicker *picker)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (picker), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (picker), 6);
}

static void
add_list (ClewPersonPicker *picker)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GListModel         *model = g_object_ref (G_LIST_MODEL (picker->people));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  picker->view = GTK_LIST_VIEW (
    gtk_list_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (model)), factory));
  gtk_list_view_set_single_click_activate (picker->view, TRUE);
  g_signal_connect_object (picker->view, "activate", G_CALLBACK (activated_cb), picker, 0);
  picker->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (picker->scroller), 160);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (picker->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (picker->scroller),
                                 GTK_WIDGET (picker->view));
  gtk_widget_add_css_class (picker->scroller, "card");
  clew_accessible_set_name (GTK_WIDGET (picker->view), _ ("People"));
  gtk_box_append (GTK_BOX (picker), picker->scroller);
}

/**
 * clew_person_picker_new:
 * @office: the open office
 * @prompt: what is searched for
 *
 * Returns: (transfer floating): the picker, with nobody listed
 */
ClewPersonPicker *
clew_person_picker_new (ClewOffice *office, const char *prompt)
{
  ClewPersonPicker *picker = g_object_new (CLEW_TYPE_PERSON_PICKER, NULL);

  picker->people = clew_participant_list_new (office);
  picker->search = gtk_search_entry_new ();
  picker->note = gtk_label_new (NULL);
  g_object_set (picker->search, "placeholder-text", prompt, NULL);
  clew_accessible_set_name (picker->search, prompt);
  gtk_widget_add_css_class (picker->note, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (picker->note), 0);
  gtk_label_set_wrap (GTK_LABEL (picker->note), TRUE);
  gtk_box_append (GTK_BOX (picker), picker->search);
  gtk_box_append (GTK_BOX (picker), picker->note);
  add_list (picker);
  g_signal_connect_object (picker->search, "search-changed", G_CALLBACK (search_changed_cb),
                           picker, G_CONNECT_SWAPPED);
  g_signal_connect_object (picker->search, "activate", G_CALLBACK (search_activated_cb), picker,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (picker->people, "items-changed", G_CALLBACK (show), picker,
                           G_CONNECT_SWAPPED);
  show (picker);
  return picker;
}
