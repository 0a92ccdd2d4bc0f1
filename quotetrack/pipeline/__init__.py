"""The steps in order: input, article, attributions, store. Runs, resumes, counts; decides nothing about language."""

from quotetrack.pipeline.adding import Added, Summary, add, iter_add, summarize
from quotetrack.pipeline.count import count_documents
from quotetrack.pipeline.matching import find_all_links, find_article_links, index_missing
from quotetrack.pipeline.reader import Read, Reader, read_document
from quotetrack.pipeline.runs import Edit, ReadResult, extract, iter_articles, run
from quotetrack.pipeline.statements import (
    FoundStatement,
    collect_statements,
    find_statement,
    find_statements,
    iter_appearances,
    iter_readings,
)
from quotetrack.pipeline.version import pipeline_version

__all__ = [
    "Added",
    "Edit",
    "FoundStatement",
    "Read",
    "ReadResult",
    "Reader",
    "Summary",
    "add",
    "collect_statements",
    "count_documents",
    "extract",
    "find_all_links",
    "find_article_links",
    "find_statement",
    "find_statements",
    "index_missing",
    "iter_add",
    "iter_appearances",
    "iter_articles",
    "iter_readings",
    "pipeline_version",
    "read_document",
    "run",
    "summarize",
]
