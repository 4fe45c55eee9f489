"""The templates as files, and as Jinja reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from jinja2 import nodes

from action.review import words

TEMPLATES: Final = Path(words.IN_THE_REPOSITORY)
PROGRAM: Final = TEMPLATES.parent / "action"
EVERY: Final = sorted(
    path.relative_to(TEMPLATES).as_posix()
    for path in TEMPLATES.rglob("*.j2")
    if path.parent.name != "pages"
)
"""Those with words; the frames of pages for a browser are shown by tests/console."""
OF_KINDS: Final = tuple(name for name in EVERY if "/" in name and "/_" not in name)
"""Those that belong to a class each; tests/review/test_kinds.py looks after them."""


def text(template: str) -> str:
    """What stands in a template."""
    return (TEMPLATES / template).read_text(encoding="utf-8")


def tree(template: str) -> nodes.Template:
    """The template as Jinja reads it."""
    return words._environment().parse(text(template))


def program() -> tuple[str, ...]:
    """Every module of the program."""
    return tuple(path.read_text(encoding="utf-8") for path in PROGRAM.rglob("*.py"))
