"""Quotations with known edits matched at 10^4, 10^5 and more: recall at each edit, precision, time, memory, growth.

    python benchmarks/statements.py [--texts FILE]... [--sizes 10000,100000] [--strangers]

FILE holds news text: JSON lines with a `text` field (also packed, `.gz`), or plain text. Without any the articles of
samples/ are taken. Their sentences are quotations; when they are used up more are made by walking from word to word as
the sentences do. Four of ten quotations are altered copies of others, a level of edit each, by the same speaker; one
speaker says ten things. With --strangers nobody is named, and only words can tell.

Times are processor seconds as ratios to reading the words of the same quotations; memory is what the process grows by
from before the words are read to its peak, for each quotation. The last lines add articles of eight quotations to an
SQLite database that holds as many as the largest of the sizes up to 10^5.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from quotetrack.pipeline.matching import StoreIndex, read_wordings
from quotetrack.records import Article, Attribution, AttributionClass, Kind, Speaker, SpeakerType
from quotetrack.statements import Quotation, find_links, read_keys
from quotetrack.statements.batch import match_all
from quotetrack.statements.grams import hash_grams
from quotetrack.store import Store

SAMPLES = sorted((Path(__file__).parents[1] / "samples").glob("*.txt"))
SHORTEST, LONGEST = 8, 45
ARTICLES, QUOTATIONS = 50, 8


def punctuate(words: list[str], chance: random.Random, _: list[str]) -> list[str]:
    """Commas, dashes, capitals and apostrophes as another desk sets them."""
    changed = [word.replace("'", "’").replace("-", " ") for word in words]
    for k in chance.sample(range(len(words)), max(len(words) // 4, 1)):
        changed[k] = chance.choice([changed[k].upper(), changed[k] + ",", changed[k] + " –", f"“{changed[k]}”"])
    return changed


def truncate(words: list[str], chance: random.Random, _: list[str]) -> list[str]:
    """The first 40 to 80 % of the words."""
    return words[: max(round(len(words) * chance.uniform(0.4, 0.8)), 4)]


def change_one(words: list[str], chance: random.Random, vocabulary: list[str]) -> list[str]:
    """Another word in place of one."""
    k = chance.randrange(len(words))
    return [*words[:k], chance.choice(vocabulary), *words[k + 1 :]]


def change_some(words: list[str], chance: random.Random, vocabulary: list[str]) -> list[str]:
    """Six of ten of the chosen words replaced, two dropped, two added."""
    return _change(words, chance, vocabulary, 0.15)


def change_many(words: list[str], chance: random.Random, vocabulary: list[str]) -> list[str]:
    """As above, of twice as many."""
    return _change(words, chance, vocabulary, 0.3)


def leave_out(words: list[str], chance: random.Random, _: list[str]) -> list[str]:
    """Two to six words in the middle left out."""
    n = min(chance.randint(2, 6), len(words) - 5)
    k = chance.randint(2, len(words) - n - 2)
    return [*words[:k], "…", *words[k + n :]]


def explain(words: list[str], chance: random.Random, vocabulary: list[str]) -> list[str]:
    """One to four words of explanation put in."""
    k = chance.randrange(1, len(words))
    return [*words[:k], f"[{' '.join(chance.choices(vocabulary, k=chance.randint(1, 4)))}]", *words[k:]]


def take_fragment(words: list[str], chance: random.Random, _: list[str]) -> list[str]:
    """Some words in a row, no more."""
    n = min(chance.randint(4, 7), len(words))
    k = chance.randint(0, len(words) - n)
    return words[k : k + n]


def _change(words: list[str], chance: random.Random, vocabulary: list[str], share: float) -> list[str]:
    places = set(chance.sample(range(len(words)), max(round(share * len(words)), 1)))
    changed: list[str] = []
    for k, word in enumerate(words):
        if k not in places:
            changed.append(word)
            continue
        dice = chance.random()
        changed += (
            [chance.choice(vocabulary)] if dice < 0.6 else [] if dice < 0.8 else [word, chance.choice(vocabulary)]
        )
    return changed


EDITS: dict[str, Callable[[list[str], random.Random, list[str]], list[str]]] = {
    "punctuation": punctuate,
    "truncated": truncate,
    "one word": change_one,
    "15 % of words": change_some,
    "30 % of words": change_many,
    "ellipsis": leave_out,
    "brackets": explain,
    "4-7 words of it": take_fragment,
}


def read_sentences(paths: list[Path]) -> list[list[str]]:
    """The sentences of some texts as words, each once, in an order that does not depend on the files'."""
    found = {}
    for path in paths:
        raw = path.read_bytes()
        text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode()
        texts = [json.loads(line)["text"] for line in text.splitlines()] if ".jsonl" in path.name else [text]
        for sentence in (s for each in texts for s in re.split(r"(?<=[.!?])\s+|\n", each)):
            words = sentence.split()
            if SHORTEST <= len(words) <= LONGEST:
                found[read_keys(sentence)] = words
    return random.Random(1).sample(list(found.values()), len(found))


def iter_originals(sentences: list[list[str]], chance: random.Random) -> Iterator[list[str]]:
    """The sentences, and when they are used up others made of their words in orders that occur in them."""
    yield from sentences
    after = defaultdict(list)
    for words in sentences:
        for one, two in pairwise(words):
            after[one].append(two)
    starts = [words[0] for words in sentences]
    while True:
        words = [chance.choice(starts)]
        length = chance.randint(SHORTEST, 35)
        while len(words) < length:
            words.append(chance.choice(after.get(words[-1]) or starts))
        yield words


def make(n: int, sentences: list[list[str]]) -> tuple[list[str], list[str], dict[tuple[int, int], str]]:
    """Texts of `n` quotations, their speakers, and the level of edit of each two places that are one statement."""
    chance = random.Random(n)
    vocabulary = [word for words in sentences for word in words]
    source = iter_originals(sentences, chance)
    originals = [next(source) for _ in range(n - 2 * n // 5)]
    speakers = [f"speaker {k // 10}" for k in range(len(originals))]
    texts = [" ".join(words) for words in originals]
    truth = {}
    names = list(EDITS)
    for k in range(2 * n // 5):
        truth[k, len(texts)] = names[k % len(names)]
        texts.append(" ".join(EDITS[names[k % len(names)]](originals[k], chance, vocabulary)))
        speakers.append(speakers[k])
    return texts, speakers, truth


def measure(n: int, sentences: list[list[str]], *, strangers: bool) -> dict[str, float]:
    """Make, read and match `n` quotations."""
    texts, speakers, truth = make(n, sentences)
    for text in texts[:2000]:
        read_keys(text)  # the first words of a run are slow
    before = _resident()
    began = time.process_time()
    keys = [read_keys(text) for text in texts]
    reading = time.process_time() - began
    began = time.process_time()
    quotations = [
        Quotation(k, each, None if strangers else speaker)
        for k, (each, speaker) in enumerate(zip(keys, speakers, strict=True))
    ]
    links = match_all(quotations)
    matching = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    found = {(int(link.one), int(link.other)) for link in links}
    wanted, hit = Counter(truth.values()), Counter(name for pair, name in truth.items() if pair in found)
    return {
        **{f"recall, {name}": hit[name] / wanted[name] for name in EDITS},
        "precision": len(found & truth.keys()) / max(len(found), 1),
        "reading, s": reading,
        "matching, s": matching,
        "matching / reading": matching / reading,
        "KB each": (peak - before) / n / 1024,
    }


def measure_one_article(n: int, sentences: list[list[str]]) -> tuple[float, float]:
    """Time to find the links of a new article's eight quotations in a database of `n`, and to index them there.

    Both are ratios to the time to read the words and hash their grams.
    """
    texts, speakers, _ = make(n + ARTICLES * QUOTATIONS, sentences)
    places = random.Random(n).sample(range(len(texts)), len(texts))
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "q.db") as store:
        for k in range(ARTICLES * QUOTATIONS, len(places), 1000):
            add_article(store, [(texts[place], speakers[place]) for place in places[k : k + 1000]])
        found = kept = read = 0.0
        for k in range(0, ARTICLES * QUOTATIONS, QUOTATIONS):
            quotations = [(texts[place], speakers[place]) for place in places[k : k + QUOTATIONS]]
            began = time.process_time()
            for text, _ in quotations:
                hash_grams(read_keys(text))
            read += time.process_time() - began
            began = time.process_time()
            index = StoreIndex(store)
            for text, speaker in quotations:
                find_links(Quotation(text, read_keys(text), speaker), index)
            found += time.process_time() - began
            article, attributions = make_article(quotations)
            store.add(article, attributions, pipeline_version="benchmark")
            began = time.process_time()
            store.quotations.add(read_wordings(attributions))
            kept += time.process_time() - began
    return found / read, kept / read


def add_article(store: Store, quotations: list[tuple[str, str]]) -> None:
    """Add an article of some quotations, indexed."""
    article, attributions = make_article(quotations)
    store.add(article, attributions, pipeline_version="benchmark", wordings=read_wordings(attributions))


def make_article(quotations: list[tuple[str, str]]) -> tuple[Article, list[Attribution]]:
    """An article that is nothing but quotations."""
    text = "\n".join(text for text, _ in quotations)
    digest = hashlib.sha256(text.encode()).hexdigest()
    article = Article(name=digest, id=digest, text=text, text_sha256=digest)
    attributions = []
    start = 0
    for said, name in quotations:
        span = article.span(start, start + len(said))
        attributions.append(
            Attribution(
                id=f"{digest[:16]} {start}",
                article=digest,
                article_id=digest,
                text_sha256=digest,
                kind=Kind.DIRECT,
                content=(span,),
                cue=None,
                source=None,
                category=AttributionClass.STATEMENT,
                confidence=1.0,
                speaker=Speaker(name, name, SpeakerType.PERSON),
            )
        )
        start = span.end + 1
    return article, attributions


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


def main() -> None:
    """Print one column a size; each size is a process of its own, so that its peak of memory is its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", action="append", type=Path, default=[], metavar="FILE")
    parser.add_argument("--sizes", default="10000,100000")
    parser.add_argument("--strangers", action="store_true")
    parser.add_argument("--only", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    sentences = read_sentences(options.texts or SAMPLES)
    if options.only is not None:
        print(json.dumps(measure(options.only, sentences, strangers=options.strangers)))
        return
    sizes = [int(size) for size in options.sizes.split(",")]
    columns = []
    for size in sizes:
        command = [sys.executable, __file__, *sys.argv[1:], "--only", str(size)]
        columns.append(json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout))
    print(f"{len(sentences)} sentences\n")
    print(f"{'quotations':24s}" + "".join(f"{size:>12,d}" for size in sizes))
    for name in columns[0]:
        print(f"{name:24s}" + "".join(f"{column[name]:12.3f}" for column in columns))
    growth = [many["matching, s"] / few["matching, s"] for few, many in pairwise(columns)]
    print(f"{'times the size before':24s}{'':12s}" + "".join(f"{times:12.1f}" for times in growth))
    size = max((size for size in sizes if size <= 100_000), default=sizes[0])
    found, kept = measure_one_article(size, sentences)
    print(f"\none new article into {size:,d} / reading and hashing it: {found + kept:.1f}")
    print(f"    finding its links {found:.1f}, indexing its words {kept:.1f}")


if __name__ == "__main__":
    main()
