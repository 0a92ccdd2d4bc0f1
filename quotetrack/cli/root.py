"""`quotetrack`: the root of the commands, and what becomes of every error that reaches it."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

import click

from quotetrack import __version__
from quotetrack.cli.commands import LazyGroup, OutputClosedError
from quotetrack.cli.exit_codes import ExitCode
from quotetrack.cli.talk import say
from quotetrack.debug import DEBUG_VARIABLE, is_debugging
from quotetrack.errors import QuotetrackError

__all__ = ["cli", "main"]

# Where the output goes cannot take more; the rest of the system's errors would be ours to foresee.
_OUTPUT_ERRNOS = frozenset((errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EFBIG))


@click.command(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 fine; 1 nothing found, or of check: something; 2 wrong usage, or an input, the output or "
    "quotetrack itself failed (a batch that failed in part says where, and ends 2); 130 interrupted.",
)
@click.version_option(__version__, message="quotetrack %(version)s")
def cli() -> None:
    """Reads news and records who said what, for which organisation, and through whose hands it reached the page."""


def main(args: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        args: The command line without the program's name; that of the process if None.

    Returns:
        The exit code: see `ExitCode`. Every error has been told in one line on stderr.
    """
    _prepare_streams()
    try:
        try:
            code = cli.main(args=None if args is None else list(args), prog_name="quotetrack", standalone_mode=False)
        finally:
            sys.stdout.flush()
    except (OutputClosedError, BrokenPipeError):
        _forget_output()
        return ExitCode.FINE
    except (click.Abort, KeyboardInterrupt):
        say("interrupted")
        return ExitCode.INTERRUPTED
    except click.ClickException as error:
        error.show()
        return ExitCode.FAILED
    except QuotetrackError as error:
        _show_traceback_if_asked()
        say(str(error))
        return ExitCode.FAILED
    except OSError as error:
        if error.errno in _OUTPUT_ERRNOS:
            _forget_output()
            say(f"the output cannot be written ({error.strerror}); free some space or write elsewhere")
            return ExitCode.FAILED
        return _tell_bug(error)
    except Exception as error:
        return _tell_bug(error)
    return int(code or ExitCode.FINE)


def _prepare_streams() -> None:
    # A shell can close the streams (`>&-`): then there is nobody to write for and nothing to read, which is no error.
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 -- lives to the end
    # A terminal of another encoding than UTF-8 shows what it cannot show as an escape; nothing dies or disappears.
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")


def _forget_output() -> None:
    """Let the interpreter's last flush go nowhere instead of failing again with a traceback."""
    with suppress(OSError, ValueError):  # a stdout that is no file of the system has nothing to point elsewhere
        number = sys.stdout.fileno()
        os.dup2(os.open(os.devnull, os.O_WRONLY), number)


def _tell_bug(error: Exception) -> ExitCode:
    _show_traceback_if_asked()
    what = f"{type(error).__name__}: {error}".rstrip(": ")
    say(f"{what}; this is our bug: please report it, with the traceback that {DEBUG_VARIABLE}=1 shows")
    return ExitCode.FAILED


def _show_traceback_if_asked() -> None:
    if is_debugging():
        import traceback  # slow to import, seldom wanted

        traceback.print_exc()
