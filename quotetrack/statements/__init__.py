"""The same statement across articles: which quotations are one, in which words each page has it, and who carried it.

Pure functions over values: no database, no language model. What looks for quotations that resemble each other asks an
index (`candidates.GramIndex`); the store has one that lives in SQLite.
"""

from quotetrack.statements.words import QuotedWord, read_keys, read_words

__all__ = ["QuotedWord", "read_keys", "read_words"]
