"""How many sources an article rests on, and whether those accused are heard."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotetrack.checks.check import Found, check
from quotetrack.checks.finding import Severity
from quotetrack.checks.views import ArticleView
from quotetrack.lexicon import load_lexicon
from quotetrack.records import Attribution

__all__ = ["no_reply", "single_source", "single_unnamed"]

_LEAST = 3
"""Statements from which on one source is a finding: a short item may have one."""
_INTERVIEW = frozenset({"interview"})
_STATEMENT = frozenset({"statement", "press release"})
_EXEMPT_RE = re.compile(
    r"\b(?:obituary|interview|press release|in (?:his|her|their) own words|q ?& ?a)\b", re.IGNORECASE
)
_OWN_RE = re.compile(r"\b(?:correspondents?|reporters?)\b", re.IGNORECASE)
_OWNER_RE = re.compile(r"(?:its|his|her|their)\b", re.IGNORECASE)
_ACCUSED_RE = re.compile(
    r"\b(?:accus(?:es?|ed|ing)|blam(?:es?|ed|ing))\s+(?P<who>(?:[A-Z][\w’'-]+\s+){0,3}[A-Z][\w’'-]+)\s+(?:of|for)\b"
)


@check("QT201", "single-source", Severity.CHECK)
def single_source(article: ArticleView) -> Iterator[Found]:
    """Find a second source: everything here comes from one.

    All statements of the article, three or more, are of one speaker or of people who speak for one body. Interviews,
    obituaries, statements and appeals ("condemned", "called upon") are one voice's by their nature, and what an
    outlet's own reporter saw is its own work.

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
    said = [each for each in article.statements if not article.is_headed(each)]
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
    said = [each for each in article.statements if not article.is_headed(each)]
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


def _is_exempt(article: ArticleView, said: list[Attribution]) -> bool:
    head = f"{article.article.title or ''} {article.article.text[:200]}"
    is_given = said[0].medium in _STATEMENT or any(each.medium in _INTERVIEW for each in said)
    appeals = set(load_lexicon("checks")["appeals"])
    appealing = [
        each for each in said if each.cue is not None and appeals.intersection(each.cue.text.casefold().split())
    ]
    is_given = is_given or 2 * len(appealing) > len(said) or "press release" in article.article.text.casefold()
    is_own = any(each.source is not None and _OWN_RE.search(each.source.text) for each in said)
    return is_given or is_own or _EXEMPT_RE.search(head) is not None


def _names(each: Attribution) -> Iterator[tuple[str, str]]:
    """Keys and names of those a statement goes back to: its speaker, and the bodies spoken for."""
    for speaker in each.speakers[:1]:
        if speaker.name is not None:
            yield speaker.id, speaker.name
    for body in each.organizations:
        if 0 in body.of:
            yield body.id, body.name


def _origins(each: Attribution) -> set[str]:
    """Empty where nobody can be told, where several say it, and for "its website", which may be another's."""
    is_unsure = len(each.speakers) > 1 or (each.source is not None and _OWNER_RE.match(each.source.text))
    return set() if is_unsure else {key for key, _ in _names(each)}


def _charge_re() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load_lexicon('checks')['charges'])})\b", re.IGNORECASE)
