/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-shortcuts.h"

/* The keys of the whole program, but for Ctrl+Z (clew-window.c says why). An
 * action "view.…" is there while a view offers it. clew-shortcuts.ui shows them
 * to people; a test compares the two. */
const ClewShortcut clew_shortcuts[] = {
  { "win.show-view('start')", "<Control>1" },
  { "win.show-view('participants')", "<Control>2" },
  { "win.show-view('releases')", "<Control>3" },
  { "win.show-view('docket')", "<Control>4" },
  { "win.show-view('cases')", "<Control>5" },
  { "win.show-view('agencies')", "<Control>6" },
  { "win.show-view('no-worse-off')", "<Control>7" },
  { "win.back", "<Alt>Left" },
  { "win.new-release('')", "<Shift><Control>n" },
  { "win.find", "<Control>f" },
  { "view.filters", "F9" },
  { "win.add-participant", "<Control>n" },
  { "view.edit-participant", "<Control>e" },
  { "view.record-outcome", "<Control>r" },
  { "view.bring-in", "<Control>i" },
  { "view.print", "<Control>p" },
  { "view.today", "<Control>t" },
  { "view.earlier", "<Control>Page_Up" },
  { "view.later", "<Control>Page_Down" },
  { "win.open-office", "<Control>o" },
  { "window.close", "<Control>w" },
  { "app.preferences", "<Control>comma" },
  { "app.help", "F1" },
  { "app.quit", "<Control>q" },
  { NULL },
};

/**
 * clew_shortcuts_install:
 *
 * Binds each key of the table.
 */
void
clew_shortcuts_install (GtkApplication *application)
{
  for (guint i = 0; clew_shortcuts[i].action != NULL; i++)
    {
      const char *keys[] = { clew_shortcuts[i].key, NULL };

      gtk_application_set_accels_for_action (application, clew_shortcuts[i].action, keys);
    }
}
