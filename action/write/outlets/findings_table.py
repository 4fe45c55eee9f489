"""A table of findings as CSV: rows come behind those that are there, of which no byte changes.

RFC 4180, and what spreadsheets make of it: semicolons or tabs between the cells, a first line
`sep=;`, a byte order mark, either end of lines, the last of which may lack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Final

DELIMITERS: Final = (",", ";", "\t", "|")
"""What may stand between two cells."""
MARK: Final = "\ufeff"
"""The byte order mark that spreadsheets begin a file with."""

_SEPARATOR_LINE: Final = re.compile(r"sep=([,;\t|])(\r\n|\n|\r)", re.IGNORECASE)
_FORMULA: Final = re.compile(r"(^|[,;|])([\s\"]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])")
"""Where a spreadsheet may begin to read a formula: also behind what it takes for a delimiter."""
_QUOTED: Final = re.compile(r'[",;|\t\r\n]|^ | $')


class TableError(ValueError):
    """The table cannot be added to; the words go on after “because”."""


@dataclass(frozen=True)
class FindingsTable:
    """The text of a table, with its byte order mark; an empty one has no head yet."""

    text: str = ""

    def has(self, row: Mapping[str, str], link: str) -> bool:
        """Whether a row has the same in the column `link`; what other cells say tells nothing."""
        shape = self._written(tuple(row))
        at = next((i for i, head in enumerate(shape.heads) if _plain(head) == _plain(link)), None)
        with suppress(TableError):
            for cells, _ in _rows(self._body, shape.delimiter):
                if at is not None and cells[at : at + 1] and cells[at].strip() == row[link]:
                    return True
        return False

    def with_rows(
        self, rows: Sequence[Mapping[str, str]], required: Sequence[str]
    ) -> FindingsTable:
        """The table with these rows, each with words for columns by head, behind its own.

        Raises TableError where it lacks a required column, or nobody can tell where it ends.
        """
        heads = tuple(dict.fromkeys(head for row in rows for head in row))
        shape = self._shape(heads)
        if not shape.heads:
            return self._with_lines([heads, *(tuple(row.values()) for row in rows)], shape)
        known = {_plain(head): at for at, head in reversed(tuple(enumerate(shape.heads)))}
        if lacking := [head for head in required if _plain(head) not in known]:
            raise TableError(f"it has no column {' or '.join(f'“{head}”' for head in lacking)}")
        return self._with_lines([_in_order(row, known, len(shape.heads)) for row in rows], shape)

    def _with_lines(self, lines: Sequence[Sequence[str]], shape: _Shape) -> FindingsTable:
        begun = self._bare and not self._bare.endswith(("\r", "\n"))
        written = (shape.delimiter.join(map(_cell, line)) + shape.newline for line in lines)
        return FindingsTable(self.text + (shape.newline if begun else "") + "".join(written))

    @cached_property
    def _bare(self) -> str:
        return self.text.removeprefix(MARK)

    @cached_property
    def _named(self) -> re.Match[str] | None:
        """The first line, where it names the delimiter."""
        return _SEPARATOR_LINE.match(self._bare)

    @property
    def _body(self) -> str:
        return self._bare[self._named.end() :] if self._named else self._bare

    def _shape(self, heads: Sequence[str]) -> _Shape:
        """How the table is written, all of which is readable: so it is known where it ends."""
        shape = self._written(heads)
        for _ in _rows(self._body, shape.delimiter):
            pass
        return shape

    def _written(self, heads: Sequence[str]) -> _Shape:
        """How the table begins: with the delimiter by which most of these heads are found."""
        wanted, named = set(map(_plain, heads)), self._named
        shapes = [
            _shape(self._body, delimiter) for delimiter in (named[1] if named else DELIMITERS)
        ]
        return max(shapes, key=lambda s: (len(wanted & set(map(_plain, s.heads))), len(s.heads)))


@dataclass(frozen=True)
class _Shape:
    delimiter: str
    newline: str
    heads: tuple[str, ...] = ()


def _shape(text: str, delimiter: str) -> _Shape:
    """The first row that says anything, read with this delimiter, and how its line ends."""
    newline = "\r\n" if "\r\n" in text else "\n"
    with suppress(TableError):
        for row, end in _rows(text, delimiter):
            if any(cell.strip() for cell in row):
                return _Shape(delimiter, end or newline, row)
    return _Shape(delimiter, newline)


def _rows(text: str, delimiter: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each row, and the end of its line."""
    field = re.compile(
        rf'(?:"(?P<quoted>[^"]*+(?:""[^"]*+)*+)"|(?!"))'
        rf"(?P<plain>[^{re.escape(delimiter)}\r\n]*+)(?P<end>{re.escape(delimiter)}|\r\n|\n|\r|\Z)"
    )
    row, at = list[str](), 0
    while at < len(text) or row:
        found = field.match(text, at)
        if not found:
            raise TableError("a quotation mark in it does not close")
        row.append((found["quoted"] or "").replace('""', '"') + found["plain"])
        at = found.end()
        if found["end"] != delimiter:
            yield tuple(row), found["end"]
            row = []


def _plain(head: str) -> str:
    """A head as it is compared: what we wrote of it is the same."""
    return _no_formula(head).casefold()


def _in_order(row: Mapping[str, str], known: Mapping[str, int], width: int) -> Sequence[str]:
    cells = [""] * width
    for head, words in row.items():
        if _plain(head) in known:
            cells[known[_plain(head)]] = words
    return cells


def _cell(words: str) -> str:
    """The words as a cell: on one line, no formula, in quotation marks where these are needed."""
    safe = _no_formula(words)
    return '"' + safe.replace('"', '""') + '"' if _QUOTED.search(safe) else safe


def _no_formula(words: str) -> str:
    return _FORMULA.sub(r"\1\2'", " ".join(words.split()))
