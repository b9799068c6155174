/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/clew-letter.h"

/* A letter on its way to paper: clew-letter.c reads what it needs,
 * clew-letter-parts.c puts it on pages. */
typedef struct
{
  const ClewDisclosure *what;
  const ClewGateRow    *recipient;
  const ClewLetter     *letter;
  ClewOffice           *office;
  ClewWording          *wording;
  ClewDay               approved_on; /* of the wording; unknown for a draft */
  ClewRecord           *participant;
  ClewRecord           *consent; /* one of these two is the ground */
  ClewRecord           *order;
  GStrv                 scope; /* the kinds of information that the ground covers */
  ClewDay               intake;
  ClewPages            *pages;
  double                width;
} ClewLetterPage;

GBytes *clew_letter_draw (ClewLetterPage *page, GError **error);
void    clew_letter_clear_page (ClewLetterPage *page);
void    clew_letter_add_parts (ClewLetterPage *page);
void    clew_letter_draw_footer (ClewPages *pages, guint n_page, guint n_pages, gpointer data);
