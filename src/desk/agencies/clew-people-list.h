/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

/* A long list of people with a line about each, and what it says when it is
 * empty. A press activates the action "s" of the row with its id. */

#define CLEW_TYPE_PEOPLE_ITEM (clew_people_item_get_type ())
G_DECLARE_FINAL_TYPE (ClewPeopleItem, clew_people_item, CLEW, PEOPLE_ITEM, GObject)

ClewPeopleItem *clew_people_item_new (const char *id, const char *name, const char *detail);

#define CLEW_TYPE_PEOPLE_LIST (clew_people_list_get_type ())
G_DECLARE_FINAL_TYPE (ClewPeopleList, clew_people_list, CLEW, PEOPLE_LIST, AdwBin)

/**
 * ClewPeopleWords:
 * @name: what it is a list of, for a screen reader
 * @nothing: what it says when it is empty
 * @explanation: and what that means
 * @action: what a press on a row does; it gets the row's id
 *
 * The texts are translated when shown.
 */
typedef struct
{
  const char *name;
  const char *nothing;
  const char *explanation;
  const char *action;
} ClewPeopleWords;

void clew_people_list_set_words (ClewPeopleList *list, const ClewPeopleWords *words);
void clew_people_list_show (ClewPeopleList *list, GPtrArray *items, gboolean more);
void clew_people_list_show_error (ClewPeopleList *list, const GError *error);
void clew_people_list_wait (ClewPeopleList *list);
