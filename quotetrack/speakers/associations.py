"""Names of bodies that begin with people, countries or saints: `Citizens for Tarn Bay`, `Saint Aldhelm's Hospital`."""

from __future__ import annotations

from quotetrack.speakers.name_runs import BodyName, end_of_run, extend
from quotetrack.speakers.tables import COUNTRIES, DEMONYMS, FUNCTION_WORDS, NAME_WORDS, PEOPLE_WORDS
from quotetrack.text.page import Page

SAINTS = frozenset({"Saint", "St", "Ste"})
_JOINTS = frozenset({"for", "against", "without", "to"})


def find_association(page: Page, index: int, last: int) -> BodyName | None:
    """The association whose name begins at word `index` and ends before `last`, or None."""
    end = _end_of_people(page, index, last) or _end_of_countries(page, index, last)
    if end is None:
        return None
    while (longer := extend(page, end, last)) > end:
        end = longer
    return BodyName(end, page.text(index, end), "ngo", page.words[end - 1].possessive)


def _end_of_people(page: Page, index: int, last: int) -> int | None:
    """`Citizens for Tarn Bay`: at the beginning of a sentence more than one capital must follow, none of a person."""
    joint = index + 1
    if page.words[index].key not in PEOPLE_WORDS or not page.words[index].is_capital or joint >= last:
        return None
    if page.words[joint].key not in _JOINTS:
        return None
    start = joint + 1 + (joint + 1 < last and page.words[joint + 1].key == "the")
    if start >= last or page.labels[start] == "PERSON":
        return None
    end = end_of_run(page, start, last, inner=True)
    begins = index == 0 or page.sentences[index - 1] != page.sentences[index]
    while end < last - 1 and page.words[end].key == "in" and page.words[end + 1].is_capital and end == start + 1:
        end = end_of_run(page, end + 1, last, inner=True)  # "Aid to the Church in Tarn"
    return end if end > start + begins else None


def _end_of_countries(page: Page, index: int, last: int) -> int | None:
    """`Iraq and Syria Veterans`: two countries and a word that makes them one body's."""
    at = index
    for joint in ("and", ""):
        place = COUNTRIES.find(page.words, at, last) or DEMONYMS.find(page.words, at, last)
        if place is None or place.possessive:
            return None
        at += place.length
        if joint and (at >= last or page.words[at].key not in (joint, "&")):
            return None
        at += bool(joint)
    end = end_of_run(page, at, last)
    heads = [k for k in range(at, end) if page.words[k].key in PEOPLE_WORDS | NAME_WORDS]
    return heads[-1] + 1 if heads else None


def find_saint(page: Page, index: int, last: int) -> BodyName | None:
    """A house that has its name from a saint: `Saint Aldhelm's Hospital`, or after "at" `Saint Aldhelm's` alone."""
    if page.words[index].text.removesuffix(".") not in SAINTS or index + 1 >= last:
        return None
    end = index + 1
    while end < last and page.words[end].is_capital and page.words[end].key not in FUNCTION_WORDS:
        end += 1
    heads = [k for k in range(index + 2, end) if page.words[k].key in NAME_WORDS]
    if heads:
        return BodyName(heads[-1] + 1, page.text(index, heads[-1] + 1), "unknown", page.words[heads[-1]].possessive)
    owned = next((k for k in range(index + 1, end) if page.words[k].possessive), None)
    if index == 0 or page.words[index - 1].key != "at" or page.labels[index + 1] == "LOC" or end == index + 1:
        return None
    owned = end - 1 if owned is None else owned
    text = page.reading.article.text
    return BodyName(owned + 1, text[page.words[index].start : page.words[owned].end], "unknown")
