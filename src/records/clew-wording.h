/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/clew-day.h"

/* The words of a form: versioned data that a site approves, not code and not
 * gettext, since what a person signed must stand as it stood. */
typedef struct _ClewWording ClewWording;

ClewWording *clew_wording_parse (const char *json, GError **error);
ClewWording *clew_wording_load_shipped (const char *form, const char *language, GError **error);
char        *clew_wording_dup_shipped_json (const char *form, const char *language, GError **error);
ClewWording *clew_wording_ref (ClewWording *wording);
void         clew_wording_unref (ClewWording *wording);

const char        *clew_wording_get_form (ClewWording *wording);
const char        *clew_wording_get_language (ClewWording *wording);
int                clew_wording_get_version (ClewWording *wording);
const char        *clew_wording_get_text (ClewWording *wording, const char *key);
const char *const *clew_wording_get_keys (ClewWording *wording);
const char *const *clew_wording_get_categories (ClewWording *wording);
char              *clew_wording_fill (ClewWording *wording, const char *key, ...)
  G_GNUC_NULL_TERMINATED;
char *clew_wording_dup_date (ClewWording *wording, ClewDay day);
char *clew_wording_dup_standing (ClewWording *wording, ClewDay approved_on);
const char          *
clew_wording_get_category (ClewWording *wording, const char *category, const char *what);
gboolean clew_wording_is_sensitive (ClewWording *wording, const char *category);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ClewWording, clew_wording_unref)
