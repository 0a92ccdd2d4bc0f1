"""FollowTheMoney: which entity each kind becomes; where its package is installed, its model takes every one of them."""

from __future__ import annotations

import json
import re

import networkx as nx
import pytest
from hypothesis import given, settings
from support.hostile_graphs import cleaned, export, nasty_graphs

# followthemoney's EntityType.
ID_RE = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.\-]*[0-9a-zA-Z])?")
REFERENCES = {
    "involved", "proof", "entity", "agent", "client", "subject", "object", "candidate", "match", "document",
}  # fmt: skip


def entities(graph):
    """The exported entities, in order."""
    return [json.loads(line) for line in export(graph, "ftm").splitlines()]


@pytest.fixture
def graph():
    """A small graph with every kind of node and edge."""
    graph = nx.MultiDiGraph()
    days = {"since": "2024-03-05", "until": "2024-03-09"}
    graph.add_node("speaker:m", kind="speaker", label="Mara Quill", type="person", named=True, **days)
    graph.add_node("speaker:q", kind="speaker", label="M. Quill", type="person", named=True)
    graph.add_node("speaker:u", kind="speaker", label="unnamed: an official", type="person", named=False, reason="fear")
    graph.add_node("speaker:b", kind="speaker", label="Harbour Board", type="organization", named=True)
    graph.add_node("organization:b", kind="organization", label="Harbour Board", type="government")
    graph.add_node("organization:c", kind="organization", label="Kelp Ltd", type="company")
    graph.add_node("agency:w", kind="agency", label="Wire", country="GB", state_run=True)
    graph.add_node("outlet:p", kind="outlet", label="The Post")
    graph.add_node(
        "article:a", kind="article", label="Harbour closed", title="Harbour closed", input="a.html", outlet="The Post",
        url="https://post.example/a", published="2024-03-05T01:30:00+02:00",
    )  # fmt: skip
    graph.add_node("article:n", kind="article", label="n.txt", input="n.txt", url="javascript:alert(1)", published="?")
    graph.add_node(
        "statement:s",
        kind="statement",
        label="The harbour …",
        content="The harbour is closed",
        category="statement",
        **days,
    )
    graph.add_node("statement:t", kind="statement", label="Closed", content="Closed")
    graph.add_edge("speaker:m", "statement:s", "said", kind="said", weight=2, role="chair")
    graph.add_edge("speaker:u", "statement:s", "said", kind="said", weight=1)
    graph.add_edge(
        "speaker:m", "organization:b", "speaks_for:chair", kind="speaks_for", role="chair", basis="role", **days
    )
    graph.add_edge("speaker:b", "organization:b", "speaks_for", kind="speaks_for", basis="is")
    graph.add_edge(
        "statement:s",
        "article:a",
        "appears_in:7",
        kind="appears_in",
        content="the harbour is closed",
        wording="indirect",
    )
    graph.add_edge(
        "statement:s",
        "agency:w",
        "told:7:1",
        kind="told",
        basis="told",
        step=1,
        article="article:a",
        since="2024-03-05",
    )
    graph.add_edge(
        "statement:s",
        "agency:w",
        "inferred:7:w",
        kind="inferred",
        chance=0.85,
        because="its dateline",
        article="article:a",
    )
    graph.add_edge("article:a", "agency:w", "credited:dateline", kind="credited", basis="dateline")
    graph.add_edge("outlet:p", "article:a", "published", kind="published", since="2024-03-05", until="2024-03-05")
    graph.add_edge("statement:s", "statement:t", "same_as", kind="same_as", because="a rendering of it")
    graph.add_edge("speaker:m", "speaker:q", "same_as", kind="same_as", because="one surname")
    return graph


def described(graph):
    """Entities as `schema: properties`, an id among the properties replaced by the label that it leads to."""
    found = entities(graph)
    names = {
        entity["id"]: first(entity["properties"], ("name", "title", "fileName", "description")) for entity in found
    }
    return [
        (
            entity["schema"],
            {
                name: [names[value] if name in REFERENCES else value for value in values]
                for name, values in entity["properties"].items()
            },
        )
        for entity in found
    ]


def first(properties, names):
    return next((properties[name][0] for name in names if name in properties), None)


@pytest.mark.parametrize(
    "entity",
    [
        ("Person", {"name": ["Mara Quill"], "position": ["chair"]}),
        (
            "LegalEntity",
            {"name": ["unnamed: an official"], "notes": ["Reason given for not naming the source: fear"]},
        ),
        ("Organization", {"name": ["Harbour Board"]}),
        ("PublicBody", {"name": ["Harbour Board"], "classification": ["government"]}),
        ("Company", {"name": ["Kelp Ltd"], "classification": ["company"]}),
        ("Organization", {"name": ["Wire"], "country": ["gb"], "classification": ["agency", "state-run"]}),
        ("Organization", {"name": ["The Post"], "classification": ["outlet"]}),
        (
            "Article",
            {
                "title": ["Harbour closed"], "fileName": ["a.html"], "sourceUrl": ["https://post.example/a"],
                "publisher": ["The Post"], "publishedAt": ["2024-03-04T23:30:00"],
            },
        ),
        ("Article", {"fileName": ["n.txt"]}),
        (
            "Event",
            {
                "name": ["The harbour …"], "summary": ["The harbour is closed"], "date": ["2024-03-05", "2024-03-09"],
                "keywords": ["statement"], "involved": ["Mara Quill", "unnamed: an official"],
                "proof": ["Harbour closed"],
            },
        ),
        (
            "Note",
            {
                "description": ["the harbour is closed"], "entity": ["Harbour closed", "The harbour …"],
                "keywords": ["indirect"],
            },
        ),
        (
            "Representation",
            {
                "agent": ["Mara Quill"], "client": ["Harbour Board"], "role": ["chair"],
                "date": ["2024-03-05", "2024-03-09"],
            },
        ),
        ("UnknownLink", {"subject": ["Harbour Board"], "object": ["Harbour Board"], "role": ["speaks for, is"]}),
        (
            "UnknownLink",
            {
                "subject": ["The harbour …"], "object": ["Wire"], "role": ["told, step 1"], "date": ["2024-03-05"],
                "proof": ["Harbour closed"],
            },
        ),
        (
            "UnknownLink",
            {
                "subject": ["The harbour …"], "object": ["Wire"], "role": ["inferred, chance 0.85"],
                "proof": ["Harbour closed"], "summary": ["its dateline"],
            },
        ),
        ("Documentation", {"document": ["Harbour closed"], "entity": ["Wire"], "role": ["credited, dateline"]}),
        (
            "Documentation",
            {"document": ["Harbour closed"], "entity": ["The Post"], "role": ["published"], "date": ["2024-03-05"]},
        ),
        ("Similar", {"candidate": ["The harbour …"], "match": ["Closed"], "criteria": ["a rendering of it"]}),
        ("Similar", {"candidate": ["Mara Quill"], "match": ["M. Quill"], "criteria": ["one surname"]}),
    ],
    ids=lambda entity: f"{entity[0]}-{'-'.join(entity[1])}",
)  # fmt: skip
def test_what_each_kind_becomes(graph, entity):
    """Every kind of node and edge is an entity of the schema that says neither more nor less."""
    assert entity in described(graph)


@settings(max_examples=100, deadline=None)
@given(graph=nasty_graphs())
def test_hostile_graphs_are_entities(graph):
    """One entity for each node and no id twice, ids that FollowTheMoney takes, references that lead somewhere."""
    found = entities(graph)
    ids = [entity["id"] for entity in found]
    references = {
        value
        for entity in found
        for name, values in entity["properties"].items()
        if name in REFERENCES
        for value in values
    }
    clean = cleaned(graph)
    edges = {f"edge-{data['edge_id']}" for *_, data in clean.edges(data=True)}

    assert len(set(ids)) == len(ids)
    assert len(set(ids) - edges) == clean.number_of_nodes()
    assert all(ID_RE.fullmatch(id_) for id_ in ids)
    assert references <= set(ids)
    assert all(values and all(values) for entity in found for values in entity["properties"].values())


def assert_valid(found):
    """Every entity is one of the model's, with values that its types take as they are and references of its ranges."""
    from followthemoney import model

    schemata = {entity["id"]: model.get(entity["schema"]) for entity in found}
    for entity in found:
        schema = schemata[entity["id"]]
        schema.validate(entity)
        proxy = model.get_proxy(entity, cleaned=False)
        for name, values in entity["properties"].items():
            property_ = schema.get(name)
            kept = proxy.get(name)
            assert not property_.stub
            assert len(kept) == len(values) if property_.type.name in STRICT else kept or not any(values)
            if property_.type.name == "entity":
                assert all(schemata[value].is_a(property_.range) for value in values)


STRICT = frozenset({"entity", "date", "url", "country"})
"""Types whose values FollowTheMoney leaves out where they are no such thing; text it may even out."""


def test_the_model_takes_a_graph(graph):
    """followthemoney's own model validates every entity of every kind."""
    pytest.importorskip("followthemoney")
    found = entities(graph)
    assert_valid(found)

    from followthemoney import model

    assert [model.get_proxy(entity, cleaned=False).to_dict()["properties"] for entity in found] == [
        entity["properties"] for entity in found
    ]


@settings(max_examples=100, deadline=None)
@given(graph=nasty_graphs())
def test_the_model_takes_hostile_graphs(graph):
    """followthemoney's own model validates every entity, whatever text stands in it."""
    pytest.importorskip("followthemoney")

    assert_valid(entities(graph))
