/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

void clew_qr_read (const guint8 *gray, guint width, guint height, GPtrArray *texts);
