-- SPDX-License-Identifier: GPL-3.0-or-later
-- A step as a later Clew might bring it, for the test of migration only: a table
-- remade that others refer to, texts rewritten, and a kind of record more.

CREATE TABLE staff_new (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  name TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL,
  pronoun TEXT
) STRICT;
INSERT INTO staff_new (id, office, created, changed, removed, name, role)
  SELECT id, office, created, changed, removed, name, role FROM staff WHERE name <> 'Leaving';
DROP TABLE staff;
ALTER TABLE staff_new RENAME TO staff;

UPDATE alias SET name = 'Later Alias';

CREATE TABLE pet (
  id TEXT PRIMARY KEY, office TEXT NOT NULL,
  created TEXT NOT NULL, changed TEXT NOT NULL, removed TEXT,
  participant TEXT NOT NULL REFERENCES participant (id),
  name TEXT NOT NULL
) STRICT;
INSERT INTO record_table (name, append_only, participant) VALUES ('pet', 0, 'ROW.participant');
