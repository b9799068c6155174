/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-caution-window.h"

#include "desk/clew-accessible.h"
#include "desk/clew-error-words.h"
#include "records/clew-caution.h"

#include <glib/gi18n.h>

struct _ClewCautionWindow
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkListBox      *adding;
  GtkEditable     *word_row;
  AdwComboRow     *kind_row;
  AdwComboRow     *language_row;
  GtkLabel        *problem;
  GtkWidget       *add_button;
  GtkLabel        *origin;
  GtkListBox      *words;

  ClewOffice *office;
};

G_DEFINE_FINAL_TYPE (ClewCautionWindow, clew_caution_window, ADW_TYPE_WINDOW)

static void fill (ClewCautionWindow *window);

static void
say (ClewCautionWindow *window, const char *text)
{
  gtk_label_set_label (window->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (window->problem), text != NULL);
  if (text != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (window->word_row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (window->word_row), "error");
}

static void
say_error (ClewCautionWindow *window, const GError *error)
{
  g_autofree char *text = clew_error_words_dup_text (error);

  say (window, text);
}

static void
undo_cb (ClewCautionWindow *window)
{
  g_autoptr (GError) error = NULL;

  if (!clew_office_undo (window->office, &error))
    say_error (window, error);
  fill (window);
}

static void
offer_undo (ClewCautionWindow *window, const char *word)
{
  /* Translators: %s is a word that was taken off a list */
  g_autofree char *text = g_strdup_printf (_ ("“%s” removed"), word);
  AdwToast        *toast = adw_toast_new (text);

  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), window,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (window->toasts, toast);
}

static void
remove_cb (ClewCautionWindow *window, GtkWidget *button)
{
  g_autoptr (ClewRecord) record = g_object_ref (g_object_get_data (G_OBJECT (button), "record"));
  g_autoptr (GError) error = NULL;

  say (window, NULL);
  if (!clew_caution_remove (window->office, record, &error))
    {
      say_error (window, error);
      return;
    }
  gtk_widget_grab_focus (GTK_WIDGET (window->word_row));
  fill (window);
  offer_undo (window, clew_record_get_text (record, "word"));
}

static void
add_word (ClewCautionWindow *window, ClewRecord *record)
{
  const char      *word = clew_record_get_text (record, "word");
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *subtitle =
    /* Translators: what a word suggests, then its language */
    g_strdup_printf (_ ("%s, %s"), clew_record_get_choice_label (record, "kind"),
                        clew_record_get_choice_label (record, "language"));
  /* Translators: spoken for a button; %s is a word of a list */
  g_autofree char *name = g_strdup_printf (_ ("Remove “%s”"), word);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), word);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Remove"));
  clew_accessible_set_name (button, name);
  g_object_set_data_full (G_OBJECT (button), "record", g_object_ref (record), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), window, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_append (window->words, row);
}

static void
fill (ClewCautionWindow *window)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewCautionList) list = clew_caution_list_load (
    clew_office_get_store (window->office), &error);
  GPtrArray *records;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (window->words))) != NULL)
    gtk_list_box_remove (window->words, child);
  if (list == NULL)
    {
      say_error (window, error);
      return;
    }
  gtk_label_set_label (window->origin, clew_caution_list_is_shipped (list)
                       ? _ ("The list that comes with Clew")
                       : _ ("The list of this site"));
  records = clew_caution_list_get_records (list);
  for (guint i = 0; i < records->len; i++)
    add_word (window, g_ptr_array_index (records, i));
}

static void
typed_cb (ClewCautionWindow *window)
{
  gtk_widget_set_sensitive (window->add_button,
                            *gtk_editable_get_text (window->word_row) != '\0');
  say (window, NULL);
}

static void
add_cb (ClewCautionWindow *window)
{
  g_autoptr (ClewRecord) record = clew_record_new (&clew_kind_caution_word);
  g_autofree char *word = g_strstrip (g_strdup (gtk_editable_get_text (window->word_row)));
  g_autoptr (GError) error = NULL;

  clew_record_set_text (record, "word", word);
  clew_record_set_text (record, "kind",
                        clew_caution_kinds[adw_combo_row_get_selected (window->kind_row)].id);
  clew_record_set_text (record, "language",
                        clew_languages[adw_combo_row_get_selected (window->language_row)].id);
  if (!clew_caution_add (window->office, record, NULL, &error))
    {
      say_error (window, error);
      return;
    }
  gtk_editable_set_text (window->word_row, "");
  fill (window);
}

static void
clew_caution_window_dispose (GObject *object)
{
  g_clear_object (&CLEW_CAUTION_WINDOW (object)->office);
  gtk_widget_dispose_template (GTK_WIDGET (object), CLEW_TYPE_CAUTION_WINDOW);

  G_OBJECT_CLASS (clew_caution_window_parent_class)->dispose (object);
}

static void
clew_caution_window_class_init (ClewCautionWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clew_caution_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/clewproject/Clew/clew-caution-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewCautionWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, ClewCautionWindow, adding);
  gtk_widget_class_bind_template_child (widget_class, ClewCautionWindow, word_row);
  gtk_widget_class_bind_template_child (widget_class, ClewCautionWindow, kind_row);
  gtk_widget_class_bind_template_child (widget_class, ClewCautionWindow, language_row);
  gtk_widget_class_bind_template_child (widget_class, ClewCautionWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, ClewCautionWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, ClewCautionWindow, origin);
  gtk_widget_class_bind_template_child (widget_class, ClewCautionWindow, words);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
fill_row (AdwComboRow *row, const ClewChoice *choices)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (; choices->id != NULL; choices++)
    gtk_string_list_append (labels, _ (choices->label));
  adw_combo_row_set_model (row, G_LIST_MODEL (labels));
}

static void
clew_caution_window_init (ClewCautionWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
  clew_accessible_set_name (GTK_WIDGET (window->adding), _ ("New word"));
  clew_accessible_set_name (GTK_WIDGET (window->words), _ ("Words"));
  fill_row (window->kind_row, clew_caution_kinds);
  fill_row (window->language_row, clew_languages);
}

/**
 * clew_caution_window_new:
 * @parent: (nullable): the window to stand over
 * @office: the open office
 *
 * Returns: (transfer none): the window
 */
ClewCautionWindow *
clew_caution_window_new (GtkWindow *parent, ClewOffice *office)
{
  ClewCautionWindow *window = g_object_new (CLEW_TYPE_CAUTION_WINDOW, NULL);

  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  window->office = g_object_ref (office);
  fill (window);
  clew_accessible_mend (GTK_WIDGET (window));
  return window;
}
