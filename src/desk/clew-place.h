/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/**
 * ClewPlace:
 * @name: a view ("docket") or a kind of record ("person")
 * @id: (nullable): the record's id
 *
 * Where the window is or shall go, written "docket" or "person:ID": in
 * --view, in actions, in the window's history.
 */
typedef struct
{
  char *name;
  char *id;
} ClewPlace;

ClewPlace *clew_place_new (const char *name, const char *id);
ClewPlace *clew_place_parse (const char *text);
ClewPlace *clew_place_copy (const ClewPlace *place);
char      *clew_place_to_text (const ClewPlace *place);
gboolean   clew_place_equal (const ClewPlace *a, const ClewPlace *b);
void       clew_place_free (ClewPlace *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClewPlace, clew_place_free)
