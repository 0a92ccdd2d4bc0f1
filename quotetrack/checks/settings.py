"""Which findings somebody wants to see, and how much each asks: from the command line, a file, or Python."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from quotetrack.checks.check import Check
from quotetrack.checks.choose import Registry, choose_checks, is_meant, read_selector
from quotetrack.checks.finding import Finding, Severity
from quotetrack.checks.registry import CHECKS
from quotetrack.lexicon.known_carriers import canonical_carrier

__all__ = ["OutletSettings", "Settings", "apply_settings", "chosen_checks"]


@dataclass(frozen=True, slots=True)
class OutletSettings:
    """What is different for one outlet.

    Attributes:
        ignore: Selectors of checks that are not for its articles.
        severities: By selector; over those of `Settings`.
    """

    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Settings:
    """What somebody wants of the checks.

    Attributes:
        select, ignore: As in `choose_checks`.
        severity: The least that is shown.
        exit_zero: Whether findings leave the exit code 0.
        severities: By selector, over those of the checks; of several the longest decides.
        outlets: By any name of the outlet.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Severity = Severity.INFO
    exit_zero: bool = False
    severities: Mapping[str, Severity] = field(default_factory=dict)
    outlets: Mapping[str, OutletSettings] = field(default_factory=dict)


def chosen_checks(settings: Settings, checks: Registry = CHECKS) -> tuple[Check[Any], ...]:
    """The checks to run; errors as those of `choose_checks`."""
    return choose_checks(settings.select, settings.ignore, checks)


def apply_settings(findings: Iterable[Finding], settings: Settings, checks: Registry = CHECKS) -> Iterator[Finding]:
    """The findings that are wanted, with the severity that is wanted.

    Raises:
        SettingError: A selector means no check.
    """
    severities = _read(settings.severities, checks)
    outlets = {
        canonical_carrier(name).casefold(): (
            [read_selector(each, checks) for each in one.ignore],
            _read(one.severities, checks),
        )
        for name, one in settings.outlets.items()
    }
    for finding in findings:
        check = checks[finding.code]
        outlet = canonical_carrier(finding.outlet).casefold() if finding.outlet else None
        ignored, own = outlets.get(outlet, ([], {})) if outlet is not None else ([], {})
        if any(is_meant(check, each) for each in ignored):
            continue
        severity = _severity(check, own) or _severity(check, severities) or finding.severity
        if severity.rank >= settings.severity.rank:
            yield finding if severity is finding.severity else replace(finding, severity=severity)


def _read(severities: Mapping[str, Severity], checks: Registry) -> dict[str, Severity]:
    return {read_selector(selector, checks): severity for selector, severity in severities.items()}


def _severity(check: Check[Any], severities: Mapping[str, Severity]) -> Severity | None:
    meant = [selector for selector in severities if is_meant(check, selector)]
    return severities[max(meant, key=len)] if meant else None
