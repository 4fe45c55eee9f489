"""Text as people paste it, cut into blocks: headings, items, rows, lines, fences and quotes.

Not a Markdown parser on purpose: pasted text is half Markdown, half wiki, with indents of its own,
and every block must keep its line. Fences and comments that never end hide nothing.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from action.errors import Place
from action.read.written.block import Block, Kind, Placed
from action.read.written.hidden import without_comments
from action.read.written.labels import leading
from action.read.written.markup import unwrapped
from action.read.written.pieces import MONTHS
from action.read.written.status_page import times_first
from action.read.written.wrapped import rejoined

_HEADING: Final = re.compile(r" {0,3}(#{1,6})(?:[ \t]|(?=\*{0,2}\d))")
_WIKI_HEADING: Final = re.compile(r"(={2,6})(?=[^=\s]|[ \t])")
_UNDERLINES: Final = frozenset("=-~^")
_RULES: Final = frozenset("-*_=")
_FENCE: Final = re.compile(r"[ \t]*(?:[-*+][ \t]+)?(?P<sign>`{3,}|~{3,})(?P<info>[^`]*)")
_QUOTE: Final = re.compile(r"[ \t]*>[ \t]?(.*)")
_ITEM: Final = re.compile(
    r"([ \t]*)((?:[-*+•·‣◦–][ \t]+|[-+•–](?=\d\d?:\d\d)|\*{2,4}[ \t]+(?=[^*]*$)"
    r"|\d{1,3}[.)][ \t]+|[-*+•](?=$)))(?:\[[ xX]\][ \t]+)?(.*)"
)
_NUMBERED_MONTH: Final = re.compile(
    rf"\d{{1,2}}\. ?(?:{'|'.join(MONTHS)})(?![a-z]*\.? \d{{1,2}}(?:st|nd|rd|th|,| \d))",
    re.IGNORECASE,
)
_CELL_OF_DASHES: Final = re.compile(r":?-+:?")
_ONLY_TAGS: Final = re.compile(
    r"(?:</?(?:br|hr|p|div|details|summary|ul|ol|li|table|thead|tbody|tr|span|center|section)"
    r"\b[^<>]*>[ \t]*)+",
    re.IGNORECASE,
)
_BREAK: Final = re.compile(r" ?<br ?/?> ?", re.IGNORECASE)
_BROKEN: Final = re.compile(r"(?:<br ?/?>|\\|[ ]{2})[ \t]*$", re.IGNORECASE)
_OPAQUE: Final = frozenset({Kind.FENCE, Kind.QUOTE, Kind.ROW})
_ENDS: Final = (">", "\\", " ")
_STYLE: Final = re.compile(r"</?(?:span|small|font|kbd|abbr|mark)\b[^<>]*>", re.IGNORECASE)
_ENTITY: Final = re.compile(r"&(?:nbsp|ensp|emsp|thinsp|ndash|mdash|minus|rarr|#160|#821[12]);")
"""What may stand in a time; all else stays as it was written."""
_PICTURE: Final = re.compile(r"[\U0001F000-\U0001FAFF\u2600-\u27BF\uFE0F\u200D\u200E\u200F]+ ?")
_PIPE: Final = re.compile(r"(?<!\\)\|")
_SHORTEST_RULE: Final = 3
_BELOW: Final = 2
"""Rows above which the line of dashes may stand, for a table without outer pipes to go on."""


def blocks(lines: Iterable[Placed]) -> tuple[Block, ...]:
    """The blocks of a text, each at its line."""
    cut = tuple(_Cutting(tuple(without_comments(tuple(unwrapped(lines))))))
    return tuple(times_first(tuple(rejoined(cut))))


class _Cutting:
    """One pass over the lines of a text."""

    def __init__(self, lines: Sequence[Placed]) -> None:
        self.lines = lines
        texts = tuple(text for _, text in lines)
        fences = tuple((i, m) for i, text in enumerate(texts) if (m := _fence(text)))
        self.closing = [(i, m["sign"]) for i, m in fences if not m["info"].strip()]
        self.timed = [i for i, text in enumerate(texts) if fences and _is_timed_heading(text)]
        self.last_row = -1

    def __iter__(self) -> Iterator[Block]:
        i, parted = 0, True
        while i < len(self.lines):
            text = self.lines[i][1]
            if not text.strip(" \t\\") or ("<" in text and _ONLY_TAGS.fullmatch(text.strip())):
                i, parted = i + 1, True
                continue
            here = i
            block, i = self._block(i)
            if block is None:
                parted = self.last_row != here
                continue
            yield from _parts(block, parted=parted)
            parted = text.endswith(_ENDS) and bool(_BROKEN.search(text[-20:]))

    def _block(self, i: int) -> tuple[Block | None, int]:
        """The block that begins at a line, and the line after it."""
        text = self.lines[i][1]
        if fence := _fence(text):
            return self._fence(i, fence["sign"])
        if ">" in text and _QUOTE.match(text):
            return self._quote(i)
        if not _HEADING.match(text) and self._is_underlined(i):
            return _underlined(*self.lines[i], self.lines[i + 1][1]), i + 2
        return self._line(i), i + 1

    def _line(self, i: int) -> Block | None:
        """The block that a line is by itself; a mere rule is none."""
        place, text = self.lines[i]
        if heading := _heading(place, text):
            return heading
        if self._is_row(i):
            return self._row(i)
        if text.lstrip()[:1] in _RULES and _is_line_of(_RULES, text.replace(" ", "")):
            return None
        return _item(place, text) or Block(Kind.LINE, place, _plain(text), _indent(text))

    # --- what is opaque ---

    def _fence(self, i: int, sign: str) -> tuple[Block | None, int]:
        """A fence; one that never closes, or swallows headings with times, ends at a blank line."""
        end = self._fence_end(i, sign)
        after = end
        if end is None:
            end = i + 1
            while (
                end < len(self.lines)
                and self.lines[end][1].strip()
                and not _HEADING.match(self.lines[end][1])
            ):
                end += 1
            after = end - 1
        rows = tuple(row for _, row in self.lines[i + 1 : end])
        place, text = self.lines[i]
        fence = Block(Kind.FENCE, place, level=_indent(text), rows=rows) if rows else None
        return fence, (after or i) + 1

    def _fence_end(self, i: int, sign: str) -> int | None:
        first = bisect_right(self.closing, (i, "~~~~~"))
        swallowed = bisect_right(self.timed, i)
        until = self.timed[swallowed] if swallowed < len(self.timed) else len(self.lines)
        for end, closing in self.closing[first : first + 50]:
            if closing.startswith(sign) and end > i:
                return end if end < until else None
        return None

    def _quote(self, i: int) -> tuple[Block, int]:
        rows, j = [], i
        while j < len(self.lines) and (found := _QUOTE.match(self.lines[j][1])):
            rows.append(found[1])
            j += 1
        place, text = self.lines[i]
        return Block(Kind.QUOTE, place, level=_indent(text), rows=tuple(rows)), j

    # --- rows of tables ---

    def _row(self, i: int) -> Block | None:
        self.last_row = i
        place, text = self.lines[i]
        if _is_delimiter(text):
            return None
        return Block(Kind.ROW, place, text, cells=cells(text), head=self._is_head(i))

    def _is_row(self, i: int) -> bool:
        text = self.lines[i][1]
        if "|" not in text:
            return False
        if text.lstrip().startswith("|") or _is_delimiter(text):
            return True
        return self._is_head(i) or (self.last_row == i - 1 and i > 0)

    def _is_head(self, i: int) -> bool:
        below = self.lines[i + 1][1] if i + 1 < len(self.lines) else ""
        return "|" in self.lines[i][1] and _is_delimiter(below)

    def _is_underlined(self, i: int) -> bool:
        below = self.lines[i + 1][1] if i + 1 < len(self.lines) else ""
        if below.lstrip()[:1] not in _UNDERLINES or not _is_line_of(_UNDERLINES, below):
            return False
        text = self.lines[i][1]
        return not _ITEM.fullmatch(text) and "|" not in text


# --- one line -------------------------------------------------------------------------------------


def _is_line_of(signs: frozenset[str], text: str) -> bool:
    """Whether a line is three or more of one sign and nothing else."""
    text = text.strip()
    return text[:1] in signs and len(text) >= _SHORTEST_RULE and not text.strip(text[0])


def _fence(text: str) -> re.Match[str] | None:
    return _FENCE.fullmatch(text) if "```" in text or "~~~" in text else None


def _is_timed_heading(text: str) -> bool:
    found = _HEADING.match(text)
    label = leading(text[found.end() :].strip()) if found else None
    return label is not None and label.timed


def _heading(place: Place, text: str) -> Block | None:
    if found := _HEADING.match(text):
        words = text[found.end() :].strip()
        bare = words.rstrip("#")
        words = words if bare and not bare[-1].isspace() else bare
        return Block(Kind.HEADING, place, _plain(words), len(found[1]))
    if found := _WIKI_HEADING.match(text):
        return Block(Kind.HEADING, place, _plain(text.strip("= \t")), len(found[1]))
    return None


def _underlined(place: Place, text: str, below: str) -> Block:
    """A heading with a line below it; a line with a time keeps its rule as a mere rule."""
    if leading(text.strip()):
        return Block(Kind.LINE, place, _plain(text), _indent(text))
    return Block(Kind.HEADING, place, _plain(text), 1 if below.strip().startswith("=") else 2)


def _item(place: Place, text: str) -> Block | None:
    found = _ITEM.fullmatch(text)
    if not found or _NUMBERED_MONTH.match(text.strip()):
        return None
    marker = found[2].strip()
    indent = _indent(found[1]) + (len(marker) - 1 if "**" in marker else 0) * 2
    return Block(Kind.ITEM, place, _plain(found[3]), indent, marker)


def _indent(text: str) -> int:
    wide = text[: len(text) - len(text.lstrip())].expandtabs(4)
    return len(wide)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _parts(block: Block, *, parted: bool) -> Iterator[Block]:
    """A block whose `<br>` part several times falls into as many lines."""
    if block.kind in _OPAQUE:
        yield replace(block, parted=parted)
        return
    if block.kind is Kind.HEADING or "<" not in block.text:
        text = block.text if block.text.isascii() else _time_first(block.text)
        yield Block(block.kind, block.place, _unescaped(text), block.level, block.marker, parted)
        return
    parts = [part for part in _BREAK.split(_STYLE.sub("", block.text)) if part.strip()]
    if not any(leading(part.strip()) for part in parts[1:]):
        parts = [" ".join(parts)]
    for i, part in enumerate(parts):
        kind = block.kind if i == 0 else Kind.LINE
        yield replace(block, kind=kind, text=_unescaped(_plain(part)), parted=parted or i > 0)


def _time_first(text: str) -> str:
    """The text with a picture before its time put behind it."""
    found = _PICTURE.match(text)
    label = leading(text[found.end() :]) if found else None
    if not found or not label or not label.timed:
        return text
    rest = text[found.end() :]
    return f"{rest[: label.rest]}{found[0]}{rest[label.rest :]}"


def _unescaped(text: str) -> str:
    """The text with `&nbsp;` and its kind as the signs they stand for."""
    return _ENTITY.sub(lambda found: _sign(found[0]), text) if "&" in text else text


def _sign(entity: str) -> str:
    sign = html.unescape(entity)
    return " " if sign.isspace() else sign


def _is_delimiter(text: str) -> bool:
    """Whether a line parts the names of a table's columns from its rows."""
    if "-" not in text or not set(text) <= set(" \t|:-"):
        return False
    parts = text.strip().strip("|").split("|")
    return all(_CELL_OF_DASHES.fullmatch(part.strip()) for part in parts)


def cells(text: str) -> tuple[str, ...]:
    """The cells of a row; a pipe behind a backslash is a sign like any other."""
    inner = text.strip()
    if inner.startswith("||"):
        parts = inner.strip("|").split("||")
    else:
        ends = inner.endswith("|") and not inner.endswith("\\|") and len(inner) > 1
        parts = _PIPE.split(inner.removeprefix("|")[: -1 if ends else None])
    return tuple(map(_cell, parts))


def _cell(text: str) -> str:
    words = _plain(text.replace("\\|", "|"))
    return _unescaped(_plain(_BREAK.sub(" ", words)) if "<" in words else words)
