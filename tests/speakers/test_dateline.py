"""The agency of a dateline is nobody that a story's "their union" could mean."""

from support.readings import make_reading

from quotetrack.records import Dateline
from quotetrack.speakers import resolve_speakers

STORY = "PORT ELLARY (AP) — {q1|Ferry crews voted to end a strike}, {s1|their union} {c1|said}."


def test_a_datelines_agency_is_no_antecedent():
    """The union of the crews is not AP, which only wrote the story; without a dateline it might be meant."""
    dateline = Dateline("PORT ELLARY", "AP", None, 0, STORY.index("{"))

    dated = make_reading(STORY, {"AP": "ORG"}, dateline=dateline)
    undated = make_reading(STORY, {"AP": "ORG"})

    (resolved,) = resolve_speakers(dated, dated.attributions)
    (other,) = resolve_speakers(undated, undated.attributions)
    assert resolved.speaker is None or resolved.speaker.name != "AP"
    assert [body.name for body in resolved.organizations] == ["union"]
    assert other.speaker is not None
    assert other.speaker.name == "AP"
