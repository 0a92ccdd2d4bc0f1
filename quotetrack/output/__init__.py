"""How values leave as text: lines for terminals and pipes, JSON, CSV. Knows nothing of what they are about.

`console.py` is the only door through which text of strangers reaches a terminal. Nothing is imported here: what writes
a file should not wait for what draws on a terminal.
"""

__all__: list[str] = []
