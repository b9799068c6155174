/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk/clew-pill.h"

/* Rows of what waits, under headings. */

#define CLEW_TYPE_LEGAL_LIST (clew_legal_list_get_type ())
G_DECLARE_FINAL_TYPE (ClewLegalList, clew_legal_list, CLEW, LEGAL_LIST, AdwBin)

/* What can be done with a row: the first stands beside it as a button, all in its menu. */
typedef struct
{
  const char *what; /* for "legal.do" */
  const char *label;
} ClewLegalDeed;

/**
 * ClewLegalItem:
 * @title: of the row
 * @subtitle: (nullable)
 * @id: of the record that the row is about
 * @court_case: (nullable): id of the case that the row opens
 * @participant: (nullable): id of the person whose it is
 * @pill: (nullable): how it stands, in words
 * @pill_icon: the icon with it
 * @tone: how the words are colored
 * @deeds: (nullable): ending with a %NULL
 */
typedef struct
{
  const char          *title;
  const char          *subtitle;
  const char          *id;
  const char          *court_case;
  const char          *participant;
  const char          *pill;
  const char          *pill_icon;
  ClewPillTone         tone;
  const ClewLegalDeed *deeds;
} ClewLegalItem;

void     clew_legal_list_begin (ClewLegalList *list);
void     clew_legal_list_add_note (ClewLegalList *list, const char *text);
void     clew_legal_list_add_widget (ClewLegalList *list, GtkWidget *widget);
void     clew_legal_list_add_heading (ClewLegalList *list, const char *title, const char *detail);
gboolean clew_legal_list_add (ClewLegalList *list, const ClewLegalItem *item);
guint    clew_legal_list_end (ClewLegalList *list);
gboolean clew_legal_list_focus (ClewLegalList *list);
