/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/participants/clew-participant-editor.h"

#include "base/clew-error.h"
#include "desk/clew-accessible.h"
#include "desk/clew-message.h"
#include "desk/clew-field-form.h"
#include "records/clew-person.h"

#include <glib/gi18n.h>

struct _ClewParticipantEditor
{
  AdwWindow parent_instance;

  AdwToastOverlay     *toasts;
  GtkInfoBar          *unread_bar;
  AdwPreferencesGroup *names;
  AdwPreferencesGroup *aliases;
  AdwPreferencesGroup *birth;
  AdwPreferencesGroup *contact;
  AdwPreferencesGroup *described;
  AdwPreferencesGroup *numbers;
  AdwPreferencesGroup *work;

  ClewOffice    *office;
  gulong         changed_id;
  char          *id;
  ClewFieldForm *form;
  GPtrArray     *items; /* other names and numbers that have rows */
};

G_DEFINE_FINAL_TYPE (ClewParticipantEditor, clew_participant_editor, ADW_TYPE_WINDOW)

static const char *const name_columns[] = { "given_name", "middle_name", "family_name",
                                            "preferred_name", NULL };
static const char *const birth_columns[] = { "birth_date", "approximate_age", NULL };
static const char *const contact_columns[] = { "phone", "email", "safe_contact", "usual_places",
                                               "mail_address", NULL };
static const char *const described_columns[] = { "pronouns", "gender", "gender_described",
                                                 "race_described", "race_category",
                                                 "ethnicity_described", "ethnicity_category",
                                                 "language", "interpreter", NULL };

static gboolean
keep (ClewRecord *record, gpointer data, GError **error)
{
  ClewParticipantEditor *editor = data;

  return clew_office_save (editor->office, _ ("Edit participant"), record, error);
}

static void
add_toast (ClewParticipantEditor *editor, const char *text, gboolean undo)
{
  AdwToast *toast = adw_toast_new (text);

  if (undo)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  adw_toast_overlay_add_toast (editor->toasts, toast);
}

static void
show_problem (ClewParticipantEditor *editor, const GError *error)
{
  gtk_window_present (clew_message_new_problem (GTK_WINDOW (editor), _ ("Nothing Was Changed"),
                                                                        error));
}

/* Other names and numbers: two rows each, what it is and what sort of. */

static gboolean
is_alias (ClewRecord *item)
{
  return clew_record_get_kind (item) == &clew_kind_alias;
}

static int
find_item (ClewParticipantEditor *editor, const char *id)
{
  for (guint i = 0; i < editor->items->len; i++)
    if (g_str_equal (clew_record_get_id (g_ptr_array_index (editor->items, i)), id))
      return (int)i;
  return -1;
}

static void
forget_item (ClewParticipantEditor *editor, const char *id)
{
  int         at = find_item (editor, id);
  ClewRecord *item;

  if (at < 0)
    return;
  item = g_ptr_array_index (editor->items, at);
  clew_field_form_forget (editor->form, item);
  g_ptr_array_remove_index (editor->items, (guint)at);
}

static void
remove_item_cb (GtkWidget *button, ClewParticipantEditor *editor)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (button), "clew-id"));
  gboolean         alias = g_object_get_data (G_OBJECT (button), "clew-alias") != NULL;
  const ClewKind  *kind = alias ? &clew_kind_alias : &clew_kind_identifier;
  const char      *what;
  g_autoptr (ClewRecord) stored = NULL;
  g_autoptr (GError) error = NULL;

  /* One that was never kept has nothing to take back. */
  stored = clew_record_load (clew_office_get_store (editor->office), kind, id, &error);
  if (stored == NULL && !g_error_matches (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_NOT_FOUND))
    {
      show_problem (editor, error);
      return;
    }
  g_clear_error (&error);
  what = alias ? _ ("Remove other name") : _ ("Remove number");
  if (stored != NULL && !clew_office_remove (editor->office, what, stored, &error))
    {
      show_problem (editor, error);
      return;
    }
  forget_item (editor, id);
  if (stored != NULL)
    add_toast (editor, alias ? _ ("Other name removed") : _ ("Number removed"), TRUE);
}

static void
add_remove_button (ClewParticipantEditor *editor, GtkWidget *row, ClewRecord *item)
{
  GtkWidget  *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  const char *name = is_alias (item) ? _ ("Remove This Other Name") : _ ("Remove This Number");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  clew_accessible_set_name (button, name);
  g_object_set_data_full (G_OBJECT (button), "clew-id", g_strdup (clew_record_get_id (item)),
                          g_free);
  if (is_alias (item))
    g_object_set_data (G_OBJECT (button), "clew-alias", editor);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_item_cb), editor);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
}

static void
add_item (ClewParticipantEditor *editor, ClewRecord *item)
{
  AdwPreferencesGroup *group = is_alias (item) ? editor->aliases : editor->numbers;
  GtkWidget           *row;

  row = clew_field_form_add (editor->form, group, item, is_alias (item) ? "name" : "number");
  add_remove_button (editor, row, item);
  clew_field_form_add (editor->form, group, item, "kind");
  g_ptr_array_add (editor->items, g_object_ref (item));
}

static void
add_new_item (ClewParticipantEditor *editor, const ClewKind *kind)
{
  const ClewField *field = clew_kind_find_field (kind, "kind", NULL);
  g_autoptr (ClewRecord) item = clew_record_new (kind);

  clew_record_set_text (item, "participant", editor->id);
  clew_record_set_text (item, "kind", field->choices[0].id);
  add_item (editor, item);
  clew_field_form_focus (editor->form, item, kind == &clew_kind_alias ? "name" : "number");
}

static void
add_alias_cb (ClewParticipantEditor *editor)
{
  add_new_item (editor, &clew_kind_alias);
}

static void
add_number_cb (ClewParticipantEditor *editor)
{
  add_new_item (editor, &clew_kind_identifier);
}

/* Shows the items that are kept; those that are only typed stay. */
static void
show_items (ClewParticipantEditor *editor, GPtrArray *stored, const ClewKind *kind)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < stored->len; i++)
    {
      ClewRecord *item = g_ptr_array_index (stored, i);
      int         at = find_item (editor, clew_record_get_id (item));

      g_hash_table_add (ids, (gpointer)clew_record_get_id (item));
      if (at < 0)
        {
          add_item (editor, item);
          continue;
        }
      clew_field_form_show (editor->form, item);
      g_object_unref (editor->items->pdata[at]);
      editor->items->pdata[at] = g_object_ref (item);
    }
  for (guint i = editor->items->len; i > 0; i--)
    {
      ClewRecord *item = g_ptr_array_index (editor->items, i - 1);

      if (clew_record_get_kind (item) == kind && clew_record_is_stored (item) &&
          !g_hash_table_contains (ids, clew_record_get_id (item)))
        forget_item (editor, clew_record_get_id (item));
    }
}

/* Who is gone takes the window with them; of whom can't be read, what is typed stays. */
static void
office_changed_cb (ClewParticipantEditor *editor)
{
  g_autoptr (ClewPerson) person = NULL;
  g_autoptr (GError) error = NULL;

  person = clew_person_load (clew_office_get_store (editor->office), editor->id,
                             clew_office_today (editor->office), &error);
  if (person != NULL ? clew_record_is_removed (person->record)
                     : g_error_matches (error, CLEW_RECORDS_ERROR,
                                        CLEW_RECORDS_ERROR_NOT_FOUND))
    {
      gtk_window_destroy (GTK_WINDOW (editor));
      return;
    }
  gtk_info_bar_set_revealed (editor->unread_bar, person == NULL);
  if (person == NULL)
    return;
  clew_field_form_show (editor->form, person->record);
  show_items (editor, person->aliases, &clew_kind_alias);
  show_items (editor, person->identifiers, &clew_kind_identifier);
}

/* Actions */

static void
undo_or_redo (ClewParticipantEditor *editor, gboolean undo)
{
  g_autofree char *what = g_strdup (undo ? clew_office_get_undo (editor->office)
                                         : clew_office_get_redo (editor->office));
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;

  if (what == NULL)
    return;
  if (!(undo ? clew_office_undo (editor->office, &error)
             : clew_office_redo (editor->office, &error)))
    {
      show_problem (editor, error);
      return;
    }
  /* Translators: the placeholder is what was done, such as "Edit participant". */
  said = g_strdup_printf (undo ? _ ("Undone: %s") : _ ("Done again: %s"), what);
  add_toast (editor, said, FALSE);
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  undo_or_redo (data, TRUE);
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  undo_or_redo (data, FALSE);
}

static void
close_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* Nothing typed is lost: what can't be kept holds the window open and says why. */
static gboolean
clew_participant_editor_close_request (GtkWindow *window)
{
  ClewParticipantEditor *editor = CLEW_PARTICIPANT_EDITOR (window);

  if (editor->form != NULL && !clew_field_form_commit (editor->form))
    return TRUE;
  return GTK_WINDOW_CLASS (clew_participant_editor_parent_class)->close_request (window);
}

static void
clew_participant_editor_dispose (GObject *object)
{
  ClewParticipantEditor *editor = CLEW_PARTICIPANT_EDITOR (object);

  if (editor->office != NULL)
    g_clear_signal_handler (&editor->changed_id, editor->office);
  g_clear_object (&editor->form);
  g_clear_pointer (&editor->items, g_ptr_array_unref);
  g_clear_object (&editor->office);
  g_clear_pointer (&editor->id, g_free);

  G_OBJECT_CLASS (clew_participant_editor_parent_class)->dispose (object);
}

static void
clew_participant_editor_class_init (ClewParticipantEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clew_participant_editor_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = clew_participant_editor_close_request;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/clewproject/Clew/participants/clew-participant-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewParticipantEditor, toasts);
  gtk_widget_class_bind_template_child (widget_class, ClewParticipantEditor, unread_bar);
  gtk_widget_class_bind_template_child (widget_class, ClewParticipantEditor, names);
  gtk_widget_class_bind_template_child (widget_class, ClewParticipantEditor, aliases);
  gtk_widget_class_bind_template_child (widget_class, ClewParticipantEditor, birth);
  gtk_widget_class_bind_template_child (widget_class, ClewParticipantEditor, contact);
  gtk_widget_class_bind_template_child (widget_class, ClewParticipantEditor, described);
  gtk_widget_class_bind_template_child (widget_class, ClewParticipantEditor, numbers);
  gtk_widget_class_bind_template_child (widget_class, ClewParticipantEditor, work);
  gtk_widget_class_bind_template_callback (widget_class, add_alias_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_number_cb);

  gtk_widget_class_install_action (widget_class, "editor.close", NULL, close_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "editor.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.redo", NULL);
}

static void
clew_participant_editor_init (ClewParticipantEditor *editor)
{
  static const GActionEntry actions[] = { { "undo", undo_cb }, { "redo", redo_cb } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  gtk_widget_init_template (GTK_WIDGET (editor));
  editor->items = g_ptr_array_new_with_free_func (g_object_unref);
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), editor);
  gtk_widget_insert_action_group (GTK_WIDGET (editor), "win", G_ACTION_GROUP (group));
}

static void
add_fields (ClewParticipantEditor *editor,
            AdwPreferencesGroup   *group,
            ClewRecord            *record,
            const char *const     *columns)
{
  for (guint i = 0; columns[i] != NULL; i++)
    clew_field_form_add (editor->form, group, record, columns[i]);
}

static void
add_work (ClewParticipantEditor *editor, ClewRecord *record)
{
  g_autoptr (GPtrArray) staff = NULL;

  staff = clew_person_load_staff (clew_office_get_store (editor->office),
                                  clew_record_get_text (record, "case_manager"), NULL);
  clew_field_form_add_reference (editor->form, editor->work, record, "case_manager", staff, "name",
                                 _ ("Nobody"));
  clew_field_form_add (editor->form, editor->work, record, "alerts");
}

/**
 * clew_participant_editor_new:
 * @parent: the window that it belongs to
 * @office: an open office
 * @id: whose fields
 *
 * Returns: (transfer none): the window, or one that says why there is none
 */
GtkWindow *
clew_participant_editor_new (GtkWindow *parent, ClewOffice *office, const char *id)
{
  ClewParticipantEditor *editor;
  g_autoptr (ClewPerson) person = NULL;
  g_autoptr (GError) error = NULL;

  person = clew_person_load (clew_office_get_store (office), id, clew_office_today (office),
                             &error);
  if (person == NULL)
    return clew_message_new_problem (parent, _ ("This Person Can’t Be Edited Now"), error);

  editor = g_object_new (CLEW_TYPE_PARTICIPANT_EDITOR, "transient-for", parent, NULL);
  editor->office = g_object_ref (office);
  editor->id = g_strdup (id);
  editor->form = clew_field_form_new (office, FALSE, keep, editor);
  add_fields (editor, editor->names, person->record, name_columns);
  add_fields (editor, editor->birth, person->record, birth_columns);
  add_fields (editor, editor->contact, person->record, contact_columns);
  add_fields (editor, editor->described, person->record, described_columns);
  add_work (editor, person->record);
  show_items (editor, person->aliases, &clew_kind_alias);
  show_items (editor, person->identifiers, &clew_kind_identifier);
  editor->changed_id = g_signal_connect_swapped (office, "changed",
                                                 G_CALLBACK (office_changed_cb), editor);
  clew_field_form_focus (editor->form, person->record, "given_name");
  return GTK_WINDOW (editor);
}
