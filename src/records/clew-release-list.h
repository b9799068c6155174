/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-release-standing.h"

#include <glib-object.h>

/* Releases of everybody, for a list: those that need somebody first. */

typedef enum
{
  CLEW_RELEASES_ATTENTION, /* waiting for a signature, or about to end */
  CLEW_RELEASES_WAITING,
  CLEW_RELEASES_IN_FORCE,
  CLEW_RELEASES_ENDS_30, /* within so many days, the soonest first */
  CLEW_RELEASES_ENDS_60,
  CLEW_RELEASES_ENDS_90,
  CLEW_RELEASES_SCAN_MISSING,
  CLEW_RELEASES_OVER,       /* expired, ended, replaced or deficient */
  CLEW_RELEASES_TAKEN_BACK, /* by some or all */
  CLEW_RELEASES_DECLINED,
  CLEW_RELEASES_ALL,
  CLEW_RELEASES_N_CHOICES,
} ClewReleasesChoice;

#define CLEW_TYPE_RELEASE_ITEM (clew_release_item_get_type ())
G_DECLARE_FINAL_TYPE (ClewReleaseItem, clew_release_item, CLEW, RELEASE_ITEM, GObject)

/**
 * ClewReleaseItem:
 * @id: of the release
 * @participant: id
 * @name: of the participant, as listed
 * @form_number: of the paper
 * @n_agencies: how many agencies it names
 * @made_on: the day on which it was made
 * @expires_on: the first day without authority, or unknown
 * @has_scan: whether a scan of the signed paper is attached
 * @standing: how it stands
 */
struct _ClewReleaseItem
{
  GObject             parent_instance;
  char               *id;
  char               *participant;
  char               *name;
  char               *form_number;
  guint               n_agencies;
  ClewDay             made_on;
  ClewDay             expires_on;
  gboolean            has_scan;
  ClewReleaseStanding standing;
};

/* As many as one look at the list takes in; the newest. */
#define CLEW_RELEASE_LIST_LIMIT 500

GPtrArray *clew_release_list_load (ClewStore         *store,
                                   ClewReleasesChoice choice,
                                   const char        *text,
                                   ClewDateOrder      order,
                                   guint              limit,
                                   ClewDay            today,
                                   gboolean          *more,
                                   GError           **error);
gboolean   clew_release_item_lacks_scan (ClewReleaseItem *item);
gint64     clew_release_list_count_attention (ClewStore *store, ClewDay today, GError **error);
