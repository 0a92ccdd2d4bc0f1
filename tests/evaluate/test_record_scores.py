"""The record measure on hand-made records: found, right in parts, complete."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quotetrack.evaluate.counts import ArticleScore, MissKind, Part
from quotetrack.evaluate.gold import GoldArticle, GoldRecord
from quotetrack.evaluate.names import is_accepted, is_carrier
from quotetrack.evaluate.record_scores import score_article
from quotetrack.records import (
    Anonymity,
    AnonymityKind,
    AttributionClass,
    SourceNumber,
    Span,
    Speaker,
    SpeakerType,
)

GOLD = GoldRecord(
    kind="direct",
    content="The harbour is closed",
    cue="told",
    source="Mara Quill of the Harbour Board",
    speaker=("Mara Quill",),
    anonymous=False,
    organizations=(("Harbour Board", "the Board"),),
    carriers=("Associated Press",),
)


@pytest.fixture
def make_record(make_attribution):
    """A record that is right in everything, but for the fields given."""

    def make(content="The harbour is closed", **fields):
        source = Span(30, 46, fields.pop("source", "Mara Quill of the Board"))
        given = {"organization": "Harbour Board", "carriers": [("AP", "told"), ("Reuters", "credit")], **fields}
        return replace(make_attribution(content, **given), source=source, cue=Span(25, 29, "told"))

    return make


def score(records, gold=(GOLD,), **facts) -> ArticleScore:
    return score_article(GoldArticle("harbour", tuple(gold), **facts), records)


def right(got: ArticleScore, measure: str) -> int:
    return got.counts[measure, Part.RIGHT]


def test_a_complete_record(make_record):
    """Content, source, speaker, anonymity, organisations and carriers are right, by any accepted name."""
    got = score([make_record()])

    assert right(got, "attributions") == right(got, "complete") == right(got, "complete-direct") == 1
    assert got.misses == []
    assert got.judged == [(0.875, True)]


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"source": "the mayor"}, "source (the mayor for Mara Quill of the Harbour Board)"),
        ({"speaker": "Tomas Reed"}, "speaker (Tomas Reed for Mara Quill)"),
        ({"speaker": None}, "anonymity (anonymous for none), speaker (none for Mara Quill)"),
        ({"organization": "Harbour Union"}, "organizations (Harbour Union for Harbour Board)"),
        ({"organization": None}, "organizations (none for Harbour Board)"),
        ({"carriers": []}, "carriers (none for Associated Press)"),
        ({"carriers": [("AP", "dateline")]}, "carriers (none for Associated Press)"),
    ],
)
def test_what_makes_a_record_incomplete(make_record, fields, wrong):
    """One wrong part is enough; the record counts as found all the same, and the miss says which part."""
    got = score([make_record(**fields)])

    assert (right(got, "attributions"), right(got, "complete")) == (1, 0)
    (miss,) = got.misses
    assert miss.kind is MissKind.WRONG
    assert miss.reason == wrong


@pytest.mark.parametrize(
    ("content", "found", "exact"),
    [
        ("the harbour is CLOSED.", 1, 1),
        ("The harbour is closed until the spring tide", 1, 0),
        ("The harbour is closed until the spring tide has gone down again, she thinks", 0, 0),
        ("Nothing of it", 0, 0),
    ],
)
def test_half_of_the_words_make_it_the_same(make_record, content, found, exact):
    """Contents are compared by their words, in any case and without punctuation."""
    got = score([make_record(content)])

    assert (right(got, "attributions"), right(got, "content-exact")) == (found, exact)
    assert [miss.kind for miss in got.misses] == ([] if found else [MissKind.MISSED, MissKind.EXTRA])


def test_best_pairs_first(make_record):
    """The record closest to a gold record is its partner, and serves no other."""
    other = replace(GOLD, content="The harbour is closed until spring", kind="mixed")

    got = score([make_record("The harbour is closed until spring")], [GOLD, other])

    assert right(got, "attributions") == 1
    assert right(got, "content-exact") == 1
    assert [miss.said for miss in got.misses] == [GOLD.content]


def test_kinds_are_counted_with_their_kind(make_record):
    """Of the attributions of a kind only those are found that the record gives the same kind."""
    got = score([make_record()], [replace(GOLD, kind="mixed")])

    assert [got.counts["mixed", part] for part in Part] == [0, 0, 1]
    assert [got.counts["direct", part] for part in Part] == [0, 1, 0]
    assert (right(got, "attributions"), right(got, "kind")) == (1, 0)


def test_beliefs_are_not_in_this_gold(make_record):
    """Records that are no statements count neither for nor against."""
    got = score([make_record(category=AttributionClass.BELIEF)])

    assert got.counts["attributions", Part.PREDICTED] == 0
    assert got.judged == []


def test_nobody_nameable(make_record):
    """Where the gold has no name, the speaker is right when the anonymity is."""
    unnamed = replace(GOLD, speaker=(), anonymous=True)

    got = score([make_record(speaker=None)], [unnamed])

    assert right(got, "complete") == 1
    assert got.counts["speakers", Part.GOLD] == 0


@pytest.mark.parametrize(
    ("wanted", "got", "counts"),
    [
        (("harbour master",), "the harbour master", [1, 1, 1]),
        (("former harbour master", "harbour master"), "harbour master", [1, 1, 1]),
        (("spokeswoman",), "governor", [0, 1, 1]),
        (("spokeswoman",), None, [0, 0, 1]),
        ((), "governor", [0, 1, 0]),
        (None, "governor", [0, 0, 0]),
    ],
)
def test_roles(make_record, wanted, got, counts):
    """A role counts where the gold speaks of roles, and is right when it shares half of its words with one accepted."""
    scored = score([make_record(role=got)], [replace(GOLD, role=wanted)])

    assert [scored.counts["roles", part] for part in Part] == counts


@pytest.mark.parametrize(
    ("measure", "gold"),
    [
        ("anonymity-kind", {"anonymity_kind": "bare"}),
        ("anonymity-number", {"number": "one"}),
    ],
)
def test_kinds_and_numbers_of_the_unnamed(make_record, measure, gold):
    """They count for the unnamed of whom the gold says them."""
    unnamed = replace(GOLD, speaker=(), anonymous=True)
    speaker = Speaker(
        "x", None, SpeakerType.PERSON, True, Anonymity(AnonymityKind.BARE, "a source", None, SourceNumber.ONE)
    )
    record = replace(make_record(speaker=None), speaker=speaker)

    def counts(wanted):
        got = score([record], [wanted])
        return [got.counts[measure, part] for part in (Part.RIGHT, Part.GOLD)]

    assert counts(replace(unnamed, **gold)) == [1, 1]
    assert counts(replace(unnamed, **dict.fromkeys(gold, "document"))) == [0, 1]
    assert counts(unnamed) == [0, 0]


@pytest.mark.parametrize(
    ("wanted", "counts"),
    [((("Tomas Reed", "Reed"),), [1, 1, 1]), ((("Mara Quill",),), [0, 1, 1]), ((), [0, 1, 0]), (None, [0, 0, 0])],
)
def test_further_speakers(make_record, wanted, counts):
    """Who says it with the first counts where the gold speaks of such."""
    record = make_record()
    record = replace(record, co_speakers=(Speaker("reed", "Tomas Reed", SpeakerType.PERSON),))

    got = score([record], [replace(GOLD, co_speakers=wanted)])

    assert [got.counts["co-speakers", part] for part in Part] == counts


def test_credits_and_false_quotes(make_record):
    """Credits are those of the article, once; a title taken for a quotation is counted."""
    got = score(
        [make_record(), make_record("The Slow Boat")], credits=("Reuters", "dpa"), not_quotes=("The slow boat,",)
    )

    assert [got.counts["credits", part] for part in Part] == [1, 1, 2]
    assert got.counts["false-quotes", Part.RIGHT] == 1


@pytest.mark.parametrize(
    ("name", "accepted", "same"),
    [
        ("the Harbour Board's", ["Harbour Board"], True),
        ("Elysée Palace", ["Élysée Palace"], True),
        ("Quill", ["Mara Quill"], False),
        ("", ["Mara Quill"], False),
    ],
)
def test_accepted_names(name, accepted, same):
    """Articles, accents and possessive endings do not part names; short forms do unless they are listed."""
    assert is_accepted(name, accepted) is same


def test_carriers_have_two_names():
    """The large agencies are known by their short and long names."""
    assert is_carrier("AFP", "Agence France-Presse")
    assert is_carrier("the Saltmarsh Courier", "Saltmarsh Courier")
    assert not is_carrier("AP", "AFP")
