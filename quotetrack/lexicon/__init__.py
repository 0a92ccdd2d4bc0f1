"""Words as data: agencies, outlets, organisations, roles, cues, titles.

Each list is one YAML file in this folder with a comment for each odd entry; `load_lexicon` reads it once.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from quotetrack.errors import LexiconError

__all__ = ["load_lexicon"]

# The C loader is ten times faster; it is missing only from unusual builds of PyYAML.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load_lexicon(name: str) -> Any:
    """Read one word list of the package: `load_lexicon("cues")` reads `cues.yaml`.

    Returns:
        What the YAML file holds. The value is shared by all callers: do not change it.

    Raises:
        LexiconError: There is no such list, or it is not valid YAML.
    """
    path = files(__name__) / f"{name}.yaml"
    if not path.is_file():
        raise LexiconError(f"lexicon {name!r}: no such word list in the package; see quotetrack/lexicon/*.yaml")
    try:
        return yaml.load(path.read_text("utf-8"), Loader=_Loader)
    except yaml.YAMLError as error:
        message = f"lexicon {name!r}: not valid YAML ({error}); mend quotetrack/lexicon/{name}.yaml"
        raise LexiconError(message) from error
