"""What we say beside the lines of people's list: that an idea is declined, and questions.

These lines are ours, and known by the mark at their end with a sum of their words. Who writes into
one makes it theirs: it stays, and nothing is asked there any more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from action.markdown import safe
from action.markdown.sections import OURS
from action.review.actions.action import LEDGER, Action, ActionList
from action.review.actions.aside.beside_lines import (
    BESIDE,
    BesideLine,
    DayInside,
    DayUnclear,
    DeclinedIdea,
    HowKnown,
    OnlyReminders,
    marked_beside,
    our_line,
    sum_of,
)
from action.review.actions.aside.weak_words import is_reminder, vague_words
from action.review.actions.line_parts import DUE
from action.review.dates.day_words import day_inside

ALL: Final = "all"
"""What a line is about that stands below the whole list."""
LONGEST_QUOTED: Final = 200
"""Characters of an action that a question repeats."""
_NO_TAB: Final = re.compile(r"[^\t]")
_ITEM: Final = re.compile(r"\s*(?:[-+*]|\d{1,9}[.)])\s")
_UNTIL_BOX: Final = re.compile(r"[^\[]*")


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
        return self.declined == {name: sum_of(idea.__html__()) for name, idea in ideas.items()}


@lru_cache(maxsize=8)
def taken_off(listed: ActionList) -> BesideList:
    """The list without our lines beside it; whoever asks again of the same list gets the same."""
    if BESIDE not in listed.text:
        return BesideList(listed, {}, frozenset(), frozenset())
    rows = [(row, our_line(row)) for row in listed.text.split("\n")]
    found = [line for _, line in rows if line]
    kept = (row for row, line in rows if not (line and line.untouched))
    return BesideList(
        ActionList("\n".join(kept)),
        {line.of: line.sum for line in found if line.untouched and line.declines},
        frozenset(line.of for line in found if line.untouched and not line.declines),
        frozenset(line.of for line in found if not line.untouched and not line.declines),
    )


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
    end = [marked_beside(questions[ALL], ALL)] if ALL in questions else []
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
    asked = (marked_beside(questions[of], of) for of in about if of in questions)
    return (*((marked_beside(idea, action.name),) if idea else ()), *asked)
