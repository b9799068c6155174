/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-release-detail.h"

void clew_wrong_person_ask (GtkWindow               *parent,
                            ClewOffice              *office,
                            const ClewReleaseDetail *release);
