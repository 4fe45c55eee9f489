"""The rows of moments on a page: our words in them are renewed, and all that people wrote stays.

The mark of a row remembers our words: how many, and a sum of them. Where they still stand in one
piece, people wrote before, behind or below them, and that is kept around the new ones. Where
somebody changed the words themselves, the row is theirs and stays as it is.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from textwrap import dedent
from typing import Final

from action.markdown.sections import noted
from action.review.moments.moment_boxes import moment_marker

_ROW: Final = re.compile(r"[-*+][ \t]")
_BOX: Final = re.compile(r"\A[-*+][ \t]++(?:\[[ xX]\][ \t]++)?")
_MARK: Final = re.compile(r'(?<!\s)\s*+<!-- incident-review:moment(?: [a-z_]+="[^"]*+")*+ -->')
_WORD: Final = re.compile(r"\S++")
_DIGITS: Final = 10
_COUNT: Final = re.compile(r"[1-9][0-9]{0,3}")


@dataclass(frozen=True, slots=True)
class MomentRow:
    """Lines that belong together: a row with what stands below it, or a paragraph between rows."""

    lines: tuple[str, ...]

    @property
    def event(self) -> str:
        """The id of its event; empty where people have written something of their own."""
        return self._mark.get("event", "")

    @property
    def is_untouched(self) -> bool:
        """Whether it says what we wrote and nothing else, be it ticked or not."""
        below = any(line.strip() for line in self.lines[1:])
        return self.event != "" and not below and self._as_remembered

    @property
    def _as_remembered(self) -> bool:
        """Whether its first line is ours, word by word."""
        return bool(self.event) and self._mark.get("said", "") in {"", self.says}

    @property
    def said(self) -> str:
        """What people have written around our words and below, in Markdown, or instead of them."""
        below = dedent("\n".join(line.expandtabs(4) for line in self.lines[1:])).strip("\n")
        return "\n".join(filter(None, (*self._first_of_people, below.rstrip())))

    @property
    def _first_of_people(self) -> Sequence[str]:
        """What people have written before and behind our words in the first line, or instead."""
        if self._as_remembered:
            return ()
        if found := _place_of(self._mark.get("said", ""), self.words):
            return tuple(map(_bare, (self.words[: found[0]], self.words[found[1] :])))
        return (self.words if _ROW.match(self.lines[0]) else self.lines[0].strip(),)

    @property
    def says(self) -> str:
        """The words of its first line in few signs, whether it is ticked or not."""
        return _remembered(self.words)

    @property
    def words(self) -> str:
        """What its first line says, without box and mark."""
        return _BOX.sub("", _MARK.sub("", self.lines[0]), count=1).strip()

    @property
    def _mark(self) -> Mapping[str, str]:
        return noted(self.lines[0]) or {}

    def saying(self, new: MomentRow) -> MomentRow:
        """The row with our new words in the place of those that we wrote before, if any are new."""
        known, words = self._mark.get("said", ""), self.words
        if known == new.says:
            return self
        found = _place_of(known, words)
        if not found:
            return self
        box = _BOX.match(new.lines[0])
        around = (words[: found[0]], new.words, words[found[1] :])
        line = f"{box[0] if box else ''}{''.join(around)} {moment_marker(new.event, new.says)}"
        return MomentRow((line, *self.lines[1:]))


def with_people_s_rows(written: str, before: str, head: str) -> str:
    """The section as we write it, with all that people wrote into the one before.

    `head` is the line of ours that stands above the rows.
    """
    (_, rows), (above, blocks) = moment_blocks(written, head), moment_blocks(before, head)
    new = {row.event: _marked(row) for row in rows if row.event}
    old, theirs = dict[str, MomentRow](), dict[str, list[MomentRow]]()
    place = ""
    for block in blocks:
        if block.event in new and block.event not in old:
            place, old[block.event] = block.event, block
        elif not block.is_untouched and not _has_lost_its_mark(block, new):
            theirs.setdefault(place, []).append(block)
    told = [_headed(above.lines, head, due=bool(new)), *theirs.get("", ())]
    for event, row in new.items():
        told += [old[event].saying(row) if event in old else row, *theirs.get(event, ())]
    return "\n".join(line for block in told for line in block.lines).rstrip()


def beheaded(section: str, head: str) -> str:
    """The same when no row can be ticked any more: of our line above the rows its title is left."""
    return _with_line(section, head, _title(head))


def headed(section: str, head: str) -> str:
    """The same with our whole line again, as it is read."""
    return _with_line(section, _title(head), head)


def _title(head: str) -> str:
    return f"{head[: head.rfind('**')]}**"


def _with_line(section: str, before: str, after: str) -> str:
    return "\n".join(after if line == before else line for line in section.split("\n"))


def _headed(lines: Sequence[str], head: str, *, due: bool) -> MomentRow:
    """What stands above the rows: our line where it is due, and people's as they left it."""
    if due and not any(line.startswith(head) for line in lines):
        return MomentRow((head, "", *lines))
    theirs = tuple(line for line in lines if due or line != head)
    return MomentRow(theirs if any(theirs) or len(theirs) == len(lines) else ())


def moment_blocks(section: str, head: str) -> tuple[MomentRow, list[MomentRow]]:
    """All down to our line above the rows; then each row, and each paragraph between them."""
    lines = [line.rstrip() for line in section.split("\n")] if section else []
    ours = next((at for at, line in enumerate(lines) if line.startswith(head)), 0)
    rows = [at for at, line in enumerate(lines) if at >= ours and _ROW.match(line)]
    top = rows[0] if rows else len(lines)
    begins = sorted({*rows, *(at for at in _apart(lines) if at > top)})
    every = [MomentRow(tuple(lines[first:end])) for first, end in pairwise([*begins, len(lines)])]
    return MomentRow(tuple(lines[:top])), every


def _apart(lines: Sequence[str]) -> Iterator[int]:
    """Blank lines above text that is not set in: it belongs to no row."""
    told = [at for at, line in enumerate(lines) if line]
    for before, at in pairwise(told):
        if at - before > 1 and not lines[at][0].isspace():
            yield before + 1


def _has_lost_its_mark(block: MomentRow, new: Mapping[str, MomentRow]) -> bool:
    """Whether it says what we say without a mark."""
    alone = not block.event and not any(block.lines[1:])
    return alone and block.says in {row.says for row in new.values()}


def _marked(row: MomentRow) -> MomentRow:
    """A row of ours whose mark remembers what it says."""
    (line,) = row.lines
    mark = moment_marker(row.event)
    return MomentRow((line.replace(mark, moment_marker(row.event, row.says)),))


def _bare(words: str) -> str:
    """Words without the signs that part them from ours."""
    return words.strip(" \t:;,–—-")


# --- what a mark remembers ------------------------------------------------------------------------


def _remembered(words: str) -> str:
    """How many words there are, and a sum of them."""
    found = words.split()
    return f"{_sum(found)}.{len(found)}"


def _place_of(known: str, words: str) -> tuple[int, int] | None:
    """Where the words stand that a mark remembers; None where somebody has changed them."""
    summed, _, count = known.partition(".")
    spans = [word.span() for word in _WORD.finditer(words)]
    many = int(count) if _COUNT.fullmatch(count) else len(spans) + 1
    for first in range(len(spans) - many + 1):
        place = spans[first][0], spans[first + many - 1][1]
        if _sum(words[slice(*place)].split()) == summed:
            return place
    return None


def _sum(words: Sequence[str]) -> str:
    return hashlib.sha256(" ".join(words).encode(errors="replace")).hexdigest()[:_DIGITS]
