"""Sources that name several: "WFP and UNHCR", "Tarn, Orin and two officials". One stretch of words for each of them.

Most "and"s in a source join something else: two roles of one person ("actor and producer Joshua Tarn"), two bodies
that one person speaks for, the words of one body's name (one chunk here), two adjectives ("state and local leaders").
So both sides must be able to stand alone before they are taken for two.
"""

from __future__ import annotations

from quotetrack.lexicon import load_lexicon
from quotetrack.speakers.chunks import Chunk, ChunkKind
from quotetrack.speakers.heads import DETERMINERS, QUANTIFIERS, RELATIVE_WORDS, is_plural, is_plural_people
from quotetrack.speakers.phrases import CROWDS, PERSONAL, POSSESSIVES, plural_role
from quotetrack.speakers.tables import ROLE_MODIFIERS
from quotetrack.text.page import Page

_GRAMMAR = load_lexicon("grammar")
_PREPOSITIONS = frozenset(_GRAMMAR["prepositions"])
_JOINTS = tuple(tuple(joint.split()) for joint in _GRAMMAR["list_joints"])
_OPENERS = frozenset(_GRAMMAR["list_openers"])
_NUMBERS = frozenset(_GRAMMAR["numbers"])
_CLAUSES = RELATIVE_WORDS | {"that"}
_EXAMPLES = frozenset({"like", "including", "such"})
_COLLECTIVES = frozenset(_GRAMMAR["collectives"])
_NAMED = (ChunkKind.NAME, ChunkKind.BODY)
_FRONT = (ChunkKind.TITLE, ChunkKind.ROLE, ChunkKind.DEMONYM, ChunkKind.PLACE, ChunkKind.BODY, ChunkKind.NOUN)

Chunks = tuple[Chunk, ...]


def split_members(page: Page, chunks: Chunks) -> list[Chunks]:
    """The stretches of the chunks that are a voice each, in order; all of them in one where there is one voice."""
    members: list[Chunks] = []
    start = 0
    for k, after in _iter_joints(chunks):
        left, right = chunks[start:k], chunks[after:]
        if k < start or not left or not right:
            continue
        if _is_clause(page, right) and _is_complete(page, left):
            chunks = chunks[:k]  # the span took in a clause: "Tarn and [has aides]"
            break
        if _can_split(page, left, right):
            members += _split_commas(page, _strip(left))
            start = after
    last = chunks[start:]
    return [*members, last] if members else [chunks]


def _iter_joints(chunks: Chunks) -> list[tuple[int, int]]:
    """Where "and" or its like stands: first chunk and the one after it."""
    return [
        (k, k + len(joint))
        for k in range(1, len(chunks) - 1)
        for joint in _JOINTS
        if tuple(chunk.value for chunk in chunks[k : k + len(joint)]) == joint
    ]


def _strip(left: Chunks) -> Chunks:
    """Without the comma before "and", and without "both"."""
    if left and left[-1].kind is ChunkKind.SIGN and left[-1].value == ",":
        left = left[:-1]
    return left[1:] if len(left) > 1 and left[0].value in _OPENERS else left


def _is_clause(page: Page, right: Chunks) -> bool:
    return right[0].kind is ChunkKind.WORD and page.tags[right[0].first].startswith(("VBD", "VBZ", "VBP", "MD"))


def _can_split(page: Page, left: Chunks, right: Chunks) -> bool:
    comma = left[-1].kind is ChunkKind.SIGN and left[-1].value == ","
    left = _strip(left)
    if sum((chunk.value == "(") - (chunk.value == ")") for chunk in left) > 0:
        return False
    if not left or not _is_complete(page, left) or not _opens_member(page, left, right):
        return False
    if any(chunk.value in _CLAUSES for chunk in left[1:]):
        return comma  # "Tarn, who met Strand and Reyes" is one
    if any(chunk.kind is ChunkKind.WORD and chunk.value in _EXAMPLES for chunk in left):
        return False  # "critics like Tarn, and Strand"
    if not comma and _goes_on(left, right):
        return False
    preposition = _find_preposition(left)
    if preposition is None or comma:
        return True
    # "a spokesman for doctors and nurses" is one voice, "residents of Homs and activists" are two.
    first, proper = right[0], left[-1].kind in (*_NAMED, ChunkKind.PLACE)
    if first.kind is ChunkKind.NAME:
        return first.type == "person" or " " in first.value
    if first.kind is ChunkKind.TITLE:
        return True
    if first.kind is ChunkKind.WORD and first.value in ("a", "an", *_NUMBERS, *POSSESSIVES):
        return True
    if first.kind is ChunkKind.ROLE:
        return proper and any(chunk.kind is ChunkKind.NAME for chunk in right[1:3])
    return proper and _is_plural_here(page, _head_part(page, right)[-1]) and first.kind is ChunkKind.WORD


def _goes_on(left: Chunks, right: Chunks) -> bool:
    """Whether an apposition goes on: "Ann Tarn, a fellow at Oxfam *and a former diplomat*"."""
    comma = next((k for k, chunk in enumerate(left) if chunk.kind is ChunkKind.SIGN and chunk.value == ","), None)
    if comma is None or any(chunk.kind in (ChunkKind.NAME, ChunkKind.TITLE) for chunk in right):
        return False
    described = any(chunk.kind is ChunkKind.ROLE for chunk in left[comma:])
    return right[0].value in POSSESSIVES or (described and right[0].value in ("a", "an", "the"))


def _find_preposition(left: Chunks) -> int | None:
    """Where a preposition stands in the last stretch between commas, after its first chunk."""
    start = max(
        (k + 1 for k, chunk in enumerate(left) if chunk.kind is ChunkKind.SIGN and chunk.value == ","), default=0
    )
    return next((k for k in range(start + 1, len(left)) if _is_preposition(left[k])), None)


def _is_preposition(chunk: Chunk) -> bool:
    return chunk.kind is ChunkKind.WORD and chunk.value in _PREPOSITIONS


def _head_part(page: Page, chunks: Chunks) -> Chunks:
    """The chunks before the first preposition, comma, bracket, "and", relative word, or participle after a noun."""
    for k, chunk in enumerate(chunks):
        stops = chunk.value in RELATIVE_WORDS or chunk.value == "and" or (k and _is_preposition(chunk))
        stops = stops or (k and chunk.kind is ChunkKind.WORD and page.tags[chunk.first] in ("VBN", "VBG"))
        if stops or (chunk.kind is ChunkKind.SIGN and chunk.value in ",(—–-"):
            return chunks[:k] or chunks[:1]
    return chunks


def _is_complete(page: Page, left: Chunks) -> bool:
    """Whether the words before "and" can stand alone: a name, several people, or one with an article."""
    left = _strip(left)
    part = _head_part(page, left)
    head = part[-1]
    if page.tags[left[-1].last - 1].startswith("JJ") or left[-1].possessive:
        return False  # "civil and environmental engineer", "Democratic and Republican voters"
    if head.possessive or (len(part) == 1 and page.words[head.first].key in ROLE_MODIFIERS):
        return False  # "State and local leaders"
    if head.kind in (*_NAMED, ChunkKind.PLACE) or _is_plural_here(page, head) or head.value in PERSONAL:
        return True
    if head.value in _COLLECTIVES or (head.kind is ChunkKind.NOUN and len(part) == 1 == len(left)):
        return True
    determined = part[0].kind is ChunkKind.WORD and part[0].value in DETERMINERS | POSSESSIVES.keys() | _NUMBERS
    comma = next((k for k, chunk in enumerate(left) if chunk.kind is ChunkKind.SIGN and chunk.value == ","), len(left))
    named = any(chunk.kind is ChunkKind.NAME for chunk in left[comma:])
    return (
        head.kind in (ChunkKind.ROLE, ChunkKind.NOUN, ChunkKind.WORD)
        and len(part) > determined
        and (determined or named)
    )


def _is_plural_here(page: Page, chunk: Chunk) -> bool:
    if chunk.kind is ChunkKind.NOUN:
        return page.tags[chunk.last - 1] in ("NNS", "NNPS")
    people = is_plural(page, chunk) or chunk.value in CROWDS | QUANTIFIERS or plural_role(chunk.value) is not None
    return (chunk.kind is ChunkKind.WORD and people) or is_plural_people(page, chunk)


def _opens_member(page: Page, left: Chunks, right: Chunks) -> bool:
    """Whether the words after "and" begin another voice."""
    first, part = right[0], _head_part(page, right)
    head = part[-1]
    if first.kind is ChunkKind.WORD and first.value in DETERMINERS | POSSESSIVES.keys() | QUANTIFIERS | _NUMBERS | {
        "other"
    }:
        return len(part) > 1 or first.value in QUANTIFIERS
    if first.kind in (ChunkKind.NAME, ChunkKind.TITLE) or first.value in PERSONAL:
        return not (first.possessive and len(part) == 1)
    bare = _head_part(page, left)
    if bare[-1].kind is ChunkKind.PLACE and first.kind in (ChunkKind.PLACE, ChunkKind.DEMONYM, ChunkKind.BODY):
        return len(part) == 1  # not "Iraq and Syria analyst", "US and UN officials"
    if head.kind in (*_NAMED, ChunkKind.PLACE):
        return not head.possessive
    if head.kind is ChunkKind.ROLE and any(chunk.kind is ChunkKind.NAME for chunk in left):
        # "Whip Dick Durbin and incoming chair of the committee Adam Tarn"
        return any(chunk.kind is ChunkKind.NAME for chunk in right)
    if _is_plural_here(page, head) or head.value in _COLLECTIVES:
        # "police and fire officials" are one lot of officials.
        noun = first.kind is ChunkKind.NOUN or page.tags[first.first] == "NN"
        return not (len(bare) == 1 and bare[0].kind is ChunkKind.NOUN and len(part) > 1 and noun)
    return head.kind is ChunkKind.NOUN and len(part) == 1 == len(bare) and bare[0].kind in (ChunkKind.NOUN, *_NAMED)


def _split_commas(page: Page, left: Chunks) -> list[Chunks]:
    """The members before the last "and", which commas divide: names after names, plurals after plurals."""
    pieces: list[Chunks] = []
    start, depth = 0, 0
    for k, chunk in enumerate(left):
        if chunk.kind is not ChunkKind.SIGN:
            if _is_lost_comma(left, start, k):
                pieces.append(left[start:k])
                start = k
            continue
        depth += (chunk.value == "(") - (chunk.value == ")")
        if chunk.value == "," and depth == 0 and _is_like(page, left[start:k], left[k + 1 :]):
            pieces.append(left[start:k])
            start = k + 1
    return [*pieces, left[start:]]


def _is_lost_comma(left: Chunks, start: int, k: int) -> bool:
    """Whether country stands after country: "Russia Iran and Turkey"."""
    places = k > start and left[k - 1].kind is ChunkKind.PLACE and not left[k - 1].possessive
    after = left[k + 1] if left[k].value == "the" and k + 1 < len(left) else left[k]
    return places and after.kind is ChunkKind.PLACE and start + 1 >= k - (left[start].value == "the")


def _is_like(page: Page, before: Chunks, after: Chunks) -> bool:
    """Whether two pieces between commas are two members and not one with its apposition."""
    if not before or not after:
        return False
    one, other = _head_part(page, before), _head_part(page, after)
    if one[-1].kind in _NAMED:
        fronts = all(chunk.kind in _FRONT or chunk.value == "the" for chunk in other[:-1])
        bracketed = len(one) == len(before) or before[len(one)].value == "("
        same = one[-1].kind is other[-1].kind or other[-1].kind is ChunkKind.NAME
        state = other[-1].value.endswith(".") and "-" in other[-1].value  # "R-Tenn."
        return fronts and bracketed and same and not other[-1].possessive and not state
    return _is_plural_here(page, one[-1]) and _is_plural_here(page, other[-1]) and len(other) == 1 and len(one) < 3
