"""Universal parts of speech from Penn Treebank tags and the tree."""

from __future__ import annotations

_COARSE = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ",
    "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB", "MD": "AUX",
    "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "WRB": "ADV", "RP": "ADP", "IN": "ADP", "TO": "PART", "POS": "PART",
    "DT": "DET", "PDT": "DET", "WDT": "PRON", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "WP$": "PRON", "EX": "PRON",
    "CC": "CCONJ", "CD": "NUM", "UH": "INTJ", "SYM": "SYM", "$": "SYM", "LS": "X", "FW": "X", "GW": "X", "XX": "X",
    "ADD": "X", "AFX": "X",
}  # fmt: skip


def coarse_tag(tag: str, dep: str) -> str:
    """The universal part of speech: that of the tag, save where only the tree tells (auxiliaries, markers).

    >>> coarse_tag("VBD", "cop"), coarse_tag("IN", "mark"), coarse_tag("IN", "case"), coarse_tag(",", "punct")
    ('AUX', 'SCONJ', 'ADP', 'PUNCT')
    """
    if dep in ("aux", "aux:pass", "cop") and tag.startswith(("VB", "MD")):
        return "AUX"
    if dep == "mark" and tag == "IN":
        return "SCONJ"
    return _COARSE.get(tag, "PUNCT")
