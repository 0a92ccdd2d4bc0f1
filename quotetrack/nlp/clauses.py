"""Who speaks in a sentence, by its tree: what the layout rules ask when a quotation stands outside the sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from quotetrack.lexicon import load_lexicon
from quotetrack.nlp.contents import Range
from quotetrack.records import Mention, Token

# Subjects that are nobody: "It gets better:", "There is more:", "What follows:".
_NOBODY = frozenset({"it", "this", "that", "these", "those", "there", "which", "what", "here"})
_PERSONAL = frozenset({"i", "he", "she", "they", "we"})
# `She went on to say`: the one who goes on is the one who says. Not so `she refused to call`.
_GOING_ON = frozenset({"go", "continue", "proceed", "begin", "start"})
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_MOST_STEPS = 4


@cache
def _speaking_verbs() -> frozenset[str]:
    return frozenset(word for row in load_lexicon("cues")["statement"]["verbs"] for word in row)


@cache
def _role_words() -> frozenset[str]:
    return frozenset(role.split()[-1] for part in load_lexicon("roles").values() for role in part)


class Clauses:
    """The words of an article with their trees, to be asked by place.

    Args:
        tokens: All words in order; heads are indices into them.
        sentences: Half-open indices into `tokens`.
        mentions: Names in order.
    """

    def __init__(self, tokens: Sequence[Token], sentences: Sequence[Range], mentions: Sequence[Mention]) -> None:
        self.tokens = tokens
        self._starts = [token.start for token in tokens]
        self._firsts = [first for first, _ in sentences]
        self._sentences = sentences
        self._mentions = mentions
        self._mention_starts = [mention.start for mention in mentions]

    def last_sentence(self, low: int, high: int) -> Range:
        """The words of the last sentence that ends in the code points `low:high`, as half-open indices."""
        first, last = bisect_left(self._starts, low), bisect_left(self._starts, high)
        if first >= last:
            return first, first
        place = bisect_right(self._firsts, last - 1) - 1
        return max(first, self._sentences[place][0]), last

    def is_verbless(self, words: Range) -> bool:
        """Whether no finite verb is among the words."""
        return all(self.tokens[i].tag not in _FINITE for i in range(*words))

    def names(self, low: int, high: int) -> Iterator[Mention]:
        """The names of persons and bodies in the code points `low:high`."""
        for place in range(bisect_left(self._mention_starts, low), bisect_left(self._mention_starts, high)):
            if self._mentions[place].label in ("PERSON", "ORG"):
                yield self._mentions[place]

    def find_teller(self, words: Range) -> tuple[Range, Range] | None:
        """Source and cue (code points) of the last verb of speaking or writing that has a subject; None without one."""
        for i in reversed(range(*words)):
            token = self.tokens[i]
            if token.tag.startswith("VB") and token.lemma in _speaking_verbs() and token.dep != "amod":
                subject = self._subject(i, words)
                if subject is not None:
                    return self._phrase(subject, words), self._with_particle(i, words)
        return None

    def find_person(self, words: Range) -> Range | None:
        """The one person a sentence is about: its subject, or the only one it names; None where that is not clear."""
        if words[0] >= words[1]:
            return None
        low, high = self.tokens[words[0]].start, self.tokens[words[1] - 1].end
        persons = [m for m in self.names(low, high) if m.label == "PERSON"]
        root = next((i for i in range(*words) if self.tokens[i].dep == "root"), None)
        subject = None if root is None else self._subject(root, words)
        if subject is not None:
            source = self._phrase(subject, words)
            inside = [m for m in persons if source[0] <= m.start < source[1]]
            head = self.tokens[subject]
            named = any(m.start <= head.start < m.end for m in inside)
            person = named or head.text.casefold() in _PERSONAL or head.lemma.casefold() in _role_words()
            return source if person and len(inside) == len(persons) else None
        return (persons[0].start, persons[0].end) if len(persons) == 1 else None

    def _subject(self, verb: int, words: Range) -> int | None:
        """The subject of a verb, or of the verb it is joined to: `He paused and went on to say`."""
        for _ in range(_MOST_STEPS):
            for i in range(*words):
                token = self.tokens[i]
                if token.head == verb and token.dep == "nsubj" and i != verb:
                    return None if token.text.casefold() in _NOBODY else i
            head = self.tokens[verb].head
            label = self.tokens[verb].dep
            joined = label in ("conj", "advcl") or (label == "xcomp" and self.tokens[head].lemma in _GOING_ON)
            if head == verb or not joined or not words[0] <= head < words[1]:
                return None
            verb = head
        return None

    def _phrase(self, head: int, words: Range) -> Range:
        """The code points of a word and all that hangs on it."""
        inside = {head}
        for _ in range(_MOST_STEPS * 2):
            more = {i for i in range(*words) if self.tokens[i].head in inside} - inside
            if not more:
                break
            inside |= more
        ordered = sorted(inside)
        last = ordered[-1]
        while last > head and not self.tokens[last].text[0].isalnum():
            last -= 1
        low, high = self.tokens[ordered[0]].start, self.tokens[last].end
        # A title that the tree left without its name: `Reporter` of `Reporter Orla Finch says`.
        name = next(self.names(high, high + 2), None)
        return low, high if name is None else name.end

    def _with_particle(self, verb: int, words: Range) -> Range:
        after = verb + 1
        particle = after < words[1] and self.tokens[after].dep == "compound:prt" and self.tokens[after].head == verb
        return self.tokens[verb].start, self.tokens[after if particle else verb].end
