/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/clew-docket.h"
#include "records/clew-hearing-kind.h"

/* Between clew-docket.c, which knows what is due when, and clew-docket-entry.c, which knows
 * what an entry says. */

/* Queries of entries; a condition and an order follow. Columns: 0 kind, 1 day, 2 time, 3 id,
 * 4 participant, 5 case, 6–9 names, 10 what, 11 court, 12 department, 13 cause number,
 * 14 incident, 15 arrest, 16 filed, 17 first warrant, 18 moved from, 19 open, 20 the time before
 * it was moved, 21 who moved it, 22 the time zone of a court elsewhere. */
#define PERSON "p.given_name, p.middle_name, p.family_name, p.preferred_name"
/* clang-format off */
#define CASE_DATES \
  "c.cause_number, c.incident_on, c.arrested_on, c.filed_on, " \
  "(SELECT min (w.issued_on) FROM warrant w WHERE w.court_case = c.id AND w.removed IS NULL)"
/* Where, unless the court is another. */
#define HEARING_ROOM \
  "CASE WHEN h.department IS NULL AND h.court IS NULL THEN c.department ELSE h.department END"
/* From its latest move; those from before there were moves say only the day. */
#define LATEST_MOVE \
  "FROM hearing_move m WHERE m.hearing = h.id AND " CLEW_MOVE_STANDS_SQL ("m") \
  " ORDER BY m.created DESC, m.rowid DESC LIMIT 1)"
#define MOVED_FROM "coalesce ((SELECT m.from_day " LATEST_MOVE ", h.moved_from)"
#define MOVED_FROM_TIME "(SELECT m.from_time " LATEST_MOVE
#define MOVED_BY \
  "(SELECT (SELECT coalesce (s.initials, s.name) FROM staff s WHERE s.id = m.staff) " LATEST_MOVE
#define HEARINGS \
  "SELECT 0, h.on_day, h.at_time, h.id, p.id, c.id, " PERSON ", " CLEW_HEARING_NAME_SQL ", " \
  "coalesce (h.court, c.court), " HEARING_ROOM ", " CASE_DATES ", " \
  MOVED_FROM ", h.outcome IS NULL, " MOVED_FROM_TIME ", " MOVED_BY ", c.time_zone " \
  "FROM hearing h JOIN court_case c ON c.id = h.court_case AND c.removed IS NULL AND " \
  CLEW_CASE_SHOWN_SQL \
  " " \
  "JOIN participant p ON p.id = c.participant AND p.removed IS NULL " \
  "WHERE h.removed IS NULL AND "
#define REVIEWS \
  "SELECT 1, d.review_on, NULL, d.id, p.id, c.id, " PERSON ", d.kind, d.decided_by, NULL, " \
  CASE_DATES \
  ", NULL, d.reviewed_on IS NULL, NULL, NULL, NULL " \
  "FROM decision d JOIN court_case c ON c.id = d.court_case AND c.removed IS NULL AND " \
  CLEW_CASE_SHOWN_SQL \
  " " \
  "JOIN participant p ON p.id = c.participant AND p.removed IS NULL " \
  "WHERE d.removed IS NULL AND "
#define RELEASES \
  "SELECT 2, r.expires_on, NULL, r.id, p.id, NULL, " PERSON ", r.form_number, NULL, NULL, NULL, " \
  "NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL " \
  "FROM consent r JOIN participant p ON p.id = r.participant AND p.removed IS NULL WHERE "
/* Few, and by an index; where a parent signed, the date on the paper is not the end. */
#define BY_PARENT "(SELECT consent FROM consent_event WHERE signer = 'minor_and_parent')"
#define RELEASES_BY_DATE RELEASES "r.id NOT IN " BY_PARENT " AND "
#define RELEASES_BY_PARENT_SQL \
  RELEASES "r.id IN " BY_PARENT " AND (r.expires_on IS NULL OR r.expires_on >= ?1)"
/* clang-format on */

/* What a filter asks: ?4 court, ?5 prosecutor, ?6 kind, ?7 participant; nothing is any. A release
 * is of no court. */
/* clang-format off */
#define ONLY_THEIRS "(?5 IS NULL OR c.prosecutor = ?5) AND (?7 IS NULL OR p.id = ?7) AND "
#define ONLY_HEARINGS \
  "(?4 IS NULL OR coalesce (h.court, c.court) = ?4) AND " ONLY_THEIRS \
  "(?6 IS NULL OR ?6 = 'hearing' OR ?6 = 'hearing:' || h.kind OR ?6 = 'site:' || h.site_kind) AND "
#define ONLY_REVIEWS \
  "(?4 IS NULL OR c.court = ?4) AND " ONLY_THEIRS "(?6 IS NULL OR ?6 = 'review') AND "
#define ONLY_RELEASES \
  "?4 IS NULL AND ?5 IS NULL AND (?6 IS NULL OR ?6 = 'release_ends') AND " \
  "(?7 IS NULL OR p.id = ?7) AND "
/* clang-format on */

ClewDocketEntry *clew_docket_entry_read (ClewRows *rows, ClewDay today, ClewCaseDates *dates);
int              clew_docket_entry_compare (gconstpointer a, gconstpointer b);
gboolean         clew_docket_derive (ClewStore *store,
                                     GPtrArray *entries,
                                     GArray    *dates,
                                     ClewDay    today,
                                     GError   **error);
int              clew_docket_count_minutes (const char *time);
void             clew_docket_clock_apply (GPtrArray *entries,
                                          ClewDay    today,
                                          gint64     now,
                                          GTimeZone *office_zone);
gboolean         clew_docket_clock_set (ClewStore *store,
                                        GPtrArray *entries,
                                        ClewDay    today,
                                        GError   **error);
char            *clew_docket_describe_place (const char *court, const char *department);
