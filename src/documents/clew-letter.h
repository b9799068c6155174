/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/clew-page.h"
#include "records/clew-gate.h"
#include "records/clew-wording.h"
#include "rules/clew-letter-rules.h"

/* Letters about a participant, and notices that permission was taken back.
 * Without a clearance no function here makes one. */

/* More is a report, and a report goes another way. */
#define CLEW_LETTER_MOST_WORDS 1500

/* A name and an office; what is longer is a message. */
#define CLEW_LETTER_MOST_PERSON 60

/**
 * ClewLetter:
 * @kind: which letter
 * @language: of the letter
 * @statements: (nullable) (array zero-terminated=1): of a status letter: ids of its ready
 *   sentences, in any order
 * @words: (nullable): of a status letter: somebody's own words, which follow them
 * @about: (nullable) (array zero-terminated=1): what those are about, as whoever wrote them
 *   says; without it they are not printed
 * @with_birth_date: whether the recipient needs it to know who is meant
 * @is_preview: says on each page that nothing was recorded
 */
typedef struct
{
  ClewLetterKind     kind;
  const char        *language;
  const char *const *statements;
  const char        *words;
  const char *const *about;
  gboolean           with_birth_date;
  gboolean           is_preview;
} ClewLetter;

/**
 * ClewLetterAddress:
 * @agency: who shall receive it
 * @person: (nullable): who there
 * @for_proceeding: whether it is asked for to be used in a proceeding
 * @subpoena: whether a subpoena came for it, which makes it one for a proceeding
 * @consent: (nullable): the release relied on, or taken back
 * @court_case: (nullable): id of the case for which it is written
 * @is_file: whether it goes as a file for their Clew rather than on paper
 */
typedef struct
{
  const char *agency;
  const char *person;
  gboolean    for_proceeding;
  gboolean    subpoena;
  const char *consent;
  const char *court_case;
  gboolean    is_file;
} ClewLetterAddress;

GPtrArray     *clew_letter_ask (ClewOffice              *office,
                                const char              *participant,
                                const ClewLetter        *letter,
                                const char *const       *agencies,
                                const ClewLetterAddress *address,
                                GError                 **error);
gboolean       clew_letter_check_person (const char *person, GError **error);
gboolean       clew_letter_check_participant (ClewOffice *office,
                                              const char *participant,
                                              GError    **error);
ClewClearance *clew_letter_clear (ClewOffice              *office,
                                  const char              *participant,
                                  const ClewLetter        *letter,
                                  const ClewLetterAddress *address,
                                  GError                 **error);
GBytes        *clew_letter_print (const ClewClearance *clearance,
                                  const ClewGateRow   *recipient,
                                  gpointer             letter,
                                  ClewRecord         **wording,
                                  GError             **error);
GBytes        *clew_letter_sample (ClewOffice  *office,
                                   ClewWording *wording,
                                   ClewDay      approved_on,
                                   GError     **error);
const char   **clew_letter_list_statements (ClewWording *wording, ClewTopic topic);
ClewPages     *clew_letter_lay_out (const ClewClearance *clearance,
                                    const ClewGateRow   *recipient,
                                    const ClewLetter    *letter,
                                    GError             **error);
