"""Which statements stand in several outlets, by the records of some articles: the figures of docs/statements.md.

    quotetrack extract ARTICLES --format jsonl --articles > records.jsonl
    python -m benchmarks.statements_found records.jsonl
    python -m benchmarks.statements_found records.jsonl --show

`--show` prints the statements themselves. They are other people's texts.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from quotetrack.output.console import make_console
from quotetrack.records import Article, AttributionClass
from quotetrack.records_json import article_from_json, attribution_from_json
from quotetrack.reports.statement_page import print_statement
from quotetrack.statements import (
    Appearance,
    LinkKind,
    Statement,
    build_statement,
    cluster_quotations,
    find_origins,
    make_appearance,
    read_quotation,
)
from quotetrack.statements.batch import match_all


def read_appearances(paths: Iterable[str]) -> dict[int | str, Appearance]:
    """The statements of files of records, articles before their attributions; a text that comes twice counts once."""
    articles: dict[str, Article] = {}
    texts: dict[str, str] = {}
    appearances: dict[int | str, Appearance] = {}
    for path in paths:
        with Path(path).open(encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                if "content" not in record:
                    if texts.setdefault(record["text_sha256"], record["article_id"]) == record["article_id"]:
                        articles[record["article_id"]] = article_from_json(record)
                    continue
                attribution = attribution_from_json(record)
                article = articles.get(attribution.article_id)
                if article is not None and attribution.category is AttributionClass.STATEMENT:
                    appearances[attribution.id] = make_appearance(attribution, article)
    return appearances


def find_statements(appearances: dict[int | str, Appearance]) -> list[Statement]:
    """The statements that stand in several outlets."""
    links = match_all([read_quotation(each) for each in appearances.values()])
    print(f"links: {Counter(link.kind for link in links)[LinkKind.WORDING]} of wording, {len(links)} in all")
    hands = {id_: frozenset((*each.said_hands, *each.credited_hands)) for id_, each in appearances.items()}
    clusters = cluster_quotations([read_quotation(each) for each in appearances.values()], links, hands=hands)
    statements = [build_statement(cluster, appearances) for cluster in clusters]
    return [each for each in statements if len(each.outlets) > 1]


def print_figures(statements: Sequence[Statement]) -> None:
    """One line a figure."""
    origins = [find_origins(each) for each in statements]
    figures = {
        "in several outlets": len(statements),
        "other words somewhere (substantive)": sum(each.grade.value == "substantive" for each in statements),
        "meaning at risk somewhere": sum(each.is_at_risk for each in statements),
        "several speakers": sum(each.has_several_speakers for each in statements),
        "with an agency said or credited": sum(
            bool(each.agencies.said or each.agencies.credited) for each in statements
        ),
        "of these, one agency and no other known origin": sum(
            each.at_least == 1 and any(origin.kind == "hand" for origin in each.origins) for each in origins
        ),
        "of these, every page names it": sum(
            each.at_most == 1 and any(origin.kind == "hand" for origin in each.origins) for each in origins
        ),
        "perhaps picked up uncredited": sum(any("pick-up" in note for note in each.notes) for each in origins),
        "dates in conflict": sum(bool(each.first_seen.conflicts) for each in statements),
    }
    for name, value in figures.items():
        print(f"  {value:5} {name}")
    grades = Counter(each.grade.value for each in statements)
    print("  grades:", ", ".join(f"{count} {grade}" for grade, count in grades.most_common()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("records", nargs="+", help="what `extract --format jsonl --articles` wrote")
    parser.add_argument("--show", action="store_true", help="print the quoted statements too")
    options = parser.parse_args()
    appearances = read_appearances(options.records)
    print(f"{len(appearances)} statements read, {sum(each.is_quoted for each in appearances.values())} quoted")
    statements = find_statements(appearances)
    for quoted, title in ((True, "quoted"), (False, "only rendered")):
        print(title)
        print_figures([each for each in statements if each.is_quoted is quoted])
    if options.show:
        for each in statements:
            if each.is_quoted:
                print_statement(make_console(), each, find_origins(each))
                print()


if __name__ == "__main__":
    main()
