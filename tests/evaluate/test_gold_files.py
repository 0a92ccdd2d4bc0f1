"""Gold in every format is recognised by what is in it, and told in one line when it is none."""

from __future__ import annotations

import gzip
import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.errors import InputError, MissingInputError
from quotetrack.evaluate import GoldFormat, RecordGold, SpanGold, read_gold
from quotetrack.evaluate.gold import GoldSpans
from quotetrack.evaluate.record_gold import is_record_gold, read_articles

TEXT = "Ines Calloway said the gate was shut.\n"
ANN = (
    "T1\tSource 0 13\tInes Calloway\nT2\tCue 14 18\tsaid\nT3\tContent 19 36\tthe gate was shut\n"
    "E1\tAttribution:T2 Cue:T2 Source:T1 Content:T3\n"
)
MARKED = (GoldSpans(((0, 13),), ((14, 18),), ((19, 36),)),)
ROW = {"id": "gate", "annotator": "a1", "text": TEXT, "ann": ANN}
RECORD = {"kind": "indirect", "content": ["the gate was shut"], "cue": "said", "source": "Ines Calloway"}
ARTICLE = {"credits": ["AP"], "not_quotes": ["Slow Boat"], "attributions": [RECORD]}


def write(path: Path, text: str) -> str:
    path.write_text(text, "utf-8")
    return str(path)


@pytest.mark.parametrize("packed", [False, True])
def test_polnear_lines(tmp_path: Path, packed: bool) -> None:
    """JSON lines with text and ann, packed or not; of two annotators of an article the first counts."""
    lines = "".join(json.dumps(row) + "\n" for row in (ROW, {**ROW, "annotator": "b2", "ann": ""}))
    path = tmp_path / ("dev.jsonl.gz" if packed else "dev.jsonl")
    path.write_bytes(gzip.compress(lines.encode()) if packed else lines.encode())

    gold = read_gold([str(path)])

    assert isinstance(gold, SpanGold)
    assert [(article.key, article.text, article.attributions) for article in gold.articles] == [("gate", TEXT, MARKED)]
    assert gold.inputs == (str(path),)
    assert "1 annotations of articles that somebody else annotated before" in gold.notes[0]


def test_brat_folder(tmp_path: Path) -> None:
    """Pairs of .txt and .ann, subfolders' too; a text without annotation is not used, and that is said."""
    (tmp_path / "more").mkdir()
    for folder, name in ((tmp_path, "a"), (tmp_path / "more", "b")):
        write(folder / f"{name}.txt", TEXT)
        write(folder / f"{name}.ann", ANN)
    write(tmp_path / "README.txt", "About these texts.")

    gold = read_gold([str(tmp_path)])

    assert isinstance(gold, SpanGold)
    assert [(article.key, article.attributions) for article in gold.articles] == [("a", MARKED), ("b", MARKED)]
    assert "README.txt" in gold.notes[0]
    assert read_gold([str(tmp_path / "a.ann")]).articles == gold.articles[:1]


@pytest.mark.parametrize("name", ["gold.json", "gate.gold.json"])
def test_record_gold(tmp_path: Path, name: str) -> None:
    """An object of articles, or one article; each text is looked for beside it."""
    whole = {"gate": ARTICLE, "wall": {"attributions": []}} if name == "gold.json" else ARTICLE
    path = write(tmp_path / name, json.dumps(whole))
    text = write(tmp_path / "gate.txt", TEXT)

    gold = read_gold([path])

    assert isinstance(gold, RecordGold)
    article = gold.articles[0]
    assert (article.key, article.credits, article.not_quotes) == ("gate", ("AP",), ("Slow Boat",))
    assert (article.records[0].content, article.records[0].speaker) == ("the gate was shut", ())
    assert gold.inputs == (text,)
    assert gold.without_text == (("wall",) if name == "gold.json" else ())


def test_folder_with_record_gold(tmp_path: Path) -> None:
    """A folder that holds gold.json stands for it."""
    write(tmp_path / "gold.json", json.dumps({"gate": ARTICLE}))

    assert isinstance(read_gold([str(tmp_path)]), RecordGold)


def test_other_bytes_are_other_gold(tmp_path: Path) -> None:
    """The digest tells gold apart, by the files' bytes and not by their names."""
    one = read_gold([write(tmp_path / "gold.json", json.dumps({"gate": ARTICLE}))])
    same = read_gold([write(tmp_path / "copy.json", json.dumps({"gate": ARTICLE}))])
    other = read_gold([write(tmp_path / "other.json", json.dumps({"wall": ARTICLE}))])

    assert one.sha256 == same.sha256 != other.sha256


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("missing.json", None, "missing.json: does not exist"),
        ("a.json", "[1, 2]", "is in no gold format that we know"),
        ("a.json", '{"a": 1}', "is in no gold format that we know"),
        ("a.json", "", "is in no gold format that we know"),
        ("a.jsonl", json.dumps(ROW) + "\n{", "a.jsonl line 2: is not JSON"),
        ("a.jsonl", json.dumps(ROW) + "\n[]", "a.jsonl line 2: is a JSON list, not an object"),
        ("a.jsonl", json.dumps({"id": "a", "ann": ""}), "a.jsonl line 1: has no text"),
        ("a.jsonl", json.dumps({**ROW, "ann": "T1\tSource 0 99\tx"}), "a.jsonl line 1, ann line 1: marks 0 to 99"),
        ("a.jsonl.gz", "not packed", "a.jsonl.gz: cannot be unpacked"),
        ("a.ann", ANN, "a.ann: has no text beside it"),
        ("a.json", json.dumps({"a": {"attributions": 1}}), "a: has no list of attributions"),
        ("a.json", json.dumps({"a": {"attributions": [1]}}), "a attribution 1: is not an object"),
        (
            "a.json",
            json.dumps({"a": {"attributions": [{**RECORD, "kind": "loud"}]}}),
            "has the kind 'loud', not one of",
        ),
        ("a.json", json.dumps({"a": {"attributions": [{**RECORD, "content": []}]}}), "has no content"),
        ("a.json", json.dumps({"a": {"attributions": [{**RECORD, "cue": 1}]}}), "has a cue that is no text"),
        ("a.json", json.dumps({"a": {"attributions": [{**RECORD, "speaker": "x"}]}}), "has speaker that are no list"),
        ("a.json", json.dumps({"a": {"attributions": [{**RECORD, "carriers": [1]}]}}), "that are not all texts"),
        ("a.json", json.dumps({"a": {"attributions": [{**RECORD, "anonymous": 1}]}}), "neither true nor false"),
        ("a.json", json.dumps({"a": {"attributions": [{**RECORD, "organizations": "x"}]}}), "that are no list"),
    ],
)
def test_what_is_no_gold(tmp_path: Path, name: str, content: str | None, reason: str) -> None:
    """Whatever is wrong with a file is told in one line, with the place."""
    path = tmp_path / name
    if content is not None:
        path.write_text(content, "utf-8")

    with pytest.raises(InputError) as raised:
        read_gold([str(path)])

    assert reason in str(raised.value)
    assert "\n" not in str(raised.value)


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    """A file that is not UTF-8 is refused with the place."""
    (tmp_path / "a.json").write_bytes(b'{"a": "\xff"}')

    with pytest.raises(InputError, match="is not UTF-8 at byte 7"):
        read_gold([str(tmp_path / "a.json")])


def test_empty_folder(tmp_path: Path) -> None:
    """A folder without gold is told, with what it could hold."""
    with pytest.raises(MissingInputError, match=r"neither \.ann files nor gold\.json"):
        read_gold([str(tmp_path)])


def test_kinds_of_gold_do_not_mix(tmp_path: Path) -> None:
    """Marked texts and records have different measures."""
    names = [
        write(tmp_path / "a.jsonl", json.dumps(ROW)),
        write(tmp_path / "gold.json", json.dumps({"wall": ARTICLE})),
    ]

    with pytest.raises(InputError, match="gold of another kind"):
        read_gold(names)


def test_two_articles_of_one_name(tmp_path: Path) -> None:
    """Records could not be told apart."""
    names = [write(tmp_path / name, json.dumps({"gate": ARTICLE})) for name in ("gold.json", "again.json")]

    with pytest.raises(InputError, match="is the second article called 'gate'"):
        read_gold(names)


def test_forced_format(tmp_path: Path) -> None:
    """What the caller says goes before what the content looks like, and then has to be true."""
    path = write(tmp_path / "gold.json", json.dumps({"gate": ARTICLE}))

    with pytest.raises(InputError, match=r"gold\.json line 1: has no id"):
        read_gold([path], format_=GoldFormat.POLNEAR)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["", "direct", "a"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*RECORD, *ARTICLE, "speaker"]), inner),
    max_leaves=12,
)


@given(value=json_values, field=st.sampled_from([*RECORD, "speaker", "organizations", "carriers", "anonymous"]))
def test_nothing_else_goes_wrong(value: object, field: str) -> None:
    """Whatever JSON it is, record gold is read or refused."""
    for whole in (value, {"a": {"attributions": [{**RECORD, field: value}]}}, {"a": {**ARTICLE, "credits": value}}):
        if is_record_gold(whole):
            assert isinstance(whole, dict)
            with suppress(InputError):
                read_articles(whole, "gold.json", "gold")
