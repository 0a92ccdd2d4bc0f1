"""The tables of the database, as the list of changes that made them (docs/store.md tells what each holds).

A change to the schema is a new migration at the end of this file, never an edit of an old one: databases in the
world have applied the old ones. The number of migrations is the schema number (`schema_number.py`), kept in SQLite's
`user_version`.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlite_utils import Database, Migrations

from quotetrack.store.identity_tables import IDENTITY_TABLES, STATEMENT_DECISIONS
from quotetrack.store.quotation_tables import QUOTATION_TABLES
from quotetrack.store.schema_number import APPLICATION_ID, SCHEMA_NUMBER
from quotetrack.store.silences import SILENCE_TABLE

__all__ = ["IDENTITIES_SINCE", "MIGRATIONS", "apply_migrations"]

MIGRATIONS = Migrations("quotetrack")

FTS_TOKENIZER = "unicode61 remove_diacritics 2"
"""Words of any script, case and accents ignored: a reader who types `Erdogan` means `Erdoğan` too."""

# Offsets are half-open code points of versions.text. Positions count from 0 in reading order.
_ARTICLE_TABLES = """
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE articles (
    id TEXT PRIMARY KEY,
    added_at TEXT NOT NULL
) STRICT;

CREATE TABLE versions (
    key INTEGER PRIMARY KEY,
    article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    text_sha256 TEXT NOT NULL,
    is_current INTEGER NOT NULL CHECK (is_current IN (0, 1)),
    name TEXT NOT NULL,
    outlet TEXT,
    url TEXT,
    title TEXT,
    published TEXT,
    bylines TEXT NOT NULL CHECK (json_valid(bylines)),
    initials TEXT NOT NULL CHECK (json_valid(initials)),
    dateline_place TEXT,
    dateline_agency TEXT,
    dateline_date TEXT,
    dateline_start INTEGER,
    dateline_end INTEGER,
    picture_credits TEXT NOT NULL CHECK (json_valid(picture_credits)),
    blocks TEXT NOT NULL CHECK (json_valid(blocks)),
    warnings TEXT NOT NULL CHECK (json_valid(warnings)),
    text TEXT NOT NULL,
    pipeline_version TEXT NOT NULL,
    read_at TEXT NOT NULL,
    UNIQUE (article_id, text_sha256),
    CHECK ((dateline_start IS NULL) = (dateline_end IS NULL))
) STRICT;
CREATE UNIQUE INDEX versions_current ON versions (article_id) WHERE is_current;
CREATE INDEX versions_name ON versions (name, key);
CREATE INDEX versions_outlet ON versions (outlet);
CREATE INDEX versions_published ON versions (published);

CREATE TABLE credits (
    version_key INTEGER NOT NULL REFERENCES versions (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    basis TEXT NOT NULL,
    start INTEGER,
    end INTEGER,
    PRIMARY KEY (version_key, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX credits_name ON credits (name);

CREATE TABLE inputs (
    name TEXT NOT NULL,
    version_key INTEGER NOT NULL REFERENCES versions (key) ON DELETE CASCADE,
    PRIMARY KEY (name, version_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX inputs_version_key ON inputs (version_key);

CREATE TABLE refusals (
    name TEXT PRIMARY KEY,
    reason TEXT NOT NULL,
    advice TEXT NOT NULL,
    refused_at TEXT NOT NULL
) STRICT;
"""

# A speaker's or organisation's id should decide its name and type, but the rooms that make ids may change between
# versions: one row for each combination met, so that what is read out is what was put in.
_ATTRIBUTION_TABLES = """
CREATE TABLE speakers (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    name TEXT,
    type TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX speakers_identity ON speakers (id, type, name IS NULL, ifnull(name, ''));
CREATE INDEX speakers_name ON speakers (name);

CREATE TABLE organizations (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    UNIQUE (id, type, name)
) STRICT;
CREATE INDEX organizations_name ON organizations (name);

CREATE TABLE attributions (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    version_key INTEGER NOT NULL REFERENCES versions (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    class TEXT NOT NULL,
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    quotation TEXT NOT NULL,
    cue TEXT,
    cue_start INTEGER,
    cue_end INTEGER,
    source TEXT,
    source_start INTEGER,
    source_end INTEGER,
    medium TEXT,
    speaker_key INTEGER REFERENCES speakers (key),
    role TEXT,
    resolved_by TEXT,
    anonymous INTEGER CHECK (anonymous IN (0, 1)),
    anonymity_kind TEXT,
    anonymity_description TEXT,
    anonymity_reason TEXT,
    notes TEXT NOT NULL CHECK (json_valid(notes)),
    UNIQUE (version_key, position)
) STRICT;
CREATE INDEX attributions_speaker_key ON attributions (speaker_key);

CREATE TABLE contents (
    attribution_key INTEGER NOT NULL REFERENCES attributions (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (attribution_key, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE attribution_organizations (
    attribution_key INTEGER NOT NULL REFERENCES attributions (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    organization_key INTEGER NOT NULL REFERENCES organizations (key),
    basis TEXT NOT NULL,
    PRIMARY KEY (attribution_key, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX attribution_organizations_organization_key ON attribution_organizations (organization_key);

CREATE TABLE carriers (
    attribution_key INTEGER NOT NULL REFERENCES attributions (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    basis TEXT NOT NULL,
    start INTEGER,
    end INTEGER,
    PRIMARY KEY (attribution_key, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX carriers_name ON carriers (name);
"""


@MIGRATIONS()
def m001_articles_and_attributions(db: Database) -> None:
    """The first tables, with full text over quotations and over titles and texts of articles."""
    db.executescript(_ARTICLE_TABLES)
    db.executescript(_ATTRIBUTION_TABLES)
    db.table("attributions").enable_fts(["quotation"], create_triggers=True, tokenize=FTS_TOKENIZER)
    db.table("versions").enable_fts(["title", "text"], create_triggers=True, tokenize=FTS_TOKENIZER)


_CO_SPEAKERS = """
CREATE TABLE co_speakers (
    attribution_key INTEGER NOT NULL REFERENCES attributions (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    speaker_key INTEGER NOT NULL REFERENCES speakers (key),
    role TEXT,
    resolved_by TEXT NOT NULL,
    anonymous INTEGER NOT NULL CHECK (anonymous IN (0, 1)),
    anonymity_kind TEXT,
    anonymity_description TEXT,
    anonymity_reason TEXT,
    PRIMARY KEY (attribution_key, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX co_speakers_speaker_key ON co_speakers (speaker_key);

ALTER TABLE attribution_organizations
    ADD COLUMN of_speakers TEXT NOT NULL DEFAULT '[0]' CHECK (json_valid(of_speakers));
"""


@MIGRATIONS()
def m002_co_speakers(db: Database) -> None:
    """Those who say it with the first speaker, and whose each organisation is."""
    db.executescript(_CO_SPEAKERS)


_PROBABLE_CARRIERS = """
ALTER TABLE carriers ADD COLUMN step INTEGER CHECK (step >= 1);

CREATE TABLE probable_carriers (
    attribution_key INTEGER NOT NULL REFERENCES attributions (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    because TEXT NOT NULL,
    PRIMARY KEY (attribution_key, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX probable_carriers_name ON probable_carriers (name);
"""


@MIGRATIONS()
def m003_steps_of_carriers(db: Database) -> None:
    """The step of each carrier from mouth to page, and the carriers that are only inferred."""
    db.executescript(_PROBABLE_CARRIERS)


@MIGRATIONS()
def m004_anonymity_ladder(db: Database) -> None:
    """How many people an unnamed source is; kinds become rungs of the ladder, as near as the old ones tell."""
    for table in ("attributions", "co_speakers"):
        db.executescript(f"ALTER TABLE {table} ADD COLUMN anonymity_number TEXT")
        db.executescript(f"UPDATE {table} SET {_RUNGS_OF_OLD_KINDS}")


# The old kinds told how many and nothing else. Reading an article again (`add`) gives it the rung that its words have.
_RUNGS_OF_OLD_KINDS = """
    anonymity_number = CASE
        WHEN anonymity_kind IN ('person', 'office') THEN 'one'
        WHEN anonymity_kind IN ('plural', 'group') THEN 'several'
    END,
    anonymity_kind = CASE WHEN anonymity_kind IN ('office', 'document') THEN anonymity_kind ELSE 'bare' END
    WHERE anonymity_kind IS NOT NULL
"""


@MIGRATIONS()
def m005_identities(db: Database) -> None:
    """Who is one across articles, and what people have decided about that."""
    db.executescript(IDENTITY_TABLES)


@MIGRATIONS()
def m006_quotations(db: Database) -> None:
    """Which quotations share words."""
    db.executescript(QUOTATION_TABLES)


@MIGRATIONS()
def m007_decisions_about_statements(db: Database) -> None:
    """What people have decided about statements, beside what they have decided about speakers and organisations."""
    db.executescript(STATEMENT_DECISIONS)


@MIGRATIONS()
def m008_silences(db: Database) -> None:
    """Findings that somebody has looked at."""
    db.executescript(SILENCE_TABLE)


_STEPS: list[Callable[[Database], None]] = [
    m001_articles_and_attributions,
    m002_co_speakers,
    m003_steps_of_carriers,
    m004_anonymity_ladder,
    m005_identities,
    m006_quotations,
    m007_decisions_about_statements,
    m008_silences,
]

IDENTITIES_SINCE = 1 + _STEPS.index(m005_identities)
"""The schema from which on a database says who is one; those of older ones are filled in."""


def apply_migrations(db: Database, *, created_with: str) -> int:
    """Bring a new or older database to `SCHEMA_NUMBER`; call inside a transaction.

    Args:
        db: An empty database, or one of ours of an older schema.
        created_with: The quotetrack version, noted when the database is new.

    Returns:
        The schema number that the database had, 0 for a new one.
    """
    before: int = db.execute("PRAGMA user_version").fetchone()[0]
    is_new = db.execute("PRAGMA application_id").fetchone()[0] == 0
    MIGRATIONS.apply(db)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {SCHEMA_NUMBER}")
    if is_new:
        db.execute("INSERT INTO meta (key, value) VALUES ('created_with', ?)", [created_with])
    return before
