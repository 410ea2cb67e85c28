"""``python -m eval``: the evaluation alone, without the rest of the program's commands."""

import sys

import typer

from eval.cli import evaluate
from index.errors import ReformQAError


def main() -> None:
    """Run the command; a fault is one message on standard error and exit code 1."""
    try:
        typer.run(evaluate)
    except ReformQAError as fault:
        sys.exit(f"error: {fault}")


if __name__ == "__main__":
    main()
