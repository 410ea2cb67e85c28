"""The reference of the Python interface, made of docstrings: ``python -m ui.commands.reference docs/python.md``.

Needs the ``dev`` extra. The home of griffe, which was chosen because it reads sources without running them, knows the
sections of Google's docstrings, and leaves the form of the page to us.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from griffe import Class, DocstringSection, DocstringSectionKind, Function, Module, Object, load

ROOT = Path(__file__).parent.parent.parent
PACKAGES = ("rag", "index")
# What is meant to be called, by the module that it is at home in.
PUBLIC = (
    ("rag.opening", ("open_assistant",)),
    ("rag.following", ("open_following", "Following")),
    ("rag.assistant", ("Assistant",)),
    ("rag.settings", ("Settings",)),
    ("rag.types", ("Turn", "Answer", "Citation")),
    ("rag.info", ("Info",)),
    ("index.sources", ("read", "read_all", "readings")),
    ("index.embed", ("open_embedder",)),
    ("index.build", ("build",)),
    ("index.update", ("add", "remove", "Changes")),
    ("index.backend", ("place_of", "Place", "Reader")),
    ("index.news_index", ("NewsIndex",)),
    ("index.types", ("Article", "Passage", "Hit", "Fact")),
)
_HEAD = """# Python

Made of the docstrings by `make docs`; a test holds it to them and runs the examples.
"""


def reference() -> str:
    """Return the whole page."""
    parts = [_HEAD, *(_package(name) for name in PACKAGES)]
    for module, names in PUBLIC:
        found = _loaded(module)
        parts += [_entry(found[name], module) for name in names]
    return "\n".join(parts)


def _loaded(name: str) -> Any:  # noqa: ANN401 - a module's members are found by name
    return load(name, search_paths=[ROOT], docstring_parser="google", allow_inspection=False)


def _package(name: str) -> str:
    module: Module = _loaded(name)
    return f"## {name}\n\n{_docstring(module)}"


def _entry(thing: Object, module: str) -> str:
    lines = [f"### {module}.{thing.name}\n"]
    if isinstance(thing, Function):
        lines.append(_signature(thing))
    lines.append(_docstring(thing))
    if isinstance(thing, Class):
        lines += _members(thing)
    return "\n".join(lines)


def _members(made: Class) -> Iterator[str]:
    fields = [one for one in made.attributes.values() if one.annotation is not None and not one.name.startswith("_")]
    if fields:
        lines = "\n".join(f"{one.name}: {one.annotation}{_default(one.value)}" for one in fields)
        yield f"```python\n{lines}\n```\n"
    for method in made.functions.values():
        if not method.name.startswith("_"):
            yield f"#### {made.name}.{method.name}\n\n{_signature(method)}\n{_docstring(method)}"


def _default(value: object) -> str:
    return "" if value is None else f" = {value}"


def _signature(function: Function) -> str:
    return f"```python\n{function.signature()}\n```\n"


def _docstring(thing: Object) -> str:
    sections = thing.docstring.parsed if thing.docstring else []
    return "\n".join(_section(section) for section in sections)


def _section(section: DocstringSection) -> str:
    match section.kind:
        case DocstringSectionKind.text:
            return f"{_marked(section.value)}\n"
        case DocstringSectionKind.examples:
            return "\n".join(
                f"{_marked(text)}\n" if kind is DocstringSectionKind.text else f"```pycon\n{text}\n```\n"
                for kind, text in section.value
            )
        case DocstringSectionKind.returns | DocstringSectionKind.yields:
            told = "Returns" if section.kind is DocstringSectionKind.returns else "Yields"
            return f"{told}: {' '.join(_flat(one.description) for one in section.value)}\n"
        case DocstringSectionKind.raises:
            return "\n".join(f"- raises `{one.annotation}`: {_flat(one.description)}" for one in section.value) + "\n"
        case _:
            return "\n".join(f"- `{one.name}`: {_flat(one.description)}" for one in section.value) + "\n"


def _flat(text: str) -> str:
    return _marked(" ".join(text.split()))


def _marked(text: str) -> str:
    """Marks of code as Markdown has them."""
    return text.replace("``", "`")


if __name__ == "__main__":
    Path(sys.argv[1] if len(sys.argv) > 1 else "docs/python.md").write_text(reference(), encoding="utf-8")
