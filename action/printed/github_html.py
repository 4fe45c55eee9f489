"""Markdown as GitHub turns it into HTML: its extensions, its allowlist, its links."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from html.parser import HTMLParser
from typing import Final

from markupsafe import Markup

from action.errors import CallError, Letter
from action.printed.drawn.chart_html import chart_html

ALLOWED: Final = frozenset(
    re.findall(
        r"\w+",
        "a b blockquote br code dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr i img input ins"
        " kbd li ol p pre q s samp strike strong sub summary sup table tbody td th thead tr tt ul",
    )
)
ATTRIBUTES: Final = frozenset(("align", "checked", "class", "disabled", "open", "start", "type"))
CLASSES: Final = re.compile(r"(?:markdown-alert|task-list|contains-task-list)[\w-]*")
VOID: Final = frozenset(("br", "hr", "img", "input"))
SWALLOWED: Final = frozenset(("iframe", "script", "style", "textarea", "title"))
WHOLE: Final = frozenset(("a", "code", "pre"))
REFERENCE: Final = re.compile(r"(?<![\w/&`@#])(?:@([A-Za-z\d](?:[A-Za-z\d-]{0,38}))|#(\d+))\b")
ADDRESS: Final = re.compile(r"https?://|mailto:|[^:/?#]*(?:[/?#]|$)", re.IGNORECASE)

_SCROLLER: Final = '<div class="scroller" tabindex="0" role="region" aria-label="Table">'
_HOW_TO_INSTALL: Final = Letter(
    "Web pages need the package `comrak`, which is not installed",
    'install it from your checkout with `pip install ".[html]"`',
)

Find = Callable[[str], str | None]
"""Turns an address, a `@login` or a `#number` into a link's address, or None for no link."""


def rendered(body: str, find: Find, *, breaks: bool) -> Markup:
    """The HTML of a Markdown text, safe to be shown; CallError where no renderer is installed."""
    try:
        import comrak
    except ModuleNotFoundError as error:
        raise CallError(_HOW_TO_INSTALL) from error
    extensions, options = comrak.ExtensionOptions(), comrak.RenderOptions()
    for name in ("alerts", "autolink", "footnotes", "strikethrough", "table", "tasklist"):
        setattr(extensions, name, True)
    options.unsafe_ = True  # what is unsafe goes below, where GitHub takes it away too
    options.hardbreaks = breaks
    options.tasklist_classes = True
    options.github_pre_lang = True
    text = body.replace("\r\n", "\n")
    html = comrak.render_markdown(text, extension_options=extensions, render_options=options)
    return cleaned(html, find)


def cleaned(html: str, find: Find) -> Markup:
    """HTML with nothing in it but what GitHub lets through, its references linked."""
    cleaner = Cleaner(find)
    cleaner.feed(html)
    cleaner.close()
    return Markup(cleaner.result())  # noqa: S704 - built from the allowlist above


class Cleaner(HTMLParser):
    """Writes HTML anew, tag by tag, and closes what was left open."""

    def __init__(self, find: Find) -> None:
        """Link with `find`."""
        super().__init__(convert_charrefs=True)
        self._find = find
        self._written: list[str] = []
        self._open: list[str] = []
        self._swallowed = 0
        self._chart: list[str] | None = None

    def result(self) -> str:
        """Everything, well formed."""
        self._end_chart()
        return "".join([*self._written, *(f"</{tag}>" for tag in reversed(self._open))])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write an allowed tag with its allowed attributes; a chart is drawn where it ends."""
        if self._chart is not None:
            return
        if tag == "pre" and ("lang", "mermaid") in attrs and not self._swallowed:
            self._chart = []
            return
        self._swallowed += tag in SWALLOWED
        if tag not in ALLOWED or self._swallowed or not _is_box(tag, dict(attrs)):
            return
        self._begin_scroller(tag)
        kept = "".join(f' {name}="{escape(value)}"' for name, value in self._kept(tag, attrs))
        self._written.append(f"<{tag}{kept}{' /' if tag in VOID else ''}>")
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close a tag, and whatever was opened in it and not closed."""
        if self._chart is not None:
            if tag == "pre":
                self._end_chart()
            return
        self._swallowed -= tag in SWALLOWED and self._swallowed > 0
        if tag not in self._open or self._swallowed:
            return
        while (last := self._open.pop()) != tag:
            self._written.append(f"</{last}>")
        self._written.append(f"</{tag}>")
        if tag == "table":
            self.handle_endtag(self._open[-1])

    def _begin_scroller(self, tag: str) -> None:
        """A table that is wider than its page scrolls by itself, with the keyboard, too."""
        if tag == "table":
            self._written.append(_SCROLLER)
            self._open.append("div")

    def handle_data(self, data: str) -> None:
        """Write text, its mentions and numbers linked outside of code and links."""
        if self._chart is not None:
            self._chart.append(data)
            return
        if self._swallowed:
            return
        linked = not WHOLE.intersection(self._open)
        self._written.append(self._references(data) if linked else escape(data, quote=False))

    def _end_chart(self) -> None:
        if self._chart is not None:
            self._written.append(chart_html("".join(self._chart)))
            self._chart = None

    def _kept(self, tag: str, attrs: list[tuple[str, str | None]]) -> list[tuple[str, str]]:
        kept = [(name, value or "") for name, value in attrs if name in ATTRIBUTES]
        kept = [(name, value) for name, value in kept if name != "class" or CLASSES.match(value)]
        for name, value in attrs:
            if (tag, name) in {("a", "href"), ("img", "src")} and ADDRESS.match(value or ""):
                address = self._find(value or "")
                kept += [(name, address)] if address else []
        return kept

    def _references(self, text: str) -> str:
        parts, end = [], 0
        for match in REFERENCE.finditer(text):
            address = self._find(match[0])
            if address:
                parts += [escape(text[end : match.start()], quote=False)]
                parts += [f'<a class="reference" href="{escape(address)}">{match[0]}</a>']
                end = match.end()
        return "".join([*parts, escape(text[end:], quote=False)])


def _is_box(tag: str, attrs: dict[str, str | None]) -> bool:
    """Let through only those form fields that are the boxes of tasks."""
    return tag != "input" or attrs.get("type") == "checkbox"
