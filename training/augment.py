"""Text the newsroom corpora lack, made from theirs: other marks, lost commas, other case, other names, other layout.

Every change keeps the annotation: offsets are carried along.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections import Counter
from dataclasses import replace

from training.corpora import GoldAttribution, GoldToken, Range, Sample

Edit = tuple[int, int, str]  # from, to, what stands there instead

_TO_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
_MARKS = tuple(
    str.maketrans({"“": opening, "”": closing}) for opening, closing in ("‘’", "''", "«»", "„“", "””", "»«", "“”")
)
_STRAIGHT_PAIR_RE = re.compile(r'"([^"\n]*)"')
_LOST_RE = re.compile(r",|(?<=\w)['’](?=s\b)")
_SENTENCE_END_RE = re.compile(r"[.!?][\"”’']?\s")
_NAME_RE = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b(?!['’])")
_DATELINES = (
    "BEIRUT (AP) — ",
    "Oslo, March 3 (Reuters) - ",
    "GENEVA, 4 October – ",
    "PARIS: ",
    "Accra (AFP) -- ",
    "KYIV — ",
)
_BULLETS = ("• ", "- ", "* ", "– ", "1. ")
# The shapes of names that US political news is short of: hyphens, particles, apostrophes, accents.
_NAMES = (
    "al-Zinki", "Abdel-Rahman", "Abdulrahman", "Ki-moon", "Nguyen", "Kowalczyk", "Ó Briain", "Sánchez", "Öztürk",
    "N'Dour", "van der Meer", "de la Cruz", "bin Salman", "Jean-Marc", "Al-Hassan", "el-Sisi", "Mbeki-Owusu", "Şahin",
    "Çelik", "Bjørnsen", "Novák", "Ivanova", "Petrovych", "Okonkwo", "Mwangi", "Tsvangirai", "Xiaoping", "Liu", "Kim",
    "Yamamoto", "Singh", "Chaudhry", "Ul-Haq", "Ghani", "Ould Cheikh", "O'Malley", "McAleer", "Saint-Pierre", "Łukasz",
    "Papadopoulos", "Hakobyan", "Tadesse", "Gebre", "Rahmani", "Qalibaf", "Shoigu", "Zhao", "Duterte", "Widodo",
)  # fmt: skip


def augment(sample: Sample, rng: random.Random) -> Sample:
    """The sample with some of the changes, in half of the cases as it is."""
    if rng.random() < 0.2:
        sample = rename(sample, rng)
    if rng.random() < 0.06:
        sample = edited(sample, [(0, 0, rng.choice(_DATELINES))])
    if rng.random() < 0.05:
        sample = _listed(sample, rng)
    draw = rng.random()
    if draw < 0.10:
        sample = replace(sample, text=sample.text.translate(_TO_STRAIGHT))
    elif draw < 0.22:
        curly = _STRAIGHT_PAIR_RE.sub("“\\1”", sample.text)
        sample = replace(sample, text=curly.translate(rng.choice(_MARKS)))
    elif draw < 0.32:
        sample = lose_marks(replace(sample, text=sample.text.translate(_TO_STRAIGHT)))
    draw = rng.random()
    if draw < 0.03:
        sample = replace(sample, text=_cased(sample.text, 0, len(sample.text), upper=False))
    elif draw < 0.10:
        low = sample.text.find("\n", 0, 200) + 1 if rng.random() < 0.5 else 0
        end = _SENTENCE_END_RE.search(sample.text, low + rng.randint(0, 80))
        sample = replace(sample, text=_cased(sample.text, low, end.start() if end else low + 60, upper=True))
    elif draw < 0.14:
        sample = replace(
            sample, text=re.sub(r" (?=[A-Z0-9])", lambda m: "\u00a0" if rng.random() < 0.3 else m[0], sample.text)
        )
    return sample


def edited(sample: Sample, edits: list[Edit]) -> Sample:
    """The sample with some stretches replaced; what an annotation covers grows and shrinks with it.

    Args:
        sample: Any sample.
        edits: Stretches that do not overlap, in order; an empty stretch is an insertion, which belongs to no span.
    """
    text, pieces, at = sample.text, [], 0
    ends: list[int] = []  # where each edit ends in the old text
    moves: list[int] = []  # by how much what follows it moves
    shift = 0
    for low, high, new in edits:
        pieces += [text[at:low], new]
        at = high
        shift += len(new) - (high - low)
        ends.append(high)
        moves.append(shift)
    pieces.append(text[at:])

    def place(offset: int, *, closing: bool) -> int:
        index = bisect_right(ends, offset) - 1
        # A span that ends where something is inserted does not take it in.
        while closing and index >= 0 and ends[index] == offset and edits[index][0] == edits[index][1]:
            index -= 1
        moved = offset + (moves[index] if index >= 0 else 0)
        if index + 1 < len(edits) and edits[index + 1][0] < offset:  # inside a stretch that is replaced
            low, _, new = edits[index + 1]
            moved = min(moved, low + (moves[index] if index >= 0 else 0) + len(new))
        return moved

    def moved(ranges: list[Range]) -> list[Range]:
        pairs = [(place(low, closing=False), place(high, closing=True)) for low, high in ranges]
        return [(low, high) for low, high in pairs if low < high]

    attributions = sample.attributions
    if attributions is not None:
        attributions = [GoldAttribution(moved(a.source), moved(a.cue), moved(a.content)) for a in attributions]
        attributions = [a for a in attributions if a.cue and a.content]
    entities = sample.entities
    if entities is not None:
        entities = [(*found[0], kind) for low, high, kind in entities if (found := moved([(low, high)]))]
    tokens = sample.tokens
    if tokens is not None:
        tokens = [
            GoldToken(place(t.start, closing=False), place(t.end, closing=True), t.tag, t.dep, t.head, t.sentence)
            for t in tokens
        ]
    return replace(
        sample, text="".join(pieces), attributions=attributions, entities=entities, tokens=tokens,
        hidden=tuple(moved(list(sample.hidden))),
    )  # fmt: skip


def lose_marks(sample: Sample) -> Sample:
    """The sample in one paragraph without commas and possessive apostrophes, as some corpora of news come."""
    text = re.sub(r"\n+", lambda match: " " * len(match[0]), sample.text)
    lost = [match.start() for match in _LOST_RE.finditer(text)]
    lost += [match.start() + i for match in re.finditer(r" {2,}", text) for i in range(1, len(match[0]))]
    return edited(replace(sample, text=text), [(place, place + 1, "") for place in sorted(lost)])


def rename(sample: Sample, rng: random.Random) -> Sample:
    """The sample with up to four names that come back in it replaced, each by one other name throughout."""
    counts = Counter(match[0] for match in _NAME_RE.finditer(sample.text))
    names = [name for name, count in counts.items() if count > 1 and not re.search(rf"\b{name.lower()}", sample.text)]
    if sample.entities is not None:  # a place renamed after a person would still be called a place
        people = {
            word for low, high, kind in sample.entities if kind == "PERSON" for word in sample.text[low:high].split()
        }
        names = [name for name in names if name in people]
    chosen = rng.sample(names, min(len(names), rng.randint(1, 4)))
    if not chosen:
        return sample
    new = dict(zip(chosen, rng.sample(_NAMES, len(chosen)), strict=True))
    pattern = re.compile(rf"\b(?:{'|'.join(chosen)})\b")
    return edited(sample, [(match.start(), match.end(), new[match[0]]) for match in pattern.finditer(sample.text)])


def _listed(sample: Sample, rng: random.Random) -> Sample:
    """Some neighbouring paragraphs as a list."""
    starts = [match.end() for match in re.finditer(r"\n+", sample.text) if match.end() < len(sample.text)]
    first = rng.randrange(len(starts)) if starts else 0
    bullet = rng.choice(_BULLETS)
    return edited(sample, [(start, start, bullet) for start in starts[first : first + rng.randint(2, 5)]])


def _cased(text: str, low: int, high: int, *, upper: bool) -> str:
    """The text with a stretch in capitals or small letters, letter for letter."""
    changed = (char.upper() if upper else char.lower() for char in text[low:high])
    kept = (new if len(new) == 1 else old for new, old in zip(changed, text[low:high], strict=True))
    return text[:low] + "".join(kept) + text[high:]
