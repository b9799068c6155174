/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/clew-areas.h"

#include "desk/agencies/clew-agencies-view.h"
#include "desk/clew-start-view.h"
#include "desk/consent/clew-addition-window.h"
#include "desk/disclosures/clew-kept-paper-window.h"
#include "desk/disclosures/clew-letter-window.h"
#include "desk/consent/clew-many-forms-window.h"
#include "desk/disclosures/clew-neutral-words.h"
#include "desk/disclosures/clew-notices-window.h"
#include "desk/consent/clew-release-begin.h"
#include "desk/consent/clew-releases-view.h"
#include "desk/disclosures/clew-roster-window.h"
#include "desk/consent/clew-signed-blank-window.h"
#include "desk/disclosures/clew-told-window.h"
#include "desk/disclosures/clew-subpoena-window.h"
#include "desk/wordings/clew-wordings-window.h"
#include "desk/legal/clew-case-entry.h"
#include "desk/legal/clew-closings-window.h"
#include "desk/legal/clew-cases-view.h"
#include "desk/legal/clew-conference-window.h"
#include "desk/legal/clew-docket-view.h"
#include "desk/legal/clew-no-worse-view.h"
#include "desk/participants/clew-participants-view.h"
#include "desk/received/clew-packet-window.h"
#include "desk/received/clew-received-view.h"
#include "desk/received/clew-received-window.h"
#include "records/clew-received.h"
#include "rules/clew-office-rules.h"

#include <glib/gi18n.h>

const ClewArea clew_areas[] = {
  {
    .name = "start",
    .title = N_ ("Start"),
    .icon_name = "user-home-symbolic",
    .help_topic = "index",
    .get_type = clew_start_view_get_type,
  },
  {
    .name = "participants",
    .title = N_ ("Participants"),
    .icon_name = "system-users-symbolic",
    .record = "person",
    .help_topic = "participants",
    .get_type = clew_participants_view_get_type,
    .count = clew_participants_view_count,
  },
  {
    .name = "releases",
    .title = N_ ("Releases"),
    .icon_name = "document-edit-symbolic",
    .record = "consent",
    .help_topic = "release",
    .get_type = clew_releases_view_get_type,
    .count = clew_releases_view_count,
    .with = "consent",
  },
  {
    .name = "received",
    .title = N_ ("Shared With Us"),
    .icon_name = "mail-unread-symbolic",
    .help_topic = "received",
    .get_type = clew_received_view_get_type,
    .count = clew_received_count,
    .without = "consent",
  },
  {
    .name = "docket",
    .title = N_ ("Docket"),
    .icon_name = "x-office-calendar-symbolic",
    .record = "case",
    .help_topic = "docket",
    .get_type = clew_docket_view_get_type,
    .count = clew_docket_view_count,
  },
  {
    .name = "cases",
    .title = N_ ("Cases"),
    .icon_name = "view-grid-symbolic",
    .help_topic = "cases",
    .get_type = clew_cases_view_get_type,
  },
  {
    .name = "agencies",
    .title = N_ ("Agencies"),
    .icon_name = "network-workgroup-symbolic",
    .record = "agency",
    .help_topic = "agencies",
    .get_type = clew_agencies_view_get_type,
    .count = clew_agencies_view_count,
  },
  {
    .name = "no-worse-off",
    .title = N_ ("No Worse Off"),
    .icon_name = "security-high-symbolic",
    .help_topic = "no-worse-off",
    .get_type = clew_no_worse_view_get_type,
  },
  { NULL },
};

const ClewAreaWindow clew_area_windows[] = {
  { "release", clew_release_begin, "consent" },
  { "blank-form", clew_release_begin_blank, "consent" },
  { "signed-blank-form", clew_signed_blank_window_present, "consent" },
  { "many-forms", clew_many_forms_window_present, "consent" },
  { "meeting", clew_roster_window_present, "disclosure" },
  { "told", clew_told_window_present, "disclosure" },
  { "told-correction", clew_told_window_present_correction, "disclosure" },
  { "letter", clew_letter_window_present, "disclosure" },
  { "nothing-helpful", clew_letter_window_present_nothing_helpful, "disclosure" },
  { "neutral-words", clew_neutral_words_present, "disclosure" },
  { "notices", clew_notices_window_present, "disclosure" },
  { "subpoena", clew_subpoena_window_present, "disclosure" },
  { "addition", clew_addition_window_present, "consent" },
  { "wordings", clew_wordings_window_present, "consent" },
  { "new-case", clew_case_entry_present_case },
  { "outcome", clew_case_entry_present_outcome },
  { "case-outcome", clew_case_entry_present_case_outcome },
  { "court-closings", clew_closings_window_present },
  { "held-charge", clew_cases_view_hold_charge },
  { "kept-paper", clew_kept_paper_window_present, "disclosure" },
  { "conference", clew_conference_window_present, "conference_party" },
  { "packet", clew_packet_window_present },
  { "received", clew_received_window_present },
  { "permission-ended", clew_received_window_present_end },
  { NULL },
};

/**
 * clew_areas_find:
 * @name_or_record: "docket", or "case" for the area that shows cases
 *
 * Returns: (transfer none) (nullable): the area
 */
const ClewArea *
clew_areas_find (const char *name_or_record)
{
  for (const ClewArea *area = clew_areas; area->name != NULL; area++)
    if (g_strcmp0 (area->name, name_or_record) == 0 ||
        g_strcmp0 (area->record, name_or_record) == 0)
      return area;

  return NULL;
}

/**
 * clew_areas_find_window:
 * @record: "release"
 *
 * Returns: (transfer none) (nullable): the task that opens for such a record
 */
const ClewAreaWindow *
clew_areas_find_window (const char *record)
{
  for (const ClewAreaWindow *window = clew_area_windows; window->record != NULL; window++)
    if (g_strcmp0 (window->record, record) == 0)
      return window;

  return NULL;
}

/**
 * clew_areas_check_place:
 *
 * Returns: whether some area can show @place: a view by its name, a record with its id
 */
gboolean
clew_areas_check_place (const ClewPlace *place)
{
  const ClewArea *area = clew_areas_find (place->name);

  if (area != NULL)
    return g_strcmp0 (area->record, place->name) == 0 ? place->id != NULL : place->id == NULL;

  return place->id != NULL && clew_areas_find_window (place->name) != NULL;
}

static gboolean
holds (ClewOffice *office, const char *table)
{
  return clew_office_kind_holds (
    clew_record_get_text (clew_office_get_record (office), "kind"), table);
}

/**
 * clew_areas_has:
 * @office: an office
 * @area: a view
 *
 * Follows from what such an office may hold at all, so that no view of it hides anything.
 *
 * Returns: whether an office of this kind has that view
 */
gboolean
clew_areas_has (ClewOffice *office, const ClewArea *area)
{
  return (area->with == NULL || holds (office, area->with)) &&
         (area->without == NULL || !holds (office, area->without));
}

/**
 * clew_areas_find_had:
 * @office: an office
 * @name: "releases"
 *
 * Returns: (transfer none) (nullable): the view of that name, or in an office without it the one
 *   that stands in its place
 */
const ClewArea *
clew_areas_find_had (ClewOffice *office, const char *name)
{
  const ClewArea *area = clew_areas_find (name);

  if (area == NULL || clew_areas_has (office, area))
    return area;
  for (const ClewArea *other = clew_areas; other->name != NULL; other++)
    if ((area->with != NULL && g_strcmp0 (other->without, area->with) == 0) ||
        (area->without != NULL && g_strcmp0 (other->with, area->without) == 0))
      return other;
  return NULL;
}

/**
 * clew_areas_has_window:
 * @office: an office
 * @window: a task
 *
 * Returns: whether an office of this kind has that task
 */
gboolean
clew_areas_has_window (ClewOffice *office, const ClewAreaWindow *window)
{
  return window->with == NULL || holds (office, window->with);
}
