"""The label inventories of the language model, and the span keys under which it writes. One list, read top to bottom.

The order is part of the trained weights: append only, and retrain when anything else changes.
"""

from __future__ import annotations

# Span groups of a Doc: the spans of one attribution have the same `span_id` in all three.
SOURCE_KEY = "source"
CUE_KEY = "cue"
CONTENT_KEY = "content"

CUE_LABELS = ("O", "B", "I")
ROLE_LABELS = ("O", "B-SOURCE", "I-SOURCE", "B-CONTENT", "I-CONTENT")

# MISC absorbs events, products and money; it is trained so that they do not become organisations, and never shown.
ENTITY_TYPES = ("PERSON", "ORG", "LOC", "NORP", "MISC")
ENTITY_LABELS = ("O", *(f"{prefix}-{name}" for name in ENTITY_TYPES for prefix in "BI"))

# Penn Treebank tags as the English treebanks of Universal Dependencies use them.
TAGS = (
    "NN", "IN", "DT", "NNP", "JJ", "NNS", "PRP", "RB", "VB", ".", ",", "CC", "VBD", "VBP", "VBZ", "VBN", "CD", "VBG",
    "TO", "MD", "PRP$", ":", "NNPS", "WDT", "HYPH", "WP", "WRB", "-LRB-", "-RRB-", "``", "''", "POS", "UH", "RP", "JJR",
    "JJS", "EX", "RBR", "PDT", "NFP", "SYM", "$", "FW", "ADD", "LS", "RBS", "WP$", "AFX", "GW", "XX",
)  # fmt: skip

DEPS = (
    "punct", "case", "nsubj", "det", "root", "advmod", "obj", "obl", "amod", "compound", "conj", "nmod", "mark", "cc",
    "aux", "cop", "advcl", "nmod:poss", "xcomp", "nummod", "ccomp", "flat", "acl:relcl", "acl", "parataxis", "appos",
    "aux:pass", "nsubj:pass", "discourse", "expl", "list", "fixed", "obl:unmarked", "nmod:unmarked", "compound:prt",
    "obl:agent", "iobj", "vocative", "csubj", "orphan", "dep", "goeswith", "nmod:desc", "det:predet", "cc:preconj",
    "dislocated", "advcl:relcl", "csubj:pass", "nsubj:outer", "csubj:outer", "reparandum",
)  # fmt: skip

SHAPES = ("lower", "title", "upper", "mixed", "single capital", "digits", "other")
QUOTE_STATES = ("outside", "inside", "opening", "closing")
