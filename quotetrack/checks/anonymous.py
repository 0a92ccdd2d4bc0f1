"""Unnamed sources: who they are, why they stay unnamed, and what they are let say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotetrack.checks.check import Found, check
from quotetrack.checks.finding import Severity
from quotetrack.checks.views import ArticleView
from quotetrack.lexicon import load_lexicon
from quotetrack.records import Anonymity, AnonymityKind, Attribution, BlockKind, CarrierBasis, Kind, SourceNumber

__all__ = ["anonymous_opinion", "bare_source", "no_reason", "plural_source"]

_DEFINITE_RE = re.compile(
    r"(?:(?:the|this|that|these|those|both|same|other|another|he|she|they|his|her|their)\b|[\w.]+['’]s?\b)",
    re.IGNORECASE,
)
_PLURAL_RE = re.compile(r"\bsources\b", re.IGNORECASE)
_ONE_RE = re.compile(r"(?:the|the same) source\b", re.IGNORECASE)
_SHARE_RE = re.compile(r"^(?:(?:an? |the )?(?:number|group|handful|one|two|some|many|most|several) of )", re.IGNORECASE)
_AFTER_HEAD_RE = re.compile(
    r"(?:at|in|of|on|to|for|from|with|within|inside|near|close|familiar|who|which|that|and|or|including|present|\w+(?:ed|ing))$"
)
"""What may follow the noun of a source: "officials briefed on it", but not "official Syrian spokesman"."""
_BEFORE_HEAD_RE = re.compile(r"(?:at|by|for|from|in|of|on|to|with)$")
_NAMED_RE = re.compile(r"\b(?:including|such as|named) (?:[A-Z][a-z]*\. ?)?[A-Z]")
_BODY_RE = re.compile(r"\b(?:police|fire|elected) officials\b", re.IGNORECASE)
_PUBLIC = frozenset({"statement", "news conference", "press conference", "press release", "briefing", "speech"})
_ANNOUNCE_RE = re.compile(r"\bannounc", re.IGNORECASE)
_SHOWN = 4
"""Sources that a message names."""

_Unnamed = tuple[Attribution, Anonymity]


@check("QT101", "bare-source", Severity.WARN)
def bare_source(article: ArticleView) -> Iterator[Found]:
    """Say who the source is, or what makes it worth believing.

    An unnamed source of which the page says nothing at all: "sources", "an official". A reader cannot weigh what such
    a voice says, and an editor cannot tell whether there is one. Told of once for each word an article has for
    them; "the source" is one of whom the article has told before.

    Standard:
        AP, "Statement of news values", anonymous sources: a source must be described as fully as possible; "a source"
        unmodified is prohibited. NPR Ethics Handbook: "officials say" is not enough.

    Fires:
        GULLPORT — The ferry company will close two lines before the winter, sources said on Monday.

    Silent:
        GULLPORT — The ferry company will close two lines before the winter, a member of its board said on Monday.

    False alarms:
        The source was described earlier in other words, or the words are a headline's.
    """
    told: set[str] = set()
    for each, anonymity in _iter_unnamed(article):
        head = _head(anonymity)
        if anonymity.kind is AnonymityKind.BARE and head and head not in told and not _is_known(each, anonymity):
            told.add(head)
            assert each.source is not None  # _iter_unnamed
            message = f"bare anonymous source “{anonymity.description}”"
            yield Found(each.source.start, each.source.end, message, attributions=(each.id,))


@check("QT102", "no-reason", Severity.CHECK)
def no_reason(article: ArticleView) -> Iterator[Found]:
    """Say why the source stays unnamed.

    A source, official, aide or diplomat is not named, and the page gives no reason: not authorised to speak, for fear,
    on condition of anonymity. One finding an article, at the first of them; none where the article gives a reason
    anywhere. Bodies, crowds, witnesses, experts and holders of an office that can be looked up are not meant, nor is
    what is said in public, announced or in a statement, nor a source that another outlet quoted.

    Standard:
        AP, "Statement of news values", anonymous sources: the story must say why the source requested anonymity.

    Fires:
        GULLPORT — “The northern line will close before the winter,” a company official told reporters on Monday.

    Silent:
        GULLPORT — “The northern line will close before the winter,” a company official told reporters on Monday. He
        spoke on condition of anonymity because he was not authorised to speak to the press.

    False alarms:
        A reason in words that the lexicon does not know; somebody whom the page names in another sentence.
    """
    no_reason_asked = load_lexicon("checks")["experts"]
    unnamed = list(_iter_unnamed(article))
    if any(anonymity.reason for _, anonymity in unnamed) or _gives_reason(article.article.text):
        return
    people = [
        (each, anonymity) for each, anonymity in unnamed
        if anonymity.number
        and (head := _head(anonymity))
        and head not in no_reason_asked
        and not _is_known(each, anonymity)
        and not _is_answered_elsewhere(each)
    ]  # fmt: skip
    if people:
        each = people[0][0]
        assert each.source is not None  # _iter_unnamed
        names = list(dict.fromkeys(one.description for _, one in people))
        shown = ", ".join(f"“{name}”" for name in names[:_SHOWN])
        more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
        message = f"no reason given for the anonymity of {shown}{more}"
        yield Found(each.source.start, each.source.end, message, attributions=tuple(one.id for one, _ in people))


@check("QT103", "anonymous-opinion", Severity.INFO)
def anonymous_opinion(article: ArticleView) -> Iterator[Found]:
    """Leave the opinion out, or name who holds it.

    Words between quotation marks in which an unnamed source praises, blames or guesses. The list of words is short on
    purpose.

    Standard:
        AP, "Statement of news values": material from anonymous sources must be information, and not opinion or
        speculation. Reuters Handbook: no unnamed source may attack another.

    Fires:
        GULLPORT — “This director is a disgrace and the worst we ever had,” a company official told reporters on Monday.

    Silent:
        GULLPORT — “The northern line will close before the winter,” a company official told reporters on Monday.

    False alarms:
        Such a word within a fact: "the worst flood since 1953"; somebody from the crowd asked how it was.
    """
    opinion = _opinion_re()
    for each, anonymity in _iter_unnamed(article):
        if not _head(anonymity) or _DEFINITE_RE.match(anonymity.description):
            continue  # "the mayor's aide" may be one whom the page names
        found = (
            (span.start + match.start(), match.group())
            for span in each.content
            for match in opinion.finditer(span.text)
            if each.kind is Kind.DIRECT or article.is_quoted(span.start + match.start())
        )
        if first := next(found, None):
            start, words = first
            message = f"opinion of an unnamed source (“{anonymity.description}”): “{words}”"
            yield Found(start, start + len(words), message, attributions=(each.id,))


@check("QT104", "plural-source", Severity.INFO)
def plural_source(article: ArticleView) -> Iterator[Found]:
    """Count the sources: the page says "sources", and then "the source".

    Several sources are announced and only one voice speaks afterwards.

    Standard:
        Reuters Handbook, "sources": one source is not "sources"; never use the plural for one.

    Fires:
        GULLPORT — The northern line will close before the winter, sources in the company said on Monday.

        “It is decided,” the source said.

    Silent:
        GULLPORT — The northern line will close before the winter, sources in the company said on Monday.

        “It is decided,” one of the sources said. “There is no money,” another of the sources said.

    False alarms:
        A second source was introduced in words without "source".
    """
    plural: _Unnamed | None = None
    singles = 0
    for each, anonymity in _iter_unnamed(article):
        assert each.source is not None  # _iter_unnamed
        if _ONE_RE.match(anonymity.description) and plural is not None and not singles:
            message = f"“{plural[1].description}”, and then “{anonymity.description}”"
            yield Found(each.source.start, each.source.end, message, attributions=(plural[0].id, each.id))
            return
        if _PLURAL_RE.search(anonymity.description):
            plural = plural or (each, anonymity)
        elif anonymity.number is SourceNumber.ONE:
            singles += 1


def _iter_unnamed(article: ArticleView) -> Iterator[_Unnamed]:
    """Statements of unnamed sources outside headline and deck, with each such source."""
    for each in article.statements:
        paragraph = article.paragraph_at(each.source.start) if each.source is not None else None
        if paragraph is not None and paragraph.kind is not BlockKind.BODY:
            continue
        for speaker in each.speakers:
            if speaker.anonymity is not None and each.source is not None:
                yield each, speaker.anonymity


def _head(anonymity: Anonymity) -> str:
    """What makes it a source as handbooks mean it, in the singular: `source` of "military sources"; or empty.

    Empty for "a spokesman for the officials", whose noun is another, and for what is a body: one monitor, the police.
    """
    lexicon = load_lexicon("checks")
    words = re.findall(r"[\w.’'-]+", _SHARE_RE.sub("", anonymity.description))
    if _NAMED_RE.search(anonymity.description) or _BODY_RE.search(anonymity.description):
        return ""
    for word, following in zip(words, [*words[1:], ""], strict=True):
        head = word.casefold().removesuffix("s")
        if _BEFORE_HEAD_RE.match(word.casefold()):
            return ""
        if head in lexicon["sources"] and (not following or _AFTER_HEAD_RE.match(following)):
            is_body = head in lexicon["watchers"] and (head == word.casefold() or following in ("at", "of", "with"))
            return "" if is_body else head
    return ""


def _is_answered_elsewhere(each: Attribution) -> bool:
    """Whether it was said for everybody to hear, so that nobody hides, or another outlet quoted it."""
    is_public = each.medium in _PUBLIC or (each.cue is not None and _ANNOUNCE_RE.search(each.cue.text) is not None)
    return is_public or any(carrier.basis is CarrierBasis.RELAY for carrier in each.carriers)


def _is_known(each: Attribution, anonymity: Anonymity) -> bool:
    """Whether the words say that the page has told of it before: "the source", "they"."""
    words = (anonymity.description, each.source.text if each.source is not None else "")
    return any(_DEFINITE_RE.match(one) for one in words)


def _gives_reason(text: str) -> bool:
    return any(phrase in " ".join(text.split()).casefold() for phrase in load_lexicon("checks")["reasons"])


def _opinion_re() -> re.Pattern[str]:
    words = "|".join(sorted(load_lexicon("checks")["opinion"], key=len, reverse=True))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
