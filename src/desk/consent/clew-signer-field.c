/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/consent/clew-signer-field.h"

#include "desk/clew-accessible.h"
#include "desk/clew-check-row.h"

#include <glib/gi18n.h>

struct _ClewSignerField
{
  GtkBox parent_instance;

  ClewCheckRow *choices[CLEW_SIGNER_N];
  GtkWidget    *name;
  GtkWidget    *authority;
  GtkLabel     *note;
};

G_DEFINE_FINAL_TYPE (ClewSignerField, clew_signer_field, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *title;
  const char *subtitle;
} words[CLEW_SIGNER_N] = {
  [CLEW_SIGNER_PARTICIPANT] = { N_ ("The participant"), NULL },
  [CLEW_SIGNER_REPRESENTATIVE] = { N_ ("A representative"),
                                   N_ ("Somebody with authority, for an adult who can’t sign") },
  [CLEW_SIGNER_MINOR_AND_PARENT] = { N_ ("A minor and a parent or guardian"),
                                     N_ ("Both signed the paper") },
};

static void
changed_cb (ClewSignerField *field)
{
  gboolean other = clew_signer_field_get_signer (field) != CLEW_SIGNER_PARTICIPANT;

  gtk_widget_set_visible (field->name, other);
  gtk_widget_set_visible (field->authority, other);
  g_signal_emit (field, signals[CHANGED], 0);
}

static void
clew_signer_field_class_init (ClewSignerFieldClass *klass)
{
  /**
   * ClewSignerField::changed:
   *
   * The answer is another one now.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
add_entry (ClewSignerField *field, GtkListBox *list, const char *title)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  gtk_widget_set_visible (entry, FALSE);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), field, G_CONNECT_SWAPPED);
  gtk_list_box_append (list, entry);
  return entry;
}

static void
clew_signer_field_init (ClewSignerField *field)
{
  GtkWidget *heading = gtk_label_new (_ ("Who signed"));
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *note = gtk_label_new (NULL);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (field), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (field), 6);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  clew_accessible_set_name (list, _ ("Who signed"));
  for (int i = 0; i < CLEW_SIGNER_N; i++)
    {
      field->choices[i] = clew_check_row_new_choice (
        _ (words[i].title), words[i].subtitle != NULL ? _ (words[i].subtitle) : NULL,
                                                           i > 0 ? field->choices[0] : NULL);
      gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (field->choices[i]));
      g_signal_connect_object (field->choices[i], "toggled", G_CALLBACK (changed_cb), field,
                               G_CONNECT_SWAPPED);
    }
  field->name = add_entry (field, GTK_LIST_BOX (list), _ ("Name of who signed for the person"));
  field->authority = add_entry (field, GTK_LIST_BOX (list),
                                _ ("Why they may sign, such as “mother” or “guardian”"));
  field->note = GTK_LABEL (note);
  gtk_label_set_wrap (field->note, TRUE);
  gtk_label_set_xalign (field->note, 0);
  gtk_widget_set_margin_start (note, 12);
  gtk_widget_set_margin_end (note, 12);
  gtk_widget_add_css_class (note, "caption");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (field), heading);
  gtk_box_append (GTK_BOX (field), list);
  gtk_box_append (GTK_BOX (field), note);
}

/**
 * clew_signer_field_new:
 *
 * Returns: (transfer floating): a field that says that the participant signed
 */
ClewSignerField *
clew_signer_field_new (void)
{
  return g_object_new (CLEW_TYPE_SIGNER_FIELD, NULL);
}

ClewSigner
clew_signer_field_get_signer (ClewSignerField *field)
{
  g_return_val_if_fail (CLEW_IS_SIGNER_FIELD (field), CLEW_SIGNER_PARTICIPANT);

  for (int i = 0; i < CLEW_SIGNER_N; i++)
    if (clew_check_row_get_active (field->choices[i]))
      return i;
  return CLEW_SIGNER_PARTICIPANT;
}

static const char *
get_text (GtkWidget *entry)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  return *text != '\0' ? text : NULL;
}

/**
 * clew_signer_field_get_name:
 * @field: a field
 *
 * Returns: (nullable): the name of who signed for the participant
 */
const char *
clew_signer_field_get_name (ClewSignerField *field)
{
  g_return_val_if_fail (CLEW_IS_SIGNER_FIELD (field), NULL);

  return get_text (field->name);
}

/**
 * clew_signer_field_get_authority:
 * @field: a field
 *
 * Returns: (nullable): why that person may sign
 */
const char *
clew_signer_field_get_authority (ClewSignerField *field)
{
  g_return_val_if_fail (CLEW_IS_SIGNER_FIELD (field), NULL);

  return get_text (field->authority);
}

/**
 * clew_signer_field_find_problem:
 * @field: a field
 *
 * Somebody who signs for another says who they are and by what authority
 * (45 CFR 164.508(c)(1)(vi)).
 *
 * Returns: (nullable): what is still missing, translated
 */
const char *
clew_signer_field_find_problem (ClewSignerField *field)
{
  if (clew_signer_field_get_signer (field) == CLEW_SIGNER_PARTICIPANT)
    return NULL;
  if (get_text (field->name) == NULL)
    return _ ("Enter the name of the person who signed.");
  if (!clew_signer_is_authority (get_text (field->authority)))
    return _ ("Enter why this person may sign, such as “guardian”. Without authority the "
              "signature counts for nothing.");
  return NULL;
}

/**
 * clew_signer_field_say:
 * @field: a field
 * @note: (nullable): what to know about who must sign
 * @problem: (nullable): what is wrong, said instead
 */
void
clew_signer_field_say (ClewSignerField *field, const char *note, const char *problem)
{
  const char *text = problem != NULL ? problem : note;

  g_return_if_fail (CLEW_IS_SIGNER_FIELD (field));

  gtk_label_set_label (field->note, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (field->note), text != NULL);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (field->note), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (field->note), "error");
  for (int i = 0; i < CLEW_SIGNER_N; i++)
    clew_accessible_set_description (GTK_WIDGET (field->choices[i]), text != NULL ? text : "");
}
