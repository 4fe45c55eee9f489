"""Text as people paste it, cut into blocks: headings, items, rows, lines, fences and quotes.

Not a Markdown parser on purpose: pasted text is half Markdown, half wiki, with indents of its own,
and every block must keep its line. Fences and comments that never end hide nothing.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from action.errors import Place
from action.read.written.labels import leading
from action.read.written.pieces import MONTHS

Placed = tuple[Place, str]


class Kind(Enum):
    """What a block is."""

    HEADING = "heading"
    ITEM = "item"
    ROW = "row"
    LINE = "line"
    FENCE = "fence"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Block:
    """One block; `level` is that of a heading, else the indent in columns.

    `marker` is what an item begins with, `rows` the lines of a fence or quote, `cells` those of a
    row of a table, `head` whether they name the columns.
    """

    kind: Kind
    place: Place
    text: str = ""
    level: int = 0
    marker: str = ""
    parted: bool = False
    rows: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    head: bool = False


_HEADING: Final = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|(?=\*{0,2}\d))(.*?)(?:[ \t]+#+)?[ \t]*")
_WIKI_HEADING: Final = re.compile(r"(={2,6})[ \t]*([^=\s][^=]*?)[ \t]*=*[ \t]*")
_UNDERLINE: Final = re.compile(r"[ \t]{0,3}(={3,}|-{3,}|~{3,}|\^{3,})[ \t]*")
_RULE: Final = re.compile(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={3,})")
_FENCE: Final = re.compile(r"[ \t]*(?:[-*+][ \t]+)?(?P<sign>`{3,}|~{3,})(?P<info>[^`]*)")
_QUOTE: Final = re.compile(r"[ \t]*>[ \t]?(.*)")
_ITEM: Final = re.compile(
    r"([ \t]*)((?:[-*+•·‣◦–][ \t]+|[-+•–](?=\d\d?:\d\d)|\*{2,4}[ \t]+(?=[^*]*$)|\d{1,3}[.)][ \t]+|[-*+•](?=$)))(?:\[[ xX]\][ \t]+)?(.*)"
)
_NUMBERED_MONTH: Final = re.compile(rf"\d{{1,2}}\. ?(?:{'|'.join(MONTHS)})", re.IGNORECASE)
_ROW: Final = re.compile(r"[ \t]*\|.*|[^|]*[^|\s][^|]*\|.*")
_DELIMITER: Final = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_ONLY_TAGS: Final = re.compile(
    r"[ \t]*(?:</?(?:br|hr|p|div|details|summary|ul|ol|li|table|thead|tbody|tr|span|center|section)"
    r"\b[^<>]*>[ \t]*)+",
    re.IGNORECASE,
)
_BREAK: Final = re.compile(r"[ \t]*<br[ \t]*/?>[ \t]*", re.IGNORECASE)
_BROKEN: Final = re.compile(r"(?:<br ?/?>|\\|[ ]{2})[ \t]*$", re.IGNORECASE)
_ENTITY: Final = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,5}|#x[0-9a-fA-F]{2,4});")
_CELL: Final = re.compile(r"(?:\\.|[^|\\])+|\\|(?<=\|)(?=\|)")


def blocks(lines: Iterable[Placed]) -> tuple[Block, ...]:
    """The blocks of a text, each at its line."""
    rows = tuple(_without_comments(tuple(lines)))
    return tuple(_tabled(tuple(_told(rows))))


# --- what is no text ------------------------------------------------------------------------------


def _without_comments(lines: Sequence[Placed]) -> Iterator[Placed]:
    """The lines without hidden comments; one that never ends is text."""
    ends = [i for i, (_, text) in enumerate(lines) if "-->" in text]
    last, until = (ends[-1] if ends else -1), -1
    fence: str | None = None
    for i, (place, text) in enumerate(lines):
        if i <= until and not (i == until and "-->" in text):
            yield place, ""
            continue
        if i == until:
            text, until = text.partition("-->")[2], -1
        if found := _FENCE.fullmatch(text):
            fence = found["sign"][0] if fence is None else None
        if fence is None and "<!--" in text:
            text = re.sub(r"<!--.*?-->", "", text)
            if "<!--" in text and i < last:
                until = next(end for end in ends if end > i)
                text = text.partition("<!--")[0]
        yield place, text


def _fence_end(lines: Sequence[Placed], i: int, sign: str) -> int | None:
    """The line that closes a fence; None where it never closes, or swallows timed headings."""
    for j in range(i + 1, len(lines)):
        text = lines[j][1]
        found = _FENCE.fullmatch(text)
        if found and found["sign"].startswith(sign) and not found["info"].strip():
            return j
        heading = _HEADING.fullmatch(text)
        if heading and (label := leading(heading[2])) and label.timed:
            return None
    return None


# --- line by line ---------------------------------------------------------------------------------


def _told(lines: Sequence[Placed]) -> Iterator[Block]:
    i, parted = 0, True
    while i < len(lines):
        place, text = lines[i]
        if not text.strip(" \t\\") or _ONLY_TAGS.fullmatch(text):
            i, parted = i + 1, True
            continue
        block, i = _block(lines, i)
        if block is None:
            parted = True
            continue
        yield from _parts(replace(block, parted=parted))
        parted = bool(_BROKEN.search(text))


def _block(lines: Sequence[Placed], i: int) -> tuple[Block | None, int]:
    """The block that begins at a line, and the line after it."""
    place, text = lines[i]
    if (found := _FENCE.fullmatch(text)) is not None:
        end = _fence_end(lines, i, found["sign"])
        if end is None:
            return _unclosed(lines, i)
        rows = tuple(row for _, row in lines[i + 1 : end])
        return Block(Kind.FENCE, place, level=_indent(text), rows=rows), end + 1
    if _QUOTE.match(text):
        return _quote(lines, i)
    if heading := _heading(place, text):
        return heading, i + 1
    underlined = i + 1 < len(lines) and bool(_UNDERLINE.fullmatch(lines[i + 1][1]))
    if underlined and not _is_listed(text):
        return _underlined(lines, i), i + 2
    if _RULE.fullmatch(text):
        return None, i + 1
    if _is_row(lines, i):
        return Block(Kind.ROW, place, text, cells=cells(text), head=_has_delimiter(lines, i)), i + 1
    return _item(place, text) or Block(Kind.LINE, place, text.strip(), _indent(text)), i + 1


def _unclosed(lines: Sequence[Placed], i: int) -> tuple[Block | None, int]:
    """A fence that never ends holds what stands right below it."""
    j = i + 1
    while j < len(lines) and lines[j][1].strip() and not _HEADING.fullmatch(lines[j][1]):
        j += 1
    rows = tuple(row for _, row in lines[i + 1 : j])
    return (Block(Kind.FENCE, lines[i][0], rows=rows) if rows else None), j


def _quote(lines: Sequence[Placed], i: int) -> tuple[Block, int]:
    rows, j = [], i
    while j < len(lines) and (found := _QUOTE.match(lines[j][1])):
        rows.append(found[1])
        j += 1
    return Block(Kind.QUOTE, lines[i][0], level=_indent(lines[i][1]), rows=tuple(rows)), j


def _heading(place: Place, text: str) -> Block | None:
    if found := _HEADING.fullmatch(text):
        return Block(Kind.HEADING, place, _plain(found[2]), len(found[1]))
    if found := _WIKI_HEADING.fullmatch(text):
        return Block(Kind.HEADING, place, _plain(found[2]), len(found[1]))
    return None


def _underlined(lines: Sequence[Placed], i: int) -> Block:
    """A heading with a line below it; a line with a time keeps its rule as a mere rule."""
    place, text = lines[i]
    if leading(text.strip()):
        return Block(Kind.LINE, place, _plain(text), _indent(text))
    level = 1 if lines[i + 1][1].strip().startswith("=") else 2
    return Block(Kind.HEADING, place, _plain(text), level)


def _is_listed(text: str) -> bool:
    return bool(_ITEM.fullmatch(text)) or "|" in text


def _item(place: Place, text: str) -> Block | None:
    found = _ITEM.fullmatch(text)
    if not found or _NUMBERED_MONTH.match(text.strip()):
        return None
    indent = _indent(found[1]) + (len(found[2].strip()) - 1 if "**" in found[2] else 0) * 2
    return Block(Kind.ITEM, place, _plain(found[3]), indent, found[2].strip())


def _indent(text: str) -> int:
    whole = text.expandtabs(4)
    return len(whole) - len(whole.lstrip(" "))


def _plain(text: str) -> str:
    return " ".join(text.split())


def _parts(block: Block) -> Iterator[Block]:
    """A block whose `<br>` part several times falls into as many lines."""
    if block.kind not in {Kind.LINE, Kind.ITEM} or "<" not in block.text:
        yield replace(block, text=_unescaped(_plain(block.text)))
        return
    parts = [part for part in _BREAK.split(block.text) if part.strip()]
    if not any(leading(part.strip()) for part in parts[1:]):
        yield replace(block, text=_unescaped(_plain(" ".join(parts))))
        return
    for i, part in enumerate(parts):
        text = _unescaped(_plain(part))
        yield (
            replace(block, text=text)
            if i == 0
            else replace(block, kind=Kind.LINE, text=text, parted=True)
        )


def _unescaped(text: str) -> str:
    """The text with `&nbsp;` and its kind as the signs they stand for."""
    return _ENTITY.sub(lambda found: _sign(found[0]), text) if "&" in text else text


def _sign(entity: str) -> str:
    sign = html.unescape(entity)
    if sign == "\xa0":
        return " "
    return sign if len(sign) == 1 and sign.isprintable() else entity


# --- tables ---------------------------------------------------------------------------------------


def _is_row(lines: Sequence[Placed], i: int) -> bool:
    text = lines[i][1]
    if "|" not in text:
        return False
    if text.lstrip().startswith("|") or _DELIMITER.fullmatch(text):
        return True
    return _has_delimiter(lines, i) or _below_row(lines, i)


def _has_delimiter(lines: Sequence[Placed], i: int) -> bool:
    below = lines[i + 1][1] if i + 1 < len(lines) else ""
    return "|" in lines[i][1] and "-" in below and bool(_DELIMITER.fullmatch(below))


def _below_row(lines: Sequence[Placed], i: int) -> bool:
    """Whether rows without outer pipes go on here: up to the line that names the columns."""
    j = i - 1
    while j >= 0 and i - j < 3 and "|" in lines[j][1]:
        if _DELIMITER.fullmatch(lines[j][1]):
            return True
        j -= 1
    return i - j >= 3 and "|" in lines[i - 1][1]


def cells(text: str) -> tuple[str, ...]:
    """The cells of a row; a pipe behind a backslash is a sign like any other."""
    inner = text.strip().strip("|") if text.strip().startswith("||") else text.strip()
    inner = inner.removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    parts = re.split(r"(?<!\\)\|{1,2}", inner)
    return tuple(_unescaped(_plain(_BREAK.sub(" ", part.replace("\\|", "|")))) for part in parts)


def _tabled(found: Sequence[Block]) -> Iterator[Block]:
    """All blocks but the lines of dashes in tables."""
    for block in found:
        if block.kind is Kind.ROW and _DELIMITER.fullmatch(block.text):
            continue
        yield block
