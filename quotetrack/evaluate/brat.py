"""Attributions in brat's standoff format: events with the roles Source, Cue and Content, or relations between spans.

Source: the format is that of brat (Stenetorp et al. 2012, "brat: a Web-based Tool for NLP-Assisted Text Annotation");
the roles are those of PARC 3 (Pareti 2015) and PolNeAR (Newell, Margolin and Ruths 2018).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from quotetrack.errors import InputError
from quotetrack.evaluate.gold import GoldSpans, Range

__all__ = ["read_standoff"]

ROLES = ("source", "cue", "content")
ADVICE = "export it from brat again, together with its text"

_KEY_RE = re.compile(r"[TREAMN][0-9]+\s|[#*]")
_EVENT_RE = re.compile(r"E[0-9]+\t(\S.*)")
_SPAN_RE = re.compile(r"(T[0-9]+)\t(\S+) ([0-9]{1,9} [0-9]{1,9}(?:;[0-9]{1,9} [0-9]{1,9})*)(?:\t(.*)|\s*$)")
_RELATION_RE = re.compile(r"R[0-9]+\t\S+ [^\s:]+:(T[0-9]+) [^\s:]+:(T[0-9]+)\s*")
_LETTERS_RE = re.compile(r"\w+")


def read_standoff(annotation: str, text: str, name: str) -> tuple[GoldSpans, ...]:
    """The attributions that a standoff file marks in a text, in the order of the file.

    An event gives one: the spans of its roles `Source`, `Cue` and `Content` (`Content2` is content too, as brat
    numbers them). In a file without such events, relations do: a span labelled Cue with the Source and Content spans
    that relations tie to it, or the source tied to its content. Attributions without cue or content are left out, for
    no measure can match them; other labels, attributes and notes are passed over.

    Args:
        annotation: What the .ann file says.
        text: The text that it counts in, by code points.
        name: The file, for messages.

    Raises:
        InputError: A line is none of brat's, a span lies outside of the text or is not the words that the line says, or
            an event or relation names a span that is not there.
    """
    spans: dict[str, tuple[str, tuple[Range, ...]]] = {}
    events: list[tuple[str, str]] = []
    relations: list[tuple[str, str, str]] = []
    for number, line in enumerate(annotation.split("\n"), start=1):
        place = f"{name} line {number}"
        # A covered text with a line break in it goes on in lines of its own, which begin with no key.
        if not line.strip() or (spans and not _KEY_RE.match(line)):
            continue
        if match := _SPAN_RE.match(line):
            spans[match[1]] = (match[2].casefold(), _read_ranges(match[3], match[4], text, place))
        elif match := _RELATION_RE.fullmatch(line.rstrip("\r")):
            relations.append((place, match[1], match[2]))
        elif match := _EVENT_RE.match(line):
            events.append((place, match[1]))
        elif line[0] in "TE" or not _KEY_RE.match(line):
            raise InputError(place, "is no line of brat's standoff format", ADVICE)
    found = [_read_event(event, spans, place) for place, event in events]
    if not any(attribution.cue for attribution in found):
        found = _read_relations(relations, spans)
    return tuple(attribution for attribution in found if attribution.cue and attribution.content)


def _read_ranges(where: str, covered: str | None, text: str, place: str) -> tuple[Range, ...]:
    ranges = []
    for part in where.split(";"):
        start, end = map(int, part.split())
        if not start <= end <= len(text):
            raise InputError(place, f"marks {start} to {end} of a text of {len(text)} characters", ADVICE)
        ranges.append((start, end))
    # Letters only, for brat turns line breaks into spaces; and the beginning only, for some tools do not.
    marked = _letters(text[start:end] for start, end in ranges)
    if covered is not None and not marked.startswith(_letters([covered])):
        raise InputError(place, f"says {covered[:40]!r} where the text has {marked[:40]!r}", ADVICE)
    return tuple(ranges)


def _letters(parts: Iterable[str]) -> str:
    return "".join(word for part in parts for word in _LETTERS_RE.findall(part))


def _read_event(event: str, spans: dict[str, tuple[str, tuple[Range, ...]]], place: str) -> GoldSpans:
    ranges: defaultdict[str, list[Range]] = defaultdict(list)
    for part in event.split():
        role, _, reference = part.partition(":")
        if reference.startswith("E"):
            continue  # an attribution within this one, which stands in the file by itself
        if reference not in spans:
            raise InputError(place, f"names {reference or part!r}, which is no span of the file", ADVICE)
        ranges[role.rstrip("0123456789").casefold()] += spans[reference][1]
    return GoldSpans(*(tuple(ranges[role]) for role in ROLES))


def _read_relations(
    relations: Iterable[tuple[str, str, str]], spans: dict[str, tuple[str, tuple[Range, ...]]]
) -> list[GoldSpans]:
    tied: defaultdict[str, list[str]] = defaultdict(list)
    for place, one, other in relations:
        for key in (one, other):
            if key not in spans:
                raise InputError(place, f"names {key!r}, which is no span of the file", ADVICE)
        tied[one].append(other)
        tied[other].append(one)

    def collect(keys: Iterable[str], label: str) -> dict[str, tuple[Range, ...]]:
        return {key: spans[key][1] for near in keys for key in tied[near] if spans[key][0] == label}

    found = []
    for key, (label, cue) in spans.items():
        if label == "cue":
            contents = collect([key], "content")
            sources = collect([key], "source") or collect(contents, "source")
            found.append(GoldSpans(_join(sources), cue, _join(contents)))
    return found


def _join(parts: dict[str, tuple[Range, ...]]) -> tuple[Range, ...]:
    return tuple(piece for ranges in parts.values() for piece in ranges)
