/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/**
 * ClewShortcut:
 * @action: a detailed action, for gtk_application_set_accels_for_action()
 * @key: as gtk_accelerator_parse() reads it
 */
typedef struct
{
  const char *action;
  const char *key;
} ClewShortcut;

extern const ClewShortcut clew_shortcuts[];

void clew_shortcuts_install (GtkApplication *application);
