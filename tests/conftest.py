"""For all tests: hypothesis without a clock, and makers of small hand-made records."""

from __future__ import annotations

import signal
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from quotetrack.records import (
    Anonymity,
    AnonymityKind,
    Article,
    Attribution,
    AttributionClass,
    Carrier,
    CarrierBasis,
    Kind,
    Organization,
    OrganizationBasis,
    ResolvedBy,
    Span,
    Speaker,
    SpeakerType,
)

# A busy machine is no failure: time limits are tested as ratios, not by hypothesis' clock.
settings.register_profile("quotetrack", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("quotetrack")

# A shell starts a job in the background with interrupts ignored, and children inherit that: the tests that interrupt
# one would wait for ever.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def make_article() -> Callable[..., Article]:
    """A function that makes an article of a short name; further fields by keyword."""

    def make(name: str = "harbour.txt", **fields: Any) -> Article:
        text = fields.pop("text", f"The text of {name}.")
        defaults: dict[str, Any] = {
            "title": f"About {name}",
            "outlet": "The Saltmarsh Courier",
            "published": "2024-03-05",
        }
        return Article(name, f"id-{name}", text, sha256(text.encode()).hexdigest(), **(defaults | fields))

    return make


@pytest.fixture(scope="session")
def make_attribution() -> Callable[..., Attribution]:
    """A function that makes an attribution of who said what in which article; further fields by keyword.

    `speaker` is a name, or None for somebody unnamed, described by `described`; `organization` and the carriers
    (`told`, `credit`, ...: `carriers=[("Reuters", "told")]`) are names.
    """

    def make(content: str = "The harbour is closed", article: str = "harbour.txt", **fields: Any) -> Attribution:
        name = fields.pop("speaker", "Mara Quill")
        described = fields.pop("described", "an official")
        role = fields.pop("role", None)
        organization = fields.pop("organization", None)
        carriers = fields.pop("carriers", ())
        start = fields.pop("start", 10)
        speaker = Speaker(
            f"speaker-{(name or described).casefold()}",
            name,
            SpeakerType.PERSON,
            anonymous=name is None,
            anonymity=None if name else Anonymity(AnonymityKind.BARE, described),
            role=role,
            resolved_by=ResolvedBy.NAME if name else ResolvedBy.NOMINAL,
        )
        organizations = (
            (Organization(f"org-{organization.casefold()}", organization, "unknown", OrganizationBasis.ROLE),)
            if organization
            else ()
        )
        defaults: dict[str, Any] = {
            "kind": Kind.DIRECT,
            "content": (Span(start, start + len(content), content),),
            "cue": Span(0, 4, "said"),
            "source": Span(5, 9, name or described),
            "category": AttributionClass.STATEMENT,
            "confidence": 0.875,
            "speaker": speaker,
            "organizations": organizations,
            "carriers": tuple(Carrier(carrier, CarrierBasis(basis)) for carrier, basis in carriers),
        }
        identity = sha256(f"{article}|{start}|{content}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
        return Attribution(
            **(
                {"id": identity, "article": article, "article_id": f"id-{article}", "text_sha256": "0" * 64}
                | defaults
                | fields
            )
        )

    return make
