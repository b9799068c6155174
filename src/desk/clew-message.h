/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

/* What a question is answered with, as the "response" of its dialog. */
#define CLEW_MESSAGE_STAY "stay"
#define CLEW_MESSAGE_GO   "go"

GtkWindow *clew_message_new_problem (GtkWindow *parent, const char *heading, const GError *error);
GtkWindow *clew_message_new_question (GtkWindow  *parent,
                                      const char *heading,
                                      const char *body,
                                      const char *stay,
                                      const char *go,
                                      gboolean    loses);
GtkWindow *clew_message_ask_to_discard (GtkWindow  *window,
                                        const char *heading,
                                        const char *body,
                                        const char *stay);
