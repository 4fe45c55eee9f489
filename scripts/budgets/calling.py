"""The program, with an eye on how often it calls some functions: one output more for each.

`python -m scripts.budgets.calling run` does what `python -m scripts.story.clock run` does.
"""

import importlib
import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from scripts.story.clock import hang_up

WATCHED = {
    "fenced": "action.markdown.fences.fenced",
    "actions-read": "action.review.actions.action.read",
}
"""What is counted, by the name of its output."""


def main() -> None:
    """Run the program to its end, whatever that is, and say what it called."""
    hang_up()
    calls = Counter[str]()
    for output, function in WATCHED.items():
        _watch(function, output, calls)
    try:
        importlib.import_module("action.__main__").main()
    finally:
        with Path(os.environ["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as outputs:
            outputs.writelines(f"{output}={calls[output]}\n" for output in WATCHED)


def _watch(function: str, output: str, calls: Counter[str]) -> None:
    """Count the calls of a function, by whatever name a module of the program has it."""
    home, _, name = function.rpartition(".")
    watched = getattr(importlib.import_module(home), name)

    def counted(*args: Any, **kwargs: Any) -> Any:
        calls[output] += 1
        return watched(*args, **kwargs)

    modules = [module for name, module in sys.modules.items() if name.startswith("action.")]
    for module in modules:
        for known, value in list(vars(module).items()):
            if value is watched:
                setattr(module, known, counted)


if __name__ == "__main__":
    main()
