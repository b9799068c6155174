-- SPDX-License-Identifier: GPL-3.0-or-later
-- Legal coordination: where a case is and what became of it, how hearings moved, what a court
-- ordered, custody, diverted charges whose paperwork somebody holds, and what a decision
-- of the liaison prosecutor rests on. New columns stand at the end of their tables.

-- Of a diverted charge: how many days there are for the intake.
ALTER TABLE office ADD COLUMN intake_days INTEGER;
-- Whether names stand on printed dockets and in calendar files; without an answer initials do.
ALTER TABLE office ADD COLUMN docket_shows TEXT;

ALTER TABLE court_case ADD COLUMN department TEXT;
ALTER TABLE court_case ADD COLUMN is_remote INTEGER;
-- Of a court elsewhere; without one its clock is that of the office.
ALTER TABLE court_case ADD COLUMN time_zone TEXT;
-- Of a case filed again under a new number: the one that it follows.
ALTER TABLE court_case ADD COLUMN follows TEXT REFERENCES court_case (id);
ALTER TABLE court_case ADD COLUMN sealed_on TEXT;
ALTER TABLE court_case ADD COLUMN vacated_on TEXT;
CREATE INDEX court_case_by_number ON court_case (cause_number) WHERE cause_number IS NOT NULL;
CREATE INDEX court_case_by_follower ON court_case (follows) WHERE follows IS NOT NULL;

CREATE TABLE related_case (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  court_case TEXT NOT NULL REFERENCES court_case (id),
  related TEXT NOT NULL REFERENCES court_case (id)
) STRICT;
CREATE INDEX related_case_by_case ON related_case (court_case);
CREATE INDEX related_case_by_related ON related_case (related);

-- What this site calls its hearings, each with what the program knows it as.
CREATE TABLE hearing_kind (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  position INTEGER
) STRICT;

ALTER TABLE hearing ADD COLUMN site_kind TEXT REFERENCES hearing_kind (id);
ALTER TABLE hearing ADD COLUMN virtual_link TEXT;
-- Of a hearing that was continued to this one: which.
ALTER TABLE hearing ADD COLUMN continued_from TEXT REFERENCES hearing (id);
CREATE INDEX hearing_by_site_kind ON hearing (site_kind) WHERE site_kind IS NOT NULL;
CREATE INDEX hearing_by_continuance ON hearing (continued_from) WHERE continued_from IS NOT NULL;

CREATE TABLE hearing_move (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  hearing TEXT NOT NULL REFERENCES hearing (id),
  on_day TEXT NOT NULL,
  from_day TEXT,
  from_time TEXT,
  to_day TEXT,
  to_time TEXT,
  reason TEXT NOT NULL,
  staff TEXT REFERENCES staff (id)
) STRICT;
CREATE INDEX hearing_move_by_hearing ON hearing_move (hearing);

ALTER TABLE warrant ADD COLUMN place TEXT;
-- When officers were told that discretion is asked for.
ALTER TABLE warrant ADD COLUMN officers_told_on TEXT;
CREATE INDEX warrant_standing ON warrant (court_case)
  WHERE quashed_on IS NULL AND served_on IS NULL AND removed IS NULL;

-- What a court ordered: a kind and a date. There is no place to write whether it was kept.
CREATE TABLE court_condition (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  court_case TEXT NOT NULL REFERENCES court_case (id),
  kind TEXT NOT NULL,
  ordered_on TEXT,
  due_on TEXT,
  met_on TEXT
) STRICT;
CREATE INDEX court_condition_by_case ON court_condition (court_case);

CREATE TABLE custody_stay (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  participant TEXT NOT NULL REFERENCES participant (id),
  court_case TEXT REFERENCES court_case (id),
  booked_on TEXT NOT NULL,
  released_on TEXT,
  place TEXT
) STRICT;
CREATE INDEX custody_stay_by_participant ON custody_stay (participant);
CREATE INDEX custody_stay_by_case ON custody_stay (court_case) WHERE court_case IS NOT NULL;

-- A diverted charge that waits for the intake, and who holds its paperwork.
CREATE TABLE held_charge (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  participant TEXT NOT NULL REFERENCES participant (id),
  referral TEXT REFERENCES referral (id),
  charge TEXT NOT NULL,
  class TEXT,
  diverted_on TEXT NOT NULL,
  held_by TEXT NOT NULL,
  holder TEXT,
  ended_on TEXT,
  ended_as TEXT,
  court_case TEXT REFERENCES court_case (id)
) STRICT;
CREATE INDEX held_charge_by_participant ON held_charge (participant);
CREATE INDEX held_charge_by_referral ON held_charge (referral) WHERE referral IS NOT NULL;
CREATE INDEX held_charge_by_case ON held_charge (court_case) WHERE court_case IS NOT NULL;

CREATE TABLE intake_extension (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  held_charge TEXT NOT NULL REFERENCES held_charge (id),
  extended_until TEXT NOT NULL,
  agreed_on TEXT NOT NULL,
  agreed_by TEXT NOT NULL,
  agreed_name TEXT,
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX intake_extension_by_charge ON intake_extension (held_charge);

ALTER TABLE decision ADD COLUMN authority TEXT;
ALTER TABLE decision ADD COLUMN considerations TEXT;
ALTER TABLE decision ADD COLUMN source TEXT;
ALTER TABLE decision ADD COLUMN attested_by TEXT;
ALTER TABLE decision ADD COLUMN attested_source TEXT;
-- What was decided, each on a scale that the ordinary course is entered on, too.
ALTER TABLE decision ADD COLUMN offer TEXT;
ALTER TABLE decision ADD COLUMN detention TEXT;
ALTER TABLE decision ADD COLUMN disposition TEXT;

-- What this office does ordinarily with a charge of this class.
CREATE TABLE ordinary_course (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  charge_class TEXT NOT NULL,
  offer TEXT,
  detention TEXT,
  disposition TEXT,
  entered_on TEXT NOT NULL
) STRICT;

-- That somebody may fare worse for taking part, until it is answered. Of choices throughout:
-- there is no place to write what the person did.
CREATE TABLE concern (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  court_case TEXT NOT NULL REFERENCES court_case (id),
  kind TEXT NOT NULL,
  on_day TEXT NOT NULL,
  raised_by TEXT,
  decision_kind TEXT,
  about TEXT NOT NULL,
  asked TEXT,
  answered_on TEXT,
  answered_by TEXT,
  answer TEXT,
  -- Of one that is raised again: the one that was answered before.
  follows TEXT REFERENCES concern (id)
) STRICT;
CREATE INDEX concern_by_follower ON concern (follows) WHERE follows IS NOT NULL;
CREATE INDEX concern_by_case ON concern (court_case);
CREATE INDEX concern_open ON concern (on_day) WHERE answered_on IS NULL AND removed IS NULL;

INSERT INTO record_table (name, append_only, participant) VALUES
  ('related_case', 0, NULL),
  ('hearing_kind', 0, NULL),
  ('hearing_move', 1, NULL),
  ('court_condition', 0, NULL),
  ('custody_stay', 0, NULL),
  ('held_charge', 0, NULL),
  ('intake_extension', 0, NULL),
  ('ordinary_course', 1, NULL),
  ('concern', 0, NULL);

-- As before, but nobody is found by the number of a case that is sealed or vacated.
DROP VIEW search_source;
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
    WHERE c.participant = p.id AND c.removed IS NULL
      AND c.sealed_on IS NULL AND c.vacated_on IS NULL)
FROM participant p WHERE p.removed IS NULL;

-- Of what was told for a case: for which. What is in no case was told without one.
ALTER TABLE disclosure ADD COLUMN court_case TEXT REFERENCES court_case (id);
CREATE INDEX disclosure_by_case ON disclosure (court_case) WHERE court_case IS NOT NULL;

-- A talk about a case: who was there, of which allowed topics, and what was agreed. There is no
-- place for words of one's own.
CREATE TABLE case_conference (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  court_case TEXT NOT NULL REFERENCES court_case (id),
  on_day TEXT NOT NULL,
  method TEXT NOT NULL,
  staff TEXT REFERENCES staff (id),
  topics TEXT,
  nothing_helpful INTEGER,
  withdraws TEXT REFERENCES case_conference (id)
) STRICT;
CREATE INDEX case_conference_by_case ON case_conference (court_case);
CREATE INDEX case_conference_by_withdrawal ON case_conference (withdraws)
  WHERE withdraws IS NOT NULL;

-- An agency that was there, and the row of the ledger that says what it was told; a prosecutor's
-- office tells nothing under a release, and has no ledger.
CREATE TABLE conference_party (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  conference TEXT NOT NULL REFERENCES case_conference (id),
  agency TEXT NOT NULL REFERENCES agency (id),
  disclosure TEXT REFERENCES disclosure (id)
) STRICT;
CREATE INDEX conference_party_by_conference ON conference_party (conference);
CREATE INDEX conference_party_by_agency ON conference_party (agency);

CREATE TABLE agreed_step (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  conference TEXT NOT NULL REFERENCES case_conference (id),
  kind TEXT NOT NULL,
  whose TEXT NOT NULL,
  due_on TEXT
) STRICT;
CREATE INDEX agreed_step_by_conference ON agreed_step (conference);

CREATE TABLE agreed_step_event (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  step TEXT NOT NULL REFERENCES agreed_step (id),
  kind TEXT NOT NULL,
  on_day TEXT NOT NULL,
  staff TEXT REFERENCES staff (id)
) STRICT;
CREATE INDEX agreed_step_event_by_step ON agreed_step_event (step);

INSERT INTO record_table (name, append_only, participant) VALUES
  ('case_conference', 1, NULL),
  ('conference_party', 1, NULL),
  ('agreed_step', 1, NULL),
  ('agreed_step_event', 1, NULL);
-- To what a count came in court, on the scale on which the ordinary course is entered.
ALTER TABLE charge ADD COLUMN sentence TEXT;
-- How a file of a court or of another program is read: what stands above which column. The file
-- itself is kept nowhere.
CREATE TABLE calendar_mapping (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  name TEXT NOT NULL,
  source TEXT NOT NULL,
  date_order TEXT NOT NULL,
  has_headers INTEGER,
  headers TEXT,
  court TEXT,
  in_cause_number TEXT,
  in_court TEXT,
  in_department TEXT,
  in_name TEXT,
  in_family_name TEXT,
  in_given_name TEXT,
  in_birth_date TEXT,
  in_day TEXT,
  in_time TEXT,
  in_kind TEXT,
  in_judge TEXT,
  in_outcome TEXT,
  in_prosecutor TEXT,
  in_defense_counsel TEXT,
  in_filed TEXT
) STRICT;

-- That the calendar of a court was brought in, and of which days it told all.
CREATE TABLE calendar_reading (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  on_day TEXT NOT NULL,
  court TEXT NOT NULL,
  department TEXT,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL
) STRICT;
CREATE INDEX calendar_reading_by_court ON calendar_reading (court, on_day);

-- Of which day the last file was that had a case, or one of its hearings.
CREATE TABLE sighting (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  court_case TEXT NOT NULL REFERENCES court_case (id),
  hearing TEXT REFERENCES hearing (id),
  seen_on TEXT NOT NULL,
  source TEXT NOT NULL
) STRICT;
CREATE INDEX sighting_by_case ON sighting (court_case);
CREATE INDEX sighting_by_hearing ON sighting (hearing) WHERE hearing IS NOT NULL;

INSERT INTO record_table (name, append_only, participant) VALUES
  ('calendar_mapping', 0, NULL),
  ('calendar_reading', 0, NULL),
  ('sighting', 0, NULL);

-- What a decision was measured by: the gravest class of charge on the day it was entered.
ALTER TABLE decision ADD COLUMN charge_class TEXT;

-- That a decision harsher than the ordinary course was tried: in which case, when, by whom, in
-- what it was harsher; and that a project manager has looked at it.
CREATE TABLE refused_decision (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  court_case TEXT NOT NULL REFERENCES court_case (id),
  on_day TEXT NOT NULL,
  staff TEXT REFERENCES staff (id),
  aspect TEXT NOT NULL
) STRICT;
CREATE INDEX refused_decision_by_case ON refused_decision (court_case);

CREATE TABLE refusal_seen (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  refused_decision TEXT NOT NULL REFERENCES refused_decision (id),
  on_day TEXT NOT NULL,
  staff TEXT NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX refusal_seen_by_refusal ON refusal_seen (refused_decision);

INSERT INTO record_table (name, append_only, participant) VALUES
  ('refused_decision', 1, NULL),
  ('refusal_seen', 1, NULL);
-- What other agencies told this office, the papers that came with it, and that permission ended.
-- Whether something may still be used follows from these and the day.
CREATE TABLE received (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  participant TEXT NOT NULL REFERENCES participant (id),
  agency TEXT NOT NULL REFERENCES agency (id),
  received_on TEXT NOT NULL,
  dated_on TEXT,
  method TEXT NOT NULL,
  says TEXT NOT NULL,
  ground TEXT NOT NULL,
  form_number TEXT,
  signed_on TEXT,
  until_on TEXT,
  until_event INTEGER,
  purpose TEXT,
  has_notice INTEGER,
  court_case TEXT REFERENCES court_case (id),
  packet TEXT,
  enrolled_on TEXT
) STRICT;
CREATE INDEX received_by_participant ON received (participant);
CREATE INDEX received_by_agency ON received (agency);
CREATE INDEX received_by_case ON received (court_case) WHERE court_case IS NOT NULL;
CREATE UNIQUE INDEX received_packet ON received (packet) WHERE packet IS NOT NULL;

CREATE TABLE received_paper (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  received TEXT NOT NULL REFERENCES received (id),
  sha256 TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
CREATE INDEX received_paper_by_received ON received_paper (received);

CREATE TABLE received_event (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  participant TEXT NOT NULL REFERENCES participant (id),
  agency TEXT NOT NULL REFERENCES agency (id),
  kind TEXT NOT NULL,
  on_day TEXT NOT NULL,
  received_on TEXT NOT NULL,
  form_number TEXT,
  received TEXT REFERENCES received (id),
  packet TEXT
) STRICT;
CREATE INDEX received_event_by_participant ON received_event (participant);
CREATE INDEX received_event_by_agency ON received_event (agency);
CREATE INDEX received_event_by_received ON received_event (received) WHERE received IS NOT NULL;
CREATE UNIQUE INDEX received_event_packet ON received_event (packet) WHERE packet IS NOT NULL;

INSERT INTO record_table (name, append_only, participant) VALUES
  ('received', 1, NULL),
  ('received_paper', 1, NULL),
  ('received_event', 1, NULL);

-- Of a move that takes back another: which. Neither is counted among the moves of its hearing.
ALTER TABLE hearing_move ADD COLUMN undoes TEXT REFERENCES hearing_move (id);
CREATE INDEX hearing_move_undone ON hearing_move (undoes) WHERE undoes IS NOT NULL;

-- Days on which the courts here, or one of them, don't sit, beside federal holidays.
CREATE TABLE court_closing (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  on_day TEXT NOT NULL,
  name TEXT NOT NULL,
  court TEXT
) STRICT;
CREATE INDEX court_closing_by_day ON court_closing (on_day);
INSERT INTO record_table (name, append_only, participant) VALUES
  ('court_closing', 0, NULL);
