/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/disclosures/clew-letter-details.h"

#include "desk/clew-accessible.h"
#include "desk/clew-check-row.h"
#include "desk/clew-heading-list.h"
#include "records/clew-kind.h"

#include <glib/gi18n.h>

struct _ClewLetterDetails
{
  GtkBox parent_instance;

  AdwEntryRow  *person;
  GtkLabel     *person_problem;
  AdwComboRow  *language;
  ClewCheckRow *birth_date;
  ClewCheckRow *subpoena;
  ClewCheckRow *for_proceeding;

  ClewCautionList *list; /* borrowed */
};

G_DEFINE_FINAL_TYPE (ClewLetterDetails, clew_letter_details, GTK_TYPE_BOX)

enum
{
  CHANGED,
  LANGUAGE_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The languages in which a letter is worded. */
static const char *const languages[] = { "en", "es", NULL };

static char *
dup_person (ClewLetterDetails *details)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (details->person))));
}

/* A message in the place of a name would pass by every question about it. */
static char *
find_person_problem (ClewLetterDetails *details)
{
  g_autofree char *person = dup_person (details);
  g_autoptr (GPtrArray) hits = clew_caution_list_find (details->list, person, 1);
  g_autoptr (GError) error = NULL;

  if (!clew_letter_check_person (person, &error))
    return g_strdup (error->message);
  if (hits->len == 0)
    return NULL;
  /* Translators: %s is a word that somebody typed where a name belongs */
  return g_strdup_printf (_ ("Is “%s” part of a name? Only a name belongs here."),
                             ((const ClewCautionHit *)g_ptr_array_index (hits, 0))->written);
}

static void
person_cb (ClewLetterDetails *details)
{
  g_autofree char *problem = find_person_problem (details);

  gtk_label_set_label (details->person_problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (details->person_problem), problem != NULL);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (details->person), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (details->person), "error");
  g_signal_emit (details, signals[CHANGED], 0);
}

static void
toggled_cb (ClewLetterDetails *details)
{
  g_signal_emit (details, signals[CHANGED], 0);
}

static void
language_cb (ClewLetterDetails *details)
{
  g_signal_emit (details, signals[LANGUAGE_CHANGED], 0);
}

static void
clew_letter_details_class_init (ClewLetterDetailsClass *klass)
{
  /**
   * ClewLetterDetails::changed:
   *
   * The letter would say something else, or be for something else.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * ClewLetterDetails::language-changed:
   *
   * The letter would say the same in another language.
   */
  signals[LANGUAGE_CHANGED] = g_signal_new ("language-changed", G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                            0);
}

static ClewCheckRow *
add_check (ClewLetterDetails *details, GtkListBox *list, const char *title, const char *subtitle)
{
  ClewCheckRow *row = clew_check_row_new (title, subtitle, FALSE);

  gtk_list_box_append (list, GTK_WIDGET (row));
  g_signal_connect_object (row, "toggled", G_CALLBACK (toggled_cb), details, G_CONNECT_SWAPPED);
  return row;
}

static void
add_language (ClewLetterDetails *details, GtkListBox *list)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; languages[i] != NULL; i++)
    gtk_string_list_append (names, clew_choice_get_label (clew_languages, languages[i]));
  details->language = ADW_COMBO_ROW (adw_combo_row_new ());
  clew_accessible_mend (GTK_WIDGET (details->language));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (details->language), _ ("Language"));
  adw_combo_row_set_model (details->language, G_LIST_MODEL (names));
  g_object_unref (names);
  gtk_list_box_append (list, GTK_WIDGET (details->language));
  g_signal_connect_object (details->language, "notify::selected", G_CALLBACK (language_cb), details,
                           G_CONNECT_SWAPPED);
}

static void
add_person (ClewLetterDetails *details)
{
  GtkListBox *list = clew_heading_list_add (GTK_WIDGET (details), _ ("On the letter"));
  GtkWidget  *problem = gtk_label_new (NULL);

  details->person = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (details->person),
                                 _ ("Name of the person there, if known"));
  gtk_list_box_append (list, GTK_WIDGET (details->person));
  details->birth_date = add_check (
    details, list, _ ("Date of birth"), _ ("Only if the recipient needs it to know who is meant"));
  add_language (details, list);
  details->person_problem = GTK_LABEL (problem);
  gtk_label_set_xalign (details->person_problem, 0);
  gtk_label_set_wrap (details->person_problem, TRUE);
  gtk_widget_add_css_class (problem, "error");
  gtk_widget_set_visible (problem, FALSE);
  gtk_box_append (GTK_BOX (details), problem);
  g_signal_connect_object (details->person, "changed", G_CALLBACK (person_cb), details,
                           G_CONNECT_SWAPPED);
}

static const char subpoena_title[] = N_ ("A subpoena came for this");
static const char subpoena_text[] =
  N_ ("Alone it opens nothing: the form for proceedings is needed, or a court order");
static const char proceeding_title[] = N_ ("For use in a proceeding");
static const char proceeding_text[] =
  N_ ("Needs its own form, or a court order; a letter to a court always does");

static void
clew_letter_details_init (ClewLetterDetails *details)
{
  GtkListBox *list;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (details), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (details), 12);
  add_person (details);
  list = clew_heading_list_add (GTK_WIDGET (details), _ ("What it is asked for"));
  details->subpoena = add_check (details, list, _ (subpoena_title), _ (subpoena_text));
  details->for_proceeding = add_check (details, list, _ (proceeding_title), _ (proceeding_text));
}

/**
 * clew_letter_details_new:
 * @list: (transfer none): the words to be careful with; must live as long as the result
 *
 * Returns: (transfer floating): the fields, with nothing entered and nothing ticked
 */
ClewLetterDetails *
clew_letter_details_new (ClewCautionList *list)
{
  ClewLetterDetails *details = g_object_new (CLEW_TYPE_LETTER_DETAILS, NULL);

  details->list = list;
  return details;
}

/**
 * clew_letter_details_get_language:
 * @details: the fields
 *
 * Returns: the language of the letter
 */
const char *
clew_letter_details_get_language (ClewLetterDetails *details)
{
  return languages[adw_combo_row_get_selected (details->language)];
}

/**
 * clew_letter_details_has_birth_date:
 * @details: the fields
 *
 * Returns: whether the date of birth shall stand on it
 */
gboolean
clew_letter_details_has_birth_date (ClewLetterDetails *details)
{
  return clew_check_row_get_active (details->birth_date);
}

/**
 * clew_letter_details_take_address:
 * @details: the fields
 * @address: (inout): gets the person, and what it is asked for
 *
 * Returns: (transfer full) (nullable): the person's name, which @address borrows
 */
char *
clew_letter_details_take_address (ClewLetterDetails *details, ClewLetterAddress *address)
{
  g_autofree char *person = dup_person (details);

  address->for_proceeding = clew_check_row_get_active (details->for_proceeding);
  address->subpoena = clew_check_row_get_active (details->subpoena);
  address->person = person[0] != '\0' ? person : NULL;
  return person[0] != '\0' ? g_steal_pointer (&person) : NULL;
}

/**
 * clew_letter_details_set_person:
 * @details: the fields
 * @person: the name of who is to receive it, where it is known already
 */
void
clew_letter_details_set_person (ClewLetterDetails *details, const char *person)
{
  gtk_editable_set_text (GTK_EDITABLE (details->person), person);
}
