"""Text as people paste it, cut into blocks: headings, items, rows, lines, fences and quotes.

Not a Markdown parser on purpose: pasted text is half Markdown, half wiki, with indents of its own,
and every block must keep its line. Fences and comments that never end hide nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Final

from action.errors import Place
from action.markdown.fences import Fence, fence
from action.read.freetext.blocks.block import BlockKind, TextBlock
from action.read.freetext.blocks.broken_rows import rows_closed
from action.read.freetext.blocks.chat import speakers_first
from action.read.freetext.blocks.form_fields import fields_joined
from action.read.freetext.blocks.hidden import uncommented
from action.read.freetext.blocks.json_lines import as_items
from action.read.freetext.blocks.line import (
    BREAK,
    cells,
    is_delimiter,
    line_words,
    single_spaced,
    width,
)
from action.read.freetext.blocks.markup import unwrapped
from action.read.freetext.blocks.status_page import times_first
from action.read.freetext.blocks.table_markup import as_markdown_tables
from action.read.freetext.blocks.wrapped import rejoined
from action.read.freetext.labels.labels import leading
from action.read.freetext.labels.pieces import MONTHS_SHORT
from action.read.yaml.source import PlacedLine

_HEADING: Final = re.compile(
    r" {0,3}(#{1,6})(?:[ \t]|(?=\*{0,2}(?:\d{1,2}[:.hH]\d\d|\d{4}-\d\d|\d{1,2} [A-Z][a-z]{2})))"
)
"""Without a space only in front of a time, for #1235 is the number of an issue."""
_WIKI_HEADING: Final = re.compile(r"(={2,6})(?=[^=\s]|[ \t])")
_HEADS: Final = frozenset("#=")
_MARKERS: Final = frozenset("-*+•·‣◦–")
_UNDERLINES: Final = frozenset("=-~^")
_RULES: Final = frozenset("-*_=")
_QUOTE: Final = re.compile(r"[ \t]*>[ \t]?(.*)")
_ITEM: Final = re.compile(
    r"^([ \t]*+)((?:[-*+•·‣◦–][ \t]++|[-+•–](?=\d\d?:\d\d)|\*{2,4}[ \t]++(?=[^*]*+$)"
    r"|\d{1,3}[.)][ \t]++|[-*+•](?=$)))(?:\[[ xX]\][ \t]++)?(.*)"
)
_NUMBERED_MONTH: Final = re.compile(
    rf"\d{{1,2}}\. ?(?:{'|'.join(MONTHS_SHORT)})(?![a-z]*\.? \d{{1,2}}(?:st|nd|rd|th|,| \d))",
    re.IGNORECASE,
)
_ONLY_TAGS: Final = re.compile(
    r"(?:</?(?:br|hr|p|div|details|summary|ul|ol|li|table|thead|tbody|tr|span|center|section)"
    r"\b[^<>]*>[ \t]*)+",
    re.IGNORECASE,
)
_BREAKS: Final = ("<br>", "<br >", "<br/>", "<br />", "\\")
_PARTED: Final = frozenset({BlockKind.ITEM, BlockKind.LINE})
_ENDS: Final = (">", "\\", " ")
_STYLE: Final = re.compile(r"</?(?:span|small|font|kbd|abbr|mark)\b[^<>]*>", re.IGNORECASE)
_SHORTEST_RULE: Final = 3


def blocks(lines: Iterable[PlacedLine]) -> tuple[TextBlock, ...]:
    """The blocks of a text, each at its line."""
    written = tuple(rows_closed(tuple(as_markdown_tables(tuple(as_items(tuple(lines)))))))
    if any("<" in text for _, text in written):
        written = tuple(uncommented(tuple(unwrapped(written))))
    cut = tuple(fields_joined(tuple(rejoined(tuple(_Cutting(written))))))
    return tuple(times_first(tuple(speakers_first(cut))))


class _Cutting:
    """One pass over the lines of a text."""

    def __init__(self, lines: Sequence[PlacedLine]) -> None:
        self.lines = lines
        texts = tuple(text for _, text in lines)
        fences = tuple((i, found) for i, text in enumerate(texts) if (found := fence(text)))
        self.closing = [(i, found) for i, found in fences if found.closes]
        self.timed = [i for i, text in enumerate(texts) if fences and _is_timed_heading(text)]
        self.last_row = -1
        self.parted = True

    def __iter__(self) -> Iterator[TextBlock]:
        i = 0
        while i < len(self.lines):
            text = self.lines[i][1]
            if not text.strip(" \t\\") or ("<" in text and _ONLY_TAGS.fullmatch(text.strip())):
                i, self.parted = i + 1, True
                continue
            here = i
            block, i = self._block(i)
            if block is None:
                self.parted = self.last_row != here
                continue
            yield from _parts(block) if "<" in block.text else (block,)
            self.parted = text.endswith(_ENDS) and _is_broken(text)

    def _block(self, i: int) -> tuple[TextBlock | None, int]:
        """The block that begins at a line, and the line after it."""
        text = self.lines[i][1]
        if opening := fence(text):
            return self._fence(i, opening)
        if ">" in text and _QUOTE.match(text):
            return self._quote(i)
        if self._is_underlined(i):
            return self._underlined(i), i + 2
        return self._line(i), i + 1

    def _line(self, i: int) -> TextBlock | None:
        """The block that a line is by itself; a mere rule is none."""
        place, text = self.lines[i]
        first = text.lstrip()[:1]
        if first in _HEADS and (heading := self._heading(place, text)):
            return heading
        if ("|" in text and self._is_row(i)) or (self._goes_on(i) and is_delimiter(text)):
            return self._row(i)
        if first in _RULES and text.rstrip().endswith(first) and _is_rule(text):
            return None
        item = self._item(place, text) if first in _MARKERS or first.isdigit() else None
        return item or self._said(BlockKind.LINE, place, line_words(text), width(text))

    def _heading(self, place: Place, text: str) -> TextBlock | None:
        if found := _HEADING.match(text):
            title = text[found.end() :].strip()
            bare = title.rstrip("#")
            title = title if bare and not bare[-1].isspace() else bare
        elif found := _WIKI_HEADING.match(text):
            title = text.strip("= \t")
        else:
            return None
        return self._said(BlockKind.HEADING, place, line_words(title), len(found[1]))

    def _item(self, place: Place, text: str) -> TextBlock | None:
        found = _ITEM.fullmatch(text)
        if not found:
            return None
        marker = found[2].strip()
        if marker[0].isdigit() and _NUMBERED_MONTH.match(text.strip()):
            return None
        level = width(found[1]) + (len(marker) - 1 if "**" in marker else 0) * 2
        return self._said(BlockKind.ITEM, place, line_words(found[3]), level, marker)

    def _underlined(self, i: int) -> TextBlock:
        """A heading with a line below it; a line with a time keeps its rule as a mere rule."""
        place, text = self.lines[i]
        line = self._said(BlockKind.LINE, place, line_words(text), width(text))
        if line.label:
            return line
        level = 1 if self.lines[i + 1][1].strip().startswith("=") else 2
        return line._replace(kind=BlockKind.HEADING, level=level)

    def _said(
        self, kind: BlockKind, place: Place, text: str, level: int, marker: str = ""
    ) -> TextBlock:
        return TextBlock(kind, place, text, level, marker, self.parted, label=leading(text))

    # --- what is opaque ---

    def _fence(self, i: int, opening: Fence) -> tuple[TextBlock | None, int]:
        """A fence; one that never closes, or swallows headings with times, ends at a blank line."""
        end = self._fence_end(i, opening)
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
        level, parted = width(text), self.parted
        block = (
            TextBlock(BlockKind.FENCE, place, level=level, parted=parted, rows=rows)
            if rows
            else None
        )
        return block, (after or i) + 1

    def _fence_end(self, i: int, opening: Fence) -> int | None:
        first = bisect_right(self.closing, i, key=itemgetter(0))
        swallowed = bisect_right(self.timed, i)
        until = self.timed[swallowed] if swallowed < len(self.timed) else len(self.lines)
        for end, closing in self.closing[first : first + 50]:
            if closing.matches(opening):
                return end if end < until else None
        return None

    def _quote(self, i: int) -> tuple[TextBlock, int]:
        rows, j = [], i
        while j < len(self.lines) and (found := _QUOTE.match(self.lines[j][1])):
            rows.append(found[1])
            j += 1
        place, text = self.lines[i]
        level, parted = width(text), self.parted
        return TextBlock(BlockKind.QUOTE, place, level=level, parted=parted, rows=tuple(rows)), j

    # --- rows of tables ---

    def _row(self, i: int) -> TextBlock | None:
        self.last_row = i
        place, text = self.lines[i]
        if is_delimiter(text):
            return None
        parted, head, found = self.parted, self._is_head(i), cells(text)
        inner = tuple(leading(cell) if cell else None for cell in found)
        return TextBlock(
            BlockKind.ROW, place, text, parted=parted, cells=found, head=head, inner=inner
        )

    def _is_row(self, i: int) -> bool:
        text = self.lines[i][1]
        if text.lstrip().startswith("|") or is_delimiter(text):
            return True
        return self._is_head(i) or self._goes_on(i)

    def _goes_on(self, i: int) -> bool:
        """Whether the line above is one of a table."""
        return self.last_row == i - 1 and i > 0

    def _is_head(self, i: int) -> bool:
        """Whether a line names columns; a mere rule below the last row of a table closes it."""
        below = self.lines[i + 1][1] if i + 1 < len(self.lines) else ""
        if "|" not in self.lines[i][1] or not is_delimiter(below):
            return False
        return "|" in below or not self._goes_on(i)

    def _is_underlined(self, i: int) -> bool:
        below = self.lines[i + 1][1] if i + 1 < len(self.lines) else ""
        if below.lstrip()[:1] not in _UNDERLINES or not _is_line_of(_UNDERLINES, below):
            return False
        text = self.lines[i][1]
        return not ("|" in text or _ITEM.fullmatch(text) or _HEADING.match(text))


# --- one line -------------------------------------------------------------------------------------


def _is_broken(text: str) -> bool:
    """Whether a line says that the next one begins anew."""
    bare = text.rstrip(" \t")
    return "  " in text[len(bare) :] or bare.lower().endswith(_BREAKS)


def _is_line_of(signs: frozenset[str], text: str) -> bool:
    """Whether a line is three or more of one sign and nothing else."""
    text = text.strip()
    if text[:1] not in signs or text[-1] != text[0]:
        return False
    return len(text) >= _SHORTEST_RULE and not text.strip(text[0])


def _is_rule(text: str) -> bool:
    return _is_line_of(_RULES, text.replace(" ", ""))


def _is_timed_heading(text: str) -> bool:
    found = _HEADING.match(text)
    label = leading(text[found.end() :].strip()) if found else None
    return label is not None and label.timed


def _parts(block: TextBlock) -> Iterator[TextBlock]:
    """A block whose `<br>` part several times falls into as many lines."""
    if block.kind not in _PARTED:
        yield block
        return
    parts = [part for part in BREAK.split(_STYLE.sub("", block.text)) if part.strip()]
    if not any(leading(part.strip()) for part in parts[1:]):
        parts = [" ".join(parts)]
    for i, part in enumerate(parts):
        kind = block.kind if i == 0 else BlockKind.LINE
        yield block._replace(kind=kind, parted=block.parted or i > 0).saying(single_spaced(part))
