/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/wordings/clew-wording-field.h"

#include "desk/clew-accessible.h"

#include <glib/gi18n.h>

/* Around a text, as rows have it. */
#define MARGIN 9

struct _ClewWordingField
{
  GtkBox parent_instance;

  GtkTextView *view;
  GtkLabel    *measure; /* unseen under the view, which asks for no height of its own */
  GtkWidget   *problem_box;
  GtkLabel    *problem;
  gboolean     is_wrong;
  char        *key;
};

G_DEFINE_FINAL_TYPE (ClewWordingField, clew_wording_field, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
changed_cb (ClewWordingField *field)
{
  g_autofree char *text = clew_wording_field_dup_text (field);
  /* An empty line at the end takes room as well. */
  g_autofree char *filled = g_strconcat (text, "\302\240", NULL);

  gtk_label_set_label (field->measure, filled);
  g_signal_emit (field, signals[CHANGED], 0);
}

static GtkWidget *
new_measure (ClewWordingField *field)
{
  GtkWidget *label = gtk_label_new (" ");

  field->measure = GTK_LABEL (label);
  gtk_label_set_wrap (field->measure, TRUE);
  gtk_label_set_wrap_mode (field->measure, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (field->measure, 0);
  gtk_widget_set_margin_start (label, MARGIN);
  gtk_widget_set_margin_end (label, MARGIN);
  gtk_widget_set_margin_top (label, MARGIN);
  gtk_widget_set_margin_bottom (label, MARGIN);
  gtk_widget_set_opacity (label, 0);
  gtk_accessible_update_state (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  return label;
}

/* Tab goes to the next text: none of them has a use for one inside. */
static GtkWidget *
new_view (ClewWordingField *field)
{
  GtkWidget *frame = gtk_overlay_new ();

  field->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (field->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (field->view, FALSE);
  gtk_text_view_set_left_margin (field->view, MARGIN);
  gtk_text_view_set_right_margin (field->view, MARGIN);
  gtk_text_view_set_top_margin (field->view, MARGIN);
  gtk_text_view_set_bottom_margin (field->view, MARGIN);
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (field->view), TRUE);
  gtk_widget_add_css_class (frame, "card");
  gtk_widget_add_css_class (frame, "clew-wording-text");
  gtk_widget_set_overflow (frame, GTK_OVERFLOW_HIDDEN);
  gtk_overlay_set_child (GTK_OVERLAY (frame), new_measure (field));
  gtk_overlay_add_overlay (GTK_OVERLAY (frame), GTK_WIDGET (field->view));
  g_signal_connect_object (gtk_text_view_get_buffer (field->view), "changed",
                           G_CALLBACK (changed_cb), field, G_CONNECT_SWAPPED);
  return frame;
}

static GtkWidget *
new_problem (ClewWordingField *field)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *text = gtk_label_new (NULL);

  field->problem_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  field->problem = GTK_LABEL (text);
  gtk_label_set_wrap (field->problem, TRUE);
  gtk_label_set_xalign (field->problem, 0);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (text, "caption");
  gtk_box_append (GTK_BOX (field->problem_box), icon);
  gtk_box_append (GTK_BOX (field->problem_box), text);
  gtk_widget_set_visible (field->problem_box, FALSE);
  return field->problem_box;
}

static void
clew_wording_field_finalize (GObject *object)
{
  g_free (CLEW_WORDING_FIELD (object)->key);

  G_OBJECT_CLASS (clew_wording_field_parent_class)->finalize (object);
}

static void
clew_wording_field_class_init (ClewWordingFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clew_wording_field_finalize;

  /**
   * ClewWordingField::changed:
   *
   * The text says something else now.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
clew_wording_field_init (ClewWordingField *field)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (field), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (field), 4);
}

/**
 * clew_wording_field_new:
 * @key: the text's key
 * @label: what the text is called
 * @part: what the part of the paper is called
 * @places: (nullable): the placeholders that the text must have
 *
 * Returns: (transfer floating): an empty field
 */
ClewWordingField *
clew_wording_field_new (const char *key, const char *label, const char *part, const char *places)
{
  ClewWordingField *field = g_object_new (CLEW_TYPE_WORDING_FIELD, NULL);
  GtkWidget        *caption = gtk_label_new (label);
  GtkWidget        *view = new_view (field);
  /* Translators: spoken for a text of a form: the part of the form, then the text's name */
  g_autofree char *spoken = g_strdup_printf (_ ("%s, %s"), part, label);

  field->key = g_strdup (key);
  if (places != NULL)
    {
      /* Translators: the name of a text, then the placeholders that it must have, as {date} */
      g_autofree char *text = g_strdup_printf (_ ("%s, with %s"), label, places);

      gtk_label_set_label (GTK_LABEL (caption), text);
    }
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_wrap (GTK_LABEL (caption), TRUE);
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_box_append (GTK_BOX (field), caption);
  gtk_box_append (GTK_BOX (field), view);
  gtk_box_append (GTK_BOX (field), new_problem (field));
  clew_accessible_set_name (GTK_WIDGET (field->view), spoken);
  return field;
}

/**
 * clew_wording_field_get_key:
 * @field: a field
 *
 * Returns: the text's key
 */
const char *
clew_wording_field_get_key (ClewWordingField *field)
{
  return field->key;
}

/**
 * clew_wording_field_dup_text:
 * @field: a field
 *
 * Returns: (transfer full): what it says now
 */
char *
clew_wording_field_dup_text (ClewWordingField *field)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (field->view);
  GtkTextIter    start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/**
 * clew_wording_field_set_text:
 * @field: a field
 * @text: what it says; Undo does not go back before it
 */
void
clew_wording_field_set_text (ClewWordingField *field, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (field->view);

  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
}

static void
show (ClewWordingField *field, const char *text, const char *css_class)
{
  gtk_label_set_label (field->problem, text != NULL ? text : "");
  gtk_widget_set_visible (field->problem_box, text != NULL);
  gtk_widget_remove_css_class (field->problem_box, "error");
  gtk_widget_remove_css_class (field->problem_box, "warning");
  gtk_widget_add_css_class (field->problem_box, css_class);
  clew_accessible_set_description (GTK_WIDGET (field->view), text != NULL ? text : "");
}

/**
 * clew_wording_field_say:
 * @field: a field
 * @problem: (nullable): what is wrong with the text
 */
void
clew_wording_field_say (ClewWordingField *field, const char *problem)
{
  field->is_wrong = problem != NULL;
  show (field, problem, "error");
}

/**
 * clew_wording_field_warn:
 * @field: a field
 * @warning: (nullable): what to think about once more, though nothing is wrong
 */
void
clew_wording_field_warn (ClewWordingField *field, const char *warning)
{
  field->is_wrong = FALSE;
  show (field, warning, "warning");
}

/**
 * clew_wording_field_has_problem:
 * @field: a field
 *
 * Returns: whether something is wrong with the text
 */
gboolean
clew_wording_field_has_problem (ClewWordingField *field)
{
  return field->is_wrong;
}

/**
 * clew_wording_field_grab_focus:
 * @field: a field
 *
 * Returns: whether the text took the focus
 */
gboolean
clew_wording_field_grab_focus (ClewWordingField *field)
{
  return gtk_widget_grab_focus (GTK_WIDGET (field->view));
}
