"""Adding an organisation to the user's file."""

from __future__ import annotations

from quotetrack.errors import LexiconError
from quotetrack.lexicon.entries import OrganizationEntry
from quotetrack.lexicon.registry import make_registry
from quotetrack.lexicon.user_file import format_block, parse_user_file

__all__ = ["add_organization"]


def add_organization(
    content: bytes, record: dict[str, str | list[str]], origin: str
) -> tuple[bytes, OrganizationEntry]:
    """The content of a user's file with one more organisation at its end, checked with all the others.

    Args:
        content: What the file holds now; it is kept byte for byte.
        record: The fields of the organisation, empty ones left out of the file.
        origin: The file's name, for messages.

    Returns:
        The new content, and the organisation as the registry then has it.

    Raises:
        LexiconError: The file or the organisation is malformed, or the file has one of that name already.
    """
    name = " ".join(str(record["name"]).split())
    if any(block.get("name") == name for block in parse_user_file(content, origin)):
        raise LexiconError(f"{origin}: {name}: stands there already; change that block")
    gap = b"" if not content else b"\n" if content.endswith(b"\n") else b"\n\n"
    added = content + gap + format_block({**record, "name": name}).encode()
    registry = make_registry(parse_user_file(added, origin), origin)
    return added, registry.entries[name]
