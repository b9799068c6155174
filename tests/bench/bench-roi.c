/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-figures.h"

#include "base/clew-id.h"
#include "documents/clew-release-batch.h"
#include "documents/clew-roi-form.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <glib/gstdio.h>
#include <poppler.h>

#include <stdlib.h>
#include <time.h>

/* The release on paper, one and a thousand, beside the same lines drawn with bare Pango and
 * cairo. */

#define ROUNDS 30

static const char *const categories[] = { "enrollment", "plan", "housing", "court", NULL };

static void
fill_agencies (ClewRoiAgency *agencies, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      agencies[i].name = g_strdup_printf ("Pine County Agency Number %u", i + 1);
      agencies[i].reason = "Helps with housing and services";
      agencies[i].categories = categories;
    }
}

typedef struct
{
  char  *text;
  double x, y, size;
  int    page;
} Line;

/* Reads back what stands where, so that the bare drawing draws the same. */
static GArray *
read_lines (GBytes *pdf, int *n_pages)
{
  PopplerDocument *document = poppler_document_new_from_bytes (pdf, NULL, NULL);
  GArray          *lines = g_array_new (FALSE, TRUE, sizeof (Line));

  *n_pages = poppler_document_get_n_pages (document);
  for (int i = 0; i < *n_pages; i++)
    {
      PopplerPage      *page = poppler_document_get_page (document, i);
      g_autofree char  *text = poppler_page_get_text (page);
      PopplerRectangle *boxes = NULL;
      guint             n_boxes = 0;
      const char       *start = text;
      guint             box = 0;

      poppler_page_get_text_layout (page, &boxes, &n_boxes);
      for (const char *next = text;; next = g_utf8_next_char (next))
        {
          if (*next == '\n' || *next == '\0')
            {
              guint length = (guint)g_utf8_strlen (start, next - start);
              Line  line = { g_strndup (start, next - start), 0, 0, 12, i };

              if (box < n_boxes && length > 0)
                {
                  line.x = boxes[box].x1;
                  line.y = boxes[box].y1;
                  line.size = (boxes[box].y2 - boxes[box].y1) * 0.75;
                  g_array_append_val (lines, line);
                }
              box += length + 1;
              start = next + 1;
            }
          if (*next == '\0')
            break;
        }
      g_free (boxes);
      g_object_unref (page);
    }
  g_object_unref (document);
  return lines;
}

static cairo_status_t
swallow (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
draw_bare (GArray *lines, int n_pages)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (swallow, bytes, 612, 792);
  cairo_t         *cr = cairo_create (surface);
  int              page = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      Line                 *line = &g_array_index (lines, Line, i);
      PangoLayout          *layout;
      PangoFontDescription *font = pango_font_description_from_string ("Noto Sans");

      for (; page < line->page; page++)
        cairo_show_page (cr);
      layout = pango_cairo_create_layout (cr);
      pango_font_description_set_absolute_size (font, line->size * PANGO_SCALE);
      pango_layout_set_font_description (layout, font);
      pango_layout_set_text (layout, line->text, -1);
      cairo_move_to (cr, line->x, line->y);
      pango_cairo_show_layout (cr, layout);
      pango_font_description_free (font);
      g_object_unref (layout);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
}

static void
measure (guint n_agencies)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewWording) wording = clew_wording_load_shipped ("roi", "en", &error);
  g_autofree ClewRoiAgency *agencies = g_new0 (ClewRoiAgency, n_agencies);
  g_autoptr (BenchFigures) ours = bench_figures_new ();
  g_autoptr (BenchFigures) bare = bench_figures_new ();
  g_autoptr (GArray) lines = NULL;
  int         n_pages = 0;
  ClewRoiForm form = {
    .wording = wording,
    .form_number = "PC-2026-0001",
    .participant_name = "Rosa Aguilar Peña",
    .participant_born = clew_day_new (1985, 5, 8),
    .office_name = "Pine County Provider",
    .office_address = "1 Main Street, Pine",
    .office_phone = "555-0100",
    .agencies = agencies,
    .n_agencies = n_agencies,
    .categories = categories,
    .expires_on = clew_day_new (2027, 11, 22),
    .part2 = TRUE,
  };

  fill_agencies (agencies, n_agencies);
  for (int i = 0; i < ROUNDS; i++)
    {
      double start = bench_now ();
      g_autoptr (GBytes) pdf = clew_roi_form_render (&form, NULL, &error);

      if (pdf == NULL)
        g_error ("%s", error->message);
      /* the first round also loads fonts */
      if (i > 0)
        bench_figures_add (ours, bench_now () - start);
      if (lines == NULL)
        lines = read_lines (pdf, &n_pages);
      start = bench_now ();
      draw_bare (lines, n_pages);
      if (i > 0)
        bench_figures_add (bare, bench_now () - start);
    }
  bench_say ("release on paper p50", n_agencies, "ms", bench_figures_get (ours, 0.5) / 1000);
  bench_say ("the same lines, bare, p50", n_agencies, "ms", bench_figures_get (bare, 0.5) / 1000);
  bench_say ("paper / bare", n_agencies, "x",
             bench_figures_get (ours, 0.5) / bench_figures_get (bare, 0.5));
}

/* An office of its own with one agency and so many people. */
static ClewOffice *
make_office (const char *path, GPtrArray *drafts, guint n_forms, guint n_agencies)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ClewSecret) key = clew_secret_new_random ();
  g_autofree char *id = clew_id_new ();
  g_autoptr (ClewRecord) site = clew_record_new (&clew_kind_office);
  ClewOffice *office;

  clew_record_set_text (site, "name", "Pine County Provider");
  clew_record_set_text (site, "kind", "case_management");
  clew_record_set_text (site, "address", "1 Main Street, Pine");
  office = clew_office_create (path, id, key, site, NULL, &error);
  if (office == NULL)
    g_error ("%s", error->message);
  for (guint i = 0; i < n_agencies; i++)
    {
      g_autoptr (ClewRecord) agency = clew_record_new (&clew_kind_agency);
      g_autofree char *name = g_strdup_printf ("Pine County Agency Number %u", i + 1);

      clew_record_set_text (agency, "legal_name", name);
      clew_record_set_text (agency, "reason", "Helps with housing and services");
      clew_record_set_text (agency, "kind", "housing");
      clew_record_set_text (agency, "offered_categories", "enrollment plan housing court");
      clew_office_save (office, "bench", agency, NULL);
    }
  for (guint i = 0; i < n_forms; i++)
    {
      g_autoptr (ClewRecord) person = clew_record_new (&clew_kind_participant);
      g_autofree char  *name = g_strdup_printf ("Aguilar Peña %u", i + 1);
      ClewReleaseDraft *draft;

      clew_record_set_text (person, "given_name", "Rosa");
      clew_record_set_text (person, "family_name", name);
      clew_record_set_text (person, "birth_date", "1985-05-08");
      clew_office_save (office, "bench", person, NULL);
      draft = clew_release_draft_new (office, clew_record_get_id (person), &error);
      if (draft == NULL)
        g_error ("%s", error->message);
      for (guint j = 0; j < draft->agencies->len; j++)
        ((ClewReleaseOffer *)g_ptr_array_index (draft->agencies, j))->offered = TRUE;
      g_ptr_array_add (drafts, draft);
    }
  return office;
}

/* Processor time of all threads: what the other work of a machine does not change. */
static double
now_busy (void)
{
  struct timespec busy;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &busy);
  return (double)busy.tv_sec * 1e6 + (double)busy.tv_nsec / 1e3;
}

/* A day's outreach: drawn, numbered and kept in the office, as one job. */
static void
measure_batch (guint n_forms, guint n_agencies)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("clew-bench-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "batch.clew", NULL);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func (
    (GDestroyNotify)clew_release_draft_free);
  g_autoptr (ClewOffice) office = make_office (path, drafts, n_forms, n_agencies);
  ClewReleaseBatch *batch;
  g_autoptr (GArray) lines = NULL;
  int    n_pages = 0;
  double start, ours, bare, busy, ours_busy, bare_busy;

  start = bench_now ();
  busy = now_busy ();
  batch = clew_release_batch_new (office, drafts, &error);
  for (guint i = 0; i < n_forms; i++)
    {
      g_autoptr (GBytes) pdf = NULL;
      g_autofree char *id =
        batch != NULL ? clew_release_batch_issue (batch, i, &pdf, &error) : NULL;

      if (id == NULL)
        g_error ("%s", error->message);
      if (lines == NULL)
        lines = read_lines (pdf, &n_pages);
    }
  clew_release_batch_free (batch);
  ours = bench_now () - start;
  ours_busy = now_busy () - busy;
  start = bench_now ();
  busy = now_busy ();
  for (guint i = 0; i < n_forms; i++)
    draw_bare (lines, n_pages);
  bare = bench_now () - start;
  bare_busy = now_busy () - busy;
  clew_office_close (office);
  g_unlink (path);
  g_rmdir (folder);
  bench_say ("batch kept, forms a minute", n_forms, "1", n_forms / (ours / 60000000));
  bench_say ("the same lines, bare, forms a minute", n_forms, "1", n_forms / (bare / 60000000));
  bench_say ("batch / bare", n_forms, "x", ours / bare);
  bench_say ("batch / bare, in processor time", n_forms, "x", ours_busy / bare_busy);
}

int
main (void)
{
  static const guint sizes[] = { 1, 8, 25, 60 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    measure (sizes[i]);
  measure_batch (1000, 8);
  return 0;
}
