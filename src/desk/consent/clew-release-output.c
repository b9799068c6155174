/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/consent/clew-release-output.h"

#include "desk/clew-pdf-output.h"
#include "documents/clew-release-form.h"
#include "records/clew-blank-form.h"
#include "rules/clew-scan-rules.h"

#include <glib/gi18n.h>

/**
 * clew_release_output_preview:
 * @office: the office
 * @draft: a complete draft
 * @error: return location
 *
 * Returns: (transfer full): the pages as they would come out now; nothing is kept, and the
 *   number is still free
 */
GBytes *
clew_release_output_preview (ClewOffice *office, ClewReleaseDraft *draft, GError **error)
{
  g_autoptr (ClewRecord) wording = NULL;
  g_autofree char *number = clew_release_next_number (office, error);

  if (number == NULL)
    return NULL;
  wording = clew_release_find_wording_for (clew_office_get_store (office), draft->kind,
                                           draft->language, error);
  if (wording == NULL)
    return NULL;
  return clew_release_form_print (office, draft, wording, number, NULL, error);
}

typedef struct
{
  ClewOffice           *office;
  ClewReleaseDraft     *draft; /* %NULL when the form is kept already */
  ClewReleaseOutputDone done;
  gpointer              data;
  char                 *consent;
  gboolean              on_paper;
} Output;

static Output *
output_new (ClewOffice           *office,
            ClewReleaseDraft     *draft,
            const char           *consent,
            ClewReleaseOutputDone done,
            gpointer              data)
{
  Output *output = g_new0 (Output, 1);

  output->office = g_object_ref (office);
  output->draft = draft;
  output->consent = g_strdup (consent);
  output->done = done;
  output->data = data;
  return output;
}

static void
done_cb (const GError *error, gpointer data)
{
  Output *output = data;

  output->done (output->consent, error, output->data);
  g_object_unref (output->office);
  g_free (output->consent);
  g_free (output);
}

/* Gives a new form its number and keeps it; of one that is kept, the exact
 * bytes. Printing these again is no event of the release, but an entry in the audit. */
static GBytes *
make_paper (gpointer data, GError **error)
{
  Output *output = data;
  GBytes *pdf = NULL;

  if (output->draft == NULL)
    return clew_release_take_copy (output->office, output->consent, output->on_paper, error);
  if (output->draft->participant == NULL)
    {
      output->consent = clew_blank_form_issue (output->office, output->draft,
                                               clew_release_form_print, NULL, &pdf, error);
      return pdf;
    }
  output->consent = clew_release_issue (output->office, output->draft, clew_release_form_print,
                                        NULL, &pdf, error);
  return pdf;
}

/* Each copy of a blank form has a number of its own, since each may come back. */
static GBytes *
make_copy (guint index, gboolean cancelled, gpointer data, GError **error)
{
  Output          *output = data;
  g_autofree char *before = NULL;
  GBytes          *pdf;

  if (cancelled)
    return NULL;
  before = g_steal_pointer (&output->consent);
  pdf = make_paper (output, error);
  /* What was made before stays made. */
  if (pdf == NULL)
    output->consent = g_steal_pointer (&before);
  return pdf;
}

/* The job carries no name. */
static void
print (GtkWindow *parent, Output *output, gboolean a4)
{
  output->on_paper = TRUE;
  clew_pdf_output_print (parent, _ ("Release of information"), a4, make_paper, done_cb, output);
}

/* The file is named after the form's number, never after a person. Several blank
 * forms are one file, named after the first. */
static void
save (GtkWindow *parent, Output *output, const char *number)
{
  g_autofree char *name = g_strconcat (number, ".pdf", NULL);

  if (output->draft != NULL && output->draft->participant == NULL && output->draft->copies > 1)
    clew_pdf_output_save_many (parent, _ ("Save Blank Forms"), name, output->draft->copies,
                                          make_copy, done_cb, output);
  else
    clew_pdf_output_save (parent, _ ("Save Release"), name, make_paper, done_cb, output);
}

/**
 * clew_release_output_print:
 * @parent: the window to stand over
 * @office: the office
 * @draft: a complete draft, which must outlive the call of @done
 * @done: called once
 * @data: for @done
 *
 * Shows the print dialog; once that is confirmed, makes, keeps and prints the
 * form, or as many blank forms as the draft says. Of a blank form, @done gets
 * its own id.
 */
void
clew_release_output_print (GtkWindow            *parent,
                           ClewOffice           *office,
                           ClewReleaseDraft     *draft,
                           ClewReleaseOutputDone done,
                           gpointer              data)
{
  Output *output = output_new (office, draft, NULL, done, data);

  if (draft->participant == NULL)
    clew_pdf_output_print_many (parent, _ ("Blank form"), draft->a4, MAX (draft->copies, 1),
                                           make_copy, done_cb, output);
  else
    print (parent, output, draft->a4);
}

/**
 * clew_release_output_print_again:
 * @parent: the window to stand over
 * @office: the office
 * @consent: a release whose form is kept
 * @done: called once
 * @data: for @done
 *
 * Shows the print dialog and prints the kept pages as they are.
 */
void
clew_release_output_print_again (GtkWindow            *parent,
                                 ClewOffice           *office,
                                 ClewRecord           *consent,
                                 ClewReleaseOutputDone done,
                                 gpointer              data)
{
  print (parent, output_new (office, NULL, clew_record_get_id (consent), done, data),
         g_strcmp0 (clew_record_get_text (consent, "paper"), "a4") == 0);
}

/**
 * clew_release_output_save:
 * @parent: the window to stand over
 * @office: the office
 * @draft: a complete draft, which must outlive the call of @done
 * @done: called once
 * @data: for @done
 *
 * Asks for a place; once that is chosen, makes and keeps the form, or as many
 * blank forms as the draft says, and writes one file there.
 */
void
clew_release_output_save (GtkWindow            *parent,
                          ClewOffice           *office,
                          ClewReleaseDraft     *draft,
                          ClewReleaseOutputDone done,
                          gpointer              data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *number = clew_release_next_number (office, &error);

  if (number != NULL)
    save (parent, output_new (office, draft, NULL, done, data), number);
  else
    done (NULL, error, data);
}

/**
 * clew_release_output_save_again:
 * @parent: the window to stand over
 * @office: the office
 * @consent: a release whose form is kept
 * @done: called once
 * @data: for @done
 *
 * Asks for a place and writes the kept bytes there as they are.
 */
void
clew_release_output_save_again (GtkWindow            *parent,
                                ClewOffice           *office,
                                ClewRecord           *consent,
                                ClewReleaseOutputDone done,
                                gpointer              data)
{
  g_autofree char *number = clew_form_number_on_paper (
    clew_record_get_text (consent, "form_number"));

  save (parent, output_new (office, NULL, clew_record_get_id (consent), done, data), number);
}
