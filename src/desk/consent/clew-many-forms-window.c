/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/consent/clew-many-forms-window.h"

#include "desk/clew-accessible.h"
#include "desk/clew-error-words.h"
#include "desk/clew-pdf-output.h"
#include "desk/clew-check-row.h"
#include "desk/clew-entry-frame.h"
#include "desk/clew-person-picker.h"
#include "documents/clew-release-batch.h"
#include "records/clew-day-words.h"
#include "records/clew-office-read.h"
#include "records/clew-release-again.h"

#include <glib/gi18n.h>

/* Whose release ends within so many days is asked to sign again. */
#define ENDING_DAYS 60

struct _ClewManyFormsWindow
{
  AdwWindow parent_instance;

  ClewEntryFrame    frame;
  GtkWidget        *ending_button;
  GtkWidget        *ending_note;
  ClewPersonPicker *picker;
  GtkWidget        *save;
  GtkListBox       *people;
  ClewCheckRow     *as_last;
  ClewCheckRow     *same;
  GtkListBox       *agencies;

  ClewOffice       *office;
  ClewReleaseDraft *site;   /* for nobody: the agencies of the site */
  GPtrArray        *drafts; /* ClewReleaseDraft, one a person, to be printed */
  ClewReleaseBatch *batch;  /* while they are printed */
  guint             made;
  gboolean          reading;
  gboolean          closed;
};

G_DEFINE_FINAL_TYPE (ClewManyFormsWindow, clew_many_forms_window, ADW_TYPE_WINDOW)

/* Who */

static const char *
get_id (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "id");
}

static GtkListBoxRow *
find_person (ClewManyFormsWindow *window, const char *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (window->people, i)) != NULL; i++)
    if (g_str_equal (get_id (row), id))
      return row;
  return NULL;
}

static guint
count_people (ClewManyFormsWindow *window)
{
  guint          n = 0;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (window->people, i)) != NULL; i++)
    n += clew_check_row_get_active (CLEW_CHECK_ROW (row));
  return n;
}

static void
check (ClewManyFormsWindow *window)
{
  guint            n = count_people (window);
  const char      *missing = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (window->people),
                          gtk_list_box_get_row_at_index (window->people, 0) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (window->agencies),
                          clew_check_row_get_active (window->same));
  if (n == 0)
    missing = _ ("Choose the people who get a form.");
  else if (clew_check_row_get_active (window->same) &&
           clew_release_draft_count_offered (window->site) == 0)
    missing = clew_release_gap_message (CLEW_RELEASE_NO_AGENCY);
  clew_entry_frame_say (&window->frame, missing);
  gtk_widget_set_sensitive (window->save, missing == NULL);
  if (missing != NULL)
    return;
  text = g_strdup_printf (ngettext ("%u form, with a number of its own.",
                                    "%u forms, each with a number of its own.", n),
                          n);
  gtk_label_set_label (window->frame.missing, text);
}

static void
changed_cb (ClewManyFormsWindow *window)
{
  window->frame.touched = TRUE;
  check (window);
}

/* Somebody who is there already is ticked, not listed twice. */
static void
add_person (ClewManyFormsWindow *window, const char *id, const char *name, const char *about)
{
  GtkListBoxRow *before = find_person (window, id);
  ClewCheckRow  *row;

  if (before != NULL)
    {
      clew_check_row_set_active (CLEW_CHECK_ROW (before), TRUE);
      return;
    }
  row = clew_check_row_new (name, about, TRUE);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
  gtk_list_box_append (window->people, GTK_WIDGET (row));
  g_signal_connect_object (row, "toggled", G_CALLBACK (changed_cb), window, G_CONNECT_SWAPPED);
}

static void
picked_cb (ClewPersonPicker    *picker,
           const char          *id,
           const char          *name,
           ClewManyFormsWindow *window)
{
  add_person (window, id, name, NULL);
  changed_cb (window);
}

/* On a thread, with a connection of its own. */
static gpointer
read_ending (ClewStore *reader, ClewDay today, gpointer data, GError **error)
{
  return clew_release_again_list_ending (reader, ENDING_DAYS, today, error);
}

static void
say_ending (ClewManyFormsWindow *window, const char *text)
{
  gtk_label_set_label (GTK_LABEL (window->ending_note), text);
  gtk_widget_set_visible (window->ending_note, *text != '\0');
}

static void
ending_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ClewManyFormsWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ending = clew_office_read_finish (result, &error);
  g_autofree char *text = NULL;

  if (window->closed)
    return;
  window->reading = FALSE;
  if (ending == NULL)
    text = clew_error_words_dup_text (error);
  else if (ending->len == 0)
    text = g_strdup_printf (_ ("No release ends within %d days."), ENDING_DAYS);
  for (guint i = 0; ending != NULL && i < ending->len; i++)
    {
      ClewReleaseEnding *person = g_ptr_array_index (ending, i);
      g_autofree char   *day = clew_day_words (person->ends_on);
      /* Translators: when a release ends */
      g_autofree char *about = g_strdup_printf (_ ("Until %s"), day);

      add_person (window, person->participant, person->name, about);
    }
  say_ending (window, text != NULL ? text : "");
  changed_cb (window);
}

static void
ending_cb (ClewManyFormsWindow *window)
{
  if (window->reading)
    return;
  window->reading = TRUE;
  say_ending (window, _ ("Looking for them…"));
  clew_office_read_async (window->office, read_ending, NULL, NULL,
                          (GDestroyNotify)g_ptr_array_unref, ending_read_cb,
                          g_object_ref (window));
}

/* What they are offered */

static void
agency_cb (ClewCheckRow *row, ClewManyFormsWindow *window)
{
  clew_release_draft_offer (window->site, g_object_get_data (G_OBJECT (row), "agency"),
                            clew_check_row_get_active (row));
  changed_cb (window);
}

static void
add_agencies (ClewManyFormsWindow *window)
{
  window->agencies = clew_entry_frame_add_list (&window->frame, _ ("Agencies"));
  for (guint i = 0; i < window->site->agencies->len; i++)
    {
      ClewReleaseOffer *offer = g_ptr_array_index (window->site->agencies, i);
      ClewCheckRow     *row = clew_check_row_new (
            clew_record_get_text (offer->agency, "legal_name"),
            clew_record_get_text (offer->agency, "reason"), FALSE);

      g_object_set_data (G_OBJECT (row), "agency", (gpointer)clew_record_get_id (offer->agency));
      gtk_list_box_append (window->agencies, GTK_WIDGET (row));
      g_signal_connect_object (row, "toggled", G_CALLBACK (agency_cb), window, 0);
    }
}

static ClewReleaseDraft *
make_draft (ClewManyFormsWindow *window, const char *participant, GError **error)
{
  ClewReleaseDraft *draft;

  if (!clew_check_row_get_active (window->same))
    return clew_release_again_draft (window->office, participant, error);
  draft = clew_release_draft_new (window->office, participant, error);
  for (guint i = 0; draft != NULL && i < window->site->agencies->len; i++)
    {
      ClewReleaseOffer *offer = g_ptr_array_index (window->site->agencies, i);

      clew_release_draft_offer (draft, clew_record_get_id (offer->agency), offer->offered);
    }
  return draft;
}

/* Those for whom there is a form, and the names of the others. */
static gboolean
make_drafts (ClewManyFormsWindow *window, GString *left_out, GError **error)
{
  GtkListBoxRow *row;

  g_ptr_array_set_size (window->drafts, 0);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (window->people, i)) != NULL; i++)
    {
      ClewReleaseDraft *draft;

      if (!clew_check_row_get_active (CLEW_CHECK_ROW (row)))
        continue;
      draft = make_draft (window, get_id (row), error);
      if (draft == NULL)
        return FALSE;
      g_ptr_array_add (window->drafts, draft);
      if (clew_release_draft_check (draft, window->office) == CLEW_RELEASE_COMPLETE)
        continue;
      if (left_out->len > 0)
        g_string_append (left_out, "; ");
      g_string_append (left_out, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
      g_ptr_array_remove_index (window->drafts, window->drafts->len - 1);
    }
  return TRUE;
}

/* Printing and saving */

static GBytes *
make_one (guint index, gboolean cancelled, gpointer data, GError **error)
{
  ClewManyFormsWindow *window = data;
  GBytes              *pdf = NULL;
  g_autofree char     *release = NULL;

  /* What is kept already comes out all the same. */
  if (cancelled && index >= window->made)
    return NULL;
  if (window->closed && index >= window->made)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                           _ ("The window was closed before all was made."));
      return NULL;
    }
  if (window->batch == NULL)
    window->batch = clew_release_batch_new (window->office, window->drafts, error);
  if (window->batch == NULL)
    return NULL;
  release = clew_release_batch_issue (window->batch, index, &pdf, error);
  window->made = clew_release_batch_get_n_kept (window->batch);
  return pdf;
}

/* Who has a form is not given a second one when the rest is made. */
static void
untick_made (ClewManyFormsWindow *window)
{
  GtkListBoxRow *row;
  guint          left = window->made;

  for (int i = 0; left > 0 && (row = gtk_list_box_get_row_at_index (window->people, i)) != NULL;
       i++)
    if (clew_check_row_get_active (CLEW_CHECK_ROW (row)))
      {
        clew_check_row_set_active (CLEW_CHECK_ROW (row), FALSE);
        left--;
      }
}

/* What has its number, though not all is out. */
static char *
describe_made (ClewManyFormsWindow *window)
{
  if (window->made == window->drafts->len)
    return g_strdup (_ ("All forms were made and are kept, but not all came out. Find them under "
                        "Releases, to print or save them again."));
  return g_strdup_printf (ngettext ("%u form of %u was made and is kept; the others were not. "
                                    "Find it under Releases.",
                                    "%u forms of %u were made and are kept; the others were not. "
                                    "Find them under Releases.",
                                    window->made),
                          window->made, window->drafts->len);
}

static void
out_cb (const GError *error, gpointer data)
{
  g_autoptr (ClewManyFormsWindow) window = data;
  g_autofree char *text = NULL;
  g_autofree char *whole = NULL;

  g_clear_pointer (&window->batch, clew_release_batch_free);
  if (window->closed)
    return;
  if (window->made > 0 && window->made == window->drafts->len && error == NULL)
    {
      gtk_window_destroy (GTK_WINDOW (window));
      return;
    }
  if (window->made > 0)
    {
      text = describe_made (window);
      untick_made (window);
    }
  if (error == NULL)
    return;
  clew_entry_frame_fail (&window->frame, error);
  if (text == NULL)
    return;
  whole = g_strdup_printf ("%s %s", gtk_label_get_label (window->frame.missing), text);
  gtk_label_set_label (window->frame.missing, whole);
}

/* Whether there are drafts for all who are ticked; if not, it is said for whom there is none. */
static gboolean
prepare (ClewManyFormsWindow *window)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) left_out = g_string_new (NULL);
  g_autofree char *text = NULL;

  window->made = 0;
  if (!make_drafts (window, left_out, &error))
    {
      clew_entry_frame_fail (&window->frame, error);
      return FALSE;
    }
  if (left_out->len == 0)
    return TRUE;
  /* Translators: %s is a list of names */
  text = g_strdup_printf (_ ("No form can be made like this for: %s. Untick them, or offer "
                             "the same agencies to all."),
                             left_out->str);
  gtk_widget_add_css_class (GTK_WIDGET (window->frame.missing), "error");
  gtk_label_set_label (window->frame.missing, text);
  return FALSE;
}

static void
commit_cb (ClewManyFormsWindow *window)
{
  const char *job = _ ("Releases of information");

  if (prepare (window))
    clew_pdf_output_print_many (GTK_WINDOW (window), job, window->site->a4, window->drafts->len,
                                make_one, out_cb, g_object_ref (window));
}

static void
save_cb (ClewManyFormsWindow *window)
{
  const char *title = _ ("Save Forms");
  const char *name = _ ("forms.pdf");

  if (prepare (window))
    clew_pdf_output_save_many (GTK_WINDOW (window), title, name, window->drafts->len, make_one,
                               out_cb, g_object_ref (window));
}

static void
clew_many_forms_window_dispose (GObject *object)
{
  ClewManyFormsWindow *window = CLEW_MANY_FORMS_WINDOW (object);

  window->closed = TRUE;
  g_clear_object (&window->office);

  G_OBJECT_CLASS (clew_many_forms_window_parent_class)->dispose (object);
}

static void
clew_many_forms_window_finalize (GObject *object)
{
  ClewManyFormsWindow *window = CLEW_MANY_FORMS_WINDOW (object);

  g_clear_pointer (&window->batch, clew_release_batch_free);
  g_clear_pointer (&window->site, clew_release_draft_free);
  g_ptr_array_unref (window->drafts);

  G_OBJECT_CLASS (clew_many_forms_window_parent_class)->finalize (object);
}

static void
clew_many_forms_window_class_init (ClewManyFormsWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clew_many_forms_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = clew_many_forms_window_finalize;
}

static void
clew_many_forms_window_init (ClewManyFormsWindow *window)
{
  window->drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)clew_release_draft_free);
}

static void
add_who (ClewManyFormsWindow *window)
{
  g_autofree char *text = g_strdup_printf (_ ("_Add All Whose Release Ends within %d Days"),
                                              ENDING_DAYS);

  window->ending_button = gtk_button_new_with_mnemonic (text);
  window->ending_note = gtk_label_new (NULL);
  window->picker = clew_person_picker_new (window->office, _ ("Search for a person to add"));
  gtk_widget_set_halign (window->ending_button, GTK_ALIGN_START);
  gtk_widget_set_visible (window->ending_note, FALSE);
  gtk_widget_add_css_class (window->ending_note, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (window->ending_note), 0);
  gtk_label_set_wrap (GTK_LABEL (window->ending_note), TRUE);
  gtk_box_append (GTK_BOX (window->frame.column), window->ending_button);
  gtk_box_append (GTK_BOX (window->frame.column), window->ending_note);
  gtk_box_append (GTK_BOX (window->frame.column), GTK_WIDGET (window->picker));
  window->people = clew_entry_frame_add_list (&window->frame, _ ("People"));
  g_signal_connect_object (window->ending_button, "clicked", G_CALLBACK (ending_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->picker, "picked", G_CALLBACK (picked_cb), window, 0);
}

static const char taken_back_text[] =
  N_ ("Without agencies that have left or from which permission was taken back");

static void
add_what (ClewManyFormsWindow *window)
{
  GtkListBox *list = clew_entry_frame_add_list (&window->frame, _ ("What the forms offer"));
  const char *taken_back = _ (taken_back_text);

  window->as_last = clew_check_row_new_choice (_ ("What each person’s last release offered"),
                                                  taken_back, NULL);
  window->same = clew_check_row_new_choice (_ ("The same agencies for all"), NULL,
                                               window->as_last);
  gtk_list_box_append (list, GTK_WIDGET (window->as_last));
  gtk_list_box_append (list, GTK_WIDGET (window->same));
  add_agencies (window);
  window->save = clew_entry_frame_add_save (&window->frame);
  g_signal_connect_object (window->same, "toggled", G_CALLBACK (changed_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->save, "clicked", G_CALLBACK (save_cb), window,
                           G_CONNECT_SWAPPED);
}

static const char explanation[] =
  N_ ("One form for each person, in the person’s language, one after the other as one print job or "
      "one file. Nobody may hear anything until a form is signed and the signature is recorded.");

/**
 * clew_many_forms_window_present:
 * @parent: the window to stand over
 * @office: the open office
 * @id: unused
 *
 * Opens the window, with nobody chosen.
 */
void
clew_many_forms_window_present (GtkWindow *parent, ClewOffice *office, const char *id)
{
  g_autoptr (GError) error = NULL;
  ClewReleaseDraft    *site = clew_release_draft_new (office, NULL, &error);
  ClewManyFormsWindow *window = g_object_new (CLEW_TYPE_MANY_FORMS_WINDOW,
                                              "default-width", 720,
                                              "default-height", 680,
                                              NULL);

  window->office = g_object_ref (office);
  clew_entry_frame_build (&window->frame, ADW_WINDOW (window), parent,
                          _ ("Print Forms for Many"));
  clew_entry_frame_set_verb (&window->frame, _ ("_Print…"));
  clew_entry_frame_set_help (ADW_WINDOW (window), "printing-forms");
  clew_entry_frame_add_text (&window->frame, _ (explanation));
  window->site = site;
  if (site != NULL)
    {
      add_who (window);
      add_what (window);
      g_signal_connect_object (window->frame.commit, "clicked", G_CALLBACK (commit_cb), window,
                               G_CONNECT_SWAPPED);
      check (window);
    }
  else
    {
      gtk_widget_set_sensitive (window->frame.commit, FALSE);
      clew_entry_frame_fail (&window->frame, error);
    }
  clew_accessible_mend (GTK_WIDGET (window));
  if (site != NULL)
    gtk_widget_grab_focus (window->ending_button);
  gtk_window_present (GTK_WINDOW (window));
}
