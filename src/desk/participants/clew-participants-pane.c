/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/participants/clew-participants-pane.h"

#include "desk/clew-accessible.h"
#include "desk/clew-error-words.h"
#include "desk/clew-settings.h"
#include "desk/participants/clew-facet-pane.h"
#include "desk/participants/clew-participant-factory.h"
#include "desk/participants/clew-person-selection.h"
#include "desk/participants/clew-person-words.h"

#include <glib/gi18n.h>

/* How wide the list would like to be beside a person's page. Long names must
 * not push that page about while somebody searches. */
#define NATURAL_WIDTH 288
/* Progress shows only when somebody would begin to wonder. */
#define PROGRESS_MS 3000
#define PULSE_MS    100

/* From the list to the rows that are seen:
 *
 *   ClewParticipantList  a lazy model whose row objects stay in their places
 *   ClewPersonSelection  nobody is selected by itself
 *   GtkListView          a factory binds rows; they listen to their object */
struct _ClewParticipantsPane
{
  AdwBin parent_instance;

  AdwHeaderBar    *header_bar;
  AdwWindowTitle  *title;
  GtkToggleButton *filter_button;
  GtkSearchEntry  *search;
  AdwFlap         *flap;
  ClewFacetPane   *facets;
  GtkStack        *states;
  GtkListView     *list_view;
  GtkProgressBar  *progress;
  AdwStatusPage   *nothing_page;
  GtkWidget       *clear_search_button;
  GtkWidget       *clear_filters_button;
  AdwStatusPage   *error_page;
  GtkLabel        *error_details;

  ClewOffice          *office;
  ClewParticipantList *list;
  ClewPersonSelection *selection;
  gboolean             alone;
  guint                progress_id;
  guint                pulse_id;
};

G_DEFINE_FINAL_TYPE (ClewParticipantsPane, clew_participants_pane, ADW_TYPE_BIN)

enum
{
  PERSON_SELECTED,
  PERSON_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_row (ClewParticipantRow *row, ClewPersonRow *person, guint position, gpointer data)
{
  ClewParticipantsPane *pane = data;
  const char           *typed = gtk_editable_get_text (GTK_EDITABLE (pane->search));

  clew_participant_row_show (row, clew_person_row_get (person), typed,
                             position >= clew_participant_list_get_n_exact (pane->list),
                             clew_office_today (pane->office));
}

/* What is shown instead of the list, or above it */

static gboolean
pulse_cb (gpointer data)
{
  gtk_progress_bar_pulse (CLEW_PARTICIPANTS_PANE (data)->progress);
  return G_SOURCE_CONTINUE;
}

static gboolean
progress_cb (gpointer data)
{
  ClewParticipantsPane *pane = data;

  pane->progress_id = 0;
  gtk_widget_set_visible (GTK_WIDGET (pane->progress), TRUE);
  pane->pulse_id = g_timeout_add (PULSE_MS, pulse_cb, pane);
  return G_SOURCE_REMOVE;
}

static void
show_progress (ClewParticipantsPane *pane)
{
  if (pane->list != NULL && clew_participant_list_is_loading (pane->list))
    {
      if (pane->progress_id == 0 && pane->pulse_id == 0)
        pane->progress_id = g_timeout_add (PROGRESS_MS, progress_cb, pane);
      return;
    }
  g_clear_handle_id (&pane->progress_id, g_source_remove);
  g_clear_handle_id (&pane->pulse_id, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (pane->progress), FALSE);
}

static void
show_error (ClewParticipantsPane *pane, const GError *error)
{
  g_autofree char *details = clew_error_words_dup_details (error);

  clew_error_words_show (pane->error_page, error);
  gtk_label_set_label (pane->error_details, details);
  gtk_stack_set_visible_child_name (pane->states, "error");
}

static void
show_nothing (ClewParticipantsPane *pane)
{
  gboolean searched = *gtk_editable_get_text (GTK_EDITABLE (pane->search)) != '\0';
  gboolean filtered = clew_facet_pane_count (pane->facets) > 0;

  adw_status_page_set_description (
    pane->nothing_page,
    filtered ? _ ("Nobody fits the search and the filters.")
             : _ ("Try fewer letters, an alias, a date of birth or a cause number."));
  gtk_widget_set_visible (pane->clear_search_button, searched);
  gtk_widget_set_visible (pane->clear_filters_button, filtered);
  gtk_stack_set_visible_child_name (pane->states, "nothing");
}

static void
show_state (ClewParticipantsPane *pane)
{
  const GError *error = clew_participant_list_get_error (pane->list);
  gboolean      narrowed = *gtk_editable_get_text (GTK_EDITABLE (pane->search)) != '\0' ||
                      clew_facet_pane_count (pane->facets) > 0;
  g_autofree char *subtitle = clew_people_count_words (pane->list, narrowed);

  adw_window_title_set_subtitle (pane->title, error == NULL ? subtitle : NULL);
  if (error != NULL)
    show_error (pane, error);
  else if (g_list_model_get_n_items (G_LIST_MODEL (pane->list)) > 0)
    gtk_stack_set_visible_child_name (pane->states, "list");
  else if (clew_participant_list_get_total (pane->list) == 0)
    gtk_stack_set_visible_child_name (pane->states, "empty");
  else
    show_nothing (pane);
  show_progress (pane);
}

static void
selected_cb (ClewParticipantsPane *pane, const char *id)
{
  if (!pane->alone)
    g_signal_emit (pane, signals[PERSON_SELECTED], 0, id);
}

static void
activate_cb (ClewParticipantsPane *pane, guint position)
{
  g_autoptr (ClewPersonRow) row = g_list_model_get_item (G_LIST_MODEL (pane->list), position);
  const char *id = row != NULL ? clew_person_row_get (row)->id : NULL;

  if (id != NULL)
    g_signal_emit (pane, signals[PERSON_ACTIVATED], 0, id);
}

/* Search */

static void
search (ClewParticipantsPane *pane)
{
  ClewFacets facets = clew_facet_pane_get_facets (pane->facets);

  if (pane->list == NULL)
    return;
  clew_participant_list_search (pane->list, gtk_editable_get_text (GTK_EDITABLE (pane->search)),
                                clew_settings_get_date_order (), &facets);
}

static void
search_changed_cb (ClewParticipantsPane *pane)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (pane->list_view));

  search (pane);
  /* The best hits stand first. */
  if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, 0);
}

static void
facets_changed_cb (ClewParticipantsPane *pane)
{
  guint            n = clew_facet_pane_count (pane->facets);
  g_autofree char *name = NULL;

  /* Translators: a button with the number of filters in use, for who can't see it */
  name = n == 0 ? g_strdup (_ ("Filters"))
                : g_strdup_printf (ngettext ("Filters, %u in use", "Filters, %u in use", n), n);
  clew_accessible_set_name (GTK_WIDGET (pane->filter_button), name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (pane->filter_button), name);
  if (n > 0)
    gtk_widget_add_css_class (GTK_WIDGET (pane->filter_button), "clew-in-use");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (pane->filter_button), "clew-in-use");
  search (pane);
}

static void
search_started_cb (ClewParticipantsPane *pane)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (pane->search));

  /* Somebody typed in the list: they want to see and go on typing. */
  gtk_text_grab_focus_without_selecting (GTK_TEXT (text));
}

static gboolean
search_key_cb (ClewParticipantsPane *pane, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Down || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  clew_participants_pane_focus_list (pane);
  return TRUE;
}

/* Return in the search opens the first hit: a scanner types a number and Return. */
static void
search_activate_cb (ClewParticipantsPane *pane)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (pane->search)) != '\0')
    activate_cb (pane, 0);
}

static void
clear_search_cb (ClewParticipantsPane *pane)
{
  gtk_editable_set_text (GTK_EDITABLE (pane->search), "");
  clew_participants_pane_focus_search (pane);
}

static void
stop_search_cb (ClewParticipantsPane *pane)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (pane->search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (pane->search), "");
  else
    clew_participants_pane_focus_list (pane);
}

static void
try_again_cb (ClewParticipantsPane *pane)
{
  clew_participant_list_reload (pane->list);
}

static void
clew_participants_pane_dispose (GObject *object)
{
  ClewParticipantsPane *pane = CLEW_PARTICIPANTS_PANE (object);

  g_clear_handle_id (&pane->progress_id, g_source_remove);
  g_clear_handle_id (&pane->pulse_id, g_source_remove);
  if (pane->list != NULL)
    g_signal_handlers_disconnect_by_data (pane->list, pane);
  g_clear_object (&pane->selection);
  g_clear_object (&pane->list);
  g_clear_object (&pane->office);

  G_OBJECT_CLASS (clew_participants_pane_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ClewParticipantsPane, header_bar);
  gtk_widget_class_bind_template_child (widget_class, ClewParticipantsPane, title);
  gtk_widget_class_bind_template_child (widget_class, ClewParticipantsPane, filter_button);
  gtk_widget_class_bind_template_child (widget_class, ClewParticipantsPane, search);
  gtk_widget_class_bind_template_child (widget_class, ClewParticipantsPane, flap);
  gtk_widget_class_bind_template_child (widget_class, ClewParticipantsPane, facets);
  gtk_widget_class_bind_template_child (widget_class, ClewParticipantsPane, states);
  gtk_widget_class_bind_template_child (widget_class, ClewParticipantsPane, list_view);
  gtk_widget_class_bind_template_child (widget_class, ClewParticipantsPane, progress);
  gtk_widget_class_bind_template_child (widget_class, ClewParticipantsPane, nothing_page);
  gtk_widget_class_bind_template_child (widget_class, ClewParticipantsPane, clear_search_button);
  gtk_widget_class_bind_template_child (widget_class, ClewParticipantsPane, clear_filters_button);
  gtk_widget_class_bind_template_child (widget_class, ClewParticipantsPane, error_page);
  gtk_widget_class_bind_template_child (widget_class, ClewParticipantsPane, error_details);
}

static void
clew_participants_pane_class_init (ClewParticipantsPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clew_participants_pane_dispose;

  signals[PERSON_SELECTED] = g_signal_new ("person-selected", G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                           G_TYPE_STRING);
  signals[PERSON_ACTIVATED] = g_signal_new ("person-activated", G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                            1, G_TYPE_STRING);

  g_type_ensure (CLEW_TYPE_FACET_PANE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/clewproject/Clew/participants/clew-participants-pane.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, facets_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_started_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, try_again_cb);
  gtk_widget_class_bind_template_callback (widget_class, clew_participants_pane_clear_filters);
}

static GtkSizeRequestMode
request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
measure (GtkWidget     *widget,
         GtkOrientation orientation,
         int            for_size,
         int           *minimum,
         int           *natural,
         int           *minimum_baseline,
         int           *natural_baseline)
{
  *minimum_baseline = *natural_baseline = -1;
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, -1, minimum, natural,
                      NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, NATURAL_WIDTH);
}

static void
allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (gtk_widget_get_first_child (widget), width, height, baseline, NULL);
}

static void
clew_participants_pane_init (ClewParticipantsPane *pane)
{
  g_autoptr (GtkListItemFactory) factory = clew_participant_factory_new (show_row, pane);

  gtk_widget_init_template (GTK_WIDGET (pane));

  gtk_list_view_set_factory (pane->list_view, factory);
  gtk_widget_set_layout_manager (GTK_WIDGET (pane),
                                 gtk_custom_layout_new (request_mode, measure, allocate));
  gtk_search_entry_set_key_capture_widget (pane->search, GTK_WIDGET (pane->list_view));
  g_object_bind_property (pane->filter_button, "active", pane->flap, "reveal-flap",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  facets_changed_cb (pane);
}

/**
 * clew_participants_pane_set_office:
 * @pane: the pane
 * @office: an open office; the list follows its changes by itself
 */
void
clew_participants_pane_set_office (ClewParticipantsPane *pane, ClewOffice *office)
{
  g_return_if_fail (pane->office == NULL);

  pane->office = g_object_ref (office);
  pane->list = clew_participant_list_new (office);
  pane->selection = clew_person_selection_new (pane->list, pane->list_view);
  g_signal_connect_object (pane->selection, "selected", G_CALLBACK (selected_cb), pane,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane->list, "state-changed", G_CALLBACK (show_state), pane,
                           G_CONNECT_SWAPPED);
  clew_facet_pane_set_office (pane->facets, office);
  show_state (pane);
}

/**
 * clew_participants_pane_refresh:
 * @pane: the pane
 *
 * Shows what the list does not follow by itself: who works here, what day it is.
 */
void
clew_participants_pane_refresh (ClewParticipantsPane *pane)
{
  clew_facet_pane_set_office (pane->facets, pane->office);
  show_state (pane);
}

/**
 * clew_participants_pane_set_alone:
 * @pane: the pane
 * @alone: whether the person's page stands behind the list rather than beside it
 *
 * Alone, walking through the list shows nobody; a click does.
 */
void
clew_participants_pane_set_alone (ClewParticipantsPane *pane, gboolean alone)
{
  pane->alone = alone;
  gtk_list_view_set_single_click_activate (pane->list_view, alone);
  adw_header_bar_set_show_end_title_buttons (pane->header_bar, alone);
}

/**
 * clew_participants_pane_select:
 * @pane: the pane
 * @id: (nullable): who is shown beside the list
 */
void
clew_participants_pane_select (ClewParticipantsPane *pane, const char *id)
{
  if (pane->selection != NULL)
    clew_person_selection_set (pane->selection, id);
}

/**
 * clew_participants_pane_focus_search:
 * @pane: the pane
 *
 * Puts the focus where somebody types whom they look for.
 */
void
clew_participants_pane_focus_search (ClewParticipantsPane *pane)
{
  gtk_widget_grab_focus (GTK_WIDGET (pane->search));
}

/**
 * clew_participants_pane_focus_list:
 * @pane: the pane
 *
 * Puts the focus on the person who is selected, or on the first.
 */
void
clew_participants_pane_focus_list (ClewParticipantsPane *pane)
{
  if (pane->selection != NULL)
    clew_person_selection_focus (pane->selection);
}

/**
 * clew_participants_pane_toggle_filters:
 * @pane: the pane
 */
void
clew_participants_pane_toggle_filters (ClewParticipantsPane *pane)
{
  gboolean reveal = !adw_flap_get_reveal_flap (pane->flap);

  adw_flap_set_reveal_flap (pane->flap, reveal);
  if (reveal)
    gtk_widget_child_focus (GTK_WIDGET (pane->facets), GTK_DIR_TAB_FORWARD);
  else
    clew_participants_pane_focus_search (pane);
}

/**
 * clew_participants_pane_clear_filters:
 * @pane: the pane
 */
void
clew_participants_pane_clear_filters (ClewParticipantsPane *pane)
{
  clew_facet_pane_clear (pane->facets);
}

/**
 * clew_participants_pane_get_header_bar:
 * @pane: the pane
 *
 * Returns: (transfer none): its header bar
 */
AdwHeaderBar *
clew_participants_pane_get_header_bar (ClewParticipantsPane *pane)
{
  return pane->header_bar;
}
