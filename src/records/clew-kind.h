/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

/* One table says everything about a kind of record: its columns, how each is
 * called in front of people, what it may hold. The GObject properties, the
 * SQL, the checks, the JSON and the form labels all come from it. No field says
 * that it is personal: all that a record holds is, and none of it belongs into a log,
 * a title or a file name. */

typedef enum
{
  CLEW_FIELD_TEXT,      /* one line */
  CLEW_FIELD_LONG_TEXT, /* several lines */
  CLEW_FIELD_DAY,       /* ISO 8601 day */
  CLEW_FIELD_TIME,      /* local HH:MM */
  CLEW_FIELD_NUMBER,    /* whole number */
  CLEW_FIELD_YES_NO,    /* 0 or 1 */
  CLEW_FIELD_CHOICE,    /* one id of `choices` */
  CLEW_FIELD_CHOICES,   /* ids of `choices`, with spaces between */
  CLEW_FIELD_REFERENCE, /* id of a record of kind `refers_to` */
  CLEW_FIELD_BYTES,
} ClewFieldType;

typedef enum
{
  CLEW_FIELD_PLAIN = 0,
  CLEW_FIELD_REQUIRED = 1 << 0,
  CLEW_FIELD_SEARCHABLE = 1 << 1,  /* people are found by it; a test compares with the index */
  CLEW_FIELD_NOT_FUTURE = 1 << 2,  /* a day that can't lie after today */
  CLEW_FIELD_DEMOGRAPHIC = 1 << 3, /* may always be "declined" or "unknown" */
  CLEW_FIELD_KEPT = 1 << 4,        /* once said, it is never changed */
} ClewFieldFlags;

/* One choice: what is kept, and what people read. */
typedef struct
{
  const char *id;
  const char *label;
} ClewChoice;

typedef struct _ClewKind ClewKind;

/**
 * ClewField:
 * @column: the column's name, also the JSON member and (with dashes) the property
 * @type: what it may hold
 * @label: for people; translate with gettext when shown
 * @flags: see #ClewFieldFlags
 * @choices: for choices: ends with a %NULL id
 * @refers_to: for references
 */
typedef struct
{
  const char       *column;
  ClewFieldType     type;
  const char       *label;
  ClewFieldFlags    flags;
  const ClewChoice *choices;
  const ClewKind   *refers_to;
} ClewField;

/**
 * ClewKind:
 * @table: the table's name, also the JSON member
 * @type_name: the GObject type's name
 * @label: one of them, for people
 * @plural: many of them, for people
 * @append_only: rows are events: added, never changed or removed
 * @fields: ends with a %NULL column; the columns that every kind has (id,
 *   office, created, changed, removed) are not repeated here
 * @check: (nullable): what no single field can tell; sets @field to the column at which to say it
 */
struct _ClewKind
{
  const char      *table;
  const char      *type_name;
  const char      *label;
  const char      *plural;
  gboolean         append_only;
  const ClewField *fields;
  gboolean (*check) (GObject *record, const char **field, GError **error);
};

extern const ClewKind clew_kind_office;
extern const ClewKind clew_kind_staff;
extern const ClewKind clew_kind_agency;
extern const ClewKind clew_kind_participant;
extern const ClewKind clew_kind_alias;
extern const ClewKind clew_kind_identifier;
extern const ClewKind clew_kind_referral;
extern const ClewKind clew_kind_enrollment_event;
extern const ClewKind clew_kind_wording;
extern const ClewKind clew_kind_consent;
extern const ClewKind clew_kind_consent_agency;
extern const ClewKind clew_kind_consent_event;
extern const ClewKind clew_kind_consent_grant;
extern const ClewKind clew_kind_consent_print;
extern const ClewKind clew_kind_agency_gap;
extern const ClewKind clew_kind_minor_rule;
extern const ClewKind clew_kind_caution_word;
extern const ClewKind clew_kind_wording_approval;
extern const ClewKind clew_kind_blank_form;
extern const ClewKind clew_kind_release_draft;
extern const ClewKind clew_kind_scan;
extern const ClewKind clew_kind_scan_content;
extern const ClewKind clew_kind_court_order;
extern const ClewKind clew_kind_subpoena;
extern const ClewKind clew_kind_outgoing_paper;
extern const ClewKind clew_kind_disclosure;
extern const ClewKind clew_kind_court_case;
extern const ClewKind clew_kind_charge;
extern const ClewKind clew_kind_related_case;
extern const ClewKind clew_kind_hearing_kind;
extern const ClewKind clew_kind_hearing;
extern const ClewKind clew_kind_hearing_move;
extern const ClewKind clew_kind_court_closing;
extern const ClewKind clew_kind_warrant;
extern const ClewKind clew_kind_court_condition;
extern const ClewKind clew_kind_custody_stay;
extern const ClewKind clew_kind_held_charge;
extern const ClewKind clew_kind_intake_extension;
extern const ClewKind clew_kind_decision;
extern const ClewKind clew_kind_ordinary_course;
extern const ClewKind clew_kind_refused_decision;
extern const ClewKind clew_kind_refusal_seen;
extern const ClewKind clew_kind_concern;
extern const ClewKind clew_kind_received;
extern const ClewKind clew_kind_received_paper;
extern const ClewKind clew_kind_received_event;
extern const ClewKind clew_kind_contact_note;
extern const ClewKind clew_kind_case_conference;
extern const ClewKind clew_kind_conference_party;
extern const ClewKind clew_kind_agreed_step;
extern const ClewKind clew_kind_agreed_step_event;
extern const ClewKind clew_kind_calendar_mapping;
extern const ClewKind clew_kind_calendar_reading;
extern const ClewKind clew_kind_sighting;

/* All kinds in an order in which each refers only to earlier ones; ends with %NULL. */
extern const ClewKind *const clew_kinds[];

const ClewKind  *clew_kind_find (const char *table);
GType            clew_kind_get_type (const ClewKind *kind);
gboolean         clew_kind_is_kept (const ClewKind *kind);
guint            clew_kind_get_n_fields (const ClewKind *kind);
const ClewField *clew_kind_find_field (const ClewKind *kind, const char *column, guint *index);
const char      *clew_choice_get_label (const ClewChoice *choices, const char *id);

/* Choices that several rooms name. */
extern const ClewChoice clew_office_kinds[];
extern const ClewChoice clew_doors[];
extern const ClewChoice clew_agency_kinds[];
extern const ClewChoice clew_information_categories[];
extern const ClewChoice clew_all_categories[]; /* with counseling notes, which stand alone */
extern const ClewChoice clew_consent_kinds[];
extern const ClewChoice clew_signers[];
extern const ClewChoice clew_disclosure_purposes[];
extern const ClewChoice clew_disclosure_methods[];
extern const ClewChoice clew_disclosure_grounds[];
extern const ClewChoice clew_outgoing_kinds[];
extern const ClewChoice clew_caution_kinds[];
extern const ClewChoice clew_consent_event_kinds[];
extern const ClewChoice clew_hearing_kinds[];
extern const ClewChoice clew_hearing_outcomes[];
extern const ClewChoice clew_move_reasons[];
extern const ClewChoice clew_condition_kinds[];
extern const ClewChoice clew_charge_classes[]; /* the gravest first */
extern const ClewChoice clew_paperwork_holders[];
extern const ClewChoice clew_held_ends[];
extern const ClewChoice clew_extension_givers[];
extern const ClewChoice clew_extension_reasons[];
extern const ClewChoice clew_decision_kinds[];
extern const ClewChoice clew_decision_sources[];
extern const ClewChoice clew_independent_sources[];
extern const ClewChoice clew_course_offers[]; /* these three from the mildest on */
extern const ClewChoice clew_course_detentions[];
extern const ClewChoice clew_course_dispositions[];
extern const ClewChoice clew_course_aspects[];
extern const ClewChoice clew_concern_kinds[];
extern const ClewChoice clew_topics[];
extern const ClewChoice clew_conference_methods[];
extern const ClewChoice clew_step_kinds[];
extern const ClewChoice clew_step_owners[];
extern const ClewChoice clew_concern_subjects[];
extern const ClewChoice clew_concern_requests[];
extern const ClewChoice clew_concern_answers[];
extern const ClewChoice clew_file_sources[];
extern const ClewChoice clew_date_orders[];
extern const ClewChoice clew_languages[];
extern const ClewChoice clew_spoken_languages[];
