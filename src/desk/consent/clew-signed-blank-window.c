/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/consent/clew-signed-blank-window.h"

#include "base/clew-error.h"
#include "desk/clew-accessible.h"
#include "desk/consent/clew-entry-frame.h"
#include "desk/consent/clew-person-picker.h"
#include "records/clew-blank-form.h"

#include <glib/gi18n.h>

struct _ClewSignedBlankWindow
{
  AdwWindow parent_instance;

  ClewEntryFrame    frame;
  GtkWidget        *number;
  GtkWidget        *number_note;
  GtkWidget        *person_row;
  ClewPersonPicker *picker;

  ClewOffice *office;
  ClewRecord *blank;
  char       *participant;
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

  gtk_label_set_label (GTK_LABEL (window->number_note), problem != NULL ? problem : "");
  gtk_widget_set_visible (window->number_note, problem != NULL);
  if (window->blank == NULL)
    clew_entry_frame_say (&window->frame, _ ("Enter the number of the form."));
  else if (window->participant == NULL)
    clew_entry_frame_say (&window->frame, _ ("Choose the person who signed it."));
  else
    clew_entry_frame_say (&window->frame, NULL);
}

static void
changed_cb (ClewSignedBlankWindow *window)
{
  window->frame.touched = TRUE;
  check (window);
}

static void
picked_cb (ClewPersonPicker      *picker,
           const char            *id,
           const char            *name,
           ClewSignedBlankWindow *window)
{
  g_free (window->participant);
  window->participant = g_strdup (id);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (window->person_row), name);
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
  gtk_list_box_append (list, window->person_row);
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
 * @id: unused
 *
 * Opens the window.
 */
void
clew_signed_blank_window_present (GtkWindow *parent, ClewOffice *office, const char *id)
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
  check (window);
  clew_accessible_mend (GTK_WIDGET (window));
  gtk_widget_grab_focus (window->number);
  gtk_window_present (GTK_WINDOW (window));
}
