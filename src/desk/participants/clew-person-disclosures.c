/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/participants/clew-person-disclosures.h"

#include "desk/clew-accessible.h"
#include "desk/clew-message.h"
#include "desk/clew-pdf-output.h"
#include "desk/clew-wrap-box.h"
#include "desk/clew-boxed-rows.h"
#include "desk/participants/clew-person-words.h"
#include "documents/clew-accounting.h"
#include "records/clew-agency.h"
#include "records/clew-day-words.h"
#include "records/clew-ledger.h"
#include "records/clew-release-detail.h"

#include <glib/gi18n.h>

/* Rows are made at once, so not of somebody's whole life. */
#define STEP 100

struct _ClewPersonDisclosures
{
  AdwBin parent_instance;

  ClewWrapBox *buttons;
  GtkStack    *states;
  GtkListBox  *list;
  GtkWidget   *more_button;
  GtkWidget   *record_button;
  GMenuModel  *list_menu;

  ClewOffice *office;
  char       *id;
  guint       limit;
  GPtrArray  *entries;  /* as read last */
  gboolean    is_stale; /* the rows are not theirs yet */
};

G_DEFINE_FINAL_TYPE (ClewPersonDisclosures, clew_person_disclosures, ADW_TYPE_BIN)

/* Rows */

static char *
describe_recipient (const ClewLedgerEntry *entry)
{
  g_autofree char *day = clew_day_words (entry->on);
  g_autofree char *agency = clew_agency_dup_both_names (entry->recipient, entry->named_as);

  if (entry->person != NULL)
    /* Translators: of something that was told: the day, the agency, who there */
    return g_strdup_printf (_ ("%s · %s (%s)"), day, agency, entry->person);
  /* Translators: of something that was told: the day, the agency */
  return g_strdup_printf (C_ ("disclosure", "%s · %s"), day, agency);
}

static char *
describe_content (const ClewLedgerEntry *entry)
{
  g_autofree char *what = clew_release_list_categories ((const char *const *)entry->categories);
  const char      *method = clew_choice_get_label (clew_disclosure_methods, entry->method);
  const char      *purpose = clew_choice_get_label (clew_disclosure_purposes, entry->purpose);
  g_autofree char *wording = clew_ledger_wording_words (entry);
  const char      *parts[] = { what, method != NULL ? method : "", purpose != NULL ? purpose : "",
                          entry->description != NULL ? entry->description : "",
                          wording != NULL ? wording : "", NULL };

  return clew_person_join (parts);
}

/* Icon and word: by what it was covered, or that nothing did. */
static GtkWidget *
create_ground (const ClewLedgerEntry *entry, gboolean is_corrected)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gboolean         is_mistake = clew_ledger_is_mistake (entry);
  gboolean         is_covered = clew_ledger_is_covered (entry);
  g_autofree char *words = is_corrected ? g_strdup (C_ ("disclosure", "Corrected"))
                                        : clew_ledger_ground_words (entry);
  GtkWidget *icon = gtk_image_new_from_icon_name (is_corrected || is_mistake
                                                    ? "edit-undo-symbolic"
                                                  : is_covered ? "emblem-ok-symbolic"
                                                               : "dialog-warning-symbolic");
  GtkWidget *label = gtk_label_new (words);

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 15);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 18);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  if (!is_corrected && !is_mistake)
    gtk_widget_add_css_class (icon, is_covered ? "success" : "warning");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static GtkWidget *
create_correct_button (const ClewLedgerEntry *entry, const char *whom)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-edit-symbolic");
  /* Translators: spoken for a button: which entry it corrects */
  g_autofree char *name = g_strdup_printf (_ ("Correct: %s"), whom);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Correct…"));
  clew_accessible_set_name (button, name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.correct-told");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", entry->id);
  return button;
}

/* Struck, but still to be read; the word for it stands beside. */
static void
strike (GtkWidget *row, const char *title, const char *subtitle)
{
  g_autofree char *struck = g_markup_printf_escaped ("<s>%s</s>", title);
  g_autofree char *struck_detail = g_markup_printf_escaped ("<s>%s</s>", subtitle);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), struck);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), struck_detail);
}

static GtkWidget *
create_row (const ClewLedgerEntry *entry, gboolean is_corrected)
{
  g_autofree char *title = describe_recipient (entry);
  g_autofree char *detail = describe_content (entry);
  g_autofree char *ground = is_corrected ? g_strdup (C_ ("disclosure", "Corrected"))
                                         : clew_ledger_ground_words (entry);
  /* Translators: spoken: to whom and when, what, and on what ground */
  g_autofree char *spoken = g_strdup_printf (_ ("%s: %s. %s"), title, detail, ground);
  GtkWidget       *row = clew_boxed_row_new (NULL, title, detail);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (is_corrected || clew_ledger_is_mistake (entry))
    strike (row, title, detail);
  clew_accessible_set_name (row, spoken);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_ground (entry, is_corrected));
  if (!is_corrected)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_correct_button (entry, title));
  return row;
}

/* Printing the list for the person */

typedef struct
{
  ClewOffice *office;
  GtkWindow  *parent;
  char       *id;
  guint       years;
} Output;

static GBytes *
make_list (gpointer data, GError **error)
{
  Output *output = data;

  return clew_accounting_print (output->office, output->id, output->years, error);
}

static void
list_done_cb (const GError *error, gpointer data)
{
  Output *output = data;

  if (error != NULL)
    gtk_window_present (clew_message_new_problem (output->parent,
                                                  _ ("The List Was Not Made"), error));
  g_object_unref (output->office);
  g_object_unref (output->parent);
  g_free (output->id);
  g_free (output);
}

static Output *
output_new (ClewPersonDisclosures *disclosures, GVariant *years)
{
  Output *output = g_new0 (Output, 1);

  output->office = g_object_ref (disclosures->office);
  output->parent = g_object_ref (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (disclosures))));
  output->id = g_strdup (disclosures->id);
  output->years = g_variant_get_uint32 (years);
  return output;
}

/* Neither the job nor the file is named after anybody. */
static void
print_cb (GtkWidget *widget, const char *action, GVariant *years)
{
  ClewPersonDisclosures *disclosures = CLEW_PERSON_DISCLOSURES (widget);
  const char            *paper;
  Output                *output;

  if (disclosures->office == NULL)
    return;
  paper = clew_record_get_text (clew_office_get_record (disclosures->office), "paper");
  output = output_new (disclosures, years);
  clew_pdf_output_print (output->parent, _ ("List of disclosures"), g_strcmp0 (paper, "a4") == 0,
                                            make_list, list_done_cb, output);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *years)
{
  ClewPersonDisclosures *disclosures = CLEW_PERSON_DISCLOSURES (widget);
  Output                *output;

  if (disclosures->office == NULL)
    return;
  output = output_new (disclosures, years);
  clew_pdf_output_save (output->parent, _ ("Save List of Disclosures"), _ ("disclosures.pdf"),
                                                                           make_list,
                                                                           list_done_cb, output);
}

static void
fill_list (ClewPersonDisclosures *disclosures)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < disclosures->entries->len; i++)
    {
      const ClewLedgerEntry *entry = g_ptr_array_index (disclosures->entries, i);

      g_ptr_array_add (rows, create_row (entry, FALSE));
      for (guint j = 0; j < entry->earlier->len; j++)
        g_ptr_array_add (rows, create_row (g_ptr_array_index (entry->earlier, j), TRUE));
    }
  clew_boxed_list_fill (disclosures->list, rows);
  disclosures->is_stale = FALSE;
}

/* Reading is quick; rows are made only for who looks at them. */
static gboolean
read_entries (ClewPersonDisclosures *disclosures, GError **error)
{
  g_autoptr (GPtrArray) entries = NULL;
  gboolean more;

  entries = clew_ledger_load (clew_office_get_store (disclosures->office), disclosures->id,
                              CLEW_DAY_UNKNOWN, CLEW_DAY_UNKNOWN, disclosures->limit, &more, error);
  if (entries == NULL)
    return FALSE;
  g_clear_pointer (&disclosures->entries, g_ptr_array_unref);
  disclosures->entries = g_steal_pointer (&entries);
  disclosures->is_stale = TRUE;
  gtk_widget_set_visible (disclosures->more_button, more);
  gtk_stack_set_visible_child_name (disclosures->states,
                                    disclosures->entries->len > 0 ? "list" : "nothing");
  if (gtk_widget_get_mapped (GTK_WIDGET (disclosures)))
    fill_list (disclosures);
  return TRUE;
}

static void
clew_person_disclosures_map (GtkWidget *widget)
{
  ClewPersonDisclosures *disclosures = CLEW_PERSON_DISCLOSURES (widget);

  if (disclosures->is_stale)
    fill_list (disclosures);
  GTK_WIDGET_CLASS (clew_person_disclosures_parent_class)->map (widget);
}

static void
more_clicked_cb (ClewPersonDisclosures *disclosures)
{
  g_autoptr (GError) error = NULL;

  disclosures->limit += STEP;
  if (!read_entries (disclosures, &error))
    gtk_window_present (clew_message_new_problem (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (disclosures))),
      _ ("The List Can’t Be Read Now"), error));
}

static void
clew_person_disclosures_dispose (GObject *object)
{
  ClewPersonDisclosures *disclosures = CLEW_PERSON_DISCLOSURES (object);

  g_clear_object (&disclosures->office);
  g_clear_pointer (&disclosures->id, g_free);
  g_clear_pointer (&disclosures->entries, g_ptr_array_unref);

  G_OBJECT_CLASS (clew_person_disclosures_parent_class)->dispose (object);
}

static void
clew_person_disclosures_class_init (ClewPersonDisclosuresClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clew_person_disclosures_dispose;
  widget_class->map = clew_person_disclosures_map;

  g_type_ensure (CLEW_TYPE_WRAP_BOX);
  gtk_widget_class_install_action (widget_class, "disclosures.print", "u", print_cb);
  gtk_widget_class_install_action (widget_class, "disclosures.save", "u", save_cb);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/clewproject/Clew/participants/clew-person-disclosures.ui");
  gtk_widget_class_bind_template_child (widget_class, ClewPersonDisclosures, buttons);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonDisclosures, states);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonDisclosures, list);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonDisclosures, more_button);
  gtk_widget_class_bind_template_child (widget_class, ClewPersonDisclosures, list_menu);
  gtk_widget_class_bind_template_callback (widget_class, more_clicked_cb);
}

static void
clew_person_disclosures_init (ClewPersonDisclosures *disclosures)
{
  GtkWidget *print = gtk_menu_button_new ();

  gtk_widget_init_template (GTK_WIDGET (disclosures));
  disclosures->limit = STEP;
  disclosures->record_button = gtk_button_new_with_mnemonic (_ ("Record What Was _Told…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (disclosures->record_button), "win.record-told");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (disclosures->record_button), "s", "");
  clew_wrap_box_append (disclosures->buttons, disclosures->record_button);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (print), _ ("List for the Participant"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (print), disclosures->list_menu);
  clew_menu_button_set_accessible_name (GTK_MENU_BUTTON (print), _ ("List for the Participant"));
  clew_wrap_box_append (disclosures->buttons, print);
}

/**
 * clew_person_disclosures_show:
 * @disclosures: the tab
 * @office: the open office
 * @id: a participant's id
 * @error: return location
 *
 * Returns: %FALSE with @error set when something could not be read
 */
gboolean
clew_person_disclosures_show (ClewPersonDisclosures *disclosures,
                              ClewOffice            *office,
                              const char            *id,
                              GError               **error)
{
  g_set_object (&disclosures->office, office);
  if (g_strcmp0 (disclosures->id, id) != 0)
    {
      g_free (disclosures->id);
      disclosures->id = g_strdup (id);
      disclosures->limit = STEP;
    }
  gtk_actionable_set_action_target (GTK_ACTIONABLE (disclosures->record_button), "s", id);
  return read_entries (disclosures, error);
}
