"""The tables of who is one across articles (docs/store.md tells what each holds); `schema.py` makes them."""

from __future__ import annotations

__all__ = ["IDENTITY_TABLES"]

# `persons`, `appearances`, `aliases` and `bodies` follow from the rest and can be made again; `decisions` and `anchors`
# are people's and refer to articles by what stays when they are read again or deleted: ids, names and offsets.
IDENTITY_TABLES = """
"""
