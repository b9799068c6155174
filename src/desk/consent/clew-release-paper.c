/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/consent/clew-release-paper.h"

#include "base/clew-error.h"
#include "desk/clew-accessible.h"
#include "desk/clew-error-words.h"
#include "desk/clew-wrap-box.h"
#include "desk/clew-paper-view.h"
#include "desk/consent/clew-scan-words.h"
#include "documents/clew-qr.h"
#include "documents/clew-scan-code.h"
#include "records/clew-office-read.h"
#include "records/clew-release.h"

#include <glib/gi18n.h>

/* As large as the code must be for a telephone to read it. */
#define QR_SIZE 96

struct _ClewReleasePaper
{
  GtkBox parent_instance;

  GtkWidget     *bar;
  GtkWidget     *code;
  GtkLabel      *number;
  GtkWidget     *matches; /* says that somebody compared the number */
  GtkWidget     *back;
  ClewPaperView *view;

  ClewOffice *office;
  ClewQr     *qr;
  char       *form_number;
  char       *form; /* (nullable): id of the release whose form is shown, or was before a scan */
  char       *scan; /* (nullable): id of the scan that is shown */
  gboolean    has_form;
  gboolean    is_elsewhere;
  guint       generation; /* answers to an earlier question are late */

  GCancellable *looking; /* (nullable): for codes on the scan */
};

G_DEFINE_FINAL_TYPE (ClewReleasePaper, clew_release_paper, GTK_TYPE_BOX)

static void
draw_code (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const ClewQr *qr = CLEW_RELEASE_PAPER (data)->qr;
  double        side = MIN (width, height);
  guint         modules;

  if (qr == NULL)
    return;
  /* White around it in the dark, too: a reader needs the contrast. */
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, 0, 0, side, side);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  modules = qr->size + 2 * CLEW_QR_QUIET;
  for (guint i = 0; i < qr->size * qr->size; i++)
    if (qr->dark[i] != 0)
      cairo_rectangle (cr, side * (i % qr->size + CLEW_QR_QUIET) / modules,
                       side * (i / qr->size + CLEW_QR_QUIET) / modules, side / modules,
                       side / modules);
  cairo_fill (cr);
}

static void
stop_looking (ClewReleasePaper *paper)
{
  paper->generation++;
  g_cancellable_cancel (paper->looking);
  g_clear_object (&paper->looking);
  gtk_widget_set_visible (paper->matches, FALSE);
}

/* The pages never change, so they are read once. */
static void
show_form (ClewReleasePaper *paper)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;

  g_clear_pointer (&paper->scan, g_free);
  stop_looking (paper);
  gtk_widget_set_visible (paper->bar, FALSE);
  clew_paper_view_rewind (paper->view);
  pdf = clew_release_load_pdf (paper->office, paper->form, &error);
  paper->has_form = pdf != NULL && clew_paper_view_show (paper->view, pdf, &error);
  paper->is_elsewhere = g_error_matches (error, CLEW_RECORDS_ERROR,
                                         CLEW_RECORDS_ERROR_NOT_FOUND);
  if (paper->has_form)
    return;
  if (paper->is_elsewhere)
    clew_paper_view_say (paper->view, _ ("The pages of this form are not kept here. Look for the "
                                         "paper in the file cabinet."));
  else
    clew_paper_view_say (paper->view, error->message);
}

static void
back_cb (ClewReleasePaper *paper)
{
  if (paper->form != NULL)
    show_form (paper);
}

typedef struct
{
  GBytes *bytes;
  char   *media;
  char   *consent;
  char   *confirmed; /* (nullable) */
} Read;

static void
read_free (gpointer data)
{
  Read *read = data;

  g_clear_pointer (&read->bytes, g_bytes_unref);
  g_free (read->media);
  g_free (read->consent);
  g_free (read->confirmed);
  g_free (read);
}

/* On a thread: a scan may have 64 MB. */
static gpointer
read_scan (ClewStore *reader, ClewDay today, gpointer data, GError **error)
{
  g_autoptr (ClewRecord) record = clew_record_load (reader, &clew_kind_scan, data, error);
  g_autoptr (GBytes) bytes = record != NULL ? clew_scan_load (reader, data, error) : NULL;
  Read *read;

  if (bytes == NULL)
    return NULL;
  read = g_new0 (Read, 1);
  read->bytes = g_steal_pointer (&bytes);
  read->media = g_strdup (clew_record_get_text (record, "media"));
  read->consent = g_strdup (clew_record_get_text (record, "consent"));
  read->confirmed = g_strdup (clew_record_get_text (record, "confirmed_number"));
  return read;
}

typedef struct
{
  GWeakRef paper;
  guint    generation;
  Read    *read; /* (nullable): once it was read */
} Question;

static void
question_free (Question *question)
{
  g_clear_pointer (&question->read, read_free);
  g_weak_ref_clear (&question->paper);
  g_free (question);
}

/* Whoever asked, if the same scan is still on the screen. */
static ClewReleasePaper *
find_asker (Question *question)
{
  g_autoptr (ClewReleasePaper) paper = g_weak_ref_get (&question->paper);

  return paper != NULL && paper->generation == question->generation ? g_steal_pointer (&paper)
                                                                    : NULL;
}

/* What a machine can't tell is compared by somebody, once. */
static void
show_tie (ClewReleasePaper *paper, const ClewScanTie *tie, const char *confirmed)
{
  gboolean         unsure = clew_scan_words_is_unsure (tie);
  gboolean         compared = unsure && g_strcmp0 (confirmed, paper->form_number) == 0;
  g_autofree char *words = compared ? clew_scan_words_compared (paper->form_number)
                                    : clew_scan_words_match (tie, paper->form_number);

  gtk_label_set_label (paper->number, words);
  gtk_widget_set_visible (paper->code, tie->match != CLEW_SCAN_THIS_FORM && !compared);
  gtk_widget_set_visible (paper->matches, unsure && !compared);
}

static void
matches_cb (ClewReleasePaper *paper)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *words = clew_scan_words_compared (paper->form_number);

  if (!clew_scan_confirm (paper->office, paper->scan, paper->form_number, &error))
    {
      gtk_label_set_label (paper->number, error->message);
      return;
    }
  gtk_label_set_label (paper->number, words);
  gtk_widget_set_visible (paper->code, FALSE);
  gtk_widget_set_visible (paper->matches, FALSE);
  gtk_widget_grab_focus (paper->back);
}

/* Which form it is of is found out each time and never kept, so nobody can have said it
 * wrongly; only what no code tells is. */
static void
codes_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Question *question = data;
  g_autoptr (ClewReleasePaper) paper = find_asker (question);
  g_auto (GStrv) codes = clew_scan_code_read_finish (result, NULL);
  g_autoptr (ClewScanTie) tie = NULL;

  if (paper != NULL && codes != NULL)
    tie = clew_scan_tie_read (clew_office_get_store (paper->office), question->read->consent,
                              (const char *const *)codes, NULL);
  if (tie != NULL)
    show_tie (paper, tie, question->read->confirmed);
  question_free (question);
}

/* The pages are shown first: a long one is searched for codes for a while. */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Question *question = data;
  g_autoptr (ClewReleasePaper) paper = find_asker (question);
  g_autoptr (GError) error = NULL;

  question->read = clew_office_read_finish (result, &error);
  if (paper == NULL)
    {
      question_free (question);
      return;
    }
  if (question->read == NULL ||
      !clew_paper_view_show_scan (paper->view, question->read->bytes,
                                  g_str_equal (question->read->media, "pdf"), &error))
    {
      g_autofree char *text = clew_error_words_dup_text (error);

      clew_paper_view_say (paper->view, text);
    }
  if (question->read == NULL)
    {
      question_free (question);
      return;
    }
  paper->looking = g_cancellable_new ();
  clew_scan_code_read_async (question->read->bytes, question->read->media, paper->looking,
                             codes_cb, question);
}

static void
clew_release_paper_dispose (GObject *object)
{
  ClewReleasePaper *paper = CLEW_RELEASE_PAPER (object);

  if (paper->matches != NULL)
    stop_looking (paper);
  paper->matches = NULL;
  g_clear_object (&paper->office);

  G_OBJECT_CLASS (clew_release_paper_parent_class)->dispose (object);
}

static void
clew_release_paper_finalize (GObject *object)
{
  ClewReleasePaper *paper = CLEW_RELEASE_PAPER (object);

  g_clear_pointer (&paper->qr, clew_qr_free);
  g_free (paper->form_number);
  g_free (paper->form);
  g_free (paper->scan);

  G_OBJECT_CLASS (clew_release_paper_parent_class)->finalize (object);
}

static void
clew_release_paper_class_init (ClewReleasePaperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clew_release_paper_dispose;
  G_OBJECT_CLASS (klass)->finalize = clew_release_paper_finalize;
}

static void
add_bar (ClewReleasePaper *paper)
{
  GtkWidget   *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  ClewWrapBox *buttons = g_object_new (CLEW_TYPE_WRAP_BOX, NULL);

  paper->back = gtk_button_new_with_mnemonic (_ ("Show the _Printed Form"));
  paper->matches = gtk_button_new_with_mnemonic (_ ("The Number _Matches"));
  paper->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  paper->code = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG,
                              NULL);
  paper->number = GTK_LABEL (gtk_label_new (NULL));
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (paper->code), QR_SIZE);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (paper->code), QR_SIZE);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (paper->code), draw_code, paper, NULL);
  gtk_widget_set_valign (paper->code, GTK_ALIGN_START);
  gtk_label_set_wrap (paper->number, TRUE);
  gtk_label_set_xalign (paper->number, 0);
  gtk_widget_set_visible (paper->matches, FALSE);
  clew_wrap_box_append (buttons, paper->matches);
  clew_wrap_box_append (buttons, paper->back);
  g_signal_connect_object (paper->matches, "clicked", G_CALLBACK (matches_cb), paper,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (paper->back, "clicked", G_CALLBACK (back_cb), paper, G_CONNECT_SWAPPED);
  gtk_widget_set_margin_start (paper->bar, 12);
  gtk_widget_set_margin_end (paper->bar, 12);
  gtk_widget_set_margin_top (paper->bar, 12);
  gtk_widget_set_margin_bottom (paper->bar, 6);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (paper->number));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (buttons));
  gtk_box_append (GTK_BOX (paper->bar), paper->code);
  gtk_box_append (GTK_BOX (paper->bar), words);
  gtk_widget_set_visible (paper->bar, FALSE);
  clew_accessible_mend (paper->bar);
  gtk_box_append (GTK_BOX (paper), paper->bar);
}

static void
clew_release_paper_init (ClewReleasePaper *paper)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (paper), GTK_ORIENTATION_VERTICAL);
  add_bar (paper);
  paper->view = g_object_new (CLEW_TYPE_PAPER_VIEW, "vexpand", TRUE, NULL);
  clew_accessible_set_name (GTK_WIDGET (paper->view), _ ("Pages"));
  gtk_box_append (GTK_BOX (paper), GTK_WIDGET (paper->view));
}

static gboolean
has_scan (const ClewReleaseDetail *release, const char *id)
{
  for (guint i = 0; id != NULL && i < release->scans->len; i++)
    if (g_str_equal (((ClewScan *)g_ptr_array_index (release->scans, i))->id, id))
      return TRUE;
  return FALSE;
}

/**
 * clew_release_paper_show:
 * @paper: the paper
 * @office: the open office
 * @release: the release
 *
 * Shows the form of another release, and stays with what is shown of the same one.
 */
void
clew_release_paper_show (ClewReleasePaper        *paper,
                         ClewOffice              *office,
                         const ClewReleaseDetail *release)
{
  const char      *id = clew_record_get_id (release->consent);
  g_autofree char *number = clew_form_number_on_paper (
    clew_record_get_text (release->consent, "form_number"));
  g_autofree char *spoken = NULL;

  g_return_if_fail (CLEW_IS_RELEASE_PAPER (paper));

  g_set_object (&paper->office, office);
  if (g_strcmp0 (paper->form, id) == 0 &&
      (paper->scan == NULL || has_scan (release, paper->scan)))
    return;
  g_free (paper->form);
  paper->form = g_strdup (id);
  g_clear_pointer (&paper->qr, clew_qr_free);
  paper->qr = clew_qr_new (number, NULL);
  gtk_widget_queue_draw (paper->code);
  g_free (paper->form_number);
  paper->form_number = g_strdup (number);
  /* Translators: spoken for a picture of a square code; %s is the number of a form */
  spoken = g_strdup_printf (_ ("Square code of form %s"), number);
  clew_accessible_set_name (paper->code, spoken);
  show_form (paper);
}

/**
 * clew_release_paper_show_scan:
 * @paper: the paper
 * @scan: id of a scan of the release that is shown
 */
void
clew_release_paper_show_scan (ClewReleasePaper *paper, const char *scan)
{
  g_autofree char *words = NULL;
  Question        *question;

  g_return_if_fail (CLEW_IS_RELEASE_PAPER (paper));
  g_return_if_fail (paper->office != NULL);

  g_free (paper->scan);
  paper->scan = g_strdup (scan);
  /* Translators: above a scan that is read; %s is the number of a form */
  words = g_strdup_printf (_ ("This is attached to form %s."), paper->form_number);
  gtk_label_set_label (paper->number, words);
  gtk_widget_set_visible (paper->code, FALSE);
  gtk_widget_set_visible (paper->bar, TRUE);
  question = g_new0 (Question, 1);
  g_weak_ref_init (&question->paper, paper);
  stop_looking (paper);
  question->generation = paper->generation;
  clew_paper_view_say (paper->view, _ ("Reading the scan…"));
  clew_office_read_async (paper->office, read_scan, g_strdup (scan), g_free, read_free, read_cb,
                          question);
}

/**
 * clew_release_paper_has_form:
 * @paper: the paper
 *
 * Returns: whether the printed pages of the release are kept
 */
gboolean
clew_release_paper_has_form (ClewReleasePaper *paper)
{
  g_return_val_if_fail (CLEW_IS_RELEASE_PAPER (paper), FALSE);

  return paper->has_form;
}

/**
 * clew_release_paper_is_elsewhere:
 * @paper: the paper
 *
 * Returns: whether the release was not printed here, so that no pages can be shown
 */
gboolean
clew_release_paper_is_elsewhere (ClewReleasePaper *paper)
{
  g_return_val_if_fail (CLEW_IS_RELEASE_PAPER (paper), FALSE);

  return paper->is_elsewhere;
}
