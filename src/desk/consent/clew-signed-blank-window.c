/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/consent/clew-signed-blank-window.h"

#include "base/clew-error.h"
#include "desk/clew-accessible.h"
#include "desk/clew-check-row.h"
#include "desk/clew-entry-frame.h"
#include "desk/clew-person-picker.h"
#include "records/clew-blank-form.h"
#include "records/clew-day-words.h"
#include "records/clew-person-name.h"
#include "records/clew-person.h"

#include <glib/gi18n.h>

struct _ClewSignedBlankWindow
{
  AdwWindow parent_instance;

  ClewEntryFrame    frame;
  GtkWidget        *number;
  GtkWidget        *number_note;
  GtkWidget        *person_row;
  ClewCheckRow     *same;
  ClewPersonPicker *picker;

  ClewOffice *office;
  ClewRecord *blank;
  char       *participant;
  char       *name; /* of the person, in full */
};

G_DEFINE_FINAL_TYPE (ClewSignedBlankWindow, clew_signed_blank_window, ADW_TYPE_WINDOW)

/* The form that the number names, or why there is none. */
static char *
find_blank (ClewSignedBlankWindow *window)
{
  ClewStore       *store = clew_office_get_store (window->office);
  const char      *typed = gtk_editable_get_text (GTK_EDITABLE (window->number));
  g_autofree char *release = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&window->blank);
  if (*typed == '\0')
    return NULL;
  window->blank = clew_blank_form_find (store, typed, &error);
  if (window->blank != NULL)
    release = clew_blank_form_find_consent (store, window->blank, &error);
  if (release != NULL)
    {
      g_clear_object (&window->blank);
      return g_strdup (_ ("This form was entered before. Look for its number under Releases."));
    }
  return error != NULL ? g_strdup (error->message) : NULL;
}

static void
check (ClewSignedBlankWindow *window)
{
  g_autofree char *problem = find_blank (window);
  g_autofree char *whose = NULL;

  gtk_label_set_label (GTK_LABEL (window->number_note), problem != NULL ? problem : "");
  gtk_widget_set_visible (window->number_note, problem != NULL);
  if (window->blank == NULL)
    clew_entry_frame_say (&window->frame, _ ("Enter the number of the form."));
  else if (window->participant == NULL)
    clew_entry_frame_say (&window->frame, _ ("Choose the person who signed it."));
  else if (!clew_check_row_get_active (window->same))
    clew_entry_frame_say (&window->frame,
                          _ ("Compare the name written on the paper with the person above."));
  else
    {
      clew_entry_frame_say (&window->frame, NULL);
      /* Translators: %s is a person's name */
      whose = g_strdup_printf (_ ("It becomes the form of %s."), window->name);
      gtk_label_set_label (window->frame.missing, whose);
    }
}

static void
changed_cb (ClewSignedBlankWindow *window)
{
  window->frame.touched = TRUE;
  check (window);
}

/* What to tell two people of one name apart by. */
static char *
describe (const ClewPerson *person)
{
  ClewDay          birth = clew_record_get_day (person->record, "birth_date");
  g_autofree char *date = clew_day_words (birth);
  g_autofree char *aliases = clew_person_dup_aliases (person);
  /* Translators: of a person; %s is the date of birth */
  g_autofree char *born = birth != CLEW_DAY_UNKNOWN ? g_strdup_printf (_ ("born %s"), date)
                                                    : g_strdup (_ ("date of birth not known"));
  g_autofree char *also = NULL;

  if (aliases != NULL && *aliases != '\0')
    /* Translators: of a person; %s is other names */
    also = g_strdup_printf (_ ("also called %s"), aliases);
  return g_strjoin ("\n", born, also, NULL);
}

/* Who was chosen before is compared anew. */
static void
picked_cb (ClewPersonPicker      *picker,
           const char            *id,
           const char            *name,
           ClewSignedBlankWindow *window)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewPerson) person = clew_person_load (clew_office_get_store (window->office), id,
                                                    clew_office_today (window->office), &error);
  g_autofree char *words = NULL;

  if (person == NULL)
    {
      clew_entry_frame_fail (&window->frame, error);
      return;
    }
  g_free (window->participant);
  window->participant = g_strdup (id);
  g_free (window->name);
  window->name = clew_person_dup_full_name (person->record);
  words = describe (person);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (window->person_row), window->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (window->person_row), words);
  clew_check_row_set_active (window->same, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (window->same), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (window->same));
  changed_cb (window);
}

/* What was ticked is entered where every signature is. */
static void
commit_cb (ClewSignedBlankWindow *window)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (window));
  g_autoptr (GError) error = NULL;
  g_autofree char *release = clew_blank_form_take_in (window->office, window->blank,
                                                      window->participant, &error);

  if (release == NULL)
    {
      clew_entry_frame_fail (&window->frame, error);
      return;
    }
  gtk_window_destroy (GTK_WINDOW (window));
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-release", "s", release);
}

static void
clew_signed_blank_window_dispose (GObject *object)
{
  g_clear_object (&CLEW_SIGNED_BLANK_WINDOW (object)->office);
  g_clear_object (&CLEW_SIGNED_BLANK_WINDOW (object)->blank);

  G_OBJECT_CLASS (clew_signed_blank_window_parent_class)->dispose (object);
}

static void
clew_signed_blank_window_finalize (GObject *object)
{
  g_free (CLEW_SIGNED_BLANK_WINDOW (object)->participant);
  g_free (CLEW_SIGNED_BLANK_WINDOW (object)->name);

  G_OBJECT_CLASS (clew_signed_blank_window_parent_class)->finalize (object);
}

static void
clew_signed_blank_window_class_init (ClewSignedBlankWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clew_signed_blank_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = clew_signed_blank_window_finalize;
}

static void
clew_signed_blank_window_init (ClewSignedBlankWindow *window)
{
}

static void
add_number (ClewSignedBlankWindow *window)
{
  GtkListBox *list = clew_entry_frame_add_list (&window->frame, _ ("Which form"));

  window->number = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (window->number), _ ("Form number"));
  gtk_list_box_append (list, window->number);
  window->number_note = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (window->number_note), TRUE);
  gtk_label_set_xalign (GTK_LABEL (window->number_note), 0);
  gtk_widget_add_css_class (window->number_note, "error");
  gtk_widget_add_css_class (window->number_note, "caption");
  gtk_box_append (GTK_BOX (window->frame.column), window->number_note);
  g_signal_connect_object (window->number, "changed", G_CALLBACK (changed_cb), window,
                           G_CONNECT_SWAPPED);
}

static void
add_person (ClewSignedBlankWindow *window)
{
  GtkListBox *list = clew_entry_frame_add_list (&window->frame, _ ("Whose it is"));

  window->person_row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (window->person_row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (window->person_row), _ ("Signed by"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (window->person_row), _ ("Nobody chosen yet"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (window->person_row), 0);
  gtk_list_box_append (list, window->person_row);
  window->same = clew_check_row_new (_ ("The paper names this person"),
                                        _ ("Name and date of birth are the same on the paper"),
                                           FALSE);
  gtk_widget_set_visible (GTK_WIDGET (window->same), FALSE);
  gtk_list_box_append (list, GTK_WIDGET (window->same));
  g_signal_connect_object (window->same, "toggled", G_CALLBACK (changed_cb), window,
                           G_CONNECT_SWAPPED);
  window->picker = clew_person_picker_new (window->office,
                                           _ ("Search by name, number or date of birth"));
  gtk_box_append (GTK_BOX (window->frame.column), GTK_WIDGET (window->picker));
  g_signal_connect_object (window->picker, "picked", G_CALLBACK (picked_cb), window, 0);
}

static const char explanation[] =
  N_ ("Type the number that stands under the square code, or scan the code, and choose who "
      "signed. Then enter what is ticked on the paper.");

/**
 * clew_signed_blank_window_present:
 * @parent: the window to stand over
 * @office: the open office
 * @number: (nullable): of the form, if it is known
 *
 * Opens the window.
 */
void
clew_signed_blank_window_present (GtkWindow *parent, ClewOffice *office, const char *number)
{
  ClewSignedBlankWindow *window = g_object_new (CLEW_TYPE_SIGNED_BLANK_WINDOW,
                                                "default-width", 600,
                                                "default-height", 560,
                                                NULL);

  window->office = g_object_ref (office);
  clew_entry_frame_build (&window->frame, ADW_WINDOW (window), parent,
                          _ ("Enter a Signed Blank Form"));
  clew_entry_frame_set_verb (&window->frame, _ ("_Enter"));
  clew_entry_frame_set_help (ADW_WINDOW (window), "printing-forms");
  clew_entry_frame_add_text (&window->frame, _ (explanation));
  add_number (window);
  add_person (window);
  g_signal_connect_object (window->frame.commit, "clicked", G_CALLBACK (commit_cb), window,
                           G_CONNECT_SWAPPED);
  if (number != NULL)
    gtk_editable_set_text (GTK_EDITABLE (window->number), number);
  check (window);
  window->frame.touched = FALSE;
  clew_accessible_mend (GTK_WIDGET (window));
  if (number != NULL)
    gtk_widget_child_focus (GTK_WIDGET (window->picker), GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (window->number);
  gtk_window_present (GTK_WINDOW (window));
}
