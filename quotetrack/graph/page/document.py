"""One file of the page's parts: its frame, style and script, with a policy that lets nothing else run.

Source: W3C, "Content Security Policy Level 3", 6.7.3 ("hash-source"): a script or style between tags runs if the
policy has the SHA-256 of its exact bytes; `application/json` is data and never runs.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

__all__ = ["page_around_data"]

SCRIPTS = (
    "words", "theme", "shapes", "data", "filters", "camera", "draw", "labels", "pick", "map", "controls", "list",
    "detail", "choices", "main",
)  # fmt: skip
"""viewer-NAME.js, in the order in which they become one script."""

PART_RE = re.compile(r"\{\{(\w+)\}\}")


@cache
def page_around_data() -> tuple[str, str]:
    """The page before its data and after them. Neither has any text of the graph in it."""
    folder = files("quotetrack.graph.page")
    read = {name: folder.joinpath(name).read_text("utf-8") for name in ("page.html", "page.css")}
    scripts = [folder.joinpath(f"viewer-{name}.js").read_text("utf-8") for name in SCRIPTS]
    # One function around all, so that no name of ours is the browser's.
    script = '\n"use strict";\n(() => {\n' + "\n".join(scripts) + "})();\n"
    style = f"\n{read['page.css']}"
    parts = {"policy": _policy(script, style), "style": style, "script": script, "data": "{{data}}"}
    before, after = PART_RE.sub(lambda part: parts[part.group(1)], read["page.html"]).split("{{data}}")
    return before, after


def _policy(script: str, style: str) -> str:
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_hash(script)}'",
            f"style-src '{_hash(style)}'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
