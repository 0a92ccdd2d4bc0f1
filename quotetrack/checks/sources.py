"""How many sources an article rests on, and whether each is placed where a reader needs it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotetrack.checks.check import Found, check
from quotetrack.checks.finding import Severity
from quotetrack.checks.views import ArticleView
from quotetrack.lexicon import load_lexicon
from quotetrack.records import AnonymityKind, Attribution, BlockKind, Kind, ResolvedBy
from quotetrack.statements.words import read_keys

__all__ = ["late_name", "no_reply", "orphan_quotation", "single_source", "single_unnamed", "vague_document"]

_LEAST = 3
"""Statements from which on one source is a finding: a short item may have one."""
_LATE = 3
_WHOLE = 8
"""Words of a quoted sentence that is no title or slogan."""
_INTERVIEW = frozenset({"interview"})
_EXEMPT_RE = re.compile(
    r"\b(?:obituary|interview|press release|in (?:his|her|their) own words|q ?& ?a)\b", re.IGNORECASE
)
_VAGUE_RE = re.compile(
    r"(?:(?:an?|one|some|several|many|other|recent|new|initial|early|internal|official|secret|\w+ed) )*"
    r"(?:reports?|stud(?:y|ies)|polls?|surveys?|documents?|papers?|data|figures|statistics|memos?|records|analys[ei]s)",
    re.IGNORECASE,
)
_ACCUSED_RE = re.compile(
    r"\b(?:accus(?:es?|ed|ing)|blam(?:es?|ed|ing))\s+(?P<who>(?:[A-Z][\w’'-]+\s+){0,3}[A-Z][\w’'-]+)\s+(?:of|for)\b"
)


@check("QT201", "single-source", Severity.CHECK)
def single_source(article: ArticleView) -> Iterator[Found]:
    """Find a second source: everything here comes from one.

    All statements of the article, three or more, are of one speaker or of people who speak for one body. Interviews,
    obituaries and statements are one person's by their nature, and left out.

    Standard:
        BBC Editorial Guidelines 3.3: be reluctant to rely on a single source. Reuters Handbook: the same. IFCN Code of
        Principles: more than one named source.

    Fires:
        GULLPORT — Two ferry lines will close before the winter, the Harbour Union said on Monday. The union said that
        forty sailors would lose their work. Ida Marsh, who leads the Harbour Union, said the company had known since
        May.

    Silent:
        GULLPORT — Two ferry lines will close before the winter, the Harbour Union said on Monday. The union said that
        forty sailors would lose their work. The mayor, Oskar Brandt, said the company had known since May.

    False alarms:
        A speech, a verdict or a study that the article reports, without saying so in its headline.
    """
    said = [each for each in article.statements if not _is_head(each, article)]
    if len(said) < _LEAST or _is_exempt(article, said):
        return
    origins = [_origins(each) for each in said]
    common = set.intersection(*origins) if all(origins) else set()
    if common:
        first = said[0]
        span = first.source or first.content[0]
        name = next(name for each in said for key, name in _names(each) if key in common)
        message = f"all {len(said)} statements come from {name}"
        yield Found(span.start, span.end, message, attributions=tuple(each.id for each in said))


@check("QT202", "single-unnamed", Severity.INFO)
def single_unnamed(article: ArticleView) -> Iterator[Found]:
    """Do not let one unnamed source carry a serious charge.

    Somebody is charged with a crime or a grave wrong, and everybody who speaks in the article is unnamed.

    Standard:
        BBC Editorial Guidelines 3.3: a single anonymous source for a serious allegation needs a strong reason and a
        senior editor's consent.

    Fires:
        GULLPORT — The harbour master took bribes from the ferry company for years, a company official said on Monday.

    Silent:
        GULLPORT — The harbour master took bribes from the ferry company for years, a company official said on Monday.
        The mayor, Ida Marsh, said an inquiry would begin.

    False alarms:
        What happened long ago and is known; the charge is of a court.
    """
    said = [each for each in article.statements if not _is_head(each, article)]
    if not said or any(each.speaker is None or not each.speaker.anonymous for each in said):
        return
    charge = _charge_re()
    for each in said:
        for span in each.content:
            if (match := charge.search(span.text)) and each.speaker is not None:
                start = span.start + match.start()
                description = each.speaker.anonymity.description if each.speaker.anonymity else "unnamed"
                message = f"a serious charge (“{match.group()}”), and only unnamed sources: “{description}”"
                yield Found(start, start + len(match.group()), message, attributions=(each.id,))
                return


@check("QT203", "late-name", Severity.CHECK)
def late_name(article: ArticleView) -> Iterator[Found]:
    """Name the speaker by the end of the first quoted sentence.

    Three quoted sentences or more stand before the words that say who speaks. Where the same speaker spoke just before,
    a reader knows.

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
        is_named = each.speaker is not None and each.speaker.resolved_by is not ResolvedBy.PRONOUN
        if each.kind is Kind.DIRECT and each.source is not None and each.cue is not None and is_named and not continues:
            ahead = [span for span in each.content if span.end <= each.source.start]
            sentences = sum(
                1 for start, end in article.sentences for span in ahead if start < span.end and span.start < end
            )
            if sentences >= _LATE:
                first = article.sentence_at(ahead[0].start) or (ahead[0].start, ahead[0].end)
                name = " ".join(each.source.text.split())
                message = f"“{name}” is named after {sentences} quoted sentences"
                yield Found(first[0], first[1], message, attributions=(each.id,))
        before = each


@check("QT204", "orphan-quotation", Severity.CHECK)
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


@check("QT205", "no-reply", Severity.INFO, is_on=False)
def no_reply(article: ArticleView) -> Iterator[Found]:
    """Ask those who are accused, and say that you did.

    Somebody is accused by name, and is neither quoted in the article nor said to have declined to comment.

    Standard:
        Reuters Handbook, "fairness": all sides of the story; give those accused a fair chance to answer.

    Fires:
        GULLPORT — The mayor, Ida Marsh, accused Oskar Brandt of lying about the ferries. She said the crews were not
        paid.

    Silent:
        GULLPORT — The mayor, Ida Marsh, accused Oskar Brandt of lying about the ferries. She said the crews were not
        paid. Brandt did not respond to requests for comment.

    False alarms:
        Those who cannot answer; a state, whose answer stands in another article. Experimental, and off by default.
    """
    text = article.article.text
    if any(phrase in " ".join(text.split()).casefold() for phrase in load_lexicon("checks")["replies"]):
        return
    speakers = {
        word for each in article.statements for one in each.speakers if one.name for word in one.name.casefold().split()
    }
    for match in _ACCUSED_RE.finditer(text):
        who = match["who"]
        if who.casefold().split()[-1] not in speakers:
            yield Found(match.start("who"), match.end("who"), f"{who} is accused, and does not answer here")


@check("QT503", "vague-document", Severity.INFO)
def vague_document(article: ArticleView) -> Iterator[Found]:
    """Name the document, and link it.

    "A report", "documents", "a poll" as a source, without its name, issuer or date.

    Standard:
        IFCN Code of Principles: sources must be given so that readers can replicate the work.

    Fires:
        GULLPORT — Two of three ferries are unsafe, a report said on Monday.

    Silent:
        GULLPORT — Two of three ferries are unsafe, a report of the Harbour Board said on Monday.

    False alarms:
        A link in the page that its text does not show; a document that was named earlier.
    """
    told: set[str] = set()
    for each in article.statements:
        speaker = each.speaker
        if speaker is None or speaker.anonymity is None or speaker.anonymity.kind is not AnonymityKind.DOCUMENT:
            continue
        description = speaker.anonymity.description
        if each.source is None or _is_head(each, article) or description.casefold() in told:
            continue
        if _VAGUE_RE.fullmatch(description):
            told.add(description.casefold())
            yield Found(each.source.start, each.source.end, f"“{description}”, unnamed", attributions=(each.id,))


def _is_head(each: Attribution, article: ArticleView) -> bool:
    """Whether it stands in headline or deck, which repeat the body."""
    paragraph = article.paragraph_at(each.content[0].start)
    return paragraph is not None and paragraph.kind in (BlockKind.HEADLINE, BlockKind.DECK)


def _is_exempt(article: ArticleView, said: list[Attribution]) -> bool:
    head = f"{article.article.title or ''} {article.article.text[:200]}"
    return any(each.medium in _INTERVIEW for each in said) or _EXEMPT_RE.search(head) is not None


def _is_sentence(words: str) -> bool:
    return len(read_keys(words)) >= _WHOLE and words[:1].isupper() and words.rstrip()[-1:] in (".", "!", "?")


def _names(each: Attribution) -> Iterator[tuple[str, str]]:
    """Keys and names of those a statement goes back to: its speaker, and the bodies spoken for."""
    for speaker in each.speakers[:1]:
        if speaker.name is not None:
            yield speaker.id, speaker.name
    for body in each.organizations:
        if 0 in body.of:
            yield body.id, body.name


def _origins(each: Attribution) -> set[str]:
    """Empty where nobody can be told, or where several say it."""
    return set() if len(each.speakers) > 1 else {key for key, _ in _names(each)}


def _charge_re() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load_lexicon('checks')['charges'])})\b", re.IGNORECASE)
