/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

/* What helps. */
typedef enum
{
  CLEW_REMEDY_NONE = 0,
  CLEW_REMEDY_UNLOCK = 1 << 0,
  CLEW_REMEDY_TRY_AGAIN = 1 << 1,
  CLEW_REMEDY_RECOVERY_CODE = 1 << 2,
  CLEW_REMEDY_OTHER_FILE = 1 << 3,
  CLEW_REMEDY_RESTORE_BACKUP = 1 << 4,
  CLEW_REMEDY_KEY_FILE = 1 << 5,
} ClewRemedies;

/**
 * ClewErrorWords:
 * @icon_name: a symbolic icon
 * @title: in a few words
 * @happened: what happened
 * @safe: what is safe
 * @next: what to do now
 * @suggested: the one that @next names
 * @others: what else helps
 *
 * An error for people. Every text is translated and lives as long as the program.
 */
typedef struct
{
  const char  *icon_name;
  const char  *title;
  const char  *happened;
  const char  *safe;
  const char  *next;
  ClewRemedies suggested;
  ClewRemedies others;
} ClewErrorWords;

void  clew_error_words (const GError *error, ClewErrorWords *words);
char *clew_error_words_dup_text (const GError *error);
char *clew_error_words_dup_details (const GError *error);
void  clew_error_words_show (AdwStatusPage *page, const GError *error);
void  clew_error_words_show_text (AdwStatusPage *page, const char *text);
