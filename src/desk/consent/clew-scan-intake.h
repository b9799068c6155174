/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/consent/clew-scan-question.h"

/* Takes the files that somebody chose or dropped, one after the other: reads,
 * judges, asks if need be, and attaches. "changed" says that the state is
 * another; "attached" carries the ClewScanTie and the form's number; "refused"
 * what to say of all files that were not attached. */

typedef enum
{
  CLEW_SCAN_IDLE,
  CLEW_SCAN_READING,
  CLEW_SCAN_ASKING,
  CLEW_SCAN_SAVING,
} ClewScanState;

#define CLEW_TYPE_SCAN_INTAKE (clew_scan_intake_get_type ())
G_DECLARE_FINAL_TYPE (ClewScanIntake, clew_scan_intake, CLEW, SCAN_INTAKE, GObject)

ClewScanIntake *clew_scan_intake_new (void);
void            clew_scan_intake_set_release (ClewScanIntake *intake,
                                              ClewOffice     *office,
                                              const char     *consent,
                                              const char     *number);
void            clew_scan_intake_take (ClewScanIntake *intake, GFile *file);
void            clew_scan_intake_give_up (ClewScanIntake *intake);
void            clew_scan_intake_answer (ClewScanIntake *intake, ClewScanAnswer answer);
ClewScanState   clew_scan_intake_get_state (ClewScanIntake *intake);
GtkWidget      *clew_scan_intake_make_question (ClewScanIntake *intake);
