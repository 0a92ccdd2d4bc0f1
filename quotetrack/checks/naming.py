"""Whether the page names who speaks, and what it rests on, where a reader needs it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from quotetrack.checks.check import Found, check
from quotetrack.checks.finding import Severity
from quotetrack.checks.views import ArticleView
from quotetrack.records import AnonymityKind, Attribution, BlockKind, Kind, ResolvedBy, Span
from quotetrack.statements.words import read_keys

__all__ = ["late_name", "orphan_quotation", "vague_document"]

_LATE = 3
_WHOLE = 8
"""Words of a quoted sentence that is no title or slogan."""
_NEAR = 2
"""Sentences before a quotation, or beside a document, in which a reader still finds the name."""
_VAGUE_RE = re.compile(
    r"(?:(?:an?|one|some|several|many|other|recent|new|initial|early|internal|official|secret|leaked|published"
    r"|unpublished|released|classified|unconfirmed|unverified|updated|detailed) )*"
    r"(?:reports?|stud(?:y|ies)|polls?|surveys?|documents?|papers?|data|figures|statistics|memos?|records|analys[ei]s)",
    re.IGNORECASE,
)
_NOT_A_NAME = "(?!(?:The|An?|One|Some|Several|Many|Other|Recent|New|In|On|That|This|But|And|No|Another)\\b)"
_PRONOUN_RE = re.compile(r"(?:he|she|it|they|we|i|who)\b", re.IGNORECASE)


@check("QT203", "late-name", Severity.CHECK)
def late_name(article: ArticleView) -> Iterator[Found]:
    """Name the speaker by the end of the first quoted sentence.

    Three quoted sentences or more stand before the words that say who speaks. Where the same speaker spoke just before,
    or is named in the two sentences before the quotation, a reader knows. A name after a dash signs a letter.

    Standard:
        Reuters Handbook, "quotes": attribute at the end of the first sentence. The Guardian style guide: the same.

    Fires:
        GULLPORT — “The line will close. We have no money left. Nobody told the islands about it. I am sorry for the
        crews,” the mayor, Ida Marsh, said on Monday.

    Silent:
        GULLPORT — “The line will close,” the mayor, Ida Marsh, said on Monday. “We have no money left. Nobody told the
        islands about it. I am sorry for the crews.”

    False alarms:
        Questions and answers; a letter printed whole.
    """
    before: Attribution | None = None
    for each in article.statements:
        continues = before is not None and before.speaker is not None and each.speaker is not None
        continues = continues and before.speaker.id == each.speaker.id  # type: ignore[union-attr] # asked in the line above
        is_direct = each.kind is Kind.DIRECT and each.cue is not None and any(map(str.isalpha, each.cue.text))
        if is_direct and each.source is not None and not continues and _is_new(each, article):
            ahead = [span for span in each.content if span.end <= each.source.start]
            sentences = sum(
                1 for start, end in article.sentences for span in ahead if start < span.end and span.start < end
            )
            if sentences >= _LATE:
                first = article.sentence_at(ahead[0].start) or (ahead[0].start, ahead[0].end)
                name = " ".join(each.source.text.split())
                message = f"“{name}” comes after {sentences} quoted sentences"
                yield Found(max(first[0], ahead[0].start), first[1], message, attributions=(each.id,))
        before = each


@check("QT204", "orphan-quotation", Severity.INFO)
def orphan_quotation(article: ArticleView) -> Iterator[Found]:
    """Say whose words these are.

    A whole quoted sentence of eight words or more in the body that no attribution takes in, in a paragraph that names
    no source, beside a paragraph in which somebody speaks.

    Standard:
        Reuters Handbook, "quotes": do not run the words of two speakers together; make clear who speaks.

    Fires:
        GULLPORT — The northern line will close before the winter, the mayor, Ida Marsh, said on Monday.

        The pier was full on Tuesday. “We were promised something else in the spring of last year.” At noon the ferry
        left without its passengers.

        The company, Oskar Brandt said, had known since May.

    Silent:
        GULLPORT — The northern line will close before the winter, the mayor, Ida Marsh, said on Monday.

        “We were promised something else in the spring of last year,” said Nils Dahl, a sailor.

        The company, Oskar Brandt said, had known since May.

    False alarms:
        Titles, slogans and signs; a source that the language model did not find.
    """
    for index, paragraph in enumerate(article.paragraphs):
        if paragraph.kind is not BlockKind.BODY or article.is_attributed(paragraph.start, paragraph.end):
            continue
        beside = article.paragraphs[max(index - 1, 0) : index + 2]
        if not any(article.is_attributed(one.start, one.end) for one in beside):
            continue
        for quotation in article.quotations_between(paragraph.start, paragraph.end):
            words = article.article.text[quotation.inner_start : quotation.inner_end]
            if not quotation.depth and quotation.closed and _is_sentence(words):
                yield Found(quotation.inner_start, quotation.inner_end, "a quotation without a source")


@check("QT503", "vague-document", Severity.INFO)
def vague_document(article: ArticleView) -> Iterator[Found]:
    """Name the document, and link it.

    "A report", "documents", "a poll" as a source, without its name, issuer or date, there or within two sentences.

    Standard:
        IFCN Code of Principles: sources must be given so that readers can replicate the work.

    Fires:
        GULLPORT — Two of three ferries are unsafe, a report said on Monday.

    Silent:
        GULLPORT — Two of three ferries are unsafe, a report of the Harbour Board said on Monday.

    False alarms:
        A link in the page that its text does not show; a document that is named far from there, or in other words.
    """
    told: set[str] = set()
    for each in article.statements:
        speaker = each.speaker
        if speaker is None or speaker.anonymity is None or speaker.anonymity.kind is not AnonymityKind.DOCUMENT:
            continue
        description = speaker.anonymity.description
        if each.source is None or article.is_headed(each) or description.casefold() in told:
            continue
        if _VAGUE_RE.fullmatch(description) and not _is_issued(description, each.source, article):
            told.add(description.casefold())
            yield Found(each.source.start, each.source.end, f"“{description}”, unnamed", attributions=(each.id,))


def _is_new(each: Attribution, article: ArticleView) -> bool:
    """Whether the words that name who speaks tell the reader of somebody new, and not of one whom they just met."""
    if (
        each.speaker is None
        or each.source is None
        or each.speaker.resolved_by in (ResolvedBy.PRONOUN, ResolvedBy.NOMINAL)
    ):
        return False
    words = " ".join(each.source.text.split())
    if each.speaker.name is None:
        return not _PRONOUN_RE.match(words) and not words.casefold().startswith("the ")
    ahead = _text_beside(article, each.content[0].start, _NEAR, 0)
    return each.speaker.name.split()[-1] not in ahead


def _is_issued(description: str, source: Span, article: ArticleView) -> bool:
    """Whether the sentences beside one document say whose it is: "the Harbour Board report", "a poll by the union"."""
    noun = description.split()[-1].casefold()
    if noun.endswith("s") and not noun.endswith("is"):
        return False
    issued = (
        rf"\b{_NOT_A_NAME}[A-Z][\w./&’'-]+ (?:[a-z-]+ ){{0,2}}{noun}\b"
        rf"|\b{noun} (?:[a-z-]+ ){{0,3}}(?:by|from|of) (?:the )?[A-Z]"
    )
    text = _text_beside(article, source.start, _NEAR, _NEAR + 1).replace(source.text, "", 1)
    return re.search(issued, text) is not None


def _text_beside(article: ArticleView, at: int, before: int, after: int) -> str:
    """The sentences that end before a code point, then those from it on, white space made single."""
    index = bisect_right(article.sentences, at, key=lambda sentence: sentence[0])
    index -= bool(index)
    near = article.sentences[max(index - before, 0) : index + after]
    return " ".join(" ".join(article.article.text[start:end].split()) for start, end in near)


def _is_sentence(words: str) -> bool:
    return len(read_keys(words)) >= _WHOLE and words[:1].isupper() and words.rstrip()[-1:] in (".", "!", "?")
