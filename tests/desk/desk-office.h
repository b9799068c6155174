/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-office.h"

/* A temporary office with invented records, and its key in a file. */
typedef struct
{
  char *folder;
  char *path;
  char *key_file;
  char *id;
  char *recovery_code;
} DeskOffice;

DeskOffice *desk_office_new (const char *kind);
void        desk_office_fill (DeskOffice *office);
ClewOffice *desk_office_open (DeskOffice *office);
void        desk_office_free (DeskOffice *office);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskOffice, desk_office_free)
