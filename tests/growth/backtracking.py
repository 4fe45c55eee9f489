"""A matcher that goes the way of Python's `re`, one step after the other, and counts the steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

Groups = tuple[int, ...]
"""Where each group begins and ends, and then where each loop began its last turn."""
Fits = Callable[[str], bool]


class TooManyStepsError(Exception):
    """The counter has passed its limit."""


@dataclass
class Counter:
    """Steps taken so far, and how many may be taken."""

    limit: int = 10**9
    steps: int = 0

    def add(self, steps: int) -> None:
        self.steps += steps
        if self.steps > self.limit:
            raise TooManyStepsError


class Instruction(Protocol):
    """One thing to try; false sends the thread back to where it had another way to go."""

    def do(self, thread: Thread) -> bool: ...


Code = list[Instruction]


@dataclass(slots=True)
class Thread:
    """A matcher at its place in text and code, with the ways it has not gone yet."""

    text: str
    counter: Counter
    pos: int
    groups: Groups
    at: int = 0
    others: list[tuple[int, int, int, Groups]] = field(default_factory=list)

    def run(self, code: Code) -> bool:
        """Whether the code comes to its end."""
        counter, end = self.counter, len(code)
        while self.at < end:
            counter.steps += 1
            if code[self.at].do(self):
                self.at += 1
            elif counter.steps > counter.limit or not self._goes_back():
                counter.add(0)
                return False
        return True

    def inner(self, code: Code, pos: int) -> Thread | None:
        """The thread that has run other code from a place, if that came to its end."""
        thread = Thread(self.text, self.counter, pos, self.groups)
        return thread if thread.run(code) else None

    def _goes_back(self) -> bool:
        if not self.others:
            return False
        self.at, low, self.pos, self.groups = self.others.pop()
        if self.pos > low:
            self.others.append((self.at, low, self.pos - 1, self.groups))
        return True


# --- instructions ---------------------------------------------------------------------------------


@dataclass(slots=True)
class Sign:
    fits: Fits

    def do(self, thread: Thread) -> bool:
        fits = thread.pos < len(thread.text) and self.fits(thread.text[thread.pos])
        thread.pos += 1
        return fits


@dataclass(slots=True)
class Run:
    """As many of one kind of sign as there are; fewer where the rest asks for it."""

    fits: Fits
    least: int
    most: int
    gives_back: bool

    def do(self, thread: Thread) -> bool:
        begin, text, fits = thread.pos, thread.text, self.fits
        end, last = begin, min(len(text), begin + self.most)
        while end < last and fits(text[end]):
            end += 1
        thread.counter.add(end - begin)
        if end - begin < self.least:
            return False
        if self.gives_back and end > begin + self.least:
            thread.others.append((thread.at + 1, begin + self.least, end - 1, thread.groups))
        thread.pos = end
        return True


@dataclass(slots=True)
class Split:
    """Go on here or there; `first` is tried first. Both are counted from here."""

    first: int
    second: int

    def do(self, thread: Thread) -> bool:
        thread.others.append((thread.at + self.second, thread.pos, thread.pos, thread.groups))
        thread.at += self.first - 1
        return True


@dataclass(slots=True)
class Choice:
    """One of several ways, each counted from here; only what can begin with this sign is tried."""

    ways: Sequence[tuple[Fits | None, int]]
    known: dict[str, Sequence[int]] = field(default_factory=dict)

    def do(self, thread: Thread) -> bool:
        sign = thread.text[thread.pos : thread.pos + 1]
        if sign not in self.known:
            self.known[sign] = self._open_to(sign)
        left = self.known[sign]
        for way in reversed(left[1:]):
            thread.others.append((thread.at + way, thread.pos, thread.pos, thread.groups))
        thread.at += left[0] - 1 if left else 0
        return bool(left)

    def _open_to(self, sign: str) -> Sequence[int]:
        """The ways that can begin with this sign, or with the end of the text."""
        return [way for begins, way in self.ways if not begins or (sign and begins(sign))]


@dataclass(slots=True)
class Jump:
    by: int

    def do(self, thread: Thread) -> bool:
        thread.at += self.by - 1
        return True


@dataclass(slots=True)
class Save:
    slot: int

    def do(self, thread: Thread) -> bool:
        kept = list(thread.groups)
        kept[self.slot] = thread.pos
        thread.groups = tuple(kept)
        return True


@dataclass(slots=True)
class Again:
    """The end of a loop: back to its begin, unless this turn came no farther."""

    slot: int
    by: int

    def do(self, thread: Thread) -> bool:
        if thread.groups[self.slot] != thread.pos:
            thread.at -= self.by + 1
        return True


@dataclass(slots=True)
class Edge:
    holds: Callable[[str, int], bool]

    def do(self, thread: Thread) -> bool:
        return self.holds(thread.text, thread.pos)


@dataclass(slots=True)
class Look:
    """Ahead, or back by a width."""

    code: Code
    back: int
    wanted: bool

    def do(self, thread: Thread) -> bool:
        pos = thread.pos - self.back
        found = thread.inner(self.code, pos) if pos >= 0 else None
        if found and self.wanted:
            thread.groups = found.groups
        return (found is not None) is self.wanted


@dataclass(slots=True)
class Atomic:
    code: Code

    def do(self, thread: Thread) -> bool:
        found = thread.inner(self.code, thread.pos)
        if found:
            thread.pos, thread.groups = found.pos, found.groups
        return found is not None


@dataclass(slots=True)
class Same:
    """What a group has found, once more."""

    group: int

    def do(self, thread: Thread) -> bool:
        begin, end = thread.groups[2 * self.group : 2 * self.group + 2]
        said = thread.text[begin:end]
        thread.counter.add(len(said))
        fits = end >= 0 and thread.text.startswith(said, thread.pos)
        thread.pos += len(said)
        return fits


@dataclass(slots=True)
class Where:
    """Only with a group that was found; else the other way, counted from here."""

    group: int
    otherwise: int

    def do(self, thread: Thread) -> bool:
        if thread.groups[2 * self.group + 1] < 0:
            thread.at += self.otherwise - 1
        return True
