"""How an article quotes: in fragments, in single words, and with which verbs for whom."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from quotetrack.checks.check import Found, check
from quotetrack.checks.claims import is_claimed_deed
from quotetrack.checks.finding import Severity
from quotetrack.checks.views import ArticleView
from quotetrack.lexicon import load_lexicon
from quotetrack.records import Attribution, BlockKind, Kind, Span
from quotetrack.text import Quotation

__all__ = ["fragments", "loaded_cue", "scare_quotes"]

_WORDS_RE = re.compile(r"[a-z][\w’'-]*(?:\s[\w’'-]+)?[.,]?")
_PLAIN_RE = re.compile(r"[^\W\d_]+")
_FRAGMENT = 5
"""Words of the longest fragment (the sourcing checks: "direct spans of up to 5 words")."""
_SCRAP = 3
"""Words of the longest fragment that is told of even where the others are whole."""
_LEAST_QUOTATIONS = 4
_FEW = 5
"""One fragment among more quotations than this is no habit."""
_SCARE = 2
_NEAR, _BEFORE = 4, 60
"""Words before a quotation that may say that it is a name, and characters that hold them."""
_SMALL = 3
"""Letters of words that titles write small."""
_LEAST_CUES = 3
"""Statements that each side must have: below that, a verb is chance."""


@check("QT304", "fragments", Severity.INFO)
def fragments(article: ArticleView) -> Iterator[Found]:
    """See whether the whole sentence can be quoted, or none of it: these are scraps of quotations.

    Quoted parts of up to five words are fragments. One finding an article, at its shortest fragment: where one has no
    more than three words and at least one quotation in five is a fragment, or where at least half of four quotations or
    more are fragments. Names and terms ("the so-called", "known as") are none.

    Standard:
        AP Stylebook, "quotations in the news": avoid fragmentary quotes; they leave the reader to guess at the rest.

    Fires:
        GULLPORT — The mayor, Ida Marsh, also expressed her “grave concerns” over the ferries.

    Silent:
        GULLPORT — “We will keep the northern ferry running until the last islander is safely home,” the mayor, Ida
        Marsh, said on Sunday.

    False alarms:
        A short answer that is whole: “No,” she said. A term of the trade that the writer puts into marks.
    """
    quoted = [part for each in article.statements if each.kind is not Kind.INDIRECT for part in _quoted(each, article)]
    short = sorted((len(span.text.split()), span.start, span) for span, is_whole in quoted if not is_whole)
    short = [each for each in short if each[0] <= _FRAGMENT]
    is_most = len(quoted) >= _LEAST_QUOTATIONS and 2 * len(short) >= len(quoted)
    is_habit = _FEW * len(short) >= len(quoted)
    if short and (is_most or (short[0][0] <= _SCRAP and is_habit)):
        span = short[0][2]
        others = f" and {len(short) - 1} more" if len(short) > 1 else ""
        message = f"{len(short)} of {len(quoted)} quotations of five words or fewer: “{span.text}”{others}"
        yield Found(span.start, span.end, message)


@check("QT305", "scare-quotes", Severity.INFO)
def scare_quotes(article: ArticleView) -> Iterator[Found]:
    """Say whose word it is, or leave the marks out.

    One or two words between quotation marks in the body that belong to nobody's statement: no attribution and no word
    of saying stands in the sentence, nobody is quoted with them elsewhere in the article, and they are no title, name
    or nickname, nor is it said that something is called so. The same words are told of once.

    Standard:
        Columbia Journalism Review, "Scare tactics": quotation marks around a word say that the writer doubts it, and
        not why.

    Fires:
        GULLPORT — The ferries stayed in the harbour for a third day. The “heroic” crew was paid in the evening.

        The mayor, Ida Marsh, said that two lines would open on Monday.

    Silent:
        GULLPORT — The ferries stayed in the harbour for a third day. The line is called “Old Nan” on the islands.

        The mayor, Ida Marsh, said that two lines would open on Monday.

    False alarms:
        Titles of works in lower case; a term that the article explains.
    """
    said = " ".join(" ".join(span.text for span in each.content).casefold() for each in article.attributions)
    told: set[str] = set()
    for quotation in article.quotations:
        words = article.article.text[quotation.inner_start : quotation.inner_end]
        if len(words.split()) > _SCARE or not _WORDS_RE.fullmatch(words) or _is_name(quotation, article):
            continue
        if quotation.depth or article.article.text[quotation.start - 1 : quotation.start] == "=":  # left over from HTML
            continue
        sentence, paragraph = article.sentence_at(quotation.start), article.paragraph_at(quotation.start)
        if sentence is None or paragraph is None or paragraph.kind is not BlockKind.BODY:
            continue
        key = words.casefold().rstrip(".,")
        if key in told or key in said or article.is_attributed(*sentence):
            continue
        if not _speaks(article.article.text[slice(*sentence)]):
            told.add(key)
            yield Found(quotation.inner_start, quotation.inner_end, f"“{words}” is nobody's word here")


@check("QT306", "loaded-cue", Severity.INFO)
def loaded_cue(article: ArticleView) -> Iterator[Found]:
    """Use the same verb for all sides: one side says, the other claims.

    Within one article, of two speakers or bodies with three statements or more each: one is given neutral verbs only,
    the other verbs that doubt or accuse in half of the cases or more.

    A deed that somebody claims ("claimed the attack", "claimed responsibility") is no doubt of the writer's.

    Standard:
        AP Stylebook, "said": the neutral verb. Reuters Handbook, "attribution": beware of verbs that take a side.

    Fires:
        GULLPORT — The mayor, Ida Marsh, said the ferries were safe. She said the northern line would open on Monday.
        Marsh said the crews had been paid.

        The captain, Oskar Brandt, claimed the ferries were leaking. Brandt alleged that the crews had not been paid.
        He claimed that two lines would close. Brandt claimed the town knew.

    Silent:
        GULLPORT — The mayor, Ida Marsh, said the ferries were safe. She said the northern line would open on Monday.
        Marsh said the crews had been paid.

        The captain, Oskar Brandt, said the ferries were leaking. Brandt said that the crews had not been paid. He said
        that two lines would close. Brandt said the town knew.

    False alarms:
        Somebody who really admits.
    """
    data = load_lexicon("checks")
    neutral, loaded = frozenset(data["neutral_cues"]), frozenset(data["loaded_cues"])
    cues: defaultdict[str, list[Attribution]] = defaultdict(list)
    for each in article.statements:
        if each.speaker is not None and each.speaker.name and each.cue is not None and not is_claimed_deed(each):
            cues[each.speaker.name].append(each)
    sides = {name: Counter(_verb(each) for each in said) for name, said in cues.items() if len(said) >= _LEAST_CUES}
    spared = [name for name, verbs in sides.items() if all(verb in neutral for verb in verbs)]
    for name, verbs in sides.items():
        total, against = verbs.total(), sum(count for verb, count in verbs.items() if verb in loaded)
        if spared and 2 * against >= total:
            first = next(each for each in cues[name] if _verb(each) in loaded)
            other = max(spared, key=lambda one: sides[one].total())
            loads = ", ".join(sorted(verb for verb in verbs if verb in loaded))
            message = f"{name}: {loads} in {against} of {total} statements; {other}: none in {sides[other].total()}"
            yield Found(first.cue.start, first.cue.end, message, attributions=(first.id,))  # type: ignore[union-attr] # cues have one


def _quoted(each: Attribution, article: ArticleView) -> Iterator[tuple[Span, bool]]:
    """The quoted parts of a statement, and whether each is all of its content."""
    spans = {(span.start, span.end) for span in each.content}
    for quotation in article.quotations_between(each.content[0].start - 1, each.content[-1].end + 1):
        if quotation.depth == 0 and not _is_name(quotation, article):
            inner = article.article.span(quotation.inner_start, quotation.inner_end)
            yield inner, (inner.start, inner.end) in spans and each.kind is Kind.DIRECT


def _is_name(quotation: Quotation, article: ArticleView) -> bool:
    """Whether the words are a name or title, or the words before them say that something is called so."""
    words = article.article.text[quotation.inner_start : quotation.inner_end].split()
    before = article.article.text[max(quotation.start - _BEFORE, 0) : quotation.start].casefold().split()[-_NEAR:]
    naming = frozenset(load_lexicon("checks")["naming"])
    is_titled = len(words) <= _FRAGMENT and all(word[0].isupper() for word in words if len(word) > _SMALL)
    return is_titled or not naming.isdisjoint(word.strip(",;:—-") for word in before)


def _speaks(sentence: str) -> bool:
    """Whether a word of saying stands in the sentence: the words may be somebody's who was not read."""
    return not frozenset(load_lexicon("checks")["saying"]).isdisjoint(_PLAIN_RE.findall(sentence.casefold()))


def _verb(each: Attribution) -> str:
    return each.cue.text.split()[-1].casefold() if each.cue is not None and each.cue.text.split() else ""
