"""Settings of the checks from a file: `[check]` of quotetrack.toml, or `[tool.quotetrack.check]` of pyproject.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn

from quotetrack.checks.choose import Registry, read_selector
from quotetrack.checks.finding import Severity
from quotetrack.checks.registry import CHECKS
from quotetrack.checks.settings import OutletSettings, Settings
from quotetrack.errors import SettingError

__all__ = ["DEFAULT_FILES", "SETTINGS", "find_settings_file", "read_settings_file"]

DEFAULT_FILES = ("quotetrack.toml", "pyproject.toml")
"""Read where they stand in the working folder and nobody names another; the first that has settings."""

SETTINGS = ("select", "ignore", "severity", "exit-zero", "severities", "outlets")
OUTLET_SETTINGS = ("ignore", "severities")
_TABLE = "check"
_TOP = (_TABLE, "organization", "silence")
"""What a quotetrack.toml may hold; others read the rest of it."""


def find_settings_file() -> Path | None:
    """The first of `DEFAULT_FILES` in the working folder that has settings of checks; None where none has.

    Raises:
        SettingError: A quotetrack.toml cannot be read. (A pyproject.toml is other people's business, too.)
    """
    for name in DEFAULT_FILES:
        path = Path(name)
        if path.is_file() and _find_table(_parse(_read(path), name), name) is not None:
            return path
    return None


def read_settings_file(path: Path, checks: Registry = CHECKS) -> Settings:
    """The settings of a file.

    Raises:
        SettingError: It cannot be read, is not TOML, or has no table of settings, or a setting that is unknown or
            malformed.
    """
    text, origin = _read(path), str(path)
    table = _find_table(_parse(text, origin), origin)
    if table is None:
        raise SettingError(f"{origin}: has no settings of checks; begin them with [{_TABLE}]")
    reader = _Reader(text, origin, checks)
    reader.refuse_unknown(table, SETTINGS)
    outlets = reader.table(table, "outlets")
    return Settings(
        reader.selectors(table, "select"),
        reader.selectors(table, "ignore"),
        reader.severity(table["severity"], "severity") if "severity" in table else Severity.INFO,
        reader.typed(table, "exit-zero", bool, "true or false", False),
        reader.severities(table),
        {name: reader.outlet(outlets, name) for name in outlets},
    )


class _Reader:
    """Reads values of one file; each method refuses what is not of its kind, in one line that says where."""

    def __init__(self, text: str, origin: str, checks: Registry) -> None:
        self._lines = text.splitlines()
        self._origin = origin
        self._checks = checks

    def refuse_unknown(self, table: Mapping[str, Any], known: tuple[str, ...]) -> None:
        for key in table:
            if key not in known:
                near = get_close_matches(key, known, n=1)
                meant = f"; did you mean {near[0]}?" if near else ""
                self._refuse(key, f"there is no setting {key!r}; known: {', '.join(sorted(known))}{meant}")

    def typed(self, table: Mapping[str, Any], key: str, type_: type[Any], wanted: str, default: Any) -> Any:
        value = table.get(key, default)
        if not isinstance(value, type_):
            self._refuse(key, f"{key} is {value!r}; want {wanted}")
        return value

    def table(self, table: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.typed(table, key, dict, f"a table: [{_TABLE}.{key}]", {})
        return found

    def selectors(self, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
        found = self.typed(table, key, list, 'a list of codes: ["QT101"]', [])
        return tuple(self._selector(each, key) for each in found)

    def severities(self, table: Mapping[str, Any]) -> dict[str, Severity]:
        found = self.table(table, "severities")
        return {self._selector(code, code): self.severity(value, code) for code, value in found.items()}

    def severity(self, value: object, key: str) -> Severity:
        if value not in list(Severity):
            self._refuse(key, f"the severity of {key} is {value!r}; want {', '.join(Severity)}")
        return Severity(str(value))

    def outlet(self, outlets: Mapping[str, Any], name: str) -> OutletSettings:
        table = self.typed(outlets, name, dict, f'a table: [{_TABLE}.outlets."{name}"]', {})
        self.refuse_unknown(table, OUTLET_SETTINGS)
        return OutletSettings(self.selectors(table, "ignore"), self.severities(table))

    def _selector(self, value: object, key: str) -> str:
        if not isinstance(value, str):
            self._refuse(key, f"{value!r} is no code of a check")
        try:
            return read_selector(value, self._checks)
        except SettingError as error:
            self._refuse(value, str(error))

    def _refuse(self, near: str, reason: str) -> NoReturn:
        """Raise, with the first line on which the words stand."""
        number = next((number for number, line in enumerate(self._lines, 1) if near in line), None)
        raise SettingError(f"{self._origin}{f', line {number}' if number else ''}: {reason}")


def _find_table(content: Mapping[str, Any], origin: str) -> Mapping[str, Any] | None:
    """The table of settings: of a pyproject.toml below `tool.quotetrack`."""
    if Path(origin).name == "pyproject.toml":
        content = _below(_below(content, "tool"), "quotetrack")
        unknown = [key for key in content if key != _TABLE]
        known: tuple[str, ...] = (_TABLE,)
    else:
        unknown, known = [key for key in content if key not in _TOP], _TOP
    if unknown:
        raise SettingError(f"{origin}: there is no table {unknown[0]!r}; known: {', '.join(known)}")
    table = content.get(_TABLE)
    if table is not None and not isinstance(table, dict):
        raise SettingError(f"{origin}: {_TABLE!r} is no table; begin it with [{_TABLE}]")
    return table


def _below(content: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = content.get(key, {})
    return found if isinstance(found, dict) else {}


def _read(path: Path) -> str:
    try:
        return re.sub("^\ufeff", "", path.read_bytes().decode("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SettingError(f"{path}: cannot be read ({reason}); give a TOML file with a table [{_TABLE}]") from error


def _parse(text: str, origin: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingError(f"{origin}: not valid TOML ({error}); mend that line") from error
