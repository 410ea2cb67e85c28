"""A model's fast tokenizer, without the model's libraries."""

from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import WeightsError

if TYPE_CHECKING:
    from tokenizers import Tokenizer


def load_tokenizer(folder: Path) -> "Tokenizer":
    """Load the fast tokenizer alone: a second instead of the ten that the model's libraries take to import.

    Raises:
        WeightsError: The folder has none.
    """
    from tokenizers import Tokenizer

    path = folder / "tokenizer.json"
    if not path.is_file():
        raise WeightsError(f"{path} is missing; mend: use a model that comes with a fast tokenizer")
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
