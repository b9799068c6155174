/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/legal/clew-legal-list.h"
#include "records/clew-office-read.h"

/* The lists beside the board: what each reads, says and lets people enter. */

/* What a list is read with. */
typedef struct
{
  char *since; /* an instant */
  char *me;    /* as clew_office_get_actor() */
} ClewLegalQuestion;

/**
 * ClewLegalPage:
 * @name: of its tab
 * @title: for people; translate when shown
 * @icon_name: a symbolic icon
 * @empty_title: where it has no rows
 * @empty_text: likewise
 * @read: reads its rows, on a thread; @data is a #ClewLegalQuestion
 * @fill: puts them into the list
 * @act: (nullable): begins what was chosen for one of its records
 */
typedef struct
{
  const char        *name;
  const char        *title;
  const char        *icon_name;
  const char        *empty_title;
  const char        *empty_text;
  ClewOfficeReadFunc read;
  void (*fill) (ClewLegalList *list, ClewOffice *office, GPtrArray *rows);
  void (*act) (GtkWidget *view, ClewOffice *office, const char *what, const char *id);
} ClewLegalPage;

/* In the order of the tabs. */
typedef enum
{
  CLEW_LEGAL_WARRANTS,
  CLEW_LEGAL_HELD,
  CLEW_LEGAL_REVIEWS,
  CLEW_LEGAL_CHANGES,
  CLEW_N_LEGAL_PAGES,
} ClewLegalPageId;

extern const ClewLegalPage clew_legal_page_warrants;
extern const ClewLegalPage clew_legal_page_held;
extern const ClewLegalPage clew_legal_page_reviews;
extern const ClewLegalPage clew_legal_page_changes;

/* More than this many changes are too many to be looked through. */
#define CLEW_LEGAL_MOST_CHANGES 500

void  clew_legal_question_free (ClewLegalQuestion *question);
void  clew_legal_take (GPtrArray *parts, char *part);
char *clew_legal_join (GPtrArray *parts);
