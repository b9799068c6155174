/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/clew-day.h"

GSettings    *clew_settings_get (void);
gboolean      clew_settings_are_installed (void);
ClewDateOrder clew_settings_get_date_order (void);
