"""Roles in a source phrase: whose they are, what they tell of gender, whether they are past."""

from __future__ import annotations

from quotetrack.lexicon import load_lexicon
from quotetrack.speakers.chunks import Chunk, ChunkKind
from quotetrack.speakers.heads import RELATIVE_WORDS
from quotetrack.speakers.tables import POST_OF_TITLE
from quotetrack.text.page import Page

_PAST_REACH = 8  # words
_FORMER_REACH = 4
_ONLY_BESIDE = frozenset({"then", "late", "once"})  # farther away they are adverbs
_GRAMMAR = load_lexicon("grammar")
_FORMER = frozenset(_GRAMMAR["former"])
_BELONGING = frozenset((*_GRAMMAR["belonging"], "by"))
_HEADS = ("NN", "NNP")


def own_roles(page: Page, chunks: tuple[Chunk, ...], name: Chunk) -> list[Chunk]:
    """The roles before a name that are its own: not "governor" in "a spokeswoman for the governor, Kelsey Tranh"."""
    return [
        chunk
        for k, chunk in enumerate(chunks)
        if chunk.kind is ChunkKind.ROLE
        and not chunk.possessive
        and chunk.last <= name.first
        and not _is_governed(chunks, k)
        and not _is_inner(page, chunks, k)
    ]


def _is_governed(chunks: tuple[Chunk, ...], k: int) -> bool:
    """Whether a preposition leads to the role at `k`."""
    for chunk in reversed(chunks[:k]):
        if chunk.kind is ChunkKind.SIGN or (chunk.kind is ChunkKind.WORD and chunk.value in ("and", "or")):
            return False
        if chunk.kind is ChunkKind.WORD and chunk.value in _BELONGING:
            return True
    return False


def apposed_roles(page: Page, chunks: tuple[Chunk, ...], name: Chunk) -> list[Chunk]:
    """The roles after a name that are its own: `a journalist and editor`, not those behind "of" or "who"."""
    roles: list[Chunk] = []
    open_ = True
    for k, chunk in enumerate(chunks):
        if chunk.first < name.last:
            continue
        if chunk.kind is ChunkKind.SIGN:
            open_ = True
        elif chunk.value in RELATIVE_WORDS:
            if not (k + 1 < len(chunks) and chunks[k + 1].value in ("is", "was", "serves", "s")):
                break
        elif chunk.kind is ChunkKind.WORD and chunk.value in ("of", "for", "to", "with"):
            open_ = False
        elif chunk.kind is ChunkKind.WORD and chunk.value == "and":
            open_ = bool(roles) or open_
        elif chunk.kind is ChunkKind.ROLE and open_ and not chunk.possessive and not _is_inner(page, chunks, k):
            roles.append(chunk)
    return roles


def _is_inner(page: Page, chunks: tuple[Chunk, ...], k: int) -> bool:
    """Whether the role only describes the noun after it: "*student* leader", "*chief* financial officer"."""
    for after in chunks[k + 1 : k + 4]:
        if after.kind is ChunkKind.ROLE:
            return after.value not in POST_OF_TITLE  # "spokesman Colonel Tarn"
        if after.kind is not ChunkKind.WORD or not page.tags[after.first].startswith("JJ"):
            return after.kind is ChunkKind.NOUN or (
                after.kind is ChunkKind.WORD and page.tags[after.first] in ("NN", "NNS")
            )
    return False


def unlisted_role(page: Page, chunks: tuple[Chunk, ...], name: Chunk) -> Chunk | None:
    """A common noun that no list knows, straight before the name or after it with an article.

    "anthropologist Mona Reyes"; "David Tarn, the architect of the campaign".
    """
    before = next((chunk for chunk in reversed(chunks) if chunk.last == name.first), None)
    if before is not None and _is_noun(page, before):
        return before
    after = [chunk for chunk in chunks if chunk.first >= name.last]
    if len(after) > 4 and after[0].value == "," == after[2].value and after[1].value.isdigit():
        after = after[2:]  # "Peter Strand, 45, a bus driver"
    if len(after) < 3 or after[0].value != "," or after[1].value not in ("a", "an", "the"):
        return None
    head: Chunk | None = None
    for chunk in after[2:]:
        if chunk.kind is ChunkKind.ROLE and not chunk.possessive:
            continue  # "the billionaire investor"
        if chunk.kind is not ChunkKind.WORD or chunk.value in _BELONGING or chunk.value in RELATIVE_WORDS:
            return None if chunk.kind is ChunkKind.NOUN else head
        if not page.tags[chunk.first].startswith(("NN", "JJ")):
            return head
        head = chunk if _is_noun(page, chunk) else None
    return head


def _is_noun(page: Page, chunk: Chunk) -> bool:
    return chunk.kind is ChunkKind.WORD and page.tags[chunk.first] in _HEADS and not chunk.possessive


def former_word(page: Page, role: Chunk) -> str:
    """The word that says that a role is past, just before it or in its own word: `former`, `ex`; "" where none does."""
    prefix, hyphen, _ = page.words[role.first].text.partition("-")
    if hyphen and prefix.casefold() in _FORMER:
        return prefix
    for index in range(role.first - 1, max(role.first - _FORMER_REACH, 0) - 1, -1):
        word, key = page.words[index], page.words[index].key.removesuffix("-")
        if word.is_sign or page.sentences[index] != page.sentences[role.first]:
            return ""
        if key in _FORMER and (index == role.first - 1 or key not in _ONLY_BESIDE):
            return "former" if key == "formerly" else word.text
    return ""


def is_past(page: Page, body: Chunk, *, first: int) -> bool:
    """Whether "former" stands before the body in its own stretch of the phrase: "a former FBI director"."""
    if page.words[body.first].key in _FORMER:
        return True  # "Retired Air Force"
    for index in range(body.first - 1, max(first, body.first - _PAST_REACH) - 1, -1):
        word = page.words[index]
        if word.is_sign or word.key in RELATIVE_WORDS:
            return False
        if word.key.removesuffix("-") in _FORMER:
            return True
    return False


def gender_of_roles(roles: list[Chunk]) -> str:
    """What roles such as `spokeswoman` or `king` say of their holder: `male`, `female` or ""."""
    lists = load_lexicon("roles")
    for role in roles:
        if role.value in lists["male"] or (role.value.endswith("man") and not role.value.endswith("woman")):
            return "male"
        if role.value in lists["female"] or role.value.endswith("woman"):
            return "female"
    return ""
