/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/clew-wording.h"
#include "rules/clew-wording-rules.h"

/* The texts of a wording as fields, part by part. */

GPtrArray *clew_wording_fields_add (GtkBox             *column,
                                    const ClewFormName *form,
                                    ClewWording        *wording);
void       clew_wording_fields_note (GPtrArray *elements, const char *key, ClewFormFlags form);
char      *clew_wording_fields_describe (guint problems, GPtrArray *elements);
