/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What the words of a consent form must say and what they must not say. The
 * tables stand in the order of the paper. */

/* The forms, one for each kind of consent: kinds are never merged on one form. */
typedef enum
{
  CLEW_FORM_RELEASE = 1 << 0,
  CLEW_FORM_TREATMENT = 1 << 1,
  CLEW_FORM_COUNSELING_NOTES = 1 << 2,
  CLEW_FORM_PROCEEDINGS = 1 << 3,
  CLEW_FORM_ALL = (1 << 4) - 1,
} ClewFormFlags;

/**
 * ClewFormName:
 * @id: as wordings have it
 * @consent_kind: the kind of consent that is made by it
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
 * @label: what a written consent must have, for people
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
 * @element: the element that it carries
 * @need: when it is needed
 * @forms: the forms that have it
 * @place: (nullable): the placeholder without which the text says nothing
 * @part: (nullable): for the first text of a part: what the part is called where it is edited
 */
typedef struct
{
  const char     *key;
  const char     *element;
  ClewWordingNeed need;
  ClewFormFlags   forms;
  const char     *place;
  const char     *part;
} ClewWordingText;

/* Ends with a %NULL key. */
extern const ClewWordingText clew_wording_texts[];

const ClewWordingText *clew_wording_text_find (const char *key);

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
} ClewWordingFault;

extern const char clew_wording_part2_notice[];

gboolean         clew_wording_text_is_blank (const char *text);
gboolean         clew_wording_is_no_end (const char *event);
ClewWordingFault clew_wording_judge (const char *key, const char *text, ClewFormFlags form);
