"""The same statement across articles: which quotations are one, in which words each page has it, and who carried it.

Pure functions over values: no database, no language model. What looks for quotations that resemble each other asks an
index (`candidates.GramIndex`); the store has one that lives in SQLite. `batch.match_all`, which needs numpy, is not
imported here: who asks for a page with one quotation should not wait for it.
"""

from quotetrack.statements.alignment import Alignment, align
from quotetrack.statements.appearance import Appearance, make_appearance, read_quotation
from quotetrack.statements.candidates import GramIndex, MemoryIndex, find_candidates, find_links, index_grams
from quotetrack.statements.clusters import Cluster, cluster_quotations, find_neighbourhood
from quotetrack.statements.decisions import Decision, Verdict
from quotetrack.statements.difference import Change, Difference, compare, iter_pieces
from quotetrack.statements.evidence import weigh
from quotetrack.statements.first_seen import FirstSeen
from quotetrack.statements.grades import Grade
from quotetrack.statements.grams import hash_wording
from quotetrack.statements.judgement import Resemblance, judge
from quotetrack.statements.links import Link, LinkKind, compare_quotations
from quotetrack.statements.meaning import Concern, Touch, find_concerns, is_meaning_at_risk
from quotetrack.statements.origins import Origin, OriginKind, Origins, find_origins
from quotetrack.statements.quotation import Quotation
from quotetrack.statements.quoted_words import find_quoted_words
from quotetrack.statements.render import (
    ADDED,
    LEFT_OUT,
    SAME,
    CarriageRow,
    Piece,
    difference_as_data,
    find_pieces,
    find_timeline,
    mark_changes,
    mark_pieces,
    statement_as_data,
)
from quotetrack.statements.speakers_given import SpeakerGiven
from quotetrack.statements.stated_days import find_stated_days
from quotetrack.statements.statement import Agencies, Statement, Variant, build_statement, statement_id
from quotetrack.statements.words import QuotedWord, read_keys, read_words

__all__ = [
    "ADDED",
    "LEFT_OUT",
    "SAME",
    "Agencies",
    "Alignment",
    "Appearance",
    "CarriageRow",
    "Change",
    "Cluster",
    "Concern",
    "Decision",
    "Difference",
    "FirstSeen",
    "Grade",
    "GramIndex",
    "Link",
    "LinkKind",
    "MemoryIndex",
    "Origin",
    "OriginKind",
    "Origins",
    "Piece",
    "Quotation",
    "QuotedWord",
    "Resemblance",
    "SpeakerGiven",
    "Statement",
    "Touch",
    "Variant",
    "Verdict",
    "align",
    "build_statement",
    "cluster_quotations",
    "compare",
    "compare_quotations",
    "difference_as_data",
    "find_candidates",
    "find_concerns",
    "find_links",
    "find_neighbourhood",
    "find_origins",
    "find_pieces",
    "find_quoted_words",
    "find_stated_days",
    "find_timeline",
    "hash_wording",
    "index_grams",
    "is_meaning_at_risk",
    "iter_pieces",
    "judge",
    "make_appearance",
    "mark_changes",
    "mark_pieces",
    "read_keys",
    "read_quotation",
    "read_words",
    "statement_as_data",
    "statement_id",
    "weigh",
]
