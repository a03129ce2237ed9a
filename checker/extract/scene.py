"""Read a sentence into a scene: its cells and its quantities, ready for the attachment of topics."""

from __future__ import annotations

from checker.extract.topics import Scene
from checker.language.loader import load_language
from checker.language.roles import load_roles
from checker.quantity.cells import build_cells, find_answers
from checker.quantity.quantities import find_quantities
from checker.text.tokens import tokenise


def read_scene(text: str, code: str) -> Scene:
    """Return the scene of one sentence in a shipped language.

    >>> len(read_scene("Two guards and three drivers were hurt.", "en").quantities)
    2
    """
    language = load_language(code)
    tokens = tokenise(text)
    cells = build_cells(tokens, language)
    quantities, _ = find_quantities(cells, language)
    return Scene(cells, quantities, language, load_roles(), find_answers(tokens, language))
