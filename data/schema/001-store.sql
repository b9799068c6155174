-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the store keeps for itself: which tables are records, the named
-- changes, the chained audit, and the order and words by which people are
-- found. The triggers between them are made by the program (clew-triggers.c).

CREATE TABLE record_table (
  name TEXT PRIMARY KEY,
  append_only INTEGER NOT NULL,
  participant TEXT
) STRICT, WITHOUT ROWID;

-- One row for each clew_store_change() that left something behind.
CREATE TABLE change (
  number INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  actor TEXT,
  what TEXT NOT NULL
) STRICT;

-- One row for each row changed, and for what was noted (printed, exported).
-- `old` is a JSON object: of an update the columns that changed, of a removal
-- all, with the values before. `hash` covers the row and the hash before it.
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  change INTEGER NOT NULL,
  action TEXT NOT NULL,
  kind TEXT NOT NULL,
  record TEXT,
  old TEXT,
  hash BLOB NOT NULL
) STRICT;
CREATE INDEX audit_by_record ON audit (record) WHERE kind <> 'change';

-- Where the chain ends, so that a shortened one shows.
CREATE TABLE chain (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  count INTEGER NOT NULL,
  head BLOB NOT NULL
) STRICT;
INSERT INTO chain (one, count, head) VALUES (1, 0, zeroblob (32));

-- The list of people in the order of their names. Ranks have gaps, so that one
-- more person needs no other to move. `digest` is of the words by which the person
-- is found: while it stays, the index does.
CREATE TABLE browse (
  rank INTEGER PRIMARY KEY,
  participant TEXT NOT NULL UNIQUE,
  sort TEXT NOT NULL,
  digest INTEGER NOT NULL
) STRICT;
CREATE INDEX browse_by_sort ON browse (sort, participant);

-- The list cut into pages of at most 256 people.
CREATE TABLE page (
  first INTEGER PRIMARY KEY,
  count INTEGER NOT NULL
) STRICT;

-- Words of people, already folded; the row's number is the person's rank. To
-- this tokenizer all but ASCII punctuation is part of a word, as it must be:
-- what a letter is has been decided by clew_fold_words().
CREATE VIRTUAL TABLE found USING fts5 (
  words,
  content = '', contentless_delete = 1, detail = none,
  prefix = '1 2 3 4 5 6', tokenize = 'ascii'
);

-- Every word of five letters or more that somebody was ever found by, and what
-- is left of each when one letter is dropped: two words within one slip of
-- each other share one of these.
CREATE TABLE word (
  word TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
CREATE TABLE word_gap (
  gap TEXT NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (gap, word)
) STRICT, WITHOUT ROWID;
