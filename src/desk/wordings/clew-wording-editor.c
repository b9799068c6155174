/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/wordings/clew-wording-editor.h"

#include "desk/clew-accessible.h"
#include "desk/clew-error-words.h"
#include "desk/clew-help.h"
#include "desk/clew-message.h"
#include "desk/wordings/clew-approval-window.h"
#include "desk/clew-caution-words.h"
#include "desk/clew-paper-view.h"
#include "desk/wordings/clew-wording-field.h"
#include "desk/wordings/clew-wording-fields.h"
#include "desk/wordings/clew-wording-sample.h"
#include "records/clew-caution.h"
#include "records/clew-wording-check.h"
#include "records/clew-wording-store.h"
#include "rules/clew-letter-rules.h"

#include <glib/gi18n.h>

/* How long after the last key the page is drawn anew, in milliseconds. */
#define PREVIEW_DELAY 300

/* More words of a list than these stand in no sentence. */
#define MOST_HITS 20

struct _ClewWordingEditor
{
  AdwWindow parent_instance;

  GtkStack      *pages;
  GtkWidget     *approve_button;
  GtkWidget     *withdraw_button;
  GtkWidget     *preview_button;
  GtkDropDown   *versions_menu;
  GtkLabel      *reading;
  GtkImage      *reading_icon;
  GtkLabel      *standing;
  GtkWidget     *first_button;
  GtkInfoBar    *problem_bar;
  GtkLabel      *problem_label;
  GtkWidget     *column;
  AdwFlap       *flap;
  ClewPaperView *preview;
  AdwStatusPage *error_page;

  ClewOffice         *office;
  const ClewFormName *form;
  char               *language;
  GPtrArray          *versions; /* ClewWordingVersion, the newest first */
  ClewWordingVersion *shown;    /* one of them */
  ClewCautionList    *caution;  /* of letters: words that their sentences are warned of */
  GPtrArray          *fields;   /* ClewWordingField, in the order of the paper */
  guint               preview_id;
  gboolean            touched;
  gboolean            filling;
};

G_DEFINE_FINAL_TYPE (ClewWordingEditor, clew_wording_editor, ADW_TYPE_WINDOW)

static void
show_problem (ClewWordingEditor *editor, const GError *error)
{
  g_autofree char *text = error != NULL ? clew_error_words_dup_text (error) : NULL;

  gtk_label_set_label (editor->problem_label, text != NULL ? text : "");
  gtk_info_bar_set_revealed (editor->problem_bar, error != NULL);
}

static const char *
get_body (ClewWordingEditor *editor)
{
  return clew_record_get_text (editor->shown->record, "body");
}

/* The wording as it stands on screen, as JSON. A text that the version lacks
 * and nobody typed stays away. */
static char *
dup_body (ClewWordingEditor *editor, GError **error)
{
  g_autoptr (GHashTable) edits = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (ClewWording) before = clew_wording_parse (get_body (editor), error);

  if (before == NULL)
    return NULL;
  for (guint i = 0; i < editor->fields->len; i++)
    {
      ClewWordingField *field = g_ptr_array_index (editor->fields, i);
      const char       *key = clew_wording_field_get_key (field);
      g_autofree char  *text = clew_wording_field_dup_text (field);

      if (*text != '\0' || clew_wording_get_text (before, key) != NULL)
        g_hash_table_insert (edits, (gpointer)key, g_steal_pointer (&text));
    }
  return clew_wording_store_edit (get_body (editor), edits, error);
}

static void
show_reading (ClewWordingEditor *editor, ClewWording *wording)
{
  gboolean         good;
  g_autofree char *text = clew_reading_words (wording, &good);

  gtk_image_set_from_icon_name (editor->reading_icon,
                                good ? "emblem-ok-symbolic" : "dialog-warning-symbolic");
  gtk_label_set_label (editor->reading, text);
}

/* A sentence to choose from stands in letters as it is, so it is warned of where it
 * is written (K18), save of the kinds of information that the gate is asked for with it. */
static void
warn (ClewWordingEditor *editor, ClewWordingField *field, const char *text)
{
  const char *const       said[] = { clew_wording_field_get_key (field), NULL };
  g_autofree const char **asked = clew_letter_list_categories (CLEW_LETTER_STATUS, said, NULL);
  g_autoptr (GPtrArray) hits = NULL;
  g_autofree char *words = NULL;
  ClewTopic        topic;

  if (editor->caution != NULL && clew_statement_get_topic (said[0], &topic))
    hits = clew_caution_list_find (editor->caution, text, MOST_HITS);
  for (guint i = 0; hits != NULL && words == NULL && i < hits->len; i++)
    {
      const ClewCautionHit *hit = g_ptr_array_index (hits, i);
      const char           *category = clew_caution_get_category (hit->kind);

      if (category == NULL || !g_strv_contains (asked, category))
        words = clew_caution_words (hit);
    }
  clew_wording_field_warn (field, words);
}

/* Which elements the wording lacks goes to @elements. */
static guint
check_fields (ClewWordingEditor *editor, GPtrArray *elements)
{
  guint problems = 0;

  for (guint i = 0; i < editor->fields->len; i++)
    {
      ClewWordingField *field = g_ptr_array_index (editor->fields, i);
      const char       *key = clew_wording_field_get_key (field);
      g_autofree char  *text = clew_wording_field_dup_text (field);
      g_autofree char  *problem = clew_wording_describe_fault (key, text, editor->form->flag);

      if (problem == NULL)
        {
          warn (editor, field, text);
          continue;
        }
      clew_wording_field_say (field, problem);
      problems++;
      clew_wording_fields_note (elements, key, editor->form->flag);
    }
  return problems;
}

static char *
describe_standing (ClewWordingEditor *editor, guint problems, GPtrArray *elements)
{
  if (problems > 0)
    return clew_wording_fields_describe (problems, elements);
  if (editor->touched)
    return g_strdup (_ ("Nothing is missing. Keep it as a new version, then it can be approved."));
  if (editor->shown->approved_on == CLEW_DAY_UNKNOWN)
    return g_strdup (_ ("Nothing is missing. It is a draft, and what is printed says so until it "
                        "is approved."));
  return clew_approval_words (editor->shown->approved_on, editor->shown->approved_by);
}

static void
show_state (ClewWordingEditor *editor)
{
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();
  guint            problems = check_fields (editor, elements);
  g_autofree char *standing = describe_standing (editor, problems, elements);
  gboolean         newest = editor->shown == g_ptr_array_index (editor->versions, 0);
  gboolean         is_draft = editor->shown->approved_on == CLEW_DAY_UNKNOWN;

  gtk_label_set_label (editor->standing, standing);
  gtk_widget_set_visible (editor->first_button, problems > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (editor->versions_menu), !editor->touched);
  gtk_widget_action_set_enabled (GTK_WIDGET (editor), "wording.keep",
                                 editor->touched || !newest);
  gtk_widget_action_set_enabled (GTK_WIDGET (editor), "wording.approve",
                                 !editor->touched && problems == 0 && is_draft);
  gtk_widget_set_visible (editor->approve_button, is_draft);
  gtk_widget_set_visible (editor->withdraw_button, !is_draft);
  gtk_widget_action_set_enabled (GTK_WIDGET (editor), "wording.withdraw",
                                 !editor->touched && !is_draft);
}

static gboolean
draw_preview (gpointer data)
{
  ClewWordingEditor *editor = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (ClewWording) wording = NULL;
  g_autofree char *body = dup_body (editor, &error);

  editor->preview_id = 0;
  if (body != NULL)
    wording = clew_wording_parse (body, &error);
  if (wording != NULL)
    show_reading (editor, wording);
  if (!adw_flap_get_reveal_flap (editor->flap))
    return G_SOURCE_REMOVE;
  if (wording != NULL)
    pdf = clew_wording_sample_print (editor->office, editor->form, body,
                                     editor->shown->approved_on, &error);
  if (pdf == NULL || !clew_paper_view_show (editor->preview, pdf, &error))
    clew_paper_view_say (editor->preview, error->message);
  return G_SOURCE_REMOVE;
}

static void
plan_preview (ClewWordingEditor *editor)
{
  g_clear_handle_id (&editor->preview_id, g_source_remove);
  editor->preview_id = g_timeout_add (PREVIEW_DELAY, draw_preview, editor);
}

static void
changed_cb (ClewWordingEditor *editor)
{
  if (editor->filling)
    return;
  editor->touched = TRUE;
  show_state (editor);
  plan_preview (editor);
}

static const char *
find_text (ClewWording *wording, const char *key)
{
  g_auto (GStrv) parts = g_strsplit (key, "/", 2);

  if (parts[1] != NULL)
    return clew_wording_get_category (wording, parts[0], parts[1]);
  return clew_wording_get_text (wording, key);
}

static void
fill_in (ClewWordingEditor *editor)
{
  g_autoptr (ClewWording) wording = clew_wording_parse (get_body (editor), NULL);

  editor->filling = TRUE;
  for (guint i = 0; wording != NULL && i < editor->fields->len; i++)
    {
      ClewWordingField *field = g_ptr_array_index (editor->fields, i);
      const char       *text = find_text (wording, clew_wording_field_get_key (field));

      clew_wording_field_set_text (field, text != NULL ? text : "");
    }
  editor->filling = FALSE;
  editor->touched = FALSE;
  show_state (editor);
  g_clear_handle_id (&editor->preview_id, g_source_remove);
  draw_preview (editor);
}

/* The versions */

static void
fill_versions_menu (ClewWordingEditor *editor, guint selected)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < editor->versions->len; i++)
    {
      ClewWordingVersion *version = g_ptr_array_index (editor->versions, i);
      g_autofree char    *label = g_strdup_printf (
           version->approved_on != CLEW_DAY_UNKNOWN ? _ ("Version %d, approved")
                                                    : _ ("Version %d, draft"),
                                                         version->version);

      gtk_string_list_append (labels, label);
    }
  editor->filling = TRUE;
  gtk_drop_down_set_model (editor->versions_menu, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (editor->versions_menu, selected);
  editor->filling = FALSE;
}

static gboolean
load (ClewWordingEditor *editor, const char *shown, GError **error)
{
  GPtrArray *versions = clew_wording_store_list (clew_office_get_store (editor->office),
                                                 editor->form->id, editor->language, error);
  guint      selected = 0;

  if (versions == NULL)
    return FALSE;
  g_clear_pointer (&editor->versions, g_ptr_array_unref);
  editor->versions = versions;
  for (guint i = 0; i < versions->len; i++)
    if (g_strcmp0 (clew_record_get_id (((ClewWordingVersion *)versions->pdata[i])->record),
                   shown) == 0)
      selected = i;
  editor->shown = g_ptr_array_index (versions, selected);
  fill_versions_menu (editor, selected);
  return TRUE;
}

static void
version_chosen_cb (ClewWordingEditor *editor)
{
  guint selected = gtk_drop_down_get_selected (editor->versions_menu);

  if (editor->filling || editor->versions == NULL || selected >= editor->versions->len)
    return;
  editor->shown = g_ptr_array_index (editor->versions, selected);
  fill_in (editor);
}

/* @error: (nullable): what went wrong before, which keeps all as it is on screen */
static void
look_again (ClewWordingEditor *editor, const char *id, GError *error)
{
  g_autoptr (GError) failure = error;

  if (failure == NULL && load (editor, id, &failure))
    fill_in (editor);
  show_problem (editor, failure);
}

static void
keep_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClewWordingEditor *editor = CLEW_WORDING_EDITOR (widget);
  GError            *error = NULL;
  g_autofree char   *body = dup_body (editor, &error);
  g_autofree char   *id = NULL;

  if (body != NULL)
    id = clew_wording_store_add (editor->office, body, &error);
  look_again (editor, id, error);
}

static void
approved_cb (ClewWordingEditor *editor)
{
  g_autofree char *id = g_strdup (clew_record_get_id (editor->shown->record));

  look_again (editor, id, NULL);
}

static void
approve_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClewWordingEditor *editor = CLEW_WORDING_EDITOR (widget);
  GtkWindow         *window = GTK_WINDOW (clew_approval_window_new (
            GTK_WINDOW (widget), editor->office, editor->shown->record));

  g_signal_connect_object (window, "approved", G_CALLBACK (approved_cb), editor,
                           G_CONNECT_SWAPPED);
  gtk_window_present (window);
}

static void
withdrawing_cb (AdwMessageDialog *dialog, const char *response, ClewWordingEditor *editor)
{
  g_autofree char *id = g_strdup (clew_record_get_id (editor->shown->record));
  GError          *error = NULL;

  if (!g_str_equal (response, CLEW_MESSAGE_GO))
    return;
  clew_wording_store_withdraw (editor->office, editor->shown, &error);
  look_again (editor, id, error);
}

static const char withdraw_text[] =
  N_ ("What is printed from now on uses the version that was approved before, or says that it is "
      "a draft. What is printed already stays as it is, and the approval stays in the audit.");

static void
withdraw_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *title = _ ("Withdraw the Approval?");
  const char *text = _ (withdraw_text);
  const char *stay = _ ("_Cancel");
  const char *withdraw = _ ("_Withdraw");
  GtkWidget  *dialog = GTK_WIDGET (
     clew_message_new_question (GTK_WINDOW (widget), title, text, stay, withdraw, FALSE));

  g_signal_connect_object (dialog, "response", G_CALLBACK (withdrawing_cb), widget, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
first_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ClewWordingEditor *editor = CLEW_WORDING_EDITOR (widget);

  for (guint i = 0; i < editor->fields->len; i++)
    if (clew_wording_field_has_problem (g_ptr_array_index (editor->fields, i)))
      {
        clew_wording_field_grab_focus (g_ptr_array_index (editor->fields, i));
        return;
      }
}

static void
preview_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwFlap *flap = CLEW_WORDING_EDITOR (widget)->flap;

  adw_flap_set_reveal_flap (flap, !adw_flap_get_reveal_flap (flap));
}

static void
help_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  clew_help_show (widget, "wordings");
}

static void
reveal_cb (ClewWordingEditor *editor)
{
  /* The flap says so once more when the window goes. */
  if (editor->office != NULL && editor->fields != NULL &&
      adw_flap_get_reveal_flap (editor->flap))
    plan_preview (editor);
}

static const char leave_text[] =
  N_ ("The version before is kept as it was. What you wrote here will be lost.");

static gboolean
clew_wording_editor_close_request (GtkWindow *window)
{
  if (!CLEW_WORDING_EDITOR (window)->touched)
    return GTK_WINDOW_CLASS (clew_wording_editor_parent_class)->close_request (window);
  clew_message_ask_to_discard (window, _ ("Leave Without Keeping?"), _ (leave_text),
                                                                        _ ("_Keep Working"));
  return TRUE;
}

static void
clew_wording_editor_dispose (GObject *object)
{
  ClewWordingEditor *editor = CLEW_WORDING_EDITOR (object);

  g_clear_handle_id (&editor->preview_id, g_source_remove);
  g_clear_object (&editor->office);
  gtk_widget_dispose_template (GTK_WIDGET (editor), CLEW_TYPE_WORDING_EDITOR);

  G_OBJECT_CLASS (clew_wording_editor_parent_class)->dispose (object);
}

static void
clew_wording_editor_finalize (GObject *object)
{
  ClewWordingEditor *editor = CLEW_WORDING_EDITOR (object);

  g_clear_pointer (&editor->versions, g_ptr_array_unref);
  g_clear_pointer (&editor->caution, clew_caution_list_free);
  g_clear_pointer (&editor->fields, g_ptr_array_unref);
  g_free (editor->language);

  G_OBJECT_CLASS (clew_wording_editor_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ClewWordingEditor, pages);
  gtk_widget_class_bind_template_child (widget_class, ClewWordingEditor, approve_button);
  gtk_widget_class_bind_template_child (widget_class, ClewWordingEditor, withdraw_button);
  gtk_widget_class_bind_template_child (widget_class, ClewWordingEditor, preview_button);
  gtk_widget_class_bind_template_child (widget_class, ClewWordingEditor, versions_menu);
  gtk_widget_class_bind_template_child (widget_class, ClewWordingEditor, reading);
  gtk_widget_class_bind_template_child (widget_class, ClewWordingEditor, reading_icon);
  gtk_widget_class_bind_template_child (widget_class, ClewWordingEditor, standing);
  gtk_widget_class_bind_template_child (widget_class, ClewWordingEditor, first_button);
  gtk_widget_class_bind_template_child (widget_class, ClewWordingEditor, problem_bar);
  gtk_widget_class_bind_template_child (widget_class, ClewWordingEditor, problem_label);
  gtk_widget_class_bind_template_child (widget_class, ClewWordingEditor, column);
  gtk_widget_class_bind_template_child (widget_class, ClewWordingEditor, flap);
  gtk_widget_class_bind_template_child (widget_class, ClewWordingEditor, preview);
  gtk_widget_class_bind_template_child (widget_class, ClewWordingEditor, error_page);
  gtk_widget_class_bind_template_callback (widget_class, version_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, reveal_cb);
}

static void
clew_wording_editor_class_init (ClewWordingEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clew_wording_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = clew_wording_editor_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = clew_wording_editor_close_request;

  g_type_ensure (CLEW_TYPE_PAPER_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/clewproject/Clew/wordings/clew-wording-editor.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "wording.keep", NULL, keep_action);
  gtk_widget_class_install_action (widget_class, "wording.approve", NULL, approve_action);
  gtk_widget_class_install_action (widget_class, "wording.withdraw", NULL, withdraw_action);
  gtk_widget_class_install_action (widget_class, "wording.first-problem", NULL, first_action);
  gtk_widget_class_install_action (widget_class, "wording.preview", NULL, preview_action);
  gtk_widget_class_install_action (widget_class, "wording.help", NULL, help_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "wording.preview", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "wording.help", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "wording.keep",
                                       NULL);
}

static void
clew_wording_editor_init (ClewWordingEditor *editor)
{
  gtk_widget_init_template (GTK_WIDGET (editor));
  clew_accessible_set_name (editor->preview_button, _ ("Preview"));
  clew_accessible_set_name (GTK_WIDGET (editor->preview), _ ("Preview"));
  clew_accessible_set_name (GTK_WIDGET (editor->versions_menu), _ ("Version"));
}

/* Fields first, since what is shown is checked in them. */
static gboolean
set_up (ClewWordingEditor *editor, GError **error)
{
  g_autoptr (ClewWording) wording = NULL;

  if (!load (editor, NULL, error))
    return FALSE;
  if (editor->form->flag == CLEW_FORM_LETTER)
    {
      editor->caution = clew_caution_list_load (clew_office_get_store (editor->office), error);
      if (editor->caution == NULL)
        return FALSE;
    }
  wording = clew_wording_parse (get_body (editor), error);
  if (wording == NULL)
    return FALSE;
  editor->fields = clew_wording_fields_add (GTK_BOX (editor->column), editor->form, wording);
  for (guint i = 0; i < editor->fields->len; i++)
    g_signal_connect_object (g_ptr_array_index (editor->fields, i), "changed",
                             G_CALLBACK (changed_cb), editor, G_CONNECT_SWAPPED);
  fill_in (editor);
  return TRUE;
}

/**
 * clew_wording_editor_new:
 * @parent: (nullable): the window to stand over
 * @office: the open office
 * @form: which form
 * @language: in which language
 *
 * Returns: (transfer none): the window, showing the newest version
 */
ClewWordingEditor *
clew_wording_editor_new (GtkWindow          *parent,
                         ClewOffice         *office,
                         const ClewFormName *form,
                         const char         *language)
{
  ClewWordingEditor       *editor = g_object_new (CLEW_TYPE_WORDING_EDITOR, NULL);
  static const char *const needs_wording[] = { "wording.keep", "wording.approve",
                                               "wording.withdraw" };
  /* Translators: the title of a window: a form, then a language */
  g_autofree char *title = g_strdup_printf (
    _ ("%s, %s"), _ (form->label), _ (clew_choice_get_label (clew_languages, language)));
  g_autoptr (GError) error = NULL;

  gtk_window_set_title (GTK_WINDOW (editor), title);
  gtk_window_set_transient_for (GTK_WINDOW (editor), parent);
  gtk_window_set_modal (GTK_WINDOW (editor), parent != NULL);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (editor), TRUE);
  editor->office = g_object_ref (office);
  editor->form = form;
  editor->language = g_strdup (language);
  if (set_up (editor, &error))
    {
      clew_accessible_mend (GTK_WIDGET (editor));
      clew_wording_field_grab_focus (g_ptr_array_index (editor->fields, 0));
      return editor;
    }
  clew_error_words_show (editor->error_page, error);
  gtk_stack_set_visible_child_name (editor->pages, "error");
  for (guint i = 0; i < G_N_ELEMENTS (needs_wording); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (editor), needs_wording[i], FALSE);
  return editor;
}
