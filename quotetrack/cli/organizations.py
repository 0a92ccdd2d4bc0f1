"""Which file of the user's own organisations a command goes by."""

from __future__ import annotations

import click

__all__ = ["organizations_option"]


def _choose(ctx: click.Context, parameter: click.Parameter, value: str | None) -> None:
    if value is not None:
        from quotetrack.lexicon.user_file import organizations_from

        ctx.with_resource(organizations_from(value))


organizations_option = click.option(
    "--organizations",
    metavar="FILE",
    callback=_choose,
    expose_value=False,
    help="Your own organisations, a TOML file: see `quotetrack org add`.  [env var: QUOTETRACK_ORGANIZATIONS; "
    "default: quotetrack.toml, if there]",
)
"""`--organizations FILE`: holds while the command runs; nothing is handed to it."""
