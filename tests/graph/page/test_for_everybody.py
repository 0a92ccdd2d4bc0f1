"""The page is for everybody and takes any graph: eyes, keys, phones, paper; empty, huge, hostile, not ours."""

from __future__ import annotations

import networkx as nx
import pytest
from support.pages import PHONE, write_page

from quotetrack.graph import build_graph


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_dark_and_light(visit, scheme):
    """The page follows the system until the switch is pressed."""
    page = visit(color_scheme=scheme)
    colour = "getComputedStyle(document.body).backgroundColor"
    before = page.page.evaluate(colour)
    page.page.click("#theme")

    assert {before, page.page.evaluate(colour)} == {"rgb(251, 250, 247)", "rgb(22, 24, 28)"}
    assert (before == "rgb(22, 24, 28)") == (scheme == "dark")


def test_nothing_of_strangers_runs(visit):
    """Markup in titles, names and quotations is shown as it stands; hostile addresses are no links."""
    page = visit()
    page.page.fill("#find", "eve")
    page.page.press("#find", "Enter")
    text = page.page.inner_text("#detail")
    page.page.fill("#find", "ferry is late")
    page.page.press("#find", "Enter")

    assert "<img src=x onerror=" in text and "</script>" in text and r"\u{202e}" in text
    assert page.page.locator("img").count() == 0
    assert page.page.locator("script").count() == 2
    assert page.page.locator("#detail cite a").count() == 0
    assert "javascript:console.error('ran')" in page.page.inner_text("#detail")


def test_no_script_can_be_added(visit):
    """Were there a hole, the policy would still refuse inline scripts, handlers, markup from text, and requests."""
    page = visit()
    refused = page.page.evaluate(
        """async () => {
          const refused = [];
          document.addEventListener('securitypolicyviolation', (event) => refused.push(event.effectiveDirective));
          const script = document.createElement('script');
          try { script.textContent = 'window.ran = 1'; document.body.append(script); } catch { refused.push('text'); }
          try { document.body.innerHTML = '<b>x</b>'; } catch { refused.push('markup'); }
          await fetch('https://saltmarsh.example/').catch(() => refused.push('fetch'));
          return [refused.includes('markup'), refused.includes('fetch'), window.ran === undefined];
        }"""
    )
    page.told.clear()  # the browser says on the console what it refused
    page.asked = [url for url in page.asked if url.startswith("file:")]

    assert refused == [True, True, True]


def test_keys_alone_do_it_all(visit):
    """From the search by arrows through the list into the panel, out by escape, and over the map."""
    page = visit()
    page.page.focus("#find")
    page.page.keyboard.press("ArrowDown")
    page.page.keyboard.press("ArrowDown")
    page.page.keyboard.press("End")
    page.page.keyboard.press("Home")
    name = page.page.evaluate("document.activeElement.querySelector('.name').textContent")
    ring = page.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    page.page.keyboard.press("Enter")
    in_panel = page.page.evaluate("document.activeElement.id"), page.page.inner_text("#detail h2")
    page.page.keyboard.press("Escape")
    back = page.page.evaluate("document.activeElement.querySelector('.name').textContent")
    page.settle()
    page.page.focus("#top")
    before = page.page.evaluate("quotetrack.view()")
    for key in ("ArrowRight", "ArrowDown", "+", "+"):
        page.page.keyboard.press(key)
    after = page.page.evaluate("quotetrack.view()")

    assert name == back == in_panel[1].strip() == page.labels()[0]
    assert ring == "solid"
    assert in_panel[0] == "detail"
    assert after["x"] > before["x"] and after["y"] > before["y"] and after["scale"] > before["scale"]


def test_screen_readers_get_the_list(visit):
    """The map says that the list is its alternative, the list is one of buttons with kinds and numbers."""
    page = visit()

    assert "list of names holds the same" in page.page.get_attribute("#top", "aria-label")
    assert page.page.get_attribute("#found", "aria-live") == "polite"
    assert page.page.locator("#list > li > button").count() == len(page.labels())
    assert page.page.locator('#list [tabindex="0"]').count() == 1
    assert page.page.locator(page.row("Mara Quill")).text_content() == "Mara Quill, speaker, 2 quotations"


def test_on_a_phone(visit):
    """At 360 pixels nothing is cut off at the side, the map is there, and a tap opens what it meets."""
    page = visit(**PHONE)
    page.page.touchscreen.tap(*page.point("Mara Quill"))

    assert page.page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.drawn("base") > 200
    assert page.page.locator("#detail").is_visible()
    assert "Mara Quill" in page.page.inner_text("#detail h2")


def test_prints_the_list(visit):
    """On paper there is the list with kinds and numbers, and no map."""
    page = visit()
    page.page.emulate_media(media="print")

    assert page.page.locator("#list").is_visible()
    assert not page.page.locator("#stage").is_visible()
    assert not page.page.locator("#filters").is_visible()


def test_an_empty_graph_says_so(visit, tmp_path):
    """No nodes: words instead of an empty map."""
    path = tmp_path / "empty.html"
    path.write_text(write_page(nx.MultiDiGraph()))
    page = visit(path)

    assert "This graph is empty" in page.page.inner_text("#message")


def test_a_big_graph_says_what_it_leaves_out(visit, make_article, make_attribution, tmp_path):
    """Where there are too many names to read, the map begins with the heaviest and says so; the list has all."""
    said = [make_attribution(f"We know {k}", speaker=f"Voice {k}", start=10 * k) for k in range(1, 800)]
    said += [make_attribution("Again", speaker="Voice 7", start=9000)]
    path = tmp_path / "big.html"
    path.write_text(write_page(build_graph(said, [make_article()])))
    page = visit(path)
    first = page.labels()
    message = page.page.inner_text("#message")
    page.page.fill("#find", "voice 8")
    page.page.press("#find", "Enter")
    page.settle()
    guest = page.labels()
    page.page.click("text=Draw all")
    page.settle()

    assert first == ["The Saltmarsh Courier", "Voice 7"]
    assert "draws the 2 heaviest of 800" in message
    assert guest == [*first, "Voice 8"]
    assert len(page.labels()) == 800
    assert page.page.locator("#list > li").count() == 100


def test_what_got_no_place_is_in_the_list(visit, news, monkeypatch, tmp_path):
    """Where a view has too many nodes to be laid out, the map says so, and the list opens what is not on it."""
    monkeypatch.setattr("quotetrack.graph.page.data.MOST_PLACED", 2)
    path = tmp_path / "unplaced.html"
    path.write_text(write_page(news))
    page = visit(path)
    page.page.click(page.row("Ira Stane"))
    page.settle()

    assert len(page.labels()) == 2
    assert "The map draws the 2 heaviest of" in page.page.inner_text("#message")
    assert "The ferry is late" in page.page.inner_text("#detail")


def test_neighbours_are_drawn_however_light(visit, make_article, make_attribution, tmp_path):
    """Around one name everybody is drawn, also where the map begins with the heaviest."""
    said = [make_attribution(f"We know {k}", speaker=f"Voice {k}", start=10 * k) for k in range(1, 800)]
    path = tmp_path / "light.html"
    path.write_text(write_page(build_graph(said, [make_article()])))
    page = visit(path)
    page.page.click(page.row("The Saltmarsh Courier"))
    page.page.click("text=Show only this and its neighbours")
    page.settle()

    assert len(page.labels()) == 800


def test_a_graph_of_others(visit, tmp_path):
    """Any networkx graph can be looked at: names for labels, its own kinds, no quotations."""
    graph = nx.MultiDiGraph([("left", "right"), ("left", "constructor")])
    graph.nodes["right"]["kind"] = "__proto__"
    path = tmp_path / "others.html"
    path.write_text(write_page(graph))
    page = visit(path)
    page.page.mouse.click(*page.point("left"))

    assert sorted(page.labels()) == ["constructor", "left", "right"]
    assert "linked to (2)" in page.page.inner_text("#detail")


def test_labels_never_overlap(visit, make_article, make_attribution, tmp_path):
    """However many names there are, no label lies on another; nearer, names get labels that had none."""
    said = [make_attribution(f"We know {k}", speaker=f"Voice number {k}", start=10 * k) for k in range(1, 300)]
    path = tmp_path / "labels.html"
    path.write_text(write_page(build_graph(said, [make_article()])))
    page = visit(path)
    far = page.page.evaluate("quotetrack.labels()")
    for _ in range(4):
        page.page.click("#zoom-in")
    page.settle()
    near = page.page.evaluate("quotetrack.labels()")

    assert len(far) > 10
    assert {label["text"] for label in near} - {label["text"] for label in far}
    for labels in (far, near):
        for index, one in enumerate(labels):
            for other in labels[:index]:
                beside = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
                assert beside or abs(one["y"] - other["y"]) >= 12, (one, other)


def test_less_motion(visit):
    """Who asks the system for less motion is where they want to be at once."""
    page = visit(reduced_motion="reduce")
    page.page.click(page.row("Ira Stane"))
    at_once = page.page.evaluate("quotetrack.view()")
    page.settle()

    assert page.page.evaluate("quotetrack.view()") == at_once
    assert page.labels()


def test_goes_through_a_long_list(visit, make_article, make_attribution, tmp_path):
    """The list shows a hundred rows, and the next when they are asked for or walked to."""
    said = [make_attribution(f"We know {k}", speaker=f"Voice {k}", start=10 * k) for k in range(1, 250)]
    path = tmp_path / "long.html"
    path.write_text(write_page(build_graph(said, [make_article()])))
    page = visit(path)
    rows = page.page.locator("#list > li")
    first = rows.count()
    page.page.click("#more")
    second = rows.count()
    page.page.keyboard.press("End")
    page.page.keyboard.press("ArrowDown")

    assert (first, second, rows.count()) == (100, 200, 250)
    assert not page.page.locator("#more").is_visible()
