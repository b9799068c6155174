-- SPDX-License-Identifier: GPL-3.0-or-later
-- What an office keeps. Each table here is one kind of record, described once
-- more by the field table of its kind in src/records/; a test compares the
-- two. Days are ISO 8601 text, instants are ISO 8601 text in UTC, lists of
-- choices are ids with spaces between. Status is never a column: it is derived.

CREATE TABLE office (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  site_name TEXT,
  address TEXT,
  phone TEXT,
  email TEXT,
  time_zone TEXT,
  part2 TEXT,
  form_prefix TEXT,
  release_months INTEGER,
  release_cap_months INTEGER,
  form_language TEXT,
  paper TEXT,
  is_demonstration INTEGER
) STRICT;

CREATE TABLE staff (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  name TEXT NOT NULL,
  initials TEXT,
  role TEXT NOT NULL,
  login TEXT,
  phone TEXT,
  email TEXT,
  started_on TEXT,
  ended_on TEXT
) STRICT;

CREATE TABLE agency (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  legal_name TEXT NOT NULL,
  short_name TEXT,
  kind TEXT NOT NULL,
  reason TEXT,
  reason_es TEXT,
  address TEXT,
  phone TEXT,
  email TEXT,
  contact_name TEXT,
  mou_signed_on TEXT,
  mou_ended_on TEXT,
  may_receive INTEGER,
  victim_services_funded INTEGER,
  offered_categories TEXT
) STRICT;
CREATE INDEX agency_by_name ON agency (legal_name);

CREATE TABLE participant (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  given_name TEXT,
  middle_name TEXT,
  family_name TEXT,
  preferred_name TEXT,
  birth_date TEXT,
  approximate_age INTEGER,
  approximate_age_on TEXT,
  pronouns TEXT,
  language TEXT,
  interpreter TEXT,
  phone TEXT,
  email TEXT,
  mail_address TEXT,
  usual_places TEXT,
  safe_contact TEXT,
  race_described TEXT,
  race_category TEXT,
  ethnicity_described TEXT,
  ethnicity_category TEXT,
  gender TEXT,
  gender_described TEXT,
  case_manager TEXT REFERENCES staff (id),
  alerts TEXT
) STRICT;
CREATE INDEX participant_by_case_manager ON participant (case_manager);

CREATE TABLE alias (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  participant TEXT NOT NULL REFERENCES participant (id),
  name TEXT NOT NULL,
  kind TEXT
) STRICT;
CREATE INDEX alias_by_participant ON alias (participant);

CREATE TABLE identifier (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  participant TEXT NOT NULL REFERENCES participant (id),
  kind TEXT NOT NULL,
  number TEXT NOT NULL
) STRICT;
CREATE INDEX identifier_by_participant ON identifier (participant);

CREATE TABLE referral (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  participant TEXT NOT NULL REFERENCES participant (id),
  door TEXT NOT NULL,
  referred_on TEXT NOT NULL,
  agency TEXT REFERENCES agency (id),
  referred_by TEXT,
  place TEXT,
  charge TEXT
) STRICT;
CREATE INDEX referral_by_participant ON referral (participant);

CREATE TABLE enrollment_event (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  participant TEXT NOT NULL REFERENCES participant (id),
  kind TEXT NOT NULL,
  on_day TEXT NOT NULL,
  staff TEXT REFERENCES staff (id)
) STRICT;
CREATE INDEX enrollment_event_by_participant ON enrollment_event (participant);

CREATE TABLE wording (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  form TEXT NOT NULL,
  language TEXT NOT NULL,
  version INTEGER NOT NULL,
  body TEXT NOT NULL,
  approved_on TEXT,
  approved_by TEXT,
  UNIQUE (form, language, version)
) STRICT;

CREATE TABLE consent (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  participant TEXT NOT NULL REFERENCES participant (id),
  kind TEXT NOT NULL,
  form_number TEXT NOT NULL UNIQUE,
  wording TEXT REFERENCES wording (id),
  door TEXT,
  purposes TEXT,
  expires_on TEXT,
  expires_event TEXT,
  paper TEXT,
  large_print INTEGER
) STRICT;
CREATE INDEX consent_by_participant ON consent (participant);
CREATE INDEX consent_by_expiry ON consent (expires_on);

CREATE TABLE consent_agency (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  consent TEXT NOT NULL REFERENCES consent (id),
  agency TEXT NOT NULL REFERENCES agency (id),
  position INTEGER NOT NULL,
  printed_name TEXT NOT NULL,
  printed_reason TEXT,
  offered_categories TEXT NOT NULL
) STRICT;
CREATE INDEX consent_agency_by_consent ON consent_agency (consent);
CREATE INDEX consent_agency_by_agency ON consent_agency (agency);

CREATE TABLE consent_event (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  consent TEXT NOT NULL REFERENCES consent (id),
  kind TEXT NOT NULL,
  on_day TEXT NOT NULL,
  agency TEXT REFERENCES agency (id),
  category TEXT,
  by_mouth INTEGER,
  staff TEXT REFERENCES staff (id),
  interpreter TEXT,
  witness TEXT
) STRICT;
CREATE INDEX consent_event_by_consent ON consent_event (consent);

CREATE TABLE consent_grant (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  event TEXT NOT NULL REFERENCES consent_event (id),
  agency TEXT NOT NULL REFERENCES agency (id),
  categories TEXT NOT NULL
) STRICT;
CREATE INDEX consent_grant_by_event ON consent_grant (event);

CREATE TABLE consent_print (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  event TEXT NOT NULL REFERENCES consent_event (id),
  sha256 TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
CREATE INDEX consent_print_by_event ON consent_print (event);

CREATE TABLE court_case (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  participant TEXT NOT NULL REFERENCES participant (id),
  cause_number TEXT,
  court TEXT NOT NULL,
  jurisdiction TEXT,
  prosecutor TEXT,
  defense_counsel TEXT,
  incident_on TEXT,
  arrested_on TEXT,
  filed_on TEXT,
  closed_on TEXT
) STRICT;
CREATE INDEX court_case_by_participant ON court_case (participant);

CREATE TABLE charge (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  court_case TEXT NOT NULL REFERENCES court_case (id),
  position INTEGER,
  description TEXT NOT NULL,
  statute TEXT,
  class TEXT,
  disposition TEXT,
  disposed_on TEXT
) STRICT;
CREATE INDEX charge_by_case ON charge (court_case);

CREATE TABLE hearing (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  court_case TEXT NOT NULL REFERENCES court_case (id),
  kind TEXT NOT NULL,
  on_day TEXT,
  at_time TEXT,
  court TEXT,
  department TEXT,
  judge TEXT,
  appearance_needed TEXT,
  outcome TEXT,
  moved_from TEXT
) STRICT;
CREATE INDEX hearing_by_case ON hearing (court_case);
CREATE INDEX hearing_by_day ON hearing (on_day);
CREATE INDEX hearing_open ON hearing (on_day) WHERE outcome IS NULL AND removed IS NULL;

CREATE TABLE warrant (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  court_case TEXT NOT NULL REFERENCES court_case (id),
  issued_on TEXT NOT NULL,
  reason TEXT,
  bail INTEGER,
  quash_requested_on TEXT,
  quash_supported_on TEXT,
  quashed_on TEXT,
  served_on TEXT
) STRICT;
CREATE INDEX warrant_by_case ON warrant (court_case);

CREATE TABLE decision (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  court_case TEXT NOT NULL REFERENCES court_case (id),
  kind TEXT NOT NULL,
  on_day TEXT NOT NULL,
  decided_by TEXT,
  review_on TEXT,
  reviewed_on TEXT
) STRICT;
CREATE INDEX decision_by_case ON decision (court_case);
CREATE INDEX decision_by_review ON decision (review_on);
CREATE INDEX decision_open ON decision (review_on) WHERE reviewed_on IS NULL AND removed IS NULL;

CREATE TABLE contact_note (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  participant TEXT NOT NULL REFERENCES participant (id),
  on_day TEXT NOT NULL,
  kind TEXT,
  staff TEXT REFERENCES staff (id),
  place TEXT,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX contact_note_by_participant ON contact_note (participant);

-- From these rows the store makes the triggers: audit for all, refusal of
-- UPDATE and DELETE for append-only kinds, and for those with an expression
-- in `participant` the note of whom to index anew (`ROW` stands for OLD or NEW).
INSERT INTO record_table (name, append_only, participant) VALUES
  ('office', 0, NULL),
  ('staff', 0, NULL),
  ('agency', 0, NULL),
  ('participant', 0, 'ROW.id'),
  ('alias', 0, 'ROW.participant'),
  ('identifier', 0, 'ROW.participant'),
  ('referral', 0, NULL),
  ('enrollment_event', 1, NULL),
  ('wording', 1, NULL),
  ('consent', 1, NULL),
  ('consent_agency', 1, NULL),
  ('consent_event', 1, NULL),
  ('consent_grant', 1, NULL),
  ('consent_print', 1, NULL),
  ('court_case', 0, 'ROW.participant'),
  ('charge', 0, NULL),
  ('hearing', 0, NULL),
  ('warrant', 0, NULL),
  ('decision', 0, NULL),
  ('contact_note', 0, NULL);

-- What a person is listed and found by. One row a person who is not removed.
CREATE VIEW search_source (participant, sort, name, alias, born, number, cause) AS
SELECT p.id,
  trim (coalesce (p.family_name, '') || ' ' || coalesce (p.given_name, p.preferred_name, '')
    || ' ' || coalesce (p.middle_name, '')),
  trim (coalesce (p.given_name, '') || ' ' || coalesce (p.middle_name, '')
    || ' ' || coalesce (p.family_name, '') || ' ' || coalesce (p.preferred_name, '')),
  (SELECT group_concat (a.name, ' ') FROM alias a
    WHERE a.participant = p.id AND a.removed IS NULL),
  p.birth_date,
  (SELECT group_concat (i.number, ' ') FROM identifier i
    WHERE i.participant = p.id AND i.removed IS NULL),
  (SELECT group_concat (c.cause_number, ' ') FROM court_case c
    WHERE c.participant = p.id AND c.removed IS NULL)
FROM participant p WHERE p.removed IS NULL;
