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

/* The kinds of information that a release can name. One scope each: what a
 * person ticks on paper is one of these (42 CFR 2.31(a)(3): described in a
 * specific and meaningful fashion). */
const ClewChoice clew_information_categories[] = {
  { "enrollment", N_ ("Enrolled, attendance") },
  { "plan", N_ ("Plan and progress") },
  { "housing", N_ ("Housing") },
  { "needs", N_ ("Basic needs and work") },
  { "treatment", N_ ("Treatment (Part 2)") },
  { "health", N_ ("Health") },
  { "court", N_ ("Court dates") },
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
