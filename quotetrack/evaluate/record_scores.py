"""Whole records against record gold: found, and with the right speaker, organisations and carriers.

A record and a gold record are the same attribution when their contents share at least half of their words (word F1 at
least 0.5); the best pairs are made first, and each takes part in one. A record is *complete* when its content is found
and source, speaker, anonymity, organisations and carriers are all right; kind and cue are counted beside it. Only
records of class `statement` count, for gold of this kind lists no others.

Source: word F1 with a threshold is the partial match of SQuAD (Rajpurkar et al. 2016) and of quotation extraction since
Pareti et al. 2013 ("Automatically Detecting and Attributing Indirect Quotations", EMNLP). What makes a record complete
is this project's own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from quotetrack.evaluate.counts import ArticleScore, Miss, MissKind, Part
from quotetrack.evaluate.gold import GoldArticle, GoldRecord
from quotetrack.evaluate.names import content_words, is_accepted, is_carrier
from quotetrack.evaluate.record_details import count_details
from quotetrack.records import ARTICLE_BASES, Attribution, AttributionClass, Span

__all__ = ["FALSE_QUOTES", "score_article"]

SAME = 0.5
"""Word F1 from which two contents, cues or sources are the same."""
EXACT = 0.95

FALSE_QUOTES = "false-quotes"
NEEDED = ("source", "speaker", "anonymity", "organizations", "carriers")
"""What must be right for a record to be complete."""


def score_article(article: GoldArticle, attributions: Sequence[Attribution]) -> ArticleScore:
    """Score the records of one article; those that are no statements are left out."""
    own = [each for each in attributions if each.category is AttributionClass.STATEMENT]
    contents = [content_words(_content(each)) for each in own]
    score = ArticleScore()
    _count_false_quotes(score, article, contents)
    _count_credits(score, article, own)
    pairs = _pair([content_words(record.content) for record in article.records], contents)
    for number, record in enumerate(article.records):
        score.count(Part.GOLD, "attributions", record.kind, "complete", f"complete-{record.kind}")
        if number not in pairs:
            score.misses.append(Miss(article.key, MissKind.MISSED, record.content, f"{record.source} {record.cue}"))
            continue
        index, closeness = pairs[number]
        found = own[index]
        score.count(Part.RIGHT, "attributions")
        score.count(Part.RIGHT, record.kind, n=int(found.kind.value == record.kind))
        score.count(Part.GOLD, "content-exact")
        score.count(Part.RIGHT, "content-exact", n=int(closeness >= EXACT))
        judged = _judge(score, record, found)
        count_details(score, record, found, _is_same)
        if all(judged[part] for part in NEEDED):
            score.count(Part.RIGHT, "complete", f"complete-{record.kind}")
        else:
            score.misses.append(_wrong(article, record, found, judged))
    taken = {index for index, _ in pairs.values()}
    for index, found in enumerate(own):
        score.count(Part.PREDICTED, "attributions", found.kind.value)
        score.judged.append((found.confidence, index in taken))
        if index not in taken:
            context = f"{_text(found.source)} {_text(found.cue)}"
            score.misses.append(Miss(article.key, MissKind.EXTRA, _content(found), context))
    return score


def _pair(gold: Sequence[list[str]], predicted: Sequence[list[str]]) -> dict[int, tuple[int, float]]:
    """Which record is the same attribution as which gold record, and how close their contents are."""
    scored = sorted(
        (
            (closeness, wanted, got)
            for wanted, gold_words in enumerate(gold)
            for got, own_words in enumerate(predicted)
            if (closeness := _word_f1(gold_words, own_words)) >= SAME
        ),
        reverse=True,
    )
    pairs: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for closeness, wanted, got in scored:
        if wanted not in pairs and got not in taken:
            pairs[wanted] = (got, closeness)
            taken.add(got)
    return pairs


def _judge(score: ArticleScore, record: GoldRecord, found: Attribution) -> dict[str, bool]:
    """What is right in a record that was found; counts it."""
    speaker = found.speaker
    is_anonymous = speaker is not None and speaker.anonymous
    judged = {
        "kind": found.kind.value == record.kind,
        "cue": _is_same(_text(found.cue), record.cue),
        "source": _is_same(_text(found.source), record.source),
        "anonymity": is_anonymous == record.anonymous,
    }
    if record.speaker:
        name = speaker.name if speaker is not None else None
        judged["speaker"] = is_accepted(name or "", record.speaker)
        score.count(Part.GOLD, "speakers")
        score.count(Part.RIGHT, "speakers", n=int(judged["speaker"]))
    else:
        judged["speaker"] = judged["anonymity"]
    names = [organization.name for organization in found.organizations]
    n_bodies = sum(any(is_accepted(name, accepted) for name in names) for accepted in record.organizations)
    _count_parts(score, "organizations", n_bodies, len(names), len(record.organizations))
    judged["organizations"] = n_bodies == len(record.organizations)
    hands = [carrier.name for carrier in found.carriers if carrier.basis not in ARTICLE_BASES]
    n_hands = sum(any(is_carrier(name, wanted) for name in hands) for wanted in record.carriers)
    _count_parts(score, "carriers", n_hands, len(hands), len(record.carriers))
    judged["carriers"] = n_hands == len(record.carriers)
    for part in ("kind", "cue", "source", "anonymity"):
        score.count(Part.GOLD, part)
        score.count(Part.RIGHT, part, n=int(judged[part]))
    return judged


def _count_parts(score: ArticleScore, measure: str, right: int, predicted: int, gold: int) -> None:
    for part, n in ((Part.RIGHT, right), (Part.PREDICTED, predicted), (Part.GOLD, gold)):
        score.count(part, measure, n=n)


def _count_false_quotes(score: ArticleScore, article: GoldArticle, contents: Sequence[list[str]]) -> None:
    for phrase in article.not_quotes:
        score.count(Part.GOLD, FALSE_QUOTES)
        score.count(Part.RIGHT, FALSE_QUOTES, n=int(content_words(phrase) in contents))


def _count_credits(score: ArticleScore, article: GoldArticle, attributions: Sequence[Attribution]) -> None:
    """Count who is credited for the whole article, once an article; the records say it again and again."""
    if article.credits is None:
        return
    names = {each.name for found in attributions for each in found.carriers if each.basis in ARTICLE_BASES}
    right = sum(any(is_carrier(name, wanted) for name in names) for wanted in article.credits)
    _count_parts(score, "credits", right, len(names), len(article.credits))


def _wrong(article: GoldArticle, record: GoldRecord, found: Attribution, judged: dict[str, bool]) -> Miss:
    speaker = found.speaker
    compared = {
        "kind": (found.kind.value, record.kind),
        "cue": (_text(found.cue), record.cue),
        "source": (_text(found.source), record.source),
        "anonymity": (
            "anonymous" if speaker is not None and speaker.anonymous else "",
            "anonymous" if record.anonymous else "",
        ),
        "speaker": (speaker.name or "" if speaker is not None else "", "".join(record.speaker[:1])),
        "organizations": (
            ", ".join(each.name for each in found.organizations),
            ", ".join(accepted[0] for accepted in record.organizations if accepted),
        ),
        "carriers": (
            ", ".join(each.name for each in found.carriers if each.basis not in ARTICLE_BASES),
            ", ".join(record.carriers),
        ),
    }
    reasons = (
        f"{part} ({got or 'none'} for {wanted or 'none'})"
        for part, (got, wanted) in compared.items()
        if not judged[part]
    )
    return Miss(article.key, MissKind.WRONG, record.content, f"{record.source} {record.cue}", ", ".join(reasons))


def _is_same(got: str, wanted: str) -> bool:
    return _word_f1(content_words(got), content_words(wanted)) >= SAME


def _word_f1(one: Sequence[str], other: Sequence[str]) -> float:
    if not one or not other:
        return float(list(one) == list(other))
    return 2 * (Counter(one) & Counter(other)).total() / (len(one) + len(other))


def _content(attribution: Attribution) -> str:
    return " ".join(span.text for span in attribution.content)


def _text(span: Span | None) -> str:
    return "" if span is None else span.text
