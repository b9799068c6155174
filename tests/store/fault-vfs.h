/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A layer between SQLite and the disk that counts what is written and, at a chosen
 * moment, kills the process or says that the disk failed. */
typedef enum
{
  FAULT_NONE,
  FAULT_KILL,        /* the process dies instead of the operation */
  FAULT_CUT,         /* so, and the disk keeps what it likes of what was not synced */
  FAULT_FAIL,        /* the operation is not done and reported as failed */
  FAULT_FAIL_STICKY, /* and all after it */
  FAULT_LIE,         /* the operation is done and reported as failed */
  FAULT_FULL,        /* the disk is full from here on */
} Fault;

void fault_vfs_install (void);
/* From now on the operation number @at (from 1) goes wrong. */
void fault_vfs_plan (Fault fault, guint at);
/* How many operations there were since. */
guint fault_vfs_count (void);
