/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/legal/clew-case-page.h"

#include "desk/clew-wrap-box.h"
#include "records/clew-case-sharing.h"
#include "records/clew-case.h"

struct _ClewCasePage
{
  AdwBin parent_instance;

  GtkStack            *states;
  AdwStatusPage       *error_page;
  GtkScrolledWindow   *scroller;
  GtkActionable       *try_again_button;
  GtkLabel            *heading;
  GtkLabel            *court;
  ClewWrapBox         *pills;
  AdwActionRow        *person_row;
  AdwPreferencesGroup *received; /* rows of desk/clew-received-rows.h */
  AdwPreferencesGroup *charges;
  AdwPreferencesGroup *hearings;
  AdwPreferencesGroup *warrants;
  AdwPreferencesGroup *conditions;
  AdwPreferencesGroup *custody;
  AdwPreferencesGroup *decisions;
  AdwPreferencesGroup *concerns;
  AdwPreferencesGroup *related;
  AdwPreferencesGroup *events;
  GtkBox              *warnings;
  GtkWidget           *writing; /* what is not offered once the person died */
  AdwPreferencesGroup *agreed;
  AdwPreferencesGroup *asked;
  AdwPreferencesGroup *shared;
  AdwPreferencesGroup *conferences;
  AdwPreferencesGroup *letters;
  AdwPreferencesGroup *facts;
  GtkWidget           *whole;  /* all but what is shown of a sealed case */
  GtkWidget           *sealed; /* instead of it */
  AdwActionRow        *sealed_row;

  ClewOffice *office;
  GPtrArray  *rows;
  char       *id;
  char       *participant;
  char       *next_hearing; /* (nullable): of which an outcome is entered first */
};

/* A row, and what of the case it says: within its group a record's id, or a field. */
typedef struct
{
  AdwPreferencesGroup *group;
  GtkWidget           *row;
  char                *key;
} ClewPlacedRow;

void clew_case_page_clear (ClewCasePage *page);
void clew_case_page_fill (ClewCasePage *page, const ClewCase *court_case, ClewDay today);
void clew_case_page_prepare (ClewCasePage *page, const ClewCase *court_case, ClewDay today);
void clew_case_page_show_agreed (ClewCasePage *page, const ClewCase *court_case, ClewDay today);
void clew_placed_row_free (ClewPlacedRow *placed);

/* Rows of a group, each with what of the case it says. */
void       clew_case_page_place (ClewCasePage        *page,
                                 AdwPreferencesGroup *group,
                                 const char          *key,
                                 GtkWidget           *row);
void       clew_case_page_add_text (ClewCasePage        *page,
                                    AdwPreferencesGroup *group,
                                    const char          *text);
GtkWidget *clew_case_page_add_steps (ClewCasePage        *page,
                                     AdwPreferencesGroup *group,
                                     const char          *key);
