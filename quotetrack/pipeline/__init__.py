"""The steps in order: input, article, attributions, store. Runs, resumes, counts; decides nothing about language."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quotetrack.pipeline.adding import Added, Summary, add, iter_add, summarize
    from quotetrack.pipeline.checking import (
        check,
        check_database,
        check_draft,
        check_readings,
        read_views,
    )
    from quotetrack.pipeline.count import count_documents
    from quotetrack.pipeline.graphing import graph_database, graph_readings, graph_statements
    from quotetrack.pipeline.matching import find_all_links, find_article_links, index_missing
    from quotetrack.pipeline.neighbourhood import find_statement
    from quotetrack.pipeline.reader import Read, Reader, read_document
    from quotetrack.pipeline.runs import Edit, ReadResult, extract, iter_articles, run
    from quotetrack.pipeline.searching import search
    from quotetrack.pipeline.selecting import select_findings
    from quotetrack.pipeline.sheets import sheet_database, sheet_readings
    from quotetrack.pipeline.statements import (
        FoundStatement,
        collect_statements,
        find_statements,
        iter_appearances,
        iter_readings,
        read_decisions,
    )
    from quotetrack.pipeline.version import pipeline_version
    from quotetrack.pipeline.waiting import find_waiting

__all__ = [
    "Added",
    "Edit",
    "FoundStatement",
    "Read",
    "ReadResult",
    "Reader",
    "Summary",
    "add",
    "check",
    "check_database",
    "check_draft",
    "check_readings",
    "collect_statements",
    "count_documents",
    "extract",
    "find_all_links",
    "find_article_links",
    "find_statement",
    "find_statements",
    "find_waiting",
    "graph_database",
    "graph_readings",
    "graph_statements",
    "index_missing",
    "iter_add",
    "iter_appearances",
    "iter_articles",
    "iter_readings",
    "pipeline_version",
    "read_decisions",
    "read_document",
    "read_others",
    "read_views",
    "run",
    "search",
    "select_findings",
    "sheet_database",
    "sheet_readings",
    "summarize",
]

# Who searches a database does not wait for what reads web pages to be imported.
_FILE_OF = {
    "Added": "adding",
    "Edit": "runs",
    "FoundStatement": "statements",
    "Read": "reader",
    "ReadResult": "runs",
    "Reader": "reader",
    "Summary": "adding",
    "add": "adding",
    "check": "checking",
    "check_database": "checking",
    "check_draft": "checking",
    "check_readings": "checking",
    "collect_statements": "statements",
    "count_documents": "count",
    "extract": "runs",
    "find_all_links": "matching",
    "find_article_links": "matching",
    "find_statement": "neighbourhood",
    "find_statements": "statements",
    "find_waiting": "waiting",
    "graph_database": "graphing",
    "graph_readings": "graphing",
    "graph_statements": "graphing",
    "index_missing": "matching",
    "iter_add": "adding",
    "iter_appearances": "statements",
    "iter_articles": "runs",
    "iter_readings": "statements",
    "pipeline_version": "version",
    "read_decisions": "statements",
    "read_document": "reader",
    "read_others": "checking",
    "read_views": "checking",
    "run": "runs",
    "search": "searching",
    "sheet_database": "sheets",
    "sheet_readings": "sheets",
    "select_findings": "selecting",
    "summarize": "adding",
}


def __getattr__(name: str) -> Any:
    if name not in _FILE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_FILE_OF[name]}"), name)
