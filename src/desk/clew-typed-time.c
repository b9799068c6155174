/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-typed-time.h"

#include <glib/gi18n.h>

/**
 * clew_typed_time_problem:
 *
 * Returns: what to say of something typed that is no time, translated
 */
const char *
clew_typed_time_problem (void)
{
  return _ ("This is not a time. Write it like 9:30, 1:30 pm or 13:30.");
}
