"""The same statement across articles: which quotations are one, in which words each page has it, and who carried it.

Pure functions over values: no database, no language model. What looks for quotations that resemble each other asks an
index (`candidates.GramIndex`); the store has one that lives in SQLite. `batch.match_all`, which needs numpy, is not
imported here: who asks for a page with one quotation should not wait for it.
"""

from quotetrack.statements.candidates import GramIndex, MemoryIndex, find_links, index_grams
from quotetrack.statements.grams import hash_wording
from quotetrack.statements.links import Link, LinkKind, compare_quotations
from quotetrack.statements.quotation import Quotation
from quotetrack.statements.words import QuotedWord, read_keys, read_words

__all__ = [
    "GramIndex",
    "Link",
    "LinkKind",
    "MemoryIndex",
    "Quotation",
    "QuotedWord",
    "compare_quotations",
    "find_links",
    "hash_wording",
    "index_grams",
    "read_keys",
    "read_words",
]
