"""Folders of embedders: where they come from, and what they want to read before a text."""

import json
from dataclasses import dataclass
from pathlib import Path

from index.errors import WeightsError
from index.text import late as re

QUERY_PREFIX, PASSAGE_PREFIX = "query: ", "passage: "
"""Of e5 models."""

# Instruction-tuned e5 models take a whole instruction, which they bring along as a configured prompt.
_E5_NAME = re.compile(r"\be5\b(?!.*instruct)", re.IGNORECASE)
_NOT_NEEDED = ["onnx/*", "openvino/*", "*.onnx", "*.h5", "*.msgpack", "*.gguf", "*.ot", "*.ckpt"]


@dataclass(frozen=True, slots=True)
class Prefixes:
    """What a model wants to read before a question and before a text that is searched."""

    query: str = ""
    passage: str = ""


def resolve(name: str) -> Path:
    """Find a local sentence-transformers folder, or the one of a Hugging Face id, which is fetched if need be.

    Raises:
        WeightsError: There is none.
    """
    local = Path(name).expanduser()
    if local.is_dir():
        return local
    import huggingface_hub

    fetch = huggingface_hub.snapshot_download
    try:
        return Path(fetch(name, local_files_only=True, ignore_patterns=_NOT_NEEDED))
    except (OSError, ValueError):
        pass  # not here yet, or not a model id: the second call says which
    try:
        return Path(fetch(name, ignore_patterns=_NOT_NEEDED))
    except (OSError, ValueError) as error:
        raise WeightsError(
            f"the embedder {name!r} is neither a folder nor can it be fetched ({error}); "
            "mend: name a local sentence-transformers folder, or leave the embedder out to use the packaged one"
        ) from error


def prefixes_of(folder: Path, model_id: str) -> Prefixes:
    """The prefixes that a model's folder configures, or those that e5 models are known to want."""
    try:
        prompts = json.loads((folder / "config_sentence_transformers.json").read_text(encoding="utf-8"))["prompts"]
        configured = Prefixes(
            query=prompts.get("query") or "",
            passage=prompts.get("document") or prompts.get("passage") or "",
        )
    except (OSError, ValueError, KeyError, AttributeError):
        configured = Prefixes()
    if configured == Prefixes() and _E5_NAME.search(Path(model_id).name):
        return Prefixes(QUERY_PREFIX, PASSAGE_PREFIX)
    return configured
