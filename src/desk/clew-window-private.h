/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/clew-areas.h"
#include "desk/clew-key-page.h"
#include "desk/clew-view.h"
#include "desk/clew-window.h"

/* The window is four files: clew-window.c moves between the views of an open
 * office, clew-window-sidebar.c names them with their numbers,
 * clew-window-actions.c has what they ask of the window, and
 * clew-window-office.c opens and closes offices. */
struct _ClewWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack        *shut_or_open;

  /* Shut: nothing of an office is on screen. */
  GtkStack      *shut_stack;
  AdwStatusPage *opening_page;
  GtkSpinner    *opening_spinner;
  ClewKeyPage   *key_page;
  GtkMenuButton *shut_menu_button;

  /* Open. */
  AdwLeaflet    *leaflet;
  GtkWidget     *sidebar_box;
  GtkLabel      *office_label;
  GtkMenuButton *open_menu_button;
  GtkListBox    *sidebar;
  GtkWidget     *demonstration_mark;
  GtkWidget     *remove_demonstration_button;
  GtkWidget     *views_pane;
  GtkStack      *views;
  GtkWidget     *waiting_bar;

  /* What is or shall be open. */
  struct
  {
    ClewOffice *office;
    gulong      changed_id;
    char       *path;
    char       *key_file;
    ClewPlace  *place;      /* where to go once it is open */
    guint       generation; /* answers to an earlier question are late */
    guint       slow_id;
    guint       appear_id;
  } opening;

  /* Where we are and were. */
  ClewPlace *place;
  ClewView  *view;
  GQueue     history;
  ClewDay    shown_day;

  /* The numbers of the sidebar are read on a thread, one reading at a time. */
  guint    count_id;
  gboolean counting;
  gboolean count_again;

  guint    day_id;
  guint    pulse_id;
  gboolean moving;
};

void clew_window_office_opened (ClewWindow *window);
void clew_window_forget_views (ClewWindow *window);
void clew_window_go_back (ClewWindow *window);

/* clew-window-actions.c */
void clew_window_install_actions (ClewWindow *window);

/* The sidebar: clew-window-sidebar.c. */
void clew_window_fill_sidebar (ClewWindow *window);
void clew_window_fit_sidebar (ClewWindow *window);
void clew_window_fit_actions (ClewWindow *window);
void clew_window_select_area (ClewWindow *window, const ClewArea *area);
void clew_window_update_counts (ClewWindow *window);

/* Actions of clew-window-office.c, and closing what works in the office. */
void     clew_window_install_office_actions (ClewWindow *window);
gboolean clew_window_close_over (GtkWindow *window);
