/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/clew-store.h"

gboolean clew_audit_verify (ClewStore    *store,
                            GCancellable *cancellable,
                            gint64       *first_bad,
                            GError      **error);
gboolean clew_audit_note (ClewStore  *store,
                          const char *action,
                          const char *kind,
                          const char *record,
                          GError    **error);
