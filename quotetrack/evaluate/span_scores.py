"""Source, cue and content against the spans somebody marked in the text.

An attribution is right when its cue overlaps that of the gold, and its source and its content each share at least half
of the larger of the two, counted in words; one record is right for one attribution. Beside it, the share of sources,
cues and contents that are the same words exactly, punctuation and quotation marks aside.

Source: attribution relations and their scoring by source, cue and content: Pareti 2015 ("Attribution: A Computational
Approach", PhD thesis, Edinburgh). The corpus and its three roles: Newell, Margolin and Ruths 2018 ("An Attribution
Relations Corpus for Political News", LREC). Pairing at half of the larger, and direct, mixed and indirect by quotation
marks, are this project's own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from quotetrack.errors import InputError
from quotetrack.evaluate.counts import ArticleScore, Miss, MissKind, Part
from quotetrack.evaluate.gold import AnnotatedText, Range
from quotetrack.evaluate.word_spans import WordedText, WordSet
from quotetrack.records import Attribution, Kind, Span

__all__ = ["score_text"]

LEAST_SHARE = 0.5
"""Of the larger of two spans, the share of words that they must have in common."""

CONTEXT = 40
"""Characters of the text shown before and after a miss."""
LONGEST = 240


@dataclass(frozen=True, slots=True)
class _Relation:
    """One attribution as sets of words."""

    source: WordSet
    cue: WordSet
    content: WordSet
    kind: Kind
    is_speech: bool
    ranges: tuple[Range, ...]  # of all three
    said: str

    def is_same(self, other: _Relation) -> bool:
        return (
            not self.cue.isdisjoint(other.cue)
            and _share_half(self.source, other.source)
            and _share_half(self.content, other.content)
        )

    @property
    def groups(self) -> tuple[str, str, str]:
        return "all", self.kind.value, "speech" if self.is_speech else "not-speech"


def score_text(article: AnnotatedText, attributions: Sequence[Attribution]) -> ArticleScore:
    """Score the records of one text.

    Args:
        article: The text as somebody marked it.
        attributions: Its records, of every class, with offsets into the same text.

    Raises:
        InputError: A record's span does not stand in the text where it says.
    """
    text = WordedText(article.text)
    for attribution in attributions:
        _check_spans(attribution, article)
    gold = [_relate(text, each.source, each.cue, each.content) for each in article.attributions]
    gold = [each for each in gold if each.cue and each.content]
    predicted = [
        _relate(text, _ranges(each.source), _ranges(each.cue), _ranges(*each.content)) for each in attributions
    ]
    partners = _pair(gold, predicted)
    score = ArticleScore()
    for number, own in enumerate(gold):
        score.count(Part.GOLD, *own.groups)
        if number in partners:
            score.count(Part.RIGHT, *own.groups)
        else:
            score.misses.append(_miss(article, MissKind.MISSED, own))
    right = set(partners.values())
    for number, (own, attribution) in enumerate(zip(predicted, attributions, strict=True)):
        of_class = f"class-{attribution.category.value}"
        score.count(Part.PREDICTED, *own.groups)
        score.count(Part.GOLD, of_class)  # of the records of this class, how many are right
        score.judged.append((attribution.confidence, number in right))
        if number in right:
            score.count(Part.RIGHT, of_class)
        else:
            score.misses.append(_miss(article, MissKind.EXTRA, own))
    _count_exact(score, text, gold, predicted)
    return score


def _pair(gold: Sequence[_Relation], predicted: Sequence[_Relation]) -> dict[int, int]:
    """Which record is right for which attribution: for each in turn the free one whose content shares most words."""
    partners: dict[int, int] = {}
    free = list(range(len(predicted)))
    for number, wanted in enumerate(gold):
        shared = {index: len(predicted[index].content & wanted.content) for index in free}
        for index in sorted(free, key=lambda index: -shared[index]):
            if predicted[index].is_same(wanted):
                partners[number] = index
                free.remove(index)
                break
    return partners


def _count_exact(
    score: ArticleScore, text: WordedText, gold: Sequence[_Relation], predicted: Sequence[_Relation]
) -> None:
    for role in ("source", "cue", "content"):
        wanted, got = (
            Counter(words for each in relations if (words := getattr(each, role) & text.solid))
            for relations in (gold, predicted)
        )
        score.count(Part.GOLD, f"exact-{role}", n=wanted.total())
        score.count(Part.PREDICTED, f"exact-{role}", n=got.total())
        score.count(Part.RIGHT, f"exact-{role}", n=(wanted & got).total())


def _relate(text: WordedText, source: Sequence[Range], cue: Sequence[Range], content: Sequence[Range]) -> _Relation:
    cue_words, content_words = text.within(cue), text.within(content)
    return _Relation(
        text.within(source),
        cue_words,
        content_words,
        text.kind_of(content_words),
        not cue_words.isdisjoint(text.speech),
        (*source, *cue, *content),
        " ".join(" ".join(text.text[start:end] for start, end in content).split()),
    )


def _share_half(one: WordSet, other: WordSet) -> bool:
    if not one and not other:
        return True
    return bool(one and other) and len(one & other) >= LEAST_SHARE * max(len(one), len(other))


def _ranges(*spans: Span | None) -> tuple[Range, ...]:
    return tuple((span.start, span.end) for span in spans if span is not None)


def _check_spans(attribution: Attribution, article: AnnotatedText) -> None:
    for span in (*attribution.content, attribution.cue, attribution.source):
        if span is not None and article.text[span.start : span.end] != span.text:
            raise InputError(
                attribution.article,
                f"a record says {span.text[:40]!r} where the gold's text, at {span.start}, has "
                f"{article.text[span.start : span.end][:40]!r}",
                "give records of exactly the gold's texts",
            )


def _miss(article: AnnotatedText, kind: MissKind, relation: _Relation) -> Miss:
    low = max(0, min(start for start, _ in relation.ranges) - CONTEXT)
    high = max(end for _, end in relation.ranges) + CONTEXT
    around = " ".join(article.text[low:high].split())
    if len(around) > LONGEST:
        around = f"{around[: LONGEST // 2]} ... {around[-LONGEST // 2 :]}"
    return Miss(article.key, kind, relation.said, around)
