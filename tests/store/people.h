/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/clew-store.h"

/* Invented people, and a search over them that knows nothing of indexes. */
typedef struct
{
  char *id;
  char *given;
  char *family;
  char *alias; /* maybe NULL */
  char *born;  /* maybe NULL */
  char *number;
  char *cause;
} Person;

Person *invent_person (void);
void    person_free (gpointer data);
/* Inside a change. */
void     store_person (ClewStore *store, const Person *person);
gboolean store_people_cb (ClewStore *store, gpointer people, GError **error);
/* As a change of its own. */
GPtrArray *add_people (ClewStore *store, guint n);
int        compare_people (gconstpointer a, gconstpointer b);

char *invent_family_name (void);
char *invent_query (GPtrArray *people);
/* @people are sorted by compare_people(). */
void assert_found (ClewStore *store, GPtrArray *people, const char *text, guint limit);
void assert_check_is_clean (ClewStore *store);
