/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk/legal/clew-record-task.h"

/* A small window in which one record of a case is entered or edited, as a task says. What is
 * entered counts on Return; an edit is kept field by field. */

#define CLEW_TYPE_RECORD_WINDOW (clew_record_window_get_type ())
G_DECLARE_FINAL_TYPE (ClewRecordWindow, clew_record_window, CLEW, RECORD_WINDOW, AdwWindow)

ClewRecordWindow *clew_record_window_new (GtkWindow            *parent,
                                          ClewOffice           *office,
                                          const ClewRecordTask *task,
                                          ClewRecord           *record);
