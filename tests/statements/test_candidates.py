"""Links between many quotations: found through rare grams, whichever came first, in one batch or one by one."""

from __future__ import annotations

import gc
import random
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import LCSseq
from support.steps import count_steps

from quotetrack.statements import batch
from quotetrack.statements.alignment import may_join
from quotetrack.statements.batch import match_all
from quotetrack.statements.candidates import COMMON_GRAM, MOST_MEMBERS, MemoryIndex, find_links
from quotetrack.statements.joints import find_joints
from quotetrack.statements.judgement import may_resemble
from quotetrack.statements.letters import write_letters
from quotetrack.statements.links import Link, are_related, compare_quotations
from quotetrack.statements.quotation import Quotation

WORDS = ["we", "will", "the", "ferry", "pumps", "harbour", "marrow", "fenwick", "sank", "said", "nobody", "ninety"]


@st.composite
def collections(draw: st.DrawFn) -> list[Quotation]:
    """Quotations of few words, so that many resemble each other."""
    texts = draw(st.lists(st.lists(st.sampled_from(WORDS), min_size=0, max_size=9), min_size=1, max_size=9))
    speaker = st.sampled_from(["Ida Marsh", "Tom Hale", None])
    day = st.sampled_from([date(2031, 5, 4), date(2031, 6, 4), None])
    return [
        Quotation(k, tuple(keys), draw(speaker), None, draw(day), draw(st.booleans())) for k, keys in enumerate(texts)
    ]


def find_one_by_one(quotations: Iterable[Quotation]) -> list[Link]:
    """The links found by adding one quotation after the other."""
    index = MemoryIndex()
    links = []
    for quotation in quotations:
        links += find_links(quotation, index)
        index.add(quotation)
    return links


def unordered(links: Iterable[Link]) -> set[tuple[object, ...]]:
    """Links without regard to which end comes first."""
    return {(frozenset({(link[0], link[4]), (link[1], link[5])}), *link[2:4], *link[6:]) for link in links}


@settings(max_examples=150)
@given(collections(), st.randoms(use_true_random=False))
def test_links_do_not_depend_on_the_order(quotations: list[Quotation], chance: random.Random) -> None:
    """Added in any order, one by one or all at once, the same quotations have the same links, each once."""
    shuffled = chance.sample(quotations, len(quotations))

    links = find_one_by_one(quotations)

    assert len(unordered(links)) == len(links)
    assert unordered(find_one_by_one(shuffled)) == unordered(links)
    assert sorted(match_all(quotations)) == sorted(links)


JOINING = ["air", "strikes", "airstrikes", "harbour", "ferry", "we", "the"]


@settings(max_examples=400)
@given(collections(), st.lists(st.lists(st.sampled_from(JOINING), max_size=8), min_size=2, max_size=2))
def test_what_is_dismissed_unaligned_is_no_link(quotations: list[Quotation], joining: list[list[str]]) -> None:
    """Quotations too different to be aligned would not have been linked by aligning them."""
    both = [Quotation(-1 - k, tuple(keys)) for k, keys in enumerate(joining)]
    for one, other in [both, *pairwise(quotations)]:
        counts = (LCSseq.similarity(one.keys, other.keys), *sorted((len(one.keys), len(other.keys))))
        may_be_linked = may_resemble(*counts, is_related=are_related(one, other)) or may_join(one.keys, other.keys)
        assert may_be_linked or compare_quotations(one, other) is None


@given(st.lists(st.sampled_from(WORDS), max_size=9), st.lists(st.sampled_from(WORDS), max_size=9))
def test_letters_agree_where_words_do(keys: list[str], other: list[str]) -> None:
    """Each word is one letter, equal for equal words of both quotations and for no others."""
    one_letters, other_letters = write_letters(keys, other)

    words, letters = [*keys, *other], [*one_letters, *other_letters]
    assert len(letters) == len(words) and len(one_letters) == len(keys)
    assert len(set(zip(words, letters, strict=True))) == len(set(words)) == len(set(letters))


def test_more_words_than_there_are_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """A collection of more different words than there are letters has the same links."""
    altered = [(*make_text(k)[:9], "seldom", *make_text(k)[10:]) for k in range(9)]
    quotations = [Quotation(k, keys) for k, keys in enumerate([*map(make_text, range(9)), *altered])]
    links = match_all(quotations)

    monkeypatch.setattr(batch.sys, "maxunicode", batch._SURROGATES + 50)

    assert len(links) == 9
    assert match_all(quotations) == links


@given(st.lists(st.lists(st.sampled_from([*JOINING, "x" * 65]), min_size=1, max_size=6), min_size=1, max_size=5))
def test_words_written_as_one_are_not_missed(texts: list[list[str]]) -> None:
    """Where two words in a row are one word of another wording, one of the two wordings is known to have such."""
    vocabulary = list(dict.fromkeys(key for keys in texts for key in keys))
    words = np.array([vocabulary.index(key) for keys in texts for key in keys], np.int32)
    has_joint = find_joints(words, np.array([len(keys) for keys in texts]), vocabulary)

    for one, other in combinations(range(len(texts)), 2):
        assert has_joint[one] or has_joint[other] or not may_join(texts[one], texts[other])


def test_wordings_without_words_written_as_one_are_told() -> None:
    """A wording none of whose words in a row is a word elsewhere is known to have none."""
    vocabulary = ["air", "strikes", "airstrikes", "hit", "the", "harbour"]
    words = np.array([0, 1, 3, 4, 5, 3, 4, 1, 2, 3], np.int32)

    assert find_joints(words, np.array([5, 2, 1, 2]), vocabulary).tolist() == [True, False, False, False]


@pytest.mark.parametrize("n_words", [0xD7F0, 0xE100])
def test_letters_beside_the_surrogates(n_words: int) -> None:
    """Words whose numbers are those of code points that are no letters are compared like any others."""
    filler = Quotation(0, tuple(f"filler{k}" for k in range(n_words)))
    text = make_text(3)
    altered = (*text[:9], "seldom", *text[10:])

    assert [link[:2] for link in match_all([filler, Quotation(1, text), Quotation(2, altered)])] == [(1, 2)]


def test_the_garbage_collector_is_on_again() -> None:
    """Matching turns the garbage collector off, and on again where it was on, also when it fails."""
    with pytest.raises(AttributeError):
        match_all([None])  # type: ignore[list-item]

    assert gc.isenabled()


@given(collections())
def test_what_is_added_twice_is_linked_to_itself(quotations: list[Quotation]) -> None:
    """A quotation of some length is linked to its copy."""
    long = [each._replace(keys=(*each.keys, *WORDS), is_quoted=True) for each in quotations]
    copies = [each._replace(id=-1 - int(each.id)) for each in long]

    ends = {frozenset(link[:2]) for link in match_all([*long, *copies])}

    assert all(frozenset({one.id, copy.id}) in ends for one, copy in zip(long, copies, strict=True))


def make_text(seed: int, length: int = 18) -> tuple[str, ...]:
    """Words that no other seed has in that order."""
    chance = random.Random(seed)
    return tuple(f"word{chance.randrange(5000)}" for _ in range(length))


def test_copies_do_not_make_a_statement_common() -> None:
    """However many pages carry the same words, an altered wording of them is still found."""
    text = make_text(1)
    copies = [Quotation(k, text) for k in range(3 * COMMON_GRAM)]
    altered = Quotation(-1, (*text[:9], "seldom", *text[10:]))

    index = MemoryIndex()
    for copy in copies:
        index.add(copy)

    assert len(find_links(altered, index)) == MOST_MEMBERS
    assert any(-1 in link[:2] for link in match_all([*copies, altered]))


def with_common_phrase(n: int) -> Sequence[Quotation]:
    """Quotations of strangers that all begin with the same six words."""
    return [Quotation(k, ("at", "the", "end", "of", "the", "day", *make_text(k))) for k in range(n)]


def test_common_phrases_make_no_links_and_no_work() -> None:
    """Twice the quotations with one turn of phrase take about twice the steps, not four times."""
    assert match_all(with_common_phrase(200)) == []
    steps = [count_steps(lambda n=n: find_one_by_one(with_common_phrase(n))) for n in (200, 400)]

    assert steps[1] < 2.3 * steps[0]


def test_one_more_quotation_takes_no_longer_in_a_larger_index() -> None:
    """What is looked at depends on what resembles the new quotation, not on how many others there are."""
    steps = []
    for n in (100, 1000):
        index = MemoryIndex()
        for quotation in with_common_phrase(n):
            index.add(quotation)
        new = Quotation(-1, make_text(7))
        steps.append(count_steps(lambda index=index, new=new: find_links(new, index)))

    assert steps[0] == steps[1]
