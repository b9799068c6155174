/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/clew-letter.h"

/* A letter as a file for another office's Clew. */

GBytes *clew_letter_packet_make (ClewOffice              *office,
                                 const char              *participant,
                                 const ClewLetter        *letter,
                                 const ClewLetterAddress *address,
                                 const char              *code,
                                 GError                 **error);
