"""A BERT encoder as an ONNX graph of onnxruntime's fused operators, in float32 or with 8-bit weights: the home of onnx.

torch's own exporter is not used: it needs a minute and the whole of torch, and what it writes runs at three quarters of
the speed, because attention comes out in a hundred small pieces. The word table, four fifths of the weights, is an
input, of which a batch needs a few rows (index/word_table.py). The other matrices lie in a file beside the graph, so
that they are mapped into memory and not parsed: a fifth less time to load.
"""

import json
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from index.adapter import Adapter
from index.four_bit import BLOCK, FourBit, four_bit
from index.types import Vectors
from index.word_table import WORDS

if TYPE_CHECKING:
    import onnx

Precision = Literal["f32", "int8"]

LAYOUT = 4
"""Version of the files; raise it when the same weights must become others."""

VECTORS = 1
"""Version of what an 8-bit graph computes; raise it when its vectors change."""

IDS, MASK, SUMS, STATES = "input_ids", "attention_mask", "sums", "states"
WEIGHTS = "model.safetensors"
_FUSED = "com.microsoft"
_OPSET, _IR = 17, 9
_SMALL = 4096  # bytes of a tensor that is not worth a place in the file of matrices


def write_graph(folder: Path, path: Path, matrices: str, precision: Precision, adapter: Adapter | None = None) -> None:
    """Write the graph of the encoder in a folder; it gives the sum over the tokens of their last hidden states.

    With an adapter it gives the states themselves. Token ids count the rows of the word table that is handed in.

    Args:
        folder: Holds ``config.json`` and ``model.safetensors`` of transformers' ``BertModel``.
        path: A file in the same folder.
        matrices: Name of the file for the matrices, in the same folder; one that is there is written anew.
        precision: "f32", or "int8" for dynamic quantisation: 8-bit weights by channel, inputs quantised as they come.
        adapter: Changes to the weights.

    Raises:
        KeyError: A tensor or a field is missing, or the adapter is of another encoder.
        OSError: A file cannot be read or written.
    """
    import onnx

    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    tensors = _tensors(folder)
    model = (_Adapted(tensors, config, adapter) if adapter else _Graph(tensors, config)).model()
    if precision == "int8":
        model = _quantised(model, path)
    (folder / matrices).unlink(missing_ok=True)  # onnx would append to it
    onnx.save(model, str(path), save_as_external_data=True, location=matrices, size_threshold=_SMALL)
    (folder / matrices).chmod(path.stat().st_mode)  # onnx would keep it from whoever else may read the graph


class _Graph:
    """Collects nodes and weights; every method adds one step and returns the name of its result."""

    def __init__(self, tensors: dict[str, Vectors], config: dict[str, Any]) -> None:
        self._tensors = tensors
        self._config = config
        self._nodes: list[onnx.NodeProto] = []
        self._held: list[onnx.TensorProto] = []

    def model(self) -> "onnx.ModelProto":
        """The whole model."""
        from onnx import TensorProto, helper

        hidden = self._embedded()
        for layer in range(self._config["num_hidden_layers"]):
            hidden = self._layer(hidden, f"encoder.layer.{layer}.")
        given, shape = self._given(hidden)
        value, width = helper.make_tensor_value_info, self._config["hidden_size"]
        inputs = [value(name, TensorProto.INT64, ["batch", "tokens"]) for name in (IDS, MASK)]
        inputs.append(value(WORDS, TensorProto.FLOAT, ["words", width]))
        outputs = [value(given, TensorProto.FLOAT, [*shape, width])]
        graph = helper.make_graph(self._nodes, "bert", inputs, outputs, self._held)
        opsets = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_FUSED, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=_IR)

    def _embedded(self) -> str:
        from onnx import TensorProto

        for name in (IDS, MASK):
            self._node("Cast", [name], f"{name}.32", to=TensorProto.INT32)
        places = self._tensors["embeddings.position_embeddings.weight"]
        # all tokens are of the first type
        self._hold("places", places + self._tensors["embeddings.token_type_embeddings.weight"][0])
        norm = self._weights("embeddings.LayerNorm.", "weight", "bias")
        inputs = [f"{IDS}.32", "", WORDS, "places", "", *norm, f"{MASK}.32"]
        return self._fused("EmbedLayerNormalization", inputs, "embedded", "lengths", epsilon=self._epsilon)

    def _layer(self, hidden: str, prefix: str) -> str:
        roles = [f"{prefix}attention.self.{role}" for role in ("query", "key", "value")]
        bias = self._hold(f"{prefix}qkv.bias", np.concatenate([self._tensors[f"{role}.bias"] for role in roles]))
        attended = self._attended(hidden, roles, bias, prefix)
        hidden = self._added(self._product(attended, f"{prefix}attention.output.dense"), hidden, f"{prefix}attention.")
        wide = self._product(hidden, f"{prefix}intermediate.dense")
        bent = self._fused("BiasGelu", [wide, *self._weights(f"{prefix}intermediate.dense.", "bias")], f"{prefix}bent")
        return self._added(self._product(bent, f"{prefix}output.dense"), hidden, prefix)

    def _attended(self, hidden: str, roles: list[str], bias: str, prefix: str) -> str:
        weight = np.concatenate([self._tensors[f"{role}.weight"].T for role in roles], axis=1)
        return self._by_heads("Attention", [hidden, self._hold(f"{prefix}qkv.weight", weight), bias, "lengths"], prefix)

    def _by_heads(self, kind: str, inputs: list[str], prefix: str) -> str:
        return self._fused(kind, inputs, f"{prefix}attended", num_heads=self._config["num_attention_heads"])

    def _product(self, left: str, name: str) -> str:
        held = self._hold(f"{name}.transposed", self._tensors[f"{name}.weight"].T)
        return self._node("MatMul", [left, held], f"{name}.product")

    def _added(self, new: str, hidden: str, prefix: str) -> str:
        weights = self._weights(f"{prefix}output.", "LayerNorm.weight", "LayerNorm.bias", "dense.bias")
        return self._fused(
            "SkipLayerNormalization", [new, hidden, *weights], f"{prefix}output.normal", epsilon=self._epsilon
        )

    def _given(self, hidden: str) -> tuple[str, list[str]]:
        """The result's name and its shape but for the width."""
        from onnx import TensorProto

        self._node("Cast", [MASK], f"{MASK}.float", to=TensorProto.FLOAT)
        axis = self._hold("axis", np.array([1]))
        row = self._node("Unsqueeze", [f"{MASK}.float", axis], "row")
        return self._node("Squeeze", [self._node("MatMul", [row, hidden], "row.sums"), axis], SUMS), ["batch"]

    @property
    def _epsilon(self) -> float:
        return float(self._config["layer_norm_eps"])

    def _weights(self, prefix: str, *names: str) -> list[str]:
        return [self._hold(f"{prefix}{name}", self._tensors[f"{prefix}{name}"]) for name in names]

    def _hold(self, name: str, values: np.ndarray[Any, Any]) -> str:
        from onnx import numpy_helper

        self._held.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def _fused(self, kind: str, inputs: list[str], *outputs: str, **attributes: float) -> str:
        return self._node(kind, inputs, *outputs, domain=_FUSED, **attributes)

    def _node(self, kind: str, inputs: list[str], *outputs: str, **attributes: Any) -> str:  # noqa: ANN401 - onnx's own
        from onnx import helper

        self._nodes.append(helper.make_node(kind, inputs, list(outputs), **attributes))
        return outputs[0]


class _Adapted(_Graph):
    """Gives states, and keeps the adapter beside the matrices, so that these stay the 4-bit ones that they are."""

    def __init__(self, tensors: dict[str, Vectors], config: dict[str, Any], adapter: Adapter) -> None:
        super().__init__(tensors, config)
        self._changes = adapter.changes

    def _attended(self, hidden: str, roles: list[str], bias: str, prefix: str) -> str:
        products = [self._product(hidden, role) for role in roles]
        return self._by_heads("MultiHeadAttention", [*products, bias, "lengths"], prefix)

    def _product(self, left: str, name: str) -> str:
        packed = four_bit(self._tensors[f"{name}.weight"])
        product = self._packed_product(left, name, packed) if packed else super()._product(left, name)
        up, down = self._changes[f"{name}.weight"]
        narrow = self._node("MatMul", [left, self._hold(f"{name}.down", down.T)], f"{name}.narrow")
        change = self._node("MatMul", [narrow, self._hold(f"{name}.up", up.T)], f"{name}.change")
        return self._node("Add", [product, change], f"{name}.changed")

    def _packed_product(self, left: str, name: str, packed: FourBit) -> str:
        rows, columns = self._tensors[f"{name}.weight"].shape
        held = [self._hold(f"{name}.nibbles", packed.nibbles), self._hold(f"{name}.scales", packed.scales)]
        sizes = {"K": columns, "N": rows, "bits": 4, "block_size": BLOCK}
        return self._fused("MatMulNBits", [left, *held], f"{name}.product", **sizes)

    def _given(self, hidden: str) -> tuple[str, list[str]]:
        return self._node("Identity", [hidden], STATES), ["batch", "tokens"]


def _quantised(model: "onnx.ModelProto", path: Path) -> "onnx.ModelProto":
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    logging.disable(logging.WARNING)  # it warns of fused operators, whose types it is told
    try:
        quantize_dynamic(
            model,
            path,
            op_types_to_quantize=["MatMul", "Attention"],
            per_channel=True,
            reduce_range=True,  # 7 bits: without VNNI the products of 8 overflow the 16 bits that they are added in
            weight_type=QuantType.QInt8,
            extra_options={"MatMulConstBOnly": True, "DefaultTensorType": onnx.TensorProto.FLOAT},
        )
    finally:
        logging.disable(logging.NOTSET)
    return onnx.load(str(path))


def _tensors(folder: Path) -> dict[str, Vectors]:
    from safetensors import safe_open

    with safe_open(folder / WEIGHTS, framework="numpy") as file:
        return {name: file.get_tensor(name) for name in file.keys() if name != WORDS}  # noqa: SIM118 - not a mapping
