/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

/* The frame of a small window in which something that happened is entered:
 * Cancel first, one verb at the end, a column to scroll between, and beneath
 * it what is still missing. Return commits nothing: what is entered here
 * can't be undone. */

/**
 * ClewEntryFrame:
 * @column: takes the fields
 * @commit: the button with the verb
 * @leave: the button that closes the window
 * @touched: whether something was entered; the window sets it, and then isn't closed without a
 *   question
 */
typedef struct
{
  GtkWidget *column;
  GtkWidget *commit;
  GtkWidget *leave;
  GtkLabel  *missing;
  gboolean   touched;
} ClewEntryFrame;

void        clew_entry_frame_build (ClewEntryFrame *frame,
                                    AdwWindow      *window,
                                    GtkWindow      *parent,
                                    const char     *title);
void        clew_entry_frame_set_verb (ClewEntryFrame *frame, const char *verb);
GtkWidget  *clew_entry_frame_add_save (ClewEntryFrame *frame);
void        clew_entry_frame_set_help (AdwWindow *window, const char *topic);
void        clew_entry_frame_say (ClewEntryFrame *frame, const char *missing);
void        clew_entry_frame_fail (ClewEntryFrame *frame, const GError *error);
GtkLabel   *clew_entry_frame_add_text (ClewEntryFrame *frame, const char *text);
GtkListBox *clew_entry_frame_add_list (ClewEntryFrame *frame, const char *name);
void        clew_entry_frame_add_beside (AdwWindow *window, GtkWidget *beside);
AdwFlap    *clew_entry_frame_add_preview (AdwWindow *window, GtkWidget *preview);
