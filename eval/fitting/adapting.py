"""The packaged encoder in torch, with low-rank changes to train; writes them as `index.adapter` reads them."""

import json
import math
from pathlib import Path
from typing import Any, cast

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.nn import functional

from index.adapter import DOWN, UP, read_adapter
from index.errors import WeightsError

_SCALE = 2.0  # of the changes while they are trained; it is multiplied in when they are written, and taken out again
_DROPPED = 0.05
_NEVER = -1e9
_PARTS = (
    "attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense",
    "intermediate.dense", "output.dense",
)  # fmt: skip


class Adapting(nn.Module):
    """An encoder whose weights stay, with changes and two heads that learn.

    Args:
        folder: A decoded folder of `index.weights`.
        rank: Columns of a change.
    """

    def __init__(self, folder: Path, rank: int = 16) -> None:
        super().__init__()
        config: dict[str, Any] = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        fixed = load_file(folder / "model.safetensors")
        width = int(config["hidden_size"])
        self.layers = nn.ModuleList(
            _Layer(fixed, f"encoder.layer.{number}.", config, rank) for number in range(config["num_hidden_layers"])
        )
        self._words = fixed["embeddings.word_embeddings.weight"]
        self._places = (
            fixed["embeddings.position_embeddings.weight"] + fixed["embeddings.token_type_embeddings.weight"][0]
        )
        self._norm = _norm(fixed, "embeddings.LayerNorm", config)
        self.relevance, self.span = nn.Linear(2 * width, 1), nn.Linear(width, 2)
        for head in (self.relevance, self.span):
            nn.init.zeros_(head.weight)

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Relevance (n,) and scores of beginning and end (n, tokens, 2), of token ids and their mask (n, tokens)."""
        states = self._norm(functional.embedding(ids, self._words) + self._places[: ids.shape[1]])
        hidden = torch.zeros(mask.shape).masked_fill(mask == 0, _NEVER)[:, None, None, :]
        for layer in self.layers:
            states = layer(states, hidden)
        counted = mask.unsqueeze(-1)
        mean = (states * counted).sum(1) / counted.sum(1)
        return self.relevance(torch.cat([states[:, 0], mean], -1)).squeeze(-1), self.span(states)

    def read(self, path: Path) -> None:
        """Go on from what was written before.

        Raises:
            WeightsError: The file is missing, damaged, no adapter, or one of another shape.
        """
        read_adapter(path)
        kept, written = self._learnt(), load_file(path)
        if {name: value.shape for name, value in kept.items()} != {n: v.shape for n, v in written.items()}:
            raise WeightsError(f"{path} is the adapter of another model or rank; mend: start without one")
        with torch.no_grad():
            for name, value in kept.items():
                value.copy_(written[name] / (_SCALE if name.endswith(f".{UP}") else 1))

    def write(self, path: Path) -> None:
        """Write what was learnt, in 16-bit floats."""
        kept = {n: value * (_SCALE if n.endswith(f".{UP}") else 1) for n, value in self._learnt().items()}
        save_file({name: value.detach().half().contiguous() for name, value in kept.items()}, path)

    def _learnt(self) -> dict[str, Tensor]:
        """What learns, by the name under which it is written."""
        kept: dict[str, Tensor] = {
            f"{head}.{kind}": getattr(getattr(self, head), kind)
            for head in ("relevance", "span")
            for kind in ("weight", "bias")
        }
        for layer in cast("list[_Layer]", list(self.layers)):
            kept |= layer.learnt()
        return kept


class _Change(nn.Module):
    """A linear step W x + b whose W stays, with a change U D beside it."""

    def __init__(self, weight: Tensor, bias: Tensor, rank: int) -> None:
        super().__init__()
        self._weight, self._bias = weight, bias
        self.down = nn.Parameter(torch.randn(rank, weight.shape[1]) / math.sqrt(weight.shape[1]))
        self.up = nn.Parameter(torch.zeros(weight.shape[0], rank))

    def forward(self, states: Tensor) -> Tensor:
        changed = functional.linear(functional.linear(states, self.down), self.up)
        return functional.linear(states, self._weight, self._bias) + changed * _SCALE


class _Layer(nn.Module):
    def __init__(self, fixed: dict[str, Tensor], prefix: str, config: dict[str, Any], rank: int) -> None:
        super().__init__()
        self._prefix, self._heads = prefix, int(config["num_attention_heads"])
        steps = (_Change(fixed[f"{prefix}{part}.weight"], fixed[f"{prefix}{part}.bias"], rank) for part in _PARTS)
        self.query, self.key, self.value, self.mixed, self.wide, self.narrow = steps
        self._attended = _norm(fixed, f"{prefix}attention.output.LayerNorm", config)
        self._done = _norm(fixed, f"{prefix}output.LayerNorm", config)

    def forward(self, states: Tensor, hidden: Tensor) -> Tensor:
        split = (states.shape[0], states.shape[1], self._heads, -1)
        query, key, value = (step(states).view(split).transpose(1, 2) for step in (self.query, self.key, self.value))
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=hidden)
        seen = self.mixed(seen.transpose(1, 2).reshape(states.shape))
        states = self._attended(states + functional.dropout(seen, _DROPPED, self.training))
        wide = self.narrow(functional.gelu(self.wide(states)))
        result: Tensor = self._done(states + functional.dropout(wide, _DROPPED, self.training))
        return result

    def learnt(self) -> dict[str, Tensor]:
        """The changes by the names of the tensors that they change."""
        steps = (self.query, self.key, self.value, self.mixed, self.wide, self.narrow)
        kept: dict[str, Tensor] = {}
        for part, step in zip(_PARTS, steps, strict=True):
            kept |= {f"{self._prefix}{part}.{UP}": step.up, f"{self._prefix}{part}.{DOWN}": step.down}
        return kept


def _norm(fixed: dict[str, Tensor], name: str, config: dict[str, Any]) -> nn.LayerNorm:
    norm = nn.LayerNorm(int(config["hidden_size"]), eps=float(config["layer_norm_eps"]))
    norm.weight.data, norm.bias.data = fixed[f"{name}.weight"], fixed[f"{name}.bias"]
    return norm.requires_grad_(requires_grad=False)
