/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/clew-day.h"

/* Whether what another agency told this office may still be used. Pure. The conventions stand at
 * the top of the .c. */

/**
 * ClewReceivedFacts:
 * @received: when it came
 * @has_ground: whether it says on what it stands: a release or a court order
 * @form_number: (nullable): the number of the form it stands on
 * @signed_on: when that was signed or issued, or unknown
 * @until: the first day without permission, or unknown
 * @is_until_event: whether it ends with something that happens
 * @is_mistake: whether it was entered by mistake
 */
typedef struct
{
  ClewDay     received;
  gboolean    has_ground;
  const char *form_number;
  ClewDay     signed_on;
  ClewDay     until;
  gboolean    is_until_event;
  gboolean    is_mistake;
} ClewReceivedFacts;

/**
 * ClewReceivedEnd:
 * @form_number: (nullable): the form that ended, or %NULL when none was named
 * @on: the day from which on, whole, it does not count
 * @is_taken_back: whether the person took it back; else it ended some other way
 *
 * That the same agency said that permission ended.
 */
typedef struct
{
  const char *form_number;
  ClewDay     on;
  gboolean    is_taken_back;
} ClewReceivedEnd;

typedef enum
{
  CLEW_USE_YES,
  CLEW_USE_ASK, /* yes, unless the event has happened that ends it */
  CLEW_USE_TAKEN_BACK,
  CLEW_USE_ENDED,
  CLEW_USE_NO_GROUND,
  CLEW_USE_NOT_YET,
  CLEW_USE_MISTAKE,
  CLEW_USE_N,
} ClewUse;

/**
 * ClewUseAnswer:
 * @use: whether it may be used
 * @since: for what ended: its first day without permission, or unknown
 */
typedef struct
{
  ClewUse use;
  ClewDay since;
} ClewUseAnswer;

ClewUseAnswer clew_received_may_use (const ClewReceivedFacts *facts,
                                     const ClewReceivedEnd   *ends,
                                     guint                    n_ends,
                                     ClewDay                  on);
gboolean      clew_use_is_yes (ClewUse use);
