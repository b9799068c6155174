/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-office.h"

#include "records/clew-release-detail.h"
#include "records/clew-release.h"

#include <gtk/gtk.h>

/* An office where a release can be made: agencies of every kind, one of them
 * with a very long name, and a person. Everybody is invented. */

#define RELEASE_OFFICE_TODAY clew_day_new (2026, 10, 12)

typedef struct
{
  DeskOffice *desk;
  char       *person;   /* id */
  GPtrArray  *agencies; /* ids, in the order of the form */
} ReleaseOffice;

ReleaseOffice *release_office_new (guint n_agencies);
ClewOffice    *release_office_open (ReleaseOffice *made);
char          *release_office_issue (ReleaseOffice *made, ClewOffice *office, guint n_offered);
void           release_office_sign (ClewOffice *office, const char *consent, ClewDay on);
void           release_office_free (ReleaseOffice *made);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReleaseOffice, release_office_free)

/* Such an office at the desk, and the one window of it that a test looks at. */
typedef struct
{
  ReleaseOffice *made;
  ClewOffice    *office;
  GtkWidget     *window;  /* (nullable) */
  GtkWidget     *parent;  /* (nullable): behind it */
  char          *consent; /* (nullable): a release that the test is about */
} ReleaseDesk;

void               release_desk_init (ReleaseDesk *desk, guint n_agencies);
void               release_desk_present (ReleaseDesk *desk, gpointer window);
void               release_desk_present_child (ReleaseDesk *desk, GtkWidget *child);
void               release_desk_close (ReleaseDesk *desk);
gint64             release_desk_count (ReleaseDesk *desk, const char *sql);
ClewReleaseDraft  *release_desk_new_draft (ReleaseDesk *desk);
ClewReleaseDetail *release_desk_load (ReleaseDesk *desk, const char *consent);
void               release_desk_clear (ReleaseDesk *desk);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReleaseDesk, release_desk_clear)
