"""Writes the pages of words/ anew after a sentence was changed: `python -m tests.review.shown`.

What changed is then read with `git diff`; a page that reads badly is a sentence to mend.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from action.review import words
from tests.review.nouns import PAGES
from tests.review.samples import (
    BESIDES,
    ELSEWHERES,
    LETTERS,
    MOMENTS,
    NEWS,
    REASONS,
    STEPS,
    VITAL_SIGNS,
    WHYS,
)

FOLDER = Path(__file__).parent / "words"
LISTS: Mapping[str, Iterable[str]] = {
    "whys": [why.__html__() for why in WHYS],
    "reasons": [reason.__html__() for reason in REASONS],
    "what makes a moment": [moment.__html__() for moment in MOMENTS],
    "letters": [str(letter.letter()) for letter in LETTERS],
    "vital signs": ["; ".join(filter(None, sign.told)) for sign in VITAL_SIGNS],
    "elsewhere": [said.__html__() for said in ELSEWHERES],
    "news": [f"{one.sentence}\n\n(told {one.told})" for one in NEWS],
    "beside actions": [said.__html__() for said in BESIDES],
    "next steps": [f"Next: {step.as_next}." for step in STEPS],
}
"""What kinds say that are shown together on no page; the others stand in notices.md and so on."""


def template_of(name: str) -> str:
    """The template that a page shows: the first word of its name; `who.txt` is no Markdown."""
    called = name.split(" ", maxsplit=1)[0]
    return f"{called}.j2" if called.endswith(".txt") else f"{called}.md.j2"


def page(name: str) -> str:
    """A template about its nouns; of a list, a paragraph for each kind."""
    if name in LISTS:
        return "\n\n".join(LISTS[name]) + "\n"
    template = template_of(name)
    show = words.text if template.endswith(".txt.j2") else words.render
    return f"{show(template, **PAGES[name]).rstrip()}\n"


def main() -> None:
    """Write every page, and remove what shows nothing any more."""
    for path in FOLDER.iterdir():
        path.unlink()
    for name in (*PAGES, *LISTS):
        (FOLDER / f"{name}.md").write_text(page(name), encoding="utf-8")


if __name__ == "__main__":
    main()
