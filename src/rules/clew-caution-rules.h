/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Whether a text suggests what is never told about a participant: offenses,
 * use, whereabouts, breaches of a court order (LEAD toolkit 2023, what is not
 * shared); or what may be told only as a kind of information of its own. It
 * warns and decides nothing: no list of words knows what is meant. */

/* In the order of clew_caution_kinds. */
typedef enum
{
  CLEW_CAUTION_OFFENSE,
  CLEW_CAUTION_USE,
  CLEW_CAUTION_WHEREABOUTS,
  CLEW_CAUTION_BREACH,
  CLEW_CAUTION_HEALTH, /* from here on each is a kind of information */
  CLEW_CAUTION_TREATMENT,
  CLEW_CAUTION_HOUSING,
  CLEW_CAUTION_NEEDS,
  CLEW_CAUTION_COURT,
  CLEW_CAUTION_N_KINDS,
} ClewCautionKind;

extern const char *const clew_caution_kind_ids[CLEW_CAUTION_N_KINDS + 1];

/**
 * ClewCautionWord:
 * @word: a word, or several in a row; "arrest*" stands for every word that begins so
 * @kind: what it suggests
 */
typedef struct
{
  const char     *word;
  ClewCautionKind kind;
} ClewCautionWord;

/**
 * ClewCautionHit:
 * @written: what stands in the text, as it is written there
 * @kind: what it suggests
 */
typedef struct
{
  char           *written;
  ClewCautionKind kind;
} ClewCautionHit;

GPtrArray  *clew_caution_find (const char            *text,
                               const ClewCautionWord *words,
                               guint                  n_words,
                               guint                  most);
gboolean    clew_caution_is_usable (const char *word);
const char *clew_caution_get_category (ClewCautionKind kind);
