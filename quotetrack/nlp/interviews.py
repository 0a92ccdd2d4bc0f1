"""Interviews set as `Q:` and `A:`: the answers are those of the one person whom the text before them names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from quotetrack.nlp.contents import Range
from quotetrack.nlp.layout import LaidOut, iter_paragraphs, line_end
from quotetrack.records import Kind, Mention

_LINE_RE = re.compile(
    r"^(?:(?P<question>Q|Question|QUESTION)|(?P<answer>A|Answer|ANSWER))(?P<cue>[:.])[ \u00a0]+(?=\S)", re.M
)
# `Joram Kess and Hala Morsin`: two answer, though the model saw one name.
_JOINED_RE = re.compile(r" (?:and|&) [^\W\d_a-z]")
_MIN_ANSWERS = 2


def find_answers(view: str, mentions: Sequence[Mention]) -> list[LaidOut]:
    """The answers of an interview; none where it is not clear who answers.

    An answer runs on over the paragraphs up to the next question; the last one ends with its own, for what stands
    below an interview is no part of it.

    Args:
        view: The text, one paragraph a line.
        mentions: The names in it, in order.
    """
    matches = list(_LINE_RE.finditer(view))
    answers = sum(1 for match in matches if match["answer"])
    if answers < _MIN_ANSWERS or answers == len(matches):
        return []
    source = find_interviewee([m for m in mentions if m.end <= matches[0].start()])
    if source is None or _JOINED_RE.match(view, source[1]):
        return []
    found = []
    for i, match in enumerate(matches):
        if match["answer"]:
            end = matches[i + 1].start() if i + 1 < len(matches) else line_end(view, match.end())
            content = tuple(iter_paragraphs(view, match.end(), end))
            lead = (match.start(), match.end())
            if not content:
                continue
            found.append(LaidOut(match.span("cue"), source, content, Kind.DIRECT, "answer", lead))
    return found


def find_interviewee(mentions: Sequence[Mention]) -> Range | None:
    """Where the one person is first named in full whom these names are about; None where there are several.

    Persons are told apart by their last names. One who is named more often than all others together is the one. Where
    somebody is named in full, those who are not do not count: the model takes many a place for a person.
    """
    persons = [m for m in mentions if m.label == "PERSON"]
    full = {m.text.split()[-1].casefold() for m in persons if " " in m.text}
    persons = [m for m in persons if not full or m.text.split()[-1].casefold() in full]
    counts = Counter(m.text.split()[-1].casefold() for m in persons)
    if not counts:
        return None
    name, count = counts.most_common(1)[0]
    if 2 * count <= counts.total():
        return None
    own = [m for m in persons if m.text.split()[-1].casefold() == name]
    first = next((m for m in own if " " in m.text), own[0])
    return first.start, first.end
