"""Measure everything in one run: ``python -m eval.bench --out docs`` writes JSON, Markdown and plots there.

Ratios are taken turn by turn in one process, so that what else runs on the machine slows both sides; absolute figures
are those of the machine as it was then. ``--only`` measures some sections and takes the others from the JSON of before.
"""

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from eval.bench import embedding, sizes, starts, words
from eval.bench.figures import Figure, machine, report, slug
from eval.bench.rehearsal import QUESTIONS as GOLD
from eval.questions.gold import load_gold
from eval.reporting.plots import measured_bars
from eval.running.opening import read_corpus
from index.build import build
from index.corpus import corpus_dir
from index.embed import open_embedder
from index.paths import cache_dir

QUESTIONS = (
    "Dịch vụ công trực tuyến mức 4 hơn mức 3 ở điểm nào?",
    "Muốn đăng ký khai sinh, thường trú và thẻ BHYT online cho con dưới 6 tuổi thì nộp ở đâu, gồm mấy bước?",
    "Bộ Công an có được tự quyết định cách tổ chức bộ phận một cửa theo Nghị định 118/2025 không?",
)
NAME = "benchmark"


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, measure, write."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("docs"))
    parser.add_argument("--only", nargs="*", help="sections by name; the others as they were measured before")
    parser.add_argument("--sizes", type=int, nargs="*", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--note", default="", help="a sentence for the report, such as what else ran")
    chosen = parser.parse_args(arguments)
    articles = list(read_corpus(corpus_dir()).values())
    index = cache_dir() / "bench-index"
    embedder = open_embedder()
    build(articles, index, embedder)

    def retrieval() -> list[Figure]:
        lines = [line for article in articles for line in article.text.split(". ") if len(line) > 40]
        real = embedder.embed_passages(lines)
        asked = embedder.embed_queries([item.question for item in load_gold(GOLD) if not item.history][::5])
        found = sizes.figures(real, asked, chosen.sizes)
        return found + sizes.whole(embedder, real, min(100_000, max(chosen.sizes)), starts.FACT)

    sections: dict[str, Callable[[], list[Figure]]] = {
        embedding.SECTION: lambda: embedding.figures(articles),
        sizes.SECTION: retrieval,
        starts.SECTION: lambda: starts.figures(index, QUESTIONS[0]),
        words.SECTION: lambda: words.figures(index, QUESTIONS),
    }
    described, figures = machine(), []
    before = _before(chosen.out / f"{NAME}.json")
    for name, measure in sections.items():
        skipped = chosen.only is not None and name not in chosen.only
        figures += [figure for figure in before if figure.section == name] if skipped else measure()
        write(chosen.out, described, figures, chosen.note)


def write(out: Path, described: dict[str, str], figures: Sequence[Figure], note: str) -> None:
    """Write what was measured so far."""
    out.mkdir(parents=True, exist_ok=True)
    content = {"machine": described, "note": note, "figures": [asdict(figure) for figure in figures]}
    (out / f"{NAME}.json").write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (out / f"{NAME}.md").write_text(report(described, figures, note), encoding="utf-8")
    for section in dict.fromkeys(figure.section for figure in figures):
        timed = {f.name: (f.value, f.bar) for f in figures if f.section == section and f.unit in {"s", "ms", "×"}}
        (out / f"{NAME}-{slug(section)}.svg").write_text(measured_bars(timed), encoding="utf-8")


def _before(path: Path) -> list[Figure]:
    if not path.is_file():
        return []
    return [Figure(**fields) for fields in json.loads(path.read_text(encoding="utf-8"))["figures"]]


if __name__ == "__main__":
    main()
