/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/clew-letter.h"
#include "records/clew-facts.h"

/* A letter on its way to paper: clew-letter.c reads what it needs,
 * clew-letter-parts.c puts it on pages. */
typedef struct
{
  const ClewClearance *clearance;
  const ClewGateRow   *recipient;
  const ClewLetter    *letter;
  ClewOffice          *office;
  ClewWording         *wording;
  ClewFacts           *facts;
  ClewRecord          *participant;
  ClewRecord          *consent; /* one of these two is the ground */
  ClewRecord          *order;
  ClewPages           *pages;
  double               width;
} ClewLetterPage;

void clew_letter_add_parts (ClewLetterPage *page);
void clew_letter_draw_footer (ClewPages *pages, guint n_page, guint n_pages, gpointer data);
