/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-new-office-window.h"

#include "base/clew-id.h"
#include "base/clew-secret.h"
#include "desk/clew-accessible.h"
#include "desk/clew-error-words.h"
#include "desk/clew-files.h"
#include "desk/clew-help.h"
#include "desk/clew-recovery-pane.h"
#include "keys/clew-keys.h"
#include "records/clew-office.h"

#include <glib/gi18n.h>

/* A new office in two steps: who and where, then the recovery code on paper.
 * The key is in the keyring before the file is made, so there is never a file
 * without a key. */
struct _ClewNewOfficeWindow
{
  AdwWindow parent_instance;

  GtkStack         *steps;
  AdwEntryRow      *name_row;
  AdwComboRow      *kind_row;
  AdwEntryRow      *address_row;
  AdwEntryRow      *phone_row;
  AdwEntryRow      *person_row;
  AdwEntryRow      *initials_row;
  AdwComboRow      *role_row;
  GtkWidget        *create_button;
  GtkWidget        *form;
  GtkInfoBar       *problem_bar;
  GtkLabel         *problem_label;
  ClewRecoveryPane *code_pane;
  GtkCheckButton   *written_check;
  GtkWidget        *open_button;

  /* While it is being made, and until somebody has the code on paper. */
  gboolean    busy;
  char       *path;
  char       *office_id;
  ClewSecret *key;
  ClewOffice *office;
};

G_DEFINE_FINAL_TYPE (ClewNewOfficeWindow, clew_new_office_window, ADW_TYPE_WINDOW)

enum
{
  CREATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkStringList *
list_labels (const ClewChoice *choices)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  for (; choices->id != NULL; choices++)
    gtk_string_list_append (labels, _ (choices->label));

  return labels;
}

static const ClewChoice *
get_roles (void)
{
  return clew_kind_find_field (&clew_kind_staff, "role", NULL)->choices;
}

static void
set_busy (ClewNewOfficeWindow *window, gboolean busy)
{
  window->busy = busy;
  gtk_widget_set_sensitive (window->form, !busy);
  gtk_widget_set_sensitive (window->create_button, !busy);
}

static void
say (ClewNewOfficeWindow *window, GtkMessageType type, const char *text)
{
  gtk_info_bar_set_message_type (window->problem_bar, type);
  gtk_label_set_label (window->problem_label, text);
  gtk_widget_set_visible (GTK_WIDGET (window->problem_bar), TRUE);
}

static void
show_problem (ClewNewOfficeWindow *window, const GError *error)
{
  ClewErrorWords   words;
  g_autofree char *text = NULL;

  clew_error_words (error, &words);
  text = g_strdup_printf ("%s. %s %s", words.title, words.happened,
                          _("No office was made. Try again when this is mended."));
  say (window, GTK_MESSAGE_ERROR, text);
}

static ClewRecord *
create_office_record (ClewNewOfficeWindow *window)
{
  ClewRecord *record = clew_record_new (&clew_kind_office);

  clew_record_set_text (record, "name", gtk_editable_get_text (GTK_EDITABLE (window->name_row)));
  clew_record_set_text (record, "address",
                        gtk_editable_get_text (GTK_EDITABLE (window->address_row)));
  clew_record_set_text (record, "phone", gtk_editable_get_text (GTK_EDITABLE (window->phone_row)));
  clew_record_set_text (record, "kind",
                        clew_office_kinds[adw_combo_row_get_selected (window->kind_row)].id);

  return record;
}

static ClewRecord *
create_staff_record (ClewNewOfficeWindow *window)
{
  ClewRecord *record = clew_record_new (&clew_kind_staff);

  clew_record_set_text (record, "name", gtk_editable_get_text (GTK_EDITABLE (window->person_row)));
  clew_record_set_text (record, "initials",
                        gtk_editable_get_text (GTK_EDITABLE (window->initials_row)));
  clew_record_set_text (record, "role",
                        get_roles ()[adw_combo_row_get_selected (window->role_row)].id);
  clew_record_set_text (record, "login", g_get_user_name ());

  return record;
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(ClewNewOfficeWindow) window = data;
  g_autoptr(ClewRecord) office = NULL;
  g_autoptr(ClewRecord) staff = NULL;
  g_autoptr(GError) error = NULL;
  gboolean kept = clew_keys_keep_finish (result, &error);

  set_busy (window, FALSE);
  if (!kept)
    {
      show_problem (window, error);
      return;
    }

  office = create_office_record (window);
  staff = create_staff_record (window);
  window->office = clew_office_create (window->path, window->office_id, window->key, office, staff,
                                       &error);
  if (window->office == NULL)
    {
      show_problem (window, error);
      return;
    }

  clew_recovery_pane_show (window->code_pane, window->office, window->key);
  gtk_stack_set_visible_child_name (window->steps, "code");
  gtk_widget_grab_focus (GTK_WIDGET (window->written_check));
}

static void
place_chosen_cb (const char *path, gpointer data)
{
  ClewNewOfficeWindow *window = data;

  g_free (window->path);
  window->path = g_strdup (path);
  g_free (window->office_id);
  window->office_id = clew_id_new ();
  g_clear_pointer (&window->key, clew_secret_unref);
  window->key = clew_secret_new_random ();

  gtk_widget_set_visible (GTK_WIDGET (window->problem_bar), FALSE);
  set_busy (window, TRUE);
  clew_keys_keep_async (window->office_id, window->key, kept_cb, g_object_ref (window));
}

static void
create_cb (ClewNewOfficeWindow *window)
{
  clew_files_choose_new_office (GTK_WINDOW (window), _("New Office"), place_chosen_cb, window);
}

static void
form_changed_cb (ClewNewOfficeWindow *window)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (window->name_row));
  const char *person = gtk_editable_get_text (GTK_EDITABLE (window->person_row));

  gtk_widget_set_sensitive (window->create_button, *name != '\0' && *person != '\0');
}

/* Return goes on, once there is enough to go on with. */
static void
entry_activated_cb (ClewNewOfficeWindow *window)
{
  if (gtk_widget_get_sensitive (window->create_button))
    create_cb (window);
}

static void
written_cb (ClewNewOfficeWindow *window)
{
  gtk_widget_set_sensitive (window->open_button,
                            gtk_check_button_get_active (window->written_check));
}

static void
open_cb (ClewNewOfficeWindow *window)
{
  g_signal_emit (window, signals[CREATED], 0, window->office);
  g_clear_object (&window->office);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is not on paper now seldom gets there later: the window stays until somebody says so.
 * While the keyring is asked it stays too, since its answer makes the office. */
static gboolean
clew_new_office_window_close_request (GtkWindow *gtk_window)
{
  ClewNewOfficeWindow *window = CLEW_NEW_OFFICE_WINDOW (gtk_window);

  if (window->busy)
    {
      say (window, GTK_MESSAGE_INFO,
           _("Waiting for the keyring. A password window may be behind this one."));
      return GDK_EVENT_STOP;
    }
  if (window->office != NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (window));
      gtk_widget_grab_focus (GTK_WIDGET (window->written_check));
      return GDK_EVENT_STOP;
    }

  return GTK_WINDOW_CLASS (clew_new_office_window_parent_class)->close_request (gtk_window);
}

static void
clew_new_office_window_dispose (GObject *object)
{
  ClewNewOfficeWindow *window = CLEW_NEW_OFFICE_WINDOW (object);

  if (window->office != NULL)
    clew_office_close (window->office);
  g_clear_object (&window->office);
  g_clear_pointer (&window->key, clew_secret_unref);
  g_clear_pointer (&window->office_id, g_free);
  g_clear_pointer (&window->path, g_free);

  G_OBJECT_CLASS (clew_new_office_window_parent_class)->dispose (object);
}

static void
clew_new_office_window_class_init (ClewNewOfficeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clew_new_office_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = clew_new_office_window_close_request;

  /**
   * ClewNewOfficeWindow::created:
   * @office: the new office, open; its recovery code is on paper
   */
  signals[CREATED] =
    g_signal_new ("created", CLEW_TYPE_NEW_OFFICE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, CLEW_TYPE_OFFICE);

  g_type_ensure (CLEW_TYPE_RECOVERY_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/clewproject/Clew/clew-new-office-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewNewOfficeWindow, steps);
  gtk_widget_class_bind_template_child (widget_class, ClewNewOfficeWindow, name_row);
  gtk_widget_class_bind_template_child (widget_class, ClewNewOfficeWindow, kind_row);
  gtk_widget_class_bind_template_child (widget_class, ClewNewOfficeWindow, address_row);
  gtk_widget_class_bind_template_child (widget_class, ClewNewOfficeWindow, phone_row);
  gtk_widget_class_bind_template_child (widget_class, ClewNewOfficeWindow, person_row);
  gtk_widget_class_bind_template_child (widget_class, ClewNewOfficeWindow, initials_row);
  gtk_widget_class_bind_template_child (widget_class, ClewNewOfficeWindow, role_row);
  gtk_widget_class_bind_template_child (widget_class, ClewNewOfficeWindow, create_button);
  gtk_widget_class_bind_template_child (widget_class, ClewNewOfficeWindow, form);
  gtk_widget_class_bind_template_child (widget_class, ClewNewOfficeWindow, problem_bar);
  gtk_widget_class_bind_template_child (widget_class, ClewNewOfficeWindow, problem_label);
  gtk_widget_class_bind_template_child (widget_class, ClewNewOfficeWindow, code_pane);
  gtk_widget_class_bind_template_child (widget_class, ClewNewOfficeWindow, written_check);
  gtk_widget_class_bind_template_child (widget_class, ClewNewOfficeWindow, open_button);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, written_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

/* In the order of clew_office_kinds. */
static const char *const kind_words[] = {
  N_ ("Participants with contacts, releases and cases"),
  N_ ("Participants with releases and cases, without contact notes"),
  N_ ("Only its own cases, and what others share with it: no releases and no contact notes. "
      "This can’t be changed later."),
};

static void
show_kind (ClewNewOfficeWindow *window)
{
  guint chosen = adw_combo_row_get_selected (window->kind_row);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (window->kind_row),
                               chosen < G_N_ELEMENTS (kind_words) ? _ (kind_words[chosen]) : "");
}

static void
clew_new_office_window_init (ClewNewOfficeWindow *window)
{
  g_autoptr(GtkStringList) kinds = list_labels (clew_office_kinds);
  g_autoptr(GtkStringList) roles = list_labels (get_roles ());

  gtk_widget_init_template (GTK_WIDGET (window));
  clew_accessible_mend (GTK_WIDGET (window));
  adw_combo_row_set_model (window->kind_row, G_LIST_MODEL (kinds));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (window->kind_row), 0);
  g_signal_connect_object (window->kind_row, "notify::selected", G_CALLBACK (show_kind), window,
                           G_CONNECT_SWAPPED);
  show_kind (window);
  adw_combo_row_set_model (window->role_row, G_LIST_MODEL (roles));
  clew_help_set_topic (GTK_WIDGET (window), "new-office");
  form_changed_cb (window);
  gtk_widget_grab_focus (GTK_WIDGET (window->name_row));
}

/**
 * clew_new_office_window_new:
 *
 * Returns: (transfer none): a window; watch its signal "created"
 */
ClewNewOfficeWindow *
clew_new_office_window_new (GtkWindow *parent)
{
  return g_object_new (CLEW_TYPE_NEW_OFFICE_WINDOW, "transient-for", parent, NULL);
}
