"""The tables of which quotations share words (docs/store.md tells what each holds); `schema.py` makes them."""

from __future__ import annotations

__all__ = ["QUOTATION_TABLES"]

# A wording stays when the last article that has it goes: it finds nothing then, and is met again when that is re-read.
QUOTATION_TABLES = """
CREATE TABLE wordings (
    key INTEGER PRIMARY KEY,
    number INTEGER NOT NULL UNIQUE,
    words INTEGER NOT NULL
) STRICT;

CREATE TABLE wording_grams (
    gram INTEGER NOT NULL,
    wording_key INTEGER NOT NULL REFERENCES wordings (key),
    PRIMARY KEY (gram, wording_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE quotations (
    attribution_key INTEGER PRIMARY KEY REFERENCES attributions (key) ON DELETE CASCADE,
    wording_key INTEGER NOT NULL REFERENCES wordings (key)
) STRICT;
CREATE INDEX quotations_wording_key ON quotations (wording_key);
"""
