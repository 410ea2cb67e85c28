"""Low-rank changes to an encoder's weights, and the heads over its states: what was trained for the extractor.

A matrix W becomes W + U D with U and D of a few columns and rows, so that the trained part is a hundredth of the model:
E. Hu et al., "LoRA: Low-Rank Adaptation of Large Language Models", ICLR 2022. ``python -m eval.fitting.train`` makes
the file that comes with the program.
"""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from index.errors import WeightsError
from index.types import Vectors

DOWN, UP = "down", "up"
_HEADS = ("relevance.weight", "relevance.bias", "span.weight", "span.bias")


@dataclass(frozen=True, slots=True)
class Adapter:
    """A trained part, in float32.

    Attributes:
        changes: Name of an encoder's tensor to its ``up`` (rows, rank) and ``down`` (rank, columns).
        relevance: Weights (2, width) over the first state and over the mean of all, and a constant.
        span: Weights (2, width) of a span's beginning and end, and two constants.
    """

    changes: dict[str, tuple[Vectors, Vectors]]
    relevance: tuple[Vectors, Vectors]
    span: tuple[Vectors, Vectors]


def adapter_path() -> Path:
    """Where the packaged adapter lies."""
    return Path(str(files("index") / "extractor.safetensors"))


@cache
def adapter_hash(path: Path) -> str:
    """Twelve hex digits that tell an adapter from others; a file is read once."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def read_adapter(path: Path) -> Adapter:
    """Read an adapter.

    Raises:
        WeightsError: The file is missing, damaged or not an adapter.
    """
    import numpy as np
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    try:
        tensors = {name: np.asarray(values, np.float32) for name, values in load_file(path).items()}
        weight, bias, span, spans = (tensors.pop(name) for name in _HEADS)
        names = sorted({name.rsplit(".", 1)[0] for name in tensors})
        changes = {f"{name}.weight": (tensors[f"{name}.{UP}"], tensors[f"{name}.{DOWN}"]) for name in names}
    except (OSError, SafetensorError, KeyError) as error:
        raise WeightsError(f"{path} is no adapter ({error}); mend: install the program anew") from error
    return Adapter(changes, (weight.reshape(2, -1), bias), (span, spans))
