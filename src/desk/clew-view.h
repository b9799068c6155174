/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "records/clew-office-read.h"
#include "records/clew-office.h"

/* What an area of the desk is to the window. The window makes a view the first
 * time that somebody goes there, gives it the open office, tells it when
 * something changed, and destroys it when the office closes, so that neither
 * the screen nor AT-SPI keeps a name.
 *
 * A view fills the whole pane beside the sidebar with header bars of its own;
 * each header bar is handed to clew_view_adopt_header_bar(). It takes part in
 * the menus and keys by adding actions to its group (prefix "view"): "find",
 * "print" and "today" have keys in clew-shortcuts.c. Going to another area
 * is an action of the window that carries an id: "win.show-person",
 * "win.show-case", "win.new-release", "win.write-letter", "win.record-subpoena",
 * "win.print-notices", "win.add-case", "win.record-outcome", "win.show-view". */

#define CLEW_TYPE_VIEW (clew_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (ClewView, clew_view, CLEW, VIEW, AdwBin)

/**
 * ClewViewClass:
 * @refresh: show what the office holds now; called once the view has an office, and, while the
 *   view is on screen, after each change (a view out of sight is told when it is shown again)
 * @show_record: go to the record with this id, or with %NULL to the view's own first page
 * @grab_first_focus: put the focus where somebody who came here would type
 * @get_help_topic: (nullable): the page of the help for what is shown now
 */
struct _ClewViewClass
{
  AdwBinClass parent_class;

  void (*refresh) (ClewView *view);
  void (*show_record) (ClewView *view, const char *id);
  void (*grab_first_focus) (ClewView *view);
  const char *(*get_help_topic) (ClewView *view);
};

/**
 * ClewViewShowFunc:
 * @view: the view
 * @answer: (nullable): what was read, borrowed; %NULL when reading failed
 * @error: (nullable): why, then
 *
 * Shows what clew_view_read() brought, on the main thread.
 */
typedef void (*ClewViewShowFunc) (ClewView *view, gpointer answer, const GError *error);

ClewOffice   *clew_view_get_office (ClewView *view);
void          clew_view_set_office (ClewView *view, ClewOffice *office);
GActionGroup *clew_view_get_actions (ClewView *view);
void          clew_view_add_actions (ClewView           *view,
                                     const GActionEntry *entries,
                                     int                 n_entries);
void          clew_view_set_action_enabled (ClewView *view, const char *name, gboolean enabled);
gboolean      clew_view_get_folded (ClewView *view);
void          clew_view_set_folded (ClewView *view, gboolean folded);
void          clew_view_adopt_header_bar (ClewView *view, AdwHeaderBar *header_bar);

void        clew_view_read (ClewView          *view,
                            ClewOfficeReadFunc func,
                            gpointer           data,
                            GDestroyNotify     free_data,
                            GDestroyNotify     free_answer,
                            ClewViewShowFunc   show);
gboolean    clew_view_get_waiting (ClewView *view);
void        clew_view_set_shown (ClewView *view, gboolean shown);
void        clew_view_changed (ClewView *view);
void        clew_view_show_record (ClewView *view, const char *id);
gboolean    clew_view_focus_within (GtkWidget *page);
void        clew_view_grab_first_focus (ClewView *view);
const char *clew_view_get_help_topic (ClewView *view);
