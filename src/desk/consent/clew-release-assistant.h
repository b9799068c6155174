/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-release.h"

/* Making a release of information: one question a step, the paper beside. What
 * is chosen is kept as it is chosen; clew-release-begin.h goes on with it. */

#define CLEW_TYPE_RELEASE_ASSISTANT (clew_release_assistant_get_type ())
G_DECLARE_FINAL_TYPE (
  ClewReleaseAssistant, clew_release_assistant, CLEW, RELEASE_ASSISTANT, AdwWindow)

ClewReleaseAssistant *clew_release_assistant_new (GtkWindow        *parent,
                                                  ClewOffice       *office,
                                                  ClewReleaseDraft *draft);
void                  clew_release_assistant_go_to (ClewReleaseAssistant *assistant,
                                                    ClewReleaseStep       step);
void                  clew_release_assistant_say_dropped (ClewReleaseAssistant *assistant,
                                                          GPtrArray            *dropped);
