"""Whether a decision can hold beside those that people have taken before."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence

from quotetrack.errors import StoreError
from quotetrack.store.verdicts import Anchor, DecisionKind, Node, Verdict

__all__ = ["COMMANDS", "refuse_contradiction"]

COMMANDS = {
    DecisionKind.SPEAKER: "speaker",
    DecisionKind.ORGANIZATION: "org",
    DecisionKind.STATEMENT: "statement",
}
"""The command that decides about each kind."""

_NAME_LENGTH = 60


def refuse_contradiction(
    kind: DecisionKind,
    verdict: Verdict,
    sides: tuple[Sequence[Anchor], Sequence[Anchor]],
    nodes: tuple[Sequence[Node], Sequence[Node]],
    in_force: Iterable[tuple[int, Verdict, tuple[list[Node], list[Node]]]],
) -> None:
    """Check that what is to be decided can be true together with what has been.

    Args:
        kind, verdict, sides: Of the new decision.
        nodes: What its sides mean today.
        in_force: The decisions that hold.

    Raises:
        StoreError: It cannot; the message names a decision to undo.
    """
    ones, others = nodes
    ties: defaultdict[Node, list[tuple[Node, int]]] = defaultdict(list)
    apart: list[tuple[Node, Node, int]] = []
    for key, old, (left, right) in in_force:
        if old is Verdict.UNSURE:
            continue
        for side in (left, right):
            _tie(ties, side, key)
        if left and right and old is Verdict.SAME:
            _tie(ties, [left[0], right[0]], key)
        elif left and right and old is Verdict.DIFFERENT:
            apart.append((left[0], right[0], key))
    if not ones or not others:
        raise StoreError("one of the two is no longer in the database; look again with `list`")
    if verdict is Verdict.DIFFERENT:
        path = next(filter(None, (_find_path(ties, node, others) for node in ones)), None)
        if path is not None:
            raise StoreError(
                f"{_call(sides[0])} and {_call(sides[1])} are one by {_keys(path)}; undo "
                f"{'it' if len(path) == 1 else 'one of them'} first: quotetrack {COMMANDS[kind]} undo {min(path)}"
            )
    if verdict is Verdict.SAME:
        _tie(ties, [*ones, *others], 0)
        for one, other, key in apart:
            if _find_path(ties, one, [other]) is not None:
                raise StoreError(
                    f"{_call(sides[0])} and {_call(sides[1])} cannot be one: by decision {key} they, or others "
                    f"that are one with them, are different; undo it first: quotetrack {COMMANDS[kind]} undo {key}"
                )


def _call(side: Sequence[Anchor]) -> str:
    """What a side is called in a message; a wording may be long."""
    name = side[0].name
    return f"“{name}”" if len(name) <= _NAME_LENGTH else f"“{name[: _NAME_LENGTH - 2]} …”"


def _keys(path: set[int]) -> str:
    return f"decision{'s' if len(path) > 1 else ''} {', '.join(map(str, sorted(path)))}"


def _tie(ties: defaultdict[Node, list[tuple[Node, int]]], nodes: Sequence[Node], key: int) -> None:
    for node in nodes[1:]:
        ties[nodes[0]].append((node, key))
        ties[node].append((nodes[0], key))


def _find_path(ties: defaultdict[Node, list[tuple[Node, int]]], start: Node, ends: Sequence[Node]) -> set[int] | None:
    """The decisions that make a node one with any of the others; None where none do."""
    reached: dict[Node, frozenset[int]] = {start: frozenset()}
    waiting = deque([start])
    while waiting:
        node = waiting.popleft()
        if node in ends:
            return set(reached[node]) or None
        for other, key in ties[node]:
            if other not in reached:
                reached[other] = reached[node] | {key}
                waiting.append(other)
    return None
