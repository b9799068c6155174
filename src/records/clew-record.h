/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/clew-day.h"
#include "base/clew-value.h"
#include "records/clew-kind.h"
#include "store/clew-store.h"

#define CLEW_TYPE_RECORD (clew_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (ClewRecord, clew_record, CLEW, RECORD, GObject)

/* The parent of every kind's type. The types themselves are made from the
 * field tables by clew_kind_get_type(); each field is a property. */
struct _ClewRecordClass
{
  GObjectClass    parent_class;
  const ClewKind *kind;
};

void clew_record_class_install_fields (ClewRecordClass *class);

ClewRecord *clew_record_new (const ClewKind *kind);
ClewRecord *clew_record_copy (ClewRecord *record);
gboolean    clew_record_equal (ClewRecord *a, ClewRecord *b);

const ClewKind *clew_record_get_kind (ClewRecord *record);
const char     *clew_record_get_id (ClewRecord *record);
gboolean        clew_record_is_stored (ClewRecord *record);
gboolean        clew_record_is_removed (ClewRecord *record);
const char     *clew_record_get_created (ClewRecord *record);
const char     *clew_record_get_removed (ClewRecord *record);

const char *clew_record_get_text (ClewRecord *record, const char *column);
ClewDay     clew_record_get_day (ClewRecord *record, const char *column);
gint64      clew_record_get_number (ClewRecord *record, const char *column, gint64 otherwise);
gboolean    clew_record_get_yes (ClewRecord *record, const char *column);
GBytes     *clew_record_get_bytes (ClewRecord *record, const char *column);
const char *clew_record_get_choice_label (ClewRecord *record, const char *column);

void clew_record_set_text (ClewRecord *record, const char *column, const char *text);
void clew_record_set_day (ClewRecord *record, const char *column, ClewDay day);
void clew_record_set_number (ClewRecord *record, const char *column, gint64 number);
void clew_record_set_yes (ClewRecord *record, const char *column, gboolean yes);
void clew_record_set_bytes (ClewRecord *record, const char *column, GBytes *bytes);
void clew_record_set_file (ClewRecord *record, GBytes *bytes);
void clew_record_set_nothing (ClewRecord *record, const char *column);

gboolean clew_record_check (ClewRecord *record, ClewDay today, const char **field, GError **error);

/* With the store. Saving and removing happen inside clew_store_change(). */
ClewRecord *clew_record_load (ClewStore      *store,
                              const ClewKind *kind,
                              const char     *id,
                              GError        **error);
GPtrArray  *clew_record_select (ClewStore      *store,
                                const ClewKind *kind,
                                GError        **error,
                                const char     *where,
                                const char     *types,
                                ...);
gboolean    clew_record_save (ClewStore *store, ClewRecord *record, GError **error);
gboolean    clew_record_remove (ClewStore *store, ClewRecord *record, GError **error);
gboolean    clew_record_restore (ClewStore *store, ClewRecord *record, GError **error);
