"""The error tree: everything quotetrack raises on purpose.

QuotetrackError
├── InputError            what the caller handed in cannot be read          (ValueError)
│   ├── MissingInputError     no such file, or nothing readable in the folder (LookupError)
│   └── UnreadableInputError  empty, binary, not text, not English
├── ModelError            the language model cannot be loaded               (RuntimeError)
├── StoreError            the database cannot be opened, read or written    (RuntimeError)
├── RecordError           a record does not follow the wire format          (ValueError)
├── LexiconError          a word list, ours or the user's, is malformed     (ValueError)
├── DecisionError         people's decisions contradict each other          (ValueError)
├── SettingError          a setting of the checks is unknown or malformed   (ValueError)
└── ExportError           an export could not be written                    (RuntimeError)

A message has three parts in one line: what we got, why that does not work, what would.
"""

from __future__ import annotations

__all__ = [
    "DecisionError",
    "ExportError",
    "InputError",
    "LexiconError",
    "MissingInputError",
    "ModelError",
    "QuotetrackError",
    "RecordError",
    "SettingError",
    "StoreError",
    "UnreadableInputError",
]


class QuotetrackError(Exception):
    """Anything quotetrack raises on purpose; catch this one to catch them all."""


class InputError(QuotetrackError, ValueError):
    """An input cannot be read as news text.

    Args:
        input_name: The input as the caller gave it (a path, `-`, or `INPUT#key`).
        reason: Why it cannot be read, in a few words ("is empty", "looks binary").
        advice: What would work instead, in a few words.

    The three stay readable as attributes of the same names.
    """

    def __init__(self, input_name: str, reason: str, advice: str) -> None:
        self.input_name = input_name
        self.reason = reason
        self.advice = advice
        super().__init__(f"{input_name}: {reason}; {advice}")

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str, str]]:
        # Three arguments make one message, so the default pickling (by message) would fail between processes.
        return (type(self), (self.input_name, self.reason, self.advice))


class MissingInputError(InputError, LookupError):
    """There is no such input, or a folder or pattern that holds nothing readable."""


class UnreadableInputError(InputError):
    """The input exists but holds no English news text: empty, binary, or another language."""


class ModelError(QuotetrackError, RuntimeError):
    """The language model that ships in the package is missing or damaged."""


class StoreError(QuotetrackError, RuntimeError):
    """The database cannot be opened, read or written."""


class RecordError(QuotetrackError, ValueError):
    """A record does not follow the wire format of docs/records.md."""


class LexiconError(QuotetrackError, ValueError):
    """A word list is malformed: one of quotetrack/lexicon, or the user's own file of organisations."""


class DecisionError(QuotetrackError, ValueError):
    """People's decisions contradict each other: two quotations would be the same statement and different ones."""


class SettingError(QuotetrackError, ValueError):
    """A setting of the checks is unknown or malformed: a code, a severity, a key of the configuration."""


class ExportError(QuotetrackError, RuntimeError):
    """An export could not be written; what stood there before is untouched."""
