"""The boxes of the steps as a page has them, beside what we noted when we last wrote them.

A box that is not as we wrote it was ticked or unticked by a person, and stays as they left it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from action.markdown.safe import Safe
from action.markdown.sections import OURS, Page, marker, noted

SECTION_OF_STEPS: Final = "steps"
_STEP: Final = "step"
_BOX: Final = re.compile(
    r"[ \t>]*+(?:(?:[-+*]|\d{1,9}[.)])[ \t]*+)?\[[ \t]*+(?P<tick>[xX✓✔☑]?)[ \t]*+\][ \t]*+"
)
_MARK: Final = re.compile(rf'{OURS}{_STEP} key="([a-z]++)" -->')
_TITLE: Final = re.compile(r"\*\*([^*]++)\*\*")

P = TypeVar("P", bound=Page)


@dataclass(frozen=True, slots=True)
class StepBox:
    """A box on a line (from 0) of the page; `title` is what stands behind it in bold."""

    line: int
    key: str
    title: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """What is in the box of a step, and whether that is a person's word."""

    ticked: bool
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class StepBoxes:
    """The boxes that a page has, and what its note says: which we wrote ticked, which are people's.

    Without a note we cannot know what we wrote: then a tick is believed, and no tick says nothing.
    """

    boxes: tuple[StepBox, ...]
    is_noted: bool
    noted_ticked: frozenset[str]
    noted_by_hand: frozenset[str]

    def tick(self, key: str, title: str, *, fact: bool) -> Tick:
        """What belongs into the box of a step, of which the facts say whether it is done.

        What a person did stays, until they bring the box back to what the facts say.
        """
        before, theirs = key in self.noted_ticked, key in self.noted_by_hand
        found = {box.ticked for box in self._of(key, title)}
        if not self.is_noted:
            return Tick(fact or True in found, by_hand=not fact and True in found)
        if (not before) in found:
            return Tick(not before, by_hand=not (theirs and fact != before))
        return Tick(before, by_hand=True) if theirs else Tick(fact)

    def kept(self, shown: Iterable[str]) -> Mapping[str, Tick]:
        """What people did with steps that are not among those shown, should they come back."""
        gone = sorted(self.noted_by_hand.difference(shown))
        return {key: Tick(key in self.noted_ticked, by_hand=True) for key in gone}

    def _of(self, key: str, title: str) -> Iterator[StepBox]:
        """The boxes of a step: by its mark, and by its words where somebody took that away."""
        for box in self.boxes:
            if box.key == key or (not box.key and box.title == title.lower()):
                yield box


def boxes_of(page: Page) -> StepBoxes:
    """The boxes of a page: those in our section, and marked ones elsewhere that it lacks."""
    span = page.span(SECTION_OF_STEPS)
    first, last = span or (0, len(page.lines))
    inside = tuple(_boxes(page, range(first, last), marked=span is None))
    rest = (at for at in range(len(page.lines)) if not first <= at < last)
    known = {box.key for box in inside}
    outside = (box for box in _boxes(page, rest, marked=True) if box.key not in known)
    note = _note(page.lines[first:last])
    said = note or {}
    ticked, by_hand = (frozenset(said.get(of, "").split()) for of in ("ticked", "by_hand"))
    return StepBoxes((*inside, *outside), note is not None, ticked, by_hand)


def _note(lines: Iterable[str]) -> Mapping[str, str] | None:
    """What the first note of ours says that can be read."""
    notes = (noted(line) for line in lines if line.startswith(f"{OURS}{SECTION_OF_STEPS} "))
    return next((note for note in notes if note is not None), None)


def _boxes(page: Page, numbers: Iterable[int], *, marked: bool) -> Iterator[StepBox]:
    for at in numbers:
        line = page.lines[at]
        key = key_of_step(line)
        box = _BOX.match(line) if key or not marked else None
        if box:
            title = title_in(line[box.end() :])
            yield StepBox(at, key, title.lower(), bool(box["tick"]))


def key_of_step(line: str) -> str:
    """The step whose box is on a line, as its mark says; empty where it has none."""
    found = _MARK.search(line)
    return found[1] if found else ""


def title_in(words: str) -> str:
    """What begins the words of a step, in bold; empty where nothing is."""
    found = _TITLE.match(words)
    return found[1].strip() if found else ""


def is_step(line: str) -> bool:
    """Whether a line is a step as we write them; in other words it may be meant as an action."""
    box = _BOX.match(line) if key_of_step(line) else None
    return bool(box and title_in(line[box.end() :]))


# --- writing --------------------------------------------------------------------------------------


def step_marker(key: str) -> Safe:
    """The mark on the line of a step."""
    return marker(_STEP, key=key)


def steps_marker(ticks: Mapping[str, Tick]) -> Safe:
    """The note about what is written into which box, and which of them are people's."""
    ticked = " ".join(key for key, tick in ticks.items() if tick.ticked)
    by_hand = " ".join(key for key, tick in ticks.items() if tick.by_hand)
    return marker(SECTION_OF_STEPS, ticked=ticked, by_hand=by_hand)


def ticked_again(page: P, found: Page, saved: Page) -> P:
    """The page with the boxes as somebody left them, where they changed what the page still has.

    They found one text and saved the other.
    """
    before, after = _ticks(found), _ticks(saved)
    lines = list(page.lines)
    for box in boxes_of(page).boxes:
        wanted = after.get(box.key, box.ticked)
        if box.key and before.get(box.key) == box.ticked != wanted:
            lines[box.line] = _with_tick(lines[box.line], ticked=wanted)
    return page.with_text(lines) if lines != list(page.lines) else page


def _ticks(page: Page) -> Mapping[str, bool]:
    """Whether each step is ticked; of two boxes that say different things, nothing is known."""
    found = defaultdict[str, set[bool]](set)
    for box in boxes_of(page).boxes:
        found[box.key].add(box.ticked)
    return {key: True in ticks for key, ticks in found.items() if key and len(ticks) == 1}


def _with_tick(line: str, *, ticked: bool) -> str:
    before, _, rest = line.partition("[")
    return f"{before}[{'x' if ticked else ' '}]{rest.partition(']')[2]}"
