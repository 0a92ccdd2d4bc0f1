"""Which attributions a filter lets through."""

from __future__ import annotations

import pytest

from quotetrack.lexicon.user_file import organizations_from
from quotetrack.records import AttributionClass, Carrier, CarrierBasis
from quotetrack.reports import Selection, is_selected, note_article

NAMED = {"speaker": "Mara Quill", "organization": "United Nations", "carriers": [("AP", "told")]}
UNNAMED = {"speaker": None, "described": "two port officials", "organization": "UNICEF"}


@pytest.mark.parametrize(
    ("selection", "fields", "published", "selected"),
    [
        ({}, NAMED, "2024-03-05", True),
        ({}, NAMED | {"category": AttributionClass.BELIEF}, "2024-03-05", False),
        ({"category": None}, NAMED | {"category": AttributionClass.BELIEF}, None, True),
        ({"speaker": "quill"}, NAMED, None, True),
        ({"speaker": "MARA  quill"}, NAMED, None, True),
        ({"speaker": "mar"}, NAMED, None, False),
        ({"speaker": "officials"}, UNNAMED, None, True),
        ({"speaker": "quill"}, UNNAMED, None, False),
        ({"organization": "nations"}, NAMED, None, True),
        ({"organization": "UN"}, NAMED, None, True),
        ({"organization": "un"}, UNNAMED, None, False),
        ({"organization": "[.*"}, NAMED, None, False),
        ({"carrier": "Associated Press"}, NAMED, None, True),
        ({"carrier": "apnews.com"}, NAMED, None, True),
        ({"carrier": "Gull Wire"}, UNNAMED, None, True),
        ({"carrier": "gull"}, UNNAMED, None, True),
        ({"carrier": "Reuters"}, NAMED, None, False),
        ({"anonymous": True}, UNNAMED, None, True),
        ({"anonymous": True}, NAMED, None, False),
        ({"anonymous": False}, NAMED, None, True),
        ({"since": "2024-03-05"}, NAMED, "2024-03-05T23:59:00Z", True),
        ({"since": "2024-03-06"}, NAMED, "2024-03-05T23:59:00Z", False),
        ({"until": "2024-03-05"}, NAMED, "2024-03-05T23:59:00Z", True),
        ({"until": "2024-03"}, NAMED, "2024-03-31", True),
        ({"until": "2024-02"}, NAMED, "2024-03-01", False),
        ({"since": "2024", "until": "2024"}, NAMED, "2024-12-31", True),
        ({"since": "2024"}, NAMED, None, False),
    ],
)
def test_selection(selection, fields, published, selected, make_article, make_attribution):
    """Each filter by itself, on a statement that it means and on one that it does not."""
    article = make_article(published=published, credits=(Carrier("Gull Wire", CarrierBasis.CREDIT),))

    assert is_selected(make_attribution(**fields), note_article(article), Selection(**selection)) is selected


def test_organization_by_a_name_of_the_users(make_article, make_attribution, tmp_path):
    """A name that only the user's file gives finds the organisation; an ambiguous one finds each that it may mean."""
    path = tmp_path / "own.toml"
    path.write_text('[[organization]]\nname = "Lowmere Harbour Trust"\ntype = "ngo"\naliases = ["LHT"]\n', "utf-8")
    facts = note_article(make_article())
    trust = make_attribution(**NAMED | {"organization": "Lowmere Harbour Trust"})

    assert not is_selected(trust, facts, Selection(organization="lht"))
    with organizations_from(path):
        assert is_selected(trust, facts, Selection(organization="lht"))
    for name in ("Syrian Democratic Forces", "Self-Defense Forces"):
        forces = make_attribution(**NAMED | {"organization": name})
        assert is_selected(forces, facts, Selection(organization="SDF"))
