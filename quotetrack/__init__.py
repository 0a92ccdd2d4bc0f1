"""quotetrack reads news and records who said what, for whom, and through whose hands it reached the page.

>>> import quotetrack
>>> for attribution in quotetrack.extract("story.txt"):  # doctest: +SKIP
...     print(attribution.speaker, attribution.content)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quotetrack.checks import Evidence, Finding, Settings, Severity
    from quotetrack.errors import QuotetrackError
    from quotetrack.graph import build_graph
    from quotetrack.nlp import load
    from quotetrack.pipeline import check, extract
    from quotetrack.records import Article, Attribution, Carrier, Organization, Span, Speaker
    from quotetrack.store import Store

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Attribution",
    "Carrier",
    "Evidence",
    "Finding",
    "Organization",
    "QuotetrackError",
    "Settings",
    "Severity",
    "Span",
    "Speaker",
    "Store",
    "__version__",
    "build_graph",
    "check",
    "extract",
    "load",
]

# `import quotetrack` stays cheap, for `quotetrack --help` begins with it: rooms are opened when first asked for.
_ROOM_OF = {
    "Article": "records",
    "Attribution": "records",
    "Carrier": "records",
    "Evidence": "checks",
    "Finding": "checks",
    "Organization": "records",
    "QuotetrackError": "errors",
    "Settings": "checks",
    "Severity": "checks",
    "Span": "records",
    "Speaker": "records",
    "Store": "store",
    "build_graph": "graph",
    "check": "pipeline",
    "extract": "pipeline",
    "load": "nlp",
}


def __getattr__(name: str) -> Any:
    if name not in _ROOM_OF:
        raise AttributeError(f"module 'quotetrack' has no attribute {name!r}")
    return getattr(import_module(f"quotetrack.{_ROOM_OF[name]}"), name)
