/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/clew-day.h"
#include "rules/clew-consent-rules.h"
#include "rules/clew-enrollment-rules.h"

#include <glib-object.h>

#define CLEW_TYPE_PERSON_ROW (clew_person_row_get_type ())
G_DECLARE_FINAL_TYPE (ClewPersonRow, clew_person_row, CLEW, PERSON_ROW, GObject)

/**
 * ClewPersonFields:
 *
 * What a list shows of a person. Strings are owned; empty ones are %NULL.
 */
typedef struct
{
  char               *id;
  char               *name;         /* as listed: "Aguilar Peña, Rosa" */
  char               *aliases;      /* "Chayo, Rosie" */
  char               *case_manager; /* name or initials */
  int                 age;          /* -1 when not known */
  gboolean            age_is_guess;
  ClewReleaseState    release;
  ClewDay             release_day;
  ClewEnrollmentState enrollment;
} ClewPersonFields;

/* A place in the list. The object stays while people move past it: when what
 * stands there changes it is filled anew and "changed" is emitted. */
const ClewPersonFields *clew_person_row_get (ClewPersonRow *row);
void                    clew_person_row_take (ClewPersonRow *row, ClewPersonFields *fields);
void                    clew_person_fields_clear (ClewPersonFields *fields);
void                    clew_person_fields_copy (ClewPersonFields       *to,
                                                 const ClewPersonFields *from);
