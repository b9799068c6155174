/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"

#include "desk/clew-application.h"
#include "desk/clew-window.h"

/* What the tests of the desk share. They run inside tests/support/headless.sh. */

typedef gboolean (*DeskCondition) (gpointer data);

void             desk_test_init (int *argc, char ***argv);
ClewApplication *desk_test_get_application (void);
ClewWindow      *desk_test_open (DeskOffice *office, ClewPlace *place);
void             desk_test_wait (DeskCondition condition, gpointer data);
void             desk_test_wait_for_office (ClewWindow *window);
void             desk_test_wait_for_text (gpointer root, const char *text);
void             desk_test_wait_for_widget (gpointer root, GType type);
void             desk_test_wait_for_no_window (GType type);
void             desk_test_settle (void);

/* What is on screen */
GtkWidget *desk_test_find (gpointer root, GType type, const char *label);
GtkWidget *desk_test_get (gpointer root, GType type, const char *label);
GtkWidget *desk_test_find_icon (gpointer root, const char *icon_name);
GtkWidget *desk_test_find_window (GType type);
GtkWidget *desk_test_get_window (GType type);
GtkWidget *desk_test_find_message (void);
gboolean   desk_test_is_on_screen (GtkWidget *widget);
gboolean   desk_test_has_text (gpointer root, const char *text);
gboolean   desk_test_shows (gpointer root, const char *text);

/* What people do */
gboolean desk_test_can_click (gpointer root, const char *label);
void     desk_test_click (gpointer root, const char *label);
void     desk_test_tick (gpointer root, const char *title, gboolean on);
void     desk_test_choose (gpointer root, const char *title, guint which);
void     desk_test_type (gpointer root, const char *title, const char *text);
void     desk_test_enter (gpointer root, const char *title, const char *text);
void     desk_test_type_day (gpointer root, guint which, const char *text);
void     desk_test_search (gpointer root, const char *text);
void     desk_test_answer (const char *label);
void     desk_test_choose_file (const char *path);
