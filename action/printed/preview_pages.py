"""A review before it is opened, as pages for a browser: how it would look on GitHub."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import jinja2
from markupsafe import Markup

from action.preview import WHERE
from action.printed.github_html import rendered
from action.review import words

_ISSUE: Final = "issue.md"
_PULL_REQUEST: Final = "pull-request.md"
_CALLED: Final = {_ISSUE: "The review issue", _PULL_REQUEST: "The timeline pull request"}
_NUMBERED: Final = {"#1": _ISSUE, "#2": _PULL_REQUEST}
"""The numbers that a preview gives, which begins with nothing."""
_TICKET: Final = re.compile(rf"{re.escape(WHERE)}/(issues|pull)/\d+(?:#[\w-]*)?")
_FILE: Final = re.compile(rf"{re.escape(WHERE)}/(?:blob|raw)/[^?#\s]*/([\w.-]+)(?:[?#].*)?")
_OUTSIDE: Final = ("http://", "https://", "mailto:")


def as_pages(texts: Mapping[str, str]) -> dict[str, str]:
    """Pages by the names of files, `index.html` first; ReviewError without a renderer."""
    listed = [(page_name(name), _CALLED.get(name, name)) for name in texts]
    made = {page_name(name): _page(name, text, texts) for name, text in texts.items()}
    index = _environment().get_template("contents.html.j2").render(listed=listed)
    return {"index.html": index, **made, "style.css": _style()}


def page_name(name: str) -> str:
    """The page that shows a text: `pull-request.html` for `pull-request.md`."""
    return f"{name.removesuffix('.md').replace('.', '-')}.html"


def shared_pages() -> Path:
    """The folder of the frame and the style, which the pages of the demo have, too."""
    folder = words.PACKAGED if words.PACKAGED.is_dir() else words.IN_THE_REPOSITORY
    return folder / "pages"


def _page(name: str, text: str, texts: Mapping[str, str]) -> str:
    """One text as GitHub shows it: Markdown as it reads, everything else as it is written."""
    said = _markdown(text, texts, breaks=name in _CALLED) if name.endswith(".md") else None
    called = _CALLED.get(name, name)
    template = _environment().get_template("text.html.j2")
    return template.render(
        called=called, said=said, lines=text.splitlines(), is_file=name == called
    )


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
    return _environment().get_template("style.css.j2").render()


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(shared_pages()),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
