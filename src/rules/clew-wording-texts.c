/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/clew-wording-rules.h"

#include <glib/gi18n-lib.h>

/* Every text of every paper: what it is called, what it carries and when it is
 * needed, in the order of the paper. A text that lacks its placeholder lacks
 * what the placeholder brings: "until" without {date} says no end.
 *
 * Translators: these name a text where the words of a paper are edited; a number
 * follows those of which there are several. */

/* clang-format off */

/* What the law gives word for word (42 CFR 2.32(a)), as amended in 2024, and in
 * English in a paper of any language. It is hard to read, and counts toward no
 * reading grade: nobody may make it easier. */
#define SHORT_NOTICE \
  "42 CFR part 2 prohibits unauthorized use or disclosure of these records."
#define LONG_NOTICE_1                                                                         \
  "This record which has been disclosed to you is protected by Federal confidentiality "      \
  "rules (42 CFR part 2). These rules prohibit you from using or disclosing this record, "    \
  "or testimony that describes the information contained in this record, in any civil, "      \
  "criminal, administrative, or legislative proceedings by any Federal, State, or local "     \
  "authority, against the patient, unless authorized by the consent of the patient, except "  \
  "as provided at 42 CFR 2.12(c)(5) or as authorized by a court in accordance with 42 CFR "   \
  "2.64 or 2.65. In addition, the Federal rules prohibit you from making any other use or "   \
  "disclosure of this record unless at least one of the following applies:"
#define LONG_NOTICE_2                                                                    \
  "(i) Further use or disclosure is expressly permitted by the written consent of the "  \
  "individual whose information is being disclosed in this record or as otherwise "      \
  "permitted by 42 CFR part 2."
#define LONG_NOTICE_3                                                                      \
  "(ii) You are a covered entity or business associate and have received the record for "  \
  "treatment, payment, or health care operations, or"
#define LONG_NOTICE_4                                                                   \
  "(iii) You have received the record from a covered entity or business associate as "  \
  "permitted by 45 CFR part 164, subparts A and E."
#define LONG_NOTICE_5                                                                \
  "A general authorization for the release of medical or other information is NOT "  \
  "sufficient to meet the required elements of written consent to further use or "   \
  "redisclose the record (see 42 CFR 2.31)."

/* What a day is written with stands in every wording. */
#define DATE_TEXTS(carries, form)                                                                  \
  { "language_name", N_ ("Name of the language"), "wording", CLEW_TEXT_FURNITURE, form },          \
  { "date", N_ ("A day, in words"), carries, CLEW_TEXT_FURNITURE, form, "{day} {month} {year}" },  \
  { "month_1", N_ ("January"), carries, CLEW_TEXT_FURNITURE, form },                               \
  { "month_2", N_ ("February"), carries, CLEW_TEXT_FURNITURE, form },                              \
  { "month_3", N_ ("March"), carries, CLEW_TEXT_FURNITURE, form },                                 \
  { "month_4", N_ ("April"), carries, CLEW_TEXT_FURNITURE, form },                                 \
  { "month_5", N_ ("May"), carries, CLEW_TEXT_FURNITURE, form },                                   \
  { "month_6", N_ ("June"), carries, CLEW_TEXT_FURNITURE, form },                                  \
  { "month_7", N_ ("July"), carries, CLEW_TEXT_FURNITURE, form },                                  \
  { "month_8", N_ ("August"), carries, CLEW_TEXT_FURNITURE, form },                                \
  { "month_9", N_ ("September"), carries, CLEW_TEXT_FURNITURE, form },                             \
  { "month_10", N_ ("October"), carries, CLEW_TEXT_FURNITURE, form },                              \
  { "month_11", N_ ("November"), carries, CLEW_TEXT_FURNITURE, form },                             \
  { "month_12", N_ ("December"), carries, CLEW_TEXT_FURNITURE, form }

/* Sentences about one topic of a letter: one of them, and up to eight more. */
#define STATEMENTS(topic, label) \
  { topic "_1", label, "statements", CLEW_TEXT_ALWAYS, CLEW_FORM_LETTER }, \
  { topic "_2", label, "statements", CLEW_TEXT_MORE, CLEW_FORM_LETTER },   \
  { topic "_3", label, "statements", CLEW_TEXT_MORE, CLEW_FORM_LETTER },   \
  { topic "_4", label, "statements", CLEW_TEXT_MORE, CLEW_FORM_LETTER },   \
  { topic "_5", label, "statements", CLEW_TEXT_MORE, CLEW_FORM_LETTER },   \
  { topic "_6", label, "statements", CLEW_TEXT_MORE, CLEW_FORM_LETTER },   \
  { topic "_7", label, "statements", CLEW_TEXT_MORE, CLEW_FORM_LETTER },   \
  { topic "_8", label, "statements", CLEW_TEXT_MORE, CLEW_FORM_LETTER },   \
  { topic "_9", label, "statements", CLEW_TEXT_MORE, CLEW_FORM_LETTER }

/* What goes to another agency says so: 42 CFR 2.32(a)(1). */
#define PART2_TEXTS(form)                                                                        \
  { "part2_heading", N_ ("Heading"), "part2", CLEW_TEXT_ALWAYS, form, NULL,                      \
    N_ ("Notice of 42 CFR 2.32") },                                                              \
  { "part2_notice_1", N_ ("The notice word for word, paragraph"), "part2", CLEW_TEXT_ALWAYS,     \
    form, NULL, NULL, LONG_NOTICE_1 },                                                           \
  { "part2_notice_2", N_ ("The notice word for word, paragraph"), "part2", CLEW_TEXT_ALWAYS,     \
    form, NULL, NULL, LONG_NOTICE_2 },                                                           \
  { "part2_notice_3", N_ ("The notice word for word, paragraph"), "part2", CLEW_TEXT_ALWAYS,     \
    form, NULL, NULL, LONG_NOTICE_3 },                                                           \
  { "part2_notice_4", N_ ("The notice word for word, paragraph"), "part2", CLEW_TEXT_ALWAYS,     \
    form, NULL, NULL, LONG_NOTICE_4 },                                                           \
  { "part2_notice_5", N_ ("The notice word for word, paragraph"), "part2", CLEW_TEXT_ALWAYS,     \
    form, NULL, NULL, LONG_NOTICE_5 }

/* 42 CFR 2.31(a); 45 CFR 164.508(c) */
static const ClewWordingText consent_texts[] = {
  { "title", N_ ("Title"), "wording", CLEW_TEXT_ALWAYS, CLEW_FORM_CONSENTS, NULL, N_ ("Title") },
  { "subtitle", N_ ("Line under the title"), "participant", CLEW_TEXT_SOMETIMES,
    CLEW_FORM_CONSENTS, "{name}" },
  { "born", N_ ("Date of birth"), "participant", CLEW_TEXT_SOMETIMES, CLEW_FORM_CONSENTS,
    "{born}" },
  { "subtitle_blank", N_ ("Line under the title of a blank form"), "participant",
    CLEW_TEXT_SOMETIMES, CLEW_FORM_CONSENTS },
  { "addition_title", N_ ("Title of a form that adds agencies"), "recipients",
    CLEW_TEXT_SOMETIMES, CLEW_FORM_RELEASE },
  { "addition", N_ ("That it adds to a form signed before"), "recipients", CLEW_TEXT_SOMETIMES,
    CLEW_FORM_RELEASE, "{number}" },
  { "my_name", N_ ("Name, on a blank form"), "participant", CLEW_TEXT_ALWAYS, CLEW_FORM_CONSENTS },
  { "my_birth_date", N_ ("Date of birth, on a blank form"), "participant", CLEW_TEXT_SOMETIMES,
    CLEW_FORM_CONSENTS },
  { "say_no_lead", N_ ("That one can say no, in large letters"), "refusal", CLEW_TEXT_ALWAYS,
    CLEW_FORM_CONSENTS },
  { "say_no", N_ ("That one can say no, and get help with the form"), "refusal", CLEW_TEXT_ALWAYS,
    CLEW_FORM_CONSENTS },
  { "who_shares_heading", N_ ("Heading"), "discloser", CLEW_TEXT_ALWAYS, CLEW_FORM_CONSENTS, NULL,
    N_ ("Who shares") },
  { "who_shares", N_ ("Who shares with whom"), "discloser", CLEW_TEXT_ALWAYS, CLEW_FORM_CONSENTS,
    "{office}" },
  { "who_shares_some", N_ ("Who shares, when some agencies only hear"), "discloser",
    CLEW_TEXT_SOMETIMES, CLEW_FORM_RELEASE, "{office}" },
  { "only_hears", N_ ("Mark of an agency that only hears"), "discloser", CLEW_TEXT_SOMETIMES,
    CLEW_FORM_RELEASE },
  { "who_hears_heading", N_ ("Heading"), "recipients", CLEW_TEXT_ALWAYS, CLEW_FORM_CONSENTS, NULL,
    N_ ("Who may hear") },
  { "who_hears", N_ ("How to choose who may hear"), "recipients", CLEW_TEXT_ALWAYS,
    CLEW_FORM_CONSENTS },
  { "column_agency", N_ ("Column of the agencies"), "recipients", CLEW_TEXT_ALWAYS,
    CLEW_FORM_CONSENTS },
  { "column_check", N_ ("Column of the boxes"), "recipients", CLEW_TEXT_ALWAYS,
    CLEW_FORM_CONSENTS },
  { "column_initials", N_ ("Under a column that asks for initials"), "information",
    CLEW_TEXT_ALWAYS, CLEW_FORM_CONSENTS },
  { "not_on_form_lead", N_ ("Lead to the agencies that are not on the form"), "recipients",
    CLEW_TEXT_ALWAYS, CLEW_FORM_CONSENTS },
  { "not_on_form", N_ ("The agencies that are not on the form"), "recipients", CLEW_TEXT_ALWAYS,
    CLEW_FORM_CONSENTS, "{names}" },
  { "not_on_form_none", N_ ("When every agency is on the form"), "recipients", CLEW_TEXT_ALWAYS,
    CLEW_FORM_CONSENTS },
  { "not_on_addition", N_ ("On a form that adds agencies: that nobody else is added"),
    "recipients", CLEW_TEXT_SOMETIMES, CLEW_FORM_RELEASE, "{number}" },
  { "kinds_heading", N_ ("Heading"), "information", CLEW_TEXT_ALWAYS, CLEW_FORM_CONSENTS, NULL,
    N_ ("Kinds of information") },
  { "kinds", N_ ("Lead to the kinds of information"), "information", CLEW_TEXT_ALWAYS,
    CLEW_FORM_CONSENTS },
  { "kinds_initials", N_ ("Beside a kind that asks for initials"), "information",
    CLEW_TEXT_ALWAYS, CLEW_FORM_CONSENTS },
  { "why_heading", N_ ("Heading"), "purpose", CLEW_TEXT_ALWAYS, CLEW_FORM_CONSENTS, NULL,
    N_ ("Why") },
  { "why", N_ ("Lead to the reasons"), "purpose", CLEW_TEXT_ALWAYS, CLEW_FORM_CONSENTS },
  { "why_proceeding", N_ ("For which case or hearing"), "purpose", CLEW_TEXT_ALWAYS,
    CLEW_FORM_PROCEEDINGS, "{proceeding}" },
  { "why_1", N_ ("Reason"), "purpose", CLEW_TEXT_ALWAYS, CLEW_FORM_CONSENTS },
  { "why_2", N_ ("Reason"), "purpose", CLEW_TEXT_MORE, CLEW_FORM_CONSENTS },
  { "why_3", N_ ("Reason"), "purpose", CLEW_TEXT_MORE, CLEW_FORM_CONSENTS },
  { "why_4", N_ ("Reason"), "purpose", CLEW_TEXT_MORE, CLEW_FORM_CONSENTS },
  { "why_5", N_ ("Reason"), "purpose", CLEW_TEXT_MORE, CLEW_FORM_CONSENTS },
  { "why_6", N_ ("Reason"), "purpose", CLEW_TEXT_MORE, CLEW_FORM_CONSENTS },
  { "why_7", N_ ("Reason"), "purpose", CLEW_TEXT_MORE, CLEW_FORM_CONSENTS },
  { "why_8", N_ ("Reason"), "purpose", CLEW_TEXT_MORE, CLEW_FORM_CONSENTS },
  { "why_9", N_ ("Reason"), "purpose", CLEW_TEXT_MORE, CLEW_FORM_CONSENTS },
  { "not_for_heading", N_ ("Heading"), "purpose", CLEW_TEXT_ALWAYS, CLEW_FORM_CONSENTS, NULL,
    N_ ("What it may not be used for") },
  { "not_for", N_ ("Lead to what it may not be used for"), "purpose", CLEW_TEXT_ALWAYS,
    CLEW_FORM_CONSENTS },
  { "not_for_1", N_ ("Use that is ruled out"), "purpose", CLEW_TEXT_ALWAYS, CLEW_FORM_CONSENTS },
  { "not_for_2", N_ ("Use that is ruled out"), "purpose", CLEW_TEXT_MORE, CLEW_FORM_CONSENTS },
  { "not_for_3", N_ ("Use that is ruled out"), "purpose", CLEW_TEXT_MORE, CLEW_FORM_CONSENTS },
  { "not_for_4", N_ ("Use that is ruled out"), "purpose", CLEW_TEXT_MORE, CLEW_FORM_CONSENTS },
  { "not_for_5", N_ ("Use that is ruled out"), "purpose", CLEW_TEXT_MORE, CLEW_FORM_CONSENTS },
  { "not_for_6", N_ ("Use that is ruled out"), "purpose", CLEW_TEXT_MORE, CLEW_FORM_CONSENTS },
  { "not_for_7", N_ ("Use that is ruled out"), "purpose", CLEW_TEXT_MORE, CLEW_FORM_CONSENTS },
  { "not_for_8", N_ ("Use that is ruled out"), "purpose", CLEW_TEXT_MORE, CLEW_FORM_CONSENTS },
  { "not_for_9", N_ ("Use that is ruled out"), "purpose", CLEW_TEXT_MORE, CLEW_FORM_CONSENTS },
  { "not_for_fundraising", N_ ("No fundraising"), "fundraising", CLEW_TEXT_ALWAYS,
    CLEW_FORM_TREATMENT },
  { "not_for_exceptions", N_ ("Exceptions in the law"), "purpose", CLEW_TEXT_ALWAYS,
    CLEW_FORM_CONSENTS },
  { "how_long_heading", N_ ("Heading"), "expiry", CLEW_TEXT_ALWAYS, CLEW_FORM_CONSENTS, NULL,
    N_ ("How long") },
  { "how_long_date", N_ ("When it ends on a day"), "expiry", CLEW_TEXT_SOMETIMES,
    CLEW_FORM_CONSENTS, "{date}" },
  { "how_long_event", N_ ("When something that happens ends it"), "expiry", CLEW_TEXT_SOMETIMES,
    CLEW_FORM_CONSENTS, "{event}" },
  { "how_long_latest", N_ ("When it ends at the latest"), "expiry", CLEW_TEXT_SOMETIMES,
    CLEW_FORM_CONSENTS, "{date}" },
  { "how_long_none", N_ ("When it has no end"), "expiry", CLEW_TEXT_SOMETIMES,
    CLEW_FORM_TREATMENT },
  { "end_of_treatment", N_ ("The end of the treatment, as an event"), "expiry",
    CLEW_TEXT_SOMETIMES, CLEW_FORM_TREATMENT },
  { "how_long_sooner", N_ ("That it can end sooner"), "expiry", CLEW_TEXT_ALWAYS,
    CLEW_FORM_CONSENTS },
  { "how_long_addition", N_ ("When a form that adds agencies ends"), "expiry",
    CLEW_TEXT_SOMETIMES, CLEW_FORM_RELEASE, "{number}" },
  { "take_back_heading", N_ ("Heading"), "revocation", CLEW_TEXT_ALWAYS, CLEW_FORM_CONSENTS, NULL,
    N_ ("How to take it back") },
  { "take_back", N_ ("That it can be taken back"), "revocation", CLEW_TEXT_ALWAYS,
    CLEW_FORM_CONSENTS },
  { "take_back_aloud", N_ ("Taking it back out loud"), "revocation", CLEW_TEXT_ALWAYS,
    CLEW_FORM_CONSENTS },
  { "take_back_writing", N_ ("Taking it back in writing"), "revocation", CLEW_TEXT_ALWAYS,
    CLEW_FORM_CONSENTS, "{where}" },
  { "take_back_past", N_ ("What was shared before"), "revocation", CLEW_TEXT_ALWAYS,
    CLEW_FORM_CONSENTS },
  { "refuse_heading", N_ ("Heading"), "refusal", CLEW_TEXT_ALWAYS, CLEW_FORM_CONSENTS, NULL,
    N_ ("Without a signature") },
  { "refuse_general", N_ ("Saying no, whatever the door"), "refusal", CLEW_TEXT_SOMETIMES,
    CLEW_FORM_CONSENTS },
  { "refuse_arrest_diversion", N_ ("Saying no after an arrest"), "refusal", CLEW_TEXT_SOMETIMES,
    CLEW_FORM_RELEASE },
  { "refuse_social_contact", N_ ("Saying no after a social contact"), "refusal",
    CLEW_TEXT_SOMETIMES, CLEW_FORM_RELEASE },
  { "refuse_community_referral", N_ ("Saying no after a community referral"), "refusal",
    CLEW_TEXT_SOMETIMES, CLEW_FORM_RELEASE },
  { "refuse_addition", N_ ("Saying no to a form that adds agencies"), "refusal",
    CLEW_TEXT_SOMETIMES, CLEW_FORM_RELEASE },
  { "after_heading", N_ ("Heading"), "redisclosure", CLEW_TEXT_ALWAYS, CLEW_FORM_CONSENTS, NULL,
    N_ ("After it is shared") },
  { "after", N_ ("That it might be passed on"), "redisclosure", CLEW_TEXT_ALWAYS,
    CLEW_FORM_CONSENTS },
  { "after_health_law", N_ ("What health privacy law lets others do"), "health_law",
    CLEW_TEXT_ALWAYS, CLEW_FORM_TREATMENT },
  { "part2", N_ ("Lead to the notice of 42 CFR 2.32"), "redisclosure", CLEW_TEXT_SOMETIMES,
    CLEW_FORM_CONSENTS },
  { "part2_notice", N_ ("The notice of 42 CFR 2.32, word for word"), "redisclosure",
    CLEW_TEXT_SOMETIMES, CLEW_FORM_CONSENTS, NULL, NULL, SHORT_NOTICE },
  { "part2_meaning", N_ ("What the notice means"), "redisclosure", CLEW_TEXT_SOMETIMES,
    CLEW_FORM_CONSENTS },
  { "sign_heading", N_ ("Heading"), "signature", CLEW_TEXT_ALWAYS, CLEW_FORM_CONSENTS, NULL,
    N_ ("Signature") },
  { "sign", N_ ("What the person says by signing"), "signature", CLEW_TEXT_ALWAYS,
    CLEW_FORM_CONSENTS },
  { "name", N_ ("Line for a name"), "signature", CLEW_TEXT_ALWAYS, CLEW_FORM_CONSENTS },
  { "signature", N_ ("Line for a signature"), "signature", CLEW_TEXT_ALWAYS, CLEW_FORM_CONSENTS },
  { "my_signature", N_ ("Line for the person’s signature"), "signature", CLEW_TEXT_ALWAYS,
    CLEW_FORM_CONSENTS },
  { "date_signed", N_ ("Line for the day of signing"), "date", CLEW_TEXT_ALWAYS,
    CLEW_FORM_CONSENTS },
  { "representative", N_ ("When somebody else signs"), "signature", CLEW_TEXT_ALWAYS,
    CLEW_FORM_CONSENTS },
  { "representative_authority", N_ ("Why somebody else may sign"), "signature", CLEW_TEXT_ALWAYS,
    CLEW_FORM_CONSENTS },
  { "also_heading", N_ ("Heading"), "signature", CLEW_TEXT_ALWAYS, CLEW_FORM_CONSENTS, NULL,
    N_ ("Others who sign") },
  { "staff_read", N_ ("Staff: that it was read aloud"), "signature", CLEW_TEXT_ALWAYS,
    CLEW_FORM_CONSENTS },
  { "staff_questions", N_ ("Staff: that there was time for questions"), "signature",
    CLEW_TEXT_ALWAYS, CLEW_FORM_CONSENTS },
  { "staff_name", N_ ("Line for the name of staff"), "signature", CLEW_TEXT_ALWAYS,
    CLEW_FORM_CONSENTS },
  { "interpreter_name", N_ ("Line for the interpreter"), "signature", CLEW_TEXT_SOMETIMES,
    CLEW_FORM_CONSENTS },
  { "interpreter_language", N_ ("Line for the language"), "signature", CLEW_TEXT_SOMETIMES,
    CLEW_FORM_CONSENTS },
  { "witness_name", N_ ("Line for a witness"), "signature", CLEW_TEXT_ALWAYS, CLEW_FORM_CONSENTS },
  { "copy_heading", N_ ("Heading"), "copy", CLEW_TEXT_ALWAYS, CLEW_FORM_CONSENTS, NULL,
    N_ ("Copy") },
  { "copy_given", N_ ("That the person got a copy"), "copy", CLEW_TEXT_ALWAYS, CLEW_FORM_CONSENTS },
  { "my_initials", N_ ("Line for initials"), "copy", CLEW_TEXT_ALWAYS, CLEW_FORM_CONSENTS },
  { "slip_cut", N_ ("Where to cut"), "revocation", CLEW_TEXT_ALWAYS, CLEW_FORM_CONSENTS, NULL,
    N_ ("Slip for taking it back") },
  { "slip_heading", N_ ("Heading of the slip"), "revocation", CLEW_TEXT_ALWAYS,
    CLEW_FORM_CONSENTS },
  { "slip", N_ ("What the slip asks for"), "revocation", CLEW_TEXT_ALWAYS, CLEW_FORM_CONSENTS },
  { "slip_everyone", N_ ("Choice: everyone"), "revocation", CLEW_TEXT_ALWAYS, CLEW_FORM_CONSENTS },
  { "slip_some", N_ ("Choice: some agencies"), "revocation", CLEW_TEXT_ALWAYS, CLEW_FORM_CONSENTS },
  { "slip_where", N_ ("Where to give or send the slip"), "revocation", CLEW_TEXT_ALWAYS,
    CLEW_FORM_CONSENTS, "{where}" },
  { "footer", N_ ("Foot of each page"), "wording", CLEW_TEXT_FURNITURE, CLEW_FORM_CONSENTS,
    "{number}", N_ ("Footer and dates") },
  { "footer_draft", N_ ("Foot, while the wording is a draft"), "wording", CLEW_TEXT_FURNITURE,
    CLEW_FORM_CONSENTS },
  { "footer_approved", N_ ("Foot, once the wording is approved"), "wording", CLEW_TEXT_FURNITURE,
    CLEW_FORM_CONSENTS },
  { "footer_page", N_ ("Number of the page"), "wording", CLEW_TEXT_FURNITURE, CLEW_FORM_CONSENTS },
  { "document_title", N_ ("Title of the PDF file"), "wording", CLEW_TEXT_FURNITURE,
    CLEW_FORM_CONSENTS, "{number}" },
  DATE_TEXTS ("wording", CLEW_FORM_CONSENTS),
  { "list_separator", N_ ("Between the items of a list"), "wording", CLEW_TEXT_FURNITURE,
    CLEW_FORM_CONSENTS },
  { "alt_box", N_ ("For a box"), "wording", CLEW_TEXT_FURNITURE, CLEW_FORM_CONSENTS, NULL,
    N_ ("For screen readers") },
  { "alt_line", N_ ("For a line"), "wording", CLEW_TEXT_FURNITURE, CLEW_FORM_CONSENTS },
  { "alt_both", N_ ("For a box and a line"), "wording", CLEW_TEXT_FURNITURE, CLEW_FORM_CONSENTS },
  { "alt_code", N_ ("For the square code"), "wording", CLEW_TEXT_FURNITURE, CLEW_FORM_CONSENTS },
  { NULL },
};

/* 42 CFR 2.32 */
static const ClewWordingText letter_texts[] = {
  { "attention", N_ ("For whom there"), "wording", CLEW_TEXT_ALWAYS, CLEW_FORM_LETTER, "{person}",
    N_ ("Head of a letter") },
  { "named_as", N_ ("What the form calls the agency"), "wording", CLEW_TEXT_ALWAYS,
    CLEW_FORM_LETTER, "{name}" },
  { "title_status_letter", N_ ("Title of a status letter"), "wording", CLEW_TEXT_ALWAYS,
    CLEW_FORM_LETTER },
  { "title_intake_confirmation", N_ ("Title of a confirmation of intake"), "wording",
    CLEW_TEXT_ALWAYS, CLEW_FORM_LETTER },
  { "title_nothing_helpful", N_ ("Title of a letter with nothing to report"), "wording",
    CLEW_TEXT_ALWAYS, CLEW_FORM_LETTER },
  { "title_revocation_notice", N_ ("Title of a notice"), "letter_notice", CLEW_TEXT_ALWAYS,
    CLEW_FORM_LETTER },
  { "about", N_ ("Whom it is about"), "letter_about", CLEW_TEXT_ALWAYS, CLEW_FORM_LETTER,
    "{name}" },
  { "about_born", N_ ("Whom it is about, and when born"), "letter_about",
    CLEW_TEXT_ALWAYS, CLEW_FORM_LETTER, "{name} {born}" },
  { "status_lead", N_ ("Lead to the sentences"), "statements", CLEW_TEXT_ALWAYS, CLEW_FORM_LETTER,
    NULL, N_ ("Sentences to choose from") },
  STATEMENTS ("working_together", N_ ("Working together, sentence")),
  STATEMENTS ("progress", N_ ("Progress, sentence")),
  STATEMENTS ("barriers", N_ ("Barriers, sentence")),
  STATEMENTS ("resource_limits", N_ ("Limits of resources, sentence")),
  STATEMENTS ("prospects", N_ ("Prospects, sentence")),
  STATEMENTS ("interim_goals", N_ ("Next goals, sentence")),
  { "intake", N_ ("That intake was completed"), "statements", CLEW_TEXT_ALWAYS, CLEW_FORM_LETTER,
    "{name} {date}", N_ ("Other letters") },
  { "nothing_helpful", N_ ("That there is nothing helpful to report"), "statements",
    CLEW_TEXT_ALWAYS, CLEW_FORM_LETTER },
  { "notice", N_ ("That permission was taken back, and from when"), "letter_notice",
    CLEW_TEXT_ALWAYS, CLEW_FORM_LETTER, "{number} {date}",
    N_ ("Notice that permission was taken back") },
  { "notice_use", N_ ("What may not be done any more"), "letter_notice", CLEW_TEXT_ALWAYS,
    CLEW_FORM_LETTER },
  { "closing", N_ ("Before the name of staff"), "wording", CLEW_TEXT_ALWAYS, CLEW_FORM_LETTER,
    NULL, N_ ("Close of a letter") },
  { "scope_heading", N_ ("Heading"), "scope", CLEW_TEXT_ALWAYS, CLEW_FORM_LETTER, NULL,
    N_ ("What the letter rests on") },
  { "scope_consent", N_ ("By which release"), "scope", CLEW_TEXT_ALWAYS, CLEW_FORM_LETTER,
    "{number} {recipient}" },
  { "scope_order", N_ ("By which court order"), "scope", CLEW_TEXT_ALWAYS, CLEW_FORM_LETTER,
    "{court} {issued} {mandate} {mandated} {recipient}" },
  { "scope_kind", N_ ("A kind of information"), "scope", CLEW_TEXT_ALWAYS, CLEW_FORM_LETTER,
    "{heading} {description}" },
  { "scope_for_coordination", N_ ("What it is for"), "scope", CLEW_TEXT_ALWAYS, CLEW_FORM_LETTER },
  { "scope_for_proceeding", N_ ("What it is for, in a proceeding"), "scope", CLEW_TEXT_ALWAYS,
    CLEW_FORM_LETTER },
  { "scope_until_date", N_ ("When it ends on a day"), "scope", CLEW_TEXT_ALWAYS, CLEW_FORM_LETTER,
    "{date}" },
  { "scope_until_event", N_ ("When something that happens ends it"), "scope", CLEW_TEXT_ALWAYS,
    CLEW_FORM_LETTER, "{event}" },
  { "scope_sooner", N_ ("That it can be taken back sooner"), "scope", CLEW_TEXT_ALWAYS,
    CLEW_FORM_LETTER },
  { "scope_limits", N_ ("What the letter may not be used for"), "use_limits", CLEW_TEXT_ALWAYS,
    CLEW_FORM_LETTER },
  { "scope_notice", N_ ("What a notice rests on"), "scope", CLEW_TEXT_ALWAYS, CLEW_FORM_LETTER,
    "{number} {recipient} {date}" },
  PART2_TEXTS (CLEW_FORM_LETTER),
  { "footer", N_ ("Foot of each page"), "wording", CLEW_TEXT_FURNITURE, CLEW_FORM_LETTER,
    "{version}", N_ ("Footer and dates") },
  { "footer_draft", N_ ("Foot, while the wording is a draft"), "wording", CLEW_TEXT_FURNITURE,
    CLEW_FORM_LETTER },
  { "footer_approved", N_ ("Foot, once the wording is approved"), "wording", CLEW_TEXT_FURNITURE,
    CLEW_FORM_LETTER, "{date}" },
  { "footer_preview", N_ ("Foot of a preview"), "wording", CLEW_TEXT_FURNITURE, CLEW_FORM_LETTER },
  { "footer_page", N_ ("Number of the page"), "wording", CLEW_TEXT_FURNITURE, CLEW_FORM_LETTER,
    "{page}" },
  { "document_title_status_letter", N_ ("Title of the PDF file: status letter"), "wording",
    CLEW_TEXT_FURNITURE, CLEW_FORM_LETTER },
  { "document_title_intake_confirmation", N_ ("Title of the PDF file: confirmation of intake"),
    "wording", CLEW_TEXT_FURNITURE, CLEW_FORM_LETTER },
  { "document_title_nothing_helpful", N_ ("Title of the PDF file: nothing to report"), "wording",
    CLEW_TEXT_FURNITURE, CLEW_FORM_LETTER },
  { "document_title_revocation_notice", N_ ("Title of the PDF file: notice"), "wording",
    CLEW_TEXT_FURNITURE, CLEW_FORM_LETTER },
  DATE_TEXTS ("wording", CLEW_FORM_LETTER),
  { NULL },
};

/* 42 CFR 2.25; 45 CFR 164.528(b) */
static const ClewWordingText accounting_texts[] = {
  { "title", N_ ("Title"), "wording", CLEW_TEXT_ALWAYS, CLEW_FORM_ACCOUNTING, NULL, N_ ("Title") },
  { "subtitle", N_ ("For whom it is"), "wording", CLEW_TEXT_ALWAYS, CLEW_FORM_ACCOUNTING,
    "{name}" },
  { "made_by", N_ ("Who made it, and when"), "wording", CLEW_TEXT_ALWAYS, CLEW_FORM_ACCOUNTING,
    "{where} {date}" },
  { "covers", N_ ("Which years it covers"), "told_years", CLEW_TEXT_ALWAYS, CLEW_FORM_ACCOUNTING,
    "{years} {from} {to}" },
  { "what_it_is", N_ ("What it shows"), "told_years", CLEW_TEXT_ALWAYS, CLEW_FORM_ACCOUNTING,
    "{office}" },
  { "right", N_ ("The right to ask for it"), "told_years", CLEW_TEXT_ALWAYS, CLEW_FORM_ACCOUNTING },
  { "list_heading", N_ ("Heading"), "wording", CLEW_TEXT_ALWAYS, CLEW_FORM_ACCOUNTING, NULL,
    N_ ("The list") },
  { "nothing", N_ ("When nobody was told"), "wording", CLEW_TEXT_ALWAYS, CLEW_FORM_ACCOUNTING },
  { "recipient", N_ ("Who was told, and which person there"), "told_whom", CLEW_TEXT_ALWAYS,
    CLEW_FORM_ACCOUNTING, "{agency} {person}" },
  { "named_as", N_ ("What the form calls the agency"), "wording", CLEW_TEXT_ALWAYS,
    CLEW_FORM_ACCOUNTING, "{name}" },
  { "what", N_ ("What was told"), "told_what", CLEW_TEXT_ALWAYS, CLEW_FORM_ACCOUNTING, "{what}" },
  { "what_more", N_ ("What was told, and a few words about it"), "told_what", CLEW_TEXT_ALWAYS,
    CLEW_FORM_ACCOUNTING, "{what} {description}" },
  { "why", N_ ("Why, and how"), "told_why", CLEW_TEXT_ALWAYS, CLEW_FORM_ACCOUNTING, "{why}" },
  { "ground_consent", N_ ("By a permission"), "told_ground", CLEW_TEXT_ALWAYS,
    CLEW_FORM_ACCOUNTING, "{number}", N_ ("On what ground") },
  { "ground_court_order", N_ ("By a court order"), "told_ground", CLEW_TEXT_ALWAYS,
    CLEW_FORM_ACCOUNTING },
  { "ground_none", N_ ("Without a ground"), "told_ground", CLEW_TEXT_ALWAYS, CLEW_FORM_ACCOUNTING },
  { "purpose_coordination", N_ ("Planning help together"), "told_why", CLEW_TEXT_ALWAYS,
    CLEW_FORM_ACCOUNTING, NULL, N_ ("Why") },
  { "purpose_treatment", N_ ("Treatment, payment and operations"), "told_why", CLEW_TEXT_ALWAYS,
    CLEW_FORM_ACCOUNTING },
  { "purpose_proceeding", N_ ("Use in a proceeding"), "told_why", CLEW_TEXT_ALWAYS,
    CLEW_FORM_ACCOUNTING },
  { "purpose_notice", N_ ("Notice that permission was taken back"), "told_why", CLEW_TEXT_ALWAYS,
    CLEW_FORM_ACCOUNTING },
  { "method_spoken", N_ ("In person"), "wording", CLEW_TEXT_ALWAYS, CLEW_FORM_ACCOUNTING, NULL,
    N_ ("How it was told") },
  { "method_telephone", N_ ("By phone"), "wording", CLEW_TEXT_ALWAYS, CLEW_FORM_ACCOUNTING },
  { "method_letter", N_ ("By letter"), "wording", CLEW_TEXT_ALWAYS, CLEW_FORM_ACCOUNTING },
  { "method_email", N_ ("By email"), "wording", CLEW_TEXT_ALWAYS, CLEW_FORM_ACCOUNTING },
  { "method_meeting", N_ ("At a meeting"), "wording", CLEW_TEXT_ALWAYS, CLEW_FORM_ACCOUNTING },
  { "method_export", N_ ("In a file"), "wording", CLEW_TEXT_ALWAYS, CLEW_FORM_ACCOUNTING },
  { "next_heading", N_ ("Heading"), "wording", CLEW_TEXT_ALWAYS, CLEW_FORM_ACCOUNTING, NULL,
    N_ ("What the person can do") },
  { "next_wrong", N_ ("When something is wrong"), "wording", CLEW_TEXT_ALWAYS,
    CLEW_FORM_ACCOUNTING },
  { "next_stop", N_ ("How to take permission back"), "wording", CLEW_TEXT_ALWAYS,
    CLEW_FORM_ACCOUNTING },
  { "next_where", N_ ("Where to go"), "wording", CLEW_TEXT_ALWAYS, CLEW_FORM_ACCOUNTING,
    "{where}" },
  { "footer", N_ ("Foot of each page"), "wording", CLEW_TEXT_FURNITURE, CLEW_FORM_ACCOUNTING,
    "{date} {version}", N_ ("Footer and dates") },
  { "footer_draft", N_ ("Foot, while the wording is a draft"), "wording", CLEW_TEXT_FURNITURE,
    CLEW_FORM_ACCOUNTING },
  { "footer_approved", N_ ("Foot, once the wording is approved"), "wording", CLEW_TEXT_FURNITURE,
    CLEW_FORM_ACCOUNTING, "{date}" },
  { "footer_page", N_ ("Number of the page"), "wording", CLEW_TEXT_FURNITURE,
    CLEW_FORM_ACCOUNTING, "{page}" },
  { "document_title", N_ ("Title of the PDF file"), "wording", CLEW_TEXT_FURNITURE,
    CLEW_FORM_ACCOUNTING },
  { "list_separator", N_ ("Between the items of a list"), "wording", CLEW_TEXT_FURNITURE,
    CLEW_FORM_ACCOUNTING },
  DATE_TEXTS ("told_when", CLEW_FORM_ACCOUNTING),
  { NULL },
};

/* 42 CFR 2.32, 2.33 */
static const ClewWordingText roster_texts[] = {
  { "title", N_ ("Title"), "wording", CLEW_TEXT_ALWAYS, CLEW_FORM_ROSTER, NULL, N_ ("Title") },
  { "made_by", N_ ("Who made it, and for which day"), "roster_who", CLEW_TEXT_ALWAYS,
    CLEW_FORM_ROSTER, "{office} {date}" },
  { "present_heading", N_ ("Heading"), "roster_who", CLEW_TEXT_ALWAYS, CLEW_FORM_ROSTER, NULL,
    N_ ("Who is present") },
  { "present", N_ ("An agency"), "roster_who", CLEW_TEXT_ALWAYS, CLEW_FORM_ROSTER, "{agency}" },
  { "present_named_as", N_ ("An agency, and what the form calls it"), "roster_who",
    CLEW_TEXT_ALWAYS, CLEW_FORM_ROSTER, "{agency} {name}" },
  { "people_heading", N_ ("Heading"), "roster_who", CLEW_TEXT_ALWAYS, CLEW_FORM_ROSTER, NULL,
    N_ ("Who may be spoken of") },
  { "people", N_ ("Lead to the people"), "roster_who", CLEW_TEXT_ALWAYS, CLEW_FORM_ROSTER },
  { "column_who", N_ ("Column of the people"), "roster_who", CLEW_TEXT_ALWAYS, CLEW_FORM_ROSTER },
  { "column_release", N_ ("Column of the releases"), "roster_scope", CLEW_TEXT_ALWAYS,
    CLEW_FORM_ROSTER },
  { "column_until", N_ ("Column of when they end"), "roster_scope", CLEW_TEXT_ALWAYS,
    CLEW_FORM_ROSTER },
  { "until_event", N_ ("In that column, when something that happens ends it"), "roster_scope",
    CLEW_TEXT_ALWAYS, CLEW_FORM_ROSTER },
  { "kinds_heading", N_ ("Heading"), "roster_scope", CLEW_TEXT_ALWAYS, CLEW_FORM_ROSTER, NULL,
    N_ ("What may be spoken of") },
  { "kinds", N_ ("Lead to the kinds of information"), "roster_scope", CLEW_TEXT_ALWAYS,
    CLEW_FORM_ROSTER },
  { "kind", N_ ("A kind of information"), "roster_scope", CLEW_TEXT_ALWAYS, CLEW_FORM_ROSTER,
    "{heading} {description}" },
  { "scope_heading", N_ ("Heading"), "roster_scope", CLEW_TEXT_ALWAYS, CLEW_FORM_ROSTER, NULL,
    N_ ("What the list rests on") },
  { "scope", N_ ("By which releases"), "roster_scope", CLEW_TEXT_ALWAYS, CLEW_FORM_ROSTER },
  { "scope_for", N_ ("What it is for"), "roster_scope", CLEW_TEXT_ALWAYS, CLEW_FORM_ROSTER },
  { "scope_sooner", N_ ("That it can be taken back sooner"), "roster_scope", CLEW_TEXT_ALWAYS,
    CLEW_FORM_ROSTER },
  { "scope_limits", N_ ("What the list may not be used for"), "roster_limits", CLEW_TEXT_ALWAYS,
    CLEW_FORM_ROSTER },
  PART2_TEXTS (CLEW_FORM_ROSTER),
  { "footer", N_ ("Foot of each page"), "wording", CLEW_TEXT_FURNITURE, CLEW_FORM_ROSTER,
    "{date} {version}", N_ ("Footer and dates") },
  { "footer_draft", N_ ("Foot, while the wording is a draft"), "wording", CLEW_TEXT_FURNITURE,
    CLEW_FORM_ROSTER },
  { "footer_approved", N_ ("Foot, once the wording is approved"), "wording", CLEW_TEXT_FURNITURE,
    CLEW_FORM_ROSTER, "{date}" },
  { "footer_preview", N_ ("Foot of a preview"), "wording", CLEW_TEXT_FURNITURE, CLEW_FORM_ROSTER },
  { "footer_page", N_ ("Number of the page"), "wording", CLEW_TEXT_FURNITURE, CLEW_FORM_ROSTER,
    "{page}" },
  { "document_title", N_ ("Title of the PDF file"), "wording", CLEW_TEXT_FURNITURE,
    CLEW_FORM_ROSTER },
  DATE_TEXTS ("wording", CLEW_FORM_ROSTER),
  { NULL },
};

/* What is said of each kind of information: no more than the paper prints. */
#define SHORT_NAME { "heading", N_ ("short name") }
#define KIND_NAME  { "label", N_ ("name of the kind") }
#define COVERS     { "description", N_ ("what it covers") }

static const ClewWordingKindText consent_kinds[] = { SHORT_NAME, KIND_NAME, COVERS, { NULL } };
static const ClewWordingKindText letter_kinds[] = { SHORT_NAME, COVERS, { NULL } };
static const ClewWordingKindText accounting_kinds[] = { SHORT_NAME, { NULL } };
/* clang-format on */

/**
 * clew_wording_list_texts:
 * @form: one form
 *
 * Returns: (transfer none): the texts in the order of the paper, up to a %NULL key; not each
 *   of them stands on @form, see the field "forms"
 */
const ClewWordingText *
clew_wording_list_texts (ClewFormFlags form)
{
  if (form == CLEW_FORM_LETTER)
    return letter_texts;
  if (form == CLEW_FORM_ROSTER)
    return roster_texts;
  return form == CLEW_FORM_ACCOUNTING ? accounting_texts : consent_texts;
}

/**
 * clew_wording_text_find:
 * @key: a text's key
 * @form: one form
 *
 * Returns: (nullable): what is asked of the text
 */
const ClewWordingText *
clew_wording_text_find (const char *key, ClewFormFlags form)
{
  for (const ClewWordingText *text = clew_wording_list_texts (form); text->key != NULL; text++)
    if (g_strcmp0 (text->key, key) == 0)
      return text;
  return NULL;
}

/**
 * clew_wording_list_kind_texts:
 * @form: one form
 *
 * Returns: (transfer none): what it says of each kind of information, up to a %NULL member
 */
const ClewWordingKindText *
clew_wording_list_kind_texts (ClewFormFlags form)
{
  if (form == CLEW_FORM_LETTER || form == CLEW_FORM_ROSTER)
    return letter_kinds;
  return form == CLEW_FORM_ACCOUNTING ? accounting_kinds : consent_kinds;
}
