"""What the documentation promises is what the program does."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import requires
from pathlib import Path

import pytest

from quotetrack.cli.commands import COMMANDS
from quotetrack.cli.exit_codes import ExitCode
from quotetrack.records_json import load_record_schema

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"

_LINK_RE = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


def read_doc(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(command: str) -> None:
    """Each command has its section with its help in docs/cli.md."""
    assert f"\n## quotetrack {command}\n" in read_doc("cli.md")


@pytest.mark.parametrize("code", ExitCode)
def test_every_exit_code_is_documented(code: ExitCode) -> None:
    """Each exit code has its row in the table of docs/cli.md."""
    assert re.search(rf"^\| {int(code)} \| \w", read_doc("cli.md"), re.MULTILINE)


@pytest.mark.parametrize(
    "page", ["docs/cli.md", "docs/organizations.md", "docs/checks.md", "graphs/README.md", "graphs/cytoscape-style.xml"]
)
def test_generated_parts_of_the_docs_are_fresh(page: str) -> None:
    """Help texts and counts are those of the program; `make docs` writes them again."""
    done = subprocess.run(
        [sys.executable, "-m", "cogapp", "--check", page],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("record", ["attribution", "article"])
def test_every_field_of_the_wire_format_is_documented(record: str) -> None:
    """Each field of both records is named in docs/records.md, and so is each value of its closed sets."""
    text = read_doc("records.md")
    schema = load_record_schema()["$defs"]

    assert [field for field in schema[record]["properties"] if f"`{field}`" not in text] == []
    for name in ("speaker", "organization", "carrier", "block"):
        for field in schema[name]["properties"].values():
            assert [value for value in field.get("enum", []) if f"`{value}`" not in text] == []


@pytest.mark.parametrize(
    "page", sorted([*DOCS.glob("*.md"), *ROOT.glob("*.md"), *ROOT.glob("*/README.md")]), ids=lambda page: page.name
)
def test_links_lead_somewhere(page: Path) -> None:
    """Every link within the repository leads to a file or folder that exists."""
    links = _LINK_RE.findall(page.read_text("utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []


def test_readme_leads_to_every_page() -> None:
    """README links each page of docs/."""
    text = (ROOT / "README.md").read_text("utf-8")

    assert [page.name for page in DOCS.glob("*.md") if f"](docs/{page.name})" not in text] == []


def test_every_room_is_in_the_architecture() -> None:
    """Each folder of the package that holds code has its row in docs/architecture.md."""
    text = read_doc("architecture.md")
    rooms = [path.parent.name for path in (ROOT / "quotetrack").glob("*/__init__.py")]

    assert [room for room in rooms if f"| `{room}/` |" not in text] == []


def test_every_make_command_of_the_docs_exists() -> None:
    """README and CONTRIBUTING name only targets that the Makefile has."""
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *DOCS.glob("*.md")]
    named = {name for page in pages for name in re.findall(r"`make ([a-z-]+)", page.read_text("utf-8"))}

    assert named <= targets


def test_what_is_needed_to_run_excludes_what_is_needed_to_train() -> None:
    """Installing quotetrack brings no torch: the promise of a small installation."""
    needed = [line for line in requires("quotetrack") or [] if "extra ==" not in line]

    assert needed
    assert not [line for line in needed if line.startswith(("torch", "onnx>", "onnx "))]
