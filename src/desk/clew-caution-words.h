/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/clew-caution-rules.h"

/* What a letter is warned of, in words. */

char *clew_caution_words (const ClewCautionHit *hit);
