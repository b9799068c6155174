/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/clew-letter-rules.h"

/* What a conference about a case tells whoever is present, and which of the agreed steps are
 * open: pure functions. */

/* What was noted of an agreed step. */
typedef enum
{
  CLEW_STEP_DONE,
  CLEW_STEP_NOT_NEEDED,
  CLEW_STEP_OPEN_AGAIN,
  CLEW_STEP_N_EVENTS,
} ClewStepEventKind;

extern const char *const clew_step_event_ids[CLEW_STEP_N_EVENTS + 1];

/**
 * ClewStepEvent:
 * @kind: what
 * @entered: in which order it was entered
 */
typedef struct
{
  ClewStepEventKind kind;
  gint64            entered;
} ClewStepEvent;

const char **clew_conference_list_categories (const char *const *topics, const char *const *also);
gboolean     clew_step_is_open (const ClewStepEvent *events, guint n_events);
