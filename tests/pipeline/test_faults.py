"""An add that is killed, interrupted or not alone: whole articles only, none twice, none lost."""

from __future__ import annotations

import json
import random
import signal
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from support.add_process import VERSION, start
from support.database import dump
from support.stub_reader import read, story

from quotetrack.pipeline import add
from quotetrack.records import Attribution
from quotetrack.store import Store

N_KILLS = 8


def write_dump(path: Path, numbers: Sequence[int], *, n_quotations: int) -> Path:
    lines = [json.dumps({"id": number, "text": story(number, n_quotations=n_quotations)}) for number in numbers]
    path.write_text("\n".join(lines), "utf-8")
    return path


def _without_identity(attribution: Attribution) -> Attribution:
    """The record but for its speaker's id: who is one across articles is the store's to say."""
    return replace(attribution, speaker=attribution.speaker and replace(attribution.speaker, id=""))


def test_killed_add_leaves_whole_articles_and_resumes(tmp_path: Path) -> None:
    """kill -9 at random points, then resume: no article is partly there, and the end is that of a quiet run."""
    # Many quotations an article: most of the time goes by inside a transaction, where a kill would do harm.
    news = write_dump(tmp_path / "news.jsonl", range(40), n_quotations=60)
    killed, quiet = tmp_path / "killed.db", tmp_path / "quiet.db"
    chance = random.Random(20161212)
    n_done: list[int] = []
    for _ in range(N_KILLS):
        process = start(killed, [news])
        for _ in range(chance.randint(0, 6) + (n_done[-1] if n_done else 0)):
            process.stdout.readline()  # type: ignore[union-attr]
        time.sleep(chance.uniform(0, 0.03))
        process.kill()
        process.communicate()
        if killed.exists():
            with Store(killed) as store:
                articles = list(store.iter_articles())
                n_done.append(len(articles))
                stored = [_without_identity(found) for found in store.iter_attributions()]
                assert stored == [_without_identity(found) for article in articles for found in read(article)]

    with Store(killed) as store, Store(quiet) as other:
        add([str(news)], store, read=read, version=VERSION)
        add([str(news)], other, read=read, version=VERSION)

        assert dump(store) == dump(other)
        assert store._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert n_done == sorted(n_done)
    assert 0 < n_done[-1] < 40, "the kills came too early or too late to test anything"


def test_two_adds_at_once(tmp_path: Path) -> None:
    """Two processes add to one new database at the same time: every article is there once, nobody is locked out."""
    db = tmp_path / "q.db"
    # A hundred of the articles are in both.
    dumps = [
        write_dump(tmp_path / "one.jsonl", range(550), n_quotations=2),
        write_dump(tmp_path / "two.jsonl", range(450, 1000), n_quotations=2),
    ]

    processes = [start(db, [path]) for path in dumps]
    outputs = [process.communicate() for process in processes]

    assert [process.returncode for process in processes] == [0, 0], outputs
    assert [len(output.splitlines()) for output, _ in outputs] == [550, 550]
    with Store(db) as store:
        counts = store.counts()
        assert (counts.articles, counts.attributions, counts.refusals) == (1000, 2000, 0)
        assert len(dump(store)["inputs"]) == 1100


def test_readers_and_backup_during_an_add(tmp_path: Path) -> None:
    """While an add runs, a reader sees whole articles, and a backup is a sound database."""
    db = tmp_path / "q.db"
    news = write_dump(tmp_path / "news.jsonl", range(100), n_quotations=5)
    process = start(db, [news])
    process.stdout.readline()  # type: ignore[union-attr]

    with Store(db, readonly=True) as store:
        seen = [len(list(store.iter_attributions())) for _ in range(5)]
        store.backup(tmp_path / "copy.db")

    process.kill()
    process.communicate()
    assert all(n % 5 == 0 for n in seen)
    assert seen == sorted(seen)
    with Store(tmp_path / "copy.db") as copy:
        assert copy._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert copy.counts().attributions == 5 * copy.counts().articles > 0


def test_interrupted_add_stops_soon(tmp_path: Path) -> None:
    """Ctrl-C during a long article ends an add without waiting for it; what was added before is there."""
    db = tmp_path / "q.db"
    news = write_dump(tmp_path / "news.jsonl", range(50), n_quotations=1)
    process = start(db, [news], SECONDS_AN_ARTICLE="0,60")
    process.stdout.readline()  # type: ignore[union-attr]

    process.send_signal(signal.SIGINT)
    process.communicate(timeout=20)

    with Store(db) as store:
        assert store.counts().articles == 1
