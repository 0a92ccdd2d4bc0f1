"""The tables of who is one across articles (docs/store.md tells what each holds); `schema.py` makes them."""

from __future__ import annotations

__all__ = ["IDENTITY_TABLES", "STATEMENT_DECISIONS"]

# `persons`, `appearances`, `aliases` and `bodies` follow from the rest and can be made again; `decisions` and `anchors`
# are people's and refer to articles by what stays when they are read again or deleted: ids, names and offsets.
IDENTITY_TABLES = """
CREATE TABLE persons (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    UNIQUE (id, name)
) STRICT;

CREATE TABLE appearances (
    version_key INTEGER NOT NULL REFERENCES versions (key) ON DELETE CASCADE,
    speaker_key INTEGER NOT NULL REFERENCES speakers (key),
    name_key TEXT NOT NULL,
    profile TEXT NOT NULL CHECK (json_valid(profile)),
    person_key INTEGER REFERENCES persons (key),
    PRIMARY KEY (version_key, speaker_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX appearances_name_key ON appearances (name_key);
CREATE INDEX appearances_person_key ON appearances (person_key);
CREATE INDEX appearances_speaker_key ON appearances (speaker_key);

CREATE TABLE aliases (
    version_key INTEGER NOT NULL REFERENCES versions (key) ON DELETE CASCADE,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (version_key, id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE decisions (
    key INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('speaker', 'organization')),
    verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'unsure')),
    author TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    reason TEXT,
    undone_by TEXT,
    undone_at TEXT,
    CHECK ((undone_by IS NULL) = (undone_at IS NULL))
) STRICT;

CREATE TABLE anchors (
    decision_key INTEGER NOT NULL REFERENCES decisions (key) ON DELETE CASCADE,
    side INTEGER NOT NULL CHECK (side IN (0, 1)),
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    type TEXT NOT NULL,
    article_id TEXT NOT NULL,
    quotations TEXT NOT NULL CHECK (json_valid(quotations)),
    PRIMARY KEY (decision_key, side, id, name, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX anchors_name_key ON anchors (name_key);
CREATE INDEX anchors_article_id ON anchors (article_id);

CREATE TABLE bodies (
    id TEXT NOT NULL,
    article_id TEXT NOT NULL,
    body_id TEXT NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    PRIMARY KEY (id, article_id)
) STRICT, WITHOUT ROWID;
"""

# What a column may hold cannot be changed in place; dropping `decisions` would take the anchors along.
STATEMENT_DECISIONS = """
CREATE TABLE new_decisions (
    key INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('speaker', 'organization', 'statement')),
    verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'unsure')),
    author TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    reason TEXT,
    undone_by TEXT,
    undone_at TEXT,
    CHECK ((undone_by IS NULL) = (undone_at IS NULL))
) STRICT;

INSERT INTO new_decisions SELECT * FROM decisions;
CREATE TEMP TABLE old_anchors AS SELECT * FROM anchors;
DROP TABLE anchors;
DROP TABLE decisions;
ALTER TABLE new_decisions RENAME TO decisions;

CREATE TABLE anchors (
    decision_key INTEGER NOT NULL REFERENCES decisions (key) ON DELETE CASCADE,
    side INTEGER NOT NULL CHECK (side IN (0, 1)),
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    type TEXT NOT NULL,
    article_id TEXT NOT NULL,
    quotations TEXT NOT NULL CHECK (json_valid(quotations)),
    PRIMARY KEY (decision_key, side, id, name, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX anchors_name_key ON anchors (name_key);
CREATE INDEX anchors_article_id ON anchors (article_id);

INSERT INTO anchors SELECT * FROM old_anchors;
DROP TABLE old_anchors;
"""
