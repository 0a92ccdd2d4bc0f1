"""What an outlet's statements rest on, for its row in a report: the measures of docs/measures.md."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Rest", "Sourcing", "say_sourcing"]

MOST_RESTS = 3
"""How many of these a terminal shows of an outlet."""


@dataclass(frozen=True, slots=True)
class Rest:
    """Somebody without whom some of an outlet's articles would report nothing.

    Attributes:
        name: Of a source or a hand.
        is_carrier: Whether it is an agency or outlet: the articles have all from it or through it.
        articles: How many articles.
        single: How many of them have one statement only.
        perhaps: How many more it may be, if it is also whom nobody could tell.
    """

    name: str
    is_carrier: bool
    articles: int
    single: int
    perhaps: int


@dataclass(frozen=True, slots=True)
class Sourcing:
    """What the statements of an outlet rest on; shares are of all its statements, 0 to 1.

    Attributes:
        sources: How many known sources: bodies, else named speakers.
        effective: Effective number of these, 1/herfindahl; None where none is known, as `herfindahl`.
        at_least, at_most: What it can be, whoever the unknown are.
        herfindahl: Herfindahl-Hirschman index of the known sources.
        unknown: Statements of no known source.
        top: Name of the source of most statements, None where none is known.
        top_statements: How many are its.
        top_share: Their share.
        agency: Statements that came through an agency, as their own words or the article's credits say.
        agency_share: Their share.
        rests: On whom articles rest, those of most articles first; what holds for one article only is left out.
    """

    sources: int
    effective: float | None
    at_least: float
    at_most: float
    herfindahl: float | None
    unknown: int
    top: str | None
    top_statements: int
    top_share: float
    agency: int
    agency_share: float
    rests: tuple[Rest, ...]


def say_sourcing(sourcing: Sourcing, *, statements: int, anonymous: int, articles: int) -> list[str]:
    """An outlet's sourcing in a few lines.

    Args:
        sourcing: Of the outlet.
        statements, anonymous, articles: How many the outlet has.
    """
    lines = []
    if sourcing.top is not None and sourcing.effective is not None:
        known = "1 source" if sourcing.sources == 1 else f"{sourcing.sources} sources"
        alike = f", as concentrated as {sourcing.effective:.1f} equal ones" if sourcing.sources > 1 else ""
        bounds = f" ({sourcing.at_least:.1f} to {sourcing.at_most:.1f} with unknown voices)" if sourcing.unknown else ""
        lines += [known + alike + bounds, f"most: {sourcing.top}, {_say_part(sourcing.top_statements, statements)}"]
    lines.append(f"unnamed {_say_part(anonymous, statements)}")
    if sourcing.agency:
        lines.append(f"through agencies {_say_part(sourcing.agency, statements)}")
    return lines + [_say_rest(rest, articles) for rest in sourcing.rests[:MOST_RESTS]]


def _say_rest(rest: Rest, articles: int) -> str:
    what = f"are all from or through {rest.name}" if rest.is_carrier else f"cite {rest.name} alone"
    single = f" ({rest.single} of a single statement)" if rest.single else ""
    return f"{rest.articles} of {articles} articles {what}{single}"


def _say_part(part: int, whole: int) -> str:
    return f"{part} ({round(100 * part / whole) if whole else 0} %)"
