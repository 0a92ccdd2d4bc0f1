"""Which rung of the ladder an unnamed source stands on, and how many people it is (records.AnonymityKind)."""

from __future__ import annotations

from quotetrack.lexicon import load_lexicon
from quotetrack.records import AnonymityKind, SourceNumber
from quotetrack.speakers.chunks import ChunkKind, read_chunks
from quotetrack.speakers.phrases import POSSESSIVES, Phrase, PhraseKind, plural_role
from quotetrack.speakers.tables import NOUN_TYPES, ROLE_OF, UNNAMED_WORDS
from quotetrack.text.matching import PhraseTable
from quotetrack.text.page import Page

_WORDS = load_lexicon("anonymity")
_BARE = frozenset(_WORDS["bare"])
_CROWD = frozenset(_WORDS["crowd"])
_CROWD_PLURAL = frozenset(_WORDS["crowd_plural"])
_ACCESS = frozenset(_WORDS["access"])
_ACCESS_PHRASES: PhraseTable[str] = PhraseTable((words, words) for words in _WORDS["access_phrases"])
_KIN = frozenset(_WORDS["kin"])
_KIN_MALE, _KIN_FEMALE = frozenset(_WORDS["kin_male"]), frozenset(_WORDS["kin_female"])
_NO_MEMBERS = frozenset(_WORDS["no_members"])
_NOBODY = frozenset(_WORDS["nobody"])
_RANK = frozenset(_WORDS["rank"])
_EMPTY = frozenset(_WORDS["empty"])
_PLACES = frozenset(_WORDS["places"])
_BELONGING = frozenset(_WORDS["belonging"])
_MEDIA = frozenset(_WORDS["media"])
_MEDIA_DOCUMENTS = frozenset(_WORDS["media_documents"])
_MEDIA_WORDS = frozenset(_WORDS["media_words"])
_COLLECTIVES = frozenset(_WORDS["collectives"])
_TWO, _ONE, _SEVERAL = (frozenset(_WORDS[key]) for key in ("two", "one", "several_words"))
_THINGS = frozenset(_WORDS["things"])
_PEOPLE = frozenset(
    (*_BARE, *_CROWD, *_CROWD_PLURAL, *_ACCESS, *_KIN, *_MEDIA, *_COLLECTIVES, *_WORDS["groups"], *_WORDS["people"])
)
_THING_ENDINGS, _PEOPLE_ENDINGS = tuple(_WORDS["thing_endings"]), tuple(_WORDS["people_endings"])
_OF_MANY = frozenset(_WORDS["pronouns_of_many"])
_AT = frozenset({"at", "within", "inside", "with"})
_SOURCES = frozenset({"source", "sources"})
_HEADS_OF_MANY = ("one", "some", "many", "most", "several", "all", "both", "number", "couple", "those", "few")


RANKS = {kind: rank for rank, kind in enumerate(AnonymityKind)}
"""How high each rung of the ladder is."""


def find_rung(page: Page, phrase: Phrase) -> AnonymityKind:
    """What the words of an unnamed source tell of it: for people the highest rung that fits.

    The one holder of an office is told apart by whoever knows the article (see `unnamed.resolve_role`).
    """
    keys = [word.key for word in page.words[phrase.first : phrase.last]]
    head = _noun_of(page, phrase)
    if phrase.kind is PhraseKind.DOCUMENT:
        media = head in _MEDIA_DOCUMENTS and bool(_MEDIA_WORDS & set(keys))
        return AnonymityKind.MEDIA if media else AnonymityKind.DOCUMENT
    if head in _MEDIA:
        return AnonymityKind.MEDIA
    if head in _ACCESS or _tells_access(page, phrase) or (head in _KIN and _is_somebodys(page, phrase, keys)):
        return AnonymityKind.ACCESS
    if head in _BARE:
        return _rung_of_bare(page, phrase, head)
    institution = (
        bool(phrase.affiliations) or phrase.bearer is not None or _is_at_body(page, phrase)
    ) and not has_no_body(phrase)
    if head in _CROWD or head in _CROWD_PLURAL:
        return AnonymityKind.INSTITUTION if institution else AnonymityKind.CROWD
    one_role = phrase.kind is PhraseKind.ROLE and head not in _COLLECTIVES  # not "another 19 percent"
    if one_role or head in ROLE_OF or plural_role(head) is not None or _is_trade(page, phrase):
        return AnonymityKind.ROLE
    institution = institution or phrase.kind is PhraseKind.NOUN  # "a federal court": one, and not which
    return AnonymityKind.INSTITUTION if institution else AnonymityKind.CROWD


def has_no_body(phrase: Phrase) -> bool:
    """Whether the body behind "of" is not whom the people speak for: "critics of the council"."""
    return phrase.head in _NO_MEMBERS


def is_nobody(page: Page, phrase: Phrase) -> bool:
    """Whether the words deny that anybody speaks: "no group claimed it"."""
    return any(word.key in _NOBODY for word in page.words[phrase.first : phrase.last][:1])


def is_thing(page: Page, phrase: Phrase) -> bool:
    """Whether the noun is no person, body or paper: "the losses suggest", "his plan calls for"."""
    head = phrase.head
    if phrase.kind not in (PhraseKind.CROWD, PhraseKind.OFFICE, PhraseKind.ROLE) or head in _PEOPLE | _SEVERAL | _TWO:
        return False
    if not head.isalpha() or _tells_access(page, phrase):
        return False  # "73 percent", "those close to him"
    if head in ROLE_OF or plural_role(head) is not None or head in UNNAMED_WORDS or head in NOUN_TYPES:
        return False
    if head in _THINGS:
        return True
    if phrase.plural:
        return head.endswith(_THING_ENDINGS)
    return not head.endswith(_PEOPLE_ENDINGS)


def count_source(page: Page, phrase: Phrase, kind: AnonymityKind) -> SourceNumber | None:
    """How many people the words of an unnamed source are; None for media and documents."""
    if kind in (AnonymityKind.MEDIA, AnonymityKind.DOCUMENT):
        return None
    keys = [word.key for word in page.words[phrase.first : max(phrase.core[1], phrase.first + 1)]]
    opening = keys[1:] if keys[:1] in (["the"], ["these"], ["those"], ["only"]) else keys
    if any(number in opening[:1] for number in _TWO) or (keys[:1] == ["a"] and _TWO & set(keys[1:2])):
        return SourceNumber.TWO
    if opening[:1] == ["one"]:
        return SourceNumber.ONE
    if phrase.head in _COLLECTIVES or _SEVERAL & set(opening) or _is_count(opening):
        return SourceNumber.SEVERAL
    if (phrase.plural or keys[0] in _OF_MANY) and not _ONE & set(opening[:1]):
        return SourceNumber.SEVERAL
    return SourceNumber.ONE


def family_of(key: str) -> str:
    """The family of like words that a noun for people belongs to, singular or plural: `expert` of `analysts`."""
    singular = plural_role(key) or key
    return ROLE_OF[singular].family if singular in ROLE_OF else singular


def gender_of_kin(key: str) -> str:
    """What a word of kinship says: `male`, `female` or ""."""
    return "male" if key in _KIN_MALE else "female" if key in _KIN_FEMALE else ""


def _is_count(keys: list[str]) -> bool:
    return bool(keys) and keys[0].isdecimal() and keys[0] not in ("1", "2")


def _is_trade(page: Page, phrase: Phrase) -> bool:
    """Whether an unlisted plural ends as words for trades do: `speechwriters`; peoples (`Londoners`) are none."""
    index = phrase.core[1] - 1
    lower = index < phrase.first or not page.words[index].is_capital or index == phrase.first
    return (
        phrase.plural and lower and phrase.head.removesuffix("s").endswith(_PEOPLE_ENDINGS) and phrase.head[-1] == "s"
    )


def _noun_of(page: Page, phrase: Phrase) -> str:
    """The noun that says who: `officials` in "one of the officials", the head elsewhere."""
    if phrase.head not in _HEADS_OF_MANY and phrase.head not in _COLLECTIVES | _SEVERAL | _TWO:
        return phrase.head
    keys = [word.key for word in page.words[phrase.first : phrase.last] if not word.possessive]
    if "of" not in keys:
        return phrase.head
    for key in keys[keys.index("of") + 1 :]:
        if key in _BARE | _CROWD | _CROWD_PLURAL | _ACCESS | _KIN or key in ROLE_OF or plural_role(key) is not None:
            return key
    return "people"  # "one of the docs"


def _is_at_body(page: Page, phrase: Phrase) -> bool:
    """Whether a body's common noun says where they are: "people at the company"."""
    chunks = read_chunks(page, phrase.core[1], phrase.last)
    return bool(chunks) and chunks[0].value in _AT and any(chunk.kind is ChunkKind.NOUN for chunk in chunks[1:4])


def _tells_access(page: Page, phrase: Phrase) -> bool:
    """Whether the description, or what follows it at once, says how the source knows."""
    for index in range(phrase.first, min(phrase.last + 1, len(page.words))):
        match = _ACCESS_PHRASES.find(page.words, index)
        if match is not None and not page.said[index]:
            return True
    return False


def _is_somebodys(page: Page, phrase: Phrase, keys: list[str]) -> bool:
    """Whether the phrase says whose: "his wife", "Reyes's brother", "relatives of the dead", "the family"."""
    if phrase.determiner in POSSESSIVES or phrase.kind is PhraseKind.OFFICE:
        return True
    if "of" in keys and not {keys[-1], *keys[keys.index("of") + 1 : keys.index("of") + 2]} & (_TWO | _SEVERAL | _ONE):
        return True  # "relatives of the dead", not "a mother of two"
    before = page.words[phrase.first : phrase.core[1]]
    return any(word.possessive for word in before) or phrase.head in ("family", "families", "relatives", "relative")


def _rung_of_bare(page: Page, phrase: Phrase, head: str) -> AnonymityKind:
    """The rung of "a source", "officials" and their like: by the words around the noun."""
    before, after = _around(page, phrase, head)
    if _RANK & set(before):
        return AnonymityKind.ROLE
    if phrase.affiliations or phrase.bearer is not None:
        return AnonymityKind.INSTITUTION
    descriptive = [key for key in before if key not in _EMPTY and not key.isdecimal()]
    places = set(_PLACES) | _place_keys(page, phrase)
    if any(key not in places for key in descriptive):
        return AnonymityKind.INSTITUTION
    behind = _belongs_to(after)
    if any(key not in places for key in behind):
        return AnonymityKind.INSTITUTION
    if descriptive or behind:
        # "sources in Homs" are people of Homs; its "officials" serve somebody there.
        return AnonymityKind.CROWD if head in _SOURCES else AnonymityKind.INSTITUTION
    return AnonymityKind.BARE


def _around(page: Page, phrase: Phrase, head: str) -> tuple[list[str], list[str]]:
    """The words before the bare noun, and those after it to the next sign or clause."""
    words = page.words[phrase.first : phrase.last]
    place = next((k for k, word in enumerate(words) if word.key == head), len(words))
    after: list[str] = []
    for word in words[place + 1 :]:
        if word.is_sign or word.key in ("who", "which", "that", "whose"):
            break
        after.append(word.key)
    before = [word.key for word in words[:place] if not word.is_sign]
    return before, after


def _belongs_to(after: list[str]) -> list[str]:
    """The words that say where a bare noun belongs: `northern`, `province` of "in the northern province"."""
    if not after or after[0] not in _BELONGING:
        return []
    return [key for key in after[1:] if key not in _EMPTY and key not in _BELONGING]


def _place_keys(page: Page, phrase: Phrase) -> set[str]:
    """The keys of the words that are names of places; adjectives of countries are none: "US officials"."""
    return {
        word.key
        for chunk in read_chunks(page, phrase.first, phrase.last)
        if chunk.kind is ChunkKind.PLACE or (chunk.kind is ChunkKind.NAME and page.labels[chunk.first] == "LOC")
        for word in page.words[chunk.first : chunk.last]
    }
