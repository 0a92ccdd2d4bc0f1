"""The sourcing linter: what an editor would ask of a page's sources, found by rules that one can read.

Checks take records and know neither database nor language model. Each is a function whose docstring is its page
(`check.py`); `registry.py` lists them. A finding says "check this", never "violation".
"""

from quotetrack.checks.check import Check, Found, Scope
from quotetrack.checks.choose import choose_checks, find_check
from quotetrack.checks.finding import Evidence, Finding, Severity
from quotetrack.checks.location import Location
from quotetrack.checks.registry import CHECKS
from quotetrack.checks.run import check_article, check_collection
from quotetrack.checks.settings import OutletSettings, Settings, apply_settings, chosen_checks
from quotetrack.checks.settings_file import find_settings_file, read_settings_file
from quotetrack.checks.sheet import Sheet, SheetLine, make_sheet
from quotetrack.checks.silences import Silence, Silenced, format_silence, parse_silences, silence_findings
from quotetrack.checks.views import ArticleView, CollectionView, FigureNote, Place, note_figures

__all__ = [
    "CHECKS",
    "ArticleView",
    "Check",
    "CollectionView",
    "Evidence",
    "FigureNote",
    "Finding",
    "Found",
    "Location",
    "OutletSettings",
    "Place",
    "Scope",
    "Settings",
    "Severity",
    "Sheet",
    "SheetLine",
    "Silence",
    "Silenced",
    "apply_settings",
    "check_article",
    "check_collection",
    "choose_checks",
    "chosen_checks",
    "find_check",
    "find_settings_file",
    "format_silence",
    "make_sheet",
    "note_figures",
    "parse_silences",
    "read_settings_file",
    "silence_findings",
]
