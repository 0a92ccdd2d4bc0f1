"""What writing a graph costs in each format: time against the JSON export, and memory beside the graph itself.

    python benchmarks/graph_exports.py [EDGES...] [FORMAT...]

The graphs are invented, of the real schema (docs/graph.md) and of about as many edges as asked for. Each format is
written to nowhere. Time is the processor's, up to 100,000 edges of the quicker of two runs in turns; memory is what a
process that has the graph grows by at most while it writes, as a share of what it grew by when the graph was built.
networkx's own writers run up to 100,000 edges.
"""

from __future__ import annotations

import io
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import networkx as nx

from quotetrack.graph.clean import CleanGraph
from quotetrack.graph.exporters import EXPORTERS, EXPORTERS_OF_PARTS, Exporter
from quotetrack.graph.kinds import EdgeKind, NodeKind

SIZES = (10_000, 100_000, 1_000_000)
TWICE_UP_TO = 100_000
DRAWN = frozenset({"html", "svg"})
"""Pictures: what they cost is the layout of a few thousand nodes, not the writing."""

WORDS = "the harbour board said on Monday that it would not pay for the new “ferry” before März & that nobody had asked"
HANDS = [f"agency:wire {number}" for number in range(40)]

Write = Callable[["nx.MultiDiGraph[str]"], object]


class Nowhere(io.RawIOBase):
    """A stream that keeps nothing."""

    def writable(self) -> bool:
        """It can be written to."""
        return True

    def write(self, data: object, /) -> int:
        """Forget the bytes."""
        return memoryview(data).nbytes  # type: ignore[arg-type]


def iter_edges() -> Iterator[tuple[str, str, str, dict[str, object]]]:
    """Edges of invented attributions without end: six or seven to an article, three in ten through an agency."""
    words = cycle(WORDS.split())
    for number in range(sys.maxsize):
        day = f"20{10 + number % 15}-{1 + number % 12:02}-{1 + number % 28:02}"
        days = {"since": day, "until": day}
        identity, page = f"{number * 2_654_435_761 % 2**64:016x}", f"article:{number // 6:016x}"
        speaker, statement = f"speaker:{number // 3:016x}", f"statement:{number * 7 // 10:016x}"
        said = {"role": "harbour master", "resolved_by": "name", "weight": 1, "attributions": identity, **days}
        yield speaker, statement, "said", {"kind": EdgeKind.SAID.value, **said}
        stands = {"content": " ".join(islice(words, 12 + number % 20)), "wording": "indirect", "cue": "said"}
        stands |= {"medium": "text", "source_words": "the harbour master", "speaker": speaker, "attribution": identity}
        where = {"text_start": number % 5000, "text_end": number % 5000 + 120, "weight": 1}
        kind = EdgeKind.APPEARS_IN.value
        yield statement, page, f"{kind}:{identity}", {"kind": kind, **stands, **where, **days}
        if number % 10 < 3:
            kind, hand = EdgeKind.TOLD.value, HANDS[number % len(HANDS)]
            told = {"basis": "told", "step": 1, "attribution": identity, "article": page, "weight": 1}
            yield statement, hand, f"{kind}:{identity}:1", {"kind": kind, **told, **days}
        if number % 6 == 0:
            yield f"outlet:paper {number % 900}", page, "published", {"kind": "published", "weight": 1, **days}
            yield (
                page,
                HANDS[number % 7],
                "credited:credit",
                {"kind": "credited", "basis": "credit", "weight": 1, **days},
            )


def make_graph(edges: int) -> nx.MultiDiGraph[str]:
    """A graph of about that many edges: what is said of the same ends and key is one."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(name="quotetrack")
    for source, target, key, attributes in islice(iter_edges(), edges):
        for node in (source, target):
            if node not in graph:
                kind = node.partition(":")[0]
                graph.add_node(node, kind=kind, label=f"{node} of 1 < 2 & more", since="2010-01-01", until="2024-12-28")
                if kind == NodeKind.STATEMENT:
                    graph.nodes[node].update(content=f"{WORDS} {node}", category="statement", quoted=False, articles=1)
        graph.add_edge(source, target, key, **attributes)
    return graph


def memory_kib(name: str) -> int:
    """A line of this process's status: `VmRSS` is what it holds now, `VmHWM` the most it held."""
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return int(next(line for line in lines if line.startswith(f"{name}:")).split()[1])


def in_child(work: Callable[[], Any]) -> Any:
    """What a piece of work gives, done by a process of its own: no memory is free in it from work before."""
    reading, writing = os.pipe()
    if os.fork() == 0:
        os.write(writing, json.dumps(work()).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as told:
        found = json.loads(told.read())
    os.wait()
    return found


def growth_kib(write: Write, graph: nx.MultiDiGraph[str]) -> int:
    """By how much this process grows at most while it writes."""
    before = memory_kib("VmRSS")
    write(graph)
    return max(0, memory_kib("VmHWM") - before)


def seconds(write: Write, graph: nx.MultiDiGraph[str]) -> float:
    """How long the processor is busy with writing."""
    began = time.process_time()
    write(graph)
    return time.process_time() - began


def writers(edges: int) -> dict[str, Write]:
    """Name of each way to write a graph, JSON first."""

    def ours(*exporters: Exporter) -> Write:
        def write(graph: nx.MultiDiGraph[str]) -> None:
            clean = CleanGraph(graph)
            for export in exporters:
                export(clean, io.BufferedWriter(Nowhere()))

        return write

    found = {format: ours(exporter) for format, exporter in EXPORTERS.items() if format not in DRAWN}
    found |= {format: ours(*parts.values()) for format, parts in EXPORTERS_OF_PARTS.items()}
    if edges <= TWICE_UP_TO:
        found["networkx json"] = lambda graph: json.dump(nx.node_link_data(graph, edges="edges"), io.StringIO())
        found["networkx graphml"] = lambda graph: nx.write_graphml(graph, io.BytesIO())
        found["networkx gexf"] = lambda graph: nx.write_gexf(graph, io.BytesIO())
    return {"json": found.pop("json"), **found}


def measure(edges: int, formats: set[str]) -> dict[str, tuple[float, float]]:
    """Name of each way to write a graph of that many edges to its seconds, and its memory as a share of the graph's."""
    before = memory_kib("VmRSS")
    graph = make_graph(edges)
    held = memory_kib("VmRSS") - before
    ways = {name: way for name, way in writers(edges).items() if not formats or name in {"json", *formats}}
    idle = in_child(lambda: growth_kib(lambda graph: None, graph))
    extra = {name: in_child(partial(growth_kib, write, graph)) - idle for name, write in ways.items()}
    times = 2 if edges <= TWICE_UP_TO else 1
    rounds = [{name: seconds(write, graph) for name, write in ways.items()} for _ in range(times)]
    return {name: (min(one[name] for one in rounds), extra[name] / held) for name in ways}


def main() -> None:
    """Print a table for the reader, and for docs/graph.md."""
    print("| edges | format | seconds | × JSON | × the size before | extra memory |")
    print("|---|---|---|---|---|---|")
    for write in writers(0).values():
        write(make_graph(100))  # what is imported and compiled at first use is no cost of size
    formats = {argument for argument in sys.argv[1:] if not argument.isdigit()}
    previous: dict[str, tuple[float, float]] = {}
    for edges in [int(argument) for argument in sys.argv[1:] if argument.isdigit()] or SIZES:
        found = in_child(partial(measure, edges, formats))
        for name, (took, share) in found.items():
            grown = f"{took / previous[name][0]:.1f}" if name in previous else ""
            print(f"| {edges:,} | `{name}` | {took:.2f} | {took / found['json'][0]:.2f} | {grown} | {share:.1%} |")
        previous = found


if __name__ == "__main__":
    main()
