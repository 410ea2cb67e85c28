"""Options that several commands have."""

from pathlib import Path
from typing import Annotated

import typer

from index.backend import Location
from index.types import Lang

PATHS = "Files, folders, quoted patterns ('news/**/*.md'), and addresses of web pages and feeds (https://…)"
Question = Annotated[str, typer.Argument(help="In Vietnamese, with or without diacritics, or in English.")]
ReadyIndex = Annotated[
    Path | None, typer.Option("--index", help="Index folder; the default one, built on first use, when left out.")
]
Index = Annotated[Path | None, typer.Option("--index", help="Index folder; the default one when left out.")]
Store = Annotated[
    str | None,
    typer.Option(
        envvar="REFORMQA_STORE",
        help="Store to use in place of a folder: milvus://HOST:PORT/DB or milvus-lite:///FILE.db",
    ),
]
Generator = Annotated[
    str | None, typer.Option(help='Language model that words answers; "none" answers from figures and quotes alone.')
]
Language = Annotated[
    Lang | None,
    typer.Option(help="Of the answer to a question that shows none of its own, such as names and a year alone."),
]
Urls = Annotated[Path | None, typer.Option("--urls", help="A file with addresses of web pages and feeds, one a line.")]
Strict = Annotated[bool, typer.Option("--strict", help="Change nothing when anything fails.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def chosen(context: typer.Context, folder: Path | None, store: str | None) -> Location | None:
    """The one place that a command line names, None for none; what is typed goes before what the environment says.

    Raises:
        BadParameter: A folder and a store were typed.
    """
    if folder is None or store is None:
        return store or folder
    source = context.get_parameter_source("store")
    if source is not None and source.name == "ENVIRONMENT":
        return folder
    raise typer.BadParameter(f"name one place: the folder {folder} or the store {store}")
