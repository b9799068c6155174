/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"

#include "desk/clew-application.h"
#include "desk/clew-window.h"

/* What the tests of the desk share. They run inside tests/support/headless.sh. */

typedef gboolean (*DeskCondition) (gpointer data);

void             desk_test_init (int *argc, char ***argv);
ClewApplication *desk_test_get_application (void);
void             desk_test_wait (DeskCondition condition, gpointer data);
void             desk_test_settle (void);
GtkWidget       *desk_test_find (GtkWidget *root, GType type, const char *label);
GtkWidget       *desk_test_find_message (void);
void             desk_test_answer (const char *label);
void             desk_test_choose_file (const char *path);
gboolean         desk_test_is_on_screen (GtkWidget *widget);
gboolean         desk_test_has_text (GtkWidget *root, const char *text);
