"""Takes the picture of a graph page that docs/graph-page.md shows: `make screenshot`.

    python docs/images/take.py PAGE PICTURE NAME

The page is opened in Debian's Chromium, and the name chosen in its list.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))
from support.browser import Visit, open_browser

WIDTH, HEIGHT = 1100, 620


def main(page: str, picture: str, name: str) -> None:
    """Open the page, choose the name, take the picture."""
    with open_browser() as browser:
        context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, reduced_motion="reduce")
        visit = Visit(context.new_page(), Path(page))
        visit.page.click(visit.row(name))
        visit.page.mouse.move(0, 0)
        visit.page.evaluate("document.getElementById('side').scrollTop = 0")
        visit.settle()
        visit.page.screenshot(path=picture)


if __name__ == "__main__":
    main(*sys.argv[1:])
