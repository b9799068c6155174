-- SPDX-License-Identifier: GPL-3.0-or-later
-- Consent, whole: forms that add to one, blank forms, scans, half-made forms,
-- approvals of wordings, court orders, and the ledger of what left the office.
-- New columns stand at the end of their tables, as their field tables have them.

ALTER TABLE office ADD COLUMN majority_age INTEGER;

ALTER TABLE agency ADD COLUMN site_role TEXT;

-- A time in which an agency that joined again was not of the site.
CREATE TABLE agency_gap (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  agency TEXT NOT NULL REFERENCES agency (id),
  left_on TEXT NOT NULL,
  rejoined_on TEXT NOT NULL
) STRICT;

-- From which age a minor alone may release this kind of information here.
CREATE TABLE minor_rule (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  category TEXT NOT NULL,
  own_consent_age INTEGER NOT NULL
) STRICT;

-- Words that a letter is warned of.
CREATE TABLE caution_word (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  language TEXT NOT NULL,
  kind TEXT NOT NULL,
  word TEXT NOT NULL
) STRICT;

CREATE TABLE wording_approval (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  wording TEXT NOT NULL REFERENCES wording (id),
  on_day TEXT NOT NULL,
  approved_by TEXT NOT NULL,
  withdrawn INTEGER
) STRICT;
CREATE INDEX wording_approval_by_wording ON wording_approval (wording);

-- Of a form that only adds agencies: the release that it adds to.
ALTER TABLE consent ADD COLUMN adds_to TEXT REFERENCES consent (id);
-- Of a form that renews another: which.
ALTER TABLE consent ADD COLUMN renews TEXT REFERENCES consent (id);
CREATE INDEX consent_by_addition ON consent (adds_to) WHERE adds_to IS NOT NULL;

-- Who signed, if not the person alone, and by what authority.
ALTER TABLE consent_event ADD COLUMN signer TEXT;
ALTER TABLE consent_event ADD COLUMN signed_by TEXT;
ALTER TABLE consent_event ADD COLUMN authority TEXT;
-- Whether the form was read aloud before it was signed.
ALTER TABLE consent_event ADD COLUMN read_aloud INTEGER;
-- Of a correction: the event that was entered wrongly and never happened.
ALTER TABLE consent_event ADD COLUMN corrects TEXT REFERENCES consent_event (id);
CREATE INDEX consent_event_by_correction ON consent_event (corrects) WHERE corrects IS NOT NULL;
-- What a parent signed may end before its date.
CREATE INDEX consent_event_by_parent ON consent_event (consent) WHERE signer = 'minor_and_parent';

-- Which releases were signed is asked for each line of their list.
CREATE INDEX consent_event_signed ON consent_event (consent, id, on_day) WHERE kind = 'signed';
-- From an agency to the people who named it, without a look into the tables: their rows
-- lie far apart, and each would be a page to read and to decrypt.
-- What the paper offers to an agency is asked for each tick.
DROP INDEX consent_agency_by_consent;
CREATE INDEX consent_agency_by_consent
  ON consent_agency (consent, agency, offered_categories);

CREATE INDEX consent_grant_by_agency ON consent_grant (agency, event);
CREATE INDEX consent_event_signature ON consent_event (id, consent, on_day)
  WHERE kind = 'signed';
CREATE INDEX consent_in_short ON consent (id, participant, kind, adds_to, expires_on);

-- A form printed for nobody yet; it becomes a consent when somebody brings it back.
CREATE TABLE blank_form (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  form_number TEXT NOT NULL UNIQUE,
  wording TEXT REFERENCES wording (id),
  door TEXT,
  expires_on TEXT,
  expires_event TEXT,
  paper TEXT,
  large_print INTEGER,
  offered TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE release_draft (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  participant TEXT NOT NULL REFERENCES participant (id),
  body TEXT NOT NULL
) STRICT;
CREATE INDEX release_draft_by_participant ON release_draft (participant);

CREATE TABLE scan (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  consent TEXT NOT NULL REFERENCES consent (id),
  media TEXT NOT NULL,
  pages INTEGER,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  confirmed_number TEXT -- what somebody read on the paper, where no code told
) STRICT;
CREATE INDEX scan_by_consent ON scan (consent);

-- Its file, apart: to remove a scan and to bring it back must not write many megabytes anew.
CREATE TABLE scan_content (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  scan TEXT NOT NULL REFERENCES scan (id),
  bytes BLOB NOT NULL
) STRICT;
CREATE INDEX scan_content_by_scan ON scan_content (scan);

-- What lets a record be used in a proceeding against the will of the person.
CREATE TABLE court_order (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  participant TEXT NOT NULL REFERENCES participant (id),
  agency TEXT NOT NULL REFERENCES agency (id),
  court TEXT NOT NULL,
  issued_on TEXT NOT NULL,
  ends_on TEXT,
  categories TEXT NOT NULL,
  mandate TEXT,
  mandate_on TEXT,
  confirmed_on TEXT -- that it still counts, after the agency left and joined again
) STRICT;
CREATE INDEX court_order_by_participant ON court_order (participant);

-- A subpoena that came. It opens nothing; who brought it and who has it now is kept.
CREATE TABLE subpoena (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  participant TEXT NOT NULL REFERENCES participant (id),
  came_on TEXT NOT NULL,
  brought_by TEXT NOT NULL,
  due_on TEXT,
  given_to TEXT
) STRICT;
CREATE INDEX subpoena_by_participant ON subpoena (participant);

-- A letter, notice or list that left the office, byte for byte. One for a meeting is about
-- several people, and its rows in the ledger say about whom.
CREATE TABLE outgoing_paper (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  participant TEXT REFERENCES participant (id),
  kind TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes BLOB NOT NULL,
  wording TEXT REFERENCES wording (id)
) STRICT;
CREATE INDEX outgoing_paper_by_participant ON outgoing_paper (participant);

-- The ledger: one row a recipient. A correction is a row that names the one it corrects.
CREATE TABLE disclosure (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  participant TEXT NOT NULL REFERENCES participant (id),
  on_day TEXT NOT NULL,
  agency TEXT REFERENCES agency (id),
  recipient TEXT NOT NULL,
  recipient_address TEXT,
  person TEXT,
  categories TEXT NOT NULL,
  purpose TEXT NOT NULL,
  method TEXT NOT NULL,
  description TEXT,
  ground TEXT NOT NULL,
  consent TEXT REFERENCES consent (id),
  court_order TEXT REFERENCES court_order (id),
  paper TEXT REFERENCES outgoing_paper (id),
  staff TEXT REFERENCES staff (id),
  corrects TEXT REFERENCES disclosure (id)
) STRICT;
CREATE INDEX disclosure_by_participant ON disclosure (participant, on_day);
CREATE INDEX disclosure_by_agency ON disclosure (agency, on_day);
CREATE INDEX disclosure_by_correction ON disclosure (corrects) WHERE corrects IS NOT NULL;

INSERT INTO record_table (name, append_only, participant) VALUES
  ('agency_gap', 0, NULL),
  ('minor_rule', 0, NULL),
  ('caution_word', 0, NULL),
  ('wording_approval', 1, NULL),
  ('blank_form', 1, NULL),
  ('release_draft', 0, NULL),
  ('scan', 0, NULL),
  ('scan_content', 1, NULL),
  ('court_order', 0, NULL),
  ('subpoena', 1, NULL),
  ('outgoing_paper', 1, NULL),
  ('disclosure', 1, NULL);

-- Of a record put in or altered: a digest of what it then says (clew-audit.c), which `hash`
-- covers, too.
ALTER TABLE audit ADD COLUMN digest BLOB;
