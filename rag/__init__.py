"""A question in; a verified, cited answer out.

The public names are loaded when they are first used, so that ``import rag`` costs next to nothing.

Examples:
    ``folder`` holds an index, such as the one that ``reformqa setup`` builds; nothing is worded without a model.

    >>> import rag
    >>> assistant = rag.open_assistant(folder, rag.Settings(generator="none"))
    >>> answer = assistant.ask("Năm 2017 Điện Biên xếp thứ mấy về PAR INDEX?")
    >>> answer.answered, answer.route, answer.facts[0].value
    (True, 'fact', '24/63')
    >>> source = answer.citations[0]
    >>> assistant.article(source.article_id).text[source.start : source.end] == source.quote
    True
    >>> history = [rag.Turn("user", answer.question), rag.Turn("assistant", answer.answer)]
    >>> assistant.ask("Còn Quảng Ninh?", history).query.entities
    ('Quảng Ninh',)
    >>> assistant.ask("Giá vàng hôm nay?").answered
    False
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rag.assistant import Assistant
    from rag.following import Following, open_following
    from rag.info import Info
    from rag.opening import open_assistant
    from rag.settings import Settings
    from rag.types import Answer, Citation, Turn

_HOMES = {
    "Answer": "rag.types",
    "Assistant": "rag.assistant",
    "Citation": "rag.types",
    "Following": "rag.following",
    "Info": "rag.info",
    "Settings": "rag.settings",
    "Turn": "rag.types",
    "open_assistant": "rag.opening",
    "open_following": "rag.following",
}

__all__ = [
    "Answer", "Assistant", "Citation", "Following", "Info", "Settings", "Turn", "open_assistant", "open_following",
]  # fmt: skip


def __getattr__(name: str) -> object:
    """Load a public name from its home module (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module 'rag' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
