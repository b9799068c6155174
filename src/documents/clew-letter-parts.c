/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/clew-letter-private.h"

#include "documents/clew-part2-notice.h"
#include "documents/clew-roi-private.h"
#include "records/clew-person-name.h"

#include <math.h>

/* The letter, part by part. Every word comes from the wording, the allow-list
 * of its ready sentences, or the field for own words; of the participant's
 * record stand here the name, and the date of birth if it is asked for. */

#define FOOTER_GAP 12.0

static const char *
say (ClewLetterPage *page, const char *key)
{
  const char *words = clew_wording_get_text (page->wording, key);

  return words != NULL ? words : "";
}

static void
add_words (ClewLetterPage *page, const char *tag, ClewTextStyle style, const char *words,
           double space, ClewKeep keep)
{
  ClewText *text;

  if (words == NULL || words[0] == '\0')
    return;
  text = clew_text_new_plain (page->pages, page->width, CLEW_ALIGN_LEFT, style, words);
  clew_pages_begin_block (page->pages, space, keep);
  clew_pages_open (page->pages, tag);
  clew_pages_add_text (page->pages, text, 0, 0);
  clew_pages_close (page->pages);
  clew_pages_end_block (page->pages, clew_text_get_height (text));
}

static void
add_paragraph (ClewLetterPage *page, const char *words)
{
  add_words (page, "P", CLEW_TEXT_BODY, words, 8, CLEW_KEEP_NONE);
}

/* Each line of an address is one of the page. */
static void
add_lines (ClewLetterPage *page, const char *lines)
{
  g_auto (GStrv) parts = g_strsplit (lines != NULL ? lines : "", "\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *line = clew_roi_isolate (g_strstrip (parts[i]));

      add_words (page, "P", CLEW_TEXT_BODY, line, 0, CLEW_KEEP_WITH_NEXT);
    }
}

static void
add_list_item (ClewLetterPage *page, const char *words, ClewKeep keep)
{
  const double indent = 16;
  ClewText    *mark = clew_text_new_plain (page->pages, indent, CLEW_ALIGN_LEFT, CLEW_TEXT_BODY,
                                           "•");
  ClewText    *text = clew_text_new_plain (page->pages, page->width - indent, CLEW_ALIGN_LEFT,
                                           CLEW_TEXT_BODY, words);

  clew_pages_begin_block (page->pages, 3, keep);
  clew_pages_open (page->pages, "LI");
  clew_pages_open (page->pages, "Lbl");
  clew_pages_add_text (page->pages, mark, 3, 0);
  clew_pages_close (page->pages);
  clew_pages_open (page->pages, "LBody");
  clew_pages_add_text (page->pages, text, indent, 0);
  clew_pages_close (page->pages);
  clew_pages_close (page->pages);
  clew_pages_end_block (page->pages, clew_text_get_height (text));
}

/* Head */

static void
add_sender (ClewLetterPage *page)
{
  ClewRecord      *site = clew_office_get_record (page->office);
  g_autofree char *name = clew_roi_isolate (clew_record_get_text (site, "name"));

  add_words (page, "P", CLEW_TEXT_LEAD, name, 0, CLEW_KEEP_WITH_NEXT);
  add_lines (page, clew_record_get_text (site, "address"));
  add_lines (page, clew_record_get_text (site, "phone"));
}

static void
add_recipient (ClewLetterPage *page)
{
  g_autofree char *date = clew_wording_dup_date (page->wording, page->what->on);
  g_autofree char *name = clew_roi_isolate (page->recipient->name);

  add_words (page, "P", CLEW_TEXT_BODY, date, 16, CLEW_KEEP_WITH_NEXT);
  add_words (page, "P", CLEW_TEXT_BODY, name, 12, CLEW_KEEP_WITH_NEXT);
  if (page->recipient->named_as != NULL)
    {
      g_autofree char *named_as = clew_roi_isolate (page->recipient->named_as);
      g_autofree char *line = clew_wording_fill (page->wording, "named_as", "name", named_as, NULL);

      add_words (page, "P", CLEW_TEXT_BODY, line, 0, CLEW_KEEP_WITH_NEXT);
    }
  if (page->what->person != NULL)
    {
      g_autofree char *person = clew_roi_isolate (page->what->person);
      g_autofree char *line = clew_wording_fill (page->wording, "attention", "person", person,
                                                 NULL);

      add_words (page, "P", CLEW_TEXT_BODY, line, 0, CLEW_KEEP_WITH_NEXT);
    }
  add_lines (page, page->recipient->address);
}

static char *
dup_name (ClewLetterPage *page)
{
  g_autofree char *name = clew_person_dup_full_name (page->participant);

  return clew_roi_isolate (name);
}

/* A notice names nobody: the form's number is enough to find the form, and
 * who does not have it learns nothing. */
static void
add_title (ClewLetterPage *page)
{
  ClewDay          born = clew_record_get_day (page->participant, "birth_date");
  g_autofree char *key = g_strconcat ("title_", clew_letter_kind_ids[page->letter->kind], NULL);
  g_autofree char *name = dup_name (page);
  g_autofree char *birth = clew_wording_dup_date (page->wording, born);
  g_autofree char *about = NULL;
  gboolean         with_birth = page->letter->with_birth_date && born != CLEW_DAY_UNKNOWN;

  add_words (page, "H1", CLEW_TEXT_TITLE, say (page, key), 18, CLEW_KEEP_WITH_NEXT);
  if (page->letter->kind == CLEW_LETTER_NOTICE)
    return;
  about = clew_wording_fill (page->wording, with_birth ? "about_born" : "about", "name", name,
                             "born", birth, NULL);
  add_words (page, "P", CLEW_TEXT_BOLD, about, 4, CLEW_KEEP_WITH_NEXT);
}

/* What it says */

static void
add_statements (ClewLetterPage *page)
{
  g_autofree char *name = dup_name (page);

  if (page->letter->statements == NULL || page->letter->statements[0] == NULL)
    return;
  add_words (page, "P", CLEW_TEXT_BODY, say (page, "status_lead"), 10, CLEW_KEEP_WITH_NEXT);
  clew_pages_open (page->pages, "L");
  for (guint topic = 0; topic < CLEW_TOPIC_N; topic++)
    {
      g_autofree const char **known = clew_letter_list_statements (page->wording, topic);

      for (guint i = 0; known[i] != NULL; i++)
        {
          g_autofree char *words = NULL;

          if (!g_strv_contains (page->letter->statements, known[i]))
            continue;
          words = clew_wording_fill (page->wording, known[i], "name", name, NULL);
          add_list_item (page, words, CLEW_KEEP_NONE);
        }
    }
  clew_pages_close (page->pages);
}

static void
add_own_words (ClewLetterPage *page)
{
  g_auto (GStrv) paragraphs = g_strsplit (page->letter->words != NULL ? page->letter->words : "",
                                          "\n", -1);

  for (guint i = 0; paragraphs[i] != NULL; i++)
    add_paragraph (page, g_strstrip (paragraphs[i]));
}

static void
add_notice (ClewLetterPage *page)
{
  g_autofree char *date = clew_wording_dup_date (page->wording, page->recipient->since);
  g_autofree char *words =
    clew_wording_fill (page->wording, "notice", "number", page->recipient->form_number, "date",
                       date, NULL);

  add_paragraph (page, words);
  add_paragraph (page, say (page, "notice_use"));
}

static void
add_intake (ClewLetterPage *page)
{
  g_autofree char *name = dup_name (page);
  g_autofree char *date =
    clew_wording_dup_date (page->wording, page->intake);
  g_autofree char *words = clew_wording_fill (page->wording, "intake", "name", name, "date", date,
                                              NULL);

  add_paragraph (page, words);
}

static void
add_body (ClewLetterPage *page)
{
  switch (page->letter->kind)
    {
    case CLEW_LETTER_STATUS:
      add_statements (page);
      add_own_words (page);
      break;
    case CLEW_LETTER_INTAKE:
      add_intake (page);
      break;
    case CLEW_LETTER_NOTHING_HELPFUL:
      add_paragraph (page, say (page, "nothing_helpful"));
      break;
    case CLEW_LETTER_NOTICE:
      add_notice (page);
      break;
    case CLEW_LETTER_N_KINDS:
    default:
      g_return_if_reached ();
    }
}

static void
add_closing (ClewLetterPage *page)
{
  ClewRecord      *me = clew_office_get_me (page->office);
  g_autofree char *staff = me != NULL ? clew_roi_isolate (clew_record_get_text (me, "name")) : NULL;
  g_autofree char *office =
    clew_roi_isolate (clew_record_get_text (clew_office_get_record (page->office), "name"));

  add_words (page, "P", CLEW_TEXT_BODY, say (page, "closing"), 14, CLEW_KEEP_WITH_NEXT);
  add_words (page, "P", CLEW_TEXT_BODY, staff, 30, CLEW_KEEP_WITH_NEXT);
  add_words (page, "P", CLEW_TEXT_BODY, office, 0, CLEW_KEEP_NONE);
}

/* What it rests on: 42 CFR 2.32(b) */

static void
add_scope_kinds (ClewLetterPage *page)
{
  clew_pages_open (page->pages, "L");
  for (guint i = 0; page->scope[i] != NULL; i++)
    {
      const char      *category = page->scope[i];
      g_autofree char *words = NULL;

      words = clew_wording_fill (
        page->wording, "scope_kind", "heading",
        clew_wording_get_category (page->wording, category, "heading"), "description",
        clew_wording_get_category (page->wording, category, "description"), NULL);
      add_list_item (page, words, CLEW_KEEP_NONE);
    }
  clew_pages_close (page->pages);
}

static char *
dup_ground (ClewLetterPage *page)
{
  g_autofree char *recipient = clew_roi_isolate (page->recipient->name);
  g_autofree char *issued = NULL, *mandated = NULL;

  if (page->order == NULL)
    return clew_wording_fill (page->wording, "scope_consent", "number",
                              page->recipient->form_number, "recipient", recipient, NULL);
  issued = clew_wording_dup_date (page->wording, clew_record_get_day (page->order, "issued_on"));
  mandated = clew_wording_dup_date (page->wording, clew_record_get_day (page->order, "mandate_on"));
  return clew_wording_fill (page->wording, "scope_order", "court",
                            clew_record_get_text (page->order, "court"), "issued", issued,
                            "mandate", clew_record_get_text (page->order, "mandate"), "mandated",
                            mandated, "recipient", recipient, NULL);
}

static char *
dup_until (ClewLetterPage *page)
{
  ClewRecord      *ground = page->order != NULL ? page->order : page->consent;
  const char      *column = page->order != NULL ? "ends_on" : "expires_on";
  ClewDay          ends_on = clew_record_get_day (ground, column);
  const char      *event = page->order == NULL ? clew_record_get_text (ground, "expires_event")
                                               : NULL;
  g_autofree char *date = clew_wording_dup_date (page->wording, ends_on);
  g_autofree char *until = NULL;
  g_autofree char *happens = NULL;

  if (page->order != NULL && ends_on == CLEW_DAY_UNKNOWN)
    return g_strdup ("");
  if (ends_on != CLEW_DAY_UNKNOWN)
    until = clew_wording_fill (page->wording, "scope_until_date", "date", date, NULL);
  if (event != NULL)
    {
      g_autofree char *isolated = clew_roi_isolate (event);

      happens = clew_wording_fill (page->wording, "scope_until_event", "event", isolated, NULL);
    }
  if (page->order != NULL)
    return g_steal_pointer (&until);
  return g_strjoin (" ", happens != NULL ? happens : until,
                    happens != NULL && until != NULL ? until : say (page, "scope_sooner"),
                    happens != NULL && until != NULL ? say (page, "scope_sooner") : NULL, NULL);
}

static void
add_notice_scope (ClewLetterPage *page)
{
  g_autofree char *date = clew_wording_dup_date (page->wording, page->recipient->since);
  g_autofree char *recipient = clew_roi_isolate (page->recipient->name);
  g_autofree char *words =
    clew_wording_fill (page->wording, "scope_notice", "number", page->recipient->form_number,
                       "recipient", recipient, "date", date, NULL);

  add_paragraph (page, words);
}

static void
add_scope (ClewLetterPage *page)
{
  gboolean proceeding =
    page->what->purpose == CLEW_PURPOSE_PROCEEDING;
  g_autofree char *ground = NULL;
  g_autofree char *until = NULL;

  add_words (page, "H2", CLEW_TEXT_HEADING, say (page, "scope_heading"), 20, CLEW_KEEP_WITH_NEXT);
  if (page->letter->kind == CLEW_LETTER_NOTICE)
    {
      add_notice_scope (page);
      return;
    }
  ground = dup_ground (page);
  until = dup_until (page);
  add_words (page, "P", CLEW_TEXT_BODY, ground, 4, CLEW_KEEP_WITH_NEXT);
  add_scope_kinds (page);
  add_paragraph (page, say (page, proceeding ? "scope_for_proceeding" : "scope_for_coordination"));
  add_paragraph (page, until);
  if (!proceeding)
    add_paragraph (page, say (page, "scope_limits"));
}

void
clew_letter_add_parts (ClewLetterPage *page)
{
  add_sender (page);
  add_recipient (page);
  add_title (page);
  add_body (page);
  add_closing (page);
  add_scope (page);
  clew_part2_notice_add (page->pages, page->wording, page->office);
}

/* A #ClewFooterFunc: that a preview is one, which words, approved or not, which page. */
void
clew_letter_draw_footer (ClewPages *pages, guint n_page, guint n_pages, gpointer data)
{
  ClewLetterPage  *page = data;
  g_autofree char *number = g_strdup_printf ("%u", n_page + 1);
  g_autofree char *of = g_strdup_printf ("%u", n_pages);
  g_autofree char *count_words = clew_wording_fill (page->wording, "footer_page", "page", number,
                                                    "pages", of, NULL);
  g_autofree char *version = g_strdup_printf ("%d", clew_wording_get_version (page->wording));
  g_autofree char *which = clew_wording_fill (page->wording, "footer", "version", version,
                                              "language", say (page, "language_name"), NULL);
  g_autofree char *standing = clew_wording_dup_standing (page->wording, page->approved_on);
  g_autofree char *words =
    page->letter->is_preview
      ? g_strjoin (" · ", say (page, "footer_preview"), which, standing, NULL)
      : g_strjoin (" · ", which, standing, NULL);
  ClewText *count =
    clew_text_new_plain (pages, page->width, CLEW_ALIGN_RIGHT, CLEW_TEXT_FOOTER, count_words);

  clew_pages_add_text (pages, count, 0, FOOTER_GAP);
  clew_pages_add_text (pages,
                       clew_text_new_plain (pages, page->width - clew_text_get_width (count) - 12,
                                            CLEW_ALIGN_LEFT, CLEW_TEXT_FOOTER, words),
                       0, FOOTER_GAP);
}
