/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-part-field.h"

#include "desk/clew-accessible.h"
#include "desk/clew-check-row.h"
#include "desk/clew-choice-row.h"
#include "records/clew-staff.h"
#include "rules/clew-signer-rules.h"

#include <glib/gi18n.h>

struct _ClewPartField
{
  GtkBox parent_instance;

  GtkListBox   *list;
  GtkWidget    *explained_by;
  GtkWidget    *interpreter;
  GtkWidget    *witness;
  ClewCheckRow *read_aloud;
  GtkLabel     *doubts;

  GPtrArray *staff; /* ClewRecord: who may have explained it */
  char      *form_language;
  char      *spoken;
  gboolean   needs_interpreter;
};

G_DEFINE_FINAL_TYPE (ClewPartField, clew_part_field, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_text (GtkWidget *entry)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  return *text != '\0' ? text : NULL;
}

static const char language_text[] =
  N_ ("The form is not in the person’s language, or they need an interpreter. Enter who "
      "interpreted, or ask again with one.");
static const char unread_text[] =
  N_ ("The box on the paper that says that the form was read aloud is not ticked here.");
static const char aloud_text[] =
  N_ ("The whole form was read to the person before they signed");

/* What makes a signature doubtful is said and keeps nothing out: the paper was
 * signed, whatever stands here. */
static void
say_doubts (ClewPartField *field)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!clew_signer_could_read (field->form_language, field->spoken, field->needs_interpreter,
                               get_text (field->interpreter) != NULL))
    g_string_append (text, _ (language_text));
  if (!clew_check_row_get_active (field->read_aloud))
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", _ (unread_text));
  gtk_label_set_label (field->doubts, text->str);
  gtk_widget_set_visible (GTK_WIDGET (field->doubts), text->len > 0);
  clew_accessible_set_description (GTK_WIDGET (field->read_aloud), text->str);
}

static void
changed_cb (ClewPartField *field)
{
  say_doubts (field);
  g_signal_emit (field, signals[CHANGED], 0);
}

static GtkWidget *
add_entry (ClewPartField *field, const char *title)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  gtk_list_box_append (field->list, entry);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), field, G_CONNECT_SWAPPED);
  return entry;
}

static void
clew_part_field_finalize (GObject *object)
{
  ClewPartField *field = CLEW_PART_FIELD (object);

  g_clear_pointer (&field->staff, g_ptr_array_unref);
  g_free (field->form_language);
  g_free (field->spoken);

  G_OBJECT_CLASS (clew_part_field_parent_class)->finalize (object);
}

static void
clew_part_field_class_init (ClewPartFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clew_part_field_finalize;

  /**
   * ClewPartField::changed:
   *
   * The answer is another one now.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
clew_part_field_init (ClewPartField *field)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *doubts = gtk_label_new (NULL);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (field), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (field), 6);
  field->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (field->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  clew_accessible_set_name (list, _ ("Who took part"));
  field->doubts = GTK_LABEL (doubts);
  gtk_label_set_wrap (field->doubts, TRUE);
  gtk_label_set_xalign (field->doubts, 0);
  gtk_widget_set_margin_start (doubts, 12);
  gtk_widget_set_margin_end (doubts, 12);
  gtk_widget_add_css_class (doubts, "caption");
  gtk_box_append (GTK_BOX (field), list);
  gtk_box_append (GTK_BOX (field), doubts);
}

/**
 * clew_part_field_new:
 * @release: the release that was signed
 *
 * Returns: (transfer floating): an empty field; see clew_part_field_fill()
 */
ClewPartField *
clew_part_field_new (const ClewReleaseDetail *release)
{
  ClewPartField *field = g_object_new (CLEW_TYPE_PART_FIELD, NULL);
  const char    *needs = clew_record_get_text (release->participant, "interpreter");

  if (release->wording != NULL)
    field->form_language = g_strdup (clew_record_get_text (release->wording, "language"));
  field->spoken = g_strdup (clew_record_get_text (release->participant, "language"));
  field->needs_interpreter = g_strcmp0 (needs, "yes") == 0;
  return field;
}

/* Those who work here; whoever is at this desk is chosen. */
static void
add_explainer (ClewPartField *field, ClewRecord *me)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  AdwComboRow *row;
  int          chosen = -1;

  for (guint i = 0; i < field->staff->len; i++)
    {
      ClewRecord *staff = g_ptr_array_index (field->staff, i);

      g_ptr_array_add (names, (gpointer)clew_record_get_text (staff, "name"));
      if (me != NULL && g_str_equal (clew_record_get_id (staff), clew_record_get_id (me)))
        chosen = (int)i;
    }
  g_ptr_array_add (names, NULL);
  row = clew_choice_row_new (_ ("Explained by"), (const char *const *)names->pdata);
  clew_choice_row_set (row, chosen);
  field->explained_by = GTK_WIDGET (row);
  gtk_list_box_append (field->list, field->explained_by);
}

/**
 * clew_part_field_fill:
 * @field: a new field
 * @office: the open office
 * @error: return location
 *
 * Adds the rows. When reading failed nobody can be chosen as who explained it,
 * and all else is there.
 *
 * Returns: %FALSE with @error set when the staff could not be read
 */
gboolean
clew_part_field_fill (ClewPartField *field, ClewOffice *office, GError **error)
{
  gboolean all = TRUE;

  field->staff = clew_staff_list_working (clew_office_get_store (office), error);
  if (field->staff == NULL)
    {
      field->staff = g_ptr_array_new ();
      all = FALSE;
    }
  add_explainer (field, clew_office_get_me (office));
  field->interpreter = add_entry (field, _ ("Interpreter, if there was one"));
  field->witness = add_entry (field, _ ("Witness, if there was one"));
  field->read_aloud = clew_check_row_new (_ ("Read aloud"), _ (aloud_text), FALSE);
  gtk_list_box_append (field->list, GTK_WIDGET (field->read_aloud));
  g_signal_connect_object (field->read_aloud, "toggled", G_CALLBACK (changed_cb), field,
                           G_CONNECT_SWAPPED);
  say_doubts (field);
  return all;
}

/**
 * clew_part_field_read:
 * @field: a field
 * @signature: takes who explained it, the interpreter, the witness, and whether it
 *   was read aloud; the texts are borrowed and good until the field changes
 */
void
clew_part_field_read (ClewPartField *field, ClewReleaseSignature *signature)
{
  int chosen = clew_choice_row_get (ADW_COMBO_ROW (field->explained_by));

  signature->explained_by =
    chosen >= 0 ? clew_record_get_id (g_ptr_array_index (field->staff, chosen)) : NULL;
  signature->interpreter = get_text (field->interpreter);
  signature->witness = get_text (field->witness);
  signature->read_aloud = clew_check_row_get_active (field->read_aloud);
}
