"""From an input document to an article: text, blocks, and what the page says about itself."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlencode, urlsplit

from quotetrack.articles.blocks import classify_blocks
from quotetrack.articles.byline import clean_authors
from quotetrack.articles.html import Page, read_page
from quotetrack.articles.language import is_english
from quotetrack.articles.plain import find_facts
from quotetrack.errors import UnreadableInputError
from quotetrack.lexicon.known_carriers import canonical_carrier, find_known_carrier, is_agency, is_same_carrier
from quotetrack.records import READ_KINDS, Article, Block, Carrier, CarrierBasis, Dateline, InputDocument
from quotetrack.text.dates import parse_date

__all__ = ["make_article"]

_TRACKING = frozenset({"fbclid", "gclid", "cmpid", "ncid", "mc_cid", "mc_eid", "ocid", "smid", "ref"})


@dataclass(frozen=True, slots=True)
class _Material:
    """What a document gives before its blocks are read: the text, and what its container or page states."""

    text: str
    blocks: tuple[Block, ...]
    page: Page | None
    warnings: tuple[str, ...]


def make_article(document: InputDocument) -> Article:
    """Read a document as an article.

    Plain text is kept exactly as it was read; a page's text is its headline and its body paragraphs, a blank line
    between them. What the container states (a dump's fields) goes before what the page states, and that before what the
    text says.

    Raises:
        UnreadableInputError: There are no words in it, or they are not English.
    """
    material = _read_page_document(document) if document.media == "html" else _read_text_document(document)
    text, page = material.text, material.page
    _check_readable(document.name, text, material.blocks)
    url = document.url or (page.url if page is not None else None)
    facts = find_facts(text, material.blocks, outlet=_find_outlet(document, url, page))
    outlet = facts.outlet
    stated = document.bylines or (page.authors if page is not None else ())
    people, agencies = clean_authors(stated, outlet)
    if page is not None:
        people = _choose_people(people, page)
    named = {carrier.name for carrier in facts.credits}
    stated_hands = [carrier for carrier in _list_stated_hands(agencies, page) if carrier.name not in named]
    published = document.published and parse_date(document.published)
    warnings = list(material.warnings)
    if document.published and published is None:
        warnings.append(f"the stated date {document.published[:40]!r} is not understood")
    return Article(
        name=document.name,
        id=_identify(outlet, url, text),
        text=text,
        text_sha256=_hash(text),
        outlet=outlet,
        url=url,
        title=document.title or (page.title if page is not None else None) or facts.title,
        published=published or (page.published if page is not None else None) or facts.published,
        bylines=people or facts.bylines,
        initials=facts.initials,
        dateline=_name_own_tag(facts.dateline, outlet),
        credits=tuple(carrier for carrier in (*stated_hands, *facts.credits) if not _is_own(carrier.name, outlet)),
        picture_credits=tuple(
            dict.fromkeys((*facts.picture_credits, *(page.picture_credits if page is not None else ())))
        ),
        blocks=material.blocks,
        warnings=tuple(warnings),
    )


def _choose_people(stated: tuple[str, ...], page: Page) -> tuple[str, ...]:
    """The authors: as metadata state them, unless readers see the same and more; a body that provided it is none."""
    seen = page.head.names
    if {name.casefold() for name in stated} < {name.casefold() for name in seen}:
        stated = seen
    return tuple(name for name in stated if canonical_carrier(name) not in page.hands_below)


def _list_stated_hands(authors: tuple[str, ...], page: Page | None) -> list[Carrier]:
    """Hands that stand outside the text, each once: stated authors first, what readers see of a page, its publisher."""
    hands = dict.fromkeys(authors, CarrierBasis.BYLINE)
    if page is not None:
        for name in page.head.hands:
            hands.setdefault(name, CarrierBasis.BYLINE)
        for name in page.hands_below:
            hands.setdefault(name, CarrierBasis.CREDIT)
        # Hearst's papers name the agency as the publisher of its stories, in JSON-LD alone.
        if page.publisher is not None and is_agency(page.publisher):
            hands.setdefault(canonical_carrier(page.publisher), CarrierBasis.CREDIT)
    return [Carrier(name, basis) for name, basis in hands.items()]


def _read_text_document(document: InputDocument) -> _Material:
    text, warnings = _replace_surrogates(document.text, document.warnings)
    return _Material(text, classify_blocks(text, title=document.title), None, warnings)


def _read_page_document(document: InputDocument) -> _Material:
    page = read_page(document.text, url=document.url)
    text, warnings = _replace_surrogates(page.text, (*document.warnings, *page.warnings))
    return _Material(text, classify_blocks(text, title=page.title), page, warnings)


def _replace_surrogates(text: str, warnings: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Half a surrogate pair is no character: it can be neither stored nor printed."""
    count = sum("\ud800" <= char <= "\udfff" for char in text) if not text.isascii() else 0
    if not count:
        return text, warnings
    mended = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    return mended, (*warnings, f"{count} lone surrogates replaced")


def _check_readable(name: str, text: str, blocks: tuple[Block, ...]) -> None:
    """Refuse what holds no words, or words of another language."""
    if not any(char.isalnum() for char in text):
        raise UnreadableInputError(name, "holds no words", "give a file with the text of an article")
    prose = "\n".join(text[block.start : block.end] for block in blocks if block.kind in READ_KINDS)
    if not is_english(prose):
        raise UnreadableInputError(name, "is not English", "give English text; other languages cannot be read yet")


def _find_outlet(document: InputDocument, url: str | None, page: Page | None) -> str | None:
    """The publisher: as the dump says, by the address, as the page says; None where only the text may know."""
    if document.outlet:
        return canonical_carrier(document.outlet)
    by_address = find_known_carrier(url) if url else None
    if by_address is not None:
        return by_address.name
    if page is not None and page.site_name:
        return canonical_carrier(page.site_name)
    return None


def _name_own_tag(dateline: Dateline | None, outlet: str | None) -> Dateline | None:
    """The dateline with the publisher's name where its tag is one of the publisher's desks: `(CNN Business)` on CNN."""
    if dateline is None or dateline.agency is None or not _is_own(dateline.agency, outlet):
        return dateline
    return replace(dateline, agency=outlet)


def _is_own(name: str, outlet: str | None) -> bool:
    """Whether a credit names the publisher or one of its desks (`CNN Business` on CNN), which is no other hand."""
    if outlet is None or is_same_carrier(name, outlet):
        return outlet is not None
    return f"{name} ".startswith(f"{outlet} ") or f"{outlet} ".startswith(f"{name} ")


def _identify(outlet: str | None, url: str | None, text: str) -> str:
    """Sixteen hex digits of what the article is: outlet and address, or outlet and text where there is no address.

    With the outlet, agency copy that two outlets print word for word stays two articles.
    """
    return _hash(f"{outlet or ''}\n{_canonical_url(url) if url else text}")[:16]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _canonical_url(url: str) -> str:
    """An address without scheme, `www.`, fragment and tracking parameters: what stays the same between two visits."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return url.strip()
    query = [(key, value) for key, value in parse_qsl(parts.query) if not _is_tracking(key.lower())]
    return f"{host}{parts.path.rstrip('/')}?{urlencode(sorted(query))}".rstrip("?")


def _is_tracking(key: str) -> bool:
    """Whether a query parameter says how the reader came, not what is read."""
    return key in _TRACKING or key.startswith("utm_")
