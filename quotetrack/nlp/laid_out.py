"""What the network found and what the layout says, brought together: the layout's rules meet the attributions here."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from quotetrack.nlp.clauses import Clauses
from quotetrack.nlp.contents import QuotationIndex, Range
from quotetrack.nlp.identity import attribution_id
from quotetrack.nlp.interviews import find_answers
from quotetrack.nlp.introduced import find_introduced
from quotetrack.nlp.layout import LaidOut, find_signatures, find_turns
from quotetrack.nlp.ranges import make_locator, ranges_of, shared, touched_by
from quotetrack.nlp.untagged import Continued, find_untagged
from quotetrack.records import Article, Attribution, AttributionClass, Mention
from quotetrack.text import Quotation

CONFIDENCE = {
    "turn": 0.95,
    "answer": 0.9,
    "signature": 0.95,
    "introduced": 0.7,
    "colon": 0.7,
    "list": 0.7,
    "untagged": 0.5,
}
"""By shape. Few occur where it could be counted: on PolNeAR's dev and 120 articles of its train part 16 of 16 turns
were right, 18 of 19 signatures, 8 of 13 introduced ones, none of 4 untagged ones. The other shapes are guesses.
"""

_FIRST_PERSON = frozenset({"i", "we"})


def add_laid_out(
    article: Article,
    view: str,
    quotations: Sequence[Quotation],
    clauses: Clauses,
    mentions: Sequence[Mention],
    found: Sequence[Attribution],
) -> list[Attribution]:
    """The attributions with those that only the layout shows, and without what the network made of these.

    Args:
        article: The article.
        view: Its text as the model reads it.
        quotations: The view's quotations.
        clauses: Its words.
        mentions: Its names.
        found: What the network found.
    """
    index = QuotationIndex(view, quotations)
    turns = sorted([*find_turns(view), *find_answers(view, mentions)], key=lambda turn: turn.content[0])
    attributions = [*_without_turns(found, turns), *(_record(article, turn) for turn in turns)]
    attributions = _introduce(article, attributions, list(find_introduced(view, clauses, index)))
    attributions = _sign(article, len(view), attributions, find_signatures(view, quotations))
    return _append_untagged(article, attributions, list(find_untagged(view, quotations, index, clauses, attributions)))


def _without_turns(found: Sequence[Attribution], turns: Sequence[LaidOut]) -> list[Attribution]:
    """What the network found without what it made of turns.

    That is what has the turn's own colon for its cue, content over several turns or from without, and what the speaker
    says of himself within a turn: `I think`.
    """
    turn_at = make_locator(
        [(turn.lead or turn.content[0])[0] for turn in turns], [turn.content[-1][1] for turn in turns]
    )
    kept = []
    for attribution in found:
        touched = touched_by(attribution, turn_at)
        at = None if attribution.cue is None else turn_at(attribution.cue.start)
        source = "" if attribution.source is None else attribution.source.text.casefold()
        own = at is not None and attribution.cue is not None and attribution.cue.start < turns[at].content[0][0]
        if own or len(touched) > 1 or (at is not None and source in _FIRST_PERSON) or (touched and at not in touched):
            continue
        kept.append(attribution)
    return kept


def _introduce(article: Article, found: Sequence[Attribution], items: Sequence[LaidOut]) -> list[Attribution]:
    """Add quotations and lists below an introducing line; what the network made of the same line gives way."""
    items = sorted(items, key=lambda item: item.content[0])
    starts = [item.content[0][0] if item.lead is None else item.lead[0] for item in items]
    leading: defaultdict[int, list[Attribution]] = defaultdict(list)
    covering: defaultdict[int, int] = defaultdict(int)
    for attribution in found:
        at = None if attribution.cue is None else bisect_right(starts, attribution.cue.start) - 1
        lead = None if at is None or at < 0 else items[at].lead
        if at is not None and lead is not None and attribution.cue is not None and attribution.cue.start < lead[1]:
            leading[at].append(attribution)
            continue
        for span in attribution.content:
            number = max(bisect_right(starts, span.start) - 1, 0)
            for k in (number, number + 1):
                if k < len(items):
                    covering[k] += shared(items[k].content, [(span.start, span.end)])
    dropped: set[int] = set()
    added = []
    for number, item in enumerate(items):
        length = sum(high - low for low, high in item.content)
        if 2 * covering[number] > length:
            continue
        rivals = [a for a in leading[number] if shared(item.content, ranges_of(a)) or _same_cue(a, item)]
        if any(ranges_of(rival) == item.content for rival in rivals):
            continue
        dropped.update(id(rival) for rival in rivals)
        named = [rival for rival in rivals if rival.source is not None]
        added.append(_record(article, item) if not named else _with_words_of(named[-1], _record(article, item)))
    return [*(a for a in found if id(a) not in dropped), *added]


def _sign(article: Article, length: int, found: Sequence[Attribution], items: Iterable[LaidOut]) -> list[Attribution]:
    """Add the signed quotations whose words no attribution has.

    What the network made of the dash gives way where it gave the name to another quotation; so does what runs over
    several signed quotations.
    """
    signed = sorted(items, key=lambda item: item.content[0])
    item_at = make_locator([item.content[0][0] for item in signed], [item.content[-1][1] for item in signed])
    dashes = {item.cue[0]: item for item in signed if item.cue is not None}
    kept = []
    for attribution in found:
        own = None if attribution.cue is None else dashes.get(attribution.cue.start)
        misled = own is not None and not shared(own.content, ranges_of(attribution))
        if not misled and len(touched_by(attribution, item_at)) < 2:
            kept.append(attribution)
    taken = bytearray(length)
    for attribution in kept:
        for span in attribution.content:
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
    free = [i for i in signed if 2 * sum(sum(taken[a:b]) for a, b in i.content) <= sum(b - a for a, b in i.content)]
    return [*kept, *(_record(article, item) for item in free)]


def _append_untagged(
    article: Article, found: Sequence[Attribution], items: Sequence[LaidOut | Continued]
) -> list[Attribution]:
    """Add untagged quotations: as records of their own, or to the attribution that they go on with."""
    further: defaultdict[int, list[Range]] = defaultdict(list)
    for item in items:
        if isinstance(item, Continued):
            further[id(item.attribution)] += item.content
    longer = [_lengthened(article, a, further[id(a)]) if id(a) in further else a for a in found]
    return [*longer, *(_record(article, item) for item in items if isinstance(item, LaidOut))]


def _lengthened(article: Article, attribution: Attribution, further: Sequence[Range]) -> Attribution:
    content = sorted([*ranges_of(attribution), *further])
    return replace(
        attribution,
        id=attribution_id(article, attribution.kind, content),
        content=tuple(article.span(low, high) for low, high in content),
        notes=(*attribution.notes, "a quotation below without a speaker of its own is taken for its own"),
    )


def _record(article: Article, item: LaidOut) -> Attribution:
    return Attribution(
        id=attribution_id(article, item.kind, item.content),
        article=article.name,
        article_id=article.id,
        text_sha256=article.text_sha256,
        kind=item.kind,
        content=tuple(article.span(low, high) for low, high in item.content),
        cue=None if item.cue is None else article.span(*item.cue),
        source=None if item.source is None else article.span(*item.source),
        category=AttributionClass.STATEMENT,
        confidence=CONFIDENCE[item.shape],
        notes=(f"attributed by the page's layout ({item.shape})",),
    )


def _with_words_of(model: Attribution, record: Attribution) -> Attribution:
    """The record with the source and the cue that the network found in the same line."""
    return replace(record, source=model.source, cue=model.cue)


def _same_cue(attribution: Attribution, item: LaidOut) -> bool:
    cue = attribution.cue
    return cue is not None and item.cue is not None and cue.start < item.cue[1] and item.cue[0] < cue.end
