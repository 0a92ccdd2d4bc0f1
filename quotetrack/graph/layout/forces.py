"""Points that push each other away and edges that pull them together, until they rest.

Source: M. Jacomy, T. Venturini, S. Heymann, M. Bastian, ForceAtlas2, a continuous graph layout algorithm for handy
network visualization designed for the Gephi software, PLoS ONE 9(6) (2014): its masses, its gravity and its speeds,
here on coarser copies of the graph first (levels.py), and with far points taken together (repulsion.py). The forces
themselves are others of the same family, its (attraction, repulsion) models: edges pull with the square root of
their length and points push with the inverse square of their distance, where ForceAtlas2 has 1 and -1. What is far
matters less then: articles with their speakers become groups one can see, and ends of chains stay near.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from quotetrack.graph.layout.levels import Level, coarsen
from quotetrack.graph.layout.repulsion import Neighbourhood

__all__ = ["settle"]

COARSEST = 40
"""Nodes of a graph that needs no coarser copy."""
STEPS_AT_FIRST, STEPS = 300, 80
"""How often the points of the coarsest graph are moved, and of each finer one."""
STEPS_A_NEIGHBOURHOOD = 4
START = 5.0
GRAVITY = 0.05
TOLERANCE = 1.0

_Floats = NDArray[np.float64]


def settle(level: Level) -> tuple[_Floats, _Floats]:
    """Where the nodes of a graph come to rest: two float64 (nodes,), around 0, in no particular unit."""
    random = np.random.Generator(np.random.PCG64(1))
    levels, groups = [level], []
    while levels[-1].size > COARSEST:
        coarse, group = coarsen(levels[-1])
        if coarse.size > 0.95 * levels[-1].size:
            break
        levels.append(coarse)
        groups.append(group)
    x, y = (random.random(levels[-1].size) * START * math.sqrt(levels[-1].size) for _ in range(2))
    x, y = _move(levels[-1], x, y, STEPS_AT_FIRST)
    for level, group in zip(reversed(levels[:-1]), reversed(groups), strict=True):
        x, y = (at[group] + (random.random(level.size) - 0.5) for at in (x, y))
        x, y = _move(level, x, y, STEPS)
    return x, y


def _move(level: Level, x: _Floats, y: _Floats, steps: int) -> tuple[_Floats, _Floats]:
    """ForceAtlas2's steps: fast while all go the same way, each node slower the more it trembles."""
    speed, efficiency = 1.0, 1.0
    last_x, last_y = np.zeros(level.size), np.zeros(level.size)
    for step in range(steps):
        if step % STEPS_A_NEIGHBOURHOOD == 0:
            neighbourhood = Neighbourhood(x, y)
        force_x, force_y = neighbourhood.repel(x, y, level.mass)
        away = np.sqrt(x * x + y * y) + 1e-9
        force_x = (force_x - GRAVITY * x / away) * level.mass
        force_y = (force_y - GRAVITY * y / away) * level.mass
        pull_x, pull_y = x[level.targets] - x[level.sources], y[level.targets] - y[level.sources]
        length = np.sqrt(pull_x * pull_x + pull_y * pull_y)
        strength = level.weight / np.sqrt(1.0 + length)
        pull_x, pull_y = pull_x * strength, pull_y * strength
        force_x += np.bincount(level.sources, pull_x, level.size) - np.bincount(level.targets, pull_x, level.size)
        force_y += np.bincount(level.sources, pull_y, level.size) - np.bincount(level.targets, pull_y, level.size)
        swing = level.mass * np.sqrt((force_x - last_x) ** 2 + (force_y - last_y) ** 2)
        swings, traction = (
            float(np.cumsum(values)[-1])
            for values in (swing, level.mass * np.sqrt((force_x + last_x) ** 2 + (force_y + last_y) ** 2) / 2)
        )
        speed, efficiency = _adjust(speed, efficiency, swings, traction, level.size)
        factor = speed / (1.0 + np.sqrt(speed * swing))
        x, y = x + force_x * factor, y + force_y * factor
        last_x, last_y = force_x, force_y
    return x, y


def _adjust(speed: float, efficiency: float, swings: float, traction: float, size: int) -> tuple[float, float]:
    """ForceAtlas2's speed of all, as in Gephi's ForceAtlas2.java: may rise by half, and falls when all tremble."""
    estimate = 0.05 * math.sqrt(size)
    jitter = TOLERANCE * max(math.sqrt(estimate), min(10.0, estimate * traction / (size * size)))
    if swings / max(traction, 1e-300) > 2.0:
        efficiency = max(efficiency * 0.5, 0.05)
        jitter = max(jitter, TOLERANCE)
    target = jitter * efficiency * traction / swings if swings > 0 else speed
    if swings > jitter * traction:
        efficiency = max(efficiency * 0.7, 0.05)
    elif speed < 1000:
        efficiency *= 1.3
    return speed + min(target - speed, 0.5 * speed), efficiency
