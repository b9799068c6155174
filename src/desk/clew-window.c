/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-window-private.h"

#include "desk/clew-accessible.h"
#include "desk/clew-demonstration.h"
#include "desk/clew-areas.h"
#include "desk/clew-error-words.h"
#include "desk/clew-settings.h"
#include "desk/clew-welcome-page.h"

#include <glib/gi18n.h>

/* How far back Alt+Left goes. */
#define HISTORY_LENGTH 50

/* How often the bar moves while an answer is on its way, in milliseconds. */
#define PULSE_INTERVAL 100

G_DEFINE_FINAL_TYPE (ClewWindow, clew_window, ADW_TYPE_APPLICATION_WINDOW)

static gboolean
pulse_cb (gpointer data)
{
  gtk_progress_bar_pulse (GTK_PROGRESS_BAR (data));

  return G_SOURCE_CONTINUE;
}

/* What takes long is said, above what was there before. */
static void
show_waiting (ClewWindow *window)
{
  gboolean waiting = window->view != NULL && clew_view_get_waiting (window->view);

  g_clear_handle_id (&window->pulse_id, g_source_remove);
  gtk_widget_set_visible (window->waiting_bar, waiting);
  if (waiting)
    window->pulse_id = g_timeout_add (PULSE_INTERVAL, pulse_cb, window->waiting_bar);
}

/* Moving */

static ClewView *
ensure_view (ClewWindow *window, const ClewArea *area)
{
  GtkWidget *view = gtk_stack_get_child_by_name (window->views, area->name);

  if (view == NULL)
    {
      view = g_object_new (area->get_type (), NULL);
      clew_accessible_mend (view);
      g_object_bind_property (window->leaflet, "folded", view, "folded", G_BINDING_SYNC_CREATE);
      g_signal_connect_object (view, "notify::waiting", G_CALLBACK (show_waiting), window,
                               G_CONNECT_SWAPPED);
      gtk_stack_add_named (window->views, view, area->name);
      clew_view_set_office (CLEW_VIEW (view), window->opening.office);
    }

  return CLEW_VIEW (view);
}

static void
show_view (ClewWindow *window, const ClewArea *area, const char *id)
{
  ClewView *view = ensure_view (window, area);

  if (window->view != view)
    {
      if (window->view != NULL)
        clew_view_set_shown (window->view, FALSE);
      window->view = view;
      gtk_stack_set_visible_child (window->views, GTK_WIDGET (view));
      gtk_widget_insert_action_group (GTK_WIDGET (window), "view", clew_view_get_actions (view));
      clew_view_set_shown (view, TRUE);
      gtk_window_set_title (GTK_WINDOW (window), _ (area->title));
      show_waiting (window);
    }
  clew_view_show_record (view, id);

  window->moving = TRUE;
  clew_window_select_area (window, area);
  window->moving = FALSE;
  adw_leaflet_set_visible_child (window->leaflet, window->views_pane);
}

static void
remember_place (ClewWindow *window, const ClewPlace *next)
{
  if (window->place == NULL)
    return;
  /* Walking down a list of people is one step, not one for each person. */
  if (window->place->id != NULL && next->id != NULL &&
      g_str_equal (window->place->name, next->name))
    return;

  g_queue_push_head (&window->history, clew_place_copy (window->place));
  if (window->history.length > HISTORY_LENGTH)
    clew_place_free (g_queue_pop_tail (&window->history));
}

/* Whether this kind of office has what is there. */
static gboolean
has_place (ClewWindow *window, const ClewPlace *place)
{
  const ClewAreaWindow *task = clew_areas_find_window (place->name);
  const ClewArea       *area = clew_areas_find (place->name);

  if (area != NULL)
    return clew_areas_has (window->opening.office, area);
  return task != NULL && clew_areas_has_window (window->opening.office, task);
}

static void
go (ClewWindow *window, const ClewPlace *place, gboolean remember)
{
  const ClewAreaWindow *task = clew_areas_find_window (place->name);
  const ClewArea       *area = clew_areas_find (place->name);

  if (window->opening.office == NULL || !clew_areas_check_place (place) ||
      !has_place (window, place))
    return;

  if (area == NULL)
    {
      task->present (GTK_WINDOW (window), window->opening.office, place->id);
      return;
    }

  if (window->place == NULL || !clew_place_equal (window->place, place))
    {
      ClewPlace *copy = clew_place_copy (place);

      if (remember)
        remember_place (window, place);
      g_clear_pointer (&window->place, clew_place_free);
      window->place = copy;
    }
  show_view (window, area, place->id);
}

/* For clew-window-actions.c: where the window was before. */
void
clew_window_go_back (ClewWindow *window)
{
  g_autoptr(ClewPlace) place = NULL;

  if (window->opening.office == NULL)
    return;

  if (adw_leaflet_get_folded (window->leaflet))
    {
      const ClewArea *area = window->place != NULL ? clew_areas_find (window->place->name) : NULL;

      /* Narrow: up, from the record to its list, from the list to the sidebar. */
      if (area == NULL || window->place->id == NULL)
        {
          adw_leaflet_navigate (window->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
          gtk_widget_child_focus (GTK_WIDGET (window->sidebar), GTK_DIR_TAB_FORWARD);
          return;
        }
      place = clew_place_new (area->name, NULL);
    }
  else if (g_queue_is_empty (&window->history) && window->place->id != NULL)
    {
      place = clew_place_new (clew_areas_find (window->place->name)->name, NULL);
    }
  else
    {
      place = g_queue_pop_head (&window->history);
    }

  if (place != NULL)
    {
      go (window, place, FALSE);
      clew_view_grab_first_focus (window->view);
    }
}

/* The sidebar */

static void
sidebar_selected_cb (ClewWindow *window, GtkListBoxRow *row)
{
  const ClewArea *area;
  g_autoptr(ClewPlace) place = NULL;

  /* Narrow, the arrows only walk the sidebar; Return goes there. */
  if (row == NULL || window->moving || adw_leaflet_get_folded (window->leaflet))
    return;

  /* GTK selects again what Tab comes to: a record of this view stays. */
  area = g_object_get_data (G_OBJECT (row), "clew-area");
  if (window->place != NULL && clew_areas_find (window->place->name) == area)
    return;

  place = clew_place_new (area->name, NULL);
  go (window, place, TRUE);
}

static void
sidebar_activated_cb (ClewWindow *window, GtkListBoxRow *row)
{
  const ClewArea *area = g_object_get_data (G_OBJECT (row), "clew-area");
  g_autoptr(ClewPlace) place = clew_place_new (area->name, NULL);

  go (window, place, TRUE);
  clew_view_grab_first_focus (window->view);
}

/* Tab goes on to the view: in a list box of GTK it would walk every row and, selecting them, go
 * to every view on the way. The arrows walk the rows. */
static gboolean
sidebar_key_cb (ClewWindow *window, guint value, guint code, GdkModifierType modifiers)
{
  if (value == GDK_KEY_Tab && (modifiers & GDK_CONTROL_MASK) == 0)
    return gtk_widget_child_focus (GTK_WIDGET (window->views), GTK_DIR_TAB_FORWARD);
  if (value == GDK_KEY_ISO_Left_Tab)
    return gtk_widget_child_focus (GTK_WIDGET (window->open_menu_button), GTK_DIR_TAB_BACKWARD);

  return GDK_EVENT_PROPAGATE;
}

/* Closing closes the office. What stands over the window works in it and goes first; what
 * stays there, since something would be lost, holds this window open too. */
static gboolean
clew_window_close_request (GtkWindow *window)
{
  if (!clew_window_close_over (window))
    return GDK_EVENT_STOP;

  return GTK_WINDOW_CLASS (clew_window_parent_class)->close_request (window);
}

static void
clew_window_dispose (GObject *object)
{
  ClewWindow *window = CLEW_WINDOW (object);

  clew_window_close_office (window);
  g_clear_pointer (&window->opening.path, g_free);
  g_clear_pointer (&window->opening.key_file, g_free);
  g_clear_pointer (&window->opening.place, clew_place_free);

  G_OBJECT_CLASS (clew_window_parent_class)->dispose (object);
}

static void
clew_window_unrealize (GtkWidget *widget)
{
  GSettings *settings = clew_settings_get ();
  int        width;
  int        height;

  gtk_window_get_default_size (GTK_WINDOW (widget), &width, &height);
  g_settings_set_int (settings, "window-width", width);
  g_settings_set_int (settings, "window-height", height);
  g_settings_set_boolean (settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (widget)));

  GTK_WIDGET_CLASS (clew_window_parent_class)->unrealize (widget);
}

static void
clew_window_class_init (ClewWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clew_window_dispose;
  widget_class->unrealize = clew_window_unrealize;
  GTK_WINDOW_CLASS (klass)->close_request = clew_window_close_request;

  g_type_ensure (CLEW_TYPE_KEY_PAGE);
  g_type_ensure (CLEW_TYPE_WELCOME_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/clewproject/Clew/clew-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, ClewWindow, shut_or_open);
  gtk_widget_class_bind_template_child (widget_class, ClewWindow, shut_stack);
  gtk_widget_class_bind_template_child (widget_class, ClewWindow, opening_page);
  gtk_widget_class_bind_template_child (widget_class, ClewWindow, opening_spinner);
  gtk_widget_class_bind_template_child (widget_class, ClewWindow, key_page);
  gtk_widget_class_bind_template_child (widget_class, ClewWindow, shut_menu_button);
  gtk_widget_class_bind_template_child (widget_class, ClewWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, ClewWindow, sidebar_box);
  gtk_widget_class_bind_template_child (widget_class, ClewWindow, office_label);
  gtk_widget_class_bind_template_child (widget_class, ClewWindow, open_menu_button);
  gtk_widget_class_bind_template_child (widget_class, ClewWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, ClewWindow, demonstration_mark);
  gtk_widget_class_bind_template_child (widget_class, ClewWindow, remove_demonstration_button);
  gtk_widget_class_bind_template_child (widget_class, ClewWindow, views);
  gtk_widget_class_bind_template_child (widget_class, ClewWindow, views_pane);
  gtk_widget_class_bind_template_child (widget_class, ClewWindow, waiting_bar);
  gtk_widget_class_bind_template_callback (widget_class, sidebar_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, sidebar_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, sidebar_activated_cb);

  /* On the window's own bubble phase, so that typing in an entry is undone first. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.redo", NULL);
}

static void
clew_window_init (ClewWindow *window)
{
  GSettings *settings = clew_settings_get ();

  gtk_widget_init_template (GTK_WIDGET (window));
  clew_accessible_mend (GTK_WIDGET (window));
  g_queue_init (&window->history);

  clew_window_fill_sidebar (window);
  clew_accessible_set_name (window->waiting_bar, _("Loading"));
  clew_menu_button_set_accessible_name (window->shut_menu_button, _("Main Menu"));
  clew_menu_button_set_accessible_name (window->open_menu_button, _("Main Menu"));

  clew_window_install_actions (window);
  clew_window_install_office_actions (window);

  gtk_window_set_default_size (GTK_WINDOW (window), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (window));
}

/* For clew-window-office.c: show what is open. */
void
clew_window_office_opened (ClewWindow *window)
{
  g_autoptr(ClewPlace) place = g_steal_pointer (&window->opening.place);
  ClewRecord      *record = clew_office_get_record (window->opening.office);
  gboolean         demonstration = clew_record_get_yes (record, "is_demonstration");
  g_autofree char *removable = clew_demonstration_dup_path ();

  gtk_label_set_label (window->office_label, clew_record_get_text (record, "name"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (window->office_label),
                               clew_record_get_text (record, "name"));
  gtk_widget_set_visible (window->demonstration_mark, demonstration);
  gtk_widget_set_visible (window->remove_demonstration_button,
                          g_strcmp0 (window->opening.path, removable) == 0);
  clew_window_fit_sidebar (window);
  clew_window_fit_actions (window);
  clew_window_update_counts (window);
  gtk_stack_set_visible_child_name (window->shut_or_open, "open");

  if (place == NULL || !clew_areas_check_place (place))
    {
      g_autofree char *start = g_settings_get_string (clew_settings_get (), "start-page");

      g_clear_pointer (&place, clew_place_free);
      place = clew_place_new (clew_areas_find (start) != NULL ? start : "start", NULL);
    }
  if (!has_place (window, place))
    {
      clew_place_free (place);
      place = clew_place_new ("start", NULL);
    }
  if (clew_areas_find (place->name) == NULL)
    {
      g_autoptr(ClewPlace) start = clew_place_new ("start", NULL);

      /* A task of its own opens over the start page. */
      go (window, start, FALSE);
    }
  go (window, place, FALSE);
  clew_view_grab_first_focus (window->view);
}

/* For clew-window-office.c: neither the screen nor AT-SPI keeps a name. */
void
clew_window_forget_views (ClewWindow *window)
{
  GtkWidget *child;

  gtk_widget_insert_action_group (GTK_WIDGET (window), "view", NULL);
  window->view = NULL;
  g_clear_pointer (&window->place, clew_place_free);
  g_queue_clear_full (&window->history, (GDestroyNotify)clew_place_free);

  if (window->views == NULL)
    return;
  show_waiting (window);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (window->views))) != NULL)
    gtk_stack_remove (window->views, child);
}

/**
 * clew_window_new:
 *
 * Returns: (transfer none): a window with nothing in it; call clew_window_open() or
 *   clew_window_welcome()
 */
ClewWindow *
clew_window_new (GtkApplication *application)
{
  return g_object_new (CLEW_TYPE_WINDOW, "application", application, NULL);
}

/**
 * clew_window_get_place:
 *
 * Returns: (transfer none) (nullable): where the window is, or %NULL while no office is open
 */
const ClewPlace *
clew_window_get_place (ClewWindow *window)
{
  g_return_val_if_fail (CLEW_IS_WINDOW (window), NULL);

  return window->place;
}

/**
 * clew_window_get_help_topic:
 *
 * Returns: (transfer none): the page of the help for what is on screen
 */
const char *
clew_window_get_help_topic (ClewWindow *window)
{
  const char *topic = NULL;

  g_return_val_if_fail (CLEW_IS_WINDOW (window), NULL);

  if (window->view != NULL)
    topic = clew_view_get_help_topic (window->view);
  if (topic == NULL && window->place != NULL)
    topic = clew_areas_find (window->place->name)->help_topic;
  if (topic == NULL &&
      g_strcmp0 (gtk_stack_get_visible_child_name (window->shut_stack), "problem") == 0)
    topic = "opening";

  return topic != NULL ? topic : "index";
}

/**
 * clew_window_go:
 * @place: where to; ignored while no office is open, or when no area shows it
 */
void
clew_window_go (ClewWindow *window, const ClewPlace *place)
{
  g_return_if_fail (CLEW_IS_WINDOW (window));

  go (window, place, TRUE);
}

/**
 * clew_window_add_toast:
 * @toast: (transfer full): an event, never something that must be read
 */
void
clew_window_add_toast (ClewWindow *window, AdwToast *toast)
{
  g_return_if_fail (CLEW_IS_WINDOW (window));

  adw_toast_overlay_add_toast (window->toasts, toast);
}
