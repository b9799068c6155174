/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/clew-letter-private.h"

#include "base/clew-error.h"
#include "records/clew-facts.h"
#include "records/clew-wording-check.h"
#include "records/clew-wording-store.h"

#include <glib/gi18n-lib.h>

#include <math.h>

#define MARGIN     72
#define FOOTER_GAP 12

static const ClewPageSetup letter_paper = {
  .width = 612,
  .height = 792,
  .margin = MARGIN,
  .sizes = {
    [CLEW_TEXT_BODY] = 12,
    [CLEW_TEXT_BOLD] = 12,
    [CLEW_TEXT_TITLE] = 20,
    [CLEW_TEXT_LEAD] = 14,
    [CLEW_TEXT_HEADING] = 14,
    [CLEW_TEXT_SMALL] = 10,
    [CLEW_TEXT_COLUMN] = 10,
    [CLEW_TEXT_FOOTER] = 9,
  },
};

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, CLEW_RECORDS_ERROR, CLEW_RECORDS_ERROR_REFUSED, why);
  return FALSE;
}

static gboolean
has_words (const ClewLetter *letter)
{
  return letter->kind == CLEW_LETTER_STATUS && letter->words != NULL && letter->words[0] != '\0';
}

static const char **
list_categories (const ClewLetter *letter)
{
  return clew_letter_list_categories (letter->kind, letter->statements,
                                      has_words (letter) ? letter->about : NULL);
}

static ClewDisclosure
make_disclosure (ClewOffice        *office,
                 const char        *participant,
                 const char *const *agencies,
                 const char *const *categories,
                 ClewPurpose        purpose)
{
  return (ClewDisclosure){
    .participant = participant,
    .agencies = agencies,
    .categories = categories,
    .purpose = purpose,
    .method = "letter",
    .on = clew_office_today (office),
  };
}

/* What the letter is for depends on who receives it. */
static gboolean
find_purpose (ClewOffice              *office,
              const ClewLetter        *letter,
              const char              *agency,
              const ClewLetterAddress *address,
              ClewPurpose             *purpose,
              GError                 **error)
{
  g_autoptr (ClewRecord) record = clew_record_load (clew_office_get_store (office),
                                                    &clew_kind_agency, agency, error);

  if (record == NULL)
    return FALSE;
  *purpose = clew_letter_get_purpose (letter->kind, clew_record_get_text (record, "kind"),
                                      address->for_proceeding || address->subpoena);
  return TRUE;
}

/* Asks at once for all recipients that have the same purpose. */
static gboolean
ask_for (ClewOffice           *office,
         const ClewDisclosure *what,
         const char *const    *agencies,
         const ClewPurpose    *purposes,
         GPtrArray            *answers,
         GError              **error)
{
  g_autoptr (GPtrArray) same = g_ptr_array_new ();
  g_autoptr (GPtrArray) rows = NULL;
  ClewDisclosure asked = *what;

  for (guint i = 0; agencies[i] != NULL; i++)
    if (purposes[i] == what->purpose)
      g_ptr_array_add (same, (gpointer)agencies[i]);
  g_ptr_array_add (same, NULL);
  asked.agencies = (const char *const *)same->pdata;
  rows = clew_gate_ask (clew_office_get_store (office), &asked, asked.on, error);
  if (rows == NULL)
    return FALSE;
  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0, j = 0; agencies[i] != NULL; i++)
    if (purposes[i] == what->purpose)
      answers->pdata[i] = g_ptr_array_index (rows, j++);
  return TRUE;
}

/**
 * clew_letter_ask:
 * @office: an office
 * @participant: whom it is about
 * @letter: what it shall say
 * @agencies: (array zero-terminated=1): who could receive it
 * @address: what it is for, and on what ground; its agency does not matter
 * @error: return location
 *
 * What the gate says of the letter today. Nothing is written.
 *
 * Returns: (transfer full) (element-type ClewGateRow): the answers in the order
 *   of @agencies, or %NULL with @error set when reading failed
 */
GPtrArray *
clew_letter_ask (ClewOffice              *office,
                 const char              *participant,
                 const ClewLetter        *letter,
                 const char *const       *agencies,
                 const ClewLetterAddress *address,
                 GError                 **error)
{
  guint                   n = g_strv_length ((GStrv)agencies);
  g_autofree ClewPurpose *purposes = g_new0 (ClewPurpose, n + 1);
  g_autofree const char **categories = list_categories (letter);
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func (clew_gate_row_free);

  for (guint i = 0; i < n; i++)
    if (!find_purpose (office, letter, agencies[i], address, &purposes[i], error))
      return NULL;
  g_ptr_array_set_size (answers, (int)n);
  for (guint purpose = 0; purpose < CLEW_PURPOSE_N; purpose++)
    {
      ClewDisclosure what = make_disclosure (office, participant, NULL, categories, purpose);

      what.consent = address->consent;
      what.subpoena = address->subpoena;
      if (!ask_for (office, &what, agencies, purposes, answers, error))
        return NULL;
    }
  return g_steal_pointer (&answers);
}

/**
 * clew_letter_check_person:
 * @person: (nullable): the name of who shall receive a letter
 * @error: return location
 *
 * A name is no place for a message.
 *
 * Returns: %FALSE with %CLEW_RECORDS_ERROR_REFUSED if it is too long for a name, or
 *   has several lines
 */
gboolean
clew_letter_check_person (const char *person, GError **error)
{
  if (person == NULL)
    return TRUE;
  if (g_utf8_strlen (person, -1) > CLEW_LETTER_MOST_PERSON)
    return refuse (error, _ ("The name of the person who receives the letter is too long. Enter "
                             "only a name."));
  for (const char *at = person; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_iscntrl (g_utf8_get_char (at)))
      return refuse (error, _ ("The name of the person who receives the letter must be one line."));
  return TRUE;
}

/**
 * clew_letter_check_participant:
 * @office: an office
 * @participant: whom a letter would be about
 * @error: return location
 *
 * About somebody who died no letter is begun (rule 6 of clew-enrollment-rules.c); who may speak
 * for them then is for counsel (42 CFR 2.15(b)).
 *
 * Returns: %FALSE with %CLEW_RECORDS_ERROR_REFUSED, or when reading failed
 */
gboolean
clew_letter_check_participant (ClewOffice *office, const char *participant, GError **error)
{
  g_autoptr (ClewFacts) facts = clew_facts_load (clew_office_get_store (office), participant,
                                                 error);
  ClewEnrollment enrollment;

  if (facts == NULL)
    return FALSE;
  enrollment = clew_facts_get_enrollment (facts, clew_office_today (office));
  return clew_enrollment_has_cases_open (enrollment.state) ||
         refuse (error, _ ("This person has died, so no letter about them can be begun. If that "
                           "was entered by mistake, record on the person’s page that they "
                           "returned. Who may speak for them now is a question for counsel."));
}

/**
 * clew_letter_clear:
 * @office: an office
 * @participant: whom it is about
 * @letter: what it shall say
 * @address: to whom
 * @error: return location
 *
 * Asks the gate for just what the letter says.
 *
 * Returns: (transfer full): a clearance for clew_clearance_print() with
 *   clew_letter_print(), or %NULL with %CLEW_RECORDS_ERROR_REFUSED
 */
ClewClearance *
clew_letter_clear (ClewOffice              *office,
                   const char              *participant,
                   const ClewLetter        *letter,
                   const ClewLetterAddress *address,
                   GError                 **error)
{
  const char *const       agencies[] = { address->agency, NULL };
  g_autofree const char **categories = list_categories (letter);
  ClewDisclosure          what;
  ClewPurpose             purpose;

  if (!clew_letter_check_person (address->person, error) ||
      (letter->kind != CLEW_LETTER_NOTICE &&
       !clew_letter_check_participant (office, participant, error)) ||
      !find_purpose (office, letter, address->agency, address, &purpose, error))
    return NULL;
  what = make_disclosure (office, participant, agencies, categories, purpose);
  what.person = address->person;
  what.consent = address->consent;
  what.subpoena = address->subpoena;
  what.court_case = address->court_case;
  what.method = address->is_file ? "export" : "letter";
  return clew_gate_clear (office, &what, error);
}

/**
 * clew_letter_list_statements:
 * @wording: the wording of letters
 * @topic: a topic
 *
 * Returns: (transfer container) (array zero-terminated=1): the ids of the ready
 *   sentences about it
 */
const char **
clew_letter_list_statements (ClewWording *wording, ClewTopic topic)
{
  const char *const *keys = clew_wording_get_keys (wording);
  GPtrArray         *found = g_ptr_array_new ();
  ClewTopic          of;

  for (guint i = 0; keys[i] != NULL; i++)
    if (clew_statement_get_topic (keys[i], &of) && of == topic &&
        !clew_wording_text_is_blank (clew_wording_get_text (wording, keys[i])))
      g_ptr_array_add (found, (gpointer)keys[i]);
  g_ptr_array_add (found, NULL);
  return (const char **)g_ptr_array_free (found, FALSE);
}

static gboolean
check_statements (ClewLetterPage *page, GError **error)
{
  const char *const *statements = page->letter->statements;
  ClewTopic          topic;

  if ((statements == NULL || statements[0] == NULL) && !has_words (page->letter))
    return refuse (error, _ ("Choose at least one sentence. A letter that says nothing gives a "
                             "false impression."));
  if (has_words (page->letter) &&
      g_utf8_strlen (page->letter->words, -1) > CLEW_LETTER_MOST_WORDS)
    return refuse (error, _ ("Your own words are too long for a letter. Shorten them."));
  if (has_words (page->letter) && (page->letter->about == NULL || page->letter->about[0] == NULL))
    return refuse (error, _ ("Tick what your own words are about."));
  for (guint i = 0; statements != NULL && statements[i] != NULL; i++)
    if (!clew_statement_get_topic (statements[i], &topic) ||
        clew_wording_text_is_blank (clew_wording_get_text (page->wording, statements[i])))
      return refuse (error, _ ("This sentence is not one that a letter may have."));
  return TRUE;
}

/* The clearance must cover what this letter says, not another one. */
static gboolean
check (ClewLetterPage *page, GError **error)
{
  const ClewDisclosure   *what = page->what;
  g_autofree const char **categories = list_categories (page->letter);

  if ((what->purpose == CLEW_PURPOSE_NOTICE) != (page->letter->kind == CLEW_LETTER_NOTICE))
    return refuse (error, _ ("The release was asked about another kind of letter."));
  for (guint i = 0; categories[i] != NULL; i++)
    if (!g_strv_contains (what->categories, categories[i]))
      return refuse (error, _ ("The release was asked about another kind of letter."));
  if (page->letter->kind == CLEW_LETTER_INTAKE && page->intake == CLEW_DAY_UNKNOWN)
    return refuse (error, _ ("No intake is recorded, so there is none to confirm."));
  if (page->letter->kind == CLEW_LETTER_STATUS && !check_statements (page, error))
    return FALSE;
  return clew_wording_check_use (page->wording, error);
}

/* The site's words for letters as of now. */
static gboolean
read_wording (ClewLetterPage *page, ClewRecord **record, GError **error)
{
  g_autoptr (ClewWordingVersion) version = clew_wording_store_find (
    clew_office_get_store (page->office), "letter", page->letter->language, error);

  if (version == NULL)
    return FALSE;
  page->approved_on = version->approved_on;
  page->wording = clew_wording_version_parse (version, error);
  if (record != NULL)
    *record = g_object_ref (version->record);
  return page->wording != NULL;
}

static ClewConsentKind
get_consent_kind (ClewRecord *consent)
{
  const char *kind = clew_record_get_text (consent, "kind");

  for (guint i = 0; i < CLEW_CONSENT_N_KINDS; i++)
    if (g_strcmp0 (clew_consent_kinds[i].id, kind) == 0)
      return (ClewConsentKind)i;
  g_return_val_if_reached (CLEW_CONSENT_MULTI_PARTY);
}

/* By the order, what it covers; by the release, all that it lets the recipient hear. */
static GStrv
list_scope (ClewLetterPage *page, ClewFacts *facts)
{
  g_autoptr (GStrvBuilder) scope = g_strv_builder_new ();
  g_auto (GStrv) covered = NULL;
  const ClewConsent *consents = NULL;
  guint              n = 0;

  if (page->order != NULL)
    covered = g_strsplit (clew_record_get_text (page->order, "categories"), " ", -1);
  else
    consents = clew_facts_get_consents_of (facts, get_consent_kind (page->consent), &n);
  for (guint i = 0; clew_all_categories[i].id != NULL; i++)
    {
      const char *id = clew_all_categories[i].id;

      if (covered != NULL ? g_strv_contains ((const char *const *)covered, id)
                          : clew_consent_may_hear (consents, n, page->recipient->agency, id,
                                                   page->what->on)
                                .answer == CLEW_HEAR_YES)
        g_strv_builder_add (scope, id);
    }
  return g_strv_builder_end (scope);
}

static gboolean
read_records (ClewLetterPage *page, GError **error)
{
  ClewStore *store = clew_office_get_store (page->office);
  g_autoptr (ClewFacts) facts = clew_facts_load (store, page->what->participant, error);

  if (facts == NULL)
    return FALSE;
  page->participant = clew_record_load (store, &clew_kind_participant, page->what->participant,
                                        error);
  if (page->participant == NULL)
    return FALSE;
  if (page->recipient->answer == CLEW_GATE_BY_ORDER)
    page->order = clew_record_load (store, &clew_kind_court_order, page->recipient->order, error);
  else
    page->consent = clew_record_load (store, &clew_kind_consent, page->recipient->consent, error);
  if (page->order == NULL && page->consent == NULL)
    return FALSE;
  page->scope = list_scope (page, facts);
  page->intake = clew_facts_get_intake (facts, page->what->on);
  return TRUE;
}

static ClewPages *
lay_out (ClewLetterPage *page, GError **error)
{
  ClewRecord   *site = clew_office_get_record (page->office);
  ClewPageSetup setup = letter_paper;
  g_autoptr (ClewPages) pages = NULL;

  if (g_strcmp0 (clew_record_get_text (site, "paper"), "a4") == 0)
    {
      setup.width = 210 / 25.4 * 72;
      setup.height = 297 / 25.4 * 72;
    }
  setup.language = clew_wording_get_language (page->wording);
  page->pages = pages = clew_pages_new (&setup);
  page->width = clew_pages_get_width (pages);
  /* Two lines, so that a preview breaks its pages where the letter does. */
  clew_pages_set_footer (pages, FOOTER_GAP + 3 * setup.sizes[CLEW_TEXT_FOOTER]);
  clew_letter_add_parts (page);
  return clew_pages_lay_out (pages, clew_letter_draw_footer, page, error)
           ? g_steal_pointer (&pages)
           : NULL;
}

/* What the page read for itself. */
void
clew_letter_clear_page (ClewLetterPage *page)
{
  g_clear_pointer (&page->wording, clew_wording_unref);
  g_clear_pointer (&page->scope, g_strfreev);
  g_clear_object (&page->participant);
  g_clear_object (&page->consent);
  g_clear_object (&page->order);
}

static ClewLetterPage
make_page (const ClewClearance *clearance, const ClewGateRow *recipient, const ClewLetter *letter)
{
  return (ClewLetterPage){
    .what = clew_clearance_get_disclosure (clearance),
    .recipient = recipient,
    .letter = letter,
    .office = clew_clearance_get_office (clearance),
  };
}

static gboolean
prepare (ClewLetterPage *page, ClewRecord **wording, GError **error)
{
  return read_wording (page, wording, error) && read_records (page, error) && check (page, error);
}

/* The pages before they are drawn; for tests, which look at every mark. */
ClewPages *
clew_letter_lay_out (const ClewClearance *clearance,
                     const ClewGateRow   *recipient,
                     const ClewLetter    *letter,
                     GError             **error)
{
  ClewLetterPage page = make_page (clearance, recipient, letter);
  ClewPages     *pages = NULL;

  if (prepare (&page, NULL, error))
    pages = lay_out (&page, error);
  clew_letter_clear_page (&page);
  return pages;
}

/* The finished file of a page that has all that it says. */
GBytes *
clew_letter_draw (ClewLetterPage *page, GError **error)
{
  g_autofree char *key =
    g_strconcat ("document_title_", clew_letter_kind_ids[page->letter->kind], NULL);
  ClewPdfInfo info = {
    .title = clew_wording_get_text (page->wording, key),
    .language = clew_wording_get_language (page->wording),
    .created = ((gint64)page->what->on - clew_day_new (1970, 1, 1)) * 24 * 60 * 60,
  };
  g_autoptr (ClewPages) pages = lay_out (page, error);

  return pages != NULL ? clew_pages_draw (pages, &info, error) : NULL;
}

/**
 * clew_letter_print:
 * @clearance: what was cleared
 * @recipient: one of its recipients
 * @letter: a #ClewLetter: what it shall say
 * @wording: (out) (optional) (transfer full): the record of the wording that it speaks in
 * @error: return location; %CLEW_RECORDS_ERROR_REFUSED when it would say more
 *   than what was cleared, or what no letter may say; %CLEW_RECORDS_ERROR_INVALID
 *   when the site's wording lacks an element
 *
 * A #ClewClearedPrinter. Draws the letter in the site's words, the newest that are
 * approved, see clew_wording_store_find(), as a tagged PDF file with the scope
 * of the consent or order (42 CFR 2.32(b)) and the notice of 2.32(a)(1). Its
 * title says nothing of a person.
 *
 * Returns: (transfer full): the file
 */
GBytes *
clew_letter_print (const ClewClearance *clearance,
                   const ClewGateRow   *recipient,
                   gpointer             letter,
                   ClewRecord         **wording,
                   GError             **error)
{
  ClewLetterPage page = make_page (clearance, recipient, letter);
  GBytes        *pdf = NULL;

  if (prepare (&page, wording, error))
    pdf = clew_letter_draw (&page, error);
  clew_letter_clear_page (&page);
  return pdf;
}
