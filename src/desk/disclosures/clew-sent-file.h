/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "documents/clew-letter.h"

/* A letter that went as a file for another office: the code that opens it, and the way to save the
 * same file again ("letter.send"). Empty and not visible until it is made. */

#define CLEW_TYPE_SENT_FILE (clew_sent_file_get_type ())
G_DECLARE_FINAL_TYPE (ClewSentFile, clew_sent_file, CLEW, SENT_FILE, GtkBox)

GBytes  *clew_sent_file_make (ClewSentFile            *sent,
                              ClewOffice              *office,
                              const char              *participant,
                              const ClewLetter        *letter,
                              const ClewLetterAddress *address,
                              GError                 **error);
gboolean clew_sent_file_is_made (ClewSentFile *sent);
