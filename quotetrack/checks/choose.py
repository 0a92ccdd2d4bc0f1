"""Which checks run: by code, name, or the beginning of a code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from quotetrack.checks.check import Check
from quotetrack.checks.registry import CHECKS
from quotetrack.errors import SettingError

__all__ = ["ALL", "DEFAULT", "choose_checks", "find_check", "is_meant", "read_selector"]

ALL = "all"
"""Selects every check, also those that are off."""
DEFAULT = "default"
"""Selects those that are on."""

Registry = Mapping[str, Check[Any]]

_SHOWN = 3
_PREFIX = "QT"


def find_check(code: str, checks: Registry = CHECKS) -> Check[Any]:
    """The check of a code or a name, in any case.

    Raises:
        SettingError: There is none; the message names those that are called nearly so.
    """
    wanted = code.strip().casefold()
    for each in checks.values():
        if wanted in (each.code.casefold(), each.name.casefold()):
            return each
    raise _unknown(code, checks)


def read_selector(selector: str, checks: Registry = CHECKS) -> str:
    """What selects checks, as `is_meant` takes it: `all`, `default`, a code, or the beginning of one.

    Args:
        selector: One of these, or the name of a check; in any case.
        checks: By code.

    Raises:
        SettingError: No check is meant.
    """
    wanted = selector.strip().casefold()
    if wanted in (ALL, DEFAULT):
        return wanted
    for each in checks.values():
        if wanted == each.name.casefold():
            return each.code
    code = wanted.upper()
    if code.startswith(_PREFIX) and any(each.startswith(code) for each in checks):
        return code
    raise _unknown(selector, checks)


def is_meant(check: Check[Any], selector: str) -> bool:
    """Whether one of `read_selector` is about the check."""
    if selector in (ALL, DEFAULT):
        return selector == ALL or check.is_on
    return check.code.startswith(selector)


def choose_checks(
    select: Iterable[str] = (), ignore: Iterable[str] = (), checks: Registry = CHECKS
) -> tuple[Check[Any], ...]:
    """The checks to run, in the order of their codes.

    Of what selects and ignores a check, the longer decides (`--select QT101 --ignore QT1`); of two alike, `ignore`.
    A check that is off is selected by its whole code, its name, or `all`.

    Args:
        select: Selectors; those that are on where there are none.
        ignore: Selectors.
        checks: By code.

    Raises:
        SettingError: A selector means no check.
    """
    selected = [read_selector(each, checks) for each in select] or [DEFAULT]
    ignored = [read_selector(each, checks) for each in ignore]
    return tuple(
        each for each in checks.values() if _weight(each, selected, _selects) > _weight(each, ignored, is_meant)
    )


def _selects(check: Check[Any], selector: str) -> bool:
    return is_meant(check, selector) and (check.is_on or selector in (ALL, check.code))


def _weight(check: Check[Any], selectors: Iterable[str], is_about: Callable[[Check[Any], str], bool]) -> int:
    return max((0 if each in (ALL, DEFAULT) else len(each) for each in selectors if is_about(check, each)), default=-1)


def _unknown(given: str, checks: Registry) -> SettingError:
    names = {name.casefold(): name for each in checks.values() for name in (each.code, each.name)}
    near = [names[name] for name in get_close_matches(given.strip().casefold(), names, n=_SHOWN, cutoff=0.5)]
    advice = f"did you mean {' or '.join(near)}?" if near else "`quotetrack check --list` shows all"
    return SettingError(f"check {given!r}: no check has this code or name; {advice}")
