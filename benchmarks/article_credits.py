"""How well an article's credits are read: web pages against benchmarks/credits_gold.json, PolNeAR against its metadata.

    python benchmarks/article_credits.py pages FOLDER
    python benchmarks/article_credits.py polnear PART.jsonl.gz METADATA.tsv

FOLDER holds the pages of the article-extraction benchmark (Zyte, MIT;
https://github.com/zytedata/article-extraction-benchmark) and `ground-truth.json`, as for html_articles.py. The gold
says of each page, by hand: outlet, who is credited for the text, whose pictures it shows, the day of publication where
the newsroom is. Pages that are not English are passed over.

PolNeAR's compilers marked in the column `wire` of METADATA.tsv which texts are an agency's copy, by what the site said;
not every text shows it. A text shows it where the agency's name stands in it, or Reuters' sign-off.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
from pathlib import Path

from html_articles import read_bytes

from quotetrack.articles.credit_tail import is_reuters_sign_off
from quotetrack.articles.decode import decode_bytes
from quotetrack.articles.known_names import find_agencies
from quotetrack.articles.make import make_article
from quotetrack.errors import UnreadableInputError
from quotetrack.lexicon.known_carriers import canonical_carrier, is_same_carrier
from quotetrack.records import Article, InputDocument

GOLD = Path(__file__).with_name("credits_gold.json")
_SIGN_OFF_RE = re.compile(r"\(?(?:Additional )?[Rr]eporting by [^\n]+")


def list_hands(article: Article) -> set[str]:
    """Everybody credited for an article's text, its dateline's agency among them, without the publisher."""
    dateline = {article.dateline.agency} if article.dateline is not None and article.dateline.agency else set()
    hands = {carrier.name for carrier in article.credits} | dateline
    return {hand for hand in hands if article.outlet is None or not is_same_carrier(hand, article.outlet)}


def print_share(label: str, right: int, total: int) -> None:
    print(f"{label:<28} {right} of {total} = {right / total:.3f}" if total else f"{label:<28} none")


def score_pages(folder: Path) -> None:
    truths = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    gold = json.loads(GOLD.read_text("utf-8"))
    right = found = wanted = outlets = days = dated = pictures = shown = read = 0
    for key, page in gold.items():
        source = decode_bytes(read_bytes(folder, key), name=key, is_html=True).text
        try:
            article = make_article(InputDocument(name=key, text=source, media="html", url=truths[key]["url"]))
        except UnreadableInputError:
            continue  # in another language
        read += 1
        got, want = list_hands(article), {canonical_carrier(name) for name in page["credits"]}
        right, found, wanted = right + len(got & want), found + len(got), wanted + len(want)
        if got != want:
            print(f"{key[:8]}  credits {sorted(got)}, gold {sorted(want)}")
        outlets += article.outlet is not None and is_same_carrier(article.outlet, page["outlet"])
        dated += page["day"] is not None
        days += page["day"] is not None and (article.published or "").startswith(page["day"])
        credited = " ".join(article.picture_credits)
        names = {match.name for match in find_agencies(credited)}
        for name in page["pictures"]:
            shown += 1
            is_found = canonical_carrier(name) in names or name.split()[0].casefold() in credited.casefold()
            pictures += is_found
            if not is_found:
                print(f"{key[:8]}  picture of {name} missed")
    print_share("text credits, precision", right, found)
    print_share("text credits, recall", right, wanted)
    print_share("outlet", outlets, read)
    print_share("day of publication", days, dated)
    print_share("houses of picture credits", pictures, shown)


def score_polnear(part: Path, metadata: Path) -> None:
    with metadata.open(encoding="utf-8", newline="") as lines:
        wires = {row["filename"]: row["wire"] for row in csv.DictReader(lines, delimiter="\t")}
    right = found = shown = marked = 0
    seen: set[str] = set()
    with gzip.open(part, "rt", encoding="utf-8") as lines:
        for line in lines:
            item = json.loads(line)
            name = item["id"].removesuffix(".txt")
            if name in seen:
                continue
            seen.add(name)
            got = list_hands(make_article(InputDocument(name=name, text=item["text"])))
            wire = wires.get(name) or wires.get(name.rsplit("/", 1)[-1])
            agency = canonical_carrier(wire) if wire and wire not in {"NA", "None"} else None
            found += len(got)
            right += agency in got
            if agency is None:
                if got:
                    print(f"{name}: {sorted(got)}, not marked")
                continue
            marked += 1
            is_shown = agency in {match.name for match in find_agencies(item["text"])} or (
                agency == "Reuters"
                and any(is_reuters_sign_off(each[0]) for each in _SIGN_OFF_RE.finditer(item["text"]))
            )
            shown += is_shown
            if agency not in got:
                print(f"{name}: {agency} {'missed' if is_shown else 'not shown in the text'}")
    print_share("precision", right, found)
    print_share("recall of those shown", right, shown)
    print_share("recall of all marked", right, marked)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parts = parser.add_subparsers(dest="what", required=True)
    pages = parts.add_parser("pages", help="web pages")
    pages.add_argument("folder", type=Path, help="pages and ground-truth.json")
    polnear = parts.add_parser("polnear", help="PolNeAR's texts")
    polnear.add_argument("part", type=Path, help="JSON lines, packed: id, text")
    polnear.add_argument("metadata", type=Path, help="PolNeAR's metadata.tsv")
    args = parser.parse_args()
    if args.what == "pages":
        score_pages(args.folder)
    else:
        score_polnear(args.part, args.metadata)


if __name__ == "__main__":
    main()
