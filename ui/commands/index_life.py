"""The commands for the life of an index: options in, ``ui.commands.upkeep`` called, exit code out."""

from pathlib import Path
from typing import Annotated

import typer

from index.backend import Location
from ui.commands.options import PATHS, AsJson, Index, Store, Strict, Urls, chosen
from ui.commands.tools import tools_of


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    for name, command in (
        ("add", add), ("remove", remove), ("watch", watch), ("rollback", rollback), ("doctor", doctor),
        ("export", export), ("import", import_),
    ):  # fmt: skip
        app.command(name=name)(command)
    articles = typer.Typer(no_args_is_help=True, help="Look at the articles of an index, or delete some.")
    articles.command(name="list")(list_)
    articles.command(name="show")(show)
    articles.command(name="delete", help="The same as `reformqa remove`.")(remove)
    app.add_typer(articles, name="articles")


def add(
    context: typer.Context,
    paths: Annotated[list[str] | None, typer.Argument(help=f"{PATHS}.")] = None,
    index: Index = None,
    store: Store = None,
    urls: Urls = None,
    strict: Strict = False,
) -> None:
    """Add new and changed articles to an index. Exit code 2 when some files could not be read."""
    from ui.commands import upkeep
    from ui.commands.inputs import inputs

    if not paths and urls is None:
        raise typer.BadParameter("name files, folders or web addresses, or a file of addresses with --urls")
    raise typer.Exit(
        upkeep.add(inputs(paths or [], urls), _place(context, index, store), tools_of(context), strict=strict)
    )


def remove(
    context: typer.Context,
    ids: Annotated[
        list[str],
        typer.Argument(
            help="Ids, as `reformqa articles list` shows them, or quoted patterns of ids, addresses or file names."
        ),
    ],
    index: Index = None,
    store: Store = None,
    strict: Strict = False,
) -> None:
    """Remove articles from an index. Exit code 2 when it holds no article of some ids."""
    from ui.commands import upkeep

    raise typer.Exit(upkeep.remove(ids, _place(context, index, store), tools_of(context).open_embedder, strict=strict))


def watch(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="A folder with articles.")],
    index: Index = None,
    store: Store = None,
) -> None:
    """Keep an index up to date with a folder: new, changed and deleted files are taken in, until Ctrl-C."""
    from ui.commands import watching

    watching.watch(folder, _place(context, index, store), tools_of(context))


def rollback(index: Index = None) -> None:
    """Go back to the index as it was before the last change, after checking it."""
    from ui.commands import upkeep

    upkeep.rollback(_folder(index))


def doctor(
    context: typer.Context,
    index: Index = None,
    repair: Annotated[bool, typer.Option("--repair", help="Mend what is found.")] = False,
) -> None:
    """Check every file of an index; exit code 1 when something is wrong and was not mended."""
    from ui.commands import upkeep

    raise typer.Exit(upkeep.doctor(_folder(index), tools_of(context).open_embedder, mend=repair))


def list_(index: Index = None, as_json: AsJson = False) -> None:
    """List the articles: id, date, publisher, title."""
    from ui.commands import upkeep

    upkeep.list_articles(_folder(index), as_json=as_json)


def show(
    article_id: Annotated[str, typer.Argument(metavar="ID")], index: Index = None, as_json: AsJson = False
) -> None:
    """Show one article as it is indexed."""
    from ui.commands import upkeep

    upkeep.show_article(_folder(index), article_id, as_json=as_json)


def export(file: Annotated[Path, typer.Argument(help="The file to write.")], index: Index = None) -> None:
    """Write an index into one file."""
    from ui.commands import upkeep

    upkeep.export(_folder(index), file)


def import_(
    file: Annotated[Path, typer.Argument(help="A file that `reformqa export` wrote.")],
    out: Annotated[Path | None, typer.Option(help="Where the index goes; the default place when left out.")] = None,
) -> None:
    """Make an exported index the current one of a folder, after checking it."""
    from ui.commands import upkeep

    upkeep.import_file(file, _folder(out))


def _folder(index: Path | None) -> Path:
    from index.paths import default_index_dir

    return index or default_index_dir()


def _place(context: typer.Context, index: Path | None, store: str | None) -> Location:
    from index.paths import default_index_dir

    return chosen(context, index, store) or default_index_dir()
