"""From blocks to what they tell: events, notes, and the headings above them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from action.errors import Place
from action.read.freetext.blocks.block import BlockKind, TextBlock
from action.read.freetext.labels.labels import TimeLabel
from action.read.freetext.labels.zones import is_statement
from action.read.freetext.passages.asked import joined_in, unread
from action.read.freetext.passages.block_labels import (
    BlockLabels,
    end_of_list,
    labels_of,
    times_stand_first,
    trailing,
)
from action.read.freetext.passages.key_events import (
    milestone_named,
    names_estimate,
    names_key_events,
)
from action.read.freetext.passages.passage import (
    DayHeading,
    Joined,
    KeyEvent,
    Note,
    Passage,
    TimelineEntry,
    Unread,
)
from action.read.freetext.passages.tables import tabled, tables
from action.read.freetext.passages.wording import as_code, as_one_line, as_quote, plainly, unmarked

_FEW: Final = 2
_FEW_WORDS: Final = 5
"""A milestone is named in so many; with more, a line of key events says something else, too."""
_OPAQUE: Final = frozenset({BlockKind.FENCE, BlockKind.QUOTE})


@dataclass(slots=True)
class _Open:
    """The event that lines still belong to: what it says so far, and how deep it stands."""

    place: Place
    label: TimeLabel | None
    text: str
    kind: BlockKind
    level: int = 0
    parts: list[TextBlock] = field(default_factory=list)


def passages_of(blocks: Sequence[TextBlock]) -> Sequence[Passage]:
    """Everything that a timeline tells, in its order."""
    known = labels_of(blocks)
    first = times_stand_first(blocks, known)
    return _Reading(blocks, known, last_counts=not first).read()


class _Reading:
    """One pass over the blocks of a timeline."""

    def __init__(
        self, blocks: Sequence[TextBlock], known: BlockLabels, *, last_counts: bool
    ) -> None:
        self.blocks, self.known, self.last_counts = blocks, known, last_counts
        self.tables = dict(tables(blocks))
        self.open: _Open | None = None
        self.key_events: TextBlock | None = None
        self.passages: list[Passage] = []
        self.joined: list[Joined] = []
        self.told: set[int] = set()
        self.facts: dict[str, TimelineEntry] = {}
        self.elsewhere = False
        self.last = end_of_list(blocks, known)

    def read(self) -> Sequence[Passage]:
        i = 0
        while i < len(self.blocks):
            end = self.tables.get(i)
            if end is not None and not self._in_heading():
                self._table(self.blocks[i:end])
                i = end
                continue
            self._block(i, self.blocks[i])
            i += 1
        self._close()
        return [*self._with_facts(), *self._unread(), *self.joined]

    def _table(self, rows: Sequence[TextBlock]) -> None:
        self._close()
        found = tuple(tabled(rows))
        self.elsewhere = self.elsewhere or any(isinstance(item, TimelineEntry) for item in found)
        self.told.update(row.place.line for row in rows if row.head or row is rows[0])
        for passage in found:
            self._tell(passage)

    def _tell(self, passage: Passage, parts: Sequence[TextBlock] = ()) -> None:
        """Keep what was found, and that its lines are told: every other line is asked about."""
        if isinstance(passage, TimelineEntry):
            passage = passage._replace(label=plainly(passage.label))
        self.passages.append(passage)
        self.told.update((passage.place.line, *(part.place.line for part in parts)))

    def _with_facts(self) -> Iterator[Passage]:
        """What was found; where a list of key events is all there is, they are events as well."""
        for passage in self.passages:
            yield passage
            if isinstance(passage, KeyEvent) and not self.elsewhere and passage.name in self.facts:
                yield self.facts[passage.name]

    def _unread(self) -> Iterator[Unread]:
        for block in self.blocks:
            found = unread(block) if block.place.line not in self.told else None
            if found and any(map(str.isalnum, found.what)):
                yield found

    def _in_heading(self) -> bool:
        above = self.open
        return above is not None and above.kind is BlockKind.HEADING and above.label is not None

    # --- one block ---

    def _block(self, i: int, block: TextBlock) -> None:
        label = self.known.of[i]
        if block.kind is BlockKind.HEADING:
            self._heading(i, block, label)
        elif self._in_heading():
            self._add(block)
        elif block.kind in _OPAQUE:
            self._opaque(block)
        elif label and not self._continues(block):
            self._labelled(i, block, label)
        else:
            self._words(i, block)

    def _heading(self, i: int, block: TextBlock, label: TimeLabel | None) -> None:
        inside = self._in_heading() and self.open is not None and block.level > self.open.level
        if label is None and inside:
            self._add(block)
            return
        self._close()
        self.key_events = block if names_key_events(block.text) else None
        if label is None:
            self._begin(block, None, block.text)
            self._close()
        elif i in self.known.above:
            self._above(block, label)
        else:
            self._begin(block, label, block.text[label.rest :])

    def _above(self, block: TextBlock, label: TimeLabel) -> None:
        self._tell(DayHeading(block.place, label))
        words = block.text if label.timed else block.text[label.rest :]
        if words.strip() and not is_statement(words):
            mark = "" if label.timed else label.dangling
            self._tell(Note(block.place, unmarked(words, mark)))

    def _labelled(self, i: int, block: TextBlock, label: TimeLabel) -> None:
        self._close()
        if label.only_day and self._stands_above(i, block, label):
            self._above(block, label)
        else:
            self._begin(block, label, block.text[label.rest :])

    def _stands_above(self, i: int, block: TextBlock, label: TimeLabel) -> bool:
        """Whether a line that only names a day is a heading for the clocks that follow."""
        for j in range(i + 1, len(self.blocks)):
            other = self.known.of[j]
            if other is None and self.last_counts and trailing(self.blocks[j].text):
                return True
            if other is None:
                continue
            deeper = self.blocks[j].level > block.level
            rest = block.text[label.rest :].strip()
            bare = not rest or is_statement(rest)
            return other.timed and other.start.day is None and (deeper or bare)
        return False

    def _continues(self, block: TextBlock) -> bool:
        """Whether a line with a time is only the next line of the item it stands in."""
        if (
            self.open is None
            or block.kind is not BlockKind.LINE
            or self.open.kind is not BlockKind.ITEM
        ):
            return False
        return (
            self.open.label is not None and self.open.label.timed and block.level > self.open.level
        )

    # --- words without a time ---

    def _opaque(self, block: TextBlock) -> None:
        if self.open:
            self._add(block)
            return
        words = as_code(block.rows) if block.kind is BlockKind.FENCE else as_quote(block.rows)
        if words:
            self._tell(Note(block.place, words))

    def _words(self, i: int, block: TextBlock) -> None:
        goes_on = self._goes_on(block) and not self._is_behind_list(i, block)
        if goes_on and not self.last_counts:
            self._add(block)
            return
        last = trailing(block.text)
        expected = last is not None and names_estimate(last[0])
        if last and not expected:
            fact = self._fact(block, *last)
            if fact or self.last_counts:
                self._close()
                if fact:
                    self._tell(fact)
                if fact and (
                    last[1].others or (not self.last_counts and len(last[0].split()) > _FEW_WORDS)
                ):
                    self._tell(Note(block.place, block.text))
                if self.last_counts and not (fact and self.key_events):
                    self._open_last(i, block, *last)
                return
        if goes_on and not expected:
            self._add(block)
            return
        self._close()
        self._note_key_events(block)
        if is_statement(block.text):
            self.told.add(block.place.line)
        else:
            self._begin(block, None, block.text)

    def _open_last(self, i: int, block: TextBlock, words: str, label: TimeLabel) -> None:
        """An event whose time stands last; in a chat those are who speaks, and words follow."""
        below = self.blocks[i + 1] if i + 1 < len(self.blocks) else None
        speaks = below is not None and below.kind is BlockKind.LINE and not below.parted
        words = f"{words}:" if speaks and below and trailing(below.text) is None else words
        self._begin(block, label, words)

    def _note_key_events(self, block: TextBlock) -> None:
        if names_key_events(block.text):
            self.key_events = block
        elif self.key_events and block.level <= self.key_events.level:
            self.key_events = None

    def _fact(self, block: TextBlock, words: str, label: TimeLabel) -> KeyEvent | None:
        """The milestone that a line names; one that is named already is an event like others."""
        name = milestone_named(words)
        if name is None or name in self.facts:
            return None
        self.facts[name] = TimelineEntry(block.place, label, words)
        return KeyEvent(block.place, name, label)

    def _is_behind_list(self, i: int, block: TextBlock) -> bool:
        """Whether a paragraph stands behind a list of lines that have nothing below them."""
        if self.last is None or i <= self.last or not block.parted or self.open is None:
            return False
        return block.kind is BlockKind.LINE and self.open.label is not None

    def _goes_on(self, block: TextBlock) -> bool:
        """Whether words belong to what is open: wrapped, indented below it, or its own items."""
        above = self.open
        if above is None:
            return False
        if block.kind is BlockKind.ITEM:
            return (
                block.level > above.level
                if above.kind is BlockKind.ITEM
                else above.label is not None
            )
        if block.kind is BlockKind.ROW or not block.parted:
            return True
        if above.kind is BlockKind.ITEM:
            return block.level > above.level
        return above.label is not None or block.level > above.level

    def _add(self, block: TextBlock) -> None:
        assert self.open is not None, "something is open to be gone on with"
        self.open.parts.append(block)

    def _begin(self, block: TextBlock, label: TimeLabel | None, words: str) -> None:
        self.open = _Open(block.place, label, words, block.kind, block.level)
        self.elsewhere = self.elsewhere or (
            label is not None and label.timed and not self.key_events
        )

    def _close(self) -> None:
        above, self.open = self.open, None
        if above is None:
            return
        self.joined += joined_in(above.text, above.parts)
        label = above.label
        what = as_one_line(above.text, above.parts, label.dangling if label else "")
        if label and (what or not label.unknown):
            self._tell(TimelineEntry(above.place, label, what, source=label.url), above.parts)
        elif words := what or (label.written if label else ""):
            self._tell(Note(above.place, words), above.parts)
