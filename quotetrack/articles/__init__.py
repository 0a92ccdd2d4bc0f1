"""Inputs to articles: one reader a format; body, headline, byline, dateline, credits."""

from __future__ import annotations

from quotetrack.articles.inputs import iter_documents
from quotetrack.articles.jsonl import FieldMap
from quotetrack.articles.make import make_article

__all__ = ["FieldMap", "iter_documents", "make_article"]
