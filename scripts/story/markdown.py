"""GitHub's Markdown on a terminal: what people would see there, in plain characters."""

import re
from collections.abc import Iterator
from typing import ClassVar

from markdown_it.token import Token
from rich import box
from rich.console import Console, ConsoleOptions, RenderResult
from rich.markdown import (
    CodeBlock,
    Heading,
    ListElement,
    ListItem,
    Markdown,
    MarkdownElement,
    TableElement,
    TableRowElement,
)
from rich.padding import Padding
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

COMMENT = re.compile(r"[ \t]*<!--.*?-->", re.DOTALL)
DETAILS = re.compile(r"</?(?:details|summary)[^>]*>")
ALERT = re.compile(r"^> \[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]$", re.MULTILINE)
BOX = re.compile(r"^([ \t]{0,3}[-*+] )\[([ xX])\](?= )", re.MULTILINE)
BOXES = ("☐", "☑")
NO_WIDTH = ("&#8203;", "\u200b")


class Page(Markdown):
    """A page of Markdown; where `breaks`, a line's end is one, as in issues and comments."""

    def __init__(self, body: str, *, breaks: bool = True) -> None:
        """Read a body as GitHub stores it."""
        super().__init__(plain(body))
        self.parsed = [_reworked(token, breaks=breaks) for token in self.parsed]


def plain(body: str) -> str:
    """Return Markdown without what only GitHub understands."""
    text = COMMENT.sub("", body.replace("\r\n", "\n"))
    text = DETAILS.sub("", text)
    for nothing in NO_WIDTH:
        text = text.replace(nothing, "")
    text = ALERT.sub(lambda match: f"> **{match[1].capitalize()}**\n>", text)
    text = BOX.sub(lambda match: f"{match[1]}{BOXES[match[2] != ' ']}", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _reworked(token: Token, *, breaks: bool) -> Token:
    """Keep the words of a link and leave its address out; break lines where GitHub does."""
    kept = [child for child in token.children or () if not child.type.startswith("link_")]
    for child in kept:
        if child.type == "softbreak" and breaks:
            child.type, child.tag = "hardbreak", "br"
    token.children = kept or None
    return token


class Title(Heading):
    """A heading that stands at the left and looks like one without colours too."""

    LEVEL_ALIGN: ClassVar = {}

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw a line under the largest ones."""
        yield self.text
        if self.tag == "h1":
            yield Text("─" * min(self.text.cell_len, options.max_width), "dim")


class Code(CodeBlock):
    """A block of code, set in and otherwise as it is."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Set the lines in."""
        yield Padding(Text(str(self.text).rstrip(), "markdown.code_block"), (0, 0, 0, 4))


class Item(ListItem):
    """An item of a list; a task has its box where others have their bullet."""

    def render_bullet(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw the item with what stands before it."""
        inner = options.update(width=options.max_width - 2)
        lines = console.render_lines(self.elements, inner, style=self.style, pad=False)
        task = "".join(part.text for part in lines[0]).startswith(BOXES) if lines else False
        for number, line in enumerate(lines):
            if not task:
                yield Segment("• " if number == 0 else "  ")
            elif number:
                yield Segment("  ")
            yield from line
            yield Segment("\n")


class Steps(ListElement):
    """A list; its numbers have their points."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw the items with their bullets or numbers."""
        if self.list_type == "bullet_list_open":
            yield from super().__rich_console__(console, options)
            return
        for number, item in enumerate(self.items, self.list_start or 1):
            inner = options.update(width=options.max_width - 3)
            lines = console.render_lines(item.elements, inner, style=item.style, pad=False)
            for index, line in enumerate(lines):
                yield Segment(f"{number}. " if index == 0 else "   ")
                yield from line
                yield Segment("\n")


class Grid(TableElement):
    """A table; GitHub needs a header row, and people leave it empty."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw the table without the header that says nothing."""
        cells = self.header.row.cells if self.header and self.header.row else []
        said = any(cell.content.plain.strip() for cell in cells)
        table = Table(box=box.SIMPLE_HEAD, show_header=said, padding=(0, 1, 0, 0), show_edge=False)
        for cell in cells:
            table.add_column(cell.content, overflow="fold")
        for row in self._rows():
            table.add_row(*(cell.content for cell in row.cells))
        yield table

    def _rows(self) -> Iterator[TableRowElement]:
        yield from self.body.rows if self.body else ()


ELEMENTS: dict[str, type[MarkdownElement]] = {
    "heading_open": Title,
    "fence": Code,
    "code_block": Code,
    "bullet_list_open": Steps,
    "ordered_list_open": Steps,
    "list_item_open": Item,
    "table_open": Grid,
}
Page.elements = {**Markdown.elements, **ELEMENTS}
