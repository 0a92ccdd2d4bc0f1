"""The only room that knows spaCy and the inference runtime: the pipeline, the trained reader, Doc -> records."""

from __future__ import annotations

from quotetrack.nlp.pipeline import load
from quotetrack.nlp.read import read_article

__all__ = ["load", "read_article"]
