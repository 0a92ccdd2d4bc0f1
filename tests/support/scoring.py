"""How many of a gold file's attributions a list of records holds, and how many of those are complete."""

import re
from collections import Counter
from dataclasses import dataclass

WORD_RE = re.compile(r"\w+")


def words(text):
    return WORD_RE.findall(text.casefold().replace("’", "'"))


def shared_words(one, other):
    """Balanced F of two word lists, 0..1."""
    shared = sum((Counter(one) & Counter(other)).values())
    return 2 * shared / (len(one) + len(other)) if one and other else 0.0


def name_key(name):
    return " ".join(word for word in words(re.sub(r"['’]s\b", "", name)) if word not in ("the", "a", "an"))


@dataclass
class Score:
    gold: int = 0
    found: int = 0
    extra: int = 0
    speakers: int = 0
    organizations: int = 0
    carriers: int = 0


def score_article(gold, attributions, score):
    """Add one article's counts to the score: an attribution is found when half of the content's words agree."""
    free = list(attributions)
    for row in gold["attributions"]:
        score.gold += 1
        best = max(free, key=lambda a: overlap(row, a), default=None)
        if best is None or overlap(row, best) < 0.5:
            continue
        free.remove(best)
        score.found += 1
        score.speakers += has_speaker(row, best)
        got = {name_key(organization.name) for organization in best.organizations}
        score.organizations += all(got & {name_key(name) for name in accepted} for accepted in row["organizations"])
        got = {name_key(carrier.name) for carrier in best.carriers}
        score.carriers += all(name_key(one if isinstance(one, str) else one[0]) in got for one in row["carriers"])
    score.extra += len(free)


def overlap(row, attribution):
    return shared_words(words(" ".join(row["content"])), words(" ".join(span.text for span in attribution.content)))


def has_speaker(row, attribution):
    speaker = attribution.speaker
    if not row["speaker"]:
        return speaker is not None and speaker.anonymous == row["anonymous"]
    return speaker is not None and name_key(speaker.name or "") in {name_key(name) for name in row["speaker"]}
