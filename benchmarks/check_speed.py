"""How long all checks take on a database, as a share of what adding its articles took, and how that grows.

    python -m benchmarks.check_speed [--articles 10000]

Articles are made from sentences below. A few hundred are read by the language model, and the time a word is measured;
the rest are these with other words of the same length in the same places, so that their records need no reading: adding
them costs what storing costs, and the reading is counted at the time a word that was measured. A third of the articles
carry a dispatch that others carry too, in the same words or with one changed.
"""

from __future__ import annotations

import argparse
import random
import re
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from quotetrack.articles import make_article
from quotetrack.checks import CHECKS, Check
from quotetrack.pipeline import Reader, ReadResult, check_database
from quotetrack.pipeline.matching import read_wordings
from quotetrack.records import InputDocument
from quotetrack.records_json import article_from_json, article_to_json, attribution_from_json, attribution_to_json
from quotetrack.store import Store

BASE = 300

# Words of one list have one length, so that one can stand in the place of another.
WORDS = {
    name: words.split()
    for name, words in {
        "surname": "Marsh Quill Laker Tarns Reyes Belby Corvo Danby Elgar Fallo Grent Holme Ister Jorvi Kelby",
        "place": "Fenwick Estrall Gullton Saltmar Harbury Lakeway Millrun Norwood Oldgate Penmore Quayend",
        "thing": "bridge tunnel market harbor quarry school garden museum prison canals depots cinema towers",
        "doing": "closed opened burned bought leased tested sealed raided mended raised locked roofed fenced",
        "kind": "narrow wooden ruined public modern listed rented frozen rusted sunken",
        "body": "council company academy factory theatre brigade society library chamber foundry",
    }.items()
}
SLOT_RE = re.compile(r"\{(\w+)\}")

SAID = (
    "“The {kind} {thing} of {place} was {doing} before the {body} had seen the {thing},” {first} {surname}, the mayor "
    "of {place}, said on Monday.",
    "{surname} told Reuters that the {body} had {doing} the {kind} {thing} near {place} without a word to the {body}.",
    "Two officials at the {body} said the {thing} had been {doing} by men from {place}, who spoke on condition of "
    "anonymity because they feared the {body}.",
    "At least {number} people were hurt when the {kind} {thing} was {doing}, sources said.",
    "“We will not pay for a {kind} {thing},” said {first} {surname}, who heads the {body} of {place}. “It was {doing} "
    "by the {body}, and the {body} must answer for it.”",
    "The {body} claimed that {number} {thing} workers had left {place} since the {thing} was {doing}.",
    "According to the state news agency, the {kind} {thing} in {place} will be {doing} for {number} million dollars.",
    "A report said that {number} percent of the houses beside the {kind} {thing} were {doing}.",
    "The {body} had never “{doing}” a {thing} in {place}.",
    "Residents of {place} said they had heard the {kind} {thing} being {doing} at night.",
)
PLAIN = (
    "The {kind} {thing} in {place} was built by the {body} and {doing} twice since then.",
    "More than {number} families live between the {thing} and the {kind} {thing}.",
    "The {body} of {place} meets on Friday.",
)
DISPATCHES = (
    "“The ferry left the old quay at dawn with ninety islanders aboard and the deckhand counted the children,” "
    "the harbour master, Ida Brom, told AFP.",
    "“Nobody repaired the bilge pumps of the trawler and we will not pay for them before the summer,” Tomas Reed, "
    "who owns the trawler, told the Associated Press.",
    "“Thirty boats of the herring fleet were lost in the storm and eleven skippers with them,” a coastguard officer "
    "said, according to Reuters.",
)
CHANGES = (("ninety", "eighty"), ("will not pay", "will pay"), ("eleven skippers", "seven skippers"))


def make_documents(count: int) -> Iterator[InputDocument]:
    """So many stories, each of another draw."""
    draw = random.Random(8)
    for number in range(count):
        paragraphs = [draw.choice(SAID if draw.random() < 0.7 else PLAIN) for _ in range(draw.randint(6, 14))]
        if number % 3 == 0:
            dispatch = draw.choice(DISPATCHES)
            paragraphs.insert(2, dispatch.replace(*draw.choice(CHANGES)) if draw.random() < 0.2 else dispatch)
        body = "\n\n".join(SLOT_RE.sub(partial(_fill, draw), paragraph) for paragraph in paragraphs)
        head = SLOT_RE.sub(partial(_fill, draw), "The {kind} {thing} of {place} is {doing}")
        outlet, day = f"The {draw.choice(WORDS['place'])} Post", f"2031-05-{number % 28 + 1:02}"
        yield InputDocument(f"{number}.txt", f"{head}\n\n{body}\n", outlet=outlet, published=day)


def _fill(draw: random.Random, slot: re.Match[str]) -> str:
    if slot[1] == "number":
        return str(draw.randint(11, 99))
    return "Ada" if slot[1] == "first" else draw.choice(WORDS[slot[1]])


def vary(base: ReadResult, number: int) -> ReadResult:
    """The reading with other words of the same length, and another name, outlet, day and identities."""
    draw = random.Random(number)
    others = {}
    for words in WORDS.values():
        others |= dict(zip(words, draw.sample(words, len(words)), strict=True))
    word_re = re.compile(rf"\b(?:{'|'.join(others)})\b")

    def change(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: change(each) for key, each in value.items()}
        if isinstance(value, list):
            return [change(each) for each in value]
        return word_re.sub(lambda found: others[found[0]], value) if isinstance(value, str) else value

    article = article_from_json(change(article_to_json(base.article)))
    ids = {"name": f"{number}.txt", "id": _hash(base.article.id, number), "text_sha256": _hash(article.text, 0, 64)}
    article = replace(article, **ids, published=f"2031-{number % 12 + 1:02}-{number % 28 + 1:02}")
    attributions = []
    for each in base.attributions:
        changed = attribution_from_json(change(attribution_to_json(each)))
        speaker = changed.speaker and replace(changed.speaker, id=_hash(changed.speaker.id, number))
        changed = replace(changed, id=_hash(each.id, number), speaker=speaker, article=article.name)
        attributions.append(replace(changed, article_id=article.id, text_sha256=article.text_sha256))
    return ReadResult(article, tuple(attributions))


def _hash(text: str, number: int, digits: int = 16) -> str:
    return sha256(f"{text} {number}".encode()).hexdigest()[:digits]


def read_base() -> tuple[list[ReadResult], float]:
    """Readings by the model, and the seconds a word that they took."""
    reader = Reader()
    articles = [make_article(document) for document in make_documents(BASE)]
    reader.read(articles[0])  # loads the model
    began = time.perf_counter()
    readings = [ReadResult(article, tuple(reader.read(article))) for article in articles]
    return readings, (time.perf_counter() - began) / count_words(readings)


def count_words(readings: Iterable[ReadResult]) -> int:
    return sum(len(reading.article.text.split()) for reading in readings)


def time_checks(path: Path) -> tuple[float, Counter[str], Counter[str]]:
    """Seconds for all checks, seconds in each, and findings of each."""
    seconds: defaultdict[str, float] = defaultdict(float)

    def timed(check: Check[Any], view: Any) -> list[Any]:
        began = time.perf_counter()
        found = list(check.find(view))
        seconds[check.code] += time.perf_counter() - began
        return found

    checks = [replace(check, find=partial(timed, check)) for check in CHECKS.values()]
    began = time.perf_counter()
    with Store(path, readonly=True) as store:
        found = Counter(each.code for each in check_database(store, checks))
    return time.perf_counter() - began, Counter(seconds), found


def main() -> None:
    """Print a line a size, and where the time goes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=10_000)
    given = parser.parse_args()
    base, a_word = read_base()
    n_statements = sum(len(each.attributions) for each in base)
    print(f"{BASE} articles read: {1 / a_word:,.0f} words/s, {count_words(base) / BASE:.0f} words and "
          f"{n_statements / BASE:.1f} attributions an article")  # fmt: skip
    last = None
    for size in (given.articles // 10, given.articles):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "articles.db"
            words, storing = 0, 0.0
            with Store(path) as store:
                for number in range(size):
                    reading = vary(base[number % BASE], number)
                    words += count_words([reading])
                    began = time.perf_counter()
                    wordings = read_wordings(reading.attributions)
                    store.add(reading.article, reading.attributions, pipeline_version="1", wordings=wordings)
                    storing += time.perf_counter() - began
            adding = words * a_word + storing
            checking, seconds, found = time_checks(path)
        growth = f", {checking / last:.1f} times the time of a tenth" if last else ""
        print(f"{size} articles: adding {adding:.0f} s (storing {storing:.0f} s), checking {checking:.1f} s: "
              f"{checking / adding:.3f} of it{growth}; {sum(found.values())} findings")  # fmt: skip
        last = checking
    for code, spent in seconds.most_common(8):
        print(f"  {code} {CHECKS[code].name:20} {spent:6.1f} s, {found[code]} findings")
    print(f"  {'reading and matching':26} {checking - sum(seconds.values()):6.1f} s")


if __name__ == "__main__":
    main()
