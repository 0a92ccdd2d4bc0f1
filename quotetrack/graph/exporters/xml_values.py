"""Values of attributes as XML documents write them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from quotetrack.graph.clean_values import Value
from quotetrack.text.sanitize import for_xml_markup

__all__ = ["XML_TYPE_NAMES", "XML_WRITERS"]

XML_TYPE_NAMES: dict[type[Value], str] = {str: "string", bool: "boolean", int: "long", float: "double"}
"""What GraphML and GEXF call a type."""

XML_WRITERS: dict[type[Value], Callable[[Any], str]] = {
    str: for_xml_markup,
    bool: lambda value: "true" if value else "false",
    int: str,
    float: repr,
}
"""How a value of a type is written between tags or inside quotation marks."""
