"""What speaks for one mention as the antecedent of a pronoun, weighed; and no choice where two weigh about alike.

The weights were fitted on the subjects `he` and `she` of GUM's news, interviews and biographies (train), with the
annotators' names and trees and with the model's own. `python -m training.coreference` measures what they give, and what
another `CLOSE_CALL` would (docs/speakers.md has the table).
"""

from __future__ import annotations

from dataclasses import dataclass

from quotetrack.speakers.cast import Person
from quotetrack.speakers.organizations import BodyMention
from quotetrack.speakers.unnamed_people import UnnamedMention
from quotetrack.speakers.voices import Voice

CLOSE_CALL = 0.75
"""Two candidates that weigh within this of each other cannot be told apart: nobody is named."""
_OFTEN_ENOUGH = 10


@dataclass(frozen=True, slots=True)
class Clues:
    """What is known of one mention as the antecedent of one pronoun.

    Attributes:
        away: Sentences between them.
        paragraph: Whether a new paragraph began since.
        subject: Whether it is the subject of its clause, or a speaker.
        addressee: Whether it was told something: `told Reyes`.
        quoted: Whether it stands in somebody's quotation, while the pronoun does not.
        reported: Whether it stands in what somebody said without quotation marks, while the pronoun does not.
        own: Whether the pronoun's own attribution names it in what it says: `"Reyes must go," he said`.
        headline: Whether it stands in the headline or deck, and the pronoun does not.
        agrees: Whether it is known to be of the pronoun's gender or number, and not only possibly.
        count: How often the article names it: it is about somebody.
        last_speaker: Whether it spoke last.
        echo: Whether it is a pronoun, resolved before.
        bystander: Whether it is rather the hand that the words came through than a speaker: an agency.
    """

    away: int
    paragraph: bool = False
    subject: bool = False
    addressee: bool = False
    quoted: bool = False
    reported: bool = False
    own: bool = False
    headline: bool = False
    agrees: bool = False
    count: int = 1
    last_speaker: bool = False
    echo: bool = False
    bystander: bool = False


def weigh(clues: Clues) -> float:
    """How well a mention fits; the difference of two is what counts."""
    return (
        -0.55 * clues.away
        - 0.6 * clues.paragraph
        + 2.2 * clues.subject
        - 1.0 * clues.addressee
        - 2.5 * clues.quoted
        - 1.0 * clues.reported
        - 6.0 * clues.own
        - 1.0 * clues.headline
        + 1.3 * clues.agrees
        + 0.1 * min(clues.count, _OFTEN_ENOUGH)
        + 1.2 * clues.last_speaker
        + 0.8 * clues.echo
        - 2.0 * clues.bystander
    )


@dataclass(frozen=True, slots=True)
class Choice:
    """A candidate with its score: persons of the cast, a body, a voice heard before, or somebody unnamed."""

    score: float
    label: str
    persons: tuple[Person, ...] = ()
    body: BodyMention | None = None
    voice: Voice | None = None
    unnamed: UnnamedMention | None = None


def decide(choices: list[Choice]) -> tuple[Choice | None, tuple[str, ...]]:
    """The first of the choices, the likeliest first; None and a note where the second fits about as well."""
    if not choices:
        return None, ()
    if len(choices) > 1 and choices[0].score - choices[1].score < CLOSE_CALL:
        return None, (f"two possible antecedents: {choices[0].label}, {choices[1].label}",)
    return choices[0], ()
