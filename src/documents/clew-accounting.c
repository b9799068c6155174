/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/clew-accounting.h"

#include "base/clew-error.h"
#include "documents/clew-roi-private.h"
#include "records/clew-ledger.h"
#include "records/clew-outgoing-paper.h"
#include "records/clew-person-name.h"
#include "records/clew-wording-check.h"
#include "records/clew-wording-store.h"

#include <math.h>
#include <string.h>

/* It goes to the person whom it is about, so no gate stands before it. */

#define MARGIN     72.0
#define FOOTER_GAP 14.0
#define GAP        18.0
/* More letters than that stand in a paragraph of their own, which may go on on
 * the next page. */
#define LONG_DESCRIPTION 500

static const double sizes[CLEW_TEXT_N_STYLES] = {
  [CLEW_TEXT_BODY] = 12,
  [CLEW_TEXT_BOLD] = 12,
  [CLEW_TEXT_TITLE] = 22,
  [CLEW_TEXT_LEAD] = 13,
  [CLEW_TEXT_HEADING] = 16,
  [CLEW_TEXT_SMALL] = 10,
  [CLEW_TEXT_COLUMN] = 10,
  [CLEW_TEXT_FOOTER] = 9,
};

static void
add_words (ClewPages *pages, const char *tag, ClewTextStyle style, const char *words, double space,
           ClewKeep keep)
{
  ClewText *text =
    clew_text_new_plain (pages, clew_pages_get_width (pages), CLEW_ALIGN_LEFT, style, words);

  clew_pages_begin_block (pages, space, keep);
  clew_pages_open (pages, tag);
  clew_pages_add_text (pages, text, 0, 0);
  clew_pages_close (pages);
  clew_pages_end_block (pages, clew_text_get_height (text));
}

static const char *
say (const ClewAccounting *accounting, const char *prefix, const char *id)
{
  g_autofree char *key = g_strconcat (prefix, id, NULL);
  const char      *text = clew_wording_get_text (accounting->wording, key);

  return text != NULL ? text : id;
}

static char *
dup_where (const ClewAccounting *accounting)
{
  g_autofree char *where = accounting->office_where != NULL && *accounting->office_where != '\0'
                             ? g_strjoin (", ", accounting->office_name, accounting->office_where,
                                          NULL)
                             : g_strdup (accounting->office_name);

  return clew_roi_isolate (where);
}

static void
add_head (ClewPages *pages, const ClewAccounting *accounting)
{
  ClewWording     *wording = accounting->wording;
  g_autofree char *name = clew_roi_isolate (accounting->participant_name);
  g_autofree char *office = clew_roi_isolate (accounting->office_name);
  g_autofree char *where = dup_where (accounting);
  g_autofree char *years = g_strdup_printf ("%u", accounting->years);
  g_autofree char *to = clew_wording_dup_date (wording, accounting->made_on);
  g_autofree char *from = clew_wording_dup_date (
    wording, clew_day_add_years (accounting->made_on, -(int)accounting->years));
  g_autofree char *subtitle = clew_wording_fill (wording, "subtitle", "name", name, NULL);
  g_autofree char *made_by = clew_wording_fill (wording, "made_by", "where", where, "date", to,
                                                NULL);
  g_autofree char *covers = clew_wording_fill (wording, "covers", "years", years, "from", from,
                                               "to", to, NULL);
  g_autofree char *what = clew_wording_fill (wording, "what_it_is", "office", office, NULL);

  add_words (pages, "H1", CLEW_TEXT_TITLE, say (accounting, "title", ""), 0, CLEW_KEEP_WITH_NEXT);
  add_words (pages, "P", CLEW_TEXT_LEAD, subtitle, 2, CLEW_KEEP_WITH_NEXT);
  add_words (pages, "P", CLEW_TEXT_BODY, made_by, 6, CLEW_KEEP_WITH_NEXT);
  add_words (pages, "P", CLEW_TEXT_BODY, covers, 12, CLEW_KEEP_NONE);
  add_words (pages, "P", CLEW_TEXT_BODY, what, 6, CLEW_KEEP_NONE);
  add_words (pages, "P", CLEW_TEXT_BODY, say (accounting, "right", ""), 6, CLEW_KEEP_NONE);
}

static char *
list_kinds (const ClewAccounting *accounting, const ClewLedgerEntry *entry)
{
  const char *separator = say (accounting, "list_separator", "");
  GString    *list = g_string_new (NULL);

  for (guint i = 0; entry->categories[i] != NULL; i++)
    {
      const char *id = entry->categories[i];
      const char *words = clew_wording_get_category (accounting->wording, id, "heading");

      g_string_append_printf (list, "%s%s", i > 0 ? separator : "", words != NULL ? words : id);
    }
  return g_string_free (list, FALSE);
}

static gboolean
is_long (const ClewLedgerEntry *entry)
{
  return entry->description != NULL &&
         g_utf8_strlen (entry->description, -1) > LONG_DESCRIPTION;
}

/* What the lines of an entry say, without those that have nothing to say. */
static GPtrArray *
list_lines (const ClewAccounting *accounting, const ClewLedgerEntry *entry)
{
  ClewWording     *wording = accounting->wording;
  GPtrArray       *lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *agency = clew_roi_isolate (entry->recipient);
  g_autofree char *person = clew_roi_isolate (entry->person != NULL ? entry->person : "");
  g_autofree char *kinds = list_kinds (accounting, entry);
  gboolean         has_more = entry->description != NULL && !is_long (entry);
  g_autofree char *more = clew_roi_isolate (has_more ? entry->description : "");

  g_ptr_array_add (lines, entry->person != NULL
                            ? clew_wording_fill (wording, "recipient", "agency", agency, "person",
                                                 person, NULL)
                            : g_strdup (agency));
  if (entry->named_as != NULL)
    {
      g_autofree char *named_as = clew_roi_isolate (entry->named_as);

      g_ptr_array_add (lines, clew_wording_fill (wording, "named_as", "name", named_as, NULL));
    }
  if (entry->address != NULL)
    {
      g_autofree char *address = clew_roi_join_lines (entry->address);

      g_ptr_array_add (lines, clew_roi_isolate (address));
    }
  g_ptr_array_add (lines, clew_wording_fill (wording, has_more ? "what_more" : "what", "what",
                                             kinds, "description", more, NULL));
  g_ptr_array_add (lines, clew_wording_fill (wording, "why", "why",
                                             say (accounting, "purpose_", entry->purpose), "how",
                                             say (accounting, "method_", entry->method), NULL));
  g_ptr_array_add (lines, entry->form_number != NULL
                            ? clew_wording_fill (wording, "ground_consent", "number",
                                                 entry->form_number, NULL)
                            : g_strdup (say (accounting, "ground_", entry->ground)));
  return lines;
}

static double
measure_dates (ClewPages *pages, const ClewAccounting *accounting)
{
  double width = clew_pages_get_width (pages), widest = 0;

  for (guint i = 0; i < accounting->entries->len; i++)
    {
      const ClewLedgerEntry *entry = g_ptr_array_index (accounting->entries, i);
      g_autofree char       *date = clew_wording_dup_date (accounting->wording, entry->on);

      widest = fmax (widest, clew_text_get_width (clew_text_new_plain (
                               pages, width, CLEW_ALIGN_LEFT, CLEW_TEXT_BOLD, date)));
    }
  return fmin (ceil (widest) + GAP, width / 2);
}

static void
add_long_description (ClewPages *pages, const ClewLedgerEntry *entry)
{
  g_autofree char *words = clew_roi_isolate (entry->description);

  clew_pages_open (pages, "LBody");
  clew_pages_add_paragraph (pages,
                            clew_text_new_plain (pages, clew_pages_get_width (pages),
                                                 CLEW_ALIGN_LEFT, CLEW_TEXT_BODY, words),
                            4, CLEW_KEEP_NONE);
  clew_pages_close (pages);
}

/* The day at the left, all else beside it; one disclosure is never cut in two. */
static void
add_entry (ClewPages *pages, const ClewAccounting *accounting, const ClewLedgerEntry *entry,
           double column)
{
  double           width = clew_pages_get_width (pages) - column, y = 7;
  g_autofree char *date = clew_wording_dup_date (accounting->wording, entry->on);
  g_autoptr (GPtrArray) lines = list_lines (accounting, entry);

  clew_pages_open (pages, "LI");
  clew_pages_begin_block (pages, 7, is_long (entry) ? CLEW_KEEP_WITH_NEXT : CLEW_KEEP_NONE);
  clew_pages_add_rule (pages, 0, 1, column + width, 0.5, 0.6);
  clew_pages_open (pages, "Lbl");
  clew_pages_add_text (pages,
                       clew_text_new_plain (pages, column - GAP, CLEW_ALIGN_LEFT, CLEW_TEXT_BOLD,
                                            date),
                       0, y);
  clew_pages_close (pages);
  clew_pages_open (pages, "LBody");
  for (guint i = 0; i < lines->len; i++)
    {
      ClewText *text = clew_text_new_plain (pages, width, CLEW_ALIGN_LEFT,
                                            i == 0 ? CLEW_TEXT_BOLD : CLEW_TEXT_BODY,
                                            g_ptr_array_index (lines, i));

      clew_pages_open (pages, "P");
      clew_pages_add_text (pages, text, column, y);
      clew_pages_close (pages);
      y += clew_text_get_height (text);
    }
  clew_pages_close (pages);
  clew_pages_end_block (pages, y);
  if (is_long (entry))
    add_long_description (pages, entry);
  clew_pages_close (pages);
}

static void
add_list (ClewPages *pages, const ClewAccounting *accounting)
{
  double column = measure_dates (pages, accounting);

  add_words (pages, "H2", CLEW_TEXT_HEADING, say (accounting, "list_heading", ""), 20,
             CLEW_KEEP_WITH_NEXT);
  if (accounting->entries->len == 0)
    {
      add_words (pages, "P", CLEW_TEXT_BODY, say (accounting, "nothing", ""), 6, CLEW_KEEP_NONE);
      return;
    }
  clew_pages_open (pages, "L");
  for (guint i = 0; i < accounting->entries->len; i++)
    add_entry (pages, accounting, g_ptr_array_index (accounting->entries, i), column);
  clew_pages_close (pages);
}

static void
add_next (ClewPages *pages, const ClewAccounting *accounting)
{
  g_autofree char *where = dup_where (accounting);
  g_autofree char *tell = clew_wording_fill (accounting->wording, "next_where", "where", where,
                                             NULL);

  add_words (pages, "H2", CLEW_TEXT_HEADING, say (accounting, "next_heading", ""), 20,
             CLEW_KEEP_WITH_NEXT);
  add_words (pages, "P", CLEW_TEXT_BODY, say (accounting, "next_wrong", ""), 6,
             CLEW_KEEP_WITH_NEXT);
  add_words (pages, "P", CLEW_TEXT_BODY, say (accounting, "next_stop", ""), 6,
             CLEW_KEEP_WITH_NEXT);
  add_words (pages, "P", CLEW_TEXT_BODY, tell, 6, CLEW_KEEP_NONE);
}

static void
draw_footer (ClewPages *pages, guint page, guint n_pages, gpointer data)
{
  const ClewAccounting *accounting = data;
  ClewWording          *wording = accounting->wording;
  double                width = clew_pages_get_width (pages);
  g_autofree char      *date = clew_wording_dup_date (wording, accounting->made_on);
  g_autofree char      *version = g_strdup_printf ("%d", clew_wording_get_version (wording));
  g_autofree char      *number = g_strdup_printf ("%u", page + 1);
  g_autofree char      *of = g_strdup_printf ("%u", n_pages);
  g_autofree char      *which =
    clew_wording_fill (wording, "footer", "date", date, "version", version, "language",
                       clew_wording_get_text (wording, "language_name"), NULL);
  g_autofree char *standing = clew_wording_dup_standing (wording, accounting->approved_on);
  g_autofree char *words = g_strjoin (" · ", which, standing, NULL);
  g_autofree char *count = clew_wording_fill (wording, "footer_page", "page", number, "pages", of,
                                              NULL);
  ClewText        *right = clew_text_new_plain (pages, width, CLEW_ALIGN_RIGHT, CLEW_TEXT_FOOTER,
                                                count);

  clew_pages_add_text (pages,
                       clew_text_new_plain (pages, width - clew_text_get_width (right) - GAP,
                                            CLEW_ALIGN_LEFT, CLEW_TEXT_FOOTER, words),
                       0, FOOTER_GAP);
  clew_pages_add_text (pages, right, 0, FOOTER_GAP);
}

/* The pages before they are drawn; for tests, which look at every mark. */
ClewPages *
clew_accounting_lay_out (const ClewAccounting *accounting, GError **error)
{
  ClewPageSetup setup = { .width = 612, .height = 792, .margin = MARGIN };
  g_autoptr (ClewPages) pages = NULL;

  if (accounting->a4)
    {
      setup.width = 210 / 25.4 * 72;
      setup.height = 297 / 25.4 * 72;
    }
  memcpy (setup.sizes, sizes, sizeof setup.sizes);
  setup.language = clew_wording_get_language (accounting->wording);
  pages = clew_pages_new (&setup);
  clew_pages_set_footer (pages, FOOTER_GAP + 3 * sizes[CLEW_TEXT_FOOTER]);
  add_head (pages, accounting);
  add_list (pages, accounting);
  add_next (pages, accounting);
  return clew_pages_lay_out (pages, draw_footer, (gpointer)accounting, error)
           ? g_steal_pointer (&pages)
           : NULL;
}

/**
 * clew_accounting_render:
 * @accounting: what it says
 * @error: return location
 *
 * Draws the list as a tagged PDF file in the language of its wording: day,
 * recipient with address, a brief description and the purpose of each (45 CFR
 * 164.528(b)(2)), and on what ground. Its title names nobody.
 *
 * Returns: (transfer full): the file, or %NULL with an error of
 *   %CLEW_DOCUMENTS_ERROR. Any thread.
 */
GBytes *
clew_accounting_render (const ClewAccounting *accounting, GError **error)
{
  g_autoptr (ClewPages) pages = clew_accounting_lay_out (accounting, error);
  ClewPdfInfo info = {
    .title = say (accounting, "document_title", ""),
    .language = clew_wording_get_language (accounting->wording),
    .created = ((gint64)accounting->made_on - clew_day_new (1970, 1, 1)) * 24 * 60 * 60,
  };

  return pages != NULL ? clew_pages_draw (pages, &info, error) : NULL;
}

/* The person's language if there are words in it, else the office's, else English. */
static ClewWordingVersion *
find_wording (ClewStore *store, ClewRecord *person, ClewRecord *record, GError **error)
{
  const char *languages[] = { clew_record_get_text (person, "language"),
                              clew_record_get_text (record, "form_language") };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (GError) failure = NULL;
      ClewWordingVersion *version = NULL;

      if (languages[i] != NULL)
        version = clew_wording_store_find (store, "accounting", languages[i], &failure);
      if (version != NULL)
        return version;
      if (failure != NULL &&
          !g_error_matches (failure, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
    }
  return clew_wording_store_find (store, "accounting", "en", error);
}

/* What counts: not what somebody entered by mistake. */
static GPtrArray *
load_entries (ClewStore *store, const char *participant, ClewDay from, ClewDay to, GError **error)
{
  g_autoptr (GPtrArray) entries = clew_ledger_load (store, participant, from, to, CLEW_LEDGER_ALL,
                                                    NULL, error);

  for (guint i = entries != NULL ? entries->len : 0; i > 0; i--)
    if (clew_ledger_is_mistake (g_ptr_array_index (entries, i - 1)))
      g_ptr_array_remove_index (entries, i - 1);
  return g_steal_pointer (&entries);
}

typedef struct
{
  const char *participant;
  GBytes     *pdf;
  ClewRecord *wording;
} Kept;

static gboolean
keep_in_change (ClewStore *store, gpointer data, GError **error)
{
  Kept            *kept = data;
  g_autofree char *paper = clew_outgoing_paper_keep (store, kept->participant, "accounting",
                                                     kept->pdf, kept->wording, error);

  return paper != NULL;
}

/**
 * clew_accounting_print:
 * @office: an office
 * @participant: a participant's id
 * @years: how many years back, such as %CLEW_ACCOUNTING_PART2_YEARS
 * @error: return location
 *
 * The list of disclosures about somebody up to today, for that person, in the site's
 * words, see clew_wording_store_find(). A copy is kept, with which words: 45 CFR
 * 164.528(d) asks to document the accounting that was given.
 *
 * Returns: (transfer full): the file as of clew_accounting_render(), or %NULL
 *   when nothing was kept
 */
GBytes *
clew_accounting_print (ClewOffice *office, const char *participant, guint years, GError **error)
{
  ClewStore  *store = clew_office_get_store (office);
  ClewRecord *record = clew_office_get_record (office);
  ClewDay     today = clew_office_today (office);
  g_autoptr (ClewRecord) person = clew_record_load (store, &clew_kind_participant, participant,
                                                    error);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (ClewWordingVersion) version = NULL;
  g_autoptr (ClewWording) wording = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *name = NULL;
  g_autofree char *where = NULL;
  g_autofree char *address = NULL;
  const char      *phone = clew_record_get_text (record, "phone");
  ClewAccounting   accounting;

  if (person == NULL)
    return NULL;
  entries = load_entries (store, participant, clew_day_add_years (today, -(int)years), today,
                          error);
  if (entries == NULL)
    return NULL;
  version = find_wording (store, person, record, error);
  wording = version != NULL ? clew_wording_version_parse (version, error) : NULL;
  if (wording == NULL || !clew_wording_check_use (wording, error))
    return NULL;
  name = clew_person_dup_full_name (person);
  if (clew_record_get_text (record, "address") != NULL)
    address = clew_roi_join_lines (clew_record_get_text (record, "address"));
  where = g_strjoin (", ", address != NULL ? address : phone, address != NULL ? phone : NULL, NULL);
  accounting = (ClewAccounting){
    .wording = wording,
    .approved_on = version->approved_on,
    .participant_name = name,
    .office_name = clew_record_get_text (record, "name"),
    .office_where = where,
    .years = years,
    .made_on = today,
    .entries = entries,
    .a4 = g_strcmp0 (clew_record_get_text (record, "paper"), "a4") == 0,
  };
  pdf = clew_accounting_render (&accounting, error);
  if (pdf == NULL || !clew_office_change (office, "print list of disclosures", keep_in_change,
                                          &(Kept){ participant, pdf, version->record }, error))
    return NULL;
  return g_steal_pointer (&pdf);
}
