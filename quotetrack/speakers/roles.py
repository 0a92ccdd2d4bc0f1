"""Roles in a source phrase: whose they are, what they tell of gender, whether they are past."""

from __future__ import annotations

from quotetrack.lexicon import load_lexicon
from quotetrack.speakers.chunks import Chunk, ChunkKind
from quotetrack.speakers.heads import RELATIVE_WORDS
from quotetrack.text.page import Page

_PAST_REACH = 8  # words
_FORMER = frozenset({"former", "formerly", "ex", "then", "late", "onetime", "erstwhile"})


def apposed_roles(chunks: tuple[Chunk, ...], name: Chunk) -> list[Chunk]:
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
        elif chunk.kind is ChunkKind.ROLE and open_ and not chunk.possessive:
            roles.append(chunk)
    return roles


def unlisted_role(page: Page, chunks: tuple[Chunk, ...], name: Chunk) -> str | None:
    """A common noun straight before the name that no list knows: "anthropologist Mona Reyes"."""
    before = next((chunk for chunk in reversed(chunks) if chunk.last == name.first), None)
    if before is None or before.kind is not ChunkKind.WORD or not page.tags[before.first].startswith("NN"):
        return None
    return page.text(before.first, before.last)


def is_former(page: Page, role: Chunk) -> bool:
    """Whether a word just before the role says that it is past."""
    return any(page.words[k].key.removesuffix("-") in _FORMER for k in range(max(role.first - 3, 0), role.first))


def is_past(page: Page, body: Chunk, *, first: int) -> bool:
    """Whether "former" stands before the body in its own stretch of the phrase: "a former FBI director"."""
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
