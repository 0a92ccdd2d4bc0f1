"""Places of nodes measured: time, memory, nodes that lie on each other, and how well the picture shows the graph.

    python benchmarks/graph_layout.py [--sizes 50,500,5000,20000] [--rival 500] [--graph FILE]...

Made graphs have the proportions of read news (tests/support/drawn.py); FILE is one of `quotetrack graph --format json`.
Each is also placed by networkx's `forceatlas2_layout` with its 100 rounds if it has no more nodes than --rival, and at
random, drawn as large as ours. Measures:

- time: processor seconds, as a ratio to writing the same graph as JSON;
- memory: what the process grows by to its peak, each layout in a process of its own;
- overlaps: pairs of discs (`find_radii`) that overlap;
- neighbours: of each node with k neighbours, how many of the k nearest in the picture and of its neighbours are both,
  as a share of those that are either; the mean over 1,000 nodes. Source: J. Kruiger et al., Graph layouts by t-SNE,
  Computer Graphics Forum 36 (2017), "neighborhood preservation";
- stress: (distance in the picture / steps in the graph - 1) squared, the mean over all pairs from 50 nodes, with the
  picture at the scale at which it is least; 0 is best. Source: E. Gansner, Y. Koren, S. North, Graph drawing by stress
  majorization (2004);
- median edge: length of the median edge as a share of the mean distance of two nodes.
"""

from __future__ import annotations

import argparse
import io
import json
import math
import multiprocessing
import random
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import numpy as np

from quotetrack.graph import write_graph
from quotetrack.graph.layout import find_positions, find_radii
from quotetrack.graph.layout.spread import find_overlaps

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from support.drawn import made_graph

Positions = dict[str, tuple[float, float]]
NODES_ASKED, NODES_WALKED = 1000, 50
NODES_AN_ARTICLE = 11.3


def place_by_rival(graph: nx.MultiDiGraph) -> Positions:
    """networkx's ForceAtlas2; it wants numbers as names to be quick, and edges without direction."""
    names = sorted(graph)
    plain = nx.convert_node_labels_to_integers(nx.Graph(graph), ordering="sorted")
    return {names[number]: tuple(place) for number, place in nx.forceatlas2_layout(plain, seed=1).items()}


def place_at_random(graph: nx.MultiDiGraph) -> Positions:
    chance = random.Random(1)
    return {node: (chance.random(), chance.random()) for node in sorted(graph)}


LAYOUTS: dict[str, Callable[[nx.MultiDiGraph], Positions]] = {
    "quotetrack": find_positions,
    "networkx forceatlas2": place_by_rival,
    "at random": place_at_random,
}


def measure(graph: nx.MultiDiGraph, name: str, sender: object) -> None:
    """Places, processor seconds and kilobytes, into a pipe."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    positions = LAYOUTS[name](graph)
    seconds = time.process_time() - start
    sender.send((positions, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before))


def run_alone(graph: nx.MultiDiGraph, name: str) -> tuple[Positions, float, int]:
    """A layout in a process of its own, which has the memory of this one and no more."""
    receiver, sender = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=measure, args=(graph, name, sender))
    process.start()
    found = receiver.recv()
    process.join()
    return found


def json_seconds(graph: nx.MultiDiGraph) -> float:
    start = time.process_time()
    write_graph(graph, io.BytesIO(), format="json")
    return time.process_time() - start


def judge(graph: nx.MultiDiGraph, positions: Positions) -> tuple[float, float, float]:
    """Neighbours, stress and median edge; see above."""
    plain = nx.Graph(graph)
    plain.remove_edges_from(list(nx.selfloop_edges(plain)))
    names = sorted(plain)
    number = {name: index for index, name in enumerate(names)}
    x, y = np.array([positions[name] for name in names]).T
    chance = random.Random(1)
    kept = []
    for name in chance.sample(names, min(len(names), NODES_ASKED)):
        near = {number[other] for other in plain[name]}
        away = np.hypot(x - x[number[name]], y - y[number[name]])
        away[number[name]] = math.inf
        nearest = set(np.argsort(away, kind="stable")[: len(near)].tolist())
        kept.append(len(near & nearest) / len(near | nearest) if near else 1.0)
    steps, lengths = [], []
    for name in chance.sample(names, min(len(names), NODES_WALKED)):
        for other, walked in nx.single_source_shortest_path_length(plain, name).items():
            if walked:
                steps.append(walked)
                lengths.append(math.hypot(x[number[other]] - x[number[name]], y[number[other]] - y[number[name]]))
    ratio = np.array(lengths) / np.array(steps)
    stress = float(np.mean((ratio * ratio.sum() / (ratio * ratio).sum() - 1) ** 2))
    edges = [math.dist(positions[one], positions[other]) for one, other in plain.edges()]
    pairs = [chance.sample(names, 2) for _ in range(5000)]
    apart = [math.dist(positions[one], positions[other]) for one, other in pairs]
    return sum(kept) / len(kept), stress, sorted(edges)[len(edges) // 2] / (sum(apart) / len(apart))


def drawn_like(positions: Positions, other: Positions) -> Positions:
    """The places at the scale at which the picture is as wide and high, together, as another."""

    def extent(places: Positions) -> float:
        xs, ys = zip(*places.values(), strict=True)
        return max(xs) - min(xs) + max(ys) - min(ys)

    scale = extent(other) / extent(positions)
    return {node: (x * scale, y * scale) for node, (x, y) in positions.items()}


def count_overlaps(graph: nx.MultiDiGraph, positions: Positions) -> int:
    radii = find_radii(graph)
    names = sorted(graph)
    x, y = np.array([positions[name] for name in names]).T
    return len(find_overlaps(x, y, np.array([radii[name] for name in names]))[0])


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", default="50,500,5000,20000")
    parser.add_argument("--rival", type=int, default=500)
    parser.add_argument("--graph", type=Path, action="append", default=[])
    options = parser.parse_args()
    graphs = [made_graph(round(int(size) / NODES_AN_ARTICLE)) for size in options.sizes.split(",") if size]
    graphs += [nx.node_link_graph(json.loads(path.read_text("utf-8")), edges="edges") for path in options.graph]
    print(" nodes  edges  layout                   time    MB  overlaps  neighbours  stress  median edge")
    for graph in graphs:
        unit = json_seconds(graph)
        ours: Positions = {}
        for name in LAYOUTS:
            if name.startswith("networkx") and len(graph) > options.rival:
                continue
            positions, seconds, kilobytes = run_alone(graph, name)
            ours = ours or positions
            neighbours, stress, edge = judge(graph, positions)
            overlaps = count_overlaps(graph, drawn_like(positions, ours))
            print(
                f"{len(graph):6,d} {graph.number_of_edges():6,d}  {name:22}{seconds / unit:7.1f}{kilobytes / 1024:6.0f}"
                f"{overlaps:10,d}{neighbours:12.2f}{stress:8.2f}{edge:13.2f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
