"""Options that several commands have."""

from pathlib import Path
from typing import Annotated

import typer

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
Urls = Annotated[Path | None, typer.Option("--urls", help="A file with addresses of web pages and feeds, one a line.")]
Strict = Annotated[bool, typer.Option("--strict", help="Change nothing when anything fails.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
