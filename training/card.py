"""Write the model card beside the model: the template with the figures that were measured and the digests of the files.

python training/card.py --figures figures.json
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

from packing import TOKENIZER, WEIGHTS

_SHIPPED = Path(__file__).parents[1] / "checker" / "data" / "encoder"
_TEMPLATE = Path(__file__).with_name("card.md")


def main() -> None:
    """Read the figures, by name, and write the card."""
    parser = argparse.ArgumentParser(description="Write the model card.")
    parser.add_argument("--figures", type=Path, required=True, help="JSON: the name of each measure and its figure")
    parser.add_argument("--model", type=Path, default=_SHIPPED)
    options = parser.parse_args()
    figures = json.loads(options.figures.read_text("utf-8"))
    rows = "\n".join(f"| {name} | {_written(figure)} |" for name, figure in figures.items())
    digests = {name: hashlib.sha256((options.model / name).read_bytes()).hexdigest() for name in (WEIGHTS, TOKENIZER)}
    card = _TEMPLATE.read_text("utf-8").format(figures=rows, weights=digests[WEIGHTS], tokenizer=digests[TOKENIZER])
    (options.model / "README.md").write_text(card, "utf-8")


def _written(figure: float) -> str:
    return f"{figure:.3f}" if isinstance(figure, float) else f"{figure:,}"


if __name__ == "__main__":
    main()
