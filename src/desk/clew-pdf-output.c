/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-pdf-output.h"

#include <glib/gi18n.h>

#include <poppler.h>

typedef struct
{
  GtkWindow     *parent;
  ClewPdfMake    make;     /* of one file */
  ClewPdfMakeOne make_one; /* of each of several */
  guint          n;
  ClewPdfDone    done;
  gpointer       data;
  GPtrArray     *documents; /* PopplerDocument, made so far */
  gboolean       previewed;
  GError        *error;
} Output;

static Output *
output_new (GtkWindow *parent, ClewPdfMake make, ClewPdfDone done, gpointer data)
{
  Output *output = g_new0 (Output, 1);

  output->parent = g_object_ref (parent);
  output->make = make;
  output->n = 1;
  output->done = done;
  output->data = data;
  output->documents = g_ptr_array_new_with_free_func (g_object_unref);

  return output;
}

static void
output_finish (Output *output)
{
  output->done (output->error, output->data);
  g_object_unref (output->parent);
  g_ptr_array_unref (output->documents);
  g_clear_error (&output->error);
  g_free (output);
}

/* A dialog may be another program's and outlive the window: then nothing is made any more that
 * nobody would see. What was destroyed is hidden, however long it is held. */
static gboolean
is_awaited (Output *output)
{
  return gtk_widget_get_visible (GTK_WIDGET (output->parent));
}

/* GTK's own preview would write the pages readable into a temporary folder and start another
 * program to show them. It insists on a place to draw even when it is told to stop. */
static gboolean
preview_cb (GtkPrintOperation        *operation,
            GtkPrintOperationPreview *preview,
            GtkPrintContext          *context,
            GtkWindow                *parent,
            Output                   *output)
{
  cairo_surface_t *nowhere = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
  cairo_t         *cairo = cairo_create (nowhere);

  gtk_print_context_set_cairo_context (context, cairo, 72, 72);
  cairo_destroy (cairo);
  cairo_surface_destroy (nowhere);
  output->previewed = TRUE;
  gtk_print_operation_cancel (operation);

  return TRUE;
}

static gboolean
make_next (Output *output)
{
  guint index = output->documents->len;
  g_autoptr(GBytes) pdf = output->make != NULL
                             ? output->make (output->data, &output->error)
                             : output->make_one (index, output->data, &output->error);
  PopplerDocument *document = pdf != NULL
                                ? poppler_document_new_from_bytes (pdf, NULL, &output->error)
                                : NULL;

  if (document != NULL)
    g_ptr_array_add (output->documents, document);
  return document != NULL;
}

/* Comes after the print dialog was confirmed, so a cancelled dialog makes nothing; and once more
 * after a preview, which makes nothing either. Called until it says that all is there, so that
 * the window answers between two files; what was made before something went wrong is printed. */
static gboolean
paginate_cb (GtkPrintOperation *operation, GtkPrintContext *context, Output *output)
{
  gboolean made = !output->previewed && is_awaited (output) && make_next (output);
  int      n_pages = 0;

  if (made && output->documents->len < output->n)
    return FALSE;
  for (guint i = 0; i < output->documents->len; i++)
    n_pages += poppler_document_get_n_pages (g_ptr_array_index (output->documents, i));
  gtk_print_operation_set_n_pages (operation, MAX (n_pages, 1));
  if (n_pages == 0)
    gtk_print_operation_cancel (operation);
  return TRUE;
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int number, Output *output)
{
  for (guint i = 0; i < output->documents->len; i++)
    {
      PopplerDocument *document = g_ptr_array_index (output->documents, i);
      int              n_pages = poppler_document_get_n_pages (document);

      if (number < n_pages)
        {
          PopplerPage *page = poppler_document_get_page (document, number);

          poppler_page_render_for_printing (page, gtk_print_context_get_cairo_context (context));
          g_object_unref (page);
          return;
        }
      number -= n_pages;
    }
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, Output *output)
{
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR && output->error == NULL)
    gtk_print_operation_get_error (operation, &output->error);
  if (output->previewed)
    gtk_widget_activate_action (GTK_WIDGET (output->parent), "pdf.show-preview", NULL);
  output_finish (output);
  g_object_unref (operation);
}

static GtkPageSetup *
new_page_setup (gboolean a4)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new (a4 ? GTK_PAPER_NAME_A4 : GTK_PAPER_NAME_LETTER);

  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_paper_size_free (paper);

  return setup;
}

static void
run (Output *output, const char *job_name, gboolean a4)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr(GtkPageSetup) setup = new_page_setup (a4);

  gtk_print_operation_set_job_name (operation, job_name);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, FALSE);
  /* GTK's own small window, with Cancel; it comes only when it takes a while. */
  gtk_print_operation_set_show_progress (operation, output->n > 1);
  g_signal_connect (operation, "preview", G_CALLBACK (preview_cb), output);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), output);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), output);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), output);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, output->parent,
                           NULL);
}

/**
 * clew_pdf_output_print:
 * @parent: the window to stand over
 * @job_name: of the print job; nothing about a person
 * @a4: whether the paper is A4, not Letter
 * @make: makes the file, once the print dialog is confirmed
 * @done: called once
 * @data: for both
 *
 * Shows the print dialog, then makes and prints the file. The dialog's button Preview makes
 * nothing: it activates "pdf.show-preview" where @parent has that.
 */
void
clew_pdf_output_print (GtkWindow  *parent,
                       const char *job_name,
                       gboolean    a4,
                       ClewPdfMake make,
                       ClewPdfDone done,
                       gpointer    data)
{
  run (output_new (parent, make, done, data), job_name, a4);
}

/**
 * clew_pdf_output_print_many:
 * @parent: the window to stand over
 * @job_name: of the print job; nothing about a person
 * @a4: whether the paper is A4, not Letter
 * @n: how many files; at least 1
 * @make: makes each file in turn, once the print dialog is confirmed
 * @done: called once; with what went wrong when not all could be made
 * @data: for both
 *
 * Shows the print dialog, then makes the files one after the other and prints them as one job.
 * The window answers between two of them, and somebody can cancel what is not made yet.
 */
void
clew_pdf_output_print_many (GtkWindow     *parent,
                            const char    *job_name,
                            gboolean       a4,
                            guint          n,
                            ClewPdfMakeOne make,
                            ClewPdfDone    done,
                            gpointer       data)
{
  Output *output = output_new (parent, NULL, done, data);

  output->make_one = make;
  output->n = n;
  run (output, job_name, a4);
}

static void
save_to (Output *output, GFile *file)
{
  g_autoptr(GBytes) pdf = output->make (output->data, &output->error);

  if (pdf == NULL)
    return;
  /* Readable by its owner only, and in place only once it is whole. */
  if (!g_file_replace_contents (file, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), NULL,
                                FALSE, G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                                NULL, NULL, &output->error))
    g_prefix_error (&output->error, "%s ", _("The file was not written."));
}

static void
response_cb (GtkNativeDialog *dialog, int response, Output *output)
{
  g_autoptr(GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT && is_awaited (output))
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      save_to (output, file);
    }
  g_object_unref (dialog);
  output_finish (output);
}

/**
 * clew_pdf_output_save:
 * @parent: the window to stand over
 * @title: of the file dialog
 * @name: what the file is called unless somebody says otherwise; never after a person
 * @make: makes the file, once a place is chosen
 * @done: called once
 * @data: for both
 *
 * Asks for a place, then makes the file and writes it there.
 */
void
clew_pdf_output_save (GtkWindow  *parent,
                      const char *title,
                      const char *name,
                      ClewPdfMake make,
                      ClewPdfDone done,
                      gpointer    data)
{
  Output               *output = output_new (parent, make, done, data);
  GtkFileChooserNative *dialog;
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  dialog = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_file_filter_set_name (filter, _("PDF documents"));
  gtk_file_filter_add_mime_type (filter, "application/pdf");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), output);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
