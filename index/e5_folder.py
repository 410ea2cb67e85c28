"""A decoded e5 container written as an ordinary sentence-transformers folder."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from index.e5_container import Container
from index.model_folder import PASSAGE_PREFIX, QUERY_PREFIX
from index.types import Vectors

if TYPE_CHECKING:
    from tokenizers import Tokenizer

# The container's short names and those of transformers' BertModel.
_EMBEDDINGS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}
_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_SPACE = " "


def write_folder(content: Container, folder: Path) -> None:
    """Write a BERT encoder with mean pooling and unit length, and its tokenizer, into an existing empty folder.

    Raises:
        KeyError: A tensor is missing.
        ValueError: A tensor has another size than the header says.
        OSError: The folder cannot be written.
    """
    from safetensors.numpy import save_file

    weights = folder / "model.safetensors"
    save_file(bert_tensors(content), weights, metadata={"format": "pt"})
    weights.chmod(0o644)  # safetensors makes it readable by its owner alone, also in a cache that is shared
    build_tokenizer(content).save(str(folder / "tokenizer.json"), pretty=False)
    _write_json(folder / "config.json", _bert_config(content))
    _write_json(folder / "tokenizer_config.json", _tokenizer_config(content))
    # The class names that every version of sentence-transformers since 2 knows.
    types = [("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize")]
    modules = [
        {"idx": number, "name": str(number), "path": path, "type": f"sentence_transformers.models.{name}"}
        for number, (path, name) in enumerate(types)
    ]
    _write_json(folder / "modules.json", modules)
    _write_json(
        folder / "sentence_bert_config.json",
        {"max_seq_length": content.header.max_positions, "model_args": {"add_pooling_layer": False}},
    )
    pooling = {"word_embedding_dimension": content.header.hidden, "pooling_mode_mean_tokens": True}
    _write_json(folder / "1_Pooling" / "config.json", pooling)
    (folder / "2_Normalize").mkdir()
    prompts = {"query": QUERY_PREFIX, "document": PASSAGE_PREFIX}
    _write_json(folder / "config_sentence_transformers.json", {"prompts": prompts, "similarity_fn_name": "cosine"})


def bert_tensors(content: Container) -> dict[str, Vectors]:
    """Rename and shape the container's tensors for transformers' ``BertModel``.

    Raises:
        KeyError: A tensor is missing.
        ValueError: A tensor has another size than the header says.
    """
    header, flat = content.header, content.tensors
    hidden, ffn = header.hidden, header.ffn
    shaped = {new: flat[old] for old, new in _EMBEDDINGS.items()}
    for old in ("emb.word", "emb.pos", "emb.type"):
        shaped[_EMBEDDINGS[old]] = flat[old].reshape(-1, hidden)
    if len(shaped[_EMBEDDINGS["emb.word"]]) != header.vocab_rows:
        raise ValueError(f"the word table does not have {header.vocab_rows} rows")
    shapes = {"fi": (ffn, hidden), "fo": (hidden, ffn), "aln": (hidden,), "oln": (hidden,)}
    for layer in range(header.layers):
        for short, name in _LAYER.items():
            weight = flat[f"l{layer}.{short}.w"].reshape(shapes.get(short, (hidden, hidden)))
            shaped[f"encoder.layer.{layer}.{name}.weight"] = weight
            shaped[f"encoder.layer.{layer}.{name}.bias"] = flat[f"l{layer}.{short}.b"]
    return {name: np.ascontiguousarray(values) for name, values in shaped.items()}


def build_tokenizer(content: Container) -> "Tokenizer":
    """Build the container's tokenizer as a Hugging Face fast tokenizer.

    The container maps single characters. That map is NFKC but for the characters that it drops or turns into a space,
    so these two classes come first and NFKC follows, which also composes decomposed letters as the original model does.
    """
    from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

    words = content.vocabulary
    bos, eos = words.pieces[words.bos], words.pieces[words.eos]
    tokenizer = Tokenizer(models.Unigram(list(zip(words.pieces, words.scores, strict=True)), unk_id=words.unk))
    classes = {new: [char for char, to in content.char_map.items() if to == new] for new in ("", _SPACE)}
    replaced = [normalizers.Replace(Regex(_char_class(chars)), new) for new, chars in classes.items() if chars]
    tokenizer.normalizer = normalizers.Sequence([*replaced, normalizers.NFKC()])
    metaspace = pre_tokenizers.Metaspace(prepend_scheme="always")
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), metaspace])
    tokenizer.decoder = decoders.Metaspace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{bos} $A {eos}",
        pair=f"{bos} $A {eos} {eos} $B {eos}",
        special_tokens=[(bos, words.bos), (eos, words.eos)],
    )
    tokenizer.add_special_tokens([words.pieces[number] for number in (words.bos, words.pad, words.eos, words.unk)])
    return tokenizer


def _char_class(chars: list[str]) -> str:
    return "[" + "".join(f"\\x{{{ord(char):x}}}" for char in chars) + "]"


def _bert_config(content: Container) -> dict[str, Any]:
    header, words = content.header, content.vocabulary
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "vocab_size": header.vocab_rows,
        "hidden_size": header.hidden,
        "num_hidden_layers": header.layers,
        "num_attention_heads": header.heads,
        "intermediate_size": header.ffn,
        "hidden_act": "gelu",
        "max_position_embeddings": len(content.tensors["emb.pos"]) // header.hidden,
        "type_vocab_size": len(content.tensors["emb.type"]) // header.hidden,
        "layer_norm_eps": header.layer_norm_eps,
        "pad_token_id": words.pad,
    }


def _tokenizer_config(content: Container) -> dict[str, Any]:
    words = content.vocabulary
    roles = {"bos": words.bos, "eos": words.eos, "cls": words.bos, "sep": words.eos, "pad": words.pad, "unk": words.unk}
    return {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": content.header.max_positions,
        "model_input_names": ["input_ids", "attention_mask"],
        **{f"{role}_token": words.pieces[number] for role, number in roles.items()},
    }


def _write_json(path: Path, content: object) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
