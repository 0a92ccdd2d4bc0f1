"""Pure string work: quotation marks, normalisation with offset maps, what is safe to print."""

from __future__ import annotations

from quotetrack.text.quotes import Quotation, QuoteFamily, pair_quotes, quote_states

__all__ = ["Quotation", "QuoteFamily", "pair_quotes", "quote_states"]
