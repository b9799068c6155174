/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/clew-docket.h"

/* A state as icon and words: never color alone. */

typedef enum
{
  CLEW_PILL_PLAIN,
  CLEW_PILL_GOOD,
  CLEW_PILL_CAREFUL,
  CLEW_PILL_BAD,
} ClewPillTone;

GtkWidget   *clew_pill_new (const char *icon_name, const char *text, ClewPillTone tone);
GtkWidget   *clew_pill_new_release (ClewReleaseState state, ClewDay day, ClewDay today);
const char  *clew_release_state_icon (ClewReleaseState state);
ClewPillTone clew_release_state_tone (ClewReleaseState state);

PangoLayout *clew_pill_create_layout (GtkWidget *widget, const char *text);
void         clew_pill_measure (PangoLayout *layout, int *width, int *height);
void         clew_pill_draw (GtkSnapshot *snapshot,
                             GtkWidget   *widget,
                             PangoLayout *layout,
                             const char  *icon_name,
                             ClewPillTone tone,
                             int          x,
                             int          y);
