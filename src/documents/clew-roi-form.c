/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/clew-roi-private.h"

#include <math.h>
#include <string.h>

#include "rules/clew-wording-rules.h"

/* A consent on paper, part by part. What the parts are and why:
 * 42 CFR 2.31(a) and 45 CFR 164.508(c). Every word comes from the wording. */

#define MARGIN     72.0
#define FOOTER_GAP 14.0

/* What has no words of its own stands in the wording as a numbered key. */
static const char *const reasons[] = { "why_1", "why_2", "why_3", "why_4", "why_5",
                                       "why_6", "why_7", "why_8", "why_9", NULL };
static const char *const limits[] = { "not_for_1", "not_for_2", "not_for_3", "not_for_4",
                                      "not_for_5", "not_for_6", "not_for_7", "not_for_8",
                                      "not_for_9", NULL };

static const double normal_sizes[CLEW_TEXT_N_STYLES] = {
  [CLEW_TEXT_BODY] = 12,
  [CLEW_TEXT_BOLD] = 12,
  [CLEW_TEXT_TITLE] = 22,
  [CLEW_TEXT_LEAD] = 13,
  [CLEW_TEXT_HEADING] = 16,
  [CLEW_TEXT_SMALL] = 10,
  [CLEW_TEXT_COLUMN] = 10,
  [CLEW_TEXT_FOOTER] = 9,
};

static const double large_sizes[CLEW_TEXT_N_STYLES] = {
  [CLEW_TEXT_BODY] = 18,
  [CLEW_TEXT_BOLD] = 18,
  [CLEW_TEXT_TITLE] = 30,
  [CLEW_TEXT_LEAD] = 20,
  [CLEW_TEXT_HEADING] = 23,
  [CLEW_TEXT_SMALL] = 18,
  [CLEW_TEXT_COLUMN] = 18,
  [CLEW_TEXT_FOOTER] = 12,
};

static double
put_title_line (ClewRoi           *roi,
                const char        *tag,
                ClewTextStyle      style,
                const char        *words,
                const ClewRoiCode *code,
                double             y)
{
  return clew_roi_put (roi, tag, clew_roi_text (roi, code->beside, style, words), 0, y);
}

static gboolean
add_title (ClewRoi *roi, GError **error)
{
  static const ClewRoiField fields[] = { { "my_name", 0.64 }, { "my_birth_date", 0.36 } };
  const ClewRoiForm        *form = roi->form;
  gboolean                  blank = form->participant_name == NULL;
  g_autofree char          *name = clew_roi_isolate (blank ? "" : form->participant_name);
  g_autofree char          *subtitle = NULL;
  ClewRoiCode               code;
  double                    y, foot;

  if (!clew_roi_code_init (roi, &code, error))
    return FALSE;
  subtitle =
    clew_wording_fill (roi->wording, blank ? "subtitle_blank" : "subtitle", "name", name, NULL);
  clew_pages_begin_block (roi->pages, 0, CLEW_KEEP_WITH_NEXT);
  y = put_title_line (roi, "H1", CLEW_TEXT_TITLE,
                      clew_roi_say (roi, form->adds_to != NULL ? "addition_title" : "title"), &code,
                      0);
  y = put_title_line (roi, "P", CLEW_TEXT_LEAD, subtitle, &code, y + 2);
  if (!blank && form->participant_born != CLEW_DAY_UNKNOWN)
    {
      g_autofree char *date = clew_wording_dup_date (roi->wording, form->participant_born);
      g_autofree char *born = clew_wording_fill (roi->wording, "born", "born", date, NULL);

      y = put_title_line (roi, "P", CLEW_TEXT_LEAD, born, &code, y);
    }
  foot = clew_roi_put_code (roi, &code, 6);
  y = fmax (y, foot);
  if (blank)
    y = clew_roi_put_fields (roi, fields, G_N_ELEMENTS (fields), 0, y + 2);
  clew_pages_end_block (roi->pages, y);
  return TRUE;
}

/* What matters most, before anything that asks for something. */
static void
add_say_no (ClewRoi *roi)
{
  const double     indent = 16;
  const double     pad = 3;
  g_autofree char *lead = g_strconcat (clew_roi_say (roi, "say_no_lead"), " ", NULL);
  ClewText        *text = clew_text_new (roi->pages, roi->width - indent, CLEW_ALIGN_LEFT);
  double           height;

  clew_text_add (text, CLEW_TEXT_BOLD, lead);
  clew_text_add (text, CLEW_TEXT_BODY, clew_roi_say (roi, "say_no"));
  height = clew_text_get_height (text) + 2 * pad;
  clew_pages_begin_block (roi->pages, 12, CLEW_KEEP_NONE);
  clew_pages_add_bar (roi->pages, 0, 0, 5, height);
  clew_roi_put (roi, "P", text, indent, pad);
  clew_pages_end_block (roi->pages, height);
}

/* Of a form that only adds: what it changes, and that all else stays. */
static void
add_addition (ClewRoi *roi)
{
  g_autofree char *words = NULL;

  if (roi->form->adds_to == NULL)
    return;
  words = clew_wording_fill (roi->wording, "addition", "number", roi->form->adds_to, NULL);
  clew_pages_add_paragraph (roi->pages, clew_roi_text (roi, roi->width, CLEW_TEXT_BOLD, words), 12,
                            CLEW_KEEP_NONE);
}

static void
add_who_shares (ClewRoi *roi)
{
  g_autofree char *office = clew_roi_isolate (roi->form->office_name);
  const char      *key = clew_roi_form_has_listener (roi->form) ? "who_shares_some" : "who_shares";
  g_autofree char *words = clew_wording_fill (roi->wording, key, "office", office, NULL);

  clew_roi_add_heading (roi, "who_shares_heading");
  clew_roi_add_paragraph (roi, words, CLEW_KEEP_NONE);
}

static double
measure_terms (ClewRoi *roi)
{
  double width = 0;

  for (guint i = 0; i < roi->columns->len; i++)
    {
      const char *heading =
        clew_wording_get_category (roi->wording, roi->columns->pdata[i], "heading");

      width = fmax (
        width, clew_text_get_width (clew_roi_text (roi, roi->width, CLEW_TEXT_BOLD, heading)));
    }
  return fmin (width + 14, roi->width * 0.4);
}

/* A word of the grid and what it means: beside it, or under it in large print. */
static void
add_kind (ClewRoi *roi, const char *category, double column, ClewKeep keep)
{
  const char *heading = clew_wording_get_category (roi->wording, category, "heading");
  double      indent = roi->large ? 0 : column;
  ClewText   *term =
    clew_roi_text (roi, roi->large ? roi->width : column - 14, CLEW_TEXT_BOLD, heading);
  ClewText *text = clew_text_new (roi->pages, roi->width - indent, CLEW_ALIGN_LEFT);
  double    y, top;

  clew_text_add (text, CLEW_TEXT_BODY,
                 clew_wording_get_category (roi->wording, category, "description"));
  if (clew_wording_is_sensitive (roi->wording, category))
    {
      clew_text_add (text, CLEW_TEXT_BODY, " ");
      clew_text_add (text, CLEW_TEXT_BODY, clew_roi_say (roi, "kinds_initials"));
    }
  clew_pages_begin_block (roi->pages, roi->large ? 8 : 3, keep);
  clew_pages_open (roi->pages, "LI");
  y = clew_roi_put (roi, "Lbl", term, 0, 0);
  top = roi->large ? y : 0;
  y = fmax (y, clew_roi_put (roi, "LBody", text, indent, top));
  clew_pages_close (roi->pages);
  clew_pages_end_block (roi->pages, y);
}

static void
add_kinds (ClewRoi *roi)
{
  g_autofree char *part = g_strdup_printf ("%u", roi->grid_section);
  g_autofree char *words = clew_wording_fill (roi->wording, "kinds", "part", part, NULL);
  double           column = measure_terms (roi);

  clew_roi_add_heading (roi, "kinds_heading");
  clew_roi_add_paragraph (roi, words, CLEW_KEEP_WITH_NEXT);
  clew_pages_open (roi->pages, "L");
  for (guint i = 0; i < roi->columns->len; i++)
    {
      guint left = roi->columns->len - 1 - i;

      /* No word stands alone at the foot or the head of a page. */
      add_kind (roi, roi->columns->pdata[i], column,
                (i == 0 && left > 0) || left == 1 ? CLEW_KEEP_WITH_NEXT : CLEW_KEEP_NONE);
    }
  clew_pages_close (roi->pages);
}

static void
add_list (ClewRoi *roi, const char *const *keys)
{
  const double indent = roi->large ? 24 : 16;

  clew_pages_open (roi->pages, "L");
  for (; *keys != NULL; keys++)
    {
      const char *next = keys[1] != NULL ? clew_wording_get_text (roi->wording, keys[1]) : NULL;
      const char *words = clew_wording_get_text (roi->wording, *keys);
      ClewText   *text;

      if (words == NULL)
        break;
      text = clew_roi_text (roi, roi->width - indent, CLEW_TEXT_BODY, words);
      clew_pages_begin_block (roi->pages, roi->large ? 5 : 2,
                              next != NULL ? CLEW_KEEP_WITH_NEXT : CLEW_KEEP_NONE);
      clew_pages_open (roi->pages, "LI");
      clew_roi_put (roi, "Lbl", clew_roi_text (roi, indent, CLEW_TEXT_BODY, "•"),
                    roi->large ? 6 : 3, 0);
      clew_roi_put (roi, "LBody", text, indent, 0);
      clew_pages_close (roi->pages);
      clew_pages_end_block (roi->pages, clew_text_get_height (text));
    }
  clew_pages_close (roi->pages);
}

/* 42 CFR 2.31(d): one proceeding, by name. */
static void
add_proceeding (ClewRoi *roi)
{
  g_autofree char *proceeding = clew_roi_isolate (roi->form->proceeding);
  g_autofree char *words =
    clew_wording_fill (roi->wording, "why_proceeding", "proceeding", proceeding, NULL);

  clew_roi_add_paragraph (roi, words, CLEW_KEEP_WITH_NEXT);
}

static void
add_purposes (ClewRoi *roi)
{
  clew_roi_add_heading (roi, "why_heading");
  if (roi->form->proceeding != NULL)
    add_proceeding (roi);
  clew_roi_add_paragraph (roi, clew_roi_say (roi, "why"), CLEW_KEEP_WITH_NEXT);
  add_list (roi, reasons);
  clew_roi_add_heading (roi, "not_for_heading");
  clew_roi_add_paragraph (roi, clew_roi_say (roi, "not_for"),
                          CLEW_KEEP_WITH_NEXT);
  add_list (roi, limits);
  /* 42 CFR 2.31(a)(5): only the form for payment and operations has to say it. */
  clew_roi_add_paragraph (roi, clew_roi_say (roi, "not_for_fundraising"), CLEW_KEEP_NONE);
  clew_roi_add_paragraph (roi, clew_roi_say (roi, "not_for_exceptions"),
                          CLEW_KEEP_NONE);
}

/* Which text says when the form ends. Without an end until a day, it ends on that day. */
const char *
clew_roi_form_get_end_key (const ClewRoiForm *form)
{
  if (form->no_end && form->expires_on == CLEW_DAY_UNKNOWN)
    return "how_long_none";
  return clew_wording_text_is_blank (form->expires_event) ? "how_long_date" : "how_long_event";
}

/* Whether an event ends it, and a date at the latest. */
gboolean
clew_roi_form_has_latest (const ClewRoiForm *form)
{
  return form->expires_on != CLEW_DAY_UNKNOWN &&
         !clew_wording_text_is_blank (form->expires_event);
}

/* Which text says what happens without a signature: by the door through which
 * the person came, where a signature opens it. */
char *
clew_roi_form_dup_refusal_key (const ClewRoiForm *form)
{
  gboolean gates = g_str_equal (clew_wording_get_form (form->wording), "roi");

  /* A form that only adds changes nothing for who says no, whichever door they came by. */
  if (form->adds_to != NULL)
    return g_strdup ("refuse_addition");
  return g_strconcat ("refuse_", gates && form->door != NULL ? form->door : "general", NULL);
}

static void
add_times (ClewRoi *roi)
{
  g_autofree char *date = clew_wording_dup_date (roi->wording, roi->form->expires_on);
  g_autofree char *event =
    clew_roi_isolate (roi->form->expires_event != NULL ? roi->form->expires_event : "");
  g_autofree char *until = NULL;
  g_autofree char *latest = NULL;
  g_autofree char *with = NULL;
  g_autofree char *words = NULL;

  /* The day of expiry is the first without authority, and the words say so. */
  until = clew_wording_fill (roi->wording, clew_roi_form_get_end_key (roi->form), "date", date,
                             "event", event, NULL);
  if (roi->form->adds_to != NULL)
    with =
      clew_wording_fill (roi->wording, "how_long_addition", "number", roi->form->adds_to, NULL);
  if (clew_roi_form_has_latest (roi->form))
    latest = clew_wording_fill (roi->wording, "how_long_latest", "date", date, NULL);
  words = g_strconcat (until, latest != NULL ? " " : "", latest != NULL ? latest : "", " ",
                       with != NULL ? with : clew_roi_say (roi, "how_long_sooner"), NULL);
  clew_roi_add_heading (roi, "how_long_heading");
  clew_roi_add_paragraph (roi, words, CLEW_KEEP_NONE);
}

static void
add_rights (ClewRoi *roi)
{
  g_autofree char *writing =
    clew_wording_fill (roi->wording, "take_back_writing", "where", roi->where, NULL);
  g_autofree char *refusal = clew_roi_form_dup_refusal_key (roi->form);

  clew_roi_add_heading (roi, "take_back_heading");
  clew_roi_add_paragraph (roi, clew_roi_say (roi, "take_back"), CLEW_KEEP_NONE);
  clew_roi_add_paragraph (roi, clew_roi_say (roi, "take_back_aloud"),
                          CLEW_KEEP_NONE);
  clew_roi_add_paragraph (roi, writing, CLEW_KEEP_NONE);
  clew_roi_add_paragraph (roi, clew_roi_say (roi, "take_back_past"),
                          CLEW_KEEP_NONE);
  clew_roi_add_heading (roi, "refuse_heading");
  clew_roi_add_paragraph (roi, clew_roi_say (roi, refusal),
                          CLEW_KEEP_NONE);
}

/* 42 CFR 2.32(a)(2) gives the notice word for word, so it stays English on a
 * form in any language, and a reader is told to speak it so. */
static void
add_after (ClewRoi *roi)
{
  const double indent = 16;
  ClewText    *notice;

  clew_roi_add_heading (roi, "after_heading");
  clew_roi_add_paragraph (roi, clew_roi_say (roi, "after"), CLEW_KEEP_NONE);
  /* 42 CFR 2.31(a)(4)(iii): only some forms have it. */
  clew_roi_add_paragraph (roi, clew_roi_say (roi, "after_health_law"), CLEW_KEEP_NONE);
  if (!roi->form->part2)
    return;
  notice =
    clew_roi_text (roi, roi->width - indent, CLEW_TEXT_BOLD, clew_roi_say (roi, "part2_notice"));
  clew_roi_add_paragraph (roi, clew_roi_say (roi, "part2"), CLEW_KEEP_WITH_NEXT);
  clew_pages_begin_block (roi->pages, roi->large ? 8 : 5, CLEW_KEEP_WITH_NEXT);
  clew_pages_open_with (roi->pages, "P", CLEW_PDF_TAG_LANGUAGE, "en");
  clew_pages_add_text (roi->pages, notice, indent, 0);
  clew_pages_close (roi->pages);
  clew_pages_end_block (roi->pages, clew_text_get_height (notice));
  clew_roi_add_paragraph (roi, clew_roi_say (roi, "part2_meaning"),
                          CLEW_KEEP_NONE);
}

/* The footer: which form, which words, approved or not, the hash of what it says, which
 * page. */
static ClewText *
make_footer (ClewRoi *roi, guint page, guint n_pages, ClewText **number)
{
  const ClewRoiForm *form = roi->form;
  g_autofree char   *version = g_strdup_printf ("%d", clew_wording_get_version (roi->wording));
  g_autofree char   *page_text = g_strdup_printf ("%u", page + 1);
  g_autofree char   *pages_text = g_strdup_printf ("%u", n_pages);
  g_autofree char   *which =
    clew_wording_fill (roi->wording, "footer", "number", form->form_number, "version", version,
                       "language", clew_roi_say (roi, "language_name"), NULL);
  g_autofree char *approved = clew_wording_dup_standing (roi->wording, form->approved_on);
  g_autofree char *content = clew_roi_form_dup_hash (form);
  /* The name of the hash is the same in every language. */
  g_autofree char *words = g_strjoin (" · ", which, approved, "SHA-256", NULL);
  g_autofree char *hashed = g_strconcat (words, "\302\240", content, NULL);
  g_autofree char *count =
    clew_wording_fill (roi->wording, "footer_page", "page", page_text, "pages", pages_text, NULL);

  *number =
    clew_text_new_plain (roi->pages, roi->width, CLEW_ALIGN_RIGHT, CLEW_TEXT_FOOTER, count);
  return clew_roi_text (roi, roi->width - clew_text_get_width (*number) - 12, CLEW_TEXT_FOOTER,
                        hashed);
}

static void
draw_footer (ClewPages *pages, guint page, guint n_pages, gpointer data)
{
  ClewText    *number;
  ClewText    *words = make_footer (data, page, n_pages, &number);
  const double gap = FOOTER_GAP;

  clew_pages_add_text (pages, words, 0, gap);
  clew_pages_add_text (pages, number, 0, gap);
}

static void
reserve_footer (ClewRoi *roi)
{
  ClewText *number;
  ClewText *words = make_footer (roi, 87, 88, &number);

  clew_pages_set_footer (
    roi->pages, FOOTER_GAP + fmax (clew_text_get_height (words), clew_text_get_height (number)));
}

/* Only kinds of information that at least one agency may be offered: a column
 * that is empty all the way down says nothing. */
static GPtrArray *
list_columns (const ClewRoiForm *form)
{
  GPtrArray *columns = g_ptr_array_new ();

  for (guint i = 0; form->categories[i] != NULL; i++)
    for (guint j = 0; j < form->n_agencies; j++)
      if (g_strv_contains (form->agencies[j].categories, form->categories[i]))
        {
          g_ptr_array_add (columns, (gpointer)form->categories[i]);
          break;
        }
  return columns;
}

static char *
join_where (const ClewRoiForm *form)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  g_autofree char *address = NULL;
  g_autofree char *where = NULL;

  g_strv_builder_add (builder, form->office_name);
  if (form->office_address != NULL && form->office_address[0] != '\0')
    {
      address = clew_roi_join_lines (form->office_address);
      g_strv_builder_add (builder, address);
    }
  if (form->office_phone != NULL && form->office_phone[0] != '\0')
    g_strv_builder_add (builder, form->office_phone);
  parts = g_strv_builder_end (builder);
  where = g_strjoinv (", ", parts);
  return clew_roi_isolate (where);
}

static void
set_up (ClewRoi *roi, const ClewRoiForm *form)
{
  ClewPageSetup setup = { .width = 612, .height = 792, .margin = MARGIN };

  if (form->paper == CLEW_PAPER_A4)
    {
      setup.width = 210 / 25.4 * 72;
      setup.height = 297 / 25.4 * 72;
    }
  memcpy (setup.sizes, form->large_print ? large_sizes : normal_sizes, sizeof setup.sizes);
  setup.language = clew_wording_get_language (form->wording);
  roi->form = form;
  roi->wording = form->wording;
  roi->pages = clew_pages_new (&setup);
  roi->columns = list_columns (form);
  roi->where = join_where (form);
  roi->width = clew_pages_get_width (roi->pages);
  roi->large = form->large_print;
  roi->box = roi->large ? 18 : 12;
  roi->line = roi->large ? 48 : 36;
  roi->writing = roi->large ? 40 : 28;
  reserve_footer (roi);
}

static gboolean
add_parts (ClewRoi *roi, GError **error)
{
  if (!add_title (roi, error))
    return FALSE;
  add_say_no (roi);
  add_addition (roi);
  add_who_shares (roi);
  clew_roi_add_grid (roi);
  add_kinds (roi);
  add_purposes (roi);
  add_times (roi);
  add_rights (roi);
  add_after (roi);
  clew_roi_add_signatures (roi);
  return clew_roi_add_slip (roi, error) &&
         clew_pages_lay_out (roi->pages, draw_footer, roi, error);
}

/* The pages before they are drawn; for tests, which look at every mark. */
ClewPages *
clew_roi_form_lay_out (const ClewRoiForm *form, GError **error)
{
  ClewRoi  roi = { 0 };
  gboolean laid_out;

  if (!clew_roi_form_check (form, NULL, error))
    return NULL;
  set_up (&roi, form);
  laid_out = add_parts (&roi, error);
  g_ptr_array_unref (roi.columns);
  g_free (roi.where);
  if (!laid_out)
    g_clear_pointer (&roi.pages, clew_pages_free);
  return roi.pages;
}

/**
 * clew_roi_form_render:
 * @form: what the release offers
 * @n_pages: (out) (optional): how many pages it takes
 * @error: return location
 *
 * Checks the form with clew_roi_form_check() and draws it as a tagged PDF file
 * with its fonts inside. The same form gives the same bytes on the same
 * machine. Title and metadata say the form's number and nothing about a person.
 *
 * Returns: (transfer full): the file, or %NULL with an error of
 *   %CLEW_DOCUMENTS_ERROR. Any thread, each form in one thread.
 */
GBytes *
clew_roi_form_render (const ClewRoiForm *form, guint *n_pages, GError **error)
{
  g_autoptr (ClewPages) pages = clew_roi_form_lay_out (form, error);
  g_autofree char *title = NULL;
  ClewPdfInfo      info = { 0 };

  if (pages == NULL)
    return NULL;
  title = clew_wording_fill (form->wording, "document_title", "number", form->form_number, NULL);
  info.title = title;
  info.language = clew_wording_get_language (form->wording);
  info.created = form->prepared_at;
  if (n_pages != NULL)
    *n_pages = clew_pages_get_n_pages (pages);
  return clew_pages_draw (pages, &info, error);
}
