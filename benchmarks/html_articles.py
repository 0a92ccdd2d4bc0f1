"""How well articles come off web pages: body F1, quotations kept, outlet and date coverage, time.

    python benchmarks/html_articles.py FOLDER

FOLDER holds the pages of the article-extraction benchmark (Zyte, MIT;
https://github.com/zytedata/article-extraction-benchmark) as `KEY.html.gz` or `KEY.html`, and `ground-truth.json`:
`{KEY: {articleBody, url}}`.

Body F1 is that benchmark's: precision and recall over runs of four words, page by page, averaged over the pages; F1 of
the two means, and the mean of the pages' own F1 beside it. The body is what is read for attributions less the headline,
which the ground truth leaves out. A quotation (three words or more between double quotation marks in the ground truth)
is kept when its words stand in the body in a row.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import statistics
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from quotetrack.articles.blocks import classify_blocks
from quotetrack.articles.decode import decode_bytes
from quotetrack.articles.html import read_page
from quotetrack.lexicon.known_carriers import find_known_carrier
from quotetrack.records import READ_KINDS, BlockKind

SHINGLE = 4
MIN_QUOTATION_WORDS = 3
BELOW = 0.95

_WORD_RE = re.compile(r"\w+")
_QUOTATION_RE = re.compile(r"[“\"]([^“”\"\n]+)[”\"]")


@dataclass(frozen=True, slots=True)
class PageScore:
    """One page against its ground truth; precision and recall 0..1."""

    key: str
    url: str
    precision: float
    recall: float
    quotations: int
    kept: int
    has_outlet: bool
    has_date: bool

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def count_shingles(text: str) -> Counter[tuple[str, ...]]:
    """Runs of four words with their number; a shorter text is one run."""
    words = _WORD_RE.findall(text)
    if not words:
        return Counter()
    last = max(1, len(words) - SHINGLE + 1)
    return Counter(tuple(words[start : start + SHINGLE]) for start in range(last))


def score_body(truth: str, body: str) -> tuple[float, float]:
    """Precision and recall of a body over runs of four words; 1.0 where there is nothing to be wrong or to be found."""
    wanted, found = count_shingles(truth), count_shingles(body)
    common = (wanted & found).total()
    precision = common / found.total() if found else float(not wanted)
    return precision, common / wanted.total() if wanted else 1.0


def count_quotations(truth: str, body: str) -> tuple[int, int]:
    """How many quotations the truth has, and how many of them the body kept."""
    words = " ".join(_WORD_RE.findall(body))
    quotations = [" ".join(_WORD_RE.findall(match[1])) for match in _QUOTATION_RE.finditer(truth)]
    long = [quotation for quotation in quotations if len(quotation.split()) >= MIN_QUOTATION_WORDS]
    return len(long), sum(quotation in words for quotation in long)


def score_page(key: str, data: bytes, truth: dict[str, str]) -> PageScore:
    """Read one page as `make_article` does and score it. Pages in other languages are scored too."""
    source = decode_bytes(data, name=key, is_html=True).text
    page = read_page(source, url=truth["url"])
    blocks = classify_blocks(page.text, title=page.title)
    read = READ_KINDS - {BlockKind.HEADLINE}
    body = "\n".join(page.text[block.start : block.end] for block in blocks if block.kind in read)
    precision, recall = score_body(truth["articleBody"], body)
    quotations, kept = count_quotations(truth["articleBody"], body)
    has_outlet = find_known_carrier(truth["url"]) is not None or page.site_name is not None
    return PageScore(key, truth["url"], precision, recall, quotations, kept, has_outlet, page.published is not None)


def read_bytes(folder: Path, key: str) -> bytes:
    packed = folder / f"{key}.html.gz"
    return gzip.decompress(packed.read_bytes()) if packed.is_file() else (folder / f"{key}.html").read_bytes()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="pages and ground-truth.json")
    folder = parser.parse_args().folder
    truths = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    pages = {key: read_bytes(folder, key) for key in truths}
    started = time.perf_counter()
    scores = [score_page(key, pages[key], truth) for key, truth in truths.items()]
    seconds = time.perf_counter() - started

    precision = statistics.mean(score.precision for score in scores)
    recall = statistics.mean(score.recall for score in scores)
    quotations = sum(score.quotations for score in scores)
    kept = sum(score.kept for score in scores)
    for score in sorted(scores, key=lambda score: score.f1):
        if score.f1 < BELOW or score.kept < score.quotations:
            measures = f"{score.f1:.3f}  P {score.precision:.3f}  R {score.recall:.3f}"
            print(f"{measures}  {score.kept}/{score.quotations}  {score.url[:90]}")
    print(f"pages            {len(scores)}")
    f1 = 2 * precision * recall / (precision + recall)
    print(f"body F1          {f1:.4f} (precision {precision:.4f}, recall {recall:.4f})")
    print(f"mean page F1     {statistics.mean(score.f1 for score in scores):.4f}")
    print(f"quotations kept  {kept}/{quotations} = {kept / quotations:.4f}")
    print(f"outlet found     {sum(score.has_outlet for score in scores)}")
    print(f"date found       {sum(score.has_date for score in scores)}")
    print(f"time             {1000 * seconds / len(scores):.1f} ms a page")


if __name__ == "__main__":
    main()
