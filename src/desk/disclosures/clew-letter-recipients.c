/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/disclosures/clew-letter-recipients.h"

#include "desk/clew-accessible.h"
#include "desk/clew-check-row.h"
#include "desk/disclosures/clew-neutral-words.h"
#include "records/clew-person.h"
#include "rules/clew-recipient-rules.h"

#include <glib/gi18n.h>

struct _ClewLetterRecipients
{
  GtkBox parent_instance;

  GtkWidget    *nobody;
  GtkListBox   *may_hear;
  GtkListBox   *others;
  ClewCheckRow *none; /* on no screen: with it chosen, nobody is */

  ClewOffice *office;
  char       *participant;
  char       *agency;
  char       *shown; /* what the rows say, to leave them alone when it stays the same */
};

G_DEFINE_FINAL_TYPE (ClewLetterRecipients, clew_letter_recipients, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
clear_list (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
}

static void
toggled_cb (ClewLetterRecipients *recipients, ClewCheckRow *row)
{
  if (!clew_check_row_get_active (row))
    return;
  g_free (recipients->agency);
  recipients->agency = g_strdup (g_object_get_data (G_OBJECT (row), "agency"));
  g_signal_emit (recipients, signals[CHANGED], 0);
}

static void
add_choice (ClewLetterRecipients *recipients, const ClewGateRow *answer, const char *why)
{
  ClewCheckRow *row = clew_check_row_new_choice (answer->name, why, recipients->none);

  g_object_set_data_full (G_OBJECT (row), "agency", g_strdup (answer->agency), g_free);
  gtk_list_box_append (recipients->may_hear, GTK_WIDGET (row));
  if (g_strcmp0 (recipients->agency, answer->agency) == 0)
    clew_check_row_set_active (row, TRUE);
  g_signal_connect_object (row, "toggled", G_CALLBACK (toggled_cb), recipients, G_CONNECT_SWAPPED);
}

static void
add_refused (AdwExpanderRow *expander, const ClewGateRow *answer, const char *why)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("action-unavailable-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), answer->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), why);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_expander_row_add_row (expander, row);
}

static AdwExpanderRow *
new_expander (guint n)
{
  GtkWidget       *expander = adw_expander_row_new ();
  g_autofree char *how_many = g_strdup_printf (
    ngettext ("%u agency; open to see why", "%u agencies; open to see why", n), n);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (expander), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), _ ("May not hear this"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander), how_many);
  return ADW_EXPANDER_ROW (expander);
}

static gboolean
is_answer_yes (const GPtrArray *answers, guint i)
{
  return clew_gate_is_yes (((const ClewGateRow *)g_ptr_array_index (answers, i))->answer);
}

static void
fill (ClewLetterRecipients *recipients, const GPtrArray *answers)
{
  AdwExpanderRow *expander;
  guint           n_refused = 0;

  for (guint i = 0; i < answers->len; i++)
    n_refused += !is_answer_yes (answers, i);
  clear_list (recipients->may_hear);
  clear_list (recipients->others);
  expander = new_expander (n_refused);
  if (n_refused > 0)
    {
      gtk_list_box_append (recipients->others, GTK_WIDGET (expander));
      gtk_list_box_append (recipients->others, clew_neutral_words_new ());
    }
  else
    g_object_unref (g_object_ref_sink (expander));
  for (guint i = 0; i < answers->len; i++)
    {
      const ClewGateRow *answer = g_ptr_array_index (answers, i);
      g_autofree char   *why = clew_gate_explain (answer);

      if (is_answer_yes (answers, i))
        add_choice (recipients, answer, why);
      else
        add_refused (expander, answer, why);
    }
  gtk_widget_set_visible (GTK_WIDGET (recipients->may_hear), n_refused < answers->len);
  gtk_widget_set_visible (recipients->nobody, n_refused == answers->len);
  gtk_widget_set_visible (GTK_WIDGET (recipients->others), n_refused > 0);
  clew_accessible_mend (GTK_WIDGET (recipients));
}

/* Who may not hear any more is not chosen any more. */
static void
forget_refused (ClewLetterRecipients *recipients, const GPtrArray *answers)
{
  for (guint i = 0; i < answers->len; i++)
    {
      const ClewGateRow *answer = g_ptr_array_index (answers, i);

      if (g_strcmp0 (answer->agency, recipients->agency) == 0 && is_answer_yes (answers, i))
        return;
    }
  g_clear_pointer (&recipients->agency, g_free);
  clew_check_row_set_active (recipients->none, TRUE);
}

static GPtrArray *
ask_each (ClewLetterRecipients    *recipients,
          const ClewLetter        *letter,
          const ClewLetterAddress *address,
          GError                 **error)
{
  g_autoptr (GPtrArray) agencies =
               clew_person_load_agencies (clew_office_get_store (recipients->office), error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  if (agencies == NULL)
    return NULL;
  for (guint i = 0; i < agencies->len; i++)
    g_ptr_array_add (ids, (gpointer)clew_record_get_id (g_ptr_array_index (agencies, i)));
  g_ptr_array_add (ids, NULL);
  return clew_letter_ask (recipients->office, recipients->participant, letter,
                          (const char *const *)ids->pdata, address, error);
}

static char *
join_answers (const GPtrArray *answers)
{
  GString *said = g_string_new (NULL);

  for (guint i = 0; i < answers->len; i++)
    {
      const ClewGateRow *answer = g_ptr_array_index (answers, i);
      g_autofree char   *why = clew_gate_explain (answer);

      g_string_append_printf (said, "%s\n%s\n%s\n", answer->agency, answer->name, why);
    }
  return g_string_free (said, FALSE);
}

/**
 * clew_letter_recipients_ask:
 * @recipients: the list
 * @letter: what the letter shall say now
 * @address: what it is for; its agency does not matter
 * @error: return location
 *
 * Asks the gate anew.
 *
 * Returns: %FALSE with @error set when reading failed
 */
gboolean
clew_letter_recipients_ask (ClewLetterRecipients    *recipients,
                            const ClewLetter        *letter,
                            const ClewLetterAddress *address,
                            GError                 **error)
{
  g_autoptr (GPtrArray) answers = ask_each (recipients, letter, address, error);
  g_autofree char *said = NULL;

  if (answers == NULL)
    return FALSE;
  forget_refused (recipients, answers);
  said = join_answers (answers);
  if (g_strcmp0 (said, recipients->shown) == 0)
    return TRUE;
  g_free (recipients->shown);
  recipients->shown = g_steal_pointer (&said);
  fill (recipients, answers);
  return TRUE;
}

/**
 * clew_letter_recipients_has_any:
 * @recipients: the list
 *
 * Returns: whether the gate lets any agency hear the letter
 */
gboolean
clew_letter_recipients_has_any (ClewLetterRecipients *recipients)
{
  return gtk_list_box_get_row_at_index (recipients->may_hear, 0) != NULL;
}

/**
 * clew_letter_recipients_get_agency:
 * @recipients: the list
 *
 * Returns: (nullable): the id of the agency chosen
 */
const char *
clew_letter_recipients_get_agency (ClewLetterRecipients *recipients)
{
  return recipients->agency;
}

/**
 * clew_letter_recipients_set_agency:
 * @recipients: the list
 * @agency: id of the agency for which the letter was begun
 *
 * It is chosen from the next time that the gate is asked, if it may hear the letter.
 */
void
clew_letter_recipients_set_agency (ClewLetterRecipients *recipients, const char *agency)
{
  g_free (recipients->agency);
  recipients->agency = g_strdup (agency);
  g_clear_pointer (&recipients->shown, g_free);
}

static gboolean
hears_cases (ClewLetterRecipients *recipients, const char *agency)
{
  g_autoptr (ClewRecord) record = clew_record_load (clew_office_get_store (recipients->office),
                                                    &clew_kind_agency, agency, NULL);

  return record != NULL &&
         clew_recipient_kind_hears_cases (clew_record_get_text (record, "kind"));
}

/**
 * clew_letter_recipients_choose_justice:
 * @recipients: the list
 *
 * Chooses the court or prosecutor that may hear the letter, if there is only
 * one; between two, a person chooses.
 *
 * Returns: whether one was chosen
 */
gboolean
clew_letter_recipients_choose_justice (ClewLetterRecipients *recipients)
{
  ClewCheckRow  *only = NULL;
  GtkListBoxRow *row;
  guint          n = 0;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (recipients->may_hear, i)) != NULL; i++)
    if (hears_cases (recipients, g_object_get_data (G_OBJECT (row), "agency")))
      {
        only = CLEW_CHECK_ROW (row);
        n++;
      }
  if (n == 1)
    clew_check_row_set_active (only, TRUE);
  return n == 1;
}

static void
clew_letter_recipients_dispose (GObject *object)
{
  ClewLetterRecipients *recipients = CLEW_LETTER_RECIPIENTS (object);

  g_clear_object (&recipients->office);
  g_clear_object (&recipients->none);

  G_OBJECT_CLASS (clew_letter_recipients_parent_class)->dispose (object);
}

static void
clew_letter_recipients_finalize (GObject *object)
{
  ClewLetterRecipients *recipients = CLEW_LETTER_RECIPIENTS (object);

  g_free (recipients->participant);
  g_free (recipients->agency);
  g_free (recipients->shown);

  G_OBJECT_CLASS (clew_letter_recipients_parent_class)->finalize (object);
}

static void
clew_letter_recipients_class_init (ClewLetterRecipientsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clew_letter_recipients_dispose;
  G_OBJECT_CLASS (klass)->finalize = clew_letter_recipients_finalize;

  /**
   * ClewLetterRecipients::changed:
   *
   * Another agency was chosen.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkListBox *
add_list (ClewLetterRecipients *recipients, const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  clew_accessible_set_name (list, name);
  gtk_box_append (GTK_BOX (recipients), list);
  return GTK_LIST_BOX (list);
}

static void
clew_letter_recipients_init (ClewLetterRecipients *recipients)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (recipients), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (recipients), 12);
  recipients->none = g_object_ref_sink (clew_check_row_new_choice ("", NULL, NULL));
  recipients->nobody = gtk_label_new (_ ("No agency may hear this letter today."));
  gtk_label_set_wrap (GTK_LABEL (recipients->nobody), TRUE);
  gtk_label_set_xalign (GTK_LABEL (recipients->nobody), 0);
  gtk_box_append (GTK_BOX (recipients), recipients->nobody);
  recipients->may_hear = add_list (recipients, _ ("Who may receive the letter"));
  recipients->others = add_list (recipients, _ ("Who may not"));
}

/**
 * clew_letter_recipients_new:
 * @office: the open office
 * @participant: a participant's id
 *
 * Returns: (transfer floating): the list, empty until the gate is asked
 */
ClewLetterRecipients *
clew_letter_recipients_new (ClewOffice *office, const char *participant)
{
  ClewLetterRecipients *recipients = g_object_new (CLEW_TYPE_LETTER_RECIPIENTS, NULL);

  recipients->office = g_object_ref (office);
  recipients->participant = g_strdup (participant);
  return recipients;
}
