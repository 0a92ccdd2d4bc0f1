"""Write the texts of a PolNeAR part as one file an article, so that `quotetrack extract FOLDER` reads them.

    python benchmarks/polnear_texts.py dev.jsonl.gz FOLDER

An article with several annotators is written once.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path


def main() -> None:
    """Read lines `{id, text, ...}` and write FOLDER/id.txt."""
    source, folder = Path(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            (folder / f"{row['id']}.txt").write_text(row["text"], "utf-8", newline="")


if __name__ == "__main__":
    main()
