/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/legal/clew-docket-output.h"

#include "desk/clew-files.h"
#include "desk/clew-message.h"
#include "desk/clew-pdf-output.h"
#include "documents/clew-docket-sheet.h"
#include "exchange/clew-ics.h"
#include "records/clew-day-words.h"
#include "records/clew-docket-calendar.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _ClewDocketOutput
{
  GObject parent_instance;

  GtkWindow          *parent;
  ClewOffice         *office;
  ClewDocketQuestion *question;
  char               *only;
  gboolean            on_paper;
};

G_DEFINE_FINAL_TYPE (ClewDocketOutput, clew_docket_output, G_TYPE_OBJECT)

static void
clew_docket_output_finalize (GObject *object)
{
  ClewDocketOutput *output = CLEW_DOCKET_OUTPUT (object);

  g_clear_object (&output->parent);
  g_clear_object (&output->office);
  g_clear_pointer (&output->question, clew_docket_question_free);
  g_free (output->only);

  G_OBJECT_CLASS (clew_docket_output_parent_class)->finalize (object);
}

static void
clew_docket_output_class_init (ClewDocketOutputClass *class)
{
  G_OBJECT_CLASS (class)->finalize = clew_docket_output_finalize;
}

static void
clew_docket_output_init (ClewDocketOutput *output)
{
}

/**
 * clew_docket_output_new:
 * @parent: the window to stand over
 * @office: the open office
 * @question: (transfer full): what is shown
 * @only: (nullable): its filter in words, without a name
 *
 * Returns: (transfer full): hold it until what was begun is done, or somebody begins anew
 */
ClewDocketOutput *
clew_docket_output_new (GtkWindow          *parent,
                        ClewOffice         *office,
                        ClewDocketQuestion *question,
                        const char         *only)
{
  ClewDocketOutput *output = g_object_new (CLEW_TYPE_DOCKET_OUTPUT, NULL);

  output->parent = g_object_ref (parent);
  output->office = g_object_ref (office);
  output->question = question;
  output->only = g_strdup (only);
  return output;
}

static void
show_problem (ClewDocketOutput *output, const char *heading, const GError *error)
{
  gtk_window_present (clew_message_new_problem (output->parent, heading, error));
}

static GBytes *
make_sheet (gpointer data, GError **error)
{
  ClewDocketOutput         *output = data;
  const ClewDocketQuestion *question = output->question;
  ClewDocketFilter          filter = clew_docket_question_get_filter (question);

  return clew_docket_sheet_print (output->office, question->span.from, question->span.to, &filter,
                                  output->only, output->on_paper, error);
}

static void
sheet_done_cb (const GError *error, gpointer data)
{
  ClewDocketOutput *output = data;

  if (error != NULL)
    show_problem (output, _ ("The Calendar Sheet Was Not Made"), error);
  g_object_unref (output);
}

/**
 * clew_docket_output_print:
 * @output: what to print
 *
 * Shows the print dialog, and prints the days as a calendar sheet.
 */
void
clew_docket_output_print (ClewDocketOutput *output)
{
  const char *paper = clew_record_get_text (clew_office_get_record (output->office), "paper");
  const char *job_name = _ ("Docket");
  gboolean    a4 = g_strcmp0 (paper, "a4") == 0;

  output->on_paper = TRUE;
  clew_pdf_output_print (output->parent, job_name, a4, make_sheet, sheet_done_cb,
                         g_object_ref (output));
}

/**
 * clew_docket_output_save_sheet:
 * @output: what to save
 *
 * Asks for a place, and writes the calendar sheet there.
 */
void
clew_docket_output_save_sheet (ClewDocketOutput *output)
{
  /* Translators: how a file is called */
  g_autofree char *name = g_strconcat (C_ ("file name", "docket"), ".pdf", NULL);

  output->on_paper = FALSE;
  clew_pdf_output_save (output->parent, _ ("Save Calendar Sheet"), name, make_sheet, sheet_done_cb,
                                           g_object_ref (output));
}

/**
 * clew_docket_output_write_calendar:
 * @output: what to write
 * @path: where
 * @error: return location
 *
 * Writes the hearings as a calendar file that only its owner can read.
 *
 * Returns: %FALSE with @error set when there is no file
 */
gboolean
clew_docket_output_write_calendar (ClewDocketOutput *output, const char *path, GError **error)
{
  const ClewDocketQuestion *question = output->question;
  ClewDocketFilter          filter = clew_docket_question_get_filter (question);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) text = clew_ics_export (output->office, question->span.from,
                                             question->span.to, &filter, error);

  return text != NULL &&
         g_file_replace_contents (file, g_bytes_get_data (text, NULL), g_bytes_get_size (text),
                                  NULL, FALSE,
                                  G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                                  NULL, error);
}

static void
chosen_cb (const char *path, gpointer data)
{
  ClewDocketOutput *output = data;
  g_autoptr (GError) error = NULL;

  if (!clew_docket_output_write_calendar (output, path, &error))
    show_problem (output, _ ("The Calendar File Was Not Written"), error);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, ClewDocketOutput *output)
{
  g_autofree char *name = g_strconcat (C_ ("file name", "docket"), ".ics", NULL);

  if (g_str_equal (response, CLEW_MESSAGE_GO))
    clew_files_choose_copy (output->parent, _ ("Save Calendar File"), name, chosen_cb, output);
}

static char *
dup_explanation (ClewDocketOutput *output)
{
  const ClewDocketQuestion *question = output->question;
  g_autofree char          *from = clew_day_words (question->span.from);
  g_autofree char          *to = clew_day_words (question->span.to);
  const char               *who = clew_docket_shows_names (output->office)
    ? _ ("It shows names and cause numbers, as your site decided.")
    : _ ("It shows initials, and no names or cause numbers.");
  /* Translators: two dates, then a sentence about names */
  g_autofree char *what = g_strdup_printf (
    _ ("The file holds the hearings from %s to %s: what, when and in which court. %s"), from, to,
       who);
  const char *where =
    _ ("It is not encrypted. A calendar that you open it with may pass it on to your phone and to "
       "a server. Save it again after changes: hearings that moved or were canceled are brought up "
       "to date.");

  if (output->only == NULL)
    return g_strdup_printf ("%s\n\n%s", what, where);
  {
    g_autofree char *only = g_strdup_printf (_ ("Only this is shown: %s"), output->only);

    return g_strdup_printf ("%s\n\n%s\n\n%s", what, only, where);
  }
}

/**
 * clew_docket_output_save_calendar:
 * @output: what to save
 *
 * Says what would be in a calendar file and where such a file goes; then asks for a place and
 * writes it.
 */
void
clew_docket_output_save_calendar (ClewDocketOutput *output)
{
  g_autofree char *body = dup_explanation (output);
  GtkWindow       *dialog;

  dialog = clew_message_new_question (output->parent, _ ("Save Calendar File?"), body,
                                                         _ ("_Cancel"), _ ("_Save…"), FALSE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), output, 0);
  gtk_window_present (dialog);
}

/**
 * clew_docket_output_begin:
 * @output: what to print or save
 * @how: "print", "save-sheet" or "save-calendar"
 */
void
clew_docket_output_begin (ClewDocketOutput *output, const char *how)
{
  if (g_str_equal (how, "print"))
    clew_docket_output_print (output);
  else if (g_str_equal (how, "save-sheet"))
    clew_docket_output_save_sheet (output);
  else
    clew_docket_output_save_calendar (output);
}
