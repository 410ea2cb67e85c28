"""The part of a message that asks, apart from what only orders the program about."""

from index.facts.hostile import is_instruction
from index.text import late as re
from index.text.fold import fold
from rag.understanding import words

_MARK = r"(?:<[^<>\n]{1,20}>|\[/?INST\]|<!--|-->)"
_MARKED = re.compile(rf"{_MARK}.{{20,}}?{_MARK}", re.DOTALL)  # what stands between marks of prompts and hidden text
_SENTENCE = re.compile(r"[^.?!\n]+(?:\.(?=\w)[^.?!\n]*)*[.?!]*")


def focus(text: str) -> str:
    """The part of a message that asks; sentences that only order the program about are left out."""
    bare = _MARKED.sub("\n", text)
    pieces = [piece.strip(" #*-\t") for piece in re.split(r"#{2,}|\n", bare if bare.strip() else text)]
    sentences = [m.group().strip() for piece in pieces for m in _SENTENCE.finditer(piece) if m.group().strip()]
    asking = [s for s in sentences if not (words.INSTRUCTION.search(fold(s)) or is_instruction(s))]
    return " ".join(asking) if asking and (len(asking) < len(sentences) or bare != text) else text
