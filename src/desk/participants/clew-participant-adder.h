/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-office.h"

#define CLEW_TYPE_PARTICIPANT_ADDER (clew_participant_adder_get_type ())
G_DECLARE_FINAL_TYPE (ClewParticipantAdder,
                      clew_participant_adder,
                      CLEW,
                      PARTICIPANT_ADDER,
                      AdwWindow)

/* Somebody new: at least one name and the way in, kept together. While a name
 * is typed, people who are here already and might be the same are offered.
 *
 * "added" (id): the participant is kept. "person-chosen" (id): it was one of
 * those who are here already. */

ClewParticipantAdder *clew_participant_adder_new (GtkWindow *parent, ClewOffice *office);
