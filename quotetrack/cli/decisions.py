"""The commands that `quotetrack speaker` and `quotetrack org` share, and what `quotetrack statement` has of them."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import click

from quotetrack.cli.database import database_option
from quotetrack.cli.exit_codes import ExitCode
from quotetrack.cli.talk import say
from quotetrack.errors import StoreError

if TYPE_CHECKING:
    from quotetrack.store import DecisionKind, Identity, Store, Verdict

__all__ = ["add_decision_commands", "author_option", "undo_command", "writing_options"]

SHOWN = 5
"""Names that an error suggests or lists at most."""


def add_decision_commands(group: click.Group, kind: str) -> None:
    """Add the commands to a group.

    Args:
        group: `speaker` or `org`.
        kind: `speaker` or `organization`.
    """
    what = "person" if kind == "speaker" else "body"
    for command in (_list(kind), _merge(kind, what), _split(kind, what), _unsure(kind, what), undo_command(kind)):
        group.add_command(command)


def writing_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of commands that write a decision."""
    for option in (
        database_option,
        click.option("--reason", metavar="WORDS", help="Why, for those who read the list later."),
        author_option,
    ):
        command = option(command)
    return command


def author_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Who decides, as the parameter `author`."""
    option = click.option(
        "--by", "author", metavar="NAME", default=_login_name, help="Who decides; your login name if left."
    )
    return option(command)


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user without a name
        return "unknown"


def _list(kind: str) -> click.Command:
    @click.command("list", short_help="Show who waits for a decision, what was decided, or all.")
    @click.argument("name", required=False)
    @click.option(
        "--unsure", "shown", flag_value="unsure", help="Pairs that look alike and wait (if no NAME is given)."
    )
    @click.option("--decided", "shown", flag_value="decided", help="Decisions, those undone among them.")
    @click.option("--all", "shown", flag_value="all", help="Everybody, merged or not (if a NAME is given).")
    @click.option("--json", "as_json", is_flag=True, help="Print JSON lines.")
    @database_option
    @click.pass_context
    def list_(ctx: click.Context, name: str | None, shown: str | None, as_json: bool, db: str) -> None:
        """Show who waits for a decision, what was decided, or everybody.

        A pair that waits is shown with a score and with what speaks for and against it.
        NAME, or some words of it, narrows the list down.
        Nothing to show is exit code 1.
        """
        from quotetrack.pipeline import find_waiting
        from quotetrack.reports.identities import write_decisions, write_identities, write_pairs
        from quotetrack.store import DecisionKind, Store

        shown = shown or ("all" if name else "unsure")
        with Store(db, readonly=True) as store:
            identities = store.identities(DecisionKind(kind))
            chosen = [item for item in identities if name is None or _matches(item, name)]
            if name is not None and not chosen and shown != "decided":
                _refuse_unknown(name, identities)
            if shown == "decided":
                ids = {form for item in chosen for form in item.names}
                decisions = [
                    item for item in store.decisions(DecisionKind(kind))
                    if name is None or ids.intersection((*item.sides[0], *item.sides[1])) or _called(name, item.sides)
                ]  # fmt: skip
                n_shown = write_decisions(decisions, as_json=as_json)
            elif shown == "all":
                n_shown = write_identities(chosen, as_json=as_json)
            else:
                wanted = {item.id for item in chosen}
                n_shown = write_pairs(
                    [
                        pair
                        for pair in find_waiting(store, DecisionKind(kind), identities)
                        if wanted & {pair[0].id, pair[1].id}
                    ],
                    as_json=as_json,
                )
        if not n_shown:
            say({"unsure": "nothing waits for a decision", "decided": "nothing has been decided"}.get(shown, "nobody"))
            ctx.exit(ExitCode.NOTHING_FOUND)

    return list_


def _merge(kind: str, what: str) -> click.Command:
    @click.command("merge", short_help=f"Decide that several names are one {what}.")
    @click.argument("names", metavar="NAME...", nargs=-1, required=True)
    @writing_options
    def merge(names: tuple[str, ...], db: str, reason: str | None, author: str) -> None:
        from quotetrack.store import DecisionKind, Store, Verdict

        with Store(db) as store:
            identities = store.identities(DecisionKind(kind))
            found = (
                [_find_one(name, identities) for name in names] if len(names) > 1 else _find_all(names[0], identities)
            )
            _decide(store, DecisionKind(kind), Verdict.SAME, found, author, reason)

    merge.help = (
        f"Decide that several names are one {what}.\n\n"
        f"A NAME is a name or an id that `list` shows. One NAME alone merges all who have exactly that name.\n"
        "A decision is kept with author and date, holds when articles are read again, and can be undone."
    )
    return merge


def _split(kind: str, what: str) -> click.Command:
    @click.command("split", short_help=f"Decide that two names, or one in some articles, are not one {what}.")
    @click.argument("name")
    @click.argument("other", required=False)
    @click.option("--article", "articles", metavar="INPUT", multiple=True, help="Where it is another one; repeatable.")
    @writing_options
    def split(
        name: str, other: str | None, articles: tuple[str, ...], db: str, reason: str | None, author: str
    ) -> None:
        from quotetrack.store import DecisionKind, Store, Verdict

        if (other is None) == (not articles):
            raise click.UsageError("give a second NAME, or --article for where the name is another one")
        with Store(db) as store:
            identities = store.identities(DecisionKind(kind))
            one = _find_one(name, identities)
            if other is None:
                key = store.split(DecisionKind(kind), one, articles, author=author, reason=reason)
                say(f"decision {key}: “{one.name}” is another one in {', '.join(articles)}")
            else:
                pair = [one, _find_one(other, identities)]
                _decide(store, DecisionKind(kind), Verdict.DIFFERENT, pair, author, reason)

    split.help = (
        f"Decide that two names, or one in some articles, are not one {what}.\n\n"
        "It binds: they are not merged again, by themselves or by a later decision that forgets this one."
    )
    return split


def _unsure(kind: str, what: str) -> click.Command:
    @click.command("unsure", short_help="Note that somebody has looked at two names and cannot tell.")
    @click.argument("name")
    @click.argument("other")
    @writing_options
    def unsure(name: str, other: str, db: str, reason: str | None, author: str) -> None:
        from quotetrack.store import DecisionKind, Store, Verdict

        with Store(db) as store:
            identities = store.identities(DecisionKind(kind))
            pair = [_find_one(name, identities), _find_one(other, identities)]
            _decide(store, DecisionKind(kind), Verdict.UNSURE, pair, author, reason)

    unsure.help = (
        f"Note that somebody has looked at two names and cannot tell whether they are one {what}.\n\n"
        "The pair leaves the list of those that wait; nothing else changes."
    )
    return unsure


def undo_command(kind: str) -> click.Command:
    """The command that takes a decision of a kind back."""

    @click.command("undo", short_help="Take a decision back.")
    @click.argument("number", type=int)
    @click.option("--by", "author", metavar="NAME", default=_login_name, help="Who takes it back.")
    @database_option
    def undo(number: int, author: str, db: str) -> None:
        """Take a decision back: all is then as if it had never been made.

        NUMBER is that of the list of decisions, where it stays, marked as undone.
        """
        from quotetrack.store import DecisionKind, Store

        with Store(db) as store:
            store.undo(DecisionKind(kind), number, author=author)
        say(f"decision {number} is undone")

    return undo


def _decide(
    store: Store, kind: DecisionKind, verdict: Verdict, found: Sequence[Identity], author: str, reason: str | None
) -> None:
    first, *others = {item.id: item for item in found}.values()
    if not others:
        raise StoreError(f"“{first.name}” is one already; `list --all` shows under which names")
    for other in others:
        key = store.decide(kind, verdict, first, other, author=author, reason=reason)
        say(f"decision {key}: “{first.name}” and “{other.name}” are {verdict.value}")


def _find_all(name: str, identities: Sequence[Identity]) -> list[Identity]:
    """Those of exactly this id or name, else those of whose names it is a part."""
    key = _key(name)
    exact = [item for item in identities if item.id == name] or [item for item in identities if _key(item.name) == key]
    found = exact or [item for item in identities if key in map(_key, item.names)]
    found = found or [item for item in identities if _matches(item, name)]
    if not found:
        _refuse_unknown(name, identities)
    return found


def _find_one(name: str, identities: Sequence[Identity]) -> Identity:
    found = _find_all(name, identities)
    if len(found) > 1:
        shown = "; ".join(f"{item.id} {item.name} ({item.told or item.articles[0]})" for item in found[:SHOWN])
        more = f"; and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
        raise StoreError(f"“{name}” is {len(found)}: {shown}{more}; give the id of the one you mean")
    return found[0]


def _refuse_unknown(name: str, identities: Sequence[Identity]) -> None:
    forms = {_key(form): form for item in identities for form in item.names}
    near = [forms[key] for key in get_close_matches(_key(name), forms, n=SHOWN, cutoff=0.6)]
    advice = f"did you mean {', '.join(f'“{form}”' for form in near)}?" if near else "`list --all` shows who there is"
    raise StoreError(f"nobody is called “{name}” here; {advice}")


def _matches(identity: Identity, name: str) -> bool:
    from quotetrack.graph.asked import is_called

    return identity.id == name or is_called(name, identity.names)


def _called(name: str, sides: tuple[tuple[str, ...], tuple[str, ...]]) -> bool:
    from quotetrack.graph.asked import is_called

    return is_called(name, (*sides[0], *sides[1]))


def _key(name: str) -> str:
    from quotetrack.text.matching import fold_phrase

    return fold_phrase(name)
