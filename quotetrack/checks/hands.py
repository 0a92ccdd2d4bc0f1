"""Through whose hands: relays that one article tells of, and copies that tell of none."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from quotetrack.checks.across import cite, count_places, locate, name_of
from quotetrack.checks.check import Found, Scope, check
from quotetrack.checks.finding import Evidence, Severity
from quotetrack.checks.views import ArticleView, CollectionView
from quotetrack.lexicon import load_lexicon
from quotetrack.lexicon.known_carriers import canonical_carrier, is_agency, is_same_carrier
from quotetrack.records import ARTICLE_BASES
from quotetrack.statements import Appearance, OriginKind, Statement
from quotetrack.statements.words import read_keys

__all__ = ["independent_origins", "relay_chain", "uncredited_pick_up"]

_OCCASIONS = frozenset(load_lexicon("media")["occasions"])
_AGENCIES_RE = re.compile(r"\b(?:and|by|from|with|news)\s+(?:news\s+)?agencies\b|\bagencies contributed", re.IGNORECASE)
"""A credit that names none: "Source: the station and agencies"."""
_LONG = 8
"""Words below which the same ones may have been said to two people."""


@check("QT401", "uncredited-pick-up", Severity.CHECK, scope=Scope.COLLECTION)
def uncredited_pick_up(view: CollectionView) -> Iterator[Found]:
    """Say where the quotation comes from: it stood elsewhere earlier, with an agency named.

    The same quotation, of eight words or more, in an article published no earlier that does not name the agency
    anywhere. What was said at a news conference, in a statement, letter or post is free to all, and is left out.

    Standard:
        AP and the Guardian's editorial guidelines: say where a quotation that was not given to you comes from. Reuters
        Handbook, "picking up": credit the source.

    Fires:
        --- The Gull Post, 2031-05-04
        GULLPORT — “We will keep the northern ferry running until the last islander is safely home,” the mayor, Ida
        Marsh, told Reuters on Sunday.
        --- The Dune Echo, 2031-05-05
        GULLPORT — “We will keep the northern ferry running until the last islander is safely home,” the mayor, Ida
        Marsh, said on Sunday.

    Silent:
        --- The Gull Post, 2031-05-04
        GULLPORT — “We will keep the northern ferry running until the last islander is safely home,” the mayor, Ida
        Marsh, told Reuters on Sunday.
        --- The Dune Echo, 2031-05-05
        GULLPORT — “We will keep the northern ferry running until the last islander is safely home,” the mayor, Ida
        Marsh, told Reuters on Sunday.

    False alarms:
        A news conference that neither page mentions; a credit that the page has and its extraction lost.
    """
    for statement, _ in view.statements:
        appearances = statement.appearances
        if not statement.is_quoted or len(appearances) < 2 or any(each.medium in _OCCASIONS for each in appearances):
            continue
        credited = [each for each in appearances if _agencies(each) and each.published]
        if not credited or len(read_keys(statement.longest)) < _LONG:
            continue
        first = credited[0]
        told: set[str] = set()
        for each in appearances:
            is_later = each.published is not None and each.published[:10] >= str(first.published)[:10]
            if is_later and not _hands(each) and each.outlet is not None and not _is_of(each, first):
                if each.article_id in told or _is_named(_agencies(first), view.read(each.article_id)):
                    continue
                told.add(each.article_id)
                hand = " and ".join(_agencies(first))
                message = (
                    f"{name_of(first)} has this of {str(first.published)[:10]} from {hand}; nobody is credited here"
                )
                yield locate(each, view, message, [cite(f"from {hand}", first, view)])


@check("QT402", "relay-chain", Severity.INFO)
def relay_chain(article: ArticleView) -> Iterator[Found]:
    """Weigh each hand: the words came through others before they came to this page.

    The article's own words name whom the speaker told, or who reported it: two steps or more between mouth and page.
    “Told reporters” names nobody and is no relay; nor is it one where the agency, or its reporter, is itself the
    source. Rely on a hand if it is named and reputable, and say so if it is a state's. Where nobody told us whose page
    it is, it may be that hand's own.

    Standard:
        BBC Editorial Guidelines 3.3: rely on an agency if it can be named and is reputable. AFP, "Editorial standards":
        never pick up what another medium picked up.

    Fires:
        GULLPORT — “The northern ferry will run until the last islander is home,” a port official told Reuters on
        Sunday.

    Silent:
        GULLPORT — “The northern ferry will run until the last islander is home,” a port official told reporters on
        Sunday.

    False alarms:
        The page is the agency's own, under a name that the lexicon does not know.
    """
    outlet = article.article.outlet
    same: dict[tuple[int, int, str, str], list[str]] = {}
    for each in article.statements:
        steps = {
            carrier.name: carrier for carrier in sorted(each.carriers, key=lambda carrier: carrier.step or 0)
            if carrier.basis not in ARTICLE_BASES and not (outlet and is_same_carrier(carrier.name, outlet))
        }  # fmt: skip
        if not steps:
            continue
        mouth = each.speaker.name if each.speaker is not None and each.speaker.name else None
        source = each.source.text if each.source is not None else ""
        if any(is_same_carrier(mouth or source, name) or _names(source, name) for name in steps):
            continue  # the hand speaks for itself, or through its reporter
        anonymity = each.speaker.anonymity if each.speaker is not None else None
        mouth = mouth or (anonymity.description if anonymity is not None else source) or "somebody"
        chain = " → ".join([" ".join(mouth.split()), *steps, outlet or "this page"])
        ends = [span for carrier in steps.values() if (span := (carrier.start, carrier.end)) != (None, None)]
        start, end = min(ends, default=(each.content[0].start, each.content[-1].end))
        same.setdefault((start or 0, end or 0, f"{len(steps) + 1} steps: {chain}", _advise(steps, outlet)), []).append(
            each.id
        )
    for (start, end, message, advice), ids in same.items():
        yield Found(start, end, message, advice, attributions=tuple(ids))


@check("QT403", "independent-origins", Severity.INFO, scope=Scope.COLLECTION)
def independent_origins(view: CollectionView) -> Iterator[Found]:
    """Count origins, not pages: several outlets have this from fewer mouths.

    Copies fold together that came through one agency, from one news conference or paper, or stand in one outlet.
    The finding stands at the first of them.

    Standard:
        BBC Editorial Guidelines 3.3: be reluctant to rely on a single source. IFCN Code of Principles: more than one
        source, and say which. How copies are folded: docs/statements.md, "Origins".

    Fires:
        --- The Gull Post, 2031-05-04
        GULLPORT — “We will keep the northern ferry running until the last islander is safely home,” the mayor, Ida
        Marsh, told Reuters on Sunday.
        --- The Dune Echo, 2031-05-05
        GULLPORT — “We will keep the northern ferry running until the last islander is safely home,” the mayor, Ida
        Marsh, told Reuters on Sunday.

    Silent:
        --- The Gull Post, 2031-05-04
        GULLPORT — “We will keep the northern ferry running until the last islander is safely home,” the mayor, Ida
        Marsh, told the Gull Post on Sunday.
        --- The Dune Echo, 2031-05-05
        GULLPORT — “We have three ferries and one of them is under repair since last winter,” the mayor, Ida Marsh, told
        the Dune Echo on Monday.

    False alarms:
        An agency that sent two reporters.
    """
    for statement, origins in view.statements:
        places = count_places(statement.appearances)
        known = [origin for origin in origins.origins if origin.kind in (OriginKind.HAND, OriginKind.OCCASION)]
        if places < 2 or origins.at_most >= places or not known:
            continue
        evidence = [Evidence(origin.because) for origin in origins.origins]
        message = f"{places} outlets, {origins.summary}: {', '.join(origin.name for origin in origins.origins)}"
        yield locate(_first(statement), view, message, evidence)


def _is_named(hands: Collection[str], article: ArticleView) -> bool:
    """Whether the article names one of the hands anywhere, or credits "agencies"."""
    text = article.article.text
    named = {canonical_carrier(carrier.name) for each in article.attributions for carrier in each.carriers}
    return any(hand in named or hand in text for hand in hands) or bool(_AGENCIES_RE.search(text))


def _first(statement: Statement) -> Appearance:
    return statement.appearances[0]


def _hands(each: Appearance) -> tuple[str, ...]:
    return *each.said_hands, *each.credited_hands


def _agencies(each: Appearance) -> tuple[str, ...]:
    own = canonical_carrier(each.outlet) if each.outlet else ""
    return tuple(hand for hand in dict.fromkeys(_hands(each)) if hand != own)


def _is_of(each: Appearance, first: Appearance) -> bool:
    """Whether the outlet is the first one's, or the hand itself."""
    outlet = canonical_carrier(each.outlet or "")
    return outlet in _agencies(first) or (first.outlet is not None and is_same_carrier(outlet, first.outlet))


def _names(source: str, hand: str) -> bool:
    """Whether the words for the source name the hand: "a Reuters reporter"."""
    return canonical_carrier(hand) in source or any(is_same_carrier(word, hand) for word in source.split())


def _advise(names: Collection[str], outlet: str | None) -> str:
    others = [name for name in names if not is_agency(name)]
    agencies = [name for name in names if is_agency(name)]
    own = ", unless this page is its own" if others and outlet is None else ""
    return (
        f"see what {' and '.join(others)} rests on{own}"
        if others
        else f"look for the dispatch of {' and '.join(agencies)}"
    )
