"""The page does in a browser what docs/graph-page.md says: no network, no error (the fixture `visit` looks)."""

from __future__ import annotations

import pytest
from support.pages import PHONE, write_page

from quotetrack.graph import build_graph


def test_draws(visit):
    """The map shows nodes, lines and labels, and begins with those who speak, hand on and publish."""
    page = visit()

    assert page.drawn("base") > 500
    assert page.drawn("top") > 500
    assert {"Mara Quill", "Reuters", "AFP", "Radio Fenwick", "Harbour Board"} <= set(page.labels())
    assert not any("harbour stays shut" in label for label in page.labels())


def test_draws_nothing_while_nothing_happens(visit):
    """A frame is drawn only when something has changed."""
    page = visit()
    before = page.page.evaluate("quotetrack.frames()")
    page.page.wait_for_timeout(400)

    assert page.page.evaluate("quotetrack.frames()") == before


def test_shows_every_statement_when_asked(visit):
    """The other view has statements and articles between the names."""
    page = visit()
    page.page.check("text=Every statement and article")
    page.settle()

    assert {"Harbour shut", "The ferry is late", "Mara Quill"} <= set(page.labels())
    assert {line["kind"] for line in page.page.evaluate("quotetrack.lines()")} >= {"said", "appears_in", "told"}


def test_zooms_and_pans(visit):
    """Wheel and buttons zoom, dragging moves, and the button for all goes back."""
    page = visit()
    first = page.page.evaluate("quotetrack.view()")
    page.page.mouse.move(640, 400)
    page.page.mouse.wheel(0, -300)
    page.page.click("#zoom-in")
    nearer = page.page.evaluate("quotetrack.view()")
    page.page.mouse.move(500, 130)
    page.page.mouse.down()
    page.page.mouse.move(560, 190, steps=4)
    page.page.mouse.up()
    moved = page.page.evaluate("quotetrack.view()")
    page.page.click("#zoom-fit")
    page.settle()
    last = page.page.evaluate("quotetrack.view()")

    assert nearer["scale"] > first["scale"] * 1.3
    assert moved["x"] < nearer["x"] and moved["y"] < nearer["y"]
    assert last == pytest.approx(first)


def test_pinches(visit):
    """Two fingers that part zoom in."""
    page = visit(**PHONE)
    before = page.page.evaluate("quotetrack.view()")
    touch = page.page.context.new_cdp_session(page.page)
    for kind, spread in (("touchStart", 20), ("touchMove", 40), ("touchMove", 80)):
        points = [{"x": 180 - spread, "y": 350, "id": 1}, {"x": 180 + spread, "y": 350, "id": 2}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.settle()

    assert page.page.evaluate("quotetrack.view()")["scale"] > before["scale"] * 2


def test_hovering_shows_the_neighbours(visit):
    """Under the pointer a node is drawn with its neighbours, and all the rest steps back."""
    page = visit()
    page.page.mouse.move(*page.point("Mara Quill"))
    page.settle()
    dimmed = page.page.locator("#base.dim").count()
    page.page.mouse.move(5, 5)
    page.settle()

    assert dimmed == 1
    assert page.page.locator("#base.dim").count() == 0


def test_finds_names_and_words(visit):
    """The search finds names without accents or case, and quotations by their words; enter opens the first."""
    page = visit()
    page.page.fill("#find", "mara q")
    found = page.page.inner_text("#found")
    rows = page.page.locator("#list .name").all_inner_texts()
    page.page.fill("#find", "ZOE SAW")
    words = page.page.locator("#list .name").all_inner_texts()
    page.page.press("#find", "Enter")
    opened = page.page.inner_text("#detail")
    page.page.fill("#find", "nothing like it")

    assert found == "Found: 1 name, 0 quotations"
    assert rows == ["Mara Quill"]
    assert words == ["“Zoë saw the wind”"]
    assert "Zoë saw the wind" in opened and "Ferry late" in opened
    assert page.page.inner_text("#found") == "Nothing found for “nothing like it”"


def test_shows_the_way_of_a_quotation(visit):
    """A quotation chosen from the search comes into sight with all whom it went through, and nothing else is strong."""
    page = visit()
    page.page.fill("#find", "harbour stays shut")
    page.page.press("#find", "Enter")
    page.settle()
    box = page.page.locator("#top").bounding_box()
    way = page.page.locator("#detail .way li").all_inner_texts()

    assert way == ["told Reuters", "published by The Saltmarsh Courier"]
    assert page.page.locator("#base.dim").count() == 1
    for label in ("Mara Quill", "Reuters", "The Saltmarsh Courier"):
        x, y = page.point(label)
        assert box["x"] < x < box["x"] + box["width"] and box["y"] < y < box["y"] + box["height"]


def test_goes_to_what_was_found(visit):
    """What is chosen in the list comes to the middle of the map."""
    page = visit()
    page.page.click(page.row("Ira Stane"))
    page.settle()
    x, y = page.point("Ira Stane")
    box = page.page.locator("#top").bounding_box()

    assert abs(x - box["x"] - box["width"] / 2) < 2
    assert abs(y - box["y"] - box["height"] / 2) < 2


def test_filters_by_kind(visit):
    """Without agencies neither map nor list has any; the page says how many are hidden, and brings them back."""
    page = visit()
    page.page.uncheck("#node-kinds label:has-text('news agencies') input")
    page.settle()
    without = page.labels(), page.page.locator("#list .name").all_inner_texts()
    hidden = page.page.inner_text("#filtered")
    page.page.click("#reset")
    page.settle()

    assert not {"Reuters", "AFP"} & {*without[0], *without[1]}
    assert hidden == "(2 hidden)"
    assert {"Reuters", "AFP"} <= set(page.labels())


def test_filters_lines(visit):
    """Lines of a kind that is not ticked are gone; the names stay."""
    page = visit()
    page.page.uncheck("#edge-kinds label:has-text('told') input")

    assert "told" not in {line["kind"] for line in page.page.evaluate("quotetrack.lines()")}
    assert "Reuters" in page.labels()


def test_filters_by_time(visit, make_article, make_attribution, tmp_path):
    """Only what was published in the days asked for is left, with or without what has no date."""
    days = {"a.txt": "2024-03-05", "b.txt": "2024-06-01", "c.txt": None}
    said = [make_attribution("We know", name, speaker=f"Voice of {name}") for name in days]
    path = tmp_path / "days.html"
    path.write_text(write_page(build_graph(said, [make_article(name, published=day) for name, day in days.items()])))
    page = visit(path)
    page.page.fill("#since", "2024-05-01")
    late = [label for label in page.labels() if label.startswith("Voice")]
    page.page.uncheck("#undated")
    dated = [label for label in page.labels() if label.startswith("Voice")]
    page.page.fill("#until", "2024-05-02")

    assert late == ["Voice of b.txt", "Voice of c.txt"]
    assert dated == ["Voice of b.txt"]
    assert page.labels() == []
    assert "The filters hide everything." in page.page.inner_text("#message")


def test_opens_the_quotations_of_a_node(visit):
    """A click on a node shows who said what in which article of which day, with a link to it."""
    page = visit()
    page.page.mouse.click(*page.point("Mara Quill"))
    text = page.page.inner_text("#detail")
    link = page.page.locator("#detail cite a").first

    for words in ("2 quotations", "“The harbour stays shut”", "quoted word for word", "said", "Harbour shut",
                  "The Saltmarsh Courier", "2024-03-05", "told Reuters", "director"):  # fmt: skip
        assert words in text
    assert link.get_attribute("href") == "https://saltmarsh.example/harbour"
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_opens_the_quotations_of_a_line(visit):
    """A click on a line shows only what went that way."""
    page = visit()
    (x1, y1), (x2, y2) = page.point("Mara Quill"), page.point("Reuters")
    page.page.mouse.click((x1 + x2) / 2, (y1 + y2) / 2)
    text = page.page.inner_text("#detail")

    assert page.page.inner_text("#detail h2") == "Mara Quill told Reuters"
    assert "The harbour stays shut" in text
    assert "Nobody was hurt" not in text


def test_shows_only_the_neighbours(visit):
    """The surroundings of one name, and back."""
    page = visit()
    page.page.click(page.row("Reuters"))
    page.page.click("text=Show only this and its neighbours")
    page.settle()
    near = set(page.labels())
    page.page.click("#message button")
    page.settle()

    assert near == {"Reuters", "Mara Quill", "The Saltmarsh Courier"}
    assert "Ira Stane" in page.labels()
