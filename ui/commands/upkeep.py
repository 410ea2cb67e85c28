"""What the commands for the life of an index do and print. Data goes to stdout, everything else to stderr."""

import dataclasses
import fnmatch
import glob
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from index.backend import Location, is_address, place_of
from index.errors import IndexStateError
from index.sources.files import shown, source_name
from index.types import Article, Embedder, Manifest
from ui.commands.held import Held, folder_store, held, stories
from ui.commands.ingest import SOME_FAILED, complain, ready_embedder
from ui.commands.inputs import Inputs, read_articles
from ui.commands.progress import progress_bar
from ui.commands.tools import Tools
from ui.words.library import shown_dated
from ui.words.render import one_line, printable

if TYPE_CHECKING:
    from index.update import Changes

OpenEmbedder = Callable[[], Embedder]


def add(named: Inputs, location: Location, tools: Tools, *, strict: bool) -> int:
    """Add files, folders and web pages to an index.

    Args:
        named: What to read.
        location: The index folder, or the address of a store.
        tools: Opens the embedder, and the web where an address was named.
        strict: Change nothing when anything could not be read.

    Returns:
        Exit code: 0, or ``SOME_FAILED``.

    Raises:
        IndexStateError: There is no index, nothing could be read, ``strict`` forbids it, or it cannot be written.
        WeightsError: The embedder cannot be had.
    """
    from index import generation, origins, update

    folder = None if is_address(location) else Path(location)
    if folder:
        generation.current(folder)  # before anything is read
    earlier: dict[str, str] = {}
    with progress_bar() as report:
        articles, faults, came = read_articles(named, report, tools.open_web)
        complain(faults, strict=strict, some=bool(articles))
        embedder = ready_embedder(tools.open_embedder, report)
        if folder:
            earlier = _earlier(folder, came)
            origins.remember(folder, came)  # first: an id too many is harmless, one too few would keep an old text
            made, changes = update.change(articles, earlier, folder, embedder, report)
        else:
            made, changes = place_of(location).add(articles, embedder, report)
    for article_id in changes.removed:
        typer.echo(f"{printable(article_id)}: replaced, {shown(Path(earlier[article_id]))} was corrected", err=True)
    tell(location, made, changes, stories(location, lambda: embedder))
    return SOME_FAILED if faults else 0


def _earlier(folder: Path, came: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Articles whose file says something else now, with that file, as far as their ids were made of their texts."""
    from index import origins
    from index.copies import is_derived

    found = origins.outdated(folder, came)
    if not found:
        return {}
    with folder_store(folder) as store:
        held = store.articles(sorted(found))
    return {one.id: found[one.id] for one in held if is_derived(one) and one.source == source_name(Path(found[one.id]))}


def remove(ids: Sequence[str], location: Location, open_embedder: OpenEmbedder, *, strict: bool) -> int:
    """Remove articles from an index.

    Args:
        ids: Ids, and patterns with ``*``, ``?`` or ``[`` of ids, addresses or names of files.
        location: The index folder, or the address of a store.
        open_embedder: Opens the embedder.
        strict: Change nothing when nothing answers to one of the ids.

    Returns:
        Exit code: 0, or ``SOME_FAILED`` when the index holds no article of some ids.

    Raises:
        IndexStateError: There is no index, it holds none of the articles (when ``strict``: not all), nothing would be
            left, or it cannot be written.
    """
    with held(location, open_embedder) as found:
        going = {article.id for article in found.articles(ids)}
        asked = {one for one in ids if one not in going}
        matching = _matching(asked, found) if any(map(glob.has_magic, asked)) else {}
    unknown = [one for one in dict.fromkeys(ids) if one in asked and not matching.get(one)]
    going = going.union(*matching.values())
    for article_id in unknown:
        typer.echo(f"not removed: no article {printable(article_id)!r}; see: reformqa articles list", err=True)
    if not going or (strict and unknown):
        raise IndexStateError("nothing was removed; name articles that the index holds")
    with progress_bar() as report:
        made, changes = place_of(location).remove(going, ready_embedder(open_embedder, report), report)
    tell(location, made, changes, {})
    return SOME_FAILED if unknown else 0


def first_prints(groups: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """For each article that reprints a story which another article holds: the first id of that story."""
    return {one: story[0] for one, story in sorted(groups.items()) if one != story[0]}


def _matching(patterns: Iterable[str], found: Held) -> dict[str, set[str]]:
    """For each pattern the ids of the articles whose id, address or file it matches."""
    named = [(article.id, (article.id, article.url or "", article.source)) for article in found.articles()]
    return {
        pattern: {one for one, names in named if any(fnmatch.fnmatchcase(name, pattern) for name in names)}
        for pattern in patterns
        if glob.has_magic(pattern)
    }


def tell(location: Location, made: Manifest, changes: "Changes", groups: Mapping[str, Sequence[str]]) -> None:
    """Say what a change did, on one line, and before it which of the new articles print a story of ``groups`` again."""
    if not changes.added and not changes.gone and not changes.mined_anew:
        typer.echo(f"nothing to do: {made.articles} articles in {location}")
        return
    counts = {field.name: len(getattr(changes, field.name)) for field in dataclasses.fields(changes)}
    done = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in counts.items() if count)
    for article_id, first in first_prints(groups).items():
        if article_id in {*changes.added, *changes.changed}:
            typer.echo(
                f"{printable(article_id)}: reprint of {printable(first)}, counted with it as one source", err=True
            )
    typer.echo(f"{done}; now {made.articles} articles, {made.passages} passages, {made.facts} facts in {location}")


def rollback(folder: Path) -> None:
    """Make the generation before the current one current again."""
    from index import generation, manifest

    made = manifest.read(generation.rollback(folder))
    typer.echo(f"back at {generation.current_name(folder)}: {made.articles} articles in {folder}")


def doctor(folder: Path, open_embedder: OpenEmbedder, *, mend: bool) -> int:
    """Say what is wrong with an index, one line each, and mend it if asked to.

    Returns:
        Exit code: 0 when all is well now, 1 otherwise.
    """
    from index.doctor import examine, repair

    found = examine(folder)
    for finding in found:
        typer.echo(f"{finding.path}: {finding.fault}; {finding.mend}")
    if not found:
        typer.echo(f"all is well in {folder}")
        return 0
    if not mend:
        return 1
    with progress_bar() as report:
        repaired = repair(folder, ready_embedder(open_embedder, report), report)
    if repaired is None:
        return 1
    typer.echo(f"{'mended in' if repaired.rebuilt else 'went back to'} {repaired.folder}")
    return 0


def list_articles(folder: Path, *, as_json: bool) -> None:
    """Print the articles, one a line; as JSON an array of objects without the texts."""
    from index import generation
    from index.stories import stories as printed

    with folder_store(folder) as store:
        articles, first = store.articles(), first_prints(printed(generation.current(folder)))
    if as_json:
        rows = [
            {name: value for name, value in dataclasses.asdict(one).items() if name != "text"}
            | {"reprint_of": first.get(one.id)}
            for one in articles
        ]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for article in articles:
        again = (f"reprint of {first[article.id]}",) if article.id in first else ()
        cells = (article.id, article.published or "-", article.publisher or "-", article.title, *again)
        typer.echo("\t".join(one_line(cell) for cell in cells))


def show_article(folder: Path, article_id: str, *, as_json: bool) -> None:
    """Print one article as it is indexed.

    Raises:
        IndexStateError: There is none with this id.
    """
    with folder_store(folder) as store:
        article = store.article(article_id)
        facts, passages = store.facts(article_id=article_id), store.passages_of([article_id])
    if as_json:
        typer.echo(json.dumps(dataclasses.asdict(article), ensure_ascii=False, indent=1))
        return
    typer.echo(_heading(article))
    typer.echo(f"{len(passages)} passages, {len(facts)} facts\n")
    typer.echo(printable(article.text))


def _heading(article: Article) -> str:
    particulars = (article.publisher, article.author, shown_dated(article, article.lang), article.kind)
    lines = (article.title, " · ".join(one for one in particulars if one), article.url or "", article.source)
    return "\n".join(one_line(line) for line in (article.id, *lines) if line)


def export(folder: Path, file: Path) -> None:
    """Write an index into one file."""
    from index import bundle

    made = bundle.export(folder, file)
    typer.echo(f"{made.articles} articles in {file}")


def import_file(file: Path, folder: Path) -> None:
    """Make an exported index the current one of a folder."""
    from index import bundle

    made = bundle.unpack(file, folder)
    typer.echo(f"{made.articles} articles, {made.passages} passages, {made.facts} facts in {folder}")
