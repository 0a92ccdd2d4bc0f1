"""What a report counts, and that it counts the same in any order."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from quotetrack.records import Anonymity, AnonymityKind, Carrier, CarrierBasis, Kind, SpeakerType
from quotetrack.reports import Grouping, note_article, summarize
from quotetrack.reports.groups import RUNGS


def rows(report, by):
    """(name, statements) of each row."""
    return [(row.name, row.statements) for row in report.sections[by]]


@pytest.fixture
def records(make_article, make_attribution):
    """Two articles, two named speakers, one unnamed in each, one statement told, all of one article credited."""
    articles = [
        make_article(
            "a.txt", credits=(Carrier("the Associated Press", CarrierBasis.CREDIT),), published="2024-03-05T10:00:00Z"
        ),
        make_article("b.txt", outlet=None, published="2024-03-09"),
    ]
    attributions = [
        make_attribution("One", "a.txt", organization="Harbour Board", role="chair", carriers=[("AP", "told")]),
        make_attribution("Two", "b.txt", organization="Harbour Board", role="chair", kind=Kind.INDIRECT),
        make_attribution("Three", "b.txt", role="chair of the board", kind=Kind.MIXED),
        make_attribution("Four", "b.txt", speaker="Tomas Reed"),
        make_attribution("Five", "a.txt", speaker=None, described="officials"),
        make_attribution("Six", "b.txt", speaker=None, described="officials"),
    ]
    return attributions, {article.id: note_article(article) for article in articles}


def test_by_speaker(records):
    """Most first, then by name; unnamed speakers of two articles are two rows; the usual role and body beside it."""
    report = summarize(*records, [Grouping.SPEAKER])

    assert rows(report, Grouping.SPEAKER) == [
        ("Mara Quill", 3),
        ("Tomas Reed", 1),
        ("unnamed: officials", 1),
        ("unnamed: officials", 1),
    ]
    quill = report.sections[Grouping.SPEAKER][0]
    assert (quill.detail, quill.direct, quill.mixed, quill.indirect) == ("chair, Harbour Board", 1, 1, 1)
    assert (quill.articles, quill.first, quill.last) == (2, "2024-03-05", "2024-03-09")
    assert (quill.example, quill.example_kind) == ("One", Kind.DIRECT)


def test_by_organization_and_outlet(records):
    """What has none is counted in a row of its own at the end."""
    report = summarize(*records, [Grouping.ORGANIZATION, Grouping.OUTLET, Grouping.ARTICLE])

    assert rows(report, Grouping.ORGANIZATION) == [("Harbour Board", 2), (None, 4)]
    assert rows(report, Grouping.OUTLET) == [("The Saltmarsh Courier", 2), (None, 4)]
    assert rows(report, Grouping.ARTICLE) == [("About b.txt", 4), ("About a.txt", 2)]


def test_by_carrier(records):
    """A carrier of two names is one row; told and credited is one statement on two bases."""
    report = summarize(*records, [Grouping.CARRIER])

    assert rows(report, Grouping.CARRIER) == [("AP", 2), (None, 4)]
    assert report.sections[Grouping.CARRIER][0].bases == (("credit", 2), ("told", 1))
    assert report.sections[Grouping.CARRIER][0].detail == "agency"


def test_by_anonymity(records):
    """A row for each rung, with how many give a reason; the named and the unknown are in the last row."""
    attributions, facts = records
    anonymity = Anonymity(AnonymityKind.BARE, "officials", "asked not to be named")
    explained = replace(attributions[4], speaker=replace(attributions[4].speaker, anonymity=anonymity))
    nobody = replace(attributions[3], speaker=replace(attributions[3].speaker, name=None, type=SpeakerType.UNKNOWN))

    report = summarize([*attributions[:3], nobody, explained, attributions[5]], facts, [Grouping.ANONYMITY])

    assert rows(report, Grouping.ANONYMITY) == [("bare", 2), (None, 4)]
    assert report.sections[Grouping.ANONYMITY][0].bases == (("no reason given", 1), ("reason given", 1))
    assert report.sections[Grouping.ANONYMITY][0].detail == "nothing told of them"


def test_every_rung_has_its_words():
    """The report says of each rung of the ladder what it tells."""
    assert list(RUNGS) == list(AnonymityKind)


def test_totals_count_each_statement_once(records):
    """Two organisations, or carriers, do not make two statements of one."""
    report = summarize(*records, Grouping)

    assert (report.statements, report.anonymous, report.articles) == (6, 2, 2)
    assert (report.first, report.last) == ("2024-03-05", "2024-03-09")
    assert all(sum(row.statements for row in section) >= 6 for section in report.sections.values())


def test_order_does_not_matter(records):
    """Shuffled attributions give the same report, examples included."""
    attributions, facts = records
    shuffled = list(attributions)
    random.Random(3).shuffle(shuffled)

    assert summarize(shuffled, facts, Grouping) == summarize(attributions, facts, Grouping)


def test_nothing_gives_an_empty_report():
    """No attributions: zero, no dates, sections without rows."""
    report = summarize([], {}, [Grouping.SPEAKER])

    assert (report.statements, report.first, report.sections) == (0, None, {Grouping.SPEAKER: ()})


def test_several_speakers_are_counted_each(make_attribution):
    """What a person and unnamed officials say together counts for both, and once in all."""
    joint = make_attribution("A", speaker="Mara Quill", role="chair", organization="Harbour Board")
    officials = make_attribution("B", speaker=None, described="officials").speaker
    joint = replace(joint, co_speakers=(officials,))

    report = summarize([joint], {}, [Grouping.SPEAKER])

    rows = [(row.name, row.detail, row.statements, row.anonymous) for row in report.sections[Grouping.SPEAKER]]
    assert rows == [("Mara Quill", "chair, Harbour Board", 1, 0), ("unnamed: officials", None, 1, 1)]
    assert (report.statements, report.anonymous) == (1, 1)
