"""Patterns of `re` as code that counts; `test_counting.py` holds that it finds the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from itertools import count
from typing import Any, Final

from tests.growth.backtracking import (
    Again,
    Atomic,
    Choice,
    Code,
    Counter,
    Edge,
    Fits,
    Groups,
    Jump,
    Look,
    Run,
    Same,
    Save,
    Sign,
    Split,
    Thread,
    Where,
)

PARSER: Final[Any] = import_module("re._parser")
COMPILER: Final[Any] = import_module("re._compiler")
ONE_SIGN: Final = frozenset({"LITERAL", "NOT_LITERAL", "ANY", "IN", "CATEGORY"})
REPEATS: Final = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})

Node = tuple[Any, Any]


@cache
def _one_sign(node: str, flags: int) -> dict[str, bool]:
    """What is known already of a kind of sign."""
    return {}


def fits(node: Node, flags: int) -> Fits:
    """Whether a sign is of the kind that a pattern wants; `re` itself says so."""
    state = PARSER.State()
    state.flags = flags
    single = COMPILER.compile(PARSER.SubPattern(state, [node]), flags)
    known = _one_sign(repr(node), flags)

    def fit(sign: str) -> bool:
        if sign not in known:
            known[sign] = bool(single.fullmatch(sign))
        return known[sign]

    return fit


def begins(nodes: Sequence[Node], flags: int) -> Fits | None:
    """Whether words can begin with a sign; None where that cannot be told by their first sign."""
    for node in nodes:
        name, said = str(node[0]), node[1]
        if name in ONE_SIGN:
            return fits(node, flags)
        if name in REPEATS and said[0]:
            return begins(said[2], flags)
        if name == "SUBPATTERN":
            return begins(said[3], (flags | said[1]) & ~said[2])
        if name == "BRANCH":
            return _any([begins(branch, flags) for branch in said[1]])
        if name not in {"AT", "ASSERT", "ASSERT_NOT"}:
            return None
    return None


def _any(ways: Sequence[Fits | None]) -> Fits | None:
    known = [way for way in ways if way]
    return (lambda sign: any(way(sign) for way in known)) if len(known) == len(ways) else None


def _edge(kind: str, flags: int) -> Callable[[str, int], bool]:
    mark = {
        "AT_BEGINNING": "^",
        "AT_BEGINNING_STRING": r"\A",
        "AT_BOUNDARY": r"\b",
        "AT_NON_BOUNDARY": r"\B",
        "AT_END": "$",
        "AT_END_STRING": r"\Z",
    }[kind]
    seen = re.compile(mark, flags & (re.MULTILINE | re.ASCII | re.UNICODE))

    def holds(text: str, pos: int) -> bool:
        return bool(seen.match(text, pos))

    return holds


@dataclass
class _Writer:
    """Writes the code of one pattern."""

    slots: Iterator[int]

    def code(self, nodes: Sequence[Node], flags: int) -> Code:
        return [one for node in nodes for one in self._of(node, flags)]

    def _of(self, node: Node, flags: int) -> Code:
        name, said = str(node[0]), node[1]
        if name in ONE_SIGN:
            return [Sign(fits(node, flags))]
        if name in REPEATS:
            return self._repeat(name, said, flags)
        written: Code = getattr(self, f"_{name.lower()}")(said, flags)
        return written

    def _at(self, said: Any, flags: int) -> Code:
        return [Edge(_edge(str(said), flags))]

    def _subpattern(self, said: Any, flags: int) -> Code:
        group, more, fewer, inner = said
        code = self.code(inner, (flags | more) & ~fewer)
        return [Save(2 * group), *code, Save(2 * group + 1)] if group else code

    def _branch(self, said: Any, flags: int) -> Code:
        branches = [(self.code(one, flags), begins(one, flags)) for one in said[1]]
        whole = sum(len(code) + 1 for code, _ in branches) + 1
        ways: list[tuple[Fits | None, int]] = []
        written: Code = [Choice(ways)]
        for code, first in branches:
            ways.append((first, len(written)))
            written += code
            written.append(Jump(whole - len(written)))
        return written

    def _assert(self, said: Any, flags: int) -> Code:
        back = said[1].getwidth()[0] if said[0] < 0 else 0
        return [Look(self.code(said[1], flags), back, wanted=True)]

    def _assert_not(self, said: Any, flags: int) -> Code:
        back = said[1].getwidth()[0] if said[0] < 0 else 0
        return [Look(self.code(said[1], flags), back, wanted=False)]

    def _atomic_group(self, said: Any, flags: int) -> Code:
        return [Atomic(self.code(said, flags))]

    def _groupref(self, said: Any, _: int) -> Code:
        return [Same(said)]

    def _groupref_exists(self, said: Any, flags: int) -> Code:
        group, yes, no = said
        first, second = self.code(yes, flags), self.code(no or (), flags)
        return [Where(group, len(first) + 2), *first, Jump(len(second) + 1), *second]

    def _repeat(self, name: str, said: Any, flags: int) -> Code:
        least, most, body = said
        unbounded = most == PARSER.MAXREPEAT
        if len(body) == 1 and str(body[0][0]) in ONE_SIGN and name != "MIN_REPEAT":
            gives_back = name == "MAX_REPEAT"
            most = 10**9 if unbounded else int(most)
            return [Run(fits(body[0], flags), least, most, gives_back)]
        lazy = name == "MIN_REPEAT"
        code = [one for _ in range(least) for one in self.code(body, flags)]
        code += (
            self._loop(body, flags, lazy)
            if unbounded
            else self._up_to(most - least, self.code(body, flags), lazy)
        )
        return [Atomic(code)] if name == "POSSESSIVE_REPEAT" else code

    def _loop(self, body: Any, flags: int, lazy: bool) -> Code:
        slot, code = next(self.slots), self.code(body, flags)
        ways = (len(code) + 3, 1) if lazy else (1, len(code) + 3)
        return [Split(*ways), Save(slot), *code, Again(slot, len(code) + 2)]

    def _up_to(self, most: int, code: Code, lazy: bool) -> Code:
        whole = most * (len(code) + 1)
        every: Code = []
        for turn in range(most):
            away = whole - turn * (len(code) + 1)
            every += [Split(*((away, 1) if lazy else (1, away))), *code]
        return every


# --- patterns that count --------------------------------------------------------------------------


@dataclass(frozen=True)
class Counted:
    """A pattern whose steps are counted."""

    code: Code
    empty: Groups
    begins: Fits | None

    def begun(self, text: str, pos: int, counter: Counter, *, whole: bool = False) -> int | None:
        """Where a match from this place ends."""
        thread = Thread(text, counter, pos, self.empty)
        code = [*self.code, Edge(lambda text, pos: pos == len(text))] if whole else self.code
        return thread.pos if thread.run(code) else None

    def found(self, text: str, pos: int, counter: Counter) -> tuple[int, int] | None:
        """The first match from this place on."""
        for begin in range(pos, len(text) + 1):
            counter.add(1)
            if self.begins and not (begin < len(text) and self.begins(text[begin])):
                continue
            end = self.begun(text, begin, counter)
            if end is not None:
                return begin, end
        return None

    def all(self, text: str, counter: Counter) -> Iterator[tuple[int, int]]:
        """Every match; an empty one is passed over by one sign."""
        pos = 0
        while pos <= len(text) and (found := self.found(text, pos, counter)):
            yield found
            pos = found[1] + (found[0] == found[1])


@cache
def counted(pattern: str, flags: int) -> Counted:
    """The same pattern as one that counts."""
    parsed = PARSER.parse(pattern, flags)
    groups = parsed.state.groups
    slots = count(2 * groups)
    code = _Writer(slots).code(parsed, parsed.state.flags)
    return Counted(code, (-1,) * next(slots), begins(parsed, parsed.state.flags))
