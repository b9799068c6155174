/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/clew-roster-paper.h"

#include "base/clew-error.h"
#include "documents/clew-part2-notice.h"
#include "documents/clew-roi-private.h"
#include "records/clew-person-name.h"
#include "records/clew-wording-check.h"
#include "records/clew-wording-store.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

#define MARGIN     72.0
#define FOOTER_GAP 12.0
#define ROW_PAD    5.0
#define COLUMN_GAP 14.0
#define N_COLUMNS  3

static const double sizes[CLEW_TEXT_N_STYLES] = {
  [CLEW_TEXT_BODY] = 12,
  [CLEW_TEXT_BOLD] = 12,
  [CLEW_TEXT_TITLE] = 20,
  [CLEW_TEXT_LEAD] = 13,
  [CLEW_TEXT_HEADING] = 14,
  [CLEW_TEXT_SMALL] = 10,
  [CLEW_TEXT_COLUMN] = 10,
  [CLEW_TEXT_FOOTER] = 9,
};

static const char *const column_keys[N_COLUMNS] = { "column_who", "column_release",
                                                    "column_until" };

/* A line of the table; all is isolated and may be put on paper as it is. */
typedef struct
{
  char *cells[N_COLUMNS];
} Row;

/* A list on its way to paper. */
typedef struct
{
  ClewOffice        *office;
  ClewWording       *wording;
  ClewDay            approved_on; /* of the wording; unknown for a draft */
  ClewDay            on;
  GPtrArray         *present; /* char, an agency a line */
  const char *const *categories;
  GPtrArray         *rows;
  gboolean           is_preview;
  ClewPages         *pages;
  double             width;
  double             columns[N_COLUMNS]; /* where each begins */
} Page;

static void
row_free (gpointer data)
{
  Row *row = data;

  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (row->cells[i]);
  g_free (row);
}

static void
page_clear (Page *page)
{
  g_clear_pointer (&page->wording, clew_wording_unref);
  g_clear_pointer (&page->present, g_ptr_array_unref);
  g_clear_pointer (&page->rows, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Page, page_clear)

static const char *
say (Page *page, const char *key)
{
  const char *words = clew_wording_get_text (page->wording, key);

  return words != NULL ? words : "";
}

static void
add_words (Page *page, const char *tag, ClewTextStyle style, const char *words, double space,
           ClewKeep keep)
{
  ClewText *text = clew_text_new_plain (page->pages, page->width, CLEW_ALIGN_LEFT, style, words);

  clew_pages_begin_block (page->pages, space, keep);
  clew_pages_open (page->pages, tag);
  clew_pages_add_text (page->pages, text, 0, 0);
  clew_pages_close (page->pages);
  clew_pages_end_block (page->pages, clew_text_get_height (text));
}

static void
add_heading (Page *page, const char *key)
{
  add_words (page, "H2", CLEW_TEXT_HEADING, say (page, key), 18, CLEW_KEEP_WITH_NEXT);
}

static void
add_item (Page *page, const char *words)
{
  const double indent = 16;
  ClewText    *text = clew_text_new_plain (page->pages, page->width - indent, CLEW_ALIGN_LEFT,
                                           CLEW_TEXT_BODY, words);

  clew_pages_begin_block (page->pages, 3, CLEW_KEEP_NONE);
  clew_pages_open (page->pages, "LI");
  clew_pages_open (page->pages, "Lbl");
  clew_pages_add_text (page->pages,
                       clew_text_new_plain (page->pages, indent, CLEW_ALIGN_LEFT, CLEW_TEXT_BODY,
                                            "•"),
                       0, 0);
  clew_pages_close (page->pages);
  clew_pages_open (page->pages, "LBody");
  clew_pages_add_text (page->pages, text, indent, 0);
  clew_pages_close (page->pages);
  clew_pages_close (page->pages);
  clew_pages_end_block (page->pages, clew_text_get_height (text));
}

static void
add_head (Page *page)
{
  g_autofree char *office =
    clew_roi_isolate (clew_record_get_text (clew_office_get_record (page->office), "name"));
  g_autofree char *date = clew_wording_dup_date (page->wording, page->on);
  g_autofree char *made_by = clew_wording_fill (page->wording, "made_by", "office", office, "date",
                                                date, NULL);

  add_words (page, "H1", CLEW_TEXT_TITLE, say (page, "title"), 0, CLEW_KEEP_WITH_NEXT);
  add_words (page, "P", CLEW_TEXT_LEAD, made_by, 4, CLEW_KEEP_NONE);
}

static void
add_present (Page *page)
{
  add_heading (page, "present_heading");
  clew_pages_open (page->pages, "L");
  for (guint i = 0; i < page->present->len; i++)
    add_item (page, g_ptr_array_index (page->present, i));
  clew_pages_close (page->pages);
}

static void
add_kinds (Page *page)
{
  add_heading (page, "kinds_heading");
  add_words (page, "P", CLEW_TEXT_BODY, say (page, "kinds"), 4, CLEW_KEEP_WITH_NEXT);
  clew_pages_open (page->pages, "L");
  for (guint i = 0; page->categories[i] != NULL; i++)
    {
      const char      *category = page->categories[i];
      g_autofree char *words = clew_wording_fill (
        page->wording, "kind", "heading",
        clew_wording_get_category (page->wording, category, "heading"), "description",
        clew_wording_get_category (page->wording, category, "description"), NULL);

      add_item (page, words);
    }
  clew_pages_close (page->pages);
}

/* The people */

/* The last two columns are as wide as what stands in them; the first has the rest. */
static void
measure_columns (Page *page)
{
  double x = page->width;

  for (guint i = N_COLUMNS - 1; i > 0; i--)
    {
      double widest = clew_text_get_width (clew_text_new_plain (
        page->pages, page->width, CLEW_ALIGN_LEFT, CLEW_TEXT_COLUMN, say (page, column_keys[i])));

      for (guint j = 0; j < page->rows->len; j++)
        {
          const Row *row = g_ptr_array_index (page->rows, j);

          widest = fmax (widest, clew_text_get_width (clew_text_new_plain (
                                   page->pages, page->width, CLEW_ALIGN_LEFT, CLEW_TEXT_BODY,
                                   row->cells[i])));
        }
      x -= fmin (ceil (widest), page->width * 0.32);
      page->columns[i] = x;
      x -= COLUMN_GAP;
    }
  page->columns[0] = 0;
}

static double
column_width (Page *page, guint i)
{
  return i + 1 < N_COLUMNS ? page->columns[i + 1] - COLUMN_GAP - page->columns[i]
                           : page->width - page->columns[i];
}

static void
add_column_heads (Page *page)
{
  ClewText *texts[N_COLUMNS];
  double    height = 0;

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      texts[i] = clew_text_new_plain (page->pages, column_width (page, i), CLEW_ALIGN_LEFT,
                                      CLEW_TEXT_COLUMN, say (page, column_keys[i]));
      height = fmax (height, clew_text_get_height (texts[i]));
    }
  clew_pages_begin_block (page->pages, 8, CLEW_KEEP_WITH_NEXT);
  clew_pages_open (page->pages, "TR");
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      clew_pages_open_with (page->pages, "TH", CLEW_PDF_TAG_SCOPE, "Column");
      clew_pages_add_text (page->pages, texts[i], page->columns[i],
                           height - clew_text_get_height (texts[i]));
      clew_pages_close (page->pages);
    }
  clew_pages_close (page->pages);
  clew_pages_add_rule (page->pages, 0, height + 3, page->width, 1.2, 0);
  clew_pages_end_block (page->pages, height + 5);
  clew_pages_repeat_last_block (page->pages);
}

static void
add_row (Page *page, const Row *row)
{
  double height = 0;

  clew_pages_begin_block (page->pages, 0, CLEW_KEEP_NONE);
  clew_pages_open (page->pages, "TR");
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      ClewText *text = clew_text_new_plain (page->pages, column_width (page, i), CLEW_ALIGN_LEFT,
                                            i == 0 ? CLEW_TEXT_BOLD : CLEW_TEXT_BODY,
                                            row->cells[i]);

      if (i == 0)
        clew_pages_open_with (page->pages, "TH", CLEW_PDF_TAG_SCOPE, "Row");
      else
        clew_pages_open (page->pages, "TD");
      clew_pages_add_text (page->pages, text, page->columns[i], ROW_PAD);
      clew_pages_close (page->pages);
      height = fmax (height, clew_text_get_height (text));
    }
  clew_pages_close (page->pages);
  height += 2 * ROW_PAD;
  clew_pages_add_rule (page->pages, 0, height, page->width, 0.5, 0.6);
  clew_pages_end_block (page->pages, height + 0.5);
}

static void
add_people (Page *page)
{
  add_heading (page, "people_heading");
  add_words (page, "P", CLEW_TEXT_BODY, say (page, "people"), 4, CLEW_KEEP_WITH_NEXT);
  measure_columns (page);
  clew_pages_open (page->pages, "Table");
  add_column_heads (page);
  for (guint i = 0; i < page->rows->len; i++)
    add_row (page, g_ptr_array_index (page->rows, i));
  clew_pages_close (page->pages);
  clew_pages_end_repeat (page->pages);
}

/* What it rests on: 42 CFR 2.32(b) */
static void
add_scope (Page *page)
{
  static const char *const keys[] = { "scope", "scope_for", "scope_sooner", "scope_limits" };

  add_heading (page, "scope_heading");
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    add_words (page, "P", CLEW_TEXT_BODY, say (page, keys[i]), i == 0 ? 4 : 8, CLEW_KEEP_NONE);
}

static void
draw_footer (ClewPages *pages, guint n_page, guint n_pages, gpointer data)
{
  Page            *page = data;
  g_autofree char *number = g_strdup_printf ("%u", n_page + 1);
  g_autofree char *of = g_strdup_printf ("%u", n_pages);
  g_autofree char *count = clew_wording_fill (page->wording, "footer_page", "page", number, "pages",
                                              of, NULL);
  g_autofree char *date = clew_wording_dup_date (page->wording, page->on);
  g_autofree char *version = g_strdup_printf ("%d", clew_wording_get_version (page->wording));
  g_autofree char *which = clew_wording_fill (page->wording, "footer", "date", date, "version",
                                              version, "language", say (page, "language_name"),
                                              NULL);
  g_autofree char *standing = clew_wording_dup_standing (page->wording, page->approved_on);
  g_autofree char *words =
    page->is_preview ? g_strjoin (" · ", say (page, "footer_preview"), which, standing, NULL)
                     : g_strjoin (" · ", which, standing, NULL);
  ClewText *right = clew_text_new_plain (pages, page->width, CLEW_ALIGN_RIGHT,
                                         CLEW_TEXT_FOOTER, count);

  clew_pages_add_text (pages, right, 0, FOOTER_GAP);
  clew_pages_add_text (pages,
                       clew_text_new_plain (pages, page->width - clew_text_get_width (right) - 12,
                                            CLEW_ALIGN_LEFT, CLEW_TEXT_FOOTER, words),
                       0, FOOTER_GAP);
}

static ClewPages *
lay_out (Page *page, GError **error)
{
  ClewRecord   *site = clew_office_get_record (page->office);
  ClewPageSetup setup = { .width = 612, .height = 792, .margin = MARGIN };
  g_autoptr (ClewPages) pages = NULL;

  if (g_strcmp0 (clew_record_get_text (site, "paper"), "a4") == 0)
    {
      setup.width = 210 / 25.4 * 72;
      setup.height = 297 / 25.4 * 72;
    }
  memcpy (setup.sizes, sizes, sizeof setup.sizes);
  setup.language = clew_wording_get_language (page->wording);
  page->pages = pages = clew_pages_new (&setup);
  page->width = clew_pages_get_width (pages);
  clew_pages_set_footer (pages, FOOTER_GAP + 3 * sizes[CLEW_TEXT_FOOTER]);
  add_head (page);
  add_present (page);
  add_people (page);
  add_kinds (page);
  add_scope (page);
  clew_part2_notice_add (pages, page->wording, page->office);
  return clew_pages_lay_out (pages, draw_footer, page, error) ? g_steal_pointer (&pages) : NULL;
}

static GBytes *
draw (Page *page, GError **error)
{
  ClewPdfInfo info = {
    .title = clew_wording_get_text (page->wording, "document_title"),
    .language = clew_wording_get_language (page->wording),
    .created = ((gint64)page->on - clew_day_new (1970, 1, 1)) * 24 * 60 * 60,
  };
  g_autoptr (ClewPages) pages = lay_out (page, error);

  return pages != NULL ? clew_pages_draw (pages, &info, error) : NULL;
}

/* What was cleared */

/* How the forms call the agency, where that is another name; one name stands once. */
static void
list_present (Page *page, const GPtrArray *clearances, guint place)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint before = page->present->len;

  for (guint i = 0; i <= clearances->len; i++)
    {
      ClewClearance     *clearance = clearances->pdata[i < clearances->len ? i : 0];
      const ClewGateRow *row = clew_clearance_get_recipients (clearance)->pdata[place];
      g_autofree char   *agency = clew_roi_isolate (row->name);
      g_autofree char   *named_as = NULL;

      if (i == clearances->len && page->present->len == before)
        g_ptr_array_add (page->present, clew_wording_fill (page->wording, "present", "agency",
                                                           agency, NULL));
      if (i == clearances->len || row->named_as == NULL ||
          !g_hash_table_add (seen, row->named_as))
        continue;
      named_as = clew_roi_isolate (row->named_as);
      g_ptr_array_add (page->present, clew_wording_fill (page->wording, "present_named_as",
                                                         "agency", agency, "name", named_as, NULL));
    }
}

static Row *
make_row (Page *page, const ClewClearance *clearance, const ClewRosterPaper *paper, GError **error)
{
  const ClewDisclosure *what = clew_clearance_get_disclosure (clearance);
  const ClewGateRow    *ground = clew_clearance_get_recipients (clearance)->pdata[0];
  g_autoptr (ClewRecord) person = clew_record_load (clew_office_get_store (page->office),
                                                    &clew_kind_participant, what->participant,
                                                    error);
  g_autofree char *name = NULL;
  Row             *row;

  if (person == NULL)
    return NULL;
  name = paper->has_names ? clew_person_dup_full_name (person) : clew_person_dup_initials (person);
  row = g_new0 (Row, 1);
  row->cells[0] = clew_roi_isolate (name);
  row->cells[1] = g_strdup (ground->form_number);
  row->cells[2] = ground->expires_on != CLEW_DAY_UNKNOWN
                    ? clew_wording_dup_date (page->wording, ground->expires_on)
                    : g_strdup (say (page, "until_event"));
  return row;
}

/* In the language of the office's papers if there are words in it, else in English. */
static ClewWordingVersion *
find_wording (ClewOffice *office, GError **error)
{
  ClewStore  *store = clew_office_get_store (office);
  const char *language = clew_record_get_text (clew_office_get_record (office), "form_language");
  g_autoptr (GError) failure = NULL;
  ClewWordingVersion *version = NULL;

  if (language != NULL)
    version = clew_wording_store_find (store, "roster", language, &failure);
  if (version != NULL)
    return version;
  if (failure == NULL ||
      g_error_matches (failure, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_NOT_FOUND))
    return clew_wording_store_find (store, "roster", "en", error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

static gboolean
read_wording (Page *page, ClewRecord **record, GError **error)
{
  g_autoptr (ClewWordingVersion) version = find_wording (page->office, error);

  if (version == NULL)
    return FALSE;
  page->approved_on = version->approved_on;
  page->wording = clew_wording_version_parse (version, error);
  if (page->wording == NULL || !clew_wording_check_use (page->wording, error))
    return FALSE;
  if (record != NULL)
    *record = g_object_ref (version->record);
  return TRUE;
}

static gboolean
prepare (Page                  *page,
         const GPtrArray       *clearances,
         const ClewRosterPaper *paper,
         ClewRecord           **wording,
         GError               **error)
{
  ClewClearance        *first = clearances->pdata[0];
  const ClewDisclosure *what = clew_clearance_get_disclosure (first);

  page->office = clew_clearance_get_office (first);
  page->on = what->on;
  page->categories = what->categories;
  page->present = g_ptr_array_new_with_free_func (g_free);
  page->rows = g_ptr_array_new_with_free_func (row_free);
  if (!read_wording (page, wording, error))
    return FALSE;
  for (guint i = 0; what->agencies[i] != NULL; i++)
    list_present (page, clearances, i);
  for (guint i = 0; i < clearances->len; i++)
    {
      Row *row = make_row (page, clearances->pdata[i], paper, error);

      if (row == NULL)
        return FALSE;
      g_ptr_array_add (page->rows, row);
    }
  return TRUE;
}

/* The pages before they are drawn; for tests, which look at every mark. */
ClewPages *
clew_roster_paper_lay_out (const GPtrArray       *clearances,
                           const ClewRosterPaper *paper,
                           GError               **error)
{
  g_auto (Page) page = { 0 };

  return prepare (&page, clearances, paper, NULL, error) ? lay_out (&page, error) : NULL;
}

/**
 * clew_roster_paper_print:
 * @clearances: (element-type ClewClearance): at least one, of those who stand on the list
 * @paper: a #ClewRosterPaper
 * @wording: (out) (optional) (transfer full): the record of the wording that it speaks in
 * @error: return location; %CLEW_RECORDS_ERROR_INVALID when the site's wording lacks an
 *   element
 *
 * A #ClewClearedListPrinter. Draws the list in the site's words, see
 * clew_wording_store_find(), as a tagged PDF file: who is present, of whom and what may be
 * spoken, by which releases (42 CFR 2.32(b)), and the notice of 2.32(a)(1). It says
 * nothing of anybody else, nor that there is anybody else. Its title names nobody.
 *
 * Returns: (transfer full): the file
 */
GBytes *
clew_roster_paper_print (const GPtrArray *clearances,
                         gpointer         paper,
                         ClewRecord     **wording,
                         GError         **error)
{
  g_auto (Page) page = { 0 };

  return prepare (&page, clearances, paper, wording, error) ? draw (&page, error) : NULL;
}

static Row *
make_sample_row (Page *page, ClewDay until)
{
  Row *row = g_new0 (Row, 1);

  /* Translators: stands for a person's name on a sample page */
  row->cells[0] = g_strdup (_ ("Name of the Person"));
  row->cells[1] = g_strdup ("0000");
  row->cells[2] = until != CLEW_DAY_UNKNOWN ? clew_wording_dup_date (page->wording, until)
                                            : g_strdup (say (page, "until_event"));
  return row;
}

/**
 * clew_roster_paper_sample:
 * @office: an office
 * @wording: words for lists for meetings
 * @approved_on: when they were approved, or unknown
 * @error: return location
 *
 * Returns: (transfer full): a list in these words, about nobody, and each page says that it
 *   is a preview; %NULL with @error when they can't be put on paper
 */
GBytes *
clew_roster_paper_sample (ClewOffice  *office,
                          ClewWording *wording,
                          ClewDay      approved_on,
                          GError     **error)
{
  g_auto (Page) page = {
    .office = office,
    .wording = clew_wording_ref (wording),
    .approved_on = approved_on,
    .on = clew_office_today (office),
    .present = g_ptr_array_new_with_free_func (g_free),
    .categories = clew_wording_get_categories (wording),
    .rows = g_ptr_array_new_with_free_func (row_free),
    .is_preview = TRUE,
  };
  /* Translators: stands for an agency's name on a sample page */
  const char *agency = _ ("Name of an Agency");
  /* Translators: stands for an agency's former name on a sample page */
  const char *former = _ ("Former Name of the Agency");

  g_ptr_array_add (page.present, clew_wording_fill (wording, "present", "agency", agency, NULL));
  g_ptr_array_add (page.present, clew_wording_fill (wording, "present_named_as", "agency", agency,
                                                    "name", former, NULL));
  g_ptr_array_add (page.rows, make_sample_row (&page, clew_day_add_years (page.on, 1)));
  g_ptr_array_add (page.rows, make_sample_row (&page, CLEW_DAY_UNKNOWN));
  return draw (&page, error);
}
