"""What to show of the records, as data (`summarize`), then for terminals, JSON and CSV."""

from __future__ import annotations

from quotetrack.reports.groups import ArticleFacts, Grouping, note_article
from quotetrack.reports.namesakes import count_namesakes
from quotetrack.reports.selection import Selection, is_article_selected, is_selected, takes_whole_articles
from quotetrack.reports.summaries import Report, Summary, summarize

__all__ = [
    "ArticleFacts",
    "Grouping",
    "Report",
    "Selection",
    "Summary",
    "count_namesakes",
    "is_article_selected",
    "is_selected",
    "note_article",
    "summarize",
    "takes_whole_articles",
]
