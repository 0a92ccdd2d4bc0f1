"""Untrusted text inside the markup of a review: Markdown, messages of SARIF, workflow commands of GitHub.

As `sanitize.py` does it: one function for each kind of output, and nothing is done to what is stored.
"""

from __future__ import annotations

import re

from quotetrack.text.sanitize import for_terminal

__all__ = ["for_github_message", "for_github_property", "for_markdown", "for_sarif_message"]

MARKDOWN_ACTIVE_RE = re.compile(r"[\\`*_\[\]<>&|~$#!]")
# What makes a list, a heading's underline or a rule of the beginning of a line.
MARKDOWN_LIST_RE = re.compile(r"^(\d+(?=[.)])|(?=[-+=]))")


def for_markdown(text: str) -> str:
    r"""The text as Markdown shows it on one line, literally: no emphasis, link, picture, tag, entity, cell or list.

    Source: CommonMark 0.31, section 2.4, "Backslash escapes"; GitHub Flavored Markdown, tables and strikethrough.

    >>> for_markdown("1. <b>*not* [so](x)")
    '1\\. \\<b\\>\\*not\\* \\[so\\](x)'
    """
    shown = MARKDOWN_ACTIVE_RE.sub(r"\\\g<0>", for_terminal(text).strip())
    return MARKDOWN_LIST_RE.sub(r"\g<0>\\", shown, count=1)


def for_sarif_message(text: str) -> str:
    r"""The text as a plain message of SARIF shows it: no placeholder (`{0}`), and no link (`[words](1)`).

    Braces are doubled. What would be a link gets a space: a backslash in front is no way out, for viewers look for
    links without heeding it.

    Source: SARIF 2.1.0, sections 3.11.5 (placeholders) and 3.11.6 (messages with embedded links).

    >>> for_sarif_message("{0} [sic](1)")
    '{{0}} [sic] (1)'
    """
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")


def for_github_message(text: str) -> str:
    r"""The text as the message of a workflow command of GitHub, which ends at a line end.

    Source: GitHub, "Workflow commands"; `actions/toolkit`, escapeData.

    >>> for_github_message("100% sure\n::error::no")
    '100%25 sure%0A::error::no'
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "%0A".join(for_terminal(line).replace("%", "%25") for line in lines)


def for_github_property(text: str) -> str:
    """The text as the value of a property of such a command, which ends at a comma or a colon.

    >>> for_github_property("a:b, 100%")
    'a%3Ab%2C 100%25'
    """
    return for_terminal(text).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
