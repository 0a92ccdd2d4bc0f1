"""The parts of a source phrase: its stretches, its determiner, its head, the chunk that names a person."""

from __future__ import annotations

from quotetrack.lexicon import load_lexicon
from quotetrack.speakers.chunks import Chunk, ChunkKind
from quotetrack.speakers.phrases import DOCUMENTS, POSSESSIVES
from quotetrack.speakers.tables import DEMONYM_KEYS, PARTY_OF, ROLE_OF
from quotetrack.text.page import Page

_GRAMMAR = load_lexicon("grammar")
DETERMINERS = frozenset(_GRAMMAR["determiners"])
QUANTIFIERS = frozenset(_GRAMMAR["quantifiers"])
RELATIVE_WORDS = frozenset({"who", "which", "whose", "whom"})
_PREPOSITIONS = frozenset(_GRAMMAR["prepositions"])
_PLURALS = frozenset(load_lexicon("voices")["plural"])
_HANDED_BY = frozenset(load_lexicon("voices")["handed_by"])
_SPANS_OF_TIME = frozenset(_GRAMMAR["spans_of_time"])
_CUTS = frozenset({",", ";", ":", "(", ")", "—", "–", "-"})
_MARKS = frozenset("\"“”‘’'")
# A noun after a name that only says what the name is; a government's agency is another body.
_APPOSED_NOUNS = frozenset((*_GRAMMAR["body_nouns"], *_GRAMMAR["apposed_nouns"]))
_OWNERS = frozenset({"government", "military", "international", "parliament"})
_TIMES = frozenset(_GRAMMAR["times"])
_ADVERBS = frozenset({"mostly", "mainly", "largely", "chiefly"})  # "researchers *mostly* from Tarn State"
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_APPOSABLE = (ChunkKind.ROLE, ChunkKind.WORD, ChunkKind.NOUN, ChunkKind.DEMONYM)
_BEFORE_NAMES = (ChunkKind.TITLE, ChunkKind.ROLE, ChunkKind.DEMONYM, ChunkKind.PLACE)
_NAMES = (ChunkKind.BODY, ChunkKind.NAME, ChunkKind.PLACE)
_NAMING = (ChunkKind.BODY, ChunkKind.NAME, ChunkKind.ROLE, ChunkKind.NOUN, ChunkKind.PLACE)


def split_segments(chunks: tuple[Chunk, ...]) -> list[tuple[Chunk, ...]]:
    """The stretches between commas, brackets and relative words; a relative word begins its stretch."""
    segments: list[list[Chunk]] = [[]]
    for chunk in chunks:
        if chunk.kind is ChunkKind.SIGN and chunk.value in _CUTS:
            segments.append([])
        elif chunk.kind is ChunkKind.WORD and chunk.value in RELATIVE_WORDS:
            segments.append([chunk])
        elif not (chunk.kind is ChunkKind.SIGN and chunk.value in _MARKS):
            segments[-1].append(chunk)
    return [tuple(segment) for segment in segments if segment] or [()]


def take_determiner(core: tuple[Chunk, ...]) -> tuple[str, tuple[Chunk, ...]]:
    """The determiner or possessive pronoun that opens a phrase (`a` for its kind, "" for none), and the rest."""
    if core and core[0].kind is ChunkKind.WORD:
        word = core[0].value
        if word in POSSESSIVES:
            return word, core[1:]
        if word in DETERMINERS and len(core) > 1 and core[1].value != "of":
            return ("a" if word in ("an", "another", "one") else word), core[1:]
    return "", core


def take_head(page: Page, core: tuple[Chunk, ...]) -> tuple[Chunk, ...]:
    """The chunks before the first preposition: the head and what stands before it."""
    for k, chunk in enumerate(core):
        if k and chunk.kind is ChunkKind.WORD and chunk.value in _PREPOSITIONS:
            return core[:k]
        if k and k + 1 < len(core) and chunk.value in ("last", "this", "next") and core[k + 1].value in _SPANS_OF_TIME:
            return core[:k]
        goes_on = k and k + 1 < len(core) and page.tags[chunk.first] == "VBG"
        if goes_on and (core[k + 1].value in DETERMINERS or core[k - 1].kind is ChunkKind.NOUN):
            return core[:k]  # "a group [monitoring the war]", "a union [representing pilots]"
        if k and core[k - 1].value in DOCUMENTS and _is_participle_after(page, chunk):
            return core[:k]  # "a poll [released last week]"
        if k and chunk.kind is ChunkKind.WORD and _is_verb_after(page.tags[chunk.first], core[k - 1].kind):
            return core[:k]  # the span took in a clause: "the Observatory [hit the village]"
        if (
            k > 1
            and chunk.value in ("a", "an", "the")
            and core[k - 1].kind is ChunkKind.WORD
            and core[k - 2].kind in _NAMES
        ):
            return core[: k - 1]  # the same, of a verb whose tag is not one
        # "The Aleppo Media Center an activist collective": the comma is lost.
        if k and chunk.value in ("a", "an", "the") and core[k - 1].kind in (ChunkKind.BODY, ChunkKind.NOUN):
            return core[:k]
    return core


def _is_participle_after(page: Page, chunk: Chunk) -> bool:
    tag = page.tags[chunk.first]
    return tag in ("VBN", "VBD", "VBG") or chunk.value in _HANDED_BY or (not tag and chunk.value.endswith("ed"))


def _is_verb_after(tag: str, before: ChunkKind) -> bool:
    """Whether a verb goes on after a name or noun; a participle only after a name ("officials briefed on")."""
    return (tag in _FINITE and before in _NAMING) or (tag in ("VB", "VBN") and before in _NAMES)


def find_person(
    page: Page, np: tuple[Chunk, ...], core: tuple[Chunk, ...], rest: list[tuple[Chunk, ...]]
) -> Chunk | None:
    """The chunk that names the person the phrase is about, or None."""
    # The last word of a source may be possessive ("Trump's claim"): the claim is the cue.
    names = [
        (k, chunk)
        for k, chunk in enumerate(np)
        if chunk.kind is ChunkKind.NAME
        and (not chunk.possessive or len(core) == k + 1)
        and not is_plural_people(page, chunk)
    ]
    if names:
        k, chunk = names[-1]
        after = np[k + 1 :]
        if not after or _is_apposed(after, chunk, has_more=len(core) > len(np)):
            return chunk
        if all(
            c.kind is ChunkKind.WORD and c.value in ("also", "himself", "herself", "jr", "sr", "together")
            for c in after
        ):
            return chunk
    if np and is_participle(page, np[0]) and core[-1].kind is ChunkKind.NAME:
        return core[-1]  # "Speaking to Syrian state TV Baran": the comma is lost
    last = core[-1] if core else None
    if (
        np
        and last is not None
        and np[-1].kind is ChunkKind.ROLE
        and last.kind is ChunkKind.NAME
        and (last.type == "person" or last.last - last.first > 1)
        and _before_titles(core).value not in _PREPOSITIONS | DETERMINERS
    ):
        # "director of the Syrian Observatory for Human Rights Rami Abdel Tarin": the commas are lost.
        return last
    if np and np[-1].kind in _APPOSABLE and not _is_several(page, np[-1]):
        for segment in rest[:2]:  # "Member of Parliament (MP) Alma Reyes": the brackets may come first
            lead = [c for c in segment if c.kind not in _BEFORE_NAMES]
            first = lead[0] if lead else None
            if (
                all(_describes(page, c) for c in lead[:-1])
                and len(lead) > 1
                and lead[-1].kind is ChunkKind.NAME
                and lead[-1].type == "person"
            ):
                return lead[-1]  # "the lead author, doctoral candidate Mona Reyes"
            if first is not None and first.kind is ChunkKind.NAME and not first.possessive:
                return first if np[-1].kind is ChunkKind.ROLE or first.type else None
            if lead:
                break
        end = rest[-1] if rest else ()
        if np[-1].kind is ChunkKind.ROLE and len(end) == 1 and end[0].kind is ChunkKind.NAME:
            # "The secretary of the FRU (Union of Ferries, Rivers and Lakes), Mona Reyes"
            return end[0] if end[0].type == "person" and not end[0].possessive else None
    return None


def _describes(page: Page, chunk: Chunk) -> bool:
    """Whether the chunk is an adjective or noun that can stand before a name and its role."""
    tag = page.tags[chunk.first]
    if not tag:
        return chunk.kind is ChunkKind.WORD and chunk.value not in DETERMINERS | _PREPOSITIONS | RELATIVE_WORDS
    return tag[:2] in ("JJ", "NN", "CC")


def _is_several(page: Page, chunk: Chunk) -> bool:
    peoples = chunk.kind is ChunkKind.DEMONYM and page.words[chunk.last - 1].key.endswith("s")
    return peoples or is_plural(page, chunk)


def _before_titles(core: tuple[Chunk, ...]) -> Chunk:
    """The chunk before the last one and the titles that belong to it."""
    return next((c for c in reversed(core[:-1]) if c.kind not in (ChunkKind.TITLE, ChunkKind.ROLE)), core[0])


def is_participle(page: Page, chunk: Chunk) -> bool:
    """Whether the chunk is a participle: "*speaking* to reporters"."""
    return chunk.kind is ChunkKind.WORD and (
        page.tags[chunk.first] == "VBG" or chunk.value in ("speaking", "asked", "writing")
    )


def _is_apposed(after: tuple[Chunk, ...], name: Chunk, *, has_more: bool) -> bool:
    """Whether what follows a name describes it, its comma lost: `Rami Abdel Tarin director (of ...)`."""
    opens = after[0].kind is ChunkKind.WORD and after[0].value in ("a", "an", "the")
    full = name.last - name.first > 1
    has_role = any(chunk.kind is ChunkKind.ROLE for chunk in after)
    return opens or (full and has_role and (has_more or after[0].possessive))


def is_plural_people(page: Page, chunk: Chunk) -> bool:
    """Whether a capital is a people or a following, not a name: `Russians`, `Republicans`, `Kurds`."""
    if chunk.kind is not ChunkKind.NAME or chunk.last - chunk.first != 1:
        return False
    word = page.words[chunk.first]
    singular = word.key.removesuffix("s")
    if word.key in PARTY_OF:
        return singular != word.key
    return (
        chunk.type != "person"
        and singular != word.key
        and (
            singular in ROLE_OF
            or singular in DEMONYM_KEYS
            or page.labels[chunk.first] == "NORP"
            or page.tags[chunk.first] == "NNS"
        )
    )


def head_of(page: Page, np: tuple[Chunk, ...]) -> Chunk:
    """The head of the chunks before the first preposition: the last noun-like one."""
    for k in range(len(np) - 1, -1, -1):
        chunk = np[k]
        if chunk.kind in (ChunkKind.SIGN, ChunkKind.TITLE) or (k > 0 and chunk.value in _TIMES | _ADVERBS):
            continue
        if k > 0 and (chunk.kind is ChunkKind.NOUN or chunk.value in _APPOSED_NOUNS):
            # "the SANA news agency", "the Islamic State group": the name is the head.
            j = k - 1
            while j > 0 and np[j].kind is ChunkKind.WORD and np[j].value in _APPOSED_NOUNS:
                j -= 1
            named = np[j].kind is ChunkKind.BODY and not np[j].possessive and np[j].type not in _OWNERS
            if named and chunk.value.split()[-1] in _APPOSED_NOUNS:
                return np[j]
        if (
            chunk.kind is not ChunkKind.WORD
            or not page.tags[chunk.first]
            or page.tags[chunk.first].startswith(("NN", "CD", "DT", "JJS"))
        ):
            return chunk
    return np[-1]


def is_plural(page: Page, chunk: Chunk) -> bool:
    """Whether the chunk is a common noun in the plural."""
    if chunk.kind is not ChunkKind.WORD:
        return False
    if chunk.value in _PLURALS or page.tags[chunk.first] in ("NNS", "NNPS"):
        return True
    return not page.tags[chunk.first] and chunk.value.endswith("s") and not chunk.value.endswith("ss")
