"""Reasons for anonymity that the page gives where the voice speaks again: every statement of the voice gets them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from quotetrack.records import Attribution, Speaker
from quotetrack.speakers.phrases import Phrase
from quotetrack.speakers.reasons import find_reason
from quotetrack.speakers.voices import Voice
from quotetrack.text.page import Page


def explain_voice(page: Page, phrase: Phrase, voice: Voice) -> Voice:
    """The unnamed voice with the reason that stands beside this mention of it: "The man, who asked not to be named"."""
    anonymity = voice.anonymity
    if anonymity is None or anonymity.reason is not None:
        return voice
    reason = find_reason(page, phrase, anonymity.number)
    return voice if reason is None else replace(voice, anonymity=replace(anonymity, reason=reason))


def share_reasons(attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with each unnamed voice's first reason on all that it said."""
    attributions = tuple(attributions)
    reasons: dict[str, str] = {}
    for attribution in attributions:
        for speaker in (attribution.speaker, *attribution.co_speakers):
            if speaker is not None and speaker.anonymity is not None and speaker.anonymity.reason is not None:
                reasons.setdefault(speaker.id, speaker.anonymity.reason)
    if not reasons:
        return attributions
    return tuple(
        replace(
            attribution,
            speaker=attribution.speaker and _explain(attribution.speaker, reasons),
            co_speakers=tuple(_explain(speaker, reasons) for speaker in attribution.co_speakers),
        )
        for attribution in attributions
    )


def _explain(speaker: Speaker, reasons: dict[str, str]) -> Speaker:
    reason = reasons.get(speaker.id)
    if speaker.anonymity is None or speaker.anonymity.reason is not None or reason is None:
        return speaker
    return replace(speaker, anonymity=replace(speaker.anonymity, reason=reason))
