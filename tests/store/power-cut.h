/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What a disk may do with what was written and not synced when the power goes: keep
 * each piece or not, in any order, and the last sectors of a piece or not. A file that
 * was removed while its folder was not synced may be back.
 *
 * Call each of these before the operation itself. */
void power_note_write (const char *path, gint64 at, const void *bytes, gsize size);
void power_note_truncate (const char *path, gint64 size);
void power_note_sync (const char *path);
void power_note_delete (const char *path, gboolean folder_is_synced);
/* Leaves on the disk what such a disk could hold, and ends the process. */
void power_cut (void) G_GNUC_NORETURN;
