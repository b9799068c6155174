/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-office.h"

#define CLEW_TYPE_PARTICIPANT_EDITOR (clew_participant_editor_get_type ())
G_DECLARE_FINAL_TYPE (ClewParticipantEditor,
                      clew_participant_editor,
                      CLEW,
                      PARTICIPANT_EDITOR,
                      AdwWindow)

/* Every field of a participant, other names and numbers too. What is typed is
 * kept at once; Ctrl+Z takes it back. */

GtkWindow *clew_participant_editor_new (GtkWindow *parent, ClewOffice *office, const char *id);
