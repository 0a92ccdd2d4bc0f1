"""What checks are given: articles alone, what they have in common, and for a draft what a database has of the same."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.records import make_article, make_attribution
from support.searched import FERRY, PUMPS, fill, make_speaker
from support.stub_reader import read, story

import quotetrack
from quotetrack.checks import Found, Scope, Severity
from quotetrack.checks.check import check
from quotetrack.errors import MissingInputError
from quotetrack.pipeline import ReadResult, check_database, check_draft, check_readings, select_findings
from quotetrack.pipeline.matching import read_wordings
from quotetrack.reports import Selection
from quotetrack.store import Store

DOC = """Look.

    Because.

    Standard:
        S.

    Fires:
        F.

    Silent:
        N.

    False alarms:
        A.
    """


def find_shared(view):
    for statement, _ in view.statements:
        for each in statement.appearances:
            if statement.places > 1:
                place = view.places[each.attribution_id]
                others = ", ".join(sorted(str(other.outlet) for other in statement.appearances if other != each))
                yield Found(place.start, place.end, f"also in {others}", article_id=place.article_id,
                            attributions=(each.attribution_id,))  # fmt: skip


def find_said(article):
    for each in article.statements:
        yield Found(each.content[0].start, each.content[-1].end, "said", attributions=(each.id,))


find_shared.__doc__ = find_said.__doc__ = DOC
SHARED = check("QT998", "shared", Severity.INFO, scope=Scope.COLLECTION)(find_shared)
SAID = check("QT999", "said", Severity.INFO)(find_said)


def make_reading(words, name, *, speaker="Ida Marsh", outlet="Gull Post", published="2031-05-06"):
    article = make_article(f"{outlet}: “{words},” said {speaker}.", name=name, outlet=outlet, published=published)
    attribution = replace(make_attribution(article, [words]), speaker=make_speaker(speaker))
    return ReadResult(article, (attribution,))


@pytest.fixture
def store(tmp_path):
    with Store(tmp_path / "quotetrack.db") as opened:
        fill(opened)
        yield opened


def test_articles_read_now():
    """Each alone first, then what they share."""
    readings = [make_reading(FERRY, "a.txt"), make_reading(FERRY, "b.txt", outlet="Fenwick Mail")]

    found = [(each.code, each.article, each.message) for each in check_readings(readings, [SHARED, SAID])]

    assert found == [
        ("QT999", "a.txt", "said"),
        ("QT999", "b.txt", "said"),
        ("QT998", "a.txt", "also in Fenwick Mail"),
        ("QT998", "b.txt", "also in Gull Post"),
    ]


@pytest.mark.parametrize(
    ("words", "outlets"),
    [
        (FERRY, ["Estral Post, Fenwick Mail, Saltmarsh Courier"]),
        (FERRY.replace("ninety", "eighty"), ["Estral Post, Fenwick Mail, Saltmarsh Courier"]),
        (PUMPS, ["Fenwick Mail"]),
        ("Nobody has ever said this of the lighthouse and its keeper", []),
    ],
)
def test_a_draft_against_a_database(store, words, outlets):
    """Findings are about the draft only, and those that a database with the draft in it would have."""
    draft = make_reading(words, "draft.txt", speaker="Bo Tarn" if words != PUMPS else "Tomas Reed")

    found = list(check_draft([draft], store, [SHARED, SAID]))

    store.add(draft.article, draft.attributions, pipeline_version="1", wordings=read_wordings(draft.attributions))
    stored = [each for each in check_database(store, [SHARED, SAID]) if each.article_id == draft.article.id]
    assert [each.message for each in found] == ["said", *(f"also in {each}" for each in outlets)]
    assert found == stored


def test_a_draft_that_is_in_the_database_is_not_compared_with_itself(store):
    """Neither by its identity nor, where its outlet became known later, by its text."""
    draft = make_reading(FERRY, "draft.txt")
    published = replace(draft.article, id="published", outlet="Harbour Gazette")
    theirs = replace(draft.attributions[0], id="f" * 16, article_id="published")
    store.add(published, [theirs], pipeline_version="1", wordings=read_wordings([theirs]))

    (found,) = check_draft([draft], store, [SHARED])

    assert found.message == "also in Estral Post, Fenwick Mail, Saltmarsh Courier"


def test_drafts_are_compared_with_each_other(store):
    """Also where the database has nothing of it."""
    words = "Nobody has ever said this of the lighthouse and its keeper"
    drafts = [make_reading(words, "a.txt"), make_reading(words, "b.txt", outlet="Fenwick Mail")]

    assert [each.message for each in check_draft(drafts, store, [SHARED])] == [
        "also in Fenwick Mail",
        "also in Gull Post",
    ]


def test_findings_about_nobody_are_left_out_where_somebody_is_asked_for():
    """A filter by article keeps them."""
    reading = make_reading(FERRY, "a.txt")
    (finding,) = check_readings([reading], [SAID])
    about_nobody = replace(finding, attributions=())
    views = {reading.article.id: quotetrack.checks.ArticleView(reading.article, reading.attributions)}

    def kept(**wanted):
        selection = Selection(category=None, **wanted)
        return list(select_findings([finding, about_nobody], selection, views.__getitem__))

    assert kept() == kept(outlet="Gull Post") == [finding, about_nobody]
    assert kept(speaker="Marsh") == [finding]
    assert kept(since="2032") == []


def test_check_from_python(tmp_path):
    """`quotetrack.check` reads inputs, checks them and heeds settings; what cannot be read raises or is told."""
    path = tmp_path / "story.txt"
    path.write_text(story(1), "utf-8")
    refused = []

    everything = list(quotetrack.check(path, read=read, settings=quotetrack.Settings(select=("all",))))
    nothing = list(quotetrack.check(path, read=read, settings=quotetrack.Settings(ignore=("all",))))
    list(quotetrack.check(tmp_path / "no.txt", path, read=read, on_error=refused.append))

    assert all(isinstance(each, quotetrack.Finding) for each in everything)
    assert nothing == []
    assert [type(each) for each in refused] == [MissingInputError]
    with pytest.raises(MissingInputError):
        list(quotetrack.check(tmp_path / "no.txt", read=read))
