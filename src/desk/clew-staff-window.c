/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-staff-window.h"

#include "desk/clew-field-form.h"
#include "desk/clew-message.h"

#include <glib/gi18n.h>

struct _ClewStaffWindow
{
  AdwWindow parent_instance;

  AdwPreferencesGroup *group;
  GtkWidget           *cancel_button;
  GtkWidget           *done_button;

  ClewOffice    *office;
  ClewRecord    *staff; /* as it would be kept */
  ClewFieldForm *form;
};

G_DEFINE_FINAL_TYPE (ClewStaffWindow, clew_staff_window, ADW_TYPE_WINDOW)

static const char *const columns[] = { "name", "initials", "role", "phone", "email",
                                       "started_on", "ended_on", NULL };

/* Of somebody new nothing goes to the store before "Add". */
static gboolean
keep (ClewRecord *record, gpointer data, GError **error)
{
  ClewStaffWindow *window = data;

  if (clew_record_is_stored (window->staff) &&
      !clew_office_save (window->office, _ ("Change staff"), record, error))
    return FALSE;
  g_set_object (&window->staff, record);
  return TRUE;
}

static void
done_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ClewStaffWindow *window = CLEW_STAFF_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (!clew_field_form_commit (window->form) ||
      !clew_field_form_check (window->form, window->staff))
    return;
  if (!clew_record_is_stored (window->staff) &&
      !clew_office_save (window->office, _ ("Add staff"), window->staff, &error))
    {
      gtk_window_present (
        clew_message_new_problem (GTK_WINDOW (window), _ ("Nobody Was Added"), error));
      return;
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
close_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* Of somebody new nothing is kept yet; of others, only what was refused is not. */
static gboolean
clew_staff_window_close_request (GtkWindow *gtk_window)
{
  ClewStaffWindow *window = CLEW_STAFF_WINDOW (gtk_window);
  gboolean         is_new = !clew_record_is_stored (window->staff);

  if (is_new ? clew_record_get_text (window->staff, "name") == NULL &&
                 !clew_field_form_is_typed (window->form)
             : clew_field_form_commit (window->form))
    return GTK_WINDOW_CLASS (clew_staff_window_parent_class)->close_request (gtk_window);
  clew_message_ask_to_discard (gtk_window, _ ("Discard What You Typed?"),
                                              is_new ? _ ("This person has not been added yet.")
                                                     : _ ("The rest is kept already."),
                                                          _ ("_Keep Typing"));
  return TRUE;
}

static void
clew_staff_window_dispose (GObject *object)
{
  ClewStaffWindow *window = CLEW_STAFF_WINDOW (object);

  g_clear_object (&window->form);
  g_clear_object (&window->staff);
  g_clear_object (&window->office);

  G_OBJECT_CLASS (clew_staff_window_parent_class)->dispose (object);
}

static void
clew_staff_window_class_init (ClewStaffWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clew_staff_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = clew_staff_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/clewproject/Clew/clew-staff-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewStaffWindow, group);
  gtk_widget_class_bind_template_child (widget_class, ClewStaffWindow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, ClewStaffWindow, done_button);

  gtk_widget_class_install_action (widget_class, "staff.done", NULL, done_cb);
  gtk_widget_class_install_action (widget_class, "staff.close", NULL, close_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "staff.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "staff.done", NULL);
}

static void
clew_staff_window_init (ClewStaffWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
}

/**
 * clew_staff_window_new:
 * @parent: the window that it belongs to
 * @office: the open office
 * @staff: (nullable): who is to be changed, or %NULL for somebody new
 *
 * Returns: (transfer none): the window
 */
ClewStaffWindow *
clew_staff_window_new (GtkWindow *parent, ClewOffice *office, ClewRecord *staff)
{
  ClewStaffWindow *window = g_object_new (CLEW_TYPE_STAFF_WINDOW, "transient-for", parent, NULL);
  gboolean         is_new = staff == NULL;

  window->office = g_object_ref (office);
  window->staff = is_new ? clew_record_new (&clew_kind_staff) : g_object_ref (staff);
  gtk_window_set_title (GTK_WINDOW (window), is_new ? _ ("Add Staff") : _ ("Staff Member"));
  gtk_widget_set_visible (window->cancel_button, is_new);
  gtk_button_set_label (GTK_BUTTON (window->done_button), is_new ? _ ("_Add") : _ ("_Close"));
  if (is_new)
    gtk_widget_add_css_class (window->done_button, "suggested-action");
  window->form = clew_field_form_new (office, is_new, keep, window);
  for (guint i = 0; columns[i] != NULL; i++)
    clew_field_form_add (window->form, window->group, window->staff, columns[i]);
  clew_field_form_focus (window->form, window->staff, "name");
  return window;
}
