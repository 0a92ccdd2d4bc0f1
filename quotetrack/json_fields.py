"""Reads the fields of one JSON object strictly: each is asked for by name and type, and none may be left over."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, TypeVar

from quotetrack.errors import RecordError

__all__ = ["Fields"]

Choice = TypeVar("Choice", bound=StrEnum)

_TYPE_NAMES = {
    dict: "an object",
    list: "a list",
    str: "a string",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    type(None): "null",
}


class Fields:
    """One JSON object being read; remembers which fields were asked for, so that `close` can name the unknown ones.

    Args:
        value: What the JSON parser returned.
        place: Where the object stands in its record, for messages: `attribution`, `attribution.content[0]`.

    Raises:
        RecordError: `value` is not an object; and from every method, when the field is not what was asked for.
    """

    def __init__(self, value: object, place: str) -> None:
        if not isinstance(value, dict):
            raise RecordError(f"{place}: got {_type_name(value)}, want an object; see docs/records.md")
        self._values: dict[str, Any] = value
        self._place = place
        self._asked: set[str] = set()

    def error(self, key: str, problem: str) -> RecordError:
        """The error that says what is wrong with one field, for the caller to raise."""
        return RecordError(f"{self._place}.{key}: {problem}; see docs/records.md")

    def close(self) -> None:
        """Raise if the object has fields that nobody asked for: they would be lost without a word."""
        unknown = sorted(set(self._values) - self._asked)
        if unknown:
            known = ", ".join(sorted(self._asked))
            raise self.error(unknown[0], f"unknown field; the fields here are {known}")

    def constant(self, key: str, want: int) -> None:
        """Ask that a whole number has one given value."""
        got = self._get(key, int)
        if got != want:
            raise self.error(key, f"got {got}, this version of quotetrack reads {want}")

    def text(self, key: str) -> str:
        return self._check_text(key, self._get(key, str))

    def optional_text(self, key: str) -> str | None:
        return None if self._is_null(key) else self.text(key)

    def texts(self, key: str) -> tuple[str, ...]:
        values = self._get(key, list)
        for index, value in enumerate(values):
            if type(value) is not str:
                raise self.error(f"{key}[{index}]", f"got {_type_name(value)}, want a string")
            self._check_text(f"{key}[{index}]", value)
        return tuple(values)

    def __contains__(self, key: str) -> bool:
        """Whether the field is there: older records lack some."""
        return key in self._values

    def optional_count(self, key: str) -> int | None:
        """A whole number from 1, or null."""
        if self._is_null(key):
            return None
        value: int = self._get(key, int)
        if value < 1:
            raise self.error(key, f"got {value}, want 1 or more")
        return value

    def truth(self, key: str) -> bool:
        return bool(self._get(key, bool))

    def share(self, key: str) -> float:
        """A number from 0 to 1."""
        value = self._get(key, float)
        if not 0 <= value <= 1:  # NaN fails this too
            raise self.error(key, f"got {value}, want a number from 0 to 1")
        return float(value)

    def choice(self, key: str, choices: type[Choice]) -> Choice:
        value = self._get(key, str)
        if value not in set(choices):
            raise self.error(key, f"got {value!r}, want one of {', '.join(sorted(choices))}")
        return choices(value)

    def optional_choice(self, key: str, choices: type[Choice]) -> Choice | None:
        return None if self._is_null(key) else self.choice(key, choices)

    def offsets(self) -> tuple[int, int]:
        """`start` and `end`: half-open code points, 0 <= start <= end."""
        start, end = self._offset("start"), self._offset("end")
        if end < start:
            raise self.error("end", f"got {end}, which is before start ({start})")
        return start, end

    def optional_offsets(self) -> tuple[int | None, int | None]:
        """`start` and `end`, or null for both."""
        nulls = (self._is_null("start"), self._is_null("end"))
        if all(nulls):
            return None, None
        if any(nulls):
            raise self.error("start", "start and end are either both numbers or both null")
        return self.offsets()

    def optional_object(self, key: str) -> Fields | None:
        return None if self._is_null(key) else Fields(self._get(key, dict), f"{self._place}.{key}")

    def indices(self, key: str, *, where_missing: tuple[int, ...]) -> tuple[int, ...]:
        """A list of whole numbers from 0 up, at least one; `where_missing` for a field that older records lack."""
        if key not in self._values:
            return where_missing
        values = self._get(key, list)
        if not values:
            raise self.error(key, "is empty, want at least 1 number")
        for index, value in enumerate(values):
            if type(value) is not int or value < 0:
                raise self.error(f"{key}[{index}]", f"got {value!r}, want a whole number, 0 or more")
        return tuple(values)

    def objects(self, key: str, *, at_least: int = 0, may_be_missing: bool = False) -> list[Fields]:
        """A list of objects; with `may_be_missing`, none for a field that older records lack."""
        if may_be_missing and key not in self._values:
            return []
        values = self._get(key, list)
        if len(values) < at_least:
            raise self.error(key, f"is empty, want at least {at_least} entry")
        return [Fields(value, f"{self._place}.{key}[{index}]") for index, value in enumerate(values)]

    def _get(self, key: str, want: type) -> Any:
        if key not in self._values:
            raise self.error(key, "is missing")
        self._asked.add(key)
        value = self._values[key]
        # Exact types: to Python, true is an int. JSON does not tell 1 from 1.0 where a number is asked for.
        accepted = {int, float} if want is float else {want}
        if type(value) not in accepted:
            raise self.error(key, f"got {_type_name(value)}, want {_TYPE_NAMES[want]}")
        return value

    def _is_null(self, key: str) -> bool:
        if key not in self._values:
            raise self.error(key, "is missing")
        self._asked.add(key)
        return self._values[key] is None

    def _offset(self, key: str) -> int:
        value: int = self._get(key, int)
        if value < 0:
            raise self.error(key, f"got {value}, want 0 or more")
        return value

    def _check_text(self, key: str, value: str) -> str:
        # Half a surrogate pair can be written in JSON as an escape, but it is not text: no file or database takes it.
        if not value.isascii() and any("\ud800" <= character <= "\udfff" for character in value):
            raise self.error(key, "holds half a surrogate pair, which is not text; replace it with U+FFFD")
        return value


def _type_name(value: object) -> str:
    return _TYPE_NAMES.get(type(value), type(value).__name__)
