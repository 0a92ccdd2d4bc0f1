"""What a cue says was done."""

import pytest

from quotetrack.lexicon import load_lexicon
from quotetrack.nlp.cues import classify_cue


@pytest.mark.parametrize(
    ("cue", "lemmas", "quoted", "expected"),
    [
        ("said", ["say"], False, "statement"),
        ("has repeatedly denied", ["have", "repeatedly", "deny"], False, "statement"),
        ("according to", ["accord", "to"], False, "statement"),
        (":", [":"], False, "statement"),
        ("'s claim", ["'s", "claim"], False, "statement"),
        ("thinks", ["think"], False, "belief"),
        ("is looking forward to", ["be", "look", "forward", "to"], False, "belief"),
        ("hope", ["hope"], False, "belief"),
        ("resigned", ["resign"], False, "other"),
        ("smiled", ["smile"], True, "statement"),
    ],
)
def test_classify_cue(cue, lemmas, quoted, expected):
    """Speech and writing, thought and wish, or the rest."""
    assert classify_cue(cue, lemmas, quoted=quoted).value == expected


def test_every_cue_has_one_class():
    """No word stands under two classes, be it verb or noun, so the order of the lists decides nothing."""
    classes = {}
    for name, lists in load_lexicon("cues").items():
        for part in ("verbs", "nouns"):
            for row in lists[part]:
                for word in row:
                    classes.setdefault(word, set()).add(name)

    assert {word for word, names in classes.items() if len(names) > 1} == set()
