/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-office.h"

/**
 * ClewOfficeReadFunc:
 * @store: a connection of the thread's own; one of clew_office_read_async() can only read
 * @today: the office's day
 * @data: as given to clew_office_read_async()
 * @error: return location
 *
 * What runs on the thread. It must be short: while it reads, nothing can be saved.
 *
 * Returns: what clew_office_read_finish() gives, or %NULL with @error set
 */
typedef gpointer (*ClewOfficeReadFunc) (ClewStore *store,
                                        ClewDay    today,
                                        gpointer   data,
                                        GError   **error);

void     clew_office_read_async (ClewOffice         *office,
                                 ClewOfficeReadFunc  func,
                                 gpointer            data,
                                 GDestroyNotify      free_data,
                                 GDestroyNotify      free_result,
                                 GAsyncReadyCallback callback,
                                 gpointer            callback_data);
void     clew_office_write_async (ClewOffice         *office,
                                  ClewOfficeReadFunc  func,
                                  gpointer            data,
                                  GDestroyNotify      free_data,
                                  GDestroyNotify      free_result,
                                  GAsyncReadyCallback callback,
                                  gpointer            callback_data);
gpointer clew_office_read_finish (GAsyncResult *result, GError **error);
gboolean clew_office_read_is_pending (void);

/* For other functions that read on a thread: around what is read. */
void clew_office_read_begin (void);
void clew_office_read_end (void);
void clew_office_read_wait (void);
