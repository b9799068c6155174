/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-closings-window.h"

#include "desk/clew-error-words.h"
#include "desk/clew-help.h"
#include "desk/legal/clew-record-window.h"
#include "records/clew-court-closing.h"
#include "records/clew-day-words.h"

#include <glib/gi18n.h>

/* What is over longer than so many days is of no use any more. */
#define KEPT_DAYS 31

/* Nobody plans further ahead. */
#define AHEAD_DAYS (3 * 366)

struct _ClewClosingsWindow
{
  AdwWindow parent_instance;

  AdwPreferencesPage  *page;
  AdwPreferencesGroup *group;
  GPtrArray           *rows;
  ClewOffice          *office;
};

G_DEFINE_FINAL_TYPE (ClewClosingsWindow, clew_closings_window, ADW_TYPE_WINDOW)

/* clang-format off */
static const ClewRecordGroup closing_groups[] = {
  { NULL, N_ ("Without a court it is all of them. Whoever sets a hearing on this day is told; the "
              "hearing can be set all the same."),
    { "on_day", "name", "court", NULL } },
  { NULL },
};
/* clang-format on */

static const ClewRecordTask add_closing = {
  .kind = &clew_kind_court_closing,
  .title = N_ ("Add Court Closing"),
  .verb = N_ ("_Add"),
  .what = N_ ("Add court closing"),
  .help_topic = "court-closings",
  .groups = closing_groups,
};

static const ClewRecordTask edit_closing = {
  .kind = &clew_kind_court_closing,
  .title = N_ ("Edit Court Closing"),
  .what = N_ ("Edit court closing"),
  .remove = N_ ("_Remove Court Closing"),
  .remove_what = N_ ("Remove court closing"),
  .removed = N_ ("Court closing removed"),
  .help_topic = "court-closings",
  .groups = closing_groups,
};

static void
activated_cb (GtkWidget *row, ClewClosingsWindow *window)
{
  gtk_window_present (
    GTK_WINDOW (clew_record_window_new (GTK_WINDOW (window), window->office, &edit_closing,
                                        g_object_get_data (G_OBJECT (row), "closing"))));
}

static void
add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ClewClosingsWindow *window = CLEW_CLOSINGS_WINDOW (widget);
  g_autoptr (ClewRecord) closing = clew_record_new (&clew_kind_court_closing);

  gtk_window_present (GTK_WINDOW (
    clew_record_window_new (GTK_WINDOW (window), window->office, &add_closing, closing)));
}

static void
add_row (ClewClosingsWindow *window, GtkWidget *row)
{
  adw_preferences_group_add (window->group, row);
  g_ptr_array_add (window->rows, row);
}

static GtkWidget *
row_new (ClewClosingsWindow *window, ClewRecord *closing)
{
  GtkWidget       *row = adw_action_row_new ();
  const char      *court = clew_record_get_text (closing, "court");
  g_autofree char *day = clew_day_words_long (clew_record_get_day (closing, "on_day"));
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", day,
                                               court != NULL ? court : _ ("All courts"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), clew_record_get_text (closing, "name"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "closing", g_object_ref (closing), g_object_unref);
  g_signal_connect (row, "activated", G_CALLBACK (activated_cb), window);
  return row;
}

/* Nothing, or why nothing is known. */
static void
add_words (ClewClosingsWindow *window, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  add_row (window, row);
}

static void
show (ClewClosingsWindow *window)
{
  ClewDay today = clew_office_today (window->office);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) closings = clew_court_closing_load (clew_office_get_store (window->office),
                                                            today - KEPT_DAYS, today + AHEAD_DAYS,
                                                            &error);

  for (guint i = 0; i < window->rows->len; i++)
    adw_preferences_group_remove (window->group, g_ptr_array_index (window->rows, i));
  g_ptr_array_set_size (window->rows, 0);
  if (closings == NULL)
    {
      g_autofree char *text = clew_error_words_dup_text (error);

      add_words (window, _ ("Court Closings Can’t Be Read"), text);
    }
  else if (closings->len == 0)
    add_words (window, _ ("No Court Closings Yet"),
                          _ ("Add the days on which a court here doesn’t sit."));
  for (guint i = 0; closings != NULL && i < closings->len; i++)
    add_row (window, row_new (window, g_ptr_array_index (closings, i)));
}

static void
close_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
help_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  clew_help_show (widget, "court-closings");
}

/* The window behind keeps the steps, and says what was undone. */
static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), action, NULL);
}

static void
clew_closings_window_dispose (GObject *object)
{
  ClewClosingsWindow *window = CLEW_CLOSINGS_WINDOW (object);

  g_clear_pointer (&window->rows, g_ptr_array_unref);
  g_clear_object (&window->office);
  G_OBJECT_CLASS (clew_closings_window_parent_class)->dispose (object);
}

static void
clew_closings_window_class_init (ClewClosingsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clew_closings_window_dispose;

  gtk_widget_class_install_action (widget_class, "closings.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "closings.close", NULL, close_cb);
  gtk_widget_class_install_action (widget_class, "closings.help", NULL, help_cb);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, undo_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "closings.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "closings.help", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.redo", NULL);
}

static void
clew_closings_window_init (ClewClosingsWindow *window)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_Add…"));

  window->rows = g_ptr_array_new ();
  window->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  window->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_description (
    window->group,
    _ ("Federal holidays and weekends are known already. Here are the days of the courts that you "
       "work with: state holidays, meetings of judges, moves."));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "closings.add");
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), add);
  adw_preferences_page_add (window->page, window->group);
  gtk_widget_set_vexpand (GTK_WIDGET (window->page), TRUE);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (window->page));
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Court Closings"));
  gtk_window_set_default_size (GTK_WINDOW (window), 560, 520);
}

/**
 * clew_closings_window_present:
 * @parent: (nullable): the window to stand over
 * @office: an open office
 * @id: not used
 *
 * Opens the window.
 */
void
clew_closings_window_present (GtkWindow *parent, ClewOffice *office, const char *id)
{
  ClewClosingsWindow *window = g_object_new (CLEW_TYPE_CLOSINGS_WINDOW,
                                             "transient-for", parent,
                                             "modal", parent != NULL,
                                             "destroy-with-parent", TRUE,
                                             NULL);

  window->office = g_object_ref (office);
  g_signal_connect_object (office, "changed", G_CALLBACK (show), window, G_CONNECT_SWAPPED);
  show (window);
  gtk_window_present (GTK_WINDOW (window));
}
