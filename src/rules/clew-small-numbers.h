/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Which numbers of a table for the outside are too small to be shown. */

/* A number from 1 up to this, not included, could be about somebody who is known. */
#define CLEW_SMALL_NUMBER 10

guint clew_small_numbers_hide (const guint *counts, guint n_counts, guint least, gboolean *hidden);
