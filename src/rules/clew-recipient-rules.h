/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What may stand on a release as the name of one who hears. */

gboolean clew_recipient_is_class (const char *name);
gboolean clew_recipient_is_same (const char *one, const char *other);
gboolean clew_recipient_folded_has_class (const char *folded);
gboolean clew_recipient_kind_hears_cases (const char *kind);
gboolean clew_recipient_kind_can_become (const char *kind, const char *next);
