"""Hold a sentence as a scene: its cells and its quantities, ready for the attachment of topics."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.extraction.answers import locate_answers
from checker.kept import kept
from checker.language.loader import load_language
from checker.language.roles import load_roles
from checker.quantity.cells import build_cells, find_answers
from checker.quantity.quantities import find_quantities
from checker.text.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.extraction.answers import Located
    from checker.language.lexicon import Language
    from checker.language.roles import Roles
    from checker.quantity.cells import Answer, Cells
    from checker.quantity.quantities import Quantity


@dataclass(frozen=True)
class Scene:
    """What the attachment needs of one sentence; not slotted, what is looked up is kept."""

    text: str
    cells: Cells
    quantities: Sequence[Quantity]
    language: Language
    roles: Roles
    answers: Sequence[Answer] = ()

    def answer_at(self, index: int, table: str) -> Answer | None:
        """Return the closed answer of ``table`` that begins at cell ``index``."""
        return self._answers.get((index, table)) if self.answers else None

    @kept
    def _answers(self) -> dict[tuple[int, str], Answer]:
        ends = self.cells.ends
        found: dict[tuple[int, str], Answer] = {}
        for answer in self.answers:
            found.setdefault((bisect_right(ends, answer.start), answer.sense.key), answer)
        return found

    @kept
    def located(self) -> Sequence[Located]:
        """The closed answers with the cells they cover."""
        return locate_answers(self.cells.starts, self.answers)

    def cell_at(self, end: int) -> int:
        """Return the cell that ends at or behind the code point ``end``."""
        return min(bisect_left(self.cells.ends, end), len(self.cells) - 1)

    def quantity_at(self, index: int) -> int | None:
        """Return the number of the quantity that covers cell ``index``."""
        return self.owners.get(index)

    @kept
    def owners(self) -> dict[int, int]:
        """The number of the quantity that covers each cell that one covers."""
        owners: dict[int, int] = {}
        for number, quantity in enumerate(self.quantities):
            for index in range(quantity.start, quantity.end):
                owners.setdefault(index, number)
        return owners


def read_scene(text: str, code: str) -> Scene:
    """Return the scene of one sentence in a shipped language.

    >>> len(read_scene("Two guards and three drivers were hurt.", "en").quantities)
    2
    """
    language = load_language(code)
    tokens = tokenise(text)
    cells = build_cells(tokens, language)
    quantities, _ = find_quantities(cells, language)
    return Scene(text, cells, quantities, language, load_roles(), find_answers(tokens, language))
