/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/agencies/clew-agency-adder.h"

#include "desk/agencies/clew-agency-form.h"
#include "desk/clew-message.h"
#include "records/clew-agency.h"

#include <glib/gi18n.h>

struct _ClewAgencyAdder
{
  AdwWindow parent_instance;

  AdwPreferencesPage *page;

  ClewOffice     *office;
  ClewAgencyForm *form;
  gboolean        changed;
};

G_DEFINE_FINAL_TYPE (ClewAgencyAdder, clew_agency_adder, ADW_TYPE_WINDOW)

enum
{
  ADDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Nothing goes to the store before "Add", but a name is judged when it is typed. */
static gboolean
keep (ClewRecord *agency, gpointer data, GError **error)
{
  ClewAgencyAdder *adder = data;

  if (!clew_agency_check (adder->office, agency, error))
    return FALSE;
  adder->changed = TRUE;
  return TRUE;
}

static void
add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ClewAgencyAdder *adder = CLEW_AGENCY_ADDER (widget);
  ClewFieldForm   *fields = clew_agency_form_get_fields (adder->form);
  ClewRecord      *agency;
  g_autoptr (GError) error = NULL;

  if (!clew_field_form_commit (fields))
    return;
  agency = clew_agency_form_get_record (adder->form);
  if (!clew_field_form_check (fields, agency))
    return;
  if (!clew_agency_save (adder->office, _ ("Add agency"), agency, NULL, &error))
    {
      gtk_window_present (clew_message_new_problem (GTK_WINDOW (adder),
                                                    _ ("The Agency Was Not Added"), error));
      return;
    }
  g_signal_emit (adder, signals[ADDED], 0, clew_record_get_id (agency));
  gtk_window_destroy (GTK_WINDOW (adder));
}

static void
close_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* What was never kept can't be brought back, so this is asked. */
static gboolean
clew_agency_adder_close_request (GtkWindow *window)
{
  ClewAgencyAdder *adder = CLEW_AGENCY_ADDER (window);
  const char      *heading = _ ("Discard What You Typed?");
  const char      *body = _ ("This agency has not been added yet.");

  if (!adder->changed && !clew_field_form_is_typed (clew_agency_form_get_fields (adder->form)))
    return GTK_WINDOW_CLASS (clew_agency_adder_parent_class)->close_request (window);
  clew_message_ask_to_discard (window, heading, body, _ ("_Keep Typing"));
  return TRUE;
}

static void
clew_agency_adder_dispose (GObject *object)
{
  ClewAgencyAdder *adder = CLEW_AGENCY_ADDER (object);

  g_clear_object (&adder->form);
  g_clear_object (&adder->office);

  G_OBJECT_CLASS (clew_agency_adder_parent_class)->dispose (object);
}

static void
clew_agency_adder_class_init (ClewAgencyAdderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clew_agency_adder_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = clew_agency_adder_close_request;

  signals[ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/clewproject/Clew/agencies/clew-agency-adder.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewAgencyAdder, page);

  gtk_widget_class_install_action (widget_class, "adder.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "adder.close", NULL, close_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "adder.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "adder.add",
                                       NULL);
}

static void
clew_agency_adder_init (ClewAgencyAdder *adder)
{
  gtk_widget_init_template (GTK_WIDGET (adder));
}

/**
 * clew_agency_adder_new:
 * @parent: the window that it belongs to
 * @office: an open office
 * @name: (nullable): a name to begin with
 *
 * Returns: (transfer none): the window
 */
ClewAgencyAdder *
clew_agency_adder_new (GtkWindow *parent, ClewOffice *office, const char *name)
{
  ClewAgencyAdder *adder = g_object_new (CLEW_TYPE_AGENCY_ADDER, "transient-for", parent, NULL);
  g_autoptr (ClewRecord) agency = clew_record_new (&clew_kind_agency);

  clew_record_set_text (agency, "legal_name", name);
  adder->changed = name != NULL;
  adder->office = g_object_ref (office);
  adder->form = clew_agency_form_new (office, adder->page, agency, TRUE, keep, adder);
  clew_field_form_focus (clew_agency_form_get_fields (adder->form), agency, "legal_name");
  return adder;
}
