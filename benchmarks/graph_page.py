"""How smooth the graph's page is: time to write it, its size, time to the first picture, time a frame takes.

    python benchmarks/graph_page.py [NODES...] [--screenshots FOLDER]

Pages of invented news with so many nodes are opened in Debian's Chromium (1280 × 800, no graphics card), in the view
of every statement and article, which draws all nodes. A frame's time is that between two frames while an arrow key
moves the map, or the wheel zooms it, at every one of them: median and the slowest of twenty. 16.7 ms is a screen's own
pace. "Whole" is from asking for a picture with every line, as it is drawn when the map
stands still, to the second frame after: 33 ms at best.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from support.browser import open_browser

from quotetrack.graph import build_graph, write_graph
from quotetrack.records import (
    Article,
    Attribution,
    AttributionClass,
    Carrier,
    CarrierBasis,
    Kind,
    Organization,
    OrganizationBasis,
    Span,
    Speaker,
    SpeakerType,
)

SIZES = (50, 500, 5_000, 20_000)
SYLLABLES = "ba cor da el fen gru har il jo ka lin mor ne os pa quil ras sto ti ul ver wen yar zo"
WORDS = "the harbour board said late on friday that no ship had left since nobody paid what was owed for water"
AGENCIES = ("Reuters", "AFP", "AP", "dpa", "Xinhua", "TASS")

FRAMES = """async (move) => {
  const canvas = document.getElementById('top');
  const moves = {
    pan: (k) => new KeyboardEvent('keydown', { key: k % 40 < 20 ? 'ArrowRight' : 'ArrowLeft' }),
    zoom: (k) => new WheelEvent('wheel', { deltaY: k % 40 < 20 ? -40 : 40, clientX: 640, clientY: 400 }),
  };
  const frame = () => new Promise(requestAnimationFrame);
  const times = [];
  let last = await frame();
  for (let k = 0; k < 120; k += 1) {
    canvas.dispatchEvent(moves[move](k));
    const now = await frame();
    times.push(now - last);
    last = now;
  }
  return times.slice(10);
}"""
WHOLE = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  const times = [];
  for (let k = 0; k < 5; k += 1) {
    document.getElementById('theme').click();
    const began = await frame();
    await frame();
    times.push(await frame() - began);
  }
  return times;
}"""


def name(rng: random.Random, parts: int = 2) -> str:
    """An invented name."""
    return " ".join("".join(rng.choices(SYLLABLES.split(), k=rng.randint(2, 3))).capitalize() for _ in range(parts))


def make_news(nodes: int) -> Any:
    """A graph of about so many nodes: few are quoted often, most once; the same for the same number."""
    rng = random.Random(nodes)
    outlets = [f"The {name(rng, 1)} Courier" for _ in range(max(2, nodes // 150))]
    bodies = [f"{name(rng, 1)} Board" for _ in range(max(2, nodes // 25))]
    voices = [(name(rng), rng.choice(bodies)) for _ in range(nodes // 4)]
    articles = [
        Article(
            f"{k}.txt", f"id-{k}", "", f"{k:064x}", title=f"{name(rng, 1)} waits for word on {name(rng, 1)}",
            outlet=rng.choice(outlets), published=f"2024-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
            url=f"https://courier.example/{k}",
        )
        for k in range(max(3, nodes // 9))
    ]  # fmt: skip
    return build_graph(iter_said(rng, round(nodes * 0.58), articles, voices), articles)


def iter_said(
    rng: random.Random, number: int, articles: list[Article], voices: list[tuple[str, str]]
) -> Iterator[Attribution]:
    """So many attributions of these voices in these articles."""
    for k in range(number):
        voice, body = (
            voices[min(int(rng.paretovariate(0.9)) - 1, 10 * len(voices)) % len(voices)]
            if k % 3
            else voices[k % len(voices)]
        )
        article = articles[k % len(articles)]
        content = " ".join(rng.choices(WORDS.split(), k=rng.randint(8, 30)))
        carriers = [Carrier(rng.choice(AGENCIES), CarrierBasis.TOLD)] if rng.random() < 0.2 else []
        yield Attribution(
            id=f"{k:016x}", article=article.name, article_id=article.id, text_sha256="0" * 64, kind=Kind.DIRECT,
            content=(Span(k, k + len(content), content),), cue=Span(0, 4, "said"), source=Span(5, 9, voice),
            category=AttributionClass.STATEMENT, confidence=1.0, carriers=tuple(carriers),
            speaker=Speaker(voice, voice, SpeakerType.PERSON),
            organizations=(Organization(body, body, "unknown", OrganizationBasis.ROLE),),
        )  # fmt: skip


def main() -> None:
    """Print the table; with a folder, keep a picture of each page."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("nodes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--screenshots", type=Path)
    arguments = parser.parse_args()
    print("| nodes | edges | written in | size | first picture | pan: median, slow | zoom: median, slow | whole |")
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder, open_browser() as browser:
        for size in arguments.nodes:
            graph, path = make_news(size), Path(folder) / f"{size}.html"
            began = time.perf_counter()
            write_graph(graph, path, format="html")
            written = time.perf_counter() - began
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.goto(path.as_uri())
            page.wait_for_timeout(1500)
            first = page.evaluate("performance.getEntriesByName('drawn')[0].startTime")
            if arguments.screenshots:
                page.screenshot(path=arguments.screenshots / f"overview-{size}.png")
            page.check("text=Every statement and article")
            page.wait_for_timeout(1500)
            if arguments.screenshots:
                page.screenshot(path=arguments.screenshots / f"all-{size}.png")
            found = [sorted(page.evaluate(FRAMES, move)) for move in ("pan", "zoom")]
            page.wait_for_timeout(500)
            whole = sorted(page.evaluate(WHOLE))
            cells = [f"{times[len(times) // 2]:.0f}, {times[len(times) * 19 // 20]:.0f} ms" for times in found]
            print(
                f"| {len(graph):,} | {graph.size():,} | {written:.1f} s | {path.stat().st_size / 1e6:.2f} MB "
                f"| {first / 1000:.2f} s | {cells[0]} | {cells[1]} | {whole[len(whole) // 2]:.0f} ms |",
                flush=True,
            )
            page.close()


if __name__ == "__main__":
    main()
