/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* How hard a text is to read, as the school grade that people of the field
 * speak of: a form should be at grade 8 or below. */

#define CLEW_READABILITY_GOAL 8.0

/**
 * ClewReadability:
 * @sentences: how many sentences
 * @words: how many words
 * @syllables: how many syllables in all words
 *
 * What was counted; counts of several texts may be added up.
 */
typedef struct
{
  guint sentences;
  guint words;
  guint syllables;
} ClewReadability;

gboolean clew_readability_knows (const char *language);
void     clew_readability_add (ClewReadability *counts, const char *text, const char *language);
guint    clew_readability_count_syllables (const char *word, const char *language);
double   clew_readability_get_ease (const ClewReadability *counts, const char *language);
double   clew_readability_get_grade (const ClewReadability *counts, const char *language);
