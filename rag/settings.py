"""Settings: one frozen value, read once at the edge from a TOML file and the environment."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from index.errors import SettingsError

PREFIX = "REFORMQA_"
_NUMBERS = {"dense_weight": float, "passages": int, "evidence": int, "max_tokens": int, "brief": int}


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a user can choose.

    Attributes:
        generator: Which language model words free answers: a packaged name, ``gguf:FILE``, ``hf:ID-or-folder``,
            ``openai:MODEL@URL`` or ``none``.
        embedder: Hugging Face id or local folder; empty for the packaged multilingual-e5-small, ``int8`` for the same
            with 8-bit weights for passages.
        dense_weight: Share of the dense search in the fused score, 0 to 1.
        passages: How many passages a question retrieves.
        evidence: How many sentences the language model is given.
        max_tokens: Longest wording, in the model's tokens.
        brief: Up to how many characters a quotation is shown as it is, without asking the language model to shorten it.
    """

    generator: str = "default"
    embedder: str = ""
    dense_weight: float = 0.5
    passages: int = 20
    evidence: int = 4
    max_tokens: int = 160
    brief: int = 120

    @classmethod
    def load(cls, path: Path | None = None, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Read settings: defaults, then the file, then ``REFORMQA_*`` variables.

        Args:
            path: A TOML file with these names at its top level; None for no file.
            environment: Variables, e.g. ``REFORMQA_GENERATOR=none``.

        Raises:
            SettingsError: The file is missing or malformed, a name is unknown or a value impossible.
        """
        values: dict[str, object] = {}
        if path is not None:
            try:
                values.update(tomllib.loads(path.read_text(encoding="utf-8")))
            except (OSError, ValueError) as error:
                raise SettingsError(f"{path}: not a readable TOML file ({error}); mend it or name another") from error
        names = {field.name for field in fields(cls)}
        values.update({n: environment[PREFIX + n.upper()] for n in names if PREFIX + n.upper() in environment})
        if unknown := sorted(values.keys() - names):
            raise SettingsError(f"unknown setting {', '.join(unknown)}; known are {', '.join(sorted(names))}")
        return cls(**{name: _read(name, value) for name, value in values.items()})  # type: ignore[arg-type]

    def __post_init__(self) -> None:
        """Check ranges."""
        if not 0 <= self.dense_weight <= 1:
            raise SettingsError(f"dense_weight must lie between 0 and 1, not {self.dense_weight}")
        for name in ("passages", "evidence", "max_tokens"):
            if getattr(self, name) < 1:
                raise SettingsError(f"{name} must be at least 1, not {getattr(self, name)}")
        if self.brief < 0:
            raise SettingsError(f"brief must be at least 0, not {self.brief}")


def _read(name: str, value: object) -> object:
    kind = _NUMBERS.get(name, str)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise SettingsError(f"{name} must be a text or a number, not {value!r}")
    try:
        return kind(str(value))
    except ValueError as error:
        raise SettingsError(f"{name} must be a number, not {value!r}") from error
