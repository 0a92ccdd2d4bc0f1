"""Which database a command works on."""

from __future__ import annotations

import click

__all__ = ["DATABASE_VARIABLE", "DEFAULT_DATABASE", "database_option"]

DEFAULT_DATABASE = "quotetrack.db"
DATABASE_VARIABLE = "QUOTETRACK_DB"

database_option = click.option(
    "--db",
    metavar="PATH",
    envvar=DATABASE_VARIABLE,
    default=DEFAULT_DATABASE,
    show_default=True,
    show_envvar=True,
    help="The database.",
)
"""`--db PATH`, handed to the command as the string `db`."""
