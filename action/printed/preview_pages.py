"""A review before it is opened, as pages for a browser: how it would look on GitHub."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from action.preview import WHERE
from action.printed.github_html import rendered
from action.printed.page_templates import page_templates

_ISSUE: Final = "issue.md"
_PULL_REQUEST: Final = "pull-request.md"
_TIMELINE: Final = "timeline.md"
_CALLED: Final = {
    _TIMELINE: "Timeline, one event a line",
    _ISSUE: "Review issue, when it is opened",
    _PULL_REQUEST: "Timeline pull request, when it is opened",
}
"""What the pages are, in the order in which people look at them."""
_CONTENTS: Final = "The review before it is opened"
_NUMBERED: Final = {"#1": _ISSUE, "#2": _PULL_REQUEST}
"""The numbers that a preview gives, which begins with nothing."""
_TICKET: Final = re.compile(rf"{re.escape(WHERE)}/(issues|pull)/\d+(?:#[\w-]*)?")
_FILE: Final = re.compile(rf"{re.escape(WHERE)}/(?:blob|raw)/[^?#\s]*/([\w.-]+)(?:[?#].*)?")
_OUTSIDE: Final = ("http://", "https://", "mailto:")


@dataclass(frozen=True, slots=True)
class ListedPage:
    """The address of a page, and what it is called."""

    page: str
    called: str


@dataclass(frozen=True, slots=True)
class Turns:
    """The pages before and after one, where there are any."""

    before: ListedPage | None = None
    after: ListedPage | None = None


def turns_at(place: int, listed: Sequence[ListedPage]) -> Turns:
    """The pages around the one at a place of the list."""
    before = listed[place - 1] if place else None
    after = listed[place + 1] if place + 1 < len(listed) else None
    return Turns(before, after)


def as_pages(texts: Mapping[str, str]) -> dict[str, str]:
    """Pages by the names of files, `index.html` first; ReviewError without a renderer."""
    others = (name for name in texts if name not in _CALLED)
    names = [*(name for name in _CALLED if name in texts), *others]
    listed = [ListedPage(page_name(name), _CALLED.get(name, name)) for name in names]
    everything = [ListedPage("index.html", _CONTENTS), *listed]
    contents = page_templates().get_template("contents.html.j2")
    index = contents.render(called=_CONTENTS, listed=listed, turns=turns_at(0, everything))
    made = {
        page_name(name): _page(name, texts, turns_at(place, everything))
        for place, name in enumerate(names, 1)
    }
    return {"index.html": index, **made, "style.css": _style()}


def page_name(name: str) -> str:
    """The page that shows a text: `pull-request.html` for `pull-request.md`."""
    return f"{name.removesuffix('.md').replace('.', '-')}.html"


def _page(name: str, texts: Mapping[str, str], turns: Turns) -> str:
    """One text as GitHub shows it: Markdown as it reads, everything else as it is written."""
    is_file = name not in (_ISSUE, _PULL_REQUEST)
    said = _markdown(texts[name], texts, breaks=not is_file) if name.endswith(".md") else None
    return page_templates().get_template("text.html.j2").render(
        called=_CALLED.get(name, name),
        name=name,
        said=said,
        lines=texts[name].splitlines(),
        is_file=is_file,
        turns=turns,
    )  # fmt: skip


def _markdown(text: str, texts: Mapping[str, str], *, breaks: bool) -> Markup:
    def find(address: str) -> str | None:
        """The page that an address leads to; none where there is nothing yet."""
        if ticket := _TICKET.fullmatch(address):
            name = _ISSUE if ticket[1] == "issues" else _PULL_REQUEST
            return page_name(name) if name in texts else None
        if file := _FILE.fullmatch(address):
            return page_name(file[1]) if file[1] in texts else None
        if address in _NUMBERED:
            return page_name(_NUMBERED[address]) if _NUMBERED[address] in texts else None
        return address if address.startswith(_OUTSIDE) and not address.startswith(WHERE) else None

    return rendered(text, find, breaks=breaks)


def _style() -> str:
    return page_templates().get_template("style.css.j2").render()
