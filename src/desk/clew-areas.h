/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/clew-place.h"
#include "desk/clew-view.h"

/* How an area plugs into the window: one line in a table of clew-areas.c,
 * the only file that includes the areas. Areas never include each other. */

/**
 * ClewArea:
 * @name: of the view, as in --view=docket and win.show-view('docket')
 * @title: for people; translate when shown
 * @icon_name: a symbolic icon
 * @record: (nullable): what one record is called that this view shows: "person" for person:ID
 * @help_topic: the page of the help
 * @get_type: a #ClewView; made with no arguments
 * @count: (nullable): the number beside the title: as many as the view's own list opens with, or
 *   -1 with an error. Runs on a thread with a connection of its own
 * @with: (nullable): a kind of record without which an office has no such view
 * @without: (nullable): a kind of record that an office with such a view may not hold
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *icon_name;
  const char *record;
  const char *help_topic;
  GType (*get_type) (void);
  gint64 (*count) (ClewStore *reader, ClewDay today, GError **error);
  const char *with;
  const char *without;
} ClewArea;

/**
 * ClewAreaWindow:
 * @record: "release" for release:ID
 * @present: opens a window over @parent; @id is %NULL when none was chosen
 * @with: (nullable): a kind of record without which an office has no such task
 *
 * A task in a window of its own, such as the release assistant.
 */
typedef struct
{
  const char *record;
  void (*present) (GtkWindow *parent, ClewOffice *office, const char *id);
  const char *with;
} ClewAreaWindow;

/* In the order of the sidebar; each ends with a %NULL name. */
extern const ClewArea       clew_areas[];
extern const ClewAreaWindow clew_area_windows[];

const ClewArea       *clew_areas_find (const char *name_or_record);
const ClewAreaWindow *clew_areas_find_window (const char *record);
gboolean              clew_areas_check_place (const ClewPlace *place);
gboolean              clew_areas_has (ClewOffice *office, const ClewArea *area);
const ClewArea       *clew_areas_find_had (ClewOffice *office, const char *name);
gboolean              clew_areas_has_window (ClewOffice *office, const ClewAreaWindow *window);
