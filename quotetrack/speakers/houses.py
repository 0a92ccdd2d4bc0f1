"""Names of outlets that no list holds, or only in part: `Tarn Bulletin`, `CNN Tarnland`, `regime TV`."""

from __future__ import annotations

from quotetrack.lexicon import load_lexicon
from quotetrack.speakers.name_runs import BodyName, Place
from quotetrack.speakers.tables import FUNCTION_WORDS, OUTLET_WORDS, STATE_MEDIA, STATE_WORDS
from quotetrack.text.page import Page

_RELAYS = load_lexicon("relays")
_REPORTING = frozenset((*_RELAYS["reporting"], *_RELAYS["relaying"], "said", "says"))
_TELLING = frozenset(_RELAYS["telling"])
_NO_HOUSES = frozenset({"channel", "star", "press"})  # "the English Channel", "White House Press Secretary"


def find_state_media(page: Page, index: int, last: int, place: Place | None) -> BodyName | None:
    """`Syrian state television`, `state media`, `Malta state radio`: an unnamed house, but a known one."""
    middle = index + (place[0] if place else 0)
    if middle + 1 >= last or page.words[middle].key not in STATE_WORDS:
        return None
    medium = STATE_MEDIA.find(page.words, middle + 1, last)
    if medium is None:
        return None
    end = middle + 1 + medium.length
    name = page.text(middle, end)
    if place is not None:
        name = f"{page.text(index, middle) if not place[2] else place[1]} {name}"
    return BodyName(end, name, "outlet", page.words[end - 1].possessive)


def is_branch(page: Page, first: int, last: int) -> bool:
    """Whether house and country make one name, `CNN Indonesia`: one to the model, said twice, or alone before a verb.

    After "told" the country begins what was said: "told CNN Russia would agree".
    """
    if page.mentions[first] >= 0 and page.mentions[first] == page.mentions[last - 1]:
        return True
    if page.says_again(first, last):
        return True
    told = any(page.words[k].key in _TELLING for k in range(max(first - 2, 0), first))
    after = page.words[last] if last < len(page.words) else None
    ends = after is None or after.is_sign or after.key in _REPORTING
    return ends and not told and not page.words[last - 1].possessive


def find_outlet(page: Page, index: int, last: int, place: Place | None, run: int) -> BodyName | None:
    """A run of capitals that an outlet's word ends: `Tarn Bulletin`, `Lakemouth Evening Gazette`."""
    before = page.words[index - 1] if index > 0 else None
    inner = before is not None and before.is_capital and before.key not in FUNCTION_WORDS
    if page.labels[index] == "PERSON" or inner or (place is not None and place[2]):
        return None  # "Irans Tarn TV": the name comes after the place
    end = run
    while end > index + 1 and page.words[end - 1].key not in OUTLET_WORDS - _NO_HOUSES:
        end -= 1
    if end < index + 2 or (end < last and page.words[end].is_capital and not page.words[end - 1].possessive):
        return None
    if any(_is_listed_to_the_end(page, k, end) for k in range(index + 1, end)):
        return None  # "English-language Press TV"
    return BodyName(end, page.text(index, end), "outlet", page.words[end - 1].possessive)


def _is_listed_to_the_end(page: Page, index: int, end: int) -> bool:
    match = page.listed.find(page.words, index, end)
    return match is not None and index + match.length == end
