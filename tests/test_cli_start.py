"""How the console script starts: commands of other packages, quick help, Vietnamese on any console."""

import subprocess
import sys
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
import typer

from ui.cli import add_plugins
from ui.words.strings import VI


def test_a_plugin_is_registered_when_it_is_called(capsys: pytest.CaptureFixture[str]) -> None:
    found = EntryPoint("greet", "test_cli_start:greet", "reformqa.commands")
    app = typer.Typer()
    add_plugins(app, ["ask"], lambda: [found])
    assert app.registered_commands == []
    add_plugins(app, ["greet"], lambda: [found])
    add_plugins(app, ["greet"], lambda: [found])
    assert [command.name for command in app.registered_commands] == ["greet"]
    assert capsys.readouterr().err == ""


def greet(name: str = "") -> None:
    """Greet."""
    typer.echo(name)


def test_no_package_is_looked_through_for_a_command_of_our_own() -> None:
    app = typer.Typer()
    app.command(name="greet")(greet)
    add_plugins(app, ["greet"], lambda: pytest.fail("looked through"))


@pytest.mark.parametrize("value", ["no_such_package.cli:run", "test_cli_start:no_such_function"])
def test_a_plugin_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str], value: str) -> None:
    app = typer.Typer()
    add_plugins(app, [], lambda: [EntryPoint("lost", value, "reformqa.commands")])
    assert app.registered_commands == []
    assert "the command 'lost' cannot be loaded" in capsys.readouterr().err


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys\nfrom ui.cli import main\n"
        "try:\n    main(['ask', '--help'])\n"
        "finally:\n    heavy = {'torch', 'gradio', 'fastapi', 'mcp', 'faiss', 'transformers', 'langchain_core'}\n"
        "    print('HEAVY', sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1]
    )
    assert "Answer a question, with its sources." in done.stdout
    assert "HEAVY []" in done.stdout


def test_vietnamese_survives_a_console_without_it() -> None:
    script = "import typer, ui.cli, ui.words.strings\nui.cli._speak_utf8()\ntyper.echo(ui.words.strings.VI.digest)"
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        check=True,
        cwd=Path(__file__).parents[1],
        env={"PYTHONIOENCODING": "cp1252"},
    )
    assert done.stdout.decode("utf-8").strip() == VI.digest
