"""What we say beside the lines of people's list: that an idea is declined, and questions.

These lines are ours, and known by the mark at their end with a sum of their words. Who writes into
one makes it theirs: it stays, and nothing is asked there any more.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar, Final

from action.markdown import safe, sections
from action.markdown.sections import OURS
from action.review.actions.action import LEDGER, Action, ActionList
from action.review.actions.line_parts import DUE
from action.review.actions.weak_words import is_reminder, vague_words
from action.review.dates.day_words import day_inside
from action.review.kinds import Kind

ALL: Final = "all"
"""What a line is about that stands below the whole list."""
LONGEST_QUOTED: Final = 200
"""Characters of an action that a question repeats."""
_OURS: Final = re.compile(
    r'<!-- incident-review:beside of="(?P<of>\w{1,11})" about="(?P<about>\w{1,40})"'
    r' sum="(?P<sum>[0-9a-f]{8})" -->'
)
_KIND: Final = f"{OURS}beside "
_NO_TAB: Final = re.compile(r"[^\t]")
_ITEM: Final = re.compile(r"\s*(?:[-+*]|\d{1,9}[.)])\s")
_UNTIL_BOX: Final = re.compile(r"[^\[]*")


@dataclass(frozen=True, slots=True)
class BesideLine(Kind):
    """Something that we say beside an action."""

    folder: ClassVar[str] = "beside"


@dataclass(frozen=True, slots=True)
class DeclinedIdea(BesideLine):
    """An idea that somebody has declined, why and where."""

    by: str
    reason: str
    url: str


@dataclass(frozen=True, slots=True)
class HowKnown(BesideLine):
    """A question about an action of which nobody can tell when it is done."""

    title: str


@dataclass(frozen=True, slots=True)
class DayUnclear(BesideLine):
    """A question about a day that nobody can tell from its words."""

    said: str


@dataclass(frozen=True, slots=True)
class DayInside(BesideLine):
    """A question about a day that stands among the words, where nobody reads it as one."""

    said: str


@dataclass(frozen=True, slots=True)
class OnlyReminders(BesideLine):
    """A question where every action asks people to remember."""


@dataclass(frozen=True, slots=True)
class BesideList:
    """The list without our lines, and which of them there were.

    `declined` are the ideas shown as declined, by name, with the sum of what is said of them;
    `asking` is about what questions stand there, and `answered` about what people have written
    into them.
    """

    bare: ActionList
    declined: Mapping[str, str]
    asking: frozenset[str]
    answered: frozenset[str]

    def shows(self, ideas: Mapping[str, DeclinedIdea]) -> bool:
        """Whether just these ideas are shown as declined."""
        return self.declined == {name: _sum(idea.__html__()) for name, idea in ideas.items()}


@lru_cache(maxsize=8)
def taken_off(listed: ActionList) -> BesideList:
    """The list without our lines beside it; whoever asks again of the same list gets the same."""
    if _KIND not in listed.text:
        return BesideList(listed, {}, frozenset(), frozenset())
    rows = [(row, _our_line(row)) for row in listed.text.split("\n")]
    found = [line for _, line in rows if line]
    kept = (row for row, line in rows if not (line and line.untouched))
    return BesideList(
        ActionList("\n".join(kept)),
        {line.of: line.sum for line in found if line.untouched and line.declines},
        frozenset(line.of for line in found if line.untouched and not line.declines),
        frozenset(line.of for line in found if not line.untouched and not line.declines),
    )


@dataclass(frozen=True, slots=True)
class _OurLine:
    """A line with our mark: what it is about, and whether it stands as we wrote it."""

    of: str
    sum: str
    declines: bool
    untouched: bool


def _our_line(row: str) -> _OurLine | None:
    """What the last mark of ours on a row says, if there is one."""
    at = row.rfind(_KIND)
    found = _OURS.match(row, at) if at >= 0 else None
    if found is None:
        return None
    as_written = found["sum"] == _sum(row[:at]) and not row[found.end() :].strip()
    return _OurLine(found["of"], found["sum"], found["about"] == DeclinedIdea.called(), as_written)


def put_beside(
    listed: ActionList, declined: Mapping[str, DeclinedIdea], before: BesideList, asked: str
) -> tuple[ActionList, str]:
    """The list of named actions with our lines, and all that was ever asked about.

    A question that people have deleted or answered is not asked again.
    """
    known = frozenset(asked.split())
    gone = (known - before.asking) | before.answered
    questions = {of: one for of, one in _questions(listed.all, declined) if of not in gone}
    lines = {
        action.line: below
        for action in listed.all
        if (below := _below(action, declined, questions))
    }
    end = [_marked(questions[ALL], ALL)] if ALL in questions else []
    told = _with_end(_with_lines(listed.text.split("\n"), lines), end) if lines or end else None
    new = " ".join(sorted(known | frozenset(questions)))
    return (ActionList("\n".join(told)) if told else listed), new


def _with_lines(rows: Sequence[str], lines: Mapping[int, Sequence[str]]) -> list[str]:
    """The rows with our lines below the items to which they belong."""
    told, due = list[str](), list[str]()
    for at, row in enumerate(rows):
        if due and (not row.strip() or _ITEM.match(row)):
            told += due
            due = []
        told.append(row)
        before = _UNTIL_BOX.match(row)
        indent = _NO_TAB.sub(" ", before[0] if before else "")
        due += [f"{indent}- {line}" for line in lines.get(at, ())]
    return told + due


def _with_end(rows: list[str], end: Sequence[str]) -> list[str]:
    """The rows with our line below them, above the mark that remembers the list."""
    if not end:
        return rows
    memory = [rows.pop()] if rows[-1].startswith(f"{OURS}{LEDGER} ") else []
    while rows and not rows[-1].strip():
        rows.pop()
    return [*rows, "", *end, *(["", *memory] if memory else [])]


def _questions(
    actions: Sequence[Action], declined: Mapping[str, DeclinedIdea]
) -> Iterator[tuple[str, BesideLine]]:
    """What is worth asking about the actions that are neither done nor declined."""
    open_ = [one for one in actions if not one.says.is_done and one.name not in declined]
    for action in open_:
        vague = not action.says.done_when and vague_words(action.title)
        if vague and action.issue is None:
            yield action.name, HowKnown(safe.shortened(action.title, LONGEST_QUOTED))
        if action.issue is None and (about_day := _about_day(action)):
            yield f"{action.name}{DUE}", about_day
    if open_ and all(is_reminder(action.title) for action in open_):
        yield ALL, OnlyReminders()


def _about_day(action: Action) -> BesideLine | None:
    """A question where nobody can tell until when something is to be done."""
    for one in action.says.unclear:
        if one.part == DUE:
            return DayUnclear(one.said)
    inside = "" if action.says.due else day_inside(action.title)
    return DayInside(inside) if inside else None


def _below(
    action: Action, declined: Mapping[str, DeclinedIdea], questions: Mapping[str, BesideLine]
) -> tuple[str, ...]:
    """What we say of one action."""
    idea = declined.get(action.name)
    about = (f"{action.name}{DUE}", action.name)
    asked = (_marked(questions[of], of) for of in about if of in questions)
    return (*((_marked(idea, action.name),) if idea else ()), *asked)


def _marked(said: BesideLine, of: str) -> str:
    words = said.__html__()
    mark = sections.marker("beside", of=of, about=said.called(), sum=_sum(words))
    return f"{words} {mark}"


def _sum(said: str) -> str:
    words = said.strip().removeprefix("- ")
    return hashlib.sha256(words.encode(errors="replace")).hexdigest()[:8]
