"""What an installed copy holds: packages and data files are listed by hand, so a new one is easily forgotten."""

import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SETUPTOOLS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
# Sets of questions that are for those who work on the program.
NOT_INSTALLED = tuple(
    f"eval/sets/{name}/"
    for name in (
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
        "twentyfirst",
        "twentysecond",
        "heldout",
        "training",
    )
)


def files(pattern: str) -> list[str]:
    """Files of the four packages, relative to the root."""
    found = (path for name in ("index", "rag", "ui", "eval") for path in (ROOT / name).rglob(pattern))
    names = (path.relative_to(ROOT).as_posix() for path in found if path.is_file() and "__pycache__" not in path.parts)
    return sorted(name for name in names if not name.startswith(NOT_INSTALLED))


@pytest.mark.parametrize("module", files("*.py"))
def test_every_module_is_in_a_listed_package(module: str):
    assert module.rpartition("/")[0].replace("/", ".") in SETUPTOOLS["packages"]


@pytest.mark.parametrize("name", [name for name in files("*.*") if not name.endswith(".py")])
def test_every_data_file_is_installed(name: str):
    listed = {
        path
        for package, patterns in SETUPTOOLS["package-data"].items()
        for pattern in patterns
        for path in (ROOT / package.replace(".", "/")).glob(pattern)
    }
    assert ROOT / name in listed
