"""The command line: one file a command; each parses, calls one plain function of the rooms below, and prints."""

from quotetrack.cli.root import cli, main

__all__ = ["cli", "main"]
