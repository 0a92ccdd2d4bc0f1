"""A role in full, as the article gives it: the head noun with what describes it, without article and organisation.

"the deputy health minister" is `deputy health minister`, "a professor of law at Harlow University" `professor of law`,
"Lakemouth's former mayor" `former mayor`.
"""

from __future__ import annotations

from quotetrack.lexicon import load_lexicon
from quotetrack.speakers.chunks import Chunk, ChunkKind
from quotetrack.speakers.heads import DETERMINERS, QUANTIFIERS, RELATIVE_WORDS
from quotetrack.speakers.phrases import POSSESSIVES
from quotetrack.speakers.tables import FUNCTION_WORDS, NOUN_TYPES, PARTY_OF, POST_OF_TITLE, ROLE_MODIFIERS
from quotetrack.text.page import Page

_GRAMMAR = load_lexicon("grammar")
_PREPOSITIONS = frozenset((*_GRAMMAR["prepositions"], *_GRAMMAR["belonging"]))
_NO_PART = (
    _PREPOSITIONS
    | frozenset((*_GRAMMAR["stops"], *_GRAMMAR["copulas"]))
    | DETERMINERS
    | QUANTIFIERS
    | RELATIVE_WORDS
    | POSSESSIVES.keys()
)
_CANDIDATES = frozenset({"candidate", "nominee"})
_ADVERBS = frozenset(
    {"unnamed", "unidentified", "anonymous", "also", "currently", "now", "then", "both", "only", "once"}
)
_NAMED_NOUNS = frozenset(_GRAMMAR["named_nouns"])
_MOST_BEFORE, _MOST_AFTER, _MOST_ROLES = 4, 4, 3
_FIELDED = ("office", "post")  # "Minister of Information": the field may be a capital

Chunks = tuple[Chunk, ...]


def describe_roles(
    page: Page, chunks: Chunks, roles: list[Chunk], *, former: str = "", name: Chunk | None = None
) -> str | None:
    """The words of the roles, `and` between them; None without roles.

    Args:
        chunks: All chunks of the phrase.
        roles: Those of them that are the speaker's own roles, in order.
        former: The word that says that the first role is past, kept where it stands away too ("former Malta governor").
        name: The name that they stand before or after, or None.
    """
    held = [role for role in roles if page.words[role.first].key not in PARTY_OF or len(roles) == 1]
    ranks = [role for role in held if name is not None and role.last == name.first and _is_rank(role)]
    if former and len(held) > 1 and held[-1].type == "office" and held[-1] is not held[0]:
        held, former = held[-1:], ""  # "former presidential candidate Senator Alma Reyes" is a senator
    current = [role for role in held if role not in ranks] or held
    texts = [_describe(page, chunks, chunks.index(role)) for role in (current or roles)[:_MOST_ROLES]]
    if not texts:
        return None
    if former and not texts[0].casefold().startswith(former.casefold()):
        texts[0] = f"{former} {texts[0]}"
    return " and ".join(dict.fromkeys(texts))


def _is_rank(role: Chunk) -> bool:
    """Whether the role is a rank or form of address and no office: "spokesman *Colonel* Chris Garver"."""
    return role.value in POST_OF_TITLE and (role.type != "office" or role.value in ("prince", "princess"))


def _describe(page: Page, chunks: Chunks, k: int) -> str:
    first = k
    title = chunks[k].value in POST_OF_TITLE
    first -= _is_field(page, chunks, k)
    while first > 0 and k - first < _MOST_BEFORE and _belongs(page, chunks[first - 1]):
        if title and chunks[first - 1].kind is ChunkKind.ROLE:
            break  # "candidate *Senator* Alma Reyes"
        first -= 1
    while first < k and chunks[first].kind is ChunkKind.WORD and chunks[first].value in _ADVERBS:
        first += 1
    start = chunks[first].first
    before = page.words[start - 1].key if start > 0 and chunks[first - 1].kind is ChunkKind.BODY else ""
    start -= first > 0 and chunks[k].value in _OF_THEIR_KIND.get(before, ())
    return page.text(start, _end(page, chunks, k))


_OF_THEIR_KIND = {
    "campaign": ("manager", "chairman", "chairwoman", "chair", "director"),
    "police": ("chief", "commissioner"),
}


def _is_field(page: Page, chunks: Chunks, k: int) -> bool:
    """Whether the capitals before a minister say of what: no person, place or people."""
    before = chunks[k - 1] if k > 0 else None
    if before is None or before.kind is not ChunkKind.NAME or before.possessive or before.type == "person":
        return False
    return chunks[k].value == "minister" and not any(page.labels[before.first : before.last])


def _belongs(page: Page, chunk: Chunk) -> bool:
    """Whether a chunk before a role describes it, and is neither article nor organisation nor place."""
    if chunk.possessive or any(character.isdigit() for character in chunk.value):
        return False
    if chunk.kind is ChunkKind.ROLE:
        return True  # "student leader"
    if chunk.kind is ChunkKind.NOUN:
        return chunk.value not in _NAMED_NOUNS and not page.words[chunk.first].is_capital
    words = [word.key for word in page.words[chunk.first : chunk.last]]
    if chunk.kind is ChunkKind.NAME:
        return chunk.type != "person" and all(word in ROLE_MODIFIERS for word in words)
    if chunk.kind is not ChunkKind.WORD or chunk.value in _NO_PART or chunk.value.endswith(_PLACED):
        return False
    if chunk.value.endswith("s") and chunk.value[:-1] in NOUN_TYPES:
        return False  # "the organizations head", an apostrophe lost
    tag = page.tags[chunk.first]
    return (
        chunk.value in ROLE_MODIFIERS or tag.startswith(("JJ", "NN")) or (not tag and chunk.value not in FUNCTION_WORDS)
    )


_PLACED = ("-based", "-born", "-backed", "-led", "-run")


def _end(page: Page, chunks: Chunks, k: int) -> int:
    """The word where a role ends: "professor *of law*", "Minister *of Information*"."""
    end = chunks[k].last
    if k + 2 >= len(chunks) or chunks[k].possessive or chunks[k + 1].value not in ("of", "for"):
        return end
    found = end
    if chunks[k].value in _CANDIDATES and chunks[k + 2].kind is ChunkKind.ROLE:
        return chunks[k + 2].last  # "candidate for governor"
    for chunk in chunks[k + 2 : k + 2 + _MOST_AFTER]:
        if chunk.kind is ChunkKind.NAME and chunk.type != "person" and found == end and chunks[k].type in _FIELDED:
            after = next((c for c in chunks if c.first >= chunk.last), None)
            field = chunk.last - chunk.first == 1 and after is not None and after.kind is ChunkKind.NAME
            return chunk.last if field else end
        tag = page.tags[chunk.first]
        plain = chunk.kind in (ChunkKind.WORD, ChunkKind.NOUN) and not page.words[chunk.first].is_capital
        if not plain or chunk.possessive or chunk.value in _NO_PART or not (not tag or tag.startswith(("JJ", "NN"))):
            if chunk.kind in (ChunkKind.ROLE, ChunkKind.BODY, ChunkKind.NAME, ChunkKind.PLACE):
                return end if chunk.kind is not ChunkKind.NAME else found
            break
        found = chunk.last if not tag.startswith("JJ") else found
    return found
