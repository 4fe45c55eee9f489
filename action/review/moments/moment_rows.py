"""The rows of moments on a page: ours as long as nobody writes into them, then people's own.

The mark of a row remembers its words. Where they are others by now, somebody wrote there: then the
row stays as it is, with all that stands below it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from action.markdown.comments import without_comments
from action.markdown.sections import noted
from action.review.moments.moment_boxes import moment_marker

_ROW: Final = re.compile(r"[-*+][ \t]")
_BOX: Final = re.compile(r"[-*+][ \t]++\[[ xX]\][ \t]")
_DIGITS: Final = 10


@dataclass(frozen=True, slots=True)
class MomentRow:
    """A row with what stands below it, and the event that its mark names."""

    lines: tuple[str, ...]

    @property
    def event(self) -> str:
        """The id of its event; empty where people have written a row of their own."""
        return self._mark.get("event", "")

    @property
    def is_ours(self) -> bool:
        """Whether it says what we wrote, be it ticked or not."""
        return len(self.lines) == 1 and self.event != "" and self._remembers in {"", self.says}

    @property
    def says(self) -> str:
        """Its words in few signs, whether it is ticked or not."""
        return _digest(self.lines[0])

    @property
    def _remembers(self) -> str:
        return self._mark.get("said", "")

    @property
    def _mark(self) -> Mapping[str, str]:
        return noted(self.lines[0]) or {}


def with_people_s_rows(written: str, before: str) -> str:
    """The section as we write it, with the rows into which people wrote in the one before."""
    new = list(_rows(written))
    kept = [row for row in _rows(before) if not row.is_ours and not _has_lost_its_mark(row, new)]
    own = {row.event: row for row in kept if row.event}
    head = [line for line in written.split("\n") if not _ROW.match(line)]
    rows = [own.get(row.event) or _remembered(row) for row in new]
    others = [row for row in kept if row not in rows]
    lines = [line for row in (*rows, *others) for line in row.lines]
    return "\n".join((*head, *lines) if lines else head)


def _rows(section: str) -> Iterator[MomentRow]:
    """The rows of a section; what stands below one belongs to it."""
    lines = [line.rstrip() for line in section.split("\n")]
    begins = [at for at, line in enumerate(lines) if _ROW.match(line)]
    for first, end in pairwise([*begins, len(lines)]):
        yield MomentRow(tuple(_without_blank_end(lines[first:end])))


def _has_lost_its_mark(row: MomentRow, new: Sequence[MomentRow]) -> bool:
    """Whether it says what we say without a mark."""
    return not row.event and len(row.lines) == 1 and row.says in {one.says for one in new}


def _without_blank_end(lines: Sequence[str]) -> Sequence[str]:
    while lines and not lines[-1]:
        lines = lines[:-1]
    return lines


def _remembered(row: MomentRow) -> MomentRow:
    """A row of ours whose mark remembers what it says."""
    (line,) = row.lines
    mark = moment_marker(row.event)
    return MomentRow((line.replace(mark, moment_marker(row.event, _digest(line))),))


def _digest(line: str) -> str:
    words = " ".join(_BOX.sub("", without_comments(line), count=1).split())
    return hashlib.sha256(words.encode(errors="replace")).hexdigest()[:_DIGITS]
