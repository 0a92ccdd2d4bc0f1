"""The trained pipeline as users load it: relations and floors, no exact probabilities."""

import subprocess
import sys

import numpy as np
import pytest
import spacy

import quotetrack
from quotetrack.nlp.component import FACTORY
from quotetrack.nlp.confidence import CONFIDENCE_FILE, multiply_chances
from quotetrack.nlp.pipeline import MODEL_FOLDER

pytestmark = pytest.mark.model

TEXT = (
    "The dam held through the night, Mayor Orla Finch told reporters in Lower Fenwick on Monday.\n"
    "“We watched it until dawn,” said Finch. “Then it stopped raining.”\n"
    "According to the Fenwick Water Board, two sluices had been opened.\n"
)


@pytest.fixture(scope="module")
def doc():
    return quotetrack.load()(TEXT)


def parts(doc, key):
    found = {}
    for span in doc.spans[key]:
        found.setdefault(span.id_, []).append(span.text)
    return found


def test_cues_sources_and_contents_belong_together(doc):
    """The three span groups share ids, and every attribution has a cue and content."""
    cues, contents = parts(doc, "cue"), parts(doc, "content")

    assert [words[0] for words in cues.values()] == ["told", "said", "According to"]
    assert cues.keys() == contents.keys()
    assert len(doc.spans["cue"].attrs["scores"]) == len(cues)
    assert parts(doc, "source")[next(iter(cues))] == ["Mayor Orla Finch"]


def test_an_interrupted_quotation_is_one_attribution(doc):
    """Both halves around the tag are content of one cue."""
    (said,) = [number for number, words in parts(doc, "cue").items() if words == ["said"]]

    assert len(parts(doc, "content")[said]) == 2


def test_names_tags_trees_and_sentences_come_with_it(doc):
    """One pass writes what any spaCy component may want to build on."""
    assert ("Orla Finch", "PERSON") in {(entity.text, entity.label_) for entity in doc.ents}
    told = next(token for token in doc if token.text == "told")
    assert told.tag_ == "VBD"
    assert told.lemma_ == "tell"
    assert next(token for token in doc if token.text == "was" or token.text == "had").pos_ == "AUX"
    assert sum(1 for _ in doc.sents) >= 4
    assert all(token.head in sentence for sentence in doc.sents for token in sentence)


@pytest.mark.parametrize("text", ["", " \n ", "“", "…", "“" * 400 + " said Finch.", "x" * 3000, "a b " * 400])
def test_any_text_passes(text):
    """No text, and no odd text, is an error."""
    doc = quotetrack.load()(text)

    assert doc.text == text


def test_the_packaged_pipeline_is_an_ordinary_spacy_pipeline(tmp_path):
    """It loads by spacy.load, can be saved and loaded again, and says the same."""
    nlp = spacy.load(MODEL_FOLDER)
    nlp.to_disk(tmp_path / "copy")

    again = spacy.load(tmp_path / "copy")

    assert parts(again(TEXT), "content") == parts(nlp(TEXT), "content")


def test_a_blank_component_says_that_it_has_no_weights():
    """Adding the factory to a blank pipeline fails with advice when it is used."""
    nlp = spacy.blank("en")
    nlp.add_pipe("quotetrack_attribution")

    with pytest.raises(quotetrack.QuotetrackError, match=r"quotetrack\.load"):
        nlp("Finch said no.")


def test_no_training_library_is_needed_to_read():
    """Neither torch nor the packages of the recipe are imported at run time."""
    code = (
        "import sys, quotetrack; quotetrack.load()('Finch said no.');"
        "print([name for name in ('torch', 'onnx', 'spacy_lookups_data', 'safetensors') if name in sys.modules])"
    )

    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert printed.strip() == "[]"


def test_a_fitted_confidence_travels_with_the_weights_and_may_be_missing(tmp_path):
    """A saved copy scores as its model does; without the fitted layer the network's two chances are multiplied."""
    nlp = spacy.load(MODEL_FOLDER)
    nlp.to_disk(tmp_path)
    scores = nlp(TEXT).spans["cue"].attrs["scores"]

    assert spacy.load(tmp_path)(TEXT).spans["cue"].attrs["scores"] == pytest.approx(scores, abs=0.01)

    (tmp_path / FACTORY / CONFIDENCE_FILE).unlink(missing_ok=True)
    cues = spacy.load(tmp_path)(TEXT).spans["cue"].attrs

    assert cues["scores"] == pytest.approx(multiply_chances(np.asarray(cues["evidence"])).tolist())
