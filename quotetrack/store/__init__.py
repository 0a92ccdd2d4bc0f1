"""The only room that knows SQLite: one file that holds what was read, found again as the records it was.

Everything else sees `Store` and records. docs/store.md describes the tables for those who read the file themselves.
"""

from quotetrack.store.identities import Identity
from quotetrack.store.quotations import StoredQuotation, Wording
from quotetrack.store.reader import Filters
from quotetrack.store.silences import StoredSilence
from quotetrack.store.store import AddResult, Counts, Store
from quotetrack.store.verdicts import Decision, DecisionKind, Verdict

__all__ = [
    "AddResult",
    "Counts",
    "Decision",
    "DecisionKind",
    "Filters",
    "Identity",
    "Store",
    "StoredQuotation",
    "StoredSilence",
    "Verdict",
    "Wording",
]
