"""Whatever the file and people do, in whatever order: nothing is lost, doubled or decided."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from action.review.incident import Event
from action.review.timeline import event_line, merging
from action.review.timeline.ids import with_ids
from action.review.timeline.rows import Block
from action.review.timeline.timeline import Timeline
from tests.searching import examples
from tests.stories.nouns import an_incident, at

MOMENTS = st.none() | st.integers(20, 67).map(lambda n: at("00:00") + timedelta(minutes=30 * n))
PICK = st.integers(0, 40)
LENGTH = st.sampled_from([None, 10, 90])


def an_event(words: str, when: datetime | None, length: int | None = None) -> Event:
    """Something that happens at a moment, for some minutes, or nobody knows when."""
    if when is None:
        return Event(words, "??:??" if length else "")
    end = when + timedelta(minutes=length) if length else None
    return Event(words, f"{when:%H:%M}–{end:%H:%M}" if end else f"{when:%H:%M}", when, end=end)


def bare(row: str) -> str:
    """A row without ids, and without what cannot be seen at its end."""
    return event_line.ANYWHERE.sub("", row).rstrip()


def blocks_of(rows: Sequence[str]) -> tuple[Block, ...]:
    """The bullets of these rows."""
    return Timeline("\n".join(rows)).rows.blocks


class TwoSides(RuleBasedStateMachine):
    """A file and a pull request that people edit in any order, and that are merged now and then."""

    def __init__(self) -> None:
        """Begin with nothing told."""
        super().__init__()
        self.counted, self.version = 0, 1
        self.file: list[Event] = []
        self.merged_from: list[Event] = []
        begin = f"# Timeline\n\n{merging.NO_EVENTS} Add events.\n"
        self.text = f"{begin}\n{event_line.source_marker('b1', ())}\n"
        self.touched: set[str] = set()
        self.changed: set[str] = set()
        self.given: set[str] = set()

    @initialize(moments=st.lists(MOMENTS, min_size=2, max_size=6))
    def begin(self, moments: Sequence[datetime | None]) -> None:
        """Some events are told and shown."""
        self.file = [an_event(self.new_words("file"), when) for when in moments]
        self.merge()

    def new_words(self, who: str) -> str:
        """Words that nobody has used before."""
        self.counted += 1
        return f"{who} {self.counted}"

    # --- what people do to the file ---

    @rule(place=PICK, when=MOMENTS, length=LENGTH, again=st.booleans())
    def tell(self, place: int, when: datetime | None, length: int | None, again: bool) -> None:
        """Somebody tells one more event, maybe in words that were used before."""
        words = "Restart" if again else self.new_words("file")
        self.file.insert(place % (len(self.file) + 1), an_event(words, when, length))

    @rule(place=PICK)
    def reword(self, place: int) -> None:
        """Somebody says it better."""
        self._change(place, lambda event: replace(event, what=self.new_words("file")))

    @rule(place=PICK, when=MOMENTS, length=LENGTH)
    def retime(self, place: int, when: datetime | None, length: int | None) -> None:
        """Somebody corrects a time."""
        self._change(place, lambda event: an_event(event.what, when, length))

    @rule(one=PICK, two=PICK)
    def swap_times(self, one: int, two: int) -> None:
        """Somebody has mixed up two times."""
        if self.file:
            a, b = self.file[one % len(self.file)], self.file[two % len(self.file)]
            self._change(one, lambda _: replace(b, what=a.what))
            self._change(two, lambda _: replace(a, what=b.what))

    @rule(place=PICK)
    def take_out(self, place: int) -> None:
        """Somebody takes an event out."""
        if self.file:
            del self.file[place % len(self.file)]

    @rule(place=PICK, to=PICK)
    def reorder(self, place: int, to: int) -> None:
        """Somebody moves an event."""
        if self.file:
            event = self.file.pop(place % len(self.file))
            self.file.insert(to % (len(self.file) + 1), event)

    @rule(place=PICK)
    def tell_twice(self, place: int) -> None:
        """Somebody tells an event once more."""
        if self.file:
            self.file.insert(place % len(self.file), self.file[place % len(self.file)])

    def _change(self, place: int, change: Callable[[Event], Event]) -> None:
        if self.file:
            place %= len(self.file)
            self.file[place] = change(self.file[place])

    # --- what people do in the pull request ---

    @rule(place=PICK, keeps=st.booleans())
    def rewrite(self, place: int, keeps: bool) -> None:
        """Somebody writes a line anew, and may lose its id."""
        self._edit(place, lambda row: [self._anew(row, keeps=keeps)])

    @rule(place=PICK, hour=st.integers(0, 23))
    def correct_time(self, place: int, hour: int) -> None:
        """Somebody corrects the time of a line."""
        self._edit(place, lambda row: [re.sub(r"\*\*.*?\*\*", f"**{hour:02}:15**", row)])

    @rule(place=PICK)
    def delete(self, place: int) -> None:
        """Somebody deletes a line."""
        self._edit(place, lambda _: [])

    @rule(place=PICK, clock=st.booleans())
    def add(self, place: int, clock: bool) -> None:
        """Somebody adds a line below another."""
        time = "**11:11** " if clock else ""
        self._edit(place, lambda row: [row, f"- {time}{self.new_words('person')}"])

    @rule(place=PICK)
    def double(self, place: int) -> None:
        """Somebody copies a line, and changes the copy or not."""
        self._edit(place, lambda row: [row, self._anew(row, keeps=True)])

    @rule(place=PICK, number=st.integers(1, 30))
    def invent_id(self, place: int, number: int) -> None:
        """Somebody writes an id by hand."""
        mark = f"<!-- e{number} -->"
        self._edit(place, lambda row: [row, f"- {self.new_words('person')} {mark}"])

    @rule(place=PICK)
    def say_more(self, place: int) -> None:
        """Somebody writes a line below a bullet that belongs to it."""
        self._edit(place, lambda row: [row, f"  {self.new_words('more')}"])

    @rule(place=PICK)
    def give_example(self, place: int) -> None:
        """Somebody shows how a line is written."""
        example = ["", "```", f"- **14:05** {self.new_words('example')} <!-- e1 -->", "```", ""]
        self._edit(place, lambda row: [row, *example], touches=False)

    @rule(place=PICK, to=PICK)
    def move(self, place: int, to: int) -> None:
        """Somebody moves a line."""
        rows, bullets = self._bullets()
        if bullets:
            row = rows.pop(bullets[place % len(bullets)].first)
            spots = [block.first for block in blocks_of(rows)]
            rows.insert(spots[to % len(spots)] if spots else len(rows) - 3, row)
            self._wrote(rows)

    @rule()
    def lose_a_heading(self) -> None:
        """Somebody deletes the first heading of a day."""
        rows = self.text.split("\n")
        at = next((i for i, row in enumerate(rows) if event_line.day_of_heading(row)), None)
        self._wrote([row for i, row in enumerate(rows) if i != at])

    @rule()
    def save_with_other_newlines(self) -> None:
        """Somebody saves the file on another system."""
        self.text = self.text.replace("\r\n", "\n").replace("\n", "\r\n")

    @rule(place=PICK)
    def leave_spaces(self, place: int) -> None:
        """Somebody leaves spaces at the end of a line."""
        self._edit(place, lambda row: [f"{row.rstrip()}  "], touches=False)

    def _anew(self, row: str, *, keeps: bool) -> str:
        ident = event_line.event_id(row)
        mark = f" <!-- {ident} -->" if ident and keeps else ""
        return f"- **10:10** {self.new_words('person')}{mark}"

    def _bullets(self) -> tuple[list[str], tuple[Block, ...]]:
        rows = self.text.split("\n")
        return rows, blocks_of(rows)

    def _edit(
        self, place: int, change: Callable[[str], Sequence[str]], *, touches: bool = True
    ) -> None:
        rows, bullets = self._bullets()
        if bullets:
            at = bullets[place % len(bullets)].first
            ident = event_line.event_id(rows[at])
            rows[at : at + 1] = change(rows[at])
            self._wrote(rows)
            self.touched |= {ident} if ident and touches else set()

    def _wrote(self, rows: Sequence[str]) -> None:
        self.text = "\n".join(rows)

    # --- what we do ---

    @rule()
    def merge(self) -> None:
        """We look, as often as you like, and everything holds that must."""
        was, now = (an_incident(events=tuple(told)) for told in (self.merged_from, self.file))
        before, self.version = self.text, self.version + 1
        known = Timeline(before).memory
        assert known is not None
        self.touched |= {b.ident for b in self._bullets()[1] if b.ident and not b.alone}
        here = Timeline(before)
        named = with_ids(here, merging.telling(here, was))
        after = merging.merged(named, was, now, f"b{self.version}")
        self.text = after.text
        told = dict(zip(known.events, self.merged_from, strict=True))
        self.merged_from = list(self.file)
        self._file_changed(told)
        self._check_ids(before)
        self.given |= {ident for _, ident in here.marks}
        self._check_people(before)
        self._check_file()
        self._check_conflicts(named.text, told)
        self._check_order(before)
        assert with_ids(after, merging.telling(after, now)) == after
        assert merging.merged(after, now, now, f"b{self.version}") == after
        self.given |= {ident for _, ident in after.marks}

    def _events(self) -> dict[str, Event]:
        known = Timeline(self.text).memory
        assert known is not None
        return dict(zip(known.events, self.file, strict=True))

    def _rows(self) -> dict[str, str]:
        now = Timeline(self.text)
        return {ident: now.lines[place].rstrip() for place, ident in now.marks}

    def _file_changed(self, told: dict[str, Event]) -> None:
        now = self._events()
        self.changed |= {ident for ident, event in told.items() if now.get(ident) != event}

    def _check_ids(self, before: str) -> None:
        """Every event has one; none is given twice, but for lines that had lost theirs."""
        idents = Counter(ident for _, ident in Timeline(self.text).marks)
        assert max(idents.values(), default=1) == 1
        assert all(block.ident for block in Timeline(self.text).rows.blocks)
        rows, lines = self._rows(), Timeline(before)
        here = {ident for _, ident in lines.marks}
        lost = {block.text for block in lines.rows.blocks if not block.ident}
        again = {ident for ident in rows if ident in self.given - here}
        assert {bare(rows[ident]) for ident in again} <= lost

    def _check_people(self, before: str) -> None:
        """Every line of theirs is there, and what they wrote below a line still is."""
        theirs = Counter(bare(row) for row in before.split("\n") if _is_theirs(row))
        now = Counter(map(bare, self.text.split("\n")))
        assert not theirs - now
        assert _owners(before).items() <= _owners(self.text).items()

    def _check_file(self) -> None:
        """Every event of the file is told, if people did not change or delete it."""
        rows = self._rows()
        for ident, event in self._events().items():
            assert ident in self.touched or rows.get(ident) == event_line.line(event, ident)

    def _check_conflicts(self, named: str, told: dict[str, Event]) -> None:
        """People are asked about what both sides changed, and about nothing else."""
        asked = {
            c.id
            for c in merging.conflicts(Timeline(self.text), an_incident(events=tuple(self.file)))
        }
        assert asked <= self.touched & self.changed
        rows, now = self._rows(), self._events()
        was = {i: row.rstrip() for row in named.split("\n") if (i := event_line.event_id(row))}
        for ident, event in told.items():
            both = now.get(ident) != event and was.get(ident) != event_line.line(event, ident)
            line = event_line.line(now[ident], ident) if ident in now else None
            assert not both or ident in asked or rows.get(ident) == line

    def _check_order(self, before: str) -> None:
        """What joins stands below nothing that was later on its day."""
        there = {ident for _, ident in Timeline(before).marks}
        words = set(map(bare, before.split("\n")))
        above: Block | None = None
        for block in Timeline(self.text).rows.blocks:
            joined = block.ident not in there and bare(block.text) not in words
            if (
                joined
                and block.day
                and above
                and above.clock
                and block.clock
                and above.day == block.day
            ):
                assert above.clock <= block.clock
            above = block if block.clock else above


def _is_theirs(row: str) -> bool:
    return bool(re.search(r"person \d|more \d|example \d", row))


def _owners(text: str) -> dict[str, str]:
    """What people wrote below bullets, and whose bullet it is, where only one has that id."""
    rows, now = text.split("\n"), Timeline(text)
    once = Counter(ident for _, ident in now.marks)
    return {
        bare(row): block.ident or bare(block.text)
        for block in now.rows.blocks
        for row in rows[block.first + 1 : block.end]
        if once[block.ident or ""] == 1 and "more" in row
    }


TwoSides.TestCase.settings = settings(examples(60), stateful_step_count=25)
test_two_sides = TwoSides.TestCase
