"""What `quotetrack` promises to export is what it exports."""

from __future__ import annotations

import importlib
import inspect
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import quotetrack

PACKAGE = Path(quotetrack.__file__).parent
ROOMS = sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))


def test_names_promised_by_the_package() -> None:
    """The public names are these; a new one is a decision."""
    assert sorted(quotetrack.__all__) == [
        "Article",
        "Attribution",
        "Carrier",
        "Evidence",
        "Finding",
        "Organization",
        "QuotetrackError",
        "Settings",
        "Severity",
        "Span",
        "Speaker",
        "Store",
        "__version__",
        "build_graph",
        "check",
        "extract",
        "load",
    ]


@pytest.mark.parametrize("name", quotetrack.__all__)
def test_promised_names_can_be_imported(name: str) -> None:
    """Each promised name is there when it is asked for, those of lazily opened rooms too."""
    assert getattr(quotetrack, name) is not None


def test_nothing_else_is_public() -> None:
    """A public name of the package is promised, a room, or a module of it."""
    members = {
        name
        for name, value in vars(quotetrack).items()
        if not name.startswith("_")
        and not isinstance(value, ModuleType)
        and name not in {"annotations", "TYPE_CHECKING"}
    }

    assert members - {"import_module", "Any"} <= set(quotetrack.__all__)


def test_unknown_names_are_attribute_errors() -> None:
    """A name that is not promised is refused by name."""
    with pytest.raises(AttributeError, match="'said_by'"):
        quotetrack.said_by  # noqa: B018 -- asking is the test


@pytest.mark.parametrize("room", ROOMS)
def test_each_room_exports_what_it_says(room: str) -> None:
    """Each name in a room's `__all__` is there, and has a docstring where it is a function or class."""
    module = importlib.import_module(f"quotetrack.{room}")

    for name in module.__all__:
        value = getattr(module, name)
        if inspect.isfunction(value) or (inspect.isclass(value) and value.__module__.startswith("quotetrack")):
            assert inspect.getdoc(value), f"quotetrack.{room}.{name} has no docstring"


def test_importing_the_package_is_cheap() -> None:
    """`import quotetrack` brings in no spaCy, numpy, networkx, onnxruntime or trafilatura."""
    code = "import sys, quotetrack; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()

    assert not {"spacy", "numpy", "networkx", "onnxruntime", "trafilatura", "sqlite_utils"}.intersection(loaded)
