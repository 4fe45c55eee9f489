"""Writes the pages of words/ anew after a sentence was changed: `python -m tests.review.shown`.

What changed is then read with `git diff`; a page that reads badly is a sentence to mend.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from action.review import words
from action.write.runner import Outcome
from tests.review.nouns import ENDS, NOTICES, PAGES, REASONS

FOLDER = Path(__file__).parent / "words"
LISTS: Mapping[str, tuple[str, Iterable[object]]] = {
    "_notice": ("notice", NOTICES),
    "_why": ("reason", REASONS),
    "_reason": ("outcome", [Outcome("a", "none", end) for end in ENDS]),
}
"""Templates that hold a sentence for each kind of thing."""


def template_of(name: str) -> str:
    """The template that a page shows: the first word of its name."""
    return f"{name.split(' ', maxsplit=1)[0]}.md.j2"


def page(name: str) -> str:
    """A template about its nouns; of a list, a paragraph for each kind."""
    if name not in LISTS:
        return words.render(template_of(name), **PAGES[name])
    noun, values = LISTS[name]
    said = (" ".join(words.render(template_of(name), **{noun: one}).split()) for one in values)
    return "\n\n".join(said) + "\n"


def main() -> None:
    """Write every page, and remove what shows nothing any more."""
    for path in FOLDER.iterdir():
        path.unlink()
    for name in (*PAGES, *LISTS):
        (FOLDER / f"{name}.md").write_text(page(name), encoding="utf-8")


if __name__ == "__main__":
    main()
