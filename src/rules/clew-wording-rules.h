/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What the words of a paper must say and what they must not say. The tables
 * stand in the order of the paper. */

/* The papers: a form for each kind of consent, since kinds are never merged on
 * one form; letters and notices; the list of disclosures; and the list for a meeting. */
typedef enum
{
  CLEW_FORM_RELEASE = 1 << 0,
  CLEW_FORM_TREATMENT = 1 << 1,
  CLEW_FORM_COUNSELING_NOTES = 1 << 2,
  CLEW_FORM_PROCEEDINGS = 1 << 3,
  CLEW_FORM_CONSENTS = (1 << 4) - 1,
  CLEW_FORM_LETTER = 1 << 4,
  CLEW_FORM_ACCOUNTING = 1 << 5,
  CLEW_FORM_ROSTER = 1 << 6,
} ClewFormFlags;

/**
 * ClewFormName:
 * @id: as wordings have it
 * @consent_kind: (nullable): the kind of consent that is made by it; %NULL when none is
 * @label: for people
 * @flag: its flag
 */
typedef struct
{
  const char   *id;
  const char   *consent_kind;
  const char   *label;
  ClewFormFlags flag;
} ClewFormName;

/* Ends with a %NULL id. */
extern const ClewFormName clew_form_names[];

const ClewFormName *clew_form_name_find (const char *id);
const ClewFormName *clew_form_name_find_for (const char *consent_kind);

/**
 * ClewWordingElement:
 * @id: such as "recipients"
 * @label: what the paper must have, for people
 * @citation: where that is written; empty for what no law asks for
 */
typedef struct
{
  const char *id;
  const char *label;
  const char *citation;
} ClewWordingElement;

/* Ends with a %NULL id. */
extern const ClewWordingElement clew_wording_elements[];

const ClewWordingElement *clew_wording_element_find (const char *id);

typedef enum
{
  CLEW_TEXT_ALWAYS,    /* no form can be printed without it */
  CLEW_TEXT_SOMETIMES, /* some forms need it, so an approved wording has it */
  CLEW_TEXT_MORE,      /* more of a list */
  CLEW_TEXT_FURNITURE, /* always, but nothing to read: names of months, marks for readers */
} ClewWordingNeed;

/**
 * ClewWordingText:
 * @key: the text's key
 * @label: what the text is, for whoever edits it
 * @element: the element that it carries
 * @need: when it is needed
 * @forms: the forms that have it
 * @places: (nullable): the placeholders without which the text says nothing, with spaces
 *   between them
 * @part: (nullable): for the first text of a part: what the part is called where it is edited
 * @verbatim: (nullable): how the law gives the text, word for word
 */
typedef struct
{
  const char     *key;
  const char     *label;
  const char     *element;
  ClewWordingNeed need;
  ClewFormFlags   forms;
  const char     *places;
  const char     *part;
  const char     *verbatim;
} ClewWordingText;

const ClewWordingText *clew_wording_list_texts (ClewFormFlags form);
const ClewWordingText *clew_wording_text_find (const char *key, ClewFormFlags form);

/**
 * ClewWordingKindText:
 * @what: "heading", "label" or "description"
 * @label: what the text about a kind of information is, for whoever edits it
 */
typedef struct
{
  const char *what;
  const char *label;
} ClewWordingKindText;

const ClewWordingKindText *clew_wording_list_kind_texts (ClewFormFlags form);

/* What is wrong with one text. */
typedef enum
{
  CLEW_WORDING_GOOD,
  CLEW_WORDING_MISSING,
  CLEW_WORDING_NO_PLACE,
  CLEW_WORDING_IRREVOCABLE,
  CLEW_WORDING_CLASS,
  CLEW_WORDING_NO_END,
  CLEW_WORDING_OLD_NOTICE,
  CLEW_WORDING_UNSPECIFIC,
} ClewWordingFault;

gboolean         clew_wording_text_is_blank (const char *text);
gboolean         clew_wording_is_no_end (const char *event);
char            *clew_wording_dup_missing_places (const ClewWordingText *known, const char *text);
const char      *clew_wording_get_element (const char *key, ClewFormFlags form);
gboolean         clew_wording_fault_spoils (ClewWordingFault fault);
ClewWordingFault clew_wording_judge_typed (const char *text, ClewFormFlags form);
ClewWordingFault clew_wording_judge_event (const char *event, ClewFormFlags form);
ClewWordingFault clew_wording_judge (const char *key, const char *text, ClewFormFlags form);
