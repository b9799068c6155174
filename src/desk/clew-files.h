/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

typedef void (*ClewFilesChosen) (const char *path, gpointer data);

void clew_files_choose_office (GtkWindow *parent, ClewFilesChosen chosen, gpointer data);
void clew_files_choose_key_file (GtkWindow *parent, ClewFilesChosen chosen, gpointer data);
void clew_files_choose_new_office (GtkWindow      *parent,
                                   const char     *title,
                                   ClewFilesChosen chosen,
                                   gpointer        data);
void clew_files_choose_scan (GtkWindow *parent, ClewFilesChosen chosen, gpointer data);
void clew_files_choose_packet (GtkWindow *parent, ClewFilesChosen chosen, gpointer data);
void clew_files_choose_table (GtkWindow *parent, ClewFilesChosen chosen, gpointer data);
void clew_files_choose_copy (GtkWindow      *parent,
                             const char     *title,
                             const char     *name,
                             ClewFilesChosen chosen,
                             gpointer        data);
