/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/disclosures/clew-notices-window.h"

#include "desk/clew-accessible.h"
#include "desk/clew-message.h"
#include "desk/clew-pdf-output.h"
#include "desk/clew-check-row.h"
#include "desk/clew-entry-frame.h"
#include "desk/clew-heading-list.h"
#include "documents/clew-letter.h"
#include "documents/clew-pdf-join.h"
#include "records/clew-day-words.h"
#include "records/clew-release-detail.h"

#include <glib/gi18n.h>

struct _ClewNoticesWindow
{
  AdwWindow parent_instance;

  ClewEntryFrame frame;
  AdwComboRow   *language;
  GPtrArray     *rows; /* ClewCheckRow, of those who may get one */
  GtkWidget     *save;

  ClewOffice *office;
  char       *consent;
  char       *participant;
  gboolean    is_made;
};

G_DEFINE_FINAL_TYPE (ClewNoticesWindow, clew_notices_window, ADW_TYPE_WINDOW)

static const char text[] =
  N_ ("A notice says which form was taken back, from what day, and not to use or pass on what was "
      "heard. It names nobody and gives no reason.");

/* The languages in which a notice is worded. */
static const char *const languages[] = { "en", "es", NULL };

static ClewLetter
make_notice (ClewNoticesWindow *window)
{
  const char *language = languages[adw_combo_row_get_selected (window->language)];

  return (ClewLetter){ .kind = CLEW_LETTER_NOTICE,
                       .language = language };
}

static const char *
get_agency (gpointer row)
{
  return g_object_get_data (row, "agency");
}

static guint
count_chosen (ClewNoticesWindow *window)
{
  guint n = 0;

  for (guint i = 0; i < window->rows->len; i++)
    n += clew_check_row_get_active (g_ptr_array_index (window->rows, i));
  return n;
}

static gboolean
has_unmade (ClewNoticesWindow *window)
{
  for (guint i = 0; i < window->rows->len; i++)
    {
      gpointer row = g_ptr_array_index (window->rows, i);

      if (clew_check_row_get_active (row) && g_object_get_data (row, "paper") == NULL)
        return TRUE;
    }
  return FALSE;
}

static void
check (ClewNoticesWindow *window)
{
  guint            n = count_chosen (window);
  g_autofree char *ready = NULL;

  window->frame.touched = has_unmade (window);
  gtk_widget_set_sensitive (window->save, n > 0);
  if (window->rows->len == 0)
    clew_entry_frame_say (&window->frame, _ ("No agency gets a notice."));
  else if (n == 0)
    clew_entry_frame_say (&window->frame, _ ("Choose at least one agency."));
  else
    {
      clew_entry_frame_say (&window->frame, NULL);
      ready = g_strdup_printf (ngettext ("Printing or saving records %u notice.",
                                         "Printing or saving records %u notices.", n),
                               n);
      gtk_label_set_label (window->frame.missing, ready);
    }
}

static GBytes *
make_one (ClewNoticesWindow *window, const char *agency, GError **error)
{
  ClewLetter        notice = make_notice (window);
  ClewLetterAddress address = { .agency = agency, .consent = window->consent };
  g_autoptr (ClewClearance) clearance = clew_letter_clear (window->office, window->participant,
                                                           &notice, &address, error);
  g_autoptr (GPtrArray) papers = NULL;

  if (clearance == NULL)
    return NULL;
  papers = clew_clearance_print (clearance, clew_letter_kind_ids[notice.kind], clew_letter_print,
                                 &notice, error);
  return papers != NULL ? g_bytes_ref (g_ptr_array_index (papers, 0)) : NULL;
}

/* What is made is recorded, and is not made again when somebody tries again. */
static GBytes *
find_paper (ClewNoticesWindow *window, ClewCheckRow *row, GError **error)
{
  GBytes *paper = g_object_get_data (G_OBJECT (row), "paper");

  if (paper != NULL)
    return g_bytes_ref (paper);
  paper = make_one (window, get_agency (row), error);
  if (paper == NULL)
    return NULL;
  g_object_set_data_full (G_OBJECT (row), "paper", g_bytes_ref (paper),
                          (GDestroyNotify)g_bytes_unref);
  gtk_widget_set_sensitive (GTK_WIDGET (row), FALSE);
  return paper;
}

/* Each is recorded by itself: what one agency may not get does not keep it from
 * those before it. */
static GBytes *
make_notices (gpointer data, GError **error)
{
  ClewNoticesWindow *window = data;
  g_autoptr (GPtrArray) papers = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  GBytes *joined;

  for (guint i = 0; i < window->rows->len; i++)
    {
      ClewCheckRow *row = g_ptr_array_index (window->rows, i);
      GBytes       *paper;

      if (!clew_check_row_get_active (row))
        continue;
      paper = find_paper (window, row, error);
      if (paper == NULL)
        return NULL;
      g_ptr_array_add (papers, paper);
    }
  joined = clew_pdf_join (papers, error);
  window->is_made = joined != NULL;
  return joined;
}

static void
done_cb (const GError *error, gpointer data)
{
  g_autoptr (ClewNoticesWindow) window = data;

  if (window->office == NULL)
    return;
  check (window);
  if (error != NULL)
    clew_entry_frame_fail (&window->frame, error);
  else if (window->is_made)
    gtk_window_destroy (GTK_WINDOW (window));
}

static void
commit_cb (ClewNoticesWindow *window)
{
  const char *paper = clew_record_get_text (clew_office_get_record (window->office), "paper");

  window->is_made = FALSE;
  clew_pdf_output_print (GTK_WINDOW (window), _ ("Notices"), g_strcmp0 (paper, "a4") == 0,
                                                 make_notices, done_cb, g_object_ref (window));
}

/* The file is named after nobody. */
static void
save_cb (ClewNoticesWindow *window)
{
  const char *title = _ ("Save Notices");
  const char *name = count_chosen (window) == 1 ? _ ("notice.pdf") : _ ("notices.pdf");

  window->is_made = FALSE;
  clew_pdf_output_save (GTK_WINDOW (window), title, name, make_notices, done_cb,
                        g_object_ref (window));
}

/* Building */

static void
add_choice (ClewNoticesWindow *window, GtkListBox *list, const ClewGateRow *answer)
{
  g_autofree char *since = clew_day_words (answer->since);
  /* Translators: %s is a date */
  g_autofree char *words = g_strdup_printf (_ ("Taken back on %s"), since);
  ClewCheckRow    *row = clew_check_row_new (answer->name, words, FALSE);

  g_object_set_data_full (G_OBJECT (row), "agency", g_strdup (answer->agency), g_free);
  gtk_list_box_append (list, GTK_WIDGET (row));
  g_ptr_array_add (window->rows, row);
  g_signal_connect_object (row, "toggled", G_CALLBACK (check), window, G_CONNECT_SWAPPED);
}

static void
add_refused (GtkListBox *list, const ClewGateRow *answer)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *why = clew_gate_explain (answer);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), answer->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), why);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_append (list, row);
}

static gboolean
ask (ClewNoticesWindow *window, const ClewReleaseDetail *release, GtkListBox *may_get,
     GtkListBox *others, GError **error)
{
  ClewLetter        notice = make_notice (window);
  ClewLetterAddress address = { .consent = window->consent };
  g_autoptr (GPtrArray) agencies = clew_release_list_agencies (release);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) answers = NULL;

  for (guint i = 0; i < agencies->len; i++)
    g_ptr_array_add (ids, ((const ClewReleaseAgency *)g_ptr_array_index (agencies, i))->agency);
  g_ptr_array_add (ids, NULL);
  answers = clew_letter_ask (window->office, window->participant, &notice,
                             (const char *const *)ids->pdata, &address, error);
  if (answers == NULL)
    return FALSE;
  for (guint i = 0; i < answers->len; i++)
    {
      const ClewGateRow *answer = g_ptr_array_index (answers, i);

      if (clew_gate_is_yes (answer->answer))
        add_choice (window, may_get, answer);
      else
        add_refused (others, answer);
    }
  return TRUE;
}

static void
hide_if_empty (GtkListBox *list)
{
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (list)),
                          gtk_widget_get_first_child (GTK_WIDGET (list)) != NULL);
}

static void
add_language (ClewNoticesWindow *window)
{
  GtkListBox    *list = clew_entry_frame_add_list (&window->frame, _ ("Language"));
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; languages[i] != NULL; i++)
    gtk_string_list_append (names, clew_choice_get_label (clew_languages, languages[i]));
  window->language = ADW_COMBO_ROW (adw_combo_row_new ());
  clew_accessible_mend (GTK_WIDGET (window->language));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (window->language), _ ("Language"));
  adw_combo_row_set_model (window->language, G_LIST_MODEL (names));
  g_object_unref (names);
  gtk_list_box_append (list, GTK_WIDGET (window->language));
}

static gboolean
build (ClewNoticesWindow *window, GtkWindow *parent, const ClewReleaseDetail *release,
       GError **error)
{
  GtkListBox *may_get, *others;

  clew_entry_frame_build (&window->frame, ADW_WINDOW (window), parent, _ ("Print Notices"));
  clew_entry_frame_set_verb (&window->frame, _ ("_Print…"));
  clew_entry_frame_set_help (ADW_WINDOW (window), "take-back");
  clew_entry_frame_add_text (&window->frame, _ (text));
  may_get = clew_heading_list_add (window->frame.column, _ ("Who gets a notice"));
  add_language (window);
  others = clew_heading_list_add (window->frame.column, _ ("Who gets none"));
  if (!ask (window, release, may_get, others, error))
    return FALSE;
  window->save = clew_entry_frame_add_save (&window->frame);
  g_signal_connect_object (window->save, "clicked", G_CALLBACK (save_cb), window,
                           G_CONNECT_SWAPPED);
  hide_if_empty (may_get);
  hide_if_empty (others);
  g_signal_connect_object (window->frame.commit, "clicked", G_CALLBACK (commit_cb), window,
                           G_CONNECT_SWAPPED);
  check (window);
  clew_accessible_mend (GTK_WIDGET (window));
  return TRUE;
}

static void
clew_notices_window_dispose (GObject *object)
{
  g_clear_object (&CLEW_NOTICES_WINDOW (object)->office);

  G_OBJECT_CLASS (clew_notices_window_parent_class)->dispose (object);
}

static void
clew_notices_window_finalize (GObject *object)
{
  ClewNoticesWindow *window = CLEW_NOTICES_WINDOW (object);

  g_ptr_array_unref (window->rows);
  g_free (window->consent);
  g_free (window->participant);

  G_OBJECT_CLASS (clew_notices_window_parent_class)->finalize (object);
}

static void
clew_notices_window_class_init (ClewNoticesWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clew_notices_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = clew_notices_window_finalize;
}

static void
clew_notices_window_init (ClewNoticesWindow *window)
{
  window->rows = g_ptr_array_new ();
}

/**
 * clew_notices_window_new:
 * @parent: (nullable): the window to stand over
 * @office: the open office
 * @consent: id of a release that was taken back, from all or from some
 * @error: return location
 *
 * Returns: (transfer none): the window with nobody chosen, or %NULL with @error set
 */
ClewNoticesWindow *
clew_notices_window_new (GtkWindow  *parent,
                         ClewOffice *office,
                         const char *consent,
                         GError    **error)
{
  g_autoptr (ClewReleaseDetail) release = clew_release_detail_load (
    clew_office_get_store (office), consent, clew_office_today (office), error);
  ClewNoticesWindow *window;

  if (release == NULL)
    return NULL;
  window = g_object_new (CLEW_TYPE_NOTICES_WINDOW, "default-width", 700, "default-height", 560,
                         NULL);
  window->office = g_object_ref (office);
  window->consent = g_strdup (consent);
  window->participant = g_strdup (clew_record_get_id (release->participant));
  if (build (window, parent, release, error))
    return window;
  gtk_window_destroy (GTK_WINDOW (window));
  return NULL;
}

/**
 * clew_notices_window_present:
 * @parent: the window to stand over
 * @office: the open office
 * @consent: (nullable): a release's id; without one nothing happens
 *
 * Opens the window, or says why it can't.
 */
void
clew_notices_window_present (GtkWindow *parent, ClewOffice *office, const char *consent)
{
  g_autoptr (GError) error = NULL;
  ClewNoticesWindow *window;

  if (consent == NULL)
    return;
  window = clew_notices_window_new (parent, office, consent, &error);
  if (window != NULL)
    gtk_window_present (GTK_WINDOW (window));
  else
    gtk_window_present (clew_message_new_problem (parent, _ ("Notices Can’t Be Printed Now"),
                                                             error));
}
