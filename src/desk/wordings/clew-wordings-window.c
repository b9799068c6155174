/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/wordings/clew-wordings-window.h"

#include "desk/clew-accessible.h"
#include "desk/clew-error-words.h"
#include "desk/clew-help.h"
#include "desk/wordings/clew-approval-window.h"
#include "desk/wordings/clew-wording-editor.h"
#include "records/clew-wording-store.h"
#include "rules/clew-wording-rules.h"

#include <glib/gi18n.h>

struct _ClewWordingsWindow
{
  AdwWindow parent_instance;

  GtkWidget *column;

  ClewOffice *office;
};

G_DEFINE_FINAL_TYPE (ClewWordingsWindow, clew_wordings_window, ADW_TYPE_WINDOW)

static char *
describe (ClewStore *store, const ClewFormName *form, const char *language, gboolean *approved)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = clew_wording_store_list (store, form->id, language, &error);
  g_autoptr (ClewWordingVersion) used =
               all != NULL ? clew_wording_store_find (store, form->id, language, &error) : NULL;
  g_autofree char *approval = NULL;
  g_autofree char *standing = NULL;

  *approved = FALSE;
  if (used == NULL)
    return clew_error_words_dup_text (error);
  *approved = used->approved_on != CLEW_DAY_UNKNOWN;
  approval = *approved ? clew_approval_words (used->approved_on, used->approved_by)
                       : g_strdup (_ ("Draft, not approved yet"));
  /* Translators: the version of a form’s wording, then how it stands */
  standing = g_strdup_printf (_ ("Version %d. %s"), used->version, approval);
  if (((ClewWordingVersion *)g_ptr_array_index (all, 0))->version == used->version)
    return g_steal_pointer (&standing);
  /* Translators: %s is “Version 2. Approved …” */
  return g_strdup_printf (_ ("%s. A newer draft waits for approval."), standing);
}

static void
activated_cb (GtkWidget *row, ClewWordingsWindow *window)
{
  const ClewFormName *form = g_object_get_data (G_OBJECT (row), "form");
  const char         *language = g_object_get_data (G_OBJECT (row), "language");

  gtk_window_present (GTK_WINDOW (
    clew_wording_editor_new (GTK_WINDOW (window), window->office, form, language)));
}

static GtkWidget *
new_row (ClewWordingsWindow *window, const ClewFormName *form, const ClewChoice *language)
{
  GtkWidget       *row = adw_action_row_new ();
  gboolean         approved = FALSE;
  g_autofree char *standing = describe (clew_office_get_store (window->office), form,
                                        language->id, &approved);
  GtkWidget       *icon = gtk_image_new_from_icon_name (
          approved ? "emblem-ok-symbolic" : "document-edit-symbolic");
  g_autofree char *spoken = g_strdup_printf ("%s, %s. %s", _ (form->label), _ (language->label),
                                                                               standing);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (language->label));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), standing);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data (G_OBJECT (row), "form", (gpointer)form);
  g_object_set_data (G_OBJECT (row), "language", (gpointer)language->id);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), window, 0);
  clew_accessible_set_name (row, spoken);
  return row;
}

/* Languages in which a form exists at all. */
static void
add_form (ClewWordingsWindow *window, const ClewFormName *form)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ (form->label));
  for (const ClewChoice *language = clew_languages; language->id != NULL; language++)
    {
      g_autoptr (ClewWordingVersion) version = clew_wording_store_find (
        clew_office_get_store (window->office), form->id, language->id, NULL);

      if (version != NULL)
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                   new_row (window, form, language));
    }
  gtk_box_append (GTK_BOX (window->column), group);
}

static void
show (ClewWordingsWindow *window)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (window->column)) != NULL)
    gtk_box_remove (GTK_BOX (window->column), child);
  for (const ClewFormName *form = clew_form_names; form->id != NULL; form++)
    add_form (window, form);
  clew_accessible_mend (GTK_WIDGET (window));
}

static void
clew_wordings_window_dispose (GObject *object)
{
  g_clear_object (&CLEW_WORDINGS_WINDOW (object)->office);
  gtk_widget_dispose_template (GTK_WIDGET (object), CLEW_TYPE_WORDINGS_WINDOW);

  G_OBJECT_CLASS (clew_wordings_window_parent_class)->dispose (object);
}

static void
clew_wordings_window_class_init (ClewWordingsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clew_wordings_window_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/clewproject/Clew/wordings/clew-wordings-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewWordingsWindow, column);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
clew_wordings_window_init (ClewWordingsWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
  clew_help_set_topic (GTK_WIDGET (window), "wordings");
}

/**
 * clew_wordings_window_present:
 * @parent: the window to stand over
 * @office: the open office
 * @id: unused
 *
 * Shows the wordings of all forms.
 */
void
clew_wordings_window_present (GtkWindow *parent, ClewOffice *office, const char *id)
{
  ClewWordingsWindow *window = g_object_new (CLEW_TYPE_WORDINGS_WINDOW, "transient-for", parent,
                                             NULL);

  window->office = g_object_ref (office);
  show (window);
  g_signal_connect_object (office, "changed", G_CALLBACK (show), window, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}
