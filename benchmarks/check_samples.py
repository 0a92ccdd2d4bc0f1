"""How much each check finds, and some findings of each drawn by chance, to be read beside their articles by hand.

    python -m benchmarks.check_samples --db quotetrack.db -o /tmp/findings.md
    python -m benchmarks.check_samples ARTICLES... -o /tmp/findings.md --select QT101 --number 20 --seed 1

Counts go to standard output, the findings to the file. They are other people's texts, so the file may not stand in
this repository. Checks that are off by default run too. The same records, number and seed draw the same findings.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from quotetrack.checks import CHECKS, Check, Finding, choose_checks
from quotetrack.checks.output.as_markdown import finding_to_markdown
from quotetrack.errors import InputError
from quotetrack.pipeline import check_database, check_readings, run
from quotetrack.store import Store
from quotetrack.text.sanitize_markup import for_markdown

ROOT = Path(__file__).parents[1]


def iter_findings(db: str | None, inputs: Sequence[str], checks: Sequence[Check]) -> Iterator[Finding]:
    """Of a database, or of inputs that are read now; those that cannot be read are passed over."""
    if db is not None:
        with Store(db, readonly=True) as store:
            yield from check_database(store, checks)
        return
    yield from check_readings([each for each in run(inputs) if not isinstance(each, InputError)], checks)


def draw(findings: Sequence[Finding], number: int, seed: int) -> list[Finding]:
    """As many findings as wanted, or all; each check draws for itself, so another check changes nothing."""
    if len(findings) <= number:
        return list(findings)
    return random.Random(f"{seed} {findings[0].code}").sample(sorted(findings, key=lambda each: each.id), number)


def write_samples(samples: dict[str, list[Finding]], counts: dict[str, int], path: Path) -> None:
    """One section a check, with room for the verdict."""
    with path.open("w", encoding="utf-8") as page:
        for code, found in samples.items():
            page.write(f"# {code} {CHECKS[code].name}: {len(found)} of {counts[code]}\n\n{CHECKS[code].asks}\n\n")
            for number, each in enumerate(found, start=1):
                page.write(f"## {code} {number}: {for_markdown(each.article)}, {each.start}-{each.end}\n\n")
                page.write("\n".join(finding_to_markdown(each)))
                page.write("\n\nright or wrong:\n\n")


def main() -> None:
    """Print the counts, write the findings."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("inputs", nargs="*")
    parser.add_argument("--db")
    parser.add_argument("--select", nargs="*", default=["all"])
    parser.add_argument("--number", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-o", "--output", type=Path, required=True)
    given = parser.parse_args()
    if given.output.resolve().is_relative_to(ROOT):
        sys.exit(f"{given.output}: stands in the repository; these are other people's texts: write them elsewhere")
    if (given.db is None) == (not given.inputs):
        sys.exit("give --db or inputs")
    checks = choose_checks(given.select)
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for each in iter_findings(given.db, given.inputs, checks):
        found[each.code].append(each)
    counts = {each.code: len(found[each.code]) for each in checks}
    for each in checks:
        articles = len({finding.article_id for finding in found[each.code]})
        print(f"{each.code} {each.name:20} {counts[each.code]:6} findings in {articles:5} articles")
    samples = {code: draw(found[code], given.number, given.seed) for code in counts if found[code]}
    write_samples(samples, counts, given.output)


if __name__ == "__main__":
    main()
