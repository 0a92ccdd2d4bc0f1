"""`quotetrack org`: which organisations there are, and which of several articles are one body."""

from __future__ import annotations

from pathlib import Path

import click

from quotetrack.cli.commands import COMMANDS
from quotetrack.cli.decisions import add_decision_commands
from quotetrack.cli.organizations import organizations_option
from quotetrack.cli.talk import say

__all__ = ["org"]


@click.group(short_help=COMMANDS["org"])
def org() -> None:
    """Add organisations, and decide which of several articles are one body."""


add_decision_commands(org, "organization")


@org.command()
@click.argument("name")
@click.option("--alias", "aliases", metavar="NAME", multiple=True, help="Another name or acronym of it; repeatable.")
@click.option(
    "--weak",
    metavar="NAME",
    multiple=True,
    help="A name that means other things too: believed where its full name, its country or a word of --context "
    "stands in the article; repeatable.",
)
@click.option("--context", metavar="WORDS", multiple=True, help="Words that an article about it has; repeatable.")
@click.option("--type", "type_", metavar="TYPE", help="What it is: ngo, government, military, party, company, ...")
@click.option("--country", metavar="CODE", help="Its country, as ISO 3166-1 alpha-2 (SY).")
@click.option("--parent", metavar="NAME", help="The body that it is part of, by canonical name.")
@click.option("--wikidata", metavar="ID", help="Its Wikidata item (Q1065).")
@organizations_option
def add(
    name: str,
    aliases: tuple[str, ...],
    weak: tuple[str, ...],
    context: tuple[str, ...],
    type_: str | None,
    country: str | None,
    parent: str | None,
    wikidata: str | None,
) -> None:
    """Add an organisation to your own, or change one that quotetrack knows.

    NAME is how records will call it.
    The organisation is checked, then written at the end of your file, which keeps all that stands in it.
    Names given to one that quotetrack knows are added to its own; the rest takes the place of what it has.
    `quotetrack add` then reads again what it has read before.
    """
    from quotetrack.lexicon.user_file import DEFAULT_FILE, organizations_file, read_user_file
    from quotetrack.lexicon.writing import add_organization
    from quotetrack.output.replace_file import replace_file

    path = organizations_file() or Path(DEFAULT_FILE)
    record: dict[str, str | list[str]] = {
        "name": name,
        "type": type_ or "",
        "aliases": list(dict.fromkeys((*aliases, *(other for other in weak if other != name)))),
        "weak": list(weak),
        "context": list(context),
        "country": country or "",
        "parent": parent or "",
        "wikidata": wikidata or "",
    }
    content, entry = add_organization(read_user_file(path) if path.exists() else b"", record, str(path))
    with replace_file(path) as stream:
        stream.write(content)
    say(f"{path}: {entry.name} ({entry.type}) added; its other names: {', '.join(entry.aliases) or 'none'}")
