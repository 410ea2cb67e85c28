"""Old letters inside mark-up: entities that only a font made Vietnamese, VIQR between the tags."""

from pathlib import Path

from index.sources.files import unclear
from index.text import late as re
from index.text.encodings import detect
from index.text.encodings.twice import is_garbled, without_entities
from index.text.encodings.viqr import decode_viqr

_TYPED = re.compile(
    r"""(?:<(?P<code>script|style)\b.*?</(?P=code)\s*>|<!--.*?-->)|(?P<text>>[^<>]+|(?<=\bcontent=")[^"<>]+)""",
    re.IGNORECASE | re.DOTALL,
)
_SAMPLE = 200_000


def readable(path: Path, markup: str) -> tuple[str, tuple[str, ...]]:
    """Give a page its letters where the mark-up hid what they are.

    Args:
        path: Named in errors.
        markup: The page.

    Returns:
        The page, and a note on how it was read where it was changed.

    Raises:
        SourceError: The letters are lost.
    """
    plain = without_entities(markup)
    found = detect.restore(plain) if plain != markup else None
    if found is not None:
        return found.text, (f"read as {found.encoding}",)
    words = "\n\n".join(part["text"].lstrip(">") for part in _TYPED.finditer(markup) if part["text"])
    if is_garbled(without_entities(words)[:_SAMPLE]):
        raise unclear(path)
    found = detect.restore(words, typed=True)
    if found is None or found.encoding != "VIQR":
        return markup, ()
    return _TYPED.sub(lambda part: decode_viqr(part.group()) if part["text"] else part.group(), markup), (
        "read as VIQR",
    )
