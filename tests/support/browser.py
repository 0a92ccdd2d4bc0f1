"""A browser for tests of pages: Debian's Chromium, never downloaded, with an empty profile and nothing of its own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = (
    "--no-sandbox",  # Chromium refuses to run as root with one, and CI is root in a container
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Chromium; without one the test is skipped, but fails where CI=true says that everything must be tested."""
    chromium = shutil.which("chromium")
    if chromium is None:
        reason = "there is no chromium on the path; on Debian and Ubuntu: apt-get install chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield browser
        browser.close()


class Visit:
    """A page of ours, open from disk: what it said on the console, asked of the network, and threw."""

    def __init__(self, page: Page, path: Path) -> None:
        self.page = page
        self.told: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self.told.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.told.append(f"error: {error.message}"))
        page.on("dialog", lambda dialog: self.told.append(f"dialog: {dialog.message}") or dialog.dismiss())
        page.on("request", lambda request: self.asked.append(request.url))
        page.goto(path.resolve().as_uri())
        self.settle()

    def settle(self) -> None:
        """Wait until the map has stood still for a while."""
        self.page.wait_for_function(
            "() => { const now = quotetrack.frames(); const same = now === window.before; window.before = now;"
            " return same; }",
            polling=250,
        )

    def drawn(self, canvas: str = "base") -> int:
        """How many pixels of a canvas are not transparent."""
        return self.page.evaluate(
            "id => { const canvas = document.getElementById(id);"
            " const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);"
            " let drawn = 0; for (let at = 3; at < data.length; at += 4) drawn += data[at] > 0; return drawn; }",
            canvas,
        )

    def labels(self) -> list[str]:
        """Labels of the nodes on the map, heaviest first."""
        return [place["label"] for place in self.page.evaluate("quotetrack.places()")]

    def point(self, label: str) -> tuple[float, float]:
        """Where a node stands in the window."""
        [place] = [place for place in self.page.evaluate("quotetrack.places()") if place["label"] == label]
        box = self.page.locator("#top").bounding_box()
        assert box is not None
        return box["x"] + place["x"], box["y"] + place["y"]

    def row(self, words: str) -> str:
        """Selector of the row of the list that begins with these words."""
        return f'#list li:has(.name:text-is("{words}")) button'
