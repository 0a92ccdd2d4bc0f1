"""For which bodies a phrase says that somebody speaks: before a role, after `of`, in an apposition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quotetrack.lexicon import load_lexicon
from quotetrack.records import OrganizationBasis
from quotetrack.speakers.chunks import Chunk, ChunkKind
from quotetrack.text.page import Page


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A body, by its chunk, and the words' way of saying so."""

    body: Chunk
    basis: OrganizationBasis


_GRAMMAR = load_lexicon("grammar")
_BELONGING = frozenset(_GRAMMAR["belonging"])
_STOPS = frozenset(_GRAMMAR["stops"])
# "Robin Marsh, who heads the International Committee of the Red Cross"
_LEADING = frozenset(_GRAMMAR["leading"])
# A lower-case noun before a name makes it a body's: "the rebel group Nour al-Tarik".
_BODY_NOUNS = frozenset(_GRAMMAR["body_nouns"])
_NAMED_NOUNS = frozenset(_GRAMMAR["named_nouns"])
_WINDOW = 8  # chunks between a preposition and its body at most


def find_affiliations(page: Page, chunks: tuple[Chunk, ...], name: Chunk) -> tuple[tuple[Affiliation, ...], str | None]:
    """The bodies that the person (or unnamed voice) at the chunk `name` speaks for, and a noun for one named elsewhere.

    Args:
        page: The page that the chunks index.
        chunks: All chunks of the phrase.
        name: The chunk of the person's name, or of the head of an unnamed one ("a *representative* of ...").

    Returns:
        Affiliations in reading order, and `organization` for "the organization's head", or None.
    """
    found: list[Affiliation] = []
    bearer: str | None = None
    after_comma = False
    passed = False
    own = True  # whether the stretch is about the person: not `, a book analyzing ...`, not what stands behind a verb
    for k, chunk in enumerate(chunks):
        passed = passed or chunk.first >= name.first
        if passed and chunk.kind is ChunkKind.SIGN:
            own = _is_about(chunks, k + 1)
        elif (
            passed and page.tags[chunk.first] in _VERBS and chunk.value not in _LEADING and chunk.kind is ChunkKind.WORD
        ):
            own = False
        if not own:
            after_comma = after_comma or chunk.kind is ChunkKind.SIGN
            continue
        if chunk.kind is ChunkKind.SIGN and chunk.value in (",", "(", "—", "–"):
            after_comma = True
        elif chunk.kind is ChunkKind.BODY and chunk != name and not (bool(found) and found[-1].body == chunk):
            basis = _basis_before_role(chunks, k, name, appositive=passed and after_comma)
            if basis is not None:
                found.append(Affiliation(chunk, basis))
        elif _is_owning_name(chunks, k) and not passed:
            found.append(Affiliation(chunk, OrganizationBasis.ROLE))
        elif (
            chunk.kind is ChunkKind.NOUN
            and (chunk.possessive or chunk.value.endswith("s") or _means_one(page, chunk))
            and _role_follows(chunks, k, straight=not chunk.possessive)
        ):
            bearer = chunk.value
        elif chunk.kind is ChunkKind.WORD and _is_lost_possessive(chunk) and _role_follows(chunks, k):
            bearer = chunk.value.removesuffix("s")
        elif (
            chunk.kind is ChunkKind.WORD and k > 0 and (chunk.value in _BELONGING | _LEADING or _is_within(chunk, name))
        ):
            body = _body_ahead(chunks, k + 1)
            if body is None and bearer is None and (chunk.value in _LEADING or chunks[k - 1].kind is ChunkKind.ROLE):
                bearer = _noun_ahead(chunks, k + 1)
            if body is not None and chunk.value == "in" and _is_doubtful(body):
                body = None  # a place that the model takes for a body
            if body is not None and body != name and all(body != affiliation.body for affiliation in found):
                found.append(
                    Affiliation(body, _basis_after(chunks, k, name, chunk, passed=passed, after_comma=after_comma))
                )
    return tuple(dict.fromkeys(found)), bearer


def _is_about(chunks: tuple[Chunk, ...], start: int) -> bool:
    """Whether the stretch after a sign tells of the person and not of a paper: `, a book analyzing ...`."""
    opening = [chunk.value for chunk in chunks[start : start + 3] if chunk.kind is ChunkKind.WORD]
    return not (opening[:1] in (["a"], ["an"], ["the"]) and any(word in _PAPERS for word in opening[1:]))


_PAPERS = frozenset(load_lexicon("voices")["documents"])
_VERBS = frozenset({"VBG", "VBN", "VBD", "VBZ", "VBP"})


def _is_within(joint: Chunk, name: Chunk) -> bool:
    """Whether "in" leads to the body of unnamed people: "a source in the Syrian army"; of the named it is a place."""
    return joint.value == "in" and name.kind is not ChunkKind.NAME


def _means_one(page: Page, chunk: Chunk) -> bool:
    """Whether a body's noun before a role means the one that the article names: "Observatory director", "ministry"."""
    return page.words[chunk.first].is_capital or chunk.value in _NAMED_NOUNS


def _basis_before_role(chunks: tuple[Chunk, ...], k: int, name: Chunk, *, appositive: bool) -> OrganizationBasis | None:
    """How a body that stands before a role or a name belongs to it, or None."""
    chunk = chunks[k]
    if _is_likely_place(chunks, k):
        return None
    if chunk.possessive and (_role_follows(chunks, k) or _name_follows(chunks, k, name)):
        return OrganizationBasis.POSSESSIVE
    if not chunk.possessive and _role_follows(chunks, k, straight=True):
        return OrganizationBasis.APPOSITION if appositive else OrganizationBasis.ROLE
    between = [c for c in chunks[k + 1 :] if c.last <= name.first]
    if name.kind is ChunkKind.NAME and between and not chunk.possessive and all(_describes(c) for c in between):
        return OrganizationBasis.ROLE  # "Wells Center anthropologist Mona Reyes"
    if (
        not chunk.possessive
        and name.kind is ChunkKind.WORD
        and chunk.last <= name.first
        and not _joint_between(chunks, k, name)
    ):
        return OrganizationBasis.ROLE  # "a UN worker", "Reuters sources"
    return None


def _is_likely_place(chunks: tuple[Chunk, ...], k: int) -> bool:
    """Whether a body that only the model sees is rather a place: `Homs` in "Lakemouth governor", "Homs resident"."""
    if not _is_doubtful(chunks[k]):
        return False
    role = chunks[k + 1] if k + 1 < len(chunks) else None
    return role is not None and role.kind is ChunkKind.ROLE and role.type in ("office", "occupation")


def _is_doubtful(body: Chunk) -> bool:
    """Whether only the model says that one word is a body's name."""
    return body.type == "unknown" and " " not in body.value and not body.value.isupper()


def _describes(chunk: Chunk) -> bool:
    return chunk.kind is ChunkKind.WORD and chunk.value not in _BELONGING | _STOPS | {"the", "a", "an"}


def _role_follows(chunks: tuple[Chunk, ...], k: int, *, straight: bool = False) -> bool:
    """Whether a role stands after chunk `k` with only describing words between."""
    for chunk in chunks[k + 1 : k + 5]:
        if chunk.kind is ChunkKind.ROLE:
            return True
        if chunk.kind in (ChunkKind.SIGN, ChunkKind.BODY) or (chunk.kind is ChunkKind.NAME and straight):
            return False
        if chunk.kind is ChunkKind.WORD and chunk.value in _BELONGING | _STOPS | {"the", "a", "an"}:
            return False
    return False


def _name_follows(chunks: tuple[Chunk, ...], k: int, name: Chunk) -> bool:
    return k + 1 < len(chunks) and chunks[k + 1] == name


def _joint_between(chunks: tuple[Chunk, ...], k: int, name: Chunk) -> bool:
    between = [chunk for chunk in chunks[k + 1 :] if chunk.last <= name.first]
    return any(chunk.kind is ChunkKind.SIGN or chunk.value in _BELONGING | _STOPS for chunk in between)


def _is_owning_name(chunks: tuple[Chunk, ...], k: int) -> bool:
    """An acronym that no list knows before a role: `ABTA spokesman`."""
    chunk = chunks[k]
    bare = chunk.value.replace(".", "")
    return (
        chunk.kind is ChunkKind.NAME
        and chunk.type != "person"
        and len(bare) > 1
        and bare.isupper()
        and _role_follows(chunks, k, straight=True)
    )


def _is_lost_possessive(chunk: Chunk) -> bool:
    return chunk.value.removesuffix("s") in _BODY_NOUNS and (chunk.possessive or chunk.value.endswith("s"))


def _basis_after(
    chunks: tuple[Chunk, ...], k: int, name: Chunk, joint: Chunk, *, passed: bool, after_comma: bool
) -> OrganizationBasis:
    if joint.value in _LEADING:
        return OrganizationBasis.APPOSITION
    if any(chunk.kind is ChunkKind.ROLE for chunk in chunks[:k]):
        return OrganizationBasis.APPOSITION if passed and after_comma else OrganizationBasis.ROLE
    return OrganizationBasis.OF_PHRASE


def _body_ahead(chunks: tuple[Chunk, ...], start: int) -> Chunk | None:
    """The first body after a preposition or verb, before anything that begins another phrase."""
    for k, chunk in _iter_window(chunks, start):
        if chunk.kind is ChunkKind.BODY:
            return chunk
        if chunk.kind is ChunkKind.NAME and k > start:
            before = chunks[k - 1]
            if before.value in _BODY_NOUNS:
                return chunk
        if chunk.kind is ChunkKind.NAME and chunk.type != "person":
            bare = chunk.value.replace(".", "")
            return chunk if len(bare) > 1 and bare.isupper() else None
        if chunk.kind is ChunkKind.NAME or (chunk.kind is ChunkKind.ROLE and k > start + 1):
            return None
    return None


def _noun_ahead(chunks: tuple[Chunk, ...], start: int) -> str | None:
    """The noun of a body named elsewhere: "a spokesman for *the ministry*", "who chairs *the foundation*"."""
    if start >= len(chunks) or chunks[start].value != "the":
        return None
    for _, chunk in _iter_window(chunks, start + 1):
        if chunk.kind is ChunkKind.NOUN:
            return None if chunk.possessive else chunk.value
        if chunk.kind is not ChunkKind.WORD:
            return None
    return None


def _iter_window(chunks: tuple[Chunk, ...], start: int) -> Iterator[tuple[int, Chunk]]:
    for k, chunk in enumerate(chunks[start : start + _WINDOW], start):
        if chunk.kind is ChunkKind.SIGN and chunk.value not in ("-", "'", "’"):
            return
        if chunk.kind is ChunkKind.WORD and chunk.value in _STOPS | _BELONGING:
            return
        yield k, chunk
