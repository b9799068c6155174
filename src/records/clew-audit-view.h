/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-office.h"

/* The audit as people read it: a row for each record that a change touched and
 * for each act that was noted, with who did it, when and what for. */

#define CLEW_TYPE_AUDIT_ENTRY (clew_audit_entry_get_type ())
G_DECLARE_FINAL_TYPE (ClewAuditEntry, clew_audit_entry, CLEW, AUDIT_ENTRY, GObject)

/**
 * ClewAuditEntry:
 * @seq: its number in the chain
 * @at: (nullable): when, in the office's time zone
 * @who: (nullable): the staff member's name, or a login name; %NULL for the program itself
 * @what: (nullable): what the change was for
 * @kind: (nullable): the kind of record, for people
 * @act: what was done, for people; of an entry that is not there, that it is missing
 * @fields: (nullable): the labels of the fields that were changed
 *
 * One row. Never what a record said before: that would show what was taken away.
 */
struct _ClewAuditEntry
{
  GObject     parent_instance;
  gint64      seq;
  GDateTime  *at;
  char       *who;
  char       *what;
  const char *kind;
  const char *act;
  char       *fields;
};

#define CLEW_TYPE_AUDIT_VIEW (clew_audit_view_get_type ())
G_DECLARE_FINAL_TYPE (ClewAuditView, clew_audit_view, CLEW, AUDIT_VIEW, GObject)

ClewAuditView *clew_audit_view_new (ClewOffice *office, const char *participant);
void           clew_audit_view_reload (ClewAuditView *view);
const GError  *clew_audit_view_get_error (ClewAuditView *view);

char *clew_audit_label_fields (const char *table, const char *columns);

void     clew_audit_view_verify_async (ClewOffice         *office,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            data);
gboolean clew_audit_view_verify_finish (GAsyncResult *result, GError **error);
