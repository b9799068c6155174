/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-office.h"

/* Takes in a file that another office made: the file, its code, what is in it, and who is meant. */

#define CLEW_TYPE_PACKET_WINDOW (clew_packet_window_get_type ())
G_DECLARE_FINAL_TYPE (ClewPacketWindow, clew_packet_window, CLEW, PACKET_WINDOW, AdwWindow)

ClewPacketWindow *clew_packet_window_new (GtkWindow *parent, ClewOffice *office);
void              clew_packet_window_take_file (ClewPacketWindow *window, GBytes *file);
void              clew_packet_window_present (GtkWindow  *parent,
                                              ClewOffice *office,
                                              const char *nothing);
