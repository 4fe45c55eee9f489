"""Tables of MediaWiki, AsciiDoc and reStructuredText, as the rows they would be in Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Final

from action.errors import Place
from action.read.yaml.source import PlacedLine

_WIKI_BEGINS: Final = re.compile(r"\s*:*\{\|")
_WIKI_STYLE: Final = re.compile(r"^[^=|\[\]{}]*=[^|\[\]{}]*\|(?!\|)")
_DOC_EDGE: Final = re.compile(r"\s*[|!,]={3,}\s*")
_DOC_CELL: Final = re.compile(r"(?:^|(?<=\s))(?:\d+(?:\.\d+)?\+|[.<^>\d+*]*[aehlmsv])?\|")
_HEADING: Final = re.compile(r"#{1,6}\s")
_DOC_STYLE: Final = re.compile(r"\s*\[[^\[\]=%]*+[=%][^\[\]]*+\]\s*")
_RST_GRID: Final = re.compile(r"\s*\+(?:[-=]{3,}\+)+\s*")
_RST_SIMPLE: Final = re.compile(r"\s*={2,}(?: +={2,})+\s*")
_LIST_TABLE: Final = re.compile(r"\s*\.\. list-table::")
_LIST_ROW: Final = re.compile(r"(\s*)\* - ?(.*)")
_LIST_CELL: Final = re.compile(r"\s+- ?(.*)")
_WIDEST: Final = 100
"""Columns of a table; wider ones tell no story, and each costs on every line."""


@dataclass(slots=True)
class _Row:
    """A row of a table, where it begins, and whether it names the columns or the whole table.

    A cell is kept as its lines and joined when all are there: joining each would cost the more
    the longer the cell is.
    """

    place: Place
    cells: list[list[str]]
    head: bool = False
    caption: bool = False

    @property
    def words(self) -> Iterator[str]:
        """What each cell says, on one line."""
        return (" ".join(" ".join(lines).split()) for lines in self.cells)

    def join(self, cells: Iterable[str]) -> None:
        """Take another line of each cell."""
        for at, text in enumerate(cells):
            if at == len(self.cells):
                self.cells.append([])
            self.cells[at].append(text)


def _row(place: Place, cells: Iterable[str], *, head: bool = False, caption: bool = False) -> _Row:
    return _Row(place, [[text] for text in cells], head, caption)


_Reader = Callable[[Sequence[PlacedLine], int], tuple[list[_Row], int] | None]


def as_markdown_tables(lines: Sequence[PlacedLine]) -> Iterator[PlacedLine]:
    """The lines of a text; those of a table in another markup as Markdown writes them."""
    i = 0
    while i < len(lines):
        found = _table(lines, i)
        if found is None:
            if not (_DOC_STYLE.fullmatch(lines[i][1]) and _is_doc_edge(lines, i + 1)):
                yield lines[i]
            i += 1
            continue
        rows, i = found
        for row in rows:
            yield row.place, next(row.words, "") if row.caption else _written(row)
            if row.head:
                yield row.place, "|" + "---|" * len(row.cells)


def _is_doc_edge(lines: Sequence[PlacedLine], i: int) -> bool:
    return i < len(lines) and bool(_DOC_EDGE.fullmatch(lines[i][1]))


def _written(row: _Row) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row.words)} |"


def _table(lines: Sequence[PlacedLine], i: int) -> tuple[list[_Row], int] | None:
    sign = lines[i][1].lstrip()[:1]
    readers = (read(lines, i) for read in _READERS.get(sign, ()))
    return next((found for found in readers if found and found[0]), None)


# --- MediaWiki ------------------------------------------------------------------------------------


def _wiki(lines: Sequence[PlacedLine], i: int) -> tuple[list[_Row], int] | None:
    below = lines[i + 1][1].lstrip() if i + 1 < len(lines) else ""
    if not (_WIKI_BEGINS.match(lines[i][1]) and below.startswith(("|", "!"))):
        return None
    rows: list[_Row] = []
    opened = True
    for j in range(i + 1, len(lines)):
        place, text = lines[j]
        bare = text.strip()
        if bare.startswith("|}"):
            return rows, j + 1
        if bare.startswith("|-"):
            opened = True
        elif bare.startswith(("|+", "{|")):
            rows.append(_row(place, (bare[2:].strip(),), caption=True))
        else:
            opened = _wiki_line(rows, place, bare, opened=opened)
    return rows, len(lines)


def _wiki_line(rows: list[_Row], place: Place, bare: str, *, opened: bool) -> bool:
    """Take a line of a table; whether the next one begins a row."""
    head = bare.startswith("!")
    if not bare:
        return opened
    if bare[0] in "|!":
        parts = re.split(r"\|\||!!" if head else r"\|\|", bare[1:])
        cells = tuple(_WIKI_STYLE.sub("", part).strip() for part in parts)
        if opened or not rows or rows[-1].caption:
            first = all(row.caption for row in rows)
            rows.append(_row(place, cells, head=head and first))
        else:
            rows[-1].cells += [[cell] for cell in cells]
        return False
    if rows:
        rows[-1].cells[-1].append(bare)
    else:
        rows.append(_row(place, (bare,), caption=True))
    return False


# --- AsciiDoc -------------------------------------------------------------------------------------


def _doc(lines: Sequence[PlacedLine], i: int) -> tuple[list[_Row], int] | None:
    if not _DOC_EDGE.fullmatch(lines[i][1]):
        return None
    end = _doc_end(lines, i)
    first = next((text for _, text in lines[i + 1 : end] if text.strip()), "")
    if end is None or not _DOC_CELL.match(first.lstrip()):
        return None
    cells = _doc_cells(lines[i + 1 : end])
    width = _doc_width(lines[i + 1 : end])
    begins = range(0, len(cells), width)
    rows = [_Row(cells[k][0], [words for _, words in cells[k : k + width]], k == 0) for k in begins]
    return rows, end + 1


def _doc_end(lines: Sequence[PlacedLine], i: int) -> int | None:
    """Where the table that begins there is closed; none reaches over a heading."""
    edge = lines[i][1].strip()
    for j in range(i + 1, len(lines)):
        if lines[j][1].strip() == edge:
            return j
        if _HEADING.match(lines[j][1]):
            return None
    return None


def _doc_cells(lines: Sequence[PlacedLine]) -> list[tuple[Place, list[str]]]:
    cells: list[tuple[Place, list[str]]] = []
    for place, text in lines:
        before, *parts = _DOC_CELL.split(text)
        if before.strip() and cells:
            cells[-1][1].append(before.strip())
        elif before.strip():
            cells.append((place, [before.strip()]))
        cells.extend((place, [part.strip()]) for part in parts)
    return cells


def _doc_width(lines: Sequence[PlacedLine]) -> int:
    """How many cells a row has: as many as stand on the first line, or up to the first gap."""
    counts = [len(_DOC_CELL.findall(text)) for _, text in lines]
    first = next((count for count in counts if count), 1)
    if first > 1:
        return first
    begin = next((k for k, count in enumerate(counts) if count), 0)
    gap = next((k for k in range(begin, len(lines)) if not lines[k][1].strip()), len(lines))
    return max(sum(counts[begin:gap]) if gap < len(lines) else 2, 1)


# --- reStructuredText -----------------------------------------------------------------------------


def _grid(lines: Sequence[PlacedLine], i: int) -> tuple[list[_Row], int] | None:
    """A table whose cells are drawn with + and -; a row may have several lines."""
    below = lines[i + 1][1].lstrip() if i + 1 < len(lines) else ""
    if not (_RST_GRID.fullmatch(lines[i][1]) and below.startswith("|")):
        return None
    rows: list[_Row] = []
    opened, j = True, i
    while j < len(lines):
        place, text = lines[j][0], lines[j][1].strip()
        if _RST_GRID.fullmatch(text):
            if "=" in text and rows:
                rows[0].head = True
            opened = True
        elif text.startswith("|") and text.endswith("|"):
            if opened:
                rows.append(_Row(place, []))
            rows[-1].join(part.strip() for part in text.strip("|").split("|"))
            opened = False
        else:
            break
        j += 1
    return rows, j


def _simple(lines: Sequence[PlacedLine], i: int) -> tuple[list[_Row], int] | None:
    """A table whose columns hang below lines of =."""
    edge = lines[i][1]
    if not _RST_SIMPLE.fullmatch(edge):
        return None
    begins = [found.start() for found in re.finditer(r"=+", edge)]
    following = (j for j in range(i + 1, len(lines)) if _RST_SIMPLE.fullmatch(lines[j][1]))
    edges = list(islice(following, 2))
    if not edges or len(begins) > _WIDEST:
        return None
    inner = [j for j in range(i + 1, edges[-1]) if j not in edges and lines[j][1].strip()]
    if any(not _hangs(lines[j][1], begins) for j in inner):
        return None
    rows: list[_Row] = []
    for j in inner:
        place, text = lines[j]
        head = len(edges) > 1 and j < edges[0]
        cells = tuple(text[start:end].strip() for start, end in pairwise((*begins, len(text) + 1)))
        if rows and (not cells[0] or (head and rows[-1].head)):
            rows[-1].join(cells)
        else:
            rows.append(_row(place, cells, head=head))
    return rows, edges[-1] + 1


def _hangs(text: str, begins: Sequence[int]) -> bool:
    """Whether a line has gaps where its columns part."""
    return all(not text[begin - 1 : begin].strip() for begin in begins[1:])


def _list_table(lines: Sequence[PlacedLine], i: int) -> tuple[list[_Row], int] | None:
    """A table written as a list of lists; where the next one begins, it ends."""
    if not _LIST_TABLE.match(lines[i][1]):
        return None
    rows: list[_Row] = []
    j = i + 1
    while j < len(lines) and _may_be_within(lines[j][1]):
        place, text = lines[j]
        if row := _LIST_ROW.match(text):
            rows.append(_row(place, (row[2],), head=not rows))
        elif rows and (cell := _LIST_CELL.match(text)):
            rows[-1].cells.append([cell[1]])
        elif rows and text.strip():
            rows[-1].cells[-1].append(text.strip())
        j += 1
    return rows, j


def _may_be_within(text: str) -> bool:
    """Whether a line is empty or indented, and begins no table of its own."""
    return not text.strip() or (text[:1].isspace() and not _LIST_TABLE.match(text))


_READERS: Final[dict[str, tuple[_Reader, ...]]] = {
    "{": (_wiki,), ":": (_wiki,), "|": (_doc,), "!": (_doc,), "+": (_grid,), "=": (_simple,),
    ".": (_list_table,),
}  # fmt: skip
