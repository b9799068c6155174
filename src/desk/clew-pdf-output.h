/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* Getting a PDF out: to the printer, or to a file that the person at the desk
 * chose. It is made only when one of the two really goes ahead. */

/**
 * ClewPdfMake:
 * @data: as given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the file
 */
typedef GBytes *(*ClewPdfMake) (gpointer data, GError **error);

/**
 * ClewPdfMakeOne:
 * @index: which of them, from 0
 * @cancelled: nobody waits for more: only what is kept already may still come, so
 *   that no number is without its paper
 * @data: as given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): one file of several; when @cancelled, %NULL may come
 *   without an error
 */
typedef GBytes *(*ClewPdfMakeOne) (guint    index,
                                   gboolean cancelled,
                                   gpointer data,
                                   GError **error);

/**
 * ClewPdfDone:
 * @error: (nullable): what went wrong; %NULL also when somebody chose Cancel before
 *   anything was made, and %G_IO_ERROR_CANCELLED, in words for people, after that
 * @data: as given
 */
typedef void (*ClewPdfDone) (const GError *error, gpointer data);

void clew_pdf_output_print (GtkWindow  *parent,
                            const char *job_name,
                            gboolean    a4,
                            ClewPdfMake make,
                            ClewPdfDone done,
                            gpointer    data);
void clew_pdf_output_print_many (GtkWindow     *parent,
                                 const char    *job_name,
                                 gboolean       a4,
                                 guint          n,
                                 ClewPdfMakeOne make,
                                 ClewPdfDone    done,
                                 gpointer       data);
void clew_pdf_output_save (GtkWindow  *parent,
                           const char *title,
                           const char *name,
                           ClewPdfMake make,
                           ClewPdfDone done,
                           gpointer    data);
void clew_pdf_output_save_many (GtkWindow     *parent,
                                const char    *title,
                                const char    *name,
                                guint          n,
                                ClewPdfMakeOne make,
                                ClewPdfDone    done,
                                gpointer       data);
