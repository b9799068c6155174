/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/clew-kind.h"

#include <glib/gi18n-lib.h>

/* The choices that several kinds or rooms name. The ids are kept in files and
 * never change; the labels may. */

const ClewChoice clew_office_kinds[] = {
  { "case_management", N_ ("Case management") },
  { "project_management", N_ ("Project management") },
  { "prosecutor", N_ ("Prosecutor’s office") },
  { NULL },
};

const ClewChoice clew_doors[] = {
  { "arrest_diversion", N_ ("Arrest diversion") },
  { "social_contact", N_ ("Social contact") },
  { "community_referral", N_ ("Community referral") },
  { NULL },
};

const ClewChoice clew_agency_kinds[] = {
  { "case_management", N_ ("Case management provider") },
  { "police", N_ ("Police department") },
  { "sheriff", N_ ("Sheriff") },
  { "prosecutor", N_ ("Prosecuting attorney") },
  { "city_attorney", N_ ("City attorney") },
  { "public_defender", N_ ("Public defender") },
  { "court", N_ ("Court") },
  { "treatment", N_ ("Treatment provider") },
  { "health", N_ ("Health care provider") },
  { "public_health", N_ ("Public health department") },
  { "housing", N_ ("Housing provider") },
  { "shelter", N_ ("Shelter") },
  { "business_district", N_ ("Business district") },
  { "community", N_ ("Community organization") },
  { "corrections", N_ ("Corrections or probation") },
  { "victim_services", N_ ("Victim services") },
  { "other", N_ ("Other") },
  { NULL },
};

/* clang-format off */
#define CATEGORIES \
  { "enrollment", N_ ("Enrolled, attendance") }, \
  { "plan", N_ ("Plan and progress") }, \
  { "housing", N_ ("Housing") }, \
  { "needs", N_ ("Basic needs and work") }, \
  { "treatment", N_ ("Treatment (Part 2)") }, \
  { "health", N_ ("Health") }, \
  { "court", N_ ("Court dates") }
/* clang-format on */

/* The kinds of information that a release can name. One scope each: what a
 * person ticks on paper is one of these (42 CFR 2.31(a)(3): described in a
 * specific and meaningful fashion). */
const ClewChoice clew_information_categories[] = {
  CATEGORIES,
  { NULL },
};

/* A counselor's notes of a session are released by a form of their own, never
 * among the others (42 CFR 2.31(b)). */
const ClewChoice clew_all_categories[] = {
  CATEGORIES,
  { "counseling_notes", N_ ("Counseling notes") },
  { NULL },
};

/* Kinds of consent that are never merged on one form (42 CFR 2.31(b), (d); a
 * consent for treatment, payment and operations may authorize nothing else). */
const ClewChoice clew_consent_kinds[] = {
  { "multi_party", N_ ("Multi-party release") },
  { "tpo", N_ ("Treatment, payment and operations") },
  { "counseling_notes", N_ ("Counseling notes") },
  { "proceedings", N_ ("Use in a proceeding") },
  { NULL },
};

/* Who signs (42 CFR 2.14, 2.15; 45 CFR 164.508(c)(1)(vi)). */
const ClewChoice clew_signers[] = {
  { "participant", N_ ("The participant") },
  { "representative", N_ ("A representative") },
  { "minor_and_parent", N_ ("A minor and a parent") },
  { NULL },
};

/* What a disclosure is for; each has its own kind of consent. */
const ClewChoice clew_disclosure_purposes[] = {
  { "coordination", N_ ("Coordinating help") },
  { "treatment", N_ ("Treatment, payment and operations") },
  { "proceeding", N_ ("Use in a proceeding") },
  { "notice", N_ ("Notice that permission was taken back") },
  { NULL },
};

const ClewChoice clew_disclosure_methods[] = {
  { "spoken", N_ ("By word of mouth") },
  { "telephone", N_ ("By telephone") },
  { "letter", N_ ("Letter") },
  { "email", N_ ("Email") },
  { "meeting", N_ ("At a meeting") },
  { "export", N_ ("Exported file") },
  { NULL },
};

/* What a disclosure stands on. The last two are no grounds: they are how the
 * ledger says that something was told without one, or was never told. */
const ClewChoice clew_disclosure_grounds[] = {
  { "consent", N_ ("Release in force") },
  { "court_order", N_ ("Court order with mandate") },
  { "none", N_ ("Not covered") },
  { "mistake", N_ ("Entered by mistake") },
  { NULL },
};

const ClewChoice clew_outgoing_kinds[] = {
  { "status_letter", N_ ("Status letter") },
  { "intake_confirmation", N_ ("Confirmation of intake") },
  { "nothing_helpful", N_ ("Nothing helpful to report") },
  { "revocation_notice", N_ ("Notice that permission was taken back") },
  { "accounting", N_ ("List of disclosures") },
  { "roster", N_ ("List for a meeting") },
  { NULL },
};

const ClewChoice clew_caution_kinds[] = {
  { "offense", N_ ("Offense") },
  { "use", N_ ("Drug or alcohol use") },
  { "whereabouts", N_ ("Whereabouts") },
  { "breach", N_ ("Breach of a court order") },
  { "health", N_ ("Health") },
  { "treatment", N_ ("Treatment") },
  { "housing", N_ ("Housing") },
  { "needs", N_ ("Basic needs and work") },
  { "court", N_ ("Court") },
  { NULL },
};

const ClewChoice clew_consent_event_kinds[] = {
  { "prepared", N_ ("Prepared") },
  { "printed", N_ ("Printed") },
  { "signed", N_ ("Signed") },
  { "declined", N_ ("Declined") },
  { "copy_given", N_ ("Copy given") },
  { "revoked", N_ ("Taken back") },
  { "restricted", N_ ("Restriction agreed") },
  { "superseded", N_ ("Replaced by a newer release") },
  { "ended", N_ ("Ended by its event") },
  { "deficient", N_ ("Found deficient") },
  { "not_now", N_ ("Could not decide that day") },
  { "note_received", N_ ("Written note received") },
  { "corrected", N_ ("Entry corrected") },
  { "wrong_person", N_ ("Entered for the wrong person") },
  { NULL },
};

const ClewChoice clew_hearing_kinds[] = {
  { "arraignment", N_ ("Arraignment") },
  { "pretrial", N_ ("Pretrial hearing") },
  { "status", N_ ("Status conference") },
  { "motion", N_ ("Motion") },
  { "warrant_quash", N_ ("Warrant quash") },
  { "review", N_ ("Review hearing") },
  { "plea", N_ ("Change of plea") },
  { "trial", N_ ("Trial") },
  { "sentencing", N_ ("Sentencing") },
  { "dismissal", N_ ("Dismissal") },
  { "other", N_ ("Other") },
  { NULL },
};

const ClewChoice clew_hearing_outcomes[] = {
  { "held", N_ ("Held") },
  { "continued", N_ ("Continued to another date") },
  { "stricken", N_ ("Stricken") },
  { "did_not_appear", N_ ("Participant was not there") },
  { "warrant_issued", N_ ("Warrant issued") },
  { "warrant_quashed", N_ ("Warrant quashed") },
  { "dismissed", N_ ("Case dismissed") },
  { "resolved", N_ ("Case resolved") },
  { NULL },
};

/* What a liaison prosecutor may decide (LEAD toolkit, role of the liaison
 * prosecutor); the ceiling is ordinary case processing. */
const ClewChoice clew_decision_kinds[] = {
  { "decline", N_ ("Decline to file") },
  { "hold_filing", N_ ("Hold filing in abeyance") },
  { "hold_filed_case", N_ ("Hold a filed case") },
  { "move_to_dismiss", N_ ("Move to dismiss") },
  { "support_quash", N_ ("Support quashing a warrant") },
  { "no_warrant", N_ ("Not seek a warrant") },
  { "support_release", N_ ("Support release") },
  { "forgo_detention", N_ ("Forgo detention") },
  { "negotiate_disposition", N_ ("Negotiate or recommend a disposition") },
  { "file", N_ ("File") },
  { "ordinary_course", N_ ("Proceed in the ordinary course") },
  { "seek_detention", N_ ("Seek detention") },
  { "seek_warrant", N_ ("Seek a warrant") },
  { NULL },
};

/* clang-format off */
#define LANGUAGES \
  { "en", N_ ("English") }, \
  { "es", N_ ("Spanish") }, \
  { "am", N_ ("Amharic") }, \
  { "ar", N_ ("Arabic") }, \
  { "zh", N_ ("Chinese") }, \
  { "fr", N_ ("French") }, \
  { "ko", N_ ("Korean") }, \
  { "pl", N_ ("Polish") }, \
  { "pt", N_ ("Portuguese") }, \
  { "ru", N_ ("Russian") }, \
  { "so", N_ ("Somali") }, \
  { "tl", N_ ("Tagalog") }, \
  { "ti", N_ ("Tigrinya") }, \
  { "uk", N_ ("Ukrainian") }, \
  { "vi", N_ ("Vietnamese") }, \
  { "sign", N_ ("Sign language") }, \
  { "other", N_ ("Other") }
/* clang-format on */

/* Of forms and wordings. */
const ClewChoice clew_languages[] = {
  LANGUAGES,
  { NULL },
};

/* Of people, who need not say. */
const ClewChoice clew_spoken_languages[] = {
  LANGUAGES,
  { "declined", N_ ("Declined to say") },
  { "unknown", N_ ("Not known") },
  { NULL },
};
