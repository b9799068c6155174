/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

char **clew_scan_code_read (GBytes *bytes, const char *media, GCancellable *cancellable);
