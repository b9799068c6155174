/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/clew-office-rules.h"

/*
 * WHAT THE FILE OF AN OFFICE MAY HOLD (LEAD toolkit 2023, prosecutors and case management; 42 CFR
 * 2.13(a): no more than the purpose needs)
 *
 *  1. A prosecutor's office has its own cases and what was shared with it. What the site agreed on
 *     about forms is no secret; what case management writes about people is: contacts, intake,
 *     where they stay, how they describe themselves. It tells nobody anything under a release, so
 *     it has neither releases nor a ledger of disclosures.
 *  2. Of the people there it has who they are, so that nobody is mistaken for somebody else, and
 *     what a hearing needs: the language and whether there must be an interpreter.
 *  3. Contact notes are kept by case management alone.
 *  4. A kind of record that is not named here a prosecutor's office may not hold: who adds one
 *     decides.
 */

/* Of records about people and cases, and of the site. */
static const char *const prosecutor[] = {
  /* the site */
  "office", "staff", "agency", "agency_gap", "wording", "wording_approval", "minor_rule",
  "caution_word", "hearing_kind", "ordinary_course", "court_closing", "calendar_mapping",
  /* who is meant */
  "participant", "alias", "identifier",
  /* its own cases */
  "court_case", "related_case", "charge", "hearing", "hearing_move", "warrant", "court_condition",
  "custody_stay", "held_charge", "intake_extension", "decision", "concern", "refused_decision",
  "refusal_seen", "calendar_reading", "sighting", "case_conference", "conference_party",
  "agreed_step", "agreed_step_event",
  /* what was shared with it */
  "received", "received_paper", "received_event", NULL
};

/* Of the person's record; its other fields are case management's. */
static const char *const prosecutor_person[] = {
  "given_name", "middle_name", "family_name", "preferred_name", "birth_date", "approximate_age",
  "approximate_age_on", "language", "interpreter", NULL
};

/* Of a held charge: not which referral it came from, which says by whom and where. */
static const char *const prosecutor_held[] = {
  "participant", "charge", "class", "diverted_on", "held_by", "holder", "ended_on", "ended_as",
  "court_case", NULL
};

/* Of who was at a conference: it has no ledger of what was told. */
static const char *const prosecutor_party[] = { "conference", "agency", NULL };

/* Of numbers: not those that only say where somebody gets help. */
static const char *const prosecutor_not_numbers[] = { "homeless_services", "medical_record",
                                                      NULL };

static gboolean
is_prosecutor (const char *office_kind)
{
  return g_strcmp0 (office_kind, "prosecutor") == 0;
}

/**
 * clew_office_kind_holds:
 * @office_kind: (nullable): an id of clew_office_kinds
 * @table: a kind of record
 *
 * Pure. May be called from any thread.
 *
 * Returns: whether such records may be in the file of such an office
 */
gboolean
clew_office_kind_holds (const char *office_kind, const char *table)
{
  if (is_prosecutor (office_kind))
    return g_strv_contains (prosecutor, table);
  if (g_strcmp0 (office_kind, "case_management") == 0)
    return TRUE;
  return !g_str_equal (table, "contact_note");
}

/**
 * clew_office_kind_holds_field:
 * @office_kind: (nullable): an id of clew_office_kinds
 * @table: a kind of record
 * @column: one of its fields
 *
 * Pure. May be called from any thread.
 *
 * Returns: whether that field may say something in the file of such an office
 */
gboolean
clew_office_kind_holds_field (const char *office_kind, const char *table, const char *column)
{
  if (!clew_office_kind_holds (office_kind, table))
    return FALSE;
  if (is_prosecutor (office_kind) && g_str_equal (table, "participant"))
    return g_strv_contains (prosecutor_person, column);
  if (is_prosecutor (office_kind) && g_str_equal (table, "held_charge"))
    return g_strv_contains (prosecutor_held, column);
  if (is_prosecutor (office_kind) && g_str_equal (table, "conference_party"))
    return g_strv_contains (prosecutor_party, column);
  return TRUE;
}

/**
 * clew_office_kind_holds_choice:
 * @office_kind: (nullable): an id of clew_office_kinds
 * @table: a kind of record
 * @column: one of its fields
 * @choice: what it says
 *
 * Pure. May be called from any thread.
 *
 * Returns: whether that field may say that in the file of such an office
 */
gboolean
clew_office_kind_holds_choice (const char *office_kind,
                               const char *table,
                               const char *column,
                               const char *choice)
{
  if (!clew_office_kind_holds_field (office_kind, table, column))
    return FALSE;
  return !is_prosecutor (office_kind) || !g_str_equal (table, "identifier") ||
         !g_str_equal (column, "kind") || !g_strv_contains (prosecutor_not_numbers, choice);
}

/**
 * clew_office_kinds_differ:
 * @table: a kind of record
 *
 * Returns: whether some office may not hold all of such a record, so that it matters which it is
 */
gboolean
clew_office_kinds_differ (const char *table)
{
  static const char *const in_part[] = { "participant", "held_charge", "identifier",
                                         "conference_party", NULL };

  return !g_strv_contains (prosecutor, table) || g_strv_contains (in_part, table);
}
