/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-record.h"

#define CLEW_TYPE_OFFICE (clew_office_get_type ())
G_DECLARE_FINAL_TYPE (ClewOffice, clew_office, CLEW, OFFICE, GObject)

/* An office file that is open: its store, who works in it, its day. The
 * signal "changed" follows each change that touched a row. */

char       *clew_office_read_id (const char *path, GError **error);
ClewOffice *clew_office_create (const char *path,
                                const char *office_id,
                                ClewSecret *key,
                                ClewRecord *office,
                                ClewRecord *first_staff,
                                GError    **error);
ClewOffice *clew_office_open (const char *path, ClewSecret *key, GError **error);
void        clew_office_close (ClewOffice *office);
void        clew_office_discard (ClewOffice *office);
void        clew_office_protect_process (void);
char       *clew_office_dup_library_version (void);
gboolean    clew_office_check_library (GError **error);

ClewStore  *clew_office_get_store (ClewOffice *office);
const char *clew_office_get_path (ClewOffice *office);
const char *clew_office_get_id (ClewOffice *office);
ClewRecord *clew_office_get_record (ClewOffice *office);
ClewRecord *clew_office_get_me (ClewOffice *office);
const char *clew_office_get_actor (ClewOffice *office);
ClewDay     clew_office_today (ClewOffice *office);
ClewSecret *clew_office_reveal_key (ClewOffice *office, GError **error);
GDateTime  *clew_office_to_local (ClewOffice *office, const char *instant);
void        clew_office_set_today (ClewOffice *office, ClewDay today);

/**
 * ClewTakeBackFunc:
 * @office: an office
 * @event: an event that is kept
 * @back: whether it is taken back, or done again after that
 *
 * Returns: (transfer full): a new event that says so
 */
typedef ClewRecord *(*ClewTakeBackFunc) (ClewOffice *office, ClewRecord *event, gboolean back);

/* Changing records, with undo. */
gboolean    clew_office_save (ClewOffice *office,
                              const char *what,
                              ClewRecord *record,
                              GError    **error);
gboolean    clew_office_save_together (ClewOffice        *office,
                                       const char        *what,
                                       ClewRecord *const *records,
                                       guint              n_records,
                                       GError           **error);
gboolean    clew_office_save_events (ClewOffice        *office,
                                     const char        *what,
                                     ClewRecord *const *records,
                                     guint              n_records,
                                     ClewTakeBackFunc   take_back,
                                     GError           **error);
gboolean    clew_office_remove (ClewOffice *office,
                                const char *what,
                                ClewRecord *record,
                                GError    **error);
gboolean    clew_office_change (ClewOffice    *office,
                                const char    *what,
                                ClewChangeFunc func,
                                gpointer       data,
                                GError       **error);
void        clew_office_follow (ClewOffice *office, const char *what, ClewRecord *record);
void        clew_office_follow_all (ClewOffice      *office,
                                    const char      *what,
                                    GPtrArray       *before,
                                    GPtrArray       *after,
                                    ClewTakeBackFunc take_back);
gboolean    clew_office_note (ClewOffice *office,
                              const char *what,
                              const char *action,
                              const char *kind,
                              const char *record,
                              GError    **error);
const char *clew_office_get_undo (ClewOffice *office);
const char *clew_office_get_redo (ClewOffice *office);
gboolean    clew_office_undo (ClewOffice *office, GError **error);
gboolean    clew_office_redo (ClewOffice *office, GError **error);
