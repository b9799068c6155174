/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/clew-demo-private.h"

/* SplitMix64 (Steele, Lea and Flood, 2014): small, and each seed is a good one.
 * GRand would do as well, but an environment variable changes what it gives. */

static guint64
mix (guint64 z)
{
  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

/**
 * clew_random_start:
 * @random: a stream
 * @seed: the seed
 * @stream: which of the seed's streams
 */
void
clew_random_start (ClewRandom *random, guint64 seed, guint64 stream)
{
  random->state = mix (seed + G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) ^ mix (~stream);
}

/**
 * clew_random_next:
 * @random: a stream
 *
 * Returns: the next number
 */
guint64
clew_random_next (ClewRandom *random)
{
  random->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return mix (random->state);
}

/**
 * clew_random_below:
 * @random: a stream
 * @n: at least 1
 *
 * Returns: a number from 0 to @n − 1
 */
guint
clew_random_below (ClewRandom *random, guint n)
{
  return (guint)(((clew_random_next (random) >> 32) * n) >> 32);
}

/**
 * clew_random_between:
 * @random: a stream
 * @lowest: the least
 * @highest: the greatest, included
 *
 * Returns: a number; @lowest when @highest is less
 */
int
clew_random_between (ClewRandom *random, int lowest, int highest)
{
  if (highest <= lowest)
    return lowest;
  return lowest + (int)clew_random_below (random, (guint)(highest - lowest) + 1);
}

/**
 * clew_random_chance:
 * @random: a stream
 * @percent: how often of a hundred times
 *
 * Returns: whether
 */
gboolean
clew_random_chance (ClewRandom *random, guint percent)
{
  return clew_random_below (random, 100) < percent;
}

/**
 * clew_random_pick:
 * @random: a stream
 * @texts: %NULL-terminated
 *
 * Returns: one of @texts, borrowed
 */
const char *
clew_random_pick (ClewRandom *random, const char *const *texts)
{
  return texts[clew_random_below (random, g_strv_length ((char **)texts))];
}

/**
 * clew_random_weighted:
 * @random: a stream
 * @weights: how likely each is
 * @n: how many
 *
 * Returns: an index below @n
 */
guint
clew_random_weighted (ClewRandom *random, const guint *weights, guint n)
{
  guint total = 0;
  guint place, i;

  for (i = 0; i < n; i++)
    total += weights[i];
  place = clew_random_below (random, total);
  for (i = 0; i + 1 < n && place >= weights[i]; i++)
    place -= weights[i];
  return i;
}
