/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/clew-small-numbers.h"

/* The smallest that is shown and isn't zero, or @n_counts. */
static guint
find_smallest (const guint *counts, guint n_counts, const gboolean *hidden)
{
  guint found = n_counts;

  for (guint i = 0; i < n_counts; i++)
    if (!hidden[i] && counts[i] > 0 && (found == n_counts || counts[i] < counts[found]))
      found = i;
  return found;
}

/**
 * clew_small_numbers_hide:
 * @counts: (array length=n_counts): numbers that add up to a total that is shown if it is no small
 *   number itself
 * @n_counts: how many
 * @least: the smallest number, apart from zero, that is shown
 * @hidden: (array length=n_counts) (out caller-allocates): which to hide
 *
 * Besides small numbers so many others are hidden that none can be told from the total: those
 * hidden are two or more and together no small number, as far as there are any. Zero is always
 * shown. Pure. May be called from any thread.
 *
 * Returns: how many are hidden
 */
guint
clew_small_numbers_hide (const guint *counts, guint n_counts, guint least, gboolean *hidden)
{
  guint n_hidden = 0, sum = 0;

  for (guint i = 0; i < n_counts; i++)
    {
      hidden[i] = counts[i] > 0 && counts[i] < least;
      n_hidden += hidden[i];
      sum += hidden[i] ? counts[i] : 0;
    }
  while (n_hidden > 0 && (n_hidden < 2 || sum < least))
    {
      guint next = find_smallest (counts, n_counts, hidden);

      if (next == n_counts)
        break;
      hidden[next] = TRUE;
      sum += counts[next];
      n_hidden++;
    }
  return n_hidden;
}
