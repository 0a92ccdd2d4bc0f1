"""Record gold: one JSON object of articles with what a careful reader finds in each (samples/README.md)."""

from __future__ import annotations

from typing import Any

from quotetrack.errors import InputError
from quotetrack.evaluate.gold import GoldArticle, GoldRecord
from quotetrack.records import Kind

__all__ = ["is_record_gold", "read_articles"]

ADVICE = "samples/README.md describes this format"


def is_record_gold(value: object) -> bool:
    """Whether a JSON value looks like record gold: articles by name, or one article."""
    if not isinstance(value, dict):
        return False
    return "attributions" in value or any(isinstance(each, dict) and "attributions" in each for each in value.values())


def read_articles(value: dict[str, Any], name: str, own_key: str) -> list[GoldArticle]:
    """The articles of record gold.

    Args:
        value: The JSON object: `{article: {"attributions": [...], ...}}`, or the inner object alone.
        name: The file, for messages.
        own_key: The article's name where the object is one article.

    Raises:
        InputError: A field is missing or of another type; the message says which.
    """
    if "attributions" in value:
        return [_read_article(value, own_key, name)]
    return [_read_article(article, key, f"{name} {key}") for key, article in value.items()]


def _read_article(value: object, key: str, place: str) -> GoldArticle:
    if not isinstance(value, dict) or not isinstance(value.get("attributions"), list):
        raise InputError(place, "has no list of attributions", ADVICE)
    return GoldArticle(
        key,
        tuple(_read_record(row, f"{place} attribution {n}") for n, row in enumerate(value["attributions"], start=1)),
        not_quotes=_read_texts(value, "not_quotes", place),
        credits=_read_texts(value, "credits", place) if "credits" in value else None,
    )


def _read_record(value: object, place: str) -> GoldRecord:
    if not isinstance(value, dict):
        raise InputError(place, "is not an object", ADVICE)
    anonymous = value.get("anonymous", False)
    if not isinstance(anonymous, bool):
        raise InputError(place, "has an anonymous that is neither true nor false", ADVICE)
    if value.get("kind") not in list(Kind):
        raise InputError(place, f"has the kind {value.get('kind')!r}, not one of {', '.join(sorted(Kind))}", ADVICE)
    content = value.get("content")
    parts = (
        _read_texts(value, "content", place) if isinstance(content, list) else (_read_text(value, "content", place),)
    )
    if not any(parts):
        raise InputError(place, "has no content", ADVICE)
    return GoldRecord(
        kind=value["kind"],
        content=" ".join(parts),
        cue=_read_text(value, "cue", place),
        source=_read_text(value, "source", place),
        speaker=_read_texts(value, "speaker", place),
        anonymous=anonymous,
        organizations=_read_names(value, "organizations", place),
        carriers=_read_texts(value, "carriers", place),
        role=_read_role(value, place),
        anonymity_kind=_read_text(value, "anonymity_kind", place) or None,
        number=_read_text(value, "number", place) or None,
        co_speakers=_read_names(value, "co_speakers", place) if "co_speakers" in value else None,
    )


def _read_role(value: dict[str, Any], place: str) -> tuple[str, ...] | None:
    """One accepted role or a list of them; None where the gold does not say."""
    if "role" not in value:
        return None
    if isinstance(value["role"], list):
        return _read_texts(value, "role", place)
    role = _read_text(value, "role", place)
    return (role,) if role else ()


def _read_names(value: dict[str, Any], key: str, place: str) -> tuple[tuple[str, ...], ...]:
    """For each of several the accepted names."""
    several = value.get(key, [])
    if not isinstance(several, list):
        raise InputError(place, f"has {key} that are no list", ADVICE)
    return tuple(_read_texts({key: one}, key, place) for one in several)


def _read_text(value: dict[str, Any], key: str, place: str) -> str:
    text = value.get(key)
    if text is None:
        return ""
    if not isinstance(text, str):
        raise InputError(place, f"has a {key} that is no text", ADVICE)
    return text


def _read_texts(value: dict[str, Any], key: str, place: str) -> tuple[str, ...]:
    """A list of texts; where it holds lists of accepted names, the first of each."""
    texts = value.get(key)
    if texts is None:
        return ()
    if not isinstance(texts, list):
        raise InputError(place, f"has {key} that are no list", ADVICE)
    firsts = [one[0] if isinstance(one, list) and one else one for one in texts]
    if not all(isinstance(one, str) for one in firsts):
        raise InputError(place, f"has {key} that are not all texts", ADVICE)
    return tuple(firsts)
