"""Words and remembered quotations are found, best first, and nothing typed is an error."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.searched import DOGS, FERRY, FLEET, LAMPS, PUMPS, TAX, fill

from quotetrack.pipeline.searching import MOST_WORDS, cut_words, search
from quotetrack.records import Kind
from quotetrack.reports import Selection
from quotetrack.reports.hits import FoundBy
from quotetrack.statements import Grade, Resemblance, Touch, mark_changes
from quotetrack.store import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("searching") / "q.db"
    with Store(path) as writing:
        fill(writing)
    with Store(path, readonly=True) as opened:
        yield opened


def content(store: Store, typed: str) -> list[str]:
    return [hit.attribution.content[0].text for hit in search(store, typed)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        # a few words, anywhere
        ("harbour ferry", FERRY),
        ("FERRY Harbour", FERRY),
        ("trawler", PUMPS),
        ('"bilge pumps" summer', PUMPS),
        ("quay bell", LAMPS),
        ("dogs quay", DOGS),
        # as it stands, with marks of any kind or none
        (FERRY, FERRY),
        (f'"{FERRY}."', FERRY),
        (f"“{PUMPS}”", PUMPS),
        (PUMPS.replace("’", "'").replace(",", ""), PUMPS),
        (PUMPS.upper(), PUMPS),
        (DOGS.lower(), DOGS),
        # fragments of four to seven words
        ("left the old harbour", FERRY),
        ("barked on the quay", DOGS),
        ("islanders aboard and a deckhand counted", FERRY),
        ("before the council has met in", TAX),
        ("eleven brass lamps for the quay", LAMPS),
        # a fragment with a word wrong
        ("left the new harbour at dawn", FERRY),
        ("raise the lantern duty before the", TAX),
        # altered, cut, with words left out or added
        ("The ferry left the new port at dawn with sixty islanders aboard and a deckhand counted the kids", FERRY),
        ("A ship left the old harbour at dusk with ninety people aboard but nobody saw the children", FERRY),
        ("Nobody has ever repaired the bilge pumps of that trawler and we will pay for them in summer", PUMPS),
        ("The ferry left … with ninety islanders aboard", FERRY),
        ("The ferry left ... with ninety islanders", FERRY),
        ("Thirty boats of the herring fleet were lost and eleven skippers", FLEET),
        ("we will raise the lantern tax once the council meets in Fenwick", TAX),
        # clauses in another order
        ("and a deckhand counted the children when the ferry left the old harbour at dawn with ninety aboard", FERRY),
        ("We won’t pay for them before the summer: nobody repaired the bilge pumps of the trawler", PUMPS),
        # it stands in a longer text
        (f"I read somewhere that somebody had said: {TAX}, and I thought that this was not quite true", TAX),
    ],
)
def test_comes_first(store: Store, typed: str, first: str) -> None:
    """What was meant comes first."""
    assert content(store, typed)[:1] == [first]


@pytest.mark.parametrize(("share", "seed"), [(share, seed) for share in (0.15, 0.3) for seed in range(12)])
@pytest.mark.parametrize("words", [FERRY, PUMPS, TAX, FLEET])
def test_altered_words(store: Store, words: str, share: float, seed: int) -> None:
    """A quotation with words changed at random is found; with each third word changed too."""
    chance = random.Random(seed)
    typed = words.split()
    for place in chance.sample(range(len(typed)), round(share * len(typed))):
        typed[place] = chance.choice(["window", "seven", "slowly", "under", "marble"])

    assert content(store, " ".join(typed))[:1] == [words]


def test_hit_of_a_wording(store: Store) -> None:
    """A hit says how many words agree, what differs from those typed, and what that touches."""
    (hit, other, *_) = search(store, "the ferry left the old harbour at dawn with sixty islanders aboard")

    assert (hit.found_by, hit.typed, hit.agreeing) == (FoundBy.WORDING, 12, 11)
    assert hit.resemblance is Resemblance.SAME
    assert hit.difference is not None
    assert mark_changes(hit.difference) == (
        "[-the-]{+The+} ferry left the old harbour at dawn with [-sixty-]{+ninety+} islanders aboard"
        " {+and a deckhand counted the children+}"
    )
    assert [concern.touch for concern in hit.concerns] == [Touch.NUMBER]
    assert hit.is_at_risk
    assert (hit.speaker, hit.outlets, hit.carriers) == (
        "Ida Marsh", ("Fenwick Mail", "Saltmarsh Courier"), (("Reuters", "told"),)
    )  # fmt: skip
    assert hit.article.published == "2031-05-02"
    assert hit.also_in == ("Saltmarsh Courier",)
    assert (other.speaker, other.outlets) == ("Ada March", ("Estral Post",))


def test_hit_of_words(store: Store) -> None:
    """What has the words anywhere carries no difference."""
    (hit,) = search(store, "lamps bell")

    assert (hit.found_by, hit.typed, hit.agreeing, hit.difference) == (FoundBy.WORDS, 2, 2, None)
    assert hit.wording == LAMPS
    assert not hit.is_quoted


def test_quoted_words_of_a_mixed_quotation(store: Store) -> None:
    """Of a mixed quotation the words between its marks are compared."""
    (hit,) = search(store, "eleven brass lamps for the quay of Fenwick")

    assert (hit.found_by, hit.is_quoted) == (FoundBy.WORDING, True)
    assert hit.difference is not None
    assert hit.difference.grade is Grade.IDENTICAL


def test_words_come_before_what_is_hardly_alike(tmp_path: Path) -> None:
    """What has all words anywhere precedes what has three of five in order, and follows what has four."""
    texts = {
        "anywhere": "the islands near Estral sold their brass lamps, said the keeper, one lantern at a time",
        "three": "brass lamps sold by weight are never good",
        "four": "brass lamps sold near Fenwick are never good",
    }
    with Store(tmp_path / "q.db") as store:
        fill(store, [(words, None, "Mail", "2031-05-03", Kind.DIRECT) for words in texts.values()])
        found = content(store, "brass lamps sold near Estral")

    assert found == [texts["four"], texts["anywhere"], texts["three"]]


def test_most_of_the_words(store: Store) -> None:
    """Where nothing has all words, what has most of them is found, and says so."""
    hits = search(store, "zeppelin trawler pumps")

    assert [(hit.found_by, hit.agreeing, hit.typed) for hit in hits] == [(FoundBy.SOME_WORDS, 2, 3)]
    assert search(store, "zeppelin airship pumps") == []


@pytest.mark.parametrize(
    ("selection", "found"),
    [
        (Selection(speaker="ida"), ["1"]),
        (Selection(speaker="March"), ["2"]),
        (Selection(outlet="estral post"), ["2"]),
        (Selection(outlet="Post"), ["2"]),
        (Selection(outlet="Saltmarsh Courier"), ["0"]),
        (Selection(carrier="Reuters"), ["1"]),
        (Selection(since="2031-05-03"), ["0", "2"]),
        (Selection(until="2031-05-02"), ["1"]),
        (Selection(since="2032"), []),
        (Selection(anonymous=True), []),
        (Selection(anonymous=False), ["1", "2"]),
    ],
)
@pytest.mark.parametrize("typed", ["ferry children", "the ferry left the harbour at dawn with islanders"])
def test_filters(store: Store, selection: Selection, found: list[str], typed: str) -> None:
    """Filters leave the pages that they ask for."""
    assert [hit.attribution.id for hit in search(store, typed, selection=selection)] == found


def test_limit(store: Store) -> None:
    """No more hits than asked for, the best ones."""
    assert [hit.speaker for hit in search(store, FERRY, limit=1)] == ["Ida Marsh"]
    assert len(search(store, "quay", limit=5)) == 2


def test_database_without_an_index(tmp_path: Path) -> None:
    """Where statements have no grams yet, words and remembered quotations are found by full text, each page once."""
    with Store(tmp_path / "q.db") as store:
        fill(store, index=False)
        hits = search(store, "the ferry left the new port at dawn with sixty islanders aboard")

        assert not store.quotations.is_complete()
        assert [(hit.speaker, len(hit.places)) for hit in hits] == [("Ida Marsh", 2), ("Ada March", 1)]
        assert content(store, "trawler pumps") == [PUMPS]


HOSTILE = (
    '"', '""', "“", "…", "*", "^", "- +", "OR", "foo:", "quotation:", "NEAR(", "'", "\x00", "\ud800", "_", "", "%",
    "\u202e", "; DROP TABLE attributions", "' OR 1=1 --", "a" * 100_000, '"' * 1001, "( " * 5000,
)  # fmt: skip


@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_input_finds_nothing(store: Store, typed: str) -> None:
    """Marks, operators, controls and endless words are no error and no syntax."""
    assert search(store, typed) == []


def test_long_text(store: Store) -> None:
    """Of 100 kB the first words are looked for, and quotations in it are found."""
    typed = f"{TAX} " + "marble windows under water " * 4000

    assert len(cut_words(typed).split()) == MOST_WORDS
    assert cut_words(TAX) == TAX
    assert content(store, typed)[:1] == [TAX]
    assert search(store, "marble windows under water " * 4000) == []


_ALPHABET = st.sampled_from("ab \"“”'’*:^()+-{}[]\\…,.é%_\x00\ud800\u202e") | st.sampled_from(FERRY.split()).map(
    lambda word: f" {word} "
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(_ALPHABET, max_size=30).map("".join) | st.text(max_size=40))
def test_nothing_typed_is_an_error(store: Store, typed: str) -> None:
    """Any text gives hits, or none."""
    for hit in search(store, typed, limit=3):
        assert hit.places
        assert 0 < hit.agreeing <= hit.typed
