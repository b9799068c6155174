/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-pdf-output.h"

#include "desk/clew-accessible.h"
#include "documents/clew-pdf-join.h"
#include "documents/clew-pdf-render.h"

#include <adwaita.h>
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
  GPtrArray     *documents; /* PopplerDocument, made so far, to be printed */
  GPtrArray     *papers;    /* GBytes, made so far, to be saved as one file */
  GFile         *file;      /* into which */
  GtkWidget     *progress;  /* (nullable): a window, once it takes a while */
  GtkWidget     *bar;
  gint64         began;
  gboolean       previewed;
  gboolean       cancelled;
  GError        *error;
} Output;

/* How long nothing is said while files are made, in microseconds. */
#define PATIENCE (G_USEC_PER_SEC * 3 / 2)

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
  output->papers = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);

  return output;
}

static void
output_finish (Output *output)
{
  output->done (output->error, output->data);
  g_object_unref (output->parent);
  g_ptr_array_unref (output->documents);
  g_ptr_array_unref (output->papers);
  g_clear_object (&output->file);
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
                             : output->make_one (index, FALSE, output->data,
                                                 &output->error);
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

          clew_pdf_render_for_printing (page, gtk_print_context_get_cairo_context (context));
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
  /* What was made has its number or its row in the ledger; nobody may think it is on paper. */
  if (result == GTK_PRINT_OPERATION_RESULT_CANCEL && output->documents->len > 0 &&
      output->error == NULL)
    g_set_error_literal (&output->error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                         _("Printing was cancelled before all was on paper."));
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
write_file (Output *output, GBytes *pdf)
{
  /* Readable by its owner only, and in place only once it is whole. */
  if (!g_file_replace_contents (output->file, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf),
                                NULL, FALSE,
                                G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                                NULL, &output->error))
    g_prefix_error (&output->error, "%s ", _("The file was not written."));
}

static void
save_one (Output *output)
{
  g_autoptr(GBytes) pdf = output->make (output->data, &output->error);

  if (pdf != NULL)
    write_file (output, pdf);
  output_finish (output);
}

/* Several files as one. Whatever stops it, what was made by then is written. */

static void
save_made (Output *output)
{
  g_autoptr(GBytes) joined = NULL;
  g_autoptr(GError) before = g_steal_pointer (&output->error);

  if (output->papers->len > 0)
    joined = clew_pdf_join (output->papers, &output->error);
  if (joined != NULL)
    write_file (output, joined);
  if (output->error == NULL)
    output->error = g_steal_pointer (&before);
  if (output->progress != NULL)
    {
      g_signal_handlers_disconnect_by_data (output->progress, output);
      gtk_window_destroy (GTK_WINDOW (output->progress));
    }
  output_finish (output);
}

static gboolean
cancel_cb (Output *output)
{
  output->cancelled = TRUE;
  /* The window goes once the file that is being made is there. */
  gtk_widget_set_sensitive (output->progress, FALSE);
  return GDK_EVENT_STOP;
}

static void
destroyed_cb (Output *output)
{
  output->cancelled = TRUE;
  output->progress = NULL;
}

static GtkWidget *
new_progress (Output *output)
{
  const char         *title = _("Making the Forms");
  GtkWidget          *heading = gtk_label_new (title);
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget          *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkWidget          *window = g_object_new (ADW_TYPE_WINDOW,
                                             "transient-for", output->parent,
                                             "modal", TRUE,
                                             "destroy-with-parent", TRUE,
                                             "default-width", 360,
                                             "title", title, "content", box, NULL);

  output->bar = gtk_progress_bar_new ();
  gtk_progress_bar_set_show_text (GTK_PROGRESS_BAR (output->bar), TRUE);
  clew_accessible_set_name (output->bar, _("Forms made"));
  gtk_widget_set_halign (cancel, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (box, 24);
  gtk_widget_set_margin_end (box, 24);
  gtk_widget_set_margin_top (box, 24);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_add_css_class (heading, "title-4");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), output->bar);
  gtk_box_append (GTK_BOX (box), cancel);
  gtk_window_set_default_widget (GTK_WINDOW (window), cancel);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (cancel_cb), output);
  g_signal_connect_swapped (window, "close-request", G_CALLBACK (cancel_cb), output);
  g_signal_connect_swapped (window, "destroy", G_CALLBACK (destroyed_cb), output);
  return window;
}

static void
show_progress (Output *output)
{
  g_autofree char *text = NULL;

  if (output->progress == NULL && g_get_monotonic_time () - output->began < PATIENCE)
    return;
  if (output->progress == NULL)
    {
      output->progress = new_progress (output);
      gtk_window_present (GTK_WINDOW (output->progress));
    }
  /* Translators: how many forms are made, of how many */
  text = g_strdup_printf (_("%u of %u"), output->papers->len, output->n);
  gtk_progress_bar_set_text (GTK_PROGRESS_BAR (output->bar), text);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (output->bar),
                                 (double)output->papers->len / output->n);
}

/* One at a time, so that the windows answer between two. */
static gboolean
make_next_cb (gpointer data)
{
  Output *output = data;
  GBytes *pdf = NULL;

  pdf = output->make_one (output->papers->len, output->cancelled, output->data, &output->error);
  if (pdf != NULL)
    g_ptr_array_add (output->papers, pdf);
  else if (output->error == NULL)
    g_set_error_literal (&output->error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                         _("Cancelled before all was made."));
  if (pdf == NULL || output->papers->len == output->n)
    {
      save_made (output);
      return G_SOURCE_REMOVE;
    }
  show_progress (output);
  return G_SOURCE_CONTINUE;
}

static void
save_many (Output *output)
{
  output->began = g_get_monotonic_time ();
  g_idle_add (make_next_cb, output);
}

static void
response_cb (GtkNativeDialog *dialog, int response, Output *output)
{
  if (response == GTK_RESPONSE_ACCEPT && is_awaited (output))
    output->file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_object_unref (dialog);
  if (output->file == NULL)
    output_finish (output);
  else if (output->make_one != NULL)
    save_many (output);
  else
    save_one (output);
}

static void
ask_for_place (Output *output, const char *title, const char *name)
{
  GtkFileChooserNative *dialog;
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  dialog = gtk_file_chooser_native_new (title, output->parent, GTK_FILE_CHOOSER_ACTION_SAVE, NULL,
                                        NULL);
  gtk_file_filter_set_name (filter, _("PDF documents"));
  gtk_file_filter_add_mime_type (filter, "application/pdf");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), output);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
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
  ask_for_place (output_new (parent, make, done, data), title, name);
}

/**
 * clew_pdf_output_save_many:
 * @parent: the window to stand over
 * @title: of the file dialog
 * @name: what the file is called unless somebody says otherwise; never after a person
 * @n: how many; at least 1
 * @make: makes each in turn, once a place is chosen
 * @done: called once; with what went wrong, or %G_IO_ERROR_CANCELLED, when not all were made
 * @data: for both
 *
 * Asks for a place, then makes one after the other and writes all as one file. The windows
 * answer between two of them, and somebody can cancel what is not made yet; what was made by
 * then is written all the same.
 */
void
clew_pdf_output_save_many (GtkWindow     *parent,
                           const char    *title,
                           const char    *name,
                           guint          n,
                           ClewPdfMakeOne make,
                           ClewPdfDone    done,
                           gpointer       data)
{
  Output *output = output_new (parent, NULL, done, data);

  output->make_one = make;
  output->n = n;
  ask_for_place (output, title, name);
}
