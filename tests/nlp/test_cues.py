"""What a cue says was done."""

import pytest

from quotetrack.lexicon import load_lexicon
from quotetrack.nlp.cues import classify_attribution, classify_cue


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
    for name in ("statement", "belief"):
        lists = load_lexicon("cues")[name]
        for part in ("verbs", "nouns"):
            for row in lists[part]:
                for word in row:
                    classes.setdefault(word, set()).add(name)

    assert {word for word, names in classes.items() if len(names) > 1} == set()


@pytest.mark.parametrize(
    ("cue", "lemmas", "content", "sourced", "clause", "expected"),
    [
        ("said", ["say"], "the dam held", True, True, "statement"),
        ("allegations of", ["allegation", "of"], "fraud", False, False, "other"),
        ("condemned", ["condemn"], "the raids", True, False, "other"),
        ("confirmed", ["confirm"], "two deaths", True, False, "statement"),
        ("put", ["put"], "the damage at two million", True, False, "statement"),
        ("described", ["describe"], "the raids as a mistake", True, False, "statement"),
        ("charged", ["charge"], "two brokers with fraud", True, False, "statement"),
        ("has not confirmed", ["have", "not", "confirm"], "either figure", True, False, "other"),
        ("didn’t say", ["do", "n’t", "say"], "when it would end", True, True, "other"),
        ("asked", ["ask"], "not to be named because she feared for her job", True, True, "other"),
        ("asked", ["ask"], "the council to wait", True, True, "statement"),
        ("believes", ["believe"], "the dam held", True, True, "belief"),
    ],
)
def test_classify_attribution(cue, lemmas, content, sourced, clause, expected):
    """What was spoken of, and the speaker's conditions, are not what was said."""
    got = classify_attribution(cue, lemmas, content, sourced=sourced, clause=clause, quoted=False)

    assert got.value == expected
