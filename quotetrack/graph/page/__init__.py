"""The page of a graph: what it holds (`data`, `ways`), and how it is put together with its viewer (`document`).

page.html, page.css and the viewer's scripts are plain files beside this one; each script has one purpose, and
document.py has the order in which they become one.
"""
