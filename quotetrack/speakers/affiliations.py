"""For which bodies a phrase says that somebody speaks: before a role, after `of`, in an apposition."""

from __future__ import annotations

from dataclasses import dataclass

from quotetrack.lexicon import load_lexicon
from quotetrack.records import OrganizationBasis
from quotetrack.speakers.ahead import apposed_body, body_ahead, noun_ahead
from quotetrack.speakers.chunks import Chunk, ChunkKind
from quotetrack.speakers.tables import ROLE_MODIFIERS
from quotetrack.text.matching import fold_phrase
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
_PAST_LEADING = frozenset(_GRAMMAR["past_leading"])
_LEADING = frozenset(_GRAMMAR["leading"])
_WORKING = frozenset(_GRAMMAR["working"])
# A lower-case noun before a name makes it a body's: "the rebel group Nour al-Tarik".
_BODY_NOUNS = frozenset(_GRAMMAR["body_nouns"])
_NAMED_NOUNS = frozenset(_GRAMMAR["named_nouns"])


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
        elif chunk.kind is ChunkKind.WORD and chunk.value == "is" and _role_follows(chunks, k):
            own = True  # "who is co-director of", "and is now president of"
        elif passed and chunk.kind is ChunkKind.WORD and _is_elsewhere(page, chunks, k):
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
        elif not passed and (_is_owning_name(chunks, k) or _is_owning_front(chunks, k)):
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
            body = body_ahead(chunks, k + 1)
            if body is None and chunks[k - 1].kind is ChunkKind.ROLE:
                body = apposed_body(chunks, k + 1)
            if body is None and bearer is None and (chunk.value in _LEADING or chunks[k - 1].kind is ChunkKind.ROLE):
                bearer = noun_ahead(chunks, k + 1)
            bearer = bearer or _agency_behind(chunks, body)
            if body is not None and chunk.value == "in" and _is_doubtful(body):
                body = None  # a place that the model takes for a body
            if body is not None and body != name and all(body != affiliation.body for affiliation in found):
                found.append(Affiliation(body, _basis_after(chunks, k, chunk, passed=passed, after_comma=after_comma)))
    return tuple(dict.fromkeys(found)), bearer


def _is_elsewhere(page: Page, chunks: tuple[Chunk, ...], k: int) -> bool:
    """Whether a verb leads away from the person, or to a body of the past: "who *met*", "who *served* as head of"."""
    value = chunks[k].value
    past = value in _PAST_LEADING and chunks[k - 1].value not in ("has", "have")
    return past or (page.tags[chunks[k].first] in _VERBS and value not in _LEADING | _WORKING)


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
    role = next((chunk for chunk in chunks[k + 1 : k + 3] if chunk.kind is ChunkKind.ROLE), None)
    if role is not None and role.type == "office" and chunks[k].type == "unknown" and not chunks[k].value.isupper():
        return True  # "Windsor Locks' selectman", "United States Federal District Judge"
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


def _is_owning_front(chunks: tuple[Chunk, ...], k: int) -> bool:
    """A name that opens the phrase, straight before the post of somebody: "*Sea-Eye* spokesperson Carlotta Tarn"."""
    chunk = chunks[k]
    opens = k == 0 or (k == 1 and chunks[0].value in ("the", "a", "an"))
    return (
        opens
        and chunk.kind is ChunkKind.NAME
        and chunk.type != "person"
        and not chunk.possessive
        and k + 1 < len(chunks)
        and chunks[k + 1].kind is ChunkKind.ROLE
        and chunks[k + 1].type == "post"
        and not any(word in ROLE_MODIFIERS for word in fold_phrase(chunk.value).split())
    )


def _is_lost_possessive(chunk: Chunk) -> bool:
    return chunk.value.removesuffix("s") in _BODY_NOUNS and (chunk.possessive or chunk.value.endswith("s"))


def _basis_after(
    chunks: tuple[Chunk, ...], k: int, joint: Chunk, *, passed: bool, after_comma: bool
) -> OrganizationBasis:
    if joint.value in _LEADING:
        return OrganizationBasis.APPOSITION
    if any(chunk.kind is ChunkKind.ROLE for chunk in chunks[:k]):
        return OrganizationBasis.APPOSITION if passed and after_comma else OrganizationBasis.ROLE
    return OrganizationBasis.OF_PHRASE


def _agency_behind(chunks: tuple[Chunk, ...], body: Chunk | None) -> str | None:
    """The noun behind an international body that makes it another: WHO, perhaps, for "the UN *agency*"."""
    if body is None or body.type != "international" or body.possessive:
        return None
    after = next((chunk for chunk in chunks if chunk.first == body.last), None)
    return after.value if after is not None and after.kind is ChunkKind.NOUN and after.value == "agency" else None
